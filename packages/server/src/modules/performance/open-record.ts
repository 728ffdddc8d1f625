// 调阅: a superior opens the record of a body that is not its own, with a reason, seen by those it is about.
import type { Id } from '@jinze/kernel';
import type { ScopedResource } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { insertOpening, recordsById } from './duty-records.store.ts';
import type { RecordingContext } from './performance.context.ts';
import { openingSource } from './performance.ledger.ts';

/** Written down before anything is shown: the opening, its leaf and the audit entry are one transaction. */
export async function openRecord(
  context: RecordingContext,
  command: Command,
  input: {
    readonly id: Id<'duty-record'>;
    readonly reason: string;
    readonly accountId: Id<'account'>;
    /** Whether the caller reads it without opening it. */
    readonly isOwn: (record: ScopedResource) => boolean;
  },
): Promise<void> {
  await context.unitOfWork.commit(command, async (unit) => {
    const [row] = await recordsById(unit.tx, command.scope, [input.id]);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.scope_keys.some((scopeKey) => input.isOwn({ scopeKey })))
      throw new Refused({ code: 'performance.own-record' });
    const id = newId<'opening'>(unit.now);
    await insertOpening(unit.tx, {
      id,
      record_id: row.id,
      opened_at: unit.now,
      opened_by: command.actor.name,
      account_id: input.accountId,
      reason: input.reason,
      persons: row.persons,
    });
    await recordHeld(unit, openingSource, [
      { id, type: 'record-opening.made.v1', organId: row.organ_id },
    ]);
    await unit.audit('performance.open', row.id);
    return {};
  });
}

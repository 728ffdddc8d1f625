// 调阅: a superior opens the record of a body that is not its own, with a reason, seen by those it is about.
import type { Id } from '@jinze/kernel';
import { asSystem } from '../../platform/database/database.ts';
import type { ScopedResource } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { insertOpening, recordsById } from './duty-records.store.ts';
import type { PerformanceContext, RecordingContext } from './performance.context.ts';
import { openingSource } from './performance.ledger.ts';

/**
 * Written down before anything is shown: the opening, its leaf and the audit entry are one transaction. Who may open it by an
 * order alone opens it under that order, and the entry names it.
 */
export async function openRecord(
  context: RecordingContext & Pick<PerformanceContext, 'orderBehind' | 'orderNumber'>,
  command: Command,
  input: {
    readonly id: Id<'duty-record'>;
    readonly reason: string;
    readonly caller: Caller;
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
      account_id: input.caller.accountId,
      reason: input.reason,
      persons: row.persons,
    });
    await recordHeld(unit, openingSource, [
      { id, type: 'record-opening.made.v1', organId: row.organ_id },
    ]);
    const resources = row.scope_keys.map((scopeKey) => ({ scopeKey }));
    const order = context.orderBehind(input.caller, 'performance.open', resources);
    const under =
      order === undefined
        ? []
        : await asSystem(unit.tx, command.scope, async () => [
            order,
            await context.orderNumber(unit.tx, order),
          ]);
    await unit.audit('performance.open', [row.id, ...under].join(' '));
    return {};
  });
}

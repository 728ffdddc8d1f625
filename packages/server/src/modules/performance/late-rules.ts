// What a place lays down on late entries, by a document: when a record is late, and whether a late one counts.
import type { LateRuleView } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { scopeKeyOf } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { regionAt } from '../posts/index.ts';
import { lateRuleSource } from './fulfilment.ledger.ts';
import { forgetPasses } from './fulfilment.store.ts';
import { endLateRule, insertLateRule, type LateRuleRow, lockLateRule } from './late-rules.store.ts';

export const lateRuleView = (row: LateRuleRow): LateRuleView => ({
  id: row.id,
  version: row.version,
  regionPath: row.region_path,
  afterDays: row.after_days,
  doesCount: row.does_count,
  documentNo: row.document_no,
  title: row.title,
  validFrom: row.valid_from,
  recordedAt: row.recorded_at.toISOString(),
  recordedBy: row.recorded_by,
});

/** States below are computed anew by the next turn, which this asks for. */
export async function layDownLateRule(
  { unitOfWork }: Services,
  command: Command,
  input: {
    readonly region: string;
    readonly afterDays: number;
    readonly doesCount: boolean;
    readonly documentNo: string;
    readonly title: string;
    readonly validFrom: CivilDate;
  },
): Promise<LateRuleView> {
  return unitOfWork.commit(command, async (unit) => {
    const region = await regionAt(unit.tx, input.region);
    const key = region === undefined ? undefined : scopeKeyOf(region.level, region.path);
    if (key === undefined || !command.scope.keys.some((own) => key.startsWith(own)))
      throw new Refused({ code: 'http.not-found' });
    const row: LateRuleRow = {
      id: newId<'late-rule'>(unit.now),
      version: 1,
      region_path: input.region,
      scope_key: key,
      after_days: input.afterDays,
      does_count: input.doesCount,
      document_no: input.documentNo,
      title: input.title,
      valid_from: input.validFrom,
      recorded_at: unit.now,
      recorded_by: command.actor.name,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_why: null,
    };
    await insertLateRule(unit.tx, row);
    await forgetPasses(unit.tx, input.region);
    await unit.send('performance.fulfil', {});
    await recordHeld(unit, lateRuleSource, [{ id: row.id, type: 'late-rule.laid-down.v1' }]);
    await unit.audit('performance.lay-down-late-rule', row.id);
    return lateRuleView(row);
  });
}

export async function withdrawLateRule(
  { unitOfWork }: Services,
  command: Command,
  chosen: { readonly id: Id<'late-rule'>; readonly version: number; readonly reason: string },
): Promise<{ withdrawn: true }> {
  return unitOfWork.commit(command, async (unit) => {
    const row = await lockLateRule(unit.tx, command.scope, chosen.id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== chosen.version)
      throw new Refused({ code: 'http.version-conflict', current: lateRuleView(row) });
    await endLateRule(unit.tx, row, {
      at: unit.now,
      by: command.actor.name,
      why: chosen.reason,
    });
    await forgetPasses(unit.tx, row.region_path);
    await unit.send('performance.fulfil', {});
    await recordHeld(unit, lateRuleSource, [{ id: row.id, type: 'late-rule.withdrawn.v1' }]);
    await unit.audit('performance.withdraw-late-rule', row.id);
    return { withdrawn: true as const };
  });
}

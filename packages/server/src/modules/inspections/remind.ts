// Reminders of what an inspection leaves due: plans and rectifications to the inspected office, complaints and the last day to the inspecting one.
import { addDays, type Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { isWorkday } from '../notices/index.ts';
import { leadingOrgansOf } from '../posts/index.ts';
import { complaintDue } from './complaint-due.ts';
import { inspectionComplaintSource } from './inspections.ledger.ts';
import { lockToRemind, lockUntold, markReminded, tellDue } from './remind.store.ts';
import { officeAccounts, send } from './tell-of-inspection.ts';

/** Days ahead of what is due, and between two reminders of one inspection. */
const AHEAD_DAYS = 3;
const EVERY_DAYS = 7;
/** So many in one transaction. */
const AT_ONCE = 200;

/** Days that could not be told when a complaint came; told once the working days of that year are published. */
async function tellDays({ unitOfWork }: Services, atOnce: number): Promise<void> {
  const command = { actor: { accountId: null, name: '期限计算' }, scope: SYSTEM_SCOPE };
  let after: Id<'inspection-complaint'> | undefined;
  do {
    const { last } = await unitOfWork.commit(command, async (unit) => {
      const rows = await lockUntold(unit.tx, after, atOnce);
      const told = rows.flatMap(({ id, receivedOn, days, regionPath }) => {
        const dueOn = complaintDue(receivedOn, days);
        return dueOn === null ? [] : [{ id, dueOn, regionPath }];
      });
      await tellDue(unit.tx, told);
      const paths = told.map(({ regionPath }) => regionPath);
      const organs = await leadingOrgansOf(unit.tx, paths);
      await recordHeld(
        unit,
        inspectionComplaintSource,
        told.map(({ id, regionPath }) => {
          const organId = organs.get(regionPath);
          const type = 'inspection-complaint.due-told.v1';
          return { id, type, isConcealed: true, ...(organId === undefined ? {} : { organId }) };
        }),
      );
      return { last: rows.length < atOnce ? undefined : rows.at(-1)?.id };
    });
    after = last;
  } while (after !== undefined);
}

/** Every working day, by the clock of the jobs. Answers how many inspections were reminded of. */
export async function remindOfInspections(services: Services, atOnce = AT_ONCE): Promise<number> {
  const today = services.clock.today();
  if (!isWorkday(today)) return 0;
  await tellDays(services, atOnce);
  const command = { actor: { accountId: null, name: '每日提醒' }, scope: SYSTEM_SCOPE };
  const page = { soon: addDays(today, AHEAD_DAYS), before: addDays(today, -EVERY_DAYS) };
  let reminded = 0;
  let after: Id<'inspection'> | undefined;
  do {
    const { count, last } = await services.unitOfWork.commit(command, async (unit) => {
      const rows = await lockToRemind(unit.tx, { ...page, after, limit: atOnce });
      for (const row of rows) {
        const owed = row.owedOn === null ? [] : await officeAccounts(unit, row.inspected_key);
        const own = row.ownOn === null ? [] : await officeAccounts(unit, row.scope_key);
        await send(unit, row, [{ kind: 'inspection-due', accounts: owed }], row.owedOn ?? today);
        await send(unit, row, [{ kind: 'inspection-due', accounts: own }], row.ownOn ?? today);
      }
      const ids = rows.map(({ id }) => id);
      await markReminded(unit.tx, ids, today);
      return { count: rows.length, last: rows.length < atOnce ? undefined : ids.at(-1) };
    });
    reminded += count;
    after = last;
  } while (after !== undefined);
  return reminded;
}

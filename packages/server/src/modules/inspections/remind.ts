// Reminders of what an inspection leaves due: plans and rectifications to the inspected office, complaints and the last day to the inspecting one.
import { addDays, type Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { isWorkday } from '../notices/index.ts';
import { lockToRemind, markReminded } from './remind.store.ts';
import { officeAccounts, send } from './tell-of-inspection.ts';

/** Days ahead of what is due, and between two reminders of one inspection. */
const AHEAD_DAYS = 3;
const EVERY_DAYS = 7;
/** So many in one transaction. */
const AT_ONCE = 200;

/** Every working day, by the clock of the jobs. Answers how many inspections were reminded of. */
export async function remindOfInspections(services: Services, atOnce = AT_ONCE): Promise<number> {
  const today = services.clock.today();
  if (!isWorkday(today)) return 0;
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

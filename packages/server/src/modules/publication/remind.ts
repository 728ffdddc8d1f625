// The office is told when the day by which results are public is near, and once more when it has passed.
import { addDays } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { isWorkday, type NewNotice, sendNoticesOnce } from '../notices/index.ts';
import { lockToTell, markTold } from './obligations.store.ts';
import { officeAccounts } from './tell-of-notice.ts';

/** So many days before. */
const SOON_DAYS = 30;
const AT_ONCE = 500;

/** Every working day, by the clock of the jobs. Answers of how many days somebody was told. */
export async function remindOfPublication(services: Services): Promise<number> {
  const today = services.clock.today();
  if (!isWorkday(today)) return 0;
  const command = { actor: { accountId: null, name: '公开提醒' }, scope: SYSTEM_SCOPE };
  const days = { today, soon: addDays(today, SOON_DAYS) };
  const { count } = await services.unitOfWork.commit(command, async (unit) => {
    const due = await lockToTell(unit.tx, days, AT_ONCE);
    const notices: NewNotice[] = [];
    for (const one of due) {
      const title = `${one.region_name} ${one.year} 年度考核结果`;
      const kind = one.judged_by < today ? 'publication-overdue' : 'publication-due';
      for (const accountId of await officeAccounts(unit, one.scope_key))
        notices.push({
          accountId,
          kind,
          link: `/publication/obligations?year=${one.year}`,
          params: { title, on: one.judged_by },
        });
    }
    await sendNoticesOnce(unit, notices);
    if (due.length > 0)
      await markTold(
        unit.tx,
        due.map(({ id }) => id),
        today,
      );
    return { count: due.length };
  });
  return count;
}

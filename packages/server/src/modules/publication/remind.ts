// The office is told when the day by which results are public is near, and once more when it has passed.
import type { ObligationSubject } from '@jinze/contracts';
import { addDays, type CivilDate } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { officesOf } from '../access/index.ts';
import { isWorkday, type NewNotice, sendNoticesOnce } from '../notices/index.ts';
import { lockToTell, markTold, type ToTell } from './obligations.store.ts';

/** So many days before; the desk says it as early. */
export const SOON_DAYS = 30;
const AT_ONCE = 500;

type Kind = `${'publication' | 'result-telling'}-${'due' | 'overdue'}`;
interface Words {
  readonly due: Kind;
  readonly overdue: Kind;
  readonly subject: string;
  readonly undone: string;
}
/** Results of people are told and never published. */
const WORDS: Readonly<Record<ObligationSubject, Words>> = {
  bodies: {
    due: 'publication-due',
    overdue: 'publication-overdue',
    subject: '考核结果',
    undone: '没有公开',
  },
  persons: {
    due: 'result-telling-due',
    overdue: 'result-telling-overdue',
    subject: '个人考核结果',
    undone: '没有通报',
  },
};
const UNCLEAR = '（说不清是否已经办理）';

/** What stands of it is said here: that nothing was done only once the day has passed, and only where that is known. */
function saidOf(one: ToTell, today: CivilDate): { readonly kind: Kind; readonly title: string } {
  const { due, overdue, subject, undone } = WORDS[one.what];
  const isOver = one.judged_by < today;
  const known = isOver ? undone : '';
  return {
    kind: isOver ? overdue : due,
    title: `${one.region_name} ${one.year} 年度${subject}${one.is_unclear ? UNCLEAR : known}`,
  };
}

/** One statement for all their offices; one without an account stays to be told. */
async function tell(unit: Unit, due: readonly ToTell[], today: CivilDate): Promise<number> {
  const offices = await officesOf(
    unit.tx,
    due.map(({ scope_key: key }) => key),
    ['safety-office'],
  );
  const reached = due.filter(({ scope_key: key }) => (offices.get(key) ?? []).length > 0);
  if (reached.length === 0) return 0;
  const notices = reached.flatMap((one) => {
    const { kind, title } = saidOf(one, today);
    return (offices.get(one.scope_key) ?? []).map(
      ({ accountId }): NewNotice => ({
        accountId,
        kind,
        link: `/publication/obligations?year=${one.year}&what=${one.what}`,
        params: { title, on: one.judged_by },
      }),
    );
  });
  await sendNoticesOnce(unit, notices);
  await markTold(
    unit.tx,
    reached.map(({ id }) => id),
    today,
  );
  return reached.length;
}

/** Every working day, by the clock of the jobs. Answers of how many days somebody was told. */
export async function remindOfPublication(services: Services): Promise<number> {
  const today = services.clock.today();
  if (!isWorkday(today)) return 0;
  const command = { actor: { accountId: null, name: '公开提醒' }, scope: SYSTEM_SCOPE };
  const days = { today, soon: addDays(today, SOON_DAYS) };
  let told = 0;
  let after: ToTell | undefined;
  do {
    const { count, last } = await services.unitOfWork.commit(command, async (unit) => {
      const due = await lockToTell(unit.tx, days, { after, limit: AT_ONCE });
      const done = await tell(unit, due, today);
      return { count: done, last: due.length < AT_ONCE ? undefined : due.at(-1) };
    });
    told += count;
    after = last;
  } while (after !== undefined);
  return told;
}

// Reminders of what was asked: before its day and every week after, to the liaison or the office, in working hours.
import { addDays, type Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { liaisonsOf, officesOf } from '../access/index.ts';
import { isWorkday, type NewNotice, sendNoticesOnce } from '../notices/index.ts';
import { linkOfAsk } from './ask-link.ts';
import { holdersAt } from './holders.store.ts';
import { lockToRemind, markReminded, type ToRemind } from './remind.store.ts';

/** Days before the day of an ask: a working week with its end. */
const DAYS_BEFORE = 7;
/** Days between two reminders of what is overdue. */
const EVERY_DAYS = 7;
const AT_ONCE = 500;

/** One of what is asked of whom, told once to each account. */
function noticesOf(
  ask: ToRemind,
  today: string,
  accountIds: readonly Id<'account'>[],
): NewNotice[] {
  const { what, due_on: on } = ask;
  const kind = on < today ? ('deployment-overdue' as const) : ('deployment-due' as const);
  return [...new Set(accountIds)].map((accountId) => ({
    accountId,
    kind,
    link: linkOfAsk(ask),
    params: { title: what, on },
  }));
}

/** Every working day, by the clock of the jobs, page by page. Answers of how many asks somebody was reminded. */
export async function remindOfDeployments(services: Services, atOnce = AT_ONCE): Promise<number> {
  const today = services.clock.today();
  if (!isWorkday(today)) return 0;
  const command = { actor: { accountId: null, name: '每日提醒' }, scope: SYSTEM_SCOPE };
  const page = {
    today,
    soon: addDays(today, DAYS_BEFORE),
    before: addDays(today, -EVERY_DAYS),
    limit: atOnce,
  };
  let reminded = 0;
  let after: Id<'deployment-ask'> | undefined;
  do {
    const { count, last } = await services.unitOfWork.commit(command, async (unit) => {
      const asks = await lockToRemind(unit.tx, SYSTEM_SCOPE, { ...page, after });
      const holders = await holdersAt(
        unit.tx,
        SYSTEM_SCOPE,
        asks.map((ask) => ({ organId: ask.organ_id, postId: ask.post_id, on: today })),
      );
      const persons = holders.flatMap((of) => of.map(({ personId }) => personId));
      const liaisons = await liaisonsOf(unit.tx, persons);
      const keys = asks.map((ask) => ask.scope_key);
      const offices = await officesOf(unit.tx, keys, ['safety-office']);
      await sendNoticesOnce(
        unit,
        asks.flatMap((ask, index) => {
          const served = (holders[index] ?? []).flatMap(
            ({ personId }) => liaisons.get(personId) ?? [],
          );
          const run = (offices.get(ask.scope_key) ?? []).map(({ accountId }) => accountId);
          return noticesOf(ask, today, served.length > 0 ? served : run);
        }),
      );
      const ids = asks.map(({ id }) => id);
      await markReminded(unit.tx, ids, today);
      return { count: asks.length, last: asks.length < atOnce ? undefined : ids.at(-1) };
    });
    reminded += count;
    after = last;
  } while (after !== undefined);
  return reminded;
}

// What comes up in the year is told once, to the office and to the liaison of who sees to it; a leader is not chased.
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { liaisonsOf, officesOf } from '../access/index.ts';
import { isWorkday, type NewNotice, sendNoticesOnce } from '../notices/index.ts';
import { lockToTell, markTold, type ToTell } from './calendar.store.ts';
import { linkOf } from './change-entries.ts';

/** So many in one transaction. */
const AT_ONCE = 500;

async function tell(unit: Unit, entries: readonly ToTell[]): Promise<void> {
  const offices = await officesOf(
    unit.tx,
    entries.map(({ scopeKey }) => scopeKey),
    ['safety-office'],
  );
  const liaisons = await liaisonsOf(
    unit.tx,
    entries.flatMap(({ personIds }) => personIds),
  );
  const notices = entries.flatMap(({ id, scopeKey, title, to, personIds }): NewNotice[] =>
    [
      ...(offices.get(scopeKey) ?? []).map(({ accountId }) => accountId),
      ...personIds.flatMap((personId) => liaisons.get(personId) ?? []),
    ].map((accountId) => ({
      accountId,
      kind: 'calendar-due',
      link: linkOf(id),
      params: { title, on: to },
    })),
  );
  await sendNoticesOnce(unit, notices);
  await markTold(
    unit.tx,
    entries.map(({ id }) => id),
    unit.now,
  );
}

/** Every working day, by the clock of the jobs. Answers of how many entries somebody was told. */
export async function remindOfCalendar(services: Services, atOnce = AT_ONCE): Promise<number> {
  const today = services.clock.today();
  if (!isWorkday(today)) return 0;
  const command = { actor: { accountId: null, name: '年历提醒' }, scope: SYSTEM_SCOPE };
  let told = 0;
  for (;;) {
    const { count } = await services.unitOfWork.commit(command, async (unit) => {
      const entries = await lockToTell(unit.tx, today, atOnce);
      if (entries.length > 0) await tell(unit, entries);
      return { count: entries.length };
    });
    told += count;
    if (count < atOnce) return told;
  }
}

// A calendar of ends: whoever manages the latest post is told a month before a bar ends, once; nothing is restored by the end.
import { addDays, type CivilDate, type Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { committeeAccounts, standingsOf } from '../access/index.ts';
import { isWorkday, sendNoticesOnce } from '../notices/index.ts';
import { latestCommittees } from '../posts/index.ts';
import { barNoticesOf, keepBarNotices } from './decisions.store.ts';
import { allBarEnds } from './person-register.ts';

/** So many days before. */
const AHEAD = 30;

interface End {
  readonly personId: Id<'person'>;
  readonly personName: string;
  readonly on: CivilDate;
}

/** Every working day; answers how many ends somebody was told of. */
export async function remindOfBars(services: Services): Promise<number> {
  const today = services.clock.today();
  if (!isWorkday(today)) return 0;
  const days = { from: today, to: addDays(today, AHEAD) };
  const ends = await services.database.read(SYSTEM_SCOPE, async (db) => {
    const found = await allBarEnds(db, days, today);
    const told = await barNoticesOf(
      db,
      found.map(({ personId }) => personId),
    );
    const once = new Map<string, End>();
    for (const { personId, personName, to, otherTo } of found) {
      // Where two readings differ, the later day is the one by which everybody agrees that it has ended.
      const on = otherTo !== null && otherTo > to ? otherTo : to;
      const key = `${personId} ${on}`;
      if (!told.has(key)) once.set(key, { personId, personName, on });
    }
    return [...once.values()];
  });
  if (ends.length === 0) return 0;
  const command: Command = { actor: { accountId: null, name: '每日提醒' }, scope: SYSTEM_SCOPE };
  let told = 0;
  await services.unitOfWork.commit(command, async (unit) => {
    const managing = await latestCommittees(
      unit.tx,
      ends.map(({ personId }) => personId),
    );
    for (const committee of new Set(managing.values())) {
      const accounts = await committeeAccounts(unit.tx, [committee], ['organisation-department']);
      // Where there is nobody to tell, nothing is told: whoever comes is told later.
      if (accounts.length === 0) continue;
      const theirs = ends.filter(({ personId }) => managing.get(personId) === committee);
      const standings = await standingsOf(unit.tx, accounts);
      await sendNoticesOnce(
        unit,
        theirs.flatMap(({ personId, personName, on }) =>
          accounts
            // Nobody is told of their own, or of whom they serve.
            .filter((accountId) => standings.get(accountId)?.includes(personId) !== true)
            .map((accountId) => ({
              accountId,
              kind: 'bar-ends' as const,
              link: `/accountability/persons/${personId}`,
              params: { name: personName, on },
            })),
        ),
      );
      await keepBarNotices(
        unit.tx,
        theirs.map(({ personId, on }) => ({ person_id: personId, ends_on: on, told_at: unit.now })),
      );
      told += theirs.length;
    }
    return {};
  });
  return told;
}

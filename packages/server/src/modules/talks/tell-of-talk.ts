// Telling of a talk: the liaison of who is called and the office of their body, in working hours; never the leader at night.
import { addDays, type CivilDate, type Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { liaisonsOf, officesOf } from '../access/index.ts';
import { isWorkday, sendNoticesOnce, settleNotices } from '../notices/index.ts';
import { type TalkRow, talksDue } from './talks.store.ts';

const linkOf = (id: Id<'talk'>) => `/talks/${id}`;

const titleOf = (row: Pick<TalkRow, 'talker_organ' | 'subject_organ' | 'subject_post'>) =>
  `${row.talker_organ}约谈${row.subject_organ}${row.subject_post ?? ''}`;

/** Accounts by talk: of the liaison, and of the offices on the sides that are told. */
async function accountsFor(
  unit: Unit,
  rows: readonly TalkRow[],
  sides: 'subject' | 'both',
): Promise<ReadonlyMap<Id<'talk'>, readonly Id<'account'>[]>> {
  const keysOf = (row: TalkRow) => [
    row.subject_scope_key,
    ...(sides === 'both' ? [row.scope_key] : []),
  ];
  const persons = rows.flatMap((row) => row.subject_person ?? []);
  const liaisons = await liaisonsOf(unit.tx, persons);
  const offices = await officesOf(unit.tx, rows.flatMap(keysOf), ['safety-office']);
  return new Map(
    rows.map((row) => {
      const served = row.subject_person === null ? [] : (liaisons.get(row.subject_person) ?? []);
      const run = keysOf(row).flatMap((key) => offices.get(key) ?? []);
      return [row.id, [...new Set([...served, ...run.map(({ accountId }) => accountId)])]];
    }),
  );
}

/** `talk-opened`: that there is one; `talk-due`: what is waited for until a day. */
export async function tellOfTalk(
  unit: Unit,
  row: TalkRow,
  kind: 'talk-opened' | 'talk-due',
  on: CivilDate,
): Promise<void> {
  const accounts = (await accountsFor(unit, [row], 'subject')).get(row.id) ?? [];
  const link = linkOf(row.id);
  const title = titleOf(row);
  await sendNoticesOnce(
    unit,
    accounts.map((accountId) =>
      kind === 'talk-due'
        ? { accountId, kind, link, params: { title, on } }
        : { accountId, kind, link, params: { title } },
    ),
  );
}

/** What was told of has been done or has ended. */
export function settleTalk(unit: Unit, id: Id<'talk'>): Promise<void> {
  return settleNotices(unit, [linkOf(id)]);
}

/** So many days before a report is due it is reminded of, and as long as it is late; unread, it is not said twice. */
const DAYS_BEFORE = 3;
const AT_ONCE = 1000;

/** Every working day: both offices and the liaison. Answers how many talks. */
export async function remindOfTalks(services: Services, atOnce = AT_ONCE): Promise<number> {
  const today = services.clock.today();
  if (!isWorkday(today)) return 0;
  const command: Command = { actor: { accountId: null, name: '每日提醒' }, scope: SYSTEM_SCOPE };
  let after: Id<'talk'> | undefined;
  let count = 0;
  do {
    const page = await services.unitOfWork.commit(command, async (unit) => {
      const by = addDays(today, DAYS_BEFORE);
      const rows = await talksDue(unit.tx, SYSTEM_SCOPE, by, { after, limit: atOnce });
      const accounts = await accountsFor(unit, rows, 'both');
      await sendNoticesOnce(
        unit,
        rows.flatMap((row) => {
          const params = { title: titleOf(row), on: row.due_on ?? today };
          return (accounts.get(row.id) ?? []).map((accountId) => ({
            accountId,
            kind: 'talk-due' as const,
            link: linkOf(row.id),
            params,
          }));
        }),
      );
      return { count: rows.length, last: rows.length < atOnce ? undefined : rows.at(-1)?.id };
    });
    count += page.count;
    after = page.last;
  } while (after !== undefined);
  return count;
}

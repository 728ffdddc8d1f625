// Telling of a talk: the liaison of who is called and the office of their body, in working hours; never the leader at night.
import { addDays, type CivilDate, type Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { liaisonsOf, officesOf } from '../access/index.ts';
import { isWorkday, type NewNotice, sendNoticesOnce, settleNotices } from '../notices/index.ts';
import { lockToRemind, markReminded, type TalkRow } from './talks.store.ts';

const linkOf = (id: Id<'talk'>) => `/talks/${id}`;

const titleOf = (row: Pick<TalkRow, 'talker_organ' | 'subject_organ' | 'subject_post'>) =>
  `${row.talker_organ}约谈${row.subject_organ}${row.subject_post ?? ''}`;

type Side = 'subject' | 'issuer';

/** Accounts by talk: of who is called the liaison and the office of their body; the office that conducts it. */
async function accountsFor(
  unit: Unit,
  rows: readonly TalkRow[],
  sides: readonly Side[],
): Promise<ReadonlyMap<Id<'talk'>, readonly Id<'account'>[]>> {
  const isToSubject = sides.includes('subject');
  const keysOf = (row: TalkRow) => [
    ...(isToSubject ? [row.subject_scope_key] : []),
    ...(sides.includes('issuer') ? [row.scope_key] : []),
  ];
  const persons = isToSubject ? rows.flatMap((row) => row.subject_person ?? []) : [];
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

/** What is told of a talk, and to which side; `on` is the day of the talk, or of the report. */
export type ToldOfTalk =
  | { readonly kind: 'talk-opened' | 'talk-due'; readonly on: CivilDate }
  | { readonly kind: 'talk-reported' | 'talk-ended' };

const SIDES: Readonly<Record<ToldOfTalk['kind'], Side>> = {
  'talk-opened': 'subject',
  'talk-due': 'subject',
  'talk-reported': 'issuer',
  'talk-ended': 'subject',
};

function noticeOf(accountId: Id<'account'>, row: TalkRow, told: ToldOfTalk): NewNotice {
  const link = linkOf(row.id);
  const title = titleOf(row);
  return 'on' in told
    ? { accountId, kind: told.kind, link, params: { title, on: told.on } }
    : { accountId, kind: told.kind, link, params: { title } };
}

/** Of what stood unread until now nobody goes on reading; whoever did it is not told of it. */
export async function tellOfTalk(
  unit: Unit,
  row: TalkRow,
  told: ToldOfTalk,
  by: Command['actor'],
): Promise<void> {
  await settleTalk(unit, row.id);
  const accounts = (await accountsFor(unit, [row], [SIDES[told.kind]])).get(row.id) ?? [];
  await sendNoticesOnce(
    unit,
    accounts
      .filter((accountId) => accountId !== by.accountId)
      .map((accountId) => noticeOf(accountId, row, told)),
  );
}

/** What was told of has been done or has ended. */
export function settleTalk(unit: Unit, id: Id<'talk'>): Promise<void> {
  return settleNotices(unit, [linkOf(id)]);
}

/** So many days before a report is due it is reminded of, and every week when it is late. */
const DAYS_BEFORE = 3;
const EVERY_DAYS = 7;
const AT_ONCE = 1000;

/** Every working day: both offices and the liaison. Answers how many talks. */
export async function remindOfTalks(services: Services, atOnce = AT_ONCE): Promise<number> {
  const today = services.clock.today();
  if (!isWorkday(today)) return 0;
  const command: Command = { actor: { accountId: null, name: '每日提醒' }, scope: SYSTEM_SCOPE };
  const due = { today, soon: addDays(today, DAYS_BEFORE), before: addDays(today, -EVERY_DAYS) };
  let after: Id<'talk'> | undefined;
  let count = 0;
  do {
    const page = await services.unitOfWork.commit(command, async (unit) => {
      const rows = await lockToRemind(unit.tx, SYSTEM_SCOPE, { ...due, after, limit: atOnce });
      const accounts = await accountsFor(unit, rows, ['subject', 'issuer']);
      await sendNoticesOnce(
        unit,
        rows.flatMap((row) =>
          (accounts.get(row.id) ?? []).map((accountId) =>
            noticeOf(accountId, row, { kind: 'talk-due', on: row.due_on ?? today }),
          ),
        ),
      );
      const ids = rows.map(({ id }) => id);
      await markReminded(unit.tx, ids, today);
      return { count: rows.length, last: rows.length < atOnce ? undefined : ids.at(-1) };
    });
    count += page.count;
    after = page.last;
  } while (after !== undefined);
  return count;
}

// All SQL of inspections: the order, its group, its course, what is asked, what was complained of.
import type { InspectionKind, InspectionState, MemberPlace } from '@jinze/contracts';
import type { CivilDate, Id, Level } from '@jinze/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import { NO_SCOPE, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { OPEN_INSPECTION_STATES } from './inspection.states.ts';

const countOf = (which: ReturnType<typeof sql<boolean>>) => sql<number>`(select count(*)::int
  from inspections.finding f where f.inspection_id = held.id and f.state <> 'withdrawn' and ${which})`;
const isOpenFinding = sql<boolean>`f.state in ('open', 'claimed')`;
const isOverdueFinding = (today: CivilDate) =>
  sql<boolean>`${isOpenFinding} and f.told_at is not null and f.due_on < ${today}::date`;

const inspections = (db: Reader, today: CivilDate) =>
  db
    .selectFrom('inspections.inspection as held')
    .innerJoin('posts.region as issuer', 'issuer.path', 'held.region_path')
    .innerJoin('posts.region as place', 'place.path', 'held.inspected_path')
    .leftJoin('inspections.programme as programme', 'programme.id', 'held.programme_id')
    .selectAll('held')
    .select([
      'issuer.name as issuer_name',
      'place.name as inspected_name',
      'programme.title as programme_title',
      countOf(sql<boolean>`true`).as('findings'),
      countOf(isOpenFinding).as('open_findings'),
      countOf(sql<boolean>`${isOverdueFinding(today)}`).as('overdue_findings'),
    ]);

type Record_ = Awaited<ReturnType<ReturnType<typeof inspections>['execute']>>[number];
export interface InspectionRow
  extends Omit<Record_, 'state' | 'kind' | 'region_level' | 'inspected_level'> {
  readonly state: InspectionState;
  readonly kind: InspectionKind;
  readonly region_level: Level;
  readonly inspected_level: Level;
}
const asRow = (row: Record_): InspectionRow => row as InspectionRow;

export interface Opened {
  readonly id: Id<'inspection'>;
  readonly scope_key: string;
}

/** The inspections whose order names the account for the day, wherever they are. */
export async function openedTo(
  db: Reader,
  accountId: Id<'account'>,
  on: CivilDate,
): Promise<Opened[]> {
  const { rows } = await sql<Opened>`select id, scope_key
    from inspections.opened_to(${accountId}::uuid, ${on}::date)`.execute(db);
  return rows;
}

/** Which inspections somebody sees: by office, by what was told to it, and those one is a member of. */
export interface Sight {
  readonly keys: readonly string[];
  readonly opened: readonly Id<'inspection'>[];
}

function idsSeen(db: Reader, { keys, opened }: Sight) {
  const ids = () => db.selectFrom('inspections.inspection as mine').select('mine.id as id');
  const scope = { ...NO_SCOPE, keys };
  const own = whereInScope(ids(), scope, { key: 'mine.scope_key' });
  const told = whereInScope(ids().where('mine.told_at', 'is not', null), scope, {
    key: 'mine.inspected_key',
  });
  const named = ids().where(sql<boolean>`mine.id = any(${[...opened]}::uuid[])`);
  return own.union(told).union(named);
}

export interface InspectionFilter {
  readonly state?: InspectionState | 'open' | undefined;
  readonly kind?: InspectionKind | undefined;
  readonly year?: number | undefined;
  readonly search?: string | undefined;
}

function filtered(
  db: Reader,
  sight: Sight,
  today: CivilDate,
  { state, kind, year, search }: InspectionFilter,
) {
  let query = inspections(db, today).where('held.id', 'in', idsSeen(db, sight));
  if (state === 'open')
    query = query.where(sql<boolean>`held.state = any(${[...OPEN_INSPECTION_STATES]}::text[])`);
  else if (state !== undefined) query = query.where('held.state', '=', state);
  if (kind !== undefined) query = query.where('held.kind', '=', kind);
  if (year !== undefined)
    query = query.where(
      sql<boolean>`held.from_day between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`,
    );
  if (search === undefined || search === '') return query;
  const pattern = likePattern(search);
  return query.where((eb) =>
    eb.or([
      eb('held.title', 'like', pattern),
      eb('held.order_no', 'like', pattern),
      eb('place.name', 'like', pattern),
    ]),
  );
}

/** The latest first. */
export async function inspectionsPage(
  db: Reader,
  sight: Sight,
  page: InspectionFilter & {
    readonly today: CivilDate;
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<InspectionRow[]> {
  let query = filtered(db, sight, page.today, page)
    .orderBy('held.from_day', 'desc')
    .orderBy('held.id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(held.from_day, held.id) < (${page.after.on}::date, ${page.after.id}::uuid)`,
    );
  return (await query.execute()).map(asRow);
}

/** How many are open, and how many findings in all that one sees are overdue. */
export async function countOpen(
  db: Reader,
  sight: Sight,
  today: CivilDate,
): Promise<{ open: number; overdue: number }> {
  const { rows } = await sql<{ open: number; overdue: number }>`
    select count(*) filter (where held.state = any(${[...OPEN_INSPECTION_STATES]}::text[]))::int as open,
      coalesce(sum((select count(*) from inspections.finding f where f.inspection_id = held.id
        and ${isOverdueFinding(today)})), 0)::int as overdue
    from inspections.inspection held where held.id in (${idsSeen(db, sight)})`.execute(db);
  return rows[0] ?? { open: 0, overdue: 0 };
}

export async function inspectionById(
  db: Reader,
  sight: Sight,
  id: Id<'inspection'>,
  today: CivilDate,
): Promise<InspectionRow | undefined> {
  const row = await inspections(db, today)
    .where('held.id', 'in', idsSeen(db, sight))
    .where('held.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

/** The number of an order that gives grants for a time. */
export async function orderNumber(db: Reader, ground: Id<'grant-ground'>): Promise<string> {
  const row = await db
    .selectFrom('inspections.inspection')
    .select('order_no')
    .where('id', '=', ground as string as Id<'inspection'>)
    .executeTakeFirst();
  return row?.order_no ?? '';
}

/** A finding that was told of, of an inspection that the sight has. */
export async function findingTold(
  db: Reader,
  sight: Sight,
  id: Id<'inspection-finding'>,
): Promise<
  | { readonly inspectionId: Id<'inspection'>; readonly title: string; readonly number: number }
  | undefined
> {
  return db
    .selectFrom('inspections.finding as found')
    .innerJoin('inspections.inspection as held', 'held.id', 'found.inspection_id')
    .select(['held.id as inspectionId', 'held.title', 'found.number'])
    .where('found.id', '=', id)
    .where('found.told_at', 'is not', null)
    .where('held.id', 'in', idsSeen(db, sight))
    .executeTakeFirst();
}

export async function lockInspection(
  tx: Tx,
  sight: Sight,
  id: Id<'inspection'>,
  today: CivilDate,
): Promise<InspectionRow | undefined> {
  const row = await inspections(tx, today)
    .where('held.id', 'in', idsSeen(tx, sight))
    .where('held.id', '=', id)
    .forUpdate('held')
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

export async function insertInspection(
  tx: Tx,
  row: Insertable<Tables['inspections.inspection']>,
): Promise<void> {
  await tx.insertInto('inspections.inspection').values(row).execute();
}

export type InspectionChanges = Updateable<Tables['inspections.inspection']>;

/** Answers 1, or 0 when somebody else was faster. */
export async function updateInspection(
  tx: Tx,
  id: Id<'inspection'>,
  version: number,
  changes: InspectionChanges,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('inspections.inspection')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export interface MemberRow extends Omit<Selectable<Tables['inspections.member']>, 'place'> {
  readonly place: MemberPlace;
}

export const inOffice = (members: readonly MemberRow[]) =>
  members.filter(({ ended_on: endedOn }) => endedOn === null);

/** In the order of places: who leads, then deputies, then members as they were named. */
export async function membersOf(db: Reader, id: Id<'inspection'>): Promise<MemberRow[]> {
  const rows = await db
    .selectFrom('inspections.member')
    .selectAll()
    .where('inspection_id', '=', id)
    .orderBy(sql`ended_on is not null`)
    .orderBy(sql`array_position(array['leader', 'deputy', 'member'], place)`)
    .orderBy('id')
    .limit(50)
    .execute();
  return rows as MemberRow[];
}

export async function insertMember(
  tx: Tx,
  row: Insertable<Tables['inspections.member']>,
): Promise<void> {
  await tx.insertInto('inspections.member').values(row).execute();
}

/** Their days: from the order on, to its last day or the earlier one that somebody was named for. */
export async function setMembersDays(
  tx: Tx,
  id: Id<'inspection'>,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<void> {
  await tx
    .updateTable('inspections.member')
    .set({ from_day: from, to_day: sql<CivilDate>`least(to_day, ${to}::date)` })
    .where('inspection_id', '=', id)
    .where('ended_on', 'is', null)
    .execute();
}

/** Another last day for those in office who were named until the last one; who has a day of their own keeps it. */
export async function moveMembersEnd(
  tx: Tx,
  id: Id<'inspection'>,
  { last, to }: { readonly last: CivilDate; readonly to: CivilDate },
): Promise<void> {
  await tx
    .updateTable('inspections.member')
    .set({ to_day: sql<CivilDate>`greatest(from_day, ${to}::date)` })
    .where('inspection_id', '=', id)
    .where('ended_on', 'is', null)
    .where('to_day', '=', last)
    .execute();
}

export async function endMember(
  tx: Tx,
  id: Id<'inspection-member'>,
  said: { readonly ended_on: CivilDate; readonly end_reason: string },
): Promise<void> {
  await tx.updateTable('inspections.member').set(said).where('id', '=', id).execute();
}

export type StepRow = Selectable<Tables['inspections.step']>;

/** The newest three hundred, in their order. */
export async function stepsOf(db: Reader, id: Id<'inspection'>): Promise<StepRow[]> {
  const rows = await db
    .selectFrom('inspections.step')
    .selectAll()
    .where('inspection_id', '=', id)
    .orderBy('version', 'desc')
    .limit(300)
    .execute();
  return rows.toReversed();
}

export async function insertStep(
  tx: Tx,
  row: Insertable<Tables['inspections.step']>,
): Promise<void> {
  await tx.insertInto('inspections.step').values(row).execute();
}

export type RequestRow = Selectable<Tables['inspections.request']>;

export async function requestsOf(db: Reader, id: Id<'inspection'>): Promise<RequestRow[]> {
  return db
    .selectFrom('inspections.request')
    .selectAll()
    .where('inspection_id', '=', id)
    .orderBy('asked_at')
    .orderBy('id')
    .limit(200)
    .execute();
}

export async function insertRequest(
  tx: Tx,
  row: Insertable<Tables['inspections.request']>,
): Promise<void> {
  await tx.insertInto('inspections.request').values(row).execute();
}

export async function answerRequest(
  tx: Tx,
  { id, version }: Pick<RequestRow, 'id' | 'version'>,
  said: Pick<Updateable<Tables['inspections.request']>, 'answer' | 'answered_on' | 'answered_by'>,
): Promise<void> {
  await tx
    .updateTable('inspections.request')
    .set({ ...said, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .execute();
}

/** Brought to one inspection. */
export const COMPLAINTS_MOST = 1000;

export type ComplaintRow = Selectable<Tables['inspections.complaint']>;

export async function complaintsOf(db: Reader, id: Id<'inspection'>): Promise<ComplaintRow[]> {
  return db
    .selectFrom('inspections.complaint')
    .selectAll()
    .where('inspection_id', '=', id)
    .orderBy('number')
    .limit(COMPLAINTS_MOST)
    .execute();
}

/** By number, those that nobody has answered and that were not moved on. */
export async function openComplaints(db: Reader, id: Id<'inspection'>): Promise<number[]> {
  const rows = await db
    .selectFrom('inspections.complaint')
    .select('number')
    .where('inspection_id', '=', id)
    .where('answer', 'is', null)
    .where('moved_on', 'is', null)
    .orderBy('number')
    .execute();
  return rows.map(({ number }) => number);
}

export async function insertComplaint(
  tx: Tx,
  row: Insertable<Tables['inspections.complaint']>,
  contact: string | null,
): Promise<void> {
  await tx.insertInto('inspections.complaint').values(row).execute();
  const { id, inspection_id } = row;
  if (contact !== null)
    await tx
      .insertInto('inspections.contact')
      .values({ complaint_id: id, inspection_id, contact })
      .execute();
}

export async function updateComplaint(
  tx: Tx,
  { id, version }: Pick<ComplaintRow, 'id' | 'version'>,
  changes: Updateable<Tables['inspections.complaint']>,
): Promise<void> {
  await tx
    .updateTable('inspections.complaint')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .execute();
}

export async function contactOf(
  db: Reader,
  id: Id<'inspection-complaint'>,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('inspections.contact')
    .select('contact')
    .where('complaint_id', '=', id)
    .executeTakeFirst();
  return row?.contact;
}

export async function removeContact(tx: Tx, id: Id<'inspection-complaint'>): Promise<void> {
  await tx.deleteFrom('inspections.contact').where('complaint_id', '=', id).execute();
}

export async function insertContactReading(
  tx: Tx,
  row: Insertable<Tables['inspections.contact_reading']>,
): Promise<void> {
  await tx.insertInto('inspections.contact_reading').values(row).execute();
}

export async function insertHandOver(
  tx: Tx,
  row: Insertable<Tables['inspections.hand_over']>,
): Promise<void> {
  await tx.insertInto('inspections.hand_over').values(row).execute();
}

/** As far as the scope is the group's: for everybody else there are none. */
export async function countHandedOver(db: Reader, id: Id<'inspection'>): Promise<number> {
  const row = await db
    .selectFrom('inspections.hand_over')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('inspection_id', '=', id)
    .executeTakeFirstOrThrow();
  return row.count;
}

export type TakenRow = Selectable<Tables['inspections.package_taken']>;

/** The newest first. */
export async function packagesTaken(db: Reader, id: Id<'inspection'>): Promise<TakenRow[]> {
  return db
    .selectFrom('inspections.package_taken')
    .selectAll()
    .where('inspection_id', '=', id)
    .orderBy('taken_at', 'desc')
    .limit(100)
    .execute();
}

export async function insertTaken(
  tx: Tx,
  row: Insertable<Tables['inspections.package_taken']>,
): Promise<void> {
  await tx.insertInto('inspections.package_taken').values(row).execute();
}

/** A region that was merged or abolished is inspected no more. */
export async function hasEnded(db: Reader, regionPath: string): Promise<boolean> {
  const row = await db
    .selectFrom('posts.region')
    .select('path')
    .where('path', '=', regionPath)
    .where('ended_on', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

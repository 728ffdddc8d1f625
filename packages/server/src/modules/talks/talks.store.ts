// All SQL of talks, their course, their reports and the accidents they were opened on.
import type { CountedAccident, TalkGround, TalkState } from '@jinze/contracts';
import { type CivilDate, type Id, LEVELS, type Level } from '@jinze/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { countRows } from '../../platform/database/count-rows.ts';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import { type Readdress, readdressScopeKeys } from '../../platform/database/readdress.ts';
import { type Scope, scopeKeysUnder, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { OPEN_TALK_STATES } from './talk.states.ts';

const talks = (db: Reader) =>
  db
    .selectFrom('talks.talk as talk')
    .innerJoin('posts.region as region', 'region.path', 'talk.region_path')
    .selectAll('talk')
    .select(['region.name as region_name', 'region.level as region_level']);

type Record_ = Awaited<ReturnType<ReturnType<typeof talks>['execute']>>[number];
export interface TalkRow extends Omit<Record_, 'state' | 'ground' | 'subject_level'> {
  readonly state: TalkState;
  readonly ground: TalkGround;
  readonly subject_level: Level;
}
const asRow = (row: Record_): TalkRow => row as TalkRow;

const SUBJECT = { key: 'told.subject_scope_key', person: 'told.subject_person' } as const;

/** From the notice on it is also known to who is called and to their body. */
const told = (db: Reader) =>
  db.selectFrom('talks.talk as told').select('told.id').where('told.told_at', 'is not', null);

const idsInScope = (db: Reader, scope: Scope) =>
  whereInScope(db.selectFrom('talks.talk as issued').select('issued.id'), scope, {
    key: 'issued.scope_key',
  }).union(whereInScope(told(db), scope, SUBJECT));

export interface TalkFilter {
  readonly regionPath: string;
  readonly state?: TalkState | 'open' | undefined;
  readonly ground?: TalkGround | undefined;
  readonly isOverdue: boolean;
  readonly search?: string | undefined;
}

const isOpen = sql<boolean>`talk.state = any(${[...OPEN_TALK_STATES]}::text[])`;
const isOverdue = (today: CivilDate) => sql<boolean>`case talk.state
  when 'notified' then talk.meet_on < ${today} when 'held' then talk.due_on < ${today}
  when 'returned' then talk.due_on < ${today} else false end`;

/** Words are looked for in what a line shows, never in what was said: a superior searches it too. */
function filtered(db: Reader, scope: Scope, filter: TalkFilter, today: CivilDate) {
  const keys = scopeKeysUnder(filter.regionPath);
  // Of a region are the talks that its bodies conduct and those they are called to.
  let query = talks(db)
    .where('talk.id', 'in', idsInScope(db, scope))
    .where(
      sql<boolean>`(talk.scope_key ^@ any(${keys}::text[])
        or talk.subject_scope_key ^@ any(${keys}::text[]))`,
    );
  if (filter.state === 'open') query = query.where(isOpen);
  else if (filter.state !== undefined) query = query.where('talk.state', '=', filter.state);
  if (filter.ground !== undefined) query = query.where('talk.ground', '=', filter.ground);
  if (filter.isOverdue) query = query.where(isOverdue(today));
  if (filter.search !== undefined && filter.search !== '') {
    const pattern = likePattern(filter.search);
    query = query.where((eb) =>
      eb.or([
        eb('talk.subject_name', 'like', pattern),
        eb('talk.subject_post', 'like', pattern),
        eb('talk.subject_organ', 'like', pattern),
        eb('talk.talker_organ', 'like', pattern),
      ]),
    );
  }
  return query;
}

/** The latest first. */
export async function talksPage(
  db: Reader,
  scope: Scope,
  page: TalkFilter & {
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly limit: number;
  },
  today: CivilDate,
): Promise<TalkRow[]> {
  let query = filtered(db, scope, page, today)
    .orderBy('talk.opened_on', 'desc')
    .orderBy('talk.id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(talk.opened_on, talk.id) < (${page.after.on}::date, ${page.after.id}::uuid)`,
    );
  return (await query.execute()).map(asRow);
}

export const countFound = (
  db: Reader,
  scope: Scope,
  filter: TalkFilter,
  today: CivilDate,
): Promise<number> => countRows(filtered(db, scope, filter, today));

export async function countTalks(
  db: Reader,
  scope: Scope,
  regionPath: string,
  today: CivilDate,
): Promise<{ open: number; overdue: number }> {
  return filtered(db, scope, { regionPath, isOverdue: false }, today)
    .clearSelect()
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere(isOpen).as('open'),
      eb.fn.countAll<number>().filterWhere(isOverdue(today)).as('overdue'),
    ])
    .executeTakeFirstOrThrow();
}

/** The scope's persons' own, the latest first. */
export async function talksOfPersons(db: Reader, scope: Scope): Promise<TalkRow[]> {
  const own: Scope = { keys: [], committees: [], persons: scope.persons };
  const rows = await talks(db)
    .where('talk.id', 'in', whereInScope(told(db), own, SUBJECT))
    .orderBy('talk.opened_on', 'desc')
    .orderBy('talk.id', 'desc')
    .limit(100)
    .execute();
  return rows.map(asRow);
}

export async function talkById(
  db: Reader,
  scope: Scope,
  id: Id<'talk'>,
): Promise<TalkRow | undefined> {
  const row = await talks(db)
    .where('talk.id', 'in', idsInScope(db, scope))
    .where('talk.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

/** Those of these that are in the scope. */
export async function talksById(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'talk'>[],
): Promise<TalkRow[]> {
  const rows = await talks(db)
    .where('talk.id', 'in', idsInScope(db, scope))
    .where(sql<boolean>`talk.id = any(${[...ids]}::uuid[])`)
    .execute();
  return rows.map(asRow);
}

/** `issued`: by the office that conducts it; `either`: also by who was called, and their body. */
export async function lockTalk(
  tx: Tx,
  scope: Scope,
  id: Id<'talk'>,
  side: 'issued' | 'either',
): Promise<TalkRow | undefined> {
  const found =
    side === 'issued'
      ? whereInScope(talks(tx), scope, { key: 'talk.scope_key' })
      : talks(tx).where('talk.id', 'in', idsInScope(tx, scope));
  const row = await found.where('talk.id', '=', id).forUpdate('talk').executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

export type StepRow = Selectable<Tables['talks.step']>;
export type ReportRow = Selectable<Tables['talks.report']>;

export async function stepsOf(db: Reader, id: Id<'talk'>): Promise<StepRow[]> {
  return db
    .selectFrom('talks.step as step')
    .selectAll('step')
    .where('step.talk_id', '=', id)
    .orderBy('step.version')
    .limit(300)
    .execute();
}

/** Of talks that were found in the scope; of each in their order. */
export async function reportsOf(db: Reader, ids: readonly Id<'talk'>[]): Promise<ReportRow[]> {
  return db
    .selectFrom('talks.report as report')
    .selectAll('report')
    .where(sql<boolean>`report.talk_id = any(${[...ids]}::uuid[])`)
    .orderBy('report.talk_id')
    .orderBy('report.number')
    .execute();
}

/** `because`: why it might count only; null: it surely does. */
export type FrozenAccident = CountedAccident & { readonly because: string | null };

/** Of each of these talks, as they were known when it was proposed. */
export async function countedOf(
  db: Reader,
  ids: readonly Id<'talk'>[],
): Promise<ReadonlyMap<Id<'talk'>, FrozenAccident[]>> {
  const rows = await db
    .selectFrom('talks.counted_accident as counted')
    .select([
      'counted.talk_id as talkId',
      'counted.accident_id as accidentId',
      'counted.accident_version as version',
      'counted.name',
      'counted.occurred_on as occurredOn',
      'counted.grade',
      'counted.is_responsible as isResponsible',
      'counted.region_name as regionName',
      'counted.because',
    ])
    .where(sql<boolean>`counted.talk_id = any(${[...ids]}::uuid[])`)
    .orderBy('counted.occurred_on')
    .orderBy('counted.accident_id')
    .execute();
  const counted = new Map<Id<'talk'>, FrozenAccident[]>(ids.map((id) => [id, []]));
  for (const { talkId, ...row } of rows)
    counted.get(talkId)?.push({ ...row, grade: row.grade as CountedAccident['grade'] });
  return counted;
}

export async function insertTalk(
  tx: Tx,
  row: Insertable<Tables['talks.talk']>,
  counted: readonly FrozenAccident[],
): Promise<void> {
  await tx.insertInto('talks.talk').values(row).execute();
  if (counted.length === 0) return;
  await tx
    .insertInto('talks.counted_accident')
    .values(
      counted.map((one) => ({
        talk_id: row.id,
        accident_id: one.accidentId,
        accident_version: one.version,
        name: one.name,
        occurred_on: one.occurredOn,
        grade: one.grade,
        is_responsible: one.isResponsible,
        region_name: one.regionName,
        because: one.because,
      })),
    )
    .execute();
}

/** What an act writes, beside the version. */
export type TalkChanges = Updateable<Tables['talks.talk']>;

/** Answers 1, or 0 when somebody else was faster. */
export async function updateTalk(
  tx: Tx,
  id: Id<'talk'>,
  version: number,
  changes: TalkChanges,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('talks.talk')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function insertStep(tx: Tx, row: Insertable<Tables['talks.step']>): Promise<void> {
  await tx.insertInto('talks.step').values(row).execute();
}

export async function insertReport(tx: Tx, row: Insertable<Tables['talks.report']>): Promise<void> {
  await tx.insertInto('talks.report').values(row).execute();
}

/** What was found of the last report. */
export async function updateReport(
  tx: Tx,
  of: { readonly talkId: Id<'talk'>; readonly number: number },
  found: Pick<Updateable<Tables['talks.report']>, 'result' | 'verifier' | 'verified_on' | 'note'>,
): Promise<void> {
  await tx
    .updateTable('talks.report')
    .set(found)
    .where('talk_id', '=', of.talkId)
    .where('number', '=', of.number)
    .execute();
}

export interface TalkOnTrigger {
  readonly id: Id<'talk'>;
  readonly state: TalkState;
  readonly key: string;
  readonly regionPath: string;
  readonly accidents: readonly string[];
}

/** Talks that were opened on rules about these regions' accidents and not withdrawn, the latest first. One statement. */
export async function talksOnTriggers(
  db: Reader,
  scope: Scope,
  regionPaths: readonly string[],
): Promise<TalkOnTrigger[]> {
  const rows = await db
    .selectFrom('talks.talk as talk')
    .innerJoin('posts.region as place', 'place.id', 'talk.trigger_region')
    .select([
      'talk.id',
      'talk.state',
      sql<string>`talk.trigger_key`.as('key'),
      'place.path as regionPath',
      sql<string[]>`array(select c.accident_id::text from talks.counted_accident c
        where c.talk_id = talk.id)`.as('accidents'),
    ])
    .where('talk.id', 'in', idsInScope(db, scope))
    .where(sql<boolean>`place.path = any(${[...regionPaths]}::text[])`)
    .where('talk.state', '<>', 'withdrawn')
    .orderBy('talk.id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as TalkState }));
}

export interface PlaceRow {
  readonly id: Id<'region'>;
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly level: Level;
}

/** Regions by their paths: names and levels of divisions are public. */
export async function placesAt(db: Reader, paths: readonly string[]): Promise<PlaceRow[]> {
  const rows = await db
    .selectFrom('posts.region as region')
    .select(['region.id', 'region.path', 'region.code', 'region.name', 'region.level'])
    .where(sql<boolean>`region.path = any(${[...paths]}::text[])`)
    .execute();
  return rows.map((row) => ({ ...row, level: row.level as Level }));
}

/** Whose report is due soon and was not reminded of yet, or is late and was not since `before`. Locked; by id. */
export async function lockToRemind(
  tx: Tx,
  scope: Scope,
  page: {
    readonly today: CivilDate;
    readonly soon: CivilDate;
    readonly before: CivilDate;
    readonly after: Id<'talk'> | undefined;
    readonly limit: number;
  },
): Promise<TalkRow[]> {
  let query = whereInScope(talks(tx), scope, { key: 'talk.scope_key' })
    .where('talk.state', 'in', ['held', 'returned'])
    .where(
      sql<boolean>`(talk.due_on between ${page.today} and ${page.soon} and talk.reminded_on is null
        or talk.due_on < ${page.today} and (talk.reminded_on is null
          or talk.reminded_on <= talk.due_on or talk.reminded_on <= ${page.before}))`,
    )
    .orderBy('talk.id')
    .limit(page.limit)
    .forUpdate('talk');
  if (page.after !== undefined) query = query.where('talk.id', '>', page.after);
  return (await query.execute()).map(asRow);
}

/** No change of the talk: its version stays. */
export async function markReminded(
  tx: Tx,
  ids: readonly Id<'talk'>[],
  on: CivilDate,
): Promise<void> {
  await tx
    .updateTable('talks.talk')
    .set({ reminded_on: on })
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
}

/** Talks follow both the office that conducts them and the body that is called to another address. */
export const readdressTalks: Readdress = async (tx, moves) => {
  await readdressScopeKeys(tx, 'talks.talk', moves);
  await sql`update talks.talk as placed set subject_scope_key = tier.level || move.new_path
    from unnest(${moves.map(({ from }) => from)}::text[], ${moves.map(({ to }) => to)}::text[])
        as move (old_path, new_path),
      unnest(${[...LEVELS]}::text[]) as tier (level)
    where placed.subject_scope_key = tier.level || move.old_path`.execute(tx);
};

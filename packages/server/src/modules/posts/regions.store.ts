// All SQL of regions through time: the tree, one region and its bodies, changes and what they take along.
import type { CivilDate, Id, Level, Manner, OrganKind, PostClass } from '@jinze/kernel';
import { type Insertable, type RawBuilder, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import {
  type Move,
  readdressPaths,
  readdressScopeKeys,
} from '../../platform/database/readdress.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { pathsTo } from '../../platform/region-path.ts';
import type { RegionState } from './region.decide.ts';

const text = (paths: readonly string[]) => sql`${[...paths]}::text[]`;

/** The paths a scope begins at: what its keys say behind their level. */
function topsOf(scope: Scope): readonly string[] {
  const paths = [...new Set(scope.keys.map((key) => key.slice(key.indexOf('/'))))];
  return paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));
}

/** What only an undone import spoke of is on record no more; what was withdrawn leaves its post empty. */
const isOnRecord = (postId: string) =>
  sql<boolean>`exists (select 1 from posts.appointment a
    left join posts.roster_import i on i.id = a.import_id
    where a.post_id = ${sql.ref(postId)} and i.undone_at is null)`;

/** A region of a list, with what lies in it counted in the same statement. */
function nodes(db: Reader, scope: Scope) {
  return whereInScope(
    db
      .selectFrom('posts.region as region')
      .leftJoin('posts.region as superior', 'superior.path', 'region.superior_path')
      .select([
        'region.id',
        'region.path',
        'region.code',
        'region.name',
        'region.level',
        'region.kind',
        'region.ended_on as endedOn',
        'region.scope_key as scopeKey',
        'superior.name as superiorName',
        'superior.level as superiorLevel',
        sql<number>`(select count(distinct o.id) from posts.organ o join posts.post p on p.organ_id = o.id
          where o.region_path = region.path and ${isOnRecord('p.id')})`.as('organs'),
        sql<number>`(select count(*) from posts.organ o join posts.post p on p.organ_id = o.id
          where o.region_path = region.path and ${isOnRecord('p.id')})`.as('posts'),
        sql<number>`(select count(*) from posts.region c where c.superior_path = region.path)`.as(
          'parts',
        ),
        sql<{ code: string; name: string } | null>`(
          select json_build_object('code', o.code, 'name', o.name) from posts.region_record r
            join posts.region o on o.id = r.other_region_id
          where r.region_id = region.id and r.kind = 'merged' and r.superseded_at is null)`.as(
          'mergedInto',
        ),
      ]),
    scope,
    { key: 'region.scope_key' },
  );
}

export type NodeRow = Awaited<ReturnType<ReturnType<typeof nodes>['execute']>>[number];

/** The regions directly beneath one, by path; without one, the tops of the scope. */
export async function regionsUnder(
  db: Reader,
  scope: Scope,
  page: {
    readonly under: string | undefined;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<NodeRow[]> {
  let query = nodes(db, scope).orderBy('region.path').limit(page.limit);
  if (page.under !== undefined) query = query.where('region.superior_path', '=', page.under);
  else if (scope.keys.includes('')) query = query.where('region.superior_path', '=', '/');
  else query = query.where(sql<boolean>`region.path = any(${text(topsOf(scope))})`);
  if (page.after !== undefined) query = query.where('region.path', '>', page.after);
  return query.execute();
}

export interface RecordRow {
  readonly kind: 'initial' | 'established' | 'renamed' | 'moved' | 'merged' | 'abolished';
  readonly name: string;
  readonly superiorName: string;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly documentNo: string | null;
  readonly other: { readonly code: string; readonly name: string } | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** As known now, oldest first; who recorded it and when are those of the record's first row. */
const recordsOfRegion = sql<RecordRow[]>`(
  select coalesce(json_agg(json_build_object('kind', r.kind, 'name', r.name, 'superiorName', r.superior_name,
    'from', r.valid_from, 'to', r.valid_to, 'documentNo', r.document_no, 'other',
    case when o.id is not null then json_build_object('code', o.code, 'name', o.name) end,
    'recordedAt', f.recorded_at, 'recordedBy', f.recorded_by) order by r.valid_from nulls first), '[]'::json)
  from posts.region_record r join posts.region_record f on f.id = r.record_id
  left join posts.region o on o.id = r.other_region_id
  where r.region_id = region.id and r.superseded_at is null)`;

const mergedIntoRegion = sql<
  { code: string; name: string; from: CivilDate; documentNo: string }[]
>`(
  select coalesce(json_agg(json_build_object('code', o.code, 'name', o.name, 'from', r.valid_from,
    'documentNo', r.document_no) order by r.valid_from, o.code), '[]'::json)
  from posts.region_record r join posts.region o on o.id = r.region_id
  where r.other_region_id = region.id and r.kind = 'merged' and r.superseded_at is null)`;

/** Each path above is compared whole, so that the primary key is used. */
const aboveRegion = sql<{ code: string; name: string; scopeKey: string }[]>`(
  select coalesce(json_agg(json_build_object('code', a.code, 'name', a.name, 'scopeKey', a.scope_key)
    order by length(a.path)), '[]'::json)
  from generate_series(1, length(region.path) - 1) as place
  join posts.region a on a.path = left(region.path, place) where substr(region.path, place, 1) = '/')`;

/** One region by its code with everything said of it, in one statement. */
export async function regionCoded(db: Reader, scope: Scope, code: string) {
  return nodes(db, scope)
    .select([
      'region.version',
      recordsOfRegion.as('records'),
      mergedIntoRegion.as('mergedFrom'),
      aboveRegion.as('above'),
      sql<number>`(select count(*) from posts.region c where c.superior_path = region.path
        and c.ended_on is null)`.as('livingParts'),
    ])
    .where('region.code', '=', code)
    .executeTakeFirst();
}
export type RegionRow = NonNullable<Awaited<ReturnType<typeof regionCoded>>>;

function isHeldOn(on: CivilDate): RawBuilder<boolean> {
  return sql<boolean>`appointment.superseded_at is null and appointment.valid_from <= ${on}
    and (appointment.valid_to is null or appointment.valid_to >= ${on})`;
}

/** A region's own bodies with how many posts they have and who is in them. */
export async function bodiesOf(db: Reader, scope: Scope, regionPath: string, on: CivilDate) {
  const rows = await whereInScope(
    db
      .selectFrom('posts.organ as organ')
      .innerJoin('posts.post as post', 'post.organ_id', 'organ.id')
      .leftJoin('posts.appointment as appointment', (join) =>
        join.onRef('appointment.post_id', '=', 'post.id').on(isHeldOn(on)),
      )
      .select([
        'organ.id as organId',
        'organ.name',
        'organ.kind',
        sql<number>`count(distinct post.id)`.as('posts'),
        sql<number>`count(distinct appointment.person_id)`.as('holders'),
        sql<number>`count(distinct post.id) - count(distinct appointment.post_id)`.as('vacant'),
      ]),
    scope,
    { key: 'organ.scope_key' },
  )
    .where('organ.region_path', '=', regionPath)
    .where(isOnRecord('post.id'))
    .groupBy(['organ.id', 'organ.name', 'organ.kind'])
    .orderBy(sql`array_position(array['party-committee', 'government', 'party-organ'], organ.kind)`)
    .orderBy('organ.name')
    .orderBy('organ.id')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as OrganKind }));
}

/** The body that stands for a region, the first of these it has. */
const LEADING = ['government', 'township', 'development-zone', 'party-committee'] as const;

/** The region's government, or what stands for one there; undefined where none is on record. */
export async function leadingOrganOf(
  db: Reader,
  regionPath: string,
): Promise<Id<'organ'> | undefined> {
  return (await leadingOrgansOf(db, [regionPath])).get(regionPath);
}

/** Of many regions at once, by path; one without is absent. */
export async function leadingOrgansOf(
  db: Reader,
  regionPaths: readonly string[],
): Promise<ReadonlyMap<string, Id<'organ'>>> {
  const { rows } = await sql<{ path: string; id: Id<'organ'> }>`
    select distinct on (region_path) region_path as path, id from posts.organ
    where region_path = any(${[...regionPaths]}::text[]) and kind = any(${[...LEADING]}::text[])
    order by region_path, array_position(${[...LEADING]}::text[], kind), id`.execute(db);
  return new Map(rows.map(({ path, id }) => [path, id]));
}

/** Those of these bodies that are of the region; read in the system’s scope. */
export async function organsOfRegion(
  db: Reader,
  regionPath: string,
  ids: readonly Id<'organ'>[],
): Promise<readonly { readonly id: Id<'organ'>; readonly name: string; readonly level: Level }[]> {
  const rows = await db
    .selectFrom('posts.organ')
    .select(['id', 'name', 'level'])
    .where('region_path', '=', regionPath)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
  return rows.map((row) => ({ ...row, level: row.level as Level }));
}

/** Bodies in scope, or with a post that a committee of the scope manages. */
export async function organsInScope(db: Reader, scope: Scope, organIds: readonly Id<'organ'>[]) {
  const rows = await db
    .selectFrom('posts.organ as organ')
    .innerJoin('posts.region as region', 'region.path', 'organ.region_path')
    .select([
      'organ.id as organId',
      'organ.name',
      'organ.kind',
      'organ.level',
      'organ.scope_key as scopeKey',
      'region.path as regionPath',
      'region.code as regionCode',
      'region.name as regionName',
      'region.level as regionLevel',
      'region.ended_on as regionEndedOn',
    ])
    .where(sql<boolean>`organ.id = any(${[...organIds]}::uuid[])`)
    .where((eb) =>
      eb.or([
        eb.exists(
          whereInScope(db.selectFrom('posts.organ as own').select('own.id'), scope, {
            key: 'own.scope_key',
          }).where(sql<boolean>`own.id = organ.id`),
        ),
        eb.exists(
          whereInScope(db.selectFrom('posts.post as managed').select('managed.id'), scope, {
            key: 'managed.scope_key',
            committee: 'managed.managing_committee',
          }).where(sql<boolean>`managed.organ_id = organ.id`),
        ),
      ]),
    )
    .execute();
  return rows.map((row) => ({
    ...row,
    kind: row.kind as OrganKind,
    level: row.level as Level,
    regionLevel: row.regionLevel as Level,
  }));
}

export async function organInScope(db: Reader, scope: Scope, organId: Id<'organ'>) {
  const [organ] = await organsInScope(db, scope, [organId]);
  return organ;
}

interface HolderOfPost {
  readonly appointmentId: Id<'appointment'>;
  readonly personId: Id<'person'>;
  readonly personName: string;
  readonly from: CivilDate;
  readonly manner: Manner;
  readonly portfolios: readonly string[];
}

/** The posts of a body with those in them on a day; a vacant post has nobody. One statement. */
export async function postsOfOrgan(db: Reader, scope: Scope, organId: Id<'organ'>, on: CivilDate) {
  const holders = sql<HolderOfPost[]>`(
    select coalesce(json_agg(json_build_object('appointmentId', appointment.record_id, 'personId', person.id,
      'personName', person.name, 'from', appointment.valid_from, 'manner', appointment.manner, 'portfolios',
      (select coalesce(json_agg(f.field order by f.field), '[]'::json) from posts.portfolio f
        where f.appointment_record_id = appointment.record_id and f.superseded_at is null
          and f.valid_from <= ${on} and (f.valid_to is null or f.valid_to >= ${on})))
      order by appointment.valid_from, appointment.record_id), '[]'::json)
    from posts.appointment appointment join posts.person person on person.id = appointment.person_id
    where appointment.post_id = post.id and ${isHeldOn(on)})`;
  const rows = await whereInScope(
    db
      .selectFrom('posts.post as post')
      .leftJoin('posts.region as committee', 'committee.path', 'post.managing_committee')
      .select([
        'post.id as postId',
        'post.title',
        'post.class as postClass',
        'committee.name as managedBy',
        holders.as('holders'),
      ]),
    scope,
    { key: 'post.scope_key', committee: 'post.managing_committee' },
  )
    .where('post.organ_id', '=', organId)
    .where(isOnRecord('post.id'))
    .orderBy(
      sql`array_position(array['party-chief', 'government-chief', 'safety-deputy', 'standing-committee-member'], post.class)`,
    )
    .orderBy('post.id')
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, postClass: row.postClass as PostClass }));
}

const STATE = [
  'region.id',
  'region.path',
  'region.code',
  'region.name',
  'region.level',
  'region.version',
  'region.ended_on as endedOn',
  sql<CivilDate | null>`(select r.valid_from from posts.region_record r
    where r.region_id = region.id and r.superseded_at is null and r.valid_to is null)`.as('since'),
] as const;

const asState = <T extends { level: string }>(row: T) => ({ ...row, level: row.level as Level });

/** A region in scope, locked for a change. */
export async function lockRegion(
  tx: Tx,
  scope: Scope,
  by: { readonly code: string } | { readonly path: string },
): Promise<RegionState | undefined> {
  const query = whereInScope(tx.selectFrom('posts.region as region').select(STATE), scope, {
    key: 'region.scope_key',
  });
  const row = await ('code' in by
    ? query.where('region.code', '=', by.code)
    : query.where('region.path', '=', by.path)
  )
    .forUpdate('region')
    .executeTakeFirst();
  return row === undefined ? undefined : asState(row);
}

/** The region and everything beneath it, ended ones too. */
export async function regionsWithin(tx: Tx, path: string): Promise<RegionState[]> {
  const rows = await tx
    .selectFrom('posts.region as region')
    .select(STATE)
    .where(sql<boolean>`region.path ^@ ${path}`)
    .orderBy('region.path')
    .execute();
  return rows.map(asState);
}

/** What the regions above and at these paths are called. */
export async function namesTo(
  db: Reader,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('posts.region as region')
    .select(['region.path', 'region.name'])
    .where(sql<boolean>`region.path = any(${text([...new Set(paths.flatMap(pathsTo))])})`)
    .execute();
  return new Map(rows.map(({ path, name }) => [path, name]));
}

/** How many people are in posts of the region's own bodies on the day or later. */
export async function countHolders(tx: Tx, regionPath: string, on: CivilDate): Promise<number> {
  const row = await tx
    .selectFrom('posts.appointment as appointment')
    .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
    .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
    .select((eb) => eb.fn.count<number>('appointment.person_id').distinct().as('count'))
    .where('organ.region_path', '=', regionPath)
    .where('appointment.superseded_at', 'is', null)
    .where((eb) =>
      eb.or([eb('appointment.valid_to', 'is', null), eb('appointment.valid_to', '>=', on)]),
    )
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function insertRegion(tx: Tx, row: Insertable<Tables['posts.region']>): Promise<void> {
  await tx.insertInto('posts.region').values(row).execute();
}

/** Closes the current records of regions in one statement and answers what they said. */
export async function supersedeRecords(tx: Tx, regionIds: readonly Id<'region'>[], at: Date) {
  return tx
    .updateTable('posts.region_record')
    .set({ superseded_at: at })
    .where(sql<boolean>`posts.region_record.region_id = any(${[...regionIds]}::uuid[])`)
    .where('superseded_at', 'is', null)
    .where('valid_to', 'is', null)
    .returningAll()
    .execute();
}

export async function insertRecords(
  tx: Tx,
  rows: readonly Insertable<Tables['posts.region_record']>[],
): Promise<void> {
  await tx
    .insertInto('posts.region_record')
    .values([...rows])
    .execute();
}

/** Writes what regions are now, each at the version it was read with; answers how many still had it. */
export async function updateRegions(
  tx: Tx,
  regions: readonly { readonly before: RegionState; readonly after: RegionState }[],
): Promise<number> {
  const { numAffectedRows } =
    await sql`update posts.region set name = next.name, version = next.version,
      ended_on = next.ended_on
    from unnest(${regions.map(({ before }) => before.id)}::uuid[], ${regions.map(({ before }) => before.version)}::int[],
      ${regions.map(({ after }) => after.name)}::text[], ${regions.map(({ after }) => after.version)}::int[],
      ${regions.map(({ after }) => after.endedOn)}::date[]) as next (id, old_version, name, version, ended_on)
    where posts.region.id = next.id and posts.region.version = next.old_version`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** Gives the regions and every row of this module their new address; organs and committees of posts follow by cascade. */
export async function readdressPosts(tx: Tx, moves: readonly Move[]): Promise<void> {
  await readdressPaths(tx, 'posts.region', 'path', moves);
  await readdressScopeKeys(tx, 'posts.post', moves);
  await readdressScopeKeys(tx, 'posts.appointment', moves);
  await readdressPaths(tx, 'posts.appointment', 'managing_committee', moves);
  await readdressScopeKeys(tx, 'posts.portfolio', moves);
  await readdressScopeKeys(tx, 'posts.roster_import', moves);
}

export interface CommitteesHanded {
  readonly posts: readonly { readonly id: Id<'post'>; readonly organId: Id<'organ'> }[];
  /** Appointments any row of which was changed. */
  readonly appointments: readonly Id<'appointment'>[];
}

/** What one committee managed another one manages: everywhere, or in the regions at these paths. */
export async function handOverCommittee(
  tx: Tx,
  { from, to, within }: { from: string; to: string; within: readonly string[] | undefined },
): Promise<CommitteesHanded> {
  const isWithin =
    within === undefined
      ? sql`true`
      : sql`substr(placed.scope_key, position('/' in placed.scope_key)) = any(${text(within)})`;
  const given = sql`managing_committee = ${to}
    where placed.managing_committee = ${from} and ${isWithin}`;
  const posts = await sql<CommitteesHanded['posts'][number]>`
    update posts.post as placed set ${given} returning placed.id, placed.organ_id as "organId"`.execute(
    tx,
  );
  const appointments = await sql<{ id: Id<'appointment'> }>`
    update posts.appointment as placed set ${given} returning placed.record_id as id`.execute(tx);
  return {
    posts: posts.rows,
    appointments: [...new Set(appointments.rows.map(({ id }) => id))],
  };
}

/** Names that regions of the scope had before, with the region's path: a spreadsheet may still use them. */
export async function formerNames(
  db: Reader,
  scope: Scope,
): Promise<{ readonly name: string; readonly path: string }[]> {
  return whereInScope(
    db
      .selectFrom('posts.region_record as record')
      .innerJoin('posts.region as region', 'region.id', 'record.region_id')
      .select(['record.name', 'region.path'])
      .distinct(),
    scope,
    { key: 'region.scope_key' },
  )
    .where('record.superseded_at', 'is', null)
    .whereRef('record.name', '<>', 'region.name')
    .execute();
}

/** What the party committees and governments of a region are called; names of bodies are public. */
export async function leadingNamesOf(
  db: Reader,
  regionPath: string,
): Promise<{ readonly partyCommittees: string[]; readonly governments: string[] }> {
  const rows = await db
    .selectFrom('posts.organ as organ')
    .select(['organ.name', 'organ.kind'])
    .where('organ.region_path', '=', regionPath)
    .where('organ.kind', 'in', ['party-committee', 'government'])
    .orderBy('organ.id')
    .limit(20)
    .execute();
  const namesOf = (asked: string) =>
    rows.flatMap(({ name, kind }) => (kind === asked ? [name] : []));
  return { partyCommittees: namesOf('party-committee'), governments: namesOf('government') };
}

// All SQL of appointments and portfolios through time: what is valid on a day, as known at a moment.
import type { CivilDate, Id, Level, Manner, OrganKind, PostClass } from '@jinze/kernel';
import { type Insertable, type RawBuilder, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { Appointment, Portfolio } from './appointment.decide.ts';
import { nameOn } from './naming.store.ts';
import type { KnownAppointment } from './roster.holding.ts';
import type { KnownPerson } from './roster.people.ts';

/** Both times of a question: the day asked about, and the moment whose knowledge answers. Absent: as known now. */
export interface AsAt {
  readonly on: CivilDate;
  readonly knownBefore?: Date;
}

type Row = 'appointment' | 'portfolio';

/** What was on record: not yet superseded, or superseded later than the moment asked about. */
function knownAt(row: Row, knownBefore: Date | undefined): RawBuilder<boolean> {
  const of = (column: string) => sql.ref(`${row}.${column}`);
  return knownBefore === undefined
    ? sql<boolean>`${of('superseded_at')} is null`
    : sql<boolean>`${of('recorded_at')} < ${knownBefore}
        and (${of('superseded_at')} is null or ${of('superseded_at')} >= ${knownBefore})`;
}

function validOn(row: Row, on: CivilDate): RawBuilder<boolean> {
  const of = (column: string) => sql.ref(`${row}.${column}`);
  return sql<boolean>`${of('valid_from')} <= ${on} and (${of('valid_to')} is null or ${of('valid_to')} >= ${on})`;
}

const SCOPED = {
  key: 'appointment.scope_key',
  committee: 'appointment.managing_committee',
  person: 'appointment.person_id',
} as const;

/** With the names of the day, as known at the moment. */
function withPlaces(
  db: Reader,
  scope: Scope,
  { on, knownBefore }: { on: CivilDate | RawBuilder<CivilDate | null>; knownBefore?: Date },
) {
  return whereInScope(
    db
      .selectFrom('posts.appointment as appointment')
      .innerJoin('posts.person as person', 'person.id', 'appointment.person_id')
      .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .innerJoin('posts.region as region', 'region.path', 'organ.region_path')
      .select([
        'appointment.record_id as appointmentId',
        'appointment.version',
        'appointment.scope_key as scopeKey',
        'appointment.valid_from as from',
        'appointment.valid_to as to',
        'appointment.manner',
        'appointment.document_no as documentNo',
        'appointment.is_committee_member as isCommitteeMember',
        'appointment.recorded_at as recordedAt',
        'appointment.recorded_by as recordedBy',
        'appointment.superseded_at as supersededAt',
        'appointment.change_reason as changeReason',
        'person.id as personId',
        nameOn('person', on, knownBefore).as('personName'),
        'post.id as postId',
        nameOn('post', on, knownBefore).as('postTitle'),
        'post.class as postClass',
        nameOn('organ', on, knownBefore).as('organName'),
        'organ.kind as organKind',
        'region.path as regionPath',
        'region.name as regionName',
      ]),
    scope,
    SCOPED,
  );
}

type PlacedRow = Awaited<ReturnType<ReturnType<typeof withPlaces>['execute']>>[number];

/** A row of an appointment with the names of where it is. */
export type AppointmentRow = Omit<PlacedRow, 'manner' | 'postClass' | 'organKind'> & {
  readonly manner: Manner;
  readonly postClass: PostClass;
  readonly organKind: OrganKind;
};

const asRow = (row: PlacedRow): AppointmentRow => ({
  ...row,
  manner: row.manner as Manner,
  postClass: row.postClass as PostClass,
  organKind: row.organKind as OrganKind,
});

export interface AnsweringRow extends AppointmentRow {
  readonly field: string | null;
  readonly fieldFrom: CivilDate | null;
  readonly fieldTo: CivilDate | null;
  readonly fieldDocumentNo: string | null;
  readonly fieldRecordedAt: Date | null;
}

/** Everybody who answered for the field in the region's own bodies: by portfolio, as its head, as its safety deputy. One statement. */
export async function answering(
  db: Reader,
  scope: Scope,
  asked: AsAt & { readonly regionPath: string; readonly field: string },
): Promise<AnsweringRow[]> {
  const { on, knownBefore, regionPath, field } = asked;
  const rows = await withPlaces(db, scope, asked)
    .leftJoin('posts.portfolio as portfolio', (join) =>
      join
        .onRef('portfolio.appointment_record_id', '=', 'appointment.record_id')
        .on('portfolio.field', '=', field)
        .on(knownAt('portfolio', knownBefore))
        .on(validOn('portfolio', on)),
    )
    .select([
      'portfolio.field',
      'portfolio.valid_from as fieldFrom',
      'portfolio.valid_to as fieldTo',
      'portfolio.document_no as fieldDocumentNo',
      'portfolio.recorded_at as fieldRecordedAt',
    ])
    .where('organ.region_path', '=', regionPath)
    .where(knownAt('appointment', knownBefore))
    .where(validOn('appointment', on))
    .where((eb) =>
      eb.or([
        eb('portfolio.field', 'is not', null),
        eb('post.class', 'in', ['party-chief', 'government-chief', 'safety-deputy']),
      ]),
    )
    .where('organ.kind', 'in', ['party-committee', 'government', 'township', 'development-zone'])
    .orderBy(sql`portfolio.field is null`)
    .orderBy('organ.name')
    .orderBy('appointment.record_id')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, ...asRow(row) }));
}

/** Every row, superseded ones too, of a post's or a person's appointments. */
export async function historyOf(
  db: Reader,
  scope: Scope,
  of: { readonly postId: Id<'post'> } | { readonly personId: Id<'person'> },
): Promise<AppointmentRow[]> {
  // What was so on the last day of each, or is so now.
  const query = withPlaces(db, scope, { on: sql<CivilDate | null>`appointment.valid_to` });
  const rows = await ('postId' in of
    ? query.where('appointment.post_id', '=', of.postId)
    : query.where('appointment.person_id', '=', of.personId)
  )
    .orderBy('appointment.valid_from', 'desc')
    .orderBy('appointment.record_id')
    .limit(1000)
    .execute();
  return rows.map(asRow);
}

export type PortfolioRow = Pick<
  Portfolio,
  'id' | 'recordId' | 'field' | 'from' | 'to' | 'documentNo'
> & {
  readonly appointmentId: Id<'appointment'>;
  readonly recordedAt: Date;
  readonly supersededAt: Date | null;
  readonly changeReason: string | null;
};

/** Every portfolio row of the appointments, in one statement. */
export async function portfolioRows(
  db: Reader,
  appointmentIds: readonly Id<'appointment'>[],
): Promise<PortfolioRow[]> {
  return db
    .selectFrom('posts.portfolio as portfolio')
    .select([
      'portfolio.id',
      'portfolio.record_id as recordId',
      'portfolio.appointment_record_id as appointmentId',
      'portfolio.field',
      'portfolio.valid_from as from',
      'portfolio.valid_to as to',
      'portfolio.document_no as documentNo',
      'portfolio.recorded_at as recordedAt',
      'portfolio.superseded_at as supersededAt',
      'portfolio.change_reason as changeReason',
    ])
    .where(sql<boolean>`portfolio.appointment_record_id = any(${[...appointmentIds]}::uuid[])`)
    .orderBy('portfolio.valid_from', 'desc')
    .orderBy('portfolio.field')
    .orderBy('portfolio.recorded_at', 'desc')
    .execute();
}

/** The fields that current portfolios of the region's own bodies name or named. */
export async function fieldsOf(
  db: Reader,
  scope: Scope,
  regionPath: string,
  search: string,
): Promise<string[]> {
  const rows = await whereInScope(
    db
      .selectFrom('posts.portfolio as portfolio')
      .innerJoin('posts.appointment as appointment', (join) =>
        join
          .onRef('appointment.record_id', '=', 'portfolio.appointment_record_id')
          .on('appointment.superseded_at', 'is', null),
      )
      .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .select('portfolio.field')
      .distinct(),
    scope,
    SCOPED,
  )
    .where('organ.region_path', '=', regionPath)
    .where('portfolio.superseded_at', 'is', null)
    .where('portfolio.field', 'like', likePattern(search))
    .orderBy('portfolio.field')
    .limit(100)
    .execute();
  return rows.map(({ field }) => field);
}

/** People in the region's own bodies on the day, and the portfolios ever recorded for those bodies. Two statements. */
export async function matrixOf(
  db: Reader,
  scope: Scope,
  regionPath: string,
  on: CivilDate,
): Promise<{
  people: AppointmentRow[];
  portfolios: { appointmentId: string; field: string; isValid: boolean }[];
}> {
  const people = await withPlaces(db, scope, { on })
    .where('organ.region_path', '=', regionPath)
    .where('organ.kind', 'in', ['party-committee', 'government', 'township', 'development-zone'])
    .where(knownAt('appointment', undefined))
    .where(validOn('appointment', on))
    .orderBy('organ.name')
    .orderBy('appointment.record_id')
    .limit(300)
    .execute();
  const portfolios = await whereInScope(
    db
      .selectFrom('posts.portfolio as portfolio')
      .innerJoin('posts.appointment as appointment', (join) =>
        join
          .onRef('appointment.record_id', '=', 'portfolio.appointment_record_id')
          .on('appointment.superseded_at', 'is', null),
      )
      .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .select([
        'portfolio.appointment_record_id as appointmentId',
        'portfolio.field',
        validOn('portfolio', on).as('isValid'),
      ]),
    scope,
    SCOPED,
  )
    .where('organ.region_path', '=', regionPath)
    .where('portfolio.superseded_at', 'is', null)
    .orderBy('portfolio.field')
    .limit(5000)
    .execute();
  return { people: people.map(asRow), portfolios };
}

/** Posts that somebody held to an end, by what was on record before a moment. */
export async function heldBefore(
  db: Reader,
  postIds: readonly Id<'post'>[],
  before: Date,
): Promise<ReadonlySet<Id<'post'>>> {
  const rows = await db
    .selectFrom('posts.appointment as appointment')
    .select('appointment.post_id as postId')
    .distinct()
    .where(sql<boolean>`appointment.post_id = any(${[...postIds]}::uuid[])`)
    .where('appointment.valid_to', 'is not', null)
    .where('appointment.superseded_at', 'is', null)
    .where('appointment.recorded_at', '<', before)
    .execute();
  return new Set(rows.map(({ postId }) => postId));
}

export interface FieldHandedOver {
  readonly appointmentId: Id<'appointment'>;
  readonly field: string;
  /** Who holds the field in the same region's bodies on the day. */
  readonly holders: readonly {
    readonly appointmentId: Id<'appointment'>;
    readonly personName: string;
  }[];
}

/** The fields that ended with these appointments, and who has each now. One statement. */
export async function fieldsHandedOver(
  db: Reader,
  scope: Scope,
  appointmentIds: readonly Id<'appointment'>[],
  on: CivilDate,
): Promise<FieldHandedOver[]> {
  return whereInScope(
    db
      .selectFrom('posts.portfolio as portfolio')
      .innerJoin('posts.appointment as appointment', (join) =>
        join
          .onRef('appointment.record_id', '=', 'portfolio.appointment_record_id')
          .on('appointment.superseded_at', 'is', null),
      )
      .select([
        'appointment.record_id as appointmentId',
        'portfolio.field',
        sql<FieldHandedOver['holders']>`coalesce((
          select json_agg(json_build_object('appointmentId', other.record_id, 'personName', person.name)
            order by other.record_id)
          from posts.portfolio held
          join posts.appointment other on other.record_id = held.appointment_record_id
            and other.superseded_at is null
          join posts.person person on person.id = other.person_id
          where held.field = portfolio.field and held.scope_key = portfolio.scope_key
            and held.superseded_at is null and held.valid_from <= ${on}
            and (held.valid_to is null or held.valid_to >= ${on})
            and other.record_id <> appointment.record_id), '[]')`.as('holders'),
      ]),
    scope,
    { key: 'appointment.scope_key' },
  )
    .where(sql<boolean>`appointment.record_id = any(${[...appointmentIds]}::uuid[])`)
    .where('portfolio.superseded_at', 'is', null)
    .whereRef('portfolio.valid_to', '=', 'appointment.valid_to')
    .orderBy('portfolio.field')
    .execute();
}

/** What the roster is compared with: current rows of the posts, those who have left too, with their portfolios. One statement. */
export async function knownAppointments(
  db: Reader,
  scope: Scope,
  postIds: readonly Id<'post'>[],
): Promise<KnownAppointment[]> {
  const rows = await whereInScope(
    db
      .selectFrom('posts.appointment as appointment')
      .innerJoin('posts.person as person', 'person.id', 'appointment.person_id')
      .select([
        'appointment.record_id as recordId',
        'appointment.version',
        'appointment.post_id as postId',
        'appointment.person_id as personId',
        'appointment.valid_from as from',
        'appointment.valid_to as to',
        'appointment.manner',
        'appointment.document_no as documentNo',
        'appointment.is_committee_member as isCommitteeMember',
        'appointment.liaison',
        'appointment.managing_committee as managingCommittee',
        'person.name as personName',
        'person.id_tail as idTail',
        sql<boolean>`exists (select 1 from posts.portfolio f
          where f.appointment_record_id = appointment.record_id and f.superseded_at is null
            and f.valid_to is null and f.document_no is null)`.as('hasUndocumentedFields'),
        // Those held to the end: of somebody in office the open ones, of somebody who left those that ended with it.
        sql<string[]>`coalesce((select array_agg(f.field order by f.field) from posts.portfolio f
          where f.appointment_record_id = appointment.record_id and f.superseded_at is null
            and f.valid_to is not distinct from appointment.valid_to), '{}')`.as('portfolios'),
      ]),
    scope,
    { key: 'appointment.scope_key' },
  )
    .where(sql<boolean>`appointment.post_id = any(${[...postIds]}::uuid[])`)
    .where('appointment.superseded_at', 'is', null)
    .execute();
  return rows.map((row) => ({ ...row, manner: row.manner as Manner }));
}

/** People with a post in the regions whose name the roster names, with what they are called by. */
export async function knownPeople(
  db: Reader,
  scope: Scope,
  regionPaths: readonly string[],
  names: readonly string[],
): Promise<(KnownPerson & { readonly key: string })[]> {
  return whereInScope(
    db
      .selectFrom('posts.appointment as appointment')
      .innerJoin('posts.person as person', 'person.id', 'appointment.person_id')
      .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .select([
        'person.id',
        'person.id_tail as idTail',
        sql<string>`organ.region_path || '|' || person.name`.as('key'),
        sql<string>`string_agg(distinct organ.name || post.title, '、')`.as('title'),
      ]),
    scope,
    { key: 'appointment.scope_key' },
  )
    .where(sql<boolean>`organ.region_path = any(${[...regionPaths]}::text[])`)
    .where(sql<boolean>`person.name = any(${[...names]}::text[])`)
    .where('appointment.superseded_at', 'is', null)
    .groupBy(['person.id', 'person.id_tail', 'organ.region_path', 'person.name'])
    .execute();
}

/** People anywhere in the scope by their names whose four characters are known: they tell who moved. */
export async function knownNamesakes(
  db: Reader,
  scope: Scope,
  names: readonly string[],
): Promise<(KnownPerson & { readonly name: string })[]> {
  return whereInScope(
    db
      .selectFrom('posts.appointment as appointment')
      .innerJoin('posts.person as person', 'person.id', 'appointment.person_id')
      .distinctOn('person.id')
      .select([
        'person.id',
        'person.name',
        'person.id_tail as idTail',
        sql<string>`''`.as('title'),
      ]),
    scope,
    { key: 'appointment.scope_key' },
  )
    .where(sql<boolean>`person.name = any(${[...names]}::text[])`)
    .where('person.id_tail', 'is not', null)
    .where('appointment.superseded_at', 'is', null)
    .execute();
}

export interface PersonFound {
  readonly personId: Id<'person'>;
  readonly name: string;
  /** What they hold, or held last. */
  readonly title: string;
}

function people(db: Reader, scope: Scope) {
  return whereInScope(
    db
      .selectFrom('posts.appointment as appointment')
      .innerJoin('posts.person as person', 'person.id', 'appointment.person_id')
      .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .distinctOn(['person.name', 'person.id'])
      .select([
        'person.id as personId',
        'person.name',
        sql<string>`organ.name || ' ' || post.title`.as('title'),
      ]),
    scope,
    SCOPED,
  )
    .where('appointment.superseded_at', 'is', null)
    .orderBy('person.name')
    .orderBy('person.id')
    .orderBy(sql`appointment.valid_to is null`, 'desc')
    .orderBy('appointment.valid_from', 'desc');
}

/** People by a part of their name, those who have left their posts too. */
export async function searchPeopleOnRecord(
  db: Reader,
  scope: Scope,
  search: string,
  limit: number,
): Promise<PersonFound[]> {
  return people(db, scope).where('person.name', 'like', likePattern(search)).limit(limit).execute();
}

/** Everybody of exactly this name. */
export async function peopleNamed(db: Reader, scope: Scope, name: string): Promise<PersonFound[]> {
  return people(db, scope).where('person.name', '=', name).limit(20).execute();
}

/** Learns the four characters of people on record; those that have some keep them. Answers who learnt. */
export async function learnTails(
  tx: Tx,
  tails: readonly { readonly id: Id<'person'>; readonly idTail: string }[],
): Promise<Id<'person'>[]> {
  if (tails.length === 0) return [];
  const { rows } = await sql<{
    id: Id<'person'>;
  }>`update posts.person set id_tail = learnt.tail
    from unnest(${tails.map(({ id }) => id)}::uuid[], ${tails.map(({ idTail }) => idTail)}::text[]) as learnt (id, tail)
    where posts.person.id = learnt.id and posts.person.id_tail is null
    returning posts.person.id`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface PostRow {
  readonly id: Id<'post'>;
  readonly title: string;
  readonly postClass: PostClass;
  readonly organId: Id<'organ'>;
  readonly organName: string;
  readonly organKind: OrganKind;
  readonly level: Level;
  readonly regionPath: string;
  readonly regionName: string;
  /** The last day of a region that was merged or abolished: nobody takes a post there any more. */
  readonly regionEndedOn: CivilDate | null;
  readonly scopeKey: string;
  readonly managingCommittee: string | null;
}

export async function postInScope(
  db: Reader,
  scope: Scope,
  postId: Id<'post'>,
): Promise<PostRow | undefined> {
  const row = await whereInScope(
    db
      .selectFrom('posts.post as post')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .innerJoin('posts.region as region', 'region.path', 'organ.region_path')
      .select([
        'post.id',
        'post.title',
        'post.class as postClass',
        'organ.id as organId',
        'organ.name as organName',
        'organ.kind as organKind',
        'organ.level',
        'region.path as regionPath',
        'region.name as regionName',
        'region.ended_on as regionEndedOn',
        'post.scope_key as scopeKey',
        'post.managing_committee as managingCommittee',
      ]),
    scope,
    { key: 'post.scope_key', committee: 'post.managing_committee' },
  )
    .where('post.id', '=', postId)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : {
        ...row,
        postClass: row.postClass as PostClass,
        organKind: row.organKind as OrganKind,
        level: row.level as Level,
      };
}

/** The name of a person one may see at all. */
export async function personNamed(db: Reader, personId: Id<'person'>): Promise<string | undefined> {
  const row = await db
    .selectFrom('posts.person as person')
    .select('person.name')
    .where('person.id', '=', personId)
    .executeTakeFirst();
  return row?.name;
}

export interface Locked {
  readonly appointment: Appointment;
  readonly portfolios: readonly Portfolio[];
  readonly personName: string;
  readonly organId: Id<'organ'>;
  readonly regionName: string;
  readonly regionEndedOn: CivilDate | null;
  readonly scopeKey: string;
  readonly managingCommittee: string | null;
}

/** The current row of an appointment and its current portfolios, locked: the next writer waits and then sees the change. */
export async function lockAppointment(
  tx: Tx,
  scope: Scope,
  id: Id<'appointment'>,
): Promise<Locked | undefined> {
  const row = await whereInScope(
    tx
      .selectFrom('posts.appointment as appointment')
      .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .innerJoin('posts.region as region', 'region.path', 'organ.region_path')
      .innerJoin('posts.person as person', 'person.id', 'appointment.person_id')
      .selectAll('appointment')
      .select([
        'post.organ_id',
        'person.name as person_name',
        'region.name as region_name',
        'region.ended_on',
      ]),
    scope,
    { key: 'appointment.scope_key' },
  )
    .where('appointment.record_id', '=', id)
    .where('appointment.superseded_at', 'is', null)
    .forUpdate('appointment')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const portfolios = (await portfolioRows(tx, [id])).filter((one) => one.supersededAt === null);
  return {
    appointment: {
      recordId: row.record_id,
      version: row.version,
      postId: row.post_id,
      personId: row.person_id,
      from: row.valid_from,
      to: row.valid_to,
      manner: row.manner as Manner,
      documentNo: row.document_no,
      isCommitteeMember: row.is_committee_member,
    },
    portfolios,
    personName: row.person_name,
    organId: row.organ_id,
    regionName: row.region_name,
    regionEndedOn: row.ended_on,
    scopeKey: row.scope_key,
    managingCommittee: row.managing_committee,
  };
}

/** The region of an appointment one may change: what is locked before it is read. */
export async function regionOfAppointment(
  tx: Tx,
  scope: Scope,
  id: Id<'appointment'>,
): Promise<string | undefined> {
  const row = await whereInScope(
    tx
      .selectFrom('posts.appointment as appointment')
      .innerJoin('posts.post as post', 'post.id', 'appointment.post_id')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .select('organ.region_path as path'),
    scope,
    { key: 'appointment.scope_key' },
  )
    .where('appointment.record_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  return row?.path;
}

/** Closes the current row of the version and answers it; nothing when another writer was first. */
export async function supersedeAppointment(
  tx: Tx,
  id: Id<'appointment'>,
  version: number,
  at: Date,
): Promise<Selectable<Tables['posts.appointment']>[]> {
  return tx
    .updateTable('posts.appointment')
    .set({ superseded_at: at })
    .where('record_id', '=', id)
    .where('version', '=', version)
    .where('superseded_at', 'is', null)
    .returningAll()
    .execute();
}

/** Closes the current rows of many appointments in one statement; answers how many still had their version. */
export async function supersedeAppointments(
  tx: Tx,
  current: readonly Pick<Appointment, 'recordId' | 'version'>[],
  at: Date,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('posts.appointment')
    .set({ superseded_at: at })
    .where(
      sql<boolean>`(posts.appointment.record_id, posts.appointment.version) in (select * from unnest(
        ${current.map(({ recordId }) => recordId)}::uuid[], ${current.map(({ version }) => version)}::int[]))`,
    )
    .where('superseded_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function supersedePortfolios(
  tx: Tx,
  ids: readonly Id<'portfolio'>[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('posts.portfolio')
    .set({ superseded_at: at })
    .where(sql<boolean>`posts.portfolio.id = any(${[...ids]}::uuid[])`)
    .execute();
}

export async function insertAppointment(
  tx: Tx,
  row: Insertable<Tables['posts.appointment']>,
): Promise<void> {
  await tx.insertInto('posts.appointment').values(row).execute();
}

export async function insertPortfolios(
  tx: Tx,
  rows: readonly Insertable<Tables['posts.portfolio']>[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('posts.portfolio')
      .values([...rows])
      .execute();
}

export async function insertPerson(tx: Tx, row: Insertable<Tables['posts.person']>): Promise<void> {
  await tx.insertInto('posts.person').values(row).execute();
}

/** An appointment of a body along the way up, with every portfolio of it that the days touch. */
export interface PostAlong {
  readonly appointmentId: Id<'appointment'>;
  readonly personId: Id<'person'>;
  readonly personName: string;
  readonly postId: Id<'post'>;
  readonly postTitle: string;
  readonly postClass: PostClass;
  readonly organId: Id<'organ'>;
  readonly organName: string;
  readonly organKind: OrganKind;
  readonly regionPath: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly manner: Manner;
  readonly documentNo: string | null;
  readonly isCommitteeMember: boolean | null;
  readonly fields: readonly {
    readonly field: string;
    readonly from: CivilDate;
    readonly to: CivilDate | null;
    readonly documentNo: string | null;
  }[];
}

const ALONG_MOST = 5000;

/** Bodies whose posts are asked for, and when. */
export interface AskedAlong {
  readonly on: CivilDate;
  readonly since: CivilDate;
  readonly regionPaths: readonly string[];
}

/**
 * Who held any post of these regions' own bodies at some time from `since` to `on`, as known now or before a moment; with
 * the names of their last day in it. One statement, whatever the number of regions and of what is asked; answers go by
 * the place of what was asked.
 */
export async function postsAlong(
  db: Reader,
  scope: Scope,
  asked: readonly AskedAlong[],
  knownBefore?: Date,
): Promise<readonly (readonly PostAlong[])[]> {
  const lines = asked.flatMap(({ regionPaths, ...of }, at) =>
    regionPaths.map((path) => ({ at, path, ...of })),
  );
  const along = sql<{ at: number; path: string; on: CivilDate; since: CivilDate }>`(
    select * from unnest(${lines.map(({ at }) => at)}::int[], ${lines.map(({ path }) => path)}::text[],
      ${lines.map(({ on }) => on)}::date[], ${lines.map(({ since }) => since)}::date[])
      as one(at, path, "on", since))`.as<'along'>(sql`along`);
  const on = sql.ref<CivilDate>('along.on');
  const since = sql.ref<CivilDate>('along.since');
  const rows = await withPlaces(db, scope, {
    on: sql<CivilDate | null>`least(appointment.valid_to, ${on})`,
    ...(knownBefore === undefined ? {} : { knownBefore }),
  })
    .innerJoin(along, 'along.path', 'organ.region_path')
    .select([
      'along.at',
      'organ.id as organId',
      sql<PostAlong['fields']>`coalesce((
        select json_agg(json_build_object('field', portfolio.field, 'from', portfolio.valid_from,
            'to', portfolio.valid_to, 'documentNo', portfolio.document_no)
          order by portfolio.field, portfolio.valid_from)
        from posts.portfolio where portfolio.appointment_record_id = appointment.record_id
          and ${knownAt('portfolio', knownBefore)} and portfolio.valid_from <= ${on}
          and (portfolio.valid_to is null or portfolio.valid_to >= ${since})), '[]')`.as('fields'),
    ])
    .where(knownAt('appointment', knownBefore))
    .where(sql<boolean>`appointment.valid_from <= ${on}`)
    .where(sql<boolean>`(appointment.valid_to is null or appointment.valid_to >= ${since})`)
    .orderBy('organ.region_path', 'desc')
    .orderBy('appointment.valid_from', 'desc')
    .orderBy('appointment.record_id')
    .limit(ALONG_MOST * asked.length)
    .execute();
  const answers = Map.groupBy(rows, ({ at }) => at);
  return asked.map((_, at) => (answers.get(at) ?? []).map(asAlong));
}

const asAlong = (row: PlacedRow & Pick<PostAlong, 'organId' | 'fields'>): PostAlong => ({
  appointmentId: row.appointmentId,
  personId: row.personId,
  personName: row.personName,
  postId: row.postId,
  postTitle: row.postTitle,
  postClass: row.postClass as PostClass,
  organId: row.organId,
  organName: row.organName,
  organKind: row.organKind as OrganKind,
  regionPath: row.regionPath,
  from: row.from,
  to: row.to,
  manner: row.manner as Manner,
  documentNo: row.documentNo,
  isCommitteeMember: row.isCommitteeMember,
  fields: row.fields,
});

// All SQL of handovers and their signatures.
import type { HandoverMatter, HandoverState, Side, SupervisionReason } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Readdress, readdressScopeKeys } from '../../platform/database/readdress.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { Followed, OpenHandover, Party } from './following.decide.ts';

function partyOf(
  appointmentId: Id<'appointment'> | null,
  personId: Id<'person'> | null,
  name: string | null,
  on: CivilDate | null,
): Party | null {
  return appointmentId === null || personId === null || name === null || on === null
    ? null
    : { appointmentId, personId, name, on };
}

type Row = Selectable<Tables['handovers.handover']>;
const outgoingOf = (row: Row) =>
  partyOf(row.outgoing_appointment, row.outgoing_person, row.outgoing_name, row.outgoing_last_day);
const incomingOf = (row: Row) =>
  partyOf(row.incoming_appointment, row.incoming_person, row.incoming_name, row.incoming_from);

/** The open handovers of these posts, locked in one order. */
export async function lockOpen(tx: Tx, postIds: readonly Id<'post'>[]): Promise<OpenHandover[]> {
  const rows = await tx
    .selectFrom('handovers.handover as handover')
    .selectAll('handover')
    .where(sql<boolean>`handover.post_id = any(${[...postIds]}::uuid[])`)
    .where('handover.state', '=', 'open')
    .orderBy('handover.id')
    .forUpdate('handover')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    postId: row.post_id,
    scopeKey: row.scope_key,
    outgoing: outgoingOf(row),
    incoming: incomingOf(row),
  }));
}

const columnsOf = (one: OpenHandover) => ({
  outgoing_appointment: one.outgoing?.appointmentId ?? null,
  outgoing_person: one.outgoing?.personId ?? null,
  outgoing_name: one.outgoing?.name ?? null,
  outgoing_last_day: one.outgoing?.on ?? null,
  incoming_appointment: one.incoming?.appointmentId ?? null,
  incoming_person: one.incoming?.personId ?? null,
  incoming_name: one.incoming?.name ?? null,
  incoming_from: one.incoming?.on ?? null,
});

/** Rows per statement: a handover has 20 parameters. */
const CHUNK = 3000;

export async function insertHandovers(
  tx: Tx,
  opened: readonly (OpenHandover & { readonly id: Id<'handover'> })[],
  at: Date,
): Promise<void> {
  for (let start = 0; start < opened.length; start += CHUNK)
    await tx
      .insertInto('handovers.handover')
      .values(
        opened.slice(start, start + CHUNK).map((one) => ({
          ...columnsOf(one),
          id: one.id,
          version: 1,
          state: 'open',
          post_id: one.postId,
          scope_key: one.scopeKey,
          opened_at: at,
        })),
      )
      .execute();
}

const SUPERVISION_COLUMNS = [
  'supervised_by',
  'supervised_on',
  'supervision_reason',
  'supervision_note',
  'supervised_at',
] as const;
/** A supervision of somebody who leaves says nothing of another person. */
const keptForPerson = (column: (typeof SUPERVISION_COLUMNS)[number]) =>
  sql`${sql.ref(column)} = case when handover.outgoing_person is not distinct from next.outgoing_person
    then ${sql.ref(`handover.${column}`)} end`;

/** Gives open handovers their new parties in one statement; without any they are withdrawn. */
export async function updateParties(tx: Tx, changed: readonly Followed[]): Promise<number> {
  if (changed.length === 0) return 0;
  const column = <T>(pick: (one: Followed) => T) => changed.map(pick);
  const { numAffectedRows } = await sql`update handovers.handover as handover set
      version = handover.version + 1,
      state = case when next.outgoing is null and next.incoming is null then 'withdrawn' else 'open' end,
      outgoing_appointment = next.outgoing, outgoing_person = next.outgoing_person,
      outgoing_name = next.outgoing_name, outgoing_last_day = next.outgoing_last_day,
      incoming_appointment = next.incoming, incoming_person = next.incoming_person,
      incoming_name = next.incoming_name, incoming_from = next.incoming_from,
      ${sql.join(SUPERVISION_COLUMNS.map(keptForPerson))}
    from unnest(${column((one) => one.id)}::uuid[], ${column((one) => one.version)}::int[],
      ${column((one) => one.outgoing?.appointmentId ?? null)}::uuid[],
      ${column((one) => one.outgoing?.personId ?? null)}::uuid[],
      ${column((one) => one.outgoing?.name ?? null)}::text[],
      ${column((one) => one.outgoing?.on ?? null)}::date[],
      ${column((one) => one.incoming?.appointmentId ?? null)}::uuid[],
      ${column((one) => one.incoming?.personId ?? null)}::uuid[],
      ${column((one) => one.incoming?.name ?? null)}::text[],
      ${column((one) => one.incoming?.on ?? null)}::date[]
    ) as next (id, version, outgoing, outgoing_person, outgoing_name, outgoing_last_day,
      incoming, incoming_person, incoming_name, incoming_from)
    where handover.id = next.id and handover.version = next.version and handover.state = 'open'`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}

function handovers(db: Reader, scope: Scope) {
  return whereInScope(
    db
      .selectFrom('handovers.handover as handover')
      .innerJoin('posts.post as post', 'post.id', 'handover.post_id')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .innerJoin('posts.region as region', 'region.path', 'organ.region_path')
      .selectAll('handover')
      .select([
        'post.title as post_title',
        'post.class as post_class',
        'organ.id as organ_id',
        'organ.name as organ_name',
        'organ.kind as organ_kind',
        'region.name as region_name',
        'region.path as region_path',
        // Only what the person signed who is there now: after a correction that may be somebody else.
        sql<Side[]>`array(select s.side from handovers.signature s
          where s.handover_id = handover.id and s.person_id = case s.side
            when 'outgoing' then handover.outgoing_person else handover.incoming_person end
          order by s.recorded_at)`.as('signed'),
      ]),
    scope,
    {
      key: 'handover.scope_key',
      persons: ['handover.outgoing_person', 'handover.incoming_person'],
    },
  );
}

type HandoverRecord = Awaited<ReturnType<ReturnType<typeof handovers>['execute']>>[number];

export interface HandoverRow
  extends Omit<HandoverRecord, 'state' | 'supervision_reason' | 'matters'> {
  readonly state: HandoverState;
  readonly supervision_reason: SupervisionReason | null;
  readonly matters: HandoverMatter[] | null;
  readonly outgoing: Party | null;
  readonly incoming: Party | null;
}

function asRow(record: HandoverRecord): HandoverRow {
  return {
    ...record,
    state: record.state as HandoverState,
    supervision_reason: record.supervision_reason as SupervisionReason | null,
    matters: record.matters as HandoverMatter[] | null,
    outgoing: outgoingOf(record),
    incoming: incomingOf(record),
  };
}

export async function handoversPage(
  db: Reader,
  scope: Scope,
  page: {
    readonly regionPath: string;
    readonly state: 'open' | 'closed';
    readonly after: { scopeKey: string; id: string } | undefined;
    readonly limit: number;
  },
): Promise<HandoverRow[]> {
  let query = handovers(db, scope)
    .where('handover.state', '=', page.state)
    .where(sql<boolean>`organ.region_path ^@ ${page.regionPath}`)
    .orderBy('handover.scope_key')
    .orderBy('handover.id')
    .limit(page.limit);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(handover.scope_key, handover.id) > (${page.after.scopeKey}, ${page.after.id}::uuid)`,
    );
  return (await query.execute()).map(asRow);
}

export async function countOpen(db: Reader, scope: Scope, regionPath: string): Promise<number> {
  const row = await whereInScope(
    db
      .selectFrom('handovers.handover as handover')
      .innerJoin('posts.post as post', 'post.id', 'handover.post_id')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .select((eb) => eb.fn.countAll<number>().as('count')),
    scope,
    { key: 'handover.scope_key' },
  )
    .where('handover.state', '=', 'open')
    .where(sql<boolean>`organ.region_path ^@ ${regionPath}`)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The scope's persons' own, newest first. */
export async function handoversOfPersons(db: Reader, scope: Scope): Promise<HandoverRow[]> {
  const rows = await handovers(db, { keys: [], committees: [], persons: scope.persons })
    .where('handover.state', '<>', 'withdrawn')
    .orderBy('handover.id', 'desc')
    .limit(100)
    .execute();
  return rows.map(asRow);
}

export async function handoversById(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'handover'>[],
): Promise<HandoverRow[]> {
  const rows = await handovers(db, scope)
    .where(sql<boolean>`handover.id = any(${[...ids]}::uuid[])`)
    .execute();
  return rows.map(asRow);
}

/** The handover in which the appointment takes over, if any. */
export async function handoverTaking(
  db: Reader,
  scope: Scope,
  appointmentId: Id<'appointment'>,
): Promise<HandoverRow | undefined> {
  const row = await handovers(db, scope)
    .where('handover.incoming_appointment', '=', appointmentId)
    .where('handover.state', '<>', 'withdrawn')
    .orderBy('handover.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

export async function lockHandovers(
  tx: Tx,
  scope: Scope,
  ids: readonly Id<'handover'>[],
): Promise<HandoverRow[]> {
  const rows = await handovers(tx, scope)
    .where(sql<boolean>`handover.id = any(${[...ids]}::uuid[])`)
    .orderBy('handover.id')
    .forUpdate('handover')
    .execute();
  return rows.map(asRow);
}

export type SignatureRow = Selectable<Tables['handovers.signature']>;

/** Of handovers that were found in the scope, in the order they were recorded. */
export async function signaturesOf(
  db: Reader,
  ids: readonly Id<'handover'>[],
): Promise<SignatureRow[]> {
  return db
    .selectFrom('handovers.signature as signature')
    .selectAll('signature')
    .where(sql<boolean>`signature.handover_id = any(${[...ids]}::uuid[])`)
    .orderBy('signature.recorded_at')
    .execute();
}

export async function insertSignature(
  tx: Tx,
  row: Insertable<Tables['handovers.signature']>,
): Promise<void> {
  await tx.insertInto('handovers.signature').values(row).execute();
}

export interface Closing {
  readonly id: Id<'handover'>;
  readonly version: number;
  readonly state: HandoverState;
  /** Null while it stays open. */
  readonly matters: readonly HandoverMatter[] | null;
}

/** Writes an act to handovers in one statement; answers how many still had their version. */
export async function updateHandovers(
  tx: Tx,
  changes: readonly Closing[],
  at: Date,
  supervision: {
    readonly by: string;
    readonly on: CivilDate;
    readonly reason: SupervisionReason;
    readonly note: string | null;
  } | null,
): Promise<number> {
  const supervised =
    supervision === null
      ? sql``
      : sql`, supervised_by = ${supervision.by}, supervised_on = ${supervision.on}::date,
      supervision_reason = ${supervision.reason}, supervision_note = ${supervision.note},
      supervised_at = ${at}::timestamptz`;
  const { numAffectedRows } = await sql`update handovers.handover as handover set
      version = handover.version + 1, state = next.state,
      closed_at = case when next.state = 'closed' then ${at}::timestamptz end, matters = next.matters${supervised}
    from unnest(${changes.map(({ id }) => id)}::uuid[], ${changes.map(({ version }) => version)}::int[],
      ${changes.map(({ state }) => state)}::text[],
      ${changes.map(({ matters }) => (matters === null ? null : JSON.stringify(matters)))}::jsonb[]
    ) as next (id, version, state, matters)
    where handover.id = next.id and handover.version = next.version`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** How many handovers that somebody signed or that are closed name these appointments. */
export async function countHandedOver(
  db: Reader,
  appointmentIds: readonly Id<'appointment'>[],
): Promise<number> {
  const row = await db
    .selectFrom('handovers.handover as handover')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(
      sql<boolean>`(handover.outgoing_appointment = any(${[...appointmentIds]}::uuid[])
        or handover.incoming_appointment = any(${[...appointmentIds]}::uuid[]))`,
    )
    .where(
      sql<boolean>`(handover.state = 'closed'
        or exists (select 1 from handovers.signature s where s.handover_id = handover.id))`,
    )
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Handovers follow their post's body when regions get other addresses. */
export const readdressHandovers: Readdress = (tx, moves) =>
  readdressScopeKeys(tx, 'handovers.handover', moves);

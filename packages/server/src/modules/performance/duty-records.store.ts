// All SQL that writes duty records and reads them by id.
import type {
  Confirmation,
  FormCheck,
  RecordRole,
  RecordSourceKind,
  RecordState,
  RecordVersion,
  YearAmounts,
} from '@jinze/contracts';
import type { Activity, Body, Id } from '@jinze/kernel';
import { type Insertable, type RawBuilder, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Readdress, readdressScopeKeys } from '../../platform/database/readdress.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { TABLES, type Tables } from '../../platform/database/tables.ts';

type Stored = Selectable<Tables['performance.duty_record']>;
export interface RecordRow
  extends Omit<Stored, 'state' | 'activity' | 'body' | 'source_kind' | 'form_check' | 'amounts'> {
  readonly state: RecordState;
  readonly activity: Activity;
  readonly body: Body | null;
  readonly source_kind: RecordSourceKind;
  readonly form_check: FormCheck | null;
  readonly amounts: YearAmounts[];
}
export interface ParticipationRow
  extends Omit<Selectable<Tables['performance.participation']>, 'role' | 'confirmation'> {
  readonly role: RecordRole;
  readonly confirmation: Confirmation;
}
export interface VersionRow
  extends Omit<Selectable<Tables['performance.record_version']>, 'content' | 'act'> {
  readonly content: RecordVersion['content'];
  readonly act: RecordVersion['act'];
}
/** Lists are given as they are: rows are written as one JSON text. */
export type NewRecordRow = Omit<Insertable<Tables['performance.duty_record']>, 'amounts'> & {
  readonly amounts: readonly YearAmounts[];
};
export type NewParticipationRow = Insertable<Tables['performance.participation']>;

/** Rows per statement: a record has texts of some thousand characters. */
const CHUNK = 1000;

type Table = 'performance.duty_record' | 'performance.participation' | 'performance.record_version';

/** As one JSON text: rows with lists in them are not unnested. */
const inserting = (table: Table, rows: readonly object[]): RawBuilder<unknown> => {
  const columns = sql.join(Object.keys(TABLES[table]).map((column) => sql.ref(column)));
  return sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`;
};

/**
 * Answers which were added: of a draft or an external id that another transaction has just brought in, none is, and
 * that one's is there to be read.
 */
export async function insertRecords(
  tx: Tx,
  rows: readonly NewRecordRow[],
): Promise<ReadonlySet<Id<'duty-record'>>> {
  const added = new Set<Id<'duty-record'>>();
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    const { rows: found } = await sql<{
      id: Id<'duty-record'>;
    }>`${inserting('performance.duty_record', chunk)}
      on conflict do nothing returning id`.execute(tx);
    for (const { id } of found) added.add(id);
  }
  return added;
}

export async function insertParticipations(
  tx: Tx,
  rows: readonly NewParticipationRow[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK)
    await inserting('performance.participation', rows.slice(start, start + CHUNK)).execute(tx);
}

export interface SentRow {
  readonly id: Id<'duty-record'>;
  readonly version: number;
  readonly draftId: string | null;
  readonly externalSystem: string | null;
  readonly externalId: string | null;
  readonly digest: string | null;
}

const textsOf = (texts: readonly string[]) => sql`${[...texts]}::text[]`;

/** What has come before: by this account’s drafts, and by the ids of other systems within the scope. */
export async function findSent(
  db: Reader,
  scope: Scope,
  of: {
    readonly accountId: Id<'account'> | null;
    readonly draftIds: readonly string[];
    readonly externals: readonly { readonly system: string; readonly id: string }[];
  },
): Promise<SentRow[]> {
  const { externals } = of;
  const { rows } = await sql<SentRow>`
    select record.id, record.version, record.draft_id as "draftId", record.external_system as "externalSystem",
      record.external_id as "externalId", record.sent_digest as digest
    from performance.duty_record as record
    where record.recorder_account = ${of.accountId}::uuid and record.draft_id = any(${[...of.draftIds]}::uuid[])
    union all
    select record.id, record.version, null, record.external_system, record.external_id, record.sent_digest
    from performance.duty_record as record
    where (record.external_system, record.external_id) in (select * from unnest(
        ${textsOf(externals.map(({ system }) => system))}, ${textsOf(externals.map(({ id }) => id))}))
      and ${isInScope(scope)}`.execute(db);
  return rows;
}

/** On `record`: its body, one of its people, or the body of one of them is in the scope. */
export function isInScope({ keys, persons }: Scope): RawBuilder<boolean> {
  return sql<boolean>`(record.scope_key ^@ any(${textsOf(keys)})
    or record.persons && ${[...persons]}::uuid[]
    or exists (select from unnest(record.scope_keys) as place (key) where place.key ^@ any(${textsOf(keys)})))`;
}

const recordsOf = (db: Reader, scope: Scope, ids: readonly Id<'duty-record'>[]) =>
  db
    .selectFrom('performance.duty_record as record')
    .selectAll('record')
    .where(sql<boolean>`record.id = any(${[...ids]}::uuid[])`)
    .where(isInScope(scope));

export async function recordsById(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'duty-record'>[],
): Promise<RecordRow[]> {
  return (await recordsOf(db, scope, ids).execute()) as unknown as RecordRow[];
}

/** Locked in one order. */
export async function lockRecords(
  tx: Tx,
  scope: Scope,
  ids: readonly Id<'duty-record'>[],
): Promise<RecordRow[]> {
  const rows = await recordsOf(tx, scope, ids).orderBy('record.id').forUpdate('record').execute();
  return rows as unknown as RecordRow[];
}

/** Who took part in records that were read in the caller's scope. */
export async function participationsOf(
  db: Reader,
  ids: readonly Id<'duty-record'>[],
): Promise<ReadonlyMap<Id<'duty-record'>, readonly ParticipationRow[]>> {
  const rows = await db
    .selectFrom('performance.participation as participation')
    .selectAll('participation')
    .where(sql<boolean>`participation.record_id = any(${[...ids]}::uuid[])`)
    .orderBy('participation.record_id')
    .orderBy('participation.position')
    .execute();
  return Map.groupBy(rows as ParticipationRow[], (row) => row.record_id);
}

/** Of those of these records that the scope has: the duties each of these people's names first to last. */
export async function dutiesNamedIn(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'duty-record'>[],
  personIds: readonly Id<'person'>[],
): Promise<{ record: Id<'duty-record'>; personId: Id<'person'> | null; duties: string[] }[]> {
  const { rows } = await sql<{
    record: Id<'duty-record'>;
    personId: Id<'person'> | null;
    duties: string[];
  }>`
    select record.id as record, taking.person_id as "personId", coalesce(taking.duties, '{}') as duties
    from performance.duty_record as record
      left join performance.participation as taking
        on taking.record_id = record.id and taking.person_id = any(${[...personIds]}::uuid[])
    where record.id = any(${[...ids]}::uuid[]) and ${isInScope(scope)}`.execute(db);
  return rows;
}

/** Earlier versions of records that were read in the caller's scope, the newest first. */
export async function versionsOf(
  db: Reader,
  ids: readonly Id<'duty-record'>[],
): Promise<ReadonlyMap<Id<'duty-record'>, readonly VersionRow[]>> {
  const rows = await db
    .selectFrom('performance.record_version as earlier')
    .selectAll('earlier')
    .where(sql<boolean>`earlier.record_id = any(${[...ids]}::uuid[])`)
    .orderBy('earlier.record_id')
    .orderBy('earlier.version', 'desc')
    .execute();
  return Map.groupBy(rows as unknown as VersionRow[], (row) => row.record_id);
}

export async function openingsOf(
  db: Reader,
  id: Id<'duty-record'>,
): Promise<Selectable<Tables['performance.opening']>[]> {
  return db
    .selectFrom('performance.opening as opening')
    .selectAll('opening')
    .where('opening.record_id', '=', id)
    .orderBy('opening.opened_at', 'desc')
    .limit(100)
    .execute();
}

export interface WordRow {
  readonly recordId: Id<'duty-record'>;
  readonly personId: Id<'person'>;
  readonly confirmation: Confirmation;
  readonly objection: string | null;
  readonly isAsked: boolean;
}

/** What people said of records, in one statement; whoever is asked is asked since now. */
export async function setWords(tx: Tx, words: readonly WordRow[], at: Date): Promise<void> {
  await sql`update performance.participation as participation set
      confirmation = said.confirmation, objection = said.objection,
      confirmed_at = case when said.confirmation = 'confirmed' then ${at}::timestamptz end,
      asked_at = case when said.is_asked then ${at}::timestamptz end
    from unnest(${words.map(({ recordId }) => recordId)}::uuid[], ${words.map(({ personId }) => personId)}::uuid[],
      ${words.map(({ confirmation }) => confirmation)}::text[], ${words.map(({ objection }) => objection)}::text[],
      ${words.map(({ isAsked }) => isAsked)}::bool[]) as said (record_id, person_id, confirmation, objection, is_asked)
    where participation.record_id = said.record_id and participation.person_id = said.person_id`.execute(
    tx,
  );
}

interface Versioned {
  readonly id: Id<'duty-record'>;
  readonly version: number;
}

const versionedOf = (records: readonly Versioned[]) =>
  sql`unnest(${records.map(({ id }) => id)}::uuid[], ${records.map(({ version }) => version)}::int[]) as given (id, version)`;

/** Counts a version on; answers how many records still had theirs. */
export async function countVersions(tx: Tx, records: readonly Versioned[]): Promise<number> {
  const { numAffectedRows } =
    await sql`update performance.duty_record as record set version = record.version + 1
    from ${versionedOf(records)} where record.id = given.id and record.version = given.version`.execute(
      tx,
    );
  return Number(numAffectedRows ?? 0);
}

export async function setFormCheck(
  tx: Tx,
  records: readonly Versioned[],
  check: {
    readonly outcome: FormCheck;
    readonly note: string | null;
    readonly by: string;
    readonly at: Date;
  },
): Promise<number> {
  const { numAffectedRows } = await sql`update performance.duty_record as record set
      version = record.version + 1, form_check = ${check.outcome}, form_note = ${check.note},
      form_checked_by = ${check.by}, form_checked_at = ${check.at}::timestamptz
    from ${versionedOf(records)} where record.id = given.id and record.version = given.version`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}

/** The record as it now reads, if it still has its version. */
export async function updateRecord(
  tx: Tx,
  { id, version }: Versioned,
  { amounts, ...next }: Partial<NewRecordRow>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('performance.duty_record')
    .set({
      ...next,
      ...(amounts === undefined ? {} : { amounts: JSON.stringify(amounts) }),
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function replaceParticipations(
  tx: Tx,
  id: Id<'duty-record'>,
  rows: readonly NewParticipationRow[],
): Promise<void> {
  await tx.deleteFrom('performance.participation').where('record_id', '=', id).execute();
  await insertParticipations(tx, rows);
}

export async function insertVersion(
  tx: Tx,
  row: Omit<VersionRow, 'content'> & { readonly content: RecordVersion['content'] },
): Promise<void> {
  await inserting('performance.record_version', [row]).execute(tx);
}

export async function insertOpening(
  tx: Tx,
  row: Insertable<Tables['performance.opening']>,
): Promise<void> {
  await tx.insertInto('performance.opening').values(row).execute();
}

/** What other modules show of a record they link to. */
export interface RecordInScope {
  readonly id: Id<'duty-record'>;
  readonly activity: Activity;
  readonly title: string;
  readonly occurredOn: RecordRow['occurred_on'];
  readonly personNames: readonly string[];
  readonly state: RecordState;
}

/** Those of the records that the scope has. */
export async function recordsInScope(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'duty-record'>[],
): Promise<RecordInScope[]> {
  const rows = await recordsOf(db, scope, ids)
    .select(
      sql<
        string[]
      >`array(select participation.person_name from performance.participation as participation
        where participation.record_id = record.id order by participation.position)`.as(
        'personNames',
      ),
    )
    .orderBy('record.occurred_on')
    .orderBy('record.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    activity: row.activity as Activity,
    title: row.title,
    occurredOn: row.occurred_on,
    personNames: row.personNames,
    state: row.state as RecordState,
  }));
}

/** Records and who took part follow their bodies when regions get other addresses. */
export const readdressRecords: Readdress = async (tx, moves) => {
  await readdressScopeKeys(tx, 'performance.participation', moves);
  await readdressScopeKeys(tx, 'performance.duty_record', moves);
  await sql`update performance.duty_record as record set scope_keys = array(
      select distinct participation.scope_key from performance.participation as participation
      where participation.record_id = record.id order by 1)
    from (select distinct placed.record_id from performance.participation as placed
      where placed.scope_key = any(array(select tier.level || move.new_path
        from unnest(${moves.map(({ to }) => to)}::text[]) as move (new_path),
          unnest(array['province', 'prefecture', 'county', 'township']) as tier (level)))) as moved
    where record.id = moved.record_id`.execute(tx);
};

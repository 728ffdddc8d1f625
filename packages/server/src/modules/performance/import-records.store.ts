// All SQL of imports of records: what was brought in, what is there already, and withdrawing many at once.
import type { RecordVersion } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Readdress, readdressScopeKeys } from '../../platform/database/readdress.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { isInScope, lockRecords, type RecordRow } from './duty-records.store.ts';

export type RecordImportRow = Selectable<Tables['performance.record_import']>;

/** Of a leader or liaison no body is the import’s, but the persons are. */
const isOf = ({ keys, persons }: Scope) =>
  sql<boolean>`(record_import.scope_key ^@ any(${[...keys]}::text[])
    or record_import.persons && ${[...persons]}::uuid[])`;

const inScope = (db: Reader, scope: Scope) =>
  db
    .selectFrom('performance.record_import as record_import')
    .selectAll('record_import')
    .where(isOf(scope));

export async function insertRecordImport(
  tx: Tx,
  row: Insertable<Tables['performance.record_import']>,
): Promise<void> {
  await tx.insertInto('performance.record_import').values(row).execute();
}

/** Until the end of the transaction nobody else brings this file in: whoever waits finds what was brought in. */
export async function lockFile(tx: Tx, digest: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${digest}, 0))`.execute(tx);
}

/** The import of this file for these bodies or persons that still stands. */
export async function importOfFile(
  db: Reader,
  of: { readonly digest: string; readonly scopeKey: string; readonly persons: readonly string[] },
): Promise<RecordImportRow | undefined> {
  return db
    .selectFrom('performance.record_import')
    .selectAll()
    .where('digest', '=', of.digest)
    .where('scope_key', '=', of.scopeKey)
    .where(sql<boolean>`persons = ${[...of.persons]}::uuid[]`)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
}

export async function latestRecordImports(
  db: Reader,
  scope: Scope,
  limit: number,
): Promise<RecordImportRow[]> {
  return inScope(db, scope).orderBy('record_import.id', 'desc').limit(limit).execute();
}

export async function lockRecordImport(
  tx: Tx,
  scope: Scope,
  id: Id<'record-import'>,
): Promise<RecordImportRow | undefined> {
  return inScope(tx, scope)
    .where('record_import.id', '=', id)
    .forUpdate('record_import')
    .executeTakeFirst();
}

export async function markImportWithdrawn(
  tx: Tx,
  id: Id<'record-import'>,
  by: { readonly at: Date; readonly name: string; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('performance.record_import')
    .set((eb) => ({
      version: eb('version', '+', 1),
      withdrawn_at: by.at,
      withdrawn_by: by.name,
      withdrawn_why: by.reason,
    }))
    .where('id', '=', id)
    .execute();
}

/** The ids of an import’s records, wherever they are by now. */
export async function idsOfImport(
  db: Reader,
  id: Id<'record-import'>,
): Promise<Id<'duty-record'>[]> {
  const rows = await db
    .selectFrom('performance.duty_record')
    .select('id')
    .where('import_id', '=', id)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** The same few statements for one or thousands; those out of the scope are missing from the answer. */
export async function lockOfImport(
  tx: Tx,
  scope: Scope,
  id: Id<'record-import'>,
): Promise<RecordRow[]> {
  return lockRecords(tx, scope, await idsOfImport(tx, id));
}

export interface LikeRow {
  readonly id: Id<'duty-record'>;
  readonly occurredOn: CivilDate;
  readonly activity: string;
  readonly title: string;
  readonly persons: readonly string[];
}

/** Records of these people on these days under these titles: what may be the like of a row. */
export async function likesOf(
  db: Reader,
  scope: Scope,
  of: {
    readonly days: readonly CivilDate[];
    readonly titles: readonly string[];
    readonly personIds: readonly Id<'person'>[];
  },
): Promise<LikeRow[]> {
  const { rows } = await sql<LikeRow>`
    select record.id, record.occurred_on as "occurredOn", record.activity, record.title, record.persons
    from performance.duty_record as record
    where record.state = 'submitted' and record.persons && ${[...of.personIds]}::uuid[]
      and record.occurred_on = any(${[...of.days]}::date[]) and record.title = any(${[...of.titles]}::text[])
      and ${isInScope(scope)}
    order by record.id`.execute(db);
  return rows;
}

/** Each as withdrawn under its expected version; answers how many still had theirs. */
export async function withdrawRecords(
  tx: Tx,
  records: readonly Pick<RecordRow, 'id' | 'version'>[],
  by: { readonly at: Date; readonly name: string },
): Promise<number> {
  const { numAffectedRows } = await sql`update performance.duty_record as record set
      state = 'withdrawn', version = record.version + 1, changed_at = ${by.at}::timestamptz, changed_by = ${by.name}
    from unnest(${records.map(({ id }) => id)}::uuid[], ${records.map(({ version }) => version)}::int[])
      as given (id, version)
    where record.id = given.id and record.version = given.version`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

export interface KeptVersion {
  readonly recordId: Id<'duty-record'>;
  readonly version: number;
  readonly content: RecordVersion['content'];
  readonly saidAt: Date;
  readonly saidBy: string;
}

/** What each said until it was withdrawn, in one statement. */
export async function keepVersions(
  tx: Tx,
  versions: readonly KeptVersion[],
  by: { readonly at: Date; readonly name: string; readonly reason: string },
): Promise<void> {
  await sql`insert into performance.record_version
      (record_id, version, content, said_at, said_by, replaced_at, replaced_by, act, reason)
    select said.record_id, said.version, said.content, said.said_at, said.said_by,
      ${by.at}::timestamptz, ${by.name}, 'withdrawn', ${by.reason}
    from unnest(${versions.map(({ recordId }) => recordId)}::uuid[], ${versions.map(({ version }) => version)}::int[],
      ${versions.map(({ content }) => JSON.stringify(content))}::jsonb[],
      ${versions.map(({ saidAt }) => saidAt)}::timestamptz[], ${versions.map(({ saidBy }) => saidBy)}::text[])
      as said (record_id, version, content, said_at, said_by)`.execute(tx);
}

/** Imports follow their bodies when regions get other addresses. */
export const readdressImports: Readdress = (tx, moves) =>
  readdressScopeKeys(tx, 'performance.record_import', moves);

// All SQL of workbooks that were brought in, and of what is on record already when one comes.
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

export type ImportRow = Selectable<Tables['deployments.import']>;

function imports(db: Reader, scope: Scope) {
  return whereInScope(db.selectFrom('deployments.import as import').selectAll('import'), scope, {
    key: 'import.scope_key',
  });
}

/** The newest ones; ids begin with their time. */
export function latestImports(db: Reader, scope: Scope, limit: number): Promise<ImportRow[]> {
  return imports(db, scope).orderBy('import.id', 'desc').limit(limit).execute();
}

export function lockImport(
  tx: Tx,
  scope: Scope,
  id: Id<'deployment-import'>,
): Promise<ImportRow | undefined> {
  return imports(tx, scope).where('import.id', '=', id).forUpdate('import').executeTakeFirst();
}

export async function insertImport(
  tx: Tx,
  row: Insertable<Tables['deployments.import']>,
): Promise<void> {
  await tx.insertInto('deployments.import').values(row).execute();
}

export async function markWithdrawn(
  tx: Tx,
  { id, version }: ImportRow,
  withdrawn: { readonly at: Date; readonly by: string; readonly reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('deployments.import as import')
    .set({
      version: version + 1,
      withdrawn_at: withdrawn.at,
      withdrawn_by: withdrawn.by,
      withdrawal_reason: withdrawn.reason,
    })
    .where('import.id', '=', id)
    .where('import.version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What an import recorded and is not withdrawn, and whether anybody has added to it since. */
export function deploymentsOfImport(
  db: Reader,
  scope: Scope,
  id: Id<'deployment-import'>,
): Promise<{ id: Id<'deployment'>; isBuiltOn: boolean }[]> {
  return whereInScope(
    db.selectFrom('deployments.deployment as deployment').select([
      'deployment.id',
      sql<boolean>`deployment.version > 1 or exists (select from deployments.ask ask
          where ask.deployment_id = deployment.id and ask.version > 1)`.as('isBuiltOn'),
    ]),
    scope,
    { key: 'deployment.scope_key' },
  )
    .where('deployment.import_id', '=', id)
    .where('deployment.withdrawn_at', 'is', null)
    .orderBy('deployment.id')
    .execute();
}

export interface SheetOrgan {
  readonly organId: Id<'organ'>;
  readonly organName: string;
  readonly regionPath: string;
  readonly scopeKey: string;
  readonly posts: readonly { readonly postId: Id<'post'>; readonly title: string }[];
}

/** The bodies of these names in the scope, with their posts: what the cells of a sheet may mean. One statement. */
export async function organsNamed(
  db: Reader,
  scope: Scope,
  names: readonly string[],
): Promise<SheetOrgan[]> {
  return whereInScope(
    db.selectFrom('posts.organ as organ').select([
      'organ.id as organId',
      'organ.name as organName',
      'organ.region_path as regionPath',
      'organ.scope_key as scopeKey',
      sql<
        SheetOrgan['posts']
      >`coalesce((select json_agg(json_build_object('postId', p.id, 'title', p.title)
          order by p.title) from posts.post p where p.organ_id = organ.id), '[]')`.as('posts'),
    ]),
    scope,
    { key: 'organ.scope_key' },
  )
    .where(sql<boolean>`organ.name = any(${[...names]}::text[])`)
    .execute();
}

/** The names of all bodies in these regions, for saying which one may be meant. */
export async function organNamesIn(
  db: Reader,
  scope: Scope,
  regionPaths: readonly string[],
): Promise<string[]> {
  const rows = await whereInScope(
    db.selectFrom('posts.organ as organ').select('organ.name').distinct(),
    scope,
    { key: 'organ.scope_key' },
  )
    .where(sql<boolean>`organ.region_path ^@ any(${[...regionPaths]}::text[])`)
    .limit(2000)
    .execute();
  return rows.map(({ name }) => name);
}

export interface OnRecord {
  readonly regionPath: string;
  readonly issuer: string;
  readonly number: string | null;
  readonly title: string;
  readonly receivedOn: CivilDate;
}

/** Documents of these issuers that are on record and not withdrawn: by number, or without one by title and day. */
export function documentsOnRecord(
  db: Reader,
  scope: Scope,
  regionPaths: readonly string[],
  issuers: readonly string[],
): Promise<OnRecord[]> {
  return whereInScope(
    db
      .selectFrom('deployments.deployment as deployment')
      .select([
        'deployment.region_path as regionPath',
        'deployment.issuer',
        'deployment.number',
        'deployment.title',
        'deployment.received_on as receivedOn',
      ]),
    scope,
    { key: 'deployment.scope_key' },
  )
    .where(sql<boolean>`deployment.region_path = any(${[...regionPaths]}::text[])`)
    .where(sql<boolean>`deployment.issuer = any(${[...issuers]}::text[])`)
    .where('deployment.withdrawn_at', 'is', null)
    .execute();
}

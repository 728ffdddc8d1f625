// All SQL of readiness permissions.
import type { Id } from '@jinze/kernel';
import { type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

export type PermissionRow = Selectable<Tables['performance.readiness_permission']>;

const permissions = (db: Reader, { persons }: Scope) =>
  db
    .selectFrom('performance.readiness_permission as permission')
    .selectAll('permission')
    .where(sql<boolean>`permission.person_id = any(${[...persons]}::uuid[])`)
    .where('permission.ended_at', 'is', null);

/** What the scope's persons have given and not taken back. */
export function permissionsGiven(db: Reader, scope: Scope): Promise<PermissionRow[]> {
  return permissions(db, scope).orderBy('permission.id').limit(100).execute();
}

/** Whose readiness an account may see, by a function that asks for this account alone. */
export async function permissionsReceived(
  db: Reader,
  accountId: Id<'account'>,
): Promise<{ personId: Id<'person'>; personName: string }[]> {
  const { rows } = await sql<{ personId: Id<'person'>; personName: string }>`
    select person_id as "personId", person_name as "personName"
    from performance.readiness_shown_to(${accountId}::uuid) order by person_name, person_id`.execute(
    db,
  );
  return rows;
}

export async function insertPermission(tx: Tx, row: PermissionRow): Promise<void> {
  await tx.insertInto('performance.readiness_permission').values(row).execute();
}

export async function lockPermission(
  tx: Tx,
  scope: Scope,
  id: Id<'readiness-permission'>,
): Promise<PermissionRow | undefined> {
  return permissions(tx, scope).where('permission.id', '=', id).forUpdate().executeTakeFirst();
}

export async function endPermission(tx: Tx, row: PermissionRow, at: Date): Promise<void> {
  await tx
    .updateTable('performance.readiness_permission')
    .set({ version: row.version + 1, ended_at: at })
    .where('id', '=', row.id)
    .execute();
}

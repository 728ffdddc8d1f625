// All SQL of who is named for the case of an accident.
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

export type CaseAccessRow = Selectable<Tables['accidents.access']>;

const COLUMNS = [
  'id',
  'version',
  'accident_id',
  'account_id',
  'given_to',
  'basis_document',
  'purpose',
  'valid_from',
  'valid_until',
  'given_at',
  'given_by',
  'given_by_account',
  'ended_at',
  'ended_by',
  'end_reason',
] as const;

/** Ended ones too, the newest first. */
export function accessesOf(db: Reader, accidentId: Id<'accident'>): Promise<CaseAccessRow[]> {
  return db
    .selectFrom('accidents.access')
    .select(COLUMNS)
    .where('accident_id', '=', accidentId)
    .orderBy('given_at', 'desc')
    .orderBy('id')
    .limit(500)
    .execute();
}

/** The scope key of the accident, where the account is named for it on the day, wherever it lies; undefined otherwise. */
export async function openedTo(
  db: Reader,
  accountId: Id<'account'>,
  accidentId: Id<'accident'>,
  on: CivilDate,
): Promise<string | undefined> {
  const { rows } = await sql<{ key: string }>`select scope_key as key
    from accidents.opened_to(${accountId}::uuid, ${accidentId}::uuid, ${on}::date)`.execute(db);
  return rows[0]?.key;
}

/** Reaches the accident the account is named for on the day, wherever it lies; nothing where it is not named. */
export async function scopeOfNamed(
  db: Reader,
  accountId: Id<'account'>,
  accidentId: Id<'accident'>,
  on: CivilDate,
): Promise<Scope> {
  const key = await openedTo(db, accountId, accidentId, on);
  return { ...NO_SCOPE, keys: key === undefined ? [] : [key] };
}

export function lockAccess(
  tx: Tx,
  accidentId: Id<'accident'>,
  id: Id<'accident-access'>,
): Promise<CaseAccessRow | undefined> {
  return tx
    .selectFrom('accidents.access')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('accident_id', '=', accidentId)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertAccess(
  tx: Tx,
  row: Insertable<Tables['accidents.access']>,
): Promise<void> {
  await tx.insertInto('accidents.access').values(row).execute();
}

/** 0 when somebody else has been faster. */
export async function endAccessRow(
  tx: Tx,
  { id, version }: Pick<CaseAccessRow, 'id' | 'version'>,
  said: { readonly at: Date; readonly by: string; readonly reason: string },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('accidents.access')
    .set({
      version: version + 1,
      ended_at: said.at,
      ended_by: said.by,
      end_reason: said.reason,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

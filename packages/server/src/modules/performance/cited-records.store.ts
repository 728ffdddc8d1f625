// Duty records that show something elsewhere: their titles, and one as it is read there, without who took part.
import type { Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';

/** What these records are called, those that stand. */
export async function recordTitles(
  db: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('performance.duty_record')
    .select(['id', 'title'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where('state', '=', 'submitted')
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** One that stands, as it says what was done. */
export const citedRecord = (db: Reader, id: Id<'duty-record'>) =>
  db
    .selectFrom('performance.duty_record')
    .select([
      'id',
      'title',
      'occurred_on as on',
      'place',
      'matter',
      'findings',
      'orders',
      'follow_up as followUp',
      'basis_no as basisNo',
    ])
    .where('id', '=', id)
    .where('state', '=', 'submitted')
    .executeTakeFirst();

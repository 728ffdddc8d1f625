// All SQL of the scans of signed papers.
import type { Id } from '@jinze/kernel';
import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';

export async function insertScan(tx: Tx, row: Insertable<Tables['duties.scan']>): Promise<void> {
  await tx.insertInto('duties.scan').values(row).execute();
}

/** Name and size of the scan of a section one may open. */
export async function scanOf(
  db: Reader,
  id: Id<'section'>,
): Promise<{ name: string; size: number } | undefined> {
  return db
    .selectFrom('duties.scan as scan')
    .select(['scan.name', 'scan.size'])
    .where('scan.section_id', '=', id)
    .executeTakeFirst();
}

export async function scanBytes(db: Reader, id: Id<'section'>) {
  return db
    .selectFrom('duties.scan as scan')
    .select(['scan.name', 'scan.type', 'scan.bytes'])
    .where('scan.section_id', '=', id)
    .executeTakeFirst();
}

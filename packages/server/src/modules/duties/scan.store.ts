// All SQL of the scans of signed papers.
import type { Id } from '@jinze/kernel';
import { type Insertable, sql } from 'kysely';
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

/** The contents of these sections' scans. */
export async function scansOf(db: Reader, sectionIds: readonly string[]): Promise<Uint8Array[]> {
  const rows = await db
    .selectFrom('duties.scan')
    .select('bytes')
    .where(sql<boolean>`section_id = any(${[...sectionIds]}::uuid[])`)
    .execute();
  return rows.map(({ bytes }) => bytes);
}

/** The same, one read after the other: of many sections they do not fit into memory. */
export async function* eachScan(db: Reader, sectionIds: readonly string[]) {
  const rows = await db
    .selectFrom('duties.scan')
    .select('section_id')
    .where(sql<boolean>`section_id = any(${[...sectionIds]}::uuid[])`)
    .orderBy('section_id')
    .execute();
  for (const { section_id: id } of rows) {
    const scan = await scanBytes(db, id);
    if (scan !== undefined) yield scan.bytes;
  }
}

/** Bytes of these sections' scans, without reading them. */
export async function scansSize(db: Reader, sectionIds: readonly string[]): Promise<number> {
  const row = await db
    .selectFrom('duties.scan')
    .select(sql<number>`coalesce(sum(octet_length(bytes)), 0)::bigint`.as('size'))
    .where(sql<boolean>`section_id = any(${[...sectionIds]}::uuid[])`)
    .executeTakeFirst();
  return row?.size ?? 0;
}

/** Lawfully erased: the scan of the signed paper. The section is held as every writer of it holds it. */
export async function eraseScan(tx: Tx, sectionId: string): Promise<void> {
  await tx
    .selectFrom('duties.section')
    .select('id')
    .where('id', '=', sectionId as Id<'section'>)
    .forUpdate()
    .execute();
  await tx
    .deleteFrom('duties.scan')
    .where('section_id', '=', sectionId as Id<'section'>)
    .execute();
}

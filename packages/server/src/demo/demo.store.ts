// What the demo's seeding reads back.
import type { Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../platform/database/database.ts';

/** Sections of a region's own bodies that can be approved. */
export async function draftedSections(
  db: Reader,
  regionPath: string,
  year: number,
): Promise<{ id: Id<'section'>; version: number; organKind: string }[]> {
  return db
    .selectFrom('duties.section')
    .select(['id', 'version', 'organ_kind as organKind'])
    .where('region_path', '=', regionPath)
    .where('year', '=', year)
    .where('blocked_by', 'is', null)
    .where(sql<boolean>`state = 'drafted'`)
    .execute();
}

export async function accountNamed(
  db: Reader,
  displayName: string,
): Promise<Id<'account'> | undefined> {
  const row = await db
    .selectFrom('access.account')
    .select('id')
    .where('display_name', '=', displayName)
    .executeTakeFirst();
  return row?.id;
}

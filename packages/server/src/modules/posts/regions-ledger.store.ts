// How regions read back from their tables what their changes said.
import { sql } from 'kysely';
import { partOf, tableSource } from '../../platform/table-source.ts';

/**
 * Divisions come with the installation as data, without a leaf each; a region has one from its first change on, and one
 * that an office established from the beginning.
 */
export const regionSource = tableSource({
  stream: 'region',
  table: 'posts.region',
  version: 'version',
  places: ['superior_path'],
  // The path is an address and changes with that of every region above: a record is where it lies, one step up.
  as: { path: 'ownCode' },
  values: { path: sql`split_part(held.path, '/', -2)` },
  parts: [
    partOf({
      table: 'posts.region_record',
      field: 'records',
      of: 'region_id',
      order: ['id'],
      isLoose: true,
    }),
  ],
  recorded: sql<boolean>`(held.version > 1 or exists (select 1 from posts.region_record first
    where first.region_id = held.id and first.kind = 'established'))`,
});

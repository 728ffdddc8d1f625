// What subjects say: of their whole year, and on each item that is judged. Read for a page at once.
import type { ItemStatement } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';

/** By the name of the fact. */
export type ItemStatements = Readonly<Record<string, ItemStatement>>;

export interface SaidBySubject {
  readonly id: Id<'assessed'>;
  readonly statement: string | null;
  readonly submitted_on: CivilDate | null;
  readonly item_statements: ItemStatements;
}

export async function saidBySubjects(
  db: Reader,
  ids: readonly Id<'assessed'>[],
): Promise<SaidBySubject[]> {
  const rows = await db
    .selectFrom('assessments.subject')
    .select(['id', 'statement', 'submitted_on', 'item_statements'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
  return rows as unknown as SaidBySubject[];
}

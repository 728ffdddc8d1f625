// All SQL of objections to a result.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Insertable, Selectable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';

export interface ObjectionRow extends Omit<Selectable<Tables['assessments.objection']>, 'state'> {
  readonly state: 'open' | 'upheld' | 'rejected';
}

export async function insertObjection(
  tx: Tx,
  row: Insertable<Tables['assessments.objection']>,
): Promise<void> {
  await tx.insertInto('assessments.objection').values(row).execute();
}

export async function objectionsOf(db: Reader, id: Id<'assessed'>): Promise<ObjectionRow[]> {
  const rows = await db
    .selectFrom('assessments.objection')
    .selectAll()
    .where('subject_id', '=', id)
    .orderBy('id')
    .limit(50)
    .execute();
  return rows as unknown as ObjectionRow[];
}

export async function decideObjection(
  tx: Tx,
  { id, version }: Pick<ObjectionRow, 'id' | 'version'>,
  decided: {
    readonly state: 'upheld' | 'rejected';
    readonly decided_on: CivilDate;
    readonly decided_by: string;
    readonly decision: string;
    readonly fact: string | null;
    readonly grade: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('assessments.objection')
    .set({ ...decided, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

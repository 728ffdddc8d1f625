// All SQL of the moments that matter for the chain of an accident.
import type { AccidentState, MomentKind } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';

type Stored = Selectable<Tables['accidents.chain_moment']>;
export type MomentRow = Omit<Stored, 'kind' | 'state'> & {
  readonly kind: MomentKind;
  readonly state: AccidentState;
};

const COLUMNS = [
  'id',
  'version',
  'state',
  'accident_id',
  'kind',
  'on_day',
  'what',
  'document_no',
  'recorded_at',
  'recorded_by',
  'withdrawn_at',
  'withdrawn_by',
  'withdrawn_reason',
] as const;

const asRow = (row: Stored): MomentRow => ({
  ...row,
  kind: row.kind as MomentKind,
  state: row.state as AccidentState,
});

/** Withdrawn ones too, the earliest day first. */
export async function momentsOf(db: Reader, accidentId: Id<'accident'>): Promise<MomentRow[]> {
  const rows = await db
    .selectFrom('accidents.chain_moment')
    .select(COLUMNS)
    .where('accident_id', '=', accidentId)
    .orderBy('on_day')
    .orderBy('id')
    .limit(500)
    .execute();
  return rows.map(asRow);
}

/** The days recorded for each of these accidents. */
export async function momentDaysOf(
  db: Reader,
  accidentIds: readonly Id<'accident'>[],
): Promise<Pick<MomentRow, 'accident_id' | 'on_day'>[]> {
  return db
    .selectFrom('accidents.chain_moment')
    .select(['accident_id', 'on_day'])
    .distinct()
    .where(sql<boolean>`accident_id = any(${[...accidentIds]}::uuid[])`)
    .where('state', '=', 'recorded')
    .execute();
}

export async function insertMoment(
  tx: Tx,
  row: Insertable<Tables['accidents.chain_moment']>,
): Promise<void> {
  await tx.insertInto('accidents.chain_moment').values(row).execute();
}

/** 0 when somebody else has been faster. */
export async function withdrawMomentRow(
  tx: Tx,
  { id, version }: Pick<MomentRow, 'id' | 'version'>,
  said: { readonly at: Date; readonly by: string; readonly reason: string },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('accidents.chain_moment')
    .set({
      version: version + 1,
      state: 'withdrawn',
      withdrawn_at: said.at,
      withdrawn_by: said.by,
      withdrawn_reason: said.reason,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

// All SQL of the procedure of art. 23: its course, and what speaks for and against.
import { ARGUMENTS_MOST, type ExemptionState, STEPS_MOST } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';

type Record_ = Selectable<Tables['accountability.exemption']>;
export interface ExemptionRow extends Omit<Record_, 'state' | 'result' | 'origin'> {
  readonly state: ExemptionState;
  readonly result: 'exempt' | 'not-exempt' | null;
  readonly origin: 'application' | 'own-motion';
}

/** Who may read it has been asked of its worksheet; undefined: none is running. */
export async function exemptionOf(
  db: Reader,
  worksheetId: Id<'worksheet'>,
): Promise<ExemptionRow | undefined> {
  const row = await db
    .selectFrom('accountability.exemption')
    .selectAll()
    .where('worksheet_id', '=', worksheetId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row as ExemptionRow | undefined;
}

/** The worksheet it belongs to: locked and asked first, so that both change in one order. */
export async function worksheetOfExemption(
  db: Reader,
  id: Id<'exemption'>,
): Promise<Id<'worksheet'> | undefined> {
  const row = await db
    .selectFrom('accountability.exemption')
    .select('worksheet_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.worksheet_id;
}

export async function lockExemption(
  tx: Tx,
  id: Id<'exemption'>,
): Promise<ExemptionRow | undefined> {
  const row = await tx
    .selectFrom('accountability.exemption')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row as ExemptionRow | undefined;
}

export async function insertExemption(
  tx: Tx,
  row: Insertable<Tables['accountability.exemption']>,
): Promise<void> {
  await tx.insertInto('accountability.exemption').values(row).execute();
}

/** Answers 1, or 0 when somebody else was faster. */
export async function updateExemption(
  tx: Tx,
  id: Id<'exemption'>,
  version: number,
  changes: Updateable<Tables['accountability.exemption']>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('accountability.exemption')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export type ArgumentRow = Selectable<Tables['accountability.exemption_argument']>;

export async function argumentsOf(db: Reader, id: Id<'exemption'>): Promise<ArgumentRow[]> {
  return db
    .selectFrom('accountability.exemption_argument')
    .selectAll()
    .where('exemption_id', '=', id)
    .orderBy('number')
    .limit(ARGUMENTS_MOST)
    .execute();
}

export async function insertArgument(
  tx: Tx,
  row: Insertable<Tables['accountability.exemption_argument']>,
): Promise<void> {
  await tx.insertInto('accountability.exemption_argument').values(row).execute();
}

export type ExemptionStepRow = Selectable<Tables['accountability.exemption_step']>;

export async function exemptionStepsOf(
  db: Reader,
  id: Id<'exemption'>,
): Promise<ExemptionStepRow[]> {
  return db
    .selectFrom('accountability.exemption_step')
    .selectAll()
    .where('exemption_id', '=', id)
    .orderBy('version')
    .limit(STEPS_MOST)
    .execute();
}

export async function insertExemptionStep(
  tx: Tx,
  row: Insertable<Tables['accountability.exemption_step']>,
): Promise<void> {
  await tx.insertInto('accountability.exemption_step').values(row).execute();
}

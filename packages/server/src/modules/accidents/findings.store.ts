// All SQL of findings on reporting.
import type { FindingState, ReportingFindingKind } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';

type Stored = Selectable<Tables['accidents.reporting_finding']>;
export type FindingRow = Omit<Stored, 'kind' | 'state'> & {
  readonly kind: ReportingFindingKind;
  readonly state: FindingState;
};

const COLUMNS = [
  'id',
  'version',
  'state',
  'accident_id',
  'kind',
  'organ',
  'document_no',
  'found_on',
  'subject_organ',
  'subject_person',
  'subject_name',
  'subject_post',
  'circumstances',
  'recorded_at',
  'recorded_by',
  'withdrawn_on',
  'withdrawn_at',
  'withdrawn_by',
  'withdrawn_no',
  'withdrawn_reason',
] as const;

const asRow = (row: Stored): FindingRow => ({
  ...row,
  kind: row.kind as ReportingFindingKind,
  state: row.state as FindingState,
});

/** Withdrawn ones too, in the order in which they were made. */
export async function findingsOf(
  db: Reader,
  accidentIds: readonly Id<'accident'>[],
): Promise<FindingRow[]> {
  const rows = await db
    .selectFrom('accidents.reporting_finding')
    .select(COLUMNS)
    .where(sql<boolean>`accident_id = any(${[...accidentIds]}::uuid[])`)
    .orderBy('found_on')
    .orderBy('id')
    .limit(500 * accidentIds.length)
    .execute();
  return rows.map(asRow);
}

export async function findingsByIds(
  db: Reader,
  ids: readonly Id<'reporting-finding'>[],
): Promise<FindingRow[]> {
  const rows = await db
    .selectFrom('accidents.reporting_finding')
    .select(COLUMNS)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .execute();
  return rows.map(asRow);
}

export async function lockFinding(
  tx: Tx,
  accidentId: Id<'accident'>,
  id: Id<'reporting-finding'>,
): Promise<FindingRow | undefined> {
  const row = await tx
    .selectFrom('accidents.reporting_finding')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('accident_id', '=', accidentId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

export async function insertFinding(
  tx: Tx,
  row: Insertable<Tables['accidents.reporting_finding']>,
): Promise<void> {
  await tx.insertInto('accidents.reporting_finding').values(row).execute();
}

/** 0 when somebody else has been faster. */
export async function withdrawFindingRow(
  tx: Tx,
  { id, version }: { readonly id: Id<'reporting-finding'>; readonly version: number },
  said: {
    readonly on: CivilDate;
    readonly at: Date;
    readonly by: string;
    readonly documentNo: string;
    readonly reason: string;
  },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('accidents.reporting_finding')
    .set({
      version: version + 1,
      state: 'withdrawn',
      withdrawn_on: said.on,
      withdrawn_at: said.at,
      withdrawn_by: said.by,
      withdrawn_no: said.documentNo,
      withdrawn_reason: said.reason,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

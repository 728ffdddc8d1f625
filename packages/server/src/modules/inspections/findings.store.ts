// All SQL of findings and of what was done about them.
import type {
  FINDING_EVIDENCE_KINDS,
  FindingAct,
  FindingSeverity,
  InspectionBlock,
  InspectionFindingKind,
  InspectionFindingState,
  LookBackResult,
} from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';

export interface Evidence {
  readonly kind: (typeof FINDING_EVIDENCE_KINDS)[number];
  readonly id: string;
  readonly title: string;
}

export type FindingRecord = Selectable<Tables['inspections.finding']>;
export interface FindingRow
  extends Omit<
    FindingRecord,
    'state' | 'kind' | 'severity' | 'block' | 'evidence' | 'look_back_result'
  > {
  readonly state: InspectionFindingState;
  readonly kind: InspectionFindingKind;
  readonly severity: FindingSeverity;
  readonly block: InspectionBlock;
  readonly evidence: readonly Evidence[];
  readonly look_back_result: LookBackResult | null;
}
export const asRow = (row: FindingRecord) => row as unknown as FindingRow;

/** Noted on site in one inspection; each may come again once, at the look-back. */
export const FINDINGS_MOST = 500;

export async function findingsOf(db: Reader, id: Id<'inspection'>): Promise<FindingRow[]> {
  const rows = await db
    .selectFrom('inspections.finding')
    .selectAll()
    .where('inspection_id', '=', id)
    .orderBy('number')
    .limit(2 * FINDINGS_MOST)
    .execute();
  return rows.map(asRow);
}

export async function lockFinding(
  tx: Tx,
  inspectionId: Id<'inspection'>,
  id: Id<'inspection-finding'>,
): Promise<FindingRow | undefined> {
  const row = await tx
    .selectFrom('inspections.finding')
    .selectAll()
    .where('inspection_id', '=', inspectionId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

/** One finding as later rounds look back at it. */
export interface EarlierRow
  extends Pick<
    FindingRecord,
    | 'id'
    | 'inspection_id'
    | 'number'
    | 'state'
    | 'found_on'
    | 'facts'
    | 'instrument'
    | 'article'
    | 'repeats'
  > {
  readonly title: string;
  /** When the feedback of its round was delivered; null: nobody has been told of it yet. */
  readonly delivered_on: CivilDate | null;
}

/**
 * What was found in a region, in this round, and by whatever level in others once the region was told of it; the newest
 * first. Told of, it is the region's own history: it is read in the system's scope.
 */
export async function findingsInRegion(
  db: Reader,
  { id, inspected_path }: { readonly id: Id<'inspection'>; readonly inspected_path: string },
): Promise<EarlierRow[]> {
  return db
    .selectFrom('inspections.finding as found')
    .innerJoin('inspections.inspection as round', 'round.id', 'found.inspection_id')
    .select([
      'found.id',
      'found.inspection_id',
      'found.number',
      'found.state',
      'found.found_on',
      'found.facts',
      'found.instrument',
      'found.article',
      'found.repeats',
      'round.title',
      'round.delivered_on',
    ])
    .where('round.inspected_path', '=', inspected_path)
    .where((eb) => eb.or([eb('found.told_at', 'is not', null), eb('round.id', '=', id)]))
    .orderBy('found.found_on', 'desc')
    .orderBy('found.id', 'desc')
    .limit(1000)
    .execute();
}

export async function nextNumber(tx: Tx, id: Id<'inspection'>): Promise<number> {
  const row = await tx
    .selectFrom('inspections.finding')
    .select(sql<number>`coalesce(max(number), 0)::int + 1`.as('next'))
    .where('inspection_id', '=', id)
    .executeTakeFirstOrThrow();
  return row.next;
}

export async function insertFinding(
  tx: Tx,
  row: Insertable<Tables['inspections.finding']>,
): Promise<void> {
  await tx.insertInto('inspections.finding').values(row).execute();
}

/** Which are told of now: those of the inspection that stand. */
export async function tellOfFindings(
  tx: Tx,
  id: Id<'inspection'>,
  now: Date,
): Promise<Pick<FindingRow, 'id' | 'person_id'>[]> {
  return tx
    .updateTable('inspections.finding')
    .set({ told_at: now, version: sql<number>`version + 1` })
    .where('inspection_id', '=', id)
    .where('state', '<>', 'withdrawn')
    .returning(['id', 'person_id'])
    .execute();
}

export type FindingChanges = Updateable<Tables['inspections.finding']>;

export async function updateFinding(
  tx: Tx,
  { id, version }: Pick<FindingRow, 'id' | 'version'>,
  changes: FindingChanges,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('inspections.finding')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export interface EntryRow extends Omit<Selectable<Tables['inspections.entry']>, 'act'> {
  readonly act: FindingAct;
  /** How many the finding has in all. */
  readonly of_all: number;
}

/** So many of one finding are listed; a progress may be told of as often as there is one. */
const ENTRIES_LISTED = 200;

/** The newest of each, oldest first. */
export async function entriesOf(
  db: Reader,
  ids: readonly Id<'inspection-finding'>[],
): Promise<EntryRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('inspections.entry')
        .selectAll()
        .select([
          sql<number>`row_number() over (partition by finding_id order by version desc)`.as('back'),
          sql<number>`count(*) over (partition by finding_id)::int`.as('of_all'),
        ])
        .where(sql<boolean>`finding_id = any(${[...ids]}::uuid[])`)
        .as('entry'),
    )
    .selectAll()
    .where('back', '<=', ENTRIES_LISTED)
    .orderBy('finding_id')
    .orderBy('version')
    .execute();
  return rows as EntryRow[];
}

/** Which of an inspection go on after its end, each with the reason, in its history as well. */
export async function carryFindings(
  tx: Tx,
  id: Id<'inspection'>,
  carried: readonly { readonly number: number; readonly reason: string }[],
  { on, at, by }: { readonly on: CivilDate; readonly at: Date; readonly by: string },
): Promise<Pick<FindingRow, 'id' | 'told_at'>[]> {
  const { rows } = await sql<Pick<FindingRow, 'id' | 'told_at'>>`
    with said as (select * from jsonb_to_recordset(${JSON.stringify(carried)}::jsonb) as r (number int, reason text)),
    kept as (
      update inspections.finding as held set version = held.version + 1, carried_on = ${on}::date,
        carried_reason = said.reason
      from said where held.inspection_id = ${id}::uuid and held.number = said.number
      returning held.id, held.version, held.told_at, held.carried_reason),
    noted as (
      insert into inspections.entry (finding_id, version, act, on_day, text, recorded_at, recorded_by)
      select id, version, 'carry-over', ${on}::date, carried_reason, ${at}::timestamptz, ${by} from kept)
    select id, told_at from kept order by id`.execute(tx);
  return rows;
}

export async function insertEntry(
  tx: Tx,
  row: Insertable<Tables['inspections.entry']>,
): Promise<void> {
  await tx.insertInto('inspections.entry').values(row).execute();
}

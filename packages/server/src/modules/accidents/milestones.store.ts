// All SQL of milestones: a row per version, as of accidents; `superseded_at` is empty in what is said now.
import type { AccidentNature, AccidentState, MilestoneFacts } from '@jinze/contracts';
import type { Id, MilestoneKind, ReportChannel, ReportLevel } from '@jinze/kernel';
import { type Insertable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** One version of a milestone; `id` is the milestone's, not the row's. */
export interface MilestoneRow extends MilestoneFacts {
  readonly id: Id<'milestone'>;
  readonly accidentId: Id<'accident'>;
  readonly version: number;
  readonly state: AccidentState;
  readonly changeReason: string | null;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly supersededAt: Date | null;
}

const rows = (db: Reader) =>
  db
    .selectFrom('accidents.milestone as milestone')
    .select([
      'milestone.record_id as id',
      'milestone.accident_id as accidentId',
      'milestone.version',
      'milestone.state',
      'milestone.kind',
      'milestone.on_day as on',
      'milestone.at',
      'milestone.until_on as untilOn',
      'milestone.days',
      'milestone.channel',
      'milestone.level',
      'milestone.actor',
      'milestone.place',
      'milestone.document_no as documentNo',
      'milestone.nature_from as natureFrom',
      'milestone.nature_to as natureTo',
      'milestone.note',
      'milestone.change_reason as changeReason',
      'milestone.recorded_at as recordedAt',
      'milestone.recorded_by as recordedBy',
      'milestone.superseded_at as supersededAt',
    ]);

type Selected = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

const asRow = (row: Selected): MilestoneRow => ({
  ...row,
  state: row.state as AccidentState,
  kind: row.kind as MilestoneKind,
  at: row.at?.toISOString() ?? null,
  channel: row.channel as ReportChannel | null,
  level: row.level as ReportLevel | null,
  natureFrom: row.natureFrom as AccidentNature | null,
  natureTo: row.natureTo as AccidentNature | null,
});

export const milestoneFactsOf = (row: MilestoneRow): MilestoneFacts => ({
  kind: row.kind,
  on: row.on,
  at: row.at,
  untilOn: row.untilOn,
  days: row.days,
  channel: row.channel,
  level: row.level,
  actor: row.actor,
  place: row.place,
  documentNo: row.documentNo,
  natureFrom: row.natureFrom,
  natureTo: row.natureTo,
  note: row.note,
});

/** Every version of every milestone of some accidents, in the order in which things happened; the newest version first. */
export async function milestonesOf(
  db: Reader,
  accidentIds: readonly Id<'accident'>[],
): Promise<MilestoneRow[]> {
  const found = await rows(db)
    .where(sql<boolean>`milestone.accident_id = any(${[...accidentIds]}::uuid[])`)
    .orderBy('milestone.record_id')
    .orderBy('milestone.version', 'desc')
    .limit(2000 * accidentIds.length)
    .execute();
  return found.map(asRow);
}

/** As they are said now. */
export async function milestonesByIds(
  db: Reader,
  ids: readonly Id<'milestone'>[],
): Promise<MilestoneRow[]> {
  const found = await rows(db)
    .where(sql<boolean>`milestone.record_id = any(${[...ids]}::uuid[])`)
    .where('milestone.superseded_at', 'is', null)
    .orderBy('milestone.record_id')
    .execute();
  return found.map(asRow);
}

/** Those that are said now of some accidents, withdrawn ones left out. One statement. */
export async function standingMilestones(
  db: Reader,
  accidentIds: readonly Id<'accident'>[],
): Promise<MilestoneRow[]> {
  if (accidentIds.length === 0) return [];
  const found = await rows(db)
    .where('milestone.accident_id', 'in', [...accidentIds])
    .where('milestone.superseded_at', 'is', null)
    .where('milestone.state', '=', 'recorded')
    .orderBy('milestone.on_day')
    .orderBy('milestone.record_id')
    .execute();
  return found.map(asRow);
}

/** The version a new one takes the place of: 0 when somebody else has been faster. */
export async function supersedeMilestone(
  tx: Tx,
  id: Id<'milestone'>,
  version: number,
  at: Date,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('accidents.milestone')
    .set({ superseded_at: at })
    .where('record_id', '=', id)
    .where('version', '=', version)
    .where('superseded_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function insertMilestone(
  tx: Tx,
  row: Insertable<Tables['accidents.milestone']>,
): Promise<void> {
  await tx.insertInto('accidents.milestone').values(row).execute();
}

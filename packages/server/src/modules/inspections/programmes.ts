// Programmes over a term: laid down and revised with their approval, and what of the regions below is covered.
import type { Programme, ProgrammeLine, Why } from '@jinze/contracts';
import { type CivilDate, type Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { covers, scopeKeyOf } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { leadingOrganOf, regionAt, regionsAt } from '../posts/index.ts';
import { refuseSecrets, requireVersion } from './act-on-inspection.ts';
import { type Approval, refuseApproval } from './approval.ts';
import { coverageOf, lineOf, whyOf } from './coverage.ts';
import type { InspectionsContext } from './inspections.context.ts';
import { programmeSource } from './inspections.ledger.ts';
import { faultOfTargets } from './programme.decide.ts';
import {
  coveredRegions,
  insertProgramme,
  insertVersion,
  lockProgramme,
  type ProgrammeRow,
  programmeById,
  replaceTargets,
  targetsOf,
  updateProgramme,
  versionsOf,
} from './programmes.store.ts';

export interface WrittenProgramme {
  readonly title: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly approval: Approval;
  readonly planEntry: string;
  readonly basis: string;
  readonly isOfAll: boolean;
  readonly countsUnannounced: boolean;
  readonly targets: readonly {
    readonly path: string;
    readonly year: number;
    readonly quarter: number | null;
  }[];
}

const columnsOf = ({ title, from, to, approval, planEntry, basis, ...rest }: WrittenProgramme) => ({
  title,
  from_day: from,
  to_day: to,
  approval_organ: approval.organ,
  approval_no: approval.documentNo,
  approved_on: approval.on,
  plan_entry: planEntry,
  basis,
  is_of_all: rest.isOfAll,
  counts_unannounced: rest.countsUnannounced,
});

async function check(
  { clock }: InspectionsContext,
  db: Reader,
  region: string,
  input: WrittenProgramme,
): Promise<void> {
  const { title, basis, planEntry, approval, targets } = input;
  refuseSecrets({ title, basis, planEntry });
  refuseApproval(approval, 'approval.');
  if (approval.on > clock.today())
    throw new Refused({ code: 'inspections.future-date', path: 'body.approval.on' });
  const fault = faultOfTargets(region, input, targets);
  if (fault !== undefined) throw new Refused(fault);
  const found = new Set(
    (
      await regionsAt(
        db,
        targets.map(({ path }) => path),
      )
    ).map(({ path }) => path),
  );
  const missing = targets.findIndex(({ path }) => !found.has(path));
  if (missing >= 0) throw new Refused({ code: 'http.not-found', path: `body.targets.${missing}` });
}

const writeTargets = (unit: Unit, id: Id<'inspection-programme'>, input: WrittenProgramme) =>
  replaceTargets(
    unit.tx,
    id,
    input.targets.map(({ path, year, quarter }) => ({
      programme_id: id,
      region_path: path,
      year,
      quarter,
    })),
  );

/** In the name of the leading body of the region whose programme it is: its office finds the receipt. */
async function recordProgramme(
  unit: Unit,
  id: Id<'inspection-programme'>,
  regionPath: string,
  type: 'inspection-programme.laid-down.v1' | 'inspection-programme.revised.v1',
): Promise<void> {
  const organId = await leadingOrganOf(unit.tx, regionPath);
  await recordHeld(unit, programmeSource, [
    { id, type, ...(organId === undefined ? {} : { organId }) },
  ]);
}

export async function layDownProgramme(
  context: InspectionsContext,
  command: Command,
  input: WrittenProgramme & { readonly region: string },
): Promise<{ readonly id: Id<'inspection-programme'> }> {
  const { scope, actor } = command;
  return context.unitOfWork.commit(command, async (unit) => {
    const region = await regionAt(unit.tx, input.region);
    if (region === undefined || !covers(scope, { scopeKey: scopeKeyOf(region.level, region.path) }))
      throw new Refused({ code: 'http.not-found', path: 'body.region' });
    await check(context, unit.tx, region.path, input);
    const id = newId<'inspection-programme'>(unit.now);
    await insertProgramme(unit.tx, {
      id,
      version: 1,
      region_path: region.path,
      region_level: region.level,
      ...columnsOf(input),
      recorded_at: unit.now,
      recorded_by: actor.name,
    });
    await writeTargets(unit, id, input);
    await recordProgramme(unit, id, region.path, 'inspection-programme.laid-down.v1');
    await unit.audit('inspections.lay-down-programme', id);
    return { id };
  });
}

/** What it said before is kept with who recorded it. */
export async function reviseProgramme(
  context: InspectionsContext,
  command: Command,
  { id, version }: { readonly id: Id<'inspection-programme'>; readonly version: number },
  input: WrittenProgramme,
): Promise<void> {
  await context.unitOfWork.commit(command, async (unit) => {
    const row = await lockProgramme(unit.tx, command.scope.keys, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    requireVersion({ version }, row);
    await check(context, unit.tx, row.region_path, input);
    const { title, from_day, to_day, approval_organ, approval_no, approved_on } = row;
    const { plan_entry, basis, is_of_all, counts_unannounced } = row;
    const targets = (await targetsOf(unit.tx, [id])).map(
      ({ region_path: path, year, quarter }) => ({
        path,
        year,
        quarter,
      }),
    );
    await insertVersion(unit.tx, {
      programme_id: id,
      version,
      content: JSON.stringify({
        title,
        from_day,
        to_day,
        approval_organ,
        approval_no,
        approved_on,
        plan_entry,
        basis,
        is_of_all,
        counts_unannounced,
        targets,
      }),
      recorded_at: row.recorded_at,
      recorded_by: row.recorded_by,
    });
    const changes = {
      ...columnsOf(input),
      recorded_at: unit.now,
      recorded_by: command.actor.name,
    };
    if ((await updateProgramme(unit.tx, row, changes)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await writeTargets(unit, id, input);
    await recordProgramme(unit, id, row.region_path, 'inspection-programme.revised.v1');
    await unit.audit('inspections.revise-programme', id);
    return {};
  });
}

/** Of all of them at once: two statements, however many programmes there are. */
async function covered(
  db: Reader,
  rows: readonly ProgrammeRow[],
  today: CivilDate,
): Promise<(row: ProgrammeRow) => Programme['coverage']> {
  const ids = rows.map(({ id }) => id);
  const regions = Map.groupBy(await coveredRegions(db, ids), ({ programmeId }) => programmeId);
  const targets = Map.groupBy(await targetsOf(db, ids), ({ programme_id: id }) => id);
  return (row) =>
    coverageOf((regions.get(row.id) ?? []).slice(0, 500), targets.get(row.id) ?? [], row, today);
}

/** As of the day it is asked. */
export const whyOfCoverage = async (
  db: Reader,
  row: ProgrammeRow,
  today: CivilDate,
): Promise<Why> => whyOf(row, (await covered(db, [row], today))(row));

export async function programmeLines(
  db: Reader,
  rows: readonly ProgrammeRow[],
  today: CivilDate,
): Promise<ProgrammeLine[]> {
  const coverage = await covered(db, rows, today);
  return rows.map((row) => lineOf(row, coverage(row)));
}

export async function programmeView(
  db: Reader,
  keys: readonly string[],
  id: Id<'inspection-programme'>,
  today: CivilDate,
  mayRevise: (row: ProgrammeRow) => boolean,
): Promise<Programme> {
  const row = await programmeById(db, keys, id);
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  const coverage = (await covered(db, [row], today))(row);
  const versions = await versionsOf(db, id);
  return {
    ...lineOf(row, coverage),
    approval: { organ: row.approval_organ, documentNo: row.approval_no, on: row.approved_on },
    planEntry: row.plan_entry,
    basis: row.basis,
    isOfAll: row.is_of_all,
    countsUnannounced: row.counts_unannounced,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    coverage,
    why: whyOf(row, coverage),
    versions: versions.map(({ version, content, recorded_at, recorded_by }) => {
      const { title, approval_no, approved_on } = content as unknown as ProgrammeRow;
      return {
        version,
        title,
        documentNo: approval_no,
        approvedOn: approved_on,
        recordedAt: recorded_at.toISOString(),
        recordedBy: recorded_by,
      };
    }),
    mayRevise: mayRevise(row),
  };
}

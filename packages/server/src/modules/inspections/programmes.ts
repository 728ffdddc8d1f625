// Programmes over a term: laid down and revised with their approval, and what of the regions below is covered.
import type { CoverageState, Programme, ProgrammeLine, Why } from '@jinze/contracts';
import { type CivilDate, type Id } from '@jinze/kernel';
import { regulationClause } from '@jinze/rules';
import type { Reader } from '../../platform/database/database.ts';
import { covers, scopeKeyOf } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { regionAt, regionsAt } from '../posts/index.ts';
import { refuseSecrets, requireVersion } from './act-on-inspection.ts';
import type { InspectionsContext } from './inspections.context.ts';
import { programmeSource } from './inspections.ledger.ts';
import { daysOfTarget, faultOfTargets } from './programme.decide.ts';
import {
  type CoveredRow,
  coveredRegions,
  insertProgramme,
  insertVersion,
  lockProgramme,
  type ProgrammeRow,
  programmeById,
  replaceTargets,
  type TargetRow,
  targetsOf,
  updateProgramme,
  versionsOf,
} from './programmes.store.ts';

export interface WrittenProgramme {
  readonly title: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly approval: {
    readonly organ: string;
    readonly documentNo: string;
    readonly on: CivilDate;
  };
  readonly planEntry: string;
  readonly basis: string;
  readonly targets: readonly {
    readonly path: string;
    readonly year: number;
    readonly quarter: number | null;
  }[];
}

const columnsOf = ({ title, from, to, approval, planEntry, basis }: WrittenProgramme) => ({
  title,
  from_day: from,
  to_day: to,
  approval_organ: approval.organ,
  approval_no: approval.documentNo,
  approved_on: approval.on,
  plan_entry: planEntry,
  basis,
});

async function check(
  { clock }: InspectionsContext,
  db: Reader,
  region: string,
  input: WrittenProgramme,
): Promise<void> {
  const { title, basis, planEntry, approval, targets } = input;
  refuseSecrets({ title, basis, planEntry });
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
    await recordHeld(unit, programmeSource, [{ id, type: 'inspection-programme.laid-down.v1' }]);
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
    const { plan_entry, basis } = row;
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
    await recordHeld(unit, programmeSource, [{ id, type: 'inspection-programme.revised.v1' }]);
    await unit.audit('inspections.revise-programme', id);
    return {};
  });
}

function stateOf(
  { inspections: all }: CoveredRow,
  { target, isAnyKind }: { readonly target: TargetRow | undefined; readonly isAnyKind: boolean },
  today: CivilDate,
): CoverageState {
  // What comes unannounced is no 巡查 of the whole region, unless the programme says that it counts.
  const inspections = all.filter(({ kind }) => isAnyKind || kind === 'regular');
  // The group was there: that is the inspection, whatever of it still goes on.
  const isOver = inspections.some(
    ({ hasArrived, state }) => hasArrived && !['on-site'].includes(state),
  );
  if (isOver) return 'inspected';
  if (inspections.some(({ hasArrived }) => hasArrived)) return 'running';
  if (target === undefined) return 'left-out';
  return daysOfTarget(target).last < today ? 'overdue' : 'planned';
}

function coverageOf(
  regions: readonly CoveredRow[],
  targets: readonly TargetRow[],
  { basis }: Pick<ProgrammeRow, 'basis'>,
  today: CivilDate,
): Programme['coverage'] {
  const isAnyKind = basis.includes('明查暗访');
  const byPath = new Map(targets.map((one) => [one.region_path, one]));
  return regions.map((region) => {
    const target = byPath.get(region.path);
    return {
      path: region.path,
      name: region.name,
      state: stateOf(region, { target, isAnyKind }, today),
      year: target?.year ?? null,
      quarter: target?.quarter ?? null,
      inspections: region.inspections
        .slice(0, 50)
        .map(({ id, kind, state, on }) => ({ id, kind, state, on })),
    };
  });
}

/** Whether it is to cover all regions below, or those alone that were chosen, as for a year. */
const isOfAll = ({ basis }: Pick<ProgrammeRow, 'basis'>): boolean => basis.includes('全覆盖');

const asked = (row: ProgrammeRow, coverage: Programme['coverage']) =>
  coverage.filter(({ year }) => isOfAll(row) || year !== null);

const doneOf = (row: ProgrammeRow, coverage: Programme['coverage']): number =>
  asked(row, coverage).filter(({ state }) => state === 'inspected').length;

function headingOf({
  whole,
  isFull,
  due,
  done,
}: {
  readonly whole: boolean;
  readonly isFull: boolean;
  readonly due: number;
  readonly done: number;
}): string {
  if (whole)
    return isFull
      ? '本届（期）已实现巡查全覆盖'
      : `应巡查 ${due} 个，已巡查 ${done} 个，尚未全覆盖`;
  return isFull ? `列入计划的 ${due} 个已全部巡查` : `列入计划 ${due} 个，已巡查 ${done} 个`;
}

function whyOf(row: ProgrammeRow, coverage: Programme['coverage']): Why {
  const names = (...states: readonly CoverageState[]) =>
    coverage.filter(({ state }) => states.includes(state)).map(({ name }) => name);
  const done = names('inspected');
  const due = asked(row, coverage);
  const isFull = due.every(({ state }) => state === 'inspected');
  const whole = isOfAll(row);
  const said = (words: string, list: readonly string[]) =>
    list.length === 0 ? [] : [`${words}：${list.join('、')}`];
  return {
    heading: headingOf({ whole, isFull, due: due.length, done: doneOf(row, coverage) }),
    clause: [regulationClause('11')],
    facts: [
      `计划期 ${row.from_day} 至 ${row.to_day}，依据：${row.basis}`,
      row.basis.includes('明查暗访')
        ? '现场结束的算作已巡查；按上述依据，明查暗访同样计入'
        : '现场巡查结束的算作已巡查，明查暗访不计入',
      ...said('已巡查', done),
      ...said('正在现场', names('running')),
      ...said('已列计划，未到时间', names('planned')),
    ],
    gaps: [
      ...said('已过计划时间，还没有巡查', names('overdue')),
      ...(whole ? said('没有列入计划', names('left-out')) : []),
    ],
    proof: [
      `${row.approval_organ}批准，${row.approval_no}，${row.approved_on}`,
      '计划和每次修订均已存证',
    ],
  };
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

function lineOf(row: ProgrammeRow, coverage: Programme['coverage']): ProgrammeLine {
  return {
    id: row.id,
    version: row.version,
    region: row.region_path,
    regionName: row.region_name,
    title: row.title,
    from: row.from_day,
    to: row.to_day,
    inspected: doneOf(row, coverage),
    total: asked(row, coverage).length,
  };
}

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

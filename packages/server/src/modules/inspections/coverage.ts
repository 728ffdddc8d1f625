// What a programme has covered of the regions below, and what is left: its line, its coverage, and why. Pure.
import type { CoverageState, Programme, ProgrammeLine, Why } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { regulationClause } from '@jinze/rules';
import { daysOfTarget } from './programme.decide.ts';
import type { CoveredRow, ProgrammeRow, TargetRow } from './programmes.store.ts';

function stateOf(
  { inspections: all }: CoveredRow,
  { target, isAnyKind }: { readonly target: TargetRow | undefined; readonly isAnyKind: boolean },
  today: CivilDate,
): CoverageState {
  // What comes unannounced is no 巡查 of the whole region, unless the programme says that it counts.
  const inspections = all.filter(({ kind, isOf }) => isOf && (isAnyKind || kind === 'regular'));
  // The group was there: that is the inspection, whatever of it still goes on.
  const isOver = inspections.some(
    ({ hasArrived, state }) => hasArrived && !['on-site'].includes(state),
  );
  if (isOver) return 'inspected';
  if (inspections.some(({ hasArrived }) => hasArrived)) return 'running';
  if (target === undefined) return 'left-out';
  return daysOfTarget(target).last < today ? 'overdue' : 'planned';
}

export function coverageOf(
  regions: readonly CoveredRow[],
  targets: readonly TargetRow[],
  { counts_unannounced: isAnyKind }: Pick<ProgrammeRow, 'counts_unannounced'>,
  today: CivilDate,
): Programme['coverage'] {
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
        .map(({ id, kind, state, on, isOf }) => ({ id, kind, state, on, isOf })),
    };
  });
}

/** All regions below, or those alone that were chosen, as for a year. */
const asked = (row: ProgrammeRow, coverage: Programme['coverage']) =>
  coverage.filter(({ year }) => row.is_of_all || year !== null);

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

export function whyOf(row: ProgrammeRow, coverage: Programme['coverage']): Why {
  const names = (...states: readonly CoverageState[]) =>
    coverage.filter(({ state }) => states.includes(state)).map(({ name }) => name);
  const done = names('inspected');
  const apart = coverage.filter(({ inspections }) => inspections.some(({ isOf }) => !isOf));
  const due = asked(row, coverage);
  const isFull = due.every(({ state }) => state === 'inspected');
  const whole = row.is_of_all;
  const said = (words: string, list: readonly string[]) =>
    list.length === 0 ? [] : [`${words}：${list.join('、')}`];
  return {
    heading: headingOf({ whole, isFull, due: due.length, done: doneOf(row, coverage) }),
    clause: [regulationClause('11')],
    facts: [
      `计划期 ${row.from_day} 至 ${row.to_day}，依据：${row.basis}`,
      row.counts_unannounced
        ? '现场结束的算作已巡查；按计划登记的要求，明查暗访同样计入'
        : '现场巡查结束的算作已巡查，明查暗访不计入',
      ...said('已巡查', done),
      ...said('正在现场', names('running')),
      ...said('已列计划，未到时间', names('planned')),
      ...said(
        '另有不属于本计划的巡查检查，不计入',
        apart.map(({ name }) => name),
      ),
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

export function lineOf(row: ProgrammeRow, coverage: Programme['coverage']): ProgrammeLine {
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

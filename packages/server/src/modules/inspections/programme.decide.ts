// Which regions a programme may name, and when: below its own, each once, within its term. Pure.
import type { CivilDate } from '@jinze/kernel';

interface TargetRefusal {
  readonly code:
    | 'inspections.days-reversed'
    | 'inspections.target-twice'
    | 'inspections.target-outside'
    | 'inspections.target-year';
  readonly path: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface TargetPlan {
  readonly path: string;
  readonly year: number;
  readonly quarter: number | null;
}

/** The first and the last day that a plan of a year, or its quarter, leaves. */
export function daysOfTarget({ year, quarter }: Pick<TargetPlan, 'year' | 'quarter'>): {
  readonly first: string;
  readonly last: string;
} {
  const starts = ['01-01', '04-01', '07-01', '10-01'];
  const ends = ['03-31', '06-30', '09-30', '12-31'];
  return {
    first: `${year}-${starts[(quarter ?? 1) - 1] ?? '01-01'}`,
    last: `${year}-${ends[(quarter ?? 4) - 1] ?? '12-31'}`,
  };
}

/** The targets of a programme are below its region, each once, and within its term. */
export function faultOfTargets(
  region: string,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  targets: readonly TargetPlan[],
): TargetRefusal | undefined {
  if (to <= from) return { code: 'inspections.days-reversed', path: 'body.to' };
  for (const [index, { path, year, quarter }] of targets.entries()) {
    const at = `body.targets.${index}`;
    if (path === region || !path.startsWith(region))
      return { code: 'inspections.target-outside', path: at };
    if (targets.findIndex((one) => one.path === path) !== index)
      return { code: 'inspections.target-twice', path: at };
    const { first, last } = daysOfTarget({ year, quarter });
    if (last < from || first > to)
      return { code: 'inspections.target-year', path: at, values: { year } };
  }
  return undefined;
}

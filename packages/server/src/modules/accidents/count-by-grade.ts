// Accidents of a region and year by the grade that stands, as statistics tell them.
import type { AccidentGrade } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { gradeStanding } from './accident.rules.ts';
import { gradeFactsOf } from './accidents.store.ts';
import { standingMilestones } from './milestones.store.ts';

export interface GradeCount {
  readonly grade: AccidentGrade | 'unknown';
  readonly count: number;
  /** Null: of one of them it is not known. */
  readonly deaths: number | null;
  readonly seriousInjuries: number | null;
}

const GRADES = ['especially-serious', 'serious', 'relatively-serious', 'ordinary'] as const;

export interface GradeCounts {
  /** Of what has been made public; every grade has its line, none of an unknown one is left out. */
  readonly published: readonly GradeCount[];
  /** How many more are on record, of which nothing has been made public. */
  readonly unpublished: number;
}

/** Of production safety alone, whatever the grade. Public is what an accident's record says has been made public. */
export async function countByGrade(
  db: Reader,
  scope: Scope,
  of: { readonly regionPath: string; readonly year: number },
  today: CivilDate,
): Promise<GradeCounts> {
  const facts = await gradeFactsOf(db, scope, { ...of, state: 'recorded' });
  const ours = facts.filter(({ nature }) => nature === 'production' || nature === 'undetermined');
  const milestones = await standingMilestones(
    db,
    ours.map(({ id }) => id),
  );
  const known = new Set(
    milestones
      .filter(({ kind }) => kind === 'handling-published')
      .map(({ accidentId }) => accidentId),
  );
  const graded = ours
    .filter(({ id }) => known.has(id))
    .map((one) => ({ ...one, stands: gradeStanding(one, today) ?? ('unknown' as const) }));
  const lineOf = (grade: GradeCount['grade']): GradeCount => {
    const those = graded.filter(({ stands }) => stands === grade);
    const sum = (numbers: readonly (number | null)[]) =>
      numbers.reduce((total, one) => (total === null || one === null ? null : total + one), 0);
    return {
      grade,
      count: those.length,
      deaths: sum(those.map(({ deaths }) => deaths)),
      seriousInjuries: sum(those.map(({ seriousInjuries }) => seriousInjuries)),
    };
  };
  const unknown = lineOf('unknown');
  return {
    published: [...GRADES.map(lineOf), ...(unknown.count === 0 ? [] : [unknown])],
    unpublished: ours.length - graded.length,
  };
}

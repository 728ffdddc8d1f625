// Accidents of a region and year by the grade that stands, as statistics tell them.
import type { AccidentGrade } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { gradeStanding } from './accident.rules.ts';
import { gradeFactsOf } from './accidents.store.ts';

export interface GradeCount {
  readonly grade: AccidentGrade | 'unknown';
  readonly count: number;
  readonly deaths: number;
  readonly seriousInjuries: number;
}

const GRADES = ['especially-serious', 'serious', 'relatively-serious', 'ordinary'] as const;

/** Of production safety alone, whatever the grade; every grade has its line, none of an unknown one is left out. */
export async function countByGrade(
  db: Reader,
  scope: Scope,
  of: { readonly regionPath: string; readonly year: number },
  today: CivilDate,
): Promise<GradeCount[]> {
  const facts = await gradeFactsOf(db, scope, { ...of, state: 'recorded' });
  const graded = facts
    .filter(({ nature }) => nature === 'production' || nature === 'undetermined')
    .map((one) => ({ ...one, stands: gradeStanding(one, today) ?? ('unknown' as const) }));
  const lineOf = (grade: GradeCount['grade']): GradeCount => {
    const those = graded.filter(({ stands }) => stands === grade);
    const sum = (numbers: readonly (number | null)[]) =>
      numbers.reduce<number>((total, one) => total + (one ?? 0), 0);
    return {
      grade,
      count: those.length,
      deaths: sum(those.map(({ deaths }) => deaths)),
      seriousInjuries: sum(those.map(({ seriousInjuries }) => seriousInjuries)),
    };
  };
  const unknown = lineOf('unknown');
  return [...GRADES.map(lineOf), ...(unknown.count === 0 ? [] : [unknown])];
}

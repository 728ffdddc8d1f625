// Which of the grades of 记功 and 嘉奖 a final grade is, by the name its scheme gives it.
import type { AssessmentResult } from '@jinze/contracts';

const GRADES: ReadonlyMap<string, AssessmentResult['grade']> = new Map([
  ['优秀', 'excellent'],
  ['良好', 'good'],
  ['合格', 'qualified'],
  ['不合格', 'unqualified'],
]);

/** Another name is for people to place: undefined. */
export const gradeNamed = (name: string | null): AssessmentResult['grade'] | undefined =>
  GRADES.get(name ?? '');

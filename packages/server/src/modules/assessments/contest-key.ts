// Which facts are one and the same, wherever they are asked: what a contest counts for, and nothing else. Pure.
import { isCollected } from './collected-facts.ts';
import type { ExerciseRow } from './exercises.store.ts';
import type { TaskFact } from './scheme-body.ts';

export type AskedIn = Pick<ExerciseRow, 'id' | 'period_from' | 'period_to'>;

/**
 * Of one body or person and year. A mark is of the exercise it is given in; what is entered goes by what is asked of
 * whom; what is counted goes by what of the records is counted, in which days.
 */
export function countsKey(
  task: TaskFact,
  subjectClass: string | null,
  { id, period_from: from, period_to: to }: AskedIn,
): string {
  const { asked, source } = task;
  const { fact, asks, kind, periods, codes = [] } = asked;
  if (source === 'scorer') return JSON.stringify(['mark', id, subjectClass, fact]);
  if (asked.from === undefined || !isCollected(task))
    return JSON.stringify(['asked', fact, asks, kind, periods, subjectClass, from, to]);
  const { activity, body, postClass, grades = [], counts } = asked.from;
  // The duties of a year and what was published of it are of the whole year, whatever days are assessed.
  const days = source === 'duties' || source === 'publication' ? [] : [from, to];
  const of = [activity, body, postClass, grades.toSorted(), counts];
  return JSON.stringify([source, ...of, kind, periods, codes.toSorted(), ...days]);
}

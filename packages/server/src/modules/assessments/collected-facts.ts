// Which facts the system counts by itself: only where the scheme says what of its records is counted. Pure.
import type { TaskFact } from './scheme-body.ts';

/** A rule that counts records as they are: an occurrence of something missing is told by none of them. */
const COUNTING: readonly string[] = ['count', 'done', 'ratio', 'deadline'];

/**
 * A number of records, tasks, deployments or accidents is counted where the scheme says of what; whether something was
 * done is told by a record alone, and by none it is not known. All else is for people: a guess is a defect.
 */
export function isCollected({ asked: { fact, kind, from }, items }: TaskFact): boolean {
  if (from === undefined) return false;
  const { source, counts, grades } = from;
  const rules = items.flatMap((item) => item.rules.filter((rule) => rule.fact === fact));
  switch (source) {
    case 'records':
      return (
        counts === 'records' ||
        (counts === undefined && rules.every((rule) => COUNTING.includes(rule.kind)))
      );
    case 'accidents':
      return kind === 'number' && (grades !== undefined || counts !== undefined);
    case 'tasks':
    case 'deployments':
    case 'inspections':
      return kind === 'number' && counts !== undefined;
    case 'publication':
      return kind === 'yes-no' || kind === 'day';
    case 'duties':
      return kind === 'duties';
    case 'scorer':
    case 'office':
      return false;
  }
}

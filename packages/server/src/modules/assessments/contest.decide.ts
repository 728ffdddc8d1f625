// When a fact is contested by its subject: told, and not by a way of its own. Pure.
import type { AssessmentState } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { isCollected } from './collected-facts.ts';
import type { TaskFact } from './scheme-body.ts';

type ContestFault =
  | 'not-now'
  | 'fact-not-told'
  | 'object-to-finding'
  | 'fact-not-collected'
  | 'fact-still-counted';

/** From the first collection on; never between a proposal and its notification. */
export const CONTESTED_IN: readonly AssessmentState[] = [
  'prepared',
  'self-assessment',
  'scoring',
  'moderation',
  'notified',
];

interface Counting {
  readonly state: AssessmentState;
  readonly year: number;
  readonly period_to: CivilDate;
}

/** Of records that go on being counted: the duties of a year and what was published of it to its end, others to the last day assessed. */
const isRunning = (task: TaskFact, { year, period_to: to }: Counting, today: CivilDate): boolean =>
  isCollected(task) &&
  today <= (['duties', 'publication'].includes(task.source) ? `${year}-12-31` : to);

/** Why a fact is not contested, whoever offers it or refuses it. */
export function faultOfContesting(
  task: TaskFact,
  {
    exercise,
    today,
    isTold,
    isHeld,
  }: {
    readonly exercise: Counting;
    readonly today: CivilDate;
    readonly isTold: boolean;
    readonly isHeld: boolean;
  },
): ContestFault | undefined {
  const { state } = exercise;
  if (!CONTESTED_IN.includes(state)) return 'not-now';
  // A mark is not told before the notification, so it is not contested before it either.
  if (task.source === 'scorer' && !isTold) return 'fact-not-told';
  // A finding has its own objection, once, which holds wherever findings are counted.
  if (task.source === 'inspections' && isCollected(task)) return 'object-to-finding';
  if (state !== 'prepared') return undefined;
  // It is heard once: not spent on what nobody has said anything of yet, nor on a number that grows.
  if (!isHeld) return 'fact-not-collected';
  return isRunning(task, exercise, today) ? 'fact-still-counted' : undefined;
}

// When a fact is contested by its subject: told, and not by a way of its own. Pure.
import type { AssessmentState } from '@jinze/contracts';
import { isCollected } from './collected-facts.ts';
import type { TaskFact } from './scheme-body.ts';

/** From the first collection on; never between a proposal and its notification. */
export const CONTESTED_IN: readonly AssessmentState[] = [
  'prepared',
  'self-assessment',
  'scoring',
  'moderation',
  'notified',
];

/** Why a fact is not contested, whoever offers it or refuses it. */
export function faultOfContesting(
  task: TaskFact,
  {
    state,
    isTold,
    isHeld,
  }: { readonly state: AssessmentState; readonly isTold: boolean; readonly isHeld: boolean },
): 'not-now' | 'fact-not-told' | 'object-to-finding' | 'fact-not-collected' | undefined {
  if (!CONTESTED_IN.includes(state)) return 'not-now';
  // A mark is not told before the notification, so it is not contested before it either.
  if (task.source === 'scorer' && !isTold) return 'fact-not-told';
  // A finding has its own objection, once, which holds wherever findings are counted.
  if (task.source === 'inspections' && isCollected(task)) return 'object-to-finding';
  // It is heard once: not spent on what nobody has said anything of yet.
  return state === 'prepared' && !isHeld ? 'fact-not-collected' : undefined;
}

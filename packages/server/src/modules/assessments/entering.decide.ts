// When a fact is entered, and over what: only what is not known, and until the self-assessment ends what one’s own side entered; never over what a contest, the moderation or an objection decided. Pure.
import type { AssessmentState, FactCause } from '@jinze/contracts';
import { isCollected } from './collected-facts.ts';
import type { TaskFact } from './scheme-body.ts';

/** Until the moderation ends the organising office enters what is missing. */
export const ENTERED_IN: readonly AssessmentState[] = ['self-assessment', 'scoring', 'moderation'];

/** Decided with a reason and a signature: that it is not known stands as well. */
const SIGNED: readonly FactCause[] = ['contest', 'moderation', 'objection'];

export type EnteringSide = FactCause & ('office' | 'self-assessment');

/** Nobody enters for the office what is about themselves: there they stand on their own side, where they have one. */
export function sideToEnter({
  isOffice,
  isConcerned,
  isOwnSide,
}: Readonly<Record<'isOffice' | 'isConcerned' | 'isOwnSide', boolean>>): EnteringSide | undefined {
  if (isOffice && !isConcerned) return 'office';
  return isOwnSide ? 'self-assessment' : undefined;
}

export interface Entering {
  readonly side: EnteringSide;
  readonly state: AssessmentState;
  readonly isSubmitted: boolean;
  readonly held: { readonly value: unknown; readonly cause: FactCause } | undefined;
}

/** Why a fact is not entered, whoever offers it or refuses it. */
export function faultOfEntering(
  task: TaskFact,
  { side, state, isSubmitted, held }: Entering,
): 'not-now' | 'not-entered' | 'self-closed' | 'fact-known' | undefined {
  if (!ENTERED_IN.includes(state)) return 'not-now';
  const isOwnSide = side === 'self-assessment';
  if (task.source === 'scorer' || (isOwnSide && isCollected(task))) return 'not-entered';
  // The subject’s own enters in its stage alone, until it has submitted.
  const isSelfOpen = state === 'self-assessment' && !isSubmitted;
  if (isOwnSide && !isSelfOpen) return 'self-closed';
  if (held === undefined) return undefined;
  const isFree = held.value === null || (held.cause === side && isSelfOpen);
  return SIGNED.includes(held.cause) || !isFree ? 'fact-known' : undefined;
}

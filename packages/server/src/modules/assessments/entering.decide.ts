// When a fact is entered, and over what: only what is not known, and until the self-assessment ends what one’s own side entered; never over what a contest, the moderation or an objection decided. Pure.
import type { AssessmentState, FactCause } from '@jinze/contracts';

/** Until the moderation ends the organising office enters what is missing. */
export const ENTERED_IN: readonly AssessmentState[] = ['self-assessment', 'scoring', 'moderation'];

/** Decided with a reason and a signature: that it is not known stands as well. */
const SIGNED: readonly FactCause[] = ['contest', 'moderation', 'objection'];

/** `isSelfOpen`: the self-assessment is neither submitted nor over. */
export function mayEnterOver(
  held: { readonly value: unknown; readonly cause: FactCause } | undefined,
  side: FactCause & ('office' | 'self-assessment'),
  isSelfOpen: boolean,
): boolean {
  if (held === undefined) return true;
  if (SIGNED.includes(held.cause)) return false;
  return held.value === null || (held.cause === side && isSelfOpen);
}

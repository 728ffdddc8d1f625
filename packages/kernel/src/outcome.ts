// The three answers a rule may give. Nothing here guesses; how they combine is the rules' frame.

export const OUTCOMES = ['applies', 'does-not-apply', 'cannot-tell'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export function not(outcome: Outcome): Outcome {
  if (outcome === 'cannot-tell') return 'cannot-tell';
  return outcome === 'applies' ? 'does-not-apply' : 'applies';
}

/** `undefined` is not known; it is never taken for false. */
export function outcomeOf(fact: boolean | undefined): Outcome {
  if (fact === undefined) return 'cannot-tell';
  return fact ? 'applies' : 'does-not-apply';
}

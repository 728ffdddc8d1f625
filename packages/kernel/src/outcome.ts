// The three answers a rule may give, and how they combine. Nothing here guesses.

export const OUTCOMES = ['applies', 'does-not-apply', 'cannot-tell'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** All must apply: one `does-not-apply` decides, otherwise one unknown leaves it open. */
export function allOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('does-not-apply')) return 'does-not-apply';
  return outcomes.includes('cannot-tell') ? 'cannot-tell' : 'applies';
}

/** One is enough: one `applies` decides, otherwise one unknown leaves it open. */
export function anyOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('applies')) return 'applies';
  return outcomes.includes('cannot-tell') ? 'cannot-tell' : 'does-not-apply';
}

export function not(outcome: Outcome): Outcome {
  if (outcome === 'cannot-tell') return 'cannot-tell';
  return outcome === 'applies' ? 'does-not-apply' : 'applies';
}

/** `undefined` is not known; it is never taken for false. */
export function outcomeOf(fact: boolean | undefined): Outcome {
  if (fact === undefined) return 'cannot-tell';
  return fact ? 'applies' : 'does-not-apply';
}

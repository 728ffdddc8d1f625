// Which state of the law and its rules an answer is from.

/** Changes whenever the data or the rules do; frozen with every conclusion drawn from them. */
export const RULES_VERSION = '2026.11.8';

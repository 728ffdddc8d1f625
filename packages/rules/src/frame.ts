// The small algebra every topic answers with: a conclusion carries its outcome and all its grounds, never only the first.
import { not as negated, type Outcome, outcomeOf } from '@jinze/kernel';
import type { SourceStatus } from './instruments.ts';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Where a statement comes from; `article` is absent where the source does not show it. */
export interface Basis {
  readonly instrument: string;
  /** `5.2`, or as the local instrument numbers it. */
  readonly article?: string;
  readonly status: SourceStatus;
  /** The place whose rule it is; absent for national instruments. */
  readonly place?: string;
}

export type Compared = Readonly<Record<string, string | number>>;

/** A reason before it is put into words: the words of a topic have a sentence for each code. */
export interface Ground {
  readonly code: string;
  readonly basis: readonly Basis[];
  /** The values that were compared, shown with the reason and filled into its sentence. */
  readonly compared?: Compared;
}

/** Why an answer is as it is, in words. */
export interface Reason {
  readonly code: string;
  readonly text: string;
  readonly compared?: Compared;
  readonly basis: readonly Basis[];
}

/** What would settle a `cannot-tell`. */
export interface Missing {
  readonly code: string;
  readonly text: string;
}

export interface Conclusion {
  readonly outcome: Outcome;
  readonly grounds: readonly Ground[];
}

/** A conclusion from one fact; `undefined` is not known, and the ground says what is missing. */
export function conclude(known: boolean | undefined, ground: Ground): Conclusion {
  return { outcome: outcomeOf(known), grounds: [ground] };
}

/** `decides` settles it alone; otherwise one unknown leaves it open. Every ground of every part is kept. */
function combine(
  parts: readonly Conclusion[],
  decides: 'applies' | 'does-not-apply',
  otherwise: 'applies' | 'does-not-apply',
): Conclusion {
  // Loops and one array of the right length: this runs for every row of every table, and `bench` watches it.
  let outcome: Outcome = otherwise;
  let count = 0;
  for (const part of parts) {
    if (part.outcome === decides) outcome = decides;
    else if (part.outcome === 'cannot-tell' && outcome !== decides) outcome = 'cannot-tell';
    count += part.grounds.length;
  }
  const grounds = new Array<Ground>(count);
  let next = 0;
  for (const part of parts) {
    for (const ground of part.grounds) {
      grounds[next] = ground;
      next += 1;
    }
  }
  return { outcome, grounds };
}

/** All must apply. Every ground is kept, those of the parts that did apply as well. */
export function allOf(...parts: readonly Conclusion[]): Conclusion {
  return combine(parts, 'does-not-apply', 'applies');
}

/** One is enough. Every ground is kept. */
export function anyOf(...parts: readonly Conclusion[]): Conclusion {
  return combine(parts, 'applies', 'does-not-apply');
}

export function not(part: Conclusion): Conclusion {
  return { outcome: negated(part.outcome), grounds: part.grounds };
}

/** One sentence per code; `{name}` is filled from the compared values. */
export type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** The sentence of a code. A code without words is a bug and throws. */
export function sentence(words: Words, code: string, language: Language, values: Compared = {}) {
  const entry = words[code];
  if (entry === undefined) throw new Error(`invariant broken: no words for ${code}`);
  return entry[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

export function reasonsIn(
  words: Words,
  language: Language,
  grounds: readonly Ground[],
): readonly Reason[] {
  return grounds.map(({ code, basis, compared }) => ({
    code,
    text: sentence(words, code, language, compared),
    ...(compared === undefined ? {} : { compared }),
    basis,
  }));
}

const keyOf = (basis: Basis) =>
  `${basis.instrument}|${basis.article ?? ''}|${basis.place ?? ''}|${basis.status}`;

/** Every source once, in the order of first mention. */
export function distinctBasis(all: readonly Basis[]): readonly Basis[] {
  return [...new Map(all.map((basis) => [keyOf(basis), basis])).values()];
}

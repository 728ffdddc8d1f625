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

/** An outcome and why: a leaf has its ground, a combination its parts, so nothing is copied before it is asked for. */
export interface Conclusion {
  readonly outcome: Outcome;
  readonly ground: Ground | undefined;
  readonly parts: readonly Conclusion[];
}

const NO_PARTS: readonly Conclusion[] = [];

/** A conclusion from one fact; `undefined` is not known, and the ground says what is missing. */
export function conclude(known: boolean | undefined, ground: Ground): Conclusion {
  return { outcome: outcomeOf(known), ground, parts: NO_PARTS };
}

/** All must apply: one that does not decides; otherwise one unknown leaves it open. Every part is kept. */
export function allOf(...parts: readonly Conclusion[]): Conclusion {
  let outcome: Outcome = 'applies';
  for (const part of parts) {
    if (part.outcome === 'does-not-apply') outcome = 'does-not-apply';
    else if (part.outcome === 'cannot-tell' && outcome === 'applies') outcome = 'cannot-tell';
  }
  return { outcome, ground: undefined, parts };
}

/** One is enough: one that applies decides; otherwise one unknown leaves it open. Every part is kept. */
export function anyOf(...parts: readonly Conclusion[]): Conclusion {
  let outcome: Outcome = 'does-not-apply';
  for (const part of parts) {
    if (part.outcome === 'applies') outcome = 'applies';
    else if (part.outcome === 'cannot-tell' && outcome === 'does-not-apply')
      outcome = 'cannot-tell';
  }
  return { outcome, ground: undefined, parts };
}

export function not(part: Conclusion): Conclusion {
  const { ground, parts } = part;
  return { outcome: negated(part.outcome), ground, parts };
}

/** Every ground of a conclusion and its parts, in order: those of the parts that did apply as well. */
export function groundsOf({ ground, parts }: Conclusion): readonly Ground[] {
  return ground === undefined ? parts.flatMap(groundsOf) : [ground];
}

/** One sentence per code; `{name}` is filled from the compared values. */
export type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** Sentences cut at their values, literal and name by turns: a region’s answers are many thousand sentences. */
const CUT = new Map<string, readonly string[]>();

function cutOf(template: string): readonly string[] {
  const known = CUT.get(template);
  if (known !== undefined) return known;
  const parts = template.split(/\{(\w+)\}/);
  CUT.set(template, parts);
  return parts;
}

/** The sentence of a code. A code without words is a bug and throws. */
export function sentence(words: Words, code: string, language: Language, values: Compared = {}) {
  const entry = words[code];
  if (entry === undefined) throw new Error(`invariant broken: no words for ${code}`);
  const parts = cutOf(entry[language]);
  let said = parts[0] ?? '';
  for (let at = 1; at < parts.length; at += 2)
    said += `${values[parts[at] ?? ''] ?? ''}${parts[at + 1] ?? ''}`;
  return said;
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
  // Most are one and the same object again: only what is left is compared by its content.
  const once = [...new Set(all)];
  return once.length < 2 ? once : [...new Map(once.map((basis) => [keyOf(basis), basis])).values()];
}

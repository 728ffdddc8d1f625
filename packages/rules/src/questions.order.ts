// How a draft becomes a question: its options in an order that depends on its id alone, and no two options that say the same.
import type { Draft, Question } from './questions.shape.ts';

/** FNV-1a, stirred once more at the end: a number that looks like chance and is the same every time. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** In an order of its own for every key. */
export function shuffled<T extends string>(key: string, values: readonly T[]): readonly T[] {
  return values.toSorted((a, b) => hash(`${key} ${a}`) - hash(`${key} ${b}`));
}

const pairsOf = (text: string) =>
  new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2)));

/** Share of neighbouring characters in common, 0 to 1. */
function likeness(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  if (left.size + right.size === 0) return a === b ? 1 : 0;
  return (2 * [...left].filter((pair) => right.has(pair)).length) / (left.size + right.size);
}

/** Above this two options could both be argued for. */
const ALIKE = 0.3;

/** Wrong options for a question: unlike every right one and unlike each other. */
export function unlike(
  key: string,
  right: readonly string[],
  candidates: readonly string[],
  count: number,
): readonly string[] {
  const chosen: string[] = [];
  for (const one of shuffled(key, candidates)) {
    if (chosen.length === count) break;
    if ([...right, ...chosen].every((other) => likeness(one, other) < ALIKE)) chosen.push(one);
  }
  return chosen;
}

/** Numbers and grades keep their order, words get one of their own. */
export function questionOf({ right, wrong, scale, ...rest }: Draft): Question {
  const all = [...right, ...wrong];
  const isOfNumbers = all.every((one) => /^\d/.test(one));
  const options = isOfNumbers
    ? all.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    : (scale ?? shuffled(`options of ${rest.id}`, all));
  const answers = options.flatMap((one, at) => (right.includes(one) ? [at] : []));
  return { ...rest, options, answers };
}

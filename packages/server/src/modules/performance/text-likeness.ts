// How alike two texts are, and marks by which like ones are found among many without comparing each with each. Pure.
import { createHash } from 'node:crypto';

/** Below this many characters texts are alike because the matter is: the minutes of two quarterly meetings in a line each. */
export const MIN_LENGTH = 48;
/** From this share of common parts on, a reviewer is shown two texts as near copies. */
export const NEAR_COPY = 0.8;
const PART = 3;

/**
 * What counts of a text: no figures, dates, spaces or marks. A copy with another date and other numbers is still one.
 */
export function normalised(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\p{N}\p{P}\p{S}\p{Z}\p{C}]+/gu, '')
    .replaceAll(/[年月日号时分]/g, '');
}

function partsOf(text: string): Set<string> {
  const letters = Array.from(normalised(text));
  const parts = new Set<string>();
  for (let at = 0; at + PART <= letters.length; at += 1)
    parts.add(letters.slice(at, at + PART).join(''));
  return parts;
}

/** The share of parts two texts have in common, 0 to 1; 0 for texts too short to say. */
export function likeness(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (Math.min(a.size, b.size) + PART - 1 < MIN_LENGTH) return 0;
  let common = 0;
  for (const part of a) if (b.has(part)) common += 1;
  return common / (a.size + b.size - common);
}

/** Eight bands of three least values: near copies (0.8) share one with a chance above 0.99, strangers (0.3) with 0.2. */
const BANDS = 8;
const ROWS = 3;

function hashOf(part: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < part.length; at += 1)
    hash = Math.imul(hash ^ part.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** A different order of all parts for each of the least values: odd factors of the golden ratio's kind. */
const ORDERS = Array.from({ length: BANDS * ROWS }, (_, index) => ({
  factor: (Math.imul(0x9e3779b1, 2 * index + 1) | 1) >>> 0,
  addend: Math.imul(0x85ebca6b, index + 1) >>> 0,
}));

function leastOf(hashes: readonly number[], factor: number, addend: number): number {
  let least = 0xffffffff;
  for (const hash of hashes) {
    let mixed = Math.imul(hash ^ (hash >>> 15), factor) + addend;
    mixed = (mixed ^ (mixed >>> 13)) >>> 0;
    if (mixed < least) least = mixed;
  }
  return least;
}

/** Eight short marks; two texts that share one are worth comparing. None for a text too short to say. */
export function marksOf(text: string): string[] {
  const hashes = [...partsOf(text)].map(hashOf);
  if (hashes.length + PART - 1 < MIN_LENGTH) return [];
  const least = ORDERS.map(({ factor, addend }) => leastOf(hashes, factor, addend));
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = least.slice(band * ROWS, (band + 1) * ROWS);
    return createHash('sha256')
      .update(`${band}:${rows.join(',')}`)
      .digest('base64url')
      .slice(0, 11);
  });
}

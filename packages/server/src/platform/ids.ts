// The only place that makes identifiers and secrets.
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Id } from '@jinze/kernel';

/** Milliseconds whose place is remembered: far more than transactions are under way at once. */
const REMEMBERED = 4096;

/**
 * 26 bits within one millisecond, counted on for each: ids of one transaction, all of its own instant, keep the order they
 * were made in, whatever other transactions make between them.
 */
const sequences = new Map<number, number>();

function nextSequence(millisecond: number): number {
  const last = sequences.get(millisecond);
  const next = last === undefined ? randomInt(1 << 24) : last + 1;
  // The one that was used longest ago is forgotten.
  sequences.delete(millisecond);
  sequences.set(millisecond, next);
  if (sequences.size > REMEMBERED) sequences.delete(sequences.keys().next().value ?? 0);
  return next;
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/** A UUID version 7 (RFC 9562, method 1): ordered by the millisecond, then by the order of making. */
export function newId<Thing extends string>(now: Date): Id<Thing> {
  const time = hex(now.getTime(), 12);
  const order = nextSequence(now.getTime());
  const high = hex(0x7000 | ((order >>> 14) & 0x0fff), 4);
  const low = hex(0x8000 | (order & 0x3fff), 4);
  // The runtime draws for many of these at once; its last twelve digits are all random.
  return `${time.slice(0, 8)}-${time.slice(8)}-${high}-${low}-${randomUUID().slice(24)}` as Id<Thing>;
}

/** 256 random bits, safe in a URL or a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 80 random bits to be read aloud and typed in: sixteen characters none of which is taken for another. */
export function newCode(): string {
  return [...randomBytes(16)].map((byte) => CODE_LETTERS[byte % 32]).join('');
}

/** 32 random bytes at each call, drawn many at a time: a draw for each takes longer than what it is a salt for. */
export function newSalts(): () => Uint8Array {
  let drawn = new Uint8Array();
  return () => {
    if (drawn.length === 0) drawn = new Uint8Array(randomBytes(8192));
    const salt = drawn.subarray(0, 32);
    drawn = drawn.subarray(32);
    return salt;
  };
}

/** Hex SHA-256 of what comes in parts. */
export function createDigest(): { add(part: Uint8Array): void; end(): string } {
  const hash = createHash('sha256');
  return { add: (part) => void hash.update(part), end: () => hash.digest('hex') };
}

/** Hex SHA-256: how secrets are kept and how files and requests are told apart. */
export function digestOf(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

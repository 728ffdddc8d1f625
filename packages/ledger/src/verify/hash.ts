// The two profiles' hashes, and the two hashes of the tree.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat } from './bytes.ts';
import { sm3 } from './sm3.ts';

/** The profile of a log: its hash, and with it its kind of signature. */
export type Alg = 'sha256' | 'sm3';

/** Bytes of every hash. */
export const HASH_LENGTH = 32;

const HASHES = { sha256, sm3 } as const;

export function hashOf(alg: Alg, bytes: Uint8Array): Uint8Array {
  return HASHES[alg](bytes);
}

/** The hash of bytes that come one after the other: of a file that is not in memory as a whole. */
export function startHash(alg: Alg): { add(bytes: Uint8Array): void; end(): Uint8Array } {
  const hash = HASHES[alg].create();
  return { add: (bytes) => void hash.update(bytes), end: () => hash.digest() };
}

export function hmacOf(alg: Alg, key: Uint8Array, message: Uint8Array): Uint8Array {
  return hmac(HASHES[alg], key, message);
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The hash of an entry of the log (RFC 6962 section 2.1). */
export function hashLeaf(alg: Alg, bytes: Uint8Array): Uint8Array {
  return hashOf(alg, concat(LEAF, bytes));
}

/** The hash of a node from those of its two children. */
export function hashChildren(alg: Alg, left: Uint8Array, right: Uint8Array): Uint8Array {
  return hashOf(alg, concat(NODE, left, right));
}

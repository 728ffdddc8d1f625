// The profiles' hashes by Node's own crypto, for sealing, where speed counts; `ledger/verify` has the same for everybody.
import { hash } from 'node:crypto';
import type { Json } from '@jinze/kernel';
import { concat } from './verify/bytes.ts';
import { type Alg, HASH_LENGTH } from './verify/index.ts';
import { fieldMessage } from './verify/leaf.ts';

export function fastHash(alg: Alg, bytes: Uint8Array): Uint8Array {
  const { buffer, byteOffset, byteLength } = hash(alg, bytes, 'buffer');
  return new Uint8Array(buffer, byteOffset, byteLength);
}

const LEAF = Uint8Array.of(0);

/** As `hashLeaf`. */
export const fastLeafHash = (alg: Alg, bytes: Uint8Array): Uint8Array =>
  fastHash(alg, concat(LEAF, bytes));

/** Of SHA-256 and SM3 alike. */
const BLOCK = 64;

const padded = (key: Uint8Array, by: number): Uint8Array => {
  const block = new Uint8Array(BLOCK);
  block.set(key);
  return block.map((byte) => byte ^ by);
};

/** RFC 2104, by two hashes in one shot each: three times as fast as `createHmac` for what is as short as a field. */
export function fastHmac(alg: Alg, key: Uint8Array, message: Uint8Array): Uint8Array {
  const short = key.length > BLOCK ? fastHash(alg, key) : key;
  const inner = fastHash(alg, concat(padded(short, 0x36), message));
  return fastHash(alg, concat(padded(short, 0x5c), inner));
}

/** As `commitField`. */
export const fastCommit = (alg: Alg, salt: Uint8Array, path: string, value: Json): Uint8Array =>
  fastHmac(alg, salt, fieldMessage(path, value));

const NODE = Uint8Array.of(1);

/** As `hashChildren`. */
export const fastChildren = (alg: Alg, left: Uint8Array, right: Uint8Array): Uint8Array =>
  fastHash(alg, concat(NODE, left, right));

/** The root of a full tile, whose hashes stand one after the other: a power of two of them. */
export function fastRoot(alg: Alg, hashes: Uint8Array): Uint8Array {
  if (hashes.length === HASH_LENGTH) return hashes;
  const half = hashes.length / 2;
  return fastChildren(
    alg,
    fastRoot(alg, hashes.subarray(0, half)),
    fastRoot(alg, hashes.subarray(half)),
  );
}

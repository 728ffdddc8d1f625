// The definitions of the tree word for word, and signers with fixed keys: what the read side is tested against.

import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bigEndian, concat, numberOf } from '../verify/bytes.ts';
import {
  type Alg,
  hashChildren,
  hashOf,
  keyIdOf,
  SIGNATURE_TYPES,
  type SignatureTypeName,
  sm2Digest,
} from '../verify/index.ts';
import { type Signer, signatureLine, verifierKeyText } from '../write-note.ts';

type Hashes = readonly Uint8Array[];

/** The largest power of two smaller than n. */
const split = (n: number) => 2 ** Math.floor(Math.log2(n - 1));

/** MTH of RFC 6962 section 2.1. */
export function root(alg: Alg, leaves: Hashes): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return hashOf(alg, new Uint8Array());
  if (leaves.length === 1) return only;
  const k = split(leaves.length);
  return hashChildren(alg, root(alg, leaves.slice(0, k)), root(alg, leaves.slice(k)));
}

/** PATH of RFC 6962 section 2.1.1. */
export function inclusion(alg: Alg, index: number, leaves: Hashes): Uint8Array[] {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  return index < k
    ? [...inclusion(alg, index, leaves.slice(0, k)), root(alg, leaves.slice(k))]
    : [...inclusion(alg, index - k, leaves.slice(k)), root(alg, leaves.slice(0, k))];
}

/** SUBPROOF of RFC 6962 section 2.1.2. */
function subproof(alg: Alg, m: number, leaves: Hashes, isWhole: boolean): Uint8Array[] {
  if (m === leaves.length) return isWhole ? [] : [root(alg, leaves)];
  const k = split(leaves.length);
  return m <= k
    ? [...subproof(alg, m, leaves.slice(0, k), isWhole), root(alg, leaves.slice(k))]
    : [...subproof(alg, m - k, leaves.slice(k), false), root(alg, leaves.slice(0, k))];
}

/** PROOF of RFC 6962 section 2.1.2. */
export const consistency = (alg: Alg, oldSize: number, leaves: Hashes): Uint8Array[] =>
  subproof(alg, oldSize, leaves, true);

const SM2_N = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const Sm2 = weierstrass({
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: SM2_N,
  h: 1n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
});

const modulo = (value: bigint, by: bigint) => ((value % by) + by) % by;
function inverse(value: bigint, by: bigint): bigint {
  let [a, b, x, y] = [modulo(value, by), by, 1n, 0n];
  while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return modulo(x, by);
}

/** GB/T 32918.2 section 6.1 with a fixed k: for known answers only, never for a real key. */
export function signSm2(d: bigint, k: bigint, message: Uint8Array): Uint8Array {
  const e = numberOf(sm2Digest(Sm2.BASE.multiply(d).toBytes(false), message));
  const r = modulo(e + Sm2.BASE.multiply(k).toAffine().x, SM2_N);
  const s = modulo(inverse(1n + d, SM2_N) * (k - r * d), SM2_N);
  return concat(bigEndian(r, 32), bigEndian(s, 32));
}

/** When the test witnesses sign. */
const SIGNED_AT = 1_772_672_400n;

export interface TestSigner extends Signer {
  readonly name: string;
  readonly vkey: string;
  readonly type: SignatureTypeName;
}

/** A signer whose private key is all one byte. */
export function signer(name: string, type: SignatureTypeName, byte: number): TestSigner {
  const secret = new Uint8Array(32).fill(byte);
  const isSm2 = SIGNATURE_TYPES[type].alg === 'sm3';
  const d = numberOf(secret);
  const publicKey = isSm2 ? Sm2.BASE.multiply(d).toBytes(false) : ed25519.getPublicKey(secret);
  const key = { name, type, publicKey, id: keyIdOf(name, type, publicKey) };
  const sign = (message: Uint8Array) =>
    isSm2 ? signSm2(d, d + 1n, message) : ed25519.sign(message, secret);
  return { name, type, key, vkey: verifierKeyText(key), sign };
}

export const note = (text: string, ...signers: readonly Signer[]): string =>
  `${text}\n${signers.map((by) => signatureLine(by, text, SIGNED_AT)).join('')}`;

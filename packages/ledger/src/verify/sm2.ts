// Checking SM2 signatures (GB/T 32918.2) on the recommended curve (GB/T 32918.5).
import { weierstrass } from '@noble/curves/abstract/weierstrass.js';
import { bigEndian, bytesOf, concat, numberOf } from './bytes.ts';
import { sm3 } from './sm3.ts';

const CURVE = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
} as const;
const Point = weierstrass(CURVE);

/** `0x04 ‖ x ‖ y`. */
export const SM2_KEY_LENGTH = 65;
const SM2_SIGNATURE_LENGTH = 64;

/** The user id where nobody has agreed on another one (GM/T 0009 section 10). */
const USER_ID = bytesOf('1234567812345678');

/** Undefined for what is not a point of the curve. */
function pointOf(publicKey: Uint8Array) {
  if (publicKey.length !== SM2_KEY_LENGTH || publicKey[0] !== 4) return undefined;
  try {
    const point = Point.fromBytes(publicKey);
    point.assertValidity();
    return point;
  } catch {
    return undefined;
  }
}

export const isSm2Key = (publicKey: Uint8Array): boolean => pointOf(publicKey) !== undefined;

/** Z: the hash of who signs. A signer that hashes by itself is given it before the message. */
export function sm2UserHash(publicKey: Uint8Array): Uint8Array {
  const { a, b, Gx, Gy } = CURVE;
  const idBits = bigEndian(BigInt(USER_ID.length * 8), 2);
  const curve = [a, b, Gx, Gy].map((value) => bigEndian(value, 32));
  return sm3(concat(idBits, USER_ID, ...curve, publicKey.subarray(1)));
}

/** e: the hash of who signs and what is signed. */
export function sm2Digest(publicKey: Uint8Array, message: Uint8Array): Uint8Array {
  return sm3(concat(sm2UserHash(publicKey), message));
}

export function verifySm2(
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  const point = pointOf(publicKey);
  if (point === undefined || signature.length !== SM2_SIGNATURE_LENGTH) return false;
  const { n } = CURVE;
  const [r, s] = [numberOf(signature.subarray(0, 32)), numberOf(signature.subarray(32))];
  if (r === 0n || r >= n || s === 0n || s >= n) return false;
  const t = (r + s) % n;
  if (t === 0n) return false;
  const sum = Point.BASE.multiplyUnsafe(s).add(point.multiplyUnsafe(t));
  if (sum.is0()) return false;
  return (numberOf(sm2Digest(publicKey, message)) + sum.toAffine().x) % n === r;
}

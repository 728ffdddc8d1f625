// Verifier keys (C2SP signed-note): who may have signed, and how what they signed is checked.

import { ok, type Result, refuse } from '@jinze/kernel';
import { ed25519 } from '@noble/curves/ed25519.js';
import { areEqual, bytesOf, concat, fromBase64 } from './bytes.ts';
import { type Alg, hashOf } from './hash.ts';
import { isSm2Key, SM2_KEY_LENGTH, verifySm2 } from './sm2.ts';

export interface KeyRefusal {
  readonly code: 'key.malformed' | 'key.wrong-id' | 'key.unknown-type' | 'key.not-a-point';
}

interface SignatureType {
  readonly alg: Alg;
  /** A witness's, with the time it was made; else a log's. */
  readonly isCosignature: boolean;
  readonly prefix: Uint8Array;
  readonly keyLength: number;
  readonly isKey: (publicKey: Uint8Array) => boolean;
  readonly verify: (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;
}

const isEd25519Key = (publicKey: Uint8Array): boolean => {
  try {
    ed25519.Point.fromBytes(publicKey);
    return true;
  } catch {
    return false;
  }
};

/** RFC 8032 to the letter: what one implementation accepts and another refuses is refused. */
const verifyEd25519: SignatureType['verify'] = (signature, message, publicKey) => {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
};

const ED25519 = {
  alg: 'sha256',
  keyLength: 32,
  isKey: isEd25519Key,
  verify: verifyEd25519,
} as const;
const SM2 = { alg: 'sm3', keyLength: SM2_KEY_LENGTH, isKey: isSm2Key, verify: verifySm2 } as const;
/** Types that C2SP assigns no byte begin with 0xff and a name of their own. */
const own = (name: string) => concat(Uint8Array.of(0xff), bytesOf(name));

/** As `spec/ledger/note.md` lists them. */
export const SIGNATURE_TYPES = {
  ed25519: { ...ED25519, isCosignature: false, prefix: Uint8Array.of(0x01) },
  'ed25519-cosignature': { ...ED25519, isCosignature: true, prefix: Uint8Array.of(0x04) },
  sm2: { ...SM2, isCosignature: false, prefix: own('sm2-sm3@jinze/v1') },
  'sm2-cosignature': { ...SM2, isCosignature: true, prefix: own('sm2-sm3-cosignature@jinze/v1') },
} as const satisfies Record<string, SignatureType>;
export type SignatureTypeName = keyof typeof SIGNATURE_TYPES;

export interface VerifierKey {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly id: string;
  readonly type: SignatureTypeName;
  readonly publicKey: Uint8Array;
}

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Not empty, no spaces of any script, no `+`. */
export const isKeyName = (name: string): boolean =>
  name !== '' && name.isWellFormed() && !/[\s+\p{Z}\p{Cc}]/u.test(name);

/** The first four bytes of SHA-256 over name, type and key, as eight hexadecimal digits. */
export function keyIdOf(name: string, type: SignatureTypeName, publicKey: Uint8Array): string {
  const { prefix } = SIGNATURE_TYPES[type];
  const whole = concat(bytesOf(`${name}\n`), prefix, publicKey);
  return hexOf(hashOf('sha256', whole).subarray(0, 4));
}

const startsWith = (bytes: Uint8Array, prefix: Uint8Array) =>
  areEqual(bytes.subarray(0, prefix.length), prefix);

/** The type whose prefix and length of key these bytes have. */
function typeOf(material: Uint8Array): SignatureTypeName | undefined {
  const names = Object.keys(SIGNATURE_TYPES) as SignatureTypeName[];
  return names.find((name) => {
    const { prefix, keyLength } = SIGNATURE_TYPES[name];
    return startsWith(material, prefix) && material.length === prefix.length + keyLength;
  });
}

/** `<name>+<key id>+<base64(type || public key)>`, on one line. */
export function parseVerifierKey(vkey: string): Result<VerifierKey, KeyRefusal> {
  const [, name = '', id = '', encoded = ''] =
    /^([^+]*)\+([0-9a-f]{8})\+(.{0,200})$/.exec(vkey) ?? [];
  const material = fromBase64(encoded);
  if (!isKeyName(name) || material === undefined || material.length < 2)
    return refuse({ code: 'key.malformed' });
  const type = typeOf(material);
  if (type === undefined) return refuse({ code: 'key.unknown-type' });
  const publicKey = material.slice(SIGNATURE_TYPES[type].prefix.length);
  if (keyIdOf(name, type, publicKey) !== id) return refuse({ code: 'key.wrong-id' });
  if (!SIGNATURE_TYPES[type].isKey(publicKey)) return refuse({ code: 'key.not-a-point' });
  return ok({ name, id, type, publicKey });
}

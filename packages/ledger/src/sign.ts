// Signing with Node's crypto, for the log and for witnesses: all four types of `spec/ledger/note.md`.
import {
  createPrivateKey,
  createPublicKey,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  sign as signWith,
} from 'node:crypto';
import { assert, ok, type Result, refuse } from '@jinze/kernel';
import { areEqual, bytesOf, concat } from './verify/bytes.ts';
import { keyIdOf, SIGNATURE_TYPES, type SignatureTypeName } from './verify/index.ts';
import { isKeyName } from './verify/keys.ts';
import { sm2UserHash } from './verify/sm2.ts';
import { type Signer, verifierKeyText } from './write-note.ts';

export interface SignRefusal {
  readonly code: 'sign.bad-name' | 'sign.not-a-key' | 'sign.other-kind' | 'sign.cannot-sign';
}

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

/** What stands before the public key in its DER form (SPKI): algorithm and curve by their numbers. */
const SPKI = {
  sha256: hex('302a300506032b6570032100'),
  sm3: hex('3059301306072a8648ce3d020106082a811ccf5501822d034200'),
} as const;

/** r or s at `at` in the DER form, as 32 bytes, and where it ends. */
function integerAt(
  der: Uint8Array,
  at: number,
): { readonly value: Uint8Array; readonly end: number } {
  const end = at + 2 + (der[at + 1] ?? 0);
  const digits = der.subarray(at + 2, end);
  const value = new Uint8Array(32);
  const shown = digits.subarray(Math.max(0, digits.length - 32));
  value.set(shown, 32 - shown.length);
  return { value, end };
}

/** `SEQUENCE {r, s}` as `r ‖ s`; both lengths are below 128, so that each is one byte. */
function rawSignature(der: Uint8Array): Uint8Array {
  const r = integerAt(der, 2);
  return concat(r.value, integerAt(der, r.end).value);
}

/**
 * Z goes in before the message: Node's one-shot signing has no user id but an empty one. The key has to come from its PEM,
 * since one fresh from `generateKeyPairSync` makes ECDSA signatures.
 */
function signSm2(key: KeyObject, publicKey: Uint8Array, message: Uint8Array): Uint8Array {
  return rawSignature(createSign('sm3').update(sm2UserHash(publicKey)).update(message).sign(key));
}

function keyFrom(pem: string): { key: KeyObject; spki: Uint8Array } | undefined {
  try {
    const key = createPrivateKey(pem);
    return { key, spki: createPublicKey(key).export({ type: 'spki', format: 'der' }) };
  } catch {
    return undefined;
  }
}

const PROBE = bytesOf('jinze/probe/v1\n');

/** Whether what it signs is what a reader takes; a file may hold a public half that is not its own. */
function isAbleToSign({ key, sign }: Signer): boolean {
  try {
    return SIGNATURE_TYPES[key.type].verify(sign(PROBE), PROBE, key.publicKey);
  } catch {
    return false;
  }
}

/** A signer from a private key as it is kept (PKCS#8, PEM). */
export function signerFrom(
  privatePem: string,
  name: string,
  type: SignatureTypeName,
): Result<Signer, SignRefusal> {
  if (!isKeyName(name)) return refuse({ code: 'sign.bad-name' });
  const found = keyFrom(privatePem);
  if (found === undefined) return refuse({ code: 'sign.not-a-key' });
  const { alg, keyLength } = SIGNATURE_TYPES[type];
  const publicKey = Uint8Array.from(found.spki.subarray(-keyLength));
  if (!areEqual(concat(SPKI[alg], publicKey), found.spki))
    return refuse({ code: 'sign.other-kind' });
  const signer: Signer = {
    key: { name, type, publicKey, id: keyIdOf(name, type, publicKey) },
    sign: (message) =>
      alg === 'sm3'
        ? signSm2(found.key, publicKey, message)
        : Uint8Array.from(signWith(null, message, found.key)),
  };
  return isAbleToSign(signer) ? ok(signer) : refuse({ code: 'sign.cannot-sign' });
}

/** A new key pair: the private half as it is kept (PKCS#8, PEM), the public half as one line. */
export function generateSigningKey(
  name: string,
  type: SignatureTypeName,
): { readonly privatePem: string; readonly verifierKey: string } {
  const { privateKey } =
    SIGNATURE_TYPES[type].alg === 'sm3'
      ? generateKeyPairSync('ec', { namedCurve: 'SM2' })
      : generateKeyPairSync('ed25519');
  const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const signer = signerFrom(privatePem, name, type);
  assert(signer.ok, `a new key signs under the name ${name}`);
  return { privatePem, verifierKey: verifierKeyText(signer.value.key) };
}

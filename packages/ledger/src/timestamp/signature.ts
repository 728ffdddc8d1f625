// Checking a signature with Web Crypto, by a closed list of algorithms: RSA (PKCS #1 v1.5) and ECDSA, each with SHA-2.
import type { BitString, OctetString } from 'asn1js';
import {
  type AlgorithmIdentifier,
  CryptoEngine,
  ECPublicKey,
  type PublicKeyInfo,
  RSAPublicKey,
} from 'pkijs';
import { attempt } from './der.ts';
import { DIGESTS } from './digest.ts';

type KeyKind = 'rsa' | 'ec';

/** rsaEncryption: the hash is told apart, by the digest algorithm of who signed. */
const RSA = '1.2.840.113549.1.1.1';
const ALGORITHMS: ReadonlyMap<string, { readonly kind: KeyKind; readonly hash: string }> = new Map([
  ['1.2.840.113549.1.1.11', { kind: 'rsa', hash: 'SHA-256' }],
  ['1.2.840.113549.1.1.12', { kind: 'rsa', hash: 'SHA-384' }],
  ['1.2.840.113549.1.1.13', { kind: 'rsa', hash: 'SHA-512' }],
  ['1.2.840.10045.4.3.2', { kind: 'ec', hash: 'SHA-256' }],
  ['1.2.840.10045.4.3.3', { kind: 'ec', hash: 'SHA-384' }],
  ['1.2.840.10045.4.3.4', { kind: 'ec', hash: 'SHA-512' }],
]);

/** What every Web Crypto has. */
const CURVES: readonly string[] = ['P-256', 'P-384', 'P-521'];
/** Bytes of an RSA modulus: shorter is weak, longer only keeps the reader busy. */
const RSA_BYTES = { from: 256, to: 1024 } as const;

/** Undefined for a key that is too short, too long, on another curve or of another kind. */
function kindOf(key: PublicKeyInfo): KeyKind | undefined {
  const parsed: unknown = attempt(() => key.parsedKey);
  if (parsed instanceof ECPublicKey) return CURVES.includes(parsed.namedCurve) ? 'ec' : undefined;
  if (!(parsed instanceof RSAPublicKey)) return undefined;
  const modulus = parsed.modulus.valueBlock.valueHexView;
  const length = modulus.length - (modulus[0] === 0 ? 1 : 0);
  return length >= RSA_BYTES.from && length <= RSA_BYTES.to ? 'rsa' : undefined;
}

/** Web Crypto lives in Node, and in a page that came over https, from localhost or, mostly, from a file. */
export const hasCrypto = (): boolean => globalThis.crypto?.subtle !== undefined;

export interface SignatureClaim {
  readonly data: Uint8Array;
  readonly signature: BitString | OctetString;
  readonly key: PublicKeyInfo;
  readonly algorithm: AlgorithmIdentifier;
  /** Number of the hash, where `algorithm` does not say it. */
  readonly digest?: string;
}

/** The hash under the signature, where key and algorithm are on the list and go together. */
export function hashUnder({ key, algorithm, digest = '' }: SignatureClaim): string | undefined {
  const listed =
    algorithm.algorithmId === RSA
      ? { kind: 'rsa', hash: DIGESTS.get(digest)?.name }
      : ALGORITHMS.get(algorithm.algorithmId);
  return listed?.kind === kindOf(key) ? listed?.hash : undefined;
}

/** Whether it holds; needs `hasCrypto()`. */
export async function isSignedBy(claim: SignatureClaim): Promise<boolean> {
  const hash = hashUnder(claim);
  if (hash === undefined) return false;
  try {
    // Our own engine: the library's is a global that anybody may set.
    const engine = new CryptoEngine({ name: 'jinze', crypto: globalThis.crypto });
    const { data, signature, key, algorithm } = claim;
    return await engine.verifyWithPublicKey(data.slice(), signature, key, algorithm, hash);
  } catch {
    return false;
  }
}

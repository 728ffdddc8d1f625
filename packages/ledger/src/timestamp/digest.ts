// The hashes that time stamps name by number.
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';

export const SHA256 = '2.16.840.1.101.3.4.2.1';

interface Digest {
  readonly name: 'SHA-256' | 'SHA-384' | 'SHA-512';
  readonly of: (bytes: Uint8Array) => Uint8Array;
}

/** What may be signed, by the number of its algorithm. SHA-1 is not among them. */
export const DIGESTS: ReadonlyMap<string, Digest> = new Map<string, Digest>([
  [SHA256, { name: 'SHA-256', of: sha256 }],
  ['2.16.840.1.101.3.4.2.2', { name: 'SHA-384', of: sha384 }],
  ['2.16.840.1.101.3.4.2.3', { name: 'SHA-512', of: sha512 }],
]);

/** Only to compare a certificate with its name in an attribute of 1999, never under a signature. */
export const sha1Of = (bytes: Uint8Array): Uint8Array => sha1(bytes);

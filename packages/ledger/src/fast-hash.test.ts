// The fast hashes are the read side's hashes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fastHash, fastHmac, fastLeafHash } from './fast-hash.ts';
import { hmacOf } from './verify/hash.ts';
import { type Alg, hashLeaf, hashOf } from './verify/index.ts';

const alg = fc.constantFrom<Alg>('sha256', 'sm3');
/** Across the hashes' blocks of 64 bytes and a key's limit of one block. */
const bytes = fc.uint8Array({ maxLength: 300 });

describe('hashes by Node', () => {
  it('agree with those of ledger/verify, whatever is hashed', () => {
    fc.assert(
      fc.property(alg, bytes, bytes, (by, key, message) => {
        expect(fastHash(by, message)).toEqual(hashOf(by, message));
        expect(fastLeafHash(by, message)).toEqual(hashLeaf(by, message));
        expect(fastHmac(by, key, message)).toEqual(hmacOf(by, key, message));
      }),
      { numRuns: 1000 },
    );
  });

  it('agree at every length around the blocks', () => {
    for (const by of ['sha256', 'sm3'] as const)
      for (let length = 0; length <= 130; length += 1) {
        const message = new Uint8Array(length).fill(length);
        expect(fastHash(by, message)).toEqual(hashOf(by, message));
        expect(fastHmac(by, message, message)).toEqual(hmacOf(by, message, message));
      }
  });
});

import { describe, expect, it } from 'vitest';
import { hashOf, startHash } from './hash.ts';

describe('a hash in parts', () => {
  it.each(['sha256', 'sm3'] as const)('is that of the whole, however it is cut (%s)', (alg) => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, n) => n % 251);
    for (const size of [1, 63, 64, 65, 999, 1000]) {
      const hash = startHash(alg);
      for (let at = 0; at < bytes.length; at += size) hash.add(bytes.subarray(at, at + size));
      expect(hash.end()).toEqual(hashOf(alg, bytes));
    }
    expect(startHash(alg).end()).toEqual(hashOf(alg, new Uint8Array()));
  });
});

import { parseId } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { newId, newSalts } from './ids.ts';

describe('ids', () => {
  it('are version 7, distinct, and keep the order they were made in', () => {
    const now = new Date('2026-11-23T02:00:00Z');
    const ids = Array.from({ length: 20_000 }, () => newId<'event'>(now));
    expect(ids.every((id) => parseId(id) !== undefined && id[14] === '7')).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(ids);
    expect(newId<'event'>(new Date(now.getTime() + 1)) > (ids.at(-1) ?? '')).toBe(true);
  });

  it('keep the order of their transaction while others make theirs', () => {
    const instants = Array.from({ length: 5 }, (_, n) => new Date(1_764_000_000_000 + n));
    const made = instants.map((): string[] => []);
    for (let time = 0; time < 200; time += 1)
      for (const [n, instant] of instants.entries()) made[n]?.push(newId<'event'>(instant));
    for (const ids of made) expect(ids.toSorted()).toEqual(ids);
  });

  it('no two salts of one source are alike, and each has its own bytes', () => {
    const newSalt = newSalts();
    const salts = Array.from({ length: 1000 }, newSalt);
    expect(salts.every((salt) => salt.length === 32)).toBe(true);
    expect(new Set(salts.map((salt) => Buffer.from(salt).toString('hex'))).size).toBe(1000);
  });
});

import type { WaitingRecord } from '@jinze/contracts';
import { describe, expect, it } from 'vitest';
import { byMonth, changedOf } from './waiting.ts';

const record = (id: string, version: number, occurredOn = '2026-11-19') =>
  ({ id, version, occurredOn }) as WaitingRecord;

describe('what waits for a word', () => {
  it('is read month by month in the order it comes', () => {
    const months = byMonth([
      record('a', 1),
      record('b', 1, '2026-11-02'),
      record('c', 1, '2026-10-30'),
    ]);
    expect(months.map(({ month, lines }) => [month, lines.map(({ id }) => id)])).toEqual([
      ['2026-11', ['a', 'b']],
      ['2026-10', ['c']],
    ]);
  });

  it('that was changed since it was chosen is told apart, and so is what waits no more', () => {
    const chosen = new Map([
      ['a', 1],
      ['b', 1],
      ['c', 2],
    ]);
    expect([...changedOf(chosen, [record('a', 1), record('b', 2)])]).toEqual(['b', 'c']);
    expect(changedOf(new Map(), [record('a', 1)]).size).toBe(0);
  });
});

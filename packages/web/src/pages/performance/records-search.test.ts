import { describe, expect, it } from 'vitest';
import { isNarrowed, recordsSearch } from './records-search.ts';

describe('the address of a list of records', () => {
  it('keeps what it knows, as the router reads it, and leaves out all else', () => {
    expect(
      recordsSearch({
        year: 2026,
        activity: 'meeting',
        confirmation: 'waiting',
        formCheck: 'unchecked',
        late: 'true',
        returned: true,
        state: 'withdrawn',
        duty: 'art6.4',
        person: 'x',
        from: '2026-01-01',
        to: '2026-13',
        after: 'c',
      }),
    ).toEqual({
      year: 2026,
      activity: 'meeting',
      confirmation: 'waiting',
      formCheck: 'unchecked',
      late: true,
      returned: true,
      state: 'withdrawn',
      duty: 'art6.4',
      person: 'x',
      from: '2026-01-01',
      after: 'c',
    });
    expect(
      recordsSearch({ activity: 'party', confirmation: 'x', late: false, state: 'submitted' }),
    ).toEqual({});
  });

  it('is narrowed by conditions, not by the page or the region in hand', () => {
    expect(isNarrowed({})).toBe(false);
    expect(isNarrowed({ after: 'c', region: '/99/' } as never)).toBe(false);
    expect(isNarrowed({ late: true })).toBe(true);
  });
});

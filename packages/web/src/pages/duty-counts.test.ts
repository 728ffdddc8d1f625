import { describe, expect, it } from 'vitest';
import { countsOf } from './duty-counts.ts';

const none = { drafted: 0, approved: 0, issued: 0, acknowledged: 0, objected: 0, superseded: 0 };
const byState = { ...none, drafted: 1, issued: 2, objected: 3 };
const annual = {
  dueOn: '2026-03-31',
  priorities: 1,
  withoutSection: 0,
  byState: { ...none, approved: 5, issued: 7, objected: 11 },
};
const progress = { byState, annual } as never;

describe('the counts of lists', () => {
  it('are those of the kind that is shown', () => {
    expect(countsOf(progress, 'standing')).toEqual(byState);
    expect(countsOf(progress, 'annual')).toEqual(annual.byState);
  });

  it('are of both kinds where none is named, as the list shows both', () => {
    expect(countsOf(progress)).toEqual({
      ...none,
      drafted: 1,
      approved: 5,
      issued: 9,
      objected: 14,
    });
  });
});

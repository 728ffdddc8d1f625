import { describe, expect, it } from 'vitest';
import { moved, parted, valueAt, withAdded, without, withValue } from './scheme-paths.ts';

const SCHEME = {
  title: '细则',
  sections: [
    { id: '1', items: [{ id: '1.1' }, { id: '1.2' }] },
    { id: '2', points: 5 },
  ],
};

describe('places of a scheme', () => {
  it('reads and changes one place and leaves the rest as it is', () => {
    const next = withValue(SCHEME, 'sections.0.items.1.title', '会议');
    expect(valueAt(next, 'sections.0.items.1')).toEqual({ id: '1.2', title: '会议' });
    expect(next.sections[1]).toBe(SCHEME.sections[1]);
    expect(valueAt(SCHEME, 'sections.0.items.1')).toEqual({ id: '1.2' });
  });

  it('takes a key away, and keeps the order of the others', () => {
    expect(withValue(SCHEME, 'sections.1.points', undefined).sections[1]).toEqual({ id: '2' });
    expect(Object.keys(withValue(SCHEME, 'title', '另一份'))).toEqual(['title', 'sections']);
  });

  it('adds to a list that is not there yet, and lets an empty one go', () => {
    const added = withAdded(SCHEME, 'sections.1.items', { id: '2.1' });
    expect(valueAt(added, 'sections.1.items')).toEqual([{ id: '2.1' }]);
    expect(valueAt(without(added, 'sections.1.items.0'), 'sections.1')).toEqual(SCHEME.sections[1]);
    expect(valueAt(without(added, 'sections.1.items.0', true), 'sections.1.items')).toEqual([]);
  });

  it('moves within a list and stays at its ends', () => {
    const next = moved(SCHEME, 'sections.0.items.0', 1);
    expect(valueAt(next, 'sections.0.items')).toEqual([{ id: '1.2' }, { id: '1.1' }]);
    expect(moved(SCHEME, 'sections.0', -1)).toBe(SCHEME);
    expect(moved(SCHEME, 'sections.1', 1)).toBe(SCHEME);
  });

  it('parts a path at its last step', () => {
    expect(parted('sections.0.items.2')).toEqual(['sections.0.items', 2]);
    expect(parted('title')).toEqual(['', 'title']);
  });
});

// Inside one of several shapes a fault is placed where it is.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { nestedIssues } from './nested-issues.ts';

const shape = z.strictObject({
  scheme: z.union([
    z.string(),
    z.strictObject({
      sections: z.array(z.strictObject({ title: z.string(), points: z.number() })),
    }),
  ]),
});
const placesOf = (value: unknown) =>
  (shape.safeParse(value).error?.issues ?? [])
    .flatMap(nestedIssues)
    .map(({ path }) => path.join('.'));

describe('a fault inside a union', () => {
  it('is placed in the shape the value went furthest along', () => {
    expect(placesOf({ scheme: { sections: [{ title: '一', points: 'x' }] } })).toEqual([
      'scheme.sections.0.points',
    ]);
  });
  it('stays at the value where nothing says which shape was meant', () => {
    expect(placesOf({ scheme: 7 })).toEqual(['scheme']);
  });
  it('outside of a union is as it was', () => {
    expect(placesOf({ scheme: 'x', more: 1 })).toEqual(['']);
  });
});

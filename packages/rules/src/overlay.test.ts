// Stricter is what the calendar says it is: checked against every schedule of a year that could tell them apart.
import { PERIODS } from '@jinze/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LocalRequirement, localRequirements } from './local-instruments.ts';
import { meets, overlay } from './overlay.ts';

const [sample] = localRequirements();
if (sample === undefined) throw new Error('no local requirement');

type Count = Pick<LocalRequirement, 'atLeast' | 'per'>;
const asked = ({ atLeast, per }: Count): LocalRequirement => ({
  ...sample,
  ...(atLeast === undefined ? {} : { atLeast }),
  ...(per === undefined ? {} : { per }),
});

const MONTHS = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const;
type Regular = keyof typeof MONTHS;
const regular = fc.record({
  atLeast: fc.integer({ min: 1, max: 13 }),
  per: fc.constantFrom<Regular>(...PERIODS.filter((one) => one !== 'each')),
});

/** Whether twelve monthly numbers satisfy so many per period. */
function satisfies(year: readonly number[], { atLeast, per }: { atLeast: number; per: Regular }) {
  const length = MONTHS[per];
  return Array.from({ length: 12 / length }, (_, index) =>
    year.slice(index * length, (index + 1) * length).reduce((sum, one) => sum + one, 0),
  ).every((sum) => sum >= atLeast);
}

/** The barest year that satisfies it: everything in the first month of each period. */
const barest = ({ atLeast, per }: { atLeast: number; per: Regular }) =>
  Array.from({ length: 12 }, (_, month) => (month % MONTHS[per] === 0 ? atLeast : 0));

describe('meeting one requirement meets another', () => {
  it('exactly when its barest year satisfies the other', () => {
    fc.assert(
      fc.property(regular, regular, (a, b) => {
        expect(meets(asked(a), asked(b))).toBe(satisfies(barest(a), b));
      }),
    );
  });

  it('never when some year satisfies the one and not the other', () => {
    const year = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(regular, regular, year, (a, b, months) => {
        fc.pre(satisfies(months, a) && !satisfies(months, b));
        expect(meets(asked(a), asked(b))).toBe(false);
      }),
    );
  });

  it('“every time” compares with itself only', () => {
    const each = asked({ atLeast: 1, per: 'each' });
    expect(meets(each, asked({ atLeast: 1, per: 'year' }))).toBe(false);
    expect(meets(asked({ atLeast: 12, per: 'month' }), each)).toBe(false);
    expect(meets(each, each)).toBe(true);
  });
});

describe('the overlay', () => {
  it('loses nothing: every requirement stands, is named beside one that does, or gives way to one', () => {
    const placed = fc.tuple(
      regular,
      fc.constantFrom('99', '9901', '990101'),
      fc.constantFrom(2015, 2018, 2020),
    );
    fc.assert(
      fc.property(fc.array(placed, { minLength: 1, maxLength: 6 }), (all) => {
        const counting = all.map(([count, place, year]) => ({
          ...asked(count),
          instrument: `${place} ${year}`,
          place,
          inForce: { year },
        }));
        const { standing, setAside } = overlay(counting);
        const kept = standing.flatMap(({ requirement, also }) => [requirement, ...also]);
        expect(kept.length + setAside.length).toBe(counting.length);
        for (const { requirement, because, by } of setAside) {
          if (because === 'replaced') expect(by.place).toBe(requirement.place);
          else expect(meets(by, requirement)).toBe(true);
          if (because === 'looser') expect(by.place.length).toBeLessThan(requirement.place.length);
          if (because === 'tightened')
            expect(by.place.length).toBeGreaterThanOrEqual(requirement.place.length);
        }
      }),
    );
  });

  it('does not depend on the order of its input', () => {
    const rows = [
      { ...asked({ atLeast: 1, per: 'half-year' }), id: 'a', instrument: 'a', place: '99' },
      { ...asked({ atLeast: 1, per: 'quarter' }), id: 'b', instrument: 'b', place: '9901' },
      { ...asked({ atLeast: 5, per: 'year' }), id: 'c', instrument: 'c', place: '990101' },
    ];
    const standing = (all: readonly LocalRequirement[]) =>
      overlay(all)
        .standing.map(({ requirement }) => requirement.id)
        .toSorted();
    expect(standing(rows)).toEqual(['b', 'c']);
    expect(standing(rows.toReversed())).toEqual(['b', 'c']);
  });
});

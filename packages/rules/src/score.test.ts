// What must hold of a score whatever the scheme and the facts are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkScheme } from './score.check.ts';
import type { Scheme, SchemeItem, SchemeRule, SchemeSection } from './score.scheme.ts';
import type { FactValue, ScoreFacts, ScoreOutput } from './score.shape.ts';
import { score, scorer } from './score.ts';

const half = fc.integer({ min: 1, max: 8 }).map((halves) => halves / 2);
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** Names are given once the whole is made, so that no two are the same. */
const rule = fc.oneof(
  half.map((lose) => ({ kind: 'done', lose }) as const),
  half.map((each) => ({ kind: 'occurrence', each }) as const),
  half.map((each) => ({ kind: 'untrue', each }) as const),
  fc
    .record({ atLeast: fc.integer({ min: 1, max: 3 }), each: half })
    .map((one) => ({ kind: 'count', per: 'quarter', ...one }) as const),
  fc.constant({ kind: 'ratio', whole: { fact: 'whole' } } as const),
);
const kind = fc.constantFrom('score', 'score', 'bonus', 'deduction');
const item = fc.record({
  kind,
  points: fc.integer({ min: 1, max: 10 }),
  max: optional(half),
  role: optional(fc.constantFrom('a', 'b')),
  rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
});
const section = fc.record({
  isConverted: fc.boolean(),
  maxDeduction: optional(half),
  maxBonus: optional(half),
  items: fc.array(item, { minLength: 1, maxLength: 4 }),
});

type RawItem = typeof item extends fc.Arbitrary<infer One> ? One : never;

function itemOf(raw: RawItem, id: string): SchemeItem {
  const rules = raw.rules
    .map((one, at) => ({ ...one, fact: `${id}-${at}` }) as SchemeRule)
    .filter((one) => raw.kind === 'score' || one.kind !== 'ratio')
    .filter((one) => raw.kind !== 'bonus' || one.kind === 'occurrence');
  return {
    id,
    title: id,
    kind: raw.kind as NonNullable<SchemeItem['kind']>,
    ...(raw.kind === 'score' ? { points: raw.points } : {}),
    ...(raw.kind !== 'score' && raw.max !== undefined ? { max: raw.max } : {}),
    ...(raw.role === undefined ? {} : { role: raw.role }),
    rules: rules.length === 0 ? [{ kind: 'occurrence', fact: `${id}-0`, each: 1 }] : rules,
  };
}

const scheme = fc
  .record({
    sections: fc.array(section, { minLength: 1, maxLength: 3 }),
    cap: optional(half),
    ceiling: optional(fc.integer({ min: 5, max: 40 })),
  })
  .map(({ sections, cap, ceiling }): Scheme => {
    const made = sections.map(
      ({ items: raw, isConverted, maxDeduction, maxBonus }, at): SchemeSection => {
        const items = raw.map((one, index) => itemOf(one, `${at}.${index}`));
        const points = items.reduce((sum, one) => sum + (one.points ?? 0), 0);
        return {
          id: `s${at}`,
          title: `s${at}`,
          ...(points > 0 ? { points } : {}),
          ...(points > 0 && isConverted ? { countsAs: 3 } : {}),
          ...(maxDeduction === undefined ? {} : { maxDeduction }),
          ...(maxBonus === undefined ? {} : { maxBonus }),
          items,
        };
      },
    );
    const hasRole = made.some(({ items = [] }) => items.some(({ role }) => role === 'a'));
    return {
      id: 'generated',
      title: 'generated',
      status: 'local',
      subjects: { kind: 'body' },
      ...(ceiling === undefined ? {} : { ceiling }),
      ...(cap === undefined || !hasRole
        ? {}
        : { roleCaps: [{ role: 'a', maxDeduction: cap, maxBonus: cap }] }),
      sections: made,
      grades: [{ name: '优秀', from: 20 }, { name: '合格', from: 8 }, { name: '不合格' }],
    };
  })
  .filter((one) => checkScheme(one).length === 0);

const itemsOf = (one: Scheme) => one.sections.flatMap(({ items = [] }) => items);
const rulesOf = (one: Scheme) => itemsOf(one).flatMap(({ rules }) => rules);

/** A fact for every rule: `badness` from 0 upward, so that more is never better. */
function factOf(one: SchemeRule, badness: number): FactValue | ScoreFacts[string] {
  if (one.kind === 'done') return badness === 0;
  if (one.kind === 'count') return [3, 3, 3, Math.max(0, 3 - badness)];
  if (one.kind === 'ratio') return Math.max(0, 4 - badness);
  return one.kind === 'untrue' ? { value: badness, by: '考核组' } : badness;
}

const isBonus = (one: Scheme, fact: string) =>
  itemsOf(one).some((each) => each.kind === 'bonus' && each.rules.some((r) => r.fact === fact));

const world = scheme.chain((one) =>
  fc.record({
    scheme: fc.constant(one),
    badness: fc.array(fc.integer({ min: 0, max: 4 }), {
      minLength: rulesOf(one).length,
      maxLength: rulesOf(one).length,
    }),
    at: fc.nat({ max: Math.max(0, rulesOf(one).length - 1) }),
  }),
);

function factsOf(one: Scheme, badness: readonly number[]): ScoreFacts {
  const told = rulesOf(one).map((each, at) => [each.fact, factOf(each, badness[at] ?? 0)] as const);
  const hasRatio = rulesOf(one).some(({ kind: of }) => of === 'ratio');
  return Object.fromEntries(hasRatio ? [...told, ['whole', 4] as const] : told);
}

function scored(one: Scheme, facts: ScoreFacts): ScoreOutput {
  const answer = score({ scheme: one, facts });
  if (!answer.ok) throw new Error(`${answer.error.code} ${answer.error.path}`);
  return answer.value;
}

/** In ten-thousandths, as everything is summed. */
const units = (points = Number.NaN) => Math.round(points * 10_000);
const sum = (all: readonly (number | undefined)[]) =>
  all.reduce<number>((total, one) => total + units(one), 0);

describe('a score', () => {
  it('is the sum of what is shown: items to sections, sections and adjustments to the total', () => {
    fc.assert(
      fc.property(world, ({ scheme: one, badness }) => {
        const { total, sections, items, adjustments } = scored(one, factsOf(one, badness));
        for (const { id, points } of sections) {
          const own = items.filter(({ section: of }) => of === id);
          expect(units(points)).toBe(sum(own.map((each) => each.points)));
        }
        expect(units(total)).toBe(
          sum([
            ...sections.map(({ counts }) => counts),
            ...adjustments.map(({ points }) => points),
          ]),
        );
        for (const { of, points, deductions, bonus } of items)
          expect(units(points)).toBe(units(of) - units(deductions) + units(bonus));
      }),
    );
  });

  it('keeps within every cap', () => {
    fc.assert(
      fc.property(world, ({ scheme: one, badness }) => {
        const { items, total = 0 } = scored(one, factsOf(one, badness));
        const taken = (ids: readonly string[], key: 'deductions' | 'bonus') =>
          sum(items.filter(({ id }) => ids.includes(id)).map((each) => each[key]));
        for (const { id, points = Infinity, max = points } of itemsOf(one)) {
          expect(taken([id], 'deductions')).toBeLessThanOrEqual(units(max));
          expect(taken([id], 'bonus')).toBeLessThanOrEqual(units(max));
        }
        for (const {
          items: own = [],
          maxDeduction = Infinity,
          maxBonus = Infinity,
        } of one.sections) {
          const ids = own.map(({ id }) => id);
          expect(taken(ids, 'deductions')).toBeLessThanOrEqual(units(maxDeduction));
          expect(taken(ids, 'bonus')).toBeLessThanOrEqual(units(maxBonus));
        }
        for (const { role, maxDeduction = Infinity, maxBonus = Infinity } of one.roleCaps ?? []) {
          const ids = itemsOf(one).flatMap((each) => (each.role === role ? each.id : []));
          expect(taken(ids, 'deductions')).toBeLessThanOrEqual(units(maxDeduction));
          expect(taken(ids, 'bonus')).toBeLessThanOrEqual(units(maxBonus));
        }
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(one.ceiling ?? Infinity);
      }),
    );
  });

  it('never rises with a worse fact, nor falls with one more to add', () => {
    fc.assert(
      fc.property(world, ({ scheme: one, badness, at }) => {
        const before = scored(one, factsOf(one, badness)).total ?? 0;
        const after =
          scored(one, factsOf(one, badness.with(at, (badness[at] ?? 0) + 1))).total ?? 0;
        if (isBonus(one, rulesOf(one)[at]?.fact ?? ''))
          expect(after).toBeGreaterThanOrEqual(before);
        else expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('is the same in whatever order facts are given and items or sections stand', () => {
    fc.assert(
      fc.property(world, ({ scheme: one, badness }) => {
        const facts = factsOf(one, badness);
        const { total, grade } = scored(one, facts);
        const turned: Scheme = {
          ...one,
          sections: one.sections
            .toReversed()
            .map((each) => ({ ...each, items: (each.items ?? []).toReversed() })),
        };
        const others = Object.fromEntries(Object.entries(facts).toReversed());
        expect(scored(turned, others)).toMatchObject({ total, grade });
      }),
    );
  });

  it('without a fact lies around every score the fact could give, item by item', () => {
    const badnesses = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(world, badnesses, ({ scheme: one, badness, at }, anything) => {
        const fact = rulesOf(one)[at]?.fact ?? '';
        const known = scored(one, factsOf(one, badness.with(at, anything)));
        const { [fact]: _, ...rest } = factsOf(one, badness);
        const open = scored(one, rest);
        const { atLeast = open.total ?? 0, atMost = open.total ?? Infinity } = open.between ?? {};
        expect(known.total).toBeGreaterThanOrEqual(atLeast);
        expect(known.total).toBeLessThanOrEqual(
          open.between === undefined ? atMost : (open.between.atMost ?? Infinity),
        );
        expect(open.couldBe).toContain(known.grade);
        for (const [index, { points = 0 }] of known.items.entries()) {
          const { state, points: settled, between } = open.items[index] ?? {};
          if (state === 'scored') expect(points).toBe(settled);
          expect(points).toBeGreaterThanOrEqual(between?.atLeast ?? settled ?? -Infinity);
          expect(points).toBeLessThanOrEqual(between?.atMost ?? settled ?? Infinity);
        }
      }),
    );
  });

  it('an item whose facts are all missing has no points, and says what is missing', () => {
    fc.assert(
      fc.property(scheme, (one) => {
        const open = scored(one, {});
        for (const { state, points, missing } of open.items) {
          expect([state, points]).toEqual(['cannot-tell', undefined]);
          expect(missing.length).toBeGreaterThan(0);
        }
        expect(open.missing.length).toBeGreaterThan(0);
      }),
    );
  });

  it('for many at once is the score of each, in numbers', () => {
    fc.assert(
      fc.property(world, ({ scheme: one, badness }) => {
        const facts = factsOf(one, badness);
        const ready = scorer(one, undefined);
        if (!ready.ok) throw new Error(ready.error.code);
        const judged = ready.value.judge(facts);
        if (!judged.ok) throw new Error(judged.error.code);
        const { total, items } = scored(one, facts);
        expect(judged.value.total).toEqual({ lo: units(total), hi: units(total) });
        expect(judged.value.items.map(({ lo }) => lo)).toEqual(
          items.map(({ points }) => units(points)),
        );
        expect(ready.value.asked.map(({ fact }) => fact).toSorted()).toEqual(
          Object.keys(facts).toSorted(),
        );
      }),
    );
  });
});

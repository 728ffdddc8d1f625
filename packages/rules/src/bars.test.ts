// What must hold of bars and eligibility whatever the measures are.
import {
  addDays,
  type BarState,
  type CivilDate,
  civilDate,
  ELIGIBILITY_QUESTIONS,
  type EligibilityAnswer,
  MEASURE_IDS,
} from '@jinze/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BAR_KEYS, type BarsInput, type CombinedBar, type TakenMeasure } from './bars.shape.ts';
import { barStates } from './bars.ts';
import type { EligibilityAccident, EligibilityInput } from './eligibility.shape.ts';
import { eligibilityAnswer } from './eligibility.ts';

const first = civilDate('2020-01-01');
const last = civilDate('2025-12-31');
const day = fc.integer({ min: 0, max: 2190 }).map((days) => addDays(first, days));
const asked = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(last, days));

/** As decisions are: 留党察看 says its length, some print the end; none is grouped, which has laws of its own. */
const taken = fc
  .record({
    measure: fc.constantFrom(...MEASURE_IDS),
    decidedOn: day,
    days: fc.integer({ min: 1, max: 1500 }),
    isPrinted: fc.boolean(),
    isOfAccident: fc.boolean(),
    probation: fc.constantFrom(12, 24, undefined),
    restored: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }),
    appealed: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
  })
  .map(
    ({
      measure,
      decidedOn,
      days,
      isPrinted,
      isOfAccident,
      probation,
      restored,
      appealed,
    }): TakenMeasure => ({
      measure,
      decidedOn,
      ...(isPrinted ? { until: addDays(decidedOn, days) } : {}),
      ...(isOfAccident ? { because: 'accident' } : {}),
      ...(probation === undefined ? {} : { probationMonths: probation }),
      ...(restored === undefined ? {} : { restoredOn: addDays(decidedOn, restored) }),
      ...(appealed === undefined ? {} : { firstDecidedOn: addDays(decidedOn, -appealed) }),
    }),
  );
const measures = fc.array(taken, { maxLength: 5 });
const retiredOn = fc.option(day, { nil: undefined });

const inputOf = (
  all: readonly TakenMeasure[],
  asOf: CivilDate,
  retired?: CivilDate,
): BarsInput => ({
  measures: all,
  asOf,
  ...(retired === undefined ? {} : { retiredOn: retired }),
});

function statesOf(input: BarsInput) {
  const answer = barStates(input);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

const RANK: Readonly<Record<BarState, number>> = {
  none: 0,
  'cannot-tell': 1,
  until: 2,
  permanent: 3,
};
const FOREVER = '9999' as CivilDate;
const surelyTo = ({ state, until = FOREVER, orUntil }: CombinedBar) =>
  state === 'permanent' ? FOREVER : state === 'until' ? (orUntil ?? until) : '';
const atMostTo = ({ state, until = FOREVER }: CombinedBar) => (state === 'none' ? '' : until);

describe('bars, whatever the measures', () => {
  it('one measure more never shortens a bar', () => {
    fc.assert(
      fc.property(measures, taken, asked, retiredOn, (all, more, asOf, retired) => {
        const before = statesOf(inputOf(all, asOf, retired));
        const after = statesOf(inputOf([...all, more], asOf, retired));
        for (const key of BAR_KEYS) {
          expect(RANK[after[key].state]).toBeGreaterThanOrEqual(RANK[before[key].state]);
          expect(surelyTo(after[key]) >= surelyTo(before[key])).toBe(true);
          expect(atMostTo(after[key]) >= atMostTo(before[key])).toBe(true);
        }
        const { years } = after.excellentAppraisal;
        expect(years).toEqual(expect.arrayContaining([...before.excellentAppraisal.years]));
      }),
      { numRuns: 1000 },
    );
  });

  it('as days pass a bar only ends: never from none or cannot-tell back to barred', () => {
    fc.assert(
      fc.property(measures, asked, fc.integer({ min: 1, max: 800 }), (all, asOf, days) => {
        const [now, then] = [asOf, addDays(asOf, days)].map((on) => statesOf(inputOf(all, on)));
        for (const key of BAR_KEYS)
          expect(RANK[then?.[key].state ?? 'none']).toBeLessThanOrEqual(
            RANK[now?.[key].state ?? 'none'],
          );
      }),
      { numRuns: 1000 },
    );
  });

  it('the order in which measures are given says nothing', () => {
    fc.assert(
      fc.property(measures, asked, (all, asOf) => {
        const [given, turned] = [all, all.toReversed()].map((one) => statesOf(inputOf(one, asOf)));
        for (const key of BAR_KEYS) expect(turned?.[key]).toEqual(given?.[key]);
        expect(turned?.excellentAppraisal.years).toEqual(given?.excellentAppraisal.years);
      }),
      { numRuns: 1000 },
    );
  });

  it('a probation that is not known never gives a firmer answer than 12 and 24 months', () => {
    fc.assert(
      fc.property(measures, day, asked, (all, decidedOn, asOf) => {
        const probation = { measure: 'party-probation', decidedOn } as const;
        const [open, ...known] = [
          probation,
          { ...probation, probationMonths: 12 },
          { ...probation, probationMonths: 24 },
        ].map((one) => statesOf(inputOf([...all, one], asOf)));
        for (const key of BAR_KEYS) {
          const state = open?.[key].state ?? 'none';
          if (state === 'cannot-tell') continue;
          for (const one of known) expect(one[key].state).toBe(state);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('what an appeal has changed bars surely only where it does from either day', () => {
    fc.assert(
      fc.property(taken, asked, (one, asOf) => {
        const { firstDecidedOn, ...own } = one;
        if (firstDecidedOn === undefined) return;
        const both = statesOf(inputOf([one], asOf));
        const either = [own, { ...own, decidedOn: firstDecidedOn }].map((reading) =>
          statesOf(inputOf([reading], asOf)),
        );
        for (const key of BAR_KEYS)
          for (const reading of either) {
            expect(surelyTo(both[key]) <= surelyTo(reading[key])).toBe(true);
            expect(atMostTo(both[key]) >= atMostTo(reading[key])).toBe(true);
          }
      }),
      { numRuns: 1000 },
    );
  });

  it('what is printed ends on that day, and not a day later', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1500 }), (decidedOn, days) => {
        const until = addDays(decidedOn, days);
        const one: TakenMeasure = { measure: 'admin-demerit', decidedOn, until };
        expect(statesOf(inputOf([one], until)).promotion).toEqual({ state: 'until', until });
        expect(statesOf(inputOf([one], addDays(until, 1))).promotion).toEqual({ state: 'none' });
      }),
    );
  });
});

const answers = fc.constantFrom('yes', 'no', 'unknown');
const accident = fc.record({
  id: fc.constant('a'),
  reportApproved: fc.boolean(),
  answersFor: answers,
  ofResponsibleBody: answers,
  rescuedIn: fc.boolean(),
}) as fc.Arbitrary<EligibilityAccident>;

const asking: fc.Arbitrary<EligibilityInput> = fc
  .record({
    question: fc.constantFrom(...ELIGIBILITY_QUESTIONS),
    measures: fc.array(taken, { maxLength: 2 }),
    asOf: asked,
    openCase: fc.constantFrom('filed', 'accident-under-investigation', 'none', 'unknown'),
    lastAppraisal: fc.constantFrom('excellent', 'basically-competent', 'comment-only', 'unknown'),
    assessmentGrade: fc.constantFrom('excellent', 'good', 'unknown'),
    accident,
    isNamed: fc.boolean(),
  })
  .map(({ accident: one, isNamed, ...rest }) => ({
    ...rest,
    accidents: [one],
    ...(isNamed ? { accident: 'a' } : {}),
  })) as fc.Arbitrary<EligibilityInput>;

function answerTo(input: EligibilityInput): EligibilityAnswer {
  const answer = eligibilityAnswer(input);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

/** The same question with one fact unknown, and with that fact known every way it can be. */
function withAccident(input: EligibilityInput, change: Partial<EligibilityAccident>) {
  return { ...input, accidents: (input.accidents ?? []).map((one) => ({ ...one, ...change })) };
}
const FACTS: Readonly<
  Record<string, (input: EligibilityInput) => readonly [EligibilityInput, ...EligibilityInput[]]>
> = {
  openCase: (input) => [
    { ...input, openCase: 'unknown' },
    ...(['filed', 'accident-under-investigation', 'none'] as const).map((openCase) => ({
      ...input,
      openCase,
    })),
  ],
  lastAppraisal: (input) => [
    { ...input, lastAppraisal: 'unknown' },
    ...(['优秀', '称职', '基本称职', '不称职'] as const).map((lastAppraisal) => ({
      ...input,
      lastAppraisal,
    })),
  ],
  assessmentGrade: (input) => [
    { ...input, assessmentGrade: 'unknown' },
    ...(['优秀', '不合格'] as const).map((assessmentGrade) => ({ ...input, assessmentGrade })),
  ],
  answersFor: (input) => [
    withAccident(input, { answersFor: 'unknown' }),
    withAccident(input, { answersFor: 'yes' }),
    withAccident(input, { answersFor: 'no' }),
  ],
  ofResponsibleBody: (input) => [
    withAccident(input, { ofResponsibleBody: 'unknown' }),
    withAccident(input, { ofResponsibleBody: 'yes' }),
    withAccident(input, { ofResponsibleBody: 'no' }),
  ],
  reportApproved: (input) => [
    withAccident(input, { reportApproved: false }),
    withAccident(input, { reportApproved: true }),
  ],
};

describe('eligibility, whatever the facts', () => {
  it.each(Object.keys(FACTS))('%s: unknown never gives a firmer answer than knowing', (fact) => {
    fc.assert(
      fc.property(asking, (input) => {
        const [open, ...known] = FACTS[fact]?.(input) ?? [input];
        const answer = answerTo(open);
        if (answer === 'cannot-tell') return;
        for (const one of known) expect(answerTo(one)).toBe(answer);
      }),
      { numRuns: 600 },
    );
  });

  it('one measure more never lifts a bar', () => {
    fc.assert(
      fc.property(asking, taken, (input, more) => {
        const barred = { ...input, measures: [...input.measures, more] };
        if (answerTo(input) === 'barred') expect(answerTo(barred)).toBe('barred');
      }),
      { numRuns: 600 },
    );
  });
});

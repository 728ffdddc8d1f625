// What holds of fulfilment whatever the records are.
import { ACTIVITIES, addDays, BODIES, civilDate, PERIODS } from '@jinze/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fulfilmentOf, fulfilmentStates } from './fulfilment.answer.ts';
import {
  type AskedItem,
  type AskedRequirement,
  FULFILMENT_STATES,
  type FulfilmentFacts,
  type FulfilmentRecord,
} from './fulfilment.shape.ts';

const source = { instrument: 'x', status: 'local' } as const;
const day = fc.integer({ min: -30, max: 420 }).map((n) => addDays(civilDate('2026-01-01'), n));
const few = fc.constantFrom('study', 'meeting', 'led-inspection', 'on-scene', 'budget');
const some = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: undefined });

/** Leaves out what is undefined: an absent key is not a key without a value. */
function present<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value;
}

const asked = {
  kind: fc.constantFrom('count', 'document', 'by-date', 'immediate', 'comparison'),
  atLeast: fc.integer({ min: 1, max: 3 }),
  per: fc.constantFrom(undefined, ...PERIODS),
  activity: some(few),
  body: some(fc.constantFrom(...BODIES)),
  keyPoint: fc.constantFrom(undefined, 'art5.2-1', 'art5.2-2'),
  byDate: some(day),
  occasion: fc.constantFrom(undefined, '死亡10人以上'),
  outcome: fc.constantFrom('applies', 'applies', 'cannot-tell', 'does-not-apply'),
};
/** What records of the same make can meet: without these hardly anything is ever met. */
const within = {
  ...asked,
  kind: fc.constantFrom('count', 'document'),
  per: fc.constantFrom('half-year', 'year'),
  activity: fc.constant('study'),
  body: fc.constantFrom(undefined, 'standing-committee'),
  keyPoint: fc.constantFrom(undefined, 'art5.2-1'),
  outcome: fc.constantFrom('applies', 'applies', 'applies', 'cannot-tell'),
};

const requirement: fc.Arbitrary<AskedRequirement> = fc
  .oneof(fc.record(asked), { weight: 3, arbitrary: fc.record(within) })
  .map((one) =>
    present({ ...one, text: '要求', counts: one.outcome === 'applies', source }),
  ) as fc.Arbitrary<AskedRequirement>;

const item: fc.Arbitrary<AskedItem> = fc.record({
  code: fc.constant('art5.2'),
  requirements: fc.array(requirement, { maxLength: 3 }),
});

const recorded = {
  id: fc.uuid(),
  activity: fc.oneof(few, fc.constantFrom(...ACTIVITIES)),
  occurredOn: day,
  delay: fc.integer({ min: 0, max: 60 }),
  role: fc.constantFrom(undefined, 'led', 'took-part'),
  body: some(fc.constantFrom(...BODIES)),
  documentNo: some(fc.constant('〔2026〕1号')),
  // One true table of amounts: two records that differ are another matter.
  amounts: fc.constantFrom(
    undefined,
    [{ year: 2025, fundWanYuan: 100, revenueWanYuan: 1000 }],
    [{ year: 2026, fundWanYuan: 120 }],
    [{ year: 2026, revenueWanYuan: 1100 }],
  ),
  duties: fc.constantFrom(undefined, ['art5.2'], ['art5.2-1'], ['art5.2-2'], ['art5.3']),
  confirmed: fc.boolean(),
  late: some(fc.boolean()),
};
const serving = {
  ...recorded,
  activity: fc.constant('study'),
  body: fc.constantFrom(undefined, 'standing-committee', 'standing-committee'),
  duties: fc.constantFrom(undefined, ['art5.2'], ['art5.2-1']),
  confirmed: fc.constant(true),
};

const record: fc.Arbitrary<FulfilmentRecord> = fc
  .oneof(fc.record(recorded), { weight: 3, arbitrary: fc.record(serving) })
  .map(({ delay, ...one }) =>
    present({ ...one, recordedOn: addDays(one.occurredOn, delay) }),
  ) as fc.Arbitrary<FulfilmentRecord>;

const facts: fc.Arbitrary<FulfilmentFacts> = fc
  .record({
    from: fc.constantFrom('2026-01-01', '2026-05-20').map(civilDate),
    asOf: fc.integer({ min: 140, max: 420 }).map((n) => addDays(civilDate('2026-01-01'), n)),
    records: fc.uniqueArray(record, { maxLength: 12, selector: ({ id }) => id }),
    occasions: some(
      fc.array(
        day.chain((on) =>
          fc
            .constantFrom(undefined, ['art5.2'], ['art5.3'])
            .map((of) => present({ kind: 'accident' as const, on, for: of })),
        ),
        { maxLength: 3 },
      ),
    ),
    keyPeriods: some(
      fc.array(
        day.map((from) => ({ from, to: addDays(from, 6) })),
        { maxLength: 3 },
      ),
    ),
    lateRule: some(fc.boolean().map((counts) => ({ afterDays: 20, counts }))),
  })
  .map(({ from, ...one }) =>
    present({ ...one, period: { from, to: civilDate('2026-12-31') } }),
  ) as fc.Arbitrary<FulfilmentFacts>;

/** From nothing on record and overdue, over overdue and open, to met. */
function rankOf({ state, overdue }: { state: string; overdue: boolean }): number {
  if (state === 'met') return 3;
  return state === 'no-record' ? 0 : overdue ? 1 : 2;
}

const stateOf = (asked: AskedItem, given: FulfilmentFacts) => {
  const [answer] = fulfilmentStates([asked], given);
  if (answer === undefined) throw new Error('no answer');
  return answer;
};

describe('fulfilment, whatever the records', () => {
  it('one confirmed record more never makes a state worse', () => {
    fc.assert(
      fc.property(item, facts, record, (asked, given, more) => {
        const before = stateOf(asked, given);
        const records = [...given.records, { ...more, id: 'more', confirmed: true }];
        const after = stateOf(asked, { ...given, records });
        // What could not be told may be told now, either way; what could be told only gets better.
        if (before.state === 'cannot-tell') return;
        if (after.state === 'cannot-tell') expect(before.state).not.toBe('met');
        else expect(rankOf(after)).toBeGreaterThanOrEqual(rankOf(before));
      }),
      { numRuns: 3000 },
    );
  });

  it('and the test looks at items in every state', () => {
    const states = new Set<string>();
    const look = fc.property(
      item,
      facts,
      (one, given) => void states.add(stateOf(one, given).state),
    );
    fc.assert(look, { numRuns: 1000, seed: 7 });
    expect([...states].toSorted()).toEqual([...FULFILMENT_STATES].toSorted());
  });

  it('the order of the records does not matter', () => {
    fc.assert(
      fc.property(
        item,
        facts.chain((given) =>
          fc
            .shuffledSubarray([...given.records], { minLength: given.records.length })
            .map((records) => [given, { ...given, records }] as const),
        ),
        (asked, [given, shuffled]) => {
          expect(fulfilmentOf([asked], shuffled)).toEqual(fulfilmentOf([asked], given));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('records that are not confirmed change no state and count nowhere', () => {
    fc.assert(
      fc.property(item, facts, fc.array(record, { maxLength: 4 }), (asked, given, others) => {
        const unconfirmed = others.map((one, index) => ({
          ...one,
          id: `u${index}`,
          confirmed: false,
        }));
        const records = [...given.records, ...unconfirmed];
        expect(fulfilmentStates([asked], { ...given, records })).toEqual(
          fulfilmentStates([asked], given),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('every state has reasons, and whatever is not met says what would close it', () => {
    fc.assert(
      fc.property(item, facts, (asked, given) => {
        for (const { state, reasons, missing } of fulfilmentOf([asked], given).items) {
          expect(reasons.length).toBeGreaterThan(0);
          if (state === 'met') expect(missing).toEqual([]);
          for (const { text } of [...reasons, ...missing])
            expect(text).not.toMatch(/[{}]|undefined/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

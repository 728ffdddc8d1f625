// Runs spec/rules/cases/bars, and sees that every row of the data has its case.
import { MEASURE_IDS, MEASURE_NAMES } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { BAR_KEYS, type BarKey, type BarsInput, type BarsOutput } from './bars.shape.ts';
import { barStates, bars } from './bars.ts';
import { MEASURE_ROWS, measureRow } from './measures.ts';
import { casesOf } from './testing/cases.ts';

interface Case {
  title: string;
  input: BarsInput;
  expect: {
    refused?: string;
    path?: string;
    /** Exactly so many, each at least as written; `endless`: no `to`, `single`: no other reading. */
    windows?: readonly Record<string, unknown>[];
    combined?: Partial<Record<BarKey, Record<string, unknown>>>;
    veto?: Record<string, unknown>;
    effects?: readonly Record<string, unknown>[];
    years?: readonly number[];
    cannotTell?: readonly number[];
    /** Codes among the reasons. */
    reasons?: readonly string[];
    /** Exactly these codes. */
    missing?: readonly string[];
  };
}

const cases = casesOf<Case>('bars');
const answered = cases.filter(({ expect: { refused } }) => refused === undefined);

function check(answer: BarsOutput, expected: Case['expect']) {
  const { windows, combined, veto } = answer;
  if (expected.windows !== undefined) {
    expect(windows).toHaveLength(expected.windows.length);
    for (const [at, { endless, single, rule, ...rest }] of expected.windows.entries()) {
      expect(windows[at]).toMatchObject(rest);
      if (endless === true) expect(windows[at]).not.toHaveProperty('to');
      if (single === true) expect(windows[at]).not.toHaveProperty('otherReading');
      if (rule === 'counted')
        expect(answer.reasons.map(({ code }) => code)).not.toContain('bars.inside-older');
    }
  }
  for (const [key, { exact, ...wanted }] of Object.entries(expected.combined ?? {})) {
    expect(combined[key as BarKey], key).toMatchObject(wanted);
    if (exact === true) expect(combined[key as BarKey], key).toEqual(wanted);
  }
  if (expected.veto !== undefined) expect(veto).toMatchObject(expected.veto);
  const { years, effects, cannotTell } = combined.excellentAppraisal;
  if (expected.effects !== undefined) expect(effects).toMatchObject(expected.effects);
  if (expected.years !== undefined) expect(years).toEqual(expected.years);
  if (expected.cannotTell !== undefined) expect(cannotTell).toEqual(expected.cannotTell);
  const codes = answer.reasons.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining([...(expected.reasons ?? [])]));
  if (expected.missing !== undefined)
    expect(answer.missing.map(({ code }) => code)).toEqual(expected.missing);
}

describe('bars', () => {
  it('there are cases to run', () => {
    expect(cases.length).toBeGreaterThanOrEqual(90);
  });

  it.each(cases)('$title', ({ input, expect: expected }) => {
    const answer = bars(input);
    if (!answer.ok || expected.refused !== undefined) {
      expect(answer.ok ? undefined : [answer.error.code, answer.error.path]).toEqual([
        expected.refused,
        expected.path,
      ]);
      return;
    }
    check(answer.value, expected);
  });

  it.each(answered)('in English too, every value filled in, and the same alone: $title', (one) => {
    const [zh, en, alone] = [
      bars(one.input),
      bars(one.input, { language: 'en' }),
      barStates(one.input),
    ];
    if (!zh.ok || !en.ok || !alone.ok) throw new Error('refused');
    expect(en.value.windows).toEqual(zh.value.windows);
    expect(alone.value).toEqual(zh.value.combined);
    const texts = [zh.value, en.value].map(({ reasons, missing }) =>
      [...reasons, ...missing].map(({ text }) => text),
    );
    for (const text of texts[1] ?? []) expect(text).toMatch(/[a-z]{3}/);
    for (const text of texts.flat())
      expect(text).not.toMatch(/[{}]|undefined|9999|（）|\(\)|“”|《》|至（|不得，| {2}/);
  });

  it('whatever is cannot-tell says what would settle it', () => {
    for (const { title, input } of answered) {
      const answer = bars(input);
      if (!answer.ok) throw new Error('refused');
      const { combined, missing } = answer.value;
      if (BAR_KEYS.some((key) => combined[key].state === 'cannot-tell'))
        expect(missing.length, title).toBeGreaterThan(0);
    }
  });
});

describe('the rows', () => {
  it('are the closed list, in its order, by its names', () => {
    expect(MEASURE_ROWS.map(({ id, zh }) => [id, zh])).toEqual(Object.entries(MEASURE_NAMES));
    expect(MEASURE_ROWS).toHaveLength(19);
  });

  it.each(MEASURE_IDS)('%s has a case of its own', (id) => {
    const ofRow = cases.filter(
      ({ input: { measures } }) =>
        measures.length === 1 && measures.every(({ measure }) => measureRow(measure).id === id),
    );
    expect(ofRow.length).toBeGreaterThan(0);
  });
});

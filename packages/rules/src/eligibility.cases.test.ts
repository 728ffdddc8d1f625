// Runs spec/rules/cases/eligibility, and sees that each question meets each measure.
import { ELIGIBILITY_QUESTIONS, MEASURE_NAMES } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import type { EligibilityInput } from './eligibility.shape.ts';
import { eligibility, eligibilityAnswer } from './eligibility.ts';
import { casesOf } from './testing/cases.ts';

interface Case {
  title: string;
  input: EligibilityInput;
  expect: {
    refused?: string;
    path?: string;
    answer?: string;
    until?: string;
    /** There is no last day. */
    endless?: boolean;
    /** Codes among the reasons. */
    reasons?: readonly string[];
    /** Each among the basis. */
    basis?: readonly Record<string, unknown>[];
    /** Exactly these codes. */
    missing?: readonly string[];
    judge?: readonly string[];
  };
}

const cases = casesOf<Case>('eligibility');
const answered = cases.filter(({ expect: { refused } }) => refused === undefined);
const codes = (all: readonly { readonly code: string }[]) => all.map(({ code }) => code);

describe('eligibility', () => {
  it('there are cases to run', () => {
    expect(cases.length).toBeGreaterThanOrEqual(160);
  });

  it.each(cases)('$title', ({ input, expect: expected }) => {
    const answer = eligibility(input);
    if (!answer.ok || expected.refused !== undefined) {
      expect(answer.ok ? undefined : [answer.error.code, answer.error.path]).toEqual([
        expected.refused,
        expected.path,
      ]);
      return;
    }
    const { value } = answer;
    expect(value.answer).toBe(expected.answer);
    if (expected.until !== undefined) expect(value.until).toBe(expected.until);
    if (expected.endless === true) expect(value).not.toHaveProperty('until');
    expect(codes(value.reasons)).toEqual(expect.arrayContaining([...(expected.reasons ?? [])]));
    for (const basis of expected.basis ?? [])
      expect(value.basis).toContainEqual(expect.objectContaining(basis));
    if (expected.missing !== undefined) expect(codes(value.missing)).toEqual(expected.missing);
    if (expected.judge !== undefined) expect(codes(value.forJudgement)).toEqual(expected.judge);
    expect(value.missing.length > 0).toBe(value.answer === 'cannot-tell');
  });

  it('what surely bars is said before what is open', () => {
    const found = eligibility({
      question: 'commendation-timely',
      asOf: '2026-08-07' as never,
      measures: [],
      openCase: 'none',
      accidents: [
        {
          id: '甲',
          reportApproved: true,
          answersFor: 'yes',
          ofResponsibleBody: 'yes',
          rescuedIn: true,
        },
      ],
      accident: '甲',
    });
    if (!found.ok) throw new Error(found.error.code);
    expect(codes(found.value.reasons)).toEqual([
      'eligibility.rescue-answers',
      'eligibility.answers-undecided',
    ]);
  });

  it.each(answered)('in English too, every value filled in, and the same alone: $title', (one) => {
    const [zh, en] = [eligibility(one.input), eligibility(one.input, { language: 'en' })];
    if (!zh.ok || !en.ok) throw new Error('refused');
    expect(eligibilityAnswer(one.input)).toEqual({ ok: true, value: zh.value.answer });
    expect(en.value.answer).toBe(zh.value.answer);
    const texts = [zh.value, en.value].map(({ reasons, missing, forJudgement }) =>
      [...reasons, ...missing, ...forJudgement].map(({ text }) => text),
    );
    for (const text of texts[1] ?? []) expect(text).toMatch(/[a-z]{3}/);
    for (const text of texts.flat())
      expect(text).not.toMatch(/[{}]|undefined|9999|（）|\(\)|“”|《》| {2}/);
  });

  it.each(ELIGIBILITY_QUESTIONS)('%s meets each measure', (question) => {
    const met = cases.flatMap(({ input }) =>
      input.question === question && input.measures.length === 1
        ? input.measures.map(({ measure }) => measure)
        : [],
    );
    expect(met).toEqual(expect.arrayContaining(Object.values(MEASURE_NAMES)));
  });
});

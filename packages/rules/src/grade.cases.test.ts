// Runs spec/rules/cases/grade; what always holds of a grade is in grade.test.ts.
import { describe, expect, it } from 'vitest';
import type { Language } from './frame.ts';
import type { GradeInput, GradeOutput } from './grade.shape.ts';
import { grade } from './grade.ts';
import { casesOf } from './testing/cases.ts';

interface Case {
  title: string;
  input: GradeInput;
  expect: Partial<Omit<GradeOutput, 'reasons' | 'missing' | 'grade'>> & {
    refused?: string;
    path?: string;
    /** Null: there is none. */
    grade?: GradeOutput['grade'] | null;
    gradeIfMissingAreDead?: GradeOutput['grade'] | null;
    /** Codes among the reasons, without the topic. */
    reasons?: string[];
    /** Exactly these codes, without the topic. */
    missing?: string[];
  };
}

const cases = casesOf<Case>('grade');
const ask = ({ input }: Case, language: Language = 'zh') => grade(input, { language });

describe('grade', () => {
  it('there are cases to run', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });

  it.each(cases)('$title', (one) => {
    const result = ask(one);
    const { refused, path, reasons = [], missing, ...wanted } = one.expect;
    if (!result.ok || refused !== undefined) {
      expect(result.ok ? undefined : [result.error.code, result.error.path]).toEqual([
        refused,
        path,
      ]);
      return;
    }
    const answer = result.value;
    for (const [key, value] of Object.entries(wanted))
      expect(answer[key as keyof GradeOutput] ?? null, key).toEqual(value);
    expect(answer.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(reasons.map((code) => `grade.${code}`)),
    );
    if (missing !== undefined)
      expect(answer.missing.map(({ code }) => code)).toEqual(
        missing.map((code) => `grade.needs-${code}`),
      );
  });

  it.each(cases.filter(({ expect: { refused } }) => refused === undefined))(
    'in English too, every value filled in: $title',
    (one) => {
      const [zh, en] = (['zh', 'en'] as const).map((language) => ask(one, language));
      if (zh?.ok !== true || en?.ok !== true) throw new Error('refused');
      const { reasons: _zh, missing: _m, ...inChinese } = zh.value;
      expect(en.value).toMatchObject(inChinese);
      const texts = (answer: GradeOutput) =>
        [...answer.reasons, ...answer.missing].map(({ text }) => text);
      for (const text of texts(en.value)) expect(text).toMatch(/[a-z]{3}/);
      for (const text of [...texts(zh.value), ...texts(en.value)])
        expect(text).not.toMatch(/[{}]|undefined|（）|\(\)|“”|[：:；;,，]$|则为$|为；|至为/);
    },
  );
});

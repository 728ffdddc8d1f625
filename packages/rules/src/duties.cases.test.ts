// Runs spec/rules/cases/duties.
import { describe, expect, it } from 'vitest';
import type { DutiesInput, DutiesOutput } from './duties.shape.ts';
import { duties } from './duties.ts';
import { type CaseFacts, casesOf, factsOf } from './testing/cases.ts';

interface Case extends CaseFacts {
  title: string;
  input: DutiesInput;
  expect: {
    refused?: string;
    hint?: string;
    outcome?: string;
    codes?: string[];
    keyPoints?: Record<string, string[]>;
    /** By item code: exactly the local requirements it has, each at least as written here. */
    local?: Record<string, object[]>;
    conflicts?: Record<string, object[]>;
    narrowed?: string[];
    leftToLocalDocument?: string[];
    reasons?: string[];
    missing?: string[];
    byReference?: boolean;
  };
}

function check(output: DutiesOutput, expected: Case['expect']): void {
  const { items, reasons, missing } = output;
  const itemOf = (code: string) => items.find((one) => one.code === code);
  if (expected.outcome !== undefined) expect(output.outcome).toBe(expected.outcome);
  if (expected.codes !== undefined) expect(items.map((item) => item.code)).toEqual(expected.codes);
  if (expected.byReference !== undefined)
    expect(new Set(items.map((item) => item.byReference))).toEqual(new Set([expected.byReference]));
  if (expected.leftToLocalDocument !== undefined)
    expect(items.filter((item) => item.leftToLocalDocument).map((item) => item.code)).toEqual(
      expected.leftToLocalDocument,
    );
  if (expected.narrowed !== undefined)
    expect(items.filter((item) => item.narrowedTo !== undefined).map((item) => item.code)).toEqual(
      expected.narrowed,
    );
  for (const [code, points] of Object.entries(expected.keyPoints ?? {})) {
    const keyPoints = itemOf(code)?.requirements.flatMap(({ keyPoint }) => keyPoint ?? []);
    expect(keyPoints).toEqual(points);
  }
  for (const [code, wanted] of Object.entries(expected.local ?? {})) {
    const local = itemOf(code)?.requirements.filter((one) => one.parameter !== undefined);
    expect(local).toHaveLength(wanted.length);
    expect(local).toMatchObject(wanted);
  }
  for (const [code, wanted] of Object.entries(expected.conflicts ?? {})) {
    expect(itemOf(code)?.conflicts).toHaveLength(wanted.length);
    expect(itemOf(code)?.conflicts).toMatchObject(wanted);
  }
  expect(reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(expected.reasons ?? []));
  expect(missing.map(({ code }) => code)).toEqual(expected.missing ?? []);
}

describe('duties', () => {
  const cases = casesOf<Case>('duties');

  it('there are cases to run', () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
  });

  it.each(cases)('$title', (one) => {
    const { input, expect: expected } = one;
    const result = duties(input, factsOf(one));
    if (!result.ok || expected.refused !== undefined) {
      expect(result.ok ? undefined : result.error.code).toBe(expected.refused);
      if (expected.hint !== undefined)
        expect(JSON.stringify(result.ok ? '' : result.error.values)).toContain(expected.hint);
      return;
    }
    check(result.value, expected);
  });

  it.each(cases.filter(({ expect: { refused } }) => refused === undefined))(
    'in English too: $title',
    (one) => {
      const [zh, en] = (['zh', 'en'] as const).map((language) =>
        duties(one.input, factsOf(one, language)),
      );
      if (zh?.ok !== true || en?.ok !== true) throw new Error('refused');
      expect(en.value.reasons.map(({ code }) => code)).toEqual(
        zh.value.reasons.map(({ code }) => code),
      );
      expect(en.value.reasons.every(({ text }) => /[a-z]{3}/.test(text))).toBe(true);
    },
  );
});

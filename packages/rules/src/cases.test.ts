// Runs spec/rules/cases: the language-neutral truth every implementation must agree with.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type DutiesInput, duties } from './duties.ts';

interface Case {
  title: string;
  input: DutiesInput;
  expect: {
    refused?: string;
    codes?: string[];
    keyPoints?: Record<string, string[]>;
    leftToLocalDocument?: string[];
    reasons?: string[];
    byReference?: boolean;
  };
}

const folder = new URL('../../../spec/rules/cases/duties/', import.meta.url);
const cases = readdirSync(folder).flatMap(
  (name) => parse(readFileSync(new URL(name, folder), 'utf8')) as Case[],
);

describe('duties', () => {
  it('there are cases to run', () => {
    expect(cases.length).toBeGreaterThanOrEqual(8);
  });

  it.each(cases)('$title', ({ input, expect: expected }) => {
    const result = duties(input);
    if (!result.ok || expected.refused !== undefined) {
      expect(result.ok ? undefined : result.error.code).toBe(expected.refused);
      return;
    }
    const { items, reasons } = result.value;
    expect(items.map((item) => item.code)).toEqual(expected.codes);
    expect(new Set(items.map((item) => item.byReference))).toEqual(new Set([expected.byReference]));
    expect(items.filter((item) => item.leftToLocalDocument).map((item) => item.code)).toEqual(
      expected.leftToLocalDocument ?? [],
    );
    for (const [code, points] of Object.entries(expected.keyPoints ?? {})) {
      const item = items.find((one) => one.code === code);
      expect(item?.requirements.map((requirement) => requirement.keyPoint)).toEqual(points);
    }
    expect(reasons.map((reason) => reason.code)).toEqual(
      expect.arrayContaining(expected.reasons ?? []),
    );
  });
});

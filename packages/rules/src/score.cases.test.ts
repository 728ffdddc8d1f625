// Runs spec/rules/cases/score, and sees that every shape of rule and every built-in table is met.
import { SCHEME_RULE_KINDS, VETO_EFFECTS } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { builtInSchemes } from './schemes.ts';
import type { SchemeItem, SchemeSection } from './score.scheme.ts';
import type { ScoreInput, ScoreOutput } from './score.shape.ts';
import { score } from './score.ts';
import { casesOf } from './testing/cases.ts';

type ByName<Value> = Readonly<Record<string, Value>>;

interface Case {
  title: string;
  input: ScoreInput;
  expect: {
    refused?: string;
    path?: string;
    total?: number;
    of?: number;
    between?: ScoreOutput['between'];
    converted?: { points?: number; of: number };
    /** Points by item; `open`: cannot tell. */
    items?: ByName<number | 'open' | 'shown-only'>;
    sections?: ByName<{ points: number; counts: number }>;
    adjustments?: ByName<number>;
    cappedBy?: ByName<readonly string[]>;
    /** Exactly these codes, by item. */
    reasons?: ByName<readonly string[]>;
    vetoes?: ByName<string>;
    grade?: string;
    couldBe?: readonly string[];
    /** Among the reasons of the whole. */
    said?: readonly string[];
    /** Exactly these codes, each once. */
    missing?: readonly string[];
    /** Each among the basis. */
    basis?: readonly Record<string, unknown>[];
  };
}

const cases = casesOf<Case>('score');
const answered = cases.filter(({ expect: { refused } }) => refused === undefined);
const codes = (all: readonly { readonly code: string }[]) => all.map(({ code }) => code);

/** Item by item and section by section, as a case writes them. */
function expectParts(value: ScoreOutput, expected: Case['expect']) {
  const items = new Map(value.items.map((one) => [one.id, one]));
  for (const [id, points] of Object.entries(expected.items ?? {})) {
    const { state, points: given } = items.get(id) ?? {};
    const told = { scored: given, 'cannot-tell': 'open', 'shown-only': 'shown-only', none: id };
    expect([id, told[state ?? 'none']]).toEqual([id, points]);
  }
  for (const [id, caps] of Object.entries(expected.cappedBy ?? {}))
    expect([id, items.get(id)?.cappedBy]).toEqual([id, caps]);
  for (const [id, reasons] of Object.entries(expected.reasons ?? {}))
    expect(codes(items.get(id)?.reasons ?? []).filter((one) => !/capped/.test(one))).toEqual(
      reasons,
    );
  for (const [id, section] of Object.entries(expected.sections ?? {}))
    expect(value.sections.find((one) => one.id === id)).toMatchObject(section);
  for (const [id, outcome] of Object.entries(expected.vetoes ?? {}))
    expect([id, value.vetoes.find((one) => one.id === id)?.outcome]).toEqual([id, outcome]);
}

describe('score', () => {
  it.each(cases)('$title', ({ input, expect: expected }) => {
    const answer = score(input);
    if (!answer.ok || expected.refused !== undefined) {
      expect(answer.ok ? undefined : [answer.error.code, answer.error.path]).toEqual([
        expected.refused,
        expected.path,
      ]);
      return;
    }
    const { value } = answer;
    expectParts(value, expected);
    expect(value.total).toBe(
      expected.total ?? (expected.between === undefined ? value.total : undefined),
    );
    if (expected.of !== undefined) expect(value.of).toBe(expected.of);
    expect(value.between).toEqual(expected.between);
    if (expected.converted !== undefined) expect(value.converted).toEqual(expected.converted);
    if (expected.adjustments !== undefined)
      expect(Object.fromEntries(value.adjustments.map((one) => [one.code, one.points]))).toEqual(
        expected.adjustments,
      );
    if (expected.grade !== undefined) expect(value.grade).toBe(expected.grade);
    if (expected.couldBe !== undefined) expect(value.couldBe).toEqual(expected.couldBe);
    expect(codes(value.reasons)).toEqual(expect.arrayContaining([...(expected.said ?? [])]));
    if (expected.missing !== undefined)
      expect([...new Set(codes(value.missing))]).toEqual(expected.missing);
    for (const basis of expected.basis ?? [])
      expect(value.basis).toContainEqual(expect.objectContaining(basis));
  });

  it.each(answered)('in English too, every value filled in: $title', ({ input }) => {
    const [zh, en] = [score(input), score(input, { language: 'en' })];
    if (!zh.ok || !en.ok) throw new Error('refused');
    const numbers = ({ total, grade, between, items }: ScoreOutput) => [
      total,
      grade,
      between,
      items.map(({ points }) => points),
    ];
    expect(numbers(en.value)).toEqual(numbers(zh.value));
    const texts = [zh.value, en.value].map(({ reasons, missing, items, adjustments, vetoes }) =>
      [
        ...reasons,
        ...missing,
        ...adjustments,
        ...items.flatMap((one) => [...one.reasons, ...one.missing]),
        ...vetoes.flatMap((one) => one.reasons),
      ].map(({ text }) => text),
    );
    for (const text of texts[1] ?? []) expect(text).toMatch(/[a-z]{2}/);
    for (const text of texts.flat())
      expect(text).not.toMatch(/[{}]|undefined|NaN|Infinity|（）|\(\)|“”|《》| {2}/);
  });

  it('every shape of rule, every effect of a veto and every built-in table is met', () => {
    const met = new Set<string>();
    const sections = (all: readonly SchemeSection[]): readonly SchemeItem[] =>
      all.flatMap((one) => [...(one.items ?? []), ...sections(one.sections ?? [])]);
    for (const { input } of answered) {
      const { scheme } = input;
      if (typeof scheme === 'string') met.add(scheme);
      else {
        for (const { rules } of sections(scheme.sections))
          for (const { kind } of rules) met.add(kind);
        for (const { effect } of scheme.vetoes ?? []) met.add(effect);
      }
    }
    const wanted = [...SCHEME_RULE_KINDS, ...VETO_EFFECTS, ...builtInSchemes().map(({ id }) => id)];
    expect([...met]).toEqual(expect.arrayContaining(wanted));
  });
});

// Runs spec/rules/cases/fulfilment.
import { describe, expect, it } from 'vitest';
import type { Language, Reason } from './frame.ts';
import { fulfilmentStates } from './fulfilment.answer.ts';
import type {
  AskedItem,
  FulfilmentInput,
  FulfilmentOutput,
  FulfilmentRefusal,
} from './fulfilment.shape.ts';
import { fulfilment } from './fulfilment.ts';
import { type CaseFacts, casesOf, factsOf } from './testing/cases.ts';

interface Case extends CaseFacts {
  title: string;
  /** The items as they stand; absent: those of the topic duties. */
  items?: readonly AskedItem[];
  input: FulfilmentInput;
  expect: {
    refused?: FulfilmentRefusal['code'];
    path?: string;
    /** By item code; other items may be there. */
    state?: Record<string, string>;
    computed?: Record<string, string>;
    /** Exactly those with enough. */
    enough?: string[];
    shownOnly?: string[];
    records?: Record<string, string[]>;
    /** Each requirement of the item, at least as written here; a key that is null is absent. */
    requirements?: Record<string, Record<string, unknown>[]>;
    /** Codes among the reasons. */
    reasons?: Record<string, string[]>;
    /** Exactly these codes. */
    missing?: Record<string, string[]>;
    /** Texts among the reasons and what is missing. */
    says?: Record<string, string[]>;
    readiness?: { limbs?: Record<string, string>; stands?: string; gaps?: [string, string][] };
    gap?: [string, string];
    noGap?: string[];
    gapSays?: string[];
  };
}

function ask(one: Case, language: Language = 'zh') {
  const items = one.items === undefined ? {} : { items: one.items };
  return fulfilment(one.input, { ...factsOf(one, language), ...items });
}

function itemOf({ items }: FulfilmentOutput, code: string) {
  const item = items.find((one) => one.code === code);
  if (item === undefined) throw new Error(`no item ${code}`);
  return item;
}

function checkItems(output: FulfilmentOutput, expected: Case['expect']): void {
  const entries = <Value>(of: Record<string, Value> | undefined) =>
    Object.entries(of ?? {}).map(([code, value]) => [itemOf(output, code), value] as const);
  for (const [item, state] of entries(expected.state)) expect(item.state, item.code).toBe(state);
  for (const [item, state] of entries(expected.computed)) expect(item.computed).toBe(state);
  for (const [item, ids] of entries(expected.records)) expect(item.records).toEqual(ids);
  for (const [item, wanted] of entries(expected.requirements)) {
    expect(item.requirements).toHaveLength(wanted.length);
    for (const [index, one] of wanted.entries()) {
      const present = Object.entries(one).filter(([, value]) => value !== null);
      expect(item.requirements[index]).toMatchObject(Object.fromEntries(present));
      for (const [key, value] of Object.entries(one))
        if (value === null) expect(item.requirements[index]).not.toHaveProperty(key);
    }
  }
  for (const [item, codes] of entries(expected.reasons))
    expect(item.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
  for (const [item, codes] of entries(expected.missing))
    expect(item.missing.map(({ code }) => code)).toEqual(codes);
  for (const [item, texts] of entries(expected.says)) {
    const said = [...item.reasons, ...item.missing].map(({ text }) => text).join('\n');
    for (const text of texts) expect(said).toContain(text);
  }
}

function check(output: FulfilmentOutput, expected: Case['expect']): void {
  const { items, readiness } = output;
  checkItems(output, expected);
  if (expected.state !== undefined && Object.keys(expected.state).length === 0)
    expect(items).toEqual([]);
  if (expected.enough !== undefined)
    expect(items.filter(({ enough }) => enough).map(({ code }) => code)).toEqual(expected.enough);
  if (expected.shownOnly !== undefined)
    expect(items.filter(({ decides }) => !decides).map(({ code }) => code)).toEqual(
      expected.shownOnly,
    );
  const gaps = readiness.gaps.map(({ limb, code }) => [limb, code]);
  for (const [limb, outcome] of Object.entries(expected.readiness?.limbs ?? {}))
    expect(readiness.limbs[limb as 'chapter2'].outcome, limb).toBe(outcome);
  if (expected.readiness?.stands !== undefined)
    expect(readiness.stands).toBe(expected.readiness.stands);
  if (expected.readiness?.gaps !== undefined) expect(gaps).toEqual(expected.readiness.gaps);
  if (expected.gap !== undefined) expect(gaps).toContainEqual(expected.gap);
  for (const code of expected.noGap ?? []) expect(gaps.map(([, of]) => of)).not.toContain(code);
  const said = readiness.gaps.map(({ what, closes }) => `${what}\n${closes}`).join('\n');
  for (const text of expected.gapSays ?? []) expect(said).toContain(text);
}

/** Every text the answer has, in the order it has them. */
function textsOf(output: FulfilmentOutput): readonly string[] {
  const ofReasons = (reasons: readonly Reason[]) => reasons.map(({ text }) => text);
  return [
    ...output.items.flatMap(({ reasons, missing, requirements }) => [
      ...ofReasons(reasons),
      ...missing.map(({ text }) => text),
      ...requirements.flatMap(({ notCounted }) => notCounted.map(({ text }) => text)),
    ]),
    ...Object.values(output.readiness.limbs).flatMap(({ reasons }) => ofReasons(reasons)),
    ...output.readiness.gaps.flatMap(({ what, closes }) => [what, closes]),
  ];
}

describe('fulfilment', () => {
  const cases = casesOf<Case>('fulfilment');
  const answered = cases.filter(({ expect: { refused } }) => refused === undefined);

  it('there are cases to run', () => {
    expect(cases.length).toBeGreaterThanOrEqual(120);
  });

  it.each(cases)('$title', (one) => {
    const result = ask(one);
    if (!result.ok || one.expect.refused !== undefined) {
      expect(result.ok ? undefined : [result.error.code, result.error.path]).toEqual([
        one.expect.refused,
        one.expect.path,
      ]);
      return;
    }
    check(result.value, one.expect);
  });

  it.each(answered)('in English too, every value filled in: $title', (one) => {
    const [zh, en] = (['zh', 'en'] as const).map((language) => ask(one, language));
    if (zh?.ok !== true || en?.ok !== true) throw new Error('refused');
    expect(en.value.items.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual(
      zh.value.items.map(({ reasons }) => reasons.map(({ code }) => code)),
    );
    expect(textsOf(en.value)).toHaveLength(textsOf(zh.value).length);
    for (const text of textsOf(en.value)) expect(text).toMatch(/[a-z]{3}/);
    for (const text of [...textsOf(zh.value), ...textsOf(en.value)]) {
      expect(text).not.toBe('');
      expect(text).not.toMatch(/[{}]|undefined|“”/);
    }
  });

  it.each(answered.filter(({ items }) => items !== undefined))(
    'the states alone are the same: $title',
    (one) => {
      const result = ask(one);
      if (!result.ok) throw new Error('refused');
      const { items = [], input } = one;
      expect(fulfilmentStates(items, input)).toEqual(
        result.value.items.map(({ code, state, computed, overdue, enough, records }) => ({
          code,
          state,
          computed,
          overdue,
          enough,
          records,
        })),
      );
    },
  );
});

// Runs spec/rules/cases/talk-triggers, and sees that they show each known trigger both ways.
import { describe, expect, it } from 'vitest';
import type { Language } from './frame.ts';
import { placements } from './local-instruments.ts';
import { judgeRule } from './talk-triggers.judge.ts';
import { TALK_RULES } from './talk-triggers.rules.ts';
import type {
  TalkKnowledge,
  TalkTriggersInput,
  TalkTriggersOutput,
  Trigger,
} from './talk-triggers.shape.ts';
import { talkTriggers } from './talk-triggers.ts';
import { casesOf } from './testing/cases.ts';

interface Case {
  title: string;
  place?: NonNullable<TalkKnowledge['place']>;
  input: TalkTriggersInput;
  expect: {
    refused?: string;
    path?: string;
    outcome?: string;
    /** By id, at least as written here; an empty map: there is none at all. */
    triggers?: Record<
      string,
      Partial<Omit<Trigger, 'perhaps' | 'reasons' | 'missing'>> & {
        perhaps?: string[];
        /** Codes among the reasons. */
        reasons?: string[];
        /** Exactly these codes. */
        missing?: string[];
      }
    >;
    present?: string[];
    absent?: string[];
    reasons?: string[];
    missing?: string[];
  };
}

const cases = casesOf<Case>('talk-triggers');
const answered = cases.filter(({ expect: { refused } }) => refused === undefined);

const ask = ({ input, place }: Case, language: Language = 'zh') =>
  talkTriggers(input, { language, ...(place === undefined ? {} : { place }) });

function check(
  { outcome, triggers, reasons, missing }: TalkTriggersOutput,
  expected: Case['expect'],
) {
  const ids = triggers.map(({ id }) => id);
  if (expected.outcome !== undefined) expect(outcome).toBe(expected.outcome);
  for (const [id, wanted] of Object.entries(expected.triggers ?? {})) {
    const trigger = triggers.find((one) => one.id === id);
    const { perhaps, reasons: codes = [], missing: settles, ...rest } = wanted;
    expect(trigger, id).toMatchObject(rest);
    if (perhaps !== undefined) expect(trigger?.perhaps.map((one) => one.id)).toEqual(perhaps);
    expect(trigger?.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
    if (settles !== undefined) expect(trigger?.missing.map(({ code }) => code)).toEqual(settles);
  }
  if (expected.triggers !== undefined && Object.keys(expected.triggers).length === 0)
    expect(ids).toEqual([]);
  expect(ids).toEqual(expect.arrayContaining(expected.present ?? []));
  for (const id of expected.absent ?? []) expect(ids).not.toContain(id);
  expect(reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(expected.reasons ?? []));
  if (expected.missing !== undefined)
    expect(missing.map(({ code }) => code)).toEqual(expected.missing);
}

const textsOf = ({ triggers, reasons, missing }: TalkTriggersOutput) => [
  ...[...reasons, ...missing].map(({ text }) => text),
  ...triggers.flatMap((one) =>
    [...one.reasons, ...one.missing, ...one.perhaps].map(({ text }) => text),
  ),
];

describe('talk-triggers', () => {
  it('there are cases to run', () => {
    expect(cases.length).toBeGreaterThanOrEqual(50);
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
    expect(en.value.triggers.map(({ id, outcome }) => [id, outcome])).toEqual(
      zh.value.triggers.map(({ id, outcome }) => [id, outcome]),
    );
    for (const text of textsOf(en.value)) expect(text).toMatch(/[a-z]{3}/);
    for (const text of [...textsOf(zh.value), ...textsOf(en.value)])
      expect(text).not.toMatch(/[{}]|undefined|（）|\(\)|“”/);
  });

  it('an accident more never makes a trigger that applies stop applying', () => {
    for (const one of answered) {
      const before = ask(one);
      const more = { on: one.input.asOf, grade: 'relatively-serious', responsible: true } as const;
      const after = ask({
        ...one,
        input: { ...one.input, accidents: [...one.input.accidents, more] },
      });
      if (!before.ok || !after.ok) throw new Error('refused');
      const applying = (answer: TalkTriggersOutput) =>
        answer.triggers.filter(({ outcome }) => outcome === 'applies').map(({ id }) => id);
      expect(applying(after.value)).toEqual(expect.arrayContaining(applying(before.value)));
    }
  });
});

describe('the known triggers', () => {
  const outcomes = new Map<string, Set<string>>();
  for (const one of answered)
    for (const [id, { outcome }] of Object.entries(one.expect.triggers ?? {})) {
      const all = outcomes.get(id) ?? new Set();
      outcomes.set(id, all.add(String(outcome)));
    }

  it.each(TALK_RULES)('$id $rule: a case that applies and one that does not', ({ id }) => {
    expect([...(outcomes.get(id) ?? [])]).toEqual(
      expect.arrayContaining(['applies', 'does-not-apply']),
    );
  });

  it('every parameter placed under the topic has its rule, and no other', () => {
    const placed = placements().flatMap(({ topic, parameter }) =>
      topic === 'talk-triggers' ? [parameter] : [],
    );
    expect(placed).toHaveLength(12);
    expect(TALK_RULES.flatMap(({ parameter }) => parameter ?? [])).toEqual(placed);
  });

  it('what is superseded is shown and never computed', () => {
    const [rule] = TALK_RULES;
    if (rule === undefined) throw new Error('no rule');
    const accident = { on: '2026-05-01', grade: 'especially-serious' } as never;
    const trigger = judgeRule(
      { ...rule, isSuperseded: true },
      {
        input: { level: 'province', asOf: '2026-11-01', accidents: [accident] } as never,
        accidents: [{ id: 'a', accident }],
        language: 'zh',
      },
    );
    expect(trigger).toMatchObject({ outcome: 'does-not-apply', counted: [] });
    expect(trigger?.reasons.map(({ code }) => code)).toContain('talk-triggers.superseded');
  });

  it('a source without a year leaves it open', () => {
    const [rule] = TALK_RULES;
    if (rule === undefined) throw new Error('no rule');
    const accident = { on: '2026-05-01', grade: 'especially-serious' } as never;
    const trigger = judgeRule(
      { ...rule, inForce: {} },
      {
        input: { level: 'province', asOf: '2026-11-01', accidents: [accident] } as never,
        accidents: [{ id: 'a', accident }],
        language: 'zh',
      },
    );
    expect(trigger).toMatchObject({ outcome: 'cannot-tell', counted: ['a'] });
    expect(trigger?.missing.map(({ code }) => code)).toEqual([
      'talk-triggers.missing-effective-date',
    ]);
  });
});

// Runs spec/rules/cases/accountability, and sees that they show each article and each place a person may be in.
import { CIRCUMSTANCES, MEASURE_IDS, OUTCOMES, WHEREABOUTS } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import type { AccountabilityInput, AccountabilityOutput } from './accountability.shape.ts';
import { accountability } from './accountability.ts';
import { casesOf } from './testing/cases.ts';

type Article = keyof AccountabilityOutput['articles'];
const ARTICLES = ['18', '20', '21', '22', '23', '24'] as const satisfies readonly Article[];

interface Case {
  title: string;
  input: AccountabilityInput;
  expect: {
    refused?: string;
    path?: string;
    articles?: Partial<Record<Article, string>>;
    circumstances?: Record<number, string>;
    limbs?: Record<string, string>;
    /** Codes among the reasons of an article. */
    reasons?: Partial<Record<Article, readonly string[]>>;
    /** Exactly these codes. */
    missingOf?: Partial<Record<Article, readonly string[]>>;
    missing?: readonly string[];
    options?: Record<string, string>;
    optionReasons?: Record<string, readonly string[]>;
    conditions?: Record<string, readonly string[]>;
    notes?: readonly string[];
  };
}

const cases = casesOf<Case>('accountability');
const answered = cases.filter(({ expect: { refused } }) => refused === undefined);
const codes = (all: readonly { readonly code: string }[] = []) => all.map(({ code }) => code);

function check(answer: AccountabilityOutput, expected: Case['expect']) {
  const { articles, optionsUnderArticle19, notes, missing } = answer;
  const outcomes = Object.fromEntries(ARTICLES.map((one) => [one, articles[one].outcome]));
  expect(outcomes).toMatchObject(expected.articles ?? {});
  expect(
    Object.fromEntries(
      articles['18'].circumstances.map(({ circumstance, outcome }) => [circumstance, outcome]),
    ),
  ).toMatchObject(expected.circumstances ?? {});
  expect(articles['23'].limbs).toMatchObject(expected.limbs ?? {});
  for (const one of ARTICLES) {
    const reasons = codes(articles[one].reasons);
    expect(reasons, one).toEqual(expect.arrayContaining([...(expected.reasons?.[one] ?? [])]));
    const wanted = expected.missingOf?.[one];
    if (wanted !== undefined) expect(codes(articles[one].missing), one).toEqual(wanted);
    expect(articles[one].missing.length > 0, one).toBe(articles[one].outcome === 'cannot-tell');
  }
  const option = (id: string) => optionsUnderArticle19.find(({ measure }) => measure === id);
  for (const [id, open] of Object.entries(expected.options ?? {}))
    expect(option(id)?.open, id).toBe(open);
  for (const [id, wanted] of Object.entries(expected.optionReasons ?? {}))
    expect(codes(option(id)?.reasons), id).toEqual(expect.arrayContaining([...wanted]));
  for (const [id, wanted] of Object.entries(expected.conditions ?? {}))
    expect(codes(option(id)?.conditions), id).toEqual(wanted);
  if (expected.notes !== undefined) expect(codes(notes)).toEqual(expected.notes);
  if (expected.missing !== undefined) expect(codes(missing)).toEqual(expected.missing);
}

describe('accountability', () => {
  it('there are cases to run', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });

  it.each(cases)('$title', ({ input, expect: expected }) => {
    const answer = accountability(input);
    if (!answer.ok || expected.refused !== undefined) {
      expect(answer.ok ? undefined : [answer.error.code, answer.error.path]).toEqual([
        expected.refused,
        expected.path,
      ]);
      return;
    }
    check(answer.value, expected);
  });

  it.each(answered)('in English too, every value filled in: $title', ({ input }) => {
    const [zh, en] = [accountability(input), accountability(input, { language: 'en' })];
    if (!zh.ok || !en.ok) throw new Error('refused');
    const texts = [zh.value, en.value].map((answer) =>
      [
        answer,
        ...Object.values(answer.articles),
        ...answer.articles['18'].circumstances,
        ...answer.optionsUnderArticle19,
      ].flatMap((one) =>
        [...one.reasons, ...('missing' in one ? one.missing : one.conditions), ...answer.notes].map(
          ({ text }) => text,
        ),
      ),
    );
    expect(en.value.optionsUnderArticle19.map(({ open }) => open)).toEqual(
      zh.value.optionsUnderArticle19.map(({ open }) => open),
    );
    for (const text of texts[1] ?? []) expect(text).toMatch(/[a-z]{3}/);
    for (const text of texts.flat()) expect(text).not.toMatch(/[{}]|undefined|（）|\(\)|“”|： *$/);
  });

  it('speaks of every measure once, with one word for each article and never more', () => {
    for (const { input } of answered) {
      const answer = accountability(input);
      if (!answer.ok) throw new Error('refused');
      expect(answer.value.optionsUnderArticle19.map(({ measure }) => measure)).toEqual(MEASURE_IDS);
      expect(answer.value).not.toHaveProperty('verdict');
    }
  });
});

describe('the cases', () => {
  it.each(ARTICLES)(
    'article %s: one that applies, one that does not, one that cannot be told',
    (one) => {
      const seen = new Set(cases.map(({ expect: { articles } }) => articles?.[one]));
      expect([...seen]).toEqual(expect.arrayContaining([...OUTCOMES]));
    },
  );

  it('every circumstance and every place a person may be in', () => {
    const raised = cases.flatMap(({ input }) => input.circumstances);
    expect(raised).toEqual(expect.arrayContaining([...CIRCUMSTANCES]));
    const places = cases.map(({ input }) => input.person.now);
    expect(places).toEqual(expect.arrayContaining([...WHEREABOUTS]));
  });
});

// Runs spec/rules/cases: the language-neutral truth every implementation must agree with.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { DutiesFacts, DutiesInput, DutiesOutput } from './duties.shape.ts';
import { duties, RULES_VERSION } from './duties.ts';
import type { LocalRequirement } from './local-instruments.ts';
import { TOPICS } from './topics.ts';

interface Case {
  title: string;
  input: DutiesInput;
  /** Local requirements beyond the built-in ones; what is not said is filled in below. */
  imported?: Partial<LocalRequirement>[];
  adoptions?: DutiesFacts['adoptions'];
  place?: DutiesFacts['place'];
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

const root = new URL('../../../spec/rules/cases/', import.meta.url);
const topics = readdirSync(root);

function casesOf(topic: string): Case[] {
  const folder = new URL(`${topic}/`, root);
  return readdirSync(folder).flatMap(
    (name) => parse(readFileSync(new URL(name, folder), 'utf8')) as Case[],
  );
}

/** A county party chief's study under article 5.2, unless the case says otherwise. */
function imported(partial: Partial<LocalRequirement>, index: number): LocalRequirement {
  return {
    id: `${partial.instrument ?? 'case'}:${index + 1}`,
    number: index + 1,
    instrument: `case-${partial.place ?? '99'}`,
    place: '99',
    placeName: '云岭省',
    status: 'local',
    inForce: { from: '2019-01-01' as DutiesInput['asOf'] },
    isSuperseded: false,
    text: '研究安全生产',
    postClasses: ['party-chief'],
    levels: ['county'],
    kind: 'count',
    ...partial,
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

describe('the cases', () => {
  it('cover every topic and no other', () => {
    expect(topics.toSorted()).toEqual(Object.keys(TOPICS).toSorted());
  });
});

describe('duties', () => {
  const cases = casesOf('duties');

  it('there are cases to run', () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
  });

  it.each(cases)(
    '$title',
    ({ input, imported: local = [], adoptions, place, expect: expected }) => {
      const result = duties(input, {
        imported: local.map(imported),
        ...(adoptions === undefined ? {} : { adoptions }),
        ...(place === undefined ? {} : { place }),
      });
      if (!result.ok || expected.refused !== undefined) {
        expect(result.ok ? undefined : result.error.code).toBe(expected.refused);
        if (expected.hint !== undefined)
          expect(JSON.stringify(result.ok ? '' : result.error.values)).toContain(expected.hint);
        return;
      }
      check(result.value, expected);
    },
  );

  it.each(cases.filter(({ expect: { refused } }) => refused === undefined))(
    'in English too: $title',
    ({ input, imported: local = [], adoptions, place }) => {
      const facts = {
        imported: local.map(imported),
        ...(adoptions === undefined ? {} : { adoptions }),
        ...(place === undefined ? {} : { place }),
      };
      const [zh, en] = (['zh', 'en'] as const).map((language) =>
        duties(input, { ...facts, language }),
      );
      if (zh?.ok !== true || en?.ok !== true) throw new Error('refused');
      expect(en.value.reasons.map(({ code }) => code)).toEqual(
        zh.value.reasons.map(({ code }) => code),
      );
      expect(en.value.reasons.every(({ text }) => /[a-z]{3}/.test(text))).toBe(true);
    },
  );
});

describe('the version of the rules', () => {
  it('changes with what they answer: other data or other answers to the cases need a new version', () => {
    const hash = createHash('sha256');
    const data = new URL('../data/', import.meta.url);
    for (const name of readdirSync(data)
      .filter((one) => one.endsWith('.json'))
      .toSorted())
      hash.update(readFileSync(new URL(name, data)));
    for (const { input, imported: local = [], adoptions, place } of casesOf('duties')) {
      const facts = {
        imported: local.map(imported),
        ...(adoptions === undefined ? {} : { adoptions }),
        ...(place === undefined ? {} : { place }),
      };
      hash.update(JSON.stringify(duties(input, facts)));
    }
    expect(`${RULES_VERSION} ${hash.digest('hex').slice(0, 16)}`).toBe(
      '2026.11.2 6dd6b745744a974e',
    );
  });
});

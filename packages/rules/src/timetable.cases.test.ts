// Runs spec/rules/cases/timetable, and sees that every step is shown in every state it can have.
import { TIMETABLE_STEPS } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import type { Language } from './frame.ts';
import { casesOf } from './testing/cases.ts';
import type { Step, TimetableInput, TimetableOutput } from './timetable.shape.ts';
import { timetable } from './timetable.ts';

interface Case {
  title: string;
  input: TimetableInput;
  expect: Partial<Pick<TimetableOutput, 'outcome' | 'grade' | 'gradeFrom'>> & {
    refused?: string;
    path?: string;
    /** `approval`, `report/government/county`; at least as written here. */
    steps?: Record<
      string,
      Partial<Omit<Step, 'reasons' | 'missing'>> & { reasons?: string[]; missing?: string[] }
    >;
    absent?: string[];
    /** The levels that are told on a channel, in order. */
    levels?: Record<string, string[]>;
    reasons?: string[];
    missing?: string[];
  };
}

const cases = casesOf<Case>('timetable');
const answered = cases.filter(({ expect: { refused } }) => refused === undefined);
const ask = ({ input }: Case, language: Language = 'zh') => timetable(input, { language });
const keyOf = ({ step, channel, level }: Step) =>
  channel === undefined ? step : `${step}/${channel}/${level}`;
const coded = (codes: readonly string[], kind = '') =>
  codes.map((code) => `timetable.${kind}${code}`);

function checkStep(step: Step | undefined, wanted: NonNullable<Case['expect']['steps']>[string]) {
  const { reasons = [], missing, ...rest } = wanted;
  expect(step).toMatchObject(rest);
  expect(step?.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(coded(reasons)));
  if (missing !== undefined)
    expect(step?.missing.map(({ code }) => code)).toEqual(coded(missing, 'needs-'));
}

function check(answer: TimetableOutput, expected: Case['expect']) {
  const { steps = {}, absent = [], levels = {}, reasons = [], missing, ...rest } = expected;
  expect(answer).toMatchObject(rest);
  const found = new Map(answer.steps.map((step) => [keyOf(step), step]));
  for (const [key, wanted] of Object.entries(steps)) checkStep(found.get(key), wanted);
  for (const key of absent) expect(found.has(key), key).toBe(false);
  for (const [channel, wanted] of Object.entries(levels))
    expect(
      answer.steps.filter((step) => step.channel === channel).map(({ level }) => level),
    ).toEqual(wanted);
  expect(answer.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(coded(reasons)));
  if (missing !== undefined)
    expect(answer.missing.map(({ code }) => code)).toEqual(coded(missing, 'needs-'));
}

const textsOf = ({ steps, reasons, missing }: TimetableOutput) =>
  [...reasons, ...missing, ...steps.flatMap((step) => [...step.reasons, ...step.missing])].map(
    ({ text }) => text,
  );

describe('timetable', () => {
  it('there are cases to run', () => {
    expect(cases.length).toBeGreaterThanOrEqual(70);
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

  it.each(answered)('in English too, and nobody is found guilty by a date: $title', (one) => {
    const [zh, en] = (['zh', 'en'] as const).map((language) => ask(one, language));
    if (zh?.ok !== true || en?.ok !== true) throw new Error('refused');
    expect(en.value.steps.map(({ state, due }) => [state, due])).toEqual(
      zh.value.steps.map(({ state, due }) => [state, due]),
    );
    for (const text of textsOf(en.value)) expect(text).toMatch(/[a-z]{3}/);
    for (const text of [...textsOf(zh.value), ...textsOf(en.value)]) {
      expect(text).not.toMatch(/[{}]|undefined|（）|\(\)|“”|[：:；;,，]$/);
      expect(text).not.toMatch(/违法|违规|逾期未|unlawful|illegal|violat/);
    }
  });

  it('what is late or overdue says that it is to be checked', () => {
    for (const one of answered) {
      const answer = ask(one);
      if (!answer.ok) throw new Error('refused');
      for (const { state, reasons } of answer.value.steps)
        if (state === 'overdue' || state === 'done-late')
          expect(reasons[0]?.text).toContain('待核');
    }
  });

  /** At once and without a count: they can be neither late nor overdue. */
  const STATES: Readonly<Record<string, readonly string[]>> = {
    'unit-report': ['done', 'done-late', 'pending', 'overdue', 'cannot-tell'],
    report: ['done', 'done-late', 'pending', 'overdue', 'not-started', 'cannot-tell'],
    scene: ['done', 'pending'],
    'supplementary-report': [
      'done',
      'done-late',
      'pending',
      'overdue',
      'not-started',
      'cannot-tell',
    ],
    'investigation-report': ['done', 'done-late', 'pending', 'overdue', 'cannot-tell'],
    'listed-supervision': ['done', 'done-late', 'pending', 'overdue', 'not-started', 'cannot-tell'],
    approval: ['done', 'done-late', 'pending', 'overdue', 'not-started', 'cannot-tell'],
    closing: ['done', 'pending', 'not-started'],
    publication: ['done', 'pending', 'not-started'],
    evaluation: ['done', 'done-late', 'pending', 'overdue', 'not-started', 'cannot-tell'],
    'evaluation-publication': [
      'done',
      'done-late',
      'pending',
      'overdue',
      'not-started',
      'cannot-tell',
    ],
  };

  it.each(TIMETABLE_STEPS)('%s: a case for each state it can have', (step) => {
    const shown = new Set(
      answered.flatMap(({ expect: { steps = {} } }) =>
        Object.entries(steps).flatMap(([key, { state }]) =>
          key === step || key.startsWith(`${step}/`) ? (state ?? []) : [],
        ),
      ),
    );
    expect([...shown].toSorted()).toEqual([...(STATES[step] ?? [])].toSorted());
  });
});

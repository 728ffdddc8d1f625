// The 79 published investigations through grade and timetable, against spec/rules/investigations.yaml: what the official
// grade was, what the rules say, and why they differ or cannot tell. Nothing is guessed where a case states nothing.
import { readFileSync } from 'node:fs';
import { type AccidentSector, type CivilDate, parseCivilDate } from '@jinze/kernel';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { GRADE_ROWS } from './accident-law.ts';
import type { AccidentGrade, AccidentNature, Casualties, GradeOutput } from './grade.shape.ts';
import { grade } from './grade.ts';
import { type Investigation, investigations } from './investigations.ts';
import type { Step, TimetableInput } from './timetable.shape.ts';
import { timetable } from './timetable.ts';

interface Row {
  readonly id: string;
  /** As the collection states them: a case that changes makes its row wrong. */
  readonly states: Readonly<Record<string, string | number | null>>;
  readonly sector?: AccidentSector;
  readonly nature?: AccidentNature;
  /** Facts the collection itself calls doubtful are not known here. */
  readonly doubtful?: readonly (keyof Casualties)[];
  /** Days it may have occurred on, where the source does not show one. */
  readonly perhapsOn?: readonly CivilDate[];
  readonly grade: {
    readonly says: AccidentGrade | null;
    readonly ifMissingAreDead?: AccidentGrade;
    readonly verdict: 'agrees' | 'differs' | 'not-stated' | 'cannot-tell';
    readonly because?: string;
  };
  /** What the case states beyond its columns. */
  readonly events?: Partial<TimetableInput>;
  readonly timetable: Readonly<
    Record<string, { due?: string; cameTo: string; because?: string }>
  > | null;
  /** Why there is no timetable at all. */
  readonly because?: string;
}

const TABLE = parse(
  readFileSync(new URL('../../../spec/rules/investigations.yaml', import.meta.url), 'utf8'),
) as {
  explanations: Readonly<Record<string, string>>;
  notStated: Readonly<Record<string, string>>;
  cases: readonly Row[];
};
const ROWS = new Map(TABLE.cases.map((row) => [row.id, row]));
const explained = (code: string | undefined) => TABLE.explanations[code ?? ''];

const STATED = [
  'occurredAt',
  'industry',
  'deaths',
  'missing',
  'seriousInjuries',
  'directLossWanYuan',
  'officialGrade',
  'investigationStart',
  'reportedAt',
  'reportApprovedAt',
  'reportPublishedAt',
] as const;

const day = (text: string | null) => parseCivilDate(text?.slice(0, 10) ?? '');

function casualties(one: Investigation, { doubtful = [] }: Row): Casualties {
  const { deaths, missing, seriousInjuries, directLossWanYuan } = one;
  const stated = { deaths, missing, seriousInjuries, directLossWanYuan };
  return { ...stated, ...Object.fromEntries(doubtful.map((key) => [key, null])) };
}

const common = (row: Row) => ({
  ...(row.sector === undefined ? {} : { sector: row.sector }),
  ...(row.nature === undefined ? {} : { nature: row.nature }),
});

/** Once for each day it may have occurred on: what is said must not hang on which. */
function gradesOf(one: Investigation, row: Row): readonly GradeOutput[] {
  const on = day(one.occurredAt);
  const asOf = day(one.reportApprovedAt) ?? day(one.reportPublishedAt);
  return (row.perhapsOn ?? (on === undefined ? [] : [on])).map((occurredOn) => {
    const answer = grade({
      occurredOn,
      ...(asOf === undefined || asOf < occurredOn ? {} : { asOf }),
      ...casualties(one, row),
      ...common(row),
    });
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  });
}

const officialOf = ({ officialGrade }: Investigation) =>
  GRADE_ROWS.find(({ name }) => name === officialGrade)?.id;

/** The local time of the source, or its day alone. */
function occurredAt({ occurredAt: text }: Investigation): string {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return text.slice(0, 10);
  return `${text.length === 16 ? `${text}:00` : text}+08:00`;
}

function stepsOf(one: Investigation, row: Row): readonly Step[] | undefined {
  if (day(one.occurredAt) === undefined || row.timetable === null) return undefined;
  const [approvedOn, publishedOn] = [day(one.reportApprovedAt), day(one.reportPublishedAt)];
  const latest = [publishedOn, approvedOn, day(one.occurredAt)].find((on) => on !== undefined);
  const official = officialOf(one);
  const started = day(one.investigationStart);
  const answer = timetable({
    occurredAt: occurredAt(one),
    ...casualties(one, row),
    ...common(row),
    ...(official === undefined ? {} : { grade: official }),
    ...(one.reporting?.finding?.includes('瞒报') === true ? { concealed: true } : {}),
    ...(started === undefined ? {} : { investigationStartedOn: started }),
    ...(approvedOn === undefined ? {} : { approvedOn }),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    asOf: `${latest}T23:59:59+08:00`,
    ...row.events,
  });
  if (!answer.ok) throw new Error(`${one.id}: ${answer.error.code} ${answer.error.path}`);
  return answer.value.steps;
}

/**
 * What a step came to by what the case states. A date that is not stated is never taken for “not done”; the report was
 * submitted no later than it was approved or published, so one of these within the limit settles it.
 */
function cameTo(step: Step, { reportApprovedAt, reportPublishedAt }: Investigation, row: Row) {
  if (step.step === 'investigation-report' && step.state !== 'done') {
    const latest = day(reportApprovedAt) ?? day(reportPublishedAt);
    const dues = [step.due, ...(step.otherDue ?? [])].filter((due) => due !== null);
    return latest !== undefined && dues.length > 0 && dues.every((due) => latest <= due)
      ? 'done'
      : 'cannot-tell';
  }
  const isSettled = step.done !== undefined || row.events?.asOf !== undefined;
  return isSettled ? step.state : 'cannot-tell';
}

const keyOf = ({ step, channel, level }: Step) =>
  channel === undefined ? step : `${step}/${channel}/${level}`;

describe('the 79 investigations', () => {
  it('are all in the table, in their order, and no other', () => {
    expect(investigations()).toHaveLength(79);
    expect(TABLE.cases.map(({ id }) => id)).toEqual(investigations().map(({ id }) => id));
  });

  it('every explanation is used', () => {
    const used = TABLE.cases.flatMap((row) => [
      row.because,
      row.grade.because,
      ...Object.values(row.timetable ?? {}).map(({ because }) => because),
    ]);
    expect(Object.keys(TABLE.explanations).toSorted()).toEqual(
      [...new Set([...used, ...Object.values(TABLE.notStated)])]
        .filter((code) => code !== undefined)
        .toSorted(),
    );
  });

  const pairs = investigations().map((one) => ({ one, row: ROWS.get(one.id), id: one.id }));

  it.each(pairs)('$id: the grade agrees, or the table says why not', ({ one, row }) => {
    if (row === undefined) throw new Error('not in the table');
    expect(Object.fromEntries(STATED.map((key) => [key, one[key]]))).toEqual(row.states);
    const answers = gradesOf(one, row);
    const said = new Set(answers.map((answer) => answer.grade ?? null));
    const says = said.size === 1 ? [...said][0] : null;
    expect(says ?? null).toBe(row.grade.says);
    if (row.grade.ifMissingAreDead !== undefined)
      for (const answer of answers)
        expect(answer.gradeIfMissingAreDead).toBe(row.grade.ifMissingAreDead);
    const official = officialOf(one);
    const verdict =
      says === null || says === undefined
        ? 'cannot-tell'
        : official === undefined
          ? 'not-stated'
          : says === official
            ? 'agrees'
            : 'differs';
    expect(row.grade.verdict).toBe(verdict);
    if (verdict !== 'agrees') expect(explained(row.grade.because)).toMatch(/\S/);
  });

  it('where the facts suffice the rules and the authorities agree', () => {
    const count = (verdict: Row['grade']['verdict']) =>
      TABLE.cases.filter((row) => row.grade.verdict === verdict).length;
    expect(count('differs')).toBe(0);
    expect(count('agrees')).toBeGreaterThanOrEqual(45);
  });

  it.each(pairs)(
    '$id: what of its timetable can be reckoned, and what it came to',
    ({ one, row }) => {
      if (row === undefined) throw new Error('not in the table');
      const steps = stepsOf(one, row);
      if (steps === undefined || row.timetable === null) {
        expect([steps, row.timetable]).toEqual([undefined, null]);
        expect(explained(row.because)).toMatch(/\S/);
        return;
      }
      const found = new Map(steps.map((step) => [keyOf(step), step]));
      for (const [key, { due, cameTo: wanted, because }] of Object.entries(row.timetable)) {
        const step = found.get(key);
        if (step === undefined) throw new Error(`no step ${key}`);
        expect(step.due ?? undefined, key).toBe(due);
        expect(cameTo(step, one, row), key).toBe(wanted);
        if (wanted === 'cannot-tell') expect(explained(because), key).toMatch(/\S/);
      }
      for (const step of steps) {
        if (row.timetable[keyOf(step)] !== undefined) continue;
        // What the table leaves out the case does not state.
        expect(step.done, keyOf(step)).toBeUndefined();
        expect(explained(TABLE.notStated[step.step]), step.step).toMatch(/\S/);
      }
      expect(row.timetable['investigation-report']).toBeDefined();
    },
  );

  it('what was published within the limit was submitted within it: two reports, and no other can be told', () => {
    const inTime = TABLE.cases.filter(
      ({ timetable: steps }) => steps?.['investigation-report']?.cameTo === 'done',
    );
    expect(inTime.map(({ id }) => id)).toEqual(['liuyang-2019-1204', 'dehui-2013-0603']);
  });
});

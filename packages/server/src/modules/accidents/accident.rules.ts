// The rules on grade and timetable asked about what was on record: facts and milestones in, answers with reasons out. Pure.
import {
  ACCIDENT_GRADES,
  type AccidentFacts,
  type AccidentGrade,
  type Graded,
} from '@jinze/contracts';
import {
  assert,
  type CivilDate,
  type ClockStart,
  civilDateAt,
  daysBetween,
  type MilestoneKind,
} from '@jinze/kernel';
import {
  type GradeInput,
  type GradeOutput,
  grade,
  gradeOf,
  type TimetableInput,
  type TimetableOutput,
  timetable,
} from '@jinze/rules';
import type { MilestoneRow } from './milestones.store.ts';
import { ruleSectorOf } from './sector.ts';

/** What a grade goes by. */
export type GradeFacts = Pick<
  AccidentFacts,
  | 'occurredOn'
  | 'deaths'
  | 'missing'
  | 'seriousInjuries'
  | 'directLossWanYuan'
  | 'sector'
  | 'sectorCode'
  | 'nature'
  | 'grade'
  | 'gradeSource'
>;

/** What is not known stays null: the rule says what is missing, and never takes it for none. */
const casualtiesOf = (facts: GradeFacts) => ({
  deaths: facts.deaths,
  missing: facts.missing,
  seriousInjuries: facts.seriousInjuries,
  directLossWanYuan: facts.directLossWanYuan,
  sector: ruleSectorOf(facts),
  nature: facts.nature,
});

const gradeInput = (facts: GradeFacts, asOf: CivilDate): GradeInput => ({
  occurredOn: facts.occurredOn,
  asOf,
  ...casualtiesOf(facts),
});

export function gradeAsOf(facts: AccidentFacts, asOf: CivilDate): GradeOutput {
  const found = grade(gradeInput(facts, asOf));
  assert(found.ok, 'an accident is known after it happened');
  return found.value;
}

/** The grade alone, for lists; null: cannot be told. */
export function computedGradeOf(facts: GradeFacts, asOf: CivilDate): AccidentGrade | null {
  return gradeOf(gradeInput(facts, asOf)).grade ?? null;
}

/** By which it is looked for: as decided, else as computed, and only where that tells nothing as reported. */
export const gradeStanding = (facts: GradeFacts, asOf: CivilDate): AccidentGrade | null =>
  (facts.gradeSource === 'decided' ? facts.grade : computedGradeOf(facts, asOf)) ?? facts.grade;

/** With the decided grade beside it, where that is another one: neither takes the other's place. */
export function gradedAsOf(facts: AccidentFacts, asOf: CivilDate): Graded {
  const answer = gradeAsOf(facts, asOf);
  const isDecided = facts.gradeSource === 'decided' && facts.grade !== null;
  const differs = isDecided && answer.grade !== undefined && answer.grade !== facts.grade;
  return { asOf, answer, differsFrom: differs ? facts.grade : null };
}

export interface TimetableFacts {
  /** As known at the instant, the earliest version first. */
  readonly known: readonly {
    readonly facts: AccidentFacts;
    readonly recordedAt: Date;
    /** What was written wrong is put right: nothing has happened. */
    readonly isCorrection: boolean;
  }[];
  /** Those that stood at the instant. */
  readonly milestones: readonly MilestoneRow[];
  /** 瞒报 found by an organ and not withdrawn. */
  readonly isConcealed: boolean;
  /** No prefecture between county and province. */
  readonly hasNoPrefecture: boolean;
  readonly at: Date;
}

const CASUALTIES = ['deaths', 'missing', 'seriousInjuries'] as const;

/**
 * Versions that said other casualties than were known before, and the first supplementary report on or after each. A number
 * that was not known and now is changes nothing, nor does what is put right.
 */
function casualtyChangesOf({ known, milestones }: TimetableFacts) {
  const reports = milestones
    .filter(({ kind }) => kind === 'supplementary-report')
    .map(({ on }) => on)
    .toSorted();
  const last: { -readonly [K in (typeof CASUALTIES)[number]]?: number } = {};
  return known.flatMap(({ facts, isCorrection }) => {
    let isOther = false;
    for (const key of CASUALTIES) {
      const now = facts[key];
      if (now === null) continue;
      if (last[key] !== undefined && last[key] !== now) isOther = true;
      last[key] = now;
    }
    if (!isOther || isCorrection) return [];
    const on = facts.knownAsOf;
    const reportedOn = reports.find((day) => day >= on);
    return [{ on, ...(reportedOn === undefined ? {} : { reportedOn }) }];
  });
}

/** Days that lie in at least one technical appraisal, first and last included. */
export function appraisalDaysOf(milestones: readonly MilestoneRow[]): number {
  const spans = milestones
    .flatMap(({ kind, on, untilOn }) =>
      kind === 'appraisal' && untilOn !== null ? [{ from: on, to: untilOn }] : [],
    )
    .toSorted((a, b) => a.from.localeCompare(b.from));
  let days = 0;
  let counted: CivilDate | undefined;
  for (const { from, to } of spans) {
    if (counted !== undefined && to <= counted) continue;
    days += daysBetween(from, to) + 1;
    if (counted !== undefined && counted >= from) days -= daysBetween(from, counted) + 1;
    counted = to;
  }
  return days;
}

/** The instrument knows no more; what was granted beyond is odd, and shown as such. */
export const MOST_DAYS = { extension: 60, 'approval-extension': 30 } as const;

export function daysGranted(
  milestones: readonly MilestoneRow[],
  kind: keyof typeof MOST_DAYS,
): number {
  const days = milestones.reduce((sum, one) => sum + (one.kind === kind ? (one.days ?? 0) : 0), 0);
  return Math.min(days, MOST_DAYS[kind]);
}

/** Recorded as natural or criminal and of production after all: then its own clock runs. */
const isReclassified = ({ natureFrom, natureTo }: MilestoneRow) =>
  natureTo === 'production' && (natureFrom === 'natural' || natureFrom === 'criminal');

/** The latest of what starts the clock anew. */
function clockStartOf(milestones: readonly MilestoneRow[]) {
  const starts = milestones.flatMap((one): { on: CivilDate; because: ClockStart }[] => {
    if (one.kind === 'verified') return [{ on: one.on, because: 'verified' }];
    if (one.kind === 'taken-over') return [{ on: one.on, because: 'taken-over' }];
    return one.kind === 'nature-changed' && isReclassified(one)
      ? [{ on: one.on, because: 'reclassified' }]
      : [];
  });
  return starts.toSorted((a, b) => a.on.localeCompare(b.on)).at(-1);
}

/** As decided; without a decision what casualties give, and only where they give none what was reported. */
function givenGrade(facts: AccidentFacts, on: CivilDate): AccidentGrade | undefined {
  if (facts.grade === null) return undefined;
  if (facts.gradeSource === 'decided') return facts.grade;
  return computedGradeOf(facts, on) === null ? facts.grade : undefined;
}

/** What stood on a day: as decided, else by the casualties, else as reported. */
const standingGrade = (facts: AccidentFacts, on: CivilDate): AccidentGrade | undefined =>
  givenGrade(facts, on) ?? computedGradeOf(facts, on) ?? undefined;

const isHigher = (one: AccidentGrade, other: AccidentGrade) =>
  ACCIDENT_GRADES.indexOf(one) < ACCIDENT_GRADES.indexOf(other);

const DAY_MS = 86_400_000;
const shanghaiDay = (day: CivilDate) => Date.parse(`${day}T00:00:00+08:00`);

/** By when it was known for certain: the day it names is over, or it was recorded before that; never before the accident. */
function knownBy({ facts, recordedAt }: TimetableFacts['known'][number]): string {
  const began = Date.parse(facts.occurredAt ?? '') || shanghaiDay(facts.occurredOn);
  const known = Math.min(recordedAt.getTime(), shanghaiDay(facts.knownAsOf) + DAY_MS - 1000);
  return new Date(Math.max(began, known)).toISOString();
}

/**
 * The grade was lower until its last rise. Of several rises all are taken to be as late as the last: a level that was to be
 * told since an earlier one is then asked later than it might, and nobody is held to what could not be known. A grade
 * that nobody could tell counts as the lowest.
 */
function regradedOf({ known }: TimetableFacts): TimetableInput['regraded'] {
  let [lowest, last]: (AccidentGrade | undefined)[] = [];
  let risenAt: string | undefined;
  for (const one of known) {
    const grade = standingGrade(one.facts, civilDateAt(one.recordedAt)) ?? 'ordinary';
    if (last !== undefined && isHigher(grade, last)) risenAt = knownBy(one);
    if (lowest === undefined || isHigher(lowest, grade)) lowest = grade;
    last = grade;
  }
  return risenAt === undefined || lowest === undefined || last === undefined || last === lowest
    ? undefined
    : { from: lowest, at: risenAt };
}

const given = <Key extends string, Value>(key: Key, value: Value | null | undefined) =>
  (value === null || value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };

export function timetableInputOf(asked: TimetableFacts): TimetableInput | undefined {
  const { known, milestones, at } = asked;
  const facts = known.at(-1)?.facts;
  if (facts === undefined) return undefined;
  const first = (kind: MilestoneKind) =>
    milestones
      .filter((one) => one.kind === kind)
      .toSorted((a, b) => a.on.localeCompare(b.on) || (a.at ?? '').localeCompare(b.at ?? ''))[0];
  const changes = casualtyChangesOf(asked);
  return {
    occurredAt: facts.occurredAt ?? facts.occurredOn,
    ...casualtiesOf(facts),
    ...given('grade', givenGrade(facts, civilDateAt(at))),
    ...given('regraded', regradedOf(asked)),
    concealed: asked.isConcealed,
    noPrefecture: asked.hasNoPrefecture,
    ...given('unitToldAt', first('unit-told')?.at),
    ...given('unitReportedAt', first('unit-reported')?.at),
    reports: milestones.flatMap(({ kind, channel, level, at: told }) =>
      kind === 'reported' && channel !== null && level !== null && told !== null
        ? [{ channel, level, at: told }]
        : [],
    ),
    ...given('headsAtSceneAt', first('heads-at-scene')?.at),
    ...(changes.length === 0 ? {} : { casualtyChanges: changes }),
    ...given('clockStart', clockStartOf(milestones)),
    ...given('investigationStartedOn', first('investigation-started')?.on),
    appraisalDays: appraisalDaysOf(milestones),
    extensionDays: daysGranted(milestones, 'extension'),
    ...given('reportSubmittedOn', first('report-submitted')?.on),
    approvalExtensionDays: daysGranted(milestones, 'approval-extension'),
    ...given('approvedOn', first('approved')?.on),
    ...given('closedOn', first('closed')?.on),
    ...given('publishedOn', first('handling-published')?.on),
    ...given('evaluatedOn', first('evaluation-done')?.on),
    ...given('evaluationPublishedOn', first('evaluation-published')?.on),
    ...given('listedOn', first('listed-supervision')?.on),
    ...given('listedAgreedOn', first('listing-agreed')?.on),
    asOf: at.toISOString(),
  };
}

export function timetableOf(asked: TimetableFacts): TimetableOutput {
  const input = timetableInputOf(asked);
  assert(input !== undefined, 'an accident on record has a version');
  const found = timetable(input);
  assert(found.ok, 'no milestone is before its accident, no approval before its report');
  return found.value;
}

// What is known of an accident at the instant asked about: later events are left out, impossible ones refused.
import {
  type CivilDate,
  ok,
  type ReportChannel,
  type ReportLevel,
  type Result,
  refuse,
} from '@jinze/kernel';
import type { Language } from './frame.ts';
import type { AccidentGrade } from './grade.shape.ts';
import { dayAt, startOf } from './timetable.clock.ts';
import type { TimetableInput, TimetableRefusal } from './timetable.shape.ts';

const DAYS = [
  'investigationStartedOn',
  'reportSubmittedOn',
  'approvedOn',
  'closedOn',
  'publishedOn',
  'evaluatedOn',
  'evaluationPublishedOn',
  'listedOn',
  'listedAgreedOn',
] as const;
const INSTANTS = ['unitToldAt', 'unitReportedAt', 'headsAtSceneAt'] as const;

type Days = { readonly [Key in (typeof DAYS)[number]]: CivilDate | undefined };
type Instants = { readonly [Key in (typeof INSTANTS)[number]]: number | undefined };

export interface Facts extends Days, Instants {
  readonly input: TimetableInput;
  readonly language: Language;
  readonly occurredOn: CivilDate;
  /** Undefined where only the day is known. */
  readonly occurredAt: number | undefined;
  readonly now: number;
  readonly today: CivilDate;
  /** The lowest grade that is certain; undefined: not known. */
  readonly grade: AccidentGrade | undefined;
  /** The lower grade until `at`; undefined: it was always the same. */
  readonly regraded: { readonly from: AccidentGrade; readonly at: number } | undefined;
  /** When a level was first told on a channel. */
  readonly told: (channel: ReportChannel, level: ReportLevel) => number | undefined;
}

/** Before the grade is reckoned. */
export type Known = Omit<Facts, 'grade'>;

const isDay = (text: string): text is CivilDate => text.length === 10;

interface Times {
  readonly occurredOn: CivilDate;
  readonly occurredAt: number | undefined;
}

function occurredOf({ occurredAt: given }: TimetableInput): Times {
  if (isDay(given)) return { occurredOn: given, occurredAt: undefined };
  const at = Date.parse(given);
  return { occurredOn: dayAt(at), occurredAt: at };
}

/** Every dated fact with its place in the input. */
function* datedFacts(input: TimetableInput): Generator<readonly [string, string | undefined]> {
  for (const key of [...INSTANTS, ...DAYS]) yield [key, input[key]];
  yield ['asOf', input.asOf];
  yield ['clockStart.on', input.clockStart?.on];
  yield ['regraded.at', input.regraded?.at];
  for (const [at, report] of (input.reports ?? []).entries()) yield [`reports.${at}.at`, report.at];
  for (const [at, change] of (input.casualtyChanges ?? []).entries()) {
    yield [`casualtyChanges.${at}.on`, change.on];
    yield [`casualtyChanges.${at}.reportedOn`, change.reportedOn];
  }
}

function refusalOf(
  input: TimetableInput,
  { occurredOn, occurredAt }: Times,
): TimetableRefusal | undefined {
  const begun = occurredAt ?? startOf(occurredOn);
  for (const [path, given] of datedFacts(input)) {
    if (given === undefined) continue;
    if (isDay(given) ? given < occurredOn : Date.parse(given) < begun)
      return {
        code: 'rules.before-the-accident',
        path,
        values: { given, occurred: input.occurredAt },
      };
  }
  const { reportSubmittedOn, approvedOn } = input;
  if (reportSubmittedOn === undefined || approvedOn === undefined) return undefined;
  if (approvedOn >= reportSubmittedOn) return undefined;
  return {
    code: 'rules.approved-before-submitted',
    path: 'approvedOn',
    values: { given: approvedOn, occurred: reportSubmittedOn },
  };
}

/** Refuses what lies before the accident, and an approval before its report; drops what lies after `asOf`. */
export function factsKnown(
  input: TimetableInput,
  language: Language,
): Result<Known, TimetableRefusal> {
  const times = occurredOf(input);
  const refusal = refusalOf(input, times);
  if (refusal !== undefined) return refuse(refusal);
  const now = Date.parse(input.asOf);
  const today = dayAt(now);
  const day = (key: keyof Days) => {
    const on = input[key];
    return on === undefined || on > today ? undefined : on;
  };
  const instant = (text: string | undefined) => {
    const at = text === undefined ? Number.NaN : Date.parse(text);
    return at <= now ? at : undefined;
  };
  const told = (channel: ReportChannel, level: ReportLevel) => {
    let first: number | undefined;
    for (const report of input.reports ?? []) {
      if (report.channel !== channel || report.level !== level) continue;
      const at = instant(report.at);
      if (at !== undefined && (first === undefined || at < first)) first = at;
    }
    return first;
  };
  const regradedAt = instant(input.regraded?.at);
  return ok({
    ...times,
    regraded:
      input.regraded === undefined || regradedAt === undefined
        ? undefined
        : { from: input.regraded.from, at: regradedAt },
    input,
    language,
    now,
    today,
    told,
    unitToldAt: instant(input.unitToldAt),
    unitReportedAt: instant(input.unitReportedAt),
    headsAtSceneAt: instant(input.headsAtSceneAt),
    investigationStartedOn: day('investigationStartedOn'),
    reportSubmittedOn: day('reportSubmittedOn'),
    approvedOn: day('approvedOn'),
    closedOn: day('closedOn'),
    publishedOn: day('publishedOn'),
    evaluatedOn: day('evaluatedOn'),
    evaluationPublishedOn: day('evaluationPublishedOn'),
    listedOn: day('listedOn'),
    listedAgreedOn: day('listedAgreedOn'),
  });
}

// The statutory timetable as was known at an instant, and at each version that moved the grade: until then and from then on. Pure.
import type {
  AccidentGrade,
  AccidentTimetable,
  AccidentWaits,
  Following,
  Regrading,
  TimetableAsked,
} from '@jinze/contracts';
import { civilDateAt } from '@jinze/kernel';
import { computedGradeOf, gradeAsOf, timetableOf } from './accident.rules.ts';
import { type AccidentRow, factsOf } from './accidents.store.ts';
import type { FindingRow } from './findings.store.ts';
import type { MilestoneRow } from './milestones.store.ts';

/** Everything ever said of an accident. */
export interface OnRecord {
  /** The newest first. */
  readonly versions: readonly AccidentRow[];
  readonly milestones: readonly MilestoneRow[];
  readonly findings: readonly FindingRow[];
  readonly hasNoPrefecture: boolean;
}

/** What stood: recorded by then, not yet superseded, not withdrawn. */
export function milestonesAt(rows: readonly MilestoneRow[], at: Date): MilestoneRow[] {
  return rows.filter(
    ({ recordedAt, supersededAt, state }) =>
      recordedAt <= at && (supersededAt === null || supersededAt > at) && state === 'recorded',
  );
}

const isFoundAt = ({ recorded_at: from, withdrawn_at: to }: FindingRow, at: Date) =>
  from <= at && (to === null || to > at);

const isConcealedAt = (findings: readonly FindingRow[], at: Date) =>
  findings.some((one) => one.kind === 'concealed' && isFoundAt(one, at));

/** Of the versions that were there, the earliest first; asked of the last of them at the instant. */
function askedOf(
  known: readonly AccidentRow[],
  { milestones, findings, hasNoPrefecture }: OnRecord,
  at: Date,
): TimetableAsked | undefined {
  const newest = known.at(-1);
  if (newest === undefined) return undefined;
  return {
    version: newest.version,
    at: at.toISOString(),
    grade: gradeAsOf(factsOf(newest), civilDateAt(at)),
    timetable: timetableOf({
      known: known.map((row) => ({
        facts: factsOf(row),
        recordedAt: row.recordedAt,
        isCorrection: row.isCorrection,
      })),
      milestones: milestonesAt(milestones, at),
      isConcealed: isConcealedAt(findings, at),
      hasNoPrefecture,
      at,
    }),
  };
}

const gradeAt = (row: AccidentRow, at: Date): AccidentGrade | null =>
  row.gradeSource === 'decided' ? row.grade : computedGradeOf(factsOf(row), civilDateAt(at));

/** Both sides are asked at the instant of the new version: the last of what was known, and the first of what is known by now. */
function regradingsOf(known: readonly AccidentRow[], record: OnRecord): Regrading[] {
  return known.flatMap((row, index): Regrading[] => {
    const last = known[index - 1];
    if (last === undefined || row.state !== 'recorded') return [];
    const at = row.recordedAt;
    const [from, to] = [gradeAt(last, at), gradeAt(row, at)];
    const before = from === to ? undefined : askedOf(known.slice(0, index), record, at);
    const after = before === undefined ? undefined : askedOf(known.slice(0, index + 1), record, at);
    return before === undefined || after === undefined
      ? []
      : [
          {
            version: row.version,
            recordedAt: at.toISOString(),
            from,
            to,
            reason: row.changeReason ?? '',
            before,
            after,
          },
        ];
  });
}

const LATE = ['overdue', 'done-late'];
const REPORTING = ['unit-report', 'report', 'supplementary-report'];

/** What the rules give rise to and nobody has recorded. It proposes; an organ finds, a committee lists, people decide. */
function followingOf(
  { timetable }: TimetableAsked,
  milestones: readonly MilestoneRow[],
  findings: readonly FindingRow[],
): Following[] {
  const has = (kind: string) => milestones.some((one) => one.kind === kind);
  const { steps, grade } = timetable;
  const listing = steps.find(({ step }) => step === 'listed-supervision');
  const late = steps.filter(({ step, state }) => REPORTING.includes(step) && LATE.includes(state));
  return [
    ...(listing?.by !== undefined && !has('listed-supervision')
      ? [
          {
            kind: 'listed-supervision' as const,
            text: `按规定由${listing.by}挂牌督办，还没有登记；请核对是否已经挂牌。`,
          },
        ]
      : []),
    ...(grade !== undefined && grade !== 'ordinary' && !has('talk-held')
      ? [
          {
            kind: 'talk' as const,
            text: '请在“约谈”中核对是否达到应当约谈的情形（安委〔2018〕2号）。',
          },
        ]
      : []),
    ...(late.length > 0 && findings.length === 0
      ? [
          {
            kind: 'check-report' as const,
            text: `${late.length} 项报告时限有待核实：系统只按登记的时间比较，是否迟报、漏报由有权机关认定。`,
          },
        ]
      : []),
  ];
}

/** Undefined for an instant at which the accident was not on record. */
export function timetableAt(
  record: OnRecord,
  at: Date,
): Omit<AccidentTimetable, 'milestones' | 'odd'> | undefined {
  const known = record.versions.filter(({ recordedAt }) => recordedAt <= at).toReversed();
  const asked = askedOf(known, record, at);
  return asked === undefined
    ? undefined
    : {
        ...asked,
        regradings: regradingsOf(known, record),
        following: followingOf(
          asked,
          milestonesAt(record.milestones, at),
          record.findings.filter((one) => isFoundAt(one, at)),
        ),
      };
}

type Step = TimetableAsked['timetable']['steps'][number];

/** The instant up to which it is in time: a day lasts until it is over. */
const endOf = (due: string) => Date.parse(due.includes('T') ? due : `${due}T24:00:00+08:00`);

/** The one whose limit comes first of those that are still in time. */
function nextOf(steps: readonly Step[]): AccidentWaits['next'] {
  const [next] = steps
    .flatMap(({ state, due, ...one }) =>
      state === 'pending' && due !== null ? [{ ...one, due }] : [],
    )
    .toSorted((a, b) => endOf(a.due) - endOf(b.due));
  if (next === undefined) return null;
  const { step, due, channel, level } = next;
  return {
    step,
    due,
    ...(channel === undefined ? {} : { channel }),
    ...(level === undefined ? {} : { level }),
  };
}

/** What of it waits for somebody at an instant; null: withdrawn, or not on record then. */
export function waitsOf(record: OnRecord, at: Date): AccidentWaits | null {
  const known = record.versions.filter(({ recordedAt }) => recordedAt <= at).toReversed();
  const asked = known.at(-1)?.state === 'recorded' ? askedOf(known, record, at) : undefined;
  if (asked === undefined) return null;
  const { steps } = asked.timetable;
  const count = (state: Step['state']) => steps.filter((one) => one.state === state).length;
  return { overdue: count('overdue'), cannotTell: count('cannot-tell'), next: nextOf(steps) };
}

// The first hours and days: the unit's report, each channel level by level, the scene, supplementary reports.
import {
  addDays,
  REPORT_CHANNELS,
  REPORT_LEVELS,
  type ReportChannel,
  type ReportLevel,
} from '@jinze/kernel';
import {
  CHANGE_DAYS,
  changeWindows,
  GRADE_ROW,
  LEVEL_HOURS,
  ofDecree,
  UNIT_HOURS,
} from './accident-law.ts';
import { toldName } from './accident-names.ts';
import type { Basis } from './frame.ts';
import type { AccidentGrade } from './grade.shape.ts';
import {
  type Draft,
  HOUR,
  instantText,
  judge,
  openDays,
  shownTime,
  startOf,
} from './timetable.clock.ts';
import type { Facts } from './timetable.facts.ts';

const OF_UNIT = [ofDecree(9)];
const OF_SCENE = [ofDecree(15)];
const OF_CHANGES = [ofDecree(13)];
const OF_CHANNEL: Readonly<Record<ReportChannel, readonly Basis[]>> = {
  regulator: [ofDecree(11)],
  government: [ofDecree(11)],
  // The decree names regulators and governments; that the party committee has its clock comes from the data's note.
  'party-committee': [{ ...ofDecree(11), status: 'partly' }],
};

const doneAt = (at: number | undefined) => (at === undefined ? {} : { done: instantText(at) });

/** When the unit's report reached the regulator: as recorded of the unit, or of the county's regulator. */
function unitReport({ unitReportedAt: unit, told }: Facts): number | undefined {
  const county = told('regulator', 'county');
  if (unit === undefined || county === undefined) return unit ?? county;
  return Math.min(unit, county);
}

/** Art. 9: within one hour of being told, which is at once unless something else is recorded. */
function stepOfUnit(facts: Facts): Draft {
  const { occurredAt, occurredOn, unitToldAt, now } = facts;
  const from = unitToldAt ?? occurredAt;
  const done = unitReport(facts);
  const limit = UNIT_HOURS * HOUR;
  // Of a day without an hour the first and the last instant are both open.
  const dues =
    from === undefined
      ? [startOf(occurredOn) + limit, startOf(addDays(occurredOn, 1)) + limit]
      : [from + limit];
  const state = judge(dues, done, now);
  return {
    step: 'unit-report',
    ...(from === undefined ? {} : { from: instantText(from), due: instantText(from + limit) }),
    ...doneAt(done),
    state,
    basis: OF_UNIT,
    grounds: [
      {
        code: unitToldAt === undefined ? 'timetable.unit-told-at-once' : 'timetable.unit-told',
        basis: OF_UNIT,
        compared: { hours: UNIT_HOURS },
      },
    ],
    ...(state === 'cannot-tell' ? { needs: [{ code: 'hour' }] } : {}),
  };
}

/** Whether a level must be told: by the grade; `beyond` it none must, but may. */
function needOf(
  level: ReportLevel,
  grade: AccidentGrade | undefined,
  { input }: Facts,
): 'must' | 'unknown' | 'beyond' {
  // The lowest grade goes one level above the county: to the province where there is no prefecture.
  const least = input.noPrefecture === true ? 'province' : 'prefecture';
  const rank = REPORT_LEVELS.indexOf(level);
  if (rank <= REPORT_LEVELS.indexOf(least)) return 'must';
  if (grade === undefined) return 'unknown';
  return rank <= REPORT_LEVELS.indexOf(GRADE_ROW[grade].reportedUpTo.level) ? 'must' : 'beyond';
}

interface Told {
  readonly channel: ReportChannel;
  readonly level: ReportLevel;
  /** When the level below was told on the same channel. */
  readonly from: number | undefined;
  readonly done: number | undefined;
}

/** Undefined where nobody need be told and nobody was. */
function stepOfLevel({ channel, level, done, ...told }: Told, facts: Facts): Draft | undefined {
  const need = needOf(level, facts.grade, facts);
  if (need === 'beyond' && done === undefined) return undefined;
  const basis = OF_CHANNEL[channel];
  const step = { step: 'report', channel, level, ...doneAt(done), basis } as const;
  const whom = toldName(channel, level, facts.language);
  if (need === 'beyond')
    return {
      ...step,
      state: 'done',
      grounds: [{ code: 'timetable.beyond-the-grade', basis, compared: { whom } }],
    };
  const { regraded } = facts;
  // Nobody could know before the grade rose that this level would have to be told.
  const isLater = regraded !== undefined && needOf(level, regraded.from, facts) === 'beyond';
  const from = isLater && told.from !== undefined ? Math.max(told.from, regraded.at) : told.from;
  const due = from === undefined ? undefined : from + LEVEL_HOURS * HOUR;
  const isBegun = due !== undefined || done !== undefined;
  const state =
    need === 'unknown'
      ? 'cannot-tell'
      : isBegun
        ? judge(due === undefined ? [] : [due], done, facts.now)
        : 'not-started';
  const clock = channel === 'party-committee' ? 'party-committee-clock' : 'channel-clock';
  return {
    ...step,
    ...(from === undefined ? {} : { from: instantText(from) }),
    ...(due === undefined ? {} : { due: instantText(due) }),
    state,
    grounds: [
      { code: `timetable.${clock}`, basis, compared: { whom, hours: LEVEL_HOURS } },
      ...(isLater
        ? [
            {
              code: 'timetable.since-regraded',
              basis,
              compared: { whom, at: shownTime(instantText(regraded.at)) },
            },
          ]
        : []),
    ],
    ...(state === 'cannot-tell'
      ? { needs: [{ code: need === 'unknown' ? 'grade' : 'told-below', values: { whom } }] }
      : {}),
  };
}

/** Each channel has its own clock: a level's hours begin when the one below was told on the same channel. */
function stepsOfChannel(channel: ReportChannel, facts: Facts): readonly Draft[] {
  const steps: Draft[] = [];
  let from = unitReport(facts);
  for (const level of REPORT_LEVELS) {
    if (level === 'prefecture' && facts.input.noPrefecture === true) continue;
    // The regulator of the county is told by the unit itself.
    if (level === 'county' && channel === 'regulator') continue;
    const done = facts.told(channel, level);
    const step = stepOfLevel({ channel, level, from, done }, facts);
    if (step !== undefined) steps.push(step);
    from = done;
  }
  return steps;
}

function stepOfScene({ headsAtSceneAt }: Facts): Draft {
  return {
    step: 'scene',
    ...doneAt(headsAtSceneAt),
    state: headsAtSceneAt === undefined ? 'pending' : 'done',
    basis: OF_SCENE,
    grounds: [{ code: 'timetable.at-once', basis: OF_SCENE }],
  };
}

/** Art. 13: what changed within the window is reported at once; the window's last day is the last it can be in time. */
function stepOfChanges({ occurredOn, today, input }: Facts): Draft {
  const dues = changeWindows(input.sector).map((window) =>
    addDays(occurredOn, CHANGE_DAYS[window]),
  );
  const changes = input.casualtyChanges?.filter(({ on }) => on <= today);
  const states = new Set(
    dues.map((due) => {
      const isOpen = today <= due;
      const within = changes?.filter(({ on }) => on <= due) ?? [];
      if (within.some(({ reportedOn }) => reportedOn === undefined || reportedOn > today))
        return isOpen ? 'pending' : 'overdue';
      if (isOpen) return 'pending';
      if (changes === undefined) return 'cannot-tell';
      if (within.length === 0) return 'not-started';
      return within.some(({ reportedOn = due }) => reportedOn > due) ? 'done-late' : 'done';
    }),
  );
  const [first] = states;
  const state = states.size === 1 && first !== undefined ? first : 'cannot-tell';
  const reported = changes?.flatMap(({ reportedOn }) => reportedOn ?? []) ?? [];
  const last = reported
    .filter((on) => on <= today)
    .toSorted()
    .at(-1);
  const isSectorOpen = dues.length > 1;
  return {
    step: 'supplementary-report',
    from: occurredOn,
    ...openDays(dues, false),
    ...(last === undefined ? {} : { done: last }),
    state,
    basis: OF_CHANGES,
    grounds: [
      {
        code: isSectorOpen ? 'timetable.changes-both' : 'timetable.changes',
        basis: OF_CHANGES,
      },
      ...(state === 'not-started' ? [{ code: 'timetable.no-change', basis: OF_CHANGES }] : []),
    ],
    ...(state === 'cannot-tell'
      ? { needs: [{ code: changes === undefined ? 'changes' : 'sector' }] }
      : {}),
  };
}

export function reportingSteps(facts: Facts): readonly Draft[] {
  return [
    stepOfUnit(facts),
    ...REPORT_CHANNELS.flatMap((channel) => stepsOfChannel(channel, facts)),
    stepOfScene(facts),
    stepOfChanges(facts),
  ];
}

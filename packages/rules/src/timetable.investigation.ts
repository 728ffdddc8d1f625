// The investigation and what ends it: its report, approval, closing, publication; then what timetable.after.ts adds.
import { addDays, type CivilDate } from '@jinze/kernel';
import {
  APPROVAL,
  APPROVAL_ESPECIALLY_SERIOUS,
  INVESTIGATION,
  ofDecree,
  SECTOR_RULES,
  type SectorRule,
} from './accident-law.ts';
import { SECTOR_NAMES } from './accident-names.ts';
import type { Basis, Ground } from './frame.ts';
import type { AccidentGrade } from './grade.shape.ts';
import { doneOn, evaluationSteps, stepOfListing } from './timetable.after.ts';
import { type Draft, judge, openDays } from './timetable.clock.ts';
import type { Facts } from './timetable.facts.ts';

const OF_INVESTIGATION = [ofDecree(29)];
const OF_APPRAISAL = [ofDecree(27)];
const OF_APPROVAL = [ofDecree(32)];
const OF_PUBLICATION = [ofDecree(34)];

/** How many days by every reading that is open; `isSure`: the first is the rule, the others only if the sector is another. */
interface Days {
  readonly days: readonly number[];
  readonly isSure: boolean;
  readonly needs: readonly ('sector' | 'grade' | 'extension')[];
  readonly basis: readonly Basis[];
  readonly grounds: readonly Ground[];
}

const daysBy = ({ days }: SectorRule, grade: AccidentGrade | undefined): readonly number[] =>
  grade === undefined ? Object.values(days) : [days[grade]];

function investigationDays({ input, grade, language }: Facts): Days {
  const { sector, extensionDays = 0 } = input;
  const general = INVESTIGATION.limitDays + extensionDays;
  const generalGround: Ground = {
    code: extensionDays > 0 ? 'timetable.investigation-extended' : 'timetable.investigation',
    basis: OF_INVESTIGATION,
    compared: { days: INVESTIGATION.limitDays, extension: extensionDays },
  };
  if (sector === null || sector === undefined) {
    const others = Object.values(SECTOR_RULES).flatMap((rule) => daysBy(rule, grade));
    return {
      days: [general, ...others],
      isSure: true,
      needs: ['sector'],
      basis: OF_INVESTIGATION,
      grounds: [generalGround, { code: 'timetable.sector-unknown', basis: OF_INVESTIGATION }],
    };
  }
  const rule = SECTOR_RULES[sector];
  if (rule === undefined)
    return {
      days: [general],
      isSure: true,
      needs: [],
      basis: OF_INVESTIGATION,
      grounds: [generalGround],
    };
  const own = daysBy(rule, grade);
  // Whether it may be extended its rows do not say: with and without are both open.
  const readings = extensionDays > 0 ? own.flatMap((one) => [one, one + extensionDays]) : own;
  return {
    days: readings,
    isSure: false,
    needs: grade === undefined ? ['grade'] : ['extension'],
    basis: [rule.basis],
    grounds: [
      {
        code: 'timetable.sector-rule',
        basis: [rule.basis],
        compared: { sector: SECTOR_NAMES[sector][language], days: own.join('、') },
      },
    ],
  };
}

interface Start {
  /** Undefined: it cannot be told. */
  readonly on: CivilDate | undefined;
  readonly ground: Ground;
}

/** From the day of the accident; coal mines and concealed accidents from verification; reclassified or taken over, their own. */
function startOfInvestigation({ input, occurredOn, today }: Facts): Start {
  const { clockStart, sector, concealed } = input;
  if (clockStart !== undefined && clockStart.on <= today) {
    const { on, because } = clockStart;
    return {
      on,
      ground: { code: `timetable.from-${because}`, basis: OF_INVESTIGATION, compared: { on } },
    };
  }
  if (sector === 'coal-mine' || concealed === true)
    return {
      on: undefined,
      ground: { code: 'timetable.from-verification-unknown', basis: OF_INVESTIGATION },
    };
  return {
    on: occurredOn,
    ground: {
      code: 'timetable.from-accident',
      basis: OF_INVESTIGATION,
      compared: { on: occurredOn },
    },
  };
}

interface Investigation {
  readonly step: Draft;
  /** Its last days by every open reading. */
  readonly dues: readonly CivilDate[];
}

function investigation(facts: Facts): Investigation {
  const { input, reportSubmittedOn, investigationStartedOn, today } = facts;
  const { on, ground } = startOfInvestigation(facts);
  const { days, isSure, needs, basis, grounds } = investigationDays(facts);
  const { appraisalDays = 0 } = input;
  const dues = on === undefined ? [] : days.map((count) => addDays(on, count + appraisalDays));
  const state = judge(dues, reportSubmittedOn, today);
  const needed = on === undefined ? ['verification' as const] : needs;
  const step: Draft = {
    step: 'investigation-report',
    ...(on === undefined ? {} : { from: on }),
    ...openDays(dues, isSure),
    ...doneOn(reportSubmittedOn),
    state,
    basis,
    grounds: [
      ground,
      ...grounds,
      ...(appraisalDays > 0
        ? [
            {
              code: 'timetable.appraisal',
              basis: OF_APPRAISAL,
              compared: { days: appraisalDays },
            },
          ]
        : []),
      ...(investigationStartedOn === undefined
        ? []
        : [
            {
              code: 'timetable.investigation-started',
              basis: OF_INVESTIGATION,
              compared: { on: investigationStartedOn },
            },
          ]),
    ],
    ...(state === 'cannot-tell' ? { needs: needed.map((code) => ({ code })) } : {}),
  };
  return { step, dues };
}

function approvalDays({ grade, input }: Facts): { days: readonly number[]; ground: Ground } {
  const { approvalExtensionDays: extension = 0 } = input;
  const least = APPROVAL.limitDays;
  const most = APPROVAL_ESPECIALLY_SERIOUS.limitDays + extension;
  const ground = (code: string, compared = {}): Ground => ({
    code: `timetable.${code}`,
    basis: OF_APPROVAL,
    compared,
  });
  if (grade === undefined)
    return { days: [least, most], ground: ground('approval-both', { least, most }) };
  if (grade === 'especially-serious')
    return {
      days: [most],
      ground: ground('approval-especially-serious', {
        days: APPROVAL_ESPECIALLY_SERIOUS.limitDays,
        extension,
      }),
    };
  return {
    days: [least],
    ground: ground(extension > 0 ? 'approval-not-extended' : 'approval', { days: least }),
  };
}

function stepOfApproval(facts: Facts): Draft {
  const { reportSubmittedOn, approvedOn, today } = facts;
  const { days, ground } = approvalDays(facts);
  const step = { step: 'approval', ...doneOn(approvedOn), basis: OF_APPROVAL } as const;
  if (reportSubmittedOn === undefined)
    return {
      ...step,
      state: approvedOn === undefined ? 'not-started' : 'cannot-tell',
      grounds: [ground],
      ...(approvedOn === undefined ? {} : { needs: [{ code: 'submitted' }] }),
    };
  const dues = days.map((count) => addDays(reportSubmittedOn, count));
  const state = judge(dues, approvedOn, today);
  return {
    ...step,
    from: reportSubmittedOn,
    ...openDays(dues, false),
    state,
    grounds: [ground],
    ...(state === 'cannot-tell' ? { needs: [{ code: 'grade' }] } : {}),
  };
}

/** Without a count of days: done, or to be done once it can be. */
function withoutCount(
  done: CivilDate | undefined,
  isBegun: boolean,
): Pick<Draft, 'done' | 'state'> {
  if (done !== undefined) return { done, state: 'done' };
  return { state: isBegun ? 'pending' : 'not-started' };
}

function stepOfClosing({ closedOn, approvedOn }: Facts): Draft {
  return {
    step: 'closing',
    ...withoutCount(closedOn, approvedOn !== undefined),
    basis: OF_APPROVAL,
    grounds: [{ code: 'timetable.no-count', basis: OF_APPROVAL }],
  };
}

function stepOfPublication({ publishedOn, approvedOn, closedOn }: Facts): Draft {
  return {
    step: 'publication',
    ...withoutCount(publishedOn, (approvedOn ?? closedOn) !== undefined),
    basis: OF_PUBLICATION,
    grounds: [{ code: 'timetable.no-count', basis: OF_PUBLICATION }],
  };
}

export function investigationSteps(facts: Facts): readonly Draft[] {
  const { step, dues } = investigation(facts);
  return [
    step,
    ...stepOfListing(facts, dues),
    stepOfApproval(facts),
    stepOfClosing(facts),
    stepOfPublication(facts),
    ...evaluationSteps(facts),
  ];
}

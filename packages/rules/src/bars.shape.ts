// What the topic `bars` takes and answers.
import type {
  AppraisalEffect,
  BarState,
  CivilDate,
  MeasureId,
  MeasureName,
  Prohibition,
  Refusal,
} from '@jinze/kernel';
import type { Basis, Language, Missing, Reason } from './frame.ts';
import type { SourceStatus } from './instruments.ts';

/** A measure in force against one person, as its decision states it. */
export interface TakenMeasure {
  /** Named in the answer; absent: its place in the list, `#1`. */
  readonly id?: string;
  readonly measure: MeasureId | MeasureName;
  readonly decidedOn: CivilDate;
  /** Of a decision changed on appeal: the day of the one it took the place of. From which day its period counts is open. */
  readonly firstDecidedOn?: CivilDate;
  /** The last day of the bar as printed in the decision; it wins over every count. */
  readonly until?: CivilDate;
  /** 留党察看: 12 or 24; absent: not known. */
  readonly probationMonths?: number;
  /** 留党察看: the day the rights were restored, from which 24 months are counted; absent: not known. */
  readonly restoredOn?: CivilDate;
  /** Measures decided together, in one decision. */
  readonly groupId?: string;
  /** 因发生生产安全事故被追究领导责任 */
  readonly because?: 'accident';
  /** Which one, as `eligibility` names it; absent: not known. */
  readonly accident?: string;
}

/** What a local instrument adds to a measure: never less than the national row. */
export interface LocalBar {
  readonly measure: MeasureId | MeasureName;
  readonly months: number;
  readonly instrument: string;
  readonly article?: string;
  /** Absent: what the national row forbids; where that forbids nothing, it is not known. */
  readonly prohibits?: readonly Prohibition[];
}

export interface BarsInput {
  readonly measures: readonly TakenMeasure[];
  readonly retiredOn?: CivilDate;
  readonly leftOn?: CivilDate;
  readonly diedOn?: CivilDate;
  /** Measures decided after it are left out. */
  readonly asOf: CivilDate;
  readonly local?: readonly LocalBar[];
}

export interface BarsKnowledge {
  readonly language?: Language;
}

/** Where two readings of the law differ: the end by the other. */
export interface OtherReading {
  readonly to: CivilDate;
  readonly basis: Basis;
}

/** One stretch of days in which something is forbidden. */
export interface BarWindow {
  readonly measure: MeasureId;
  /** The measures it comes from: more than one where several were decided together. */
  readonly decisions: readonly string[];
  readonly from: CivilDate;
  /** Its last day; absent: it has no end (`permanent`) or its end is not known. */
  readonly to?: CivilDate;
  readonly state: 'running' | 'ended' | 'permanent' | 'cannot-tell';
  readonly prohibits: readonly Prohibition[];
  /** Of these, what has not been checked against a source. */
  readonly unverified: readonly Prohibition[];
  /** The end is printed in the decision. */
  readonly printed: boolean;
  readonly because?: 'accident';
  readonly otherReading?: OtherReading;
  readonly status: SourceStatus;
  readonly basis: readonly Basis[];
}

/** One bar as all windows together make it. */
export interface CombinedBar {
  readonly state: BarState;
  /** Its last day, the later one where two readings differ. */
  readonly until?: CivilDate;
  /** The earlier one, where two readings differ. */
  readonly orUntil?: CivilDate;
}

export const BAR_KEYS = [
  'promotion',
  'importantAppointment',
  'leadershipPost',
  'higherPost',
  'gradeRise',
  'honours',
] as const;
export type BarKey = (typeof BAR_KEYS)[number];

export interface AppraisalYear {
  readonly year: number;
  /** The heaviest of several. */
  readonly effect: AppraisalEffect;
  readonly measures: readonly MeasureId[];
}

export interface CombinedBars extends Readonly<Record<BarKey, CombinedBar>> {
  readonly excellentAppraisal: {
    /** Years whose annual appraisal cannot be 优秀. */
    readonly years: readonly number[];
    readonly effects: readonly AppraisalYear[];
    /** Years of which it cannot be told. */
    readonly cannotTell: readonly number[];
  };
}

/** 一票否决 (art. 20), which fixes no period of its own: as long as what its instruments fix. */
export interface VetoBar extends CombinedBar {
  /** What fixes the period. */
  readonly fixedBy: readonly Basis[];
}

export interface BarsOutput {
  readonly windows: readonly BarWindow[];
  readonly combined: CombinedBars;
  readonly veto: VetoBar;
  readonly reasons: readonly Reason[];
  readonly missing: readonly Missing[];
  readonly basis: readonly Basis[];
  readonly rulesVersion: string;
}

export type BarsRefusal = Refusal & {
  readonly code:
    | 'rules.same-measure-twice'
    | 'rules.until-before-decided'
    | 'rules.restored-before-decided'
    | 'rules.first-after-decided'
    | 'rules.decided-together-on-different-days';
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
};

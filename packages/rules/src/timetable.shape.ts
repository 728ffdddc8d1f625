// What the topic `timetable` takes and answers.
import type {
  AccidentSector,
  CivilDate,
  ClockStart,
  Outcome,
  Refusal,
  ReportChannel,
  ReportLevel,
  TimetableState,
  TimetableStep,
} from '@jinze/kernel';
import type { Basis, Missing, Reason } from './frame.ts';
import type { AccidentGrade, AccidentNature, Casualties } from './grade.shape.ts';

/** A local time with its offset, `2026-05-01T10:00:00+08:00`. */
export type Instant = string;

/** An event after `asOf` is not known yet and left out. What is absent has not been recorded. */
export interface TimetableInput extends Casualties {
  /** The day alone where the hour is not known: limits in hours are then `cannot-tell`. */
  readonly occurredAt: Instant | CivilDate;
  /** As decided or as known; absent: reckoned from the casualties. */
  readonly grade?: AccidentGrade | null;
  /** It was lower until then: a level that need not be told before is told from then on. */
  readonly regraded?: { readonly from: AccidentGrade; readonly at: Instant };
  readonly sector?: AccidentSector | null;
  readonly nature?: AccidentNature | null;
  /** 瞒报 found by somebody with the power; the investigation then counts from verification. */
  readonly concealed?: boolean;
  /** Municipalities and counties directly under a province have no prefecture between. */
  readonly noPrefecture?: boolean;
  /** When the head of the unit was told; absent: at once, that is when it occurred. */
  readonly unitToldAt?: Instant;
  readonly unitReportedAt?: Instant;
  /** `level`: the regulator, government or party committee that was told. Of several the first counts. */
  readonly reports?: readonly {
    readonly channel: ReportChannel;
    readonly level: ReportLevel;
    readonly at: Instant;
  }[];
  readonly headsAtSceneAt?: Instant;
  /** Changes of casualties after the first report; an empty list: there was none; absent: not known. */
  readonly casualtyChanges?: readonly { readonly on: CivilDate; readonly reportedOn?: CivilDate }[];
  /** Coal mines and concealed accidents: verified; or reclassified, or taken over by a higher level. */
  readonly clockStart?: { readonly on: CivilDate; readonly because: ClockStart };
  readonly investigationStartedOn?: CivilDate;
  /** 技术鉴定: not counted, art. 27. */
  readonly appraisalDays?: number;
  /** Granted by whoever may, at most 60. */
  readonly extensionDays?: number;
  readonly reportSubmittedOn?: CivilDate;
  /** Of especially serious accidents, at most 30. */
  readonly approvalExtensionDays?: number;
  readonly approvedOn?: CivilDate;
  readonly closedOn?: CivilDate;
  readonly publishedOn?: CivilDate;
  readonly evaluatedOn?: CivilDate;
  readonly evaluationPublishedOn?: CivilDate;
  readonly listedOn?: CivilDate;
  /** When the listing committee agreed to the report, before it was approved. */
  readonly listedAgreedOn?: CivilDate;
  readonly asOf: Instant;
}

export interface Step {
  readonly step: TimetableStep;
  /** Of `report`. */
  readonly channel?: ReportChannel;
  /** Of `report`: who must be told. */
  readonly level?: ReportLevel;
  /** Who acts, where the law names one. */
  readonly by?: string;
  /** From when it is counted. */
  readonly from?: Instant | CivilDate;
  /** Of `evaluation`: not before this day. */
  readonly notBefore?: CivilDate;
  /** The last instant or day; null: the law counts none, or it cannot be reckoned. */
  readonly due: Instant | CivilDate | null;
  /** What it would be by another reading that is still open; the state holds by all of them. */
  readonly otherDue?: readonly CivilDate[];
  readonly done?: Instant | CivilDate;
  readonly state: TimetableState;
  /** Absent where the source shows none. */
  readonly article?: string;
  readonly reasons: readonly Reason[];
  readonly missing: readonly Missing[];
  readonly basis: readonly Basis[];
}

export interface TimetableOutput {
  /** `does-not-apply` to natural disasters and crimes, then without steps. */
  readonly outcome: Outcome;
  readonly grade?: AccidentGrade;
  /** Whether `grade` was given or reckoned from casualties. */
  readonly gradeFrom?: 'given' | 'casualties';
  readonly steps: readonly Step[];
  readonly reasons: readonly Reason[];
  readonly missing: readonly Missing[];
  readonly basis: readonly Basis[];
  readonly rulesVersion: string;
}

export type TimetableRefusal = Refusal & {
  readonly code: 'rules.before-the-accident' | 'rules.approved-before-submitted';
  readonly path: string;
  readonly values: { readonly given: string; readonly occurred: string };
};

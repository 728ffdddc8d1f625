// What the topic `fulfilment` takes and answers.
import type {
  Activity,
  Body,
  CivilDate,
  Level,
  OrganKind,
  Outcome,
  PostClass,
  Refusal,
} from '@jinze/kernel';
import type { DutiesFacts, DutiesRefusal, Requirement } from './duties.shape.ts';
import type { Basis, Missing, Reason } from './frame.ts';

export const FULFILMENT_STATES = [
  'met',
  'partly',
  'no-record',
  'not-yet-due',
  'cannot-tell',
] as const;
/** What the records say of a duty. `no-record` says that nothing is on record, not that nothing was done. */
export type FulfilmentState = (typeof FULFILMENT_STATES)[number];

export const ITEM_STATES = [...FULFILMENT_STATES, 'not-met'] as const;
/** 不到位 `not-met` is never computed: only a named reviewer says it, with reasons. */
export type ItemState = (typeof ITEM_STATES)[number];

export const RECORD_ROLES = ['led', 'took-part'] as const;
export type RecordRole = (typeof RECORD_ROLES)[number];

/** What fulfilment reads of a requirement; those of `duties` are, and so are those of an issued list. */
export interface AskedRequirement
  extends Pick<Requirement, 'kind' | 'text' | 'counts' | 'source'>,
    Partial<
      Pick<
        Requirement,
        'keyPoint' | 'activity' | 'body' | 'atLeast' | 'per' | 'byDate' | 'parameter' | 'occasion'
      >
    > {
  /** Absent on lists from before local rules: as `counts` says. */
  readonly outcome?: Outcome | undefined;
}

/** What fulfilment reads of a duty item; those of `duties` are, and so are those of an issued list. */
export interface AskedItem {
  readonly code: string;
  /** What people call it; absent: its code. */
  readonly title?: string | undefined;
  readonly requirements: readonly AskedRequirement[];
  readonly source?: Basis | undefined;
  /** 由本级文件确定 */
  readonly leftToLocalDocument?: boolean | undefined;
}

/** Amounts of one year, in 万元, as a budget document states them. */
export interface YearAmounts {
  readonly year: number;
  /** 安全生产专项资金 */
  readonly fundWanYuan?: number;
  /** 财政收入 */
  readonly revenueWanYuan?: number;
}

/** One duty record as it concerns this leader. */
export interface FulfilmentRecord {
  /** Named in the answer; absent: its place in the list, `#1`. */
  readonly id?: string;
  readonly activity: Activity;
  readonly occurredOn: CivilDate;
  readonly recordedOn: CivilDate;
  readonly role?: RecordRole;
  /** The body that carried it out; absent: not on record. */
  readonly body?: Body;
  readonly documentNo?: string;
  readonly amounts?: readonly YearAmounts[];
  /**
   * Duty item codes, key points and parameters it serves. Absent: it counts wherever its activity is asked
   * for, and serves no document.
   */
  readonly duties?: readonly string[];
  /** False: made for the leader by another and not confirmed; it never counts. */
  readonly confirmed: boolean;
  /** 补录 */
  readonly late?: boolean;
}

/** A deployment of a superior or the own party committee or government. A text or `true`: it is on record. */
export interface FulfilmentDeployment {
  readonly id: string;
  readonly askedOn: CivilDate;
  readonly dueOn?: CivilDate;
  readonly conveyedOn?: CivilDate;
  readonly studiedOn?: CivilDate;
  readonly measures?: string | boolean;
  readonly result?: string | boolean;
}

/** An accident the leader has to go to. */
export interface Occasion {
  readonly kind: 'accident';
  readonly on: CivilDate;
  /**
   * Item codes or parameters whose occasion it is. Absent: of every immediate requirement that names no
   * threshold of its own.
   */
  readonly for?: readonly string[];
}

/** 重要节假日、关键时段 */
export interface KeyPeriod {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** What the rules in force say of late entries. */
export interface LateRule {
  /** Recorded later than so many days after the day it occurred. */
  readonly afterDays: number;
  readonly counts: boolean;
  /** The day it is in force from: what was entered before is not subject to it. Absent: always. */
  readonly from?: CivilDate;
  readonly basis?: Basis;
}

/** 不到位, as a named reviewer found it. */
export interface NotMetFinding {
  readonly code: string;
  readonly reviewer: string;
  readonly on?: CivilDate;
  readonly reasons: readonly string[];
}

/** What is on record of one leader, whatever the post. */
export interface FulfilmentFacts {
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  /** Nothing after this day is known; slices that begin later are not asked for. */
  readonly asOf: CivilDate;
  readonly records: readonly FulfilmentRecord[];
  /** Absent: not known, and readiness says so; empty: none were made. */
  readonly deployments?: readonly FulfilmentDeployment[];
  /** Duties under laws and regulations, as somebody judged them. Absent: not known; empty: there are none. */
  readonly statutoryDuties?: readonly { readonly code: string; readonly state: ItemState }[];
  /** Every accident of the period. Absent: not known; empty: there was none. */
  readonly occasions?: readonly Occasion[];
  /** Every key period of the period. Absent: not known; empty: there was none. */
  readonly keyPeriods?: readonly KeyPeriod[];
  readonly lateRule?: LateRule;
  readonly notMet?: readonly NotMetFinding[];
}

export interface FulfilmentInput extends FulfilmentFacts {
  readonly postClass: PostClass;
  readonly organ?: OrganKind;
  readonly level: Level;
  readonly region?: string;
  /** The year the duties are for; absent: that of the period’s end. */
  readonly year?: number;
  readonly portfolios?: readonly string[];
  readonly adopted?: readonly string[];
}

/** What an installation knows beyond the built-in data; `items` are asked for as they stand, for example in an issued list. */
export interface FulfilmentKnowledge extends DutiesFacts {
  readonly items?: readonly AskedItem[];
}

/** A part of the period a number is counted in. */
export interface SliceResult {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly state: FulfilmentState;
  readonly counted: number;
  readonly needed: number;
  /** Records that counted. */
  readonly records: readonly string[];
}

export interface NotCounted {
  readonly id: string;
  /** A reason code. */
  readonly because: string;
  readonly text: string;
}

export interface RequirementResult {
  /** Its place among the item’s requirements. */
  readonly index: number;
  readonly text: string;
  readonly kind: Requirement['kind'];
  readonly keyPoint?: string;
  readonly parameter?: string;
  /** False: shown, and the item’s state does not depend on it. */
  readonly decides: boolean;
  readonly state: FulfilmentState;
  /** Something of it is past its day. */
  readonly overdue: boolean;
  readonly counted: number;
  readonly needed: number;
  /** The next day by which something is missing; absent where no rule names a day. */
  readonly dueOn?: CivilDate;
  readonly slices: readonly SliceResult[];
  /** Records that counted, in the order of the day they occurred. */
  readonly records: readonly string[];
  /** Those of them entered late. */
  readonly late: readonly string[];
  /** Records that concern it and did not count. */
  readonly notCounted: readonly NotCounted[];
  readonly reasons: readonly Reason[];
  readonly missing: readonly Missing[];
}

export interface ItemResult {
  readonly code: string;
  /** As computed, unless a named reviewer found the duty `not-met`. */
  readonly state: ItemState;
  readonly computed: FulfilmentState;
  /** False: only unverified sources ask for it; it is shown, and readiness leaves it out. */
  readonly decides: boolean;
  readonly overdue: boolean;
  /** 够了: the material for the period up to `asOf` is complete. Never a finding that the duty was performed in full. */
  readonly enough: boolean;
  readonly records: readonly string[];
  readonly reasons: readonly Reason[];
  /** The least that would close it. */
  readonly missing: readonly Missing[];
  readonly requirements: readonly RequirementResult[];
}

export const LIMBS = ['chapter2', 'statutory', 'deployments'] as const;
/** Art. 23: the duties of chapter 2, those of laws and regulations, the deployments. */
export type Limb = (typeof LIMBS)[number];

export interface Gap {
  readonly limb: Limb;
  /** The item, statutory duty or deployment; where a whole limb is not known, the input that is missing. */
  readonly code: string;
  readonly what: string;
  readonly closes: string;
}

/** 尽职体检: whether the records would show each limb of art. 23 on this day. Not evidence of fault. */
export interface Readiness {
  readonly limbs: Readonly<
    Record<Limb, { readonly outcome: Outcome; readonly reasons: readonly Reason[] }>
  >;
  readonly stands: Outcome;
  readonly gaps: readonly Gap[];
}

/** What follows from items and records alone. */
export interface Fulfilment {
  readonly items: readonly ItemResult[];
  readonly readiness: Readiness;
}

export interface FulfilmentOutput extends Fulfilment {
  /** Why the post has these items; the reasons of each answer are with it. */
  readonly reasons: readonly Reason[];
  readonly missing: readonly Missing[];
  readonly basis: readonly Basis[];
  readonly rulesVersion: string;
}

export type FulfilmentRefusal =
  | DutiesRefusal
  | (Refusal & {
      readonly code:
        | 'rules.period-reversed'
        | 'rules.period-not-begun'
        | 'rules.recorded-before-it-occurred'
        | 'rules.same-record-twice'
        | 'rules.no-such-item';
      readonly path: string;
      readonly values: Readonly<Record<string, string>>;
    });

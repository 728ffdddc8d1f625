// The format of an assessment scheme 考核细则: a real scoring table as data. docs/assessment-schemes.md explains it.
import type {
  Activity,
  Body,
  ConsequenceKind,
  FactCount,
  FactSource,
  PartyAndGovernment,
  Period,
  PostClass,
  RoundingMode,
  SchemeItemKind,
  SubjectKind,
  VetoEffect,
  VetoIssuer,
} from '@jinze/kernel';
import type { AccidentGrade } from './grade.shape.ts';
import type { SourceStatus } from './instruments.ts';

/** A number, or the fact that tells it: 控制指标. */
export type Amount = number | FactAmount;
export interface FactAmount {
  readonly fact: string;
  readonly asks?: string;
}

/** Where the system takes a fact from, and what it counts there; absent: a person enters it. */
export interface FactFrom {
  readonly source: FactSource;
  readonly activity?: Activity;
  readonly body?: Body;
  readonly postClass?: PostClass;
  readonly grades?: readonly AccidentGrade[];
  /** What of it is counted; without it the system takes only what has one meaning. */
  readonly counts?: FactCount;
}

interface Asks {
  /** The name the fact is given under; several rules may read one fact. */
  readonly fact: string;
  /** What is asked, in words; absent: the title of the item. */
  readonly asks?: string;
  readonly from?: FactFrom;
  /** The most this rule takes away or adds. */
  readonly max?: number;
}

/** 做了没有: not done loses `lose`, or the whole item. */
export interface DoneRule extends Asks {
  readonly kind: 'done';
  readonly lose?: number;
}

/** 次数: at least or at most so many, in the year or in each period; each one short or over, or all at once. */
export interface CountRule extends Asks {
  readonly kind: 'count';
  readonly atLeast?: Amount;
  readonly atMost?: Amount;
  readonly per?: Exclude<Period, 'each'>;
  readonly each?: number;
  readonly lose?: number;
}

/** 比率: `fact` out of `whole`, in proportion up to `target` (1 is 100 %), or by steps, the highest first. */
export interface RatioRule extends Asks {
  readonly kind: 'ratio';
  readonly whole: Amount;
  readonly target?: number;
  readonly steps?: readonly { readonly from: number; readonly points: number }[];
}

/** 期限: the day it was done, by a date or so many days after another fact's. */
export interface DeadlineRule extends Asks {
  readonly kind: 'deadline';
  readonly by: string | (FactAmount & { readonly days: number });
  /** Each day late; absent: late loses `lose`, or the whole item. */
  readonly each?: number;
  /** Not done at all, and late where `each` is absent. */
  readonly lose?: number;
}

/** 每发生一次: adds in a bonus, takes away elsewhere; those beyond a number at another rate. */
export interface OccurrenceRule extends Asks {
  readonly kind: 'occurrence';
  readonly each: number;
  readonly beyond?: { readonly after: Amount; readonly each: number };
}

/** 弄虚作假: untrue records somebody named has established. */
export interface UntrueRule extends Asks {
  readonly kind: 'untrue';
  readonly each: number;
}

/** 由评分人打分: points given, or points taken away within what the table allows. */
export interface ManualRule extends Asks {
  readonly kind: 'manual';
  readonly gives: 'points' | 'deduction';
  /** The least of a deduction that is made at all: 扣2至6分. */
  readonly atLeast?: number;
}

/** 逐项核对职责: what a reviewer found not met; `no-record` alone takes nothing away and leaves it open. */
export interface DutiesRule extends Asks {
  readonly kind: 'duties';
  readonly codes: readonly string[];
  readonly each: number;
  readonly partly?: number;
}

export type SchemeRule =
  | DoneRule
  | CountRule
  | RatioRule
  | DeadlineRule
  | OccurrenceRule
  | UntrueRule
  | ManualRule
  | DutiesRule;

/** 考核指标. */
export interface SchemeItem {
  readonly id: string;
  readonly title: string;
  /** Absent: `score`. */
  readonly kind?: SchemeItemKind;
  /** Full points of a `score`. */
  readonly points?: number;
  /** The most a bonus adds or a deduction takes away. */
  readonly max?: number;
  /** 评分标准, as the table words it. */
  readonly text?: string;
  /** 考核方式: what shows it. */
  readonly evidence?: string;
  /** 评分单位: who scores it. */
  readonly scoredBy?: string;
  /** Duty items and key points of the regulation it checks: `art5.2`, `art6.4-1`. */
  readonly clauses?: readonly string[];
  /** Whose duty it is: what the caps of a role go by. */
  readonly role?: string;
  /** Absent: every class of subject. */
  readonly classes?: readonly string[];
  /** Shown and never computed, and why. */
  readonly shownOnly?: string;
  readonly rules: readonly SchemeRule[];
}

export interface SchemeSection {
  readonly id: string;
  readonly title: string;
  readonly points?: number;
  /** What its points are converted to: 按100分考核，折算为30分. */
  readonly countsAs?: number;
  readonly maxDeduction?: number;
  readonly maxBonus?: number;
  readonly items?: readonly SchemeItem[];
  readonly sections?: readonly SchemeSection[];
}

/** The fact reaches `atLeast` or is more than `moreThan`; neither: it is yes. */
export interface FactCondition extends FactAmount {
  readonly from?: FactFrom;
  readonly atLeast?: Amount;
  readonly moreThan?: Amount;
}
export type SchemeCondition =
  | FactCondition
  | { readonly anyOf: readonly SchemeCondition[] }
  | { readonly allOf: readonly SchemeCondition[] };

/** The act of the centre, the state or a province that lays the veto down. */
export interface VetoAct {
  readonly title: string;
  readonly number?: string;
  readonly article?: string;
  readonly issuedBy: VetoIssuer;
  readonly status: SourceStatus;
}

export interface SchemeVeto {
  readonly id: string;
  readonly title: string;
  readonly when: SchemeCondition;
  readonly effect: VetoEffect;
  /** Of `grade`; absent: the lowest. */
  readonly grade?: string;
  /** Without one the veto is shown and never applied. */
  readonly act?: VetoAct;
  readonly shownOnly?: string;
}

/** From the best to the lowest; the lowest has no cut-off. */
export interface SchemeGrade {
  readonly name: string;
  /** The least total, included; absent in others than the lowest: the source does not show it. */
  readonly from?: number;
  /** What else it takes: 未发生较大事故. */
  readonly requires?: SchemeCondition;
}

/** How many subjects may have a grade; the share is of all subjects of the class. */
export interface SchemeQuota {
  readonly grade: string;
  readonly class?: string;
  readonly atMost?: number;
  readonly share?: number;
  /** Of the share; absent: `down`. */
  readonly rounding?: RoundingMode;
}

/** What follows from a result, for people to do. */
export interface SchemeConsequence {
  readonly text: string;
  /** Absent: the table does not say, and nothing is begun from it. */
  readonly kind?: ConsequenceKind;
  readonly grades?: readonly string[];
  /** The lowest so many. */
  readonly last?: number;
  readonly class?: string;
  readonly withinMonths?: number;
}

export interface Scheme {
  readonly id: string;
  readonly title: string;
  readonly documentNo?: string;
  readonly year?: number;
  readonly place?: string;
  /** How far the table was checked against its source. */
  readonly status: SourceStatus;
  readonly sourceNote?: string;
  /** Only part of the table is here: the total is of what is here, and no grade follows from it. */
  readonly isPartial?: boolean;
  /** Local parameters it takes up: `P048`. */
  readonly parameters?: readonly string[];
  readonly subjects: {
    readonly kind: SubjectKind;
    readonly partyAndGovernment?: PartyAndGovernment;
    readonly classes?: readonly { readonly id: string; readonly name: string }[];
  };
  readonly total?: number;
  /** With every bonus not more than this. */
  readonly ceiling?: number;
  /** 总分折算: what the total counts as elsewhere. */
  readonly countsAs?: number;
  /** Decimals of items and conversions, and of the total; absent: 2, 2, half up. */
  readonly rounding?: {
    readonly items?: number;
    readonly total?: number;
    readonly mode?: RoundingMode;
  };
  readonly sections: readonly SchemeSection[];
  readonly roleCaps?: readonly {
    readonly role: string;
    readonly maxDeduction?: number;
    readonly maxBonus?: number;
  }[];
  readonly vetoes?: readonly SchemeVeto[];
  readonly grades?: readonly SchemeGrade[];
  readonly quotas?: readonly SchemeQuota[];
  readonly consequences?: readonly SchemeConsequence[];
  /** What the table says beside the scoring: procedure, scope. */
  readonly notes?: readonly string[];
}

// What the topic `accountability` takes and answers.
import type {
  AccountabilityFactor,
  Circumstance,
  CivilDate,
  Level,
  MeasureId,
  Outcome,
  PostClass,
  Refusal,
  Whereabouts,
} from '@jinze/kernel';
import type { Basis, Missing, Reason } from './frame.ts';
import type { FulfilmentDeployment, ItemState, Limb } from './fulfilment.shape.ts';

export interface AccountabilityAccident {
  readonly id?: string | undefined;
  /** What was asked after this day is no matter of it. */
  readonly occurredOn?: CivilDate | undefined;
  /** 调查报告已经批复; absent: not known. */
  readonly reportApproved?: boolean | undefined;
}

export interface PostAtTheTime {
  readonly postClass: PostClass;
  readonly level?: Level | undefined;
  readonly title?: string | undefined;
}

/** An item of `fulfilment`, or what a reviewer found: `not-met` is said by a named person only. */
export interface JudgedDuty {
  readonly code: string;
  readonly state: ItemState;
  /** False: only unverified sources ask for it, and it decides nothing. */
  readonly decides?: boolean | undefined;
  readonly requirements?:
    | readonly {
        readonly state: ItemState;
        readonly decides: boolean;
        readonly dueOn?: CivilDate | undefined;
      }[]
    | undefined;
}

/** A deployment as `fulfilment` takes it, or as somebody judged it: a given state decides. */
export interface JudgedDeployment
  extends Partial<{
    readonly [Key in keyof Omit<FulfilmentDeployment, 'id'>]: FulfilmentDeployment[Key] | undefined;
  }> {
  readonly id: string;
  readonly state?: ItemState | undefined;
}

export interface AccountabilityInput {
  readonly accident?: string | AccountabilityAccident | undefined;
  readonly person: {
    readonly postsAtTheTime: readonly (string | PostAtTheTime)[];
    readonly portfolios: readonly string[];
    readonly now: Whereabouts;
  };
  /** The circumstances of article 18 the case raises. */
  readonly circumstances: readonly Circumstance[];
  /** Absent: not known. */
  readonly duties?: readonly JudgedDuty[] | undefined;
  /** Absent: not known; empty: there are none. */
  readonly statutoryDuties?:
    | readonly { readonly code: string; readonly state: ItemState }[]
    | undefined;
  /** Absent: not known; empty: there were none. */
  readonly deployments?: readonly JudgedDeployment[] | undefined;
  /** Absent: unknown. */
  readonly factors?:
    | { readonly [Key in AccountabilityFactor]?: boolean | 'unknown' | undefined }
    | undefined;
}

export interface ArticleAnswer {
  readonly outcome: Outcome;
  readonly reasons: readonly Reason[];
  /** What would settle a `cannot-tell`. */
  readonly missing: readonly Missing[];
}

export interface CircumstanceAnswer extends ArticleAnswer {
  readonly circumstance: Circumstance;
}

export type AccountabilityLimb = Limb;

/** A measure of article 19: whether it is open at all for this person. Never which one is right. */
export interface MeasureOption {
  readonly measure: MeasureId;
  readonly open: Outcome;
  /** What must be so beside, which nobody asked here. */
  readonly conditions: readonly { readonly code: string; readonly text: string }[];
  readonly reasons: readonly Reason[];
}

export interface AccountabilityOutput {
  readonly articles: {
    readonly '18': ArticleAnswer & { readonly circumstances: readonly CircumstanceAnswer[] };
    readonly '20': ArticleAnswer;
    readonly '21': ArticleAnswer;
    readonly '22': ArticleAnswer;
    readonly '23': ArticleAnswer & {
      readonly limbs: Readonly<Record<AccountabilityLimb, Outcome>>;
    };
    readonly '24': ArticleAnswer;
  };
  readonly optionsUnderArticle19: readonly MeasureOption[];
  /** What holds for every case. */
  readonly notes: readonly { readonly code: string; readonly text: string }[];
  readonly reasons: readonly Reason[];
  readonly missing: readonly Missing[];
  readonly basis: readonly Basis[];
  readonly rulesVersion: string;
}

export type AccountabilityRefusal = Refusal & {
  readonly code: 'rules.same-circumstance-twice';
  readonly path: string;
  readonly values: { readonly given: string };
};

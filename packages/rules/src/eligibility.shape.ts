// What the topic `eligibility` takes and answers.
import type {
  AppraisalName,
  AppraisalResult,
  AssessmentGrade,
  AssessmentName,
  CivilDate,
  EligibilityAnswer,
  EligibilityQuestion,
  OpenCase,
  Refusal,
} from '@jinze/kernel';
import type { BarsInput, BarsRefusal } from './bars.shape.ts';
import type { Basis, Missing, Reason } from './frame.ts';

/** An accident the person has to do with. */
export interface EligibilityAccident {
  readonly id: string;
  /** 调查报告已经批复 */
  readonly reportApproved: boolean;
  /** 对事故负有领导责任 */
  readonly answersFor: 'yes' | 'no' | 'unknown';
  /** 属于对事故负有责任的单位 */
  readonly ofResponsibleBody: 'yes' | 'no' | 'unknown';
  /** 参加了抢险救护 */
  readonly rescuedIn: boolean;
}

export interface EligibilityInput
  extends Pick<BarsInput, 'measures' | 'asOf' | 'retiredOn' | 'leftOn' | 'diedOn' | 'local'> {
  readonly question: EligibilityQuestion;
  /** Absent: unknown. */
  readonly openCase?: OpenCase;
  readonly accidents?: readonly EligibilityAccident[];
  /** The accident for whose rescue somebody is to be commended. */
  readonly accident?: string;
  /** The last annual appraisal; absent: not on record, which is left for judgement. */
  readonly lastAppraisal?: AppraisalResult | AppraisalName | 'unknown';
  /** 安全生产工作考核; art. 17 asks for 优秀. */
  readonly assessmentGrade?: AssessmentGrade | AssessmentName | 'unknown';
  /** The year whose appraisal is asked about; absent: that of `asOf`. */
  readonly year?: number;
}

/** What no rule decides and a person weighs. */
export interface ForJudgement {
  readonly code: string;
  readonly text: string;
}

export interface EligibilityOutput {
  readonly answer: EligibilityAnswer;
  /** The last day of the bar; absent where it has none, or is not barred. */
  readonly until?: CivilDate;
  /** The earlier day, where two readings of the law differ. */
  readonly orUntil?: CivilDate;
  readonly forJudgement: readonly ForJudgement[];
  readonly reasons: readonly Reason[];
  readonly missing: readonly Missing[];
  readonly basis: readonly Basis[];
  readonly rulesVersion: string;
}

export type EligibilityRefusal =
  | BarsRefusal
  | (Refusal & {
      readonly code: 'rules.same-accident-twice' | 'rules.no-such-accident';
      readonly path: string;
      readonly values: { readonly given: string };
    });

// What the topic `grade` takes and answers.
import type {
  AccidentSector,
  CivilDate,
  GradeCriterion,
  Outcome,
  Refusal,
  ReportLevel,
} from '@jinze/kernel';
import type { Basis, Missing, Reason } from './frame.ts';
import type { TalkGrade } from './talk-triggers.shape.ts';

export type AccidentGrade = TalkGrade;

/** 性质: only a production accident has a grade. */
export type AccidentNature = 'production' | 'natural' | 'criminal' | 'undetermined';

/** Null and absent alike are not known and never taken for none. */
export interface Casualties {
  readonly deaths?: number | null;
  /** Not yet found; of those found dead or alive no more. */
  readonly missing?: number | null;
  /** 重伤, acute industrial poisoning included. */
  readonly seriousInjuries?: number | null;
  /** 直接经济损失, in 万元. */
  readonly directLossWanYuan?: number | null;
}

export interface GradeInput extends Casualties {
  readonly occurredOn: CivilDate;
  /** Up to which day people are missing; absent: nobody counts as dead for being missing. */
  readonly asOf?: CivilDate;
  readonly sector?: AccidentSector | null;
  /** Absent: production; null: not known, as `undetermined`. */
  readonly nature?: AccidentNature | null;
}

/** The key of the input whose value would decide. */
export type GradeField = 'deaths' | 'seriousInjuries' | 'directLossWanYuan';

export interface CouldRise {
  readonly grade: AccidentGrade;
  /** Any one of them is enough. `deaths` counts the dead with those of the missing who are. */
  readonly if: readonly { readonly field: GradeField; readonly atLeast: number }[];
}

/** Art. 13 and 20: how long a change of casualties changes the grade. */
export interface RegradeUntil {
  /** The last day. */
  readonly on: CivilDate;
  readonly days: number;
  /** `road-traffic-and-fire` 7 days, `other` 30. */
  readonly sectors: 'other' | 'road-traffic-and-fire';
}

/** Who investigates an accident of the certain grade, art. 19. */
export interface InvestigatedBy {
  /** `cannot-tell` with `by`: so unless the sector has investigators of its own; without: the sector has. */
  readonly outcome: Outcome;
  readonly level?: ReportLevel;
  readonly by?: string;
}

export interface GradeOutput {
  readonly outcome: Outcome;
  /** The lowest grade that is certain. */
  readonly grade?: AccidentGrade;
  /** With everybody missing counted as dead; absent where how many are missing is not known. */
  readonly gradeIfMissingAreDead?: AccidentGrade;
  /** Of undetermined nature only: what it would be as a production accident. */
  readonly gradeIfProduction?: AccidentGrade;
  readonly decidedBy: readonly GradeCriterion[];
  /** The lower first; only for what is not known or missing. */
  readonly couldRiseTo: readonly CouldRise[];
  /** One entry; two where the sector is not known. */
  readonly regradeUntil: readonly RegradeUntil[];
  readonly investigatedBy?: InvestigatedBy;
  /** Art. 10: how far up it must be reported. */
  readonly reportedUpTo?: { readonly level: ReportLevel; readonly by: string };
  readonly reasons: readonly Reason[];
  readonly missing: readonly Missing[];
  readonly basis: readonly Basis[];
  readonly rulesVersion: string;
}

export type GradeRefusal = Refusal & {
  readonly code: 'rules.before-the-accident';
  readonly path: string;
  readonly values: { readonly given: string; readonly occurred: string };
};

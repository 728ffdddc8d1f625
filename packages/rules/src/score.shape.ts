// What the topic `score` takes and answers.
import type { FactKind, Outcome, Refusal, ScoreCap, VetoEffect } from '@jinze/kernel';
import type { Basis, Missing, Reason } from './frame.ts';
import type { FactFrom, Scheme, VetoAct } from './score.scheme.ts';

/** Yes or no, a number, one number per period (null: not known), a day, or the state of each duty. */
export type FactValue =
  | boolean
  | number
  | string
  | readonly (number | null)[]
  | { readonly [code: string]: string };

/** A fact with its proof. */
export interface ScoreFact {
  readonly value: FactValue;
  readonly evidence?: readonly string[];
  /** Who established or scored it. */
  readonly by?: string;
  readonly because?: string;
}

/** By name; a fact that is absent is not known. */
export type ScoreFacts = Readonly<Record<string, FactValue | ScoreFact>>;

export interface ScoreInput {
  /** The id of a built-in scheme, or a scheme. */
  readonly scheme: string | Scheme;
  /** The class of the subject, where the scheme has classes. */
  readonly class?: string;
  readonly facts: ScoreFacts;
}

/** A fact a scheme asks for: what the form, the import and the loader of the year's facts go by. */
export interface AskedFact {
  readonly fact: string;
  readonly kind: FactKind;
  readonly asks: string;
  readonly from?: FactFrom;
  /** Of `by-period`: how many numbers. */
  readonly periods?: number;
  /** Of `duties`: whose states are asked. */
  readonly codes?: readonly string[];
}

/** A number that is open: an end is absent where nothing limits it; a total is never below zero. */
export interface Between {
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface UsedFact {
  readonly fact: string;
  readonly asks: string;
  readonly value: FactValue;
  readonly evidence?: readonly string[];
  readonly by?: string;
  readonly because?: string;
}

export interface ItemScore {
  readonly id: string;
  readonly title: string;
  readonly section: string;
  readonly state: 'scored' | 'cannot-tell' | 'shown-only';
  /** What it adds to its section: negative for a deduction; absent while it cannot be told. */
  readonly points?: number;
  readonly of: number;
  readonly between?: Between;
  readonly deductions?: number;
  readonly bonus?: number;
  readonly cappedBy: readonly ScoreCap[];
  readonly evidence: readonly UsedFact[];
  readonly reasons: readonly Reason[];
  readonly missing: readonly Missing[];
  readonly basis: readonly Basis[];
}

export interface SectionScore {
  readonly id: string;
  readonly title: string;
  /** The section it is part of. */
  readonly within?: string;
  readonly points?: number;
  readonly of: number;
  /** After conversion: what it adds to the total or to the section it is part of. */
  readonly counts?: number;
  readonly countsOf: number;
}

/** A line between the sections and the total: the floor, the ceiling, the rounding, a veto that counts as zero. */
export interface Adjustment {
  readonly code: string;
  readonly text: string;
  readonly points: number;
}

export interface VetoResult {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome | 'shown-only';
  readonly effect: VetoEffect;
  readonly grade?: string;
  readonly act?: VetoAct;
  readonly reasons: readonly Reason[];
}

export interface ScoreOutput {
  /** The sum of the top sections and the adjustments; absent while it cannot be told. */
  readonly total?: number;
  readonly of: number;
  readonly between?: Between;
  /** 总分折算. */
  readonly converted?: { readonly points?: number; readonly of: number };
  readonly sections: readonly SectionScore[];
  readonly items: readonly ItemScore[];
  readonly adjustments: readonly Adjustment[];
  readonly vetoes: readonly VetoResult[];
  /** Absent where the scheme has none or it cannot be told. */
  readonly grade?: string;
  /** Every grade still possible, the best first. */
  readonly couldBe: readonly string[];
  readonly reasons: readonly Reason[];
  readonly missing: readonly Missing[];
  readonly basis: readonly Basis[];
  readonly rulesVersion: string;
}

export type ScoreRefusal = Refusal & {
  readonly code:
    | 'rules.unknown-scheme'
    | 'rules.scheme-fault'
    | 'rules.unknown-class'
    | 'rules.class-not-given'
    | 'rules.fact-not-asked'
    | 'rules.fact-not-fitting';
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
};

// What the topic `talk-triggers` takes and answers.
import type { CivilDate, Level, Outcome, Refusal } from '@jinze/kernel';
import type { Basis, Language, Missing, Reason } from './frame.ts';
import type { PlaceRefusal } from './places.ts';

/** From the lowest: 国务院令第493号 art. 3. */
export const ACCIDENT_GRADES_UPWARD = [
  'ordinary',
  'relatively-serious',
  'serious',
  'especially-serious',
] as const;
export type TalkGrade = (typeof ACCIDENT_GRADES_UPWARD)[number];

/** An accident in the region of the body. What is absent is not known, and is never taken for no. */
export interface TalkAccident {
  /** Named in the answer; absent: its place in the list, `#1`. */
  readonly id?: string;
  readonly on: CivilDate;
  readonly grade?: TalkGrade;
  /** 责任事故 */
  readonly responsible?: boolean;
  /** 性质严重或社会影响恶劣 */
  readonly grave?: boolean;
  /** The unit it happened in. */
  readonly unit?: string;
  /** 事故类型 */
  readonly kind?: string;
}

export interface TalkTriggersInput {
  /** The level of the body whose leaders would be talked to. */
  readonly level: Level;
  /** Its accidents; those after `asOf` are left out. */
  readonly accidents: readonly TalkAccident[];
  readonly asOf: CivilDate;
  /** Name or code of the place; local rules of it and of every place above apply. */
  readonly region?: string;
  /** Whether central deployments were carried out; absent: not known. */
  readonly centralDeploymentsCarriedOut?: boolean;
}

export interface TalkKnowledge {
  readonly language?: Language;
  /** The codes from the top down, for places of an installation’s own tree; takes the place of `region`. */
  readonly place?: { readonly name: string; readonly path: readonly string[] };
}

/** An accident that might count, and what is not known of it. */
export interface PerhapsCounted {
  readonly id: string;
  readonly because: string;
  readonly text: string;
}

export interface Trigger {
  /** `cn-talks-2018:3`; `unknown` for what no known trigger speaks of. */
  readonly id: string;
  readonly parameter?: string;
  /** Who talks, and to whom, in the source’s words. */
  readonly who: string;
  readonly whom: string;
  readonly rule: string;
  /** Accidents that surely count, in the order of their days: those of every window that has enough, else of the fullest. */
  readonly counted: readonly string[];
  readonly perhaps: readonly PerhapsCounted[];
  readonly outcome: Outcome;
  readonly reasons: readonly Reason[];
  readonly missing: readonly Missing[];
  readonly basis: readonly Basis[];
}

export interface TalkTriggersOutput {
  /** Whether any trigger applies. */
  readonly outcome: Outcome;
  readonly triggers: readonly Trigger[];
  readonly reasons: readonly Reason[];
  readonly missing: readonly Missing[];
  readonly basis: readonly Basis[];
  readonly rulesVersion: string;
}

export type TalkTriggersRefusal =
  | PlaceRefusal
  | (Refusal & {
      readonly code: 'rules.same-accident-twice';
      readonly path: string;
      readonly values: { readonly given: string };
    });

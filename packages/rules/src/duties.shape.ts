// What the topic `duties` takes and answers.
import type {
  Activity,
  Body,
  CivilDate,
  Level,
  OrganKind,
  Outcome,
  Period,
  PostClass,
  Refusal,
  RequirementKind,
} from '@jinze/kernel';
import type { Basis, Language, Missing, Reason } from './frame.ts';
import type { SourceStatus } from './instruments.ts';
import type { LocalRequirement } from './local-instruments.ts';
import type { Adoption, SetAside } from './overlay.ts';
import type { PlaceRefusal } from './places.ts';

/** One thing that must be shown. `counts` is false for a value that is not verified, not adopted, or not surely in force. */
export interface Requirement {
  readonly kind: RequirementKind;
  readonly text: string;
  /** What shows it. */
  readonly evidence: string;
  readonly keyPoint?: string;
  readonly activity?: Activity;
  readonly body?: Body;
  readonly atLeast?: number;
  readonly per?: Period;
  /** The day of the year the duties are for. */
  readonly byDate?: CivilDate;
  /** When it must be done: 重要节假日, or what kind of accident. */
  readonly occasion?: string;
  /** The local parameter it comes from: what an office adopts. */
  readonly parameter?: string;
  readonly counts: boolean;
  readonly outcome: Outcome;
  readonly source: Basis;
  /** Others that ask exactly the same. */
  readonly alsoFrom?: readonly (Basis & { readonly parameter: string })[];
  /** Why it counts or does not, in words; only of local requirements. */
  readonly why?: readonly string[];
}

/** A local requirement that gives way to another, and why. */
export interface Conflict {
  readonly because: SetAside['because'];
  readonly parameter: string;
  readonly text: string;
  readonly source: Basis;
  readonly winner: { readonly parameter: string; readonly text: string; readonly source: Basis };
}

export interface DutyItem {
  /** `art5.2`; `<instrument>:<n>` or `portfolio:<field>:<n>` for what a place adds. */
  readonly code: string;
  /** `5.2`; of a local addition the number its instrument gives, or an empty text where the source shows none. */
  readonly article: string;
  readonly title: string;
  readonly text: string;
  readonly requirements: readonly Requirement[];
  /** `looser` is a conflict in the strict sense: what loosens never stands. */
  readonly conflicts: readonly Conflict[];
  /** 参照执行: the article addresses another kind of body (art. 2). */
  readonly byReference: boolean;
  /** 由本级文件确定: as it stands the item cannot fit this kind of body. */
  readonly leftToLocalDocument: boolean;
  /** The portfolios it is carried out for (art. 7.3 and 9). */
  readonly narrowedTo?: readonly string[];
  readonly status: SourceStatus;
  readonly source: Basis;
}

export interface DutiesInput {
  readonly postClass: PostClass;
  readonly organ?: OrganKind;
  readonly level: Level;
  /** Name or code of any place; its rules and those of every place above it apply. */
  readonly region?: string;
  readonly asOf: CivilDate;
  /** The year the duties are for, whose days requirements name; absent: that of `asOf`. */
  readonly year?: number;
  readonly portfolios?: readonly string[];
  /** Unverified parameters the office has adopted. */
  readonly adopted?: readonly string[];
}

/** What an installation knows beyond the built-in data. */
export interface DutiesFacts {
  readonly language?: Language;
  /** The codes from the top down, for places of an installation's own tree; takes the place of `region`. */
  readonly place?: { readonly name: string; readonly path: readonly string[] };
  readonly imported?: readonly LocalRequirement[];
  readonly adoptions?: readonly Adoption[];
}

export interface DutiesOutput {
  readonly outcome: Outcome;
  readonly items: readonly DutyItem[];
  readonly reasons: readonly Reason[];
  readonly missing: readonly Missing[];
  readonly basis: readonly Basis[];
  readonly rulesVersion: string;
}

export type DutiesRefusal =
  | PlaceRefusal
  | (Refusal & {
      readonly code: 'rules.unknown-parameter';
      readonly path: string;
      readonly values: { readonly given: string };
    });

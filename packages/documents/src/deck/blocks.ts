// What a slide is made of before it has a place: blocks of content, said in words alone.
import type { Colour, Face, Style } from './tokens.ts';

export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly colour?: Colour;
}

export interface Paragraph {
  readonly runs: readonly Run[];
  readonly style: Style;
  readonly face?: Face;
  readonly align?: 'left' | 'center';
  readonly before?: number;
  readonly bullet?: boolean;
}

/** Statutory wording: in the serif, with the number of its clause and how far it was checked. */
export interface ClauseBlock {
  readonly kind: 'clause';
  readonly label: string;
  /** 已核对, 未核对: said beside the label where it is not the official wording. */
  readonly mark?: string;
  readonly text: string;
}

/** One sentence that says what the slide says. */
export interface LeadBlock {
  readonly kind: 'lead';
  readonly text: string;
  /** A question to the room. */
  readonly isStem?: boolean;
}

export interface PointsBlock {
  readonly kind: 'points';
  readonly points: readonly { readonly head?: string; readonly text: string }[];
}

export interface TableBlock {
  readonly kind: 'table';
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Shares of the width. */
  readonly shares: readonly number[];
  /** Columns set in the serif: statutory wording. */
  readonly serif?: readonly number[];
  /** Columns set in the middle: numbers. */
  readonly centred?: readonly number[];
}

export interface Card {
  readonly label?: string;
  readonly title: string;
  readonly text?: string;
  readonly tone?: 'plain' | 'brand' | 'seal';
}

export interface CardsBlock {
  readonly kind: 'cards';
  readonly columns: number;
  readonly cards: readonly Card[];
}

/** Things that come one after another, joined by arrows. */
export interface StepsBlock {
  readonly kind: 'steps';
  readonly steps: readonly {
    readonly when: string;
    readonly what: string;
    readonly note?: string;
  }[];
}

/** Conditions that lead to a consequence, all or any of them. */
export interface ConditionsBlock {
  readonly kind: 'conditions';
  readonly conditions: readonly { readonly title: string; readonly text: string }[];
  /** What stands between them: 并且, 或者. */
  readonly joined: readonly string[];
  readonly result: string;
  readonly tone: 'brand' | 'seal';
}

/** A native bar chart, with what it says in words for those who do not see it. */
export interface ChartBlock {
  readonly kind: 'chart';
  readonly title: string;
  readonly labels: readonly string[];
  readonly values: readonly number[];
  readonly unit: string;
  readonly direction: 'bar' | 'col';
  readonly height: number;
}

/** Two columns side by side. */
export interface PairBlock {
  readonly kind: 'pair';
  /** The share of the left one. */
  readonly share: number;
  readonly left: readonly SimpleBlock[];
  readonly right: readonly SimpleBlock[];
}

export type SimpleBlock =
  | ClauseBlock
  | LeadBlock
  | PointsBlock
  | TableBlock
  | CardsBlock
  | StepsBlock
  | ConditionsBlock
  | ChartBlock;
export type Block = SimpleBlock | PairBlock;

export interface ContentSlide {
  readonly kind: 'content';
  readonly title: string;
  readonly blocks: readonly Block[];
  /** The clauses it rests on, as cited. */
  readonly clauses: readonly string[];
  /** What the speaker says. */
  readonly notes: string;
}

export interface SectionSlide {
  readonly kind: 'section';
  readonly number: string;
  readonly title: string;
  readonly text: string;
  readonly notes: string;
}

export interface CoverSlide {
  readonly kind: 'cover';
  /** Line by line. */
  readonly title: readonly string[];
  readonly subtitle: string;
  readonly lines: readonly string[];
  readonly notes: string;
}

export type Slide = ContentSlide | SectionSlide | CoverSlide;

/** A chapter of the deck: its name stands above every title. */
export interface Chapter {
  readonly name: string;
  readonly slides: readonly Slide[];
}

// What an official document says, element by element after GB/T 9704-2012; how it looks is nowhere here.
import type { CivilDate } from '@jinze/kernel';

/** 文件格式, 信函格式 and 纪要格式 of the standard; `plain` is a paper without a head: a list, a report, a slip. */
export type Form = 'red-head' | 'letter' | 'minutes' | 'plain';

/** 发文字号: 机关代字 with its year and its place in it. */
export interface DocumentNumber {
  readonly code: string;
  readonly year: number;
  readonly n: number;
}

/** One cell: text, over how many columns, named like a head cell, and for slips how many lines it keeps free. */
export interface Cell {
  readonly text: string;
  readonly span?: number;
  readonly isLabel?: boolean;
  readonly lines?: number;
}

export interface TableColumn {
  /** Its part of the width, in any unit: shares are divided by their sum. */
  readonly share: number;
  readonly align?: 'left' | 'center';
}

/** A table; its head rows come again on every page it runs over. */
export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  readonly head: readonly (readonly (string | Cell)[])[];
  readonly rows: readonly (readonly (string | Cell)[])[];
}

/** Level 1 to 4 are numbered 一、（一）1.（1）; `text` after a heading runs on in its line; a whole sentence is an item of a list. */
export interface HeadingBlock {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4;
  readonly title: string;
  readonly text?: string;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
}

interface PageBreakBlock {
  readonly kind: 'page-break';
}

export type Block = HeadingBlock | ParagraphBlock | TableBlock | PageBreakBlock;

/** 附件: named after the text, and on a page of its own. */
export interface AttachedSheet {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Signature {
  readonly organs: readonly string[];
  readonly date: CivilDate;
  /** A sealed document keeps the room of its seals free. */
  readonly isSealed: boolean;
}

/** 出席, 请假 and 列席 of minutes. */
interface Attendance {
  readonly label: string;
  readonly people: string;
}

export interface Imprint {
  readonly copiesTo: readonly string[];
  readonly printedBy: string;
  readonly printedOn: CivilDate;
}

/** What a document was made from, and where that can be checked. */
export interface Origin {
  readonly dataVersion: string;
  /** How many entries were sealed; 0: none yet. */
  readonly ledgerPosition: number;
  readonly verifyCode: string;
  /** Address of the page `/verify`; of the whole of it a QR code is printed too. */
  readonly address: string;
}

export interface OfficialDocument {
  readonly form: Form;
  /** Who issues it, the leading organ first. */
  readonly organs: readonly string[];
  /** What the red head says after the organs: 文件, or for minutes what they are minutes of. */
  readonly mark?: string;
  readonly copyNumber?: number;
  readonly secrecy?: { readonly level: '绝密' | '机密' | '秘密'; readonly term?: string };
  readonly urgency?: '特急' | '加急';
  readonly number?: DocumentNumber;
  /** 签发人 of a document that goes upwards. */
  readonly signatories?: readonly string[];
  readonly title: string;
  /** Names in the title that no line of it breaks: of people, places and things. */
  readonly unbroken?: readonly string[];
  readonly addressees?: readonly string[];
  readonly blocks: readonly Block[];
  readonly attendance?: readonly Attendance[];
  readonly attachments?: readonly AttachedSheet[];
  readonly signature?: Signature;
  readonly note?: string;
  readonly imprint?: Imprint;
  readonly origin?: Origin;
}

export const heading = (
  level: HeadingBlock['level'],
  title: string,
  text?: string,
): HeadingBlock => ({ kind: 'heading', level, title, ...(text === undefined ? {} : { text }) });

export const paragraph = (text: string): ParagraphBlock => ({ kind: 'paragraph', text });

export const label = (text: string, span = 1): Cell => ({ text, span, isLabel: true });

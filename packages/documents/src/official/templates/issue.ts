// What every template is told besides its own facts, and words they share.
import type { CivilDate } from '@jinze/kernel';
import {
  type Block,
  type DocumentNumber,
  type Form,
  type OfficialDocument,
  type Origin,
  paragraph,
} from '../document.ts';

/** Who issues it, when, under which number, and to whom it goes. */
export interface Issue {
  readonly organs: readonly string[];
  readonly date: CivilDate;
  readonly number?: DocumentNumber;
  readonly addressees?: readonly string[];
  readonly copiesTo?: readonly string[];
  /** The office that prints it; without it the document has no imprint. */
  readonly printedBy?: string;
  /** The day it goes to print (GB/T 9704, 7.4.3); without it the day of the document. */
  readonly printedOn?: CivilDate;
  readonly isSealed?: boolean;
  readonly note?: string;
  readonly origin?: Origin;
}

/** Who issues it, as a title says so. */
export const byOrgans = ({ organs }: Issue): string => organs.join('　');

export const REGULATION = '《地方党政领导干部安全生产责任制规定》';

/** The elements around the text. A plain paper is signed by whoever it is of, and bears no imprint. */
export function around(
  form: Form,
  issue: Issue,
  mark?: string,
): Omit<OfficialDocument, 'title' | 'blocks'> {
  const {
    organs,
    date,
    number,
    addressees,
    copiesTo = [],
    printedBy,
    printedOn = date,
    note,
    origin,
  } = issue;
  return {
    form,
    organs,
    signature: { organs, date, isSealed: issue.isSealed ?? true },
    ...(mark === undefined ? {} : { mark }),
    ...(number === undefined ? {} : { number }),
    ...(addressees === undefined ? {} : { addressees }),
    ...(note === undefined ? {} : { note }),
    ...(origin === undefined ? {} : { origin }),
    ...(printedBy === undefined || form === 'plain'
      ? {}
      : { imprint: { copiesTo, printedBy, printedOn } }),
  };
}

/** What a title names, without the stop that ended it where it was written. */
export const named = (text: string): string => text.replace(/[。；，、：]+$/u, '');

/** As a conclusion’s page marks its clauses: of which the words were not compared with what was published. */
export const UNVERIFIED = '条文文字尚未与公布文本核对';

/** A list of one is a sentence: only of several is each numbered. */
export const listed = (texts: readonly string[]): Block[] =>
  texts.map((text, at) => paragraph(`${texts.length === 1 ? '' : `${at + 1}.`}${sentence(text)}`));

/** Under its name: of one thing in the same line. */
export const listedUnder = (title: string, texts: readonly string[]): Block[] => {
  const [only, ...more] = texts;
  if (only === undefined) return [];
  return more.length === 0
    ? [paragraph(`${title}：${sentence(only)}`)]
    : [paragraph(`${title}：`), ...listed(texts)];
};

/** A full stop where there is none. */
export const sentence = (text: string): string => (/[。！？…”]$/u.test(text) ? text : `${text}。`);

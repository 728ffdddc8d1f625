// The instruments as typed, indexed data: articles, duty items, key points, and their verification status.
import { assert, type CivilDate, civilDate, type PostClass } from '@jinze/kernel';
import provisions from '../data/provisions-2018.json' with { type: 'json' };
import { ADDRESSEES, type Addressees } from './addressees.ts';
import { ITEM_TITLES } from './item-titles.ts';

/** How far a text or value was checked; see `textStatusMeaning` in the data. */
export type SourceStatus =
  | 'confirmed'
  | 'near'
  | 'recalled'
  | 'gist'
  | 'sourced'
  | 'partly'
  | 'local';

/** A hard, checkable point of a duty: what must be included, organised or led, and what shows it. */
export interface KeyPoint {
  readonly id: string;
  readonly what: string;
  readonly evidence: string;
  /** Of what series it is: 五个纳入①. */
  readonly group?: string;
}

/** One numbered duty (art. 5–9), or one part of article 7, which numbers none. */
export interface ProvisionItem {
  /** `art5.2`. */
  readonly code: string;
  /** `5.2`. */
  readonly article: string;
  readonly title: string;
  readonly text: string;
  readonly keyPoints: readonly KeyPoint[];
}

export interface Article {
  readonly article: number;
  readonly chapter: string;
  readonly title: string;
  readonly status: SourceStatus;
  readonly text: string;
  readonly items: readonly ProvisionItem[];
  readonly addressees: Addressees;
}

export interface Instrument {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly issuers: readonly string[];
  readonly effectiveFrom: CivilDate;
  readonly articles: readonly Article[];
}

interface RawItem {
  no: number;
  text: string;
  keyPoints?: KeyPoint[];
}

const STATUSES: readonly SourceStatus[] = ['confirmed', 'near', 'recalled', 'gist'];

function statusOf(text: string): SourceStatus {
  const status = STATUSES.find((one) => one === text);
  assert(status !== undefined, `a text status of the data is known: ${text}`);
  return status;
}

function itemOf(article: number, raw: RawItem): ProvisionItem {
  const code = `art${article}.${raw.no}`;
  const title = ITEM_TITLES[code];
  assert(title !== undefined, `duty item ${code} has a short title`);
  return {
    code,
    article: `${article}.${raw.no}`,
    title,
    text: raw.text,
    keyPoints: (raw.keyPoints ?? []).map(({ id, what, evidence, group }) => ({
      id,
      what,
      evidence,
      ...(group === undefined ? {} : { group }),
    })),
  };
}

/** Chapter 2: only its articles hold duties; items elsewhere (art. 18) are circumstances. */
const DUTY_ARTICLES = [5, 6, 7, 8, 9];

function articleOf(raw: (typeof provisions.articles)[number]): Article {
  const items: readonly RawItem[] =
    'parts' in raw && raw.parts !== undefined ? raw.parts : (raw.items as RawItem[]);
  return {
    article: raw.article,
    chapter: raw.chapter,
    title: raw.title,
    status: statusOf(raw.textStatus),
    text: raw.text,
    items: DUTY_ARTICLES.includes(raw.article)
      ? items.map((item) => itemOf(raw.article, item))
      : [],
    addressees: ADDRESSEES[raw.article] ?? { postClasses: [], bodies: [] },
  };
}

const { instrument } = provisions;

/** 《地方党政领导干部安全生产责任制规定》, the instrument everything here rests on. */
export const REGULATION: Instrument = {
  id: instrument.id,
  title: instrument.titleZh,
  number: instrument.number,
  issuers: instrument.issuers,
  effectiveFrom: civilDate(instrument.effectiveFrom),
  articles: provisions.articles.map(articleOf),
};

export function instruments(): readonly Instrument[] {
  return [REGULATION];
}

const ITEMS = new Map(
  REGULATION.articles.flatMap((article) =>
    article.items.map((item) => [item.code, { article, item }] as const),
  ),
);

/** The article and item behind a code such as `art6.4`; undefined when there is none. */
export function provisionOf(
  code: string,
): { readonly article: Article; readonly item: ProvisionItem } | undefined {
  return ITEMS.get(code);
}

const DUTY_ARTICLE_OF: ReadonlyMap<PostClass, Article> = new Map(
  REGULATION.articles
    .filter(({ article }) => DUTY_ARTICLES.includes(article))
    .flatMap((article) => article.addressees.postClasses.map((one) => [one, article] as const)),
);

/** Which article holds the duties of a post class; undefined where the regulation names none. */
export function dutyArticleOf(postClass: PostClass): Article | undefined {
  return DUTY_ARTICLE_OF.get(postClass);
}

// The measures as typed, indexed rows: how long each forbids what, by which instrument, and how far that was checked.
import {
  type AppraisalEffect,
  assert,
  MEASURE_IDS,
  type MeasureFamily,
  type MeasureId,
  type Prohibition,
} from '@jinze/kernel';
import table from '../data/measures.json' with { type: 'json' };
import { bitsMade, bitsOpen } from './bars.keys.ts';
import type { Basis, Language } from './frame.ts';
import { REGULATION, type SourceStatus } from './instruments.ts';

/** What one row forbids for one stretch of months; resignation and removal have two. */
export interface Term {
  /** Absent: the row fixes none. */
  readonly months: number | undefined;
  readonly prohibits: readonly Prohibition[];
  /** Of these, what has not been checked against a source. */
  readonly unverified: readonly Prohibition[];
  /** The bars it surely makes, and those it makes or leaves open, as bits. */
  readonly makes: number;
  readonly opens: number;
}

export function termOf(
  months: number | undefined,
  prohibits: readonly Prohibition[],
  unverified: readonly Prohibition[],
): Term {
  return {
    months,
    prohibits,
    unverified,
    makes: bitsMade(prohibits),
    opens: bitsOpen(prohibits),
  };
}

export interface MeasureRow {
  readonly id: MeasureId;
  readonly zh: string;
  readonly family: MeasureFamily;
  /** Its place within its family, lightest first. */
  readonly weight: number;
  readonly terms: readonly Term[];
  /** The months of the longest. */
  readonly longest: number;
  readonly appraisal: { readonly effect: AppraisalEffect; readonly years: number } | undefined;
  readonly status: SourceStatus;
  readonly basis: Basis;
  /** It alone, as a list. */
  readonly bases: readonly Basis[];
  readonly note: string | null;
}

/** The instruments the measures rest on, by their title in the data. */
const INSTRUMENTS: Readonly<Record<string, string>> = {
  '中国共产党纪律处分条例(2023)': 'cn-party-discipline-2023',
  公职人员政务处分法: 'cn-public-sanctions-2020',
  '中国共产党组织处理规定（试行）(2021)': 'cn-party-organisational-2021',
  党政领导干部选拔任用工作条例: 'cn-cadre-selection-2019',
  '关于组织人事部门对领导干部进行提醒、函询和诫勉的实施细则(2015)': 'cn-admonition-2015',
  '中国共产党问责条例(2019)': 'cn-party-accountability-2019',
  '公务员考核规定(2020)': 'cn-civil-servant-appraisal-2020',
  行政机关公务员处分条例: 'cn-administrative-sanctions-2007',
};

const TITLES = new Map(Object.entries(INSTRUMENTS).map(([title, id]) => [id, title]));

/** The title of an instrument a measure or overlap rule rests on. */
export function measureInstrumentTitle(id: string): string | undefined {
  return TITLES.get(id);
}

/** `公职人员政务处分法第八条、第十九条`: the instrument, then its articles. */
function basisOf(text: string, status: SourceStatus): Basis {
  const title = Object.keys(INSTRUMENTS).find((one) => text.startsWith(one));
  assert(title !== undefined, `the instrument of a measure is known: ${text}`);
  const article = text.slice(title.length);
  return {
    instrument: INSTRUMENTS[title] ?? title,
    ...(article === '' ? {} : { article }),
    status,
  };
}

/** `leadership-post-12-months` has its own term; the note says what of it has not been checked. */
function termsOf({
  months,
  prohibits,
  note,
  confidence,
}: (typeof table.measures)[number]): readonly Term[] {
  const timed = prohibits.map((text) => {
    const match = /^(.+)-(\d+)-months$/.exec(text);
    const what = (match?.[1] ?? text) as Prohibition;
    return { what, months: match === null ? (months ?? undefined) : Number(match[2]) };
  });
  const all = [...new Set(timed.map((one) => one.months))];
  return all.map((term) => {
    const forbidden = timed.filter((one) => one.months === term).map(({ what }) => what);
    const isUnchecked = note?.includes('grade-rise bar recalled') ?? false;
    const unverified = isUnchecked ? forbidden.filter((what) => what === 'grade-rise') : [];
    return termOf(term, forbidden, confidence === 'recalled' ? forbidden : unverified);
  });
}

const TWO_YEARS = '-two-years';

function rowOf(raw: (typeof table.measures)[number], weight: number): MeasureRow {
  const id = MEASURE_IDS.find((one) => one === raw.id);
  assert(id !== undefined, `measure ${raw.id} is in the closed list`);
  const status = raw.confidence as SourceStatus;
  const { annualAppraisal: effect } = raw;
  const basis = basisOf(raw.basis, status);
  const terms = termsOf(raw);
  return {
    id,
    zh: raw.zh,
    family: raw.family as MeasureFamily,
    weight,
    terms,
    longest: Math.max(0, ...terms.map(({ months = 0 }) => months)),
    appraisal:
      effect === null
        ? undefined
        : {
            effect: effect.replace(TWO_YEARS, '') as AppraisalEffect,
            years: effect.endsWith(TWO_YEARS) ? 2 : 1,
          },
    status,
    basis,
    bases: [basis],
    note: raw.note,
  };
}

export const MEASURE_ROWS: readonly MeasureRow[] = table.measures.map(rowOf);

const BY_NAME = new Map<string, MeasureRow>([
  ...MEASURE_ROWS.map((row) => [row.id, row] as const),
  ...MEASURE_ROWS.map((row) => [row.zh, row] as const),
]);

/** The row of a measure by its id or its Chinese name. */
export function measureRow(name: string): MeasureRow {
  const row = BY_NAME.get(name);
  assert(row !== undefined, `measure ${name} has a row`);
  return row;
}

export function measureName({ id, zh }: Pick<MeasureRow, 'id' | 'zh'>, language: Language): string {
  return language === 'zh' ? zh : id.replaceAll('-', ' ');
}

const overlap = new Map(table.overlap.map(({ id, basis }) => [id, basisOf(basis, 'recalled')]));

function overlapBasis(id: string): Basis {
  const basis = overlap.get(id);
  assert(basis !== undefined, `overlap rule ${id} is in the data`);
  return basis;
}

/** Where each overlap rule stands; the data does not say how far these articles were checked. */
export const OVERLAP = {
  partyInParty: overlapBasis('party-in-party'),
  withDiscipline: overlapBasis('organisational-with-discipline'),
  sameKind: overlapBasis('same-kind-administrative'),
  underInvestigation: overlapBasis('under-investigation'),
  appraisalHeavier: overlapBasis('appraisal-heavier'),
  differentClocks: overlapBasis('different-clocks'),
  afterLeaving: overlapBasis('retired-left-dead'),
  elected: overlapBasis('elected-posts'),
  conditions: overlapBasis('appointment-conditions'),
} as const;

const appealBasis = (of: string): Basis => {
  const row = table.appeals.find((one) => one.for === of);
  assert(row !== undefined, `appeals against ${of} are in the data`);
  return basisOf(row.basis, row.confidence as SourceStatus);
};

/** What lets an appeal change a measure; none of it says from which day the changed one counts. */
export const CHANGED_ON_APPEAL: Readonly<Record<MeasureFamily, Basis>> = {
  'party-discipline': appealBasis('问责'),
  administrative: appealBasis('政务处分'),
  organisational: appealBasis('组织处理'),
};

/** 政务处分法 art. 8 counts from the day the decision takes effect. */
export const EFFECTIVE_DAY: Basis = basisOf('公职人员政务处分法第八条', 'sourced');

/** An article of the regulation itself. */
export function ofRegulation(article: number): Basis {
  const status = REGULATION.articles.find((one) => one.article === article)?.status;
  assert(status !== undefined, `article ${article} is in the regulation`);
  return { instrument: REGULATION.id, article: String(article), status };
}

// How the topic `fulfilment` speaks of records, slices and requirements: the words every reason is made of.
import { yearOf } from '@jinze/kernel';
import { DUTIES_WORDS } from './duties.words.ts';
import {
  type Basis,
  type Compared,
  type Language,
  type Missing,
  type Reason,
  sentence,
} from './frame.ts';
import { CLOSING_WORDS } from './fulfilment.closing.words.ts';
import type { Entry, Match } from './fulfilment.records.ts';
import type { Slice } from './fulfilment.slices.ts';
import { FULFILMENT_WORDS } from './fulfilment.words.ts';
import { ACTIVITY_NAMES } from './names.ts';

const WORDS = { ...DUTIES_WORDS, ...FULFILMENT_WORDS, ...CLOSING_WORDS };

/** More than this many are counted, not listed. */
const LISTED = 5;

/** One language’s voice. */
export interface Voice {
  readonly language: Language;
  readonly text: (code: string, compared?: Compared) => string;
  readonly reason: (code: string, basis: readonly Basis[], compared?: Compared) => Reason;
  readonly missing: (code: string, compared?: Compared) => Missing;
  readonly list: (all: readonly string[]) => string;
  /** `2026-03-02研究、2026-06-01研究`: people know a record by its day and kind. */
  readonly records: (entries: readonly Entry[]) => string;
  readonly slices: (slices: readonly Slice[]) => string;
}

const HALVES = ['上', '下'] as const;

function sliceIn(language: Language, { from, to, label: { unit, number } }: Slice): string {
  const year = yearOf(from);
  const isChinese = language === 'zh';
  switch (unit) {
    case 'month':
      return isChinese ? `${year}年${number}月` : `${year}-${String(number).padStart(2, '0')}`;
    case 'quarter':
      return isChinese ? `${year}年第${number}季度` : `${year} Q${number}`;
    case 'half-year':
      return isChinese ? `${year}年${HALVES[number - 1] ?? ''}半年` : `${year} H${number}`;
    case 'year':
      return isChinese ? `${year}年` : String(year);
    case 'days':
      if (from === `${year}-01-01` && to === `${year}-12-31`)
        return isChinese ? `${year}年` : String(year);
      return isChinese ? `${from}至${to}` : `${from} to ${to}`;
  }
}

function recordIn(language: Language, { record }: Entry): string {
  return language === 'zh'
    ? `${record.occurredOn}${ACTIVITY_NAMES[record.activity]}`
    : `${record.occurredOn} ${record.activity}`;
}

function voiceOf(language: Language): Voice {
  const [comma, more] = language === 'zh' ? ['、', '等'] : [', ', ', … '];
  const text = (code: string, compared?: Compared) => sentence(WORDS, code, language, compared);
  const list = (all: readonly string[]) =>
    all.length <= LISTED
      ? all.join(comma)
      : `${all.slice(0, LISTED).join(comma)}${more}${language === 'zh' ? `${all.length}项` : `(${all.length})`}`;
  return {
    language,
    text,
    list,
    reason: (code, basis, compared) => ({
      code,
      text: text(code, compared),
      ...(compared === undefined ? {} : { compared }),
      basis,
    }),
    missing: (code, compared) => ({ code, text: text(code, compared) }),
    records: (entries) => list(entries.map((entry) => recordIn(language, entry))),
    slices: (slices) => list(slices.map((slice) => sliceIn(language, slice))),
  };
}

const VOICES: Readonly<Record<Language, Voice>> = { zh: voiceOf('zh'), en: voiceOf('en') };

export function voice(language: Language): Voice {
  return VOICES[language];
}

/** Records by what is wrong with them or not on record of them. */
export function byBecause(matches: readonly Match[]): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const { because = '', entry } of matches) {
    const group = groups.get(because);
    if (group === undefined) groups.set(because, [entry]);
    else group.push(entry);
  }
  return groups;
}

// When something was, as people write it in lists and minutes: one day or several, often without the year. Pure.
import { normaliseText, readSerialDate, readWrittenDate } from '@jinze/documents';
import { type CivilDate, parseCivilDate } from '@jinze/kernel';

export interface When {
  readonly from: CivilDate;
  /** The last day, of what took several. */
  readonly to: CivilDate | null;
}

const TIME =
  /(上午|下午|晚上?|凌晨|中午|早上?|傍晚)?\s*\d{1,2}\s*[:：时点]\s*(\d{1,2}\s*分?)?(\s*[:：]\s*\d{1,2})?\s*(开始|起)?/g;
const PART_OF_DAY = /上午|下午|晚上?|凌晨|中午|全天|早上?|傍晚/g;
const WEEKDAY = /[（(]?(星期|周)[一二三四五六日天][）)]?/g;
/** A single hyphen stands within dates as well: only behind a day it leads to another one. */
const TO = /\s*(?:至|到|—+|–|~|～|-{2,}|－|(?<=[日号])\s*-)\s*/g;

/** 「2026年3月5日」, 「3月5日」, 「3.5」: the day, with the year it belongs to where it does not say one. */
function readDay(text: string, year: number | undefined): CivilDate | undefined {
  const whole = readWrittenDate(text);
  if (whole !== undefined) return whole;
  if (/^\d{5}$/.test(text)) return readSerialDate(Number(text));
  const short = /^(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?$/.exec(text);
  if (short === null || year === undefined) return undefined;
  const [, month = '', day = ''] = short;
  return parseCivilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** The end of a span may leave out what the beginning has said: 「3月5日至6日」, 「2026年3月5日—4月2日」. */
function readEnd(text: string, from: CivilDate): CivilDate | undefined {
  const [year = '', month = ''] = from.split('-');
  const day = /^(\d{1,2})\s*[日号]?$/.exec(text)?.[1];
  if (day !== undefined) return parseCivilDate(`${year}-${month}-${day.padStart(2, '0')}`);
  return readDay(text, Number(year));
}

/** Undefined for what is no day, or lacks its year. */
export function readWhen(written: string, year: number | undefined): When | undefined {
  const text = normaliseText(written)
    .replaceAll(WEEKDAY, '')
    .replaceAll(TIME, ' ')
    .replaceAll(PART_OF_DAY, '')
    .trim()
    .replaceAll(TO, '至')
    .replace(/至\s*$/, '')
    .trim();
  const [first = '', last, ...others] = text.split('至').map((part) => part.trim());
  if (others.length > 0) return undefined;
  // 「3月5-6日」: a span within one month, which looks like a date of another kind.
  const within = /^(.*月\s*)(\d{1,2})\s*[-、]\s*(\d{1,2})\s*[日号]$/.exec(first);
  if (last === undefined && within !== null) {
    const [, month = '', from = '', to = ''] = within;
    return readWhen(`${month}${from}日至${to}日`, year);
  }
  const from = readDay(first, year);
  if (from === undefined) return undefined;
  if (last === undefined || last === '') return { from, to: null };
  const to = readEnd(last, from);
  if (to === undefined || to < from) return undefined;
  return { from, to: to === from ? null : to };
}

/** The year a title names: 「2026年批示台账」. */
export function yearIn(text: string): number | undefined {
  const year = /(?<!\d)((?:19|20)\d{2})\s*(?:年|[-—~至])/.exec(text)?.[1];
  return year === undefined ? undefined : Number(year);
}

// What is said of times: bounds, who vouches for them, and what is missing.
import type { Bound, Statement } from './verdict.ts';
import { whyWords } from './why-words.ts';

/** 2026-03-05 09:00:00, Beijing time: what an official's own clock showed. */
export function timeText(instant: string, isZh: boolean): string {
  const shifted = new Date(Date.parse(instant) + 8 * 3600 * 1000).toISOString();
  const text = `${shifted.slice(0, 10)} ${shifted.slice(11, 19)}`;
  return isZh ? text : `${text} (UTC+8)`;
}

export const listed = (words: readonly string[], isZh: boolean) => words.join(isZh ? '、' : ', ');

export function boundText({ time, by, who }: Bound, isZh: boolean): string {
  const names = listed(who, isZh);
  const source = isZh
    ? by === 'token'
      ? `时间戳，${names}`
      : `见证：${names}`
    : by === 'token'
      ? `time stamp by ${names}`
      : `witnessed by ${names}`;
  return isZh ? `${timeText(time, isZh)}（${source}）` : `${timeText(time, isZh)}, ${source}`;
}

/** A statement of this kind. */
export type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

/** Why there is no lower bound: what is enclosed tells none here, or nothing is. */
export const untoldText = ({ untold }: Of<'time'>['values'], isZh: boolean): string =>
  untold === undefined
    ? isZh
      ? '没有附最早时间的凭据'
      : 'no evidence of the earliest time is enclosed'
    : whyWords(untold, isZh ? 'zh' : 'en');

export function timeLine({ values }: Of<'time'>, isZh: boolean): string {
  const [from, to] = [values.notBefore, values.notAfter].map((bound) =>
    bound === undefined ? undefined : timeText(bound.time, isZh),
  );
  if (from !== undefined && to !== undefined)
    return isZh ? `时间介于 ${from} 与 ${to} 之间` : `Made between ${from} and ${to}`;
  if (to !== undefined)
    return isZh
      ? `时间不晚于 ${to}；最早何时，说不清`
      : `Made no later than ${to}; since when cannot be told`;
  if (from !== undefined) return isZh ? `时间不早于 ${from}` : `Made no earlier than ${from}`;
  return isZh ? '时间没有旁证' : 'Nobody else vouches for the time';
}

export function stampText({ holds, values }: Of<'stamp'>, isZh: boolean): string {
  if (holds === 'no') return isZh ? '时间戳不成立' : 'The time stamp does not hold';
  if (holds === 'cannot-tell')
    return isZh ? '时间戳没有核对' : 'The time stamp has not been checked';
  const names = listed([...new Set(values.bounds.flatMap(({ who }) => who))], isZh);
  return isZh ? `时间戳有效，由 ${names} 签发` : `The time stamp holds, by ${names}`;
}

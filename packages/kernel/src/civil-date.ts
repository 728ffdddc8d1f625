// Civil dates: a day in the calendar of Asia/Shanghai, never an instant.

declare const civilDateBrand: unique symbol;
/** `YYYY-MM-DD`, a real day between 1900-01-01 and 2999-12-31. Compare with `<` and `===`. */
export type CivilDate = string & { readonly [civilDateBrand]: true };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** Rules ask for many thousand days a second: two digits are looked up, never built. */
const TWO_DIGITS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

function format(year: number, month: number, day: number): CivilDate {
  const four = year >= 1000 ? year : String(year).padStart(4, '0');
  return `${four}-${TWO_DIGITS[month]}-${TWO_DIGITS[day]}` as CivilDate;
}

/** The date, or undefined when the text is not a real day written `YYYY-MM-DD`. */
export function parseCivilDate(text: string): CivilDate | undefined {
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2999 || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return text as CivilDate;
}

/** For literals in code and checked data. Throws when the text is not a real day. */
export function civilDate(text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === undefined) throw new Error(`not a civil date: ${text}`);
  return date;
}

/** The two digits at a place; a civil date has nothing else there. */
function digitsAt(date: CivilDate, at: number): number {
  return (date.charCodeAt(at) - 48) * 10 + date.charCodeAt(at + 1) - 48;
}

export function yearOf(date: CivilDate): number {
  return digitsAt(date, 0) * 100 + digitsAt(date, 2);
}

export function monthOf(date: CivilDate): number {
  return digitsAt(date, 5);
}

function dayOf(date: CivilDate): number {
  return digitsAt(date, 8);
}

/** The corresponding day some months later (or earlier), clamped at the end of the month. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const index = yearOf(date) * 12 + (monthOf(date) - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return format(year, month, Math.min(dayOf(date), daysInMonth(year, month)));
}

/** Days since 1970-01-01, the only place where a civil date becomes a number. */
function toDayNumber(date: CivilDate): number {
  return Date.UTC(yearOf(date), monthOf(date) - 1, dayOf(date)) / 86_400_000;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  const inMonth = dayOf(date) + days;
  if (inMonth >= 1 && inMonth <= 28) return format(yearOf(date), monthOf(date), inMonth);
  const at = new Date((toDayNumber(date) + days) * 86_400_000);
  return format(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** The civil date in Asia/Shanghai (UTC+8, no summer time since 1992) at an instant. */
export function civilDateAt(instant: Date): CivilDate {
  const local = new Date(instant.getTime() + 8 * 3_600_000);
  return format(local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate());
}

/** `2026年3月5日`, as official documents write a day. */
export function documentDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

// How people write into cells: dates, full-width characters, stray blanks; one reading for all imports.
import { addDays, type CivilDate, civilDate, parseCivilDate } from '@jinze/kernel';

/** Full-width letters, digits and blanks become half-width; blanks at the ends and doubled ones go. */
export function normaliseText(text: string): string {
  return text
    .replaceAll(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, (character) =>
      String.fromCharCode(character.charCodeAt(0) - 0xfee0),
    )
    .replaceAll(/[\s\u3000\u00A0]+/g, ' ')
    .trim();
}

/** As `normaliseText`, line by line: what was written as a list stays one. Empty lines go. */
export function normaliseLines(text: string): string {
  return text
    .split(/\r\n?|[\n\v\f\u2028\u2029]/)
    .map(normaliseText)
    .filter((line) => line !== '')
    .join('\n');
}

const WRITTEN_DATE = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/;

/** `2024-3-15`, `2024.3.15`, `2024/03/15`, `2024年3月15日` and `20240315`; undefined for anything else. */
export function readWrittenDate(text: string): CivilDate | undefined {
  const normal = normaliseText(text);
  const match = WRITTEN_DATE.exec(normal) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(normal);
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  return parseCivilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Excel's day number (1900 system) as a civil date. */
export function readSerialDate(serial: number): CivilDate | undefined {
  if (!Number.isFinite(serial) || serial < 61 || serial > 401_768) return undefined;
  return addDays(civilDate('1900-03-01'), Math.floor(serial) - 61);
}

/** A date cell arrives as midnight UTC of the day that was typed. */
export function writeDateCell(date: Date): string {
  return date.toISOString().slice(0, 10);
}

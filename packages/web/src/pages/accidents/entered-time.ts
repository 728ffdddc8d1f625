// What is typed into the forms of accidents, read as the server takes it; what it cannot be is said beside its field.
import { writtenInstant } from '../../clock.ts';
import { orNull, refusedField } from '../../components/form-values.ts';

export type Values = Readonly<Record<string, string>>;

/** `14:30` of a day, Beijing time, with its offset; undefined: it is no time. */
export function instantOn(day: string, time: string): string | undefined {
  const written = time.trim().replace('：', ':');
  return /^([01]?\d|2[0-3]):[0-5]\d$/.test(written)
    ? `${day}T${written.padStart(5, '0')}:00+08:00`
    : undefined;
}

/** Null: left empty. */
export function enteredInstant(
  values: Values,
  name: string,
  day: string,
  needTime: string,
): string | null {
  const text = orNull(values[name]);
  if (text === null) return null;
  const instant = instantOn(day, text);
  if (instant === undefined) throw refusedField(name, needTime);
  return instant;
}

/** The hour and minute to show in a field. */
export const timeOf = (instant: string | null): string =>
  instant === null ? '' : writtenInstant(instant).slice(11);

/** Null: left empty. */
export function enteredNumber(
  values: Values,
  name: string,
  pattern: RegExp,
  message: string,
): number | null {
  const text = orNull(values[name]);
  if (text === null) return null;
  if (!pattern.test(text)) throw refusedField(name, message);
  return Number(text);
}

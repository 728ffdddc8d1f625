// The place in a keyset-paged list, opaque to clients: a scope key and an id.
import { type CivilDate, parseCivilDate } from '@jinze/kernel';
import { Refused } from '../refused.ts';

export interface Cursor {
  readonly scopeKey: string;
  readonly id: string;
}

const SHAPE = /^([^|]+)\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Refuses a text that is no cursor of ours. */
export function readCursor(text: string | undefined, path = 'query.after'): Cursor | undefined {
  if (text === undefined) return undefined;
  const match = SHAPE.exec(text);
  if (match === null) throw new Refused({ code: 'http.invalid-input', path });
  return { scopeKey: match[1] ?? '', id: match[2] ?? '' };
}

/** The place in a list that goes by a day, whose cursors hold it in place of the scope key. */
export function readDayCursor(
  text: string | undefined,
): { readonly on: CivilDate; readonly id: string } | undefined {
  const cursor = readCursor(text);
  if (cursor === undefined) return undefined;
  const on = parseCivilDate(cursor.scopeKey);
  if (on === undefined) throw new Refused({ code: 'http.invalid-input', path: 'query.after' });
  return { on, id: cursor.id };
}

const MOST_PLACES = 1_000_000;

function readPlace(text: string): number {
  const place = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (!(place <= MOST_PLACES))
    throw new Refused({ code: 'http.invalid-input', path: 'query.after' });
  return place;
}

/** The place in a list that goes by the order of a roster: its cursors hold the place in it. */
export function readPlaceCursor(
  text: string | undefined,
): { readonly place: number; readonly id: string } | undefined {
  const cursor = readCursor(text);
  return cursor === undefined ? undefined : { place: readPlace(cursor.scopeKey), id: cursor.id };
}

/** The cursor after the last row of a page that was asked for with one row more; null at the end. */
export function cursorAfter(rows: readonly Cursor[], limit: number): string | null {
  const last = rows[limit - 1];
  return rows.length > limit && last !== undefined ? `${last.scopeKey}|${last.id}` : null;
}

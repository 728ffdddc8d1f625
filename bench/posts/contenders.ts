// One question, three ways: who answered for a field in a place on a day, and what was known of it then.
import { civilDate } from '@jinze/kernel';
import type { Services } from '../../packages/server/src/context.ts';
import { answering } from '../../packages/server/src/modules/posts/appointments.store.ts';
import type { Scope } from '../../packages/server/src/platform/database/scope.ts';
import { nth, type Samples } from './samples.ts';
import type { Asked } from './usual-application.ts';

/** The design's own example, DESIGN §5. */
export const FIELD = '危险化学品';
export const DAY = civilDate('2024-03-02');

export function questionOn(places: readonly string[], index: number): Asked {
  return { regionPath: nth(places, index), field: FIELD, on: DAY };
}

/** After a change, as the records stood six weeks after the day: late entries and corrections were not yet in. */
export function questionThen(changes: Samples['changes'], index: number): Asked {
  const asked = nth(changes, index);
  return { ...asked, knownBefore: new Date(Date.parse(asked.on) + 42 * 86_400_000) };
}

/** As `name title`, like the others. */
export async function askOurs(
  { database }: Services,
  scope: Scope,
  asked: Asked,
): Promise<readonly string[]> {
  const rows = await database.read(scope, (db) => answering(db, scope, asked));
  return rows.map(({ personName, postTitle }) => `${personName} ${postTitle}`).toSorted();
}

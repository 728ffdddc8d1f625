// Talks that a region held, for a list of materials: that there was one and with which body, not what was said.
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInRegion } from '../../platform/database/scope.ts';
import {
  HELD_LINES,
  type HeldIn,
  type HeldLine,
  type HeldPart,
  heldPart,
} from '../../platform/held-line.ts';

/** Held within the days, the newest first. */
export async function talksHeldIn(db: Reader, scope: Scope, asked: HeldIn): Promise<HeldPart> {
  const rows = await whereInRegion(
    db
      .selectFrom('talks.talk as talk')
      .select([
        'talk.id',
        sql<HeldLine['on']>`talk.held_on`.as('on'),
        sql<string>`talk.talker_organ || '约谈' || talk.subject_organ || coalesce(talk.subject_post, '')`.as(
          'text',
        ),
        sql<number>`(count(*) over ())::int`.as('of'),
      ]),
    scope,
    asked.regionPath,
    { key: 'talk.scope_key' },
  )
    .where('talk.held_on', '>=', asked.from)
    .where('talk.held_on', '<=', asked.to)
    .orderBy('talk.held_on', 'desc')
    .orderBy('talk.id')
    .limit(HELD_LINES)
    .execute();
  return heldPart(rows);
}

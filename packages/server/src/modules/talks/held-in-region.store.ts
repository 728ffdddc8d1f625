// Talks that a region held, for a list of materials: that there was one and with which body, not what was said.
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInRegion } from '../../platform/database/scope.ts';
import { HELD_LIMIT, type HeldIn, type HeldLine } from '../../platform/held-line.ts';

/** Held within the days, the earliest first. */
export function talksHeldIn(db: Reader, scope: Scope, asked: HeldIn): Promise<HeldLine[]> {
  return whereInRegion(
    db
      .selectFrom('talks.talk as talk')
      .select([
        sql<HeldLine['on']>`talk.held_on`.as('on'),
        sql<string>`talk.talker_organ || '约谈' || talk.subject_organ || coalesce(talk.subject_post, '')`.as(
          'text',
        ),
      ]),
    scope,
    asked.regionPath,
    { key: 'talk.scope_key' },
  )
    .where('talk.held_on', '>=', asked.from)
    .where('talk.held_on', '<=', asked.to)
    .orderBy('talk.held_on')
    .orderBy('talk.id')
    .limit(HELD_LIMIT)
    .execute();
}

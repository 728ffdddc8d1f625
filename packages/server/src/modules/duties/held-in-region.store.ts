// Duty lists of a region that are in force or were, for a list of materials.
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInRegion } from '../../platform/database/scope.ts';
import { HELD_LIMIT, type HeldIn, type HeldLine } from '../../platform/held-line.ts';

export interface HeldList extends HeldLine {
  readonly isAcknowledged: boolean;
}

/** Issued within the days, the earliest first. */
export function listsIssuedIn(db: Reader, scope: Scope, asked: HeldIn): Promise<HeldList[]> {
  return whereInRegion(
    db
      .selectFrom('duties.section as section')
      .select([
        sql<HeldList['on']>`section.issued_on`.as('on'),
        sql<string>`section.organ_name || section.post_title || section.person_name || ' ' || section.year || '年度'`.as(
          'text',
        ),
        sql<boolean>`section.acknowledged_at is not null`.as('isAcknowledged'),
      ]),
    scope,
    asked.regionPath,
    { key: 'section.scope_key' },
  )
    .where('section.issued_on', '>=', asked.from)
    .where('section.issued_on', '<=', asked.to)
    .orderBy('section.issued_on')
    .orderBy('section.id')
    .limit(HELD_LIMIT)
    .execute();
}

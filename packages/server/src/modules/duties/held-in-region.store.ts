// Duty lists of a region that are in force, for a list of materials.
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInRegion } from '../../platform/database/scope.ts';
import { HELD_LINES, type HeldIn, type HeldPart, heldPart } from '../../platform/held-line.ts';

export interface HeldLists extends HeldPart {
  readonly acknowledged: number;
}

/** Issued within the days and not replaced by a later edition, the newest first. */
export async function listsIssuedIn(db: Reader, scope: Scope, asked: HeldIn): Promise<HeldLists> {
  const rows = await whereInRegion(
    db
      .selectFrom('duties.section as section')
      .select([
        'section.id',
        sql<HeldPart['lines'][number]['on']>`section.issued_on`.as('on'),
        sql<string>`section.organ_name || section.post_title || section.person_name || ' ' || section.year || '年度'`.as(
          'text',
        ),
        sql<number>`(count(*) over ())::int`.as('of'),
        sql<number>`(count(section.acknowledged_at) over ())::int`.as('acknowledged'),
      ]),
    scope,
    asked.regionPath,
    { key: 'section.scope_key' },
  )
    .where('section.state', '<>', 'superseded')
    .where('section.issued_on', '>=', asked.from)
    .where('section.issued_on', '<=', asked.to)
    .orderBy('section.issued_on', 'desc')
    .orderBy('section.id')
    .limit(HELD_LINES)
    .execute();
  return { ...heldPart(rows), acknowledged: rows[0]?.acknowledged ?? 0 };
}

// Duty records and annual reports of a region, for a list of materials: their names and days, not what they say.
import type { Activity } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInRegion } from '../../platform/database/scope.ts';
import { HELD_LIMIT, type HeldIn, type HeldLine } from '../../platform/held-line.ts';

export interface HeldRecord extends HeldLine {
  readonly activity: Activity;
}

/** Of what happened within the days, the earliest first. */
export async function recordsHeldIn(
  db: Reader,
  scope: Scope,
  asked: HeldIn,
): Promise<HeldRecord[]> {
  const rows = await whereInRegion(
    db
      .selectFrom('performance.duty_record as kept')
      .select(['kept.occurred_on as on', 'kept.title as text', 'kept.activity']),
    scope,
    asked.regionPath,
    { key: 'kept.scope_key' },
  )
    .where('kept.state', '=', 'submitted')
    .where('kept.occurred_on', '>=', asked.from)
    .where('kept.occurred_on', '<=', asked.to)
    .orderBy('kept.occurred_on')
    .orderBy('kept.id')
    .limit(HELD_LIMIT)
    .execute();
  return rows as HeldRecord[];
}

/** Signed within the days. */
export function reportsSignedIn(db: Reader, scope: Scope, asked: HeldIn): Promise<HeldLine[]> {
  return whereInRegion(
    db
      .selectFrom('performance.annual_report as report')
      .select([
        sql<HeldLine['on']>`(report.signed_at at time zone 'Asia/Shanghai')::date`.as('on'),
        sql<string>`report.person_name || ' ' || report.year || '年度述职'`.as('text'),
      ]),
    scope,
    asked.regionPath,
    { key: 'report.scope_key' },
  )
    .where('report.state', '=', 'signed')
    .where(
      sql<boolean>`(report.signed_at at time zone 'Asia/Shanghai')::date
        between ${asked.from}::date and ${asked.to}::date`,
    )
    .orderBy('report.signed_at')
    .orderBy('report.id')
    .limit(HELD_LIMIT)
    .execute();
}

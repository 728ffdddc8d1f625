// Duty records and annual reports of a region, for a list of materials: their names and days, not what they say.
import type { Activity, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, scopeKeysUnder, whereInRegion } from '../../platform/database/scope.ts';
import {
  HELD_LINES,
  type HeldBy,
  type HeldIn,
  type HeldLine,
  type HeldPart,
  heldPart,
  isHeldBy,
  isNamedLike,
} from '../../platform/held-line.ts';

/** Somebody of theirs took part, and says so themselves: what nobody has confirmed does not count. */
const countsFor = (by: HeldBy) => sql<boolean>`exists (
  select 1 from performance.participation part
  where part.record_id = kept.id and part.confirmation in ('own', 'confirmed')
    and part.scope_key ^@ any(${scopeKeysUnder(by.regionPath)}::text[])
    and ${isHeldBy(by, {
      organ: sql`part.organ_id = ${by.organId}::uuid`,
      person: sql`part.person_id = ${by.personId}::uuid`,
    })})`;

/** By activity what happened within the days: how many, and the newest of each. One statement. */
export async function recordsHeldIn(
  db: Reader,
  asked: HeldIn,
): Promise<ReadonlyMap<Activity, HeldPart>> {
  const { from, to } = asked;
  const { rows } = await sql<HeldLine & { readonly activity: Activity; readonly of: number }>`
    select id, "on", text, activity, "of" from (
      select kept.id, kept.occurred_on as "on", kept.title as text, kept.activity,
        (count(*) over (partition by kept.activity))::int as "of",
        row_number() over (partition by kept.activity order by kept.occurred_on desc, kept.id) as place
      from performance.duty_record kept
      where kept.state = 'submitted' and kept.occurred_on between ${from}::date and ${to}::date
        and ${isNamedLike(sql`kept.title`, asked)} and ${countsFor(asked)}) counted
    where place <= ${HELD_LINES} order by activity, place`.execute(db);
  const byActivity = Map.groupBy(rows, ({ activity }) => activity);
  return new Map([...byActivity].map(([activity, found]) => [activity, heldPart(found)]));
}

/** What these records are called, those that count for whose they are. */
export async function recordsNamed(
  db: Reader,
  by: HeldBy,
  ids: readonly string[],
): Promise<{ id: Id<'duty-record'>; title: string }[]> {
  return db
    .selectFrom('performance.duty_record as kept')
    .select(['kept.id', 'kept.title'])
    .where(sql<boolean>`kept.id = any(${[...ids]}::uuid[])`)
    .where('kept.state', '=', 'submitted')
    .where(countsFor(by))
    .execute();
}

/** Signed within the days. */
export async function reportsSignedIn(db: Reader, scope: Scope, asked: HeldIn): Promise<HeldPart> {
  const rows = await whereInRegion(
    db
      .selectFrom('performance.annual_report as report')
      .select([
        'report.id',
        sql<HeldLine['on']>`(report.signed_at at time zone 'Asia/Shanghai')::date`.as('on'),
        sql<string>`report.person_name || ' ' || report.year || '年度述职'`.as('text'),
        sql<number>`(count(*) over ())::int`.as('of'),
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
    .orderBy('report.signed_at', 'desc')
    .orderBy('report.id')
    .limit(HELD_LINES)
    .execute();
  return heldPart(rows);
}

// Accidents of a region and evaluations of what was rectified after them, for a list of materials.
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { scopeKeysUnder } from '../../platform/database/scope.ts';
import {
  HELD_LINES,
  type HeldBy,
  type HeldIn,
  type HeldLine,
  type HeldPart,
  heldPart,
  isNamedLike,
} from '../../platform/held-line.ts';

export interface HeldAccidents extends HeldPart {
  /** Of how many an authority found that reporting was late, left out, untrue or concealed. */
  readonly withFindings: number;
}

const stands = (regionPath: string) => sql<boolean>`accident.superseded_at is null
  and accident.state = 'recorded' and accident.scope_key ^@ any(${scopeKeysUnder(regionPath)}::text[])`;

/** Occurred within the days, the newest first. */
export async function accidentsHeldIn(
  db: Reader,
  { regionPath, from, to, matching }: HeldIn,
): Promise<HeldAccidents> {
  const isFound = sql`exists (select 1 from accidents.reporting_finding f
    where f.accident_id = accident.record_id and f.state = 'found')`;
  const { rows } = await sql<HeldLine & { readonly of: number; readonly withFindings: number }>`
    select accident.record_id as id, accident.occurred_on as "on", accident.name as text,
      (count(*) over ())::int as "of",
      (count(*) filter (where ${isFound}) over ())::int as "withFindings"
    from accidents.accident accident
    where ${stands(regionPath)} and accident.occurred_on between ${from}::date and ${to}::date
      and ${isNamedLike(sql`accident.name`, { matching })}
    order by accident.occurred_on desc, accident.record_id limit ${HELD_LINES}`.execute(db);
  return { ...heldPart(rows), withFindings: rows[0]?.withFindings ?? 0 };
}

/** Evaluations that were made or published within the days, the newest first. */
export async function evaluationsHeldIn(
  db: Reader,
  { regionPath, from, to }: HeldIn,
): Promise<HeldPart> {
  const { rows } = await sql<HeldLine & { readonly of: number }>`
    select milestone.record_id as id, milestone.on_day as "on",
      accident.name || case milestone.kind when 'evaluation-done' then '：评估完成' else '：评估公开' end as text,
      (count(*) over ())::int as "of"
    from accidents.milestone milestone
    join accidents.accident accident on accident.record_id = milestone.accident_id
    where ${stands(regionPath)} and milestone.superseded_at is null and milestone.state = 'recorded'
      and milestone.kind in ('evaluation-done', 'evaluation-published')
      and milestone.on_day between ${from}::date and ${to}::date
    order by milestone.on_day desc, milestone.record_id limit ${HELD_LINES}`.execute(db);
  return heldPart(rows);
}

/** What these accidents are called, those on record in the region: they are of a place, and of no body or person in it. */
export async function accidentsNamed(
  db: Reader,
  { regionPath }: HeldBy,
  ids: readonly string[],
): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select accident.record_id as id, accident.name as title from accidents.accident accident
    where ${stands(regionPath)} and accident.record_id = any(${[...ids]}::uuid[])`.execute(db);
  return rows;
}

// How many accidents and deaths there were in regions in a period; a region with one that is not determined yet is left open.
import type { AccidentGrade } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Whom, whomRows } from '../../platform/database/whom.ts';

export interface AccidentsCounted {
  readonly id: string;
  readonly accidents: number;
  readonly deaths: number;
  /** Of these it is not known yet whether or as what they count. */
  readonly undetermined: number;
  readonly names: readonly string[];
}

/** Production accidents of responsibility; without grades of every grade. Regions only: those without one are absent. */
export async function accidentsCounted(
  db: Reader,
  whom: readonly Whom[],
  {
    from,
    to,
    grades,
  }: {
    readonly from: CivilDate;
    readonly to: CivilDate;
    readonly grades: readonly AccidentGrade[] | undefined;
  },
): Promise<AccidentsCounted[]> {
  const of = grades === undefined ? null : [...grades];
  const { rows } = await sql<AccidentsCounted>`
    with there as (
      select whom.id, accident.name, accident.deaths,
        accident.nature = 'undetermined' or accident.is_responsible is null or accident.deaths is null
          or (${of}::text[] is not null and accident.grade is null) as is_open
      from ${whomRows(whom)}
      join accidents.accident as accident on accident.region_path ^@ whom.region_path
      where accident.superseded_at is null and accident.state = 'recorded'
        and accident.occurred_on between ${from}::date and ${to}::date
        and accident.nature in ('production', 'undetermined') and accident.is_responsible is not false
        and (${of}::text[] is null or accident.grade is null or accident.grade = any(${of}::text[])))
    select id::text as id, count(*) as accidents, coalesce(sum(deaths), 0)::int8 as deaths,
      count(*) filter (where is_open) as undetermined, (array_agg(name order by name))[1:5] as names
    from there group by id`.execute(db);
  return rows;
}

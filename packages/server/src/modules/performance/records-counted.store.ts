// How many records of an activity there are of regions, bodies or persons, month by month; and the states of their duties.
import type { Activity, Body, CivilDate, PostClass } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Whom, whomRows } from '../../platform/database/whom.ts';

export interface RecordsAsked {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly activity?: Activity | undefined;
  readonly body?: Body | undefined;
  readonly postClass?: PostClass | undefined;
}

export interface RecordsCounted {
  readonly id: string;
  /** `2026-03` */
  readonly month: string;
  readonly count: number;
  readonly firstOn: CivilDate;
  /** Some of them, to look at. */
  readonly records: readonly string[];
}

/** Whoever does not stand by a record yet is not counted by it. One statement, however many there are. */
export async function recordsCounted(
  db: Reader,
  whom: readonly Whom[],
  { from, to, activity, body, postClass }: RecordsAsked,
): Promise<RecordsCounted[]> {
  const { rows } = await sql<RecordsCounted>`
    with part as (
      select distinct whom.id, record.id as record_id, record.occurred_on
      from ${whomRows(whom)}
      join performance.participation as part on case
          when whom.person_id is not null then part.person_id = whom.person_id
          else part.scope_key = whom.scope_key end
        and (whom.organ_id is null or whom.person_id is not null or part.organ_id = whom.organ_id)
      join performance.duty_record as record on record.id = part.record_id
      ${
        postClass === undefined
          ? sql``
          : sql`join posts.post as post on post.id = part.post_id and post.class = ${postClass}`
      }
      where part.occurred_on between ${from}::date and ${to}::date and record.state = 'submitted'
        and part.confirmation in ('own', 'confirmed')
        and (${activity ?? null}::text is null or record.activity = ${activity ?? null}::text)
        and (${body ?? null}::text is null or record.body = ${body ?? null}::text))
    select id::text as id, to_char(occurred_on, 'YYYY-MM') as month, count(*) as count, min(occurred_on) as "firstOn",
      (array_agg(record_id::text order by occurred_on, record_id))[1:5] as records
    from part group by id, to_char(occurred_on, 'YYYY-MM') order by id, month`.execute(db);
  return rows;
}

export interface DutyState {
  readonly id: string;
  readonly code: string;
  readonly state: string;
}

/** The state of each duty of the year, of persons, or of whoever holds a post of the class there. */
export async function dutyStatesCounted(
  db: Reader,
  whom: readonly Whom[],
  {
    year,
    codes,
    postClass,
  }: {
    readonly year: number;
    readonly codes: readonly string[];
    readonly postClass?: PostClass | undefined;
  },
): Promise<DutyState[]> {
  const { rows } = await sql<DutyState>`
    select distinct whom.id::text as id, held.item_code as code, held.state
    from ${whomRows(whom)}
    join performance.fulfilment as held on held.year = ${year} and case
        when whom.person_id is not null then held.person_id = whom.person_id
        else held.scope_key = whom.scope_key end
    join posts.post as post on post.id = held.post_id
    where held.item_code = any(${[...codes]}::text[])
      and (${postClass ?? null}::text is null or post.class = ${postClass ?? null}::text)
      and (whom.organ_id is null or whom.person_id is not null or post.organ_id = whom.organ_id)
    order by id, code, held.state`.execute(db);
  return rows;
}

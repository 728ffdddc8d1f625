// What is usually built instead: tables of the present and an audit log with the old values as JSON, over the same facts.
import type { CivilDate } from '@jinze/kernel';
import type pg from 'pg';

/** Filled from the same records: the current row of each, and one log entry per row that is no longer current. */
const TABLES = `
  create schema usual;
  create table usual.appointment as
    select a.record_id as id, person.name as person, post.title, post.class, organ.region_path as region, organ.kind,
      a.valid_from as from_day, a.valid_to as to_day
    from posts.appointment a join posts.person on person.id = a.person_id
    join posts.post on post.id = a.post_id join posts.organ on organ.id = post.organ_id where a.superseded_at is null;
  create table usual.portfolio as
    select record_id as id, appointment_record_id as appointment_id, field, valid_from as from_day, valid_to as to_day
    from posts.portfolio where superseded_at is null;
  create table usual.audit_log as
    select 'appointment' as item, record_id as item_id, recorded_at as at, case when version = 1 then 'create' else 'update' end as action,
      lag(jsonb_build_object('from_day', valid_from, 'to_day', valid_to)) over (partition by record_id order by version) as old_values
    from posts.appointment
    union all
    select 'portfolio', record_id, recorded_at, case when id = record_id then 'create' else 'update' end,
      lag(jsonb_build_object('from_day', valid_from, 'to_day', valid_to)) over (partition by record_id order by recorded_at)
    from posts.portfolio;
  alter table usual.appointment add primary key (id);
  alter table usual.portfolio add primary key (id);
  create index on usual.appointment (region);
  create index on usual.portfolio (appointment_id);
  create index on usual.audit_log (item, item_id, at);
  analyze usual.appointment, usual.portfolio, usual.audit_log`;

export async function buildUsualApplication(owner: pg.Pool): Promise<void> {
  await owner.query(`set statement_timeout = 0; ${TABLES}; reset statement_timeout`);
}

export interface Asked {
  readonly regionPath: string;
  readonly field: string;
  readonly on: CivilDate;
  readonly knownBefore?: Date;
}

interface Days {
  readonly id: string;
  readonly from_day: string;
  readonly to_day: string | null;
}
interface AppointmentRow extends Days {
  readonly person: string;
  readonly title: string;
  readonly class: string;
}

const isOn = ({ from_day, to_day }: Days, on: CivilDate) =>
  from_day <= on && (to_day === null || to_day >= on);

/** The row as it stood before its first later change; undefined when it was created later. One query for each row. */
async function asItStood<Row extends Days>(
  pool: pg.Pool,
  item: 'appointment' | 'portfolio',
  row: Row,
  before: Date | undefined,
): Promise<Row | undefined> {
  if (before === undefined) return row;
  const { rows } = await pool.query<{ action: string; old_values: Omit<Days, 'id'> | null }>(
    `select action, old_values from usual.audit_log where item = $1 and item_id = $2 and at >= $3 order by at limit 1`,
    [item, row.id, before],
  );
  const change = rows[0];
  if (change === undefined) return row;
  return change.action === 'create' ? undefined : { ...row, ...change.old_values };
}

async function holdsField(pool: pg.Pool, id: string, asked: Asked): Promise<boolean> {
  const { rows } = await pool.query<Days>(
    'select id, from_day, to_day from usual.portfolio where appointment_id = $1 and field = $2',
    [id, asked.field],
  );
  for (const row of rows) {
    const stood = await asItStood(pool, 'portfolio', row, asked.knownBefore);
    if (stood !== undefined && isOn(stood, asked.on)) return true;
  }
  return false;
}

const BY_OFFICE = ['party-chief', 'government-chief', 'safety-deputy'];

/** Who answered, as `name title`: the rows of the place, each rebuilt, each asked for its portfolios. */
export async function askUsualApplication(pool: pg.Pool, asked: Asked): Promise<readonly string[]> {
  const { rows } = await pool.query<AppointmentRow>(
    `select id, person, title, class, from_day, to_day from usual.appointment
     where region = $1 and kind in ('party-committee', 'government', 'township', 'development-zone')`,
    [asked.regionPath],
  );
  const answer: string[] = [];
  for (const row of rows) {
    const stood = await asItStood(pool, 'appointment', row, asked.knownBefore);
    if (stood === undefined || !isOn(stood, asked.on)) continue;
    if (BY_OFFICE.includes(row.class) || (await holdsField(pool, row.id, asked)))
      answer.push(`${row.person} ${row.title}`);
  }
  return answer.toSorted();
}

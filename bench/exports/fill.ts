// A hundred thousand duty records of a county's leaders, as the software itself would have left them, in bulk.
import type pg from 'pg';

const YEAR = 2026;

/** Each of one leader who holds a post in the range; activities, days, places and texts vary. */
const RECORDS = `
  create table bench.listed as
  with held as (
    select holding.person_id, post.id as post_id, organ.id as organ_id, organ.scope_key, person.name as person_name,
      post.title as post_title, organ.name as organ_name, row_number() over (order by holding.record_id) as n,
      count(*) over () as people
    from posts.appointment holding join posts.post post on post.id = holding.post_id
      join posts.organ organ on organ.id = post.organ_id join posts.person person on person.id = holding.person_id
    where organ.region_path ^@ $1 and holding.superseded_at is null and holding.valid_to is null
  )
  select held.*, k, bench.id_at('${YEAR}-01-02', 9, (held.n - 1) + held.people * k) as record_id,
    date '${YEAR}-01-02' + bench.dice(held.n * 61 + k, 90, 320) as occurred_on
  from held cross join generate_series(0, (select ceil($2::numeric / max(people))::int - 1 from held)) as k
  where (held.n - 1) + held.people * k < $2`;

const INSERTS = [
  `insert into performance.duty_record (id, version, state, activity, title, occurred_on, place, matter, orders, basis_no,
     amounts, recorded_at, recorded_by, changed_at, changed_by, organ_id, scope_key, scope_keys, persons, source_kind)
   select record_id, 1, 'submitted', 'led-inspection', '第' || k || '次安全生产检查', occurred_on,
     '地点' || bench.dice(n * 61 + k, 95, 400),
     '带队检查储罐区、装卸栈台和动火审批情况，查看值班值守、应急预案演练和从业人员培训情况，' || n || '、' || k,
     '要求立即整改，十日内报结果', '安委〔${YEAR}〕' || n * 61 + k || '号', '[]',
     (occurred_on + 2)::timestamptz, '办公室', (occurred_on + 2)::timestamptz, '办公室',
     organ_id, scope_key, array[scope_key], array[person_id], 'sheet'
   from bench.listed order by record_id`,
  `insert into performance.participation (record_id, person_id, post_id, organ_id, scope_key, person_name, post_title,
     organ_name, role, duties, confirmation, confirmed_at, position, occurred_on)
   select record_id, person_id, post_id, organ_id, scope_key, person_name, post_title, organ_name, 'led', array['art6.2'],
     'confirmed', (occurred_on + 20)::timestamptz, 1, occurred_on
   from bench.listed order by record_id`,
];

/** So many records of the bodies under a region. */
export async function fillList(owner: pg.Pool, region: string, rows: number): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query(
      RECORDS.replace('$1', client.escapeLiteral(region)).replaceAll('$2', `${rows}`),
    );
    for (const text of INSERTS) await client.query(text);
    await client.query('vacuum analyze performance.duty_record, performance.participation');
    await client.query('reset all');
  } finally {
    client.release();
  }
}

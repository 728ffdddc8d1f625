// A year of duty records for every leader of a world: as the software itself would have left them, in bulk.
import type pg from 'pg';
import { YEAR } from '../duties/lists.ts';

/** Records per leader and year: one a week. */
const PER_LEADER = 50;

/**
 * Each record is of one leader and serves one duty of the list; activities, days, places and texts vary, a twentieth is
 * late, a tenth waits for confirmation. Texts repeat now and then: there is something to find for who looks for copies.
 */
const RECORDS = `
  create table bench.record as
  with asked as (
    select section.id, section.person_id, section.post_id, section.organ_id, section.scope_key, section.person_name,
      section.post_title, section.organ_name, row_number() over (order by section.id) as n,
      array(select item ->> 'code' from jsonb_array_elements(item_set.items) item) as codes
    from duties.section section join duties.item_set item_set on item_set.digest = section.item_set
    where section.year = ${YEAR} and section.instrument = 'standing' and section.state <> 'superseded'
      and section.holds_post_from <= '${YEAR}-01-01' and item_set.item_count > 0
  )
  select asked.*, k, asked.n * ${PER_LEADER} + k as record_no,
    bench.id_at(day + time '09:00', 9, asked.n * ${PER_LEADER} + k) as record_id,
    day::date as occurred_on, bench.dice(asked.n * 61 + k, 91, 20) = 0 as is_late,
    codes[1 + bench.dice(asked.n * 61 + k, 92, cardinality(codes))] as code,
    (array['meeting', 'study', 'led-inspection', 'field-research', 'instruction', 'unannounced-check'])
      [1 + bench.dice(asked.n * 61 + k, 93, 6)] as activity,
    case when bench.dice(asked.n * 61 + k, 94, 10) = 0 then 'waiting' else 'confirmed' end as confirmation
  from asked cross join generate_series(0, ${PER_LEADER - 1}) as k
  cross join lateral (select timestamp '${YEAR}-01-02' + make_interval(days => bench.dice(asked.n * 61 + k, 90, 320)) as day) dated`;

const INSERTS = [
  `insert into performance.duty_record (id, version, state, activity, title, occurred_on, place, matter, basis_no, amounts,
     late_days, recorded_at, recorded_by, changed_at, changed_by, organ_id, scope_key, scope_keys, persons, source_kind)
   select record_id, 1, 'submitted', activity, '第' || record_no || '次安全生产工作', occurred_on,
     '地点' || bench.dice(record_no, 95, 400),
     case when bench.dice(record_no, 96, 50) = 0
       then '带队检查辖区加油站和液化气充装站，查看值班值守、动火审批、应急预案演练和从业人员培训情况，要求立即整改'
       else repeat(chr(19968 + bench.dice(record_no, 97, 9000)) || chr(19968 + bench.dice(record_no, 98, 9000))
         || chr(19968 + bench.dice(record_no, 99, 9000)), 4) || '要求落实责任' || record_no end,
     '安委〔${YEAR}〕' || record_no || '号', '[]', case when is_late then 45 end,
     (occurred_on + case when is_late then 45 else 2 end)::timestamptz, '办公室', (occurred_on + 2)::timestamptz, '办公室',
     organ_id, scope_key, array[scope_key], array[person_id], 'sheet'
   from bench.record order by record_id`,
  `insert into performance.participation (record_id, person_id, post_id, organ_id, scope_key, person_name, post_title,
     organ_name, role, duties, late_days, confirmation, confirmed_at, position, occurred_on)
   select record_id, person_id, post_id, organ_id, scope_key, person_name, post_title, organ_name, 'led', array[code],
     case when is_late then 45 end, confirmation, case when confirmation = 'confirmed' then (occurred_on + 20)::timestamptz end, 1, occurred_on
   from bench.record order by record_id`,
];

/** Answers how many records of how many leaders there are. */
export async function fillRecords(owner: pg.Pool): Promise<{ records: number; leaders: number }> {
  const client = await owner.connect();
  try {
    await client.query(`set statement_timeout = 0; set work_mem = '256MB'`);
    for (const text of [RECORDS, ...INSERTS]) await client.query(text);
    await client.query(
      'vacuum analyze performance.duty_record, performance.participation, duties.section, duties.item_set',
    );
    const { rows } = await client.query<{ records: number; leaders: number }>(
      'select count(*)::int as records, count(distinct person_id)::int as leaders from bench.record',
    );
    await client.query('reset all');
    return rows[0] ?? { records: 0, leaders: 0 };
  } finally {
    client.release();
  }
}

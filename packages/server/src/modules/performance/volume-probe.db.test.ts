// probe
import { it } from 'vitest';
import { openTestServer } from '../../testing/http.ts';
import { openTestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI } from '../../testing/world.ts';

it('volume', async () => {
  const s = await openTestDatabase();
  const world = await addWorld(s);
  const people = (
    await s.owner.query(
      `select distinct on (a.person_id) a.person_id, a.post_id, t.organ_id, a.scope_key from posts.appointment a join posts.post t on t.id=a.post_id where a.superseded_at is null`,
    )
  ).rows;
  console.log(people.length);
  // fake others: 300 counties
  const t0 = Date.now();
  const c = await s.owner.connect();
  await c.query(
    `create temp table ppl as select * from jsonb_to_recordset($1::jsonb) as x(person_id uuid, post_id uuid, organ_id uuid, scope_key text)`,
    [JSON.stringify(people)],
  );
  await c.query(
    `insert into ppl select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'county/98/98'||(n/30)||'/' from generate_series(1,5000) n`,
  );
  await c.query(
    `create temp table rec as select gen_random_uuid() id, p.*, ('2026-01-01'::date + (random()*320)::int) as d, (array['meeting','study','led-inspection','task'])[1+(random()*3)::int] act, random() r from ppl p, generate_series(1,50)`,
  );
  await c.query(`insert into performance.duty_record (id, version, state, activity, title, occurred_on, amounts, recorded_at, recorded_by, changed_at, changed_by, organ_id, scope_key, scope_keys, persons, source_kind, late_days, matter)
   select id,1,case when r<0.01 then 'withdrawn' else 'submitted' end,act,'会议'||r,d,'[]',now(),'x',now(),'x',organ_id,scope_key,array[scope_key],array[person_id],'form', case when r<0.1 then 40 end, repeat('内容',100) from rec`);
  await c.query(`insert into performance.participation (record_id, person_id, post_id, organ_id, scope_key, person_name, post_title, organ_name, role, duties, confirmation, asked_at, position, occurred_on)
   select id, person_id, post_id, organ_id, scope_key,'x','x','x','led',array['art5.2'],case when r<0.2 then 'waiting' else 'own' end, case when r<0.2 then now() end,0,d from rec`);
  await c.query('vacuum analyze performance.duty_record');
  await c.query('vacuum analyze performance.participation');
  console.log(
    'loaded',
    Date.now() - t0,
    (await c.query('select count(*) from performance.duty_record')).rows,
  );
  c.release();
  const server = await openTestServer(s);
  const office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
  const leaderId = (
    await s.owner.query('select id from access.account where person_id=$1', [people[0].person_id])
  ).rows[0].id;
  const leader = await server.signIn(leaderId);
  const urls: [any, string][] = [
    [office, `/api/performance/records?region=${QINGSHI}`],
    [office, `/api/performance/records?region=${QINGSHI}&late=true&confirmation=waiting`],
    [office, `/api/performance/records?region=${QINGSHI}&from=2026-03-01&to=2026-03-31&limit=100`],
    [office, `/api/performance/people/${people[0].person_id}/records?year=2026`],
    [leader, '/api/performance/records/mine?year=2026'],
    [leader, '/api/performance/records/to-confirm'],
    [leader, '/api/performance/propose?activity=meeting'],
  ];
  for (const [v, u] of urls) {
    const ts = [];
    for (let i = 0; i < 12; i++) {
      const t = performance.now();
      const a = await v.get(u);
      ts.push(performance.now() - t);
      if (a.status !== 200) console.log(a.body);
    }
    ts.sort((a, b) => a - b);
    console.log(u, 'p50', ts[6]?.toFixed(1), 'max', ts[11]?.toFixed(1));
  }
  const t = performance.now();
  const f = await office.download(`/api/performance/records.xlsx?region=${QINGSHI}`);
  console.log('export', f.status, f.bytes.length, (performance.now() - t).toFixed(0));
  await server.close();
  await s.close();
}, 300000);

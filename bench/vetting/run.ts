// `npm run bench:vetting`: the opinions on 40 000 people, computed from the database with reasons and kept, in four lists.
import type pg from 'pg';
import type { Id } from '../../packages/kernel/src/index.ts';
import { addAccounts } from '../../packages/server/src/modules/access/index.ts';
import { followFacts, prepareOpinion } from '../../packages/server/src/modules/vetting/index.ts';
import { SYSTEM_SCOPE } from '../../packages/server/src/platform/database/scope.ts';
import { type Cluster, openCluster } from '../posts/cluster.ts';
import { generate, WORLDS } from '../posts/generate.ts';
import { countStatements, timed } from '../posts/measure.ts';
import { openReport, sayLoad } from '../report.ts';

const PEOPLE = 40_000;
const LISTS = 4;
/**
 * A list of 10 000 is computed while somebody waits for it: a quarter of a minute, with everything read, judged, worded and
 * written. The statements of one list are as many as those of a list of one name; opinions are written five thousand at a
 * time.
 */
const BUDGET = { listSeconds: 15, statements: 30, letterSeconds: 15 } as const;

/** Of a tenth of the people a decision, of each county an accident a year, of everybody three years of duties. */
const FACTS = [
  `create table bench.listed as
     select person_id, record_id, row_number() over (order by person_id) as n from (
       select distinct on (person_id) person_id, record_id from posts.appointment
       where superseded_at is null and valid_to is null order by person_id, record_id limit ${PEOPLE}) held`,
  `insert into accountability.decision (id, version, state, origin, managing_committee, person_id, person_name, post_title,
     post_class, organ_name, level, outcome, circumstances, because_accident, organ, document_no, decided_on, content,
     recorded_at, recorded_by)
   select bench.id_at('2026-01-05', 31, n), 1, 'in-force', 'elsewhere', '/51/', person_id, '某人', '职务', 'other-deputy', '机构',
     'county', 'pursued', '{1}', false, '机关', n || '号',
     date '2024-01-01' + bench.dice(n, 71, 1000), '内容', now(), '某人'
   from bench.listed where bench.dice(n, 70, 10) = 0`,
  `insert into accountability.measure (decision_id, number, measure)
   select id, 1, (array['party-warning', 'admin-demerit', 'admonition', 'party-serious-warning'])
     [1 + bench.dice(('x' || right(id::text, 8))::bit(32)::bigint, 72, 4)] from accountability.decision`,
  `insert into accidents.accident (id, record_id, version, state, region_path, scope_key, name, occurred_on, sector, sector_code,
     nature, grade_source, known_as_of, source_document, recorded_at, recorded_by)
   select bench.id_at('2026-01-06', 32, row), bench.id_at('2026-01-06', 33, row), 1, 'recorded', path, level || path,
     name || '第' || k || '起事故', date '2023-06-01' + (k * 330 + bench.dice(row, 73, 200)), '矿山', 'mine', 'production', null,
     date '2026-06-01', '快报', now(), '某人'
   from (select path, level, name, k, row_number() over (order by path, k) as row
         from posts.region cross join generate_series(0, 2) as k where path ^@ '/51/' and level = 'county') placed`,
  `insert into performance.fulfilment (section_id, item_code, item_no, person_id, post_id, year, scope_key, state, is_enough,
     record_count, late_count, waiting_count)
   select bench.id_at('2026-01-07', 34, n * 10 + year - 2024), 'art6.' || item, item, person_id, person_id, year, 'county/51/',
     (array['met', 'partly', 'no-record', 'met'])[1 + bench.dice(n * 7 + item, 74, 4)], true, 2, 0, 0
   from bench.listed cross join generate_series(2024, 2026) as year cross join generate_series(1, 8) as item`,
  `insert into vetting.request (id, version, state, asking_committee, answering_region, answering_level, scope_key, purpose,
     asked_for, basis_document, title, name_count, source_digest, source_name, names_hash, created_at, created_by, requested_on,
     round)
   select bench.id_at('2026-11-20', 35, list), 1, 'requested', '/51/', '/51/', 'province', 'province/51/', 'promotion',
     '2026-11-23', '文件', '名单', ${PEOPLE / LISTS}, list::text, '名单', '', now(), '某人', '2026-11-20', 0
   from generate_series(0, ${LISTS - 1}) as list`,
  `insert into vetting.name (request_id, number, source_row, person_id, person_name, appointment_id, post_title, organ_name,
     level, last_appraisal)
   select bench.id_at('2026-11-20', 35, (n - 1) % ${LISTS}), (n - 1) / ${LISTS} + 1, n, person_id, '某人', record_id, '职务',
     '机构', 'county', case when bench.dice(n, 75, 4) > 0 then 'competent' end from bench.listed`,
  `insert into vetting.request (id, version, state, asking_committee, answering_region, answering_level, scope_key, purpose,
     asked_for, basis_document, title, name_count, source_digest, source_name, names_hash, created_at, created_by, requested_on,
     round)
   values (bench.id_at('2026-11-20', 35, 99), 1, 'requested', '/51/', '/51/', 'province', 'province/51/', 'promotion',
     '2026-11-23', '文件', '一人', 1, 'one', '名单', '', now(), '某人', '2026-11-20', 0)`,
  `insert into vetting.name (request_id, number, source_row, person_id, person_name, appointment_id, post_title, organ_name, level)
   select bench.id_at('2026-11-20', 35, 99), 1, 1, person_id, '某人', record_id, '职务', '机构', 'county'
   from bench.listed where n = 1`,
  `analyze posts.appointment, accountability.decision, accountability.measure, accidents.accident, performance.fulfilment,
     vetting.request, vetting.name`,
];

async function fill(owner: pg.Pool): Promise<readonly Id<'vetting-request'>[]> {
  const client = await owner.connect();
  try {
    await client.query('set statement_timeout = 0');
    for (const text of FACTS) await client.query(text);
    const { rows } = await client.query<{ id: Id<'vetting-request'> }>(
      'select id from vetting.request order by name_count, id',
    );
    await client.query('reset all');
    return rows.map(({ id }) => id);
  } finally {
    client.release();
  }
}

const report = openReport();
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);

async function runIn({ services, owner }: Cluster): Promise<void> {
  await generate(owner, WORLDS.province);
  const [single, ...lists] = await fill(owner);
  if (single === undefined) throw new Error('requests');
  const context = { ...services, may: () => true, scopeFor: () => SYSTEM_SCOPE };
  const nobody = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
  const [accountId] = await services.unitOfWork.commit(nobody, (unit) =>
    addAccounts(unit, [{ loginName: 'office', displayName: '安委办' }]),
  );
  if (accountId === undefined) throw new Error('no account');
  const acting = {
    caller: { accountId, personId: null, grants: [] },
    command: { actor: { accountId, name: '安委办' }, scope: SYSTEM_SCOPE },
  };
  const prepare = (id: Id<'vetting-request'>) =>
    timed(() => prepareOpinion(context, acting, { id, version: 1 }));
  const one = await prepare(single);
  console.log(
    `\na list of one name: ${one.milliseconds.toFixed(0)} ms, ${one.statements} statements`,
  );
  let total = 0;
  let statements = 0;
  for (const id of lists) {
    const list = await prepare(id);
    total += list.milliseconds;
    statements += list.statements;
    const isWithin =
      list.milliseconds / 1000 <= BUDGET.listSeconds && list.statements <= BUDGET.statements;
    console.log(
      `a list of ${PEOPLE / LISTS}: ${seconds(list.milliseconds)} s, ${list.statements} statements${report.within('a list', isWithin)}`,
    );
  }
  const { rows } = await owner.query(
    'select answer, to_judge, count(*)::int from vetting.opinion group by 1, 2 order by 1, 2',
  );
  console.log(
    `${PEOPLE} people with reasons, kept: ${seconds(total)} s, ${statements} statements, ${((PEOPLE / total) * 1000).toFixed(0)} people/s`,
  );
  console.log(rows.map((row) => Object.values(row).join(' ')).join('; '));
  await owner.query(
    `update vetting.request set state = 'issued', letter_no = id::text, issued_on = '2026-11-23', valid_until = '2027-05-23',
       reviewed_at = now(), reviewed_by = '某人', reviewed_account = id`,
  );
  const followed = await timed(() => followFacts(services));
  const each = followed.milliseconds / 1000 / (followed.result.names / 10_000);
  console.log(
    `letters in force computed anew: ${followed.result.names} names in ${seconds(followed.milliseconds)} s, ${followed.statements} statements, ${followed.result.found} changed${report.within('letters in force, for 10 000 names', each <= BUDGET.letterSeconds)}`,
  );
}

countStatements();
sayLoad('at the start');
const cluster = await openCluster();
try {
  await runIn(cluster);
  sayLoad('\nat the end, this run included');
} finally {
  await cluster.close();
}
report.end(
  `a list of 10 000 names ≤ ${BUDGET.listSeconds} s and ≤ ${BUDGET.statements} statements; letters in force, for 10 000 names ≤ ${BUDGET.letterSeconds} s`,
);

// `npm run bench:assessments`: 3 000 counties by 60 items and 40 000 leaders by 25, scored from the database with every reason.
import type pg from 'pg';
import type { CivilDate, Id } from '../../packages/kernel/src/index.ts';
import type { Scheme } from '../../packages/rules/src/index.ts';
import {
  changeFacts,
  rescoreStale,
  tellGrades,
} from '../../packages/server/src/modules/assessments/index.ts';
import { insertRegions } from '../../packages/server/src/modules/posts/index.ts';
import { SYSTEM_SCOPE } from '../../packages/server/src/platform/database/scope.ts';
import { type Cluster, openCluster } from '../posts/cluster.ts';
import { countStatements, timed } from '../posts/measure.ts';
import { openReport, sayLoad } from '../report.ts';
import { END_BUDGET, toTheEnd } from './to-the-end.ts';

/** Somebody waits for the counties; the leaders are computed while other work goes on. */
const WORLDS = [
  { name: '3 000 counties × 60 items', kind: 'body', subjects: 3000, items: 60, seconds: 30 },
  { name: '40 000 leaders × 25 items', kind: 'person', subjects: 40_000, items: 25, seconds: 180 },
] as const;
const BUDGET = {
  oneFact: { milliseconds: 200, statements: 20 },
  telling: { milliseconds: 30_000 },
  megabytes: 1500,
} as const;
const UNTIL = '2027-01-10' as CivilDate;
type World = (typeof WORLDS)[number];

/** 每项满分1分，应做三次，每少一次扣0.25分: the same rule can be written in SQL, to compare with. */
function tableOf({ kind, items }: World, id: string): Scheme {
  return {
    id,
    title: `考核细则（${items}项）`,
    status: 'local',
    subjects: { kind },
    total: items,
    sections: [
      {
        id: 's',
        title: '一、各项工作',
        points: items,
        items: Array.from({ length: items }, (_, at) => ({
          id: `i${at}`,
          title: `第${at + 1}项`,
          points: 1,
          rules: [{ kind: 'count', fact: `f${at}`, atLeast: 3, each: 0.25 }],
        })),
      },
    ],
    grades: [
      { name: '优秀', from: items * 0.9 },
      { name: '合格', from: items * 0.6 },
      { name: '不合格' },
    ],
  } as Scheme;
}

async function fill(owner: pg.Pool, world: World, at: number): Promise<Id<'assessment'>> {
  const client = await owner.connect();
  const [scheme, exercise] = [
    `00000000-0000-4000-8000-00000000010${at}`,
    `00000000-0000-4000-8000-00000000020${at}`,
  ];
  const isPerson = world.kind === 'person';
  try {
    await client.query('set statement_timeout = 0');
    await client.query(
      `insert into assessments.scheme (id, version, state, region_path, scope_key, year, title, body, subject_kind, item_count,
         fault_count, drafted_on, drafted_by, issued_organ, issue_no, issued_on, approval, issued_by)
       values ($1, 1, 'issued', '/51/', 'province/51/', 2026, '细则', $2, $3, $4, 0, '2026-01-01', '某人', '机关', '1号',
         '2026-01-02', '会议', '某人')`,
      [scheme, JSON.stringify(tableOf(world, scheme)), world.kind, world.items],
    );
    await client.query(
      `insert into assessments.exercise (id, version, state, region_path, scope_key, year, title, scheme_id, subject_kind,
         period_from, period_to, self_by, scoring_by, propose_by, objection_days, objection_basis, is_blind, settling,
         prepared_on)
       values ($1, 1, 'moderation', '/51/', 'province/51/', 2026, '考核', $2, $3, '2026-01-01', '2026-12-31', '2026-12-01',
         '2026-12-02', '2026-12-03', 5, '依据', true, 'people', '2026-11-01')`,
      [exercise, scheme, world.kind],
    );
    await client.query(
      `insert into assessments.subject (id, version, exercise_id, kind, region_path, scope_key, organiser_key, is_open,
         is_removed, organ_id, appointment_id, person_id, name, place, could_be, vetoes, facts_missing, items, moved_from)
       select gen_random_uuid(), 1, $1, $2, '/51/', 'province/51/', 'province/51/', true, false, gen_random_uuid(),
         case when $3 then gen_random_uuid() end, case when $3 then gen_random_uuid() end, '对象' || n, n, '{}', '{}', $4, '[]',
         '{}' from generate_series(1, $5::int) as n`,
      [exercise, world.kind, isPerson, world.items, world.subjects],
    );
    await client.query(
      `insert into assessments.fact (subject_id, name, version, value, source, cause, evidence, by_name, recorded_at)
       select id, 'f' || item, 1, to_jsonb((place * 7 + item * 3) % 5), 'office', 'office', '{}', '安委办', now()
       from assessments.subject cross join generate_series(0, $2::int - 1) as item where exercise_id = $1`,
      [exercise, world.items],
    );
    await client.query('analyze assessments.subject, assessments.fact');
    await client.query('reset all');
  } finally {
    client.release();
  }
  return exercise as Id<'assessment'>;
}

/** The usual ways instead: a total in one statement without a reason, and a query for each subject. */
async function instead(owner: pg.Pool, exercise: string): Promise<void> {
  const inSql = await timed(() =>
    owner.query(
      `select subject_id, sum(1 - least(1, greatest(0, 3 - value::int) * 0.25)) as total
       from assessments.fact join assessments.subject on subject.id = fact.subject_id
       where exercise_id = $1 group by subject_id`,
      [exercise],
    ),
  );
  const { rows } = await owner.query<{ differs: number }>(
    `select count(*)::int as differs from assessments.subject join (
       select subject_id, sum(1 - least(1, greatest(0, 3 - value::int) * 0.25)) as total
       from assessments.fact group by subject_id) said on said.subject_id = subject.id
     where exercise_id = $1 and subject.total <> said.total * 10000`,
    [exercise],
  );
  console.log(
    `  as one SQL statement, totals alone, no reasons: ${inSql.milliseconds.toFixed(0)} ms; totals that differ: ${rows[0]?.differs}`,
  );
  const ids = await owner.query<{ id: string }>(
    'select id from assessments.subject where exercise_id = $1 order by place limit 2000',
    [exercise],
  );
  const each = await timed(async () => {
    for (const { id } of ids.rows)
      await owner.query('select name, value from assessments.fact where subject_id = $1', [id]);
  });
  console.log(
    `  a query for each subject, reading alone: ${((each.milliseconds / ids.rows.length) * 1000).toFixed(0)} ms for 1 000 subjects`,
  );
}

const report = openReport();

async function measure(cluster: Cluster, world: World, at: number): Promise<void> {
  const { services, owner } = cluster;
  const exercise = await fill(owner, world, at);
  const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
  const scheme = tableOf(world, `00000000-0000-4000-8000-00000000010${at}`);
  // As before a proposal: by another version of the rules, or by none yet.
  const all = await timed(() =>
    services.unitOfWork.commit(command, async (unit) => {
      const held = { row: { id: exercise }, issued: { scheme } };
      return { scored: (await rescoreStale(unit, held, '测试')).length };
    }),
  );
  const { scored } = all.result;
  const seconds = all.milliseconds / 1000;
  const megabytes = process.memoryUsage().rss / 2 ** 20;
  const kept = await owner.query<{ reasons: number; megabytes: number }>(
    `select sum(jsonb_array_length(item -> 'reasons'))::int as reasons,
       (pg_total_relation_size('assessments.said_score') / 2 ^ 20)::int as megabytes
     from assessments.said_score join assessments.subject on subject.id = subject_id,
       jsonb_array_elements(said -> 'items') as item where exercise_id = $1`,
    [exercise],
  );
  const isWithin = seconds <= world.seconds && megabytes <= BUDGET.megabytes;
  console.log(
    `\n${world.name}: ${seconds.toFixed(1)} s, ${all.statements} statements, ${kept.rows[0]?.reasons} reasons said and kept in ${kept.rows[0]?.megabytes} MB, ${megabytes.toFixed(0)} MB resident, ${(scored / seconds).toFixed(0)} subjects/s${report.within(world.name, isWithin)}`,
  );
  const told = await timed(() =>
    services.unitOfWork.commit(command, async (unit) => {
      const ids = await tellGrades(unit.tx, exercise, { at: unit.now, until: UNTIL });
      return { told: ids.length };
    }),
  );
  console.log(
    `  all told, each result kept as it was told: ${(told.milliseconds / 1000).toFixed(1)} s, ${told.statements} statements${report.within('telling', told.milliseconds <= BUDGET.telling.milliseconds)}`,
  );
  const { rows } = await owner.query<{ id: Id<'assessed'> }>(
    'select id from assessments.subject where exercise_id = $1 order by place limit 1',
    [exercise],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('a subject');
  const one = await timed(() =>
    services.unitOfWork.commit(command, async (unit) => {
      const write = {
        subject_id: id,
        name: 'f0',
        value: 9,
        source: 'office',
        cause: 'moderation',
        evidence: [],
        by_name: '某人',
        by_account: null,
        because: '核对',
      } as const;
      const changed = await changeFacts(unit, scheme, [write], {
        cause: 'moderation',
        reason: '核对',
        by: '某人',
      });
      return { changed };
    }),
  );
  const isFast =
    one.milliseconds <= BUDGET.oneFact.milliseconds && one.statements <= BUDGET.oneFact.statements;
  console.log(
    `  one fact changed, its subject scored anew with history and leaf: ${one.milliseconds.toFixed(0)} ms, ${one.statements} statements${report.within('one fact', isFast)}`,
  );
  await instead(owner, exercise);
  await toTheEnd(cluster, report, exercise);
}

countStatements();
sayLoad('at the start');
const cluster = await openCluster();
try {
  const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
  await cluster.services.unitOfWork.commit(command, async (unit) => {
    await insertRegions(unit.tx, [{ path: '/51/', code: '51', name: '某省', level: 'province' }]);
    return {};
  });
  for (const [at, world] of WORLDS.entries()) await measure(cluster, world, at);
  sayLoad('\nat the end, this run included');
} finally {
  await cluster.close();
}
report.end(
  `3 000 counties × 60 ≤ ${WORLDS[0].seconds} s, 40 000 leaders × 25 ≤ ${WORLDS[1].seconds} s, ≤ ${BUDGET.megabytes} MB; all told ≤ ${BUDGET.telling.milliseconds / 1000} s; one fact ≤ ${BUDGET.oneFact.milliseconds} ms and ≤ ${BUDGET.oneFact.statements} statements; a page of proposed grades ≤ ${END_BUDGET.pageMilliseconds} ms, each last stage ≤ ${END_BUDGET.stageSeconds} s`,
);

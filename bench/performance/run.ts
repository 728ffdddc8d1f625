// `npm run bench:performance [county|prefecture]`: duty records and fulfilment at scale, beside what a user would pick instead.
import type { Id } from '@jinze/kernel';
import type { Services } from '../../packages/server/src/context.ts';
import {
  addAccounts,
  addGrants,
  type NewGrant,
} from '../../packages/server/src/modules/access/index.ts';
import { findNearCopies, fulfilDue } from '../../packages/server/src/modules/performance/index.ts';
import { SYSTEM_SCOPE } from '../../packages/server/src/platform/database/scope.ts';
import { newId } from '../../packages/server/src/platform/ids.ts';
import { openTestServer, type Visitor } from '../../packages/server/src/testing/http.ts';
import { draftYear, layDownAll, runItsCourse, YEAR } from '../duties/lists.ts';
import { type Cluster, openCluster } from '../posts/cluster.ts';
import { generate, WORLDS, type World } from '../posts/generate.ts';
import { countStatements, measure, timed } from '../posts/measure.ts';
import { openReport, sayLoad } from '../report.ts';
import { fillRecords } from './records.ts';
import { coverageUsual } from './usual-application.ts';

/**
 * At 10 000 leaders with 50 records each. From nothing is done at night and after an update: two minutes. A record is
 * entered while somebody waits: with everything that follows it a fifth of a second. A person's page and a page of a
 * list come before the eye notices; the region's counts are a page of its own: a second. The session's and the
 * transaction's statements are among those counted.
 */
const BUDGET = {
  fromNothingSeconds: 120,
  recordMilliseconds: 200,
  viewMilliseconds: 100,
  regionMilliseconds: 1000,
  statements: 20,
} as const;

const report = openReport();
const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);

interface Sample {
  readonly personId: Id<'person'>;
  readonly postId: Id<'post'>;
  readonly sectionId: Id<'section'>;
  readonly code: string;
}

/** Leaders of the county office's own bodies, the same every time. */
async function samplesOf({ owner }: Cluster, county: string): Promise<readonly Sample[]> {
  const { rows } = await owner.query<Sample>(
    `select distinct on (person_id) person_id as "personId", post_id as "postId", id as "sectionId", code
     from bench.record where scope_key ^@ any (array['county' || $1, 'township' || $1]) order by person_id limit 200`,
    [county],
  );
  return rows;
}

async function accountOf(
  services: Services,
  name: string,
  personId: Id<'person'> | null,
  grant: Omit<NewGrant, 'accountId'>,
): Promise<string> {
  const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
  return services.unitOfWork.commit(command, async (unit) => {
    const [accountId] = await addAccounts(unit, [
      { loginName: name, displayName: name, ...(personId === null ? {} : { personId }) },
    ]);
    if (accountId === undefined) throw new Error('no account');
    await addGrants(unit, [{ accountId, ...grant }]);
    return accountId;
  });
}

const rowsOf = (body: Record<string, unknown>): number =>
  Array.isArray(body['items']) ? body['items'].length : 1;

async function answered(visitor: Visitor, path: string): Promise<number> {
  const { status, body } = await visitor.get(`/api/performance/${path}`);
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
  return rowsOf(body);
}

async function measureViews(
  title: string,
  calls: readonly (readonly [name: string, limit: number, run: (n: number) => Promise<number>])[],
): Promise<void> {
  report.head(title);
  for (const [name, limit, run] of calls) {
    const figures = await measure(name, limit > BUDGET.viewMilliseconds ? 20 : 60, run);
    const isWithin =
      figures.p95 <= limit &&
      figures.statements[0] === figures.statements[1] &&
      figures.statements[1] <= BUDGET.statements;
    report.line(figures, report.within(`${title}: ${name}`, isWithin));
  }
}

const recordOf = (sample: Sample, n: number) => ({
  draftId: newId(new Date(Date.UTC(YEAR, 10, 1) + n)),
  activity: 'led-inspection',
  body: null,
  title: `现场检查第 ${n} 次`,
  occurredOn: `${YEAR}-11-20`,
  occurredTo: null,
  place: '园区',
  matter: '检查储罐区',
  findings: null,
  orders: null,
  followUp: null,
  basisNo: null,
  lateReason: null,
  participants: [{ personId: sample.personId, role: 'led', duties: [sample.code] }],
});

async function runIn(cluster: Cluster, world: World): Promise<void> {
  const services = { ...cluster.services, kind: 'demo' as const };
  const { owner } = cluster;
  await generate(owner, world);
  await layDownAll(owner);
  await draftYear(services, world.root, YEAR);
  await runItsCourse(owner);
  const filled = await timed(() => fillRecords(owner));
  const { records, leaders } = filled.result;
  console.log(
    `${world.name}: ${leaders} leaders with ${records} records, generated in ${seconds(filled.milliseconds)} s`,
  );
  const nothing = await timed(() => fulfilDue(services));
  const verdict = report.within(
    'fulfilment from nothing',
    nothing.milliseconds / 1000 <= BUDGET.fromNothingSeconds,
  );
  console.log(
    `fulfilment from nothing: ${nothing.result.computed} lists in ${seconds(nothing.milliseconds)} s, ${nothing.statements} statements${verdict}`,
  );
  const again = await timed(() => fulfilDue(services));
  console.log(`again, nothing to do: ${again.milliseconds.toFixed(0)} ms`);
  const copies = await timed(() => findNearCopies(services));
  console.log(
    `texts compared: ${copies.result.compared} in ${seconds(copies.milliseconds)} s, beside requests`,
  );
  await owner.query(
    'vacuum analyze performance.fulfilment, performance.near_copy, performance.text_mark',
  );
  await owner.query('checkpoint');

  const samples = await samplesOf(cluster, world.county);
  const at = (n: number) => {
    const sample = samples[n % samples.length];
    if (sample === undefined) throw new Error('no leaders in the county');
    return sample;
  };
  const server = await openTestServer({
    ...services,
    owner,
    address: {},
    close: async () => undefined,
  });
  const office = await server.signIn(
    await accountOf(services, 'county-office', null, {
      role: 'safety-office',
      regionPath: world.county,
      level: 'county',
    }),
  );
  const above = await server.signIn(
    await accountOf(services, 'region-office', null, {
      role: 'safety-office',
      regionPath: world.root,
      level: world.name === 'county' ? 'county' : 'prefecture',
    }),
  );
  const leader = await server.signIn(
    await accountOf(services, 'leader', at(0).personId, { role: 'leader' }),
  );
  try {
    const view = BUDGET.viewMilliseconds;
    const region = BUDGET.regionMilliseconds;
    const county = `region=${world.county}&year=${YEAR}`;
    const records = `region=${world.county}&from=${YEAR}-01-01&to=${YEAR}-12-31`;
    const whole = `region=${world.root}&year=${YEAR}`;
    await measureViews('leader', [
      ['my year', view, () => answered(leader, `fulfilment/mine?year=${YEAR}`)],
      [
        'why of one duty',
        view,
        () => answered(leader, `fulfilment/sections/${at(0).sectionId}/items/${at(0).code}`),
      ],
      ['readiness', view, () => answered(leader, `readiness/${at(0).personId}`)],
      ['my records', view, () => answered(leader, `records/mine?year=${YEAR}`)],
      ['to confirm', view, () => answered(leader, 'records/to-confirm')],
    ]);
    await measureViews('county office', [
      [
        'a person’s year',
        view,
        (n) => answered(office, `fulfilment/people/${at(n).personId}?year=${YEAR}`),
      ],
      ['records, first page', view, () => answered(office, `records?${records}`)],
      [
        'records of a person',
        view,
        (n) => answered(office, `records?${records}&person=${at(n).personId}`),
      ],
      ['records, late', view, () => answered(office, `records?${records}&late=true`)],
      ['coverage', view, () => answered(office, `coverage?${county}`)],
      ['signs: near copies', view, () => answered(office, `signs?${county}&kind=near-copy`)],
    ]);
    await measureViews('superior office', [
      ['coverage', region, () => answered(above, `coverage?${whole}`)],
      [
        'who is behind a number',
        view,
        () => answered(above, `coverage/people?${whole}&code=art6.1`),
      ],
      ['signs: near copies', region, () => answered(above, `signs?${whole}&kind=near-copy`)],
      ['signs: late clusters', region, () => answered(above, `signs?${whole}&kind=late-cluster`)],
      ['signs: two places', region, () => answered(above, `signs?${whole}&kind=two-places`)],
      ['signs: without a post', region, () => answered(above, `signs?${whole}&kind=without-post`)],
    ]);
    report.head('one record, with all that follows');
    const one = await measure('recorded by the office', 60, async (n) => {
      const { status, body } = await office.post('/api/performance/records', recordOf(at(n), n));
      if (status !== 200) throw new Error(JSON.stringify(body));
      return 1;
    });
    report.line(one, report.within('one record', one.p95 <= BUDGET.recordMilliseconds));
    report.head('usual application: counts when asked');
    report.line(await measure('coverage', 10, () => coverageUsual(owner, world.root)));
  } finally {
    await server.close();
  }
}

const world = [WORLDS.county, WORLDS.prefecture].find(
  ({ name }) => name === (process.argv[2] ?? 'prefecture'),
);
if (world === undefined) throw new Error('one of: county, prefecture');
countStatements();
sayLoad('at the start');
const cluster = await openCluster();
try {
  await runIn(cluster, world);
  sayLoad('\nat the end, this run included');
} finally {
  await cluster.close();
}
report.end(
  `fulfilment of ${world.people} leaders from nothing ≤ ${BUDGET.fromNothingSeconds} s, a record with all that follows p95 ≤ ${BUDGET.recordMilliseconds} ms, ` +
    `views p95 ≤ ${BUDGET.viewMilliseconds} ms, the whole region’s ≤ ${BUDGET.regionMilliseconds} ms, statements ≤ ${BUDGET.statements} and always the same`,
);

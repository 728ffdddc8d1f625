// `npm run bench:evidence-file`: the evidence file of a case of 2 000 records, on paper and as an archive, from the database.
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Id } from '../../packages/kernel/src/index.ts';
import { accountabilityContext } from '../../packages/server/src/accountability-needs.ts';
import type { Services } from '../../packages/server/src/context.ts';
import { scopeFor } from '../../packages/server/src/modules/access/index.ts';
import { caseFile } from '../../packages/server/src/modules/evidence-files/case-file.ts';
import { makeFile, viewOf } from '../../packages/server/src/modules/evidence-files/make-file.ts';
import { sealAndSign } from '../../packages/server/src/modules/ledger/index.ts';
import type { Caller } from '../../packages/server/src/platform/http/caller.ts';
import { digestOf } from '../../packages/server/src/platform/ids.ts';
import { playCase } from '../../packages/server/src/testing/case-play.ts';
import { openTestServer, type Visitor } from '../../packages/server/src/testing/http.ts';
import { addWorld, QINGSHI } from '../../packages/server/src/testing/world.ts';
import { type Cluster, openCluster } from '../posts/cluster.ts';
import { countStatements, timed } from '../posts/measure.ts';
import { openReport, sayLoad } from '../report.ts';

const RECORDS = 2000;
const BATCH = 500;
/** Files of some records, as people attach them. */
const FILES = 60;
const FILE_BYTES = 200 * 1024;
/**
 * Somebody waits for the paper: half a minute. The archive is fetched beside other work: a minute, half of it for packages,
 * each of which is read again by a reader's own code. A download begins within three seconds, or people ask again. Others
 * work on the same server: 200 MB beside what it has, with what is not collected yet. The paper is sent by mail: 15 MB.
 * Statements grow by the hundred records and by the file, not by the record. What the page says of the size beforehand is
 * wrong by half at most.
 */
const BUDGET = {
  paperSeconds: 30,
  archiveSeconds: 60,
  firstByteSeconds: 3,
  memoryMegabytes: 200,
  paperMegabytes: 15,
  estimate: [0.5, 1.5],
  statements: { paper: 400, archive: 400 + 15 * FILES },
} as const;
const MEGABYTE = 1024 * 1024;

const MATTERS = [
  '传达学习全国安全生产电视电话会议精神',
  '听取各行业部门安全生产形势汇报',
  '检查储罐区、装卸栈台和动火审批情况',
  '研究矿山、危险化学品、建筑施工和道路交通的专项整治',
  '督促重大隐患按期销号，明确责任单位和完成时限',
];
const TIMES = '一二三四五六七八九十';

/** Different in each record: what is the same in all of them would be set and compressed once. */
const textOf = (n: number, times: number) =>
  Array.from({ length: times }, (_, at) => {
    const matter = MATTERS[(n * 7 + at * 3) % MATTERS.length];
    const place = `第${TIMES[(n + at) % 10]}${TIMES[(n * 3 + at) % 10]}${n * 13 + at}处`;
    return `${matter}，${place}；`;
  }).join('');

const contentOf = (n: number, persons: readonly string[]) => ({
  activity: n % 3 === 0 ? 'meeting' : 'led-inspection',
  body: null,
  title: `第 ${n} 次安全生产工作`,
  occurredOn: `2026-${String(1 + (n % 10)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
  occurredTo: null,
  place: `园区 ${n} 号`,
  matter: textOf(n, 4),
  findings: n % 2 === 0 ? textOf(n + 1, 2) : null,
  orders: textOf(n + 2, 2),
  followUp: null,
  basisNo: `安委〔2026〕${n}号`,
  lateReason: null,
  participants: [
    { personId: persons[n % persons.length], role: 'led', duties: [`art6.${1 + (n % 8)}`] },
  ],
});

async function answered(visitor: Visitor, url: string, body: unknown) {
  const answer = await visitor.post(url, body);
  if (answer.status !== 200) throw new Error(`${url}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function recordWithFile(office: Visitor, n: number, persons: readonly string[]) {
  const draftId = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  // Like pictures and scans: nothing makes it smaller.
  const noise = createHash('shake256', { outputLength: FILE_BYTES }).update(String(n)).digest();
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7 '), noise]);
  const files = '/api/performance/attachments';
  const begun = await answered(office, files, {
    draftId,
    name: `会议纪要${n}.pdf`,
    size: bytes.length,
    digest: digestOf(bytes),
    keepsMetadata: true,
  });
  const id = begun['id'] as string;
  await office.upload(`${files}/${id}/parts/0`, bytes);
  await answered(office, `${files}/${id}/finish`, {});
  await answered(office, '/api/performance/records', { draftId, ...contentOf(n, persons) });
}

async function recordAll(office: Visitor, persons: readonly string[]): Promise<void> {
  for (let n = 0; n < FILES; n += 1) await recordWithFile(office, n, persons);
  for (let from = FILES; from < RECORDS; from += BATCH) {
    const count = Math.min(BATCH, RECORDS - from);
    const items = Array.from({ length: count }, (_, at) => ({
      ...contentOf(from + at, persons),
      externalSystem: '台账',
      externalId: String(from + at),
    }));
    await answered(office, '/api/performance/records/batch', { items });
  }
}

/** Two leaders of a township and a case about them, its evidence frozen. */
async function openCase(cluster: Cluster, office: Visitor, seal: () => Promise<void>) {
  const { rows } = await cluster.owner.query<{ record: string; person: string }>(
    `select distinct on (a.person_id) a.record_id as record, a.person_id as person from posts.appointment a
       join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
     where o.region_path = $1 and a.superseded_at is null and a.valid_to is null and a.valid_from <= '2026-01-01'
     order by a.person_id limit 2`,
    [`${QINGSHI}990101100/`],
  );
  await recordAll(
    office,
    rows.map(({ person }) => person),
  );
  await seal();
  const services = { ...cluster.services, owner: cluster.owner };
  const play = playCase(services as Parameters<typeof playCase>[0], office);
  const id = await play.open(play.opening({ title: '案件', region: QINGSHI }));
  for (const { record: appointmentId } of rows) {
    const { body } = await play.onCase(id, 'add-person', { appointmentId, onDay: '2026-11-20' });
    if (body.error !== undefined) throw new Error(JSON.stringify(body));
  }
  await seal();
  const { body } = await play.onCase(id, 'freeze', {});
  if (body.error !== undefined) throw new Error(JSON.stringify(body));
  await seal();
  return id as Id<'case'>;
}

interface Made {
  readonly bytes: number;
  readonly firstByte: number;
  readonly peak: number;
}

/** What the program itself holds, with what is not collected yet: pages that were freed may stay with the process. */
function held(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Taken as a browser takes it, and not kept. */
async function taken(
  make: () => Promise<{ parts: AsyncIterable<Buffer> }>,
  before: number,
): Promise<Made> {
  const begun = performance.now();
  let [bytes, firstByte, peak] = [0, 0, 0];
  const { parts } = await make();
  for await (const part of parts) {
    if (bytes === 0) firstByte = performance.now() - begun;
    bytes += part.length;
    peak = Math.max(peak, held() - before);
    await setImmediate();
  }
  return { bytes, firstByte, peak };
}

const report = openReport();

function judge(
  name: 'paper' | 'archive',
  { result, milliseconds, statements }: Awaited<ReturnType<typeof timed<Made>>>,
  { limit, estimate }: { readonly limit: number; readonly estimate: number },
): void {
  const { bytes, firstByte, peak } = result;
  const size = bytes / MEGABYTE;
  const share = bytes / estimate;
  const [least, most] = BUDGET.estimate;
  const within =
    share >= least &&
    share <= most &&
    milliseconds <= limit * 1000 &&
    firstByte <= BUDGET.firstByteSeconds * 1000 &&
    peak / MEGABYTE <= BUDGET.memoryMegabytes &&
    statements <= BUDGET.statements[name] &&
    (name !== 'paper' || size <= BUDGET.paperMegabytes);
  console.log(
    `${name}: ${(milliseconds / 1000).toFixed(1)} s, first byte after ${(firstByte / 1000).toFixed(1)} s, ${size.toFixed(1)} MB of about ${(estimate / MEGABYTE).toFixed(1)}, ` +
      `memory +${(peak / MEGABYTE).toFixed(0)} MB, ${statements} statements${report.within(name, within)}`,
  );
}

countStatements();
sayLoad('at the start');
const cluster = await openCluster({ hasDivisions: false });
try {
  const services: Services = { ...cluster.services, kind: 'demo' };
  const whole = { ...services, owner: cluster.owner, address: {}, close: async () => undefined };
  const world = await addWorld(whole);
  const server = await openTestServer(whole);
  const accountId = world.accounts.get('qingshi-awb');
  if (accountId === undefined) throw new Error('an office is there');
  const office = await server.signIn(accountId);
  await office.post('/api/access/reauthenticate', { proof: '青石县安委办' });
  const seal = async () => {
    await sealAndSign(server.ledger);
  };
  const filled = await timed(() => openCase(cluster, office, seal));
  console.log(
    `${RECORDS} records recorded, sealed and frozen in ${(filled.milliseconds / 1000).toFixed(0)} s`,
  );
  const accountability = accountabilityContext(services);
  const context = {
    ...services,
    scopeFor,
    ledger: server.ledger,
    accountability,
    publicUrl: undefined,
  };
  const caller: Caller = {
    accountId,
    sessionId: accountId as string as Caller['sessionId'],
    displayName: '青石县安委办',
    personId: null,
    grants: [
      {
        role: 'safety-office',
        regionPath: QINGSHI,
        level: 'county',
        committeePath: null,
        personId: null,
      },
    ],
    csrfToken: '',
    reauthenticatedUntil: null,
  };
  const scope = scopeFor(caller, 'evidence-files.case-file');
  if (scope === undefined) throw new Error('the office may');
  const command = { actor: { accountId, name: caller.displayName }, scope };
  const make = (format: 'pdf' | 'zip') => async () => {
    const asked = await caseFile(context, caller, scope, filled.result);
    return makeFile(context, { caller, command }, asked, format);
  };
  const { estimate } = viewOf(await caseFile(context, caller, scope, filled.result));
  globalThis.gc?.();
  const before = held();
  judge('paper', await timed(() => taken(make('pdf'), before)), {
    limit: BUDGET.paperSeconds,
    estimate: estimate.pdf,
  });
  judge('archive', await timed(() => taken(make('zip'), before)), {
    limit: BUDGET.archiveSeconds,
    estimate: estimate.zip,
  });
  sayLoad('at the end, this run included');
  await server.close();
} finally {
  await cluster.close();
}
report.end(
  `a case file of ${RECORDS} records and ${FILES} files: paper ≤ ${BUDGET.paperSeconds} s and ≤ ${BUDGET.paperMegabytes} MB, archive ≤ ` +
    `${BUDGET.archiveSeconds} s, first byte ≤ ${BUDGET.firstByteSeconds} s, memory ≤ +${BUDGET.memoryMegabytes} MB, statements ≤ ${BUDGET.statements.paper} and ${BUDGET.statements.archive}`,
);

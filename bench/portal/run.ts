// `npm run bench:portal`: the public pages on one process while the office works, beside a file server of the same pages.

import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FastifyInstance } from 'fastify';
import { addAccounts, addGrants } from '../../packages/server/src/modules/access/index.ts';
import { SYSTEM_SCOPE } from '../../packages/server/src/platform/database/scope.ts';
import { openTestServer, type Visitor } from '../../packages/server/src/testing/http.ts';
import { type Cluster, openCluster } from '../posts/cluster.ts';
import { quantile } from '../posts/measure.ts';
import { openReport, sayLoad } from '../report.ts';
import { fillNotices, NOTICES, type Samples } from './notices.ts';
import type { Answered, Asked } from './reader.ts';

/**
 * Sixteen readers at once, each asking for the next page as soon as the last one came, while an office lists, reads and
 * writes. A page comes before the eye notices that it waits, with as much again for the network: a fifth of a second. A
 * hundred pages a second are what a prefecture of five million reads when one in fifty looks within a quarter of an hour.
 */
const BUDGET = { milliseconds: 200, perSecond: 100 } as const;
const CONNECTIONS = 16;
const SECONDS = 10;
const OFFICE = '/51/5101/510129/';

const report = openReport();

function readersOf(asked: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./reader.ts', import.meta.url), { workerData: asked });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** The office lists, opens and drafts notices one after the other, as long as the readers read. */
async function work(office: Visitor, isOver: () => boolean): Promise<number> {
  let acts = 0;
  while (!isOver()) {
    const list = await office.get('/api/publication/notices?limit=50');
    await office.get('/api/posts/regions?search=成都');
    const made = await office.post('/api/publication/notices', {
      region: OFFICE,
      kind: 'other',
      accidentId: null,
      corrects: null,
      correction: null,
      year: 2026,
      title: '关于开展检查的公告',
      organ: '安全生产委员会',
      body: '自即日起开展安全生产检查。',
      tables: [],
      instrument: null,
    });
    if (list.status !== 200 || made.status !== 200)
      throw new Error(`the office: ${JSON.stringify(made.body)}`);
    acts += 3;
  }
  return acts;
}

async function measured(
  name: string,
  asked: Pick<Asked, 'port' | 'paths'>,
  office: Visitor | undefined,
): Promise<void> {
  let isOver = false;
  const working = office === undefined ? Promise.resolve(0) : work(office, () => isOver);
  const { milliseconds, failed, bytes } = await readersOf({
    ...asked,
    connections: CONNECTIONS,
    seconds: SECONDS,
  });
  isOver = true;
  const acts = await working;
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const p95 = quantile(sorted, 0.95);
  const perSecond = milliseconds.length / SECONDS;
  const isJudged = office !== undefined;
  const isWithin = p95 <= BUDGET.milliseconds && perSecond >= BUDGET.perSecond && failed === 0;
  const verdict = isJudged ? report.within(name, isWithin) : '';
  console.log(
    `${name.padEnd(44)} p50 ${quantile(sorted, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ` +
      `${perSecond.toFixed(0)}/s, ${(bytes / milliseconds.length / 1024).toFixed(1)} KB a page, ` +
      `${failed} failed; the office: ${(acts / SECONDS).toFixed(0)} calls/s${verdict}`,
  );
}

const noticesOf = ({ ids }: Samples) => ids.map((id) => `/public/notices/${id}`);
const listsOf = ({ regions }: Samples) =>
  regions.flatMap((region, index) => [
    '/public/',
    `/public/?kind=assessment&year=${2018 + (index % 8)}`,
    `/public/?region=${encodeURIComponent(region)}`,
  ]);
const searchesOf = ({ regions }: Samples) =>
  regions.map(
    (_, index) => `/public/?q=${encodeURIComponent(`考核结果的通报第${index * 37 + 11}号`)}`,
  );

/** What a user would pick instead: the same pages as files, and a server of files in Node. */
async function filesOf(
  app: FastifyInstance,
  paths: readonly string[],
): Promise<{
  server: Server;
  folder: string;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'jinze-bench-portal-'));
  const files = new Map<string, string>();
  for (const [index, path] of paths.entries()) {
    const file = join(folder, `${index}.html`);
    await writeFile(file, (await app.inject(path)).body);
    files.set(path, file);
  }
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, folder };
}

async function officeOf(
  cluster: Cluster,
  signIn: (id: string) => Promise<Visitor>,
): Promise<Visitor> {
  const nobody = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
  const { id } = await cluster.services.unitOfWork.commit(nobody, async (unit) => {
    const [made] = await addAccounts(unit, [{ loginName: 'office', displayName: '安委办' }]);
    if (made === undefined) throw new Error('no account');
    await addGrants(unit, [
      { accountId: made, role: 'safety-office', regionPath: OFFICE, level: 'county' },
    ]);
    return { id: made };
  });
  return signIn(id);
}

async function runIn(cluster: Cluster): Promise<void> {
  const begun = performance.now();
  const samples = await fillNotices(cluster.owner);
  console.log(
    `${NOTICES} published notices of all regions, in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
  );
  // The demo's way in: an account is chosen.
  const services = { ...cluster.services, kind: 'demo' as const };
  const tested = await openTestServer({
    ...services,
    owner: cluster.owner,
    address: {},
    close: async () => undefined,
  });
  const { app } = tested;
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const office = await officeOf(cluster, (id) => tested.signIn(id));
  console.log(`\n${CONNECTIONS} readers at once, ${SECONDS} s each`);
  await measured('a notice', { port, paths: noticesOf(samples) }, office);
  await measured('lists by kind, year, region', { port, paths: listsOf(samples) }, office);
  await measured('search', { port, paths: searchesOf(samples) }, office);
  await measured('feed', { port, paths: ['/public/feed.xml'] }, office);
  const paths = noticesOf(samples);
  const { server, folder } = await filesOf(app, paths);
  const files = { port: (server.address() as AddressInfo).port, paths };
  await measured('the same notices as files, the office working', files, office);
  await measured('the same notices as files, alone', files, undefined);
  server.close();
  await rm(folder, { recursive: true, force: true });
  await tested.close();
}

sayLoad('at the start');
const cluster = await openCluster({ connections: 16 });
try {
  await runIn(cluster);
  sayLoad('\nat the end, this run included');
} finally {
  await cluster.close();
}
report.end(
  `public pages while the office works: p95 ≤ ${BUDGET.milliseconds} ms and ≥ ${BUDGET.perSecond}/s on one process`,
);

// A list through the whole server, from its tables to the bytes a browser takes, in a process of its own: `through-server.ts <whose> <rows>`.
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { Services } from '../../packages/server/src/context.ts';
import { addAccounts, addGrants } from '../../packages/server/src/modules/access/index.ts';
import { SYSTEM_SCOPE } from '../../packages/server/src/platform/database/scope.ts';
import { openTestServer } from '../../packages/server/src/testing/http.ts';
import { type Cluster, openCluster } from '../posts/cluster.ts';
import { generate, WORLDS } from '../posts/generate.ts';
import { countStatements, timed } from '../posts/measure.ts';
import { fillList } from './fill.ts';

const { county: WORLD } = WORLDS;
const MEGABYTE = 1024 * 1024;

export interface Through {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly firstByteMilliseconds: number;
  readonly statements: number;
  /** Of the whole process, with the server and what it is compared with: before, by the first megabyte, at most. */
  readonly memory: readonly [before: number, early: number, most: number];
}

const held = () => process.memoryUsage.rss() / MEGABYTE;

/** Looked at as it is taken. */
async function watched(open: () => Promise<AsyncIterable<Buffer>>): Promise<Through> {
  globalThis.gc?.();
  const before = held();
  let [bytes, firstByte, early, most] = [0, 0, before, before];
  const { milliseconds, statements } = await timed(async () => {
    const begun = performance.now();
    for await (const part of await open()) {
      if (bytes === 0) firstByte = performance.now() - begun;
      bytes += part.length;
      most = Math.max(most, held());
      if (bytes < MEGABYTE) early = most;
    }
  });
  const megabytes = bytes / MEGABYTE;
  const memory = [before, early, most] as const;
  return { milliseconds, megabytes, firstByteMilliseconds: firstByte, statements, memory };
}

/** Signed in, as a browser keeps it. */
async function cookieOfOffice({ services }: Cluster, app: FastifyInstance): Promise<string> {
  const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
  const { accountId } = await services.unitOfWork.commit(command, async (unit) => {
    const [id] = await addAccounts(unit, [{ loginName: 'office', displayName: '县安委办' }]);
    if (id === undefined) throw new Error('no account');
    const grant = { role: 'safety-office', regionPath: WORLD.county, level: 'county' } as const;
    await addGrants(unit, [{ accountId: id, ...grant }]);
    return { accountId: id };
  });
  const url = '/api/access/sign-in';
  const [cookie] = (await app.inject({ method: 'POST', url, payload: { accountId } })).cookies;
  if (cookie === undefined) throw new Error('not signed in');
  return `${cookie.name}=${cookie.value}`;
}

/** What is usual: one query, all rows, the streaming writer of the library. */
function usual(owner: pg.Pool): AsyncIterable<Buffer> {
  const stream = new PassThrough();
  const write = async () => {
    const { rows } = await owner.query<Record<string, unknown>>(
      `select record.occurred_on, record.activity, record.title, record.place, taking.organ_name, taking.post_title,
         taking.person_name, taking.role, array_to_string(taking.duties, '、') as duties, record.matter, record.orders,
         record.basis_no, taking.confirmation, record.recorded_at, record.recorded_by, record.state
       from performance.participation taking join performance.duty_record record on record.id = taking.record_id
       order by taking.occurred_on desc, taking.record_id desc`,
    );
    const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ stream });
    const sheet = writer.addWorksheet('履职记录');
    for (const row of rows) sheet.addRow(Object.values(row)).commit();
    await writer.commit();
  };
  write().catch((fault: Error) => stream.destroy(fault));
  return stream;
}

const [, , which = '', rows = ''] = process.argv;
countStatements();
const cluster = await openCluster();
try {
  const { owner } = cluster;
  await generate(owner, WORLD);
  await fillList(owner, WORLD.county, Number(rows));
  const services: Services = { ...cluster.services, kind: 'demo' };
  const server = await openTestServer({
    ...services,
    owner,
    address: {},
    close: async () => undefined,
  });
  const cookie = await cookieOfOffice(cluster, server.app);
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.app.server.address() as AddressInfo;
  const fetched = async (query: string): Promise<AsyncIterable<Buffer>> => {
    const path = `/api/performance/records.xlsx?region=${WORLD.county}${query}`;
    const [answer] = (await once(get({ port, path, headers: { cookie } }), 'response')) as [
      IncomingMessage,
    ];
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode}`);
    return answer;
  };
  // What is compiled and cached by the first of all is no part of the measure.
  await watched(() => fetched('&from=2026-01-01&to=2026-01-05'));
  const through = await watched(which === 'ours' ? () => fetched('') : async () => usual(owner));
  console.log(JSON.stringify(through));
  await server.close();
} finally {
  await cluster.close();
}

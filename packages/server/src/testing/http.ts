// The whole application over a test database, asked as a signed-in account would ask it.
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { compose } from '../compose.ts';
import type { LedgerContext } from '../modules/ledger/index.ts';
import type { Outgoing } from '../modules/notices/index.ts';
import { readMigrations } from '../platform/database/migrate.ts';
import { newSecret } from '../platform/ids.ts';
import type { TestDatabase } from './index.ts';
import { openTestLedger } from './ledger.ts';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> & {
    error?: { code: string; message: string; current?: unknown };
  };
}

export interface Visitor {
  get(url: string): Promise<Answer>;
  /** `key` repeats an earlier request. */
  post(
    url: string,
    body?: unknown,
    options?: { key?: string; headers?: Record<string, string> },
  ): Promise<Answer>;
  /** `body`: what is said beside the file. */
  upload(url: string, file: Buffer, body?: unknown, key?: string): Promise<Answer>;
  /** The lines of an upload that asks for its progress. */
  uploadLines(url: string, file: Buffer): Promise<Record<string, unknown>[]>;
  download(url: string): Promise<{ status: number; fileName: string; bytes: Buffer }>;
  /** A file that is made by asking for it. */
  take(
    url: string,
    body?: object,
  ): Promise<{ status: number; fileName: string; bytes: Buffer; code: string }>;
}

export interface TestServer {
  readonly app: FastifyInstance;
  /** Nothing is sealed but by `sealAndSign`. */
  readonly ledger: LedgerContext;
  /** Signs in by choosing the account, as the demo does. */
  signIn(accountId: string): Promise<Visitor>;
  readonly nobody: Visitor;
  close(): Promise<void>;
}

function multipart(file: Buffer, said?: unknown, key?: string) {
  const field =
    said === undefined
      ? ''
      : `--x\r\nContent-Disposition: form-data; name="body"\r\n\r\n${JSON.stringify(said)}\r\n`;
  const head =
    '--x\r\nContent-Disposition: form-data; name="file"; filename="roster.xlsx"\r\nContent-Type: application/octet-stream\r\n\r\n';
  return {
    body: Buffer.concat([Buffer.from(field + head), file, Buffer.from('\r\n--x--\r\n')]),
    headers: {
      'content-type': 'multipart/form-data; boundary=x',
      'idempotency-key': key ?? newSecret().slice(0, 20),
    },
  };
}

function fileOf(response: LightMyRequestResponse) {
  const disposition = String(response.headers['content-disposition'] ?? '');
  return {
    status: response.statusCode,
    fileName: disposition.split("UTF-8''").at(-1) ?? '',
    bytes: response.rawPayload,
  };
}

export async function openTestServer(
  services: TestDatabase,
  given: {
    readonly outgoing?: Outgoing;
    readonly trustedProxies?: readonly string[];
    readonly publicUrl?: string;
  } = {},
): Promise<TestServer> {
  const schema = (await readMigrations()).length;
  const ledger = await openTestLedger(services);
  const app = await compose({
    services,
    ledger,
    ...given,
    witnessRefusals: new Map(),
    schema,
    logger: pino({ level: 'silent' }),
  });
  const visitor = (cookie: string, csrf: string): Visitor => {
    const shared = cookie === '' ? {} : { cookie, 'x-csrf-token': csrf };
    const ask = async (
      method: 'GET' | 'POST',
      url: string,
      payload: unknown,
      headers: Record<string, string>,
    ): Promise<Answer> => {
      const response = await app.inject({
        method,
        url,
        headers: { ...shared, ...headers },
        ...(payload === undefined ? {} : { payload: payload as object }),
      });
      const isJson = String(response.headers['content-type'] ?? '').includes('json');
      return { status: response.statusCode, body: isJson ? response.json() : {} };
    };
    return {
      get: (url) => ask('GET', url, undefined, {}),
      post: (url, body = {}, options = {}) =>
        ask('POST', url, body, {
          'idempotency-key': options.key ?? newSecret().slice(0, 20),
          'content-type': 'application/json',
          ...options.headers,
        }),
      upload: (url, file, said, key) => {
        const { body, headers } = multipart(file, said, key);
        return ask('POST', url, body, headers);
      },
      uploadLines: async (url, file) => {
        const { body, headers } = multipart(file);
        const response = await app.inject({
          method: 'POST',
          url,
          headers: { ...shared, ...headers, accept: 'application/x-ndjson' },
          payload: body,
        });
        return response.body
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Record<string, unknown>);
      },
      download: async (url) => fileOf(await app.inject({ method: 'GET', url, headers: shared })),
      take: async (url, payload = {}) => {
        const headers = { ...shared, 'idempotency-key': newSecret().slice(0, 20) };
        const response = await app.inject({ method: 'POST', url, headers, payload });
        const isFile = response.statusCode === 200;
        const code = isFile ? '' : (response.json() as { error: { code: string } }).error.code;
        return { ...fileOf(response), code };
      },
    };
  };
  return {
    app,
    ledger,
    nobody: visitor('', ''),
    signIn: async (accountId) => {
      const response = await app.inject({
        method: 'POST',
        url: '/api/access/sign-in',
        payload: { accountId },
      });
      if (response.statusCode !== 200) throw new Error(`sign-in: ${response.body}`);
      const [cookie] = response.cookies;
      return visitor(
        `${cookie?.name ?? ''}=${cookie?.value ?? ''}`,
        (response.json() as { csrfToken: string }).csrfToken,
      );
    },
    close: () => app.close(),
  };
}

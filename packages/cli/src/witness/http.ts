// The witness over HTTP: `add-checkpoint` for logs, one page for people.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ok, type Result, refuse } from '@jinze/kernel';
import { MAX_REQUEST, refusalAnswer, type WitnessDecision } from '@jinze/ledger/witness';
import { codeOf } from './disk.ts';
import { pageText } from './page.ts';
import type { StartRefusal } from './refusals.ts';
import type { Witness } from './witness.ts';

export interface Listening {
  /** What logs and policies are given: `http://127.0.0.1:8322`. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

type Answer = Pick<WitnessDecision, 'contentType' | 'body'> & {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
};

const plain = (status: number, body: string, headers: Record<string, string> = {}): Answer => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body,
  headers,
});

const TOO_LONG: Answer = {
  ...refusalAnswer(413, 'witness.too-long'),
  // What comes after the limit is not read.
  headers: { connection: 'close' },
};

/** The body, or nothing where it is over the limit. Leaving a loop over the stream would close it before the answer. */
function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    if (Number(request.headers['content-length'] ?? 0) > MAX_REQUEST) resolve(undefined);
    request.on('data', (part: Buffer) => {
      length += part.length;
      if (length > MAX_REQUEST) resolve(undefined);
      else parts.push(part);
    });
    request.on('end', () => resolve(Buffer.concat(parts)));
    request.on('error', reject);
  });
}

/** Bytes that are not UTF-8 have no text, and so no meaning. */
function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function addCheckpoint(witness: Witness, request: IncomingMessage): Promise<Answer> {
  const body = await bodyOf(request);
  if (body === undefined) return TOO_LONG;
  const text = textOf(body);
  return text === undefined ? refusalAnswer(400, 'witness.malformed') : witness.answer(text);
}

async function answerTo(
  witness: Witness,
  address: string,
  request: IncomingMessage,
): Promise<Answer> {
  const [path] = (request.url ?? '').split('?');
  const { method = '' } = request;
  if (path === '/add-checkpoint')
    return method === 'POST'
      ? addCheckpoint(witness, request)
      : plain(405, '请用 POST。\n', { allow: 'POST' });
  if (path !== '/') return plain(404, '没有这个地址：只有 / 和 /add-checkpoint。\n');
  return method === 'GET' || method === 'HEAD'
    ? plain(200, pageText(witness, address))
    : plain(405, '请用 GET。\n', { allow: 'GET, HEAD' });
}

function send(response: ServerResponse, { status, contentType, body, headers }: Answer): void {
  response.writeHead(status, {
    'content-type': contentType,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

/** Who goes away in the middle, or sends what is no HTTP, is nobody to answer. */
async function handle(
  witness: Witness,
  address: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let answer: Answer;
  try {
    answer = await answerTo(witness, address, request);
  } catch (error) {
    codeOf(error);
    response.destroy();
    return;
  }
  send(response, answer);
}

const SECOND = 1000;

function limited(server: Server): Server {
  server.headersTimeout = 5 * SECOND;
  server.requestTimeout = 10 * SECOND;
  server.keepAliveTimeout = 60 * SECOND;
  server.maxConnections = 256;
  return server;
}

const addressOf = ({ address, family, port }: AddressInfo): string =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;

/** Port 0: any that is free. */
export function listen(
  witness: Witness,
  host: string,
  port: number,
): Promise<Result<Listening, StartRefusal>> {
  return new Promise((resolve) => {
    let address = '';
    const server = limited(
      createServer((request, response) => {
        void handle(witness, address, request, response);
      }),
    );
    server.once('error', (error) =>
      resolve(
        refuse({ code: 'witness.cannot-listen', about: `${host}:${port}（${codeOf(error)}）` }),
      ),
    );
    server.listen({ host, port }, () => {
      address = addressOf(server.address() as AddressInfo);
      const stop = (): Promise<void> =>
        new Promise((done) => {
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve(ok({ address, stop }));
    });
  });
}

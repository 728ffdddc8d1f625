// A robot's server for tests: keeps what it was sent, and answers as it is told to.
import { createServer } from 'node:http';

export interface RobotCall {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface RobotServer {
  readonly url: string;
  readonly calls: RobotCall[];
  /** `silent`: takes the request and never answers. */
  answer(how: { readonly status: number; readonly body?: string } | 'silent'): void;
  close(): Promise<void>;
}

export async function startRobotServer(): Promise<RobotServer> {
  const calls: RobotCall[] = [];
  let how: { readonly status: number; readonly body?: string } | 'silent' = {
    status: 200,
    body: '{"errcode":0,"errmsg":"ok"}',
  };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://robot');
      calls.push({ path: pathname, query: searchParams, headers: request.headers, body });
      if (how === 'silent') return;
      response.writeHead(how.status, { 'content-type': 'application/json', location: '/else' });
      response.end(how.body ?? '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/robot/send?access_token=geheim`,
    calls,
    answer: (next) => {
      how = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

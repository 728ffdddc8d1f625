// What the server acknowledged over HTTP is there after kill -9 of the server and of its PostgreSQL.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startDemo } from './demo.ts';
import { startServer, type TestServer } from './server.ts';

interface Session {
  readonly cookie: string;
  readonly csrf: string;
}

async function signIn(server: TestServer, name: string): Promise<Session> {
  const form = (await (await fetch(`${server.address}/api/access/sign-in`)).json()) as {
    people: { accountId: string; displayName: string }[];
  };
  const accountId = form.people.find((one) => one.displayName === name)?.accountId;
  const response = await fetch(`${server.address}/api/access/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accountId }),
  });
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  return { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '', csrf: csrfToken };
}

/** Creates accounts one after another until the server is gone; notes those it acknowledged. */
async function writeUntilGone(
  server: TestServer,
  session: Session,
  prefix: string,
  acknowledged: string[],
): Promise<void> {
  for (let number = 0; ; number += 1) {
    const loginName = `${prefix}-${number}`;
    const headers = {
      'content-type': 'application/json',
      cookie: session.cookie,
      'x-csrf-token': session.csrf,
      'idempotency-key': `key-${loginName}`,
    };
    const response = await fetch(`${server.address}/api/access/accounts`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ loginName, displayName: loginName }),
    }).catch(() => undefined);
    if (response === undefined) return;
    if (response.ok && (await response.text().catch(() => undefined)) !== undefined)
      acknowledged.push(loginName);
  }
}

async function accountsOf(
  server: TestServer,
  session: Session,
  search: string,
): Promise<Set<string>> {
  const names = new Set<string>();
  let after = '';
  do {
    const url = `${server.address}/api/access/accounts?limit=100&search=${search}${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`;
    const page = (await (await fetch(url, { headers: { cookie: session.cookie } })).json()) as {
      items: { loginName: string }[];
      next: string | null;
    };
    for (const { loginName } of page.items) names.add(loginName);
    after = page.next ?? '';
  } while (after !== '');
  return names;
}

it('kill -9 of the server, with and without its PostgreSQL, loses nothing that was acknowledged', async () => {
  let server = await startDemo('crash');
  let total = 0;
  for (const [run, withPostgres] of [false, true, false, true].entries()) {
    const acknowledged: string[] = [];
    const session = await signIn(server, '系统管理员（演示）');
    const writing = writeUntilGone(server, session, `run${run}`, acknowledged);
    // Killed in the middle of writing, however slow the machine: not before something was acknowledged.
    while (acknowledged.length === 0) await pause(10);
    await pause(150 + run * 90);
    const postmaster = Number(
      readFileSync(join(server.folder, 'postgresql/cluster/postmaster.pid'), 'utf8').split('\n')[0],
    );
    await server.kill();
    if (withPostgres) process.kill(postmaster, 'SIGKILL');
    await writing;
    server = await startServer('crash', { on: 'folder', folder: server.folder });
    const found = await accountsOf(server, await signIn(server, '系统管理员（演示）'), `run${run}`);
    expect(acknowledged.filter((name) => !found.has(name))).toEqual([]);
    // At most the one in flight may have been committed without its answer arriving.
    expect(found.size - acknowledged.length).toBeLessThanOrEqual(1);
    total += acknowledged.length;
  }
  console.log(`kill -9 of the server: 4 runs, ${total} acknowledged, 0 lost`);
  expect((await fetch(`${server.address}/api/health`)).status).toBe(200);
  await server.stop();
});

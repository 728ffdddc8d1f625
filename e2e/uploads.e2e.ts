// A file on its way while the server and its PostgreSQL are killed again and again: it goes on where it was, and is whole.
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startDemo } from './demo.ts';
import { startServer, type TestServer } from './server.ts';

const PART = 256 * 1024;
const SIZE = 16 * 1024 * 1024 + 77;
const DRAFT = '11111111-2222-4333-8444-555555555555';

interface Session {
  readonly cookie: string;
  readonly csrf: string;
}
interface Upload {
  readonly id: string;
  readonly received: number;
  readonly state: string;
}

async function signIn(server: TestServer): Promise<Session> {
  const form = (await (await fetch(`${server.address}/api/access/sign-in`)).json()) as {
    people: { accountId: string; displayName: string }[];
  };
  const office = form.people.find(({ displayName }) => displayName.startsWith('青石县安委办'));
  const response = await fetch(`${server.address}/api/access/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accountId: office?.accountId }),
  });
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  return { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '', csrf: csrfToken };
}

const headersOf = ({ cookie, csrf }: Session) => ({
  cookie,
  'x-csrf-token': csrf,
  'idempotency-key': randomBytes(12).toString('hex'),
});

async function post<T>(server: TestServer, session: Session, path: string, body: object = {}) {
  const response = await fetch(`${server.address}/api/performance/${path}`, {
    method: 'POST',
    headers: { ...headersOf(session), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as T;
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer;
}

/** Answers how much was acknowledged when nothing came back any more, or all of it; `onPart` is told each time. */
async function sendUntilGone(
  server: TestServer,
  session: Session,
  { id, received }: Upload,
  bytes: Buffer,
  onPart: () => void = () => undefined,
): Promise<number> {
  let acknowledged = received;
  while (acknowledged < bytes.length) {
    const form = new FormData();
    form.set(
      'file',
      new Blob([new Uint8Array(bytes.subarray(acknowledged, acknowledged + PART))]),
      'part',
    );
    const answer = await fetch(
      `${server.address}/api/performance/attachments/${id}/parts/${acknowledged}`,
      { method: 'POST', headers: headersOf(session), body: form },
    )
      .then((response) => (response.ok ? response.json() : undefined))
      .catch(() => undefined);
    if (answer === undefined) return acknowledged;
    acknowledged = (answer as { received: number }).received;
    onPart();
  }
  return acknowledged;
}

it('kill -9 in the middle of an upload costs nothing that was acknowledged', async () => {
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(SIZE)]);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const begun = {
    draftId: DRAFT,
    name: '会议纪要.pdf',
    size: bytes.length,
    digest,
    keepsMetadata: false,
  };
  let server = await startDemo('uploads');
  const session = await signIn(server);
  let kills = 0;
  let upload = await post<Upload>(server, session, 'attachments', begun);
  for (const withPostgres of [false, true, false, true]) {
    const parts = Promise.withResolvers<void>();
    let left = 2 + kills;
    const sending = sendUntilGone(server, session, upload, bytes, () => {
      left -= 1;
      if (left === 0) parts.resolve();
    });
    // At any moment of the part that is then on its way.
    await parts.promise;
    await pause(Math.random() * 40);
    const cluster = join(server.folder, 'postgresql/cluster/postmaster.pid');
    const postmaster = Number(readFileSync(cluster, 'utf8').split('\n')[0]);
    await server.kill();
    if (withPostgres) process.kill(postmaster, 'SIGKILL');
    kills += 1;
    const acknowledged = await sending;
    server = await startServer('uploads', { on: 'folder', folder: server.folder });
    // Choosing the same file again, as after a reload: it is known by its digest.
    const again = await post<Upload>(server, session, 'attachments', begun);
    expect(again.id).toBe(upload.id);
    // What was acknowledged is there; one more part may have been taken without its answer arriving.
    expect(again.received).toBeGreaterThanOrEqual(acknowledged);
    expect(again.received - acknowledged).toBeLessThanOrEqual(PART);
    upload = again;
  }
  const goneOnFrom = upload.received;
  expect(goneOnFrom).toBeGreaterThan(0);
  expect(await sendUntilGone(server, session, upload, bytes)).toBe(bytes.length);
  const finished = await post<Upload>(server, session, `attachments/${upload.id}/finish`);
  expect(finished.state).toBe('kept');
  const address = `${server.address}/api/performance/attachments/${upload.id}/content`;
  const read = await fetch(address, { headers: { cookie: session.cookie } });
  const kept = Buffer.from(await read.arrayBuffer());
  expect(createHash('sha256').update(kept).digest('hex')).toBe(digest);
  console.log(
    `kill -9 during an upload: ${kills} kills, gone on from ${goneOnFrom} of ${bytes.length} bytes, whole`,
  );
  await server.stop();
}, 300_000);

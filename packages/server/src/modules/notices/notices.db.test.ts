// The inbox, how one chooses to be told, and what an office sets for its region.
import type { Id } from '@jinze/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type MailServer, startMailServer } from '../../testing/mail-server.ts';
import { type RobotServer, startRobotServer } from '../../testing/robot-server.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { createOutgoing } from './outgoing.ts';
import { sendNoticesOnce } from './send-notices.ts';

interface Inbox {
  items: { id: string; kind: string; link: string; readAt: string | null; at: string }[];
  next: string | null;
  unread: number;
  kinds: { kind: string; unread: number }[];
}
interface Settings {
  version: number;
  rules: { kind: string; isOnByDefault: boolean; own: boolean | null }[];
}

describe('notices', () => {
  let services: TestDatabase;
  let world: World;
  let server: TestServer;
  let mail: MailServer;
  let robot: RobotServer;
  let office: Visitor;
  let beside: Visitor;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    mail = await startMailServer();
    robot = await startRobotServer();
    const settings = { url: mail.url, from: 'jinze@example.gov.cn' };
    server = await openTestServer(services, {
      outgoing: createOutgoing({ mail: settings, kind: 'demo', timeoutMs: 500 }),
    });
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
  });
  afterAll(async () => {
    await server.close();
    await mail.close();
    await robot.close();
    await services.close();
  });
  beforeEach(async () => {
    for (const table of ['delivery', 'notice', 'preference', 'robot', 'region_rule'])
      await services.owner.query(`delete from notices.${table}`);
  });

  const tell = async (count: number, kind: 'task-closed' | 'task-returned' = 'task-closed') => {
    const accountId = world.accounts.get('qingshi-awb') as Id<'account'>;
    await services.unitOfWork.commit(world.command, async (unit) => {
      const all = Array.from({ length: count }, (_, index) => ({
        accountId,
        kind,
        link: `/tasks/${index}`,
        params: { title: `第${index}件` },
      }));
      await sendNoticesOnce(unit, all);
      return {};
    });
  };
  const inbox = async (query = '', visitor = office) =>
    (await visitor.get(`/api/notices${query}`)).body as unknown as Inbox;

  it('an inbox is one’s own: unread or all, by kind, page by page', async () => {
    await tell(7);
    await tell(3, 'task-returned');
    const first = await inbox('?limit=4');
    expect(first).toMatchObject({ unread: 10 });
    expect(first.kinds).toEqual([
      { kind: 'task-returned', unread: 3 },
      { kind: 'task-closed', unread: 7 },
    ]);
    const seen = [...first.items];
    for (let { next } = first; next !== null; ) {
      const page = await inbox(`?limit=4&after=${encodeURIComponent(next)}`);
      seen.push(...page.items);
      next = page.next;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(10);
    expect((await inbox('?kind=task-returned')).items).toHaveLength(3);
    expect(await inbox('', beside)).toMatchObject({ items: [], unread: 0, kinds: [] });
    const bad = await office.get('/api/notices?after=x%7C00000000-0000-7000-8000-000000000000');
    expect(bad).toMatchObject({ status: 400, body: { error: { path: 'query.after' } } });
  });

  it('what was read stays under “all”; nobody reads another’s', async () => {
    await tell(3);
    await tell(2, 'task-returned');
    const { items } = await inbox();
    const ids = items.slice(0, 2).map(({ id }) => id);
    expect((await beside.post('/api/notices/read', { notices: ids })).body).toEqual({ read: 0 });
    expect((await office.post('/api/notices/read', { notices: ids })).body).toEqual({ read: 2 });
    expect(await inbox()).toMatchObject({ unread: 3 });
    expect((await inbox('?state=all')).items.filter(({ readAt }) => readAt !== null)).toHaveLength(
      2,
    );
    const upTo = services.clock.now().toISOString();
    const ofKind = { upTo, kind: 'task-closed' };
    const read = (await office.post('/api/notices/read-all', ofKind)).body['read'] as number;
    const rest = await inbox();
    expect(rest.items.every(({ kind }) => kind === 'task-returned')).toBe(true);
    expect(rest.unread).toBe(3 - read);
    // What came after one looked stays unread.
    const earlier = new Date(services.clock.now().getTime() - 1000).toISOString();
    await office.post('/api/notices/read-all', { upTo: earlier, kind: null });
    expect((await inbox()).unread).toBe(rest.unread);
  });

  it('an answer that was given twice is one', async () => {
    await tell(1);
    const { items } = await inbox();
    const body = { notices: items.map(({ id }) => id) };
    const key = 'the same key';
    expect((await office.post('/api/notices/read', body, { key })).body).toEqual({ read: 1 });
    expect((await office.post('/api/notices/read', body, { key })).body).toEqual({ read: 1 });
  });

  it('settings: what was chosen, by version; an address is needed for e-mail', async () => {
    const settings = (await office.get('/api/notices/settings')).body as unknown as Settings;
    expect(settings).toMatchObject({
      version: 0,
      hasMailServer: true,
      mail: { address: null, cadence: 'none' },
      hours: null,
      isLeader: false,
    });
    const chosen = {
      version: 0,
      mail: { address: 'a@example.gov.cn', cadence: 'digest' },
      hours: { from: 570, to: 690 },
      language: 'en',
      rules: [{ kind: 'task-closed', isOn: false }],
    };
    const kept = await office.post('/api/notices/settings', chosen);
    expect(kept.body).toMatchObject({ ...chosen, version: 1, rules: expect.anything() });
    const rule = (kept.body as unknown as Settings).rules.find(
      ({ kind }) => kind === 'task-closed',
    );
    expect(rule).toEqual({ kind: 'task-closed', isOnByDefault: true, own: false });
    expect((await office.post('/api/notices/settings', chosen)).status).toBe(409);
    for (const [wrong, path] of [
      [{ mail: { address: null, cadence: 'each' } }, 'body.address'],
      [{ mail: { address: 'no address', cadence: 'each' } }, 'body.mail.address'],
      [{ hours: { from: 570, to: 540 } }, 'body.hours'],
      [{ hours: { from: 300, to: 600 } }, 'body.hours.from'],
      [
        {
          rules: [
            { kind: 'task-due', isOn: true },
            { kind: 'task-due', isOn: false },
          ],
        },
        'body.rules',
      ],
    ] as const) {
      const answer = await office.post('/api/notices/settings', {
        ...chosen,
        version: 1,
        ...wrong,
      });
      expect([answer.status, answer.body.error]).toMatchObject([expect.any(Number), { path }]);
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });

  it('without a mail server nobody chooses e-mail', async () => {
    const plain = await openTestServer(services);
    const visitor = await plain.signIn(world.accounts.get('qingshi-awb') ?? '');
    const answer = await visitor.post('/api/notices/settings', {
      version: 0,
      mail: { address: 'a@example.gov.cn', cadence: 'each' },
      hours: null,
      language: 'zh',
      rules: [],
    });
    expect(answer.body.error?.code).toBe('notices.no-mail-server');
    await plain.close();
  });

  it('the way is tried once a minute, whoever asks again', async () => {
    expect((await office.post('/api/notices/settings/try')).body.error?.code).toBe(
      'notices.address-missing',
    );
    await office.post('/api/notices/settings', {
      version: 0,
      mail: { address: 'a@example.gov.cn', cadence: 'none' },
      hours: null,
      language: 'zh',
      rules: [],
    });
    const key = 'the same key';
    const tried = await office.post('/api/notices/settings/try', {}, { key });
    expect(tried.body).toEqual({ isSent: true, problem: null, status: null });
    expect(mail.received.at(-1)).toMatchObject({ to: 'a@example.gov.cn' });
    const again = await office.post('/api/notices/settings/try', {}, { key });
    expect(again.body.error?.code).toBe('notices.tried-just-now');
    expect(mail.received).toHaveLength(1);
  });

  it('a robot: its address and secret go in and never come out', async () => {
    const input = {
      region: QINGSHI,
      kind: 'wecom',
      name: '县安委办群',
      url: robot.url,
      secret: 'SEC1',
      kinds: ['task-due'],
    };
    const added = await office.post('/api/notices/robots', input);
    expect(added.body).toMatchObject({
      host: new URL(robot.url).host,
      hasSecret: true,
      isOn: true,
    });
    const id = String(added.body['id']);
    const url = `/api/notices/robots/${id}`;
    const page = await office.get(`/api/notices/region?region=${QINGSHI}`);
    for (const { body } of [added, page]) {
      expect(JSON.stringify(body)).not.toContain('geheim');
      expect(JSON.stringify(body)).not.toContain('SEC1');
    }
    const changed = await office.post(url, { version: 1, name: '新群名', kinds: [], isOn: true });
    expect(changed.body).toMatchObject({ version: 2, name: '新群名', hasSecret: true });
    expect((await office.post(url, { version: 1, name: 'x', kinds: [], isOn: true })).status).toBe(
      409,
    );
    const kept = await services.owner.query('select url, secret from notices.robot');
    expect(kept.rows).toEqual([{ url: robot.url, secret: 'SEC1' }]);
    const without = { version: 2, name: '新群名', kinds: [], isOn: true, secret: null };
    expect((await office.post(url, without)).body).toMatchObject({ hasSecret: false });

    expect((await office.post(`${url}/try`)).body).toMatchObject({ isSent: true });
    expect((await office.post(`${url}/try`)).body.error?.code).toBe('notices.tried-just-now');
    expect(robot.calls).toHaveLength(1);
    for (const act of [url, `${url}/try`, `${url}/remove`])
      expect((await beside.post(act, { ...without, version: 3 })).status).not.toBe(200);
    expect((await beside.get(`/api/notices/region?region=${QINGSHI}`)).status).toBe(404);
    // An office above sees neither: what its people are told is their own office's matter.
    const above = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    expect((await above.get(`/api/notices/region?region=${QINGSHI}`)).status).toBe(404);
    expect((await above.get(`/api/notices/region?region=${YUNJIANG}`)).status).toBe(200);
  });

  it('in a real installation a robot is not the server itself, and is reached encrypted', async () => {
    const real = await openTestServer(
      { ...services, kind: 'demo' },
      { outgoing: createOutgoing({ kind: 'real' }) },
    );
    const visitor = await real.signIn(world.accounts.get('qingshi-awb') ?? '');
    const add = (url: string, kind = 'wecom') =>
      visitor.post('/api/notices/robots', {
        region: QINGSHI,
        kind,
        name: '群',
        url,
        secret: null,
        kinds: [],
      });
    for (const url of [
      'https://127.0.0.1/x',
      'https://localhost:8321/api',
      'https://[::1]/',
      'https://169.254.169.254/latest',
      'https://user:geheim@qyapi.weixin.qq.com/x',
    ])
      expect((await add(url)).body.error?.code).toBe('notices.robot-address');
    expect((await add('http://qyapi.weixin.qq.com/x')).body.error?.code).toBe(
      'notices.robot-not-encrypted',
    );
    expect((await add('ftp://10.0.0.1/x')).status).toBe(400);
    expect((await add('http://10.20.30.40/hook', 'generic')).status).toBe(200);
    await real.close();
  });
});

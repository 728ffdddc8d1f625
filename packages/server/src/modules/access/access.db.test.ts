import { readList } from '@jinze/documents/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addPlaces, type World } from '../../testing/world.ts';
import { bootstrapPath } from './index.ts';
import { FAILURES_PER_ADDRESS } from './sign-in.decide.ts';

const PASSWORD = 'a long enough password';

async function openReal(): Promise<{ services: TestDatabase; server: TestServer; token: string }> {
  const services = await openTestDatabase({ kind: 'real' });
  const server = await openTestServer(services);
  const path = await bootstrapPath({
    ...services,
    people: { search: async () => [], titlesOf: async () => new Map() },
  });
  return { services, server, token: (path ?? '').replace('/setup/', '') };
}

function three(password = PASSWORD) {
  const one = (name: string) => ({
    loginName: name,
    displayName: `${name} 管理员`,
    password: `${password} ${name}`,
  });
  return { system: one('system'), security: one('security'), audit: one('audit') };
}

async function signIn(
  server: TestServer,
  loginName: string,
  password = `${PASSWORD} ${loginName}`,
): Promise<Pick<Visitor, 'get' | 'post'>> {
  const response = await server.app.inject({
    method: 'POST',
    url: '/api/access/sign-in',
    payload: { loginName, password },
  });
  if (response.statusCode !== 200) throw new Error(response.body);
  const cookie = response.cookies[0];
  const headers = {
    cookie: `${cookie?.name ?? ''}=${cookie?.value ?? ''}`,
    'x-csrf-token': (response.json() as { csrfToken: string }).csrfToken,
  };
  const ask = async (
    method: 'GET' | 'POST',
    url: string,
    payload: unknown,
    extra: Record<string, string>,
  ) => {
    const answer = await server.app.inject({
      method,
      url,
      headers: { ...headers, ...extra },
      ...(payload === undefined ? {} : { payload: payload as object }),
    });
    return { status: answer.statusCode, body: answer.json() as Record<string, unknown> };
  };
  return {
    get: (url) => ask('GET', url, undefined, {}),
    post: (url, body = {}, options = {}) =>
      ask('POST', url, body, {
        'idempotency-key': options.key ?? `key-${Math.trunc(performance.now() * 1000)}`,
        ...options.headers,
      }),
  };
}

describe('a real installation', () => {
  let real: Awaited<ReturnType<typeof openReal>>;
  beforeAll(async () => {
    real = await openReal();
  });
  afterAll(async () => {
    await real.server.close();
    await real.services.close();
  });

  it('the one-time link makes three different administrators, once', async () => {
    const { server, token } = real;
    expect((await server.nobody.get(`/api/access/setup/${token}`)).body).toMatchObject({
      purpose: 'bootstrap',
    });
    const same = { ...three(), audit: three().system };
    expect(
      (await server.nobody.post('/api/access/bootstrap', { token, administrators: same })).body
        .error?.code,
    ).toBe('access.administrators-must-differ');
    expect(
      (await server.nobody.post('/api/access/bootstrap', { token, administrators: three() }))
        .status,
    ).toBe(200);
    expect(
      (await server.nobody.post('/api/access/bootstrap', { token, administrators: three() })).body
        .error?.code,
    ).toBe('access.setup-link-invalid');
    expect(
      await bootstrapPath({
        ...real.services,
        people: { search: async () => [], titlesOf: async () => new Map() },
      }),
    ).toBeUndefined();
  });

  it('nobody signs in by choosing an account, and no wrong name is told from a wrong password', async () => {
    const { server } = real;
    const { rows } = await real.services.owner.query<{ id: string }>(
      'select id from access.account limit 1',
    );
    expect(
      (await server.nobody.post('/api/access/sign-in', { accountId: rows[0]?.id })).body.error
        ?.code,
    ).toBe('access.demo-only');
    const unknown = await server.nobody.post('/api/access/sign-in', {
      loginName: 'nobody',
      password: 'x',
    });
    const wrong = await server.nobody.post('/api/access/sign-in', {
      loginName: 'audit',
      password: 'x',
    });
    expect(unknown.body).toEqual(wrong.body);
    expect(unknown.body.error?.code).toBe('access.sign-in-failed');
  });

  it('an invitation opens once, sets a password, and the role comes from another administrator', async () => {
    const { server } = real;
    const system = await signIn(server, 'system');
    const made = await system.post('/api/access/accounts', {
      loginName: 'office',
      displayName: '某县安委办',
    });
    expect(made.status).toBe(200);
    const { setupPath, account } = made.body as { setupPath: string; account: { id: string } };
    const token = setupPath.replace('/setup/', '');
    expect(
      (await server.nobody.post('/api/access/accept-invitation', { token, password: 'short' }))
        .status,
    ).toBe(400);
    expect(
      (await server.nobody.post('/api/access/accept-invitation', { token, password: PASSWORD }))
        .status,
    ).toBe(200);
    expect(
      (await server.nobody.post('/api/access/accept-invitation', { token, password: PASSWORD }))
        .body.error?.code,
    ).toBe('access.setup-link-invalid');
    expect(
      (await system.post(`/api/access/accounts/${account.id}/grants`, { role: 'leader' })).body,
    ).toMatchObject({ error: { code: 'access.not-allowed' } });
    const security = await signIn(server, 'security');
    expect(
      (await security.post(`/api/access/accounts/${account.id}/grants`, { role: 'leader' })).body,
    ).toMatchObject({ error: { code: 'access.person-missing' } });
    expect(
      (await security.post(`/api/access/accounts/${account.id}/grants`, { role: 'safety-office' }))
        .body,
    ).toMatchObject({ error: { code: 'access.scope-missing' } });
  });

  it('the three administrators stay apart and none is the last to go', async () => {
    const security = await signIn(real.server, 'security');
    const { rows } = await real.services.owner.query<{ id: string; grant: string }>(
      "select a.id, g.id as grant from access.account a join access.role_grant g on g.account_id = a.id where a.login_name = 'audit'",
    );
    const audit = rows[0];
    expect(
      (
        await security.post(`/api/access/accounts/${audit?.id ?? ''}/grants`, {
          role: 'system-administrator',
        })
      ).body,
    ).toMatchObject({ error: { code: 'access.roles-separated' } });
    expect(
      (
        await security.post(`/api/access/accounts/${audit?.id ?? ''}/grants`, {
          role: 'liaison',
          personId: '00000000-0000-7000-8000-000000000000',
        })
      ).body,
    ).toMatchObject({ error: { code: 'access.roles-separated' } });
    expect(
      (
        await security.post(
          `/api/access/accounts/${audit?.id ?? ''}/grants/${audit?.grant ?? ''}/end`,
        )
      ).body,
    ).toMatchObject({ error: { code: 'access.last-administrator' } });
  });

  it('the security administrator sees every session and ends one; it is gone with its next request', async () => {
    const audit = await signIn(real.server, 'audit');
    const security = await signIn(real.server, 'security');
    const { items } = (await security.get('/api/access/sessions')).body as {
      items: { id: string; displayName: string }[];
    };
    const own = (await audit.get('/api/access/sessions')).body as {
      items: { displayName: string }[];
    };
    expect(new Set(own.items.map((one) => one.displayName))).toEqual(new Set(['audit 管理员']));
    for (const one of items.filter((entry) => entry.displayName === 'audit 管理员'))
      expect((await security.post(`/api/access/sessions/${one.id}/end`)).status).toBe(200);
    expect((await audit.get('/api/access/session')).status).toBe(401);
  });

  it('five wrong passwords lock the account, the right one then does not help', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1)
      await real.server.nobody.post('/api/access/sign-in', {
        loginName: 'system',
        password: 'wrong',
      });
    const locked = await real.server.nobody.post('/api/access/sign-in', {
      loginName: 'system',
      password: `${PASSWORD} system`,
    });
    expect(locked.body.error?.code).toBe('access.account-locked');
    const { rows } = await real.services.owner.query<{ n: number }>(
      "select count(*) as n from access.audit_entry where outcome = 'refused' and action = 'access.sign-in'",
    );
    expect(rows[0]?.n).toBeGreaterThanOrEqual(5);
  });

  it('twenty failures hold up a whole line of IPv6, whoever is tried, and no other line', async () => {
    const from = async (remoteAddress: string, loginName: string, password: string) => {
      const { statusCode, body } = await real.server.app.inject({
        method: 'POST',
        url: '/api/access/sign-in',
        payload: { loginName, password },
        remoteAddress,
      });
      if (statusCode === 200) return 'signed in';
      return (JSON.parse(body) as { error: { code: string } }).error.code;
    };
    const tried = Array.from({ length: FAILURES_PER_ADDRESS }, (_, at) => at + 1);
    for (const host of tried)
      expect(await from(`2001:db8:1:2::${host}`, `nobody-${host}`, 'x')).toBe(
        'access.sign-in-failed',
      );
    const right = ['audit', `${PASSWORD} audit`] as const;
    expect(await from('2001:db8:1:2:ffff::1', ...right)).toBe('access.address-locked');
    expect(await from('2001:db8:1:3::1', ...right)).toBe('signed in');
  });

  it('leaves nothing in the tables that the ledger does not say', async () => {
    expect(await disagreements(real.services)).toEqual([]);
  });
});

describe('a session', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addPlaces(services);
    server = await openTestServer(services);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });
  beforeEach(async () => {
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
  });
  const draft = { region: '/99/9901/990101/', year: 2026 };

  it('a writing request without its token, or from another site, is refused', async () => {
    const csrf = await office.post('/api/duties/draft', draft, {
      headers: { 'x-csrf-token': 'wrong' },
    });
    expect(csrf.body.error?.code).toBe('http.csrf');
    const foreign = await office.post('/api/duties/draft', draft, {
      headers: { origin: 'http://evil.example' },
    });
    expect(foreign.body.error?.code).toBe('http.csrf');
    const nowhere = await office.post('/api/duties/draft', draft, { headers: { origin: 'null' } });
    expect(nowhere.body.error?.code).toBe('http.csrf');
  });

  it('signing needs a recent proof of who one is; a wrong proof does not do', async () => {
    await services.owner.query("update access.session set reauthenticated_until = '2000-01-01'");
    const approve = {
      sections: [{ id: '00000000-0000-7000-8000-000000000000', version: 1 }],
      approval: { meeting: '会议', on: '2026-11-01', documentNo: '1号' },
    };
    expect((await office.post('/api/duties/approve', approve)).body.error?.code).toBe(
      'access.reauthentication-required',
    );
    expect(
      (await office.post('/api/access/reauthenticate', { proof: '别人' })).body.error?.code,
    ).toBe('access.reauthentication-failed');
    expect(
      (await office.post('/api/access/reauthenticate', { proof: '青石县安委办' })).status,
    ).toBe(200);
    expect((await office.post('/api/duties/approve', approve)).body.error?.code).toBe(
      'http.not-found',
    );
  });

  it.each([
    ['idle for over an hour', "last_seen_at = last_seen_at - interval '61 minutes'"],
    ['older than twelve hours', "expires_at = '2000-01-01'"],
  ])('ends when %s', async (_, set) => {
    expect((await office.get('/api/access/session')).status).toBe(200);
    await services.owner.query(`update access.session set ${set}`);
    expect((await office.get('/api/access/session')).body.error?.code).toBe(
      'access.sign-in-required',
    );
  });

  it('a refused attempt leaves its audit entry', async () => {
    expect((await office.get('/api/access/audit')).status).toBe(403);
    const { rows } = await services.owner.query(
      "select actor_name, action from access.audit_entry where outcome = 'refused' and action = 'access.audit'",
    );
    expect(rows).toEqual([{ actor_name: '青石县安委办', action: 'access.audit' }]);
  });

  it('accounts and the audit trail leave as workbooks, to whom the lists are', async () => {
    for (const sheet of ['audit', 'accounts'])
      expect((await office.download(`/api/access/${sheet}.xlsx`)).status).toBe(403);
    const as = async (account: string, sheet: string) => {
      const visitor = await server.signIn(world.accounts.get(account) ?? '');
      return readList((await visitor.download(`/api/access/${sheet}`)).bytes);
    };
    const accounts = await as('system', 'accounts.xlsx?search=qingshi-awb');
    expect(accounts.said.join()).toContain('只含用户名、显示名称中有“qingshi-awb”字样的。');
    expect(accounts.columns).toEqual(['用户名', '显示名称', '状态', '角色']);
    expect(accounts.rows).toEqual([
      ['qingshi-awb', '青石县安委办', expect.any(String), '安委办 青石县'],
    ]);
    const trail = await as('audit', 'audit.xlsx');
    expect(trail.columns).toEqual(['时间', '谁', '做了什么', '对象', '结果']);
    const refused = trail.rows.filter(({ 4: outcome }) => outcome === '被拒绝');
    expect(refused.slice(0, 2).map(([, who, act]) => [who, act])).toEqual([
      ['青石县安委办', 'access.export-accounts'],
      ['青石县安委办', 'access.export-audit'],
    ]);
    expect(refused[0]?.[0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  });

  it('the database itself keeps administrators and business apart', async () => {
    const mixed = services.database.write(SYSTEM_SCOPE, (tx) =>
      tx
        .insertInto('access.role_grant')
        .values({
          id: '00000000-0000-7000-8000-0000000000ff' as never,
          account_id: world.accounts.get('audit') as never,
          role: 'safety-office',
          region_path: '/99/',
          level: 'province',
          person_id: null,
          granted_at: services.clock.now(),
          ended_at: null,
        })
        .execute(),
    );
    await expect(mixed).rejects.toMatchObject({ constraint: 'role_grant_separation' });
  });
});

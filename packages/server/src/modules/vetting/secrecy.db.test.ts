// Who must not know of a request looks everywhere: the candidate, the liaison, the county's office, another office, the administrators.
import { ROSTER_LIMITS, readSheet } from '@jinze/documents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { digestOf } from '../../platform/ids.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { sealAndSign } from '../ledger/index.ts';

const TITLE = '第九批机密标题';
const LETTER = '云安办函〔2026〕77号';

describe('a vetting request is secret', () => {
  let services: TestDatabase;
  let server: TestServer;
  let requestId: string;
  let person: string;
  let appointment: string;
  let answerId: string;
  const others = new Map<string, Visitor>();

  beforeAll(async () => {
    services = await openTestDatabase();
    const world = await addWorld(services);
    const { rows } = await services.owner.query<{ person: string; name: string; record: string }>(
      `select a.person_id as person, n.name, a.record_id as record from posts.appointment a
         join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
         join posts.person n on n.id = a.person_id
       where o.region_path = $1 and p.title = '县长' and a.superseded_at is null`,
      [QINGSHI],
    );
    const [chief] = rows;
    if (chief === undefined) throw new Error('the head of the county');
    person = chief.person;
    appointment = chief.record;
    server = await openTestServer(services);
    const account = (login: string) => server.signIn(world.accounts.get(login) ?? '');
    const department = await account('yunjiang-zzb');
    const office = await account('yunjiang-awb');
    const second = await account('yunjiang-fhy');
    const organ = await account('yunjiang-jw');
    const organSecond = await account('yunjiang-jw-sl');
    const bytes = Buffer.from(chief.name);
    const asked = {
      committee: YUNJIANG,
      purpose: 'promotion',
      askedFor: '2026-11-23',
      basisDocument: '云组函〔2026〕99号',
      answering: YUNJIANG,
      title: TITLE,
      choices: [],
    };
    const made = await department.upload(`/api/vetting/create/${digestOf(bytes)}`, bytes, asked);
    requestId = String(made.body['id']);
    const act = (visitor: Visitor, name: string, version: number, body: object = {}) =>
      visitor.post(`/api/vetting/${requestId}/${name}`, { version, ...body });
    await act(department, 'send', 1);
    await act(office, 'prepare', 2);
    await act(second, 'review', 3);
    const letter = { documentNo: LETTER, on: '2026-11-23', validUntil: '2027-05-23' };
    expect((await act(office, 'issue', 4, letter)).status).toBe(200);
    const discipline = `/api/vetting/discipline/${requestId}`;
    await organ.post(`${discipline}/answer`, { version: 0, statement: '没有', entries: [] });
    const issue = { version: 1, documentNo: '云纪函〔2026〕77号', on: '2026-11-23' };
    expect((await organSecond.post(`${discipline}/issue`, issue)).status).toBe(200);
    const found = await services.owner.query<{ id: string }>(
      'select id from vetting.discipline_answer',
    );
    answerId = found.rows[0]?.id ?? '';
    await sealAndSign(server.ledger);
    await signInOthers(account);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  async function signInOthers(account: (login: string) => Promise<Visitor>): Promise<void> {
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const { liaison, county, township } = await services.unitOfWork.commit(
      command,
      async (unit) => {
        const [liaison, county, township] = await addAccounts(unit, [
          { loginName: 'll', displayName: '联络员' },
          { loginName: 'qingshi-zzb', displayName: '青石县委组织部' },
          { loginName: 'province-awb', displayName: '省安委办' },
        ]);
        if (liaison === undefined || county === undefined || township === undefined)
          throw new Error('added');
        await addGrants(unit, [
          { accountId: liaison, role: 'liaison', personId: person as never },
          { accountId: county, role: 'organisation-department', committeePath: QINGSHI },
          { accountId: township, role: 'safety-office', regionPath: '/99/', level: 'province' },
        ]);
        return { liaison, county, township };
      },
    );
    const { rows } = await services.owner.query<{ id: string }>(
      'select id from access.account where person_id = $1',
      [person],
    );
    others.set('the candidate', await server.signIn(rows[0]?.id ?? ''));
    others.set('the liaison', await server.signIn(liaison));
    others.set('the county’s department', await server.signIn(county));
    others.set('the province’s office', await server.signIn(township));
    for (const [name, login] of [
      ['the county’s office', 'qingshi-awb'],
      ['its reviewer', 'qingshi-fhy'],
      ['another county’s office', 'shiqiao-awb'],
      ['the supervision office', 'yunjiang-dcs'],
      ['another department', 'shiqiao-zzb'],
      ['the system administrator', 'system'],
      ['the security administrator', 'security'],
      ['the audit administrator', 'audit'],
    ] as const)
      others.set(name, await account(login));
  }

  /** Everything of the system that a stranger may look into and that might hold a trace. */
  const addresses = () => [
    '/api/vetting',
    '/api/vetting?state=changed',
    `/api/vetting/${requestId}`,
    `/api/vetting/${requestId}/names`,
    `/api/vetting/${requestId}/names/1`,
    `/api/vetting/${requestId}/list.xlsx`,
    '/api/vetting/discipline',
    `/api/vetting/discipline/${requestId}`,
    `/api/vetting/people?committee=${YUNJIANG}&search=${encodeURIComponent('青')}`,
    '/api/ledger/status',
    '/api/ledger/entries',
    '/api/ledger/mine',
    '/api/ledger/handouts',
    '/api/ledger/restrictions',
    `/api/ledger/records/${requestId}`,
    `/api/ledger/records/${answerId}`,
    `/api/ledger/mine/${requestId}/1/receipt`,
    '/api/ledger/mine/receipts',
    '/api/ledger/mine/handouts',
    `/api/ledger/records/${requestId}/versions/1/receipt`,
    `/api/ledger/records/${requestId}/receipts`,
    `/api/ledger/records/${requestId}/package`,
    '/api/accountability/mine',
    '/api/commendations',
    '/api/commendations/mine',
    '/api/deployments/mine',
    '/api/duties/mine',
    '/api/performance/records/mine',
    '/api/notices/mine',
    '/api/notices?state=all',
    '/api/access/session',
    '/api/access/accounts',
    `/api/posts/people/${person}`,
    `/api/posts/roster?region=${QINGSHI}`,
    `/api/accountability/persons/${person}`,
    '/api/accountability/decisions',
    '/api/calendar/due',
    '/api/supervision/mine',
    '/api/talks/mine',
  ];

  /** What leaves the system as a table. */
  const exported = () =>
    ['accidents', 'calendar', 'commendations', 'deployments', 'talks']
      .map((name) => `/api/${name}.xlsx?region=${QINGSHI}`)
      .concat(
        '/api/deployments/mine.xlsx',
        '/api/vetting/discipline.xlsx',
        `/api/duties/sections.xlsx?region=${QINGSHI}`,
        `/api/performance/records.xlsx?region=${QINGSHI}`,
        `/api/posts/roster.xlsx?region=${QINGSHI}`,
        `/api/supervision/tasks.xlsx?region=${QINGSHI}`,
      );

  it('is seen by who asked and who answers', async () => {
    for (const login of ['yunjiang-zzb', 'yunjiang-awb']) {
      const { rows } = await services.owner.query<{ id: string }>(
        'select id from access.account where login_name = $1',
        [login],
      );
      const visitor = await server.signIn(rows[0]?.id ?? '');
      const seen = await visitor.get(`/api/vetting/${requestId}`);
      expect(seen.body).toMatchObject({ title: TITLE, letterNo: LETTER });
    }
  });

  it('leaves no trace to anybody else, wherever they look', async () => {
    expect(others.size).toBe(12);
    for (const [who, visitor] of others)
      for (const address of addresses()) {
        const { status, body } = await visitor.get(address);
        const text = JSON.stringify(body);
        // The log as such has a number for each leaf: an opaque id that leads nowhere, its kind concealed.
        const isLog = address === '/api/ledger/entries' && who === 'the audit administrator';
        const found = [...(isLog ? [] : [requestId, answerId]), TITLE, LETTER, 'vetting-'].filter(
          (trace) => text.includes(trace),
        );
        expect({ who, address, found: status < 400 ? found : [] }).toEqual({
          who,
          address,
          found: [],
        });
        if (address.startsWith(`/api/vetting/${requestId}`)) expect([403, 404]).toContain(status);
      }
  });

  it('is in no table that anybody else takes away', async () => {
    let taken = 0;
    for (const [who, visitor] of others)
      for (const address of exported()) {
        const { status, bytes } = await visitor.download(address);
        if (status !== 200) continue;
        taken += 1;
        const sheet = await readSheet(bytes, ROSTER_LIMITS);
        const text = JSON.stringify(sheet);
        const found = [requestId, answerId, TITLE, LETTER].filter((trace) => text.includes(trace));
        expect({ who, address, found }).toEqual({ who, address, found: [] });
      }
    expect(taken).toBeGreaterThan(5);
  });

  it('the audit trail says who acted, and not on whom', async () => {
    const audit = others.get('the audit administrator');
    let text = '';
    let after = '';
    do {
      const page = await audit?.get(`/api/access/audit${after === '' ? '' : `?after=${after}`}`);
      text += JSON.stringify(page?.body);
      const next = page?.body['next'];
      after = typeof next === 'string' ? next : '';
    } while (after !== '');
    expect(text).toContain('vetting.send');
    for (const trace of [person, appointment, TITLE, LETTER]) expect(text).not.toContain(trace);
  });

  it('every leaf is concealed and nobody’s own; no notice went to anybody but office, organ and department', async () => {
    const { rows: leaves } = await services.owner.query<{ concealed: boolean; persons: string[] }>(
      `select is_concealed as concealed, persons from ledger.pending_leaf where type like 'vetting-%'`,
    );
    expect(leaves.length).toBeGreaterThanOrEqual(7);
    expect(leaves.every(({ concealed }) => concealed)).toBe(true);
    expect(leaves.flatMap(({ persons }) => persons ?? [])).toEqual([]);
    const { rows: told } = await services.owner.query<{ login: string }>(
      `select distinct a.login_name as login from notices.notice n join access.account a on a.id = n.account_id
       where n.kind like 'vetting-%' order by 1`,
    );
    expect(told.map(({ login }) => login)).toEqual([
      'yunjiang-awb',
      'yunjiang-fhy',
      'yunjiang-jw',
      'yunjiang-jw-sl',
      'yunjiang-zzb',
      'yunjiang-zzb-jd',
    ]);
  });

  it('row-level security shows the candidate, a county and a person’s scope nothing of any table', async () => {
    const { rows: tables } = await services.owner.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'vetting'`,
    );
    expect(tables.length).toBe(11);
    const client = await services.owner.connect();
    try {
      await client.query('begin');
      await client.query('set local role jinze_app');
      const seen = async (keys: string[], committees: string[]) => {
        for (const [setting, value] of [
          ['keys', keys],
          ['committees', committees],
          ['persons', [person]],
        ] as const)
          await client.query(`select set_config($1, $2, true)`, [
            `jinze.scope_${setting}`,
            `{${value.join(',')}}`,
          ]);
        const counts: Record<string, number> = {};
        for (const { name } of tables) {
          const { rows } = await client.query<{ n: number }>(
            `select count(*)::int as n from vetting.${name}`,
          );
          counts[name] = rows[0]?.n ?? 0;
        }
        return counts;
      };
      const nothing = Object.fromEntries(tables.map(({ name }) => [name, 0]));
      expect(await seen([`county${QINGSHI}`, `township${QINGSHI}`], [QINGSHI])).toEqual(nothing);
      expect(await seen([], [])).toEqual(nothing);
      const office = await seen([`prefecture${YUNJIANG}`], []);
      expect(office).toMatchObject({ request: 1, opinion: 1, discipline_answer: 0, conclusion: 0 });
      const organ = await seen([], [`discipline:${YUNJIANG}`]);
      expect(organ).toMatchObject({ request: 1, name: 1, opinion: 0, discipline_answer: 1 });
      const department = await seen([], [YUNJIANG]);
      expect(department).toMatchObject({ request: 1, opinion: 1, discipline_answer: 1 });
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});

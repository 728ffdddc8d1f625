// Who holds a post: never two in one, never one twice, by whichever way it is recorded; and what is taken back is gone.
import type { Id } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../platform/ids.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World } from '../../testing/world.ts';
import { rosterWorkbook } from './index.ts';

describe('holding a post', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let prefecture: Visitor;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    prefecture = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  interface Held {
    readonly id: Id<'appointment'>;
    readonly postId: Id<'post'>;
    readonly personId: Id<'person'>;
    readonly name: string;
  }
  /** Somebody in charge of a post of the county, with what is on record of it. */
  const held = async (postClass: string): Promise<Held> => {
    const { rows } = await services.owner.query<Held>(
      `select a.record_id as id, a.post_id as "postId", a.person_id as "personId", p.name
       from posts.appointment a join posts.person p on p.id = a.person_id
       join posts.post o on o.id = a.post_id join posts.organ g on g.id = o.organ_id
       where a.superseded_at is null and a.valid_to is null and a.manner = 'full'
         and g.region_path = $1 and g.kind in ('party-committee', 'government') and o.class = $2`,
      [QINGSHI, postClass],
    );
    const [row] = rows;
    if (row === undefined) throw new Error(`nobody holds ${postClass}`);
    return row;
  };
  const of = (id: string, act: string) => `/api/posts/appointments/${id}/${act}`;
  const correction = {
    from: '2024-01-01',
    manner: 'full',
    documentNo: null,
    isCommitteeMember: true,
    reason: '登记有误',
  };
  const arrival = {
    from: '2026-08-01',
    manner: 'full',
    documentNo: null,
    isCommitteeMember: null,
    portfolios: [],
    portfolioDocumentNo: null,
  };
  const current = async (id: string) =>
    (
      await services.owner.query(
        'select * from posts.appointment where record_id = $1 and superseded_at is null',
        [id],
      )
    ).rows[0];

  it('leaving and correcting keep what they say nothing of', async () => {
    const { id } = await held('safety-deputy');
    await services.owner.query(
      `update posts.appointment set liaison = '联络员甲' where record_id = $1 and superseded_at is null`,
      [id],
    );
    const left = { version: 1, on: '2026-07-31', documentNo: '青委干〔2026〕7号' };
    expect((await office.post(of(id, 'leave'), left)).status).toBe(200);
    expect(await current(id)).toMatchObject({ liaison: '联络员甲', valid_to: '2026-07-31' });
    const back = { ...correction, version: 2, to: null };
    expect((await office.post(of(id, 'correct'), back)).status).toBe(200);
    expect(await current(id)).toMatchObject({ liaison: '联络员甲', valid_to: null, version: 3 });
  });

  it('a correction does not bring somebody back into a post that has been filled since', async () => {
    const { id, postId } = await held('government-chief');
    const left = { version: 1, on: '2026-07-31', documentNo: null };
    expect((await office.post(of(id, 'leave'), left)).status).toBe(200);
    const taking = await office.post(`/api/posts/posts/${postId}/appointments`, {
      ...arrival,
      person: { name: '新县长' },
    });
    expect(taking.status).toBe(200);
    const back = await office.post(of(id, 'correct'), { ...correction, version: 2, to: null });
    expect(back.body.error).toMatchObject({ code: 'posts.post-already-held' });
    // An acting holder may stand beside the successor; the successor may go, and then the way is free.
    const { appointmentId } = taking.body as unknown as { appointmentId: string };
    const withdrawn = await office.post(of(appointmentId, 'withdraw'), {
      version: 1,
      reason: '任命尚未通过',
    });
    expect(withdrawn.status).toBe(200);
    const again = await office.post(of(id, 'correct'), { ...correction, version: 2, to: null });
    expect(again.status).toBe(200);
  });

  it('nobody holds one post twice at a time', async () => {
    const { postId, personId } = await held('government-chief');
    const twice = await office.post(`/api/posts/posts/${postId}/appointments`, {
      ...arrival,
      person: { id: personId },
      manner: 'acting',
    });
    expect(twice.body.error?.code).toBe('posts.same-person-twice');
  });

  it('what is withdrawn is on record no more, its history stays, and a second time is refused', async () => {
    const { id, postId, name } = await held('government-chief');
    const version = ((await current(id)) as { version: number }).version;
    const input = { version, reason: '任职登记错了人' };
    const stale = await office.post(of(id, 'withdraw'), { ...input, version: version - 1 });
    expect(stale.body.error?.code).toBe('http.version-conflict');
    const beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    expect((await beside.post(of(id, 'withdraw'), input)).status).toBe(404);
    expect((await office.post(of(id, 'withdraw'), { ...input, reason: '' })).status).toBe(400);
    expect((await office.post(of(id, 'withdraw'), input)).status).toBe(200);
    expect(await current(id)).toBeUndefined();
    const { rows } = await services.owner.query<{ n: number }>(
      'select count(*) as n from posts.appointment where record_id = $1',
      [id],
    );
    expect(rows[0]?.n).toBe(version);
    expect((await office.post(of(id, 'withdraw'), { ...input, version })).status).toBe(404);
    const { body } = await office.get(`/api/posts/posts/${postId}`);
    const { appointments } = body as unknown as { appointments: object[] };
    // Last of all, and every row of it: what once was recorded is never lost.
    expect(appointments.at(-1)).toMatchObject({
      personName: name,
      may: [],
      versions: [{ version: 3, supersededAt: expect.any(String) }, { version: 2 }, { version: 1 }],
    });
  });

  it('a name on record is asked about; chosen, or said to be another, it is taken', async () => {
    const { postId } = await held('safety-deputy');
    const { name } = await held('party-chief');
    const url = `/api/posts/posts/${postId}/appointments`;
    const acting = { ...arrival, manner: 'acting' };
    const asked = await office.post(url, { ...acting, person: { name: ` ${name}` } });
    expect(asked.body.error).toMatchObject({
      code: 'posts.same-name',
      details: [{ path: name }],
    });
    const another = await office.post(url, { ...acting, person: { name, isAnother: true } });
    expect(another.status).toBe(200);
    const { body } = await office.get(`/api/posts/people?search=${encodeURIComponent(name)}`);
    const { items } = body as unknown as { items: { name: string }[] };
    expect(items.map((one) => one.name)).toEqual([name, name]);
  });

  it('who has left is found and can be taken up again, from the prefecture as from the county', async () => {
    const { id, personId, name, postId } = await held('safety-deputy');
    const version = ((await current(id)) as { version: number }).version;
    const left = { version, on: '2026-09-30', documentNo: null };
    expect((await office.post(of(id, 'leave'), left)).status).toBe(200);
    for (const visitor of [office, prefecture]) {
      const { body } = await visitor.get(`/api/posts/people?search=${encodeURIComponent(name)}`);
      expect(body).toMatchObject({
        items: expect.arrayContaining([expect.objectContaining({ personId })]),
      });
    }
    const beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    const unseen = await beside.get(`/api/posts/people?search=${encodeURIComponent(name)}`);
    expect(unseen.body).toMatchObject({ items: [] });
    const back = { ...arrival, person: { id: personId }, from: '2026-11-01' };
    expect((await office.post(`/api/posts/posts/${postId}/appointments`, back)).status).toBe(200);
    // The prefecture takes a county leader into a post of its own.
    const { rows } = await services.owner.query<{ id: string }>(
      `select o.id from posts.post o join posts.organ g on g.id = o.organ_id
       where g.region_path = '/99/9901/' and o.class = 'safety-deputy'`,
    );
    const promoted = await prefecture.post(`/api/posts/posts/${rows[0]?.id ?? ''}/appointments`, {
      ...back,
      manner: 'acting',
    });
    expect([promoted.status, promoted.body.error]).toEqual([200, undefined]);
  });

  it('one file into the same posts twice at once comes in once', async () => {
    const row = (title: string) => [
      '青石县',
      '青石县新区管委会',
      title,
      '政府主要负责人',
      `甲${title}`,
      '',
      '2024-01-01',
      '',
      '否',
      '青石县委',
      '',
      '',
      '',
      '',
      '',
    ];
    const other = row('主任').with(4, '乙主任');
    const files = await Promise.all([[row('主任')], [other]].map((rows) => rosterWorkbook(rows)));
    const done = await Promise.all(
      files.map((bytes) => office.upload(`/api/posts/roster/import/${digestOf(bytes)}`, bytes)),
    );
    expect(done.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422]);
    const { rows } = await services.owner.query<{ n: number }>(
      `select count(*) as n from posts.appointment a join posts.post o on o.id = a.post_id
       join posts.organ g on g.id = o.organ_id where g.name = '青石县新区管委会'`,
    );
    expect(rows[0]?.n).toBe(1);
  });

  it('a file over two counties is filed with the prefecture, and only the prefecture undoes it', async () => {
    const row = (county: string) => [
      county,
      `${county}统计局`,
      '局长',
      '政府工作部门负责人',
      `${county}统计局长`,
      '',
      '2024-01-01',
      '',
      '否',
      `${county}委`,
      '',
      '',
      '',
      '',
      '',
    ];
    const bytes = await rosterWorkbook([row('青石县'), row('石桥县')]);
    const alone = await office.upload('/api/posts/roster/check', bytes);
    expect(alone.body['errors']).toMatchObject([{ row: 3, column: '地区' }]);
    const url = `/api/posts/roster/import/${digestOf(bytes)}`;
    const done = await prefecture.upload(url, bytes);
    expect(done.body).toMatchObject({ added: 2 });
    const list = async (visitor: Visitor) =>
      (await visitor.get('/api/posts/roster-imports')).body as unknown as {
        items: { id: string; may: string[] }[];
      };
    const [made] = (await list(prefecture)).items;
    expect(made?.may).toEqual(['undo']);
    const bodies = async () =>
      JSON.stringify((await prefecture.get('/api/posts/regions/990101')).body);
    expect(await bodies()).toContain('青石县统计局');
    const undo = `/api/posts/roster-imports/${made?.id ?? ''}/undo`;
    const refused = await office.post(undo, { reason: '不是我的' });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect((await prefecture.post(undo, { reason: '文件拿错了' })).body).toMatchObject({
      undone: 2,
    });
    // A body that only the undone file spoke of is not among the bodies any more.
    expect(await bodies()).not.toContain('青石县统计局');
  });

  it('leaves nothing in the tables that the ledger does not say', async () => {
    expect(await disagreements(services)).toEqual([]);
  });
});

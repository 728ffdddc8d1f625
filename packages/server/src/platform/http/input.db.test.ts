// Input that has the right shape for the contract and still is none: refused as input, never an internal error.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI } from '../../testing/world.ts';
import { readCursor } from './cursor.ts';

const REFUSED = { status: 400, body: { error: { code: 'http.invalid-input' } } };

describe('input that is none', () => {
  let services: TestDatabase;
  let server: TestServer;
  let office: Visitor;
  beforeAll(async () => {
    services = await openTestDatabase();
    const world = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });
  const list = `/api/duties/sections?region=${QINGSHI}&year=2026`;

  it('a cursor names a place by an id, not by any 36 signs', async () => {
    for (const id of ['-'.repeat(36), 'a'.repeat(36), '0190a0b0-0000-7000-8000-00000000000'])
      expect(
        await office.get(`${list}&after=${encodeURIComponent(`county/|${id}`)}`),
      ).toMatchObject(REFUSED);
    const id = '0190a0b0-0000-7000-8000-000000000001';
    expect((await office.get(`${list}&after=${encodeURIComponent(`county/|${id}`)}`)).status).toBe(
      200,
    );
    expect(readCursor(`county/|${id}`)).toEqual({ scopeKey: 'county/', id });
  });

  it('a sign that no text holds, U+0000, is refused in searches, cursors, paths and bodies', async () => {
    const id = '0190a0b0-0000-7000-8000-000000000001';
    for (const address of [
      `${list}&search=%00`,
      `${list}&after=${encodeURIComponent(`county\0/|${id}`)}`,
      `/api/posts/regions?search=%00`,
      `/api/duties/items/art5%00?region=${QINGSHI}&year=2026`,
    ])
      expect([address, await office.get(address)]).toMatchObject([address, REFUSED]);
    const priority = {
      region: QINGSHI,
      year: 2026,
      title: '排查\0整治',
      text: '逐家排查',
      measure: '有台账',
      dueOn: null,
      source: null,
      posts: [{ postId: id, role: 'lead' }],
    };
    const { rows } = await services.owner.query<{ id: string }>(
      `select post.id from posts.post join posts.organ on organ.id = post.organ_id where organ.region_path = $1 limit 1`,
      [QINGSHI],
    );
    const posts = [{ postId: rows[0]?.id ?? '', role: 'lead' }];
    expect(await office.post('/api/duties/priorities', { ...priority, posts })).toMatchObject(
      REFUSED,
    );
    expect(
      await office.post('/api/duties/priorities', { ...priority, posts, title: '排查整治' }),
    ).toMatchObject({ status: 200 });
  });
});

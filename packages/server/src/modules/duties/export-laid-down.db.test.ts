// What an office has laid down leaves whole, however many there are; a document that lays nothing down is a row too.
import { readList } from '@jinze/documents/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World } from '../../testing/world.ts';

/** More than a page shows, and more than one read takes. */
const MANY = 620;

describe('workbooks of what an office has laid down', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let postId: string;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    const { rows } = await services.owner.query<{ id: string }>(
      `select p.id from posts.post p join posts.organ o on o.id = p.organ_id
       where o.region_path = $1 and p.class = 'government-chief' and o.kind = 'government'`,
      [QINGSHI],
    );
    postId = rows[0]?.id ?? '';
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  /** The one that was recorded, again and again, under other numbers and days. */
  const copied = (table: string, changes: string) =>
    services.owner.query(
      `insert into ${table} select (jsonb_populate_record(one, ${changes})).*
       from ${table} one, generate_series(1, ${MANY}) n`,
    );
  const rowsOf = async (path: string) =>
    (await readList((await office.download(`/api/duties/${path}`)).bytes)).rows;

  it('has every document once, the latest first, also one without duties', async () => {
    const recorded = await office.post('/api/duties/documents', {
      region: QINGSHI,
      number: '青委发〔2026〕8号',
      title: '职责',
      meeting: '县委常委会会议',
      on: '2026-11-10',
      posts: [
        {
          postId,
          items: [
            { title: '考核', text: '纳入考核' },
            { title: '检查', text: '带队检查' },
          ],
        },
      ],
    });
    expect(recorded.status).toBe(200);
    await copied(
      'duties.document',
      `jsonb_build_object('id', gen_random_uuid(), 'number', n || '号',
         'adopted_on', date '2026-11-09' - n / 7)`,
    );
    const rows = await rowsOf(`documents.xlsx?region=${QINGSHI}`);
    expect(rows.slice(0, 2).map((cells) => [cells[0], cells[7]])).toEqual([
      ['青委发〔2026〕8号', '考核'],
      ['青委发〔2026〕8号', '检查'],
    ]);
    expect(rows).toHaveLength(MANY + 2);
    expect(new Set(rows.map((cells) => cells[0])).size).toBe(MANY + 1);
    expect(rows.at(-1)?.slice(5)).toEqual(['', '', '', '']);
    const days = rows.map((cells) => String(cells[3]));
    expect(days).toEqual(days.toSorted().toReversed());
  });

  it('has every post that waits for a document once, and not those that have one', async () => {
    const drafted = await office.post('/api/duties/draft', { region: QINGSHI, year: 2026 });
    expect(drafted.status).toBe(200);
    const address = `undefined-posts?region=${QINGSHI}&year=2026`;
    const shown = async () =>
      (await office.get(`/api/duties/${address}`)).body as unknown as {
        items: { postId: string; postTitle: string }[];
        isCut: boolean;
      };
    const before = await shown();
    expect(before.isCut).toBe(false);
    const [one] = before.items;
    const { rows: written } = await services.owner.query<{ columns: string }>(
      `select string_agg(column_name, ', ') as columns from information_schema.columns
       where table_schema = 'duties' and table_name = 'section' and is_generated = 'NEVER'`,
    );
    const columns = written[0]?.columns ?? '';
    await services.owner.query(
      `with added as (insert into posts.post select (jsonb_populate_record(post,
           jsonb_build_object('id', gen_random_uuid(), 'title', '待明确' || n))).*
         from posts.post post, generate_series(1, ${MANY}) n where post.id = $1 returning id, title),
       named as (select id, title from added)
       insert into duties.section (${columns}) select ${columns} from (
         select (jsonb_populate_record(section, jsonb_build_object(
           'id', gen_random_uuid(), 'post_id', named.id, 'post_title', named.title))).*
         from duties.section section, named
         where section.post_id = $1 and section.blocked_by is not null) as copied`,
      [one?.postId],
    );
    const after = await shown();
    expect([after.items.length, after.isCut]).toEqual([500, true]);
    const rows = await rowsOf(address.replace('?', '.xlsx?'));
    const titles = rows.map((cells) => cells[1]);
    expect(titles.filter((title) => title?.startsWith('待明确'))).toHaveLength(MANY);
    expect(new Set(rows.map((cells) => `${cells[0]} ${cells[1]}`)).size).toBe(rows.length);
    expect(rows).toHaveLength(before.items.length + MANY);
    // What is shown of the documents and of the priorities says too that there are more.
    const { body } = await office.get(`/api/duties/documents?region=${QINGSHI}`);
    expect([(body['items'] as unknown[]).length, body['isCut']]).toEqual([200, true]);
  });

  it('has every priority of the year once', async () => {
    const added = await office.post('/api/duties/priorities', {
      region: QINGSHI,
      year: 2026,
      title: '非煤矿山治理',
      text: '完成非煤矿山隐患治理',
      measure: '台账销号',
      dueOn: null,
      source: '县政府常务会议',
      posts: [{ postId, role: 'lead' }],
    });
    expect(added.status).toBe(200);
    await copied(
      'duties.priority',
      `jsonb_build_object('id', gen_random_uuid(), 'title', '重点' || n)`,
    );
    const rows = await rowsOf(`priorities.xlsx?region=${QINGSHI}&year=2026`);
    expect(new Set(rows.map((cells) => cells[0])).size).toBe(MANY + 1);
    expect(rows).toHaveLength(MANY + 1);
  });
});

// The list of duty records as a workbook over several pages: many on one day, few over many months, everything once.
import { readList } from '@jinze/documents/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI } from '../../testing/world.ts';

describe('the export of duty records', () => {
  let services: TestDatabase;
  let server: TestServer;
  let office: Visitor;

  /** Of two leaders of two bodies, as many on each of these days as is said. */
  const DAYS = [
    ['2026-11-20', 560],
    ['2026-11-19', 3],
    ['2026-08-02', 540],
    ['2026-01-05', 20],
  ] as const;

  beforeAll(async () => {
    services = await openTestDatabase();
    const world = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    const { rows } = await services.owner.query<{ person: string }>(
      `select distinct on (o.scope_key) a.person_id as person from posts.appointment a
         join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
       where o.region_path ^@ $1 and a.superseded_at is null and a.valid_to is null and a.valid_from <= '2026-01-01'
       order by o.scope_key, a.person_id limit 2`,
      [QINGSHI],
    );
    const people = rows.map(({ person }) => person);
    expect(people).toHaveLength(2);
    const records = DAYS.flatMap(([day, count]) => Array.from({ length: count }, () => day)).map(
      (occurredOn, n) => ({
        activity: 'led-inspection',
        body: null,
        title: `检查${n}`,
        occurredOn,
        occurredTo: null,
        place: '园区',
        matter: `第 ${n} 处储罐区`,
        findings: null,
        orders: null,
        followUp: null,
        basisNo: null,
        lateReason: '补录台账',
        participants: [{ personId: people[n % 2], role: 'led', duties: [] }],
        externalSystem: '台账',
        externalId: String(n),
      }),
    );
    for (let from = 0; from < records.length; from += 500) {
      const items = records.slice(from, from + 500);
      const answer = await office.post('/api/performance/records/batch', { items });
      expect(answer.body.error).toBeUndefined();
    }
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const titles = async (query = '') => {
    const url = `/api/performance/records.xlsx?region=${QINGSHI}${query}`;
    const { status, bytes } = await office.download(url);
    expect(status).toBe(200);
    const { columns, rows } = await readList(bytes);
    const [day, title] = ['日期', '名称'].map((name) => columns.indexOf(name));
    return rows.map((row) => [row[day ?? -1], row[title ?? -1]] as const);
  };

  it('has every record once, the latest first, however unevenly the days are filled', async () => {
    const listed = await titles();
    expect(listed).toHaveLength(1123);
    expect(new Set(listed.map(([, title]) => title)).size).toBe(1123);
    const days = listed.map(([day]) => String(day));
    expect(days).toEqual(days.toSorted().toReversed());
  });

  it('keeps to the days that were asked for', async () => {
    expect(await titles('&from=2026-08-01&to=2026-11-19')).toHaveLength(543);
  });
});

// What changed since last year, whole: lists that read otherwise, new ones, those without a successor, priorities.
import { readList } from '@jinze/documents/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World } from '../../testing/world.ts';
import { draftSections } from './index.ts';

interface Told {
  section: { id: string; year: number; postTitle: string; instrument: string };
  kind: string;
  facts: string[];
  hasOtherPortfolio: boolean;
}
interface Page {
  items: Told[];
  next: string | null;
}

/** Every list that can be issued, as if it had been; the lists themselves are those that drafting wrote. */
const ISSUE = `update duties.section set state = 'issued', approval_meeting = '会议', approval_on = '2025-03-01',
    approval_document_no = '3号', issued_on = '2025-03-05', issue_document_no = '5号', issued_at = '2025-03-05T01:00:00Z'
  where blocked_by is null`;

describe('what changed since last year', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    for (const year of [2025, 2026])
      await draftSections(services, world.command, { region: QINGSHI, year });
    await services.owner.query(ISSUE);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const page = async (query = '', visitor = office) =>
    (await visitor.get(`/api/duties/changes?region=${QINGSHI}&year=2026${query}`))
      .body as unknown as Page;
  const told = async () =>
    (await page('&limit=100')).items
      .map(
        ({ section, kind }) => `${section.year} ${section.instrument} ${section.postTitle} ${kind}`,
      )
      .sort();
  /** One list of the county's own bodies; the test says what has become of it. */
  const change = async (post: string, year: number, set: string) => {
    const { rowCount } = await services.owner.query(
      `update duties.section set ${set} where post_title = $1 and year = $2 and instrument = 'standing'
       and region_path = $3`,
      [post, year, QINGSHI],
    );
    expect(rowCount, `${post} ${year}`).toBe(1);
  };
  const copy = (post: string, year: number, what: string) =>
    services.owner.query(
      `insert into duties.section (id, version, edition, year, state, scope_key, region_path, region_name, level,
         post_title, post_class, post_id, organ_id, organ_name, organ_kind, portfolios, holds_post_from, as_of, item_set,
         drafted_at, rules_version, approval_meeting, approval_on, approval_document_no, issued_on, issue_document_no,
         issued_at, person_name, person_id, instrument)
       select gen_random_uuid(), version, edition, year, state, scope_key, region_path, region_name, level,
         post_title, post_class, post_id, organ_id, organ_name, organ_kind, portfolios, holds_post_from, as_of, item_set,
         drafted_at, rules_version, approval_meeting, approval_on, approval_document_no, issued_on, issue_document_no,
         issued_at, person_name, ${what}
       from duties.section where post_title = $1 and year = $2 and instrument = 'standing' and region_path = $3`,
      [post, year, QINGSHI],
    );

  it('is nothing where both years’ lists say the same', async () => {
    const { rows } = await services.owner.query<{ year: number; count: number }>(
      "select year, count(*)::int as count from duties.section where state = 'issued' group by year order by year",
    );
    expect(rows.map(({ year }) => year)).toEqual([2025, 2026]);
    expect(rows[0]?.count).toBeGreaterThan(5);
    expect(rows[0]?.count).toBe(rows[1]?.count);
    expect(await told()).toEqual([]);
  });

  it('tells of a post without a list last year, of one with several, and of a post retitled', async () => {
    await change('副县长（城建）', 2025, "issued_at = null, state = 'drafted'");
    await change('书记', 2025, "post_title = '县委书记'");
    await copy('副县长（工业）', 2025, "gen_random_uuid(), 'standing'");
    await change('副县长（交通农业）', 2026, "portfolios = '{矿山}'");
    // Of the two that held it last year none is the one who holds it now.
    await change('副县长（工业）', 2026, 'person_id = gen_random_uuid()');
    expect(await told()).toEqual([
      '2026 standing 书记 changed',
      '2026 standing 副县长（交通农业） changed',
      '2026 standing 副县长（城建） new',
      '2026 standing 副县长（工业） unpaired',
    ]);
    const { items } = await page('&limit=100');
    expect(items.find(({ section }) => section.postTitle === '书记')).toMatchObject({
      facts: ['post-title'],
      hasOtherPortfolio: false,
    });
    expect(items.find(({ section }) => section.postTitle === '副县长（交通农业）')).toMatchObject({
      facts: [],
      hasOtherPortfolio: true,
    });
    const { bytes } = await office.download(`/api/duties/changes.xlsx?region=${QINGSHI}&year=2026`);
    const sheet = await readList(bytes);
    expect(sheet.columns).toEqual(['机构', '职务', '清单', '年份', '姓名', '换人', '不同之处']);
    expect(sheet.rows.map((cells) => `${cells[1]} ${cells[6]}`).sort()).toEqual(
      [
        '书记 职责没有变；职务名称有变化',
        '副县长（交通农业） 职责没有变；分管有变化',
        '副县长（城建） 去年没有这份清单',
        '副县长（工业） 去年这个职务不止一人有清单，无法确定与哪一份比',
      ].sort(),
    );
  });

  it('tells of posts that had a list to the year’s end and have none now, and whether one is being made', async () => {
    await change('县长', 2026, "state = 'approved', issued_at = null");
    await change(
      '常务副县长',
      2026,
      "state = 'superseded', ended_at = now(), ended_because = 'left-post'",
    );
    expect(await told()).toEqual([
      '2025 standing 县长 not-issued',
      '2025 standing 常务副县长 gone',
      '2026 standing 书记 changed',
      '2026 standing 副县长（交通农业） changed',
      '2026 standing 副县长（城建） new',
      '2026 standing 副县长（工业） unpaired',
    ]);
    // Who left in the course of last year had no list at its end.
    await change(
      '常务副县长',
      2025,
      "state = 'superseded', ended_at = now(), ended_because = 'left-post'",
    );
    expect(await told()).not.toContain('2025 standing 常务副县长 gone');
  });

  it('of the annual priorities tells only who has some and had none, or the other way round', async () => {
    await copy('书记', 2026, "person_id, 'annual'");
    await copy('副县长（城建）', 2026, "person_id, 'annual'");
    await copy('副县长（交通农业）', 2025, "person_id, 'annual'");
    await services.owner.query(
      `update duties.section set item_set = (select digest from duties.item_set where item_count > 0
         and digest <> item_set limit 1) where instrument = 'annual'`,
    );
    await copy('副县长（教科文卫）', 2025, "person_id, 'annual'");
    await copy('副县长（教科文卫）', 2026, "gen_random_uuid(), 'annual'");
    expect((await told()).filter((line) => line.includes('annual'))).toEqual([
      '2025 annual 副县长（交通农业） gone',
      '2026 annual 书记 new',
      '2026 annual 副县长（城建） new',
    ]);
  });

  it('page by page it is the same, each list once', async () => {
    const whole = (await page('&limit=100')).items.map(({ section }) => section.id);
    expect(whole.length).toBeGreaterThan(5);
    for (const limit of [1, 3, 7]) {
      const seen: string[] = [];
      let next: string | null = '';
      while (next !== null) {
        const after: string = next === '' ? '' : `&after=${encodeURIComponent(next)}`;
        const one: Page = await page(`&limit=${limit}${after}`);
        expect(one.items.length).toBeLessThanOrEqual(limit);
        seen.push(...one.items.map(({ section }) => section.id));
        next = one.next;
      }
      expect(seen).toEqual(whole);
    }
  });

  it('another county’s office sees none of it', async () => {
    const beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    expect((await page('', beside)).items).toEqual([]);
  });
});

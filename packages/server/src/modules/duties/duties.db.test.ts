import { readList } from '@jinze/documents/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World } from '../../testing/world.ts';

interface Line {
  id: string;
  version: number;
  state: string;
  blockedBy: string | null;
  personId: string;
  postTitle: string;
  postClass: string;
  level: string;
  organName: string;
  itemCount: number;
}

const APPROVAL = {
  meeting: '青石县委常委会会议',
  on: '2026-11-20',
  documentNo: '青委发〔2026〕3号',
};

describe('duty lists', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let leader: Visitor;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });
  const list = async (query = '', visitor = office): Promise<Line[]> =>
    (
      (await visitor.get(`/api/duties/sections?region=${QINGSHI}&year=2026&limit=100${query}`))
        .body as unknown as { items: Line[] }
    ).items;
  const chosen = (lines: readonly Line[]) => lines.map(({ id, version }) => ({ id, version }));
  const find = async (post: string): Promise<Line> => {
    const line = (await list()).find(
      (one) => one.postTitle === post && one.organName.includes('青石县'),
    );
    if (line === undefined) throw new Error(post);
    return line;
  };
  const accountOf = async (personId: string) =>
    (
      await services.owner.query<{ id: string }>(
        'select id from access.account where person_id = $1',
        [personId],
      )
    ).rows[0]?.id ?? '';

  it('who is in post without a list is told by name, page by page, until drafting', async () => {
    const names: string[] = [];
    let after = '';
    do {
      const page = (
        await office.get(`/api/duties/without?region=${QINGSHI}&year=2026&limit=8${after}`)
      ).body as unknown as { items: { personName: string }[]; next: string | null };
      names.push(...page.items.map(({ personName }) => personName));
      after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`;
    } while (after !== '');
    const progress = await office.get(`/api/duties/progress?region=${QINGSHI}&year=2026`);
    expect(names).toHaveLength(30);
    expect(progress.body).toMatchObject({ withoutSection: 30 });
    const other = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    const beside = await other.get(`/api/duties/without?region=${QINGSHI}&year=2026`);
    expect(beside.body).toEqual({ items: [], next: null });
    const sheet = async (visitor: Visitor) => {
      const address = `/api/duties/without.xlsx?region=${QINGSHI}&year=2026`;
      return readList((await visitor.download(address)).bytes);
    };
    const taken = await sheet(office);
    expect(taken.columns).toEqual(['姓名', '职务', '机构', '地区', '职务类别', '任职日期']);
    expect(taken.rows.map(([name]) => name)).toEqual(names);
    expect((await sheet(other)).rows).toEqual([]);
  });

  it('are drafted for everybody in post, each with the items of their class, and only once', async () => {
    const drafted = await office.post('/api/duties/draft', { region: QINGSHI, year: 2026 });
    expect(drafted.body).toMatchObject({ drafted: 30, alreadyThere: 0 });
    expect(
      (await office.post('/api/duties/draft', { region: QINGSHI, year: 2026 })).body,
    ).toMatchObject({ drafted: 0, alreadyThere: 30 });
    const without = await office.get(`/api/duties/without?region=${QINGSHI}&year=2026`);
    expect(without.body).toEqual({ items: [], next: null });
    expect((await find('书记')).itemCount).toBe(6);
    expect((await find('县长')).itemCount).toBe(6);
    expect((await find('副县长（工业）')).itemCount).toBe(5);
    expect((await find('常委、组织部部长')).blockedBy).toContain('第七条');
    expect((await find('局长')).blockedBy).toContain('参照执行');
    const { rows } = await services.owner.query<{ n: number }>(
      'select count(*) as n from duties.item_set',
    );
    expect(rows[0]?.n).toBeLessThan(15);
  });

  it('each answers why down to the clause', async () => {
    const line = await find('县长');
    const { body } = await office.get(`/api/duties/sections/${line.id}/items/art6.4/why`);
    expect(body).toMatchObject({
      heading: '第六条第四项 · 专项资金与监管执法保障',
      clause: [{ article: '6.4', status: 'confirmed' }],
    });
    expect(JSON.stringify(body)).toContain('专项资金');
    expect(
      (await office.get(`/api/duties/sections/${line.id}/items/art5.1/why`)).body.error?.code,
    ).toBe('duties.unknown-item');
  });

  it('what has no duties laid down cannot be approved, and takes the whole choice with it', async () => {
    const lines = await list();
    const blocked = lines.find((line) => line.blockedBy?.includes('参照执行'));
    const open = await find('县长');
    const refused = await office.post('/api/duties/approve', {
      sections: chosen([open, blocked ?? open]),
      approval: APPROVAL,
    });
    expect(refused.body.error).toMatchObject({ code: 'duties.blocked' });
    expect((await find('县长')).state).toBe('drafted');
  });

  it('one meeting approves one side only: party posts and government posts are recorded separately', async () => {
    const mixed = chosen([await find('书记'), await find('县长')]);
    const refused = await office.post('/api/duties/approve', {
      sections: mixed,
      approval: APPROVAL,
    });
    expect(refused.body.error?.code).toBe('duties.mixed-approval');
  });

  it('two people approving at once: one is told of the newer state', async () => {
    const line = await find('副县长（城建）');
    const second = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    const approve = (visitor: Visitor) =>
      visitor.post('/api/duties/approve', { sections: chosen([line]), approval: APPROVAL });
    const answers = (await Promise.all([approve(office), approve(second)])).sort(
      (a, b) => a.status - b.status,
    );
    expect(answers.map((answer) => answer.status)).toEqual([200, 409]);
    expect(answers[1]?.body.error).toMatchObject({
      code: 'http.version-conflict',
      current: { id: line.id, version: 2, state: 'approved' },
    });
  });

  it('a retried request answers the same and does not act twice', async () => {
    const line = await find('副县长（交通农业）');
    const send = () =>
      office.post(
        '/api/duties/approve',
        { sections: chosen([line]), approval: APPROVAL },
        { key: 'the-same-key-1' },
      );
    expect((await send()).body).toEqual({ changed: 1 });
    expect((await send()).body).toEqual({ changed: 1 });
    const { rows } = await services.owner.query<{ n: number }>(
      "select count(*) as n from platform.event where stream_id = $1 and type = 'duty-section.approved.v1'",
      [line.id],
    );
    expect(rows[0]?.n).toBe(1);
  });

  it('approved and issued, the leader — and nobody else — acknowledges; signer and post are kept', async () => {
    const line = await find('县长');
    leader = await server.signIn(await accountOf(line.personId));
    expect((await leader.get('/api/duties/mine')).body).toEqual({ items: [] });
    expect(
      (
        await office.post('/api/duties/issue', {
          sections: chosen([line]),
          on: '2026-11-21',
          documentNo: '1号',
        })
      ).body.error?.code,
    ).toBe('duties.wrong-state');
    await office.post('/api/duties/approve', { sections: chosen([line]), approval: APPROVAL });
    await office.post('/api/duties/issue', {
      sections: [{ id: line.id, version: 2 }],
      on: '2026-11-21',
      documentNo: '青政办发〔2026〕5号',
    });
    expect(
      (await office.post('/api/duties/acknowledge', { sections: [{ id: line.id, version: 3 }] }))
        .body.error?.code,
    ).toBe('access.not-allowed');
    const neighbour = await server.signIn(await accountOf((await find('书记')).personId));
    expect(
      (await neighbour.post('/api/duties/acknowledge', { sections: [{ id: line.id, version: 3 }] }))
        .body.error?.code,
    ).toBe('http.not-found');
    expect((await neighbour.get(`/api/duties/sections/${line.id}`)).status).toBe(404);
    const stale = await leader.post('/api/duties/acknowledge', {
      sections: [{ id: line.id, version: 2 }],
    });
    expect(stale.body.error?.code).toBe('http.version-conflict');
    const signed = await leader.post('/api/duties/acknowledge', {
      sections: [{ id: line.id, version: 3 }],
    });
    expect(signed.body).toMatchObject({ changed: 1 });
    expect((await leader.get(`/api/duties/sections/${line.id}`)).body).toMatchObject({
      state: 'acknowledged',
      version: 4,
      acknowledgement: { signerPost: '青石县人民政府 县长', how: 'here', on: '2026-11-23' },
      may: [],
    });
    const leaf = await services.owner.query<{ fields: string }>(
      'select fields from ledger.pending_leaf where record = $1 and version = 4',
      [line.id],
    );
    expect(JSON.parse(leaf.rows[0]?.fields ?? '{}')).toMatchObject({
      state: 'acknowledged',
      signerPost: '青石县人民政府 县长',
    });
  });

  it('what is objected to stays as it was issued; revising drafts its next edition', async () => {
    const line = await find('副县长（城建）');
    const person = await server.signIn(await accountOf(line.personId));
    await office.post('/api/duties/issue', {
      sections: chosen([line]),
      on: '2026-11-21',
      documentNo: '2号',
    });
    expect(
      (
        await person.post(`/api/duties/sections/${line.id}/object`, {
          version: 3,
          reason: '分管领域不符',
        })
      ).body,
    ).toMatchObject({ state: 'objected' });
    const back = await office.post(`/api/duties/sections/${line.id}/revise`, { version: 4 });
    expect(back.body).toMatchObject({
      state: 'drafted',
      edition: 2,
      replaces: line.id,
      approval: null,
      issue: null,
      objection: null,
    });
    expect((await office.get(`/api/duties/sections/${line.id}`)).body).toMatchObject({
      state: 'superseded',
      ended: { because: 'revised' },
      approval: APPROVAL,
      issue: { documentNo: '2号' },
      objection: { reason: '分管领域不符' },
    });
    const again = await office.post(`/api/duties/sections/${line.id}/revise`, { version: 5 });
    expect(again.body.error?.code).toBe('duties.wrong-state');
    // An approval entered by mistake is taken back in place.
    const { id } = back.body as unknown as Line;
    await office.post('/api/duties/approve', {
      sections: [{ id, version: 1 }],
      approval: APPROVAL,
    });
    expect(
      (await office.post(`/api/duties/sections/${id}/revise`, { version: 2 })).body,
    ).toMatchObject({ id, state: 'drafted', edition: 2, approval: null });
  });

  it('another county’s office sees none of it and can act on none of it', async () => {
    const other = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    const line = await find('县长');
    expect(await list('', other)).toEqual([]);
    expect((await other.get(`/api/duties/sections/${line.id}`)).status).toBe(404);
    expect(
      (await other.get(`/api/duties/progress?region=${QINGSHI}&year=2026`)).body,
    ).toMatchObject({ posts: 0, byState: { drafted: 0, acknowledged: 0 } });
    expect(
      (await other.post('/api/duties/approve', { sections: chosen([line]), approval: APPROVAL }))
        .status,
    ).toBe(404);
    expect(
      (await other.post('/api/duties/draft', { region: QINGSHI, year: 2026 })).body.error?.code,
    ).toBe('duties.nobody-in-post');
  });

  it('stand as an office reads them, page by page: heads first, a township after its county', async () => {
    const all = await list();
    expect(all.slice(0, 2).map(({ postTitle }) => postTitle)).toEqual(['书记', '县长']);
    const ofCounty = all.filter(({ level }) => level === 'county');
    expect(all.slice(0, ofCounty.length)).toEqual(ofCounty);
    const members = ofCounty.filter(({ postClass }) => postClass === 'standing-committee-member');
    expect(members.length).toBeGreaterThan(1);
    expect(ofCounty.slice(2, 2 + members.length)).toEqual(members);
    const paged: string[] = [];
    let after = '';
    do {
      const page = (
        await office.get(`/api/duties/sections?region=${QINGSHI}&year=2026&limit=7${after}`)
      ).body as unknown as { items: Line[]; next: string | null };
      paged.push(...page.items.map(({ id }) => id));
      after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`;
    } while (after !== '');
    expect(paged).toEqual(all.map(({ id }) => id));
  });

  it('the prefecture’s office sees how far the county is, without opening what it holds', async () => {
    const above = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    const lines = (await list('', above)) as (Line & { mayOpen: boolean })[];
    expect(lines).toHaveLength(30);
    expect(lines.every((line) => !line.mayOpen)).toBe(true);
    expect((await above.get(`/api/duties/sections/${lines[0]?.id ?? ''}`)).status).toBe(404);
    const all = await above.get('/api/duties/progress?region=/99/9901/&year=2026');
    const own = await above.get('/api/duties/progress?region=/99/9901/&year=2026&own=true');
    expect([all.body['posts'], own.body['posts']]).toEqual([80, 23]);
  });

  it('leaves nothing in the tables that the ledger does not say', async () => {
    expect(await disagreements(services)).toEqual([]);
  });
});

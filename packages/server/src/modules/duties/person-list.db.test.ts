// A leader with several posts: all duties of a year on one page, and who may read it.

import type { PersonList, Section } from '@jinze/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';

interface Line {
  id: string;
  version: number;
  personId: string;
  personName: string;
  postTitle: string;
  organName: string;
  instrument: string;
  state: string;
}

describe('all duties of a person in a year', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let leader: Visitor;
  let deputy: Line;

  const lines = async (query = '') =>
    (
      (await office.get(`/api/duties/sections?region=${QINGSHI}&year=2026&limit=100${query}`))
        .body as unknown as { items: Line[] }
    ).items;
  const own = async (query = '') =>
    (await lines(query)).filter((line) => line.personId === deputy.personId);
  const accountOf = async (personId: string) =>
    (
      await services.owner.query<{ id: string }>(
        'select id from access.account where person_id = $1',
        [personId],
      )
    ).rows[0]?.id ?? '';
  const postOf = async (title: string) =>
    (
      await services.owner.query<{ id: string }>(
        `select post_id as id from duties.section
         where post_title = $1 and region_path = $2 and year = 2026 limit 1`,
        [title, QINGSHI],
      )
    ).rows[0]?.id ?? '';
  const draft = () => office.post('/api/duties/draft', { region: QINGSHI, year: 2026 });
  const issue = async (chosen: readonly Line[]) => {
    const approved = await office.post('/api/duties/approve', {
      sections: chosen.map(({ id, version }) => ({ id, version })),
      approval: { meeting: '会议', on: '2026-11-20', documentNo: '3号' },
    });
    expect(approved.body).toEqual({ changed: chosen.length });
    const issued = await office.post('/api/duties/issue', {
      sections: chosen.map(({ id, version }) => ({ id, version: version + 1 })),
      on: '2026-11-21',
      documentNo: '5号',
    });
    expect(issued.body).toEqual({ changed: chosen.length });
  };
  const ask = (visitor: Visitor, year = 2026) =>
    visitor.get(`/api/duties/people/${deputy.personId}/list?year=${year}`);
  const read = async (visitor: Visitor, year = 2026) =>
    (await ask(visitor, year)).body as unknown as PersonList;

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    await draft();
    const found = (await lines()).find((line) => line.postTitle === '副县长（工业）');
    if (found === undefined) throw new Error('副县长（工业）');
    deputy = found;
    leader = await server.signIn(await accountOf(deputy.personId));
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  it('before anything is issued nothing stands in it: the office alone is told of drafts', async () => {
    expect(await read(office)).toMatchObject({
      personName: deputy.personName,
      years: [2026],
      isWhole: false,
      sections: [],
      duties: [],
      drafts: 1,
    });
    expect(await read(leader)).toMatchObject({
      years: [],
      isWhole: true,
      sections: [],
      duties: [],
      drafts: null,
    });
  });

  it('two posts and the priorities of the year: what both posts have stands once and names both', async () => {
    const second = await postOf('副县长（城建）');
    const appointed = await office.post(`/api/posts/posts/${second}/appointments`, {
      person: { id: deputy.personId },
      from: '2026-10-01',
      manner: 'acting',
      documentNo: null,
      isCommitteeMember: null,
      portfolios: ['燃气'],
      portfolioDocumentNo: null,
    });
    expect(appointed.status).toBe(200);
    const first = await postOf('副县长（工业）');
    const priority = await office.post('/api/duties/priorities', {
      region: QINGSHI,
      year: 2026,
      title: '危险化学品专项整治',
      text: '逐一评估',
      measure: '台账',
      dueOn: '2026-12-01',
      source: null,
      posts: [
        { postId: first, role: 'lead' },
        { postId: second, role: 'assist' },
      ],
    });
    expect(priority.status).toBe(200);
    await draft();
    const all = await own();
    expect(all.map(({ instrument }) => instrument).sort()).toEqual([
      'annual',
      'annual',
      'standing',
      'standing',
    ]);
    await issue(all.filter((line) => line.instrument === 'standing'));

    const list = await read(leader);
    expect(list.sections.map(({ postTitle, instrument }) => `${postTitle} ${instrument}`)).toEqual([
      '副县长（工业） standing',
      '副县长（城建） standing',
    ]);
    expect(list.sections[0]).toMatchObject({
      state: 'issued',
      edition: 1,
      issuedOn: '2026-11-21',
      signed: null,
    });
    const [industry, city] = list.sections;
    const shared = list.duties.filter(({ code }) => code.startsWith('art9.'));
    expect(shared.map(({ article }) => article)).toEqual(['9.1', '9.2', '9.3', '9.4', '9.5']);
    for (const { wordings } of shared)
      expect(wordings.map(({ sources }) => sources.map(({ sectionId }) => sectionId))).toEqual([
        [industry?.id, city?.id],
      ]);
    expect((await read(office)).drafts).toBe(2);
    expect(list.drafts).toBeNull();
  });

  it('says of every list in force just what the list itself says', async () => {
    await issue((await own()).filter((line) => line.state === 'drafted'));
    const list = await read(leader);
    expect(list.sections).toHaveLength(4);
    const said = list.duties.flatMap(({ code, title, wordings }) =>
      wordings.flatMap(({ text, sources }) =>
        sources.map(({ sectionId }) => `${sectionId} ${code} ${title} ${text}`),
      ),
    );
    const inLists: string[] = [];
    for (const { id } of list.sections) {
      const section = (await leader.get(`/api/duties/sections/${id}`)).body as unknown as Section;
      expect(section.inForceOfYear).toBe(4);
      inLists.push(
        ...section.items.map(({ code, title, text }) => `${id} ${code} ${title} ${text}`),
      );
    }
    expect(said.sort()).toEqual(inLists.sort());
    // Who leads a priority at one post and assists with it at the other has two duties.
    expect(
      list.duties.filter(({ instrument }) => instrument === 'annual').map(({ title }) => title),
    ).toEqual(['危险化学品专项整治', '危险化学品专项整治（配合）']);
  });

  it('each list is signed by itself: what is acknowledged is said with its day, what is objected to stays in force', async () => {
    const [industry, city] = (await read(leader)).sections;
    await leader.post('/api/duties/acknowledge', {
      sections: [{ id: industry?.id, version: industry?.version }],
    });
    await leader.post(`/api/duties/sections/${city?.id ?? ''}/object`, {
      version: city?.version,
      reason: '分管领域不符',
    });
    expect((await read(leader)).sections).toMatchObject([
      { state: 'acknowledged', signed: { on: '2026-11-23', how: 'here' } },
      { state: 'objected', signed: null },
      { state: 'issued', signed: null },
      { state: 'issued', signed: null },
    ]);
  });

  it('a list that has ended is none of it; the draft of its next edition is counted for the office', async () => {
    const city = (await read(office)).sections.find((one) => one.state === 'objected');
    const revised = await office.post(`/api/duties/sections/${city?.id ?? ''}/revise`, {
      version: city?.version,
    });
    expect(revised.status).toBe(200);
    const list = await read(office);
    expect(list.sections.map(({ id }) => id)).not.toContain(city?.id);
    expect(list.sections).toHaveLength(3);
    expect(list.drafts).toBe(1);
  });

  it('another year of the same person has nothing, and says which years have', async () => {
    expect(await read(office, 2025)).toMatchObject({ years: [2026], sections: [], duties: [] });
  });

  it('is the leader’s own, the liaison’s and the office’s; others are not told that it exists', async () => {
    const liaison = await services.unitOfWork.commit(
      { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE },
      async (unit) => {
        const [accountId] = await addAccounts(unit, [
          { loginName: 'liaison', displayName: '联络员' },
        ]);
        if (accountId === undefined) throw new Error('no account');
        await addGrants(unit, [{ accountId, role: 'liaison', personId: deputy.personId as never }]);
        return accountId;
      },
    );
    const served = await read(await server.signIn(liaison));
    expect(served.sections).toHaveLength(3);
    expect(served).toMatchObject({ isWhole: true, drafts: null });

    const beside = (await lines()).find((line) => line.postTitle === '县长');
    const others = {
      'another county': await server.signIn(world.accounts.get('shiqiao-awb') ?? ''),
      'the prefecture, which sees states alone': await server.signIn(
        world.accounts.get('yunjiang-awb') ?? '',
      ),
      'a leader of the same government': await server.signIn(
        await accountOf(beside?.personId ?? ''),
      ),
    };
    for (const [who, visitor] of Object.entries(others))
      expect({ who, status: (await ask(visitor)).status }).toEqual({ who, status: 404 });
    const refused = {
      'the organisation department': await server.signIn(world.accounts.get('yunjiang-zzb') ?? ''),
      'an administrator': await server.signIn(world.accounts.get('system') ?? ''),
    };
    for (const [who, visitor] of Object.entries(refused))
      expect({ who, code: (await ask(visitor)).body.error?.code }).toEqual({
        who,
        code: 'access.not-allowed',
      });
    expect((await ask(server.nobody)).status).toBe(401);
  });
});

// A year of lists: documents, priorities, a change of portfolio in mid-year, paper, what is not asked twice, and who sees it.

import { readList } from '@jinze/documents/testing';
import { approvingSideOf, ORGAN_KINDS, POST_CLASSES } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockAt } from '../../platform/clock.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { createUnitOfWork } from '../../platform/unit-of-work.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { draftSections, remindDaily } from './index.ts';

interface Line {
  id: string;
  version: number;
  state: string;
  edition: number;
  instrument: string;
  blockedBy: string | null;
  isStale: boolean;
  personId: string;
  personName: string;
  postTitle: string;
  postClass: string;
  organKind: string;
  organName: string;
}
interface Whole extends Line {
  items: { code: string; title: string }[];
  may: string[];
  replaces: string | null;
  ended: { because: string } | null;
  acknowledgement: {
    how: string;
    paper: { scan: unknown } | null;
    continues: string | null;
  } | null;
}

describe('a year of duty lists', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    await office.post('/api/duties/draft', { region: QINGSHI, year: 2026 });
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const list = async (query = '', visitor = office) =>
    (
      (await visitor.get(`/api/duties/sections?region=${QINGSHI}&year=2026&limit=100${query}`))
        .body as unknown as { items: Line[] }
    ).items;
  const find = async (post: string, query = ''): Promise<Line> => {
    const line = (await list(query)).find(
      (one) => one.postTitle === post && one.organName.includes('青石县'),
    );
    if (line === undefined) throw new Error(`${post} ${query}`);
    return line;
  };
  const whole = async (id: string, visitor = office) =>
    (await visitor.get(`/api/duties/sections/${id}`)).body as unknown as Whole;
  const chosen = (lines: readonly Line[]) => lines.map(({ id, version }) => ({ id, version }));
  const draft = async (year = 2026) =>
    (await office.post('/api/duties/draft', { region: QINGSHI, year })).body;
  const issue = async (lines: readonly Line[], documentNo = '青委办发〔2026〕5号') => {
    const approved = await office.post('/api/duties/approve', {
      sections: chosen(lines),
      approval: { meeting: '会议', on: '2026-11-20', documentNo: '3号' },
    });
    expect(approved.body).toEqual({ changed: lines.length });
    const issued = await office.post('/api/duties/issue', {
      sections: lines.map(({ id, version }) => ({ id, version: version + 1 })),
      on: '2026-11-20',
      documentNo,
    });
    expect(issued.body).toEqual({ changed: lines.length });
  };
  const leaderOf = async (line: Line) => {
    const { rows } = await services.owner.query<{ id: string }>(
      'select id from access.account where person_id = $1',
      [line.personId],
    );
    return server.signIn(rows[0]?.id ?? '');
  };
  const acknowledge = async (line: Line, version: number) =>
    (await leaderOf(line)).post('/api/duties/acknowledge', {
      sections: [{ id: line.id, version }],
    });
  const appointmentOf = async (line: Line) => {
    const { rows } = await services.owner.query<{ record_id: string; version: number }>(
      `select a.record_id, a.version from posts.appointment a join posts.post p on p.id = a.post_id
       where a.person_id = $1 and p.title = $2 and a.superseded_at is null`,
      [line.personId, line.postTitle],
    );
    if (rows[0] === undefined) throw new Error(line.postTitle);
    return rows[0];
  };
  const changeFields = async (line: Line, expected: string[], fields: string[]) => {
    const { record_id: id } = await appointmentOf(line);
    const changed = await office.post(`/api/posts/appointments/${id}/portfolios`, {
      expected,
      from: '2026-07-01',
      fields,
      documentNo: '青政发〔2026〕11号',
      reason: '分工调整',
    });
    expect(changed.status).toBe(200);
  };

  it('第七条: a numbered document lays duties down post by post; then the list can be approved', async () => {
    const { body } = await office.get(`/api/duties/undefined-posts?region=${QINGSHI}&year=2026`);
    const { items } = body as unknown as {
      items: {
        postId: string;
        postTitle: string;
        reason: string;
        proposal: { body: string; items: object[] };
      }[];
    };
    const waits = async () => {
      const address = `/api/duties/undefined-posts.xlsx?region=${QINGSHI}&year=2026`;
      return readList((await office.download(address)).bytes);
    };
    const waiting = await waits();
    expect(waiting.columns.slice(0, 4)).toEqual(['机构', '职务', '在任者', '为什么要文件明确']);
    expect(waiting.rows.map((cells) => [cells[1], cells[3]])).toEqual(
      items.map(({ postTitle, reason }) => [postTitle, reason]),
    );
    const organiser = items.find((one) => one.postTitle === '常委、组织部部长');
    expect(organiser).toMatchObject({ proposal: { body: '组织' } });
    expect(items.find((one) => one.postTitle === '常委、纪委书记')?.proposal.body).toBe('纪检监察');
    const document = {
      region: QINGSHI,
      number: '青委发〔2026〕8号',
      title: '县委常委会成员安全生产职责',
      meeting: '县委常委会会议',
      on: '2026-11-10',
      posts: [{ postId: organiser?.postId, items: organiser?.proposal.items }],
    };
    const beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    expect((await beside.post('/api/duties/documents', document)).status).toBe(404);
    expect(
      (await office.post('/api/duties/documents', { ...document, on: '2027-01-01' })).body.error
        ?.code,
    ).toBe('duties.future-date');
    expect((await office.post('/api/duties/documents', document)).status).toBe(200);
    // Named by a document, it only has to be drafted anew.
    const stillWaiting = (await waits()).rows.map((cells) => cells[1]);
    expect(stillWaiting).toHaveLength(items.length - 1);
    expect(stillWaiting).not.toContain('常委、组织部部长');
    expect(await draft()).toMatchObject({ drafted: 0, redrafted: 1, newEditions: 0, ended: 0 });
    const line = await find('常委、组织部部长');
    expect(line).toMatchObject({ blockedBy: null, edition: 1 });
    const { items: duties } = await whole(line.id);
    expect(duties.map(({ code }) => code.split(':')[0])).toEqual([
      'art7.1',
      'art7.2',
      'art7.3',
      'document',
      'document',
    ]);
    const why = await office.get(
      `/api/duties/sections/${line.id}/items/${duties.at(-1)?.code ?? ''}/why`,
    );
    expect(why.body).toMatchObject({
      heading: '本级文件 · 队伍与培训',
      clause: [{ title: '青委发〔2026〕8号' }],
    });
    // Withdrawn, it blocks again; nothing is lost of either.
    const documents = (await office.get(`/api/duties/documents?region=${QINGSHI}`))
      .body as unknown as { items: { id: string; version: number }[] };
    const [recorded] = documents.items;
    await office.post(`/api/duties/documents/${recorded?.id ?? ''}/withdraw`, {
      version: 1,
      reason: '录错',
    });
    expect(await draft()).toMatchObject({ redrafted: 1 });
    expect((await find('常委、组织部部长')).blockedBy).toContain('第七条');
    expect((await office.post('/api/duties/documents', document)).status).toBe(200);
    await draft();
  });

  it('年度重点工作 are an instrument of their own, for the posts they name', async () => {
    const chief = await find('县长');
    const deputy = await find('常务副县长');
    const posts = await services.owner.query<{ id: string; title: string }>(
      `select p.id, p.title from posts.post p join posts.organ o on o.id = p.organ_id
       where o.region_path = $1 and p.title in ('县长', '常务副县长') and o.name like '%人民政府'`,
      [QINGSHI],
    );
    const idOf = (title: string) => posts.rows.find((row) => row.title === title)?.id;
    const priority = {
      title: '危险化学品专项整治',
      text: '完成重点企业隐患整治三年行动年度任务',
      measure: '整治台账全部销号',
      dueOn: '2026-12-20',
      source: '云江安委〔2026〕2号',
      posts: [
        { postId: idOf('县长'), role: 'lead' },
        { postId: idOf('常务副县长'), role: 'assist' },
      ],
    };
    const add = (more: object) =>
      office.post('/api/duties/priorities', { region: QINGSHI, year: 2026, ...priority, ...more });
    expect((await add({ dueOn: '2027-03-01' })).body.error?.code).toBe('duties.due-outside-year');
    expect((await add({})).status).toBe(200);
    expect(await draft()).toMatchObject({ drafted: 2 });
    const annual = await list('&instrument=annual');
    expect(annual.map((one) => one.personName).sort()).toEqual(
      [chief.personName, deputy.personName].sort(),
    );
    const own = await whole(annual.find((one) => one.postTitle === '县长')?.id ?? '');
    expect(own.items).toMatchObject([{ title: '危险化学品专项整治' }]);
    const progress = await office.get(`/api/duties/progress?region=${QINGSHI}&year=2026`);
    expect(progress.body).toMatchObject({
      annual: { due: { on: '2026-03-31', source: null }, priorities: 1, byState: { drafted: 2 } },
    });
  });

  it('what waits for which side is what the kernel says of every line', async () => {
    const all = (await list('&state=drafted')).filter((line) => line.blockedBy === null);
    const sideOf = (line: Line) =>
      approvingSideOf(line.postClass as never, line.organKind as never);
    for (const side of ['party', 'government'] as const) {
      const waiting = await list(`&waiting=${side}`);
      const expected = all.filter((line) => sideOf(line) === side).map(({ id }) => id);
      expect(waiting.map(({ id }) => id).sort()).toEqual(expected.sort());
      const { body } = await office.get(`/api/duties/progress?region=${QINGSHI}&year=2026`);
      expect((body as unknown as { waitingFor: Record<string, number> }).waitingFor[side]).toBe(
        expected.length,
      );
    }
    expect((await list('&waiting=document')).every((line) => line.blockedBy !== null)).toBe(true);
  });

  it('the side that approves is in the database what it is in the kernel, of every class and body', async () => {
    const { rows: columns } = await services.owner.query<{ rule: string }>(
      `select pg_get_expr(d.adbin, d.adrelid) as rule from pg_attrdef d
       join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
       where d.adrelid = 'duties.section'::regclass and a.attname = 'is_party_side'`,
    );
    const { rows } = await services.owner.query<{
      post_class: never;
      organ_kind: never;
      is: boolean;
    }>(
      `select post_class, organ_kind, ${columns[0]?.rule ?? ''} as is
       from unnest($1::text[]) as post_class, unnest($2::text[]) as organ_kind`,
      [POST_CLASSES, ORGAN_KINDS],
    );
    expect(rows).toHaveLength(POST_CLASSES.length * ORGAN_KINDS.length);
    for (const { post_class, organ_kind, is } of rows)
      expect([post_class, organ_kind, is ? 'party' : 'government']).toEqual([
        post_class,
        organ_kind,
        approvingSideOf(post_class, organ_kind),
      ]);
  });

  it('a change of portfolio makes the list stale; a second edition takes its place with a readable difference', async () => {
    const first = await find('副县长（工业）');
    await issue([first]);
    await acknowledge(first, 3);
    await changeFields(first, ['工业', '危险化学品', '矿山'], ['工业', '矿山', '特种设备']);
    expect(await find('副县长（工业）')).toMatchObject({ isStale: true, state: 'acknowledged' });
    expect((await list('&waiting=change')).map(({ id }) => id)).toEqual([first.id]);
    expect(await draft()).toMatchObject({ drafted: 0, newEditions: 1, ended: 0 });
    const second = await find('副县长（工业）', '&state=drafted');
    expect(second).toMatchObject({ edition: 2 });
    const difference = await office.get(`/api/duties/sections/${second.id}/difference`);
    expect(difference.body).toMatchObject({
      against: { id: first.id },
      portfolios: { added: ['特种设备'], removed: ['危险化学品'] },
    });
    // As long as it is only a draft, the first stays in force.
    expect((await whole(first.id)).state).toBe('acknowledged');
    await issue([second], '青政办发〔2026〕20号');
    expect(await whole(first.id)).toMatchObject({
      state: 'superseded',
      ended: { because: 'replaced' },
    });
    expect(await whole(second.id)).toMatchObject({ state: 'issued', replaces: first.id });
    expect(
      (await list()).filter(
        (one) => one.postTitle === '副县长（工业）' && one.organName.includes('青石县人民政府'),
      ),
    ).toHaveLength(1);
    const leader = await leaderOf(first);
    expect((await leader.get(`/api/duties/sections/${second.id}/difference`)).status).toBe(200);
    expect((await acknowledge(second, 3)).body).toEqual({ changed: 1 });
  });

  it('nobody is asked twice for what did not change: a portfolio that comes back brings the signature along', async () => {
    const second = await find('副县长（工业）');
    await changeFields(second, ['工业', '特种设备', '矿山'], ['工业', '危险化学品', '矿山']);
    expect(await draft()).toMatchObject({ newEditions: 1 });
    const third = await find('副县长（工业）', '&state=drafted');
    await issue([third]);
    const now = await whole(third.id);
    expect(now).toMatchObject({ state: 'acknowledged', acknowledgement: { how: 'unchanged' } });
    const events = await services.owner.query(
      'select type from platform.event where stream_id = $1 order by version',
      [third.id],
    );
    expect(events.rows.map((row: { type: string }) => row.type)).toEqual([
      'duty-section.drafted.v1',
      'duty-section.approved.v1',
      'duty-section.issued.v1',
      'duty-section.carried-over.v1',
    ]);
  });

  it('next year the same list is issued without asking again; another is', async () => {
    const changed = await find('副县长（城建）');
    await issue([changed]);
    await acknowledge(changed, 3);
    const later = clockAt(new Date('2027-02-01T02:00:00Z'));
    const inFebruary = {
      ...services,
      clock: later,
      unitOfWork: createUnitOfWork(services.database, later, { send: async () => undefined }),
    };
    await draftSections(inFebruary, world.command, { region: QINGSHI, year: 2027 });
    const { rows } = await services.owner.query<{ before: string; after: string }>(
      `select old.essence as before, new.essence as after from duties.section a
       join duties.section b on b.person_id = a.person_id and b.post_id = a.post_id and b.year = 2027 and b.instrument = 'standing'
       join duties.item_set old on old.digest = a.item_set join duties.item_set new on new.digest = b.item_set
       where a.id = $1`,
      [changed.id],
    );
    expect(rows[0]?.before).toBe(rows[0]?.after);
    const next = (
      (await office.get(`/api/duties/sections?region=${QINGSHI}&year=2027&limit=100`))
        .body as unknown as { items: Line[] }
    ).items.filter((line) => line.personId === changed.personId);
    expect(next).toHaveLength(1);
    await issue(next);
    expect(await whole(next[0]?.id ?? '')).toMatchObject({
      state: 'acknowledged',
      acknowledgement: { how: 'unchanged', continues: changed.id },
    });
    const difference = (await office.get(`/api/duties/changes?region=${QINGSHI}&year=2027`))
      .body as unknown as { items: { section: Line }[] };
    expect(difference.items.map(({ section }) => section.postTitle)).not.toContain(
      '副县长（城建）',
    );
  });

  it('on paper: the custodian is recorded, the scan is checked by its content and kept once', async () => {
    const line = await find('副县长（交通农业）');
    await issue([line]);
    const paper = { version: 3, on: '2026-11-21', custodian: '县政府办机要室', number: 'A-17' };
    const early = await office.post(`/api/duties/sections/${line.id}/paper`, {
      ...paper,
      on: '2026-11-01',
    });
    expect(early.body.error?.code).toBe('duties.before-issue');
    const signed = await office.post(`/api/duties/sections/${line.id}/paper`, paper);
    expect(signed.body).toMatchObject({
      state: 'acknowledged',
      acknowledgement: {
        how: 'paper',
        on: '2026-11-21',
        paper: { custodian: '县政府办机要室', scan: null },
      },
      may: ['scan'],
    });
    const url = `/api/duties/sections/${line.id}/scan`;
    expect((await office.upload(url, Buffer.from('<html>'))).body.error?.code).toBe(
      'duties.scan-type',
    );
    const pdf = Buffer.from('%PDF-1.7 a signed page');
    expect((await office.upload(url, pdf)).body).toMatchObject({
      acknowledgement: { paper: { scan: { size: pdf.length } } },
      may: [],
    });
    expect((await office.upload(url, pdf)).body.error?.code).toBe('duties.no-paper');
    expect((await office.download(url)).bytes).toEqual(pdf);
    const own = await leaderOf(line);
    expect((await own.download(url)).bytes).toEqual(pdf);
    const third = await leaderOf(await find('县长'));
    expect((await third.download(url)).status).toBe(404);
  });

  it('several of one’s own are acknowledged at once; somebody else’s among them undoes all', async () => {
    const standing = await find('县长');
    const annual = await find('县长', '&instrument=annual');
    await issue([standing]);
    await issue([annual]);
    const leader = await leaderOf(standing);
    const foreign = await find('副县长（城建）');
    const refused = await leader.post('/api/duties/acknowledge', {
      sections: [
        { id: standing.id, version: 3 },
        { id: foreign.id, version: foreign.version },
      ],
    });
    expect(refused.status).toBe(404);
    expect((await whole(standing.id)).state).toBe('issued');
    const both = await leader.post('/api/duties/acknowledge', {
      sections: [
        { id: standing.id, version: 3 },
        { id: annual.id, version: 3 },
      ],
    });
    expect(both.body).toEqual({ changed: 2 });
  });

  it('who leaves takes the list out of force on that day; a mistaken leaving gives it back', async () => {
    const line = await find('副县长（城建）');
    const held = await appointmentOf(line);
    const left = await office.post(`/api/posts/appointments/${held.record_id}/leave`, {
      version: held.version,
      on: '2026-11-15',
      documentNo: null,
    });
    expect(left).toMatchObject({ status: 200 });
    expect(await whole(line.id)).toMatchObject({
      state: 'superseded',
      ended: { because: 'left-post' },
    });
    await office.post(`/api/posts/appointments/${held.record_id}/correct`, {
      version: held.version + 1,
      from: '2023-02-14',
      to: null,
      manner: 'full',
      documentNo: null,
      isCommitteeMember: false,
      reason: '登记错了人',
    });
    expect(await whole(line.id)).toMatchObject({ state: 'acknowledged', ended: null });
  });

  it('one item across everybody who has it, and the list in force as the public may see it', async () => {
    const across = (await office.get(`/api/duties/items/art9.4?region=${QINGSHI}&year=2026`))
      .body as unknown as { item: { article: string }; items: { section: Line }[] };
    expect(across.item.article).toBe('9.4');
    expect(across.items.length).toBeGreaterThan(3);
    const { bytes } = await office.download(
      `/api/duties/items/art9.4/lists.xlsx?region=${QINGSHI}&year=2026`,
    );
    const sheet = await readList(bytes);
    expect(sheet.columns).toEqual(['姓名', '机构', '职务', '查验要点', '由本级文件确定', '状态']);
    expect(sheet.rows.map(([name]) => name)).toEqual(
      across.items.map(({ section }) => section.personName),
    );
    const shown = JSON.stringify(
      (await office.get(`/api/duties/public-list?region=${QINGSHI}&year=2026`)).body,
    );
    expect(shown).toContain('副县长（工业）');
    expect(shown).not.toMatch(/objection|签收|custodian|机要室/);
    const exported = await office.download(`/api/duties/sections.xlsx?region=${QINGSHI}&year=2026`);
    expect(exported.status).toBe(200);
    expect(decodeURIComponent(exported.fileName)).toMatch(
      /^青石县 2026 年安全生产责任清单（截至\d{4}-\d\d-\d\d）\.xlsx$/,
    );
    // Every duty of every list is a row, and the head says what was left out.
    const { said, columns, rows: lines } = await readList(exported.bytes);
    expect(said).toEqual([
      expect.stringMatching(/^青石县 2026 年安全生产责任清单，截至 /),
      '不含已终止的。',
      '一行是一项职责。',
    ]);
    expect(columns[0]).toBe('地区');
    const { rows: held } = await services.owner.query<{ count: number }>(
      `select sum(greatest(jsonb_array_length(s.items), 1))::int as count
         from duties.section l join duties.item_set s on s.digest = l.item_set
         where l.year = 2026 and l.state <> 'superseded' and l.scope_key like '%' || $1 || '%'`,
      [QINGSHI],
    );
    expect(lines).toHaveLength(held[0]?.count ?? -1);
  });

  it('reminders reach the liaison in working hours; without one the office is told whom to tell', async () => {
    const [first, second] = [await find('书记'), await find('常务副县长')];
    await issue([first]);
    await issue([second]);
    await services.unitOfWork.commit(
      { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE },
      async (unit) => {
        const [accountId] = await addAccounts(unit, [
          { loginName: 'liaison-1', displayName: '联络员甲' },
        ]);
        if (accountId !== undefined)
          await addGrants(unit, [
            { accountId, role: 'liaison', personId: first.personId as never },
          ]);
        return {};
      },
    );
    const { rows } = await services.owner.query<{ id: string }>(
      "select id from access.account where login_name = 'liaison-1'",
    );
    const liaison = await server.signIn(rows[0]?.id ?? '');
    const reminded = await office.post('/api/duties/remind', { sections: chosen([first, second]) });
    expect(reminded.body).toMatchObject({ reminded: 1, withoutLiaison: [second.personName] });
    const mine = (await liaison.get('/api/notices/mine')).body as unknown as {
      items: { id: string; params: object }[];
    };
    expect(mine.items).toMatchObject([
      { kind: 'list-to-sign', params: { name: first.personName } },
    ]);
    expect((await office.get('/api/notices/mine')).body).toEqual({ items: [] });
    expect(
      (await liaison.post('/api/notices/read', { notices: mine.items.map(({ id }) => id) })).body,
    ).toEqual({ read: 1 });
    expect((await liaison.get('/api/notices/mine')).body).toEqual({ items: [] });
    // The daily run: not again within five days, then once more, and never at a weekend.
    const at = (moment: string) => {
      const clock = clockAt(new Date(moment));
      return {
        ...services,
        clock,
        unitOfWork: createUnitOfWork(services.database, clock, { send: async () => undefined }),
      };
    };
    expect(await remindDaily(at('2026-11-26T01:05:00Z'))).toBe(0);
    expect(await remindDaily(at('2026-11-29T01:05:00Z'))).toBe(0);
    expect(await remindDaily(at('2026-11-30T01:05:00Z'))).toBe(1);
  });

  it('another county’s office finds none of it', async () => {
    const beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    const line = await find('县长');
    for (const url of [
      `/api/duties/sections/${line.id}/difference`,
      `/api/duties/sections/${line.id}/scan`,
    ])
      expect((await beside.get(url)).status).toBe(404);
    for (const [url, field] of [
      [`/api/duties/priorities?region=${QINGSHI}&year=2026`, 'items'],
      [`/api/duties/documents?region=${QINGSHI}`, 'items'],
      [`/api/duties/undefined-posts?region=${QINGSHI}&year=2026`, 'items'],
      [`/api/duties/changes?region=${QINGSHI}&year=2026`, 'items'],
      [`/api/duties/items/art6.4?region=${QINGSHI}&year=2026`, 'items'],
      [`/api/duties/public-list?region=${QINGSHI}&year=2026`, 'bodies'],
    ] as const)
      expect((await beside.get(url)).body[field]).toEqual([]);
    for (const name of ['undefined-posts', 'changes', 'items/art6.4/lists']) {
      const address = `/api/duties/${name}.xlsx?region=${QINGSHI}&year=2026`;
      expect((await readList((await beside.download(address)).bytes)).rows).toEqual([]);
    }
  });

  it('leaves nothing in the tables that the ledger does not say', async () => {
    expect(await disagreements(services)).toEqual([]);
  });
});

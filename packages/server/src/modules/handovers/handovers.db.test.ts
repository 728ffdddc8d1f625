// A change of post from the office's record to both signatures, on paper and under supervision; who sees it and who does not.
import { readList } from '@jinze/documents/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../platform/ids.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World } from '../../testing/world.ts';
import { draftSections } from '../duties/index.ts';
import { rosterWorkbook } from '../posts/index.ts';

interface Line {
  id: string;
  version: number;
  state: string;
  postTitle: string;
  organName: string;
  outgoing: { name: string; personId: string; appointmentId: string; on: string } | null;
  incoming: { name: string; personId: string; appointmentId: string; on: string } | null;
  effectiveOn: string;
  signed: string[];
}
interface Whole extends Line {
  matters: { kind: string; field?: string; state: string | null; side?: string; by?: string[] }[];
  seen: string;
  may: string[];
  signatures: { side: string; name: string; paper: unknown }[];
  supervision: { reason: string } | null;
  isSupervised: boolean;
}
interface Holding {
  record_id: string;
  post_id: string;
  person_id: string;
  version: number;
  name: string;
}

describe('a handover', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let beside: Visitor;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    await draftSections(services, world.command, { region: QINGSHI, year: 2026 });
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const holding = async (title: string): Promise<Holding> => {
    const { rows } = await services.owner.query<Holding>(
      `select a.record_id, a.post_id, a.person_id, a.version, p.name
       from posts.appointment a join posts.post t on t.id = a.post_id join posts.organ o on o.id = t.organ_id
         join posts.person p on p.id = a.person_id
       where o.region_path = $1 and t.title = $2 and a.superseded_at is null and a.valid_to is null`,
      [QINGSHI, title],
    );
    if (rows[0] === undefined) throw new Error(title);
    return rows[0];
  };
  const signInAs = async (personId: string) => {
    const { rows } = await services.owner.query<{ id: string }>(
      'select id from access.account where person_id = $1',
      [personId],
    );
    const visitor = await server.signIn(rows[0]?.id ?? '');
    await visitor.post('/api/access/reauthenticate', { proof: '我是本人' });
    return visitor;
  };
  const openOnes = async (visitor = office) => {
    const { body } = await visitor.get(`/api/handovers?region=${QINGSHI}`);
    return body as unknown as { items: Line[]; open: number };
  };
  const whole = async (id: string, visitor = office) =>
    (await visitor.get(`/api/handovers/${id}`)).body as unknown as Whole;
  const leave = async (title: string, on: string) => {
    const held = await holding(title);
    const url = `/api/posts/appointments/${held.record_id}/leave`;
    await office.post(url, { version: held.version, on, documentNo: null });
    return held;
  };
  const appoint = async (postId: string, name: string, from: string, fields: string[] = []) =>
    office.post(`/api/posts/posts/${postId}/appointments`, {
      person: { name },
      from,
      manner: 'full',
      documentNo: '青任〔2026〕7号',
      isCommitteeMember: false,
      portfolios: fields,
      portfolioDocumentNo: null,
    });

  it('opens when somebody leaves, says what is left without anybody, and closes when both have signed', async () => {
    expect((await openOnes()).open).toBe(0);
    const held = await leave('副县长（工业）', '2026-10-31');
    const [line] = (await openOnes()).items;
    expect(line).toMatchObject({
      state: 'open',
      outgoing: { name: held.name, on: '2026-10-31' },
      incoming: null,
      effectiveOn: '2026-11-01',
    });
    // An office above sees how far it is, and no way into it.
    const above = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    expect(line).toMatchObject({ mayOpen: true, maySupervise: true });
    const [fromAbove] = (await openOnes(above)).items;
    expect(fromAbove).toMatchObject({ id: line?.id, mayOpen: false, maySupervise: false });
    expect((await above.get(`/api/handovers/${line?.id}`)).status).toBe(404);
    const file = `/api/handovers.xlsx?region=${QINGSHI}`;
    const sheet = await readList((await office.download(file)).bytes);
    expect(sheet.said.join()).toContain('只含状态为“未办完”的。');
    expect(sheet.rows).toEqual([
      [
        expect.any(String),
        '副县长（工业）',
        '青石县',
        held.name,
        '未签字',
        '尚无人接任',
        '',
        '2026-11-01',
      ],
    ]);
    const closedOnes = await office.download(`${file}&state=closed`);
    expect((await readList(closedOnes.bytes)).rows).toEqual([]);
    const before = await whole(line?.id ?? '');
    expect(before.matters).toContainEqual({
      kind: 'portfolio',
      field: '危险化学品',
      state: 'nobody',
      by: [],
    });
    expect(before.may).toEqual(['paper', 'supervise']);
    // Who leaves is not briefed for who comes.

    await appoint(held.post_id, '程望川', '2026-11-02', ['危险化学品', '工业']);
    const after = await whole(line?.id ?? '');
    expect(after).toMatchObject({ incoming: { name: '程望川' }, effectiveOn: '2026-11-02' });
    expect(after.matters.filter(({ kind }) => kind === 'portfolio')).toEqual([
      { kind: 'portfolio', field: '危险化学品', state: 'continued', by: ['程望川'] },
      { kind: 'portfolio', field: '工业', state: 'continued', by: ['程望川'] },
      { kind: 'portfolio', field: '矿山', state: 'nobody', by: [] },
    ]);
    // The old list with its state, and none drafted for the new holder yet.
    expect(after.matters.filter(({ kind }) => kind === 'duty-section')).toMatchObject([
      { side: 'outgoing', state: 'drafted' },
      { side: 'incoming', state: null },
    ]);

    const old = await signInAs(held.person_id);
    expect((await old.download(file)).status).toBe(403);
    const seen = await whole(line?.id ?? '', old);
    expect(seen.may).toEqual(['sign']);
    expect(seen.matters).toEqual(after.matters);
    const url = `/api/handovers/${line?.id ?? ''}/sign`;
    const stale = await old.post(url, { version: seen.version, seen: before.seen });
    expect(stale.body.error?.code).toBe('handovers.matters-changed');
    const key = 'the-same-key-again';
    const signed = await old.post(url, { version: seen.version, seen: seen.seen }, { key });
    expect(signed.body).toMatchObject({ state: 'open', signed: ['outgoing'] });
    const again = await old.post(url, { version: seen.version, seen: seen.seen }, { key });
    expect(again.body).toMatchObject({ signed: ['outgoing'] });

    const young = await signInAs(after.incoming?.personId ?? '');
    const mine = (await young.get('/api/handovers/mine')).body as unknown as { items: Line[] };
    expect(mine.items).toHaveLength(1);
    const now = await whole(line?.id ?? '', young);
    const closed = await young.post(url, { version: now.version, seen: now.seen });
    expect(closed.body).toMatchObject({ state: 'closed', may: ['brief'] });
    expect((await openOnes()).open).toBe(0);
    const { rows } = await services.owner.query(
      "select type from platform.event where stream = 'handover' order by version",
    );
    expect(rows.map((row: { type: string }) => row.type)).toEqual([
      'handover.opened.v1',
      'handover.joined.v1',
      'handover.signed.v1',
      'handover.completed.v1',
    ]);
  });

  it('a third leader, and another county’s office, find nothing of it', async () => {
    const held = await leave('副县长（城建）', '2026-11-10');
    const [line] = (await openOnes()).items;
    const url = `/api/handovers/${line?.id ?? ''}`;
    const third = await signInAs((await holding('副县长（交通农业）')).person_id);
    for (const visitor of [third, beside]) {
      expect((await visitor.get(url)).status).toBe(404);
      expect((await visitor.post(`${url}/sign`, { version: 1, seen: 'x' })).status).not.toBe(200);
      const briefing = await visitor.get(`/api/handovers/briefings/${held.record_id}`);
      expect(briefing.status).toBe(404);
    }
    expect(await openOnes(beside)).toMatchObject({ items: [], open: 0 });
    const paper = {
      version: 1,
      side: 'outgoing',
      on: '2026-11-12',
      custodian: '县档案馆',
      number: null,
    };
    expect((await beside.post(`${url}/paper`, paper)).status).toBe(404);
    expect((await office.post(`${url}/paper`, paper)).body).toMatchObject({
      signed: ['outgoing'],
      signatures: [{ name: held.name, paper: { custodian: '县档案馆' } }],
    });
  });

  it('who cannot sign is supervised before anybody has come; it waits for who comes, and can be opened again', async () => {
    const held = await leave('书记', '2026-10-31');
    const waiting = async () =>
      (await openOnes()).items.find((one) => one.outgoing?.name === held.name);
    const line = await waiting();
    const url = `/api/handovers/${line?.id ?? ''}`;
    const input = { by: '市委组织部 何思齐', on: '2026-11-01', reason: 'detained', note: null };
    const supervise = async (version: number) =>
      office.post('/api/handovers/supervise', {
        handovers: [{ id: line?.id ?? '', version }],
        ...input,
      });
    expect((await supervise(line?.version ?? 0)).body).toMatchObject({ closed: 0, waiting: 1 });
    const again = await supervise((line?.version ?? 0) + 1);
    expect(again.body.error?.code).toBe('handovers.waits-for-incoming');
    expect(await waiting()).toMatchObject({ state: 'open', isSupervised: true, signed: [] });
    await appoint(held.post_id, '新任书记', '2026-11-02');
    const joined = await whole(line?.id ?? '');
    expect(joined).toMatchObject({ isSupervised: true, incoming: { name: '新任书记' } });
    const paper = { side: 'incoming', on: '2026-11-03', custodian: '县委办', number: null };
    const closed = await office.post(`${url}/paper`, { version: joined.version, ...paper });
    expect(closed.body).toMatchObject({
      state: 'closed',
      supervision: { reason: 'detained', by: '市委组织部 何思齐' },
      signed: ['incoming'],
    });
    // Who came leaves again: a second handover of the same post, in which they are the one who goes.
    await leave('书记', '2026-11-20');
    expect((await openOnes()).items.map((one) => one.outgoing?.name)).toContain('新任书记');
  });

  it('a mistaken leaving that is corrected takes its handover along', async () => {
    const held = await leave('副县长（教科文卫）', '2026-11-11');
    expect((await openOnes()).items.map((one) => one.postTitle)).toContain('副县长（教科文卫）');
    const url = `/api/posts/appointments/${held.record_id}/correct`;
    const corrected = await office.post(url, {
      version: held.version + 1,
      from: '2024-10-09',
      to: null,
      manner: 'full',
      documentNo: null,
      isCommitteeMember: false,
      reason: '登记错了人',
    });
    expect(corrected.status).toBe(200);
    expect((await openOnes()).items.map((one) => one.postTitle)).not.toContain(
      '副县长（教科文卫）',
    );
  });

  it('换届: one roster opens many, one supervision closes those that nobody can sign; one stale version undoes all', async () => {
    const townships = ['柳溪镇', '石门乡'];
    const { rows } = await services.owner.query<Record<string, string>>(
      `select r.name as region, o.name as organ, t.title, p.name, a.valid_from::text as since,
         coalesce((select string_agg(f.field, '、') from posts.portfolio f where f.appointment_record_id = a.record_id), '') as fields
       from posts.appointment a join posts.post t on t.id = a.post_id join posts.organ o on o.id = t.organ_id
         join posts.region r on r.path = o.region_path join posts.person p on p.id = a.person_id
       where r.name = any ($1) and a.superseded_at is null`,
      [townships],
    );
    const categoryOf = (title: string) =>
      title === '书记'
        ? '乡镇街道党委主要负责人'
        : title.startsWith('副')
          ? '乡镇街道安全生产分管领导'
          : '乡镇街道政府主要负责人';
    const sheet = rows.flatMap((row) => {
      const category = categoryOf(row['title'] ?? '');
      const line = (name: string, from: string, to: string) => [
        row['region'],
        row['organ'],
        row['title'],
        category,
        name,
        '',
        from,
        to,
        '否',
        '青石县委',
        '',
        '',
        row['fields'],
        '',
        '',
      ];
      return [
        line(row['name'] ?? '', row['since'] ?? '', '2026-11-15'),
        line(`新${row['name'] ?? ''}`, '2026-11-16', ''),
      ].map((cells) => cells.map((cell) => cell ?? ''));
    });
    const bytes = await rosterWorkbook(sheet);
    const before = (await openOnes()).open;
    const imported = await office.upload(`/api/posts/roster/import/${digestOf(bytes)}`, bytes);
    expect(imported.body).toMatchObject({ added: 6, ended: 6 });
    const { items, open } = await openOnes();
    expect(open).toBe(before + 6);
    const chosen = items
      .filter((one) => one.incoming?.name.startsWith('新'))
      .map(({ id, version }) => ({ id, version }));
    expect(chosen).toHaveLength(6);
    const input = {
      by: '县委组织部 何思齐',
      on: '2026-11-20',
      reason: 'term-change',
      note: null,
    };
    const stale = chosen.map((one, index) => (index === 3 ? { ...one, version: 99 } : one));
    const refused = await office.post('/api/handovers/supervise', { handovers: stale, ...input });
    expect(refused).toMatchObject({ status: 409, body: { error: { current: { state: 'open' } } } });
    expect((await openOnes()).open).toBe(before + 6);
    const closed = await office.post('/api/handovers/supervise', { handovers: chosen, ...input });
    expect(closed.body).toMatchObject({ closed: 6, waiting: 0 });
    const one = await whole(chosen[0]?.id ?? '');
    expect(one).toMatchObject({
      state: 'closed',
      supervision: { reason: 'term-change' },
      may: ['brief'],
    });
    // Signed or closed: the import it came from stands now.
    const { body } = await office.get('/api/posts/roster-imports');
    const last = (body as unknown as { items: { id: string }[] }).items[0];
    const undo = await office.post(`/api/posts/roster-imports/${last?.id ?? ''}/undo`, {
      reason: '想撤销',
    });
    expect(undo.body.error?.code).toBe('posts.import-built-on');
  });

  it('上任须知 names the duties of the post, the fields, and what the predecessor left', async () => {
    const { body } = await office.get(`/api/handovers?region=${QINGSHI}&state=closed`);
    const taken = (body as unknown as { items: Line[] }).items.find(
      (one) => one.postTitle === '副县长（工业）',
    );
    const url = `/api/handovers/briefings/${taken?.incoming?.appointmentId ?? ''}`;
    const young = await signInAs(taken?.incoming?.personId ?? '');
    for (const visitor of [office, young]) {
      const briefing = (await visitor.get(url)).body as unknown as {
        items: { article: string }[];
        portfolios: string[];
        handover: { predecessor: string; state: string };
      };
      expect(briefing.items.map((item) => item.article)).toContain('9.1');
      expect(briefing.portfolios).toEqual(['危险化学品', '工业']);
      expect(briefing.handover).toMatchObject({
        predecessor: taken?.outgoing?.name,
        state: 'closed',
      });
    }
  });

  it('leaves nothing in the tables that the ledger does not say', async () => {
    expect(await disagreements(services)).toEqual([]);
  });
});

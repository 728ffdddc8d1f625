// A region's year: proposed, taken over, edited, carried on, told; who sees it and who does not.

import { ROSTER_LIMITS, readSheet } from '@jinze/documents';
import type { Id } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { remindOfCalendar } from './remind.ts';

interface Entry {
  id: string;
  version: number;
  title: string;
  owner: string;
  ownerPostId: string | null;
  ownerHolder: string | null;
  from: string;
  to: string;
  origin: string;
  may: string[];
}
interface Year {
  items: Entry[];
  may: string[];
}
interface Proposed {
  key: string;
  title: string;
  isTaken: boolean;
  ownerPostId: string | null;
  from: string;
  to: string;
}

/** Sessions live for hours: a test that waits for a day comes back to this moment. */
const NOW = '2026-11-23T10:00:00';
const CONTENT = {
  kind: 'other',
  title: '冬季安全专项检查',
  note: null,
  owner: '县应急管理局',
  ownerPostId: null,
  ownerOrganId: null,
  from: '2026-12-01',
  to: '2026-12-20',
  tellOn: '2026-11-26',
  activity: 'led-inspection',
  duties: ['art8.3'],
  clause: null,
  basis: '青政办〔2026〕40号',
};

describe('the year', () => {
  let database: TestDatabase;
  let clock: Moving;
  let services: TestDatabase;
  let world: World;
  let server: TestServer;
  let office: Visitor;
  let beside: Visitor;
  let above: Visitor;
  beforeAll(async () => {
    database = await openTestDatabase();
    world = await addWorld(database);
    clock = movingClock(database, NOW);
    services = clock.services;
    server = await openTestServer(services);
    const as = (name: string) => server.signIn(world.accounts.get(name) ?? '');
    office = await as('qingshi-awb');
    beside = await as('shiqiao-awb');
    above = await as('yunjiang-awb');
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  const year = async (of: number, visitor = office) =>
    (await visitor.get(`/api/calendar?region=${QINGSHI}&year=${of}`)).body as unknown as Year;
  const proposals = async (of: number) =>
    (await office.get(`/api/calendar/proposals?region=${QINGSHI}&year=${of}`)).body as unknown as {
      template: Proposed[];
      lastYear: Proposed[];
    };
  const takeOver = (of: number, keys: string[], visitor = office, region = QINGSHI) =>
    visitor.post('/api/calendar/take-over', { region, year: of, keys });
  const add = (own: Record<string, unknown> = {}, visitor = office) =>
    visitor.post('/api/calendar', { region: QINGSHI, year: 2026, ...CONTENT, ...own });

  it('is proposed with its owners, and taken over in part; nothing twice', async () => {
    expect(await year(2026)).toEqual(
      expect.objectContaining({ items: [], may: ['add', 'take-over'] }),
    );
    const { template, lastYear } = await proposals(2026);
    expect(template.length).toBeGreaterThan(20);
    expect(lastYear).toEqual([]);
    const meeting = template.find(({ key }) => key === 'template:government-meeting-q4');
    expect(meeting?.ownerPostId).not.toBeNull();
    const keys = ['template:government-meeting-q4', 'template:self-assessment'];
    expect((await takeOver(2026, keys)).body).toEqual({ added: 2 });
    const { items } = await year(2026);
    expect(items.map(({ title }) => title)).toEqual([
      '政府常务会议研究安全生产（第四季度）',
      '年度安全生产工作自查自评',
    ]);
    expect(items[0]?.ownerHolder).not.toBeNull();
    expect((await proposals(2026)).template.filter(({ isTaken }) => isTaken)).toHaveLength(2);
    expect((await takeOver(2026, keys)).body.error?.code).toBe('calendar.already-taken');
    const unknown = await takeOver(2026, ['template:nothing']);
    expect(unknown.body.error?.code).toBe('calendar.unknown-proposal');
    // All or nothing.
    const both = await takeOver(2026, ['template:safety-month', 'template:self-assessment']);
    expect(both.body.error?.code).toBe('calendar.already-taken');
    expect((await year(2026)).items).toHaveLength(2);
  });

  it('two who take the same over at once make one entry', async () => {
    const keys = ['template:safety-month'];
    const answers = await Promise.all([1, 2, 3].map(() => takeOver(2026, keys)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    expect((await year(2026)).items.filter(({ title }) => title === '安全生产月')).toHaveLength(1);
  });

  it('entries are added, changed and removed, each as a version with who did it', async () => {
    const added = await add();
    expect(added.status).toBe(200);
    const id = String(added.body['entryId']);
    const url = `/api/calendar/${id}`;
    const changed = { ...CONTENT, title: '冬春安全专项检查', to: '2026-12-31', version: 1 };
    expect((await office.post(`${url}/change`, changed)).status).toBe(200);
    const stale = await office.post(`${url}/change`, changed);
    expect(stale).toMatchObject({ status: 409, body: { error: { current: { version: 2 } } } });
    const one = await office.get(url);
    expect(one.body).toMatchObject({
      version: 2,
      title: '冬春安全专项检查',
      recordedBy: '青石县安委办',
      origin: 'own',
      may: ['change', 'remove'],
    });
    expect((await office.post(`${url}/remove`, { version: 2 })).status).toBe(400);
    for (const [path, body] of [
      ['change', { ...changed, version: 2, note: '（秘密）部署' }],
      ['remove', { version: 2, reason: '机密★1年 另有安排' }],
    ] as const)
      expect((await office.post(`${url}/${path}`, body)).body.error?.code).toBe(
        'calendar.marked-secret',
      );
    const removed = await office.post(`${url}/remove`, { version: 2, reason: '并入上级安排' });
    expect(removed.status).toBe(200);
    expect((await office.get(url)).status).toBe(404);
    const again = await office.post(`${url}/change`, { ...changed, version: 3 });
    expect(again.body.error?.code).toBe('calendar.already-removed');
    const { rows } = await database.owner.query(
      `select type, version from platform.event where stream_id = $1 order by version`,
      [id],
    );
    expect(rows).toEqual([
      { type: 'calendar-entry.added.v1', version: 1 },
      { type: 'calendar-entry.changed.v1', version: 2 },
      { type: 'calendar-entry.removed.v1', version: 3 },
    ]);
    // Its receipts are the office's.
    const seals = await office.get(`/api/ledger/records/${id}`);
    expect(seals.body['versions']).toHaveLength(3);
    const kept = await database.owner.query(
      'select title, removed_why, removed_by from calendar.entry where id = $1',
      [id],
    );
    expect(kept.rows).toEqual([
      { title: '冬春安全专项检查', removed_why: '并入上级安排', removed_by: '青石县安委办' },
    ]);
    expect(await disagreements(database)).toEqual([]);
  });

  it('an act that was sent twice acts once', async () => {
    const body = { region: QINGSHI, year: 2026, ...CONTENT, title: '只此一项' };
    const first = await office.post('/api/calendar', body, { key: 'the same key' });
    const second = await office.post('/api/calendar', body, { key: 'the same key' });
    expect(second.body).toEqual(first.body);
    const { items } = await year(2026);
    expect(items.filter(({ title }) => title === '只此一项')).toHaveLength(1);
  });

  it('what cannot be is refused where it stands', async () => {
    for (const [own, code, path] of [
      [{ to: '2026-11-30' }, 'calendar.days-reversed', 'body.to'],
      [{ from: '2027-01-01', to: '2027-01-02' }, 'calendar.other-year', 'body.from'],
      [{ tellOn: '2026-12-31' }, 'calendar.told-after', 'body.tellOn'],
      [{ duties: ['art9.9'] }, 'calendar.unknown-clause', 'body.duties'],
      [
        { ownerPostId: '00000000-0000-7000-8000-000000000000' },
        'calendar.owner-outside',
        'body.ownerPostId',
      ],
    ] as const)
      expect((await add(own)).body.error).toMatchObject({ code, path });
    expect((await add({ duties: ['第五条'] })).status).toBe(400);
    expect((await add({ title: '' })).status).toBe(400);
  });

  it('a post of another county owns nothing here', async () => {
    const { rows } = await database.owner.query<{ id: string }>(
      `select t.id from posts.post t join posts.organ o on o.id = t.organ_id
       where o.region_path = '/99/9901/990102/' limit 1`,
    );
    const answer = await add({ ownerPostId: rows[0]?.id });
    expect(answer.body.error?.code).toBe('calendar.owner-outside');
  });

  it('the office above reads the year and changes nothing; the one beside does not see it', async () => {
    const seen = await year(2026, above);
    expect(seen.items.length).toBeGreaterThan(2);
    expect([seen.may, seen.items[0]?.may]).toEqual([[], []]);
    const id = seen.items[0]?.id ?? '';
    expect((await above.get(`/api/calendar/${id}`)).status).toBe(200);
    const removal = { version: 1, reason: '不要' };
    for (const visitor of [above, beside]) {
      expect((await visitor.post(`/api/calendar/${id}/remove`, removal)).status).toBe(404);
      const change = { ...CONTENT, version: 1 };
      expect((await visitor.post(`/api/calendar/${id}/change`, change)).status).toBe(404);
      expect((await add({}, visitor)).status).toBe(404);
      expect((await takeOver(2026, ['template:honours'], visitor)).status).toBe(404);
      const url = `/api/calendar/proposals?region=${QINGSHI}&year=2026`;
      expect((await visitor.get(url)).status).toBe(404);
    }
    expect((await year(2026, beside)).items).toEqual([]);
    expect((await beside.get(`/api/calendar/${id}`)).status).toBe(404);
  });

  it('last year’s calendar as it was edited is carried on, removed entries are not', async () => {
    const { items } = await year(2026);
    const gone = items.find(({ title }) => title === '只此一项');
    await office.post(`/api/calendar/${gone?.id ?? ''}/remove`, { version: 1, reason: '一次性' });
    await add({ title: '汛期安全检查', from: '2026-05-01', to: '2026-09-30', tellOn: null });
    const { lastYear } = await proposals(2027);
    expect(lastYear.map(({ title }) => title)).not.toContain('只此一项');
    const flood = lastYear.find(({ title }) => title === '汛期安全检查');
    expect(flood).toMatchObject({ from: '2027-05-01', to: '2027-09-30', isTaken: false });
    const month = lastYear.find(({ title }) => title === '安全生产月');
    // The usual year and last year's name the same: only one of them is taken.
    const twice = await takeOver(2027, [month?.key ?? '', 'template:safety-month']);
    expect(twice.body.error?.code).toBe('calendar.already-taken');
    const carried = await takeOver(2027, [month?.key ?? '', flood?.key ?? '']);
    expect(carried.body).toEqual({ added: 2 });
    const after = await proposals(2027);
    expect(after.template.find(({ key }) => key === 'template:safety-month')?.isTaken).toBe(true);
    expect(after.lastYear.filter(({ isTaken }) => isTaken)).toHaveLength(2);
    expect((await year(2027)).items.map(({ origin }) => origin)).toEqual([
      'last-year',
      'last-year',
    ]);
    expect(await disagreements(database)).toEqual([]);
  });

  it('comes up on the desk: the office’s own, and of a leader and their liaison what is for their post', async () => {
    const { rows } = await database.owner.query<Record<string, string>>(
      `select a.person_id as person, acc.id as account, t.id as post from posts.appointment a
         join posts.post t on t.id = a.post_id join posts.organ o on o.id = t.organ_id
         join access.account acc on acc.person_id = a.person_id
       where o.region_path = $1 and t.class = 'government-chief' and a.superseded_at is null and a.valid_to is null`,
      [QINGSHI],
    );
    const chief = rows[0];
    const liaison = await services.unitOfWork.commit(world.command, async (unit) => {
      const [id] = await addAccounts(unit, [{ loginName: 'llw', displayName: '联络员' }]);
      if (id === undefined) throw new Error('no account');
      await addGrants(unit, [
        { accountId: id, role: 'liaison', personId: chief?.['person'] as Id<'person'> },
      ]);
      return { id };
    });
    await add({ title: '县长碰头会', ownerPostId: chief?.['post'] });
    const due = async (visitor: Visitor) =>
      ((await visitor.get('/api/calendar/due')).body as unknown as Year).items.map(
        ({ title }) => title,
      );
    const ofOffice = await due(office);
    expect(ofOffice).toContain('县长碰头会');
    expect(ofOffice).toContain('年度安全生产工作自查自评');
    // June is far, and last June too; what runs to the end of the year comes up in December.
    expect(ofOffice).not.toContain('安全生产月');
    expect(ofOffice).not.toContain('政府常务会议研究安全生产（第四季度）');
    const own = ['县长碰头会'];
    const leader = await server.signIn(chief?.['account'] ?? '');
    const served = await server.signIn(liaison.id);
    expect((await due(leader)).toSorted()).toEqual(own.toSorted());
    expect((await due(served)).toSorted()).toEqual(own.toSorted());
    expect(await due(beside)).toEqual([]);
    // The office above has its own bodies in mind, not the county's.
    expect(await due(above)).toEqual([]);
    const { items } = await year(2026);
    const [mine, others] = ['县长碰头会', '年度安全生产工作自查自评'].map(
      (title) => items.find((one) => one.title === title)?.id ?? '',
    );
    expect((await leader.get(`/api/calendar/${mine ?? ''}`)).body).toMatchObject({ may: [] });
    expect((await leader.get(`/api/calendar/${others ?? ''}`)).status).toBe(404);
    expect((await leader.get(`/api/calendar?region=${QINGSHI}&year=2026`)).status).toBe(403);

    // Told once, on its day, in a working morning: office and liaison, and not the leader.
    const told = async () =>
      (
        await database.owner.query<{ account_id: string; params: { title: string } }>(
          "select account_id, params from notices.notice where kind = 'calendar-due'",
        )
      ).rows.filter(({ params }) => params.title === '县长碰头会');
    await remindOfCalendar(services);
    expect(await told()).toEqual([]);
    clock.moveTo('2026-11-26T09:10:00');
    expect(await remindOfCalendar(services, 2)).toBeGreaterThan(0);
    const { rows: offices } = await database.owner.query<{ id: string }>(
      "select account_id as id from access.role_grant where role = 'safety-office' and region_path = $1",
      [QINGSHI],
    );
    const accounts = [...offices.map(({ id }) => id), liaison.id].toSorted();
    expect((await told()).map(({ account_id: id }) => id).toSorted()).toEqual(accounts);
    expect(await remindOfCalendar(services)).toBe(0);
    expect(await told()).toHaveLength(accounts.length);
    clock.moveTo(NOW);
    // Another day of telling tells again, when it comes; removing it settles what was told.
    await office.post(`/api/calendar/${mine ?? ''}/change`, {
      ...CONTENT,
      title: '县长碰头会',
      ownerPostId: chief?.['post'],
      tellOn: '2026-12-02',
      version: 1,
    });
    await database.owner.query('update notices.notice set read_at = now()');
    clock.moveTo('2026-12-02T09:10:00');
    // The meeting of the fourth quarter has come up meanwhile as well.
    expect(await remindOfCalendar(services)).toBe(2);
    expect(await told()).toHaveLength(2 * accounts.length);
    clock.moveTo(NOW);
    await office.post(`/api/calendar/${mine ?? ''}/remove`, { version: 2, reason: '取消' });
    const unread = await database.owner.query(
      'select 1 from notices.notice where read_at is null and link = $1',
      [`/calendar/entries/${mine ?? ''}`],
    );
    expect(unread.rows).toEqual([]);
  });

  it('nobody is told on a day off', async () => {
    await add({ title: '周末事项', tellOn: '2026-12-05' });
    clock.moveTo('2026-12-05T09:10:00');
    expect(await remindOfCalendar(services)).toBe(0);
    clock.moveTo('2026-12-07T09:10:00');
    expect(await remindOfCalendar(services)).toBe(1);
    clock.moveTo(NOW);
  });

  it('goes out as a spreadsheet that says as of when', async () => {
    const file = await office.download(`/api/calendar.xlsx?region=${QINGSHI}&year=2026`);
    expect(file.status).toBe(200);
    expect(decodeURIComponent(file.fileName)).toMatch(
      /^青石县 2026 年安全生产工作年历（截至\d{4}-\d\d-\d\d）\.xlsx$/,
    );
    const sheet = await readSheet(file.bytes, ROSTER_LIMITS);
    if (!sheet.ok) throw new Error(sheet.error.code);
    const row = sheet.value.rows.find(({ cells }) => cells[4] === '年度安全生产工作自查自评');
    expect(row?.cells.slice(0, 8)).toEqual([
      '11月',
      '2026-11-01',
      '2026-11-30',
      '自查自评',
      '年度安全生产工作自查自评',
      '安委办',
      '',
      '12',
    ]);
    expect((await beside.download(`/api/calendar.xlsx?region=${YUNJIANG}&year=2026`)).status).toBe(
      200,
    );
  });

  it('a year holds so many entries and no more', async () => {
    await database.owner.query(
      `insert into calendar.entry (id, version, year, region_path, scope_key, kind, title, owner, from_on, to_on,
         duties, origin, recorded_at, recorded_by)
       select gen_random_uuid(), 1, 2030, $1, 'county' || $1, 'other', '事项', '某人', '2030-01-01', '2030-01-01',
         '{}', 'own', now(), '某人' from generate_series(1, 300)`,
      [QINGSHI],
    );
    const own = { year: 2030, from: '2030-02-01', to: '2030-02-02', tellOn: null };
    expect((await add(own)).body.error?.code).toBe('calendar.too-many');
    expect((await takeOver(2030, ['template:honours'])).body.error?.code).toBe('calendar.too-many');
  });
});

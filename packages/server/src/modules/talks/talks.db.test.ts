// A talk over HTTP from the proposal to its closing: who must approve, who sees it and from when, two tabs, reminders.

import { readList } from '@jinze/documents/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockAt } from '../../platform/clock.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { takenLists } from '../../testing/taken-lists.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { remindOfTalks } from './index.ts';

interface Line {
  id: string;
  version: number;
  state: string;
  subjectName: string | null;
  overdue: string | null;
  mayOpen: boolean;
}
interface Whole extends Line {
  needsApproval: boolean;
  may: string[];
  deadline: { on: string; days: number | null } | null;
  reports: { content: string; verification: { result: string } | null }[];
  steps: { act: string; recordedBy: string; note: string | null }[];
  approval: unknown;
}
interface Page {
  items: Line[];
  next: string | null;
  open: number;
  overdue: number;
}

describe('a talk', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let prefecture: Visitor;
  let county: Visitor;
  let beside: Visitor;
  let leader: Visitor;
  let third: Visitor;
  let liaison: Visitor;
  const appointments = new Map<string, { record: string; person: string; organ: string }>();
  const talks = new Map<string, string>();

  const held = async (region: string, title: string) => {
    const { rows } = await services.owner.query<{ record: string; person: string; organ: string }>(
      `select a.record_id as record, a.person_id as person, o.id as organ from posts.appointment a
         join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
       where o.region_path = $1 and p.title = $2 and a.superseded_at is null`,
      [region, title],
    );
    const [row] = rows;
    if (row === undefined) throw new Error(title);
    appointments.set(title, row);
    return row;
  };
  const accountOf = async (person: string) => {
    const { rows } = await services.owner.query<{ id: string }>(
      'select id from access.account where person_id = $1',
      [person],
    );
    return rows[0]?.id ?? '';
  };

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    const chief = await held(QINGSHI, '县长');
    const other = await held(QINGSHI, '副县长（工业）');
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const liaisonId = await services.unitOfWork.commit(command, async (unit) => {
      const [accountId] = await addAccounts(unit, [{ loginName: 'll', displayName: '联络员' }]);
      if (accountId === undefined) throw new Error('an account was added');
      await addGrants(unit, [{ accountId, role: 'liaison', personId: chief.person as never }]);
      return { accountId };
    });
    server = await openTestServer(services);
    prefecture = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    county = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    leader = await server.signIn(await accountOf(chief.person));
    third = await server.signIn(await accountOf(other.person));
    liaison = await server.signIn(liaisonId.accountId);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const proposal = (title: string, changes: object = {}) => ({
    region: YUNJIANG,
    subject: { kind: 'person', appointmentId: appointments.get(title)?.record },
    ground: {
      kind: 'deployment',
      reason: '专项整治部署逾期未落实',
      documentNo: '云政办〔2026〕9号',
    },
    talkerOrgan: '云江市安委会办公室',
    talker: '主任 周某',
    matters: '专项整治部署落实情况',
    ...changes,
  });
  const whole = async (id: string, visitor: Visitor) =>
    (await visitor.get(`/api/talks/${id}`)).body as unknown as Whole;
  const list = async (visitor: Visitor, query = '', region = QINGSHI) =>
    (await visitor.get(`/api/talks?region=${region}${query}`)).body as unknown as Page;
  /** What stands unread of a talk. */
  const toldOf = async (id: string) => {
    const { rows } = await services.owner.query<{ login: string; kind: string; on: string }>(
      `select a.login_name as login, n.kind, n.params ->> 'on' as "on"
       from notices.notice n join access.account a on a.id = n.account_id
       where n.link = $1 and n.read_at is null order by 1`,
      [`/talks/${id}`],
    );
    return rows;
  };
  const act = (name: string, visitor: Visitor, id: string, body: object) =>
    visitor.post(`/api/talks/${id}/${name}`, body);
  const approval = { by: '市政府常务会议', on: '2026-11-09', documentNo: '云政阅〔2026〕31号' };
  const notice = {
    documentNo: '云安办函〔2026〕12号',
    on: '2026-11-10',
    meetOn: '2026-11-13',
    meetTime: '09:30',
    meetPlace: '市应急管理局三楼会议室',
    note: null,
  };
  const minutes = {
    on: '2026-11-13',
    documentNo: '云安办纪要〔2026〕4号',
    minutes: '通报了情况，提出了要求。',
    statement: '县长说明了原因，作了表态。',
    measures: '十一月底前完成整治，月报进展。',
    deadline: { kind: 'working-days', days: 10 },
  };

  it('with a member of a lower government needs an approval, or nothing goes out', async () => {
    const made = await prefecture.post('/api/talks', proposal('县长'));
    expect(made.body).toMatchObject({
      state: 'proposed',
      needsApproval: true,
      may: ['change', 'approve', 'withdraw'],
    });
    const id = String(made.body['id']);
    talks.set('chief', id);
    const early = await act('notify', prefecture, id, { version: 1, ...notice });
    expect(early).toMatchObject({
      status: 409,
      body: { error: { code: 'talks.approval-needed' } },
    });
    const approved = await act('approve', prefecture, id, { version: 1, ...approval });
    expect(approved.body).toMatchObject({ state: 'approved', may: ['notify', 'withdraw'] });
    const changed = await act('change', prefecture, id, {
      version: 2,
      talkerOrgan: '甲',
      talker: '乙',
      matters: '丙',
    });
    expect(changed.body.error?.code).toBe('talks.not-now');
  });

  it('before the notice only the office that conducts it knows of it', async () => {
    const id = talks.get('chief') ?? '';
    for (const visitor of [county, beside, leader, liaison, third])
      expect((await visitor.get(`/api/talks/${id}`)).status).toBe(404);
    expect(await list(county)).toMatchObject({ items: [], open: 0 });
    expect((await leader.get('/api/talks/mine')).body).toEqual({ items: [] });
    const receipts = (await leader.get('/api/ledger/mine')).body as unknown as {
      items: { record: string }[];
    };
    expect(receipts.items.map(({ record }) => record)).not.toContain(id);
    expect(await list(prefecture)).toMatchObject({ items: [{ id, mayOpen: true }], open: 1 });
  });

  it('from the notice on the leader, the liaison and the county’s office see it, and are told; nobody else', async () => {
    const id = talks.get('chief') ?? '';
    const told = await act('notify', prefecture, id, { version: 2, ...notice });
    expect(told.body).toMatchObject({ state: 'notified', overdue: 'talk' });
    for (const visitor of [county, leader, liaison]) {
      const seen = await whole(id, visitor);
      expect(seen).toMatchObject({ id, state: 'notified', may: [] });
    }
    for (const visitor of [beside, third]) {
      expect((await visitor.get(`/api/talks/${id}`)).status).toBe(404);
      const report = { version: 3, on: '2026-11-20', documentNo: null, content: '报告' };
      expect((await act('report', visitor, id, report)).status).toBe(404);
    }
    const { rows } = await services.owner.query<{ login: string }>(
      `select a.login_name as login from notices.notice n join access.account a on a.id = n.account_id
       where n.link = $1 and n.kind = 'talk-opened' order by 1`,
      [`/talks/${id}`],
    );
    expect(rows.map(({ login }) => login)).toEqual(['ll', 'qingshi-awb', 'qingshi-fhy']);
    // The county did not conduct it: what it may read it may not move.
    expect((await act('hold', county, id, { version: 3, ...minutes })).status).toBe(404);
    expect((await act('withdraw', leader, id, { version: 3, reason: '理由' })).status).toBe(403);
  });

  it('moved to another day it says why; a second tab is told of the newer state', async () => {
    const id = talks.get('chief') ?? '';
    const moved = { ...notice, meetOn: '2026-11-16', on: '2026-11-12' };
    const silent = await act('notify', prefecture, id, { version: 3, ...moved });
    expect(silent.body.error?.code).toBe('talks.note-needed');
    const said = await act('notify', prefecture, id, { version: 3, ...moved, note: '对方防汛' });
    expect(said.body).toMatchObject({ state: 'notified', version: 4 });
    // Nobody goes on reading the old day.
    const unread = await toldOf(id);
    expect(unread.map(({ kind, on }) => [kind, on])).toEqual(
      Array(3).fill(['talk-opened', '2026-11-16']),
    );
    const stale = await act('hold', prefecture, id, { version: 3, ...minutes });
    expect(stale).toMatchObject({
      status: 409,
      body: { error: { code: 'http.version-conflict', current: { version: 4 } } },
    });
  });

  it('held, it asks for a report by a last day counted in published working days', async () => {
    const id = talks.get('chief') ?? '';
    const unknown = { ...minutes, on: '2026-11-16', deadline: { kind: 'working-days', days: 60 } };
    const past = await act('hold', prefecture, id, { version: 4, ...unknown });
    expect(past.body.error?.code).toBe('talks.working-days-unknown');
    const before = { ...minutes, on: '2026-11-16', deadline: { kind: 'date', on: '2026-11-15' } };
    expect((await act('hold', prefecture, id, { version: 4, ...before })).body.error?.code).toBe(
      'talks.due-before',
    );
    const marked = { ...minutes, on: '2026-11-16', minutes: '机密★1年 会议情况' };
    expect((await act('hold', prefecture, id, { version: 4, ...marked })).body.error?.code).toBe(
      'talks.marked-secret',
    );
    const key = 'minutes-sent-twice-1';
    const body = { version: 4, ...minutes, on: '2026-11-16' };
    const done = await prefecture.post(`/api/talks/${id}/hold`, body, { key });
    expect(done.body).toMatchObject({
      state: 'held',
      overdue: null,
      deadline: { on: '2026-11-30', days: 10 },
    });
    const again = await prefecture.post(`/api/talks/${id}/hold`, body, { key });
    expect(again.body).toMatchObject({ version: 5, state: 'held' });
    expect(await whole(id, leader)).toMatchObject({ may: ['report'] });
  });

  it('due, both offices and the liaison are reminded once, and every week when late, read or not; the leader is not', async () => {
    const id = talks.get('chief') ?? '';
    const at = (day: string) => ({ ...services, clock: clockAt(new Date(`${day}T02:00:00Z`)) });
    expect(await remindOfTalks(at('2026-11-26'))).toBe(0);
    // A Saturday.
    expect(await remindOfTalks(at('2026-11-28'))).toBe(0);
    expect(await remindOfTalks(at('2026-11-27'), 1)).toBe(1);
    const told = async (read: boolean) => {
      const { rowCount } = await services.owner.query(
        `update notices.notice set read_at = case when $2 then now() else read_at end
         where link = $1 and kind = 'talk-due' and read_at is null`,
        [`/talks/${id}`, read],
      );
      return rowCount;
    };
    expect(await told(true)).toBe(5);
    expect(await remindOfTalks(at('2026-11-30'))).toBe(0);
    expect(await remindOfTalks(at('2026-12-01'))).toBe(1);
    expect(await told(true)).toBe(5);
    expect(await remindOfTalks(at('2026-12-02'))).toBe(0);
    expect(await told(false)).toBe(0);
    expect(await remindOfTalks(at('2026-12-08'))).toBe(1);
    const { rows } = await services.owner.query<{ login: string }>(
      `select a.login_name as login from notices.notice n join access.account a on a.id = n.account_id
       where n.link = $1 and n.kind = 'talk-due' and n.read_at is null order by 1`,
      [`/talks/${id}`],
    );
    expect(rows.map(({ login }) => login)).toEqual([
      'll',
      'qingshi-awb',
      'qingshi-fhy',
      'yunjiang-awb',
      'yunjiang-fhy',
    ]);
  });

  it('is reported on by who was called, returned with another day, reported again by their office, closed', async () => {
    const id = talks.get('chief') ?? '';
    const report = { on: '2026-11-20', documentNo: '青政函〔2026〕40号', content: '已完成八成。' };
    const first = await act('report', liaison, id, { version: 5, ...report });
    expect(first.body).toMatchObject({ state: 'reported', may: [] });
    expect((await toldOf(id)).map(({ login, kind }) => [login, kind])).toEqual([
      ['yunjiang-awb', 'talk-reported'],
      ['yunjiang-fhy', 'talk-reported'],
    ]);
    const found = { on: '2026-11-21', verifier: '市应急局 王某', note: '两处没有整改' };
    const result = { kind: 'returned', deadline: { kind: 'calendar-days', days: 7 } };
    const returned = await act('verify', prefecture, id, { version: 6, ...found, result });
    expect(returned.body).toMatchObject({ state: 'returned', deadline: { on: '2026-11-28' } });
    const early = await act('report', county, id, { version: 7, ...report });
    expect(early.body.error?.code).toBe('talks.too-early');
    const second = { ...report, on: '2026-11-22', content: '全部完成。' };
    expect((await act('report', county, id, { version: 7, ...second })).status).toBe(200);
    const passed = { on: '2026-11-23', verifier: '市应急局 王某', note: '现场核过' };
    const closed = await act('verify', prefecture, id, {
      version: 8,
      ...passed,
      result: { kind: 'passed' },
    });
    expect(closed.body).toMatchObject({ state: 'closed', may: [], overdue: null });
    const seen = await whole(id, leader);
    expect(seen.reports).toMatchObject([
      { content: '已完成八成。', verification: { result: 'returned' } },
      { content: '全部完成。', verification: { result: 'passed' } },
    ]);
    expect(seen.steps.map((step) => step.act)).toEqual([
      'propose',
      'approve',
      'notify',
      'notify',
      'hold',
      'report',
      'return',
      'report',
      'verify',
    ]);
    expect(seen.steps[5]).toMatchObject({ recordedBy: '联络员' });
    const mine = (await leader.get('/api/talks/mine')).body as unknown as { items: Line[] };
    expect(mine.items).toMatchObject([{ id, state: 'closed', mayOpen: true }]);
  });

  it('with somebody of one’s own department needs no approval; one’s own leaders are not called', async () => {
    const { rows } = await services.owner.query<{ record: string }>(
      `select a.record_id as record from posts.appointment a join posts.post p on p.id = a.post_id
         join posts.organ o on o.id = p.organ_id
       where o.region_path = $1 and o.kind = 'department' and a.superseded_at is null limit 1`,
      [QINGSHI],
    );
    appointments.set('局长', { record: rows[0]?.record ?? '', person: '', organ: '' });
    const own = (title: string) => county.post('/api/talks', proposal(title, { region: QINGSHI }));
    expect((await own('县长')).body.error?.code).toBe('talks.not-below');
    const made = await own('局长');
    expect(made.body).toMatchObject({
      needsApproval: false,
      may: ['change', 'approve', 'notify', 'withdraw'],
    });
    const id = String(made.body['id']);
    talks.set('department', id);
    const changed = await act('change', county, id, {
      version: 1,
      talkerOrgan: '青石县安委会办公室',
      talker: '主任 何某',
      matters: '改过的事项',
    });
    expect(changed.body).toMatchObject({ version: 2, matters: '改过的事项', state: 'proposed' });
    const told = await act('notify', county, id, { version: 2, ...notice, meetOn: '2026-12-01' });
    expect(told.body).toMatchObject({ state: 'notified' });
    const gone = await act('withdraw', county, id, { version: 3, reason: '问题已经解决' });
    expect(gone.body).toMatchObject({ state: 'withdrawn', withdrawnReason: '问题已经解决' });
    // The office did it itself: its colleague is told, it is not.
    expect((await toldOf(id)).map(({ login, kind }) => [login, kind])).toEqual([
      ['qingshi-fhy', 'talk-ended'],
    ]);
  });

  it('with a body, and with nobody outside one’s range', async () => {
    const organ = appointments.get('县长')?.organ;
    const body = proposal('', { subject: { kind: 'body', organId: organ } });
    const made = await prefecture.post('/api/talks', body);
    expect(made.body).toMatchObject({ subjectName: null, needsApproval: true });
    talks.set('body', String(made.body['id']));
    // Another county's office neither finds who is called nor the region in whose name.
    expect((await beside.post('/api/talks', proposal('县长', { region: QINGSHI }))).status).toBe(
      404,
    );
    const elsewhere = proposal('县长', { region: '/99/9901/990102/' });
    expect((await beside.post('/api/talks', elsewhere)).status).toBe(404);
    expect((await county.post('/api/talks', proposal('县长'))).status).toBe(404);
  });

  it('a superior sees how far the talks below are, not what was said', async () => {
    const id = talks.get('department') ?? '';
    const { items } = await list(prefecture);
    expect(items.find((line) => line.id === id)).toMatchObject({ mayOpen: false });
    expect((await prefecture.get(`/api/talks/${id}`)).status).toBe(404);
    // Words of the content find nothing there.
    expect((await list(prefecture, '&search=改过')).items).toEqual([]);
    const file = await prefecture.download(`/api/talks.xlsx?region=${QINGSHI}&state=withdrawn`);
    const sheet = await readList(file.bytes);
    expect(sheet.rows.map((cells) => cells[6])).toEqual(['已撤回']);
    expect(JSON.stringify(sheet)).not.toContain('改过的事项');
    // Who is called is named: that it was taken is kept, and not the words it was looked for by.
    await prefecture.download(`/api/talks.xlsx?region=${QINGSHI}&overdue=true&search=林`);
    expect(await takenLists(services, 'talks.export')).toEqual([
      '1 行，青石县，已撤回',
      '0 行，青石县，逾期，按字样筛选',
    ]);
  });

  it('are narrowed by state, ground and words, page by page; who is called counts for their region', async () => {
    const states = async (query: string) =>
      (await list(prefecture, query)).items.map(({ state }) => state).toSorted();
    expect(await states('&state=open')).toEqual(['proposed']);
    expect(await states('&ground=task')).toEqual([]);
    expect(await states('&state=closed')).toEqual(['closed']);
    expect(await states('&overdue=true')).toEqual([]);
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const page = await list(prefecture, `&limit=1${after}`, YUNJIANG);
      seen.push(...page.items.map((line) => line.id));
      if (page.next === null) break;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
    expect(new Set(seen).size).toBe(3);
    expect((await list(beside, '', YUNJIANG)).items).toEqual([]);
    expect((await list(prefecture, '', '/99/9901/990102/')).items).toEqual([]);
  });

  it('leaves nothing in the tables that the ledger does not say; who was called has the receipts', async () => {
    expect(await disagreements(services)).toEqual([]);
    const { rows } = await services.owner.query<{ type: string }>(
      `select type from ledger.pending_leaf where record = $1 and cardinality(persons) > 0
       order by version`,
      [talks.get('chief')],
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'talk.notified.v1',
      'talk.rescheduled.v1',
      'talk.held.v1',
      'talk.reported.v1',
      'talk.returned.v1',
      'talk.reported.v1',
      'talk.closed.v1',
    ]);
  });
});

// A commendation over HTTP from its draft to its revocation: who handles it, what the rules say, publicity, quota, the person, two tabs.
import { readList } from '@jinze/documents/testing';
import type { Id } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { takenLists } from '../../testing/taken-lists.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { commendationsOf } from './index.ts';

interface Whole {
  id: string;
  version: number;
  state: string;
  may: string[];
  personId: string;
  examinations: {
    answer: { answer: string; reasons: { code: string; text: string }[]; missing: unknown[] };
    isWithheld: boolean;
    statements: { topic: string }[];
  }[];
  objections: { number: number; answer: unknown }[];
  quota: { total: number; used: number } | null;
  grant: { place: number; total: number } | null;
  steps: { act: string }[];
}
interface Page {
  items: { id: string; state: string; personName: string }[];
  open: number;
}

const TODAY = '2026-11-20';
const ACCIDENT = {
  name: '柳溪镇采石场坍塌事故',
  occurredOn: '2026-11-03',
  occurredAt: '2026-11-03T14:30:00+08:00',
  place: '柳溪镇采石场',
  sector: '矿山',
  sectorCode: null,
  unit: '柳溪采石有限公司',
  kind: '坍塌',
  grade: null,
  gradeSource: null,
  nature: 'production',
  natureBasis: null,
  isResponsible: true,
  isGrave: null,
  deaths: 3,
  missing: 0,
  seriousInjuries: 1,
  injured: 2,
  directLossWanYuan: 320,
  knownAsOf: '2026-11-04',
  sourceDocument: '事故快报〔2026〕12号',
};
const MILESTONE = {
  kind: 'approved',
  on: '2026-11-18',
  at: null,
  untilOn: null,
  days: null,
  channel: null,
  level: null,
  actor: '云江市人民政府',
  place: null,
  documentNo: '云政复〔2026〕9号',
  natureFrom: null,
  natureTo: null,
  note: null,
};
const from = { by: '云江市纪委监委', documentNo: '云纪函〔2026〕3号', on: '2026-11-18' };
const NO_CASE = { topic: 'open-case', value: 'none', ...from };
const DECREE = {
  documentNo: '云委发〔2026〕20号',
  partyCommittee: '中共云江市委员会',
  government: '云江市人民政府',
  basis: '《规定》第十六条',
};

describe('a commendation', () => {
  let services: TestDatabase;
  let clock: Moving;
  let server: TestServer;
  let world: World;
  let county: Visitor;
  let second: Visitor;
  let beside: Visitor;
  let above: Visitor;
  let department: Visitor;
  let lower: Visitor;
  let head: Visitor;
  let industry: Visitor;
  let accidentId: string;
  let leaders: [string, string];
  let others: [string, string];
  const held = new Map<string, { record: string; person: string }>();
  const cases = new Map<string, string>();

  const postOf = async (title: string) => {
    const { rows } = await services.owner.query<{ record: string; person: string }>(
      `select a.record_id as record, a.person_id as person from posts.appointment a
         join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
       where o.region_path = $1 and p.title = $2 and a.superseded_at is null`,
      [QINGSHI, title],
    );
    const [row] = rows;
    if (row === undefined) throw new Error(title);
    held.set(title, row);
    return row;
  };
  const accountOf = async (person: string) => {
    const { rows } = await services.owner.query<{ id: string }>(
      'select id from access.account where person_id = $1',
      [person],
    );
    return rows[0]?.id ?? '';
  };
  const account = (login: string) => world.accounts.get(login) ?? '';
  /** Sessions end overnight. */
  const signIn = async () => {
    county = await server.signIn(account('qingshi-awb'));
    department = await server.signIn(account('yunjiang-zzb'));
    [second, lower] = [await server.signIn(others[0]), await server.signIn(others[1])];
    [head, industry] = [await server.signIn(leaders[0]), await server.signIn(leaders[1])];
  };
  const moveTo = async (local: string) => {
    clock.moveTo(local);
    await signIn();
  };
  const url = (name: string) => `/api/commendations/${cases.get(name)}`;
  const read = async (name: string, visitor = county) =>
    (await visitor.get(url(name))).body as unknown as Whole;
  const act = async (name: string, doing: string, body: object, visitor = county) => {
    const { rows } = await services.owner.query<{ version: number }>(
      'select version from commendations.commendation where id = $1',
      [cases.get(name)],
    );
    return visitor.post(`${url(name)}/${doing}`, { version: rows[0]?.version, ...body });
  };
  const writing = (title: string, changes: object = {}) => ({
    region: QINGSHI,
    appointmentId: held.get(title)?.record,
    nominatingOrgan: '青石县安全生产委员会',
    approving: YUNJIANG,
    ground: { kind: 'timely', merit: 'special' },
    grounds: '承担矿山整治专项工作',
    deeds: '关闭小矿三处，一年没有发生矿山事故。',
    basisDocuments: ['青委〔2026〕8号'],
    ...changes,
  });
  const draft = async (name: string, title: string, changes: object = {}, visitor = county) => {
    const made = await visitor.post('/api/commendations', writing(title, changes));
    cases.set(name, String(made.body['id']));
    return made;
  };
  const nominated = async (name: string, title: string, changes: object = {}) => {
    await draft(name, title, changes);
    return act(name, 'nominate', { on: TODAY, documentNo: '青安委〔2026〕30号' });
  };
  const publicly = { from: '2026-11-20', to: '2026-11-24', place: '市政府网站', documentNo: null };
  const toldOf = async (name: string, which: 'all' | 'unread' = 'all') => {
    const { rows } = await services.owner.query<{ login: string; kind: string }>(
      `select a.login_name as login, n.kind from notices.notice n
         join access.account a on a.id = n.account_id
       where n.link = $1 and (${which === 'all'} or n.read_at is null) order by 2, 1`,
      [`/commendations/${cases.get(name)}`],
    );
    return rows.map(({ login, kind }) => `${kind} ${login}`);
  };

  beforeAll(async () => {
    clock = movingClock(await openTestDatabase(), `${TODAY}T10:00:00`);
    services = clock.services;
    world = await addWorld(services);
    const deputy = await postOf('副县长（工业）');
    const chief = await postOf('县长');
    await postOf('书记');
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const added = await services.unitOfWork.commit(command, async (unit) => {
      const [two, zzb] = await addAccounts(unit, [
        { loginName: 'awb2', displayName: '青石县安委办（二）' },
        { loginName: 'qingshi-zzb', displayName: '青石县委组织部' },
      ]);
      if (two === undefined || zzb === undefined) throw new Error('added');
      await addGrants(unit, [
        { accountId: two, role: 'safety-office', regionPath: QINGSHI, level: 'county' },
        { accountId: two, role: 'organisation-department', committeePath: YUNJIANG },
        { accountId: zzb, role: 'organisation-department', committeePath: QINGSHI },
      ]);
      return { two, zzb };
    });
    server = await openTestServer(services);
    leaders = [await accountOf(chief.person), await accountOf(deputy.person)];
    others = [added.two, added.zzb];
    await signIn();
    beside = await server.signIn(account('shiqiao-awb'));
    above = await server.signIn(account('yunjiang-awb'));
    const recorded = await county.post('/api/accidents', { ...ACCIDENT, region: QINGSHI });
    accidentId = String(recorded.body['id']);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  it('is drafted by the own office, asked of the superior, and of nobody beside or at one’s level', async () => {
    const own = await draft('own level', '县长', { approving: QINGSHI });
    expect(own.body.error?.code).toBe('commendations.not-above');
    const elsewhere = await draft('elsewhere', '县长', { approving: '/99/9901/990102/' });
    expect(elsewhere.body.error?.code).toBe('commendations.not-above');
    expect((await draft('beside', '县长', {}, beside)).status).toBe(404);
    const other = await draft('beside', '县长', { region: '/99/9901/990102/' }, beside);
    expect(other.status).toBe(404);
    const secret = await draft('secret', '县长', { deeds: '机密★ 一年' });
    expect(secret.body.error?.code).toBe('commendations.marked-secret');
    const bad = await draft('bad', '县长', { ground: { kind: 'periodic', award: 'merit' } });
    expect(bad.status).toBe(400);
    const both = { kind: 'rescue', accidentId, event: '洪水' };
    const two = await draft('two', '县长', { ground: both });
    expect(two.body.error?.code).toBe('commendations.rescue-of-one');
    const made = await draft('special', '县长');
    expect(made.body).toMatchObject({ state: 'draft', may: ['change', 'nominate', 'withdraw'] });
    const { region: _, appointmentId: __, ...changes } = writing('县长', { grounds: '改写' });
    expect((await act('special', 'change', changes)).body).toMatchObject({ grounds: '改写' });
  });

  it('before it is nominated only its office knows of it; then also who examines; never the person', async () => {
    expect((await department.get(url('special'))).status).toBe(404);
    const future = await act('special', 'nominate', { on: '2026-11-21', documentNo: null });
    expect(future.body.error?.code).toBe('commendations.future-date');
    const sent = await act('special', 'nominate', { on: TODAY, documentNo: '青安委〔2026〕30号' });
    expect(sent.body).toMatchObject({ state: 'nominated', may: ['withdraw'] });
    expect((await read('special', department)).may).toEqual(['examine']);
    for (const visitor of [beside, above, lower, head, industry])
      expect((await visitor.get(url('special'))).status).toBe(404);
    for (const visitor of [beside, above])
      expect((await visitor.get('/api/commendations')).body).toMatchObject({ items: [], open: 0 });
    expect((await head.get('/api/commendations/mine')).body['items']).toEqual([]);
    const receipts = (await head.get('/api/ledger/mine')).body['items'] as { record: string }[];
    expect(receipts.map(({ record }) => record)).not.toContain(cases.get('special'));
    expect(await toldOf('special')).toEqual([
      'commendation-nominated awb2',
      'commendation-nominated yunjiang-zzb',
      'commendation-nominated yunjiang-zzb-jd',
    ]);
  });

  it('cannot be told while nobody has spoken of an open case; then it can, by another than nominated', async () => {
    await draft('by two', '县长', { grounds: '另一件' }, second);
    await act('by two', 'nominate', { on: TODAY, documentNo: null }, second);
    const same = await act('by two', 'examine', { statements: [NO_CASE] }, second);
    expect(same.body.error?.code).toBe('commendations.same-person');
    expect((await act('special', 'examine', { statements: [NO_CASE] })).status).toBe(403);
    const waitingTo = async (visitor: typeof county) =>
      (await visitor.get('/api/commendations')).body['waiting'];
    expect(await waitingTo(department)).toEqual({ toExamine: 2, toPublicise: 0, toDecide: 0 });
    const open = await act('special', 'examine', { statements: [] }, department);
    expect(open.body).toMatchObject({
      state: 'waiting',
      examinations: [{ answer: { answer: 'cannot-tell' }, isWithheld: false }],
    });
    const twice = { statements: [NO_CASE, NO_CASE] };
    expect((await act('special', 'examine', twice, department)).body.error?.code).toBe(
      'commendations.statement-twice',
    );
    const told = await act('special', 'examine', { statements: [NO_CASE] }, department);
    expect(told.body).toMatchObject({ state: 'examined', may: ['examine', 'not-grant'] });
    expect(await waitingTo(county)).toEqual({ toExamine: 0, toPublicise: 1, toDecide: 0 });
    const seen = await read('special');
    expect(seen.examinations.map(({ answer }) => answer.answer)).toEqual([
      'cannot-tell',
      'no-bar-recorded',
    ]);
    // What the discipline organ answered is not the office's to read.
    expect(seen.examinations.flatMap(({ statements }) => statements)).toEqual([]);
  });

  it('is made public as long as the approving body says, which has to be on record first', async () => {
    const early = await act('special', 'publicise', publicly);
    expect(early.body.error?.code).toBe('commendations.no-quota');
    const quota = {
      region: YUNJIANG,
      year: 2026,
      kind: 'timely',
      total: 1,
      basis: '云委发〔2026〕1号',
      publicityDays: 5,
      publicityBasis: '云委发〔2026〕1号第三条',
    };
    expect((await county.post('/api/commendations/quotas', quota)).status).toBe(403);
    expect((await lower.post('/api/commendations/quotas', quota)).status).toBe(404);
    const laid = await department.post('/api/commendations/quotas', quota);
    expect(laid.body).toMatchObject({ total: 1, used: 0, mayChange: true });
    const again = await department.post('/api/commendations/quotas', quota);
    expect(again.body.error?.code).toBe('commendations.quota-exists');
    const short = await act('special', 'publicise', { ...publicly, to: '2026-11-23' });
    expect(short.body.error).toMatchObject({
      code: 'commendations.too-short',
      message: '公示不少于 5 天（云委发〔2026〕1号第三条），请核对起止日期。',
    });
    const stale = await county.post(`${url('special')}/publicise`, { version: 1, ...publicly });
    expect(stale.status).toBe(409);
    const made = await act('special', 'publicise', publicly);
    expect(made.body).toMatchObject({ state: 'publicised', may: ['object', 'withdraw'] });
    expect((await head.get(url('special'))).status).toBe(404);
  });

  it('objections are recorded and answered by another, and nothing is granted before', async () => {
    const objection = { on: TODAY, by: '群众来信', content: '整治工作另有他人负责' };
    const made = await act('special', 'object', objection);
    expect(made.body).toMatchObject({ objections: [{ number: 1, answer: null }] });
    const reply = { number: 1, on: TODAY, isUpheld: false, text: '经核查不属实' };
    expect((await act('special', 'answer-objection', reply)).status).toBe(403);
    await moveTo('2026-11-25T10:00:00');
    const grant = { ...DECREE, on: '2026-11-25' };
    const waiting = await act('special', 'grant', grant, department);
    expect(waiting.body.error?.code).toBe('commendations.objection-open');
    await act('special', 'answer-objection', reply, department);
    const early = await act('special', 'grant', { ...grant, on: '2026-11-24' }, department);
    expect(early.body.error?.code).toBe('commendations.still-public');
    const own = { ...grant, government: '青石县人民政府' };
    expect((await act('special', 'grant', own, department)).body.error).toMatchObject({
      code: 'commendations.not-that-body',
      message: '批准机关应当是：云江市人民政府。请核对。',
    });
    expect((await act('special', 'grant', grant)).status).toBe(403);
  });

  it('is granted from above, counts in the quota, and is the person’s from then on', async () => {
    const { version } = await read('special', department);
    const grant = { version, ...DECREE, on: '2026-11-25' };
    const granted = await department.post(`${url('special')}/grant`, grant);
    expect(granted.body).toMatchObject({ state: 'granted', grant: { place: 1, total: 1 } });
    // The second tab is told of the newer state.
    const second = await department.post(`${url('special')}/grant`, grant);
    expect(second).toMatchObject({
      status: 409,
      body: { error: { code: 'http.version-conflict' } },
    });
    const mine = (await head.get('/api/commendations/mine')).body['items'];
    expect(mine).toMatchObject([{ id: cases.get('special'), state: 'granted' }]);
    const seen = await read('special', head);
    expect(seen).toMatchObject({ examinations: [], objections: [], quota: null, may: [] });
    expect(seen.steps.map(({ act: one }) => one)).toEqual(['nominate', 'publicise', 'grant']);
    expect((await industry.get(url('special'))).status).toBe(404);
    const receipts = (await head.get('/api/ledger/mine')).body['items'] as { record: string }[];
    expect(receipts.map(({ record }) => record)).toContain(cases.get('special'));
    expect(
      (await toldOf('special')).filter((one) => one.startsWith('commendation-granted')),
    ).toHaveLength(1);
    // What was waited for before is done: only the outcome is left to read.
    expect(
      new Set((await toldOf('special', 'unread')).map((one) => one.replace(/ .*/, ''))),
    ).toEqual(new Set(['commendation-granted', 'commendation-answered']));
    const person = held.get('县长')?.person as Id<'person'>;
    const found = await services.database.read(SYSTEM_SCOPE, (db) => commendationsOf(db, [person]));
    expect(found.get(person)).toMatchObject([{ kind: 'timely', isRevoked: false }]);
    const list = `/api/commendations/people/${person}`;
    expect((await department.get(list)).body['items']).toHaveLength(1);
    expect((await lower.get(list)).status).toBe(404);
    expect((await county.get(list)).status).toBe(403);
    const sheet = await readList((await department.download(`${list}/list.xlsx`)).bytes);
    expect(sheet.columns.slice(0, 4)).toEqual(['登记日期', '单位', '职务', '姓名']);
    expect(sheet.rows.map((cells) => [cells[2], cells[8]])).toEqual([['县长', '已批准']]);
    expect((await lower.download(`${list}/list.xlsx`)).status).toBe(404);
    expect((await county.download(`${list}/list.xlsx`)).status).toBe(403);
    expect(await takenLists(services, 'commendations.export-person')).toEqual([`${person}，1 行`]);
  });

  it('beyond the quota nothing is granted until another paper adds to it', async () => {
    await nominated('next', '书记');
    await act('next', 'examine', { statements: [NO_CASE] }, department);
    await act('next', 'publicise', { ...publicly, from: '2026-11-25', to: '2026-11-29' });
    await moveTo('2026-12-01T10:00:00');
    const grant = { ...DECREE, documentNo: '云委发〔2026〕21号', on: '2026-12-01' };
    const full = await act('next', 'grant', grant, department);
    expect(full.body.error).toMatchObject({
      code: 'commendations.quota-used-up',
      message: '名额 1 个已用 1 个，没有余额；增加名额的，请先登记依据文件。',
    });
    const { items } = (await department.get('/api/commendations/quotas?year=2026'))
      .body as unknown as { items: { id: string; version: number }[] };
    const [quota] = items;
    const sheet = async (visitor: Visitor) =>
      (await readList((await visitor.download('/api/commendations/quotas.xlsx?year=2026')).bytes))
        .rows;
    const [line] = await sheet(department);
    expect(line?.slice(2, 5)).toEqual(['1', '1', '0']);
    expect(await sheet(lower)).toEqual([]);
    const changed = {
      version: quota?.version,
      total: 0,
      basis: '云委发〔2026〕22号',
      publicityDays: 5,
      publicityBasis: '云委发〔2026〕1号第三条',
    };
    const path = `/api/commendations/quotas/${quota?.id}`;
    expect((await department.post(path, changed)).body.error?.code).toBe(
      'commendations.quota-below-used',
    );
    expect((await lower.post(path, { ...changed, total: 2 })).status).toBe(404);
    expect((await department.post(path, { ...changed, total: 2 })).body).toMatchObject({
      total: 2,
    });
    expect((await department.post(path, { ...changed, total: 3 })).status).toBe(409);
    expect((await act('next', 'grant', grant, department)).body).toMatchObject({
      state: 'granted',
      grant: { place: 2, total: 2 },
    });
  });

  // Whom the county's own committee manages its department examines; the prefecture grants all the same.
  it('a rescue cannot be told before the report is approved, and is refused to whose body answers', async () => {
    const ground = { kind: 'rescue', accidentId, event: null };
    await nominated('rescue', '副县长（工业）', { ground });
    const statements = [
      NO_CASE,
      { topic: 'answers-for', value: 'no', ...from },
      { topic: 'responsible-body', value: 'yes', ...from },
    ];
    const early = await act('rescue', 'examine', { statements }, lower);
    expect(early.body).toMatchObject({ state: 'waiting' });
    const waiting = await read('rescue');
    expect(waiting.examinations[0]?.answer.missing).not.toEqual([]);
    await county.post(`/api/accidents/${accidentId}/milestones`, MILESTONE);
    const unsaid = await act('rescue', 'examine', { statements: [NO_CASE] }, lower);
    expect(unsaid.body).toMatchObject({ state: 'waiting' });
    const later = await act('rescue', 'examine', { statements }, lower);
    expect(later.body).toMatchObject({ state: 'refused', may: [] });
    const refused = await read('rescue');
    const { answer, isWithheld } = refused.examinations.at(-1) ?? {};
    expect(isWithheld).toBe(false);
    expect(answer?.reasons.map(({ text }) => text).join()).toContain('至多按第二十二条');
    expect((await industry.get(url('rescue'))).status).toBe(404);
  });

  it('a measure in force bars; the office is told that, and not which measure', async () => {
    const title = '副县长（工业）';
    const registered = await lower.post('/api/accountability/decisions', {
      committee: QINGSHI,
      appointmentId: held.get(title)?.record,
      onDay: '2026-11-03',
      circumstances: [4],
      responsibility: 'important',
      becauseAccident: true,
      accidentId: null,
      accidentName: ACCIDENT.name,
      outcome: 'pursued',
      ground: null,
      measures: [{ measure: 'admin-demerit', until: null, probationMonths: null }],
      weight: null,
      weightReason: null,
      organ: '云江市人民政府',
      documentNo: '云政处〔2026〕3号',
      decidedOn: '2026-11-30',
      effectiveOn: null,
      servedOn: null,
      content: '给予政务记过处分',
    });
    expect(registered.status).toBe(200);
    await nominated('barred', title);
    const answered = await act('barred', 'examine', { statements: [NO_CASE] }, lower);
    expect(answered.body).toMatchObject({ state: 'refused' });
    const whole = JSON.stringify(answered.body['examinations']);
    expect(whole).toContain('政务记过');
    const seen = await read('barred');
    expect(seen.examinations).toMatchObject([{ answer: { answer: 'barred' }, isWithheld: true }]);
    expect(JSON.stringify(seen)).not.toContain('政务记过');
    // The decision names the accident in words; a statement that says otherwise does not help.
    const ground = { kind: 'rescue', accidentId, event: null };
    await nominated('rescue again', title, { ground });
    const clear = ['answers-for', 'responsible-body'].map((topic) => ({
      topic,
      value: 'no',
      ...from,
    }));
    const statements = { statements: [NO_CASE, ...clear] };
    const again = await act('rescue again', 'examine', statements, lower);
    expect(JSON.stringify(again.body['examinations'])).toContain('eligibility.rescue-answers');
  });

  it('what comes on record during the publicity stops the grant until it is examined again', async () => {
    const periodic = {
      ground: {
        kind: 'periodic',
        award: 'citation',
        assessment: { year: 2025, grade: 'excellent', documentNo: '云安委〔2026〕2号' },
      },
    };
    await department.post('/api/commendations/quotas', {
      region: YUNJIANG,
      year: 2026,
      kind: 'citation',
      total: 5,
      basis: '1号',
      publicityDays: 1,
      publicityBasis: '1号',
    });
    const title = '书记';
    await nominated('citation', title, periodic);
    await act('citation', 'examine', { statements: [NO_CASE] }, department);
    await act('citation', 'publicise', { ...publicly, from: '2026-12-01', to: '2026-12-02' });
    await moveTo('2026-12-04T10:00:00');
    const measured = await department.post('/api/accountability/decisions', {
      committee: YUNJIANG,
      appointmentId: held.get(title)?.record,
      onDay: '2026-11-03',
      circumstances: [],
      responsibility: null,
      becauseAccident: true,
      accidentId: null,
      accidentName: '另一起事故',
      outcome: 'pursued',
      ground: null,
      measures: [{ measure: 'admin-demerit', until: null, probationMonths: null }],
      weight: null,
      weightReason: null,
      organ: '云江市人民政府',
      documentNo: '云政处〔2026〕4号',
      decidedOn: '2026-12-03',
      effectiveOn: null,
      servedOn: null,
      content: '给予政务记过处分',
    });
    expect(measured.status).toBe(200);
    const grant = { ...DECREE, documentNo: '云委发〔2026〕23号', on: '2026-12-04' };
    const stopped = await act('citation', 'grant', grant, department);
    expect(stopped.body.error?.code).toBe('commendations.facts-changed');
    const anew = await act('citation', 'examine', { statements: [NO_CASE] }, department);
    expect(anew.body).toMatchObject({ state: 'refused' });
  });

  it('is revoked by a paper with its reason, of which the person is told', async () => {
    const revoking = {
      on: '2026-12-04',
      by: '中共云江市委、云江市人民政府',
      documentNo: '云委发〔2026〕30号',
      reason: '事迹经查不实',
    };
    expect((await act('special', 'revoke', revoking)).status).toBe(403);
    const revoked = await act('special', 'revoke', revoking, department);
    expect(revoked.body).toMatchObject({ state: 'revoked', may: [] });
    expect(await read('special', head)).toMatchObject({
      state: 'revoked',
      ending: { reason: '事迹经查不实' },
    });
    expect(await toldOf('special')).toEqual(
      expect.arrayContaining([expect.stringContaining('commendation-revoked')]),
    );
    const quotas = (await department.get('/api/commendations/quotas?year=2026')).body['items'];
    expect(quotas).toMatchObject([{ used: 2, revoked: 1 }, { kind: 'citation' }]);
  });

  it('is withdrawn by its office, or not granted with a reason; nobody handles their own', async () => {
    expect((await act('by two', 'withdraw', { reason: '重复' }, second)).body).toMatchObject({
      state: 'withdrawn',
    });
    await nominated('other', '县长');
    await act('other', 'examine', { statements: [] }, department);
    const not = { on: '2026-12-04', documentNo: null, reason: '名额优先给基层' };
    expect((await act('other', 'not-grant', not, department)).body).toMatchObject({
      state: 'not-granted',
      ending: { reason: '名额优先给基层' },
    });
    // A department account that belongs to the person themselves.
    await nominated('self', '县长');
    const person = held.get('县长')?.person as Id<'person'>;
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const made = await services.unitOfWork.commit(command, async (unit) => {
      const [id] = await addAccounts(unit, [{ loginName: 'own', displayName: '本人' }]);
      if (id === undefined) throw new Error('added');
      await addGrants(unit, [
        { accountId: id, role: 'organisation-department', committeePath: YUNJIANG },
        { accountId: id, role: 'liaison', personId: person },
      ]);
      return { id };
    });
    const own = await server.signIn(made.id);
    const refused = await act('self', 'examine', { statements: [NO_CASE] }, own);
    expect(refused.status).toBe(404);
  });

  it('the office’s account of the nominee, or of who serves them, has no draft of theirs', async () => {
    const person = held.get('县长')?.person as Id<'person'>;
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const made = await services.unitOfWork.commit(command, async (unit) => {
      const [id] = await addAccounts(unit, [{ loginName: 'awb-own', displayName: '安委办本人' }]);
      if (id === undefined) throw new Error('added');
      await addGrants(unit, [
        { accountId: id, role: 'safety-office', regionPath: QINGSHI, level: 'county' },
        { accountId: id, role: 'liaison', personId: person },
      ]);
      return { id };
    });
    const own = await server.signIn(made.id);
    const names = async (visitor: Visitor) =>
      ((await visitor.get('/api/commendations?state=nominated')).body as unknown as Page).items.map(
        ({ personName }) => personName,
      );
    const theirs = await names(county);
    const { rows } = await services.owner.query<{ name: string }>(
      'select name from posts.person where id = $1',
      [person],
    );
    const name = rows[0]?.name ?? '';
    expect(theirs).toContain(name);
    expect(await names(own)).toEqual(theirs.filter((one) => one !== name));
    expect((await own.get(url('self'))).status).toBe(404);
    const withdrawn = await act('self', 'withdraw', { reason: '不参评' }, own);
    expect(withdrawn.status).toBe(404);
    const sheet = await readList(
      (await own.download('/api/commendations.xlsx?state=nominated')).bytes,
    );
    expect(JSON.stringify(sheet.rows)).not.toContain(name);
  });

  it('the list is filtered and exported; the ledger says what the tables say', async () => {
    const list = async (query: string) =>
      (await county.get(`/api/commendations${query}`)).body as unknown as Page;
    expect((await list('?state=refused')).items).toHaveLength(4);
    expect((await list('?kind=citation')).items.length).toBeGreaterThan(0);
    expect((await list('?year=2025')).items).toEqual([]);
    expect((await list('?search=没有这个人')).items).toEqual([]);
    const first = await list('?limit=1');
    expect(first.items).toHaveLength(1);
    expect((await county.get('/api/commendations?after=x')).status).toBe(400);
    const file = await county.download('/api/commendations.xlsx?state=granted');
    expect(decodeURIComponent(file.fileName)).toContain('表彰奖励');
    expect((await readList(file.bytes)).rows.map((cells) => cells[11])).toEqual([
      '云委发〔2026〕21号',
    ]);
    expect((await takenLists(services, 'commendations.export')).at(-1)).toBe('1 行，已批准');
    expect(await disagreements(services)).toEqual([]);
  });
});

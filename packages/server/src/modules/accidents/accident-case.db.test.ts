// Milestones, timetable, findings, who is named for a case and the chain over HTTP; who may, who may not, and bad input.
import type { Id } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { countingStatements } from '../../testing/count-statements.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { printSheet, sheetForm } from '../../testing/print-sheet.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addGrants } from '../access/index.ts';
import { accidentForCase, accidentsForCases, chainOf } from './index.ts';

const TOWNSHIP = `${QINGSHI}990101101/`;
const FACTS = {
  name: '柳溪镇化工厂中毒事故',
  occurredOn: '2026-11-03',
  occurredAt: '2026-11-03T14:30:00+08:00',
  place: '柳溪镇',
  sector: '危险化学品',
  sectorCode: 'hazardous-chemicals',
  unit: '柳溪化工有限公司',
  kind: '中毒和窒息',
  grade: null,
  gradeSource: null,
  nature: 'production',
  natureBasis: null,
  isResponsible: null,
  isGrave: null,
  deaths: 2,
  missing: 1,
  seriousInjuries: 0,
  injured: 3,
  directLossWanYuan: 88.25,
  knownAsOf: '2026-11-03',
  sourceDocument: '事故快报〔2026〕12号',
};
const NOTHING = {
  at: null,
  untilOn: null,
  days: null,
  channel: null,
  level: null,
  actor: null,
  place: null,
  documentNo: null,
  natureFrom: null,
  natureTo: null,
  note: null,
};
const UNIT = {
  ...NOTHING,
  kind: 'unit-reported',
  on: '2026-11-03',
  at: '2026-11-03T15:10:00+08:00',
};
interface Milestone {
  id: string;
  version: number;
  state: string;
  kind: string;
  at: string | null;
  earlier: Milestone[];
}
interface Whole {
  id: string;
  version: number;
  computedGrade: string | null;
  graded: { answer: { grade?: string }; differsFrom: string | null };
  milestones: Milestone[];
  odd: { code: string }[];
  findings: { id: string; version: number; state: string; subjectName: string }[];
  may: string[];
}
interface Access {
  id: string;
  version: number;
  givenTo: string;
  isOpen: boolean;
}
interface Chain {
  levels: {
    level: string;
    isLeftOut: boolean;
    links: {
      role: string;
      personId: string;
      personName: string;
      postTitle: string;
      isPrevious: boolean;
      reasons: { code: string }[];
    }[];
    gaps: { code: string }[];
  }[];
  says: { code: string }[];
  moments: { id: string }[];
  on: string;
}

describe('the case of an accident', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let reviewer: Visitor;
  let beside: Visitor;
  let superior: Visitor;
  let department: Visitor;
  let id = '';
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    const visitor = (name: string) => server.signIn(world.accounts.get(name) ?? '');
    office = await visitor('qingshi-awb');
    reviewer = await visitor('qingshi-fhy');
    beside = await visitor('shiqiao-awb');
    superior = await visitor('yunjiang-awb');
    department = await visitor('yunjiang-zzb');
    const made = await office.post('/api/accidents', { ...FACTS, region: TOWNSHIP });
    id = String(made.body['id']);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const url = (rest = '') => `/api/accidents/${id}${rest}`;
  const whole = async (visitor = office) => (await visitor.get(url())).body as unknown as Whole;
  const add = (facts: object, visitor = office) => visitor.post(url('/milestones'), facts);
  const codeOf = (answer: { body: { error?: { code: string } } }) => answer.body.error?.code;

  it('an event is recorded by the office that runs the place, once, and what is impossible is refused', async () => {
    expect((await add(UNIT, beside)).status).toBe(404);
    expect((await add(UNIT, superior)).status).toBe(404);
    const early = { ...UNIT, at: '2026-11-03T14:29:00+08:00' };
    expect((await add(early)).body.error).toMatchObject({
      code: 'accidents.milestone-before-accident',
      path: 'body.at',
    });
    expect((await add({ ...UNIT, kind: '开会' })).status).toBe(400);
    expect((await add({ ...UNIT, extra: 1 })).status).toBe(400);
    expect(codeOf(await add({ ...UNIT, at: null }))).toBe('accidents.milestone-needs');
    expect(codeOf(await add({ ...UNIT, note: '机密★10年' }))).toBe('accidents.marked-secret');
    const added = await add(UNIT);
    expect(added.body).toMatchObject({
      milestones: [{ kind: 'unit-reported', at: '2026-11-03T07:10:00.000Z', earlier: [] }],
      odd: [],
    });
    expect(codeOf(await add(UNIT))).toBe('accidents.milestone-once');
  });

  it('a correction is a version, a stale one is told so, a withdrawal stays readable', async () => {
    const { milestones } = await whole();
    const target = url(`/milestones/${milestones[0]?.id ?? ''}`);
    const said = { ...UNIT, version: 1, at: '2026-11-03T16:40:00+08:00', reason: '以通话记录为准' };
    expect((await beside.post(`${target}/correct`, said)).status).toBe(404);
    const corrected = await office.post(`${target}/correct`, said);
    expect(corrected.body).toMatchObject({
      milestones: [{ version: 2, earlier: [{ version: 1, at: '2026-11-03T07:10:00.000Z' }] }],
    });
    const stale = await office.post(`${target}/correct`, { ...said, at: UNIT.at });
    expect(stale).toMatchObject({
      status: 409,
      body: { error: { code: 'http.version-conflict', current: { version: 2 } } },
    });
    const wrong = await office.post(`${target}/correct`, { ...said, version: 2 });
    expect(codeOf(wrong)).toBe('accidents.milestone-unchanged');
    const closed = await add({ ...NOTHING, kind: 'closed', on: '2026-11-20' });
    const { milestones: two, odd } = closed.body as unknown as Whole;
    expect(odd.map(({ code }) => code)).toEqual(['closed-without-approval']);
    const other = url(`/milestones/${two.find(({ kind }) => kind === 'closed')?.id ?? ''}`);
    const gone = await office.post(`${other}/withdraw`, { version: 1, reason: '误录' });
    expect(gone.body).toMatchObject({
      odd: [],
      milestones: [{ state: 'recorded' }, { state: 'withdrawn', version: 2 }],
    });
    const again = await office.post(`${other}/withdraw`, { version: 2, reason: '再撤' });
    expect(codeOf(again)).toBe('accidents.milestone-withdrawn');
    const none = url(`/milestones/${id}/withdraw`);
    expect((await office.post(none, { version: 1, reason: '没有' })).status).toBe(404);
  });

  it('found dead on the fifth day: regraded, and the timetable of both knowledges is readable', async () => {
    const before = services.clock.now();
    const first = await office.get(url('/timetable'));
    expect(first.body).toMatchObject({ grade: { grade: 'ordinary' }, regradings: [] });
    const correction = { ...FACTS, version: 1, deaths: 3, missing: 0, knownAsOf: '2026-11-08' };
    const reason = '第五天找到失踪人员，已遇难';
    const corrected = await office.post(url('/correct'), { ...correction, reason });
    expect(corrected.body).toMatchObject({
      computedGrade: 'relatively-serious',
      versions: [
        { graded: { asOf: '2026-11-08', answer: { grade: 'relatively-serious' } } },
        { graded: { asOf: '2026-11-03', answer: { grade: 'ordinary' } } },
      ],
    });
    const now = await superior.get(url('/timetable'));
    expect(now.body).toMatchObject({
      version: 2,
      grade: { grade: 'relatively-serious', investigatedBy: { level: 'prefecture' } },
      regradings: [
        {
          version: 2,
          from: 'ordinary',
          to: 'relatively-serious',
          before: { version: 1, grade: { investigatedBy: { level: 'county' } } },
          after: { version: 2, grade: { investigatedBy: { level: 'prefecture' } } },
        },
      ],
    });
    const at = encodeURIComponent(new Date(before.getTime() - 86_400_000).toISOString());
    expect(codeOf(await office.get(url(`/timetable?at=${at}`)))).toBe('accidents.not-known-then');
    expect(codeOf(await office.get(url('/timetable?at=2099-01-01T00:00:00Z')))).toBe(
      'accidents.not-yet',
    );
    expect((await office.get(url('/timetable?at=昨天'))).status).toBe(400);
    expect((await beside.get(url('/timetable'))).status).toBe(404);
  });

  it('why the grade and each step are so is read and printed by every office above, each its own paper', async () => {
    const why = (part: string, visitor = office) => visitor.get(url(`/why?part=${part}`));
    expect((await why('grade')).body['heading']).toContain('按规定推算为较大事故');
    const then = await why('report.government.county@before-2', superior);
    expect(JSON.stringify(then.body['proof'])).toContain('第 1 版');
    expect((await why('nothing')).status).toBe(404);
    expect((await office.get(url('/why'))).status).toBe(400);
    expect((await why('grade', beside)).status).toBe(404);
    const form = (part: string, visitor: Visitor) =>
      sheetForm(visitor, { stream: 'accident', of: id, part });
    const print = async (part: string, visitor: Visitor) => {
      const { rows } = await services.owner.query<{
        id: string;
        paper: string;
        key: string;
        organs: string[];
      }>('select id, paper::text, scope_key as key, organs from documents.document where id = $1', [
        await printSheet(visitor, { stream: 'accident', of: id, part }),
      ]);
      return rows[0];
    };
    const own = await print('grade', office);
    const above = await print('report.government.county@before-2', superior);
    // A township’s is its county’s.
    expect(own).toMatchObject({ key: `county${QINGSHI}`, organs: ['青石县安全生产委员会办公室'] });
    expect(above).toMatchObject({ key: `prefecture${YUNJIANG}` });
    expect(own?.paper).toContain('按规定推算为较大事故');
    expect(above?.paper).toContain('第 1 版');
    for (const [paper, stranger] of [
      [own, superior],
      [own, beside],
      [above, office],
    ] as const)
      expect((await stranger.get(`/api/documents/${paper?.id}`)).status).toBe(404);
    expect(codeOf(await form('nothing', office))).toBe('documents.no-conclusion');
    expect((await form('grade', beside)).status).toBe(404);
    expect((await form('grade', department)).status).toBe(404);
  });

  it('a decided grade that differs from the computed one stands beside it', async () => {
    const decided = {
      ...FACTS,
      version: 2,
      deaths: 3,
      missing: 0,
      knownAsOf: '2026-11-08',
      grade: 'ordinary',
      gradeSource: 'decided',
      reason: '县政府认定',
    };
    const said = await office.post(url('/correct'), decided);
    expect(said.body).toMatchObject({
      grade: 'ordinary',
      computedGrade: 'relatively-serious',
      graded: { differsFrom: 'ordinary', answer: { grade: 'relatively-serious' } },
    });
    const back = { ...decided, version: 3, grade: null, gradeSource: null, reason: '认定已撤回' };
    expect((await office.post(url('/correct'), back)).body).toMatchObject({ grade: null });
  });

  it('a finding is an organ’s, about a body, a person in a post or a name, and can be withdrawn', async () => {
    const finding = {
      kind: 'late',
      organ: '云江市应急管理局',
      documentNo: '云应急函〔2026〕77号',
      foundOn: '2026-11-10',
      circumstances: '两小时后才报告',
      subject: { kind: 'named', name: '柳溪化工有限公司', post: null },
    };
    const find = (changes: object = {}, visitor = office) =>
      visitor.post(url('/findings'), { ...finding, ...changes });
    expect((await find({}, superior)).status).toBe(404);
    expect((await find({}, beside)).status).toBe(404);
    expect(codeOf(await find({ foundOn: '2026-11-02' }))).toBe('accidents.finding-before-accident');
    const nobody = { kind: 'person', appointmentId: id };
    expect(codeOf(await find({ subject: nobody }))).toBe('accidents.subject-unknown');
    const { rows } = await services.owner.query<{ id: string; name: string }>(
      `select a.record_id as id, person.name from posts.appointment a
         join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
         join posts.person person on person.id = a.person_id
       where o.region_path = $1 and a.superseded_at is null and a.valid_to is null
         and p.class = 'government-chief'`,
      [QINGSHI],
    );
    const found = await find();
    expect(found.body).toMatchObject({ findings: [{ state: 'found' }] });
    expect(codeOf(await find())).toBe('accidents.finding-already');
    const [chief] = rows;
    const person = { kind: 'person', appointmentId: chief?.id };
    expect((await find({ subject: person })).body).toMatchObject({
      findings: [{ subjectPersonId: null }, { subjectName: chief?.name }],
    });
    const [one] = (await whole()).findings;
    const target = url(`/findings/${one?.id ?? ''}/withdraw`);
    const gone = {
      version: 1,
      on: '2026-11-20',
      documentNo: '云应急函〔2026〕80号',
      reason: '复核',
    };
    expect((await beside.post(target, gone)).status).toBe(404);
    expect(codeOf(await office.post(target, { ...gone, on: '2026-11-09' }))).toBe(
      'accidents.withdrawn-before-found',
    );
    expect((await office.post(target, gone)).body).toMatchObject({
      findings: [{ state: 'withdrawn', withdrawn: { on: '2026-11-20' } }, { state: 'found' }],
    });
    const stale = await office.post(target, gone);
    expect(stale).toMatchObject({
      status: 409,
      body: { error: { code: 'http.version-conflict' } },
    });
    const twice = await office.post(target, { ...gone, version: 2 });
    expect(codeOf(twice)).toBe('accidents.finding-withdrawn');
  });

  const chain = (visitor = office, body: object = {}) =>
    visitor.post(url('/chain'), { momentId: null, known: 'today', previousYears: 3, ...body });
  const name = (visitor: Visitor, changes: object = {}) =>
    visitor.post(url('/accesses'), {
      loginName: null,
      basisDocument: '云政函〔2026〕58号',
      purpose: '核对任职与分管关系',
      from: '2026-11-01',
      until: '2027-05-01',
      ...changes,
    });
  const audited = async (outcome: string) => {
    const { rows } = await services.owner.query<{ count: string }>(
      `select count(*) from access.audit_entry
       where action = 'accidents.read-chain' and outcome = $1`,
      [outcome],
    );
    return Number(rows[0]?.count);
  };

  it('nobody reads the chain unless named; an office names whom it will, a superior itself alone', async () => {
    expect(codeOf(await chain())).toBe('accidents.chain-not-named');
    expect(codeOf(await chain(superior))).toBe('accidents.chain-not-named');
    expect((await chain(beside)).status).toBe(404);
    expect((await chain(department)).status).toBe(404);
    expect(await audited('refused')).toBe(2);
    expect(await audited('done')).toBe(0);
    expect((await whole()).may).not.toContain('read-chain');

    expect((await name(beside)).status).toBe(404);
    expect(codeOf(await name(superior, { loginName: 'qingshi-fhy' }))).toBe(
      'accidents.access-not-own',
    );
    expect(codeOf(await name(office, { loginName: 'nobody' }))).toBe('accidents.no-such-account');
    expect(codeOf(await name(office, { until: '2026-10-31' }))).toBe(
      'accidents.access-until-before',
    );
    expect((await name(office, { basisDocument: '' })).status).toBe(400);
    const own = await name(office);
    expect(own.body).toMatchObject({
      mayNameOthers: true,
      items: [{ givenTo: '青石县安委办', isOpen: true }],
    });
    expect(codeOf(await name(office))).toBe('accidents.access-already');
    const named = await name(superior);
    expect(named.body).toMatchObject({ mayNameOthers: false, mayNameOneself: true });
    expect((await superior.get(url('/accesses'))).body).toMatchObject({ items: [{}, {}] });
    expect((await beside.get(url('/accesses'))).status).toBe(404);
    expect((await whole()).may).toContain('read-chain');
    expect(codeOf(await chain(reviewer))).toBe('accidents.chain-not-named');
  });

  it('it shows what lies in the reader’s reach, says what it leaves out, and each reading is audited', async () => {
    const seen = (await chain()).body as unknown as Chain;
    expect(seen.levels.map(({ level, isLeftOut }) => [level, isLeftOut])).toEqual([
      ['township', false],
      ['county', false],
      ['prefecture', true],
      ['province', true],
    ]);
    const county = seen.levels[1];
    expect(county?.links.map(({ role, isPrevious }) => `${role} ${isPrevious}`)).toEqual(
      expect.arrayContaining([
        'party-chief false',
        'government-chief false',
        'safety-deputy false',
        'field-deputy false',
        'department false',
      ]),
    );
    expect(county?.links.find(({ role }) => role === 'field-deputy')?.reasons).toMatchObject([
      { code: 'holds-post' },
      { code: 'field' },
    ]);
    expect(seen.says.map(({ code }) => code)).toEqual(['relation', 'levels-left-out']);
    expect(seen.levels[2]?.links).toEqual([]);
    const above = (await chain(superior)).body as unknown as Chain;
    expect(above.levels.map(({ isLeftOut }) => isLeftOut)).toEqual([false, false, false, true]);
    expect(above.levels[2]?.links.length).toBeGreaterThan(3);
    expect(await audited('done')).toBe(2);
    expect(codeOf(await chain(office, { momentId: id }))).toBe('accidents.no-such-moment');
    expect((await chain(office, { previousYears: 21 })).status).toBe(400);
    expect(await audited('done')).toBe(2);
  });

  it('another department sees, once named, the posts its committee manages and no others', async () => {
    expect((await name(office, { loginName: 'yunjiang-zzb' })).status).toBe(200);
    const told = (await department.get('/api/notices')).body['items'];
    expect(told).toMatchObject([
      {
        kind: 'accident-named',
        link: url('/chain').replace('/api', ''),
        params: { title: FACTS.name },
      },
    ]);
    const seen = (await chain(department)).body as unknown as Chain;
    expect(seen.levels.map(({ level, gaps }) => [level, gaps[0]?.code])).toEqual([
      ['township', 'left-out'],
      ['county', 'partly'],
      ['prefecture', 'partly'],
      ['province', 'left-out'],
    ]);
    // The heads of a county are the prefecture's committee's to manage; its deputies are the county's own.
    expect(new Set(seen.levels[1]?.links.map(({ role }) => role))).toEqual(
      new Set(['party-chief', 'government-chief']),
    );
  });

  it('an earlier moment that matters shows who was in post then; as known then it knows less', async () => {
    const moment = { kind: 'permit', on: '2024-06-18', what: '换发许可证', documentNo: null };
    expect((await superior.post(url('/moments'), moment)).status).toBe(404);
    expect(codeOf(await office.post(url('/moments'), { ...moment, on: FACTS.occurredOn }))).toBe(
      'accidents.moment-same-day',
    );
    const made = await office.post(url('/moments'), moment);
    expect(made.body).toMatchObject({ state: 'recorded', version: 1 });
    const momentId = String(made.body['id']);
    const then = (await chain(office, { momentId })).body as unknown as Chain;
    expect(then).toMatchObject({ on: '2024-06-18', moments: [{ id: momentId }] });
    expect(then.levels[1]?.links.length).toBeGreaterThan(0);
    const known = (await chain(office, { momentId, known: 'then' })).body as unknown as Chain;
    expect(known.levels[1]).toMatchObject({ links: [], gaps: [{ code: 'no-roster' }] });
    expect(known.says.map(({ code }) => code)).toContain('known-then');
    const target = url(`/moments/${momentId}/withdraw`);
    expect((await superior.post(target, { version: 1, reason: '无关' })).status).toBe(404);
    const gone = await office.post(target, { version: 1, reason: '无关' });
    expect(gone.body).toMatchObject({ state: 'withdrawn', version: 2 });
    expect((await office.post(target, { version: 1, reason: '再' })).status).toBe(409);
    expect(codeOf(await office.post(target, { version: 2, reason: '再' }))).toBe(
      'accidents.moment-withdrawn',
    );
    expect(codeOf(await chain(office, { momentId }))).toBe('accidents.no-such-moment');
  });

  it('who is in the chain does not read it, named or not', async () => {
    const { rows } = await services.owner.query<{ id: Id<'account'>; login: string }>(
      `select account.id, account.login_name as login from access.account
         join posts.appointment a on a.person_id = account.person_id and a.superseded_at is null
         join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
       where o.region_path = $1 and p.class = 'government-chief' limit 1`,
      [YUNJIANG],
    );
    const [mayor] = rows;
    if (mayor === undefined) throw new Error('the mayor has an account');
    await services.unitOfWork.commit(world.command, async (unit) => {
      // Over the county alone: the mayor's own post is above what this role reaches.
      await addGrants(unit, [
        { accountId: mayor.id, role: 'safety-office', regionPath: QINGSHI, level: 'county' },
      ]);
      return {};
    });
    const visitor = await server.signIn(mayor.id);
    expect(codeOf(await chain(visitor))).toBe('accidents.chain-not-named');
    expect((await name(office, { loginName: mayor.login })).status).toBe(200);
    expect(codeOf(await chain(visitor))).toBe('accidents.chain-own');
  });

  it('an access ends with its day, or before, with a reason; a superior ends its own alone', async () => {
    const { items } = (await office.get(url('/accesses'))).body as unknown as { items: Access[] };
    const end = (visitor: Visitor, whose: string, version = 1) => {
      const one = items.find(({ givenTo }) => givenTo === whose);
      return visitor.post(url(`/accesses/${one?.id ?? ''}/end`), { version, reason: '办结' });
    };
    expect((await end(beside, '青石县安委办')).status).toBe(404);
    expect(codeOf(await end(superior, '青石县安委办'))).toBe('accidents.access-not-own');
    expect((await end(superior, '云江市安委办')).body).toMatchObject({ mayNameOneself: true });
    expect(codeOf(await chain(superior))).toBe('accidents.chain-not-named');
    expect((await end(office, '云江市安委办')).status).toBe(409);
    expect(codeOf(await end(office, '云江市安委办', 2))).toBe('accidents.access-ended');
    await services.owner.query(
      "update accidents.access set valid_from = '2026-01-01', valid_until = '2026-02-01' where given_to = '青石县安委办'",
    );
    expect(codeOf(await chain())).toBe('accidents.chain-not-named');
    await services.owner.query(
      "update accidents.access set valid_from = '2026-11-01', valid_until = '2027-05-01' where given_to = '青石县安委办'",
    );
    expect((await chain()).status).toBe(200);
  });

  it('other modules read the case and the chain in a few statements, whatever the number of levels', async () => {
    await add({ ...NOTHING, kind: 'report-submitted', on: '2026-11-18' });
    await add({
      ...NOTHING,
      kind: 'approved',
      on: '2026-11-21',
      actor: '云江市人民政府',
      documentNo: '云政复〔2026〕40号',
    });
    const accidentId = id as Id<'accident'>;
    const today = services.clock.today();
    const [found, nowhere] = await services.database.read(SYSTEM_SCOPE, async (db) => [
      await accidentForCase(db, SYSTEM_SCOPE, accidentId, today),
      await accidentsForCases(db, { keys: [], committees: [], persons: [] }, [accidentId], today),
    ]);
    expect(nowhere).toEqual([]);
    expect(found).toMatchObject({
      grade: 'relatively-serious',
      nature: 'production',
      reportApproved: { on: '2026-11-21', documentNo: '云政复〔2026〕40号' },
    });
    if (found === undefined) throw new Error('the accident is there');
    const asked = { on: found.occurredOn, known: 'today', previousYears: 5 } as const;
    const place = { ...found.facts, regionPath: found.regionPath };
    const { statements } = await countingStatements(() =>
      services.database.read(SYSTEM_SCOPE, (db) => chainOf(db, SYSTEM_SCOPE, place, asked, today)),
    );
    expect(statements).toBeLessThanOrEqual(7);
  });

  it('the list says what waits, in as many statements for one accident as for many', async () => {
    const listed = async () => {
      const counted = await countingStatements(() =>
        office.get(`/api/accidents?region=${QINGSHI}&limit=50`),
      );
      const items = counted.result.body['items'] as { id: string; waits: object | null }[];
      return { ...counted, items };
    };
    const before = await listed();
    expect(before.items.find((one) => one.id === id)?.waits).toMatchObject({
      overdue: expect.any(Number),
      next: { due: expect.any(String) },
    });
    for (const no of ['甲', '乙'])
      await office.post('/api/accidents', { ...FACTS, name: `${no}厂事故`, region: TOWNSHIP });
    const more = await listed();
    expect(more.items).toHaveLength(before.items.length + 2);
    expect(more.statements).toBe(before.statements);
  });

  it('nothing belongs to an accident that was withdrawn, and the ledger says what the tables hold', async () => {
    const { version } = await whole();
    await office.post(url('/withdraw'), { version, reason: '重复登记' });
    expect(codeOf(await add({ ...NOTHING, kind: 'closed', on: '2026-11-22' }))).toBe(
      'accidents.not-recorded',
    );
    expect(codeOf(await name(reviewer))).toBe('accidents.not-recorded');
    expect(codeOf(await sheetForm(office, { stream: 'accident', of: id, part: 'grade' }))).toBe(
      'documents.no-conclusion',
    );
    expect((await whole()).may.filter((act) => act !== 'read-chain')).toEqual([]);
    await services.owner.query("update accidents.access set valid_from = '2026-11-01'");
    const findings = await disagreements(services);
    expect(findings.filter(({ stream }) => stream !== 'accident-access')).toEqual([]);
  });
});

// A notice drafted from what it tells of: final results of bodies in their order, a delivered feedback of nobody by name, and the day that it meets.
import type { Id } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { publicationFactsOf, remindOfPublication } from './index.ts';

interface Proposal {
  title: string;
  body: string;
  organ: string;
  tables: { head: string[]; rows: string[][] }[];
  readAt: string;
}
const TODAY = '2026-11-20';
/** When the rows of this test were made: their ids are in this order. */
const BEGUN = new Date('2026-01-05T02:00:00Z');
const CITY_KEY = `prefecture${YUNJIANG}`;
const COUNTIES = ['990101', '990102', '990103'].map((code) => `${YUNJIANG}${code}/`);

describe('a notice from its source', () => {
  let services: TestDatabase;
  let clock: Moving;
  let server: TestServer;
  let world: World;
  let city: Visitor;
  let second: Visitor;
  let county: Visitor;
  const ids = {
    exercise: newId<'assessment'>(BEGUN),
    later: newId<'assessment'>(BEGUN),
    running: newId<'assessment'>(BEGUN),
    scheme: newId<'assessment-scheme'>(BEGUN),
    inspection: newId<'inspection'>(BEGUN),
    open: newId<'inspection'>(BEGUN),
  };

  const scheme = {
    grades: [{ name: '优秀' }, { name: '良好' }, { name: '不合格' }],
    subjects: { classes: [] },
  };
  const addExercise = async (id: string, title: string, year: number, isFinal: boolean) => {
    const schemeId = newId(BEGUN);
    await services.owner.query(
      `insert into assessments.scheme (id, version, state, region_path, scope_key, year, title, body, subject_kind,
         item_count, fault_count, drafted_on, drafted_by) values ($1, 1, 'draft', $2, $3, $4, '细则', $5, 'body', 0, 0,
         '2026-01-05', '市安委办')`,
      [schemeId, YUNJIANG, CITY_KEY, year, JSON.stringify(scheme)],
    );
    const done = isFinal ? '2026-05-20' : null;
    await services.owner.query(
      `insert into assessments.exercise (id, version, state, region_path, scope_key, year, title, scheme_id,
         subject_kind, period_from, period_to, self_by, scoring_by, propose_by, objection_days, objection_basis,
         is_blind, settling, prepared_on, proposed_on, proposed_by, approved_on, approved_organ, approval_no,
         approved_by, notified_on, objections_until, final_on)
       values ($1, 1, $2, $3, $4, $5, $6, $7, 'body', '2025-01-01', '2025-12-31', '2026-02-01', '2026-03-01',
         '2026-04-01', 10, '细则', false, 'people', '2026-01-10', $8, $9, $8, $10, $11, $9, $8, $8, $8)`,
      [
        id,
        isFinal ? 'final' : 'scoring',
        YUNJIANG,
        CITY_KEY,
        year,
        title,
        schemeId,
        done,
        isFinal ? '市安委办' : null,
        isFinal ? '云江市人民政府' : null,
        isFinal ? '云政〔2026〕18号' : null,
      ],
    );
  };
  const addSubject = (exercise: string, at: number, name: string, grade: string, total: number) =>
    services.owner.query(
      `insert into assessments.subject (id, version, exercise_id, kind, region_path, scope_key, organiser_key, is_open,
         is_removed, name, place, could_be, vetoes, facts_missing, items, moved_from, total, final_grade)
       values ($1, 1, $2, 'body', $3, $4, $5, true, false, $6, $7, '{}', '{}', 0, '[]', '{}', $8, $9)`,
      [
        newId(BEGUN),
        exercise,
        COUNTIES[at],
        `county${COUNTIES[at]}`,
        CITY_KEY,
        name,
        at,
        total,
        grade,
      ],
    );
  const addInspection = (id: string, isDelivered: boolean) => {
    const delivered = isDelivered ? '2026-10-20' : null;
    return services.owner.query(
      `insert into inspections.inspection (id, version, state, kind, region_path, region_level, inspected_path,
         inspected_level, title, bodies, from_day, to_day, basis, plan_entry, plan_days, plan_basis, approval_organ,
         approval_no, approved_on, order_no, order_on, told_at, arrived_on, left_on, feedback, feedback_organ,
         feedback_no, feedback_approved, delivered_on, plan_due)
       values ($1, 1, $2, 'regular', $3, 'prefecture', $4, 'county', '2026年巡查', '{party,government}', '2026-09-01',
         '2026-09-20', '规定', '计划', 15, '细则', '市委', '市委〔2026〕1号', '2026-08-24', $5, '2026-08-25',
         '2026-08-25T01:00:00Z', '2026-09-01', $6, '反馈', $7, $8, $9, $9, $10)`,
      [
        id,
        isDelivered ? 'rectifying' : 'on-site',
        YUNJIANG,
        QINGSHI,
        `云安委〔2026〕${isDelivered ? 20 : 21}号`,
        isDelivered ? '2026-09-20' : null,
        isDelivered ? '云江市安委办' : null,
        isDelivered ? '云安办〔2026〕30号' : null,
        delivered,
        isDelivered ? '2026-11-04' : null,
      ],
    );
  };
  const addFinding = (number: number, said: { state: string; isRelapse: boolean; facts: string }) =>
    services.owner.query(
      `insert into inspections.finding (id, version, inspection_id, number, state, kind, severity, block, instrument,
         article, facts, place, found_on, evidence, organ_name, appointment_id, person_id, person_name, post_title,
         due_on, repeats, repeat_by, recorded_at, recorded_by, told_at, is_relapse)
       select $1, 1, $2, $3, $4, 'hazard', 'prominent', 'hazards', 'regulation-2018', '6.2', $5, '县城', '2026-09-05',
         '[]', '青石县人民政府', $6, $6, '赵某某', '县长', '2026-12-31', f.id, case when f.id is null then null else '组长' end,
         now(), '组长', '2026-10-20T01:00:00Z', $7
       from (select 1) as one left join inspections.finding f on $7 and f.inspection_id = $2 and f.number = 1`,
      [newId(BEGUN), ids.inspection, number, said.state, said.facts, newId(BEGUN), said.isRelapse],
    );
  const propose = async (query: string, visitor = city) =>
    visitor.get(`/api/publication/proposal?region=${YUNJIANG}&year=2025&${query}`);
  const draft = async (changes: object, visitor = city) =>
    visitor.post('/api/publication/notices', {
      region: YUNJIANG,
      kind: 'assessment',
      accidentId: null,
      corrects: null,
      correction: null,
      year: 2025,
      title: '通报',
      organ: '云江市安全生产委员会',
      body: '结果如下',
      tables: [],
      instrument: null,
      ...changes,
    });
  const publish = async (made: { body: Record<string, unknown> }) => {
    const url = `/api/publication/notices/${String(made.body['id'])}`;
    await city.post(`${url}/check`, { version: 1, justified: [] });
    await second.post(`${url}/approve`, {
      version: 2,
      on: clock.services.clock.today(),
      by: '云江市人民政府',
      words: '市政府常务会议批准',
      documentNo: null,
      paperId: null,
    });
    return city.post(`${url}/publish`, { version: 3 });
  };
  const setState = (id: string, state: string) =>
    services.owner.query('update assessments.exercise set state = $2 where id = $1', [id, state]);
  const due = async (year = 2025) => {
    const { body } = await city.get(`/api/publication/obligations?year=${year}&limit=100`);
    const items = body['items'] as {
      region: string;
      state: string;
      metBy: { id: string } | null;
    }[];
    return items.find(({ region }) => region === YUNJIANG);
  };

  beforeAll(async () => {
    clock = movingClock(await openTestDatabase(), `${TODAY}T10:00:00`);
    services = clock.services;
    world = await addWorld(services);
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const other = await services.unitOfWork.commit(command, async (unit) => {
      const [id] = await addAccounts(unit, [{ loginName: 'city2', displayName: '市安委办（二）' }]);
      if (id === undefined) throw new Error('added');
      await addGrants(unit, [
        { accountId: id, role: 'safety-office', regionPath: YUNJIANG, level: 'prefecture' },
      ]);
      return { id };
    });
    server = await openTestServer(services);
    const account = (login: string) => world.accounts.get(login) ?? '';
    city = await server.signIn(account('yunjiang-awb'));
    county = await server.signIn(account('qingshi-awb'));
    second = await server.signIn(other.id);
    await addExercise(ids.exercise, '2025年县级考核', 2025, true);
    await addSubject(ids.exercise, 0, '青石县', '良好', 820_000);
    await addSubject(ids.exercise, 1, '石桥县', '优秀', 910_000);
    await addSubject(ids.exercise, 2, '柳河县', '优秀', 950_000);
    await addExercise(ids.later, '2025年部门考核', 2025, true);
    await addExercise(ids.running, '2026年县级考核', 2026, false);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  it('tells the grades of a final assessment by divisions, or by the result, without a score', async () => {
    const { body: told } = await propose(`kind=assessment&assessmentId=${ids.exercise}`);
    const { title, body } = told as unknown as Proposal;
    expect(title).toBe('关于云江市2025年度安全生产工作考核结果的通报');
    expect(body).toContain('经云江市人民政府批准（云政〔2026〕18号）');
    expect(body).toContain(
      '按行政区划顺序排列）：\n一、优秀（2个）\n石桥县、柳河县。\n二、良好（1个）\n青石县。\n三、不合格（0个）\n无',
    );
    const { body: ranked } = await propose(
      `kind=assessment&assessmentId=${ids.exercise}&order=result`,
    );
    expect((ranked as unknown as Proposal).body).toContain(
      '由高到低排列）：\n一、优秀（2个）\n柳河县、石桥县。',
    );
    expect(`${body}${JSON.stringify(ranked)}`).not.toMatch(/95|91|82/);
  });

  it('of nothing that is not final, of another office or of another year', async () => {
    const running = await city.get(
      `/api/publication/proposal?region=${YUNJIANG}&year=2026&kind=assessment&assessmentId=${ids.running}`,
    );
    expect(running.body.error?.code).toBe('publication.which-assessment');
    const from = { assessmentId: ids.exercise };
    expect((await draft({ ...from, year: 2024 })).body.error?.code).toBe(
      'publication.other-assessment',
    );
    expect((await draft({ ...from, kind: 'other' })).body.error?.code).toBe(
      'publication.which-assessment',
    );
    const elsewhere = await draft({ ...from, region: QINGSHI }, county);
    expect(elsewhere.body.error?.code).toBe('publication.which-assessment');
  });

  it('meets the day when every assessment of the year’s bodies has its notice', async () => {
    await city.post('/api/publication/obligations', {
      region: YUNJIANG,
      what: 'bodies',
      year: 2025,
      basis: '云安委〔2026〕3号',
      dueOn: '2026-12-15',
      version: null,
    });
    expect(await due()).toMatchObject({ state: 'not-yet-due', metBy: null });
    expect(await remindOfPublication(services)).toBe(1);
    const first = await draft({ assessmentId: ids.exercise });
    expect(first.body).toMatchObject({ assessmentId: ids.exercise, inspectionId: null });
    expect((await publish(first)).body).toMatchObject({ state: 'published' });
    expect(await due()).toMatchObject({ state: 'not-yet-due', metBy: null });
    // Beside assessments that are held here, a notice that names none of them meets nothing.
    await publish(await draft({}));
    expect(await due()).toMatchObject({
      state: 'cannot-tell',
      metBy: null,
      why: {
        gaps: [
          expect.stringContaining('还有 1 次单位考核'),
          expect.stringContaining('没有写明是哪一次考核的结果'),
        ],
      },
    });
    const last = await publish(await draft({ assessmentId: ids.later }));
    expect(await due()).toMatchObject({ state: 'met', metBy: { id: last.body['id'] } });
    const facts = await services.database.read(SYSTEM_SCOPE, (db) =>
      publicationFactsOf(db, { regions: [YUNJIANG], year: 2025 }, clock.services.clock.today()),
    );
    expect(facts.get(YUNJIANG)).toEqual({ state: 'met', on: TODAY });
    // Another that is only prepared, or assessed, takes nothing back; once it has a result that is not public, it does.
    const begun = newId<'assessment'>(BEGUN);
    await addExercise(begun, '2025年专项考核', 2025, false);
    expect(await due()).toMatchObject({ state: 'met' });
    for (const state of ['prepared', 'self-assessment', 'moderation']) {
      await setState(begun, state);
      expect(await due()).toMatchObject({ state: 'met' });
    }
    await services.owner.query(
      `update assessments.exercise set state = 'approved', proposed_on = '2026-11-01', proposed_by = '市安委办',
         approved_on = '2026-11-10', approved_organ = '市政府', approval_no = '1号', approved_by = '市安委办' where id = $1`,
      [begun],
    );
    expect(await due()).toMatchObject({
      state: 'cannot-tell',
      metBy: null,
      why: { gaps: [expect.stringContaining('还没有最终确定'), expect.any(String)] },
    });
    await services.owner.query(
      `update assessments.exercise set state = 'cancelled', approved_on = null, approved_organ = null,
         approval_no = null, approved_by = null, cancel_reason = '重复' where id = $1`,
      [begun],
    );
    expect(await due()).toMatchObject({ state: 'met' });
  });

  it('is not met while the only assessment of the year has no result; what was public before it began stays', async () => {
    const year = 2023;
    const lay = { region: YUNJIANG, what: 'bodies', basis: '云安委〔2026〕3号', version: null };
    await city.post('/api/publication/obligations', { ...lay, year, dueOn: '2026-11-19' });
    expect(await due(year)).toMatchObject({ state: 'overdue' });
    const only = newId<'assessment'>(BEGUN);
    await addExercise(only, '2023年县级考核', year, false);
    expect(await due(year)).toMatchObject({
      state: 'overdue',
      why: { gaps: expect.arrayContaining([expect.stringContaining('还有 1 次考核没有批准')]) },
    });
    // A notice that names no assessment, while one is under way: nobody can tell, and the day stays past.
    await publish(await draft({ year }));
    expect(await due(year)).toMatchObject({ state: 'cannot-tell', metBy: null });
    const { body: counted } = await city.get('/api/publication/obligations?year=2023&limit=1');
    expect(counted).toMatchObject({ overdue: 1 });
    expect((await city.get('/api/publication/notices?limit=1')).body).toMatchObject({
      resultsOverdue: 1,
      personsOverdue: 0,
    });
    expect(await remindOfPublication(services)).toBe(1);
    const { rows } = await services.owner.query<{ params: { title: string } }>(
      "select params from notices.notice where kind = 'publication-overdue'",
    );
    // It is not said beside it that nothing was published.
    expect(rows.map(({ params }) => params.title)).toContain(
      '云江市 2023 年度考核结果（说不清是否已经办理）',
    );
    // Had the assessment been prepared after it, the notice was all there was.
    await services.owner.query(
      "update assessments.exercise set prepared_on = '2026-11-21' where id = $1",
      [only],
    );
    expect(await due(year)).toMatchObject({ state: 'late' });
  });

  it('tells what an inspection found when it has been delivered, by the office that inspected', async () => {
    await addInspection(ids.inspection, true);
    await addInspection(ids.open, false);
    await addFinding(1, { state: 'open', isRelapse: false, facts: '重大隐患没有挂牌督办' });
    await addFinding(2, { state: 'withdrawn', isRelapse: false, facts: '已经撤销的问题' });
    await addFinding(3, { state: 'open', isRelapse: true, facts: '回头看时发现的问题' });
    const of = (id: Id<'inspection'>) => propose(`kind=inspection-feedback&inspectionId=${id}`);
    expect((await of(ids.open)).body.error?.code).toBe('publication.feedback-not-delivered');
    const { body: told } = await of(ids.inspection);
    expect((told as unknown as Proposal).title).toBe('关于青石县安全生产巡查反馈意见的公告');
    expect((told as unknown as Proposal).body).toContain(
      '2026年9月1日至2026年9月20日，巡查组对青石县党委和政府安全生产工作进行了巡查，2026年10月20日反馈了巡查意见',
    );
    expect((told as unknown as Proposal).body).toMatch(
      /共发现问题 1 项，其中重大隐患 1 项[^]*一、风险隐患整治\n1．青石县人民政府：重大隐患没有挂牌督办（重大隐患，/,
    );
    // Who is held responsible, and what was taken back or came later, is not in it.
    expect(JSON.stringify(told)).not.toMatch(/赵某某|县长|撤销的问题|回头看/);
    const { readAt } = told as unknown as Proposal;
    const from = { kind: 'inspection-feedback', inspectionId: ids.inspection };
    const made = await draft({ ...from, year: 2026, readAt });
    expect(made.body).toMatchObject({ inspectionId: ids.inspection });
    // Neither a time that is still to come, nor none.
    const later = await draft({ ...from, readAt: `${TODAY}T23:00:00+08:00` });
    expect(later.status).toBe(400);
    expect((await draft({ ...from, readAt: `${TODAY}T02:00:01.000Z` })).body.error?.code).toBe(
      'publication.reading-later',
    );
    expect((await draft(from)).body.error?.code).toBe('publication.reading-not-said');
    const below = await draft({ ...from, region: QINGSHI, readAt }, county);
    expect(below.body.error?.code).toBe('publication.which-inspection');
  });

  it('of a feedback goes no further once a finding is taken back or contested after it was read', async () => {
    await addFinding(4, { state: 'open', isRelapse: false, facts: '台账不全' });
    const from = { kind: 'inspection-feedback', inspectionId: ids.inspection };
    const { body: told } = await propose(`kind=inspection-feedback&inspectionId=${ids.inspection}`);
    clock.moveTo(`${TODAY}T10:00:10`);
    const made = await draft({ ...from, readAt: told['readAt'] });
    const url = `/api/publication/notices/${String(made.body['id'])}`;
    const act = async (doing: string, body: object = {}, visitor = city) => {
      const { version } = (await city.get(url)).body;
      return (await visitor.post(`${url}/${doing}`, { version, ...body })).body;
    };
    const approval = {
      on: TODAY,
      by: '云江市人民政府',
      words: '批准',
      documentNo: null,
      paperId: null,
    };
    const moved = (number: number, doing: string, at: string, changes: string) =>
      services.owner.query(
        `with held as (update inspections.finding set version = version + 1, ${changes}
           where inspection_id = $1 and number = $2 returning id, version)
         insert into inspections.entry (finding_id, version, act, on_day, recorded_at, recorded_by)
         select id, version, $3, '2026-11-20', $4, '组长' from held`,
        [ids.inspection, number, doing, at],
      );
    // After the feedback was read for the text, before the text was saved.
    await moved(1, 'withdraw', `${TODAY}T10:00:05+08:00`, "state = 'withdrawn'");
    // What was found anew at the look-back was never in the feedback.
    await moved(3, 'withdraw', `${TODAY}T10:00:05+08:00`, "state = 'withdrawn'");
    expect(await act('check', { justified: [] })).toMatchObject({
      error: { code: 'publication.finding-moved', message: expect.stringContaining('第 1 项') },
    });
    clock.moveTo(`${TODAY}T10:01:00`);
    const text = {
      year: 2025,
      title: '通报',
      organ: '云江市安全生产委员会',
      body: '结果如下',
      tables: [],
      instrument: null,
      correction: null,
    };
    // Saved later, from what was read before.
    await act('change', { ...text, readAt: told['readAt'] });
    const { body: read } = await city.get(url);
    expect(read['moved']).toEqual([{ number: 1, why: 'withdrawn' }]);
    expect(await act('check', { justified: [] })).toMatchObject({
      error: { code: 'publication.finding-moved' },
    });
    expect(await act('change', text)).toMatchObject({
      error: { code: 'publication.reading-not-said' },
    });
    await act('change', { ...text, readAt: read['readAt'] });
    expect(await act('check', { justified: [] })).toMatchObject({ state: 'checked', moved: [] });
    const objection =
      "objected_on = '2026-11-20', objected_by = '县安委办', objection = '情况不符'";
    await moved(4, 'object', `${TODAY}T10:01:10+08:00`, objection);
    expect(await act('approve', approval, second)).toMatchObject({
      error: { code: 'publication.finding-objected', message: expect.stringContaining('第 4 项') },
    });
    const answer =
      "replied_on = '2026-11-20', replied_by = '组长', reply = '情况属实', is_upheld = false";
    await moved(4, 'answer-objection', `${TODAY}T10:01:20+08:00`, answer);
    expect(await act('approve', approval, second)).toMatchObject({ state: 'approved' });
    await moved(4, 'confirm-repeat', `${TODAY}T10:01:30+08:00`, 'repeats = null');
    expect(await act('publish')).toMatchObject({ error: { code: 'publication.finding-moved' } });
  });
});

// The results of an assessment of people: told by a day, all at once from the final results, to the four and to nobody else.
import { randomUUID } from 'node:crypto';
import type { Id } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { countingStatements } from '../../testing/count-statements.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { remindOfPublication } from './index.ts';

const TODAY = '2026-11-20';
/** When the rows of this test were made: their ids are in this order. */
const BEGUN = new Date('2026-01-05T02:00:00Z');
const CITY_KEY = `prefecture${YUNJIANG}`;
const BESIDE = `${YUNJIANG}990102/`;
const COUNTY_KEY = `county${QINGSHI}`;
const DAY = { region: YUNJIANG, what: 'persons', basis: '云安委〔2026〕3号', version: null };

interface Seated {
  readonly record: string;
  readonly person: string;
  readonly name: string;
  readonly post: string;
  readonly organ: string;
  readonly account: string;
}

describe('the results of an assessment of people', () => {
  let services: TestDatabase;
  let clock: Moving;
  let server: TestServer;
  let world: World;
  let city: Visitor;
  let county: Visitor;
  let seated: Seated[];
  const exercise = newId<'assessment'>(BEGUN);
  const running = newId<'assessment'>(BEGUN);

  const addExercise = async (id: string, year: number, isFinal: boolean) => {
    const schemeId = newId(BEGUN);
    await services.owner.query(
      `insert into assessments.scheme (id, version, state, region_path, scope_key, year, title, body, subject_kind,
         item_count, fault_count, drafted_on, drafted_by) values ($1, 1, 'draft', $2, $3, $4, '细则', $5, 'person', 0, 0,
         '2026-01-05', '市安委办')`,
      [schemeId, YUNJIANG, CITY_KEY, year, JSON.stringify({ grades: [{ name: '优秀' }] })],
    );
    const done = isFinal ? '2026-05-20' : null;
    await services.owner.query(
      `insert into assessments.exercise (id, version, state, region_path, scope_key, year, title, scheme_id,
         subject_kind, period_from, period_to, self_by, scoring_by, propose_by, objection_days, objection_basis,
         is_blind, settling, prepared_on, proposed_on, proposed_by, approved_on, approved_organ, approval_no,
         approved_by, notified_on, objections_until, final_on)
       values ($1, 1, $2, $3, $4, $5, '县级领导考核', $6, 'person', '2025-01-01', '2025-12-31', '2026-02-01',
         '2026-03-01', '2026-04-01', 10, '细则', false, 'people', '2026-01-10', $7, $8, $7, $9, $10, $8, $7, $7, $7)`,
      [
        id,
        isFinal ? 'final' : 'moderation',
        YUNJIANG,
        CITY_KEY,
        year,
        schemeId,
        done,
        isFinal ? '市安委办' : null,
        isFinal ? '云江市人民政府' : null,
        isFinal ? '云政〔2026〕19号' : null,
      ],
    );
  };
  const addSubject = (
    of: string,
    place: number,
    one: Pick<Seated, 'person' | 'name' | 'post' | 'organ' | 'record'>,
    said: { grade: string | null; committee: string | null },
  ) =>
    services.owner.query(
      `insert into assessments.subject (id, version, exercise_id, kind, region_path, scope_key, organiser_key, is_open,
         is_removed, appointment_id, person_id, name, organ_name, post_title, managing_committee, place, could_be,
         vetoes, facts_missing, items, moved_from, final_grade)
       values ($1, 1, $2, 'person', $3, $4, $5, true, false, $6, $7, $8, $9, $10, $11, $12, '{}', '{}', 0, '[]', '{}', $13)`,
      [
        newId(BEGUN),
        of,
        QINGSHI,
        COUNTY_KEY,
        CITY_KEY,
        one.record,
        one.person,
        one.name,
        one.organ,
        one.post,
        said.committee,
        place,
        said.grade,
      ],
    );
  const proposal = async (id: string = exercise, visitor = city) =>
    visitor.get(`/api/publication/tellings/proposal?assessmentId=${id}`);
  const tellAll = async (changes: object = {}, visitor = city, key = randomUUID()) =>
    visitor.post(
      '/api/publication/tellings/of-assessment',
      { assessmentId: exercise, documentNo: '云政〔2026〕19号', on: TODAY, ...changes },
      { key },
    );
  const due = async (year = 2025) => {
    const { body } = await city.get(`/api/publication/obligations?year=${year}&what=persons`);
    const { items, ...counts } = body as unknown as {
      items: { region: string; state: string; why: { facts: string[]; gaps: string[] } }[];
      overdue: number;
    };
    return { ...counts, ...items.find(({ region }) => region === YUNJIANG) };
  };

  beforeAll(async () => {
    clock = movingClock(await openTestDatabase(), `${TODAY}T10:00:00`);
    services = clock.services;
    world = await addWorld(services);
    server = await openTestServer(services);
    city = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    county = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    const { rows } = await services.owner.query<Seated>(
      `select a.record_id as record, a.person_id as person, n.name, p.title as post, o.name as organ, c.id as account
       from posts.appointment a join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
         join posts.person n on n.id = a.person_id join access.account c on c.person_id = a.person_id
       where o.region_path = $1 and a.superseded_at is null and a.managing_committee is not null
       order by a.managing_committee = $2 desc, a.record_id`,
      [QINGSHI, YUNJIANG],
    );
    seated = rows;
    await addExercise(exercise, 2025, true);
    await addExercise(running, 2026, false);
    const [first, second, third] = seated;
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('three of the county');
    // Of the second the assessment does not say who manages the post, and the roster does.
    await addSubject(exercise, 0, first, { grade: '优秀', committee: YUNJIANG });
    await addSubject(exercise, 1, second, { grade: '良好', committee: null });
    await addSubject(exercise, 2, third, { grade: null, committee: YUNJIANG });
    const nobody = { record: newId(BEGUN), person: newId(BEGUN), post: '副县长', organ: '县政府' };
    await addSubject(exercise, 3, { ...nobody, name: '钱某' }, { grade: '优秀', committee: null });
    await addSubject(running, 0, first, { grade: null, committee: YUNJIANG });
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  it('have a day of their own, that is overdue and reminded of while anybody is left', async () => {
    const lay = (year: number, dueOn: string) =>
      city.post('/api/publication/obligations', { ...DAY, year, dueOn });
    expect((await lay(2025, '2026-11-19')).body).toMatchObject({
      what: 'persons',
      state: 'overdue',
      metBy: null,
    });
    expect(await due()).toMatchObject({
      overdue: 1,
      why: { gaps: expect.arrayContaining([expect.stringContaining('还有 4 人')]) },
    });
    // Approved, and open to objections still: nobody is told to tell what cannot be told.
    const setState = (state: string) =>
      services.owner.query(
        `update assessments.exercise set state = $2, final_on = case when $2 = 'final' then date '2026-05-20' end
         where id = $1`,
        [exercise, state],
      );
    await setState('notified');
    expect(await due()).toMatchObject({
      state: 'overdue',
      why: {
        gaps: [
          expect.any(String),
          expect.stringContaining('4 人的考核结果已经批准、还没有最终确定'),
        ],
      },
    });
    await setState('final');
    // Beside it the day of bodies is another one.
    const { body: bodies } = await city.get('/api/publication/obligations?year=2025');
    expect(bodies).toMatchObject({ overdue: 0 });
    // What is assessed of the year has no result to tell.
    await lay(2026, '2026-11-30');
    expect(await due(2026)).toMatchObject({
      state: 'not-yet-due',
      why: { gaps: expect.arrayContaining([expect.stringContaining('1 次考核没有批准')]) },
    });
    expect((await city.get('/api/publication/notices?limit=1')).body).toMatchObject({
      resultsOverdue: 0,
      resultsDue: 0,
      personsOverdue: 1,
      personsDue: 1,
    });
    expect(await remindOfPublication(services)).toBe(2);
    // They are to be told: nothing here speaks of publishing.
    const { rows } = await services.owner.query<{ kind: string; link: string; params: object }>(
      `select distinct kind, link, params from notices.notice
       where kind like 'publication-%' or kind like 'result-telling-%' order by kind`,
    );
    expect(rows).toEqual([
      {
        kind: 'result-telling-due',
        link: '/publication/obligations?year=2026&what=persons',
        params: { title: '云江市 2026 年度个人考核结果', on: '2026-11-30' },
      },
      {
        kind: 'result-telling-overdue',
        link: '/publication/obligations?year=2025&what=persons',
        params: { title: '云江市 2025 年度个人考核结果没有通报', on: '2026-11-19' },
      },
    ]);
  });

  it('are proposed from what is final, with whoever cannot be told yet', async () => {
    const { body } = await proposal();
    expect(body).toMatchObject({
      year: 2025,
      documentNo: '云政〔2026〕19号',
      told: 0,
      toTell: 2,
      byHand: { count: 0, first: [] },
      left: [
        { why: 'no-result', count: 1, names: [seated[2]?.name] },
        { why: 'committee-unknown', count: 1, names: ['钱某'] },
      ],
    });
    expect((body as unknown as { first: { result: string }[] }).first[0]).toMatchObject({
      personName: seated[0]?.name,
      result: '2025年度安全生产责任制考核等次为优秀',
    });
    expect((await proposal(running)).body.error?.code).toBe('publication.which-persons');
    expect((await proposal(exercise, county)).status).toBe(404);
    const leader = await server.signIn(seated[0]?.account ?? '');
    expect((await proposal(exercise, leader)).status).toBe(403);
    expect((await tellAll({}, county)).status).toBe(404);
    expect((await tellAll({}, leader)).status).toBe(403);
  });

  it('are told to all of them at once, each to the four, and to nobody twice', async () => {
    expect((await tellAll({ on: '2026-05-19' })).body.error?.code).toBe(
      'publication.told-too-early',
    );
    expect((await tellAll({ on: '2026-11-21' })).body.error?.code).toBe('publication.future-date');
    // Its answer was lost and it is sent again: the same answer, and not that nobody is left.
    const key = randomUUID();
    const first = await tellAll({}, city, key);
    expect(first.body).toMatchObject({ told: 2, toTell: 0 });
    expect(await tellAll({}, city, key)).toEqual(first);
    expect((await tellAll()).body.error?.code).toBe('publication.nobody-to-tell');
    const { rows } = await services.owner.query<{ name: string; kinds: string[] }>(
      `select t.person_name as name, array_agg(r.kind order by r.kind) as kinds from publication.telling t
         join publication.recipient r on r.telling_id = t.id where t.assessed_id is not null
       group by t.id order by t.person_name`,
    );
    const kinds = ['body', 'discipline-organ', 'organisation-department', 'person'];
    expect(rows).toEqual(
      seated
        .slice(0, 2)
        .map(({ name }) => name)
        .toSorted()
        .map((name) => ({ name, kinds })),
    );
    const told = async (account: string) => {
      const visitor = await server.signIn(account as Id<'account'>);
      const { body } = await visitor.get('/api/publication/tellings');
      return (body['items'] as { personName: string }[]).map(({ personName }) => personName);
    };
    expect(await told(seated[0]?.account ?? '')).toEqual([seated[0]?.name]);
    expect(await told(seated[2]?.account ?? '')).toEqual([]);
    expect(await told(world.accounts.get('yunjiang-zzb') ?? '')).toHaveLength(2);
    expect(await told(world.accounts.get('shiqiao-awb') ?? '')).toEqual([]);
    const { rows: news } = await services.owner.query<{ login: string; count: number }>(
      `select a.login_name as login, count(*) from notices.notice n join access.account a on a.id = n.account_id
       where n.kind = 'result-told' group by 1`,
    );
    // The office of their body hears of all of them once.
    expect(news).toContainEqual({ login: 'qingshi-awb', count: 1 });
    expect((await server.app.inject({ url: '/public/' })).body).not.toContain(seated[0]?.name);
    expect(await disagreements(services)).toEqual([]);
  });

  it('meet the day when everybody was told, and not before', async () => {
    expect(await due()).toMatchObject({
      state: 'overdue',
      why: { gaps: expect.arrayContaining([expect.stringContaining('还有 2 人')]) },
    });
    await services.owner.query(
      "update assessments.subject set final_grade = '合格', managing_committee = $2 where exercise_id = $1 and place >= 2",
      [exercise, YUNJIANG],
    );
    expect((await tellAll()).body).toMatchObject({ told: 4, toTell: 0, left: [] });
    expect(await due()).toMatchObject({
      state: 'late',
      why: { facts: expect.arrayContaining([expect.stringContaining('4 人的结果已经通报')]) },
    });
  });

  it('by hand only where no assessment here has them; told of all, each office and department reads its own number', async () => {
    const year = 2021;
    const [first, second, third] = seated;
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('three of the county');
    const said = {
      region: YUNJIANG,
      appointmentId: first.record,
      year,
      result: '2021年度考核等次为合格',
      documentNo: '云安委〔2022〕14号',
      on: TODAY,
    };
    const byHand = (changes: object = {}) =>
      city.post('/api/publication/tellings', { ...said, ...changes });
    expect((await byHand()).status).toBe(200);
    const held = newId<'assessment'>(BEGUN);
    await addExercise(held, year, true);
    await services.owner.query(
      "update assessments.exercise set title = '2021年县级领导考核' where id = $1",
      [held],
    );
    await addSubject(held, 0, first, { grade: '良好', committee: YUNJIANG });
    await addSubject(held, 1, second, { grade: '优秀', committee: null });
    await addSubject(held, 2, third, { grade: '优秀', committee: QINGSHI });
    // Of the third the body is another county’s.
    await services.owner.query(
      'update assessments.subject set scope_key = $2 where exercise_id = $1 and place = 2',
      [held, `county${BESIDE}`],
    );
    // The second has left the post since, of which the assessment does not say who managed it.
    await services.owner.query(
      "update posts.appointment set valid_to = '2026-06-30', managing_committee = $2 where record_id = $1 and superseded_at is null",
      [second.record, YUNJIANG],
    );
    const { body } = await proposal(held);
    expect(body).toMatchObject({
      toTell: 3,
      left: [],
      byHand: {
        count: 1,
        first: [
          {
            personName: first.name,
            told: said.result,
            documentNo: said.documentNo,
            toldOn: TODAY,
            result: '2021年度安全生产责任制考核等次为良好',
          },
        ],
      },
    });
    // In other words, or in the same: it is told from the assessment.
    const other = { documentNo: '云安委〔2022〕15号' };
    const again = await byHand(other);
    expect(again.body.error).toMatchObject({
      code: 'publication.result-held',
      message: expect.stringContaining('等次为良好'),
    });
    const number = { documentNo: '云政〔2026〕19号', isOfOther: true };
    expect((await byHand(number)).body.error?.code).toBe('publication.result-held');
    // What was told before is read by now.
    await services.owner.query('update notices.notice set read_at = now()');
    expect((await tellAll({ assessmentId: held })).body).toMatchObject({ told: 3, toTell: 0 });
    const { rows } = await services.owner.query<{ login: string; title: string }>(
      `select a.login_name as login, n.params ->> 'title' as title from notices.notice n
         join access.account a on a.id = n.account_id
       where n.kind = 'result-told' and n.params ->> 'title' like '2021年县级领导考核，%'
         and a.login_name in ('qingshi-awb', 'shiqiao-awb', 'yunjiang-zzb', 'yunjiang-jw') order by 1`,
    );
    expect(rows).toEqual([
      { login: 'qingshi-awb', title: '2021年县级领导考核，2 人的结果' },
      { login: 'shiqiao-awb', title: '2021年县级领导考核，1 人的结果' },
      { login: 'yunjiang-jw', title: '2021年县级领导考核，2 人的结果' },
      { login: 'yunjiang-zzb', title: '2021年县级领导考核，2 人的结果' },
    ]);
    expect((await byHand({ ...other, isOfOther: true })).status).toBe(200);
  });

  it('told by hand say of no assessment that they are its: nobody can tell, and the day stays past', async () => {
    const year = 2024;
    await city.post('/api/publication/obligations', { ...DAY, year, dueOn: '2026-11-18' });
    const byHand = await city.post('/api/publication/tellings', {
      region: YUNJIANG,
      appointmentId: seated[0]?.record,
      year,
      result: '2024年度考核等次为良好',
      documentNo: '云安委〔2025〕14号',
      on: TODAY,
    });
    expect(byHand.status).toBe(200);
    expect(await due(year)).toMatchObject({ state: 'cannot-tell', overdue: 1 });
    // Beside an assessment whose other people nobody has told it is plain.
    const held = newId<'assessment'>(BEGUN);
    await addExercise(held, year, true);
    for (const [place, one] of seated.slice(0, 2).entries())
      await addSubject(held, place, one, { grade: '良好', committee: YUNJIANG });
    expect(await due(year)).toMatchObject({ state: 'overdue' });
    await services.owner.query(
      'delete from assessments.subject where exercise_id = $1 and place = 1',
      [held],
    );
    expect(await due(year)).toMatchObject({ state: 'cannot-tell', overdue: 1 });
    expect((await tellAll({ assessmentId: held })).body).toMatchObject({ told: 1 });
    expect(await due(year)).toMatchObject({ state: 'late' });
  });

  it('take as many statements whatever their number', async () => {
    const counted = async (year: number, people: readonly Seated[]) => {
      const id = newId<'assessment'>(BEGUN);
      await addExercise(id, year, true);
      for (const [place, one] of people.entries())
        await addSubject(id, place, one, { grade: '良好', committee: YUNJIANG });
      const { result, statements } = await countingStatements(() => tellAll({ assessmentId: id }));
      expect(result.body).toMatchObject({ told: people.length });
      return statements;
    };
    expect(await counted(2023, seated)).toBe(await counted(2022, seated.slice(0, 2)));
    expect(seated.length).toBeGreaterThan(5);
  });
});

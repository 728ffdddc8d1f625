// An exercise of thousands of leaders, to the end: proposed, approved, told, final; looked through by pages, and exported whole.
import { readList } from '@jinze/documents/testing';
import type { Id } from '@jinze/kernel';
import { RULES_VERSION } from '@jinze/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { countingStatements } from '../../testing/count-statements.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { addWorld, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';

const SUBJECTS = 6000;
const KEY = `prefecture${YUNJIANG}`;
const SCHEME = '00000000-0000-4000-8000-000000000101';
const EXERCISE = '00000000-0000-4000-8000-000000000201';

const TABLE = {
  id: SCHEME,
  title: '领导干部考核细则',
  status: 'local',
  year: 2026,
  subjects: { kind: 'person' },
  total: 100,
  sections: [
    {
      id: '1',
      title: '一、履职',
      points: 100,
      items: [
        {
          id: '1.1',
          title: '履职',
          points: 100,
          rules: [{ kind: 'manual', fact: '履职', asks: '履职评分', gives: 'points' }],
        },
      ],
    },
  ],
  grades: [{ name: '优秀', from: 90 }, { name: '合格', from: 60 }, { name: '不合格' }],
  quotas: [{ grade: '优秀', atMost: 500 }],
  consequences: [{ text: '约谈', grades: ['不合格'], withinMonths: 1 }],
};

interface Page {
  readonly items: { readonly subjectId: string; readonly grade: string | null }[];
  readonly next: string | null;
  readonly count: number;
  readonly open: number;
  readonly quotas: { readonly undecided: number }[];
}

describe('an exercise of thousands', () => {
  let services: TestDatabase;
  let clock: Moving;
  let server: TestServer;
  let office: Visitor;
  let second: Visitor;
  let accounts: { readonly office: string; readonly second: string };

  const address = `/api/assessments/exercises/${EXERCISE}`;
  const signIn = async () => {
    office = await server.signIn(accounts.office);
    second = await server.signIn(accounts.second);
  };
  const act = async (doing: string, body: object = {}, visitor = office) => {
    const { version } = (await office.get(address)).body;
    await visitor.post('/api/access/reauthenticate', {});
    return visitor.post(`${address}/${doing}`, { version, ...body });
  };
  const page = async (query: string) =>
    (await office.get(`${address}/proposal?${query}`)).body as unknown as Page;

  beforeAll(async () => {
    clock = movingClock(await openTestDatabase(), '2026-12-20T10:00:00');
    services = clock.services;
    const world = await addWorld(services);
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const { two } = await services.unitOfWork.commit(command, async (unit) => {
      const [two] = await addAccounts(unit, [
        { loginName: 'yunjiang-2', displayName: '云江市安委办（二）' },
      ]);
      if (two === undefined) throw new Error('added');
      await addGrants(unit, [
        { accountId: two, role: 'safety-office', regionPath: YUNJIANG, level: 'prefecture' },
      ]);
      return { two };
    });
    accounts = { office: world.accounts.get('yunjiang-awb') ?? '', second: two };
    const { owner } = services;
    await owner.query(
      `insert into assessments.scheme (id, version, state, region_path, scope_key, year, title, body, subject_kind, item_count,
         fault_count, drafted_on, drafted_by, issued_organ, issue_no, issued_on, approval, issued_by)
       values ($1, 1, 'issued', $2, $3, 2026, '细则', $4, 'person', 1, 0, '2026-01-01', '某人', '机关', '1号', '2026-01-02',
         '会议', '某人')`,
      [SCHEME, YUNJIANG, KEY, JSON.stringify(TABLE)],
    );
    await owner.query(
      `insert into assessments.exercise (id, version, state, region_path, scope_key, year, title, scheme_id, subject_kind,
         period_from, period_to, self_by, scoring_by, propose_by, objection_days, objection_basis, is_blind, settling,
         prepared_on)
       values ($1, 1, 'moderation', $2, $3, 2026, '考核', $4, 'person', '2026-01-01', '2026-12-31', '2026-12-01',
         '2026-12-02', '2026-12-03', 5, '依据', true, 'people', '2026-11-01')`,
      [EXERCISE, YUNJIANG, KEY, SCHEME],
    );
    // Each total from 0 to 99 as often: 600 reach 优秀, of which 60 stand level for the last 20 of 500 places.
    await owner.query(
      `insert into assessments.subject (id, version, exercise_id, kind, region_path, scope_key, organiser_key, is_open,
         is_removed, organ_id, appointment_id, person_id, name, organ_name, post_title, place, total, grade, could_be,
         vetoes, facts_missing, items, moved_from, rules_version, scored_at)
       select gen_random_uuid(), 1, $1, 'person', $2, $3, $3, true, false, gen_random_uuid(), gen_random_uuid(),
         gen_random_uuid(), '干部' || n, '机关' || n % 50, '职务', n, n % 100 * 10000, grade, array[grade], '{}', 0, '[]', '{}',
         $4, now()
       from generate_series(1, $5::int) as n cross join lateral (select case when n % 100 >= 90 then '优秀'
         when n % 100 >= 60 then '合格' else '不合格' end as grade) as told`,
      [EXERCISE, YUNJIANG, KEY, RULES_VERSION, SUBJECTS],
    );
    await owner.query('analyze assessments.subject');
    server = await openTestServer(services);
    await signIn();
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  /** Somebody of the office who is in the same body as one of those settles nothing of that one, and is offered it not. */
  async function offersNoneOfColleagues(quota: string, id: string): Promise<void> {
    const held = await services.owner.query<{ person: string; organ: string }>(
      `select held.person_id as person, post.organ_id as organ from posts.appointment as held
       join posts.post as post on post.id = held.post_id
       where held.superseded_at is null and held.valid_to is null order by held.id limit 1`,
    );
    const [{ person, organ } = { person: '', organ: '' }] = held.rows;
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const colleague = await services.unitOfWork.commit(command, async (unit) => {
      const of = { loginName: 'colleague', displayName: '同事', personId: person as Id<'person'> };
      const [three] = await addAccounts(unit, [of]);
      if (three === undefined) throw new Error('added');
      await addGrants(unit, [
        { accountId: three, role: 'safety-office', regionPath: YUNJIANG, level: 'prefecture' },
      ]);
      return three;
    });
    await services.owner.query('update assessments.subject set organ_id = $2 where id = $1', [
      id,
      organ,
    ]);
    const visitor = await server.signIn(colleague);
    const offered = async (by: Visitor) => {
      const { body } = await by.get(`${address}/proposal?quota=${quota}&limit=60`);
      const items = body['items'] as { subjectId: string; mayChoose: boolean }[];
      return items.filter(({ mayChoose }) => mayChoose).map(({ subjectId }) => subjectId);
    };
    expect(await offered(office)).toHaveLength(60);
    const others = await offered(visitor);
    expect([others.length, others.includes(id)]).toEqual([59, false]);
    const chosen = { grade: '合格', reason: '同事', version: 1 };
    const refused = await visitor.post(`/api/assessments/subjects/${id}/choose-grade`, chosen);
    expect(refused.body.error?.code).toBe('assessments.own');
  }

  it('says how many a quota leaves to people, and shows them page by page', async () => {
    const first = await page('limit=50');
    expect(first).toMatchObject({ count: SUBJECTS, open: 60, quotas: [{ undecided: 60 }] });
    const quota = encodeURIComponent('优秀');
    const left = await page(`quota=${quota}&limit=50`);
    const rest = await page(`quota=${quota}&limit=50&after=${encodeURIComponent(left.next ?? '')}`);
    expect([left.count, left.items.length, rest.items.length, rest.next]).toEqual([
      60,
      50,
      10,
      null,
    ]);
    const ids = [...left.items, ...rest.items].map(({ subjectId: id }) => id);
    expect(new Set(ids).size).toBe(60);
    expect((await act('propose')).body.error).toMatchObject({ code: 'assessments.grades-open' });
    await offersNoneOfColleagues(quota, ids[0] ?? '');
    await services.owner.query(
      `update assessments.subject set chosen_reason = '整改最早完成', chosen_by = '某人',
         chosen_grade = case when id = any($1::uuid[]) then '优秀' else '合格' end
       where id = any($2::uuid[])`,
      [ids.slice(0, 20), ids],
    );
    expect(await page('shows=chosen&limit=1')).toMatchObject({ count: 60, open: 0 });
    expect(await page('shows=moved&limit=1')).toMatchObject({ count: 60 });
    expect(await page(`grade=${quota}&limit=1`)).toMatchObject({ count: 500 });
  });

  it('is proposed, approved, told and final as a whole', async () => {
    const proposed = await act('propose');
    expect(proposed.body, JSON.stringify(proposed.body)).toMatchObject({
      state: 'proposed',
      subjectCount: SUBJECTS,
    });
    const paper = { on: '2026-12-20', organ: '云江市委、市政府', documentNo: '云委发〔2026〕30号' };
    expect((await act('approve', paper, second)).body['state']).toBe('approved');
    expect((await act('notify', { on: '2026-12-20' })).body['state']).toBe('notified');
    clock.moveTo('2027-01-10T10:00:00');
    await signIn();
    const final = await act('finalise');
    expect(final.body, JSON.stringify(final.body)).toMatchObject({ state: 'final' });
    const { rows } = await services.owner.query(
      `select final_grade, count(*)::int as count from assessments.subject group by final_grade order by count`,
    );
    expect(rows).toEqual([
      { final_grade: '优秀', count: 500 },
      { final_grade: '合格', count: 1900 },
      { final_grade: '不合格', count: 3600 },
    ]);
    const owed = await services.owner.query(
      'select count(*)::int as count from assessments.consequence',
    );
    expect(owed.rows).toEqual([{ count: 3600 }]);
  });

  it('is exported to the last row', async () => {
    const file = await office.download(`${address}/subjects.xlsx`);
    const { rows } = await readList(file.bytes);
    expect(rows).toHaveLength(SUBJECTS);
    expect(rows.at(-1)?.slice(0, 8)).toEqual([
      '云江市',
      '机关0',
      '职务',
      `干部${SUBJECTS}`,
      '',
      '未提交',
      '0',
      '不合格',
    ]);
  });

  it('its proposed grades are exported to the last row too', async () => {
    const file = await office.download(`${address}/proposal.xlsx`);
    const { rows } = await readList(file.bytes);
    expect(rows).toHaveLength(SUBJECTS);
    expect(new Set(rows.map((cells) => cells[2])).size).toBe(SUBJECTS);
    expect(rows.at(-1)?.[2]).toBe(`干部${SUBJECTS}`);
  });

  it('tells one of the leaders of all they are assessed in, in as many statements as of one', async () => {
    const { owner } = services;
    const personId = '00000000-0000-4000-8000-000000000301' as Id<'person'>;
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const { leader } = await services.unitOfWork.commit(command, async (unit) => {
      const of = { loginName: 'leader', displayName: '干部1', personId };
      const [leader] = await addAccounts(unit, [of]);
      if (leader === undefined) throw new Error('added');
      await addGrants(unit, [{ accountId: leader, role: 'leader' }]);
      return { leader };
    });
    await owner.query('update assessments.subject set person_id = $1 where place = 1', [personId]);
    const visitor = await server.signIn(leader);
    const mine = () => countingStatements(() => visitor.get('/api/assessments/mine'));
    // Its scheme is read once in a process.
    await mine();
    const one = await mine();
    // Two more, of the years before.
    await owner.query(
      `with more as (
         insert into assessments.exercise select (jsonb_populate_record(held, jsonb_build_object('id', gen_random_uuid(),
           'year', held.year - n, 'title', '考核' || n))).* from assessments.exercise as held, generate_series(1, 2) as n
         returning id)
       insert into assessments.subject select (jsonb_populate_record(held, jsonb_build_object('id', gen_random_uuid(),
         'exercise_id', more.id))).* from assessments.subject as held, more where held.place = 1`,
    );
    const all = await mine();
    const items = all.result.body['items'] as { assessmentTitle: string; year: number }[];
    expect(one.result.body['items'], JSON.stringify(one.result.body)).toHaveLength(1);
    const told = items.map(({ assessmentTitle, year }) => `${assessmentTitle} ${year}`);
    expect(new Set(told)).toEqual(new Set(['考核 2026', '考核1 2025', '考核2 2024']));
    expect(all.statements).toBe(one.statements);
  });

  it('adds all a filter leaves in one act, or nobody where these are others by now', async () => {
    const { owner } = services;
    const id = '00000000-0000-4000-8000-000000000202';
    await owner.query(
      `insert into assessments.exercise select (jsonb_populate_record(held, jsonb_build_object('id', $2::text, 'version', 1,
         'state', 'prepared', 'year', 2027, 'title', '考核二', 'final_on', null, 'notified_on', null, 'objections_until', null,
         'approved_on', null, 'approved_organ', null, 'approval_no', null, 'approved_by', null, 'proposed_on', null,
         'proposed_by', null, 'proposed_account', null))).* from assessments.exercise as held where held.id = $1`,
      [EXERCISE, id],
    );
    // More than are looked at, or named one by one, at a time.
    await owner.query(
      `with base as (select person.*, held.post_id from posts.appointment as held
           join posts.person as person on person.id = held.person_id
           join posts.post as post on post.id = held.post_id
           join posts.organ as organ on organ.id = post.organ_id
           where organ.region_path ^@ $1 and held.superseded_at is null and held.valid_to is null
           order by held.id limit 1),
         more as (select gen_random_uuid() as person_id, gen_random_uuid() as held_id, n from generate_series(1, 1200) as n),
         people as (insert into posts.person select (jsonb_populate_record(null::posts.person,
           to_jsonb(base) || jsonb_build_object('id', more.person_id, 'name', '增加' || more.n))).* from base, more)
       insert into posts.appointment select (jsonb_populate_record(held, jsonb_build_object('id', more.held_id,
         'record_id', more.held_id, 'person_id', more.person_id, 'post_id', base.post_id))).*
       from base join posts.appointment as held on held.person_id = base.id, more
       where held.superseded_at is null and held.valid_to is null and held.post_id = base.post_id`,
      [YUNJIANG],
    );
    const at = `/api/assessments/exercises/${id}`;
    const search = '增加';
    const look = async () =>
      (
        await office.get(
          `${at}/candidates?kind=persons&limit=100&search=${encodeURIComponent(search)}`,
        )
      ).body as unknown as { items: unknown[]; count: number };
    const seen = await look();
    expect([seen.items.length, seen.count]).toEqual([100, 1200]);
    const add = async (count: number) =>
      office.post(`${at}/add-subjects`, {
        version: (await office.get(at)).body['version'],
        subjects: { kind: 'persons', class: null, search, count },
      });
    const changed = await add(1199);
    expect(changed.body.error?.code).toBe('assessments.candidates-changed');
    expect((await add(1201)).body.error?.code).toBe('assessments.candidates-changed');
    const added = await countingStatements(() => add(1200));
    expect(added.result.body, JSON.stringify(added.result.body)).toMatchObject({
      subjectCount: 1200,
    });
    expect(added.statements).toBeLessThan(120);
    expect((await look()).count).toBe(0);
  });
});

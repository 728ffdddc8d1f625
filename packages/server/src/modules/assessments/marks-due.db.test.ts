// What somebody is to give marks on among very many: in order, page by page, whoever gives marks or closes an exercise meanwhile, and no more read than is shown.
import type { Id } from '@jinze/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { countingStatements } from '../../testing/count-statements.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { addWorld, YUNJIANG } from '../../testing/world.ts';
import { addAccounts } from '../access/index.ts';
import { barredOf } from './barred.store.ts';
import { duePage } from './marks-due.store.ts';

const SUBJECTS = 1200;
const KEY = `prefecture${YUNJIANG}`;
const SCHEME = '00000000-0000-4000-8000-000000000101';
const LARGE = '00000000-0000-4000-8000-000000000202' as Id<'assessment'>;
const SMALL = '00000000-0000-4000-8000-000000000201' as Id<'assessment'>;
const PERSON = '00000000-0000-4000-8000-000000000301' as Id<'person'>;
/** The scorer themselves. */
const OWN = 5;

const manual = (id: string, title: string, more: object = {}) => ({
  id,
  title,
  points: 25,
  rules: [{ kind: 'manual', fact: title, asks: `${title}评分`, gives: 'points' }],
  ...more,
});
const TABLE = {
  id: 'classes',
  title: '领导干部考核细则',
  status: 'local',
  year: 2026,
  subjects: {
    kind: 'person',
    classes: [
      { id: 'party', name: '党委' },
      { id: 'government', name: '政府' },
    ],
  },
  total: 100,
  sections: [
    {
      id: '1',
      title: '一、履职',
      points: 100,
      items: [
        manual('1.1', '履职', { points: 50 }),
        manual('1.2', '党建', { points: 50, classes: ['party'] }),
        manual('1.3', '政务', { points: 50, classes: ['government'] }),
      ],
    },
  ],
  grades: [{ name: '合格', from: 60 }, { name: '不合格' }],
};

interface Answer {
  readonly assessments: readonly { readonly id: string; readonly open: number }[];
  readonly items: readonly {
    readonly subjectName: string;
    readonly fact: string;
    readonly value: unknown;
  }[];
  readonly next: string | null;
}
const saysOf = ({ items }: Answer) =>
  items.map(({ subjectName, fact }) => `${subjectName} ${fact}`);

/** Those of the party are asked for two, those of the government for one: the third is another's. */
const dueOf = (title: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => at + 1)
    .filter((place) => title !== '大' || place !== OWN)
    .flatMap((place) =>
      (place % 2 === 1 ? ['履职', '党建'] : ['履职']).map((fact) => `${title}${place} ${fact}`),
    );
const LARGE_DUE = dueOf('大', SUBJECTS);
const SMALL_DUE = dueOf('小', 3);

describe('marks due of very many', () => {
  let services: TestDatabase;
  let clock: Moving;
  let server: TestServer;
  let scorer: Visitor;
  let accountId: Id<'account'>;

  const read = async (query: string) => {
    const { status, body } = await scorer.get(`/api/assessments/scoring?${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body as unknown as Answer;
  };
  const after = ({ next }: Answer) => `after=${encodeURIComponent(next ?? '')}`;
  const openOf = ({ assessments }: Answer) => assessments.map(({ open }) => open);
  const give = (account: Id<'account'>, where: string) =>
    services.owner.query(
      `insert into assessments.mark (id, version, subject_id, exercise_id, item_id, fact, account_id, by_name, value, reason,
         evidence, recorded_at)
       select gen_random_uuid(), 1, subject.id, subject.exercise_id, '1.1', '履职', $1, '某人', '40', '属实', '{}', now()
       from assessments.subject as subject where ${where}`,
      [account],
    );

  /** With how many rows of these tables were read for it. */
  const touching = <Result>(tables: readonly string[], work: (db: Reader) => Promise<Result>) =>
    services.database.read(SYSTEM_SCOPE, async (db) => {
      // Counted since the connection last told them, which it does in no transaction.
      const read = async () => {
        const { rows } = await sql<{ count: number }>`
          select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int8 as count
          from pg_stat_xact_user_tables where schemaname || '.' || relname = any(${[...tables]})`.execute(
          db,
        );
        return rows[0]?.count ?? 0;
      };
      const before = await read();
      const result = await work(db);
      return { result, count: (await read()) - before };
    });

  beforeAll(async () => {
    clock = movingClock(await openTestDatabase(), '2026-12-02T10:00:00');
    services = clock.services;
    await addWorld(services);
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const { mine, other } = await services.unitOfWork.commit(command, async (unit) => {
      const [mine, other] = await addAccounts(unit, [
        { loginName: 'scorer', displayName: '评分员', personId: PERSON },
        { loginName: 'other', displayName: '另一评分员' },
      ]);
      if (mine === undefined || other === undefined) throw new Error('added');
      return { mine, other };
    });
    accountId = mine;
    const { owner } = services;
    await owner.query(
      `insert into assessments.scheme (id, version, state, region_path, scope_key, year, title, body, subject_kind, item_count,
         fault_count, drafted_on, drafted_by, issued_organ, issue_no, issued_on, approval, issued_by)
       values ($1, 1, 'issued', $2, $3, 2026, '细则', $4, 'person', 3, 0, '2026-01-01', '某人', '机关', '1号', '2026-01-02',
         '会议', '某人')`,
      [SCHEME, YUNJIANG, KEY, JSON.stringify(TABLE)],
    );
    // The one that ends later comes last, though its id is the smaller one.
    for (const [id, title, year, until, count] of [
      [LARGE, '大', 2026, '2026-12-10', SUBJECTS],
      [SMALL, '小', 2025, '2026-12-20', 3],
    ] as const) {
      await owner.query(
        `insert into assessments.exercise (id, version, state, region_path, scope_key, year, title, scheme_id, subject_kind,
           period_from, period_to, self_by, scoring_by, propose_by, objection_days, objection_basis, is_blind, settling,
           prepared_on)
         values ($1, 1, 'scoring', $2, $3, $4, $5, $6, 'person', '2026-01-01', '2026-12-31', '2026-12-01', $7,
           '2026-12-31', 5, '依据', true, 'people', '2026-11-01')`,
        [id, YUNJIANG, KEY, year, title, SCHEME, until],
      );
      for (const [account, items] of [
        [mine, ['1.1', '1.2']],
        [other, ['1.1', '1.3']],
      ])
        await owner.query(
          'insert into assessments.assignment (exercise_id, account_id, name, items) values ($1, $2, $3, $4)',
          [id, account, '某人', items],
        );
      await owner.query(
        `insert into assessments.subject (id, version, exercise_id, kind, class, region_path, scope_key, organiser_key,
           is_open, is_removed, organ_id, appointment_id, person_id, name, organ_name, post_title, place, could_be, vetoes,
           facts_missing, items, moved_from)
         select gen_random_uuid(), 1, $1, 'person', case when n % 2 = 1 then 'party' else 'government' end, $2, $3, $3,
           true, n > $4, gen_random_uuid(), gen_random_uuid(),
           case when n = $5 and $4 > 3 then $6::uuid else gen_random_uuid() end, $7 || n, '机关', '职务', n, '{}', '{}', 3,
           '[]', '{}'
         from generate_series(1, $4::int + 1) as n`,
        [id, YUNJIANG, KEY, count, OWN, PERSON, title],
      );
    }
    // Another's marks are nobody's else to see, and count for nobody else.
    await give(other, 'subject.place <= 300');
    await owner.query('analyze assessments.subject');
    await owner.query('analyze assessments.mark');
    // What was corrected is kept: so many that nobody reads all of them for one.
    await owner.query(
      `insert into posts.appointment
       select (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(), 'record_id', gen_random_uuid(),
         'superseded_at', now()))).*
       from posts.appointment as one cross join generate_series(1, 60)`,
    );
    await owner.query('analyze posts.appointment');
    server = await openTestServer(services);
    scorer = await server.signIn(mine);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  it('are read page by page: in order, each once, none of one’s own', async () => {
    const seen: string[] = [];
    let page = await read('limit=100');
    expect(openOf(page)).toEqual([LARGE_DUE.length, SMALL_DUE.length]);
    for (;;) {
      seen.push(...saysOf(page));
      expect(page.items.every(({ value }) => value === null)).toBe(true);
      if (page.next === null) break;
      page = await read(`limit=100&${after(page)}`);
    }
    expect(seen).toEqual([...LARGE_DUE, ...SMALL_DUE]);
    expect(saysOf(await read(`assessmentId=${SMALL}`))).toEqual(SMALL_DUE);
    const bad = await scorer.get('/api/assessments/scoring?after=100');
    expect(bad).toMatchObject({ status: 400, body: { error: { path: 'query.after' } } });
  });

  it('pass over nothing where marks are given between two pages, or an exercise is closed', async () => {
    const first = await read('given=no&limit=100');
    await give(accountId, `subject.exercise_id = '${LARGE}' and place <= 50`);
    const second = await read(`given=no&limit=100&${after(first)}`);
    expect(saysOf(second)).toEqual(LARGE_DUE.slice(100, 200));
    const given = dueOf('大', 50).filter((one) => one.endsWith('履职'));
    expect(openOf(second)).toEqual([LARGE_DUE.length - given.length, SMALL_DUE.length]);
    const yes = await read('given=yes&limit=100');
    expect([saysOf(yes), yes.next, yes.items[0]?.value]).toEqual([given, null, 40]);
    const state = 'update assessments.exercise set state = $2 where id = $1';
    await services.owner.query(state, [LARGE, 'moderation']);
    expect(saysOf(await read(`limit=100&${after(first)}`))).toEqual(SMALL_DUE);
    await services.owner.query(state, [LARGE, 'scoring']);
  });

  it('take as many statements as few do, and no more rows than are shown', async () => {
    // The scheme is read once in a process.
    await read('limit=1');
    const few = await countingStatements(() => read(`assessmentId=${SMALL}&limit=5`));
    const many = await countingStatements(() => read('limit=5'));
    expect([few.result.items.length, many.result.items.length]).toEqual([5, 5]);
    expect(many.statements).toBe(few.statements);
    expect(many.rows).toBeLessThan(60);
    const [place, first] = [600, '00000000-0000-0000-0000-000000000000' as Id<'assessed'>];
    const start = { exercise_id: LARGE, place, subject_id: first, nth: -1 };
    const tasks = ['party', 'government'].map((of) => ({
      exercise_id: LARGE,
      class: of,
      fact: '履职',
      nth: 0,
    }));
    const page = await touching(['assessments.subject', 'assessments.mark'], (db) =>
      duePage(db, { accountId, tasks, barred: [] }, [start], { given: 'no', limit: 21 }),
    );
    expect(page.result.map((row) => row.place)).toEqual(
      Array.from({ length: 21 }, (_, at) => 600 + at),
    );
    expect(page.count).toBeLessThan(50);
    // Where somebody holds a post is looked up for them, not among all posts for each who is assessed.
    const hand = { accountId, persons: [PERSON], offices: [] };
    const barred = await touching(['posts.appointment'], (db) =>
      barredOf(db, [LARGE, SMALL], [hand], services.clock.today()),
    );
    expect([barred.result.length, barred.count]).toEqual([1, 0]);
  });
});

// What an exercise that is being prepared tells whom: its facts to their own subject as soon as they are collected, and nothing else to anybody.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';

const SHIQIAO = `${YUNJIANG}990102/`;

const tableOf = (kind: 'body' | 'person') => ({
  id: kind,
  title: `云江市2026年度考核细则（${kind}）`,
  status: 'local',
  year: 2026,
  subjects: { kind, ...(kind === 'body' ? { partyAndGovernment: 'together' } : {}) },
  total: 100,
  sections: [
    {
      id: '1',
      title: '一、履职',
      points: 100,
      items: [
        {
          id: '1.1',
          title: '专题会议',
          points: 40,
          rules: [
            {
              kind: 'count',
              fact: '会议',
              asks: '各季度会议次数',
              atLeast: 1,
              per: 'quarter',
              each: 10,
              from: { source: 'records', activity: 'meeting' },
            },
          ],
        },
        {
          id: '1.2',
          title: '整改率',
          points: 30,
          rules: [{ kind: 'ratio', fact: '已整改', whole: { fact: '应整改' } }],
        },
        {
          id: '1.3',
          title: '现场抽查',
          points: 30,
          rules: [{ kind: 'manual', fact: '抽查扣分', asks: '现场抽查扣分', gives: 'deduction' }],
        },
      ],
    },
  ],
  grades: [{ name: '合格', from: 60 }, { name: '不合格' }],
});

const PLAN = {
  region: YUNJIANG,
  year: 2026,
  from: '2026-01-01',
  to: '2026-12-31',
  selfBy: '2026-11-25',
  scoringBy: '2026-12-15',
  proposeBy: '2026-12-25',
  objectionDays: 5,
  objectionUnit: 'calendar-days',
  objectionBasis: '云安委〔2026〕9号第二十条',
  isBlind: true,
  settling: 'people',
  settlingBasis: null,
};

interface Subject {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly self: string;
  readonly total: number | null;
  readonly between: object | null;
  readonly grade: string | null;
  readonly couldBe: readonly string[];
  readonly isResultShown: boolean;
  readonly score: object | null;
  readonly marks: readonly object[];
  readonly may: readonly string[];
  readonly assessmentState: string;
  readonly facts: readonly {
    readonly fact: string;
    readonly value: unknown;
    readonly mayContest: boolean;
    readonly mayEnter: boolean;
    readonly contest: { readonly state: string } | null;
  }[];
}

describe('facts of an exercise that is being prepared', () => {
  let clock: Moving;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let county: Visitor;
  let beside: Visitor;
  let leader: Visitor;
  let appointmentId: string;
  const exercises = new Map<string, string>();

  const account = (login: string) => world.accounts.get(login) ?? '';
  const url = (kind: string) => `/api/assessments/exercises/${exercises.get(kind)}`;
  const act = async (kind: string, doing: string, body: object = {}) => {
    const version = (await office.get(url(kind))).body['version'];
    await office.post('/api/access/reauthenticate', {});
    const done = await office.post(`${url(kind)}/${doing}`, { version, ...body });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
  };
  const listed = async (kind: string, visitor: Visitor) =>
    ((await visitor.get(`${url(kind)}/subjects`)).body['items'] ?? []) as readonly Subject[];
  const own = async (kind: string, visitor: Visitor) => {
    const [line, ...others] = await listed(kind, visitor);
    expect(others).toEqual([]);
    return (await visitor.get(`/api/assessments/subjects/${line?.id}`)).body as unknown as Subject;
  };
  const ofLeader = async () => {
    const { items } = (await leader.get('/api/assessments/mine')).body as { items: Subject[] };
    return (await leader.get(`/api/assessments/subjects/${items[0]?.id}`))
      .body as unknown as Subject;
  };
  const factOf = ({ facts }: Subject, name: string) => facts.find(({ fact }) => fact === name);
  const prepare = async (kind: 'body' | 'person', subjects: readonly object[]) => {
    const { title, year } = tableOf(kind);
    const from = { kind: 'body', body: tableOf(kind) };
    const draft = { region: YUNJIANG, year, title, from, supersedes: null };
    const schemeId = (await office.post('/api/assessments/schemes', draft)).body['id'];
    await office.post('/api/access/reauthenticate', {});
    const issue = { organ: '云江市安委会', on: '2026-11-02', approval: '会议' };
    const at = `/api/assessments/schemes/${String(schemeId)}/issue`;
    await office.post(at, { version: 1, documentNo: kind, ...issue });
    const plan = { ...PLAN, schemeId, title };
    const made = await office.post('/api/assessments/exercises', plan);
    exercises.set(kind, String(made.body['id']));
    await act(kind, 'add-subjects', { subjects });
  };

  beforeAll(async () => {
    clock = movingClock(await openTestDatabase(), '2026-11-24T10:00:00');
    const { services } = clock;
    world = await addWorld(services);
    const { rows } = await services.owner.query<{ id: string; held: string }>(
      `select account.id, a.record_id as held from access.account account
         join posts.appointment a on a.person_id = account.person_id and a.valid_to is null
         join posts.post post on post.id = a.post_id join posts.organ organ on organ.id = post.organ_id
       where organ.region_path = $1 and post.class = 'government-chief' limit 1`,
      [QINGSHI],
    );
    appointmentId = rows[0]?.held ?? '';
    server = await openTestServer(services);
    office = await server.signIn(account('yunjiang-awb'));
    county = await server.signIn(account('qingshi-awb'));
    beside = await server.signIn(account('shiqiao-awb'));
    leader = await server.signIn(rows[0]?.id ?? '');
    const whole = { organId: null, appointmentId: null, class: null };
    await prepare(
      'body',
      [QINGSHI, SHIQIAO].map((region) => ({ region, ...whole })),
    );
    await prepare('person', [{ region: null, ...whole, appointmentId }]);
  });
  afterAll(async () => {
    await server.close();
    await clock.services.close();
  });

  it('before anything is collected nobody but who organises it knows of it', async () => {
    for (const visitor of [county, beside])
      for (const kind of ['body', 'person'])
        expect((await visitor.get(url(kind))).status).toBe(404);
    expect((await leader.get('/api/assessments/mine')).body['items']).toEqual([]);
  });

  it('collected, each county reads its own facts: no score, no grade, nothing of another', async () => {
    await act('body', 'collect');
    const [, other] = await listed('body', office);
    for (const [visitor, name] of [
      [county, '青石县'],
      [beside, '石桥县'],
    ] as const) {
      const mine = await own('body', visitor);
      expect(mine).toMatchObject({
        name,
        assessmentState: 'prepared',
        self: 'not-open',
        isResultShown: false,
        total: null,
        between: null,
        grade: null,
        couldBe: [],
        score: null,
        marks: [],
        may: [],
      });
      expect(factOf(mine, '会议')).toMatchObject({ value: [0, 0, 0, null], mayContest: false });
      expect(mine.facts.some(({ mayEnter }) => mayEnter)).toBe(false);
      const frame = (await visitor.get(url('body'))).body;
      expect(frame).toMatchObject({ subjectCount: 1, progress: null, steps: [], may: [] });
    }
    expect((await county.get(`/api/assessments/subjects/${other?.id}`)).status).toBe(404);
    expect((await leader.get('/api/assessments/mine')).body['items']).toEqual([]);
    expect((await leader.get(`/api/assessments/subjects/${other?.id}`)).status).toBe(404);
    // Whoever organises it reads what it did before.
    expect(await listed('body', office)).toMatchObject([{ isResultShown: true }, {}]);
  });

  it('a person reads theirs, and their office, but no other', async () => {
    await act('person', 'collect');
    const mine = await ofLeader();
    expect(mine).toMatchObject({ self: 'not-open', isResultShown: false, total: null });
    expect((await leader.get('/api/assessments/mine')).body['items']).toMatchObject([
      { id: mine.id, self: 'not-open', total: null },
    ]);
    expect((await own('person', county)).id).toBe(mine.id);
    expect((await beside.get(url('person'))).status).toBe(404);
    expect((await county.get(`/api/assessments/subjects/${mine.id}/history`)).status).toBe(404);
  });

  it('of other days nobody reads the numbers of the old ones', async () => {
    const { region: _region, year: _year, ...plan } = PLAN;
    const { title } = tableOf('body');
    const before = factOf(await own('body', county), '会议');
    await act('body', 'change', { ...plan, title, to: '2026-06-30' });
    const half = factOf(await own('body', county), '会议');
    expect(half?.value).not.toEqual(before?.value);
    await act('body', 'change', { ...plan, title });
    expect(factOf(await own('body', county), '会议')?.value).toEqual(before?.value);
  });

  it('what is still counted is contested from the self-assessment on, what nobody has said anything of is not, and the answer stands later', async () => {
    let mine = await own('body', county);
    const contest = async (fact: string, claimed: unknown) =>
      county.post(`/api/assessments/subjects/${mine.id}/contest`, {
        version: mine.version,
        fact,
        claimed,
        reason: '与台账不符',
        evidence: ['台账'],
      });
    await county.post('/api/access/reauthenticate', {});
    // Its days run to the end of the year: a contest is heard once, and is not spent on a number that grows.
    const early = await contest('会议', [1, 1, 1, 1]);
    expect(early.body.error?.code).toBe('assessments.fact-still-counted');
    expect(factOf(mine, '已整改')).toMatchObject({ value: null, mayContest: false });
    await county.post('/api/access/reauthenticate', {});
    expect((await contest('已整改', 9)).body.error?.code).toBe('assessments.fact-not-collected');
    expect((await contest('抽查扣分', 0)).body.error?.code).toBe('assessments.fact-not-told');
    await act('body', 'open-self-assessment');
    mine = await own('body', county);
    expect(factOf(mine, '会议')).toMatchObject({ mayContest: true });
    await county.post('/api/access/reauthenticate', {});
    const made = await contest('会议', [1, 1, 1, 1]);
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    expect(factOf(await own('body', county), '会议')?.contest?.state).toBe('open');
    const { region: _region, year: _year, ...plan } = PLAN;
    const otherDays = { ...plan, title: tableOf('body').title, to: '2026-06-30' };
    await office.post('/api/access/reauthenticate', {});
    const { version } = (await office.get(url('body'))).body;
    const changed = await office.post(`${url('body')}/change`, { version, ...otherDays });
    expect(changed.body.error?.code).toBe('assessments.period-contested');
    const { items } = (await office.get('/api/assessments/contests')).body as {
      items: { id: string; version: number }[];
    };
    await office.post('/api/access/reauthenticate', {});
    const answer = { isUpheld: true, value: [1, 1, 1, 1], reason: '核对台账' };
    const decided = await office.post(`/api/assessments/contests/${items[0]?.id}/decide`, {
      version: items[0]?.version,
      ...answer,
    });
    expect(decided.status, JSON.stringify(decided.body)).toBe(200);
    await act('body', 'collect');
    const later = await own('body', county);
    expect(later).toMatchObject({ self: 'open', isResultShown: false });
    expect(factOf(later, '会议')).toMatchObject({ value: [1, 1, 1, 1] });
  });

  it('cancelled, it asks nothing of anybody', async () => {
    await act('person', 'cancel', { reason: '另行安排' });
    expect(await ofLeader()).toMatchObject({ self: 'not-open', may: [] });
  });

  it('rows and leaves agree', async () => {
    expect(await disagreements(clock.services)).toEqual([]);
  });
});

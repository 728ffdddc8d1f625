// A term to object in working days that reaches past the published calendar: said, waited for, told once it can be.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { tellTerms } from './index.ts';

const TABLE = {
  id: 'ours',
  title: '云江市2026年度考核细则',
  status: 'local',
  year: 2026,
  subjects: { kind: 'body', partyAndGovernment: 'together' },
  total: 100,
  sections: [
    {
      id: '1',
      title: '一、隐患整改',
      points: 100,
      items: [
        {
          id: '1.1',
          title: '整改率',
          points: 100,
          rules: [{ kind: 'ratio', fact: '已整改', whole: { fact: '应整改' } }],
        },
      ],
    },
  ],
  grades: [{ name: '合格', from: 60 }, { name: '不合格' }],
};

describe('a term to object in working days', () => {
  let clock: Moving;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let second: Visitor;
  let county: Visitor;
  let secondId: string;
  let exerciseId: string;
  let subjectId: string;

  const moveTo = async (local: string) => {
    clock.moveTo(local);
    const account = (login: string) => world.accounts.get(login) ?? '';
    office = await server.signIn(account('yunjiang-awb'));
    second = await server.signIn(secondId);
    county = await server.signIn(account('qingshi-awb'));
  };
  const post = async (at: string, doing: string, body: object, visitor: Visitor) => {
    const { version } = (await office.get(at)).body as unknown as { version: number };
    await visitor.post('/api/access/reauthenticate', {});
    return visitor.post(`${at}/${doing}`, { version, ...body });
  };
  const at = () => `/api/assessments/exercises/${exerciseId}`;
  const act = (doing: string, body: object = {}, visitor = office) =>
    post(at(), doing, body, visitor);
  const actOn = (doing: string, body: object, visitor = office) =>
    post(`/api/assessments/subjects/${subjectId}`, doing, body, visitor);
  const told = async () =>
    ((await county.get('/api/notices')).body['items'] as { kind: string; params: object }[]).filter(
      ({ kind }) => kind.startsWith('assessment-notified'),
    );

  const formOf = (visitor: Visitor) =>
    visitor.get(
      `/api/documents/form?kind=assessment-notice&stream=assessment-subject&of=${subjectId}`,
    );
  const paperOf = (version: number, visitor = office) =>
    visitor.post('/api/documents', {
      kind: 'assessment-notice',
      stream: 'assessment-subject',
      of: subjectId,
      version,
      dated: clock.services.clock.today(),
      organs: ['云江市安全生产委员会办公室'],
      addressees: ['青石县党委、政府'],
      copiesTo: [],
      printedBy: null,
      answers: { contact: '李思齐' },
      number: { kind: 'none' },
    });
  const textOf = async (made: Awaited<ReturnType<typeof paperOf>>) => {
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const { rows } = await clock.services.owner.query<{ paper: string }>(
      'select paper::text from documents.document where id = $1',
      [made.body['id']],
    );
    return rows[0]?.paper ?? '';
  };

  beforeAll(async () => {
    clock = movingClock(await openTestDatabase(), '2026-12-21T10:00:00');
    const { services } = clock;
    world = await addWorld(services);
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    secondId = await services.unitOfWork.commit(command, async (unit) => {
      const [two] = await addAccounts(unit, [
        { loginName: 'yunjiang-2', displayName: '云江市安委办（二）' },
      ]);
      if (two === undefined) throw new Error('added');
      const whole = { role: 'safety-office', regionPath: YUNJIANG, level: 'prefecture' } as const;
      await addGrants(unit, [{ accountId: two, ...whole }]);
      return two;
    });
    server = await openTestServer(services);
    await moveTo('2026-12-21T10:00:00');
    const scheme = await office.post('/api/assessments/schemes', {
      region: YUNJIANG,
      year: 2026,
      title: TABLE.title,
      from: { kind: 'body', body: TABLE },
      supersedes: null,
    });
    const schemeId = String(scheme.body['id']);
    const issue = { organ: '云江市安委会', documentNo: '云安委〔2026〕9号', on: '2026-12-20' };
    const schemeAt = `/api/assessments/schemes/${schemeId}`;
    await post(schemeAt, 'issue', { ...issue, approval: '市政府常务会议' }, office);
    const prepared = await office.post('/api/assessments/exercises', {
      region: YUNJIANG,
      year: 2026,
      schemeId,
      title: TABLE.title,
      from: '2026-01-01',
      to: '2026-12-31',
      selfBy: '2026-12-21',
      scoringBy: '2026-12-22',
      proposeBy: '2026-12-25',
      objectionDays: 5,
      objectionUnit: 'working-days',
      objectionBasis: '云安委〔2026〕9号第二十条',
      isBlind: true,
      settling: 'people',
      settlingBasis: null,
    });
    exerciseId = String(prepared.body['id']);
    const whom = { region: QINGSHI, organId: null, appointmentId: null, class: null };
    await act('add-subjects', { subjects: [whom] });
    const { rows } = await services.owner.query<{ id: string }>(
      'select id from assessments.subject',
    );
    subjectId = rows[0]?.id ?? '';
    await act('open-self-assessment');
    for (const [fact, value] of [
      ['已整改', 95],
      ['应整改', 100],
    ] as const)
      await actOn('enter-fact', { fact, value, evidence: [], because: '台账' });
    await moveTo('2026-12-28T10:00:00');
    await act('open-scoring');
    await act('close-scoring', { reason: null });
    await act('propose');
    const paper = { on: '2026-12-28', organ: '云江市委', documentNo: '云委发〔2026〕30号' };
    await act('approve', paper, second);
  });
  afterAll(async () => {
    await server.close();
    await clock.services.close();
  });

  it('has no last day past the published calendar: it is said so, one may object, and nothing is final', async () => {
    expect((await formOf(office)).body.error?.code).toBe('documents.not-told-yet');
    const notified = await act('notify', { on: '2026-12-28' });
    expect(notified.body, JSON.stringify(notified.body)).toMatchObject({
      state: 'notified',
      objectionUnit: 'working-days',
      objectionsUntil: null,
      dueOn: null,
    });
    expect(await told()).toMatchObject([{ kind: 'assessment-notified-untold' }]);
    const form = (await formOf(office)).body as unknown as { version: number; organs: string[] };
    expect(form.organs).toEqual(['云江市安全生产委员会办公室']);
    const paper = await textOf(await paperOf(form.version));
    expect(paper).toContain('青石县：合计95分（满分100分），等次为合格。');
    expect(paper).toContain('经云江市委2026年12月28日批准（云委发〔2026〕30号）');
    expect(paper).toContain('异议期为5个工作日，截止日期在国家公布下一年度放假安排后另行告知');
    expect(paper).toContain('（云安委〔2026〕9号第二十条）');
    await moveTo('2026-12-30T10:00:00');
    const waits = await act('finalise');
    expect([waits.status, waits.body.error?.code]).toEqual([409, 'assessments.term-untold']);
    expect((await office.get(at())).body['may']).toEqual([]);
    const early = await actOn('object', { on: '2026-12-27', content: '早了' }, county);
    expect(early.body.error?.code).toBe('assessments.out-of-term');
    const made = await actOn('object', { on: '2026-12-30', content: '数不对' }, county);
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    expect(await tellTerms(clock.services)).toBe(0);
  });

  it('is told to each once the working days are known, and leaves the whole term from that day', async () => {
    // As if the days were published by now: counted from the notification it would be over already.
    await clock.services.owner.query('update assessments.exercise set objection_days = 1');
    expect(await tellTerms(clock.services, 1)).toBe(1);
    expect(await tellTerms(clock.services, 1)).toBe(0);
    expect((await office.get(at())).body).toMatchObject({ objectionsUntil: '2026-12-31' });
    expect((await told()).map(({ kind, params }) => ({ kind, params }))).toContainEqual({
      kind: 'assessment-notified',
      params: expect.objectContaining({ on: '2026-12-31' }),
    });
    const { rows } = await clock.services.owner.query<{ type: string }>(
      `select type from ledger.pending_leaf where type like '%.term-told.v1' order by type`,
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'assessment-subject.term-told.v1',
      'assessment.term-told.v1',
    ]);
    const subject = await clock.services.owner.query(
      'select objections_until::text as until from assessments.subject',
    );
    expect(subject.rows).toEqual([{ until: '2026-12-31' }]);
    // The telling of the term made the form of before it out of date.
    const { version } = (await formOf(office)).body as unknown as { version: number };
    expect((await paperOf(version - 1)).body.error?.code).toBe('documents.record-changed');
    expect(await textOf(await paperOf(version))).toContain('至2026年12月31日');
    expect(await disagreements(clock.services)).toEqual([]);
    // What was objected while nobody could say that it was late is decided all the same.
    expect((await act('finalise')).body.error?.code).toBe('assessments.term-runs');
    await moveTo('2027-01-01T10:00:00');
    expect((await act('finalise')).body.error?.code).toBe('assessments.objection-open');
  });

  it('is on the paper of who organises, who alone makes and reads it', async () => {
    const { rows } = await clock.services.owner.query<{ id: string; verify_code: string }>(
      'select id, verify_code from documents.document order by id',
    );
    const beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    for (const visitor of [county, beside]) {
      expect((await formOf(visitor)).status).toBe(404);
      expect((await visitor.get(`/api/documents/${rows[0]?.id}`)).status).toBe(404);
    }
    // One who holds a post in the body has nothing to make of its own result.
    const { rows: held } = await clock.services.owner.query<{ person_id: string }>(
      `select appointment.person_id from posts.appointment as appointment
        join posts.post as post on post.id = appointment.post_id
        join posts.organ as organ on organ.id = post.organ_id
      where organ.region_path = $1 and appointment.valid_to is null limit 1`,
      [QINGSHI],
    );
    expect((await formOf(await server.signIn(secondId))).status).toBe(200);
    await clock.services.owner.query('update access.account set person_id = $2 where id = $1', [
      secondId,
      held[0]?.person_id,
    ]);
    expect((await formOf(await server.signIn(secondId))).status).toBe(404);
    // To a stranger with the code: neither whose result it is nor what it was.
    const checked = await county.get(`/api/documents/check?code=${rows[0]?.verify_code}`);
    expect(checked.body).toMatchObject({ kind: 'assessment-notice', title: null });
    expect(JSON.stringify(checked.body)).not.toMatch(/青石县|合格/);
  });
});

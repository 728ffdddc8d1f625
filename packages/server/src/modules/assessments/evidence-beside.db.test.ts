// Marks over HTTP with the evidence beside them: what a county says and cites on an item, what a scorer of another department reads of it and no more, and marks on duties and on months.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { digestOf } from '../../platform/ids.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { addWorld, QINGSHI, YUNJIANG } from '../../testing/world.ts';
import { addAccounts } from '../access/index.ts';

const SHIQIAO = `${YUNJIANG}990102/`;
const CODES = ['art5.1', 'art5.2'];
const MONTHS = Array.from({ length: 12 }, (_, at) => (at === 2 ? 0 : 1));

/** Judged: how meetings were held, what the secretary did, what was done each month. */
const TABLE = {
  id: 'judged',
  title: '云江市2026年度评分表',
  status: 'local',
  year: 2026,
  subjects: { kind: 'body', partyAndGovernment: 'together' },
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
              asks: '会议次数',
              atLeast: 1,
              each: 10,
              from: { source: 'records', activity: 'meeting' },
            },
            { kind: 'manual', fact: '会议质量', asks: '会议质量扣分', gives: 'deduction' },
          ],
        },
        {
          id: '1.2',
          title: '书记履职',
          points: 24,
          rules: [{ kind: 'duties', fact: '书记履职', codes: CODES, each: 12 }],
        },
        {
          id: '1.3',
          title: '每月检查',
          points: 36,
          rules: [
            {
              kind: 'count',
              fact: '每月检查',
              asks: '各月检查次数',
              atLeast: 1,
              per: 'month',
              each: 3,
              from: { source: 'scorer' },
            },
            { kind: 'manual', fact: '会议质量', asks: '会议质量扣分', gives: 'deduction' },
          ],
        },
      ],
    },
  ],
  grades: [{ name: '合格', from: 60 }, { name: '不合格' }],
};

interface Shown {
  kind: string;
  id: string | null;
  title: string;
}
interface Line {
  subjectId: string;
  itemId: string;
  fact: string;
  periods: number | null;
  codes: string[];
  evidence: string[];
  said: { statement: string; evidence: Shown[]; by: string } | null;
  beside: { fact: string; value: unknown; evidence: Shown[] }[];
}
interface Subject {
  id: string;
  version: number;
  name: string;
  total: number | null;
  facts: {
    fact: string;
    maySay: boolean;
    said: { statement: string } | null;
    evidence: string[];
  }[];
}

describe('a mark with the evidence beside it', () => {
  let services: TestDatabase;
  let clock: Moving;
  let server: TestServer;
  let office: Visitor;
  let county: Visitor;
  let beside: Visitor;
  let leader: Visitor;
  let scorers: Visitor[];
  let accounts: ReadonlyMap<string, string>;
  let leaderAccount: string;
  let personId: string;
  let scorerIds: readonly string[];
  let exerciseId: string;
  let meetings: string[];
  const subjects = new Map<string, string>();

  const signIn = async () => {
    office = await server.signIn(accounts.get('yunjiang-awb') ?? '');
    county = await server.signIn(accounts.get('qingshi-awb') ?? '');
    beside = await server.signIn(accounts.get('shiqiao-awb') ?? '');
    leader = await server.signIn(leaderAccount);
    scorers = await Promise.all(scorerIds.map((id) => server.signIn(id)));
  };
  const path = (region: string) => `/api/assessments/subjects/${subjects.get(region)}`;
  const one = async (region: string, visitor: Visitor) =>
    (await visitor.get(path(region))).body as unknown as Subject;
  const say = async (region: string, visitor: Visitor, body: object) =>
    visitor.post(`${path(region)}/say`, {
      version: (await one(region, visitor)).version,
      statement: '四次会议都有纪要',
      records: [],
      documents: [],
      ...body,
    });
  const act = async (doing: string, body: object = {}) => {
    const url = `/api/assessments/exercises/${exerciseId}`;
    const version = (await office.get(url)).body['version'];
    await office.post('/api/access/reauthenticate', {});
    const done = await office.post(`${url}/${doing}`, { version, ...body });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
  };
  const linesOf = async (visitor: Visitor) =>
    (await visitor.get('/api/assessments/scoring')).body['items'] as Line[];
  const record = async (title: string, draftId: string) => {
    const { body } = await leader.post('/api/performance/records', {
      draftId,
      activity: 'meeting',
      body: 'government-executive-meeting',
      title,
      occurredOn: '2026-11-20',
      occurredTo: null,
      place: null,
      matter: '研究矿山整治',
      findings: null,
      orders: null,
      followUp: null,
      basisNo: null,
      lateReason: null,
      participants: [{ personId, role: 'led', duties: [] }],
    });
    expect(body['id'], JSON.stringify(body)).toBeTypeOf('string');
    return String(body['id']);
  };

  beforeAll(async () => {
    clock = movingClock(await openTestDatabase(), '2026-11-24T10:00:00');
    services = clock.services;
    ({ accounts } = await addWorld(services));
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    ({ ids: scorerIds } = await services.unitOfWork.commit(command, async (unit) => ({
      ids: await addAccounts(unit, [
        { loginName: 'scorer-1', displayName: '应急局评分员' },
        { loginName: 'scorer-2', displayName: '督查室评分员' },
      ]),
    })));
    const { rows } = await services.owner.query<{ id: string; person_id: string }>(
      `select account.id, account.person_id from access.account account
         join posts.appointment a on a.person_id = account.person_id and a.valid_to is null
         join posts.post post on post.id = a.post_id join posts.organ organ on organ.id = post.organ_id
       where organ.region_path = $1 and post.class = 'government-chief' limit 1`,
      [QINGSHI],
    );
    leaderAccount = rows[0]?.id ?? '';
    personId = rows[0]?.person_id ?? '';
    server = await openTestServer(services);
    await signIn();
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const DRAFT = '00000000-0000-4000-8000-000000000001';

  it('a county says something on what is judged, with records of its own and documents, until it submits', async () => {
    const bytes = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
    const sent = await leader.post('/api/performance/attachments', {
      draftId: DRAFT,
      name: '纪要.pdf',
      size: bytes.length,
      digest: digestOf(bytes),
      keepsMetadata: false,
    });
    const file = `/api/performance/attachments/${String(sent.body['id'])}`;
    await leader.upload(`${file}/parts/0`, bytes);
    const whole = await leader.post(`${file}/finish`);
    expect(whole.status, JSON.stringify(whole.body)).toBe(200);
    meetings = [
      await record('常务会议研究矿山整治', DRAFT),
      await record('专题会议', '00000000-0000-4000-8000-000000000002'),
    ];
    const made = await office.post('/api/assessments/schemes', {
      region: YUNJIANG,
      year: 2026,
      title: TABLE.title,
      from: { kind: 'body', body: TABLE },
      supersedes: null,
    });
    const schemeId = String(made.body['id']);
    await office.post('/api/access/reauthenticate', {});
    const issued = await office.post(`/api/assessments/schemes/${schemeId}/issue`, {
      version: 1,
      organ: '云江市安委会',
      documentNo: '云安委〔2026〕9号',
      on: '2026-11-20',
      approval: '市政府常务会议',
    });
    expect(issued.status, JSON.stringify(issued.body)).toBe(200);
    const prepared = await office.post('/api/assessments/exercises', {
      region: YUNJIANG,
      year: 2026,
      schemeId,
      title: '云江市2026年度县级考核',
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
    });
    exerciseId = String(prepared.body['id']);
    const whom = { organId: null, appointmentId: null, class: null };
    await act('add-subjects', {
      subjects: [QINGSHI, SHIQIAO].map((region) => ({ region, ...whom })),
    });
    const listed = await office.get(`/api/assessments/exercises/${exerciseId}/subjects?limit=10`);
    for (const [at, { id }] of (listed.body['items'] as Subject[]).entries())
      subjects.set([QINGSHI, SHIQIAO][at] ?? '', id);
    await act('open-self-assessment');
    const mine = await one(QINGSHI, county);
    expect(mine.facts.map(({ fact, maySay }) => [fact, maySay])).toEqual([
      ['会议', false],
      ['会议质量', true],
      ['书记履职', true],
      ['每月检查', true],
    ]);
    const held = `${path(QINGSHI)}/evidence?kind=duty-record`;
    const offered = (await county.get(held)).body['items'] as { id: string }[];
    expect(offered.map(({ id }) => id).toSorted()).toEqual(meetings.toSorted());
    expect((await beside.get(held)).status).toBe(404);
    expect((await office.get(held)).body.error?.code).toBe('assessments.other-side');
    const cited = [{ kind: 'duty-record', id: meetings[0] }];
    const refusals = [
      [county, { fact: '会议', records: cited }, 'assessments.not-judged'],
      [county, { fact: '会议质量', statement: ' ', records: cited }, 'assessments.nothing-said'],
      [office, { fact: '会议质量' }, 'assessments.other-side'],
    ] as const;
    for (const [visitor, body, code] of refusals)
      expect((await say(QINGSHI, visitor, body)).body.error?.code).toBe(code);
    // Nobody cites what another county holds.
    const others = await say(SHIQIAO, beside, { fact: '会议质量', records: cited });
    expect(others.body.error).toMatchObject({
      code: 'assessments.no-such-evidence',
      path: 'body.records.0',
    });
    const said = await say(QINGSHI, county, {
      fact: '会议质量',
      records: cited,
      documents: ['会议纪要汇编'],
    });
    expect(said.status, JSON.stringify(said.body)).toBe(200);
    expect((await say(QINGSHI, county, { fact: '书记履职' })).status).toBe(200);
    const back = await say(QINGSHI, county, { fact: '书记履职', statement: '' });
    const facts = back.body['facts'] as Subject['facts'];
    expect(facts.flatMap(({ fact, said: of }) => (of === null ? [] : [fact]))).toEqual([
      '会议质量',
    ]);
    await act('collect');
    await county.post('/api/access/reauthenticate', {});
    const submitted = await county.post(`${path(QINGSHI)}/submit-self-assessment`, {
      version: (await one(QINGSHI, county)).version,
      statement: '全年履职情况良好',
    });
    expect(submitted.status, JSON.stringify(submitted.body)).toBe(200);
    const late = await say(QINGSHI, county, { fact: '书记履职' });
    expect(late.body.error?.code).toBe('assessments.self-closed');
    // The records a fact was counted from are told by their titles.
    expect(
      (await one(QINGSHI, office)).facts.find(({ fact }) => fact === '会议')?.evidence.toSorted(),
    ).toEqual(['专题会议', '常务会议研究矿山整治']);
  });

  it('of a department only what is its own, and of a person only what they took part in, though its office reads more', async () => {
    const { owner } = services;
    const { rows } = await owner.query<{ lead: string; other: string; somebody: string }>(
      `select part.organ_id as lead, other.id as other,
         (select person_id from posts.appointment where person_id <> $2 and scope_key = part.scope_key limit 1) as somebody
       from performance.participation part, posts.organ other
       where part.record_id = $1 and other.region_path = $3 and other.id <> part.organ_id limit 1`,
      [meetings[0], personId, QINGSHI],
    );
    const { lead, other, somebody } = rows[0] ?? {};
    const key = `county${QINGSHI}`;
    const [task, asked] = [meetings[0], meetings[1]];
    await owner.query(
      `insert into supervision.task (id, version, state, root_id, scope_key, issuer_office, issuer_name, source_kind,
         source_text, title, text, due_kind, due_on, first_due_on, drafted_at, drafted_by, signed_by, issue_no, issued_on,
         issued_at, scope_keys, persons)
       values ($1, 1, 'issued', $1, $2, 'safety-office', '安委办', 'meeting', '会议', '督办', '整改', 'date', '2026-12-01',
         '2026-12-01', now(), '某人', '某人', '1号', '2026-11-01', now(), array[$2], array[$3]::uuid[])`,
      [task, key, personId],
    );
    await owner.query(
      `insert into supervision.party (task_id, position, role, organ_id, organ_name, organ_kind, region_name, scope_key,
         post_id, post_title, person_id, person_name)
       values ($1, 1, 'lead', $2, '县政府', 'government', '青石县', $3, $2, '县长', $4, '某人')`,
      [task, lead, key, personId],
    );
    await owner.query(
      `insert into deployments.deployment (id, version, region_path, scope_key, issued_by, issuer, kind, title, received_on,
         source, recorded_at, recorded_by)
       values ($1, 1, $2, $3, 'superior', '上级', 'document', '文件', '2026-11-01', 'form', now(), '某人')`,
      [asked, QINGSHI, key],
    );
    await owner.query(
      `insert into deployments.ask (id, deployment_id, position, version, what, organ_id, scope_key, organ_name, asked_on,
         persons) values ($1, $1, 1, 1, '要求', $2, $3, '县政府', '2026-11-01', array[$4]::uuid[])`,
      [asked, lead, key, personId],
    );
    const make = (organ: string | null, person: string | null) =>
      owner.query(
        `update assessments.subject set organ_id = $1::uuid, person_id = $2::uuid, appointment_id = $2::uuid,
           kind = case when $2::uuid is null then 'body' else 'person' end, submitted_on = null, submitted_by = null,
           statement = null, is_late = null where id = $3`,
        [organ, person, subjects.get(QINGSHI)],
      );
    const cited = [
      ['duty-record', meetings[0]],
      ['task', task],
      ['deployment', asked],
    ] as const;
    const answers = async () =>
      Promise.all(
        cited.map(async ([kind, id]) => {
          const offered = (await county.get(`${path(QINGSHI)}/evidence?kind=${kind}`)).body;
          const isOffered = (offered['items'] as { id: string }[]).some((each) => each.id === id);
          return isOffered;
        }),
      );
    const codes = async () => {
      const said = [];
      for (const [kind, id] of cited)
        said.push(
          (await say(QINGSHI, county, { fact: '书记履职', records: [{ kind, id }] })).body.error
            ?.code,
        );
      return said;
    };
    const none = 'assessments.no-such-evidence';
    for (const [organ, person, isOwn] of [
      [null, null, true],
      [lead, null, true],
      [other, null, false],
      [lead, personId, true],
      [lead, somebody, false],
    ] as const) {
      await make(organ ?? null, person ?? null);
      expect(await answers()).toEqual(cited.map(() => isOwn));
      expect(await codes()).toEqual(cited.map(() => (isOwn ? undefined : none)));
    }
    await make(null, null);
    await say(QINGSHI, county, { fact: '书记履职', statement: '' });
    await county.post('/api/access/reauthenticate', {});
    await county.post(`${path(QINGSHI)}/submit-self-assessment`, {
      version: (await one(QINGSHI, county)).version,
      statement: '全年履职情况良好',
    });
    for (const table of ['deployments.ask', 'deployments.deployment', 'supervision.party'])
      await owner.query(`delete from ${table}`);
    await owner.query('delete from supervision.task');
  });

  it('whoever scores has it beside the mark, once for each subject, and never a mark of another', async () => {
    clock.moveTo('2026-11-26T10:00:00');
    await signIn();
    await act('assign', { loginName: 'scorer-1', items: ['1.1', '1.2', '1.3'] });
    await act('assign', { loginName: 'scorer-2', items: ['1.1'] });
    await act('open-scoring');
    const [first, other] = scorers;
    if (first === undefined || other === undefined) throw new Error('two scorers');
    const page = await first.get('/api/assessments/scoring');
    expect(page.body['subjects']).toEqual(
      expect.arrayContaining([
        {
          id: subjects.get(QINGSHI),
          statement: '全年履职情况良好',
          submittedOn: '2026-11-24',
        },
        { id: subjects.get(SHIQIAO), statement: null, submittedOn: null },
      ]),
    );
    const lines = page.body['items'] as Line[];
    expect(lines).toHaveLength(6);
    const line = lines.find(
      ({ subjectId, fact }) => subjectId === subjects.get(QINGSHI) && fact === '会议质量',
    );
    expect(line?.said).toEqual({
      statement: '四次会议都有纪要',
      by: '青石县安委办',
      evidence: [
        { kind: 'duty-record', id: meetings[0], title: '常务会议研究矿山整治' },
        { kind: 'document', id: null, title: '会议纪要汇编' },
      ],
    });
    expect(line?.beside).toMatchObject([{ fact: '会议', value: 2 }]);
    expect(line?.beside[0]?.evidence.map(({ title }) => title).toSorted()).toEqual([
      '专题会议',
      '常务会议研究矿山整治',
    ]);
    // One item for who was named on one.
    expect((await linesOf(other)).map(({ itemId }) => itemId)).toEqual(['1.1', '1.1']);
    const given = await first.post(`${path(QINGSHI)}/mark`, {
      itemId: '1.1',
      fact: '会议质量',
      value: 4,
      reason: '一次没有请分管负责人',
      evidence: ['常务会议研究矿山整治', '抽看录像'],
    });
    expect(given.body).toMatchObject({ evidence: ['常务会议研究矿山整治', '抽看录像'] });
    expect(JSON.stringify(await linesOf(other))).not.toMatch(/抽看录像|应急局评分员/);
  });

  it('a record beside the mark is read though it is no record of theirs, as far as the item needs, and each reading is kept', async () => {
    const [first, other] = scorers;
    if (first === undefined || other === undefined) throw new Error('two scorers');
    const [cited, counted] = meetings;
    const at = (item: string, id: string | undefined, region = QINGSHI) =>
      `${path(region)}/items/${item}/records/${id}`;
    const read = await other.get(at('1.1', cited));
    expect(read.body).toMatchObject({
      title: '常务会议研究矿山整治',
      on: '2026-11-20',
      matter: '研究矿山整治',
      files: [{ name: '纪要.pdf' }],
    });
    const [file] = read.body['files'] as { id: string }[];
    const whole = await other.download(`${at('1.1', cited)}/files/${file?.id}`);
    expect(whole.bytes.toString()).toMatch(/^%PDF/);
    // Counted, it lies beside it as well; its files are its own.
    expect((await first.get(at('1.1', counted))).status).toBe(200);
    expect((await first.get(`${at('1.1', counted)}/files/${file?.id}`)).status).toBe(404);
    // Not where it shows nothing, not on another’s item, not of another subject, not for who was not named.
    const refused = [
      [first, at('1.2', cited)],
      [other, at('1.2', cited)],
      [other, at('1.1', cited, SHIQIAO)],
      [beside, at('1.1', cited)],
      [office, at('1.1', cited)],
    ] as const;
    for (const [visitor, url] of refused) expect((await visitor.get(url)).status).toBe(404);
    // And nothing of it by any other way.
    expect((await other.get(`/api/performance/records/${cited}`)).status).not.toBe(200);
    const kept = await services.owner.query(
      `select count(*)::int as times from access.audit_entry
       where action = 'assessments.cited-record' and target = $1`,
      [`${subjects.get(QINGSHI)} ${cited}`],
    );
    expect(kept.rows).toEqual([{ times: 2 }]);
  });

  it('the office of a place has no line of it to mark, and marks it by no other way', async () => {
    await act('assign', { loginName: 'qingshi-awb', items: ['1.1'] });
    expect((await linesOf(county)).map(({ subjectId }) => subjectId)).toEqual([
      subjects.get(SHIQIAO),
    ]);
    const mark = { itemId: '1.1', fact: '会议质量', value: 1, reason: '查阅台账', evidence: [] };
    const own = await county.post(`${path(QINGSHI)}/mark`, mark);
    expect(own.body.error?.code).toBe('assessments.own');
    await act('assign', { loginName: 'qingshi-awb', items: [] });
  });

  it('a mark that is under way when scoring closes waits for it, and is refused', async () => {
    const [, other] = scorers;
    const holder = await services.owner.connect();
    try {
      await holder.query('begin');
      const close = `update assessments.exercise set state = $2 where id = $1`;
      await holder.query(close, [exerciseId, 'moderation']);
      let isDone = false;
      const giving = other
        ?.post(`${path(SHIQIAO)}/mark`, {
          itemId: '1.1',
          fact: '会议质量',
          value: 1,
          reason: '查阅台账',
          evidence: [],
        })
        .then((answer) => {
          isDone = true;
          return answer;
        });
      await new Promise((done) => setTimeout(done, 700));
      expect(isDone).toBe(false);
      await holder.query('commit');
      expect((await giving)?.body.error?.code).toBe('assessments.not-now');
      await holder.query(close, [exerciseId, 'scoring']);
    } finally {
      holder.release();
    }
  });

  it('whoever gave a mark settles nothing of it, though it is asked of them no more', async () => {
    await act('assign', { loginName: 'yunjiang-awb', items: ['1.1'] });
    const mark = { itemId: '1.1', fact: '会议质量', value: 1, reason: '查阅台账', evidence: [] };
    expect((await office.post(`${path(SHIQIAO)}/mark`, mark)).status).toBe(200);
    await act('assign', { loginName: 'yunjiang-awb', items: [] });
  });

  it('a mark on duties and one on twelve months are given, and count', async () => {
    const [first, other] = scorers;
    if (first === undefined || other === undefined) throw new Error('two scorers');
    const asked = (await linesOf(first)).filter(
      ({ subjectId }) => subjectId === subjects.get(QINGSHI),
    );
    expect(asked.map(({ fact, codes, periods }) => [fact, codes, periods])).toEqual([
      ['会议质量', [], null],
      ['书记履职', CODES, null],
      ['每月检查', [], 12],
    ]);
    const mark = async (visitor: Visitor, itemId: string, fact: string, value: unknown) => {
      const body = { itemId, fact, value, reason: '查阅台账', evidence: [] };
      const given = await visitor.post(`${path(QINGSHI)}/mark`, body);
      expect(given.status, JSON.stringify(given.body)).toBe(200);
      return given.body;
    };
    // A fact of two items is one mark, and may be given at either.
    expect(await mark(first, '1.3', '会议质量', 4)).toMatchObject({ itemId: '1.1', value: 4 });
    const states = { 'art5.1': 'met', 'art5.2': 'not-met' };
    await mark(first, '1.2', '书记履职', states);
    await mark(first, '1.3', '每月检查', MONTHS);
    await mark(other, '1.1', '会议质量', 4);
    await act('close-scoring', { reason: '石桥县另行评定' });
    // Of 40 four are taken, of 24 twelve, of 36 three and the four again.
    expect((await one(QINGSHI, office)).total).toBe(36 + 12 + 29);
    const { version } = (await office.get(path(SHIQIAO))).body;
    const said = { fact: '会议质量', value: 2, reason: '会审', evidence: [] };
    const settled = await office.post(`${path(SHIQIAO)}/moderate`, { version, ...said });
    expect(settled.body.error?.code).toBe('assessments.scored-by-oneself');
  });

  it('rows and leaves agree', async () => {
    expect(await disagreements(services)).toEqual([]);
  });
});

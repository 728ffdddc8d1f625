// A year’s assessment over HTTP, from the scheme to what follows: faults, blind marks, a contest once for all, a quota, an objection, who sees what.
import { readList } from '@jinze/documents/testing';
import type { Id } from '@jinze/kernel';
import { builtInSchemes } from '@jinze/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { takenLists } from '../../testing/taken-lists.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { finalExercises, finalGradesOfBodies, remindOfConsequences } from './index.ts';

/** One month and two after the result is final. */
const DUE = ['2027-01-08', '2027-02-08'];

const COUNTIES = ['990101', '990102', '990103', '990104', '990105', '990106'].map(
  (code) => `${YUNJIANG}${code}/`,
);

/** A table of five facts: one from records, one entered, one marked, one of accidents, one untrue. */
const TABLE = {
  id: 'ours',
  title: '云江市2026年度县级安全生产考核细则',
  status: 'local',
  year: 2026,
  subjects: { kind: 'body', partyAndGovernment: 'together' },
  total: 100,
  sections: [
    {
      id: '1',
      title: '一、日常工作',
      points: 60,
      items: [
        {
          id: '1.1',
          title: '专题会议',
          points: 20,
          clauses: ['art5.2'],
          rules: [
            {
              kind: 'count',
              fact: '会议',
              asks: '各季度会议次数',
              atLeast: 1,
              per: 'quarter',
              each: 5,
              from: { source: 'records', activity: 'meeting' },
            },
          ],
        },
        {
          id: '1.2',
          title: '重大隐患整改率',
          points: 40,
          rules: [{ kind: 'ratio', fact: '已整改', whole: { fact: '应整改' } }],
        },
      ],
    },
    {
      id: '2',
      title: '二、现场抽查',
      points: 40,
      items: [
        {
          id: '2.1',
          title: '现场抽查',
          points: 40,
          rules: [{ kind: 'manual', fact: '抽查扣分', asks: '现场抽查扣分', gives: 'deduction' }],
        },
      ],
    },
  ],
  vetoes: [
    {
      id: 'v',
      title: '发生较大以上事故',
      when: {
        fact: '较大以上事故',
        from: {
          source: 'accidents',
          grades: ['relatively-serious', 'serious', 'especially-serious'],
        },
        atLeast: 1,
      },
      effect: 'grade',
      act: { title: '云岭省安全生产考核办法', issuedBy: 'provincial', status: 'local' },
    },
  ],
  grades: [{ name: '优秀', from: 90 }, { name: '合格', from: 60 }, { name: '不合格' }],
  quotas: [{ grade: '优秀', atMost: 2 }],
  consequences: [
    { text: '一个月内向市委、市政府书面报告', grades: ['不合格'], withinMonths: 1 },
    { text: '两个月内报送整改情况', grades: ['不合格'], withinMonths: 2 },
  ],
};

const PLAN = {
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
};

interface Subject {
  id: string;
  version: number;
  name: string;
  total: number | null;
  between: { atLeast: number | null; atMost: number | null } | null;
  grade: string | null;
  couldBe: string[];
  proposedGrade: string | null;
  finalGrade: string | null;
  vetoes: string[];
  isResultShown: boolean;
  self: string;
  facts: {
    fact: string;
    value: unknown;
    isWithheld: boolean;
    asTold: { value: unknown } | null;
    mayEnter: boolean;
    mayContest: boolean;
    contest: { id: string; version: number; state: string } | null;
  }[];
  score: {
    items: { id: string; title: string; points: number; reasons: { text: string }[] }[];
  } | null;
  whys: Record<
    string,
    { heading: string; clause: { title: string }[]; facts: string[]; proof: string[] }
  > | null;
  told: { number: number; total: number | null; proposedGrade: string; isShown: boolean } | null;
  marks: unknown[];
  objections: { id: string; mayDecide: boolean; state: string }[];
  consequences: { id: string; version: number; text: string; dueOn: string; mayEnd: boolean }[];
  may: string[];
}

describe('a year’s assessment', () => {
  let services: TestDatabase;
  let clock: Moving;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let second: Visitor;
  let scorers: [Visitor, Visitor];
  let county: Visitor;
  let beside: Visitor;
  let ids: string[];
  let schemeId: string;
  let exerciseId: string;
  const subjects = new Map<string, string>();

  const account = (login: string) => world.accounts.get(login) ?? '';
  const signIn = async () => {
    office = await server.signIn(account('yunjiang-awb'));
    second = await server.signIn(ids[0] ?? '');
    county = await server.signIn(account('qingshi-awb'));
    beside = await server.signIn(account('shiqiao-awb'));
  };
  const moveTo = async (local: string) => {
    clock.moveTo(local);
    await signIn();
  };
  const signed = async (visitor: Visitor) => {
    await visitor.post('/api/access/reauthenticate', {});
    return visitor;
  };
  const exercise = async (visitor = office) =>
    (await visitor.get(`/api/assessments/exercises/${exerciseId}`)).body as unknown as {
      version: number;
      state: string;
      may: string[];
      progress: { marksMissing: number; marksDiffer: number; open: number } | null;
      assignments: unknown[];
      unassigned: string[];
      scheme: { marked: { itemId: string }[] };
    };
  const act = async (doing: string, body: object = {}, visitor = office) =>
    (await signed(visitor)).post(`/api/assessments/exercises/${exerciseId}/${doing}`, {
      version: (await exercise()).version,
      ...body,
    });
  const one = async (region: string, visitor = office) =>
    (await visitor.get(`/api/assessments/subjects/${subjects.get(region)}`))
      .body as unknown as Subject;
  const history = async (region: string, visitor = office, query = '') =>
    (await visitor.get(`/api/assessments/subjects/${subjects.get(region)}/history${query}`))
      .body as unknown as {
      items: { kind: string; number: number; at: string; cause?: string; by?: string }[];
      next: string | null;
    };
  const actOn = async (region: string, doing: string, body: object, visitor = office) =>
    (await signed(visitor)).post(`/api/assessments/subjects/${subjects.get(region)}/${doing}`, {
      version: (await one(region)).version,
      ...body,
    });

  beforeAll(async () => {
    clock = movingClock(await openTestDatabase(), '2026-11-24T10:00:00');
    services = clock.services;
    world = await addWorld(services);
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    ({ ids } = await services.unitOfWork.commit(command, async (unit) => {
      const added = await addAccounts(unit, [
        { loginName: 'yunjiang-2', displayName: '云江市安委办（二）' },
        { loginName: 'scorer-1', displayName: '应急局评分员' },
        { loginName: 'scorer-2', displayName: '督查室评分员' },
        { loginName: 'yunling-awb', displayName: '云岭省安委办' },
      ]);
      const [two, , , above] = added;
      if (two === undefined || above === undefined) throw new Error('added');
      await addGrants(unit, [
        { accountId: two, role: 'safety-office', regionPath: YUNJIANG, level: 'prefecture' },
        { accountId: above, role: 'safety-office', regionPath: '/99/', level: 'province' },
      ]);
      return { ids: added };
    }));
    server = await openTestServer(services);
    await signIn();
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  it('a draft is kept with its faults, which say where they are; it is not issued with one', async () => {
    const made = await office.post('/api/assessments/schemes', {
      region: YUNJIANG,
      year: 2026,
      title: TABLE.title,
      from: null,
      supersedes: null,
    });
    expect(made.status).toBe(200);
    schemeId = String(made.body['id']);
    const wrong = structuredClone(TABLE) as Record<string, unknown> & typeof TABLE;
    Object.assign(wrong.sections[0]?.items[0]?.rules[0] ?? {}, { kind: 'counts' });
    const saved = await office.post(`/api/assessments/schemes/${schemeId}/change`, {
      version: 1,
      title: TABLE.title,
      body: wrong,
      note: null,
    });
    expect(saved.body['faults']).toMatchObject([
      {
        code: 'shape',
        path: 'sections.0.items.0.rules.0.kind',
        place: '一、日常工作 › 专题会议',
        text: expect.stringMatching(/^无效/),
      },
    ]);
    const refused = await (await signed(office)).post(
      `/api/assessments/schemes/${schemeId}/issue`,
      {
        version: 2,
        organ: '云江市安委会',
        documentNo: '云安委〔2026〕9号',
        on: '2026-11-20',
        approval: '市政府常务会议',
      },
    );
    expect(refused.body.error?.code).toBe('assessments.scheme-faulty');
    const sheet = '/api/assessments/schemes.xlsx?state=draft';
    const { said, rows } = await readList((await office.download(sheet)).bytes);
    expect(said).toContain('只含状态为“草稿”的。');
    expect(rows).toMatchObject([[TABLE.title, '2026', '云江市', '单位', '3', '草稿', '1', '', '']]);
    expect((await readList((await county.download(sheet)).bytes)).rows).toEqual([]);
    const veto = structuredClone(TABLE);
    delete (veto.vetoes[0] as { act?: unknown }).act;
    const checked = await office.post('/api/assessments/schemes/check', { body: veto });
    expect(checked.body['faults']).toMatchObject([
      { code: 'scheme.veto-without-act', place: '发生较大以上事故' },
    ]);
    const tried = await office.post('/api/assessments/sample-facts', {
      scheme: { kind: 'body', body: veto },
      class: null,
      seed: 1,
    });
    expect(tried.body.error).toMatchObject({
      code: 'assessments.scheme-faulty',
      path: 'body.scheme.body.vetoes.0.act',
    });
  });

  it('a table that comes as a file is kept without a secrecy marking, under its own name and year', async () => {
    const secret = structuredClone(TABLE);
    Object.assign(secret.sections[0]?.items[0] ?? {}, { text: '机密★1年 会议安排' });
    const draft = { region: YUNJIANG, year: 2026, title: '照录的表', supersedes: null };
    const asked = { ...draft, from: { kind: 'body', body: secret } };
    const refused = await office.post('/api/assessments/schemes', asked);
    expect(refused.body.error).toMatchObject({
      code: 'assessments.marked-secret',
      path: 'body.from.body',
    });
    const made = await office.post('/api/assessments/schemes', {
      ...draft,
      from: { kind: 'body', body: TABLE },
    });
    const id = String(made.body['id']);
    const saved = await office.post(`/api/assessments/schemes/${id}/change`, {
      version: 1,
      title: '照录的表',
      body: { ...TABLE, id: 'another', year: 2019 },
      note: null,
    });
    expect(saved.body['body']).toMatchObject({ id, year: 2026, title: '照录的表' });
    await office.post(`/api/assessments/schemes/${id}/withdraw`, { version: 2, reason: '试' });
  });

  it('a rule or a fact is tried out before it is issued, and nothing is kept of it', async () => {
    const facts = { 会议: [1, 1, 0, 1], 已整改: 9, 应整改: 10, 抽查扣分: { value: 2, by: '某' } };
    const harder = structuredClone(TABLE);
    const rule = harder.sections[0]?.items[0]?.rules[0] as { each: number };
    rule.each = 10;
    const asked = { subjects: [{ name: '甲县', class: null, facts }], exerciseId: null };
    const beside = await office.post('/api/assessments/what-if', {
      ...asked,
      scheme: { kind: 'body', body: harder },
      against: { kind: 'body', body: TABLE },
      change: null,
    });
    expect(beside.body['subjects']).toMatchObject([
      { before: { total: 89, grade: null }, after: { total: 84 }, items: [{ id: '1.1' }] },
    ]);
    const other = await office.post('/api/assessments/what-if', {
      ...asked,
      scheme: { kind: 'body', body: TABLE },
      against: null,
      change: { fact: '较大以上事故', value: 1 },
    });
    expect(other.body['subjects']).toMatchObject([
      { before: { couldBe: ['合格', '不合格'] }, after: { grade: '不合格' }, items: [] },
    ]);
  });

  it('issued, it is frozen; the county does not see it, and takes no place in it', async () => {
    await office.post(`/api/assessments/schemes/${schemeId}/change`, {
      version: 2,
      title: TABLE.title,
      body: TABLE,
      note: '改正会议一项',
    });
    const issued = await (await signed(office)).post(`/api/assessments/schemes/${schemeId}/issue`, {
      version: 3,
      organ: '云江市安委会',
      documentNo: '云安委〔2026〕9号',
      on: '2026-11-20',
      approval: '市政府常务会议',
    });
    expect([issued.body['state'], issued.body['may']]).toEqual(['issued', []]);
    expect(issued.body['versions']).toHaveLength(3);
    const late = await office.post(`/api/assessments/schemes/${schemeId}/change`, {
      version: 4,
      title: '别的',
      body: TABLE,
      note: null,
    });
    expect(late.body.error?.code).toBe('assessments.scheme-frozen');
    expect((await county.get(`/api/assessments/schemes/${schemeId}`)).status).toBe(404);
    const file = await office.download(`/api/assessments/schemes/${schemeId}/scheme.json`);
    expect(JSON.parse(file.bytes.toString())).toMatchObject({ total: 100 });
  });

  it('prepared with the regions directly below, and with nobody else', async () => {
    const made = await office.post('/api/assessments/exercises', {
      region: YUNJIANG,
      year: 2026,
      schemeId,
      ...PLAN,
    });
    expect(made.status).toBe(200);
    exerciseId = String(made.body['id']);
    const township = await act('add-subjects', {
      subjects: [
        { region: `${QINGSHI}990101100/`, organId: null, appointmentId: null, class: null },
      ],
    });
    expect(township.body.error).toMatchObject({
      code: 'assessments.subject-not-fitting',
      path: 'body.subjects.0',
    });
    const offered = await office.get(
      `/api/assessments/exercises/${exerciseId}/candidates?kind=regions`,
    );
    expect((offered.body['items'] as { region: string }[]).map(({ region }) => region)).toEqual([
      ...COUNTIES,
      `${YUNJIANG}990171/`,
    ]);
    const added = await act('add-subjects', {
      subjects: COUNTIES.map((region) => ({
        region,
        organId: null,
        appointmentId: null,
        class: null,
      })),
    });
    expect(added.body['subjectCount']).toBe(6);
    const listed = await office.get(`/api/assessments/exercises/${exerciseId}/subjects?limit=4`);
    const items = listed.body['items'] as Subject[];
    expect(items[0]).toMatchObject({ total: null, between: { atLeast: 0, atMost: 100 } });
    const rest = await office.get(
      `/api/assessments/exercises/${exerciseId}/subjects?limit=4&after=${encodeURIComponent(String(listed.body['next']))}`,
    );
    const all = [...items, ...(rest.body['items'] as Subject[])];
    for (const [at, { id }] of all.entries()) subjects.set(COUNTIES[at] ?? '', id);
    expect(all).toHaveLength(6);
    expect((await county.get(`/api/assessments/exercises/${exerciseId}`)).status).toBe(404);
  });

  it('the self-assessment is each county’s own: facts it enters, facts of the system it only reads, no total', async () => {
    const before = await office.get(`/api/assessments/exercises/${exerciseId}/collection`);
    expect(before.body['total']).toBe(12);
    expect((await act('open-self-assessment')).body['state']).toBe('self-assessment');
    const mine = await one(QINGSHI, county);
    expect([mine.isResultShown, mine.total, mine.score]).toEqual([false, null, null]);
    expect(mine.facts.map(({ fact, mayEnter }) => [fact, mayEnter])).toEqual([
      ['会议', false],
      ['已整改', true],
      ['应整改', true],
      ['抽查扣分', false],
      ['较大以上事故', false],
    ]);
    // What is missing of a result tells whether marks are agreed on: neither as a number nor by a filter.
    const linesOf = async (query: string) =>
      (await county.get(`/api/assessments/exercises/${exerciseId}/subjects${query}`)).body['items'];
    expect(await linesOf('')).toMatchObject([{ factsMissing: null }]);
    expect([await linesOf('?waiting=facts'), await linesOf('?waiting=marks')]).toEqual([[], []]);
    expect(await linesOf('?waiting=self')).toHaveLength(1);
    expect((await beside.get(`/api/assessments/subjects/${subjects.get(QINGSHI)}`)).status).toBe(
      404,
    );
    const words = await actOn(
      QINGSHI,
      'enter-fact',
      { fact: '已整改', value: '九', evidence: [], because: null },
      county,
    );
    expect(words.body.error).toMatchObject({ code: 'assessments.fact-not-fitting' });
    const records = await actOn(
      QINGSHI,
      'enter-fact',
      { fact: '会议', value: [1, 1, 1, 1], evidence: [], because: null },
      county,
    );
    expect(records.body.error?.code).toBe('assessments.not-entered');
    for (const [fact, value] of [
      ['已整改', 8],
      ['应整改', 10],
    ] as const) {
      const entered = await actOn(
        QINGSHI,
        'enter-fact',
        { fact, value, evidence: ['台账'], because: '台账登记' },
        county,
      );
      expect(entered.status, JSON.stringify(entered.body)).toBe(200);
    }
    const submitted = await actOn(
      QINGSHI,
      'submit-self-assessment',
      { statement: '已按要求整改。' },
      county,
    );
    expect(submitted.body['self']).toBe('submitted');
    const again = await actOn(
      QINGSHI,
      'enter-fact',
      { fact: '已整改', value: 10, evidence: [], because: null },
      county,
    );
    expect(again.body.error?.code).toBe('assessments.self-closed');
    for (const region of COUNTIES.slice(1))
      for (const [fact, value] of [
        ['已整改', 10],
        ['应整改', 10],
      ] as const)
        await actOn(region, 'enter-fact', { fact, value, evidence: [], because: '市安委办代录' });
  });

  it('takes what the records count, says what would change, and nothing is entered over what is known', async () => {
    const taken = await act('collect');
    expect(taken.status, JSON.stringify(taken.body)).toBe(200);
    const found = await one(QINGSHI);
    // The last quarter runs yet: nobody says of it that it was missed.
    expect(found.facts.find(({ fact }) => fact === '会议')?.value).toEqual([0, 0, 0, null]);
    expect(found.facts.find(({ fact }) => fact === '较大以上事故')?.value).toBe(0);
    const after = await office.get(`/api/assessments/exercises/${exerciseId}/collection`);
    expect(after.body['total']).toBe(0);
    // What is known is not entered over: neither what the records count nor what the county said.
    for (const [fact, value] of [
      ['会议', [1, 1, 1, 1]],
      ['已整改', 10],
    ] as const) {
      const over = await actOn(QINGSHI, 'enter-fact', {
        fact,
        value,
        evidence: ['纪要'],
        because: '纪要四份',
      });
      expect(over.body.error?.code).toBe('assessments.fact-known');
    }
    expect((await one(QINGSHI)).facts.map(({ mayEnter }) => mayEnter)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('a contest is heard once for all: refused the second time with the answer of the first', async () => {
    const wrong = { fact: '会议', claimed: [2, 1, 1, 1], reason: '一季度两次', evidence: ['纪要'] };
    const stranger = await actOn(QINGSHI, 'contest', wrong, beside);
    expect(stranger.status).toBe(404);
    // Whoever organises it does not use up the one contest of another.
    const organiser = await actOn(QINGSHI, 'contest', wrong);
    expect(organiser.body.error?.code).toBe('assessments.other-side');
    // Nor does the county try out an exercise that shows it more than its page.
    const trying = { scheme: { kind: 'body', body: TABLE }, against: null, change: null };
    const tried = await county.post('/api/assessments/what-if', {
      ...trying,
      subjects: [],
      exerciseId,
    });
    expect(tried.status).toBe(404);
    const made = await actOn(QINGSHI, 'contest', wrong, county);
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    // Each contest is told of by itself: another that is decided leaves its notice unread.
    const toldOf = async () =>
      ((await second.get('/api/notices')).body['items'] as { kind: string; link: string }[])
        .filter(({ kind }) => kind === 'assessment-contested')
        .map(({ link }) => link.replace(/^.*=/, ''));
    const [first] = await toldOf();
    const sheet = await readList(
      (await second.download('/api/assessments/contests.xlsx?state=open')).bytes,
    );
    expect(sheet.said).toContain('只含状态为“异议待裁定”的。');
    expect(sheet.rows.map((cells) => [cells[0], cells[8]])).toEqual([['青石县', '异议待裁定']]);
    const others = await beside.download('/api/assessments/contests.xlsx?state=open');
    expect((await readList(others.bytes)).rows).toEqual([]);
    expect(await takenLists(services, 'assessments.export-contests')).toEqual([
      '1 行，异议待裁定',
      '0 行，异议待裁定',
    ]);
    const alone = await second.get(`/api/assessments/contests?contest=${first}`);
    expect(alone.body['items']).toMatchObject([{ id: first, state: 'open' }]);
    const entered = { fact: '已整改', claimed: 9, reason: '少一处', evidence: [] };
    expect((await actOn(COUNTIES[1] ?? '', 'contest', entered, beside)).status).toBe(200);
    // The earliest that is open.
    const decide = async (visitor: Visitor, body: object) => {
      const { body: list } = await second.get('/api/assessments/contests?state=open');
      const open = list['items'] as { id: string; version: number; mayDecide: boolean }[];
      const contest = open.at(-1);
      const { body: seen } = await visitor.get('/api/assessments/contests?state=open');
      const offered = (seen['items'] as typeof open).find(({ id }) => id === contest?.id);
      const answer = await (await signed(visitor)).post(
        `/api/assessments/contests/${contest?.id}/decide`,
        {
          version: contest?.version,
          ...body,
        },
      );
      expect(offered?.mayDecide).toBe(answer.status === 200);
      return answer;
    };
    const decided = await decide(second, {
      isUpheld: true,
      value: [2, 1, 1, 1],
      reason: '核对属实',
    });
    expect(decided.body).toMatchObject({
      state: 'upheld',
      decision: { replaced: 1, keptFinal: 0 },
    });
    const left = await toldOf();
    expect(left).toHaveLength(1);
    expect(left).not.toContain(first);
    // What was decided stands before what the records say.
    const after = await office.get(`/api/assessments/exercises/${exerciseId}/collection`);
    expect(after.body['total']).toBe(0);
    const no = { isUpheld: false, value: null, reason: '台账是十处' };
    const own = await decide(office, no);
    expect(own.body.error?.code).toBe('assessments.entered-by-oneself');
    expect((await decide(second, no)).body).toMatchObject({ state: 'rejected' });
    expect((await one(QINGSHI)).facts.find(({ fact }) => fact === '会议')?.value).toEqual([
      2, 1, 1, 1,
    ]);
    const again = await actOn(QINGSHI, 'contest', wrong, county);
    expect(again.body.error?.code).toBe('assessments.contest-answered');
    expect(again.body.error?.message).toContain('核对属实');
  });

  it('marks are blind until scoring is closed; equal ones stand, different ones are left to people', async () => {
    const early = await act('open-scoring');
    expect(early.body.error).toMatchObject({ code: 'assessments.self-runs' });
    await moveTo('2026-11-26T10:00:00');
    scorers = [await server.signIn(ids[1] ?? ''), await server.signIn(ids[2] ?? '')];
    expect((await exercise()).unassigned).toEqual(['2.1']);
    const unassigned = await act('open-scoring');
    expect(unassigned.body.error).toMatchObject({ code: 'assessments.items-unassigned' });
    // Whether there is an account is told by naming it alone: neither elsewhere, nor by what names nobody.
    const refusals = [
      await act('assign', { loginName: 'nobody-there', items: ['2.1'] }),
      await act('assign', { loginName: 'yunling-awb', items: ['2.1'] }),
      await act('assign', { loginName: 'scorer-1', items: [] }),
    ];
    expect(new Set(refusals.map(({ body }) => body.error?.message)).size).toBe(1);
    expect(refusals[0]?.body.error).toMatchObject({
      code: 'assessments.no-such-account',
      path: 'body.loginName',
    });
    for (const loginName of ['scorer-1', 'scorer-2'])
      expect((await act('assign', { loginName, items: ['2.1'] })).body).toMatchObject({
        scorers: loginName === 'scorer-1' ? 1 : 2,
        unassigned: [],
      });
    expect((await act('open-scoring')).body['state']).toBe('scoring');
    // Nobody is waited for any more to assess themselves.
    expect((await one(COUNTIES[1] ?? '')).self).toBe('not-submitted');
    // Whoever is named is told where the work is, and of an office role there is no need.
    const told = async (visitor: Visitor) =>
      (
        (await visitor.get('/api/notices')).body['items'] as { kind: string; link: string }[]
      ).filter(({ kind }) => kind === 'assessment-scoring');
    expect(await told(scorers[0])).toMatchObject([
      { link: `/assessments/scoring?exercise=${exerciseId}` },
    ]);
    expect(await told(second)).toEqual([]);
    const late = { loginName: 'yunjiang-2' };
    await act('assign', { ...late, items: ['2.1'] });
    expect(await told(second)).toMatchObject([
      { link: `/assessments/scoring?exercise=${exerciseId}` },
    ]);
    await act('assign', { ...late, items: [] });
    const todo = await scorers[0].get('/api/assessments/scoring');
    expect(todo.body).toMatchObject({ assessments: [{ open: 6 }] });
    expect((await office.get('/api/assessments/scoring')).body['items']).toEqual([]);
    const mark = (visitor: Visitor, region: string, value: number) =>
      visitor.post(`/api/assessments/subjects/${subjects.get(region)}/mark`, {
        itemId: '2.1',
        fact: '抽查扣分',
        value,
        reason: '两处通道堵塞',
        evidence: [],
      });
    expect((await mark(county, QINGSHI, 1)).status).toBe(404);
    const closing = await act('close-scoring', { reason: null });
    expect(closing.body.error).toMatchObject({
      code: 'assessments.marks-missing',
      path: 'body.reason',
    });
    expect(closing.body.error?.message).toContain('12 个');
    expect((await mark(scorers[0], QINGSHI, 10)).status).toBe(200);
    for (const [at, region] of COUNTIES.entries()) {
      const first = await mark(scorers[0], region, at === 0 ? 12 : 2);
      expect(first.status, JSON.stringify(first.body)).toBe(200);
      await mark(scorers[1], region, at === 0 ? 14 : 2);
    }
    expect((await mark(scorers[0], COUNTIES[1] ?? '', 2)).status).toBe(200);
    const shown = await one(QINGSHI);
    expect([shown.marks, shown.facts.find(({ fact }) => fact === '抽查扣分')?.value]).toEqual([
      [],
      null,
    ]);
    const kinds = async () => (await history(QINGSHI)).items.map(({ kind }) => kind);
    expect(await kinds()).not.toContain('mark');
    const closed = await act('close-scoring', { reason: null });
    // From now on it is told who gave which mark when, what it was before, and why.
    const given = (await history(QINGSHI)).items.filter(({ kind }) => kind === 'mark');
    const reason = '两处通道堵塞';
    expect(given).toHaveLength(3);
    expect(given).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ by: '应急局评分员', before: null, after: 10, reason }),
        expect.objectContaining({ by: '应急局评分员', before: 10, after: 12, factKind: 'points' }),
        expect.objectContaining({ by: '督查室评分员', before: null, after: 14 }),
      ]),
    );
    expect(closed.body).toMatchObject({ state: 'moderation', progress: { marksDiffer: 1 } });
    expect((await one(QINGSHI)).marks).toHaveLength(2);
    expect((await one(COUNTIES[1] ?? '')).between).toEqual({ atLeast: 78, atMost: 83 });
    const open = await act('propose');
    expect(open.body.error?.code).toBe('assessments.grades-open');
  });

  it('moderation puts a fact right with its reason, never the total, and the history says so', async () => {
    const settled = await actOn(QINGSHI, 'moderate', {
      fact: '抽查扣分',
      value: 13,
      reason: '会审：一处重复计算',
      evidence: [],
    });
    expect(settled.body).toMatchObject({ total: 79, grade: '合格' });
    // What was settled differs no more, though the marks are kept as they were given.
    expect((await exercise()).progress?.marksDiffer).toBe(0);
    expect((await one(QINGSHI)).marks).toHaveLength(2);
    for (const region of COUNTIES.slice(1))
      await actOn(region, 'moderate', {
        fact: '会议',
        value: [1, 1, 1, 1],
        reason: '纪要四份',
        evidence: ['纪要'],
      });
    expect((await one(COUNTIES[1] ?? '')).total).toBe(98);
    const kept = await office.get(`/api/assessments/exercises/${exerciseId}/collection`);
    expect((kept.body['changes'] as { isKept: boolean }[]).map(({ isKept }) => isKept)).toEqual(
      COUNTIES.slice(1).map(() => true),
    );
    const own = await actOn(
      QINGSHI,
      'moderate',
      { fact: '抽查扣分', value: 1, reason: '不', evidence: [] },
      county,
    );
    expect(own.status).toBe(404);
    expect((await history(QINGSHI)).items[0]).toMatchObject({
      cause: 'moderation',
      reason: '会审：一处重复计算',
      facts: [{ fact: '抽查扣分', kind: 'points', before: null, after: 13 }],
      after: { total: 79 },
    });
    const why = (await one(QINGSHI)).whys?.['total'];
    expect(why?.heading).toBe('合计 79（满分 100），合格');
    expect(why?.clause[0]?.title).toBe(`《${TABLE.title}》（云安委〔2026〕9号）`);
    expect(JSON.stringify(why)).not.toContain(schemeId);
    // Each item says its own: under its title, by its facts, and the scheme by its title.
    const { score, whys } = await one(QINGSHI);
    expect(Object.keys(whys ?? {})).toEqual([...(score?.items ?? []).map(({ id }) => id), 'total']);
    for (const { id, title, reasons } of score?.items ?? []) {
      expect(whys?.[id]?.heading).toBe(title);
      expect(whys?.[id]?.facts).toEqual(reasons.map(({ text }) => text));
    }
    expect(JSON.stringify(whys)).not.toContain(schemeId);
  });

  it('a quota that binds leaves level totals to people, who choose within it', async () => {
    const proposal = await office.get(`/api/assessments/exercises/${exerciseId}/proposal`);
    expect(proposal.body).toMatchObject({
      quotas: [{ grade: '优秀', places: 2, reached: 5 }],
      open: 5,
    });
    const sheet = `/api/assessments/exercises/${exerciseId}/proposal.xlsx`;
    const { said, rows } = await readList((await office.download(`${sheet}?shows=open`)).bytes);
    expect(said).toContain('只含还没有定等次的。');
    expect(rows).toHaveLength(5);
    expect(rows.every((cells) => cells[4]?.includes('或者'))).toBe(true);
    expect((await county.download(sheet)).status).toBe(404);
    expect(await takenLists(services, 'assessments.export-proposal')).toEqual([
      `${exerciseId}，5 行，还没有定等次的`,
    ]);
    const choose = (region: string, grade: string) =>
      actOn(region, 'choose-grade', { grade, reason: '全年没有事故，整改最早完成' });
    expect((await choose(QINGSHI, '优秀')).body.error?.code).toBe('assessments.grade-not-open');
    // While grades are open, or too many of one are chosen, it is not offered to propose: the act refuses it.
    expect(await exercise()).toMatchObject({ progress: { open: 5, toDecide: 0, others: 0 } });
    expect((await act('propose')).body.error?.code).toBe('assessments.grades-open');
    expect((await exercise()).may).not.toContain('propose');
    for (const region of COUNTIES.slice(1)) await choose(region, '优秀');
    expect(await exercise()).toMatchObject({ progress: { open: 0, toDecide: 1, others: 0 } });
    expect((await exercise()).may).not.toContain('propose');
    expect((await act('propose')).body.error).toMatchObject({ code: 'assessments.quota-exceeded' });
    for (const region of COUNTIES.slice(3)) await choose(region, '合格');
    expect((await exercise()).may).toContain('propose');
    // Scored anew for the proposal, one has lost the choice it was given: the way out is said, and is one.
    const chosen = COUNTIES[1] ?? '';
    await services.owner.query(
      "update assessments.subject set rules_version = '2020.1.1', total = 980001 where id = $1",
      [subjects.get(chosen)],
    );
    const anew = await act('propose');
    expect(anew.body.error).toMatchObject({ code: 'assessments.scored-anew' });
    expect(anew.body.error?.message).toContain('重新取数');
    expect((await history(chosen)).items[0]?.cause).toBe('choice');
    const stale = async () =>
      (await office.get(`/api/assessments/exercises/${exerciseId}/collection`)).body['stale'];
    expect(await stale()).toBe(1);
    expect((await act('collect')).status).toBe(200);
    expect(await stale()).toBe(0);
    expect((await history(chosen)).items[0]).toMatchObject({
      cause: 'rules',
      before: { total: 98.0001 },
      after: { total: 98 },
    });
    expect((await act('propose')).body.error?.code).toBe('assessments.grades-open');
    expect((await choose(chosen, '优秀')).status).toBe(200);
    // Scored by an earlier version of the rules, it is scored anew before it is proposed, and the history says so.
    await services.owner.query(
      "update assessments.subject set rules_version = '2020.1.1', total = 10000 where id = $1",
      [subjects.get(QINGSHI)],
    );
    expect((await act('propose')).body['state']).toBe('proposed');
    expect((await history(QINGSHI)).items[0]).toMatchObject({
      cause: 'rules',
      before: { total: 1 },
      after: { total: 79 },
    });
    expect((await history(COUNTIES[3] ?? '')).items[0]).toMatchObject({
      cause: 'choice',
      before: { grade: '优秀' },
      after: { grade: '合格' },
    });
  });

  it('approved by another account; each is told its own result alone', async () => {
    const paper = { on: '2026-11-26', organ: '云江市委、市政府', documentNo: '云委发〔2026〕30号' };
    expect((await act('approve', paper)).body.error?.code).toBe('assessments.same-person');
    const approved = await act('approve', paper, second);
    expect(approved.body['state']).toBe('approved');
    expect((await one(QINGSHI, county)).score).toBeNull();
    expect((await act('notify', { on: '2026-11-26' })).body).toMatchObject({
      state: 'notified',
      objectionsUntil: '2026-12-01',
    });
    const mine = await one(QINGSHI, county);
    expect(mine).toMatchObject({ total: 79, isResultShown: true, marks: [] });
    expect(mine.score?.items.find(({ id }) => id === '2.1')?.points).toBe(27);
    expect(mine.told).toMatchObject({ total: 79, proposedGrade: '合格', isShown: true });
    expect((await one(QINGSHI)).told).toMatchObject({ total: 79, isShown: false });
    // Its history is its own: who gave which mark is not.
    const course = (await history(QINGSHI, county)).items;
    expect(course[0]).toMatchObject({ kind: 'told', total: 79, proposedGrade: '合格' });
    expect(new Set(course.map(({ kind }) => kind))).toEqual(new Set(['told', 'score']));
    const whole = await history(QINGSHI);
    const paged: unknown[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page = `?limit=2${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`;
      const some: Awaited<ReturnType<typeof history>> = await history(QINGSHI, office, page);
      paged.push(...some.items);
      after = some.next;
    }
    expect(paged).toEqual(whole.items);
    const listed = await county.get(`/api/assessments/exercises/${exerciseId}/subjects`);
    expect((listed.body['items'] as Subject[]).map(({ name }) => name)).toEqual(['青石县']);
    // Told, the county has the receipt of it and of what comes after.
    const leaves = await services.owner.query(
      `select distinct o.region_path as organ, l.is_concealed from ledger.pending_leaf l
       join posts.organ o on o.id = l.organ_id
       where l.type = 'assessment-subject.notified.v1' and l.record = $1`,
      [subjects.get(QINGSHI)],
    );
    expect(leaves.rows).toEqual([{ organ: QINGSHI, is_concealed: false }]);
    // Of the exercise itself, as of the scheme it is under, the office that assesses has the receipt, and nobody below.
    const proof = `/api/ledger/records/${exerciseId}`;
    expect((await office.get(proof)).body).toMatchObject({ record: exerciseId });
    expect((await county.get(proof)).status).toBe(404);
    // Who is assessed reads what it is assessed by, as issued and without its drafts.
    const { scheme } = (await exercise(county)) as unknown as { scheme: { id: string } };
    const read = await county.get(`/api/assessments/schemes/${scheme.id}`);
    expect(read.body).toMatchObject({
      state: 'issued',
      versions: [],
      exerciseCount: null,
      may: [],
    });
    expect((await county.get(`/api/assessments/schemes/${scheme.id}/versions/1`)).status).toBe(404);
    const others = await services.owner.query<{ id: string }>(
      'select id from assessments.scheme where id <> $1',
      [scheme.id],
    );
    expect(others.rows.length).toBeGreaterThan(0);
    for (const { id } of others.rows)
      expect((await county.get(`/api/assessments/schemes/${id}`)).status).toBe(404);
    expect((await exercise(county)).progress).toBeNull();
    expect((await county.get(`/api/assessments/exercises/${exerciseId}/proposal`)).status).toBe(
      404,
    );
    const file = await office.download(`/api/assessments/exercises/${exerciseId}/subjects.xlsx`);
    expect((await readList(file.bytes)).rows.map((cells) => cells[0])).toEqual([
      '青石县',
      '石桥县',
      '临河县',
      '云岫区',
      '澄湖市',
      '松坪县',
    ]);
    await office.download(
      `/api/assessments/exercises/${exerciseId}/subjects.xlsx?waiting=self&search=青石`,
    );
    const taken = await takenLists(services, 'assessments.export-subjects');
    expect(taken.slice(-2)).toEqual([
      `${exerciseId}，6 行`,
      `${exerciseId}，0 行，没有提交自评，按字样筛选`,
    ]);
  });

  const factIn = (of: Subject, name: string) => of.facts.find(({ fact }) => fact === name);
  /** Until it is told anew the county reads what it was told: total, grade, reasons and marks, in every list. */
  const isAsTold = async () => {
    const mine = await one(QINGSHI, county);
    expect(mine).toMatchObject({ total: 79, grade: '合格', proposedGrade: '合格' });
    expect(mine.score?.items.find(({ id }) => id === '2.1')?.points).toBe(27);
    expect(mine.whys?.['total']?.heading).toBe('合计 79（满分 100），合格');
    expect(mine.whys?.['total']?.proof[0]).toContain('2026-11-26');
    expect(factIn(mine, '抽查扣分')).toMatchObject({ value: 13, asTold: null });
    const listed = await county.get(`/api/assessments/exercises/${exerciseId}/subjects`);
    expect(listed.body['items']).toMatchObject([{ total: 79, grade: '合格' }]);
    expect((await history(QINGSHI, county)).items[0]).toMatchObject({ kind: 'told', total: 79 });
  };

  it('an objection within the term, decided by who gave no marks, changes the fact and the score', async () => {
    await moveTo('2026-11-28T10:00:00');
    const late = await actOn(QINGSHI, 'object', { on: '2026-11-25', content: '早了' }, county);
    expect(late.body.error?.code).toBe('assessments.out-of-term');
    const content = '有一处不在我县';
    // It counts from the day it is made, and nobody makes it on the side of another.
    const dated = await actOn(QINGSHI, 'object', { on: '2026-11-27', content }, county);
    expect(dated.body.error?.code).toBe('assessments.objected-today');
    const others = await actOn(QINGSHI, 'object', { on: '2026-11-28', content });
    expect(others.body.error?.code).toBe('assessments.other-side');
    const made = await actOn(QINGSHI, 'object', { on: '2026-11-28', content }, county);
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const once = await actOn(QINGSHI, 'object', { on: '2026-11-28', content }, county);
    expect(once.body.error?.code).toBe('assessments.objected-already');
    await moveTo('2026-12-02T10:00:00');
    expect((await act('finalise')).body.error?.code).toBe('assessments.objection-open');
    const [objection] = (await one(QINGSHI)).objections;
    const body = {
      objectionId: objection?.id,
      isUpheld: true,
      reason: '经核对，一处在邻县',
      fact: '抽查扣分',
      value: 40,
    };
    const silent = await actOn(QINGSHI, 'decide-objection', { ...body, value: null }, second);
    expect(silent.body.error?.code).toBe('assessments.upheld-needs-value');
    const decided = await actOn(QINGSHI, 'decide-objection', body, second);
    expect(decided.body).toMatchObject({ total: 52, grade: '不合格' });
    expect(factIn(await one(QINGSHI), '抽查扣分')).toMatchObject({
      value: 40,
      asTold: { value: 13 },
    });
    await isAsTold();
    const leaves = await services.owner.query(
      `select distinct is_concealed, organ_id is null as of_nobody from ledger.pending_leaf
       where type = 'assessment-subject.objection-decided.v1' and record = $1`,
      [subjects.get(QINGSHI)],
    );
    expect(leaves.rows).toEqual([{ is_concealed: false, of_nobody: false }]);
    const twice = await actOn(QINGSHI, 'decide-objection', body, second);
    expect(twice.body.error?.code).toBe('assessments.objection-decided');
  });

  it('a grade an objection made another is approved and told before it is final; who keeps theirs has no second term', async () => {
    const refused = await act('finalise');
    expect(refused.body.error?.code).toBe('assessments.grades-changed');
    expect(refused.body.error?.message).toContain('青石县');
    expect((await act('propose')).body).toMatchObject({ state: 'proposed', approval: null });
    // What is proposed is not told: the county still has the grade it was told.
    const waiting = await one(QINGSHI, county);
    expect([waiting.proposedGrade, (await one(QINGSHI)).proposedGrade]).toEqual(['合格', '不合格']);
    // Returned and moderated a second time, it shows none of it.
    expect((await act('return', { reason: '补充材料' })).body['state']).toBe('moderation');
    const moderated = { fact: '会议', reason: '核对', evidence: [] };
    const lower = await actOn(QINGSHI, 'moderate', { ...moderated, value: [2, 1, 1, null] });
    expect(lower.body).toMatchObject({ total: null });
    await isAsTold();
    const linesOf = async (visitor: Visitor) =>
      (await visitor.get(`/api/assessments/exercises/${exerciseId}/subjects?waiting=marks`)).body[
        'items'
      ];
    expect([await linesOf(county), await linesOf(office)]).toMatchObject([[], [{ total: null }]]);
    await actOn(QINGSHI, 'moderate', { ...moderated, value: [2, 1, 1, 1] });
    await act('propose');
    await isAsTold();
    const cancelled = await act('cancel', { reason: '误' });
    expect(cancelled.body.error?.code).toBe('assessments.told-already');
    const paper = { on: '2026-12-02', organ: '云江市委、市政府', documentNo: '云委发〔2026〕31号' };
    await act('approve', paper, second);
    expect((await act('notify', { on: '2026-12-02' })).body).toMatchObject({
      objectionsUntil: '2026-12-07',
    });
    const anew = await one(QINGSHI, county);
    expect(anew).toMatchObject({ total: 52, grade: '不合格', proposedGrade: '不合格' });
    expect(anew.score?.items.find(({ id }) => id === '2.1')?.points).toBe(0);
    expect(factIn(anew, '抽查扣分')?.value).toBe(40);
    // Every earlier telling stays as it was told, for the county and for the office; nothing is done from there.
    const tellings = (await history(QINGSHI, county)).items.filter(({ kind }) => kind === 'told');
    expect(tellings).toMatchObject([{ total: 52 }, { total: 79 }]);
    for (const visitor of [county, office]) {
      const { body } = await visitor.get(
        `/api/assessments/subjects/${subjects.get(QINGSHI)}?told=${tellings[1]?.number}`,
      );
      const was = body as unknown as Subject;
      expect(was).toMatchObject({ total: 79, grade: '合格', proposedGrade: '合格', may: [] });
      expect(was.told).toMatchObject({ number: tellings[1]?.number, isShown: true });
      expect(was.score?.items.find(({ id }) => id === '2.1')?.points).toBe(27);
      expect(factIn(was, '抽查扣分')).toMatchObject({ value: 13, asTold: null });
      expect(was.marks).toEqual([]);
    }
    const none = await county.get(`/api/assessments/subjects/${subjects.get(QINGSHI)}?told=1`);
    expect(none.status).toBe(404);
    const besides = COUNTIES.find((region) => region.endsWith('990102/')) ?? '';
    const again = { on: '2026-12-02', content: '再提' };
    const late = await actOn(besides, 'object', again, beside);
    expect(late.body.error?.code).toBe('assessments.out-of-term');
    const nothing = await act('propose');
    expect(nothing.body.error?.code).toBe('assessments.term-runs');
    // Upheld without another grade: the score follows with the final result, and there is no second paper.
    await moveTo('2026-12-03T10:00:00');
    await actOn(QINGSHI, 'object', { on: '2026-12-03', content: '少扣一分' }, county);
    const objection = (await one(QINGSHI)).objections.find(({ state }) => state === 'open');
    const little = { reason: '核对', fact: '抽查扣分', value: 39, isUpheld: true };
    const answered = await actOn(
      QINGSHI,
      'decide-objection',
      { objectionId: objection?.id, ...little },
      second,
    );
    expect(answered.body).toMatchObject({ total: 53, grade: '不合格' });
    expect((await one(QINGSHI, county)).total).toBe(52);
    await moveTo('2026-12-08T10:00:00');
    expect((await act('propose')).body.error?.code).toBe('assessments.grades-stand');
  });

  it('final, it has consequences with their days; overdue they are reminded of once; done with a document', async () => {
    const published = () =>
      services.database.read(SYSTEM_SCOPE, (db) =>
        finalGradesOfBodies(db, SYSTEM_SCOPE, exerciseId as Id<'assessment'>),
      );
    expect(await published()).toBeUndefined();
    expect((await act('finalise')).body).toMatchObject({ state: 'final', may: [] });
    const results = await published();
    expect(results?.exercise).toMatchObject({
      title: PLAN.title,
      finalOn: '2026-12-08',
      grades: ['优秀', '合格', '不合格'],
    });
    expect(results?.bodies.map(({ regionPath }) => regionPath)).toEqual(COUNTIES);
    expect(results?.bodies[0]).toMatchObject({
      kind: 'region',
      grade: '不合格',
      total: 53,
      vetoes: [],
    });
    const ofYear = { regionPath: YUNJIANG, year: 2026 };
    const [latest] = await services.database.read(SYSTEM_SCOPE, (db) =>
      finalExercises(db, SYSTEM_SCOPE, ofYear),
    );
    expect(latest?.id).toBe(exerciseId);
    const mine = await one(QINGSHI, county);
    expect(mine).toMatchObject({
      finalGrade: '不合格',
      consequences: DUE.map((dueOn) => ({ dueOn })),
    });
    expect(mine).toMatchObject({ total: 53, told: { total: 53, isShown: true } });
    const tellings = (await history(QINGSHI, county)).items.filter(({ kind }) => kind === 'told');
    expect(tellings).toMatchObject([{ total: 53 }, { total: 52 }, { total: 79 }]);
    // Whose result stayed has it from the notification.
    const other = (await history(COUNTIES[1] ?? '')).items.filter(({ kind }) => kind === 'told');
    expect(other).toHaveLength(1);
    const told = async (kind: string) => {
      const { body } = await county.get('/api/notices?limit=50');
      const items = body['items'] as { kind: string; params: { on: string }; link: string }[];
      return items.filter((notice) => notice.kind === kind);
    };
    const daysOf = async (kind: string) =>
      (await told(kind)).map(({ params }) => params.on).toSorted();
    expect(await told('assessment-final')).toHaveLength(1);
    // Each under its own day, with a way to it alone.
    expect(await daysOf('assessment-owed')).toEqual(DUE);
    for (const { link, params } of await told('assessment-owed')) {
      const { body } = await county.get(`/api${link}`);
      expect(body['items']).toMatchObject([{ dueOn: params.on }]);
    }
    await moveTo('2027-02-09T10:00:00');
    expect(await remindOfConsequences(services)).toBe(2);
    expect(await remindOfConsequences(services)).toBe(0);
    expect(await daysOf('assessment-overdue')).toEqual(DUE);
    const [owed] = (await one(QINGSHI)).consequences;
    expect(
      (
        await county.post(`/api/assessments/consequences/${owed?.id}/end`, {
          version: owed?.version,
          on: '2027-01-03',
          documentNo: null,
          note: null,
        })
      ).status,
    ).toBe(404);
    const done = await office.post(`/api/assessments/consequences/${owed?.id}/end`, {
      version: owed?.version,
      on: '2027-01-03',
      documentNo: '青委〔2027〕1号',
      note: null,
    });
    expect(done.body).toMatchObject({ isOverdue: false, done: { documentNo: '青委〔2027〕1号' } });
    const sheet = '/api/assessments/consequences.xlsx?state=done';
    const { said, rows } = await readList((await office.download(sheet)).bytes);
    expect(said).toContain('只含状态为“已办结”的。');
    expect(rows.map((cells) => cells.slice(5, 8))).toEqual([
      ['已办结', '2027-01-03', '青委〔2027〕1号'],
    ]);
    expect((await readList((await beside.download(sheet)).bytes)).rows).toEqual([]);
    expect(await takenLists(services, 'assessments.export-consequences')).toEqual([
      '1 行，已办结',
      '0 行，已办结',
    ]);
    // What is done waits no more; what is not, does.
    expect(await daysOf('assessment-owed')).toEqual(DUE.slice(1));
    expect(await daysOf('assessment-overdue')).toEqual(DUE.slice(1));
  });

  it('a telling of before its reasons were kept has them where the rules say what was told, and else none', async () => {
    const tellings = (await history(QINGSHI, county)).items.filter(({ kind }) => kind === 'told');
    const { number } = tellings.at(-1) ?? { number: 0 };
    const change = (what: string) =>
      services.owner.query(
        `update assessments.told_result set ${what} where subject_id = $1 and number = $2`,
        [subjects.get(QINGSHI), number],
      );
    const read = async () =>
      (await county.get(`/api/assessments/subjects/${subjects.get(QINGSHI)}?told=${number}`))
        .body as unknown as Subject;
    await change('said = null');
    const same = await read();
    expect([same.total, same.score?.items.length]).toEqual([79, 3]);
    await change(`result = jsonb_set(result, '{total}', '780000')`);
    const other = await read();
    expect([other.total, other.score, other.whys]).toEqual([78, null, null]);
  });

  it('two tabs: the second to act is told of the newer state', async () => {
    const stale = await (await signed(office)).post(
      `/api/assessments/exercises/${exerciseId}/cancel`,
      { version: 1, reason: '误' },
    );
    expect([stale.status, stale.body.error?.code]).toEqual([409, 'http.version-conflict']);
  });

  it('rows and leaves agree', async () => {
    expect(await disagreements(services)).toEqual([]);
  });

  it.each(builtInSchemes().map((scheme) => [scheme.id, scheme] as const))(
    '%s is entered without code, scored on made-up facts, and says why',
    async (id, scheme) => {
      const made = await office.post('/api/assessments/schemes', {
        region: YUNJIANG,
        year: 2026,
        title: `照录 ${scheme.title}`.slice(0, 120),
        from: { kind: 'built-in', id },
        supersedes: null,
      });
      expect([made.status, made.body['faults']]).toEqual([200, []]);
      const source = { kind: 'kept', schemeId: made.body['id'] };
      for (const subjectClass of scheme.subjects.classes?.map((one) => one.id) ?? [null]) {
        const facts = await office.post('/api/assessments/sample-facts', {
          scheme: source,
          class: subjectClass,
          seed: 7,
        });
        const tried = await office.post('/api/assessments/what-if', {
          scheme: source,
          against: { kind: 'built-in', id },
          subjects: [{ name: '某', class: subjectClass, facts: facts.body['facts'] }],
          exerciseId: null,
          change: null,
        });
        const [one] = tried.body['subjects'] as {
          refusal: string | null;
          after: { total: number | null } | null;
          items: unknown[];
        }[];
        expect([id, one?.refusal, one?.items]).toEqual([id, null, []]);
        expect(one?.after?.total, id).toBeTypeOf('number');
      }
    },
  );
});

// What follows from results, to the end: level totals at the edge of the lowest and of a quota, an objection to a grade that was chosen, days and notices.
import { readList } from '@jinze/documents/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { remindOfConsequences } from './index.ts';

const SHIQIAO = `${YUNJIANG}990102/`;
const LINHE = `${YUNJIANG}990103/`;
const YUNXIU = `${YUNJIANG}990104/`;
/** Two level at the quota of the best, two at the edge of the lowest. */
const DONE: Readonly<Record<string, number>> = {
  [QINGSHI]: 95,
  [LINHE]: 95,
  [SHIQIAO]: 80,
  [YUNXIU]: 80,
};

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
  grades: [{ name: '优秀', from: 90 }, { name: '良好', from: 60 }, { name: '不合格' }],
  quotas: [{ grade: '优秀', atMost: 1 }],
  consequences: [
    { text: '表彰', kind: 'honour', grades: ['优秀'] },
    { text: '约谈主要负责人', kind: 'talk', last: 1, withinMonths: 1 },
    { text: '作为年度考核参考', kind: 'reference', grades: ['不合格'] },
  ],
};

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

interface ProposedLine {
  subjectId: string;
  grade: string | null;
  mayChoose: boolean;
  consequences: { place: number; text: string; follows: boolean | null; mayDecide: boolean }[];
}
interface Held {
  version: number;
  objections: { id: string; mayDecide: boolean; state: string }[];
  consequences: {
    text: string;
    dueOn: string | null;
    choice: { reason: string } | null;
    begins: { act: string; region: string } | null;
  }[];
}

describe('what follows from results', () => {
  let clock: Moving;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let second: Visitor;
  let county: Visitor;
  let rival: Visitor;
  /** Of the organising office, with a post in a county that is assessed. */
  let member: Visitor;
  let secondId: string;
  let rivalId: string;
  let memberId: string;
  let exerciseId: string;
  const subjects = new Map<string, string>();

  const signIn = async () => {
    const account = (login: string) => world.accounts.get(login) ?? '';
    office = await server.signIn(account('yunjiang-awb'));
    second = await server.signIn(secondId);
    rival = await server.signIn(rivalId);
    member = await server.signIn(memberId);
    county = await server.signIn(account('qingshi-awb'));
  };
  const moveTo = async (local: string) => {
    clock.moveTo(local);
    await signIn();
  };
  const signed = async (visitor: Visitor) => {
    await visitor.post('/api/access/reauthenticate', {});
    return visitor;
  };
  const act = async (doing: string, body: object = {}, visitor = office) => {
    const at = `/api/assessments/exercises/${exerciseId}`;
    const { version } = (await office.get(at)).body as unknown as { version: number };
    return (await signed(visitor)).post(`${at}/${doing}`, { version, ...body });
  };
  const at = (region: string) => `/api/assessments/subjects/${subjects.get(region)}`;
  const one = async (region: string, visitor = office) =>
    (await visitor.get(at(region))).body as unknown as Held;
  const actOn = async (region: string, doing: string, body: object, visitor = office) => {
    const { version } = await one(region);
    return (await signed(visitor)).post(`${at(region)}/${doing}`, { version, ...body });
  };
  const proposal = async () =>
    (await office.get(`/api/assessments/exercises/${exerciseId}/proposal?limit=50`))
      .body as unknown as {
      open: number;
      undecided: number;
      items: ProposedLine[];
    };
  const followsIn = async (region: string) =>
    (await proposal()).items
      .find(({ subjectId }) => subjectId === subjects.get(region))
      ?.consequences.map(({ text, follows }) => [text, follows]);
  const toChoose = async () => {
    const open = (await proposal()).items.filter(({ mayChoose }) => mayChoose);
    return open.map(({ subjectId }) => subjectId).toSorted();
  };
  const stages = async () => {
    const { body } = await office.get(`/api/assessments/exercises/${exerciseId}`);
    return [body['may'], (body['progress'] as { toDecide: number }).toDecide];
  };
  const openIn = async (region: string) =>
    (await proposal()).items
      .find(({ subjectId }) => subjectId === subjects.get(region))
      ?.consequences.map((each) => each.mayDecide);
  const code = ({ body }: Awaited<ReturnType<typeof act>>) => body.error?.code;

  async function issueScheme(title: string): Promise<string> {
    const made = await office.post('/api/assessments/schemes', {
      region: YUNJIANG,
      year: 2026,
      title,
      from: { kind: 'body', body: TABLE },
      supersedes: null,
    });
    const id = String(made.body['id']);
    await (await signed(office)).post(`/api/assessments/schemes/${id}/issue`, {
      version: 1,
      organ: '云江市安委会',
      documentNo: '云安委〔2026〕9号',
      on: '2026-11-20',
      approval: '市政府常务会议',
    });
    return id;
  }

  async function prepare(): Promise<void> {
    const prepared = await office.post('/api/assessments/exercises', {
      ...PLAN,
      title: '云江市2026年度考核',
      schemeId: await issueScheme(TABLE.title),
    });
    exerciseId = String(prepared.body['id']);
    const none = { organId: null, appointmentId: null, class: null };
    await act('add-subjects', {
      subjects: Object.keys(DONE).map((region) => ({ region, ...none })),
    });
    const { rows } = await clock.services.owner.query<{ id: string; region_path: string }>(
      'select id, region_path from assessments.subject where exercise_id = $1',
      [exerciseId],
    );
    for (const { id, region_path: region } of rows) subjects.set(region, id);
  }

  beforeAll(async () => {
    clock = movingClock(await openTestDatabase(), '2026-11-24T10:00:00');
    const { services } = clock;
    world = await addWorld(services);
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const held = await services.owner.query<{ person: string }>(
      `select held.person_id as person from posts.appointment as held
       join posts.post as post on post.id = held.post_id
       join posts.organ as organ on organ.id = post.organ_id
       where organ.region_path = $1 and held.superseded_at is null and held.valid_to is null
       order by held.id limit 1`,
      [QINGSHI],
    );
    const personId = held.rows[0]?.person as never;
    [secondId, rivalId, memberId] = await services.unitOfWork.commit(command, async (unit) => {
      const [two, both, inPost] = await addAccounts(unit, [
        { loginName: 'yunjiang-2', displayName: '云江市安委办（二）' },
        { loginName: 'yunjiang-qingshi', displayName: '云江市安委办（兼青石县）' },
        { loginName: 'yunjiang-3', displayName: '云江市安委办（三）', personId },
      ]);
      if (two === undefined || both === undefined || inPost === undefined) throw new Error('added');
      const whole = { role: 'safety-office', regionPath: YUNJIANG, level: 'prefecture' } as const;
      await addGrants(unit, [
        { accountId: two, ...whole },
        { accountId: both, ...whole },
        { accountId: inPost, ...whole },
        { accountId: both, role: 'safety-office', regionPath: QINGSHI, level: 'county' },
      ]);
      return [two, both, inPost];
    });
    server = await openTestServer(services);
    await signIn();
    await prepare();
    await act('open-self-assessment');
    for (const [region, done] of Object.entries(DONE))
      for (const [fact, value] of [
        ['已整改', done],
        ['应整改', 100],
      ] as const)
        await actOn(region, 'enter-fact', { fact, value, evidence: [], because: '台账' });
    await moveTo('2026-11-26T10:00:00');
    await act('open-scoring');
    await act('close-scoring', { reason: null });
  });
  afterAll(async () => {
    await server.close();
    await clock.services.close();
  });

  const mayOf = async (region: string, visitor: Visitor) =>
    ((await visitor.get(at(region))).body['may'] as string[]).filter((act) =>
      ['moderate', 'choose-grade'].includes(act),
    );

  it('whoever is assessed, or is the office of one who is, is offered nothing that settles what rivals get', async () => {
    expect(await mayOf(SHIQIAO, office)).toEqual(['moderate']);
    expect(await mayOf(SHIQIAO, rival)).toEqual([]);
    const body = { place: 1, follows: true, reason: '进展慢' };
    expect(code(await actOn(SHIQIAO, 'choose-consequence', body, rival))).toBe('assessments.own');
  });

  it('nor runs a stage of it, nor reads how all stand before it is told', async () => {
    const paper = { on: '2026-11-26', organ: '云江市委、市政府', documentNo: '云委发〔2026〕30号' };
    expect(code(await act('collect', {}, rival))).toBe('assessments.own');
    expect(code(await act('propose', {}, rival))).toBe('assessments.own');
    expect(code(await act('approve', paper, rival))).toBe('assessments.own');
    for (const page of ['proposal', 'collection'])
      expect(code(await rival.get(`/api/assessments/exercises/${exerciseId}/${page}`))).toBe(
        'assessments.own',
      );
    const triedBy = async (visitor: Visitor) => {
      const { body } = await visitor.post('/api/assessments/what-if', {
        scheme: { kind: 'body', body: TABLE },
        against: null,
        subjects: [],
        exerciseId,
        change: null,
      });
      return (body['subjects'] as { name: string }[]).map(({ name }) => name);
    };
    expect(await triedBy(office)).toContain('青石县');
    expect(await triedBy(rival)).not.toContain('青石县');
    // Nor a leader of the place whose office they are as well.
    const become = (as: string) =>
      clock.services.owner.query(`update assessments.subject set ${as} where region_path = $1`, [
        QINGSHI,
      ]);
    await become(
      `kind = 'person', organ_id = id, appointment_id = id, person_id = id, organ_name = '县政府', post_title = '县长'`,
    );
    expect(await triedBy(office)).toContain('青石县');
    expect(await triedBy(rival)).not.toContain('青石县');
    await become(
      `kind = 'body', organ_id = null, appointment_id = null, person_id = null, organ_name = null, post_title = null`,
    );
    const listed = async (visitor: Visitor) => {
      const { body } = await visitor.get(`/api/assessments/exercises/${exerciseId}/subjects`);
      const lines = body['items'] as { id: string; total: number | null }[];
      return lines.find(({ id }) => id === subjects.get(QINGSHI))?.total;
    };
    const shown = async (visitor: Visitor) => (await visitor.get(at(QINGSHI))).body['total'];
    expect([await listed(office), await shown(office)]).toEqual([95, 95]);
    // Nor by a filter: what is missing of their own is told with the result.
    const lacking = async (visitor: Visitor) => {
      const at = `/api/assessments/exercises/${exerciseId}/subjects?waiting=facts`;
      return ((await visitor.get(at)).body['items'] as { id: string }[]).map(({ id }) => id);
    };
    await clock.services.owner.query(
      'update assessments.subject set facts_missing = 1 where region_path = any($1)',
      [[QINGSHI, LINHE]],
    );
    const [own, other] = [QINGSHI, LINHE].map((region) => subjects.get(region));
    expect(await lacking(office)).toEqual([own, other]);
    expect([await lacking(rival), await lacking(member)]).toEqual([[other], [other]]);
    await clock.services.owner.query('update assessments.subject set facts_missing = 0');
    const exported = async (visitor: Visitor) => {
      const { bytes } = await visitor.download(
        `/api/assessments/exercises/${exerciseId}/subjects.xlsx`,
      );
      const { rows } = await readList(bytes);
      return rows.find(([region]) => region === '青石县')?.[6];
    };
    expect(await exported(office)).toBe('95');
    expect((await office.get(`${at(QINGSHI)}/history`)).status).toBe(200);
    for (const about of [rival, member]) {
      expect([await listed(about), await shown(about)]).toEqual([null, null]);
      expect(await exported(about)).toBe('');
      expect((await about.get(`${at(QINGSHI)}/history`)).status).toBe(404);
    }
    // Of another county the organiser reads what it organises.
    expect((await member.get(at(LINHE))).body['total']).toBe(95);
  });

  it('another reason for the same value is news; the same reason once more is not', async () => {
    const moderate = (reason: string) =>
      actOn(SHIQIAO, 'moderate', { fact: '已整改', value: 80, reason, evidence: [] });
    expect((await moderate('台账八十处')).status).toBe(200);
    expect((await moderate('现场复核八十处')).status).toBe(200);
    expect(code(await moderate('现场复核八十处'))).toBe('assessments.nothing-changed');
  });

  it('is left to people where totals are level at the edge of the lowest, and nothing is proposed before they said', async () => {
    expect(code(await act('propose'))).toBe('assessments.grades-open');
    // A grade is offered for choice where the quota leaves it open, and in no other line.
    const level = [QINGSHI, LINHE].map((region) => subjects.get(region) ?? '').toSorted();
    expect(await toChoose()).toEqual(level);
    for (const [region, grade] of [
      [QINGSHI, '良好'],
      [LINHE, '优秀'],
    ] as const)
      await actOn(region, 'choose-grade', { grade, reason: '全年没有事故' });
    expect(await proposal()).toMatchObject({ open: 0, undecided: 2 });
    // Until it is proposed they may think better of it.
    expect(await toChoose()).toEqual(level);
    expect(await followsIn(LINHE)).toEqual([['表彰', true]]);
    expect(await followsIn(SHIQIAO)).toEqual([['约谈主要负责人', null]]);
    expect(await openIn(SHIQIAO)).toEqual([true]);
    const refused = await act('propose');
    expect(code(refused)).toBe('assessments.consequences-open');
    expect(refused.body.error?.message).toContain('2 项');
    const decide = (region: string, place: number, follows: boolean, visitor = office) =>
      actOn(region, 'choose-consequence', { place, follows, reason: '第三季度进展最慢' }, visitor);
    // What the scheme settles is nobody’s to say, nor is the county’s what is the organiser’s.
    expect(code(await decide(LINHE, 0, false))).toBe('assessments.consequence-not-open');
    expect(code(await decide(QINGSHI, 1, true))).toBe('assessments.consequence-not-open');
    expect((await decide(SHIQIAO, 1, true, county)).status).toBe(404);
    for (const region of [SHIQIAO, YUNXIU])
      expect((await decide(region, 1, false)).status).toBe(200);
    expect(code(await act('propose'))).toBe('assessments.consequence-short');
    await decide(SHIQIAO, 1, true);
    expect(await followsIn(SHIQIAO)).toEqual([['约谈主要负责人', true]]);
    expect(await followsIn(YUNXIU)).toEqual([['约谈主要负责人', false]]);
    // Said of another total it is said of something else.
    const total = (by: number) =>
      clock.services.owner.query(
        'update assessments.subject set total = total + $2 where id = $1',
        [subjects.get(YUNXIU), by],
      );
    await clock.services.owner.query(
      'update assessments.subject set total = total - 10000 where id = any($1)',
      [[subjects.get(YUNXIU), subjects.get(SHIQIAO)]],
    );
    expect((await proposal()).undecided).toBe(2);
    await clock.services.owner.query(
      'update assessments.subject set total = total + 10000 where id = any($1)',
      [[subjects.get(YUNXIU), subjects.get(SHIQIAO)]],
    );
    // Who is alone below the others is the lowest, whatever was said.
    await total(-10000);
    expect(await followsIn(YUNXIU)).toEqual([['约谈主要负责人', true]]);
    await total(10000);
    expect((await act('propose')).body['state']).toBe('proposed');
    expect(await toChoose()).toEqual([]);
  });

  it('an objection to a grade that was chosen is upheld with another of those open, within the quota', async () => {
    const paper = { on: '2026-11-26', organ: '云江市委、市政府', documentNo: '云委发〔2026〕30号' };
    await act('approve', paper, second);
    await act('notify', { on: '2026-11-26' });
    // What was approved and told is not chosen anew while no objection is upheld.
    expect(await toChoose()).toEqual([]);
    const swap = { grade: '良好', reason: '改给青石县' };
    expect(code(await actOn(LINHE, 'choose-grade', swap))).toBe('assessments.grade-told');
    const content = '与临河县同分，应为优秀';
    await actOn(QINGSHI, 'object', { on: '2026-11-26', content }, county);
    await moveTo('2026-12-02T10:00:00');
    const before = (await office.get(at(QINGSHI))).body as unknown as Held & {
      openGrades: string[];
    };
    expect(before.openGrades).toEqual(['优秀']);
    expect((await county.get(at(QINGSHI))).body['openGrades']).toEqual([]);
    const [objection] = before.objections;
    const answer = (more: object) =>
      actOn(
        QINGSHI,
        'decide-objection',
        { objectionId: objection?.id, isUpheld: true, reason: '全年没有事故', ...none, ...more },
        second,
      );
    const none = { fact: null, value: null, grade: null };
    expect(code(await answer({}))).toBe('assessments.upheld-needs-fact');
    expect(code(await answer({ grade: '不合格' }))).toBe('assessments.grade-not-open');
    expect(code(await answer({ grade: '良好' }))).toBe('assessments.nothing-changed');
    expect(code(await answer({ isUpheld: false, grade: '优秀' }))).toBe(
      'assessments.upheld-needs-fact',
    );
    const upheld = await answer({ grade: '优秀' });
    expect(upheld.body['objections']).toMatchObject([
      { state: 'upheld', decision: { grade: '优秀', fact: null } },
    ]);
    const history = await office.get(`${at(QINGSHI)}/history`);
    expect((history.body['items'] as unknown[])[0]).toMatchObject({
      cause: 'objection',
      reason: '全年没有事故',
      before: { grade: '良好' },
      after: { grade: '优秀' },
    });
    expect(code(await act('finalise'))).toBe('assessments.quota-exceeded');
    expect(code(await act('propose'))).toBe('assessments.quota-exceeded');
    expect(await stages()).toEqual([[], 1]);
    const level = [QINGSHI, LINHE].map((region) => subjects.get(region) ?? '').toSorted();
    expect(await toChoose()).toEqual(level);
    await actOn(LINHE, 'choose-grade', { grade: '良好', reason: '异议成立，名额一个' });
    expect(code(await act('finalise'))).toBe('assessments.grades-changed');
    expect(await stages()).toEqual([['propose'], 0]);
    expect((await act('propose')).body['state']).toBe('proposed');
    await act('approve', { ...paper, on: '2026-12-02' }, second);
    await act('notify', { on: '2026-12-02' });
    expect(await toChoose()).toEqual([]);
    expect(code(await actOn(LINHE, 'choose-grade', swap))).toBe('assessments.grade-told');
  });

  it('is not swapped once it was approved and told, where no total changed', async () => {
    for (const [region, follows] of [
      [YUNXIU, true],
      [SHIQIAO, false],
    ] as const) {
      const said = { place: 1, follows, reason: '改由另一县' };
      expect(code(await actOn(region, 'choose-consequence', said))).toBe(
        'assessments.consequence-decided',
      );
      expect(await openIn(region)).toEqual([false]);
    }
    expect(await followsIn(SHIQIAO)).toEqual([['约谈主要负责人', true]]);
    expect(await followsIn(YUNXIU)).toEqual([['约谈主要负责人', false]]);
  });

  it('said otherwise after it was told it is approved before it is final, and no term begins where no grade is another', async () => {
    expect(await stages()).toEqual([[], 0]);
    expect(code(await act('finalise'))).toBe('assessments.term-runs');
    await moveTo('2026-12-08T10:00:00');
    expect(await stages()).toEqual([['finalise'], 0]);
    // As if an objection had made both totals others and left them level: the grades stand.
    const say = async (by: number, chosen: string) => {
      await clock.services.owner.query(
        'update assessments.subject set total = total + $2 where id = any($1)',
        [[subjects.get(YUNXIU), subjects.get(SHIQIAO)], by],
      );
      expect(await stages()).toEqual([[], 2]);
      expect(code(await act('finalise'))).toBe('assessments.consequences-open');
      for (const region of [YUNXIU, SHIQIAO]) {
        const said = { place: 1, follows: region === chosen, reason: '第三季度进展最慢' };
        expect((await actOn(region, 'choose-consequence', said)).status).toBe(200);
      }
    };
    const told = async () =>
      (
        await clock.services.owner.query(
          `select id from notices.notice where kind like 'assessment-notified%'`,
        )
      ).rows.length;
    const before = await told();
    const approveAnew = async () => {
      expect(await stages()).toEqual([['propose'], 0]);
      expect(code(await act('finalise'))).toBe('assessments.grades-changed');
      expect((await act('propose')).body['state']).toBe('proposed');
      const paper = { on: '2026-12-08', organ: '云江市委', documentNo: '云委发〔2026〕40号' };
      await act('approve', paper, second);
      const notified = await act('notify', { on: '2026-12-08' });
      expect(notified.body).toMatchObject({ state: 'notified', objectionsUntil: '2026-12-07' });
      expect(await stages()).toEqual([['finalise'], 0]);
    };
    await say(-10000, SHIQIAO);
    expect(await stages()).toEqual([['finalise'], 0]);
    expect(code(await act('propose'))).toBe('assessments.grades-stand');
    await say(-10000, YUNXIU);
    await approveAnew();
    await say(20000, SHIQIAO);
    await approveAnew();
    expect(await told()).toBe(before);
  });

  it('is written with its day and its reason when it is final, and told to whom it concerns', async () => {
    const final = await act('finalise');
    expect(final.body['state'], JSON.stringify(final.body)).toBe('final');
    const owed = async (region: string) =>
      (await one(region)).consequences.map(({ text, dueOn, choice }) => [text, dueOn, choice]);
    const said = { reason: '第三季度进展最慢', by: '云江市安委办' };
    expect(await owed(QINGSHI)).toEqual([['表彰', null, null]]);
    expect([await owed(LINHE), await owed(YUNXIU)]).toEqual([[], []]);
    expect(await owed(SHIQIAO)).toEqual([['约谈主要负责人', '2027-01-08', said]]);
    // A talk or a commendation is begun by the organiser, not by who is called or named.
    const begins = async (region: string, visitor = office) =>
      (await one(region, visitor)).consequences.map((each) => each.begins);
    const about = {
      year: 2026,
      documentNo: '云委发〔2026〕40号',
      organId: null,
      appointmentId: null,
    };
    expect(await begins(QINGSHI)).toEqual([{ act: 'honour', region: QINGSHI, ...about }]);
    expect(await begins(SHIQIAO)).toEqual([{ act: 'talk', region: SHIQIAO, ...about }]);
    expect(await begins(QINGSHI, county)).toEqual([null]);
    const listed = await office.get('/api/assessments/consequences?limit=50');
    expect((listed.body['items'] as Held['consequences']).map((each) => each.begins?.act)).toEqual([
      'talk',
      'honour',
    ]);
    // A telling is read and nothing is done from there; of an earlier one nothing followed yet.
    const { rows: tellings } = await clock.services.owner.query<{ number: number }>(
      'select number from assessments.told_result where subject_id = $1 order by number',
      [subjects.get(QINGSHI)],
    );
    const asTold = async (number: number | undefined) =>
      (
        (await office.get(`${at(QINGSHI)}?told=${number}`)).body['consequences'] as {
          text: string;
          mayEnd: boolean;
          begins: unknown;
        }[]
      ).map(({ text, mayEnd, begins: begun }) => ({ text, mayEnd, begun }));
    expect(tellings.length).toBeGreaterThan(1);
    expect(await asTold(tellings[0]?.number)).toEqual([]);
    expect(await asTold(tellings.at(-1)?.number)).toEqual([
      { text: '表彰', mayEnd: false, begun: null },
    ]);
    // Nor does who is the office of the place that is assessed say that it was done.
    const mayEnd = async (visitor: Visitor) =>
      (
        (await visitor.get(at(QINGSHI))).body['consequences'] as { id: string; mayEnd: boolean }[]
      )[0];
    const honour = await mayEnd(office);
    expect([honour?.mayEnd, (await mayEnd(rival))?.mayEnd]).toEqual([true, false]);
    const end = { version: 1, on: '2026-12-08', documentNo: null, note: null };
    const ended = await rival.post(`/api/assessments/consequences/${honour?.id}/end`, end);
    expect(ended.body.error?.code).toBe('assessments.own');
    const beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    const told = (await beside.get('/api/notices')).body['items'] as {
      kind: string;
      params: object;
    }[];
    expect(told.find(({ kind }) => kind === 'assessment-owed')?.params).toMatchObject({
      title: '约谈主要负责人',
      on: '2027-01-08',
    });
    expect(await disagreements(clock.services)).toEqual([]);
    // Of a person the person is reminded as well.
    const { rows } = await clock.services.owner.query<{ account: string; person: string }>(
      `select id as account, person_id as person from access.account
       where person_id is not null and not is_disabled limit 1`,
    );
    await clock.services.owner.query(
      'update assessments.consequence set person_id = $1 where due_on is not null',
      [rows[0]?.person],
    );
    await moveTo('2027-01-09T10:00:00');
    expect(await remindOfConsequences(clock.services)).toBe(1);
    const reminded = await clock.services.owner.query(
      `select account_id from notices.notice where kind = 'assessment-overdue'`,
    );
    const accounts = reminded.rows.map((one: { account_id: string }) => one.account_id);
    expect(accounts).toEqual(expect.arrayContaining([rows[0]?.account, secondId]));
  });

  it('as reference it leads to the register of uses, until its use is there', async () => {
    const follows = (text: string) =>
      clock.services.owner.query(
        'update assessments.consequence set content = $1 where subject_id = $2',
        [text, subjects.get(QINGSHI)],
      );
    await follows('作为年度考核参考');
    const begins = async (visitor = office) =>
      (await one(QINGSHI, visitor)).consequences.map((each) => each.begins);
    const uses = '/api/assessments/uses';
    const proposed = async (more = '', visitor = office) =>
      (await visitor.get(`${uses}/proposals?year=2026${more}`)).body['items'] as {
        [field: string]: unknown;
        name: string;
      }[];
    const ref = subjects.get(QINGSHI) ?? '';
    expect(await begins()).toMatchObject([{ act: 'reference', region: QINGSHI, year: 2026 }]);
    expect([await begins(county), await begins(rival)]).toEqual([[null], [null]]);
    expect(new Set((await proposed()).map((each) => each['ref']))).toEqual(
      new Set(subjects.values()),
    );
    expect(await proposed()).toHaveLength(subjects.size);
    expect(await proposed('', county)).toEqual([]);
    const [proposal, ...others] = await proposed(`&ref=${ref}`);
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({
      kind: 'appraisal',
      name: '领导班子和领导干部年度考核参考：青石县优秀（云委发〔2026〕40号，2026年12月8日确定），云江市2026年度考核',
      organ: '云江市委组织部',
      safetyIn: 'unknown',
      sentOn: null,
      origin: 'assessment',
      region: YUNJIANG,
    });
    const { origin, ref: of, regionName: _, ...said } = proposal ?? { name: '' };
    const take = { ...said, from: { origin, ref: of } };
    const made = await office.post(uses, take);
    expect(made.body, JSON.stringify(made.body)).toMatchObject({
      origin: 'assessment',
      resultId: ref,
    });
    expect(await begins()).toEqual([null]);
    expect(await proposed(`&ref=${ref}`)).toEqual([]);
    expect(await proposed()).toHaveLength(3);
    expect(code(await office.post(uses, take))).toBe('assessments.use-taken');
    await office.post(`${uses}/${String(made.body['id'])}/withdraw`, {
      version: 1,
      reason: '误录',
    });
    expect(await begins()).toMatchObject([{ act: 'reference' }]);
    // Nobody is proposed a result of their own.
    const stands = (as: string) =>
      clock.services.owner.query(`update assessments.subject set ${as} where id = $1`, [ref]);
    await stands(
      `kind = 'person', organ_id = id, appointment_id = id, organ_name = '县政府', post_title = '县长',
       person_id = (select person_id from access.account where id = '${memberId}')`,
    );
    expect(await proposed(`&ref=${ref}`, member)).toEqual([]);
    // Of a person the register has the post and the number in the roster; whose it is stands behind the result.
    const [ofPerson] = await proposed(`&ref=${ref}`);
    expect(ofPerson?.name).toMatch(
      /^领导班子和领导干部年度考核参考：县政府县长（名册第\d+号）优秀/,
    );
    expect(JSON.stringify(ofPerson)).not.toContain('青石县');
    await stands(
      `kind = 'body', organ_id = null, appointment_id = null, person_id = null, organ_name = null, post_title = null`,
    );
    await follows('表彰');
  });

  it('is followed up by what the act takes: nobody is offered to call or name whom it would refuse', async () => {
    const { owner } = clock.services;
    const idOf = async (query: string, region: string) =>
      (await owner.query<{ id: string }>(`${query} limit 1`, [region])).rows[0]?.id;
    const organs = 'select id from posts.organ where region_path = $1';
    const lead = await idOf(`${organs} and kind = 'party-committee'`, YUNJIANG);
    const department = await idOf(`${organs} and kind = 'department'`, YUNJIANG);
    const inPost = (region: string) =>
      idOf(
        `select held.record_id as id from posts.appointment as held
         join posts.post as post on post.id = held.post_id
         join posts.organ as organ on organ.id = post.organ_id
         where organ.region_path = $1 and held.superseded_at is null and held.valid_to is null`,
        region,
      );
    const [called, named] = [await inPost(SHIQIAO), await inPost(QINGSHI)];
    const begins = async (region: string, about: { organ?: unknown; appointment?: unknown }) => {
      await owner.query(
        `update assessments.subject set organ_id = $1, appointment_id = $2::uuid,
           kind = case when $2::uuid is null then 'body' else 'person' end,
           person_id = (select person_id from posts.appointment where record_id = $2::uuid limit 1) where id = $3`,
        [about.organ ?? null, about.appointment ?? null, subjects.get(region)],
      );
      return (await one(region)).consequences.map((each) => each.begins?.act ?? null);
    };
    const talk = async (subject: object) =>
      (await signed(office)).post('/api/talks', {
        region: YUNJIANG,
        subject,
        ground: { kind: 'other', reason: '考核末位', documentNo: null },
        talkerOrgan: '云江市安委办',
        talker: '主任',
        matters: '整改',
      });
    // Whoever leads at one's own level is not called; a department of it is, and who is in a post below.
    expect(await begins(SHIQIAO, { organ: lead })).toEqual([null]);
    expect(code(await talk({ kind: 'body', organId: lead }))).toBe('talks.not-below');
    expect(await begins(SHIQIAO, { organ: department })).toEqual(['talk']);
    expect((await talk({ kind: 'body', organId: department })).status).toBe(200);
    expect(await begins(SHIQIAO, { appointment: called })).toEqual(['talk']);
    expect(await begins(QINGSHI, { appointment: named })).toEqual(['honour']);
    const listed = async () =>
      (
        (await office.get('/api/assessments/consequences?limit=50')).body[
          'items'
        ] as Held['consequences']
      ).map((each) => each.begins?.act ?? null);
    expect(await listed()).toEqual(['talk', 'honour']);
    // Whose post ended is neither called nor named by it.
    await owner.query(
      `update posts.appointment set valid_to = '2026-12-31' where record_id = any($1::uuid[])`,
      [[called, named]],
    );
    expect(await begins(SHIQIAO, { appointment: called })).toEqual([null]);
    expect(await begins(QINGSHI, { appointment: named })).toEqual([null]);
    expect(await listed()).toEqual([null, null]);
    const late = await talk({ kind: 'person', appointmentId: called });
    expect([late.status, late.body.error]).toMatchObject([404, { path: 'body.subject' }]);
    await begins(SHIQIAO, {});
    await begins(QINGSHI, {});
    await owner.query(
      'update posts.appointment set valid_to = null where record_id = any($1::uuid[])',
      [[called, named]],
    );
  });

  it('done, nothing is told of it any more: not under its subject’s link either, once the last is done', async () => {
    const { owner } = clock.services;
    const subject = subjects.get(SHIQIAO) ?? '';
    // As they were sent before each had a link of its own, the result with the same.
    await owner.query(
      `update notices.notice set read_at = null, link = $1
       where kind in ('assessment-owed', 'assessment-overdue', 'assessment-final')`,
      [`/assessments/subjects/${subject}`],
    );
    await owner.query(
      `insert into assessments.consequence select (jsonb_populate_record(held,
         jsonb_build_object('id', gen_random_uuid()))).* from assessments.consequence as held where subject_id = $1`,
      [subject],
    );
    const unread = async () => {
      const { rows } = await owner.query<{ kind: string }>(
        'select distinct kind from notices.notice where read_at is null and link = $1 order by kind',
        [`/assessments/subjects/${subject}`],
      );
      return rows.map(({ kind }) => kind);
    };
    const { body } = await office.get(at(SHIQIAO));
    const ids = (body['consequences'] as { id: string }[]).map(({ id }) => id);
    const end = async (id: string | undefined) =>
      (
        await office.post(`/api/assessments/consequences/${id}/end`, {
          version: 1,
          on: '2027-01-09',
          documentNo: null,
          note: null,
        })
      ).status;
    expect(await end(ids[0])).toBe(200);
    expect(await unread()).toEqual(['assessment-final', 'assessment-overdue', 'assessment-owed']);
    expect(await end(ids[1])).toBe(200);
    expect(await unread()).toEqual(['assessment-final']);
  });

  it('the organising office is told of the self-assessment where it answers for departments of its own', async () => {
    const { rows } = await clock.services.owner.query<{ id: string }>(
      'select id from posts.organ where region_path = $1 order by id limit 1',
      [YUNJIANG],
    );
    await clock.services.owner.query('delete from notices.notice');
    const prepared = await office.post('/api/assessments/exercises', {
      ...PLAN,
      title: '云江市2026年度部门考核',
      schemeId: await issueScheme('云江市2026年度部门考核细则'),
    });
    expect(prepared.status, JSON.stringify(prepared.body)).toBe(200);
    exerciseId = String(prepared.body['id']);
    const organ = { region: null, organId: rows[0]?.id, appointmentId: null, class: null };
    const added = await act('add-subjects', { subjects: [organ] });
    expect(added.status, JSON.stringify(added.body)).toBe(200);
    await act('open-self-assessment');
    const told = await clock.services.owner.query(
      `select account_id from notices.notice where kind = 'assessment-self'`,
    );
    expect(told.rows).toContainEqual({ account_id: secondId });
  });

  it('a fact is offered on the side it is entered on, and a stage to nobody it is about', async () => {
    const prepared = await office.post('/api/assessments/exercises', {
      ...PLAN,
      title: '云江市2026年度县级复核',
      selfBy: '2027-01-20',
      scoringBy: '2027-01-25',
      proposeBy: '2027-01-30',
      schemeId: await issueScheme('云江市2026年度复核细则'),
    });
    exerciseId = String(prepared.body['id']);
    const whom = { region: QINGSHI, organId: null, appointmentId: null, class: null };
    await act('add-subjects', { subjects: [whom] });
    const { rows } = await clock.services.owner.query<{ id: string }>(
      'select id from assessments.subject where exercise_id = $1',
      [exerciseId],
    );
    subjects.set(QINGSHI, rows[0]?.id ?? '');
    await act('open-self-assessment');
    const enters = async (visitor: Visitor) => {
      const { body } = await visitor.get(at(QINGSHI));
      const [fact] = body['facts'] as { mayEnter: boolean }[];
      const { status, body: answer } = await actOn(
        QINGSHI,
        'enter-fact',
        { fact: '已整改', value: 90, evidence: [], because: null },
        visitor,
      );
      const cause = await clock.services.owner.query<{ cause: string }>(
        `select cause from assessments.fact where subject_id = $1 and name = '已整改'`,
        [subjects.get(QINGSHI)],
      );
      const offered = [fact?.mayEnter, (body['may'] as string[]).includes('enter-fact')];
      return [...offered, status === 200 ? cause.rows[0]?.cause : answer.error?.code];
    };
    // Who organises and holds a post there has no side of it; who is its office as well enters as the place itself does.
    expect(await enters(member)).toEqual([false, false, 'assessments.own']);
    expect(await enters(rival)).toEqual([true, true, 'self-assessment']);
    // A contest is offered for decision to whom it is not refused.
    const contested = { fact: '已整改', claimed: 91, reason: '多一处', evidence: [] };
    expect((await actOn(QINGSHI, 'contest', contested, county)).status).toBe(200);
    const decides = async (visitor: Visitor) => {
      const { body } = await visitor.get('/api/assessments/contests?state=open');
      const [open] = body['items'] as { id: string; version: number; mayDecide: boolean }[];
      const { body: shown } = await visitor.get(at(QINGSHI));
      const [fact] = shown['facts'] as { contest: { mayDecide: boolean } | null }[];
      const answer = await (await signed(visitor)).post(
        `/api/assessments/contests/${open?.id}/decide`,
        { version: open?.version, isUpheld: false, value: null, reason: '台账是九十处' },
      );
      return [open?.mayDecide, fact?.contest?.mayDecide, code(answer)];
    };
    const gave = (accountId: string) =>
      clock.services.owner.query(
        `insert into assessments.mark (id, version, subject_id, exercise_id, item_id, fact, account_id, by_name, value, reason, evidence, recorded_at)
         values (gen_random_uuid(), 1, $2, $1, '1.1', '已整改', $3, '某人', '90', '台账', '{}', now())`,
        [exerciseId, subjects.get(QINGSHI), accountId],
      );
    await gave(secondId);
    expect(await decides(member)).toEqual([false, false, 'assessments.own']);
    expect(await decides(rival)).toEqual([false, false, 'assessments.own']);
    expect(await decides(second)).toEqual([false, false, 'assessments.entered-by-oneself']);
    expect(await decides(office)).toEqual([true, true, undefined]);
    const mayOfExercise = async (visitor: Visitor) =>
      (await visitor.get(`/api/assessments/exercises/${exerciseId}`)).body['may'];
    expect(await mayOfExercise(member)).toEqual([]);
    expect(await mayOfExercise(rival)).toEqual([]);
    expect(code(await act('cancel', { reason: '不办了' }, rival))).toBe('assessments.own');
    expect(await mayOfExercise(office)).toContain('cancel');
  });
});

// An inspection over HTTP from its programme to its end: who sees what when, what is refused, what repeats, and what is gone.
import { readList } from '@jinze/documents/testing';
import { civilDate as day, type Id } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { countingStatements } from '../../testing/count-statements.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { rectificationIn, remindOfInspections } from './index.ts';

interface Finding {
  id: string;
  version: number;
  number: number;
  state: string;
  isOverdue: boolean;
  entries: { act: string; text: string | null }[];
  repeats: { number: number; inspectionTitle: string }[];
  proposed: { id: string }[];
  may: string[];
}
interface Whole {
  id: string;
  version: number;
  state: string;
  side: string;
  members: { id: string; name: string; from: string; to: string; endedOn: string | null }[];
  findingList: Finding[];
  requests: { id: string; version: number; reason: string | null; answer: string | null }[];
  complaints: { id: string; version: number; dueOn: string | null; isAnonymous: boolean }[];
  handedOver: number | null;
  feedback: { text: string; deliveredOn: string | null };
  plan: { dueOn: string | null; isOverdue: boolean };
  may: string[];
  mayDo: string[];
}

const SHIQIAO = '/99/9901/990102/';
const APPROVAL = {
  organ: '中共云江市委、云江市人民政府',
  documentNo: '云委〔2026〕3号',
  on: '2026-03-02',
};
const ORDER = {
  region: YUNJIANG,
  inspected: QINGSHI,
  kind: 'regular',
  title: '青石县安全生产巡查',
  bodies: ['中共青石县委员会', '青石县人民政府'],
  programmeId: null,
  from: '2026-03-10',
  to: '2026-03-20',
  basis: '《规定》第十一条',
  planEntry: null as string | null,
  planDays: 15,
  planBasis: '巡查通知第五条',
  complaintDays: null as number | null,
  complaintBasis: null as string | null,
};
/** A member for the days of the order. */
const PLAIN = { to: null, sizeReason: null };
const FINDING = {
  kind: 'problem',
  severity: 'prominent',
  block: 'responsibility',
  clause: { instrument: 'leading-cadres-2018', article: '6' },
  facts: '县政府常务会议上半年没有研究安全生产工作。',
  place: '青石县政府办公室',
  foundOn: '2026-03-12',
  evidence: [],
  organName: '青石县人民政府',
  appointmentId: null as string | null,
  dueOn: '2026-05-31',
};

describe('an inspection', () => {
  let services: TestDatabase;
  let clock: Moving;
  let server: TestServer;
  let world: World;
  let above: Visitor;
  let county: Visitor;
  let beside: Visitor;
  let member: Visitor;
  let instrument = '';
  const logins = ['xc1', 'xc2', 'xc3', 'xc4', 'xc5'];
  const accounts = new Map<string, Id<'account'>>();
  let programmeId = '';
  const rounds = new Map<string, string>();

  const signIn = async () => {
    above = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    county = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
  };
  /** Sessions end overnight. */
  const moveTo = async (local: string) => {
    clock.moveTo(local);
    await signIn();
  };
  const signInMember = async () => {
    member = await server.signIn(accounts.get('xc2') ?? '');
  };
  const url = (round: string) => `/api/inspections/${rounds.get(round)}`;
  const read = async (round: string, visitor = above) =>
    (await visitor.get(url(round))).body as unknown as Whole;
  const versionOf = async (round: string) => {
    const { rows } = await services.owner.query<{ version: number }>(
      'select version from inspections.inspection where id = $1',
      [rounds.get(round)],
    );
    return rows[0]?.version;
  };
  const act = async (round: string, doing: string, body: object = {}, visitor = above) =>
    visitor.post(`${url(round)}/${doing}`, { version: await versionOf(round), ...body });
  const on = async (
    round: string,
    number: number,
    doing: string,
    body: object,
    visitor = above,
  ) => {
    const found = (await read(round)).findingList.find((one) => one.number === number);
    return visitor.post(`${url(round)}/findings/${found?.id}/${doing}`, {
      version: found?.version,
      ...body,
    });
  };
  /** A paper of the first round with its form filled in anyhow, of this version or as it is now. */
  const postPaper = async (kind: string, visitor: Visitor, version?: unknown) => {
    const of = rounds.get('first');
    const form = (await visitor.get(`/api/documents/form?kind=${kind}&stream=inspection&of=${of}`))
      .body;
    const asked = form['asked'] as { name: string; suggested: string }[];
    return visitor.post('/api/documents', {
      kind,
      stream: 'inspection',
      of,
      version: version ?? form['version'],
      dated: '2026-06-02',
      organs: form['organs'],
      addressees: form['addressees'],
      copiesTo: [],
      printedBy: null,
      answers: Object.fromEntries(asked.map((one) => [one.name, one.suggested || '按要求办理'])),
      number: { kind: 'none' },
    });
  };
  const makePaper = async (kind: string, visitor: Visitor) => {
    const made = await postPaper(kind, visitor);
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    return String(made.body['id']);
  };
  const finding = (changes: object = {}) => ({
    ...FINDING,
    clause: { instrument, article: '6' },
    ...changes,
  });
  beforeAll(async () => {
    clock = movingClock(await openTestDatabase(), '2026-03-03T10:00:00');
    services = clock.services;
    world = await addWorld(services);
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    await services.unitOfWork.commit(command, async (unit) => {
      const ids = await addAccounts(
        unit,
        logins.map((loginName) => ({ loginName, displayName: `巡查人员${loginName}` })),
      );
      for (const [index, id] of ids.entries()) accounts.set(logins[index] ?? '', id);
      const [outsider] = await addAccounts(unit, [{ loginName: 'both', displayName: '兼职' }]);
      if (outsider === undefined) throw new Error('added');
      await addGrants(unit, [
        { accountId: outsider, role: 'supervision-office', regionPath: QINGSHI, level: 'county' },
      ]);
      return {};
    });
    server = await openTestServer(services);
    await signIn();
    const { REGULATION } = await import('@jinze/rules');
    instrument = REGULATION.id;
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  it('a programme says which regions are covered, and a region without a plan is a gap', async () => {
    const input = {
      region: YUNJIANG,
      title: '云江市安全生产巡查计划',
      from: '2026-01-01',
      to: '2030-12-31',
      approval: APPROVAL,
      planEntry: '2026年计划第3项',
      basis: '一届任期内全覆盖',
      isOfAll: true,
      countsUnannounced: false,
      targets: [{ path: QINGSHI, year: 2026, quarter: 1 }],
    };
    const outside = await above.post('/api/inspections/programmes', {
      ...input,
      targets: [{ path: '/99/9902/', year: 2026, quarter: null }],
    });
    expect(outside.body.error?.code).toBe('inspections.target-outside');
    const own = { ...input, approval: { ...APPROVAL, organ: '云江市安委办' } };
    const byOffice = await above.post('/api/inspections/programmes', own);
    expect(byOffice.body.error?.code).toBe('inspections.approval-organ');
    expect((await county.post('/api/inspections/programmes', input)).status).toBe(404);
    const made = await above.post('/api/inspections/programmes', input);
    programmeId = String(made.body['id']);
    const states = (body: Record<string, unknown>) =>
      (body['coverage'] as { path: string; state: string }[]).map(({ path, state }) => [
        path,
        state,
      ]);
    expect(states(made.body)).toContainEqual([QINGSHI, 'planned']);
    expect(states(made.body)).toContainEqual([SHIQIAO, 'left-out']);
    const { region: _, ...rest } = input;
    const revised = await above.post(`/api/inspections/programmes/${programmeId}`, {
      ...rest,
      version: 1,
      targets: [...input.targets, { path: SHIQIAO, year: 2027, quarter: null }],
    });
    expect(states(revised.body)).toContainEqual([SHIQIAO, 'planned']);
    expect(revised.body['versions']).toHaveLength(1);
    expect((await county.get(`/api/inspections/programmes/${programmeId}`)).status).toBe(404);
    const proof = `/api/ledger/records/${programmeId}`;
    expect((await above.get(proof)).body).toMatchObject({
      versions: [{ version: 2 }, { version: 1 }],
    });
    expect((await county.get(proof)).status).toBe(404);
  });

  it('programmes and the coverage of one leave as lists, to whom they are shown', async () => {
    const listed = async (visitor: Visitor) =>
      (await readList((await visitor.download('/api/inspections/programmes.xlsx')).bytes)).rows;
    const [row] = await listed(above);
    expect(row?.slice(1, 5)).toEqual(['云江市', '2026-01-01', '2030-12-31', '0']);
    expect(await listed(county)).toEqual([]);
    const coverage = `/api/inspections/programmes/${programmeId}/coverage.xlsx`;
    const { said, rows } = await readList((await above.download(coverage)).bytes);
    expect(said).toContain('明查暗访不计入。');
    expect(rows).toContainEqual(['青石县', '已列计划', '2026', '1', '']);
    expect((await county.download(coverage)).status).toBe(404);
  });

  it('the coverage of many programmes is counted in as many statements as that of one', async () => {
    const listed = () =>
      countingStatements(() => above.get('/api/inspections/programmes?limit=50'));
    const one = await listed();
    await services.owner.query(
      `with laid as (
         insert into inspections.programme (id, version, region_path, region_level, title, from_day, to_day,
           approval_organ, approval_no, approved_on, plan_entry, basis, is_of_all, counts_unannounced, recorded_at,
           recorded_by)
         select gen_random_uuid(), 1, $1, 'prefecture', '另一计划' || n, '2025-01-01', '2025-12-31', '市委', '1号',
           '2025-01-01', '第1项', '依据', false, false, now(), '某人' from generate_series(1, 20) n returning id)
       insert into inspections.target (programme_id, region_path, year) select id, $2, 2025 from laid`,
      [YUNJIANG, QINGSHI],
    );
    const many = await listed();
    const lines = many.result.body['items'] as { title: string; total: number }[];
    expect(lines).toHaveLength(21);
    expect(
      lines.filter(({ title }) => title.startsWith('另一计划')).map(({ total }) => total),
    ).toEqual(Array.from({ length: 20 }, () => 1));
    expect(many.statements).toBe(one.statements);
    await services.owner.query(
      `delete from inspections.target t using inspections.programme p
         where p.id = t.programme_id and p.title like '另一计划%'`,
    );
    await services.owner.query(`delete from inspections.programme where title like '另一计划%'`);
  });

  it('a region that has ended is inspected no more', async () => {
    const ending = (day: string | null) =>
      services.owner.query('update posts.region set ended_on = $2 where path = $1', [SHIQIAO, day]);
    await ending('2025-12-31');
    const drafted = await above.post('/api/inspections', {
      ...ORDER,
      inspected: SHIQIAO,
    });
    expect(drafted.body.error?.code).toBe('inspections.region-ended');
    await ending(null);
  });

  it('is not issued before its approval, outside the year’s plan, or with too small a group', async () => {
    const own = await above.post('/api/inspections', { ...ORDER, inspected: YUNJIANG });
    expect(own.body.error?.code).toBe('inspections.not-below');
    const made = await above.post('/api/inspections', ORDER);
    rounds.set('first', String(made.body['id']));
    expect(made.body).toMatchObject({ state: 'draft', side: 'office' });
    const order = { on: '2026-03-03', documentNo: '云安委〔2026〕8号', sizeReason: null };
    expect((await act('first', 'issue', order)).body.error?.code).toBe('inspections.not-now');
    await act('first', 'approve', APPROVAL);
    expect((await act('first', 'issue', order)).body.error?.code).toBe('inspections.not-in-plan');
    expect((await county.get(url('first'))).status).toBe(404);
    await act('first', 'withdraw', { reason: '重新起草' });

    const later = await above.post('/api/inspections', {
      ...ORDER,
      programmeId,
      from: '2031-01-05',
      to: '2031-01-15',
    });
    expect(later.body.error?.code).toBe('inspections.other-programme');
    const again = await above.post('/api/inspections', {
      ...ORDER,
      programmeId,
      planEntry: '2026年计划第3项',
      complaintDays: 7,
      complaintBasis: '巡查通知第六条',
    });
    rounds.set('first', String(again.body['id']));
    await act('first', 'approve', APPROVAL);
    expect((await act('first', 'issue', order)).body.error?.code).toBe('inspections.no-leader');
    const leader = { loginName: 'xc1', place: 'leader', title: '市应急管理局', ...PLAIN };
    await act('first', 'name-member', leader);
    const small = await act('first', 'issue', order);
    expect(small.body.error?.code).toBe('inspections.group-size');
  });

  it('nobody inspects where they hold a post or an office', async () => {
    const name = (loginName: string) =>
      act('first', 'name-member', { loginName, place: 'member', title: '某局', ...PLAIN });
    expect((await name('nobody-there')).body.error?.code).toBe('inspections.no-such-account');
    expect((await name('both')).body.error?.code).toBe('inspections.recused');
    expect((await name('qingshi-awb')).body.error?.code).toBe('inspections.recused');
    expect((await name('xc1')).body.error?.code).toBe('inspections.member-twice');
    for (const loginName of logins.slice(1)) expect((await name(loginName)).status).toBe(200);
  });

  it('with the order the group sees the inspected region, and the inspected side sees the order', async () => {
    await signInMember();
    expect((await member.get(url('first'))).status).toBe(403);
    const order = { on: '2026-03-03', documentNo: '云安委〔2026〕8号', sizeReason: null };
    expect((await act('first', 'issue', order)).body).toMatchObject({ state: 'preparing' });
    expect(await read('first', member)).toMatchObject({ side: 'group', state: 'preparing' });
    expect((await member.get('/api/inspections')).body['items']).toHaveLength(1);
    const roster = await member.get(`/api/posts/roster?region=${QINGSHI}`);
    expect((roster.body['items'] as unknown[]).length).toBeGreaterThan(0);
    expect(await read('first', county)).toMatchObject({ side: 'inspected' });
    expect((await beside.get(url('first'))).status).toBe(404);
  });

  it('what the system holds is not asked for without a reason, which the asked see', async () => {
    const { body } = await member.get(`${url('first')}/materials`);
    const items = body['items'] as { code: string; held: string | null }[];
    expect(items.find(({ code }) => code === 'responsibility.posts')?.held).toMatch(/条/);
    expect(items.find(({ code }) => code === 'law.enforcement')?.held).toBeNull();
    const ask = (code: string, reason: string | null) =>
      act('first', 'ask-material', {
        code,
        what: '名册',
        askedOf: '县委组织部',
        dueOn: '2026-03-09',
        reason,
      });
    const refused = await ask('responsibility.posts', null);
    expect(refused.body.error?.code).toBe('inspections.held-already');
    await ask('responsibility.posts', '需要加盖公章的原件');
    await ask('law.enforcement', null);
    const seen = await read('first', county);
    expect(seen.requests.map(({ reason }) => reason)).toEqual(['需要加盖公章的原件', null]);
    const [, second] = seen.requests;
    const answered = await county.post(`${url('first')}/answer-request`, {
      version: second?.version,
      requestId: second?.id,
      answer: '见县应急局报送的执法计划。',
    });
    expect(answered.status).toBe(200);
    const file = await county.download(`${url('first')}/materials.xlsx`);
    expect(file.status).toBe(200);
  });

  it('on site the group notes findings and complaints; the inspected side has neither yet', async () => {
    await moveTo('2026-03-12T10:00:00');
    await signInMember();
    const early = await act('first', 'add-finding', finding(), member);
    expect(early.body.error?.code).toBe('inspections.finding-not-now');
    await act('first', 'arrive', { on: '2026-03-10' }, member);
    const outside = await act('first', 'add-finding', finding({ foundOn: '2026-03-09' }), member);
    expect(outside.body.error?.code).toBe('inspections.finding-outside-days');
    const clause = { instrument, article: '99' };
    const unknown = await act('first', 'add-finding', finding({ clause }), member);
    expect(unknown.body.error?.code).toBe('inspections.clause-unknown');
    await act('first', 'add-finding', finding(), member);
    const noted = await act(
      'first',
      'add-finding',
      finding({ facts: '两家企业重大隐患没有挂牌。', block: 'hazards', kind: 'hazard' }),
      member,
    );
    expect(noted.body['findings']).toBe(2);
    const brought = {
      receivedOn: '2026-03-12',
      how: '来访',
      place: '柳溪镇',
      matter: '采石场夜间爆破扰民。',
      contact: '王某 139',
    };
    const received = await act('first', 'add-complaint', brought, member);
    const [complaint] = (received.body as unknown as Whole).complaints;
    expect(complaint).toMatchObject({ dueOn: '2026-03-23', isAnonymous: false });
    expect(JSON.stringify(received.body)).not.toContain('139');
    const contact = (visitor: Visitor) =>
      visitor.post(`${url('first')}/complaints/${complaint?.id}/contact`, { reason: '核实' });
    expect((await contact(member)).body['contact']).toBe('王某 139');
    expect((await contact(above)).status).toBe(403);
    await act(
      'first',
      'hand-over-complaint',
      {
        complaintId: null,
        receivedOn: '2026-03-12',
        organ: '云江市纪委监委',
        on: '2026-03-12',
      },
      member,
    );
    expect((await read('first', member)).handedOver).toBe(1);
    expect((await read('first', above)).handedOver).toBeNull();
    const seen = await read('first', county);
    expect(seen).toMatchObject({ findingList: [], complaints: [], findings: 0 });
    expect(seen.feedback.text).toBe('');
    // So do the ledger and what was brought, as lists; who brought it is in none.
    const taken = async (what: string, visitor: Visitor) =>
      readList((await visitor.download(`${url('first')}/${what}.xlsx`)).bytes);
    const ledger = await taken('findings', member);
    expect(ledger.said[0]).toContain('青石县安全生产巡查：问题整改台账，截至 2026-03-12');
    expect(ledger.rows.map((cells) => [cells[0], cells[2], cells[3]])).toEqual([
      ['1', FINDING.facts, '整改中'],
      ['2', '两家企业重大隐患没有挂牌。', '整改中'],
    ]);
    expect((await taken('findings', county)).rows).toEqual([]);
    const complaints = await taken('complaints', member);
    expect(complaints.rows).toEqual([
      ['1', '2026-03-12', '来访', '柳溪镇', brought.matter, '办理中', '2026-03-23', '', ''],
    ]);
    expect(JSON.stringify(complaints)).not.toContain('139');
    expect((await county.download(`${url('first')}/complaints.xlsx`)).status).toBe(404);
    expect((await act('first', 'add-complaint', brought, above)).status).toBe(403);
  });

  it('after its last day a member’s next request finds nothing', async () => {
    await moveTo('2026-03-20T10:00:00');
    await signInMember();
    expect((await act('first', 'leave', { on: '2026-03-20' }, member)).status).toBe(200);
    await moveTo('2026-03-21T09:00:00');
    await signInMember();
    expect((await member.get(url('first'))).status).toBe(403);
    expect((await member.get(`/api/posts/roster?region=${QINGSHI}`)).status).toBe(403);
  });

  it('the feedback is composed, edited, approved and delivered; the plan is due by the order’s days', async () => {
    const { text } = (await read('first')).feedback;
    expect(text).toContain('共发现问题 2 项，其中重大隐患 1 项');
    const early = await act('first', 'deliver', { approval: APPROVAL, on: '2026-03-21' });
    expect(early.body.error?.code).toBe('inspections.no-feedback');
    const edited = `${text}\n\n望以此次巡查为契机，举一反三。`;
    await act('first', 'draft-feedback', { text: edited });
    // What is approved may still be another text.
    const ofFirst = `kind=inspection-feedback&stream=inspection&of=${rounds.get('first')}`;
    const soon = await above.get(`/api/documents/form?${ofFirst}`);
    expect(soon.body.error?.code).toBe('documents.not-delivered-yet');
    const approval = { ...APPROVAL, on: '2026-03-21' };
    const delivered = await act('first', 'deliver', { approval, on: '2026-03-21' });
    expect(delivered.body).toMatchObject({ state: 'rectifying', plan: { dueOn: '2026-04-05' } });
    expect((await read('first', county)).findingList).toHaveLength(2);
    await act('first', 'acknowledge', {}, county);
    const objected = await on('first', 2, 'object', { text: '其中一家已停产。' }, county);
    expect(objected.status).toBe(200);
    const reply = { isUpheld: true, text: '核实属实，撤销该项。' };
    const { version } = (await above.get(`/api/documents/form?${ofFirst}`)).body;
    expect((await on('first', 2, 'answer-objection', reply)).status).toBe(200);
    // The paper says what was approved, with the finding that was withdrawn after it; and that it is another version.
    const stale = await postPaper('inspection-feedback', above, version);
    expect(stale.body.error?.code).toBe('documents.record-changed');
    const paper = await makePaper('inspection-feedback', above);
    const { rows } = await services.owner.query<{ facts: { text: string[]; findings: object[] } }>(
      'select facts from documents.document where id = $1',
      [paper],
    );
    const lines = edited.split('\n').filter((line) => line !== '');
    expect(rows[0]?.facts.text).toEqual(lines);
    expect(rows[0]?.facts.findings).toMatchObject([
      { facts: FINDING.facts },
      { facts: '两家企业重大隐患没有挂牌。' },
    ]);
    const plan = { on: '2026-03-21', documentNo: '青委〔2026〕9号', text: '整改方案' };
    const missing = await act('first', 'submit-plan', plan, county);
    expect(missing.body.error?.code).toBe('inspections.measure-missing');
    const measure = { measure: '每季度研究一次', responsible: '县长' };
    await on('first', 1, 'plan', measure, county);
    expect((await act('first', 'submit-plan', plan, county)).status).toBe(200);
  });

  it('a deadline is put off by two: who asks does not approve, and until then the old day counts', async () => {
    await moveTo('2026-06-02T10:00:00');
    const asked = { dueOn: '2026-06-30', reason: '会议改期' };
    const codeAfter = async (doing: string, body: object, visitor = above) =>
      (await on('first', 1, doing, body, visitor)).body.error?.code;
    /** The term that a report on rectification made now prints. */
    const dueOnReport = async () => {
      const id = await makePaper('rectification-report', county);
      const { rows } = await services.owner.query<{ due: string }>(
        "select facts->'items'->0->>'due' as due from documents.document where id = $1",
        [id],
      );
      return rows[0]?.due;
    };
    const early = { ...asked, dueOn: '2026-05-30' };
    expect(await codeAfter('ask-extension', early)).toBe('inspections.not-later');
    const past = { ...asked, dueOn: '2026-06-02' };
    expect(await codeAfter('ask-extension', past)).toBe('inspections.not-later');
    expect(await codeAfter('extend', APPROVAL)).toBe('inspections.no-extension');
    const [before] = (await read('first')).findingList;
    expect(before?.may).toContain('ask-extension');
    expect(before?.may).not.toContain('extend');
    // The office asks for it, and approves nothing of its own.
    expect((await on('first', 1, 'ask-extension', asked)).status).toBe(200);
    expect(await codeAfter('ask-extension', asked, county)).toBe('inspections.extension-asked');
    expect(await codeAfter('extend', APPROVAL)).toBe('inspections.own-extension');
    expect((await read('first')).findingList[0]).toMatchObject({
      dueOn: '2026-05-31',
      isOverdue: true,
      extension: { dueOn: '2026-06-30', reason: '会议改期' },
    });
    expect((await on('first', 1, 'refuse-extension', { reason: '理由不足' })).status).toBe(200);
    // The inspected side asks, and the office has the approval of whose feedback it was.
    expect((await on('first', 1, 'ask-extension', asked, county)).status).toBe(200);
    expect((await on('first', 1, 'extend', APPROVAL, county)).status).toBe(404);
    expect(await dueOnReport()).toBe('2026-05-31');
    const office = { ...APPROVAL, organ: '云江市安委办' };
    expect(await codeAfter('extend', office)).toBe('inspections.approval-organ');
    expect(await codeAfter('extend', { ...APPROVAL, on: '2026-06-03' })).toBe(
      'inspections.future-date',
    );
    expect(await codeAfter('extend', { ...APPROVAL, on: '2026-06-01' })).toBe(
      'inspections.too-early',
    );
    expect((await on('first', 1, 'extend', { ...APPROVAL, on: '2026-06-02' })).status).toBe(200);
    const [finding] = (await read('first', county)).findingList;
    expect(finding).toMatchObject({ dueOn: '2026-06-30', isOverdue: false, extension: null });
    expect(await dueOnReport()).toBe('2026-06-30');
    expect(finding?.entries.slice(-4).map(({ act: one, text }) => [one, text])).toEqual([
      ['ask-extension', '2026-05-31 → 2026-06-30：会议改期'],
      ['refuse-extension', '2026-05-31 → 2026-06-30：理由不足'],
      ['ask-extension', '2026-05-31 → 2026-06-30：会议改期'],
      ['extend', '2026-05-31 → 2026-06-30，中共云江市委、云江市人民政府，云委〔2026〕3号'],
    ]);
  });

  it('who says it is done does not verify it', async () => {
    await on('first', 1, 'claim', { text: '5月29日常务会议已研究。' }, county);
    const own = await on('first', 1, 'verify', { text: '完成' }, county);
    expect(own.status).toBe(404);
    await on('first', 1, 'return', { reason: '请附会议纪要' });
    await on('first', 1, 'claim', { text: '附纪要〔2026〕5号。' }, county);
    await on('first', 1, 'verify', { text: '已查看纪要' });
    expect((await read('first')).findingList[0]).toMatchObject({ state: 'closed' });
  });

  it('what has relapsed is a new finding that repeats the old one; then it is closed and covered', async () => {
    await moveTo('2026-09-01T10:00:00');
    await act('first', 'look-back', { on: '2026-09-01', by: '市安委办' });
    const open = await act('first', 'close', { reason: '办结', carried: [] });
    expect(open.body.error?.code).toBe('inspections.not-looked-back');
    const looked = { text: '三季度又没有研究。' };
    const still = await on('first', 1, 'look-back', {
      ...looked,
      result: 'still-open',
      dueOn: null,
    });
    expect(still.body.error?.code).toBe('inspections.look-back-mismatch');
    const relapsed = { ...looked, result: 'relapsed', dueOn: '2026-10-31' };
    expect((await on('first', 1, 'look-back', relapsed)).status).toBe(200);
    const end = { reason: '回头看结束', carried: [] as object[] };
    const forgotten = await act('first', 'close', end);
    expect(forgotten.body.error).toMatchObject({ code: 'inspections.findings-open' });
    const goesOn = { number: 3, reason: '期限未到' };
    const closed = await act('first', 'close', { ...end, carried: [goesOn] });
    expect(closed.body).toMatchObject({ state: 'closed', openFindings: 1 });
    expect((closed.body['steps'] as { note: string }[]).at(-1)?.note).toBe(
      '回头看结束\n第 3 项没有销号，继续整改：期限未到',
    );
    const anew = (await read('first', county)).findingList.find(({ number }) => number === 3);
    expect(anew).toMatchObject({
      state: 'open',
      repeats: [{ number: 1 }],
      carried: { on: '2026-09-01', reason: '期限未到' },
    });
    expect(anew?.entries.at(-1)).toMatchObject({ act: 'carry-over', text: '期限未到' });
    const { body } = await above.get(`/api/inspections/programmes/${programmeId}`);
    expect(body['inspected']).toBe(1);
  });

  it('unannounced, the inspected side sees nothing until the group is there; a repeat is proposed and confirmed by name', async () => {
    await moveTo('2026-11-02T10:00:00');
    const made = await above.post('/api/inspections', {
      ...ORDER,
      kind: 'unannounced',
      title: '青石县明查暗访',
      from: '2026-11-02',
      to: '2026-11-05',
    });
    rounds.set('second', String(made.body['id']));
    await act('second', 'approve', { ...APPROVAL, on: '2026-11-01' });
    const leader = { loginName: 'xc2', place: 'leader', title: '市应急管理局', ...PLAIN };
    await act('second', 'name-member', leader);
    expect((await county.get(url('second'))).status).toBe(404);
    const order = { on: '2026-11-02', documentNo: '云安委〔2026〕50号', sizeReason: null };
    expect((await act('second', 'issue', order)).body).toMatchObject({ state: 'on-site' });
    // Of no programme: listed, and covering nothing.
    const programme = await above.get(`/api/inspections/programmes/${programmeId}`);
    const covered = programme.body['coverage'] as { path: string; inspections: object[] }[];
    expect(covered.find(({ path }) => path === QINGSHI)?.inspections).toMatchObject([
      { id: rounds.get('first'), isOf: true },
      { id: rounds.get('second'), isOf: false },
    ]);
    expect((await county.get(url('second'))).status).toBe(200);
    await signInMember();
    await act(
      'second',
      'add-finding',
      finding({ foundOn: '2026-11-02', dueOn: '2026-12-31' }),
      member,
    );
    const [noted] = (await read('second', member)).findingList;
    expect(noted?.proposed.length).toBe(2);
    expect(noted?.may).toContain('confirm-repeat');
    const wrong = await on('second', 1, 'confirm-repeat', { repeats: noted?.id }, member);
    expect(wrong.body.error?.code).toBe('inspections.not-a-repeat');
    await on('second', 1, 'confirm-repeat', { repeats: noted?.proposed[0]?.id }, member);
    const [confirmed] = (await read('second', member)).findingList;
    expect(confirmed?.repeats.map(({ number }) => number)).toEqual([3, 1]);
    expect((await read('second', member)).feedback.text).toContain('屡查屡犯 1 项');
    expect((await member.get(url('first'))).status).toBe(404);
  });

  it('a member who is replaced has no access from that moment on', async () => {
    const [one] = (await read('second')).members;
    await act('second', 'end-member', { memberId: one?.id, reason: '工作调整' });
    expect((await member.get(url('second'))).status).toBe(403);
  });

  it('what was found and how far it is put right is counted for the statistics, once it was delivered', async () => {
    const asked = { regionPath: QINGSHI, from: day('2026-01-01'), to: day('2026-12-31') };
    const totals = await services.database.read(SYSTEM_SCOPE, (db) =>
      rectificationIn(db, SYSTEM_SCOPE, asked, day('2026-12-01')),
    );
    // The first round has been delivered: one closed, one withdrawn, one relapsed; the second has not.
    expect(totals).toEqual({ found: 2, closed: 1, overdue: 1 });
  });

  it('what is overdue is reminded of on working days, every week, once', async () => {
    clock.moveTo('2026-11-29T09:00:00');
    expect(await remindOfInspections(services)).toBe(0);
    clock.moveTo('2026-11-30T09:00:00');
    // The relapse of the first round, and the second round that is past its last day.
    expect(await remindOfInspections(services, 1)).toBe(2);
    expect(await remindOfInspections(services)).toBe(0);
    const { rows } = await services.owner.query<{ login: string; link: string }>(
      `select a.login_name as login, n.link from notices.notice n join access.account a on a.id = n.account_id
       where n.kind = 'inspection-due' order by 1, 2`,
    );
    expect(rows).toContainEqual({
      login: 'qingshi-awb',
      link: `/inspections/${rounds.get('first')}`,
    });
    expect(rows).toContainEqual({
      login: 'yunjiang-awb',
      link: `/inspections/${rounds.get('second')}`,
    });
  });

  it('a later day approved in time counts though it is recorded after that day, and the course says so', async () => {
    clock.moveTo('2026-11-30T10:00:00');
    county = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    above = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    const asked = { dueOn: '2026-12-10', reason: '待验收' };
    expect((await on('first', 3, 'ask-extension', asked, county)).status).toBe(200);
    clock.moveTo('2026-12-14T10:00:00');
    above = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    const after = await on('first', 3, 'extend', { ...APPROVAL, on: '2026-12-11' });
    expect(after.body.error).toMatchObject({
      code: 'inspections.extension-passed',
      path: 'body.on',
    });
    expect((await on('first', 3, 'extend', { ...APPROVAL, on: '2026-12-10' })).status).toBe(200);
    const extended = (await read('first')).findingList.find(({ number }) => number === 3);
    expect(extended).toMatchObject({ dueOn: '2026-12-10', isOverdue: true });
    expect(extended?.entries.at(-1)?.text).toMatch(/，登记批准时这一天已过$/);
  });

  it('the log holds what the tables hold', async () => {
    expect(await disagreements(services)).toEqual([]);
  });
});

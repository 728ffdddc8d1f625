// A case over HTTP from its opening to the bars that follow: who is let in, who decides, what the person sees, art. 23, appeals.

import { readList } from '@jinze/documents/testing';
import { addDays, addMonths, civilDate, type Id } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockAt } from '../../platform/clock.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { ACCIDENT, CONTENT, DECIDE, PURSUE } from '../../testing/case-bodies.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants, scopeFor } from '../access/index.ts';
import { isWorkday } from '../notices/index.ts';
import {
  barsDocuments,
  heldForAccidents,
  measuresOfPersons,
  openWorksheetsOf,
  remindOfBars,
} from './index.ts';

interface Sheet {
  id: string;
  version: number;
  state: string;
  personId: string;
  personName: string;
  decisionId: string | null;
  may: string[];
  contents: { number: number }[];
  proposals: { outcome: string; returned: { reason: string } | null }[];
  statements: { content: string; custodian: string | null }[];
  frozen: { evidence: { title: string }[]; size: number | null } | null;
  assessment: { answer: { articles: Record<string, { outcome: string }> } } | null;
  exemption: {
    id: string;
    version: number;
    state: string;
    may: string[];
    argued: unknown[];
  } | null;
  decision: { id: string; version: number; state: string; may: string[] } | null;
  steps: { act: string }[];
}
interface Case {
  id: string;
  version: number;
  state: string;
  worksheets: Sheet[];
  members: { id: string; name: string }[];
  may: string[];
}
interface Decision {
  id: string;
  version: number;
  state: string;
  may: string[];
  followedById: string | null;
  appeals: { route: string; dueOn: string | null; answer: { result: string } | null }[];
  measures: { number: number; measure: string; restored: unknown }[];
}

describe('a case of accountability', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let today: string;
  let office: Visitor;
  let other: Visitor;
  let county: Visitor;
  let department: Visitor;
  let second: Visitor;
  let chief: Visitor;
  let deputy: Visitor;
  let caseId: string;
  const held = new Map<string, { record: string; person: string }>();

  const postOf = async (title: string) => {
    const { rows } = await services.owner.query<{ record: string; person: string }>(
      `select a.record_id as record, a.person_id as person from posts.appointment a
         join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
       where o.region_path = $1 and p.title = $2 and a.superseded_at is null`,
      [QINGSHI, title],
    );
    const [row] = rows;
    if (row === undefined) throw new Error(title);
    held.set(title, row);
    return row;
  };
  const accountOf = async (person: string) => {
    const { rows } = await services.owner.query<{ id: string }>(
      'select id from access.account where person_id = $1',
      [person],
    );
    return rows[0]?.id ?? '';
  };
  const account = (login: string) => world.accounts.get(login) ?? '';
  const readCase = async (visitor = office) =>
    (await visitor.get(`/api/accountability/cases/${caseId}`)).body as unknown as Case;
  const sheetNamed = async (title: string) => {
    const { worksheets } = await readCase();
    const line = worksheets.find(({ personId }) => personId === held.get(title)?.person);
    if (line === undefined) throw new Error(title);
    return line;
  };
  const sheet = async (title: string, visitor = office) => {
    const { id } = await sheetNamed(title);
    return (await visitor.get(`/api/accountability/worksheets/${id}`)).body as unknown as Sheet;
  };
  const onCase = async (act: string, body: object, visitor = office) => {
    const { version } = await readCase();
    return visitor.post(`/api/accountability/cases/${caseId}/${act}`, { version, ...body });
  };
  const onSheet = async (title: string, act: string, body: object, visitor = office) => {
    const { id, version } = await sheetNamed(title);
    return visitor.post(`/api/accountability/worksheets/${id}/${act}`, { version, ...body });
  };
  const onExemption = async (title: string, act: string, body: object, visitor = office) => {
    const { exemption } = await sheet(title);
    return visitor.post(`/api/accountability/exemptions/${exemption?.id}/${act}`, {
      version: exemption?.version,
      ...body,
    });
  };
  const tell = (title: string) =>
    onSheet(title, 'tell', { on: today, documentNo: '云安办〔2026〕88号', answerBy: '2027-12-31' });

  const openFor = async (person: Id<'person'>) =>
    (await services.database.read(SYSTEM_SCOPE, (db) => openWorksheetsOf(db, [person]))).get(
      person,
    ) ?? 0;

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    today = services.clock.today();
    const head = await postOf('县长');
    const industry = await postOf('副县长（工业）');
    await postOf('书记');
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const added = await services.unitOfWork.commit(command, async (unit) => {
      const [secondOffice, countyDepartment] = await addAccounts(unit, [
        { loginName: 'awb2', displayName: '云江市安委办（二）' },
        { loginName: 'qingshi-zzb', displayName: '青石县委组织部' },
      ]);
      if (secondOffice === undefined || countyDepartment === undefined) throw new Error('added');
      await addGrants(unit, [
        {
          accountId: secondOffice,
          role: 'safety-office',
          regionPath: YUNJIANG,
          level: 'prefecture',
        },
        { accountId: countyDepartment, role: 'organisation-department', committeePath: QINGSHI },
      ]);
      return { secondOffice, countyDepartment };
    });
    server = await openTestServer(services);
    office = await server.signIn(account('yunjiang-awb'));
    other = await server.signIn(added.secondOffice);
    county = await server.signIn(account('qingshi-awb'));
    department = await server.signIn(account('yunjiang-zzb'));
    second = await server.signIn(account('yunjiang-zzb-jd'));
    chief = await server.signIn(await accountOf(head.person));
    deputy = await server.signIn(await accountOf(industry.person));
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const opening = (accidentId: string, changes: object = {}) => ({
    region: YUNJIANG,
    title: '柳溪镇采石场坍塌事故责任追究',
    origin: 'accident',
    accidentId,
    originReference: null,
    basisDocument: '云政办〔2026〕31号',
    facts: '事故造成三人死亡，调查报告认定为责任事故。',
    quorum: null,
    openedOn: today,
    ...changes,
  });

  it('is opened by the office above, and nobody who is not named is let in', async () => {
    const recorded = await county.post('/api/accidents', { ...ACCIDENT, region: QINGSHI });
    const accidentId = String(recorded.body['id']);
    const none = await office.post(
      '/api/accountability/cases',
      opening(accidentId, { accidentId: null }),
    );
    expect(none.body.error?.code).toBe('accountability.accident-needed');
    // A department sees an accident it is named for, and no other.
    const ofDepartment = () =>
      department.post(
        '/api/accountability/cases',
        opening(accidentId, { title: '组织部门的一件' }),
      );
    expect((await ofDepartment()).body.error).toMatchObject({ path: 'body.accidentId' });
    const days = {
      from: today,
      until: '2027-12-31',
      basisDocument: '青办〔2026〕1号',
      purpose: '问责',
    };
    const named = await county.post(`/api/accidents/${accidentId}/accesses`, {
      ...days,
      loginName: 'yunjiang-zzb',
    });
    expect(named.status).toBe(200);
    const theirs = await ofDepartment();
    expect(theirs.body).toMatchObject({ origin: 'accident', accident: { id: accidentId } });
    const withdrawn = await department.post(
      `/api/accountability/cases/${String(theirs.body['id'])}/withdraw`,
      { version: 1, reason: '另案办理' },
    );
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn' });
    const made = await office.post('/api/accountability/cases', opening(accidentId));
    expect(made.body).toMatchObject({ state: 'open', members: [{ name: '云江市安委办' }] });
    caseId = String(made.body['id']);
    // The other account of the same office sees that there is one, and cannot open it.
    const url = `/api/accountability/cases/${caseId}`;
    const list = (await other.get('/api/accountability/cases')).body['items'];
    expect(list).toMatchObject([{ id: caseId, mayOpen: false }]);
    expect((await other.get(url)).status).toBe(404);
    for (const visitor of [county, department, chief])
      expect((await visitor.get(url)).status).not.toBe(200);
    expect((await county.get('/api/accountability/cases')).body['items']).toEqual([]);
    const sheet = async (visitor: Visitor, query: string) =>
      readList((await visitor.download(`/api/accountability/cases.xlsx${query}`)).bytes);
    const { said, columns, rows } = await sheet(other, '?state=open');
    expect(said.join()).toContain('只含进展为“办理中”的。');
    expect(columns).toEqual(['案件', '参与人', '来由', '办理单位', '进展', '启动日期']);
    const [one] = list as { title: string; office: string; openedOn: string }[];
    expect(rows).toEqual([[one?.title, '', '事故', one?.office, '办理中', one?.openedOn]]);
    expect((await sheet(other, '?state=closed')).rows).toEqual([]);
    expect((await sheet(county, '')).rows).toEqual([]);
    expect((await chief.download('/api/accountability/cases.xlsx')).status).toBe(403);
    // A county opens none in the prefecture's name.
    expect((await county.post('/api/accountability/cases', opening(accidentId))).status).toBe(404);
  });

  it('members are named for a time; who is in the chain of the accident is not', async () => {
    const { rows } = await services.owner.query<{ login_name: string }>(
      'select login_name from access.account where person_id = $1',
      [held.get('县长')?.person],
    );
    const days = { basis: '云安办〔2026〕9号', from: today, until: '2027-12-31' };
    const own = await onCase('add-member', { ...days, loginName: rows[0]?.login_name });
    expect(own.body.error?.code).toBe('accountability.own-chain');
    const unknown = await onCase('add-member', { ...days, loginName: 'nobody' });
    expect(unknown.body.error?.code).toBe('accountability.no-such-account');
    const named = await onCase('add-member', { ...days, loginName: 'awb2' });
    expect(named.body['members']).toHaveLength(2);
    expect((await onCase('add-member', { ...days, loginName: 'awb2' })).body.error?.code).toBe(
      'accountability.already-named',
    );
    expect((await readCase(other)).state).toBe('open');
    const stale = await office.post(`/api/accountability/cases/${caseId}/freeze`, { version: 1 });
    expect(stale).toMatchObject({
      status: 409,
      body: { error: { code: 'http.version-conflict' } },
    });
  });

  it('takes in people in the posts they held, once each', async () => {
    for (const title of ['县长', '副县长（工业）', '书记']) {
      const added = await onCase('add-person', {
        appointmentId: held.get(title)?.record,
        onDay: '2026-11-03',
      });
      expect(added.status, title).toBe(200);
    }
    const twice = await onCase('add-person', {
      appointmentId: held.get('县长')?.record,
      onDay: '2026-11-03',
    });
    expect(twice.body.error?.code).toBe('accountability.already-in-case');
    const before = await onCase('add-person', {
      appointmentId: held.get('县长')?.record,
      onDay: '1990-01-01',
    });
    expect(before.body.error?.code).toBe('accountability.not-in-post');
    const frozen = await onCase('freeze', {});
    expect(frozen.status).toBe(200);
    expect((await sheet('县长')).frozen).not.toBeNull();
    expect((await onCase('freeze', {})).body.error?.code).toBe('accountability.nobody-to-freeze');
  });

  it('before the person is told there is nothing for them to see, nor a receipt', async () => {
    const { id } = await sheetNamed('县长');
    expect((await chief.get(`/api/accountability/worksheets/${id}`)).status).toBe(404);
    expect((await chief.get('/api/accountability/mine')).body['items']).toEqual([]);
    const early = await tell('县长');
    expect(early.body.error?.code).toBe('accountability.no-circumstance');
    const bad = await onSheet('县长', 'save', {
      ...CONTENT,
      findings: [
        { code: 'art6.1', title: '研究', state: 'not-met', reviewer: null, reasons: null },
      ],
    });
    expect(bad.body.error?.code).toBe('accountability.reviewer-needed');
    const wrong = { ...CONTENT, now: 'retired', nowSince: '2026-11-20' };
    expect((await onSheet('县长', 'save', wrong)).status).toBe(200);
    expect((await onSheet('县长', 'save', CONTENT)).body).toMatchObject({ state: 'drafting' });
    // A correction takes the place of what it corrects: nobody is retired by an earlier version.
    const person = (held.get('县长')?.person ?? '') as Id<'person'>;
    const of = await services.database.read(SYSTEM_SCOPE, (db) => measuresOfPersons(db, [person]));
    expect(of(person).whereabouts).toEqual({});
    // Nor does vetting or a commendation learn that there is a case.
    expect(await openFor(person)).toBe(0);
    const { rows } = await services.owner.query(
      `select 1 from ledger.pending_leaf where persons && array[$1]::uuid[] and record = $2`,
      [held.get('县长')?.person, id],
    );
    expect(rows).toEqual([]);
  });

  it('the person sees what is held, and not the drafts and proposals of those who handle it', async () => {
    // Of two versions saved it is the second that they are told.
    expect((await tell('县长')).body).toMatchObject({
      state: 'told',
      tellings: [{ contentNumber: 2, on: today }],
    });
    expect(await openFor((held.get('县长')?.person ?? '') as Id<'person'>)).toBe(1);
    const mine = (await chief.get('/api/accountability/mine')).body['items'] as Sheet[];
    expect(mine).toHaveLength(1);
    const seen = await sheet('县长', chief);
    expect(seen).toMatchObject({ proposals: [], may: ['state', 'open-exemption'] });
    expect(seen.contents).toHaveLength(1);
    expect(seen.assessment?.answer.articles['18']?.outcome).toBeDefined();
    const { id } = await sheetNamed('县长');
    expect((await deputy.get(`/api/accountability/worksheets/${id}`)).status).toBe(404);
    expect((await department.get(`/api/accountability/worksheets/${id}`)).status).toBe(404);
    const early = await onSheet('县长', 'propose', PURSUE);
    expect(early.body.error?.code).toBe('accountability.answer-awaited');
    const answered = await onSheet(
      '县长',
      'state',
      { content: '已多次部署整治。'.repeat(1000), evidence: ['专题会议纪要〔2026〕3号'] },
      chief,
    );
    expect(answered.body).toMatchObject({ state: 'answered' });
  });

  it('the proposal goes to the committee that manages the post, which decides; the person sees it when served', async () => {
    expect((await onSheet('县长', 'propose', PURSUE)).body).toMatchObject({ state: 'proposed' });
    const waiting = (await department.get('/api/accountability/to-decide')).body['items'];
    expect(waiting).toHaveLength(1);
    const returned = await onSheet(
      '县长',
      'return',
      { on: today, reason: '请补充核实' },
      department,
    );
    expect(returned.body).toMatchObject({ state: 'answered' });
    expect((await onSheet('县长', 'propose', PURSUE)).status).toBe(200);
    const mine = await onSheet('县长', 'decide', { ...DECIDE, on: today, documentNo: '1号' });
    expect(mine.status).not.toBe(200);
    const decided = await onSheet(
      '县长',
      'decide',
      { ...DECIDE, on: today, documentNo: '云政处〔2026〕5号' },
      department,
    );
    expect(decided.body).toMatchObject({ state: 'decided' });
    const { decision } = await sheet('县长');
    expect(decision).toMatchObject({ state: 'in-force' });
    expect((await sheet('县长', chief)).decision).toBeNull();
    const register = await chief.get('/api/accountability/my-register');
    expect(register.body['decisions']).toEqual([]);
    const served = await department.post(`/api/accountability/decisions/${decision?.id}/serve`, {
      version: 1,
      on: today,
      documentNo: null,
    });
    expect(served.body).toMatchObject({
      servedOn: today,
      appealRoutes: expect.arrayContaining([
        expect.objectContaining({ route: '问责', lodgeBy: addMonths(civilDate(today), 1) }),
      ]),
    });
    expect((await chief.get('/api/accountability/my-register')).body).toMatchObject({
      decisions: [{ id: decision?.id }],
      bars: { combined: { promotion: { state: 'until' } } },
    });
  });

  it('whoever has to do something next is told of it, and nobody else', async () => {
    const { id } = await sheetNamed('县长');
    const { rows } = await services.owner.query<{ kind: string; login: string }>(
      `select n.kind, a.login_name as login from notices.notice n
         join access.account a on a.id = n.account_id where n.link like $1 order by 1, 2`,
      [`%${id}`],
    );
    const of = (kind: string) => [
      ...new Set(rows.filter((one) => one.kind === kind).map(({ login }) => login)),
    ];
    expect(of('accountability-told')).toHaveLength(1);
    expect(of('accountability-proposed')).toEqual(['yunjiang-zzb', 'yunjiang-zzb-jd']);
    // The other member and the opener: neither the person nor who decides sees who they are.
    expect(of('accountability-answered')).toEqual(['awb2', 'yunjiang-awb']);
    expect(of('accountability-decided')).toEqual(['awb2', 'yunjiang-awb']);
  });

  it('an appeal is answered by another than decided, and a change takes its place', async () => {
    const { decisionId } = await sheetNamed('县长');
    const url = `/api/accountability/decisions/${decisionId}`;
    const read = async (visitor: Visitor, at = url) =>
      (await visitor.get(at)).body as unknown as Decision;
    expect((await read(chief)).may).toEqual(['appeal']);
    const appealed = await chief.post(`${url}/appeal`, {
      version: 2,
      route: '问责',
      on: today,
      documentNo: null,
      content: '处理偏重',
    });
    expect(appealed.body).toMatchObject({ appeals: [{ route: '问责', answer: null }] });
    expect((appealed.body as unknown as Decision).appeals[0]?.dueOn).not.toBeNull();
    const answer = {
      version: 3,
      on: today,
      documentNo: '云政复〔2026〕1号',
      by: '云江市人民政府',
      result: 'changed',
      text: '情节较轻，变更为政务警告',
      measures: [{ measure: 'admin-warning', until: null, probationMonths: null }],
    };
    const same = await department.post(`${url}/answer-appeal`, answer);
    expect(same.body.error?.code).toBe('accountability.same-person');
    const changed = await second.post(`${url}/answer-appeal`, answer);
    expect(changed.body).toMatchObject({ state: 'changed' });
    const { followedById } = await read(department);
    const follows = await read(department, `/api/accountability/decisions/${followedById}`);
    expect(follows).toMatchObject({ state: 'in-force', measures: [{ measure: 'admin-warning' }] });
    // Only what stands bars: six months, not twelve.
    const register = await department.get(
      `/api/accountability/persons/${held.get('县长')?.person}`,
    );
    expect(register.body).toMatchObject({
      decisions: [{ state: 'in-force' }, { state: 'changed' }],
    });
    const { bars } = register.body as unknown as { bars: { windows: { measure: string }[] } };
    expect(bars.windows.map(({ measure }) => measure)).toEqual(['admin-warning']);
    const restored = await department.post(
      `/api/accountability/decisions/${followedById}/restore`,
      { version: 1, number: 1, on: today, documentNo: '云组〔2026〕2号', note: '期满恢复' },
    );
    expect(restored.body).toMatchObject({
      measures: [{ restored: { documentNo: '云组〔2026〕2号' } }],
    });
  });

  it('art. 23 has its procedure: for and against, verified, decided by others, concluded in writing', async () => {
    const title = '副县长（工业）';
    await onSheet(title, 'save', CONTENT);
    await tell(title);
    const begun = await onSheet(
      title,
      'exemption',
      { on: today, content: '已全面履职，申请免责' },
      deputy,
    );
    expect(begun.body).toMatchObject({ exemption: { state: 'opened', origin: 'application' } });
    // What the person applied for is not the office's to take back.
    expect((await sheet(title)).exemption?.may).not.toContain('withdraw');
    expect((await sheet(title, deputy)).exemption?.may).toContain('withdraw');
    const taken = await onExemption(title, 'withdraw', { reason: '不予受理' });
    expect(taken).toMatchObject({
      status: 403,
      body: { error: { code: 'accountability.not-yours-to-withdraw' } },
    });
    const argument = (limb: string, side: string) =>
      onExemption(title, 'arguments', { limb, side, content: '已核实', evidence: '会议纪要' });
    for (const limb of ['chapter2', 'statutory', 'deployments', 'conditions'])
      await argument(limb, 'for');
    const onlyFor = await onExemption(title, 'verify', { on: today, text: '核实完毕' });
    expect(onlyFor.body.error?.code).toBe('accountability.against-needed');
    await argument('chapter2', 'against');
    const open = await onSheet(title, 'propose', { ...PURSUE, withoutAnswer: '已申请免责' });
    expect(open.body.error?.code).toBe('accountability.exemption-open');
    expect((await onExemption(title, 'verify', { on: today, text: '核实完毕' })).status).toBe(200);
    // The decider sees it once there is a proposal for the worksheet or the procedure waits for them.
    const vote = {
      meeting: '县委常委会第30次会议',
      on: today,
      documentNo: null,
      present: 9,
      votesFor: 9,
      result: 'exempt',
      reasons: '三个方面均已查实',
    };
    const ownOffice = await onExemption(title, 'decide', vote);
    expect(ownOffice.status).not.toBe(200);
    const { rows } = await services.owner.query<{ id: string }>(
      "select id from access.account where login_name = 'qingshi-zzb'",
    );
    const managing = await server.signIn(rows[0]?.id ?? '');
    const decided = await onExemption(title, 'decide', vote, managing);
    expect(decided.body).toMatchObject({ exemption: { state: 'decided' } });
    const conclusion = {
      documentNo: '青委〔2026〕7号',
      on: today,
      personServedOn: today,
      departmentServedOn: today,
    };
    expect((await onExemption(title, 'conclude', conclusion, managing)).status).toBe(200);
    const pursued = await onSheet(title, 'propose', { ...PURSUE, withoutAnswer: '本人已申请免责' });
    expect(pursued.body.error?.code).toBe('accountability.exempted');
    const proposed = await onSheet(title, 'propose', {
      ...PURSUE,
      outcome: 'not-pursue',
      ground: 'article-23',
      measures: [],
      withoutAnswer: '本人已申请免责',
    });
    expect(proposed.body).toMatchObject({ state: 'proposed' });
    const made = await onSheet(
      title,
      'decide',
      {
        ...DECIDE,
        becauseAccident: false,
        outcome: 'not-pursued',
        ground: 'article-23',
        measures: [],
        organ: '中共青石县委',
        documentNo: '青委〔2026〕8号',
        on: today,
      },
      managing,
    );
    expect(made.body).toMatchObject({ state: 'decided' });
    const cleared = await onExemption(title, 'clarify', {
      on: today,
      text: '在县政府常务会议上澄清',
    });
    expect(cleared.body).toMatchObject({ exemption: { state: 'clarified' } });
    // No veto bar follows.
    const register = await managing.get(`/api/accountability/persons/${held.get(title)?.person}`);
    const { rows: read } = await services.owner.query(
      `select 1 from access.audit_entry where action = 'accountability.read-register' and target = $1`,
      [held.get(title)?.person],
    );
    expect(read).toHaveLength(1);
    expect(register.body).toMatchObject({ bars: { windows: [], veto: { state: 'none' } } });
    const address = `/api/accountability/persons/${held.get(title)?.person}`;
    const workbook = await readList((await managing.download(`${address}/register.xlsx`)).bytes);
    expect(workbook.columns.slice(0, 4)).toEqual(['单位', '职务', '姓名', '处理决定']);
    expect(workbook.rows.map((cells) => cells[5])).toEqual(
      (register.body as unknown as { decisions: { documentNo: string }[] }).decisions.map(
        ({ documentNo }) => documentNo,
      ),
    );
    expect(workbook.said.join('')).toContain('没有影响期');
    // Taken along is read: it is in the audit trail a second time.
    const { rows: readAgain } = await services.owner.query(
      `select 1 from access.audit_entry where action = 'accountability.read-register' and target = $1`,
      [held.get(title)?.person],
    );
    expect(readAgain).toHaveLength(2);
    expect((await office.download(`${address}/register.xlsx`)).status).toBe(403);
  });

  it('a case ends when everybody in it has a conclusion', async () => {
    const open = await onCase('close', { reason: '办结' });
    expect(open.body.error?.code).toBe('accountability.still-open');
    expect((await onSheet('书记', 'drop', { reason: '不在责任范围内' })).body).toMatchObject({
      state: 'dropped',
    });
    expect((await onCase('close', { reason: '办结' })).body).toMatchObject({
      state: 'closed',
      may: ['add-member', 'end-member'],
    });
  });

  it('a decision made elsewhere is registered once, by the committee that manages the post', async () => {
    const body = {
      committee: YUNJIANG,
      appointmentId: held.get('书记')?.record,
      onDay: '2026-11-03',
      circumstances: [1],
      responsibility: 'overall',
      becauseAccident: false,
      accidentId: null,
      accidentName: null,
      outcome: 'pursued',
      ground: null,
      measures: [{ measure: 'admonition', until: null, probationMonths: null }],
      weight: null,
      weightReason: null,
      organ: '云江市纪委监委',
      documentNo: '云纪〔2026〕3号',
      decidedOn: today,
      effectiveOn: null,
      servedOn: today,
      content: '履行职责不到位，予以诫勉',
    };
    const discipline = await server.signIn(account('yunjiang-jw'));
    const made = await discipline.post('/api/accountability/decisions', body);
    expect(made.body).toMatchObject({
      origin: 'elsewhere',
      may: ['change', 'restore', 'revoke', 'withdraw', 'appeal'],
      // An admonition bars for six months; the window names its decision.
      bars: [
        { measure: 'admonition', state: 'running', decisions: [`${String(made.body['id'])}#1`] },
      ],
    });
    expect((await discipline.post('/api/accountability/decisions', body)).body.error?.code).toBe(
      'accountability.already-registered',
    );
    expect((await discipline.get('/api/accountability/cases')).status).toBe(403);
    // What the office of the region sees of it: nothing.
    const id = String(made.body['id']);
    expect((await county.get(`/api/accountability/decisions/${id}`)).status).not.toBe(200);
    expect((await office.get(`/api/accountability/decisions/${id}`)).status).not.toBe(200);
    const ends = await department.get('/api/accountability/bar-ends?from=2026-01-01&to=2030-12-31');
    expect(ends.body['leftOut']).toBe(0);
    const ending = ends.body['items'] as { measure: string }[];
    expect(ending.map(({ measure }) => measure).toSorted()).toEqual([
      'admin-warning',
      'admonition',
    ]);
    const sheet = async (path: string) =>
      readList((await department.download(`/api/accountability/${path}`)).bytes);
    const taken = await sheet('bar-ends.xlsx?from=2026-01-01&to=2030-12-31');
    expect(taken.said).toEqual(
      expect.arrayContaining(['只含 2026-01-01 起的。', '只含 2030-12-31 止的。']),
    );
    const measures = taken.rows.map(({ 5: measure }) => String(measure));
    expect(measures.toSorted()).toEqual(['政务警告', '诫勉']);
    const turned = await department.download(
      '/api/accountability/bar-ends.xlsx?from=2030-12-31&to=2026-01-01',
    );
    expect(turned.status).toBe(422);
    const register = await sheet(`decisions.xlsx?search=${encodeURIComponent(body.documentNo)}`);
    expect(register.said.join()).toContain(
      `只含姓名、单位、文号、事故中有“${body.documentNo}”字样的。`,
    );
    expect(register.rows).toEqual([
      expect.arrayContaining(['诫勉', body.organ, body.documentNo, '生效', '其他机关，登记']),
    ]);
    for (const path of ['bar-ends.xlsx?from=2026-01-01&to=2030-12-31', 'decisions.xlsx'])
      expect((await office.download(`/api/accountability/${path}`)).status).toBe(403);
    // Who took which list of names is kept: how it was filtered, and how long it was.
    const { rows: kept } = await services.owner.query(
      `select actor_name as by, action, target from access.audit_entry
       where action like 'accountability.export-%' and outcome = 'done' order by at`,
    );
    expect(kept).toEqual([
      {
        by: '青石县委组织部',
        action: 'accountability.export-person-register',
        target: expect.stringMatching(/^[0-9a-f-]{36}，\d+ 行$/),
      },
      {
        by: '云江市委组织部',
        action: 'accountability.export-bar-ends',
        target: '2 行，2026-01-01 — 2030-12-31',
      },
      {
        by: '云江市委组织部',
        action: 'accountability.export-decisions',
        target: '1 行，按字样筛选',
      },
    ]);
  });

  it('one made elsewhere names its accident, by which others know it again', async () => {
    const discipline = await server.signIn(account('yunjiang-jw'));
    const at = `/api/accountability/posts/${held.get('书记')?.record}/accidents?onDay=2026-11-03`;
    const named = (await discipline.get(at)).body['items'] as { id: string; name: string }[];
    expect(named.map(({ name }) => name)).toEqual([ACCIDENT.name]);
    const body = (accidentId: string) => ({
      committee: YUNJIANG,
      appointmentId: held.get('书记')?.record,
      onDay: '2026-11-03',
      circumstances: [4],
      responsibility: 'overall',
      becauseAccident: true,
      accidentId,
      accidentName: '另一个名称',
      outcome: 'pursued',
      ground: null,
      measures: [{ measure: 'circulated-criticism', until: null, probationMonths: null }],
      weight: null,
      weightReason: null,
      organ: '云江市纪委监委',
      documentNo: '云纪〔2026〕4号',
      decidedOn: today,
      effectiveOn: null,
      servedOn: null,
      content: '对事故负有领导责任，予以通报',
    });
    const nowhere = await discipline.post(
      '/api/accountability/decisions',
      body('00000000-0000-7000-8000-000000000001'),
    );
    expect(nowhere.body.error).toMatchObject({
      code: 'accountability.no-such-accident',
      path: 'body.accidentId',
    });
    const accidentId = named[0]?.id ?? '';
    const made = await discipline.post('/api/accountability/decisions', body(accidentId));
    expect(made.body).toMatchObject({ accidentName: ACCIDENT.name });
    const person = (held.get('书记')?.person ?? '') as Id<'person'>;
    const { answers, measures } = await services.database.read(SYSTEM_SCOPE, async (db) => ({
      answers: (await heldForAccidents(db, [person])).get(person),
      measures: (await measuresOfPersons(db, [person]))(person).measures,
    }));
    expect(answers).toMatchObject([{ accidentId, answersFor: 'yes' }]);
    expect(measures).toMatchObject([
      { measure: 'admonition' },
      { measure: 'circulated-criticism', because: 'accident', accident: accidentId },
    ]);
    const serving = { version: 1, on: today, documentNo: null };
    const url = `/api/accountability/decisions/${String(made.body['id'])}/serve`;
    const served = await discipline.post(url, serving);
    expect(served.body).toMatchObject({ servedOn: today });
    expect((served.body as unknown as Decision).may).not.toContain('serve');
    const again = await discipline.post(url, { ...serving, version: 2 });
    expect(again.body.error?.code).toBe('accountability.already-served');
  });

  it('a changed decision is counted with from both days, and 留党察看 from its restoration', async () => {
    const person = (held.get('县长')?.person ?? '') as Id<'person'>;
    const taken = async () =>
      (await services.database.read(SYSTEM_SCOPE, (db) => measuresOfPersons(db, [person])))(person)
        .measures;
    // As if the first decision had been made in January.
    await services.owner.query(
      `update accountability.decision set decided_on = '2026-01-10'
       where person_id = $1 and state = 'changed'`,
      [person],
    );
    expect(await taken()).toMatchObject([
      { measure: 'admin-warning', firstDecidedOn: '2026-01-10', decidedOn: today },
    ]);
    await services.owner.query(
      `update accountability.measure set measure = 'party-probation', probation_months = 12
       where measure = 'admin-warning'`,
    );
    expect(await taken()).toMatchObject([{ measure: 'party-probation', restoredOn: today }]);
    await services.owner.query(
      `update accountability.measure set measure = 'admin-warning', probation_months = null
       where measure = 'party-probation'`,
    );
    await services.owner.query(
      'update accountability.decision set decided_on = $2 where person_id = $1',
      [person, today],
    );
  });

  it('the committee of an earlier post sees what it decided, and no bars computed from a part', async () => {
    const person = held.get('书记')?.person;
    const read = async (visitor: Visitor) => ({
      register: (await visitor.get(`/api/accountability/persons/${person}`)).body as unknown as {
        bars: unknown;
        decisions: unknown[];
      },
      ends: (await visitor.get('/api/accountability/bar-ends?from=2026-01-01&to=2030-12-31')).body[
        'items'
      ] as { personId: string }[],
    });
    // A later post, managed by the county committee alone.
    const later = await services.owner.query<{ record: string }>(
      `insert into posts.appointment select (jsonb_populate_record(null::posts.appointment,
         to_jsonb(a) || jsonb_build_object('record_id', gen_random_uuid(), 'id', gen_random_uuid(),
           'valid_from', '2026-11-20', 'managing_committee', $2::text))).*
       from posts.appointment a where a.record_id = $1 and a.superseded_at is null
       returning record_id as record`,
      [held.get('书记')?.record, QINGSHI],
    );
    expect(later.rows).toHaveLength(1);
    const earlier = await read(department);
    expect(earlier.register).toMatchObject({ bars: null });
    expect(earlier.register.decisions).toHaveLength(2);
    expect(earlier.ends.map(({ personId }) => personId)).not.toContain(person);
    // Its papers stay its own, whatever other committee the account is of.
    const grants = ['/99/9901/990105/', YUNJIANG].map((committeePath) => ({
      role: 'organisation-department',
      committeePath,
      regionPath: null,
      level: null,
      personId: null,
    }));
    const caller = { personId: null, grants } as unknown as Caller;
    const [papers] = barsDocuments({ ...services, scopeFor });
    expect(await papers?.find(caller, person ?? '', `bars:promotion/${today}`)).toMatchObject({
      refusal: 'documents.no-conclusion',
      place: { managingCommittee: YUNJIANG },
    });
    const { rows } = await services.owner.query<{ id: string }>(
      "select id from access.account where login_name = 'qingshi-zzb'",
    );
    const managing = await server.signIn(rows[0]?.id ?? '');
    const latest = await read(managing);
    expect(latest.register.bars).not.toBeNull();
    expect(latest.ends.map(({ personId }) => personId)).toContain(person);
    await services.owner.query('delete from posts.appointment where record_id = $1', [
      later.rows[0]?.record,
    ]);
  });

  it('whoever manages the post is told of the end of a bar a month before, once', async () => {
    const { rows } = await services.owner.query<{ decided_on: string }>(
      "select to_char(decided_on, 'YYYY-MM-DD') as decided_on from accountability.decision where origin = 'elsewhere'",
    );
    const decidedOn = rows[0]?.decided_on ?? '';
    // The admonition bars for six months: a day five months on is within the last thirty days but one.
    const later = addDays(addMonths(civilDate(decidedOn), 5), 3);
    const workday = [0, 1, 2, 3, 4].map((days) => addDays(later, days)).find(isWorkday);
    const clock = clockAt(new Date(`${workday}T10:00:00+08:00`));
    // Of somebody whose latest post is managed where there is nobody to tell, it is told once somebody is there.
    const managedBy = (committee: string) =>
      services.owner.query(
        'update posts.appointment set managing_committee = $1 where person_id = $2',
        [committee, held.get('书记')?.person],
      );
    await managedBy('/98/');
    expect(await remindOfBars({ ...services, clock })).toBe(1);
    await managedBy(YUNJIANG);
    expect(await remindOfBars({ ...services, clock })).toBe(1);
    expect(await remindOfBars({ ...services, clock })).toBe(0);
    const notices = await services.owner.query<{ login: string }>(
      `select a.login_name as login from notices.notice n join access.account a on a.id = n.account_id
        where n.kind = 'bar-ends' order by 1`,
    );
    expect(new Set(notices.rows.map(({ login }) => login))).toEqual(
      new Set(['yunjiang-zzb', 'yunjiang-zzb-jd']),
    );
  });

  it('is changed by its organ without an appeal: the bars follow the new one, the old one stays on record', async () => {
    const { rows } = await services.owner.query<{ id: string; person_id: string }>(
      "select id, person_id from accountability.decision where document_no = '云纪〔2026〕3号'",
    );
    const [{ id, person_id: person } = { id: '', person_id: '' }] = rows;
    const url = `/api/accountability/decisions/${id}`;
    const { version } = (await department.get(url)).body as unknown as Decision;
    const changing = {
      version,
      on: today,
      documentNo: '云纪〔2026〕9号',
      reason: '对责任的认定有变化，改为通报',
      measures: [{ measure: 'admin-warning', until: null, probationMonths: null }],
    };
    const old = await department.post(`${url}/change`, changing);
    expect(old.body).toMatchObject({
      state: 'changed',
      bars: [],
      endedReason: changing.reason,
      may: [],
    });
    const next = String(old.body['followedById']);
    const nextUrl = `/api/accountability/decisions/${next}`;
    expect((await department.get(nextUrl)).body).toMatchObject({
      state: 'in-force',
      organ: '云江市纪委监委',
      documentNo: '云纪〔2026〕9号',
      followsId: id,
      measures: [{ measure: 'admin-warning' }],
      bars: [{ measure: 'admin-warning' }],
    });
    const register = await department.get(`/api/accountability/persons/${person}`);
    const { bars, whys, decisions } = register.body as unknown as {
      bars: { windows: { measure: string; decisions: string[] }[] };
      whys: Record<string, { facts: string[]; clause: { instrument: string }[]; proof: string[] }>;
      decisions: { id: string; state: string }[];
    };
    expect(bars.windows.map(({ decisions: [of] }) => of)).toEqual([`${next}#1`]);
    const states = new Map(decisions.map((one) => [one.id, one.state]));
    expect([states.get(next), states.get(id)]).toEqual(['in-force', 'changed']);
    // Why: the words of the bar, its article, and the decision it comes from.
    expect(whys['promotion']?.facts.join()).toContain('政务警告');
    expect(whys['promotion']?.clause.length).toBeGreaterThan(0);
    expect(whys['promotion']?.proof.join()).toContain('云纪〔2026〕9号');
    expect(whys['veto']?.facts).toEqual(['在案的处理决定中，没有影响这一项的']);
    // Who decided on the change does not change it again; another of the committee may.
    const again = { ...changing, version: 1, documentNo: '云纪〔2026〕10号' };
    const same = await department.post(`${nextUrl}/change`, again);
    expect(same.body.error?.code).toBe('accountability.same-person');
    expect((await second.post(`${nextUrl}/change`, again)).body).toMatchObject({
      state: 'changed',
    });
    // Nobody changes what was decided on themselves, and no office does.
    expect((await office.post(`${nextUrl}/change`, again)).status).not.toBe(200);
  });

  it('a closed case is a precedent without a name, a place or a number', async () => {
    const found = await office.get('/api/accountability/precedents?limit=100&level=county');
    const { items } = found.body as unknown as { items: { source: string }[] };
    const own = items.filter(({ source }) => source === 'own');
    const all = await office.get('/api/accountability/precedents?limit=100&search=县级案例');
    const mine = (all.body['items'] as { source: string; outcome: string }[]).filter(
      ({ source }) => source === 'own',
    );
    expect(mine).toHaveLength(2);
    // Two are too few to say when and in which sector.
    for (const one of mine) expect(one).toMatchObject({ year: null, sector: '' });
    const sheet = await readList(
      (
        await office.download(
          `/api/accountability/precedents.xlsx?search=${'县级案例'}&level=county`,
        )
      ).bytes,
    );
    expect(sheet.said).toContain('只含层级为“县级”的。');
    expect(sheet.said).toContain('只含案例、行业、职务、问题中有“县级案例”字样的。');
    const ownRows = sheet.rows.filter((cells) => cells[12] === '本系统办结的案件');
    expect(ownRows).toHaveLength(2);
    const text = JSON.stringify([...own, ...mine, ...ownRows]);
    for (const { person } of held.values()) expect(text).not.toContain(person);
    expect(text).not.toMatch(/青石|云政处|青委/);
    const { id } = await sheetNamed('县长');
    const compared = await office.get(`/api/accountability/worksheets/${id}/precedents`);
    expect(compared.body).toMatchObject({ level: 'county', postClass: 'government-chief' });
    expect((await chief.get(`/api/accountability/worksheets/${id}/precedents`)).status).toBe(403);
  });

  it('the ledger vouches for every row', async () => {
    expect(await disagreements(services)).toEqual([]);
  });
});

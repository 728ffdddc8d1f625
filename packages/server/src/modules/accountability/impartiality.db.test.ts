// Nobody reads, is told of, handles, decides or answers what is about themselves or those they serve (art. 25, 回避).
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addLiaison } from '../../demo/demo-accounts.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { codeOf, playCase, seatOf } from '../../testing/case-play.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants, type NewGrant } from '../access/index.ts';

type Seat = Awaited<ReturnType<typeof seatOf>>;

describe('impartiality', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let county: Visitor;
  let department: Visitor;
  let second: Visitor;
  let head: Seat;
  let industry: Seat;
  let secretary: Seat;
  let play: ReturnType<typeof playCase>;

  const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
  const grant = (grants: readonly NewGrant[]) =>
    services.unitOfWork.commit(command, async (unit) => {
      await addGrants(unit, grants);
      return {};
    });
  const newAccount = async (loginName: string, grants: readonly Omit<NewGrant, 'accountId'>[]) => {
    const { id } = await services.unitOfWork.commit(command, async (unit) => {
      const [added] = await addAccounts(unit, [{ loginName, displayName: loginName }]);
      if (added === undefined) throw new Error(loginName);
      await addGrants(
        unit,
        grants.map((one) => ({ ...one, accountId: added })),
      );
      return { id: added };
    });
    return { id, visitor: await server.signIn(id) };
  };
  const items = async (visitor: Visitor, path: string) =>
    (await visitor.get(`/api/accountability/${path}`)).body['items'] as { id: string }[];
  const toldOf = async (sheetId: string) => {
    const { rows } = await services.owner.query<{ login: string; kind: string }>(
      `select a.login_name as login, n.kind from notices.notice n
         join access.account a on a.id = n.account_id where n.link like $1`,
      [`%${sheetId}`],
    );
    return rows.map(({ login, kind }) => `${kind} ${login}`);
  };

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    const named = (login: string) => server.signIn(world.accounts.get(login) ?? '');
    office = await named('yunjiang-awb');
    county = await named('qingshi-awb');
    department = await named('yunjiang-zzb');
    second = await named('yunjiang-zzb-jd');
    head = await seatOf(services, '县长');
    industry = await seatOf(services, '副县长（工业）');
    secretary = await seatOf(services, '书记');
    play = playCase(services, office);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  describe('of a case about somebody who works where it is decided', () => {
    let caseId: string;
    let sheetId: string;
    let subject: Visitor;
    let liaison: Visitor;
    beforeAll(async () => {
      // The subject works at the department of the deciding committee; so does their liaison.
      await grant([
        {
          accountId: head.account as NewGrant['accountId'],
          role: 'organisation-department',
          committeePath: YUNJIANG,
        },
      ]);
      subject = await server.signIn(head.account);
      const served = await newAccount('liaison-of-head', [
        { role: 'liaison', personId: head.person as NonNullable<NewGrant['personId']> },
        { role: 'organisation-department', committeePath: YUNJIANG },
        { role: 'safety-office', regionPath: YUNJIANG, level: 'prefecture' },
      ]);
      liaison = served.visitor;
      caseId = await play.open(play.opening());
      sheetId = await play.add(caseId, head);
      expect((await play.onCase(caseId, 'freeze', {})).status).toBe(200);
      await play.tell(sheetId);
      await play.propose(sheetId);
    });

    it('they have no list of it but their own, and read it as the one it is about', async () => {
      expect(await items(department, 'to-decide')).toMatchObject([{ id: sheetId }]);
      for (const own of [subject, liaison]) expect(await items(own, 'to-decide')).toEqual([]);
      expect(await items(subject, 'mine')).toMatchObject([{ id: sheetId }]);
      const seen = await subject.get(`/api/accountability/worksheets/${sheetId}`);
      expect(seen.body).toMatchObject({ proposals: [], mayOpenCase: false });
      expect((await liaison.get(`/api/accountability/worksheets/${sheetId}`)).status).toBe(404);
      expect(
        (await liaison.get(`/api/accountability/worksheets/${sheetId}/precedents`)).status,
      ).toBe(404);
    });

    it('the list of cases of their office leaves it out, and does not count it', async () => {
      expect((await office.get('/api/accountability/cases')).body).toMatchObject({ open: 1 });
      expect((await liaison.get('/api/accountability/cases')).body).toMatchObject({
        items: [],
        open: 0,
      });
    });

    it('they are not told of the proposal; who decides is', async () => {
      const told = await toldOf(sheetId);
      expect(told).toContain('accountability-proposed yunjiang-zzb');
      expect(told.filter((one) => one.includes('liaison-of-head'))).toEqual([]);
      expect(told.filter((one) => one.startsWith('accountability-proposed p-'))).toEqual([]);
    });

    it('the decision is not theirs to read before it is served, to serve, to answer or to find by the register', async () => {
      const { version } = await play.sheet(sheetId);
      const early = { version, on: play.today, reason: '请补充' };
      const url = `/api/accountability/worksheets/${sheetId}`;
      expect((await liaison.post(`${url}/return`, early)).status).toBe(404);
      const made = await play.decide(sheetId, '云政处〔2026〕1号', department);
      expect(made.body).toMatchObject({ state: 'decided' });
      const { decisionId } = await play.sheet(sheetId);
      const decision = `/api/accountability/decisions/${decisionId}`;
      for (const own of [subject, liaison]) {
        expect((await own.get(decision)).status).toBe(404);
        expect(await items(own, 'decisions')).toEqual([]);
        expect(await items(own, 'bar-ends?from=2026-01-01&to=2030-12-31')).toEqual([]);
        expect((await own.get(`/api/accountability/persons/${head.person}`)).status).toBe(404);
      }
      const serve = { version: 1, on: play.today, documentNo: null };
      expect((await liaison.post(`${decision}/serve`, serve)).status).toBe(404);
      expect((await department.post(`${decision}/serve`, serve)).status).toBe(200);
      expect((await subject.get(decision)).body).toMatchObject({ may: ['appeal'] });
      const lodged = { route: '问责', on: play.today, documentNo: null, content: '处理偏重' };
      expect((await subject.post(`${decision}/appeal`, { version: 2, ...lodged })).status).toBe(
        200,
      );
      const answer = {
        version: 3,
        on: play.today,
        documentNo: '云政复〔2026〕1号',
        by: '云江市人民政府',
        result: 'changed',
        text: '变更为政务警告',
        measures: [{ measure: 'admin-warning', until: null, probationMonths: null }],
      };
      expect((await liaison.post(`${decision}/answer-appeal`, answer)).status).toBe(404);
      expect((await subject.post(`${decision}/answer-appeal`, answer)).status).toBe(404);
      const changed = await second.post(`${decision}/answer-appeal`, answer);
      // What took its place is the same matter: neither who decided first nor who answered answers again.
      const next = `/api/accountability/decisions/${String(changed.body['followedById'])}`;
      expect((await department.post(`${next}/serve`, serve)).status).toBe(200);
      const again = await subject.post(`${next}/appeal`, { version: 2, ...lodged });
      expect(again.status).toBe(200);
      const more = { ...answer, documentNo: '云政复〔2026〕2号', result: 'upheld', measures: [] };
      for (const before of [department, second])
        expect(codeOf(await before.post(`${next}/answer-appeal`, more))).toBe(
          'accountability.same-person',
        );
      const third = await newAccount('zzb3', [
        { role: 'organisation-department', committeePath: YUNJIANG },
      ]);
      expect((await third.visitor.post(`${next}/answer-appeal`, more)).status).toBe(200);
    });
  });

  it('nobody is taken into a case whose member stands for them; the member goes first', async () => {
    await services.unitOfWork.commit(command, async (unit) => {
      await addLiaison(unit, industry.person as Parameters<typeof addLiaison>[1], {
        loginName: 'liaison-of-industry',
        displayName: '工业联络员',
      });
      return {};
    });
    const caseId = await play.open(play.opening({ title: '另一起' }));
    const days = { basis: '云安办〔2026〕9号', from: play.today, until: '2027-12-31' };
    const named = await play.onCase(caseId, 'add-member', {
      ...days,
      loginName: 'liaison-of-industry',
    });
    expect(named.status).toBe(200);
    const person = { appointmentId: industry.record, onDay: '2026-11-03' };
    const refused = await play.onCase(caseId, 'add-person', person);
    expect(codeOf(refused)).toBe('accountability.member-own');
    expect(refused.body.error?.message).toContain('工业联络员');
    const member = (await play.read(caseId)).members.find(({ name }) => name === '工业联络员');
    await play.onCase(caseId, 'end-member', { memberId: member?.id });
    expect((await play.onCase(caseId, 'add-person', person)).status).toBe(200);
  });

  it('a member who comes to serve somebody in the case reads it no more, and is told nothing', async () => {
    const caseId = await play.open(play.opening({ title: '第三起' }));
    const sheetId = await play.add(caseId, secretary);
    const later = await newAccount('later', [
      { role: 'safety-office', regionPath: YUNJIANG, level: 'prefecture' },
    ]);
    const days = { basis: '云安办〔2026〕9号', from: play.today, until: '2027-12-31' };
    await play.onCase(caseId, 'add-member', { ...days, loginName: 'later' });
    const url = `/api/accountability/cases/${caseId}`;
    expect((await later.visitor.get(url)).status).toBe(200);
    await grant([
      {
        accountId: later.id,
        role: 'liaison',
        personId: secretary.person as NonNullable<NewGrant['personId']>,
      },
    ]);
    const again = await server.signIn(later.id);
    expect((await again.get(url)).status).toBe(404);
    expect((await again.get(`/api/accountability/worksheets/${sheetId}`)).status).toBe(404);
    await play.onCase(caseId, 'freeze', {});
    await play.tell(sheetId);
    const person = await server.signIn(secretary.account);
    const { version } = await play.sheet(sheetId, person);
    const stated = await person.post(`/api/accountability/worksheets/${sheetId}/state`, {
      version,
      content: '已部署',
      evidence: [],
    });
    expect(stated.status).toBe(200);
    expect(await toldOf(sheetId)).toContain('accountability-answered yunjiang-awb');
    expect(await toldOf(sheetId)).not.toContain('accountability-answered later');
  });

  describe('of the chain of an accident', () => {
    let accidentId: string;
    let before: Seat;
    let earlier: Seat;
    beforeAll(async () => {
      // One left a year before the accident; another left long ago, having given the permit.
      before = await seatOf(services, '常务副县长');
      earlier = secretary;
      const leave = (seat: Seat, on: string) =>
        services.owner.query(
          `update posts.appointment set valid_to = $2, valid_from = least(valid_from, '2018-01-01')
            where record_id = $1 and superseded_at is null`,
          [seat.record, on],
        );
      await leave(before, '2025-10-31');
      await leave(earlier, '2020-06-30');
      accidentId = (await play.accident(county)).id;
    });
    const naming = (login: string) => ({
      basis: '云安办〔2026〕9号',
      from: play.today,
      until: '2027-12-31',
      loginName: login,
    });

    it('who held a post before it, or on a day that matters for it, does not handle the case', async () => {
      const caseId = await play.open(
        play.opening({ title: '第四起', origin: 'accident', accidentId }),
      );
      const login = async (seat: Seat) =>
        (
          await services.owner.query<{ login_name: string }>(
            'select login_name from access.account where id = $1',
            [seat.account],
          )
        ).rows[0]?.login_name ?? '';
      const previous = await play.onCase(caseId, 'add-member', naming(await login(before)));
      expect(codeOf(previous)).toBe('accountability.own-chain');
      const long = naming(await login(earlier));
      expect((await play.onCase(caseId, 'add-member', long)).status).toBe(200);
      await grant([
        {
          accountId: earlier.account as NewGrant['accountId'],
          role: 'safety-office',
          regionPath: YUNJIANG,
          level: 'prefecture',
        },
      ]);
      const member = await server.signIn(earlier.account);
      expect((await member.get(`/api/accountability/cases/${caseId}`)).status).toBe(200);
      const moment = await county.post(`/api/accidents/${accidentId}/moments`, {
        kind: 'permit',
        on: '2019-05-06',
        what: '许可采石场扩界',
        documentNo: null,
      });
      expect(moment.status).toBe(200);
      expect(codeOf(await member.get(`/api/accountability/cases/${caseId}`))).toBe(
        'accountability.own-chain',
      );
    });

    it('the liaison of somebody in the chain does not read the chain', async () => {
      const served = await newAccount('chain-liaison', [
        { role: 'liaison', personId: head.person as NonNullable<NewGrant['personId']> },
        { role: 'safety-office', regionPath: QINGSHI, level: 'county' },
      ]);
      const named = await county.post(`/api/accidents/${accidentId}/accesses`, {
        loginName: 'chain-liaison',
        basisDocument: '青安办〔2026〕3号',
        purpose: '事故调查',
        from: play.today,
        until: '2027-06-30',
      });
      expect(named.status).toBe(200);
      const read = await served.visitor.post(`/api/accidents/${accidentId}/chain`, {
        momentId: null,
        known: 'today',
        previousYears: 0,
      });
      expect(codeOf(read)).toBe('accidents.chain-own');
    });
  });
});

// The course of a case at its edges: who may still open it, what the person sees before service, numbers, quorum, freezing, reopening.
import { readList } from '@jinze/documents/testing';
import { addDays, civilDate } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { codeOf, type PlayedCase, playCase, seatOf } from '../../testing/case-play.ts';
import { countingStatements } from '../../testing/count-statements.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { sealAndSign } from '../ledger/index.ts';

type Seat = Awaited<ReturnType<typeof seatOf>>;

describe('the course of a case', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let colleague: Visitor;
  let county: Visitor;
  let department: Visitor;
  let play: ReturnType<typeof playCase>;
  let head: Seat;
  let secretary: Seat;
  let industry: Seat;
  /** Has rows in it that no leaf tells of. */
  let tampered = '';

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const { id } = await services.unitOfWork.commit(command, async (unit) => {
      const [added] = await addAccounts(unit, [
        { loginName: 'awb2', displayName: '云江市安委办（二）' },
      ]);
      if (added === undefined) throw new Error('added');
      await addGrants(unit, [
        { accountId: added, role: 'safety-office', regionPath: YUNJIANG, level: 'prefecture' },
      ]);
      return { id: added };
    });
    const named = (login: string) => server.signIn(world.accounts.get(login) ?? '');
    office = await named('yunjiang-awb');
    colleague = await server.signIn(id);
    county = await named('qingshi-awb');
    department = await named('yunjiang-zzb');
    play = playCase(services, office);
    head = await seatOf(services, '县长');
    secretary = await seatOf(services, '书记');
    industry = await seatOf(services, '副县长（工业）');
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });
  const naming = (loginName: string) => ({
    loginName,
    basis: '云安办〔2026〕9号',
    from: play.today,
    until: '2027-12-31',
  });

  describe('who is named in it', () => {
    let caseId: string;
    let url: string;
    beforeAll(async () => {
      caseId = await play.open(play.opening({ title: '参与人案' }));
      url = `/api/accountability/cases/${caseId}`;
    });
    const lineOf = async (visitor: Visitor) => {
      const list = (await visitor.get('/api/accountability/cases')).body['items'] as PlayedCase[];
      return list.find(({ id }) => id === caseId);
    };

    it('the last member in force is not ended', async () => {
      const [only] = (await play.read(caseId)).members;
      const refused = await play.onCase(caseId, 'end-member', { memberId: only?.id });
      expect(codeOf(refused)).toBe('accountability.last-member');
      // One named for later does not open it today.
      const later = addDays(civilDate(play.today), 30);
      await play.onCase(caseId, 'add-member', { ...naming('awb2'), from: later });
      const again = await play.onCase(caseId, 'end-member', { memberId: only?.id });
      expect(codeOf(again)).toBe('accountability.last-member');
      expect(await lineOf(colleague)).toMatchObject({ mayOpen: false, isUnattended: false });
      const early = await colleague.post(`${url}/name-member`, {
        version: (await play.read(caseId)).version,
        ...naming('awb2'),
      });
      expect(codeOf(early)).toBe('accountability.attended');
    });

    it('when nobody is left their office sees that there is one, and names somebody, which is audited', async () => {
      await services.owner.query(
        'update accountability.case_member set from_day = $2, until_day = $2 where case_id = $1',
        [caseId, '2026-01-05'],
      );
      expect((await office.get(url)).status).toBe(404);
      const line = await lineOf(colleague);
      expect(line).toMatchObject({ title: '参与人案', mayOpen: false, isUnattended: true });
      expect((await colleague.get(url)).status).toBe(404);
      const body = { version: line?.version, ...naming('yunjiang-awb') };
      // Only who handles it: neither the county nor who decides.
      for (const visitor of [county, department])
        expect((await visitor.post(`${url}/name-member`, body)).status).toBe(404);
      const named = await colleague.post(`${url}/name-member`, body);
      expect(named).toMatchObject({
        status: 200,
        body: { id: caseId, mayOpen: false, isUnattended: false },
      });
      expect((await play.read(caseId)).state).toBe('open');
      const { rows } = await services.owner.query(
        `select 1 from access.audit_entry where action = 'accountability.name-member' and target = $1`,
        [caseId],
      );
      expect(rows).toHaveLength(1);
    });

    it('a closed case keeps being read by whoever is named for it', async () => {
      expect((await play.onCase(caseId, 'close', { reason: '办结' })).status).toBe(200);
      const added = await play.onCase(caseId, 'add-member', naming('yunjiang-zzb'));
      expect(added.body).toMatchObject({ state: 'closed', may: ['add-member', 'end-member'] });
      expect(codeOf(await play.onCase(caseId, 'freeze', {}))).toBe(
        'accountability.nobody-to-freeze',
      );
    });
  });

  describe('what the person sees before service', () => {
    let sheetId: string;
    let chief: Visitor;
    const mine = async () =>
      (await chief.get('/api/accountability/mine')).body['items'] as { state: string }[];
    beforeAll(async () => {
      const caseId = await play.open(play.opening({ title: '送达案' }));
      sheetId = await play.add(caseId, head);
      await play.onCase(caseId, 'freeze', {});
      await play.tell(sheetId);
      chief = await server.signIn(head.account);
    });
    const exempting = async (act: string, body: object, visitor = office) => {
      const { exemption } = await play.sheet(sheetId);
      const answer = await visitor.post(`/api/accountability/exemptions/${exemption?.id}/${act}`, {
        version: exemption?.version,
        ...body,
      });
      expect(answer.status, act).toBe(200);
    };

    it('is no vote and no result of art. 23 before its conclusion is served', async () => {
      await play.onSheet(sheetId, 'exemption', { on: play.today, content: '依职权启动' });
      for (const limb of ['chapter2', 'statutory', 'deployments', 'conditions'])
        for (const side of ['for', 'against'])
          await exempting('arguments', { limb, side, content: '已核实', evidence: '纪要' });
      await exempting('verify', { on: play.today, text: '核实完毕' });
      const vote = {
        meeting: '市委常委会第30次会议',
        on: play.today,
        documentNo: null,
        present: 9,
        votesFor: 3,
        result: 'not-exempt',
        reasons: '整治落实不到位',
      };
      await exempting('decide', vote, department);
      const before = await play.sheet(sheetId, chief);
      expect(before.exemption).toMatchObject({ state: 'verified', decision: null });
      expect(before.exemption?.steps.map(({ act }) => act)).not.toContain('decide');
      expect(JSON.stringify(before)).not.toContain('常委会');
      expect((await play.sheet(sheetId)).exemption?.state).toBe('decided');
      const conclusion = {
        documentNo: '云委〔2026〕7号',
        on: play.today,
        personServedOn: play.today,
        departmentServedOn: play.today,
      };
      await exempting('conclude', conclusion, department);
      expect((await play.sheet(sheetId, chief)).exemption).toMatchObject({
        state: 'concluded',
        decision: { votesFor: 3 },
      });
    });

    it('is no decision: neither its state, its id nor the step with its number', async () => {
      await play.propose(sheetId);
      expect((await play.decide(sheetId, '云政处〔2026〕9号', department)).status).toBe(200);
      const before = await play.sheet(sheetId, chief);
      expect(before).toMatchObject({ state: 'proposed', decisionId: null, decision: null });
      expect(before.steps.map(({ act }) => act)).not.toContain('decide');
      expect(JSON.stringify(before)).not.toContain('云政处');
      expect(await mine()).toMatchObject([{ id: sheetId, state: 'proposed', decisionId: null }]);
      const { decision } = await play.sheet(sheetId);
      const served = { version: 1, on: play.today, documentNo: null };
      await department.post(`/api/accountability/decisions/${decision?.id}/serve`, served);
      const after = await play.sheet(sheetId, chief);
      expect(after).toMatchObject({ state: 'decided', decisionId: decision?.id });
      expect(after.steps.map(({ act }) => act)).toContain('decide');
      expect(await mine()).toMatchObject([{ id: sheetId, state: 'decided' }]);
    });
  });

  it('statements are numbered on, however many there are', async () => {
    const caseId = await play.open(play.opening({ title: '陈述案' }));
    const sheetId = await play.add(caseId, secretary);
    await play.tell(sheetId);
    await services.owner.query(
      `insert into accountability.statement (worksheet_id, number, content, evidence, on_day, recorded_at, recorded_by)
         select $1, n, '陈述', '[]', $2, now(), '测试' from generate_series(1, 60) n`,
      [sheetId, play.today],
    );
    const said = {
      content: '补充陈述',
      evidence: [],
      on: play.today,
      custodian: '档案室',
      paperNo: '61号',
    };
    const added = await play.onSheet(sheetId, 'paper-statement', said);
    expect(added.status).toBe(200);
    tampered = sheetId;
    const { statements } = await play.sheet(sheetId);
    expect(statements.map(({ number }) => number)).toContain(61);
    expect(statements).toHaveLength(61);
    await services.owner.query(
      `insert into accountability.statement (worksheet_id, number, content, evidence, on_day, recorded_at, recorded_by)
         select $1, n, '陈述', '[]', $2, now(), '测试' from generate_series(62, 200) n`,
      [sheetId, play.today],
    );
    const full = await play.onSheet(sheetId, 'paper-statement', { ...said, paperNo: '201号' });
    expect(codeOf(full)).toBe('accountability.full');
  });

  it('no case is opened from an accident that was withdrawn', async () => {
    const { id, version } = await play.accident(county, { name: '误报的事故' });
    const gone = await county.post(`/api/accidents/${id}/withdraw`, { version, reason: '误报' });
    expect(gone.status).toBe(200);
    const refused = await office.post(
      '/api/accountability/cases',
      play.opening({ origin: 'accident', accidentId: id }),
    );
    expect(codeOf(refused)).toBe('accountability.accident-withdrawn');
  });

  it('the quorum stands from the first proposal on', async () => {
    const caseId = await play.open(play.opening({ title: '人数案', quorum: 7 }));
    const sheetId = await play.add(caseId, secretary);
    await play.onCase(caseId, 'freeze', {});
    await play.tell(sheetId);
    const change = { title: '人数案', facts: '情况', quorum: 5 };
    expect((await play.onCase(caseId, 'change', change)).body).toMatchObject({ quorum: 5 });
    await play.propose(sheetId);
    for (const quorum of [null, 3, 9])
      expect(codeOf(await play.onCase(caseId, 'change', { ...change, quorum }))).toBe(
        'accountability.quorum-frozen',
      );
    const facts = await play.onCase(caseId, 'change', { ...change, facts: '核实后的情况' });
    expect(facts.body).toMatchObject({ quorum: 5, facts: '核实后的情况' });
  });

  it('what is frozen lies under the size it is frozen at, with the accident and its milestones', async () => {
    const { id: accidentId } = await play.accident(county, { name: '固定证据的事故' });
    const milestone = await county.post(`/api/accidents/${accidentId}/milestones`, {
      kind: 'unit-reported',
      on: '2026-11-03',
      at: '2026-11-03T15:10:00+08:00',
      untilOn: null,
      days: null,
      channel: null,
      level: null,
      actor: null,
      place: null,
      documentNo: null,
      natureFrom: null,
      natureTo: null,
      note: null,
    });
    expect(milestone.status).toBe(200);
    await sealAndSign(server.ledger);
    const caseId = await play.open(
      play.opening({ title: '固定案', origin: 'accident', accidentId }),
    );
    const sheetId = await play.add(caseId, industry);
    const { personId } = await play.sheet(sheetId);
    const late = '01a20621-ad00-718f-b5de-0b302e90ffff';
    await services.owner.query(
      `with made as (
         insert into platform.event (id, stream, stream_id, version, type, data, recorded_at)
           values (gen_random_uuid(), 'duty-record', $1, 1, 'duty-record.made.v1', '{}', now()) returning id)
       insert into ledger.pending_leaf (id, event_id, type, record, version, recorded_at, fields, persons)
         select gen_random_uuid(), id, 'duty-record.made.v1', $1, 1, now(),
           '{"what":"刚记的","occurredOn":"2026-11-01"}', array[$2]::uuid[] from made`,
      [late, personId],
    );
    const waiting = await services.owner.query(
      'insert into ledger.unsealed select id from ledger.pending_leaf where record = $1 returning pending_id',
      [late],
    );
    expect(waiting.rows).toHaveLength(1);
    const early = await play.onCase(caseId, 'freeze', {});
    expect(codeOf(early)).toBe('accountability.not-sealed');
    await sealAndSign(server.ledger);
    expect((await play.onCase(caseId, 'freeze', {})).status).toBe(200);
    const { frozen } = await play.sheet(sheetId);
    const { rows } = await services.owner.query<{ record: string; version: number }>(
      'select record, version from ledger.leaf where index < $1',
      [frozen?.size],
    );
    const sealed = new Set(rows.map(({ record, version }) => `${record} ${version}`));
    const evidence = frozen?.evidence ?? [];
    for (const one of evidence)
      expect(sealed.has(`${one.recordId} ${one.recordVersion}`), one.stream).toBe(true);
    expect(evidence.map(({ recordId }) => recordId)).toContain(late);
    expect(evidence).toContainEqual(
      expect.objectContaining({ stream: 'accident', recordId: accidentId }),
    );
    expect(evidence.map(({ stream }) => stream)).toContain('accident-milestone');
  });

  it('a case says which it reopens, and the earlier one which reopened it', async () => {
    const earlier = await play.open(play.opening({ title: '先前的案件' }));
    const running = await office.post(
      '/api/accountability/cases',
      play.opening({ title: '重启的案件', reopensId: earlier }),
    );
    expect(codeOf(running)).toBe('accountability.not-closed');
    await play.onCase(earlier, 'close', { reason: '办结' });
    // Whoever is not named in the earlier one does not reopen it.
    const other = await colleague.post(
      '/api/accountability/cases',
      play.opening({ title: '重启的案件', reopensId: earlier }),
    );
    expect(other.status).toBe(404);
    const later = await play.open(play.opening({ title: '重启的案件', reopensId: earlier }));
    expect(await play.read(later)).toMatchObject({
      reopens: { id: earlier, title: '先前的案件' },
      reopenedBy: [],
    });
    expect(await play.read(earlier)).toMatchObject({
      reopens: null,
      reopenedBy: [{ id: later, title: '重启的案件' }],
    });
  });

  it('whether somebody is left who may open them is asked of many cases in as many statements as of one', async () => {
    const counted = () =>
      countingStatements(() => colleague.download('/api/accountability/cases.xlsx?search=多案'));
    // Their only member stands for somebody: whether for one of the case or of its chain is to be looked up.
    const add = async (name: string, account: string) => {
      const { id: accidentId } = await play.accident(county, { name });
      const id = await play.open(play.opening({ title: name, origin: 'accident', accidentId }));
      await services.owner.query(
        'update accountability.case_member set account_id = $2 where case_id = $1',
        [id, account],
      );
      return id;
    };
    // The head of the county is in the chain of its accidents; one of another county is in none.
    const { rows: elsewhere } = await services.owner.query<{ id: string }>(
      `select t.id from access.account t join posts.appointment a on a.person_id = t.person_id
         join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
       where o.region_path = $1 and a.superseded_at is null order by t.id limit 1`,
      ['/99/9901/990102/'],
    );
    const cases = [await add('多案之一', head.account)];
    const few = await counted();
    cases.push(await add('多案之二', head.account));
    cases.push(await add('多案之三', elsewhere[0]?.id ?? ''));
    const many = await counted();
    expect(many.statements).toBe(few.statements);
    const { rows } = await readList(many.result.bytes);
    const nobody = '已没有能办理的参与人';
    expect(new Map(rows.map(([title, left]) => [title, left]))).toEqual(
      new Map([
        ['多案之一', nobody],
        ['多案之二', nobody],
        ['多案之三', ''],
      ]),
    );
    await services.owner.query(
      'update accountability.case_member set account_id = $2 where case_id = any($1)',
      [cases, world.accounts.get('yunjiang-awb')],
    );
  });

  it('the ledger vouches for every row', async () => {
    const found = await disagreements(services);
    expect(
      found.filter(
        (one) => one.stream !== 'duty-record' && !JSON.stringify(one).includes(tampered),
      ),
    ).toEqual([]);
  });
});

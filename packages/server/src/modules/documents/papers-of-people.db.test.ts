// Papers of vetting and accountability over HTTP: from which step they may be made, by whom alone, and what of the record stands in them.
import type { DocumentForm, RegisteredNumber } from '@jinze/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { digestOf } from '../../platform/ids.ts';
import { codeOf, playCase, seatOf } from '../../testing/case-play.ts';
import { disagreements } from '../../testing/held.ts';
import { type Answer, openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { sealAndSign } from '../ledger/index.ts';

type Seat = Awaited<ReturnType<typeof seatOf>>;
interface Made {
  id: string;
  title: string;
  number: string | null;
}

/** Of what each is asked for. */
const KINDS = {
  'vetting-letter': 'kind=vetting-letter&stream=vetting-request',
  'sheet of a name': 'kind=conclusion-sheet&stream=vetting-request',
  'sheet of an article': 'kind=conclusion-sheet&stream=worksheet',
  'accountability-proposal': 'kind=accountability-proposal&stream=worksheet',
  'accountability-decision': 'kind=accountability-decision&stream=accountability-decision',
  'exemption-conclusion': 'kind=exemption-conclusion&stream=worksheet',
};
type Kind = keyof typeof KINDS;

const ADMONISHED = { measure: 'admonition', until: null, probationMonths: null };

describe('papers about people', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let play: ReturnType<typeof playCase>;
  let office: Visitor;
  let colleague: Visitor;
  let county: Visitor;
  let department: Visitor;
  let reviewer: Visitor;
  let chief: Visitor;
  let chiefsCommittee: Visitor;
  let discipline: Visitor;
  let both: Visitor;
  let head: Seat;
  let industry: Seat;
  let secretary: Seat;

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const added = await services.unitOfWork.commit(command, async (unit) => {
      const [other, committee, organ, two] = await addAccounts(unit, [
        { loginName: 'awb2', displayName: '云江市安委办（二）' },
        { loginName: 'qingshi-zzb', displayName: '青石县委组织部' },
        { loginName: 'yunjiang-jw-ba', displayName: '云江市纪委监委办案室' },
        { loginName: 'both', displayName: '两个单位的账号' },
      ]);
      if (
        other === undefined ||
        committee === undefined ||
        organ === undefined ||
        two === undefined
      )
        throw new Error('added');
      await addGrants(unit, [
        { accountId: other, role: 'safety-office', regionPath: YUNJIANG, level: 'prefecture' },
        { accountId: committee, role: 'organisation-department', committeePath: QINGSHI },
        { accountId: organ, role: 'discipline-worksheets', committeePath: YUNJIANG },
        { accountId: two, role: 'organisation-department', committeePath: YUNJIANG },
        { accountId: two, role: 'safety-office', regionPath: YUNJIANG, level: 'prefecture' },
      ]);
      return { other, committee, organ, two };
    });
    const named = (login: string) => server.signIn(world.accounts.get(login) ?? '');
    office = await named('yunjiang-awb');
    reviewer = await named('yunjiang-fhy');
    county = await named('qingshi-awb');
    department = await named('yunjiang-zzb');
    colleague = await server.signIn(added.other);
    chiefsCommittee = await server.signIn(added.committee);
    discipline = await server.signIn(added.organ);
    both = await server.signIn(added.two);
    play = playCase(services, office);
    head = await seatOf(services, '县长');
    secretary = await seatOf(services, '书记');
    industry = await seatOf(services, '副县长（工业）');
    chief = await server.signIn(head.account);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const form = (visitor: Visitor, kind: Kind, of: string, part?: string) =>
    visitor.get(
      `/api/documents/form?${KINDS[kind]}&of=${of}${part === undefined ? '' : `&part=${part}`}`,
    );
  const formOf = async (visitor: Visitor, kind: Kind, of: string, part?: string) => {
    const answer = await form(visitor, kind, of, part);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body as unknown as DocumentForm;
  };
  const offersOf = async (visitor: Visitor, stream: string, of: string) =>
    (await visitor.get(`/api/documents?stream=${stream}&of=${of}`)).body['offers'];
  const make = (
    visitor: Visitor,
    of: string,
    { kind, stream, version, organs, addressees, asked, isNumbered, ownNumber }: DocumentForm,
    part?: string,
    other?: object,
  ) =>
    visitor.post('/api/documents', {
      kind,
      stream,
      of,
      part,
      version,
      dated: services.clock.today(),
      organs,
      addressees,
      copiesTo: [],
      printedBy: null,
      answers: Object.fromEntries(asked.map(({ name, suggested }) => [name, suggested])),
      number:
        other ??
        (ownNumber !== null
          ? { kind: 'own' }
          : isNumbered
            ? { kind: 'next', code: '云测', first: null }
            : { kind: 'none' }),
    });
  const madeOf = async (visitor: Visitor, kind: Kind, of: string, part?: string) => {
    const answer = await make(visitor, of, await formOf(visitor, kind, of, part), part);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body as unknown as Made;
  };
  /** What the template was told. */
  const factsOf = async ({ id }: Made) => {
    const { rows } = await services.owner.query<{ facts: Record<string, unknown> }>(
      'select facts::jsonb as facts from documents.document where id = $1',
      [id],
    );
    return rows[0]?.facts ?? {};
  };
  const keptFrom = async (paper: Made, strangers: Readonly<Record<string, Visitor>>) => {
    for (const [who, visitor] of Object.entries(strangers))
      for (const address of [paper.id, `${paper.id}/document.pdf`])
        expect([403, 404], who).toContain((await visitor.get(`/api/documents/${address}`)).status);
  };
  /** The page that checks a code tells neither the title nor where in the log it stands. */
  const checksSilently = async (visitor: Visitor, { id, number }: Made, name: string) => {
    await sealAndSign(server.ledger);
    const { origin } = (await visitor.get(`/api/documents/${id}`)).body as unknown as {
      origin: { verifyCode: string };
    };
    const { body } = await server.nobody.get(`/api/documents/check?code=${origin.verifyCode}`);
    expect(body).toMatchObject({ title: null, place: null, number });
    expect(JSON.stringify(body)).not.toContain(name);
  };
  const nameOf = async ({ person }: Seat) => {
    const { rows } = await services.owner.query<{ name: string }>(
      'select name from posts.person where id = $1',
      [person],
    );
    return rows[0]?.name ?? '';
  };

  describe('the letter of vetting', () => {
    let id: string;
    const act = async (visitor: Visitor, name: string, body: object = {}) => {
      const { version } = (await department.get(`/api/vetting/${id}`)).body as unknown as {
        version: number;
      };
      const answer = await visitor.post(`/api/vetting/${id}/${name}`, { version, ...body });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    };
    beforeAll(async () => {
      const bytes = Buffer.from(`${await nameOf(head)}\n${await nameOf(secretary)}`);
      const made = await department.upload(`/api/vetting/create/${digestOf(bytes)}`, bytes, {
        committee: YUNJIANG,
        purpose: 'promotion',
        askedFor: '2026-11-23',
        basisDocument: '云组函〔2026〕31号',
        answering: YUNJIANG,
        title: '2026年第三批',
        choices: [],
      });
      id = String(made.body['id']);
      // What the department learns of the second name, and the office does not.
      const warned = await department.post('/api/accountability/decisions', {
        committee: YUNJIANG,
        appointmentId: secretary.record,
        onDay: '2026-11-01',
        circumstances: [1],
        responsibility: 'important',
        becauseAccident: false,
        accidentId: null,
        accidentName: null,
        outcome: 'pursued',
        ground: null,
        measures: [{ measure: 'party-warning', until: null, probationMonths: null }],
        weight: null,
        weightReason: null,
        organ: '云江市纪委',
        documentNo: '云纪〔2026〕5号',
        decidedOn: '2026-11-10',
        effectiveOn: null,
        servedOn: null,
        content: '给予处分',
      });
      expect(warned.status, JSON.stringify(warned.body)).toBe(200);
    });

    it('is made of an issued letter alone', async () => {
      expect((await form(office, 'vetting-letter', id)).status).toBe(404);
      await act(department, 'send');
      await act(office, 'prepare');
      await act(reviewer, 'review');
      expect(codeOf(await form(office, 'vetting-letter', id))).toBe('documents.not-issued-yet');
      expect(await offersOf(office, 'vetting-request', id)).toEqual([]);
      await act(office, 'issue', {
        documentNo: '云安办函〔2026〕40号',
        on: '2026-11-23',
        validUntil: '2027-05-23',
      });
      expect(await offersOf(office, 'vetting-request', id)).toEqual(['vetting-letter']);
    });

    it('says of everybody what the letter says, and is no business of the department, the county and the people in it', async () => {
      // What came since is not in the letter, nor on the paper.
      await play.accident(county);
      const paper = await madeOf(office, 'vetting-letter', id);
      expect(paper.title).toContain('关于2名人选安全生产情况的复函');
      const { items } = (await office.get(`/api/vetting/${id}/names?part=letter`))
        .body as unknown as {
        items: { personName: string; organName: string; postTitle: string }[];
      };
      const { body } = await office.get(`/api/vetting/${id}/names/1`);
      const { facts } = body as unknown as { facts: { posts: { organName: string }[] } };
      const told = await factsOf(paper);
      expect(told).toMatchObject({
        requestNumber: '云组函〔2026〕31号',
        purpose: '提拔',
        validUntil: '2027-05-23',
        counts: { names: 2, barred: 0, cannotTell: 0, toJudge: 2 },
        people: items.map(({ personName, organName, postTitle }) => ({
          name: personName,
          post: `${organName}${postTitle}`,
          answer: '没有在案的限制，有供研判的事项',
        })),
      });
      expect(JSON.stringify(told)).toContain(facts.posts[0]?.organName);
      expect(JSON.stringify(told)).not.toContain('坍塌');
      await keptFrom(paper, { department, county, chief, chiefsCommittee });
      await checksSilently(office, paper, await nameOf(head));
    });

    it('bears the number of the letter, kept free or the next, and no other; it stays the letter’s when the paper is withdrawn', async () => {
      const filled = await formOf(office, 'vetting-letter', id);
      expect(filled.ownNumber).toBe('云安办函〔2026〕40号');
      const { items } = (await office.get('/api/documents?stream=vetting-request&of=' + id))
        .body as unknown as { items: { id: string; version: number; number: string | null }[] };
      expect(items.map(({ number }) => number)).toEqual(['云安办函〔2026〕40号']);
      const numbers = async () => {
        const { body } = await office.get('/api/documents/numbers?code=云安办函');
        return (body as unknown as { items: { text: string; state: string }[] }).items.map(
          ({ text, state }) => `${text} ${state}`,
        );
      };
      expect(await numbers()).toEqual(['云安办函〔2026〕40号 used']);
      const next = { kind: 'next', code: '云安办函', first: null };
      expect(codeOf(await make(office, id, filled))).toBe('documents.numbered-already');
      await office.post(`/api/documents/${items[0]?.id}/withdraw`, {
        version: items[0]?.version,
        reason: '错写了单位',
      });
      expect(await numbers()).toEqual(['云安办函〔2026〕40号 used']);
      const { body } = await office.get('/api/documents/numbers?code=云安办函');
      const [kept] = (body as unknown as { items: RegisteredNumber[] }).items;
      expect(kept?.may).toEqual([]);
      const voided = { version: kept?.version, reason: '公文已经撤回' };
      expect(codeOf(await office.post(`/api/documents/numbers/${kept?.id}/void`, voided))).toBe(
        'documents.number-of-record',
      );
      expect(codeOf(await make(office, id, filled, undefined, next))).toBe(
        'documents.other-number',
      );
      expect((await madeOf(office, 'vetting-letter', id)).number).toBe('云安办函〔2026〕40号');
    });

    it('a sheet of a name is the office’s or the department’s, by what that side reads, also for who is both', async () => {
      const sheetOf = async (visitor: Visitor) => {
        const paper = await madeOf(visitor, 'sheet of a name', id, '2');
        const { body } = await visitor.get(`/api/documents/${paper.id}`);
        return { organs: body['organs'], facts: JSON.stringify(await factsOf(paper)) };
      };
      const ofDepartment = await sheetOf(department);
      expect(ofDepartment.organs).toEqual(['中共云江市委组织部']);
      expect(ofDepartment.facts).toContain('党内警告');
      for (const visitor of [office, both]) {
        const { organs, facts } = await sheetOf(visitor);
        expect(organs).toEqual(['云江市安全生产委员会办公室']);
        expect(facts).not.toContain('党内警告');
      }
    });

    it('is made no more of a letter that moved on under the form, or was revoked', async () => {
      const filled = await formOf(office, 'vetting-letter', id);
      await act(office, 'check-facts');
      const { body } = await office.get(`/api/vetting/${id}`);
      await act(office, 'let-stand', {
        reason: '新发事故没有结论',
        changesHash: body['changesHash'],
      });
      expect(codeOf(await make(office, id, filled))).toBe('documents.record-changed');
      await act(office, 'revoke', { on: '2026-11-23', documentNo: null, reason: '事实有变化' });
      expect(codeOf(await form(office, 'vetting-letter', id))).toBe('documents.record-ended');
    });
  });

  describe('the proposal and the decision', () => {
    let caseId: string;
    let sheetId: string;
    let decisionId: string;
    const held = {
      circumstances: [
        { number: 4, facts: '对事故负有重要领导责任', source: '调查报告第六部分' },
        { number: 1, facts: '没有研究部署矿山整治', source: '督查通报' },
      ],
      factors: [{ factor: 'voluntaryRemedy', value: 'yes', reasons: '停产整顿' }],
    };
    const proposal = {
      outcome: 'pursue',
      ground: null,
      responsibility: 'important',
      measures: [ADMONISHED],
      weight: 'lighter',
      weightReason: '主动停产',
      content: '建议予以诫勉\n并在全市通报',
      withoutAnswer: null,
    };
    const propose = async () => {
      const answer = await play.onSheet(sheetId, 'propose', proposal);
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    };
    beforeAll(async () => {
      const { id: accidentId } = await play.accident(county, { name: '石灰窑坍塌事故' });
      caseId = await play.open(play.opening({ origin: 'accident', accidentId }));
      sheetId = await play.add(caseId, head);
      await sealAndSign(server.ledger);
      const frozen = await play.onCase(caseId, 'freeze', {});
      expect(frozen.status, JSON.stringify(frozen.body)).toBe(200);
      await play.tell(sheetId, held);
      const statement = { content: '已部署停产', evidence: ['会议纪要'] };
      const said = await play.onSheet(sheetId, 'state', statement, chief);
      expect(said.status, JSON.stringify(said.body)).toBe(200);
    });

    it('nothing is made before a proposal, nor of one that was returned', async () => {
      expect(codeOf(await form(office, 'accountability-proposal', sheetId))).toBe(
        'documents.not-proposed-yet',
      );
      await propose();
      const returned = { on: play.today, reason: '请补充依据' };
      expect((await play.onSheet(sheetId, 'return', returned, department)).status).toBe(200);
      expect(codeOf(await form(office, 'accountability-proposal', sheetId))).toBe(
        'documents.not-proposed-yet',
      );
      expect(await offersOf(office, 'worksheet', sheetId)).toEqual([]);
    });

    it('the proposal prints what was held, said and proposed, with its clauses, for who is named in the case', async () => {
      await propose();
      expect(await offersOf(office, 'worksheet', sheetId)).toEqual(['accountability-proposal']);
      const filled = await formOf(office, 'accountability-proposal', sheetId);
      expect(filled).toMatchObject({
        organs: ['云江市安全生产委员会办公室'],
        addressees: ['中共云江市委组织部'],
      });
      expect(filled.asked).toEqual([
        {
          name: 'evidence',
          kind: 'lines',
          isNeeded: true,
          suggested: '调查报告第六部分\n督查通报',
        },
      ]);
      const paper = await madeOf(office, 'accountability-proposal', sheetId);
      const told = await factsOf(paper);
      expect(told).toMatchObject({
        person: await nameOf(head),
        post: '青石县人民政府县长',
        ground: '第十八条第一项、第四项',
        facts: ['对事故负有重要领导责任（调查报告第六部分）', '没有研究部署矿山整治（督查通报）'],
        inFavour: [expect.stringContaining('陈述：已部署停产（提供：会议纪要）')],
        circumstances: ['从轻（第二十二条）：主动停产', '主动采取补救措施：停产整顿'],
        responsibility: '重要领导责任',
        measures: ['诫勉'],
        text: ['建议予以诫勉', '并在全市通报'],
      });
      // Neither of the same office nor who decides: only who is named; never the person.
      await keptFrom(paper, { colleague, county, department, chief, chiefsCommittee });
      for (const visitor of [colleague, department])
        expect((await form(visitor, 'accountability-proposal', sheetId)).status).toBe(404);
      await checksSilently(office, paper, await nameOf(head));
    });

    it('a sheet of an article is of the office that handles the case, or of who decides it, by their full names', async () => {
      const of = async (visitor: Visitor) =>
        (await formOf(visitor, 'sheet of an article', sheetId, '18')).organs;
      expect(await of(office)).toEqual(['云江市安全生产委员会办公室']);
      expect(await of(department)).toEqual(['中共云江市委组织部']);
      expect(await of(discipline)).toEqual(['中共云江市纪律检查委员会']);
    });

    it('says of an article what the why panel says', async () => {
      const { body } = await office.get(`/api/accountability/worksheets/${sheetId}`);
      const { whys } = body['assessment'] as {
        whys: Record<string, { heading: string; facts: string[]; gaps: string[]; proof: string[] }>;
      };
      for (const [number, why] of Object.entries(whys)) {
        const facts = await factsOf(await madeOf(office, 'sheet of an article', sheetId, number));
        expect(`${String(facts['question'])}：${String(facts['answer'])}`).toBe(why.heading);
        expect([facts['facts'], facts['gaps'], facts['proofs']]).toEqual([
          why.facts,
          why.gaps,
          why.proof,
        ]);
      }
      expect(Object.keys(whys)).toEqual(['18', '20', '21', '22', '23', '24']);
    });

    it('who is named no longer reads the paper no longer', async () => {
      const paper = await madeOf(office, 'accountability-proposal', sheetId);
      const { rows: members } = await services.owner.query<{ from: string; until: string }>(
        'select from_day as from, until_day as until from accountability.case_member where case_id = $1',
        [caseId],
      );
      const named = (from: string | undefined, until: string | undefined) =>
        services.owner.query(
          'update accountability.case_member set from_day = $2, until_day = $3 where case_id = $1',
          [caseId, from, until],
        );
      await named('2026-01-05', '2026-01-06');
      expect((await office.get(`/api/documents/${paper.id}`)).status).toBe(404);
      await named(members[0]?.from, members[0]?.until);
      expect((await office.get(`/api/documents/${paper.id}`)).status).toBe(200);
    });

    it('the decision is printed for the department that decided, and a form behind the record is refused', async () => {
      const filled = await formOf(office, 'accountability-proposal', sheetId);
      const decided = await play.decide(sheetId, '云委〔2026〕9号', department, {
        measures: [ADMONISHED],
        organ: '中共云江市委',
        vote: { meeting: '市委常委会第12次会议', present: 9, votesFor: 8 },
        weight: 'lighter',
        weightReason: '主动停产',
        content: '予以诫勉',
      });
      expect(decided.status, JSON.stringify(decided.body)).toBe(200);
      expect(codeOf(await make(office, sheetId, filled))).toBe('documents.record-changed');
      decisionId = (await play.sheet(sheetId)).decisionId ?? '';
      expect(await offersOf(department, 'accountability-decision', decisionId)).toEqual([
        'accountability-decision',
      ]);
      const { asked, organs, uncompared } = await formOf(
        department,
        'accountability-decision',
        decisionId,
      );
      // For whoever makes it: a decision that is served says nothing of what the system has compared.
      expect(uncompared).toEqual(['第十八条', '第十九条', '第二十二条']);
      expect(organs).toEqual(['中共云江市委']);
      expect(asked.map(({ name }) => name)).toEqual(['evidence', 'consequences', 'appeal']);
      // As a paper says it: days in its own form, and nothing that is for the writer alone.
      expect(asked[1]?.suggested).toMatch(/诫勉（2026年\d+月\d+日）：不得/);
      expect(asked[1]?.suggested).not.toContain('请查原文');
      expect(asked[2]?.suggested).toContain('收到决定之日起一个月内');
      // What is suggested and was not compared with its source says so: whoever writes looks it up.
      expect(asked[2]?.suggested).toMatch(/第二十条，条文文字尚未与公布文本核对）/);
      const paper = await madeOf(department, 'accountability-decision', decisionId);
      expect(paper.title).toBe(`中共云江市委关于对${await nameOf(head)}同志予以诫勉的决定`);
      expect(await factsOf(paper)).toMatchObject({
        decidedBy: '市委常委会第12次会议',
        decidedOn: play.today,
        ground: '第十八条第一项、第四项',
        measures: ['诫勉'],
        text: ['予以诫勉'],
      });
      await keptFrom(paper, { office, colleague, county, chief, chiefsCommittee });
      await checksSilently(department, paper, await nameOf(head));
      // The discipline organ decides here as well; of whom it has no register no bars are suggested to it.
      const ofOrgan = await formOf(discipline, 'accountability-decision', decisionId);
      expect(ofOrgan.asked[1]).toMatchObject({ name: 'consequences', suggested: '' });
      expect((await discipline.get(`/api/documents/${paper.id}/document.docx`)).status).toBe(200);
      const numbers = await discipline.get('/api/documents/numbers');
      expect(JSON.stringify(numbers.body)).toContain(paper.number);
    });

    it('the decision that was changed has no paper any more; a sanction never had one', async () => {
      const read = async () =>
        (await department.get(`/api/accountability/decisions/${decisionId}`)).body as unknown as {
          version: number;
          followedById: string | null;
        };
      const { rows } = await services.owner.query<{ id: string }>(
        "select id from access.account where login_name = 'yunjiang-zzb-jd'",
      );
      const another = await server.signIn(rows[0]?.id ?? '');
      const changed = await another.post(`/api/accountability/decisions/${decisionId}/change`, {
        version: (await read()).version,
        on: play.today,
        documentNo: '云委〔2026〕10号',
        reason: '改为政务警告',
        measures: [{ measure: 'admin-warning', until: null, probationMonths: null }],
      });
      expect(changed.status, JSON.stringify(changed.body)).toBe(200);
      expect(codeOf(await form(department, 'accountability-decision', decisionId))).toBe(
        'documents.record-ended',
      );
      const next = (await read()).followedById ?? '';
      expect(codeOf(await form(department, 'accountability-decision', next))).toBe(
        'documents.registered-only',
      );
      expect(await offersOf(department, 'accountability-decision', next)).toEqual([]);
    });
  });

  it('a case of the discipline organ has its papers, and only there', async () => {
    const caseId = await play.open(play.opening(), discipline);
    const ofCase = playCase(services, discipline);
    const sheetId = await ofCase.add(caseId, secretary);
    expect((await ofCase.onCase(caseId, 'freeze', {})).status).toBe(200);
    await ofCase.tell(sheetId);
    await ofCase.propose(sheetId);
    const { organs } = await formOf(discipline, 'accountability-proposal', sheetId);
    expect(organs).toEqual(['中共云江市纪律检查委员会']);
    const paper = await madeOf(discipline, 'accountability-proposal', sheetId);
    expect(paper.number).toContain('云测');
    await keptFrom(paper, { office, colleague, county, department, chief, chiefsCommittee });
    const reason = '错写了单位';
    const gone = { version: 1, reason };
    expect((await discipline.post(`/api/documents/${paper.id}/withdraw`, gone)).body).toMatchObject(
      { state: 'withdrawn' },
    );
  });

  describe('the conclusion under article 23', () => {
    let sheetId: string;
    const onExemption = async (act: string, body: object, visitor = office) => {
      const { exemption } = await play.sheet(sheetId);
      const answer = await visitor.post(`/api/accountability/exemptions/${exemption?.id}/${act}`, {
        version: exemption?.version,
        ...body,
      });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    };
    beforeAll(async () => {
      const { id: accidentId } = await play.accident(county, { name: '运输隧道冒顶事故' });
      const caseId = await play.open(play.opening({ origin: 'accident', accidentId }));
      sheetId = await play.add(caseId, industry);
      await play.onCase(caseId, 'freeze', {});
      await play.tell(sheetId);
      const opened = { on: play.today, content: '已全面履职，申请免责' };
      await play.onSheet(sheetId, 'exemption', opened);
      for (const limb of ['chapter2', 'statutory', 'deployments', 'conditions'])
        await onExemption('arguments', {
          limb,
          side: 'for',
          content: '有据可查',
          evidence: '台账',
        });
      await onExemption('arguments', {
        limb: 'chapter2',
        side: 'against',
        content: '第三季度没有到场',
        evidence: '检查记录',
      });
      await onExemption('verify', { on: play.today, text: '已逐项核实' });
    });

    it('is made once it was decided collectively, for and against beside each other, by who decided', async () => {
      expect(codeOf(await form(chiefsCommittee, 'exemption-conclusion', sheetId))).toBe(
        'documents.not-decided-yet',
      );
      await onExemption(
        'decide',
        {
          meeting: '县委常委会第30次会议',
          on: play.today,
          documentNo: null,
          present: 9,
          votesFor: 3,
          result: 'not-exempt',
          reasons: '履职不全面',
        },
        chiefsCommittee,
      );
      expect(await offersOf(chiefsCommittee, 'worksheet', sheetId)).toEqual([
        'exemption-conclusion',
      ]);
      const paper = await madeOf(chiefsCommittee, 'exemption-conclusion', sheetId);
      const again = await formOf(chiefsCommittee, 'exemption-conclusion', sheetId);
      expect(codeOf(await make(chiefsCommittee, sheetId, again))).toBe(
        'documents.numbered-already',
      );
      const told = await factsOf(paper);
      expect(told).toMatchObject({
        accident: expect.stringContaining('运输隧道冒顶事故'),
        meeting: '县委常委会第30次会议',
        present: 9,
        votesFor: 3,
        isExempt: false,
        verification: ['已逐项核实'],
        reasons: ['履职不全面'],
      });
      expect(again.uncompared).toEqual(['第二十三条', '第二十五条']);
      expect(told['limbs']).toContainEqual({
        title: '第二章规定的职责',
        inFavour: ['有据可查（台账）'],
        against: ['第三季度没有到场（检查记录）'],
      });
      const deputy = await server.signIn(industry.account);
      await keptFrom(paper, { office, colleague, county, department, deputy });
      await checksSilently(chiefsCommittee, paper, await nameOf(industry));
    });

    /** Asked, it has read the record and waits before its unit; then the record has another number. */
    const whileConcluded = async (number: string, asked: () => Promise<Answer>) => {
      const holder = await services.owner.connect();
      try {
        await holder.query('begin');
        await holder.query('lock table platform.idempotency_key in share mode');
        const answer = asked();
        const isWaiting = async () =>
          (
            await services.owner.query(
              "select from pg_locks where relation = 'platform.idempotency_key'::regclass and not granted",
            )
          ).rows.length > 0;
        await vi.waitFor(async () => expect(await isWaiting()).toBe(true), { timeout: 10_000 });
        await holder.query(
          `update accountability.exemption set conclusion_no = $2, concluded_on = current_date,
             person_served_on = current_date, department_served_on = current_date where worksheet_id = $1`,
          [sheetId, number],
        );
        await holder.query('commit');
        return await answer;
      } finally {
        // Nothing to undo where it was committed.
        await holder.query('rollback');
        holder.release();
        await services.owner.query(
          `update accountability.exemption set conclusion_no = null, concluded_on = null,
             person_served_on = null, department_served_on = null where worksheet_id = $1`,
          [sheetId],
        );
      }
    };

    it('a number the record is given meanwhile is its paper’s, or the paper is not made', async () => {
      const { items } = (await chiefsCommittee.get(`/api/documents?stream=worksheet&of=${sheetId}`))
        .body as unknown as { items: { id: string; version: number }[] };
      const [paper] = items;
      const numbers = async () => {
        const { body } = await chiefsCommittee.get('/api/documents/numbers?code=云测');
        return (body as unknown as { items: RegisteredNumber[] }).items.map(
          ({ text, state }) => `${text} ${state}`,
        );
      };
      const gone = await whileConcluded('云测〔2026〕1号', () =>
        chiefsCommittee.post(`/api/documents/${paper?.id}/withdraw`, {
          version: paper?.version,
          reason: '错写了会议',
        }),
      );
      expect(gone.body).toMatchObject({ state: 'withdrawn' });
      expect(await numbers()).toEqual(['云测〔2026〕1号 used']);
      const filled = await formOf(chiefsCommittee, 'exemption-conclusion', sheetId);
      const other = await whileConcluded('青委〔2026〕7号', () =>
        make(chiefsCommittee, sheetId, filled),
      );
      expect(codeOf(other)).toBe('documents.record-changed');
      expect(await numbers()).toEqual(['云测〔2026〕1号 used']);
      expect((await madeOf(chiefsCommittee, 'exemption-conclusion', sheetId)).number).toBe(
        '云测〔2026〕2号',
      );
    });

    it('a form from before its service is refused', async () => {
      const filled = await formOf(chiefsCommittee, 'exemption-conclusion', sheetId);
      const { exemption } = await play.sheet(sheetId);
      const served = {
        on: play.today,
        personServedOn: play.today,
        departmentServedOn: play.today,
      };
      // The paper bears a number already: what the record says of it is the same.
      const other = await chiefsCommittee.post(
        `/api/accountability/exemptions/${exemption?.id}/conclude`,
        { version: exemption?.version, documentNo: '青委〔2026〕7号', ...served },
      );
      expect(other.body.error).toMatchObject({ code: 'documents.paper-numbered' });
      await onExemption('conclude', { documentNo: '云测〔2026〕2号', ...served }, chiefsCommittee);
      expect(codeOf(await make(chiefsCommittee, sheetId, filled))).toBe('documents.record-changed');
    });
  });

  it('a department keeps numbers of its committee’s register free, gives them away and voids them, and of no other', async () => {
    const reserve = (visitor: Visitor, register: string, region: string) =>
      visitor.post('/api/documents/numbers', {
        region,
        register,
        code: '云组问',
        first: null,
        purpose: '年终通报',
      });
    const kept = (await reserve(department, 'department', YUNJIANG))
      .body as unknown as RegisteredNumber;
    expect(kept).toMatchObject({
      text: '云组问〔2026〕1号',
      state: 'reserved',
      may: ['use', 'void'],
    });
    // The discipline organ shares its register; what is kept free goes on a paper or is given up.
    expect((await reserve(discipline, 'department', YUNJIANG)).body).toMatchObject({
      text: '云组问〔2026〕2号',
    });
    const act = (visitor: Visitor, name: string, body: object) =>
      visitor.post(`/api/documents/numbers/${kept.id}/${name}`, {
        version: kept.version,
        ...body,
      });
    expect((await act(office, 'void', { reason: '不再发文' })).status).toBe(404);
    expect((await act(department, 'void', { reason: '不再发文' })).body).toMatchObject({
      state: 'void',
    });
    // A register of another is not found: an office's, another committee's, a committee's for an office.
    for (const [visitor, register, region] of [
      [department, 'office', YUNJIANG],
      [department, 'department', QINGSHI],
      [office, 'department', YUNJIANG],
    ] as const)
      expect(codeOf(await reserve(visitor, register, region))).toBe('http.not-found');
    // Who is both says which; the series of each are told apart.
    expect((await reserve(both, 'office', YUNJIANG)).body).toMatchObject({
      text: '云组问〔2026〕1号',
    });
    const { series } = (await both.get('/api/documents/numbers')).body as unknown as {
      series: { code: string; register: string; next: number }[];
    };
    expect(
      series.filter(({ code }) => code === '云组问').map(({ register, next }) => [register, next]),
    ).toEqual([
      ['office', 2],
      ['department', 3],
    ]);
  });

  it('agrees with the ledger', async () => {
    expect(await disagreements(services)).toEqual([]);
  });
});

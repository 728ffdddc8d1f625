// Every kind of paper made of a record of the demo, by the office whose record it is, and read by nobody else’s.
import { DOCUMENT_KINDS, type DocumentForm, type DocumentKind } from '@jinze/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '../../demo/seed-demo.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { printSheet, sheetForm, sheetInput } from '../../testing/print-sheet.ts';
import { sealAndSign } from '../ledger/index.ts';

/** First what has a numbered paper: of others the number was given before the register of the demo began. */
const ON_PAPER =
  'exists (select from documents.document d where d.of_id = record.id and d.number_id is not null) desc';

/** Records of the kind, those a paper can be made of first. */
const RECORDS: Readonly<
  Record<DocumentKind, { readonly stream: string; readonly select: string }>
> = {
  'task-notice': {
    stream: 'task',
    select: `select id from supervision.task record where issued_at is not null order by ${ON_PAPER}, id limit 20`,
  },
  'listed-supervision-notice': {
    stream: 'task',
    select: 'select task_id as id from supervision.listing order by 1 limit 20',
  },
  'duty-list': {
    stream: 'duty-section',
    select:
      "select id from duties.section where approval_meeting is not null and state <> 'superseded' order by id limit 20",
  },
  'annual-report': {
    stream: 'annual-report',
    select: "select id from performance.annual_report where state = 'signed'",
  },
  'inspection-feedback': {
    stream: 'inspection',
    select: 'select id from inspections.inspection where delivered_on is not null order by id',
  },
  'rectification-report': {
    stream: 'inspection',
    select:
      "select id from inspections.inspection where delivered_on is not null and state <> 'withdrawn' order by id",
  },
  'talk-minutes': {
    stream: 'talk',
    select: `select id from talks.talk record where held_on is not null order by ${ON_PAPER}, id`,
  },
  'publication-notice': {
    stream: 'assessment',
    select:
      "select id from assessments.exercise where state = 'final' and subject_kind = 'body' order by id",
  },
  'assessment-notice': {
    stream: 'assessment-subject',
    select: 'select id from assessments.subject where told_at is not null order by id limit 20',
  },
  'conclusion-sheet': {
    stream: 'assessment-subject',
    select:
      "select id, 'total' as part from assessments.subject where told_at is not null order by id limit 20",
  },
  'approval-slip': {
    stream: 'commendation',
    select: "select id from commendations.commendation where state = 'publicised' order by id",
  },
  'commendation-decision': {
    stream: 'commendation',
    select:
      "select id from commendations.commendation where state in ('publicised', 'granted') order by id",
  },
  'vetting-letter': {
    stream: 'vetting-request',
    select: "select id from vetting.request where state = 'issued' order by id",
  },
  'accountability-proposal': {
    stream: 'worksheet',
    select:
      "select id from accountability.worksheet where state in ('proposed', 'decided') order by id",
  },
  'accountability-decision': {
    stream: 'accountability-decision',
    select: "select id from accountability.decision where state = 'in-force' order by id",
  },
  'exemption-conclusion': {
    stream: 'worksheet',
    select: 'select worksheet_id as id from accountability.exemption order by 1',
  },
};

interface Waiting {
  readonly version: number;
  readonly may?: readonly string[];
  readonly exemption?: {
    readonly id: string;
    readonly version: number;
    readonly may: readonly string[];
  } | null;
}
/** Of every kind of record that concludes something: its conclusions, with what their sheets ask and say. */
const CONCLUSIONS: Readonly<Record<string, string>> = {
  'assessment-subject': `select subject.id, said.item ->> 'id' as part, said.item ->> 'title' as asked,
        said.item -> 'reasons' -> 0 ->> 'text' as says
      from assessments.subject join assessments.told_result as told on told.subject_id = subject.id,
        jsonb_array_elements(told.said -> 'items') as said (item)
      where jsonb_array_length(said.item -> 'reasons') > 0 order by 1, 2 limit 20`,
  commendation: `select commendation_id as id, number::text as part, '能否表彰奖励' as asked,
        output -> 'reasons' -> 0 ->> 'text' as says from commendations.examination
      where jsonb_array_length(output -> 'reasons') > 0 order by 1, 2 limit 20`,
  'vetting-request': `select request_id as id, number::text as part, '能否' as asked,
        reasons -> 'reasons' ->> 0 as says from vetting.opinion order by 1, 2 limit 20`,
  'duty-section': `select section.id, laid.items -> 0 ->> 'code' as part,
        '“' || (laid.items -> 0 ->> 'title') || '”为什么列入责任清单' as asked,
        laid.items -> 0 ->> 'title' as says
      from duties.section join duties.item_set as laid on laid.digest = section.item_set order by 1 limit 20`,
  inspection: `select inspection_id as id, id::text as part, '发现了什么问题' as asked, place as says
      from inspections.finding order by 1, 2 limit 20`,
  talk: `select id, 'ground' as part, '是否应当约谈' as asked, trigger ->> 'rule' as says
      from talks.talk where trigger is not null order by 1 limit 20`,
  accident: `select record_id as id, 'grade' as part, '属于什么等级' as asked,
        '《生产安全事故报告和调查处理条例》（国务院令第493号）第三条' as says
      from accidents.accident where superseded_at is null and state = 'recorded' order by 1 limit 20`,
  'inspection-programme': `select id, 'coverage' as part, '巡查覆盖情况' as asked, basis as says from inspections.programme order by 1 limit 20`,
  'public-report': `select id, 'route' as part, '收到的举报' as asked, '举报人选的地方是' as says
      from publication.report where track = 'office' order by 1 limit 20`,
  worksheet: `select worksheet_id as id, '18' as part, '是否有第十八条规定的应当问责的情形' as asked,
        '《地方党政领导干部安全生产责任制规定》第十八条' as says
      from accountability.worksheet_content order by 1 limit 20`,
};

/** Of every kind of record that somebody approves: one that is before approval, and one that is not. */
const SLIPS: Readonly<
  Record<string, { readonly waits: string; readonly not: string; readonly before?: string }>
> = {
  'public-notice': {
    waits: "select id, title as says from publication.notice where state = 'checked'",
    not: "select id from publication.notice where state = 'published'",
  },
  assessment: {
    before: `update assessments.exercise set state = 'proposed', approved_on = null, approved_organ = null,
        approval_no = null, approved_by = null, notified_on = null, objections_until = null, final_on = null
      where state = 'final' and subject_kind = 'body'`,
    waits: "select id, '优秀' as says from assessments.exercise where state = 'proposed'",
    not: "select id from assessments.exercise where state <> 'proposed'",
  },
  inspection: {
    before: "update inspections.inspection set state = 'draft' where state = 'on-site'",
    waits: "select id, basis as says from inspections.inspection where state = 'draft'",
    not: "select id from inspections.inspection where state = 'closed'",
  },
  commendation: {
    waits:
      "select id, deeds as says from commendations.commendation where state = 'publicised' order by id",
    not: "select id from commendations.commendation where state = 'granted' order by id",
  },
  task: {
    before: `update supervision.task set state = 'drafted', issued_on = null, issued_at = null, signed_by = null,
        first_due_on = null
      where id = (select id from supervision.task where state = 'issued' order by id limit 1)`,
    waits: "select id, title as says from supervision.task where state = 'drafted' order by id",
    not: "select id from supervision.task where state <> 'drafted' order by id limit 20",
  },
};

/** Whose sheets are an office's or a department's: never a region's, nor whoever began the record. */
const OF_OFFICES = ['commendation', 'vetting-request', 'worksheet'];

describe('papers of every kind', () => {
  let services: TestDatabase;
  let server: TestServer;
  const offices = new Map<string, Visitor>();
  let leader: Visitor;
  let liaison: Visitor;
  let report: { id: string; version: number };

  /** The head of 石桥县 signs the report of the year, as drafted from the demo's records. */
  async function signReport(): Promise<void> {
    const { rows } = await services.owner.query<{ id: string; account: string; served: string }>(
      `select own.person_id as id, own.id as account, serving.id as served
       from access.account serving join access.role_grant role on role.account_id = serving.id
         join access.account own on own.person_id = role.person_id
       where serving.login_name = 'shiqiao-lly'`,
    );
    leader = await server.signIn(rows[0]?.account ?? '');
    liaison = await server.signIn(rows[0]?.served ?? '');
    const path = '/api/performance/annual-reports';
    const drafted = (await liaison.post(`${path}/draft`, { personId: rows[0]?.id, year: 2026 }))
      .body as unknown as typeof report;
    // A draft is on no paper, not even for who wrote it.
    const form = `/api/documents/form?kind=annual-report&stream=annual-report&of=${drafted.id}`;
    expect((await leader.get(form)).body.error?.code).toBe('documents.not-signed-yet');
    await leader.post('/api/access/reauthenticate', { proof: '我是本人' });
    report = (await leader.post(`${path}/${drafted.id}/sign`, { version: drafted.version }))
      .body as unknown as typeof report;
  }
  beforeAll(async () => {
    services = await openTestDatabase();
    await seedDemo(services);
    server = await openTestServer(services);
    const { rows } = await services.owner.query<{ id: string; login_name: string }>(
      "select id, login_name from access.account where login_name like '%-awb' or login_name like '%-dcs' or login_name like '%-zzb' order by 2",
    );
    for (const { id, login_name: login } of rows) offices.set(login, await server.signIn(id));
    await signReport();
    await decideWhatWaits();
  }, 180_000);
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  /** The demo leaves an admonition and an exemption to be decided: each by the department it waits for. */
  async function decideWhatWaits() {
    const { rows } = await services.owner.query<{ id: string }>(
      `select sheet.id from accountability.worksheet sheet left join accountability.exemption running
         on running.worksheet_id = sheet.id
       where sheet.state = 'proposed' or running.state = 'verified'`,
    );
    const on = services.clock.today();
    const meeting = { meeting: '常委会会议', present: 9, votesFor: 9 };
    for (const { id } of rows)
      for (const visitor of offices.values()) {
        const { body } = await visitor.get(`/api/accountability/worksheets/${id}`);
        const { version, may, exemption } = body as unknown as Waiting;
        if (may?.includes('decide'))
          await visitor.post(`/api/accountability/worksheets/${id}/decide`, {
            version,
            outcome: 'pursued',
            ground: null,
            responsibility: 'important',
            measures: [{ measure: 'admonition', until: null, probationMonths: null }],
            weight: null,
            weightReason: null,
            becauseAccident: true,
            organ: '中共云江市委',
            documentNo: '云委〔2026〕61号',
            on,
            effectiveOn: null,
            vote: meeting,
            content: '予以诫勉',
          });
        if (exemption?.may.includes('decide'))
          await visitor.post(`/api/accountability/exemptions/${exemption.id}/decide`, {
            version: exemption.version,
            ...meeting,
            on,
            documentNo: null,
            result: 'exempt',
            reasons: '三个方面均已查实',
          });
      }
  }

  /** Who can make it of which record. */
  async function found(kind: DocumentKind) {
    return firstOf({ kind, ...RECORDS[kind] });
  }

  interface Row {
    readonly id: string;
    readonly part?: string;
    readonly asked?: string;
    readonly says?: string;
  }
  async function firstOf({
    kind,
    stream = RECORDS[kind].stream,
    select,
  }: {
    kind: DocumentKind;
    stream?: string;
    select: string;
  }) {
    const { rows } = await services.owner.query<Row>(select);
    for (const row of rows)
      for (const [login, visitor] of offices) {
        const part = row.part === undefined ? '' : `&part=${encodeURIComponent(row.part)}`;
        const answer = await visitor.get(
          `/api/documents/form?kind=${kind}&stream=${stream}&of=${row.id}${part}`,
        );
        if (answer.status === 200)
          return { ...row, login, visitor, form: answer.body as unknown as DocumentForm };
      }
    return undefined;
  }

  const answersOf = ({ asked }: DocumentForm) =>
    Object.fromEntries(
      asked.map(({ name, kind, suggested }) => [
        name,
        suggested !== '' ? suggested : kind === 'date' ? '2026-12-20' : '按要求办理',
      ]),
    );

  const input = ({ form, part }: { form: DocumentForm; part?: string }) => ({
    kind: form.kind,
    stream: form.stream,
    of: form.of,
    part,
    version: form.version,
    // What went out under a number bears a day of its year.
    dated: form.ownNumber?.includes('2025') === true ? '2025-07-02' : '2026-11-23',
    organs: form.organs,
    addressees: form.addressees,
    copiesTo: [],
    printedBy: null,
    answers: answersOf(form),
    number:
      form.ownNumber !== null
        ? { kind: 'own' }
        : form.isNumbered
          ? { kind: 'next', code: '试办发', first: null }
          : { kind: 'none' },
  });

  /** Where the demo made its paper with the number of the record, that goes before another is made. */
  async function withdrawNumbered({ id, visitor }: { id: string; visitor: Visitor }) {
    const { rows } = await services.owner.query<{ id: string; version: number }>(
      "select id, version from documents.document where of_id = $1 and state = 'made' and number_id is not null",
      [id],
    );
    for (const { id: paper, version } of rows) {
      const body = { version, reason: '重新生成' };
      const gone = await visitor.post(`/api/documents/${paper}/withdraw`, body);
      expect(gone.status, JSON.stringify(gone.body)).toBe(200);
    }
  }

  it.each(DOCUMENT_KINDS)('%s', async (kind) => {
    const by = await found(kind);
    if (by === undefined) throw new Error('nothing in the demo to make it of');
    const { login, visitor, form } = by;
    if (form.ownNumber !== null) await withdrawNumbered(by);
    const made = await visitor.post('/api/documents', input(by));
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const document = String(made.body['id']);
    const whole = (await visitor.get(`/api/documents/${document}`)).body;
    expect(whole).toMatchObject({ kind, missing: [], state: 'made' });
    expect(String(whole['title']).length).toBeGreaterThan(5);
    const { rows } = await services.owner.query<{ paper: string }>(
      'select paper::text from documents.document where id = $1',
      [document],
    );
    expect(`${JSON.stringify(whole)}${rows[0]?.paper}`).not.toMatch(/undefined|null（|（null|（）/);
    for (const ending of ['docx', 'pdf']) {
      const file = await visitor.download(`/api/documents/${document}/document.${ending}`);
      expect(file.bytes.length).toBeGreaterThan(5000);
    }
    for (const [other, stranger] of offices)
      if (other !== login)
        expect((await stranger.get(`/api/documents/${document}`)).status, other).toBe(404);
    const reason = '写错了所涉人员';
    const gone = await visitor.post(`/api/documents/${document}/withdraw`, { version: 1, reason });
    expect(gone.status).toBe(200);
    // A kind that bears no number takes none.
    if (!form.isNumbered) return expect(made.body['number']).toBeNull();
    // What the record went out under stays the record's.
    const isOwn = form.ownNumber !== null;
    if (isOwn) expect(made.body['number']).toBe(form.ownNumber);
    const state = isOwn ? 'used' : 'void';
    const { items } = (await visitor.get(`/api/documents/numbers?state=${state}`))
      .body as unknown as {
      items: { text: string; purpose: string | null; voidReason: string | null }[];
    };
    const number = items.find(({ text }) => text === made.body['number']);
    if (isOwn) return expect(number?.voidReason).toBeNull();
    // The register is read by more than the document: where its title is not told, neither is why it was withdrawn.
    expect(number?.voidReason).toBe(number?.purpose === null ? '所用公文已经撤回' : reason);
  });

  it('an annual report says what was signed, for its leader and who serves them', async () => {
    const { rows } = await services.owner.query<{ content: unknown; records: string[] }>(
      `select content, array(select distinct jsonb_array_elements_text(
           jsonb_path_query(content, '$[*].sentences[*].records'))) as records
         from performance.annual_report where id = $1`,
      [report.id],
    );
    const told = rows[0]?.content as { sentences: { text: string }[] }[];
    for (const visitor of [leader, liaison]) {
      const form = (
        await visitor.get(
          `/api/documents/form?kind=annual-report&stream=annual-report&of=${report.id}`,
        )
      ).body as unknown as DocumentForm;
      const made = await visitor.post('/api/documents', {
        kind: 'annual-report',
        stream: 'annual-report',
        of: report.id,
        version: form.version,
        dated: '2026-11-23',
        organs: form.organs,
        addressees: [],
        copiesTo: [],
        printedBy: null,
        answers: {},
        number: { kind: 'none' },
      });
      expect(made.status, JSON.stringify(made.body)).toBe(200);
      const { rows: kept } = await services.owner.query<{
        facts: {
          parts: { sentences: string[] }[];
          duties: { duty: string; records: { what: string }[] }[];
          unlisted: number;
        };
      }>('select facts from documents.document where id = $1', [made.body['id']]);
      const facts = kept[0]?.facts;
      expect(facts?.parts.map(({ sentences }) => sentences)).toEqual(
        told.map(({ sentences }) => sentences.map(({ text }) => text)),
      );
      // Each record once or more, under the duties it names.
      const listed = facts?.duties.flatMap(({ records }) => records) ?? [];
      expect(new Set(listed.map(({ what }) => what)).size).toBeGreaterThan(5);
      expect(listed.length).toBeGreaterThanOrEqual(rows[0]?.records.length ?? 0);
      expect(facts?.duties[0]?.duty).toMatch(/^第.+条/);
      expect(facts?.unlisted).toBe(0);
      const { items, offers } = (
        await visitor.get(`/api/documents?stream=annual-report&of=${report.id}`)
      ).body as unknown as { items: unknown[]; offers: string[] };
      expect(items.length).toBeGreaterThan(0);
      expect(offers).toEqual(['annual-report']);
      const gone = await visitor.post(`/api/documents/${String(made.body['id'])}/withdraw`, {
        version: 1,
        reason: '换一个成文日期',
      });
      expect(gone.body).toMatchObject({ state: 'withdrawn' });
    }
    // Nothing else is theirs to make: a paper of a duty list is its office's.
    const { rows: sections } = await services.owner.query<{ id: string }>(
      RECORDS['duty-list'].select,
    );
    for (const { id } of sections.slice(0, 3))
      expect(
        (await leader.get(`/api/documents/form?kind=duty-list&stream=duty-section&of=${id}`))
          .status,
      ).toBe(404);
  });

  it('why an item stands in their list is on one page for whose list it is, and who serves them', async () => {
    const { rows } = await services.owner.query<{ id: string; code: string; title: string }>(
      `select section.id, laid.items -> 0 ->> 'code' as code, laid.items -> 0 ->> 'title' as title
       from duties.section join duties.item_set as laid on laid.digest = section.item_set
         join access.account as own on own.person_id = section.person_id
         join access.role_grant as served on served.person_id = section.person_id
         join access.account as serving on serving.id = served.account_id
       where serving.login_name = 'shiqiao-lly' order by 1 limit 1`,
    );
    const { id, code, title } = rows[0] ?? { id: '', code: '', title: '' };
    const asked = { stream: 'duty-section', of: id, part: code };
    for (const [visitor, other] of [
      [leader, liaison],
      [liaison, leader],
    ] as const) {
      const paper = await printSheet(visitor, asked);
      const { rows: kept } = await services.owner.query<{ paper: string; person: string }>(
        'select paper::text, person_id as person from documents.document where id = $1',
        [paper],
      );
      expect(kept[0]?.paper).toContain(title);
      expect(kept[0]?.person).not.toBeNull();
      // In no other body's name: anybody who has the code would be told it.
      const form = (await sheetForm(visitor, asked)).body as unknown as DocumentForm;
      expect(form.isOwn).toBe(true);
      for (const organs of [['中共石桥县纪律检查委员会'], [...form.organs, '石桥县人民政府']]) {
        const input = sheetInput(asked, { ...form, organs });
        expect((await visitor.post('/api/documents', input)).body).toMatchObject({
          error: { code: 'documents.other-organs' },
        });
      }
      // It is the leader’s paper, whoever of the two made it, and nobody’s elsewhere.
      expect((await other.get(`/api/documents/${paper}`)).status).toBe(200);
      const beside = [...offices].filter(([login]) => !login.startsWith('shiqiao'));
      for (const [login, stranger] of beside)
        expect((await stranger.get(`/api/documents/${paper}`)).status, login).toBe(404);
    }
  });

  it.each(Object.entries(CONCLUSIONS))('one page of a conclusion of %s', async (stream, select) => {
    const by = await firstOf({ kind: 'conclusion-sheet', stream, select });
    if (by === undefined) throw new Error('nothing in the demo to make it of');
    const { id, part = '', asked = '', says = '', login, visitor, form } = by;
    if (OF_OFFICES.includes(stream))
      expect(form.organs).toEqual([
        expect.stringMatching(/^中共.+委组织部$|安全生产委员会办公室$/),
      ]);
    const listed = async (more: string) =>
      (await visitor.get(`/api/documents?stream=${stream}&of=${id}${more}`)).body;
    const ofPart = `&part=${encodeURIComponent(part)}`;
    expect((await listed(ofPart))['offers']).toContain('conclusion-sheet');
    expect((await listed(''))['offers']).not.toContain('conclusion-sheet');
    for (const person of [leader, liaison])
      expect([403, 404]).toContain(
        (
          await person.get(
            `/api/documents/form?kind=conclusion-sheet&stream=${stream}&of=${id}${ofPart}`,
          )
        ).status,
      );
    const none = await visitor.post('/api/documents', { ...input(by), part: '没有这一项' });
    expect(none.body.error?.code).toBe('documents.no-conclusion');
    const stale = { ...input(by), version: Number(form.version) + 1 };
    const moved = await visitor.post('/api/documents', stale);
    expect(moved.body.error?.code).toBe('documents.record-changed');
    const made = await visitor.post('/api/documents', input(by));
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const document = String(made.body['id']);
    expect((await visitor.get(`/api/documents/${document}`)).body).toMatchObject({ pages: 1 });
    expect(JSON.stringify((await listed(''))['items'])).toContain(document);
    const { rows } = await services.owner.query<{ paper: string; code: string }>(
      'select paper::text, verify_code as code from documents.document where id = $1',
      [document],
    );
    expect(rows[0]?.paper).toContain(asked);
    expect(rows[0]?.paper).toContain(says);
    // Its own version, whatever else is printed and moves by itself.
    const { rows: own } = await services.owner.query<{ version: number }>(
      `select version from inspections.inspection where id = $1 union all
       select version from accidents.accident where record_id = $1 and superseded_at is null`,
      [id],
    );
    const version = own[0]?.version ?? form.version;
    expect(rows[0]?.paper).toContain(`第${version}版，记录号 ${id}`);
    const origin = (await visitor.get(`/api/documents/${document}`)).body['origin'];
    expect(origin).toMatchObject({ version });
    await sealAndSign(server.ledger);
    const checked = await visitor.get(`/api/documents/check?code=${rows[0]?.code}`);
    expect(checked.body).toMatchObject({ kind: 'conclusion-sheet', title: null });
    const { rows: leaves } = await services.owner.query<{ index: number; concealed: boolean }>(
      `select leaf.index::int, pending.is_concealed as concealed
       from ledger.leaf join ledger.pending_leaf as pending on pending.id = leaf.pending_id
       where leaf.record = $1`,
      [document],
    );
    expect(leaves).toHaveLength(1);
    const [leaf] = leaves;
    // Of what few know of, nobody who has the paper in hand is told where in the log it stands.
    const { place } = checked.body as { place?: { index: number } | null };
    expect(place?.index).toBe(leaf?.concealed === true ? undefined : leaf?.index);
    for (const [other, stranger] of offices)
      if (other !== login)
        expect((await stranger.get(`/api/documents/${document}`)).status, other).toBe(404);
  });

  it('one page of an item of a score says what the why panel says', async () => {
    const by = await firstOf({
      kind: 'conclusion-sheet',
      stream: 'assessment-subject',
      select: CONCLUSIONS['assessment-subject'] ?? '',
    });
    if (by === undefined) throw new Error('nothing in the demo to make it of');
    const { id, part = '', visitor } = by;
    const { whys } = (await visitor.get(`/api/assessments/subjects/${id}`)).body as unknown as {
      whys: Record<string, { heading: string; facts: string[]; gaps: string[]; proof: string[] }>;
    };
    const paper = await printSheet(visitor, { stream: 'assessment-subject', of: id, part });
    const { rows } = await services.owner.query<{
      facts: {
        question: string;
        answer: string;
        facts: string[];
        gaps: string[];
        proofs: string[];
      };
    }>('select facts from documents.document where id = $1', [paper]);
    const [facts, why] = [rows[0]?.facts, whys[part]];
    expect(facts?.question).toBe(`“${why?.heading}”一项得分`);
    expect(facts?.answer).toMatch(/分（满分 .+ 分）$/);
    expect([facts?.facts, facts?.gaps, facts?.proofs]).toEqual([why?.facts, why?.gaps, why?.proof]);
  });

  it('a step of an accident moves with what was done, and its version does not: a form from before is out of date', async () => {
    const by = await firstOf({
      kind: 'conclusion-sheet',
      stream: 'accident',
      select: CONCLUSIONS['accident'] ?? '',
    });
    if (by === undefined) throw new Error('nothing in the demo to make it of');
    const { id, visitor } = by;
    const { timetable } = (await visitor.get(`/api/accidents/${id}/timetable`)).body as unknown as {
      timetable: { steps: { step: string; channel?: string; level?: string }[] };
    };
    const [first] = timetable.steps;
    const part = [first?.step, first?.channel, first?.level].filter((one) => one).join('.');
    const path = `/api/documents/form?kind=conclusion-sheet&stream=accident&of=${id}&part=${part}`;
    const form = (await visitor.get(path)).body as unknown as DocumentForm;
    const milestone = {
      kind: 'talk-held',
      on: services.clock.today(),
      at: null,
      untilOn: null,
      days: null,
      channel: null,
      level: null,
      actor: '云江市安全生产委员会办公室',
      place: null,
      documentNo: null,
      natureFrom: null,
      natureTo: null,
      note: null,
    };
    // Whichever office keeps it: not always the one that prints.
    const kept: number[] = [];
    for (const office of offices.values())
      kept.push((await office.post(`/api/accidents/${id}/milestones`, milestone)).status);
    expect(kept).toContain(200);
    const stale = await visitor.post('/api/documents', input({ form, part }));
    expect(stale.body.error?.code).toBe('documents.record-changed');
    const now = (await visitor.get(path)).body as unknown as DocumentForm;
    expect((await visitor.post('/api/documents', input({ form: now, part }))).status).toBe(200);
  });

  /** What is asked of a record that is as it is for a while only. */
  const meanwhile = async (change: string, back: string, asked: () => Promise<void>) => {
    await services.owner.query(change);
    await asked();
    await services.owner.query(back);
  };
  const codeOf = async ({ visitor, form }: { visitor: Visitor; form: DocumentForm }) =>
    (await visitor.get(`/api/documents/form?kind=${form.kind}&stream=${form.stream}&of=${form.of}`))
      .body.error?.code;

  it('nothing is decided on paper while it is public, or while what was said against it is open', async () => {
    const decision = await firstOf({
      kind: 'commendation-decision',
      select:
        "select id, public_to::text as says from commendations.commendation where state = 'publicised' order by id",
    });
    if (decision === undefined) throw new Error('nothing in the demo to make it of');
    const { id, says: until = '' } = decision;
    const publicTo = (day: string) =>
      `update commendations.commendation set public_to = '${day}' where id = '${id}'`;
    const today = services.clock.today();
    await meanwhile(publicTo(today), publicTo(until), async () => {
      expect(await codeOf(decision)).toBe('documents.not-publicised-yet');
    });
    expect(await codeOf(decision)).toBeUndefined();
  });

  it('minutes of a talk that a rule gave rise to suggest the accidents it counted', async () => {
    const talk = await firstOf({
      kind: 'talk-minutes',
      select: `select talk.id, counted.name as says from talks.talk join talks.counted_accident as counted
         on counted.talk_id = talk.id where talk.held_on is not null order by 1, 2 limit 20`,
    });
    if (talk === undefined) throw new Error('nothing in the demo to make it of');
    const trigger = talk.form.asked.find(({ name }) => name === 'trigger');
    expect(trigger?.suggested).toContain(talk.says);
    expect(trigger?.suggested).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });

  it('what came of an appeal is no paper of ours', async () => {
    const decision = await found('accountability-decision');
    if (decision === undefined) throw new Error('nothing in the demo to make it of');
    const follows = (id: string) =>
      `update accountability.decision set follows_id = ${id} where id = '${decision.id}'`;
    const other = `(select id from accountability.decision where id <> '${decision.id}' limit 1)`;
    await meanwhile(follows(other), follows('null'), async () => {
      expect(await codeOf(decision)).toBe('documents.registered-only');
    });
  });

  it('a result is told with the approval it came by, whatever was approved since', async () => {
    const notice = await found('assessment-notice');
    if (notice === undefined) throw new Error('nothing in the demo to make it of');
    const ofExercise = `where id = (select exercise_id from assessments.subject where id = '${notice.id}')`;
    const { rows } = await services.owner.query<{ no: string }>(
      `select approval_no as no from assessments.exercise ${ofExercise}`,
    );
    const told = rows[0]?.no ?? '';
    const approved = (no: string) =>
      `update assessments.exercise set approval_no = '${no}' ${ofExercise}`;
    await meanwhile(approved('另委〔2026〕99号'), approved(told), async () => {
      const made = await notice.visitor.post('/api/documents', input(notice));
      expect(made.status, JSON.stringify(made.body)).toBe(200);
      const { rows: kept } = await services.owner.query<{ paper: string }>(
        'select paper::text from documents.document where id = $1',
        [made.body['id']],
      );
      expect(kept[0]?.paper).toContain(told);
      expect(kept[0]?.paper).not.toContain('另委');
    });
  });

  it.each(Object.entries(SLIPS))('the slip a draft of %s goes round with', async (stream, of) => {
    if (of.before !== undefined) await services.owner.query(of.before);
    const by = await firstOf({ kind: 'approval-slip', stream, select: of.waits });
    if (by === undefined) throw new Error('nothing in the demo waits for approval');
    const { id, says = '', login, visitor, form } = by;
    expect(form.isNumbered).toBe(false);
    const moved = await visitor.post('/api/documents', {
      ...input(by),
      version: Number(form.version) + 1,
    });
    expect(moved.body.error?.code).toBe('documents.record-changed');
    const unsaid = { ...answersOf(form), opinions: '' };
    const empty = await visitor.post('/api/documents', { ...input(by), answers: unsaid });
    expect(empty.status).toBe(422);
    const made = await visitor.post('/api/documents', input(by));
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const document = String(made.body['id']);
    expect((await visitor.get(`/api/documents/${document}`)).body).toMatchObject({ pages: 1 });
    const { rows } = await services.owner.query<{ paper: string }>(
      'select paper::text from documents.document where id = $1',
      [document],
    );
    for (const word of ['拟稿', '依据', '会签意见', '签发', says])
      expect(rows[0]?.paper).toContain(word);
    // The department's draft, of what becomes a paper of the committee and the government.
    if (stream === 'commendation') expect(rows[0]?.paper).toMatch(/中共[^"]+委组织部/);
    const path = `/api/documents?stream=${stream}&of=${id}`;
    expect((await visitor.get(path)).body['offers']).toContain('approval-slip');
    for (const [other, stranger] of [...offices, ['leader', leader], ['liaison', liaison]] as const)
      if (other !== login)
        expect((await stranger.get(`/api/documents/${document}`)).status, other).toBe(404);
    // What is approved already, or not asked for yet, goes round with no slip.
    const { rows: others } = await services.owner.query<{ id: string }>(of.not);
    const codes = await Promise.all(
      others.map(async (one) => {
        const asked = await visitor.get(
          `/api/documents/form?kind=approval-slip&stream=${stream}&of=${one.id}`,
        );
        return asked.body.error?.code;
      }),
    );
    expect(codes).toContain('documents.not-for-approval');
  });
});

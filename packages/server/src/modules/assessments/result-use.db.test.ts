// The register of uses over HTTP: who keeps it, what it refuses, filters and coverage, history, proposals, the workbook.
import { ROSTER_LIMITS, readSheet, writeWorkbook } from '@jinze/documents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { digestOf, newId } from '../../platform/ids.ts';
import { countingStatements } from '../../testing/count-statements.ts';
import { disagreements } from '../../testing/held.ts';
import { type Answer, openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { movingClock } from '../../testing/moving-clock.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { USE_COLUMNS } from './result-use.sheet.ts';

const TODAY = '2026-11-20';
const URL_ = '/api/assessments/uses';
const SAID = {
  kind: 'appraisal',
  name: '领导班子年度综合考核',
  organ: '青石县委组织部',
  safetyIn: 'yes',
  weight: '占5%',
  documentNo: '青组发〔2026〕8号',
  sentTo: '青石县委组织部',
  sentOn: '2026-11-18',
  sentNo: '青安委函〔2026〕3号',
  howUsed: null,
  feedback: null,
};
const UNKNOWN = { safetyIn: 'unknown', weight: null, documentNo: null };
const UNSENT = { sentTo: null, sentOn: null, sentNo: null };

interface Whole {
  id: string;
  version: number;
  state: string;
  may: string[];
  history: { version: number; changes: unknown[] }[];
}
interface Page {
  items: { id: string; name: string; year: number }[];
  next: string | null;
  coverage: { year: number; all: number }[];
}
const wholeIn = ({ body }: Answer) => body as unknown as Whole;
const pageIn = ({ body }: Answer) => body as unknown as Page;
const namesIn = (answer: Answer) => pageIn(answer).items.map(({ name }) => name);

describe('the register of uses', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let beside: Visitor;
  let above: Visitor;
  let department: Visitor;
  let head: Visitor;
  /** Of the prefecture’s office, and on a list that was vetted. */
  let listed: Visitor;
  let first: Whole;

  const record = (changes: object = {}, visitor = office) =>
    visitor.post(URL_, { region: QINGSHI, year: 2026, ...SAID, from: null, ...changes });
  const list = async (query = '', visitor = office) => visitor.get(`${URL_}${query}`);

  beforeAll(async () => {
    services = movingClock(await openTestDatabase(), `${TODAY}T10:00:00`).services;
    world = await addWorld(services);
    const { rows } = await services.owner.query<{ account: string; person: string }>(
      `select account.id as account, account.person_id as person from access.account account
         join posts.appointment a on a.person_id = account.person_id and a.superseded_at is null
         join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
       where o.region_path = $1 and p.title = '县长'`,
      [QINGSHI],
    );
    const [chief] = rows;
    if (chief === undefined) throw new Error('the head of the county');
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const member = await services.unitOfWork.commit(command, async (unit) => {
      const [added] = await addAccounts(unit, [
        { loginName: 'listed', displayName: '云江市安委办（二）' },
      ]);
      if (added === undefined) throw new Error('added');
      await addGrants(unit, [
        { accountId: added, role: 'safety-office', regionPath: YUNJIANG, level: 'prefecture' },
        // Serves who is on the list.
        { accountId: added, role: 'liaison', personId: chief.person as never },
      ]);
      return added;
    });
    server = await openTestServer(services);
    const account = (login: string) => server.signIn(world.accounts.get(login) ?? '');
    office = await account('qingshi-awb');
    beside = await account('shiqiao-awb');
    above = await account('yunjiang-awb');
    department = await account('yunjiang-zzb');
    head = await server.signIn(chief.account);
    listed = await server.signIn(member);
    await addLetter(chief.person);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  /** A letter of the prefecture’s office of which the head of the county is the list. */
  async function addLetter(person: string): Promise<void> {
    const [id, account] = [newId(new Date()), newId(new Date())];
    await services.owner.query(
      `insert into vetting.request (id, version, state, asking_committee, answering_region, answering_level, scope_key,
         purpose, asked_for, basis_document, title, name_count, source_digest, source_name, names_hash, opinions_hash,
         created_at, created_by, requested_on, round, rules_version, prepared_at, prepared_by, prepared_account,
         reviewed_at, reviewed_by, reviewed_account, letter_no, issued_on, valid_until)
       values ($1, 5, 'issued', $2, $2, 'prefecture', $3, 'promotion', '2026-11-01', '文件', '第九批机密标题', 1, 'x', '名单',
         '', '', now(), '某人', '2026-11-01', 0, '1', now(), '甲', $4, now(), '乙', $5, '云安办函〔2026〕7号', '2026-11-10',
         '2027-05-10')`,
      [id, YUNJIANG, `prefecture${YUNJIANG}`, account, newId(new Date())],
    );
    await services.owner.query(
      `insert into vetting.name (request_id, number, source_row, person_id, person_name, appointment_id, post_title,
         organ_name, level) values ($1, 1, 1, $2, '某人', $3, '县长', '机构', 'county')`,
      [id, person, newId(new Date())],
    );
    await services.owner.query(
      `insert into vetting.use (request_id, entry, numbers, result, note, on_day, recorded_at, recorded_by)
       values ($1, 1, '{}', 'relied-on', '说明', '2026-11-12', now(), '某人')`,
      [id],
    );
  }

  it('is kept by the office for its own bodies, and read by nobody beside, above or below', async () => {
    const made = await record();
    expect(made.status).toBe(200);
    first = wholeIn(made);
    expect(made.body).toMatchObject({
      ...SAID,
      state: 'recorded',
      year: 2026,
      regionName: '青石县',
      origin: 'form',
      may: ['change', 'withdraw'],
      history: [{ version: 1, recordedBy: '青石县安委办', changes: [] }],
    });
    expect((await record({}, beside)).status).toBe(404);
    for (const visitor of [beside, above]) {
      expect((await visitor.get(`${URL_}/${first.id}`)).status).toBe(404);
      expect(pageIn(await list('', visitor))).toEqual({
        items: [],
        next: null,
        coverage: [],
        office: expect.any(String),
      });
    }
    for (const visitor of [department, head]) {
      expect((await visitor.get(`${URL_}/${first.id}`)).status).toBe(403);
      expect((await list('', visitor)).status).toBe(403);
    }
    const withdrawal = { version: 1, reason: '误录' };
    expect((await beside.post(`${URL_}/${first.id}/withdraw`, withdrawal)).status).toBe(404);
  });

  it.each([
    [{ year: 2027 }, 'assessments.use-future-year', 'body.year'],
    [
      { name: '甲', ...UNKNOWN, weight: '5分' },
      'assessments.use-weight-without-safety',
      'body.weight',
    ],
    [{ name: '甲', sentOn: null }, 'assessments.use-sent-incomplete', 'body.sentOn'],
    [{ name: '甲', sentTo: null }, 'assessments.use-sent-incomplete', 'body.sentTo'],
    [{ name: '甲', sentOn: '2026-11-21' }, 'assessments.use-future-date', 'body.sentOn'],
    [{ name: '甲', feedback: '【机密】答复' }, 'assessments.use-marked-secret', 'body.feedback'],
    [{}, 'assessments.use-exists', undefined],
    [{ name: '' }, 'http.invalid-input', 'body.name'],
  ])('with %j it refuses: %s', async (changes, code, path) => {
    const { body } = await record(changes);
    expect(body.error?.code).toBe(code);
    expect((body.error as { path?: string } | undefined)?.path).toBe(path);
    expect(body.error?.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('narrows by what the address says, page by page, and tells each year’s coverage', async () => {
    const others = [
      { name: '巡察', kind: 'inspection', ...UNKNOWN, ...UNSENT },
      { name: '评优', kind: 'honour', safetyIn: 'no', weight: null, ...UNSENT },
      { name: '述职', howUsed: '作为等次参考' },
      { name: '去年考核', year: 2025, ...UNSENT },
    ];
    for (const changes of others) expect((await record(changes)).status).toBe(200);
    const all = pageIn(await list());
    expect(all.items.map(({ name }) => name)).toEqual([
      '述职',
      '评优',
      '巡察',
      SAID.name,
      '去年考核',
    ]);
    expect(all.coverage).toEqual([
      { year: 2026, all: 4, safetyIn: 2, sent: 2, used: 1, unknown: 1 },
      { year: 2025, all: 1, safetyIn: 1, sent: 0, used: 0, unknown: 0 },
    ]);
    expect(namesIn(await list('?year=2025'))).toEqual(['去年考核']);
    expect(namesIn(await list('?kind=inspection'))).toEqual(['巡察']);
    expect(namesIn(await list('?safety=unknown'))).toEqual(['巡察']);
    expect(namesIn(await list('?safety=no'))).toEqual(['评优']);
    expect(namesIn(await list('?sent=no&year=2026'))).toEqual(['评优', '巡察']);
    expect(namesIn(await list('?used=yes'))).toEqual(['述职']);
    expect(namesIn(await list(`?search=${encodeURIComponent('巡')}`))).toEqual(['巡察']);
    expect(namesIn(await list(`?search=${encodeURIComponent('%')}`))).toEqual([]);
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const page = await list(`?limit=2${after}`);
      seen.push(...namesIn(page));
      const { next } = pageIn(page);
      if (next === null) break;
      after = `&after=${encodeURIComponent(next)}`;
    }
    expect(seen).toEqual(all.items.map(({ name }) => name));
    expect((await list('?after=x')).status).toBe(400);
    const one = await countingStatements(() => list('?limit=1'));
    const five = await countingStatements(() => list('?limit=5'));
    expect(five.statements).toBe(one.statements);
  });

  it('says why the coverage is what it is, and of whom the rest is asked', async () => {
    const { body } = await office.get(`${URL_}/why?year=2026`);
    expect(body).toMatchObject({
      heading: '2026 年 4 项，纳入安全生产 2 项，已送结果 2 项，已有运用 1 项，1 项还不清楚',
      gaps: [
        '是否纳入安全生产还不清楚，请向组织单位核实：青石县委组织部“巡察”',
        '没有纳入安全生产（按第十四条应当纳入），请提请组织单位纳入：青石县委组织部“评优”',
        expect.stringContaining('还没有登记送交结果：'),
        expect.stringContaining('还没有登记怎样运用：'),
      ],
    });
    expect((await office.get(`${URL_}/why?year=2024`)).body['gaps']).toEqual([]);
  });

  it('is supplemented: what it said before stays, and who looks at an older one is told', async () => {
    const url = `${URL_}/${first.id}/change`;
    const change = { ...SAID, version: 1, howUsed: '按5%计入综合考核', feedback: '已采用' };
    const made = await office.post(url, change);
    expect(made.body).toMatchObject({
      version: 2,
      history: [
        { version: 1, changes: [] },
        {
          version: 2,
          changes: [
            { field: 'howUsed', from: null, to: '按5%计入综合考核' },
            { field: 'feedback', from: null, to: '已采用' },
          ],
        },
      ],
    });
    const stale = await office.post(url, { ...change, feedback: '另一答复' });
    expect(stale).toMatchObject({
      status: 409,
      body: { error: { code: 'http.version-conflict' } },
    });
    const same = await office.post(url, { ...change, version: 2 });
    expect(same.body.error?.code).toBe('assessments.use-unchanged');
    const taken = await office.post(url, { ...change, version: 2, name: '述职' });
    expect(taken.body.error?.code).toBe('assessments.use-exists');
  });

  it('is withdrawn with a reason, and then neither changed nor counted; it may be recorded anew', async () => {
    const url = `${URL_}/${first.id}`;
    expect((await office.post(`${url}/withdraw`, { version: 2, reason: '' })).status).toBe(400);
    const made = await office.post(`${url}/withdraw`, { version: 2, reason: '重复登记' });
    expect(made.body).toMatchObject({ state: 'withdrawn', withdrawnReason: '重复登记', may: [] });
    const change = await office.post(`${url}/change`, { ...SAID, version: 3, feedback: '改' });
    expect(change.body.error?.code).toBe('assessments.use-withdrawn');
    expect(namesIn(await list())).not.toContain(SAID.name);
    expect(namesIn(await list('?state=withdrawn'))).toEqual([SAID.name]);
    expect(pageIn(await list()).coverage[0]).toMatchObject({ year: 2026, all: 3 });
    expect((await record()).status).toBe(200);
  });

  /** 205 letters like the one there is, for as long as it is looked at; so many of them taken, the first first. */
  const manyLetters = async (look: (takeFirst: (n: number) => Promise<void>) => Promise<void>) => {
    const add = (text: string, values: unknown[] = []) => services.owner.query(text, values);
    await add(`insert into vetting.request select (jsonb_populate_record(held, jsonb_build_object(
        'id', gen_random_uuid(), 'letter_no', '多函' || n, 'basis_document', '多' || n))).*
      from vetting.request as held, generate_series(1, 205) as n where held.state = 'issued'`);
    await look(async (n) => {
      await add(
        `insert into assessments.result_use select (jsonb_populate_record(used, jsonb_build_object(
            'id', gen_random_uuid(), 'origin_ref', held.id, 'name', held.letter_no))).*
          from assessments.result_use as used, (select id, letter_no from vetting.request
            where letter_no like '多函%' order by issued_on, id limit $1) as held
          where used.origin = 'vetting'`,
        [n],
      );
    });
    await add("delete from assessments.result_use where name like '多函%'");
    await add("delete from vetting.request where letter_no like '多函%'");
  };

  it('a letter of vetting is proposed to who answered it, taken over once, and unknown to who is on the list', async () => {
    const proposalsOf = async (visitor: Visitor) =>
      (await visitor.get(`${URL_}/proposals?year=2026`)).body['items'] as Record<string, unknown>[];
    expect(await proposalsOf(office)).toEqual([]);
    expect(await proposalsOf(listed)).toEqual([]);
    const [proposal, ...others] = await proposalsOf(above);
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({
      kind: 'appointment',
      name: '提拔任用人选考察（云安办函〔2026〕7号）',
      sentTo: '云江市委组织部',
      sentOn: '2026-11-10',
      howUsed: '2026-11-12 已作为依据使用',
    });
    expect(JSON.stringify(proposal)).not.toContain('第九批');
    const { origin, ref, regionName: _, ...said } = proposal ?? {};
    const take = { ...said, from: { origin, ref } };
    expect((await office.post(URL_, { ...take, region: QINGSHI })).body.error?.code).toBe(
      'assessments.use-taken',
    );
    expect((await listed.post(URL_, take)).body.error?.code).toBe('assessments.use-taken');
    const made = await above.post(URL_, take);
    expect(made.body).toMatchObject({ origin: 'vetting', version: 1 });
    const id = wholeIn(made).id;
    expect(await proposalsOf(above)).toEqual([]);
    expect((await above.post(URL_, take)).body.error?.code).toBe('assessments.use-taken');
    await manyLetters(async (restOf) => {
      const { body } = await above.get(`${URL_}/proposals?year=2026`);
      expect([(body['items'] as unknown[]).length, body['isCut']]).toEqual([200, true]);
      // What is taken makes room for the rest.
      await restOf(200);
      const after = (await above.get(`${URL_}/proposals?year=2026`)).body;
      expect([(after['items'] as unknown[]).length, after['isCut']]).toEqual([5, false]);
    });
    expect(pageIn(await list('', above)).coverage).toHaveLength(1);
    expect(pageIn(await list('', listed))).toEqual({
      items: [],
      next: null,
      coverage: [],
      office: expect.any(String),
    });
    expect((await listed.get(`${URL_}/${id}`)).status).toBe(404);
    const withdrawal = { version: 1, reason: '误录' };
    expect((await listed.post(`${URL_}/${id}/withdraw`, withdrawal)).status).toBe(404);
    const { rows } = await services.owner.query<{ concealed: boolean }>(
      'select is_concealed as concealed from ledger.pending_leaf where record = $1',
      [id],
    );
    expect(rows).toEqual([{ concealed: true }]);
    // Withdrawn, it is proposed again.
    expect((await above.post(`${URL_}/${id}/withdraw`, withdrawal)).status).toBe(200);
    expect(await proposalsOf(above)).toHaveLength(1);
  });

  const NAMES = USE_COLUMNS.map(({ name }) => name);
  type Cells = Partial<Record<(typeof NAMES)[number], string>>;
  const ROW: Cells = {
    地区: '青石县',
    年度: '2026',
    种类: '考核述职',
    名称: '目标责任考核',
    组织单位: '青石县委督查考核办',
    是否纳入安全生产: '是',
    分值或权重: '8分',
    送交对象: '青石县委督查考核办',
    送交日期: '2026年11月12日',
  };
  const workbookOf = (rows: readonly Cells[]) =>
    writeWorkbook({
      sheetName: '结果运用台账',
      columns: NAMES.map((name) => ({ name, width: 12 })),
      rows: rows.map((cells) => NAMES.map((name) => cells[name] ?? '')),
    });
  const check = async (rows: readonly Cells[], visitor = office) =>
    visitor.upload(`${URL_}/check`, await workbookOf(rows));
  const bring = async (rows: readonly Cells[]) => {
    const bytes = await workbookOf(rows);
    return office.upload(`${URL_}/import/${digestOf(bytes)}`, bytes);
  };

  it.each<[Cells, (typeof NAMES)[number], string]>([
    [{ 地区: '石桥县' }, '地区', 'posts.unknown-region'],
    [{ 年度: '二〇二六' }, '年度', 'sheet.bad-number'],
    [{ 年度: '2027' }, '年度', 'assessments.use-future-year'],
    [{ 种类: '考察' }, '种类', 'sheet.unknown-word'],
    [{ 名称: '' }, '名称', 'sheet.required'],
    [{ 名称: '述职', 组织单位: SAID.organ }, '名称', 'assessments.use-exists'],
    [{ 是否纳入安全生产: '' }, '是否纳入安全生产', 'sheet.required'],
    [{ 是否纳入安全生产: '不清楚' }, '分值或权重', 'assessments.use-weight-without-safety'],
    [{ 送交日期: '2026-02-30' }, '送交日期', 'sheet.bad-date'],
    [{ 送交日期: '' }, '送交日期', 'assessments.use-sent-incomplete'],
    [{ 反馈: '【秘密】' }, '反馈', 'assessments.use-marked-secret'],
  ])('a workbook with %j names the cell', async (changes, column, code) => {
    const { errors } = (await check([{ ...ROW, ...changes }])).body as unknown as {
      errors: { row: number; column: string; code: string; reason: string }[];
    };
    expect(errors).toContainEqual(expect.objectContaining({ row: 2, column, code }));
    expect(errors.every(({ reason }) => reason !== '')).toBe(true);
  });

  it('a workbook comes in as a whole or not at all, and not twice', async () => {
    const SECOND = { ...ROW, 名称: '绩效考核', 是否纳入安全生产: '不清楚', 分值或权重: '' };
    const wrong = await bring([ROW, { ...SECOND, 名称: ROW.名称 ?? '' }]);
    expect(wrong).toMatchObject({
      status: 422,
      body: { error: { code: 'assessments.uses-have-errors' } },
    });
    expect(namesIn(await list())).not.toContain(ROW.名称);
    const bytes = await workbookOf([ROW]);
    const other = await office.upload(`${URL_}/import/${'0'.repeat(64)}`, bytes);
    expect(other.body.error?.code).toBe('assessments.uses-other-file');
    expect((await check([ROW, SECOND])).body).toMatchObject({
      rows: 2,
      errors: [],
      lines: [
        { row: 2, name: '目标责任考核', sentOn: '2026-11-12' },
        { row: 3, safetyIn: 'unknown' },
      ],
    });
    expect((await bring([ROW, SECOND])).status).toBe(200);
    expect(namesIn(await list('?kind=appraisal'))).toEqual(
      expect.arrayContaining(['目标责任考核', '绩效考核']),
    );
    expect((await bring([ROW, SECOND])).body.error?.code).toBe('assessments.uses-have-errors');
  });

  it('goes out as it is filtered, in the columns of the template', async () => {
    const { bytes, fileName } = await office.download(`${URL_}.xlsx?year=2026&used=no`);
    expect(decodeURIComponent(fileName)).toBe(`结果运用台账（截至${TODAY}）.xlsx`);
    const sheet = await readSheet(bytes, ROSTER_LIMITS);
    if (!sheet.ok) throw new Error('it is a workbook');
    expect(sheet.value.header.cells).toEqual(NAMES);
    expect(sheet.value.rows).toHaveLength(pageIn(await list('?year=2026&used=no')).items.length);
    const template = await office.download(`${URL_}/template`);
    const empty = await readSheet(template.bytes, ROSTER_LIMITS);
    expect(empty.ok && empty.value.header.cells).toEqual(NAMES);
    // What was exported is read as what is filled in: all it says of them is that they are registered.
    const again = await office.upload(`${URL_}/check`, bytes);
    const { rows, errors } = again.body as unknown as {
      rows: number;
      errors: { column: string }[];
    };
    expect(rows).toBe(sheet.value.rows.length);
    expect(new Set(errors.map(({ column }) => column))).toEqual(new Set(['名称']));
  });

  it('goes out to the last one, however many there are', async () => {
    await services.owner.query(
      `insert into assessments.result_use select (jsonb_populate_record(used, jsonb_build_object(
           'id', gen_random_uuid(), 'name', '多项' || n, 'origin', 'sheet', 'origin_ref', null))).*
         from assessments.result_use used, generate_series(1, 5200) n
         where used.id = (select id from assessments.result_use
           where region_path = $1 and state = 'recorded' limit 1)`,
      [QINGSHI],
    );
    const { bytes } = await office.download(`${URL_}.xlsx?search=多项`);
    const sheet = await readSheet(bytes, { ...ROSTER_LIMITS, rows: 6000 });
    const names = sheet.ok ? sheet.value.rows.map(({ cells }) => cells[3]) : [];
    expect(new Set(names).size).toBe(5200);
    expect(names).toHaveLength(5200);
    await services.owner.query("delete from assessments.result_use where name like '多项%'");
  });

  it('stands in the ledger as it stands in its tables', async () => {
    expect(await disagreements(services)).toEqual([]);
    const { rows } = await services.owner.query<{ type: string }>(
      `select distinct type from ledger.pending_leaf where type like 'result-use%' order by 1`,
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'result-use.changed.v1',
      'result-use.recorded.v1',
      'result-use.withdrawn.v1',
    ]);
  });
});

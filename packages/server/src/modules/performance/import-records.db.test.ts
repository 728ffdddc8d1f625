// Files of records as offices keep them: understood, set right, refused cell by cell, brought in once, withdrawn as a whole.
import type { RecordsCheck } from '@jinze/contracts';
import { writeWorkbook } from '@jinze/documents';
import { docxOf, type WordBlock } from '@jinze/documents/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf, newSecret } from '../../platform/ids.ts';
import { countingStatements } from '../../testing/count-statements.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World } from '../../testing/world.ts';

const IMPORTS = '/api/performance/record-imports';

interface Answer<T> {
  readonly status: number;
  readonly body: T & { error?: { code: string; details?: { path: string; message: string }[] } };
}

/** A workbook with one sheet: a title, a head and rows. */
const sheetOf = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  sheetName = '台账',
) =>
  writeWorkbook({
    sheetName,
    columns: head.map((name) => ({ name, width: 12 })),
    rows: rows.map((row) => [...row]),
  });

describe('records from a file', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let beside: Visitor;
  /** Names of who is in post in 青石县, by the class of the post. */
  const people = new Map<string, { id: string; name: string; title: string }>();
  const nameOf = (postClass: string) => people.get(postClass)?.name ?? '';
  const cookies = new Map<string, { cookie: string; csrf: string }>();

  const signInAs = async (name: string, accountId: string | undefined) => {
    const signedIn = await server.app.inject({
      method: 'POST',
      url: '/api/access/sign-in',
      payload: { accountId },
    });
    const [cookie] = signedIn.cookies;
    const { csrfToken } = signedIn.json() as { csrfToken: string };
    cookies.set(name, { cookie: `${cookie?.name}=${cookie?.value}`, csrf: csrfToken });
  };

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    for (const login of ['qingshi-awb', 'shiqiao-awb'])
      await signInAs(login, world.accounts.get(login));
    const { rows } = await services.owner.query<{
      class: string;
      id: string;
      name: string;
      title: string;
    }>(
      `select distinct on (post.class) post.class, person.id, person.name, post.title
       from posts.appointment a join posts.person person on person.id = a.person_id
         join posts.post post on post.id = a.post_id join posts.organ organ on organ.id = post.organ_id
       where organ.region_path = $1 and a.valid_to is null and a.superseded_at is null
         and (select count(*) from posts.person other where other.name = person.name) = 1
       order by post.class, person.name`,
      [QINGSHI],
    );
    for (const { class: postClass, ...person } of rows) people.set(postClass, person);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  async function upload<T>(
    path: string,
    file: { name: string; bytes: Buffer },
    choices: object = {},
    login = 'qingshi-awb',
    key = newSecret().slice(0, 20),
  ): Promise<Answer<T>> {
    const { cookie = '', csrf = '' } = cookies.get(login) ?? {};
    const head = (name: string, more: string) =>
      Buffer.from(`--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`);
    const payload = Buffer.concat([
      head('body', ''),
      Buffer.from(JSON.stringify(choices)),
      Buffer.from('\r\n'),
      head('file', `; filename="${file.name}"\r\nContent-Type: application/octet-stream`),
      file.bytes,
      Buffer.from('\r\n--x--\r\n'),
    ]);
    const response = await server.app.inject({
      method: 'POST',
      url: `${IMPORTS}/${path}`,
      headers: {
        cookie,
        'x-csrf-token': csrf,
        'idempotency-key': key,
        'content-type': 'multipart/form-data; boundary=x',
      },
      payload,
    });
    return { status: response.statusCode, body: response.json() as Answer<T>['body'] };
  }
  const check = async (bytes: Buffer, choices: object = {}, login = 'qingshi-awb') => {
    const { status, body } = await upload<RecordsCheck>(
      'check',
      { name: 'file.xlsx', bytes },
      choices,
      login,
    );
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  };
  interface Imported {
    importId: string;
    recorded: number;
    isAlreadyThere: boolean;
  }
  const bringIn = (
    bytes: Buffer,
    choices: object = {},
    name = 'file.xlsx',
    login = 'qingshi-awb',
  ) => upload<Imported>(`import/${digestOf(bytes)}`, { name, bytes }, choices, login);
  const countRecords = async () => {
    const { rows } = await services.owner.query<{ count: number }>(
      'select count(*)::int as count from performance.duty_record',
    );
    return rows[0]?.count ?? 0;
  };
  interface Stored {
    id: string;
    activity: string;
    title: string;
    occurred_on: string;
    body: string | null;
    orders: string | null;
    findings: string | null;
    place: string | null;
    matter: string | null;
    source_kind: string;
    source_name: string;
    source_row: number;
    source_table: string;
    source_digest: string;
    state: string;
    led: string[];
    took: string[];
  }
  const recordsOf = async (importId: string) => {
    const { rows } = await services.owner.query<Stored>(
      `select r.*, r.occurred_on::text as occurred_on,
         array(select p.person_name from performance.participation p where p.record_id = r.id and p.role = 'led' order by p.position) as led,
         array(select p.person_name from performance.participation p where p.record_id = r.id and p.role = 'took-part' order by p.position) as took
       from performance.duty_record r where r.import_id = $1 order by r.source_table, r.source_row`,
      [importId],
    );
    return rows;
  };

  it('an instruction list in Word, with a title that names the leader and the year', async () => {
    const chief = nameOf('party-chief');
    const bytes = docxOf([
      `青石县委书记${chief}2026年批示台账`,
      [
        ['序号', '日期', '来文标题', '文号', '批示内容', '落实情况'],
        [
          '1',
          '3月5日',
          '关于尾矿库汛期隐患的情况报告',
          '石应急〔2026〕3号',
          '请应急局牵头核实，限期整改。',
          '已整改',
        ],
        ['2', { text: '11月20日', merge: 'restart' }, '燃气整治月报', '', '抓紧推进。', ''],
        ['3', { text: '', merge: 'continue' }, '道路安全通报', '', '同意。', ''],
      ],
    ]);
    const checked = await check(bytes);
    expect(checked.errors).toEqual([]);
    expect(checked.tables).toMatchObject([
      {
        name: '第 1 个表格',
        layout: 'list',
        activity: 'instruction',
        personName: chief,
        year: 2026,
        rows: 3,
      },
    ]);
    expect(checked.tables[0]?.columns.map(({ field }) => field)).toEqual([
      null,
      'occurredOn',
      'title',
      'basisNo',
      'orders',
      'followUp',
    ]);
    expect(checked.counts).toEqual({ new: 3, duplicates: 0, leftOut: 0, withoutPost: 0, late: 1 });
    expect(checked.earlier).toBeNull();
    expect(await countRecords()).toBe(0);
    const imported = await bringIn(bytes, { keepsFile: true }, '批示台账.docx');
    expect(imported.body).toMatchObject({ recorded: 3, rows: 3, isAlreadyThere: false });
    const rows = await recordsOf(imported.body.importId);
    expect(rows).toMatchObject([
      {
        activity: 'instruction',
        title: '关于尾矿库汛期隐患的情况报告',
        occurred_on: '2026-03-05',
        orders: '请应急局牵头核实，限期整改。',
        source_kind: 'document',
        source_name: '批示台账.docx',
        source_table: '第 1 个表格',
        source_row: 2,
        source_digest: digestOf(bytes),
        led: [chief],
        took: [],
      },
      { occurred_on: '2026-11-20', source_row: 3 },
      { occurred_on: '2026-11-20', source_row: 4 },
    ]);
    const { items } = (await office.get(IMPORTS)).body as unknown as {
      items: {
        id: string;
        fileName: string;
        file: { id: string; name: string } | null;
        may: string[];
      }[];
    };
    expect(items[0]).toMatchObject({
      fileName: '批示台账.docx',
      recorded: 3,
      may: ['withdraw'],
      file: { name: '批示台账.docx' },
    });
    const file = `/api/performance/attachments/${items[0]?.file?.id}/content`;
    expect((await office.download(file)).bytes.equals(bytes)).toBe(true);
    expect((await beside.download(file)).status).toBe(404);
    expect(((await beside.get(IMPORTS)).body as { items: unknown[] }).items).toEqual([]);
    expect(await disagreements(services)).toEqual([]);
  });

  it('the same file again is the same import, also for two who send it at once', async () => {
    const bytes = await sheetOf(
      ['日期', '活动', '事项', '参加领导'],
      [['2026-11-19', '检查', '检查加油站', nameOf('government-chief')]],
    );
    const before = await countRecords();
    const answers = await Promise.all([bringIn(bytes), bringIn(bytes), bringIn(bytes)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.importId)).size).toBe(1);
    expect(answers.filter(({ body }) => !body.isAlreadyThere)).toHaveLength(1);
    const again = await bringIn(bytes, { proposesDuties: false });
    expect(again.body).toMatchObject({ recorded: 1, isAlreadyThere: true });
    expect(await countRecords()).toBe(before + 1);
    expect((await check(bytes)).earlier).toMatchObject({ recorded: 1 });
  });

  it('minutes are one record: who led, who took part, whose meeting', async () => {
    const [chief, deputy] = [nameOf('government-chief'), nameOf('safety-deputy')];
    const minutes: readonly WordBlock[] = [
      '会议纪要',
      [
        ['会议名称', { text: '青石县人民政府第12次常务会议', span: 3 }],
        ['会议时间', '2026年11月9日上午9:00', '会议地点', '县政府二楼'],
        ['主持人', `县长${chief}`, '纪要编号', '〔2026〕12号'],
        ['出席人员', { text: `${deputy}、各乡镇负责人`, span: 3 }],
        ['会议内容', { text: '一、研究燃气整治。\n二、研究经费。', span: 3 }],
      ],
    ];
    const imported = await bringIn(docxOf(minutes), {}, '纪要.docx');
    expect(imported.body.recorded).toBe(1);
    expect(await recordsOf(imported.body.importId)).toMatchObject([
      {
        activity: 'meeting',
        body: 'government-executive-meeting',
        title: '青石县人民政府第12次常务会议',
        occurred_on: '2026-11-09',
        place: '县政府二楼',
        matter: '一、研究燃气整治。\n二、研究经费。',
        led: [chief],
        took: [deputy],
      },
    ]);
  });

  it('every wrong cell is named with sheet, row, column, value, reason and the nearest', async () => {
    const chief = nameOf('government-chief');
    const bytes = await sheetOf(
      ['日期', '活动', '事项', '参加领导', '发现问题'],
      [
        ['2026-02-30', '检查', '甲', chief, ''],
        ['2026-11-01', '检察', '乙', chief, ''],
        ['2026-11-01', '检查', '', chief, ''],
        ['2026-11-01', '检查', '丁', `${chief.slice(0, 2)}某`, ''],
        ['2026-12-30', '检查', '戊', chief, ''],
        ['2026-11-01', '检查', '己', '', ''],
        ['2026-11-01', '检查', '庚', chief, '问题'.repeat(1001)],
        ['11月1日', '检查', '辛', chief, ''],
        ['2026-11-01', '检查', '情况通报（机密）', chief, ''],
      ],
      '检查',
    );
    const { errors, counts } = await check(bytes);
    expect(
      errors.map(({ row, column, value, code, suggestion }) => [
        row,
        column,
        value,
        code,
        suggestion,
      ]),
    ).toEqual([
      [2, '日期', '2026-02-30', 'sheet.bad-date', '写作 年-月-日，如 2026-03-05'],
      [3, '活动', '检察', 'sheet.unknown-activity', expect.any(String)],
      [4, '事项', '', 'sheet.required', undefined],
      [5, '参加领导', `${chief.slice(0, 2)}某`, 'sheet.unknown-person', chief],
      [6, '日期', '2026-12-30', 'performance.in-future', undefined],
      [7, '参加领导', '', 'sheet.nobody', expect.any(String)],
      [8, '发现问题', expect.any(String), 'sheet.too-long', expect.any(String)],
      [9, '日期', '11月1日', 'sheet.bad-date', '补上年份，或在上面为整张表选年份'],
      [10, '事项', '', 'performance.secret-marking', undefined],
    ]);
    expect(errors[0]).toMatchObject({
      table: '工作表“检查”',
      tableNumber: 1,
      reason: '不是真实的日期',
    });
    expect(counts.new).toBeGreaterThan(0);
    const before = await countRecords();
    const refused = await bringIn(bytes);
    expect(refused.body.error).toMatchObject({ code: 'performance.import-has-errors' });
    expect(refused.body.error?.details?.[0]).toEqual({
      path: '工作表“检查” 第 2 行 日期',
      message: '不是真实的日期',
    });
    expect(await countRecords()).toBe(before);
    // Rows may be left out, and what a list lacks is said once for all of it.
    const rest = [2, 3, 4, 5, 6, 7, 8, 10].map((row) => ({ table: 1, row }));
    const choices = {
      leftOut: rest,
      tables: [{ table: 1, year: 2026, columns: [{ column: 4, field: null }] }],
    };
    const settled = await check(bytes, choices);
    expect(settled.errors).toEqual([]);
    expect(settled.counts).toMatchObject({ new: 1, leftOut: 8 });
    expect((await bringIn(bytes, choices)).body.recorded).toBe(1);
  });

  it('columns nobody recognises are assigned, and lists of one person are somebody’s', async () => {
    const bytes = await sheetOf(
      ['日期', '干了啥', '对方', '说明'],
      [['2026-11-02', '约谈红岩镇', '红岩镇政府', '隐患整改不力']],
    );
    const chief = people.get('government-chief');
    const first = await check(bytes);
    expect(
      first.tables[0]?.columns.map(({ title, field, samples }) => [title, field, samples]),
    ).toEqual([
      ['日期', 'occurredOn', ['2026-11-02']],
      ['干了啥', null, ['约谈红岩镇']],
      ['对方', null, ['红岩镇政府']],
      ['说明', 'matter', ['隐患整改不力']],
    ]);
    expect(first.errors.map(({ code }) => code)).toEqual(['sheet.no-activity']);
    const choices = {
      tables: [
        {
          table: 1,
          columns: [
            { column: 1, field: 'title' },
            { column: 2, field: 'place' },
          ],
          activity: 'talk',
          personId: chief?.id,
        },
      ],
    };
    const imported = await bringIn(bytes, choices);
    expect(await recordsOf(imported.body.importId)).toMatchObject([
      { activity: 'talk', title: '约谈红岩镇', place: '红岩镇政府', led: [chief?.name] },
    ]);
  });

  it('of namesakes one is asked, and the post or an answer tells', async () => {
    const { rows } = await services.owner.query<{ id: string; name: string; title: string }>(
      `select person.id, person.name, post.title from posts.appointment a
         join posts.person person on person.id = a.person_id join posts.post post on post.id = a.post_id
         join posts.organ organ on organ.id = post.organ_id
       where organ.region_path = $1 and a.valid_to is null and a.superseded_at is null
         and post.class in ('safety-deputy', 'other-deputy') order by post.class, post.title limit 2`,
      [QINGSHI],
    );
    const [one, other] = rows;
    await services.owner.query(`update posts.person set name = '同名人' where id = any($1)`, [
      rows.map(({ id }) => id),
    ]);
    const bytes = await sheetOf(
      ['日期', '活动', '事项', '参加领导'],
      [['2026-11-03', '检查', '检查矿山', '同名人']],
    );
    const asked = await check(bytes);
    expect(asked.errors.map(({ code }) => code)).toEqual(['sheet.which-person']);
    expect(asked.questions).toMatchObject([{ name: '同名人', rows: 1 }]);
    expect(asked.questions[0]?.candidates.map(({ personId }) => personId).toSorted()).toEqual(
      rows.map(({ id }) => id).toSorted(),
    );
    expect((await bringIn(bytes)).status).toBe(422);
    const answered = await bringIn(bytes, { people: [{ name: '同名人', personId: other?.id }] });
    const { rows: led } = await services.owner.query<{ person_id: string }>(
      `select p.person_id from performance.participation p join performance.duty_record r on r.id = p.record_id where r.import_id = $1`,
      [answered.body.importId],
    );
    expect(led).toEqual([{ person_id: other?.id }]);
    const named = await sheetOf(
      ['日期', '活动', '事项', '参加领导'],
      [['2026-11-04', '检查', '检查矿山', `同名人（${one?.title}）`]],
    );
    const checked = await check(named);
    expect(checked.errors).toEqual([]);
    expect(checked.records[0]?.people).toMatchObject([{ name: '同名人', postTitle: one?.title }]);
    for (const { id, name } of rows)
      await services.owner.query('update posts.person set name = $2 where id = $1', [id, name]);
  });

  it('who is in no roster is refused, or written into the matter', async () => {
    const chief = nameOf('government-chief');
    const bytes = await sheetOf(
      ['日期', '活动', '事项', '参加领导'],
      [['2026-11-05', '检查', '检查学校', `${chief}、赵德柱、钱多多`]],
    );
    expect((await check(bytes)).errors.map(({ code, value }) => [code, value])).toEqual([
      ['sheet.unknown-person', '赵德柱'],
      ['sheet.unknown-person', '钱多多'],
    ]);
    const imported = await bringIn(bytes, { leavesOutUnknown: true });
    expect(await recordsOf(imported.body.importId)).toMatchObject([
      { matter: '其他参加人员：赵德柱、钱多多', led: [chief] },
    ]);
  });

  it('what is there already is shown and left out, unless it is wanted again', async () => {
    const chief = nameOf('government-chief');
    const head = ['日期', '活动', '事项', '参加领导'];
    const row = ['2026-11-06', '检查', '检查车站', chief];
    await bringIn(await sheetOf(head, [row]));
    const more = await sheetOf(head, [
      row,
      ['2026-11-07', '检查', '检查码头', chief],
      ['2026-11-07', '检查', '检查码头', chief],
    ]);
    const checked = await check(more);
    expect(checked.counts).toMatchObject({ new: 1, duplicates: 2 });
    expect(
      checked.records.map(({ row: at, state, recordId }) => [at, state, recordId === null]),
    ).toEqual([
      [2, 'duplicate', false],
      [3, 'new', true],
      [4, 'duplicate', true],
    ]);
    expect((await check(more, { again: [{ table: 1, row: 2 }] })).counts).toMatchObject({
      new: 2,
      duplicates: 1,
    });
    expect((await bringIn(more)).body.recorded).toBe(1);
    const nothing = await sheetOf([...head, '备注'], [row]);
    expect((await bringIn(nothing)).body.error?.code).toBe('performance.import-nothing-new');
  });

  it('whoever held no post on that day is taken with the nearest one, and marked', async () => {
    const bytes = await sheetOf(
      ['日期', '活动', '事项', '参加领导'],
      [['1999-05-01', '检查', '旧账', nameOf('government-chief')]],
    );
    const checked = await check(bytes);
    expect(checked.counts).toMatchObject({ new: 1, withoutPost: 1, late: 1 });
    expect(checked.records[0]?.people[0]?.withoutPost).toBe(true);
  });

  it('another office finds none of these people, and brings in nothing for them', async () => {
    const bytes = await sheetOf(
      ['日期', '活动', '事项', '参加领导'],
      [['2026-11-08', '检查', '越界', nameOf('government-chief')]],
    );
    const checked = await check(bytes, {}, 'shiqiao-awb');
    expect(checked.errors.map(({ code }) => code)).toEqual(['sheet.unknown-person']);
    const id = people.get('government-chief')?.id;
    const forced = await bringIn(
      bytes,
      { leavesOutUnknown: true, tables: [{ table: 1, personId: id }] },
      'x.xlsx',
      'shiqiao-awb',
    );
    expect(forced.status).toBe(422);
  });

  it('a leader brings in their own, and nobody else’s; it needs no other word', async () => {
    const chief = people.get('government-chief');
    const { rows } = await services.owner.query<{ id: string }>(
      'select id from access.account where person_id = $1',
      [chief?.id],
    );
    await signInAs('leader', rows[0]?.id);
    const head = ['日期', '活动', '事项', '参加领导'];
    const own = await sheetOf(head, [['2026-11-12', '检查', '自己的', chief?.name ?? '']]);
    const imported = await bringIn(own, {}, 'own.xlsx', 'leader');
    expect(imported.body.recorded).toBe(1);
    const { rows: words } = await services.owner.query<{ confirmation: string }>(
      `select p.confirmation from performance.participation p
         join performance.duty_record r on r.id = p.record_id where r.import_id = $1`,
      [imported.body.importId],
    );
    expect(words).toEqual([{ confirmation: 'own' }]);
    const others = await sheetOf(head, [['2026-11-12', '检查', '别人的', nameOf('party-chief')]]);
    expect((await check(others, {}, 'leader')).errors.map(({ code }) => code)).toEqual([
      'sheet.unknown-person',
    ]);
    // What a leader brings in is the leader’s: the office has its own imports.
    const { items } = (await office.get(IMPORTS)).body as unknown as { items: { id: string }[] };
    expect(items.some(({ id }) => id === imported.body.importId)).toBe(false);
  });

  it('a file that changed since, or is none, is refused', async () => {
    const bytes = await sheetOf(['日期', '活动', '事项', '参加领导'], []);
    const other = await upload('import/'.concat('a'.repeat(64)), { name: 'x', bytes });
    expect(other.body.error?.code).toBe('performance.other-file');
    const codes = await Promise.all(
      [Buffer.from('MZ'), docxOf(['只有文字']), docxOf([[['甲', '乙']]])].map(
        async (file) => (await upload('check', { name: 'x', bytes: file })).body.error?.code,
      ),
    );
    expect(codes).toEqual([
      'documents.not-readable',
      'documents.no-table',
      'performance.no-records-found',
    ]);
    const nonsense = await upload('check', { name: 'x', bytes }, { tables: 'all' });
    expect(nonsense.body.error).toMatchObject({ code: 'http.invalid-input' });
  });

  describe('withdrawn', () => {
    const make = async (title: string) => {
      const chief = nameOf('government-chief');
      const bytes = await sheetOf(
        ['日期', '活动', '事项', '参加领导'],
        [
          ['2026-11-10', '检查', `${title}一`, chief],
          ['2026-11-11', '检查', `${title}二`, chief],
        ],
      );
      return { bytes, ...(await bringIn(bytes)).body };
    };
    const withdraw = (importId: string, visitor = office) =>
      visitor.post(`${IMPORTS}/${importId}/withdraw`, { reason: '导错了文件' });

    it('as a whole, with what each said kept, and brought in again afterwards', async () => {
      const made = await make('撤回');
      expect((await withdraw(made.importId, beside)).status).toBe(404);
      expect((await withdraw(made.importId)).body).toEqual({ withdrawn: 2 });
      const rows = await recordsOf(made.importId);
      expect(rows.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
      const { rows: versions } = await services.owner.query<{
        act: string;
        reason: string;
        content: { title: string };
      }>(
        'select act, reason, content from performance.record_version where record_id = any($1) order by record_id',
        [rows.map(({ id }) => id)],
      );
      expect(versions).toMatchObject([
        { act: 'withdrawn', reason: '导错了文件', content: { title: '撤回一' } },
        { act: 'withdrawn', reason: '导错了文件', content: { title: '撤回二' } },
      ]);
      expect((await withdraw(made.importId)).body.error?.code).toBe('performance.import-withdrawn');
      const again = await bringIn(made.bytes);
      expect(again.body).toMatchObject({ recorded: 2, isAlreadyThere: false });
      expect(again.body.importId).not.toBe(made.importId);
      expect(await disagreements(services)).toEqual([]);
    });

    it('not once somebody has given their word on one of them', async () => {
      const made = await make('已确认');
      const chief = people.get('government-chief');
      const { rows } = await services.owner.query<{ id: string }>(
        'select id from access.account where person_id = $1',
        [chief?.id],
      );
      const leader = await server.signIn(rows[0]?.id ?? '');
      await leader.post('/api/access/reauthenticate', { proof: '我是本人' });
      const [first] = await recordsOf(made.importId);
      const confirmed = await leader.post('/api/performance/records/confirm', {
        records: [{ id: first?.id, version: 1 }],
      });
      expect(confirmed.body).toEqual({ confirmed: 1 });
      const refused = await withdraw(made.importId);
      expect(refused.body.error).toMatchObject({
        code: 'performance.import-built-on',
        message: expect.stringContaining('1 条'),
      });
    });

    it('what was withdrawn by itself before stays so', async () => {
      const made = await make('先撤一条');
      const [first] = await recordsOf(made.importId);
      await office.post(`/api/performance/records/${first?.id}/withdraw`, {
        version: 1,
        reason: '重复',
      });
      expect((await withdraw(made.importId)).body).toEqual({ withdrawn: 1 });
    });
  });

  it('the number of statements does not depend on the number of rows', async () => {
    const statementsOf = async (count: number) => {
      const rows = Array.from({ length: count }, (_, n) => [
        '2026-11-13',
        '检查',
        `第 ${count} 批第 ${n} 处`,
        nameOf('government-chief'),
      ]);
      const bytes = await sheetOf(['日期', '活动', '事项', '参加领导'], rows);
      const checked = await countingStatements(() => check(bytes));
      const imported = await countingStatements(() => bringIn(bytes));
      expect(imported.result.body.recorded).toBe(count);
      return [checked.statements, imported.statements];
    };
    const [few, many] = [await statementsOf(5), await statementsOf(500)];
    expect(many).toEqual(few);
    console.info(`statements of a check and an import: ${few.join(', ')}`);
  });

  it('five thousand rows take a few seconds', async () => {
    const names = [...people.values()].map(({ name }) => name);
    const rows = Array.from({ length: 5000 }, (_, n) => {
      const day = new Date(Date.UTC(2026, 0, 1 + (n % 300))).toISOString().slice(0, 10);
      return [
        day,
        '检查',
        `检查第${n}处企业`,
        names[n % names.length] ?? '',
        '青石矿业',
        '顶板离层、通风不足',
        '立即整改',
      ];
    });
    const bytes = await sheetOf(
      ['日期', '活动', '事项', '带队领导', '地点', '发现问题', '要求'],
      rows,
    );
    const started = process.hrtime.bigint();
    const checked = await check(bytes);
    const afterCheck = process.hrtime.bigint();
    expect(checked.counts.new).toBe(5000);
    expect(checked.records).toHaveLength(300);
    const imported = await bringIn(bytes);
    const seconds = (from: bigint, to: bigint) => Number(to - from) / 1e9;
    const ended = process.hrtime.bigint();
    console.info(
      `5 000 rows: checked in ${seconds(started, afterCheck).toFixed(1)} s, brought in in ${seconds(afterCheck, ended).toFixed(1)} s`,
    );
    expect(imported.body.recorded).toBe(5000);
    const { body } = await office.post(`${IMPORTS}/${imported.body.importId}/withdraw`, {
      reason: '试导',
    });
    expect(body).toEqual({ withdrawn: 5000 });
    console.info(`withdrawn in ${seconds(ended, process.hrtime.bigint()).toFixed(1)} s`);
  }, 180_000);
});

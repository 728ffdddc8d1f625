// A workbook of deployments over HTTP: every fault by row and column, all of it or nothing, and taken back as a whole.
import type { DeploymentCheck, DeploymentImport } from '@jinze/contracts';
import { ROSTER_LIMITS, readSheet, writeWorkbook } from '@jinze/documents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../platform/ids.ts';
import {
  type DeploymentsWorld,
  deploymentIn,
  linesIn,
  openDeploymentsWorld,
  stepOf,
} from '../../testing/deployments.ts';
import { disagreements } from '../../testing/held.ts';
import type { Answer, Visitor } from '../../testing/http.ts';
import { QINGSHI } from '../../testing/world.ts';
import { SHEET_COLUMNS } from './sheet.columns.ts';

const NAMES = SHEET_COLUMNS.map(({ name }) => name);
type Name = (typeof NAMES)[number];
type Cells = Partial<Record<Name, string>>;

const FIRST: Cells = {
  地区: '青石县',
  来源: '上级',
  来文单位: '云江市人民政府',
  文件类别: '文件',
  文号: '云政发〔2026〕21号',
  标题: '关于冬春火灾防控的通知',
  收到日期: '2026-10-20',
  文件保管: '县政府办公室',
  要求: '开展人员密集场所排查',
  责任单位: '青石县人民政府',
  责任职务: '常务副县长',
  完成期限: '2026-11-15',
  传达日期: '2026-10-22',
  传达方式: '县安委会会议传达',
  结果日期: '2026-11-10',
  落实结果: '部分落实',
  结果说明: '还有两处商场未整改',
};
/** Of the document above: its head cells are empty. */
const SECOND: Cells = {
  要求: '逐户宣传',
  责任单位: '柳溪镇人民政府',
  措施日期: '2026-11-01',
  措施: '印发入户明白卡',
};
const THIRD: Cells = {
  地区: '青石县',
  来源: '本级党委',
  来文单位: '中共青石县委员会',
  文件类别: '会议决定',
  标题: '县委常委会会议决定',
  收到日期: '2026-11-02',
  要求: '研究落实党政领导责任清单',
  责任单位: '青石县人民政府',
  责任职务: '县长',
};

const workbookOf = (rows: readonly Cells[]) =>
  writeWorkbook({
    sheetName: '工作部署',
    columns: NAMES.map((name) => ({ name, width: 12 })),
    rows: rows.map((cells) => NAMES.map((name) => cells[name] ?? '')),
  });

const dryRunOf = ({ body }: Answer) => body as unknown as DeploymentCheck;

describe('a workbook of deployments', () => {
  let w: DeploymentsWorld;
  beforeAll(async () => {
    w = await openDeploymentsWorld();
  }, 60_000);
  afterAll(() => w.close());

  const check = async (rows: readonly Cells[], visitor: Visitor = w.office) =>
    visitor.upload('/api/deployments/check', await workbookOf(rows));
  const bring = async (rows: readonly Cells[], visitor: Visitor = w.office) => {
    const bytes = await workbookOf(rows);
    return visitor.upload(`/api/deployments/import/${digestOf(bytes)}`, bytes);
  };
  const count = async (table: string) =>
    (await w.services.owner.query(`select id from deployments.${table}`)).rows.length;
  const imports = async () =>
    ((await w.office.get('/api/deployments/imports')).body as { items: DeploymentImport[] }).items;

  it('has a template with its columns and a sheet that explains them', async () => {
    const { status, bytes, fileName } = await w.office.download('/api/deployments/template');
    expect(status).toBe(200);
    expect(decodeURIComponent(fileName)).toBe('工作部署导入模板.xlsx');
    const sheet = await readSheet(bytes, ROSTER_LIMITS);
    expect(sheet.ok && sheet.value.header.cells).toEqual(NAMES);
    expect(sheet.ok && sheet.value.rows).toEqual([]);
  });

  it('is checked: rows of one document are its lines, and nothing is recorded yet', async () => {
    const answer = await check([FIRST, SECOND, THIRD]);
    expect(answer.status).toBe(200);
    expect(dryRunOf(answer)).toMatchObject({
      sheetName: '工作部署',
      rows: 3,
      deployments: 2,
      asks: 3,
      steps: 3,
      errors: [],
      lines: [
        { row: 2, ofWhom: '青石县人民政府 常务副县长', steps: ['conveyed', 'result'] },
        { row: 3, title: '关于冬春火灾防控的通知', ofWhom: '柳溪镇人民政府', steps: ['measures'] },
        { row: 4, dueOn: null, steps: [] },
      ],
    });
    expect(await count('deployment')).toBe(0);
  });

  it.each<[Cells, Name, string]>([
    [{ 地区: '青石线' }, '地区', 'posts.unknown-region'],
    [{ 地区: '石桥县' }, '地区', 'posts.unknown-region'],
    [{ 来源: '上面' }, '来源', 'sheet.unknown-word'],
    [{ 文件类别: '' }, '文件类别', 'sheet.required'],
    [{ 标题: '' }, '标题', 'sheet.required'],
    [{ 标题: '【机密】通知' }, '标题', 'deployments.marked-secret'],
    [{ 收到日期: '2026-02-30' }, '收到日期', 'sheet.bad-date'],
    [{ 收到日期: '2027-01-01', 完成期限: '' }, '收到日期', 'deployments.future-date'],
    [{ 要求: '' }, '要求', 'sheet.required'],
    [{ 要求: '落实密级：秘密的要求' }, '要求', 'deployments.marked-secret'],
    [{ 责任单位: '青石县人民正府' }, '责任单位', 'deployments.unknown-organ'],
    [{ 责任职务: '副县长（航天）' }, '责任职务', 'deployments.unknown-post'],
    [{ 完成期限: '2026-10-01' }, '完成期限', 'deployments.due-before-asked'],
    [{ 传达日期: '' }, '传达日期', 'sheet.required'],
    [{ 传达日期: '2026-10-01' }, '传达日期', 'deployments.before-asked'],
    [{ 传达方式: '' }, '传达方式', 'deployments.needs-way'],
    [{ 结果说明: '' }, '结果说明', 'deployments.needs-remainder'],
    [{ 落实结果: '未落实' }, '认定人', 'deployments.needs-name'],
    [{ 落实结果: '完成了' }, '落实结果', 'sheet.unknown-word'],
  ])('with %j names the cell', async (more, column, code) => {
    const { errors } = dryRunOf(await check([{ ...FIRST, ...more }]));
    expect(errors).toContainEqual(expect.objectContaining({ row: 2, column, code }));
    expect(errors.every(({ reason }) => reason !== '')).toBe(true);
  });

  it('names every fault of every row, with what may be meant', async () => {
    const { errors, deployments } = dryRunOf(
      await check([
        { ...FIRST, 责任单位: '青石县人民正府' },
        { ...SECOND, 措施日期: '2026-13-01', 责任单位: '柳溪镇人民正府' },
        { ...THIRD, 标题: '' },
        { ...FIRST, 标题: '换了标题' },
      ]),
    );
    expect(errors).toMatchObject([
      { row: 2, column: '责任单位', suggestion: '青石县人民政府' },
      { row: 3, column: '措施日期', value: '2026-13-01' },
      // All faults of a row at once.
      { row: 3, column: '责任单位', suggestion: '柳溪镇人民政府' },
      { row: 4, column: '标题', code: 'sheet.required' },
      { row: 5, column: '标题', code: 'deployments.differs' },
    ]);
    expect(deployments).toBe(0);
  });

  it('with one wrong cell nothing of it comes in', async () => {
    const answer = await bring([FIRST, SECOND, { ...THIRD, 收到日期: '某日' }]);
    expect(answer).toMatchObject({
      status: 422,
      body: { error: { code: 'deployments.has-errors' } },
    });
    expect(await count('deployment')).toBe(0);
    expect(await count('import')).toBe(0);
    const bytes = await workbookOf([FIRST]);
    const other = await w.office.upload(`/api/deployments/import/${'0'.repeat(64)}`, bytes);
    expect(other.body.error?.code).toBe('deployments.other-file');
    expect((await w.beside.upload('/api/deployments/check', bytes)).body).toMatchObject({
      errors: [{ column: '地区', code: 'posts.unknown-region' }],
    });
  });

  it('comes in as a whole, with the steps it says, and does not come in twice', async () => {
    expect((await bring([FIRST, SECOND, THIRD])).body).toMatchObject({ deployments: 2, asks: 3 });
    const lines = linesIn(await w.office.get(`/api/deployments?region=${QINGSHI}&show=all`));
    expect(lines).toHaveLength(3);
    const partly = lines.find(({ what }) => what === '开展人员密集场所排查');
    expect(partly).toMatchObject({
      state: 'partly',
      conveyedOn: '2026-10-22',
      studiedOn: null,
      result: 'partly',
      resultOn: '2026-11-10',
    });
    const whole = deploymentIn(
      await w.office.get(`/api/deployments/${partly?.deploymentId ?? ''}`),
    );
    expect(whole.source).toBe('sheet');
    expect(whole.asks[0]?.steps.at(-1)).toMatchObject({ text: '还有两处商场未整改' });
    const again = dryRunOf(await check([FIRST, SECOND, THIRD]));
    expect(again.errors).toMatchObject([
      { row: 2, column: '文号', code: 'deployments.already-recorded' },
      { row: 4, column: '标题', code: 'deployments.already-recorded' },
    ]);
  });

  it('is taken back as a whole, with a reason, and may come in again', async () => {
    const [last] = await imports();
    const url = `/api/deployments/imports/${last?.id ?? ''}/withdraw`;
    expect(last).toMatchObject({ deployments: 2, asks: 3, steps: 3, may: ['withdraw'] });
    expect((await w.beside.post(url, { version: 1, reason: '理由' })).status).toBe(404);
    expect((await w.office.post(url, { version: 9, reason: '理由' })).status).toBe(409);
    const taken = await w.office.post(url, { version: 1, reason: '导错了表' });
    expect(taken.body).toEqual({ withdrawn: 2 });
    expect((await imports())[0]).toMatchObject({ withdrawal: { reason: '导错了表' }, may: [] });
    const lines = linesIn(await w.office.get(`/api/deployments?region=${QINGSHI}&show=all`));
    expect(lines).toEqual([]);
    const twice = await w.office.post(url, { version: 2, reason: '再来' });
    expect(twice.body.error?.code).toBe('deployments.import-withdrawn');
    expect((await bring([FIRST, SECOND, THIRD])).status).toBe(200);
  });

  it('stays once somebody has added to it', async () => {
    const [last] = await imports();
    const [line] = linesIn(await w.office.get(`/api/deployments?region=${QINGSHI}`));
    const added = await w.office.post(`/api/deployments/${line?.deploymentId ?? ''}/steps`, {
      ask: line?.id,
      version: line?.version,
      ...stepOf({ on: '2026-11-20' }),
    });
    expect(added.status).toBe(200);
    const url = `/api/deployments/imports/${last?.id ?? ''}/withdraw`;
    const refused = await w.office.post(url, { version: 1, reason: '导错了' });
    expect(refused).toMatchObject({
      status: 409,
      body: { error: { code: 'deployments.import-built-on' } },
    });
    expect((await imports())[0]?.withdrawal).toBeNull();
  });

  it('is told in the ledger as what came in', async () => {
    expect(await disagreements(w.services)).toEqual([]);
    const { rows } = await w.services.owner.query<{ type: string; source: string | null }>(
      `select distinct type, source from ledger.pending_leaf
       where type like 'deployment%recorded%' order by 1`,
    );
    expect(rows).toEqual(
      ['deployment-ask', 'deployment-import', 'deployment'].map((stream) => ({
        type: `${stream}.recorded.v1`,
        source: 'import',
      })),
    );
  });
});

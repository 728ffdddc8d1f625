// A year's assessment in a real browser: a scheme from a file to its issue, six counties and their leaders, blind marks, a veto, a quota that binds, an objection upheld, to the final result and what follows.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, addMonths } from '@jinze/kernel';
import { sampleRoster, sampleWorkbook } from '@jinze/server/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBoth, choose, dayOf, fill, read, send, signed } from './acts.ts';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { newPage, photograph, signInAs } from './page.ts';
import { startServer, type TestServer } from './server.ts';

const OFFICE = '云江市安委办';
const SECOND = '云江安委办复核员';
const COUNTY = '青石县安委办';
const LEADER = '林澄之';
const COUNTIES = ['青石县', '石桥县', '临河县', '云岫区', '澄湖市', '松坪县'] as const;
const SCORERS = ['云江市督查室', '云江市委组织部'] as const;
const TITLE = '云江市2026年度县级安全生产考核细则';
const EXERCISE = '云江市2026年度县级安全生产考核';
const LEADERS = '云江市2026年度县级领导干部考核';
/** What the form of a new exercise proposes. */
const TERM_DAYS = 5;

/** Five facts: records, entered, marked, accidents; the first section adds up to less than it says. */
const TABLE = {
  id: 'ours',
  title: TITLE,
  status: 'local',
  year: 2026,
  subjects: { kind: 'body', partyAndGovernment: 'together' },
  total: 100,
  sections: [
    {
      id: '1',
      title: '一、日常工作',
      points: 60,
      items: [
        {
          id: '1.1',
          title: '专题会议',
          points: 20,
          clauses: ['art5.2'],
          rules: [
            {
              kind: 'count',
              fact: '会议',
              asks: '各季度会议次数',
              atLeast: 1,
              per: 'quarter',
              each: 5,
            },
          ],
        },
        {
          id: '1.2',
          title: '重大隐患整改率',
          points: 30,
          rules: [
            {
              kind: 'ratio',
              fact: '已整改',
              asks: '已整改的重大隐患',
              whole: { fact: '应整改', asks: '应整改的重大隐患' },
            },
          ],
        },
      ],
    },
    {
      id: '2',
      title: '二、现场抽查',
      points: 40,
      items: [
        {
          id: '2.1',
          title: '现场抽查',
          points: 40,
          scoredBy: '考核组',
          text: '抽查五家企业，一处问题扣1分至2分',
          rules: [
            {
              kind: 'manual',
              fact: '抽查扣分',
              asks: '现场抽查扣分',
              gives: 'deduction',
              from: { source: 'scorer' },
            },
          ],
        },
      ],
    },
  ],
  vetoes: [
    {
      id: 'v',
      title: '发生较大以上事故',
      when: { fact: '较大以上事故', asks: '较大以上事故起数', atLeast: 1 },
      effect: 'grade',
      act: { title: '云岭省安全生产考核办法', issuedBy: 'provincial', status: 'local' },
    },
  ],
  grades: [{ name: '优秀', from: 90 }, { name: '合格', from: 60 }, { name: '不合格' }],
  quotas: [{ grade: '优秀', atMost: 2 }],
  consequences: [{ text: '向市委、市政府书面报告', grades: ['不合格'], withinMonths: 1 }],
};

/** Judged by people alone: a secretary’s duties, and what was done each month. */
const DUTY_TABLE = {
  id: 'duties',
  title: '云江市2026年度责任落实评分表',
  status: 'local',
  year: 2026,
  subjects: { kind: 'body', partyAndGovernment: 'together' },
  total: 100,
  sections: [
    {
      id: '1',
      title: '一、责任落实',
      points: 100,
      items: [
        {
          id: '1.1',
          title: '党委书记履职',
          points: 40,
          rules: [{ kind: 'duties', fact: '书记履职', codes: ['art5.1', 'art5.2'], each: 20 }],
        },
        {
          id: '1.2',
          title: '每月检查',
          points: 60,
          rules: [
            {
              kind: 'count',
              fact: '每月检查',
              asks: '各月检查次数',
              atLeast: 1,
              per: 'month',
              each: 5,
              from: { source: 'scorer' },
            },
          ],
        },
      ],
    },
  ],
  grades: [{ name: '合格', from: 60 }, { name: '不合格' }],
};

interface Line {
  id: string;
  version: number;
  name: string;
  total: number | null;
  grade: string | null;
  finalGrade: string | null;
}

describe('a year’s assessment', () => {
  let server: TestServer;
  let browser: Browser;
  const faults: string[][] = [];
  const pages = new Map<string, Page>();
  let scheme = '';
  let exercise = '';
  let leaders = '';
  let notice = '';
  let daysAhead = 0;
  const subjects = new Map<string, string>();

  const as = async (name: string): Promise<Page> => {
    const open = pages.get(name);
    if (open !== undefined) return open;
    const { page, faults: own } = await newPage(browser);
    faults.push(own);
    if (daysAhead > 0) await page.clock.setFixedTime(Date.now() + daysAhead * 86_400_000);
    await signInAs(page, server.address, new RegExp(`^${name}`));
    pages.set(name, page);
    return page;
  };
  const visit = async (page: Page, path: string) => {
    await page.goto(`${server.address}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const heading = (page: Page, name: RegExp) => page.getByRole('heading', { level: 1, name });
  const dialog = (page: Page) => page.getByRole('dialog').last();
  /** Opens an act, fills its form and sends it; who signed in a while ago is asked who they are. */
  const act = async (
    name: string,
    page: Page,
    label: string,
    done: RegExp,
    more?: () => Promise<void>,
  ) => {
    await page.getByRole('button', { name: label, exact: true }).first().click();
    await dialog(page).waitFor();
    await more?.();
    await dialog(page).getByRole('button', { name: label, exact: true }).click();
    await signed(page, name, page.getByRole('status').filter({ hasText: done }));
  };
  const prove = (page: Page, name: string) =>
    send(page, '/api/access/reauthenticate', { proof: name });
  /** A step of an exercise as its page sends it. */
  const step = async (page: Page, path: string, what: string, more: object = {}) =>
    send(page, `${path}/${what}`, { version: (await read(page, path))['version'], ...more });
  const lines = async (page: Page) =>
    (await read(page, `/api${exercise}/subjects?limit=50`))['items'] as Line[];
  const one = async (page: Page, name: string) =>
    (await read(page, `/api${subjects.get(name)}`)) as unknown as Line;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('assessment'), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('a scheme is drafted from a file; what does not add up is said where it is, and mended there', async () => {
    const office = await as(OFFICE);
    await visit(office, '/assessments/schemes/new');
    await checkBoth(office, 'assessment-new-scheme', '71-assessment-new-scheme');
    const file = join(mkdtempSync(join(tmpdir(), 'scheme-')), 'scheme.json');
    // As the command takes it, with facts to try it on.
    writeFileSync(file, JSON.stringify({ scheme: TABLE, facts: { 会议: [1, 1, 1, 1] } }));
    await office.getByText('JSON 文件').click();
    await office.getByLabel('文件', { exact: true }).setInputFiles(file);
    await office.getByLabel('细则名称').fill(TITLE);
    await office.getByRole('button', { name: '开始拟订' }).click();
    await heading(office, /^修改/).waitFor();
    await office.getByText('写的是 60 分，各项合计 50 分').waitFor();
    await office.getByRole('button', { name: /一、日常工作：/ }).click();
    // In words, beside the field.
    const points = office.locator('.field').filter({ hasText: '这一部分的分值' });
    await points.getByText('写明“只录入了表的一部分”').waitFor();
    expect(await office.locator('main').innerText()).not.toContain('isPartial');
    await checkBoth(office, 'assessment-editor-fault', '72-assessment-editor');
    await office.getByRole('button', { name: '修改“重大隐患整改率”' }).click();
    await office.getByLabel('分值', { exact: true }).fill('40');
    await office.getByText('60 分，与各项合计一致').waitFor();
    await office.getByText('没有问题，可以试算、印发').waitFor();
    scheme = new URL(office.url()).pathname.replace(/\/edit$/, '');
  });

  it('is tried on facts beside it, undone and done again, and what is typed outlives a reload', async () => {
    const office = await as(OFFICE);
    await office.getByRole('button', { name: '撤销' }).click();
    await office.getByText('写的是 60 分，各项合计 50 分').waitFor();
    await office.getByRole('button', { name: '重做' }).click();
    await office.getByText('60 分，与各项合计一致').waitFor();
    await office.reload();
    await office.getByText('本机有没有保存的改动').waitFor();
    await office.getByText('60 分，与各项合计一致').waitFor();
    await office.locator('.ant-segmented-item').filter({ hasText: '试算' }).click();
    await fill(office, { 已整改的重大隐患: '9', 应整改的重大隐患: '10', 现场抽查扣分: '2' });
    for (const n of [1, 2, 3, 4])
      await office.getByLabel(`各季度会议次数，第${n}期`).fill(n === 3 ? '0' : '1');
    await office.getByLabel('较大以上事故起数', { exact: true }).fill('0');
    await office.locator('.total').filter({ hasText: '89' }).waitFor();
    await checkBoth(office, 'assessment-trial', '73-assessment-trial');
    await office.getByRole('button', { name: '保存', exact: true }).click();
    await dialog(office).getByRole('button', { name: '保存', exact: true }).click();
    await office.getByText('已保存，没有问题').waitFor();
  });

  it('a cap of a role is entered in the form, and is asked for items of that role', async () => {
    const office = await as(OFFICE);
    await office.getByRole('button', { name: '修改名称、对象和总分' }).click();
    await office.getByRole('button', { name: '加一个岗位' }).click();
    const cap = office.locator('#at-roleCaps-0');
    await cap.getByLabel('岗位', { exact: true }).fill('分管负责人');
    await cap.getByLabel('合计最多扣').fill('20');
    await cap.getByText('没有一项指标属于“分管负责人”，封顶无从适用').waitFor();
    await cap.getByRole('button', { name: '删除' }).click();
    await office.getByText('没有问题，可以试算、印发').waitFor();
  });

  it('shows what a change of a fact would do before it is issued, and is frozen once it is', async () => {
    const office = await as(OFFICE);
    await visit(office, `${scheme}/what-if`);
    await choose(office, '假设一个事实变了', '较大以上事故起数');
    await office.getByLabel('变成', { exact: true }).fill('0');
    await office.getByRole('button', { name: '试算', exact: true }).click();
    await office.getByRole('heading', { name: /试算 6 个/ }).waitFor();
    await checkBoth(office, 'assessment-what-if', '74-assessment-what-if');
    await visit(office, scheme);
    const today = await dayOf(office);
    await act(OFFICE, office, '印发', /已印发/, () =>
      fill(dialog(office), {
        印发单位: '云江市安委会',
        文号: '云安委〔2026〕9号',
        印发日期: today,
        批准情况: '市委常委会第12次会议审议通过',
      }),
    );
    await heading(office, /已印发/).waitFor();
    expect(await office.getByRole('button', { name: '修改', exact: true }).count()).toBe(0);
    await checkBoth(office, 'assessment-scheme', '75-assessment-scheme');
  });

  it('six counties are assessed under it, each item with who scores it', async () => {
    const office = await as(OFFICE);
    await visit(office, scheme);
    // Its days are over: scoring opens before only once all have submitted.
    const selfBy = addDays(await dayOf(office), -1);
    await visit(office, '/assessments/new');
    await choose(office, '考核细则', TITLE);
    await fill(office, {
      自评截止: selfBy,
      考核名称: EXERCISE,
      异议期的依据: '云安委〔2026〕9号第二十条',
    });
    await office.getByRole('button', { name: '准备考核' }).click();
    await heading(office, /准备中/).waitFor();
    exercise = new URL(office.url()).pathname.replace('/assessments/', '/assessments/exercises/');
    await office.getByRole('button', { name: '加考核对象' }).click();
    for (const county of COUNTIES) await dialog(office).getByLabel(county).check();
    await dialog(office).getByRole('button', { name: '加 6 个' }).click();
    await office.getByText('已加 6 个考核对象').waitFor();
    for (const login of ['yunjiang-dcs', 'yunjiang-zzb']) {
      await office.getByRole('button', { name: '定评分人' }).click();
      await dialog(office).getByLabel('评分人的用户名').fill(login);
      await dialog(office).getByRole('button', { name: '全部项目' }).click();
      await dialog(office).getByRole('button', { name: '保存', exact: true }).click();
      await dialog(office).waitFor({ state: 'detached' });
    }
    for (const { id, name } of await lines(office))
      subjects.set(name, `/assessments/subjects/${id}`);
    await checkBoth(office, 'assessment-prepared', '76-assessment-prepared');
    await act(OFFICE, office, '开放自评', /已开放自评/);
  });

  it('a county fills in only what the system does not have, and signs', async () => {
    const county = await as(COUNTY);
    await visit(county, `${subjects.get('青石县')}/self`);
    await heading(county, /还有 \d+ 个事实要填/).waitFor();
    for (const [asks, value] of [
      ['已整改的重大隐患', '8'],
      ['应整改的重大隐患', '10'],
    ] as const) {
      await county.getByRole('button', { name: `填报：${asks}` }).click();
      await dialog(county).getByLabel(asks, { exact: true }).fill(value);
      await dialog(county).getByLabel('佐证材料').fill('重大隐患台账');
      await dialog(county).getByRole('button', { name: '填报', exact: true }).click();
      await dialog(county).waitFor({ state: 'detached' });
    }
    // What people judge is not entered: one says what there is to say, with what shows it.
    await county.locator('.ant-segmented-item').filter({ hasText: '由人评分 1' }).click();
    await county.getByRole('button', { name: '写说明：现场抽查扣分' }).click();
    await dialog(county).getByLabel('这一项的情况').fill('抽查出的问题都已当日整改。');
    await dialog(county).getByLabel('其他文件').fill('整改前后照片');
    await checkBoth(county, 'assessment-say');
    await dialog(county).getByRole('button', { name: '保存', exact: true }).click();
    await county.getByText('说明已保存。').waitFor();
    await county.getByText(/说明：抽查出的问题都已当日整改。/).waitFor();
    await county.locator('.ant-segmented-item').filter({ hasText: '全部' }).click();
    await checkBoth(county, 'assessment-self', '77-assessment-self');
    // Another county has records to choose from.
    const other = await as('石桥县安委办');
    await visit(other, `${subjects.get('石桥县')}/self`);
    await other.locator('.ant-segmented-item').filter({ hasText: '由人评分 1' }).click();
    await other.getByRole('button', { name: '写说明：现场抽查扣分' }).click();
    await dialog(other).getByLabel('这一项的情况').fill('抽查的五家企业都有复查记录。');
    await choose(dialog(other), '系统内的佐证', /履职记录/);
    await dialog(other).getByText('评分人员评这一项时').click();
    await dialog(other).getByRole('button', { name: '保存', exact: true }).click();
    await other.getByText('说明已保存。').waitFor();
    const office = await as(OFFICE);
    for (const [name, path] of subjects)
      for (const [fact, value] of [
        ['会议', [1, 1, 1, 1]],
        ['较大以上事故', name === '松坪县' ? 1 : 0],
        ...(name === '青石县'
          ? []
          : ([
              ['已整改', 10],
              ['应整改', 10],
            ] as const)),
      ] as const)
        await send(office, `/api${path}/enter-fact`, {
          version: (await one(office, name)).version,
          fact,
          value,
          evidence: ['会议纪要、事故登记'],
          because: '市安委办代录',
        });
    await county.reload();
    await county.getByLabel('自评说明').fill('重大隐患两处没有整改完，已定期限。');
    await county.getByRole('button', { name: '签名提交自评' }).click();
    await signed(county, COUNTY, heading(county, /结果还没有告知/));
  });

  it('marks are given blind, each with its reason', async () => {
    const office = await as(OFFICE);
    await visit(office, exercise.replace('/exercises', ''));
    await act(OFFICE, office, '结束自评，开始评分', /开始评分/);
    const [first, other] = await Promise.all(SCORERS.map(as));
    if (first === undefined || other === undefined) throw new Error('two scorers');
    await visit(first, '/assessments/scoring');
    await heading(first, /还有 6 个分数要评/).waitFor();
    const rows = first.locator('.mark-row');
    // A record of the county beside the mark is read here, and nowhere else by who is of another department.
    const said = rows.filter({ hasText: '石桥县' });
    await said.getByText('抽查的五家企业都有复查记录。').waitFor();
    await said.locator('.shown-by .link-button').click();
    await dialog(first).getByText('只供评这一项使用；查看会留下记录。').waitFor();
    await dialog(first).getByText('日期').waitFor();
    await checkBoth(first, 'assessment-cited-record');
    await dialog(first)
      .getByRole('button', { name: /close|关闭/i })
      .click();
    await dialog(first).waitFor({ state: 'detached' });
    const submitted = rows.filter({ hasText: '青石县' });
    await submitted.getByText(/^全年自评说明/).click();
    await submitted.getByText('重大隐患两处没有整改完，已定期限。').waitFor();
    await choose(submitted, /^依据的材料/, '整改前后照片');
    await first.keyboard.press('Escape');
    for (let at = 0; at < 6; at += 1) {
      const row = rows.nth(at);
      const isFirst = (await row.innerText()).includes('青石县');
      await row.getByLabel('现场抽查扣分').fill(isFirst ? '12' : '2');
      await row.getByLabel('理由').fill('两处通道堵塞');
      await row.getByRole('button', { name: /^保存/ }).click();
      await row.getByText('已评').waitFor();
    }
    await heading(first, /要评的都评了/).waitFor();
    await checkBoth(first, 'assessment-scoring', '78-assessment-scoring');
    for (const [name, path] of subjects)
      await send(other, `/api${path}/mark`, {
        itemId: '2.1',
        fact: '抽查扣分',
        value: name === '青石县' ? 14 : 2,
        reason: '现场核查',
        evidence: [],
      });
    // Nobody else sees a mark before scoring is closed.
    await visit(office, subjects.get('青石县') ?? '');
    await office.getByRole('heading', { name: /^事实/ }).waitFor();
    expect(await office.locator('main').innerText()).not.toContain('两处通道堵塞');
    expect((await read(office, `/api${subjects.get('青石县')}`))['marks']).toEqual([]);
    await visit(office, exercise.replace('/exercises', ''));
    await act(OFFICE, office, '结束评分，开始会审', /开始会审/);
    await office.getByText('有 1 个分数各人不一致').waitFor();
    await checkBoth(office, 'assessment-moderation', '79-assessment-moderation');
  });

  it('marks that differ are settled with the reason; the score says how it came about', async () => {
    const office = await as(OFFICE);
    await visit(office, subjects.get('青石县') ?? '');
    await office.getByRole('button', { name: '会审改定：现场抽查扣分' }).click();
    await dialog(office).getByText('云江市督查室：12').waitFor();
    await dialog(office).getByLabel('现场抽查扣分', { exact: true }).fill('13');
    await dialog(office).getByLabel('理由').fill('会审：一处重复计算');
    await dialog(office).getByRole('button', { name: '会审改定', exact: true }).click();
    await signed(office, OFFICE, heading(office, /79 分，按分数为合格/));
    await office.getByRole('button', { name: '重大隐患整改率' }).click();
    await office
      .locator('.why')
      .getByText(/已整改/)
      .first()
      .waitFor();
    await checkBoth(office, 'assessment-subject', '80-assessment-subject');
    await office.getByText('会审：一处重复计算').first().waitFor();
  });

  it('a quota that binds leaves level totals to people; a veto stands beside it', async () => {
    const office = await as(OFFICE);
    const path = exercise.replace('/exercises', '');
    await visit(office, `${path}/proposal`);
    await office.getByText(/名额 2 个，达到的 \d 个/).waitFor();
    await office.getByText('发生较大以上事故').waitFor();
    await checkBoth(office, 'assessment-proposal', '81-assessment-proposal');
    for (const [at, county] of ['石桥县', '临河县', '云岫区', '澄湖市'].entries()) {
      await office.getByRole('button', { name: `选定${county}的等次` }).click();
      await choose(dialog(office), '等次', at < 2 ? '优秀' : '合格');
      await dialog(office).getByLabel('理由').fill('同分，比较全年整改完成的先后');
      await dialog(office).getByRole('button', { name: '保存', exact: true }).click();
      await dialog(office).waitFor({ state: 'detached' });
    }
    await heading(office, /等次都定了/).waitFor();
    await visit(office, path);
    await act(OFFICE, office, '提出等次', /已提出等次/);
    const second = await as(SECOND);
    await visit(second, path);
    await act(SECOND, second, '登记批准', /已登记批准/, () =>
      fill(dialog(second), { 批准机关: '云江市委、市政府', 文号: '云委发〔2026〕30号' }),
    );
    await visit(office, path);
    await act(OFFICE, office, '告知结果', /异议期开始/);
    await checkBoth(office, 'assessment-notified', '82-assessment-notified');
  });

  it('a county sees its own result and nobody else’s, objects, and the fact is put right', async () => {
    const county = await as(COUNTY);
    await visit(county, subjects.get('青石县') ?? '');
    await heading(county, /79 分，拟定合格/).waitFor();
    await checkBoth(county, 'assessment-own-result', '83-assessment-own-result');
    await act(COUNTY, county, '对结果提出异议', /已提出异议/, async () => {
      await dialog(county).getByLabel('异议内容').fill('抽查的一处不在本县。');
    });
    await county.goto(`${server.address}${subjects.get('石桥县')}`);
    await county
      .getByText(/没有读到内容|没有找到/)
      .first()
      .waitFor();
    const second = await as(SECOND);
    await visit(second, subjects.get('青石县') ?? '');
    await act(SECOND, second, '处理异议', /异议已处理/, async () => {
      await choose(dialog(second), '决定', /^异议成立$/);
      await dialog(second).getByLabel('理由').fill('经核对，一处在邻县');
      await choose(dialog(second), '异议成立的，改正哪个事实', '现场抽查扣分');
      await dialog(second).locator('#objection-value').fill('11');
    });
    await heading(second, /81 分/).waitFor();
    await checkBoth(second, 'assessment-objection', '84-assessment-objection');
    expect((await lines(second)).map(({ name }) => name)).toEqual([...subjects.keys()]);
  });

  it('the roster of the county that has none comes in, and its leaders can be assessed as well', async () => {
    const county = await as(COUNTY);
    await visit(county, '/posts/import');
    await county.getByLabel('选择文件').setInputFiles({
      name: '名册.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await sampleWorkbook(sampleRoster())),
    });
    await county.getByRole('button', { name: '导入这 30 处变动' }).click();
    await county.getByText(/已导入：新增 30 个任职/).waitFor();
  });

  it('their leaders are assessed in person: they read the facts from the self-assessment on, the result once it is told', async () => {
    const office = await as(OFFICE);
    const second = await as(SECOND);
    const [scorer] = await Promise.all(SCORERS.map(as));
    if (scorer === undefined) throw new Error('a scorer');
    const today = await dayOf(office);
    const region = '/99/9901/';
    const { vetoes: _, consequences: __, ...rest } = TABLE;
    const [daily, checks] = TABLE.sections;
    const body = {
      ...rest,
      title: '云江市2026年度县级领导干部考核细则',
      subjects: { kind: 'person' },
      sections: [{ ...daily, points: 50 }, checks],
      total: 90,
      grades: [{ name: '优秀', from: 80 }, { name: '合格' }],
      quotas: [{ grade: '优秀', atMost: 4 }],
    };
    await prove(office, OFFICE);
    const drafted = await send(office, '/api/assessments/schemes', {
      region,
      year: 2026,
      title: body.title,
      from: { kind: 'body', body },
      supersedes: null,
    });
    await send(office, `/api/assessments/schemes/${String(drafted['id'])}/issue`, {
      version: drafted['version'],
      organ: '云江市委',
      documentNo: '云委办〔2026〕20号',
      on: today,
      approval: '市委常委会第12次会议审议通过',
    });
    const prepared = await send(office, '/api/assessments/exercises', {
      region,
      year: 2026,
      schemeId: drafted['id'],
      title: LEADERS,
      from: '2026-01-01',
      to: '2026-12-31',
      selfBy: addDays(today, -1),
      scoringBy: today,
      proposeBy: today,
      objectionDays: 5,
      objectionUnit: 'calendar-days',
      objectionBasis: '云委办〔2026〕20号第十条',
      isBlind: true,
      settling: 'people',
      settlingBasis: null,
    });
    leaders = `/api/assessments/exercises/${String(prepared['id'])}`;
    const doing = (page: Page, what: string, more?: object) => step(page, leaders, what, more);
    const chiefs = (
      await Promise.all(
        COUNTIES.map(async (county) => {
          const { items } = (await read(
            office,
            `${leaders}/candidates?kind=persons&search=${encodeURIComponent(county)}&limit=100`,
          )) as { items: { appointmentId: string; postClass: string | null }[] };
          return items.filter(({ postClass }) => postClass?.endsWith('-chief'));
        }),
      )
    ).flat();
    // The secretary of the party committee and the head of the government of each.
    expect(chiefs).toHaveLength(12);
    await doing(office, 'add-subjects', {
      subjects: chiefs.map(({ appointmentId }) => ({
        region: null,
        organId: null,
        appointmentId,
        class: null,
      })),
    });
    await doing(office, 'assign', { loginName: 'yunjiang-dcs', items: ['2.1'] });
    await doing(office, 'open-self-assessment');
    const leader = await as(LEADER);
    await visit(leader, '/assessments');
    await leader.getByText('告知后可见').waitFor();
    await leader.getByRole('link', { name: LEADERS }).click();
    await heading(leader, /结果还没有告知/).waitFor();
    await checkBoth(leader, 'assessment-leader-facts');
    const persons = (await read(office, `${leaders}/subjects?limit=50`))['items'] as Line[];
    for (const { id } of persons)
      for (const [fact, value] of [
        ['会议', [1, 1, 1, 1]],
        ['已整改', 9],
        ['应整改', 10],
      ] as const)
        await send(office, `/api/assessments/subjects/${id}/enter-fact`, {
          version: (await read(office, `/api/assessments/subjects/${id}`))['version'],
          fact,
          value,
          evidence: ['会议纪要'],
          because: null,
        });
    await doing(office, 'open-scoring');
    // Five reach 优秀, one more than there are places; nobody is level with them.
    for (const [at, { id, name }] of persons.entries())
      await send(scorer, `/api/assessments/subjects/${id}/mark`, {
        itemId: '2.1',
        fact: '抽查扣分',
        value: name === LEADER ? 3 : at < 3 ? 4 : at < 4 ? 5 : 9,
        reason: '一处通道堵塞',
        evidence: [],
      });
    await doing(office, 'close-scoring', { reason: null });
    await prove(office, OFFICE);
    await doing(office, 'propose');
    await prove(second, SECOND);
    await doing(second, 'approve', {
      on: today,
      organ: '云江市委',
      documentNo: '云委〔2026〕41号',
    });
    await doing(office, 'notify', { on: today });
    await visit(leader, '/assessments');
    await leader.getByText('优秀').waitFor();
    await checkBoth(leader, 'assessment-mine', '85-assessment-mine');
    await leader.getByRole('link', { name: LEADERS }).click();
    await heading(leader, /84 分，拟定优秀/).waitFor();
    await checkBoth(leader, 'assessment-leader-result');
  });

  it('nothing is final while the term to object runs; once it has passed, both results are', async () => {
    const office = await as(OFFICE);
    await visit(office, exercise.replace('/exercises', ''));
    await office.getByText(/期满才能定为最终结果/).waitFor();
    expect(await office.getByRole('button', { name: '确定最终结果' }).count()).toBe(0);
    await Promise.all([...pages.values()].map((page) => page.context().close()));
    pages.clear();
    await server.close();
    daysAhead = TERM_DAYS + 1;
    server = await startServer('assessment', { on: 'folder', folder: server.folder, daysAhead });
    const later = await as(OFFICE);
    await visit(later, exercise.replace('/exercises', ''));
    await act(OFFICE, later, '确定最终结果', /已确定最终结果/);
    await heading(later, /已是最终结果/).waitFor();
    await checkBoth(later, 'assessment-final', '86-assessment-final');
    expect((await lines(later)).map(({ name, finalGrade }) => [name, finalGrade])).toEqual([
      ['青石县', '合格'],
      ['石桥县', '优秀'],
      ['临河县', '优秀'],
      ['云岫区', '合格'],
      ['澄湖市', '合格'],
      ['松坪县', '不合格'],
    ]);
    await prove(later, OFFICE);
    await step(later, leaders, 'finalise');
    const persons = (await read(later, `${leaders}/subjects?limit=50`))['items'] as Line[];
    expect(persons.filter(({ finalGrade }) => finalGrade === '优秀')).toHaveLength(4);
    const leader = await as(LEADER);
    await visit(leader, '/assessments');
    await leader.getByRole('link', { name: LEADERS }).click();
    await heading(leader, /84 分，优秀/).waitFor();
  });

  it('what follows from the lowest grade has its day, and is done with a document', async () => {
    const office = await as(OFFICE);
    await visit(office, '/assessments/consequences?state=open');
    const row = office.getByRole('row', { name: /松坪县/ });
    await row.getByText('向市委、市政府书面报告').waitFor();
    const due = addMonths(await dayOf(office), 1);
    await row.getByText(due).waitFor();
    await checkBoth(office, 'assessment-consequences', '87-assessment-consequences');
    await row.getByRole('button', { name: '登记办结' }).click();
    await dialog(office).getByLabel('文号').fill('松政〔2026〕31号');
    await dialog(office).getByRole('button', { name: '登记办结' }).click();
    await office.getByText('已登记办结。').waitFor();
    const county = await as('松坪县安委办');
    await visit(county, '/assessments/consequences?state=done');
    await county
      .getByRole('row', { name: /松坪县/ })
      .getByText('松政〔2026〕31号')
      .waitFor();
  });

  it('the leaders’ results are told to all of them at once, each reads their own', async () => {
    const office = await as(OFFICE);
    await visit(office, leaders.replace('/api/assessments/exercises', '/assessments'));
    await office.getByRole('link', { name: '通报个人结果' }).click();
    await dialog(office)
      .getByText(/这次通报 \d+ 人，此前已通报 0 人/)
      .waitFor();
    await checkBoth(office, 'telling-all');
    await dialog(office)
      .getByRole('button', { name: /^通报 \d+ 人$/ })
      .click();
    await signed(office, OFFICE, office.getByText(/现在没有可以通报的人/));
    await checkBoth(office, 'tellings-told');
    const leader = await as(LEADER);
    await visit(leader, '/publication/tellings');
    await leader.getByText('2026年度安全生产责任制考核等次为优秀').waitFor();
    expect(await leader.locator('tbody tr').count()).toBe(1);
  });

  it('the result is published as a notice, approved by another account', async () => {
    const office = await as(OFFICE);
    await visit(office, exercise.replace('/exercises', ''));
    await office.getByRole('link', { name: '起草结果公告' }).click();
    const preview = office.getByRole('region', { name: '公众看到的样子' });
    await preview.getByText('石桥县、临河县。').waitFor();
    // Nobody's score, and not what brought a grade down.
    expect(await preview.innerText()).not.toMatch(/较大以上事故|81/);
    await office.getByRole('button', { name: '保存草稿' }).click();
    await heading(office, /草稿/).waitFor();
    notice = new URL(office.url()).pathname;
    await act(OFFICE, office, '检查后送批', /检查通过/);
    const second = await as(SECOND);
    await visit(second, notice);
    await act(SECOND, second, '登记批准', /可以发布/, () =>
      fill(dialog(second), {
        批准的会议或者文件: '云江市委常委会第15次会议',
        文号: '云委发〔2026〕33号',
      }),
    );
    await visit(office, notice);
    await act(OFFICE, office, '发布', /已发布/);
    await heading(office, /发布/).waitFor();
  });

  it('a citizen reads it without an account and without a script, and finds where to report', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(`${server.address}/public/?kind=assessment&year=2026`);
    await page.getByRole('link', { name: '关于云江市2026年度安全生产工作考核结果的通报' }).click();
    await page.getByText('石桥县、临河县。').waitFor();
    await page.getByText('云委发〔2026〕33号').first().waitFor();
    await photograph(page, '88-assessment-notice', true);
    expect(await page.locator('main').innerText()).not.toMatch(/林澄之|81/);
    await page.getByRole('link', { name: /举报/ }).first().click();
    await heading(page, /举报/).waitFor();
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  it('how the year’s appraisals use results is told item by item in the register', async () => {
    const office = await as(OFFICE);
    await visit(office, '/assessments/uses/new');
    await fill(office, {
      名称: '2026年度领导班子和领导干部综合考核',
      组织单位: '云江市委组织部',
      分值或权重: '占5%',
      依据文号: '云组发〔2026〕12号',
      送交对象: '云江市委组织部',
      送交日期: await dayOf(office),
      送交文号: '云安委〔2026〕35号',
    });
    await choose(office, '纳入安全生产', '已纳入');
    await office.getByRole('button', { name: '登记', exact: true }).click();
    await heading(office, /结果已送，还没有登记怎样运用/).waitFor();
    await visit(office, '/assessments/uses');
    await office.getByRole('link', { name: '2026年度领导班子和领导干部综合考核' }).waitFor();
    await checkBoth(office, 'result-uses', '89-result-uses');
  });

  it('marks on duties and on every month are given on the page, and count', async () => {
    const office = await as(OFFICE);
    const drafted = await send(office, '/api/assessments/schemes', {
      region: '/99/9901/',
      year: 2026,
      title: DUTY_TABLE.title,
      from: { kind: 'body', body: DUTY_TABLE },
      supersedes: null,
    });
    const today = await dayOf(office);
    await prove(office, OFFICE);
    await send(office, `/api/assessments/schemes/${String(drafted['id'])}/issue`, {
      version: 1,
      organ: '云江市安委会',
      documentNo: '云安委〔2026〕12号',
      on: today,
      approval: '市委常委会',
    });
    const prepared = await send(office, '/api/assessments/exercises', {
      region: '/99/9901/',
      year: 2026,
      schemeId: drafted['id'],
      title: '云江市2026年度责任落实评分',
      from: '2026-01-01',
      to: '2026-12-31',
      selfBy: addDays(today, -1),
      scoringBy: addDays(today, 5),
      proposeBy: addDays(today, 9),
      objectionDays: 5,
      objectionUnit: 'calendar-days',
      objectionBasis: '云安委〔2026〕12号',
      isBlind: true,
      settling: 'people',
      settlingBasis: null,
    });
    const path = `/api/assessments/exercises/${String(prepared['id'])}`;
    await step(office, path, 'add-subjects', {
      subjects: [{ region: '/99/9901/990101/', organId: null, appointmentId: null, class: null }],
    });
    await step(office, path, 'assign', { loginName: 'yunjiang-dcs', items: ['1.1', '1.2'] });
    await step(office, path, 'open-self-assessment');
    await step(office, path, 'open-scoring');
    const scorer = await as(SCORERS[0]);
    await visit(scorer, '/assessments/scoring');
    await heading(scorer, /还有 2 个分数要评/).waitFor();
    const [duties, months] = [0, 1].map((at) => scorer.locator('.mark-row').nth(at));
    if (duties === undefined || months === undefined) throw new Error('two marks');
    await choose(duties, '5.1', /^到位$/);
    await choose(duties, '5.2', /^不到位$/);
    for (let month = 1; month <= 12; month += 1)
      await months.getByLabel(`各月检查次数，第${month}期`).fill(month === 3 ? '0' : '1');
    await checkBoth(scorer, 'assessment-scoring-duties');
    for (const row of [duties, months]) {
      await row.getByLabel('理由').fill('查阅台账');
      await row.getByRole('button', { name: /^保存/ }).click();
      await row.getByText('已评').waitFor();
    }
    await step(office, path, 'close-scoring', { reason: null });
    const [subject] = (await read(office, `${path}/subjects?limit=5`))['items'] as Line[];
    await visit(office, `/assessments/subjects/${subject?.id}`);
    // Of 40 a duty that was not met takes 20, of 60 a month without takes 5.
    await heading(office, /75 分/).waitFor();
  });

  it('no page had a script error', () => {
    expect(faults.flat()).toEqual([]);
  });
});

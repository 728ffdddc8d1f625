// Vetting in a real browser: fifty names from the list to the letter and its revocation, unseen by whoever must not know.
import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWorkbook } from '@jinze/documents';
import { sampleRoster, sampleWorkbook } from '@jinze/server/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBoth, choose, read, send, signed } from './acts.ts';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, photograph, signInAs } from './page.ts';
import type { TestServer } from './server.ts';

const FOLDER = fileURLToPath(new URL('../.cache/e2e-files/', import.meta.url));
const TITLE = '2026年第三批';
const LETTER = '云安办函〔2026〕88号';
const BASIS = '云组函〔2026〕35号';

/** Heads of counties the demo has, as one writes them down. */
const HEADS = [
  '许一苇\t石桥县委员会\t书记',
  '郑含章\t石桥县\t县长',
  '韩怀瑾\t临河县委员会\t书记',
  '罗其琛\t临河县\t县长',
  '程长庚\t云岫区委员会\t书记',
  '曹砺锋\t云岫区\t区长',
  '林清越\t澄湖市委员会\t书记',
  '何砺锋\t澄湖市\t市长',
  '顾慕白\t松坪县委员会\t书记',
  '林澄之\t松坪县\t县长',
  '许晏清\t云江经济开发区\t副主任（安全生产）',
  '叶同舟\t云江经济开发区\t副主任（建设）',
  '叶既明\t云江经济开发区\t局长',
  '林立诚\t云江经济开发区经济发展局\t局长',
];

/** 青石县 with bodies enough for thirty-six candidates; their posts are the prefecture committee’s to fill. */
function rosterOfQingshi(): string[][] {
  const own = sampleRoster().filter(([region]) => region === '青石县');
  const bureau = own.findLast(([, , title]) => title === '局长') ?? [];
  const more = Array.from({ length: 36 - own.length }, (_, index) => {
    const row = [...bureau];
    const [first, second] = [
      '甲乙丙丁戊己庚辛壬癸'[index % 10],
      '一二三四'[Math.floor(index / 10)],
    ];
    row[1] = `青石县第${second}${first}工作局`;
    row[4] = `尹${first}${second}`;
    row[5] = String(3100 + index);
    return row;
  });
  return [...own, ...more].map((row) => row.with(9, '云江市委'));
}

describe('vetting', () => {
  let server: TestServer;
  let browser: Browser;
  const faults: string[][] = [];
  const pages = new Map<string, Page>();
  let qingshi: string[][];
  let list: string;
  let requestId = '';
  /** What each of those who must not know saw of their desk and notices before. */
  const before = new Map<string, string>();
  const UNKNOWING = ['郑含章', '石桥县县长联络员', '石桥县安委办', '青石县安委办'] as const;

  const as = async (name: string): Promise<Page> => {
    const open = pages.get(name);
    if (open !== undefined) return open;
    const { page, faults: own } = await newPage(browser);
    faults.push(own);
    await signInAs(page, server.address, new RegExp(`^${name}`));
    pages.set(name, page);
    return page;
  };
  const visit = async (page: Page, path: string) => {
    await page.goto(`${server.address}${path}`);
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  };
  const heading = (page: Page, name: RegExp) => page.getByRole('heading', { level: 1, name });
  const dialog = (page: Page) => page.getByRole('dialog').last();
  /** As a list comes from a document: through the clipboard. */
  const paste = async (page: Page, text: string) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((words) => navigator.clipboard.writeText(words), text);
    const field = page.getByLabel(/每行一人/);
    await field.fill('');
    await field.focus();
    await page.keyboard.press('ControlOrMeta+V');
  };
  /** Presses the act of the page, and in its dialog the button of the same name. */
  const press = async (page: Page, act: string, fill?: () => Promise<void>) => {
    await page.getByRole('button', { name: act, exact: true }).first().click();
    await dialog(page).waitFor();
    await fill?.();
    await dialog(page).getByRole('button', { name: act, exact: true }).click();
  };
  const recordAccident = async (office: string, region: string, name: string) => {
    await send(await as(office), '/api/accidents', {
      region,
      name,
      occurredOn: '2026-11-20',
      occurredAt: null,
      place: null,
      sector: null,
      sectorCode: null,
      unit: null,
      kind: null,
      grade: null,
      gradeSource: null,
      nature: 'production',
      natureBasis: null,
      isResponsible: null,
      isGrave: null,
      deaths: 1,
      missing: 0,
      seriousInjuries: 0,
      injured: 0,
      directLossWanYuan: null,
      knownAsOf: '2026-11-21',
      sourceDocument: '事故快报〔2026〕44号',
    });
  };
  const register = async (organ: string, title: string, documentNo: string, measure: string) => {
    const department = await as('云江市委组织部');
    const { items } = (await read(
      department,
      `/api/posts/roster?region=${encodeURIComponent('/99/9901/')}&search=${encodeURIComponent(organ)}&limit=100`,
    )) as { items: { organName: string; postTitle: string; appointmentId: string }[] };
    const holder = items.find((one) => one.organName === organ && one.postTitle === title);
    await send(department, '/api/accountability/decisions', {
      committee: '/99/9901/',
      appointmentId: holder?.appointmentId,
      onDay: '2026-11-02',
      circumstances: [1],
      responsibility: 'important',
      becauseAccident: false,
      accidentId: null,
      accidentName: null,
      outcome: 'pursued',
      ground: null,
      measures: [{ measure, until: null, probationMonths: null }],
      weight: null,
      weightReason: null,
      organ: '云江市监察委员会',
      documentNo,
      decidedOn: '2026-11-20',
      effectiveOn: null,
      servedOn: null,
      content: '给予处分。',
    });
  };

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('vetting'), openBrowser()]);
    mkdirSync(FOLDER, { recursive: true });
    qingshi = rosterOfQingshi();
    const file = join(FOLDER, '青石县三十六人.xlsx');
    writeFileSync(file, await sampleWorkbook(qingshi));
    const county = await as('青石县安委办');
    await visit(county, '/posts/import');
    await county.waitForLoadState('networkidle');
    await county.getByLabel('选择文件').setInputFiles(file);
    await county.getByRole('button', { name: /^导入这 36 处变动/ }).click();
    await county.getByText('已导入：新增 36 个任职').waitFor();
    list = [
      ...HEADS,
      ...qingshi.map(([, organ, title, , name]) => `${name}\t${organ}\t${title}`),
    ].join('\n');
    for (const name of UNKNOWING) before.set(name, await seenBy(await as(name)));
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** All the words of the desk and of the notices. */
  const seenBy = async (page: Page): Promise<string> => {
    const words: string[] = [];
    for (const path of ['/', '/notices']) {
      await visit(page, path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      words.push(await page.locator('body').innerText());
    }
    return words.join('\n');
  };

  it('a list that is wrong is refused in words, and nothing that was written is lost', async () => {
    const department = await as('云江市委组织部');
    await visit(department, '/vetting/new');
    const names = department.getByLabel(/每行一人/);
    await names.fill(list);
    await department.getByRole('button', { name: '检查名单' }).click();
    // What is missing is said beside its field.
    await department.getByText('不能为空').first().waitFor();
    await checkPage(department, 'fields missing');
    await department.getByLabel('依据文件').fill(BASIS);
    await department.getByLabel('请求标题').fill(TITLE);

    const wrong = `${HEADS[0]}\n查无此人\t石桥县\t县长\n${HEADS[0]}\n郑含章\t松坪县\t县长`;
    await names.fill(wrong);
    await department.getByRole('button', { name: '检查名单' }).click();
    await department.getByText('1 处写法有误').waitFor();
    await department.getByText('与第 1 行是同一人').waitFor();
    await department.getByText('名册里没有这个姓名').waitFor();
    await department.getByText('有这个人，单位或者职务对不上').waitFor();
    await photograph(department, 'vetting-wrong');
    await checkBoth(department, 'vetting-wrong-list');
    expect(await department.getByRole('button', { name: /^存为草稿/ }).count()).toBe(0);
    expect(await names.inputValue()).toBe(wrong);

    await paste(department, Array.from({ length: 10_001 }, (_, index) => `某${index}`).join('\n'));
    await department.getByRole('button', { name: '检查名单' }).click();
    await department.getByText('一次最多 10000 人，请分批提出').waitFor();
    expect(await department.getByLabel('请求标题').inputValue()).toBe(TITLE);

    await names.fill(' \n ');
    expect(await department.getByRole('button', { name: '检查名单' }).isDisabled()).toBe(true);
    await department.getByText('上传表格').click();
    const [download] = await Promise.all([
      department.waitForEvent('download'),
      department.getByRole('link', { name: '下载模板' }).click(),
    ]);
    const template = join(FOLDER, '空的考察名单.xlsx');
    writeFileSync(template, await readFile(await download.path()));
    await department.getByLabel('选择文件').setInputFiles(template);
    await department.getByText('没有读到任何姓名').waitFor();
    await checkBoth(department, 'vetting-empty-file');
  });

  it('a line that is not clear is settled by choosing; another office’s people are named', async () => {
    const department = await as('云江市委组织部');
    await department.getByText('粘贴', { exact: true }).click();
    const names = department.getByLabel(/每行一人/);
    await names.fill(`${HEADS[0]}\n郑含章\t松坪县\t县长`);
    await department.getByRole('button', { name: '检查名单' }).click();
    await department.getByText('1 行还不能确定是哪一位').waitFor();
    await choose(department, '第几行的“郑含章”是哪一位', '石桥县人民政府');
    await department.getByRole('button', { name: '按选定的 1 人重新检查' }).click();
    await department.getByText('共 2 行，已确定 2 人').waitFor();
    await department.getByText('其中 1 人是选定的').waitFor();
    const { items } = (await read(
      department,
      `/api/posts/roster?region=${encodeURIComponent('/99/9901/')}&search=${encodeURIComponent('云江市应急管理局')}&limit=10`,
    )) as { items: { personName: string; organName: string; postTitle: string }[] };
    const above = items.find(({ organName }) => organName === '云江市应急管理局');
    await names.fill(`${HEADS[0]}\n${above?.personName}\t${above?.organName}\t${above?.postTitle}`);
    await department.getByRole('button', { name: '检查名单' }).click();
    await department.getByText('名单里的人由几个安委办分别答复').waitFor();
    await checkBoth(department, 'vetting-two-offices');
  });

  it('fifty pasted names are one draft, which is sent', async () => {
    const department = await as('云江市委组织部');
    await paste(department, list);
    await department.getByRole('button', { name: '检查名单' }).click();
    await department.getByText('共 50 行，已确定 50 人。 由云江市安委办答复。').waitFor();
    await department.getByText('查看已确定的 50 人').click();
    await checkBoth(
      department,
      'vetting-new',
      '50-vetting-list',
      department.getByRole('heading', { name: '2. 名单' }),
    );
    await department.getByRole('button', { name: '存为草稿（50 人）' }).click();
    await heading(department, new RegExp(`${TITLE}：50 人，草稿`)).waitFor();
    requestId = department.url().split('/').at(-1) ?? '';
    await checkBoth(department, 'vetting-draft');
    await press(department, '提出');
    await heading(department, /等待安委办答复/).waitFor();
    await checkBoth(department, 'vetting-asked');
  });

  it('a spreadsheet does as well; the same list twice leads to the first, and a request can be taken back', async () => {
    const department = await as('云江市委组织部');
    const file = join(FOLDER, '考察名单.xlsx');
    const bytes = await writeWorkbook({
      sheetName: '考察名单',
      columns: ['姓名', '单位', '职务', '上年度考核等次', '安全生产考核等次'].map((name) => ({
        name,
        width: 20,
      })),
      rows: HEADS.slice(0, 3).map((line) => [...line.split('\t'), '称职', '良好']),
    });
    writeFileSync(file, bytes);
    await visit(department, '/vetting/new');
    await choose(department, '考察事由', '评先评优');
    await department.getByLabel('依据文件').fill('云组函〔2026〕36号');
    await department.getByLabel('请求标题').fill('2026年第四批');
    await department.getByText('上传表格').click();
    await department.getByLabel('选择文件').setInputFiles(file);
    await department.getByRole('button', { name: '存为草稿（3 人）' }).click();
    await heading(department, /2026年第四批：3 人/).waitFor();
    await department.getByText('称职').first().waitFor();
    const address = department.url();
    await visit(department, '/vetting/new');
    await choose(department, '考察事由', '评先评优');
    await department.getByLabel('依据文件').fill('云组函〔2026〕36号');
    await department.getByLabel('请求标题').fill('又一次');
    await department.getByText('上传表格').click();
    await department.getByLabel('选择文件').setInputFiles(file);
    await department.getByText('已经提出过').waitFor();
    await department.getByRole('link', { name: '查看那一件' }).click();
    await department.waitForURL(address);
    await press(department, '撤回请求', () => department.getByLabel('理由').fill('人选有变'));
    await heading(department, /请求已撤回/).waitFor();
  });

  it('the office computes an opinion for each with its reasons, and enters what an approved report says', async () => {
    const office = await as('云江市安委办');
    await visit(office, '/vetting');
    await office.getByRole('link', { name: TITLE }).click();
    await press(office, '计算答复');
    await office.getByText('已计算，请另一人复核').waitFor();
    await heading(office, /50 人中/).waitFor();
    await office.getByText(/^需要人看的 \d+/).waitFor();
    const names = office.getByRole('heading', { name: '名单' });
    await checkBoth(office, 'vetting-prepared', '51-vetting-opinion', names);
    const row = office.getByRole('row', { name: /程长庚/ });
    await row.getByRole('button', { name: '说不清' }).click();
    await office.getByText('任职和分管').waitFor();
    await office.getByText(/调查报告已批复，是否对它负有领导责任还没有录入/).waitFor();
    await checkBoth(office, 'vetting-why', '52-vetting-why', office.locator('.why'));
    await office.getByRole('button', { name: '录入报告的认定' }).click();
    await office.getByLabel('序号').fill('5、6、77');
    await office.getByLabel('批复文号').fill('岫政复〔2025〕19号');
    await dialog(office).getByRole('button', { name: '录入报告的认定' }).click();
    await dialog(office).getByText('名单里没有第 77 号').first().waitFor();
    await office.getByLabel('序号').fill('5、6');
    await dialog(office).getByRole('button', { name: '录入报告的认定' }).click();
    await heading(office, /等待安委办答复/).waitFor();
    await press(office, '计算答复');
    await heading(office, /50 人中/).waitFor();
    // Who computed it is not asked to review it.
    expect(await office.getByRole('button', { name: '复核', exact: true }).count()).toBe(0);
  });

  it('a second person sends it back once, then reviews; the office issues it under a number for a time', async () => {
    const reviewer = await as('云江安委办复核员');
    await visit(reviewer, `/vetting/${requestId}`);
    await press(reviewer, '退回重算', () => reviewer.getByLabel('理由').fill('请核对第 5 号'));
    await heading(reviewer, /等待安委办答复/).waitFor();
    const office = await as('云江市安委办');
    await visit(office, `/vetting/${requestId}`);
    await press(office, '计算答复');
    await office.getByText('已计算，请另一人复核').waitFor();
    await visit(reviewer, `/vetting/${requestId}`);
    await press(reviewer, '复核');
    await signed(reviewer, '云江安委办复核员', reviewer.getByText('已复核，可以出具'));
    await visit(office, `/vetting/${requestId}`);
    await press(office, '出具意见函', async () => {
      await office.getByLabel('文号').fill(LETTER);
      await office.getByLabel('有效至').fill('2026-01-01');
    });
    await signed(office, '云江市安委办', dialog(office).getByText(/日期不能早于/));
    await checkPage(office, 'valid too short');
    await office.getByLabel('有效至').fill('2027-05-31');
    await dialog(office).getByRole('button', { name: '出具意见函' }).click();
    await office.getByText('已出具，组织部门会收到通知').waitFor();
    const department = await as('云江市委组织部');
    await visit(department, '/vetting?state=issued');
    await department.getByRole('row', { name: new RegExp(`${TITLE}.*${LETTER}`) }).waitFor();
    await visit(department, `/vetting/${requestId}/letter`);
    await department.getByText(LETTER).first().waitFor();
    await department.getByText('有效至2027年5月31日').waitFor();
    await checkBoth(department, 'vetting-letter', '53-vetting-letter');
  });

  it('the discipline organ answers by itself, by two people; neither sees the other’s part', async () => {
    const organ = await as('云江市纪委监委');
    await visit(organ, '/vetting');
    await organ.getByRole('link', { name: TITLE }).click();
    await heading(organ, /50 人，等待本机关答复/).waitFor();
    expect(await organ.locator('body').innerText()).not.toContain('说不清');
    await organ.getByLabel('总的答复').fill('除下列人员外，没有立案未结的案件和影响期内的处分。');
    const line = organ.getByRole('row', { name: /林澄之/ });
    await line.getByRole('button', { name: '写明情况' }).click();
    await organ.getByLabel('林澄之：处分处理').fill('2026年8月受政务记过，影响期至2027年8月24日');
    await checkBoth(organ, 'vetting-discipline', '54-vetting-discipline');
    await organ.getByRole('button', { name: '存为草稿' }).click();
    await heading(organ, /答复已起草，由另一人复核发出/).waitFor();
    const second = await as('云江市纪委监委案件审理室');
    await visit(second, `/vetting/discipline/${requestId}`);
    await press(second, '复核并发出', () => second.getByLabel('文号').fill('云纪函〔2026〕30号'));
    await signed(second, '云江市纪委监委案件审理室', heading(second, /50 人，已答复/));
    const office = await as('云江市安委办');
    await visit(office, `/vetting/${requestId}`);
    await heading(office, /50 人中/).waitFor();
    expect(await office.locator('body').innerText()).not.toContain('影响期至2027年8月24日');
    const department = await as('云江市委组织部');
    await visit(department, `/vetting/${requestId}`);
    await department.getByText('影响期至2027年8月24日').waitFor();
  });

  it('the department alone concludes, and tells how the opinion was used', async () => {
    const department = await as('云江市委组织部');
    await press(department, '作出结论', () =>
      department
        .getByRole('textbox', { name: '结论', exact: true })
        .fill('第 10 号影响期内，暂缓；其余按程序进行。'),
    );
    await signed(department, '云江市委组织部', department.getByText('已记录结论'));
    await press(department, '反馈运用情况', async () => {
      await department.getByLabel('序号').fill('10');
      await choose(department, '怎样使用', '暂缓');
      await department.getByLabel('说明').fill('影响期满后再研究');
    });
    await department.getByText('已反馈').waitFor();
    await checkBoth(department, 'vetting-used', '55-vetting-used');
    const office = await as('云江市安委办');
    await visit(office, `/vetting/${requestId}`);
    await office.getByText('暂缓（第 10 号）').waitFor();
    expect(await office.locator('body').innerText()).not.toContain('其余按程序进行');
  });

  it.each(UNKNOWING)(
    '%s sees nothing of it: desk, notices, list, search, address',
    async (name) => {
      const page = await as(name);
      expect(await seenBy(page)).toBe(before.get(name));
      const isOffice = name.endsWith('安委办');
      for (const path of ['/vetting', `/vetting?search=${TITLE}`, '/vetting?state=open']) {
        await visit(page, path);
        await page
          .getByText(
            isOffice
              ? path === '/vetting'
                ? '还没有考察请求'
                : '没有符合条件的请求'
              : '没有找到这个页面',
          )
          .waitFor();
        expect(await page.locator('main').innerText()).not.toContain(TITLE);
      }
      for (const path of ['', '/letter'].map((end) => `/vetting/${requestId}${end}`)) {
        await visit(page, path);
        await page
          .getByText(/没有找到|没有读到内容/)
          .first()
          .waitFor();
        await checkPage(page, `${path} for ${name}`);
      }
      await visit(page, '/ledger');
      const words = await page.locator('body').innerText();
      for (const secret of [TITLE, LETTER, BASIS, requestId]) expect(words).not.toContain(secret);
      for (const path of [
        `/api/vetting/${requestId}`,
        `/api/vetting/${requestId}/names`,
        `/api/vetting/${requestId}/list.xlsx`,
        `/api/vetting/discipline/${requestId}`,
      ])
        expect([403, 404]).toContain((await page.request.get(`${server.address}${path}`)).status());
    },
  );

  it('facts that change are put before the office: it lets the letter stand, or revokes it and whoever has it is told', async () => {
    await recordAccident('青石县安委办', '/99/9901/990101/', '青石县采石场坍塌事故');
    await register('临河县人民政府', '县长', '云监处〔2026〕31号', 'admin-warning');
    const office = await as('云江市安委办');
    await visit(office, `/vetting/${requestId}`);
    await press(office, '核对事实有无变化');
    await heading(office, /出具后 \d+ 人的事实有变化，请决定撤销还是维持/).waitFor();
    // Measures are not the office's to state.
    expect(await office.locator('main').innerText()).not.toContain('政务警告');
    await checkBoth(office, 'vetting-changed', '56-vetting-changed');
    await press(office, '维持原意见', () =>
      office.getByLabel('理由').fill('事故不在考察对象分管范围，不影响原意见。'),
    );
    await office.getByText('已记录，原意见维持').waitFor();
    const department = await as('云江市委组织部');
    await visit(department, `/vetting/${requestId}`);
    await heading(department, /登记的问责情况有变化（1 人）/).waitFor();
    await checkBoth(department, 'vetting-register-changed');
    await recordAccident('石桥县安委办', '/99/9901/990102/', '石桥县仓库火灾事故');
    await visit(office, `/vetting/${requestId}`);
    await press(office, '核对事实有无变化');
    await heading(office, /出具后 \d+ 人的事实有变化/).waitFor();
    // Asked once more who they are, they close the question: nothing is done, and what was written stays.
    await office.route(
      '**/api/vetting/*/revoke',
      (route) =>
        route.fulfill({
          status: 403,
          json: { error: { code: 'access.reauthentication-required', message: '' } },
        }),
      { times: 1 },
    );
    await press(office, '撤销意见', () =>
      office.getByLabel('理由').fill('石桥县发生事故，原意见不再成立。'),
    );
    await office.getByLabel('本人确认').waitFor();
    await dialog(office).getByRole('button', { name: '取消' }).click();
    await office.getByLabel('本人确认').waitFor({ state: 'detached' });
    expect(await office.getByLabel('理由').inputValue()).toBe('石桥县发生事故，原意见不再成立。');
    expect(await dialog(office).locator('.error').count()).toBe(0);
    await office.getByLabel('文号').fill('云安办函〔2026〕91号');
    await dialog(office).getByRole('button', { name: '撤销意见', exact: true }).click();
    await signed(office, '云江市安委办', heading(office, /意见已撤销/));
    await visit(department, '/vetting?state=revoked');
    await department.getByRole('row', { name: new RegExp(`${TITLE}.*已撤销`) }).waitFor();
    await visit(department, `/vetting/${requestId}/letter`);
    await department.getByText('本意见已撤销：石桥县发生事故').waitFor();
    await checkBoth(department, 'vetting-revoked');
  });

  it('no page had a script error', () => {
    expect(faults.flat()).toEqual([]);
  });
});

// A case of accountability against four people in a real browser: heavier, lighter, not pursued under art. 23, and one who has retired.
import { addDays, addMonths, type CivilDate } from '@jinze/kernel';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBoth, choose, dayOf, fill, send } from './acts.ts';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { newPage, signInAs } from './page.ts';
import type { TestServer } from './server.ts';

const ACCIDENT = '石桥县精细化工厂反应釜爆炸事故';
const COUNTY = '/99/9901/990102/';
const DAYS_AGO = 40;

interface Someone {
  readonly appointmentId: string;
  readonly personId: string;
  readonly personName: string;
  readonly organName: string;
  readonly postTitle: string;
}
interface Sheet {
  readonly id: string;
  readonly version: number;
  readonly exemption: { readonly id: string; readonly version: number } | null;
  readonly decision: { readonly id: string; readonly version: number } | null;
}

const UNKNOWN = {
  kind: '爆炸',
  nature: 'production',
  natureBasis: null,
  isResponsible: true,
  isGrave: false,
  directLossWanYuan: 430,
} as const;

const NO_DETAILS = {
  at: null,
  untilOn: null,
  days: null,
  channel: null,
  level: null,
  place: null,
  natureFrom: null,
  natureTo: null,
  note: null,
} as const;

describe('a case of accountability', () => {
  let server: TestServer;
  let browser: Browser;
  let today: CivilDate;
  let happened: CivilDate;
  let office: Page;
  let countyDepartment: Page;
  let department: Page;
  let head: Page;
  let deputy: Page;
  const people = new Map<string, Someone>();
  const sheets = new Map<string, string>();
  let caseAddress: string;
  const faults: string[][] = [];

  const open = async (who: RegExp) => {
    const opened = await newPage(browser);
    faults.push(opened.faults);
    await signInAs(opened.page, server.address, who);
    return opened.page;
  };
  const heading = (page: Page, words: RegExp) =>
    page.getByRole('heading', { level: 1, name: words }).waitFor();
  const who = (post: string): Someone => {
    const someone = people.get(post);
    if (someone === undefined) throw new Error(`nobody is ${post}`);
    return someone;
  };
  const sheetOf = (post: string) => `/accountability/worksheets/${sheets.get(post) ?? ''}`;
  const openSheet = async (page: Page, post: string) => {
    await page.goto(`${server.address}${sheetOf(post)}`);
    await page.getByRole('heading', { name: '条款怎么说' }).waitFor();
  };
  /** Opens the dialog of an act; `end` sends it and waits until it is done. */
  const act = async (page: Page, name: string): Promise<Locator> => {
    await page.getByRole('button', { name, exact: true }).first().click();
    const dialog = page.getByRole('dialog').first();
    await dialog.getByText(name, { exact: true }).first().waitFor();
    return dialog;
  };
  const end = async (dialog: Locator, submit: string, said: string) => {
    await dialog.getByRole('button', { name: submit, exact: true }).click();
    await dialog.page().getByText(said, { exact: true }).waitFor();
  };
  /** Shows who one is where the act asks it, as the demo does by name: minutes after signing in it does not. */
  const sign = async (page: Page, name: string, said: string) => {
    const field = page.locator('#reauth-proof');
    await field.or(page.getByText(said)).first().waitFor();
    if (await field.isVisible()) {
      await field.fill(name);
      await page.getByRole('button', { name: '确认并继续' }).click();
    }
    await page.getByText(said).first().waitFor();
  };
  /** The worksheet as the caller reads it, for the version the next act rests on. */
  const read = async (page: Page, post: string): Promise<Sheet> => {
    const response = await page.request.get(
      `${server.address}/api/accountability/worksheets/${sheets.get(post) ?? ''}`,
    );
    return (await response.json()) as Sheet;
  };
  const sheetAct = async (page: Page, post: string, name: string, body: object) =>
    send(page, `/api/accountability/worksheets/${sheets.get(post) ?? ''}/${name}`, {
      version: (await read(page, post)).version,
      ...body,
    });

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('case'), openBrowser()]);
    office = await open(/云江市安委办/);
    today = await dayOf(office);
    happened = addDays(today, -DAYS_AGO);
    const county = await open(/石桥县安委办/);
    const accident = (await send(county, '/api/accidents', {
      ...UNKNOWN,
      region: COUNTY,
      name: ACCIDENT,
      occurredOn: happened,
      occurredAt: null,
      place: '县化工园区',
      sector: '危险化学品',
      sectorCode: 'hazardous-chemicals',
      unit: '石桥精细化工厂',
      grade: 'relatively-serious',
      gradeSource: 'decided',
      deaths: 3,
      missing: 0,
      seriousInjuries: 1,
      injured: 4,
      knownAsOf: addDays(today, -10),
      sourceDocument: '云政复〔2026〕60号',
    })) as { id: string };
    await send(county, `/api/accidents/${accident.id}/milestones`, {
      ...NO_DETAILS,
      kind: 'approved',
      on: addDays(today, -10),
      actor: '云江市人民政府',
      documentNo: '云政复〔2026〕60号',
    });
    const roster = await county.request.get(
      `${server.address}/api/posts/roster?region=${COUNTY}&on=${happened}&limit=100`,
    );
    for (const one of ((await roster.json()) as { items: Someone[] }).items)
      people.set(`${one.organName}${one.postTitle}`, one);
    // One of the four retires after the accident and before the case.
    await send(county, `/api/posts/appointments/${who(RETIRED).appointmentId}/leave`, {
      version: 1,
      on: addDays(today, -5),
      documentNo: '石委干〔2026〕77号',
    });
    [countyDepartment, department, head, deputy] = await Promise.all([
      open(/石桥县委组织部/),
      open(/^云江市委组织部 *组织部$/),
      open(new RegExp(who(HEAD).personName)),
      open(new RegExp(who(EXEMPT).personName)),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const HEAD = '石桥县人民政府县长';
  const LIGHTER = '石桥县人民政府副县长（工业）';
  const EXEMPT = '石桥县人民政府常务副县长';
  const RETIRED = '石桥县工业和信息化局局长';
  const FOUR = [HEAD, LIGHTER, EXEMPT, RETIRED];

  it('is opened from the accident; who is in its chain, or serves somebody in it, takes no part', async () => {
    await office.goto(`${server.address}/accidents`);
    await office.getByRole('link', { name: ACCIDENT }).click();
    await office.getByRole('link', { name: '据此启动问责' }).click();
    await heading(office, /启动问责/);
    await office.getByText(`来自事故：${ACCIDENT}`).waitFor();
    await fill(office, { 启动依据: '云政办〔2026〕61号', 法定到会人数: '七人' });
    await office.getByLabel('事实', { exact: true }).fill('反应釜超温爆炸，三人死亡。');
    await office.getByRole('button', { name: '启动问责' }).click();
    await office.getByRole('alert').waitFor();
    await checkBoth(office, 'case-refused');
    await fill(office, { 法定到会人数: '7' });
    await office.getByRole('button', { name: '启动问责' }).click();
    await heading(office, /还没有写明涉及的人/);
    caseAddress = office.url();
    const naming = await act(office, '加入参与人');
    const login = naming.getByLabel('登录名', { exact: true });
    await fill(naming, { 参与的依据: '云政办〔2026〕61号' });
    await login.fill(`p-${who(LIGHTER).personId.slice(-12)}`);
    await naming.getByRole('button', { name: '加入参与人' }).click();
    await naming.getByText('在这起事故的任职与分管关系中，应当回避').waitFor();
    await checkBoth(office, 'case-own-chain');
    await login.fill('shiqiao-lly');
    await naming.getByRole('button', { name: '加入参与人' }).click();
    await naming.getByText('在这起事故的任职与分管关系中，应当回避').waitFor();
    await login.fill('yunjiang-fhy');
    await end(naming, '加入参与人', '已加入参与人');
  });

  it('four people come in by the post they held on that day, the retired one too; their evidence is frozen', async () => {
    for (const post of FOUR) {
      const { personName, postTitle } = who(post);
      const adding = await act(office, '加入涉及的人');
      if (post === HEAD) {
        await adding.getByRole('button', { name: '加入涉及的人' }).click();
        await adding.getByText('请选择人员').first().waitFor();
      }
      await choose(adding, '所在地区', '石桥县');
      await adding.getByRole('combobox', { name: '人员', exact: true }).fill(personName);
      await office
        .locator('.ant-select-item-option', { hasText: `${postTitle} · ${personName}` })
        .click();
      await end(adding, '加入涉及的人', '已加入，接着在工作底稿里写明情形');
      const link = office.getByRole('link', { name: new RegExp(personName) });
      const address = (await link.getAttribute('href')) ?? '';
      sheets.set(post, address.split('/').at(-1) ?? '');
    }
    await heading(office, /还有 4 人没有结论/);
    const freezing = await act(office, '固定证据');
    await end(freezing, '固定证据', '证据已固定');
    await office.getByText('4 人中 4 人的证据已固定').waitFor();
    await checkBoth(office, 'case-open', '42-case');
    // Whoever is not named sees that there is a case, and no more.
    const beside = await open(/石桥县安委办/);
    await beside.goto(caseAddress);
    await beside.getByText('没有找到').first().waitFor();
  });

  it('a worksheet says what is held of one person, with source and reason, and what the articles make of it', async () => {
    await openSheet(office, HEAD);
    await office.getByText('还没有写明任何情形').first().waitFor();
    await office.getByRole('link', { name: '填写拟认定的内容' }).click();
    await heading(office, /拟认定的内容/);
    await choose(office, '责任认定', '主要领导责任');
    await choose(office, '加上一项情形', '（四）对发生事故负有领导责任');
    await office.getByRole('button', { name: '保存' }).click();
    await office.getByRole('alert').waitFor();
    await checkBoth(office, 'worksheet-refused');
    await office.getByLabel('事实', { exact: true }).fill('两次听取园区隐患报告，没有研究解决。');
    await office
      .getByLabel('来源（报告、认定书、记录）', { exact: true })
      .fill('云政复〔2026〕60号调查报告第五部分');
    await office.getByRole('button', { name: /带入 \d{4} 年的履职情况/ }).click();
    await office
      .getByRole('combobox', { name: /：情况$/ })
      .first()
      .waitFor();
    await office
      .getByRole('radiogroup', { name: '法律法规规定的职责' })
      .getByText('已核查')
      .click();
    await choose(office, '工作不力导致伤亡和损失扩大', '是');
    await office
      .getByLabel('工作不力导致伤亡和损失扩大：理由', { exact: true })
      .fill('接报后两小时没有组织疏散。');
    await choose(office, '对此负有主要领导责任', '是');
    await office.getByLabel('对此负有主要领导责任：理由', { exact: true }).fill('调查报告认定。');
    await checkBoth(office, 'worksheet-form');
    await office.getByRole('button', { name: '保存' }).click();
    await office.getByText('第二十一条 从重').waitFor();
    await office.getByText('以上是规则对所填事实的说明，不是处理结论').waitFor();
    await office.getByRole('heading', { name: '类似职务在公开案例中的处理' }).waitFor();
    await office.getByText('公开案例不完整、有偏向').waitFor();
    const telling = await act(office, '告知本人');
    await fill(telling, { 告知书文号: '云安办〔2026〕90号' });
    await end(telling, '告知本人', '已告知本人');
    await checkBoth(office, 'worksheet', '43-worksheet');
  });

  it('the person reads what is held, not the drafts, and answers; a proposal with mistakes is refused', async () => {
    await head.goto(`${server.address}/accountability`);
    await heading(head, /有 1 件问责事项告知了您/);
    await head.getByRole('link', { name: new RegExp(who(HEAD).personName) }).click();
    await heading(head, /请看告知您的内容/);
    await head.getByText('两次听取园区隐患报告，没有研究解决').waitFor();
    expect(await head.locator('main').innerText()).not.toContain('类似职务在公开案例中的处理');
    await checkBoth(head, 'worksheet-mine', '44-mine');
    const stating = await act(head, '陈述申辩');
    await fill(stating, { 陈述申辩: '第二次听取后已书面要求停产，现场没有执行。' });
    await stating.getByLabel('证据').fill('石政办字〔2026〕18号');
    await stating.getByRole('button', { name: '陈述申辩' }).click();
    await sign(head, who(HEAD).personName, '陈述申辩已提交');

    await openSheet(office, HEAD);
    await office.getByText('第二次听取后已书面要求停产').waitFor();
    const proposing = await act(office, '提出处理建议');
    await proposing.getByLabel('建议和理由').fill('建议给予政务记过处分。');
    await choose(proposing, '从重、从轻、减轻', '从重');
    await proposing.getByRole('button', { name: '提出处理建议' }).click();
    await proposing.getByRole('alert').getByText('请至少选择一种问责方式').waitFor();
    await choose(proposing, '问责方式', '政务记过');
    await proposing.getByRole('button', { name: '提出处理建议' }).click();
    await proposing.getByText('从重、从轻、减轻须写明理由').first().waitFor();
    await checkBoth(office, 'proposal-refused');
    await proposing.getByLabel('从重、从轻、减轻的理由').fill('接报后没有组织疏散，损失扩大。');
    await end(proposing, '提出处理建议', '处理建议已提交有权机关');
    expect(await office.getByRole('button', { name: '作出决定' }).count()).toBe(0);
  });

  it('the organ with the power decides with its quorum: heavier, and the bars that follow', async () => {
    await department.goto(`${server.address}/accountability`);
    await department.getByText(/有 \d 人等待研究决定/).waitFor();
    await department.getByRole('link', { name: new RegExp(who(HEAD).personName) }).click();
    const deciding = await act(department, '作出决定');
    await fill(deciding, {
      作出决定的机关: '中共云江市委',
      决定文号: '云委〔2026〕101号',
      会议: '市委常委会会议',
      到会人数: '5',
      同意人数: '5',
      决定内容: '给予政务记过处分。',
    });
    await deciding.getByRole('button', { name: '作出决定' }).click();
    await sign(department, '云江市委组织部', '到会人数不足 7 人，不能作出决定');
    await checkBoth(department, 'decision-quorum');
    await fill(deciding, { 到会人数: '9', 同意人数: '8' });
    await end(deciding, '作出决定', '决定已作出');
    await heading(department, /已作出决定/);
    await department.getByRole('link', { name: '政务记过' }).click();
    await department.getByText('还没有送达，本人看不到').waitFor();
    const serving = await act(department, '登记送达');
    await fill(serving, { 送达回证编号: '云委〔2026〕101号送达回证' });
    await end(serving, '登记送达', '送达已登记，本人现在看得到');
    await checkBoth(department, 'decision', '45-decision');
  });

  it('lighter for another: nobody decides what they proposed, and the reason stands in the decision', async () => {
    const held = {
      now: 'in-post',
      nowSince: null,
      responsibility: 'important',
      circumstances: [
        { number: 4, facts: '对危化企业检查流于形式。', source: '云政复〔2026〕60号' },
      ],
      findings: [],
      statutory: [],
      deployments: [],
      factors: [{ factor: 'voluntaryRemedy', value: 'yes', reasons: '主动组织全县停产排查。' }],
    };
    const told = { on: today, documentNo: null, answerBy: addDays(today, 10) };
    for (const post of [LIGHTER, EXEMPT, RETIRED]) {
      const retired = { now: 'retired', nowSince: addDays(today, -5) };
      await sheetAct(office, post, 'save', { ...held, ...(post === RETIRED ? retired : {}) });
      await sheetAct(office, post, 'tell', told);
    }
    await sheetAct(office, LIGHTER, 'propose', {
      outcome: 'pursue',
      ground: null,
      responsibility: 'important',
      measures: [{ measure: 'admonition', until: null, probationMonths: null }],
      weight: 'lighter',
      weightReason: '主动组织全县停产排查，减少了后果。',
      content: '建议予以诫勉。',
      withoutAnswer: '本人表示不再陈述。',
    });
    await openSheet(office, LIGHTER);
    await office.getByText('第二十二条 从轻、减轻').waitFor();
    await openSheet(countyDepartment, LIGHTER);
    const deciding = await act(countyDepartment, '作出决定');
    await fill(deciding, {
      作出决定的机关: '中共石桥县委',
      决定文号: '石委〔2026〕88号',
      会议: '县委常委会会议',
      到会人数: '9',
      同意人数: '9',
      决定内容: '予以诫勉。',
    });
    await deciding.getByRole('button', { name: '作出决定' }).click();
    await sign(countyDepartment, '石桥县委组织部', '决定已作出');
    await countyDepartment.getByRole('link', { name: '诫勉' }).click();
    await countyDepartment.getByText('从轻').first().waitFor();
    await countyDepartment.getByText('主动组织全县停产排查，减少了后果').waitFor();
  });

  it('art. 23 goes its own way: applied for, verified for and against, decided together, concluded, cleared up', async () => {
    await deputy.goto(`${server.address}${sheetOf(EXEMPT)}`);
    const applying = await act(deputy, '启动尽职免责程序');
    await applying.getByLabel('申请或启动的理由').fill('三个方面均已全面履行，申请审查。');
    await end(applying, '启动尽职免责程序', '尽职免责程序已启动');

    await openSheet(office, EXEMPT);
    const argue = async (
      limb: string,
      side: '支持免责的情况' | '不支持免责的情况',
      said: string,
    ) => {
      const arguing = await act(office, '加入核实材料');
      if (side === '不支持免责的情况')
        await arguing
          .getByRole('radiogroup', { name: '支持还是不支持免责' })
          .getByText(side)
          .click();
      await choose(arguing, '方面', limb);
      await fill(arguing, { 核实的情况: said, 证据: '固定证据第 3 件' });
      await end(arguing, '保存', '核实材料已加入');
    };
    await argue('第二章职责', '支持免责的情况', '研究、部署、检查、督办均有记录。');
    const early = await act(office, '核实完毕');
    await early.getByLabel('核实意见').fill('符合。');
    await early.getByRole('button', { name: '核实完毕' }).click();
    await early.getByText('这些方面还没有核实材料').waitFor();
    await early.getByRole('button', { name: '取消' }).click();
    const { exemption } = await read(office, EXEMPT);
    let version = exemption?.version ?? 0;
    for (const limb of ['statutory', 'deployments', 'conditions'])
      await send(office, `/api/accountability/exemptions/${exemption?.id ?? ''}/arguments`, {
        version: version++,
        limb,
        side: 'for',
        content: '已经办理，有据可查。',
        evidence: '石政办字〔2026〕12号',
      });
    await openSheet(office, EXEMPT);
    const onlyFor = await act(office, '核实完毕');
    await onlyFor.getByLabel('核实意见').fill('三个方面均有记录。');
    await onlyFor.getByRole('button', { name: '核实完毕' }).click();
    await onlyFor.getByText('还没有不支持免责的材料').waitFor();
    await checkBoth(office, 'exemption-only-for');
    await openSheet(office, EXEMPT);
    await argue('第二章职责', '不支持免责的情况', '第三季度没有到过该厂检查。');
    const verifying = await act(office, '核实完毕');
    await verifying.getByLabel('核实意见').fill('正反两面均已核实，三个方面有据可查。');
    await end(verifying, '核实完毕', '已核实完毕，等待集体决定');
    const section = office.getByRole('heading', { name: /^尽职免责（第二十三条）/ }).first();
    await checkBoth(office, 'exemption-verified', '46-exemption', section);

    await openSheet(countyDepartment, EXEMPT);
    const deciding = await act(countyDepartment, '集体决定');
    await fill(deciding, {
      会议: '县委常委会会议',
      到会人数: '9',
      同意人数: '4',
      理由: '已尽职。',
    });
    await deciding.getByRole('button', { name: '集体决定' }).click();
    await sign(countyDepartment, '石桥县委组织部', '同意人数没有超过到会人数的一半');
    await fill(deciding, { 同意人数: '9' });
    await end(deciding, '集体决定', '集体决定已登记');
    const concluding = await act(countyDepartment, '登记书面结论');
    await fill(concluding, { 结论文号: '石委函〔2026〕31号' });
    await end(concluding, '登记书面结论', '书面结论已登记');
    await openSheet(office, EXEMPT);
    const clearing = await act(office, '登记澄清');
    await clearing.getByLabel('澄清的方式和内容').fill('在县政府党组会议上说明核实结论。');
    await end(clearing, '登记澄清', '澄清已登记');
    await office.getByText('书面结论 石委函〔2026〕31号').waitFor();
    await sheetAct(office, EXEMPT, 'propose', {
      outcome: 'not-pursue',
      ground: 'article-23',
      responsibility: null,
      measures: [],
      weight: null,
      weightReason: null,
      content: '按第二十三条不予追究。',
      withoutAnswer: '本人已经申请审查。',
    });
    await send(countyDepartment, '/api/access/reauthenticate', { proof: '石桥县委组织部' });
    await sheetAct(countyDepartment, EXEMPT, 'decide', {
      outcome: 'not-pursued',
      ground: 'article-23',
      responsibility: null,
      measures: [],
      weight: null,
      weightReason: null,
      becauseAccident: false,
      organ: '中共石桥县委',
      documentNo: '石委〔2026〕89号',
      on: today,
      effectiveOn: null,
      vote: { meeting: '县委常委会会议', present: 9, votesFor: 9 },
      content: '不予追究。',
    });
    // Until it is served the person is told of no decision.
    await deputy.goto(`${server.address}${sheetOf(EXEMPT)}`);
    await heading(deputy, /等待有权机关研究决定/);
    const { decision } = await read(countyDepartment, EXEMPT);
    await send(countyDepartment, `/api/accountability/decisions/${decision?.id ?? ''}/serve`, {
      version: decision?.version,
      on: today,
      documentNo: null,
    });
    await deputy.reload();
    await heading(deputy, /已作出决定/);
    await deputy.getByText('不予追究').first().waitFor();
    await countyDepartment.goto(`${server.address}/accountability/persons/${who(EXEMPT).personId}`);
    await countyDepartment.getByText('没有影响期').first().waitFor();
    const veto = countyDepartment.locator('.line', { hasText: '一票否决（第二十条）' });
    expect(await veto.innerText()).toContain('没有影响期');
    await checkBoth(countyDepartment, 'register-exempt');
  });

  it('the retired one stays in the case, answers on paper, and the articles say what no longer fits', async () => {
    await openSheet(office, RETIRED);
    await office.getByText('已退休').first().waitFor();
    const paper = await act(office, '录入书面陈述');
    await fill(paper, {
      陈述申辩: '在任时已三次要求企业整改。',
      原件保管人: '云江市安委办综合科',
      原件编号: '云安办收〔2026〕12号',
    });
    await end(paper, '保存', '书面陈述已录入');
    await office.getByText('原件由云江市安委办综合科保管').waitFor();
    const proposing = await act(office, '提出处理建议');
    await proposing.getByRole('combobox', { name: '问责方式', exact: true }).click();
    const closed = office.locator('.ant-select-item-option-disabled');
    await closed.filter({ hasText: '政务警告' }).waitFor();
    await checkBoth(office, 'proposal-retired');
    await office.locator('.ant-select-item-option', { hasText: /^党内警告$/ }).click();
    expect(await proposing.innerText()).toContain('退休');
    await proposing.getByLabel('建议和理由').fill('建议给予党内警告处分。');
    await end(proposing, '提出处理建议', '处理建议已提交有权机关');
    await send(countyDepartment, '/api/access/reauthenticate', { proof: '石桥县委组织部' });
    await sheetAct(countyDepartment, RETIRED, 'decide', {
      outcome: 'pursued',
      ground: null,
      responsibility: 'important',
      measures: [{ measure: 'party-warning', until: null, probationMonths: null }],
      weight: null,
      weightReason: null,
      becauseAccident: true,
      organ: '中共石桥县委',
      documentNo: '石委〔2026〕90号',
      on: today,
      effectiveOn: null,
      vote: { meeting: '县委常委会会议', present: 9, votesFor: 9 },
      content: '给予党内警告处分。',
    });
    // Away from office, the register still follows the person.
    await countyDepartment.goto(
      `${server.address}/accountability/persons/${who(RETIRED).personId}`,
    );
    await heading(countyDepartment, new RegExp(`${who(RETIRED).personName}：1 份处理决定`));
  });

  it('an appeal is answered by another: changed, and the bars run by the new decision', async () => {
    await head.goto(`${server.address}/accountability/mine`);
    await head
      .getByRole('link', { name: /政务记过/ })
      .first()
      .click();
    const appealing = await act(head, '申诉');
    await appealing.getByLabel('申诉的内容').fill('已书面要求停产，请求减轻。');
    await end(appealing, '申诉', '申诉已登记');
    const decision = head.url();

    await department.goto(decision);
    // Who decided does not answer: the act is not offered to them.
    await heading(department, /政务记过/);
    await department.getByRole('button', { name: '登记恢复' }).waitFor();
    expect(await department.getByRole('button', { name: '登记申诉答复' }).count()).toBe(0);

    const other = await open(/云江市委组织部干部监督科/);
    await other.goto(decision);
    const answering = await act(other, '登记申诉答复');
    await answering.getByRole('radiogroup').getByText('变更').click();
    await fill(answering, {
      答复的机关: '中共云江市委',
      答复文号: '云委〔2026〕110号',
      答复的内容和理由: '要求停产属实，变更为政务警告。',
    });
    await choose(answering, '问责方式', '政务警告');
    await answering.getByRole('button', { name: '登记申诉答复' }).click();
    await sign(other, '云江市委组织部干部监督科', '申诉答复已登记');
    await other.getByRole('link', { name: '看变更后的决定' }).click();
    await heading(other, /政务警告/);
    await checkBoth(other, 'decision-changed');
  });

  it('the bars are seen over time and in the calendar of ends; what ends restores nothing', async () => {
    const register = `${server.address}/accountability/persons/${who(HEAD).personId}`;
    await department.goto(register);
    await heading(department, /2 份处理决定/);
    await department.getByRole('img', { name: '影响期时间图，下表内容相同' }).waitFor();
    const bars = department.locator('table', { hasText: '期间不得' });
    expect(await bars.innerText()).toContain('政务警告');
    expect(await bars.innerText()).not.toContain('政务记过');
    await department.getByText('一票否决（第二十条）').waitFor();
    await department.getByText('影响期届满不恢复职务和级别').waitFor();
    await checkBoth(department, 'register', '47-bars');

    await department.goto(`${server.address}/accountability/bar-ends`);
    const line = department.locator('tbody tr', { hasText: who(HEAD).personName }).first();
    expect(await line.innerText()).toContain('政务警告');
    await department.getByText('届满不等于恢复').waitFor();
    await checkBoth(department, 'bar-ends', '48-bar-ends');

    // Two years on the windows have ended, and nothing is restored by that.
    await department.goto(`${register}?asOf=${addMonths(today, 24)}`);
    await department.getByText('已届满').first().waitFor();
    expect(await department.locator('main').innerText()).not.toMatch(/\d{4}-\d\d-\d\d 恢复/);
    await department.goto(register);
    await department
      .getByRole('link', { name: /政务警告/ })
      .first()
      .click();
    const restoring = await act(department, '登记恢复');
    await restoring.getByText('影响期届满不等于恢复').waitFor();
    await restoring.getByRole('button', { name: '登记恢复' }).click();
    await restoring.getByRole('alert').waitFor();
    await checkBoth(department, 'restore');
  });

  it('the case closes when everybody has a conclusion, and joins the precedents without names', async () => {
    const precedents = `${server.address}/accountability/precedents`;
    const counted = async () => {
      await office.goto(precedents);
      const title = office.getByRole('heading', { level: 1, name: /起案例中的 \d+ 人/ });
      return (await title.innerText()).match(/\d+/g)?.map(Number) ?? [];
    };
    const [cases = 0] = await counted();
    await office.getByText('先例只供比较，不是标准').waitFor();
    await checkBoth(office, 'precedents', '49-precedents');
    await office.goto(caseAddress);
    await heading(office, /每个人都有结论，可以办结/);
    const closing = await act(office, '办结');
    await closing.getByLabel('理由').fill('四人均有结论。');
    await end(closing, '办结', '案件已办结');
    await heading(office, /已办结/);
    await checkBoth(office, 'case-closed');
    expect((await counted())[0]).toBe(cases + 1);
    for (const post of FOUR)
      expect(await office.locator('main').innerText()).not.toContain(who(post).personName);
    expect(await office.locator('main').innerText()).not.toContain(ACCIDENT);
  });

  it('no page had a script error', () => {
    expect(faults.flat()).toEqual([]);
  });
});

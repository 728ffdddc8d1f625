// Commendations in a real browser: a rescue that cannot be told and then is refused, publicity with an objection, a grant from above, a revocation.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBoth, choose, read, send, signed } from './acts.ts';
import { openBrowser } from './browser.ts';
import { startDemo } from './demo.ts';
import { checkPage, newPage, PHONE, photograph, signInAs, WIDE } from './page.ts';
import type { TestServer } from './server.ts';

const DEPARTMENT = '云江市委组织部';
const OFFICE = '石桥县安委办';
const CHEMICAL = '石桥县“10·14”化工厂中毒事故';
const APPROVAL = '云政复〔2026〕71号';

/** A day some days from that one, as dates are written. */
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

describe('commendations', () => {
  let server: TestServer;
  let browser: Browser;
  const faults: string[][] = [];
  const pages = new Map<string, Page>();
  /** As the server counts days. */
  let today = '';
  const addresses = new Map<string, string>();

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
  const press = async (page: Page, act: string, fill?: () => Promise<void>) => {
    await page.getByRole('button', { name: act, exact: true }).first().click();
    await dialog(page).waitFor();
    await fill?.();
    await dialog(page).getByRole('button', { name: act, exact: true }).click();
  };
  const open = (page: Page, what: string) => visit(page, addresses.get(what) ?? '');
  const tokenOf = async (page: Page) =>
    String((await read(page, '/api/access/session'))['csrfToken']);
  /** Writes a nomination in its form, leaving it as a draft. */
  const nominate = async (page: Page, what: string, kind: string, accident?: string) => {
    await visit(page, '/commendations/new');
    await choose(page, '被推荐人', '石桥县人民政府 县长');
    await choose(page, '种类', kind);
    if (accident !== undefined) await choose(page, '事故', accident);
    if (kind.startsWith('定期')) await page.getByLabel('考核结果文号').fill('云安委〔2026〕5号');
    await page.getByLabel('推荐事由').fill(what);
    await page.getByLabel('主要事迹').fill('到现场组织，无人员伤亡扩大。');
    await page.getByLabel('依据文件').fill('石安委〔2026〕40号');
    await page.getByRole('button', { name: '存为草稿' }).click();
    await heading(page, /草稿还没有推荐/).waitFor();
    addresses.set(what, new URL(page.url()).pathname);
  };
  const answer = async (page: Page, topic: string, value: string | RegExp, index: number) => {
    await choose(page, topic, value);
    await page.getByLabel('答复单位').nth(index).fill('云江市纪委监委');
    await page.getByLabel('答复文号').nth(index).fill('云纪函〔2026〕40号');
  };

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemo('commendation'), openBrowser()]);
    const department = await as(DEPARTMENT);
    today = (await department.getByText(/^截至 \d{4}-/).innerText()).slice(3, 13);
    const { items } = (await read(department, '/api/commendations?limit=50')) as {
      items: { id: string; state: string; personName: string }[];
    };
    for (const { id, state, personName } of items)
      addresses.set(personName === '许一苇' ? 'to grant' : state, `/commendations/${id}`);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('who answers for an accident is not honoured for its rescue: refused, with the reason and its clause', async () => {
    const department = await as(DEPARTMENT);
    await open(department, 'refused');
    await heading(department, /林澄之.*审查不通过/).waitFor();
    await department.getByText(/负有责任，不得因它的抢险救护受表彰/).waitFor();
    await department.getByRole('button', { name: '不能表彰奖励' }).click();
    await department.locator('.why').getByText('第十六条', { exact: false }).first().waitFor();
    await checkBoth(department, 'commendation-refused', '57-commendation-refused');
  });

  it('a rescue is nominated in the form; without its accident the form says so and keeps what is written', async () => {
    const office = await as(OFFICE);
    await visit(office, '/commendations/new');
    await choose(office, '种类', '及时：参加事故抢险救护');
    await office.getByLabel('推荐事由').fill('组织抢险救护');
    await office.getByRole('button', { name: '存为草稿' }).click();
    await office.getByText('请选择被推荐人').first().waitFor();
    await office.getByText('请选择事故').first().waitFor();
    await checkBoth(office, 'commendation-form-errors');
    expect(await office.getByLabel('推荐事由').inputValue()).toBe('组织抢险救护');
    await nominate(office, '再次推荐', '及时：参加事故抢险救护', CHEMICAL);
    await checkBoth(office, 'commendation-draft');
    await press(office, '修改草稿', () =>
      office.getByLabel('主要事迹').fill('19 时 50 分到现场，组织疏散群众 420 人。'),
    );
    await office.getByText('组织疏散群众 420 人').waitFor();
    await press(office, '正式推荐', () => office.getByLabel('文号').fill('石安委〔2026〕40号'));
    await heading(office, /等组织部门审查/).waitFor();
    // Who nominates does not examine.
    expect(await office.getByRole('button', { name: '审查', exact: true }).count()).toBe(0);
  });

  it('while the report is not approved it cannot be told', async () => {
    const department = await as(DEPARTMENT);
    await open(department, '再次推荐');
    await department.getByRole('button', { name: '审查', exact: true }).first().click();
    await choose(department, '是否有立案未结的案件', /^没有$/);
    await dialog(department).getByRole('button', { name: '审查', exact: true }).click();
    // Whose answer it is has to be said.
    await dialog(department).locator('.error, [role="alert"]').first().waitFor();
    await checkPage(department, 'an answer without its source');
    await photograph(department, 'commendation-examine');
    await department.getByLabel('答复单位').first().fill('云江市纪委监委');
    await department.getByLabel('答复文号').first().fill('云纪函〔2026〕40号');
    await dialog(department).getByRole('button', { name: '审查', exact: true }).click();
    await heading(department, /现在说不清，等补充情况/).waitFor();
    await department.getByText(/抢险救护表彰：调查报告还没有批复/).waitFor();
    await checkBoth(department, 'commendation-waiting', '58-commendation-waiting');
  });

  it('the report once approved, the answer is a refusal, and both examinations are kept', async () => {
    const city = await as('云江市安委办');
    const { items } = (await read(city, '/api/accidents?region=%2F99%2F9901%2F&limit=100')) as {
      items: { id: string; name: string }[];
    };
    const accident = items.find(({ name }) => name === CHEMICAL);
    const county = await as(OFFICE);
    await send(county, `/api/accidents/${accident?.id}/milestones`, {
      kind: 'approved',
      on: today,
      at: null,
      untilOn: null,
      days: null,
      channel: null,
      level: null,
      actor: '云江市人民政府',
      place: null,
      documentNo: APPROVAL,
      natureFrom: null,
      natureTo: null,
      note: null,
    });
    const department = await as(DEPARTMENT);
    await open(department, '再次推荐');
    await press(department, '审查', async () => {
      await answer(department, '是否对这起事故负有领导责任', '是', 1);
      await answer(department, '所在单位是否对这起事故负有责任', '是', 2);
      await department.getByLabel('答复日期').fill(today);
    });
    await heading(department, /审查不通过/).waitFor();
    await department.getByText('以前的审查').waitFor();
    await department.getByText(/不得因它的抢险救护受表彰/).waitFor();
    await checkBoth(department, 'commendation-refused-later');
    const office = await as(OFFICE);
    await open(office, '再次推荐');
    await heading(office, /审查不通过/).waitFor();
  });

  it('during the publicity an objection is recorded and handled; before that nothing is granted', async () => {
    const zone = await as('云江经济开发区安委办');
    await open(zone, 'publicised');
    await heading(zone, /有 1 条异议没有处理/).waitFor();
    await press(zone, '登记异议', async () => {
      await zone.getByLabel('提出人').fill('匿名');
      await zone.getByLabel('异议内容').fill('园区一家企业整改没有按期完成。');
    });
    await heading(zone, /有 2 条异议没有处理/).waitFor();
    const department = await as(DEPARTMENT);
    await open(department, 'publicised');
    await heading(department, /有 2 条异议没有处理/).waitFor();
    expect(await department.getByRole('button', { name: '登记批准' }).count()).toBe(0);
    await checkBoth(department, 'commendation-public', '59-commendation-public');
    for (const said of ['经查，火情未造成损失且已按规定报告。', '该企业整改已按期验收。'])
      await press(department, '处理异议', async () => {
        await department.getByLabel('处理情况').fill(said);
      }).then(() => department.getByRole('listitem').filter({ hasText: said }).waitFor());
    await heading(department, /公示/).waitFor();
    await checkBoth(department, 'commendation-answered');
  });

  it('a quota with its basis and publicity comes first; a kind without one is neither public nor granted', async () => {
    const department = await as(DEPARTMENT);
    await visit(department, '/commendations/quotas');
    await department.getByRole('button', { name: '登记名额' }).click();
    await choose(department, '种类', '记功');
    await department.getByLabel('名额（个）').fill('2');
    await department.getByLabel('依据文件').fill('云委办〔2026〕3号');
    await department.getByLabel('公示天数').fill('1');
    await department.getByLabel('公示依据').fill('云组发〔2026〕4号第十二条');
    await dialog(department).getByRole('button', { name: '保存' }).click();
    await heading(department, /年名额 3 项/).waitFor();
    await checkBoth(department, 'commendation-quotas', '60-commendation-quotas');
  });

  it('is made public for as long as the paper of who grants says; one’s own level is nobody’s to ask', async () => {
    const office = await as(OFFICE);
    await nominate(office, '清淤专项', '定期：记功');
    const path = addresses.get('清淤专项') ?? '';
    const drafted = await read(office, `/api${path}`);
    const own = await office.request.post(`${server.address}/api${path}/change`, {
      headers: { 'x-csrf-token': await tokenOf(office), 'idempotency-key': 'own level' },
      data: {
        version: drafted['version'],
        nominatingOrgan: drafted['nominatingOrgan'],
        approving: '/99/9901/990102/',
        ground: { kind: 'timely', merit: 'routine' },
        grounds: drafted['grounds'],
        deeds: drafted['deeds'],
        basisDocuments: drafted['basisDocuments'],
      },
    });
    expect([own.status(), await own.text()]).toEqual([
      422,
      expect.stringContaining('commendations.not-above'),
    ]);
    const of = async (page: Page) => (await read(page, `/api${path}`)) as { version: number };
    await send(office, `/api${path}/nominate`, {
      version: (await of(office)).version,
      on: today,
      documentNo: null,
    });
    const department = await as(DEPARTMENT);
    await open(department, '清淤专项');
    await press(department, '审查', () => answer(department, '是否有立案未结的案件', /^没有$/, 0));
    await heading(department, /已审查，可以公示/).waitFor();
    await open(office, '清淤专项');
    await press(office, '登记公示', async () => {
      await office.getByLabel('公示截止').fill(dayAfter(today, -1));
      await office.getByLabel('公示地点').fill('县政府网站');
    });
    await dialog(office)
      .getByText(/不少于|至少/)
      .nth(1)
      .waitFor();
    await checkPage(office, 'publicity too short');
    await office.getByLabel('公示截止').fill(today);
    await dialog(office).getByRole('button', { name: '登记公示', exact: true }).click();
    await heading(office, new RegExp(`公示到 ${today}`)).waitFor();
  });

  it('after the publicity the two bodies above grant, within the quota, and nobody else', async () => {
    const department = await as(DEPARTMENT);
    await open(department, 'to grant');
    await heading(department, /公示已于 2026-11-06 期满/).waitFor();
    await press(department, '登记批准', async () => {
      await department.getByLabel('文号').fill('云委发〔2026〕35号');
      await department.getByLabel('批准的党委').fill('中共石桥县委员会');
      await department.getByLabel('批准依据').fill('《规定》第十六条；市委常委会第40次会议');
    });
    await signed(department, DEPARTMENT, dialog(department).getByText(/中共云江市委员会/));
    await checkPage(department, 'not the body above');
    await photograph(department, '61-commendation-grant', true);
    await department.setViewportSize(PHONE);
    await photograph(department, 'commendation-grant-phone');
    await checkPage(department, 'granting on a phone');
    await department.setViewportSize(WIDE);
    await department.getByLabel('批准的党委').fill('中共云江市委员会');
    await dialog(department).getByRole('button', { name: '登记批准', exact: true }).click();
    await heading(department, new RegExp(`许一苇.*${today} 批准`)).waitFor();
    await department.getByText('本年度第 2 个，名额 6 个').waitFor();
    await checkBoth(department, 'commendation-just-granted');
  });

  it('what was granted is the person’s to read, and its revocation stays beside it', async () => {
    const leader = await as('罗其琛');
    await visit(leader, '/commendations');
    await heading(leader, /我受到的表彰奖励 1 项/).waitFor();
    await leader.getByRole('link', { name: /罗其琛/ }).click();
    await heading(leader, /批准/).waitFor();
    await leader.getByText('云委发〔2026〕29号').first().waitFor();
    // How they were examined is for those who handle it.
    expect(await leader.locator('main').innerText()).not.toContain('没有在案的限制');
    await checkBoth(leader, 'commendation-own');
    for (const [name, what] of [
      ['郑含章', 'waiting'],
      ['临河县安委办', 'waiting'],
    ] as const) {
      const other = await as(name);
      await open(other, what);
      await other
        .getByText(/没有找到|没有读到内容/)
        .first()
        .waitFor();
    }
    const department = await as(DEPARTMENT);
    await open(department, 'granted');
    await heading(department, /2026-10-30 批准/).waitFor();
    await checkBoth(department, 'commendation-granted', '62-commendation-granted');
    await press(department, '登记撤销', async () => {
      await department.getByLabel('文号').fill('云委发〔2026〕36号');
      await department.getByLabel('理由').fill('经查，治理路段数目不实。');
    });
    await signed(department, DEPARTMENT, heading(department, /撤销/));
    await checkBoth(department, 'commendation-revoked');
    await visit(leader, '/commendations');
    await leader.getByText('已撤销').waitFor();
    await department.getByRole('link', { name: '罗其琛' }).click();
    await heading(department, /罗其琛受到的表彰奖励 1 项/).waitFor();
    await checkBoth(department, 'commendation-person');
  });

  it('no page had a script error', () => {
    expect(faults.flat()).toEqual([]);
  });
});

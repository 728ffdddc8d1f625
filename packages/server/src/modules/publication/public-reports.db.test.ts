// Reports from the public end to end: filed without an account, hidden from whom they are not for, followed by code, closed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newSecret } from '../../platform/ids.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { printSheet, sheetForm } from '../../testing/print-sheet.ts';
import {
  REPORTER_CONTACT as CONTACT,
  REPORTER_NAME as NAME,
  PNG,
  reportsOver,
} from '../../testing/public-reports.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { remindOfReports, tidyReports } from './index.ts';

type Reports = ReturnType<typeof reportsOver>;

describe('reports from the public', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let desk: Visitor;
  let beside: Visitor;
  let city: Visitor;
  let discipline: Visitor;
  let send: Reports['send'];
  let filled: Reports['filled'];
  let follow: Reports['follow'];
  let listOf: Reports['listOf'];
  let newest: Reports['newest'];
  let read: Reports['read'];
  let act: Reports['act'];
  let done: Reports['done'];

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    ({ send, filled, follow, listOf, newest, read, act, done } = reportsOver(server));
    const as = (login: string) => server.signIn(world.accounts.get(login) ?? '');
    office = await as('qingshi-awb');
    beside = await as('shiqiao-awb');
    city = await as('yunjiang-awb');
    discipline = await as('yunjiang-jw');
    desk = await as('qingshi-jb');
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  it('is filed by steps without a script: about what, where, and the form', async () => {
    const page = async (url: string) => (await server.app.inject(url)).body;
    const start = await page('/public/report');
    expect(start).toContain('href="/public/report?kind=hazard"');
    const where = await page('/public/report?kind=hazard');
    expect(where).toContain('云江市');
    const county = await page(`/public/report?kind=hazard&region=${QINGSHI}&here=1`);
    expect(county).toContain('<form method="post" action="/public/report"');
    expect(county).toMatch(/name="form" value="[\w-]{43}"/);
    expect(county).not.toMatch(/<script|https?:/);
    const leader = await page(`/public/report?kind=leader&region=${QINGSHI}&here=1`);
    expect(leader).toMatch(/<option value="[0-9a-f-]{36}">青石县人民政府 县长<\/option>/);
    expect((await server.app.inject('/public/report?kind=hazard&region=/12/')).statusCode).toBe(
      404,
    );
  });

  it('says what is wrong beside each field, loses nothing, and keeps files that were sent', async () => {
    const fields = filled({ place: '', deaths: '', account: 'x'.repeat(4001) });
    const zip = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
    const { status, body } = await send('/public/report', fields, [
      { name: '裂缝.png', bytes: PNG },
      { name: '全部.zip', bytes: zip },
    ]);
    expect(status).toBe(422);
    for (const text of ['请写明具体地点', '请选一项', '最多 4000 个字', '“全部.zip”不是可以接收的'])
      expect(body).toContain(text);
    expect(body).toContain(`value="${CONTACT}"`);
    expect(body).toContain('已经收到 1 个文件');
    expect(body).toContain(`value="${fields.form}"`);
    const again = await send('/public/report', { ...fields, ...filled(), form: fields.form });
    expect(again.code).toHaveLength(19);
    const { body: report } = await read(office, await newest(office));
    // Not as it was called: that may name whoever it is from.
    expect(report.files).toMatchObject([{ name: '附件1.png', type: 'image/png' }]);
    const file = await desk.download(
      `/api/publication/reports/${report.id}/files/${report.files[0]?.id}`,
    );
    expect(file.bytes.equals(PNG)).toBe(true);
    expect((await send('/public/report', filled({ website: 'x' }))).body).toContain('这一栏请空着');
  });

  it('pressed twice it is one report with one code, also at the same moment', async () => {
    const fields = filled();
    const before = (await listOf(office)).items.length;
    const [one, two] = await Promise.all([
      send('/public/report', fields),
      send('/public/report', fields),
    ]);
    expect(one.code).toHaveLength(19);
    expect(two.code).toBe(one.code);
    expect((await send('/public/report', fields)).code).toBe(one.code);
    expect((await listOf(office)).items.length).toBe(before + 1);
    const { rows } = await services.owner.query<{ all: string }>(
      `select string_agg(held::text, ' ') as all from publication.report held`,
    );
    expect(rows[0]?.all).not.toContain(one.code.replaceAll('-', ''));
  });

  it('goes from the filing over a task to the closing, told in words by code', async () => {
    const laidDown = {
      region: QINGSHI,
      track: 'office',
      dayKind: 'calendar-days',
      basis: '青安委〔2026〕9号',
    };
    for (const [kind, days] of [
      ['accept', 15],
      ['reply', 60],
    ] as const)
      expect(
        (await office.post('/api/publication/report-terms', { ...laidDown, kind, days })).status,
      ).toBe(200);
    const { code, body } = await send('/public/report', filled());
    expect(body).toContain('由青石县安委办办理');
    expect(body).toContain('告诉您是否受理');
    const id = await newest(office);
    let { body: report } = await read(office, id);
    expect(report).toMatchObject({ state: 'received', may: ['accept', 'refuse', 'hand-on'] });
    expect(report.route.heading).toBe('由青石县安委办办理');
    expect(report.dueOn).not.toBeNull();
    expect((await follow(code.toLowerCase().replaceAll('-', ' '))).body).toContain('现在：已收到');
    report = await done(act(office, report, 'accept-report', { text: null }));
    const government = report.organs.find(({ name }) => name === '青石县人民政府')?.id ?? '';
    const found = {
      on: report.entries.length > 0 ? services.clock.today() : '',
      organId: government,
      documentNo: '青核〔2026〕1号',
      signedBy: '方致远',
      result: 'true',
      text: '裂缝属实。',
    };
    report = await done(act(office, report, 'check-report', found));
    report = await done(
      act(office, report, 'task-report', {
        issuerOrganId: government,
        title: '整治大湾采石场边坡',
        text: '停止装车，十日内整治边坡。',
        due: { kind: 'calendar-days', days: 10 },
        assignee: {
          role: 'lead',
          organId: government,
          postId: null,
          townshipMatterId: null,
          townshipReason: null,
        },
      }),
    );
    expect(report).toMatchObject({ state: 'tasked', may: ['extend', 'reply'] });
    const task = await office.get(`/api/supervision/tasks/${report.task?.id}`);
    expect(JSON.stringify(task.body)).not.toMatch(new RegExp(`${NAME}|${CONTACT}`));
    // A draft is nothing that is under way.
    const drafted = (await follow(code)).body;
    expect(drafted).toContain('准备转为督办任务');
    expect(drafted).not.toContain('正在整改');
    expect(report.task).toMatchObject({ isIssued: false, isClosed: false });
    const onTask = async (name: string, more: object) => {
      const url = `/api/supervision/tasks/${report.task?.id}`;
      const { version } = (await office.get(url)).body as unknown as { version: number };
      const answer = await office.post(`${url}/${name}`, { version, ...more });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    };
    await onTask('issue', { signedBy: '方致远', documentNo: null });
    expect((await follow(code)).body).toContain('现在：正在整改');
    await onTask('accept', {});
    // Answered on the way it stays with its task.
    const onTheWay = await done(act(office, report, 'reply-report', { text: '正在整治。' }));
    expect(onTheWay).toMatchObject({
      state: 'tasked',
      may: ['extend', 'reply'],
      isTaskClosed: false,
    });
    const early = await act(office, onTheWay, 'close-report', { text: null });
    expect(early.body.error?.code).toBe('publication.report-not-now');
    await onTask('reply', { text: '已整治', records: [] });
    await onTask('close', { verification: '现场查看属实' });
    const { body: ended } = await read(office, id);
    expect(ended).toMatchObject({ isTaskClosed: true, task: { isIssued: true, isClosed: true } });
    expect(await remindOfReports(services)).toBeGreaterThan(0);
    const replied = await done(act(office, ended, 'reply-report', { text: '任务已销号。' }));
    expect(replied).toMatchObject({ state: 'replied', may: ['close'] });
    const closed = await done(act(office, replied, 'close-report', { text: '整治完毕。' }));
    expect(closed.state).toBe('closed');
    const page = (await follow(code)).body;
    for (const text of ['现在：已办结', '正在整治。', '整治完毕。']) expect(page).toContain(text);
    // What was found is for the file, not for the page.
    expect(page).not.toContain('裂缝属实');
    const added = { code, form: newSecret(), text: '又开始装车了。' };
    expect((await send('/public/report/add', added)).body).toContain('补充的情况已经收到');
    await send('/public/report/add', added);
    const { body: reopened } = await read(office, id);
    expect(reopened).toMatchObject({ state: 'received', may: ['accept', 'refuse', 'hand-on'] });
    expect(reopened.entries.filter(({ kind }) => kind === 'reopen')).toHaveLength(1);
  });

  it('who told is read by the desk alone, each time with a reason, audited, and in nothing else', async () => {
    await send('/public/report', filled());
    const id = await newest(desk);
    expect((await read(office, id)).body.reporter).toBeNull();
    expect((await read(desk, id)).body.reporter).toMatchObject({ isKept: true, openings: [] });
    const open = (visitor: Visitor) =>
      visitor.post(`/api/publication/reports/${id}/open-reporter`, { reason: '核对地点' });
    expect((await open(office)).body.error?.code).toBe('access.not-allowed');
    expect((await open(beside)).body.error?.code).toBe('access.not-allowed');
    expect((await open(discipline)).status).toBe(404);
    const opened = await open(desk);
    expect(opened.body).toEqual({ name: NAME, contact: CONTACT });
    expect((await read(desk, id)).body.reporter?.openings).toMatchObject([
      { by: '青石县群众举报受理员', reason: '核对地点' },
    ]);
    const { rows: audits } = await services.owner.query(
      `select 1 from access.audit_entry where action = 'publication.open-reporter' and target = $1
         and outcome = 'done'`,
      [id],
    );
    expect(audits).toHaveLength(1);
    // Why it came here is on one page for whoever handles it, and says nothing of who told.
    const sheet = { stream: 'public-report', of: id, part: 'route' };
    const paper = await printSheet(desk, sheet);
    expect((await desk.get(`/api/documents/${paper}`)).body).toMatchObject({ pages: 1 });
    for (const visitor of [beside, city, discipline]) {
      expect((await sheetForm(visitor, sheet)).status).toBe(404);
      expect((await visitor.get(`/api/documents/${paper}`)).status).toBe(404);
    }
    // In no other table: not in events, leaves, answers kept for a retry, notices, audit entries.
    const { rows: tables } = await services.owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables) {
      const { rows } = await services.owner.query<{ count: number }>(
        `select count(*)::int as count from ${name} held where held::text ~ '${NAME}|${CONTACT}'`,
      );
      expect([name, rows[0]?.count === 0]).toEqual([name, name !== 'publication.reporter']);
    }
    const list = await desk.download('/api/publication/reports.xlsx');
    expect(list.bytes.includes(Buffer.from(CONTACT))).toBe(false);
  });

  it('row security says so too: the system’s scope and the office’s read no reporter, a marked one its own', async () => {
    const count = async (scope: Scope) =>
      (
        await services.database.read(scope, (db) =>
          db.selectFrom('publication.reporter').select('report_id').execute(),
        )
      ).length;
    const key = `county${QINGSHI}`;
    const none = { committees: [], persons: [] };
    expect(await count(SYSTEM_SCOPE)).toBe(0);
    expect(await count({ keys: [key], ...none })).toBe(0);
    expect(await count({ keys: [key, `identity county/99/9901/990102/`], ...none })).toBe(0);
    expect(await count({ keys: [`identity ${key}`], ...none })).toBe(0);
    expect(await count({ keys: [key, `identity ${key}`], ...none })).toBeGreaterThan(0);
  });

  it('about a leader: the discipline organ with the power alone; to the office there is no such report', async () => {
    const { rows } = await services.owner.query<{ id: string; committee: string }>(
      `select p.id, p.managing_committee as committee from posts.post p join posts.organ o on o.id = p.organ_id
        where o.name = '青石县人民政府' and p.title = '县长'`,
    );
    expect(rows[0]?.committee).toBe(YUNJIANG);
    const before = await listOf(office);
    const notices = async () =>
      (
        await services.owner.query<{ account: string; link: string }>(
          `select a.login_name as account, n.link from notices.notice n
             join access.account a on a.id = n.account_id where n.kind = 'public-report-received'`,
        )
      ).rows;
    const { code, body } = await send(
      '/public/report',
      filled({ kind: 'leader', post: rows[0]?.id ?? '', account: '压着事故不让报。' }),
    );
    expect(body).toContain('由有管理权限的纪检监察机关办理');
    const id = await newest(discipline);
    const { body: report } = await read(discipline, id);
    expect(report).toMatchObject({ track: 'discipline', may: ['accept', 'refuse', 'hand-on'] });
    expect(report.route.heading).toBe('由云江市纪检监察机关办理');
    for (const visitor of [office, desk, beside, city]) {
      expect((await read(visitor, id)).status).toBe(404);
      expect((await listOf(visitor, '&search=压着')).items).toEqual([]);
    }
    expect(await listOf(office)).toMatchObject({ open: before.open });
    const paper = await printSheet(discipline, { stream: 'public-report', of: id, part: 'route' });
    const { rows: kept } = await services.owner.query<{ code: string; organs: string[] }>(
      'select verify_code as code, organs from documents.document where id = $1',
      [paper],
    );
    expect(kept[0]?.organs).toEqual(['中共云江市纪律检查委员会']);
    for (const visitor of [office, desk, beside, city]) {
      expect(
        (await sheetForm(visitor, { stream: 'public-report', of: id, part: 'route' })).status,
      ).toBe(404);
      expect((await visitor.get(`/api/documents/${paper}`)).status).toBe(404);
    }
    // Whoever has the code of it learns neither what it is about nor where it stands in the log.
    const checked = await office.get(`/api/documents/check?code=${kept[0]?.code}`);
    expect(checked.body).toMatchObject({ title: null, place: null });
    const told = (await notices()).filter(({ link }) => link.endsWith(id));
    expect(told.map(({ account }) => account).sort()).toEqual(['yunjiang-jw', 'yunjiang-jw-sl']);
    // It stays apart when it is handed on, and its organ says that it has it.
    const wrong = await act(discipline, report, 'hand-on-report', {
      to: QINGSHI,
      track: 'office',
      reason: '请核',
    });
    expect(wrong.body.error?.code).toBe('publication.report-leader-apart');
    const accepted = await done(act(discipline, report, 'accept-report', { text: null }));
    expect(accepted.may).toEqual(['hand-on', 'reply']);
    const page = (await follow(code)).body;
    expect(page).toContain('现在：已受理');
    expect(page).not.toContain('云江市');
    const opened = await discipline.post(`/api/publication/reports/${id}/open-reporter`, {
      reason: '当面了解',
    });
    expect(opened.body).toEqual({ name: NAME, contact: CONTACT });
  });

  it('of what the authorities covered up: it is not handed back to them, nor to those below', async () => {
    await send(
      '/public/report',
      filled({ kind: 'accident', deaths: 'yes', authorities: 'yes', account: '县里压着不报。' }),
    );
    const id = await newest(city);
    const { body: report } = await read(city, id);
    expect(report.handOnTo.map(({ path }) => path)).not.toContain(QINGSHI);
    for (const track of ['office', 'discipline']) {
      const back = await act(city, report, 'hand-on-report', {
        to: QINGSHI,
        track,
        reason: '请核',
      });
      expect(back.status).toBe(422);
    }
    expect((await read(office, id)).status).toBe(404);
    // Nor is it refused before a government has verified it.
    expect(report.may).not.toContain('refuse');
    const refused = await act(city, report, 'refuse-report', { reason: '不属实' });
    expect(refused.body.error?.code).toBe('publication.report-of-deaths');
  });

  it('of deaths: a department does not verify it; handed on it leaves the office’s sight', async () => {
    await send('/public/report', filled({ kind: 'accident', deaths: 'yes' }));
    const id = await newest(office);
    let { body: report } = await read(office, id);
    expect(report.route.clause.map(({ title }) => title)).toContain(
      '《中华人民共和国安全生产法》第七十三条第二款',
    );
    const paper = await printSheet(office, { stream: 'public-report', of: id, part: 'route' });
    expect((await office.get(`/api/documents/${paper}`)).status).toBe(200);
    report = await done(act(office, report, 'accept-report', { text: null }));
    const other = report.organs.find(({ kind }) => kind !== 'government');
    const found = {
      on: services.clock.today(),
      organId: other?.id ?? '',
      documentNo: '1号',
      signedBy: '方致远',
      result: 'true',
      text: '属实。',
    };
    const refused = await act(office, report, 'check-report', found);
    expect(refused.body.error?.code).toBe('publication.report-needs-government');
    const handed = await act(office, report, 'hand-on-report', {
      to: YUNJIANG,
      track: 'office',
      reason: '县里与此事有牵连',
    });
    expect(handed.status).toBe(200);
    expect((await read(office, id)).status).toBe(404);
    // Its paper went with it.
    expect((await office.get(`/api/documents/${paper}`)).status).toBe(404);
    const above = await read(city, id);
    expect(above.body).toMatchObject({ state: 'received', track: 'office' });
    expect(above.body.route.facts.at(-1)).toContain('县里与此事有牵连');
    expect((await read(discipline, id)).status).toBe(404);
  });

  it('what the county itself covers up goes one level up, past the county', async () => {
    await send('/public/report', filled({ kind: 'accident', authorities: 'yes', deaths: 'no' }));
    const id = await newest(city);
    expect((await read(office, id)).status).toBe(404);
    expect((await read(city, id)).body.route.heading).toBe('由云江市安委办办理');
  });

  it('who told is forgotten after the term that is laid down, and not before one is', async () => {
    const count = async () =>
      (await services.owner.query('select 1 from publication.reporter')).rows.length;
    const all = await count();
    await services.owner.query(
      `update publication.report set state = 'closed', closed_on = current_date - 400 where scope_key = $1`,
      [`county${QINGSHI}`],
    );
    expect(await tidyReports(services)).toBe(0);
    const laidDown = {
      region: QINGSHI,
      track: 'office',
      kind: 'keep-identity',
      days: 365,
      basis: '青安委〔2026〕9号',
    };
    const lay = (dayKind: string) =>
      office.post('/api/publication/report-terms', { ...laidDown, dayKind });
    expect((await lay('working-days')).body.error?.code).toBe(
      'publication.report-keep-calendar-days',
    );
    expect((await lay('calendar-days')).status).toBe(200);
    const forgotten = await tidyReports(services);
    expect(forgotten).toBeGreaterThan(0);
    expect(await count()).toBe(all - forgotten);
  });
});

describe('reports from the public beside the ledger', () => {
  it('what was filed and done stands in its tables as its leaves say', async () => {
    const services = await openTestDatabase();
    const world = await addWorld(services);
    const server = await openTestServer(services);
    const office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    await server.app.inject({
      method: 'POST',
      url: '/public/report',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: `${Object.entries({
        form: newSecret(),
        kind: 'violation',
        region: QINGSHI,
        place: '某厂',
        happened: '昨夜',
        account: '停产后偷着生产',
        deaths: 'no',
      })
        .map(
          ([name, value]) =>
            `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
        )
        .join('')}--x--\r\n`,
    });
    const { items } = (await office.get('/api/publication/reports?limit=5')).body as unknown as {
      items: { id: string; version: number }[];
    };
    const answer = await office.post(`/api/publication/reports/${items[0]?.id}/refuse-report`, {
      version: 1,
      reason: '不属于安全生产',
    });
    expect(answer).toMatchObject({ status: 200, body: { state: 'not-accepted' } });
    expect(await disagreements(services)).toEqual([]);
    await server.close();
    await services.close();
  });
});

// The course of a report by days and hands: terms of office and organ, what cannot be told yet, reminders, what is passed on.
import { readList } from '@jinze/documents/testing';
import { addDays, civilDate } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSecret } from '../../platform/ids.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { PNG, REPORTER_CONTACT, REPORTER_NAME, reportsOver } from '../../testing/public-reports.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { remindOfReports, tidyReports } from './index.ts';

describe('the course of a report', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let desk: Visitor;
  let city: Visitor;
  let discipline: Visitor;
  let reports: ReturnType<typeof reportsOver>;
  let headOfCounty = '';

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    reports = reportsOver(server);
    const as = (login: string) => server.signIn(world.accounts.get(login) ?? '');
    office = await as('qingshi-awb');
    desk = await as('qingshi-jb');
    city = await as('yunjiang-awb');
    discipline = await as('yunjiang-jw');
    const { rows } = await services.owner.query<{ id: string }>(
      `select p.id from posts.post p join posts.organ o on o.id = p.organ_id
        where o.name = '青石县人民政府' and p.title = '县长'`,
    );
    headOfCounty = rows[0]?.id ?? '';
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const aboutHead = (more: Record<string, string> = {}) =>
    reports.filled({ kind: 'leader', post: headOfCounty, account: '压着事故不让报。', ...more });
  const layDown = (visitor: Visitor, term: Record<string, unknown>) =>
    visitor.post('/api/publication/report-terms', {
      basis: '云纪〔2026〕1号',
      dayKind: 'calendar-days',
      ...term,
    });
  /** As if the report were about a leading post of a new region. */
  const aboutPostAt = async (id: string, path: string, level: string) => {
    await services.owner.query(
      "insert into posts.region (path, code, name, level) values ($1, $1, '新设', $2)",
      [path, level],
    );
    await services.owner.query(
      `with body as (
         insert into posts.organ (id, kind, level, name, region_path)
         values (gen_random_uuid(), 'government', $3, '新设人民政府', $2) returning id, scope_key),
       post as (
         insert into posts.post (id, organ_id, class, title, scope_key)
         select gen_random_uuid(), id, 'government-chief', '负责人', scope_key from body returning id)
       update publication.report set about_post = post.id from post where report.id = $1`,
      [id, path, level],
    );
  };
  const remindedOf = async (id: string) => {
    const { rows } = await services.owner.query<{ login: string }>(
      `select a.login_name as login from notices.notice n join access.account a on a.id = n.account_id
        where n.kind = 'public-report-due' and n.link like '%' || $1 order by 1`,
      [id],
    );
    return rows.map(({ login }) => login);
  };

  it('reports about leaders have terms of their own: days, reminders of the organ alone, and an end to who told', async () => {
    const places = (await discipline.get('/api/publication/report-terms')).body as unknown as {
      items: { region: string; track: string; terms: { kind: string; offered: unknown }[] }[];
    };
    expect(places.items.map(({ region, track }) => [region, track])).toEqual([
      [YUNJIANG, 'discipline'],
    ]);
    const own = { region: YUNJIANG, track: 'discipline' };
    // Neither the office of the region nor another organ lays them down.
    expect((await layDown(city, { ...own, kind: 'accept', days: 15 })).status).toBe(404);
    const beside = { ...own, region: QINGSHI };
    expect((await layDown(discipline, { ...beside, kind: 'accept', days: 15 })).status).toBe(404);
    for (const [kind, days] of [
      ['accept', 15],
      ['reply', 60],
    ] as const)
      expect((await layDown(discipline, { ...own, kind, days })).status).toBe(200);
    const sheet = await readList(
      (await discipline.download('/api/publication/report-terms.xlsx')).bytes,
    );
    expect(sheet.rows.map((cells) => cells.slice(0, 5))).toEqual([
      ['云江市', '纪检监察机关', '多久告知是否受理', '15 日', expect.any(String)],
      ['云江市', '纪检监察机关', '受理后多久答复', '60 日', expect.any(String)],
      ['云江市', '纪检监察机关', '办结后举报人信息保存多久', '没有定下', ''],
    ]);
    const { code, body } = await reports.send('/public/report', aboutHead());
    expect(body).toContain('告诉您是否受理');
    const id = await reports.newest(discipline);
    let { body: report } = await reports.read(discipline, id);
    expect(report.dueOn).not.toBeNull();
    expect(report.reporter).toMatchObject({ isKept: true, hasTerm: false, eraseOn: null });
    await services.owner.query(
      'update publication.report set accept_by = current_date - 200 where id = $1',
      [id],
    );
    expect(await remindOfReports(services)).toBe(1);
    expect(await remindedOf(id)).toEqual(['yunjiang-jw', 'yunjiang-jw-sl']);
    report = await reports.done(reports.act(discipline, report, 'accept-report', { text: null }));
    // The term to answer is extended once: who told reads until when and why, and is put off no more.
    expect(report.may).toContain('extend');
    const { dueOn, extension: most } = report;
    const until = addDays(civilDate(dueOn ?? ''), 30);
    expect(most).toEqual({ until, days: 30, basis: '参照《信访工作条例》第三十四条' });
    const extension = {
      to: until,
      approvedBy: '周正',
      approverPost: '市纪委副书记',
      documentNo: '云纪〔2026〕9号',
      reason: '需要委托鉴定。',
    };
    const codeOf = async (more: object) =>
      (await reports.act(discipline, report, 'extend-report', { ...extension, ...more })).body.error
        ?.code;
    expect(await codeOf({ to: dueOn })).toBe('publication.report-not-later');
    // No more than thirty days, and nobody approves their own.
    expect(await codeOf({ to: addDays(until, 1) })).toBe('publication.report-past-longest');
    const { rows: accounts } = await services.owner.query<{ name: string }>(
      "select display_name as name from access.account where login_name = 'yunjiang-jw'",
    );
    const recorder = ` ${accounts[0]?.name ?? ''}`;
    expect(await codeOf({ approvedBy: recorder })).toBe('publication.report-same-approver');
    for (const part of ['approvedBy', 'approverPost', 'documentNo', 'reason'])
      expect(await codeOf({ [part]: '' })).toBe('http.invalid-input');
    report = await reports.done(reports.act(discipline, report, 'extend-report', extension));
    expect(report).toMatchObject({ state: 'accepted', dueOn: until });
    expect(report.entries.at(-1)).toMatchObject({
      documentNo: '云纪〔2026〕9号',
      approvedBy: '市纪委副书记 周正',
    });
    const followed = (await reports.follow(code)).body;
    expect(followed).toContain(`最迟 ${until} 答复您`);
    expect(followed).toContain(`延长到 ${until}，经负责人批准：需要委托鉴定。`);
    expect(followed).not.toContain('周正');
    expect(report.may).not.toContain('extend');
    expect(await codeOf({ to: addDays(until, 1) })).toBe('publication.report-extended');
    report = await reports.done(
      reports.act(discipline, report, 'reply-report', { text: '已经了解处理。' }),
    );
    expect(report.state).toBe('replied');
    // Answered and not closed: it is forgotten by the same term.
    await services.owner.query(
      `update publication.report set replied_on = current_date - 400 where id = $1`,
      [id],
    );
    expect(await tidyReports(services)).toBe(0);
    expect((await layDown(discipline, { ...own, kind: 'keep-identity', days: 365 })).status).toBe(
      200,
    );
    expect(await tidyReports(services)).toBe(1);
    const opened = await discipline.post(`/api/publication/reports/${id}/open-reporter`, {
      reason: '当面了解',
    });
    expect(opened.body.error?.code).toBe('publication.report-no-reporter');
  });

  it('a day past the published calendar is said not to be told yet, and told once it is', async () => {
    const term = { region: QINGSHI, track: 'office', kind: 'accept', dayKind: 'working-days' };
    expect((await layDown(office, { ...term, days: 60 })).status).toBe(200);
    const { code, body } = await reports.send('/public/report', reports.filled());
    expect(body).toContain('60 个工作日内告诉您是否受理');
    expect(body).toContain('放假安排还没有公布');
    expect((await reports.follow(code)).body).toContain('放假安排还没有公布');
    const id = await reports.newest(office);
    const { body: report } = await reports.read(office, id);
    expect(report).toMatchObject({ dueOn: null, isOverdue: false, calendarUntil: 2026 });
    await tidyReports(services);
    expect((await reports.read(office, id)).body.dueOn).toBeNull();
    // As after the calendar came: the same number of days from an earlier day.
    await services.owner.query(
      "update publication.report set days_from = '2026-01-05' where id = $1",
      [id],
    );
    await tidyReports(services);
    const { body: told } = await reports.read(office, id);
    expect(told).toMatchObject({ calendarUntil: null, version: report.version + 1 });
    expect(told.dueOn).toMatch(/^2026-0[34]-/);
    expect((await layDown(office, { ...term, dayKind: 'calendar-days', days: 15 })).status).toBe(
      200,
    );
  });

  it('of a leader’s report that tells of deaths the accident alone is passed on: neither about whom nor by whom', async () => {
    await reports.send('/public/report', aboutHead({ deaths: 'yes' }));
    const id = await reports.newest(discipline);
    const { body: report } = await reports.read(discipline, id);
    expect(report.may).toContain('pass-on');
    // Those above the county whose head it is about: not the county itself.
    expect(report.passOnTo.map(({ path }) => path)).toContain(YUNJIANG);
    expect(report.passOnTo.map(({ path }) => path)).not.toContain(QINGSHI);
    const fact = {
      to: YUNJIANG,
      place: '大湾矿井口',
      happened: '十一月初',
      deaths: 'yes',
      text: '井下冒顶，两人没有升井。',
    };
    const below = { ...fact, to: '/99/9901/990199/' };
    expect((await reports.act(discipline, report, 'pass-on-accident', below)).status).toBe(404);
    expect((await reports.act(city, report, 'pass-on-accident', fact)).body.error?.code).toBe(
      'access.not-allowed',
    );
    const own = { ...fact, to: QINGSHI };
    expect((await reports.act(discipline, report, 'pass-on-accident', own)).body.error?.code).toBe(
      'publication.report-of-accused',
    );
    const before = (await reports.listOf(city)).items.length;
    const after = await reports.done(reports.act(discipline, report, 'pass-on-accident', fact));
    expect(after).toMatchObject({ state: 'received', version: report.version + 1 });
    const { items } = await reports.listOf(city);
    expect(items).toHaveLength(before + 1);
    const { body: passed } = await reports.read(city, items[0]?.id ?? '');
    expect(passed).toMatchObject({ state: 'received', kind: 'accident', deaths: 'yes' });
    expect(passed.may).not.toContain('refuse');
    // Nothing leads back, and there is nobody to open.
    expect(JSON.stringify(passed)).not.toMatch(
      new RegExp(`${id}|县长|压着事故|纪|领导|${REPORTER_NAME}|${REPORTER_CONTACT}`),
    );
    expect((await reports.read(city, id)).status).toBe(404);
    expect((await reports.listOf(office, '&search=大湾矿井口')).items).toEqual([]);
    const plain = await reports.send('/public/report', aboutHead({ deaths: 'no' }));
    expect(plain.code).toHaveLength(19);
    const { body: other } = await reports.read(discipline, await reports.newest(discipline));
    expect(other.may).not.toContain('pass-on');
    expect((await reports.act(discipline, other, 'pass-on-accident', fact)).body.error?.code).toBe(
      'publication.report-no-deaths',
    );
  });

  it('does not go back to whom it came from, nor past those around; a day that was told stands', async () => {
    await reports.send('/public/report', reports.filled());
    const id = await reports.newest(office);
    const { body: report } = await reports.read(office, id);
    const to = (region: string) => ({ to: region, track: 'office', reason: '请核' });
    const handed = await reports.act(office, report, 'hand-on-report', to(YUNJIANG));
    expect(handed.status).toBe(200);
    const { body: above } = await reports.read(city, id);
    expect(above.dueOn).toBe(report.dueOn);
    const back = await reports.act(city, above, 'hand-on-report', to(QINGSHI));
    expect(back.body.error?.code).toBe('publication.report-had-it');
    const { rows } = await services.owner.query<{ path: string }>(
      `insert into posts.region (path, code, name, level)
       values ('/99/9977/', '9977', '别市', 'prefecture'), ('/99/9977/01/', '997701', '别县', 'county')
       returning path`,
    );
    const far = await reports.act(city, above, 'hand-on-report', to(rows[1]?.path ?? ''));
    expect(far.body.error?.code).toBe('publication.report-not-around');
  });

  it('deaths told of later: a government verifies it, and nobody says no before', async () => {
    const { code } = await reports.send('/public/report', reports.filled());
    const id = await reports.newest(office);
    let { body: report } = await reports.read(office, id);
    expect(report.may).toContain('refuse');
    await reports.send('/public/report/add', {
      code,
      form: newSecret(),
      text: '昨天死了人。',
      deaths: 'yes',
    });
    ({ body: report } = await reports.read(office, id));
    expect(report.may).not.toContain('refuse');
    expect(report.route.facts.at(-1)).toContain('人民政府组织核查');
    const refused = await reports.act(office, report, 'refuse-report', { reason: '不属实' });
    expect(refused.body.error?.code).toBe('publication.report-of-deaths');
  });

  it('deaths told of: the discipline organ ends nothing before the accident was passed on, in every round', async () => {
    const { code } = await reports.send('/public/report', aboutHead({ deaths: 'yes' }));
    const id = await reports.newest(discipline);
    const { body: report } = await reports.read(discipline, id);
    expect(report.may).toEqual(['accept', 'hand-on', 'pass-on', 'known-to-government']);
    const refused = await reports.act(discipline, report, 'refuse-report', { reason: '不属实' });
    expect(refused.body.error?.code).toBe('publication.report-pass-on-first');
    const accepted = await reports.done(
      reports.act(discipline, report, 'accept-report', { text: null }),
    );
    expect(accepted.may).toEqual(['hand-on', 'pass-on', 'known-to-government', 'extend']);
    const answer = { text: '已经了解处理。' };
    const early = await reports.act(discipline, accepted, 'reply-report', answer);
    expect(early.body.error?.code).toBe('publication.report-pass-on-first');
    const fact = { to: YUNJIANG, place: '某矿', happened: '十一月', deaths: 'yes', text: '两人。' };
    const passed = await reports.done(reports.act(discipline, accepted, 'pass-on-accident', fact));
    expect(passed.may).toContain('reply');
    await reports.done(reports.act(discipline, passed, 'reply-report', answer));
    await reports.send('/public/report/add', { code, form: newSecret(), text: '又死了一人。' });
    const { body: reopened } = await reports.read(discipline, id);
    const may = ['accept', 'hand-on', 'pass-on', 'known-to-government'];
    expect(reopened).toMatchObject({ state: 'received', may });
  });

  it('a document that shows that a government has the accident already stands in for passing it on', async () => {
    const { code } = await reports.send('/public/report', aboutHead({ deaths: 'yes' }));
    const id = await reports.newest(discipline);
    const { body: told } = await reports.read(discipline, id);
    // Those above the county whose head it is about: not the county itself, no department, no other county.
    const names = told.governments.map(({ name }) => name);
    expect(names).toContain('云江市人民政府');
    expect(names).not.toContain('青石县人民政府');
    expect(names.filter((name) => !name.endsWith('人民政府'))).toEqual([]);
    const government = told.governments.find(({ name }) => name === '云江市人民政府');
    const known = {
      organId: government?.id,
      documentNo: '云政报〔2026〕3号',
      on: '2026-10-01',
      text: '井下冒顶，死亡两人，已经组织核查。',
    };
    const record = (visitor: Visitor, report: typeof told, more: Record<string, unknown> = {}) =>
      reports.act(visitor, report, 'record-known-accident', { ...known, ...more });
    const codeOf = async (answer: ReturnType<typeof record>) => (await answer).body.error?.code;
    expect(await codeOf(record(city, told))).toBe('access.not-allowed');
    const tomorrow = addDays(services.clock.today(), 1);
    expect(await codeOf(record(discipline, told, { on: tomorrow }))).toBe(
      'publication.report-future-date',
    );
    const { rows } = await services.owner.query<{ id: string }>(
      `select id from posts.organ where region_path = $1 and kind <> 'government' limit 1`,
      [QINGSHI],
    );
    const { rows: own } = await services.owner.query<{ id: string }>(
      "select id from posts.organ where name = '青石县人民政府'",
    );
    expect(await codeOf(record(discipline, told, { organId: own[0]?.id }))).toBe(
      'publication.report-of-accused',
    );
    const department = { organId: rows[0]?.id };
    expect((await record(discipline, told, department)).status).toBe(404);
    const before = (await reports.listOf(city)).items.length;
    const after = await reports.done(record(discipline, told));
    expect(after).toMatchObject({ state: 'received', version: told.version + 1 });
    expect(after.may).toEqual(expect.arrayContaining(['refuse', 'pass-on']));
    expect(after.may).not.toContain('known-to-government');
    expect(after.entries.at(-1)).toMatchObject({
      kind: 'known-to-government',
      documentNo: known.documentNo,
      text: `云江市人民政府（2026-10-01）：${known.text}`,
    });
    expect(await codeOf(record(discipline, after))).toBe('publication.report-passed-on');
    // Nothing went to anybody, whoever told reads nothing of it, and who told stands nowhere in it.
    expect((await reports.listOf(city)).items).toHaveLength(before);
    expect((await reports.follow(code)).body).not.toMatch(/云政报|冒顶/);
    expect(JSON.stringify(after.entries)).not.toMatch(
      new RegExp(`${REPORTER_NAME}|${REPORTER_CONTACT}`),
    );
    const refused = { reason: '事故已经另案核查。' };
    const ended = await reports.done(reports.act(discipline, after, 'refuse-report', refused));
    expect(ended.state).toBe('not-accepted');
    // What is told of anew that government may not have.
    await reports.send('/public/report/add', { code, form: newSecret(), text: '又死了一人。' });
    const { body: reopened } = await reports.read(discipline, id);
    expect(reopened.may).toEqual(['accept', 'hand-on', 'pass-on', 'known-to-government']);
  });

  it('where no government above whom it speaks of is recorded here, a document says which one has it', async () => {
    await reports.send('/public/report', aboutHead({ deaths: 'yes' }));
    const id = await reports.newest(discipline);
    const { body: told } = await reports.read(discipline, id);
    const known = {
      organId: null,
      documentNo: '报〔2026〕1号',
      on: '2026-10-01',
      text: '省政府。',
    };
    const early = await reports.act(discipline, told, 'record-known-accident', known);
    expect(early.status).toBe(404);
    await aboutPostAt(id, '/98/', 'province');
    const { body: report } = await reports.read(discipline, id);
    expect(report).toMatchObject({ passOnTo: [], governments: [] });
    expect(report.may).toEqual(['accept', 'hand-on', 'known-to-government']);
    const after = await reports.done(
      reports.act(discipline, report, 'record-known-accident', known),
    );
    expect(after.may).toContain('refuse');
    expect(after.entries.at(-1)?.text).toBe('本系统以外的上级人民政府（2026-10-01）：省政府。');
  });

  it('deaths told of while its task is open: verified anew it is with its task again', async () => {
    const { code } = await reports.send('/public/report', reports.filled());
    let { body: report } = await reports.read(office, await reports.newest(office));
    report = await reports.done(reports.act(office, report, 'accept-report', { text: null }));
    const organId = report.organs.find(({ kind }) => kind === 'government')?.id ?? '';
    const found = {
      on: services.clock.today(),
      organId,
      documentNo: '青核〔2026〕2号',
      signedBy: '方致远',
      result: 'true',
      text: '属实。',
    };
    report = await reports.done(reports.act(office, report, 'check-report', found));
    report = await reports.done(
      reports.act(office, report, 'task-report', {
        issuerOrganId: organId,
        title: '整治边坡',
        text: '停止装车。',
        due: { kind: 'calendar-days', days: 10 },
        assignee: {
          role: 'lead',
          organId,
          postId: null,
          townshipMatterId: null,
          townshipReason: null,
        },
      }),
    );
    const deaths = { text: '昨夜死了人。', deaths: 'yes' };
    await reports.send('/public/report/add', { code, form: newSecret(), ...deaths });
    ({ body: report } = await reports.read(office, report.id));
    expect(report).toMatchObject({ state: 'accepted', may: ['check'] });
    const away = { to: YUNJIANG, track: 'office', reason: '请核' };
    const handed = await reports.act(office, report, 'hand-on-report', away);
    expect(handed.body.error?.code).toBe('publication.report-task-open');
    await services.owner.query(
      'update publication.report set opened_on = current_date - 9 where id = $1',
      [report.id],
    );
    const before = { ...found, on: addDays(services.clock.today(), -1) };
    const old = await reports.act(office, report, 'check-report', before);
    expect(old.body.error?.code).toBe('publication.report-too-early');
    const task = report.task?.id;
    report = await reports.done(reports.act(office, report, 'check-report', found));
    expect(report).toMatchObject({ state: 'tasked', task: { id: task }, may: ['reply'] });
  });

  it('a task may be given to bodies down to the place it is about', async () => {
    await reports.send('/public/report', reports.filled({ kind: 'accident', authorities: 'yes' }));
    const { body: report } = await reports.read(city, await reports.newest(city));
    const names = (organs: { name: string }[]) => organs.map(({ name }) => name);
    expect(names(report.taskOrgans)).toContain('青石县人民政府');
    expect(names(report.taskOrgans)).toContain('云江市人民政府');
    expect(names(report.organs)).not.toContain('青石县人民政府');
  });

  it('where nobody has an account for it, it goes to the nearest above, and says why', async () => {
    const path = '/99/9901/990177/';
    await services.owner.query(
      `insert into posts.region (path, code, name, level) values ($1, '990177', '新设县', 'county')`,
      [path],
    );
    await reports.send('/public/report', reports.filled({ region: path }));
    const { body: report } = await reports.read(city, await reports.newest(city));
    expect(report.route.heading).toBe('由云江市安委办办理');
    expect(report.route.facts.at(-1)).toContain('新设县还没有办理举报的账户');
    // Handed down there nobody would read it, and it would come back.
    const down = { to: path, track: 'office', reason: '请核' };
    const handed = await reports.act(city, report, 'hand-on-report', down);
    expect(handed.body.error?.code).toBe('publication.report-nobody-there');
    // What is passed on there goes up as well.
    await reports.send(
      '/public/report',
      aboutHead({ region: path, post: '', about: '县长', deaths: 'yes' }),
    );
    const { body: leader } = await reports.read(discipline, await reports.newest(discipline));
    await aboutPostAt(leader.id, `${path}01/`, 'township');
    const fact = { to: path, place: '新矿', happened: '今天', deaths: 'yes', text: '两人。' };
    await reports.done(reports.act(discipline, leader, 'pass-on-accident', fact));
    const { body: passed } = await reports.read(city, await reports.newest(city));
    expect(passed.route.heading).toBe('由云江市安委办办理');
    // It goes down to no region, whoever the first report is about, neither by hand nor as a task: that tells nothing of whom.
    expect(passed.handOnTo.map((one) => one.path)).toEqual(['/99/']);
    expect(passed.taskOrgans.map(({ name }) => name)).not.toContain('青石县人民政府');
    const below = { to: QINGSHI, track: 'office', reason: '请核' };
    const refused = await reports.act(city, passed, 'hand-on-report', below);
    expect(refused.body.error?.code).toBe('publication.report-upward-only');
    let mine = await reports.done(reports.act(city, passed, 'accept-report', { text: null }));
    const own = mine.organs.find(({ kind }) => kind === 'government')?.id ?? '';
    const found = { on: services.clock.today(), organId: own, documentNo: '云核〔2026〕9号' };
    mine = await reports.done(
      reports.act(city, mine, 'check-report', {
        ...found,
        signedBy: '方致远',
        result: 'true',
        text: '属实。',
      }),
    );
    const { rows } = await services.owner.query<{ id: string }>(
      `select id from posts.organ where region_path = $1 and kind = 'government' limit 1`,
      [QINGSHI],
    );
    const task = {
      issuerOrganId: own,
      title: '核查',
      text: '核查。',
      due: { kind: 'calendar-days', days: 10 },
      assignee: { role: 'lead', postId: null, townshipMatterId: null, townshipReason: null },
    };
    const given = await reports.act(city, mine, 'task-report', {
      ...task,
      assignee: { ...task.assignee, organId: rows[0]?.id },
    });
    expect(given.body.error).toMatchObject({
      code: 'publication.report-upward-only',
      path: 'body.assignee',
    });
  });

  it('without a term laid down it is reminded of every week that nothing was done', async () => {
    await services.owner.query("delete from publication.report_term where kind = 'accept'");
    await reports.send('/public/report', reports.filled());
    const id = await reports.newest(office);
    await remindOfReports(services);
    expect(await remindedOf(id)).toEqual([]);
    await services.owner.query(
      'update publication.report_entry set on_day = current_date - 400 where report_id = $1',
      [id],
    );
    await remindOfReports(services);
    expect(await remindedOf(id)).toContain('qingshi-awb');
    expect(await remindOfReports(services)).toBe(0);
  });

  it('a document may name its author: the desk opens it, each time on record; a picture is everybody’s who handles it', async () => {
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Author(李不说)>>endobj\n%%EOF\n');
    await reports.send('/public/report', reports.filled(), [
      { name: '李不说的照片.png', bytes: PNG },
      { name: '李不说.pdf', bytes: pdf },
    ]);
    const id = await reports.newest(office);
    const { body: report } = await reports.read(office, id);
    expect(report.files.map(({ name, mayOpen }) => [name, mayOpen])).toEqual([
      ['附件1.png', true],
      ['附件2.pdf', false],
    ]);
    const [picture, document] = report.files;
    const url = (file: string | undefined) => `/api/publication/reports/${id}/files/${file}`;
    expect((await office.download(url(picture?.id))).status).toBe(200);
    expect((await office.get(url(document?.id))).body.error?.code).toBe(
      'publication.report-file-apart',
    );
    expect((await desk.download(url(document?.id))).bytes.equals(pdf)).toBe(true);
    const { body: opened } = await reports.read(desk, id);
    expect(opened.files.map(({ mayOpen }) => mayOpen)).toEqual([true, true]);
    expect(opened.reporter?.openings.map(({ reason }) => reason)).toEqual(['打开附件2.pdf']);
  });

  it('asked for again with the same key, who told is read again, and that is on record again', async () => {
    await reports.send('/public/report', reports.filled());
    const id = await reports.newest(desk);
    const key = newSecret().slice(0, 20);
    for (const _ of [1, 2])
      expect(
        await desk.post(
          `/api/publication/reports/${id}/open-reporter`,
          { reason: '核对地点' },
          { key },
        ),
      ).toMatchObject({ status: 200, body: { name: REPORTER_NAME } });
    const { body: report } = await reports.read(desk, id);
    expect(report.reporter?.openings).toHaveLength(2);
    const marked = await desk.post(`/api/publication/reports/${id}/open-reporter`, {
      reason: '绝密★10年',
    });
    expect(marked.body.error?.code).toBe('publication.report-secret');
  });

  it('reminders reach the newest, however many with open tasks stand before it', async () => {
    await reports.send('/public/report', reports.filled());
    const id = await reports.newest(office);
    await services.owner.query(
      `insert into publication.report (id, version, state, kind, region_path, place, happened, account, deaths, by_authorities,
         track, handler_path, scope_key, route, received_on, opened_on, code_hash, form_hash, content_hash)
       select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 1, 'tasked', kind, region_path, place, happened,
         account, deaths, by_authorities, track, handler_path, scope_key, route, received_on, opened_on, 'many' || n,
         'many' || n, 'x'
         from publication.report, generate_series(1, 700) n where id = $1`,
      [id],
    );
    await services.owner.query(
      'update publication.report set accept_by = current_date - 200 where id = $1',
      [id],
    );
    await remindOfReports(services);
    expect(await remindedOf(id)).toContain('qingshi-awb');
    await services.owner.query("delete from publication.report where form_hash like 'many%'");
  });

  it('what was done stands in its tables as its leaves say', async () => {
    await reports.send('/public/report', reports.filled());
    const id = await reports.newest(office);
    const { body: report } = await reports.read(office, id);
    await reports.done(reports.act(office, report, 'accept-report', { text: null }));
    const found = (await disagreements(services)).filter((one) => JSON.stringify(one).includes(id));
    expect(found).toEqual([]);
  });
});

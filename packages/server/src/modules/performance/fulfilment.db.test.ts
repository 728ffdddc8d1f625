// Fulfilment over HTTP: what a record does to the states of duties at once, who sees which of it, and what a region counts.
import { readList } from '@jinze/documents/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addLiaison } from '../../demo/demo-accounts.ts';
import { newId } from '../../platform/ids.ts';
import { countingStatements } from '../../testing/count-statements.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { draftSections } from '../duties/index.ts';
import { findNearCopies } from './find-near-copies.ts';
import { fulfilDue } from './keep-fulfilled.ts';

interface Person {
  person_id: string;
  post_id: string;
  name: string;
}
interface Item {
  code: string;
  state: string;
  isEnough: boolean;
  recordCount: number;
  lateCount: number;
  waitingCount: number;
  months: number[];
  missing: string[];
}
interface Year {
  sections: { sectionId: string; instrument: string; from: string; to: string; items: Item[] }[];
  timeline: { id: string; title: string; isWaiting: boolean }[];
}
type Counts = Record<string, number>;
interface Coverage {
  leaders: number;
  records: number;
  late: number;
  waiting: number;
  pending: number;
  places: { path: string; name: string; isOwn: boolean }[];
  items: { code: string; article: string; cells: (Counts | null)[]; total: Counts }[];
}

const PATH = '/api/performance';

describe('fulfilment', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let above: Visitor;
  let beside: Visitor;
  let liaison: Visitor;
  let deputy: Person;
  let mayor: Person;
  let leader: Visitor;

  const accountIdWhere = async (condition: string, value: string) =>
    (
      await services.owner.query<{ id: string }>(
        `select id from access.account where ${condition}`,
        [value],
      )
    ).rows[0]?.id ?? '';
  async function holding(title: string, region = QINGSHI): Promise<Person> {
    const { rows } = await services.owner.query<Person>(
      `select a.person_id, a.post_id, p.name from posts.appointment a join posts.post t on t.id = a.post_id
         join posts.organ o on o.id = t.organ_id join posts.person p on p.id = a.person_id
       where o.region_path = $1 and t.title = $2 and a.superseded_at is null and a.valid_to is null`,
      [region, title],
    );
    if (rows[0] === undefined) throw new Error(title);
    return rows[0];
  }
  const signInAs = async ({ person_id: personId }: Person) => {
    const visitor = await server.signIn(await accountIdWhere('person_id = $1', personId));
    await visitor.post('/api/access/reauthenticate', { proof: '我是本人' });
    return visitor;
  };
  const record = async (visitor: Visitor, person: Person, more: object = {}) => {
    const answer = await visitor.post(`${PATH}/records`, {
      draftId: newId(new Date('2026-11-23T02:00:00Z')),
      activity: 'led-inspection',
      body: null,
      title: '带队检查危险化学品企业',
      occurredOn: '2026-11-20',
      occurredTo: null,
      place: '青石化工园区',
      matter: '检查储罐区和装卸栈台',
      findings: null,
      orders: null,
      followUp: null,
      basisNo: '青安委办〔2026〕18号',
      lateReason: null,
      participants: [{ personId: person.person_id, role: 'led', duties: ['art9.4'] }],
      ...more,
    });
    expect(answer.body.error).toBeUndefined();
    return answer.body as unknown as { id: string; version: number };
  };
  const yearOf = async (visitor: Visitor, person: Person) =>
    (await visitor.get(`${PATH}/fulfilment/people/${person.person_id}?year=2026`))
      .body as unknown as Year;
  const itemOf = async (visitor: Visitor, person: Person, code: string) =>
    (await yearOf(visitor, person)).sections
      .flatMap(({ items }) => items)
      .find((item) => item.code === code);
  const keptOf = async (person: Person, code: string) =>
    (
      await services.owner.query<{
        state: string;
        record_count: number;
        waiting_count: number;
      }>(
        'select state, record_count, waiting_count from performance.fulfilment where person_id = $1 and item_code = $2',
        [person.person_id, code],
      )
    ).rows[0];
  const coverage = async (visitor: Visitor, region = QINGSHI) =>
    (await visitor.get(`${PATH}/coverage?region=${region}&year=2026`)).body as unknown as Coverage;

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    for (const region of [YUNJIANG, QINGSHI, '/99/9901/990102/'])
      await draftSections(services, world.command, { region, year: 2026 });
    deputy = await holding('副县长（工业）');
    mayor = await holding('县长');
    await services.unitOfWork.commit(world.command, async (unit) => {
      await addLiaison(unit, deputy.person_id as never);
      return {};
    });
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    above = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    liaison = await server.signIn(
      await accountIdWhere(
        "id in (select account_id from access.role_grant where role = 'liaison' and person_id = $1)",
        deputy.person_id,
      ),
    );
    leader = await signInAs(deputy);
    await fulfilDue(services);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  it('a record changes the state of what it serves in its own transaction, and what is kept is what the rule says', async () => {
    expect(await keptOf(deputy, 'art9.4')).toMatchObject({ state: 'not-yet-due', record_count: 0 });
    await record(leader, deputy);
    expect(await keptOf(deputy, 'art9.4')).toMatchObject({ state: 'met', record_count: 1 });
    const item = await itemOf(leader, deputy, 'art9.4');
    expect(item).toMatchObject({ state: 'met', isEnough: true, recordCount: 1 });
    expect(item?.months[10]).toBe(1);
    await record(leader, deputy, {
      basisNo: null,
      participants: [{ personId: deputy.person_id, role: 'led', duties: ['art9.1'] }],
    });
    const other = await itemOf(leader, deputy, 'art9.1');
    expect(other).toMatchObject({ state: 'partly', isEnough: false });
    expect(other?.missing.join()).toContain('文号');
  });

  it('what another recorded does not count before it is confirmed, and is told beside', async () => {
    const served = await record(liaison, deputy, {
      title: '代录',
      participants: [{ personId: deputy.person_id, role: 'led', duties: ['art9.2'] }],
    });
    expect(await itemOf(leader, deputy, 'art9.2')).toMatchObject({
      state: 'not-yet-due',
      recordCount: 0,
      waitingCount: 1,
    });
    const timeline = async () =>
      (await yearOf(leader, deputy)).timeline
        .filter(({ id }) => id === served.id)
        .map(({ title, isWaiting }) => ({ title, isWaiting }));
    expect(await timeline()).toEqual([{ title: '代录', isWaiting: true }]);
    const confirmed = await leader.post(`${PATH}/records/confirm`, {
      records: [{ id: served.id, version: served.version }],
    });
    expect(confirmed.body.error).toBeUndefined();
    expect(await keptOf(deputy, 'art9.2')).toEqual({
      state: 'met',
      record_count: 1,
      waiting_count: 0,
    });
    expect(await timeline()).toEqual([{ title: '代录', isWaiting: false }]);
  });

  it('a withdrawn record takes its state with it', async () => {
    const one = await record(leader, deputy, {
      participants: [{ personId: deputy.person_id, role: 'led', duties: ['art9.3'] }],
    });
    expect(await keptOf(deputy, 'art9.3')).toMatchObject({ state: 'met' });
    await leader.post(`${PATH}/records/${one.id}/withdraw`, {
      version: one.version,
      reason: '登记错了',
    });
    expect(await keptOf(deputy, 'art9.3')).toMatchObject({ state: 'not-yet-due', record_count: 0 });
  });

  it('why: the clause, the records that counted, those that did not and because of what', async () => {
    await record(liaison, deputy, {
      title: '还没有确认的',
      participants: [{ personId: deputy.person_id, role: 'led', duties: ['art9.4'] }],
    });
    const section = (await yearOf(leader, deputy)).sections[0]?.sectionId ?? '';
    const why = (await leader.get(`${PATH}/fulfilment/sections/${section}/items/art9.4`))
      .body as unknown as {
      state: string;
      why: { clause: { article: string }[]; facts: string[]; proof: string[] };
      counted: { title: string }[];
      notCounted: { title: string; because: string }[];
    };
    expect(why.state).toBe('met');
    expect(why.why.clause[0]?.article).toBe('9.4');
    expect(why.counted.map(({ title }) => title)).toEqual(['带队检查危险化学品企业']);
    expect(why.notCounted).toMatchObject([{ title: '还没有确认的' }]);
    expect(why.notCounted[0]?.because).toContain('确认');
    for (const visitor of [beside, above])
      expect(
        (await visitor.get(`${PATH}/fulfilment/sections/${section}/items/art9.4`)).status,
      ).toBe(404);
  });

  it('a person’s year is for the person, the liaison and the own office; another office and a superior get 404', async () => {
    const path = `${PATH}/fulfilment/people/${deputy.person_id}?year=2026`;
    for (const visitor of [leader, liaison, office])
      expect((await visitor.get(path)).status).toBe(200);
    for (const visitor of [beside, above, await signInAs(mayor)])
      expect((await visitor.get(path)).status).toBe(404);
    const mine = (await liaison.get(`${PATH}/fulfilment/mine?year=2026`)).body as unknown as {
      people: { personId: string }[];
    };
    expect(mine.people.map(({ personId }) => personId)).toEqual([deputy.person_id]);
  });

  it('readiness is the person’s own: nobody else is told of it until allowed, and no more when taken back', async () => {
    const path = `${PATH}/readiness/${deputy.person_id}`;
    const own = await leader.get(path);
    expect(own.status).toBe(200);
    const view = own.body as unknown as {
      stands: string;
      limbs: { limb: string; outcome: string; gaps: unknown[] }[];
    };
    expect(view.limbs.map(({ limb }) => limb)).toEqual(['chapter2', 'statutory', 'deployments']);
    expect(view.limbs.find(({ limb }) => limb === 'statutory')?.outcome).toBe('cannot-tell');
    for (const visitor of [liaison, office, above])
      expect((await visitor.get(path)).status).toBe(404);
    const login = (
      await services.owner.query<{ login: string }>(
        `select login_name as login from access.account where id in
           (select account_id from access.role_grant where role = 'liaison' and person_id = $1)`,
        [deputy.person_id],
      )
    ).rows[0]?.login;
    expect((await office.post(`${PATH}/readiness-permissions`, { loginName: login })).status).toBe(
      403,
    );
    const nobody = await leader.post(`${PATH}/readiness-permissions`, { loginName: '没有这个人' });
    expect(nobody.body.error?.code).toBe('performance.no-such-account');
    const given = await leader.post(`${PATH}/readiness-permissions`, { loginName: login });
    const twice = await leader.post(`${PATH}/readiness-permissions`, { loginName: login });
    expect(twice.body.error?.code).toBe('performance.already-allowed');
    expect((await liaison.get(path)).status).toBe(200);
    const permission = given.body as unknown as { id: string; version: number };
    await leader.post(`${PATH}/readiness-permissions/${permission.id}/end`, {
      version: permission.version,
    });
    expect((await liaison.get(path)).status).toBe(404);
    const { rows } = await services.owner.query<{ n: number }>(
      "select count(*)::int as n from information_schema.columns where column_name ~ 'readiness|stands'",
    );
    expect(rows[0]?.n).toBe(0);
  });

  it('a region counts what its people’s states are, by place, and its superior counts the same', async () => {
    const own = await coverage(office);
    const { rows } = await services.owner.query<{ code: string; state: string; n: number }>(
      `select item_code as code, state, count(*)::int as n from performance.fulfilment
       where scope_key like 'county/99/9901/990101/%' or scope_key like 'township/99/9901/990101/%' group by 1, 2`,
    );
    for (const { code, state, n } of rows)
      expect(own.items.find((item) => item.code === code)?.total[state], `${code} ${state}`).toBe(
        n,
      );
    expect(own.items.flatMap(({ total }) => Object.values(total)).reduce((a, b) => a + b, 0)).toBe(
      rows.reduce((sum, { n }) => sum + n, 0),
    );
    expect(own).toMatchObject({ pending: 0, waiting: 1 });
    const wide = await coverage(above, YUNJIANG);
    expect(wide.places.map(({ name }) => name)).toContain('青石县');
    const at = wide.places.findIndex(({ path }) => path === QINGSHI);
    expect(wide.items.find(({ code }) => code === 'art9.4')?.cells[at]).toEqual(
      own.items.find(({ code }) => code === 'art9.4')?.total,
    );
    expect((await coverage(beside)).items).toEqual([]);
  });

  it('who is behind a number: a page in the order of lists; content only of own bodies', async () => {
    const query = `region=${YUNJIANG}&year=2026&code=art9.4&state=met`;
    const page = (await above.get(`${PATH}/coverage/people?${query}`)).body as unknown as {
      items: { personName: string; mayRead: boolean }[];
    };
    expect(page.items).toMatchObject([{ personName: deputy.name, mayRead: false }]);
    const first = (
      await office.get(`${PATH}/coverage/people?region=${QINGSHI}&year=2026&code=art9.1&limit=1`)
    ).body as unknown as { items: { sectionId: string; mayRead: boolean }[]; next: string };
    expect(first.items).toMatchObject([{ mayRead: true }]);
    const second = (
      await office.get(
        `${PATH}/coverage/people?region=${QINGSHI}&year=2026&code=art9.1&limit=1&after=${encodeURIComponent(first.next)}`,
      )
    ).body as unknown as { items: { sectionId: string }[] };
    expect(second.items[0]?.sectionId).not.toBe(first.items[0]?.sectionId);
    const people = async (visitor: Visitor) =>
      readList((await visitor.download(`${PATH}/coverage/people.xlsx?${query}`)).bytes);
    const taken = await people(above);
    expect(taken.columns).toEqual([
      '姓名',
      '机构',
      '职务',
      '地区',
      '情况',
      '计入的记录',
      '待本人确认',
    ]);
    expect(taken.rows.map(([name]) => name)).toEqual([deputy.name]);
    expect((await people(beside)).rows).toEqual([]);
    const file = await office.download(`${PATH}/coverage.xlsx?region=${QINGSHI}&year=2026`);
    expect(file.status).toBe(200);
    const { columns, rows: lines } = await readList(file.bytes);
    expect(columns.at(-1)).toBe('合计');
    expect(lines.map(([article]) => article)).toEqual(
      (await coverage(office)).items.map(({ article }) => article),
    );
  });

  it('late entries count unless a rule in force says otherwise, and then again when it is withdrawn', async () => {
    await record(leader, deputy, {
      occurredOn: '2026-03-02',
      participants: [{ personId: deputy.person_id, role: 'led', duties: ['art9.5'] }],
    });
    expect(await itemOf(leader, deputy, 'art9.5')).toMatchObject({ state: 'met', lateCount: 1 });
    const rule = {
      region: QINGSHI,
      afterDays: 15,
      doesCount: false,
      documentNo: '青安委〔2026〕3号',
      title: '履职记录管理办法',
      validFrom: '2026-01-01',
    };
    expect((await beside.post(`${PATH}/late-rules`, rule)).status).toBe(404);
    const laid = await office.post(`${PATH}/late-rules`, rule);
    const { columns, rows: rules } = await readList(
      (await office.download(`${PATH}/late-rules.xlsx?region=${QINGSHI}`)).bytes,
    );
    expect(columns.slice(0, 3)).toEqual(['地区', '发生多少天以后登记的算补录', '补录']);
    expect(rules).toHaveLength(1);
    expect(rules[0]?.slice(1, 5)).toEqual([
      String(rule.afterDays),
      rule.doesCount ? '计入，标明补录' : '不计入',
      rule.title,
      rule.documentNo,
    ]);
    await fulfilDue(services);
    expect(await itemOf(leader, deputy, 'art9.5')).toMatchObject({
      state: 'not-yet-due',
      recordCount: 0,
    });
    expect(await keptOf(deputy, 'art9.5')).toMatchObject({ record_count: 0 });
    const { id, version } = laid.body as unknown as { id: string; version: number };
    const withdraw = (body: object) => office.post(`${PATH}/late-rules/${id}/withdraw`, body);
    const reason = '青安委〔2026〕3号已废止';
    expect((await withdraw({ version: version + 1, reason })).status).toBe(409);
    expect((await withdraw({ version })).status).toBe(400);
    expect((await withdraw({ version, reason: ' ' })).status).toBe(400);
    expect((await withdraw({ version, reason })).status).toBe(200);
    const { rows: kept } = await services.owner.query(
      'select withdrawn_by, withdrawn_why from performance.late_rule where id = $1',
      [id],
    );
    expect(kept).toEqual([{ withdrawn_by: expect.stringMatching(/./), withdrawn_why: reason }]);
    await fulfilDue(services);
    expect(await keptOf(deputy, 'art9.5')).toMatchObject({ state: 'met', record_count: 1 });
  });

  it('computed from nothing it comes to the same as record by record, and a second turn has nothing to do', async () => {
    const all = () =>
      services.owner.query(
        `select section_id, item_code, state, is_enough, record_count, late_count, waiting_count
         from performance.fulfilment order by 1, 2`,
      );
    const before = (await all()).rows;
    expect(before.length).toBeGreaterThan(50);
    await services.owner.query('delete from performance.fulfilment');
    await services.owner.query('delete from performance.fulfilment_pass');
    const { computed } = await fulfilDue(services);
    expect(computed).toBeGreaterThan(10);
    expect((await all()).rows).toEqual(before);
    expect(await fulfilDue(services)).toEqual({ computed: 0 });
  });

  it('signs: near copies are shown to who reviews, with titles of own bodies alone', async () => {
    const matter =
      '带队检查城关镇液化气站，发现消防通道堵塞、两具灭火器过期，要求企业立即整改并由镇安监站三日内复查，举一反三排查全镇液化气经营点。';
    await record(leader, deputy, { occurredOn: '2026-10-12', matter });
    await record(await signInAs(mayor), mayor, {
      occurredOn: '2026-11-02',
      matter: `11月2日${matter}`,
      participants: [{ personId: mayor.person_id, role: 'led', duties: ['art6.5'] }],
    });
    expect((await findNearCopies(services)).compared).toBeGreaterThan(1);
    expect(await findNearCopies(services)).toEqual({ compared: 0 });
    const signs = async (visitor: Visitor, kind: string, region = QINGSHI) =>
      (await visitor.get(`${PATH}/signs?region=${region}&year=2026&kind=${kind}`))
        .body as unknown as {
        items: { isSamePerson?: boolean; records: { title: string | null; names: string[] }[] }[];
      };
    const found = await signs(office, 'near-copy');
    expect(found.items).toMatchObject([
      { isSamePerson: false, records: [{ names: [deputy.name] }, { names: [mayor.name] }] },
    ]);
    const superior = await signs(above, 'near-copy', YUNJIANG);
    expect(superior.items[0]?.records.map(({ title }) => title)).toEqual([null, null]);
    expect((await signs(beside, 'near-copy')).items).toEqual([]);
    expect(
      (await leader.get(`${PATH}/signs?region=${QINGSHI}&year=2026&kind=near-copy`)).status,
    ).toBe(403);
    await record(leader, deputy, { occurredOn: '2026-10-12', place: '白塔镇' });
    expect((await signs(office, 'two-places')).items).toMatchObject([{ records: [{}, {}] }]);
    for (const kind of ['late-cluster', 'without-post', 'changed-after-accident'])
      expect(await signs(office, kind), kind).toMatchObject({ items: [] });
  });

  it('views take the same few statements whatever there is, and a record a few more', async () => {
    const count = async (run: () => Promise<unknown>) => (await countingStatements(run)).statements;
    const counts = {
      mine: await count(() => leader.get(`${PATH}/fulfilment/mine?year=2026`)),
      coverage: await count(() => coverage(above, YUNJIANG)),
      people: await count(() =>
        above.get(`${PATH}/coverage/people?region=${YUNJIANG}&year=2026&code=art9.4`),
      ),
    };
    expect(counts.mine).toBeLessThanOrEqual(11);
    expect(counts.coverage).toBeLessThanOrEqual(14);
    expect(counts.people).toBeLessThanOrEqual(8);
  });

  it('rules on late entries and permissions read back as their leaves say', async () => {
    expect(await disagreements(services)).toEqual([]);
  });

  it('whoever left in the year is asked until the last day in the post; what was entered after it counts', async () => {
    await record(await signInAs(mayor), mayor, {
      occurredOn: '2026-06-29',
      participants: [{ personId: mayor.person_id, role: 'led', duties: ['art6.5-1'] }],
    });
    // Recorded weeks after, as it is in life.
    await services.owner.query(
      `update posts.appointment set valid_to = '2026-06-30' where person_id = $1 and superseded_at is null`,
      [mayor.person_id],
    );
    await services.owner.query(
      `update duties.section set state = 'superseded', ended_because = 'left-post', ended_at = '2026-07-20T02:00:00Z'
       where person_id = $1 and state <> 'superseded'`,
      [mayor.person_id],
    );
    const { sections } = await yearOf(office, mayor);
    expect(sections.map(({ to }) => to)).toEqual(sections.map(() => '2026-06-30'));
    const item = sections.flatMap(({ items }) => items).find(({ code }) => code === 'art6.5');
    expect(item).toMatchObject({ recordCount: 1 });
    expect((await coverage(office)).pending).toBe(0);
    // On the next day the region counts them no more: there is nobody to be helped.
    await services.owner.query(
      `update performance.fulfilment_pass set as_of = '2026-11-22' where person_id = $1`,
      [mayor.person_id],
    );
    await fulfilDue(services);
    expect(await keptOf(mayor, 'art6.5')).toBeUndefined();
    expect((await coverage(office)).pending).toBe(0);
  });

  it('a year that is over is computed once more: what is missing then is no longer ahead', async () => {
    await services.owner.query(
      `update performance.fulfilment_pass set as_of = '2025-12-31' where person_id = $1`,
      [deputy.person_id],
    );
    const { sections } = await yearOf(office, deputy);
    await services.owner.query('update duties.section set year = 2025 where person_id = $1', [
      deputy.person_id,
    ]);
    expect((await fulfilDue(services)).computed).toBe(sections.length);
    const { rows } = await services.owner.query<{ state: string }>(
      'select distinct state from performance.fulfilment where person_id = $1',
      [deputy.person_id],
    );
    expect(rows.map(({ state }) => state)).toContain('no-record');
    expect(rows.map(({ state }) => state)).not.toContain('not-yet-due');
    expect(await fulfilDue(services)).toEqual({ computed: 0 });
  });
});

// What lists follow beside fields and rules: names, first days, years that are over; and what a holder is told of them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockAt } from '../../platform/clock.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { createUnitOfWork } from '../../platform/unit-of-work.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { draftSections, followDates } from './index.ts';

interface Line {
  id: string;
  version: number;
  state: string;
  edition: number;
  isStale: boolean;
  personId: string;
  personName: string;
  postTitle: string;
  organName: string;
  holdsPostFrom?: string;
}

describe('what lists follow', () => {
  let services: TestDatabase;
  let server: TestServer;
  let office: Visitor;
  beforeAll(async () => {
    services = await openTestDatabase();
    const { accounts } = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(accounts.get('qingshi-awb') ?? '');
    await draft();
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const draft = async (year = 2026) =>
    (await office.post('/api/duties/draft', { region: QINGSHI, year })).body;
  const find = async (post: string, query = '&instrument=standing'): Promise<Line> => {
    const { items } = (
      await office.get(`/api/duties/sections?region=${QINGSHI}&year=2026&limit=100${query}`)
    ).body as unknown as { items: Line[] };
    const line = items.find((one) => one.postTitle === post && one.organName.includes('青石县'));
    if (line === undefined) throw new Error(`${post} ${query}`);
    return line;
  };
  const read = async ({ id }: Pick<Line, 'id'>) =>
    (await office.get(`/api/duties/sections/${id}`)).body as unknown as Line;
  const isStale = async (line: Pick<Line, 'id'>) => (await read(line)).isStale;
  const approve = ({ id, version }: Line) =>
    office.post('/api/duties/approve', {
      sections: [{ id, version }],
      approval: { meeting: '会议', on: '2026-11-20', documentNo: '3号' },
    });
  const issue = async (line: Line) => {
    expect((await approve(line)).body).toEqual({ changed: 1 });
    const issued = await office.post('/api/duties/issue', {
      sections: [{ id: line.id, version: line.version + 1 }],
      on: '2026-11-20',
      documentNo: '5号',
    });
    expect(issued.body).toEqual({ changed: 1 });
  };
  const leaderOf = async ({ personId }: Pick<Line, 'personId'>) => {
    const { rows } = await services.owner.query<{ id: string }>(
      'select id from access.account where person_id = $1',
      [personId],
    );
    return server.signIn(rows[0]?.id ?? '');
  };
  const appointmentOf = async ({ personId, postTitle }: Line) => {
    const { rows } = await services.owner.query<{
      record_id: string;
      version: number;
      post_id: string;
      organ_id: string;
      valid_from: string;
      fields: string[];
    }>(
      `select a.record_id, a.version, a.post_id, p.organ_id, a.valid_from::text,
         array(select field from posts.portfolio f where f.appointment_record_id = a.record_id
           and f.superseded_at is null and f.valid_to is null) as fields
       from posts.appointment a join posts.post p on p.id = a.post_id
       where a.person_id = $1 and p.title = $2 and a.superseded_at is null`,
      [personId, postTitle],
    );
    if (rows[0] === undefined) throw new Error(postTitle);
    return rows[0];
  };
  const rename = async (what: string, name: string) => {
    const renamed = { kind: 'renamed', version: 1, name, on: '2026-11-01', documentNo: '七号' };
    expect((await office.post(`/api/posts/${what}`, renamed)).status).toBe(200);
  };
  const addPriority = async (postId: string) => {
    const posts = [{ postId, role: 'lead' }];
    const said = { title: '专项整治', text: '完成年度任务', measure: '台账销号' };
    const input = { region: QINGSHI, year: 2026, ...said, dueOn: null, source: null, posts };
    return (await office.post('/api/duties/priorities', input)).body['priorityId'];
  };

  it('another title of a post marks its lists: a draft is not approved with the old one, a list in force gets an edition', async () => {
    const [inForce, other] = [await find('副县长（交通农业）'), await find('副县长（工业）')];
    await issue(inForce);
    for (const line of [inForce, other])
      await rename(
        `posts/${(await appointmentOf(line)).post_id}/title`,
        line.postTitle.replace('副县长', '副县级领导'),
      );
    expect([await isStale(inForce), await isStale(other)]).toEqual([true, true]);
    expect((await approve(other)).body.error?.code).toBe('duties.stale');
    expect(await draft()).toMatchObject({ redrafted: 1, newEditions: 1 });
    expect([await isStale(inForce), await isStale(other)]).toEqual([false, false]);
    expect((await read(other)).postTitle).toBe('副县级领导（工业）');
  });

  it('another name of a person or a body marks the drafts; what is in force stays as it was issued', async () => {
    const [inForce, open] = [await find('书记'), await find('常委、组织部部长')];
    await issue(inForce);
    for (const { personId } of [inForce, open])
      await rename(`people/${personId}/name`, `改名人${personId.slice(-2)}`);
    expect([await isStale(inForce), await isStale(open)]).toEqual([false, true]);
    expect(await draft()).toMatchObject({ redrafted: 1, newEditions: 0 });
    const { organ_id: organId } = await appointmentOf(open);
    await rename(`organs/${organId}/name`, '中共青石县委');
    expect([await isStale(inForce), await isStale(open)]).toEqual([false, true]);
    await draft();
    expect(await read(open)).toMatchObject({ isStale: false, organName: '中共青石县委' });
  });

  it('another first day in the post marks the annual list too; another field does not', async () => {
    const line = await find('县长');
    const held = await appointmentOf(line);
    await addPriority(held.post_id);
    await draft();
    await issue(await find('县长', '&instrument=annual'));
    const isAnnualStale = async () => isStale(await find('县长', '&instrument=annual'));
    const changed = await office.post(`/api/posts/appointments/${held.record_id}/portfolios`, {
      expected: held.fields,
      from: '2026-07-01',
      fields: [...held.fields, '消防'],
      documentNo: '一号',
      reason: '分工调整',
    });
    expect(changed.status).toBe(200);
    expect([await isStale(line), await isAnnualStale()]).toEqual([true, false]);
    const { record_id: id, version, valid_from: from } = await appointmentOf(line);
    await office.post(`/api/posts/appointments/${id}/correct`, {
      version,
      from: from.replace(/-\d\d$/, '-27'),
      to: null,
      manner: 'full',
      documentNo: null,
      isCommitteeMember: false,
      reason: '登记有误',
    });
    expect(await isAnnualStale()).toBe(true);
    expect(await draft()).toMatchObject({ redrafted: 1, newEditions: 1 });
  });

  it('the same priorities are not signed twice because the portfolio is another', async () => {
    const line = await find('常务副县长');
    const held = await appointmentOf(line);
    await addPriority(held.post_id);
    await draft();
    const annual = () => find('常务副县长', '&instrument=annual');
    const first = await annual();
    await issue(first);
    const leader = await leaderOf(line);
    const sections = [{ id: first.id, version: first.version + 2 }];
    expect((await leader.post('/api/duties/acknowledge', { sections })).body).toEqual({
      changed: 1,
    });
    await office.post(`/api/posts/appointments/${held.record_id}/portfolios`, {
      expected: held.fields,
      from: '2026-07-01',
      fields: ['消防'],
      documentNo: '二号',
      reason: '分工调整',
    });
    const more = await addPriority(held.post_id);
    await draft();
    const nextDraft = () => find('常务副县长', '&instrument=annual&state=drafted');
    await issue(await nextDraft());
    expect((await annual()).state).toBe('issued');
    await office.post(`/api/duties/priorities/${String(more)}/drop`, {
      version: 1,
      reason: '并入其他工作',
    });
    await draft();
    await issue(await nextDraft());
    expect(await annual()).toMatchObject({ state: 'acknowledged', edition: 3 });
  });

  it('a reminder is gone once its list is signed, or has ended', async () => {
    const names = ['副县长（教科文卫）', '副县长（城建）'];
    const [signing, leaving] = await Promise.all(names.map((name) => find(name)));
    if (signing === undefined || leaving === undefined) throw new Error('nobody');
    await services.unitOfWork.commit(
      { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE },
      async (unit) => {
        const [accountId] = await addAccounts(unit, [
          { loginName: 'liaison-1', displayName: '联络员甲' },
        ]);
        for (const { personId } of [signing, leaving])
          await addGrants(unit, [
            { accountId: accountId as never, role: 'liaison', personId: personId as never },
          ]);
        return {};
      },
    );
    const { rows } = await services.owner.query<{ id: string }>(
      "select id from access.account where login_name = 'liaison-1'",
    );
    const liaison = await server.signIn(rows[0]?.id ?? '');
    const told = async () =>
      ((await liaison.get('/api/notices/mine')).body as unknown as { items: { link: string }[] })
        .items.length;
    for (const line of [signing, leaving]) await issue(line);
    const sections = [signing, leaving].map(({ id, version }) => ({ id, version: version + 2 }));
    expect((await office.post('/api/duties/remind', { sections })).body).toMatchObject({
      reminded: 2,
    });
    expect(await told()).toBe(2);
    const leader = await leaderOf(signing);
    await leader.post('/api/duties/acknowledge', { sections: sections.slice(0, 1) });
    expect(await told()).toBe(1);
    const { record_id: id, version } = await appointmentOf(leaving);
    const left = { version, on: '2026-11-15', documentNo: null };
    expect((await office.post(`/api/posts/appointments/${id}/leave`, left)).status).toBe(200);
    expect(await told()).toBe(0);
    await office.post(`/api/posts/appointments/${id}/correct`, {
      version: version + 1,
      from: (await read(leaving)).holdsPostFrom,
      to: null,
      manner: 'full',
      documentNo: null,
      isCommitteeMember: false,
      reason: '登记错了人',
    });
  });

  it('how far a year is that is over is told of those who were in post at its end', async () => {
    await draft(2025);
    const progress = async () =>
      (await office.get(`/api/duties/progress?region=${QINGSHI}&year=2025`)).body;
    const before = await progress();
    const held = await appointmentOf(await find('副县长（城建）'));
    await office.post(`/api/posts/appointments/${held.record_id}/leave`, {
      version: held.version,
      on: '2026-03-01',
      documentNo: null,
    });
    const came = await office.post(`/api/posts/posts/${held.post_id}/appointments`, {
      person: { name: '新来人' },
      from: '2026-03-02',
      manner: 'full',
      documentNo: null,
      isCommitteeMember: false,
      portfolios: [],
      portfolioDocumentNo: null,
    });
    expect(came.status).toBe(200);
    expect(await progress()).toEqual(before);
    expect(before).toMatchObject({ withoutSection: 0 });
  });

  it('a post that several hold waits for a document once, with the names of all', async () => {
    const line = await find('常委、宣传部部长');
    const { post_id: postId } = await appointmentOf(line);
    const came = await office.post(`/api/posts/posts/${postId}/appointments`, {
      person: { name: '同职者' },
      from: '2026-03-02',
      manner: 'full',
      documentNo: null,
      isCommitteeMember: true,
      portfolios: [],
      portfolioDocumentNo: null,
    });
    expect(came.status).toBe(200);
    await draft();
    const { items } = (await office.get(`/api/duties/undefined-posts?region=${QINGSHI}&year=2026`))
      .body as unknown as { items: { postId: string; personName: string }[] };
    const waiting = items.filter((one) => one.postId === postId);
    expect(waiting).toMatchObject([{ personName: [line.personName, '同职者'].sort().join('、') }]);
  });

  it('第七条: what a document lays down stands in the holder’s own 上任须知 as in the office’s', async () => {
    const line = await find('常委、组织部部长');
    const { record_id: id, post_id: postId } = await appointmentOf(line);
    const recorded = await office.post('/api/duties/documents', {
      region: QINGSHI,
      number: '青委发〔2026〕8号',
      title: '县委常委会成员安全生产职责',
      meeting: '县委常委会会议',
      on: '2026-11-10',
      posts: [{ postId, items: [{ title: '考察任用', text: '纳入考察' }] }],
    });
    expect(recorded.status).toBe(200);
    for (const visitor of [office, await leaderOf(line)]) {
      const { items, missing } = (await visitor.get(`/api/handovers/briefings/${id}`))
        .body as unknown as { items: { title: string }[]; missing: string[] };
      expect(items.at(-1)?.title).toBe('考察任用');
      expect(missing).toEqual([]);
    }
  });

  it('a rule that begins or ends on a day marks, on that day and once, what was drawn before', async () => {
    const at = (moment: string): TestDatabase => {
      const clock = clockAt(new Date(moment));
      const unitOfWork = createUnitOfWork(services.database, clock, {
        send: async () => undefined,
      });
      return { ...services, clock, unitOfWork };
    };
    const rule = {
      title: '青石县两年行动办法',
      documentNo: '青办发〔2026〕12号',
      region: '青石县',
      effectiveFrom: '2027-02-01',
      effectiveTo: '2027-06-30',
      requirements: [
        {
          text: '年度重点工作责任清单二月底前印发',
          postClasses: ['government-chief'],
          levels: ['county'],
          item: '6.3',
          kind: 'by-date',
          monthDay: '02-28',
        },
      ],
    };
    const file = Buffer.from(JSON.stringify(rule));
    const checked = await office.upload('/api/instruments/local/check', file);
    const imported = await office.upload(
      `/api/instruments/local/import/${String(checked.body['digest'])}`,
      file,
    );
    expect(imported.status).toBe(200);
    const drawn = { region: QINGSHI, year: 2027 };
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    await draftSections(at('2027-01-10T02:00:00Z'), command, drawn);
    const stale = async () => {
      const { rows } = await services.owner.query<{ count: number }>(
        `select count(*)::int as count from duties.section
         where year = 2027 and stale_since is not null and state <> 'superseded'`,
      );
      return rows[0]?.count ?? 0;
    };
    expect(await stale()).toBe(0);
    // The first look only remembers the day.
    expect(await followDates(at('2027-01-11T02:00:00Z'))).toEqual({ marked: 0 });
    expect(await followDates(at('2027-01-31T02:00:00Z'))).toEqual({ marked: 0 });
    const { marked } = await followDates(at('2027-02-01T02:00:00Z'));
    expect(marked).toBeGreaterThan(10);
    expect(await stale()).toBe(marked);
    expect(await followDates(at('2027-02-01T09:00:00Z'))).toEqual({ marked: 0 });
    const found = await draftSections(at('2027-02-02T02:00:00Z'), command, drawn);
    expect(found).toMatchObject({ redrafted: 1, drafted: 0 });
    expect(await stale()).toBe(0);
    // It ends: the same once more, though nobody looked for a month.
    expect((await followDates(at('2027-08-01T02:00:00Z'))).marked).toBeGreaterThan(0);
    expect(await draftSections(at('2027-08-01T03:00:00Z'), command, drawn)).toMatchObject({
      redrafted: 1,
    });
    expect(await followDates(at('2027-08-02T02:00:00Z'))).toEqual({ marked: 0 });
  });

  it('who has signed is not asked again for a value that does not count', async () => {
    const line = await find('副县长（城建）').catch(() => find('县长'));
    await draft();
    const open = await read(line);
    if (open.state === 'drafted') await issue(await find(line.postTitle));
    const leader = await leaderOf(line);
    const now = await read(line);
    const signed = await leader.post('/api/duties/acknowledge', {
      sections: [{ id: line.id, version: now.version }],
    });
    expect(signed.body).toEqual({ changed: 1 });
    // Another requirement that counts for nothing: as an unverified one of a place has it.
    await services.owner.query(
      `insert into duties.item_set (digest, essence, items, item_count, rules_version, created_at)
       select repeat('ab', 32), essence, items, item_count, rules_version, created_at
       from duties.item_set where digest = (select item_set from duties.section where id = $1)`,
      [line.id],
    );
    await services.owner.query(
      `update duties.section set item_set = repeat('ab', 32), stale_since = now() where id = $1`,
      [line.id],
    );
    expect(await draft()).toMatchObject({ newEditions: 1 });
    const [edition] = (
      (await office.get(`/api/duties/sections?region=${QINGSHI}&year=2026&limit=100&state=drafted`))
        .body as unknown as { items: Line[] }
    ).items.filter(({ personId, edition: number }) => personId === line.personId && number > 1);
    if (edition === undefined) throw new Error('no edition');
    await issue(edition);
    expect(await read(edition)).toMatchObject({ state: 'acknowledged' });
  });
});

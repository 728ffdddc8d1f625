// What happens under a list: the next day, documents and priorities, changes taken back, leavings, objections.

import { readList } from '@jinze/documents/testing';
import { civilDate } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockAt } from '../../platform/clock.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { createUnitOfWork } from '../../platform/unit-of-work.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { draftSections, followPosts, followRulesVersion, remindDaily } from './index.ts';

interface Line {
  id: string;
  version: number;
  state: string;
  edition: number;
  instrument: string;
  isStale: boolean;
  personId: string;
  personName: string;
  postTitle: string;
  organName: string;
}
interface Whole extends Line {
  may: string[];
  replaces: string | null;
  ended: { because: string } | null;
  objection: object | null;
  issue: object | null;
  acknowledgement: { how: string; on: string } | null;
  items: { code: string; requirements: { byDate?: string }[] }[];
}

const RULE = {
  title: '青石县实施办法',
  documentNo: '青办发〔2022〕3号',
  region: '青石县',
  effectiveFrom: '2022-05-01',
  requirements: [
    {
      text: '研究安全生产',
      postClasses: ['party-chief'],
      levels: ['county'],
      item: '5.2',
      kind: 'count',
      activity: 'study',
      body: 'standing-committee',
      atLeast: 1,
      per: 'month',
    },
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

describe('changes under a list', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    const file = Buffer.from(JSON.stringify(RULE));
    const checked = await office.upload('/api/instruments/local/check', file);
    const imported = await office.upload(
      `/api/instruments/local/import/${String(checked.body['digest'])}`,
      file,
    );
    expect(imported.status).toBe(200);
    await draft();
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const at = (moment: string) => {
    const clock = clockAt(new Date(moment));
    const unitOfWork = createUnitOfWork(services.database, clock, { send: async () => undefined });
    return { ...services, clock, unitOfWork };
  };
  const draft = async (year = 2026) =>
    (await office.post('/api/duties/draft', { region: QINGSHI, year })).body;
  const find = async (post: string, query = '', year = 2026): Promise<Line> => {
    const { items } = (
      await office.get(`/api/duties/sections?region=${QINGSHI}&year=${year}&limit=100${query}`)
    ).body as unknown as { items: Line[] };
    const line = items.find((one) => one.postTitle === post && one.organName.includes('青石县'));
    if (line === undefined) throw new Error(`${post} ${query}`);
    return line;
  };
  const whole = async (id: string, visitor = office) =>
    (await visitor.get(`/api/duties/sections/${id}`)).body as unknown as Whole;
  const approve = ({ id, version }: Pick<Line, 'id' | 'version'>) =>
    office.post('/api/duties/approve', {
      sections: [{ id, version }],
      approval: { meeting: '会议', on: '2026-11-20', documentNo: '3号' },
    });
  const issue = async ({ id, version }: Pick<Line, 'id' | 'version'>) => {
    expect((await approve({ id, version })).body).toEqual({ changed: 1 });
    const issued = await office.post('/api/duties/issue', {
      sections: [{ id, version: version + 1 }],
      on: '2026-11-20',
      documentNo: '5号',
    });
    expect(issued.body).toEqual({ changed: 1 });
    return version + 2;
  };
  const leaderOf = async (line: Line) => {
    const { rows } = await services.owner.query<{ id: string }>(
      'select id from access.account where person_id = $1',
      [line.personId],
    );
    return server.signIn(rows[0]?.id ?? '');
  };
  const acknowledge = async (line: Line, version: number) => {
    const leader = await leaderOf(line);
    const sections = [{ id: line.id, version }];
    expect((await leader.post('/api/duties/acknowledge', { sections })).body).toEqual({
      changed: 1,
    });
  };
  const object = async (line: Pick<Line, 'id' | 'version'>, leader: Visitor) =>
    leader.post(`/api/duties/sections/${line.id}/object`, {
      version: line.version,
      reason: '职责不符',
    });
  const appointmentOf = async (line: Line) => {
    const { rows } = await services.owner.query<{
      record_id: string;
      version: number;
      post_id: string;
      valid_from: string;
      fields: string[];
    }>(
      `select a.record_id, a.version, a.post_id, a.valid_from::text, array(select field from posts.portfolio f
         where f.appointment_record_id = a.record_id and f.superseded_at is null and f.valid_to is null) as fields
       from posts.appointment a
       join posts.post p on p.id = a.post_id
       where a.person_id = $1 and p.title = $2 and a.superseded_at is null order by a.record_id`,
      [line.personId, line.postTitle],
    );
    if (rows[0] === undefined) throw new Error(line.postTitle);
    return rows[0];
  };
  const changeFields = async (line: Line, fields: string[], documentNo: string) => {
    const { record_id: id, fields: expected } = await appointmentOf(line);
    const changed = await office.post(`/api/posts/appointments/${id}/portfolios`, {
      expected,
      from: '2026-07-01',
      fields,
      documentNo,
      reason: '分工调整',
    });
    expect(changed.body).toMatchObject({ appointmentId: id });
    return expected;
  };
  const leave = async (line: Line) => {
    const { record_id: id, version } = await appointmentOf(line);
    const left = await office.post(`/api/posts/appointments/${id}/leave`, {
      version,
      on: '2026-11-15',
      documentNo: null,
    });
    expect(left.body).toMatchObject({ appointmentId: id });
  };
  const correct = async (line: Line, from: string) => {
    const { record_id: id, version } = await appointmentOf(line);
    const corrected = await office.post(`/api/posts/appointments/${id}/correct`, {
      version,
      from,
      to: null,
      manner: 'full',
      documentNo: null,
      isCommitteeMember: false,
      reason: '登记有误',
    });
    expect(corrected.body).toMatchObject({ appointmentId: id });
  };

  it('with local rules in force the next day brings no other list, and the next year the same duties', async () => {
    const input = { region: QINGSHI, year: 2026 };
    expect(await draftSections(at('2026-11-24T02:00:00Z'), world.command, input)).toMatchObject({
      drafted: 0,
      redrafted: 0,
      newEditions: 0,
      ended: 0,
    });
    const next = await draftSections(at('2027-01-04T02:00:00Z'), world.command, {
      ...input,
      year: 2027,
    });
    expect(next.drafted).toBeGreaterThan(20);
    const { rows } = await services.owner.query<{ essence: string; items: string }>(
      `select s.year, i.essence, i.items::text from duties.section s
       join duties.item_set i on i.digest = s.item_set
       where s.region_path = $1 and s.post_class = 'party-chief' order by s.year`,
      [QINGSHI],
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]?.items).toContain('local-990101-1');
    expect(rows[0]?.items).not.toMatch(/2026-11-2[34]/);
    expect(rows[1]?.essence).toBe(rows[0]?.essence);
  });

  it('a document recorded or withdrawn marks the lists of its posts: not approved, not issued before drafting anew', async () => {
    const blocked = await find('常委、组织部部长');
    const { post_id: postId } = await appointmentOf(blocked);
    const document = {
      region: QINGSHI,
      number: '青委发〔2026〕8号',
      title: '职责',
      meeting: '县委常委会会议',
      on: '2026-11-10',
      posts: [{ postId, items: [{ title: '考核', text: '纳入考核' }] }],
    };
    const recorded = await office.post('/api/duties/documents', document);
    const withdraw = (id: unknown) =>
      office.post(`/api/duties/documents/${String(id)}/withdraw`, { version: 1, reason: '录错' });
    const sheet = await readList(
      (await office.download(`/api/duties/documents.xlsx?region=${QINGSHI}`)).bytes,
    );
    expect(sheet.rows).toContainEqual([
      '青委发〔2026〕8号',
      '职责',
      '县委常委会会议',
      '2026-11-10',
      '',
      expect.any(String),
      '常委、组织部部长',
      '考核',
      '纳入考核',
    ]);
    expect(await find('常委、组织部部长')).toMatchObject({ isStale: true });
    expect(await draft()).toMatchObject({ redrafted: 1 });
    const line = await find('常委、组织部部长');
    expect(line).toMatchObject({ isStale: false });
    expect((await approve(line)).status).toBe(200);
    await withdraw(recorded.body['documentId']);
    const issuing = () =>
      office.post('/api/duties/issue', {
        sections: [{ id: line.id, version: line.version + 1 }],
        on: '2026-11-20',
        documentNo: '5号',
      });
    const refused = await issuing();
    expect([refused.status, refused.body.error]).toMatchObject([
      409,
      { code: 'duties.stale', message: '任职、分管、文件或规则有变化，请先检查变化并更新。' },
    ]);
    expect((await whole(line.id)).may).not.toContain('issue');
    // Without the mark the items themselves tell.
    await services.owner.query('update duties.section set stale_since = null where id = $1', [
      line.id,
    ]);
    expect((await issuing()).body.error?.code).toBe('duties.stale');
    expect(await draft()).toMatchObject({ redrafted: 1 });
  });

  it('a new version of the built-in rules marks what was drawn with another, once', async () => {
    const marked = () => find('副县长（城建）').then(({ isStale }) => isStale);
    // The version the lists were drawn with changes nothing.
    expect(await followRulesVersion(services)).toEqual({ marked: 0 });
    const { marked: count } = await followRulesVersion(services, '2099.1.1');
    expect(count).toBeGreaterThan(20);
    expect(await marked()).toBe(true);
    expect(await draft()).toMatchObject({ drafted: 0, redrafted: 0, newEditions: 0 });
    expect(await marked()).toBe(false);
    expect(await followRulesVersion(services, '2099.1.1')).toEqual({ marked: 0 });
    expect(await marked()).toBe(false);
  });

  it('a document adds to what the rules give, whatever the post', async () => {
    const line = await find('副县长（城建）');
    const { post_id: postId } = await appointmentOf(line);
    const items = [{ title: '燃气', text: '督促燃气整治' }];
    const recorded = await office.post('/api/duties/documents', {
      region: QINGSHI,
      number: '青政发〔2026〕9号',
      title: '职责',
      meeting: '县政府常务会议',
      on: '2026-11-10',
      posts: [{ postId, items }],
    });
    expect(await draft()).toMatchObject({ redrafted: 1 });
    const { items: duties } = (await whole(line.id)) as unknown as { items: { title: string }[] };
    expect(duties.length).toBeGreaterThan(1);
    expect(duties.at(-1)).toMatchObject({ title: '燃气' });
    await office.post(`/api/duties/documents/${String(recorded.body['documentId'])}/withdraw`, {
      version: 1,
      reason: '录错',
    });
    expect(await draft()).toMatchObject({ redrafted: 1 });
  });

  it('a priority added, moved or dropped marks the annual lists of its posts; who has none yet is counted', async () => {
    const [chief, deputy] = [await find('县长'), await find('常务副县长')];
    const chiefPost = (await appointmentOf(chief)).post_id;
    const deputyPost = (await appointmentOf(deputy)).post_id;
    const priority = (postId: string) => ({
      title: '专项整治',
      text: '完成年度任务',
      measure: '台账销号',
      dueOn: null,
      source: null,
      posts: [{ postId, role: 'lead' }],
    });
    const without = async () => {
      const { body } = await office.get(`/api/duties/progress?region=${QINGSHI}&year=2026`);
      return (body as unknown as { annual: { withoutSection: number } }).annual.withoutSection;
    };
    const added = await office.post('/api/duties/priorities', {
      region: QINGSHI,
      year: 2026,
      ...priority(chiefPost),
    });
    expect(await without()).toBe(1);
    await draft();
    expect(await without()).toBe(0);
    const second = await office.post('/api/duties/priorities', {
      region: QINGSHI,
      year: 2026,
      ...priority(deputyPost),
    });
    await draft();
    const sheet = await readList(
      (await office.download(`/api/duties/priorities.xlsx?region=${QINGSHI}&year=2026`)).bytes,
    );
    expect(sheet.rows.map((cells) => [cells[2], cells[3], cells[6]])).toEqual([
      ['台账销号', '', ''],
      ['台账销号', '', ''],
    ]);
    expect(sheet.rows.map((cells) => cells[5]).join()).toMatch(/县长.*常务副县长/);
    const annual = async (post: string) => (await find(post, '&instrument=annual')).isStale;
    expect([await annual('县长'), await annual('常务副县长')]).toEqual([false, false]);
    await office.post(`/api/duties/priorities/${String(added.body['priorityId'])}/change`, {
      version: 1,
      ...priority(deputyPost),
    });
    expect([await annual('县长'), await annual('常务副县长')]).toEqual([true, true]);
    expect((await approve(await find('县长', '&instrument=annual'))).body.error?.code).toBe(
      'duties.stale',
    );
    expect((await find('县长', '&instrument=standing')).isStale).toBe(false);
    expect(await draft()).toMatchObject({ redrafted: 1, ended: 1 });
    await office.post(`/api/duties/priorities/${String(second.body['priorityId'])}/drop`, {
      version: 1,
      reason: '并入其他工作',
    });
    expect(await annual('常务副县长')).toBe(true);
    expect(await draft()).toMatchObject({ redrafted: 1 });
  });

  it('a change that is taken back ends the draft that showed it; what is in force stands', async () => {
    const line = await find('副县长（城建）');
    await acknowledge(line, await issue(line));
    const before = await changeFields(line, ['工业'], '一号');
    expect(await draft()).toMatchObject({ newEditions: 1 });
    const second = await find('副县长（城建）', '&state=drafted');
    // The draft shows the change: the list in force is no longer to be brought up to date.
    expect((await whole(line.id)).isStale).toBe(false);
    await changeFields(line, before, '二号');
    expect((await whole(line.id)).isStale).toBe(true);
    expect(await draft()).toMatchObject({ newEditions: 0, redrafted: 0, ended: 1 });
    expect(await whole(second.id)).toMatchObject({ ended: { because: 'reverted' } });
    expect(await whole(line.id)).toMatchObject({ state: 'acknowledged', isStale: false });
  });

  it('a mistaken leaving gives back all that it ended: the edition in force and its draft', async () => {
    const line = await find('副县长（城建）');
    await changeFields(line, ['工业', '消防'], '三号');
    await draft();
    const third = await find('副县长（城建）', '&state=drafted');
    const { valid_from: from } = await appointmentOf(line);
    await leave(line);
    for (const id of [line.id, third.id])
      expect(await whole(id)).toMatchObject({ ended: { because: 'left-post' } });
    await correct(line, from);
    expect(await whole(line.id)).toMatchObject({ state: 'acknowledged', ended: null });
    expect(await whole(third.id)).toMatchObject({ state: 'drafted', ended: null });
    const { rows } = await services.owner.query<{ ended_because: string }>(
      `select ended_because from duties.section
       where person_id = $1 and year = 2026 and ended_because is not null`,
      [line.personId],
    );
    expect(rows).toEqual([{ ended_because: 'reverted' }]);
  });

  it('two appointments to one post are one list; leaving by one of them ends nothing', async () => {
    const line = await find('副县长（交通农业）');
    await services.owner.query(
      `insert into posts.appointment (id, record_id, version, person_id, post_id, scope_key, valid_from, manner,
         is_committee_member, recorded_at, recorded_by)
       select new.id, new.id, 1, a.person_id, a.post_id, a.scope_key, a.valid_from + 1, a.manner,
         a.is_committee_member, a.recorded_at, a.recorded_by
       from posts.appointment a, (select gen_random_uuid() as id) as new
       where a.person_id = $1 and a.superseded_at is null`,
      [line.personId],
    );
    expect(await draft()).toMatchObject({ drafted: 0, newEditions: 0, redrafted: 0, ended: 0 });
    const held = await appointmentOf(line);
    const leaving = async (id: string) => {
      await services.owner.query(
        "update posts.appointment set valid_to = '2026-11-15' where record_id = $1",
        [id],
      );
      await services.unitOfWork.commit(world.command, async (unit) => {
        await followPosts(unit, [
          {
            kind: 'left',
            manner: 'full',
            appointmentId: id as never,
            personId: line.personId as never,
            personName: line.personName,
            postId: held.post_id as never,
            organId: '' as never,
            scopeKey: '',
            from: civilDate(held.valid_from),
            to: civilDate('2026-11-15'),
          },
        ]);
        return {};
      });
    };
    await leaving(held.record_id);
    expect(await whole(line.id)).toMatchObject({ state: 'drafted', isStale: true, ended: null });
    const { rows } = await services.owner.query<{ record_id: string }>(
      'select record_id from posts.appointment where post_id = $1 and valid_to is null',
      [held.post_id],
    );
    await leaving(rows[0]?.record_id ?? '');
    expect(await whole(line.id)).toMatchObject({ ended: { because: 'left-post' } });
  });

  it('what is carried over keeps the day it was signed, and can be objected to; then it is asked again', async () => {
    const line = await find('副县长（工业）');
    const version = await issue(line);
    await office.post(`/api/duties/sections/${line.id}/paper`, {
      version,
      on: '2026-11-21',
      custodian: '机要室',
      number: null,
    });
    const before = await changeFields(line, ['工业'], '四号');
    await draft();
    const second = await find('副县长（工业）', '&state=drafted');
    await issue(second);
    await changeFields(line, before, '五号');
    await draft();
    const third = await find('副县长（工业）', '&state=drafted');
    await issue(third);
    const leader = await leaderOf(line);
    const carried = await whole(third.id, leader);
    expect(carried).toMatchObject({
      state: 'acknowledged',
      acknowledgement: { how: 'unchanged', on: '2026-11-21' },
      may: ['object'],
    });
    expect((await object(carried, leader)).body).toMatchObject({
      state: 'objected',
      acknowledgement: null,
    });
    const revised = await office.post(`/api/duties/sections/${third.id}/revise`, {
      version: carried.version + 1,
    });
    const fourth = revised.body as unknown as Whole;
    expect(fourth).toMatchObject({ state: 'drafted', edition: 4, replaces: third.id });
    await issue(fourth);
    expect(await whole(fourth.id)).toMatchObject({ state: 'issued', acknowledgement: null });
    // Signed by oneself it can no longer be objected to.
    await acknowledge({ ...line, id: fourth.id }, fourth.version + 2);
    const signed = await whole(fourth.id, leader);
    expect((await object(signed, leader)).body.error?.code).toBe('duties.wrong-state');
    // Another first day in the post is another time in it.
    await correct(line, '2026-06-30');
    expect(await draft()).toMatchObject({ newEditions: 1 });
    const fifth = await find('副县长（工业）', '&state=drafted');
    await issue(fifth);
    expect(await whole(fifth.id)).toMatchObject({ state: 'issued', acknowledgement: null });
  });

  it('an objected list with a later edition is not revised beside it', async () => {
    const line = await find('副县长（工业）');
    const leader = await leaderOf(line);
    expect((await object(line, leader)).body).toMatchObject({ state: 'objected' });
    await changeFields(line, ['工业', '消防'], '六号');
    await draft();
    const refused = await office.post(`/api/duties/sections/${line.id}/revise`, {
      version: line.version + 1,
    });
    expect([refused.status, refused.body.error?.code]).toEqual([409, 'duties.newer-edition']);
  });

  it('a draft follows the names and days it copied; a list in force gets an edition for another first day', async () => {
    const line = await find('书记');
    const { valid_from: from } = await appointmentOf(line);
    await services.owner.query('update posts.person set name = $2 where id = $1', [
      line.personId,
      '改名人',
    ]);
    expect(await draft()).toMatchObject({ redrafted: 1, newEditions: 0 });
    expect(await whole(line.id)).toMatchObject({ personName: '改名人', edition: 1 });
    await issue(await find('书记'));
    await services.owner.query('update posts.person set name = $2 where id = $1', [
      line.personId,
      line.personName,
    ]);
    // What is issued stays as it was written.
    expect(await draft()).toMatchObject({ redrafted: 0, newEditions: 0 });
    const corrected = from.replace(/-\d\d$/, '-27');
    await correct(line, corrected);
    expect(await draft()).toMatchObject({ newEditions: 1 });
    // The reader is told why there is another edition, though every duty is the same.
    const { id } = await find('书记', '&state=drafted');
    expect((await office.get(`/api/duties/sections/${id}/difference`)).body).toMatchObject({
      facts: [
        { fact: 'person-name', before: '改名人', after: line.personName },
        { fact: 'holds-post-from', before: from, after: corrected },
      ],
      items: [],
    });
  });

  it('what has changed since last year tells of lists in force only', async () => {
    const line = await find('县长');
    await acknowledge(line, await issue(line));
    await services.owner.query(
      `update duties.section set portfolios = '{矿山}' where person_id = $1 and post_title = '县长'
       and year = 2026 and instrument = 'standing'`,
      [line.personId],
    );
    const changes = async () => {
      const { body } = await office.get(`/api/duties/changes?region=${QINGSHI}&year=2027`);
      const { items } = body as unknown as {
        items: { section: Line; kind: string; isNewHolder: boolean }[];
      };
      return items.filter(({ kind }) => kind === 'changed');
    };
    expect(await changes()).toEqual([]);
    await draft(2027);
    const [next] = (await whole((await find('县长', '&instrument=standing', 2027)).id)).items
      .filter(({ code }) => code === 'art6.3')
      .flatMap(({ requirements }) => requirements.filter(({ byDate }) => byDate !== undefined));
    expect(next).toMatchObject({ byDate: '2027-02-28' });
    await issue(await find('县长', '&instrument=standing', 2027));
    expect(await changes()).toMatchObject([
      { section: { postTitle: '县长', state: 'issued' }, isNewHolder: false },
    ]);
  });

  it('the year’s priorities are due when the place’s rule says, and the rule is named', async () => {
    const due = { on: '2027-02-28', source: { instrument: RULE.title } };
    for (const path of ['priorities', 'progress']) {
      const { body } = await office.get(`/api/duties/${path}?region=${QINGSHI}&year=2027`);
      expect(path === 'progress' ? (body as { annual?: object }).annual : body).toMatchObject({
        due,
      });
    }
    const unknown = await office.get('/api/duties/priorities?region=/99/9999/&year=2027');
    expect(unknown.status).toBe(404);
  });

  it('the daily reminder goes past those without a liaison, and never lies unread twice', async () => {
    await issue(await find('常务副县长', '&instrument=standing'));
    const waiting = (
      (await office.get(`/api/duties/sections?region=${QINGSHI}&year=2026&state=issued&limit=100`))
        .body as unknown as { items: Line[] }
    ).items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(waiting.length).toBeGreaterThan(1);
    const last = waiting.at(-1);
    await services.unitOfWork.commit(
      { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE },
      async (unit) => {
        const [accountId] = await addAccounts(unit, [
          { loginName: 'liaison-2', displayName: '联络员乙' },
        ]);
        if (accountId !== undefined)
          await addGrants(unit, [
            { accountId, role: 'liaison', personId: last?.personId as never },
          ]);
        return {};
      },
    );
    expect(await remindDaily(at('2026-11-30T01:05:00Z'), 1)).toBe(1);
    expect(await remindDaily(at('2026-12-01T01:05:00Z'), 1)).toBe(0);
    expect(await remindDaily(at('2026-12-08T01:05:00Z'), 1)).toBe(1);
    // Of a year that is over nobody is reminded.
    expect(await remindDaily(at('2027-01-18T01:05:00Z'), 1)).toBe(0);
    const { rows } = await services.owner.query('select link from notices.notice');
    expect(rows).toEqual([{ link: `/duties/sections/${last?.id ?? ''}` }]);
  });
});

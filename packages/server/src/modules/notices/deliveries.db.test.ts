// What goes out by e-mail and to groups: to whom, when, in how many messages, and what happens when something breaks.
import type { NoticeKind } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type MailServer, startMailServer } from '../../testing/mail-server.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { type RobotServer, startRobotServer } from '../../testing/robot-server.ts';
import { addWorld, QINGSHI, type World } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { claimNext, deliverDue } from './deliver.ts';
import type { NoticesContext } from './notices.context.ts';
import { createOutgoing } from './outgoing.ts';
import { planDeliveries } from './plan-deliveries.ts';
import { sendNoticesOnce, settleNotices } from './send-notices.ts';

const TUESDAY = '2026-11-24T10:00:00';

describe('what goes out', () => {
  let database: TestDatabase;
  let world: World;
  let clock: Moving;
  let context: NoticesContext;
  let server: TestServer;
  let mail: MailServer;
  let robot: RobotServer;
  let liaison: Id<'account'>;
  const person = new Map<string, Id<'account'>>();

  beforeAll(async () => {
    database = await openTestDatabase();
    world = await addWorld(database);
    clock = movingClock(database, TUESDAY);
    mail = await startMailServer();
    robot = await startRobotServer();
    const outgoing = createOutgoing({
      mail: { url: mail.url, from: 'jinze@example.gov.cn' },
      publicUrl: 'https://jinze.example.gov.cn',
      kind: 'demo',
      timeoutMs: 250,
    });
    context = { ...clock.services, outgoing };
    server = await openTestServer(clock.services, { outgoing });
    const { rows } = await database.owner.query<{ id: Id<'person'>; account: Id<'account'> }>(
      `select a.person_id as id, acc.id as account from posts.appointment a
         join posts.post t on t.id = a.post_id join posts.organ o on o.id = t.organ_id
         join access.account acc on acc.person_id = a.person_id
       where o.region_path = $1 and a.superseded_at is null and a.valid_to is null order by a.id limit 1`,
      [QINGSHI],
    );
    const [leader] = rows;
    if (leader === undefined) throw new Error('nobody in post');
    person.set('leader', leader.account);
    liaison = await context.unitOfWork
      .commit(world.command, async (unit) => {
        const [id] = await addAccounts(unit, [{ loginName: 'llw', displayName: '联络员' }]);
        if (id === undefined) throw new Error('no account');
        await addGrants(unit, [{ accountId: id, role: 'liaison', personId: leader.id }]);
        return { id };
      })
      .then(({ id }) => id);
  });
  afterAll(async () => {
    await server.close();
    await mail.close();
    await robot.close();
    await database.close();
  });
  beforeEach(() => {
    clock.moveTo(TUESDAY);
    mail.behave('good');
    mail.received.length = 0;
    robot.answer({ status: 200, body: '{"errcode":0}' });
    robot.calls.length = 0;
  });
  afterEach(async () => {
    await database.owner.query('delete from notices.delivery');
    await database.owner.query('delete from notices.notice');
    await database.owner.query('delete from notices.preference');
    await database.owner.query('delete from notices.robot');
    await database.owner.query('delete from notices.region_rule');
  });

  const office = () => world.accounts.get('qingshi-awb') as Id<'account'>;
  const tell = (accountId: Id<'account'>, link: string, kind: NoticeKind = 'task-due') =>
    context.unitOfWork.commit(world.command, async (unit) => {
      const params = { title: '某事', on: '2026-12-01' };
      await sendNoticesOnce(unit, [{ accountId, kind, link, params } as never]);
      return {};
    });
  const choose = async (
    accountId: Id<'account'>,
    own: Record<string, unknown>,
    visitor?: Visitor,
  ) => {
    const as = visitor ?? (await server.signIn(accountId));
    const { version } = (await as.get('/api/notices/settings')).body as unknown as {
      version: number;
    };
    const answer = await as.post('/api/notices/settings', {
      version,
      mail: { address: 'x@example.gov.cn', cadence: 'each' },
      hours: null,
      language: 'zh',
      rules: [],
      ...own,
    });
    expect(answer.status).toBe(200);
  };
  const addRobot = async (own: Record<string, unknown> = {}) => {
    const as = await server.signIn(office());
    const answer = await as.post('/api/notices/robots', {
      region: QINGSHI,
      kind: 'dingtalk',
      name: '安委办群',
      url: robot.url,
      secret: 'SEC1',
      kinds: ['task-due'],
      ...own,
    });
    expect(answer.status).toBe(200);
    return answer.body as unknown as { id: string; version: number };
  };
  const states = async () => {
    const { rows } = await database.owner.query<{ state: string; problem: string | null }>(
      'select state, problem from notices.delivery order by id',
    );
    return rows;
  };
  const run = () => deliverDue(context);

  it('says a sentence and an address, and nothing of what it is about', async () => {
    await choose(office(), {});
    await tell(office(), '/tasks/1');
    expect(await run()).toEqual({ sent: 1 });
    expect(mail.received).toMatchObject([
      {
        to: 'x@example.gov.cn',
        from: 'jinze@example.gov.cn',
        subject: '【尽责】1 件督办事项即将到期',
      },
    ]);
    expect(mail.received[0]?.text).toContain('https://jinze.example.gov.cn/tasks/1');
    expect(mail.received[0]?.text).not.toContain('某事');
    expect(await states()).toEqual([{ state: 'sent', problem: null }]);
    await run();
    expect(mail.received).toHaveLength(1);
  });

  it('nobody is told who chose nothing; a leader is told what they chose themselves', async () => {
    const leader = person.get('leader') as Id<'account'>;
    await addRobot();
    await tell(leader, '/tasks/1');
    await run();
    expect([mail.received, robot.calls]).toEqual([[], []]);
    await choose(leader, { mail: { address: 'leader@example.gov.cn', cadence: 'each' } });
    await tell(leader, '/tasks/2');
    await run();
    expect(mail.received.map(({ to }) => to)).toEqual(['leader@example.gov.cn']);
    // The group hears what its offices and liaisons are told, and never what a leader is.
    expect(robot.calls).toEqual([]);
  });

  it('a kind that is switched off sends nothing, neither in the system nor out of it', async () => {
    await choose(office(), { rules: [{ kind: 'task-due', isOn: false }] });
    await addRobot();
    await tell(office(), '/tasks/1');
    await tell(office(), '/tasks/1', 'task-closed');
    await run();
    expect(mail.received.map(({ subject }) => subject)).toEqual([
      '【尽责】1 件督办事项已销号或撤回',
    ]);
    expect(robot.calls).toEqual([]);
    const { rows } = await database.owner.query('select kind from notices.notice');
    expect(rows).toEqual([{ kind: 'task-closed' }]);
  });

  it('what the office switches off for its region holds for its people unless they chose otherwise', async () => {
    const as = await server.signIn(office());
    const set = await as.post('/api/notices/region', {
      region: QINGSHI,
      version: 0,
      off: ['task-due'],
    });
    expect(set.body).toMatchObject({ version: 1, off: ['task-due'] });
    await tell(liaison, '/tasks/1');
    const unread = () =>
      database.owner.query('select account_id from notices.notice').then(({ rows }) => rows.length);
    expect(await unread()).toBe(0);
    await choose(liaison, { rules: [{ kind: 'task-due', isOn: true }] });
    await tell(liaison, '/tasks/1');
    expect(await unread()).toBe(1);
    // Another county's office is not concerned.
    await tell(world.accounts.get('shiqiao-awb') as Id<'account'>, '/tasks/1');
    expect(await unread()).toBe(2);
  });

  it('waits for the hours: at night for the morning, on a holiday for the next working day', async () => {
    await choose(office(), { hours: { from: 600, to: 720 } });
    await addRobot();
    clock.moveTo('2026-11-27T22:00:00');
    await tell(office(), '/tasks/1');
    await run();
    clock.moveTo('2026-11-28T10:00:00');
    await run();
    expect([mail.received, robot.calls]).toEqual([[], []]);
    clock.moveTo('2026-11-30T09:01:00');
    await run();
    expect([mail.received.length, robot.calls.length]).toEqual([0, 1]);
    clock.moveTo('2026-11-30T10:00:00');
    await run();
    expect([mail.received.length, robot.calls.length]).toEqual([1, 1]);
  });

  it('a digest of many is one message of the next working morning', async () => {
    await choose(office(), { mail: { address: 'x@example.gov.cn', cadence: 'digest' } });
    for (let index = 0; index < 30; index += 1) {
      clock.moveTo(`2026-11-24T1${index % 7}:${10 + index}:00`);
      await tell(office(), `/tasks/${index}`, index % 2 === 0 ? 'task-due' : 'task-replied');
    }
    await run();
    clock.moveTo('2026-11-24T17:00:00');
    await run();
    expect(mail.received).toEqual([]);
    clock.moveTo('2026-11-25T09:00:00');
    expect(await run()).toEqual({ sent: 1 });
    const [digest] = mail.received;
    expect(digest?.subject).toBe('【尽责】30 件事待您查看');
    expect(digest?.text).toContain('15 件督办事项即将到期');
    expect(digest?.text).toContain('15 件督办事项已报结果，待核验');
    await run();
    expect(mail.received).toHaveLength(1);
  });

  it('what was read meanwhile, or is settled, does not go out any more', async () => {
    await choose(office(), { mail: { address: 'x@example.gov.cn', cadence: 'digest' } });
    await tell(office(), '/tasks/1');
    await tell(office(), '/tasks/2');
    await tell(office(), '/tasks/3');
    const as = await server.signIn(office());
    const { items } = (await as.get('/api/notices/mine')).body as unknown as {
      items: { id: string; link: string }[];
    };
    const read = items.filter(({ link }) => link === '/tasks/1').map(({ id }) => id);
    await as.post('/api/notices/read', { notices: read });
    await run();
    await context.unitOfWork.commit(world.command, async (unit) => {
      await settleNotices(unit, ['/tasks/2']);
      return {};
    });
    clock.moveTo('2026-11-25T09:00:00');
    await run();
    expect(mail.received[0]?.subject).toBe('【尽责】1 件督办事项即将到期');
    expect((await states()).map(({ state }) => state)).toEqual(['dropped', 'dropped', 'sent']);
  });

  it('nobody is told twice: not of what waits unread, not in two roles, not at one address, not in one group', async () => {
    await choose(office(), {});
    await choose(liaison, {});
    await addRobot();
    const params = { title: '某事', on: '2026-12-01' };
    const notice = { kind: 'task-due' as const, link: '/tasks/1', params };
    await context.unitOfWork.commit(world.command, async (unit) => {
      // As its liaison and as its office.
      await sendNoticesOnce(unit, [
        { accountId: office(), ...notice },
        { accountId: office(), ...notice },
        { accountId: liaison, ...notice },
      ]);
      return {};
    });
    await run();
    await tell(office(), '/tasks/1');
    await run();
    const { rows } = await database.owner.query('select id from notices.notice');
    expect(rows).toHaveLength(2);
    expect(mail.received).toHaveLength(1);
    expect(robot.calls).toHaveLength(1);
    // Once it was read and the reason is given anew, it is told again.
    await database.owner.query('update notices.notice set read_at = now()');
    await tell(office(), '/tasks/1');
    await run();
    expect([mail.received.length, robot.calls.length]).toEqual([2, 2]);
  });

  it('a process that dies between the claim and the message, or after it, tells nobody twice', async () => {
    await choose(office(), {});
    await tell(office(), '/tasks/1');
    await planDeliveries(context);
    // Claimed, and the process is gone.
    expect(await claimNext(context)).toMatchObject({ due: [{ link: '/tasks/1' }] });
    await run();
    expect(mail.received).toEqual([]);
    clock.moveTo('2026-11-24T10:30:00');
    await run();
    await run();
    expect(mail.received).toEqual([]);
    expect(await states()).toEqual([{ state: 'unknown', problem: 'unknown' }]);
    const as = await server.signIn(office());
    const page = (await as.get(`/api/notices/region?region=${QINGSHI}`)).body as unknown as {
      problems: Record<string, unknown>[];
    };
    expect(page.problems).toMatchObject([
      { kind: 'task-due', to: '青石县安委办', channel: 'mail', state: 'unknown', attempts: 1 },
    ]);
  });

  it('two processes at once send one message each, never the same', async () => {
    await choose(office(), {});
    await choose(liaison, { mail: { address: 'y@example.gov.cn', cadence: 'each' } });
    await tell(office(), '/tasks/1');
    await tell(liaison, '/tasks/2');
    await Promise.all([run(), run(), run()]);
    expect(mail.received.map(({ to }) => to).toSorted()).toEqual([
      'x@example.gov.cn',
      'y@example.gov.cn',
    ]);
  });

  it('a mail server that is down holds nothing up: tried again, given up in the end, and told to the office', async () => {
    await choose(office(), {});
    await choose(liaison, { mail: { address: 'y@example.gov.cn', cadence: 'each' } });
    await addRobot();
    mail.behave('silent');
    const before = mail.connections();
    await tell(office(), '/tasks/1');
    await tell(liaison, '/tasks/2');
    await run();
    // The group was told; the server was asked once, not for every message.
    expect([robot.calls.length, mail.connections() - before]).toEqual([1, 1]);
    for (const minute of ['10:02', '10:04', '10:10', '10:41', '10:45', '13:00', '13:05'])
      for (let again = 0; again < 2; again += 1) {
        clock.moveTo(`2026-11-24T${minute}:00`);
        await run();
      }
    const mails = (await states()).filter(({ problem }) => problem !== null);
    expect(mails).toEqual([
      { state: 'failed', problem: 'too-slow' },
      { state: 'failed', problem: 'too-slow' },
    ]);
    mail.behave('good');
    await run();
    expect(mail.received).toEqual([]);
    const as = await server.signIn(office());
    const page = (await as.get(`/api/notices/region?region=${QINGSHI}`)).body as unknown as {
      problems: Record<string, unknown>[];
    };
    expect(page.problems).toHaveLength(2);
    expect(page.problems[0]).toMatchObject({ problem: 'too-slow', state: 'failed', attempts: 5 });
    const beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    expect((await beside.get(`/api/notices/region?region=${QINGSHI}`)).status).toBe(404);
  });

  it('a server that comes back sends what waited, once', async () => {
    await choose(office(), {});
    mail.behave('busy');
    await tell(office(), '/tasks/1');
    await run();
    expect(await states()).toEqual([{ state: 'waiting', problem: 'refused' }]);
    mail.behave('good');
    await run();
    expect(mail.received).toEqual([]);
    clock.moveTo('2026-11-24T10:01:30');
    await run();
    expect(mail.received).toHaveLength(1);
    expect(await states()).toEqual([{ state: 'sent', problem: null }]);
  });

  it('without a mail server it is said so, and the group is told all the same', async () => {
    await choose(office(), {});
    await addRobot();
    await tell(office(), '/tasks/1');
    await deliverDue({ ...context, outgoing: { ...context.outgoing, sendMail: undefined } });
    expect(robot.calls).toHaveLength(1);
    expect(await states()).toContainEqual({ state: 'failed', problem: 'not-configured' });
  });

  it('a robot that refuses is given up, one that is switched off or removed is told nothing more', async () => {
    const { id, version } = await addRobot();
    robot.answer({ status: 200, body: '{"errcode":300001}' });
    await tell(office(), '/tasks/1');
    await run();
    expect(await states()).toEqual([{ state: 'failed', problem: 'refused' }]);
    robot.answer({ status: 200, body: '{"errcode":0}' });
    clock.moveTo('2026-11-24T20:00:00');
    await tell(office(), '/tasks/2');
    await run();
    const as = await server.signIn(office());
    const removed = await as.post(`/api/notices/robots/${id}/remove`, { version });
    expect(removed.body).toEqual({ removed: true });
    clock.moveTo('2026-11-25T09:00:00');
    await run();
    expect(robot.calls).toHaveLength(1);
    const { rows } = await database.owner.query('select url, secret from notices.robot');
    expect(rows).toEqual([{ url: null, secret: null }]);
  });
});

// What was asked of people: their own list, what passes on with a post, the facts for fulfilment, reminders, statements.
import type { AskCounts, AskLine } from '@jinze/contracts';
import { readList } from '@jinze/documents/testing';
import { civilDate, type Id } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { countingStatements } from '../../testing/count-statements.ts';
import {
  type DeploymentsWorld,
  deploymentIn,
  documentOf,
  linesIn,
  openDeploymentsWorld,
  stepOf,
} from '../../testing/deployments.ts';
import { disagreements } from '../../testing/held.ts';
import type { Visitor } from '../../testing/http.ts';
import { movingClock } from '../../testing/moving-clock.ts';
import { QINGSHI } from '../../testing/world.ts';
import { deploymentFromTask, deploymentsOf, openAsksOf, remindOfDeployments } from './index.ts';

type Mine = { items: (AskLine & { isNow: boolean; maySteps: boolean })[]; counts: AskCounts };
const YEAR = { from: civilDate('2026-01-01'), to: civilDate('2026-12-31') };

describe('what was asked of people', () => {
  let w: DeploymentsWorld;
  let industry: Awaited<ReturnType<DeploymentsWorld['holding']>>;
  let leader: Visitor;
  let numbers = 0;

  beforeAll(async () => {
    w = await openDeploymentsWorld();
    industry = await w.holding('副县长（工业）');
    leader = await w.signInAs(industry.person);
  }, 60_000);
  afterAll(() => w.close());

  const asking = async (asked: object, head: object = {}) => {
    numbers += 1;
    const ask = { what: `要求 ${numbers}`, organId: industry.organ, postId: industry.post };
    const answer = await w.record({
      number: `云政发〔2026〕${numbers}号`,
      receivedOn: '2026-03-02',
      ...head,
      asks: [{ ...ask, dueOn: null, ...asked }],
    });
    return deploymentIn(answer);
  };
  type Recorded = Awaited<ReturnType<typeof asking>>;
  const step = async (deployment: Recorded, more: object, visitor = w.office) => {
    const [ask] = deployment.asks;
    const body = { ask: ask?.id, version: ask?.version, ...stepOf(more) };
    return deploymentIn(await visitor.post(`/api/deployments/${deployment.id}/steps`, body));
  };
  const done = (on: string) => ({ kind: 'result', on, venue: null, result: 'done' });
  const mine = async (visitor: Visitor, query = '') =>
    (await visitor.get(`/api/deployments/mine${query}`)).body as unknown as Mine;
  const askIn = (deployment: Recorded) => deployment.asks[0]?.id as Id<'deployment-ask'>;

  it('stands in the own list: what waits first, what is overdue, what is done in the year', async () => {
    const overdue = await asking({ dueOn: '2026-05-01' });
    const later = await asking({ dueOn: '2026-12-20' });
    const settled = await step(await asking({ dueOn: '2026-06-01' }), done('2026-05-20'));
    const { items, counts } = await mine(leader);
    expect(items.map(({ id }) => id)).toEqual([askIn(overdue), askIn(later), askIn(settled)]);
    expect(items.every(({ isNow, maySteps }) => isNow && maySteps)).toBe(true);
    expect(items[0]).toMatchObject({
      what: overdue.asks[0]?.what,
      persons: [{ name: industry.name }],
    });
    expect(counts).toEqual({
      asks: 3,
      open: 2,
      overdue: 1,
      done: 1,
      partly: 0,
      notDone: 0,
      untouched: 2,
    });
    expect((await mine(leader, '?year=2025')).items.map(({ id }) => id)).toEqual([
      askIn(overdue),
      askIn(later),
    ]);
    const liaison = await w.liaisonOf(industry.person);
    expect((await mine(liaison)).items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    const other = await w.signInAs((await w.holding('副县长（公安）')).person);
    expect((await mine(other)).items).toEqual([]);
    expect((await w.office.get('/api/deployments/mine')).status).toBe(403);
  });

  it('what is asked of a body is asked of its heads', async () => {
    const chief = await w.holding('县长');
    const ofBody = await asking({ postId: null, what: '全县部署' });
    const own = await mine(await w.signInAs(chief.person));
    expect(own.items.map(({ id }) => id)).toContain(askIn(ofBody));
    expect((await mine(leader)).items.map(({ id }) => id)).not.toContain(askIn(ofBody));
  });

  it('the list of the region is narrowed by what its address says, and counted in the database', async () => {
    const read = async (query: string) => {
      const { body } = await w.office.get(`/api/deployments?region=${QINGSHI}${query}`);
      return body as unknown as { items: AskLine[]; counts: AskCounts; issuers: string[] };
    };
    const own = await asking(
      { dueOn: '2026-04-01' },
      { issuer: '中共青石县委员会', receivedOn: '2026-03-20' },
    );
    const all = await read('&show=all&limit=100');
    expect(all.counts.asks).toBe(all.items.length);
    expect(all.issuers).toEqual(['中共青石县委员会', '云江市人民政府']);
    const overdue = await read('&show=overdue');
    expect(overdue.items.map(({ dueOn }) => dueOn)).toEqual(['2026-04-01', '2026-05-01']);
    expect(overdue.counts).toEqual(all.counts);
    const ofIssuer = await read('&issuer=中共青石县委员会');
    expect(ofIssuer.items.map(({ id }) => id)).toEqual([askIn(own)]);
    expect(ofIssuer.counts).toMatchObject({ asks: 1, overdue: 1 });
    const ofPerson = await read(`&show=all&person=${industry.person}`);
    expect(ofPerson.items.every(({ postTitle }) => postTitle === '副县长（工业）')).toBe(true);
    expect((await read('&show=all&year=2025')).items).toEqual([]);
    expect((await read('&show=settled')).items.every(({ result }) => result === 'done')).toBe(true);
    // Page by page the same, in the order of the days; those without a day come last.
    for (const show of ['open', 'all']) {
      const whole = (await read(`&show=${show}&limit=100`)).items.map(({ id }) => id);
      const paged: string[] = [];
      let after = '';
      for (let page = 0; page < 20; page += 1) {
        const answer = await w.office.get(
          `/api/deployments?region=${QINGSHI}&show=${show}&limit=2${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`,
        );
        paged.push(...linesIn(answer).map(({ id }) => id));
        after = (answer.body as { next: string | null }).next ?? '';
        if (after === '') break;
      }
      expect(paged).toEqual(whole);
    }
    const bad = await w.office.get(
      `/api/deployments?region=${QINGSHI}&after=${encodeURIComponent('2026-99-99|00000000-0000-7000-8000-000000000000')}`,
    );
    expect(bad.status).toBe(400);
  });

  it('what a list shows is exported as it is narrowed, in the words of the page', async () => {
    const url = `/api/deployments.xlsx?region=${QINGSHI}&show=overdue`;
    const { status, bytes, fileName } = await w.office.download(url);
    expect(status).toBe(200);
    expect(decodeURIComponent(fileName)).toContain('青石县工作部署落实情况');
    const sheet = await readList(bytes);
    const result = sheet.columns.indexOf('落实结果');
    const conveyed = sheet.columns.indexOf('传达');
    expect(sheet.said).toContain('只含逾期没有办结的。');
    expect(sheet.rows.map((cells) => cells[result])).toEqual(['逾期没有结果', '逾期没有结果']);
    expect(sheet.rows[0]?.[conveyed]).toBe('没有记录');
    const above = await w.above.download(url);
    const closed = JSON.stringify((await readList(above.bytes)).rows);
    expect(closed).toContain('未调阅');
    expect(closed).not.toContain('专项整治');
    const own = await leader.download('/api/deployments/mine.xlsx');
    const { items } = await mine(leader);
    expect((await readList(own.bytes)).rows).toHaveLength(items.length);
  });

  it('a view takes as many statements for one line as for many', async () => {
    const liaison = await w.liaisonOf(industry.person);
    const detail = await asking({ what: '很多步' });
    const views: readonly (readonly [string, Visitor, string])[] = [
      ['list', w.office, `/api/deployments?region=${QINGSHI}&show=all`],
      ['export', w.office, `/api/deployments.xlsx?region=${QINGSHI}&show=all`],
      ['mine', leader, '/api/deployments/mine'],
      ['served', liaison, '/api/deployments/mine'],
      ['detail', w.office, `/api/deployments/${detail.id}`],
      ['imports', w.office, '/api/deployments/imports'],
    ];
    const count = async () => {
      const found: Record<string, number> = {};
      for (const [name, visitor, url] of views) {
        const { statements } = await countingStatements(() => visitor.download(url));
        found[name] = statements;
      }
      return found;
    };
    const before = await count();
    for (let more = 0; more < 8; more += 1) await asking({ dueOn: '2026-12-01' });
    let whole = detail;
    for (const on of ['2026-04-01', '2026-04-02', '2026-04-03']) whole = await step(whole, { on });
    expect(await count()).toEqual(before);
    console.info(`statements per view, the session's own among them: ${JSON.stringify(before)}`);
    expect(Math.max(...Object.values(before))).toBeLessThanOrEqual(15);
  });

  it('a task is a deployment of whom it asks, once, by the same rules', async () => {
    const { services } = w;
    const { command } = w.world;
    const taskId = newId<'task'>(services.clock.now());
    const { region: _, asks: __, ...head } = documentOf({ number: '督办〔2026〕1号' });
    const ask = { what: '督办事项', organId: industry.organ, postId: industry.post, dueOn: null };
    const make = (more: object = {}) =>
      services.unitOfWork.commit(command, async (unit) => ({
        id: await deploymentFromTask(
          unit,
          { scope: command.scope, actor: command.actor, today: services.clock.today() },
          { taskId, region: QINGSHI, head: { ...head, ...more } as never, asks: [ask as never] },
        ),
      }));
    const { id } = await make();
    const found = deploymentIn(await w.office.get(`/api/deployments/${id}`));
    expect(found).toMatchObject({ source: 'task', taskId, asks: [{ what: '督办事项' }] });
    await expect(make({ number: '督办〔2026〕2号' })).rejects.toMatchObject({
      constraint: 'deployment_of_task',
    });
    await expect(make({ title: '（秘密）督办' })).rejects.toMatchObject({
      refusal: { code: 'deployments.marked-secret' },
    });
  });

  it('is asked for many people at once in one statement, as fulfilment takes it', async () => {
    const conveyed = await step(await asking({ dueOn: '2026-07-01', what: '走完一半' }), {
      on: '2026-03-10',
    });
    const measures = { kind: 'measures', on: '2026-03-12', venue: null, text: '方案' };
    const partly = {
      kind: 'result',
      on: '2026-04-01',
      venue: null,
      result: 'partly',
      text: '差一处',
    };
    const half = await step(await step(conveyed, measures), partly);
    const whole = await step(await asking({ dueOn: '2026-07-01' }), done('2026-06-01'));
    const nobody = (await w.holding('副县长（公安）')).person as Id<'person'>;
    const ids = [industry.person as Id<'person'>, nobody];
    const { database } = w.services;
    const read = (period: { from: typeof YEAR.from; to: typeof YEAR.to }) =>
      database.read(SYSTEM_SCOPE, (db) => deploymentsOf(db, SYSTEM_SCOPE, ids, period));
    const { result, statements } = await countingStatements(() => read(YEAR));
    // Beginning, scope, the statement, and the end.
    expect(statements).toBe(4);
    expect(result.get(nobody)).toEqual([]);
    const asked = result.get(ids[0] as Id<'person'>) ?? [];
    expect(asked.find(({ id }) => id === askIn(half))).toEqual({
      id: askIn(half),
      deploymentId: half.id,
      name: `${half.number ?? ''}：走完一半`,
      askedOn: '2026-03-02',
      dueOn: '2026-07-01',
      conveyedOn: '2026-03-10',
      measures: true,
    });
    expect(asked.find(({ id }) => id === askIn(whole))).toMatchObject({ result: true });
    // By the end of March the result was not there yet; in the year before nothing had been asked.
    const march = await read({ from: YEAR.from, to: civilDate('2026-03-31') });
    const then = march.get(ids[0] as Id<'person'>)?.find(({ id }) => id === askIn(whole));
    expect(then).not.toHaveProperty('result');
    const before = await read({ from: civilDate('2025-01-01'), to: civilDate('2025-12-31') });
    expect(before.get(ids[0] as Id<'person'>)).toEqual([]);
  });

  it('who is asked soon or late is reminded through the liaison, in working hours, until it is settled', async () => {
    const { services, moveTo } = movingClock(w.services, '2026-11-23T09:14:00');
    const soon = await asking({ dueOn: '2026-11-27', what: '下周要交' });
    const notices = async () =>
      (
        await w.services.owner.query<{ kind: string; link: string }>(
          `select kind, link from notices.notice where kind like 'deployment-%' and read_at is null`,
        )
      ).rows;
    const link = `/deployments/${soon.id}/asks/${askIn(soon)}`;
    const first = await remindOfDeployments(services, 3);
    expect(first).toBeGreaterThan(3);
    const told = await notices();
    expect(told).toContainEqual({ kind: 'deployment-due', link });
    expect(told.filter(({ kind }) => kind === 'deployment-overdue').length).toBeGreaterThan(0);
    // Of the same nobody is told again before a week has passed.
    expect(await remindOfDeployments(services)).toBe(0);
    moveTo('2026-11-28T09:14:00');
    expect(await remindOfDeployments(services)).toBe(0);
    moveTo('2026-11-30T09:14:00');
    expect(await remindOfDeployments(services)).toBeGreaterThan(0);
    expect(await notices()).toContainEqual({ kind: 'deployment-overdue', link });
    await step(soon, done('2026-11-23'));
    expect((await notices()).map((one) => one.link)).not.toContain(link);
  });

  it('passes on with the post: open asks are the successor’s, what was done stays the predecessor’s', async () => {
    const post = await w.holding('副县长（城建）');
    const old = await w.signInAs(post.person);
    const ofPost = { organId: post.organ, postId: post.post };
    const open = await asking({ ...ofPost, dueOn: '2026-12-01', what: '移交事项' });
    const late = await asking({ ...ofPost, dueOn: '2026-06-01', what: '早就该办' });
    const ended = await step(await asking({ ...ofPost, what: '已经办结' }), done('2026-05-01'));
    const leave = `/api/posts/appointments/${post.appointment}/leave`;
    await w.office.post(leave, { version: post.version, on: '2026-10-31', documentNo: null });
    const { database } = w.services;
    const listed = await database.read(SYSTEM_SCOPE, (db) =>
      openAsksOf(db, SYSTEM_SCOPE, [post.post as Id<'post'>], 50),
    );
    expect(listed.map(({ what }) => what)).toEqual(['早就该办', '移交事项']);
    const handovers = await w.office.get(`/api/handovers?region=${QINGSHI}`);
    const [handover] = (handovers.body as { items: { id: string }[] }).items;
    const whole = await w.office.get(`/api/handovers/${handover?.id ?? ''}`);
    expect((whole.body as { matters: object[] }).matters).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'deployment',
          askId: askIn(late),
          what: '早就该办',
          dueOn: '2026-06-01',
          state: 'open',
        }),
        expect.objectContaining({ kind: 'deployment', askId: askIn(open), dueOn: '2026-12-01' }),
      ]),
    );
    await w.office.post(`/api/posts/posts/${post.post}/appointments`, {
      person: { name: '程望川' },
      from: '2026-11-02',
      manner: 'full',
      documentNo: null,
      isCommitteeMember: false,
      portfolios: [],
      portfolioDocumentNo: null,
    });
    const successor = await w.holding('副县长（城建）');
    const young = await w.signInAs(successor.person);
    expect((await mine(young)).items.map(({ what, isNow }) => [what, isNow])).toEqual([
      ['早就该办', true],
      ['移交事项', true],
    ]);
    expect((await mine(old)).items.map(({ what, isNow }) => [what, isNow])).toEqual([
      ['早就该办', false],
      ['移交事项', false],
      ['已经办结', false],
    ]);
    // The successor ends it; for who left before it was due it is no longer theirs, what was late then stays late.
    await step(await readAs(young, open), done('2026-11-10'), young);
    await step(await readAs(young, late), done('2026-11-10'), young);
    const persons = [post.person, successor.person] as Id<'person'>[];
    const facts = await database.read(SYSTEM_SCOPE, (db) =>
      deploymentsOf(db, SYSTEM_SCOPE, persons, YEAR),
    );
    const idsOf = (person: string) => facts.get(person as Id<'person'>) ?? [];
    expect(idsOf(post.person).map(({ id, result }) => [id, result])).toEqual(
      expect.arrayContaining([
        [askIn(late), undefined],
        [askIn(ended), true],
      ]),
    );
    expect(idsOf(post.person)).toHaveLength(2);
    expect(idsOf(successor.person).map(({ id, result }) => [id, result])).toEqual(
      expect.arrayContaining([
        [askIn(open), true],
        [askIn(late), true],
      ]),
    );
    // Who left may still enter what they did then, and nothing of a day after.
    const again = await asking({ ...ofPost, what: '补录' });
    const entered = await step(await readAs(old, again), { on: '2026-10-20' }, old);
    expect(entered.asks[0]).toMatchObject({ conveyedOn: '2026-10-20' });
    const [ask] = entered.asks;
    const after = await old.post(`/api/deployments/${again.id}/steps`, {
      ask: ask?.id,
      version: ask?.version,
      ...stepOf({ on: '2026-11-05' }),
    });
    expect(after.body.error?.code).toBe('deployments.not-in-post-then');
  });

  async function readAs(visitor: Visitor, { id }: Recorded): Promise<Recorded> {
    return deploymentIn(await visitor.get(`/api/deployments/${id}`));
  }

  it('leaves nothing in the tables that the ledger does not say', async () => {
    expect(await disagreements(w.services)).toEqual([]);
  });
});

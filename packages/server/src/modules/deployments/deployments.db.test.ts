// Deployments over HTTP: who records, who adds a step, who sees what, and what a second tab is told.
import type { Deployment } from '@jinze/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type DeploymentsWorld,
  deploymentIn,
  linesIn,
  openDeploymentsWorld,
  standing,
  stepOf,
} from '../../testing/deployments.ts';
import { disagreements } from '../../testing/held.ts';
import type { Visitor } from '../../testing/http.ts';
import { QINGSHI, YUNJIANG } from '../../testing/world.ts';

const LIUXI = `${QINGSHI}990101101/`;

describe('a deployment', () => {
  let w: DeploymentsWorld;
  let industry: Awaited<ReturnType<DeploymentsWorld['holding']>>;
  let construction: Awaited<ReturnType<DeploymentsWorld['holding']>>;
  let leader: Visitor;
  let other: Visitor;
  let liaison: Visitor;
  let townships = '';

  beforeAll(async () => {
    w = await openDeploymentsWorld();
    industry = await w.holding('副县长（工业）');
    construction = await w.holding('副县长（城建）');
    leader = await w.signInAs(industry.person);
    other = await w.signInAs(construction.person);
    liaison = await w.liaisonOf(industry.person);
    townships = await w.organ('柳溪镇人民政府');
  }, 60_000);
  afterAll(() => w.close());

  const asks = (what = '排查化工企业') => [
    { what, organId: industry.organ, postId: industry.post, dueOn: '2026-11-10' },
    {
      what: '部署燃气排查',
      organId: industry.organ,
      postId: construction.post,
      dueOn: '2026-12-01',
    },
    { what: '逐户上门', organId: townships, postId: null, dueOn: null },
  ];
  let numbers = 0;
  const recorded = async (more: object = {}) => {
    numbers += 1;
    const number = `云政办发〔2026〕${numbers}号`;
    return deploymentIn(await w.record({ number, asks: asks(), ...more }));
  };
  const read = async (id: string, visitor = w.office) =>
    deploymentIn(await visitor.get(`/api/deployments/${id}`));
  const add = (deployment: Deployment, step: object, visitor = w.office, ask = 0, more = {}) => {
    const found = deployment.asks[ask];
    const body = { ask: found?.id, version: found?.version, ...stepOf(step), ...more };
    return visitor.post(`/api/deployments/${deployment.id}/steps`, body);
  };

  it('is recorded by the office with what it asks of posts and bodies, and who holds them', async () => {
    const answer = await w.record({ asks: asks() });
    expect(answer.status).toBe(200);
    expect(deploymentIn(answer)).toMatchObject({
      version: 1,
      source: 'form',
      regionName: '青石县',
      custodian: '县政府办公室',
      may: ['correct', 'withdraw'],
      asks: [
        {
          what: '排查化工企业',
          organName: '青石县人民政府',
          postTitle: '副县长（工业）',
          persons: [{ name: industry.name }],
          dueOn: '2026-11-10',
          state: 'open',
          may: ['add-step'],
        },
        { postTitle: '副县长（城建）', persons: [{ name: construction.name }] },
        // Asked of a body: of its heads.
        { organName: '柳溪镇人民政府', postTitle: null, regionName: '柳溪镇' },
      ],
    });
    expect(deploymentIn(answer).asks[2]?.persons).toHaveLength(1);
    const again = await w.record({ asks: asks() });
    expect(again).toMatchObject({
      status: 409,
      body: { error: { code: 'deployments.already-recorded' } },
    });
  });

  it.each([
    ['a marking in the title', { title: '关于某事的通知（秘密）' }, 'deployments.marked-secret'],
    ['a day to come', { receivedOn: '2026-11-24' }, 'deployments.future-date'],
    ['another county', { region: '/99/9901/990102/' }, 'http.not-found'],
    ['the prefecture', { region: YUNJIANG }, 'http.not-found'],
  ])('with %s is refused and leaves nothing', async (_, more, code) => {
    const count = async () =>
      (await w.services.owner.query('select id from deployments.deployment')).rows.length;
    const before = await count();
    const answer = await w.record({ number: null, asks: asks(), ...more });
    expect(answer.body.error?.code).toBe(code);
    expect(await count()).toBe(before);
  });

  it('asks only bodies of its own place', async () => {
    const elsewhere = await w.holding('县长', '/99/9901/990102/');
    const foreign = { what: '外县', organId: elsewhere.organ, postId: elsewhere.post, dueOn: null };
    const answer = await w.record({ number: '外〔2026〕1号', asks: [...asks(), foreign] });
    expect(answer).toMatchObject({
      status: 422,
      body: { error: { code: 'deployments.outside', path: 'body.asks.3.organId' } },
    });
    const mixed = { what: '错配', organId: townships, postId: industry.post, dueOn: null };
    const wrong = await w.record({ number: '外〔2026〕2号', asks: [mixed] });
    expect(wrong.body.error?.code).toBe('deployments.outside');
  });

  it('is carried out step by step by the office, by who is asked and by the liaison, each marked', async () => {
    let deployment = await recorded();
    deployment = deploymentIn(await add(deployment, {}));
    expect(deployment).toMatchObject({
      version: 1,
      asks: [{ version: 2, conveyedOn: '2026-10-12' }, { version: 1 }, { version: 1 }],
    });
    const seen = await read(deployment.id, leader);
    // Who is asked sees the own line of it, and nothing of the others.
    expect(seen.asks.map(({ what }) => what)).toEqual(['排查化工企业']);
    expect(seen.may).toEqual([]);
    const studied = { kind: 'studied', on: '2026-10-20', venue: '县政府常务会议' };
    deployment = deploymentIn(await add(seen, studied, leader));
    const measures = { kind: 'measures', on: '2026-10-25', venue: null, text: '印发整治方案' };
    deployment = deploymentIn(await add(deployment, measures, liaison));
    const done = { kind: 'result', on: '2026-11-05', venue: null, result: 'done' };
    deployment = deploymentIn(await add(deployment, done, leader));
    const [ask] = (await read(deployment.id)).asks;
    expect(ask).toMatchObject({
      state: 'done',
      studiedOn: '2026-10-20',
      measuresOn: '2026-10-25',
      resultOn: '2026-11-05',
    });
    expect(
      ask?.steps.map(({ kind, capacity, personNames, lateDays }) => ({
        kind,
        capacity,
        personNames,
        lateDays,
      })),
    ).toEqual([
      { kind: 'conveyed', capacity: 'office', personNames: [industry.name], lateDays: 42 },
      { kind: 'studied', capacity: 'leader', personNames: [industry.name], lateDays: 34 },
      { kind: 'measures', capacity: 'liaison', personNames: [industry.name], lateDays: null },
      { kind: 'result', capacity: 'leader', personNames: [industry.name], lateDays: null },
    ]);
    const again = await add(deployment, { ...done, on: '2026-11-06' }, leader);
    expect(again.body.error?.code).toBe('deployments.already-settled');
    const { rows } = await w.services.owner.query<{ type: string }>(
      "select type from platform.event where stream = 'deployment-ask' and stream_id = $1 order by version",
      [ask?.id],
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'deployment-ask.recorded.v1',
      ...Array.from({ length: 4 }, () => 'deployment-ask.step-added.v1'),
    ]);
  });

  it('another leader, another county and who is not signed in find nothing of it', async () => {
    const deployment = await recorded({ asks: asks().slice(0, 1) });
    const url = `/api/deployments/${deployment.id}`;
    const stepUrl = `${url}/steps`;
    const body = { ask: deployment.asks[0]?.id, version: 1, ...stepOf() };
    for (const visitor of [other, w.beside, w.above]) {
      expect((await visitor.get(url)).status).toBe(404);
      expect((await visitor.post(stepUrl, body)).status).toBe(404);
      expect(
        (await visitor.post(`${url}/withdraw`, { version: 1, reason: '理由' })).status,
      ).not.toBe(200);
    }
    expect((await w.server.nobody.get(url)).status).toBe(401);
    const foreign = await w.beside.get(`/api/deployments?region=${QINGSHI}&show=all`);
    expect(foreign.body).toMatchObject({ items: [], counts: { asks: 0 }, issuers: [], may: [] });
    // What is asked of others is no more one’s own through a line of the same document.
    const shared = await recorded();
    const others = shared.asks[1];
    const tried = await leader.post(`/api/deployments/${shared.id}/steps`, {
      ask: others?.id,
      version: others?.version,
      ...stepOf(),
    });
    expect(tried.status).toBe(404);
  });

  it('a superior sees how far it is, not what it says', async () => {
    const deployment = await recorded();
    const url = `/api/deployments?region=${QINGSHI}&show=all&limit=100`;
    const line = linesIn(await w.above.get(url)).find((one) => one.id === deployment.asks[0]?.id);
    expect(line).toMatchObject({
      title: null,
      what: null,
      mayOpen: false,
      number: deployment.number,
      dueOn: '2026-11-10',
      organName: '青石县人民政府',
    });
    expect((await w.above.get(`/api/deployments/${deployment.id}`)).status).toBe(404);
    const own = linesIn(await w.office.get(url)).find((one) => one.id === deployment.asks[0]?.id);
    expect(own).toMatchObject({ what: '排查化工企业', mayOpen: true });
  });

  it('"not done" has a name and a reason; who was not in the post that day records nothing', async () => {
    const deployment = await recorded({ receivedOn: '2023-03-01', number: '旧〔2023〕1号' });
    const said = { kind: 'result', venue: null, result: 'not-done', reason: '资金未到位' };
    const nameless = await add(deployment, { ...said, on: '2026-11-02' });
    expect(nameless).toMatchObject({
      status: 422,
      body: { error: { code: 'deployments.needs-name', path: 'body.statedBy' } },
    });
    // In this post only since 2024.
    const early = await add(deployment, { on: '2023-05-01' }, leader);
    expect(early.body.error?.code).toBe('deployments.not-in-post-then');
    expect((await add(deployment, { on: '2023-05-01' })).status).toBe(200);
    const now = await read(deployment.id, leader);
    const own = deploymentIn(await add(now, { ...said, on: '2026-11-02' }, leader));
    expect(own.asks[0]).toMatchObject({ state: 'not-done', result: 'not-done' });
    expect(standing(own.asks[0]?.steps ?? []).at(-1)).toMatchObject({
      statedBy: industry.name,
      reason: '资金未到位',
    });
  });

  it('a second tab is told of the newer state; of two lines nobody stands in the other’s way', async () => {
    const deployment = await recorded();
    expect((await add(deployment, {})).status).toBe(200);
    const stale = await add(deployment, { kind: 'studied', venue: '常务会议' });
    expect(stale).toMatchObject({
      status: 409,
      body: { error: { code: 'http.version-conflict', current: { version: 2 } } },
    });
    // The other line has its own version: what the first tab saw of it is still so.
    expect((await add(deployment, {}, other, 1)).status).toBe(200);
    const [first, second] = await Promise.all([
      add(deployment, { on: '2026-10-14' }, w.office, 2),
      add(deployment, { on: '2026-10-15' }, w.office, 2),
    ]);
    expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await read(deployment.id)).asks[2]?.steps).toHaveLength(1);
  });

  it('a request that is sent again is answered as the first time, and done once', async () => {
    const deployment = await recorded();
    const url = `/api/deployments/${deployment.id}/steps`;
    const body = { ask: deployment.asks[0]?.id, version: 1, ...stepOf() };
    const key = 'once-and-only-once';
    expect((await w.office.post(url, body, { key })).status).toBe(200);
    expect((await w.office.post(url, body, { key })).status).toBe(200);
    expect((await read(deployment.id)).asks[0]?.steps).toHaveLength(1);
  });

  it('a corrected step takes the place of the other one, and both stay; a withdrawn one opens the line again', async () => {
    let deployment = await recorded();
    const done = { kind: 'result', on: '2026-11-05', venue: null, result: 'done' };
    deployment = deploymentIn(await add(deployment, done, liaison));
    const stepOfFirst = deployment.asks[0]?.steps[0];
    const url = `/api/deployments/${deployment.id}/steps/${stepOfFirst?.id ?? ''}`;
    const partly = { ...stepOf(done), result: 'partly', text: '还差一处' };
    const correction = { ...partly, version: 2, correctionReason: '核对后还差一处' };
    // Another leader has no such step; the liaison’s own is the liaison’s to correct, and the leader’s.
    expect((await other.post(`${url}/correct`, correction)).status).toBe(404);
    deployment = deploymentIn(await leader.post(`${url}/correct`, correction));
    expect(deployment.asks[0]).toMatchObject({ state: 'partly', version: 3 });
    expect(deployment.asks[0]?.steps).toMatchObject([
      { result: 'done', capacity: 'liaison', stands: false, may: [] },
      {
        result: 'partly',
        capacity: 'leader',
        stands: true,
        replaces: stepOfFirst?.id,
        correctionReason: '核对后还差一处',
        may: ['correct', 'withdraw'],
      },
    ]);
    const twice = await w.office.post(`${url}/correct`, { ...correction, version: 3 });
    expect(twice.body.error?.code).toBe('deployments.already-replaced');
    const latest = deployment.asks[0]?.steps[1]?.id ?? '';
    const lastUrl = `/api/deployments/${deployment.id}/steps/${latest}/withdraw`;
    const withdrawal = { version: 3, correctionReason: '记错了地方' };
    // What the leader recorded is not the liaison’s to take back.
    expect((await liaison.post(lastUrl, withdrawal)).body.error?.code).toBe(
      'deployments.not-yours-to-correct',
    );
    deployment = deploymentIn(await w.office.post(lastUrl, withdrawal));
    expect(deployment.asks[0]).toMatchObject({ state: 'open', result: null, resultOn: null });
    expect(deployment.asks[0]?.steps).toHaveLength(3);
  });

  it('is corrected with a reason: what it said before stays readable, and lines come and go', async () => {
    let deployment = await recorded();
    deployment = deploymentIn(await add(deployment, {}));
    const [first, second] = deployment.asks;
    const { kind, issuedBy, issuer, number, receivedOn, custodian } = deployment;
    const body = {
      version: 1,
      reason: '来文更正',
      kind,
      issuedBy,
      issuer,
      number,
      receivedOn,
      custodian,
      title: '关于深入开展危险化学品专项整治的通知',
      asks: [
        {
          id: first?.id,
          what: '排查并整改化工企业',
          organId: industry.organ,
          postId: industry.post,
          dueOn: '2026-12-10',
        },
        { id: null, what: '新增一项', organId: townships, postId: null, dueOn: '2026-12-20' },
      ],
    };
    const url = `/api/deployments/${deployment.id}/correct`;
    expect((await w.office.post(url, { ...body, version: 2 })).status).toBe(409);
    expect((await leader.post(url, body)).status).toBe(403);
    const moved = {
      ...body,
      asks: [{ ...body.asks[0], postId: construction.post }],
    };
    expect((await w.office.post(url, moved)).body.error?.code).toBe('deployments.line-has-steps');
    deployment = deploymentIn(await w.office.post(url, body));
    expect(deployment).toMatchObject({
      version: 2,
      title: '关于深入开展危险化学品专项整治的通知',
      corrections: [
        {
          version: 2,
          reason: '来文更正',
          changes: [
            { ask: null, field: 'title', from: '关于开展危险化学品专项整治的通知' },
            { ask: 1, field: 'what', from: '排查化工企业', to: '排查并整改化工企业' },
            { ask: 1, field: 'dueOn', from: '2026-11-10', to: '2026-12-10' },
            { ask: 2, field: 'line', to: null },
            { ask: 3, field: 'line', from: '逐户上门', to: null },
            { ask: 4, field: 'line', from: null, to: '新增一项' },
          ],
        },
      ],
    });
    expect(deployment.asks.map(({ state }) => state)).toEqual(['open', 'ended', 'ended', 'open']);
    const onEnded = await add(deployment, {}, w.office, 1);
    expect(onEnded.body.error?.code).toBe('deployments.ended');
    // What was taken back is no longer asked of anybody.
    const mine = await other.get('/api/deployments/mine');
    expect(linesIn(mine).map(({ id }) => id)).not.toContain(second?.id);
  });

  it('recorded by mistake it is withdrawn with a reason, and readable as such', async () => {
    const deployment = await recorded();
    const url = `/api/deployments/${deployment.id}/withdraw`;
    const withdrawn = deploymentIn(await w.office.post(url, { version: 1, reason: '发错单位' }));
    expect(withdrawn).toMatchObject({ withdrawal: { reason: '发错单位' }, may: [] });
    expect(withdrawn.asks.every(({ state }) => state === 'ended')).toBe(true);
    const again = await w.office.post(url, { version: 2, reason: '再撤' });
    expect(again.body.error?.code).toBe('deployments.ended');
    // Its number is free again.
    const { number } = deployment;
    expect((await w.record({ number, asks: asks() })).status).toBe(200);
  });

  it('links only to duty records of one’s own scope that stand', async () => {
    const record = await w.office.post('/api/performance/records', {
      activity: 'meeting',
      body: 'government-executive-meeting',
      title: '县政府常务会议',
      occurredOn: '2026-10-20',
      occurredTo: null,
      place: '县政府',
      matter: null,
      findings: null,
      orders: null,
      followUp: null,
      basisNo: '青政纪要〔2026〕20号',
      lateReason: null,
      draftId: '01900000-0000-7000-8000-000000000001',
      participants: [{ personId: industry.person, role: 'led', duties: [] }],
    });
    expect(record.status).toBe(200);
    const recordId = (record.body as { id: string }).id;
    const deployment = await recorded();
    const studied = { kind: 'studied', on: '2026-10-20', venue: null, records: [recordId] };
    const linked = deploymentIn(await add(deployment, studied, leader));
    expect(linked.asks[0]?.steps[0]?.records).toEqual([
      { id: recordId, title: '县政府常务会议', occurredOn: '2026-10-20' },
    ]);
    const strange = { ...studied, records: ['01900000-0000-7000-8000-00000000000f'] };
    const refused = await add(linked, strange, leader);
    expect(refused.body.error?.code).toBe('deployments.unknown-record');
  });

  it('of a township is seen by the office of its county, under the township too', async () => {
    const deployment = await recorded();
    const lines = linesIn(await w.office.get(`/api/deployments?region=${LIUXI}`));
    expect(lines.map(({ id }) => id)).toContain(deployment.asks[2]?.id);
    expect(lines.every(({ organName }) => organName.includes('柳溪镇'))).toBe(true);
  });

  it('leaves nothing in the tables that the ledger does not say', async () => {
    expect(await disagreements(w.services)).toEqual([]);
    // What the lines say of their steps is what the steps say.
    const { rows } = await w.services.owner.query(
      `select a.id from deployments.ask a where array[a.conveyed_on, a.studied_on, a.measures_on] is distinct from (
         select array[min(s.occurred_on) filter (where s.kind = 'conveyed'),
           min(s.occurred_on) filter (where s.kind = 'studied'), min(s.occurred_on) filter (where s.kind = 'measures')]
         from deployments.step s where s.ask_id = a.id and not s.is_withdrawal
           and not exists (select from deployments.step r where r.replaces = s.id))`,
    );
    expect(rows).toEqual([]);
  });
});

// A task from the draft to the closing over HTTP: approval, extension, evidence, splitting, change of post, what is held already.
import { readList } from '@jinze/documents/testing';
import { civilDate } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockAt } from '../../platform/clock.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Queue } from '../../platform/jobs.ts';
import { createUnitOfWork } from '../../platform/unit-of-work.ts';
import { countingStatements } from '../../testing/count-statements.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { followTaskDue } from '../deployments/index.ts';
import { followTaskDates, remindOfTasks } from './index.ts';

interface Line {
  id: string;
  version: number;
  state: string;
  title: string | null;
  dueOn: string;
  overdueDays: number;
  mayOpen: boolean;
  isExtensionAsked: boolean;
  extensions: number;
  lead: { personName: string | null; organName: string } | null;
}
interface Whole extends Line {
  may: string[];
  approvalNeed: { isNeeded: boolean; because: string[] };
  parties: { role: string; organName: string; township: { state: string } | null }[];
  entries: {
    kind: string;
    text: string | null;
    fromName: string | null;
    toName: string | null;
    dueOn: string | null;
  }[];
  branches: Line[];
  parent: { id: string } | null;
  escalation: { text: string } | null;
  extensionList: { state: string }[];
}

describe('supervision', () => {
  let services: TestDatabase;
  const jobs: { readonly queue: Queue; readonly data: unknown }[] = [];
  let server: TestServer;
  let world: World;
  let county: Visitor;
  let beside: Visitor;
  let city: Visitor;
  let cityInspectors: Visitor;

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer({
      ...services,
      unitOfWork: createUnitOfWork(services.database, services.clock, {
        send: async (_, queue, data) => void jobs.push({ queue, data }),
      }),
    });
    const as = (login: string) => server.signIn(world.accounts.get(login) ?? '');
    county = await as('qingshi-awb');
    beside = await as('shiqiao-awb');
    city = await as('yunjiang-awb');
    cityInspectors = await as('yunjiang-dcs');
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const idOf = async (text: string, values: unknown[]) => {
    const { rows } = await services.owner.query<{ id: string }>(text, values);
    if (rows[0] === undefined) throw new Error(String(values));
    return rows[0].id;
  };
  const organ = (name: string) => idOf('select id from posts.organ where name = $1', [name]);
  const post = (organName: string, title: string) =>
    idOf(
      'select p.id from posts.post p join posts.organ o on o.id = p.organ_id where o.name = $1 and p.title = $2',
      [organName, title],
    );
  const holderOf = async (postId: string) => {
    const { rows } = await services.owner.query<{
      person_id: string;
      record_id: string;
      version: number;
      name: string;
    }>(
      `select a.person_id, a.record_id, a.version, p.name from posts.appointment a join posts.person p on p.id = a.person_id
       where a.post_id = $1 and a.superseded_at is null and a.valid_to is null`,
      [postId],
    );
    if (rows[0] === undefined) throw new Error(postId);
    return rows[0];
  };
  const signInAs = async (personId: string) =>
    server.signIn(await idOf('select id from access.account where person_id = $1', [personId]));

  const GOVERNMENT = '青石县人民政府';
  const asked = (organId: string, postId: string | null = null, role = 'lead') => ({
    role,
    organId,
    postId,
    townshipMatterId: null as string | null,
    townshipReason: null as string | null,
  });
  const input = async (
    assignees: ReturnType<typeof asked>[],
    more: Record<string, unknown> = {},
    issuer = GOVERNMENT,
  ) => ({
    office: 'safety-office',
    issuerOrganId: await organ(issuer),
    source: {
      kind: 'meeting',
      text: '县安委会第四次全体会议',
      number: null,
      recordId: null,
      findingId: null,
    },
    title: '排查沿街自建房安全隐患',
    text: '十日内排查到户，建立清单。',
    due: { kind: 'calendar-days', days: 10 },
    assignees,
    material: null,
    listing: null,
    ...more,
  });
  const act = async (
    visitor: Visitor,
    task: Pick<Whole, 'id' | 'version'>,
    name: string,
    body: object = {},
  ) =>
    visitor.post(`/api/supervision/tasks/${task.id}/${name}`, { version: task.version, ...body });
  const whole = (answer: { body: unknown }) => answer.body as Whole;
  const read = async (visitor: Visitor, id: string) => visitor.get(`/api/supervision/tasks/${id}`);
  const drafted = async (visitor: Visitor, body: object) => {
    const answer = await visitor.post('/api/supervision/tasks', body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return whole(answer);
  };
  const issued = async (visitor: Visitor, body: object) => {
    const answer = await act(visitor, await drafted(visitor, body), 'issue', {
      signedBy: '方致远',
      documentNo: '青安办督〔2026〕1号',
    });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return whole(answer);
  };
  const done = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer;
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body as Whole;
  };
  const codeOf = async (answer: Promise<{ body: { error?: { code: string } } }>) =>
    (await answer).body.error?.code;
  const listOf = async (visitor: Visitor, region: string, more = '') =>
    (await visitor.get(`/api/supervision/tasks?region=${region}${more}`)).body as unknown as {
      items: Line[];
      next: string | null;
      counts: { open: number; overdue: number; toVerify: number; toDecide: number };
    };

  it('goes from the draft over acceptance, progress, an extension, a return, to the closing', async () => {
    const deputy = await post(GOVERNMENT, '副县长（工业）');
    const { person_id: personId, name } = await holderOf(deputy);
    const leader = await signInAs(personId);
    const draft = await drafted(county, await input([asked(await organ(GOVERNMENT), deputy)]));
    expect(draft).toMatchObject({
      state: 'drafted',
      dueOn: '2026-12-03',
      lead: { personName: name },
    });
    // Nobody is asked yet.
    expect((await read(leader, draft.id)).status).toBe(404);
    const task = await done(act(county, draft, 'issue', { signedBy: '方致远', documentNo: null }));
    expect(task).toMatchObject({ state: 'issued', dueOn: '2026-12-03' });
    const seen = whole(await read(leader, task.id));
    expect(seen.may).toEqual(['accept']);
    const mine = (await leader.get('/api/supervision/mine')).body as unknown as { items: Line[] };
    expect(mine.items.map(({ id }) => id)).toContain(task.id);
    const sheet = await readList((await leader.download('/api/supervision/mine.xlsx')).bytes);
    expect(sheet.said).toContain('只含状态为“待办”的。');
    expect(sheet.rows).toHaveLength(mine.items.length);
    expect(sheet.rows.map(([title]) => title)).toContain(task.title);
    expect((await county.download('/api/supervision/mine.xlsx')).status).toBe(403);

    const accepted = await done(act(leader, seen, 'accept'));
    expect(accepted.may).toEqual(['progress', 'ask-extension', 'reply']);
    const going = await done(
      act(leader, accepted, 'progress', { text: '已排查 120 户', records: [] }),
    );
    const wanting = await done(
      act(leader, going, 'ask-extension', { reason: '连日降雨', wantedOn: '2026-12-20' }),
    );
    expect(wanting.isExtensionAsked).toBe(true);
    expect((await listOf(county, QINGSHI)).counts.toDecide).toBe(1);
    const granted = await done(
      act(county, wanting, 'decide-extension', {
        decision: { kind: 'grant', on: '2026-12-15', answer: null },
      }),
    );
    expect(granted).toMatchObject({ dueOn: '2026-12-15', extensions: 1, isExtensionAsked: false });
    const replied = await done(act(leader, granted, 'reply', { text: '已完成', records: [] }));
    expect((await listOf(county, QINGSHI)).counts.toVerify).toBe(1);
    // 督查室 sees it, and it does not wait for them.
    const inspectors = await server.signIn(world.accounts.get('qingshi-dcs') ?? '');
    expect((await listOf(inspectors, QINGSHI)).counts).toMatchObject({ open: 1, toVerify: 0 });
    expect(await codeOf(act(leader, replied, 'close', { verification: '自己验收' }))).toBe(
      'access.not-allowed',
    );
    const returned = await done(
      act(county, replied, 'return', { reason: '缺三户台账', dueOn: '2026-12-20' }),
    );
    expect(returned).toMatchObject({ dueOn: '2026-12-20', extensions: 1 });
    expect(returned.entries.at(-1)).toMatchObject({ kind: 'returned', dueOn: '2026-12-20' });
    const again = await done(act(leader, returned, 'reply', { text: '已补齐', records: [] }));
    const closed = await done(act(county, again, 'close', { verification: '现场抽查 12 户属实' }));
    expect(closed).toMatchObject({ state: 'closed', may: [], overdueDays: 0 });
    expect(closed.entries.map(({ kind }) => kind)).toEqual([
      'accepted',
      'progress',
      'replied',
      'returned',
      'replied',
      'closed',
    ]);
    const { rows } = await services.owner.query<{ type: string }>(
      'select type from platform.event where stream_id = $1 order by version',
      [task.id],
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'task.drafted.v1',
      'task.issued.v1',
      'task.accepted.v1',
      'task.progressed.v1',
      'task.extension-asked.v1',
      'task.extension-decided.v1',
      'task.replied.v1',
      'task.returned.v1',
      'task.replied.v1',
      'task.closed.v1',
    ]);
  });

  it('安委办 sends nothing to a lower government without approval and plan; 督查室 of the government may', async () => {
    const below = asked(await organ(GOVERNMENT));
    const body = await input([below], {}, '云江市人民政府');
    const draft = await drafted(city, body);
    expect(draft.approvalNeed).toEqual({ isNeeded: true, because: [GOVERNMENT] });
    const sending = { signedBy: '何思齐', documentNo: null };
    const refused = await act(city, draft, 'issue', sending);
    expect(refused.body.error).toMatchObject({ code: 'supervision.approval-needed' });
    expect(refused.body.error?.message).toContain(GOVERNMENT);
    expect(whole(await read(city, draft.id)).state).toBe('drafted');
    const approval = { by: '市政府常务会议', on: '2026-11-20', documentNo: '云政纪〔2026〕31号' };
    expect(await codeOf(act(city, draft, 'approve', { ...approval, plan: null }))).toBe(
      'supervision.plan-needed',
    );
    const approved = await done(
      act(city, draft, 'approve', { ...approval, plan: '2026年度督查检查考核计划第7项' }),
    );
    // What was agreed to was this text: another one needs another approval.
    const changed = await done(
      act(city, approved, 'change', { task: { ...body, title: '排查全部自建房' } }),
    );
    expect(changed).toMatchObject({ state: 'drafted', approval: null });
    const anew = await done(
      act(city, changed, 'approve', { ...approval, plan: '2026年度督查检查考核计划第7项' }),
    );
    expect(await done(act(city, anew, 'issue', sending))).toMatchObject({ state: 'issued' });

    const ofInspectors = { ...body, office: 'supervision-office' };
    const task = await issued(cityInspectors, ofInspectors);
    expect(task.state).toBe('issued');
    // The other office of the same region sees it, and leaves it to whom it is.
    expect(await codeOf(act(city, task, 'withdraw', { reason: '代为撤回' }))).toBe(
      'supervision.other-office',
    );
    // An office that one does not hold issues nothing.
    expect(await codeOf(cityInspectors.post('/api/supervision/tasks', body))).toBe(
      'supervision.issuer-not-own',
    );
  });

  it('working days past the last published year are refused, and a date is asked for', async () => {
    const body = await input([asked(await organ(GOVERNMENT))], {
      due: { kind: 'working-days', days: 40 },
    });
    const refused = await county.post('/api/supervision/tasks', body);
    expect(refused).toMatchObject({
      status: 422,
      body: { error: { code: 'supervision.working-days-unknown' } },
    });
    const task = await drafted(county, { ...body, due: { kind: 'working-days', days: 3 } });
    expect(task.dueOn).toBe('2026-11-26');
  });

  it('an extension asked for after the deadline is refused; overdue long enough, a head escalates', async () => {
    const task = await issued(county, await input([asked(await organ(GOVERNMENT))]));
    const accepted = await done(act(county, task, 'accept'));
    await services.owner.query("update supervision.task set due_on = '2026-11-05' where id = $1", [
      task.id,
    ]);
    expect(
      await codeOf(
        act(county, accepted, 'ask-extension', { reason: '忙', wantedOn: '2026-12-01' }),
      ),
    ).toBe('supervision.extension-late');
    const late = whole(await read(county, task.id));
    expect(late).toMatchObject({ overdueDays: 18 });
    expect(late.may).toContain('escalate');
    expect(late.escalation?.text).toContain('已逾期 18 天');
    const sent = {
      to: '青石县人民政府主要负责人',
      text: late.escalation?.text ?? '',
      signedBy: '方致远',
      signedOn: '2026-11-23',
      documentNo: '青安办〔2026〕40号',
    };
    const after = await done(act(county, late, 'escalate', sent));
    expect(after).toMatchObject({ state: 'accepted' });
    expect(after.entries.at(-1)).toMatchObject({ kind: 'escalated', fromName: '方致远' });
    const overdue = await listOf(county, QINGSHI, '&overdue=true');
    expect(overdue.items.map(({ id }) => id)).toEqual([task.id]);
    // What was set by hand is set back: the ledger compares it at the end.
    await services.owner.query('update supervision.task set due_on = first_due_on where id = $1', [
      task.id,
    ]);
    const { rows } = await services.owner.query(
      'select version from supervision.task where id = $1',
      [task.id],
    );
    await done(
      act(county, { id: task.id, version: (rows[0] as Line).version }, 'withdraw', {
        reason: '另行交办',
      }),
    );
  });

  it('another county finds nothing of it, a superior sees its state and no content', async () => {
    const task = await issued(county, await input([asked(await organ(GOVERNMENT))]));
    expect((await read(beside, task.id)).status).toBe(404);
    expect((await act(beside, task, 'accept')).status).toBe(404);
    expect((await listOf(beside, QINGSHI)).items).toEqual([]);
    expect((await read(city, task.id)).status).toBe(404);
    const line = (await listOf(city, YUNJIANG)).items.find(({ id }) => id === task.id);
    expect(line).toMatchObject({ state: 'issued', title: null, mayOpen: false });
    // A draft is its office’s own.
    const draft = await drafted(county, await input([asked(await organ(GOVERNMENT))]));
    expect((await listOf(city, YUNJIANG)).items.map(({ id }) => id)).not.toContain(draft.id);
    expect((await listOf(county, QINGSHI)).items.map(({ id }) => id)).toContain(draft.id);
  });

  it('a second tab is told of the newer state, a repeated request acts once', async () => {
    const task = await issued(county, await input([asked(await organ(GOVERNMENT))]));
    const url = `/api/supervision/tasks/${task.id}/accept`;
    const key = 'one-and-the-same-key';
    const first = await county.post(url, { version: task.version }, { key });
    const retried = await county.post(url, { version: task.version }, { key });
    expect([first.status, retried.status]).toEqual([200, 200]);
    expect(whole(retried).entries).toHaveLength(1);
    const stale = await county.post(url, { version: task.version });
    expect(stale).toMatchObject({
      status: 409,
      body: { error: { code: 'http.version-conflict', current: { state: 'accepted' } } },
    });
  });

  it('a task follows the post: it waits while nobody holds it, goes to who comes, and stays until the last day', async () => {
    const deputy = await post(GOVERNMENT, '副县长（城建）');
    const before = await holderOf(deputy);
    const task = await issued(county, await input([asked(await organ(GOVERNMENT), deputy)]));
    await county.post(`/api/posts/appointments/${before.record_id}/leave`, {
      version: before.version,
      on: '2026-11-22',
      documentNo: null,
    });
    const waiting = whole(await read(county, task.id));
    expect(waiting.lead).toMatchObject({ personName: null });
    expect(waiting.entries.at(-1)).toMatchObject({
      kind: 'transferred',
      fromName: before.name,
      toName: null,
    });
    const old = await signInAs(before.person_id);
    expect((await read(old, task.id)).status).toBe(404);
    // The handover names it.
    const handovers = (await county.get(`/api/handovers?region=${QINGSHI}`)).body as unknown as {
      items: { id: string; postId: string }[];
    };
    const handover = handovers.items.find(({ postId }) => postId === deputy);
    const matters = (await county.get(`/api/handovers/${handover?.id ?? ''}`)).body as unknown as {
      matters: { kind: string; taskId?: string; personName?: string | null }[];
    };
    expect(matters.matters.filter(({ kind }) => kind === 'task')).toMatchObject([
      { taskId: task.id, personName: null },
    ]);
    await county.post(`/api/posts/posts/${deputy}/appointments`, {
      person: { name: '程望川' },
      from: '2026-11-23',
      manner: 'full',
      documentNo: null,
      isCommitteeMember: false,
      portfolios: [],
      portfolioDocumentNo: null,
    });
    const moved = whole(await read(county, task.id));
    expect(moved.lead).toMatchObject({ personName: '程望川' });
    expect(moved.entries.at(-1)).toMatchObject({ fromName: null, toName: '程望川' });
    const after = await holderOf(deputy);
    expect((await read(await signInAs(after.person_id), task.id)).status).toBe(200);
    // The last day is still theirs; the day after, it waits again.
    await county.post(`/api/posts/appointments/${after.record_id}/leave`, {
      version: after.version,
      on: '2026-11-23',
      documentNo: null,
    });
    expect(whole(await read(county, task.id)).lead).toMatchObject({ personName: '程望川' });
    const tomorrow = { ...services, clock: clockAt(new Date('2026-11-24T02:00:00Z')) };
    expect(await followTaskDates(tomorrow)).toBe(1);
    expect(await followTaskDates(tomorrow)).toBe(0);
    expect(whole(await read(county, task.id)).lead).toMatchObject({ personName: null });
  });

  it('a task of the city is split by the county; the chain is seen from above and closed from below', async () => {
    const body = {
      ...(await input([asked(await organ(GOVERNMENT))], {}, '云江市人民政府')),
      office: 'supervision-office',
    };
    const root = await issued(cityInspectors, body);
    const accepted = await done(act(county, root, 'accept'));
    const part = await input([asked(await organ('柳溪镇人民政府'))], {
      due: { kind: 'date', on: '2027-06-01' },
    });
    const split = (task: object) => act(county, accepted, 'split', { task });
    expect(await codeOf(split(part))).toBe('supervision.due-after-parent');
    const drafted = await done(split({ ...part, due: { kind: 'calendar-days', days: 5 } }));
    expect(drafted.parent).toMatchObject({ id: root.id });
    const leftBehind = await done(split({ ...part, due: { kind: 'calendar-days', days: 6 } }));
    // A township’s government is a lower one for the county’s safety office too.
    const approved = await done(
      act(county, drafted, 'approve', {
        by: '县政府常务会议',
        on: '2026-11-23',
        documentNo: '青政纪〔2026〕20号',
        plan: '2026年计划第2项',
      }),
    );
    // No list is held: said, and no obstacle.
    expect(approved.parties.find(({ role }) => role === 'lead')?.township).toMatchObject({
      state: 'no-list',
    });
    expect(whole(await read(cityInspectors, root.id)).branches).toEqual([]);
    const sub = await done(
      act(county, approved, 'issue', { signedBy: '方致远', documentNo: null }),
    );
    // Those above see the part, and read it.
    expect(whole(await read(cityInspectors, root.id)).branches).toMatchObject([
      { id: sub.id, state: 'issued', mayOpen: true },
    ]);
    expect((await read(cityInspectors, sub.id)).status).toBe(200);
    const replied = await done(act(county, accepted, 'reply', { text: '已办', records: [] }));
    expect(await codeOf(act(cityInspectors, replied, 'close', { verification: '同意' }))).toBe(
      'supervision.branches-open',
    );
    const taken = await done(act(county, sub, 'accept'));
    const answered = await done(act(county, taken, 'reply', { text: '已办', records: [] }));
    await done(act(county, answered, 'close', { verification: '属实' }));
    expect(
      await done(act(cityInspectors, replied, 'close', { verification: '同意' })),
    ).toMatchObject({
      state: 'closed',
    });
    expect(
      await codeOf(act(county, leftBehind, 'issue', { signedBy: '方致远', documentNo: null })),
    ).toBe('supervision.parent-ended');
  });

  it('becomes a deployment of whoever is asked, once, by the office that runs them', async () => {
    const deputy = await post(GOVERNMENT, '副县长（工业）');
    const task = await issued(county, await input([asked(await organ(GOVERNMENT), deputy)]));
    expect(task).toMatchObject({ mayRecordDeployment: true, deploymentId: null });
    const url = `/api/supervision/tasks/${task.id}/to-deployment`;
    expect((await beside.post(url, { version: task.version })).status).toBe(404);
    const recorded = await county.post(url, { version: task.version });
    const { deploymentId } = recorded.body as { deploymentId?: string };
    expect(whole(await read(county, task.id))).toMatchObject({
      version: task.version,
      deploymentId,
      mayRecordDeployment: false,
    });
    const found = await county.get(`/api/deployments/${deploymentId ?? ''}`);
    expect(found.body).toMatchObject({
      source: 'task',
      taskId: task.id,
      kind: 'meeting-decision',
      issuedBy: 'own-government',
      asks: [{ what: '排查沿街自建房安全隐患', dueOn: task.dueOn }],
    });
    expect(await codeOf(county.post(url, { version: task.version }))).toBe(
      'deployments.task-recorded',
    );
    // Extended, it is due later as a deployment too: nobody has to correct it there.
    const accepted = await done(act(county, task, 'accept'));
    const to = '2026-12-31';
    const wanting = await done(
      act(county, accepted, 'ask-extension', { reason: '设备未到', wantedOn: to }),
    );
    await done(
      act(county, wanting, 'decide-extension', {
        decision: { kind: 'grant', on: to, answer: null },
      }),
    );
    const moved = { taskId: task.id, from: civilDate(task.dueOn), to: civilDate(to) };
    expect(jobs.filter(({ queue }) => queue === 'supervision.due-moved').at(-1)?.data).toEqual(
      moved,
    );
    await followTaskDue(services, moved);
    await followTaskDue(services, moved);
    const { body } = await county.get(`/api/deployments/${deploymentId ?? ''}`);
    expect(body).toMatchObject({ asks: [{ dueOn: to, version: 2 }] });
    const draft = await drafted(county, await input([asked(await organ(GOVERNMENT), deputy)]));
    expect(
      await codeOf(county.post(`/api/supervision/tasks/${draft.id}/to-deployment`, { version: 1 })),
    ).toBe('supervision.not-in-state');
  });

  it('a township’s list: outside it a reason is asked for, kept and no obstacle; a new version takes its place', async () => {
    const region = `${QINGSHI}990101102/`;
    const list = {
      region,
      version: null as number | null,
      documentNo: '青委办〔2026〕5号',
      adoptedOn: '2026-03-01',
      own: ['1. 开展自建房安全隐患排查', '2、应急演练', '', '应急演练'].filter(
        (line) => line !== '',
      ),
      assist: ['（一）配合做好非煤矿山安全监管'],
      recalled: ['对燃气经营企业的安全检查'],
    };
    const keep = (body: object) => county.post('/api/supervision/township-list', body);
    expect(await codeOf(keep({ ...list, region: QINGSHI }))).toBe('supervision.not-a-township');
    expect((await beside.post('/api/supervision/township-list', list)).status).toBe(404);
    const kept = (await keep(list)).body as unknown as {
      version: number;
      matters: { id: string; kind: string; text: string }[];
    };
    expect(kept.matters.map(({ text }) => text)).toEqual([
      '开展自建房安全隐患排查',
      '应急演练',
      '配合做好非煤矿山安全监管',
      '对燃气经营企业的安全检查',
    ]);
    expect((await keep(list)).status).toBe(409);
    const township = await organ('石门乡人民政府');
    const checking = {
      office: 'safety-office',
      issuerOrganId: await organ(GOVERNMENT),
      due: { kind: 'working-days', days: 5 },
      words: '组织对沿街自建房开展安全隐患排查',
      assignees: [{ organId: township, postId: null }],
    };
    const check = await county.post('/api/supervision/check', checking);
    expect(check.body).toMatchObject({
      dueOn: '2026-11-30',
      approval: { isNeeded: true, because: ['石门乡人民政府'] },
      townships: [{ outcome: 'found', matters: [{ text: '开展自建房安全隐患排查' }, {}, {}, {}] }],
    });
    const draft = await drafted(county, await input([asked(township)]));
    const approval = {
      by: '县政府常务会议',
      on: '2026-11-23',
      documentNo: '青政纪〔2026〕21号',
      plan: '第3项',
    };
    const approved = await done(act(county, draft, 'approve', approval));
    const send = { signedBy: '方致远', documentNo: null };
    expect(await codeOf(act(county, approved, 'issue', send))).toBe('supervision.township-outside');
    const explained = await input([{ ...asked(township), townshipReason: '省里统一部署' }]);
    const changed = await done(act(county, approved, 'change', { task: explained }));
    const again = await done(act(county, changed, 'approve', approval));
    const out = await done(act(county, again, 'issue', send));
    expect(out.parties.find(({ role }) => role === 'lead')?.township).toEqual({
      state: 'outside',
      matter: null,
      reason: '省里统一部署',
    });
    const within = await input([
      { ...asked(township), townshipMatterId: kept.matters[0]?.id ?? null },
    ]);
    expect(
      (await drafted(county, within)).parties.find(({ role }) => role === 'lead')?.township,
    ).toMatchObject({ state: 'within', matter: '开展自建房安全隐患排查' });
    const newer = (await keep({ ...list, version: 1, own: ['应急演练'] })).body as unknown as {
      version: number;
      matters: unknown[];
    };
    expect(newer).toMatchObject({ version: 2 });
    expect(newer.matters).toHaveLength(3);
    expect(await codeOf(county.post('/api/supervision/tasks', within))).toBe(
      'supervision.township-matter-unknown',
    );
  });

  it('what the system holds is offered instead of being asked for again', async () => {
    const deputy = await post(GOVERNMENT, '副县长（工业）');
    const organId = await organ(GOVERNMENT);
    const material = {
      from: '2026-01-01',
      to: '2026-12-31',
      words: '自建房排查情况',
      heldReason: null,
    };
    const asking = {
      from: material.from,
      to: material.to,
      words: material.words,
      assignees: [{ organId, postId: deputy }],
    };
    // The first test of this file was answered: the reply is held.
    const held = await county.post('/api/supervision/check-held', asking);
    expect(held.body).toMatchObject({
      counts: { record: 0, section: 0, reply: 1 },
      items: [{ kind: 'reply', title: '排查沿街自建房安全隐患' }],
    });
    const none = await county.post('/api/supervision/check-held', { ...asking, words: '矿山' });
    expect(none.body).toMatchObject({ counts: { record: 0, section: 0, reply: 0 }, items: [] });
    // Another county’s office is told nothing of it.
    const theirs = await beside.post('/api/supervision/check-held', asking);
    expect(theirs.body).toMatchObject({ counts: { record: 0, section: 0, reply: 0 } });
    const body = await input([asked(organId, deputy)], { material });
    const draft = await drafted(county, body);
    const send = { signedBy: '方致远', documentNo: null };
    expect(await codeOf(act(county, draft, 'issue', send))).toBe('supervision.already-held');
    const explained = await done(
      act(county, draft, 'change', {
        task: { ...body, material: { ...material, heldReason: '口径不同' } },
      }),
    );
    expect(await done(act(county, explained, 'issue', send))).toMatchObject({ state: 'issued' });
  });

  it('reminds the liaison, or the office without one, once before the deadline; the leader is left alone', async () => {
    const deputy = await post(GOVERNMENT, '副县长（教科文卫）');
    const { person_id: personId } = await holderOf(deputy);
    const liaison = await services.unitOfWork.commit(
      { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE },
      async (unit) => {
        const [accountId] = await addAccounts(unit, [
          { loginName: 'liaison', displayName: '联络员' },
        ]);
        if (accountId === undefined) throw new Error('an account');
        await addGrants(unit, [{ accountId, role: 'liaison', personId: personId as never }]);
        return { accountId };
      },
    );
    const task = await issued(county, {
      ...(await input([asked(await organ(GOVERNMENT), deputy)])),
      due: { kind: 'date', on: '2026-11-25' },
    });
    const noticesOf = async (accountId: string) => {
      const { rows } = await services.owner.query<{ kind: string }>(
        'select kind from notices.notice where account_id = $1 and link = $2 and read_at is null order by kind',
        [accountId, `/supervision/tasks/${task.id}`],
      );
      return rows.map(({ kind }) => kind);
    };
    expect(await noticesOf(liaison.accountId)).toEqual(['task-issued']);
    await remindOfTasks(services);
    await remindOfTasks(services);
    expect(await noticesOf(liaison.accountId)).toEqual(['task-due', 'task-issued']);
    const served = await server.signIn(liaison.accountId);
    const accepted = await done(act(served, task, 'accept'));
    expect(await noticesOf(liaison.accountId)).toEqual([]);
    expect(accepted.may).toContain('reply');
    const leader = await idOf('select id from access.account where person_id = $1', [personId]);
    expect(await noticesOf(leader)).toEqual([]);
    // Nobody is reminded on a day off.
    const sunday = { ...services, clock: clockAt(new Date('2026-11-29T02:00:00Z')) };
    expect(await remindOfTasks(sunday)).toBe(0);
    const late = { ...services, clock: clockAt(new Date('2026-11-30T02:00:00Z')) };
    expect(await remindOfTasks(late)).toBeGreaterThan(0);
    expect(await noticesOf(liaison.accountId)).toEqual(['task-overdue']);
    await done(act(county, accepted, 'withdraw', { reason: '并入另一项任务' }));
    expect(await noticesOf(liaison.accountId)).toEqual(['task-closed']);
  });

  it('a list is a few statements however long, page by page, and as a workbook', async () => {
    const organId = await organ(GOVERNMENT);
    for (let made = 0; made < 5; made += 1) await issued(county, await input([asked(organId)]));
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const page = await listOf(
        county,
        QINGSHI,
        `&limit=3${after === '' ? '' : `&after=${after}`}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      after = encodeURIComponent(page.next);
    }
    const all = await listOf(county, QINGSHI, '&limit=100');
    expect(seen).toEqual(all.items.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    const drafts = all.items.filter(({ state }) => state === 'drafted' || state === 'approved');
    expect(drafts.length).toBeGreaterThan(0);
    expect(seen.length - drafts.length).toBe(all.counts.open);
    const count = async (run: () => Promise<unknown>) => (await countingStatements(run)).statements;
    expect(await count(() => listOf(county, QINGSHI, '&limit=100'))).toBe(
      await count(() => listOf(county, QINGSHI, '&limit=1')),
    );
    const [long, short] = [all.items[0]?.id ?? '', all.items.at(-1)?.id ?? ''];
    expect(await count(() => read(county, long))).toBe(await count(() => read(county, short)));
    const narrowed = await listOf(
      county,
      QINGSHI,
      `&assignee=${encodeURIComponent('柳溪')}&state=all`,
    );
    expect(narrowed.items.every(({ lead }) => lead?.organName.includes('柳溪') === true)).toBe(
      true,
    );
    expect((await listOf(city, QINGSHI, '&side=received')).items.length).toBeGreaterThan(0);
    const file = await county.download(`/api/supervision/tasks.xlsx?region=${QINGSHI}`);
    expect(file.status).toBe(200);
    expect(decodeURIComponent(file.fileName)).toBe('青石县督办任务（截至2026-11-23）.xlsx');
    const searched = await county.download(
      `/api/supervision/tasks.xlsx?region=${QINGSHI}&assignee=${encodeURIComponent('李')}`,
    );
    expect((await readList(searched.bytes)).said).toContain('只含单位、职务或姓名中有“李”字样的。');
  });

  it('what bears a secrecy marking is refused', async () => {
    const body = await input([asked(await organ(GOVERNMENT))], { text: '机密★1年\n请核查。' });
    expect(await codeOf(county.post('/api/supervision/tasks', body))).toBe(
      'supervision.secret-marking',
    );
    const plain = await input([{ ...asked(await organ(GOVERNMENT)), townshipReason: '机密★1年' }]);
    expect(await county.post('/api/supervision/tasks', plain)).toMatchObject({
      body: { error: { code: 'supervision.secret-marking', path: 'body.assignees.0' } },
    });
    const task = await issued(county, await input([asked(await organ(GOVERNMENT))]));
    expect(await act(county, task, 'withdraw', { reason: '密级：秘密' })).toMatchObject({
      body: { error: { code: 'supervision.secret-marking', path: 'body.reason' } },
    });
  });

  it('leaves nothing in the tables that the ledger does not say', async () => {
    expect(await disagreements(services)).toEqual([]);
  });
});

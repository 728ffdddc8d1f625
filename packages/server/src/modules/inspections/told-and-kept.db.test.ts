// What each side of an inspection is told and what is kept from it: findings, complaints, materials, receipts; and what holds an act up.
import type { Id } from '@jinze/kernel';
import { REGULATION } from '@jinze/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { remindOfInspections } from './index.ts';

interface Finding {
  id: string;
  version: number;
  number: number;
  state: string;
  isOverdue: boolean;
  person: { id: string } | null;
  evidence: { title: string }[];
  tasks: { id: string; title: string; state: string }[];
  repeats: { number: number }[];
  proposed: { id: string }[];
  entries: { act: string; text: string | null }[];
  earlierEntries: number;
  may: string[];
}
interface Whole {
  version: number;
  state: string;
  findings: number;
  overdueFindings: number;
  findingList: Finding[];
  complaints: {
    id: string;
    version: number;
    number: number;
    dueOn: string | null;
    isDuePending: boolean;
  }[];
  handedOver: number | null;
  taken: { by: string }[];
  members: { id: string; name: string; to: string; endReason: string | null; isShort: boolean }[];
  sizeReason: string | null;
  steps: { act: string }[];
}
interface Round {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly kind?: string;
  readonly order: string;
}

const APPROVAL = { organ: '中共云江市委', documentNo: '云委〔2026〕3号', on: '2026-03-02' };
const MEMBER = { place: 'member', title: '市应急管理局', to: null, sizeReason: null };

describe('an inspection, told and kept', () => {
  let services: TestDatabase;
  let clock: Moving;
  let server: TestServer;
  let world: World;
  let above: Visitor;
  let county: Visitor;
  let member: Visitor;
  let appointment: { record_id: string; person_id: string; valid_to: string | null };
  const accounts = new Map<string, Id<'account'>>();
  const rounds = new Map<string, string>();

  const moveTo = async (local: string) => {
    clock.moveTo(local);
    above = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    county = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    member = await server.signIn(accounts.get('xc1') ?? '');
  };
  /** Counts what is read on another connection while a transaction is open. */
  const watched = async () => {
    let [open, reads] = [0, 0];
    const { database, unitOfWork } = services;
    const server = await openTestServer({
      ...services,
      database: {
        ...database,
        read: (scope, work) => {
          if (open > 0) reads += 1;
          return database.read(scope, work);
        },
      },
      unitOfWork: {
        ...unitOfWork,
        commit: (command, work) =>
          unitOfWork.commit(command, async (unit) => {
            open += 1;
            try {
              return await work(unit);
            } finally {
              open -= 1;
            }
          }),
      },
    });
    return { server, readsWithin: () => reads };
  };
  const url = (round: string) => `/api/inspections/${rounds.get(round)}`;
  const read = async (round: string, visitor = above) =>
    (await visitor.get(url(round))).body as unknown as Whole;
  const row = async <T>(sql: string, values: readonly unknown[]) =>
    (await services.owner.query(sql, [...values])).rows as T[];
  const versionOf = async (round: string) =>
    (
      await row<{ version: number }>('select version from inspections.inspection where id = $1', [
        rounds.get(round),
      ])
    )[0]?.version;
  const act = async (round: string, doing: string, body: object = {}, visitor = above) =>
    visitor.post(`${url(round)}/${doing}`, { version: await versionOf(round), ...body });
  const done = async (round: string, doing: string, body: object = {}, visitor = above) => {
    const { status, body: said } = await act(round, doing, body, visitor);
    expect([doing, status, said.error?.code]).toEqual([doing, 200, undefined]);
    return said as unknown as Whole;
  };
  const on = async (
    round: string,
    number: number,
    doing: string,
    body: object,
    visitor = above,
  ) => {
    const found = (await read(round)).findingList.find((one) => one.number === number);
    return visitor.post(`${url(round)}/findings/${found?.id}/${doing}`, {
      version: found?.version,
      ...body,
    });
  };
  const noted = (changes: object = {}) => ({
    kind: 'problem',
    severity: 'prominent',
    block: 'responsibility',
    clause: { instrument: REGULATION.id, article: '6' },
    facts: '县政府常务会议没有研究安全生产工作。',
    place: '县政府办公室',
    foundOn: '2026-03-04',
    evidence: [],
    organName: '青石县人民政府',
    appointmentId: null,
    dueOn: '2026-06-30',
    ...changes,
  });
  /** Drafted, approved and ordered with one member, who leads. */
  const order = async (name: string, { title, from, to, kind, order: no }: Round) => {
    const made = await above.post('/api/inspections', {
      region: YUNJIANG,
      inspected: QINGSHI,
      kind: kind ?? 'regular',
      title,
      bodies: ['青石县人民政府'],
      programmeId: null,
      from,
      to,
      basis: '《规定》第十一条',
      planEntry: '2026年计划第3项',
      planDays: 15,
      planBasis: '巡查通知第五条',
      complaintDays: 7,
      complaintBasis: '巡查通知第六条',
    });
    rounds.set(name, String(made.body['id']));
    await done(name, 'approve', APPROVAL);
    await done(name, 'name-member', { ...MEMBER, loginName: 'xc1', place: 'leader' });
    await done(name, 'issue', { on: from, documentNo: no, sizeReason: '专项，人员较少' });
  };

  beforeAll(async () => {
    clock = movingClock(await openTestDatabase(), '2026-03-03T10:00:00');
    services = clock.services;
    world = await addWorld(services);
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    await services.unitOfWork.commit(command, async (unit) => {
      const logins = ['xc1', 'xc2', 'xc3'];
      const ids = await addAccounts(
        unit,
        logins.map((loginName) => ({ loginName, displayName: `人员${loginName}` })),
      );
      for (const [index, id] of ids.entries()) accounts.set(logins[index] ?? '', id);
      return {};
    });
    const [held] = await row<typeof appointment>(
      `select a.record_id, a.person_id, a.valid_to from posts.appointment a
         where a.scope_key = $1 and a.superseded_at is null and a.valid_from <= '2026-03-04'
           and (a.valid_to is null or a.valid_to > '2027-01-01') order by a.record_id limit 1`,
      [`county${QINGSHI}`],
    );
    if (held === undefined) throw new Error('somebody holds a post there');
    appointment = held;
    server = await openTestServer(services);
    await moveTo('2026-03-03T10:00:00');
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  it('before the order nobody takes the package; the office never; who takes it is kept and seen', async () => {
    const first = { title: '第一轮', from: '2026-03-03', to: '2026-03-20', order: '1号' };
    const made = await above.post('/api/inspections', {
      region: YUNJIANG,
      inspected: QINGSHI,
      kind: 'unannounced',
      title: '只起草',
      bodies: ['青石县人民政府'],
      programmeId: null,
      from: '2026-03-03',
      to: '2026-03-20',
      basis: '依据',
      planEntry: null,
      planDays: 15,
      planBasis: '依据',
      complaintDays: null,
      complaintBasis: null,
    });
    rounds.set('draft', String(made.body['id']));
    const counted = await above.get(`${url('draft')}/materials`);
    expect(counted.status).toBe(200);
    expect((await above.download(`${url('draft')}/materials.xlsx`)).status).toBe(404);
    await done('draft', 'withdraw', { reason: '不再进行' });
    expect((await above.get(`${url('draft')}/materials`)).status).toBe(409);

    await order('first', first);
    expect((await above.download(`${url('first')}/materials.xlsx`)).status).toBe(404);
    expect((await county.download(`${url('first')}/materials.xlsx`)).status).toBe(200);
    await moveTo('2026-03-04T10:00:00');
    expect((await member.download(`${url('first')}/materials.xlsx`)).status).toBe(200);
    expect((await read('first')).taken.map(({ by }) => by)).toContain('人员xc1');
    const audited = await row<{ target: string }>(
      `select target from access.audit_entry where action = 'inspections.materials-export' and target ^@ $1
         order by id`,
      [rounds.get('first')],
    );
    // The inspected side reads what is its own; the group reads under its order.
    expect(audited).toEqual([
      { target: rounds.get('first') },
      { target: `${rounds.get('first')} ${first.order}` },
    ]);
  });

  it('materials count what counts: the year’s newest too, confirmed alone, tasks given to the region', async () => {
    const { record_id: _, person_id: person } = appointment;
    const [post] = await row<{ post_id: string; organ_id: string }>(
      `select a.post_id, p.organ_id from posts.appointment a join posts.post p on p.id = a.post_id
         where a.record_id = $1 and a.superseded_at is null limit 1`,
      [appointment.record_id],
    );
    const key = `county${QINGSHI}`;
    const add = async (activity: string, confirmation: string, count: number) =>
      services.owner.query(
        `with kept as (
           insert into performance.duty_record (id, version, state, activity, title, occurred_on, amounts, recorded_at,
             recorded_by, changed_at, changed_by, organ_id, scope_key, scope_keys, persons, source_kind)
           select gen_random_uuid(), 1, 'submitted', $1, '记录', '2026-02-01', '[]', now(), '某人', now(), '某人',
             $2, $3, array[$3], array[$4::uuid], 'form' from generate_series(1, $5) returning id)
         insert into performance.participation (record_id, person_id, post_id, organ_id, scope_key, person_name,
             post_title, organ_name, role, duties, confirmation, position, occurred_on)
         select id, $4, $6, $2, $3, '某人', '职务', '机构', 'led', '{}', $7, 1, '2026-02-01' from kept`,
        [activity, post?.organ_id, key, person, count, post?.post_id, confirmation],
      );
    await add('meeting', 'own', 2100);
    await add('on-scene', 'own', 3);
    await add('publicity', 'waiting', 4);
    const { body } = await member.get(`${url('first')}/materials`);
    const counts = new Map(
      (body['items'] as { code: string; count: number }[]).map(({ code, count }) => [code, count]),
    );
    expect(counts.get('overall.meetings')).toBeGreaterThanOrEqual(2100);
    expect(counts.get('accidents.on-scene')).toBeGreaterThanOrEqual(3);
    expect(counts.get('training.publicity')).toBe(0);
    // A record is opened under the order that lets it, and the log says under which; the office above has no need of one.
    const [opened] = await row<{ id: string }>(
      `select id from performance.duty_record where title = '记录' limit 1`,
      [],
    );
    const opening = { reason: '核对会议次数' };
    const open = `/api/performance/records/${opened?.id}/open`;
    expect((await member.post(open, opening)).status).toBe(200);
    expect((await above.post(open, opening)).status).toBe(200);
    const logged = await row<{ target: string }>(
      `select target from access.audit_entry where action = 'performance.open' order by id`,
      [],
    );
    expect(logged).toEqual([
      { target: `${opened?.id} ${rounds.get('first')} 1号` },
      { target: opened?.id },
    ]);
    await services.owner.query(
      `delete from performance.participation where person_name = '某人' and organ_name = '机构'`,
    );
    await services.owner.query(
      `delete from performance.duty_record where title = '记录' and id <> $1`,
      [opened?.id],
    );
  });

  it('evidence is what the inspected region holds, called as it is called there', async () => {
    await done('first', 'arrive', { on: '2026-03-04' }, member);
    const id = newId(new Date('2026-03-04T02:00:00Z'));
    const unknown = [{ kind: 'task', id }];
    const refused = await act('first', 'add-finding', noted({ evidence: unknown }), member);
    expect(refused.body.error?.code).toBe('inspections.no-such-evidence');
    // What may be chosen is named to the group alone, and that it was read is kept.
    const listed = `${url('first')}/evidence?kind=task`;
    expect((await member.get(listed)).body).toEqual({ total: 0, items: [] });
    expect((await above.get(listed)).status).toBe(403);
    expect((await county.get(listed)).status).toBe(403);
    const kept = await row<{ target: string }>(
      `select target from access.audit_entry where action = 'inspections.evidence' and target = $1`,
      [`${rounds.get('first')} 1号`],
    );
    expect(kept).toHaveLength(1);
    const nowhere = { clause: { instrument: REGULATION.id, article: '5.99' } };
    const unheard = await act('first', 'add-finding', noted(nowhere), member);
    expect(unheard.body.error?.code).toBe('inspections.clause-unknown');
    const titled = [{ kind: 'task', id, title: '编的名称' }];
    const named = await act('first', 'add-finding', noted({ evidence: titled }), member);
    expect(named.status).toBe(400);
  });

  it('what was withdrawn before the feedback, and what was written before it, stays with the inspecting side', async () => {
    const { record_id: appointmentId } = appointment;
    await done('first', 'add-finding', noted({ appointmentId }), member);
    await done('first', 'add-finding', noted({ facts: '查无实据的一项。' }), member);
    await on('first', 1, 'change', noted({ appointmentId, place: '县政府会议室' }), member);
    const gone = await on('first', 2, 'withdraw', { reason: '举报人说法不一' }, member);
    expect(gone.status).toBe(200);
    await moveTo('2026-03-20T10:00:00');
    await done('first', 'leave', { on: '2026-03-20' }, member);
    await done('first', 'draft-feedback', { text: '反馈意见' });
    await done('first', 'draft-feedback', { text: '反馈意见（改）' });
    expect((await read('first')).steps.filter(({ act: one }) => one === 'draft-feedback')).toEqual(
      [],
    );
  });

  it('the feedback was approved after the group left, and no deadline passes before it', async () => {
    const delivery = { approval: { ...APPROVAL, on: '2026-03-20' }, on: '2026-03-20' };
    const before = await act('first', 'deliver', { ...delivery, approval: APPROVAL });
    expect(before.body.error?.code).toBe('inspections.too-early');
    const own = { ...delivery, approval: { ...delivery.approval, organ: '云江市安委办' } };
    expect((await act('first', 'deliver', own)).body.error?.code).toBe(
      'inspections.approval-organ',
    );
    await on('first', 1, 'change', noted({ dueOn: '2026-03-10' }), above);
    expect((await read('first')).overdueFindings).toBe(0);
    const passed = await act('first', 'deliver', delivery);
    expect(passed.body.error?.code).toBe('inspections.due-before-delivery');
    const { record_id: appointmentId } = appointment;
    await on('first', 1, 'change', noted({ appointmentId }), above);
    await moveTo('2026-03-20T11:00:00');
    await done('first', 'deliver', delivery);
    const seen = await read('first', county);
    expect(seen.findingList.map(({ number }) => number)).toEqual([1]);
    expect(seen.findingList[0]?.entries).toEqual([]);
    expect(JSON.stringify(seen)).not.toContain('举报人说法不一');
    expect((await read('first')).findingList).toHaveLength(2);
    // And so the database itself.
    const scope = { ...SYSTEM_SCOPE, keys: [`county${QINGSHI}`] };
    const [findings, entries] = await services.database.read(scope, async (db) => [
      await db.selectFrom('inspections.finding').select('number').execute(),
      await db.selectFrom('inspections.entry').select('text').execute(),
    ]);
    expect([findings, entries]).toEqual([[{ number: 1 }], []]);
  });

  it('the inspected body has the receipts of what reached it, and who is named has theirs', async () => {
    const leaves = await row<{ organ: string; persons: string[]; is_concealed: boolean }>(
      `select o.region_path as organ, l.persons, l.is_concealed from ledger.pending_leaf l
         join posts.organ o on o.id = l.organ_id
         where l.type = 'inspection-finding.delivered.v1'`,
      [],
    );
    expect(leaves).toEqual([
      { organ: QINGSHI, persons: [appointment.person_id], is_concealed: false },
    ]);
    const issued = await row<{ organ: string }>(
      `select o.region_path as organ from ledger.pending_leaf l join posts.organ o on o.id = l.organ_id
         where l.type = 'inspection.issued.v1' and l.record = $1`,
      [rounds.get('first')],
    );
    expect(issued).toEqual([{ organ: QINGSHI }]);
  });

  it('a task begun from a finding and the finding open each other, where the reader may', async () => {
    const organ = async (region: string) =>
      (
        await row<{ id: string }>(
          `select id from posts.organ where region_path = $1 and kind = 'government'`,
          [region],
        )
      )[0]?.id;
    const { id: told } = (await read('first', county)).findingList[0] ?? {};
    const withdrawn = (await read('first')).findingList.find(({ number }) => number === 2);
    const task = async (from: string, findingId: string | undefined | null) => ({
      office: 'safety-office',
      issuerOrganId: await organ(from),
      source: { kind: 'inspection', text: '第一轮', number: null, recordId: null, findingId },
      title: `督办（${from}）`,
      text: '抓紧整改。',
      due: { kind: 'date', on: '2026-06-30' },
      assignees: [
        {
          organId: await organ(QINGSHI),
          postId: null,
          role: 'lead',
          townshipMatterId: null,
          townshipReason: null,
        },
      ],
      material: null,
      listing: null,
    });
    const drafted = async (visitor: Visitor, from: string, findingId: string | undefined) =>
      visitor.post('/api/supervision/tasks', await task(from, findingId));
    // One that the inspected side was never told of begins nothing.
    const untold = await drafted(above, YUNJIANG, withdrawn?.id);
    expect(untold.body.error?.code).toBe('supervision.finding-unknown');
    const beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    const elsewhere = await drafted(beside, '/99/9901/990102/', told);
    expect(elsewhere.body.error).toBeDefined();
    const own = await drafted(county, QINGSHI, told);
    expect(own.body).toMatchObject({
      source: { findingId: told, finding: { number: 1, title: '第一轮' } },
    });
    const asked = await drafted(above, YUNJIANG, told);
    expect(asked.status).toBe(200);
    const tasks = async (visitor: Visitor) =>
      (await read('first', visitor)).findingList[0]?.tasks.map(({ title }) => title);
    // Nobody reads another office’s draft; the county’s own is not asked of anybody above.
    expect(await tasks(county)).toEqual([`督办（${QINGSHI}）`]);
    expect(await tasks(above)).toEqual([`督办（${YUNJIANG}）`]);
    const step = async (doing: string, version: number, body: object) =>
      (
        await above.post(`/api/supervision/tasks/${String(asked.body['id'])}/${doing}`, {
          version,
          ...body,
        })
      ).status;
    const plan = { by: '市政府常务会议', on: '2026-03-20', documentNo: '云政纪〔2026〕4号' };
    expect(await step('approve', 1, { ...plan, plan: '第3项' })).toBe(200);
    expect(await step('issue', 2, { signedBy: '主任', documentNo: '督1号' })).toBe(200);
    expect(await tasks(county)).toEqual([`督办（${YUNJIANG}）`, `督办（${QINGSHI}）`]);
    // A draft that is changed looks the finding up before its transaction: no open one waits for another connection.
    const plain = await county.post('/api/supervision/tasks', await task(QINGSHI, null));
    const { server: second, readsWithin } = await watched();
    const again = await second.signIn(world.accounts.get('qingshi-awb') ?? '');
    const change = async (findingId: string | undefined) =>
      again.post(`/api/supervision/tasks/${String(plain.body['id'])}/change`, {
        version: 1,
        task: await task(QINGSHI, findingId),
      });
    expect((await change(withdrawn?.id)).body.error?.code).toBe('supervision.finding-unknown');
    expect((await change(told)).body).toMatchObject({ version: 2, source: { findingId: told } });
    expect(readsWithin()).toBe(0);
    await second.close();
  });

  it('an objection is answered before one goes on to the look-back', async () => {
    await done('first', 'acknowledge', {}, county);
    const measure = { measure: '每季度研究一次', responsible: '县长' };
    await on('first', 1, 'plan', measure, county);
    expect((await on('first', 1, 'object', { text: '已研究。' }, county)).status).toBe(200);
    await moveTo('2026-05-06T10:00:00');
    const look = { on: '2026-05-06', by: '市安委办' };
    expect((await act('first', 'look-back', look)).body.error?.code).toBe(
      'inspections.objections-open',
    );
    await on('first', 1, 'answer-objection', { isUpheld: false, text: '没有纪要。' });
    const late = { on: '2026-05-06', documentNo: '青委〔2026〕9号', text: '整改方案' };
    expect(await done('first', 'submit-plan', late, county)).toMatchObject({
      plan: { isLate: true },
    });
    await on('first', 1, 'claim', { text: '已研究。' }, county);
    await on('first', 1, 'verify', { text: '属实' });
    await done('first', 'look-back', look);
  });

  it('a relapse is about nobody who has left, and the inspected side may object to it, also after the end', async () => {
    await services.owner.query(
      `update posts.appointment set valid_to = '2026-05-01' where record_id = $1 and superseded_at is null`,
      [appointment.record_id],
    );
    const relapsed = { result: 'relapsed', text: '又没有研究。', dueOn: '2026-08-31' };
    expect((await on('first', 1, 'look-back', relapsed)).status).toBe(200);
    const anew = (await read('first', county)).findingList.find(({ number }) => number === 3);
    expect(anew).toMatchObject({ person: null, evidence: [], repeats: [{ number: 1 }] });
    await services.owner.query(
      `update posts.appointment set valid_to = $2 where record_id = $1 and superseded_at is null`,
      [appointment.record_id, appointment.valid_to],
    );
    await done('first', 'close', { reason: '办结', carried: [{ number: 3, reason: '反弹' }] });
    const again = await on('first', 1, 'object', { text: '晚了。' }, county);
    expect(again.status).not.toBe(200);
    expect((await on('first', 3, 'object', { text: '已研究。' }, county)).status).toBe(200);
    const reply = { isUpheld: false, text: '没有纪要。' };
    expect((await on('first', 3, 'answer-objection', reply)).status).toBe(200);
  });

  it('what another inspection found and has not told is no earlier round', async () => {
    await moveTo('2026-09-01T10:00:00');
    await order('second', {
      title: '第二轮',
      from: '2026-09-01',
      to: '2026-09-20',
      order: '2号',
    });
    await order('third', {
      title: '明查暗访',
      from: '2026-09-01',
      to: '2026-09-20',
      order: '3号',
      kind: 'unannounced',
    });
    await done('second', 'arrive', { on: '2026-09-01' }, member);
    const first = { foundOn: '2026-09-01', dueOn: '2026-12-31' };
    await done('second', 'add-finding', noted(first), member);
    await moveTo('2026-09-02T10:00:00');
    const next = { foundOn: '2026-09-02', dueOn: '2026-12-31' };
    await done('third', 'add-finding', noted(next), member);
    const [secret] = (await read('second')).findingList;
    const [found] = (await read('third', member)).findingList;
    expect(found?.proposed.map(({ id }) => id)).not.toContain(secret?.id);
    expect(found?.proposed).toHaveLength(2);
    const wrong = await on('third', 1, 'confirm-repeat', { repeats: secret?.id }, member);
    expect(wrong.body.error?.code).toBe('inspections.not-a-repeat');
    await on('third', 1, 'confirm-repeat', { repeats: found?.proposed[0]?.id }, member);
    expect((await on('third', 1, 'clear-repeat', { reason: '不是同一事项' }, member)).status).toBe(
      200,
    );
    expect((await read('third')).findingList[0]?.repeats).toEqual([]);
  });

  it('who complained is in no answer that is kept, nor in a log; about a leader the office learns nothing', async () => {
    const brought = {
      receivedOn: '2026-09-02',
      how: '来访',
      place: '柳溪镇',
      matter: '采石场夜间爆破。',
      contact: '王某 13900000000',
    };
    await done('third', 'add-complaint', brought, member);
    await done('third', 'add-complaint', { ...brought, matter: '反映某县领导。' }, member);
    const handed = { receivedOn: '2026-09-02', organ: '云江市纪委监委', on: '2026-09-02' };
    await done('third', 'hand-over-complaint', { complaintId: null, ...handed }, member);
    await done('third', 'add-complaint', brought, member);
    const [complaint, about] = (await read('third', member)).complaints;
    const contact = await member.post(
      `${url('third')}/complaints/${complaint?.id}/contact`,
      { reason: '回访王某本人' },
      { key: 'read-again' },
    );
    expect(contact.body['contact']).toBe(brought.contact);
    // Read again with the same key it is read again, and kept again with its reason.
    const again = await member.post(
      `${url('third')}/complaints/${complaint?.id}/contact`,
      { reason: '再次核对' },
      { key: 'read-again' },
    );
    expect(again.body['contact']).toBe(brought.contact);
    const readings = await row<{ reason: string }>(
      'select reason from inspections.contact_reading where complaint_id = $1 order by id',
      [complaint?.id],
    );
    expect(readings.map(({ reason }) => reason)).toEqual(['回访王某本人', '再次核对']);
    const kept = await row<{ said: string }>(
      'select response::text as said from platform.idempotency_key where response is not null',
      [],
    );
    expect(kept.filter(({ said }) => said.includes('13900000000'))).toEqual([]);
    const audited = await row<{ target: string }>(
      `select target from access.audit_entry where action = 'inspections.read-contact'`,
      [],
    );
    const target = `${complaint?.id} ${rounds.get('third')} 3号`;
    expect(audited).toEqual([{ target }, { target }]);
    const seen = await read('third');
    expect(seen.complaints.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(seen.handedOver).toBeNull();
    expect((await read('third', member)).handedOver).toBe(1);
    const office = { ...SYSTEM_SCOPE, keys: [`prefecture${YUNJIANG}`] };
    const [contacts, handOvers] = await services.database.read(office, async (db) => [
      await db.selectFrom('inspections.contact').selectAll().execute(),
      await db.selectFrom('inspections.hand_over').selectAll().execute(),
    ]);
    expect([contacts, handOvers]).toEqual([[], []]);
    await done('third', 'hand-over-complaint', { complaintId: about?.id, ...handed }, member);
    expect((await read('third')).complaints.map(({ number }) => number)).toEqual([1, 3]);
    const rest = await row<{ matter: string | null }>(
      'select matter from inspections.complaint where id = $1',
      [about?.id],
    );
    expect(rest).toEqual([{ matter: null }]);
  });

  it('a group of more or fewer has its reason; who is named after the last day is refused with a sentence', async () => {
    const beyond = { ...MEMBER, loginName: 'xc2', to: '2026-12-01' };
    expect((await act('third', 'name-member', beyond)).body.error?.code).toBe(
      'inspections.outside-days',
    );
    const named = { ...MEMBER, loginName: 'xc2' };
    await done('third', 'name-member', named);
    await moveTo('2026-09-21T10:00:00');
    const late = await act('third', 'name-member', { ...MEMBER, loginName: 'xc3' });
    expect(late.body.error?.code).toBe('inspections.days-over');
    expect((await member.get(url('third'))).status).toBe(403);
    const more = { on: '2026-09-21', to: '2026-10-31', documentNo: '补1号', reason: '核验' };
    await done('third', 'extend-order', more);
    expect((await member.get(url('third'))).status).toBe(200);
    await done('third', 'name-member', { ...MEMBER, loginName: 'xc3', to: '2026-10-31' });
    const seen = await read('third', county);
    expect(seen.sizeReason).toBeNull();
  });

  it('a complaint whose term ends in a year without published working days is recorded all the same', async () => {
    await moveTo('2026-12-28T10:00:00');
    await order('fourth', {
      title: '年末明查暗访',
      from: '2026-12-28',
      to: '2026-12-31',
      order: '4号',
      kind: 'unannounced',
    });
    const brought = {
      receivedOn: '2026-12-28',
      how: '来信',
      place: '某镇',
      matter: '某事',
      contact: null,
    };
    const said = await done('fourth', 'add-complaint', brought, member);
    expect(said.complaints).toMatchObject([{ dueOn: null, isDuePending: true }]);
    const before = { ...brought, receivedOn: '2026-12-27' };
    const early = await act('fourth', 'add-complaint', before, member);
    expect(early.body.error?.code).toBe('inspections.too-early');
    const gone = await act('fourth', 'withdraw', { reason: '取消' });
    expect(gone.body.error?.code).toBe('inspections.complaints-open');
  });

  it('its day is told, and reminded of, once the working days are known', async () => {
    const term = (days: number) =>
      row('update inspections.inspection set complaint_days = $2 where id = $1 returning 1', [
        rounds.get('fourth'),
        days,
      ]);
    await remindOfInspections(services);
    expect((await read('fourth')).complaints).toMatchObject([{ dueOn: null }]);
    // As if the days were published by now.
    await term(2);
    await remindOfInspections(services);
    await term(7);
    expect((await read('fourth')).complaints).toMatchObject([
      { dueOn: '2026-12-30', isDuePending: false, version: 2 },
    ]);
    const told = await row<{ type: string }>(
      `select type from ledger.pending_leaf where type = 'inspection-complaint.due-told.v1'`,
      [],
    );
    expect(told).toHaveLength(1);
  });

  it('the course of a finding is listed from its newest end, and says how much is not', async () => {
    await row(
      `insert into inspections.entry (finding_id, version, act, on_day, text, recorded_at, recorded_by)
       select f.id, 1000 + n, 'progress', '2026-12-28', n::text, f.told_at + interval '1 day', '县' from inspections.finding f,
         generate_series(1, 205) n where f.inspection_id = $1 and f.number = 1 returning 1`,
      [rounds.get('first')],
    );
    for (const visitor of [above, county]) {
      const { findingList } = await read('first', visitor);
      const found = findingList.find(({ number }) => number === 1);
      expect(found?.entries).toHaveLength(200);
      expect(found?.entries.at(-1)).toMatchObject({ text: '205' });
      expect(found?.earlierEntries).toBeGreaterThanOrEqual(5);
    }
    await row('delete from inspections.entry where version > 1000 returning 1', []);
    expect((await read('first')).findingList[0]?.earlierEntries).toBe(0);
  });

  it('an inspection has so many findings and no more', async () => {
    const add = () =>
      act('fourth', 'add-finding', noted({ foundOn: '2026-12-28', dueOn: '2027-06-30' }), member);
    expect((await add()).status).toBe(200);
    const number = (to: number) =>
      row('update inspections.finding set number = $2 where inspection_id = $1 returning 1', [
        rounds.get('fourth'),
        to,
      ]);
    await number(500);
    expect((await add()).body.error?.code).toBe('inspections.too-many');
    await number(1);
  });

  it('evidence is found by its name among any number, and what was withdrawn since it was cited stays', async () => {
    const ids = await row<{ id: string; title: string }>(
      `insert into deployments.deployment (id, version, kind, issued_by, issuer, title, received_on, source, region_path,
         scope_key, recorded_at, recorded_by)
       select gen_random_uuid(), 1, 'notice', 'superior', '省安委会', '部署' || n || '号', '2026-12-01', 'form', $1,
         'county' || $1, now(), '某人'
       from generate_series(1, 502) n returning id, title`,
      [QINGSHI],
    );
    const listed = async (more = '') =>
      (await member.get(`${url('fourth')}/evidence?kind=deployment${more}`)).body as unknown as {
        total: number;
        items: { id: string; title: string }[];
      };
    const all = await listed();
    expect([all.total, all.items.length]).toEqual([502, 500]);
    const [hidden] = ids.filter(({ id }) => all.items.every((one) => one.id !== id));
    const found = await listed(`&search=${encodeURIComponent(hidden?.title ?? '')}`);
    expect([found.total, found.items.map(({ id }) => id)]).toEqual([1, [hidden?.id]]);
    expect((await listed('&search=%25')).total).toBe(0);
    const cited = (id: string | undefined) =>
      noted({
        foundOn: '2026-12-28',
        dueOn: '2027-06-30',
        evidence: [{ kind: 'deployment', id }],
      });
    expect((await on('fourth', 1, 'change', cited(hidden?.id), member)).status).toBe(200);
    await row(
      `update deployments.deployment set withdrawn_at = now(), withdrawn_by = '某人', withdrawal_reason = '误'
         where source = 'form' and issuer = '省安委会' returning 1`,
      [],
    );
    const unchanged = await on('fourth', 1, 'change', cited(hidden?.id), member);
    expect(unchanged.status).toBe(200);
    expect((await read('fourth')).findingList[0]?.evidence).toMatchObject([
      { title: hidden?.title },
    ]);
    const other = ids.find(({ id }) => id !== hidden?.id)?.id;
    const anew = await on('fourth', 1, 'change', cited(other), member);
    expect(anew.body.error?.code).toBe('inspections.no-such-evidence');
    await row(`delete from deployments.deployment where issuer = '省安委会' returning 1`, []);
  });

  it('who comes to hold an office there after being named is found at the order', async () => {
    const made = await above.post('/api/inspections', {
      region: YUNJIANG,
      inspected: QINGSHI,
      kind: 'unannounced',
      title: '回避',
      bodies: ['青石县人民政府'],
      programmeId: null,
      from: '2026-12-28',
      to: '2026-12-31',
      basis: '依据',
      planEntry: null,
      planDays: 15,
      planBasis: '依据',
      complaintDays: null,
      complaintBasis: null,
    });
    rounds.set('fifth', String(made.body['id']));
    const own = await act('fifth', 'approve', { ...APPROVAL, organ: '云江市安委办' });
    expect(own.body.error?.code).toBe('inspections.approval-organ');
    await done('fifth', 'approve', APPROVAL);
    await done('fifth', 'name-member', { ...MEMBER, loginName: 'xc3', place: 'leader' });
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    await services.unitOfWork.commit(command, async (unit) => {
      const accountId = accounts.get('xc3');
      if (accountId === undefined) throw new Error('added');
      await addGrants(unit, [
        { accountId, role: 'supervision-office', regionPath: QINGSHI, level: 'county' },
      ]);
      return {};
    });
    const sent = { on: '2026-12-28', documentNo: '5号', sizeReason: null };
    expect((await act('fifth', 'issue', sent)).body.error?.code).toBe('inspections.recused');
  });

  it('whose days end before the order’s is said, and they are named again to have them all', async () => {
    const made = await above.post('/api/inspections', {
      region: YUNJIANG,
      inspected: QINGSHI,
      kind: 'regular',
      title: '期限不同',
      bodies: ['青石县人民政府'],
      programmeId: null,
      from: '2026-12-29',
      to: '2026-12-30',
      basis: '依据',
      planEntry: null,
      planDays: 15,
      planBasis: '依据',
      complaintDays: null,
      complaintBasis: null,
    });
    rounds.set('days', String(made.body['id']));
    await done('days', 'name-member', { ...MEMBER, loginName: 'xc1', place: 'leader' });
    await done('days', 'name-member', { ...MEMBER, loginName: 'xc2', to: '2026-12-29' });
    const short = async () => (await read('days')).members.filter(({ isShort }) => isShort);
    const [named] = await short();
    expect([named?.name, named?.to]).toEqual(['人员xc2', '2026-12-29']);
    await done('days', 'end-member', { memberId: named?.id, reason: '期限随通知' });
    await done('days', 'name-member', { ...MEMBER, loginName: 'xc2' });
    expect(await short()).toEqual([]);
    await done('days', 'withdraw', { reason: '不再进行' });
  });

  it('who is named for fewer days than the order’s has those alone, also after a supplementary order', async () => {
    const written = {
      title: '各有期限',
      bodies: ['青石县人民政府'],
      programmeId: null,
      from: '2026-12-29',
      to: '2026-12-30',
      basis: '依据',
      planEntry: '2026年计划第3项',
      planDays: 15,
      planBasis: '依据',
      complaintDays: null,
      complaintBasis: null,
    };
    const of = { region: YUNJIANG, inspected: QINGSHI, kind: 'regular' };
    const made = await above.post('/api/inspections', { ...of, ...written });
    rounds.set('sixth', String(made.body['id']));
    await done('sixth', 'name-member', { ...MEMBER, loginName: 'xc1', place: 'leader' });
    await done('sixth', 'name-member', { ...MEMBER, loginName: 'xc2', to: '2026-12-29' });
    // The order's own last day moves those along who were named until then.
    await done('sixth', 'change', { ...written, to: '2026-12-31' });
    await done('sixth', 'approve', APPROVAL);
    await done('sixth', 'issue', { on: '2026-12-28', documentNo: '6号', sizeReason: '人手' });
    const days = async () =>
      Object.fromEntries((await read('sixth')).members.map(({ name, to }) => [name, to]));
    const granted = async () =>
      row<{ account_id: string; valid_to: string }>(
        `select account_id, valid_to::text from access.role_grant where ground = $1 and ended_at is null
           order by valid_to`,
        [rounds.get('sixth')],
      );
    expect(await days()).toEqual({ 人员xc1: '2026-12-31', 人员xc2: '2026-12-29' });
    expect((await granted()).map(({ valid_to: to }) => to)).toEqual(['2026-12-29', '2026-12-31']);
    const more = { on: '2026-12-28', to: '2027-01-15', documentNo: '补2号', reason: '核验' };
    await done('sixth', 'extend-order', more);
    expect(await days()).toEqual({ 人员xc1: '2027-01-15', 人员xc2: '2026-12-29' });
    expect((await granted()).map(({ valid_to: to }) => to)).toEqual(['2026-12-29', '2027-01-15']);
    // Whoever has come to hold an office there meanwhile goes on no longer.
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    await services.unitOfWork.commit(command, async (unit) => {
      const accountId = accounts.get('xc1');
      if (accountId === undefined) throw new Error('added');
      await addGrants(unit, [
        { accountId, role: 'supervision-office', regionPath: QINGSHI, level: 'county' },
      ]);
      return {};
    });
    const again = { on: '2026-12-28', to: '2027-02-15', documentNo: '补3号', reason: '核验' };
    expect((await act('sixth', 'extend-order', again)).body.error?.code).toBe(
      'inspections.recused',
    );
  });

  it('the log holds what the tables hold', async () => {
    expect(await disagreements(services)).toEqual([]);
  });
});

// Plays the demo's inspections through the use cases, each act by who does it: the offices of both sides, and the group.
import { addDays, type CivilDate, type Id } from '@jinze/kernel';
import type { Services } from '../context.ts';
import { accountNamed, addAccounts, can, scopeFor } from '../modules/access/index.ts';
import {
  acknowledge,
  addFinding,
  approve,
  arrive,
  claim,
  close,
  confirmRepeat,
  deliver,
  draftFeedback,
  draftInspection,
  type InspectionsContext,
  issue,
  layDownProgramme,
  leave,
  lookAgain,
  lookBack,
  nameMember,
  plan,
  submitPlan,
  verify,
} from '../modules/inspections/index.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import { digestOf } from '../platform/ids.ts';
import { accountsNamed, callerOf, inspectionHeld, regionNamed } from './demo.store.ts';
import {
  clauseOf,
  DEMO_GROUP,
  DEMO_PROGRAMME,
  type DemoRound,
  demoRounds,
} from './demo-inspections.ts';
import { PREFECTURE_PATH } from './demo-places.ts';
import { servicesAt } from './play-demo.ts';

const OFFICE = 'yunjiang-awb';

/** The moment of a day's act: in office hours, one after another. */
const momentOf = (on: CivilDate, index: number) =>
  new Date(new Date(`${on}T01:10:00Z`).getTime() + index * 6 * 60_000);

/** One day's acts, in the name of an account. */
class Doing {
  private count = 0;
  private readonly services: Services;
  private readonly name: string;
  constructor(services: Services, name: string) {
    this.services = services;
    this.name = name;
  }

  async act<T>(
    loginName: string,
    on: CivilDate,
    action: string,
    work: (context: InspectionsContext, acting: Parameters<typeof approve>[1]) => Promise<T>,
  ): Promise<T> {
    this.count += 1;
    const services = servicesAt(this.services, momentOf(on, this.count));
    const caller = await services.database.read(SYSTEM_SCOPE, (db) => callerOf(db, { loginName }));
    const key = `demo inspections ${this.name} ${String(this.count).padStart(3, '0')}`;
    const context = { ...services, may: can, scopeFor, findAccount: accountNamed };
    return work(context, {
      caller,
      command: {
        actor: { accountId: caller.accountId, name: caller.displayName },
        scope: scopeFor(caller, action) ?? SYSTEM_SCOPE,
        request: { key, route: `demo.${action}`, hash: digestOf(key) },
      },
    });
  }

  /** As it stands now, for the next act on it. */
  async held(id: Id<'inspection'>) {
    return this.services.database.read(SYSTEM_SCOPE, (db) => inspectionHeld(db, id));
  }
}

async function order(
  doing: Doing,
  round: DemoRound,
  inspected: string,
  programmeId: Id<'inspection-programme'>,
): Promise<Id<'inspection'>> {
  const { issued } = round;
  const { id } = await doing.act(OFFICE, issued, 'inspections.draft', (context, acting) =>
    draftInspection(context, acting, {
      region: PREFECTURE_PATH,
      inspected,
      kind: 'regular',
      title: round.title,
      bodies: [`中共${round.region}委员会`, `${round.region}人民政府`],
      programmeId,
      from: round.from,
      to: round.to,
      basis: '《规定》第十一条',
      planEntry: round.planEntry,
      planDays: 15,
      planBasis: '巡查通知第五条',
      complaintDays: 7,
      complaintBasis: '巡查通知第六条',
    }),
  );
  const chosen = async () => ({ id, version: (await doing.held(id)).version });
  const approval = {
    organ: '中共云江市委、云江市人民政府',
    documentNo: `${round.orderNo.replace('安委', '委办')}`,
    on: issued,
  };
  await doing.act(OFFICE, issued, 'inspections.approve', async (context, acting) =>
    approve(context, acting, await chosen(), approval),
  );
  for (const [index, { loginName, title }] of DEMO_GROUP.entries())
    await doing.act(OFFICE, issued, 'inspections.name-member', async (context, acting) =>
      nameMember(context, acting, await chosen(), {
        loginName,
        title,
        place: index === 0 ? 'leader' : index === 1 ? 'deputy' : 'member',
        to: null,
        sizeReason: null,
      }),
    );
  await doing.act(OFFICE, issued, 'inspections.issue', async (context, acting) =>
    issue(context, acting, await chosen(), {
      on: issued,
      documentNo: round.orderNo,
      sizeReason: null,
    }),
  );
  return id;
}

async function onSite(doing: Doing, round: DemoRound, id: Id<'inspection'>): Promise<void> {
  const chosen = async () => ({ id, version: (await doing.held(id)).version });
  const [leader, , member] = DEMO_GROUP;
  await doing.act(leader.loginName, round.from, 'inspections.arrive', async (context, acting) =>
    arrive(context, acting, await chosen(), { on: round.from }),
  );
  for (const finding of round.findings)
    await doing.act(
      member.loginName,
      round.from,
      'inspections.add-finding',
      async (context, acting) => {
        const { kind, severity, block, facts, place, organName } = finding;
        return addFinding(context, acting, await chosen(), {
          kind,
          severity,
          block,
          clause: clauseOf(finding),
          facts,
          place,
          foundOn: round.from,
          evidence: [],
          organName,
          appointmentId: null,
          dueOn: round.after?.due ?? addDays(round.to, 90),
        });
      },
    );
}

async function rectify(
  doing: Doing,
  round: DemoRound,
  id: Id<'inspection'>,
  after: NonNullable<DemoRound['after']>,
  county: string,
): Promise<void> {
  const chosen = async () => ({ id, version: (await doing.held(id)).version });
  const each = async (
    work: (
      finding: { findingId: Id<'inspection-finding'>; id: typeof id; version: number },
      index: number,
    ) => Promise<void>,
  ) => {
    for (const [index] of round.findings.entries()) {
      const finding = (await doing.held(id)).findings[index];
      if (finding !== undefined)
        await work({ id, findingId: finding.id, version: finding.version }, index);
    }
  };
  await doing.act(county, after.delivered, 'inspections.acknowledge', async (context, acting) =>
    acknowledge(context, acting, await chosen()),
  );
  await each((finding, index) =>
    doing.act(county, after.planned, 'inspections.finding-plan', (context, acting) => {
      const { measure = '', responsible = '' } = round.findings[index] ?? {};
      return plan(context, acting, finding, { measure, responsible });
    }),
  );
  await doing.act(county, after.planned, 'inspections.submit-plan', async (context, acting) =>
    submitPlan(context, acting, await chosen(), {
      on: after.planned,
      documentNo: after.planNo,
      text: '县委、县政府成立整改工作组，逐项明确措施、责任人和期限，每月调度一次。',
    }),
  );
  await each((finding) =>
    doing.act(county, after.claimed, 'inspections.finding-claim', (context, acting) =>
      claim(context, acting, finding, { text: '已按整改方案完成，附会议纪要和现场照片目录。' }),
    ),
  );
  await each((finding) =>
    doing.act(OFFICE, after.claimed, 'inspections.finding-verify', (context, acting) =>
      verify(context, acting, finding, { text: '查阅资料并到现场核对，整改完成。' }),
    ),
  );
  await doing.act(OFFICE, after.lookedBack, 'inspections.look-back', async (context, acting) =>
    lookBack(context, acting, await chosen(), { on: after.lookedBack, by: '市安委办' }),
  );
  await each((finding) =>
    doing.act(OFFICE, after.lookedBack, 'inspections.finding-look-back', (context, acting) =>
      lookAgain(context, acting, finding, {
        result: 'held',
        text: '现场抽查，整改成效保持。',
        dueOn: null,
      }),
    ),
  );
  await doing.act(OFFICE, after.lookedBack, 'inspections.close', async (context, acting) =>
    close(context, acting, await chosen(), {
      reason: '回头看结束，问题全部整改到位。',
      carried: [],
    }),
  );
}

async function feedBack(
  doing: Doing,
  round: DemoRound,
  id: Id<'inspection'>,
  after: NonNullable<DemoRound['after']>,
): Promise<void> {
  const chosen = async () => ({ id, version: (await doing.held(id)).version });
  const [leader] = DEMO_GROUP;
  await doing.act(leader.loginName, round.to, 'inspections.leave', async (context, acting) =>
    leave(context, acting, await chosen(), { on: round.to }),
  );
  const text = [
    `巡查组对${round.region}党委和政府安全生产工作进行了巡查，共发现问题 ${round.findings.length} 项。`,
    ...round.findings.map(({ organName, facts }, index) => `${index + 1}．${organName}：${facts}`),
    '请自收到反馈之日起 15 日内报送整改方案。',
  ].join('\n\n');
  await doing.act(OFFICE, after.delivered, 'inspections.draft-feedback', async (context, acting) =>
    draftFeedback(context, acting, await chosen(), { text }),
  );
  await doing.act(OFFICE, after.delivered, 'inspections.deliver', async (context, acting) =>
    deliver(context, acting, await chosen(), {
      approval: {
        organ: '中共云江市委、云江市人民政府',
        documentNo: after.feedbackNo,
        on: after.delivered,
      },
      on: after.delivered,
    }),
  );
}

/** The finding of the second round is the same as one of the first; a member says so. */
async function repeat(
  doing: Doing,
  round: DemoRound,
  first: Id<'inspection'>,
  second: Id<'inspection'>,
): Promise<void> {
  const [finding] = (await doing.held(second)).findings;
  const [earlier] = (await doing.held(first)).findings;
  if (finding === undefined || earlier === undefined) return;
  const chosen = { id: second, findingId: finding.id, version: finding.version };
  await doing.act(
    DEMO_GROUP[0].loginName,
    round.from,
    'inspections.finding-confirm-repeat',
    (context, acting) => confirmRepeat(context, acting, chosen, { repeats: earlier.id }),
  );
}

export async function addInspections(services: Services): Promise<void> {
  const names = DEMO_GROUP.map(({ displayName }) => displayName);
  const there = await services.database.read(SYSTEM_SCOPE, (db) => accountsNamed(db, names));
  const rounds = demoRounds(services.clock.today());
  // In one piece with the first start: it is there, or nothing of it is.
  if (there.size > 0 || rounds.length === 0) return;
  const nobody = { actor: { accountId: null, name: '演示数据' }, scope: SYSTEM_SCOPE };
  const { on } = DEMO_PROGRAMME.approval;
  await servicesAt(services, momentOf(on, 0)).unitOfWork.commit(nobody, async (unit) => {
    await addAccounts(
      unit,
      DEMO_GROUP.map(({ loginName, displayName }) => ({ loginName, displayName })),
    );
    return {};
  });
  const doing = new Doing(services, 'programme');
  const paths = await services.database.read(SYSTEM_SCOPE, async (db) => ({
    shiqiao: await regionNamed(db, '石桥县'),
    qingshi: await regionNamed(db, '青石县'),
  }));
  const { id: programmeId } = await doing.act(
    OFFICE,
    on,
    'inspections.lay-down-programme',
    (context, { command }) =>
      layDownProgramme(context, command, {
        ...DEMO_PROGRAMME,
        region: PREFECTURE_PATH,
        targets: [
          { path: paths.shiqiao, year: 2025, quarter: 2 },
          { path: paths.qingshi, year: 2027, quarter: null },
        ],
      }),
  );
  const ids: Id<'inspection'>[] = [];
  for (const [index, round] of rounds.entries()) {
    const own = new Doing(services, `round ${index + 1}`);
    const id = await order(own, round, paths.shiqiao, programmeId);
    ids.push(id);
    await onSite(own, round, id);
    if (round.after !== undefined) {
      await feedBack(own, round, id, round.after);
      await rectify(own, round, id, round.after, 'shiqiao-awb');
    } else if (ids[0] !== undefined) await repeat(own, round, ids[0], id);
  }
}

// For `addWholeWorld`: what the demo's case leaves open. A proposal returned, art. 23 through to its clarification, an appeal answered with a change, a restoration; what was opened or registered by mistake.
import type { WorksheetContent } from '@jinze/contracts';
import { civilDate as day, type Id } from '@jinze/kernel';
import { accountabilityContext } from '../accountability-needs.ts';
import { callerOf } from '../demo/demo.store.ts';
import { scopeFor } from '../modules/access/index.ts';
import { type Chosen, changeCase, endCase } from '../modules/accountability/act-on-case.ts';
import {
  restore,
  revokeDecision,
  withdrawDecision,
} from '../modules/accountability/act-on-decision.ts';
import { withdrawExemption } from '../modules/accountability/act-on-exemption.ts';
import { answerToAppeal } from '../modules/accountability/appeals.ts';
import { endMembership } from '../modules/accountability/case-people.ts';
import {
  clarifyExemption,
  concludeExemption,
  decideExemption,
} from '../modules/accountability/decide-exemption.ts';
import { dropPerson, enterStatement } from '../modules/accountability/hear-person.ts';
import {
  type Acting,
  addArgument,
  addMember,
  addPerson,
  appeal,
  decide,
  freezeEvidence,
  openCase,
  openExemption,
  propose,
  registerDecision,
  saveWorksheet,
  serveDecision,
  tellPerson,
  verifyExemption,
} from '../modules/accountability/index.ts';
import { returnToHandler } from '../modules/accountability/propose.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import type { TestDatabase } from './index.ts';

const COMMITTEE = '/99/9901/990102/';
const ON_DAY = day('2026-10-14');
/** The day of the test's clock: a proposal is made today, and what follows not before it. */
const ON = day('2026-11-23');
const TITLE = '直接立案的责任追究';
const WARNING = [{ measure: 'admin-warning', until: null, probationMonths: null }] as const;
const DEMERIT = [{ measure: 'admin-demerit', until: null, probationMonths: null }] as const;
const UNWEIGHED = { responsibility: 'important', weight: null, weightReason: null } as const;

const CONTENT: WorksheetContent = {
  now: 'transferred',
  nowSince: day('2026-11-01'),
  responsibility: 'important',
  circumstances: [{ number: 4, facts: '对事故负有重要领导责任', source: '调查报告' }],
  findings: [
    { code: 'art9.1', title: '分管领域', state: 'not-met', reviewer: '程某', reasons: '没有部署' },
  ],
  statutory: [{ code: 'x', title: '检查', state: 'met', reviewer: null, reasons: null }],
  deployments: [{ askId: null, title: '整治', state: 'unknown', reasons: null }],
  factors: [{ factor: 'lossReduced', value: 'yes', reasons: '及时组织救援' }],
};

/** Reads anew before every act: each raises the version. */
function course(services: TestDatabase, caseTitle: string) {
  const one = async <Row>(query: string, values: readonly string[]): Promise<Row> => {
    const [row] = (await services.owner.query(query, [...values])).rows as Row[];
    if (row === undefined) throw new Error(`nothing: ${query}`);
    return row;
  };
  return {
    acting: async (loginName: string, action: string): Promise<Acting> => {
      const caller = await services.database.read(SYSTEM_SCOPE, (db) =>
        callerOf(db, { loginName }),
      );
      const scope = scopeFor(caller, `accountability.${action}`);
      if (scope === undefined) throw new Error(`${loginName} may not ${action}`);
      const actor = { accountId: caller.accountId, name: caller.displayName };
      return { caller, command: { actor, scope } };
    },
    opened: () =>
      one<Chosen<'case'>>('select id, version from accountability.case where title = $1', [
        caseTitle,
      ]),
    member: () =>
      one<{ id: Id<'case-member'> }>(
        `select m.id from accountability.case_member m join accountability.case c on c.id = m.case_id
         where c.title = $1 and m.name = $2`,
        [caseTitle, '云江市委组织部干部监督科'],
      ),
    sheet: (post: string) =>
      one<Chosen<'worksheet'> & { decision: Id<'decision'> }>(
        `select id, version, decision_id as decision from accountability.worksheet
         where case_title = $1 and post_title = $2`,
        [caseTitle, post],
      ),
    exemption: (post: string) =>
      one<Chosen<'exemption'>>(
        `select e.id, e.version from accountability.exemption e join accountability.worksheet w
           on w.id = e.worksheet_id
         where w.case_title = $1 and w.post_title = $2 and e.state <> 'withdrawn'`,
        [caseTitle, post],
      ),
    decision: (id: string) =>
      one<Chosen<'decision'>>('select id, version from accountability.decision where id = $1', [
        id,
      ]),
    following: (id: string) =>
      one<{ id: Id<'decision'> }>('select id from accountability.decision where follows_id = $1', [
        id,
      ]),
    appointment: async (post: string) =>
      (
        await one<{ id: Id<'appointment'> }>(
          `select a.record_id as id from posts.appointment a join posts.post p on p.id = a.post_id
             join posts.organ o on o.id = p.organ_id
           where o.region_path = $1 and p.title = $2 and a.superseded_at is null
             and a.valid_from <= $3 and (a.valid_to is null or a.valid_to >= $3)`,
          [COMMITTEE, post, ON_DAY],
        )
      ).id,
  };
}

type Course = ReturnType<typeof course>;
const EXEMPTED = '副县长（教科文卫）';
const PURSUED = '副县长（公安）';
const DROPPED = '副县长（城建）';
const DEPARTMENT = 'yunjiang-zzb';
const DECIDER = 'shiqiao-zzb';

/** Opened by the prefecture's department, so that a committee has it and no office. */
async function openAndHear(services: TestDatabase, of: Course): Promise<void> {
  const context = accountabilityContext(services);
  const { acting } = of;
  const opening = {
    region: '/99/9901/',
    title: TITLE,
    origin: 'direct',
    accidentId: null,
    originReference: '督查通报〔2026〕3号',
    basisDocument: '云委办〔2026〕61号',
    facts: '情况',
    quorum: null,
    openedOn: ON,
  } as const;
  const mistaken = { ...opening, title: '误立的案件' };
  for (const one of [opening, mistaken])
    await openCase(context, await acting(DEPARTMENT, 'open'), SYSTEM_SCOPE, one);
  const other = course(services, mistaken.title);
  const withdrawing = await acting(DEPARTMENT, 'withdraw');
  await endCase(context, withdrawing, await other.opened(), 'withdraw', { reason: '重复立案' });
  const changes = { title: TITLE, facts: '核实后的情况', quorum: 3 };
  await changeCase(context, await acting(DEPARTMENT, 'change'), await of.opened(), changes);
  const days = { basis: '1号', from: ON, until: day('2027-06-30') };
  const member = { ...days, loginName: 'yunjiang-zzb-jd' };
  await addMember(context, await acting(DEPARTMENT, 'add-member'), await of.opened(), member);
  const { id: memberId } = await of.member();
  const ending = await acting(DEPARTMENT, 'end-member');
  await endMembership(context, ending, await of.opened(), { memberId });
  for (const post of [EXEMPTED, PURSUED, DROPPED])
    await addPerson(
      context,
      await acting(DEPARTMENT, 'add-person'),
      await of.opened(),
      SYSTEM_SCOPE,
      { appointmentId: await of.appointment(post), onDay: ON_DAY },
    );
  const dropped = { reason: '不在责任范围内' };
  await dropPerson(context, await acting(DEPARTMENT, 'drop'), await of.sheet(DROPPED), dropped);
  await freezeEvidence(context, await acting(DEPARTMENT, 'freeze'), await of.opened());
  const told = { on: ON, documentNo: '2号', answerBy: day('2026-12-31') };
  const said = { content: '说明', evidence: ['纪要'], on: ON, custodian: '档案室', paperNo: '3号' };
  for (const post of [EXEMPTED, PURSUED]) {
    await saveWorksheet(context, await acting(DEPARTMENT, 'save'), await of.sheet(post), CONTENT);
    await tellPerson(context, await acting(DEPARTMENT, 'tell'), await of.sheet(post), told);
    const entering = await acting(DEPARTMENT, 'paper-statement');
    await enterStatement(context, entering, await of.sheet(post), said);
  }
}

const decided = (documentNo: string) => ({
  ...UNWEIGHED,
  becauseAccident: true,
  organ: '石桥县人民政府',
  documentNo,
  on: ON,
  effectiveOn: ON,
  vote: { meeting: '县政府党组会议', present: 5, votesFor: 4 },
  content: '处理意见',
});

/** Art. 23 to its end; an earlier motion was taken back. */
async function exempt(services: TestDatabase, of: Course): Promise<void> {
  const context = accountabilityContext(services);
  const { acting } = of;
  const motion = { on: ON, content: '依职权启动' };
  const withdrawn = { reason: '材料不全' };
  const opening = await acting(DEPARTMENT, 'exemption');
  await openExemption(context, opening, await of.sheet(EXEMPTED), motion);
  const taking = await acting(DEPARTMENT, 'exemption-withdraw');
  await withdrawExemption(context, taking, await of.exemption(EXEMPTED), withdrawn);
  await openExemption(context, opening, await of.sheet(EXEMPTED), motion);
  for (const limb of ['chapter2', 'statutory', 'deployments', 'conditions'] as const)
    for (const side of ['for', 'against'] as const)
      await addArgument(
        context,
        await acting(DEPARTMENT, 'exemption-arguments'),
        await of.exemption(EXEMPTED),
        { limb, side, content: '已核实', evidence: '台账' },
      );
  const verifying = await acting(DEPARTMENT, 'exemption-verify');
  const verified = { on: ON, text: '核实完毕' };
  await verifyExemption(context, verifying, await of.exemption(EXEMPTED), verified);
  const deciding = await acting(DECIDER, 'exemption-decide');
  await decideExemption(context, deciding, await of.exemption(EXEMPTED), {
    meeting: '县委常委会会议',
    on: ON,
    documentNo: '石委〔2026〕40号',
    present: 9,
    votesFor: 8,
    result: 'exempt',
    reasons: '三个方面均已查实',
  });
  const concluding = await acting(DECIDER, 'exemption-conclude');
  await concludeExemption(context, concluding, await of.exemption(EXEMPTED), {
    documentNo: '石委〔2026〕41号',
    on: ON,
    personServedOn: ON,
    departmentServedOn: ON,
  });
  const proposing = await acting(DEPARTMENT, 'propose');
  const unpursued = { ...UNWEIGHED, ground: 'article-23', measures: [] } as const;
  await propose(context, proposing, await of.sheet(EXEMPTED), {
    ...unpursued,
    outcome: 'not-pursue',
    content: '建议不予问责',
    withoutAnswer: null,
  });
  await decide(context, await acting(DECIDER, 'decide'), await of.sheet(EXEMPTED), {
    ...decided('石委〔2026〕42号'),
    ...unpursued,
    becauseAccident: false,
    outcome: 'not-pursued',
  });
  const clearing = await acting(DEPARTMENT, 'exemption-clarify');
  const cleared = { on: ON, text: '在全县干部会议上澄清' };
  await clarifyExemption(context, clearing, await of.exemption(EXEMPTED), cleared);
}

/** Returned once, decided, appealed and changed; what took its place is restored from, and another revoked. */
async function pursue(services: TestDatabase, of: Course): Promise<void> {
  const context = accountabilityContext(services);
  const { acting } = of;
  const pursued = { ...UNWEIGHED, ground: null, measures: [...DEMERIT] } as const;
  const proposal = {
    ...pursued,
    outcome: 'pursue',
    content: '建议记过',
    withoutAnswer: null,
  } as const;
  const weighed = { weight: 'lighter', weightReason: '减少损失' } as const;
  const proposing = await acting(DEPARTMENT, 'propose');
  await propose(context, proposing, await of.sheet(PURSUED), { ...proposal, ...weighed });
  const returning = await acting(DECIDER, 'return');
  const returned = { on: ON, reason: '请补充核实' };
  await returnToHandler(context, returning, await of.sheet(PURSUED), returned);
  await propose(context, proposing, await of.sheet(PURSUED), proposal);
  const made = {
    ...decided('石政处〔2026〕4号'),
    ...pursued,
    ...weighed,
    outcome: 'pursued',
  } as const;
  await decide(context, await acting(DECIDER, 'decide'), await of.sheet(PURSUED), made);
  const { decision: id } = await of.sheet(PURSUED);
  const served = { on: ON, documentNo: '送达回证4号' };
  const serving = await acting(DECIDER, 'decision-serve');
  await serveDecision(context, serving, await of.decision(id), served);
  const appealing = await acting(DECIDER, 'decision-appeal');
  const lodged = { route: '问责', on: ON, documentNo: '申诉1号', content: '处理偏重' };
  await appeal(context, appealing, await of.decision(id), lodged);
  // Another of the department than decided answers.
  const another = await acting(DECIDER, 'decision-answer-appeal');
  const { accountId } = (await acting(DEPARTMENT, 'decide')).caller;
  const caller = { ...another.caller, accountId };
  await answerToAppeal(context, { ...another, caller }, await of.decision(id), {
    on: ON,
    documentNo: '石政复〔2026〕2号',
    by: '石桥县人民政府',
    result: 'changed',
    text: '变更为警告',
    measures: [...WARNING],
  });
  const { id: next } = await of.following(id);
  const restoring = await acting(DECIDER, 'decision-restore');
  const restored = { number: 1, on: ON, documentNo: '石组〔2026〕2号', note: '期满恢复' };
  await restore(context, restoring, await of.decision(next), restored);
  const revoking = await acting(DECIDER, 'decision-revoke');
  const revoked = { on: ON, documentNo: '石政〔2026〕9号', reason: '认定事实有误' };
  await revokeDecision(context, revoking, await of.decision(next), revoked);
}

/** One that was entered by mistake is withdrawn; one of an accident, with everything its paper can say, stays. */
async function register(services: TestDatabase, of: Course): Promise<void> {
  const context = accountabilityContext(services);
  const acting = await of.acting(DECIDER, 'register-decision');
  const paper = {
    committee: COMMITTEE,
    appointmentId: await of.appointment(DROPPED),
    onDay: ON_DAY,
    circumstances: [1, 4],
    responsibility: 'overall',
    becauseAccident: true,
    accidentId: null,
    accidentName: '他地事故',
    outcome: 'pursued',
    ground: null,
    measures: [
      { measure: 'suspension', until: day('2027-01-31'), probationMonths: null },
      { measure: 'party-probation', until: null, probationMonths: 12 },
    ],
    weight: 'heavier',
    weightReason: '性质恶劣',
    organ: '石桥县纪委监委',
    documentNo: '石纪〔2026〕3号',
    decidedOn: ON,
    effectiveOn: ON,
    servedOn: ON,
    content: '处理内容',
  } as const;
  for (const documentNo of [paper.documentNo, '石纪〔2026〕4号']) {
    const measures = [...paper.measures];
    const entered = { ...paper, measures, documentNo };
    const { id } = await registerDecision(context, acting, SYSTEM_SCOPE, entered);
    if (documentNo === paper.documentNo) continue;
    const withdrawing = await of.acting(DECIDER, 'decision-withdraw');
    await withdrawDecision(context, withdrawing, await of.decision(id), { reason: '登记错误' });
  }
}

export async function addWholeAccountability(services: TestDatabase): Promise<void> {
  const of = course(services, TITLE);
  await openAndHear(services, of);
  await exempt(services, of);
  await pursue(services, of);
  await register(services, of);
  const closing = await of.acting(DEPARTMENT, 'close');
  const closed = { reason: '办结' };
  await endCase(accountabilityContext(services), closing, await of.opened(), 'close', closed);
}

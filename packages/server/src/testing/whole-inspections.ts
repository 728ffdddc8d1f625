// For `addWholeWorld`: a programme that was revised, and an inspection with everything that can be said in one, to its end.
import { civilDate as day, type Id } from '@jinze/kernel';
import { REGULATION } from '@jinze/rules';
import { accountNamed, addAccounts } from '../modules/access/index.ts';
import {
  acknowledge,
  addComplaint,
  addFinding,
  answerComplaint,
  answerObjection,
  answerRequest,
  answerStatement,
  approve,
  arrive,
  askExtension,
  askMaterial,
  changeFinding,
  changeInspection,
  claim,
  close,
  deliver,
  draftFeedback,
  draftInspection,
  endMembership,
  extend,
  handOverComplaint,
  type InspectionsContext,
  issue,
  layDownProgramme,
  leave,
  lookAgain,
  lookBack,
  nameMember,
  object,
  plan,
  progress,
  refuseExtension,
  returnFinding,
  reviseProgramme,
  stateOwn,
  submitPlan,
  verify,
  withdrawFinding,
  withdrawInspection,
} from '../modules/inspections/index.ts';
import type { Scope } from '../platform/database/scope.ts';
import { SYSTEM_SCOPE } from '../platform/database/scope.ts';
import type { Caller } from '../platform/http/caller.ts';
import type { Command } from '../platform/unit-of-work.ts';
import type { TestDatabase } from './index.ts';
import { movingClock } from './moving-clock.ts';

const PREFECTURE = '/99/9901/';
const ON = day('2026-11-02');
const LOGIN = 'whole-group';

const callerOf = (accountId: Id<'account'>): Caller => ({
  accountId,
  sessionId: accountId as string as Id<'session'>,
  displayName: '某人',
  personId: null,
  grants: [],
  csrfToken: '',
  reauthenticatedUntil: null,
});

export async function addWholeInspections(
  services: TestDatabase,
  command: Command,
  {
    region: inspected,
    appointmentId,
  }: { readonly region: string; readonly appointmentId: Id<'appointment'> },
): Promise<void> {
  const clock = movingClock(services, `${ON}T10:00:00`);
  const scopeFor = (caller: Caller): Scope =>
    caller.displayName === '县' ? { ...SYSTEM_SCOPE, keys: [`county${inspected}`] } : SYSTEM_SCOPE;
  const context: InspectionsContext = {
    ...clock.services,
    may: () => true,
    scopeFor,
    findAccount: accountNamed,
  };
  const { accountId } = command.actor;
  if (accountId === null) throw new Error('somebody acts');
  const [member, other] = await clock.services.unitOfWork.commit(command, (unit) =>
    addAccounts(unit, [
      { loginName: LOGIN, displayName: '组员' },
      { loginName: `${LOGIN}-2`, displayName: '组员二' },
    ]),
  );
  if (member === undefined || other === undefined) throw new Error('added');
  const office = { command, caller: callerOf(accountId) };
  const county = { command, caller: { ...callerOf(accountId), displayName: '县' } };
  const group = { command, caller: callerOf(member) };
  const written = {
    title: '计划',
    from: day('2026-01-01'),
    to: day('2030-12-31'),
    approval: { organ: '市委', documentNo: '1号', on: ON },
    planEntry: '第1项',
    basis: '依据',
    isOfAll: true,
    countsUnannounced: true,
    targets: [{ path: inspected, year: 2027, quarter: 1 }],
  };
  const programme = await layDownProgramme(context, command, { region: PREFECTURE, ...written });
  await reviseProgramme(context, command, { ...programme, version: 1 }, written);
  const order = {
    title: '巡查（全）',
    bodies: ['县委', '县政府'],
    programmeId: programme.id,
    from: ON,
    to: day('2026-11-06'),
    basis: '依据',
    planEntry: '第1项',
    planDays: 15,
    planBasis: '通知',
    complaintDays: 7,
    complaintBasis: '通知',
  };
  const drafted = { region: PREFECTURE, inspected, kind: 'regular' as const, ...order };
  const withdrawn = await draftInspection(context, office, drafted);
  await withdrawInspection(context, office, { ...withdrawn, version: 1 }, { reason: '重复' });
  const { id } = await draftInspection(context, office, drafted);
  await changeInspection(context, office, { id, version: 1 }, order);
  await approve(context, office, { id, version: 2 }, written.approval);
  const own = { to: null, sizeReason: null };
  const named = { ...own, place: 'leader' as const, title: '组长' };
  await nameMember(context, office, { id, version: 3 }, { loginName: LOGIN, ...named });
  const second = { ...own, loginName: `${LOGIN}-2`, place: 'member' as const, title: '组员' };
  await nameMember(context, office, { id, version: 4 }, second);
  const sent = { on: ON, documentNo: '全1号', sizeReason: '人手' };
  await issue(context, office, { id, version: 5 }, sent);
  const { rows } = await services.owner.query<{ id: Id<'inspection-member'> }>(
    'select id from inspections.member where account_id = $1',
    [other],
  );
  const memberId = rows[0]?.id;
  if (memberId === undefined) throw new Error('named');
  await endMembership(context, office, { id, version: 6 }, { memberId, reason: '调整' });
  await arrive(context, group, { id, version: 7 }, { on: ON });
  const chosen = { id, version: 8 };
  const asked = { what: '计划', askedOf: '局', dueOn: day('2026-11-05'), reason: null };
  await askMaterial(context, group, chosen, { code: 'law.enforcement', ...asked });
  const first = async <T>(sql: string) => {
    const found = await services.owner.query<{ id: T }>(sql, [id]);
    const [row] = found.rows;
    if (row === undefined) throw new Error(sql);
    return row.id;
  };
  const requestId = await first<Id<'inspection-request'>>(
    'select id from inspections.request where inspection_id = $1',
  );
  await answerRequest(context, county, { id, version: 1 }, { requestId, answer: '已报' });
  const brought = { how: '来信', place: '某处', matter: '事项', contact: '某人' };
  await addComplaint(context, group, chosen, { receivedOn: ON, ...brought });
  const complaintId = await first<Id<'inspection-complaint'>>(
    'select id from inspections.complaint where inspection_id = $1',
  );
  const answered = { complaintId, on: ON, answer: '已办' };
  await answerComplaint(context, group, { id, version: 1 }, answered);
  const handed = { receivedOn: ON, organ: '纪委', on: ON };
  await handOverComplaint(context, group, chosen, { ...handed, complaintId: null });
  await addComplaint(context, group, chosen, { receivedOn: ON, ...brought });
  const moved = await first<Id<'inspection-complaint'>>(
    'select id from inspections.complaint where inspection_id = $1 and number = 2',
  );
  await handOverComplaint(context, group, chosen, { ...handed, complaintId: moved });
  const finding = {
    kind: 'problem' as const,
    severity: 'ordinary' as const,
    block: 'law' as const,
    clause: { instrument: REGULATION.id, article: '6' },
    facts: '事实',
    place: '某处',
    foundOn: ON,
    evidence: [],
    organName: '县政府',
    appointmentId: null,
    dueOn: day('2026-12-31'),
  };
  const ids = [
    (await addFinding(context, group, chosen, finding)).findingId,
    (await addFinding(context, group, chosen, finding)).findingId,
    (await addFinding(context, group, chosen, finding)).findingId,
    (await addFinding(context, group, chosen, { ...finding, appointmentId })).findingId,
  ] as const;
  const at = (index: 0 | 1 | 2 | 3, version: number) => ({ id, findingId: ids[index], version });
  await changeFinding(context, group, at(0, 1), { ...finding, facts: '另一事实' });
  await withdrawFinding(context, group, at(1, 1), { reason: '有误' });
  await leave(context, group, chosen, { on: ON });
  await draftFeedback(context, group, { id, version: 9 }, { text: '反馈' });
  const delivered = { approval: written.approval, on: ON };
  await deliver(context, office, { id, version: 10 }, delivered);
  await acknowledge(context, county, { id, version: 11 });
  await object(context, county, at(2, 2), { text: '不实' });
  await answerObjection(context, group, at(2, 3), { isUpheld: true, text: '撤销' });
  const persons = [
    await first<Id<'person'>>(
      'select person_id as id from inspections.finding where inspection_id = $1 and person_id is not null',
    ),
  ];
  const stating = { ...county, command: { ...command, scope: { ...SYSTEM_SCOPE, persons } } };
  await stateOwn(context, stating, at(3, 2), { text: '说明' });
  await answerStatement(context, group, at(3, 3), { outcome: 'withdrawn', text: '撤销' });
  await plan(context, county, at(0, 3), { measure: '措施', responsible: '县长' });
  const planned = { on: ON, documentNo: '2号', text: '方案' };
  await submitPlan(context, county, { id, version: 12 }, planned);
  await progress(context, county, at(0, 4), { text: '进展' });
  // Whoever asks does not approve, and whoever claims does not verify: the county's acts are another account's here.
  const claiming = { ...county, command: { ...command, actor: { accountId: null, name: '县' } } };
  const later = { dueOn: day('2027-01-31'), reason: '理由' };
  await askExtension(context, claiming, at(0, 5), later);
  await refuseExtension(context, office, at(0, 6), { reason: '不同意' });
  await askExtension(context, claiming, at(0, 7), later);
  await extend(context, office, at(0, 8), written.approval);
  await claim(context, claiming, at(0, 9), { text: '完成' });
  await returnFinding(context, office, at(0, 10), { reason: '不够' });
  await claim(context, claiming, at(0, 11), { text: '完成' });
  await verify(context, office, at(0, 12), { text: '属实' });
  await lookBack(context, office, { id, version: 13 }, { on: ON, by: '安委办' });
  const relapsed = { result: 'relapsed' as const, text: '反弹', dueOn: day('2027-01-31') };
  await lookAgain(context, office, at(0, 13), relapsed);
  await close(
    context,
    office,
    { id, version: 14 },
    { reason: '办结', carried: [{ number: 5, reason: '反弹' }] },
  );
}

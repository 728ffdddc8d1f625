// What of an inspection leaves the server, by side: the inspected one has neither findings before feedback nor complaints.
import type {
  Inspection,
  InspectionAct,
  InspectionComplaint,
  InspectionLine,
  MaterialRequest,
  Why,
} from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { regulationClause } from '@jinze/rules';
import type { Caller } from '../../platform/http/caller.ts';
import type { TaskOfFinding } from '../supervision/index.ts';
import { TOLD_ACTS } from './act-on-inspection.ts';
import { complaintDue } from './complaint-due.ts';
import { composeFeedback } from './compose-feedback.ts';
import type { EarlierRow, EntryRow, FindingRow } from './findings.store.ts';
import { findingView } from './findings.view.ts';
import { INSPECTION_TRANSITIONS } from './inspection.states.ts';
import type { Side } from './inspections.context.ts';
import type {
  ComplaintRow,
  InspectionRow,
  MemberRow,
  RequestRow,
  StepRow,
  TakenRow,
} from './inspections.store.ts';
import type { StatementRow } from './statements.store.ts';

export function inspectionLine(row: InspectionRow): InspectionLine {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    state: row.state,
    title: row.title,
    issuerName: row.issuer_name,
    inspectedName: row.inspected_name,
    from: row.from_day,
    to: row.to_day,
    orderNo: row.order_no,
    findings: row.findings,
    openFindings: row.open_findings,
    overdueFindings: row.overdue_findings,
  };
}

type Possible = Exclude<InspectionAct, 'draft'>;
const BOTH = ['group', 'office'] as const;
const SIDES: Readonly<Record<Possible, readonly Side[]>> = {
  change: ['office'],
  approve: ['office'],
  'name-member': ['office'],
  'end-member': ['office'],
  'extend-order': ['office'],
  issue: ['office'],
  arrive: BOTH,
  leave: BOTH,
  'draft-feedback': BOTH,
  deliver: ['office'],
  acknowledge: ['inspected'],
  'submit-plan': ['inspected'],
  'look-back': ['office'],
  close: ['office'],
  withdraw: ['office'],
};

function actsOf(row: InspectionRow, sides: readonly Side[]): InspectionAct[] {
  return (Object.keys(SIDES) as Possible[]).filter((act) => {
    if (INSPECTION_TRANSITIONS[row.state][act] === undefined) return false;
    if (!SIDES[act].some((side) => sides.includes(side))) return false;
    if (act === 'acknowledge') return row.acknowledged_on === null;
    if (act === 'submit-plan') return row.plan_on === null;
    if (act === 'deliver') return row.feedback !== null;
    return true;
  });
}

function doingsOf(row: InspectionRow, sides: readonly Side[]): Inspection['mayDo'] {
  const isGroup = sides.includes('group');
  const isInspecting = isGroup || sides.includes('office');
  const isThere = row.state === 'on-site' || row.state === 'feedback';
  const isAsking = row.state === 'preparing' || isThere;
  return [
    ...(isInspecting && isThere ? (['add-finding'] as const) : []),
    ...(isGroup && isThere ? (['add-complaint'] as const) : []),
    ...(isInspecting && row.state !== 'withdrawn' ? (['answer-complaint'] as const) : []),
    ...(isInspecting && isAsking ? (['ask-material'] as const) : []),
    ...(sides.includes('inspected') && isAsking ? (['answer-request'] as const) : []),
  ];
}

function complaintView(
  row: ComplaintRow,
  { complaint_days: days }: InspectionRow,
  today: CivilDate,
): InspectionComplaint {
  const isOpen = row.answer === null;
  const due = row.due_on ?? complaintDue(row.received_on, days);
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    state: isOpen ? 'open' : 'answered',
    receivedOn: row.received_on,
    how: row.how ?? '',
    place: row.place ?? '',
    matter: row.matter ?? '',
    isAnonymous: row.is_anonymous,
    dueOn: due,
    isDuePending: due === null && days !== null,
    isOverdue: isOpen && due !== null && due < today,
    answer: row.answer,
    answeredOn: row.answered_on,
    recordedAt: row.recorded_at.toISOString(),
  };
}

const requestView = (row: RequestRow): MaterialRequest => ({
  id: row.id,
  version: row.version,
  block: row.block as MaterialRequest['block'],
  what: row.what,
  askedOf: row.asked_of,
  dueOn: row.due_on,
  reason: row.reason,
  answer: row.answer,
  answeredOn: row.answered_on,
});

const isLate = ({ plan_on: on, plan_due: due }: InspectionRow): boolean =>
  on !== null && due !== null && on > due;

export function whyOfPlan(row: InspectionRow): Why | null {
  const { delivered_on: delivered, plan_due: due } = row;
  if (delivered === null || due === null) return null;
  return {
    heading: `整改方案 ${due} 前报送`,
    clause: [regulationClause('11')],
    facts: [
      `${delivered} 送达反馈意见，文号 ${row.feedback_no ?? ''}`,
      `通知写明自收到反馈之日起 ${row.plan_days} 日内报送，送达当日不计`,
      `依据：${row.plan_basis}`,
    ],
    gaps: [
      ...(row.plan_on === null ? ['还没有报送'] : []),
      ...(isLate(row) ? [`报送日期 ${row.plan_on} 晚于期限 ${due}`] : []),
    ],
    proof: row.plan_on === null ? [] : [`${row.plan_on} 报送，文号 ${row.plan_no ?? ''}`],
  };
}

const approvalOf = (organ: string | null, documentNo: string | null, on: CivilDate | null) =>
  organ === null || documentNo === null || on === null ? null : { organ, documentNo, on };

export interface Around {
  readonly members: readonly MemberRow[];
  readonly steps: readonly StepRow[];
  readonly requests: readonly RequestRow[];
  readonly complaints: readonly ComplaintRow[];
  readonly handedOver: number;
  readonly taken: readonly TakenRow[];
  readonly findings: readonly FindingRow[];
  readonly entries: readonly EntryRow[];
  readonly all: readonly EarlierRow[];
  readonly statements: readonly StatementRow[];
  /** Begun from its findings, that the caller may open. */
  readonly tasks: readonly TaskOfFinding[];
}

function feedbackOf(
  row: InspectionRow,
  { findings, all }: Around,
  isInspecting: boolean,
): Inspection['feedback'] {
  const isSeen = isInspecting || row.delivered_on !== null;
  const { acknowledged_on: on, acknowledged_by: by } = row;
  return {
    text: isSeen ? (row.feedback ?? composeFeedback(row, findings, all)) : '',
    isComposed: row.feedback === null,
    approval: approvalOf(row.feedback_organ, row.feedback_no, row.feedback_approved),
    deliveredOn: row.delivered_on,
    acknowledged: on === null || by === null ? null : { on, by },
  };
}

function planOf(row: InspectionRow, { steps }: Around, today: CivilDate): Inspection['plan'] {
  const { plan_due: dueOn, plan_on: submittedOn } = row;
  return {
    dueOn,
    isOverdue: dueOn !== null && submittedOn === null && dueOn < today,
    text: row.plan_text,
    submittedOn,
    isLate: isLate(row),
    recordedAt: steps.find(({ act }) => act === 'submit-plan')?.recorded_at.toISOString() ?? null,
    documentNo: row.plan_no,
    why: whyOfPlan(row),
  };
}

const memberView = (
  row: MemberRow,
  { to_day: last }: InspectionRow,
  isInspecting: boolean,
): Inspection['members'][number] => ({
  id: row.id,
  place: row.place,
  name: row.name,
  title: row.title,
  from: row.from_day,
  to: row.to_day,
  endedOn: row.ended_on,
  endReason: isInspecting ? row.end_reason : null,
  isShort: isInspecting && row.ended_on === null && row.to_day < last,
});

const stepView = (row: StepRow): Inspection['steps'][number] => ({
  act: row.act as InspectionAct,
  on: row.on_day,
  documentNo: row.document_no,
  note: row.note,
  recordedAt: row.recorded_at.toISOString(),
  recordedBy: row.recorded_by,
});

export function inspectionView(
  caller: Caller,
  row: InspectionRow,
  sides: readonly Side[],
  around: Around,
  today: CivilDate,
): Inspection {
  const isInspecting = sides.includes('group') || sides.includes('office');
  const { complaints, findings, entries, all } = around;
  const orderOn = row.order_on ?? today;
  const byFinding = Map.groupBy(entries, ({ finding_id: id }) => id);
  const statements = new Map(around.statements.map((one) => [one.finding_id, one]));
  const tasks = Map.groupBy(around.tasks, ({ findingId }) => findingId);
  const reading = { caller, sides, inspection: row, all, statements, tasks, today };
  const { programme_id: programmeId, programme_title: programmeTitle } = row;
  return {
    ...inspectionLine(row),
    programme:
      programmeId === null || programmeTitle === null
        ? null
        : { id: programmeId, title: programmeTitle, mayRead: sides.includes('office') },
    region: row.region_path,
    inspected: row.inspected_path,
    side: sides[0] ?? 'inspected',
    bodies: row.bodies,
    basis: row.basis,
    approval: approvalOf(row.approval_organ, row.approval_no, row.approved_on),
    planEntry: row.plan_entry,
    orderOn: row.order_on,
    sizeReason: isInspecting ? row.size_reason : null,
    planDays: row.plan_days,
    planBasis: row.plan_basis,
    complaintDays: row.complaint_days,
    complaintBasis: row.complaint_basis,
    members: around.members
      .filter(({ ended_on: ended }) => isInspecting || ended === null || ended >= orderOn)
      .map((one) => memberView(one, row, isInspecting)),
    findingList: findings
      .filter((one) => isInspecting || one.told_at !== null)
      .map((one) => findingView(one, byFinding.get(one.id) ?? [], reading)),
    requests: around.requests.map(requestView),
    complaints: isInspecting
      ? complaints
          .filter((one) => one.moved_on === null)
          .map((one) => complaintView(one, row, today))
      : [],
    handedOver: sides.includes('group') ? around.handedOver : null,
    taken: around.taken.map(({ taken_at: at, taken_by: by }) => ({ at: at.toISOString(), by })),
    feedback: feedbackOf(row, around, isInspecting),
    plan: planOf(row, around, today),
    lookBack:
      row.look_back_on === null || row.look_back_by === null
        ? null
        : { on: row.look_back_on, by: row.look_back_by },
    ending:
      row.ended_on === null || row.ended_reason === null
        ? null
        : { on: row.ended_on, reason: row.ended_reason },
    steps: around.steps
      .filter(({ act }) => isInspecting || TOLD_ACTS.includes(act as InspectionAct))
      .map(stepView),
    may: actsOf(row, sides),
    mayDo: doingsOf(row, sides),
  };
}

// What an act does to an inspection: the next state and its event, or a refusal. Pure.
import type { InspectionAct, InspectionKind, InspectionState, MemberPlace } from '@jinze/contracts';
import { addDays, type CivilDate, ok, type Result, refuse } from '@jinze/kernel';
import { INSPECTION_TRANSITIONS } from './inspection.states.ts';

export interface InspectionRefusal {
  readonly code:
    | 'inspections.not-now'
    | 'inspections.future-date'
    | 'inspections.too-early'
    | 'inspections.days-reversed'
    | 'inspections.not-below'
    | 'inspections.not-in-plan'
    | 'inspections.no-leader'
    | 'inspections.group-size'
    | 'inspections.outside-days'
    | 'inspections.no-feedback'
    | 'inspections.acknowledged'
    | 'inspections.plan-submitted'
    | 'inspections.measure-missing'
    | 'inspections.plan-awaited'
    | 'inspections.not-looked-back'
    | 'inspections.findings-open'
    | 'inspections.not-carried'
    | 'inspections.objections-open'
    | 'inspections.due-before-delivery'
    | 'inspections.days-over'
    | 'inspections.not-later'
    | 'inspections.complaints-open';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface InspectionFacts {
  readonly state: InspectionState;
  readonly kind: InspectionKind;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly planEntry: string | null;
  readonly planDays: number;
  readonly approvedOn: CivilDate | null;
  readonly orderOn: CivilDate | null;
  readonly arrivedOn: CivilDate | null;
  readonly leftOn: CivilDate | null;
  readonly feedback: string | null;
  readonly deliveredOn: CivilDate | null;
  readonly acknowledgedOn: CivilDate | null;
  readonly planDue: CivilDate | null;
  readonly planOn: CivilDate | null;
  readonly lookBackOn: CivilDate | null;
}

export interface InspectionDecision {
  readonly state: InspectionState;
  readonly act: InspectionAct;
  readonly event: `inspection.${string}.v1`;
}
export type Decided = Result<InspectionDecision, InspectionRefusal>;

const EVENTS: Readonly<Record<InspectionAct, InspectionDecision['event']>> = {
  draft: 'inspection.drafted.v1',
  change: 'inspection.changed.v1',
  approve: 'inspection.approved.v1',
  'name-member': 'inspection.member-named.v1',
  'end-member': 'inspection.member-ended.v1',
  'extend-order': 'inspection.order-extended.v1',
  issue: 'inspection.issued.v1',
  arrive: 'inspection.arrived.v1',
  leave: 'inspection.left.v1',
  'draft-feedback': 'inspection.feedback-drafted.v1',
  deliver: 'inspection.feedback-delivered.v1',
  acknowledge: 'inspection.acknowledged.v1',
  'submit-plan': 'inspection.plan-submitted.v1',
  'look-back': 'inspection.looked-back.v1',
  close: 'inspection.closed.v1',
  withdraw: 'inspection.withdrawn.v1',
};

/** 巡查组 5–7 人 as provinces write it; another number stands with its reason. */
const GROUP_SIZE = { least: 5, most: 7 } as const;

export function next(
  { state }: Pick<InspectionFacts, 'state'>,
  act: Exclude<InspectionAct, 'draft'>,
): Decided {
  const to = INSPECTION_TRANSITIONS[state][act];
  return to === undefined
    ? refuse({ code: 'inspections.not-now' })
    : ok({ state: to, act, event: EVENTS[act] });
}

interface Day {
  readonly on: CivilDate;
  readonly today: CivilDate;
}

/** What has happened: not to come, and not before what it follows. */
function happened(
  facts: Pick<InspectionFacts, 'state'>,
  act: Exclude<InspectionAct, 'draft'>,
  { on, today }: Day,
  after: CivilDate | null,
  path = 'body.on',
): Decided {
  const decided = next(facts, act);
  if (!decided.ok) return decided;
  if (on > today) return refuse({ code: 'inspections.future-date', path });
  return after !== null && on < after
    ? refuse({ code: 'inspections.too-early', path, values: { on: after } })
    : decided;
}

export interface Placed {
  readonly inspecting: string;
  readonly inspected: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

function faultOfContent({ inspecting, inspected, from, to }: Placed) {
  if (inspecting === inspected || !inspected.startsWith(inspecting))
    return { code: 'inspections.not-below', path: 'body.inspected' } as const;
  return to < from ? ({ code: 'inspections.days-reversed', path: 'body.to' } as const) : undefined;
}

export function decideDraft(placed: Placed): Decided {
  const fault = faultOfContent(placed);
  return fault === undefined
    ? ok({ state: 'draft', act: 'draft', event: EVENTS.draft })
    : refuse(fault);
}

export function decideChange(facts: InspectionFacts, placed: Placed): Decided {
  const decided = next(facts, 'change');
  if (!decided.ok) return decided;
  const fault = faultOfContent(placed);
  return fault === undefined ? decided : refuse(fault);
}

export const decideApproval = (facts: InspectionFacts, day: Day): Decided =>
  happened(facts, 'approve', day, null);

/** A group of another number than usual has its reason; one that comes unannounced may be small. */
export function faultOfSize(
  kind: InspectionKind,
  size: number,
  reason: string | null,
): InspectionRefusal | undefined {
  const isUsual = size <= GROUP_SIZE.most && (kind === 'unannounced' || size >= GROUP_SIZE.least);
  return isUsual || reason !== null
    ? undefined
    : {
        code: 'inspections.group-size',
        path: 'body.sizeReason',
        values: { size, least: GROUP_SIZE.least, most: GROUP_SIZE.most },
      };
}

interface MemberDays {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Until the last day of the order, or of days of their own. */
export function decideNaming(facts: InspectionFacts, { from, to }: MemberDays): Decided {
  const decided = next(facts, 'name-member');
  return !decided.ok || to >= from
    ? decided
    : refuse({ code: 'inspections.days-over', path: 'body.to', values: { on: to } });
}

/** A supplementary order gives days beyond those of all before. */
export function decideExtending(
  facts: InspectionFacts,
  day: Day,
  { to, last }: { readonly to: CivilDate; readonly last: CivilDate },
): Decided {
  const decided = happened(facts, 'extend-order', day, facts.orderOn);
  return !decided.ok || (to > last && to >= day.today)
    ? decided
    : refuse({ code: 'inspections.not-later', path: 'body.to', values: { on: last } });
}

export interface GroupFacts {
  readonly places: readonly MemberPlace[];
  readonly sizeReason: string | null;
}

/**
 * The order goes out once it is approved and, announced, has its place in the year's plan (2024 rules on burdens). The
 * order of an unannounced one is shown on site: no preparing, and it leads there.
 */
export function decideIssue(facts: InspectionFacts, day: Day, group: GroupFacts): Decided {
  const decided = happened(facts, 'issue', day, facts.approvedOn);
  if (!decided.ok) return decided;
  const isRegular = facts.kind === 'regular';
  if (isRegular && facts.planEntry === null) return refuse({ code: 'inspections.not-in-plan' });
  if (!group.places.includes('leader')) return refuse({ code: 'inspections.no-leader' });
  const fault = faultOfSize(facts.kind, group.places.length, group.sizeReason);
  if (fault !== undefined) return refuse(fault);
  if (day.on > facts.to || (!isRegular && day.on < facts.from))
    return refuse({
      code: 'inspections.outside-days',
      path: 'body.on',
      values: { from: facts.from, to: facts.to },
    });
  return isRegular ? decided : ok({ ...decided.value, state: 'on-site' });
}

export function decideArrival(facts: InspectionFacts, day: Day): Decided {
  const decided = happened(facts, 'arrive', day, facts.orderOn);
  if (!decided.ok) return decided;
  return day.on < facts.from || day.on > facts.to
    ? refuse({
        code: 'inspections.outside-days',
        path: 'body.on',
        values: { from: facts.from, to: facts.to },
      })
    : decided;
}

export const decideLeaving = (facts: InspectionFacts, day: Day): Decided =>
  happened(facts, 'leave', day, facts.arrivedOn);

export interface Standing {
  readonly number: number;
  readonly dueOn: CivilDate;
}

/**
 * Delivered once approved, after the group left; what is delivered has been written, and each finding leaves time to
 * rectify it.
 */
export function decideDelivery(
  facts: InspectionFacts,
  day: Day,
  approvedOn: CivilDate,
  findings: readonly Standing[],
): Decided {
  const decided = happened(facts, 'deliver', day, facts.leftOn);
  if (!decided.ok) return decided;
  if (facts.feedback === null) return refuse({ code: 'inspections.no-feedback' });
  if (approvedOn > day.on)
    return refuse({ code: 'inspections.too-early', path: 'body.on', values: { on: approvedOn } });
  if (facts.leftOn !== null && approvedOn < facts.leftOn)
    return refuse({
      code: 'inspections.too-early',
      path: 'body.approval.on',
      values: { on: facts.leftOn },
    });
  const passed = findings.filter(({ dueOn }) => dueOn <= day.on).map(({ number }) => number);
  return passed.length > 0
    ? refuse({ code: 'inspections.due-before-delivery', values: { numbers: passed.join('、') } })
    : decided;
}

/** The day of delivery does not count. */
export const planDueDay = (deliveredOn: CivilDate, days: number): CivilDate =>
  addDays(deliveredOn, days);

export function decideAcknowledgement(facts: InspectionFacts): Decided {
  return facts.acknowledgedOn === null
    ? next(facts, 'acknowledge')
    : refuse({ code: 'inspections.acknowledged' });
}

/** Which findings or complaints hold the act up. */
const unlessAny = (
  decided: Decided,
  code: InspectionRefusal['code'],
  numbers: readonly number[],
): Decided =>
  decided.ok && numbers.length > 0
    ? refuse({ code, values: { numbers: numbers.join('、') } })
    : decided;

/** Every finding that stands has its measure and who is responsible. */
export function decidePlan(
  facts: InspectionFacts,
  day: Day,
  unplanned: readonly number[],
): Decided {
  const decided = happened(facts, 'submit-plan', day, facts.deliveredOn);
  if (!decided.ok) return decided;
  if (facts.planOn !== null) return refuse({ code: 'inspections.plan-submitted' });
  return unlessAny(decided, 'inspections.measure-missing', unplanned);
}

/** What was objected to is answered before one goes on: afterwards nobody would answer it. */
const answered = (decided: Decided, objected: readonly number[]): Decided =>
  unlessAny(decided, 'inspections.objections-open', objected);

export const hasPlanBy = ({ planOn }: Pick<InspectionFacts, 'planOn'>, on: CivilDate): boolean =>
  planOn !== null && planOn <= on;

/** After the rectification plan, or once the last day for it has passed. */
export function decideLookBack(
  facts: InspectionFacts,
  day: Day,
  objected: readonly number[],
): Decided {
  const decided = answered(happened(facts, 'look-back', day, facts.deliveredOn), objected);
  const { planDue } = facts;
  if (!decided.ok || hasPlanBy(facts, day.on) || (planDue !== null && day.on > planDue))
    return decided;
  const values = { on: planDue ?? '' };
  return refuse({ code: 'inspections.plan-awaited', path: 'body.on', values });
}

/** Who complained is answered: of a withdrawn inspection nobody would remember it. */
export const decideWithdrawal = (facts: InspectionFacts, unanswered: readonly number[]): Decided =>
  unlessAny(next(facts, 'withdraw'), 'inspections.complaints-open', unanswered);

interface AtClosing {
  readonly objected: readonly number[];
  readonly unlooked: readonly number[];
  /** Neither closed nor withdrawn. */
  readonly open: readonly number[];
  /** Named as going on, with a reason each. */
  readonly carried: readonly number[];
}

/** No finding is forgotten: what is not closed is named, and nothing else is. */
export function decideClosing(
  facts: InspectionFacts,
  { objected, unlooked, open, carried }: AtClosing,
): Decided {
  const forgotten = open.filter((number) => !carried.includes(number));
  const other = carried.filter(
    (number, at) => !open.includes(number) || carried.indexOf(number) !== at,
  );
  const heard = answered(next(facts, 'close'), objected);
  const looked = unlessAny(heard, 'inspections.not-looked-back', unlooked);
  const kept = unlessAny(looked, 'inspections.findings-open', forgotten);
  return unlessAny(kept, 'inspections.not-carried', other);
}

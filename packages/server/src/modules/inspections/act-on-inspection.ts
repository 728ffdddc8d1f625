// How an act on an inspection is written: locked, decided, written with its step, recorded, told.
import type { InspectionAct } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { asSystem } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { secretsRefuser } from '../../platform/refuse-secrets.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { leadingOrganOf } from '../posts/index.ts';
import type { Decided, InspectionDecision, InspectionFacts } from './inspection.decide.ts';
import type { Acting, InspectionsContext, Side } from './inspections.context.ts';
import { inspectionSource } from './inspections.ledger.ts';
import {
  type InspectionChanges,
  type InspectionRow,
  insertStep,
  lockInspection,
  updateInspection,
} from './inspections.store.ts';
import { sidesOf, standingOf } from './standing.ts';
import { tellOfInspection } from './tell-of-inspection.ts';

export interface Chosen {
  readonly id: Id<'inspection'>;
  readonly version: number;
}

/** Content that is marked secret does not come in, by whatever act. */
export const refuseSecrets = secretsRefuser('inspections.marked-secret');

export function factsOf(row: InspectionRow): InspectionFacts {
  return {
    state: row.state,
    kind: row.kind,
    from: row.from_day,
    to: row.to_day,
    planEntry: row.plan_entry,
    planDays: row.plan_days,
    approvedOn: row.approved_on,
    orderOn: row.order_on,
    arrivedOn: row.arrived_on,
    leftOn: row.left_on,
    feedback: row.feedback,
    deliveredOn: row.delivered_on,
    acknowledgedOn: row.acknowledged_on,
    planDue: row.plan_due,
    planOn: row.plan_on,
    lookBackOn: row.look_back_on,
  };
}

export interface Step {
  readonly on: CivilDate;
  readonly documentNo?: string | null;
  readonly note?: string | null;
}
export interface Act extends Step {
  readonly decided: Decided;
  readonly changes?: InspectionChanges;
  /** Rows beside the inspection's own. */
  readonly also?: () => Promise<void>;
  /** Whom the act is about, and who is told beside the bodies. */
  readonly told?: { readonly member: Id<'account'> };
}

/** A unit that knows whose scope it works in, to come back to it. */
export interface Within extends Unit {
  readonly own: Scope;
}

/** Whose records the act is among: the inspected body's once it reaches it, the inspecting body's until then. */
export async function organOf(
  { tx, own }: Within,
  row: Pick<InspectionRow, 'region_path' | 'inspected_path'>,
  side: 'inspecting' | 'inspected',
) {
  const path = side === 'inspected' ? row.inspected_path : row.region_path;
  const organId = await asSystem(tx, own, () => leadingOrganOf(tx, path));
  return organId === undefined ? {} : { organId };
}

/** Of the course of an inspection the inspected side has what reached it. */
export const TOLD_ACTS: readonly InspectionAct[] = [
  'issue',
  'arrive',
  'leave',
  'deliver',
  'acknowledge',
  'submit-plan',
  'look-back',
  'close',
  'withdraw',
];

export async function addStep(
  unit: Unit,
  actor: string,
  of: { readonly id: Id<'inspection'>; readonly version: number; readonly act: InspectionAct },
  { on, documentNo = null, note = null }: Step,
): Promise<void> {
  await insertStep(unit.tx, {
    inspection_id: of.id,
    version: of.version,
    act: of.act,
    on_day: on,
    document_no: documentNo,
    note,
    recorded_at: unit.now,
    recorded_by: actor,
  });
}

/** Runs on an inspection that the caller sees from one of these sides; the row is locked. */
export async function onInspection<T extends object>(
  context: InspectionsContext,
  { command, caller }: Acting,
  id: Id<'inspection'>,
  sides: readonly Side[],
  work: (row: InspectionRow, unit: Within) => Promise<T>,
): Promise<T> {
  const standing = await standingOf(context, caller, 'inspections.inspection');
  const within = { ...command, scope: standing.scope };
  return context.unitOfWork.commit(within, async (unit) => {
    const row = await lockInspection(unit.tx, standing, id, context.clock.today());
    if (row === undefined || !sidesOf(row, standing).some((side) => sides.includes(side)))
      throw new Refused({ code: 'http.not-found' });
    return work(row, { ...unit, own: standing.scope });
  });
}

export function requireVersion(
  { version }: { readonly version: number },
  { id, version: current }: { readonly id: string; readonly version: number },
): void {
  if (version !== current)
    throw new Refused({ code: 'http.version-conflict', current: { id, version: current } });
}

export function requireStage(
  row: InspectionRow,
  ...states: readonly InspectionRow['state'][]
): void {
  if (!states.includes(row.state)) throw new Refused({ code: 'inspections.not-now' });
}

/** Writes a decided act with its step, its event and who is told. */
async function keep(
  unit: Within,
  { command }: Acting,
  row: InspectionRow,
  decision: InspectionDecision,
  { changes, also, told, ...step }: Omit<Act, 'decided'>,
): Promise<void> {
  const { id, version } = row;
  const said = { ...changes, state: decision.state };
  if ((await updateInspection(unit.tx, id, version, said)) !== 1)
    throw new Refused({ code: 'http.version-conflict' });
  await also?.();
  // A text is saved many times before it is delivered; what it came to is a step then.
  if (decision.act !== 'draft-feedback')
    await addStep(unit, command.actor.name, { id, version: version + 1, act: decision.act }, step);
  // Until the inspected side is told, the log does not show that there is one.
  const isConcealed = (changes?.told_at ?? row.told_at) === null;
  const side = !isConcealed && TOLD_ACTS.includes(decision.act) ? 'inspected' : 'inspecting';
  const organ = await organOf(unit, row, side);
  await recordHeld(unit, inspectionSource, [{ id, type: decision.event, isConcealed, ...organ }]);
  await unit.audit(`inspections.${decision.act}`, id);
  const now = { ...row, ...said } as InspectionRow;
  await tellOfInspection(unit, now, decision, command.actor, told?.member);
}

export async function act(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
  sides: readonly Side[],
  of: (row: InspectionRow, unit: Within) => Act | Promise<Act>,
): Promise<void> {
  await onInspection(context, acting, chosen.id, sides, async (row, unit) => {
    requireVersion(chosen, row);
    const { decided, ...more } = await of(row, unit);
    await keep(unit, acting, row, unwrap(decided), more);
    return {};
  });
}

// What is asked of the inspected side beside what the system holds, and what people bring to the group on site.
import type { CivilDate, Id } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import { isWorkday, LAST_PUBLISHED_YEAR } from '../notices/index.ts';
import { dueDay } from '../supervision/index.ts';
import { type Chosen, onInspection, refuseSecrets, requireVersion } from './act-on-inspection.ts';
import type { Acting, InspectionsContext } from './inspections.context.ts';
import { inspectionComplaintSource, inspectionRequestSource } from './inspections.ledger.ts';
import {
  answerComplaint as answerComplaintRow,
  answerRequest as answerRequestRow,
  complaintsOf,
  type InspectionRow,
  insertComplaint,
  insertRequest,
  requestsOf,
} from './inspections.store.ts';
import { materialsOf } from './materials.ts';
import { officeAccounts, send } from './tell-of-inspection.ts';

const INSPECTING = ['group', 'office'] as const;

function requireStage(row: InspectionRow, ...states: readonly InspectionRow['state'][]): void {
  if (!states.includes(row.state)) throw new Refused({ code: 'inspections.not-now' });
}

/** Once only: what the system holds is not asked again without a reason, which the asked see. */
export async function askMaterial(
  context: InspectionsContext,
  acting: Acting,
  { id, version }: Chosen,
  input: {
    readonly code: string;
    readonly what: string;
    readonly askedOf: string;
    readonly dueOn: CivilDate;
    readonly reason: string | null;
  },
): Promise<void> {
  const { what, askedOf, dueOn, reason } = input;
  refuseSecrets({ what, askedOf, reason });
  const { actor } = acting.command;
  await onInspection(context, acting, id, INSPECTING, async (row, unit) => {
    requireVersion({ version }, row);
    requireStage(row, 'preparing', 'on-site', 'feedback');
    const item = (await materialsOf(context, row)).items.find(({ code }) => code === input.code);
    if (item === undefined) throw new Refused({ code: 'http.not-found', path: 'body.code' });
    if (dueOn < context.clock.today())
      throw new Refused({ code: 'inspections.due-passed', path: 'body.dueOn' });
    if (item.held !== null && reason === null)
      throw new Refused({
        code: 'inspections.held-already',
        path: 'body.reason',
        values: { held: item.held },
      });
    const requestId = newId<'inspection-request'>(unit.now);
    await insertRequest(unit.tx, {
      id: requestId,
      version: 1,
      inspection_id: id,
      code: item.code,
      block: item.block,
      what,
      asked_of: askedOf,
      due_on: dueOn,
      reason: item.held === null ? null : reason,
      held: item.count,
      asked_at: unit.now,
      asked_by: actor.name,
    });
    await recordHeld(unit, inspectionRequestSource, [
      { id: requestId, type: 'inspection-request.asked.v1' },
    ]);
    await unit.audit('inspections.ask-material', requestId);
    const accounts = await officeAccounts(unit, row.inspected_key);
    await send(unit, row, [{ kind: 'inspection-told', accounts }], dueOn, actor.accountId);
    return {};
  });
}

export async function answerRequest(
  context: InspectionsContext,
  acting: Acting,
  { id, version }: Chosen,
  { requestId, answer }: { readonly requestId: Id<'inspection-request'>; readonly answer: string },
): Promise<void> {
  refuseSecrets({ answer });
  const { actor } = acting.command;
  await onInspection(context, acting, id, ['inspected'], async (row, unit) => {
    requireStage(row, 'preparing', 'on-site', 'feedback');
    const asked = (await requestsOf(unit.tx, id)).find((one) => one.id === requestId);
    if (asked === undefined) throw new Refused({ code: 'http.not-found' });
    if (asked.answer !== null) throw new Refused({ code: 'inspections.request-answered' });
    requireVersion({ version }, asked);
    await answerRequestRow(unit.tx, asked, {
      answer,
      answered_on: context.clock.today(),
      answered_by: actor.name,
    });
    await recordHeld(unit, inspectionRequestSource, [
      { id: requestId, type: 'inspection-request.answered.v1' },
    ]);
    await unit.audit('inspections.answer-request', requestId);
    const accounts = await officeAccounts(unit, row.scope_key);
    await send(unit, row, [{ kind: 'inspection-answered', accounts }], row.to_day, actor.accountId);
    return {};
  });
}

const nextNumber = (rows: readonly { readonly number: number }[]) =>
  Math.max(0, ...rows.map(({ number }) => number)) + 1;

/** Answered within so many working days where the order names the term; the day of receipt does not count. */
export async function addComplaint(
  context: InspectionsContext,
  acting: Acting,
  { id, version }: Chosen,
  input: {
    readonly receivedOn: CivilDate;
    readonly how: string;
    readonly place: string;
    readonly matter: string;
    readonly contact: string | null;
  },
): Promise<void> {
  const { receivedOn, how, place, matter, contact } = input;
  refuseSecrets({ how, place, matter });
  await onInspection(context, acting, id, ['group'], async (row, unit) => {
    requireVersion({ version }, row);
    requireStage(row, 'on-site', 'feedback');
    if (receivedOn > context.clock.today())
      throw new Refused({ code: 'inspections.future-date', path: 'body.receivedOn' });
    const calendar = { isWorkday, lastPublishedYear: LAST_PUBLISHED_YEAR };
    const term = row.complaint_days;
    const due =
      term === null ? null : dueDay({ kind: 'working-days', days: term }, receivedOn, calendar);
    if (due !== null && !due.ok)
      throw new Refused({
        code: 'inspections.working-days-unknown',
        path: 'body.receivedOn',
        values: { year: LAST_PUBLISHED_YEAR },
      });
    const complaintId = newId<'inspection-complaint'>(unit.now);
    await insertComplaint(unit.tx, {
      id: complaintId,
      version: 1,
      inspection_id: id,
      number: nextNumber(await complaintsOf(unit.tx, id)),
      received_on: receivedOn,
      how,
      place,
      matter,
      contact,
      due_on: due === null ? null : unwrap(due),
      recorded_at: unit.now,
      recorded_by: acting.command.actor.name,
    });
    await recordHeld(unit, inspectionComplaintSource, [
      { id: complaintId, type: 'inspection-complaint.received.v1', isConcealed: true },
    ]);
    await unit.audit('inspections.add-complaint', complaintId);
    return {};
  });
}

/** One about a leader goes to the discipline organ on its own way; here only that it went. */
export async function handOverComplaint(
  context: InspectionsContext,
  acting: Acting,
  { id, version }: Chosen,
  {
    receivedOn,
    organ,
    on,
  }: { readonly receivedOn: CivilDate; readonly organ: string; readonly on: CivilDate },
): Promise<void> {
  refuseSecrets({ organ });
  await onInspection(context, acting, id, ['group'], async (row, unit) => {
    requireVersion({ version }, row);
    requireStage(row, 'on-site', 'feedback');
    if (on > context.clock.today())
      throw new Refused({ code: 'inspections.future-date', path: 'body.on' });
    if (on < receivedOn)
      throw new Refused({
        code: 'inspections.too-early',
        path: 'body.on',
        values: { on: receivedOn },
      });
    const complaintId = newId<'inspection-complaint'>(unit.now);
    await insertComplaint(unit.tx, {
      id: complaintId,
      version: 1,
      inspection_id: id,
      number: nextNumber(await complaintsOf(unit.tx, id)),
      received_on: receivedOn,
      handed_to: organ,
      handed_on: on,
      recorded_at: unit.now,
      recorded_by: acting.command.actor.name,
    });
    await recordHeld(unit, inspectionComplaintSource, [
      { id: complaintId, type: 'inspection-complaint.handed-over.v1', isConcealed: true },
    ]);
    await unit.audit('inspections.hand-over-complaint', complaintId);
    return {};
  });
}

export async function answerComplaint(
  context: InspectionsContext,
  acting: Acting,
  { id, version }: Chosen,
  {
    complaintId,
    on,
    answer,
  }: {
    readonly complaintId: Id<'inspection-complaint'>;
    readonly on: CivilDate;
    readonly answer: string;
  },
): Promise<void> {
  refuseSecrets({ answer });
  await onInspection(context, acting, id, INSPECTING, async (_row, unit) => {
    const found = (await complaintsOf(unit.tx, id)).find((one) => one.id === complaintId);
    if (found === undefined || found.handed_to !== null)
      throw new Refused({ code: 'http.not-found' });
    if (found.answer !== null) throw new Refused({ code: 'inspections.complaint-answered' });
    requireVersion({ version }, found);
    if (on > context.clock.today())
      throw new Refused({ code: 'inspections.future-date', path: 'body.on' });
    if (on < found.received_on)
      throw new Refused({
        code: 'inspections.too-early',
        path: 'body.on',
        values: { on: found.received_on },
      });
    await answerComplaintRow(unit.tx, found, {
      answer,
      answered_on: on,
      answered_by: acting.command.actor.name,
    });
    await recordHeld(unit, inspectionComplaintSource, [
      { id: complaintId, type: 'inspection-complaint.answered.v1', isConcealed: true },
    ]);
    await unit.audit('inspections.answer-complaint', complaintId);
    return {};
  });
}

/** For the group alone, and every reading is kept. */
export function readContact(
  context: InspectionsContext,
  acting: Acting,
  id: Id<'inspection'>,
  complaintId: Id<'inspection-complaint'>,
  reason: string,
): Promise<{ contact: string | null }> {
  refuseSecrets({ reason });
  return onInspection(context, acting, id, ['group'], async (_row, unit) => {
    const found = (await complaintsOf(unit.tx, id)).find((one) => one.id === complaintId);
    if (found === undefined || found.handed_to !== null)
      throw new Refused({ code: 'http.not-found' });
    await unit.audit('inspections.read-contact', `${complaintId} ${reason}`);
    return { contact: found.contact };
  });
}

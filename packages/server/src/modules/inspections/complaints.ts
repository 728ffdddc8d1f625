// What people bring to the group on site: answered in time; about a leader, gone to the discipline organ; who they are.
import type { CivilDate, Id } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import {
  type Chosen,
  onInspection,
  organOf,
  refuseSecrets,
  requireStage,
  requireVersion,
  type Within,
} from './act-on-inspection.ts';
import { complaintDue } from './complaint-due.ts';
import type { Acting, InspectionsContext } from './inspections.context.ts';
import { inspectionComplaintSource, inspectionHandOverSource } from './inspections.ledger.ts';
import {
  COMPLAINTS_MOST,
  type ComplaintRow,
  complaintsOf,
  contactOf,
  type InspectionRow,
  insertComplaint,
  insertContactReading,
  insertHandOver,
  removeContact,
  updateComplaint,
} from './inspections.store.ts';
import { readUnder, standingOf } from './standing.ts';

const nextNumber = (rows: readonly { readonly number: number }[]) =>
  Math.max(0, ...rows.map(({ number }) => number)) + 1;

/** Not to come, and not before what it follows. */
function requireDay(on: CivilDate, after: CivilDate | null, today: CivilDate, path: string): void {
  if (on > today) throw new Refused({ code: 'inspections.future-date', path });
  if (after !== null && on < after)
    throw new Refused({ code: 'inspections.too-early', path, values: { on: after } });
}

async function record(
  unit: Within,
  inspection: InspectionRow,
  id: Id<'inspection-complaint'>,
  type: string,
): Promise<void> {
  const organ = await organOf(unit, inspection, 'inspecting');
  await recordHeld(unit, inspectionComplaintSource, [{ id, type, isConcealed: true, ...organ }]);
}

/** One that still stands here; what was moved on is nobody's any more. */
async function complaintOf(
  unit: Within,
  id: Id<'inspection'>,
  complaintId: Id<'inspection-complaint'>,
): Promise<ComplaintRow> {
  const found = (await complaintsOf(unit.tx, id)).find((one) => one.id === complaintId);
  if (found === undefined || found.moved_on !== null) throw new Refused({ code: 'http.not-found' });
  return found;
}

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
    requireDay(receivedOn, row.arrived_on, context.clock.today(), 'body.receivedOn');
    const complaintId = newId<'inspection-complaint'>(unit.now);
    const number = nextNumber(await complaintsOf(unit.tx, id));
    if (number > COMPLAINTS_MOST)
      throw new Refused({ code: 'inspections.too-many', values: { limit: COMPLAINTS_MOST } });
    await insertComplaint(
      unit.tx,
      {
        id: complaintId,
        version: 1,
        inspection_id: id,
        number,
        received_on: receivedOn,
        how,
        place,
        matter,
        is_anonymous: contact === null,
        due_on: complaintDue(receivedOn, row.complaint_days),
        recorded_at: unit.now,
        recorded_by: acting.command.actor.name,
      },
      contact,
    );
    await record(unit, row, complaintId, 'inspection-complaint.received.v1');
    await unit.audit('inspections.add-complaint', complaintId);
    return {};
  });
}

/** What it said and who said it are gone from here with the act that hands it over. */
async function moveOn(
  unit: Within,
  inspection: InspectionRow,
  complaintId: Id<'inspection-complaint'>,
  on: CivilDate,
): Promise<CivilDate> {
  const found = await complaintOf(unit, inspection.id, complaintId);
  if (found.answer !== null) throw new Refused({ code: 'inspections.complaint-answered' });
  await removeContact(unit.tx, complaintId);
  const gone = { how: null, place: null, matter: null, moved_on: on };
  await updateComplaint(unit.tx, found, gone);
  await record(unit, inspection, complaintId, 'inspection-complaint.moved-on.v1');
  return found.received_on;
}

/** One about a leader goes to the discipline organ on its own way; here only that it went. */
export async function handOverComplaint(
  context: InspectionsContext,
  acting: Acting,
  { id, version }: Chosen,
  input: {
    /** One that was recorded like the rest before it was seen whom it is about. */
    readonly complaintId: Id<'inspection-complaint'> | null;
    readonly receivedOn: CivilDate;
    readonly organ: string;
    readonly on: CivilDate;
  },
): Promise<void> {
  const { complaintId, organ, on } = input;
  refuseSecrets({ organ });
  await onInspection(context, acting, id, ['group'], async (row, unit) => {
    requireVersion({ version }, row);
    requireStage(row, 'on-site', 'feedback', 'rectifying', 'look-back');
    const receivedOn =
      complaintId === null ? input.receivedOn : await moveOn(unit, row, complaintId, on);
    const today = context.clock.today();
    requireDay(receivedOn, row.arrived_on, today, 'body.receivedOn');
    requireDay(on, receivedOn, today, 'body.on');
    const handOverId = newId<'inspection-hand-over'>(unit.now);
    await insertHandOver(unit.tx, {
      id: handOverId,
      version: 1,
      inspection_id: id,
      received_on: receivedOn,
      handed_to: organ,
      handed_on: on,
      recorded_at: unit.now,
      recorded_by: acting.command.actor.name,
    });
    await recordHeld(unit, inspectionHandOverSource, [
      {
        id: handOverId,
        type: 'inspection-hand-over.made.v1',
        isConcealed: true,
        ...(await organOf(unit, row, 'inspecting')),
      },
    ]);
    await unit.audit('inspections.hand-over-complaint', handOverId);
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
  await onInspection(context, acting, id, ['group', 'office'], async (row, unit) => {
    const found = await complaintOf(unit, id, complaintId);
    if (found.answer !== null) throw new Refused({ code: 'inspections.complaint-answered' });
    requireVersion({ version }, found);
    requireDay(on, found.received_on, context.clock.today(), 'body.on');
    await updateComplaint(unit.tx, found, {
      answer,
      answered_on: on,
      answered_by: acting.command.actor.name,
    });
    await record(unit, row, complaintId, 'inspection-complaint.answered.v1');
    await unit.audit('inspections.answer-complaint', complaintId);
    return {};
  });
}

/** For the group alone: the reading is written down with its reason, and the answer is kept nowhere. */
export async function readContact(
  context: InspectionsContext,
  acting: Acting,
  id: Id<'inspection'>,
  complaintId: Id<'inspection-complaint'>,
  reason: string,
): Promise<{ contact: string | null }> {
  refuseSecrets({ reason });
  // Without the key of the request: asked for again it is read again, and that is one more reading.
  const { request: _, ...command } = acting.command;
  await onInspection(context, { ...acting, command }, id, ['group'], async (row, unit) => {
    await complaintOf(unit, id, complaintId);
    await insertContactReading(unit.tx, {
      id: newId(unit.now),
      complaint_id: complaintId,
      inspection_id: id,
      account_id: acting.caller.accountId,
      read_by: acting.command.actor.name,
      reason,
      read_at: unit.now,
    });
    await unit.audit('inspections.read-contact', readUnder(acting, row, complaintId));
    return {};
  });
  const { scope } = await standingOf(context, acting.caller, 'inspections.inspection');
  const contact = await context.database.read(scope, (db) => contactOf(db, complaintId));
  return { contact: contact ?? null };
}

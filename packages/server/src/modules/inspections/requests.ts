// What is asked of the inspected side beside what the system holds.
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
} from './act-on-inspection.ts';
import type { Acting, InspectionsContext } from './inspections.context.ts';
import { inspectionRequestSource } from './inspections.ledger.ts';
import {
  answerRequest as answerRequestRow,
  insertRequest,
  requestsOf,
} from './inspections.store.ts';
import { materialsOf } from './materials.ts';
import { rowFor } from './standing.ts';
import { officeAccounts, send } from './tell-of-inspection.ts';

const INSPECTING = ['group', 'office'] as const;

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
  // Read before the inspection is locked: it takes a while.
  const { row: before } = await rowFor(context, acting.caller, id);
  const { items } = await materialsOf(context, before);
  await onInspection(context, acting, id, INSPECTING, async (row, unit) => {
    requireVersion({ version }, row);
    requireStage(row, 'preparing', 'on-site', 'feedback');
    const item = items.find(({ code }) => code === input.code);
    if (item === undefined) throw new Refused({ code: 'http.not-found', path: 'body.code' });
    if (dueOn < context.clock.today())
      throw new Refused({ code: 'inspections.due-passed', path: 'body.dueOn' });
    if (
      (await requestsOf(unit.tx, id)).some((one) => one.code === item.code && one.answer === null)
    )
      throw new Refused({ code: 'inspections.asked-already', path: 'body.code' });
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
      {
        id: requestId,
        type: 'inspection-request.asked.v1',
        ...(await organOf(unit, row, 'inspected')),
      },
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
      {
        id: requestId,
        type: 'inspection-request.answered.v1',
        ...(await organOf(unit, row, 'inspected')),
      },
    ]);
    await unit.audit('inspections.answer-request', requestId);
    const accounts = await officeAccounts(unit, row.scope_key);
    await send(unit, row, [{ kind: 'inspection-answered', accounts }], row.to_day, actor.accountId);
    return {};
  });
}

// The plain acts on an inspection, from its approval to its end.
import type { CivilDate } from '@jinze/kernel';
import { tellFindings } from './act-on-finding.ts';
import { act, type Chosen, factsOf, refuseSecrets } from './act-on-inspection.ts';
import { type Approval, refuseApproval } from './approval.ts';
import { type Carried, carryOver } from './carry-over.ts';
import { type FindingRow, findingsOf } from './findings.store.ts';
import { endAccess, openToGroup, refuseRecused } from './group.ts';
import {
  decideAcknowledgement,
  decideApproval,
  decideArrival,
  decideClosing,
  decideDelivery,
  decideIssue,
  decideLeaving,
  decideLookBack,
  decidePlan,
  decideWithdrawal,
  hasPlanBy,
  next,
  planDueDay,
} from './inspection.decide.ts';
import type { Acting, InspectionsContext } from './inspections.context.ts';
import { inOffice, membersOf, openComplaints } from './inspections.store.ts';

interface OnDay {
  readonly on: CivilDate;
}

export function approve(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
  approval: Approval,
): Promise<void> {
  refuseApproval(approval, '');
  const { organ, documentNo, on } = approval;
  return act(context, acting, chosen, ['office'], (row) => ({
    decided: decideApproval(factsOf(row), { on, today: context.clock.today() }),
    changes: { approval_organ: organ, approval_no: documentNo, approved_on: on },
    on,
    documentNo,
    note: organ,
  }));
}

/** Announced, the inspected side has it now; unannounced, the group is there with it. */
export function issue(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
  {
    on,
    documentNo,
    sizeReason,
  }: OnDay & { readonly documentNo: string; readonly sizeReason: string | null },
): Promise<void> {
  refuseSecrets({ documentNo, sizeReason });
  return act(context, acting, chosen, ['office'], async (row, unit) => {
    const members = inOffice(await membersOf(unit.tx, row.id));
    const day = { on, today: context.clock.today() };
    const places = members.map(({ place }) => place);
    // Whoever was named long ago may hold a post there by now.
    await refuseRecused(
      unit,
      row,
      members.map(({ account_id: id, name }) => ({ id, name })),
      { today: day.today, path: 'body' },
    );
    const decided = decideIssue(factsOf(row), day, { places, sizeReason });
    return {
      decided,
      changes: {
        order_no: documentNo,
        order_on: on,
        size_reason: sizeReason,
        told_at: unit.now,
        ...(row.kind === 'unannounced' ? { arrived_on: on } : {}),
      },
      on,
      documentNo,
      also: () => openToGroup(unit, row, members, on),
    };
  });
}

export function arrive(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
  { on }: OnDay,
): Promise<void> {
  return act(context, acting, chosen, ['office', 'group'], (row) => ({
    decided: decideArrival(factsOf(row), { on, today: context.clock.today() }),
    changes: { arrived_on: on },
    on,
  }));
}

export function leave(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
  { on }: OnDay,
): Promise<void> {
  return act(context, acting, chosen, ['office', 'group'], (row) => ({
    decided: decideLeaving(factsOf(row), { on, today: context.clock.today() }),
    changes: { left_on: on },
    on,
  }));
}

export function draftFeedback(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
  { text }: { readonly text: string },
): Promise<void> {
  refuseSecrets({ text });
  return act(context, acting, chosen, ['office', 'group'], (row) => ({
    decided: next(factsOf(row), 'draft-feedback'),
    changes: { feedback: text },
    on: context.clock.today(),
  }));
}

export function deliver(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
  { approval, on }: OnDay & { readonly approval: Approval },
): Promise<void> {
  refuseApproval(approval, 'approval.');
  return act(context, acting, chosen, ['office'], async (row, unit) => {
    const standing = (await findingsOf(unit.tx, row.id))
      .filter(({ state }) => state !== 'withdrawn')
      .map(({ number, due_on: dueOn }) => ({ number, dueOn }));
    const day = { on, today: context.clock.today() };
    return {
      decided: decideDelivery(factsOf(row), day, approval.on, standing),
      changes: {
        feedback_organ: approval.organ,
        feedback_no: approval.documentNo,
        feedback_approved: approval.on,
        delivered_on: on,
        plan_due: planDueDay(on, row.plan_days),
      },
      on,
      documentNo: approval.documentNo,
      note: approval.organ,
      also: () => tellFindings(unit, row),
    };
  });
}

export function acknowledge(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
): Promise<void> {
  const on = context.clock.today();
  return act(context, acting, chosen, ['inspected'], (row) => ({
    decided: decideAcknowledgement(factsOf(row)),
    changes: { acknowledged_on: on, acknowledged_by: acting.command.actor.name },
    on,
  }));
}

export function submitPlan(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
  { on, documentNo, text }: OnDay & { readonly documentNo: string; readonly text: string },
): Promise<void> {
  refuseSecrets({ text });
  return act(context, acting, chosen, ['inspected'], async (row, unit) => {
    const unplanned = (await findingsOf(unit.tx, row.id))
      .filter(({ state, measure }) => state !== 'withdrawn' && measure === null)
      .map(({ number }) => number);
    return {
      decided: decidePlan(factsOf(row), { on, today: context.clock.today() }, unplanned),
      changes: { plan_text: text, plan_no: documentNo, plan_on: on },
      on,
      documentNo,
    };
  });
}

/** Which objections still wait for their answer. */
const objected = (findings: readonly FindingRow[]) =>
  findings
    .filter(
      ({ state, objection, reply }) =>
        state !== 'withdrawn' && objection !== null && reply === null,
    )
    .map(({ number }) => number);

export function lookBack(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
  { on, by }: OnDay & { readonly by: string },
): Promise<void> {
  refuseSecrets({ by });
  return act(context, acting, chosen, ['office'], async (row, unit) => {
    const facts = factsOf(row);
    const day = { on, today: context.clock.today() };
    return {
      decided: decideLookBack(facts, day, objected(await findingsOf(unit.tx, row.id))),
      changes: { look_back_on: on, look_back_by: by },
      on,
      note: hasPlanBy(facts, on) ? by : `${by}；整改方案到期没有报送`,
    };
  });
}

/** What is not closed, also what was found anew at the look-back, is carried over by name. */
export function close(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
  { reason, carried }: { readonly reason: string; readonly carried: readonly Carried[] },
): Promise<void> {
  refuseSecrets({
    reason,
    ...Object.fromEntries(carried.map((one, at) => [`carried.${at}.reason`, one.reason])),
  });
  const on = context.clock.today();
  return act(context, acting, chosen, ['office'], async (row, unit) => {
    const findings = await findingsOf(unit.tx, row.id);
    const unlooked = findings
      .filter(({ state, look_back_on: looked }) => state !== 'withdrawn' && looked === null)
      .filter(({ is_relapse: isRelapse }) => !isRelapse)
      .map(({ number }) => number);
    return {
      decided: decideClosing(factsOf(row), {
        objected: objected(findings),
        unlooked,
        open: findings
          .filter(({ state }) => state === 'open' || state === 'claimed')
          .map(({ number }) => number),
        carried: carried.map(({ number }) => number),
      }),
      changes: { ended_on: on, ended_reason: reason },
      on,
      note: [
        reason,
        ...carried.map((one) => `第 ${one.number} 项没有销号，继续整改：${one.reason}`),
      ].join('\n'),
      also: async () => {
        await carryOver(unit, row, carried, { on, by: acting.command.actor.name });
        await endAccess(unit, row);
      },
    };
  });
}

export function withdraw(
  context: InspectionsContext,
  acting: Acting,
  chosen: Chosen,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  const on = context.clock.today();
  return act(context, acting, chosen, ['office'], async (row, unit) => ({
    decided: decideWithdrawal(factsOf(row), await openComplaints(unit.tx, row.id)),
    changes: { ended_on: on, ended_reason: reason },
    on,
    note: reason,
    also: () => endAccess(unit, row),
  }));
}

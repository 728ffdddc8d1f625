// The acts on a finding after it was noted: repeat, objection, rectification, verification, look-back.
import type { StatementOutcome } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { asSystem } from '../../platform/database/database.ts';
import { Refused } from '../../platform/refused.ts';
import {
  actOnFinding,
  addRelapse,
  type ChosenFinding,
  type FindingActOf,
  type LookedAt,
} from './act-on-finding.ts';
import { refuseSecrets } from './act-on-inspection.ts';
import { type Approval, refuseApproval } from './approval.ts';
import {
  decideAnswer,
  decideAskingExtension,
  decideClaim,
  decideClearing,
  decideExtension,
  decideLookedAt,
  decideObjection,
  decideRefusingExtension,
  decideRepeat,
  decideReply,
  nextOfFinding,
} from './finding.decide.ts';
import { NOBODY } from './finding-person.ts';
import { findingsInRegion } from './findings.store.ts';
import type { Acting, InspectionsContext } from './inspections.context.ts';
import { earlierLike } from './repeats.ts';
import { keepAnswer } from './statements.store.ts';

const INSPECTING = ['group', 'office'] as const;
const INSPECTED = ['inspected'] as const;

export function withdrawFinding(
  context: InspectionsContext,
  acting: Acting,
  chosen: ChosenFinding,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return actOnFinding(context, acting, chosen, INSPECTING, ({ facts }) => ({
    decided: nextOfFinding(facts, 'withdraw'),
    on: context.clock.today(),
    text: reason,
  }));
}

/** A named member says which earlier finding it repeats; the system only proposes. */
export function confirmRepeat(
  context: InspectionsContext,
  acting: Acting,
  chosen: ChosenFinding,
  { repeats }: { readonly repeats: Id<'inspection-finding'> },
): Promise<void> {
  return actOnFinding(context, acting, chosen, INSPECTING, async ({ row, facts, of }, unit) => {
    const all = await asSystem(unit.tx, unit.own, () => findingsInRegion(unit.tx, of));
    const earlier = earlierLike(row, all);
    const ids = earlier.map(({ id }) => id);
    return {
      decided: decideRepeat(facts, repeats, ids),
      changes: { repeats, repeat_by: acting.command.actor.name },
      on: context.clock.today(),
      text: earlier.find(({ id }) => id === repeats)?.title ?? null,
    };
  });
}

/** That it repeats another one was a mistake; the reason stands in its course. */
export function clearRepeat(
  context: InspectionsContext,
  acting: Acting,
  chosen: ChosenFinding,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return actOnFinding(context, acting, chosen, INSPECTING, ({ facts }) => ({
    decided: decideClearing(facts),
    changes: { repeats: null, repeat_by: null },
    on: context.clock.today(),
    text: reason,
  }));
}

export function object(
  context: InspectionsContext,
  acting: Acting,
  chosen: ChosenFinding,
  { text }: { readonly text: string },
): Promise<void> {
  refuseSecrets({ text });
  const on = context.clock.today();
  return actOnFinding(context, acting, chosen, INSPECTED, ({ facts }) => ({
    decided: decideObjection(facts),
    changes: { objected_on: on, objected_by: acting.command.actor.name, objection: text },
    on,
    text,
  }));
}

export function answerObjection(
  context: InspectionsContext,
  acting: Acting,
  chosen: ChosenFinding,
  { isUpheld, text }: { readonly isUpheld: boolean; readonly text: string },
): Promise<void> {
  refuseSecrets({ text });
  const on = context.clock.today();
  return actOnFinding(context, acting, chosen, INSPECTING, ({ facts }) => ({
    decided: decideReply(facts, isUpheld),
    changes: {
      replied_on: on,
      replied_by: acting.command.actor.name,
      is_upheld: isUpheld,
      reply: text,
    },
    on,
    text,
  }));
}

/** Who was named by mistake is named no more; what the person said stays with the inspecting side. */
export function answerStatement(
  context: InspectionsContext,
  acting: Acting,
  chosen: ChosenFinding,
  { outcome, text }: { readonly outcome: StatementOutcome; readonly text: string },
): Promise<void> {
  refuseSecrets({ text });
  const on = context.clock.today();
  return actOnFinding(context, acting, chosen, INSPECTING, ({ facts }, unit) => ({
    decided: decideAnswer(facts, outcome),
    changes: {
      ...(outcome === 'unnamed' ? NOBODY : {}),
      ...(outcome === 'withdrawn' ? { closed_on: null } : {}),
    },
    on,
    text: null,
    also: () =>
      keepAnswer(unit.tx, chosen.findingId, {
        outcome,
        answer: text,
        answered_on: on,
        answered_by: acting.command.actor.name,
      }),
  }));
}

export function plan(
  context: InspectionsContext,
  acting: Acting,
  chosen: ChosenFinding,
  { measure, responsible }: { readonly measure: string; readonly responsible: string },
): Promise<void> {
  refuseSecrets({ measure, responsible });
  return actOnFinding(context, acting, chosen, INSPECTED, ({ facts }) => ({
    decided: nextOfFinding(facts, 'plan'),
    changes: { measure, responsible },
    on: context.clock.today(),
    text: `${measure}（${responsible}）`,
  }));
}

export function progress(
  context: InspectionsContext,
  acting: Acting,
  chosen: ChosenFinding,
  { text }: { readonly text: string },
): Promise<void> {
  refuseSecrets({ text });
  return actOnFinding(context, acting, chosen, INSPECTED, ({ facts }) => ({
    decided: nextOfFinding(facts, 'progress'),
    on: context.clock.today(),
    text,
  }));
}

export function claim(
  context: InspectionsContext,
  acting: Acting,
  chosen: ChosenFinding,
  { text }: { readonly text: string },
): Promise<void> {
  refuseSecrets({ text });
  return actOnFinding(context, acting, chosen, INSPECTED, ({ facts }) => ({
    decided: decideClaim(facts),
    changes: { claimed_by_account: acting.command.actor.accountId },
    on: context.clock.today(),
    text,
  }));
}

/** By the inspecting side, and never by the account that says it is done. */
export function verify(
  context: InspectionsContext,
  acting: Acting,
  chosen: ChosenFinding,
  { text }: { readonly text: string },
): Promise<void> {
  refuseSecrets({ text });
  const on = context.clock.today();
  return actOnFinding(context, acting, chosen, INSPECTING, ({ row, facts }): FindingActOf => {
    const { accountId } = acting.command.actor;
    if (accountId !== null && row.claimed_by_account === accountId)
      throw new Refused({ code: 'inspections.own-work' });
    return {
      decided: nextOfFinding(facts, 'verify'),
      changes: { closed_on: on },
      on,
      text,
    };
  });
}

export function returnFinding(
  context: InspectionsContext,
  acting: Acting,
  chosen: ChosenFinding,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return actOnFinding(context, acting, chosen, INSPECTING, ({ facts }) => ({
    decided: nextOfFinding(facts, 'return'),
    on: context.clock.today(),
    text: reason,
  }));
}

const NO_EXTENSION = {
  extension_due: null,
  extension_on: null,
  extension_by: null,
  extension_by_account: null,
  extension_reason: null,
};

const RECORDED_LATE = '，登记批准时这一天已过';

/** By the inspected side, or by the office for it; the day moves with the approval alone. */
export function askExtension(
  context: InspectionsContext,
  acting: Acting,
  chosen: ChosenFinding,
  { dueOn, reason }: { readonly dueOn: CivilDate; readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  const on = context.clock.today();
  const { actor } = acting.command;
  return actOnFinding(context, acting, chosen, ['office', 'inspected'], ({ row, facts }) => ({
    decided: decideAskingExtension(facts, dueOn, on),
    changes: {
      extension_due: dueOn,
      extension_on: on,
      extension_by: actor.name,
      extension_by_account: actor.accountId,
      extension_reason: reason,
    },
    on,
    text: `${row.due_on} → ${dueOn}：${reason}`,
  }));
}

export function extend(
  context: InspectionsContext,
  acting: Acting,
  chosen: ChosenFinding,
  approval: Approval,
): Promise<void> {
  refuseApproval(approval, '');
  const { organ, documentNo, on } = approval;
  const today = context.clock.today();
  return actOnFinding(context, acting, chosen, ['office'], ({ row, facts }) => {
    const dueOn = row.extension_due ?? row.due_on;
    return {
      decided: decideExtension(facts, acting.command.actor.accountId, { on, today }),
      changes: { due_on: dueOn, ...NO_EXTENSION },
      on,
      text: `${row.due_on} → ${dueOn}，${organ}，${documentNo}${dueOn < today ? RECORDED_LATE : ''}`,
    };
  });
}

export function refuseExtension(
  context: InspectionsContext,
  acting: Acting,
  chosen: ChosenFinding,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return actOnFinding(context, acting, chosen, ['office'], ({ row, facts }) => ({
    decided: decideRefusingExtension(facts),
    changes: NO_EXTENSION,
    on: context.clock.today(),
    text: `${row.due_on} → ${row.extension_due}：${reason}`,
  }));
}

export function lookAgain(
  context: InspectionsContext,
  acting: Acting,
  chosen: ChosenFinding,
  input: LookedAt,
): Promise<void> {
  refuseSecrets({ text: input.text });
  return actOnFinding(context, acting, chosen, INSPECTING, ({ row, facts, of }, unit) => {
    const on = of.look_back_on ?? context.clock.today();
    const { dueOn } = input;
    return {
      decided: decideLookedAt(facts, input, context.clock.today()),
      changes: { look_back_on: on, look_back_result: input.result },
      on,
      text: input.text,
      also: async () => {
        if (input.result === 'relapsed' && dueOn !== null)
          await addRelapse(unit, acting, { row, of }, { text: input.text, dueOn, on });
      },
    };
  });
}

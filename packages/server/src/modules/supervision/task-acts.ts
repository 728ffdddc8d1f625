// Each act on a task by name: what it asks for, what it decides, what it writes.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Caller } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { refuseOtherNumber } from '../documents/index.ts';
import { type Acting, acting, type Chosen, refuseSecrets } from './act-on-task.ts';
import { heldFor } from './check-held.ts';
import { dueOf } from './draft-task.ts';
import { recordsKnown } from './evidence.ts';
import type { SupervisionContext } from './supervision.context.ts';
import {
  decideApproval,
  decideAsking,
  decideClosing,
  decideEscalation,
  decideExtension,
  decideIssue,
  decideReturn,
  decideStep,
} from './task.decide.ts';
import { insertExtension, settleExtension } from './task-writing.store.ts';
import type { TaskRow } from './tasks.store.ts';

type Done = Promise<{ taskId: Id<'task'> }>;
type Act<Input> = (
  context: SupervisionContext,
  command: Command,
  caller: Caller,
  input: Chosen & Input,
) => Done;

export const approve: Act<{
  readonly by: string;
  readonly on: CivilDate;
  readonly documentNo: string;
  readonly plan: string | null;
}> = (context, command, caller, input) =>
  acting(
    context,
    command,
    caller,
    input,
    'supervision.approve',
    (facts, standing, today) => decideApproval(facts, standing, input, today),
    () => ({
      changes: {
        approved_by: input.by,
        approved_on: input.on,
        approval_no: input.documentNo,
        plan_ref: input.plan,
      },
      authentication: 'paper',
    }),
  );

const dueSetIn = (row: TaskRow) =>
  row.due_kind === 'date' || row.due_days === null
    ? { kind: 'date' as const, on: row.due_on }
    : { kind: row.due_kind, days: row.due_days };

/** Days are counted from here on; now whoever is asked sees it. */
export const issue: Act<{ readonly signedBy: string; readonly documentNo: string | null }> = async (
  context,
  command,
  caller,
  input,
) => {
  const held = await heldFor(context, command.scope, input.id);
  return acting(
    context,
    command,
    caller,
    input,
    'supervision.issue',
    (facts, standing) => decideIssue(facts, standing, held),
    async ({ unit, row, facts, today }) => {
      const dueOn = dueOf(dueSetIn(row), today, facts.parent?.dueOn, 'body');
      await refuseOtherNumber(unit.tx, { of: row.id, kind: 'task-notice' }, input.documentNo);
      return {
        changes: {
          due_on: dueOn,
          first_due_on: dueOn,
          signed_by: input.signedBy,
          issue_no: input.documentNo,
          issued_on: today,
          issued_at: unit.now,
        },
        shows: true,
        tells: ['task-issued'],
      };
    },
  );
};

export const accept: Act<object> = (context, command, caller, input) =>
  acting(
    context,
    command,
    caller,
    input,
    'supervision.accept',
    (facts, standing) => decideStep(facts, 'accept', standing),
    ({ today }) => ({ changes: { accepted_on: today }, entry: { kind: 'accepted' } }),
  );

interface Said {
  readonly text: string;
  readonly records: readonly Id<'duty-record'>[];
}

export const progress: Act<Said> = (context, command, caller, input) =>
  acting(
    context,
    command,
    caller,
    input,
    'supervision.progress',
    (facts, standing) => decideStep(facts, 'progress', standing),
    async ({ unit }) => {
      await recordsKnown(unit.tx, command.scope, input.records);
      return { entry: { kind: 'progress', text: input.text, records: input.records } };
    },
  );

/** With an answer there is nothing left to extend. */
export const reply: Act<Said> = (context, command, caller, input) =>
  acting(
    context,
    command,
    caller,
    input,
    'supervision.reply',
    (facts, standing) => decideStep(facts, 'reply', standing),
    async ({ unit, today }) => {
      await recordsKnown(unit.tx, command.scope, input.records);
      await settleExtension(unit.tx, input.id, { state: 'lapsed' });
      return {
        changes: { replied_on: today },
        entry: { kind: 'replied', text: input.text, records: input.records },
        tells: ['task-replied'],
      };
    },
  );

export const askExtension: Act<{ readonly reason: string; readonly wantedOn: CivilDate }> = (
  context,
  command,
  caller,
  input,
) =>
  acting(
    context,
    command,
    caller,
    input,
    'supervision.ask-extension',
    (facts, standing, today) => decideAsking(facts, standing, input.wantedOn, today),
    async ({ unit, row }) => {
      await insertExtension(unit.tx, {
        id: newId<'extension'>(unit.now),
        task_id: row.id,
        state: 'asked',
        reason: input.reason,
        due_before: row.due_on,
        wanted_on: input.wantedOn,
        asked_at: unit.now,
        asked_by: command.actor.name,
      });
      return { tells: ['extension-asked'], on: input.wantedOn };
    },
  );

type ExtensionDecision =
  | { readonly kind: 'grant'; readonly on: CivilDate; readonly answer: string | null }
  | { readonly kind: 'refuse'; readonly answer: string };

/** A granted one is counted, and the reminders begin anew. */
export const decideOnExtension: Act<{ readonly decision: ExtensionDecision }> = (
  context,
  command,
  caller,
  input,
) => {
  const { decision } = input;
  const on = decision.kind === 'grant' ? decision.on : null;
  return acting(
    context,
    command,
    caller,
    input,
    'supervision.decide-extension',
    (facts, standing) => decideExtension(facts, standing, on),
    async ({ unit, row }: Acting) => {
      refuseSecrets([['body.decision.answer', decision.answer]]);
      await settleExtension(unit.tx, row.id, {
        state: on === null ? 'refused' : 'granted',
        granted_on: on,
        answer: decision.answer,
        decided_at: unit.now,
        decided_by: command.actor.name,
      });
      return {
        changes:
          on === null ? {} : { due_on: on, extensions: row.extensions + 1, reminded_on: null },
        tells: ['extension-decided'],
      };
    },
  );
};

/** With a new day the reminders begin anew. */
export const returnTask: Act<{ readonly reason: string; readonly dueOn: CivilDate | null }> = (
  context,
  command,
  caller,
  input,
) => {
  const { reason: text, dueOn } = input;
  return acting(
    context,
    command,
    caller,
    input,
    'supervision.return',
    (facts, standing, today) => decideReturn(facts, standing, dueOn, today),
    () => ({
      changes: dueOn === null ? {} : { due_on: dueOn, reminded_on: null },
      entry: { kind: 'returned', text, due_on: dueOn },
      tells: ['task-returned'],
    }),
  );
};

export const close: Act<{ readonly verification: string }> = (context, command, caller, input) =>
  acting(context, command, caller, input, 'supervision.close', decideClosing, () => ({
    entry: { kind: 'closed', text: input.verification },
    tells: ['task-closed'],
  }));

/** Whoever was asked need do no more, and is told so. */
export const withdraw: Act<{ readonly reason: string }> = (context, command, caller, input) =>
  acting(
    context,
    command,
    caller,
    input,
    'supervision.withdraw',
    (facts, standing) => decideStep(facts, 'withdraw', standing),
    async ({ unit, row }) => {
      await settleExtension(unit.tx, row.id, { state: 'lapsed' });
      return {
        entry: { kind: 'withdrawn', text: input.reason },
        tells: row.issued_at === null ? [] : ['task-closed'],
      };
    },
  );

export const escalate: Act<{
  readonly to: string;
  readonly text: string;
  readonly signedBy: string;
  readonly signedOn: CivilDate;
  readonly documentNo: string | null;
}> = (context, command, caller, input) =>
  acting(
    context,
    command,
    caller,
    input,
    'supervision.escalate',
    (facts, standing, today) => decideEscalation(facts, standing, input.signedOn, today),
    () => ({
      entry: {
        kind: 'escalated',
        text: input.text,
        from_name: input.signedBy,
        to_name: input.to,
        document_no: input.documentNo,
        signed_on: input.signedOn,
      },
      authentication: 'paper',
    }),
  );

// How an act on a talk is written; and the acts up to its notice: changed, approved, notified, withdrawn.
import type { TalkAct } from '@jinze/contracts';
import { type CivilDate, type Id, type Result } from '@jinze/kernel';
import { recordHeld } from '../../platform/record-held.ts';
import { secretsRefuser } from '../../platform/refuse-secrets.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import {
  decideApproval,
  decideChange,
  decideNotice,
  decideWithdrawal,
  type TalkDecision,
  type TalkFacts,
  type TalkRefusal,
} from './talk.decide.ts';
import type { TalksContext } from './talks.context.ts';
import { talkSource } from './talks.ledger.ts';
import {
  insertStep,
  lockTalk,
  type ReportRow,
  reportsOf,
  type TalkChanges,
  type TalkRow,
  updateTalk,
} from './talks.store.ts';
import { tellOfTalk } from './tell-of-talk.ts';

export interface Chosen {
  readonly id: Id<'talk'>;
  readonly version: number;
}

/** What stands in the course of the talk. */
interface Step {
  readonly on: CivilDate;
  readonly documentNo?: string | null;
  readonly note?: string | null;
}
interface Act extends Step {
  readonly decided: Result<TalkDecision, TalkRefusal>;
  readonly changes: TalkChanges;
}

/** Content that is marked secret does not come in, by whatever act. */
export const refuseSecrets = secretsRefuser('talks.marked-secret');

function factsOf(row: TalkRow, last: ReportRow | undefined): TalkFacts {
  return {
    state: row.state,
    needsApproval: row.needs_approval,
    approvedOn: row.approved_on,
    noticeOn: row.notice_on,
    meetOn: row.meet_on,
    heldOn: row.held_on,
    dueOn: row.due_on,
    reportedOn: last?.on_day ?? null,
    returnedOn: last?.result === 'returned' ? last.verified_on : null,
  };
}

export async function addStep(
  unit: Unit,
  actor: string,
  talk: { readonly id: Id<'talk'>; readonly version: number; readonly act: TalkAct },
  { on, documentNo = null, note = null }: Step,
): Promise<void> {
  await insertStep(unit.tx, {
    talk_id: talk.id,
    version: talk.version,
    act: talk.act,
    on_day: on,
    document_no: documentNo,
    note,
    recorded_at: unit.now,
    recorded_by: actor,
  });
}

interface Written {
  readonly row: TalkRow;
  readonly last: ReportRow | undefined;
  readonly decided: TalkDecision;
}

/** One act on one talk: locked, decided, written with its step; `also` writes what else the act brings. */
export async function act(
  { unitOfWork }: TalksContext,
  command: Command,
  { id, version }: Chosen,
  side: 'issued' | 'either',
  of: (facts: TalkFacts, row: TalkRow, unit: Unit) => Act,
  also: (unit: Unit, written: Written) => Promise<void> = async () => undefined,
): Promise<void> {
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockTalk(unit.tx, command.scope, id, side);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    const last = (await reportsOf(unit.tx, [id])).at(-1);
    const { decided: result, changes, ...step } = of(factsOf(row, last), row, unit);
    const decided = unwrap(result);
    const written = { ...changes, state: decided.state };
    if ((await updateTalk(unit.tx, id, version, written)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await addStep(unit, command.actor.name, { id, version: version + 1, act: decided.act }, step);
    await also(unit, { row, last, decided });
    await recordHeld(unit, talkSource, [
      {
        id,
        type: decided.event,
        ...(row.organ_id === null ? {} : { organId: row.organ_id }),
      },
    ]);
    await unit.audit(`talks.${decided.act}`, id);
    return {};
  });
}

/** Before it is approved; afterwards what was approved stands. */
export function changeTalk(
  context: TalksContext,
  command: Command,
  chosen: Chosen,
  input: { readonly talkerOrgan: string; readonly talker: string; readonly matters: string },
): Promise<void> {
  refuseSecrets({ matters: input.matters });
  const { talkerOrgan: talker_organ, talker, matters } = input;
  return act(context, command, chosen, 'issued', (facts) => ({
    decided: decideChange(facts),
    changes: { talker_organ, talker, matters },
    on: context.clock.today(),
  }));
}

export function approveTalk(
  context: TalksContext,
  command: Command,
  chosen: Chosen,
  input: { readonly by: string; readonly on: CivilDate; readonly documentNo: string },
): Promise<void> {
  const { by, on, documentNo } = input;
  return act(context, command, chosen, 'issued', (facts) => ({
    decided: decideApproval(facts, on, context.clock.today()),
    changes: { approved_by: by, approved_on: on, approval_no: documentNo },
    on,
    documentNo,
    note: by,
  }));
}

/** From here on the one who is called and their body know of it. */
export function notifyTalk(
  context: TalksContext,
  command: Command,
  chosen: Chosen,
  input: {
    readonly documentNo: string;
    readonly on: CivilDate;
    readonly meetOn: CivilDate;
    readonly meetTime: string | null;
    readonly meetPlace: string;
    readonly note: string | null;
  },
): Promise<void> {
  refuseSecrets({ note: input.note, meetPlace: input.meetPlace });
  const { documentNo, on, meetOn, meetTime, meetPlace, note } = input;
  const place = `定于 ${meetOn}${meetTime === null ? '' : ` ${meetTime}`} 在${meetPlace}约谈`;
  return act(
    context,
    command,
    chosen,
    'issued',
    (facts, row, unit) => ({
      decided: decideNotice(facts, input, context.clock.today()),
      changes: {
        notice_no: documentNo,
        notice_on: on,
        meet_on: meetOn,
        meet_time: meetTime,
        meet_place: meetPlace,
        told_at: row.told_at ?? unit.now,
      },
      on,
      documentNo,
      note: note === null ? place : `${place}。${note}`,
    }),
    (unit, { row }) => tellOfTalk(unit, row, { kind: 'talk-opened', on: meetOn }, command.actor),
  );
}

export function withdrawTalk(
  context: TalksContext,
  command: Command,
  chosen: Chosen,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return act(
    context,
    command,
    chosen,
    'issued',
    (facts) => ({
      decided: decideWithdrawal(facts),
      changes: { withdrawn_reason: reason },
      on: context.clock.today(),
      note: reason,
    }),
    async (unit, { row }) => {
      if (row.told_at !== null) await tellOfTalk(unit, row, { kind: 'talk-ended' }, command.actor);
    },
  );
}

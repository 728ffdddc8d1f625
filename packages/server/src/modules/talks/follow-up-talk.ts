// What follows the notice of a talk: it is held, reported on, and the measures are verified.
import type { Due } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { act, type Chosen, refuseSecrets } from './act-on-talk.ts';
import { dueOnFrom } from './due.ts';
import { decideHolding, decideReport, decideVerification } from './talk.decide.ts';
import type { TalksContext } from './talks.context.ts';
import { insertReport, updateReport } from './talks.store.ts';
import { settleTalk, tellOfTalk } from './tell-of-talk.ts';

export function holdTalk(
  context: TalksContext,
  command: Command,
  chosen: Chosen,
  input: {
    readonly on: CivilDate;
    readonly documentNo: string | null;
    readonly minutes: string;
    readonly statement: string;
    readonly measures: string;
    readonly deadline: Due;
  },
): Promise<void> {
  const { on, documentNo, minutes, statement, measures, deadline } = input;
  refuseSecrets({ minutes, statement, measures });
  const dueOn = dueOnFrom(deadline, on, 'body.deadline');
  return act(
    context,
    command,
    chosen,
    'issued',
    (facts) => ({
      decided: decideHolding(facts, { on, dueOn }, context.clock.today()),
      changes: {
        held_on: on,
        minutes_no: documentNo,
        minutes,
        statement,
        measures,
        due_kind: deadline.kind,
        due_days: deadline.kind === 'date' ? null : deadline.days,
        due_on: dueOn,
      },
      on,
      documentNo,
      note: `${dueOn} 前书面报告`,
    }),
    (unit) => settleTalk(unit, chosen.id),
  );
}

/** By who was called, for them by their liaison or their office, or by the office that has the paper. */
export function reportOnTalk(
  context: TalksContext,
  command: Command,
  chosen: Chosen,
  input: {
    readonly on: CivilDate;
    readonly documentNo: string | null;
    readonly content: string;
  },
): Promise<void> {
  const { on, documentNo, content } = input;
  refuseSecrets({ content });
  return act(
    context,
    command,
    chosen,
    'either',
    (facts) => ({
      decided: decideReport(facts, on, context.clock.today()),
      changes: {},
      on,
      documentNo,
    }),
    async (unit, { row, last }) => {
      await insertReport(unit.tx, {
        talk_id: chosen.id,
        number: (last?.number ?? 0) + 1,
        on_day: on,
        document_no: documentNo,
        content,
        recorded_at: unit.now,
        recorded_by: command.actor.name,
      });
      await tellOfTalk(unit, row, { kind: 'talk-reported' }, command.actor);
    },
  );
}

/** A named person has looked; what was not done is waited for until another day. */
export function verifyTalk(
  context: TalksContext,
  command: Command,
  chosen: Chosen,
  input: {
    readonly on: CivilDate;
    readonly verifier: string;
    readonly note: string;
    readonly result:
      | { readonly kind: 'passed' }
      | { readonly kind: 'returned'; readonly deadline: Due };
  },
): Promise<void> {
  const { on, verifier, note, result } = input;
  refuseSecrets({ note });
  const found = `${verifier}：${note}`;
  const deadline = result.kind === 'returned' ? result.deadline : undefined;
  const until =
    deadline === undefined ? undefined : dueOnFrom(deadline, on, 'body.result.deadline');
  const due =
    deadline === undefined || until === undefined
      ? {}
      : {
          due_kind: deadline.kind,
          due_days: deadline.kind === 'date' ? null : deadline.days,
          due_on: until,
          reminded_on: null,
        };
  return act(
    context,
    command,
    chosen,
    'issued',
    (facts) => ({
      decided: decideVerification(facts, { on, returnedUntil: until }, context.clock.today()),
      changes: due,
      on,
      note: until === undefined ? found : `${found.replace(/[。；]+$/, '')}。${until} 前再报`,
    }),
    async (unit, { row, last }) => {
      if (last === undefined) throw new Refused({ code: 'talks.not-now' });
      await updateReport(
        unit.tx,
        { talkId: chosen.id, number: last.number },
        { result: result.kind, verifier, verified_on: on, note },
      );
      const told =
        until === undefined
          ? ({ kind: 'talk-ended' } as const)
          : ({ kind: 'talk-due', on: until } as const);
      await tellOfTalk(unit, row, told, command.actor);
    },
  );
}

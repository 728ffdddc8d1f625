// Appeals against a decision, and how they are answered: a change is a new decision that follows it.
import { APPEALS_MOST, type MeasureGiven } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { accountabilityDecisionSource } from './accountability.ledger.ts';
import type { Acting, Chosen } from './act-on-case.ts';
import { actOnDecision, addDecisionStep, type HeldDecision } from './act-on-decision.ts';
import { dueOn, routesFor } from './appeal-routes.ts';
import { measureRows } from './decide-worksheet.ts';
import { decideAnswering, decideAppealing } from './decision.decide.ts';
import { answerAppeal, decidersOf, insertAppeal, insertDecision } from './decisions.store.ts';
import { nextNumber } from './next-number.ts';
import { refuseSecrets } from './secrets.ts';

/** The term is the data's, with its status; where none is known the appeal says so. */
export function appeal(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'decision'>,
  input: {
    readonly route: string;
    readonly on: CivilDate;
    readonly documentNo: string | null;
    readonly content: string;
  },
): Promise<void> {
  refuseSecrets({ content: input.content });
  return actOnDecision(context, acting, chosen, 'anybody', ({ facts, measures, appeals }, unit) => {
    const route = routesFor(measures.map(({ measure }) => measure)).find(
      (one) => one.for === input.route,
    );
    if (route === undefined)
      throw new Refused({ code: 'accountability.no-such-route', path: 'body.route' });
    return {
      decided: decideAppealing(facts, input.on, context.clock.today()),
      on: input.on,
      documentNo: input.documentNo,
      note: input.route,
      also: () =>
        insertAppeal(unit.tx, {
          decision_id: chosen.id,
          number: nextNumber(appeals.length, APPEALS_MOST),
          route: route.for,
          lodged_on: input.on,
          document_no: input.documentNo,
          content: input.content,
          due_on: dueOn(route, input.on),
          term_basis: `${route.basis}：${route.term ?? '期限未载明'}`,
          recorded_at: unit.now,
          recorded_by: acting.command.actor.name,
        }),
    };
  });
}

/** What takes the place of a decision an appeal has changed: the same matter with other measures. */
async function changed(
  unit: Unit,
  { row }: HeldDecision,
  { caller, command }: Acting,
  input: {
    readonly on: CivilDate;
    readonly documentNo: string;
    readonly by: string;
    readonly text: string;
    readonly measures: readonly MeasureGiven[];
  },
): Promise<void> {
  const id = newId<'decision'>(unit.now);
  const { committee_name: _name, followed_by: _next, ...same } = row;
  await insertDecision(
    unit.tx,
    {
      ...same,
      id,
      version: 1,
      state: 'in-force',
      organ: input.by,
      document_no: input.documentNo,
      decided_on: input.on,
      effective_on: null,
      served_on: null,
      meeting: null,
      present: null,
      votes_for: null,
      decided_by_account: caller.accountId,
      content: input.text,
      follows_id: row.id,
      ended_reason: null,
      recorded_at: unit.now,
      recorded_by: command.actor.name,
    },
    measureRows(input.measures),
  );
  await addDecisionStep(unit, command.actor.name, { id, version: 1, act: 'record' }, input);
  await recordHeld(unit, accountabilityDecisionSource, [
    { id, type: 'accountability-decision.recorded.v1' },
  ]);
}

/** Who decided, first or on an earlier appeal, does not answer the appeal against it. */
export function answerToAppeal(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'decision'>,
  input: {
    readonly on: CivilDate;
    readonly documentNo: string;
    readonly by: string;
    readonly result: 'upheld' | 'changed' | 'revoked';
    readonly text: string;
    readonly measures: readonly MeasureGiven[];
  },
): Promise<void> {
  refuseSecrets({ text: input.text });
  return actOnDecision(context, acting, chosen, 'department', async (held, unit) => {
    const open = held.appeals.find(({ result }) => result === null);
    if ((await decidersOf(unit.tx, chosen.id)).includes(acting.caller.accountId))
      throw new Refused({ code: 'accountability.same-person' });
    return {
      decided: decideAnswering(held.facts, input, context.clock.today()),
      changes: input.result === 'upheld' ? {} : { ended_reason: input.text },
      on: input.on,
      documentNo: input.documentNo,
      note: input.text,
      also: async () => {
        if (open === undefined) return;
        await answerAppeal(
          unit.tx,
          { decisionId: chosen.id, number: open.number },
          {
            answered_on: input.on,
            answer_no: input.documentNo,
            answered_by: input.by,
            result: input.result,
            answer: input.text,
          },
        );
        if (input.result === 'changed') await changed(unit, held, acting, input);
      },
    };
  });
}

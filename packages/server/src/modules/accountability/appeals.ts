// Appeals against a decision, and how they are answered.
import { APPEALS_MOST, type MeasureGiven } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import { Refused } from '../../platform/refused.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import type { Acting, Chosen } from './act-on-case.ts';
import { actOnDecision } from './act-on-decision.ts';
import { dueOn, routesFor } from './appeal-routes.ts';
import { follow } from './change-decision.ts';
import { decideAnswering, decideAppealing } from './decision.decide.ts';
import { answerAppeal, decidersOf, insertAppeal } from './decisions.store.ts';
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
        if (input.result === 'changed') await follow(unit, held.row, acting, input);
      },
    };
  });
}

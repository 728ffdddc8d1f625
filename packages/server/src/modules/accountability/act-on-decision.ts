// Decisions in force: registered from elsewhere, served, appealed, answered, revoked, restored, withdrawn. One transaction per act.
import type { MeasureGiven, Responsibility, Weight } from '@jinze/contracts';
import type { CivilDate, Id, Result } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { holderOf } from '../posts/index.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { accountabilityDecisionSource } from './accountability.ledger.ts';
import type { AccountabilityRefusal } from './accountability.refusal.ts';
import type { Acting, Chosen } from './act-on-case.ts';
import { measureRows } from './act-on-worksheet.ts';
import { dueOn, routesFor } from './appeal-routes.ts';
import {
  type DecisionFacts,
  type DecisionOfDecision,
  decideAnswering,
  decideAppealing,
  decideRegistering,
  decideRestoring,
  decideRevoking,
  decideServing,
  decideWithdrawing,
} from './decision.decide.ts';
import {
  type AppealRow,
  answerAppeal,
  appealsOf,
  type DecisionRow,
  insertAppeal,
  insertDecision,
  insertDecisionStep,
  lockDecision,
  type MeasureRow,
  measuresOf,
  restoreMeasure,
  updateDecision,
} from './decisions.store.ts';
import { mayJudge } from './judging.decide.ts';
import { standingOf } from './judging.ts';
import { refuseSecrets } from './secrets.ts';

async function addStep(
  unit: Unit,
  actor: string,
  of: { readonly id: Id<'decision'>; readonly version: number; readonly act: string },
  said: {
    readonly on: CivilDate;
    readonly documentNo?: string | null;
    readonly note?: string | null;
  },
): Promise<void> {
  await insertDecisionStep(unit.tx, {
    decision_id: of.id,
    version: of.version,
    act: of.act,
    on_day: said.on,
    document_no: said.documentNo ?? null,
    note: said.note ?? null,
    recorded_at: unit.now,
    recorded_by: actor,
  });
}

interface Held {
  readonly row: DecisionRow;
  readonly facts: DecisionFacts;
  readonly measures: readonly MeasureRow[];
  readonly appeals: readonly AppealRow[];
}

interface Act {
  readonly decided: Result<DecisionOfDecision, AccountabilityRefusal>;
  readonly changes?: Parameters<typeof updateDecision>[3];
  readonly on: CivilDate;
  readonly documentNo?: string | null;
  readonly note?: string | null;
  readonly also?: () => Promise<void>;
}

/** Whoever a decision is about appeals; everything else is done by others. */
async function act(
  { unitOfWork }: AccountabilityContext,
  { caller, command }: Acting,
  { id, version }: Chosen<'decision'>,
  who: 'department' | 'anybody',
  of: (held: Held, unit: Unit) => Act,
): Promise<void> {
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockDecision(unit.tx, command.scope, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (who === 'department' && row.person_id === caller.personId)
      throw new Refused({ code: 'accountability.own-case' });
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    const measures = (await measuresOf(unit.tx, [id])).get(id) ?? [];
    const appeals = await appealsOf(unit.tx, id);
    const facts: DecisionFacts = {
      state: row.state,
      origin: row.origin,
      decidedOn: row.decided_on,
      servedOn: row.served_on,
      openAppealOn: appeals.find(({ result }) => result === null)?.lodged_on ?? null,
      measures: measures.map(({ number, restored_on: on }) => ({
        number,
        isRestored: on !== null,
      })),
    };
    const asked = of({ row, facts, measures, appeals }, unit);
    const decided = unwrap(asked.decided);
    const changes = { ...asked.changes, state: decided.state };
    if ((await updateDecision(unit.tx, id, version, changes)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await asked.also?.();
    const at = { id, version: version + 1, act: decided.act };
    await addStep(unit, command.actor.name, at, asked);
    await recordHeld(unit, accountabilityDecisionSource, [{ id, type: decided.event }]);
    await unit.audit(`accountability.decision-${decided.act}`, id);
    return {};
  });
}

export interface RegisteredDecision {
  readonly committee: string;
  readonly appointmentId: Id<'appointment'>;
  readonly onDay: CivilDate;
  readonly circumstances: readonly number[];
  readonly responsibility: Responsibility | null;
  readonly becauseAccident: boolean;
  readonly accidentName: string | null;
  readonly outcome: 'pursued' | 'not-pursued';
  readonly ground: 'article-23' | 'other' | null;
  readonly measures: readonly MeasureGiven[];
  readonly weight: Weight | null;
  readonly weightReason: string | null;
  readonly organ: string;
  readonly documentNo: string;
  readonly decidedOn: CivilDate;
  readonly effectiveOn: CivilDate | null;
  readonly servedOn: CivilDate | null;
  readonly content: string;
}

/** One made elsewhere, as its paper says it: number, days, measures. The post is one the committee manages. */
export async function registerDecision(
  context: AccountabilityContext,
  { caller, command }: Acting,
  postsScope: Scope,
  input: RegisteredDecision,
): Promise<{ readonly id: Id<'decision'> }> {
  refuseSecrets({ content: input.content, weightReason: input.weightReason });
  const { database, clock, unitOfWork } = context;
  const decided = unwrap(decideRegistering(input, clock.today()));
  const holder = await database.read(postsScope, (db) =>
    holderOf(db, postsScope, input.appointmentId, input.onDay),
  );
  if (holder === undefined)
    throw new Refused({ code: 'accountability.not-in-post', path: 'body.onDay' });
  if (holder.managingCommittee !== input.committee)
    throw new Refused({ code: 'accountability.not-competent', path: 'body.committee' });
  unwrap(mayJudge(standingOf(caller), [holder.personId], []));
  return unitOfWork.commit(command, async (unit) => {
    const id = newId<'decision'>(unit.now);
    await insertDecision(
      unit.tx,
      {
        id,
        version: 1,
        state: decided.state,
        origin: 'elsewhere',
        managing_committee: holder.managingCommittee,
        person_id: holder.personId,
        person_name: holder.personName,
        post_title: holder.postTitle,
        post_class: holder.postClass,
        organ_name: holder.organName,
        level: holder.level,
        outcome: input.outcome,
        ground: input.ground,
        circumstances: [...new Set(input.circumstances)].toSorted((a, b) => a - b),
        responsibility: input.responsibility,
        because_accident: input.becauseAccident,
        accident_name: input.accidentName,
        organ: input.organ,
        document_no: input.documentNo,
        decided_on: input.decidedOn,
        effective_on: input.effectiveOn,
        served_on: input.servedOn,
        weight: input.weight,
        weight_reason: input.weightReason,
        content: input.content,
        recorded_at: unit.now,
        recorded_by: command.actor.name,
      },
      measureRows(input.measures),
    );
    const at = { id, version: 1, act: decided.act };
    await addStep(unit, command.actor.name, at, {
      on: input.decidedOn,
      documentNo: input.documentNo,
      note: input.organ,
    });
    await recordHeld(unit, accountabilityDecisionSource, [{ id, type: decided.event }]);
    await unit.audit('accountability.register-decision', id);
    return { id };
  });
}

/** From the day it was served the person sees it, and appeals. */
export function serveDecision(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'decision'>,
  { on, documentNo }: { readonly on: CivilDate; readonly documentNo: string | null },
): Promise<void> {
  return act(context, acting, chosen, 'department', ({ facts }) => ({
    decided: decideServing(facts, on, context.clock.today()),
    changes: { served_on: on },
    on,
    documentNo,
  }));
}

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
  return act(context, acting, chosen, 'anybody', ({ facts, measures, appeals }, unit) => {
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
          number: appeals.length + 1,
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
  { row }: Held,
  actor: string,
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
      decided_by_account: null,
      content: input.text,
      follows_id: row.id,
      ended_reason: null,
      recorded_at: unit.now,
      recorded_by: actor,
    },
    measureRows(input.measures),
  );
  await addStep(unit, actor, { id, version: 1, act: 'record' }, input);
  await recordHeld(unit, accountabilityDecisionSource, [
    { id, type: 'accountability-decision.recorded.v1' },
  ]);
}

/** Who decided does not answer the appeal against it. */
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
  return act(context, acting, chosen, 'department', (held, unit) => {
    const open = held.appeals.find(({ result }) => result === null);
    if (held.row.decided_by_account === acting.caller.accountId)
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
        if (input.result === 'changed') await changed(unit, held, acting.command.actor.name, input);
      },
    };
  });
}

export function revokeDecision(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'decision'>,
  input: { readonly on: CivilDate; readonly documentNo: string; readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason: input.reason });
  return act(context, acting, chosen, 'department', ({ facts }) => ({
    decided: decideRevoking(facts, input.on, context.clock.today()),
    changes: { ended_reason: input.reason },
    on: input.on,
    documentNo: input.documentNo,
    note: input.reason,
  }));
}

export function restore(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'decision'>,
  input: {
    readonly number: number;
    readonly on: CivilDate;
    readonly documentNo: string;
    readonly note: string;
  },
): Promise<void> {
  refuseSecrets({ note: input.note });
  const { number, on, documentNo, note } = input;
  return act(context, acting, chosen, 'department', ({ facts }, unit) => ({
    decided: decideRestoring(facts, input, context.clock.today()),
    on,
    documentNo,
    note,
    also: () =>
      restoreMeasure(unit.tx, { decisionId: chosen.id, number }, { on, documentNo, note }),
  }));
}

export function withdrawDecision(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'decision'>,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return act(context, acting, chosen, 'department', ({ facts }) => ({
    decided: decideWithdrawing(facts),
    changes: { ended_reason: reason },
    on: context.clock.today(),
    note: reason,
  }));
}

// How an act on a commendation is written: locked, decided, written with its step, recorded, told. And the plain acts.
import type { CommendationAct } from '@jinze/contracts';
import { type CivilDate, type Id, type Result } from '@jinze/kernel';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { secretsRefuser } from '../../platform/refuse-secrets.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import {
  type CommendationDecision,
  type CommendationFacts,
  type CommendationRefusal,
  decideAnswer,
  decideNomination,
  decideNotGranting,
  decideObjection,
  decidePublicity,
  decideRevocation,
  decideWithdrawal,
  mayDecide,
} from './commendation.decide.ts';
import type { Acting, CommendationsContext } from './commendations.context.ts';
import { commendationSource, objectionSource } from './commendations.ledger.ts';
import {
  answerObjection,
  type CommendationChanges,
  type CommendationRow,
  type ExaminationRow,
  examinationsOf,
  insertObjection,
  insertStep,
  lockCommendation,
  type ObjectionRow,
  objectionsOf,
  type Side,
  updateCommendation,
} from './commendations.store.ts';
import { laidDownOf, quotaOn } from './quotas.ts';
import { tellOfCommendation } from './tell-of-commendation.ts';

export interface Chosen {
  readonly id: Id<'commendation'>;
  readonly version: number;
}

/** Content that is marked secret does not come in, by whatever act. */
export const refuseSecrets = secretsRefuser('commendations.marked-secret');

export interface Held {
  readonly row: CommendationRow;
  readonly facts: CommendationFacts;
  readonly examinations: readonly ExaminationRow[];
  readonly objections: readonly ObjectionRow[];
}

/** What stands in the course; the person reads it from the grant on, so it says nothing of how they were examined. */
export interface Step {
  readonly on: CivilDate;
  readonly documentNo?: string | null;
  readonly note?: string | null;
}
export interface Act extends Step {
  readonly decided: Result<CommendationDecision, CommendationRefusal>;
  readonly changes?: CommendationChanges;
  readonly also?: () => Promise<void>;
}

function factsOf(
  row: CommendationRow,
  examinations: readonly ExaminationRow[],
  objections: readonly ObjectionRow[],
): CommendationFacts {
  return {
    state: row.state,
    nominatedOn: row.nominated_on,
    examinedOn: examinations.at(-1)?.on_day ?? null,
    publicFrom: row.public_from,
    publicTo: row.public_to,
    grantedOn: row.granted_on,
    objections: objections.map(({ number, on_day: on, is_upheld: isUpheld }) => ({
      number,
      on,
      isUpheld,
    })),
  };
}

export async function addStep(
  unit: Unit,
  actor: string,
  of: { readonly id: Id<'commendation'>; readonly version: number; readonly act: CommendationAct },
  { on, documentNo = null, note = null }: Step,
): Promise<void> {
  await insertStep(unit.tx, {
    commendation_id: of.id,
    version: of.version,
    act: of.act,
    on_day: on,
    document_no: documentNo,
    note,
    recorded_at: unit.now,
    recorded_by: actor,
  });
}

/** What an act is: by which side, and whether it has to be another account than nominated. */
export interface Kind {
  readonly side: Side;
  readonly isOther: boolean;
}
const BY_OFFICE: Kind = { side: 'office', isOther: false };
const BY_GRANTING: Kind = { side: 'approving', isOther: true };

/** One act on one commendation; `of` decides on what stands in the transaction. */
export async function act(
  { unitOfWork }: CommendationsContext,
  { command, own }: Acting,
  { id, version }: Chosen,
  { side, isOther }: Kind,
  of: (held: Held, unit: Unit) => Act | Promise<Act>,
): Promise<void> {
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockCommendation(unit.tx, command.scope, id, side);
    // Of what is about themselves nobody who handles it learns here that there is something.
    if (row === undefined || own.includes(row.person_id))
      throw new Refused({ code: 'http.not-found' });
    const nominators = [row.drafted_by_account, row.nominated_by_account];
    const { accountId } = command.actor;
    if (isOther && accountId !== null) unwrap(mayDecide(accountId, nominators));
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    const examinations = await examinationsOf(unit.tx, id);
    const objections = await objectionsOf(unit.tx, id);
    const facts = factsOf(row, examinations, objections);
    const asked = await of({ row, facts, examinations, objections }, unit);
    const decided = unwrap(asked.decided);
    const changes = { ...asked.changes, state: decided.state };
    if ((await updateCommendation(unit.tx, id, version, changes)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await asked.also?.();
    const at = { id, version: version + 1, act: decided.act };
    await addStep(unit, command.actor.name, at, asked);
    // Until it is made public the log does not show that there is one.
    const isConcealed = (asked.changes?.public_from ?? row.public_from) === null;
    await recordHeld(unit, commendationSource, [{ id, type: decided.event, isConcealed }]);
    await unit.audit(`commendations.${decided.act}`, id);
    await tellOfCommendation(unit, row, decided, command.actor);
    return {};
  });
}

export function nominate(
  context: CommendationsContext,
  acting: Acting,
  chosen: Chosen,
  { on, documentNo }: { readonly on: CivilDate; readonly documentNo: string | null },
): Promise<void> {
  return act(context, acting, chosen, BY_OFFICE, ({ facts }) => ({
    decided: decideNomination(facts, on, context.clock.today()),
    changes: { nominated_on: on, nominated_by_account: acting.command.actor.accountId },
    on,
    documentNo,
  }));
}

export function publicise(
  context: CommendationsContext,
  acting: Acting,
  chosen: Chosen,
  input: {
    readonly from: CivilDate;
    readonly to: CivilDate;
    readonly place: string;
    readonly documentNo: string | null;
  },
): Promise<void> {
  const { from, to, place, documentNo } = input;
  refuseSecrets({ place });
  return act(context, acting, chosen, BY_OFFICE, async ({ row, facts }) => {
    // What the approving body has laid down is its own row; the office reads what follows from it for this case.
    const quota = await context.database.read(SYSTEM_SCOPE, (db) => quotaOn(db, row, from));
    return {
      decided: decidePublicity(facts, input, laidDownOf(quota), context.clock.today()),
      changes: { public_from: from, public_to: to, public_place: place, public_no: documentNo },
      on: from,
      documentNo,
      note: `${from} 至 ${to}，${place}`,
    };
  });
}

/** `side`: the office that nominated, or the department above it; either may be told. */
export function object(
  context: CommendationsContext,
  acting: Acting,
  chosen: Chosen,
  input: { readonly on: CivilDate; readonly by: string; readonly content: string },
  side: 'office' | 'approving',
): Promise<void> {
  refuseSecrets({ content: input.content });
  const kind = { side, isOther: false };
  return act(context, acting, chosen, kind, ({ facts, objections }, unit) => {
    const id = newId<'commendation-objection'>(unit.now);
    return {
      decided: decideObjection(facts, input.on, context.clock.today()),
      on: input.on,
      also: async () => {
        await insertObjection(unit.tx, {
          id,
          version: 1,
          commendation_id: chosen.id,
          number: objections.length + 1,
          on_day: input.on,
          made_by: input.by,
          content: input.content,
          recorded_at: unit.now,
          recorded_by: acting.command.actor.name,
        });
        await recordHeld(unit, objectionSource, [
          { id, type: 'commendation-objection.made.v1', isConcealed: true },
        ]);
      },
    };
  });
}

export function answer(
  context: CommendationsContext,
  acting: Acting,
  chosen: Chosen,
  input: {
    readonly number: number;
    readonly on: CivilDate;
    readonly isUpheld: boolean;
    readonly text: string;
  },
): Promise<void> {
  refuseSecrets({ text: input.text });
  return act(context, acting, chosen, BY_GRANTING, ({ facts, objections }, unit) => ({
    decided: decideAnswer(facts, input, context.clock.today()),
    on: input.on,
    also: async () => {
      const found = objections.find(({ number }) => number === input.number);
      if (found === undefined) throw new Error('invariant broken: decided on an objection');
      await answerObjection(unit.tx, found, {
        answered_on: input.on,
        answered_by: acting.command.actor.name,
        is_upheld: input.isUpheld,
        answer: input.text,
      });
      await recordHeld(unit, objectionSource, [
        { id: found.id, type: 'commendation-objection.answered.v1', isConcealed: true },
      ]);
    },
  }));
}

export function notGrant(
  context: CommendationsContext,
  acting: Acting,
  chosen: Chosen,
  input: {
    readonly on: CivilDate;
    readonly documentNo: string | null;
    readonly reason: string;
  },
): Promise<void> {
  const { on, documentNo, reason } = input;
  refuseSecrets({ reason });
  return act(context, acting, chosen, BY_GRANTING, ({ facts }) => ({
    decided: decideNotGranting(facts, on, context.clock.today()),
    changes: { ended_on: on, ended_no: documentNo, ended_reason: reason },
    on,
    documentNo,
    note: reason,
  }));
}

export function revoke(
  context: CommendationsContext,
  acting: Acting,
  chosen: Chosen,
  input: {
    readonly on: CivilDate;
    readonly by: string;
    readonly documentNo: string;
    readonly reason: string;
  },
): Promise<void> {
  const { on, by, documentNo, reason } = input;
  refuseSecrets({ reason });
  return act(context, acting, chosen, BY_GRANTING, ({ facts }) => ({
    decided: decideRevocation(facts, on, context.clock.today()),
    changes: { ended_on: on, ended_by: by, ended_no: documentNo, ended_reason: reason },
    on,
    documentNo,
    note: `${by}：${reason}`,
  }));
}

export function withdraw(
  context: CommendationsContext,
  acting: Acting,
  chosen: Chosen,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  const on = context.clock.today();
  return act(context, acting, chosen, BY_OFFICE, ({ facts }) => ({
    decided: decideWithdrawal(facts),
    changes: { ended_on: on, ended_reason: reason },
    on,
    note: reason,
  }));
}

// Registering a decision in force that was made elsewhere, as its paper says it.
import type { MeasureGiven, Responsibility, Weight } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { selvesOf } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import { holderOf } from '../posts/index.ts';
import type { AccountabilityContext, CaseAccident } from './accountability.context.ts';
import { accountabilityDecisionSource } from './accountability.ledger.ts';
import type { Acting } from './act-on-case.ts';
import { addDecisionStep } from './act-on-decision.ts';
import { measureRows } from './decide-worksheet.ts';
import { decideRegistering } from './decision.decide.ts';
import { insertDecision } from './decisions.store.ts';
import { mayJudge } from './judging.decide.ts';
import { refuseSecrets } from './secrets.ts';

export interface RegisteredDecision {
  readonly committee: string;
  readonly appointmentId: Id<'appointment'>;
  readonly onDay: CivilDate;
  readonly circumstances: readonly number[];
  readonly responsibility: Responsibility | null;
  readonly becauseAccident: boolean;
  /** Of the register; its name is taken from there. */
  readonly accidentId: Id<'accident'> | null;
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

/** One that stands in the register; whose committee decides has none of its own, so it is read in the system's scope. */
async function accidentNamed(
  { database, accident }: AccountabilityContext,
  id: Id<'accident'> | null,
): Promise<CaseAccident | undefined> {
  if (id === null) return undefined;
  const found = await database.read(SYSTEM_SCOPE, (db) => accident(db, SYSTEM_SCOPE, id));
  if (found === undefined || found.isWithdrawn)
    throw new Refused({ code: 'accountability.no-such-accident', path: 'body.accidentId' });
  return found;
}

/** What may be chosen: accidents in the field and place of the posts the person ever held, the latest first. */
export async function accidentsToName(
  { database, accidentsOf }: AccountabilityContext,
  postsScope: Scope,
  of: { readonly appointmentId: Id<'appointment'>; readonly onDay: CivilDate },
): Promise<readonly Pick<CaseAccident, 'id' | 'name' | 'occurredOn'>[]> {
  const holder = await database.read(postsScope, (db) =>
    holderOf(db, postsScope, of.appointmentId, of.onDay),
  );
  if (holder === undefined) throw new Refused({ code: 'http.not-found' });
  const all = await database.read(SYSTEM_SCOPE, (db) => accidentsOf(db, holder.personId));
  return all.slice(0, NAMED_AT_MOST);
}

const NAMED_AT_MOST = 200;

/** One made elsewhere, as its paper says it: number, days, measures. The post is one the committee manages. */
export async function registerDecision(
  context: AccountabilityContext,
  { caller, command }: Acting,
  postsScope: Scope,
  input: RegisteredDecision,
): Promise<{ readonly id: Id<'decision'> }> {
  refuseSecrets({ content: input.content, weightReason: input.weightReason });
  const { database, clock, unitOfWork } = context;
  const accident = await accidentNamed(context, input.accidentId);
  const accidentOn = accident?.occurredOn ?? null;
  const decided = unwrap(decideRegistering({ ...input, accidentOn }, clock.today()));
  const holder = await database.read(postsScope, (db) =>
    holderOf(db, postsScope, input.appointmentId, input.onDay),
  );
  if (holder === undefined)
    throw new Refused({ code: 'accountability.not-in-post', path: 'body.onDay' });
  if (holder.managingCommittee !== input.committee)
    throw new Refused({ code: 'accountability.not-competent', path: 'body.committee' });
  unwrap(mayJudge(selvesOf(caller), [holder.personId], []));
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
        accident_id: input.accidentId,
        accident_name: accident?.name ?? input.accidentName,
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
    await addDecisionStep(unit, command.actor.name, at, {
      on: input.decidedOn,
      documentNo: input.documentNo,
      note: input.organ,
    });
    await recordHeld(unit, accountabilityDecisionSource, [{ id, type: decided.event }]);
    await unit.send('vetting.look-again', {});
    await unit.audit('accountability.register-decision', id);
    return { id };
  });
}

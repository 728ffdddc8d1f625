// A request from the asking to the letter and its end: one transaction per act, the version checked, a concealed leaf each time.
import type { AppraisalResult, CivilDate, Id } from '@jinze/kernel';
import { scopeKeyOf } from '../../platform/database/scope.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { digestOf } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { gatherFacts } from './gather-facts.ts';
import { type Opinion, opinionOn } from './opinion.decide.ts';
import { changesOf, insertOpinions, type NewOpinion, settleChanges } from './opinions.store.ts';
import { refuseSecrets } from './secrets.ts';
import { tellOfAsking, tellOfLetter, tellOfWithdrawing } from './tell-of-vetting.ts';
import type { VettingContext } from './vetting.context.ts';
import { type ActInput, decideAct, faultOfNumbers } from './vetting.decide.ts';
import { vettingSource } from './vetting.ledger.ts';
import {
  insertReportWord,
  insertStep,
  keepOpinionsHash,
  lockRequest,
  type NameRow,
  namesOf,
  type ReportWordRow,
  type RequestRow,
  reportWordsOf,
  requestById,
  updateRequest,
} from './vetting.store.ts';

export interface Acting {
  readonly caller: Pick<Caller, 'accountId' | 'personId' | 'grants'>;
  readonly command: Command;
}
export interface Chosen {
  readonly id: Id<'vetting-request'>;
  readonly version: number;
}
interface Step {
  readonly input: Omit<ActInput, 'accountId'>;
  readonly documentNo?: string | null;
  readonly note?: string | null;
  readonly changes?: (unit: Unit, row: RequestRow) => Parameters<typeof updateRequest>[3];
  /** After the row is written and before it is recorded. */
  readonly also?: (unit: Unit, row: RequestRow) => Promise<void>;
  readonly tell?: (unit: Unit, row: RequestRow) => Promise<void>;
}
/** A second tab is told of the newer state; whoever is on the list finds nothing. */
export async function lockAt(
  unit: Unit,
  { caller, command }: Acting,
  { id, version }: Chosen,
): Promise<RequestRow> {
  const row = await lockRequest(unit.tx, command.scope, selvesOf(caller), id);
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  if (row.version !== version)
    throw new Refused({
      code: 'http.version-conflict',
      current: { id, version: row.version, state: row.state },
    });
  return row;
}

async function hasOpenChange(unit: Unit, id: Chosen['id']): Promise<boolean> {
  const found = (await changesOf(unit.tx, [id])).get(id);
  return found !== undefined && found.settled_hash !== found.changes_hash;
}

async function act(
  { unitOfWork, clock }: VettingContext,
  acting: Acting,
  chosen: Chosen,
  { input, documentNo = null, note = null, changes, also, tell }: Step,
): Promise<void> {
  const { command, caller } = acting;
  const { id, version } = chosen;
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockAt(unit, acting, chosen);
    const facts = {
      state: row.state,
      requestedOn: row.requested_on,
      issuedOn: row.issued_on,
      preparedBy: row.prepared_account,
      hasChanged: input.act === 'let-stand' && (await hasOpenChange(unit, id)),
    };
    const decided = unwrap(
      decideAct(facts, { ...input, accountId: caller.accountId }, clock.today()),
    );
    const written = { ...changes?.(unit, row), state: decided.state };
    if ((await updateRequest(unit.tx, id, version, written)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await also?.(unit, row);
    await insertStep(unit.tx, {
      request_id: id,
      version: version + 1,
      act: input.act,
      on_day: input.on ?? clock.today(),
      document_no: documentNo,
      note,
      recorded_at: unit.now,
      recorded_by: command.actor.name,
    });
    await recordHeld(unit, vettingSource, [{ id, type: decided.event, isConcealed: true }]);
    await tell?.(unit, { ...row, ...written } as RequestRow);
    await unit.audit(`vetting.${input.act}`, id);
    return {};
  });
}

/** From here on the office that answers sees it, and the discipline organ. */
export function sendRequest(
  context: VettingContext,
  acting: Acting,
  chosen: Chosen,
): Promise<void> {
  const today = context.clock.today();
  return act(context, acting, chosen, {
    input: { act: 'send' },
    changes: (_, row) => ({
      requested_on: today,
      scope_key: scopeKeyOf(row.answering_level, row.answering_region),
    }),
    tell: tellOfAsking,
  });
}

export function withdrawRequest(
  context: VettingContext,
  acting: Acting,
  chosen: Chosen,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return act(context, acting, chosen, {
    input: { act: 'withdraw' },
    note: reason,
    changes: () => ({ ended_on: context.clock.today(), ended_reason: reason }),
    tell: tellOfWithdrawing,
  });
}

/** What the office took from approved reports, by name; a later entry counts before an earlier. */
export function wordsByName(
  words: readonly Pick<ReportWordRow, 'accident_id' | 'numbers' | 'answers_for'>[],
): (number: number) => ReadonlyMap<Id<'accident'>, 'yes' | 'no'> {
  const said = new Map<number, Map<Id<'accident'>, 'yes' | 'no'>>();
  for (const { accident_id: accident, numbers, answers_for: answer } of words)
    for (const number of numbers) {
      const own = said.get(number) ?? new Map<Id<'accident'>, 'yes' | 'no'>();
      own.set(accident, answer === 'yes' ? 'yes' : 'no');
      said.set(number, own);
    }
  const none = new Map<Id<'accident'>, 'yes' | 'no'>();
  return (number) => said.get(number) ?? none;
}

export const hashOfSubstance = ({ substance }: Opinion): string => digestOf(substance);

function rowOf({ number }: NameRow, opinion: Opinion): NewOpinion {
  return {
    number,
    answer: opinion.answer,
    until_day: opinion.until,
    or_until: opinion.orUntil,
    open_case: opinion.openCase,
    to_judge: opinion.toJudge,
    facts: JSON.stringify(opinion.facts),
    reasons: JSON.stringify(opinion.reasons),
    answer_hash: hashOfSubstance(opinion),
  };
}

/** The same number of statements for one name and for ten thousand. */
export async function prepareOpinion(
  context: VettingContext,
  acting: Acting,
  chosen: Chosen,
): Promise<void> {
  const { database } = context;
  const { command, caller } = acting;
  const seen = await database.read(command.scope, async (db) => {
    const row = await requestById(db, command.scope, selvesOf(caller), chosen.id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    return {
      row,
      names: await namesOf(db, row.id),
      words: wordsByName(await reportWordsOf(db, [row.id])),
    };
  });
  const factsOf = await gatherFacts(
    context,
    seen.names.map((one) => one.person_id),
  );
  let rulesVersion = '';
  const rows = seen.names.map((name) => {
    const opinion = opinionOn(factsOf(name.person_id), {
      purpose: seen.row.purpose,
      askedFor: seen.row.asked_for,
      lastAppraisal: name.last_appraisal as AppraisalResult | null,
      assessment: name.assessment,
      reportWords: seen.words(name.number),
    });
    rulesVersion = opinion.rulesVersion;
    return rowOf(name, opinion);
  });
  await act(context, acting, chosen, {
    input: { act: 'prepare' },
    changes: (unit, row) => ({
      round: row.round + 1,
      rules_version: rulesVersion,
      opinions_hash: '',
      prepared_at: unit.now,
      prepared_by: command.actor.name,
      prepared_account: caller.accountId,
      reviewed_at: null,
      reviewed_by: null,
      reviewed_account: null,
    }),
    also: async (unit, row) => {
      await insertOpinions(unit.tx, { id: row.id, round: row.round + 1 }, rows);
      await keepOpinionsHash(unit.tx, row.id);
    },
  });
}

/** What an approved report says of people on the list: the opinion is computed anew with it. */
export function settleAccident(
  context: VettingContext,
  acting: Acting,
  chosen: Chosen,
  input: {
    readonly accidentId: Id<'accident'>;
    readonly numbers: readonly number[];
    readonly answersFor: 'yes' | 'no';
    readonly documentNo: string;
  },
): Promise<void> {
  return act(context, acting, chosen, {
    input: { act: 'settle' },
    documentNo: input.documentNo,
    also: async (unit, row) => {
      const fault = faultOfNumbers(input.numbers, row.name_count, 'body.numbers');
      if (fault !== undefined) throw new Refused(fault);
      await insertReportWord(unit.tx, {
        request_id: row.id,
        entry: (await reportWordsOf(unit.tx, [row.id])).length + 1,
        accident_id: input.accidentId,
        numbers: [...input.numbers],
        answers_for: input.answersFor,
        document_no: input.documentNo,
        recorded_at: unit.now,
        recorded_by: acting.command.actor.name,
      });
    },
  });
}

export function returnOpinion(
  context: VettingContext,
  acting: Acting,
  chosen: Chosen,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return act(context, acting, chosen, { input: { act: 'return' }, note: reason });
}

export function reviewOpinion(
  context: VettingContext,
  acting: Acting,
  chosen: Chosen,
): Promise<void> {
  return act(context, acting, chosen, {
    input: { act: 'review' },
    changes: (unit) => ({
      reviewed_at: unit.now,
      reviewed_by: acting.command.actor.name,
      reviewed_account: acting.caller.accountId,
    }),
  });
}

export function issueLetter(
  context: VettingContext,
  acting: Acting,
  chosen: Chosen,
  input: {
    readonly documentNo: string;
    readonly on: CivilDate;
    readonly validUntil: CivilDate;
  },
): Promise<void> {
  const { documentNo, on, validUntil } = input;
  return act(context, acting, chosen, {
    input: { act: 'issue', on, validUntil },
    documentNo,
    changes: () => ({ letter_no: documentNo, issued_on: on, valid_until: validUntil }),
    tell: (unit, row) => tellOfLetter(unit, row, 'vetting-answered'),
  });
}

/** Facts have changed, and the office says why the letter stands all the same. */
export function letStand(
  context: VettingContext,
  acting: Acting,
  chosen: Chosen,
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return act(context, acting, chosen, {
    input: { act: 'let-stand' },
    note: reason,
    also: (unit, row) => settleChanges(unit.tx, row.id),
  });
}

export function revokeLetter(
  context: VettingContext,
  acting: Acting,
  chosen: Chosen,
  input: { readonly on: CivilDate; readonly documentNo: string | null; readonly reason: string },
): Promise<void> {
  const { on, documentNo, reason } = input;
  refuseSecrets({ reason });
  return act(context, acting, chosen, {
    input: { act: 'revoke', on },
    documentNo,
    note: reason,
    changes: () => ({ ended_on: on, ended_reason: reason }),
    also: (unit, row) => settleChanges(unit.tx, row.id),
    tell: (unit, row) => tellOfLetter(unit, row, 'vetting-revoked'),
  });
}

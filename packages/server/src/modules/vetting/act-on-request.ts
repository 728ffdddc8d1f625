// A request from the asking to the letter and its end: one transaction per act, the version checked, a concealed leaf each time.
import { civilDateAt, type Id } from '@jinze/kernel';
import { SYSTEM_SCOPE, scopeKeyOf } from '../../platform/database/scope.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { accidentForCase } from '../accidents/index.ts';
import { changesOf } from './opinions.store.ts';
import { refuseSecrets } from './secrets.ts';
import { tellOfAsking, tellOfWithdrawing } from './tell-of-vetting.ts';
import type { VettingContext } from './vetting.context.ts';
import { type ActInput, decideAct, faultOfNumbers } from './vetting.decide.ts';
import { vettingSource } from './vetting.ledger.ts';
import {
  countReportWords,
  insertReportWord,
  insertStep,
  lockRequest,
  type RequestRow,
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
  /** Writes what the caller may not read. The row is found in the caller's own scope all the same. */
  readonly isAcross?: boolean;
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

/** What waits for a decision of the office; null: nothing. */
async function openChange(unit: Unit, id: Chosen['id']): Promise<string | null> {
  const found = (await changesOf(unit.tx, [id], 'letter')).get(id);
  return found === undefined || found.settled_hash === found.changes_hash
    ? null
    : found.changes_hash;
}

export async function act(
  { unitOfWork, clock }: VettingContext,
  acting: Acting,
  chosen: Chosen,
  { input, documentNo = null, note = null, isAcross = false, changes, also, tell }: Step,
): Promise<void> {
  const { command, caller } = acting;
  const { id, version } = chosen;
  const written = isAcross ? { ...command, scope: SYSTEM_SCOPE } : command;
  await unitOfWork.commit(written, async (unit) => {
    const row = await lockAt(unit, acting, chosen);
    const facts = {
      state: row.state,
      requestedOn: row.requested_on,
      issuedOn: row.issued_on,
      preparedOn: row.prepared_at === null ? null : civilDateAt(row.prepared_at),
      preparedBy: row.prepared_account,
      openChange: input.act === 'let-stand' ? await openChange(unit, id) : null,
    };
    const decided = unwrap(
      decideAct(facts, { ...input, accountId: caller.accountId }, clock.today()),
    );
    const changed = { ...changes?.(unit, row), state: decided.state };
    if ((await updateRequest(unit.tx, id, version, changed)) !== 1)
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
    await tell?.(unit, { ...row, ...changed } as RequestRow);
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

/** What an approved report says of people on the list: the opinion is computed anew with it. */
export async function settleAccident(
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
  const { database, clock } = context;
  const { accidentId } = input;
  const accident = await database.read(SYSTEM_SCOPE, (db) =>
    accidentForCase(db, SYSTEM_SCOPE, accidentId, clock.today()),
  );
  await act(context, acting, chosen, {
    input: { act: 'settle' },
    documentNo: input.documentNo,
    also: async (unit, row) => {
      if (accident === undefined || accident.isWithdrawn)
        throw new Refused({ code: 'vetting.no-such-accident', path: 'body.accidentId' });
      if (accident.reportApproved === null)
        throw new Refused({ code: 'vetting.report-not-approved' });
      const fault = faultOfNumbers(input.numbers, row.name_count, 'body.numbers');
      if (fault !== undefined) throw new Refused(fault);
      await insertReportWord(unit.tx, {
        request_id: row.id,
        entry: (await countReportWords(unit.tx, row.id)) + 1,
        accident_id: accidentId,
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

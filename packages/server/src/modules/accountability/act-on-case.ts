// Cases: opened, changed, members named, people added, evidence frozen, closed. One transaction per act.
import type { CaseAct } from '@jinze/contracts';
import { type CivilDate, type Id, type Result } from '@jinze/kernel';
import type { Caller } from '../../platform/http/caller.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { caseSource } from './accountability.ledger.ts';
import type { AccountabilityRefusal } from './accountability.refusal.ts';
import { type CaseDecision, decideCaseAct, decideEnding } from './case.decide.ts';
import {
  type CaseRow,
  caseById,
  type Entrance,
  insertCaseStep,
  lockCase,
  updateCase,
} from './cases.store.ts';
import { readerOf, requireImpartial } from './judging.ts';
import { refuseSecrets } from './secrets.ts';
import { lockSheetsOfCase, worksheetsOfCase } from './worksheets.store.ts';

export interface Acting {
  readonly caller: Caller;
  readonly command: Command;
}
export interface Chosen<Thing extends string> {
  readonly id: Id<Thing>;
  readonly version: number;
}

interface Act {
  readonly decided: Result<CaseDecision, AccountabilityRefusal>;
  readonly changes?: Parameters<typeof updateCase>[3];
  readonly on: CivilDate;
  readonly documentNo?: string | null;
  readonly note?: string | null;
}

export async function stepOfCase(
  unit: Unit,
  actor: string,
  of: { readonly id: Id<'case'>; readonly version: number; readonly act: CaseAct },
  { on, documentNo = null, note = null }: Omit<Act, 'decided' | 'changes'>,
): Promise<void> {
  await insertCaseStep(unit.tx, {
    case_id: of.id,
    version: of.version,
    act: of.act,
    on_day: on,
    document_no: documentNo,
    note,
    recorded_at: unit.now,
    recorded_by: actor,
  });
}

/** Every leaf of a case is concealed: that there is one would tell on those in it. */
export async function recordCase(unit: Unit, id: Id<'case'>, type: string): Promise<void> {
  await recordHeld(unit, caseSource, [{ id, type, isConcealed: true }]);
}

/** Who acts has been found impartial, on the case as it stands; what else is to be looked up, is before it is locked. */
export async function actOnCase<Prepared>(
  context: AccountabilityContext,
  { caller, command }: Acting,
  { id, version }: Chosen<'case'>,
  prepare: (row: CaseRow) => Promise<Prepared>,
  of: (row: CaseRow, unit: Unit, prepared: Prepared) => Act | Promise<Act>,
  entrance: Entrance = 'named',
): Promise<void> {
  const { database, unitOfWork } = context;
  const reader = await readerOf(context, caller);
  const seen = await database.read(command.scope, (db) =>
    caseById(db, command.scope, id, reader, entrance),
  );
  if (seen === undefined) throw new Refused({ code: 'http.not-found' });
  await requireImpartial(context, reader.selves, { caseId: id, accidentId: seen.accident_id });
  const prepared = await prepare(seen);
  await unitOfWork.commit(command, async (unit) => {
    const row = await lockCase(unit.tx, command.scope, id, reader, entrance);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    const { decided: result, changes = {}, ...said } = await of(row, unit, prepared);
    const decided = unwrap(result);
    if ((await updateCase(unit.tx, id, version, { ...changes, state: decided.state })) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    await stepOfCase(
      unit,
      command.actor.name,
      { id, version: version + 1, act: decided.act },
      said,
    );
    await recordCase(unit, id, decided.event);
    const audited = entrance === 'office' ? 'name-member' : decided.act;
    await unit.audit(`accountability.${audited}`, id);
    return {};
  });
}

const nothing = async (): Promise<null> => null;

/** Its quorum as long as nothing was put before whoever decides. */
export function changeCase(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'case'>,
  input: { readonly title: string; readonly facts: string; readonly quorum: number | null },
): Promise<void> {
  refuseSecrets({ title: input.title, facts: input.facts });
  return actOnCase(context, acting, chosen, nothing, async (row, unit) => {
    // Behind the locks of the worksheets: a proposal that is being made is waited for.
    const isProposed = (await lockSheetsOfCase(unit.tx, row.id)).some(
      ({ submitted_at: at }) => at !== null,
    );
    if (isProposed && input.quorum !== row.quorum)
      throw new Refused({ code: 'accountability.quorum-frozen', path: 'body.quorum' });
    return {
      decided: decideCaseAct(row.state, 'change'),
      changes: input,
      on: context.clock.today(),
    };
  });
}

export function endCase(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'case'>,
  how: 'close' | 'withdraw',
  { reason }: { readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  return actOnCase(context, acting, chosen, nothing, async (row, unit) => {
    const sheets = await worksheetsOfCase(unit.tx, row.id);
    return {
      decided: decideEnding(
        row.state,
        how,
        sheets.map(({ state, person_name: name }) => ({ state, name })),
      ),
      changes: { ended_reason: reason },
      on: context.clock.today(),
      note: reason,
    };
  });
}

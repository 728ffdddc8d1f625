// One person's worksheet: what is held, told, answered, proposed, returned, decided. One transaction per act.
import type { WorksheetAct, WorksheetContent } from '@jinze/contracts';
import type { CivilDate, Id, Result } from '@jinze/kernel';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { worksheetSource } from './accountability.ledger.ts';
import type { AccountabilityRefusal } from './accountability.refusal.ts';
import type { Acting, Chosen } from './act-on-case.ts';
import { exemptionOf } from './exemptions.store.ts';
import { type CaseOfSheet, openSheet } from './open-worksheet.ts';
import { type WorksheetDecision, type WorksheetFacts } from './worksheet.decide.ts';
import {
  contentsOf,
  insertWorksheetStep,
  lockWorksheet,
  type ProposalRow,
  proposalsOf,
  type Side,
  statementsOf,
  updateWorksheet,
  type WorksheetRow,
} from './worksheets.store.ts';
import { contentView } from './worksheets.view.ts';

/** Everything of a worksheet an act may need, read behind its lock. */
export interface Sheet {
  readonly row: WorksheetRow;
  readonly facts: WorksheetFacts;
  readonly content: WorksheetContent | undefined;
  readonly proposals: readonly ProposalRow[];
  readonly statements: number;
  readonly of: CaseOfSheet;
}

export async function sheetOf(unit: Unit, row: WorksheetRow, of: CaseOfSheet): Promise<Sheet> {
  const [newest] = await contentsOf(unit.tx, row.id);
  const statements = await statementsOf(unit.tx, row.id);
  const proposals = await proposalsOf(unit.tx, row.id);
  const exemption = await exemptionOf(unit.tx, row.id);
  const content = newest === undefined ? undefined : contentView(newest);
  return {
    row,
    content,
    proposals,
    statements: statements.length,
    of,
    facts: {
      state: row.state,
      content: newest?.number ?? 0,
      toldContent: row.told_content,
      openedOn: of.openedOn,
      toldOn: row.told_on,
      answerBy: row.answer_by,
      lastStatementOn: statements.at(-1)?.on_day ?? null,
      isFrozen: row.frozen_at !== null,
      exemption:
        exemption === undefined || exemption.state === 'withdrawn'
          ? null
          : { state: exemption.state, result: exemption.result },
      circumstances: content?.circumstances.map(({ number }) => number) ?? [],
    },
  };
}

const BEFORE_SERVICE: readonly WorksheetAct[] = ['propose', 'return', 'decide'];

interface Act {
  readonly decided: Result<WorksheetDecision, AccountabilityRefusal>;
  readonly changes?: Parameters<typeof updateWorksheet>[3];
  readonly on: CivilDate;
  readonly documentNo?: string | null;
  readonly note?: string | null;
  /** Rows of its own, beside the worksheet. */
  readonly also?: (unit: Unit, decided: WorksheetDecision) => Promise<void>;
}

export async function addWorksheetStep(
  unit: Unit,
  actor: string,
  of: { readonly id: Id<'worksheet'>; readonly version: number; readonly act: string },
  { on, documentNo = null, note = null }: Pick<Act, 'on' | 'documentNo' | 'note'>,
): Promise<void> {
  await insertWorksheetStep(unit.tx, {
    worksheet_id: of.id,
    version: of.version,
    act: of.act,
    on_day: on,
    document_no: documentNo,
    note,
    recorded_at: unit.now,
    recorded_by: actor,
  });
}

/** From one side; who stands for somebody in the case or its chain acts only for themselves. */
export async function actOnWorksheet(
  context: AccountabilityContext,
  { caller, command }: Acting,
  { id, version }: Chosen<'worksheet'>,
  side: Side,
  of: (sheet: Sheet, unit: Unit) => Act | Promise<Act>,
): Promise<void> {
  const { scope } = command;
  const { reader, ofCase } = await openSheet(context, caller, scope, id, [side]);
  await context.unitOfWork.commit(command, async (unit) => {
    const row = await lockWorksheet(unit.tx, scope, id, side, reader);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    if (row.version !== version)
      throw new Refused({
        code: 'http.version-conflict',
        current: { id, version: row.version, state: row.state },
      });
    const asked = await of(await sheetOf(unit, row, ofCase), unit);
    const decided = unwrap(asked.decided);
    const changes = { ...asked.changes, state: decided.state };
    // What else is written comes first: a decided worksheet names its decision.
    await asked.also?.(unit, decided);
    if ((await updateWorksheet(unit.tx, id, version, changes)) !== 1)
      throw new Refused({ code: 'http.version-conflict' });
    const { act: name, event } = decided;
    await addWorksheetStep(
      unit,
      command.actor.name,
      { id, version: version + 1, act: name },
      asked,
    );
    // A receipt says of the person's own record what kind of change it was: not what they are yet to be told.
    const isConcealed = (changes.told_at ?? row.told_at) === null || BEFORE_SERVICE.includes(name);
    await recordHeld(unit, worksheetSource, [{ id, type: event, isConcealed }]);
    await unit.send('vetting.look-again', {});
    await unit.audit(`accountability.${name}`, id);
    return {};
  });
}

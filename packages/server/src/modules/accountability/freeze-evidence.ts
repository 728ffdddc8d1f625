// Freezing: which version of which record stood at which size of the log.
import { type CivilDate, civilDate, type Id } from '@jinze/kernel';
import { type Scope } from '../../platform/database/scope.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import { newestCheckpoint } from '../ledger/index.ts';
import type { AccountabilityContext, EvidenceRow } from './accountability.context.ts';
import { worksheetSource } from './accountability.ledger.ts';
import { type Acting, actOnCase, type Chosen } from './act-on-case.ts';
import { decideCaseAct } from './case.decide.ts';
import { type CaseRow } from './cases.store.ts';
import { evidenceOf } from './evidence.ts';
import { decideFreezing } from './worksheet.decide.ts';
import {
  insertEvidence,
  insertWorksheetStep,
  updateWorksheet,
  worksheetsOfCase,
} from './worksheets.store.ts';

/** The year before the day counts too: limbs of art. 23 are asked by year, and lists are given at its beginning. */
const yearBefore = (day: CivilDate) => civilDate(`${Number(day.slice(0, 4)) - 1}-01-01`);

const evidenceRow = (id: Id<'worksheet'>, one: EvidenceRow, index: number) => ({
  worksheet_id: id,
  number: index + 1,
  stream: one.stream,
  record_id: one.recordId,
  record_version: one.recordVersion,
  title: one.title,
  occurred_on: one.occurredOn,
  recorded_at: one.recordedAt,
  is_late: one.isLate,
});

/**
 * Freezes what is on record of everybody in the case who has no frozen evidence yet, with the size and root of the log.
 * It is read as the people's own, which is just what concerns them.
 */
export function freezeEvidence(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'case'>,
): Promise<void> {
  const today = context.clock.today();
  const taken = async (row: CaseRow) => {
    const sheets = await context.database.read(acting.command.scope, (db) =>
      worksheetsOfCase(db, row.id),
    );
    const fresh = sheets.filter(
      (sheet) => decideFreezing(sheet.state, sheet.frozen_at !== null).ok,
    );
    const persons = fresh.map((sheet) => sheet.person_id);
    const scope: Scope = { keys: [], committees: [], persons };
    return context.database.read(scope, async (db) => {
      const found = [];
      for (const sheet of fresh) {
        const days = { from: yearBefore(sheet.on_day), to: today };
        found.push({ sheet, rows: await evidenceOf(db, sheet.person_id, days) });
      }
      return { found, checkpoint: await newestCheckpoint(db) };
    });
  };
  return actOnCase(context, acting, chosen, taken, async (row, unit, { found, checkpoint }) => {
    if (found.length === 0) throw new Refused({ code: 'accountability.nobody-to-freeze' });
    const at = {
      frozen_at: unit.now,
      ...(checkpoint === undefined
        ? {}
        : {
            frozen_size: checkpoint.size,
            frozen_root: Buffer.from(checkpoint.root).toString('base64'),
          }),
    };
    for (const { sheet, rows } of found) {
      if ((await updateWorksheet(unit.tx, sheet.id, sheet.version, at)) !== 1)
        throw new Refused({ code: 'http.version-conflict' });
      await insertEvidence(
        unit.tx,
        rows.map((one, index) => evidenceRow(sheet.id, one, index)),
      );
      await insertWorksheetStep(unit.tx, {
        worksheet_id: sheet.id,
        version: sheet.version + 1,
        act: 'freeze',
        on_day: today,
        document_no: null,
        note: null,
        recorded_at: unit.now,
        recorded_by: acting.command.actor.name,
      });
    }
    await recordHeld(
      unit,
      worksheetSource,
      found.map(({ sheet }) => ({
        id: sheet.id,
        type: 'worksheet.frozen.v1',
        isConcealed: sheet.told_at === null,
      })),
    );
    return {
      decided: decideCaseAct(row.state, 'freeze'),
      on: today,
      note: found.map(({ sheet }) => sheet.person_name).join('、'),
    };
  });
}

// Freezing: which version of which record stood at which size of the log.
import { type CivilDate, civilDate, civilDateAt, type Id } from '@jinze/kernel';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { newestCheckpoint } from '../ledger/index.ts';
import type { AccountabilityContext, EvidenceRow } from './accountability.context.ts';
import { worksheetSource } from './accountability.ledger.ts';
import { type Acting, actOnCase, type Chosen } from './act-on-case.ts';
import { decideCaseAct } from './case.decide.ts';
import { type CaseRow } from './cases.store.ts';
import { accidentEvidence, EVIDENCE_MOST, evidenceOf, notYetSealed } from './evidence.ts';
import { decideFreezing } from './worksheet.decide.ts';
import {
  insertEvidence,
  insertWorksheetStep,
  updateWorksheet,
  type WorksheetRow,
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

interface Taken {
  readonly sheet: WorksheetRow;
  readonly rows: readonly EvidenceRow[];
  readonly isCut: boolean;
}

/** Everything lies below one checkpoint: what was accepted a moment ago is waited for, never left out. */
async function takeEvidence(
  context: AccountabilityContext,
  row: CaseRow,
  fresh: readonly WorksheetRow[],
) {
  const { database, clock } = context;
  const { accident_id: accidentId } = row;
  const of = await database.read(SYSTEM_SCOPE, async (db) => {
    const records = accidentId === null ? [] : await context.accidentRecords(db, accidentId);
    const checkpoint = await newestCheckpoint(db);
    const size = checkpoint?.size ?? null;
    const persons = fresh.map((sheet) => sheet.person_id);
    const waiting = size === null ? 0 : await notYetSealed(db, { persons, records }, size);
    return { checkpoint, size, waiting, accident: await accidentEvidence(db, records, size) };
  });
  if (of.waiting > 0)
    throw new Refused({ code: 'accountability.not-sealed', values: { count: String(of.waiting) } });
  // It is read as the people's own, which is just what concerns them.
  const scope: Scope = { keys: [], committees: [], persons: fresh.map((one) => one.person_id) };
  const found = await database.read(scope, async (db) => {
    const taken: Taken[] = [];
    for (const sheet of fresh) {
      const days = { from: yearBefore(sheet.on_day), to: clock.today() };
      const { rows, isCut } = await evidenceOf(db, sheet.person_id, days, of.size);
      taken.push({ sheet, rows: [...of.accident, ...rows].slice(0, EVIDENCE_MOST), isCut });
    }
    return taken;
  });
  return { found, checkpoint: of.checkpoint };
}

const cutNote = ({ isCut }: Taken) =>
  isCut ? `记录超过 ${EVIDENCE_MOST} 条，固定的是其中最近的` : null;

async function freezeOne(unit: Unit, acting: Acting, taken: Taken, at: object): Promise<void> {
  const { sheet, rows } = taken;
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
    on_day: civilDateAt(unit.now),
    document_no: null,
    note: cutNote(taken),
    recorded_at: unit.now,
    recorded_by: acting.command.actor.name,
  });
}

/**
 * Freezes what is on record of everybody in the case who has no frozen evidence yet, and of its accident, with the size
 * and root of the log.
 */
export function freezeEvidence(
  context: AccountabilityContext,
  acting: Acting,
  chosen: Chosen<'case'>,
): Promise<void> {
  const taken = async (row: CaseRow) => {
    const sheets = await context.database.read(acting.command.scope, (db) =>
      worksheetsOfCase(db, row.id),
    );
    const fresh = sheets.filter(
      (sheet) => decideFreezing(sheet.state, sheet.frozen_at !== null).ok,
    );
    return takeEvidence(context, row, fresh);
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
    for (const one of found) await freezeOne(unit, acting, one, at);
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
      on: context.clock.today(),
      note: found.map(({ sheet }) => sheet.person_name).join('、'),
    };
  });
}

// A workbook of the register of uses comes in: checked as a whole, then one transaction or nothing.
import type { CellError, ResultUseCheck } from '@jinze/contracts';
import { readSheet } from '@jinze/documents';
import type { CivilDate } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { UploadedFile } from '../../platform/http/bind.ts';
import { digestOf } from '../../platform/ids.ts';
import { Refused, unwrap } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { loadRegionIndex } from '../posts/index.ts';
import { writeUses } from './record-result-use.ts';
import type { ResultUsesContext } from './result-use.context.ts';
import { readUseSheet, USE_SHEET_LIMITS, type UseSheetLine } from './result-use.sheet.ts';
import { usesOnRecord } from './result-use.store.ts';

/** Errors and lines listed; the rest are counted. */
const LISTED = 500;
const SHOWN = 100;

const keyOf = (one: {
  readonly regionPath: string;
  readonly year: number;
  readonly kind: string;
  readonly organ: string;
  readonly name: string;
}) => JSON.stringify([one.regionPath, one.year, one.kind, one.organ, one.name]);

/** What is in the register already, and what the sheet says twice. */
function repeated(lines: readonly UseSheetLine[], known: ReadonlySet<string>): CellError[] {
  const seen = new Map<string, number>();
  return lines.flatMap((line) => {
    const key = keyOf(line);
    const first = seen.get(key);
    seen.set(key, first ?? line.row);
    const error = { row: line.row, column: '名称', value: line.name };
    if (known.has(key))
      return [{ ...error, code: 'assessments.use-exists', reason: '台账里已经有这一项' }];
    return first === undefined
      ? []
      : [{ ...error, code: 'sheet.duplicate', reason: `与第 ${first} 行是同一项` }];
  });
}

interface Examined {
  readonly check: ResultUseCheck;
  readonly lines: readonly UseSheetLine[];
}

async function examine(
  db: Reader,
  scope: Scope,
  file: UploadedFile,
  today: CivilDate,
): Promise<Examined> {
  const sheet = unwrap(await readSheet(file.bytes, USE_SHEET_LIMITS));
  const { regions } = await loadRegionIndex(db, scope);
  const { lines, errors: ofCells } = readUseSheet(sheet, regions, today);
  const years = [...new Set(lines.map(({ year }) => year))];
  const known = new Set((await usesOnRecord(db, scope, years)).map(keyOf));
  const errors = [...ofCells, ...repeated(lines, known)].sort((a, b) => a.row - b.row);
  const check = {
    fileName: file.name,
    sheetName: sheet.name,
    digest: digestOf(file.bytes),
    rows: sheet.rows.length,
    errors: errors.slice(0, LISTED),
    errorsLeftOut: Math.max(0, errors.length - LISTED),
    lines: lines.slice(0, SHOWN).map(({ regionPath: _path, scopeKey: _key, ...line }) => line),
  };
  return { check, lines };
}

/** What the file would record, and every error by row and column. Changes nothing. */
export function checkUses(
  { database, clock }: Pick<ResultUsesContext, 'database' | 'clock'>,
  scope: Scope,
  file: UploadedFile,
): Promise<ResultUseCheck> {
  return database.read(scope, async (db) => (await examine(db, scope, file, clock.today())).check);
}

/** Imports exactly the file that was checked; any error refuses the whole of it. */
export async function importUses(
  { unitOfWork, clock }: ResultUsesContext,
  command: Command,
  file: UploadedFile,
  digest: string,
): Promise<ResultUseCheck> {
  if (digestOf(file.bytes) !== digest) throw new Refused({ code: 'assessments.uses-other-file' });
  const { scope, actor } = command;
  return unitOfWork.commit(command, async (unit) => {
    const { check, lines } = await examine(unit.tx, scope, file, clock.today());
    if (check.errors.length > 0 || lines.length === 0) {
      const details = check.errors
        .slice(0, 20)
        .map((error) => ({ path: `第 ${error.row} 行 ${error.column}`, message: error.reason }));
      throw new Refused({ code: 'assessments.uses-have-errors', details });
    }
    const from = { origin: 'sheet' as const, originRef: null };
    await writeUses(
      unit,
      actor.name,
      lines.map((line) => ({ ...line, ...from })),
    );
    await unit.audit('assessments.import-uses', `${digest} ${lines.length}`);
    return check;
  });
}

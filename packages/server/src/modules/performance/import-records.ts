// Many records from one file: checked as a whole, then one transaction, or nothing at all; the same file twice is one import.
import type { ImportChoices, RecordsCheck } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import type { UploadedFile } from '../../platform/http/bind.ts';
import { type Report, SILENT } from '../../platform/http/progress.ts';
import { digestOf, newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command, Unit } from '../../platform/unit-of-work.ts';
import { attachFile } from './attachments.ts';
import { type Examined, examine, type Found } from './import-records.examine.ts';
import { recordImportSource } from './import-records.ledger.ts';
import {
  errorOf,
  isBroughtIn,
  type Plan,
  type PlannedRow,
  rowView,
} from './import-records.plan.ts';
import { importOfFile, insertRecordImport, lockFile } from './import-records.store.ts';
import { countsOf, earlierOf, questionViews, tableViews } from './import-records.view.ts';
import type { RecordingContext } from './performance.context.ts';
import { type NewRecord, type Recorder, recordMany } from './record-many.ts';
import { tableName } from './records-sheet.find.ts';

/** Errors and rows listed; the rest are counted. */
const LISTED_ERRORS = 500;
const LISTED_ROWS = 300;

/** What an import belongs to: the office’s bodies, or the persons of a leader or liaison. */
export interface Belongs {
  readonly scopeKey: string;
  readonly persons: readonly Id<'person'>[];
}

const belongsTo = ({ keys, persons }: Scope): Belongs => ({
  scopeKey: keys.at(-1) ?? '',
  persons: keys.length > 0 ? [] : [...persons].toSorted(),
});

/** How the file is understood and what it would do. Changes nothing. */
export function checkRecords(
  { database, clock }: RecordingContext,
  scope: Scope,
  given: { readonly file: UploadedFile; readonly choices: ImportChoices },
  report: Report = SILENT,
): Promise<RecordsCheck> {
  const today = clock.today();
  return database.read(scope, async (db) => {
    const examined = await examine(db, scope, { ...given, today }, report);
    const { found, plan } = examined;
    const { digest } = found;
    return {
      fileName: given.file.name,
      digest,
      tables: tableViews(examined),
      rows: found.tables.reduce(
        (sum, table) => sum + (found.isLeftOut(table) ? 0 : table.rows.length),
        0,
      ),
      errors: plan.errors.slice(0, LISTED_ERRORS),
      errorsLeftOut: Math.max(0, plan.errors.length - LISTED_ERRORS),
      questions: questionViews(examined.questions),
      records: plan.rows.slice(0, LISTED_ROWS).map(rowView),
      counts: countsOf(plan, given.choices.leftOut.length),
      earlier: earlierOf(await importOfFile(db, { digest, ...belongsTo(scope) })),
    };
  });
}

export interface Imported {
  readonly importId: Id<'record-import'>;
  readonly recorded: number;
  readonly rows: number;
  readonly isAlreadyThere: boolean;
}

function newRecordOf(
  row: PlannedRow,
  source: {
    readonly name: string;
    readonly kind: Found['kind'];
    readonly id: Id<'record-import'>;
    readonly digest: string;
  },
): NewRecord {
  const { name, kind, id, digest } = source;
  const { table } = row;
  return {
    content: row.content,
    mayLackPost: true,
    source: { kind, name, table: tableName(table), row: row.row, import: { id, digest } },
  };
}

async function carryOut(
  context: RecordingContext,
  unit: Unit,
  command: Command,
  act: {
    readonly examined: Examined;
    readonly file: UploadedFile;
    readonly choices: ImportChoices;
    readonly recorder: Recorder;
    readonly report: Report;
  },
): Promise<Imported> {
  const { examined, file, choices, recorder, report } = act;
  const { found, plan } = examined;
  const { accountId, name } = command.actor;
  const incoming = plan.rows.filter(isBroughtIn);
  const [first] = incoming;
  const organId = first?.participants[0]?.organId;
  if (accountId === null || organId === undefined)
    throw new Refused({ code: 'performance.import-nothing-new' });
  const id = newId<'record-import'>(unit.now);
  const { kind, digest } = found;
  const source = { name: file.name, kind, id, digest };
  await report({ stage: 'writing', done: 0, of: incoming.length });
  const { refusals } = await recordMany(
    context,
    unit,
    recorder,
    incoming.map((row) => newRecordOf(row, source)),
  );
  if (refusals.length > 0)
    throw hasErrors(
      refusals.flatMap((refusal) => {
        const row = incoming[refusal.row];
        return row === undefined ? [] : [errorOf(row, refusal)];
      }),
    );
  const belongs = belongsTo(command.scope);
  const { keepsFile, ...kept } = choices;
  await insertRecordImport(unit.tx, {
    id,
    version: 1,
    kind,
    digest,
    file_name: file.name,
    choices: JSON.stringify(kept),
    account_id: accountId,
    recorded_at: unit.now,
    recorded_by: name,
    scope_key: belongs.scopeKey,
    persons: [...belongs.persons],
    row_count: plan.rows.length,
    recorded_count: incoming.length,
    withdrawn_at: null,
    withdrawn_by: null,
    withdrawn_why: null,
  });
  const type = 'record-import.recorded.v1';
  await recordHeld(unit, recordImportSource, [{ id, type, organId, source: 'import' }]);
  if (keepsFile)
    await attachFile(unit, command, file, { kind: 'record-import', id, organId, ...belongs });
  await unit.audit(
    'performance.import-records',
    `${digest} ${incoming.length}/${plan.rows.length}`,
  );
  await report({ stage: 'writing', done: incoming.length, of: incoming.length });
  return { importId: id, recorded: incoming.length, rows: plan.rows.length, isAlreadyThere: false };
}

function hasErrors(errors: Plan['errors']): Refused {
  return new Refused({
    code: 'performance.import-has-errors',
    values: { count: errors.length },
    details: errors.slice(0, 20).map((error) => ({
      path: `${error.table} 第 ${error.row} 行 ${error.column}`,
      message: error.reason,
    })),
  });
}

/** Brings in exactly the file that was checked; any error refuses the whole of it. The same file again answers the first import. */
export function importRecords(
  context: RecordingContext,
  command: Command,
  ownPersonIds: readonly Id<'person'>[],
  given: { readonly file: UploadedFile; readonly choices: ImportChoices; readonly digest: string },
  report: Report = SILENT,
): Promise<Imported> {
  const { file, choices, digest } = given;
  if (digestOf(file.bytes) !== digest) throw new Refused({ code: 'performance.other-file' });
  return context.unitOfWork.commit(command, async (unit) => {
    const { scope, actor } = command;
    await lockFile(unit.tx, digest);
    const earlier = await importOfFile(unit.tx, { digest, ...belongsTo(scope) });
    if (earlier !== undefined)
      return {
        importId: earlier.id,
        recorded: earlier.recorded_count,
        rows: earlier.row_count,
        isAlreadyThere: true,
      };
    const today = context.clock.today();
    const examined = await examine(unit.tx, scope, { file, choices, today }, report);
    if (examined.plan.errors.length > 0) throw hasErrors(examined.plan.errors);
    const recorder: Recorder = { actor, scope, ownPersonIds };
    return carryOut(context, unit, command, { examined, file, choices, recorder, report });
  });
}

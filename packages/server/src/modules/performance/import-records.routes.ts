// The routes of imports of records: parse, call, present.
import { recordImportsRoutes } from '@jinze/contracts';
import { XLSX_TYPE } from '@jinze/documents';
import type { Id } from '@jinze/kernel';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { attachmentLines } from './attachments.ts';
import { latestRecordImports, type RecordImportRow } from './import-records.store.ts';
import { checkRecords, importRecords } from './import-records.ts';
import { recordImportView } from './import-records.view.ts';
import { withdrawImport } from './import-records.withdraw.ts';
import type { PerformanceContext } from './performance.context.ts';
import { signsFor } from './performance.view.ts';
import { recordsTemplate } from './records-sheet.columns.ts';

const LISTED = 20;

export function registerRecordImports(binder: Binder, context: PerformanceContext): void {
  const { database, may } = context;
  bind(binder, recordImportsRoutes.template, async () => ({
    fileName: '履职记录模板.xlsx',
    contentType: XLSX_TYPE,
    bytes: await recordsTemplate(),
  }));
  bind(binder, recordImportsRoutes.check, ({ file, body }, { scope, report }) =>
    checkRecords(context, scope, { file, choices: body }, report),
  );
  bind(binder, recordImportsRoutes.import, ({ file, body, params }, call) => {
    const given = { file, choices: body, digest: params.digest };
    const own = signsFor(context, call.caller);
    return importRecords(context, call.command, own, given, call.report);
  });
  bind(binder, recordImportsRoutes.list, (_, { scope, caller }) =>
    database.read(scope, async (db) => {
      const rows = await latestRecordImports(db, scope, LISTED);
      const files = await attachmentLines(
        db,
        'record-import',
        rows.map(({ id }) => id),
      );
      const mayWithdraw = ({ scope_key: scopeKey, persons }: RecordImportRow) =>
        may(caller, 'performance.withdraw-import', { scopeKey }) ||
        persons.some((one) =>
          may(caller, 'performance.withdraw-import', { personId: one as Id<'person'> }),
        );
      return {
        items: rows.map((row) => recordImportView(row, files.get(row.id)?.[0], mayWithdraw(row))),
      };
    }),
  );
  bind(binder, recordImportsRoutes.withdraw, ({ params, body }, { command, caller }) =>
    withdrawImport(context, command, signsFor(context, caller), {
      id: params.importId,
      reason: body.reason,
    }),
  );
}

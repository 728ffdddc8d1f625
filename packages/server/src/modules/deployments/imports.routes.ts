// Routes of the workbook of deployments: template, check, import, and taking an import back.
import { deploymentsRoutes } from '@jinze/contracts';
import { XLSX_TYPE } from '@jinze/documents';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { DeploymentsContext } from './deployments.context.ts';
import { importView } from './deployments.view.ts';
import { checkDeployments, importDeployments, withdrawImport } from './import-deployments.ts';
import { latestImports } from './imports.store.ts';
import { deploymentsTemplate } from './sheet.columns.ts';

const LISTED = 50;

export function registerImports(binder: Binder, context: DeploymentsContext): void {
  bind(binder, deploymentsRoutes.template, async () => ({
    fileName: '工作部署导入模板.xlsx',
    contentType: XLSX_TYPE,
    bytes: await deploymentsTemplate(),
  }));
  bind(binder, deploymentsRoutes.check, ({ file }, { scope }) =>
    checkDeployments(context, scope, file),
  );
  bind(binder, deploymentsRoutes.import, ({ file, params }, { command }) =>
    importDeployments(context, command, file, params.digest),
  );
  bind(binder, deploymentsRoutes.imports, async (_, { scope, caller }) => {
    const rows = await context.database.read(scope, (db) => latestImports(db, scope, LISTED));
    return { items: rows.map((row) => importView(context, caller, row)) };
  });
  bind(binder, deploymentsRoutes.withdrawImport, ({ params, body }, { command }) =>
    withdrawImport(context, command, params.importId, body),
  );
}

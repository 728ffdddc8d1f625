// The posts routes: parse, call, present.

import { postsRoutes } from '@jinze/contracts';
import { XLSX_TYPE } from '@jinze/documents';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { exportRegions } from './export-regions.ts';
import { exportRoster } from './export-roster.ts';
import { registerHistory } from './history.routes.ts';
import { checkRoster, importRoster } from './import-roster.ts';
import { registerNaming } from './naming.routes.ts';
import type { PostsRoutesContext } from './posts.context.ts';
import { rosterPage, searchRegions } from './posts.store.ts';
import { importView, rosterLine } from './posts.view.ts';
import { registerRegions } from './regions.routes.ts';
import { rosterWorkbook } from './roster.columns.ts';
import { latestImports, type RosterImportRow } from './roster-imports.store.ts';
import { undoImport } from './undo-import.ts';

const IMPORTS_LISTED = 20;

function bindRosterFiles(binder: Binder, context: PostsRoutesContext): void {
  const { database, clock, may } = context;
  bind(binder, postsRoutes.exportRoster, ({ query }, { scope, caller }) =>
    exportRoster(context, scope, {
      regionPath: query.region,
      on: query.on ?? clock.today(),
      by: caller.displayName,
    }),
  );
  bind(binder, postsRoutes.rosterImports, async (_, { scope, caller }) => {
    const rows = await database.read(scope, (db) => latestImports(db, scope, IMPORTS_LISTED));
    const mayUndo = ({ scope_key }: RosterImportRow) =>
      may(caller, 'posts.undo-import', { scopeKey: scope_key });
    return { items: rows.map((row) => importView(row, mayUndo(row))) };
  });
  bind(binder, postsRoutes.undoImport, ({ params, body }, { command }) =>
    undoImport(context, command, params.importId, body.reason),
  );
}

export function registerPosts(binder: Binder, context: PostsRoutesContext): void {
  registerHistory(binder, context);
  registerRegions(binder, context);
  registerNaming(binder, context);
  bindRosterFiles(binder, context);
  const { database, clock } = context;
  bind(binder, postsRoutes.regions, async ({ query }, { scope }) => ({
    items: await database.read(scope, (db) => searchRegions(db, scope, query.search, query)),
  }));
  bind(binder, postsRoutes.exportRegions, ({ query }, { scope, caller }) =>
    exportRegions(context, scope, { search: query.search, by: caller.displayName }),
  );
  bind(binder, postsRoutes.roster, async ({ query }, { scope }) => {
    const holders = await database.read(scope, (db) =>
      rosterPage(db, scope, query.on ?? clock.today(), {
        regionPath: query.region,
        search: query.search,
        after: readCursor(query.after),
        limit: query.limit + 1,
      }),
    );
    const items = holders.slice(0, query.limit).map(rosterLine);
    const cursors = holders.map(({ scopeKey, appointmentId: id }) => ({ scopeKey, id }));
    return {
      items,
      next: cursorAfter(cursors, query.limit),
    };
  });
  bind(binder, postsRoutes.rosterTemplate, async () => ({
    fileName: '领导干部名册模板.xlsx',
    contentType: XLSX_TYPE,
    bytes: await rosterWorkbook([]),
  }));
  bind(binder, postsRoutes.checkRoster, ({ file }, { scope, report }) =>
    checkRoster(context, scope, file, report),
  );
  bind(binder, postsRoutes.importRoster, ({ file, params }, { command, report }) =>
    importRoster(context, command, file, params.digest, report),
  );
}

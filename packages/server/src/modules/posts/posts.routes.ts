// The posts routes: parse, call, present.
import { postsRoutes } from '@jinze/contracts';
import { writeWorkbook } from '@jinze/documents';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { registerHistory } from './history.routes.ts';
import { checkRoster, importRoster } from './import-roster.ts';
import type { PostsRoutesContext } from './posts.context.ts';
import { rosterPage, searchRegions } from './posts.store.ts';
import { rosterLine } from './posts.view.ts';
import { EXPLANATION, POST_CATEGORIES, ROSTER_COLUMNS } from './roster.columns.ts';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The empty roster to fill in, or one with rows for the demo. */
export function rosterWorkbook(rows: readonly (readonly string[])[]): Promise<Buffer> {
  return writeWorkbook({
    sheetName: '领导干部名册',
    columns: ROSTER_COLUMNS.map((column) => ({
      name: column.name,
      width: column.width,
      ...(column.name === '职务类别'
        ? { choices: POST_CATEGORIES.map((category) => category.name) }
        : 'choices' in column
          ? { choices: column.choices }
          : {}),
    })),
    rows,
    explanation: EXPLANATION,
  });
}

export function registerPosts(binder: Binder, context: PostsRoutesContext): void {
  registerHistory(binder, context);
  const { database, clock } = context;
  bind(binder, postsRoutes.regions, async ({ query }, { scope }) => ({
    items: await database.read(scope, (db) => searchRegions(db, scope, query.search, query.limit)),
  }));
  bind(binder, postsRoutes.roster, async ({ query }, { scope }) => {
    const holders = await database.read(scope, (db) =>
      rosterPage(db, scope, clock.today(), {
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
  bind(binder, postsRoutes.checkRoster, ({ file }, { scope }) => checkRoster(context, scope, file));
  bind(binder, postsRoutes.importRoster, ({ file, params }, { command }) =>
    importRoster(context, command, file, params.digest),
  );
}

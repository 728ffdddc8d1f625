// The routes of regions through time and of organs: parse, call, present.
import { postsRoutes } from '@jinze/contracts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import {
  abolishRegion,
  establishRegion,
  mergeRegion,
  moveRegion,
  renameRegion,
} from './change-region.ts';
import { namesOf } from './naming.store.ts';
import type { PostsRoutesContext } from './posts.context.ts';
import {
  bodiesOf,
  organInScope,
  postsOfOrgan,
  regionCoded,
  regionsUnder,
} from './regions.store.ts';
import { nodeView, organView, regionView } from './regions.view.ts';

function bindReading(binder: Binder, { database, clock, may }: PostsRoutesContext): void {
  bind(binder, postsRoutes.regionTree, async ({ query }, { scope }) => {
    const rows = await database.read(scope, (db) =>
      regionsUnder(db, scope, {
        under: query.under,
        after: readCursor(query.after)?.scopeKey,
        limit: query.limit + 1,
      }),
    );
    const cursors = rows.map(({ path, id }) => ({ scopeKey: path, id }));
    return {
      items: rows.slice(0, query.limit).map(nodeView),
      next: cursorAfter(cursors, query.limit),
    };
  });
  bind(binder, postsRoutes.region, ({ params, query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const row = await regionCoded(db, scope, params.code);
      if (row === undefined) throw new Refused({ code: 'http.not-found' });
      const bodies = await bodiesOf(db, scope, row.path, clock.today());
      return regionView(row, {
        on: query.on,
        bodies,
        isInScope: (scopeKey) => may(caller, 'posts.region', { scopeKey }),
        may: (act) => may(caller, `posts.region-${act}`, { scopeKey: row.scopeKey }),
      });
    }),
  );
  bind(binder, postsRoutes.organ, ({ params }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const organ = await organInScope(db, scope, params.organId);
      if (organ === undefined) throw new Refused({ code: 'http.not-found' });
      const on = clock.today();
      return organView(organ, await postsOfOrgan(db, scope, organ.organId, on), {
        on,
        names: await namesOf(db, { subject: 'organ', id: organ.organId }),
        mayRename: may(caller, 'posts.rename-organ', { scopeKey: organ.scopeKey }),
      });
    }),
  );
}

export function registerRegions(binder: Binder, context: PostsRoutesContext): void {
  bindReading(binder, context);
  bind(binder, postsRoutes.establishRegion, ({ body }, { command }) =>
    establishRegion(context, command, body),
  );
  bind(binder, postsRoutes.renameRegion, ({ params, body }, { command }) =>
    renameRegion(context, command, params.code, body),
  );
  bind(binder, postsRoutes.moveRegion, ({ params, body }, { command }) =>
    moveRegion(context, command, params.code, body),
  );
  bind(binder, postsRoutes.mergeRegion, ({ params, body }, { command }) =>
    mergeRegion(context, command, params.code, body),
  );
  bind(binder, postsRoutes.abolishRegion, ({ params, body }, { command }) =>
    abolishRegion(context, command, params.code, body),
  );
}

// The route of the signs of made-up ledgers: parse, call, present.
import { signsRoutes } from '@jinze/contracts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import type { PerformanceContext } from './performance.context.ts';
import { type SignsContext, signsOf } from './signs.ts';

export function registerSigns(
  binder: Binder,
  context: PerformanceContext & Pick<SignsContext, 'reviews'>,
): void {
  bind(binder, signsRoutes.list, ({ query }, { scope, caller }) =>
    context.database.read(scope, async (db) => {
      const after = readCursor(query.after);
      const { signs, cursors } = await signsOf(
        db,
        scope,
        {
          ...query,
          after: after === undefined ? undefined : { key: after.scopeKey, id: after.id },
          limit: query.limit + 1,
        },
        {
          reviews: context.reviews,
          mayRead: (resource) => context.may(caller, 'performance.duty-record', resource),
        },
      );
      return {
        items: signs.slice(0, query.limit),
        next: cursorAfter(
          cursors.map(({ key, id }) => ({ scopeKey: key, id })),
          query.limit,
        ),
      };
    }),
  );
}

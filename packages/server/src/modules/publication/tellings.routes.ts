// The routes of results told to people: parse, call, present.
import { publicationRoutes, type Telling } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { cursorAfter, readDayCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { exportTellings } from './export-tellings.ts';
import type { PublicationContext } from './publication.context.ts';
import { proposeTellings, tellAll } from './tell-all.ts';
import { countUnacknowledged, recipientsOf, tellingById, tellingsPage } from './tellings.store.ts';
import { acknowledgeTelling, tellingView, tellResult } from './tellings.ts';

export function bindTellings(binder: Binder, context: PublicationContext): void {
  const { database, scopeFor } = context;
  const one = (caller: Caller, id: Id<'result-telling'>): Promise<Telling> => {
    const scope = scopeFor(caller, 'publication.tellings') ?? NO_SCOPE;
    return database.read(scope, async (db) => {
      const row = await tellingById(db, scope, selvesOf(caller), id);
      if (row === undefined) throw new Refused({ code: 'http.not-found' });
      return tellingView(context, caller, row, (await recipientsOf(db, [id])).get(id) ?? []);
    });
  };
  bind(binder, publicationRoutes.tellings, ({ query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const { year, after, limit } = query;
      const selves = selvesOf(caller);
      const page = { selves, year, after: readDayCursor(after), limit: limit + 1 };
      const rows = await tellingsPage(db, scope, page);
      const shown = rows.slice(0, limit);
      const recipients = await recipientsOf(
        db,
        shown.map(({ id }) => id),
      );
      const cursors = rows.map((row) => ({ scopeKey: row.told_on, id: row.id }));
      return {
        items: shown.map((row) => tellingView(context, caller, row, recipients.get(row.id) ?? [])),
        next: cursorAfter(cursors, limit),
        open: await countUnacknowledged(db, scope, selves),
      };
    }),
  );
  bind(binder, publicationRoutes.exportTellings, ({ query }, { scope, caller }) =>
    exportTellings(context, scope, caller, query),
  );
  bind(binder, publicationRoutes.tell, async ({ body }, { command, caller }) => {
    const posts = scopeFor(caller, 'posts.post') ?? NO_SCOPE;
    const by = { posts, selves: selvesOf(caller) };
    const { id } = await tellResult(context, command, by, body);
    return one(caller, id);
  });
  bind(binder, publicationRoutes.proposeTellings, ({ query }, { scope, caller }) =>
    proposeTellings(context, { scope, selves: selvesOf(caller) }, query.assessmentId),
  );
  bind(binder, publicationRoutes.tellAll, async ({ body }, { command, caller }) => {
    const selves = selvesOf(caller);
    await tellAll(context, command, selves, body);
    return proposeTellings(context, { scope: command.scope, selves }, body.assessmentId);
  });
  bind(binder, publicationRoutes.acknowledge, async ({ params, body }, { command, caller }) => {
    const { version, ...input } = body;
    await acknowledgeTelling(context, command, caller, { id: params.tellingId, version }, input);
    return one(caller, params.tellingId);
  });
}

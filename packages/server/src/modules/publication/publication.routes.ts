// The publication routes: parse, call, present.
import { PUBLICATION_KINDS, type PublicNotice, publicationRoutes } from '@jinze/contracts';
import { addDays, type Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind, type SignedInCall } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readDayCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import {
  addDocument,
  approveNotice,
  type Chosen,
  changeNotice,
  checkNotice,
  discardNotice,
  publishNotice,
  removeDocument,
} from './act-on-notice.ts';
import { draftNotice } from './draft-notice.ts';
import { exportNotices } from './export-notices.ts';
import { exportObligations } from './export-obligations.ts';
import { movedOf } from './feedback-of-notice.ts';
import { sourcesOf } from './notice-sources.ts';
import { hitsIn } from './notice-text.ts';
import {
  countWaiting,
  documentBytes,
  documentsOf,
  linksOf,
  noticeById,
  noticesPage,
  stepsOf,
} from './notices.store.ts';
import { countNear, countObligations, obligationAt, obligationsPage } from './obligations.store.ts';
import { layDownObligation, obligationViews } from './obligations.ts';
import { proposeNotice } from './propose-notice.ts';
import type { PublicationContext } from './publication.context.ts';
import { noticeLine, noticeView } from './publication.view.ts';
import { ruleOf } from './publication-rules.ts';
import { SOON_DAYS } from './remind.ts';
import { bindTellings } from './tellings.routes.ts';

async function present(
  context: PublicationContext,
  caller: Caller,
  scope: Scope,
  id: Id<'public-notice'>,
): Promise<PublicNotice> {
  const { database, clock } = context;
  const readAt = clock.now().toISOString();
  const found = await database.read(scope, async (db) => {
    const row = await noticeById(db, scope, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    return {
      row,
      documents: await documentsOf(db, id),
      steps: await stepsOf(db, id),
      links: await linksOf(db, row),
    };
  });
  const { row } = found;
  const isOver = row.state === 'published' || row.state === 'discarded';
  // The roster is asked outside the caller's scope: a name is a name, whoever manages its bearer.
  const names = found.documents.map(({ name }) => name);
  const now = isOver
    ? { hits: [], moved: [] }
    : await database.read(SYSTEM_SCOPE, async (db) => ({
        hits: await hitsIn(db, row, names, row.justified),
        moved: await movedOf(db, row),
      }));
  return noticeView(context, caller, row, { ...found, ...now, readAt });
}

function bindReading(binder: Binder, context: PublicationContext): void {
  const { database, clock } = context;
  bind(binder, publicationRoutes.list, ({ query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const { after, limit, ...filter } = query;
      const today = clock.today();
      const page = { ...filter, after: readDayCursor(after), limit: limit + 1 };
      const rows = await noticesPage(db, scope, page);
      const cursors = rows.map((row) => ({ scopeKey: row.drafted_on, id: row.id }));
      return {
        items: rows.slice(0, limit).map(noticeLine),
        next: cursorAfter(cursors, limit),
        ...(await countWaiting(db, scope, caller.accountId)),
        ...(await countNear(db, scope, { today, soon: addDays(today, SOON_DAYS) })),
      };
    }),
  );
  bind(binder, publicationRoutes.export, ({ query }, { scope, caller }) =>
    exportNotices(context, scope, { ...query, by: caller.displayName }),
  );
  bind(binder, publicationRoutes.rules, async () => ({ items: PUBLICATION_KINDS.map(ruleOf) }));
  bind(binder, publicationRoutes.propose, ({ query }, { scope, caller }) =>
    proposeNotice(context, scope, sourcesOf(context, caller), query, clock.today()),
  );
  bind(binder, publicationRoutes.notice, ({ params }, { scope, caller }) =>
    present(context, caller, scope, params.noticeId),
  );
  bind(binder, publicationRoutes.readDocument, async ({ params }, { scope }) => {
    const file = await database.read(scope, async (db) =>
      (await noticeById(db, scope, params.noticeId)) === undefined
        ? undefined
        : documentBytes(db, { noticeId: params.noticeId, documentId: params.publicDocumentId }),
    );
    if (file === undefined) throw new Refused({ code: 'http.not-found' });
    return { fileName: file.name, contentType: file.type, bytes: file.bytes };
  });
}

function bindObligations(binder: Binder, context: PublicationContext): void {
  const { database, clock } = context;
  bind(binder, publicationRoutes.obligations, ({ query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const { year, what, region, after, limit } = query;
      const of = { year, what };
      const today = clock.today();
      const rows = await obligationsPage(db, scope, of, { region, after, limit: limit + 1 });
      const last = rows[limit - 1];
      return {
        items: await obligationViews(context, db, caller, rows.slice(0, limit), of),
        next: rows.length > limit && last !== undefined ? last.region_path : null,
        ...(await countObligations(db, scope, of, today)),
      };
    }),
  );
  bind(binder, publicationRoutes.exportObligations, ({ query }, { scope, caller }) =>
    exportObligations(context, scope, caller, query),
  );
  bind(binder, publicationRoutes.layDown, async ({ body }, { command, caller }) => {
    await layDownObligation(context, command, body);
    return database.read(command.scope, async (db) => {
      const row = await obligationAt(db, command.scope, body);
      const [view] = await obligationViews(
        context,
        db,
        caller,
        row === undefined ? [] : [row],
        body,
      );
      if (view === undefined) throw new Refused({ code: 'http.not-found' });
      return view;
    });
  });
}

export function registerPublication(binder: Binder, context: PublicationContext): void {
  const scopeOf = (caller: Caller, action: string) => context.scopeFor(caller, action) ?? NO_SCOPE;
  /** After an act the caller sees it as it now stands. */
  const after = (caller: Caller, id: Id<'public-notice'>) =>
    present(context, caller, scopeOf(caller, 'publication.notice'), id);
  bindReading(binder, context);
  bindObligations(binder, context);
  bindTellings(binder, context);
  bind(binder, publicationRoutes.draft, async ({ body }, { caller, command }) => {
    const { id } = await draftNotice(context, command, sourcesOf(context, caller), body);
    return after(caller, id);
  });
  /** An act on one: its input without the version it was decided on. */
  const acting =
    <Body extends { readonly version: number }>(
      act: (
        context: PublicationContext,
        command: Command,
        chosen: Chosen,
        input: Omit<Body, 'version'>,
      ) => Promise<void>,
    ) =>
    async (
      { params, body }: { params: { noticeId: Id<'public-notice'> }; body: Body },
      { caller, command }: SignedInCall,
    ): Promise<PublicNotice> => {
      const { version, ...input } = body;
      await act(context, command, { id: params.noticeId, version }, input);
      return after(caller, params.noticeId);
    };
  bind(binder, publicationRoutes.addDocument, async ({ params, body, file }, call) => {
    const chosen = { id: params.noticeId, version: body.version };
    await addDocument(context, call.command, chosen, file);
    return after(call.caller, params.noticeId);
  });
  bind(binder, publicationRoutes.change, acting(changeNotice));
  bind(binder, publicationRoutes.removeDocument, acting(removeDocument));
  bind(binder, publicationRoutes.check, acting(checkNotice));
  bind(binder, publicationRoutes.approve, acting(approveNotice));
  bind(binder, publicationRoutes.publish, acting(publishNotice));
  bind(binder, publicationRoutes.discard, acting(discardNotice));
}

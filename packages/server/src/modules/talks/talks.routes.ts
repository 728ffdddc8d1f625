// The talks routes: parse, call, present.
import { type Talk, talksRoutes } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import { type Binder, bind, type SignedInCall } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readDayCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import type { Command } from '../../platform/unit-of-work.ts';
import { approveTalk, type Chosen, changeTalk, notifyTalk, withdrawTalk } from './act-on-talk.ts';
import { exportProposals } from './export-proposals.ts';
import { exportTalks } from './export-talks.ts';
import { holdTalk, reportOnTalk, verifyTalk } from './follow-up-talk.ts';
import { proposalsOf } from './proposals.ts';
import { proposeTalk } from './propose-talk.ts';
import type { TalksContext } from './talks.context.ts';
import {
  countedOf,
  countTalks,
  reportsOf,
  stepsOf,
  talkById,
  talksOfPersons,
  talksPage,
} from './talks.store.ts';
import { talkLine, talkView } from './talks.view.ts';

async function present(
  context: TalksContext,
  caller: Caller,
  scope: Scope,
  id: Id<'talk'>,
): Promise<Talk> {
  return context.database.read(scope, async (db) => {
    const row = await talkById(db, scope, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    const counted = (await countedOf(db, [id])).get(id) ?? [];
    const steps = await stepsOf(db, id);
    const reports = await reportsOf(db, [id]);
    return talkView(context, caller, row, { counted, steps, reports });
  });
}

function bindReading(binder: Binder, context: TalksContext): void {
  const { database, clock } = context;
  bind(binder, talksRoutes.list, ({ query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const today = clock.today();
      const { region: regionPath, after, limit, overdue, ...rest } = query;
      const filter = { ...rest, regionPath, isOverdue: overdue === 'true' };
      const page = { ...filter, after: readDayCursor(after), limit: limit + 1 };
      const rows = await talksPage(db, scope, page, today);
      const cursors = rows.map((row) => ({ scopeKey: row.opened_on, id: row.id }));
      return {
        items: rows.slice(0, limit).map((row) => talkLine(context, caller, row, today)),
        next: cursorAfter(cursors, limit),
        ...(await countTalks(db, scope, regionPath, today)),
      };
    }),
  );
  bind(binder, talksRoutes.export, ({ query }, { scope, caller }) => {
    const { region: regionPath, overdue, ...rest } = query;
    const filter = { ...rest, regionPath, isOverdue: overdue === 'true' };
    return exportTalks(context, caller, scope, filter);
  });
  bind(binder, talksRoutes.mine, async (_, { scope, caller }) => {
    const rows = await database.read(scope, (db) => talksOfPersons(db, scope));
    return { items: rows.map((row) => talkLine(context, caller, row, clock.today())) };
  });
  bind(binder, talksRoutes.proposals, async ({ query }, { scope, caller }) => {
    const { place: _, ...found } = await proposalsOf(context, caller, scope, query.region);
    return found;
  });
  bind(binder, talksRoutes.exportProposals, ({ query }, { scope, caller }) =>
    exportProposals(context, caller, scope, query.region),
  );
  bind(binder, talksRoutes.talk, ({ params }, { scope, caller }) =>
    present(context, caller, scope, params.talkId),
  );
}

export function registerTalks(binder: Binder, context: TalksContext): void {
  const scopeOf = (caller: Caller, action: string) => context.scopeFor(caller, action) ?? NO_SCOPE;
  /** After an act the caller sees the talk as it now stands. */
  const after = (caller: Caller, id: Id<'talk'>) =>
    present(context, caller, scopeOf(caller, 'talks.talk'), id);
  bindReading(binder, context);
  bind(binder, talksRoutes.propose, async ({ body }, { command, caller }) => {
    // Who is called is looked up in the whole range, not among the own bodies alone.
    const range = scopeOf(caller, 'talks.proposals');
    const { id } = await proposeTalk(context, command, range, body);
    return after(caller, id);
  });
  /** An act on one talk: its input without the version it was decided on. */
  const acting =
    <Body extends { readonly version: number }>(
      act: (
        context: TalksContext,
        command: Command,
        chosen: Chosen,
        input: Omit<Body, 'version'>,
      ) => Promise<void>,
    ) =>
    async (
      { params, body }: { params: { talkId: Id<'talk'> }; body: Body },
      { command, caller }: SignedInCall,
    ): Promise<Talk> => {
      const { version, ...input } = body;
      await act(context, command, { id: params.talkId, version }, input);
      return after(caller, params.talkId);
    };
  bind(binder, talksRoutes.change, acting(changeTalk));
  bind(binder, talksRoutes.approve, acting(approveTalk));
  bind(binder, talksRoutes.notify, acting(notifyTalk));
  bind(binder, talksRoutes.hold, acting(holdTalk));
  bind(binder, talksRoutes.report, acting(reportOnTalk));
  bind(binder, talksRoutes.verify, acting(verifyTalk));
  bind(binder, talksRoutes.withdraw, acting(withdrawTalk));
}

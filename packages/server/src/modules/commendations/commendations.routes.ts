// The commendations routes: parse, call, present.
import { type Commendation, commendationsRoutes } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind, type SignedInCall } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readDayCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { leadingNamesOf, personNamed, postsEverHeld, regionsAt } from '../posts/index.ts';
import {
  answer,
  type Chosen,
  nominate,
  notGrant,
  object,
  publicise,
  revoke,
  withdraw,
} from './act-on-commendation.ts';
import { type Acting, type CommendationsContext, ownOf } from './commendations.context.ts';
import {
  commendationById,
  commendationsPage,
  countOpen,
  examinationsOf,
  grantedTo,
  objectionsOf,
  stepsOf,
} from './commendations.store.ts';
import { commendationLine, commendationView } from './commendations.view.ts';
import { changeCommendation, draftCommendation } from './draft-commendation.ts';
import { examineCommendation, grantCommendation } from './examine-commendation.ts';
import { exportCommendations, exportGranted } from './export-commendations.ts';
import { exportQuotas } from './export-quotas.ts';
import { quotaById, quotasOf } from './quotas.store.ts';
import { changeQuota, layDownQuota, quotaOn, quotaView } from './quotas.ts';

async function present(
  context: CommendationsContext,
  caller: Caller,
  scope: Scope,
  id: Id<'commendation'>,
): Promise<Commendation> {
  const { database, clock } = context;
  const today = clock.today();
  const found = await database.read(scope, async (db) => {
    const row = await commendationById(db, scope, ownOf(caller), id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    return {
      row,
      examinations: await examinationsOf(db, id),
      objections: await objectionsOf(db, id),
      steps: await stepsOf(db, id),
    };
  });
  const { row, ...more } = found;
  // What the approving body has laid down, and what it is called, whoever follows the case may know.
  const around = await database.read(SYSTEM_SCOPE, async (db) => ({
    quota: await quotaOn(db, row, row.granted_on ?? today),
    names: await leadingNamesOf(db, row.approving_path),
  }));
  return commendationView(context, caller, row, { ...more, ...around }, today);
}

function bindReading(binder: Binder, context: CommendationsContext): void {
  const { database, clock } = context;
  bind(binder, commendationsRoutes.list, ({ query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const { after, limit, ...filter } = query;
      const selves = ownOf(caller);
      const page = { ...filter, selves, after: readDayCursor(after), limit: limit + 1 };
      const rows = await commendationsPage(db, scope, page);
      const cursors = rows.map((row) => ({ scopeKey: row.drafted_on, id: row.id }));
      return {
        items: rows.slice(0, limit).map(commendationLine),
        next: cursorAfter(cursors, limit),
        ...(await countOpen(db, scope, selves, clock.today())),
      };
    }),
  );
  bind(binder, commendationsRoutes.export, ({ query }, { scope, caller }) =>
    exportCommendations(context, caller, scope, { ...query, selves: ownOf(caller) }),
  );
  bind(binder, commendationsRoutes.mine, async (_, { scope, caller }) => {
    const { personId } = caller;
    if (personId === null) return { items: [] };
    const rows = await database.read(scope, (db) => grantedTo(db, [personId]));
    return { items: rows.slice(0, 100).map(commendationLine) };
  });
  // Once somebody held a post that the committee manages, all that was granted to them is read.
  const readGranted = async (scope: Scope, personId: Id<'person'>) => {
    const posts = await database.read(scope, (db) => postsEverHeld(db, scope, [personId]));
    if (posts.length === 0) throw new Refused({ code: 'http.not-found' });
    return database.read(SYSTEM_SCOPE, (db) => grantedTo(db, [personId]));
  };
  bind(binder, commendationsRoutes.person, async ({ params }, { scope }) => {
    const rows = await readGranted(scope, params.personId);
    return { items: rows.slice(0, 100).map(commendationLine) };
  });
  bind(binder, commendationsRoutes.exportPerson, async ({ params }, { scope, caller }) => {
    const { personId } = params;
    const rows = await readGranted(scope, personId);
    const name = (await database.read(SYSTEM_SCOPE, (db) => personNamed(db, personId))) ?? '';
    return exportGranted(context, caller, scope, { personId, name, rows });
  });
  bind(binder, commendationsRoutes.commendation, ({ params }, { scope, caller }) =>
    present(context, caller, scope, params.commendationId),
  );
}

function bindQuotas(binder: Binder, context: CommendationsContext): void {
  const { database } = context;
  const one = async (caller: Caller, scope: Scope, id: Id<'commendation-quota'>) => {
    const row = await database.read(scope, (db) => quotaById(db, scope, id));
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    return quotaView(context, caller, row);
  };
  bind(binder, commendationsRoutes.quotas, ({ query }, { scope, caller }) =>
    database.read(scope, async (db) => {
      const rows = await quotasOf(db, scope, query.year);
      const { committees } = context.scopeFor(caller, 'commendations.lay-down-quota') ?? NO_SCOPE;
      const regions = await regionsAt(db, committees);
      return {
        items: rows.map((row) => quotaView(context, caller, row)),
        regions: regions.map(({ path, name }) => ({ path, name })),
      };
    }),
  );
  bind(binder, commendationsRoutes.exportQuotas, ({ query }, { scope, caller }) =>
    exportQuotas(context, scope, caller, query.year),
  );
  bind(binder, commendationsRoutes.layDownQuota, async ({ body }, { command, caller }) => {
    const { id } = await layDownQuota(context, command, body);
    return one(caller, command.scope, id);
  });
  bind(binder, commendationsRoutes.changeQuota, async ({ params, body }, { command, caller }) => {
    const { version, ...input } = body;
    const chosen = { id: params.quotaId, version };
    await changeQuota(context, command, chosen, input);
    return one(caller, command.scope, params.quotaId);
  });
}

export function registerCommendations(binder: Binder, context: CommendationsContext): void {
  const scopeOf = (caller: Caller, action: string) => context.scopeFor(caller, action) ?? NO_SCOPE;
  /** After an act the caller sees it as it now stands. */
  const after = (caller: Caller, id: Id<'commendation'>) =>
    present(context, caller, scopeOf(caller, 'commendations.commendation'), id);
  const actingOf = ({ caller, command }: SignedInCall): Acting => ({
    command,
    own: ownOf(caller),
  });
  bindReading(binder, context);
  bindQuotas(binder, context);
  bind(binder, commendationsRoutes.draft, async ({ body }, call) => {
    const lookUp = {
      posts: scopeOf(call.caller, 'posts.post'),
      accidents: scopeOf(call.caller, 'accidents.accident'),
    };
    const { id } = await draftCommendation(context, actingOf(call), lookUp, body);
    return after(call.caller, id);
  });
  /** An act on one: its input without the version it was decided on. */
  const acting =
    <Body extends { readonly version: number }>(
      act: (
        context: CommendationsContext,
        acting: Acting,
        chosen: Chosen,
        input: Omit<Body, 'version'>,
        caller: Caller,
      ) => Promise<void>,
    ) =>
    async (
      { params, body }: { params: { commendationId: Id<'commendation'> }; body: Body },
      call: SignedInCall,
    ): Promise<Commendation> => {
      const { version, ...input } = body;
      const chosen = { id: params.commendationId, version };
      await act(context, actingOf(call), chosen, input, call.caller);
      return after(call.caller, params.commendationId);
    };
  bind(
    binder,
    commendationsRoutes.change,
    acting((_, by, chosen, input, caller) =>
      changeCommendation(context, by, chosen, input, scopeOf(caller, 'accidents.accident')),
    ),
  );
  bind(
    binder,
    commendationsRoutes.object,
    acting((_, by, chosen, input) => {
      const isDepartment = by.command.scope.committees.length > 0;
      return object(context, by, chosen, input, isDepartment ? 'approving' : 'office');
    }),
  );
  bind(binder, commendationsRoutes.nominate, acting(nominate));
  bind(binder, commendationsRoutes.examine, acting(examineCommendation));
  bind(binder, commendationsRoutes.publicise, acting(publicise));
  bind(binder, commendationsRoutes.answerObjection, acting(answer));
  bind(binder, commendationsRoutes.grant, acting(grantCommendation));
  bind(binder, commendationsRoutes.notGrant, acting(notGrant));
  bind(binder, commendationsRoutes.revoke, acting(revoke));
  bind(binder, commendationsRoutes.withdraw, acting(withdraw));
}

// The duties routes: parse, call, present. Documents and priorities are in `laying-down.routes.ts`.
import { dutiesRoutes, type Section } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { scopeFor } from '../access/index.ts';
import { titlesOf } from '../instruments/index.ts';
import { actOnSections } from './act-on-sections.ts';
import { draftSections } from './draft-sections.ts';
import { sectionLineView, sectionView } from './duties.view.ts';
import { keepScan } from './keep-scan.ts';
import { registerLayingDown } from './laying-down.routes.ts';
import { countInForce } from './person-list.store.ts';
import { progressOf } from './progress.ts';
import { remindChosen } from './remind.ts';
import { scanBytes, scanOf } from './scan.store.ts';
import { cursorsOf, filterOf, scopeAsked } from './section-filter.ts';
import {
  openEditionAfter,
  sectionsOfPersons,
  sectionsPage,
  sectionWithItems,
} from './sections.store.ts';
import { registerViews } from './views.routes.ts';
import { instrumentsOf, whyOf } from './why.ts';

async function openSection(services: Services, scope: Scope, id: Id<'section'>) {
  return services.database.read(scope, async (db) => {
    const row = await sectionWithItems(db, scope, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    return row;
  });
}

async function presentSection(
  services: Services,
  scope: Scope,
  caller: Caller,
  id: Id<'section'>,
): Promise<Section> {
  return services.database.read(scope, async (db) => {
    const row = await sectionWithItems(db, scope, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    const scan = row.signed_how === 'paper' ? await scanOf(db, id) : undefined;
    const of = { personId: row.person_id, year: row.year };
    return sectionView(row, caller, { scan, inForceOfYear: await countInForce(db, scope, of) });
  });
}

/** After an act the caller sees the section as it now stands. */
async function presentAfter(
  services: Services,
  caller: Caller,
  id: Id<'section'>,
): Promise<Section> {
  const scope = scopeFor(caller, 'duties.section') ?? NO_SCOPE;
  return presentSection(services, scope, caller, id);
}

function bindReading(binder: Binder, services: Services): void {
  const { database, clock } = services;
  bind(binder, dutiesRoutes.progress, async ({ query }, { scope: range, caller }) => {
    const scope = scopeAsked(query, range, caller);
    return database.read(scope, (db) => progressOf(db, scope, { ...query, today: clock.today() }));
  });
  bind(binder, dutiesRoutes.sections, async ({ query }, { scope: range, caller }) => {
    const scope = scopeAsked(query, range, caller);
    const rows = await database.read(scope, (db) =>
      sectionsPage(db, scope, {
        ...filterOf(query),
        after: readCursor(query.after),
        limit: query.limit + 1,
      }),
    );
    return {
      items: rows.slice(0, query.limit).map((row) => sectionLineView(row, caller)),
      next: cursorAfter(cursorsOf(rows), query.limit),
    };
  });
  bind(binder, dutiesRoutes.mine, async ({ query }, { scope, caller }) => {
    const rows = await database.read(scope, (db) => sectionsOfPersons(db, scope, query.year));
    return { items: rows.map((row) => sectionLineView(row, caller)) };
  });
  bind(binder, dutiesRoutes.section, ({ params }, { scope, caller }) =>
    presentSection(services, scope, caller, params.sectionId),
  );
  bind(binder, dutiesRoutes.why, async ({ params }, { scope }) => {
    const row = await openSection(services, scope, params.sectionId);
    const item = row.items.find((one) => one.code === params.code);
    if (item === undefined) throw new Refused({ code: 'duties.unknown-item' });
    const titles = await database.read(NO_SCOPE, (db) => titlesOf(db, instrumentsOf(item)));
    return whyOf(row, item, titles);
  });
  bind(binder, dutiesRoutes.readScan, async ({ params }, { scope }) => {
    await openSection(services, scope, params.sectionId);
    const scan = await database.read(scope, (db) => scanBytes(db, params.sectionId));
    if (scan === undefined) throw new Refused({ code: 'http.not-found' });
    return { fileName: scan.name, contentType: scan.type, bytes: scan.bytes };
  });
}

function bindActs(binder: Binder, services: Services): void {
  bind(binder, dutiesRoutes.draft, ({ body }, { command }) =>
    draftSections(services, command, body),
  );
  bind(binder, dutiesRoutes.approve, ({ body }, { command }) =>
    actOnSections(services, command, body.sections, { act: 'approve', ...body.approval }),
  );
  bind(binder, dutiesRoutes.issue, ({ body: { sections, ...input } }, { command }) =>
    actOnSections(services, command, sections, { act: 'issue', ...input }),
  );
  bind(binder, dutiesRoutes.acknowledge, ({ body }, { command }) =>
    actOnSections(services, command, body.sections, { act: 'acknowledge' }),
  );
  bind(binder, dutiesRoutes.object, async ({ params, body }, { command, caller }) => {
    const { version, reason } = body;
    const chosen = [{ id: params.sectionId, version }];
    await actOnSections(services, command, chosen, { act: 'object', reason });
    return presentAfter(services, caller, params.sectionId);
  });
  bind(binder, dutiesRoutes.revise, async ({ params, body }, { command, caller }) => {
    const chosen = [{ id: params.sectionId, version: body.version }];
    await actOnSections(services, command, chosen, { act: 'revise' });
    const draft = await services.database.read(command.scope, (db) =>
      openEditionAfter(db, params.sectionId),
    );
    return presentAfter(services, caller, draft ?? params.sectionId);
  });
  bind(binder, dutiesRoutes.paper, async ({ params, body }, { command, caller }) => {
    const { version, ...input } = body;
    const chosen = [{ id: params.sectionId, version }];
    await actOnSections(services, command, chosen, { act: 'paper', ...input });
    return presentAfter(services, caller, params.sectionId);
  });
  bind(binder, dutiesRoutes.scan, async ({ params, file }, { command, caller }) => {
    await keepScan(services, command, params.sectionId, file);
    return presentAfter(services, caller, params.sectionId);
  });
  bind(binder, dutiesRoutes.remind, ({ body }, { command }) =>
    remindChosen(
      services,
      command,
      body.sections.map(({ id }) => id),
    ),
  );
}

export function registerDuties(binder: Binder, services: Services): void {
  bindReading(binder, services);
  registerViews(binder, services);
  registerLayingDown(binder, services);
  bindActs(binder, services);
}

// The duties routes: parse, call, present.
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
import { regionAt } from '../posts/index.ts';
import { acknowledgeSection, actOnSections } from './act-on-sections.ts';
import { draftSections } from './draft-sections.ts';
import {
  countByState,
  countHolders,
  type SectionWithItems,
  sectionsOfPersons,
  sectionsPage,
  sectionWithItems,
} from './duties.store.ts';
import { sectionLineView, sectionView } from './duties.view.ts';
import { instrumentsOf, whyOf } from './why.ts';

async function openSection(
  services: Services,
  scope: Scope,
  id: Id<'section'>,
): Promise<SectionWithItems> {
  const row = await services.database.read(scope, (db) => sectionWithItems(db, scope, id));
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  return row;
}

/** After an act the caller sees the section as it now stands. */
async function presentAfter(
  services: Services,
  caller: Caller,
  id: Id<'section'>,
): Promise<Section> {
  return sectionView(
    await openSection(services, scopeFor(caller, 'duties.section') ?? NO_SCOPE, id),
    caller,
  );
}

function bindReading(binder: Binder, services: Services): void {
  const { database, clock } = services;
  bind(binder, dutiesRoutes.progress, async ({ query }, { scope: range, caller }) => {
    const scope = query.own === 'true' ? (scopeFor(caller, 'duties.draft') ?? NO_SCOPE) : range;
    return database.read(scope, async (db) => {
      const region = await regionAt(db, query.region);
      if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'query.region' });
      const counts = await countByState(db, scope, query.region, query.year);
      const holders = await countHolders(db, scope, query.region, query.year, clock.today());
      const byState = { drafted: 0, approved: 0, issued: 0, acknowledged: 0, objected: 0 };
      for (const { state, count } of counts) byState[state] = count;
      const blocked = counts.reduce((sum, one) => sum + one.blocked, 0);
      return {
        year: query.year,
        region: { name: region.name, path: region.path },
        posts: holders.posts,
        withoutSection: holders.without,
        blocked,
        byState,
      };
    });
  });
  bind(binder, dutiesRoutes.sections, async ({ query }, { scope, caller }) => {
    const rows = await database.read(scope, (db) =>
      sectionsPage(db, scope, {
        regionPath: query.region,
        year: query.year,
        state: query.state,
        search: query.search,
        after: readCursor(query.after),
        limit: query.limit + 1,
      }),
    );
    const items = rows.slice(0, query.limit);
    const cursors = rows.map(({ scope_key: scopeKey, id }) => ({ scopeKey, id }));
    return {
      items: items.map((row) => sectionLineView(row, caller)),
      next: cursorAfter(cursors, query.limit),
    };
  });
  bind(binder, dutiesRoutes.mine, async ({ query }, { scope, caller }) => {
    const rows = await database.read(scope, (db) => sectionsOfPersons(db, scope, query.year));
    return { items: rows.map((row) => sectionLineView(row, caller)) };
  });
  bind(binder, dutiesRoutes.section, async ({ params }, { scope, caller }) =>
    sectionView(await openSection(services, scope, params.sectionId), caller),
  );
  bind(binder, dutiesRoutes.why, async ({ params }, { scope }) => {
    const section = await openSection(services, scope, params.sectionId);
    const item = section.items.find((one) => one.code === params.code);
    if (item === undefined) throw new Refused({ code: 'duties.unknown-item' });
    const titles = await database.read(NO_SCOPE, (db) => titlesOf(db, instrumentsOf(item)));
    return whyOf(section, item, titles);
  });
}

function bindActs(binder: Binder, services: Services): void {
  bind(binder, dutiesRoutes.draft, ({ body }, { command }) =>
    draftSections(services, command, body),
  );
  bind(binder, dutiesRoutes.approve, ({ body }, { command }) =>
    actOnSections(services, command, body.sections, { act: 'approve', ...body.approval }),
  );
  bind(binder, dutiesRoutes.issue, ({ body }, { command }) =>
    actOnSections(services, command, body.sections, {
      act: 'issue',
      on: body.on,
      documentNo: body.documentNo,
    }),
  );
  bind(binder, dutiesRoutes.acknowledge, async ({ params, body }, { command, caller }) => {
    await acknowledgeSection(services, command, { id: params.sectionId, version: body.version });
    return presentAfter(services, caller, params.sectionId);
  });
  bind(binder, dutiesRoutes.object, async ({ params, body }, { command, caller }) => {
    await actOnSections(services, command, [{ id: params.sectionId, version: body.version }], {
      act: 'object',
      reason: body.reason,
    });
    return presentAfter(services, caller, params.sectionId);
  });
  bind(binder, dutiesRoutes.revise, async ({ params, body }, { command, caller }) => {
    await actOnSections(services, command, [{ id: params.sectionId, version: body.version }], {
      act: 'revise',
    });
    return presentAfter(services, caller, params.sectionId);
  });
}

export function registerDuties(binder: Binder, services: Services): void {
  bindReading(binder, services);
  bindActs(binder, services);
}

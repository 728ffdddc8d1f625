// Routes that show lists across posts and years: differences, one item across leaders, the public version, the export.
import { dutiesRoutes, type SectionItem } from '@jinze/contracts';
import type { Services } from '../../context.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { regionAt } from '../posts/index.ts';
import { changesSinceLastYear, compareSection } from './compare.ts';
import { sectionLineView } from './duties.view.ts';
import { exportChanges, exportWithItem } from './export-compared.ts';
import { exportSections } from './export-sections.ts';
import { exportWithout, withoutList } from './export-without.ts';
import { personListOf } from './person-list.ts';
import { publicBodiesOf } from './public-bodies.ts';
import { cursorsOf, filterOf, scopeAsked } from './section-filter.ts';
import { sectionsWithItem } from './sections.store.ts';

const headOf = ({ code, article, title, text, status }: SectionItem) => ({
  code,
  article,
  title,
  text,
  status,
});

function bindCompared(binder: Binder, services: Services): void {
  bind(binder, dutiesRoutes.exportChanges, ({ query }, { scope, caller }) => {
    const { region: regionPath, year } = query;
    return exportChanges(services, scope, { regionPath, year, by: caller.displayName });
  });
  bind(binder, dutiesRoutes.exportItem, ({ params, query }, { scope, caller }) => {
    const { region: regionPath, year } = query;
    return exportWithItem(services, scope, { ...params, regionPath, year, by: caller.displayName });
  });
}

function bindWithout(binder: Binder, services: Services): void {
  bind(binder, dutiesRoutes.without, async ({ query }, { scope: range, caller }) => {
    const scope = scopeAsked(query, range, caller);
    const { region: regionPath, year, limit } = query;
    const asked = { regionPath, year, after: readCursor(query.after), limit: limit + 1 };
    const holders = await withoutList(services, scope, asked);
    return {
      items: holders.slice(0, limit).map((one) => ({
        appointmentId: one.appointmentId,
        personName: one.personName,
        postId: one.postId,
        postTitle: one.postTitle,
        postClass: one.postClass,
        organName: one.organName,
        regionName: one.regionName,
        from: one.from,
      })),
      next: cursorAfter(
        holders.map(({ scopeKey, appointmentId: id }) => ({ scopeKey, id })),
        limit,
      ),
    };
  });
  bind(binder, dutiesRoutes.exportWithout, ({ query }, { scope, caller }) =>
    exportWithout(services, scopeAsked(query, scope, caller), {
      regionPath: query.region,
      year: query.year,
      isOnlyOwn: query.own === 'true',
      by: caller.displayName,
    }),
  );
}

export function registerViews(binder: Binder, services: Services): void {
  const { database, clock } = services;
  bindWithout(binder, services);
  bindCompared(binder, services);
  bind(binder, dutiesRoutes.difference, ({ params, query }, { scope, caller }) =>
    compareSection(services, scope, caller, { id: params.sectionId, with: query.with }),
  );
  bind(binder, dutiesRoutes.changes, async ({ query }, { scope, caller }) => {
    const { rows, changed } = await changesSinceLastYear(services, scope, {
      ...filterOf(query),
      after: readCursor(query.after),
      limit: query.limit + 1,
    });
    const shown = new Set(rows.slice(0, query.limit).map(({ id }) => id));
    return {
      items: changed
        .filter(({ row }) => shown.has(row.id))
        .map(({ row, change }) => ({ section: sectionLineView(row, caller), ...change })),
      next: cursorAfter(cursorsOf(rows), query.limit),
    };
  });
  bind(binder, dutiesRoutes.item, async ({ params, query }, { scope, caller }) => {
    const rows = await database.read(scope, (db) =>
      sectionsWithItem(db, scope, params.code, {
        ...filterOf(query),
        after: readCursor(query.after),
        limit: query.limit + 1,
      }),
    );
    const item = rows[0]?.item;
    return {
      item: item === undefined ? null : headOf(item),
      items: rows.slice(0, query.limit).map((row) => ({
        section: sectionLineView(row, caller),
        requirements: row.item.requirements.filter(({ counts }) => counts).map(({ text }) => text),
        isLeftToLocalDocument: row.item.isLeftToLocalDocument,
      })),
      next: cursorAfter(cursorsOf(rows), query.limit),
    };
  });
  bind(binder, dutiesRoutes.personList, ({ params, query }, { scope, caller }) =>
    database.read(scope, (db) =>
      personListOf(db, scope, caller, { ...params, year: query.year, today: clock.today() }),
    ),
  );
  bind(binder, dutiesRoutes.publicList, ({ query }, { scope }) =>
    database.read(scope, async (db) => {
      const region = await regionAt(db, query.region);
      if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'query.region' });
      const asked = { regionPath: query.region, year: query.year };
      return {
        year: query.year,
        region: { name: region.name, path: region.path },
        asOf: clock.today(),
        bodies: await publicBodiesOf(db, scope, asked),
      };
    }),
  );
  bind(binder, dutiesRoutes.export, ({ query }, { scope, caller }) =>
    exportSections(services, scopeAsked(query, scope, caller), {
      ...filterOf(query),
      isOnlyOwn: query.own === 'true',
      by: caller.displayName,
    }),
  );
}

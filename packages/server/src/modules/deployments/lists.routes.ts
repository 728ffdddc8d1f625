// Routes of the lists: a region's for the office, one's own for who is asked, and both as a workbook.
import { type AskCounts, type AskFilter, type AskLine, deploymentsRoutes } from '@jinze/contracts';
import { type CivilDate, type Id, yearOf } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { currentPostsOf, regionAt } from '../posts/index.ts';
import {
  type AskLineRow,
  type AsksFilter,
  asksOfPersons,
  asksPage,
  countAsks,
  issuersOf,
  type OwnAskRow,
  sortKeyOf,
} from './asks.store.ts';
import type { DeploymentsContext } from './deployments.context.ts';
import { askLineView, dayOf } from './deployments.view.ts';
import { exportAsks, restrictionsOf } from './export-asks.ts';
import { type HolderNamed, holdersAt } from './holders.store.ts';

/** What one person is asked and has settled in a year: far more than anybody has. */
const OWN_LIMIT = 300;

function holdersOfRows(
  db: Reader,
  scope: Scope,
  rows: readonly AskLineRow[],
  today: CivilDate,
): Promise<readonly (readonly HolderNamed[])[]> {
  const places = rows.map((row) => ({
    organId: row.organ_id,
    postId: row.post_id,
    on: dayOf(row, today),
  }));
  return holdersAt(db, scope, places);
}

interface ListQuery {
  readonly region: string;
  readonly show: AskFilter;
  readonly issuer?: string | undefined;
  readonly person?: Id<'person'> | undefined;
  readonly year?: number | undefined;
}

const filterOf = ({ region, issuer, person, year }: ListQuery): AsksFilter => ({
  regionPath: region,
  issuer: issuer === '' ? undefined : issuer,
  personId: person,
  year,
});

const KEY = /^(\d{4}-\d{2}-\d{2}|infinity)$/;

/** The cursor's key is a day, or that there is none. */
function placeOf(text: string | undefined): { key: string; id: string } | undefined {
  const cursor = readCursor(text);
  if (cursor === undefined) return undefined;
  if (
    !KEY.test(cursor.scopeKey) ||
    Number.isNaN(Date.parse(cursor.scopeKey.replace('infinity', '2000-01-01')))
  )
    throw new Refused({ code: 'http.invalid-input', path: 'query.after' });
  return { key: cursor.scopeKey, id: cursor.id };
}

function viewsOf(
  context: DeploymentsContext,
  caller: Caller,
  rows: readonly AskLineRow[],
  holders: readonly (readonly HolderNamed[])[],
): AskLine[] {
  return rows.map((row, index) =>
    askLineView(
      row,
      holders[index] ?? [],
      context.may(caller, 'deployments.deployment', { scopeKey: row.scope_key }),
    ),
  );
}

function bindRegion(binder: Binder, context: DeploymentsContext): void {
  const { database, clock, may } = context;
  bind(binder, deploymentsRoutes.list, ({ query }, { scope, caller }) => {
    const today = clock.today();
    const { show, limit } = query;
    const filter = filterOf(query);
    return database.read(scope, async (db) => {
      const region = await regionAt(db, query.region);
      if (region === undefined) throw new Refused({ code: 'http.not-found', path: 'query.region' });
      const page = { ...filter, show, today, after: placeOf(query.after), limit: limit + 1 };
      const rows = await asksPage(db, scope, page);
      const shown = rows.slice(0, limit);
      const cursors = rows.map((row) => ({ scopeKey: sortKeyOf(row, show), id: row.id }));
      const resource = { scopeKey: scopeKeyOf(region.level, region.path) };
      const acts = ['record', 'import'] as const;
      return {
        items: viewsOf(context, caller, shown, await holdersOfRows(db, scope, shown, today)),
        next: cursorAfter(cursors, limit),
        counts: await countAsks(db, scope, filter, today),
        issuers: await issuersOf(db, scope, query.region),
        may: acts.filter((act) => may(caller, `deployments.${act}`, resource)),
      };
    });
  });
  bind(binder, deploymentsRoutes.export, async ({ query }, { scope, caller }) => {
    const today = clock.today();
    const { show, issuer, person, year } = query;
    const { region, personName } = await database.read(scope, async (db) => {
      const found = await regionAt(db, query.region);
      if (found === undefined) throw new Refused({ code: 'http.not-found', path: 'query.region' });
      const named = person === undefined ? undefined : await currentPostsOf(db, [person]);
      return {
        region: found,
        personName: person === undefined ? undefined : (named?.get(person)?.name ?? '所选的人'),
      };
    });
    return exportAsks<AskLineRow>(
      {
        title: `${region.name}工作部署落实情况`,
        today,
        by: caller.displayName,
        restrictions: restrictionsOf({ show, issuer, personName, year }),
      },
      async (last, limit) => {
        const after = last && { key: sortKeyOf(last.row, show), id: last.row.id };
        return database.read(scope, async (db) => {
          const rows = await asksPage(db, scope, { ...filterOf(query), show, today, after, limit });
          const lines = viewsOf(context, caller, rows, await holdersOfRows(db, scope, rows, today));
          return lines.map((line, index) => ({ line, row: rows[index] as AskLineRow }));
        });
      },
    );
  });
}

function countsOf(rows: readonly OwnAskRow[], today: CivilDate): AskCounts {
  const count = (is: (row: OwnAskRow) => boolean) => rows.filter(is).length;
  const isOpen = (row: OwnAskRow) => row.settled_on === null;
  return {
    asks: rows.length,
    open: count(isOpen),
    overdue: count((row) => isOpen(row) && row.due_on !== null && row.due_on < today),
    done: count(({ result }) => result === 'done'),
    partly: count(({ result }) => result === 'partly'),
    notDone: count(({ result }) => result === 'not-done'),
    untouched: count(
      (row) =>
        row.result === null &&
        row.conveyed_on === null &&
        row.studied_on === null &&
        row.measures_on === null,
    ),
  };
}

function bindOwn(binder: Binder, context: DeploymentsContext): void {
  const { database, clock } = context;
  const readOwn = (scope: Scope, year: number, today: CivilDate) =>
    database.read(scope, async (db) => {
      const rows = await asksOfPersons(db, scope, { year, today, limit: OWN_LIMIT });
      const own = { keys: [], committees: [], persons: scope.persons };
      return { rows, holders: await holdersOfRows(db, own, rows, today) };
    });
  bind(binder, deploymentsRoutes.mine, async ({ query }, { scope, caller }) => {
    const today = clock.today();
    const year = query.year ?? yearOf(today);
    const { rows, holders } = await readOwn(scope, year, today);
    const maySteps = context.scopeFor(caller, 'deployments.add-step') !== undefined;
    const items = rows.map((row, index) => ({
      ...askLineView(row, holders[index] ?? [], true),
      isNow: row.isNow,
      maySteps,
    }));
    return { year, items, counts: countsOf(rows, today) };
  });
  bind(binder, deploymentsRoutes.exportMine, async ({ query }, { scope, caller }) => {
    const today = clock.today();
    const year = query.year ?? yearOf(today);
    const { rows, holders } = await readOwn(scope, year, today);
    const lines = rows.map((row, index) => ({
      row,
      line: askLineView(row, holders[index] ?? [], true),
    }));
    return exportAsks<OwnAskRow>(
      {
        title: `${caller.displayName}的工作部署落实情况`,
        today,
        by: caller.displayName,
        restrictions: [`含还没有办结的，和 ${year} 年办结的。`],
      },
      async (last) => (last === undefined ? lines : []),
    );
  });
}

export function registerLists(binder: Binder, context: DeploymentsContext): void {
  bindRegion(binder, context);
  bindOwn(binder, context);
}

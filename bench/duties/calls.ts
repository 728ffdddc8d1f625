// Every reading of the duties module as the server does it: scope of a role, read-only transaction, application role.
import type { Id, Level } from '@jinze/kernel';
import type pg from 'pg';
import type { Services } from '../../packages/server/src/context.ts';
import { scopeFor } from '../../packages/server/src/modules/access/index.ts';
import {
  changesSinceLastYear,
  compareSection,
} from '../../packages/server/src/modules/duties/compare.ts';
import {
  sectionLineView,
  sectionView,
} from '../../packages/server/src/modules/duties/duties.view.ts';
import { countInForce } from '../../packages/server/src/modules/duties/person-list.store.ts';
import { personListOf } from '../../packages/server/src/modules/duties/person-list.ts';
import { progressOf } from '../../packages/server/src/modules/duties/progress.ts';
import { holdersWithout } from '../../packages/server/src/modules/duties/section-counts.store.ts';
import {
  type SectionFilter,
  sectionsInForce,
  sectionsOfPersons,
  sectionsPage,
  sectionsWithItem,
  sectionWithItems,
} from '../../packages/server/src/modules/duties/sections.store.ts';
import { holdersOf } from '../../packages/server/src/modules/posts/index.ts';
import type { Scope } from '../../packages/server/src/platform/database/scope.ts';
import type { Caller } from '../../packages/server/src/platform/http/caller.ts';
import type { Cursor } from '../../packages/server/src/platform/http/cursor.ts';
import { nth, TITLES } from '../posts/samples.ts';
import { YEAR } from './lists.ts';

export type Kind = 'view' | 'search' | 'progress';

export interface Call {
  readonly kind: Kind;
  readonly name: string;
  /** Answers how many rows came. */
  readonly run: (index: number) => Promise<number>;
}

export interface Samples {
  /** Sections of bodies that the office itself runs. */
  readonly own: readonly { readonly id: Id<'section'>; readonly personId: Id<'person'> }[];
  readonly names: readonly string[];
  /** Anywhere in the list: what a page after it costs must not depend on how deep it lies. */
  readonly cursors: readonly Cursor[];
}

export interface Office {
  readonly name: string;
  readonly regionPath: string;
  readonly level: Level;
  readonly caller: Caller;
  readonly samples: Samples;
}

function callerAs(role: string, grant: Partial<Caller['grants'][number]>): Caller {
  return {
    accountId: '' as never,
    sessionId: '' as never,
    displayName: '',
    personId: grant.personId ?? null,
    grants: [
      { role, regionPath: null, level: null, committeePath: null, personId: null, ...grant },
    ],
    csrfToken: '',
    reauthenticatedUntil: null,
  };
}

function scopeOf(caller: Caller, action: string): Scope {
  const scope = scopeFor(caller, action);
  if (scope === undefined) throw new Error(`may not ${action}`);
  return scope;
}

/** The same samples every time: ordered by a hash. */
async function samplesOf(owner: pg.Pool, caller: Caller, regionPath: string): Promise<Samples> {
  const some = async <T>(what: string, where: string, value: unknown): Promise<T[]> => {
    const { rows } = await owner.query<{ value: T }>(
      `select ${what} as value from duties.section where year = ${YEAR} and instrument = 'standing' and ${where}
       order by hashtextextended(post_id::text, 7) limit 300`,
      [value],
    );
    return rows.map((row) => row.value);
  };
  const { keys } = scopeOf(caller, 'duties.section');
  const inRange = 'region_path ^@ $1';
  return {
    own: await some(
      `jsonb_build_object('id', id, 'personId', person_id)`,
      `issued_at is not null and scope_key ^@ any ($1::text[])`,
      keys,
    ),
    names: await some('person_name', inRange, regionPath),
    cursors: await some(`jsonb_build_object('scopeKey', sort_key, 'id', id)`, inRange, regionPath),
  };
}

export async function officeOf(
  owner: pg.Pool,
  name: string,
  regionPath: string,
  level: Level,
): Promise<Office> {
  const caller = callerAs('safety-office', { regionPath, level });
  const samples = await samplesOf(owner, caller, regionPath);
  return { name, regionPath, level, caller, samples };
}

/** Duties that many hold. */
const CODES = ['art6.1', 'art6.4', 'art8.1', 'art9.1', 'art5.2'];
/** As `duties.contracts` gives it; one more is read to know whether there is a next page. */
const PAGE = 50;

function listCalls({ database, clock }: Services, office: Office): Call[] {
  const { caller, regionPath, samples } = office;
  const range = scopeOf(caller, 'duties.sections');
  const own = scopeOf(caller, 'duties.draft');
  const today = clock.today();
  const asked = { region: regionPath, year: YEAR, today };
  const progress = (scope: Scope) =>
    database.read(scope, async (db) => (await progressOf(db, scope, asked)).posts);
  const page = (filter: Partial<SectionFilter>, after?: Cursor, limit = PAGE) =>
    database.read(range, async (db) => {
      const rows = await sectionsPage(db, range, {
        regionPath,
        year: YEAR,
        ...filter,
        after,
        limit: limit + 1,
      });
      return rows.map((row) => sectionLineView(row, caller)).length;
    });
  const view = (name: string, run: Call['run']): Call => ({ kind: 'view', name, run });
  const search = (name: string, words: (index: number) => string): Call => ({
    kind: 'search',
    name,
    run: (index) => page({ search: words(index) }),
  });
  return [
    { kind: 'progress', name: 'progress, whole range', run: () => progress(range) },
    { kind: 'progress', name: 'progress, own bodies', run: () => progress(own) },
    view('lists, first page', () => page({})),
    view('lists, page somewhere', (index) => page({}, nth(samples.cursors, index))),
    view('lists, page of 10', (index) => page({}, nth(samples.cursors, index), 10)),
    view('lists, page of 100', (index) => page({}, nth(samples.cursors, index), 100)),
    view('lists, one instrument', (index) =>
      page({ instrument: nth(['standing', 'annual'] as const, index) }),
    ),
    view('lists, by state', (index) =>
      page({ state: nth(['drafted', 'approved', 'issued', 'objected'] as const, index) }),
    ),
    view('lists, changed since', () => page({ waiting: 'change' })),
    view('lists, waiting for a meeting', (index) =>
      page({ waiting: nth(['party', 'government'] as const, index) }),
    ),
    search('lists, by name', (index) => nth(samples.names, index)),
    search('lists, by title or body', (index) => nth(TITLES, index)),
  ];
}

function contentCalls(services: Services, office: Office): Call[] {
  const { database, clock } = services;
  const { caller, regionPath, samples } = office;
  const scope = scopeOf(caller, 'duties.section');
  const own = (index: number) => nth(samples.own, index);
  const range = scopeOf(caller, 'duties.without');
  const without = (year: number) =>
    database.read(range, async (db) => {
      const on = services.clock.today();
      const asked = { regionPath, year, on, after: undefined, limit: PAGE + 1 };
      const places = await holdersWithout(db, range, asked);
      const ids = places.map(({ id }) => id);
      return (await holdersOf(db, range, ids, on)).length;
    });
  const page = { regionPath, year: YEAR, after: undefined, limit: PAGE + 1 };
  const view = (name: string, run: Call['run']): Call => ({ kind: 'view', name, run });
  return [
    view('one list', (index) =>
      database.read(scope, async (db) => {
        const row = await sectionWithItems(db, scope, own(index).id);
        if (row === undefined) return 0;
        const of = { personId: row.person_id, year: row.year };
        const inForceOfYear = await countInForce(db, scope, of);
        return sectionView(row, caller, { scan: undefined, inForceOfYear }).items.length;
      }),
    ),
    view('its difference to last year', async (index) => {
      const asked = { id: own(index).id, with: 'year' } as const;
      const { items, unchanged } = await compareSection(services, scope, caller, asked);
      return items.length + unchanged;
    }),
    // Of the year to come: nobody has one yet.
    view('who has no list, nobody has', () => without(YEAR + 1)),
    view('who else has an item', (index) =>
      database.read(
        scope,
        async (db) => (await sectionsWithItem(db, scope, nth(CODES, index), page)).length,
      ),
    ),
    view('changes since last year', async () => {
      const { rows } = await changesSinceLastYear(services, scope, page);
      return rows.length;
    }),
    view('public list of the region', () =>
      database.read(
        scope,
        async (db) => (await sectionsInForce(db, scope, { regionPath, year: YEAR })).length,
      ),
    ),
    view('a leader’s whole list', (index) => {
      const leader = callerAs('leader', { personId: own(index).personId });
      const self = scopeOf(leader, 'duties.person-list');
      const asked = { personId: own(index).personId, year: YEAR, today: clock.today() };
      return database.read(
        self,
        async (db) => (await personListOf(db, self, leader, asked)).duties.length,
      );
    }),
    view('a leader’s own', (index) => {
      const leader = callerAs('leader', { personId: own(index).personId });
      const self = scopeOf(leader, 'duties.mine');
      return database.read(self, async (db) => {
        const rows = await sectionsOfPersons(db, self, undefined);
        return rows.map((row) => sectionLineView(row, leader)).length;
      });
    }),
  ];
}

export function callsOf(services: Services, office: Office): readonly Call[] {
  return [...listCalls(services, office), ...contentCalls(services, office)];
}

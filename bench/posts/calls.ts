// Every reading of the posts module as the server does it: scope of a role, read-only transaction, application role.
import type { Level } from '@jinze/kernel';
import type { Services } from '../../packages/server/src/context.ts';
import { scopeFor } from '../../packages/server/src/modules/access/index.ts';
import {
  answering,
  historyOf,
  matrixOf,
  personNamed,
  portfolioRows,
  postInScope,
} from '../../packages/server/src/modules/posts/appointments.store.ts';
import { searchPeople } from '../../packages/server/src/modules/posts/index.ts';
import { rosterPage, searchRegions } from '../../packages/server/src/modules/posts/posts.store.ts';
import {
  answeringView,
  historiesOf,
  rosterLine,
} from '../../packages/server/src/modules/posts/posts.view.ts';
import type { Reader } from '../../packages/server/src/platform/database/database.ts';
import type { Scope } from '../../packages/server/src/platform/database/scope.ts';
import type { Cursor } from '../../packages/server/src/platform/http/cursor.ts';
import { dayOf, nth, type Samples, TITLES } from './samples.ts';

export interface Office {
  readonly name: string;
  readonly scope: Scope;
  readonly regionPath: string;
  readonly samples: Samples;
}

/** The scope that the grant table gives a role for an action. */
function scopeOfRole(
  role: string,
  action: string,
  place: { regionPath: string; level: Level } | undefined,
): Scope {
  const regionPath = place?.regionPath ?? null;
  const level = place?.level ?? null;
  const caller = {
    accountId: '' as never,
    sessionId: '' as never,
    displayName: '',
    personId: null,
    grants: [{ role, regionPath, level, committeePath: null, personId: null }],
    csrfToken: '',
    reauthenticatedUntil: null,
  };
  const scope = scopeFor(caller, action);
  if (scope === undefined) throw new Error(`${role} may not ${action}`);
  return scope;
}

/** A safety office's for lists: its region and everything below. */
export function scopeOfOffice(regionPath: string, level: Level): Scope {
  return scopeOfRole('safety-office', 'posts.roster', { regionPath, level });
}

export type Kind = 'list' | 'search' | 'as-at';

export interface Call {
  readonly kind: Kind;
  readonly name: string;
  /** Answers how many rows came. */
  run(index: number): Promise<number>;
}

/** Fields of portfolios that many, few and no bodies have. */
const FIELDS = ['危险化学品', '消防', '矿山', '自建房', '燃气', '低空经济'];
/** As `posts.contracts` gives it; one more is read to know whether there is a next page. */
const PAGE = 50;

function rosterCalls({ database, clock }: Services, office: Office): Call[] {
  const { scope, samples } = office;
  const page = (asked: {
    regionPath?: string;
    search?: string;
    after?: Cursor;
    limit?: number;
  }): Promise<number> =>
    database.read(scope, async (db) => {
      const holders = await rosterPage(db, scope, clock.today(), {
        regionPath: asked.regionPath ?? office.regionPath,
        search: asked.search,
        after: asked.after,
        limit: (asked.limit ?? PAGE) + 1,
      });
      return holders.map(rosterLine).length;
    });
  return [
    { kind: 'list', name: 'roster, first page', run: () => page({}) },
    {
      kind: 'list',
      name: 'roster, page somewhere',
      run: (index) => page({ after: nth(samples.cursors, index) }),
    },
    {
      kind: 'list',
      name: 'roster, page of 10',
      run: (index) => page({ after: nth(samples.cursors, index), limit: 10 }),
    },
    {
      kind: 'list',
      name: 'roster, page of 100',
      run: (index) => page({ after: nth(samples.cursors, index), limit: 100 }),
    },
    {
      kind: 'list',
      name: 'roster of one place',
      run: (index) => page({ regionPath: nth(samples.places, index) }),
    },
    {
      kind: 'search',
      name: 'roster, by name',
      run: (index) => page({ search: nth(samples.names, index) }),
    },
    {
      kind: 'search',
      name: 'roster, by part of name',
      run: (index) => page({ search: nth(samples.names, index).slice(1) }),
    },
    {
      kind: 'search',
      name: 'roster, by title or body',
      run: (index) => page({ search: nth(TITLES, index) }),
    },
  ];
}

const nothingMore = () => false;

function historyCalls({ database }: Services, { scope, samples }: Office): Call[] {
  const versions = async (db: Reader, of: Parameters<typeof historyOf>[2]) => {
    const rows = await historyOf(db, scope, of);
    const ids = rows.map(({ appointmentId }) => appointmentId);
    historiesOf(rows, await portfolioRows(db, ids), nothingMore);
    return rows.length;
  };
  return [
    {
      kind: 'list',
      name: 'post through time',
      run: (index) =>
        database.read(scope, async (db) => {
          const post = await postInScope(db, scope, nth(samples.posts, index));
          return post === undefined ? 0 : versions(db, { postId: post.id });
        }),
    },
    {
      kind: 'list',
      name: 'person through time',
      run: (index) =>
        database.read(scope, async (db) => {
          const personId = nth(samples.people, index);
          const name = await personNamed(db, personId);
          return name === undefined ? 0 : versions(db, { personId });
        }),
    },
  ];
}

function placeCalls({ database }: Services, { scope, samples }: Office): Call[] {
  const answered = (index: number, knownBefore?: Date) =>
    database.read(scope, async (db) => {
      const asked = {
        regionPath: nth(samples.places, index),
        field: nth(FIELDS, index),
        on: dayOf(index),
        ...(knownBefore === undefined ? {} : { knownBefore }),
      };
      return (await answering(db, scope, asked)).map(answeringView).length;
    });
  return [
    {
      kind: 'search',
      name: 'region search',
      run: (index) => {
        const name = nth(samples.regionNames, index);
        const text = nth([name, name.slice(0, 2), name.slice(0, 1)], index);
        return database.read(
          scope,
          async (db) => (await searchRegions(db, scope, text, { limit: 20 })).length,
        );
      },
    },
    { kind: 'as-at', name: 'who answered, known now', run: (index) => answered(index) },
    {
      kind: 'as-at',
      name: 'who answered, known then',
      run: (index) => answered(index, new Date(Date.parse(dayOf(index)) + 40 * 86_400_000)),
    },
    {
      kind: 'as-at',
      name: 'portfolio matrix',
      run: (index) =>
        database.read(scope, async (db) => {
          const { people } = await matrixOf(db, scope, nth(samples.places, index), dayOf(index));
          return people.length;
        }),
    },
  ];
}

export function callsOf(services: Services, office: Office): readonly Call[] {
  return [
    ...rosterCalls(services, office),
    ...placeCalls(services, office),
    ...historyCalls(services, office),
  ];
}

/** An administrator looks for a person among everybody, to give them an account. */
export function pickerCall({ database }: Services, samples: Samples): Call {
  const scope = scopeOfRole('system-administrator', 'access.people', undefined);
  return {
    kind: 'search',
    name: 'people picker',
    run: (index) =>
      database.read(
        scope,
        async (db) => (await searchPeople(db, nth(samples.names, index).slice(1), 20)).length,
      ),
  };
}

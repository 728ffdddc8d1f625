// The page read from the index and the page filtered row by row must be the same, whatever is asked.
import type { Level } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, YUNJIANG } from '../../testing/world.ts';
import type { Holder } from './posts.context.ts';
import { type RosterPage, rosterPage } from './posts.store.ts';

const LEVELS: readonly Level[] = ['province', 'prefecture', 'county', 'township'];

function rangeOf(path: string, levels = LEVELS): Scope {
  return { keys: levels.map((level) => scopeKeyOf(level, path)), committees: [], persons: [] };
}

/** A committee that manages nothing: the same rows, but no ranges to read them by. */
const withoutRanges = (scope: Scope): Scope => ({ ...scope, committees: ['/00/'] });

const SCOPES: readonly Scope[] = [
  rangeOf(QINGSHI),
  rangeOf(YUNJIANG),
  rangeOf(YUNJIANG, ['prefecture']),
  { keys: [''], committees: [], persons: [] },
  { keys: [], committees: [], persons: [] },
];

describe('a page of the roster', () => {
  let services: TestDatabase;
  beforeAll(async () => {
    services = await openTestDatabase();
    await addWorld(services);
  });
  afterAll(() => services.close());

  const pageOf = (scope: Scope, page: RosterPage): Promise<readonly Holder[]> =>
    services.database.read(scope, (db) => rosterPage(db, scope, services.clock.today(), page));

  /** Every page of seven, one after another. */
  async function pagesOf(scope: Scope, asked: Pick<RosterPage, 'regionPath' | 'search'>) {
    const pages: Holder[] = [];
    for (;;) {
      const last = pages.at(-1);
      const after =
        last === undefined ? undefined : { scopeKey: last.scopeKey, id: last.appointmentId };
      const next = await pageOf(scope, { ...asked, after, limit: 7 });
      pages.push(...next);
      if (next.length < 7) return pages;
    }
  }

  it.each([undefined, '书记', '长', '青石县', '消防', '林', '清越', '%', '没有'])(
    'searched for %s answers the same by ranges as row by row, page after page',
    async (search) => {
      for (const scope of SCOPES)
        for (const regionPath of [YUNJIANG, QINGSHI, '/99/9901/990102/']) {
          const asked = { regionPath, search };
          const everybody = await pageOf(withoutRanges(scope), {
            ...asked,
            after: undefined,
            limit: 1000,
          });
          expect(await pagesOf(scope, asked)).toEqual(everybody);
        }
    },
  );

  it('finds somebody in each of these ways, or the comparison would say nothing', async () => {
    const [, scope = rangeOf('')] = SCOPES;
    for (const search of [undefined, '书记', '青石县', '林'])
      expect((await pagesOf(scope, { regionPath: YUNJIANG, search })).length).toBeGreaterThan(2);
    expect(await pagesOf(scope, { regionPath: YUNJIANG, search: '没有' })).toEqual([]);
  });

  it('addressed to posts answers the same by ranges as row by row', async () => {
    const addressed = [
      { levels: ['county'] },
      { postClasses: ['party-chief'], organs: ['party-committee', 'township'] },
      { portfolios: ['消防'] },
    ] as const;
    for (const scope of SCOPES)
      for (const one of addressed) {
        const page = { ...one, regionPath: YUNJIANG, search: undefined, after: undefined };
        const found = await pageOf(scope, { ...page, limit: 50 });
        expect(found).toEqual(await pageOf(withoutRanges(scope), { ...page, limit: 50 }));
        if (scope === SCOPES[1]) expect(found.length).toBeGreaterThan(0);
      }
  });

  it('a name that only another region has is not found', async () => {
    const [county = rangeOf(''), prefecture = rangeOf('')] = SCOPES;
    const everywhere = await pagesOf(prefecture, { regionPath: YUNJIANG, search: undefined });
    const here = new Set(
      everywhere.filter((one) => one.regionPath.startsWith(QINGSHI)).map((one) => one.personName),
    );
    const stranger = everywhere.find((one) => !here.has(one.personName));
    expect(stranger).toBeDefined();
    const search = stranger?.personName ?? '';
    expect(await pagesOf(county, { regionPath: QINGSHI, search })).toEqual([]);
    expect(await pagesOf(county, { regionPath: YUNJIANG, search })).toEqual([]);
  });
});

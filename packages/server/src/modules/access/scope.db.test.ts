// DESIGN §4: for random worlds, the rows SQL returns are exactly those where can() is true; so says row security alone.
import { type Id, LEVELS, type Level } from '@jinze/kernel';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  SYSTEM_SCOPE,
  scopeKeyOf,
  whereInRegion,
  whereInScope,
} from '../../platform/database/scope.ts';
import type { Caller, Grant } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { can, scopeFor } from './access.policy.ts';
import { GRANT_TABLE } from './grant-table.ts';

const PATHS = [
  '/99/',
  '/99/9901/',
  '/99/9902/',
  '/99/9901/990101/',
  '/99/9901/990102/',
  '/99/9901/9901010/',
  '/99/9901/990101/990101100/',
  '/99/9902/990201/',
  '/98/',
] as const;
const PEOPLE = Array.from(
  { length: 6 },
  (_, index) => `00000000-0000-7000-8000-00000000000${index + 1}` as Id<'person'>,
);
const ACTIONS = [...new Set(Object.values(GRANT_TABLE).flatMap((actions) => Object.keys(actions)))];

const grants = fc.record({
  role: fc.constantFrom(...Object.keys(GRANT_TABLE)),
  regionPath: fc.option(fc.constantFrom(...PATHS)),
  level: fc.option(fc.constantFrom(...LEVELS)),
  committeePath: fc.option(fc.constantFrom(...PATHS)),
  personId: fc.option(fc.constantFrom(...PEOPLE)),
});

// Of any action most callers see nothing; so three of four are asked about one their roles are named for.
const asked = fc.array(grants, { maxLength: 3 }).chain((held) => {
  const own = held.flatMap(({ role }) =>
    Object.keys(GRANT_TABLE[role as keyof typeof GRANT_TABLE]),
  );
  return fc.record({
    held: fc.constant(held),
    action: fc.oneof(fc.constantFrom(...ACTIONS), {
      arbitrary: fc.constantFrom(...(own.length > 0 ? own : ACTIONS)),
      weight: 3,
    }),
  });
});

describe('scope', () => {
  let services: TestDatabase;
  const rows: {
    id: string;
    path: string;
    scopeKey: string;
    managingCommittee: string | null;
    personId: Id<'person'>;
  }[] = [];
  beforeAll(async () => {
    services = await openTestDatabase();
    const now = services.clock.now();
    await services.database.write(SYSTEM_SCOPE, async (tx) => {
      for (const [index, id] of PEOPLE.entries())
        await tx
          .insertInto('posts.person')
          .values({ id, name: `人${index}`, created_at: now })
          .execute();
      for (const path of PATHS)
        await tx
          .insertInto('posts.region')
          .values({ path, code: path, name: path, level: 'county' })
          .execute();
      for (const path of PATHS) {
        for (const level of LEVELS) {
          const scopeKey = scopeKeyOf(level as Level, path);
          const managingCommittee =
            rows.length % 3 === 0 ? null : (PATHS[rows.length % PATHS.length] ?? null);
          const organ = newId<'organ'>(now);
          const post = newId<'post'>(now);
          await tx
            .insertInto('posts.organ')
            .values({ id: organ, region_path: path, name: level, kind: 'government', level })
            .execute();
          await tx
            .insertInto('posts.post')
            .values({
              id: post,
              organ_id: organ,
              title: '职务',
              class: 'other-deputy',
              managing_committee: managingCommittee,
              scope_key: scopeKey,
            })
            .execute();
          const personId = PEOPLE[rows.length % PEOPLE.length] ?? PEOPLE[0];
          const id = newId<'appointment'>(now);
          await tx
            .insertInto('posts.appointment')
            .values({
              id,
              record_id: id,
              person_id: personId as Id<'person'>,
              post_id: post,
              valid_from: '2024-01-01' as never,
              valid_to: null,
              recorded_at: now,
              superseded_at: null,
              managing_committee: managingCommittee,
              scope_key: scopeKey,
            })
            .execute();
          rows.push({ id, path, scopeKey, managingCommittee, personId: personId as Id<'person'> });
        }
      }
    });
  });
  afterAll(() => services.close());

  it('in SQL, in row security and in can() is the same, for every action and any grants', async () => {
    let nonEmpty = 0;
    await fc.assert(
      fc.asyncProperty(
        asked,
        fc.option(fc.constantFrom(...PEOPLE)),
        fc.constantFrom(...PATHS),
        async ({ held, action }, personId, regionPath) => {
          const caller: Caller = {
            accountId: PEOPLE[0] as never,
            sessionId: PEOPLE[0] as never,
            displayName: '',
            personId,
            grants: held as Grant[],
            csrfToken: '',
            reauthenticatedUntil: null,
          };
          const allowed = rows
            .filter((row) => can(caller, action, row))
            .map((row) => row.id)
            .sort();
          const scope = scopeFor(caller, action) ?? { keys: [], committees: [], persons: [] };
          const [stated, walled] = await services.database.read(scope, async (db) => {
            const explicit = await whereInScope(
              db.selectFrom('posts.appointment as a').select('a.id'),
              scope,
              { key: 'a.scope_key', committee: 'a.managing_committee', person: 'a.person_id' },
            ).execute();
            const alone = await sql<{ id: string }>`select id from posts.appointment`.execute(db);
            return [explicit, alone.rows];
          });
          expect(stated.map((row) => row.id).sort()).toEqual(allowed);
          expect(walled.map((row) => row.id).sort()).toEqual(allowed);
          // The first wall alone, with the second one down.
          const past = await services.database.read(SYSTEM_SCOPE, (db) =>
            whereInScope(db.selectFrom('posts.appointment as a').select('a.id'), scope, {
              key: 'a.scope_key',
              committee: 'a.managing_committee',
              person: 'a.person_id',
            }).execute(),
          );
          expect(past.map((row) => row.id).sort()).toEqual(allowed);
          // Of one region and all below it.
          const ofRegion = await services.database.read(SYSTEM_SCOPE, (db) =>
            whereInRegion(
              db.selectFrom('posts.appointment as a').select('a.id'),
              scope,
              regionPath,
              { key: 'a.scope_key', committee: 'a.managing_committee', person: 'a.person_id' },
            ).execute(),
          );
          const inRegion = rows
            .filter(({ id, path }) => allowed.includes(id) && path.startsWith(regionPath))
            .map(({ id }) => id);
          expect(ofRegion.map((row) => row.id).sort()).toEqual(inRegion.sort());
          if (allowed.length > 0) nonEmpty += 1;
        },
      ),
      { numRuns: 250 },
    );
    expect(nonEmpty).toBeGreaterThan(20);
  });
});

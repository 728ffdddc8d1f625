// What an order gives for some days is there on these days and on no other, and ends with the order.
import type { CivilDate, Id } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { addWorld, QINGSHI } from '../../testing/world.ts';
import { addAccounts, addGrants, endOrderedGrants } from './index.ts';

describe('a role for some days', () => {
  let database: TestDatabase;
  let moving: Moving;
  let server: TestServer;
  let member: Id<'account'>;
  const ground = newId<'grant-ground'>(new Date('2026-11-20T00:00:00Z'));

  const commit = <T extends object>(act: (unit: Unit) => Promise<T>): Promise<T> =>
    moving.services.unitOfWork.commit(
      { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE },
      act,
    );
  const rolesOf = async (): Promise<unknown[]> => {
    const { body } = await (await server.signIn(member)).get('/api/access/session');
    return (body.grants as { role: string }[]).map(({ role }) => role);
  };

  beforeAll(async () => {
    database = await openTestDatabase();
    await addWorld(database);
    moving = movingClock(database, '2026-11-30T23:59:00');
    server = await openTestServer(moving.services);
    member = await commit(async (unit) => {
      const [id] = await addAccounts(unit, [{ loginName: 'member', displayName: '组员' }]);
      if (id === undefined) throw new Error('added');
      await addGrants(unit, [
        {
          accountId: id,
          role: 'inspection-group',
          regionPath: QINGSHI,
          level: 'county',
          ordered: { ground, from: '2026-12-01' as CivilDate, to: '2026-12-15' as CivilDate },
        },
      ]);
      return Object.assign(id);
    });
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });

  it('is not there the day before, is on the first and the last day, and is gone the day after', async () => {
    const seen: Record<string, unknown[]> = {};
    for (const at of [
      '2026-11-30T23:59:00',
      '2026-12-01T00:00:00',
      '2026-12-15T23:59:00',
      '2026-12-16T00:00:00',
    ]) {
      moving.moveTo(at);
      seen[at] = await rolesOf();
    }
    expect(seen).toEqual({
      '2026-11-30T23:59:00': [],
      '2026-12-01T00:00:00': ['inspection-group'],
      '2026-12-15T23:59:00': ['inspection-group'],
      '2026-12-16T00:00:00': [],
    });
  });

  it('ends for the accounts named and no other, with its record', async () => {
    moving.moveTo('2026-12-02T09:00:00');
    await commit(async (unit) => {
      await endOrderedGrants(unit, ground, [newId<'account'>(unit.now)]);
      return {};
    });
    expect(await rolesOf()).toEqual(['inspection-group']);
    await commit(async (unit) => {
      await endOrderedGrants(unit, ground);
      return {};
    });
    expect(await rolesOf()).toEqual([]);
    expect(await disagreements(database)).toEqual([]);
  });

  it('nobody grants it by hand', async () => {
    const { rows } = await database.owner.query<{ id: string; name: string }>(
      "select id, login_name as name from access.account where login_name in ('security', 'member')",
    );
    const of = (name: string) => rows.find((row) => row.name === name)?.id ?? '';
    const security = await server.signIn(of('security'));
    const refused = await security.post(`/api/access/accounts/${of('member')}/grants`, {
      role: 'inspection-group',
      regionPath: QINGSHI,
    });
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ error: { code: 'access.given-by-order' } });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/index.ts';
import { addPlaces, type World } from '../testing/world.ts';
import { SYSTEM_SCOPE } from './database/scope.ts';
import { newId } from './ids.ts';
import type { Change } from './unit-of-work.ts';

function change(id: string, version: number): Change {
  return {
    stream: 'probe',
    id,
    version,
    type: 'probe.changed.v1',
    data: { n: version },
    fields: { 名称: '甲', n: version },
  };
}

describe('the unit of work', () => {
  let services: TestDatabase;
  let world: World;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addPlaces(services);
  });
  afterAll(() => services.close());
  const countOf = async (table: string, where: string, value: string) =>
    (
      await services.owner.query<{ n: number }>(
        `select count(*) as n from ${table} where ${where} = $1`,
        [value],
      )
    ).rows[0]?.n;

  it('writes event, leaf and audit entry together, the leaf with its canonical fields', async () => {
    const id = newId(services.clock.now());
    await services.unitOfWork.commit(world.command, async (unit) => {
      await unit.record([change(id, 1)]);
      await unit.audit('probe.change', id);
      return {};
    });
    expect(await countOf('platform.event', 'stream_id', id)).toBe(1);
    expect(await countOf('access.audit_entry', 'target', id)).toBe(1);
    const leaf = await services.owner.query<{ fields: string }>(
      'select fields from ledger.pending_leaf where record = $1',
      [id],
    );
    expect(leaf.rows).toEqual([{ fields: '{"n":1,"名称":"甲"}' }]);
  });

  it('leaves nothing behind when anything in it fails', async () => {
    const id = newId(services.clock.now());
    const failing = services.unitOfWork.commit(world.command, async (unit) => {
      await unit.record([change(id, 1)]);
      await unit.audit('probe.change', id);
      throw new Error('afterwards');
    });
    await expect(failing).rejects.toThrow('afterwards');
    expect(await countOf('platform.event', 'stream_id', id)).toBe(0);
    expect(await countOf('access.audit_entry', 'target', id)).toBe(0);
  });

  it('is tried out: answers what it comes to, leaves nothing behind, and fails as it would', async () => {
    const id = newId(services.clock.now());
    const tried = await services.unitOfWork.tryOut(world.command, async (unit) => {
      await unit.record([change(id, 1)]);
      await unit.audit('probe.change', id);
      return { id };
    });
    expect(tried).toEqual({ id });
    expect(await countOf('platform.event', 'stream_id', id)).toBe(0);
    expect(await countOf('access.audit_entry', 'target', id)).toBe(0);
    const failing = services.unitOfWork.tryOut(world.command, async () => {
      throw new Error('as it would');
    });
    await expect(failing).rejects.toThrow('as it would');
  });

  it('refuses a second writer of the same version', async () => {
    const id = newId(services.clock.now());
    const write = () =>
      services.unitOfWork.commit(world.command, async (unit) => {
        await unit.record([change(id, 1)]);
        return {};
      });
    await write();
    await expect(write()).rejects.toMatchObject({ constraint: 'event_version' });
  });

  it('answers a retry with the first answer and writes once, also when both run at the same moment', async () => {
    const id = newId(services.clock.now());
    const request = { key: 'retry-0001', route: 'probe.change', hash: 'a'.repeat(64) };
    let runs = 0;
    const write = () =>
      services.unitOfWork.commit({ ...world.command, request }, async (unit) => {
        runs += 1;
        await unit.record([change(id, runs)]);
        return { run: runs };
      });
    expect(await Promise.all([write(), write(), write()])).toEqual([
      { run: 1 },
      { run: 1 },
      { run: 1 },
    ]);
    expect(runs).toBe(1);
    const other = services.unitOfWork.commit(
      { ...world.command, request: { ...request, hash: 'b'.repeat(64) } },
      async () => ({}),
    );
    await expect(other).rejects.toMatchObject({ refusal: { code: 'http.idempotency-key-reused' } });
  });

  it.each(['platform.event', 'ledger.pending_leaf', 'access.audit_entry'])(
    'the application cannot change or remove a row of %s',
    async (table) => {
      const { sql } = await import('kysely');
      for (const statement of [
        `update ${table} set id = id`,
        `delete from ${table}`,
        `truncate ${table}`,
      ]) {
        const tried = services.database.write(SYSTEM_SCOPE, (tx) => sql.raw(statement).execute(tx));
        await expect(tried).rejects.toMatchObject({ code: '42501' });
      }
    },
  );
});

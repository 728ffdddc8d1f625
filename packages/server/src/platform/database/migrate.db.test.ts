import { tmpdir } from 'node:os';
import { ok } from '@jinze/kernel';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { databaseOn } from '../../testing/global-setup.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addPlaces } from '../../testing/world.ts';
import { openPool } from './database.ts';
import { applyMigrations, readMigrations } from './migrate.ts';
import { prepareDatabase } from './prepare.ts';

const NOW = new Date('2026-11-23T03:00:00Z');

describe('migrations', () => {
  let services: TestDatabase;
  let client: pg.PoolClient;
  beforeAll(async () => {
    services = await openTestDatabase();
    await addPlaces(services);
    client = await services.owner.connect();
  });
  afterAll(async () => {
    client.release();
    await services.close();
  });
  const calls: string[] = [];
  const options = {
    now: NOW,
    beforeChange: async (from: number, to: number) => {
      calls.push(`${from}-${to}`);
      return ok(undefined);
    },
  };

  it('applied once, they have nothing to do and ask for no backup', async () => {
    const known = await readMigrations();
    expect(await applyMigrations(client, known, options)).toEqual({
      ok: true,
      value: known.length,
    });
    expect(calls).toEqual([]);
  });

  it('a database newer than the program is refused in one sentence and not touched', async () => {
    const known = await readMigrations();
    const refused = await applyMigrations(client, known.slice(0, -1), options);
    expect(refused.ok ? '' : refused.error).toMatchObject({ code: 'database.newer-schema' });
  });

  it('a migration file changed after it was applied is refused', async () => {
    const known = (await readMigrations()).map((one) =>
      one.number === 2 ? { ...one, digest: 'x' } : one,
    );
    const refused = await applyMigrations(client, known, options);
    expect(refused.ok ? '' : refused.error).toMatchObject({ code: 'database.migration-changed' });
  });

  it('a failing one undoes all pending ones, after the backup was asked for', async () => {
    const known = await readMigrations();
    const good = {
      number: known.length + 1,
      name: 'good',
      sql: 'create table platform.good (a int)',
      digest: 'g',
    };
    const bad = {
      number: known.length + 2,
      name: 'bad',
      sql: 'create table platform.good (a int)',
      digest: 'b',
    };
    const refused = await applyMigrations(client, [...known, good, bad], options);
    expect(refused.ok ? '' : refused.error).toMatchObject({ code: 'database.migration-failed' });
    expect(calls).toEqual([`${known.length}-${known.length + 2}`]);
    const { rows } = await client.query("select to_regclass('platform.good') as there");
    expect(rows).toEqual([{ there: null }]);
  });

  it('a programme of before counts as its basis says, unless that says the opposite in so many words', async () => {
    const said: [string, boolean, boolean][] = [
      ['每届任期内不少于一次全覆盖', true, false],
      ['安全生产巡查无死角全覆盖', true, false],
      ['一届任期内全覆盖，明查暗访每年不少于两次', true, true],
      ['未列入巡查的以明查暗访补足', false, true],
      ['不要求五年内全覆盖，巡查次数不含明查暗访', false, false],
      ['不作全覆盖要求，不含督导、明查暗访', false, false],
      ['非全覆盖，明查暗访的次数不计入', false, false],
      ['全覆盖不作要求', false, false],
      ['按年度计划巡查', false, false],
    ];
    const known = await readMigrations();
    const before = known.findIndex(({ name }) => name === 'coverage_of_inspections');
    const name = `jinze_before_${process.pid}`;
    await client.query(
      `create database ${name} template template0 encoding 'UTF8' locale 'C.UTF-8'`,
    );
    const pool = openPool(databaseOn(inject('postgres'), name), undefined, 1);
    const old = await pool.connect();
    expect(await applyMigrations(old, known.slice(0, before), options)).toMatchObject({ ok: true });
    // These rows alone, without the regions they are of.
    await old.query('set session_replication_role = replica');
    await old.query(
      `insert into inspections.programme (id, version, region_path, region_level, title, from_day, to_day,
         approval_organ, approval_no, approved_on, plan_entry, basis, recorded_at, recorded_by)
       select gen_random_uuid(), 1, '/53/', 'province', basis, '2025-01-01', '2029-12-31', '省政府', '1号', '2025-01-01',
         '1', basis, $2, '省安委办' from unnest($1::text[]) as basis`,
      [said.map(([basis]) => basis), NOW],
    );
    await old.query('reset session_replication_role');
    expect(await applyMigrations(old, known, options)).toMatchObject({ ok: true });
    const { rows } = await old.query<{ basis: string; all: boolean; unannounced: boolean }>(
      'select basis, is_of_all as all, counts_unannounced as unannounced from inspections.programme',
    );
    old.release();
    await pool.end();
    await client.query(`drop database ${name} with (force)`);
    const counted = new Map(rows.map(({ basis, all, unannounced }) => [basis, [all, unannounced]]));
    expect(counted).toEqual(
      new Map(said.map(([basis, all, unannounced]) => [basis, [all, unannounced]])),
    );
  });

  it('a database of another locale is refused with what to do', async () => {
    const name = `jinze_locale_${process.pid}`;
    await client.query(
      `create database ${name} template template0 encoding 'UTF8' locale_provider libc locale 'C'`,
    );
    const prepared = await prepareDatabase(databaseOn(inject('postgres'), name), {
      backupFolder: tmpdir(),
      say: () => undefined,
      now: NOW,
    });
    await client.query(`drop database ${name} with (force)`);
    expect(prepared.ok ? '' : prepared.error.code).toBe('database.wrong-locale');
    expect(prepared.ok ? '' : prepared.error.message).toContain('C.UTF-8');
  });
});

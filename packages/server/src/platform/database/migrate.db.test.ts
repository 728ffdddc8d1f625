import { tmpdir } from 'node:os';
import { ok } from '@jinze/kernel';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { databaseOn } from '../../testing/global-setup.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addPlaces } from '../../testing/world.ts';
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

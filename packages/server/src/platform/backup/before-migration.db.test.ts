import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type EmptyDatabase,
  fingerprint,
  openEmptyDatabase,
} from '../../testing/empty-database.ts';
import { testFolder } from '../../testing/test-folder.ts';
import { appliedMigrations, readMigrations, runMigrations } from '../database/migrate.ts';
import { prepareDatabase } from '../database/prepare.ts';
import { checkBackup } from './read-backup.ts';
import { restore } from './restore.ts';

const NOW = new Date('2026-11-23T03:00:00Z');
const FOLDER = testFolder('before-migration');
const OLD = 10;

describe('the backup before a migration', () => {
  const places: EmptyDatabase[] = [];
  const oldDatabase = async () => {
    const place = await openEmptyDatabase();
    places.push(place);
    const client = await place.owner.connect();
    await appliedMigrations(client);
    await runMigrations(client, (await readMigrations()).slice(0, OLD), NOW);
    await client.query(
      `insert into platform.installation (id, kind, created_at) values (gen_random_uuid(), 'real', $1)`,
      [NOW],
    );
    client.release();
    return place;
  };
  beforeAll(() => mkdirSync(FOLDER, { recursive: true }));
  afterAll(async () => {
    for (const place of places) await place.close();
    rmSync(FOLDER, { recursive: true, force: true });
  });

  it('is a backup like any other: restored, it is the old schema, and the start migrates it', async () => {
    const source = await oldDatabase();
    const before = await fingerprint(source.owner);
    const said: string[] = [];
    const backupFolder = join(FOLDER, 'backups');
    const options = { backupFolder, say: (line: string) => said.push(line), now: NOW };
    const prepared = await prepareDatabase(source.address, options);
    const newest = (await readMigrations()).length;
    expect(prepared).toEqual({ ok: true, value: newest });
    const [name, ...others] = readdirSync(backupFolder);
    expect(others).toEqual([]);
    expect(said.join()).toContain(name);
    const file = join(backupFolder, name ?? '');
    expect((await checkBackup(file)).manifest).toMatchObject({ schema: OLD, kind: 'real' });

    const place = await openEmptyDatabase();
    places.push(place);
    const config = {
      databaseUrl: place.url,
      host: '127.0.0.1',
      port: 0,
      dataFolder: join(FOLDER, 'data'),
    };
    expect(await restore({ config, file })).toMatchObject({ ok: true, value: { kind: 'real' } });
    expect(await fingerprint(place.owner)).toEqual(before);
    const elsewhere = { ...options, backupFolder: join(FOLDER, 'elsewhere') };
    expect(await prepareDatabase(place.address, elsewhere)).toEqual({ ok: true, value: newest });
    const migrated = await fingerprint(place.owner);
    expect(migrated['schema']).toBe((await fingerprint(source.owner))['schema']);
  });

  it('a migration does not begin when its backup cannot be written', async () => {
    const source = await oldDatabase();
    const before = await fingerprint(source.owner);
    writeFileSync(join(FOLDER, 'file'), 'not a folder');
    const prepared = await prepareDatabase(source.address, {
      backupFolder: join(FOLDER, 'file/backups'),
      say: () => undefined,
      now: NOW,
    });
    expect(prepared.ok ? '' : prepared.error.code).toBe('database.backup-failed');
    expect(prepared.ok ? '' : prepared.error.message).toMatch(/没有升级.*不能写/);
    expect(await fingerprint(source.owner)).toEqual(before);
  });
});

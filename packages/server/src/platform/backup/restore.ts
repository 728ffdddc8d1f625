// `jinze restore`: the file is checked as a whole, then the place, and only then is anything written.
import { ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { openDataFolder } from '../data-folder.ts';
import type { PostgresAddress } from '../database/database.ts';
import { startEmbeddedPostgres } from '../embedded-postgres/index.ts';
import type { FileOptions } from './format.ts';
import { loadBackup, migrationsFor, refuseUnlessEmpty } from './load-backup.ts';
import { withOwnerClient } from './owner-client.ts';
import { type CheckedBackup, checkBackup } from './read-backup.ts';
import { BackupFault, refusalOf } from './refusal.ts';
import { openRestoredFiles } from './restored-files.ts';

export interface Restored {
  readonly kind: 'demo' | 'real';
  readonly folder: string;
  readonly rows: number;
  readonly tables: number;
  readonly takenAt: Date;
}

interface RestoreRefusal extends Refusal {
  readonly message: string;
}

interface Place {
  readonly address: PostgresAddress;
  readonly folder: string;
  close(): Promise<void>;
}

function notEmptyIn(config: Config, folder: string): string {
  return config.databaseUrl === undefined
    ? `数据目录 ${folder} 里已有数据，恢复只写入空处，没有改动任何东西：请用 JINZE_DATA_DIR 另选一个空目录，或停止程序后把 ${folder}/postgresql 移到别处。`
    : "DATABASE_URL 指向的数据库不是空的，恢复只写入空处，没有改动任何东西：请新建一个数据库（CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'），再让 DATABASE_URL 指向它。";
}

/** The data folder becomes one of the backup's kind; an external database is looked into before that. */
async function openPlace(
  config: Config,
  kind: 'demo' | 'real',
): Promise<Result<Place, RestoreRefusal>> {
  if (config.databaseUrl !== undefined)
    await withOwnerClient({ connectionString: config.databaseUrl }, (client) =>
      refuseUnlessEmpty(client, notEmptyIn(config, '')),
    );
  const opened = await openDataFolder({
    explicit: config.dataFolder,
    kind,
    usesEmbedded: config.databaseUrl === undefined,
  });
  if (!opened.ok) return opened;
  const folder = opened.value.path;
  if (config.databaseUrl !== undefined)
    return ok({
      address: { connectionString: config.databaseUrl },
      folder,
      close: async () => undefined,
    });
  const started = await startEmbeddedPostgres({ folder });
  if (!started.ok) return started;
  return ok({ address: started.value.connection, folder, close: () => started.value.stop() });
}

async function restoreInto(
  place: Place,
  checked: CheckedBackup,
  options: FileOptions,
): Promise<void> {
  const files = await openRestoredFiles(place.folder, checked.hasFiles);
  try {
    await withOwnerClient(place.address, (client) =>
      loadBackup(client, {
        file: options.file,
        checked,
        files,
        notEmpty: notEmptyIn(options.config, place.folder),
        now: systemClock.now(),
        ...(options.signal === undefined ? {} : { signal: options.signal }),
        ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
      }),
    );
  } finally {
    await files.drop();
  }
}

async function restoreChecked(options: FileOptions): Promise<Result<Restored, RestoreRefusal>> {
  const checked = await checkBackup(options.file, options.onProgress);
  const { manifest, totals } = checked;
  await migrationsFor(manifest);
  if (manifest.kind === null)
    throw new BackupFault(
      'backup.not-a-backup',
      `${options.file} 写于系统首次启动完成之前，里面没有可恢复的数据。`,
    );
  const place = await openPlace(options.config, manifest.kind);
  if (!place.ok) return place;
  try {
    await restoreInto(place.value, checked, options);
  } finally {
    await place.value.close();
  }
  return ok({
    kind: manifest.kind,
    folder: place.value.folder,
    rows: totals.reduce((sum, total) => sum + total.rows, 0),
    tables: totals.length,
    takenAt: new Date(manifest.takenAt),
  });
}

/** Fills an empty place from a backup, or answers one clear sentence and leaves the place empty. */
export async function restore(options: FileOptions): Promise<Result<Restored, RestoreRefusal>> {
  try {
    return await restoreChecked(options);
  } catch (error) {
    const refusal = refusalOf(error, options.file);
    if (refusal === undefined) throw error;
    return refuse(refusal);
  }
}

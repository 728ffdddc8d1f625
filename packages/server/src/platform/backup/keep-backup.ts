// A backup as a file: whole under its name or not there at all, readable by its owner only.
import { createWriteStream } from 'node:fs';
import { lstat, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ok, type Result, refuse } from '@jinze/kernel';
import type { PostgresAddress } from '../database/database.ts';
import { withOwnerClient } from './owner-client.ts';
import { BackupFault, type BackupRefusal, codeOf, refusalOf } from './refusal.ts';
import { backupBytes, type WriteOptions } from './write-backup.ts';

export interface KeepOptions extends WriteOptions {
  readonly signal?: AbortSignal;
}

/** Level 3: half the time of the usual 6 for files a tenth longer. */
const COMPRESSION = { level: 3, chunkSize: 128 * 1024 };

async function refuseExisting(file: string): Promise<void> {
  const found = await lstat(file).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (found !== undefined)
    throw new BackupFault(
      'backup.file-exists',
      `${file} 已存在，备份不覆盖任何文件：请另取一个文件名。`,
    );
}

/** A rename is on disk only when its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unwritable(error: unknown, file: string): BackupRefusal | undefined {
  const code = codeOf(error);
  if (code === 'EEXIST')
    return {
      code: 'backup.file-exists',
      message: `${file}.part 已存在：可能另一个备份正在写它；确认没有后请删除它再执行。`,
    };
  if (/^(ENOENT|ENOTDIR|EACCES|EPERM|EROFS|EISDIR|EIO|ENAMETOOLONG)$/.test(code))
    return {
      code: 'backup.file-unwritable',
      message: `不能写 ${file}（${code}）：请检查所在文件夹是否存在、是否有写的权限。`,
    };
  return undefined;
}

/** `.part` → on disk → its name → on disk. What was begun and not finished is removed. */
async function writeWhole(
  file: string,
  bytes: AsyncIterable<Buffer>,
  signal: AbortSignal | undefined,
): Promise<number> {
  await refuseExisting(file);
  const part = `${file}.part`;
  // Opened first: a `.part` that was there is another's and stays.
  const handle = await open(part, 'wx', 0o600);
  try {
    await pipeline(
      Readable.from(bytes, { objectMode: false }),
      createGzip(COMPRESSION),
      createWriteStream(part, { fd: handle, flush: true }),
      ...(signal === undefined ? [] : [{ signal }]),
    );
    const { size } = await stat(part);
    await refuseExisting(file);
    await rename(part, file);
    await syncFolder(dirname(file));
    return size;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

/** Writes the backup over a connection of its own and answers its size in bytes. */
export async function keepBackup(
  address: PostgresAddress,
  file: string,
  options: KeepOptions,
): Promise<Result<number, BackupRefusal>> {
  try {
    return ok(
      await withOwnerClient(address, (client) =>
        writeWhole(file, backupBytes(client, options), options.signal),
      ),
    );
  } catch (error) {
    const refusal = refusalOf(error, file) ?? unwritable(error, file);
    if (refusal === undefined) throw error;
    return refuse(refusal);
  }
}

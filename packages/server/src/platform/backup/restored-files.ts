// The files of a backup on their way into the data folder: beside their place until all rows are in, then in it.
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from './keep-backup.ts';
import { BackupFault, codeOf } from './refusal.ts';

export interface RestoredFiles {
  add(name: string, bytes: Buffer): Promise<void>;
  close(name: string): Promise<void>;
  /** Everything to its place at once. */
  keep(): Promise<void>;
  /** Removes what was begun and not kept. */
  drop(): Promise<void>;
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** What a broken-off restore left beside the place is removed; a folder in the place is somebody's and refused. */
export async function openRestoredFiles(folder: string, hasFiles: boolean): Promise<RestoredFiles> {
  const place = join(folder, 'blobs');
  const part = `${place}.part`;
  if (hasFiles && (await isThere(place)))
    throw new BackupFault(
      'restore.place-not-empty',
      `${place} 已存在，恢复不覆盖任何文件：请先把它移到别处。`,
    );
  await rm(part, { recursive: true, force: true });
  let at: { name: string; handle: FileHandle } | undefined;
  const openFile = async (name: string): Promise<FileHandle> => {
    if (at?.name === name) return at.handle;
    const path = join(part, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    at = { name, handle: await open(path, 'wx', 0o600) };
    return at.handle;
  };
  const closeFile = async () => {
    await at?.handle.close();
    at = undefined;
  };
  return {
    add: async (name, bytes) => {
      await (await openFile(name)).appendFile(bytes);
    },
    close: async (name) => {
      await (await openFile(name)).sync();
      await closeFile();
    },
    keep: async () => {
      if (!hasFiles) return;
      await rename(part, place);
      await syncFolder(folder);
    },
    drop: async () => {
      await closeFile();
      await rm(part, { recursive: true, force: true });
    },
  };
}

// Writing so that it is still there after the power fails.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What is asked of the disk, step by step; a test lets each of them fail. */
export interface Disk {
  write(path: string, text: string): void;
  /** Brings a file or a folder to the disk. */
  sync(path: string): void;
  rename(from: string, to: string): void;
}

/** Nobody but the user of the service reads or writes what it keeps. */
const PRIVATE = 0o600;

export const nodeDisk: Disk = {
  write: (path, text) => writeFileSync(path, text, { mode: PRIVATE }),
  sync: (path) => {
    const file = openSync(path, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  rename: renameSync,
};

/** Either the old content or the new one is there, and after it returns the new one is for good. */
export function replaceFile(disk: Disk, path: string, text: string): void {
  const fresh = `${path}.new`;
  disk.write(fresh, text);
  disk.sync(fresh);
  disk.rename(fresh, path);
  disk.sync(dirname(path));
}

/** Undefined where there is none. */
export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The system's code of an error of files or network; anything else is a bug and goes on. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  throw error;
}

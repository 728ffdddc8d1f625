// What the witness remembers of each log: one file an origin, written before anybody is answered.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '@jinze/kernel';
import { fastHash } from '@jinze/ledger';
import { hexOf, type VerifierKey } from '@jinze/ledger/verify';
import { type KnownTree, type MemoryRefusal, parseMemory } from '@jinze/ledger/witness';
import { type Disk, replaceFile, textOf } from './disk.ts';

const memoryFolder = (folder: string): string => join(folder, 'memory');

/** An origin may hold any letters and be of any length; a file name may not. */
const pathOf = (folder: string, origin: string): string =>
  join(memoryFolder(folder), `${hexOf(fastHash('sha256', new TextEncoder().encode(origin)))}.txt`);

/** The folder's own entry is brought to the disk too: a memory in a folder that is gone is none. */
export function openMemory(disk: Disk, folder: string): void {
  mkdirSync(memoryFolder(folder), { recursive: true, mode: 0o700 });
  disk.sync(folder);
}

export type Remembered = KnownTree & { readonly time: bigint };

/** Undefined: this log has never been cosigned here. */
export function recall(
  folder: string,
  origin: string,
  ownKeys: readonly VerifierKey[],
): Result<Remembered | undefined, MemoryRefusal> {
  const note = textOf(pathOf(folder, origin));
  return note === undefined ? ok(undefined) : parseMemory(note, origin, ownKeys);
}

export function remember(disk: Disk, folder: string, origin: string, note: string): void {
  replaceFile(disk, pathOf(folder, origin), note);
}

// The backup file as `spec/backup.md` fixes it: the lines between the bytes, and what one table's bytes come to.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Config } from '../config.ts';

/** Raised when an older program could not read the file any more. */
export const FORMAT_VERSION = 1;
/** Nothing longer is written, and nothing longer is held in memory when reading. */
export const LONGEST_CHUNK_BYTES = 1 << 20;
export const LONGEST_LINE_BYTES = 1 << 20;

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
const tableName = z.string().regex(/^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$/);
/** Relative, within the folder: no empty, dot or dot-dot step, no backslash. */
const fileName = z
  .string()
  .max(500)
  .regex(/^(?!\.{0,2}(\/|$))[^/\\\0]+(\/(?!\.{0,2}(\/|$))[^/\\\0]+)*$/);

const manifest = z.strictObject({
  backup: z.literal('jinze'),
  version: z.literal(FORMAT_VERSION),
  schema: z.int().positive(),
  kind: z.enum(['demo', 'real']).nullable(),
  installation: z.uuid().nullable(),
  takenAt: z.iso.datetime(),
  program: z.string().max(100),
  server: z.int().positive(),
  tables: z
    .array(z.strictObject({ name: tableName, columns: z.array(z.string().max(63)) }))
    .max(1000),
  sequences: z
    .array(
      z.strictObject({
        name: tableName,
        last: z.string().regex(/^-?\d{1,19}$/),
        isCalled: z.boolean(),
      }),
    )
    .max(1000),
});
const chunk = z.int().positive().max(LONGEST_CHUNK_BYTES);

export const RECORD = z.union([
  manifest,
  z.strictObject({ table: tableName, bytes: chunk }),
  z.strictObject({ file: fileName, bytes: chunk }),
  z.strictObject({ file: fileName, size: count, sha256: digest }),
  z.strictObject({
    end: z
      .array(z.strictObject({ table: tableName, rows: count, bytes: count, sha256: digest }))
      .max(1000),
    files: count,
    sha256: digest,
  }),
]);

export type BackupRecord = z.infer<typeof RECORD>;
export type Manifest = z.infer<typeof manifest>;
export type TableTotal = Extract<BackupRecord, { end: unknown }>['end'][number];

export function lineOf(record: BackupRecord): Buffer {
  return Buffer.from(`${JSON.stringify(record)}\n`);
}

/** Sums up the bytes of one table. In COPY's text form a line feed ends a row and is in none. */
export interface Tally {
  add(bytes: Uint8Array): void;
  readonly rows: number;
  total(): { rows: number; bytes: number; sha256: string };
}

export function createTally(): Tally {
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  return {
    add: (part) => {
      hash.update(part);
      bytes += part.length;
      for (let at = part.indexOf(10); at !== -1; at = part.indexOf(10, at + 1)) rows += 1;
    },
    get rows() {
      return rows;
    },
    total: () => ({ rows, bytes, sha256: hash.digest('hex') }),
  };
}

/** How far it is, for whoever waits. */
export interface Progress {
  readonly step: 'writing' | 'checking' | 'loading' | 'comparing';
  /** The table at hand, or a file. */
  readonly name: string;
  readonly rows: number;
  readonly percent: number;
}
export type OnProgress = (progress: Progress) => void;

/** A backup is written to the file, or restored from it; `signal` ends it with nothing half done. */
export interface FileOptions {
  readonly config: Config;
  readonly file: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

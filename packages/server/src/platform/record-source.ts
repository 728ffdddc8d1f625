// The link between business tables and the ledger: how a record reads back from its rows, and where rows and leaves disagree.
import type { Id, Json, JsonObject } from '@jinze/kernel';
import { canonicalJson, fastHash } from '@jinze/ledger';
import type { Reader } from './database/database.ts';
import { profileOf } from './database/installation.store.ts';
import type { TABLES } from './database/tables.ts';

export type TableName = keyof typeof TABLES;

/** What of one table the ledger vouches for. */
export interface TableCoverage {
  readonly table: TableName;
  /** The column that names the record a row is part of; null for rows that several records share. */
  readonly record: string | null;
  /** Whether a row is the record itself, not a part of it. */
  readonly isOwn: boolean;
  readonly covered: readonly string[];
  /** Column → why no leaf says anything of it. */
  readonly exempt: Readonly<Record<string, string>>;
}

/** A record as its tables hold it. */
export interface HeldRecord {
  readonly id: string;
  /** Null where the tables count no versions: what they hold is then what the newest leaf said. */
  readonly version: number | null;
  readonly fields: JsonObject;
}

/**
 * How one kind of record reads back from its tables what its changes said. Always as it now stands: where rows of
 * earlier versions stay in a table, they are part of it, so that the newest leaf vouches for them too.
 */
export interface RecordSource {
  readonly stream: string;
  readonly tables: readonly TableCoverage[];
  /** Types of events whose id is no record's: what they say of a record is in a later leaf of it. */
  readonly unlinked: readonly string[];
  /** Whose record it is. */
  readonly persons: (record: HeldRecord) => readonly Id<'person'>[];
  /**
   * Fields that are files, told by SHA-256 of their content, and the contents; a log of another profile has its own hash.
   * One after the other: together those of one step are gigabytes.
   */
  readonly files?: {
    readonly fields: readonly string[];
    readonly contents: (db: Reader, ids: readonly string[]) => AsyncIterable<Uint8Array>;
  };
  /** These records; those without rows are left out. The same few queries for up to `READ_AT_ONCE` ids. */
  readonly read: (db: Reader, ids: readonly string[]) => Promise<readonly HeldRecord[]>;
  /**
   * Records that ought to have a leaf, by their rows, in the order of their ids: a row that was inserted behind the
   * system's back is among them. Those of another record's rows count as well, even if it has none itself.
   */
  readonly ids: (db: Reader, after: string | null, limit: number) => Promise<readonly string[]>;
}

const READ_AT_ONCE = 1000;

/** A leaf's record, or the row waiting to become one. */
export interface RecordedLeaf {
  readonly record: string;
  readonly version: number;
  /** Without those that were lawfully erased. */
  readonly fields: JsonObject;
}

export interface RecordFinding {
  readonly stream: string;
  readonly record: string;
  /** Of the newest leaf; without one, of the row, if it counts any. */
  readonly version: number | null;
  /** A JSON Pointer to the field; empty for the whole record. */
  readonly path: string;
  readonly kind: 'differs' | 'row-missing' | 'leaf-missing';
}

const pointer = (key: string) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

function differences(held: HeldRecord, leaf: RecordedLeaf): string[] {
  const keys = Object.keys(leaf.fields).filter((key) => Object.hasOwn(held.fields, key));
  const changed = keys.filter(
    (key) => canonicalJson(leaf.fields[key] ?? null) !== canonicalJson(held.fields[key] ?? null),
  );
  return [
    ...(held.version === null || held.version === leaf.version ? [] : ['/version']),
    ...changed.map(pointer),
  ];
}

/**
 * Where rows and leaves disagree. `ids`: records that ought to have a leaf. Only what both know is compared: a leaf
 * written before a field was recorded lacks it, and one of an earlier form may have what no table holds.
 */
export function compareHeld(
  stream: string,
  held: readonly HeldRecord[],
  leaves: readonly RecordedLeaf[],
  ids: readonly string[] = [],
): RecordFinding[] {
  const rows = new Map(held.map((one) => [one.id, one]));
  const newest = new Map<string, RecordedLeaf>();
  for (const leaf of leaves)
    if (leaf.version > (newest.get(leaf.record)?.version ?? 0)) newest.set(leaf.record, leaf);
  const without = [...new Set([...ids, ...rows.keys()])].filter((id) => !newest.has(id));
  return [
    ...[...newest.values()].flatMap((leaf): RecordFinding[] => {
      const { record, version } = leaf;
      const row = rows.get(record);
      if (row === undefined) return [{ stream, record, version, path: '', kind: 'row-missing' }];
      return differences(row, leaf).map((path) => ({
        stream,
        record,
        version,
        path,
        kind: 'differs',
      }));
    }),
    ...without.map((record): RecordFinding => {
      const version = rows.get(record)?.version ?? null;
      return { stream, record, version, path: '', kind: 'leaf-missing' };
    }),
  ];
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** With every file under the hash of the log's profile. The tables' own read tells it by SHA-256, whatever the profile. */
async function underProfile(
  db: Reader,
  { files }: RecordSource,
  held: readonly HeldRecord[],
): Promise<readonly HeldRecord[]> {
  if (files === undefined || held.length === 0 || (await profileOf(db)) !== 'sm3') return held;
  const ids = held.map(({ id }) => id);
  const names = new Map<string, string>();
  for await (const bytes of files.contents(db, ids))
    names.set(base64(fastHash('sha256', bytes)), base64(fastHash('sm3', bytes)));
  return held.map((record) => {
    const fields: Record<string, Json | undefined> = { ...record.fields };
    for (const name of files.fields) {
      const file = fields[name];
      if (!isObject(file) || typeof file['hash'] !== 'string') continue;
      fields[name] = { ...file, hash: names.get(file['hash']) ?? null };
    }
    return { ...record, fields: fields as JsonObject };
  });
}

/** Reads the records of a source, as many at once as it takes. */
export async function readHeld(
  db: Reader,
  source: RecordSource,
  ids: readonly string[],
): Promise<HeldRecord[]> {
  const distinct = [...new Set(ids)];
  const held: HeldRecord[] = [];
  for (let start = 0; start < distinct.length; start += READ_AT_ONCE) {
    const ids = distinct.slice(start, start + READ_AT_ONCE);
    held.push(...(await underProfile(db, source, await source.read(db, ids))));
  }
  return held;
}

/**
 * Compares records with their rows: those the leaves are of, and `ids` besides, which are a page of what the source
 * says ought to have one. The leaves of all of them are given, or at least each record's newest.
 */
export async function compareRecords(
  db: Reader,
  source: RecordSource,
  leaves: readonly RecordedLeaf[],
  ids: readonly string[] = [],
): Promise<RecordFinding[]> {
  const held = await readHeld(db, source, [...leaves.map(({ record }) => record), ...ids]);
  return compareHeld(source.stream, held, leaves, ids);
}

// From accepted rows to leaves: the bytes, their hash, and the salts. Pure: salts and roots are handed in.
import type { JsonObject } from '@jinze/kernel';
import { fastLeafHash, writeLeaf } from '@jinze/ledger';
import type { Alg } from '@jinze/ledger/verify';

/** One accepted row with what its event said. */
export interface AcceptedRow {
  readonly id: string;
  readonly type: string;
  readonly record: string;
  readonly version: number;
  readonly organId: string | null;
  readonly accountId: string | null;
  readonly recordedAt: Date;
  readonly fields: JsonObject;
  /** Null for an audit entry: it is no event. */
  readonly event: JsonObject | null;
  readonly isConcealed: boolean;
  readonly lateDays: number | null;
  readonly source: 'import' | 'api' | null;
  readonly authentication: 'again' | 'paper' | null;
  readonly anchorSize: number;
}

export interface BuiltLeaf {
  readonly row: AcceptedRow;
  readonly bytes: Uint8Array;
  readonly hash: Uint8Array;
  readonly salts: Readonly<Record<string, Uint8Array>>;
}

/** What of the log the rows lean on. */
export interface Known {
  /** Record → leaf hash and version of its newest version in the log. */
  readonly newest: ReadonlyMap<string, { readonly version: number; readonly hash: Uint8Array }>;
  /** Size → root of the checkpoints the rows name as their anchors. */
  readonly roots: ReadonlyMap<number, Uint8Array>;
}

/** A row that waits and that no leaf can be made of: somebody changed it past the program. */
export class UnsealableRow extends Error {
  override readonly name = 'UnsealableRow';
  readonly row: Pick<AcceptedRow, 'id' | 'record' | 'version'>;
  constructor(row: Pick<AcceptedRow, 'id' | 'record' | 'version'>) {
    super(`pending ${row.record}/${row.version}`);
    this.row = row;
  }
}

/** What is committed to: the record as it stands, and what its event said. */
export function committedOf(row: Pick<AcceptedRow, 'fields' | 'event'>): JsonObject {
  return row.event === null ? row.fields : { ...row.fields, event: row.event };
}

type LeafContent = Parameters<typeof writeLeaf>[0];

function written(row: AcceptedRow, content: LeafContent, newSalt: () => Uint8Array) {
  try {
    return writeLeaf(content, newSalt);
  } catch {
    throw new UnsealableRow(row);
  }
}

const byId = (a: AcceptedRow, b: AcceptedRow) => (a.id < b.id ? -1 : 1);

/**
 * In the order of their ids, but a record's versions one after the other: where two servers' clocks differ, a later version
 * may have the smaller id. It then changes places with the earlier one.
 */
function inOrder(rows: readonly AcceptedRow[]): AcceptedRow[] {
  const sorted = rows.toSorted(byId);
  const versions = new Map<string, AcceptedRow[]>();
  for (const row of sorted) {
    const own = versions.get(row.record);
    if (own === undefined) versions.set(row.record, [row]);
    else own.push(row);
  }
  for (const own of versions.values()) own.sort((a, b) => a.version - b.version || byId(a, b));
  return sorted.map((row) => versions.get(row.record)?.shift() ?? row);
}

/**
 * The leaves of these rows, in the order of their ids. A record's later version names the leaf of the one before it, which
 * stands before it in the log.
 */
export function buildLeaves(
  alg: Alg,
  rows: readonly AcceptedRow[],
  known: Known,
  newSalt: () => Uint8Array,
): BuiltLeaf[] {
  const newest = new Map(known.newest);
  return inOrder(rows).map((row) => {
    const before = newest.get(row.record);
    const root = known.roots.get(row.anchorSize);
    if (row.anchorSize > 0 && root === undefined) throw new UnsealableRow(row);
    const { bytes, salts } = written(
      row,
      {
        alg,
        type: row.type,
        record: row.record,
        version: row.version,
        org: row.organId,
        actor: row.accountId,
        at: row.recordedAt,
        previous: before === undefined || before.version >= row.version ? null : before.hash,
        anchor: root === undefined ? null : { root, size: row.anchorSize },
        fields: committedOf(row),
        isConcealed: row.isConcealed,
        ...(row.lateDays === null ? {} : { late: row.lateDays }),
        ...(row.source === null ? {} : { source: row.source }),
        ...(row.authentication === null ? {} : { authentication: row.authentication }),
      },
      newSalt,
    );
    const hash = fastLeafHash(alg, bytes);
    newest.set(row.record, { version: row.version, hash });
    return { row, bytes, hash, salts: Object.fromEntries(salts) };
  });
}

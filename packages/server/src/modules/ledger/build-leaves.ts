// From accepted rows to leaves: the bytes, their hash, and the salts. Pure: salts and roots are handed in.
import { assert, type JsonObject } from '@jinze/kernel';
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

/** What is committed to: the record as it stands, and what its event said. */
export function committedOf(row: Pick<AcceptedRow, 'fields' | 'event'>): JsonObject {
  return row.event === null ? row.fields : { ...row.fields, event: row.event };
}

/**
 * The leaves of these rows, in the order of their ids. A record's later version names the leaf of the one before it,
 * wherever that is; so versions are made from the lowest up.
 */
export function buildLeaves(
  alg: Alg,
  rows: readonly AcceptedRow[],
  known: Known,
  newSalt: () => Uint8Array,
): BuiltLeaf[] {
  const newest = new Map(known.newest);
  const built = new Map<string, BuiltLeaf>();
  for (const row of rows.toSorted((a, b) => a.version - b.version)) {
    const before = newest.get(row.record);
    const root = known.roots.get(row.anchorSize);
    assert(row.anchorSize === 0 || root !== undefined, 'an anchor is a checkpoint of this log');
    const { bytes, salts } = writeLeaf(
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
    built.set(row.id, { row, bytes, hash, salts: Object.fromEntries(salts) });
  }
  return rows
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => {
      const leaf = built.get(row.id);
      assert(leaf !== undefined, 'every row has its leaf');
      return leaf;
    });
}

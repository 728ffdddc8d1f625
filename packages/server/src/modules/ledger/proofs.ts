// Proofs from the stored tiles: any number of them in one query.
import { consistencyRanges, inclusionRanges, type Range, rootsFrom, tilesFor } from '@jinze/ledger';
import type { Alg } from '@jinze/ledger/verify';
import type { Reader } from '../../platform/database/database.ts';
import { tilesAt } from './seal.store.ts';

interface Asked {
  readonly size: bigint;
  readonly ranges: readonly Range[];
}

/** A tile only grows: one read serves proofs in trees of every size, and so does the root of each complete part of them. */
async function rootsOf(db: Reader, alg: Alg, asked: readonly Asked[]): Promise<Uint8Array[][]> {
  const needed = asked.flatMap(({ ranges, size }) => tilesFor(ranges, size));
  const once = new Map(needed.map((tile) => [`${tile.level}/${tile.index}`, tile]));
  const tiles = await tilesAt(db, [...once.values()]);
  const read = (level: number, index: bigint) => tiles.get(`${level}/${index}`) ?? new Uint8Array();
  const rootOf = rootsFrom(alg, read);
  return asked.map(({ ranges }) => ranges.map(rootOf));
}

/** For each entry its siblings from the leaf up, in the tree of the size it is asked for. */
export function inclusionProofsIn(
  db: Reader,
  alg: Alg,
  entries: readonly { readonly index: number; readonly size: number }[],
): Promise<Uint8Array[][]> {
  return rootsOf(
    db,
    alg,
    entries.map(({ index, size }) => ({
      size: BigInt(size),
      ranges: inclusionRanges(BigInt(index), BigInt(size)),
    })),
  );
}

/** That the tree of the old size is part of that of the new one; empty from nothing and for the same size. */
export async function consistencyProof(
  db: Reader,
  alg: Alg,
  oldSize: bigint,
  newSize: bigint,
): Promise<Uint8Array[]> {
  if (oldSize === 0n || oldSize === newSize) return [];
  const ranges = consistencyRanges(oldSize, newSize);
  const [proof] = await rootsOf(db, alg, [{ size: newSize, ranges }]);
  return proof ?? [];
}

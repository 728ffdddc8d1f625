// Adding leaves: which tiles change, and how.
import { assert } from '@jinze/kernel';
import { fastRoot } from './fast-hash.ts';
import { rightEdge, TILE_WIDTH, type Tile } from './tiles.ts';
import { type Alg, HASH_LENGTH } from './verify/index.ts';

export interface WrittenTile extends Tile {
  readonly hashes: Uint8Array;
}

const split = (hashes: Uint8Array): Uint8Array[] =>
  Array.from({ length: hashes.length / HASH_LENGTH }, (_, index) =>
    hashes.slice(index * HASH_LENGTH, (index + 1) * HASH_LENGTH),
  );

function joined(hashes: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(hashes.length * HASH_LENGTH);
  hashes.forEach((hash, index) => {
    whole.set(hash, index * HASH_LENGTH);
  });
  return whole;
}

/**
 * The tiles that are new or wider once these leaves stand in the tree, the lowest level first; a full tile gives one
 * hash to the level above. `edge`: the hashes of each tile of `rightEdge(size)`, in its order.
 */
export function appendLeaves(
  alg: Alg,
  size: bigint,
  edge: readonly Uint8Array[],
  leafHashes: readonly Uint8Array[],
): WrittenTile[] {
  const there = rightEdge(size);
  assert(edge.length === there.length, 'the edge is that of the tree');
  const written: WrittenTile[] = [];
  let added = leafHashes;
  for (let level = 0; added.length > 0; level += 1) {
    const at = there.findIndex((tile) => tile.level === level);
    const last = there[at];
    const before = last === undefined ? [] : split(edge[at] ?? new Uint8Array());
    assert(before.length === (last?.width ?? 0), 'the edge is as wide as its tree has it');
    const hashes = [...before, ...added];
    const first = (size >> BigInt(8 * level)) / BigInt(TILE_WIDTH);
    const above: Uint8Array[] = [];
    for (let start = 0; start < hashes.length; start += TILE_WIDTH) {
      const own = hashes.slice(start, start + TILE_WIDTH);
      const index = first + BigInt(start / TILE_WIDTH);
      written.push({ level, index, width: own.length, hashes: joined(own) });
      if (own.length === TILE_WIDTH) above.push(fastRoot(alg, joined(own)));
    }
    added = above;
  }
  return written;
}

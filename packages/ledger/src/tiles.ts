// The tree in tiles (C2SP tlog-tiles, `spec/ledger/tiles.md`): which there are, and which a part of the tree is made of.
import { assert } from '@jinze/kernel';
import { type Alg, HASH_LENGTH, hashChildren, hashOf } from './verify/index.ts';

/** Hashes in a full tile; levels of the tree that one level of tiles spans. */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

export interface Tile {
  readonly level: number;
  readonly index: bigint;
  /** 1 to 256. */
  readonly width: number;
}

const LEVEL_BITS = BigInt(TILE_HEIGHT);
const WIDTH = BigInt(TILE_WIDTH);

/** How many hashes the level of tiles has in a tree of this size. */
const hashesAt = (level: number, size: bigint) => size >> (LEVEL_BITS * BigInt(level));

/** The tile as wide as a tree of this size has it; `undefined`: not there yet. */
export function tileAt(level: number, index: bigint, size: bigint): Tile | undefined {
  const rest = hashesAt(level, size) - index * WIDTH;
  if (rest <= 0n) return undefined;
  return { level, index, width: rest < WIDTH ? Number(rest) : TILE_WIDTH };
}

/** The right-most tile of each level that is not full: what the next leaves are added to. */
export function rightEdge(size: bigint): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAt(level, size) > 0n; level += 1) {
    const tile = tileAt(level, hashesAt(level, size) / WIDTH, size);
    if (tile !== undefined) tiles.push(tile);
  }
  return tiles;
}

/** `tile/0/x001/x234/067`, `tile/1/001.p/17`. */
export function tilePath({ level, index, width }: Tile): string {
  const groups: string[] = [];
  for (let rest = index; groups.length === 0 || rest > 0n; rest /= 1000n)
    groups.unshift(String(rest % 1000n).padStart(3, '0'));
  const last = groups.pop() ?? '';
  const path = [...groups.map((group) => `x${group}`), last].join('/');
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** Leaves `from` to `to`, `to` not among them. */
export interface Range {
  readonly from: bigint;
  readonly to: bigint;
}

/** The root of a complete subtree: of level `level`, the `index`-th there. */
interface Node {
  readonly level: number;
  readonly index: bigint;
}

/** The complete subtrees that make up a range which is a node of the tree, the largest first. */
function nodesOf({ from, to }: Range): Node[] {
  const nodes: Node[] = [];
  let at = from;
  while (at < to) {
    let level = 0;
    while ((at >> BigInt(level)) % 2n === 0n && at + (2n << BigInt(level)) <= to) level += 1;
    nodes.push({ level, index: at >> BigInt(level) });
    at += 1n << BigInt(level);
  }
  return nodes;
}

/** Where the hashes of a node's tile begin, and how many of them it is the root of. */
function placeOf({ level, index }: Node) {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const count = 1 << (level % TILE_HEIGHT);
  const first = index * BigInt(count);
  return { tileLevel, tileIndex: first / WIDTH, offset: Number(first % WIDTH), count };
}

/** The tiles that the roots of these ranges are computed from, each once, as wide as a tree of this size has them. */
export function tilesFor(ranges: readonly Range[], size: bigint): Tile[] {
  const tiles = new Map<string, Tile>();
  for (const node of ranges.flatMap(nodesOf)) {
    const { tileLevel, tileIndex } = placeOf(node);
    const tile = tileAt(tileLevel, tileIndex, size);
    assert(tile !== undefined, 'a range of the tree has its tiles');
    tiles.set(`${tileLevel}/${tileIndex}`, tile);
  }
  return [...tiles.values()];
}

/** The hashes of a tile, one after the other; the reader has fetched those that `tilesFor` names. */
export type ReadTile = (level: number, index: bigint) => Uint8Array;

const hashAt = (hashes: Uint8Array, index: number) =>
  hashes.subarray(index * HASH_LENGTH, (index + 1) * HASH_LENGTH);

function rootOfHashes(alg: Alg, hashes: Uint8Array, offset: number, count: number): Uint8Array {
  if (count === 1) return hashAt(hashes, offset);
  const half = count / 2;
  return hashChildren(
    alg,
    rootOfHashes(alg, hashes, offset, half),
    rootOfHashes(alg, hashes, offset + half, half),
  );
}

/** The root over a range that is a node of the tree: a whole tree from 0, or what a proof names. */
export function rootOfRange(alg: Alg, range: Range, readTile: ReadTile): Uint8Array {
  const roots = nodesOf(range).map((node) => {
    const { tileLevel, tileIndex, offset, count } = placeOf(node);
    const hashes = readTile(tileLevel, tileIndex);
    assert(hashes.length >= (offset + count) * HASH_LENGTH, 'a tile is as wide as its tree has it');
    return rootOfHashes(alg, hashes, offset, count);
  });
  const last = roots.pop();
  if (last === undefined) return hashOf(alg, new Uint8Array());
  return roots.reduceRight((right, left) => hashChildren(alg, left, right), last);
}

// The tree in tiles (C2SP tlog-tiles, `spec/ledger/tiles.md`): which there are, and which a part of the tree is made of.
import { assert } from '@jinze/kernel';
import { fastChildren, fastHash, fastRoot } from './fast-hash.ts';
import { type Alg, HASH_LENGTH } from './verify/index.ts';

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

/**
 * The tile a path names, `undefined` for what is not written as `tilePath` writes it. `path`: what stands after `tile/`;
 * `entries`: the leaves themselves instead of hashes.
 */
export function parseTilePath(
  path: string,
): (Omit<Tile, 'level'> & { readonly level: number | 'entries' }) | undefined {
  const [, level = '', groups = '', last = '', part] =
    /^(entries|[0-7])\/((?:x\d{3}\/){0,5})(\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path) ?? [];
  if (level === '') return undefined;
  const index = BigInt(groups.replaceAll(/[x/]/g, '') + last);
  const width = part === undefined ? TILE_WIDTH : Number(part);
  if (part !== undefined && width >= TILE_WIDTH) return undefined;
  const tile = { level: level === 'entries' ? 0 : Number(level), index, width };
  // One tile has one name: groups of zeroes before the number are none.
  if (tilePath(tile).replace(/^tile\/\d+\//, `${level}/`) !== path) return undefined;
  return level === 'entries' ? { ...tile, level } : tile;
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

const rootOfHashes = (alg: Alg, hashes: Uint8Array, offset: number, count: number): Uint8Array =>
  fastRoot(alg, hashes.subarray(offset * HASH_LENGTH, (offset + count) * HASH_LENGTH));

/**
 * For ranges that are nodes of trees of one log the root of each: a whole tree from 0, or what a proof names. The root of a
 * complete subtree is computed once: many proofs share most of theirs.
 */
export function rootsFrom(alg: Alg, readTile: ReadTile): (range: Range) => Uint8Array {
  const known = new Map<string, Uint8Array>();
  const rootOfNode = (node: Node): Uint8Array => {
    const place = `${node.level}/${node.index}`;
    const before = known.get(place);
    if (before !== undefined) return before;
    const { tileLevel, tileIndex, offset, count } = placeOf(node);
    const hashes = readTile(tileLevel, tileIndex);
    assert(hashes.length >= (offset + count) * HASH_LENGTH, 'a tile is as wide as its tree has it');
    const root = rootOfHashes(alg, hashes, offset, count);
    known.set(place, root);
    return root;
  };
  return (range) => {
    const roots = nodesOf(range).map(rootOfNode);
    const last = roots.pop();
    if (last === undefined) return fastHash(alg, new Uint8Array());
    return roots.reduceRight((right, left) => fastChildren(alg, left, right), last);
  };
}

/** Of one range alone. */
export const rootOfRange = (alg: Alg, range: Range, readTile: ReadTile): Uint8Array =>
  rootsFrom(alg, readTile)(range);

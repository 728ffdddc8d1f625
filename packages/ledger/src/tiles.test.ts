// Tiles, proofs from tiles, and growing: always the tree of the definition.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendLeaves } from './append.ts';
import { consistencyRanges, inclusionRanges } from './prove.ts';
import * as reference from './testing/reference.ts';
import {
  type ReadTile,
  rightEdge,
  rootOfRange,
  rootsFrom,
  tileAt,
  tilePath,
  tilesFor,
} from './tiles.ts';
import { bytesOf } from './verify/bytes.ts';
import { type Alg, hashLeaf, verifyConsistency, verifyInclusion } from './verify/index.ts';

/** A tree kept in tiles, grown in steps; it answers only for tiles that were named before. */
function grown(alg: Alg, steps: readonly number[]) {
  const tiles = new Map<string, Uint8Array>();
  const leaves: Uint8Array[] = [];
  const read: ReadTile = (level, index) => {
    const hashes = tiles.get(`${level}/${index}`);
    if (hashes === undefined) throw new Error(`no tile ${level}/${index}`);
    return hashes;
  };
  for (const step of steps) {
    const size = BigInt(leaves.length);
    const edge = rightEdge(size).map(({ level, index }) => read(level, index));
    const added = Array.from({ length: step }, (_, n) =>
      hashLeaf(alg, bytesOf(`${leaves.length + n}`)),
    );
    for (const { level, index, hashes } of appendLeaves(alg, size, edge, added))
      tiles.set(`${level}/${index}`, hashes);
    leaves.push(...added);
  }
  return { leaves, read, tiles };
}

/** Reads what `tilesFor` names and nothing else. */
function only(
  read: ReadTile,
  named: readonly { level: number; index: bigint; width: number }[],
): ReadTile {
  const known = new Map(named.map(({ level, index, width }) => [`${level}/${index}`, width]));
  return (level, index) => {
    const width = known.get(`${level}/${index}`);
    if (width === undefined) throw new Error(`not named: ${level}/${index}`);
    expect(read(level, index)).toHaveLength(width * 32);
    return read(level, index);
  };
}

describe('a tree in tiles', () => {
  it('has the paths of the specification', () => {
    const page = readFileSync(new URL('../../../spec/ledger/tiles.md', import.meta.url), 'utf8');
    const example = /```text tiles\n([\s\S]*?)```/.exec(page)?.[1]?.trimEnd().split('\n');
    const size = 70_000n;
    const ends = [0, 1, 2].flatMap((level) => {
      const count = size >> BigInt(8 * level);
      const last = (count - 1n) / 256n;
      const shown = last === 0n ? [0n] : level === 0 ? [0n, last - 1n, last] : [0n, last];
      return shown.map((index) => tileAt(level, index, size)).filter((tile) => tile !== undefined);
    });
    expect(ends.map(tilePath)).toEqual(example);
    expect(tilePath({ level: 3, index: 1_234_067n, width: 256 })).toBe('tile/3/x001/x234/067');
    expect(tileAt(0, 274n, size)).toBeUndefined();
  });

  it('grown in any steps has the tiles, roots and proofs of the definition', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('sha256' as const, 'sm3' as const),
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.nat(),
        (alg, steps, a, b) => {
          const { leaves, read, tiles } = grown(alg, steps);
          const size = BigInt(leaves.length);
          const atOnce = grown(alg, [leaves.length]);
          expect(tiles).toEqual(atOnce.tiles);
          const whole = { from: 0n, to: size };
          const root = rootOfRange(alg, whole, only(read, tilesFor([whole], size)));
          expect(root).toEqual(reference.root(alg, leaves));
          if (leaves.length === 0) return;
          const index = a % leaves.length;
          const ranges = inclusionRanges(BigInt(index), size);
          const from = only(read, tilesFor(ranges, size));
          const proof = ranges.map((range) => rootOfRange(alg, range, from));
          expect(proof).toEqual(reference.inclusion(alg, index, leaves));
          const leafHash = leaves[index] ?? root;
          expect(
            verifyInclusion({ alg, leafHash, index: BigInt(index), size, proof, root }).ok,
          ).toBe(true);
          const oldSize = 1 + (b % leaves.length);
          const between = consistencyRanges(BigInt(oldSize), size);
          const reading = only(read, tilesFor(between, size));
          const consistency = between.map((range) => rootOfRange(alg, range, reading));
          expect(consistency).toEqual(reference.consistency(alg, oldSize, leaves));
          const oldRoot = reference.root(alg, leaves.slice(0, oldSize));
          const claim = { alg, oldSize: BigInt(oldSize), newSize: size, oldRoot, newRoot: root };
          expect(verifyConsistency({ ...claim, proof: consistency }).ok).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('three levels high: 70 000 leaves, grown in batches of 256 and at once', () => {
    const steps = [...Array.from({ length: 273 }, () => 256), 112];
    const { leaves, read, tiles } = grown('sha256', steps);
    expect(tiles).toEqual(grown('sha256', [70_000]).tiles);
    expect(rightEdge(70_000n).map(tilePath)).toEqual([
      'tile/0/273.p/112',
      'tile/1/001.p/17',
      'tile/2/000.p/1',
    ]);
    const root = rootOfRange('sha256', { from: 0n, to: 70_000n }, read);
    const ranges = inclusionRanges(65_535n, 70_000n);
    expect(tilesFor(ranges, 70_000n).length).toBeLessThan(6);
    const proof = ranges.map((range) => rootOfRange('sha256', range, read));
    const leafHash = leaves[65_535] ?? root;
    const claim = { alg: 'sha256' as const, leafHash, index: 65_535n, size: 70_000n, proof, root };
    expect(verifyInclusion(claim).ok).toBe(true);
  });

  it('500 proofs in one tree compute what they share once, and are the same proofs', () => {
    const { read } = grown('sha256', [70_000]);
    const ranges = Array.from({ length: 500 }, (_, n) =>
      inclusionRanges(BigInt(n * 7), 70_000n),
    ).flat();
    const asked: string[] = [];
    const reading: ReadTile = (level, index) => {
      asked.push(`${level}/${index}`);
      return read(level, index);
    };
    const shared = ranges.map(rootsFrom('sha256', reading));
    expect(asked.length).toBeLessThan(ranges.length / 3);
    expect(shared).toEqual(ranges.map((range) => rootOfRange('sha256', range, read)));
  });

  it('a full edge is nobody’s: the next leaf begins a new tile', () => {
    expect(rightEdge(256n).map(tilePath)).toEqual(['tile/1/000.p/1']);
    expect(rightEdge(0n)).toEqual([]);
    expect(rightEdge(65_536n).map(tilePath)).toEqual(['tile/2/000.p/1']);
  });
});

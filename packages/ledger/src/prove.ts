// Making proofs: which parts of the tree they consist of (RFC 6962 sections 2.1.1, 2.1.2).
import { assert } from '@jinze/kernel';
import type { Range } from './tiles.ts';

/** The largest power of two smaller than n. */
function splitOf(n: bigint): bigint {
  let k = 1n;
  while (k * 2n < n) k *= 2n;
  return k;
}

/** The ranges whose roots are the inclusion proof of a leaf, from the leaf up. */
export function inclusionRanges(index: bigint, size: bigint): Range[] {
  assert(index >= 0n && index < size, 'the leaf is in the tree');
  const ranges: Range[] = [];
  let [from, to] = [0n, size];
  while (to - from > 1n) {
    const middle = from + splitOf(to - from);
    const isLeft = index < middle;
    ranges.unshift(isLeft ? { from: middle, to } : { from, to: middle });
    [from, to] = isLeft ? [from, middle] : [middle, to];
  }
  return ranges;
}

/** The ranges whose roots are the consistency proof between two sizes, the old one at least 1. */
export function consistencyRanges(oldSize: bigint, newSize: bigint): Range[] {
  assert(oldSize >= 1n && oldSize <= newSize, 'the old tree is part of the new one');
  const ranges: Range[] = [];
  let [from, to] = [0n, newSize];
  // Until the part in hand ends where the old tree ended: its root is known only while the part begins at 0.
  while (oldSize < to) {
    const middle = from + splitOf(to - from);
    const isLeft = oldSize <= middle;
    ranges.unshift(isLeft ? { from: middle, to } : { from, to: middle });
    [from, to] = isLeft ? [from, middle] : [middle, to];
  }
  return from === 0n ? ranges : [{ from, to }, ...ranges];
}

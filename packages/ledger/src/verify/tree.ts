// The Merkle tree: its root, and whether proofs lead to it (RFC 6962 section 2.1, RFC 9162 section 2.1).
import { ok, type Result, refuse } from '@jinze/kernel';
import { areEqual } from './bytes.ts';
import { type Alg, HASH_LENGTH, hashChildren, hashOf } from './hash.ts';

export interface TreeRefusal {
  readonly code:
    | 'tree.wrong-length'
    | 'tree.index-out-of-range'
    | 'tree.sizes-out-of-order'
    | 'tree.from-nothing'
    | 'tree.wrong-proof-length'
    | 'tree.root-mismatch';
}

const no = (code: TreeRefusal['code']) => refuse({ code });

/** The root of the tree over these leaf hashes, each made by `hashLeaf`. */
export function rootOf(alg: Alg, leafHashes: readonly Uint8Array[]): Uint8Array {
  // Roots of complete subtrees, the largest first: one for each bit of the number of leaves so far.
  const edge: Uint8Array[] = [];
  leafHashes.forEach((leafHash, index) => {
    let node = leafHash;
    for (let rest = index; rest % 2 === 1; rest = (rest - 1) / 2)
      node = hashChildren(alg, edge.pop() ?? node, node);
    edge.push(node);
  });
  const root = edge.pop();
  if (root === undefined) return hashOf(alg, new Uint8Array());
  return edge.reduceRight((right, left) => hashChildren(alg, left, right), root);
}

const haveLength = (hashes: readonly Uint8Array[]) =>
  hashes.every((hash) => hash.length === HASH_LENGTH);

/** No tree of ours is deeper: sizes are below 2^63. */
const MAX_PROOF = 64;

/** Whether the entry with this leaf hash stands at `index` in the tree of `size` leaves with this root. */
export function verifyInclusion(claim: {
  readonly alg: Alg;
  readonly leafHash: Uint8Array;
  readonly index: bigint;
  readonly size: bigint;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}): Result<undefined, TreeRefusal> {
  const { alg, leafHash, index, size, proof, root } = claim;
  if (index < 0n || index >= size) return no('tree.index-out-of-range');
  if (proof.length > MAX_PROOF) return no('tree.wrong-proof-length');
  if (!haveLength([leafHash, root, ...proof])) return no('tree.wrong-length');
  let at = index;
  let last = size - 1n;
  let node = leafHash;
  for (const sibling of proof) {
    if (last === 0n) return no('tree.wrong-proof-length');
    if (at % 2n === 1n || at === last) {
      node = hashChildren(alg, sibling, node);
      // The last node of a level has no sibling there: it goes up as it is.
      while (at % 2n === 0n && at !== 0n) [at, last] = [at / 2n, last / 2n];
    } else node = hashChildren(alg, node, sibling);
    [at, last] = [at / 2n, last / 2n];
  }
  if (last !== 0n) return no('tree.wrong-proof-length');
  return areEqual(node, root) ? ok(undefined) : no('tree.root-mismatch');
}

/** Both roots that a consistency proof leads to, or undefined where it has too few or too many hashes. */
function rootsFrom(
  alg: Alg,
  { oldSize, newSize }: { readonly oldSize: bigint; readonly newSize: bigint },
  path: readonly Uint8Array[],
): { readonly old: Uint8Array; readonly now: Uint8Array } | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return undefined;
  let at = oldSize - 1n;
  let last = newSize - 1n;
  while (at % 2n === 1n) [at, last] = [at / 2n, last / 2n];
  let [old, now] = [first, first];
  for (const node of rest) {
    if (last === 0n) return undefined;
    if (at % 2n === 1n || at === last) {
      old = hashChildren(alg, node, old);
      now = hashChildren(alg, node, now);
      while (at % 2n === 0n && at !== 0n) [at, last] = [at / 2n, last / 2n];
    } else now = hashChildren(alg, now, node);
    [at, last] = [at / 2n, last / 2n];
  }
  return last === 0n ? { old, now } : undefined;
}

const isPowerOfTwo = (size: bigint) => (size & (size - 1n)) === 0n;

/** Whether the tree of `newSize` leaves has grown out of that of `oldSize`, entry by entry. */
export function verifyConsistency(claim: {
  readonly alg: Alg;
  readonly oldSize: bigint;
  readonly newSize: bigint;
  readonly proof: readonly Uint8Array[];
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
}): Result<undefined, TreeRefusal> {
  const { alg, oldSize, newSize, proof, oldRoot, newRoot } = claim;
  if (oldSize < 0n || oldSize > newSize) return no('tree.sizes-out-of-order');
  if (oldSize === 0n) return no('tree.from-nothing');
  if (proof.length > MAX_PROOF) return no('tree.wrong-proof-length');
  if (oldSize === newSize) {
    if (proof.length > 0) return no('tree.wrong-proof-length');
    return areEqual(oldRoot, newRoot) ? ok(undefined) : no('tree.root-mismatch');
  }
  if (!haveLength([oldRoot, newRoot, ...proof])) return no('tree.wrong-length');
  if (proof.length === 0) return no('tree.wrong-proof-length');
  // A complete old tree is a node of the new one: its root is left out of the proof.
  const path = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  const roots = rootsFrom(alg, { oldSize, newSize }, path);
  if (roots === undefined) return no('tree.wrong-proof-length');
  return areEqual(roots.old, oldRoot) && areEqual(roots.now, newRoot)
    ? ok(undefined)
    : no('tree.root-mismatch');
}

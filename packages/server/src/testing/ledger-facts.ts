// For tests: what the ledger's tables hold, counted and computed without the code that wrote them.
import { type Alg, hashChildren, hashLeaf, parseCheckpoint, rootOf } from '@jinze/ledger/verify';
import type pg from 'pg';

export interface LedgerFacts {
  readonly accepted: number;
  /** Accepted rows that have exactly one leaf. */
  readonly sealed: number;
  readonly waiting: number;
  /** Versions of records with more than one leaf. */
  readonly doubled: number;
  /** Sizes whose checkpoint or signed note has another root than the leaves' bytes. */
  readonly wrongRoots: readonly number[];
  /** Checkpoints that nobody signed and something leans on, as an anchor or with a cosignature. */
  readonly unsignedButNamed: number;
  readonly openFindings: number;
  /** Size → root in base64, from the bytes of the leaves alone. */
  readonly roots: ReadonlyMap<number, string>;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** The roots of these sizes, each from the complete subtrees its leaves make. */
function rootsAt(
  alg: Alg,
  hashes: readonly Uint8Array[],
  sizes: ReadonlySet<number>,
): Map<number, string> {
  const roots = new Map<number, string>();
  const edge: Uint8Array[] = [];
  hashes.forEach((hash, index) => {
    let node = hash;
    for (let rest = index; rest % 2 === 1; rest = (rest - 1) / 2)
      node = hashChildren(alg, edge.pop() ?? node, node);
    edge.push(node);
    if (sizes.has(index + 1))
      roots.set(
        index + 1,
        base64(edge.reduceRight((right, left) => hashChildren(alg, left, right))),
      );
  });
  return roots;
}

async function rootsOf(owner: pg.Pool, alg: Alg, sizes: readonly number[]) {
  const { rows } = await owner.query<{ index: number; bytes: Buffer }>(
    'select index::int, bytes from ledger.leaf order by index',
  );
  const hashes = rows.map(({ index, bytes }, at) => {
    if (index !== at) throw new Error(`leaf ${at} is missing`);
    return hashLeaf(alg, bytes);
  });
  const roots = rootsAt(alg, hashes, new Set([...sizes, hashes.length]));
  // The same by the definition, once: two ways that agree.
  if (hashes.length > 0 && roots.get(hashes.length) !== base64(rootOf(alg, hashes)))
    throw new Error('the two ways to a root disagree');
  return roots;
}

/** Everything that a crash must not change. Asked in statements of its own: when nobody writes. */
export async function factsOf(owner: pg.Pool, alg: Alg): Promise<LedgerFacts> {
  const counted = await owner.query<
    Record<
      'accepted' | 'sealed' | 'waiting' | 'doubled' | 'unsignedButNamed' | 'openFindings',
      number
    >
  >(`select
      (select count(*)::int from ledger.pending_leaf) as accepted,
      (select count(*)::int from ledger.pending_leaf pending where 1 = (
        select count(*) from ledger.leaf leaf where leaf.pending_id = pending.id)) as sealed,
      (select count(*)::int from ledger.unsealed) as waiting,
      (select count(*)::int from (
        select from ledger.leaf group by record, version having count(*) > 1) one) as doubled,
      (select count(*)::int from ledger.checkpoint one where one.note is null and (
        one.size in (select anchor_size from ledger.pending_leaf)
        or one.size in (select size from ledger.cosignature))) as "unsignedButNamed",
      (select count(*)::int from ledger.finding where settled_at is null) as "openFindings"`);
  const checkpoints = await owner.query<{ size: number; root: Buffer; note: string | null }>(
    'select size::int, root, note from ledger.checkpoint order by size',
  );
  const roots = await rootsOf(
    owner,
    alg,
    checkpoints.rows.map(({ size }) => size),
  );
  const wrongRoots = checkpoints.rows.flatMap(({ size, root, note }) => {
    const signed = note === null ? undefined : parseCheckpoint(note);
    const isRight =
      roots.get(size) === base64(root) &&
      (signed === undefined ||
        (signed.ok &&
          signed.value.size === BigInt(size) &&
          base64(signed.value.root) === roots.get(size)));
    return isRight ? [] : [size];
  });
  const [counts] = counted.rows;
  if (counts === undefined) throw new Error('a count answers');
  return { ...counts, wrongRoots, roots };
}

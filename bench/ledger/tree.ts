// A tree of millions of leaves that are counted, not stored: its tiles in the ledger's own table, proofs from them, checks.
import {
  appendLeaves,
  checkpointText,
  fastLeafHash,
  generateSigningKey,
  rootOfRange,
  type Signer,
  signatureLine,
  signerFrom,
  tilesFor,
  tlogProofText,
} from '@jinze/ledger';
import {
  type Alg,
  type Policy,
  parsePolicy,
  verifyConsistency,
  verifyInclusion,
  verifyTlogProof,
} from '@jinze/ledger/verify';
import {
  consistencyProof,
  inclusionProofsIn,
} from '../../packages/server/src/modules/ledger/proofs.ts';
import {
  edgeOf,
  tilesAt,
  writeTiles,
} from '../../packages/server/src/modules/ledger/seal.store.ts';
import type { Database, Reader } from '../../packages/server/src/platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../packages/server/src/platform/database/scope.ts';

/** Leaves of one transaction: 256 tiles. */
const CHUNK = 256 * 256;

/** The n-th leaf: as long as a small record's, and no two alike. */
function leafBytes(n: number): Uint8Array {
  const bytes = Buffer.alloc(800, 'jinze');
  bytes.writeUIntBE(n, 0, 6);
  return bytes;
}

/** As hashes spread; of nothing but the number, for ten million of them. */
function leafHash(alg: Alg, n: number): Uint8Array {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(n, 0, 6);
  return fastLeafHash(alg, isSampled(n) ? leafBytes(n) : bytes);
}

/** Every thousandth leaf has bytes of its own: receipts are made of these. */
const SAMPLED = 1000;
const isSampled = (n: number) => n % SAMPLED === 0;

/** Adds leaves until there are `to`. */
export async function growTree(
  database: Database,
  alg: Alg,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  for (let size = from; size < to; size += CHUNK) {
    const hashes = Array.from({ length: Math.min(CHUNK, to - size) }, (_, n) =>
      leafHash(alg, size + n),
    );
    await database.write(SYSTEM_SCOPE, async (tx) => {
      const edge = await edgeOf(tx, size);
      await writeTiles(tx, appendLeaves(alg, BigInt(size), edge, hashes));
    });
  }
}

async function rootAt(db: Reader, alg: Alg, size: number): Promise<Uint8Array> {
  const range = { from: 0n, to: BigInt(size) };
  const tiles = await tilesAt(db, tilesFor([range], range.to));
  return rootOfRange(
    alg,
    range,
    (level, index) => tiles.get(`${level}/${index}`) ?? new Uint8Array(),
  );
}

export interface Tree {
  readonly database: Database;
  readonly alg: Alg;
  readonly size: number;
}

/** Scattered over the log, the same every time. */
const scattered = (size: number, n: number) => ((n + 1) * 2_654_435_761) % size;
const sampled = (size: number, n: number) => {
  const index = scattered(size, n);
  return index - (index % SAMPLED);
};

/** Inclusion proofs of so many entries in one query; answers the number of hashes. */
export function proveEntries({ database, alg, size }: Tree, n: number, many: number) {
  const entries = Array.from({ length: many }, (_, k) => ({
    index: scattered(size, n * many + k),
    size,
  }));
  return database.read(
    SYSTEM_SCOPE,
    async (db) => (await inclusionProofsIn(db, alg, entries)).flat().length,
  );
}

export function proveGrowth({ database, alg, size }: Tree, n: number): Promise<number> {
  const old = BigInt(scattered(size - 1, n) + 1);
  return database.read(
    SYSTEM_SCOPE,
    async (db) => (await consistencyProof(db, alg, old, BigInt(size))).length,
  );
}

/** A check of something true, to be timed; and that the same with one bit turned is refused. */
export interface Check {
  readonly name: string;
  readonly isGood: (n: number) => boolean;
  readonly isRefused: () => boolean;
}

const turned = (hash: Uint8Array) => hash.with(0, (hash[0] ?? 0) ^ 1);
const nth = <T>(items: readonly T[], n: number): T => {
  const item = items[n % items.length];
  if (item === undefined) throw new Error('nothing to check');
  return item;
};

const ORIGIN = 'bench.jinze/log';

function signerOf(alg: Alg): { readonly signer: Signer; readonly policy: Policy } {
  const type = ({ sha256: 'ed25519', sm3: 'sm2' } as const)[alg];
  const { privatePem, verifierKey } = generateSigningKey(ORIGIN, type);
  const signer = signerFrom(privatePem, ORIGIN, type);
  const policy = parsePolicy(`log ${verifierKey}\nquorum none\n`);
  if (!signer.ok || !policy.ok) throw new Error('a key just made signs');
  return { signer: signer.value, policy: policy.value };
}

/** What a stranger does, with `ledger/verify` alone: one proof, the log's growth, a whole receipt with its signature. */
export function checksOf(tree: Tree, many: number): Promise<readonly Check[]> {
  const { database, alg, size } = tree;
  return database.read(SYSTEM_SCOPE, async (db) => {
    const root = await rootAt(db, alg, size);
    const entries = Array.from({ length: many }, (_, n) => ({ index: sampled(size, n), size }));
    const proofs = await inclusionProofsIn(db, alg, entries);
    const inclusions = entries.map(({ index }, n) => ({
      alg,
      leafHash: fastLeafHash(alg, leafBytes(index)),
      index: BigInt(index),
      size: BigInt(size),
      proof: proofs[n] ?? [],
      root,
    }));
    const growths: Parameters<typeof verifyConsistency>[0][] = [];
    for (let n = 0; n < Math.min(many, 20); n += 1) {
      const oldSize = scattered(size - 1, n) + 1;
      const sizes = { oldSize: BigInt(oldSize), newSize: BigInt(size) };
      const proof = await consistencyProof(db, alg, sizes.oldSize, sizes.newSize);
      const oldRoot = await rootAt(db, alg, oldSize);
      growths.push({ alg, ...sizes, proof, oldRoot, newRoot: root });
    }
    const { signer, policy } = signerOf(alg);
    const text = checkpointText(ORIGIN, BigInt(size), root);
    const note = `${text}\n${signatureLine(signer, text, 0n)}`;
    const receipts = entries.map(({ index }, n) => {
      const leaf = leafBytes(index);
      return { proof: tlogProofText(index, proofs[n] ?? [], note, leaf), leaf, policy };
    });
    const [inclusion, growth, receipt] = [nth(inclusions, 0), nth(growths, 0), nth(receipts, 0)];
    return [
      {
        name: 'inclusion',
        isGood: (n) => verifyInclusion(nth(inclusions, n)).ok,
        isRefused: () => !verifyInclusion({ ...inclusion, root: turned(root) }).ok,
      },
      {
        name: 'consistency',
        isGood: (n) => verifyConsistency(nth(growths, n)).ok,
        isRefused: () => !verifyConsistency({ ...growth, oldRoot: turned(growth.oldRoot) }).ok,
      },
      {
        name: 'receipt, whole',
        isGood: (n) => verifyTlogProof(nth(receipts, n)).ok,
        isRefused: () => !verifyTlogProof({ ...receipt, leaf: turned(receipt.leaf) }).ok,
      },
    ];
  });
}

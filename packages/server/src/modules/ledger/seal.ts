// Sealing: what is accepted and not yet in the log goes in, in one transaction; then, and only then, the log signs.
import {
  appendLeaves,
  checkpointText,
  fastLeafHash,
  rightEdge,
  rootOfRange,
  type Signer,
  signatureLine,
  verifierKeyText,
  type WrittenTile,
} from '@jinze/ledger';
import { type Alg, HASH_LENGTH } from '@jinze/ledger/verify';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newSalts } from '../../platform/ids.ts';
import { buildLeaves } from './build-leaves.ts';
import { keysOf } from './keys.store.ts';
import type { LedgerContext } from './ledger.context.ts';
import {
  edgeOf,
  hasOpenFinding,
  insertCheckpoint,
  insertSealed,
  keepNote,
  knownOf,
  leafHashesOf,
  newestCheckpoint,
  takesTurn,
  takeUnsealed,
  writeTiles,
} from './seal.store.ts';

/** Leaves of one transaction: a backlog goes in by such steps, and a step takes well under a second. */
export const STEP = 1024;

/** `size`: leaves in the log; `sealed`: those of this step. `busy`: another process seals. `halted`: a finding is open. */
export type Sealed =
  | { readonly kind: 'sealed'; readonly size: number; readonly sealed: number }
  | { readonly kind: 'busy' | 'halted' | 'idle' };

/** The root of the first `size` leaves, from the right edge as it stands in the tiles. */
function rootOfEdge(
  alg: Alg,
  size: number,
  edge: readonly Uint8Array[],
  written: readonly WrittenTile[] = [],
): Uint8Array {
  const tiles = new Map(
    rightEdge(BigInt(size)).map((tile, at) => [`${tile.level}/${tile.index}`, edge[at]]),
  );
  for (const { level, index, hashes } of written) tiles.set(`${level}/${index}`, hashes);
  return rootOfRange(
    alg,
    { from: 0n, to: BigInt(size) },
    (level, index) => tiles.get(`${level}/${index}`) ?? new Uint8Array(),
  );
}

const isSame = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

/** Whether the edge the tiles have is that of the checkpoint; a shorter tile makes no root at all. */
function isEdgeOf(alg: Alg, size: number, root: Uint8Array, edge: readonly Uint8Array[]): boolean {
  const isWhole = rightEdge(BigInt(size)).every(
    ({ width }, at) => (edge[at]?.length ?? 0) === width * HASH_LENGTH,
  );
  return isWhole && isSame(rootOfEdge(alg, size, edge), root);
}

/** One step of sealing. */
export async function sealStep(context: LedgerContext): Promise<Sealed> {
  const { database, clock, log } = context;
  return database.write(SYSTEM_SCOPE, async (tx) => {
    if (!(await takesTurn(tx))) return { kind: 'busy' };
    if (await hasOpenFinding(tx)) return { kind: 'halted' };
    const rows = await takeUnsealed(tx, STEP);
    if (rows.length === 0) return { kind: 'idle' };
    const now = clock.now();
    const before = await newestCheckpoint(tx);
    const size = before?.size ?? 0;
    const edge = await edgeOf(tx, size);
    if (before !== undefined && !isEdgeOf(log.alg, size, before.root, edge))
      throw new LogBroken('tile', `size/${size}`);
    const leaves = buildLeaves(log.alg, rows, await knownOf(tx, rows), newSalts());
    const written = appendLeaves(
      log.alg,
      BigInt(size),
      edge,
      leaves.map(({ hash }) => hash),
    );
    const newSize = size + leaves.length;
    await insertSealed(tx, size, leaves, now);
    await writeTiles(tx, written);
    const newEdge = rightEdge(BigInt(newSize)).map(({ level, index }) => {
      const tile = written.find((one) => one.level === level && one.index === index);
      if (tile !== undefined) return tile.hashes;
      const at = rightEdge(BigInt(size)).findIndex(
        (one) => one.level === level && one.index === index,
      );
      return edge[at] ?? new Uint8Array();
    });
    const root = rootOfEdge(log.alg, newSize, newEdge);
    await insertCheckpoint(tx, { size: newSize, root, at: now });
    return { kind: 'sealed', size: newSize, sealed: leaves.length };
  });
}

/** The tree is not what its checkpoint says. Found before anything is added or signed. */
export class LogBroken extends Error {
  override readonly name = 'LogBroken';
  readonly code: 'tile' | 'leaf-bytes';
  readonly subject: string;
  constructor(code: 'tile' | 'leaf-bytes', subject: string) {
    super(`${code} ${subject}`);
    this.code = code;
    this.subject = subject;
  }
}

/** Leaves of the last tile hashed anew, the edge from them, and the root from the edge: at start, before anything is signed. */
export async function rederiveEdge(db: Reader, alg: Alg): Promise<void> {
  const newest = await newestCheckpoint(db);
  if (newest === undefined) return;
  const { size, root } = newest;
  const edge = await edgeOf(db, size);
  if (!isEdgeOf(alg, size, root, edge)) throw new LogBroken('tile', `size/${size}`);
  const [last] = rightEdge(BigInt(size));
  if (last?.level !== 0) return;
  const from = Number(last.index) * 256;
  const leaves = await leafHashesOf(db, from, size);
  for (let at = 0; at < last.width; at += 1) {
    const leaf = leaves[at];
    const inTile = (edge[0] ?? new Uint8Array()).subarray(at * HASH_LENGTH, (at + 1) * HASH_LENGTH);
    if (leaf === undefined || !isSame(fastLeafHash(alg, leaf.bytes), inTile))
      throw new LogBroken('leaf-bytes', `${from + at}`);
  }
}

/** The checkpoint's text under the signatures of every key that signs now. */
function signedNote(text: string, signers: readonly Signer[], now: Date): string {
  const seconds = BigInt(Math.floor(now.getTime() / 1000));
  return `${text}\n${signers.map((signer) => signatureLine(signer, text, seconds)).join('')}`;
}

/**
 * Of the keys that this process has those that sign now. Read while nobody seals: a checkpoint with the leaf of a key's end
 * was made after the table said so, and what the key signs of it would be no checkpoint of the log.
 */
async function unretired(tx: Tx, signers: readonly Signer[]): Promise<readonly Signer[]> {
  const active = new Set(
    (await keysOf(tx)).flatMap(({ verifierKey, isRetired }) => (isRetired ? [] : [verifierKey])),
  );
  return signers.filter(({ key }) => active.has(verifierKeyText(key)));
}

/** Signs the newest checkpoint when nobody has: what is read here is committed. Answers its size when it did. */
export async function signNewest(context: LedgerContext): Promise<number | undefined> {
  const { database, clock, log } = context;
  const here = context.signers();
  if (here.length === 0) return undefined;
  return database.write(SYSTEM_SCOPE, async (tx) => {
    if (!(await takesTurn(tx)) || (await hasOpenFinding(tx))) return undefined;
    const newest = await newestCheckpoint(tx);
    if (newest === undefined || newest.note !== null) return undefined;
    const { size, root } = newest;
    if (!isEdgeOf(log.alg, size, root, await edgeOf(tx, size)))
      throw new LogBroken('tile', `size/${size}`);
    const signers = await unretired(tx, here);
    if (signers.length === 0) {
      // Until the keys are read anew, or another process signs.
      context.onProblem('ledger.signing-key-retired');
      return undefined;
    }
    const now = clock.now();
    const note = signedNote(checkpointText(log.origin, BigInt(size), root), signers, now);
    return (await keepNote(tx, { size, note, at: now })) ? size : undefined;
  });
}

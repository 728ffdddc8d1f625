// Receipts: for entries of the log, the proof up to a checkpoint that enough witnesses know.
import { tlogProofText } from '@jinze/ledger';
import type { Reader } from '../../platform/database/database.ts';
import type { LedgerContext } from './ledger.context.ts';
import { inclusionProofsIn } from './proofs.ts';
import { notesOf, witnessedSince } from './trust.ts';
import { newestSigned } from './witnesses.store.ts';

export interface Entry {
  readonly index: number;
  readonly bytes: Uint8Array;
}

export interface Receipt {
  readonly index: number;
  readonly text: string;
  /** Of its checkpoint. */
  readonly size: number;
}

/** For entries without a quorum the size of the checkpoint that is to stand in, as far as there is one. */
export type StandIn = (
  db: Reader,
  indexes: readonly number[],
) => Promise<ReadonlyMap<number, number>>;

/** Entries at a time: the tiles of their proofs stand in memory together. */
const CHUNK = 500;

/**
 * One receipt for each entry that a signed checkpoint has; the entry's bytes travel with it (`extra`), so that the file
 * alone can be checked. The checkpoint is the earliest with a quorum, else the one that `standIn` names, else the newest
 * signed one.
 */
export async function receiptsFor(
  db: Reader,
  { log, policy }: Pick<LedgerContext, 'log' | 'policy'>,
  entries: readonly Entry[],
  standIn: StandIn = async () => new Map(),
): Promise<Receipt[]> {
  const newest = await newestSigned(db);
  if (newest === undefined) return [];
  const trusted = (await policy()).policy;
  const receipts: Receipt[] = [];
  for (let start = 0; start < entries.length; start += CHUNK) {
    const chunk = entries.slice(start, start + CHUNK).filter(({ index }) => index < newest.size);
    const since = await witnessedSince(
      db,
      trusted,
      chunk.map(({ index }) => index),
    );
    const bare = chunk.map(({ index }) => index).filter((index) => !since.has(index));
    const others = await standIn(db, bare);
    const placed = chunk.map((entry) => ({
      ...entry,
      size: since.get(entry.index)?.size ?? others.get(entry.index) ?? newest.size,
    }));
    const notes = await notesOf(db, [...new Set(placed.map(({ size }) => size))]);
    const proofs = await inclusionProofsIn(db, log.alg, placed);
    placed.forEach(({ index, bytes, size }, at) => {
      const note = notes.get(size);
      if (note !== undefined)
        receipts.push({ index, size, text: tlogProofText(index, proofs[at] ?? [], note, bytes) });
    });
  }
  return receipts;
}

// The evidence of time in a package: the time leaf each entry stands after, and the stamps over the receipts' checkpoints.
import { verifierKeyText } from '@jinze/ledger';
import type { PackageContent } from '@jinze/ledger/evidence';
import { isQuorum, type Policy, parseCheckpoint } from '@jinze/ledger/verify';
import type { Reader } from '../../platform/database/database.ts';
import {
  type HeldRow,
  stampsSince,
  type TimeLeaf,
  timeLeaves,
  timeLeavesIn,
} from './packages.store.ts';
import { parsedFields } from './parsed-fields.ts';
import { isQuorumAsked } from './trust.ts';
import { type Cosigned, cosignaturesOf } from './witnesses.store.ts';

/** For each entry the size of the oldest stamped checkpoint that has it: what stands in where no quorum is. */
export async function stampedSizes(
  db: Reader,
  indexes: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const stamps = await stampsSince(db, indexes);
  return new Map(stamps.map(({ index, size }) => [index, size]));
}

/** The oldest token over each of these checkpoints, as far as they are stamped. */
export async function tokensOver(
  db: Reader,
  notes: ReadonlyMap<number, string>,
): Promise<NonNullable<PackageContent['tokens']>> {
  // Of the last entry of a tree: the oldest stamp over a tree that has it is over this one, or this one has none.
  const stamps = await stampsSince(
    db,
    [...notes.keys()].map((size) => size - 1),
  );
  return stamps.flatMap(({ size, checkpoint, token }) =>
    notes.get(size)?.startsWith(`${checkpoint}\n`) === true
      ? [{ checkpointText: checkpoint, token }]
      : [],
  );
}

const checkpointIn = ({ fields }: HeldRow): string => {
  const { checkpoint } = parsedFields(fields) ?? {};
  return typeof checkpoint === 'string' ? checkpoint : '';
};

const sizeOf = (note: string): number | undefined => {
  const read = parseCheckpoint(note);
  return read.ok ? Number(read.value.size) : undefined;
};

/** Whether a reader with this policy finds a quorum under the note; each line was checked when it came. */
function hasQuorum(note: string, { witnesses, quorum }: Policy, lines: readonly Cosigned[]) {
  const under = new Set(
    lines.filter(({ line }) => note.includes(line)).map(({ verifierKey }) => verifierKey),
  );
  const keys = witnesses.map(({ key }) => key).filter((key) => under.has(verifierKeyText(key)));
  return isQuorum(quorum, new Set(keys));
}

/** Those that a reader can take a time from: a heartbeat with a quorum of the policy, and every stamp. */
async function usable(
  db: Reader,
  policy: Policy,
  leaves: readonly TimeLeaf[],
): Promise<ReadonlyMap<string, TimeLeaf>> {
  const beats = leaves.filter(({ type }) => type === 'ledger.heartbeat.v1');
  const sizes = beats.flatMap((row) => sizeOf(checkpointIn(row)) ?? []);
  const lines = isQuorumAsked(policy) ? await cosignaturesOf(db, [...new Set(sizes)]) : [];
  const told = leaves.filter(
    (row) =>
      row.type === 'ledger.anchored.v1' ||
      (isQuorumAsked(policy) && hasQuorum(checkpointIn(row), policy, lines)),
  );
  return new Map(told.map((row) => [row.id, row]));
}

/**
 * For each size of a tree the time leaf in it that bounds from below what comes after: the newest heartbeat that can be
 * checked by this policy, since that needs nothing else; else the newest stamp. A size that is not in the map has none.
 */
export async function timeLeavesFor(
  db: Reader,
  policy: Policy,
  sizes: readonly number[],
): Promise<ReadonlyMap<number, TimeLeaf>> {
  const places = await timeLeavesIn(db, sizes);
  const leaves = await timeLeaves(db, [...new Set(places.map(({ id }) => id))]);
  const known = await usable(db, policy, leaves);
  const found = new Map<number, TimeLeaf>();
  for (const { asked, id } of places) {
    const leaf = known.get(id);
    if (leaf !== undefined && !found.has(asked)) found.set(asked, leaf);
  }
  return found;
}

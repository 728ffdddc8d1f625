// Which checkpoints enough witnesses have cosigned, and since when.
import { verifierKeyText } from '@jinze/ledger';
import { isQuorum, type Policy, type VerifierKey } from '@jinze/ledger/verify';
import type { Reader } from '../../platform/database/database.ts';
import {
  type Cosigned,
  cosignaturesOf,
  newestCosignedSizes,
  newestSigned,
  nextCosignedSizes,
  signedAt,
} from './witnesses.store.ts';

export const isQuorumAsked = ({ quorum }: Policy): boolean =>
  'witness' in quorum || quorum.threshold > 0;

/** When the quorum was complete, by the witnesses' own clocks in seconds since 1970; undefined: it is not. */
function quorumTime(policy: Policy, cosigned: readonly Cosigned[]): number | undefined {
  const keys = new Map(policy.witnesses.map(({ key }) => [verifierKeyText(key), key]));
  const seen = new Set<VerifierKey>();
  for (const { verifierKey, time } of cosigned.toSorted((a, b) => a.time - b.time)) {
    const key = keys.get(verifierKey);
    if (key === undefined) continue;
    seen.add(key);
    if (isQuorum(policy.quorum, seen)) return time;
  }
  return undefined;
}

export interface Witnessed {
  readonly size: number;
  readonly at: Date;
}

function groupBySize(rows: readonly Cosigned[]): Map<number, Cosigned[]> {
  const groups = new Map<number, Cosigned[]>();
  for (const row of rows) groups.set(row.size, [...(groups.get(row.size) ?? []), row]);
  return groups;
}

async function witnessedAmong(
  db: Reader,
  policy: Policy,
  sizes: readonly number[],
): Promise<Witnessed[]> {
  const groups = groupBySize(await cosignaturesOf(db, sizes));
  return [...groups].flatMap(([size, cosigned]) => {
    const time = quorumTime(policy, cosigned);
    return time === undefined ? [] : [{ size, at: new Date(time * 1000) }];
  });
}

/** Checkpoints looked at, each way: witnesses that are not all asleep meet within these. */
const LOOKED_AT = 20;

/** The newest checkpoint with a quorum. */
export async function newestWitnessed(db: Reader, policy: Policy): Promise<Witnessed | undefined> {
  if (!isQuorumAsked(policy)) return undefined;
  const found = await witnessedAmong(db, policy, await newestCosignedSizes(db, LOOKED_AT));
  return found.toSorted((a, b) => b.size - a.size)[0];
}

/**
 * For each index the earliest checkpoint with a quorum that has the entry: what makes "no later than" as early as it can
 * be. An index that is not in the map has none.
 */
export async function witnessedSince(
  db: Reader,
  policy: Policy,
  indexes: readonly number[],
): Promise<Map<number, Witnessed>> {
  if (!isQuorumAsked(policy) || indexes.length === 0) return new Map();
  const next = await nextCosignedSizes(db, indexes, LOOKED_AT);
  const found = await witnessedAmong(db, policy, [...new Set(next.map(({ size }) => size))]);
  const bySize = new Map(found.map((one) => [one.size, one]));
  const newest = await newestWitnessed(db, policy);
  const since = new Map<number, Witnessed>();
  for (const { index, size } of next.toSorted((a, b) => a.size - b.size)) {
    const witnessed = bySize.get(size);
    if (witnessed !== undefined && !since.has(index)) since.set(index, witnessed);
  }
  for (const index of indexes)
    if (!since.has(index) && newest !== undefined && newest.size > index) since.set(index, newest);
  return since;
}

/** The signed note of each of these sizes with every cosignature under it. */
export async function notesOf(db: Reader, sizes: readonly number[]): Promise<Map<number, string>> {
  const notes = await signedAt(db, sizes);
  const lines = groupBySize(await cosignaturesOf(db, sizes));
  return new Map(
    notes.map(({ size, note }) => [
      size,
      note + (lines.get(size) ?? []).map(({ line }) => line).join(''),
    ]),
  );
}

/** The newest signed checkpoint, as it is published. */
export async function publishedCheckpoint(db: Reader): Promise<string | undefined> {
  const newest = await newestSigned(db);
  if (newest === undefined) return undefined;
  return (await notesOf(db, [newest.size])).get(newest.size);
}

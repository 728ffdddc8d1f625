// Which checkpoints enough witnesses have cosigned, and since when.
import { verifierKeyText } from '@jinze/ledger';
import { isQuorum, type Policy, type VerifierKey } from '@jinze/ledger/verify';
import type { Reader } from '../../platform/database/database.ts';
import {
  type Asked,
  type Cosigned,
  cosignaturesOf,
  cosignedSizes,
  firstWitnessedSizes,
  newestSigned,
  newestWitnessedSize,
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

async function witnessedAt(
  db: Reader,
  policy: Policy,
  sizes: readonly number[],
): Promise<Map<number, Witnessed>> {
  const witnessed = new Map<number, Witnessed>();
  for (const [size, cosigned] of groupBySize(await cosignaturesOf(db, sizes))) {
    const time = quorumTime(policy, cosigned);
    if (time !== undefined) witnessed.set(size, { size, at: new Date(time * 1000) });
  }
  return witnessed;
}

/**
 * No checkpoint above this has a quorum: as far as enough witnesses have come, each for itself; undefined: not enough have
 * come anywhere. Those `given` are taken to have signed everything. It keeps the search short where a witness is far behind.
 */
async function reachOf(db: Reader, { policy, given }: Asked): Promise<number | undefined> {
  const last = await cosignedSizes(
    db,
    policy.witnesses.map(({ key }) => verifierKeyText(key)),
  );
  const hasReached = (size: number) =>
    new Set(
      policy.witnesses.flatMap(({ key }) =>
        given?.has(key) === true || (last.get(verifierKeyText(key)) ?? 0) >= size ? [key] : [],
      ),
    );
  return [...last.values()]
    .toSorted((a, b) => b - a)
    .find((size) => isQuorum(policy.quorum, hasReached(size)));
}

/** The newest checkpoint with a quorum, as if those `given` had signed all of them. */
export async function newestWitnessedBut(db: Reader, asked: Asked): Promise<number | undefined> {
  if (!isQuorumAsked(asked.policy)) return undefined;
  const reach = await reachOf(db, asked);
  return reach === undefined ? undefined : newestWitnessedSize(db, asked, reach);
}

/** The newest checkpoint with a quorum. */
export async function newestWitnessed(db: Reader, policy: Policy): Promise<Witnessed | undefined> {
  const size = await newestWitnessedBut(db, { policy });
  return size === undefined ? undefined : (await witnessedAt(db, policy, [size])).get(size);
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
  const reach = await reachOf(db, { policy });
  if (reach === undefined) return new Map();
  const first = await firstWitnessedSizes(db, { policy }, reach, indexes);
  const bySize = await witnessedAt(db, policy, [...new Set(first.map(({ size }) => size))]);
  return new Map(
    first.flatMap(({ index, size }) => {
      const witnessed = bySize.get(size);
      return witnessed === undefined ? [] : [[index, witnessed] as const];
    }),
  );
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

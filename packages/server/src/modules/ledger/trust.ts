// Which checkpoints enough witnesses have cosigned, and since when.
import { verifierKeyText } from '@jinze/ledger';
import { isQuorum, type Policy, type VerifierKey } from '@jinze/ledger/verify';
import type { Reader } from '../../platform/database/database.ts';
import {
  type Asked,
  type Cosigned,
  cosignaturesOf,
  lookForQuorum,
  nearestCosigned,
  newestSigned,
  signedAt,
  type Way,
  witnessedSoonAfter,
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
 * The nearest size at which enough witnesses can have signed, each for itself: none before it has a quorum. It skips what was
 * signed while a witness was away, or was not yet one. Those `given` are taken to have signed everything. undefined: there is
 * no quorum that way.
 */
async function nearestPossible(
  db: Reader,
  asked: Asked,
  from: number,
  way: Way,
): Promise<number | undefined> {
  const { policy, given } = asked;
  const nearest = await nearestCosigned(db, asked, from, way);
  const isPassed = (one: number, size: number) => (way === 'up' ? one <= size : one >= size);
  const canHaveSigned = (size: number) =>
    new Set(
      policy.witnesses.flatMap(({ key }) => {
        const one = nearest.get(verifierKeyText(key));
        const isThere = given?.has(key) === true || (one !== undefined && isPassed(one, size));
        return isThere ? [key] : [];
      }),
    );
  return [...nearest.values()]
    .toSorted((a, b) => (way === 'up' ? a - b : b - a))
    .find((size) => isQuorum(policy.quorum, canHaveSigned(size)));
}

/** Cosignatures looked at for a quorum: at first those of some sizes, in the end some milliseconds' worth. */
const LOOK = { first: 32, most: 8192 } as const;

/** The nearest size with a quorum, from this one on: over the gaps by leaps, then look by look. No statement takes long. */
async function nearestWitnessed(
  db: Reader,
  asked: Asked,
  from: number,
  way: Way,
): Promise<number | undefined> {
  let next: number | null = from;
  for (let limit: number = LOOK.first; next !== null; limit = Math.min(limit * 8, LOOK.most)) {
    const possible: number | undefined = await nearestPossible(db, asked, next, way);
    if (possible === undefined) return undefined;
    const look = await lookForQuorum(db, asked, { from: possible, way, limit });
    if (look.size !== null) return look.size;
    next = look.next;
  }
  return undefined;
}

/** For each index the first size with a quorum that has the entry; those between two such sizes share the search. */
async function firstWitnessed(
  db: Reader,
  asked: Asked,
  indexes: readonly number[],
): Promise<Map<number, number>> {
  const sizes = await witnessedSoonAfter(db, asked, indexes);
  let last: number | undefined = 0;
  for (const index of indexes.filter((one) => !sizes.has(one)).toSorted((a, b) => a - b)) {
    if (index >= last) last = await nearestWitnessed(db, asked, index + 1, 'up');
    if (last === undefined) break;
    sizes.set(index, last);
  }
  return sizes;
}

/** The newest checkpoint with a quorum, as if those `given` had signed all of them. */
export async function newestWitnessedBut(db: Reader, asked: Asked): Promise<number | undefined> {
  if (!isQuorumAsked(asked.policy)) return undefined;
  return nearestWitnessed(db, asked, Number.MAX_SAFE_INTEGER, 'down');
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
  const first = await firstWitnessed(db, { policy }, indexes);
  const bySize = await witnessedAt(db, policy, [...new Set(first.values())]);
  return new Map(
    [...first].flatMap(([index, size]) => {
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

// Checking the tree and what is signed of it: every tile, every checkpoint, every signature.
import {
  checkpointText,
  fastRoot,
  type ReadTile,
  rootOfRange,
  TILE_WIDTH,
  tilesFor,
} from '@jinze/ledger';
import { HASH_LENGTH, openNote, parseVerifierKey, type VerifierKey } from '@jinze/ledger/verify';
import type { Reader } from '../../platform/database/database.ts';
import {
  type CheckedCheckpoint,
  checkpointsAfter,
  leafCount,
  tileCounts,
  tilesOfLevel,
  tilesOfOtherWidth,
} from './check.store.ts';
import type { Found } from './findings.ts';
import { keysOf } from './keys.store.ts';
import type { LedgerContext, Log } from './ledger.context.ts';
import { tilesAt } from './seal.store.ts';
import { type Cosigned, cosignaturesOf } from './witnesses.store.ts';

/** Findings of one kind of one step: who reads more of them learns nothing new. */
export const SHOWN = 100;

export const hashAt = (hashes: Uint8Array | undefined, at: number) =>
  hashes?.subarray(at * HASH_LENGTH, (at + 1) * HASH_LENGTH);

const tileFound = (level: number, index: number): Found => ({
  code: 'tile',
  subject: `tile/${level}/${index}`,
  params: { level, index },
});

/**
 * There are as many tiles as the size asks for, each as wide as it should be, and each hash of an upper one is the root of
 * the tile below it. The hashes of level 0 are compared leaf by leaf.
 */
export async function checkTiles(
  db: Reader,
  { log }: Pick<LedgerContext, 'log'>,
): Promise<Found[]> {
  const size = await leafCount(db);
  const counts = await tileCounts(db);
  const findings = (await tilesOfOtherWidth(db, size, SHOWN)).map(({ level, index }) =>
    tileFound(level, index),
  );
  for (let level = 0; level < 8; level += 1) {
    const expected = Math.ceil(Math.floor(size / TILE_WIDTH ** level) / TILE_WIDTH);
    const count = counts.get(level) ?? 0;
    if (count !== expected)
      findings.push({
        code: 'tile',
        subject: `tiles/${level}`,
        params: { level, count, expected },
      });
    else if (level > 0)
      for (let index = 0; index < expected && findings.length < SHOWN; index += 1)
        if (!(await isTileOfRoots(db, log.alg, level, index)))
          findings.push(tileFound(level, index));
  }
  return findings.slice(0, SHOWN);
}

async function isTileOfRoots(
  db: Reader,
  alg: Log['alg'],
  level: number,
  index: number,
): Promise<boolean> {
  const [tile] = await tilesOfLevel(db, level, index, 1);
  const width = (tile?.hashes.length ?? 0) / HASH_LENGTH;
  const below = await tilesOfLevel(db, level - 1, index * TILE_WIDTH, width);
  return Array.from({ length: width }, (_, at) => at).every((at) => {
    const one = below[at];
    const isWhole =
      one?.index === index * TILE_WIDTH + at && one.hashes.length === TILE_WIDTH * HASH_LENGTH;
    const hash = hashAt(tile?.hashes, at) ?? new Uint8Array();
    return isWhole && Buffer.compare(fastRoot(alg, one.hashes), hash) === 0;
  });
}

const CHECKPOINTS = 500;

async function knownKeys(db: Reader): Promise<VerifierKey[]> {
  return (await keysOf(db)).flatMap(({ verifierKey }) => {
    const key = parseVerifierKey(verifierKey);
    return key.ok ? [key.value] : [];
  });
}

/** One checkpoint: its root from the tiles, its signature, its cosignatures. */
function checkOne(
  { log, keys, size }: { log: Log; keys: readonly VerifierKey[]; size: number },
  one: CheckedCheckpoint,
  read: ReadTile,
  lines: readonly Cosigned[],
): Found[] {
  const findings: Found[] = [];
  const subject = `checkpoint/${one.size}`;
  const params = { size: one.size };
  const range = { from: 0n, to: BigInt(one.size) };
  const root = one.size > size ? undefined : rootOfRange(log.alg, range, read);
  if (root === undefined || Buffer.compare(root, one.root) !== 0)
    findings.push({ code: 'checkpoint', subject, params });
  const text = checkpointText(log.origin, range.to, one.root);
  // Of several steps the newest alone is signed; but nothing leans on what is not.
  const isGood = one.note === null ? !one.isNamed : isSignedBy(one.note, text, keys);
  if (!isGood) findings.push({ code: 'signature', subject, params });
  for (const { verifierKey, line } of lines) {
    const key = parseVerifierKey(verifierKey);
    const by = verifierKey.split('+')[0] ?? '';
    if (!key.ok || !isSignedBy(`${text}\n${line}`, text, [key.value]))
      findings.push({ code: 'signature', subject: `${subject}/${by}`, params });
  }
  return findings;
}

/** Every checkpoint of more than `after` and at most `upTo` leaves. */
export async function checkCheckpoints(
  db: Reader,
  { log }: Pick<LedgerContext, 'log'>,
  after: number,
  upTo: number,
): Promise<Found[]> {
  const keys = await knownKeys(db);
  const size = await leafCount(db);
  const findings: Found[] = [];
  let last = after;
  while (findings.length < SHOWN) {
    const checkpoints = await checkpointsAfter(db, last, upTo, CHECKPOINTS);
    if (checkpoints.length === 0) break;
    const ranges = checkpoints
      .filter((one) => one.size <= size)
      .map((one) => ({ from: 0n, to: BigInt(one.size) }));
    const needed = new Map(
      ranges
        .flatMap((range) => tilesFor([range], range.to))
        .map((tile) => [`${tile.level}/${tile.index}`, tile]),
    );
    const tiles = await tilesAt(db, [...needed.values()]);
    // A missing tile is a finding of its own; here it makes another root.
    const read: ReadTile = (level, index) => padded(tiles.get(`${level}/${index}`));
    const lines = await cosignaturesOf(
      db,
      checkpoints.map((one) => one.size),
    );
    for (const one of checkpoints) {
      const own = lines.filter((line) => line.size === one.size);
      findings.push(...checkOne({ log, keys, size }, one, read, own));
    }
    last = checkpoints.at(-1)?.size ?? last;
  }
  return findings.slice(0, SHOWN);
}

/** A tile that is still growing, wide enough for every proof: what lies behind its end is nothing's hash. */
const padded = (tile: Uint8Array | undefined) => {
  if (tile?.length === TILE_WIDTH * HASH_LENGTH) return tile;
  const whole = new Uint8Array(TILE_WIDTH * HASH_LENGTH);
  whole.set(tile ?? new Uint8Array());
  return whole;
};

function isSignedBy(note: string, text: string, keys: readonly VerifierKey[]): boolean {
  const opened = openNote(note, keys);
  return opened.ok && opened.value.text === text;
}

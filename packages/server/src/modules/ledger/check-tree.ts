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
  cosignedNothing,
  leafCount,
  tilesOfLevel,
  tileWidths,
} from './check.store.ts';
import type { PartStep } from './check-part.ts';
import { type Found, stateOf } from './findings.ts';
import { inTurns } from './in-turns.ts';
import { retirements } from './key-leaves.ts';
import { keyLeaves, keysOf } from './keys.store.ts';
import type { LedgerContext, Log } from './ledger.context.ts';
import { tilesAt } from './seal.store.ts';
import { type Cosigned, cosignaturesOf } from './witnesses.store.ts';

export const hashAt = (hashes: Uint8Array | undefined, at: number) =>
  hashes?.subarray(at * HASH_LENGTH, (at + 1) * HASH_LENGTH);

async function tileFound(db: Reader, level: number, index: number): Promise<Found> {
  const tile = (await tilesAt(db, [{ level, index: BigInt(index) }])).get(`${level}/${index}`);
  return {
    code: 'tile',
    subject: `tile/${level}/${index}`,
    params: { level, index },
    state: stateOf(tile),
  };
}

export const LEVELS: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7];
/** Tiles of one step: of the lowest level how wide they are; of an upper one their hashes, from all that lies below. */
const WIDTHS = 4096;
const UPPER = 8;

/** How many hashes a level has in a tree of this size. */
const hashesAt = (size: number, level: number) => Math.floor(size / TILE_WIDTH ** level);

/**
 * Some tiles of a level: as many as the size asks for, each as wide as it should be, and each hash of an upper one is the
 * root of the tile below it. The hashes of level 0 are compared leaf by leaf. `after`: the index of the first.
 */
export async function tilePart(
  db: Reader,
  { alg }: Log,
  level: number,
  after: string,
): Promise<PartStep> {
  const limit = level === 0 ? WIDTHS : UPPER;
  const hashes = hashesAt(await leafCount(db), level);
  const count = Math.ceil(hashes / TILE_WIDTH);
  const tiles = await tileWidths(db, level, Number(after), limit);
  const findings: Found[] = [];
  let expected = Number(after);
  for (const { index, width } of tiles) {
    // One gap is one finding.
    if (index > expected && expected < count) findings.push(await tileFound(db, level, expected));
    const isWide = width === Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH);
    if (!isWide || (level > 0 && !(await isTileOfRoots(db, alg, level, index))))
      findings.push(await tileFound(db, level, index));
    expected = index + 1;
  }
  const isLast = tiles.length < limit;
  if (isLast && expected < count) findings.push(await tileFound(db, level, expected));
  return { findings, next: isLast ? undefined : String(expected) };
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
/** Some milliseconds each, with the lines of several witnesses. */
const VERIFIED_AT_ONCE = 5;
/** Somebody who writes checkpoints into the table without end does not keep the check from its end. */
const MOST = 10_000;

/** Who may have signed a checkpoint. */
interface Signers {
  readonly all: readonly VerifierKey[];
  /** Those of which the first leaves of this number do not say that they sign no more. */
  readonly at: (size: number) => readonly VerifierKey[];
}

async function signersOf(db: Reader): Promise<Signers> {
  const retired = retirements(await keyLeaves(db));
  const keys = (await keysOf(db)).flatMap(({ verifierKey }) => {
    const key = parseVerifierKey(verifierKey);
    return key.ok
      ? [{ key: key.value, end: retired.get(verifierKey) ?? Number.POSITIVE_INFINITY }]
      : [];
  });
  const all = keys.map(({ key }) => key);
  return {
    all,
    at: (size) => {
      const still = keys.filter(({ end }) => end >= size);
      return still.length === all.length ? all : still.map(({ key }) => key);
    },
  };
}

/** A note that no known key has signed badly, and that one has signed which then still signed. */
function isNoteOf(note: string, text: string, size: number, signers: Signers): boolean {
  const still = signers.at(size);
  return (
    isSignedBy(note, text, signers.all) && (still === signers.all || isSignedBy(note, text, still))
  );
}

/** A witness's line over this text, with the time that is noted beside it. */
function isCosignature(text: string, { verifierKey, line, time }: Cosigned): boolean {
  const key = parseVerifierKey(verifierKey);
  if (!key.ok) return false;
  const opened = openNote(`${text}\n${line}`, [key.value]);
  return (
    opened.ok && opened.value.text === text && opened.value.signatures[0]?.time === BigInt(time)
  );
}

const byOf = (verifierKey: string) => verifierKey.split('+')[0] ?? '';

/** One checkpoint: its root from the tiles, its signature, its cosignatures. */
function checkOne(
  { log, signers, size }: { log: Log; signers: Signers; size: number },
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
    findings.push({ code: 'checkpoint', subject, params, state: stateOf(one.root, root) });
  const text = checkpointText(log.origin, range.to, one.root);
  // Of several steps the newest alone is signed; but nothing leans on what is not.
  const isGood = one.note === null ? !one.isNamed : isNoteOf(one.note, text, one.size, signers);
  if (!isGood)
    findings.push({ code: 'signature', subject, params, state: stateOf(one.root, one.note) });
  for (const line of lines)
    if (!isCosignature(text, line))
      findings.push({
        code: 'signature',
        subject: `${subject}/${byOf(line.verifierKey)}`,
        params,
        state: stateOf(one.root, line.verifierKey, line.line, line.time),
      });
  return findings;
}

/** Every checkpoint of more than `after` and at most `upTo` leaves. */
export async function checkCheckpoints(
  db: Reader,
  { log }: Pick<LedgerContext, 'log'>,
  after: number,
  upTo: number,
): Promise<Found[]> {
  const signers = await signersOf(db);
  const size = await leafCount(db);
  const findings = (await cosignedNothing(db, after, upTo, MOST)).map(
    (one): Found => ({
      code: 'signature',
      subject: `checkpoint/${one.size}/${byOf(one.verifierKey)}`,
      params: { size: one.size },
      state: stateOf(one.size, one.verifierKey),
    }),
  );
  let last = after;
  while (findings.length < MOST) {
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
    const linesOf = Map.groupBy(lines, (line) => line.size);
    await inTurns(checkpoints, VERIFIED_AT_ONCE, (one) => {
      const own = linesOf.get(one.size) ?? [];
      findings.push(...checkOne({ log, signers, size }, one, read, own));
    });
    last = checkpoints.at(-1)?.size ?? last;
  }
  return findings;
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

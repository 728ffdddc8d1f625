// Checking everything: leaves with the rows they vouch for, the tree, checkpoints with their signatures, business tables.
// The server takes one step after the other for ever; `jinze ledger fsck` takes all of them at once.
import type { JsonObject } from '@jinze/kernel';
import { checkpointText, fastRoot, rootOfRange, TILE_WIDTH, tilesFor } from '@jinze/ledger';
import { HASH_LENGTH, openNote, parseVerifierKey, type VerifierKey } from '@jinze/ledger/verify';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { compareRecords, type RecordSource } from '../../platform/record-source.ts';
import {
  type CheckedRow,
  checkedRows,
  checkpointsAfter,
  erasedPaths,
  keepRound,
  leafCount,
  newestAccepted,
  rowsWithoutLeaf,
  tileCounts,
  tilesOfLevel,
} from './check.store.ts';
import { checkLeaf } from './check-leaf.ts';
import { type Found, raise } from './findings.ts';
import { keysOf } from './keys.store.ts';
import type { LedgerContext } from './ledger.context.ts';
import { streamOf } from './restrictions.ts';
import { checkKeys } from './rotate.ts';
import { tilesAt } from './seal.store.ts';
import { checkRoundOf } from './status.store.ts';
import { cosignaturesOf } from './witnesses.store.ts';

/** Leaves of one step: four tiles. */
export const CHECK_STEP = 4 * TILE_WIDTH;
/** Findings of one kind of one step: who reads more of them learns nothing new. */
const SHOWN = 100;

const hashAt = (hashes: Uint8Array | undefined, at: number) =>
  hashes?.subarray(at * HASH_LENGTH, (at + 1) * HASH_LENGTH);

/** The records whose newest version stands among these leaves, beside their tables. */
async function checkRecords(
  db: Reader,
  sources: readonly RecordSource[],
  rows: readonly CheckedRow[],
  erased: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Found[]> {
  const findings: Found[] = [];
  for (const source of sources) {
    const own = rows.filter(
      ({ type, is_newest }) =>
        is_newest && streamOf(type) === source.stream && !source.unlinked.includes(type),
    );
    if (own.length === 0) continue;
    const leaves = own.map(({ record, version, fields }) => ({
      record,
      version,
      fields: withErased(JSON.parse(fields) as JsonObject, erased.get(`${record}/${version}`)),
    }));
    for (const one of await compareRecords(db, source, leaves))
      findings.push({
        code: one.kind === 'row-missing' ? 'row-missing' : 'record',
        subject: `${one.record}/${one.version ?? 0}${one.path}`,
        params: { stream: one.stream, path: one.path },
      });
  }
  return findings;
}

/** What was erased of the newest version has nothing in its tables either. */
function withErased(fields: JsonObject, erased: ReadonlySet<string> | undefined): JsonObject {
  if (erased === undefined) return fields;
  return { ...Object.fromEntries([...erased].map((path) => [path.slice(1), null])), ...fields };
}

/** Some leaves from an index on. Answers the next index; at the end of the log the same one. */
export async function checkLeaves(
  db: Reader,
  context: Pick<LedgerContext, 'log' | 'sources'>,
  from: number,
): Promise<{ readonly findings: Found[]; readonly next: number }> {
  const { alg } = context.log;
  const rows = await checkedRows(db, from, CHECK_STEP);
  const first = BigInt(Math.floor(from / TILE_WIDTH));
  const indexes = Array.from(
    { length: CHECK_STEP / TILE_WIDTH + 1 },
    (_, at) => first + BigInt(at),
  );
  const tiles = await tilesAt(
    db,
    indexes.map((index) => ({ level: 0, index })),
  );
  const erased = await erasedPaths(db, [...new Set(rows.map(({ record }) => record))]);
  const findings = rows.flatMap((row, at) => {
    const tile = tiles.get(`0/${Math.floor(row.index / TILE_WIDTH)}`);
    const nothing = new Set<string>();
    return checkLeaf(
      alg,
      row,
      // After a gap the count goes on from what is there: one gap is one finding.
      at === 0 ? from : (rows[at - 1]?.index ?? from) + 1,
      hashAt(tile, row.index % TILE_WIDTH),
      erased.get(`${row.record}/${row.version}`) ?? nothing,
    );
  });
  findings.push(...(await checkRecords(db, context.sources, rows, erased)));
  return { findings: findings.slice(0, SHOWN), next: (rows.at(-1)?.index ?? from - 1) + 1 };
}

/** Each hash of an upper tile is the root of the tile below it, and there are as many tiles as the size asks for. */
export async function checkTiles(
  db: Reader,
  context: Pick<LedgerContext, 'log'>,
): Promise<Found[]> {
  const { alg } = context.log;
  const size = await leafCount(db);
  const counts = await tileCounts(db);
  const findings: Found[] = [];
  for (let level = 0; level < 8; level += 1) {
    const hashes = Math.floor(size / TILE_WIDTH ** level);
    const expected = Math.ceil(hashes / TILE_WIDTH);
    const count = counts.get(level) ?? 0;
    if (count !== expected) {
      findings.push({
        code: 'tile',
        subject: `tiles/${level}`,
        params: { level, count, expected },
      });
      continue;
    }
    for (let index = 0; index < expected; index += 1)
      findings.push(...(await checkTile(db, alg, { level, index, hashes })));
    if (findings.length >= SHOWN) break;
  }
  return findings.slice(0, SHOWN);
}

async function checkTile(
  db: Reader,
  alg: LedgerContext['log']['alg'],
  { level, index, hashes }: { level: number; index: number; hashes: number },
): Promise<Found[]> {
  const wrong: Found = {
    code: 'tile',
    subject: `tile/${level}/${index}`,
    params: { level, index },
  };
  const [tile] = await tilesOfLevel(db, level, index, 1);
  const width = Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH);
  if (tile?.index !== index || tile.hashes.length !== width * HASH_LENGTH) return [wrong];
  // The hashes of level 0 are compared leaf by leaf.
  if (level === 0) return [];
  const below = await tilesOfLevel(db, level - 1, index * TILE_WIDTH, width);
  const isSame = (one: { index: number; hashes: Buffer } | undefined, at: number) =>
    one?.index === index * TILE_WIDTH + at &&
    one.hashes.length === TILE_WIDTH * HASH_LENGTH &&
    Buffer.compare(fastRoot(alg, one.hashes), hashAt(tile.hashes, at) ?? new Uint8Array()) === 0;
  return Array.from({ length: width }, (_, at) => at).every((at) => isSame(below[at], at))
    ? []
    : [wrong];
}

const CHECKPOINTS = 500;

async function knownKeys(db: Reader): Promise<VerifierKey[]> {
  return (await keysOf(db)).flatMap(({ verifierKey }) => {
    const key = parseVerifierKey(verifierKey);
    return key.ok ? [key.value] : [];
  });
}

/** Every checkpoint's root from the tiles, its signature, and every cosignature. `after`: those of greater size. */
export async function checkCheckpoints(
  db: Reader,
  context: Pick<LedgerContext, 'log'>,
  after = 0,
): Promise<Found[]> {
  const { log } = context;
  const keys = await knownKeys(db);
  const size = await leafCount(db);
  const findings: Found[] = [];
  let last = after;
  for (;;) {
    const checkpoints = await checkpointsAfter(db, last, CHECKPOINTS);
    if (checkpoints.length === 0) break;
    const ranges = checkpoints.map((one) => ({ from: 0n, to: BigInt(one.size) }));
    const needed = new Map(
      checkpoints.flatMap((one, at) => {
        const range = ranges[at];
        return range === undefined || one.size > size
          ? []
          : tilesFor([range], range.to).map(
              (tile) => [`${tile.level}/${tile.index}`, tile] as const,
            );
      }),
    );
    const tiles = await tilesAt(db, [...needed.values()]);
    const read = (level: number, index: bigint) => {
      const tile = tiles.get(`${level}/${index}`);
      // A missing tile is a finding of its own; here it makes another root.
      return tile?.length === TILE_WIDTH * HASH_LENGTH ? tile : padded(tile);
    };
    const lines = await cosignaturesOf(
      db,
      checkpoints.map((one) => one.size),
    );
    for (const one of checkpoints) {
      const root =
        one.size > size
          ? undefined
          : rootOfRange(log.alg, { from: 0n, to: BigInt(one.size) }, read);
      const subject = `checkpoint/${one.size}`;
      const params = { size: one.size };
      if (root === undefined || Buffer.compare(root, one.root) !== 0)
        findings.push({ code: 'checkpoint', subject, params });
      const text = checkpointText(log.origin, BigInt(one.size), one.root);
      // Of several steps the newest alone is signed; but nothing leans on what is not.
      const isGood = one.note === null ? !one.isNamed : isSignedBy(one.note, text, keys);
      if (!isGood) findings.push({ code: 'signature', subject, params });
      for (const { verifierKey, line } of lines.filter((line) => line.size === one.size)) {
        const key = parseVerifierKey(verifierKey);
        if (!key.ok || !isSignedBy(`${text}\n${line}`, text, [key.value]))
          findings.push({
            code: 'signature',
            subject: `${subject}/${verifierKey.split('+')[0] ?? ''}`,
            params,
          });
      }
    }
    last = checkpoints.at(-1)?.size ?? last;
    if (findings.length >= SHOWN) break;
  }
  return findings.slice(0, SHOWN);
}

/** A tile that is still growing, wide enough for every proof: what lies behind its end is nothing's hash. */
const padded = (tile: Uint8Array | undefined) => {
  const whole = new Uint8Array(TILE_WIDTH * HASH_LENGTH);
  whole.set(tile ?? new Uint8Array());
  return whole;
};

function isSignedBy(note: string, text: string, keys: readonly VerifierKey[]): boolean {
  const opened = openNote(note, keys);
  return opened.ok && opened.value.text === text;
}

/** Rows behind the log's back: accepted and not queued, events and audit entries without a leaf, records without one. */
export async function checkStrays(
  db: Reader,
  context: Pick<LedgerContext, 'sources'>,
): Promise<Found[]> {
  const findings: Found[] = (await rowsWithoutLeaf(db, SHOWN)).map(({ what, id }) => ({
    code: 'row-without-leaf',
    subject: `${what}/${id}`,
    params: { what },
  }));
  for (const source of context.sources) findings.push(...(await strayRecords(db, source)));
  return findings.slice(0, SHOWN);
}

const IDS = 1000;

async function strayRecords(db: Reader, source: RecordSource): Promise<Found[]> {
  const findings: Found[] = [];
  let after: string | null = null;
  for (;;) {
    const ids: readonly string[] = await source.ids(db, after, IDS);
    const known = new Set((await newestAccepted(db, ids)).map(({ record }) => record));
    for (const id of ids)
      if (!known.has(id))
        findings.push({
          code: 'row-without-leaf',
          subject: `${source.stream}/${id}`,
          params: { what: source.stream },
        });
    after = ids.at(-1) ?? null;
    if (ids.length < IDS || findings.length >= SHOWN) return findings;
  }
}

/**
 * One step of the continuous check, from where the last one ended in whatever process; at the end of the log the tree,
 * the checkpoints and what lies beside the log, and the next round begins.
 */
export async function checkNext(context: LedgerContext): Promise<void> {
  const { database, clock } = context;
  const { findings, round } = await database.read(SYSTEM_SCOPE, async (db) => {
    const before = await checkRoundOf(db);
    const step = await checkLeaves(db, context, before.nextIndex);
    const now = clock.now();
    const startedAt = before.nextIndex === 0 ? now : (before.startedAt ?? now);
    const isOver = step.next === before.nextIndex || step.next >= (await leafCount(db));
    if (!isOver)
      return {
        findings: step.findings,
        round: {
          nextIndex: step.next,
          startedAt,
          finishedAt: before.finishedAt,
          checked: step.next,
        },
      };
    const rest = [
      ...(await checkTiles(db, context)),
      ...(await checkCheckpoints(db, context)),
      ...(await checkKeys(db)),
      ...(await checkStrays(db, context)),
    ];
    return {
      findings: [...step.findings, ...rest],
      round: { nextIndex: 0, startedAt, finishedAt: now, checked: step.next },
    };
  });
  await raise(context, findings);
  await database.write(SYSTEM_SCOPE, (tx) => keepRound(tx, round));
}

/** Everything, in one snapshot. `report` is told how far it is, from 0 to 1. */
export async function fsck(
  context: LedgerContext,
  report: (part: number) => void,
): Promise<{ readonly findings: Found[]; readonly leaves: number }> {
  return context.database.read(SYSTEM_SCOPE, async (db) => {
    const size = await leafCount(db);
    const findings: Found[] = [];
    let from = 0;
    while (from < size) {
      const step = await checkLeaves(db, context, from);
      findings.push(...step.findings);
      if (step.next === from) break;
      from = step.next;
      report(from / size);
    }
    findings.push(...(await checkTiles(db, context)));
    findings.push(...(await checkCheckpoints(db, context)));
    findings.push(...(await checkKeys(db)));
    findings.push(...(await checkStrays(db, context)));
    return { findings, leaves: from };
  });
}

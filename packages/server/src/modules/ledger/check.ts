// Checking everything: leaves with the rows they vouch for, the tree, checkpoints with their signatures, business tables.
// The server takes one step after the other for ever; `jinze ledger fsck` takes all of them at once.
import type { JsonObject } from '@jinze/kernel';
import { TILE_WIDTH } from '@jinze/ledger';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { compareRecords, type RecordSource } from '../../platform/record-source.ts';
import {
  type CheckedRow,
  checkedRows,
  erasedPaths,
  keepRound,
  leafCount,
  newestAccepted,
  rowsWithoutLeaf,
} from './check.store.ts';
import { checkLeaf, parsedFields } from './check-leaf.ts';
import { checkCheckpoints, checkTiles, hashAt, SHOWN } from './check-tree.ts';
import { type Found, raise } from './findings.ts';
import type { LedgerContext } from './ledger.context.ts';
import { streamOf } from './restrictions.ts';
import { checkKeys } from './rotate.ts';
import { tilesAt } from './seal.store.ts';
import { checkRoundOf } from './status.store.ts';

/** Leaves of one step: four tiles. */
const CHECK_STEP = 4 * TILE_WIDTH;

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
    // What cannot be read is a finding of its leaf already.
    const leaves = own.flatMap(({ record, version, fields: text }) => {
      const fields = parsedFields(text);
      if (fields === undefined) return [];
      return [{ record, version, fields: withErased(fields, erased.get(`${record}/${version}`)) }];
    });
    if (leaves.length === 0) continue;
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
async function checkLeaves(
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

/** Rows behind the log's back: accepted and not queued, events and audit entries without a leaf, records without one. */
async function checkStrays(db: Reader, context: Pick<LedgerContext, 'sources'>): Promise<Found[]> {
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

/** Some leaves, and the checkpoints that end among them. */
async function checkSome(db: Reader, context: LedgerContext, from: number) {
  const { findings, next } = await checkLeaves(db, context, from);
  return { findings: [...findings, ...(await checkCheckpoints(db, context, from, next))], next };
}

/** What is looked at once a round: each in a snapshot of its own, where the log is large. */
const ROUND: readonly ((db: Reader, context: LedgerContext) => Promise<Found[]>)[] = [
  checkTiles,
  // Those beyond the last leaf.
  async (db, context) => checkCheckpoints(db, context, await leafCount(db), NO_END),
  checkKeys,
  checkStrays,
];
const NO_END = Number.MAX_SAFE_INTEGER;

/**
 * One step of the continuous check, from where the last one ended in whatever process; at the end of the log the tree and
 * what lies beside it, and the next round begins.
 */
export async function checkNext(context: LedgerContext): Promise<void> {
  const { database, clock } = context;
  const step = await database.read(SYSTEM_SCOPE, async (db) => {
    const before = await checkRoundOf(db);
    const some = await checkSome(db, context, before.nextIndex);
    const isOver = some.next === before.nextIndex || some.next >= (await leafCount(db));
    return { ...some, before, isOver };
  });
  const findings = [...step.findings];
  if (step.isOver)
    for (const check of ROUND)
      findings.push(...(await database.read(SYSTEM_SCOPE, (db) => check(db, context))));
  await raise(context, findings);
  const now = clock.now();
  const { before } = step;
  await database.write(SYSTEM_SCOPE, (tx) =>
    keepRound(tx, {
      nextIndex: step.isOver ? 0 : step.next,
      startedAt: before.nextIndex === 0 ? now : (before.startedAt ?? now),
      finishedAt: step.isOver ? now : before.finishedAt,
      checked: step.next,
    }),
  );
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
      const step = await checkSome(db, context, from);
      findings.push(...step.findings);
      if (step.next === from) break;
      from = step.next;
      report(from / size);
    }
    for (const check of ROUND) findings.push(...(await check(db, context)));
    return { findings, leaves: from };
  });
}

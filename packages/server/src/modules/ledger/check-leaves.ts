// Leaves of one step of the check: each beside its rows and its tile, its record beside its tables, the checkpoints that end there.
import type { JsonObject } from '@jinze/kernel';
import { pathOf, TILE_WIDTH } from '@jinze/ledger';
import type { Reader } from '../../platform/database/database.ts';
import { compareRecords, type RecordSource, readHeld } from '../../platform/record-source.ts';
import {
  type CheckedRow,
  checkedRows,
  erasedPaths,
  leafCount,
  promisedCount,
} from './check.store.ts';
import { checkAnchors } from './check-anchors.ts';
import { checkLeaf, valueState } from './check-leaf.ts';
import type { PartStep } from './check-part.ts';
import { checkCheckpoints, hashAt } from './check-tree.ts';
import { type Found, stateOf } from './findings.ts';
import { inTurns } from './in-turns.ts';
import type { LedgerContext } from './ledger.context.ts';
import { parsedFields } from './parsed-fields.ts';
import { streamOf } from './restrictions.ts';
import { tilesAt } from './seal.store.ts';

/** Leaves of one step: four tiles. */
const CHECK_STEP = 4 * TILE_WIDTH;
const LEAVES_AT_ONCE = 64;

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
    const different = await compareRecords(db, source, leaves);
    const held = await readHeld(
      db,
      source,
      different.map(({ record }) => record),
    );
    for (const one of different) {
      const row = held.find(({ id }) => id === one.record);
      const field = Object.entries(row?.fields ?? {}).find(([key]) => pathOf(key) === one.path);
      const salts = own.find(({ record }) => record === one.record)?.salts;
      findings.push({
        code: one.kind === 'row-missing' ? 'row-missing' : 'record',
        subject: `${one.record}/${one.version ?? 0}${one.path}`,
        params: { stream: one.stream, path: one.path },
        state: valueState(salts?.[one.path], field?.[1], row?.version),
      });
    }
  }
  return findings;
}

/** What was erased of the newest version has nothing in its tables either. */
function withErased(fields: JsonObject, erased: ReadonlySet<string> | undefined): JsonObject {
  if (erased === undefined) return fields;
  return { ...Object.fromEntries([...erased].map((path) => [path.slice(1), null])), ...fields };
}

/** Many rows lean on one checkpoint. */
function unsignedAnchors(rows: readonly CheckedRow[]): Found[] {
  const unsigned = rows.filter((row) => row.is_anchor_signed === false);
  const roots = new Map(unsigned.map((row) => [row.anchor_size, row.anchor_root]));
  return [...roots].map(([size, root]) => ({
    code: 'signature',
    subject: `checkpoint/${size}`,
    params: { size },
    state: stateOf(root, null),
  }));
}

/** Some leaves from an index on. Answers the next index; at the end of the log the same one. */
async function checkLeaves(
  db: Reader,
  context: LedgerContext,
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
  const findings: Found[] = [];
  await inTurns(rows, LEAVES_AT_ONCE, (row, at) => {
    const tile = tiles.get(`0/${Math.floor(row.index / TILE_WIDTH)}`);
    const nothing = new Set<string>();
    findings.push(
      ...checkLeaf(
        alg,
        row,
        // After a gap the count goes on from what is there: one gap is one finding.
        at === 0 ? from : (rows[at - 1]?.index ?? from) + 1,
        hashAt(tile, row.index % TILE_WIDTH),
        erased.get(`${row.record}/${row.version}`) ?? nothing,
      ),
    );
  });
  findings.push(...unsignedAnchors(rows));
  findings.push(...(await checkAnchors(db, context, rows)));
  findings.push(...(await checkRecords(db, context.sources, rows, erased)));
  return { findings, next: (rows.at(-1)?.index ?? from - 1) + 1 };
}

/** Some leaves, and the checkpoints that end among them. `after`: the index of the first. */
export async function leafPart(
  db: Reader,
  context: LedgerContext,
  after: string,
): Promise<PartStep> {
  const from = Number(after);
  const { findings, next } = await checkLeaves(db, context, from);
  findings.push(...(await checkCheckpoints(db, context, from, next)));
  const isOver = next === from || next >= (await leafCount(db));
  // Nothing comes after the last one that would show the gap.
  const promised = isOver ? await promisedCount(db) : next;
  if (next < promised)
    findings.push({
      code: 'leaf-missing',
      subject: String(next),
      params: {},
      state: stateOf(next, promised),
    });
  return { findings, next: isOver ? undefined : String(next), checked: next };
}

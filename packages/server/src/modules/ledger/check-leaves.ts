// Leaves of one step of the check: each beside its rows and its tile, its record beside its tables, the checkpoints that end there.
import type { JsonObject } from '@jinze/kernel';
import { TILE_WIDTH } from '@jinze/ledger';
import type { Reader } from '../../platform/database/database.ts';
import { compareRecords, type RecordSource } from '../../platform/record-source.ts';
import {
  type CheckedRow,
  checkedRows,
  erasedPaths,
  leafCount,
  promisedCount,
} from './check.store.ts';
import { checkAnchors } from './check-anchors.ts';
import { checkLeaf } from './check-leaf.ts';
import { type PartStep, SHOWN } from './check-part.ts';
import { checkCheckpoints, hashAt } from './check-tree.ts';
import type { Found } from './findings.ts';
import type { LedgerContext } from './ledger.context.ts';
import { parsedFields } from './parsed-fields.ts';
import { streamOf } from './restrictions.ts';
import { tilesAt } from './seal.store.ts';

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

/** Many rows lean on one checkpoint. */
function unsignedAnchors(rows: readonly CheckedRow[]): Found[] {
  const sizes = rows.filter((row) => row.is_anchor_signed === false).map((row) => row.anchor_size);
  return [...new Set(sizes)].map((size) => ({
    code: 'signature',
    subject: `checkpoint/${size}`,
    params: { size },
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
  findings.push(...unsignedAnchors(rows));
  findings.push(...(await checkAnchors(db, context, rows)));
  findings.push(...(await checkRecords(db, context.sources, rows, erased)));
  return { findings: findings.slice(0, SHOWN), next: (rows.at(-1)?.index ?? from - 1) + 1 };
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
  if (isOver && next < (await promisedCount(db)))
    findings.push({ code: 'leaf-missing', subject: String(next), params: {} });
  return { findings, next: isOver ? undefined : String(next), checked: next };
}

// Evidence packages: what the ledger holds of some records, with the proofs, the files and the evidence of time.
import { type Json, type JsonObject, ok, type Result, refuse } from '@jinze/kernel';
import { pathOf } from '@jinze/ledger';
import {
  type After,
  type CustodyEntry,
  type Disclosed,
  MAX_PACKAGE,
  type PackageItem,
  writePackage,
} from '@jinze/ledger/evidence';
import { parseLeaf } from '@jinze/ledger/verify';
import type { Reader } from '../../platform/database/database.ts';
import { committedOf } from './build-leaves.ts';
import type { LedgerContext } from './ledger.context.ts';
import { entryCount, type HeldRow, heldOf, timeLeavesBefore } from './packages.store.ts';
import { inclusionProofsIn } from './proofs.ts';
import { receiptsFor } from './receipts.ts';
import { restrictionsOn } from './records.store.ts';
import { publishedCheckpoint } from './trust.ts';

export interface PackRefusal {
  readonly code:
    | 'ledger.nothing-to-pack'
    | 'ledger.not-sealed'
    | 'ledger.too-many-records'
    | 'ledger.sealed-off'
    | 'ledger.too-large';
  readonly values?: { readonly count: number } | { readonly record: string };
}

/** Entries of one package. */
export const MAX_ITEMS = 1000;

type Erasure = Disclosed['erased'];

/** Every field whose salt is still there, with its value; what was destroyed, with basis and order. */
function disclosedOf(row: HeldRow, erasures: Erasure): Disclosed {
  const concealed = row.is_concealed
    ? { type: row.type, org: row.organ_id, actor: row.account_id }
    : {};
  const held: JsonObject = {
    ...committedOf({ fields: JSON.parse(row.fields) as JsonObject, event: row.event }),
    ...concealed,
  };
  const values = new Map<string, Json | undefined>(
    Object.entries(held).map(([key, value]) => [pathOf(key), value]),
  );
  const fields: Record<string, { salt: string; value: Json }> = {};
  for (const [path, salt] of Object.entries(row.salts)) {
    const value = values.get(path);
    if (value !== undefined) fields[path] = { salt, value };
  }
  const leaf = parseLeaf(row.bytes);
  const paths = leaf.ok ? Object.keys(leaf.value.c) : [];
  const erased: Record<string, { basis: string; order: string }> = {};
  for (const path of paths) {
    const erasure = erasures[path];
    if (fields[path] === undefined && erasure !== undefined) erased[path] = erasure;
  }
  return { fields, erased };
}

type Restriction = Awaited<ReturnType<typeof restrictionsOn>>[number];

/** What was erased of this version on which basis. What an event said of an erased field went with it. */
function erasuresOf({ record, version }: HeldRow, restrictions: readonly Restriction[]): Erasure {
  const erasures: Record<string, { basis: string; order: string }> = {};
  for (const { paths, basis, orderNo: order, ...one } of restrictions)
    if (one.record === record && version <= (one.toVersion ?? 0))
      for (const path of [...paths, '/event']) erasures[path] ??= { basis, order };
  return erasures;
}

/** For each size of an anchor's tree the time leaf that stands in it, with its place there. */
async function afterOf(
  db: Reader,
  context: LedgerContext,
  rows: readonly HeldRow[],
): Promise<ReadonlyMap<number, After>> {
  const sizes = [...new Set(rows.map((row) => row.anchor_size))].filter((size) => size > 0);
  const found = await timeLeavesBefore(db, sizes);
  const proofs = await inclusionProofsIn(
    db,
    context.log.alg,
    found.map(({ index, asked }) => ({ index, size: asked })),
  );
  return new Map(
    found.map((row, at) => [
      row.asked,
      {
        leaf: new Uint8Array(row.bytes),
        index: row.index,
        hashes: proofs[at] ?? [],
        disclosed: disclosedOf(row, {}),
      },
    ]),
  );
}

const isFile = (value: Json | undefined): value is { hash: string } =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  'hash' in value &&
  'size' in value;

export interface PackRequest {
  readonly records: readonly string[];
  readonly purpose: string;
  readonly madeBy: string;
  readonly custody?: readonly Omit<CustodyEntry, 'hashes'>[];
}

/** The package's bytes, read again by a reader's own code before anybody gets them. */
export async function pack(
  db: Reader,
  context: LedgerContext,
  request: PackRequest,
): Promise<Result<Uint8Array, PackRefusal>> {
  const { log, clock } = context;
  const rows = await heldOf(db, request.records, MAX_ITEMS + 1);
  if (rows.length > MAX_ITEMS)
    return refuse({ code: 'ledger.too-many-records', values: { count: rows.length } });
  const restrictions = await restrictionsOn(db, request.records);
  const seal = restrictions.find(({ kind }) => kind === 'seal');
  if (seal !== undefined)
    return refuse({ code: 'ledger.sealed-off', values: { record: seal.record } });
  const receipts = new Map(
    (await receiptsFor(db, context, rows)).map(({ index, text }) => [index, text]),
  );
  const after = await afterOf(db, context, rows);
  const sealed = rows.flatMap((row) => {
    const proof = receipts.get(row.index);
    return proof === undefined ? [] : [{ row, proof }];
  });
  const checkpoint = await publishedCheckpoint(db);
  if (sealed.length === 0 || checkpoint === undefined)
    return refuse({ code: 'ledger.nothing-to-pack' });
  // A package has every accepted version or none: what waits for its seal might be what speaks for or against.
  if (sealed.length < (await entryCount(db, request.records)))
    return refuse({ code: 'ledger.not-sealed' });
  const items = sealed.map(({ row, proof }): PackageItem => {
    const before = after.get(row.anchor_size);
    const disclosed = disclosedOf(row, erasuresOf(row, restrictions));
    const leaf = new Uint8Array(row.bytes);
    return before === undefined
      ? { leaf, proof, disclosed }
      : { leaf, proof, disclosed, after: before };
  });
  const hashes = items.flatMap(({ disclosed }) =>
    Object.values(disclosed.fields).flatMap(({ value }) => (isFile(value) ? [value.hash] : [])),
  );
  const files = await context.filesOf(db, request.records, [...new Set(hashes)]);
  if (files.reduce((sum, file) => sum + file.length, 0) > MAX_PACKAGE / 2)
    return refuse({ code: 'ledger.too-large' });
  const verifier = await context.verifier();
  return ok(
    writePackage({
      about: {
        v: 1,
        alg: log.alg,
        origin: log.origin,
        madeAt: clock.now().toISOString(),
        madeBy: request.madeBy,
        purpose: request.purpose,
        items: sealed.map(({ row }) => ({ title: `${row.type} · ${row.record} · ${row.version}` })),
      },
      checkpoint,
      policy: (await context.policy()).text,
      items,
      files,
      ...(request.custody === undefined ? {} : { custody: request.custody }),
      ...(verifier === undefined ? {} : { verifier }),
    }),
  );
}

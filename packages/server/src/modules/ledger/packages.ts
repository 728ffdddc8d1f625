// Evidence packages: what the ledger holds of some records, with the proofs, the files and the evidence of time.
import { type Json, type JsonObject, ok, type Result, refuse } from '@jinze/kernel';
import { pathOf } from '@jinze/ledger';
import {
  type After,
  type CustodyEntry,
  type Disclosed,
  MAX_PACKAGE,
  type PackageContent,
  type PackageItem,
  writePackage,
} from '@jinze/ledger/evidence';
import { parseLeaf } from '@jinze/ledger/verify';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { committedOf } from './build-leaves.ts';
import type { LedgerContext } from './ledger.context.ts';
import { stampedSizes, timeLeavesFor, tokensOver } from './package-time.ts';
import { entryCount, type HeldRow, heldOf, heldSize } from './packages.store.ts';
import { parsedFields } from './parsed-fields.ts';
import { inclusionProofsIn } from './proofs.ts';
import { receiptsFor } from './receipts.ts';
import { restrictionsOn } from './records.store.ts';
import { notesOf, publishedCheckpoint } from './trust.ts';

export interface PackRefusal {
  readonly code:
    | 'ledger.nothing-to-pack'
    | 'ledger.not-sealed'
    | 'ledger.too-many-records'
    | 'ledger.sealed-off'
    | 'ledger.too-large';
  readonly values?:
    | { readonly count: number }
    | { readonly record: string }
    | { readonly size: number; readonly limit: number };
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
    ...committedOf({ fields: parsedFields(row.fields) ?? {}, event: row.event }),
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
      for (const path of one.eventVersions.includes(version) ? [...paths, '/event'] : paths)
        erasures[path] ??= { basis, order };
  return erasures;
}

/** For each size of an anchor's tree the time leaf that stands in it, with its place there. */
async function afterOf(
  db: Reader,
  { log, policy }: LedgerContext,
  rows: readonly HeldRow[],
): Promise<ReadonlyMap<number, After>> {
  const sizes = [...new Set(rows.map((row) => row.anchor_size))].filter((size) => size > 0);
  const found = [...(await timeLeavesFor(db, (await policy()).policy, sizes))];
  const proofs = await inclusionProofsIn(
    db,
    log.alg,
    found.map(([size, { index }]) => ({ index, size })),
  );
  return new Map(
    found.map(([size, row], at) => [
      size,
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
  /** It travels beside others that one program checks. */
  readonly isWithoutProgram?: boolean;
}

/** Of files alone; what else there is has the other half. */
const MAX_FILES = MAX_PACKAGE / 2;
const MIB = 1 << 20;

/** What can be refused before any content is read. */
async function refusalOf(
  db: Reader,
  { sizeOfFiles }: LedgerContext,
  records: readonly string[],
  restrictions: readonly Restriction[],
): Promise<PackRefusal | undefined> {
  const seal = restrictions.find(({ kind }) => kind === 'seal');
  if (seal !== undefined) return { code: 'ledger.sealed-off', values: { record: seal.record } };
  const count = await entryCount(db, records);
  if (count > MAX_ITEMS) return { code: 'ledger.too-many-records', values: { count } };
  const sizes = [await sizeOfFiles(db, records), await heldSize(db, records)];
  const [size] = sizes.filter((one) => one > MAX_FILES);
  return size === undefined
    ? undefined
    : {
        code: 'ledger.too-large',
        values: { size: Math.ceil(size / MIB), limit: MAX_FILES / MIB },
      };
}

/** Each item with its receipt; undefined: a version waits for its seal. */
async function itemsOf(
  db: Reader,
  context: LedgerContext,
  rows: readonly HeldRow[],
  restrictions: readonly Restriction[],
) {
  const receipts = await receiptsFor(db, context, rows, stampedSizes);
  const after = await afterOf(db, context, rows);
  const texts = new Map(receipts.map(({ index, text }) => [index, text]));
  const items = rows.flatMap((row): PackageItem[] => {
    const proof = texts.get(row.index);
    if (proof === undefined) return [];
    const before = after.get(row.anchor_size);
    const disclosed = disclosedOf(row, erasuresOf(row, restrictions));
    const leaf = new Uint8Array(row.bytes);
    return [{ leaf, proof, disclosed, ...(before === undefined ? {} : { after: before }) }];
  });
  const notes = await notesOf(db, [...new Set(receipts.map(({ size }) => size))]);
  return { items, tokens: await tokensOver(db, notes) };
}

/** Everything that the package has, as it is at one moment. */
async function contentOf(
  db: Reader,
  context: LedgerContext,
  request: PackRequest,
): Promise<Result<PackageContent, PackRefusal>> {
  const { records } = request;
  const restrictions = await restrictionsOn(db, records);
  const refusal = await refusalOf(db, context, records, restrictions);
  if (refusal !== undefined) return refuse(refusal);
  const rows = await heldOf(db, records, MAX_ITEMS);
  const { items, tokens } = await itemsOf(db, context, rows, restrictions);
  const checkpoint = await publishedCheckpoint(db);
  if (items.length === 0 || checkpoint === undefined)
    return refuse({ code: 'ledger.nothing-to-pack' });
  // A package has every accepted version or none: what waits for its seal might be what speaks for or against.
  if (items.length < (await entryCount(db, records))) return refuse({ code: 'ledger.not-sealed' });
  const hashes = items.flatMap(({ disclosed }) =>
    Object.values(disclosed.fields).flatMap(({ value }) => (isFile(value) ? [value.hash] : [])),
  );
  const { log, clock } = context;
  return ok({
    about: {
      v: 1,
      alg: log.alg,
      origin: log.origin,
      madeAt: clock.now().toISOString(),
      madeBy: request.madeBy,
      purpose: request.purpose,
      items: rows.map((row) => ({ title: `${row.type} · ${row.record} · ${row.version}` })),
    },
    checkpoint,
    policy: (await context.policy()).text,
    items,
    tokens,
    files: await context.filesOf(db, records, [...new Set(hashes)]),
    ...(request.custody === undefined ? {} : { custody: request.custody }),
  });
}

/**
 * The package's bytes, read again by a reader's own code before anybody gets them. Built after everything was read and
 * outside of any transaction: it takes seconds where there are many files.
 */
export async function pack(
  context: LedgerContext,
  request: PackRequest,
): Promise<Result<Uint8Array, PackRefusal>> {
  const content = await context.database.read(SYSTEM_SCOPE, (db) =>
    contentOf(db, context, request),
  );
  if (!content.ok) return content;
  const verifier = request.isWithoutProgram === true ? undefined : await context.verifier();
  return ok(writePackage({ ...content.value, ...(verifier === undefined ? {} : { verifier }) }));
}

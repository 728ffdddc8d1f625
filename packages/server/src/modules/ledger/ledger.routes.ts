// The ledger's routes: the log's state, places of records, receipts.
import { instantSchema, ledgerRoutes, type Seal } from '@jinze/contracts';
import { pathOf } from '@jinze/ledger';
import { writeZip } from '@jinze/ledger/evidence';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind, type FileResponse } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import type { LedgerContext } from './ledger.context.ts';
import { sealsOf, statusOf } from './ledger.view.ts';
import { receiptsFor } from './receipts.ts';
import {
  bytesOfLeaves,
  entriesOf,
  type PlacedRow,
  publicVersionOf,
  restrictionsOn,
  rowsOfPerson,
  versionsOf,
} from './records.store.ts';
import { heldRecord } from './restrictions.store.ts';
import { erasersOf } from './restrictions.ts';

/** Rows at a time where somebody takes all of theirs. */
const TAKEN_AT_ONCE = 1000;
/** Receipts of one file, which is put together in memory. */
const MAX_RECEIPTS = 5000;

const nameOf = ({ record, version }: PlacedRow) => `${record}-v${version}.tlog-proof`;

async function receiptFiles(
  context: LedgerContext,
  rows: readonly PlacedRow[],
): Promise<{ name: string; bytes: Uint8Array }[]> {
  const named = new Map(
    rows.flatMap((row) => (row.index === null ? [] : [[row.index, nameOf(row)] as const])),
  );
  const receipts = await context.database.read(SYSTEM_SCOPE, async (db) =>
    receiptsFor(db, context, await bytesOfLeaves(db, [...named.keys()])),
  );
  return receipts.map(({ index, text }) => ({
    name: named.get(index) ?? `${index}.tlog-proof`,
    bytes: Buffer.from(text),
  }));
}

async function oneReceipt(
  context: LedgerContext,
  rows: readonly PlacedRow[],
  version: number,
): Promise<FileResponse> {
  const row = rows.find((one) => one.version === version);
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  const [file] = await receiptFiles(context, [row]);
  if (file === undefined) throw new Refused({ code: 'ledger.not-sealed' });
  return {
    fileName: file.name,
    contentType: 'text/plain; charset=utf-8',
    bytes: Buffer.from(file.bytes),
  };
}

/** Several receipts in one file, with the policy to check them by beside them. */
async function allReceipts(
  context: LedgerContext,
  rows: readonly PlacedRow[],
  fileName: string,
): Promise<FileResponse> {
  // Nothing is left out silently: what is more than that is taken one by one.
  if (rows.length > MAX_RECEIPTS)
    throw new Refused({ code: 'ledger.too-many-receipts', values: { limit: MAX_RECEIPTS } });
  const files = await receiptFiles(context, rows);
  if (files.length === 0) throw new Refused({ code: 'ledger.not-sealed' });
  const { text } = await context.policy();
  const bytes = writeZip(
    new Map([
      ...files.map((file) => [file.name, file.bytes] as const),
      ['policy.txt', new Uint8Array(Buffer.from(text))] as const,
    ]),
  );
  return { fileName, contentType: 'application/zip', bytes: Buffer.from(bytes) };
}

function personOf(caller: Caller) {
  if (caller.personId === null) throw new Refused({ code: 'http.not-found' });
  return caller.personId;
}

/** All of them, or more than one file takes. */
async function everyRowOf(context: LedgerContext, caller: Caller): Promise<PlacedRow[]> {
  const rows: PlacedRow[] = [];
  for (;;) {
    const last = rows.at(-1);
    const after = last && { recordedAt: last.recorded_at.toISOString(), id: last.id };
    const page = await context.database.read(SYSTEM_SCOPE, (db) =>
      rowsOfPerson(db, personOf(caller), { after, limit: TAKEN_AT_ONCE }),
    );
    rows.push(...page);
    if (page.length < TAKEN_AT_ONCE || rows.length > MAX_RECEIPTS) return rows;
  }
}

/** A page of places: asked for with one row more, which says whether there is another. */
async function pageOfSeals(
  context: LedgerContext,
  rows: readonly PlacedRow[],
  limit: number,
  placeOf: (row: PlacedRow) => string,
): Promise<{ items: Seal[]; next: string | null }> {
  const items = await context.database.read(SYSTEM_SCOPE, (db) =>
    sealsOf(db, context, rows.slice(0, limit)),
  );
  const places = rows.map((row) => ({ scopeKey: placeOf(row), id: row.id }));
  return { items, next: cursorAfter(places, limit) };
}

function registerMine(binder: Binder, context: LedgerContext): void {
  const { database } = context;
  bind(binder, ledgerRoutes.mine, async ({ query }, { caller }) => {
    const place = readCursor(query.cursor, 'query.cursor');
    if (place !== undefined && !instantSchema.safeParse(place.scopeKey).success)
      throw new Refused({ code: 'http.invalid-input', path: 'query.cursor' });
    const after = place && { recordedAt: place.scopeKey, id: place.id };
    const rows = await database.read(SYSTEM_SCOPE, (db) =>
      rowsOfPerson(db, personOf(caller), { after, limit: query.limit + 1 }),
    );
    return pageOfSeals(context, rows, query.limit, (row) => row.recorded_at.toISOString());
  });
  bind(binder, ledgerRoutes.myReceipt, async ({ params }, { caller }) => {
    const own = { keys: [], committees: [], persons: [personOf(caller)] };
    const rows = await database.read(SYSTEM_SCOPE, (db) =>
      versionsOf(db, own, params.record, { only: params.version }),
    );
    return oneReceipt(context, rows, params.version);
  });
  bind(binder, ledgerRoutes.myReceipts, async (_, { caller }) =>
    allReceipts(context, await everyRowOf(context, caller), '我的存证回执.zip'),
  );
}

/** The erasable fields that the record still has. */
async function offeredPaths(
  db: Reader,
  { erasers }: LedgerContext,
  record: string,
): Promise<string[]> {
  const held = await heldRecord(db, record);
  if (held === undefined) return [];
  const paths = held.keys.map(pathOf);
  return erasersOf(erasers, held.type).flatMap(({ paths: [path = ''] }) =>
    paths.includes(path) ? [path] : [],
  );
}

function registerRecords(
  binder: Binder,
  context: LedgerContext,
  may: (caller: Caller, action: string) => boolean,
): void {
  const { database } = context;
  bind(binder, ledgerRoutes.record, async ({ params }, { caller, scope }) =>
    database.read(SYSTEM_SCOPE, async (db) => {
      const rows = await versionsOf(db, scope, params.record);
      if (rows.length === 0) throw new Refused({ code: 'http.not-found' });
      const restrictions = await restrictionsOn(db, [params.record]);
      const isSealedOff = restrictions.some(({ kind }) => kind === 'seal');
      const mayRestrict = may(caller, 'ledger.restrict');
      return {
        record: params.record,
        versions: await sealsOf(db, context, rows),
        isSealedOff,
        mayPackage: !isSealedOff && may(caller, 'ledger.package'),
        mayRestrict,
        paths: mayRestrict ? await offeredPaths(db, context, params.record) : [],
      };
    }),
  );
  bind(binder, ledgerRoutes.receipt, async ({ params }, { scope }) => {
    const rows = await database.read(SYSTEM_SCOPE, (db) =>
      versionsOf(db, scope, params.record, { only: params.version }),
    );
    return oneReceipt(context, rows, params.version);
  });
  bind(binder, ledgerRoutes.receipts, async ({ params }, { scope }) => {
    const rows = await database.read(SYSTEM_SCOPE, (db) =>
      versionsOf(db, scope, params.record, { limit: MAX_RECEIPTS + 1 }),
    );
    if (rows.length === 0) throw new Refused({ code: 'http.not-found' });
    return allReceipts(context, rows, `${params.record}.zip`);
  });
}

/** Of a record that is public: where it stands in the log. Undefined as long as it is not sealed. */
export async function publicPlaceOf(
  { database }: Pick<LedgerContext, 'database'>,
  record: string,
  version: number,
): Promise<{ readonly index: number; readonly sealedAt: Date } | undefined> {
  const row = await database.read(SYSTEM_SCOPE, (db) => publicVersionOf(db, record, version));
  const { index = null, sealed_at: sealedAt = null } = row ?? {};
  return index === null || sealedAt === null ? undefined : { index, sealedAt };
}

/** Of a record that is public: the receipt of this version. */
export async function publicReceiptOf(
  context: LedgerContext,
  record: string,
  version: number,
): Promise<Buffer | undefined> {
  const row = await context.database.read(SYSTEM_SCOPE, (db) =>
    publicVersionOf(db, record, version),
  );
  const [file] = await receiptFiles(context, row === undefined ? [] : [row]);
  return file === undefined ? undefined : Buffer.from(file.bytes);
}

export function registerStatus(
  binder: Binder,
  context: LedgerContext,
  refusals: ReadonlyMap<string, string>,
): void {
  const { database } = context;
  bind(binder, ledgerRoutes.status, () =>
    database.read(SYSTEM_SCOPE, (db) => statusOf(db, context, refusals)),
  );
  bind(binder, ledgerRoutes.entries, async ({ query }) => {
    const place = readCursor(query.cursor, 'query.cursor');
    const before = place === undefined ? undefined : Number(place.scopeKey);
    if (before !== undefined && !Number.isSafeInteger(before))
      throw new Refused({ code: 'http.invalid-input', path: 'query.cursor' });
    const rows = await database.read(SYSTEM_SCOPE, (db) =>
      entriesOf(db, { record: query.record, before, limit: query.limit + 1 }),
    );
    return pageOfSeals(context, rows, query.limit, (row) => String(row.index));
  });
}

export function registerReceipts(
  binder: Binder,
  context: LedgerContext,
  may: (caller: Caller, action: string) => boolean,
): void {
  registerMine(binder, context);
  registerRecords(binder, context, may);
}

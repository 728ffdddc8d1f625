// What the ledger puts into an evidence file: packages of many records, receipts by number, the state of the log.
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import type { LedgerContext } from './ledger.context.ts';
import { type PackRequest, pack } from './packages.ts';
import { receiptsFor } from './receipts.ts';
import { bytesOfLeaves } from './records.store.ts';
import { publishedCheckpoint } from './trust.ts';
import { newestSigned } from './witnesses.store.ts';

/** The log as its newest signed checkpoint has it. */
export interface LogState {
  readonly origin: string;
  readonly size: number;
  /** In base64. */
  readonly root: string;
  readonly signedAt: Date;
  /** With its signatures, as it is published. */
  readonly checkpoint: string;
  readonly policy: string;
}

export async function logState(context: LedgerContext): Promise<LogState | undefined> {
  const { text: policy } = await context.policy();
  return context.database.read(SYSTEM_SCOPE, async (db) => {
    const newest = await newestSigned(db);
    const checkpoint = await publishedCheckpoint(db);
    if (newest === undefined || checkpoint === undefined) return undefined;
    const { size, signedAt } = newest;
    const root = Buffer.from(newest.root).toString('base64');
    return { origin: context.log.origin, size, root, signedAt, checkpoint, policy };
  });
}

/** For who may have all of these records: what cannot be packed ends the file. */
export async function packageOfRecords(
  context: LedgerContext,
  request: PackRequest,
): Promise<Uint8Array> {
  const packed = await pack(context, request);
  if (!packed.ok) throw new Refused(packed.error);
  return packed.value;
}

/** The receipts of these entries by their numbers in the log. */
export async function receiptsByIndex(
  context: LedgerContext,
  indexes: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const receipts = await context.database.read(SYSTEM_SCOPE, async (db) =>
    receiptsFor(db, context, await bytesOfLeaves(db, indexes)),
  );
  return new Map(receipts.map(({ index, text }) => [index, text]));
}

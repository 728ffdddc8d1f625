// A failure is loud: it is written down where every process sees it, and nothing is signed until it is settled.
import type { FindingCode } from '@jinze/contracts';
import type { JsonObject } from '@jinze/kernel';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { insertFindings } from './findings.store.ts';
import type { LedgerContext } from './ledger.context.ts';

/** What a check found: which thing, and the compared values. */
export interface Found {
  readonly code: FindingCode;
  readonly subject: string;
  readonly params: JsonObject;
}

export async function raise(
  { database, clock, onProblem }: Pick<LedgerContext, 'database' | 'clock' | 'onProblem'>,
  found: readonly Found[],
): Promise<void> {
  if (found.length === 0) return;
  const now = clock.now();
  await database.write(SYSTEM_SCOPE, (tx) =>
    insertFindings(
      tx,
      found.map((one) => ({ ...one, id: newId(now), foundAt: now })),
    ),
  );
  for (const { code } of found) onProblem(`ledger finding ${code}`);
}

// A failure is loud: it is written down where every process sees it, and nothing is signed until it is settled.
import type { FindingCode } from '@jinze/contracts';
import type { JsonObject } from '@jinze/kernel';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { insertFindings, settleFindings } from './findings.store.ts';
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

/** Somebody at the machine has looked at what was found, and says why signing may go on. It stands in the log as well. */
export async function settle(
  { clock, unitOfWork }: Pick<LedgerContext, 'clock' | 'unitOfWork'>,
  reason: string,
): Promise<number> {
  const by = 'jinze ledger settle';
  const command = { actor: { accountId: null, name: by }, scope: SYSTEM_SCOPE };
  const { settled } = await unitOfWork.commit(command, async (unit) => {
    const settled = await settleFindings(unit.tx, { by, reason, at: clock.now() });
    if (settled > 0)
      await unit.record([
        {
          stream: 'ledger',
          id: newId(unit.now),
          version: 1,
          type: 'ledger.findings-settled.v1',
          data: {},
          fields: { settled, reason },
        },
      ]);
    return { settled };
  });
  return settled;
}

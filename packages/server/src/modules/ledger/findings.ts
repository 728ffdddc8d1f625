// A failure is loud: it is written down where every process sees it, and nothing is signed until it is settled.
import type { FindingCode } from '@jinze/contracts';
import type { JsonObject } from '@jinze/kernel';
import type { Tx } from '../../platform/database/database.ts';
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

export async function keepFindings(tx: Tx, found: readonly Found[], now: Date): Promise<void> {
  await insertFindings(
    tx,
    found.map((one) => ({ ...one, id: newId(now), foundAt: now })),
  );
}

/** Whoever runs this hears of it as well. */
export function tellOf(
  { onProblem }: Pick<LedgerContext, 'onProblem'>,
  found: readonly Found[],
): void {
  for (const { code } of found) onProblem(`ledger finding ${code}`);
}

export async function raise(
  context: Pick<LedgerContext, 'database' | 'clock' | 'onProblem'>,
  found: readonly Found[],
): Promise<void> {
  if (found.length === 0) return;
  await context.database.write(SYSTEM_SCOPE, (tx) => keepFindings(tx, found, context.clock.now()));
  tellOf(context, found);
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

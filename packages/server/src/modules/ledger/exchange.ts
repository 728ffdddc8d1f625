// Witnesses without a network: what is to be witnessed goes out in a file, what they answer comes back in one.

import { ok, type Result, refuse } from '@jinze/kernel';
import { verifierKeyText } from '@jinze/ledger';
import { addCheckpointText, exchangeText, parseExchangeAnswers } from '@jinze/ledger/witness';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { LedgerContext } from './ledger.context.ts';
import { consistencyProof } from './proofs.ts';
import { cosignedSize, newestSigned, signedAt } from './witnesses.store.ts';
import { keepCosignature } from './witnesses.ts';

/** The newest signed checkpoint for each witness that has not cosigned it; undefined: there is nothing to ask. */
export function requestsFor(context: LedgerContext): Promise<string | undefined> {
  return context.database.read(SYSTEM_SCOPE, async (db) => {
    const { policy } = await context.policy();
    const newest = await newestSigned(db);
    if (newest === undefined) return undefined;
    const texts = new Set<string>();
    for (const { key } of policy.witnesses) {
      const known = await cosignedSize(db, verifierKeyText(key));
      if (known >= newest.size) continue;
      const proof = await consistencyProof(db, context.log.alg, BigInt(known), BigInt(newest.size));
      texts.add(addCheckpointText(BigInt(known), proof, newest.note));
    }
    return texts.size === 0 ? undefined : exchangeText([...texts]);
  });
}

export interface Taken {
  readonly kept: number;
  /** Statuses of answers that are no cosignature. */
  readonly refused: readonly number[];
}

/** Keeps the good cosignatures of an answer file; whoever's they are is told by the key. */
export async function takeAnswers(
  context: LedgerContext,
  text: string,
): Promise<Result<Taken, { readonly code: 'ledger.bad-exchange' }>> {
  const parsed = parseExchangeAnswers(text);
  if (!parsed.ok) return refuse({ code: 'ledger.bad-exchange' });
  const { policy } = await context.policy();
  let kept = 0;
  const refused: number[] = [];
  for (const { status, checkpoint, body } of parsed.value) {
    if (status !== 200 || checkpoint === undefined || checkpoint.origin !== context.log.origin) {
      refused.push(status);
      continue;
    }
    const size = Number(checkpoint.size);
    const [signed] = await context.database.read(SYSTEM_SCOPE, (db) => signedAt(db, [size]));
    for (const { key } of signed === undefined ? [] : policy.witnesses) {
      const asked = await keepCosignature(context, key, signed ?? { size, note: '' }, body);
      if (asked.kind === 'cosigned') kept += 1;
    }
  }
  return ok({ kept, refused });
}

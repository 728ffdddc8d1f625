// Witnesses without a network: what is to be witnessed goes out in a file, what they answer comes back in one.

import { ok, type Result, refuse } from '@jinze/kernel';
import { verifierKeyText } from '@jinze/ledger';
import type { Policy } from '@jinze/ledger/verify';
import { exchangeText, parseExchangeAnswers } from '@jinze/ledger/witness';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { LedgerContext } from './ledger.context.ts';
import { newestWitnessedBut } from './trust.ts';
import { knownSize, newestSigned, signedAt } from './witnesses.store.ts';
import { requestText, type Signed, takeAnswer } from './witnesses.ts';

/**
 * What a witness by file is asked to sign: the newest checkpoint that lacks nothing but such signatures. The others sign on
 * while the file travels; the newest of now might never be signed by all of them.
 */
async function forFiles(db: Reader, policy: Policy): Promise<Signed | undefined> {
  const byFile = policy.witnesses.flatMap(({ key, address }) =>
    address === undefined ? [key] : [],
  );
  const size = await newestWitnessedBut(db, { policy, given: new Set(byFile) });
  return size === undefined ? undefined : (await signedAt(db, [size]))[0];
}

/** A request for each witness that has not signed what is asked of it; undefined: there is nothing to ask. */
export function requestsFor(context: LedgerContext): Promise<string | undefined> {
  return context.database.read(SYSTEM_SCOPE, async (db) => {
    const { policy } = await context.policy();
    const newest = await newestSigned(db);
    if (newest === undefined) return undefined;
    const shared = (await forFiles(db, policy)) ?? newest;
    const texts = new Set<string>();
    for (const { key, address } of policy.witnesses) {
      const known = await knownSize(db, verifierKeyText(key));
      const signed = address === undefined && known < shared.size ? shared : newest;
      if (known < signed.size) texts.add(await requestText(db, context, known, signed));
    }
    return texts.size === 0 ? undefined : exchangeText([...texts]);
  });
}

export interface Taken {
  readonly kept: number;
  /** Whoever said that it knows a smaller size: the next file of requests begins there. */
  readonly stale: number;
  /** What the others said, or why their answer is none. */
  readonly refused: readonly string[];
}

/** Takes a file of answers: good cosignatures are kept, and what a witness remembers is heard as over the network. */
export async function takeAnswers(
  context: LedgerContext,
  text: string,
): Promise<Result<Taken, { readonly code: 'ledger.bad-exchange' }>> {
  const parsed = parseExchangeAnswers(text);
  if (!parsed.ok) return refuse({ code: 'ledger.bad-exchange' });
  const { policy } = await context.policy();
  const taken = { kept: 0, stale: 0, refused: [] as string[] };
  for (const answer of parsed.value) {
    const { checkpoint } = answer;
    const witness = policy.witnesses.find(({ key }) => key.name === answer.witness);
    const size = checkpoint?.origin === context.log.origin ? Number(checkpoint.size) : undefined;
    const [signed] =
      size === undefined
        ? []
        : await context.database.read(SYSTEM_SCOPE, (db) => signedAt(db, [size]));
    if (witness === undefined) taken.refused.push('witness.unknown');
    else if (signed === undefined) taken.refused.push('witness.other-log');
    else {
      const asked = await takeAnswer(context, witness, signed, answer);
      if (asked.kind === 'cosigned') taken.kept += 1;
      if (asked.kind === 'stale') taken.stale += 1;
      if (asked.kind === 'refused') taken.refused.push(asked.refusal);
    }
  }
  return ok(taken);
}

// Asking the witnesses: each gets the newest checkpoint with the proof from the one it knows, and its cosignature is kept.

import { verifierKeyText } from '@jinze/ledger';
import type { Policy, VerifierKey } from '@jinze/ledger/verify';
import { addCheckpointText, addCosignatures, knownSizeOf } from '@jinze/ledger/witness';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { boundedBody } from './bounded-body.ts';
import { isSettled } from './findings.store.ts';
import { raise } from './findings.ts';
import type { LedgerContext } from './ledger.context.ts';
import { consistencyProof } from './proofs.ts';
import { cosignedSize, insertCosignature, newestSigned } from './witnesses.store.ts';

export type WitnessOf = Policy['witnesses'][number];

/** What came of asking one witness. `refusal`: the code it gave, or `silent`. */
export type Asked =
  | { readonly kind: 'cosigned' | 'nothing-new'; readonly size: number }
  | { readonly kind: 'refused'; readonly refusal: string };

const TIMEOUT_MS = 10_000;
/** A witness answers with a line or two. */
const MAX_ANSWER = 1 << 16;

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

async function post(address: string, body: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(
      new URL('add-checkpoint', address.endsWith('/') ? address : `${address}/`),
      {
        method: 'POST',
        body,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        redirect: 'error',
      },
    );
    const answered = await boundedBody(response, MAX_ANSWER);
    if (answered === undefined) return undefined;
    const text = new TextDecoder().decode(answered);
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body: text,
    };
  } catch {
    // Down, slow, or no witness at all: asked again soon.
    return undefined;
  }
}

interface Signed {
  readonly size: number;
  readonly note: string;
}

async function ask(
  context: LedgerContext,
  address: string,
  oldSize: number,
  newest: Signed,
): Promise<Answer | undefined> {
  const proof = await context.database.read(SYSTEM_SCOPE, (db) =>
    consistencyProof(db, context.log.alg, BigInt(oldSize), BigInt(newest.size)),
  );
  return post(address, addCheckpointText(BigInt(oldSize), proof, newest.note));
}

/** The witness's good line is kept; anything else it says is not. */
export async function keepCosignature(
  context: LedgerContext,
  key: VerifierKey,
  newest: Signed,
  body: string,
): Promise<Asked> {
  const added = addCosignatures({ note: newest.note, answer: body, keys: [key] });
  if (!added.ok) return { kind: 'refused', refusal: added.error.code };
  const line = added.value.note.slice(newest.note.length);
  const time = added.value.cosignatures[0]?.time;
  if (time === undefined || line === '')
    return { kind: 'refused', refusal: 'witness.no-cosignature' };
  await context.database.write(SYSTEM_SCOPE, (tx) =>
    insertCosignature(tx, {
      size: newest.size,
      verifierKey: verifierKeyText(key),
      line,
      time,
      receivedAt: context.clock.now(),
    }),
  );
  return { kind: 'cosigned', size: newest.size };
}

/** With its key: a witness that begins anew is another one. */
const subjectOf = ({ name, key }: WitnessOf) => `witness/${name}/${key.id}`;

/** What a witness remembers and we cannot lead to: an old backup, or another history. It is never argued away. */
async function disagree(
  context: LedgerContext,
  witness: WitnessOf,
  code: 'older-than-witnessed' | 'witness-disagrees',
  params: { readonly size: number; readonly witnessed?: number },
): Promise<Asked> {
  await raise(context, [{ code, subject: subjectOf(witness), params }]);
  return { kind: 'refused', refusal: code };
}

/**
 * Asks one witness for the newest signed checkpoint; a stale idea of what it knows is corrected by its own answer.
 * `isAfresh`: asked even where we think it has signed this one. A restored backup brings its own cosignatures along, and
 * only the witness remembers what came after them.
 */
export async function askWitness(
  context: LedgerContext,
  witness: WitnessOf,
  isAfresh = false,
): Promise<Asked> {
  const { key, address } = witness;
  const { newest, known, isSetAside } = await context.database.read(SYSTEM_SCOPE, async (db) => ({
    isSetAside: await isSettled(db, subjectOf(witness)),
    newest: await newestSigned(db),
    known: await cosignedSize(db, verifierKeyText(key)),
  }));
  // People have looked at what it said and gone on without it.
  if (isSetAside) return { kind: 'refused', refusal: 'witness.set-aside' };
  if (newest === undefined || address === undefined) return { kind: 'nothing-new', size: known };
  if (known >= newest.size && !isAfresh) return { kind: 'nothing-new', size: known };
  let answer = await ask(context, address, Math.min(known, newest.size), newest);
  if (answer?.status === 409 && answer.contentType.startsWith('text/x.tlog.size')) {
    const size = Number(knownSizeOf(answer.body) ?? -1n);
    // Read anew: another process of ours may have asked it for a newer one meanwhile.
    const signed = await context.database.read(SYSTEM_SCOPE, newestSigned);
    if (signed !== undefined && size > newest.size && size <= signed.size)
      return { kind: 'nothing-new', size };
    if (size > newest.size)
      return disagree(context, witness, 'older-than-witnessed', {
        size: newest.size,
        witnessed: size,
      });
    if (size < 0) return { kind: 'refused', refusal: 'witness.malformed' };
    answer = await ask(context, address, size, newest);
  }
  if (answer === undefined) return { kind: 'refused', refusal: 'silent' };
  if (answer.status === 200) return keepCosignature(context, key, newest, answer.body);
  const refusal = /^witness\.[a-z-]+$/m.exec(answer.body)?.[0] ?? `http.${answer.status}`;
  const isOtherHistory =
    refusal === 'witness.other-root' || (answer.status === 422 && refusal === 'witness.bad-proof');
  return isOtherHistory
    ? disagree(context, witness, 'witness-disagrees', { size: newest.size })
    : { kind: 'refused', refusal };
}

// Asking the witnesses: each gets the newest checkpoint with the proof from the one it knows, and its cosignature is kept.

import { verifierKeyText } from '@jinze/ledger';
import type { Policy, VerifierKey } from '@jinze/ledger/verify';
import { addCheckpointText, addCosignatures, knownSizeOf } from '@jinze/ledger/witness';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { boundedBody } from './bounded-body.ts';
import { isSettled, raise } from './findings.ts';
import type { LedgerContext } from './ledger.context.ts';
import { consistencyProof } from './proofs.ts';
import { insertCosignature, keepToldSize, knownSize, newestSigned } from './witnesses.store.ts';

export type WitnessOf = Policy['witnesses'][number];

/** What came of asking one witness; `stale`: it knows this size, to be asked from there. `refusal`: its code, or `silent`. */
export type Asked =
  | { readonly kind: 'cosigned' | 'nothing-new' | 'stale'; readonly size: number }
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

export interface Signed {
  readonly size: number;
  readonly note: string;
}

/** What is asked: the checkpoint, with the proof from what the witness is taken to know. */
export async function requestText(
  db: Reader,
  { log }: Pick<LedgerContext, 'log'>,
  oldSize: number,
  signed: Signed,
): Promise<string> {
  const proof = await consistencyProof(db, log.alg, BigInt(oldSize), BigInt(signed.size));
  return addCheckpointText(BigInt(oldSize), proof, signed.note);
}

/** The witness's good line is kept; anything else it says is not. */
async function keepCosignature(
  context: LedgerContext,
  key: VerifierKey,
  signed: Signed,
  body: string,
): Promise<Asked> {
  const added = addCosignatures({ note: signed.note, answer: body, keys: [key] });
  if (!added.ok) return { kind: 'refused', refusal: added.error.code };
  const line = added.value.note.slice(signed.note.length);
  const time = added.value.cosignatures[0]?.time;
  if (time === undefined || line === '')
    return { kind: 'refused', refusal: 'witness.no-cosignature' };
  await context.database.write(SYSTEM_SCOPE, (tx) =>
    insertCosignature(tx, {
      size: signed.size,
      verifierKey: verifierKeyText(key),
      line,
      time,
      receivedAt: context.clock.now(),
    }),
  );
  return { kind: 'cosigned', size: signed.size };
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

/** People have looked at what it said and gone on without it. */
const SET_ASIDE = { kind: 'refused', refusal: 'witness.set-aside' } as const;

/** A witness that knows a size: kept for the next request, or more than we have, which is never argued away. */
async function hear(
  context: LedgerContext,
  witness: WitnessOf,
  signed: Signed,
  size: number,
): Promise<Asked> {
  // Read anew: another process of ours may have asked it for a newer one meanwhile.
  const newest = await context.database.read(SYSTEM_SCOPE, newestSigned);
  const most = Math.max(signed.size, newest?.size ?? 0);
  if (size > most)
    return disagree(context, witness, 'older-than-witnessed', { size: most, witnessed: size });
  await context.database.write(SYSTEM_SCOPE, (tx) =>
    keepToldSize(tx, verifierKeyText(witness.key), size),
  );
  return size <= signed.size ? { kind: 'stale', size } : { kind: 'nothing-new', size };
}

/** What a witness's answer to a checkpoint of ours means, whichever way it came; what it brings is kept. */
export async function takeAnswer(
  context: LedgerContext,
  witness: WitnessOf,
  signed: Signed,
  { status, body }: Pick<Answer, 'status' | 'body'>,
): Promise<Asked> {
  const isSetAside = await context.database.read(SYSTEM_SCOPE, (db) =>
    isSettled(db, subjectOf(witness)),
  );
  if (isSetAside) return SET_ASIDE;
  if (status === 200) return keepCosignature(context, witness.key, signed, body);
  const size = status === 409 ? knownSizeOf(body) : undefined;
  if (size !== undefined) return hear(context, witness, signed, Number(size));
  const refusal = /^witness\.[a-z-]+$/m.exec(body)?.[0] ?? `http.${status}`;
  const isOtherHistory =
    refusal === 'witness.other-root' || (status === 422 && refusal === 'witness.bad-proof');
  return isOtherHistory
    ? disagree(context, witness, 'witness-disagrees', { size: signed.size })
    : { kind: 'refused', refusal };
}

/**
 * Asks one witness for a signed checkpoint; a stale idea of what it knows is corrected by its own answer.
 * `isAfresh`: asked even where we think it has signed this one. A restored backup brings its own cosignatures along, and
 * only the witness remembers what came after them.
 */
async function askWitness(
  context: LedgerContext,
  witness: WitnessOf,
  signed: Signed,
  isAfresh = false,
): Promise<Asked> {
  const { key, address } = witness;
  const { known, isSetAside } = await context.database.read(SYSTEM_SCOPE, async (db) => ({
    isSetAside: await isSettled(db, subjectOf(witness)),
    known: await knownSize(db, verifierKeyText(key)),
  }));
  if (isSetAside) return SET_ASIDE;
  const isKnown = known >= signed.size && !isAfresh;
  if (address === undefined || isKnown) return { kind: 'nothing-new', size: known };
  const ask = async (oldSize: number): Promise<Asked> => {
    const request = await context.database.read(SYSTEM_SCOPE, (db) =>
      requestText(db, context, oldSize, signed),
    );
    const answer = await post(address, request);
    return answer === undefined
      ? { kind: 'refused', refusal: 'silent' }
      : takeAnswer(context, witness, signed, answer);
  };
  const first = await ask(Math.min(known, signed.size));
  return first.kind === 'stale' ? ask(first.size) : first;
}

/** All witnesses get the same checkpoint: only what several have signed can have a quorum. */
export async function askWitnesses(
  context: LedgerContext,
  isAfresh = false,
): Promise<{ readonly witness: WitnessOf; readonly asked: Asked }[]> {
  const { policy } = await context.policy();
  const signed = await context.database.read(SYSTEM_SCOPE, newestSigned);
  if (signed === undefined) return [];
  return Promise.all(
    policy.witnesses.map(async (witness) => ({
      witness,
      asked: await askWitness(context, witness, signed, isAfresh),
    })),
  );
}

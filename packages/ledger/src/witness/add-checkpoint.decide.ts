// What a witness answers to a checkpoint: from what it remembers of the log to its cosignature, or a refusal.
import { assert } from '@jinze/kernel';
import { areEqual } from '../verify/bytes.ts';
import {
  type Alg,
  hashOf,
  openNote,
  parseCheckpoint,
  SIGNATURE_TYPES,
  type VerifierKey,
  verifyConsistency,
} from '../verify/index.ts';
import { type Signer, signatureLine } from '../write-note.ts';
import { goodLines, splitLines } from './lines.ts';
import type { AddCheckpoint } from './request.ts';

/** The largest tree of one log that the witness has cosigned. */
export interface KnownTree {
  readonly size: bigint;
  readonly root: Uint8Array;
}

export type WitnessRefusalCode =
  | 'witness.too-long'
  | 'witness.malformed'
  | 'witness.unknown-log'
  | 'witness.bad-signature'
  | 'witness.old-size-too-great'
  | 'witness.other-root'
  | 'witness.bad-proof'
  /** Of the process alone: it cannot read or write what it has to remember. */
  | 'witness.cannot-remember';

export interface WitnessDecision {
  readonly status: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 503;
  readonly contentType: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
  readonly body: string;
  /** With 200: what has to be remembered for good before anybody is answered. */
  readonly next?: KnownTree & { readonly origin: string; readonly note: string };
}

/** A refusal as everybody reads it: its code on a line. */
export function refusalAnswer(
  status: Exclude<WitnessDecision['status'], 200>,
  code: WitnessRefusalCode,
): WitnessDecision {
  return { status, contentType: 'text/plain; charset=utf-8', body: `${code}\n` };
}

/** Why the new tree is not taken for one that has grown out of the known one. */
function refusalOfTree(
  alg: Alg,
  { oldSize, proof }: AddCheckpoint,
  known: KnownTree,
  now: KnownTree,
): WitnessDecision | undefined {
  if (oldSize > now.size) return refusalAnswer(400, 'witness.old-size-too-great');
  if (oldSize !== known.size)
    return { status: 409, contentType: 'text/x.tlog.size', body: `${known.size}\n` };
  if (oldSize === now.size && !areEqual(known.root, now.root))
    return refusalAnswer(409, 'witness.other-root');
  // From nothing, and to the same tree, there is nothing to prove.
  const isProven =
    oldSize === 0n || oldSize === now.size
      ? proof.length === 0
      : verifyConsistency({
          alg,
          oldSize,
          newSize: now.size,
          proof,
          oldRoot: known.root,
          newRoot: now.root,
        }).ok;
  return isProven ? undefined : refusalAnswer(422, 'witness.bad-proof');
}

/**
 * The answer of C2SP tlog-witness, its checks in its order. `known`: the tree of the request's origin, undefined if there
 * is none yet; `logKeys`: of all logs; `now`: seconds since 1970; `signers`: the witness's own keys, one for each profile.
 */
export function decideAddCheckpoint(input: {
  readonly request: AddCheckpoint;
  readonly known: KnownTree | undefined;
  readonly logKeys: readonly VerifierKey[];
  readonly now: bigint;
  readonly signers: Readonly<Record<Alg, Signer>>;
}): WitnessDecision {
  const { request, logKeys, now, signers } = input;
  const { origin } = request.checkpoint;
  const keys = logKeys.filter(
    ({ name, type }) => name === origin && !SIGNATURE_TYPES[type].isCosignature,
  );
  const [first] = keys;
  if (first === undefined) return refusalAnswer(404, 'witness.unknown-log');
  const note = openNote(request.note, keys);
  if (!note.ok)
    return note.error.code === 'note.bad-signature' || note.error.code === 'note.nobody-known'
      ? refusalAnswer(403, 'witness.bad-signature')
      : refusalAnswer(400, 'witness.malformed');
  const { text } = note.value;
  const checkpoint = parseCheckpoint(text);
  if (!checkpoint.ok) return refusalAnswer(400, 'witness.malformed');
  const { size, root } = checkpoint.value;
  const { alg } = SIGNATURE_TYPES[first.type];
  const known = input.known ?? { size: 0n, root: hashOf(alg, new Uint8Array()) };
  const refusal = refusalOfTree(alg, request, known, { size, root });
  if (refusal !== undefined) return refusal;
  const signer = signers[alg];
  assert(SIGNATURE_TYPES[signer.key.type].isCosignature, 'a witness signs with the time');
  assert(SIGNATURE_TYPES[signer.key.type].alg === alg, 'a witness signs in the profile of the log');
  const cosignature = signatureLine(signer, text, now);
  const signed = goodLines(text, splitLines(request.note).lines, keys).join('');
  return {
    status: 200,
    contentType: 'text/plain; charset=utf-8',
    body: cosignature,
    next: { origin, size, root, note: `${text}\n${signed}${cosignature}` },
  };
}

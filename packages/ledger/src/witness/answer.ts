// What the log makes of a witness's answer: the good cosignatures, and no other line.
import { ok, type Result, refuse } from '@jinze/kernel';
import { decimalOf } from '../verify/bytes.ts';
import {
  type NoteSignature,
  openNote,
  SIGNATURE_TYPES,
  type VerifierKey,
} from '../verify/index.ts';
import { goodLines, splitLines } from './lines.ts';

export interface AnswerRefusal {
  readonly code: 'witness.no-cosignature';
}

/**
 * The checkpoint with the witness's good lines added, and what they say. `note`: as it was sent, `answer`: the body of
 * 200, `keys`: the witnesses' that the log knows; lines of others are passed over, and bad ones too.
 */
export function addCosignatures({
  note,
  answer,
  keys,
}: {
  readonly note: string;
  readonly answer: string;
  readonly keys: readonly VerifierKey[];
}): Result<
  { readonly note: string; readonly cosignatures: readonly NoteSignature[] },
  AnswerRefusal
> {
  const { text, lines } = splitLines(note);
  const cosigners = keys.filter(({ type }) => SIGNATURE_TYPES[type].isCosignature);
  const added = goodLines(text, answer.match(/[^\n]*\n/g) ?? [], cosigners);
  const opened = openNote(`${text}\n${added.join('')}`, cosigners);
  if (!opened.ok) return refuse({ code: 'witness.no-cosignature' });
  const fresh = added.filter((line) => !lines.includes(line));
  return ok({ note: note + fresh.join(''), cosignatures: opened.value.signatures });
}

/** The size in the body of 409 `text/x.tlog.size`: what the witness remembers. */
export const knownSizeOf = (body: string): bigint | undefined =>
  body.endsWith('\n') ? decimalOf(body.slice(0, -1)) : undefined;

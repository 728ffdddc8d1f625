// Signed notes (C2SP signed-note): the text, and which of the named keys have signed it.
import { ok, type Result, refuse } from '@jinze/kernel';
import { bytesOf, fromBase64, hasControls, numberOf } from './bytes.ts';
import { hexOf, isKeyName, SIGNATURE_TYPES, type VerifierKey } from './keys.ts';

export interface NoteRefusal {
  readonly code: 'note.too-long' | 'note.malformed' | 'note.bad-signature' | 'note.nobody-known';
}

export interface NoteSignature {
  readonly key: VerifierKey;
  /** Of a cosignature: when it was made, in seconds since 1970. */
  readonly time?: bigint;
}

export interface Note {
  /** With its last line break, without the empty line. */
  readonly text: string;
  /** The good signatures of the named keys, each key once. */
  readonly signatures: readonly NoteSignature[];
}

const MAX_LENGTH = 1 << 20;
const MAX_SIGNATURES = 64;
const ID_LENGTH = 4;
const TIME_LENGTH = 8;
/** C2SP: a time is below 2^63. */
const MAX_TIME = 2n ** 63n;

interface Line {
  readonly name: string;
  readonly id: string;
  readonly signature: Uint8Array;
}

/** `— <name> <base64(key id || signature)>`. */
function lineOf(line: string): Line | undefined {
  const [dash, name = '', encoded = '', ...more] = line.split(' ');
  const bytes = fromBase64(encoded);
  const isWhole = dash === '—' && more.length === 0 && isKeyName(name);
  if (!isWhole || bytes === undefined || bytes.length <= ID_LENGTH) return undefined;
  return { name, id: hexOf(bytes.subarray(0, ID_LENGTH)), signature: bytes.subarray(ID_LENGTH) };
}

/** Text and lines of a note whose signatures nobody has looked at yet. */
function splitNote(
  note: string,
): { readonly text: string; readonly lines: readonly Line[] } | undefined {
  // The last empty line parts text and signatures; the text keeps its own line break.
  const gap = note.lastIndexOf('\n\n');
  const isText = note.endsWith('\n') && note.isWellFormed() && !hasControls(note, '\n\u007f');
  if (gap < 0 || !isText) return undefined;
  const written = note.slice(gap + 2, -1).split('\n');
  const lines = written.map(lineOf).filter((line) => line !== undefined);
  return lines.length === written.length ? { text: note.slice(0, gap + 1), lines } : undefined;
}

/** What a cosigner signs: the note's text after the time (C2SP tlog-cosignature, version 1). */
export function cosignedMessage(text: string, time: bigint): Uint8Array {
  return bytesOf(`cosignature/v1\ntime ${time}\n${text}`);
}

function check(text: string, signature: Uint8Array, key: VerifierKey): NoteSignature | undefined {
  const { isCosignature, verify } = SIGNATURE_TYPES[key.type];
  if (!isCosignature) return verify(signature, bytesOf(text), key.publicKey) ? { key } : undefined;
  const time = numberOf(signature.subarray(0, TIME_LENGTH));
  if (signature.length <= TIME_LENGTH || time >= MAX_TIME) return undefined;
  const message = cosignedMessage(text, time);
  return verify(signature.subarray(TIME_LENGTH), message, key.publicKey)
    ? { key, time }
    : undefined;
}

/** A note that at least one of the keys has signed; a bad signature of one of them refuses it. */
export function openNote(
  text: string,
  verifierKeys: readonly VerifierKey[],
): Result<Note, NoteRefusal> {
  if (text.length > MAX_LENGTH) return refuse({ code: 'note.too-long' });
  const parts = splitNote(text);
  if (parts === undefined) return refuse({ code: 'note.malformed' });
  if (parts.lines.length > MAX_SIGNATURES) return refuse({ code: 'note.too-long' });
  const signatures = new Map<VerifierKey, NoteSignature>();
  for (const { name, id, signature } of parts.lines) {
    const key = verifierKeys.find((one) => one.name === name && one.id === id);
    if (key === undefined) continue;
    const good = check(parts.text, signature, key);
    if (good === undefined) return refuse({ code: 'note.bad-signature' });
    if (!signatures.has(key)) signatures.set(key, good);
  }
  if (signatures.size === 0) return refuse({ code: 'note.nobody-known' });
  return ok({ text: parts.text, signatures: [...signatures.values()] });
}

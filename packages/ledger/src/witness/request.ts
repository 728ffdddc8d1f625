// What a log asks of a witness (C2SP tlog-witness, `add-checkpoint`): the text of the request, made and read.
import { ok, type Result, refuse } from '@jinze/kernel';
import { decimalOf, fromBase64, toBase64 } from '../verify/bytes.ts';
import { type Checkpoint, HASH_LENGTH, parseCheckpoint } from '../verify/index.ts';

export interface RequestRefusal {
  readonly code: 'witness.too-long' | 'witness.malformed';
}

export interface AddCheckpoint {
  /** The size of the tree that the witness is taken to know; 0: none. */
  readonly oldSize: bigint;
  /** From that tree to the checkpoint's. */
  readonly proof: readonly Uint8Array[];
  /** The signed checkpoint, word for word; nobody has looked at its signatures yet. */
  readonly note: string;
  readonly checkpoint: Checkpoint;
}

/** In bytes; what is longer is not read to its end. */
export const MAX_REQUEST = 1 << 16;
const MAX_PROOF = 63;

/** A request: `old <size>`, the proof's hashes line by line, an empty line, the signed checkpoint. */
export function addCheckpointText(
  oldSize: bigint,
  proof: readonly Uint8Array[],
  note: string,
): string {
  return `old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${note}`;
}

export function parseAddCheckpoint(body: string): Result<AddCheckpoint, RequestRefusal> {
  if (body.length > MAX_REQUEST) return refuse({ code: 'witness.too-long' });
  const malformed = refuse({ code: 'witness.malformed' } as const);
  const gap = body.indexOf('\n\n');
  if (gap < 0) return malformed;
  const [first = '', ...lines] = body.slice(0, gap).split('\n');
  const oldSize = first.startsWith('old ') ? decimalOf(first.slice('old '.length)) : undefined;
  if (oldSize === undefined || lines.length > MAX_PROOF) return malformed;
  const proof = lines.map(fromBase64).filter((hash) => hash?.length === HASH_LENGTH);
  const note = body.slice(gap + 2);
  const checkpoint = parseCheckpoint(note);
  if (proof.length !== lines.length || !checkpoint.ok) return malformed;
  return ok({
    oldSize,
    proof: proof.filter((hash) => hash !== undefined),
    note,
    checkpoint: checkpoint.value,
  });
}

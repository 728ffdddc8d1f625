// Checkpoints (C2SP tlog-checkpoint): which log, how many entries, which root.
import { ok, type Result, refuse } from '@jinze/kernel';
import { decimalOf, fromBase64 } from './bytes.ts';
import { HASH_LENGTH } from './hash.ts';

export interface CheckpointRefusal {
  readonly code: 'checkpoint.malformed';
}

export interface Checkpoint {
  readonly origin: string;
  readonly size: bigint;
  readonly root: Uint8Array;
  /** Further lines; nothing is made of them. */
  readonly extensions: readonly string[];
}

const malformed = () => refuse({ code: 'checkpoint.malformed' } as const);

/** The text of a note, or a whole note, whose signatures are then not looked at: `openNote` does. */
export function parseCheckpoint(text: string): Result<Checkpoint, CheckpointRefusal> {
  const gap = text.lastIndexOf('\n\n— ');
  const body = gap < 0 ? text : text.slice(0, gap + 1);
  if (!body.endsWith('\n') || !body.isWellFormed()) return malformed();
  const [origin = '', written = '', encoded = '', ...extensions] = body.slice(0, -1).split('\n');
  const size = decimalOf(written);
  const root = fromBase64(encoded);
  if (origin === '' || extensions.includes('')) return malformed();
  if (size === undefined || root?.length !== HASH_LENGTH) return malformed();
  return ok({ origin, size, root, extensions });
}

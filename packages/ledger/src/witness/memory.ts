// What a witness remembers of a log: its last checkpoint as it cosigned it, word for word.
import { ok, type Result, refuse } from '@jinze/kernel';
import { openNote, parseCheckpoint, type VerifierKey } from '../verify/index.ts';
import type { KnownTree } from './add-checkpoint.decide.ts';

export interface MemoryRefusal {
  readonly code: 'witness.bad-memory';
}

/** Read back only with the witness's own signature on it: a file that somebody has changed is no memory. */
export function parseMemory(
  note: string,
  origin: string,
  ownKeys: readonly VerifierKey[],
): Result<KnownTree & { readonly time: bigint }, MemoryRefusal> {
  const opened = openNote(note, ownKeys);
  const checkpoint = opened.ok ? parseCheckpoint(opened.value.text) : opened;
  const time = opened.ok ? opened.value.signatures[0]?.time : undefined;
  if (!checkpoint.ok || checkpoint.value.origin !== origin || time === undefined)
    return refuse({ code: 'witness.bad-memory' });
  const { size, root } = checkpoint.value;
  return ok({ size, root, time });
}

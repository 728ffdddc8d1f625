// A whole small file in memory, looked at like every attachment: what it is by its content, and what is kept of it.
import { ok, type Result } from '@jinze/kernel';
import type { KeptType } from '../../platform/files/file-type.ts';
import { type ContentRefusal, examineFile, fileInMemory, keptParts } from './attachment-content.ts';

export interface KeptFile {
  readonly type: KeptType;
  readonly bytes: Buffer;
}

/** Of a picture nothing is kept that tells place and device. */
export async function keptFile(bytes: Buffer): Promise<Result<KeptFile, ContentRefusal>> {
  const file = fileInMemory(bytes);
  const examined = await examineFile(file, false);
  if (!examined.ok) return examined;
  const { type, pieces } = examined.value;
  if (pieces === undefined) return ok({ type, bytes });
  const kept: Buffer[] = [];
  for await (const part of keptParts(file.parts(), pieces)) kept.push(part);
  return ok({ type, bytes: Buffer.concat(kept) });
}

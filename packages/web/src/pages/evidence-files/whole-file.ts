// Whether a file has its end: a connection may be closed in good order half way by what stands between. Pure.
import type { EvidenceFormat } from '@jinze/contracts';

/** Bytes looked at: the last words of a PDF; the record that ends an archive, which has no remark here. */
const END = { pdf: 32, zip: 22 } as const;
const END_OF_ARCHIVE = 'PK\u0005\u0006';

export async function hasItsEnd(file: Blob, format: EvidenceFormat): Promise<boolean> {
  const bytes = new Uint8Array(await file.slice(-END[format]).arrayBuffer());
  const end = String.fromCharCode(...bytes);
  return format === 'pdf' ? end.trimEnd().endsWith('%%EOF') : end.startsWith(END_OF_ARCHIVE);
}

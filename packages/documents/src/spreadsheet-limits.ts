// What an uploaded workbook or document may be at most; checked on the archive's directory, before anything is unpacked.
import { ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import { type ArchiveLimits, bytesInMemory, inspectArchive, type OfficeType } from './archive.ts';

export interface SpreadsheetLimits extends ArchiveLimits {
  readonly fileBytes: number;
  readonly rows: number;
}

/** A roster of 20 000 rows unpacks to about 20 MB. */
export const ROSTER_LIMITS: SpreadsheetLimits = {
  fileBytes: 10 * 1024 * 1024,
  entries: 200,
  unpackedBytes: 120 * 1024 * 1024,
  ratio: 200,
  rows: 20_000,
};

/** Duty records in sheets and documents; pictures in a document are never unpacked. */
export const RECORDS_LIMITS: SpreadsheetLimits = {
  fileBytes: 10 * 1024 * 1024,
  entries: 1000,
  unpackedBytes: 120 * 1024 * 1024,
  ratio: 200,
  rows: 5000,
};

export type SpreadsheetCode =
  | 'documents.file-too-large'
  | 'documents.not-a-workbook'
  | 'documents.not-readable'
  | 'documents.old-workbook'
  | 'documents.old-format'
  | 'documents.archive-bomb'
  | 'documents.macros'
  | 'documents.too-many-rows'
  | 'documents.empty-sheet'
  | 'documents.no-table';

export interface SpreadsheetRefusal extends Refusal {
  readonly code: SpreadsheetCode;
  readonly values?: Readonly<Record<string, number>>;
}

/** The container format of Excel 97 and of password-protected workbooks alike. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** What the bytes are, if they may be read as one of these at all. */
export async function checkOffice(
  bytes: Buffer,
  limits: SpreadsheetLimits,
  wanted: readonly OfficeType[],
): Promise<Result<OfficeType, SpreadsheetRefusal>> {
  const [refused, old] = wanted.includes('word')
    ? (['documents.not-readable', 'documents.old-format'] as const)
    : (['documents.not-a-workbook', 'documents.old-workbook'] as const);
  if (bytes.length > limits.fileBytes)
    return refuse({
      code: 'documents.file-too-large',
      values: { megabytes: limits.fileBytes / 1024 / 1024 },
    });
  if (bytes.subarray(0, 4).equals(COMPOUND_FILE)) return refuse({ code: old });
  const archive = await inspectArchive(bytesInMemory(bytes), limits);
  if (!archive.ok)
    return refuse({
      code: archive.error.code === 'documents.archive-bomb' ? 'documents.archive-bomb' : refused,
    });
  const { type, hasMacros } = archive.value;
  if (hasMacros) return refuse({ code: 'documents.macros' });
  return type !== undefined && wanted.includes(type) ? ok(type) : refuse({ code: refused });
}

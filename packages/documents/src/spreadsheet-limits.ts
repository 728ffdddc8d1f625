// What an uploaded workbook may be at most; checked on the archive's directory, before anything is unpacked.
import { ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import yauzl from 'yauzl';

export interface SpreadsheetLimits {
  readonly fileBytes: number;
  readonly entries: number;
  readonly unpackedBytes: number;
  /** Unpacked to packed, for the archive as a whole. */
  readonly ratio: number;
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

export type SpreadsheetCode =
  | 'documents.file-too-large'
  | 'documents.not-a-workbook'
  | 'documents.old-workbook'
  | 'documents.archive-bomb'
  | 'documents.macros'
  | 'documents.too-many-rows'
  | 'documents.empty-sheet';

export interface SpreadsheetRefusal extends Refusal {
  readonly code: SpreadsheetCode;
  readonly values?: Readonly<Record<string, number>>;
}

interface Directory {
  entries: number;
  unpackedBytes: number;
  names: string[];
}

function readDirectory(bytes: Buffer, limits: SpreadsheetLimits): Promise<Directory | undefined> {
  return new Promise((resolve) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, archive) => {
      if (error !== null || archive === undefined) return resolve(undefined);
      const directory: Directory = { entries: archive.entryCount, unpackedBytes: 0, names: [] };
      if (archive.entryCount > limits.entries) return resolve(directory);
      archive.on('entry', (entry: yauzl.Entry) => {
        directory.unpackedBytes += entry.uncompressedSize;
        directory.names.push(entry.fileName);
        archive.readEntry();
      });
      archive.on('end', () => resolve(directory));
      archive.on('error', () => resolve(undefined));
      archive.readEntry();
    });
  });
}

/** The container format of Excel 97 and of password-protected workbooks alike. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Whether the bytes may be read as a workbook at all. */
export async function checkArchive(
  bytes: Buffer,
  limits: SpreadsheetLimits,
): Promise<Result<undefined, SpreadsheetRefusal>> {
  if (bytes.length > limits.fileBytes)
    return refuse({
      code: 'documents.file-too-large',
      values: { megabytes: limits.fileBytes / 1024 / 1024 },
    });
  if (bytes.subarray(0, 4).equals(COMPOUND_FILE)) return refuse({ code: 'documents.old-workbook' });
  const directory = await readDirectory(bytes, limits);
  if (directory === undefined) return refuse({ code: 'documents.not-a-workbook' });
  const isBomb =
    directory.entries > limits.entries ||
    directory.unpackedBytes > limits.unpackedBytes ||
    (directory.unpackedBytes > 1024 * 1024 &&
      directory.unpackedBytes / bytes.length > limits.ratio);
  if (isBomb) return refuse({ code: 'documents.archive-bomb' });
  if (directory.names.some((name) => /vbaProject\.bin$/i.test(name)))
    return refuse({ code: 'documents.macros' });
  if (!directory.names.includes('xl/workbook.xml'))
    return refuse({ code: 'documents.not-a-workbook' });
  return ok(undefined);
}

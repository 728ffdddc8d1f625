// The directory of a zip archive, read before anything is unpacked: what the file is, and whether it may be opened at all.
import type { Readable } from 'node:stream';
import { ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import yauzl from 'yauzl';

/** What an archive may be at most. */
export interface ArchiveLimits {
  readonly entries: number;
  readonly unpackedBytes: number;
  /** Unpacked to packed, for the archive as a whole. */
  readonly ratio: number;
}

/** A file whose bytes need not be in memory: `read` answers those from `from` up to, not including, `to`. */
export interface RangedBytes {
  readonly size: number;
  read(from: number, to: number): Promise<Buffer>;
}

export type OfficeType = 'word' | 'workbook' | 'ofd';

export interface Archive {
  /** What its entries say it is; undefined for any other archive. */
  readonly type: OfficeType | undefined;
  readonly hasMacros: boolean;
}

export interface ArchiveRefusal extends Refusal {
  readonly code: 'documents.not-an-archive' | 'documents.archive-bomb';
}

/** The entry that makes an archive what it is. */
const ESSENTIAL: readonly (readonly [string, OfficeType])[] = [
  ['word/document.xml', 'word'],
  ['xl/workbook.xml', 'workbook'],
  ['OFD.xml', 'ofd'],
];

/** A ratio says little of a small file. */
const RATIO_FROM_BYTES = 1024 * 1024;

class Ranges extends yauzl.RandomAccessReader {
  readonly #source: RangedBytes;
  constructor(source: RangedBytes) {
    super();
    this.#source = source;
  }
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#source.read(position, position + length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        callback(bytes.length < length ? new Error('the file ends before its directory') : null);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error('unread')),
    );
  }
}

export function bytesInMemory(bytes: Buffer): RangedBytes {
  return { size: bytes.length, read: async (from, to) => bytes.subarray(from, to) };
}

interface Directory {
  readonly entries: number;
  unpackedBytes: number;
  readonly names: Set<string>;
}

function readDirectory(source: RangedBytes, limits: ArchiveLimits): Promise<Directory | undefined> {
  return new Promise((resolve) => {
    const options = { lazyEntries: true, autoClose: false };
    yauzl.fromRandomAccessReader(new Ranges(source), source.size, options, (error, archive) => {
      if (error !== null || archive === undefined) return resolve(undefined);
      const directory: Directory = {
        entries: archive.entryCount,
        unpackedBytes: 0,
        names: new Set(),
      };
      if (archive.entryCount > limits.entries) return resolve(directory);
      archive.on('entry', (entry: yauzl.Entry) => {
        directory.unpackedBytes += entry.uncompressedSize;
        directory.names.add(entry.fileName);
        archive.readEntry();
      });
      archive.on('end', () => resolve(directory));
      archive.on('error', () => resolve(undefined));
      archive.readEntry();
    });
  });
}

/** Sizes are those the directory states: whoever unpacks checks that each entry keeps to them. */
export async function inspectArchive(
  source: RangedBytes,
  limits: ArchiveLimits,
): Promise<Result<Archive, ArchiveRefusal>> {
  const directory = await readDirectory(source, limits);
  if (directory === undefined) return refuse({ code: 'documents.not-an-archive' });
  const { entries, unpackedBytes, names } = directory;
  const isBomb =
    entries > limits.entries ||
    unpackedBytes > limits.unpackedBytes ||
    (unpackedBytes > RATIO_FROM_BYTES && unpackedBytes / source.size > limits.ratio);
  if (isBomb) return refuse({ code: 'documents.archive-bomb' });
  return ok({
    type: ESSENTIAL.find(([name]) => names.has(name))?.[1],
    hasMacros: [...names].some((name) => /vbaProject\.bin$/i.test(name)),
  });
}

/** What one entry unpacks to, as it is read; undefined where there is none of that name. */
function openEntry(bytes: Buffer, name: string): Promise<Readable | undefined> {
  return new Promise((resolve, reject) => {
    // An entry that unpacks to another size than the directory states is an error of its stream.
    const options = { lazyEntries: true, validateEntrySizes: true };
    yauzl.fromBuffer(bytes, options, (error, archive) => {
      if (error !== null || archive === undefined) return reject(error);
      archive.on('entry', (entry: yauzl.Entry) => {
        if (entry.fileName !== name) return archive.readEntry();
        archive.openReadStream(entry, (failure, stream) =>
          failure === null ? resolve(stream) : reject(failure),
        );
      });
      archive.on('end', () => resolve(undefined));
      archive.on('error', reject);
      archive.readEntry();
    });
  });
}

/** One entry as text, piece by piece; a wrong size, a wrong encoding or a missing entry throws. */
export async function* textOfEntry(bytes: Buffer, name: string): AsyncGenerator<string> {
  const stream = await openEntry(bytes, name);
  if (stream === undefined) throw new Error(`no ${name}`);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of stream) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}

// What a file is and what of it is kept, looked at part by part: never more of it in memory than one part.
import { ATTACHMENT_PART_BYTES } from '@jinze/contracts';
import {
  type ArchiveLimits,
  inspectArchive,
  type OfficeType,
  type RangedBytes,
} from '@jinze/documents';
import { ok, type Refusal, type Result, refuse } from '@jinze/kernel';
import {
  createTextCheck,
  HEAD_BYTES,
  type HeadType,
  headTypeOf,
  type KeptType,
} from '../../platform/files/file-type.ts';
import {
  isPicture,
  type PictureReading,
  type Piece,
  readPicture,
} from '../../platform/files/picture-metadata.ts';
import { createDigest } from '../../platform/ids.ts';

/** We unpack none of them; whoever opens one should be able to. */
const OFFICE_LIMITS: ArchiveLimits = {
  entries: 5000,
  unpackedBytes: 500 * 1024 * 1024,
  ratio: 200,
};

const OFFICE_TYPES: Readonly<Record<OfficeType, KeptType>> = {
  word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ofd: 'application/ofd',
};

export interface ContentRefusal extends Refusal {
  readonly code:
    | 'performance.attachment-type'
    | 'performance.attachment-old-format'
    | 'performance.attachment-bomb'
    | 'performance.attachment-macros'
    | 'performance.attachment-broken-picture';
}

/** A file as it arrived. */
export interface FileParts extends RangedBytes {
  /** In order, from its beginning; each time anew. */
  parts(): AsyncIterable<Buffer>;
}

export function fileInMemory(bytes: Buffer): FileParts {
  return {
    size: bytes.length,
    read: async (from, to) => bytes.subarray(from, to),
    async *parts() {
      for (let at = 0; at < bytes.length; at += ATTACHMENT_PART_BYTES)
        yield bytes.subarray(at, at + ATTACHMENT_PART_BYTES);
    },
  };
}

/** What the first part tells already: nobody sends 50 MB to learn that they are refused. */
export function refusalOfHead(head: Buffer): ContentRefusal | undefined {
  const type = headTypeOf(head.subarray(0, HEAD_BYTES));
  if (type === 'compound') return { code: 'performance.attachment-old-format' };
  if (type !== undefined) return undefined;
  const text = createTextCheck();
  text.add(head);
  return text.isSoFar() ? undefined : { code: 'performance.attachment-type' };
}

async function officeType(file: FileParts): Promise<Result<KeptType, ContentRefusal>> {
  const archive = await inspectArchive(file, OFFICE_LIMITS);
  if (!archive.ok)
    return refuse({
      code:
        archive.error.code === 'documents.archive-bomb'
          ? 'performance.attachment-bomb'
          : 'performance.attachment-type',
    });
  const { type, hasMacros } = archive.value;
  if (hasMacros) return refuse({ code: 'performance.attachment-macros' });
  return type === undefined
    ? refuse({ code: 'performance.attachment-type' })
    : ok(OFFICE_TYPES[type]);
}

async function typeOf(
  file: FileParts,
  head: HeadType | undefined,
  isText: () => boolean,
): Promise<Result<KeptType, ContentRefusal>> {
  if (head === 'compound') return refuse({ code: 'performance.attachment-old-format' });
  if (head === 'archive') return officeType(file);
  if (head !== undefined) return ok(head);
  return isText() ? ok('text/plain') : refuse({ code: 'performance.attachment-type' });
}

export interface Examined {
  /** Hex SHA-256 of the bytes as they arrived. */
  readonly digest: string;
  readonly type: KeptType;
  /** What is kept of it; undefined: all. */
  readonly pieces: readonly Piece[] | undefined;
}

export async function examineFile(
  file: FileParts,
  keepsMetadata: boolean,
): Promise<Result<Examined, ContentRefusal>> {
  const head = headTypeOf(await file.read(0, Math.min(HEAD_BYTES, file.size)));
  const isCleaned = head !== undefined && isPicture(head) && !keepsMetadata;
  const picture: PictureReading | undefined = isCleaned ? readPicture(head) : undefined;
  const text = head === undefined ? createTextCheck() : undefined;
  const digest = createDigest();
  for await (const bytes of file.parts()) {
    digest.add(bytes);
    picture?.add(bytes);
    text?.add(bytes);
  }
  const type = await typeOf(file, head, () => text?.isText() ?? false);
  if (!type.ok) return type;
  const pieces = picture?.end();
  if (picture !== undefined && pieces === undefined)
    return refuse({ code: 'performance.attachment-broken-picture' });
  const isWhole = pieces !== undefined && isAllOf(pieces, file.size);
  return ok({ digest: digest.end(), type: type.value, pieces: isWhole ? undefined : pieces });
}

/** Whether the pieces, one after the other, are the file as it came. */
function isAllOf(pieces: readonly Piece[], size: number): boolean {
  let at = 0;
  for (const piece of pieces) {
    if (Buffer.isBuffer(piece) || piece.from !== at) return false;
    at = piece.to;
  }
  return at === size;
}

/** The pieces of what arrives, in order; neither the parts nor the pieces are held. */
async function* cutOut(
  parts: AsyncIterable<Buffer>,
  pieces: readonly Piece[],
): AsyncGenerator<Buffer> {
  const waiting = [...pieces];
  let at = 0;
  for await (const bytes of parts) {
    const end = at + bytes.length;
    for (;;) {
      const [piece] = waiting;
      if (piece === undefined) break;
      if (Buffer.isBuffer(piece)) {
        waiting.shift();
        yield piece;
        continue;
      }
      if (piece.from >= end) break;
      if (piece.to > at) yield bytes.subarray(Math.max(piece.from - at, 0), piece.to - at);
      if (piece.to > end) break;
      waiting.shift();
    }
    at = end;
  }
  for (const piece of waiting) if (Buffer.isBuffer(piece)) yield piece;
}

/** What is kept, again in parts, each full but the last. */
export async function* keptParts(
  parts: AsyncIterable<Buffer>,
  pieces: readonly Piece[],
): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const bytes of cutOut(parts, pieces)) {
    // A copy: a stretch of a part keeps all of the part in memory.
    held.push(Buffer.from(bytes));
    size += bytes.length;
    if (size < ATTACHMENT_PART_BYTES) continue;
    const whole = Buffer.concat(held);
    let at = 0;
    for (; at + ATTACHMENT_PART_BYTES <= size; at += ATTACHMENT_PART_BYTES)
      yield whole.subarray(at, at + ATTACHMENT_PART_BYTES);
    held = [whole.subarray(at)];
    size -= at;
  }
  if (size > 0) yield Buffer.concat(held);
}

// What a scanned file is, by its content; and a picture without what a camera adds about place and device. Pure.
export type ScanType = 'application/pdf' | 'image/png' | 'image/jpeg';

const startsWith = (bytes: Uint8Array, ...expected: readonly number[]) =>
  expected.every((byte, index) => bytes[index] === byte);

/** By its first bytes, whatever its name says; undefined for anything else. */
export function scanTypeOf(bytes: Uint8Array): ScanType | undefined {
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  return startsWith(bytes, 0xff, 0xd8, 0xff) ? 'image/jpeg' : undefined;
}

/** APP1 to APP15 and comments carry EXIF, XMP and the like; APP0, the colours of APP14 and all else are the picture. */
const isMetadata = (marker: number) =>
  (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** Where the coded data ends that begins here: at a marker that is neither a stuffed byte nor a restart. */
function endOfCoded(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(0xff, at + 1);
  }
  return bytes.length;
}

/** Up to the end of the picture: what a telephone hangs on after it has metadata of its own. */
function jpegWithoutMetadata(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  let hasPicture = false;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === END_OF_IMAGE) break;
    const head = at + 2 + bytes.readUInt16BE(at + 2);
    const end = marker === START_OF_SCAN ? endOfCoded(bytes, head) : head;
    if (!isMetadata(marker)) kept.push(bytes.subarray(at, end));
    hasPicture ||= marker === START_OF_SCAN;
    at = end;
  }
  const isWhole = at === bytes.length || (bytes[at] === 0xff && bytes[at + 1] === END_OF_IMAGE);
  return hasPicture && isWhole ? Buffer.concat([...kept, bytes.subarray(at, at + 2)]) : bytes;
}

const PNG_SIGNATURE = 8;
/** Length, type and check sum of a chunk. */
const CHUNK_FRAME = 12;
const PNG_METADATA: readonly string[] = ['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'];

function pngWithoutMetadata(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, PNG_SIGNATURE)];
  let at = PNG_SIGNATURE;
  while (at + CHUNK_FRAME <= bytes.length) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + CHUNK_FRAME + bytes.readUInt32BE(at);
    if (!PNG_METADATA.includes(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND' && end <= bytes.length) return Buffer.concat(kept);
    at = end;
  }
  return bytes;
}

/** A picture without its metadata; a PDF, and what is not built as its type is, as they came. */
export function withoutMetadata(bytes: Buffer, type: ScanType): Buffer {
  if (type === 'image/jpeg') return jpegWithoutMetadata(bytes);
  return type === 'image/png' ? pngWithoutMetadata(bytes) : bytes;
}

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

/** APP1 to APP15 and comments carry EXIF, XMP and the like; APP0 and all else are the picture. */
const isMetadata = (marker: number) => (marker >= 0xe1 && marker <= 0xef) || marker === 0xfe;
const START_OF_SCAN = 0xda;

/** A JPEG without its metadata segments; other types, and what is not built as a JPEG is, as they came. */
export function withoutMetadata(bytes: Buffer, type: ScanType): Buffer {
  if (type !== 'image/jpeg') return bytes;
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === START_OF_SCAN) return Buffer.concat([...kept, bytes.subarray(at)]);
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (!isMetadata(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return bytes;
}

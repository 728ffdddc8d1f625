import { describe, expect, it } from 'vitest';
import { scanTypeOf, withoutMetadata } from './scan-type.ts';

const segment = (marker: number, text: string) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([head, Buffer.from(text, 'latin1')]);
};
const START = Buffer.from([0xff, 0xd8]);
const PICTURE = Buffer.concat([Buffer.from([0xff, 0xda, 0, 4, 1, 2]), Buffer.from('pixels')]);

describe('a scan', () => {
  it('is what its content says, not its name', () => {
    expect(scanTypeOf(Buffer.from('%PDF-1.7'))).toBe('application/pdf');
    expect(scanTypeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe(
      'image/png',
    );
    expect(scanTypeOf(Buffer.concat([START, Buffer.from([0xff])]))).toBe('image/jpeg');
    for (const other of ['<html>', 'PK\u0003\u0004', '', 'GIF89a', '%PD'])
      expect(scanTypeOf(Buffer.from(other))).toBeUndefined();
  });
  it('keeps no place and no device: EXIF, XMP and comments go, the picture stays', () => {
    const jfif = segment(0xe0, 'JFIF');
    const table = segment(0xdb, 'quantisation');
    const photo = Buffer.concat([
      START,
      jfif,
      segment(0xe1, 'Exif GPS 30.1 120.2'),
      segment(0xfe, 'taken at home'),
      table,
      PICTURE,
    ]);
    expect(withoutMetadata(photo, 'image/jpeg')).toEqual(
      Buffer.concat([START, jfif, table, PICTURE]),
    );
  });
  it('what is not built as a JPEG, and every other type, stays as it came', () => {
    const broken = Buffer.concat([START, segment(0xe1, 'Exif'), Buffer.from('no marker')]);
    expect(withoutMetadata(broken, 'image/jpeg')).toEqual(broken);
    const pdf = Buffer.from('%PDF-1.7 body');
    expect(withoutMetadata(pdf, 'application/pdf')).toBe(pdf);
  });
});

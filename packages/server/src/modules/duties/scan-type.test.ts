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
  it('the colours of a picture stay, and what hangs on after its end goes with the place it names', () => {
    const colours = segment(0xee, 'Adobe');
    const coded = Buffer.concat([PICTURE, Buffer.from([0xff, 0x00, 0xff, 0xd3, 7])]);
    const second = Buffer.concat([segment(0xc4, 'table'), segment(0xe1, 'Exif GPS'), PICTURE]);
    const end = Buffer.from([0xff, 0xd9]);
    const photo = Buffer.concat([START, colours, coded, second, end]);
    const hungOn = Buffer.concat([START, segment(0xe1, 'Exif GPS 30.1 120.2'), PICTURE, end]);
    expect(withoutMetadata(Buffer.concat([photo, hungOn]), 'image/jpeg')).toEqual(
      Buffer.concat([START, colours, coded, segment(0xc4, 'table'), PICTURE, end]),
    );
  });
  it('a PNG keeps neither place nor words', () => {
    const chunk = (type: string, data: string) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(data.length);
      return Buffer.concat([length, Buffer.from(`${type}${data}sums`, 'latin1')]);
    };
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const [head, data, end] = [chunk('IHDR', 'head'), chunk('IDAT', 'pixels'), chunk('IEND', '')];
    const metadata = [chunk('eXIf', 'GPS 30.1 120.2'), chunk('iTXt', 'taken at home')];
    const photo = Buffer.concat([signature, head, ...metadata, data, end, Buffer.from('hung on')]);
    const clean = Buffer.concat([signature, head, data, end]);
    expect(withoutMetadata(photo, 'image/png')).toEqual(clean);
    const cut = photo.subarray(0, -20);
    expect(withoutMetadata(cut, 'image/png')).toBe(cut);
  });
  it('what is not built as its type, and a PDF, stays as it came', () => {
    const broken = Buffer.concat([START, segment(0xe1, 'Exif'), Buffer.from('no marker')]);
    expect(withoutMetadata(broken, 'image/jpeg')).toEqual(broken);
    const wrong = Buffer.concat([
      START,
      segment(0xe1, 'Exif'),
      PICTURE,
      Buffer.from([0xff, 0xc4, 9, 9]),
    ]);
    expect(withoutMetadata(wrong, 'image/jpeg')).toBe(wrong);
    const pdf = Buffer.from('%PDF-1.7 body');
    expect(withoutMetadata(pdf, 'application/pdf')).toBe(pdf);
  });
});

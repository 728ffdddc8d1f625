import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PictureType, readPicture, withoutMetadata } from './picture-metadata.ts';

const segment = (marker: number, content: string | Buffer) => {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
};
const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);
const PICTURE = Buffer.concat([Buffer.from([0xff, 0xda, 0, 4, 1, 2]), Buffer.from('pixels')]);

const chunk = (type: string, data: string) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(`${type}${data}sums`, 'latin1')]);
};
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const part = (type: string, data: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  const padding = Buffer.alloc(data.length % 2);
  return Buffer.concat([Buffer.from(type, 'latin1'), length, data, padding]);
};
const webp = (...parts: readonly Buffer[]) => {
  const body = Buffer.concat([Buffer.from('WEBP'), ...parts]);
  const head = Buffer.from('RIFF0000', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
};

/** EXIF as a telephone writes it: which side is up, and where it was. */
function exif(orientation: number, order: 'II' | 'MM'): Buffer {
  const isLittle = order === 'II';
  const tiff = Buffer.alloc(60);
  tiff.write(order, 0, 'latin1');
  const word = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  word(42, 2);
  if (isLittle) tiff.writeUInt32LE(8, 4);
  else tiff.writeUInt32BE(8, 4);
  word(2, 8);
  word(0x8825, 10);
  word(0x0112, 22);
  word(3, 24);
  word(orientation, 30);
  tiff.write('GPS 30.1 120.2', 40, 'latin1');
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]));
}

describe('a JPEG', () => {
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
    const photo = Buffer.concat([START, colours, coded, second, END]);
    const hungOn = Buffer.concat([START, segment(0xe1, 'Exif GPS 30.1 120.2'), PICTURE, END]);
    expect(withoutMetadata(Buffer.concat([photo, hungOn]), 'image/jpeg')).toEqual(
      Buffer.concat([START, colours, coded, segment(0xc4, 'table'), PICTURE, END]),
    );
  });

  it.each(['II', 'MM'] as const)('still knows which side is up, and nothing else (%s)', (order) => {
    const photo = Buffer.concat([START, exif(6, order), PICTURE, END]);
    const clean = withoutMetadata(photo, 'image/jpeg');
    expect(clean.includes('GPS')).toBe(false);
    expect(clean).toEqual(Buffer.concat([START, clean.subarray(2, 38), PICTURE, END]));
    // Read again it says the same, so that nothing is taken away twice.
    expect(withoutMetadata(clean, 'image/jpeg')).toEqual(clean);
    const upright = Buffer.concat([START, exif(1, order), PICTURE, END]);
    expect(withoutMetadata(upright, 'image/jpeg')).toEqual(Buffer.concat([START, PICTURE, END]));
  });

  it('fill bytes before a marker hide nothing', () => {
    const fill = Buffer.from([0xff, 0xff]);
    const photo = Buffer.concat([START, fill, segment(0xe1, 'Exif GPS'), PICTURE, fill, END]);
    const clean = withoutMetadata(photo, 'image/jpeg');
    expect(clean.includes('GPS')).toBe(false);
    expect(clean).toEqual(Buffer.concat([START, PICTURE, fill, END]));
  });
});

describe('other pictures', () => {
  it('a PNG keeps neither place nor words', () => {
    const [head, data, end] = [chunk('IHDR', 'head'), chunk('IDAT', 'pixels'), chunk('IEND', '')];
    const metadata = [chunk('eXIf', 'GPS 30.1 120.2'), chunk('iTXt', 'taken at home')];
    const photo = Buffer.concat([SIGNATURE, head, ...metadata, data, end, Buffer.from('hung on')]);
    const clean = Buffer.concat([SIGNATURE, head, data, end]);
    expect(withoutMetadata(photo, 'image/png')).toEqual(clean);
    const cut = photo.subarray(0, -20);
    expect(withoutMetadata(cut, 'image/png')).toBe(cut);
  });

  it('a WEBP keeps neither, and no longer says that it has them', () => {
    const flags = (bits: number) => Buffer.from([bits, 0, 0, 0, 9, 0, 0, 9, 0, 0]);
    const pixels = part('VP8 ', Buffer.from('odd'));
    const photo = webp(
      part('VP8X', flags(0x2c)),
      part('ICCP', Buffer.from('colours.')),
      pixels,
      part('EXIF', Buffer.from('GPS 30.1')),
      part('XMP ', Buffer.from('at home.')),
      part('NOTE', Buffer.from('whatever')),
    );
    expect(withoutMetadata(Buffer.concat([photo, Buffer.from('hung on')]), 'image/webp')).toEqual(
      webp(part('VP8X', flags(0x20)), part('ICCP', Buffer.from('colours.')), pixels),
    );
    expect(withoutMetadata(webp(pixels), 'image/webp')).toEqual(webp(pixels));
  });
});

describe('a file that is not built as its type is', () => {
  const photo = Buffer.concat([START, segment(0xe1, 'Exif'), PICTURE]);
  it.each([
    ['image/jpeg', Buffer.concat([START, segment(0xe1, 'Exif'), Buffer.from('no marker')])],
    ['image/jpeg', Buffer.concat([photo, Buffer.from([0xff, 0xc4, 9, 9])])],
    ['image/jpeg', Buffer.concat([photo, Buffer.from([0xff, 0xc4, 0, 1])])],
    ['image/jpeg', Buffer.concat([START, segment(0xe1, 'Exif'), END])],
    ['image/jpeg', START],
    ['image/png', SIGNATURE],
    ['image/webp', webp()],
    ['image/webp', webp(part('EXIF', Buffer.from('GPS.')))],
    ['image/webp', webp(part('VP8 ', Buffer.from('1234'))).subarray(0, -1)],
    ['image/webp', Buffer.from('RIFF')],
  ] as const)('comes back as it came (%s)', (type, bytes) => {
    expect(withoutMetadata(bytes, type)).toBe(bytes);
  });
});

describe('however a picture is cut', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const jpeg = fc
    .array(
      fc.tuple(fc.constantFrom(0xe0, 0xe1, 0xdb, 0xfe, 0xda), fc.uint8Array({ maxLength: 40 })),
    )
    .map((segments) =>
      Buffer.concat([
        START,
        exif(3, 'MM'),
        ...segments.map(([marker, bytes]) => segment(marker, Buffer.from(bytes))),
        PICTURE,
        END,
      ]),
    );
  it.each([
    ['image/jpeg', jpeg],
    ['image/jpeg', fc.array(byte).map((bytes) => Buffer.concat([START, Buffer.from(bytes)]))],
    ['image/png', fc.array(byte).map((bytes) => Buffer.concat([SIGNATURE, Buffer.from(bytes)]))],
  ] as const)('the same is kept (%s)', (type: PictureType, pictures: fc.Arbitrary<Buffer>) => {
    fc.assert(
      fc.property(pictures, fc.integer({ min: 1, max: 30 }), (bytes, size) => {
        const whole = readPicture(type);
        whole.add(bytes);
        const cut = readPicture(type);
        // The place of each part is used again, as a stream may.
        const place = Buffer.alloc(size);
        for (let at = 0; at < bytes.length; at += size) {
          const length = bytes.copy(place, 0, at, at + size);
          cut.add(place.subarray(0, length));
        }
        expect(cut.end()).toEqual(whole.end());
      }),
    );
  });

  it('nothing kept is longer than what it takes the place of', () => {
    fc.assert(
      fc.property(jpeg, (bytes) => {
        let kept = 0;
        const reading = readPicture('image/jpeg');
        reading.add(bytes);
        let read = 0;
        for (const piece of reading.end() ?? []) {
          if (!Buffer.isBuffer(piece)) read = piece.to;
          kept += Buffer.isBuffer(piece) ? piece.length : piece.to - piece.from;
          if (!Buffer.isBuffer(piece)) expect(kept).toBeLessThanOrEqual(read);
        }
      }),
    );
  });
});

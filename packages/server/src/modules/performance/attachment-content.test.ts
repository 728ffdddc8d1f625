import { ATTACHMENT_PART_BYTES } from '@jinze/contracts';
import { docxOf, zipOf } from '@jinze/documents/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Piece } from '../../platform/files/picture-metadata.ts';
import { digestOf } from '../../platform/ids.ts';
import { examineFile, fileInMemory, keptParts, refusalOfHead } from './attachment-content.ts';

const examined = async (bytes: Buffer, keepsMetadata = false) => {
  const found = await examineFile(fileInMemory(bytes), keepsMetadata);
  return found.ok ? found.value.type : found.error.code;
};
const jpeg = (metadata: string, end = [0xff, 0xd9]) => {
  const exif = Buffer.concat([
    Buffer.from([0xff, 0xe1, 0, metadata.length + 2]),
    Buffer.from(metadata),
  ]);
  const scan = Buffer.from([0xff, 0xda, 0, 4, 1, 2, 7, 8, 9, ...end]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), exif, scan]);
};
/** The beginning of a program for Windows. */
const PROGRAM = Buffer.from('MZ\u0090\u0000\u0003\u0000\u0000\u0000\u0004', 'latin1');

describe('what a file is', () => {
  it.each([
    ['application/pdf', Buffer.from('%PDF-1.7 body')],
    ['image/jpeg', jpeg('Exif')],
    ['text/plain', Buffer.from('会议纪要')],
    [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      docxOf(['会议纪要']),
    ],
    [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      zipOf([{ name: 'xl/workbook.xml', content: '<a/>' }]),
    ],
    ['application/ofd', zipOf([{ name: 'OFD.xml', content: '<a/>' }])],
    ['performance.attachment-type', PROGRAM],
    ['performance.attachment-type', zipOf([{ name: 'setup.exe', content: PROGRAM }])],
    ['performance.attachment-type', Buffer.from('PK\u0003\u0004 cut off')],
    ['performance.attachment-old-format', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    [
      'performance.attachment-macros',
      zipOf([
        { name: 'xl/workbook.xml', content: '<a/>' },
        { name: 'xl/vbaProject.bin', content: 'x' },
      ]),
    ],
    [
      'performance.attachment-bomb',
      zipOf([{ name: 'word/document.xml', content: Buffer.alloc(4 << 20, 'a') }]),
    ],
    ['performance.attachment-broken-picture', jpeg('Exif').subarray(0, 10)],
  ])('is told by its content: %s', async (expected, bytes) => {
    expect(await examined(bytes)).toBe(expected);
  });

  it('a broken picture is kept by whoever keeps what it tells', async () => {
    expect(await examined(jpeg('Exif').subarray(0, 10), true)).toBe('image/jpeg');
  });

  it('the first part refuses what can only be refused', () => {
    expect(refusalOfHead(PROGRAM)).toEqual({ code: 'performance.attachment-type' });
    expect(refusalOfHead(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).toEqual({
      code: 'performance.attachment-old-format',
    });
    // 安 cut in its middle is still the beginning of words.
    for (const head of [
      Buffer.from('%PDF-'),
      Buffer.from('PK\u0003\u0004'),
      Buffer.from('安').subarray(0, 2),
    ])
      expect(refusalOfHead(head)).toBeUndefined();
  });
});

describe('what of it is kept', () => {
  const keptOf = async (bytes: Buffer, keepsMetadata: boolean) => {
    const found = await examineFile(fileInMemory(bytes), keepsMetadata);
    if (!found.ok) throw new Error(found.error.code);
    expect(found.value.digest).toBe(digestOf(bytes));
    const { pieces } = found.value;
    if (pieces === undefined) return bytes;
    const parts: Buffer[] = [];
    for await (const part of keptParts(fileInMemory(bytes).parts(), pieces)) parts.push(part);
    return Buffer.concat(parts);
  };

  it('of a picture nothing about place and device, unless the person chooses to', async () => {
    const photo = jpeg('Exif GPS 30.1');
    expect(await keptOf(photo, false)).toEqual(
      Buffer.concat([
        Buffer.from([0xff, 0xd8]),
        photo.subarray(photo.indexOf(Buffer.from([0xff, 0xda]))),
      ]),
    );
    expect(await keptOf(photo, true)).toEqual(photo);
    expect(await keptOf(Buffer.from('%PDF-1.7 GPS 30.1'), false)).toEqual(
      Buffer.from('%PDF-1.7 GPS 30.1'),
    );
  });

  it('the pieces in order, in full parts, whatever parts they arrive in', async () => {
    const whole = Buffer.from(Array.from({ length: 256 }, (_, n) => n));
    const cuts = fc
      .array(fc.integer({ min: 0, max: 256 }))
      .map((at) => at.toSorted((a, b) => a - b));
    const added = fc.array(fc.nat(4));
    await fc.assert(
      fc.asyncProperty(cuts, added, fc.integer({ min: 1, max: 60 }), async (at, extra, size) => {
        const pieces = at.flatMap((from, n): Piece[] => [
          ...(n % 2 === 0 ? [{ from, to: at[n + 1] ?? from }] : []),
          ...(extra[n] === undefined ? [] : [Buffer.alloc(extra[n], 'x')]),
        ]);
        const expected = Buffer.concat(
          pieces.map((one) => (Buffer.isBuffer(one) ? one : whole.subarray(one.from, one.to))),
        );
        async function* parts() {
          for (let from = 0; from < whole.length; from += size)
            yield whole.subarray(from, from + size);
        }
        const got: Buffer[] = [];
        for await (const part of keptParts(parts(), pieces)) got.push(part);
        expect(Buffer.concat(got)).toEqual(expected);
      }),
    );
  });

  it('parts are full but the last', async () => {
    const bytes = Buffer.alloc(ATTACHMENT_PART_BYTES * 3 + 5);
    const sizes: number[] = [];
    const pieces = [
      { from: 1, to: ATTACHMENT_PART_BYTES },
      { from: ATTACHMENT_PART_BYTES + 9, to: bytes.length },
    ];
    for await (const part of keptParts(fileInMemory(bytes).parts(), pieces))
      sizes.push(part.length);
    expect(sizes).toEqual([
      ATTACHMENT_PART_BYTES,
      ATTACHMENT_PART_BYTES,
      ATTACHMENT_PART_BYTES - 5,
    ]);
  });
});

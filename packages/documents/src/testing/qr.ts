// For tests: what a QR code says, read from the picture of it by another hand than the writer's.
import { inflateSync } from 'node:zlib';
import jsqr from 'jsqr';
import type { PdfPage } from './pdf.ts';

/** Its types say that it is a module with it. */
const decode = jsqr as unknown as typeof jsqr.default;

/** Dark pixels, with a white edge around them as a sheet has it. */
function said(size: number, dark: Iterable<readonly [x: number, y: number]>): string | undefined {
  const edge = Math.ceil(size / 8);
  const side = size + 2 * edge;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [x, y] of dark) {
    const at = 4 * ((y + edge) * side + x + edge);
    pixels.fill(0, at, at + 3);
  }
  return decode(pixels, side, side)?.data;
}

/** Pixels from the edge of a picture that is made of rectangles to the other. */
const SIDE = 200;

/** The edges of what is drawn in rectangles, and what it says. */
export function codeOfPage({ rectangles }: PdfPage) {
  const [left, top] = [
    Math.min(...rectangles.map(({ x }) => x)),
    Math.min(...rectangles.map(({ y }) => y)),
  ];
  const right = Math.max(...rectangles.map(({ x, width }) => x + width));
  const bottom = Math.max(...rectangles.map(({ y, height }) => y + height));
  const pixel = (right - left) / SIDE;
  function* dark(): Generator<readonly [number, number]> {
    for (const { x, y, width, height } of rectangles)
      for (
        let row = Math.round((y - top) / pixel);
        row < (y + height - top) / pixel - 0.5;
        row += 1
      )
        for (
          let at = Math.round((x - left) / pixel);
          at < (x + width - left) / pixel - 0.5;
          at += 1
        )
          yield [at, row];
  }
  return { left, top, right, bottom, text: said(SIDE, dark()) };
}

/** Of a PNG of one bit for a pixel, its lines unfiltered. */
export function codeOfPng(png: Buffer): string | undefined {
  const size = png.readUInt32BE(16);
  const at = png.indexOf('IDAT');
  const bits = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  const line = 1 + Math.ceil(size / 8);
  function* dark(): Generator<readonly [number, number]> {
    for (let y = 0; y < size; y += 1)
      for (let x = 0; x < size; x += 1)
        if ((((bits[y * line + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 0) yield [x, y];
  }
  return said(size, dark());
}

// A QR code (ISO/IEC 18004): rows of modules for who draws them, and a picture for files that have no shapes of their own.
import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

/** From above, from the left; true is dark. Without its quiet zone, which is for whoever places it. */
export type Modules = readonly (readonly boolean[])[];

/** Reads with a seventh of it gone, with more where the size leaves room. */
export const modulesOf = (text: string): Modules =>
  encode(text, { ecc: 'M', boostEcc: true, border: 0 }).data;

function chunkOf(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Pixels of a module: enough for a printer, whatever the word processor makes of them. */
const PIXELS = 16;

/** One bit for a pixel, nought for black. */
function lineOf(row: readonly boolean[]): Buffer {
  const line = Buffer.alloc(1 + Math.ceil((row.length * PIXELS) / 8), 0xff);
  line[0] = 0;
  for (const [at, isDark] of row.entries())
    if (isDark) line.fill(0, 1 + (at * PIXELS) / 8, 1 + ((at + 1) * PIXELS) / 8);
  return line;
}

export function pngOf(modules: Modules): Buffer {
  const header = Buffer.alloc(13);
  const size = modules.length * PIXELS;
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // One bit, grey.
  header[8] = 1;
  const lines = modules.flatMap((row) => Array.from({ length: PIXELS }, () => lineOf(row)));
  return Buffer.concat([
    SIGNATURE,
    chunkOf('IHDR', header),
    chunkOf('IDAT', deflateSync(Buffer.concat(lines))),
    chunkOf('IEND', Buffer.alloc(0)),
  ]);
}

// A picture without what a camera adds about place and device, read piece by piece: what of it is kept. Pure.
export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';

export function isPicture(type: string): type is PictureType {
  return type === 'image/png' || type === 'image/jpeg' || type === 'image/webp';
}

/** A stretch of the file, its end not included, or bytes that stand in the place of others. */
export type Piece = { readonly from: number; readonly to: number } | Buffer;

/** What a reader asks for next: some bytes, to pass over some, or to pass over all before the next of this value. */
type Wish = { readonly read: number } | { readonly skip: number } | { readonly before: number };
/** How many bytes were read or passed, fewer than asked for where the file ends; and those that were read. */
interface Answer {
  readonly count: number;
  readonly bytes: Buffer;
}
type Steps<T> = Generator<Wish, T, Answer>;
type Reading = Steps<readonly Piece[] | undefined>;

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const APP1 = 0xe1;
/** APP1 to APP15 and comments carry EXIF, XMP and the like; APP0, the colours of APP14 and all else are the picture. */
const isMetadata = (marker: number) =>
  (marker >= APP1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;

const EXIF = Buffer.from('Exif\0\0', 'latin1');
const ORIENTATION = 0x0112;
/** The whole segment that says which side is up, and nothing else. */
const UPRIGHT_BYTES = 36;

/** Which side of the picture is up, from 1; undefined where the segment does not say. */
function orientationOf(segment: Buffer): number | undefined {
  if (!segment.subarray(0, EXIF.length).equals(EXIF)) return undefined;
  const tiff = segment.subarray(EXIF.length);
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return undefined;
  const isLittle = order === 'II';
  const word = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return undefined;
  for (let entry = 0; entry < word(first); entry += 1) {
    const at = first + 2 + entry * 12;
    if (at + 12 > tiff.length) return undefined;
    if (word(at) === ORIENTATION) return word(at + 8);
  }
  return undefined;
}

/** Without it a picture that was taken upright lies on its side. */
function uprightSegment(orientation: number): Buffer {
  const segment = Buffer.alloc(UPRIGHT_BYTES);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(UPRIGHT_BYTES - 2, 2);
  EXIF.copy(segment, 4);
  segment.write('MM', 10, 'latin1');
  segment.writeUInt16BE(42, 12);
  segment.writeUInt32BE(8, 14);
  segment.writeUInt16BE(1, 18);
  segment.writeUInt16BE(ORIENTATION, 20);
  segment.writeUInt16BE(3, 22);
  segment.writeUInt32BE(1, 24);
  segment.writeUInt16BE(orientation, 28);
  return segment;
}

interface Marker {
  /** Undefined where the file ends. */
  readonly kind: number | undefined;
  /** Bytes from where it was looked for: fill bytes before it, and its own two. */
  readonly length: number;
}

/** The marker that stands here, after any number of fill bytes; undefined where there is none. */
function* readMarker(): Steps<Marker | undefined> {
  let length = 0;
  for (;;) {
    const { bytes } = yield { read: 1 };
    const [byte] = bytes;
    if (byte === undefined) return { kind: undefined, length };
    length += 1;
    if (byte !== 0xff) return length === 1 ? undefined : { kind: byte, length };
  }
}

/** Passes the coded data that begins here: up to a marker that is neither a stuffed byte nor a restart. */
function* passCoded(): Steps<{ readonly passed: number; readonly marker: Marker }> {
  let passed = 0;
  for (;;) {
    passed += (yield { before: 0xff }).count;
    const marker = (yield* readMarker()) ?? { kind: undefined, length: 0 };
    const { kind } = marker;
    const isCoded = kind === 0 || (kind !== undefined && kind >= 0xd0 && kind <= 0xd7);
    if (!isCoded) return { passed, marker };
    passed += marker.length;
  }
}

/** The content of a segment: of one that may say which side is up its bytes. Undefined where the file ends in it. */
function* readSegment(kind: number): Steps<{ length: number; content: Buffer } | undefined> {
  const { bytes: size } = yield { read: 2 };
  const length = size.length < 2 ? 0 : size.readUInt16BE() - 2;
  if (length < 0 || size.length < 2) return undefined;
  const { count, bytes } = yield kind === APP1 ? { read: length } : { skip: length };
  return count < length ? undefined : { length: length + 2, content: bytes };
}

/** Up to the end of the picture: what a telephone hangs on after it has metadata of its own. */
function* readJpeg(): Reading {
  const pieces: Piece[] = [{ from: 0, to: (yield { read: 2 }).count }];
  let at = 2;
  let hasPicture = false;
  let isTurned = false;
  let marker = yield* readMarker();
  while (marker?.kind !== undefined && marker.kind !== END_OF_IMAGE) {
    const { kind } = marker;
    const segment = yield* readSegment(kind);
    if (segment === undefined) return undefined;
    const length = marker.length + segment.length;
    const coded = kind === START_OF_SCAN ? yield* passCoded() : undefined;
    hasPicture ||= coded !== undefined;
    const end = at + length + (coded?.passed ?? 0);
    if (!isMetadata(kind)) pieces.push({ from: at, to: end });
    else if (kind === APP1 && !isTurned && length >= UPRIGHT_BYTES) {
      const orientation = orientationOf(segment.content) ?? 1;
      isTurned = orientation > 1 && orientation <= 8;
      if (isTurned) pieces.push(uprightSegment(orientation));
    }
    at = end;
    marker = coded?.marker ?? (yield* readMarker());
  }
  if (!hasPicture || marker === undefined) return undefined;
  return [...pieces, { from: at, to: at + marker.length }];
}

const PNG_METADATA: readonly string[] = ['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'];

function* readPng(): Reading {
  const pieces: Piece[] = [{ from: 0, to: (yield { read: 8 }).count }];
  let at = 8;
  for (;;) {
    const { bytes: head } = yield { read: 8 };
    if (head.length < 8) return undefined;
    // The content and the check sum behind it.
    const rest = head.readUInt32BE() + 4;
    if ((yield { skip: rest }).count < rest) return undefined;
    const type = head.toString('latin1', 4);
    const end = at + 8 + rest;
    if (!PNG_METADATA.includes(type)) pieces.push({ from: at, to: end });
    if (type === 'IEND') return pieces;
    at = end;
  }
}

/** What a WEBP is made of; anything else in it is about it. */
const WEBP_PICTURE: readonly string[] = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'];
/** The bits that say that EXIF and XMP follow. */
const SAYS_METADATA = 0x0c;
/** The chunk with those bits has ten bytes. */
const FLAGS_BYTES = 10;

function* readWebp(): Reading {
  const { bytes: head } = yield { read: 12 };
  if (head.length < 12) return undefined;
  const whole = 8 + head.readUInt32LE(4);
  const pieces: Piece[] = [head];
  let at = 12;
  let kept = 4;
  while (at + 8 <= whole) {
    const { bytes: chunk } = yield { read: 8 };
    if (chunk.length < 8) return undefined;
    const type = chunk.toString('latin1', 0, 4);
    const length = chunk.readUInt32LE(4);
    const padded = length + (length % 2);
    const hasFlags = type === 'VP8X' && length === FLAGS_BYTES;
    const { count, bytes: flags } = yield hasFlags ? { read: padded } : { skip: padded };
    if (count < padded) return undefined;
    const end = at + 8 + padded;
    if (hasFlags) {
      flags[0] = (flags[0] ?? 0) & ~SAYS_METADATA;
      pieces.push(chunk, flags);
    } else if (WEBP_PICTURE.includes(type)) pieces.push({ from: at, to: end });
    if (WEBP_PICTURE.includes(type)) kept += 8 + padded;
    at = end;
  }
  if (at !== whole || kept === 4) return undefined;
  head.writeUInt32LE(kept, 4);
  return pieces;
}

const READERS: Readonly<Record<PictureType, () => Reading>> = {
  'image/jpeg': readJpeg,
  'image/png': readPng,
  'image/webp': readWebp,
};

export interface PictureReading {
  /** The next bytes of the file, in order. They are not kept. */
  add(bytes: Buffer): void;
  /** After the last bytes: what to keep, in order; undefined for a file that is not built as its type is. */
  end(): readonly Piece[] | undefined;
}

/** Reads a picture in any pieces with a few bytes of memory: what is kept is told by where it stands. */
export function readPicture(type: PictureType): PictureReading {
  const reading = READERS[type]();
  let step = reading.next();
  /** Of what is read now, what came so far; of what is passed over, how much. */
  let held: Buffer[] = [];
  let done = 0;

  const answer = () => {
    const found: Answer = { count: done, bytes: Buffer.concat(held) };
    [held, done] = [[], 0];
    step = reading.next(found);
  };
  /** How many of these bytes the wish under way takes, and whether it is then fulfilled. */
  const takes = (wish: Wish, bytes: Buffer): readonly [number, boolean] => {
    if ('before' in wish) {
      const at = bytes.indexOf(wish.before);
      return at < 0 ? [bytes.length, false] : [at, true];
    }
    const wanted = ('read' in wish ? wish.read : wish.skip) - done;
    return bytes.length < wanted ? [bytes.length, false] : [Math.max(0, wanted), true];
  };
  return {
    add: (bytes) => {
      let rest = bytes;
      while (!step.done) {
        const [count, isFulfilled] = takes(step.value, rest);
        // A copy: whoever gave the bytes may use their place again.
        if ('read' in step.value && count > 0) held.push(Buffer.from(rest.subarray(0, count)));
        done += count;
        rest = rest.subarray(count);
        if (!isFulfilled) return;
        answer();
      }
    },
    end: () => {
      while (!step.done) answer();
      return step.value;
    },
  };
}

/** A picture that is in memory as a whole. One that is not built as its type is comes back as it came. */
export function withoutMetadata(bytes: Buffer, type: PictureType): Buffer {
  const reading = readPicture(type);
  reading.add(bytes);
  const pieces = reading.end();
  if (pieces === undefined) return bytes;
  return Buffer.concat(
    pieces.map((piece) => (Buffer.isBuffer(piece) ? piece : bytes.subarray(piece.from, piece.to))),
  );
}

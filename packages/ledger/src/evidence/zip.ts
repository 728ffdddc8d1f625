// The container of a package: a ZIP read strictly, so that no two programs see different files, and unpacked within limits.
import { ok, type Result, refuse } from '@jinze/kernel';
import { Inflate, inflateSync, type Zippable, zipSync } from 'fflate';

export interface ZipRefusal {
  readonly code: 'package.malformed' | 'package.too-large' | 'package.duplicate-name';
  readonly file?: string;
}

const MIB = 1 << 20;
export const MAX_PACKAGE = 256 * MIB;
const MAX_UNPACKED = 256 * MIB;
const MAX_ENTRIES = 8192;
/** Of entries larger than 1 MiB: no text or document packs better, only bombs do. */
const MAX_RATIO = 200;

const END = { signature: 0x06054b50, length: 22 } as const;
const DIRECTORY = { signature: 0x02014b50, length: 46 } as const;
const LOCAL = { signature: 0x04034b50, length: 30 } as const;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** CRC and lengths stand behind the bytes too. */
const HAS_DESCRIPTOR = 8;
const DESCRIPTOR_LENGTHS = [0, 12, 16];
const NOTHING = [0];

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
}

const malformed = () => refuse({ code: 'package.malformed' } as const);
const tooLarge = (file?: string) =>
  refuse({ code: 'package.too-large' as const, ...(file === undefined ? {} : { file }) });

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1)
    value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Names are ASCII: one byte is one character, whatever the flags say. */
const nameOf = (bytes: Uint8Array) => String.fromCharCode(...bytes);

/** One record of the directory, and where the next begins. */
function entryAt(bytes: Uint8Array, at: number, end: number): [Entry, number] | undefined {
  if (at + DIRECTORY.length > end) return undefined;
  const view = viewOf(bytes);
  const nameLength = view.getUint16(at + 28, true);
  const next =
    at +
    DIRECTORY.length +
    nameLength +
    view.getUint16(at + 30, true) +
    view.getUint16(at + 32, true);
  const isOneDisk = view.getUint16(at + 34, true) === 0;
  if (view.getUint32(at, true) !== DIRECTORY.signature || next > end || !isOneDisk)
    return undefined;
  if (nameLength > 200) return undefined;
  const entry = {
    name: nameOf(bytes.subarray(at + DIRECTORY.length, at + DIRECTORY.length + nameLength)),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    at: view.getUint32(at + 42, true),
  };
  return [entry, next];
}

/** The directory's records in their order; where the entries end. */
function directoryOf(
  bytes: Uint8Array,
): Result<{ readonly entries: readonly Entry[]; readonly end: number }, ZipRefusal> {
  const endAt = bytes.length - END.length;
  if (endAt < 0) return malformed();
  const view = viewOf(bytes);
  const count = view.getUint16(endAt + 10, true);
  const [length, from] = [view.getUint32(endAt + 12, true), view.getUint32(endAt + 16, true)];
  const isWhole =
    view.getUint32(endAt, true) === END.signature &&
    view.getUint32(endAt + 4, true) === 0 &&
    view.getUint16(endAt + 8, true) === count &&
    view.getUint16(endAt + 20, true) === 0 &&
    from + length === endAt;
  if (!isWhole) return malformed();
  if (count > MAX_ENTRIES) return tooLarge();
  const entries: Entry[] = [];
  let at = from;
  while (at < endAt) {
    const found = entryAt(bytes, at, endAt);
    if (found === undefined) return malformed();
    entries.push(found[0]);
    at = found[1];
  }
  return entries.length === count ? ok({ entries, end: from }) : malformed();
}

/** The entry's packed bytes and where they end, if its own header says what the directory says. */
function packedOf(bytes: Uint8Array, entry: Entry): [Uint8Array, number] | undefined {
  const view = viewOf(bytes);
  const { at, flags, method, name, packed, size, crc } = entry;
  if (at + LOCAL.length > bytes.length) return undefined;
  const nameLength = view.getUint16(at + 26, true);
  const from = at + LOCAL.length + nameLength + view.getUint16(at + 28, true);
  const isSame =
    view.getUint32(at, true) === LOCAL.signature &&
    view.getUint16(at + 6, true) === flags &&
    view.getUint16(at + 8, true) === method &&
    from + packed <= bytes.length &&
    nameLength === name.length &&
    nameOf(bytes.subarray(at + LOCAL.length, at + LOCAL.length + nameLength)) === name;
  if (!isSame) return undefined;
  const own = [14, 18, 22].map((offset) => view.getUint32(at + offset, true));
  const isLater = (flags & HAS_DESCRIPTOR) !== 0 && own.every((value) => value === 0);
  if (!isLater && own.join() !== [crc, packed, size].join()) return undefined;
  return [bytes.subarray(from, from + packed), from + packed];
}

const STEP = 16 * 1024;

/** At once: no more than one step, into room for one byte more than it said. */
function inflatedAtOnce(packed: Uint8Array, size: number): Uint8Array | undefined {
  const whole = inflateSync(packed, { out: new Uint8Array(size + 1) });
  return whole.length === size ? whole : undefined;
}

/** In small steps, so that a bomb is left as soon as it is larger than it said. */
function inflatedInSteps(packed: Uint8Array, size: number): Uint8Array | undefined {
  const whole = new Uint8Array(size);
  let [at, isOver] = [0, false];
  const inflate = new Inflate((part) => {
    if (at + part.length > size) isOver = true;
    else whole.set(part, at);
    at += part.length;
  });
  for (let from = 0; from < packed.length && !isOver; from += STEP)
    inflate.push(packed.subarray(from, from + STEP), from + STEP >= packed.length);
  return at === size && !isOver ? whole : undefined;
}

function inflated(packed: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return packed.length <= STEP ? inflatedAtOnce(packed, size) : inflatedInSteps(packed, size);
  } catch {
    return undefined;
  }
}

function unpacked(packed: Uint8Array, { method, size, crc }: Entry): Uint8Array | undefined {
  const isStored = method === STORED && packed.length === size;
  const bytes = isStored
    ? packed.slice()
    : method === DEFLATED && packed.length > 0
      ? inflated(packed, size)
      : undefined;
  return bytes !== undefined && crcOf(bytes) === crc ? bytes : undefined;
}

const isBomb = ({ size, packed }: Entry) => size > MIB && size > MAX_RATIO * packed;

/** The files by name. `limitOf`: how long a file of this name may be; undefined: nobody knows the name. */
export function readZip<E>(
  bytes: Uint8Array,
  limitOf: (name: string) => Result<number, E & { readonly code: string }>,
): Result<ReadonlyMap<string, Uint8Array>, ZipRefusal | (E & { readonly code: string })> {
  if (bytes.length > MAX_PACKAGE) return tooLarge();
  const directory = directoryOf(bytes);
  if (!directory.ok) return directory;
  const { entries, end } = directory.value;
  if (entries.reduce((sum, { size }) => sum + size, 0) > MAX_UNPACKED) return tooLarge();
  const names = new Set<string>();
  for (const { name, flags, ...entry } of entries) {
    if (names.has(name)) return refuse({ code: 'package.duplicate-name', file: name });
    names.add(name);
    const limit = limitOf(name);
    if (!limit.ok) return limit;
    if (entry.size > limit.value || isBomb({ name, flags, ...entry })) return tooLarge(name);
    if ((flags & ENCRYPTED) !== 0) return malformed();
  }
  const files = new Map<string, Uint8Array>();
  let at = 0;
  let gaps = NOTHING;
  for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
    if (!gaps.includes(entry.at - at)) return malformed();
    const packed = packedOf(bytes, entry);
    if (packed === undefined) return malformed();
    const file = unpacked(packed[0], entry);
    if (file === undefined) return refuse({ code: 'package.malformed', file: entry.name });
    if (!entry.name.endsWith('/')) files.set(entry.name, file);
    at = packed[1];
    gaps = (entry.flags & HAS_DESCRIPTOR) === 0 ? NOTHING : DESCRIPTOR_LENGTHS;
  }
  return gaps.includes(end - at) ? ok(files) : malformed();
}

/** A time that says nothing: the same content is the same file. ZIP has no zone, so it is given in the machine's. */
const NO_TIME = new Date(1980, 0, 1);

/** Deflated, but for what a reader would take for a bomb: that is stored. */
export function writeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const zipped = (isStored: (name: string) => boolean) => {
    const input: Zippable = {};
    for (const [name, bytes] of files)
      input[name] = [bytes, { level: isStored(name) ? 0 : 6, mtime: NO_TIME }];
    return zipSync(input);
  };
  const first = zipped(() => false);
  const directory = directoryOf(first);
  const entries = directory.ok ? directory.value.entries : [];
  const bombs = new Set(entries.filter(isBomb).map(({ name }) => name));
  return bombs.size === 0 ? first : zipped((name) => bombs.has(name));
}

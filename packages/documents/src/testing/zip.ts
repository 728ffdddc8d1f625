// For tests: an archive with exactly these entries, one whose directory lies about a size, and one read back.
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { crc32, deflateRawSync } from 'node:zlib';
import { fromBuffer, type Options, type Entry as ZipEntry, type ZipFile } from 'yauzl';

export interface Entry {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the directory says instead of the true size. */
  readonly statedSize?: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
const UTF8_NAMES = 0x0800;

interface Packed extends Entry {
  readonly bytes: Buffer;
  readonly packed: Buffer;
}

/** The fields that both headers of an entry have, from `version needed` to the length of extra fields. */
function shared({ name, bytes, packed, statedSize }: Packed): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(UTF8_NAMES, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(statedSize ?? bytes.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

function signed(signature: number, rest: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32LE(signature);
  return Buffer.concat([head, ...rest]);
}

export function zipOf(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const bytes = Buffer.from(entry.content);
    const packed = { ...entry, bytes, packed: deflateRawSync(bytes) };
    const local = signed(LOCAL, [shared(packed), Buffer.from(entry.name), packed.packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const version = Buffer.from([20, 0]);
    centrals.push(signed(CENTRAL, [version, shared(packed), place, Buffer.from(entry.name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, signed(END, [end])]);
}

const opened = promisify<Buffer, Options, ZipFile>(fromBuffer);

/** Every file of an archive by its name, in their order, by another hand than the writer's. */
export async function unzipped(bytes: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const archive = await opened(bytes, { lazyEntries: true, validateEntrySizes: true });
  const read = promisify<ZipEntry, Readable>(archive.openReadStream.bind(archive));
  const files = new Map<string, Buffer>();
  return new Promise((resolve, reject) => {
    archive.on('error', reject);
    archive.on('end', () => resolve(files));
    archive.on('entry', (entry: ZipEntry) => {
      read(entry)
        .then(buffer)
        .then((content) => {
          files.set(entry.fileName, content);
          archive.readEntry();
        }, reject);
    });
    archive.readEntry();
  });
}

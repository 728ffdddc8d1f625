// Many files as one archive, each written as it is read, with the SHA-256 of every one in a list at its end.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import yazl from 'yazl';

export interface BundleEntry {
  readonly path: string;
  /** Read once, when its turn comes. */
  readonly bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  /** Packed already: pictures, archives. */
  readonly isPacked?: boolean;
}

export interface ListedEntry {
  readonly path: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export interface Bundle {
  readonly entries: Iterable<BundleEntry> | AsyncIterable<BundleEntry>;
  /** The last entry: it names all others, and not itself. */
  readonly manifest: (entries: readonly ListedEntry[]) => {
    readonly path: string;
    readonly text: string;
  };
  readonly madeAt: Date;
}

/** Characters that some file system refuses in a name, and what would make it a path. */
const REFUSED = /[\p{Cc}<>:"/\\|?*]/gu;
const LONGEST_NAME = 60;

/** What somebody called it, as a name in an archive; the ending stays. */
export function bundleName(said: string): string {
  const clean = said.replaceAll(REFUSED, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  const characters = Array.from(clean === '' ? '_' : clean);
  if (characters.length <= LONGEST_NAME) return characters.join('');
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? '';
  return characters.slice(0, LONGEST_NAME - ending.length).join('') + ending;
}

/** Adds one entry and waits until it has been taken: no more than one of them is on its way. */
async function write(
  archive: yazl.ZipFile,
  { path, bytes, isPacked = false }: BundleEntry,
  { madeAt, out }: { readonly madeAt: Date; readonly out: Readable },
): Promise<ListedEntry> {
  const hash = createHash('sha256');
  let size = 0;
  async function* counted() {
    for await (const chunk of bytes) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  }
  const stream = Readable.from(counted(), { objectMode: false });
  const stop = () => stream.destroy();
  out.once('close', stop);
  archive.addReadStream(stream, path, { mtime: madeAt, compress: !isPacked });
  await finished(stream);
  out.off('close', stop);
  return { path, size, sha256: hash.digest('hex') };
}

async function writeAll(archive: yazl.ZipFile, bundle: Bundle, out: Readable): Promise<void> {
  const { madeAt } = bundle;
  const listed: ListedEntry[] = [];
  for await (const entry of bundle.entries) {
    if (out.destroyed) return;
    listed.push(await write(archive, entry, { madeAt, out }));
  }
  const { path, text } = bundle.manifest(listed);
  archive.addBuffer(Buffer.from(text), path, { mtime: madeAt });
  archive.end();
}

/** The bytes of the archive, made as they are taken; an entry that cannot be read ends them with its error. */
export function writeBundle(bundle: Bundle): Readable {
  const archive = new yazl.ZipFile();
  const out = archive.outputStream as Readable;
  archive.on('error', (fault: Error) => out.destroy(fault));
  writeAll(archive, bundle, out).catch((fault: unknown) => {
    // Whoever went away has closed it already, and is told nothing.
    out.destroy(fault instanceof Error ? fault : new Error('unwritten'));
  });
  return out;
}

// A backup file read from its beginning to its end, once, with flat memory; anything that is not as it was written stops it.
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import {
  type BackupRecord,
  createTally,
  FORMAT_VERSION,
  LONGEST_LINE_BYTES,
  type Manifest,
  type OnProgress,
  RECORD,
  type TableTotal,
} from './format.ts';
import { BackupFault, codeOf } from './refusal.ts';

/** What stands in the file, in this order: tables as the manifest lists them, then files. */
export type BackupPart =
  | { readonly kind: 'manifest'; readonly manifest: Manifest }
  | { readonly kind: 'table-bytes'; readonly table: string; readonly bytes: Buffer }
  | { readonly kind: 'file-bytes'; readonly file: string; readonly bytes: Buffer }
  | { readonly kind: 'file-end'; readonly file: string }
  | { readonly kind: 'end'; readonly totals: readonly TableTotal[] };

const damaged = (file: string) =>
  new BackupFault(
    'backup.damaged',
    `备份文件 ${file} 已损坏：内容与写入时不一致。没有恢复任何内容，请换一份备份。`,
  );
const truncated = (file: string) =>
  new BackupFault(
    'backup.truncated',
    `备份文件 ${file} 不完整：后面缺了一段。没有恢复任何内容，请换一份备份。`,
  );
const noBackup = (file: string) =>
  new BackupFault('backup.not-a-backup', `${file} 不是尽责的备份文件。没有恢复任何内容。`);

interface Source {
  /** The next line without its end, or undefined at the end of the file. */
  line(): Promise<Buffer | undefined>;
  take(bytes: number): Promise<Buffer>;
}

/** Lines and counted bytes from a stream of pieces; holds one line or one chunk, never more than a piece beyond it. */
function sourceOver(pieces: AsyncIterator<Buffer>, file: string): Source {
  let rest: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await pieces.next();
    if (next.done === true) return false;
    rest = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
    return true;
  };
  const cut = (length: number): Buffer => {
    const head = rest.subarray(0, length);
    rest = rest.subarray(length);
    return head;
  };
  return {
    line: async () => {
      for (let from = 0; ; ) {
        const end = rest.indexOf(10, from);
        if (end !== -1) return cut(end + 1).subarray(0, end);
        from = rest.length;
        if (from > LONGEST_LINE_BYTES) throw damaged(file);
        if (await more()) continue;
        if (rest.length === 0) return undefined;
        throw truncated(file);
      }
    },
    take: async (bytes) => {
      const parts: Buffer[] = [];
      for (let missing = bytes; ; ) {
        const part = cut(Math.min(missing, rest.length));
        parts.push(part);
        missing -= part.length;
        if (missing === 0) return parts.length === 1 ? part : Buffer.concat(parts);
        if (!(await more())) throw truncated(file);
      }
    },
  };
}

function jsonOf(line: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
  } catch {
    return undefined;
  }
}

function firstRecord(line: Buffer | undefined, file: string): Manifest {
  const value = line === undefined ? undefined : jsonOf(line);
  if (
    typeof value !== 'object' ||
    value === null ||
    !('backup' in value) ||
    value.backup !== 'jinze'
  )
    throw noBackup(file);
  if ('version' in value && value.version !== FORMAT_VERSION)
    throw new BackupFault(
      'backup.other-version',
      `备份文件 ${file} 的格式版本是 ${String(value.version).slice(0, 20)}，本程序只认 ${FORMAT_VERSION}：请用写它的那个版本恢复。没有恢复任何内容。`,
    );
  const record = RECORD.safeParse(value);
  if (!record.success || !('backup' in record.data)) throw damaged(file);
  return record.data;
}

interface TableCheck {
  /** False when it is not this table's turn. */
  add(table: string, bytes: Buffer): boolean;
  isEqual(totals: readonly TableTotal[]): boolean;
}

/** Whether every table's bytes are those that were written, in the order of the manifest. */
function createTableCheck(manifest: Manifest): TableCheck {
  const names = manifest.tables.map((table) => table.name);
  const tallies = names.map(createTally);
  let place = 0;
  return {
    add: (table, bytes) => {
      place = names.indexOf(table, place);
      tallies[place]?.add(bytes);
      return place >= 0;
    },
    isEqual: (totals) =>
      totals.length === names.length &&
      totals.every((total, index) => {
        const found = tallies[index]?.total();
        return (
          total.table === names[index] &&
          total.rows === found?.rows &&
          total.bytes === found.bytes &&
          total.sha256 === found.sha256
        );
      }),
  };
}

interface Reading {
  readonly file: string;
  readonly whole: Hash;
  readonly tables: TableCheck;
  open: { name: string; hash: Hash; size: number } | undefined;
  files: number;
}

function takeFileBytes(reading: Reading, name: string, bytes: Buffer): void {
  reading.open ??= { name, hash: createHash('sha256'), size: 0 };
  if (reading.open.name !== name) throw damaged(reading.file);
  reading.open.hash.update(bytes);
  reading.open.size += bytes.length;
}

function closeFile(reading: Reading, end: { file: string; size: number; sha256: string }): void {
  const { name, hash, size } = reading.open ?? {
    name: end.file,
    hash: createHash('sha256'),
    size: 0,
  };
  if (name !== end.file || size !== end.size || hash.digest('hex') !== end.sha256)
    throw damaged(reading.file);
  reading.open = undefined;
  reading.files += 1;
}

function partOf(reading: Reading, record: BackupRecord, bytes: Buffer): BackupPart {
  if ('table' in record) {
    if (reading.open !== undefined || reading.files > 0 || !reading.tables.add(record.table, bytes))
      throw damaged(reading.file);
    return { kind: 'table-bytes', table: record.table, bytes };
  }
  if ('file' in record && 'bytes' in record) {
    takeFileBytes(reading, record.file, bytes);
    return { kind: 'file-bytes', file: record.file, bytes };
  }
  if ('file' in record) {
    closeFile(reading, record);
    return { kind: 'file-end', file: record.file };
  }
  if ('end' in record) {
    const isWhole = reading.open === undefined && record.files === reading.files;
    if (!isWhole || !reading.tables.isEqual(record.end)) throw damaged(reading.file);
    return { kind: 'end', totals: record.end };
  }
  throw damaged(reading.file);
}

async function* partsFrom(source: Source, file: string): AsyncGenerator<BackupPart> {
  const line = await source.line();
  const manifest = firstRecord(line, file);
  const whole = createHash('sha256');
  whole.update(line ?? '').update('\n');
  yield { kind: 'manifest', manifest };
  const reading: Reading = {
    file,
    whole,
    tables: createTableCheck(manifest),
    open: undefined,
    files: 0,
  };
  for (;;) {
    const next = await source.line();
    if (next === undefined) throw truncated(file);
    const record = RECORD.safeParse(jsonOf(next));
    if (!record.success) throw damaged(file);
    const size = 'bytes' in record.data ? record.data.bytes : 0;
    const bytes = size === 0 ? Buffer.alloc(0) : await source.take(size);
    if ('end' in record.data && whole.digest('hex') !== record.data.sha256) throw damaged(file);
    const part = partOf(reading, record.data, bytes);
    if (part.kind !== 'end') {
      whole.update(next).update('\n').update(bytes);
      yield part;
      continue;
    }
    if ((await source.line()) !== undefined) throw damaged(file);
    yield part;
    return;
  }
}

/** The words for what zlib and the file system say. */
function faultOf(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (code === 'Z_BUF_ERROR') return truncated(file);
  if (/^Z_(DATA|STREAM|NEED_DICT)/.test(code)) return damaged(file);
  if (/^(ENOENT|ENOTDIR|EACCES|EPERM|EISDIR|EIO)$/.test(code))
    return new BackupFault(
      'backup.file-unreadable',
      `不能读备份文件 ${file}（${code}）：请检查文件名和权限。没有恢复任何内容。`,
    );
  return error;
}

async function refuseOtherFiles(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    if (bytesRead < 2 || buffer[0] !== 0x1f || buffer[1] !== 0x8b) throw noBackup(file);
  } finally {
    await handle.close();
  }
}

/** Throws a `BackupFault` at the first thing that is wrong; whoever got the part `end` has read a whole backup. */
export async function* readBackup(
  file: string,
  onBytes: (share: number) => void = () => undefined,
): AsyncGenerator<BackupPart> {
  try {
    await refuseOtherFiles(file);
    const { size } = await stat(file);
    const packed = createReadStream(file, { highWaterMark: 256 * 1024 });
    const plain = createGunzip({ chunkSize: 256 * 1024 });
    packed.on('error', (error) => plain.destroy(error));
    packed.pipe(plain);
    try {
      const pieces = plain[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
      for await (const part of partsFrom(sourceOver(pieces, file), file)) {
        onBytes(packed.bytesRead / Math.max(size, 1));
        yield part;
      }
    } finally {
      packed.destroy();
      plain.destroy();
    }
  } catch (error) {
    throw faultOf(error, file);
  }
}

export interface CheckedBackup {
  readonly manifest: Manifest;
  readonly totals: readonly TableTotal[];
  readonly hasFiles: boolean;
}

/** Reads the whole file and touches nothing else: a restore begins with it. */
export async function checkBackup(file: string, onProgress?: OnProgress): Promise<CheckedBackup> {
  let manifest: Manifest | undefined;
  let hasFiles = false;
  let share = 0;
  for await (const part of readBackup(file, (read) => (share = read))) {
    if (part.kind === 'manifest') manifest = part.manifest;
    if (part.kind === 'file-end') hasFiles = true;
    if (part.kind === 'end' && manifest !== undefined)
      return { manifest, totals: part.totals, hasFiles };
    const name =
      part.kind === 'table-bytes' ? part.table : part.kind === 'file-bytes' ? part.file : '';
    onProgress?.({
      step: 'checking',
      name,
      rows: 0,
      percent: Math.min(99, Math.floor(100 * share)),
    });
  }
  throw truncated(file);
}

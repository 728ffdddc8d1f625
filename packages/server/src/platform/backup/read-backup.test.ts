import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { type BackupPart, checkBackup, readBackup } from './read-backup.ts';
import { refusalOf } from './refusal.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'jinze-read-backup-'));
const PAGE = readFileSync(new URL('../../../../../spec/backup.md', import.meta.url), 'utf8');
const EXAMPLE = Buffer.from(/```\n(\{"backup"[^]*?)```/.exec(PAGE)?.[1] ?? '');

let written = 0;
function fileOf(bytes: Uint8Array): string {
  written += 1;
  const file = join(FOLDER, `${written}.jinze`);
  writeFileSync(file, bytes);
  return file;
}

async function codeFor(bytes: Uint8Array): Promise<string> {
  const file = fileOf(bytes);
  try {
    await checkBackup(file);
    return 'read';
  } catch (error) {
    const refusal = refusalOf(error, file);
    if (refusal === undefined) throw error;
    expect(refusal.message).toMatch(/^[^a-z]*(备份文件 )?\/.*。/);
    return refusal.code;
  }
}

/** The example with one thing changed and the last hash made to fit, as a forger would. */
function forged(change: (text: string) => string): Buffer {
  const text = change(EXAMPLE.toString('utf8'));
  const end = text.lastIndexOf('{"end"');
  const hash = createHash('sha256').update(text.slice(0, end)).digest('hex');
  return gzipSync(
    text.slice(0, end) +
      text.slice(end).replace(/"sha256":"[0-9a-f]{64}"\}\n$/, `"sha256":"${hash}"}\n`),
  );
}

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

describe('reading a backup', () => {
  it('the example of the page is read as the page says', async () => {
    const parts: BackupPart[] = [];
    for await (const part of readBackup(fileOf(gzipSync(EXAMPLE)))) parts.push(part);
    expect(parts.map((part) => part.kind)).toEqual([
      'manifest',
      'table-bytes',
      'table-bytes',
      'file-bytes',
      'file-end',
      'end',
    ]);
    const checked = await checkBackup(fileOf(gzipSync(EXAMPLE)));
    expect(checked.hasFiles).toBe(true);
    expect(checked.manifest).toMatchObject({ schema: 14, kind: 'demo' });
    expect(checked.totals.map(({ table, rows }) => [table, rows])).toEqual([
      ['access.session', 0],
      ['migration.applied', 1],
      ['platform.installation', 1],
    ]);
  });

  it('every code of the page is one of the program', () => {
    const listed = [...PAGE.matchAll(/\| `((?:backup|restore)\.[a-z-]+)` \|/g)].map(
      (match) => match[1],
    );
    const known = readFileSync(new URL('./refusal.ts', import.meta.url), 'utf8');
    expect(listed.length).toBe(8);
    for (const code of listed) expect(known).toContain(`'${code ?? ''}'`);
  });

  it('cut off anywhere, it is refused', async () => {
    const packed = gzipSync(EXAMPLE);
    for (let length = 2; length < packed.length; length += 7)
      expect(['backup.truncated', 'backup.not-a-backup']).toContain(
        await codeFor(packed.subarray(0, length)),
      );
    expect(await codeFor(packed.subarray(0, -1))).toBe('backup.truncated');
  });

  it('any byte changed, it is refused, in the compressed file and in what it holds', async () => {
    const packed = gzipSync(EXAMPLE);
    const changed = (bytes: Buffer, at: number) => {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 0x04;
      return copy;
    };
    // The first ten bytes are gzip's own: a time and the name of a system.
    for (let at = 10; at < packed.length; at += 5)
      expect(await codeFor(changed(packed, at))).toMatch(
        /^backup\.(damaged|truncated|not-a-backup)$/,
      );
    for (let at = 0; at < EXAMPLE.length; at += 11)
      expect(await codeFor(gzipSync(changed(EXAMPLE, at)))).toMatch(
        /^backup\.(damaged|truncated|not-a-backup|other-version)$/,
      );
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'backup.not-a-backup'],
    ['a text', Buffer.from('to whom it may concern'), 'backup.not-a-backup'],
    ['a compressed text', gzipSync('to whom it may concern\n'), 'backup.not-a-backup'],
    ['compressed nothing', gzipSync(''), 'backup.not-a-backup'],
    [
      'another version',
      forged((text) => text.replace('"version":1', '"version":2')),
      'backup.other-version',
    ],
    [
      'a key that is none',
      forged((text) => text.replace('"schema"', '"extra":1,"schema"')),
      'backup.damaged',
    ],
    ['a table out of order', forged(swapTables), 'backup.damaged'],
    [
      'a table twice in the manifest’s place of another',
      forged((text) =>
        text.replace('{"table":"platform.installation"', '{"table":"access.session"'),
      ),
      'backup.damaged',
    ],
    [
      'a file on its way out of the folder',
      forged((text) => text.replaceAll('7c/scan.pdf', '../scan.pdf')),
      'backup.damaged',
    ],
    [
      'a file with an absolute name',
      forged((text) => text.replaceAll('7c/scan.pdf', '/etc/passwd')),
      'backup.damaged',
    ],
    [
      'a row changed',
      forged((text) => text.replace('ledger\t5f0c', 'ledger\t5f0d')),
      'backup.damaged',
    ],
    ['a file changed', forged((text) => text.replace('%PDF-1.7', '%PDF-1.6')), 'backup.damaged'],
    [
      'another count of rows',
      forged((text) => text.replace('"rows":1', '"rows":2')),
      'backup.damaged',
    ],
    [
      'another count of files',
      forged((text) => text.replace('"files":1', '"files":2')),
      'backup.damaged',
    ],
    [
      'a chunk too long to hold',
      forged((text) => text.replace(/"bytes":\d+/, '"bytes":999999999')),
      'backup.damaged',
    ],
    [
      'a line without an end',
      gzipSync(
        Buffer.concat([EXAMPLE.subarray(0, EXAMPLE.indexOf(10) + 1), Buffer.alloc(3_000_000, 'x')]),
      ),
      'backup.damaged',
    ],
    [
      'something after the end',
      gzipSync(Buffer.concat([EXAMPLE, Buffer.from('{}\n')])),
      'backup.damaged',
    ],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await codeFor(bytes)).toBe(code);
  });

  it('a file that is not there is said to be that', async () => {
    const file = join(FOLDER, 'none');
    await expect(checkBackup(file)).rejects.toMatchObject({
      refusal: { code: 'backup.file-unreadable' },
    });
  });
});

function swapTables(text: string): string {
  const lines = text.split('\n');
  return [lines[0], lines[3], lines[4], lines[1], lines[2], ...lines.slice(5)].join('\n');
}

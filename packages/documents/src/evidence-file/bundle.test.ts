import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { unzipped } from '../testing/zip.ts';
import { type BundleEntry, bundleName, writeBundle } from './bundle.ts';

const madeAt = new Date('2026-11-27T04:00:00Z');
const manifest = (entries: readonly object[]) => ({
  path: 'MANIFEST.json',
  text: JSON.stringify(entries),
});

describe('a bundle', () => {
  it('has each entry as it was read, and its hash in the list', async () => {
    const contents = new Map([
      ['目录.txt', Buffer.from('一、履职记录')],
      ['附件/图.jpg', randomBytes(300_000)],
    ]);
    const entries = [...contents].map(([path, bytes]) => ({
      path,
      bytes: [bytes.subarray(0, 5), bytes.subarray(5)],
      isPacked: path.endsWith('.jpg'),
    }));
    const files = await unzipped(await buffer(writeBundle({ entries, manifest, madeAt })));
    expect([...files.keys()]).toEqual([...contents.keys(), 'MANIFEST.json']);
    const listed = JSON.parse(String(files.get('MANIFEST.json'))) as {
      path: string;
      size: number;
      sha256: string;
    }[];
    expect(listed.map(({ path }) => path)).toEqual([...contents.keys()]);
    for (const { path, size, sha256 } of listed) {
      const bytes = files.get(path) ?? Buffer.alloc(0);
      expect(bytes.equals(contents.get(path) ?? Buffer.alloc(1))).toBe(true);
      expect([size, sha256]).toEqual([
        bytes.length,
        createHash('sha256').update(bytes).digest('hex'),
      ]);
    }
  });

  it('asks for an entry only when the ones before are taken', async () => {
    let asked = 0;
    async function* entries(): AsyncGenerator<BundleEntry> {
      for (; asked < 50; asked += 1)
        yield { path: `${asked}`, bytes: [randomBytes(100_000)], isPacked: true };
    }
    const out = writeBundle({ entries: entries(), manifest, madeAt });
    await setTimeout(100);
    expect(asked).toBeLessThan(5);
    expect((await buffer(out)).length).toBeGreaterThan(5_000_000);
    expect(asked).toBe(50);
  });

  it('ends with the error of an entry that cannot be read, and reads no more when nobody takes it', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from('a');
      throw new Error('no connection');
    }
    const entries = [{ path: 'a', bytes: broken() }];
    await expect(buffer(writeBundle({ entries, manifest, madeAt }))).rejects.toThrow(
      'no connection',
    );
    async function* refused(): AsyncGenerator<BundleEntry> {
      yield { path: 'a', bytes: [Buffer.from('a')] };
      throw new Error('not sealed');
    }
    await expect(buffer(writeBundle({ entries: refused(), manifest, madeAt }))).rejects.toThrow(
      'not sealed',
    );
    let isRead = false;
    let isStopped = false;
    async function* endless(): AsyncGenerator<Buffer> {
      try {
        isRead = true;
        for (;;) yield randomBytes(100_000);
      } finally {
        isStopped = true;
      }
    }
    const out = writeBundle({
      entries: [{ path: 'a', bytes: endless(), isPacked: true }],
      manifest,
      madeAt,
    });
    out.on('data', () => isRead && out.destroy());
    await new Promise((done) => out.once('close', done));
    await setTimeout(50);
    expect(isStopped).toBe(true);
  });

  it('names files so that no file system refuses them', () => {
    expect(bundleName('../a\\b:c?.pdf')).toBe('_a_b_c_.pdf');
    expect(bundleName('  ')).toBe('_');
    const long = bundleName(`${'会'.repeat(200)}.docx`);
    expect(Array.from(long)).toHaveLength(60);
    expect(long.endsWith('.docx')).toBe(true);
  });
});

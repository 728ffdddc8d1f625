// Reading what anybody may have made: sound packages come back as they were written, everything else is refused, nothing throws.

import fc from 'fast-check';
import { zipSync, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import { at, FILE, samplePackage } from '../testing/evidence.ts';
import { bytesOf, concat } from '../verify/bytes.ts';
import { handOn, readDisclosed, readPackage, verifyPackage, writePackage } from './index.ts';
import { readFiles } from './package.ts';
import { writeZip } from './zip.ts';

const { log, content } = samplePackage();
const GOOD = writePackage(content);
const filesOf = (bytes: Uint8Array) => {
  const files = readFiles(bytes);
  if (!files.ok) throw new Error(files.error.code);
  return files.value;
};
/** The sample with some files changed; undefined: left out. */
function changed(files: Readonly<Record<string, Uint8Array | string | undefined>>): Uint8Array {
  const all = new Map(filesOf(GOOD));
  for (const [name, bytes] of Object.entries(files))
    if (bytes === undefined) all.delete(name);
    else all.set(name, typeof bytes === 'string' ? bytesOf(bytes) : bytes);
  return writeZip(all);
}
const answer = (bytes: Uint8Array) => {
  const read = readPackage(bytes);
  return read.ok ? 'ok' : `${read.error.code} ${read.error.file ?? ''}`.trimEnd();
};
const json = (value: object) => canonicalJson(value);
const { about } = content;

describe('what is written', () => {
  it('comes back as it was, and the same content is the same bytes', () => {
    const read = readPackage(GOOD);
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value).toMatchObject({
      about,
      checkpoint: content.checkpoint,
      policy: content.policy,
      items: content.items,
    });
    expect([...read.value.blobs.values()]).toEqual([FILE]);
    expect(writePackage(content)).toEqual(GOOD);
  });

  it('carries the programs that check it, which are no parts of the evidence', () => {
    const verifier = { html: '<!doctype html>', mjs: 'console.log(1)' };
    const bytes = writePackage({ ...content, verifier });
    expect([...filesOf(bytes).keys()].slice(-2)).toEqual(['verify.html', 'verify.mjs']);
    const [with_, without] = [readPackage(bytes), readPackage(GOOD)];
    if (!with_.ok || !without.ok) throw new Error('both are read');
    expect(with_.value.parts).toEqual(without.value.parts);
  });

  it('a large file that packs like a bomb is stored, so that a reader takes it', () => {
    const zeros = new Uint8Array(3 << 20);
    const bytes = writePackage({ ...content, files: [FILE, zeros] });
    expect(bytes.length).toBeGreaterThan(zeros.length);
    expect(answer(bytes)).toBe('ok');
  });

  it('a thousand items with a custody list of five are a package: each entry names every part', () => {
    const [item] = content.items;
    const [entry] = content.custody ?? [];
    if (item === undefined || entry === undefined) throw new Error('the sample has both');
    const many = <T>(one: T, count: number): T[] => Array.from({ length: count }, () => one);
    const about = { ...content.about, items: many({ title: '一' }, 1000) };
    const { files: _, ...rest } = content;
    const whole = { ...rest, about, items: many(item, 1000), custody: many(entry, 5) };
    const read = readPackage(writePackage(whole));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.custody).toHaveLength(5);
    expect(Object.keys(read.value.parts)).toHaveLength(6003);
  });

  it('handing on adds an entry to the custody list and changes nothing else', async () => {
    const entry = { at: at(9000).toISOString(), who: '市纪委监委', act: '接收', note: '' };
    const handed = handOn(GOOD, entry);
    if (!handed.ok) throw new Error(handed.error.code);
    const read = readPackage(handed.value);
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.custody?.map(({ who }) => who)).toEqual([
      '青石县安委办',
      '青石县纪委监委',
      '市纪委监委',
    ]);
    const verdict = await verifyPackage(read.value, { policy: log.policy() });
    expect(verdict.result).toBe('holds');
    expect(handOn(GOOD.subarray(1), entry).ok).toBe(false);
    expect(handOn(GOOD, { ...entry, at: 'today' })).toMatchObject({
      error: { code: 'package.bad-value', file: 'custody.json' },
    });
  });
});

describe('what is refused', () => {
  const bad = (file: string) => `package.bad-value ${file}`;
  const [first] = content.items;
  const salt = Object.values(first?.disclosed.fields ?? {})[0]?.salt;
  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const shown = (value: string) =>
    `{"erased":{},"fields":{"/state":{"salt":"${salt}","value":${value}}}}`;
  it.each<[string, Readonly<Record<string, string | undefined>>]>([
    ['package.missing-file package.json', { 'package.json': undefined }],
    ['package.missing-file checkpoint', { checkpoint: undefined }],
    ['package.missing-file items/2/leaf', { 'items/2/leaf': undefined }],
    ['package.missing-file items/1/after/leaf', { 'items/1/after/leaf': undefined }],
    ['package.missing-file items/1/after/proof.json', { 'items/1/after/proof.json': undefined }],
    ['package.unknown-file items/3/leaf', { 'items/3/leaf': 'x' }],
    ['package.unknown-file ../leaf', { '../leaf': 'x' }],
    ['package.unknown-file /etc/passwd', { '/etc/passwd': 'x' }],
    ['package.unknown-file items\\1\\leaf', { 'items\\1\\leaf': 'x' }],
    ['package.unknown-file items/01/leaf', { 'items/01/leaf': 'x' }],
    ['package.unknown-file blobs/AB', { 'blobs/AB': 'x' }],
    ['package.unknown-file verify.exe', { 'verify.exe': 'x' }],
    ['package.unknown-version package.json', { 'package.json': json({ ...about, v: 2 }) }],
    [bad('package.json'), { 'package.json': JSON.stringify(about, undefined, 1) }],
    [bad('package.json'), { 'package.json': json({ ...about, more: 1 }) }],
    [bad('package.json'), { 'package.json': json({ ...about, items: [] }) }],
    [bad('package.json'), { 'package.json': json({ ...about, alg: 'md5' }) }],
    [
      bad('package.json'),
      { 'package.json': json({ ...about, madeAt: '2026-02-30T00:00:00.000Z' }) },
    ],
    [bad('package.json'), { 'package.json': '[]' }],
    [bad('items/1/disclosed.json'), { 'items/1/disclosed.json': '{"fields":{}}' }],
    [bad('items/1/disclosed.json'), { 'items/1/disclosed.json': shown(deep(33)) }],
    [bad('items/1/disclosed.json'), { 'items/1/disclosed.json': deep(100_000) }],
    [
      bad('items/1/disclosed.json'),
      { 'items/1/disclosed.json': shown('1').replace('"salt":"', '"salt":"A') },
    ],
    [
      bad('items/1/disclosed.json'),
      {
        'items/1/disclosed.json': json({
          ...first?.disclosed,
          erased: { '/state': { basis: '', order: '' } },
        }),
      },
    ],
    [bad('items/1/after/proof.json'), { 'items/1/after/proof.json': '{"hashes":[],"index":1.5}' }],
    [bad('custody.json'), { 'custody.json': '[]' }],
    [bad('custody.json'), { 'custody.json': '[{"at":"","who":""}]' }],
  ])('%s', (expected, files) => {
    // An edit that changed nothing would be answered with ok.
    expect(answer(changed(files))).toBe(expected);
  });

  it('text that is not UTF-8', () => {
    const bytes = Uint8Array.of(0xff, 0xfe);
    expect(answer(changed({ checkpoint: bytes }))).toBe(bad('checkpoint'));
  });

  it('a leaf or a receipt longer than it may be', () => {
    expect(answer(changed({ 'items/1/leaf': new Uint8Array(65_536) }))).toBe(
      'package.too-large items/1/leaf',
    );
    expect(answer(changed({ 'policy.txt': '#'.repeat((1 << 20) + 1) }))).toBe(
      'package.too-large policy.txt',
    );
  });

  it('a disclosure on its own is read by the same rules', () => {
    expect(readDisclosed(bytesOf('{"erased":{},"fields":{}}')).ok).toBe(true);
    expect(readDisclosed(bytesOf('{}'))).toMatchObject({ error: { file: 'disclosed.json' } });
  });
});

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset);
/** Where the directory begins, and its first record. */
function edited(edit: (at: DataView, directory: number) => void, from = GOOD): Uint8Array {
  const bytes = from.slice();
  const all = view(bytes);
  edit(all, all.getUint32(bytes.length - 6, true));
  return bytes;
}

describe('the container', () => {
  it.each<[string, Uint8Array]>([
    ['package.malformed', new Uint8Array()],
    ['package.malformed', bytesOf('PK')],
    ['package.malformed', concat(bytesOf('#!/bin/sh\n'), GOOD)],
    ['package.malformed', concat(GOOD, bytesOf('more'))],
    ['package.malformed', GOOD.subarray(0, GOOD.length - 1)],
    // One entry fewer or more than the directory has.
    ['package.malformed', edited((all) => all.setUint16(GOOD.length - 12, 3, true))],
    // The directory begins elsewhere.
    ['package.malformed', edited((all) => all.setUint32(GOOD.length - 6, 4, true))],
    // Encrypted, in both headers.
    [
      'package.malformed',
      edited((all, directory) => {
        all.setUint16(6, 1, true);
        all.setUint16(directory + 8, 1, true);
      }),
    ],
    // An unknown method, in both headers.
    [
      'package.malformed package.json',
      edited((all, directory) => {
        all.setUint16(8, 99, true);
        all.setUint16(directory + 10, 99, true);
      }),
    ],
    // The directory names another length than the entry itself.
    ['package.malformed', edited((all, directory) => all.setUint32(directory + 24, 9, true))],
    // Two programs could see two names.
    ['package.malformed', edited((all) => all.setUint8(30, 80))],
    // Another CRC in both headers.
    [
      'package.malformed package.json',
      edited((all, directory) => {
        all.setUint32(14, 7, true);
        all.setUint32(directory + 16, 7, true);
      }),
    ],
    // Two records for the same bytes: the second entry overlaps the first.
    [
      'package.malformed',
      edited((all, directory) => {
        const second = directory + 46 + all.getUint16(directory + 28, true);
        all.setUint32(second + 42, 0, true);
      }),
    ],
    // Too many entries.
    [
      'package.too-large',
      edited((all) => {
        for (const offset of [12, 14]) all.setUint16(GOOD.length - offset, 9000, true);
      }),
    ],
  ])('%s', (expected, bytes) => {
    expect(answer(bytes)).toBe(expected);
  });

  it('two files of one name', () => {
    const names = zipSync({ checkpoint: FILE, chockpoint: FILE });
    const text = Array.from(names, (byte) => String.fromCharCode(byte)).join('');
    const twice = Uint8Array.from(text.replaceAll('chock', 'check'), (char) => char.charCodeAt(0));
    expect(answer(twice)).toBe('package.duplicate-name checkpoint');
  });

  it('directories of the layout are passed over, as other programs write them', () => {
    const all = [...filesOf(GOOD)];
    const again = zipSync(
      Object.fromEntries([['items/', new Uint8Array()], ['items/1/', new Uint8Array()], ...all]),
      { level: 0 },
    );
    expect(answer(again)).toBe('ok');
    expect(answer(zipSync({ 'etc/': new Uint8Array() }))).toBe('package.unknown-file etc/');
  });

  it('a bomb that says how large it is, and one that lies about it, are left alone', () => {
    const zeros = new Uint8Array(64 << 20);
    const name = `blobs/${'0'.repeat(64)}`;
    const bomb = zipSync({ [name]: [zeros, { level: 9 }] });
    expect(bomb.length).toBeLessThan(1 << 20);
    expect(answer(bomb)).toBe(`package.too-large ${name}`);
    const liar = edited((all, directory) => {
      all.setUint32(22, 1000, true);
      all.setUint32(directory + 24, 1000, true);
    }, bomb);
    const begun = performance.now();
    expect(answer(liar)).toBe(`package.malformed ${name}`);
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it('what is longer than it says is no shorter file, though the rest of it is as said', () => {
    const whole = zipSync({ checkpoint: [new Uint8Array(3000).fill(7), { level: 9 }] });
    const shorter = zipSync({ checkpoint: [new Uint8Array(2999).fill(7), { level: 9 }] });
    const crc = new DataView(shorter.buffer).getUint32(14, true);
    const liar = edited((all, directory) => {
      for (const [at, value] of [
        [14, crc],
        [22, 2999],
      ] as const) {
        all.setUint32(at, value, true);
        all.setUint32(directory + at + 2, value, true);
      }
    }, whole);
    expect(answer(liar)).toBe('package.malformed checkpoint');
    expect(answer(whole)).not.toContain('malformed');
  });

  it('what is not deflated data does not pass for it', () => {
    const packed = zlibSync(FILE);
    const bytes = zipSync({ checkpoint: [packed, { level: 0 }] });
    const as = edited((all, directory) => {
      all.setUint16(8, 8, true);
      all.setUint16(directory + 10, 8, true);
    }, bytes);
    expect(answer(as)).toBe('package.malformed checkpoint');
  });

  it('hostile input never throws, and what is accepted after a change is the same evidence', async () => {
    const read = readPackage(GOOD);
    if (!read.ok) throw new Error(read.error.code);
    const edits = fc.record({
      what: fc.constantFrom('bytes', 'cut', 'twice', 'zeros', 'noise'),
      where: fc.array(fc.nat(GOOD.length - 1), { minLength: 1, maxLength: 4 }),
      by: fc.integer({ min: 1, max: 255 }),
      noise: fc.uint8Array({ maxLength: 300 }),
    });
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(edits, async ({ what, where, by, noise }) => {
        const [at = 0] = where;
        let bytes = GOOD.slice();
        if (what === 'bytes') for (const one of where) bytes[one] = (bytes[one] ?? 0) ^ by;
        if (what === 'cut') bytes = bytes.slice(0, at);
        if (what === 'twice') bytes = concat(bytes.subarray(0, at), bytes.subarray(at / 2)).slice();
        if (what === 'zeros') bytes.fill(0, at, at + by);
        if (what === 'noise')
          bytes = concat(bytes.subarray(0, at), noise, bytes.subarray(at)).slice();
        const again = readPackage(bytes);
        if (!again.ok) return;
        accepted += 1;
        // Dates and the like of the container are no evidence: what is left is the same, to the byte.
        expect(again.value.parts).toEqual(read.value.parts);
        await verifyPackage(again.value);
      }),
      { numRuns: 1000, seed: 20260305 },
    );
    expect(accepted).toBeLessThan(200);
  });

  it('a file inside that is changed is read or refused, and never verifies as what it was', async () => {
    const names = [...filesOf(GOOD).keys()];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (name, where, by) => {
          const bytes = filesOf(GOOD).get(name)?.slice() ?? new Uint8Array(1);
          const place = where % bytes.length;
          bytes[place] = (bytes[place] ?? 0) ^ by;
          const read = readPackage(changed({ [name]: bytes }));
          if (!read.ok) return;
          const verdict = await verifyPackage(read.value, { policy: log.policy() });
          // The custody list holds every part but itself, whose words nobody has signed.
          expect(verdict.result).toBe(name === 'custody.json' ? verdict.result : 'does-not-hold');
        },
      ),
      { numRuns: 120, seed: 6 },
    );
  });
});

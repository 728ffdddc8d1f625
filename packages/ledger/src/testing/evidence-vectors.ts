// Packages good and bad, small and always the same, with what a check must say of each: `spec/ledger/vectors/evidence`.
import { zipSync } from 'fflate';
import { writePackage } from '../evidence/index.ts';
import { readFiles } from '../evidence/package.ts';
import { writeZip } from '../evidence/zip.ts';
import { bytesOf } from '../verify/bytes.ts';
import { hashOf, hexOf } from '../verify/index.ts';
import { FILE, samplePackage, TestLog } from './evidence.ts';
import { stampedPackage } from './stamped.ts';

/** `refused`: the code and file; else what does not hold, as `kind: code`, by the policy of its profile. */
export interface Vector {
  readonly bytes: Uint8Array;
  readonly policy: 'policy-sha256.txt' | 'policy-sm3.txt';
  readonly expected:
    | { readonly refused: string; readonly file?: string }
    | { readonly result: 'holds' | 'does-not-hold'; readonly wrong: readonly string[] };
}

type Change = Readonly<Record<string, (text: string) => string>>;

/** The sample with the text of some of its files changed, and the custody list as it was. */
function edited(change: Change, isKeptByCustody = false): Uint8Array {
  const files = readFiles(writePackage(samplePackage().content));
  if (!files.ok) throw new Error(files.error.code);
  const all = new Map(files.value);
  // Without the list, so that each vector has one thing wrong.
  if (!isKeptByCustody) all.delete('custody.json');
  for (const [name, edit] of Object.entries(change)) {
    const text = new TextDecoder().decode(all.get(name));
    const next = edit(text);
    if (next === text) throw new Error(`${name} is not changed`);
    all.set(name, bytesOf(next));
  }
  return writeZip(all);
}

const replaced = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

function wrong(change: Change, ...expected: readonly string[]): Vector {
  const result = expected.length === 0 ? 'holds' : 'does-not-hold';
  const isCustody = expected.some((one) => one.startsWith('custody'));
  return {
    bytes: edited(change, isCustody),
    policy: 'policy-sha256.txt',
    expected: { result, wrong: expected },
  };
}

const refused = (bytes: Uint8Array, code: string, file?: string): Vector => ({
  bytes,
  policy: 'policy-sha256.txt',
  expected: file === undefined ? { refused: code } : { refused: code, file },
});

const NO_TIME = { mtime: new Date(1980, 0, 1) } as const;
const BLOB = `blobs/${'0'.repeat(64)}`;

/** Two entries of one name, which no writer makes: one name is written over in the bytes. */
function twice(): Uint8Array {
  const bytes = zipSync({ checkpoint: bytesOf('a'), chockpoint: bytesOf('b') }, NO_TIME);
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return Uint8Array.from(text.replaceAll('chock', 'check'), (char) => char.charCodeAt(0));
}

/** The log's first heartbeat, before there was a checkpoint to name: it is a leaf like others, and bounds nothing. */
export function firstHeartbeat(log = new TestLog()): Uint8Array {
  const type = 'ledger.heartbeat.v1';
  const beat = log.add({ org: null, actor: null, type, fields: { checkpoint: null } });
  const record = log.add({ anchor: log.tree(), fields: { n: 1 } });
  const note = log.note(300);
  const { about } = samplePackage().content;
  const { bytes: leaf, index, disclosed } = beat;
  return writePackage({
    about: { ...about, items: [{ title: '责任清单（印发）' }] },
    checkpoint: note,
    policy: log.policy(),
    items: [{ ...log.item(record, note), after: { leaf, index, hashes: [], disclosed } }],
  });
}

/** Two versions in the log, the second of which names another leaf as the one before it. */
function brokenChain(): Uint8Array {
  const log = new TestLog();
  const first = log.add({ fields: { n: 1 } });
  const second = log.add({ version: 2, previous: new Uint8Array(32), fields: { n: 2 } });
  const note = log.note(300);
  const { about } = samplePackage().content;
  return writePackage({
    about,
    checkpoint: note,
    policy: log.policy(),
    items: [first, second].map((one) => log.item(one, note)),
  });
}

export function vectors(): Readonly<Record<string, Vector>> {
  const { log, content } = samplePackage();
  const national = samplePackage('sm3');
  const lonely = log.note(300, log.size, log.witnesses.slice(0, 1)).split('\n\n')[1] ?? '';
  const file = `blobs/${hexOf(hashOf('sha256', FILE))}`;
  return {
    'good.evp': {
      bytes: writePackage(content),
      policy: 'policy-sha256.txt',
      expected: { result: 'holds', wrong: [] },
    },
    'good-sm3.evp': {
      bytes: writePackage(national.content),
      policy: 'policy-sm3.txt',
      expected: { result: 'holds', wrong: [] },
    },
    'stamped.evp': {
      bytes: writePackage(stampedPackage().content),
      policy: 'policy-sha256.txt',
      expected: { result: 'holds', wrong: [] },
    },
    'stamped-alone.evp': {
      bytes: writePackage(stampedPackage(false).content),
      policy: 'policy-sha256.txt',
      expected: { result: 'does-not-hold', wrong: ['witnessed: proof.no-quorum'] },
    },
    'first-heartbeat.evp': {
      bytes: firstHeartbeat(),
      policy: 'policy-sha256.txt',
      expected: { result: 'holds', wrong: [] },
    },
    'changed-field.evp': wrong(
      { 'items/1/disclosed.json': replaced('"issued"', '"draft"') },
      'content: evidence.field-mismatch',
    ),
    'changed-leaf.evp': wrong(
      { 'items/2/leaf': replaced('8e03', '8e04') },
      'position: tree.root-mismatch',
    ),
    'backdated.evp': wrong(
      { 'items/2/leaf': replaced('2026-03-05', '2026-02-05') },
      'position: tree.root-mismatch',
      'time: evidence.at-outside',
    ),
    'wrong-place.evp': wrong(
      { 'items/1/proof': replaced('index 2', 'index 1') },
      'position: tree.root-mismatch',
    ),
    'one-witness.evp': wrong(
      { 'items/1/proof': (text) => `${text.split('\n\n').slice(0, 2).join('\n\n')}\n\n${lonely}` },
      'witnessed: proof.no-quorum',
    ),
    'other-time-leaf.evp': wrong(
      { 'items/1/after/proof.json': replaced('"index":1', '"index":0') },
      'time: tree.root-mismatch',
    ),
    'changed-file.evp': wrong(
      { [file]: replaced('整改', '整治') },
      'files: evidence.file-mismatch',
    ),
    'broken-chain.evp': {
      bytes: brokenChain(),
      policy: 'policy-sha256.txt',
      expected: { result: 'does-not-hold', wrong: ['versions: evidence.chain-broken'] },
    },
    'other-log.evp': wrong(
      { 'package.json': replaced('log.example/sha256', 'log.example/other') },
      'checkpoint: evidence.other-log',
    ),
    'custody.evp': wrong(
      { 'package.json': replaced('提供给', '交给') },
      'custody: evidence.custody-mismatch',
    ),
    'not-canonical.evp': refused(
      edited({ 'package.json': replaced('{', '{ ') }),
      'package.bad-value',
      'package.json',
    ),
    'traversal.evp': refused(
      zipSync({ '../leaf': bytesOf('x') }, NO_TIME),
      'package.unknown-file',
      '../leaf',
    ),
    'duplicate.evp': refused(twice(), 'package.duplicate-name', 'checkpoint'),
    'bomb.evp': refused(
      zipSync({ [BLOB]: new Uint8Array(4 << 20) }, NO_TIME),
      'package.too-large',
      BLOB,
    ),
  };
}

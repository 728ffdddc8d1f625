// The example of `spec/ledger/package.md` and the vectors beside it are what the code makes, and two readers agree on them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { samplePackage } from '../testing/evidence.ts';
import { vectors } from '../testing/evidence-vectors.ts';
import { stampedPackage } from '../testing/stamped.ts';
import { LOWER, ROOT, UPPER } from '../testing/stamps.ts';
import { tokenReader } from '../timestamp/index.ts';
import { bytesOf } from '../verify/bytes.ts';
import { hashOf, hexOf } from '../verify/index.ts';
import { readPackage, verifyPackage, writePackage } from './index.ts';
import { readFiles } from './package.ts';

const SPEC = fileURLToPath(new URL('../../../../spec/ledger/', import.meta.url));
const FOLDER = `${SPEC}vectors/evidence/`;
const PAGE = readFileSync(`${SPEC}package.md`, 'utf8');

function example(name: string): string {
  const found = new RegExp(`\`\`\`(?:json|text) ${name}\n([\\s\\S]*?)\`\`\``).exec(PAGE)?.[1];
  if (found === undefined) throw new Error(name);
  return found.trimEnd();
}

const { vectors: made, policies } = (() => {
  const of = (alg: 'sha256' | 'sm3') => samplePackage(alg).log.policy();
  return {
    vectors: vectors(),
    policies: { 'policy-sha256.txt': of('sha256'), 'policy-sm3.txt': of('sm3') },
  };
})();
/** What the folder's `expected.json` says: policy and answer by file name. */
const EXPECTED = Object.fromEntries(
  Object.entries(made).map(([name, { policy, expected }]) => [name, { policy, ...expected }]),
);

/** `UPDATE_VECTORS=1` writes them anew: look at what changed before you commit it. */
if (process.env['UPDATE_VECTORS'] === '1') {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, { bytes }] of Object.entries(made)) writeFileSync(`${FOLDER}${name}`, bytes);
  for (const [name, text] of Object.entries(policies)) writeFileSync(`${FOLDER}${name}`, text);
  writeFileSync(`${FOLDER}authority.pem`, ROOT);
  writeFileSync(`${FOLDER}expected.json`, `${JSON.stringify(EXPECTED, undefined, 2)}\n`);
}

describe('the example of the specification', () => {
  const files = readFiles(writePackage(samplePackage().content));
  if (!files.ok) throw new Error(files.error.code);
  const text = (name: string) => new TextDecoder().decode(files.value.get(name));

  it('has just these entries, with this content', () => {
    expect(example('package-names').split('\n')).toEqual([...files.value.keys()].toSorted());
    expect(example('package-json')).toBe(text('package.json'));
    expect(example('package-disclosed')).toBe(text('items/2/disclosed.json'));
    expect(example('package-after')).toBe(text('items/2/after/proof.json'));
  });

  it('and where a time stamp is enclosed, just these, with the token under this name', () => {
    const stamped = readFiles(writePackage(stampedPackage().content));
    if (!stamped.ok) throw new Error(stamped.error.code);
    expect(example('package-stamped').split('\n')).toEqual([...stamped.value.keys()].toSorted());
    const checkpoint = new TextDecoder().decode(stamped.value.get('checkpoint'));
    expect(example('package-stamped-text')).toBe(checkpoint.split('\n\n')[0]);
    const [name = ''] = [...stamped.value.keys()].filter((one) => one.startsWith('anchors/'));
    const token = Buffer.from(stamped.value.get(name) ?? []).toString('base64');
    expect(example('package-token')).toBe(token);
    const named = `${hexOf(hashOf('sha256', bytesOf(`${example('package-stamped-text')}\n`)))}.tsr`;
    expect(name).toBe(`anchors/${named}`);
  });
});

describe('the vectors', () => {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.evp'));

  it('are those that the code makes, all of them', () => {
    expect(names.toSorted()).toEqual(Object.keys(made).toSorted());
    for (const name of names)
      expect(new Uint8Array(readFileSync(`${FOLDER}${name}`)), name).toEqual(made[name]?.bytes);
    for (const [name, policy] of Object.entries(policies))
      expect(readFileSync(`${FOLDER}${name}`, 'utf8')).toBe(policy);
    expect(readFileSync(`${FOLDER}authority.pem`, 'utf8')).toBe(ROOT);
    expect(JSON.parse(readFileSync(`${FOLDER}expected.json`, 'utf8'))).toEqual(EXPECTED);
  });

  it.each([
    ['stamped.evp', 'holds'],
    ['stamped-alone.evp', 'does-not-hold'],
  ])('%s has its time from the stamps, with the certificate beside it', async (name, expected) => {
    const read = readPackage(made[name]?.bytes ?? new Uint8Array());
    const reader = tokenReader(new Uint8Array(readFileSync(`${FOLDER}authority.pem`)));
    expect(reader?.authorities).toEqual(['CN=root,O=尽责,C=CN']);
    if (!read.ok) throw new Error(read.error.code);
    const { result, statements } = await verifyPackage(read.value, {
      policy: policies['policy-sha256.txt'],
      verifyToken: reader?.verifyToken,
    });
    expect(result).toBe(expected);
    const [lower, upper] = [LOWER, UPPER].map(({ time, authority }) => ({
      time,
      by: 'token',
      who: [authority],
    }));
    expect(statements).toContainEqual({
      kind: 'time',
      holds: 'yes',
      item: 1,
      values: { notBefore: lower, notAfter: upper },
    });
    expect(statements).toContainEqual({
      kind: 'stamp',
      holds: 'yes',
      item: 1,
      values: { bounds: [lower, upper] },
    });
  });

  it.each(Object.entries(made))('%s', async (_, { bytes, policy, expected }) => {
    const read = readPackage(bytes);
    if (!read.ok) {
      expect({ refused: read.error.code, file: read.error.file }).toEqual(expected);
      return;
    }
    const { result, statements } = await verifyPackage(read.value, { policy: policies[policy] });
    const wrong = statements
      .filter(({ holds }) => holds === 'no')
      .map(({ kind, why }) => `${kind}: ${why?.code}`);
    expect({ result, wrong }).toEqual(expected);
  });

  const hasPython =
    spawnSync('python3', ['-c', 'import hashlib; hashlib.new("sm3")'], { encoding: 'utf8' })
      .status === 0;
  // Where there is no Python with SM3, the first reader stands alone; the tests above are then all there is.
  it('a second reader, in Python, finds the same', () => {
    if (!hasPython) return;
    const script = fileURLToPath(new URL('../testing/second_package.py', import.meta.url));
    const input = Object.values(made).map(({ bytes, policy }) =>
      JSON.stringify({
        package: Buffer.from(bytes).toString('base64'),
        policy: policies[policy],
      }),
    );
    const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' };
    const run = spawnSync('python3', [script], {
      input: `${input.join('\n')}\n`,
      encoding: 'utf8',
      env,
    });
    expect(run.stderr).toBe('');
    const answers = run.stdout.trimEnd().split('\n');
    const ours = Object.values(made).map(({ expected }) =>
      'refused' in expected
        ? { refused: true }
        : { wrong: [...new Set(expected.wrong.map((one) => one.split(':')[0] ?? ''))].toSorted() },
    );
    expect(answers.map((line): unknown => JSON.parse(line))).toEqual(ours);
  });
});

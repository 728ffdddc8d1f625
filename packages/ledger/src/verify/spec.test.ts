// The examples of `spec/ledger`, read from the pages themselves: none of them can be wrong, and none can be missing.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import { isRotation } from '../rotation.ts';
import { bytesOf, fromBase64, toBase64 } from './bytes.ts';
import {
  type Alg,
  commitField,
  hashLeaf,
  hexOf,
  openNote,
  parseCheckpoint,
  parseLeaf,
  parsePolicy,
  parseVerifierKey,
  rootOf,
  type VerifierKey,
  verifyConsistency,
  verifyInclusion,
  verifyTlogProof,
} from './index.ts';

const page = (name: string) =>
  readFileSync(new URL(`../../../../spec/ledger/${name}`, import.meta.url), 'utf8');

/** A marked block of a page, with its last line break. */
function example(file: string, kind: string, name: string): string {
  const found = new RegExp(`\`\`\`${kind} ${name}\n([\\s\\S]*?)\`\`\``).exec(page(file))?.[1];
  if (found === undefined) throw new Error(`${file}: ${name}`);
  return found;
}

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const keys = (file: string, name: string): VerifierKey[] =>
  example(file, 'text', name)
    .trimEnd()
    .split('\n')
    .map((vkey) => {
      const key = parseVerifierKey(vkey);
      if (!key.ok) throw new Error(`${vkey}: ${key.error.code}`);
      return key.value;
    });

describe('the examples of the specification', () => {
  it('another key: signed by the one before, and by no other, for no other', () => {
    const [from = '', to = ''] = example('entries.md', 'text', 'rotation-keys')
      .trimEnd()
      .split('\n');
    const signature = example('entries.md', 'text', 'rotation-signature').trimEnd();
    expect(isRotation({ from, to, signature })).toBe(true);
    expect(isRotation({ from: to, to: from, signature })).toBe(false);
    expect(isRotation({ from, to: from, signature })).toBe(false);
    expect(isRotation({ from, to, signature: signature.replace(/^./, 'Q') })).toBe(false);
    expect(isRotation({ from: 'x', to: 'y', signature: 'z' })).toBe(false);
  });

  it('tree', () => {
    interface Tree {
      readonly entries: readonly string[];
      readonly roots: Record<Alg, string>;
      readonly empty: Record<Alg, string>;
      readonly inclusion: { alg: Alg; index: number; proof: readonly string[] };
      readonly consistency: { alg: Alg; oldSize: number; proof: readonly string[] };
    }
    const tree = JSON.parse(example('tree.md', 'json', 'tree')) as Tree;
    const leaves = (alg: Alg) => tree.entries.map((entry) => hashLeaf(alg, hex(entry)));
    for (const alg of ['sha256', 'sm3'] as const) {
      expect(hexOf(rootOf(alg, leaves(alg)))).toBe(tree.roots[alg]);
      expect(hexOf(rootOf(alg, []))).toBe(tree.empty[alg]);
    }
    const { inclusion, consistency } = tree;
    const size = BigInt(tree.entries.length);
    expect(
      verifyInclusion({
        alg: inclusion.alg,
        leafHash: leaves(inclusion.alg)[inclusion.index] ?? new Uint8Array(),
        index: BigInt(inclusion.index),
        size,
        proof: inclusion.proof.map(hex),
        root: hex(tree.roots[inclusion.alg]),
      }).ok,
    ).toBe(true);
    const { alg, oldSize, proof } = consistency;
    expect(
      verifyConsistency({
        alg,
        oldSize: BigInt(oldSize),
        newSize: size,
        proof: proof.map(hex),
        oldRoot: rootOf(alg, leaves(alg).slice(0, oldSize)),
        newRoot: hex(tree.roots[alg]),
      }).ok,
    ).toBe(true);
  });

  it('leaf and commitments', () => {
    interface Example {
      readonly leaf: object;
      readonly fields: readonly {
        path: string;
        salt: string;
        value: string;
        commitment: Record<Alg, string>;
      }[];
    }
    const { leaf, fields } = JSON.parse(example('leaf.md', 'json', 'leaf')) as Example;
    for (const { path, salt, value, commitment } of fields)
      for (const alg of ['sha256', 'sm3'] as const)
        expect(toBase64(commitField(alg, fromBase64(salt) ?? hex(''), path, value))).toBe(
          commitment[alg],
        );
    const c = Object.fromEntries(fields.map(({ path, commitment }) => [path, commitment.sha256]));
    const bytes = example('leaf.md', 'text', 'leaf-bytes').trimEnd();
    expect(canonicalJson({ ...leaf, c })).toBe(bytes);
    expect(parseLeaf(bytesOf(bytes))).toMatchObject({ ok: true, value: { ...leaf, c } });
    const hash = example('leaf.md', 'text', 'leaf-hash').trimEnd();
    expect(toBase64(hashLeaf('sha256', bytesOf(bytes)))).toBe(hash);
  });

  it('note and checkpoint', () => {
    const named = keys('note.md', 'note-keys');
    const note = openNote(example('note.md', 'text', 'note'), named);
    if (!note.ok) throw new Error(note.error.code);
    expect(note.value.signatures.map(({ key }) => key.type)).toEqual(['ed25519', 'sm2']);
    expect(note.value.text).toBe('责任状一式两份。\n\n这是正文的最后一行。\n');
    const text = example('checkpoint.md', 'text', 'checkpoint');
    const opened = openNote(text, keys('checkpoint.md', 'checkpoint-keys'));
    if (!opened.ok) throw new Error(opened.error.code);
    expect(opened.value.signatures.map(({ key, time }) => [key.type, time])).toEqual([
      ['ed25519', undefined],
      ['ed25519-cosignature', 1_772_672_400n],
      ['sm2-cosignature', 1_772_672_400n],
    ]);
    expect(parseCheckpoint(opened.value.text)).toEqual(parseCheckpoint(text));
  });

  it('receipt and policy: the leaf of its page', () => {
    const policy = parsePolicy(example('proof.md', 'text', 'policy'));
    if (!policy.ok) throw new Error(policy.error.code);
    const leaf = bytesOf(example('leaf.md', 'text', 'leaf-bytes').trimEnd());
    const proof = example('proof.md', 'text', 'proof');
    expect(verifyTlogProof({ proof, leaf, policy: policy.value })).toMatchObject({
      ok: true,
      value: {
        origin: 'jinze.example/530000',
        index: 2n,
        size: 6n,
        witnesses: [{ name: 'archive' }, { name: 'province' }],
      },
    });
  });

  it('lists just the refusals that the code has', () => {
    const listed = [...page('refusals.md').matchAll(/^\| `([a-z.-]+)` \|/gm)].map(
      ([, code]) => code,
    );
    const stamps = ['request', 'certificate', 'verify-token'].map((one) => `../timestamp/${one}`);
    const packages = ['zip', 'package', 'verdict'].map((one) => `../evidence/${one}`);
    const read = ['tree', 'leaf', 'note', 'keys', 'checkpoint', 'policy', 'proof'];
    const sources = [...read, ...stamps, ...packages];
    const written = sources.flatMap((name) => {
      const source = readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8');
      return [
        ...source.matchAll(
          /'((?:tree|leaf|note|key|checkpoint|policy|proof|timestamp|package|evidence)\.(?!(?:json|txt)')[a-z-]+)'/g,
        ),
      ].map(([, code]) => code);
    });
    expect(listed.length).toBeGreaterThan(30);
    expect(new Set(listed)).toEqual(new Set(written));
    expect(new Set(listed).size).toBe(listed.length);
  });
});

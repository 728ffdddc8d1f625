// Known answers, and public test vectors where they lie beside the checkout: must-pass passes, must-fail is refused.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { signSm2 } from '../testing/reference.ts';
import { areEqual, bytesOf, fromBase64, toBase64 } from './bytes.ts';
import { hmacOf } from './hash.ts';
import {
  type Alg,
  hashLeaf,
  hashOf,
  hexOf,
  openNote,
  parseCheckpoint,
  parseVerifierKey,
  rootOf,
  SIGNATURE_TYPES,
  sm2Digest,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';

const FOLDER = fileURLToPath(new URL('../../../../../shared/vectors/', import.meta.url));
const read = (path: string): Uint8Array => readFileSync(FOLDER + path);
const json = <T>(path: string): T => JSON.parse(readFileSync(FOLDER + path, 'utf8')) as T;
const filesIn = (path: string): string[] =>
  readdirSync(FOLDER + path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath.slice(FOLDER.length)}/${entry.name}`);
const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const base64 = (text: string) => fromBase64(text) ?? new Uint8Array();

describe('known answers', () => {
  it('the worked examples of SM2 and SM3 in their standards (GB/T 32918.5, GB/T 32905)', () => {
    const message = bytesOf('message digest');
    const publicKey = hex(
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    );
    expect(hexOf(sm2Digest(publicKey, message))).toBe(
      'f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640',
    );
    const signature = signSm2(
      0x3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8n,
      0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n,
      message,
    );
    expect(hexOf(signature)).toBe(
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
    );
    const verifies = (text: string) =>
      SIGNATURE_TYPES.sm2.verify(signature, bytesOf(text), publicKey);
    expect([verifies('message digest'), verifies('message digest ')]).toEqual([true, false]);
    expect(hexOf(hashOf('sm3', bytesOf('abc')))).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    );
    expect(hexOf(hashOf('sm3', bytesOf('abcd'.repeat(16))))).toBe(
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    );
  });

  if (existsSync(FOLDER)) publicVectors();
});

/** From public repositories, where they lie beside the checkout. */
function publicVectors(): void {
  it('RFC 6962 inclusion proofs', () => {
    interface Vector {
      readonly leafIdx: number;
      readonly treeSize: number;
      readonly root: string;
      readonly leafHash: string;
      readonly proof: readonly string[] | null;
      readonly desc: string;
      readonly wantErr: boolean;
    }
    const vectors = filesIn('transparency-dev-merkle/testdata/inclusion').map((file) =>
      json<Vector>(file),
    );
    expect(vectors).toHaveLength(98);
    for (const { leafIdx, treeSize, root, leafHash, proof, desc, wantErr } of vectors) {
      const { ok } = verifyInclusion({
        alg: 'sha256',
        index: BigInt(leafIdx),
        size: BigInt(treeSize),
        leafHash: base64(leafHash),
        root: base64(root),
        proof: (proof ?? []).map(base64),
      });
      expect([desc, ok]).toEqual([desc, !wantErr]);
    }
    expect(vectors.filter(({ wantErr }) => wantErr).length).toBeGreaterThan(80);
  });

  it('RFC 6962 consistency proofs', () => {
    interface Vector {
      readonly size1: number;
      readonly size2: number;
      readonly root1: string;
      readonly root2: string;
      readonly proof: readonly string[] | null;
      readonly desc: string;
      readonly wantErr: boolean;
    }
    const vectors = filesIn('transparency-dev-merkle/testdata/consistency').map((file) =>
      json<Vector>(file),
    );
    expect(vectors).toHaveLength(98);
    for (const { size1, size2, root1, root2, proof, desc, wantErr } of vectors) {
      const { ok } = verifyConsistency({
        alg: 'sha256',
        oldSize: BigInt(size1),
        newSize: BigInt(size2),
        oldRoot: base64(root1),
        newRoot: base64(root2),
        proof: (proof ?? []).map(base64),
      });
      expect([desc, ok]).toEqual([desc, !wantErr]);
    }
    expect(vectors.filter(({ wantErr }) => wantErr).length).toBeGreaterThan(80);
  });

  it('a whole log: signed checkpoints, tiles and entry bundles agree', () => {
    const key = parseVerifierKey(
      'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx',
    );
    if (!key.ok) throw new Error(key.error.code);
    for (let size = 0; size <= 15; size += 1) {
      const text = readFileSync(`${FOLDER}tessera-log/checkpoint.${size}`, 'utf8');
      const note = openNote(text, [key.value]);
      const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
      if (!checkpoint.ok) throw new Error(`${size} ${checkpoint.error.code}`);
      const bundle = size === 0 ? new Uint8Array() : read(`tessera-log/tile/entries/000.p/${size}`);
      const leaves: Uint8Array[] = [];
      for (let at = 0; at < bundle.length; ) {
        const length = (bundle[at] ?? 0) * 256 + (bundle[at + 1] ?? 0);
        leaves.push(hashLeaf('sha256', bundle.slice(at + 2, at + 2 + length)));
        at += 2 + length;
      }
      expect(checkpoint.value).toMatchObject({
        origin: 'example.com/log/testdata',
        size: BigInt(size),
      });
      expect(leaves).toHaveLength(size);
      expect(toBase64(rootOf('sha256', leaves))).toBe(toBase64(checkpoint.value.root));
      if (size === 0) continue;
      const tile = read(`tessera-log/tile/0/000.p/${size}`);
      expect(areEqual(Buffer.concat(leaves), Uint8Array.from(tile))).toBe(true);
      expect(openNote(text.replace(`\n${size}\n`, `\n${size + 1}\n`), [key.value])).toMatchObject({
        error: { code: 'note.bad-signature' },
      });
    }
  });

  it('Ed25519 and HMAC-SM3', () => {
    interface Test {
      readonly tcId: number;
      readonly msg: string;
      readonly sig: string;
      readonly key: string;
      readonly tag: string;
      readonly result: string;
    }
    interface Suite {
      readonly numberOfTests: number;
      readonly testGroups: readonly {
        readonly tagSize: number;
        readonly publicKey: { readonly pk: string };
        readonly tests: readonly Test[];
      }[];
    }
    const signatures = json<Suite>('wycheproof/ed25519_test.json');
    let count = 0;
    for (const { publicKey, tests } of signatures.testGroups)
      for (const { tcId, msg, sig, result } of tests) {
        const good = SIGNATURE_TYPES.ed25519.verify(hex(sig), hex(msg), hex(publicKey.pk));
        expect([tcId, good]).toEqual([tcId, result === 'valid']);
        count += 1;
      }
    expect(count).toBe(signatures.numberOfTests);
    const macs = json<Suite>('wycheproof/hmac_sm3_test.json');
    count = 0;
    for (const { tagSize, tests } of macs.testGroups)
      for (const { tcId, key, msg, tag, result } of tests) {
        const made = hmacOf('sm3', hex(key), hex(msg)).subarray(0, tagSize / 8);
        expect([tcId, areEqual(made, hex(tag))]).toEqual([tcId, result === 'valid']);
        count += 1;
      }
    expect(count).toBe(macs.numberOfTests);
  });

  it('SM3 trees', () => {
    interface Suite {
      readonly inputs_hex: readonly string[];
      readonly roots: readonly string[];
      readonly inclusion: readonly { size: number; index: number; proof: readonly string[] }[];
      readonly consistency: readonly { size1: number; size2: number; proof: readonly string[] }[];
    }
    const alg: Alg = 'sm3';
    const { inputs_hex, roots, inclusion, consistency } = json<Suite>('gm/sm3-merkle-selfgen.json');
    const leaves = inputs_hex.map((input) => hashLeaf(alg, hex(input)));
    const root = (size: number) => hex(roots[size] ?? '');
    roots.forEach((_, size) => {
      expect(areEqual(rootOf(alg, leaves.slice(0, size)), root(size))).toBe(true);
    });
    for (const { size, index, proof } of inclusion)
      expect(
        verifyInclusion({
          alg,
          index: BigInt(index),
          size: BigInt(size),
          leafHash: leaves[index] ?? new Uint8Array(),
          proof: proof.map(hex),
          root: root(size),
        }),
      ).toEqual({ ok: true, value: undefined });
    for (const { size1, size2, proof } of consistency)
      expect(
        verifyConsistency({
          alg,
          oldSize: BigInt(size1),
          newSize: BigInt(size2),
          oldRoot: root(size1),
          newRoot: root(size2),
          proof: proof.map(hex),
        }),
      ).toEqual({ ok: true, value: undefined });
    expect([roots.length, inclusion.length, consistency.length].every((n) => n > 5)).toBe(true);
  });
}

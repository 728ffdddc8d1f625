// What is written is what the read side takes: leaves, notes, receipts.
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign as signWith,
} from 'node:crypto';
import type { JsonObject } from '@jinze/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inclusionRanges } from './prove.ts';
import * as reference from './testing/reference.ts';
import { bytesOf, toBase64 } from './verify/bytes.ts';
import {
  commitField,
  hashLeaf,
  openNote,
  parseLeaf,
  parsePolicy,
  parseVerifierKey,
  rootOf,
  verifyTlogProof,
} from './verify/index.ts';
import { type LeafContent, pathOf, writeLeaf } from './write-leaf.ts';
import {
  checkpointText,
  type Signer,
  signatureLine,
  tlogProofText,
  verifierKeyText,
} from './write-note.ts';

const CONTENT: LeafContent = {
  alg: 'sha256',
  type: 'duty-section.issued.v1',
  record: '01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e01',
  version: 2,
  org: '01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e02',
  actor: null,
  at: new Date('2026-03-05T01:00:00Z'),
  previous: new Uint8Array(32),
  anchor: { root: new Uint8Array(32), size: 12 },
  fields: { state: 'issued' },
};

/** Salts that tell themselves apart. */
function counting() {
  let count = 0;
  return () => {
    count += 1;
    return new Uint8Array(32).fill(count);
  };
}

describe('a written leaf', () => {
  it('is read back, and every field opens its own commitment, whatever the record holds', () => {
    const fields = fc.dictionary(
      fc
        .string({ minLength: 1, maxLength: 12 })
        .filter((key) => key.isWellFormed() && key !== '__proto__'),
      fc.jsonValue({ maxDepth: 2 }),
      { minKeys: 1, maxKeys: 8 },
    );
    fc.assert(
      fc.property(fields, fc.constantFrom('sha256' as const, 'sm3' as const), (given, alg) => {
        const { bytes, salts } = writeLeaf(
          { ...CONTENT, alg, fields: given as JsonObject },
          counting(),
        );
        const leaf = parseLeaf(bytes);
        if (!leaf.ok) throw new Error(`${leaf.error.code} ${leaf.error.key ?? ''}`);
        expect(salts.size).toBe(Object.keys(given).length);
        for (const [key, value] of Object.entries(given)) {
          const path = pathOf(key);
          const salt = salts.get(path) ?? new Uint8Array();
          expect(leaf.value.c[path]).toBe(toBase64(commitField(alg, salt, path, value as never)));
        }
        expect(new Set([...salts.values()].map(toBase64)).size).toBe(salts.size);
      }),
    );
  });

  it('of a concealed kind shows neither type nor body nor actor', () => {
    const { bytes, salts } = writeLeaf({ ...CONTENT, isConcealed: true }, counting());
    const leaf = parseLeaf(bytes);
    expect(leaf).toMatchObject({ ok: true, value: { rec: CONTENT.record } });
    expect(new Set(salts.keys())).toEqual(new Set(['/actor', '/org', '/state', '/type']));
    expect(new TextDecoder().decode(bytes)).not.toContain('duty-section');
    expect(() =>
      writeLeaf({ ...CONTENT, isConcealed: true, fields: { type: 1 } }, counting()),
    ).toThrow(/no field type/);
  });

  it('that no reader would take is not written', () => {
    expect(() => writeLeaf({ ...CONTENT, fields: {} }, counting())).toThrow(/commits to something/);
    const many = Object.fromEntries(Array.from({ length: 1200 }, (_, n) => [`field${n}`, n]));
    expect(() => writeLeaf({ ...CONTENT, fields: many }, counting())).toThrow(/65535 bytes/);
  });
});

describe('written notes', () => {
  /** A signer of Node's: what a server has. */
  function ofNode(name: string, type: 'ed25519' | 'ed25519-cosignature'): Signer {
    const { privateKey } = generateKeyPairSync('ed25519');
    const publicKey = Uint8Array.from(
      createPublicKey(createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })))
        .export({ type: 'spki', format: 'der' })
        .subarray(-32),
    );
    const key = parseVerifierKey(verifierKeyText({ name, type, publicKey }));
    if (!key.ok) throw new Error(key.error.code);
    return { key: key.value, sign: (message) => signWith(null, message, privateKey) };
  }

  it('checkpoint, cosignature and receipt are what the read side takes', () => {
    const log = ofNode('log.example', 'ed25519');
    const witness = ofNode('witness.example', 'ed25519-cosignature');
    const entries = Array.from({ length: 9 }, (_, n) => bytesOf(`第${n}条`));
    const leaves = entries.map((entry) => hashLeaf('sha256', entry));
    const text = checkpointText(log.key.name, 9n, rootOf('sha256', leaves));
    const note = `${text}\n${signatureLine(log, text, 0n)}${signatureLine(witness, text, 1_772_672_400n)}`;
    expect(openNote(note, [log.key, witness.key])).toMatchObject({
      value: { text, signatures: [{ key: log.key }, { key: witness.key, time: 1_772_672_400n }] },
    });
    const hashes = inclusionRanges(4n, 9n).map(({ from, to }) =>
      reference.root('sha256', leaves.slice(Number(from), Number(to))),
    );
    const policy = parsePolicy(
      `log ${verifierKeyText(log.key)}\nwitness w ${verifierKeyText(witness.key)}\nquorum w\n`,
    );
    if (!policy.ok) throw new Error(policy.error.code);
    const proof = tlogProofText(4n, hashes, note);
    const leaf = entries[4] ?? new Uint8Array();
    expect(verifyTlogProof({ proof, leaf, policy: policy.value })).toMatchObject({
      ok: true,
      value: { index: 4n, size: 9n, witnesses: [{ name: 'w' }] },
    });
  });
});

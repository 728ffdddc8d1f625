// Two readers written apart, this one and one in Python, agree on generated logs: what holds, and why something does not.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import * as reference from '../testing/reference.ts';
import { checkpointText, tlogProofText } from '../write-note.ts';
import { bytesOf, toBase64 } from './bytes.ts';
import {
  commitField,
  hashLeaf,
  parsePolicy,
  rootOf,
  SIGNATURE_TYPES,
  verifyTlogProof,
} from './index.ts';

const SCRIPT = fileURLToPath(new URL('../testing/second_verifier.py', import.meta.url));
const hasPython =
  spawnSync('python3', ['-c', 'import hashlib; hashlib.new("sm3")'], { encoding: 'utf8' })
    .status === 0;

/** What the second reader answers to each. */
function asked(claims: readonly object[]): unknown[] {
  const input = claims.map((claim) => `${JSON.stringify(claim)}\n`).join('');
  const { stdout, stderr, status } = spawnSync('python3', [SCRIPT], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

interface Claim {
  readonly policy: string;
  readonly proof: string;
  readonly leaf: Uint8Array;
}

function answer({ policy: text, proof, leaf }: Claim) {
  const policy = parsePolicy(text);
  const result = policy.ok ? verifyTlogProof({ proof, leaf, policy: policy.value }) : policy;
  if (!result.ok) return { code: result.error.code };
  const { index, size, witnesses } = result.value;
  return {
    ok: true,
    index: String(index),
    size: String(size),
    witnesses: witnesses.map(({ name }) => name),
  };
}

const LOGS = [
  reference.signer('log.example/a', 'ed25519', 1),
  reference.signer('log.example/国密', 'sm2', 2),
] as const;
const WITNESSES = [
  reference.signer('witness.example/1', 'ed25519-cosignature', 3),
  reference.signer('witness.example/2', 'sm2-cosignature', 4),
  reference.signer('witness.example/3', 'ed25519-cosignature', 5),
] as const;

const policyText = (needed: string) =>
  [
    ...LOGS.map(({ vkey }) => `log ${vkey}`),
    ...WITNESSES.map(({ vkey }, index) => `witness w${index} ${vkey}`),
    `group g ${needed} w0 w1 w2`,
    'quorum g\n',
  ].join('\n');

/** A receipt of a generated log, and one thing about it changed by hand. */
const claims = fc
  .record({
    log: fc.constantFrom(...LOGS),
    size: fc.integer({ min: 1, max: 120 }),
    at: fc.nat(),
    signers: fc.subarray([...WITNESSES]),
    needed: fc.constantFrom('any', 'all', '2', '1'),
    edit: fc.constantFrom(
      'none',
      'none',
      'char',
      'cut',
      'line',
      'twice',
      'leaf',
      'policy',
      'index',
    ),
    where: fc.nat(),
    char: fc.constantFrom('A', '0', '9', ' ', '\n', '=', '+', '—', '\r', '国'),
  })
  .map(({ log, size, at, signers, needed, edit, where, char }): Claim => {
    const { alg } = SIGNATURE_TYPES[log.type];
    const leaves = Array.from({ length: size }, (_, n) => hashLeaf(alg, bytesOf(`记录${n}`)));
    const index = at % size;
    const checkpoint = checkpointText(log.name, BigInt(size), rootOf(alg, leaves));
    const note = reference.note(checkpoint, log, ...signers);
    const proof = tlogProofText(BigInt(index), reference.inclusion(alg, index, leaves), note);
    const policy = policyText(needed);
    const change = (text: string) => {
      const place = where % text.length;
      const lines = text.split('\n');
      const line = where % lines.length;
      if (edit === 'char') return text.slice(0, place) + char + text.slice(place + 1);
      if (edit === 'cut') return text.slice(0, place);
      return lines
        .toSpliced(line, edit === 'line' ? 1 : 0, ...(edit === 'line' ? [] : [lines[line] ?? '']))
        .join('\n');
    };
    const leaf = bytesOf(`记录${edit === 'leaf' ? index + 1 : index}`);
    if (edit === 'index')
      return { policy, leaf, proof: proof.replace(/index \d+/, `index ${where % (2 * size)}`) };
    if (edit === 'none' || edit === 'leaf') return { policy, leaf, proof };
    return edit === 'policy' && where % 2 === 0
      ? { policy: change(policy), leaf, proof }
      : { policy, leaf, proof: change(proof) };
  });

describe('the second reader', () => {
  const all = fc.sample(claims, { numRuns: 300, seed: 20261125 });
  const ours = all.map(answer);

  it('is asked about receipts that hold, and about many that do not, for many reasons', () => {
    const sound = ours.filter((one) => 'ok' in one).length;
    const codes = new Set(ours.map((one) => ('code' in one ? one.code : 'ok')));
    expect(sound).toBeGreaterThan(25);
    expect(sound).toBeLessThan(200);
    expect(codes.size).toBeGreaterThan(7);
  });

  // Python is not needed to run anything; the project’s CI has it.
  if (!hasPython) return;

  it('agrees on 300 receipts of generated logs, sound and changed', () => {
    const theirs = asked(all.map((claim) => ({ ...claim, leaf: toBase64(claim.leaf) })));
    expect(theirs).toEqual(ours);
  });

  it('agrees on commitments', () => {
    const fields = fc.sample(
      fc.record({
        alg: fc.constantFrom('sha256' as const, 'sm3' as const),
        salt: fc.uint8Array({ minLength: 32, maxLength: 32 }),
        path: fc.constantFrom('/state', '/分管', '/a~1b'),
        value: fc.jsonValue(),
      }),
      { numRuns: 200, seed: 7 },
    );
    const ours = fields.map(({ alg, salt, path, value }) => ({
      commitment: toBase64(commitField(alg, salt, path, value as never)),
    }));
    const theirs = asked(
      fields.map(({ salt, value, ...field }) => ({
        ...field,
        salt: toBase64(salt),
        canonical: canonicalJson(value as never),
      })),
    );
    expect(theirs).toEqual(ours);
  });
});

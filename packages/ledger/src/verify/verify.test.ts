// What the read side accepts and refuses: trees by the definition, and every refusal of notes, policies, receipts, leaves.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../canonical-json.ts';
import * as reference from '../testing/reference.ts';
import { checkpointText, signatureLine, tlogProofText } from '../write-note.ts';
import { bytesOf, concat, fromBase64, toBase64 } from './bytes.ts';
import { hashOf } from './hash.ts';
import {
  type Alg,
  commitField,
  hashLeaf,
  openNote,
  parseCheckpoint,
  parseLeaf,
  parsePolicy,
  parseTlogProof,
  parseVerifierKey,
  rootOf,
  type VerifierKey,
  verifyConsistency,
  verifyInclusion,
  verifyTlogProof,
} from './index.ts';

const ALGS = ['sha256', 'sm3'] as const;
const leavesOf = (alg: Alg, count: number) =>
  Array.from({ length: count }, (_, index) => hashLeaf(alg, bytesOf(`第${index}条`)));
const keyOf = (vkey: string): VerifierKey => {
  const key = parseVerifierKey(vkey);
  if (!key.ok) throw new Error(key.error.code);
  return key.value;
};
const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }) =>
  result.ok ? 'ok' : result.error.code;

describe('trees', () => {
  it('every root, inclusion and consistency proof up to 40 leaves is that of the definition', () => {
    for (const alg of ALGS)
      for (let size = 1; size <= 40; size += 1) {
        const leaves = leavesOf(alg, size);
        const root = reference.root(alg, leaves);
        expect(rootOf(alg, leaves)).toEqual(root);
        for (let index = 0; index < size; index += 1) {
          const proof = reference.inclusion(alg, index, leaves);
          const leafHash = leaves[index] ?? root;
          const claim = { alg, leafHash, index: BigInt(index), size: BigInt(size), proof, root };
          expect(codeOf(verifyInclusion(claim))).toBe('ok');
        }
        for (let oldSize = 1; oldSize <= size; oldSize += 1) {
          const proof = reference.consistency(alg, oldSize, leaves);
          const oldRoot = rootOf(alg, leaves.slice(0, oldSize));
          const [was, is] = [BigInt(oldSize), BigInt(size)];
          const claim = { alg, oldSize: was, newSize: is, proof, oldRoot, newRoot: root };
          expect(codeOf(verifyConsistency(claim))).toBe('ok');
        }
      }
  });

  it('a proof holds for no other leaf, place, size, root or profile, and with no bit changed', () => {
    const changed = fc.constantFrom('leaf', 'index', 'size', 'root', 'alg', 'bit', 'less', 'more');
    fc.assert(
      fc.property(
        fc.constantFrom(...ALGS),
        fc.integer({ min: 2, max: 200 }),
        fc.nat(),
        fc.nat(),
        changed,
        (alg, size, a, b, what) => {
          const leaves = leavesOf(alg, size);
          const index = a % size;
          const proof = reference.inclusion(alg, index, leaves);
          const good = {
            alg,
            leafHash: leaves[index] ?? new Uint8Array(),
            index: BigInt(index),
            size: BigInt(size),
            proof,
            root: rootOf(alg, leaves),
          };
          expect(codeOf(verifyInclusion(good))).toBe('ok');
          const flipped = (hash: Uint8Array) =>
            hash.map((byte, at) => (at === b % 32 ? byte ^ (1 << (b % 8)) : byte));
          const bad = {
            leaf: { leafHash: flipped(good.leafHash) },
            index: { index: BigInt((index + 1 + (b % (size - 1))) % size) },
            size: { size: BigInt(size + 1 + (b % 1000)) },
            root: { root: flipped(good.root) },
            alg: { alg: alg === 'sm3' ? ('sha256' as const) : ('sm3' as const) },
            bit: {
              proof: proof.map((hash, at) => (at === b % proof.length ? flipped(hash) : hash)),
            },
            less: { proof: proof.slice(1) },
            more: { proof: [...proof, good.root] },
          }[what as 'leaf'];
          const { ok } = verifyInclusion({ ...good, ...bad });
          // A larger tree can have the same path to a leaf: the size is what the checkpoint signs.
          if (what !== 'size') expect(ok).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('a rewritten history has no consistency proof', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100 }), fc.nat(), fc.nat(), (size, a, b) => {
        const leaves = leavesOf('sha256', size);
        const oldSize = 1 + (a % (size - 1));
        const rewritten = leaves.with(b % oldSize, hashLeaf('sha256', bytesOf('改过')));
        const claim = {
          alg: 'sha256' as const,
          oldSize: BigInt(oldSize),
          newSize: BigInt(size),
          oldRoot: rootOf('sha256', leaves.slice(0, oldSize)),
          newRoot: rootOf('sha256', rewritten),
        };
        for (const all of [leaves, rewritten]) {
          const proof = reference.consistency('sha256', oldSize, all);
          expect(verifyConsistency({ ...claim, proof }).ok).toBe(false);
        }
      }),
    );
  });

  it('refuses what is no proof at all', () => {
    const leafHash = hashOf('sha256', new Uint8Array());
    const base = { alg: 'sha256' as const, leafHash, root: leafHash, proof: [] };
    const inclusion = (more: object) =>
      codeOf(verifyInclusion({ ...base, index: 0n, size: 1n, ...more }));
    expect(inclusion({})).toBe('ok');
    expect(inclusion({ index: -1n })).toBe('tree.index-out-of-range');
    expect(inclusion({ index: 1n })).toBe('tree.index-out-of-range');
    expect(inclusion({ size: 2n })).toBe('tree.wrong-proof-length');
    expect(inclusion({ proof: [leafHash] })).toBe('tree.wrong-proof-length');
    expect(inclusion({ proof: Array.from({ length: 65 }, () => leafHash) })).toBe(
      'tree.wrong-proof-length',
    );
    expect(inclusion({ root: new Uint8Array(31) })).toBe('tree.wrong-length');
    const consistency = (oldSize: bigint, newSize: bigint, more: object = {}) =>
      codeOf(
        verifyConsistency({
          alg: 'sha256',
          oldSize,
          newSize,
          proof: [],
          oldRoot: leafHash,
          newRoot: leafHash,
          ...more,
        }),
      );
    expect(consistency(2n, 2n)).toBe('ok');
    expect(consistency(3n, 2n)).toBe('tree.sizes-out-of-order');
    expect(consistency(-1n, 2n)).toBe('tree.sizes-out-of-order');
    expect(consistency(0n, 2n)).toBe('tree.from-nothing');
    expect(consistency(0n, 0n)).toBe('tree.from-nothing');
    expect(consistency(1n, 2n)).toBe('tree.wrong-proof-length');
    expect(consistency(2n, 2n, { proof: [leafHash] })).toBe('tree.wrong-proof-length');
    expect(consistency(2n, 2n, { newRoot: hashOf('sm3', leafHash) })).toBe('tree.root-mismatch');
    expect(consistency(1n, 2n, { proof: [new Uint8Array(5)] })).toBe('tree.wrong-length');
  });
});

describe('keys', () => {
  const log = reference.signer('省级日志/530000', 'ed25519', 1);
  const gm = reference.signer('省级日志/530000', 'sm2', 1);

  it('each kind is read back; a name may be Chinese', () => {
    for (const type of ['ed25519', 'ed25519-cosignature', 'sm2', 'sm2-cosignature'] as const) {
      const { vkey, key } = reference.signer('县·志', type, 9);
      expect(parseVerifierKey(vkey)).toMatchObject({
        ok: true,
        value: { type, id: key.id, name: '县·志' },
      });
    }
  });

  it('what is not one is refused', () => {
    const [name = '', id = '', material = ''] = log.vkey.split('+');
    const code = (vkey: string) => codeOf(parseVerifierKey(vkey));
    expect(code('')).toBe('key.malformed');
    expect(code(`${name}+${id}`)).toBe('key.malformed');
    expect(code(`+${id}+${material}`)).toBe('key.malformed');
    expect(code(`a b+${id}+${material}`)).toBe('key.malformed');
    expect(code(`${name}+${id.toUpperCase()}+${material}x`)).toBe('key.malformed');
    expect(code(`${name}+${id}+${material.slice(0, -2)}d==`)).toBe('key.malformed');
    expect(code(`${name}x+${id}+${material}`)).toBe('key.wrong-id');
    expect(code(`${name}+00000000+${material}`)).toBe('key.wrong-id');
    expect(code(`${name}+${id}+${toBase64(Uint8Array.of(7, 1, 2, 3))}`)).toBe('key.unknown-type');
    const bad = (type: 'ed25519' | 'sm2', publicKey: Uint8Array) => {
      const prefix = {
        ed25519: Uint8Array.of(1),
        sm2: concat(Uint8Array.of(0xff), bytesOf('sm2-sm3@jinze/v1')),
      }[type];
      const whole = concat(prefix, publicKey);
      const own = hashOf('sha256', concat(bytesOf('x\n'), whole)).subarray(0, 4);
      return `x+${Buffer.from(own).toString('hex')}+${toBase64(whole)}`;
    };
    expect(code(bad('ed25519', new Uint8Array(32).fill(255)))).toBe('key.not-a-point');
    expect(code(bad('sm2', new Uint8Array(65).fill(4)))).toBe('key.not-a-point');
    expect(code(gm.vkey)).toBe('ok');
  });
});

describe('notes', () => {
  const log = reference.signer('log.example', 'ed25519', 1);
  const gm = reference.signer('log.example', 'sm2', 1);
  const witness = reference.signer('witness.example', 'ed25519-cosignature', 2);
  const all = [log, gm, witness].map(({ vkey }) => keyOf(vkey));
  const text = '一\n\n二\n';
  const code = (note: string, keys = all) => codeOf(openNote(note, keys));

  it('opens with any of the named keys, and says which', () => {
    const opened = openNote(reference.note(text, log, gm, witness), all);
    expect(opened).toMatchObject({ ok: true, value: { text } });
    expect(opened.ok && opened.value.signatures.map(({ key }) => key)).toEqual(all);
    const twice = reference.note(text, log, log);
    expect(openNote(twice, all)).toMatchObject({
      value: { signatures: [{ key: { name: 'log.example' } }] },
    });
  });

  it('passes over keys nobody named, also under a known name or id', () => {
    const stranger = reference.signer('log.example', 'ed25519', 7);
    expect(code(reference.note(text, stranger, log))).toBe('ok');
    expect(code(reference.note(text, stranger))).toBe('note.nobody-known');
    expect(code(reference.note(text, log), [])).toBe('note.nobody-known');
  });

  it('one bad signature of a named key refuses all, whatever was changed', () => {
    const good = reference.note(text, log, gm, witness);
    expect(code(good.replace('二', '三'))).toBe('note.bad-signature');
    for (const line of good.split('\n').filter((one) => one.startsWith('—'))) {
      const [, , encoded = ''] = line.split(' ');
      const bytes = fromBase64(encoded) ?? new Uint8Array();
      for (let at = 4; at < bytes.length; at += 5) {
        const flipped = bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
        expect(code(good.replace(encoded, toBase64(flipped)))).toBe('note.bad-signature');
      }
      expect(code(good.replace(encoded, toBase64(bytes.slice(0, 20))))).toBe('note.bad-signature');
    }
  });

  it('refuses what is no note', () => {
    const good = reference.note(text, log);
    for (const bad of [
      '',
      '\n',
      '\n\n',
      text,
      good.slice(0, -1),
      good.replace('—', '-'),
      good.replace('log.example', 'log example'),
      good.replace('一', '一\t'),
      good.replace('一', '一\r'),
      good.replace('一', '\ud800'),
      `${good}\n`,
      `${good}— x AAAA\n`,
      `${good}— x ====\n`,
      good.replace('= \n', ' \n').replace(/=\n$/, '\n'),
    ])
      expect([bad, code(bad)]).toEqual([bad, 'note.malformed']);
    expect(code('a'.repeat(1 << 21))).toBe('note.too-long');
    expect(code(`${text}\n${signatureLine(log, text, 0n).repeat(65)}`)).toBe('note.too-long');
  });

  it('a time beyond 2^63 is no time', () => {
    const far = `${text}\n${signatureLine(witness, text, 2n ** 63n)}`;
    expect(code(far)).toBe('note.bad-signature');
    expect(code(`${text}\n${signatureLine(witness, text, 2n ** 63n - 1n)}`)).toBe('ok');
  });
});

describe('checkpoints', () => {
  const root = toBase64(new Uint8Array(32));
  it('three lines, and extensions that nothing is made of', () => {
    expect(parseCheckpoint(`o\n12\n${root}\n一\n二\n`)).toEqual({
      ok: true,
      value: { origin: 'o', size: 12n, root: new Uint8Array(32), extensions: ['一', '二'] },
    });
    expect(parseCheckpoint(`o\n9223372036854775807\n${root}\n`)).toMatchObject({
      value: { size: 2n ** 63n - 1n },
    });
  });
  it.each([
    '',
    'o\n1\n',
    `o\n1\n${root}`,
    `\n1\n${root}\n`,
    `o\n01\n${root}\n`,
    `o\n-1\n${root}\n`,
    `o\n+1\n${root}\n`,
    `o\n１\n${root}\n`,
    `o\n9223372036854775808\n${root}\n`,
    `o\n1\n${root.slice(4)}\n`,
    `o\n1\n${root.replace('AAA=', 'AAB=')}\n`,
    `o\n1\n${root}\n\nx`,
    `\ud800\n1\n${root}\n`,
  ])('refuses %j', (text) => {
    expect(codeOf(parseCheckpoint(text))).toBe('checkpoint.malformed');
  });
});

const LOG = reference.signer('log.example', 'ed25519', 1);
const GM = reference.signer('gm.example', 'sm2', 1);
const WITNESSES = ['甲', '乙', '丙', '丁'].map((name, index) =>
  reference.signer(`witness.example/${name}`, 'ed25519-cosignature', index + 10),
);
const lines = (...names: number[]) =>
  names.map((index) => `witness w${index} ${WITNESSES[index]?.vkey ?? ''}\n`).join('');

describe('policies', () => {
  const code = (text: string) => codeOf(parsePolicy(text));
  const log = `log ${LOG.vkey}\n`;

  it('logs, witnesses, groups of groups, comments, tabs and addresses', () => {
    const policy = parsePolicy(
      `# 说明\n\t\n${log.trim()} https://log.example/\n${lines(0, 1, 2)}\ngroup 两家 2 w0 w1 w2\n ${lines(3)}group 全部 all 两家 w3\nquorum\t全部`,
    );
    expect(policy).toMatchObject({ ok: true, value: { logs: [{ name: 'log.example' }] } });
    expect(policy.ok && policy.value.witnesses.map(({ name }) => name)).toEqual([
      'w0',
      'w1',
      'w2',
      'w3',
    ]);
    expect(code('quorum none\n')).toBe('ok');
  });

  it.each([
    ['', 'policy.no-quorum'],
    ['quorum\n', 'policy.malformed'],
    ['quorum none none\n', 'policy.malformed'],
    ['quorum none\nquorum none\n', 'policy.duplicate'],
    ['quorum w0\n', 'policy.unknown-name'],
    [`quorum w0\n${lines(0)}`, 'policy.unknown-name'],
    ['logs x\n', 'policy.malformed'],
    ['log\n', 'policy.malformed'],
    ['log x\n', 'policy.bad-key'],
    [`${log}${log}quorum none\n`, 'policy.duplicate'],
    [`log ${WITNESSES[0]?.vkey ?? ''}\n`, 'policy.bad-key'],
    [`witness w ${LOG.vkey}\n`, 'policy.bad-key'],
    [`log ${LOG.vkey} a b\n`, 'policy.malformed'],
    ['witness w\n', 'policy.malformed'],
    [`${lines(0)}witness w0 ${WITNESSES[1]?.vkey ?? ''}\n`, 'policy.duplicate'],
    [`${lines(0)}witness w1 ${WITNESSES[0]?.vkey ?? ''}\n`, 'policy.duplicate'],
    [`witness none ${WITNESSES[0]?.vkey ?? ''}\n`, 'policy.duplicate'],
    [`${lines(0)}group g\n`, 'policy.malformed'],
    [`${lines(0)}group g all\n`, 'policy.malformed'],
    [`${lines(0)}group w0 all w0\n`, 'policy.duplicate'],
    [`${lines(0)}group g all w1\n`, 'policy.unknown-name'],
    [`${lines(0)}group g all none\n`, 'policy.unknown-name'],
    [`${lines(0)}group g all g\n`, 'policy.unknown-name'],
    [`${lines(0)}group g all w0 w0\n`, 'policy.duplicate'],
    [`${lines(0)}group g all w0\ngroup h all w0\n`, 'policy.duplicate'],
    [`${lines(0)}group g 0 w0\n`, 'policy.bad-threshold'],
    [`${lines(0)}group g 2 w0\n`, 'policy.bad-threshold'],
    [`${lines(0)}group g 01 w0\n`, 'policy.malformed'],
    [`${lines(0)}group g some w0\n`, 'policy.malformed'],
    ['quorum none\r\n', 'policy.malformed'],
    ['quorum none\u0000\n', 'policy.malformed'],
    ['#'.repeat(1 << 21), 'policy.too-long'],
  ])('refuses %j', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  it('names the line', () => {
    expect(parsePolicy(`# 一\n${log}quorum x\n`)).toEqual({
      ok: false,
      error: { code: 'policy.unknown-name', line: 3 },
    });
  });
});

describe('receipts', () => {
  const policyOf = (text: string) => {
    const policy = parsePolicy(text);
    if (!policy.ok) throw new Error(policy.error.code);
    return policy.value;
  };
  const policy = policyOf(
    `log ${LOG.vkey}\nlog ${GM.vkey}\n${lines(0, 1, 2)}group g 2 w0 w1 w2\nquorum g\n`,
  );
  const entries = ['一', '二', '三', '四', '五'].map(bytesOf);
  const receipt = (
    by: reference.TestSigner,
    alg: Alg,
    index: number,
    ...signers: reference.TestSigner[]
  ) => {
    const leaves = entries.map((entry) => hashLeaf(alg, entry));
    const text = checkpointText(by.name, BigInt(leaves.length), rootOf(alg, leaves));
    return tlogProofText(
      BigInt(index),
      reference.inclusion(alg, index, leaves),
      reference.note(text, by, ...signers),
    );
  };
  const [a, b, c, d] = WITNESSES as [
    reference.TestSigner,
    reference.TestSigner,
    reference.TestSigner,
    reference.TestSigner,
  ];
  const check = (proof: string, entry = entries[3] ?? new Uint8Array(), by = policy) =>
    verifyTlogProof({ proof, leaf: entry, policy: by });

  it('holds in both profiles with enough witnesses, and names them with their times', () => {
    for (const [log, alg] of [
      [LOG, 'sha256'],
      [GM, 'sm3'],
    ] as const)
      expect(check(receipt(log, alg, 3, c, a))).toMatchObject({
        ok: true,
        value: {
          origin: log.name,
          index: 3n,
          size: 5n,
          witnesses: [{ name: 'w0', time: 1_772_672_400n }, { name: 'w2' }],
        },
      });
  });

  it('is refused for another entry, place, log, profile, or with too few witnesses', () => {
    const good = receipt(LOG, 'sha256', 3, a, b);
    expect(codeOf(check(good))).toBe('ok');
    expect(codeOf(check(good, entries[2]))).toBe('tree.root-mismatch');
    expect(codeOf(check(good.replace('index 3', 'index 2')))).toBe('tree.root-mismatch');
    expect(codeOf(check(good.replace('index 3', 'index 5')))).toBe('tree.index-out-of-range');
    expect(codeOf(check(receipt(LOG, 'sha256', 3, a)))).toBe('proof.no-quorum');
    expect(codeOf(check(receipt(LOG, 'sha256', 3, a, d)))).toBe('proof.no-quorum');
    expect(codeOf(check(receipt(LOG, 'sha256', 3, a, a)))).toBe('proof.no-quorum');
    expect(codeOf(check(receipt(LOG, 'sm3', 3, a, b)))).toBe('tree.root-mismatch');
    const other = reference.signer('other.example', 'ed25519', 9);
    expect(codeOf(check(receipt(other, 'sha256', 3, a, b)))).toBe('proof.unknown-log');
    // A log of the policy that signs under another one's origin.
    const leaves = entries.map((entry) => hashLeaf('sha256', entry));
    const text = checkpointText(GM.name, 5n, rootOf('sha256', leaves));
    const forged = tlogProofText(
      3n,
      reference.inclusion('sha256', 3, leaves),
      reference.note(text, LOG, a, b),
    );
    expect(codeOf(check(forged))).toBe('proof.unknown-log');
    expect(codeOf(check(forged, entries[3], policyOf('quorum none\n')))).toBe('note.nobody-known');
  });

  it('extra is read and believed by nobody', () => {
    const good = receipt(LOG, 'sha256', 3, a, b);
    const extra = good.replace('index', `extra ${toBase64(bytesOf('附注'))}\nindex`);
    expect(codeOf(check(extra))).toBe('ok');
    expect(parseTlogProof(extra)).toMatchObject({ value: { extra: bytesOf('附注') } });
    expect(codeOf(check(good.replace('index', 'extra !\nindex')))).toBe('proof.malformed');
  });

  it('refuses what is no receipt', () => {
    const good = receipt(LOG, 'sha256', 3, a, b);
    const header = 'c2sp.org/tlog-proof@v1\n';
    for (const bad of [
      '',
      header,
      good.slice(1),
      good.replace('@v1', '@v2'),
      good.replace('index 3', 'index 03'),
      good.replace('index 3', 'index'),
      good.replace('index 3\n', 'index 3\nAAAA\n'),
      good.replace('index 3\n', 'index 3\n!\n'),
      good.replace('\n\n', '\n'),
    ])
      expect(['proof.malformed', 'note.malformed']).toContain(codeOf(check(bad)));
    const sibling = `${toBase64(new Uint8Array(32))}\n`;
    expect(codeOf(check(`${header}index 0\n${sibling.repeat(65)}\nx`))).toBe('proof.too-long');
    expect(codeOf(check('x'.repeat(1 << 21)))).toBe('proof.too-long');
  });
});

describe('leaves', () => {
  const hash = toBase64(new Uint8Array(32));
  const leaf = {
    v: 1,
    alg: 'sha256',
    type: 'duty-section.issued.v1',
    rec: '01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e01',
    ver: 1,
    org: null,
    actor: null,
    at: '2026-03-05T01:00:00.000Z',
    prev: null,
    anchor: { root: hash, size: 7 },
    c: { '/state': hash },
  };
  const bytes = (value: object) => bytesOf(canonicalJson(value));
  const code = (value: object) => codeOf(parseLeaf(bytes(value)));
  const without = (...keys: string[]) =>
    Object.fromEntries(Object.entries(leaf).filter(([key]) => !keys.includes(key)));

  it('plain and concealed', () => {
    expect(parseLeaf(bytes(leaf))).toEqual({ ok: true, value: leaf });
    expect(code({ ...leaf, late: 3, src: 'import', authn: 'paper', prev: hash })).toBe('ok');
    const c = { '/actor': hash, '/org': hash, '/type': hash };
    expect(code({ ...without('type', 'org', 'actor'), c })).toBe('ok');
    expect(code({ ...without('type'), c })).toBe('leaf.bad-value');
    expect(code(without('type', 'org', 'actor'))).toBe('leaf.bad-value');
  });

  it.each([
    [{ v: 2 }, 'leaf.unknown-version'],
    [{ extra: 1 }, 'leaf.unknown-key'],
    [{ alg: 'md5' }, 'leaf.bad-value'],
    [{ type: '' }, 'leaf.bad-value'],
    [{ rec: 'x' }, 'leaf.bad-value'],
    [{ rec: leaf.rec.toUpperCase() }, 'leaf.bad-value'],
    [{ ver: 0 }, 'leaf.bad-value'],
    [{ ver: 1.5 }, 'leaf.bad-value'],
    [{ org: 'x' }, 'leaf.bad-value'],
    [{ at: '2026-02-30T01:00:00.000Z' }, 'leaf.bad-value'],
    [{ at: '2026-03-05T01:00:00Z' }, 'leaf.bad-value'],
    [{ prev: 'x' }, 'leaf.bad-value'],
    [{ anchor: { root: hash } }, 'leaf.bad-value'],
    [{ anchor: { root: hash, size: 0 } }, 'leaf.bad-value'],
    [{ c: {} }, 'leaf.bad-value'],
    [{ c: [] }, 'leaf.bad-value'],
    [{ c: { state: hash } }, 'leaf.bad-value'],
    [{ c: { '/a/b': hash } }, 'leaf.bad-value'],
    [{ c: { '/state': 'x' } }, 'leaf.bad-value'],
    [{ late: 0 }, 'leaf.bad-value'],
    [{ src: 'hand' }, 'leaf.bad-value'],
    [{ authn: null }, 'leaf.bad-value'],
  ])('refuses %j', (change, expected) => {
    expect(code({ ...leaf, ...change })).toBe(expected);
  });

  it('each key but three must be there', () => {
    for (const key of ['alg', 'rec', 'ver', 'at', 'prev', 'anchor', 'c'])
      expect(code(without(key))).toBe('leaf.bad-value');
    expect(code(without('v'))).toBe('leaf.unknown-version');
  });

  it('only the canonical text is a leaf', () => {
    const text = canonicalJson(leaf);
    const of = (other: string) => codeOf(parseLeaf(bytesOf(other)));
    expect(of(` ${text}`)).toBe('leaf.not-canonical');
    expect(of(`\ufeff${text}`)).toBe('leaf.malformed');
    expect(of(text.replace('"ver":1', '"ver":1.0'))).toBe('leaf.not-canonical');
    expect(of(text.replace('"ver":1', '"ver":1,"ver":1'))).toBe('leaf.not-canonical');
    expect(of(text.replace('duty', '\\u0064uty'))).toBe('leaf.not-canonical');
    expect(of(text.replace('"ver":1', '"ver":1e999'))).toBe('leaf.malformed');
    expect(of(text.slice(0, -1))).toBe('leaf.malformed');
    expect(of('[]')).toBe('leaf.malformed');
    expect(of('null')).toBe('leaf.malformed');
    expect(of('['.repeat(60_000))).toBe('leaf.malformed');
    expect(of('['.repeat(30_000) + ']'.repeat(30_000))).toBe('leaf.malformed');
    expect(codeOf(parseLeaf(Uint8Array.of(0xff)))).toBe('leaf.malformed');
    expect(codeOf(parseLeaf(new Uint8Array(65_536)))).toBe('leaf.too-long');
  });

  it('a commitment changes with profile, salt, path and value', () => {
    const salt = new Uint8Array(32);
    const all = [
      commitField('sha256', salt, '/a', 1),
      commitField('sm3', salt, '/a', 1),
      commitField('sha256', salt.with(31, 1), '/a', 1),
      commitField('sha256', salt, '/b', 1),
      commitField('sha256', salt, '/a', 2),
      commitField('sha256', salt, '/a', '1'),
    ].map(toBase64);
    expect(new Set(all).size).toBe(all.length);
  });
});

it('no input throws', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('c2sp.org/tlog-proof@v1\nindex 0\n\n', 'log ', '— x ', '\n\n', '{"v":1}'),
    fc
      .array(
        fc.constantFrom('\n', ' ', '—', '+', 'AAAA', '0', 'quorum', 'group', '{', '"', '\ud800'),
      )
      .map((parts) => parts.join('')),
  );
  const known = [keyOf(LOG.vkey)];
  fc.assert(
    fc.property(text, text, (one, two) => {
      const whole = one + two;
      for (const result of [
        openNote(whole, known),
        parseCheckpoint(whole),
        parsePolicy(whole),
        parseTlogProof(whole),
        parseVerifierKey(whole),
        parseLeaf(bytesOf(whole)),
      ])
        if (!result.ok) expect(result.error.code).toMatch(/^[a-z]+\.[a-z-]+$/);
    }),
    { numRuns: 2000 },
  );
});

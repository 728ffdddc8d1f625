// What a verdict says of a sound package, and that each way of tampering is named by its own statement and reason.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, disclosedOf, FILE, fileValue, samplePackage, TestLog } from '../testing/evidence.ts';
import { firstHeartbeat } from '../testing/evidence-vectors.ts';
import * as reference from '../testing/reference.ts';
import { bytesOf, toBase64 } from '../verify/bytes.ts';
import { hashLeaf } from '../verify/index.ts';
import {
  type EvidencePackage,
  describe as inWords,
  linesOf,
  type PackageItem,
  readPackage,
  refusalWords,
  type Verdict,
  type VerifyToken,
  verifyFile,
  verifyPackage,
  verifyReceipt,
  writePackage,
} from './index.ts';
import { trustOf } from './trust.ts';

type Changed = { -readonly [K in keyof EvidencePackage]: EvidencePackage[K] };

function sample(alg: 'sha256' | 'sm3' = 'sha256') {
  const { log, content } = samplePackage(alg);
  const read = readPackage(writePackage(content));
  if (!read.ok) throw new Error(read.error.code);
  return { log, content, evidence: read.value as Changed };
}

/** `kind: code` of everything that does not hold. */
const wrong = ({ statements }: Verdict) =>
  statements.flatMap(({ kind, holds, why }) => (holds === 'no' ? [`${kind}: ${why?.code}`] : []));
const open = ({ statements }: Verdict) =>
  statements.flatMap(({ kind, holds, why }) =>
    holds === 'cannot-tell' ? [`${kind}: ${why?.code}`] : [],
  );
const timeOf = ({ statements }: Verdict) => {
  const found = statements.find(({ kind }) => kind === 'time');
  return found?.kind === 'time' ? found : undefined;
};

/** The first item with something else about it. */
const withItem = (evidence: EvidencePackage, change: Partial<PackageItem>): EvidencePackage => ({
  ...evidence,
  items: evidence.items.map((item, index) => (index === 0 ? { ...item, ...change } : item)),
});

const edited = (bytes: Uint8Array, from: string, to: string) =>
  bytesOf(new TextDecoder().decode(bytes).replace(from, to));

describe('a sound package', () => {
  it.each(['sha256', 'sm3'] as const)('holds by a policy from elsewhere: %s', async (alg) => {
    const { log, evidence } = sample(alg);
    const verdict = await verifyPackage(evidence, { policy: log.policy() });
    expect(verdict.result).toBe('holds');
    expect(verdict.statements.every(({ holds }) => holds === 'yes')).toBe(true);
    expect(timeOf(verdict)?.values).toEqual({
      notBefore: { time: at(-540).toISOString(), by: 'witnesses', who: ['court', 'province'] },
      notAfter: { time: at(360).toISOString(), by: 'witnesses', who: ['archive', 'province'] },
    });
  });

  it('is never fully green by the policy it brings itself, and says so', async () => {
    const { evidence } = sample();
    const verdict = await verifyPackage(evidence);
    expect(verdict.result).toBe('own-keys');
    expect(open(verdict)).toEqual(['policy: evidence.own-policy']);
    expect(inWords(verdict, 'zh').join('\n')).toContain('所用公钥来自本包，未经您另行核实');
    expect(inWords(verdict, 'zh').join('\n')).not.toContain('另行取得的公钥核实');
  });

  it('nor by a policy that the installation offers of itself', async () => {
    const { log, evidence } = sample();
    const offered = { policy: log.policy(), isPolicyOffered: true };
    const verdict = await verifyPackage(evidence, offered);
    expect(verdict.result).toBe('own-keys');
    expect(inWords(verdict, 'zh')[1]).toBe('所用公钥由本系统公布，未经您另行核实');
    const { leaf, proof } = item(evidence);
    expect((await verifyReceipt({ leaf, proof }, offered)).result).toBe('own-keys');
  });

  it('says in words what holds: 内容未改、第几条、时间介于、由谁见证、依法删除', async () => {
    const { log, evidence } = sample();
    const verdict = await verifyPackage(evidence, { policy: log.policy() });
    const text = inWords(verdict, 'zh').join('\n');
    for (const words of [
      '内容未改：所示 3 个字段',
      '日志第 3 条',
      '时间介于 2026-03-05 08:51:00 与 2026-03-05 09:06:00 之间',
      '由 archive、province、court 见证',
      '依法删除的字段：phone',
      '第 1、2 版前后相接',
    ])
      expect(text).toContain(words);
    expect(inWords(verdict, 'en').join('\n')).toContain('Entry 3 of the log');
    const erased = linesOf(verdict, 'zh').find(({ kind }) => kind === 'erased');
    expect(erased?.details[0]?.join()).toContain('青安办〔2026〕7号');
  });

  it('words of the package can neither steer a terminal nor pass for a line of the verdict', async () => {
    const { log, evidence } = sample();
    const title = '\u001b[2J\u202e一\n✓ 成立';
    const items = [{ title }, { title: '二' }];
    const named = { ...evidence, about: { ...evidence.about, items } };
    const verdict = await verifyPackage(named, { policy: log.policy() });
    for (const { text } of linesOf(verdict, 'zh')) expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    const refusal = { code: 'package.unknown-file', file: 'a\u0007\n' } as const;
    expect(refusalWords(refusal, 'zh')).not.toMatch(/\p{Cc}/u);
  });

  it('tells nothing for certain without keys, or by a policy that needs no witness', async () => {
    const { log, evidence } = sample();
    const { policy: _, ...bare } = evidence;
    const keyless = await verifyPackage(bare);
    expect(keyless.result).toBe('cannot-tell');
    expect(open(keyless)).toContain('content: evidence.no-keys');
    const lax = log.policy().replace('quorum all', 'quorum none');
    const unwitnessed = await verifyPackage(evidence, { policy: lax });
    expect(unwitnessed.result).toBe('cannot-tell');
    expect(open(unwitnessed)).toContain('witnessed: evidence.no-witness');
    const moved = withItem(bare, { leaf: edited(item(bare).leaf, '2026', '2025') });
    expect((await verifyPackage(moved)).result).toBe('does-not-hold');
  });
});

type Edit = (evidence: Changed, log: TestLog) => EvidencePackage;
const item = ({ items }: EvidencePackage, index = 0): PackageItem => {
  const found = items[index];
  if (found === undefined) throw new Error(`no item ${index}`);
  return found;
};
const field = (evidence: EvidencePackage, path: string) => {
  const found = item(evidence).disclosed.fields[path];
  if (found === undefined) throw new Error(`no field ${path}`);
  return found;
};
const shownAs = (evidence: EvidencePackage, path: string, value: string) =>
  withItem(evidence, {
    disclosed: {
      ...item(evidence).disclosed,
      fields: {
        ...item(evidence).disclosed.fields,
        [path]: { ...field(evidence, '/state'), value },
      },
    },
  });
const withAfter = (evidence: EvidencePackage, change: object) => {
  const { after } = item(evidence);
  if (after === undefined) throw new Error('the sample has a time leaf');
  return withItem(evidence, { after: { ...after, ...change } });
};

const EDITS: Readonly<Record<string, readonly [Edit, ...string[]]>> = {
  'a shown value is another': [
    (evidence) => shownAs(evidence, '/state', 'draft'),
    'content: evidence.field-mismatch',
  ],
  'a field is invented': [
    (evidence) => shownAs(evidence, '/approved', 'yes'),
    'content: evidence.unknown-field',
  ],
  'an erased field is invented': [
    (evidence) =>
      withItem(evidence, {
        disclosed: { ...item(evidence).disclosed, erased: { '/x': { basis: '', order: '' } } },
      }),
    'content: evidence.unknown-field',
  ],
  'the leaf says an earlier time': [
    (evidence) =>
      withItem(evidence, {
        leaf: edited(item(evidence).leaf, '2026-03-05T01:01:00', '2026-03-01T01:01:00'),
      }),
    'position: tree.root-mismatch',
    'time: evidence.at-outside',
    'versions: evidence.chain-broken',
  ],
  'the leaf has a space': [
    (evidence) => withItem(evidence, { leaf: edited(item(evidence).leaf, ':', ': ') }),
    'content: leaf.not-canonical',
    'position: tree.root-mismatch',
  ],
  'the receipt is of another index': [
    (evidence) => withItem(evidence, { proof: item(evidence).proof.replace('index 2', 'index 3') }),
    'position: tree.root-mismatch',
  ],
  'the receipt is no receipt': [
    (evidence) => withItem(evidence, { proof: 'index 2' }),
    'position: proof.malformed',
  ],
  'the log’s signature is another': [
    (evidence) =>
      withItem(evidence, {
        proof: item(evidence).proof.replace(/(log\.example\/sha256 .{10})./, '$1A'),
      }),
    'position: note.bad-signature',
  ],
  'one witness is too few': [
    (evidence, log) => {
      const note = log.note(300, log.size, log.witnesses.slice(0, 1));
      return withItem(evidence, {
        proof: `${item(evidence).proof.split('\n\n')[0]}\n\n${note}`,
      });
    },
    'witnessed: proof.no-quorum',
  ],
  'the checkpoint is older than the receipts': [
    (evidence, log) => ({ ...evidence, checkpoint: log.note(0, 3) }),
    'checkpoint: evidence.older-checkpoint',
  ],
  'the checkpoint shows another history of the same size': [
    (evidence) => {
      const other = new TestLog();
      for (let n = 0; n < 5; n += 1) other.add({ fields: { n } });
      return { ...evidence, checkpoint: other.note(300) };
    },
    'checkpoint: evidence.two-histories',
  ],
  'the checkpoint is of another log': [
    (evidence) => ({ ...evidence, about: { ...evidence.about, origin: 'other.example' } }),
    'checkpoint: evidence.other-log',
  ],
  'the checkpoint is signed by nobody': [
    (evidence, log) => ({
      ...evidence,
      checkpoint: reference.note(log.text(), reference.signer(log.log.name, 'ed25519', 9)),
    }),
    'checkpoint: note.nobody-known',
  ],
  'the checkpoint is no checkpoint': [
    (evidence) => ({ ...evidence, checkpoint: '尽责' }),
    'checkpoint: checkpoint.malformed',
  ],
  'the checkpoint is signed by a witness alone': [
    (evidence, log) => ({
      ...evidence,
      checkpoint: reference.note(log.text(), ...log.witnesses),
    }),
    'checkpoint: proof.unknown-log',
  ],
  'a file is another': [
    (evidence) => ({
      ...evidence,
      blobs: new Map([...evidence.blobs.keys()].map((name) => [name, bytesOf('别的')])),
    }),
    'files: evidence.file-mismatch',
  ],
  'a file belongs to nothing': [
    (evidence) => ({ ...evidence, blobs: new Map([...evidence.blobs, ['00', FILE]]) }),
    'files: evidence.stray-file',
  ],
  'a version is there twice, not the same': [
    (evidence) => ({
      ...evidence,
      items: [
        item(evidence),
        { ...item(evidence), leaf: edited(item(evidence).leaf, ',"type"', ',"src":"api","type"') },
      ],
    }),
    'position: tree.root-mismatch',
    'versions: evidence.chain-broken',
  ],
  'the time leaf is another': [
    (evidence) => withAfter(evidence, { leaf: item(evidence, 1).leaf }),
    'time: tree.root-mismatch',
  ],
  'the time leaf is at another place': [
    (evidence) => withAfter(evidence, { index: 5 }),
    'time: tree.index-out-of-range',
  ],
  'the time leaf is not canonical': [
    (evidence) => withAfter(evidence, { leaf: bytesOf('{ }') }),
    'time: leaf.not-canonical',
  ],
  'the time leaf’s checkpoint is another': [
    (evidence) =>
      withAfter(evidence, {
        disclosed: {
          fields: { '/checkpoint': { ...field(evidence, '/state'), value: 'x' } },
          erased: {},
        },
      }),
    'time: evidence.field-mismatch',
  ],
  'the time leaf shows nothing': [
    (evidence) => withAfter(evidence, { disclosed: { fields: {}, erased: {} } }),
    'time: evidence.not-a-time-leaf',
  ],
  'a part is not the one in the list': [
    (evidence) => ({ ...evidence, parts: { ...evidence.parts, checkpoint: toBase64(FILE) } }),
    'custody: evidence.custody-mismatch',
  ],
  'a part is in no list': [
    (evidence) => ({ ...evidence, parts: { ...evidence.parts, 'blobs/00': toBase64(FILE) } }),
    'custody: evidence.custody-mismatch',
  ],
  'a part of the list is gone': [
    (evidence) => {
      const { checkpoint: _, ...parts } = evidence.parts;
      return { ...evidence, parts };
    },
    'custody: evidence.custody-mismatch',
  ],
  'the list is out of order': [
    (evidence) => ({ ...evidence, custody: (evidence.custody ?? []).toReversed() }),
    'custody: evidence.custody-order',
  ],
};

describe('tampering', () => {
  it.each(Object.entries(EDITS))('%s', async (_, [edit, ...expected]) => {
    const { log, evidence } = sample();
    const changed = edit(evidence, log);
    const verdict = await verifyPackage(changed, { policy: log.policy() });
    expect(wrong(verdict)).toEqual(expected);
    expect(verdict.result).toBe('does-not-hold');
    for (const language of ['zh', 'en'] as const)
      expect(inWords(verdict, language).join('\n')).toContain(expected[0]?.split(': ')[1]);
  });

  it('a policy that does not know the log refuses it; one that cannot be read is said so', async () => {
    const { evidence } = sample();
    const other = new TestLog('sm3').policy();
    expect(wrong(await verifyPackage(evidence, { policy: other }))).toContain(
      'position: note.nobody-known',
    );
    const broken = await verifyPackage(evidence, { policy: 'quorum all' });
    expect(wrong(broken)).toEqual(['policy: policy.unknown-name']);
  });

  it('a leaf of one profile in a log of the other is refused', async () => {
    const [national, other] = [new TestLog('sm3'), new TestLog('sha256')];
    const written = national.add({ fields: { a: 1 } });
    const text = `${other.log.name}\n1\n${toBase64(hashLeaf('sha256', written.bytes))}\n`;
    const note = reference.note(text, other.log, ...other.witnesses);
    const receipt = {
      leaf: written.bytes,
      proof: `c2sp.org/tlog-proof@v1\nindex 0\n\n${note}`,
      disclosed: written.disclosed,
    };
    const verdict = await verifyReceipt(receipt, { policy: other.policy() });
    expect(wrong(verdict)).toEqual(['position: evidence.wrong-profile']);
  });
});

describe('versions', () => {
  it('a version left out is a gap, and a link to another leaf is none', async () => {
    const log = new TestLog();
    const first = log.add({ fields: { n: 1 } });
    const third = log.add({ version: 3, previous: new Uint8Array(32), fields: { n: 3 } });
    const second = log.add({ version: 2, previous: new Uint8Array(32), fields: { n: 2 } });
    const { content } = samplePackage();
    const note = log.note(300);
    const about = { ...content.about, items: [{ title: '' }, { title: '' }] };
    const of = (...written: (typeof first)[]) => ({
      about,
      checkpoint: note,
      items: written.map((one) => log.item(one, note)),
      blobs: new Map(),
      tokens: new Map(),
      parts: {},
    });
    const policy = log.policy();
    const gap = await verifyPackage(of(first, third), { policy });
    expect(open(gap)).toEqual(['versions: evidence.gap']);
    expect(gap.result).toBe('holds');
    expect(wrong(await verifyPackage(of(first, second), { policy }))).toEqual([
      'versions: evidence.chain-broken',
    ]);
  });

  it('a later version that stands before the earlier one is no later version', async () => {
    const log = new TestLog();
    const earlier = new TestLog().add({ fields: { n: 1 } });
    const second = log.add({
      version: 2,
      previous: hashLeaf('sha256', earlier.bytes),
      fields: { n: 2 },
      record: '01975e0c-3b1a-7c44-9d0e-2f5b7a1c8e01',
    });
    const leaves = [hashLeaf('sha256', second.bytes), hashLeaf('sha256', earlier.bytes)];
    const text = `${log.log.name}\n2\n${toBase64(reference.root('sha256', leaves))}\n`;
    const note = reference.note(text, log.log, ...log.witnesses);
    const proof = (index: number) =>
      `c2sp.org/tlog-proof@v1\nindex ${index}\n${toBase64(leaves[1 - index] ?? FILE)}\n\n${note}`;
    const { content } = samplePackage();
    const verdict = await verifyPackage(
      {
        about: content.about,
        checkpoint: note,
        items: [
          { leaf: earlier.bytes, proof: proof(1), disclosed: earlier.disclosed },
          { leaf: second.bytes, proof: proof(0), disclosed: second.disclosed },
        ],
        blobs: new Map(),
        tokens: new Map(),
        parts: {},
      },
      { policy: log.policy() },
    );
    expect(wrong(verdict)).toEqual(['versions: evidence.chain-broken']);
  });
});

describe('time', () => {
  const token = bytesOf('a token');
  const stamp =
    (seconds: number): VerifyToken =>
    (bytes, message) =>
      Promise.resolve(
        toBase64(bytes) === toBase64(token) && message.length > 0
          ? { time: at(seconds), authority: '国家授时中心' }
          : 'evidence.bad-token',
      );

  /** A record whose own clock says 09:00:00, between an anchored checkpoint and its own. */
  function anchored(own = 0) {
    const log = new TestLog();
    log.add({ fields: { n: 1 } });
    const beat = log.add({
      type: 'ledger.anchored.v1',
      fields: { checkpoint: log.text(), token: toBase64(token) },
    });
    const tree = log.tree();
    const record = log.add({ fields: { n: 2 }, anchor: tree, at: at(own) });
    const note = log.note(300);
    const { content } = samplePackage();
    const hashes = log.inclusion(beat.index, tree.size);
    const after = { leaf: beat.bytes, index: beat.index, hashes, disclosed: beat.disclosed };
    const bytes = writePackage({
      about: { ...content.about, items: [{ title: '一' }] },
      checkpoint: note,
      items: [{ ...log.item(record, note), after }],
      tokens: [{ checkpointText: log.text(), token }],
    });
    const read = readPackage(bytes);
    if (!read.ok) throw new Error(read.error.code);
    return { log, evidence: read.value, policy: log.policy() };
  }

  const stampIn = ({ statements }: Verdict) => statements.find(({ kind }) => kind === 'stamp');

  it('a token bounds it from both sides, and is named as a stamp of its own', async () => {
    const { evidence, policy } = anchored();
    const verdict = await verifyPackage(evidence, { policy, verifyToken: stamp(0) });
    expect(timeOf(verdict)).toMatchObject({
      holds: 'yes',
      values: { notBefore: { by: 'token' }, notAfter: { by: 'token', time: at(0).toISOString() } },
    });
    expect(stampIn(verdict)).toMatchObject({ holds: 'yes', item: 1 });
    expect(inWords(verdict, 'zh')).toContain('时间戳有效，由 国家授时中心 签发');
  });

  it('without a certificate the stamp alone is not told, and what is missing is said', async () => {
    const { evidence, policy } = anchored();
    const untold = await verifyPackage(evidence, { policy });
    expect(open(untold)).toEqual(['stamp: evidence.no-token-reader']);
    expect(untold.result).toBe('holds');
    expect(timeOf(untold)).toMatchObject({
      holds: 'yes',
      values: { notAfter: { by: 'witnesses' }, untold: { code: 'evidence.no-token-reader' } },
    });
    const text = inWords(untold, 'zh').join('\n');
    expect(text).toContain('时间不晚于 2026-03-05 09:06:00；最早何时，说不清');
    expect(text).toContain('时间戳没有核对：缺少时间戳机构的证书，请向该机构取得后一并给出');
    const time = linesOf(untold, 'en').find(({ kind }) => kind === 'time');
    expect(time?.text).toContain('since when cannot be told');
    expect(time?.details[0]?.join()).toContain('the certificate of the time-stamp authority');
  });

  it('a certificate of another authority, or no cryptography, tells nothing and refutes nothing', async () => {
    const { evidence, policy } = anchored();
    for (const code of ['evidence.other-authority', 'evidence.no-crypto'] as const) {
      const verifyToken: VerifyToken = () => Promise.resolve(code);
      const verdict = await verifyPackage(evidence, { policy, verifyToken });
      expect([verdict.result, ...open(verdict)]).toEqual(['holds', `stamp: ${code}`]);
      expect(timeOf(verdict)?.holds).toBe('yes');
    }
  });

  it('where nobody but the stamp bounds it from above, without a certificate the time is not told', async () => {
    const { evidence, policy } = anchored();
    const lax = policy.replace('quorum all', 'quorum none');
    const verdict = await verifyPackage(evidence, { policy: lax });
    expect(timeOf(verdict)).toMatchObject({
      holds: 'cannot-tell',
      why: { code: 'evidence.no-token-reader' },
    });
    const told = timeOf(await verifyPackage(evidence, { policy: lax, verifyToken: stamp(0) }));
    expect(told).toMatchObject({ holds: 'yes', values: { notAfter: { by: 'token' } } });
  });

  it('a token that is none, or whose reader breaks off, refuses the stamp', async () => {
    const { evidence, policy } = anchored();
    const readers: VerifyToken[] = [
      () => Promise.resolve('evidence.bad-token'),
      () => Promise.reject(new Error('broken')),
    ];
    for (const verifyToken of readers) {
      const verdict = await verifyPackage(evidence, { policy, verifyToken });
      expect([verdict.result, ...wrong(verdict)]).toEqual([
        'does-not-hold',
        'stamp: evidence.bad-token',
      ]);
      expect(timeOf(verdict)).toMatchObject({
        holds: 'yes',
        values: { notAfter: { by: 'witnesses' } },
      });
    }
  });

  it('a token that many entries share is read once', async () => {
    const { evidence, policy } = anchored();
    let reads = 0;
    const counted: VerifyToken = (...given) => {
      reads += 1;
      return stamp(0)(...given);
    };
    const [one] = evidence.items;
    if (one === undefined) throw new Error('the sample has an item');
    const many = {
      ...evidence,
      about: { ...evidence.about, items: Array.from({ length: 20 }, () => ({ title: '一' })) },
      items: Array.from({ length: 20 }, () => one),
    };
    await verifyPackage(many, { policy, verifyToken: counted });
    // Over the checkpoint of all of them, and over that in the time leaf of all of them.
    expect(reads).toBe(2);
  });

  it('倒填：系统自称的时间早于旁证，或晚于旁证，都不成立', async () => {
    for (const own of [-3600, 7200]) {
      const { evidence, policy } = anchored(own);
      const verdict = await verifyPackage(evidence, { policy, verifyToken: stamp(0) });
      expect(wrong(verdict)).toEqual(['time: evidence.at-outside']);
    }
    const { evidence, policy } = anchored(590);
    const close = await verifyPackage(evidence, { policy, verifyToken: stamp(0) });
    expect(close.result).toBe('holds');
  });

  it('a lower bound above the upper one refuses the time', async () => {
    const { evidence, policy } = anchored();
    const { tokens: _, ...rest } = evidence;
    const verdict = await verifyPackage(
      { ...rest, tokens: new Map() },
      { policy, verifyToken: stamp(4000) },
    );
    expect(wrong(verdict)).toEqual(['time: evidence.times-crossed']);
  });

  it('a record that names no tree has no lower bound', async () => {
    const { log, evidence } = sample();
    const plain = log.add({ fields: { n: 1 } });
    const note = log.note(900);
    const { after } = item(evidence);
    if (after === undefined) throw new Error('the sample has a time leaf');
    const changed = withItem(evidence, { ...log.item(plain, note), after });
    const verdict = await verifyPackage(
      { ...changed, checkpoint: note, items: changed.items.slice(0, 1), blobs: new Map() },
      { policy: log.policy() },
    );
    expect(wrong(verdict)).toContain('time: evidence.no-anchor');
  });

  it('a heartbeat that nobody of the policy has cosigned leaves the upper bound as it is', async () => {
    const { log, evidence } = sample();
    const strangers = log.policy().replaceAll(/^witness .*\n/gm, '');
    const other = new TestLog();
    const [, ...witnesses] = other.witnesses;
    const own = reference.signer('witness.example/9', 'ed25519-cosignature', 9);
    const policy = strangers
      .replace(/group.*\n/, `witness own ${own.vkey}\n`)
      .replace('quorum all', 'quorum own');
    const note = log.note(300, log.size, [own, ...witnesses]);
    const proof = `${item(evidence).proof.split('\n\n')[0]}\n\n${note}`;
    const verdict = await verifyPackage(withItem(evidence, { proof }), { policy });
    expect(timeOf(verdict)).toMatchObject({
      holds: 'yes',
      values: { notAfter: { by: 'witnesses' }, untold: { code: 'proof.no-quorum' } },
    });
  });

  it('a heartbeat without a checkpoint gives no lower bound, and refutes nothing', async () => {
    const log = new TestLog();
    const read = readPackage(firstHeartbeat(log));
    if (!read.ok) throw new Error(read.error.code);
    const verdict = await verifyPackage(read.value, { policy: log.policy() });
    expect(wrong(verdict)).toEqual([]);
    expect(timeOf(verdict)).toMatchObject({
      holds: 'yes',
      values: { untold: { code: 'evidence.no-time' } },
    });
    expect(timeOf(verdict)?.values.notBefore).toBeUndefined();
  });

  it('a heartbeat that too few have cosigned gives no bound', async () => {
    const { log, evidence } = sample();
    const verdict = await verifyPackage(evidence, { policy: log.policy('3') });
    expect(timeOf(verdict)?.values.notBefore?.time).toBe(at(-600).toISOString());
    const fewer = log.policy('1').replaceAll(/^(witness (province|court)|log x).*\n/gm, '');
    const alone = fewer.replace('archive province court', 'archive');
    expect(timeOf(await verifyPackage(evidence, { policy: alone }))?.values).toMatchObject({
      notBefore: { time: at(-600).toISOString() },
      notAfter: { time: at(300).toISOString() },
    });
  });
});

describe('a bare receipt', () => {
  it('holds with its leaf, and with what is shown of it', async () => {
    const { log, evidence } = sample();
    const { leaf, proof, disclosed } = item(evidence);
    const policy = log.policy();
    const bare = await verifyReceipt({ leaf, proof }, { policy });
    expect(bare.result).toBe('holds');
    expect(inWords(bare, 'zh').join('\n')).toContain('内容未改（未出示字段）');
    expect((await verifyReceipt({ leaf, proof, disclosed }, { policy })).result).toBe('holds');
    expect((await verifyReceipt({ leaf, proof })).result).toBe('cannot-tell');
    expect((await verifyReceipt({ leaf: FILE, proof }, { policy })).result).toBe('does-not-hold');
  });

  it('may bring its leaf along, is told from a package, and is refused without a leaf', async () => {
    const { log, evidence, content } = sample();
    const { leaf, proof, disclosed } = item(evidence);
    const policy = log.policy();
    const whole = proof.replace('index', `extra ${toBase64(leaf)}\nindex`);
    const results = await Promise.all([
      verifyFile(bytesOf(whole), { policy }),
      verifyFile(bytesOf(proof), { policy, leaf, disclosed }),
      verifyFile(writePackage(content), { policy }),
    ]);
    for (const result of results) expect(result).toMatchObject({ value: { result: 'holds' } });
    for (const text of [proof, 'c2sp.org/tlog-proof@v1'])
      expect(await verifyFile(bytesOf(text), { policy })).toEqual({
        ok: false,
        error: { code: 'package.no-leaf' },
      });
    expect(await verifyFile(FILE)).toMatchObject({ error: { code: 'package.malformed' } });
  });

  it('a concealed record shows its kind only where that is disclosed', async () => {
    const log = new TestLog();
    const written = log.add({ isConcealed: true, type: 'case.opened.v1', fields: { n: 1 } });
    const { leaf, proof } = log.item(written, log.note(0));
    const policy = log.policy();
    const typeIn = (verdict: Verdict) => {
      const content = verdict.statements.find(({ kind }) => kind === 'content');
      return content?.kind === 'content' ? content.values.type : undefined;
    };
    const closed = await verifyReceipt({ leaf, proof }, { policy });
    expect([closed.result, typeIn(closed)]).toEqual(['holds', undefined]);
    const disclosed = disclosedOf(written.disclosed, ['/type']);
    expect(typeIn(await verifyReceipt({ leaf, proof, disclosed }, { policy }))).toBe(
      'case.opened.v1',
    );
  });
});

it('nothing that is shown and changed by a character still holds', async () => {
  const { log, evidence } = sample();
  const policy = log.policy();
  const { leaf, proof, disclosed } = item(evidence);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('leaf', 'proof', 'state'),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (what, where, by) => {
        if (what === 'leaf') {
          const bytes = leaf.slice();
          const place = where % bytes.length;
          bytes[place] = (bytes[place] ?? 0) ^ by;
          const verdict = await verifyReceipt({ leaf: bytes, proof, disclosed }, { policy });
          expect(verdict.result).toBe('does-not-hold');
        } else if (what === 'state') {
          const value = `issued${String.fromCodePoint(by)}`;
          const fields = { ...disclosed.fields, '/state': { ...field(evidence, '/state'), value } };
          const shown = { ...disclosed, fields };
          const verdict = await verifyReceipt({ leaf, proof, disclosed: shown }, { policy });
          expect(wrong(verdict)).toEqual(['content: evidence.field-mismatch']);
        } else {
          const place = where % proof.length;
          const text = `${proof.slice(0, place)}${String.fromCodePoint(33 + by)}${proof.slice(place + 1)}`;
          const verdict = await verifyReceipt({ leaf, proof: text, disclosed }, { policy });
          // A letter of a witness's name is nobody's name then: the others may still be enough.
          if (text !== proof && !/witness/.test(proof.slice(proof.lastIndexOf('\n', place))))
            expect(verdict.result).not.toBe('holds');
        }
      },
    ),
    { numRuns: 200, seed: 6 },
  );
});

it('every refusal of a file is worded in both languages', () => {
  expect(refusalWords({ code: 'package.missing-file', file: 'checkpoint' }, 'zh')).toContain(
    'checkpoint',
  );
  expect(refusalWords({ code: 'package.malformed' }, 'en')).toMatch(/^not a whole/);
  expect(trustOf(undefined, undefined).statement.why?.code).toBe('evidence.no-keys');
  expect(fileValue('sha256', FILE).size).toBe(FILE.length);
});

// The witness's protocol against its page, against logs that are honest, restored or forked, and against any text.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as reference from '../testing/reference.ts';
import { bytesOf } from '../verify/bytes.ts';
import {
  type Alg,
  hashLeaf,
  openNote,
  parseVerifierKey,
  rootOf,
  type VerifierKey,
} from '../verify/index.ts';
import { checkpointText } from '../write-note.ts';
import {
  addCheckpointText,
  addCosignatures,
  decideAddCheckpoint,
  exchangeAnswersText,
  exchangeText,
  type KnownTree,
  knownSizeOf,
  MAX_REQUEST,
  parseAddCheckpoint,
  parseExchange,
  parseExchangeAnswers,
  parseMemory,
  refusalAnswer,
  type WitnessDecision,
} from './index.ts';

const NOW = 1_772_672_400n;
const LOGS = {
  sha256: reference.signer('jinze.example/530000', 'ed25519', 1),
  sm3: reference.signer('jinze.example/530000-gm', 'sm2', 2),
} as const;
const SIGNERS = {
  sha256: reference.signer('witness.example/archive', 'ed25519-cosignature', 3),
  sm3: reference.signer('witness.example/archive', 'sm2-cosignature', 5),
} as const;
const LOG_KEYS = [LOGS.sha256.key, LOGS.sm3.key];
const OWN_KEYS = [SIGNERS.sha256.key, SIGNERS.sm3.key];
const ALGS = ['sha256', 'sm3'] as const;

/** The entries of a history; one that is forked at n has other entries from there on. */
const history = (alg: Alg, size: number, forkedAt = size) =>
  Array.from({ length: size }, (_, n) =>
    hashLeaf(alg, bytesOf(n < forkedAt ? `第${n}条` : `改过的第${n}条`)),
  );

const treeOf = (alg: Alg, leaves: readonly Uint8Array[]): KnownTree => ({
  size: BigInt(leaves.length),
  root: rootOf(alg, leaves),
});

function noteOf(alg: Alg, leaves: readonly Uint8Array[], signer = LOGS[alg]): string {
  const text = checkpointText(LOGS[alg].name, BigInt(leaves.length), rootOf(alg, leaves));
  return reference.note(text, signer);
}

/** As the log asks: from `oldSize` of the tree of these leaves. */
function requestOf(alg: Alg, oldSize: number, leaves: readonly Uint8Array[]): string {
  const proof =
    oldSize === 0 || oldSize >= leaves.length ? [] : reference.consistency(alg, oldSize, leaves);
  return addCheckpointText(BigInt(oldSize), proof, noteOf(alg, leaves));
}

function ask(
  body: string,
  known: KnownTree | undefined,
  logKeys: readonly VerifierKey[] = LOG_KEYS,
): WitnessDecision {
  const request = parseAddCheckpoint(body);
  if (!request.ok)
    return refusalAnswer(request.error.code === 'witness.too-long' ? 413 : 400, request.error.code);
  return decideAddCheckpoint({
    request: request.value,
    known,
    logKeys,
    now: NOW,
    signers: SIGNERS,
  });
}

const page = readFileSync(new URL('../../../../spec/ledger/witness.md', import.meta.url), 'utf8');
function example(name: string): string {
  const found = new RegExp(`\`\`\`text ${name}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  if (found === undefined) throw new Error(name);
  return found;
}

describe('the example of the page', () => {
  const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
  const leaves = ['', '00', '10', '2021', '3031'].map((entry) => hashLeaf('sha256', hex(entry)));
  const [log, witness] = example('witness-keys')
    .trimEnd()
    .split('\n')
    .map((vkey) => {
      const key = parseVerifierKey(vkey);
      if (!key.ok) throw new Error(key.error.code);
      return key.value;
    });
  if (log === undefined || witness === undefined) throw new Error('two keys');
  const body = example('witness-request');
  const decision = ask(body, treeOf('sha256', leaves.slice(0, 3)), [log]);

  it('is what we ask, answer and remember, byte for byte', () => {
    expect(SIGNERS.sha256.key).toEqual(witness);
    expect(requestOf('sha256', 3, leaves)).toBe(body);
    expect(decision).toMatchObject({ status: 200, body: example('witness-answer') });
    expect(decision.next?.note).toBe(example('witness-memory'));
    const remembered = parseMemory(example('witness-memory'), log.name, [witness]);
    expect(remembered).toEqual({ ok: true, value: { ...treeOf('sha256', leaves), time: NOW } });
  });

  it('in files', () => {
    const again = requestOf('sha256', 0, leaves.slice(0, 3));
    const answers = exchangeAnswersText('witness.example/archive', [
      { request: body, decision },
      { request: again, decision: ask(again, decision.next, [log]) },
    ]);
    expect(answers).toBe(example('witness-exchange'));
  });

  it('the table lists just the refusals that the code has', () => {
    const listed = [...page.matchAll(/^\| (\d{3}) \| `([a-z.-]+)` \|/gm)].map(([, , code]) => code);
    const files = readdirSync(new URL('.', import.meta.url)).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
    );
    const written = files.flatMap((name) =>
      [
        ...readFileSync(new URL(name, import.meta.url), 'utf8').matchAll(/'(witness\.[a-z-]+)'/g),
      ].map(([, code]) => code),
    );
    // What a reader of an answer or of a memory is refused with is no answer of a witness.
    const own = ['witness.no-cosignature', 'witness.bad-memory'];
    expect(new Set([...listed, ...own])).toEqual(new Set(written));
  });
});

describe.each(ALGS)('a witness of a log of profile %s', (alg) => {
  const seven = history(alg, 7);
  const known = treeOf(alg, seven.slice(0, 3));

  it('cosigns the first tree and every one that has grown out of the last, up to 20 entries', () => {
    for (let size = 0; size <= 20; size += 1) {
      const leaves = history(alg, size);
      for (let oldSize = 0; oldSize <= size; oldSize += 1) {
        const before = oldSize === 0 ? undefined : treeOf(alg, leaves.slice(0, oldSize));
        const { status, body, next } = ask(requestOf(alg, oldSize, leaves), before);
        expect([status, next?.size]).toEqual([200, BigInt(size)]);
        const opened = openNote(`${noteOf(alg, leaves)}${body}`, [SIGNERS[alg].key]);
        expect(opened).toMatchObject({ value: { signatures: [{ time: NOW }] } });
        expect(parseMemory(next?.note ?? '', LOGS[alg].name, OWN_KEYS)).toMatchObject({
          ok: true,
          value: treeOf(alg, leaves),
        });
      }
    }
  });

  const refusal = (status: number, code: string) =>
    expect.objectContaining({
      status,
      body: `${code}\n`,
      contentType: 'text/plain; charset=utf-8',
    });
  const sizeIs = (size: number) =>
    expect.objectContaining({ status: 409, body: `${size}\n`, contentType: 'text/x.tlog.size' });
  const forked = history(alg, 7, 2);

  it.each([
    ['a request that is none', 'hello\n', refusal(400, 'witness.malformed')],
    [
      'a checkpoint that nobody has signed',
      `old 3\n\n${checkpointText(LOGS[alg].name, 7n, rootOf(alg, seven))}`,
      refusal(400, 'witness.malformed'),
    ],
    [
      'an unknown log',
      requestOf(alg, 3, seven).replace('jinze.example/', 'other.example/'),
      refusal(404, 'witness.unknown-log'),
    ],
    [
      'another key under the name of the log',
      addCheckpointText(
        3n,
        reference.consistency(alg, 3, seven),
        noteOf(alg, seven, reference.signer(LOGS[alg].name, LOGS[alg].type, 8)),
      ),
      refusal(403, 'witness.bad-signature'),
    ],
    [
      'a size that the log has not signed',
      requestOf(alg, 3, seven).replace('\n7\n', '\n8\n'),
      refusal(403, 'witness.bad-signature'),
    ],
    [
      'an old size greater than the new one',
      addCheckpointText(8n, [], noteOf(alg, seven)),
      refusal(400, 'witness.old-size-too-great'),
    ],
    ['an old size that it has long left', requestOf(alg, 2, seven), sizeIs(3)],
    ['an old size that it has not reached', requestOf(alg, 5, seven), sizeIs(3)],
    ['a log that knows nothing of it', requestOf(alg, 0, seven), sizeIs(3)],
    ['a log restored from an old backup', requestOf(alg, 2, seven.slice(0, 2)), sizeIs(3)],
    [
      'another history of the same size',
      requestOf(alg, 3, forked.slice(0, 3)),
      refusal(409, 'witness.other-root'),
    ],
    [
      'another history that has grown',
      requestOf(alg, 3, forked),
      refusal(422, 'witness.bad-proof'),
    ],
    ['no proof', addCheckpointText(3n, [], noteOf(alg, seven)), refusal(422, 'witness.bad-proof')],
    [
      'a proof from the same tree to itself',
      addCheckpointText(3n, [known.root], noteOf(alg, seven.slice(0, 3))),
      refusal(422, 'witness.bad-proof'),
    ],
    [
      'too many hashes',
      addCheckpointText(
        3n,
        Array.from({ length: 64 }, () => known.root),
        noteOf(alg, seven),
      ),
      refusal(400, 'witness.malformed'),
    ],
    [
      'a text over the limit',
      requestOf(alg, 3, seven) + 'x'.repeat(MAX_REQUEST),
      refusal(413, 'witness.too-long'),
    ],
  ])('refuses %s', (_, body, expected) => {
    const decision = ask(body, known);
    expect(decision).toEqual(expected);
    expect(decision.next).toBeUndefined();
  });

  it('from nothing takes no proof, and for nothing no root but that of nothing', () => {
    const proof = reference.consistency(alg, 3, seven);
    expect(ask(addCheckpointText(0n, proof, noteOf(alg, seven)), undefined)).toEqual(
      refusal(422, 'witness.bad-proof'),
    );
    const text = checkpointText(LOGS[alg].name, 0n, known.root);
    expect(ask(`old 0\n\n${reference.note(text, LOGS[alg])}`, undefined)).toEqual(
      refusal(409, 'witness.other-root'),
    );
  });

  it('a log that has two keys for a time keeps its history', () => {
    const next = reference.signer(LOGS[alg].name, LOGS[alg].type, 9);
    const body = addCheckpointText(
      3n,
      reference.consistency(alg, 3, seven),
      noteOf(alg, seven, next),
    );
    expect(ask(body, known).status).toBe(403);
    expect(ask(body, known, [...LOG_KEYS, next.key]).status).toBe(200);
  });

  it("remembers no line but good ones: a stranger's, or a false one of its own, would spoil its memory", () => {
    const [first = ''] = SIGNERS[alg].vkey.split('+');
    const own = ask(requestOf(alg, 3, seven), known).body;
    const false1 = own.replace(/.{8}\n$/, 'AAAAAA==\n');
    const stranger = reference.note('x\n', reference.signer(first, 'ed25519', 9)).split('\n\n')[1];
    const { status, next } = ask(`${requestOf(alg, 3, seven)}${false1}${stranger}`, known);
    expect(status).toBe(200);
    expect(next?.note.match(/^— /gm)).toHaveLength(2);
    expect(parseMemory(next?.note ?? '', LOGS[alg].name, OWN_KEYS).ok).toBe(true);
  });

  it('a memory that somebody has changed, or of another log, is none', () => {
    const note = ask(requestOf(alg, 3, seven), known).next?.note ?? '';
    const bad = { ok: false, error: { code: 'witness.bad-memory' } };
    expect(parseMemory(note.replace('\n7\n', '\n8\n'), LOGS[alg].name, OWN_KEYS)).toEqual(bad);
    expect(parseMemory(note, 'other.example', OWN_KEYS)).toEqual(bad);
    expect(parseMemory(noteOf(alg, seven), LOGS[alg].name, OWN_KEYS)).toEqual(bad);
    expect(parseMemory('', LOGS[alg].name, OWN_KEYS)).toEqual(bad);
  });

  it('never cosigns two roots of one size, nor a smaller size after a greater one, whatever is asked', () => {
    const step = fc.record({
      fork: fc.constantFrom(12, 12, 12, 3, 8),
      size: fc.integer({ min: 0, max: 12 }),
      oldSize: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined, freq: 1 }),
    });
    let cosigned = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 30 }), (steps) => {
        let memory: KnownTree | undefined;
        for (const { fork, size, oldSize } of steps) {
          const from = oldSize ?? Number(memory?.size ?? 0n);
          const decision = ask(requestOf(alg, from, history(alg, size, fork)), memory);
          if (decision.next === undefined) continue;
          cosigned += 1;
          expect(decision.next.size >= (memory?.size ?? 0n)).toBe(true);
          if (decision.next.size === memory?.size) expect(decision.next.root).toEqual(memory.root);
          memory = decision.next;
        }
      }),
      { numRuns: 60 },
    );
    expect(cosigned).toBeGreaterThan(100);
  });
});

describe('what the log makes of an answer', () => {
  const note = noteOf('sha256', history('sha256', 4));
  const { body } = ask(requestOf('sha256', 0, history('sha256', 4)), undefined);

  it('adds the good lines of the witnesses it knows, once', () => {
    const stranger = reference.signer('witness.example/other', 'ed25519-cosignature', 9);
    const text = checkpointText(LOGS.sha256.name, 4n, rootOf('sha256', history('sha256', 4)));
    const other = reference.note(text, stranger).split('\n\n')[1] ?? '';
    const answer = `${other}${body}${body}nonsense\n— a b\n`;
    const added = addCosignatures({ note, answer, keys: OWN_KEYS });
    expect(added).toMatchObject({
      ok: true,
      value: { note: `${note}${body}`, cosignatures: [{ key: OWN_KEYS[0], time: NOW }] },
    });
    const again = addCosignatures({ note: `${note}${body}`, answer, keys: OWN_KEYS });
    expect(again).toMatchObject({ ok: true, value: { note: `${note}${body}` } });
  });

  it('of another checkpoint, of a stranger, or of the log itself, there is none', () => {
    const none = { ok: false, error: { code: 'witness.no-cosignature' } };
    const other = noteOf('sha256', history('sha256', 5));
    expect(addCosignatures({ note: other, answer: body, keys: OWN_KEYS })).toEqual(none);
    expect(addCosignatures({ note, answer: body, keys: [] })).toEqual(none);
    const own = note.split('\n\n')[1] ?? '';
    expect(addCosignatures({ note, answer: own, keys: LOG_KEYS })).toEqual(none);
    expect(knownSizeOf('17\n')).toBe(17n);
    expect(['17', '017\n', '-1\n', 'a\n', '\n'].map(knownSizeOf)).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });
});

describe('files of requests and answers', () => {
  it('come back as they were, for any number of requests', () => {
    const requests = ALGS.flatMap((alg) => [
      requestOf(alg, 0, history(alg, 3)),
      requestOf(alg, 3, history(alg, 7)),
      'nonsense\n',
    ]);
    expect(parseExchange(exchangeText(requests))).toEqual({ ok: true, value: requests });
    const answered = requests.map((request) => ({ request, decision: ask(request, undefined) }));
    expect(parseExchangeAnswers(exchangeAnswersText('archive', answered))).toMatchObject({
      ok: true,
      value: ALGS.flatMap((alg) => [
        {
          status: 200,
          witness: 'archive',
          checkpoint: { origin: LOGS[alg].name, size: 3n },
          body: expect.stringMatching(/^— witness/),
        },
        { status: 409, checkpoint: { origin: LOGS[alg].name, size: 7n }, body: '0\n' },
        { status: 400, body: 'witness.malformed\n' },
      ]),
    });
  });

  it.each([
    ['no line break at the end', 'old 0', 'witness.malformed'],
    ['too many', '---\n'.repeat(64), 'witness.too-long'],
    ['too long', `${'x'.repeat(5_000_000)}\n`, 'witness.too-long'],
  ])('refuses a file with %s', (_, file, code) => {
    expect(parseExchange(file)).toEqual({ ok: false, error: { code } });
    expect(parseExchangeAnswers(file)).toEqual({ ok: false, error: { code } });
  });

  it.each([
    '',
    'answer\n',
    'answer 200\n',
    'answer 2000 a\n',
    'answer 200 a 01 b\n',
    'answer 200 a 5\n',
    'x\n',
  ])('refuses answers that are none: %j', (file) => {
    expect(parseExchangeAnswers(file).ok).toBe(false);
  });
});

describe('no text throws', () => {
  const valid = requestOf('sha256', 3, history('sha256', 7));
  const known = treeOf('sha256', history('sha256', 3));
  const changed = fc
    .array(
      fc.record({ at: fc.nat(valid.length), cut: fc.nat(40), put: fc.string({ maxLength: 12 }) }),
      { minLength: 1, maxLength: 4 },
    )
    .map((cuts) =>
      cuts.reduce(
        (text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut),
        valid,
      ),
    );
  const lines = fc
    .array(
      fc.oneof(
        fc.constantFrom(...valid.split('\n'), 'old 0', '---', '— ', '\u0000', '\ud800', '\r'),
        fc.string({ maxLength: 60 }),
      ),
      { maxLength: 20 },
    )
    .map((parts) => `${parts.join('\n')}\n`);
  const hostile = fc.oneof(fc.string({ maxLength: 400 }), changed, lines);

  it('3 000 hostile requests are answered, and none but a good one is cosigned', () => {
    const good = ask(valid, known);
    expect(good.status).toBe(200);
    fc.assert(
      fc.property(hostile, fc.boolean(), (body, hasKnown) => {
        const decision = ask(body, hasKnown ? known : undefined);
        expect([200, 400, 403, 404, 409, 413, 422]).toContain(decision.status);
        // A cosigned one is what the log has signed, whatever else stands around it.
        if (decision.status === 200)
          expect([decision.next?.size, decision.next?.root]).toEqual([
            good.next?.size,
            good.next?.root,
          ]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('answers, memories and files of any kind', () => {
    const note = noteOf('sha256', history('sha256', 7));
    fc.assert(
      fc.property(hostile, (text) => {
        expect(typeof addCosignatures({ note, answer: text, keys: OWN_KEYS }).ok).toBe('boolean');
        expect(addCosignatures({ note: text, answer: text, keys: OWN_KEYS }).ok).toBe(false);
        expect(parseMemory(text, LOGS.sha256.name, OWN_KEYS).ok).toBe(false);
        expect(typeof parseExchange(text).ok).toBe('boolean');
        expect(typeof parseExchangeAnswers(text).ok).toBe('boolean');
        expect(['bigint', 'undefined']).toContain(typeof knownSizeOf(text));
      }),
      { numRuns: 1_000 },
    );
  });
});

const shared = new URL('../../../../../shared/vectors/tessera-log/', import.meta.url);
if (existsSync(shared))
  describe('the public log of tessera', () => {
    const log = parseVerifierKey(
      'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx',
    );
    if (!log.ok) throw new Error(log.error.code);
    const bundle = readFileSync(new URL('tile/0/000.p/15', shared));
    const leaves = Array.from({ length: 15 }, (_, n) =>
      Uint8Array.from(bundle.subarray(32 * n, 32 * n + 32)),
    );
    const checkpoint = (size: number) =>
      readFileSync(new URL(`checkpoint.${size}`, shared), 'utf8');

    it('is cosigned from its first checkpoint to its last, step by step and over any step', () => {
      let memory: KnownTree | undefined;
      for (let size = 1; size <= 15; size += 1) {
        const proof =
          size === 1 ? [] : reference.consistency('sha256', size - 1, leaves.slice(0, size));
        const body = addCheckpointText(memory?.size ?? 0n, proof, checkpoint(size));
        const decision = ask(body, memory, [log.value]);
        expect(decision.status).toBe(200);
        memory = decision.next;
      }
      for (let from = 1; from < 15; from += 1) {
        const before = treeOf('sha256', leaves.slice(0, from));
        const proof = reference.consistency('sha256', from, leaves);
        const body = addCheckpointText(BigInt(from), proof, checkpoint(15));
        expect(ask(body, before, [log.value]).status).toBe(200);
      }
    });
  });

// The example of `spec/ledger/anchor.md`, and everything hostile that can be made of it; no authority is needed.
import { readFileSync } from 'node:fs';
import { sha256 } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bytesOf, fromBase64, toBase64 } from '../verify/bytes.ts';
import { parseCheckpoint } from '../verify/index.ts';
import { authoritiesIn, parseTimestampResponse, timestampRequest, verifyToken } from './index.ts';

const page = readFileSync(new URL('../../../../spec/ledger/anchor.md', import.meta.url), 'utf8');
const checkpoints = readFileSync(
  new URL('../../../../spec/ledger/checkpoint.md', import.meta.url),
  'utf8',
);

function example(text: string, name: string): string {
  const found = new RegExp(`\`\`\`\\w+ ${name}\n([\\s\\S]*?)\`\`\``).exec(text)?.[1];
  if (found === undefined) throw new Error(name);
  return found;
}

const fields = JSON.parse(example(page, 'anchor-fields')) as Record<string, string>;
const { '/checkpoint': text = '', '/token': encoded = '' } = fields;
const token = fromBase64(encoded) ?? new Uint8Array();
const message = bytesOf(text);
const trusted = [example(page, 'anchor-trusted')];
const nonce = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

/** The same bytes with one of them changed. */
function changed(bytes: Uint8Array, at: number, mask: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ mask;
  return copy;
}

/** A DER value around these, shorter than 64 KiB. */
function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.of(0x30, 0x82, body.length >> 8, body.length & 255), body]);
}
const granted = sequence(Uint8Array.of(0x30, 3, 2, 1, 0), token);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the example of the specification', () => {
  it('is the checkpoint of its page, and its request is made byte for byte', () => {
    const note = example(checkpoints, 'checkpoint');
    expect(note.startsWith(`${text}\n— `)).toBe(true);
    expect(parseCheckpoint(text).ok).toBe(true);
    expect(toBase64(timestampRequest(sha256(message), nonce))).toBe(
      example(page, 'anchor-request').trimEnd(),
    );
  });

  it('holds, with what its fields say of it', async () => {
    const verified = await verifyToken({ token, message, trusted, nonce });
    if (!verified.ok) throw new Error(verified.error.code);
    const { time, authority, serial } = verified.value;
    expect(time.toISOString()).toBe(fields['/time']);
    expect(authority).toBe(fields['/authority']);
    expect(serial).toBe('0a02');
    expect(Object.keys(fields)).toEqual(['/checkpoint', '/token', '/authority', '/time']);
  });

  it('holds without the nonce and with the DER of what is trusted', async () => {
    const der = fromBase64((trusted[0] ?? '').replaceAll(/-----.*?-----|\s/g, ''));
    expect((await verifyToken({ token, message, trusted: [der ?? nonce] })).ok).toBe(true);
  });

  it('names who is trusted, or says that it cannot be read', () => {
    const [pem = ''] = trusted;
    const name = 'CN=Example root,O=Jinze example';
    expect(authoritiesIn(pem + pem)).toEqual([name, name]);
    expect(authoritiesIn('')).toBeUndefined();
    expect(authoritiesIn(pem + pem.replace('MII', 'MIJ'))).toBeUndefined();
  });

  it.each([
    ['timestamp.other-message', { message: bytesOf(`${text} `) }],
    ['timestamp.other-nonce', { nonce: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 9) }],
    ['timestamp.untrusted', { trusted: [] }],
    ['timestamp.bad-trusted', { trusted: ['no certificate'] }],
    ['timestamp.bad-trusted', { trusted: [...trusted, new Uint8Array(100)] }],
    ['timestamp.too-long', { token: new Uint8Array(65_537) }],
    ['timestamp.malformed', { token: Buffer.concat([token, Uint8Array.of(0)]) }],
  ])('is refused with %s', async (code, change) => {
    const claim = { token, message, trusted, nonce, ...change };
    expect(await verifyToken(claim)).toEqual({ ok: false, error: { code } });
  });

  it('without Web Crypto it cannot be told, but what is wrong without it still is', async () => {
    vi.stubGlobal('crypto', { getRandomValues: () => undefined });
    const claim = { token, message, trusted };
    expect(await verifyToken(claim)).toEqual({ ok: false, error: { code: 'timestamp.no-crypto' } });
    const other = await verifyToken({ ...claim, message: nonce });
    expect(other).toEqual({ ok: false, error: { code: 'timestamp.other-message' } });
    vi.stubGlobal('crypto', undefined);
    expect(await verifyToken(claim)).toEqual({ ok: false, error: { code: 'timestamp.no-crypto' } });
  });
});

describe('answers', () => {
  it('a granted one yields the token byte for byte', () => {
    expect(parseTimestampResponse(granted)).toEqual({ ok: true, value: { token } });
  });

  it('a refusal carries status and words, on one line', () => {
    const words = bytesOf('请\n稍后');
    const said = Uint8Array.of(0x30, words.length + 2, 0x0c, words.length, ...words);
    const status = Uint8Array.of(0x30, said.length + 3, 2, 1, 2, ...said);
    expect(parseTimestampResponse(sequence(status))).toEqual({
      ok: false,
      error: { code: 'timestamp.refused', status: 2, text: '请 稍后' },
    });
  });

  it('granted without a token, too long, or followed by something is no answer', () => {
    const code = (bytes: Uint8Array) => {
      const parsed = parseTimestampResponse(bytes);
      return parsed.ok ? 'ok' : parsed.error.code;
    };
    expect(code(sequence(Uint8Array.of(0x30, 3, 2, 1, 0)))).toBe('timestamp.malformed');
    expect(code(sequence(Uint8Array.of(0x30, 3, 2, 1, 9)))).toBe('timestamp.malformed');
    expect(code(Buffer.concat([granted, nonce]))).toBe('timestamp.malformed');
    expect(code(new Uint8Array(65_537))).toBe('timestamp.too-long');
    expect(code(bytesOf('<html>'))).toBe('timestamp.malformed');
  });
});

describe('hostile bytes', () => {
  it('a token cut anywhere is refused', async () => {
    for (let length = 0; length < token.length; length += 1) {
      const verified = await verifyToken({ token: token.slice(0, length), message, trusted });
      expect(verified, `cut at ${length}`).toMatchObject({ ok: false });
    }
  });

  it('a byte changed anywhere never makes it say something else', async () => {
    const sound = await verifyToken({ token, message, trusted, nonce });
    const codes = new Set<string>();
    let survived = 0;
    for (let at = 0; at < token.length; at += 1) {
      const claim = { token: changed(token, at, 1 << (at % 8)), message, trusted, nonce };
      const verified = await verifyToken(claim);
      if (verified.ok) {
        survived += 1;
        expect(verified, `byte ${at}`).toEqual(sound);
      } else codes.add(verified.error.code);
    }
    // Nothing signs the version of the CMS frame or its list of digests.
    expect(survived).toBeLessThan(30);
    expect(codes.size).toBeGreaterThan(8);
  });

  it('a trusted certificate with a byte changed never throws', async () => {
    const der = fromBase64((trusted[0] ?? '').replaceAll(/-----.*?-----|\s/g, '')) ?? nonce;
    for (let at = 0; at < der.length; at += 1)
      expect(
        await verifyToken({ token, message, trusted: [changed(der, at, 1 << (at % 8))] }),
      ).toHaveProperty('ok');
  });

  it('anything at all, alone or within the token, is answered and not thrown', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    const place = fc.nat({ max: token.length });
    const sound = await verifyToken({ token, message, trusted });
    await fc.assert(
      fc.asyncProperty(bytes, place, place, async (noise, from, to) => {
        const mixed = Buffer.concat([token.slice(0, from), noise, token.slice(to)]);
        for (const one of [noise, mixed]) {
          const verified = await verifyToken({ token: one, message, trusted });
          // Nothing signs the frame around what is signed: what is accepted says the same.
          if (verified.ok) expect(verified).toEqual(sound);
          expect(parseTimestampResponse(one)).toHaveProperty('ok');
        }
        expect(
          parseTimestampResponse(Buffer.concat([granted.slice(0, from), noise])),
        ).toHaveProperty('ok');
      }),
      { numRuns: 1000 },
    );
  });
});

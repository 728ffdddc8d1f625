// What Node signs is what the read side takes; and a crypto that is wrong does not pass the test at start.
import { createPrivateKey, generateKeyPairSync, sign as signWith } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fastHash } from './fast-hash.ts';
import { selfTest } from './self-test.ts';
import { generateSigningKey, signerFrom } from './sign.ts';
import { bytesOf } from './verify/bytes.ts';
import {
  openNote,
  parseVerifierKey,
  SIGNATURE_TYPES,
  type SignatureTypeName,
} from './verify/index.ts';
import { type Signer, signatureLine, verifierKeyText } from './write-note.ts';

const TYPES = Object.keys(SIGNATURE_TYPES) as SignatureTypeName[];
const TIME = 1_772_672_400n;

function made(type: SignatureTypeName, name = 'log.example/530000'): Signer {
  const { privatePem, verifierKey } = generateSigningKey(name, type);
  const signer = signerFrom(privatePem, name, type);
  if (!signer.ok) throw new Error(signer.error.code);
  expect(verifierKeyText(signer.value.key)).toBe(verifierKey);
  return signer.value;
}

describe('signing', () => {
  it.each(TYPES)(
    '%s: 200 random notes open with the key, and none with one letter changed',
    (type) => {
      const signer = made(type);
      const key = parseVerifierKey(verifierKeyText(signer.key));
      if (!key.ok) throw new Error(key.error.code);
      const line = fc.string({
        minLength: 1,
        maxLength: 40,
        unit: fc.constantFrom('责', 'a', ' '),
      });
      fc.assert(
        fc.property(line, (text) => {
          const signed = signatureLine(signer, `${text}\n`, TIME);
          expect(openNote(`${text}\n\n${signed}`, [key.value])).toMatchObject({
            ok: true,
            value: { signatures: [{ key: key.value }] },
          });
          expect(openNote(`${text}.\n\n${signed}`, [key.value])).toEqual({
            ok: false,
            error: { code: 'note.bad-signature' },
          });
        }),
        { numRuns: 200 },
      );
    },
  );

  it('r and s that begin with zeroes keep their 32 bytes', () => {
    const signer = made('sm2');
    const isShort = (signature: Uint8Array) => signature[0] === 0 || signature[32] === 0;
    // One in 128 is so; that none of 5 000 is happens once in 10^17 runs.
    const found = Array.from({ length: 5_000 }, (_, n) => bytesOf(`第${n}次`)).find((message) => {
      const signature = signer.sign(message);
      if (!isShort(signature)) return false;
      expect(signature).toHaveLength(64);
      expect(SIGNATURE_TYPES.sm2.verify(signature, message, signer.key.publicKey)).toBe(true);
      return true;
    });
    expect(found).toBeDefined();
  });

  it('refuses a bad name, a text that is no key, a key of the other kind and one with a strange public half', () => {
    const { privatePem } = generateSigningKey('a', 'sm2');
    const code = (result: ReturnType<typeof signerFrom>) => (result.ok ? 'ok' : result.error.code);
    expect(code(signerFrom(privatePem, 'a b', 'sm2'))).toBe('sign.bad-name');
    expect(code(signerFrom('', 'a', 'sm2'))).toBe('sign.not-a-key');
    expect(code(signerFrom(`${privatePem.slice(0, 60)}\n`, 'a', 'sm2'))).toBe('sign.not-a-key');
    expect(code(signerFrom(privatePem, 'a', 'ed25519'))).toBe('sign.other-kind');
    const curve = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
    const pem = curve.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(code(signerFrom(pem, 'a', 'sm2'))).toBe('sign.other-kind');
    const der = (text: string) =>
      createPrivateKey(text).export({ type: 'pkcs8', format: 'der' }).toString('hex');
    const other = der(generateSigningKey('a', 'sm2').privatePem);
    const mixed = Buffer.from(der(privatePem).slice(0, -130) + other.slice(-130), 'hex');
    const mixedPem = `-----BEGIN PRIVATE KEY-----\n${mixed.toString('base64')}\n-----END PRIVATE KEY-----\n`;
    expect(code(signerFrom(mixedPem, 'a', 'sm2'))).toBe('sign.cannot-sign');
  });

  it('never throws on a text that should be a key', () => {
    const { privatePem } = generateSigningKey('a', 'ed25519');
    const changed = fc
      .tuple(fc.nat(privatePem.length), fc.string({ maxLength: 5 }))
      .map(([at, text]) => privatePem.slice(0, at) + text + privatePem.slice(at + text.length));
    fc.assert(
      fc.property(fc.oneof(fc.string(), changed), fc.constantFrom(...TYPES), (pem, type) => {
        expect(typeof signerFrom(pem, 'a', type).ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });
});

describe('the test at start', () => {
  const right = (privatePem: string, type: 'ed25519' | 'sm2'): Signer | undefined => {
    const signer = signerFrom(privatePem, 'self-test', type);
    return signer.ok ? signer.value : undefined;
  };
  const failing = (crypto: Parameters<typeof selfTest>[0]) => {
    const result = selfTest(crypto);
    return result.ok ? 'ok' : result.error.code;
  };

  it('passes here', () => {
    expect(selfTest()).toEqual({ ok: true, value: undefined });
    expect(failing({ hash: fastHash, signer: right })).toBe('ok');
  });

  it('finds a wrong hash', () => {
    const signer = right;
    expect(failing({ hash: () => new Uint8Array(32), signer })).toBe('self-test.sha256');
    const onlySha = (_: unknown, bytes: Uint8Array) => fastHash('sha256', bytes);
    expect(failing({ hash: onlySha, signer })).toBe('self-test.sm3');
  });

  it('takes a crypto without an algorithm for a wrong one', () => {
    const none = () => {
      throw new Error('Invalid digest');
    };
    expect(failing({ hash: none, signer: right })).toBe('self-test.sha256');
  });

  it('finds an Ed25519 that is wrong, or that is not there', () => {
    const broken = (pem: string, type: 'ed25519' | 'sm2') => {
      const signer = right(pem, type);
      if (signer === undefined || type === 'sm2') return signer;
      return { ...signer, sign: () => new Uint8Array(64) };
    };
    expect(failing({ hash: fastHash, signer: broken })).toBe('self-test.ed25519');
    expect(failing({ hash: fastHash, signer: () => undefined })).toBe('self-test.ed25519');
  });

  it('finds an SM2 that signs without the user id, as one-shot signing does', () => {
    const oneShot = (pem: string, type: 'ed25519' | 'sm2') => {
      const signer = right(pem, type);
      if (signer === undefined || type === 'ed25519') return signer;
      const key = createPrivateKey(pem);
      return {
        ...signer,
        sign: (message: Uint8Array) => {
          const der = signWith('sm3', message, key);
          const from = 4 + (der[3] ?? 0);
          const tail = (bytes: Uint8Array) =>
            Buffer.concat([Buffer.alloc(32), bytes]).subarray(-32);
          return Uint8Array.from(
            Buffer.concat([tail(der.subarray(4, from)), tail(der.subarray(from + 2))]),
          );
        },
      };
    };
    expect(failing({ hash: fastHash, signer: oneShot })).toBe('self-test.sm2');
  });
});

// Time stamps of a real authority, made here with openssl: RSA and EC, sound ones and every kind of unsound one.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@noble/hashes/sha2.js';
import { GeneralizedTime, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type Authority,
  hasOpenssl,
  ISSUER,
  type KeyName,
  makeCertificate,
  openAuthority,
} from '../testing/authority.ts';
import { bytesOf } from '../verify/bytes.ts';
import { parseTimestampResponse, type TokenClaim, timestampRequest, verifyToken } from './index.ts';
import { readToken } from './token.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinze-tsa-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const message = bytesOf('jinze.example/530000\n6\nYz7kxXQqa7BNQj3exMlE++g0Ma49bqSOkL/V/OxLsyE=\n');
const nonce = randomBytes(16);
const request = timestampRequest(sha256(message), nonce);

/** A TSTInfo of one's own: openssl's authority stamps the present only. */
function content(time: string, imprint = sha256(message), version = 1): Uint8Array {
  const algorithm = new Sequence({
    value: [new ObjectIdentifier({ value: '2.16.840.1.101.3.4.2.1' })],
  });
  const stamp = new Sequence({
    value: [
      new Integer({ value: version }),
      new ObjectIdentifier({ value: '1.2.3.4.1' }),
      new Sequence({ value: [algorithm, new OctetString({ valueHex: imprint.slice() })] }),
      new Integer({ value: 77 }),
      new GeneralizedTime({ value: time }),
    ],
  });
  return new Uint8Array(stamp.toBER());
}

/** A day within the validity of every certificate made here, which begins now. */
const soon = new Date();
soon.setUTCDate(soon.getUTCDate() + 1);
const within = `${soon.toISOString().replaceAll(/\D/g, '').slice(0, 14)}Z`;

function granted(answer: Uint8Array): Uint8Array {
  const parsed = parseTimestampResponse(answer);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value.token;
}

async function codeOf(claim: Pick<TokenClaim, 'token' | 'trusted'> & Partial<TokenClaim>) {
  const verified = await verifyToken({ message, ...claim });
  return verified.ok ? 'ok' : verified.error.code;
}

it('the folder of the authorities is one of the test’s own', () => {
  expect(existsSync(folder)).toBe(true);
});

// openssl is not needed to run anything; Debian and the project’s CI have it.
if (hasOpenssl)
  describe.each<KeyName>(['rsa', 'ec'])('an authority with keys of kind %s', (key) => {
    const own = join(folder, key);
    const authority: Authority = openAuthority(own, key);
    const { root, issuing, stamper } = authority;
    const token = granted(authority.answer(request));

    it('stamps a message: the time, who and the number, whichever of its chain is trusted', async () => {
      for (const trusted of [[root], [issuing], [stamper], [stamper, root]]) {
        const verified = await verifyToken({ token, message, trusted, nonce });
        if (!verified.ok) throw new Error(verified.error.code);
        const { time, authority: who, serial } = verified.value;
        expect(Math.abs(time.getTime() - Date.now())).toBeLessThan(120_000);
        expect([who, serial]).toEqual(['CN=authority,O=尽责,C=CN', '0a02']);
      }
    });

    it('signs another token whose certificate is named by SHA-1, as the first attribute has it', async () => {
      const old = openAuthority(join(folder, `${key}-old`), key, true);
      expect(await codeOf({ token: granted(old.answer(request)), trusted: [old.root] })).toBe('ok');
    });

    it('of another nonce, over another message, or trusted by nobody is refused', async () => {
      const trusted = [root];
      expect(await codeOf({ token, trusted, nonce: randomBytes(16) })).toBe(
        'timestamp.other-nonce',
      );
      expect(await codeOf({ token, trusted, message: nonce })).toBe('timestamp.other-message');
      const strangers = openAuthority(join(folder, `${key}-stranger`), key);
      expect(await codeOf({ token, trusted: [strangers.root] })).toBe('timestamp.untrusted');
    });

    it('that does not know the hash refuses with its words', () => {
      expect(parseTimestampResponse(authority.refuse(request))).toEqual({
        ok: false,
        error: {
          code: 'timestamp.refused',
          status: 2,
          text: 'Message digest algorithm is not supported.',
        },
      });
    });

    it.each([
      [within, 'ok'],
      [within.replace('Z', '.25Z'), 'ok'],
      ['20200101000000Z', 'timestamp.not-valid-then'],
      ['20990101000000Z', 'timestamp.not-valid-then'],
      ['20990101000000+0100', 'timestamp.malformed'],
      ['20991301000000Z', 'timestamp.malformed'],
      ['20990101000000.10Z', 'timestamp.malformed'],
      ['209901010000Z', 'timestamp.malformed'],
    ])('at %s: %s', async (time, code) => {
      const dated = authority.sign(content(time));
      expect(await codeOf({ token: dated, trusted: [root] })).toBe(code);
      // Trusting the authority itself does not make it valid for ever.
      expect(await codeOf({ token: dated, trusted: [stamper] })).toBe(code);
    });

    it.each([
      ['none', []],
      ['not-critical', ['extendedKeyUsage=timeStamping']],
      ['two-purposes', ['extendedKeyUsage=critical,timeStamping,codeSigning']],
      ['another-purpose', ['extendedKeyUsage=critical,codeSigning']],
      ['no-signing', ['extendedKeyUsage=critical,timeStamping', 'keyUsage=keyEncipherment']],
    ])('cannot stamp with a certificate of purpose: %s', async (name, lines) => {
      makeCertificate(own, { name, issuer: 'issuing', key, lines });
      const stamped = authority.sign(content(within), name);
      expect(await codeOf({ token: stamped, trusted: [root] })).toBe('timestamp.not-an-authority');
    });

    it('cannot leave out which certificate it signed with', async () => {
      const unnamed = authority.sign(content(within), 'authority', []);
      expect(await codeOf({ token: unnamed, trusted: [root] })).toBe('timestamp.other-certificate');
    });

    it('signs by key id as well, with its certificate sent along or trusted', async () => {
      const byId = authority.sign(content(within), 'authority', ['-cades', '-keyid']);
      expect(await codeOf({ token: byId, trusted: [root] })).toBe('ok');
      const bare = authority.sign(content(within), 'authority', ['-cades', '-nocerts']);
      expect(await codeOf({ token: bare, trusted: [root] })).toBe('timestamp.no-certificate');
      expect(await codeOf({ token: bare, trusted: [root, issuing, stamper] })).toBe('ok');
    });

    it('stamps nothing else: another version of TSTInfo, a hash of another length', async () => {
      const trusted = [root];
      const version = authority.sign(content(within, sha256(message), 2));
      expect(await codeOf({ token: version, trusted })).toBe('timestamp.malformed');
      const short = authority.sign(content(within, sha256(message).slice(0, 20)));
      expect(await codeOf({ token: short, trusted })).toBe('timestamp.other-message');
    });

    it.each([
      ['a certificate that may not issue', ['basicConstraints=critical,CA:FALSE']],
      ['no constraint at all', ['keyUsage=critical,digitalSignature']],
      [
        'a CA without the right to sign certificates',
        ['basicConstraints=CA:TRUE', 'keyUsage=cRLSign'],
      ],
      ['a CA for servers', ['basicConstraints=CA:TRUE', 'extendedKeyUsage=serverAuth']],
      [
        'a critical limit nobody here reads',
        ['basicConstraints=CA:TRUE', 'nameConstraints=critical,permitted;DNS:a.example'],
      ],
    ])('is not made one by %s', async (_, lines) => {
      makeCertificate(own, { name: 'issuing', issuer: 'root', key, lines });
      const stamping = ['extendedKeyUsage=critical,timeStamping'];
      makeCertificate(own, { name: 'made', issuer: 'issuing', key, lines: stamping });
      const stamped = authority.sign(content(within), 'made');
      expect(await codeOf({ token: stamped, trusted: [root] })).toBe('timestamp.untrusted');
      // The same, made by who may.
      makeCertificate(own, { name: 'issuing', issuer: 'root', key, lines: ISSUER });
      makeCertificate(own, { name: 'made', issuer: 'issuing', key, lines: stamping });
      const sound = authority.sign(content(within), 'made');
      expect(await codeOf({ token: sound, trusted: [root] })).toBe('ok');
    });
  });

if (hasOpenssl)
  describe('certificates and keys', () => {
    it('issue each other in a circle: refused, and it ends', async () => {
      const own = join(folder, 'circle');
      const authority = openAuthority(own, 'ec');
      makeCertificate(own, {
        name: 'root',
        issuer: 'issuing',
        key: 'ec',
        lines: ISSUER,
        keepsKey: true,
      });
      const pem = (name: string) => readFileSync(join(own, `${name}.pem`), 'utf8');
      writeFileSync(join(own, 'issuing.pem'), pem('issuing') + pem('root'));
      const circle = authority.sign(content(within));
      expect(readToken(circle)?.certificates).toHaveLength(3);
      const other = openAuthority(join(folder, 'circle-other'), 'ec');
      expect(await codeOf({ token: circle, trusted: [other.root] })).toBe('timestamp.untrusted');
      expect(await codeOf({ token: circle, trusted: [authority.root] })).toBe('ok');
      expect(await codeOf({ token: circle, trusted: [pem('root')] })).toBe('ok');
    });

    it('a length of path that is exceeded', async () => {
      const own = join(folder, 'length');
      const authority = openAuthority(own, 'ec');
      const lines = ['basicConstraints=critical,CA:TRUE,pathlen:0'];
      makeCertificate(own, { name: 'short', key: 'ec', lines });
      makeCertificate(own, { name: 'issuing', issuer: 'short', key: 'ec', lines });
      const stamping = ['extendedKeyUsage=critical,timeStamping'];
      makeCertificate(own, { name: 'made', issuer: 'issuing', key: 'ec', lines: stamping });
      const stamped = authority.sign(content(within), 'made');
      const pem = (name: string) => readFileSync(join(own, `${name}.pem`), 'utf8');
      expect(await codeOf({ token: stamped, trusted: [pem('short')] })).toBe('timestamp.untrusted');
      expect(await codeOf({ token: stamped, trusted: [pem('issuing')] })).toBe('ok');
    });

    it('keys that are too short, and longer ones', async () => {
      const longer = openAuthority(join(folder, 'longer'), 'ec-384');
      const held = granted(longer.answer(request));
      expect(await codeOf({ token: held, trusted: [longer.root] })).toBe('ok');
      const authority = openAuthority(join(folder, 'weak'), 'rsa-1024');
      const token = granted(authority.answer(request));
      expect(await codeOf({ token, trusted: [authority.root] })).toBe(
        'timestamp.unknown-algorithm',
      );
    });
  });

// Asking a time-stamp authority over HTTP: a real one made with openssl, and every way in which it may fail to answer.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_TOKEN, verifyToken } from '@jinze/ledger/timestamp';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import {
  type Authority,
  hasOpenssl,
  openAuthority,
} from '../../../../ledger/src/testing/authority.ts';
import { type AnchorWish, readTrusted, requestTimestamp } from './anchor.ts';

const checkpointText = 'jinze.example/530000\n6\nYz7kxXQqa7BNQj3exMlE++g0Ma49bqSOkL/V/OxLsyE=\n';
const folder = mkdtempSync(join(tmpdir(), 'jinze-anchor-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that lives as long as the test. */
async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`;
}

const REPLY = { 'content-type': 'application/timestamp-reply' };

/** An authority behind HTTP, as the protocol has it: another content type gets no answer. */
const answering =
  (answer: (request: Uint8Array) => Uint8Array): RequestListener =>
  (request, response) => {
    const parts: Uint8Array[] = [];
    request.on('data', (part: Uint8Array) => parts.push(part));
    request.on('end', () => {
      const isQuery = request.headers['content-type'] === 'application/timestamp-query';
      if (request.method !== 'POST' || !isQuery) response.writeHead(415).end();
      else response.writeHead(200, REPLY).end(answer(Buffer.concat(parts)));
    });
  };

function wishing(url: string, change: Partial<AnchorWish> = {}) {
  return requestTimestamp({ url, checkpointText, trusted: [], now: new Date(), ...change });
}

async function codeOf(url: string, change: Partial<AnchorWish> = {}): Promise<string> {
  const anchored = await wishing(url, change);
  return anchored.ok ? 'ok' : anchored.error.code;
}

describe('what is no answer', () => {
  it('nobody is there', async () => {
    const url = await serving(() => undefined);
    for (const close of closing.splice(0)) close();
    expect(await codeOf(url)).toBe('ledger.anchor-unreachable');
  });

  it('somebody is there and says nothing, or stops half way', async () => {
    const silent = await serving(() => undefined);
    expect(await codeOf(silent, { timeoutMs: 200 })).toBe('ledger.anchor-too-slow');
    const half = await serving((_, response) => {
      response.writeHead(200, REPLY).write('0');
    });
    expect(await codeOf(half, { timeoutMs: 200 })).toBe('ledger.anchor-too-slow');
    const cut = await serving((_, response) => {
      response.writeHead(200, { ...REPLY, 'content-length': '100' }).write('0');
      setTimeout(() => response.destroy(), 50);
    });
    expect(await codeOf(cut)).toBe('ledger.anchor-unreachable');
  });

  it('an answer without end is not read to its end', async () => {
    let written = 0;
    const endless = await serving((_, response) => {
      response.writeHead(200, REPLY);
      const more = () => {
        while (response.writable && response.write(Buffer.alloc(65_536))) written += 65_536;
      };
      response.on('drain', more);
      more();
    });
    expect(await codeOf(endless)).toBe('ledger.anchor-too-long');
    expect(written).toBeLessThan(64 * MAX_TOKEN);
  });

  it.each([
    [500, REPLY],
    [404, { 'content-type': 'text/html' }],
    [200, { 'content-type': 'text/html' }],
    [200, {}],
  ])('status %i with %j', async (status, headers) => {
    const url = await serving((_, response) => {
      response.writeHead(status, headers).end('<html>');
    });
    expect(await wishing(url)).toEqual({
      ok: false,
      error: { code: 'ledger.anchor-no-reply', status },
    });
  });

  it('it sends us elsewhere', async () => {
    const url = await serving((_, response) => {
      response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end();
    });
    expect(await codeOf(url)).toBe('ledger.anchor-unreachable');
  });

  it('what comes is no reply', async () => {
    const url = await serving(answering(() => Buffer.from('<html>')));
    expect(await codeOf(url)).toBe('timestamp.malformed');
  });
});

describe('the file of who is trusted', () => {
  it('is read at start, and refused where it has no certificate', async () => {
    const file = join(folder, 'none.pem');
    const refused = { ok: false, error: { code: 'ledger.anchor-bad-certificate', file } };
    expect(await readTrusted(file)).toEqual(refused);
    writeFileSync(file, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    expect(await readTrusted(file)).toEqual(refused);
  });
});

// openssl is not needed to run anything; Debian and the project’s CI have it.
if (hasOpenssl)
  describe.each(['rsa', 'ec'] as const)('an authority with keys of kind %s', (key) => {
    const own = join(folder, key);
    const authority: Authority = openAuthority(own, key);

    it('stamps a checkpoint, and the token is good on its own', async () => {
      const url = await serving(answering(authority.answer));
      const read = await readTrusted(join(own, 'root.pem'));
      const trusted = read.ok ? read.value : [];
      const anchored = await wishing(url, { trusted });
      if (!anchored.ok) throw new Error(anchored.error.code);
      const { token, time, authority: who, serial, aheadSeconds } = anchored.value;
      expect(who).toBe('CN=authority,O=尽责,C=CN');
      expect(Math.abs(aheadSeconds)).toBeLessThan(60);
      const message = new TextEncoder().encode(checkpointText);
      expect(await verifyToken({ token, message, trusted })).toEqual({
        ok: true,
        value: { time, authority: who, serial },
      });
    });

    it('is believed, and our clock is shown to be late, where the two differ', async () => {
      const url = await serving(answering(authority.answer));
      const now = new Date(Date.now() - 3_600_000);
      const anchored = await wishing(url, { trusted: [authority.root], now });
      const ahead = anchored.ok ? anchored.value.aheadSeconds : 0;
      expect(ahead).toBeGreaterThan(3540);
      expect(ahead).toBeLessThan(3660);
    });

    it('that nobody trusts, or that is another one, is not', async () => {
      const url = await serving(answering(authority.answer));
      const other = openAuthority(join(folder, `${key}-other`), key);
      expect(await codeOf(url)).toBe('timestamp.untrusted');
      expect(await codeOf(url, { trusted: [other.root] })).toBe('timestamp.untrusted');
    });

    it('may not answer twice with the same token: each request has a nonce of its own', async () => {
      const kept: Uint8Array[] = [];
      const url = await serving(
        answering((request) => {
          kept.push(authority.answer(request));
          return kept[0] ?? request;
        }),
      );
      expect(await codeOf(url, { trusted: [authority.root] })).toBe('ok');
      expect(await codeOf(url, { trusted: [authority.root] })).toBe('timestamp.other-nonce');
      const other = { trusted: [authority.root], checkpointText: `${checkpointText}x\n` };
      expect(await codeOf(url, other)).toBe('timestamp.other-message');
    });

    it('refuses in its own words', async () => {
      const url = await serving(answering(authority.refuse));
      expect(await wishing(url, { trusted: [authority.root] })).toEqual({
        ok: false,
        error: {
          code: 'timestamp.refused',
          status: 2,
          text: 'Message digest algorithm is not supported.',
        },
      });
    });
  });

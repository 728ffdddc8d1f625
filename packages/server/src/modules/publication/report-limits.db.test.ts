// What holds off who floods the public forms: how many one address may send, whose address counts, what is kept of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';

const PROXY = '10.1.2.3';

describe('limits of the public forms', () => {
  let services: TestDatabase;
  let server: TestServer;

  beforeAll(async () => {
    services = await openTestDatabase();
    server = await openTestServer(services, undefined, [PROXY]);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  /** How many of fourteen tries of a code are answered at all. */
  const answered = async (of: (tried: number) => { peer: string; forwarded?: string }) => {
    let count = 0;
    for (let tried = 0; tried < 14; tried += 1) {
      const { peer, forwarded } = of(tried);
      const { statusCode } = await server.app.inject({
        method: 'POST',
        url: '/public/report/status',
        headers: {
          'content-type': 'multipart/form-data; boundary=x',
          ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
        },
        payload:
          '--x\r\nContent-Disposition: form-data; name="code"\r\n\r\nAAAABBBBCCCCDDDD\r\n--x--\r\n',
        remoteAddress: peer,
      });
      if (statusCode === 422) count += 1;
      else expect(statusCode).toBe(429);
    }
    return count;
  };

  it('one address tries few codes a minute, whatever it says of where it comes from', async () => {
    expect(await answered(() => ({ peer: '10.9.9.9' }))).toBe(10);
    const spoofed = await answered((tried) => ({
      peer: '10.9.9.8',
      forwarded: `192.0.2.${tried}`,
    }));
    expect(spoofed).toBe(10);
  });

  it('behind a proxy that is named each reader counts alone, by what the proxy itself added', async () => {
    const readers = await answered((tried) => ({ peer: PROXY, forwarded: `198.51.100.${tried}` }));
    expect(readers).toBe(14);
    const spoofed = await answered((tried) => ({
      peer: PROXY,
      forwarded: `192.0.2.${tried}, 203.0.113.9`,
    }));
    expect(spoofed).toBe(10);
  });

  it('a line of IPv6 counts as one, and IPv4 written as IPv6 as itself', async () => {
    expect(await answered((tried) => ({ peer: `2001:db8:1:1::${tried + 1}` }))).toBe(10);
    expect(await answered((tried) => ({ peer: `2001:db8:1:${tried + 2}::1` }))).toBe(14);
    const both = await answered((tried) => ({
      peer: tried % 2 === 0 ? '10.9.9.7' : '::ffff:10.9.9.7',
    }));
    expect(both).toBe(10);
  });
});

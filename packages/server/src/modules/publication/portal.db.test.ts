// The frame of the public pages: no session, no cookie, no script, no other site; a tag; errors as pages.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';

describe('the public pages', () => {
  let services: TestDatabase;
  let server: TestServer;
  beforeAll(async () => {
    services = await openTestDatabase();
    server = await openTestServer(services);
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  it('have a policy without scripts, no cookie, and say so when there is no such page', async () => {
    const { statusCode, headers, body } = await server.app.inject('/public/nothing');
    expect(statusCode).toBe(404);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'/);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toContain('<html lang="zh-CN">');
    expect(body).toContain('没有这个页面');
    expect(body).toContain('<meta name="robots" content="noindex">');
    expect(body).not.toMatch(/<script|style="|https?:/);
  });

  it('take an address that cannot be read for one that leads nowhere, in their own form', async () => {
    for (const path of ['/public/%ff', '/public/notices/%E0%A4%A', '/public/%']) {
      const { statusCode, headers, body } = await server.app.inject(path);
      expect([path, statusCode, headers['content-type']]).toEqual([
        path,
        404,
        'text/html; charset=utf-8',
      ]);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
      expect(body).toContain('没有这个页面');
    }
    const { statusCode, body } = await server.app.inject('/api/%ff');
    expect([statusCode, JSON.parse(body).error.code]).toEqual([404, 'http.not-found']);
  });

  it('have one style sheet, named by its content, sent once', async () => {
    const page = await server.app.inject('/public/nothing');
    const [, address = ''] = /href="(\/public\/style\.css\?v=\w{12})"/.exec(page.body) ?? [];
    const { statusCode, headers } = await server.app.inject(address);
    expect(statusCode).toBe(200);
    const again = await server.app.inject({
      url: address,
      headers: { 'if-none-match': String(headers['etag']) },
    });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
  });
});

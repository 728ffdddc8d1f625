// What holds off who floods the public forms: how many one address may send, whose address counts, what is kept of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSecret } from '../../platform/ids.ts';
import { openTestServer, type TestServer } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { PNG, REPORTER_NAME, reportsOver } from '../../testing/public-reports.ts';
import { addWorld, QINGSHI, type World } from '../../testing/world.ts';

const PROXY = '10.1.2.3';

describe('limits of the public forms', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let reports: ReturnType<typeof reportsOver>;

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services, { trustedProxies: [PROXY] });
    reports = reportsOver(server);
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

  const count = async (text: string, values: unknown[] = []) => {
    const { rows } = await services.owner.query<{ count: number }>(
      `select count(*)::int as count from ${text}`,
      values,
    );
    return rows[0]?.count;
  };
  /** Another picture each time: the same one is kept once. */
  const picture = (nth: number) => ({
    name: `${nth}.txt`,
    bytes: Buffer.from(`看到的第 ${nth} 处`),
  });

  it('however many requests bring files at once, a report has three at most, and opens', async () => {
    const fields = reports.filled({ place: '' });
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map((nth) => reports.send('/public/report', fields, [picture(nth)])),
    );
    const { code } = await reports.send('/public/report', reports.filled({ form: fields.form }));
    expect(code).toHaveLength(19);
    const office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    const { status, body } = await reports.read(office, await reports.newest(office));
    expect(status).toBe(200);
    expect(body.files).toHaveLength(3);
  });

  it('the same form with other words is not dropped in silence: it says so, with the words and the way to add them', async () => {
    const fields = reports.filled();
    const { code } = await reports.send('/public/report', fields);
    const other = { ...fields, account: '后来又塌了一块。' };
    const again = await reports.send('/public/report', other);
    expect(again).toMatchObject({ status: 409, code });
    expect(again.body).toContain('这一次改动的内容没有收下');
    expect(again.body).toContain('后来又塌了一块。</textarea>');
    const late = await reports.send('/public/report', fields, [picture(7)]);
    expect(late.status).toBe(409);
    expect(await count('publication.report_file where report_id is null')).toBe(0);
    expect((await reports.send('/public/report', fields)).status).toBe(200);
    const added = { code, form: newSecret(), text: '又塌了。' };
    await reports.send('/public/report/add', added);
    const changed = await reports.send('/public/report/add', { ...added, text: '又塌了两处。' });
    expect(changed).toMatchObject({ status: 422 });
    expect(changed.body).toContain('又塌了两处。</textarea>');
  });

  it('of what a program filled in nothing is kept', async () => {
    const files = await count('publication.report_file');
    const trapped = await reports.send('/public/report', reports.filled({ website: 'x' }), [
      { name: '图.png', bytes: PNG },
    ]);
    expect(trapped.status).toBe(422);
    expect(trapped.body).toContain('这一栏请空着');
    expect(await count('publication.report_file')).toBe(files);
  });

  it('many files at once are read past, and nothing that was typed is lost', async () => {
    const many = Array.from({ length: 30 }, (_, nth) => picture(100 + nth));
    const { status, body } = await reports.send('/public/report', reports.filled(), many);
    expect(status).toBe(422);
    expect(body).toContain('最多 3 个文件，多的没有收');
    expect(body).toContain(`value="${REPORTER_NAME}"`);
  });

  const postAs = (remoteAddress: string) => async (url: string, fields: Record<string, string>) => {
    const parts = Object.entries(fields).map(
      ([name, value]) =>
        `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    return server.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: `${parts.join('')}--x--\r\n`,
      remoteAddress,
    });
  };

  it('past the limit a form comes back with all that was typed, and nothing of it is kept', async () => {
    const before = await count('publication.report');
    const fields = reports.filled({ account: '坡顶的缝又宽了。' });
    const post = postAs('10.8.8.8');
    const statuses: number[] = [];
    let last = '';
    for (let tried = 0; tried < 8; tried += 1) {
      const { statusCode, body } = await post('/public/report', fields);
      statuses.push(statusCode);
      last = body;
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
    expect(last).toContain('坡顶的缝又宽了。</textarea>');
    expect(last).toContain('您填的都还在');
    expect(await count('publication.report')).toBe((before ?? 0) + 1);
  });

  it('past the limit no code is looked up by an addition either, and what was typed comes back', async () => {
    const { code } = await reports.send('/public/report', reports.filled());
    const post = postAs('10.8.8.7');
    const tried = { code: 'AAAABBBBCCCCDDDD', form: newSecret(), text: '又塌了。', deaths: 'yes' };
    const add = (of: string) => post('/public/report/add', { ...tried, code: of });
    for (let nth = 0; nth < 10; nth += 1) expect((await add(tried.code)).statusCode).toBe(422);
    const [wrong, right] = [await add(tried.code), await add(code)];
    for (const { statusCode, body } of [wrong, right]) {
      expect(statusCode).toBe(429);
      expect(body).toContain('又塌了。</textarea>');
      expect(body).toContain('value="yes" checked');
      expect(body).toContain(tried.form);
    }
    // Nothing tells a right code from a wrong one.
    expect(right.body.replaceAll(code, tried.code)).toBe(wrong.body);
  });

  it('an addition with a code that there is not comes back with its words, and the code to put right', async () => {
    const added = { code: 'AAAABBBBCCCCDDDD', form: newSecret(), text: '又塌了。' };
    const { status, body } = await reports.send('/public/report/add', added);
    expect(status).toBe(422);
    for (const text of ['没有这个查询码', '又塌了。</textarea>', `value="${added.code}"`])
      expect(body).toContain(text);
    const { code } = await reports.send('/public/report', reports.filled());
    const again = await reports.send('/public/report/add', { ...added, code });
    expect(again.body).toContain('补充的情况已经收到');
  });

  it('steps are many a minute from one address, and not without end', async () => {
    const statuses = new Set<number>();
    for (let nth = 0; nth < 60; nth += 1)
      statuses.add(
        (await server.app.inject({ url: '/public/report', remoteAddress: '10.8.8.6' })).statusCode,
      );
    expect([...statuses]).toEqual([200]);
    const over = await server.app.inject({ url: '/public/report', remoteAddress: '10.8.8.6' });
    expect(over.statusCode).toBe(429);
  });

  it('files of a day have a ceiling; the words still come in', async () => {
    await services.owner.query(
      `insert into publication.report_file (id, form_hash, name, type, size, digest, bytes, added_at)
       select gen_random_uuid(), 'flood', 'x', 'text/plain', 5242880, 'x' || n, 'x', now()
         from generate_series(1, 205) n`,
    );
    const { status, body } = await reports.send('/public/report', reports.filled(), [picture(9)]);
    expect(status).toBe(422);
    expect(body).toContain('现在收不了文件；文字照常可以提交');
    expect((await reports.send('/public/report', reports.filled())).code).toHaveLength(19);
    await services.owner.query("delete from publication.report_file where form_hash = 'flood'");
  });

  it('additions between two acts are few, so that what the desk did is always there to read', async () => {
    const { code } = await reports.send('/public/report', reports.filled());
    const add = (nth: number) =>
      reports.send('/public/report/add', { code, form: newSecret(), text: `第 ${nth} 次` });
    for (let nth = 1; nth <= 20; nth += 1) expect((await add(nth)).status).toBe(200);
    const full = await add(21);
    expect(full.status).toBe(422);
    expect(full.body).toContain('第 21 次</textarea>');
    const office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    const { body: report } = await reports.read(office, await reports.newest(office));
    await reports.done(reports.act(office, report, 'accept-report', { text: '已受理。' }));
    expect((await add(22)).status).toBe(200);
    const marked = await reports.send('/public/report/add', {
      code,
      form: newSecret(),
      text: '绝密★10年',
    });
    expect(marked.body).toContain('密级标志');
  });

  it('where nobody is above, the form says so before anything is told', async () => {
    const page = async (region: string, kind: string) =>
      (await server.app.inject(`/public/report?kind=${kind}&region=${region}&here=1`)).body;
    for (const kind of ['hazard', 'leader']) expect(await page('/99/', kind)).toContain('没有比');
    expect(await page(QINGSHI, 'hazard')).not.toContain('没有比');
  });
});

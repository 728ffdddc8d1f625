// A public notice from its draft to the public page: the privacy check, the second account, what the public reads and what not, corrections, days.
import { readList } from '@jinze/documents/testing';
import type { Id } from '@jinze/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '../../platform/database/database.ts';
import { NO_SCOPE, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { countingStatements } from '../../testing/count-statements.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { takenLists } from '../../testing/taken-lists.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { sealAndSign } from '../ledger/index.ts';
import { publicationFactsOf, remindOfPublication } from './index.ts';

interface Notice {
  id: string;
  version: number;
  state: string;
  hits: { kind: string; text: string; reason: string | null }[];
  documents: { id: string; name: string }[];
  correctedBy: { id: string }[];
  may: string[];
}
interface Proposal {
  title: string;
  body: string;
  tables: { head: string[]; rows: string[][] }[];
}
interface Due {
  items: { region: string; state: string; version: number | null; mayLayDown: boolean }[];
  overdue: number;
}

const TODAY = '2026-11-20';
const PDF = Buffer.from('%PDF-1.4\n张三的报告原文\n%%EOF');
const ACCIDENT = {
  name: '柳溪镇化工厂中毒事故',
  occurredOn: '2026-11-03',
  occurredAt: null,
  place: '柳溪镇',
  sector: '危险化学品',
  sectorCode: 'hazardous-chemicals',
  unit: '柳溪化工有限公司',
  kind: '中毒和窒息',
  grade: null,
  gradeSource: null,
  nature: 'production',
  natureBasis: null,
  isResponsible: null,
  isGrave: null,
  deaths: 2,
  missing: 0,
  seriousInjuries: 0,
  injured: 3,
  directLossWanYuan: 88,
  knownAsOf: '2026-11-03',
  sourceDocument: '事故快报〔2026〕12号',
};
const REPORT_APPROVED = {
  at: null,
  untilOn: null,
  days: null,
  channel: null,
  level: null,
  place: null,
  natureFrom: null,
  natureTo: null,
  note: null,
  kind: 'approved',
  on: '2026-11-18',
  actor: '青石县人民政府',
  documentNo: '青政复〔2026〕40号',
};
const APPROVAL = {
  on: TODAY,
  by: '青石县安全生产委员会',
  words: '2026年11月19日县安委会会议批准',
  documentNo: '青安委〔2026〕31号',
  paperId: null,
};

describe('a public notice', () => {
  let services: TestDatabase;
  let clock: Moving;
  let server: TestServer;
  let world: World;
  let county: Visitor;
  let second: Visitor;
  let beside: Visitor;
  let above: Visitor;
  let secondAccount: Id<'account'>;
  let chief = '';
  const notices = new Map<string, string>();

  const account = (login: string) => world.accounts.get(login) ?? '';
  const signIn = async () => {
    [county, second] = [
      await server.signIn(account('qingshi-awb')),
      await server.signIn(secondAccount),
    ];
    beside = await server.signIn(account('shiqiao-awb'));
    above = await server.signIn(account('yunjiang-awb'));
  };
  const url = (name: string) => `/api/publication/notices/${notices.get(name)}`;
  const read = async (name: string, visitor = county) =>
    (await visitor.get(url(name))).body as unknown as Notice;
  const draft = async (name: string, changes: object = {}, visitor = county) => {
    const made = await visitor.post('/api/publication/notices', {
      region: QINGSHI,
      kind: 'assessment',
      accidentId: null,
      corrects: null,
      correction: null,
      year: 2025,
      title: '关于青石县2025年度安全生产工作考核结果的通报',
      organ: '青石县安全生产委员会',
      body: '经批准，现将结果通报如下：\n一、优秀（1个）\n柳溪镇。\n二、不合格（0个）\n无',
      tables: [],
      instrument: null,
      ...changes,
    });
    if (made.status === 200) notices.set(name, String(made.body['id']));
    return made;
  };
  const act = async (name: string, doing: string, body: object = {}, visitor = county) => {
    const { version } = await read(name);
    return visitor.post(`${url(name)}/${doing}`, { version, ...body });
  };
  const check = (name: string, justified: object[] = []) => act(name, 'check', { justified });
  const published = async (name: string, changes: object = {}) => {
    await draft(name, changes);
    await check(name);
    await act(name, 'approve', APPROVAL, second);
    return act(name, 'publish');
  };
  const page = async (path: string, headers = {}) => server.app.inject({ url: path, headers });
  const publicUrl = (name: string) => `/public/notices/${notices.get(name)}`;

  beforeAll(async () => {
    clock = movingClock(await openTestDatabase(), `${TODAY}T10:00:00`);
    services = clock.services;
    world = await addWorld(services);
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const added = await services.unitOfWork.commit(command, async (unit) => {
      const [two] = await addAccounts(unit, [
        { loginName: 'awb2', displayName: '青石县安委办（二）' },
      ]);
      if (two === undefined) throw new Error('added');
      await addGrants(unit, [
        { accountId: two, role: 'safety-office', regionPath: QINGSHI, level: 'county' },
      ]);
      return { two };
    });
    secondAccount = added.two;
    server = await openTestServer(services);
    await signIn();
    const { rows } = await services.owner.query<{ name: string }>(
      `select p.name from posts.person p join posts.appointment a on a.person_id = p.id
         join posts.post t on t.id = a.post_id join posts.organ o on o.id = t.organ_id
       where o.region_path = $1 and t.title = '县长' and a.superseded_at is null`,
      [QINGSHI],
    );
    chief = rows[0]?.name ?? '';
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  it('is drafted by the own office, and seen by no other', async () => {
    expect((await draft('beside', {}, beside)).status).toBe(404);
    expect((await draft('results')).status).toBe(200);
    expect((await beside.get(url('results'))).status).toBe(404);
    expect((await above.get(url('results'))).status).toBe(404);
    expect((await page(publicUrl('results'))).statusCode).toBe(404);
    const secret = await draft('secret', { body: '密级：机密' });
    expect(secret.body.error?.code).toBe('publication.marked-secret');
  });

  it('is not checked as long as something in it tells on somebody', async () => {
    await act('results', 'change', {
      year: 2025,
      title: '关于青石县2025年度安全生产工作考核结果的通报',
      organ: '青石县安全生产委员会',
      body: `县长${chief}，值班电话0571-12345678。\n一、优秀（1个）\n柳溪镇。`,
      tables: [],
      instrument: null,
      correction: null,
    });
    const { hits } = await read('results');
    expect(hits).toMatchObject([
      { kind: 'person', text: chief, reason: null },
      { kind: 'phone', text: '0571-12345678', reason: null },
    ]);
    const left = await check('results');
    expect(left.body.error).toMatchObject({
      code: 'publication.private-left',
      message: expect.stringContaining(`2 处`),
    });
    const one = await check('results', [
      { kind: 'phone', text: '0571-12345678', reason: '公开的值班电话' },
    ]);
    expect(one.body.error?.code).toBe('publication.private-left');
    await act('results', 'change', {
      year: 2025,
      title: '关于青石县2025年度安全生产工作考核结果的通报',
      organ: '青石县安全生产委员会',
      body: '值班电话0571-12345678。\n一、优秀（1个）\n柳溪镇。\n二、不合格（0个）\n无',
      tables: [],
      instrument: null,
      correction: null,
    });
    const done = await check('results', [
      { kind: 'phone', text: '0571-12345678', reason: '公开的值班电话' },
    ]);
    expect(done.body).toMatchObject({ state: 'checked' });
  });

  it('is approved by another account, and published as approved', async () => {
    const own = await act('results', 'approve', APPROVAL);
    expect(own.body.error?.code).toBe('publication.same-account');
    expect((await read('results')).may).not.toContain('approve');
    expect((await read('results', second)).may).toContain('approve');
    expect((await act('results', 'publish')).body.error?.code).toBe('publication.not-now');
    expect((await act('results', 'approve', APPROVAL, second)).body).toMatchObject({
      state: 'approved',
    });
    expect((await page(publicUrl('results'))).statusCode).toBe(404);
    expect((await act('results', 'publish')).body).toMatchObject({ state: 'published', hits: [] });
    for (const doing of ['publish', 'discard', 'change'] as const) {
      const again = await act('results', doing, {
        ...(doing === 'discard' ? { reason: '理由' } : {}),
        ...(doing === 'change'
          ? {
              year: 2025,
              title: '甲',
              organ: '乙',
              body: '丙',
              tables: [],
              instrument: null,
              correction: null,
            }
          : {}),
      });
      expect(again.body.error?.code).toBe('publication.not-now');
    }
  });

  it('is read by anybody, whole, with its number, day, approval and proof', async () => {
    const before = await page(publicUrl('results'));
    expect(before.body).toContain('正在写入存证日志');
    await sealAndSign(server.ledger);
    const { statusCode, body, headers } = await page(publicUrl('results'));
    expect(statusCode).toBe(200);
    expect(headers['set-cookie']).toBeUndefined();
    for (const words of [
      '<h1 class="document-title">关于青石县2025年度安全生产工作考核结果的通报</h1>',
      '青安委〔2026〕31号',
      '2026年11月20日',
      '<h2>二、不合格（0个）</h2>',
      '<p>无</p>',
      '青石县安全生产委员会，<span class="unit">2026年11月20日</span>',
    ])
      expect(body).toContain(words);
    expect(body).toMatch(/已存证：存证日志第 \d+ 条/);
    const receipt = await page(`${publicUrl('results')}/receipt`);
    expect(receipt.statusCode).toBe(200);
    expect(receipt.body).toContain('tlog-proof');
    const tag = String(headers['etag']);
    const same = await page(publicUrl('results'), { 'if-none-match': tag });
    expect([same.statusCode, same.body]).toEqual([304, '']);
  });

  it('is found by kind, year, region and its own words, not by a person', async () => {
    const listed = async (query: string) =>
      (await page(`/public/${query}`)).body.includes('2025年度安全生产工作考核结果');
    expect(await listed('')).toBe(true);
    expect(await listed('?kind=assessment&year=2025')).toBe(true);
    expect(await listed(`?region=${encodeURIComponent('/99/9901/')}`)).toBe(true);
    expect(await listed(`?region=${encodeURIComponent('/98/')}`)).toBe(false);
    expect(await listed('?kind=statistics')).toBe(false);
    expect(await listed('?year=2024')).toBe(false);
    expect(await listed(`?q=${encodeURIComponent('柳溪镇')}`)).toBe(true);
    expect(await listed(`?q=${encodeURIComponent('柳溪乡')}`)).toBe(false);
    // Nonsense in the address is left out, it breaks nothing.
    expect(await listed('?kind=x&year=abc&region=..&after=2026-13-45_x')).toBe(true);
    await published('named', {
      kind: 'other',
      title: '关于表彰决定的公告',
      body: `县长${chief}获得表彰。`,
      instrument: '青委〔2026〕8号',
    });
    expect((await page(publicUrl('named'))).body).toContain(chief);
    expect((await page(`/public/?q=${encodeURIComponent(chief)}`)).body).toContain(
      '没有符合条件的公告',
    );
    expect((await page(`/public/?q=${encodeURIComponent('表彰决定')}`)).body).toContain(
      '关于表彰决定的公告',
    );
  });

  it('is in the feeds and the map of the site; documents are kept off robots', async () => {
    const feed = await page('/public/feed.xml');
    expect(feed.headers['content-type']).toContain('application/atom+xml');
    expect(feed.body).toContain(`<id>urn:uuid:${notices.get('results')}</id>`);
    // The same notices in both formats, each found from the head of a page.
    const rss = await page('/public/rss.xml');
    expect(rss.headers['content-type']).toContain('application/rss+xml');
    const idsOf = (body: string) => body.match(/urn:uuid:[\da-f-]+/g);
    expect(idsOf(rss.body)).toEqual(idsOf(feed.body));
    const [first = ''] = rss.body.match(/<item>[^]*?<\/item>/) ?? [];
    expect(first).toMatch(/<link>https?:\/\/[^<]+\/public\/notices\//);
    expect(first).toMatch(/<pubDate>\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT<\/pubDate>/);
    // A reader knows a feed by its id: each filter has its own, however its address is written.
    const feedOf = async (query: string) => {
      const { body } = await page(`/public/feed.xml${query}`);
      return /<id>https?:\/\/[^/]+([^<]*)<\/id>/.exec(body)?.[1];
    };
    expect(await feedOf('')).toBe('/public/');
    expect(await feedOf('?year=2026')).toBe('/public/?year=2026');
    expect(await feedOf('?year=2026&kind=statistics')).toBe(
      await feedOf('?kind=statistics&year=2026&region='),
    );
    expect(await feedOf('?kind=statistics')).not.toBe(await feedOf('?kind=assessment-results'));
    const none = await page('/public/rss.xml?kind=statistics&year=2018');
    expect(idsOf(none.body)).toBeNull();
    const head = (await page('/public/')).body;
    for (const [type, path] of [
      ['rss', '/public/rss.xml'],
      ['atom', '/public/feed.xml'],
    ])
      expect(head).toMatch(
        new RegExp(`<link rel="alternate" type="application/${type}\\+xml" [^>]*href="${path}">`),
      );
    expect((await page('/public/sitemap.xml')).body).toContain('/public/sitemap/2026.xml');
    const map = await page('/public/sitemap/2026.xml');
    expect(map.body).toContain(publicUrl('results'));
    // What names somebody is kept off robots; they may read that it is.
    expect(map.body).not.toContain(publicUrl('named'));
    expect((await page(publicUrl('named'))).body).toContain(
      '<meta name="robots" content="noindex">',
    );
    expect((await page('/robots.txt')).body).not.toContain('files');
    // Without an address of its own it says what the request says: no cache keeps it.
    expect(map.headers['cache-control']).toBe('no-store');
  });

  it('of a report, carries the report as released, once the report is approved', async () => {
    const accident = await county.post('/api/accidents', { ...ACCIDENT, region: QINGSHI });
    const accidentId = String(accident.body['id']);
    const report = {
      kind: 'investigation-report',
      title: '关于公布事故调查报告的公告',
      body: '现将事故调查报告予以公布。',
      year: 2026,
      accidentId,
    };
    expect((await draft('none', { ...report, accidentId: null })).body.error?.code).toBe(
      'publication.which-accident',
    );
    await draft('report', report);
    expect((await check('report')).body.error?.code).toBe('publication.report-not-approved');
    await county.post(`/api/accidents/${accidentId}/milestones`, REPORT_APPROVED);
    expect((await check('report')).body.error?.code).toBe('publication.no-document');
    const { version } = await read('report');
    const bad = await county.upload(`${url('report')}/documents`, Buffer.from([0, 1, 2, 3]));
    expect(bad.body.error?.code).toBe('performance.attachment-type');
    const added = await county.upload(`${url('report')}/documents`, PDF, { version });
    expect(added.body).toMatchObject({ state: 'draft' });
    const [file] = (await read('report')).documents;
    expect(file?.name).toBe('roster.xlsx.pdf');
    await check('report');
    await act('report', 'approve', APPROVAL, second);
    expect((await page(`${publicUrl('report')}/files/${file?.id}`)).statusCode).toBe(404);
    await act('report', 'publish');
    // What is public here is on the accident's own timetable, once.
    const { body: chain } = await county.get(`/api/accidents/${accidentId}`);
    expect(JSON.stringify(chain).match(/"kind":"handling-published"/g)).not.toBeNull();
    const sent = await page(`${publicUrl('report')}/files/${file?.id}`);
    expect(sent.headers['x-robots-tag']).toBe('noindex');
    expect(sent.rawPayload.equals(PDF)).toBe(true);
    const tag = String(sent.headers['etag']);
    const address = `${publicUrl('report')}/files/${file?.id}`;
    expect((await page(address, { 'if-none-match': tag })).statusCode).toBe(304);
    const head = await server.app.inject({ method: 'HEAD', url: address });
    expect([head.statusCode, head.headers['content-length'], head.body]).toEqual([
      200,
      String(PDF.length),
      '',
    ]);
    expect((await page(`/public/?q=${encodeURIComponent('张三')}`)).body).toContain('没有符合');
    const late = await county.upload(`${url('report')}/documents`, PDF);
    expect(late.body.error?.code).toBe('publication.not-now');
  });

  it('is put right by a later notice; both stay and name each other', async () => {
    const unsaid = await draft('unsaid', { corrects: notices.get('results') });
    expect(unsaid.body.error?.code).toBe('publication.correction-not-said');
    await published('right', {
      title: '关于更正2025年度考核结果通报的公告',
      body: '柳溪镇的等次更正为良好。',
      corrects: notices.get('results'),
      correction: '柳溪镇的等次由优秀更正为良好',
    });
    expect((await read('results')).correctedBy.map(({ id }) => id)).toEqual([notices.get('right')]);
    const old = (await page(publicUrl('results'))).body;
    expect(old).toContain('本公告已被更正：柳溪镇的等次由优秀更正为良好');
    expect(old).toContain(publicUrl('right'));
    expect((await page(publicUrl('right'))).body).toContain(publicUrl('results'));
    const other = await draft('other', {
      kind: 'other',
      corrects: notices.get('results'),
      correction: '数字',
    });
    expect(other.body.error?.code).toBe('publication.corrects-another');
  });

  it('what puts a correction right stands on every page before it, in the list and the feed', async () => {
    await published('again', {
      title: '关于再次更正2025年度考核结果通报的公告',
      body: '柳溪镇的等次更正为合格。',
      corrects: notices.get('right'),
      correction: '柳溪镇的等次由良好更正为合格',
    });
    for (const name of ['results', 'right'])
      expect((await page(publicUrl(name))).body).toContain('柳溪镇的等次由良好更正为合格');
    expect((await page('/public/')).body.match(/已更正/g)).toHaveLength(2);
    const { body } = await page('/public/feed.xml');
    expect(body).toContain('（已更正）关于更正2025年度考核结果通报的公告');
    const updated = (title: string) =>
      new RegExp(`${title}</title>[^]*?<updated>([^<]+)`).exec(body)?.[1];
    expect(updated('）关于青石县2025年度安全生产工作考核结果的通报')).toBe(
      updated('<title>关于再次更正2025年度考核结果通报的公告'),
    );
  });

  it('what it corrects may be worded anew, and is checked like everything that is printed', async () => {
    await draft('worded', { corrects: notices.get('results'), correction: `${chief}改为他人` });
    expect((await read('worded')).hits).toMatchObject([{ kind: 'person', text: chief }]);
    const secret = await draft('marked', {
      corrects: notices.get('results'),
      correction: '密级：机密',
    });
    expect(secret.body.error?.code).toBe('publication.marked-secret');
    const { version } = await read('worded');
    const { status } = await county.post(`${url('worded')}/change`, {
      version,
      year: 2025,
      title: '更正',
      organ: `青石县安全生产委员会${chief}`,
      body: '更正',
      tables: [],
      instrument: null,
      correction: '等次',
    });
    expect(status).toBe(200);
    // The organ is printed too, and so is the name of a document.
    expect((await read('worded')).hits).toMatchObject([{ kind: 'person', text: chief }]);
    await draft('approved');
    await check('approved');
    for (const [changes, code] of [
      [{ by: `县长${chief}` }, 'publication.private-left'],
      [{ words: '机密★会议' }, 'publication.marked-secret'],
      [{ documentNo: '青密发〔2026〕3号' }, 'publication.marked-secret'],
      [{ on: '2026-11-19' }, 'publication.too-early'],
    ] as const) {
      const refused = await act('approved', 'approve', { ...APPROVAL, ...changes }, second);
      expect(refused.body.error?.code).toBe(code);
    }
    for (const name of ['worded', 'approved']) await act(name, 'discard', { reason: '重复' });
  });

  it('a paper that was approved before it was entered is with it', async () => {
    await draft('paper');
    const added = await county.upload(`${url('paper')}/documents`, PDF);
    const paperId = (added.body as unknown as Notice).documents[0]?.id;
    await check('paper');
    const said = { ...APPROVAL, on: '2026-11-10', paperId };
    const elsewhere = { ...said, paperId: notices.get('paper') };
    expect((await act('paper', 'approve', elsewhere, second)).status).toBe(404);
    expect((await act('paper', 'approve', said, second)).body).toMatchObject({
      approval: { on: '2026-11-10', paperId },
    });
    await act('paper', 'discard', { reason: '重复' });
  });

  it('nobody is found by name, said to be no name or named in the title', async () => {
    await draft('dismissed', { kind: 'statistics', title: `${chief}矿区统计`, body: '矿区统计。' });
    const for_ = (reason: string) => [{ kind: 'person', text: chief, reason }];
    expect((await check('dismissed', for_('本人同意'))).body.error?.code).toBe(
      'publication.private-left',
    );
    expect((await check('dismissed', for_('不是人名'))).body).toMatchObject({ state: 'checked' });
    await act('dismissed', 'approve', APPROVAL, second);
    await act('dismissed', 'publish');
    const finds = async (words: string) =>
      (await page(`/public/?q=${encodeURIComponent(words)}`)).body.includes('矿区统计</a>');
    expect(await finds('矿区 统计')).toBe(true);
    expect(await finds('矿区统计 青安委〔2026〕31号')).toBe(true);
    for (const words of [chief, `${chief} 矿区`, `${chief}矿区`, chief.slice(0, 1)])
      expect(await finds(words)).toBe(false);
  });

  it('published, is nobody’s to change: neither its text nor its documents, in any scope', async () => {
    const asOffice = (work: (tx: Tx) => Promise<unknown>) =>
      services.unitOfWork.commit(
        { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE },
        async ({ tx }) => {
          await work(tx);
          return {};
        },
      );
    const id = notices.get('report') ?? '';
    await expect(
      asOffice((tx) => sql`update publication.notice set body = '改' where id = ${id}`.execute(tx)),
    ).rejects.toThrow('what is published stays as it is');
    const { numAffectedRows } = await services.unitOfWork.commit(
      { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE },
      ({ tx }) => sql`delete from publication.document where notice_id = ${id}`.execute(tx),
    );
    expect(numAffectedRows).toBe(0n);
    await expect(
      asOffice((tx) =>
        sql`insert into publication.document select ${newId(new Date())}, notice_id, 9, name, type, size, digest, bytes,
          recorded_at, recorded_by from publication.document where notice_id = ${id}`.execute(tx),
      ),
    ).rejects.toThrow('row-level security');
    const steps = await services.database.read(NO_SCOPE, (db) =>
      sql`select 1 from publication.step`.execute(db),
    );
    expect(steps.rows).toEqual([]);
  });

  it('is changed after its approval only to be approved again; what is dropped says why', async () => {
    await draft('dropped');
    await check('dropped');
    await act('dropped', 'approve', APPROVAL, second);
    const written = {
      year: 2025,
      organ: '县安委会',
      body: '无',
      tables: [],
      instrument: null,
      correction: null,
    };
    expect((await act('dropped', 'change', { ...written, title: '新题' })).body).toMatchObject({
      state: 'draft',
      documentNo: null,
      approval: null,
    });
    expect((await act('dropped', 'discard', { reason: '重复' })).body).toMatchObject({
      state: 'discarded',
      discardedReason: '重复',
    });
  });

  it('is proposed from what is on record', async () => {
    const propose = async (query: string) =>
      (await county.get(`/api/publication/proposal?region=${QINGSHI}&year=2026&${query}`)).body;
    const assessment = (await propose('kind=assessment')) as unknown as Proposal;
    // No grades are said before there is a result, and nothing with a blank is checked.
    expect(assessment.body).toContain('二、良好（【待填】个）\n【待填】');
    const { rule: _, parts: __, ...blank } = assessment as Proposal & { rule: 1; parts: 1 };
    await draft('blank', blank);
    expect((await check('blank')).body.error?.code).toBe('publication.blank-left');
    await act('blank', 'discard', { reason: '没有结果' });
    expect(await propose('kind=evaluation')).toMatchObject({
      error: { code: 'publication.which-accident' },
    });
    const statistics = (await propose('kind=statistics')) as unknown as Proposal;
    // The report of the one accident is public: it counts, and how few died is not said.
    expect(statistics.tables[0]?.rows).toEqual([
      ['特别重大', '0', '0', '0'],
      ['重大', '0', '0', '0'],
      ['较大', '0', '0', '0'],
      ['一般', '1', '少于3', '0'],
    ]);
    expect(statistics.tables.map(({ rows }) => rows).slice(1)).toEqual([
      [['2026年', '0', '0', '0']],
      [['2026年', '0', '0', '0']],
    ]);
    expect(
      (await county.get('/api/publication/proposal?region=/99/9901/&kind=statistics&year=2026'))
        .status,
    ).toBe(404);
    const { title, body, tables } = statistics;
    const made = await draft('statistics', { kind: 'statistics', title, body, tables });
    expect(made.status).toBe(200);
    await check('statistics');
    await act('statistics', 'approve', APPROVAL, second);
    await act('statistics', 'publish');
    expect((await page('/public/statistics')).body).toContain('<th scope="row">特别重大</th>');
  });

  it('pages of the public are a few statements, however much is published', async () => {
    const counted = async (path: string) => (await countingStatements(() => page(path))).statements;
    // Beginning, scope, limit and end of the transaction; the list and the regions to choose from, which are two.
    expect(await counted('/public/')).toBe(7);
    expect(await counted(`/public/?q=${encodeURIComponent('考核结果')}`)).toBe(7);
    // One that reads; the place in the log is remembered.
    await page(publicUrl('results'));
    expect(await counted(publicUrl('results'))).toBe(5);
  });

  it('the day is laid down with its basis, told when near and when past, and met by the notice of a year assessed elsewhere', async () => {
    const due = async (year: number, visitor = county) =>
      (await visitor.get(`/api/publication/obligations?year=${year}`)).body as unknown as Due;
    const of = (page_: Due) => page_.items.find(({ region }) => region === QINGSHI);
    expect(of(await due(2025))).toMatchObject({ state: 'cannot-tell', mayLayDown: true });
    expect(await due(2025)).toMatchObject({ overdue: 0, unclear: 1 });
    expect(of(await due(2025, above))).toMatchObject({ mayLayDown: false });
    expect(of(await due(2025, beside))).toBeUndefined();
    const said = { region: QINGSHI, what: 'bodies', basis: '青安委〔2026〕3号' };
    const lay = (year: number, dueOn: string, version: number | null, visitor = county) =>
      visitor.post('/api/publication/obligations', { ...said, year, dueOn, version });
    expect((await lay(2025, '2026-06-30', null, beside)).status).toBe(404);
    // No assessment of the year is held here: the notice of its results is all there is, and came after the day.
    expect((await lay(2025, '2026-06-30', null)).body).toMatchObject({
      state: 'late',
      version: 1,
      metBy: { id: notices.get('results') },
      why: { gaps: [] },
    });
    expect((await lay(2025, '2026-12-31', null)).body.error?.code).toBe('http.version-conflict');
    // What had passed is not moved by a later day.
    expect((await lay(2025, '2026-12-31', 1)).body).toMatchObject({
      state: 'late',
      version: 2,
      dueOn: '2026-12-31',
      judgedBy: '2026-06-30',
    });
    const township = await county.post('/api/publication/obligations', {
      ...said,
      region: `${QINGSHI}990101101/`,
      year: 2024,
      dueOn: '2026-12-10',
      version: null,
    });
    expect(township.body.error?.code).toBe('publication.not-asked');
    expect((await lay(2024, '2026-12-10', null)).body).toMatchObject({ state: 'not-yet-due' });
    expect(await remindOfPublication(services)).toBe(1);
    expect(await remindOfPublication(services)).toBe(0);
    clock.moveTo('2026-12-14T10:00:00');
    await signIn();
    expect(await remindOfPublication(services)).toBe(1);
    expect(await remindOfPublication(services)).toBe(0);
    expect(await due(2024)).toMatchObject({ overdue: 1, unclear: 0 });
    // The desk of whose day it is says so; no other does.
    const desk = async (visitor: Visitor) =>
      (await visitor.get('/api/publication/notices?limit=1')).body;
    expect(await desk(county)).toMatchObject({ resultsOverdue: 1, resultsDue: 0 });
    expect(await desk(beside)).toMatchObject({ resultsOverdue: 0, resultsDue: 0 });
    expect(of(await due(2024))).toMatchObject({ state: 'overdue' });
    const facts = await services.database.read(SYSTEM_SCOPE, (db) =>
      publicationFactsOf(db, { regions: [QINGSHI], year: 2025 }, clock.services.clock.today()),
    );
    expect(facts.get(QINGSHI)).toEqual({ state: 'late', on: '2026-11-20' });
  });

  it('the days leave as a list, region by region, with what is missing; nobody reads those of a region beside', async () => {
    const taken = (visitor: Visitor) =>
      visitor.download('/api/publication/obligations.xlsx?year=2025');
    const { said, columns, rows } = await readList((await taken(county)).bytes);
    expect(said[0]).toContain('2025 年度各地、各单位考核结果的公布期限，截至 2026-12-14');
    expect(rows).toHaveLength(1);
    const row = Object.fromEntries(columns.map((name, at) => [name, rows[0]?.[at]]));
    expect(row).toMatchObject({
      地区: '青石县',
      状态: '已办理，晚于期限',
      期限: '2026-12-31',
      依据: '青安委〔2026〕3号',
      办理日期: '2026-11-20',
      还缺什么: '',
    });
    const of = await readList((await taken(beside)).bytes);
    expect(of.rows.map(([region]) => region)).not.toContain('青石县');
    const other = await server.signIn(account('qingshi-dcs'));
    expect((await taken(other)).status).toBe(403);
  });

  it('the list counts what waits, and is taken away as it is filtered', async () => {
    await draft('waiting');
    await check('waiting');
    expect((await county.get('/api/publication/notices?state=open')).body).toMatchObject({
      open: 1,
      toApprove: 0,
    });
    expect((await second.get('/api/publication/notices?state=open')).body).toMatchObject({
      open: 1,
      toApprove: 1,
    });
    const file = await county.download('/api/publication/notices.xlsx?state=open');
    expect(file.status).toBe(200);
    expect(decodeURIComponent(file.fileName)).toBe('公告通报（截至2026-12-14）.xlsx');
  });

  it('a person’s result is told to them, their body and who manages them; each acknowledges, nobody else reads it', async () => {
    const { rows } = await services.owner.query<{ record: string; account: string }>(
      `select a.record_id as record, c.id as account from posts.appointment a
         join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
         join access.account c on c.person_id = a.person_id
       where o.region_path = $1 and p.title = '县长' and a.superseded_at is null`,
      [QINGSHI],
    );
    const said = {
      region: QINGSHI,
      appointmentId: rows[0]?.record,
      year: 2025,
      result: '2025年度考核等次为良好',
      documentNo: '云安委〔2026〕14号',
      on: TODAY,
    };
    const leader = await server.signIn(rows[0]?.account ?? '');
    const department = await server.signIn(account('yunjiang-zzb'));
    const tell = (visitor: Visitor) => visitor.post('/api/publication/tellings', said);
    expect((await tell(beside)).status).toBe(404);
    expect((await tell(leader)).status).toBe(403);
    const told = await tell(county);
    expect(told.status).toBe(200);
    expect((await tell(county)).body.error?.code).toBe('publication.told-already');
    const listed = async (visitor: Visitor) =>
      (await visitor.get('/api/publication/tellings')).body as unknown as {
        items: {
          version: number;
          recipients: { kind: string; may: string[]; how: string | null }[];
        }[];
        open: number;
      };
    expect((await listed(beside)).items).toEqual([]);
    expect((await listed(leader)).items[0]?.recipients.map(({ may }) => may)).toEqual([
      ['system'],
      [],
      [],
      [],
    ]);
    const acknowledge = async (visitor: Visitor, kind: string, how: string, on: string | null) =>
      visitor.post(`/api/publication/tellings/${String(told.body['id'])}/acknowledge`, {
        version: (await listed(county)).items[0]?.version,
        kind,
        how,
        on,
      });
    expect((await acknowledge(leader, 'body', 'system', null)).body.error?.code).toBe(
      'publication.not-told-to-you',
    );
    expect((await acknowledge(beside, 'person', 'paper', TODAY)).status).toBe(404);
    expect((await acknowledge(leader, 'person', 'system', null)).status).toBe(200);
    expect((await acknowledge(leader, 'person', 'system', null)).body.error?.code).toBe(
      'publication.acknowledged-already',
    );
    expect((await acknowledge(department, 'organisation-department', 'system', null)).status).toBe(
      200,
    );
    expect((await acknowledge(department, 'discipline-organ', 'system', null)).status).toBe(403);
    expect((await acknowledge(county, 'discipline-organ', 'paper', TODAY)).status).toBe(200);
    expect((await acknowledge(county, 'body', 'system', null)).status).toBe(200);
    expect(await listed(county)).toMatchObject({ open: 0 });
    // It leaves as a list to whom it is shown, with who acknowledged what.
    const taken = async (visitor: Visitor, year = 2025) =>
      readList((await visitor.download(`/api/publication/tellings.xlsx?year=${year}`)).bytes);
    const { said: head, columns, rows: lines } = await taken(county);
    expect(head).toContain('只含 2025 年度的。');
    const line = Object.fromEntries(columns.map((name, at) => [name, lines[0]?.[at]]));
    expect(line).toMatchObject({
      职务: '县长',
      年度: '2025',
      结果: said.result,
      通报日期: TODAY,
      纪检监察机关签收: TODAY,
    });
    expect(line['纪检监察机关签收人']).toMatch(/^纸质签收，/);
    expect((await taken(leader)).rows).toHaveLength(1);
    expect((await taken(beside)).rows).toEqual([]);
    expect((await taken(county, 2024)).rows).toEqual([]);
    const other = await server.signIn(account('qingshi-dcs'));
    expect((await other.download('/api/publication/tellings.xlsx')).status).toBe(403);
    expect(await takenLists(services, 'publication.export-tellings')).toEqual([
      '1 行，2025 年度',
      '1 行，2025 年度',
      '0 行，2025 年度',
      '0 行，2024 年度',
    ]);
    expect((await page('/public/?kind=assessment')).body).not.toContain(chief);
    // Told by the office above, their body is told through its own office, which alone acknowledges for it.
    const fromAbove = await above.post('/api/publication/tellings', {
      ...said,
      region: YUNJIANG,
      documentNo: '云安委〔2026〕15号',
    });
    expect(fromAbove.status).toBe(200);
    const { body: news } = await county.get('/api/notices/mine');
    expect(JSON.stringify(news)).toContain('result-told');
    const ofBody = async (visitor: Visitor) =>
      (await listed(visitor)).items[0]?.recipients.find(({ kind }) => kind === 'body')?.may;
    expect(await ofBody(county)).toEqual(['system']);
    expect(await ofBody(above)).toEqual(['paper']);
    const forBody = { version: 1, kind: 'body', how: 'system', on: null };
    const url = `/api/publication/tellings/${String(fromAbove.body['id'])}/acknowledge`;
    expect((await above.post(url, forBody)).body.error?.code).toBe('publication.not-told-to-you');
    expect((await beside.post(url, forBody)).status).toBe(404);
    expect((await county.post(url, forBody)).status).toBe(200);
  });

  it('is searched so often a minute from one place, and read without end', async () => {
    const asked = async (path: string, times: number) => {
      const codes = new Set<number>();
      for (let time = 0; time < times; time++)
        codes.add((await server.app.inject({ url: path, remoteAddress: '192.0.2.7' })).statusCode);
      return [...codes];
    };
    expect(await asked(`/public/?q=${encodeURIComponent('考核结果')}`, 61)).toEqual([200, 429]);
    expect(await asked('/public/', 5)).toEqual([200]);
  });

  it('says in the log what its tables hold', async () => {
    await sealAndSign(server.ledger);
    expect(await disagreements(services)).toEqual([]);
  });
});

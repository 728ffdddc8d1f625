// A notice made of a task over HTTP: its number, its files, its register, and what its code tells a stranger.
import type { DocumentForm } from '@jinze/contracts';
import { linesOfPage, readPdf } from '@jinze/documents/testing/pdf';
import { codeOfPage } from '@jinze/documents/testing/qr';
import { parseCheckpoint } from '@jinze/ledger/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { sealAndSign } from '../ledger/index.ts';

interface Line {
  id: string;
  version: number;
  state: string;
  title: string;
  number: string | null;
}
interface Form {
  version: number;
  isNumbered: boolean;
  isDraft: boolean;
  organs: string[];
  addressees: string[];
  asked: { name: string; isNeeded: boolean; suggested: string }[];
  codes: { code: string; year: number; next: number; isOwn: boolean }[];
  reserved: { id: string; text: string }[];
}
interface Whole extends Line {
  origin: { verifyCode: string; version: number };
  pages: number;
  missing: string[];
  may: string[];
}
interface Numbered {
  id: string;
  version: number;
  state: string;
  text: string;
  n: number;
  purpose: string | null;
  documentId: string | null;
  may: string[];
}

const MEETING = `县安委会第四次全体会议${'，听取沿街自建房安全情况的汇报'.repeat(7)}`;

describe('official documents', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let county: Visitor;
  let beside: Visitor;
  let inspectors: Visitor;
  let task: { id: string; version: number };

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    const as = (login: string) => server.signIn(world.accounts.get(login) ?? '');
    county = await as('qingshi-awb');
    beside = await as('shiqiao-awb');
    inspectors = await as('qingshi-dcs');
    const { rows } = await services.owner.query<{ id: string }>(
      "select id from posts.organ where name = '青石县人民政府'",
    );
    const { rows: asked } = await services.owner.query<{ id: string }>(
      `select id from posts.organ where region_path = '${QINGSHI}' and id <> $1 order by name limit 1`,
      [rows[0]?.id],
    );
    const drafted = await county.post('/api/supervision/tasks', {
      office: 'safety-office',
      issuerOrganId: rows[0]?.id,
      source: {
        kind: 'meeting',
        text: MEETING,
        number: '青安委会纪〔2026〕4号',
        recordId: null,
        findingId: null,
      },
      title: '沿街自建房安全隐患排查',
      text: '十日内排查到户\n建立清单',
      due: { kind: 'calendar-days', days: 10 },
      assignees: [
        {
          role: 'lead',
          organId: asked[0]?.id,
          postId: null,
          townshipMatterId: null,
          townshipReason: null,
        },
      ],
      material: null,
      listing: null,
    });
    if (drafted.status !== 200) throw new Error(JSON.stringify(drafted.body));
    task = drafted.body as unknown as typeof task;
  });
  const issue = async () => {
    const issued = await county.post(`/api/supervision/tasks/${task.id}/issue`, {
      version: task.version,
      signedBy: '张某',
      documentNo: null,
    });
    if (issued.status !== 200) throw new Error(JSON.stringify(issued.body));
    task = issued.body as unknown as typeof task;
  };
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const formOf = async (visitor: Visitor, kind = 'task-notice') =>
    visitor.get(`/api/documents/form?kind=${kind}&stream=task&of=${task.id}`);
  const input = (more: object = {}) => ({
    kind: 'task-notice',
    stream: 'task',
    of: task.id,
    version: task.version,
    dated: '2026-11-23',
    organs: ['青石县安全生产委员会办公室'],
    addressees: ['青石县住房和城乡建设局'],
    copiesTo: [],
    printedBy: '青石县安全生产委员会办公室',
    answers: {
      basis: '县安委会第四次全体会议部署',
      background: '近期多处自建房出现裂缝',
      demands: '十日内排查到户\n建立清单',
      reportTo: '县安委办',
    },
    number: { kind: 'next', code: '青安办督', first: null },
    ...more,
  });
  const make = async (more: object = {}, visitor = county) =>
    visitor.post('/api/documents', input(more));
  const made = async (more: object = {}) => {
    const answer = await make(more);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body as unknown as Line;
  };
  const read = async (id: string, visitor = county) =>
    (await visitor.get(`/api/documents/${id}`)).body as unknown as Whole;
  const register = async (more = '') =>
    (await county.get(`/api/documents/numbers?${more}`)).body as unknown as {
      items: Numbered[];
      next: string | null;
    };
  const codeOf = async (answer: Promise<{ body: { error?: { code: string } } }>) =>
    (await answer).body.error?.code;

  it('asks for what the task does not say, and offers what it does', async () => {
    const form = (await formOf(county)).body as unknown as Form;
    expect(form).toMatchObject({ version: task.version, isNumbered: true, codes: [] });
    expect(form.asked.find(({ name }) => name === 'demands')?.suggested).toContain('建立清单');
    expect(form.asked.find(({ name }) => name === 'contact')?.isNeeded).toBe(false);
    // However long it is, nothing of it is cut off.
    expect(form.asked.find(({ name }) => name === 'basis')?.suggested).toBe(
      `${MEETING}（青安委会纪〔2026〕4号）`,
    );
    expect(form.addressees).toHaveLength(1);
    expect(await codeOf(formOf(county, 'listed-supervision-notice'))).toBe('documents.not-listed');
    const { offers } = (await county.get(`/api/documents?stream=task&of=${task.id}`))
      .body as unknown as { offers: string[] };
    // It is a draft yet: it goes round with a slip.
    expect(offers).toEqual(['task-notice', 'approval-slip']);
  });

  it('is asked of the kind of record it is made of: of no other, nor of what papers are made of nowhere', async () => {
    const slipOf = (stream: string, visitor = county) =>
      visitor.get(`/api/documents/form?kind=approval-slip&stream=${stream}&of=${task.id}`);
    expect((await slipOf('task')).body).toMatchObject({ stream: 'task', of: task.id });
    expect((await slipOf('task', beside)).status).toBe(404);
    for (const stream of ['inspection', 'commendation', 'fulfilment', 'document', 'none']) {
      expect((await slipOf(stream)).status, stream).toBe(404);
      expect((await make({ stream, number: { kind: 'none' } })).status, stream).toBe(404);
      const looked = await county.take('/api/documents/preview', input({ stream }));
      expect(looked.status, stream).toBe(404);
    }
  });

  it('of a task that is a draft still goes round without a number, which is not offered', async () => {
    const form = (await formOf(county)).body as unknown as Form;
    expect(form.isDraft).toBe(true);
    expect(await codeOf(make())).toBe('documents.draft-only');
    expect(await made({ number: { kind: 'none' } })).toMatchObject({ number: null });
    expect((await register()).items).toEqual([]);
    await issue();
    expect((await formOf(county)).body).toMatchObject({ isDraft: false, version: task.version });
  });

  it('is made with the next number, without a gap', async () => {
    const first = await made({ number: { kind: 'next', code: '青安办督', first: 7 } });
    expect(first).toMatchObject({ number: '青安办督〔2026〕7号', state: 'made' });
    expect(first.title).toContain('关于督办沿街自建房安全隐患排查的通知');
    // Refused ones take none.
    expect(await codeOf(make({ number: { kind: 'next', code: '青安办督', first: 20 } }))).toBe(
      'documents.first-given',
    );
    expect(await codeOf(make({ answers: { basis: '依据' } }))).toBe('documents.answer-needed');
    expect(await made()).toMatchObject({ number: '青安办督〔2026〕8号' });
    expect(await made({ number: { kind: 'none' } })).toMatchObject({ number: null });
    // Last year's register is on paper: it does not begin at one because nobody said otherwise.
    const late = { code: '青安旧', kind: 'next', first: null };
    expect(await codeOf(make({ dated: '2025-12-30', number: late }))).toBe(
      'documents.first-needed',
    );
    expect(await made({ dated: '2025-12-30', number: { ...late, first: 88 } })).toMatchObject({
      number: '青安旧〔2025〕88号',
    });
    expect(await made({ dated: '2025-12-31', number: late })).toMatchObject({
      number: '青安旧〔2025〕89号',
    });
    const many = await Promise.all([1, 2, 3].map(() => made()));
    expect(new Set(many.map(({ number }) => number))).toEqual(
      new Set(['青安办督〔2026〕9号', '青安办督〔2026〕10号', '青安办督〔2026〕11号']),
    );
    const { items } = await register('code=青安办督&year=2026');
    expect(items.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual([7, 8, 9, 10, 11]);
  });

  it('is looked at before it is made: as it would be printed, with nothing taken and nothing kept', async () => {
    const look = (more: object = {}, visitor = county) =>
      visitor.take('/api/documents/preview', input(more));
    const textOf = (bytes: Buffer) =>
      readPdf(bytes)
        .flatMap((page) => linesOfPage(page).map(({ text }) => text))
        .join('\n');
    const count = async () => {
      const { rows } = await services.owner.query<{ n: string }>(
        `select (select count(*) from documents.document) + (select count(*) from documents.number)
           + (select count(*) from documents.series) + (select count(*) from platform.event) as n`,
      );
      return rows[0]?.n;
    };
    const before = await count();
    const shown = await look();
    expect(shown.fileName).toBe(encodeURIComponent('督办通知（预览）.pdf'));
    expect(textOf(shown.bytes)).toContain('青安办督〔2026〕12号');
    expect(textOf(shown.bytes)).not.toContain('核验码');
    for (const page of readPdf(shown.bytes))
      expect(linesOfPage(page).map(({ text }) => text)).toContain('样张');
    expect(textOf((await look({ number: { kind: 'none' } })).bytes)).not.toContain('〔2026〕');
    const begun = { kind: 'next', code: '青安新', first: 40 };
    expect(textOf((await look({ number: begun })).bytes)).toContain('青安新〔2026〕40号');
    // Refused as it would be when it is made, and to whom it would be.
    expect((await look({ answers: { basis: '依据' } })).code).toBe('documents.answer-needed');
    expect((await look({ version: 99 })).code).toBe('documents.record-changed');
    expect((await look({ number: { ...begun, code: '青安办督' } })).code).toBe(
      'documents.first-given',
    );
    expect((await look({}, beside)).status).toBe(404);
    expect(await count()).toBe(before);
    const looks = await services.owner.query<{ n: number }>(
      "select count(*)::int as n from access.audit_entry where action = 'documents.preview' and target = $1",
      [task.id],
    );
    expect(looks.rows[0]?.n).toBe(3);
    const { codes } = (await formOf(county)).body as unknown as Form;
    expect(codes.find(({ code }) => code === '青安办督')?.next).toBe(12);
    expect(codes.map(({ code }) => code)).not.toContain('青安新');
  });

  it('is numbered by 机关代字: another office of the place has its own series, and is told whose is whose', async () => {
    const { rows } = await services.owner.query<{ issuer: string; asked: string }>(
      `select max(id::text) filter (where name = '青石县人民政府') as issuer,
         max(id::text) filter (where name <> '青石县人民政府') as asked
       from posts.organ where region_path = '${QINGSHI}'`,
    );
    const party = {
      role: 'lead',
      organId: rows[0]?.asked,
      postId: null,
      townshipMatterId: null,
      townshipReason: null,
    };
    const drafted = await inspectors.post('/api/supervision/tasks', {
      office: 'supervision-office',
      issuerOrganId: rows[0]?.issuer,
      source: {
        kind: 'meeting',
        text: '县政府常务会议',
        number: null,
        recordId: null,
        findingId: null,
      },
      title: '校车通行条件核查',
      text: '逐条路线核查',
      due: { kind: 'calendar-days', days: 10 },
      assignees: [party],
      material: null,
      listing: null,
    });
    expect(drafted.status, JSON.stringify(drafted.body)).toBe(200);
    const id = String(drafted.body['id']);
    const issued = await inspectors.post(`/api/supervision/tasks/${id}/issue`, {
      version: drafted.body['version'],
      signedBy: '李某',
      documentNo: null,
    });
    expect(issued.status, JSON.stringify(issued.body)).toBe(200);
    const organs = ['青石县人民政府督查室'];
    const of = { of: id, version: Number(issued.body['version']), organs };
    const number = (code: string) => ({ number: { kind: 'next', code, first: null } });
    expect((await make({ ...of, ...number('青督') }, inspectors)).body).toMatchObject({
      number: '青督〔2026〕1号',
    });
    expect(await made()).toMatchObject({ number: '青安办督〔2026〕12号' });
    expect((await make({ ...of, ...number('青督') }, inspectors)).body).toMatchObject({
      number: '青督〔2026〕2号',
    });
    const seenBy = async (visitor: Visitor, task: string) =>
      (
        (await visitor.get(`/api/documents/form?kind=task-notice&stream=task&of=${task}`))
          .body as unknown as Form
      ).codes.filter(({ year }) => year === 2026);
    const both = (isCounty: boolean) => [
      { code: '青安办督', year: 2026, next: 13, isOwn: isCounty },
      { code: '青督', year: 2026, next: 3, isOwn: !isCounty },
    ];
    // Each has its own first.
    expect(await seenBy(county, task.id)).toEqual(both(true));
    expect(await seenBy(inspectors, id)).toEqual(both(false).toReversed());
    const { series } = (await county.get('/api/documents/numbers')).body as unknown as {
      series: { region: string; code: string; next: number }[];
    };
    expect(series).toEqual([
      { region: QINGSHI, register: 'office', code: '青安办督', year: 2026, next: 13 },
      { region: QINGSHI, register: 'office', code: '青督', year: 2026, next: 3 },
    ]);
  });

  it('is refused where it does not fit: another version, secret words, a field nobody asked for, a bad code', async () => {
    expect(await codeOf(make({ version: task.version + 1 }))).toBe('documents.record-changed');
    const answers = { ...input().answers, background: '机密★三年 某事' };
    expect(await codeOf(make({ answers }))).toBe('documents.marked-secret');
    expect(await codeOf(make({ answers: { ...input().answers, closing: '条件' } }))).toBe(
      'documents.not-asked',
    );
    const number = { kind: 'next', code: '青安办督〔2026〕', first: null };
    expect(await codeOf(make({ number }))).toBe('http.invalid-input');
  });

  it('is read as .docx and .pdf by who reads the task as its office, and by nobody else', async () => {
    const { id } = await made();
    const whole = await read(id);
    expect(whole).toMatchObject({ pages: 2, missing: [], may: ['withdraw'] });
    const docx = await county.download(`/api/documents/${id}/document.docx`);
    expect(docx.status).toBe(200);
    expect(docx.bytes.subarray(0, 2).toString()).toBe('PK');
    expect(decodeURIComponent(docx.fileName)).toContain('排查的通知.docx');
    const pdf = await county.download(`/api/documents/${id}/document.pdf`);
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    for (const visitor of [beside, inspectors]) {
      expect((await visitor.get(`/api/documents/${id}`)).status).toBe(404);
      expect((await visitor.download(`/api/documents/${id}/document.pdf`)).status).toBe(404);
      expect(await codeOf(make({}, visitor))).toBe('http.not-found');
    }
    const { items } = (await beside.get(`/api/documents?stream=task&of=${task.id}`))
      .body as unknown as { items: Line[] };
    expect(items).toEqual([]);
  });

  it('is shown within a page, not kept, where that is asked', async () => {
    const { id } = await made();
    const shown = await county.download(`/api/documents/${id}/document.pdf?inline=true`);
    expect(shown).toMatchObject({ status: 200, fileName: 'inline' });
    expect(shown.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('keeps a number free, gives it to a paper, to one from elsewhere, or declares it void', async () => {
    const reserve = async (more: object = {}) =>
      (
        await county.post('/api/documents/numbers', {
          region: QINGSHI,
          register: 'office',
          code: '青安委',
          first: null,
          purpose: '年终通报',
          ...more,
        })
      ).body as unknown as Numbered;
    const kept = await reserve();
    expect(kept).toMatchObject({
      text: '青安委〔2026〕1号',
      state: 'reserved',
      may: ['use', 'void'],
    });
    const reserved = { kind: 'reserved', id: kept.id };
    expect(await codeOf(make({ number: reserved, dated: '2027-01-04' }))).toBe(
      'documents.other-year',
    );
    expect(await made({ number: reserved })).toMatchObject({ number: '青安委〔2026〕1号' });
    expect(await codeOf(make({ number: reserved }))).toBe('documents.number-taken');
    const outside = await reserve();
    const act = (number: Numbered, name: string, body: object) =>
      county.post(`/api/documents/numbers/${number.id}/${name}`, {
        version: number.version,
        ...body,
      });
    const used = (await act(outside, 'use', { title: '关于表扬的通报' }))
      .body as unknown as Numbered;
    expect(used).toMatchObject({ state: 'used', purpose: '关于表扬的通报', documentId: null });
    const gone = (await act(used, 'void', { reason: '重复发文' })).body as unknown as Numbered;
    expect(gone).toMatchObject({ state: 'void', may: [] });
    expect(await codeOf(act(gone, 'use', { title: '又用' }))).toBe('documents.not-now');
    expect(await reserve()).toMatchObject({ text: '青安委〔2026〕3号' });
    expect(
      await codeOf(
        county.post('/api/documents/numbers', {
          region: '/99/9901/990102/',
          register: 'office',
          code: '石安委',
          first: null,
          purpose: '别人的',
        }),
      ),
    ).toBe('http.not-found');
    expect((await beside.get('/api/documents/numbers')).body).toMatchObject({ items: [] });
    const sheet = await county.download('/api/documents/numbers.xlsx?code=青安委');
    expect(sheet.bytes.subarray(0, 2).toString()).toBe('PK');
    const page = await register('limit=2');
    expect(page.items).toHaveLength(2);
    const rest = await register(`limit=100&after=${encodeURIComponent(page.next ?? '')}`);
    expect(rest.items.map(({ id }) => id)).not.toContain(page.items[0]?.id);
  });

  it('is reached among the papers of its record however many there are, each once, the latest first', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1)
      ids.unshift((await made({ number: { kind: 'none' } })).id);
    const told: string[] = [];
    let after = '';
    do {
      const { body } = await county.get(
        `/api/documents?stream=task&of=${task.id}&limit=2${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`,
      );
      const page = body as unknown as { items: Line[]; next: string | null };
      told.push(...page.items.map(({ id }) => id));
      after = page.next ?? '';
    } while (after !== '');
    expect(told.slice(0, 3)).toEqual(ids);
    expect(new Set(told).size).toBe(told.length);
    const { rows } = await services.owner.query('select from documents.document where of_id = $1', [
      task.id,
    ]);
    expect(told).toHaveLength(rows.length);
  });

  it('is withdrawn with its number, which is given to no other', async () => {
    const { id, number } = await made();
    const body = { version: 1, reason: '主送机关有误' };
    expect((await beside.post(`/api/documents/${id}/withdraw`, body)).status).toBe(404);
    const gone = (await county.post(`/api/documents/${id}/withdraw`, body)).body;
    expect(gone).toMatchObject({ state: 'withdrawn', number });
    const kept = await county.download(`/api/documents/${id}/document.pdf`);
    const pages = readPdf(kept.bytes).map((page) => linesOfPage(page).map(({ text }) => text));
    expect(pages.length).toBeGreaterThan(1);
    for (const lines of pages) expect(lines).toContain('已撤回');
    for (const ending of ['pdf', 'docx']) {
      const { fileName } = await county.download(`/api/documents/${id}/document.${ending}`);
      expect(decodeURIComponent(fileName)).toMatch(/^（已撤回）/);
    }
    const { items } = await register('state=void');
    expect(items.find(({ documentId }) => documentId === id)).toMatchObject({ text: number });
    // Another office of the place reads its register; the task is not its own, and no way leads to the paper.
    const ofInspectors = (await inspectors.get('/api/documents/numbers?')).body as unknown as {
      items: Numbered[];
    };
    expect(ofInspectors.items.find(({ text }) => text === number)).toMatchObject({
      documentId: null,
    });
    expect((await inspectors.get(`/api/documents/${id}`)).status).toBe(404);
    expect(
      await codeOf(county.post(`/api/documents/${id}/withdraw`, { ...body, version: 2 })),
    ).toBe('documents.not-now');
    expect((await made()).number).not.toBe(number);
  });

  it('tells by its code which document it is and where it stands in the log', async () => {
    const { id, title, number } = await made();
    const { origin } = await read(id);
    expect(origin).toMatchObject({ version: task.version });
    expect(origin.verifyCode).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    const ask = (code: string) =>
      server.nobody.get(`/api/documents/check?code=${encodeURIComponent(code)}`);
    expect((await ask(origin.verifyCode)).body).toMatchObject({
      title,
      number,
      // Whatever organ it names, this is whose office made it.
      maker: { as: 'office', region: '青石县' },
      place: null,
    });
    await sealAndSign(server.ledger);
    const typed = origin.verifyCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    const checked = (await ask(typed)).body as unknown as {
      place: { index: number };
      checkpoint: { size: number; root: string };
    };
    expect(checked).toMatchObject({
      title,
      state: 'made',
      of: { stream: 'task', version: task.version },
    });
    // As a stranger reads them from the log itself.
    const note = parseCheckpoint((await server.app.inject({ url: '/ledger/checkpoint' })).body);
    if (!note.ok) throw new Error(note.error.code);
    expect(checked.checkpoint).toEqual({
      size: Number(note.value.size),
      root: Buffer.from(note.value.root).toString('base64'),
    });
    const { rows: leaves } = await services.owner.query<{ record: string; version: number }>(
      'select record, version from ledger.leaf where index = $1',
      [checked.place.index],
    );
    expect(leaves).toEqual([{ record: id, version: 1 }]);
    expect(checked.checkpoint.size).toBeGreaterThan(checked.place.index);
    expect(await codeOf(ask('0000-0000-0000-0000'))).toBe('documents.no-such-code');
  });

  it('has its code as a QR code of the address where the system is reached, wherever it was made', async () => {
    const publicUrl = 'https://zeren.example';
    const reached = await openTestServer(services, { publicUrl });
    const { id } = await made();
    const { origin } = await read(id);
    const office = await reached.signIn(world.accounts.get('qingshi-awb') ?? '');
    const printedPage = async (visitor: Visitor) =>
      readPdf((await visitor.download(`/api/documents/${id}/document.pdf`)).bytes).at(-1);
    const page = await printedPage(office);
    await reached.close();
    expect(page && codeOfPage(page).text).toBe(`${publicUrl}/verify?code=${origin.verifyCode}`);
    const said =
      page &&
      linesOfPage(page)
        .map(({ text }) => text)
        .join('');
    expect(said).toContain(`${publicUrl}/verify`);
    // Where nobody knows the address yet there is nothing a camera could open.
    expect((await printedPage(county))?.rectangles).toEqual([]);
  });

  it('tells of so many codes a minute to one place', async () => {
    const statuses = new Set<number>();
    for (let asked = 0; asked < 61; asked += 1) {
      const url = '/api/documents/check?code=0000-0000-0000-0000';
      statuses.add((await server.app.inject({ url, remoteAddress: '192.0.2.7' })).statusCode);
    }
    expect([...statuses]).toEqual([404, 429]);
  });

  it('of a task bears what that went out under, and no other, whichever was first', async () => {
    const city = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    const { rows } = await services.owner.query<{ id: string; region: string }>(
      "select id, region_path as region from posts.organ where name in ('云江市人民政府', '青石县人民政府')",
    );
    const organAt = (region: string) => rows.find((one) => one.region === region)?.id;
    const asking = (title: string, level: string | null, noticeNo = '云安督〔2026〕5号') => ({
      office: 'safety-office',
      issuerOrganId: organAt(YUNJIANG),
      source: {
        kind: 'accident',
        text: '某某事故',
        number: null,
        recordId: null,
        findingId: null,
      },
      title,
      text: '查明原因',
      due: { kind: 'calendar-days', days: 30 },
      assignees: [
        {
          role: 'lead',
          organId: organAt(QINGSHI),
          postId: null,
          townshipMatterId: null,
          townshipReason: null,
        },
      ],
      material: null,
      listing: level && {
        level,
        accidentName: '某某事故',
        matter: '某某事故查处',
        timeLimit: '60 日内',
        removal: '核查后解除',
        noticeNo,
        publishedOn: null,
        publishedIn: null,
      },
    });
    const act = async (one: { id: string; version: number }, name: string, body: object) => {
      const path = `/api/supervision/tasks/${one.id}/${name}`;
      return city.post(path, { version: one.version, ...body });
    };
    const done = async (answer: Awaited<ReturnType<typeof act>>) => {
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      return answer.body as unknown as typeof task;
    };
    const approved = async (input: object) =>
      act(await done(await city.post('/api/supervision/tasks', input)), 'approve', {
        by: '市安委会主任会议',
        on: '2026-11-20',
        documentNo: '云政纪〔2026〕40号',
        plan: '第9项',
      }).then(done);
    const formOfIts = async ({ id }: typeof task, kind: string) => {
      const { body } = await city.get(`/api/documents/form?stream=task&kind=${kind}&of=${id}`);
      return body as unknown as DocumentForm;
    };
    const paper = async (one: typeof task, kind: string, number: object) => {
      const { version, asked, organs } = await formOfIts(one, kind);
      const answers = asked.map(({ name, kind: of, suggested }) => [
        name,
        suggested || (of === 'date' ? '2026-12-20' : '按要求办理'),
      ]);
      return make(
        { kind, of: one.id, version, organs, answers: Object.fromEntries(answers), number },
        city,
      );
    };
    const next = (code: string, first: number | null = null) => ({ kind: 'next', code, first });

    // The paper first: the task is issued under its number.
    const agreed = await approved(asking('先编号后下达', null));
    expect((await paper(agreed, 'task-notice', next('云安督', 4))).body).toMatchObject({
      number: '云安督〔2026〕4号',
    });
    expect(await codeOf(paper(agreed, 'task-notice', next('云安督')))).toBe(
      'documents.numbered-already',
    );
    const issue = (documentNo: string | null) =>
      act(agreed, 'issue', { signedBy: '云江市副市长', documentNo });
    expect((await issue('云安督〔2026〕40号')).body.error).toMatchObject({
      code: 'documents.paper-numbered',
      path: 'body.documentNo',
    });
    expect(await codeOf(issue(null))).toBe('documents.paper-numbered');
    const issued = await done(await issue('云安督[2026]4号'));
    expect((await formOfIts(issued, 'task-notice')).ownNumber).toBe('云安督[2026]4号');

    // The notice of listed supervision first: its paper takes the number, and the draft keeps it from then on.
    const listed = await approved(asking('挂牌', 'prefecture'));
    const kind = 'listed-supervision-notice';
    expect(await codeOf(paper(listed, kind, next('云安办')))).toBe('documents.other-number');
    expect((await paper(listed, kind, { kind: 'own' })).body).toMatchObject({
      number: '云安督〔2026〕5号',
    });
    const changed = (noticeNo: string) =>
      act(listed, 'change', { task: asking('挂牌', 'prefecture', noticeNo) });
    expect((await changed('云安督〔2026〕6号')).body.error).toMatchObject({
      code: 'documents.paper-numbered',
      path: 'body.task.listing.noticeNo',
    });
    await done(await changed('云安督〔2026〕5号'));

    // Of a superior's the notice is theirs: what is made here bears a number of ours.
    const above = await approved(asking('省里挂牌', 'province', '省安督〔2026〕1号'));
    expect((await formOfIts(above, kind)).ownNumber).toBeNull();
    expect((await paper(above, kind, next('云安督'))).body).toMatchObject({
      number: '云安督〔2026〕6号',
    });
  });

  it('goes to print on the day it is made, or the day that is said, never before it is dated', async () => {
    const none = { number: { kind: 'none' }, dated: '2026-11-20' };
    const printedOn = async (more: object = {}) => {
      const { id } = await made({ ...none, ...more });
      const { rows } = await services.owner.query<{ on: string }>(
        "select paper -> 'imprint' ->> 'printedOn' as on from documents.document where id = $1",
        [id],
      );
      return rows[0]?.on;
    };
    expect(await printedOn()).toBe(services.clock.today());
    expect(await printedOn({ printedOn: '2026-11-21' })).toBe('2026-11-21');
    expect(await codeOf(make({ ...none, printedOn: '2026-11-19' }))).toBe(
      'documents.printed-before',
    );
  });

  it('agrees with the ledger', async () => {
    expect(await disagreements(services)).toEqual([]);
  });
});

// Files from the first part to the reader: repeated, cut off, wrong, cleaned, handed in, read and left behind.
import { ATTACHMENT_PART_BYTES } from '@jinze/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEDGER_NEEDS } from '../../ledger-needs.ts';
import { clockAt } from '../../platform/clock.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { withoutMetadata } from '../../platform/files/picture-metadata.ts';
import { digestOf, newSecret } from '../../platform/ids.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, TEST_NOW, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World } from '../../testing/world.ts';
import { removeStaleUploads } from './attachments.ts';
import { recordsInScope } from './index.ts';

const DRAFT = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const FILES = '/api/performance/attachments';

/** A photograph of about so many bytes, with the place where it was taken. */
function photo(bytes: number): Buffer {
  const segment = (marker: number, content: string) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, Buffer.from(content, 'latin1')]);
  };
  const pixels = Buffer.alloc(bytes, Buffer.from('pixels of the mine'));
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, `Exif GPS 30.1 120.2 ${'device '.repeat(800)}`),
    segment(0xdb, 'quantisation'),
    Buffer.from([0xff, 0xda, 0, 4, 1, 2]),
    pixels,
    Buffer.from([0xff, 0xd9]),
  ]);
}

interface Sent {
  readonly id: string;
  readonly state: string;
  readonly received: number;
  readonly name: string;
  readonly type: string | null;
}

describe('an attachment', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let beside: Visitor;
  let above: Visitor;
  let leader: Visitor;
  let personId: string;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    above = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    const { rows } = await services.owner.query<{ id: string; person_id: string }>(
      `select account.id, account.person_id from access.account account
         join posts.appointment a on a.person_id = account.person_id and a.valid_to is null
         join posts.post post on post.id = a.post_id join posts.organ organ on organ.id = post.organ_id
       where organ.region_path = $1 and post.class = 'government-chief' limit 1`,
      [QINGSHI],
    );
    personId = rows[0]?.person_id ?? '';
    leader = await server.signIn(rows[0]?.id ?? '');
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const begin = async (
    draftId: string,
    bytes: Buffer,
    more: { name?: string; digest?: string | null; keepsMetadata?: boolean } = {},
    visitor = office,
  ) =>
    visitor.post(FILES, {
      draftId,
      name: '现场.jpg',
      size: bytes.length,
      digest: digestOf(bytes),
      keepsMetadata: false,
      ...more,
    });
  const part = (id: string, offset: number, bytes: Buffer, visitor = office) =>
    visitor.upload(`${FILES}/${id}/parts/${offset}`, bytes);
  const finish = (id: string, visitor = office) => visitor.post(`${FILES}/${id}/finish`);
  /** Sends all of it in parts of this size and answers what finishing says. */
  const send = async (
    draftId: string,
    bytes: Buffer,
    more: Parameters<typeof begin>[2] = {},
    { size = ATTACHMENT_PART_BYTES, visitor = office } = {},
  ) => {
    const { id } = (await begin(draftId, bytes, more, visitor)).body as unknown as Sent;
    for (let at = 0; at < bytes.length; at += size)
      await part(id, at, bytes.subarray(at, at + size), visitor);
    return finish(id, visitor);
  };
  const record = (draftId: string, visitor = office, title = '检查矿山') =>
    visitor.post('/api/performance/records', {
      draftId,
      activity: 'led-inspection',
      body: null,
      title,
      occurredOn: '2026-11-20',
      occurredTo: null,
      place: null,
      matter: null,
      findings: null,
      orders: null,
      followUp: null,
      basisNo: null,
      lateReason: null,
      participants: [{ personId, role: 'led', duties: [] }],
    });
  const ofRecord = async (recordId: string, visitor = office) => {
    const { body } = await visitor.get(`/api/performance/records/${recordId}/attachments`);
    return (
      body as unknown as { items?: { id: string; name: string; size: number; type: string }[] }
    ).items;
  };

  it('sent in any parts is kept without place and device, and read by whoever may read the record', async () => {
    const bytes = photo(3_000_000);
    const clean = withoutMetadata(bytes, 'image/jpeg');
    expect(clean.length).toBeLessThan(bytes.length);
    const sent = await send(DRAFT(1), bytes, {}, { size: 700_001 });
    expect(sent.body).toMatchObject({ state: 'kept', name: '现场.jpg', type: 'image/jpeg' });
    const recordId = (await record(DRAFT(1))).body['id'] as string;
    const [file] = (await ofRecord(recordId)) ?? [];
    expect(file).toMatchObject({ name: '现场.jpg', size: clean.length, type: 'image/jpeg' });
    const { rows } = await services.owner.query<{ from: number; size: number }>(
      `select from_byte as from, octet_length(bytes) as size from performance.attachment_part
       where attachment_id = $1 order by from_byte`,
      [file?.id],
    );
    expect(rows.map(({ from }) => from)).toEqual([0, 1, 2].map((n) => n * ATTACHMENT_PART_BYTES));
    const address = `${FILES}/${file?.id}/content`;
    for (const visitor of [office, leader]) {
      const read = await visitor.download(address);
      expect(read.status).toBe(200);
      expect(read.bytes.equals(clean)).toBe(true);
      expect(decodeURIComponent(read.fileName)).toBe('现场.jpg');
    }
    for (const visitor of [beside, above]) {
      expect((await visitor.download(address)).status).toBe(404);
      expect(await ofRecord(recordId, visitor)).toBeUndefined();
    }
    expect((await server.nobody.get(address)).status).toBe(401);
  });

  it('is named in the ledger by the hash of what is kept, and given out with its record', async () => {
    const bytes = photo(2000);
    const clean = withoutMetadata(bytes, 'image/jpeg');
    await send(DRAFT(2), bytes);
    const recordId = (await record(DRAFT(2))).body['id'] as string;
    const [file] = (await ofRecord(recordId)) ?? [];
    const { rows } = await services.owner.query<{
      fields: Record<string, unknown>;
      persons: string[];
    }>(`select fields::jsonb as fields, persons from ledger.pending_leaf where record = $1`, [
      file?.id,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.persons).toEqual([personId]);
    expect(rows[0]?.fields).toMatchObject({
      ownerKind: 'duty-record',
      ownerId: recordId,
      keepsMetadata: false,
      file: { hash: Buffer.from(digestOf(clean), 'hex').toString('base64'), size: clean.length },
    });
    const ids = [recordId, file?.id ?? ''];
    const [size, files] = await services.database.read(SYSTEM_SCOPE, async (db) => [
      await LEDGER_NEEDS.sizeOfFiles(db, ids),
      await LEDGER_NEEDS.filesOf(db, ids, ['any']),
    ]);
    expect(size).toBe(clean.length);
    expect(files.map((one) => Buffer.from(one))).toEqual([clean]);
    expect(await disagreements(services)).toEqual([]);
    // A changed byte is a finding.
    await services.owner.query(
      `update performance.attachment_part set bytes = set_byte(bytes, 900, 1) where attachment_id = $1`,
      [file?.id],
    );
    expect(await disagreements(services)).toMatchObject([{ record: file?.id, path: '/file' }]);
    await services.owner.query(
      `update performance.attachment_part set bytes = $2 where attachment_id = $1`,
      [file?.id, clean],
    );
  });

  it('a part sent again changes nothing; a gap, an overlap and other bytes are refused', async () => {
    const bytes = Buffer.from(`%PDF-1.7 ${'x'.repeat(991)}`);
    const begun = await begin(DRAFT(3), bytes, { name: '纪要.pdf' });
    const { id } = begun.body as unknown as Sent;
    expect((await part(id, 10, bytes.subarray(10, 20))).body.error).toMatchObject({
      code: 'performance.attachment-gap',
      message: '已收到 0 字节，请从这里继续发送。',
      current: { received: 0 },
    });
    for (let time = 0; time < 2; time += 1)
      expect((await part(id, 0, bytes.subarray(0, 400))).body).toEqual({ received: 400 });
    // Cut differently it is the same all the same.
    expect((await part(id, 100, bytes.subarray(100, 250))).body).toEqual({ received: 400 });
    expect((await part(id, 0, Buffer.alloc(400, 'y'))).body.error?.code).toBe(
      'performance.attachment-differs',
    );
    expect((await part(id, 300, bytes.subarray(300, 500))).body.error).toMatchObject({
      code: 'performance.attachment-gap',
      current: { received: 400 },
    });
    expect((await part(id, 400, Buffer.alloc(601))).body.error?.code).toBe(
      'performance.attachment-beyond',
    );
    expect((await part(id, 400, Buffer.alloc(0))).body.error?.code).toBe(
      'performance.attachment-part-size',
    );
    const early = await finish(id);
    expect([early.status, early.body.error?.code]).toEqual([
      409,
      'performance.attachment-incomplete',
    ]);
    // Somebody else neither adds to it nor learns of it.
    for (const answer of [
      await part(id, 400, bytes.subarray(400), leader),
      await finish(id, leader),
      await leader.post(`${FILES}/${id}/remove`),
    ])
      expect(answer.status).toBe(404);
    // After a reload the same file goes on where it was.
    const again = await begin(DRAFT(3), bytes, { name: '另一个名字.pdf' });
    expect(again.body).toMatchObject({ id, received: 400 });
    const { body } = await office.get(`${FILES}?draft=${DRAFT(3)}`);
    expect(body['items']).toEqual([again.body]);
    expect((await leader.get(`${FILES}?draft=${DRAFT(3)}`)).body['items']).toEqual([]);
    await part(id, 400, bytes.subarray(400));
    for (let time = 0; time < 2; time += 1)
      expect((await finish(id)).body).toMatchObject({ state: 'kept', type: 'application/pdf' });
    expect((await part(id, 400, bytes.subarray(400))).body).toEqual({ received: 1000 });
    expect((await office.download(`${FILES}/${id}/content`)).bytes.equals(bytes)).toBe(true);
    expect((await leader.download(`${FILES}/${id}/content`)).status).toBe(404);
  });

  it('two tabs sending the same part at once leave one', async () => {
    const bytes = Buffer.from(`%PDF-1.7 ${'x'.repeat(91)}`);
    const { id } = (await begin(DRAFT(4), bytes)).body as unknown as Sent;
    const answers = await Promise.all(Array.from({ length: 6 }, () => part(id, 0, bytes)));
    expect(answers.map(({ body }) => body['received'])).toEqual(Array(6).fill(100));
  });

  it.each([
    [
      'a program named .pdf',
      'performance.attachment-type',
      Buffer.from('MZ\u0000\u0001 program'),
      {},
    ],
    [
      'another file than was said',
      'performance.attachment-digest',
      Buffer.from('%PDF-1.7'),
      { digest: 'a'.repeat(64) },
    ],
    [
      'a picture that is cut off',
      'performance.attachment-broken-picture',
      photo(50).subarray(0, 40),
      {},
    ],
  ])('%s is refused', async (_, code, bytes, more) => {
    const draft = DRAFT(5);
    const begun = await begin(draft, bytes, { name: '纪要.pdf', ...more });
    const { id } = begun.body as unknown as Sent;
    const sent = await part(id, 0, bytes);
    const refused = sent.status === 200 ? await finish(id) : sent;
    expect(refused.body.error?.code).toBe(code);
    await office.post(`${FILES}/${id}/remove`);
    expect((await office.get(`${FILES}?draft=${draft}`)).body['items']).toEqual([]);
  });

  it('too large, empty, or marked secret it is not begun', async () => {
    const pdf = Buffer.from('%PDF-1.7');
    const sizes = await Promise.all(
      [0, 50 * 1024 * 1024 + 1].map((size) =>
        office.post(FILES, {
          draftId: DRAFT(6),
          name: 'a',
          size,
          digest: null,
          keepsMetadata: false,
        }),
      ),
    );
    expect(sizes.map(({ body }) => body.error?.code)).toEqual([
      'http.invalid-input',
      'http.invalid-input',
    ]);
    const secret = await begin(DRAFT(6), pdf, { name: '会议纪要（机密）.pdf' });
    expect(secret.body.error?.code).toBe('performance.attachment-secret');
  });

  it('a draft has ten of them', async () => {
    const pdf = Buffer.from('%PDF-1.7');
    for (let n = 0; n < 10; n += 1) await begin(DRAFT(7), pdf, { digest: null });
    expect((await begin(DRAFT(7), pdf, { digest: null })).body.error?.code).toBe(
      'performance.too-many-attachments',
    );
    await services.owner.query('delete from performance.attachment where draft_id = $1', [
      DRAFT(7),
    ]);
  });

  it('on its way it holds the record back; taken out, the record goes without it', async () => {
    const bytes = Buffer.from('%PDF-1.7 half');
    const { id } = (await begin(DRAFT(8), bytes, { name: '半个.pdf' })).body as unknown as Sent;
    await part(id, 0, bytes.subarray(0, 5));
    const held = await record(DRAFT(8));
    expect(held.body.error).toMatchObject({
      code: 'performance.attachment-unfinished',
      message: '附件“半个.pdf”还没有传完；请等它传完，或移除后再提交。',
    });
    const { rows } = await services.owner.query(
      'select from performance.duty_record where draft_id = $1',
      [DRAFT(8)],
    );
    expect(rows).toEqual([]);
    expect((await office.post(`${FILES}/${id}/remove`)).status).toBe(200);
    const recordId = (await record(DRAFT(8))).body['id'] as string;
    expect(await ofRecord(recordId)).toEqual([]);
  });

  it('the camera’s own words are kept by whoever chooses to', async () => {
    const bytes = photo(100);
    const draft = DRAFT(9);
    const sent = await send(draft, bytes, { keepsMetadata: true });
    const { id } = sent.body as unknown as Sent;
    const read = await office.download(`${FILES}/${id}/content`);
    expect(read.bytes.includes('GPS 30.1')).toBe(true);
    await office.post(`${FILES}/${id}/remove`);
  });

  it('is added to a record later, by whose record it is', async () => {
    const recordId = (await record(DRAFT(10))).body['id'] as string;
    await send(recordId, Buffer.from('%PDF-1.7 later'), { name: '补充.pdf' });
    const attached = await office.post(`/api/performance/records/${recordId}/attachments`);
    expect(attached.body['items']).toMatchObject([{ name: '补充.pdf' }]);
    await send(recordId, Buffer.from('%PDF-1.7 not theirs'), {}, { visitor: beside });
    const refused = await beside.post(`/api/performance/records/${recordId}/attachments`);
    expect(refused.status).toBe(404);
    expect(await ofRecord(recordId)).toHaveLength(1);
    // Once it belongs to the record nobody takes it away.
    const [file] = (await ofRecord(recordId)) ?? [];
    expect((await office.post(`${FILES}/${file?.id}/remove`)).status).toBe(404);
    expect(await disagreements(services)).toEqual([]);
  });

  it('a superior reads it for a day after opening the record with a reason', async () => {
    await send(DRAFT(11), Buffer.from('%PDF-1.7 below'), { name: '下级.pdf' });
    const recordId = (await record(DRAFT(11), office, '下级的检查')).body['id'] as string;
    const [file] = (await ofRecord(recordId)) ?? [];
    const address = `${FILES}/${file?.id}/content`;
    expect((await above.download(address)).status).toBe(404);
    await above.post(`/api/performance/records/${recordId}/open`, { reason: '年度考核抽查' });
    expect((await above.download(address)).bytes.toString()).toBe('%PDF-1.7 below');
    expect(await ofRecord(recordId, above)).toMatchObject([{ name: '下级.pdf' }]);
    expect((await beside.download(address)).status).toBe(404);
    await services.owner.query(
      `update performance.opening set opened_at = opened_at - interval '25 hours'`,
    );
    expect((await above.download(address)).status).toBe(404);
    expect(await ofRecord(recordId, above)).toBeUndefined();
  });

  it('row security knows whose it is without any query saying so', async () => {
    const scope = { keys: ['county/99/9901/990102/'], committees: [], persons: [] };
    const count = (keys: string[]) =>
      services.database.read({ ...scope, keys }, async (db) => {
        const parts = await db
          .selectFrom('performance.attachment_part')
          .select('from_byte')
          .execute();
        const files = await db.selectFrom('performance.attachment').select('id').execute();
        return [parts.length > 0, files.length > 0];
      });
    expect(await count(['county/99/9901/990102/'])).toEqual([true, true]);
    await services.owner.query(`delete from performance.attachment where owner_id is null`);
    expect(await count(['county/99/9901/990102/'])).toEqual([false, false]);
    expect(await count(['county/99/9901/990101/'])).toEqual([true, true]);
    expect(
      await services.database.read(SYSTEM_SCOPE, (db) => recordsInScope(db, SYSTEM_SCOPE, [])),
    ).toEqual([]);
  });

  it('left behind it goes after a week, sent whole after a month, handed in never', async () => {
    const bytes = Buffer.from('%PDF-1.7 left behind');
    const half = (await begin(DRAFT(12), bytes, { digest: null })).body as unknown as Sent;
    await part(half.id, 0, bytes.subarray(0, 6));
    const whole = (await send(DRAFT(12), bytes)).body as unknown as Sent;
    const left = async () => {
      const { rows } = await services.owner.query<{ id: string }>(
        'select id from performance.attachment where owner_id is null',
      );
      return rows.map(({ id }) => id);
    };
    const after = (days: number) =>
      removeStaleUploads({
        ...services,
        clock: clockAt(new Date(TEST_NOW.getTime() + days * 86_400_000)),
      });
    const before = await services.owner.query(
      'select from performance.attachment where owner_id is not null',
    );
    expect(await after(6)).toBe(0);
    expect(await after(8)).toBe(1);
    expect(await left()).toEqual([whole.id]);
    expect(await after(31)).toBe(1);
    expect(await left()).toEqual([]);
    const parts = await services.owner.query(
      `select from performance.attachment_part where attachment_id = any($1)`,
      [[half.id, whole.id]],
    );
    expect(parts.rows).toEqual([]);
    const now = await services.owner.query(
      'select from performance.attachment where owner_id is not null',
    );
    expect(now.rowCount).toBe(before.rowCount);
  });

  it('the answer names a type nobody guesses anew, and is kept by no cache', async () => {
    await send(DRAFT(13), Buffer.from('会议纪要'), { name: '说明.html' });
    const { body } = await office.get(`${FILES}?draft=${DRAFT(13)}`);
    const [file] = body['items'] as Sent[];
    expect(file?.name).toBe('说明.html.txt');
    const signedIn = await server.app.inject({
      method: 'POST',
      url: '/api/access/sign-in',
      payload: { accountId: world.accounts.get('qingshi-awb') },
    });
    const [cookie] = signedIn.cookies;
    const response = await server.app.inject({
      url: `${FILES}/${file?.id}/content`,
      headers: { cookie: `${cookie?.name}=${cookie?.value}`, 'x-nothing': newSecret() },
    });
    expect(response.headers).toMatchObject({
      'content-type': 'text/plain',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-length': '12',
    });
    expect(response.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''/);
  });
});

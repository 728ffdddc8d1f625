// Annual reports over HTTP: drafted from records, edited by leader or liaison, signed by the leader alone.
import { readList } from '@jinze/documents/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addLiaison } from '../../demo/demo-accounts.ts';
import { newId } from '../../platform/ids.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World } from '../../testing/world.ts';
import { draftSections } from '../duties/index.ts';

interface Report {
  id: string;
  version: number;
  state: string;
  content: {
    part: string;
    sentences: { key: string | null; text: string; isEdited: boolean; records: string[] }[];
  }[];
  records: { id: string; title: string }[];
  versions: {
    version: number;
    reason: string | null;
    signedAt: string | null;
    content: { part: string; sentences: string[] }[];
  }[];
  signer: { name: string } | null;
  may: string[];
}

const PATH = '/api/performance/annual-reports';

describe('annual reports', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let leader: Visitor;
  let liaison: Visitor;
  let beside: Visitor;
  let personId = '';
  let recordId = '';
  const accountIdWhere = async (condition: string, value: string) =>
    (
      await services.owner.query<{ id: string }>(
        `select id from access.account where ${condition}`,
        [value],
      )
    ).rows[0]?.id ?? '';

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    await draftSections(services, world.command, { region: QINGSHI, year: 2026 });
    const { rows } = await services.owner.query<{ id: string }>(
      `select a.person_id as id from posts.appointment a join posts.post t on t.id = a.post_id
         join posts.organ o on o.id = t.organ_id
       where o.region_path = $1 and t.title = '副县长（工业）' and a.superseded_at is null and a.valid_to is null`,
      [QINGSHI],
    );
    personId = rows[0]?.id ?? '';
    await services.unitOfWork.commit(world.command, async (unit) => {
      await addLiaison(unit, personId as never);
      return {};
    });
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    leader = await server.signIn(await accountIdWhere('person_id = $1', personId));
    await leader.post('/api/access/reauthenticate', { proof: '我是本人' });
    liaison = await server.signIn(
      await accountIdWhere(
        "id in (select account_id from access.role_grant where role = 'liaison' and person_id = $1)",
        personId,
      ),
    );
    const record = await leader.post('/api/performance/records', {
      draftId: newId(new Date('2026-11-23T02:00:00Z')),
      activity: 'led-inspection',
      body: null,
      title: '检查青石化工园区',
      occurredOn: '2026-11-20',
      occurredTo: null,
      place: null,
      matter: null,
      findings: '两处报警器失效',
      orders: null,
      followUp: null,
      basisNo: null,
      lateReason: null,
      participants: [{ personId, role: 'led', duties: ['art9.5'] }],
    });
    recordId = (record.body as unknown as { id: string }).id;
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const draft = (visitor: Visitor, year = 2026) =>
    visitor.post(`${PATH}/draft`, { personId, year });
  const read = async (visitor: Visitor, id: string) =>
    (await visitor.get(`${PATH}/${id}`)).body as unknown as Report;

  it('is drafted from the records, each sentence linked; a second draft of the year is refused', async () => {
    expect((await draft(beside)).status).toBe(403);
    expect((await draft(leader, 2027)).body.error?.code).toBe('performance.report-too-early');
    const report = (await draft(liaison)).body as unknown as Report;
    const portfolio = report.content.find(({ part }) => part === 'portfolio');
    expect(portfolio?.sentences[0]).toMatchObject({
      text: '带队检查 1 次：11月20日检查青石化工园区。',
      records: [recordId],
    });
    expect(report.records).toMatchObject([{ id: recordId, title: '检查青石化工园区' }]);
    expect((await draft(leader)).body.error?.code).toBe('performance.report-there');
  });

  it('is edited by leader and liaison as versions; a stale one conflicts; strangers and a draft’s office see nothing', async () => {
    const mine = (await leader.get(`${PATH}/mine`)).body as unknown as { items: Report[] };
    const id = mine.items[0]?.id ?? '';
    const report = await read(leader, id);
    expect(report.may).toEqual(['save', 'refresh', 'sign']);
    expect((await read(liaison, id)).may).toEqual(['save', 'refresh']);
    for (const visitor of [office, beside])
      expect((await visitor.get(`${PATH}/${id}`)).status).toBe(404);
    const foreign = '00000000-0000-7000-8000-000000000009';
    const content = report.content.map((one) =>
      one.part === 'next'
        ? {
            ...one,
            sentences: [
              ...one.sentences,
              {
                key: null,
                text: '明年把园区搬迁办完。',
                isEdited: true,
                records: [recordId, foreign],
              },
            ],
          }
        : one,
    );
    const saved = (await liaison.post(`${PATH}/${id}/save`, { version: report.version, content }))
      .body as unknown as Report;
    const written = saved.content
      .flatMap(({ sentences }) => sentences)
      .find(({ key }) => key === null);
    expect(written?.records).toEqual([recordId]);
    // What it said before stays readable, sentence by sentence.
    expect(saved.versions).toHaveLength(1);
    expect(saved.versions[0]?.content).toEqual(
      report.content.map(({ part, sentences }) => ({
        part,
        sentences: sentences.map(({ text }) => text),
      })),
    );
    const stale = await leader.post(`${PATH}/${id}/save`, { version: report.version, content });
    expect(stale.status).toBe(409);
    const secret = await leader.post(`${PATH}/${id}/save`, {
      version: saved.version,
      content: [
        {
          part: 'led',
          sentences: [{ key: null, text: '机密★启用前', isEdited: true, records: [] }],
        },
      ],
    });
    expect(secret.body.error?.code).toBe('performance.secret-marking');
    const fresh = (await leader.post(`${PATH}/${id}/refresh`, { version: saved.version }))
      .body as unknown as Report;
    expect(fresh.content.flatMap(({ sentences }) => sentences).map(({ text }) => text)).toContain(
      '明年把园区搬迁办完。',
    );
  });

  it('is signed by the leader alone; then the own office reads it, and it opens again with a reason only', async () => {
    const mine = (await leader.get(`${PATH}/mine`)).body as unknown as { items: Report[] };
    const { id, version } = mine.items[0] ?? { id: '', version: 0 };
    expect((await liaison.post(`${PATH}/${id}/sign`, { version })).status).toBe(403);
    const signed = (await leader.post(`${PATH}/${id}/sign`, { version })).body as unknown as Report;
    expect(signed).toMatchObject({ state: 'signed', may: ['reopen'] });
    expect(signed.signer?.name).not.toBe('');
    // What drafts said is not for the office to read.
    expect(signed.versions.length).toBeGreaterThan(1);
    expect(await read(office, id)).toMatchObject({ may: [], versions: [] });
    expect((await beside.get(`${PATH}/${id}`)).status).toBe(404);
    const list = (await office.get(`${PATH}?region=${QINGSHI}&year=2026`)).body as unknown as {
      items: Report[];
      leaders: number;
      signed: number;
    };
    expect(list).toMatchObject({ items: [{ id }], signed: 1 });
    expect(list.leaders).toBeGreaterThan(5);
    const sheet = async (visitor: Visitor, region: string) =>
      readList((await visitor.download(`${PATH}.xlsx?region=${region}&year=2026`)).bytes);
    const { said, columns, rows } = await sheet(office, QINGSHI);
    expect(said.join()).toContain(`青石县 2026 年述职报告，截至 ${services.clock.today()}`);
    expect(said.join()).toContain(`${list.leaders} 位领导干部中 1 位已签署`);
    expect(columns).toEqual(['姓名', '职务', '签署日期']);
    expect(rows).toEqual([[signed.signer?.name, expect.any(String), services.clock.today()]]);
    expect((await sheet(beside, QINGSHI)).rows).toEqual([]);
    expect((await leader.download(`${PATH}.xlsx?region=${QINGSHI}&year=2026`)).status).toBe(403);
    const saving = await leader.post(`${PATH}/${id}/save`, {
      version: signed.version,
      content: signed.content,
    });
    expect(saving.body.error?.code).toBe('performance.report-signed');
    const open = (
      await leader.post(`${PATH}/${id}/reopen`, { version: signed.version, reason: '补充一项' })
    ).body as unknown as Report;
    expect(open).toMatchObject({ state: 'drafted', signer: null });
    expect(open.versions[0]).toMatchObject({ reason: '补充一项' });
    expect(open.versions[0]?.signedAt).not.toBeNull();
    expect((await office.get(`${PATH}/${id}`)).status).toBe(404);
    // Signed once more, the office reads what was signed before.
    expect((await leader.post(`${PATH}/${id}/sign`, { version: open.version })).status).toBe(200);
    const again = await read(office, id);
    expect(again.versions.map((version) => version.version)).toEqual([signed.version]);
    expect(again.versions[0]?.content.map(({ sentences }) => sentences)).toEqual(
      signed.content.map(({ sentences }) => sentences.map(({ text }) => text)),
    );
  });

  it('reads back as its leaves say', async () => {
    expect(await disagreements(services)).toEqual([]);
  });
});

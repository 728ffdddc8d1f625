// Papers of what is computed and is no record: made anew for whoever reads the answer, by what it was computed on, and of no version.
import type { DocumentForm } from '@jinze/contracts';
import { documentDate } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '../../demo/seed-demo.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';

describe('papers of what is computed', () => {
  let services: TestDatabase;
  let server: TestServer;
  const visitors = new Map<string, Visitor>();
  const as = (login: string) => {
    const visitor = visitors.get(login);
    if (visitor === undefined) throw new Error(login);
    return visitor;
  };

  beforeAll(async () => {
    services = await openTestDatabase();
    await seedDemo(services);
    server = await openTestServer(services);
    const { rows } = await services.owner.query<{ id: string; login: string }>(
      `select own.id, serving.login_name || '-leader' as login from access.account serving
         join access.role_grant role on role.account_id = serving.id
         join access.account own on own.person_id = role.person_id
       where serving.login_name = 'shiqiao-lly'
       union all select id, login_name from access.account
       where login_name = 'shiqiao-lly' or login_name ~ '-(awb|dcs|zzb)$'`,
    );
    for (const { id, login } of rows) visitors.set(login, await server.signIn(id));
  }, 180_000);
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  interface Asked {
    readonly stream: string;
    readonly of: string;
    readonly part: string;
  }
  const formOf = async (visitor: Visitor, { of, part }: Asked) =>
    visitor.get(
      `/api/documents/form?kind=conclusion-sheet&of=${of}&part=${encodeURIComponent(part)}`,
    );

  async function make(visitor: Visitor, asked: Asked) {
    const answer = await formOf(visitor, asked);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const form = answer.body as unknown as DocumentForm;
    // It is computed when it is made: there is nothing a form could be out of date with.
    expect(form).toMatchObject({ version: null, isNumbered: false });
    const made = await visitor.post('/api/documents', {
      kind: form.kind,
      of: asked.of,
      part: asked.part,
      version: null,
      dated: services.clock.today(),
      organs: form.organs,
      addressees: [],
      copiesTo: [],
      printedBy: null,
      answers: {},
      number: { kind: 'none' },
    });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    return String(made.body['id']);
  }

  const keptOf = async (id: string) => {
    const { rows } = await services.owner.query<{
      facts: { answer: string; facts: string[]; gaps: string[]; proofs: string[]; record: string };
      of_version: number | null;
      code: string;
    }>('select facts, of_version, verify_code as code from documents.document where id = $1', [id]);
    const [row] = rows;
    if (row === undefined) throw new Error(id);
    return row;
  };

  /** What is the same for every one: of no version, of the day, on one page, read by nobody else. */
  async function checked(document: string, asked: Asked, readers: readonly string[]) {
    const on = documentDate(services.clock.today());
    const kept = await keptOf(document);
    expect(kept.of_version).toBeNull();
    expect(kept.facts.record).toContain(`按截至${on}在案的记录算出`);
    expect(kept.facts.record).toContain(asked.of);
    for (const [login, visitor] of visitors) {
      const { status, body } = await visitor.get(`/api/documents/${document}`);
      expect(status, login).toBe(readers.includes(login) ? 200 : 404);
      if (status === 200)
        expect(body).toMatchObject({ pages: 1, missing: [], origin: { version: null } });
      if (status === 404)
        expect((await formOf(visitor, asked)).status, login).toBeGreaterThanOrEqual(403);
    }
    const found = await as(readers[0] ?? '').get(`/api/documents/check?code=${kept.code}`);
    expect(found.body).toMatchObject({ title: null, of: { stream: asked.stream, version: null } });
    return kept;
  }

  const listed = async (visitor: Visitor, { stream, of, part }: Asked) =>
    (await visitor.get(`/api/documents?stream=${stream}&of=${of}&part=${encodeURIComponent(part)}`))
      .body as unknown as { items: { id: string }[]; offers: string[] };

  it('how a duty stands: for the office of the list, the leader and who serves them', async () => {
    const { rows } = await services.owner.query<{ id: string; code: string }>(
      `select section.id, item ->> 'code' as code from duties.section
         join duties.item_set on item_set.digest = section.item_set,
         jsonb_array_elements(item_set.items) as item
       where section.person_id = (select role.person_id from access.account serving
           join access.role_grant role on role.account_id = serving.id and role.person_id is not null
         where serving.login_name = 'shiqiao-lly')
         and section.state in ('issued', 'acknowledged', 'objected') order by 1, 2`,
    );
    const [{ id, code } = { id: '', code: '' }] = rows;
    const asked = { stream: 'fulfilment', of: id, part: `fulfilment:${code}` };
    const readers = ['shiqiao-awb', 'shiqiao-lly', 'shiqiao-lly-leader'];
    for (const login of readers) {
      const visitor = as(login);
      const { why } = (
        await visitor.get(`/api/performance/fulfilment/sections/${id}/items/${code}`)
      ).body as unknown as { why: { facts: string[]; gaps: string[]; proof: string[] } };
      const document = await make(visitor, asked);
      const { facts } = await checked(document, asked, readers);
      expect([facts.facts, facts.gaps, facts.proofs]).toEqual([why.facts, why.gaps, why.proof]);
      expect(['到位', '部分', '没有记录', '未到期', '说不清']).toContain(facts.answer);
      const { items, offers } = await listed(visitor, asked);
      expect(offers).toEqual(['conclusion-sheet']);
      expect(items.map((one) => one.id)).toContain(document);
      // The papers of the list itself are others.
      const section = await listed(visitor, { ...asked, stream: 'duty-section' });
      expect(section.items.map((one) => one.id)).not.toContain(document);
    }
    const none = await formOf(as('shiqiao-awb'), { ...asked, part: 'fulfilment:没有这一项' });
    expect(none.body.error?.code).toBe('documents.no-conclusion');
    // Why the duty stands in the list is another conclusion of the same section.
    const other = await formOf(as('shiqiao-awb'), { ...asked, part: code });
    expect(other.body).toMatchObject({ version: expect.any(Number) });
  });

  it('of what is asked for no more the papers stay, and none is made', async () => {
    const { rows } = await services.owner.query<{ id: string; section: string }>(
      "select id, of_id as section from documents.document where of_stream = 'fulfilment' order by id limit 1",
    );
    const [{ id, section } = { id: '', section: '' }] = rows;
    const { rows: items } = await services.owner.query<{ code: string }>(
      `update duties.section set state = 'superseded', ended_because = 'replaced', ended_at = now()
       from duties.item_set where section.id = $1 and item_set.digest = section.item_set
       returning item_set.items -> 0 ->> 'code' as code`,
      [section],
    );
    const part = `fulfilment:${items[0]?.code}`;
    expect((await as('shiqiao-awb').get(`/api/documents/${id}`)).status).toBe(200);
    const form = await formOf(as('shiqiao-awb'), { stream: 'fulfilment', of: section, part });
    expect(form.body.error?.code).toBe('documents.no-conclusion');
  });
});

// Papers of what is computed and is no record: made anew for whoever reads the answer, by what it was computed on, and of no version.
import type { DocumentForm, TalkTrigger } from '@jinze/contracts';
import { documentDate } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '../../demo/seed-demo.ts';
import { RECORD_SOURCES } from '../../record-sources.ts';
import { disagreements, newestLeaves } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { sheetForm } from '../../testing/print-sheet.ts';
import { TRIGGER_OUTCOME_WORDS } from '../talks/index.ts';
import { officialDocumentSource } from './documents.ledger.ts';

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
       where login_name = 'shiqiao-lly' or login_name ~ '-(awb|dcs|zzb|jw)$'`,
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
  async function make(visitor: Visitor, asked: Asked) {
    const answer = await sheetForm(visitor, asked);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const form = answer.body as unknown as DocumentForm;
    // It is computed when it is made: there is nothing a form could be out of date with.
    expect(form).toMatchObject({ version: null, isNumbered: false });
    const made = await visitor.post('/api/documents', {
      kind: form.kind,
      ...asked,
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
      facts: {
        question: string;
        answer: string;
        facts: string[];
        gaps: string[];
        proofs: string[];
        record: string;
      };
      of_version: number | null;
      code: string;
      owner: string | null;
    }>(
      'select facts, of_version, verify_code as code, person_id as owner from documents.document where id = $1',
      [id],
    );
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
    }
    const found = await as(readers[0] ?? '').get(`/api/documents/check?code=${kept.code}`);
    expect(found.body).toMatchObject({ title: null, of: { stream: asked.stream, version: null } });
    const { maker } = found.body as unknown as { maker: { as: string } };
    expect(maker.as === 'person').toBe(kept.owner !== null);
    return kept;
  }

  const refusedTo = async (asked: Asked, readers: readonly string[]) => {
    for (const [login, visitor] of visitors)
      if (!readers.includes(login))
        expect([403, 404], login).toContain((await sheetForm(visitor, asked)).status);
  };

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
    const asked = { stream: 'fulfilment', of: id, part: code };
    const readers = ['shiqiao-awb', 'shiqiao-lly', 'shiqiao-lly-leader'];
    await refusedTo(asked, readers);
    for (const login of readers) {
      const visitor = as(login);
      const { why } = (
        await visitor.get(`/api/performance/fulfilment/sections/${id}/items/${code}`)
      ).body as unknown as { why: { facts: string[]; gaps: string[]; proof: string[] } };
      const document = await make(visitor, asked);
      // What the office has made is its own: the leader neither reads nor withdraws it.
      const isOffice = login === 'shiqiao-awb';
      const { facts } = await checked(document, asked, isOffice ? [login] : readers);
      if (isOffice) {
        const gone = { version: 1, reason: '不要了' };
        for (const other of ['shiqiao-lly', 'shiqiao-lly-leader'])
          expect((await as(other).post(`/api/documents/${document}/withdraw`, gone)).status).toBe(
            404,
          );
      }
      expect([facts.facts, facts.gaps, facts.proofs]).toEqual([why.facts, why.gaps, why.proof]);
      expect(['到位', '部分', '没有记录', '未到期', '说不清']).toContain(facts.answer);
      const { items, offers } = await listed(visitor, asked);
      expect(offers).toEqual(['conclusion-sheet']);
      expect(items.map((one) => one.id)).toContain(document);
      // The papers of the list itself are others.
      const section = await listed(visitor, { ...asked, stream: 'duty-section' });
      expect(section.items.map((one) => one.id)).not.toContain(document);
    }
    const none = await sheetForm(as('shiqiao-awb'), { ...asked, part: '没有这一项' });
    expect(none.body.error?.code).toBe('documents.no-conclusion');
    // Why the duty stands in the list is another conclusion of the same section.
    const other = await sheetForm(as('shiqiao-awb'), { ...asked, stream: 'duty-section' });
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
    const part = items[0]?.code ?? '';
    expect((await as('shiqiao-awb').get(`/api/documents/${id}`)).status).toBe(200);
    const form = await sheetForm(as('shiqiao-awb'), { stream: 'fulfilment', of: section, part });
    expect(form.body.error?.code).toBe('documents.no-conclusion');
  });

  it('what a person is barred from: for the department that manages them, and for themselves what was served', async () => {
    const today = services.clock.today();
    const { rows } = await services.owner.query<{ id: string; login: string }>(
      `select decision.person_id as id, account.login_name as login from accountability.decision
         join access.role_grant role on role.role = 'organisation-department'
           and role.committee = posts.latest_committee(decision.person_id)
         join access.account on account.id = role.account_id
       where decision.state = 'in-force' order by 1, 2 limit 1`,
    );
    const [{ id, login } = { id: '', login: '' }] = rows;
    const { whys } = (await as(login).get(`/api/accountability/persons/${id}?asOf=${today}`))
      .body as unknown as { whys: Record<string, { heading: string; facts: string[] }> };
    for (const [question, why] of Object.entries(whys)) {
      const asked = { stream: 'bars', of: id, part: `${question}/${today}` };
      const { facts } = await checked(await make(as(login), asked), asked, [login]);
      expect(facts.facts).toEqual(why.facts);
      expect(facts.question).toContain(why.heading);
      expect(facts.answer).toMatch(/不得|没有影响期|说不清|两种算法/);
    }
    for (const part of [`weather/${today}`, 'promotion/2026-13-40', 'promotion'])
      expect((await sheetForm(as(login), { stream: 'bars', of: id, part })).body.error?.code).toBe(
        'documents.no-conclusion',
      );

    const leader = as('shiqiao-lly-leader');
    const { body: mine } = await leader.get('/api/accountability/my-register');
    const own = String(mine['personId']);
    const asked = { stream: 'bars', of: own, part: `promotion/${today}` };
    const { rows: manages } = await services.owner.query<{ login: string }>(
      `select account.login_name as login from access.account
         join access.role_grant role on role.account_id = account.id
       where role.role = 'organisation-department' and role.committee = posts.latest_committee($1)`,
      [own],
    );
    const department = manages[0]?.login ?? '';
    // The discipline organ reads the register, and has no paper of it.
    const register = await as('yunjiang-jw').get(`/api/accountability/persons/${own}`);
    expect(register.body).toMatchObject({ personId: own, bars: expect.anything() });
    await refusedTo(asked, ['shiqiao-lly-leader', department]);
    const mineMade = await make(leader, asked);
    await checked(mineMade, asked, ['shiqiao-lly-leader', department]);
    // What the department has may rest on what is not served yet: it is no paper of the person's.
    const theirs = await make(as(department), asked);
    await checked(theirs, asked, [department]);

    // Nor where the person belongs to the department.
    const { rows: both } = await services.owner.query<{ id: string; granted: string }>(
      `insert into access.role_grant (id, account_id, role, committee, granted_at)
       select gen_random_uuid(), id, 'organisation-department', posts.latest_committee(person_id), now()
       from access.account where person_id = $1 returning account_id as id, id as granted`,
      [own],
    );
    const [{ id: account, granted } = { id: '', granted: '' }] = both;
    const person = await server.signIn(account);
    expect((await person.get(`/api/documents/${mineMade}`)).status).toBe(200);
    for (const path of [theirs, `${theirs}/document.docx`, `${theirs}/document.pdf`])
      expect((await person.get(`/api/documents/${path}`)).status, path).toBe(404);
    const gone = { version: 1, reason: '不要了' };
    expect((await person.post(`/api/documents/${theirs}/withdraw`, gone)).status).toBe(404);
    const ids = (await listed(person, asked)).items.map((one) => one.id);
    expect(ids).toContain(mineMade);
    expect(ids).not.toContain(theirs);
    await services.owner.query('delete from access.role_grant where id = $1', [granted]);
  });

  interface Answered {
    readonly regionId: string;
    readonly why: { heading: string; facts: string[]; gaps: string[]; proof: string[] };
  }
  /** Of a region its own office and the one above it read, each with papers of its own. */
  const eachItsOwn = async (
    asked: Asked,
    { why }: Pick<Answered, 'why'>,
    offices: readonly string[],
  ) => {
    await refusedTo(asked, offices);
    for (const login of offices) {
      const { facts } = await checked(await make(as(login), asked), asked, [login]);
      expect([facts.facts, facts.gaps, facts.proofs]).toEqual([why.facts, why.gaps, why.proof]);
    }
    const none = await sheetForm(as(offices[0] ?? ''), { ...asked, part: '别的' });
    expect(none.body.error?.code).toBe('documents.no-conclusion');
  };

  it.each(['bodies', 'persons'])(
    'whether the results of a year are told in time: %s',
    async (what) => {
      const { items } = (
        await as('shiqiao-awb').get(`/api/publication/obligations?year=2025&what=${what}&limit=50`)
      ).body as unknown as { items: Answered[] };
      const [one] = items;
      if (one === undefined) throw new Error('a region');
      const asked = {
        stream: 'publication-day',
        of: one.regionId,
        part: `2025/${what}`,
      };
      await eachItsOwn(asked, one, ['shiqiao-awb', 'yunjiang-awb']);
    },
  );

  it('how far the results are used: for the office of the register', async () => {
    const path = '/api/assessments/uses';
    const { coverage, office } = (await as('shiqiao-awb').get(path)).body as unknown as {
      coverage: { year: number }[];
      office: string;
    };
    const year = coverage[0]?.year;
    expect(year).toBeDefined();
    const why = (await as('shiqiao-awb').get(`${path}/why?year=${year}`))
      .body as unknown as Answered['why'];
    const part = String(year);
    await eachItsOwn({ stream: 'result-use-coverage', of: office, part }, { why }, ['shiqiao-awb']);
    // An office with none in its register says so of its own region, and of no other.
    const { office: city } = (await as('yunjiang-awb').get(path)).body as unknown as {
      office: string;
    };
    expect(city).not.toBe(office);
    await refusedTo({ stream: 'result-use-coverage', of: city, part }, ['yunjiang-awb']);
  });

  it('what a rule on talks says of a region: for its office and the one above it', async () => {
    const { rows } = await services.owner.query<{ path: string }>(
      "select path from posts.region where name = '石桥县'",
    );
    const { items } = (await as('shiqiao-awb').get(`/api/talks/proposals?region=${rows[0]?.path}`))
      .body as unknown as {
      items: (Answered & { regionPath: string; key: string; outcome: TalkTrigger['outcome'] })[];
    };
    const one = items.find(({ regionPath }) => regionPath === rows[0]?.path);
    if (one === undefined) throw new Error('a rule');
    const asked = { stream: 'talk-trigger', of: one.regionId, part: one.key };
    await eachItsOwn(asked, one, ['shiqiao-awb', 'yunjiang-awb']);
    // Each answer of a region lies by itself.
    const due = await listed(as('shiqiao-awb'), { ...asked, stream: 'publication-day' });
    const talks = await listed(as('shiqiao-awb'), asked);
    const ids = talks.items.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(due.items.some(({ id }) => ids.includes(id))).toBe(false);
    // In the words of the page and of the spreadsheet.
    const { facts } = await keptOf(ids[0] ?? '');
    expect(facts.answer).toBe(TRIGGER_OUTCOME_WORDS[one.outcome]);
  });

  it('reads back from its table what the ledger has of it; and no stream of the ledger is called so', async () => {
    const leaves = await newestLeaves(services, officialDocumentSource);
    const computed = leaves.filter(({ fields }) => JSON.stringify(fields).includes('"fulfilment"'));
    expect(computed.length).toBeGreaterThan(0);
    const found = await disagreements(services);
    expect(found.filter(({ stream }) => stream === 'document')).toEqual([]);
    const { rows } = await services.owner.query<{ stream: string }>(
      'select distinct of_stream as stream from documents.document where of_version is null order by 1',
    );
    const streams = rows.map(({ stream }) => stream);
    expect(streams).toEqual([
      'bars',
      'fulfilment',
      'publication-day',
      'result-use-coverage',
      'talk-trigger',
    ]);
    for (const { stream } of RECORD_SOURCES) expect(streams).not.toContain(stream);
  });
});

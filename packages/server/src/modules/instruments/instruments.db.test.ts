import { readList, readSlides } from '@jinze/documents/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_LOCAL_RULES } from '../../demo/demo-local-rules.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { localInstrumentWorkbook } from './index.ts';

const SHIQIAO = '/99/9901/990102/';

/** A county instrument with one requirement, as JSON. */
const county = (requirement: object, document: object = {}) =>
  Buffer.from(
    JSON.stringify({
      title: '青石县实施办法',
      documentNo: '青办发〔2022〕3号',
      region: '青石县',
      effectiveFrom: '2022-05-01',
      ...document,
      requirements: [
        {
          text: '研究安全生产',
          postClasses: ['party-chief'],
          levels: ['county'],
          item: '5.2',
          kind: 'count',
          activity: 'study',
          body: 'standing-committee',
          atLeast: 1,
          per: 'month',
          ...requirement,
        },
      ],
    }),
  );

describe('local rules', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let city: Visitor;
  let beside: Visitor;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    city = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const check = async (visitor: Visitor, file: Buffer) =>
    (await visitor.upload('/api/instruments/local/check', file)).body as unknown as {
      digest: string;
      errors: { row: number; column: string; code: string; suggestion?: string }[];
      effects: { row: number; effect: string; with: string | null }[];
      regionName: string;
    };
  const bring = async (visitor: Visitor, file: Buffer) => {
    const { digest } = await check(visitor, file);
    return visitor.upload(`/api/instruments/local/import/${digest}`, file);
  };
  const countOf = async (table: string) =>
    (await services.owner.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]
      ?.n;
  const study = async (visitor: Visitor, place: string, level = 'county') => {
    const { body } = await visitor.get(
      `/api/instruments/requirements?place=${place}&level=${level}`,
    );
    const { classes } = body as unknown as {
      classes: {
        postClass: string;
        items: { code: string; requirements: Local[]; conflicts: { because: string }[] }[];
      }[];
    };
    interface Local {
      per?: string;
      counts: boolean;
      parameter?: string;
      source: { status: string; place?: string };
    }
    const item = classes
      .find(({ postClass }) => postClass === 'party-chief')
      ?.items.find(({ code }) => code === 'art5.2');
    return {
      local: item?.requirements.filter(({ parameter }) => parameter !== undefined) ?? [],
      conflicts: item?.conflicts ?? [],
    };
  };

  it('a workbook is checked with what it would do, then imported whole', async () => {
    const [province = [], cityRows = []] = DEMO_LOCAL_RULES;
    // The province has no office here; the prefecture's own rule comes in through its office.
    const refused = await check(city, await localInstrumentWorkbook(province));
    expect(refused.errors).toEqual([
      expect.objectContaining({ row: 2, column: '适用地区', code: 'posts.unknown-region' }),
    ]);
    const workbook = await localInstrumentWorkbook(cityRows);
    const checked = await check(city, workbook);
    expect(checked.errors).toEqual([]);
    expect(checked.regionName).toBe('云岭省云江市');
    expect(checked.effects.map(({ effect }) => effect)).toEqual(['adds', 'adds', 'not-counted']);
    expect(await countOf('instruments.local_instrument')).toBe(0);
    const imported = await bring(city, workbook);
    expect([imported.status, imported.body]).toEqual([200, { id: 'local-9901-1', rows: 3 }]);
    expect((await study(city, QINGSHI)).local).toMatchObject([
      { per: 'quarter', counts: true, source: { status: 'local', place: '云岭省云江市' } },
    ]);
  });

  it('the same document does not come in twice', async () => {
    const again = await bring(city, await localInstrumentWorkbook(DEMO_LOCAL_RULES[1] ?? []));
    expect([again.status, again.body.error?.code]).toEqual([409, 'instruments.already-imported']);
  });

  it('JSON: the dry run says that a month is tighter than the city’s quarter', async () => {
    const file = county({});
    const checked = await check(office, file);
    expect(checked.effects).toMatchObject([{ row: 2, effect: 'tightens' }]);
    expect((await bring(office, file)).status).toBe(200);
    const { local, conflicts } = await study(office, QINGSHI);
    expect(local).toMatchObject([
      { per: 'month', counts: true, source: { place: '云岭省云江市青石县' } },
    ]);
    expect(conflicts).toMatchObject([{ because: 'tightened' }]);
    expect((await study(office, SHIQIAO)).local).toMatchObject([{ per: 'quarter' }]);
  });

  it('a looser rule is taken in as a conflict and changes nothing', async () => {
    const file = county({ per: 'year' }, { documentNo: '青办发〔2023〕4号', region: '石桥县' });
    expect((await check(beside, file)).effects).toMatchObject([{ effect: 'looser' }]);
    await bring(beside, file);
    const { local, conflicts } = await study(beside, SHIQIAO);
    expect(local).toMatchObject([{ per: 'quarter' }]);
    expect(conflicts).toMatchObject([{ because: 'looser' }]);
  });

  it('lists drafted from now on carry it; opening why names the instrument and the conflict', async () => {
    await beside.post('/api/duties/draft', { region: SHIQIAO, year: 2026 });
    const { rows } = await services.owner.query<{ id: string }>(
      `select id from duties.section where region_path = $1 and post_class = 'party-chief'`,
      [SHIQIAO],
    );
    const { body } = await beside.get(`/api/duties/sections/${rows[0]?.id}/items/art5.2/why`);
    const why = body as unknown as {
      clause: { title: string; place: string | null }[];
      gaps: string[];
    };
    expect(why.clause.map(({ title }) => title)).toContain(
      '《云江市党政领导干部安全生产责任制实施办法（演示）》第五条',
    );
    expect(why.gaps.join()).toContain('不得放宽');
  });

  it.each([
    [
      'an unknown word, with the nearest one',
      { activity: '研就' },
      'requirements[0].activity',
      'sheet.unknown-word',
      '研究',
    ],
    [
      'a count without its period',
      { per: '' },
      'requirements[0].per',
      'instruments.incomplete',
      undefined,
    ],
    [
      'a limit without its day',
      { kind: 'by-date', atLeast: '', per: '' },
      'requirements[0].monthDay',
      'instruments.incomplete',
      undefined,
    ],
    [
      'a day that some years lack',
      { kind: 'by-date', monthDay: '02-29' },
      'requirements[0].monthDay',
      'sheet.bad-date',
      '写作 03-31 或 3月31日',
    ],
    [
      'an item of another class',
      { item: '6.2' },
      'requirements[0].item',
      'instruments.item-of-other-class',
      expect.any(String),
    ],
    [
      'an item that is none',
      { item: '5.9' },
      'requirements[0].item',
      'instruments.unknown-item',
      '写作 5.2',
    ],
    [
      'a level above its own',
      { levels: ['prefecture'] },
      'requirements[0].levels',
      'instruments.level-above',
      undefined,
    ],
    [
      'a number that is none',
      { atLeast: '两' },
      'requirements[0].atLeast',
      'instruments.bad-count',
      undefined,
    ],
    ['no wording', { text: '' }, 'requirements[0].text', 'sheet.required', undefined],
    [
      'a key it does not know',
      { perr: 'month' },
      'requirements[0].perr',
      'sheet.unknown-column',
      expect.any(String),
    ],
  ])(
    '%s: row, column and reason, and nothing is imported',
    async (_, requirement, column, code, suggestion) => {
      const before = await countOf('instruments.local_instrument');
      const file = county(requirement, { documentNo: '错误〔2024〕1号' });
      const { errors } = await check(office, file);
      expect(errors).toContainEqual(
        expect.objectContaining({
          column,
          code,
          ...(suggestion === undefined ? {} : { suggestion }),
        }),
      );
      expect((await bring(office, file)).body.error?.code).toBe('instruments.has-errors');
      expect(await countOf('instruments.local_instrument')).toBe(before);
    },
  );

  it.each([
    [
      'dates the wrong way round',
      { effectiveTo: '2021-01-01' },
      'effectiveTo',
      'instruments.ends-before-start',
    ],
    ['a day that is none', { effectiveFrom: '2022-02-30' }, 'effectiveFrom', 'sheet.bad-date'],
    ['another region', { region: '石桥县' }, 'region', 'posts.unknown-region'],
    ['no number', { documentNo: '' }, 'documentNo', 'sheet.required'],
  ])('%s: named', async (_, document, column, code) => {
    expect((await check(office, county({}, document))).errors).toContainEqual(
      expect.objectContaining({ row: 2, column, code }),
    );
  });

  it('a file that is neither is refused with what to do', async () => {
    const answer = await office.upload('/api/instruments/local/check', Buffer.from('{"a":'));
    expect([answer.status, answer.body.error?.code]).toEqual([422, 'instruments.not-json']);
    expect((await check(office, Buffer.from('{"requirements":3}'))).errors).toContainEqual(
      expect.objectContaining({ column: 'requirements', code: 'sheet.bad-value' }),
    );
  });

  it('thousands of invented keys or a nest of lists cost nothing: the form is checked first', async () => {
    const keys = JSON.stringify({
      requirements: Array.from({ length: 4000 }, (_, index) => ({ [`k${index}`]: 1 })),
    });
    const nest = `{"requirements":[{"text":${'['.repeat(5000)}${']'.repeat(5000)}}]}`;
    for (const text of [keys, nest]) {
      const begun = performance.now();
      expect((await check(office, Buffer.from(text))).errors.length).toBeGreaterThan(0);
      expect(performance.now() - begun).toBeLessThan(2000);
    }
  });

  it('the dry run tells apart what repeats, what replaces at one level, and what stands', async () => {
    const rows = [
      { text: '县委常委会每季度研究', atLeast: 1, per: 'quarter' },
      {
        text: '建立台账',
        kind: 'document',
        item: '5.3',
        activity: '',
        body: '',
        atLeast: '',
        per: '',
      },
    ];
    const base = JSON.parse(county({}).toString()) as { requirements: object[] };
    const file = Buffer.from(
      JSON.stringify({
        ...base,
        documentNo: '青办发〔2024〕9号',
        effectiveFrom: '2024-01-01',
        requirements: rows.map((row) => ({ ...base.requirements[0], ...row })),
      }),
    );
    // The county's own monthly rule of 2022 gives way to its later quarterly one, which repeats the city's.
    expect((await check(office, file)).effects.map(({ effect }) => effect)).toEqual([
      'replaces',
      'adds',
    ]);
  });

  it('an unverified value counts once adopted, by whom, when and by which document; then no more', async () => {
    const place = `/api/instruments/requirements?place=${QINGSHI}&level=county`;
    const checks = async () => {
      const { classes } = (await office.get(place)).body as unknown as {
        classes: {
          items: { requirements: { parameter?: string; counts: boolean; why?: string[] }[] }[];
        }[];
      };
      const found = classes[0]?.items.flatMap(({ requirements }) => requirements);
      return {
        counts: found?.find(({ parameter }) => parameter === 'local-9901-1:3')?.counts,
        reasons: found?.find(({ parameter }) => parameter === 'local-9901-1:3')?.why?.join() ?? '',
      };
    };
    expect((await checks()).counts).toBe(false);
    const input = {
      parameter: 'local-9901-1:3',
      region: QINGSHI,
      on: '2026-10-01',
      documentNo: '青安委〔2026〕9号',
    };
    const adopted = await office.post('/api/instruments/adoptions', input);
    expect(adopted.status).toBe(200);
    const after = await checks();
    expect(after.counts).toBe(true);
    expect(after.reasons).toContain('青石县安委办于 2026-10-01 以 青安委〔2026〕9号 采用');
    expect((await office.post('/api/instruments/adoptions', input)).body.error?.code).toBe(
      'instruments.already-adopted',
    );
    const { id } = adopted.body as { id: string };
    const stale = await office.post(`/api/instruments/adoptions/${id}/withdraw`, {
      version: 2,
      reason: '重复',
    });
    expect(stale.status).toBe(409);
    const back = await office.post(`/api/instruments/adoptions/${id}/withdraw`, {
      version: 1,
      reason: '文件作废',
    });
    expect(back.status).toBe(200);
    expect((await checks()).counts).toBe(false);
  });

  it.each([
    ['a verified value', { parameter: 'local-9901-1:1' }, 'instruments.nothing-to-adopt'],
    ['a value that is none', { parameter: 'P999' }, 'instruments.unknown-parameter'],
    ['another place’s value', { parameter: 'P046' }, 'instruments.other-place'],
    ['a day to come', { on: '2027-01-01' }, 'instruments.adopted-later'],
    ['a region outside', { region: SHIQIAO }, 'http.not-found'],
    ['the region above', { region: YUNJIANG }, 'http.not-found'],
  ])('%s cannot be adopted', async (_, change, code) => {
    const input = {
      parameter: 'local-9901-1:3',
      region: QINGSHI,
      on: '2026-10-01',
      documentNo: '9号',
      ...change,
    };
    expect((await office.post('/api/instruments/adoptions', input)).body.error?.code).toBe(code);
  });

  it('is withdrawn with a reason, stays readable, and the place falls back on what is left', async () => {
    const url = '/api/instruments/local/local-990101-1';
    expect((await beside.post(`${url}/withdraw`, { version: 1, reason: '不是我的' })).status).toBe(
      404,
    );
    const answer = await office.post(`${url}/withdraw`, { version: 1, reason: '导错了文件' });
    expect(answer.body).toMatchObject({
      isWithdrawn: true,
      withdrawal: { by: '青石县安委办', reason: '导错了文件' },
    });
    expect((await study(office, QINGSHI)).local).toMatchObject([{ per: 'quarter' }]);
    expect((await beside.get(url)).body).toMatchObject({ isWithdrawn: true });
    // The same document may come in again, under a number of its own.
    expect((await bring(office, county({}))).body).toEqual({ id: 'local-990101-2', rows: 1 });
  });

  it('the application’s role cannot change what was imported', async () => {
    const change = services.database.write(
      { keys: [''], committees: [], persons: [] },
      async (tx) => tx.updateTable('instruments.local_instrument').set({ title: '改名' }).execute(),
    );
    await expect(change).rejects.toMatchObject({ code: '42501' });
  });

  it('opens at one’s own place: of the office, of a leader’s post; an administrator chooses', async () => {
    const placeOf = async (visitor: Visitor) => {
      const { status, body } = await visitor.get('/api/instruments/requirements');
      return status === 200 ? (body as { place?: { path: string } }).place?.path : body.error?.code;
    };
    const { rows } = await services.owner.query<{ id: string }>(
      `select a.id from access.account a join posts.appointment p on p.person_id = a.person_id
       where p.scope_key = $1 limit 1`,
      [`county${QINGSHI}`],
    );
    expect(await placeOf(city)).toBe(YUNJIANG);
    expect(await placeOf(await server.signIn(rows[0]?.id ?? ''))).toBe(QINGSHI);
    const system = await server.signIn(world.accounts.get('system') ?? '');
    expect(await placeOf(system)).toBe('instruments.no-home');
  });

  it('who must do this: the posts of the clause in scope, by article', async () => {
    const { body } = await office.get(`/api/instruments/holders?region=${QINGSHI}&article=5.2`);
    const { items } = body as unknown as { items: { postClass: string; isByReference: boolean }[] };
    expect(items.length).toBeGreaterThan(1);
    expect(new Set(items.map(({ postClass }) => postClass))).toEqual(new Set(['party-chief']));
    expect(items.some(({ isByReference }) => isByReference)).toBe(true);
    const none = await office.get(`/api/instruments/holders?region=${QINGSHI}&article=11`);
    expect(none.body).toMatchObject({ items: [] });
  });

  it('every one of the 110 parameters is shown with its use or the reason why not', async () => {
    const { body } = await office.get('/api/instruments/local');
    const { items } = body as unknown as { items: { id: string; lines: number }[] };
    expect(items.reduce((sum, one) => sum + one.lines, 0)).toBe(110);
    const sheet = await office.download(
      `/api/instruments/local.xlsx?search=${encodeURIComponent('长沙')}`,
    );
    const { said, rows } = await readList(sheet.bytes);
    expect(said).toContain('只含文件名称、地区中有“长沙”字样的。');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(items.length);
    expect(rows.every(([title, , place]) => `${title}${place}`.includes('长沙'))).toBe(true);
    const changsha = await office.get('/api/instruments/local/changsha-provisions-2010');
    expect(changsha.body).toMatchObject({
      entries: [
        { parameter: 'P046', status: 'recalled', items: ['art6.5'], notUsed: null },
        { parameter: 'P047', status: 'recalled' },
      ],
    });
    const inspection = await office.get('/api/instruments/local/cn-inspection-2016');
    expect(JSON.stringify(inspection.body)).toContain('没有对应的规则主题');
  });

  it('leaves nothing in the tables that the ledger does not say', async () => {
    expect(await disagreements(services)).toEqual([]);
  });

  it('the training deck comes with what the place has imported, for any account, and for nobody without a place there is', async () => {
    const file = county(
      { atLeast: 2 },
      { title: '青石县培训用办法', documentNo: '青办发〔2024〕77号' },
    );
    const checked = await check(office, file);
    await office.upload(`/api/instruments/local/import/${checked.digest}`, file);
    const everywhere = await beside.download('/api/instruments/training-deck');
    const whole = await readSlides(everywhere.bytes);
    expect(whole.length).toBeGreaterThanOrEqual(58);
    expect(decodeURIComponent(everywhere.fileName)).toBe('安全生产责任制规定培训课件.pptx');
    const ours = await beside.download(
      `/api/instruments/training-deck?place=${QINGSHI}&role=party-chief`,
    );
    const said = JSON.stringify(await readSlides(ours.bytes));
    expect(said).toContain('研究安全生产');
    expect(said).toContain('《青石县培训用办法》');
    expect(JSON.stringify(whole)).not.toContain('青石县培训用办法');
    const nowhere = await beside.get('/api/instruments/training-deck?place=/98/');
    expect(nowhere.status).toBe(404);
    const wrong = await beside.get('/api/instruments/training-deck?role=by-reference');
    expect(wrong.status).toBe(400);
  });
});

describe('the API of the rules', () => {
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
  const chief = { postClass: 'party-chief', level: 'county', region: '广东省', asOf: '2026-11-01' };

  it('answers without an account and without any header of ours', async () => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/rules/duties',
      payload: chief,
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ outcome: 'applies' });
    expect((answer.json() as { items: object[] }).items).toHaveLength(6);
  });

  it('refuses bad input with code, words and place, in the language asked for', async () => {
    const place = await server.nobody.post('/api/rules/duties', { ...chief, region: '广冻省' });
    expect([place.status, place.body.error]).toEqual([
      400,
      { code: 'rules.unknown-place', message: expect.stringContaining('广东省'), path: 'region' },
    ]);
    const english = await server.nobody.post(
      '/api/rules/duties',
      { ...chief, region: '广冻省' },
      { headers: { 'accept-language': 'en' } },
    );
    expect(english.body.error?.message).toContain('Did you mean');
    const key = await server.nobody.post('/api/rules/duties', { ...chief, regoin: 'x' });
    expect(key.body.error?.code).toBe('http.invalid-input');
  });

  it('is limited per address', async () => {
    const statuses: number[] = [];
    for (let asked = 0; asked < 40; asked += 1)
      statuses.push((await server.nobody.post('/api/rules/duties', chief)).status);
    expect(statuses).toContain(429);
  });
});

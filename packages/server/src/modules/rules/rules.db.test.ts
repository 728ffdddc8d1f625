import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';

const year = {
  postClass: 'party-chief',
  level: 'county',
  region: '广东省',
  period: { from: '2026-01-01', to: '2026-12-31' },
  asOf: '2026-02-15',
  records: [
    {
      activity: 'study',
      occurredOn: '2026-02-10',
      recordedOn: '2026-02-11',
      body: 'standing-committee',
      documentNo: '云委纪〔2026〕1号',
      duties: ['art5.2-1', 'art5.2-2'],
      confirmed: true,
    },
  ],
};
const region = {
  level: 'prefecture',
  region: '青海省',
  asOf: '2026-11-01',
  accidents: [
    { on: '2026-01-10', grade: 'relatively-serious', responsible: true },
    { on: '2026-03-10', grade: 'relatively-serious', responsible: true },
  ],
};

describe('the rule topics as an API', () => {
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

  it('fulfilment answers without an account, from what it is given alone', async () => {
    const { status, body } = await server.nobody.post('/api/rules/fulfilment', year);
    expect(status).toBe(200);
    const { items, readiness } = body as unknown as {
      items: { code: string; state: string; enough: boolean }[];
      readiness: { stands: string };
    };
    expect(items.find(({ code }) => code === 'art5.2')).toMatchObject({
      state: 'met',
      enough: true,
    });
    expect(readiness.stands).toBe('cannot-tell');
  });

  it('talk-triggers answers without an account, in the language asked for', async () => {
    const { status, body } = await server.nobody.post('/api/rules/talk-triggers', region, {
      headers: { 'accept-language': 'en' },
    });
    expect(status).toBe(200);
    const { triggers } = body as unknown as {
      triggers: { id: string; outcome: string; reasons: { text: string }[] }[];
    };
    const deputy = triggers.find(({ id }) => id === 'qinghai-talks-2018:2');
    expect(deputy?.outcome).toBe('applies');
    expect(deputy?.reasons[0]?.text).toContain('reached');
  });

  it('grade and timetable answer without an account', async () => {
    const facts = { deaths: 2, missing: 1, seriousInjuries: 0, directLossWanYuan: 300 };
    const graded = await server.nobody.post('/api/rules/grade', {
      ...facts,
      occurredOn: '2026-05-01',
    });
    expect([graded.status, graded.body]).toMatchObject([
      200,
      {
        grade: 'ordinary',
        gradeIfMissingAreDead: 'relatively-serious',
        couldRiseTo: [{ grade: 'relatively-serious', if: [{ field: 'deaths', atLeast: 3 }] }],
      },
    ]);
    const planned = await server.nobody.post('/api/rules/timetable', {
      ...facts,
      sector: 'other',
      occurredAt: '2026-05-01T10:00:00+08:00',
      asOf: '2026-05-01T11:00:01+08:00',
    });
    const { steps } = planned.body as unknown as { steps: { step: string; state: string }[] };
    expect(planned.status).toBe(200);
    expect(steps.find(({ step }) => step === 'unit-report')?.state).toBe('overdue');
  });

  it('bars, eligibility and accountability answer without an account', async () => {
    const measures = [{ measure: '党内警告', decidedOn: '2026-03-15', because: 'accident' }];
    const asOf = '2026-06-01';
    const barred = await server.nobody.post('/api/rules/bars', { measures, asOf });
    expect([barred.status, barred.body]).toMatchObject([
      200,
      { combined: { promotion: { state: 'until', until: '2027-03-15' } } },
    ]);
    const asked = { question: 'honour', measures, asOf };
    const answer = await server.nobody.post('/api/rules/eligibility', asked);
    expect([answer.status, answer.body]).toMatchObject([
      200,
      { answer: 'barred', until: '2027-03-15' },
    ]);
    const judged = await server.nobody.post(
      '/api/rules/accountability',
      {
        person: { postsAtTheTime: ['某县县长'], portfolios: [], now: 'retired' },
        circumstances: [4],
      },
      { headers: { 'accept-language': 'en' } },
    );
    expect([judged.status, judged.body]).toMatchObject([
      200,
      { articles: { '18': { outcome: 'applies' }, '23': { outcome: 'cannot-tell' } } },
    ]);
    expect(JSON.stringify(judged.body)).toContain('no administrative sanction');
  });

  it('score answers without an account, and leaves open what no fact tells', async () => {
    const item = (id: string, fact: string) => ({
      id,
      title: id,
      points: 5,
      rules: [{ kind: 'done', fact }],
    });
    const scheme = {
      id: 'own',
      title: '考核细则',
      status: 'local',
      subjects: { kind: 'body' },
      total: 10,
      sections: [
        { id: 's', title: '履职', points: 10, items: [item('会', 'met'), item('查', 'looked')] },
      ],
    };
    const scored = async (facts: object) =>
      (await server.nobody.post('/api/rules/score', { scheme, facts })).body;
    expect(await scored({ met: true, looked: false })).toMatchObject({ total: 5 });
    expect(await scored({ met: true })).toMatchObject({ between: { atLeast: 5, atMost: 10 } });
  });

  it.each([
    [
      'bars',
      {
        asOf: '2026-06-01',
        measures: [{ measure: '诫勉', decidedOn: '2026-03-15', until: '2026-03-01' }],
      },
      'rules.until-before-decided',
      'measures.0.until',
      '2026-03-01',
    ],
    [
      'timetable',
      { occurredAt: '2026-05-01', asOf: '2026-04-30T10:00:00+08:00' },
      'rules.before-the-accident',
      'asOf',
      '2026-05-01',
    ],
    ['fulfilment', { ...year, asOf: '2025-12-31' }, 'rules.period-not-begun', 'asOf', '2026-01-01'],
    ['fulfilment', { ...year, regoin: 'x' }, 'http.invalid-input', undefined, 'regoin'],
    ['talk-triggers', { ...region, region: '青诲省' }, 'rules.unknown-place', 'region', '青海省'],
  ])('%s refuses bad input and says where: %#', async (topic, input, code, path, says) => {
    const { status, body } = await server.nobody.post(`/api/rules/${topic}`, input);
    expect([status, body.error?.code]).toEqual([400, code]);
    if (path !== undefined) expect(body.error).toMatchObject({ path });
    expect(JSON.stringify(body.error)).toContain(says);
  });
});

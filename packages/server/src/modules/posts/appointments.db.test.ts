// Appointments through time: what was known then never changes, whatever is recorded later; nobody outside sees any of it.

import { readList } from '@jinze/documents/testing';
import { addDays, type CivilDate, civilDate, type Id } from '@jinze/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockAt } from '../../platform/clock.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import { createUnitOfWork } from '../../platform/unit-of-work.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { appoint } from './appoint.ts';
import { answering } from './appointments.store.ts';
import { changePortfolios, correct, leave } from './change-appointment.ts';

const FIELD = '危险化学品';

describe('posts and people through time', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let beside: Visitor;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  interface Line {
    appointmentId: string;
    personId: string;
    personName: string;
    postId: string;
    because: string[];
    portfolio: { field: string } | null;
  }
  const ask = async (visitor: Visitor, on: string, knownOn?: string) => {
    const known = knownOn === undefined ? '' : `&knownOn=${knownOn}`;
    const { body } = await visitor.get(
      `/api/posts/answering?region=${QINGSHI}&field=${FIELD}&on=${on}${known}`,
    );
    return (body as unknown as { items: Line[] }).items;
  };
  const inCharge = (lines: readonly Line[]) =>
    lines
      .filter(({ because }) => because.includes('portfolio'))
      .map(({ personName }) => personName);
  const historyOf = async (visitor: Visitor, postId: string) =>
    (await visitor.get(`/api/posts/posts/${postId}`)).body as unknown as {
      appointments: {
        appointmentId: string;
        personId: string;
        personName: string;
        versions: {
          version: number;
          from: string;
          to: string | null;
          changeReason: string | null;
        }[];
        portfolios: {
          field: string;
          from: string;
          to: string | null;
          supersededAt: string | null;
        }[];
        flags: string[];
        may: string[];
        opens: string[];
      }[];
      may: string[];
    };

  it('says who answered for a field: by portfolio, as head, as safety deputy', async () => {
    const lines = await ask(office, '2024-12-01');
    expect(lines[0]?.because).toEqual(['portfolio']);
    expect(inCharge(lines)).toHaveLength(1);
    expect(lines.filter(({ because }) => because.includes('first'))).toHaveLength(2);
    expect(lines.filter(({ because }) => because.includes('safety-deputy'))).toHaveLength(1);
    // The deputy took office on 2024-07-01: nobody was in charge before.
    expect(inCharge(await ask(office, '2024-06-30'))).toEqual([]);
  });

  it('a mid-year change of a deputy: the last day, the successor, and both remain to be asked about', async () => {
    const [deputy] = await ask(office, '2025-01-01');
    const left = await office.post(`/api/posts/appointments/${deputy?.appointmentId}/leave`, {
      version: 1,
      on: '2026-06-30',
      documentNo: '青委干〔2026〕8号',
    });
    expect(left.status).toBe(200);
    const again = await office.post(`/api/posts/appointments/${deputy?.appointmentId}/leave`, {
      version: 2,
      on: '2026-06-30',
      documentNo: null,
    });
    expect(again.body.error?.code).toBe('posts.already-left');
    const taken = await office.post(`/api/posts/posts/${deputy?.postId}/appointments`, {
      person: { name: '继任者' },
      from: '2026-07-01',
      manner: 'full',
      documentNo: '青委干〔2026〕9号',
      isCommitteeMember: false,
      portfolios: [FIELD, '工业'],
      portfolioDocumentNo: '青政办〔2026〕12号',
    });
    expect(taken.status).toBe(200);
    expect(inCharge(await ask(office, '2026-06-30'))).toEqual([deputy?.personName]);
    expect(inCharge(await ask(office, '2026-07-01'))).toEqual(['继任者']);
    const { appointments } = await historyOf(office, deputy?.postId ?? '');
    expect(appointments.map(({ personName }) => personName)).toEqual([
      '继任者',
      deputy?.personName,
    ]);
    expect(appointments[1]?.versions.map(({ version, to }) => [version, to])).toEqual([
      [2, '2026-06-30'],
      [1, null],
    ]);
  });

  it('a late correction changes what is known now, and not what was known then', async () => {
    const [now] = await ask(office, '2026-07-01');
    const before = await ask(office, '2026-07-15', '2026-11-23');
    const url = `/api/posts/appointments/${now?.appointmentId}/portfolios`;
    const later = { ...services, clock: clockAt(new Date('2026-11-25T02:00:00Z')) };
    const command = { actor: { accountId: null, name: '青石县安委办' }, scope: SYSTEM_SCOPE };
    // Recorded two days later: the field had been somebody else's from August on.
    await changePortfolios(
      {
        ...later,
        unitOfWork: createUnitOfWork(services.database, later.clock, {
          send: async () => undefined,
        }),
      },
      command,
      now?.appointmentId as Id<'appointment'>,
      {
        expected: [FIELD, '工业'],
        from: civilDate('2026-08-01'),
        fields: ['工业'],
        documentNo: '青政办〔2026〕15号',
        reason: '分工文件漏登',
      },
    );
    const ofDay = (knownBefore: string | undefined) =>
      services.database.read(SYSTEM_SCOPE, (db) =>
        answering(db, SYSTEM_SCOPE, {
          regionPath: QINGSHI,
          field: FIELD,
          on: civilDate('2026-09-01'),
          ...(knownBefore === undefined ? {} : { knownBefore: new Date(knownBefore) }),
        }),
      );
    expect((await ofDay(undefined)).filter(({ field }) => field !== null)).toEqual([]);
    expect(
      (await ofDay('2026-11-25T00:00:00Z')).filter(({ field }) => field !== null),
    ).toMatchObject([{ personName: '继任者' }]);
    expect(await ask(office, '2026-07-15', '2026-11-23')).toEqual(before);
    const stale = await office.post(url, {
      expected: [FIELD, '工业'],
      from: '2026-10-01',
      fields: [],
      documentNo: null,
      reason: null,
    });
    expect([stale.status, stale.body.error?.code]).toEqual([409, 'http.version-conflict']);
  });

  it('a correction is a new row with its reason; a second writer of the old version is told so', async () => {
    const [head] = (await ask(office, '2026-01-01')).filter(({ because }) =>
      because.includes('first'),
    );
    const url = `/api/posts/appointments/${head?.appointmentId}/correct`;
    const { appointments } = await historyOf(office, head?.postId ?? '');
    const from = appointments[0]?.versions[0]?.from ?? '';
    const input = {
      version: 1,
      from,
      to: null,
      manner: 'full',
      documentNo: '云委干〔2023〕1号',
      isCommitteeMember: true,
      reason: '补登任免文号',
    };
    expect((await office.post(url, input)).status).toBe(200);
    expect((await office.post(url, input)).body.error?.code).toBe('http.version-conflict');
    expect((await office.post(url, { ...input, version: 2 })).body.error?.code).toBe(
      'posts.nothing-changed',
    );
    const after = (await historyOf(office, head?.postId ?? '')).appointments[0];
    expect(after?.versions.map(({ version, changeReason }) => [version, changeReason])).toEqual([
      [2, '补登任免文号'],
      [1, null],
    ]);
  });

  it('a safety deputy outside the standing committee is flagged (art. 8), once it is known', async () => {
    const [deputy] = (await ask(office, '2026-01-01')).filter(({ because }) =>
      because.includes('safety-deputy'),
    );
    const flags = async () =>
      (await historyOf(office, deputy?.postId ?? '')).appointments[0]?.flags;
    expect(await flags()).toEqual([]);
    const { appointments } = await historyOf(office, deputy?.postId ?? '');
    await office.post(`/api/posts/appointments/${deputy?.appointmentId}/correct`, {
      version: 1,
      from: appointments[0]?.versions[0]?.from,
      to: null,
      manner: 'full',
      documentNo: null,
      isCommitteeMember: false,
      reason: '核对常委名单',
    });
    expect(await flags()).toEqual(['deputy-outside-committee']);
  });

  it.each([
    ['a post that is held', { from: '2026-07-02' }, 409, 'posts.post-already-held'],
    ['a day to come', { from: '2027-01-01' }, 422, 'posts.future-change'],
    [
      'somebody unknown',
      { person: { id: '00000000-0000-7000-8000-000000000000' } },
      404,
      'http.not-found',
    ],
  ])('%s is refused for a head', async (_, change, status, code) => {
    const [head] = (await ask(office, '2026-01-01')).filter(({ because }) =>
      because.includes('first'),
    );
    const acting = 'person' in change ? { manner: 'ab-holder' } : {};
    const answer = await office.post(`/api/posts/posts/${head?.postId}/appointments`, {
      person: { name: '另一人' },
      from: '2026-07-02',
      manner: 'full',
      documentNo: null,
      isCommitteeMember: null,
      portfolios: [],
      portfolioDocumentNo: null,
      ...acting,
      ...change,
    });
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
  });

  it('who answered and the matrix leave as workbooks, as they are shown', async () => {
    const on = '2026-07-01';
    const sheet = async (path: string) =>
      readList((await office.download(`/api/posts/${path}`)).bytes);
    const lines = await ask(office, on);
    const now = await sheet(`answering.xlsx?region=${QINGSHI}&field=${FIELD}&on=${on}`);
    expect(now.columns.slice(0, 6)).toEqual([
      '所知',
      '姓名',
      '机构',
      '职务',
      '任职方式',
      '负责的缘由',
    ]);
    expect(now.rows.map((cells) => cells.slice(0, 2))).toEqual(
      lines.map(({ personName }) => ['现在所知', personName]),
    );
    // Known then and known now are both shown, so both are taken.
    const then = await ask(office, on, '2020-01-01');
    const both = await sheet(
      `answering.xlsx?region=${QINGSHI}&field=${FIELD}&on=${on}&knownOn=2020-01-01`,
    );
    expect(both.rows).toHaveLength(lines.length + then.length);
    expect(both.said.join('')).toContain(`2020-01-01 为止所知：没有“${FIELD}”的分管记录。`);
    const shown = (await office.get(`/api/posts/matrix?region=${QINGSHI}&on=${on}`))
      .body as unknown as {
      people: { appointmentId: string; personName: string }[];
      fields: { field: string; holders: string[] }[];
    };
    const matrix = await sheet(`matrix.xlsx?region=${QINGSHI}&on=${on}`);
    expect(matrix.columns.slice(0, 2)).toEqual(['领域', '情况']);
    expect(matrix.rows.map(([field]) => field)).toEqual(shown.fields.map(({ field }) => field));
    expect(matrix.rows.map((cells) => cells.filter((cell) => cell === '●').length)).toEqual(
      shown.fields.map(({ holders }) => holders.length),
    );
  });

  it('another county sees nothing of it: no answer, no field, no matrix, no post, no person, no act', async () => {
    const [line] = await ask(office, '2026-07-01');
    expect(await ask(beside, '2026-07-01')).toEqual([]);
    expect((await beside.get(`/api/posts/fields?region=${QINGSHI}`)).body).toEqual({ items: [] });
    expect(
      (await beside.get(`/api/posts/matrix?region=${QINGSHI}&on=2026-07-01`)).body,
    ).toMatchObject({ people: [], fields: [] });
    for (const name of ['answering', 'matrix']) {
      const query = `region=${QINGSHI}&field=${FIELD}&on=2026-07-01`;
      const asked = name === 'matrix' ? query.replace(`&field=${FIELD}`, '') : query;
      const { bytes } = await beside.download(`/api/posts/${name}.xlsx?${asked}`);
      expect((await readList(bytes)).rows).toEqual([]);
    }
    for (const url of [`posts/${line?.postId}`, `people/${line?.personId}`])
      expect((await beside.get(`/api/posts/${url}`)).status).toBe(404);
    for (const [url, body] of [
      [
        `appointments/${line?.appointmentId}/leave`,
        { version: 1, on: '2026-08-01', documentNo: null },
      ],
      [
        `appointments/${line?.appointmentId}/portfolios`,
        { expected: [], from: '2026-08-01', fields: [], documentNo: null, reason: null },
      ],
      [
        `posts/${line?.postId}/appointments`,
        {
          person: { name: '某人' },
          from: '2026-08-01',
          manner: 'full',
          documentNo: null,
          isCommitteeMember: null,
          portfolios: [],
          portfolioDocumentNo: null,
        },
      ],
    ] as const)
      expect((await beside.post(`/api/posts/${url}`, body)).status).toBe(404);
  });

  it('the prefecture sees a county’s posts and changes none of them; a leader sees their own career', async () => {
    const [line] = await ask(office, '2026-07-01');
    const city = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    const seen = await historyOf(city, line?.postId ?? '');
    expect(seen.appointments.length).toBe(2);
    expect(seen.may).toEqual([]);
    expect(seen.appointments.flatMap(({ may }) => may)).toEqual([]);
    // Nor does it open what is the county's own: no way leads there.
    expect(seen.appointments.flatMap(({ opens }) => opens)).toEqual([]);
    const ofCounty = await historyOf(office, line?.postId ?? '');
    expect(ofCounty.appointments[0]?.opens).toEqual(['briefing', 'record']);
    const person = `/api/posts/people/${ofCounty.appointments[0]?.personId}`;
    expect((await city.get(person)).body).toMatchObject({ may: [] });
    expect((await office.get(person)).body).toMatchObject({ may: ['rename', 'evidence-file'] });
    const refused = await city.post(`/api/posts/appointments/${line?.appointmentId}/leave`, {
      version: 1,
      on: '2026-08-01',
      documentNo: null,
    });
    expect(refused.status).toBe(404);
    const { rows } = await services.owner.query<{ id: string; person_id: string }>(
      `select a.id, a.person_id from access.account a join posts.appointment p on p.person_id = a.person_id
       where p.scope_key = $1 limit 1`,
      [`prefecture${YUNJIANG}`],
    );
    const leader = await server.signIn(rows[0]?.id ?? '');
    const own = await leader.get(`/api/posts/people/${rows[0]?.person_id}`);
    expect([own.status, (own.body as { appointments?: unknown[] }).appointments?.length]).toEqual([
      200, 1,
    ]);
    expect((await leader.get(`/api/posts/people/${line?.personId}`)).status).toBe(404);
  });

  it('whatever is recorded later, what was known then stays the same', async () => {
    const [line] = await ask(office, '2026-07-01');
    const id = line?.appointmentId as Id<'appointment'>;
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const days = ['2026-07-01', '2026-08-15', '2026-10-01'].map(civilDate);
    let now = new Date('2026-12-01T00:00:00Z');
    const remembered: { knownBefore: Date; on: CivilDate; answer: string }[] = [];
    const answerOn = (on: CivilDate, knownBefore?: Date) =>
      services.database.read(SYSTEM_SCOPE, async (db) =>
        JSON.stringify(
          await answering(db, SYSTEM_SCOPE, {
            regionPath: QINGSHI,
            field: FIELD,
            on,
            ...(knownBefore === undefined ? {} : { knownBefore }),
          }),
          // The end of a row's being current is knowledge of later, not of then.
          (key, value: unknown) => (key === 'supersededAt' ? undefined : value),
        ),
      );
    const context = () => {
      const clock = clockAt(now);
      return {
        ...services,
        clock,
        unitOfWork: createUnitOfWork(services.database, clock, { send: async () => undefined }),
      };
    };
    const current = async () => {
      const { rows } = await services.owner.query<{ version: number; valid_from: CivilDate }>(
        `select version, valid_from::text from posts.appointment where record_id = $1 and superseded_at is null`,
        [id],
      );
      const fields = await services.owner.query<{ field: string }>(
        `select field from posts.portfolio where appointment_record_id = $1 and superseded_at is null and valid_to is null`,
        [id],
      );
      return {
        version: rows[0]?.version ?? 0,
        from: rows[0]?.valid_from as CivilDate,
        fields: fields.rows.map(({ field }) => field),
      };
    };
    const acts = fc.oneof(
      fc.record({
        kind: fc.constant('portfolios' as const),
        day: fc.integer({ min: 0, max: 120 }),
        fields: fc.subarray([FIELD, '工业', '消防']),
      }),
      fc.record({
        kind: fc.constant('correct' as const),
        day: fc.integer({ min: -30, max: 30 }),
        documentNo: fc.constantFrom('甲', '乙'),
      }),
    );
    let done = 0;
    await fc.assert(
      fc.asyncProperty(acts, async (act) => {
        now = new Date(now.getTime() + 3_600_000);
        const { version, from, fields } = await current();
        const day = addDays(civilDate('2026-07-01'), act.day);
        try {
          await (act.kind === 'portfolios'
            ? changePortfolios(context(), command, id, {
                expected: fields,
                from: day,
                fields: act.fields,
                documentNo: null,
                reason: null,
              })
            : correct(context(), command, id, {
                version,
                from: act.day < 0 ? addDays(from, act.day) : from,
                to: null,
                manner: 'full',
                documentNo: act.documentNo,
                isCommitteeMember: false,
                reason: '测试',
              }));
          done += 1;
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
        }
        const knownBefore = new Date(now.getTime() + 1);
        for (const on of days) remembered.push({ knownBefore, on, answer: await answerOn(on) });
        for (const one of remembered.slice(-30))
          expect(await answerOn(one.on, one.knownBefore)).toBe(one.answer);
      }),
      // Whatever chance brings after them, these six are accepted: the check is never empty.
      {
        numRuns: 25,
        examples: [
          [{ kind: 'portfolios', day: 40, fields: ['消防'] }],
          [{ kind: 'correct', day: -3, documentNo: '甲' }],
          [{ kind: 'portfolios', day: 50, fields: [FIELD, '消防'] }],
          [{ kind: 'portfolios', day: 60, fields: [] }],
          [{ kind: 'correct', day: -5, documentNo: '乙' }],
          [{ kind: 'portfolios', day: 70, fields: [FIELD, '工业'] }],
        ],
      },
    );
    expect(done).toBeGreaterThan(5);
    // One current row per record, and no two current portfolio rows of one field at a time.
    const { rows } = await services.owner.query<{ n: number }>(
      `select count(*)::int as n from posts.portfolio a join posts.portfolio b
         on a.appointment_record_id = b.appointment_record_id and a.field = b.field and a.id < b.id
       where a.superseded_at is null and b.superseded_at is null
         and daterange(a.valid_from, a.valid_to, '[]') && daterange(b.valid_from, b.valid_to, '[]')`,
    );
    expect(rows[0]?.n).toBe(0);
  });

  it('two appointments to one post at once: one of them is refused', async () => {
    const [head] = (await ask(office, '2026-01-01')).filter(({ because }) =>
      because.includes('first'),
    );
    const { appointments } = await historyOf(office, head?.postId ?? '');
    const version = appointments[0]?.versions[0]?.version ?? 0;
    const context = { ...services };
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    await leave(context, command, head?.appointmentId as Id<'appointment'>, {
      version,
      on: civilDate('2026-10-31'),
      documentNo: null,
    });
    const take = (name: string) =>
      appoint(context, command, head?.postId as Id<'post'>, {
        person: { name },
        from: civilDate('2026-11-01'),
        manner: 'full',
        documentNo: null,
        isCommitteeMember: true,
        portfolios: [],
        portfolioDocumentNo: null,
      });
    const results = await Promise.allSettled([take('甲'), take('乙')]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('leaves nothing in the tables that the ledger does not say', async () => {
    expect(await disagreements(services)).toEqual([]);
  });
});

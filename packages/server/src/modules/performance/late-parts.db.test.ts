// Lateness per participation: what a correction adds months later is late, what was said in time stays in time.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../platform/ids.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { addWorld, QINGSHI, type World } from '../../testing/world.ts';
import { draftSections } from '../duties/index.ts';

interface Whole {
  id: string;
  version: number;
  lateDays: number | null;
  participants: { personId: string; lateDays: number | null }[];
}
interface Year {
  sections: { items: { code: string; recordCount: number; lateCount: number }[] }[];
}

const DAY_AFTER = '2026-09-21T09:00:00';
const TWO_MONTHS_LATER = '2026-11-19T09:00:00';

let database: TestDatabase;
let clock: Moving;
let world: World;
let server: TestServer;

beforeAll(async () => {
  database = await openTestDatabase({ now: new Date(`${DAY_AFTER}+08:00`) });
  world = await addWorld(database);
  await draftSections(database, world.command, { region: QINGSHI, year: 2026 });
  clock = movingClock(database, DAY_AFTER);
  server = await openTestServer(clock.services);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const office = () => server.signIn(world.accounts.get('qingshi-awb') ?? '');

async function holding(title: string): Promise<string> {
  const { rows } = await database.owner.query<{ person_id: string }>(
    `select a.person_id from posts.appointment a join posts.post t on t.id = a.post_id
       join posts.organ o on o.id = t.organ_id
     where o.region_path = $1 and t.title = $2 and a.superseded_at is null and a.valid_to is null`,
    [QINGSHI, title],
  );
  if (rows[0] === undefined) throw new Error(title);
  return rows[0].person_id;
}

async function confirm(personId: string, { id, version }: Whole): Promise<void> {
  const { rows } = await database.owner.query<{ id: string }>(
    'select id from access.account where person_id = $1',
    [personId],
  );
  const leader = await server.signIn(rows[0]?.id ?? '');
  await leader.post('/api/access/reauthenticate', { proof: '我是本人' });
  const answer = await leader.post('/api/performance/records/confirm', {
    records: [{ id, version }],
  });
  expect(answer.body).toEqual({ confirmed: 1 });
}

async function itemOf(personId: string, code: string) {
  const year = (await (
    await office()
  ).get(`/api/performance/fulfilment/people/${personId}?year=2026`)) as unknown as { body: Year };
  return year.body.sections.flatMap(({ items }) => items).find((item) => item.code === code);
}

it('a person and a duty that a correction adds are late, and what was there before is in time', async () => {
  const [deputy, mayor, secretary] = [
    await holding('副县长（工业）'),
    await holding('县长'),
    await holding('书记'),
  ];
  const part = (personId: string, ...duties: string[]) => ({ personId, role: 'led', duties });
  const content = {
    activity: 'led-inspection',
    body: null,
    title: '带队检查危险化学品企业',
    occurredOn: '2026-09-20',
    occurredTo: null,
    place: null,
    matter: null,
    findings: null,
    orders: null,
    followUp: null,
    basisNo: '青安委办〔2026〕18号',
    lateReason: null,
  };
  const recorded = await (await office()).post('/api/performance/records', {
    draftId: newId(clock.services.clock.now()),
    ...content,
    participants: [part(deputy, 'art9.4'), part(secretary, 'art5.2')],
  });
  expect(recorded.body).toMatchObject({
    lateDays: null,
    participants: [{ lateDays: null }, { lateDays: null }],
  });
  const { id } = recorded.body as unknown as Whole;

  clock.moveTo(TWO_MONTHS_LATER);
  const answer = await (await office()).post(`/api/performance/records/${id}/correct`, {
    version: 1,
    ...content,
    participants: [
      part(deputy, 'art9.4'),
      part(secretary, 'art5.2', 'art5.3'),
      part(mayor, 'art6.5-1'),
    ],
    reason: '补记参加的人和职责',
  });
  const corrected = answer.body as unknown as Whole;
  expect(corrected).toMatchObject({
    lateDays: null,
    participants: [
      { personId: deputy, lateDays: null },
      { personId: secretary, lateDays: 60 },
      { personId: mayor, lateDays: 60 },
    ],
  });
  await confirm(deputy, corrected);
  await confirm(mayor, { ...corrected, version: corrected.version + 1 });
  expect(await itemOf(deputy, 'art9.4')).toMatchObject({ recordCount: 1, lateCount: 0 });
  expect(await itemOf(mayor, 'art6.5')).toMatchObject({ recordCount: 1, lateCount: 1 });
  expect(await disagreements(clock.services)).toEqual([]);
});

// The register over HTTP: recorded, corrected, withdrawn; who sees it, who does not, and what other modules read of it.
import { readList } from '@jinze/documents/testing';
import { civilDate } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { moveRegion } from '../posts/change-region.ts';
import { accidentsInField, accidentsOf, readdressAccidents } from './index.ts';

const TOWNSHIP = `${QINGSHI}990101101/`;
const FACTS = {
  name: '柳溪镇采石场坍塌事故',
  occurredOn: '2026-11-03',
  occurredAt: '2026-11-03T14:30:00+08:00',
  place: '柳溪镇采石场',
  sector: '矿山',
  sectorCode: 'mine',
  unit: '柳溪采石有限公司',
  kind: '坍塌',
  grade: 'relatively-serious',
  gradeSource: 'as-known',
  nature: 'production',
  natureBasis: null,
  isResponsible: null,
  isGrave: null,
  deaths: 3,
  missing: 1,
  seriousInjuries: null,
  injured: null,
  directLossWanYuan: null,
  knownAsOf: '2026-11-04',
  sourceDocument: '事故快报〔2026〕12号',
};
interface Line {
  id: string;
  version: number;
  state: string;
  name: string;
  regionName: string;
  deaths: number | null;
}
interface Whole extends Line {
  versions: (Line & { changeReason: string | null; recordedBy: string })[];
  may: string[];
}
interface Page {
  items: Line[];
  next: string | null;
  count: number;
  withoutGrade: number;
  mayRecord: boolean;
}

describe('the register of accidents', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let beside: Visitor;
  let superior: Visitor;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    superior = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const record = (changes: object = {}, visitor = office) =>
    visitor.post('/api/accidents', { ...FACTS, region: TOWNSHIP, ...changes });
  const list = async (visitor: Visitor, query = '', region = QINGSHI) =>
    (await visitor.get(`/api/accidents?region=${region}${query}`)).body as unknown as Page;
  const one = async (id: string, visitor = office) =>
    (await visitor.get(`/api/accidents/${id}`)).body as unknown as Whole;

  it('an office records in its own regions, once, and what is not known stays open', async () => {
    expect(await list(office)).toMatchObject({ count: 0, mayRecord: true, items: [] });
    const key = 'the-same-accident-1';
    const body = { ...FACTS, region: TOWNSHIP };
    const first = await office.post('/api/accidents', body, { key });
    expect(first.body).toMatchObject({
      version: 1,
      regionName: '柳溪镇',
      seriousInjuries: null,
      injured: null,
      directLossWanYuan: null,
      occurredAt: '2026-11-03T06:30:00.000Z',
      computedGrade: 'relatively-serious',
    });
    const again = await office.post('/api/accidents', body, { key });
    expect(again.body).toMatchObject({ id: first.body['id'] });
    const twice = await record();
    expect(twice.body.error?.code).toBe('accidents.already-there');
    expect(await list(office)).toMatchObject({ count: 1, withoutGrade: 0 });
  });

  it('in another region it is not found, neither to record nor to read nor to change', async () => {
    expect((await record({ region: '/99/9901/990102/' })).status).toBe(404);
    expect((await record({}, beside)).status).toBe(404);
    // A superior reads it whole; recording in a county is the county's.
    expect((await record({ name: '市里登记的' }, superior)).status).toBe(404);
    const [line] = (await list(office)).items;
    const id = line?.id ?? '';
    expect((await beside.get(`/api/accidents/${id}`)).status).toBe(404);
    expect((await list(beside)).items).toEqual([]);
    for (const visitor of [beside, superior]) {
      const reason = { version: 1, reason: '理由' };
      expect((await visitor.post(`/api/accidents/${id}/withdraw`, reason)).status).toBe(404);
      const correction = { ...FACTS, ...reason, deaths: 4 };
      expect((await visitor.post(`/api/accidents/${id}/correct`, correction)).status).toBe(404);
    }
    expect(await one(id, superior)).toMatchObject({
      id,
      // It may name itself for the case, and do nothing else.
      may: ['grant-access', 'end-access'],
    });
    expect(await list(superior, '', YUNJIANG)).toMatchObject({ count: 1, mayRecord: true });
  });

  it('a correction is a version beside the first; a second tab is told of it', async () => {
    const [line] = (await list(office)).items;
    const url = `/api/accidents/${line?.id ?? ''}/correct`;
    const said = { ...FACTS, version: 1, deaths: 4, missing: 0, knownAsOf: '2026-11-20' };
    const nothing = await office.post(url, { ...FACTS, version: 1, reason: '核对' });
    expect(nothing.body.error?.code).toBe('accidents.nothing-changed');
    const corrected = await office.post(url, { ...said, reason: '失踪人员找到，已遇难' });
    expect(corrected.body).toMatchObject({ version: 2, deaths: 4, missing: 0 });
    const stale = await office.post(url, { ...said, deaths: 5, reason: '再改' });
    expect(stale).toMatchObject({
      status: 409,
      body: { error: { code: 'http.version-conflict', current: { version: 2 } } },
    });
    const { versions } = await one(line?.id ?? '');
    expect(versions).toMatchObject([
      { version: 2, deaths: 4, changeReason: '失踪人员找到，已遇难' },
      { version: 1, deaths: 3, changeReason: null },
    ]);
    expect(await list(office)).toMatchObject({ count: 1 });
  });

  it('what was recorded by mistake no longer counts, stays readable and can be recorded anew', async () => {
    const made = await record({ name: '误报的事故', grade: null, gradeSource: null });
    const id = String(made.body['id']);
    // By its dead it is 较大: nobody misses it who looks for that grade, as the list says it is.
    const [found] = (await list(office, '&grade=relatively-serious&year=2026')).items.filter(
      (one) => one.id === id,
    );
    expect(found).toMatchObject({ grade: null, computedGrade: 'relatively-serious' });
    expect(await list(office, '&grade=unknown')).toMatchObject({ count: 0, withoutGrade: 0 });
    const url = `/api/accidents/${id}/withdraw`;
    const gone = await office.post(url, { version: 1, reason: '经核实不是事故' });
    expect(gone.body).toMatchObject({ state: 'withdrawn', version: 2, may: [] });
    const again = await office.post(url, { version: 2, reason: '再撤' });
    expect(again.body.error?.code).toBe('accidents.not-recorded');
    expect(await list(office)).toMatchObject({ count: 1 });
    expect((await list(office, '&state=withdrawn')).items).toMatchObject([{ id }]);
    expect((await record({ name: '误报的事故' })).status).toBe(200);
  });

  it('content that is marked secret is refused', async () => {
    const marked = await record({ name: '某事故（机密）' });
    expect(marked.body.error?.code).toBe('accidents.marked-secret');
  });

  it('is narrowed by year, grade and words, page by page, the latest first', async () => {
    await record({ name: '旧事故', occurredOn: '2025-05-06', occurredAt: null });
    await record({
      name: '县城火灾',
      region: QINGSHI,
      sector: '消防',
      occurredOn: '2026-11-10',
      occurredAt: null,
      knownAsOf: '2026-11-11',
    });
    const names = async (query: string) =>
      (await list(office, query)).items.map(({ name }) => name);
    expect(await names('&year=2025')).toEqual(['旧事故']);
    expect(await names('&search=火灾')).toEqual(['县城火灾']);
    expect(await names('&grade=serious')).toEqual([]);
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const page = await list(office, `&limit=1${after}`);
      seen.push(...page.items.map(({ name }) => name));
      if (page.next === null) break;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
    expect(seen).toHaveLength(4);
    expect([seen[0], seen.at(-1)]).toEqual(['县城火灾', '旧事故']);
    expect((await office.get(`/api/accidents?region=${QINGSHI}&after=x`)).status).toBe(400);
    const bad = encodeURIComponent(`county/99/|${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`);
    expect((await office.get(`/api/accidents?region=${QINGSHI}&after=${bad}`)).status).toBe(400);
  });

  it('is taken along as a sheet that says what it left out', async () => {
    const file = await office.download(`/api/accidents.xlsx?region=${QINGSHI}&year=2026`);
    const list = await readList(file.bytes);
    expect(list.said).toContain('只含发生年份为“2026”的。');
    expect(list.rows.map((cells) => cells[1])).toContain('柳溪镇采石场坍塌事故');
    expect(list.rows).toHaveLength(3);
    expect((await beside.download(`/api/accidents.xlsx?region=${QINGSHI}`)).status).toBe(200);
  });

  it('tells other modules what stands: of a region and below, between two days, of a field', async () => {
    const scope = { keys: [`county${QINGSHI}`, `township${QINGSHI}`], committees: [], persons: [] };
    const [from, to] = [civilDate('2026-01-01'), civilDate('2026-12-31')];
    await services.database.read(scope, async (db) => {
      const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);
      const all = await accidentsOf(db, scope, QINGSHI, from, to);
      expect(names(all)).toEqual(['柳溪镇采石场坍塌事故', '误报的事故', '县城火灾']);
      expect(names(await accidentsOf(db, scope, TOWNSHIP, from, to))).toHaveLength(2);
      const fire = await accidentsInField(db, scope, QINGSHI, ['消防安全', '燃气'], from, to);
      expect(names(fire)).toEqual(['县城火灾']);
      const narrow = { ...scope, keys: [`township${QINGSHI}`] };
      expect(await accidentsInField(db, narrow, QINGSHI, ['消防'], from, to)).toEqual([]);
    });
  });

  it('follows its region to another address, and is then another county’s', async () => {
    const context = { ...services, readdress: [readdressAccidents] };
    await moveRegion(context, world.command, '990101101', {
      version: 1,
      on: civilDate('2026-11-20'),
      documentNo: '云政发〔2026〕21号',
      superior: '/99/9901/990102/',
    });
    expect((await list(office)).items.map(({ name }) => name)).toEqual(['县城火灾']);
    expect((await list(beside, '', '/99/9901/990102/')).count).toBe(3);
  });

  it('leaves nothing in the tables that the ledger does not say', async () => {
    const { rows } = await services.owner.query<{ type: string }>(
      "select distinct type from platform.event where stream = 'accident' order by type",
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'accident.corrected.v1',
      'accident.recorded.v1',
      'accident.withdrawn.v1',
    ]);
    expect(await disagreements(services)).toEqual([]);
  });
});

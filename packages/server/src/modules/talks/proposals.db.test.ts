// From a register of accidents to a talk, over HTTP: what applies, what cannot be told, what is frozen with the talk.
import { readList } from '@jinze/documents/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';

const SHIQIAO = '/99/9901/990102/';
const PROVINCE = '/99/';
const THREE = 'cn-talks-2018:7';

interface Item {
  key: string;
  regionPath: string;
  outcome: string;
  counted: { accidentId: string; name: string; version: number }[];
  perhaps: { name: string; because: string }[];
  missing: string[];
  why: { clause: { title: string }[]; facts: string[]; gaps: string[] };
  talk: { id: string; state: string } | null;
  mayPropose: boolean;
}
interface Proposals {
  accidents: number;
  items: Item[];
}

describe('talks proposed from the register', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let province: Visitor;
  let prefecture: Visitor;
  let counties: Visitor[];
  let mayor: { appointmentId: string };
  let talk = '';

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const { accountId } = await services.unitOfWork.commit(command, async (unit) => {
      const [id] = await addAccounts(unit, [{ loginName: 'sheng', displayName: '省安委办' }]);
      if (id === undefined) throw new Error('an account was added');
      const grant = { role: 'safety-office', regionPath: PROVINCE, level: 'province' } as const;
      await addGrants(unit, [{ accountId: id, ...grant }]);
      return { accountId: id };
    });
    const { rows } = await services.owner.query<{ appointmentId: string }>(
      `select a.record_id as "appointmentId" from posts.appointment a
         join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
       where o.region_path = $1 and p.class = 'government-chief' and o.kind = 'government'
         and a.superseded_at is null`,
      [YUNJIANG],
    );
    mayor = rows[0] ?? { appointmentId: '' };
    server = await openTestServer(services);
    province = await server.signIn(accountId);
    prefecture = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    counties = await Promise.all(
      ['qingshi-awb', 'shiqiao-awb'].map((name) => server.signIn(world.accounts.get(name) ?? '')),
    );
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const record = async (county: 0 | 1, on: string, changes: object = {}) => {
    const made = await counties[county]?.post('/api/accidents', {
      region: county === 0 ? `${QINGSHI}990101101/` : SHIQIAO,
      name: `${on}事故`,
      occurredOn: on,
      occurredAt: null,
      place: null,
      sector: null,
      unit: null,
      kind: null,
      grade: 'relatively-serious',
      gradeSource: 'as-known',
      nature: 'production',
      isResponsible: null,
      isGrave: null,
      deaths: 3,
      missing: null,
      seriousInjuries: null,
      injured: null,
      directLossWanYuan: null,
      sectorCode: null,
      natureBasis: null,
      knownAsOf: '2026-11-23',
      sourceDocument: '事故快报',
      ...changes,
    });
    expect(made?.status).toBe(200);
    return made?.body as unknown as { id: string; version: number };
  };
  const proposals = async (visitor: Visitor | undefined, region = YUNJIANG) =>
    (await visitor?.get(`/api/talks/proposals?region=${region}`))?.body as unknown as Proposals;
  const registerOf = async (county: 0 | 1, region: string) => {
    const answer = await counties[county]?.get(`/api/accidents?region=${region}`);
    if (answer === undefined) throw new Error(region);
    return (
      answer.body as unknown as {
        items: { id: string; version: number; name: string; grade: string | null }[];
      }
    ).items;
  };
  const three = (found: Proposals) => found.items.find(({ key }) => key === THREE);
  const propose = (changes: object = {}, visitor = province) =>
    visitor.post('/api/talks', {
      region: PROVINCE,
      subject: { kind: 'person', ...mayor },
      ground: { kind: 'accidents', of: YUNJIANG, key: THREE, reason: null },
      talkerOrgan: '省安委会办公室',
      talker: '主任 陈某',
      matters: '较大事故多发',
      ...changes,
    });

  it('counts an accident of a township for its county and its city, each by the rules of its level', async () => {
    expect(await proposals(prefecture)).toMatchObject({ accidents: 0, items: [] });
    await record(0, '2026-06-20');
    await record(1, '2026-08-01');
    const found = await proposals(prefecture);
    expect(found.accidents).toBe(2);
    expect(three(found)).toMatchObject({ outcome: 'does-not-apply', talk: null });
    const levels = found.items.map(({ regionPath, key }) => [regionPath, key]);
    expect(levels).toContainEqual([QINGSHI, 'no-rule']);
    expect(levels).toContainEqual([SHIQIAO, 'no-rule']);
    // A county’s office is told of its own part of the register alone.
    expect(await proposals(counties[0], QINGSHI)).toMatchObject({ accidents: 1 });
    const beside = await counties[0]?.get(`/api/talks/proposals?region=${SHIQIAO}`);
    expect(beside?.status).toBe(404);
    const above = await counties[0]?.get(`/api/talks/proposals?region=${YUNJIANG}`);
    expect(above?.status).toBe(404);
    const sheet = async (visitor: Visitor | undefined, region = YUNJIANG) =>
      visitor?.download(`/api/talks/proposals.xlsx?region=${region}`);
    const taken = await readList((await sheet(prefecture))?.bytes ?? Buffer.alloc(0));
    expect(taken.said[0]).toContain('云江市按规定应当约谈的情形');
    expect(taken.said.join()).toContain('2 起事故');
    expect(taken.rows.map((cells) => cells[2])).toEqual(
      found.items.map(({ outcome }) => (outcome === 'does-not-apply' ? '没有达到' : '说不清')),
    );
    const bases = taken.rows.map((cells) => String(cells[9]));
    expect(bases).toEqual(
      found.items.map(({ why }) => why.clause.map(({ title }) => title).join('；')),
    );
    expect(bases.join()).toContain('《安委〔2018〕2号 约谈实施办法(试行)》');
    expect(bases.join()).not.toMatch(/[a-z]+-/);
    expect((await sheet(counties[0], SHIQIAO))?.status).toBe(404);
  });

  it('says what is missing where it cannot tell; without a reason of its own the office opens nothing on that', async () => {
    await record(1, '2026-11-02', { grade: null, gradeSource: null });
    const found = three(await proposals(province));
    expect(found).toMatchObject({
      outcome: 'cannot-tell',
      mayPropose: true,
      missing: ['事故等级：2026-11-02'],
      perhaps: [{ name: '2026-11-02事故', because: '等级不清楚' }],
      why: { gaps: ['事故等级：2026-11-02'] },
    });
    expect((await propose()).body.error?.code).toBe('talks.reason-needed');
    // The city’s office sees it and leaves it to the province.
    expect(three(await proposals(prefecture))).toMatchObject({ mayPropose: false });
    const own = await propose({ region: YUNJIANG }, prefecture);
    expect(own.body.error?.code).toBe('talks.not-below');
  });

  it('a correction of the register makes it apply; a talk freezes what was counted, in which version', async () => {
    const items = await registerOf(1, SHIQIAO);
    const open = items.find(({ grade }) => grade === null);
    const {
      id: _,
      state: __,
      regionPath: ___,
      regionName: ____,
      computedGrade: _____,
      waits: ______,
      ...facts
    } = (open ?? {}) as unknown as Record<string, unknown>;
    const corrected = await counties[1]?.post(`/api/accidents/${open?.id ?? ''}/correct`, {
      ...facts,
      grade: 'relatively-serious',
      gradeSource: 'decided',
      reason: '已认定等级',
    });
    expect(corrected?.status).toBe(200);
    const found = three(await proposals(province));
    expect(found).toMatchObject({ outcome: 'applies', mayPropose: true, missing: [] });
    expect(found?.counted).toHaveLength(3);

    const made = await propose();
    expect(made.body).toMatchObject({
      state: 'proposed',
      ground: 'accidents',
      needsApproval: true,
      reason: null,
      trigger: { key: THREE, outcome: 'applies', parameter: 'P092' },
    });
    talk = String(made.body['id']);
    const { trigger } = made.body as unknown as { trigger: Item };
    expect(trigger.counted.map(({ version }) => version)).toEqual([1, 1, 2]);
    expect((await propose()).body.error?.code).toBe('talks.already-open');
  });

  it('a rule with a talk offers none; one that is open is shown to the office that conducts it', async () => {
    expect(three(await proposals(province))).toMatchObject({
      talk: { id: talk, state: 'proposed' },
      mayPropose: false,
    });
    // The city does not know of the draft.
    expect(three(await proposals(prefecture))).toMatchObject({ talk: null, mayPropose: false });
  });

  it('what is recorded afterwards changes nothing of the talk', async () => {
    const [line] = await registerOf(0, QINGSHI);
    const url = `/api/accidents/${line?.id ?? ''}/withdraw`;
    const gone = await counties[0]?.post(url, { version: line?.version, reason: '经核实重复' });
    expect(gone?.status).toBe(200);
    expect(three(await proposals(province))).toMatchObject({ outcome: 'does-not-apply' });
    const kept = (await province.get(`/api/talks/${talk}`)).body as unknown as { trigger: Item };
    expect(kept.trigger.counted).toHaveLength(3);
    expect((await propose()).body.error?.code).toBe('talks.trigger-gone');
  });

  it('who is called belongs to the region of the ground', async () => {
    await record(0, '2026-09-09');
    const { rows } = await services.owner.query<{ appointmentId: string }>(
      `select a.record_id as "appointmentId" from posts.appointment a
         join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
       where o.region_path = $1 and a.superseded_at is null limit 1`,
      [QINGSHI],
    );
    const ground = { kind: 'accidents', of: SHIQIAO, key: 'no-rule', reason: '事故多发' };
    const subject = { kind: 'person', ...rows[0] };
    const elsewhere = await propose({ region: YUNJIANG, subject, ground }, prefecture);
    expect(elsewhere.body.error?.code).toBe('talks.other-region');
    const right = await propose(
      { region: YUNJIANG, subject, ground: { ...ground, of: QINGSHI } },
      prefecture,
    );
    expect(right.body).toMatchObject({ trigger: { key: 'no-rule', outcome: 'cannot-tell' } });
    // The same key of the township beneath is another ground.
    const { items } = await proposals(prefecture);
    const talks = items
      .filter(({ key }) => key === 'no-rule')
      .map((one) => [one.regionPath, one.talk?.id]);
    expect(talks).toContainEqual([QINGSHI, right.body['id']]);
    expect(talks).toContainEqual([`${QINGSHI}990101101/`, undefined]);
  });

  it('leaves nothing in the tables that the ledger does not say', async () => {
    expect(await disagreements(services)).toEqual([]);
  });
});

import { places } from '@jinze/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../context.ts';
import { openTestServer, type TestServer, type Visitor } from '../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../testing/index.ts';
import { DEMO_REGIONS } from './demo-places.ts';
import { seedDemo } from './seed-demo.ts';

const PREFECTURE = '/99/9901/';
const QINGSHI = '/99/9901/990101/';
const SHIQIAO = '/99/9901/990102/';
const LINHE = '/99/9901/990103/';

/** The services with a database that takes some writes and then no more. */
function breakingAfter(services: Services, writes: number): Services {
  let left = writes;
  const write: Services['database']['write'] = (scope, work) => {
    left -= 1;
    if (left < 0) throw new Error('broken off');
    return services.database.write(scope, work);
  };
  return { ...services, database: { ...services.database, write } };
}

async function rowsOf<Row>(services: TestDatabase, query: string): Promise<Row[]> {
  return (await services.owner.query(query)).rows as Row[];
}

async function countOf(services: TestDatabase, what: string): Promise<number> {
  return (await rowsOf<{ n: number }>(services, `select count(*) as n from ${what}`))[0]?.n ?? 0;
}

/** Current appointments with their posts, bodies and people. */
const HELD = `posts.appointment a join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
  join posts.region r on r.path = o.region_path join posts.person h on h.id = a.person_id
  where a.superseded_at is null`;
const NOW = 'a.valid_to is null';

describe('the demo, broken off twice and taken up', () => {
  let services: TestDatabase;
  let server: TestServer;
  let city: Visitor;
  beforeAll(async () => {
    services = await openTestDatabase();
    // Once among the first rosters, and once where people were signing handovers.
    for (const writes of [40, 126])
      await expect(seedDemo(breakingAfter(services, writes))).rejects.toThrow('broken off');
    expect(await countOf(services, 'handovers.signature')).toBeGreaterThan(0);
    await seedDemo(services);
    server = await openTestServer(services);
    city = await signIn('yunjiang-awb');
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const rows = <Row>(query: string) => rowsOf<Row>(services, query);
  const count = (what: string) => countOf(services, what);
  const signIn = async (loginName: string): Promise<Visitor> => {
    const query = `select id from access.account where login_name = '${loginName}'`;
    return server.signIn((await rows<{ id: string }>(query))[0]?.id ?? '');
  };

  it('is a prefecture of six counties, a zone and forty townships, with codes and names of no real place', async () => {
    const levels = Map.groupBy(DEMO_REGIONS, ({ level }) => level);
    expect([...levels].map(([level, regions]) => [level, regions.length])).toEqual([
      ['province', 1],
      ['prefecture', 1],
      ['county', 7],
      ['township', 40],
    ]);
    expect(await count('posts.region')).toBe(DEMO_REGIONS.length);
    const real = places();
    expect(real.filter(({ code }) => code.startsWith('99'))).toEqual([]);
    expect(DEMO_REGIONS.filter(({ code }) => !code.startsWith('99'))).toEqual([]);
    const names = new Set(real.filter(({ level }) => level !== 'township').map(({ name }) => name));
    const high = DEMO_REGIONS.filter(({ level }) => level !== 'township');
    expect(high.filter(({ name }) => names.has(name))).toEqual([]);
    // The roster finds a township by its name alone.
    expect(new Set(DEMO_REGIONS.map(({ name }) => name)).size).toBe(DEMO_REGIONS.length);
  });

  it('has about four hundred people, three in each township, and nobody in 青石县', async () => {
    const people = await count('posts.person');
    expect(people).toBeGreaterThan(380);
    expect(people).toBeLessThan(420);
    const townships = await rows<{ n: number }>(
      `select count(*) as n from ${HELD} and ${NOW} and r.level = 'township' group by r.path`,
    );
    expect(townships.map(({ n }) => n)).toEqual(Array.from({ length: 37 }, () => 3));
    expect(await count(`posts.organ where region_path ^@ '${QINGSHI}'`)).toBe(0);
  });

  it('has one name twice: two people of 石桥县, told apart by 证件后四位', async () => {
    const twins = await rows<{ names: number; tails: number; places: string[] }>(
      `select count(*) as names, count(distinct id_tail) as tails,
         array(select distinct r.name from ${HELD} and h.name = t.name) as places
       from posts.person t group by t.name having count(*) > 1`,
    );
    expect(twins).toEqual([{ names: 2, tails: 2, places: ['石桥县'] }]);
  });

  it('keeps one record for a person through townships, the county and the prefecture', async () => {
    const careers = await rows<{ levels: string[]; n: number }>(
      `select array_agg(distinct r.level) as levels, count(*) as n from ${HELD} group by h.id`,
    );
    const rising = (...levels: string[]) =>
      careers.filter((one) => levels.every((level) => one.levels.includes(level))).length;
    expect(rising('township', 'county')).toBeGreaterThan(5);
    expect(rising('county', 'prefecture')).toBeGreaterThan(5);
    expect(careers.filter(({ n }) => n >= 3).length).toBeGreaterThan(5);
    expect(careers.filter(({ n }) => n >= 2).length).toBeGreaterThan(60);
    // Half of those who ever were in post have left it or moved on.
    expect(await count(`${HELD} and not ${NOW}`)).toBeGreaterThan(150);
  });

  it('was recorded through three years, each thing after it happened, by the office it is with', async () => {
    const years = await rows<{ year: number }>(
      'select distinct extract(year from recorded_at)::int as year from posts.appointment order by 1',
    );
    expect(years.map(({ year }) => year)).toEqual([2024, 2025, 2026]);
    const early = 'posts.appointment where recorded_at::date < valid_from';
    expect(await count(early)).toBe(0);
    expect(await count(`posts.appointment where recorded_at > '2026-11-23'`)).toBe(0);
    const offices = await rows<{ recorded_by: string }>(
      `select distinct recorded_by from ${HELD.replace('a.superseded_at is null', `r.path ^@ '${LINHE}'`)}`,
    );
    expect(offices).toEqual([{ recorded_by: '临河县安委办' }]);
  });

  it('changes the term of 临河县 on one day, in one import', async () => {
    const [term] = await rows<{ n: number; imports: number; left: number }>(
      `select count(*) filter (where a.valid_from = '2026-03-26') as n,
         count(*) filter (where a.valid_to = '2026-03-25') as left,
         count(distinct a.import_id) as imports
       from ${HELD} and r.path = '${LINHE}' and '2026-03-26' in (a.valid_from, a.valid_to + 1)
         and a.import_id is not null`,
    );
    expect(term?.imports).toBe(1);
    expect(term?.n).toBeGreaterThan(7);
    expect(term?.left).toBeGreaterThan(7);
  });

  it('has a post vacant, an acting head, a B-holder, and people in two posts', async () => {
    const of = (manner: string) =>
      rows<{ at: string }>(
        `select r.name || p.title as at from ${HELD} and ${NOW} and a.manner = '${manner}'`,
      );
    expect(await of('acting')).toEqual([{ at: '云岫区区长' }]);
    expect(await of('ab-holder')).toEqual([{ at: '澄湖市常务副市长' }]);
    const vacant = await rows<{ at: string }>(
      `select r.name || p.title as at from posts.post p join posts.organ o on o.id = p.organ_id
         join posts.region r on r.path = o.region_path where not exists (select 1 from posts.appointment a
         where a.post_id = p.id and a.superseded_at is null and ${NOW})`,
    );
    expect(vacant).toEqual([{ at: '临河县副县长（交通农业）' }]);
    const double = await rows<{ places: string[] }>(
      `select array_agg(distinct r.name) as places from ${HELD} and ${NOW} group by h.id having count(*) > 1`,
    );
    expect(double.length).toBeGreaterThan(6);
    expect(double.filter((one) => one.places.length > 1)).toEqual([
      { places: ['云江市', '云江经济开发区'] },
    ]);
  });

  it('flags the one safety deputy who is none of the standing committee (art. 8)', async () => {
    const outside = await rows<{ postId: string; region: string }>(
      `select p.id as "postId", r.name as region from ${HELD} and ${NOW} and p.class = 'safety-deputy'
         and o.kind = 'government' and a.is_committee_member is not true`,
    );
    expect(outside.map(({ region }) => region)).toEqual(['松坪县']);
    const { body } = await city.get(`/api/posts/posts/${outside[0]?.postId ?? ''}`);
    const { appointments } = body as unknown as { appointments: { flags: string[] }[] };
    expect(appointments.map(({ flags }) => flags)).toContainEqual(['deputy-outside-committee']);
  });

  it('shows in 石桥县 a field with two in charge and one with nobody', async () => {
    const office = await signIn('shiqiao-awb');
    const inCharge = async (on: string) => {
      const { body } = await office.get(`/api/posts/matrix?region=${SHIQIAO}&on=${on}`);
      const { fields } = body as unknown as { fields: { field: string; holders: string[] }[] };
      return new Map(fields.map(({ field, holders }) => [field, holders.length]));
    };
    const now = await inCharge('2026-11-23');
    expect([now.get('危险化学品'), now.get('燃气'), now.get('工业')]).toEqual([2, 0, 1]);
    const before = await inCharge('2025-06-30');
    expect([before.get('危险化学品'), before.get('燃气'), before.get('工业')]).toEqual([1, 1, 1]);
  });

  it('answers differently as known then and as known now, where a start was corrected', async () => {
    const answering = async (knownOn?: string) => {
      const known = knownOn === undefined ? '' : `&knownOn=${knownOn}`;
      const { body } = await city.get(
        `/api/posts/answering?region=${LINHE}&field=安全生产&on=2025-03-25${known}`,
      );
      const { items } = body as unknown as { items: { because: string[]; from: string }[] };
      return items.filter(({ because }) => because.includes('safety-deputy'));
    };
    expect((await answering('2025-08-19')).map(({ from }) => from)).toEqual(['2025-03-14']);
    expect(await answering('2025-08-20')).toEqual([]);
    expect(await answering()).toEqual([]);
    const versions = await rows<{ from: string; reason: string | null }>(
      `select valid_from::text as from, change_reason as reason from posts.appointment
         where record_id in (select record_id from posts.appointment where change_reason like '任职日期误登%')
         order by version limit 2`,
    );
    expect(versions).toEqual([
      { from: '2025-03-14', reason: null },
      { from: '2025-04-14', reason: '任职日期误登为3月14日，任免文件为4月14日，按文件更正' },
    ]);
  });

  it('has papers: numbered, going round, withdrawn and made anew, and a number kept free', async () => {
    const papers = await rows<{ made: string }>(
      `select concat_ws(' ', d.kind, d.state, n.code || n.year || '-' || n.n) as made
       from documents.document d left join documents.number n on n.id = d.number_id order by d.id`,
    );
    expect(papers.map(({ made }) => made)).toEqual([
      'inspection-feedback made 云安委函2025-33',
      'task-notice withdrawn 云安办督2026-31',
      'task-notice made 云安办督2026-32',
      'listed-supervision-notice made 云安督2026-3',
      'task-notice made',
      'task-notice made 石安办督2026-24',
      'talk-minutes made 云安办纪要2026-9',
    ]);
    const { body } = await (await signIn('shiqiao-awb')).get('/api/documents/numbers');
    const { items } = body as unknown as { items: { text: string; state: string }[] };
    expect(items.map(({ text, state }) => `${text} ${state}`)).toEqual([
      '石安办督〔2026〕25号 reserved',
      '石安办督〔2026〕24号 used',
    ]);
  });

  it('lets one sign in as every office, everybody in post and a liaison, within what the page lists', async () => {
    const { body } = await server.nobody.get('/api/access/sign-in');
    const { people } = body as unknown as { people: { role: string; title: string }[] };
    const roles = Map.groupBy(people, ({ role }) => role);
    expect(roles.get('safety-office')).toHaveLength(11);
    const leaders = roles.get('leader') ?? [];
    expect(leaders).toHaveLength(
      await count(`(select distinct h.id from ${HELD} and ${NOW}) as h`),
    );
    expect(leaders.filter(({ title }) => title === '')).toEqual([]);
    expect(leaders.slice(0, 2).map(({ title }) => title)).toEqual(['书记', '市长']);
    // The visitor's thirty of 青石县 come on top.
    expect(people.length + 30).toBeLessThan(500);
    const liaison = await signIn('shiqiao-lly');
    const mine = (await liaison.get('/api/duties/mine')).body as unknown as {
      items: { postTitle: string; year: number }[];
    };
    expect(new Set(mine.items.map(({ postTitle }) => postTitle))).toEqual(new Set(['县长']));
    expect(new Set(mine.items.map(({ year }) => year))).toEqual(new Set([2024, 2025, 2026]));
  });

  /** Sections of the bodies of one region itself. */
  const own = (path: string, year: number) =>
    `duties.section where region_path = '${path}' and year = ${year}`;

  it('has lists of three years of 石桥县 and 云江市, by each side approved, issued and nearly all acknowledged', async () => {
    for (const year of [2024, 2025, 2026])
      for (const path of [SHIQIAO, PREFECTURE]) {
        const approvals = await rows<{ meeting: string; side: string }>(
          `select distinct approval_meeting as meeting,
             case when post_class in ('party-chief', 'standing-committee-member') then '委' else '政府' end as side
           from ${own(path, year)} and approval_on is not null`,
        );
        expect(approvals).toHaveLength(2);
        expect(approvals.filter(({ meeting, side }) => !meeting.includes(side))).toEqual([]);
        const issued = await count(`${own(path, year)} and issued_at is not null`);
        const signed = await count(`${own(path, year)} and acknowledged_at is not null`);
        expect(issued).toBeGreaterThan(14);
        expect(signed / issued).toBeGreaterThan(0.85);
      }
    const order = `approval_on < drafted_at::date or issued_on < approval_on
      or (signed_on < issued_on and signed_how <> 'unchanged')
      or acknowledged_at < issued_at or ended_at < drafted_at`;
    expect(await count(`duties.section where ${order}`)).toBe(0);
    expect(await count(`duties.section where drafted_at > '2026-11-23T02:00:00Z'`)).toBe(0);
    expect(
      await count(`duties.section s join posts.person p on p.id = s.person_id
        where s.signed_how = 'here' and s.signer_name <> p.name`),
    ).toBe(0);
  });

  it('shows in 石桥县 every state that a list of 2026 can be in, of both instruments', async () => {
    const kinds = await rows<{ kind: string; n: number }>(
      `select concat_ws(' ', instrument, case when edition > 1 then 'later' end, state,
         case when state = 'acknowledged' then signed_how end, ended_because,
         case when state = 'drafted' and blocked_by is not null then 'blocked' end) as kind, count(*) as n
       from ${own(SHIQIAO, 2026)} group by 1`,
    );
    const n = (kind: string) => kinds.find((one) => one.kind === kind)?.n ?? 0;
    expect(n('standing drafted blocked')).toBe(2);
    expect(n('standing drafted')).toBe(1);
    expect(n('standing later approved')).toBeGreaterThan(0);
    expect(n('standing issued')).toBe(1);
    expect(n('annual later issued')).toBe(1);
    expect(n('standing acknowledged here')).toBeGreaterThan(3);
    expect(n('standing acknowledged paper')).toBe(1);
    expect(n('standing acknowledged unchanged')).toBeGreaterThan(5);
    expect(n('standing later acknowledged here')).toBeGreaterThan(0);
    expect(n('annual acknowledged here')).toBeGreaterThan(5);
    expect(n('annual objected')).toBe(1);
    expect(n('standing superseded left-post')).toBe(4);
    expect(n('standing superseded replaced')).toBeGreaterThan(0);
    const stale = await rows<{ title: string }>(
      `select post_title as title from ${own(SHIQIAO, 2026)} and state = 'acknowledged' and stale_since is not null`,
    );
    expect(stale.map(({ title }) => title)).toContain('副县长（交通农业）');
    const [second] = await rows<{ before: string[]; after: string[]; how: string }>(
      `select b.portfolios as before, a.portfolios as after, a.signed_how as how
       from duties.section a join duties.section b on b.id = a.replaces
       where a.region_path = '${SHIQIAO}' and a.year = 2026 and a.post_title = '副县长（城建）'
         and a.instrument = 'standing' and b.ended_because = 'replaced'`,
    );
    const lost = second?.before.filter((field) => !second.after.includes(field));
    expect([lost, second?.how]).toEqual([['燃气'], 'here']);
  });

  it('lays duties down where the regulation names none: by a document for the departments, and for members', async () => {
    const documents = await rows<{ place: string; posts: number }>(
      `select d.region_path as place, count(distinct i.post_id) as posts from duties.document d
         join duties.document_item i on i.document_id = d.id group by d.id order by d.adopted_on, 1`,
    );
    expect(documents).toEqual([
      { place: PREFECTURE, posts: 11 },
      { place: SHIQIAO, posts: 9 },
      { place: PREFECTURE, posts: 5 },
      { place: SHIQIAO, posts: 2 },
      { place: SHIQIAO, posts: 1 },
    ]);
    const waiting = await rows<{ title: string }>(
      `select post_title as title from ${own(SHIQIAO, 2026)} and state = 'drafted' and blocked_by is not null`,
    );
    expect(waiting.map(({ title }) => title).toSorted()).toEqual([
      '副书记、政法委书记',
      '常委、统战部部长',
    ]);
  });

  it('has priorities of 2025 and 2026 in 石桥县, each with who leads and who assists', async () => {
    const priorities = await rows<{ year: number; lead: number; assist: number }>(
      `select p.year, count(*) filter (where role = 'lead') as lead, count(*) filter (where role = 'assist') as assist
       from duties.priority p join duties.priority_post r on r.priority_id = p.id
       where p.region_path = '${SHIQIAO}' group by p.id order by p.id`,
    );
    expect(priorities.map(({ year }) => year)).toEqual([2025, 2025, 2026, 2026, 2026]);
    expect(priorities.map(({ lead }) => lead)).toEqual([1, 1, 1, 1, 1]);
    expect(priorities.map(({ assist }) => assist)).toEqual([2, 1, 2, 2, 3]);
  });

  it('leaves the townships’ lists of 2026 as drafts, and nothing at all in 青石县', async () => {
    const townships = await rows<{ state: string; n: number }>(
      `select state, count(distinct region_path) as n from duties.section where level = 'township' group by state`,
    );
    expect(townships).toEqual([{ state: 'drafted', n: 37 }]);
    expect(await count(`duties.section where region_path ^@ '${QINGSHI}'`)).toBe(0);
    const office = await signIn('shiqiao-awb');
    const found = await office.get(
      `/api/duties/sections?region=${SHIQIAO}&year=2026&state=drafted&search=${encodeURIComponent('桥头镇')}`,
    );
    const { items } = found.body as unknown as { items: { blockedBy: string | null }[] };
    expect(items.filter(({ blockedBy }) => blockedBy === null)).toHaveLength(3);
  });

  it('has the handovers of 2026: signed by both, on paper, under supervision, and a few still open', async () => {
    const handovers = await rows<{ state: string; how: string; n: number }>(
      `select h.state, case when h.supervised_by is not null then h.supervision_reason
           else (select string_agg(case when s.custodian is null then 'signed' else 'paper' end, ' '
             order by s.recorded_at) from handovers.signature s where s.handover_id = h.id) end as how,
         count(*) as n
       from handovers.handover h group by 1, 2`,
    );
    const closed = (how: string) =>
      handovers.find((one) => one.state === 'closed' && one.how === how)?.n ?? 0;
    expect(closed('signed signed')).toBeGreaterThan(15);
    expect(closed('paper signed')).toBe(1);
    expect(closed('ill')).toBe(1);
    expect(closed('term-change')).toBeGreaterThan(50);
    const open = await rows<{ at: string }>(
      `select o.name || ' ' || p.title as at from handovers.handover h join posts.post p on p.id = h.post_id
         join posts.organ o on o.id = p.organ_id where h.state = 'open' order by h.id`,
    );
    expect(open.map(({ at }) => at).toSorted()).toEqual([
      '临河县人民政府 副县长（交通农业）',
      '云江市住房和城乡建设局 局长',
      '双井镇人民政府 副镇长（安全生产）',
      '石桥县林业局 局长',
    ]);
    const early = `handovers.signature s join handovers.handover h on h.id = s.handover_id
      where s.recorded_at < h.opened_at or s.signed_on < h.incoming_from`;
    expect(await count(early)).toBe(0);
    const office = await signIn('shiqiao-awb');
    const { body } = await office.get(`/api/handovers?region=${SHIQIAO}`);
    expect((body as unknown as { open: number }).open).toBe(2);
  });

  it('has accidents at different stages: under way, regraded on the fifth day, closed with its evaluation due', async () => {
    interface Table {
      grade: { grade?: string };
      timetable: { steps: { step: string; state: string; due: string | null }[] };
      regradings: { from: string; to: string }[];
      following: { kind: string }[];
      odd: { code: string }[];
    }
    const timetableOf = async (name: string) => {
      const [one] = await rows<{ id: string }>(
        `select record_id as id from accidents.accident where name like '%${name}%' limit 1`,
      );
      return (await city.get(`/api/accidents/${one?.id}/timetable`)).body as unknown as Table;
    };
    const stateOf = ({ timetable }: Table, step: string) =>
      timetable.steps.find((one) => one.step === step)?.state;
    const pit = await timetableOf('基坑坍塌');
    expect(pit.regradings).toMatchObject([{ from: 'ordinary', to: 'relatively-serious' }]);
    expect(stateOf(pit, 'investigation-report')).toBe('done');
    expect(stateOf(pit, 'listed-supervision')).toBe('done');
    const scaffold = await timetableOf('脚手架');
    expect(scaffold.timetable.steps.find(({ step }) => step === 'evaluation')).toMatchObject({
      state: 'pending',
      due: '2026-11-27',
    });
    const chemical = await timetableOf('化工厂');
    expect(stateOf(chemical, 'unit-report')).toBe('done-late');
    expect(stateOf(chemical, 'investigation-report')).toBe('pending');
    expect([pit, scaffold, chemical].flatMap(({ odd }) => odd)).toEqual([]);
  });

  it('the chain of the accident under way is open to the two offices that are named for it', async () => {
    const [one] = await rows<{ id: string }>(
      "select record_id as id from accidents.accident where name like '%化工厂%' limit 1",
    );
    const asked = { momentId: null, known: 'today', previousYears: 3 };
    const seen = await city.post(`/api/accidents/${one?.id}/chain`, asked);
    const { levels, moments } = seen.body as unknown as {
      levels: { level: string; links: { role: string }[]; gaps: { code: string }[] }[];
      moments: { what: string }[];
    };
    expect(levels.map(({ level, links, gaps }) => [level, links.length > 4, gaps.length])).toEqual([
      ['county', true, 0],
      ['prefecture', true, 0],
      ['province', false, 1],
    ]);
    expect(moments).toHaveLength(1);
    const beside = await signIn('linhe-awb');
    expect((await beside.post(`/api/accidents/${one?.id}/chain`, asked)).status).toBe(404);
  });

  it('has a case of accountability with four people, each as far as another', async () => {
    interface Sheets {
      items: { id: string; postTitle: string; caseId: string; decisionId: string }[];
    }
    const [opened] = (await city.get('/api/accountability/cases')).body['items'] as {
      id: string;
    }[];
    const found = await city.get(`/api/accountability/cases/${opened?.id}`);
    const { worksheets } = found.body as unknown as {
      worksheets: {
        state: string;
        postTitle: string;
        frozenAt: string | null;
        decisionId: string;
      }[];
    };
    expect(
      Object.fromEntries(worksheets.map(({ postTitle, state }) => [postTitle, state])),
    ).toEqual({
      市长: 'proposed',
      常务副市长: 'answered',
      '副市长（城建）': 'told',
      局长: 'decided',
    });
    expect(worksheets.every(({ frozenAt }) => frozenAt !== null)).toBe(true);
    expect(await count('accountability.frozen_evidence')).toBeGreaterThan(4);
    expect(
      await count(
        'accountability.frozen_evidence e join accountability.worksheet w ' +
          'on w.id = e.worksheet_id where e.recorded_at > w.frozen_at',
      ),
    ).toBe(0);
    const waitingFor = async (login: string) => {
      const department = await signIn(login);
      const { items } = (await department.get('/api/accountability/to-decide'))
        .body as unknown as Sheets;
      return items.map(({ postTitle }) => postTitle);
    };
    expect(await waitingFor('yunjiang-zzb')).toEqual(['市长']);
    expect(await waitingFor('chenghu-zzb')).toEqual(['常务副市长']);
    const department = await signIn('chenghu-zzb');
    const decided = worksheets.find(({ state }) => state === 'decided')?.decisionId;
    expect((await department.get(`/api/accountability/decisions/${decided}`)).body).toMatchObject({
      state: 'in-force',
      appeals: [{ answer: null, dueOn: '2026-12-13' }],
    });
  });

  it('has decisions from elsewhere: bars that run, and one that has ended', async () => {
    const department = await signIn('yunjiang-zzb');
    const ends = async (from: string, to: string) => {
      const { items } = (await department.get(`/api/accountability/bar-ends?from=${from}&to=${to}`))
        .body as unknown as { items: { postTitle: string }[] };
      return items.map(({ postTitle }) => postTitle).toSorted();
    };
    expect(await ends('2026-01-01', '2026-11-23')).toEqual(['区长']);
    expect(new Set(await ends('2026-11-24', '2028-12-31'))).toEqual(new Set(['书记', '县长']));
  });

  it('has commendations: granted from above, to be granted, in publicity with an objection, refused, waiting', async () => {
    const department = await signIn('yunjiang-zzb');
    interface Line {
      id: string;
      state: string;
      personName: string;
    }
    const { items } = (await department.get('/api/commendations?limit=50')).body as unknown as {
      items: Line[];
    };
    // The latest first: of two that were made public the one with the objection.
    expect(items.map(({ state }) => state)).toEqual([
      'waiting',
      'publicised',
      'publicised',
      'granted',
      'refused',
    ]);
    const found = new Map(items.toReversed().map((one) => [one.state, one.id]));
    const read = async (state: string) =>
      (await department.get(`/api/commendations/${found.get(state)}`)).body;
    expect(await read('granted')).toMatchObject({
      grant: { partyCommittee: '中共云江市委员会', government: '云江市人民政府', place: 1 },
    });
    expect(await read('publicised')).toMatchObject({ objections: [{ answer: null }] });
    const codes = async (state: string) => {
      const { examinations } = (await read(state)) as unknown as {
        examinations: { answer: { answer: string; reasons: { code: string }[] } }[];
      };
      return examinations.map(({ answer }) => [
        answer.answer,
        ...answer.reasons.map(({ code }) => code),
      ]);
    };
    expect((await codes('refused'))[0]).toEqual(
      expect.arrayContaining(['barred', 'eligibility.rescue-answers']),
    );
    expect((await codes('waiting'))[0]).toEqual(
      expect.arrayContaining(['cannot-tell', 'eligibility.rescue-not-approved']),
    );
  });

  it('has last year’s assessment of six counties to its end, and this year’s under way', async () => {
    const grades = await rows(
      `select exercise.year, exercise.state, array_agg(subject.final_grade order by subject.place) as grades
       from assessments.exercise exercise join assessments.subject subject on subject.exercise_id = exercise.id
       group by exercise.id order by exercise.year`,
    );
    expect(grades).toEqual([
      { year: 2025, state: 'final', grades: ['优秀', '优秀', '合格', '优秀', '不合格', '合格'] },
      { year: 2026, state: 'self-assessment', grades: [null, null, null, null, null, null] },
    ]);
    const owed = await rows('select content, due_on from assessments.consequence');
    expect(owed).toEqual([{ content: '一个月内向市委、市政府书面报告', due_on: '2026-02-21' }]);
    const approval = await rows(
      `select proposed_by, approved_by from assessments.exercise where state = 'final'`,
    );
    expect(approval).toEqual([{ proposed_by: '云江市安委办', approved_by: '云江安委办复核员' }]);
  });

  it('adds nothing when it is seeded again', async () => {
    const tables = ['posts.appointment', 'posts.portfolio', 'access.account', 'duties.section'];
    const more = [
      'duties.priority',
      'duties.document',
      'handovers.handover',
      'handovers.signature',
      'accountability.worksheet_step',
      'accountability.decision_step',
      'commendations.step',
      'documents.document',
      'documents.number',
      'vetting.step',
      'assessments.scheme',
      'assessments.step',
      'assessments.consequence',
    ];
    const kept = ['platform.event', 'instruments.local_instrument', 'access.audit_entry'];
    const all = [...tables, ...more, ...kept];
    const before = await Promise.all(all.map(count));
    await seedDemo(services);
    expect(await Promise.all(all.map(count))).toEqual(before);
  });
});

it('a demo that is started early in 2024 knows nothing of what came later', async () => {
  const services = await openTestDatabase({ now: new Date('2024-03-20T02:00:00Z') });
  await seedDemo(services);
  expect(await countOf(services, "posts.appointment where recorded_at > '2024-01-31'")).toBe(0);
  expect(await countOf(services, 'posts.appointment where valid_to is not null')).toBe(0);
  expect(await countOf(services, 'posts.appointment')).toBeGreaterThan(200);
  expect(await countOf(services, 'duties.section where year > 2024')).toBe(0);
  expect(await countOf(services, "duties.section where state = 'acknowledged'")).toBeGreaterThan(
    10,
  );
  expect(await countOf(services, 'handovers.handover')).toBe(0);
  expect(await countOf(services, 'assessments.exercise')).toBe(0);
  await services.close();
}, 60_000);

// A request over HTTP from the list to the letter and its end: matching, offices, two persons, the parts apart, changed facts, feedback.
import { ROSTER_LIMITS, readSheet } from '@jinze/documents';
import { readList } from '@jinze/documents/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { digestOf } from '../../platform/ids.ts';
import { countingStatements } from '../../testing/count-statements.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { takenLists } from '../../testing/taken-lists.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { followFacts } from './index.ts';

interface Check {
  digest: string;
  rows: number;
  errors: { sheet: string; row: number; column: string; reason: string }[];
  questions: { row: number; kind: string; candidates: { personId: string; posts: string }[] }[];
  offices: { path: string; name: string; names: number }[];
  refused: { row: number; reason: string }[];
  matched: number;
  earlier: string | null;
}
interface Whole {
  id: string;
  version: number;
  state: string;
  may: string[];
  counts: { barred: number; cannotTell: number; toJudge: number; clear: number } | null;
  discipline: { statement: string } | null;
  conclusion: { content: string } | null;
  changes: { number: number; before: string; now: string; because: string[] }[];
  changesHash: string | null;
  letterCounts: Whole['counts'];
  hasChanged: boolean;
  uses: { result: string }[];
  steps: { act: string }[];
}
interface Names {
  items: {
    number: number;
    personName: string;
    opinion: { answer: string; until: string | null; openCase: string; because: string[] } | null;
  }[];
  next: number | null;
}
interface Held {
  person: string;
  name: string;
  record: string;
  organ: string;
  title: string;
}

describe('a vetting request', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let department: Visitor;
  let otherDepartment: Visitor;
  let office: Visitor;
  let second: Visitor;
  let county: Visitor;
  let organ: Visitor;
  let organSecond: Visitor;
  let people: Held[];
  let list: string;
  let requestId: string;
  let single: string;
  const about = {
    committee: YUNJIANG,
    purpose: 'promotion',
    askedFor: '2026-11-23',
    basisDocument: '云组函〔2026〕31号',
    answering: YUNJIANG,
    choices: [] as { row: number; personId: string }[],
  };

  const account = (login: string) => world.accounts.get(login) ?? '';
  const check = async (text: string, changes: object = {}, visitor = department) => {
    const answer = await visitor.upload('/api/vetting/check', Buffer.from(text), {
      ...about,
      ...changes,
    });
    return answer.body as unknown as Check;
  };
  const create = (text: string, changes: object = {}, key?: string) =>
    department.upload(
      `/api/vetting/create/${digestOf(Buffer.from(text))}`,
      Buffer.from(text),
      { ...about, title: '2026年第三批', ...changes },
      key,
    );
  const whole = async (visitor: Visitor, id = requestId) =>
    (await visitor.get(`/api/vetting/${id}`)).body as unknown as Whole;
  const act = async (visitor: Visitor, name: string, body: object = {}, id = requestId) => {
    const version = (await whole(department, id)).version;
    return visitor.post(`/api/vetting/${id}/${name}`, { version, ...body });
  };
  const names = async (visitor: Visitor, query = '', id = requestId) =>
    (await visitor.get(`/api/vetting/${id}/names?${query}`)).body as unknown as Names;
  const toldOf = async (link: string) => {
    const { rows } = await services.owner.query<{ login: string; kind: string }>(
      `select a.login_name as login, n.kind from notices.notice n join access.account a on a.id = n.account_id
       where n.link = $1 and n.read_at is null order by 1`,
      [link],
    );
    return rows.map(({ login, kind }) => `${login} ${kind}`);
  };

  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    // The counties' leaders whom the prefecture's committee manages.
    const { rows } = await services.owner.query<Held>(
      `select a.person_id as person, n.name, a.record_id as record, o.name as organ, p.title
       from posts.appointment a join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
         join posts.person n on n.id = a.person_id
       where o.level = 'county' and a.managing_committee = $1 and a.superseded_at is null and a.valid_to is null
       order by o.region_path, o.name, p.title`,
      [YUNJIANG],
    );
    people = rows;
    list = people.map(({ name, organ, title }) => `${name}\t${organ}\t${title}`).join('\n');
    server = await openTestServer(services);
    department = await server.signIn(account('yunjiang-zzb'));
    otherDepartment = await server.signIn(account('shiqiao-zzb'));
    office = await server.signIn(account('yunjiang-awb'));
    second = await server.signIn(account('yunjiang-fhy'));
    county = await server.signIn(account('qingshi-awb'));
    organ = await server.signIn(account('yunjiang-jw'));
    organSecond = await server.signIn(account('yunjiang-jw-sl'));
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  it('finds out whom each line means, and which office answers', async () => {
    expect(people.length).toBeGreaterThanOrEqual(4);
    const found = await check(list);
    expect(found).toMatchObject({
      rows: people.length,
      errors: [],
      questions: [],
      refused: [],
      matched: people.length,
      offices: [{ path: YUNJIANG, names: people.length }],
      earlier: null,
    });
  });

  it('asks where a line means nobody, several or somebody else, and takes the choice', async () => {
    const [first, other] = people;
    if (first === undefined || other === undefined) throw new Error('people');
    const text = `无此人\n${first.name}\t别的县\n${other.name}`;
    const found = await check(text);
    expect(found.questions).toMatchObject([
      { row: 1, kind: 'nobody', candidates: [] },
      { row: 2, kind: 'not-so', candidates: [{ personId: first.person }] },
    ]);
    expect(found.matched).toBe(1);
    const search = await department.get(
      `/api/vetting/people?committee=${YUNJIANG}&search=${encodeURIComponent(first.name)}`,
    );
    expect(search.body).toMatchObject({ items: [{ personId: first.person, name: first.name }] });
    const chosen = await check(text, {
      choices: [
        { row: 1, personId: people[2]?.person },
        { row: 2, personId: first.person },
      ],
    });
    expect(chosen).toMatchObject({ questions: [], matched: 3 });
    const twice = await check(text, {
      choices: [
        { row: 1, personId: first.person },
        { row: 2, personId: first.person },
      ],
    });
    expect(twice.errors).toMatchObject([{ row: 2, column: '姓名', reason: '与第 1 行是同一人' }]);
  });

  it('says what is wrong by sheet, row and column, and drafts nothing then', async () => {
    const text = `姓名\t单位\t职务\t上年度考核等次\n\t青石县\n${people[0]?.name}\t\t\t很好`;
    const found = await check(text);
    expect(found.errors).toMatchObject([
      { sheet: '粘贴的名单', row: 2, column: '姓名', reason: '不能为空' },
      { sheet: '粘贴的名单', row: 3, column: '上年度考核等次' },
    ]);
    const refused = await create(text);
    expect(refused).toMatchObject({
      status: 422,
      body: { error: { code: 'vetting.list-has-errors' } },
    });
    expect((await check('姓名\t工资\n张三\t1')).errors).toMatchObject([{ column: '工资' }]);
    const { rows } = await services.owner.query('select 1 from vetting.request');
    expect(rows).toEqual([]);
  });

  it('takes the template as a workbook', async () => {
    const { bytes } = await department.download('/api/vetting/template');
    const sheet = await readSheet(bytes, ROSTER_LIMITS);
    expect(sheet.ok && sheet.value.header.cells).toEqual([
      '姓名',
      '单位',
      '职务',
      '上年度考核等次',
      '安全生产考核等次',
    ]);
    const empty = await department.upload('/api/vetting/check', bytes, about);
    expect(empty.body.error?.code).toBe('vetting.no-names');
  });

  it('refuses, as a list with the reason, whoever another office answers for', async () => {
    const { rows } = await services.owner.query<Held>(
      `select n.name, o.name as organ, p.title from posts.appointment a join posts.post p on p.id = a.post_id
         join posts.organ o on o.id = p.organ_id join posts.person n on n.id = a.person_id
       where o.level = 'prefecture' and a.managing_committee = $1 and a.superseded_at is null and a.valid_to is null limit 1`,
      [YUNJIANG],
    );
    const [head] = rows;
    if (head === undefined) return expect(rows).not.toEqual([]);
    const text = `${list}\n${head.name}\t${head.organ}\t${head.title}`;
    const found = await check(text);
    expect(found.offices).toHaveLength(2);
    expect(found.refused).toMatchObject([{ row: people.length + 1 }]);
    expect((await create(text)).body.error?.code).toBe('vetting.list-has-errors');
  });

  it('no other department asks for people this committee manages', async () => {
    const refused = await otherDepartment.upload('/api/vetting/check', Buffer.from(list), about);
    expect(refused.status).toBe(404);
    const own = await check(list, { committee: `${YUNJIANG}990102/` }, otherDepartment);
    expect(own.matched).toBe(0);
    expect((await county.upload('/api/vetting/check', Buffer.from(list), about)).status).toBe(403);
  });

  it('is drafted once, whoever presses twice, and is the department’s alone until it is sent', async () => {
    const made = await create(list, {}, 'the-same-key');
    expect(made.body).toMatchObject({ names: people.length, isAlreadyThere: false });
    requestId = String(made.body['id']);
    expect((await create(list, {}, 'the-same-key')).body).toEqual(made.body);
    expect((await create(list)).body).toMatchObject({ id: requestId, isAlreadyThere: true });
    expect((await check(list)).earlier).toBe(requestId);
    expect((await whole(department)).may).toEqual(['send', 'withdraw']);
    expect((await office.get(`/api/vetting/${requestId}`)).status).toBe(404);
    expect((await organ.get(`/api/vetting/discipline/${requestId}`)).status).toBe(404);
    expect((await office.get('/api/vetting')).body['items']).toEqual([]);
  });

  it('goes to the office a level above and to the discipline organ; a second tab is told of the newer state', async () => {
    expect((await act(department, 'send')).body).toMatchObject({ state: 'requested' });
    const late = await department.post(`/api/vetting/${requestId}/send`, { version: 1 });
    expect(late).toMatchObject({ status: 409, body: { error: { code: 'http.version-conflict' } } });
    expect(await toldOf(`/vetting/${requestId}`)).toEqual([
      'yunjiang-awb vetting-asked',
      'yunjiang-fhy vetting-asked',
    ]);
    expect(await toldOf(`/vetting/discipline/${requestId}`)).toEqual([
      'yunjiang-jw vetting-asked',
      'yunjiang-jw-sl vetting-asked',
    ]);
    expect((await whole(office)).may).toEqual(['settle', 'prepare']);
    expect((await act(department, 'prepare')).status).toBe(403);
    expect((await county.get(`/api/vetting/${requestId}`)).status).toBe(404);
  });

  it('is computed for all names in as many statements as for one', async () => {
    const [first] = people;
    const one = await create(`${first?.name}`, { basisDocument: '云组函〔2026〕32号' });
    single = String(one.body['id']);
    await act(department, 'send', {}, single);
    const few = await countingStatements(() => act(office, 'prepare', {}, single));
    const many = await countingStatements(() => act(office, 'prepare'));
    expect(many.statements).toBe(few.statements);
    expect(many.result.body).toMatchObject({ state: 'prepared' });
    const { counts } = await whole(office);
    expect(counts).not.toBeNull();
    expect(Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(people.length);
    expect((await whole(department)).counts).toBeNull();
    expect((await names(department)).items.every(({ opinion }) => opinion === null)).toBe(true);
    expect((await names(office)).items.every(({ opinion }) => opinion !== null)).toBe(true);
  });

  const register = (number: number, measure: string, decidedOn: string, documentNo: string) =>
    department.post('/api/accountability/decisions', {
      committee: YUNJIANG,
      appointmentId: people[number - 1]?.record,
      onDay: '2026-11-01',
      circumstances: [1],
      responsibility: 'important',
      becauseAccident: false,
      accidentId: null,
      accidentName: null,
      outcome: 'pursued',
      ground: null,
      measures: [{ measure, until: null, probationMonths: null }],
      weight: null,
      weightReason: null,
      organ: '云江市纪委',
      documentNo,
      decidedOn,
      effectiveOn: null,
      servedOn: null,
      content: '给予处分',
    });

  it('a measure on record is nothing the office learns of, an accident without an approved report leaves it open', async () => {
    const before = await office.get(`/api/vetting/${requestId}/names/1`);
    expect((await register(1, 'party-warning', '2026-11-10', '云纪〔2026〕5号')).status).toBe(200);
    await act(office, 'prepare');
    expect((await names(office, 'shown=barred')).items).toEqual([]);
    const detail = await office.get(`/api/vetting/${requestId}/names/1`);
    expect(detail.body).toMatchObject({ facts: { measures: [], commendations: [] } });
    expect(detail.body).toEqual({ ...before.body, why: detail.body['why'] });
    expect(JSON.stringify(detail.body)).not.toContain('警告');
    const accident = await county.post('/api/accidents', { ...ACCIDENT, region: QINGSHI });
    expect(accident.status).toBe(200);
    await act(office, 'prepare');
    const open = await names(office, 'shown=cannot-tell');
    expect(open.items.length).toBeGreaterThan(0);
    expect(open.items[0]?.opinion).toMatchObject({ openCase: 'accident-under-investigation' });
  });

  it('what an approved report says is entered by the office, and the opinion computed anew', async () => {
    const { rows } = await services.owner.query<{ id: string }>(
      'select record_id as id from accidents.accident limit 1',
    );
    const accidentId = rows[0]?.id;
    const word = { numbers: [2], answersFor: 'yes', documentNo: '云政复〔2026〕3号' };
    const nowhere = await act(office, 'settle', { ...word, accidentId: requestId });
    expect(nowhere.body.error?.code).toBe('vetting.no-such-accident');
    const early = await act(office, 'settle', { ...word, accidentId });
    expect(early.body.error?.code).toBe('vetting.report-not-approved');
    const approved = await county.post(`/api/accidents/${accidentId}/milestones`, APPROVED);
    expect(approved.status).toBe(200);
    const settled = await act(office, 'settle', {
      accidentId,
      numbers: [2],
      answersFor: 'yes',
      documentNo: '云政复〔2026〕3号',
    });
    expect(settled.body).toMatchObject({ state: 'requested' });
    await act(office, 'prepare');
    const answered = async (id: string, number: number) => {
      const { body } = await office.get(`/api/vetting/${id}/names/${number}`);
      const { accidents } = body['facts'] as { accidents: { answersFor: string }[] };
      return accidents.map(({ answersFor }) => answersFor);
    };
    expect(await answered(requestId, 2)).toEqual(['yes']);
    // It is said of the accident: a later request for the same person has it too.
    const later = await create(`${people[1]?.name}`, { basisDocument: '云组函〔2026〕33号' });
    const laterId = String(later.body['id']);
    await act(department, 'send', {}, laterId);
    await act(office, 'prepare', {}, laterId);
    expect(await answered(laterId, 1)).toEqual(['yes']);
    await act(department, 'withdraw', { reason: '试算' }, laterId);
    const bad = await act(office, 'settle', {
      accidentId,
      numbers: [people.length + 1],
      answersFor: 'no',
      documentNo: '云政复〔2026〕3号',
    });
    expect(bad.body.error?.code).toBe('vetting.no-such-name');
  });

  it('is reviewed by another person, then issued with number and validity; the department is told', async () => {
    const own = await act(office, 'review');
    expect(own).toMatchObject({ status: 403, body: { error: { code: 'vetting.same-person' } } });
    expect((await act(second, 'return', { reason: '请核对第一人' })).body).toMatchObject({
      state: 'requested',
    });
    await act(office, 'prepare');
    expect((await act(second, 'review')).body).toMatchObject({ state: 'reviewed' });
    expect((await act(office, 'prepare')).body.error?.code).toBe('vetting.not-now');
    const early = await act(office, 'issue', {
      documentNo: '云安办函〔2026〕40号',
      on: '2026-11-01',
      validUntil: '2027-05-23',
    });
    expect(early.body.error?.code).toBe('vetting.too-early');
    const letter = {
      documentNo: '云安办函〔2026〕40号',
      on: '2026-11-23',
      validUntil: '2027-05-23',
    };
    // What has come since the review is not issued over.
    const since = { ...ACCIDENT, name: '青石危化品泄漏事故', region: QINGSHI };
    expect((await county.post('/api/accidents', since)).status).toBe(200);
    const missed = await act(office, 'issue', letter);
    expect(missed).toMatchObject({
      status: 409,
      body: { error: { code: 'vetting.facts-changed' } },
    });
    expect((await act(second, 'return', { reason: '新发生一起事故' })).status).toBe(200);
    await act(office, 'prepare');
    await act(second, 'review');
    const issued = await act(office, 'issue', letter);
    expect(issued.body).toMatchObject({ state: 'issued', letterNo: '云安办函〔2026〕40号' });
    expect(await toldOf(`/vetting/${requestId}`)).toEqual([
      'yunjiang-zzb vetting-answered',
      'yunjiang-zzb-jd vetting-answered',
    ]);
    expect((await names(department, 'shown=exceptions')).items.length).toBeGreaterThan(0);
  });

  it('the department reads the register of measures beside the letter, and the office never', async () => {
    const own = await whole(department);
    expect(own.counts).toMatchObject({ barred: 1 });
    expect(own.letterCounts).toMatchObject({ barred: 0 });
    const barred = await names(department, 'shown=barred');
    expect(barred.items).toMatchObject([
      { number: 1, opinion: { answer: 'barred', until: '2027-11-10' } },
    ]);
    expect((await names(department, 'shown=barred&part=letter')).items).toEqual([]);
    const detail = await department.get(`/api/vetting/${requestId}/names/1`);
    expect(detail.body).toMatchObject({
      facts: { measures: [{ measure: 'party-warning', decidedOn: '2026-11-10' }] },
    });
    const seen = await whole(office);
    expect(seen.counts).toEqual(own.letterCounts);
    expect((await names(office, 'shown=barred')).items).toEqual([]);
    for (const part of ['letter', 'whole'])
      expect(JSON.stringify(await names(office, `part=${part}`))).not.toContain('警告');
  });

  it('the discipline organ answers apart, by two persons; neither part shows in the other', async () => {
    const organWaits = async () => (await organ.get('/api/vetting/discipline')).body['waiting'];
    expect(await organWaits()).toEqual({ none: 2, drafted: 0 });
    const asked = await organ.get(`/api/vetting/discipline/${requestId}`);
    expect(asked.body).toMatchObject({ answer: null, may: ['answer'] });
    expect(asked.body).toMatchObject({
      names: [
        { number: 1, registered: 1 },
        { registered: 0 },
        { registered: 0 },
        { registered: 0 },
      ],
    });
    expect(JSON.stringify(asked.body)).not.toContain('cannot-tell');
    expect((await organ.get(`/api/vetting/${requestId}`)).status).toBe(403);
    const drafted = await organ.post(`/api/vetting/discipline/${requestId}/answer`, {
      version: 0,
      statement: '除下列人员外，没有立案未结的案件和影响期内的处分。',
      entries: [{ number: 1, openCase: 'none', measures: '党内警告，影响期至2027年11月10日' }],
    });
    expect(drafted.body).toMatchObject({ state: 'drafted', version: 1 });
    expect(await organWaits()).toEqual({ none: 1, drafted: 1 });
    // Its list leaves as it is shown, without anybody’s name.
    const sheet = await readList((await organ.download('/api/vetting/discipline.xlsx')).bytes);
    expect(sheet.said[0]).toContain('请本机关答复的考察请求');
    expect(sheet.rows.map((cells) => [cells[3], cells[6]])).toEqual(
      expect.arrayContaining([
        [expect.any(String), '待答复'],
        ['4', '已起草，待复核'],
      ]),
    );
    for (const { name } of people) expect(JSON.stringify(sheet)).not.toContain(name);
    expect((await department.download('/api/vetting/discipline.xlsx')).status).toBe(403);
    expect((await whole(department)).discipline).toBeNull();
    const own = await organ.post(`/api/vetting/discipline/${requestId}/issue`, {
      version: 1,
      documentNo: '云纪函〔2026〕9号',
      on: '2026-11-23',
    });
    expect(own.body.error?.code).toBe('vetting.same-person');
    const issued = await organSecond.post(`/api/vetting/discipline/${requestId}/issue`, {
      version: 1,
      documentNo: '云纪函〔2026〕9号',
      on: '2026-11-23',
    });
    expect(issued.body).toMatchObject({ state: 'issued', documentNo: '云纪函〔2026〕9号' });
    expect((await whole(department)).discipline).toMatchObject({ documentNo: '云纪函〔2026〕9号' });
    expect((await whole(office)).discipline).toBeNull();
    expect(await organWaits()).toEqual({ none: 1, drafted: 0 });
  });

  it('the department alone concludes, once, and feeds back how it was used', async () => {
    const asked = await create(`${people[2]?.name}`, {
      purpose: 'excellent-appraisal',
      basisDocument: '云组函〔2026〕34号',
    });
    expect(asked.body.error?.code).toBe('vetting.appraisal-year');
    const conclusion = {
      on: '2026-11-23',
      documentNo: null,
      content: '第一人暂缓，其余按程序进行。',
    };
    expect((await act(office, 'conclude', conclusion)).status).toBe(403);
    expect((await act(department, 'conclude', conclusion)).body).toMatchObject({
      conclusion: { content: conclusion.content },
    });
    expect((await act(department, 'conclude', conclusion)).body.error?.code).toBe(
      'vetting.already-concluded',
    );
    const used = await act(department, 'feed-back', {
      numbers: [1],
      result: 'put-off',
      note: '影响期内，暂缓',
      on: '2026-11-23',
    });
    expect(used.body).toMatchObject({ uses: [{ result: 'put-off', numbers: [1] }] });
    const seen = await whole(office);
    expect(seen.conclusion).toBeNull();
    expect(seen.uses).toMatchObject([{ result: 'put-off' }]);
    const { bytes, fileName } = await department.download(`/api/vetting/${requestId}/list.xlsx`);
    expect(decodeURIComponent(fileName)).toContain('2026年第三批');
    const list = await readList(bytes);
    expect(list.rows).toHaveLength(people.length);
    const annex = await office.download(`/api/vetting/${requestId}/list.xlsx`);
    const own = await readList(annex.bytes);
    expect(own.rows).toHaveLength(people.length);
    const added = ['加上登记的问责', '纪检监察机关：立案', '纪检监察机关：处分处理'];
    expect(list.columns).toEqual(expect.arrayContaining(added));
    expect(own.columns.filter((name) => added.includes(name))).toEqual([]);
    expect(own.columns).toContain('安委办答复');
    await office.download(`/api/vetting/${requestId}/list.xlsx?shown=exceptions`);
    const taken = await takenLists(services, 'vetting.export');
    const exceptions = taken.at(-1);
    expect(taken.slice(0, 2)).toEqual([
      `${requestId}，${people.length} 行`,
      `${requestId}，${people.length} 行`,
    ]);
    expect(exceptions).toMatch(/，[1-9]\d* 行，需要人看$/);
  });

  it('a letter in force whose facts have changed is put before the office, which lets it stand or revokes it', async () => {
    expect(await followFacts(services)).toMatchObject({ names: people.length, found: 0 });
    const happens = (name: string) =>
      county.post('/api/accidents', { ...ACCIDENT, name, region: QINGSHI });
    expect((await happens('青石冒顶事故')).status).toBe(200);
    expect(await followFacts(services)).toMatchObject({ found: 1 });
    expect(await followFacts(services)).toMatchObject({ found: 0 });
    const first = await whole(office);
    expect(first.changes.length).toBeGreaterThan(0);
    expect(await whole(department)).toMatchObject({ changes: [], changesHash: null });
    expect((await office.get('/api/vetting?state=changed')).body).toMatchObject({
      items: [{ id: requestId, hasChanged: true }],
    });
    expect((await department.get('/api/vetting?state=changed')).body['items']).toEqual([]);
    const sheet = async (visitor: Visitor) =>
      readList((await visitor.download('/api/vetting.xlsx?state=changed')).bytes);
    const { said, rows } = await sheet(office);
    expect(said.join()).toContain('只含状态为“已出具、事实有变化”的。');
    expect(rows).toEqual([
      expect.arrayContaining(['提拔', String(people.length), '事实有变化，待决定', '云江市']),
    ]);
    expect((await sheet(department)).rows).toEqual([]);
    expect((await organ.download('/api/vetting.xlsx')).status).toBe(403);
    // Another change comes while the office writes its reason: what nobody has seen is not settled.
    const reason = { reason: '不影响原意见的结论', changesHash: first.changesHash };
    expect((await happens('青石透水事故')).status).toBe(200);
    expect(await followFacts(services)).toMatchObject({ found: 1 });
    const unseen = await act(office, 'let-stand', reason);
    expect(unseen).toMatchObject({
      status: 409,
      body: { error: { code: 'vetting.changed-again' } },
    });
    const { changesHash } = await whole(office);
    const stands = await act(office, 'let-stand', { ...reason, changesHash });
    expect(stands.body).toMatchObject({ state: 'issued', changes: [], hasChanged: false });
    expect((await act(office, 'let-stand', { ...reason, changesHash })).body.error?.code).toBe(
      'vetting.nothing-changed',
    );
  });

  it('what changes in the register of measures is said to the department alone', async () => {
    const toldOffice = async () =>
      (await toldOf(`/vetting/${requestId}`)).filter((line) => line.startsWith('yunjiang-awb'));
    const before = await toldOffice();
    expect((await register(4, 'admin-demerit', '2026-11-22', '云监〔2026〕6号')).status).toBe(200);
    expect(await followFacts(services)).toMatchObject({ found: 1 });
    expect(await whole(office)).toMatchObject({ changes: [], hasChanged: false });
    expect(await whole(department)).toMatchObject({
      changes: [{ number: 4, now: 'barred' }],
      hasChanged: true,
      changesHash: null,
    });
    expect(await toldOf(`/vetting/${requestId}`)).toContain('yunjiang-zzb vetting-changed');
    expect(await toldOffice()).toEqual(before);
    const none = await act(office, 'let-stand', { reason: '无', changesHash: '' });
    expect(none.body.error?.code).toBe('vetting.nothing-changed');
  });

  it('is revoked with a reason, and who received it is told', async () => {
    const revoked = await act(office, 'revoke', {
      on: '2026-11-23',
      documentNo: '云安办函〔2026〕41号',
      reason: '发生新的事故，原意见不再成立',
    });
    expect(revoked.body).toMatchObject({ state: 'revoked' });
    expect(await toldOf(`/vetting/${requestId}`)).toContain('yunjiang-zzb vetting-revoked');
    expect(await whole(department)).toMatchObject({ state: 'revoked' });
  });

  it('what the tables hold is what the ledger says, also of thousands of rows by their hash', async () => {
    expect(await disagreements(services)).toEqual([]);
    await services.owner.query(
      `update vetting.opinion set answer = 'no-bar-recorded' where request_id = $1 and number = 1`,
      [requestId],
    );
    expect(await disagreements(services)).toMatchObject([
      { stream: 'vetting-request', record: requestId, path: '/opinionsHash', kind: 'differs' },
    ]);
  });

  it('an account of the office whose own person is on the list, or who serves one, finds nothing', async () => {
    const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
    const { own, serving } = await services.unitOfWork.commit(command, async (unit) => {
      const [own, serving] = await addAccounts(unit, [
        {
          loginName: 'awb-candidate',
          displayName: '安委办考察对象',
          personId: people[1]?.person as never,
        },
        { loginName: 'awb-liaison', displayName: '安委办联络员' },
      ]);
      if (own === undefined || serving === undefined) throw new Error('added');
      await addGrants(unit, [
        { accountId: own, role: 'safety-office', regionPath: YUNJIANG, level: 'prefecture' },
        { accountId: serving, role: 'safety-office', regionPath: YUNJIANG, level: 'prefecture' },
        { accountId: serving, role: 'liaison', personId: people[1]?.person as never },
      ]);
      return { own, serving };
    });
    for (const id of [own, serving]) {
      const visitor = await server.signIn(id);
      expect((await visitor.get(`/api/vetting/${requestId}`)).status).toBe(404);
      expect((await visitor.get(`/api/vetting/${requestId}/names`)).status).toBe(404);
      expect((await visitor.get('/api/vetting')).body).toMatchObject({
        items: [{ names: 1 }],
        waiting: { draft: 0, requested: 0, prepared: 1, reviewed: 0, changed: 0, toConclude: 0 },
      });
      const taken = await visitor.download('/api/vetting.xlsx');
      expect((await readList(taken.bytes)).rows.map(({ 2: names }) => names)).toEqual(['1']);
    }
  });

  it('what the department takes back is recorded whole, also the opinions it does not see', async () => {
    const before = await disagreements(services);
    const back = await act(department, 'withdraw', { reason: '人选有调整' }, single);
    expect(back.body).toMatchObject({ state: 'withdrawn' });
    expect(await disagreements(services)).toEqual(before);
  });
});

const APPROVED = {
  kind: 'approved',
  on: '2026-11-20',
  at: null,
  untilOn: null,
  days: null,
  channel: null,
  level: null,
  actor: '云江市人民政府',
  place: null,
  documentNo: '云政复〔2026〕3号',
  natureFrom: null,
  natureTo: null,
  note: null,
};
const ACCIDENT = {
  name: '青石采石场坍塌事故',
  occurredOn: '2026-11-03',
  occurredAt: null,
  place: '采石场',
  sector: '矿山',
  sectorCode: 'mine',
  unit: '采石有限公司',
  kind: '坍塌',
  grade: null,
  gradeSource: null,
  nature: 'production',
  natureBasis: null,
  isResponsible: true,
  isGrave: null,
  deaths: 3,
  missing: 0,
  seriousInjuries: 0,
  injured: 0,
  directLossWanYuan: null,
  knownAsOf: '2026-11-04',
  sourceDocument: '事故快报〔2026〕12号',
};

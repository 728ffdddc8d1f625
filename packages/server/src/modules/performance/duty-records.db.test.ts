// Duty records over HTTP: who may record for whom, whose word counts, what a correction leaves readable, and who sees nothing.
import { performanceRoutes } from '@jinze/contracts';
import { readList } from '@jinze/documents/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addLiaison } from '../../demo/demo-accounts.ts';
import { newId } from '../../platform/ids.ts';
import { countingStatements } from '../../testing/count-statements.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { draftSections } from '../duties/index.ts';
import { recordActivity } from './record-activity.ts';

interface Person {
  person_id: string;
  post_id: string;
  name: string;
}
interface Whole {
  id: string;
  version: number;
  state: string;
  title: string;
  isOnBehalf: boolean;
  lateDays: number | null;
  formCheck: string | null;
  participants: {
    personId: string;
    name: string;
    postTitle: string;
    confirmation: string;
    objection: string | null;
    duties: string[];
    confirmedAt: string | null;
  }[];
  versions: { act: string; reason: string; content: { title: string }; changes: unknown[] }[];
  openings: { reason: string; by: string }[];
  may: string[];
  dutyNames: { code: string; title: string }[];
}
interface List {
  items: Whole[];
  next: string | null;
  counts: Record<string, number>;
  waiting: number;
  total: number;
}

const draftId = () => newId<'draft'>(new Date('2026-11-23T02:00:00Z'));

describe('duty records', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let beside: Visitor;
  let above: Visitor;
  let liaison: Visitor;
  let deputy: Person;
  let mayor: Person;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    deputy = await holding('副县长（工业）');
    mayor = await holding('县长');
    const accounts = await services.unitOfWork.commit(world.command, async (unit) => {
      await addLiaison(unit, deputy.person_id as never);
      return {};
    });
    expect(accounts).toEqual({});
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    above = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    liaison = await server.signIn(
      await accountIdWhere(
        "id in (select account_id from access.role_grant where role = 'liaison' and person_id = $1)",
        deputy.person_id,
      ),
    );
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  async function holding(title: string, region = QINGSHI): Promise<Person> {
    const { rows } = await services.owner.query<Person>(
      `select a.person_id, a.post_id, p.name from posts.appointment a join posts.post t on t.id = a.post_id
         join posts.organ o on o.id = t.organ_id join posts.person p on p.id = a.person_id
       where o.region_path = $1 and t.title = $2 and a.superseded_at is null and a.valid_to is null`,
      [region, title],
    );
    if (rows[0] === undefined) throw new Error(title);
    return rows[0];
  }
  async function accountIdWhere(condition: string, value: string): Promise<string> {
    const { rows } = await services.owner.query<{ id: string }>(
      `select id from access.account where ${condition}`,
      [value],
    );
    return rows[0]?.id ?? '';
  }
  const signInAs = async ({ person_id: personId }: Person) => {
    const visitor = await server.signIn(await accountIdWhere('person_id = $1', personId));
    await visitor.post('/api/access/reauthenticate', { proof: '我是本人' });
    return visitor;
  };
  const takingPart = (person: Person, duties: string[] = ['art9.4'], role = 'led') => ({
    personId: person.person_id,
    role,
    duties,
  });
  const content = (participants: unknown[], more: object = {}) => ({
    activity: 'led-inspection',
    body: null,
    title: '带队检查危险化学品企业',
    occurredOn: '2026-11-20',
    occurredTo: null,
    place: '青石化工园区',
    matter: '检查储罐区和装卸栈台',
    findings: '两处泄漏报警器失效',
    orders: '限期十日整改',
    followUp: null,
    basisNo: null,
    participants,
    lateReason: null,
    ...more,
  });
  const record = (visitor: Visitor, participants: unknown[], more: object = {}) =>
    visitor.post('/api/performance/records', {
      draftId: draftId(),
      ...content(participants, more),
    });
  const recorded = async (visitor: Visitor, participants: unknown[], more: object = {}) => {
    const answer = await record(visitor, participants, more);
    expect(answer.body.error).toBeUndefined();
    return answer.body as unknown as Whole;
  };
  const read = async (visitor: Visitor, id: string) =>
    (await visitor.get(`/api/performance/records/${id}`)).body as unknown as Whole;
  const list = async (visitor: Visitor, query = '', region = QINGSHI) =>
    (await visitor.get(`/api/performance/records?region=${region}${query}`))
      .body as unknown as List;
  const confirm = (visitor: Visitor, ...records: Whole[]) =>
    visitor.post('/api/performance/records/confirm', {
      records: records.map(({ id, version }) => ({ id, version })),
    });
  const act = (visitor: Visitor, { id, version }: Whole, what: string, body: object) =>
    visitor.post(`/api/performance/records/${id}/${what}`, { version, ...body });

  describe('recording', () => {
    it('of oneself is one’s own word; by the liaison it waits, and the liaison cannot confirm it', async () => {
      const leader = await signInAs(deputy);
      const own = await recorded(leader, [takingPart(deputy)]);
      expect(own).toMatchObject({
        state: 'submitted',
        isOnBehalf: false,
        lateDays: null,
        participants: [{ name: deputy.name, postTitle: '副县长（工业）', confirmation: 'own' }],
        dutyNames: [{ code: 'art9.4' }],
        may: ['correct', 'withdraw'],
      });
      const served = await recorded(liaison, [takingPart(deputy)], { title: '代录的检查' });
      expect(served).toMatchObject({
        isOnBehalf: true,
        participants: [{ confirmation: 'waiting' }],
        may: ['correct', 'withdraw'],
      });
      expect((await confirm(liaison, served)).body.error?.code).toBe('access.not-allowed');
      const waiting = (await leader.get('/api/performance/records/to-confirm'))
        .body as unknown as List;
      expect(waiting).toMatchObject({ total: 1, items: [{ title: '代录的检查', change: null }] });
      expect((await confirm(leader, served)).body).toEqual({ confirmed: 1 });
      expect((await read(leader, served.id)).participants[0]).toMatchObject({
        confirmation: 'confirmed',
      });
      const again = await confirm(leader, await read(leader, served.id));
      expect(again.body.error?.code).toBe('performance.nothing-waiting');
    });

    it('is for one’s own people only: another body’s, another leader’s and a stranger’s are refused', async () => {
      const elsewhere = await holding('县长', '/99/9901/990102/');
      for (const [visitor, person] of [
        [office, elsewhere],
        [liaison, mayor],
        [await signInAs(mayor), deputy],
        [office, { ...deputy, person_id: '00000000-0000-7000-8000-000000000001' }],
      ] as const) {
        const refused = await record(visitor, [takingPart(person)]);
        expect(refused).toMatchObject({
          status: 404,
          body: { error: { code: 'performance.unknown-person' } },
        });
      }
      const nobody = await server.nobody.post('/api/performance/records', {});
      expect(nobody.status).not.toBe(200);
    });

    it('needs the post on that day, names person and day, and does not take what has not happened', async () => {
      const early = await record(office, [takingPart(deputy)], { occurredOn: '2019-03-04' });
      expect(early.body.error).toMatchObject({
        code: 'performance.not-in-post',
        path: 'body.participants.0.personId',
      });
      expect(early.body.error?.message).toContain(deputy.name);
      expect(early.body.error?.message).toContain('2019年3月4日');
      const other = { ...takingPart(deputy), postId: mayor.post_id };
      expect((await record(office, [other])).body.error?.code).toBe('performance.other-post');
      const tomorrow = await record(office, [takingPart(deputy)], { occurredOn: '2026-11-24' });
      expect(tomorrow.body.error).toMatchObject({
        code: 'performance.in-future',
        path: 'body.occurredOn',
      });
    });

    it('late is allowed and marked, with a reason or without', async () => {
      const late = await recorded(office, [takingPart(deputy)], {
        occurredOn: '2026-09-01',
        lateReason: '会议纪要十一月才印发',
      });
      expect(late.lateDays).toBe(83);
      const { rows } = await services.owner.query<{ late_days: number }>(
        'select late_days from ledger.pending_leaf where record = $1',
        [late.id],
      );
      expect(rows).toEqual([{ late_days: 83 }]);
      const lines = await list(office, '&late=true');
      expect(lines.items.map(({ id }) => id)).toEqual([late.id]);
      expect(lines.counts['late']).toBe(1);
    });

    it('what bears the marking of a state secret is refused with an explanation, in any text and in the number', async () => {
      for (const [field, text] of [
        ['matter', '传达文件\n机密★5年'],
        ['title', '【秘密】研究部署'],
        ['basisNo', '青密发〔2026〕3号'],
      ] as const) {
        const refused = await record(office, [takingPart(deputy)], { [field]: text });
        expect(refused).toMatchObject({
          status: 422,
          body: { error: { code: 'performance.secret-marking', path: `body.${field}` } },
        });
        expect(refused.body.error?.message).toContain('不处理国家秘密');
      }
      const { rows } = await services.owner.query(
        "select 1 from performance.duty_record where matter like '%机密%' or basis_no like '%密%'",
      );
      expect(rows).toEqual([]);
    });

    it('two tabs with the same draft make one record; other content under it is refused with the record that is there', async () => {
      const draft = { draftId: draftId(), ...content([takingPart(deputy)], { title: '两个窗口' }) };
      const [one, other] = await Promise.all([
        liaison.post('/api/performance/records', draft),
        liaison.post('/api/performance/records', draft),
      ]);
      expect([one.status, other.status]).toEqual([200, 200]);
      expect(one.body['id']).toBe(other.body['id']);
      const { rows } = await services.owner.query(
        "select id from performance.duty_record where title like '两个窗口%'",
      );
      expect(rows).toHaveLength(1);
      const changed = await liaison.post('/api/performance/records', {
        ...draft,
        title: '两个窗口，另一份内容',
      });
      expect(changed).toMatchObject({
        status: 409,
        body: {
          error: {
            code: 'performance.sent-differently',
            current: { id: one.body['id'], version: 1 },
          },
        },
      });
    });

    it('a retried request is answered as the first, and writes nothing more', async () => {
      const body = { draftId: draftId(), ...content([takingPart(deputy)], { title: '重试' }) };
      const key = 'retry-of-a-record';
      const first = await office.post('/api/performance/records', body, { key });
      const second = await office.post('/api/performance/records', body, { key });
      expect(second.body).toEqual(first.body);
      const { rows } = await services.owner.query(
        "select 1 from platform.event where stream = 'duty-record' and stream_id = $1",
        [first.body['id']],
      );
      expect(rows).toHaveLength(1);
    });

    it('keeps the two years of a budget that the rules compare', async () => {
      const amounts = [
        { year: 2026, fundWanYuan: 1200.5, revenueWanYuan: 350_000 },
        { year: 2025, fundWanYuan: 1100, revenueWanYuan: null },
      ];
      const body = { activity: 'budget', title: '专项资金列入预算', amounts };
      const kept = await recorded(office, [takingPart(mayor, ['art6.4-1'])], body);
      expect(await read(office, kept.id)).toMatchObject({
        amounts,
        dutyNames: [{ code: 'art6.4-1', item: 'art6.4', article: '6.4' }],
      });
    });
  });

  describe('one activity of several leaders', () => {
    it('is one record; each gives their own word, and one who objects does not speak for the others', async () => {
      const meeting = await recorded(
        office,
        [takingPart(mayor, ['art6.6']), takingPart(deputy, ['art9.4', 'art9.4'], 'took-part')],
        {
          activity: 'meeting',
          title: '安委会全体会议',
          body: 'executive-meeting-or-safety-committee',
        },
      );
      expect(meeting.participants).toMatchObject([
        { name: mayor.name, confirmation: 'waiting' },
        { name: deputy.name, confirmation: 'waiting', duties: ['art9.4'] },
      ]);
      const chief = await signInAs(mayor);
      const second = await signInAs(deputy);
      expect((await confirm(chief, meeting)).body).toEqual({ confirmed: 1 });
      // The other saw an earlier state.
      const stale = await act(second, meeting, 'object', { reason: '当天在省里开会' });
      expect(stale).toMatchObject({
        status: 409,
        body: { error: { code: 'http.version-conflict', current: { version: 2 } } },
      });
      const now = await read(second, meeting.id);
      expect(now.may).toEqual(['confirm', 'object']);
      const objected = await act(second, now, 'object', { reason: '当天在省里开会' });
      expect(objected.body).toMatchObject({
        participants: [
          { confirmation: 'confirmed' },
          { confirmation: 'objected', objection: '当天在省里开会' },
        ],
      });
      // Of those who take part only the person and whoever may correct it read why.
      const shown = async (visitor: Visitor) =>
        (await read(visitor, meeting.id)).participants[1]?.objection;
      expect(await shown(chief)).toBeNull();
      expect(await shown(office)).toBe('当天在省里开会');
      expect((await list(office, '&confirmation=objected')).items.map(({ id }) => id)).toEqual([
        meeting.id,
      ]);
      // Neither of two corrects what is the other’s as well.
      const body = { ...content([takingPart(mayor)]), reason: '改一下' };
      const refused = await act(chief, await read(chief, meeting.id), 'correct', body);
      expect(refused.body.error?.code).toBe('performance.not-yours-to-change');
      // Whoever does not take part finds nothing.
      const third = await signInAs(await holding('副县长（城建）'));
      expect((await third.get(`/api/performance/records/${meeting.id}`)).status).toBe(404);
    });
  });

  describe('another region', () => {
    it('finds nothing: not the record, not in lists, and changes nothing', async () => {
      const mine = await recorded(office, [takingPart(deputy)], { title: '只给本县看' });
      const strangers = [beside, await signInAs(await holding('县长', '/99/9901/990102/'))];
      for (const visitor of strangers) {
        expect((await visitor.get(`/api/performance/records/${mine.id}`)).status).toBe(404);
        const body = { ...content([takingPart(deputy)]), reason: '外人' };
        expect((await act(visitor, mine, 'correct', body)).status).toBe(404);
        expect((await act(visitor, mine, 'withdraw', { reason: '外人' })).status).toBe(404);
      }
      expect((await list(beside)).items).toEqual([]);
      expect((await list(beside)).counts['total']).toBe(0);
      const url = `/api/performance/people/${deputy.person_id}/records?year=2026`;
      expect((await beside.get(url)).body).toEqual({ items: [], next: null });
      const sheet = await readList(
        (await beside.download(url.replace('records?', 'records.xlsx?'))).bytes,
      );
      expect(sheet.rows).toEqual([]);
      expect(sheet.said[0]).toMatch(/^2026年履职记录目录/);
      const checked = await beside.post('/api/performance/records/check-form', {
        records: [{ id: mine.id, version: mine.version }],
        outcome: 'passed',
        note: null,
      });
      expect(checked.status).toBe(404);
      expect((await read(office, mine.id)).version).toBe(1);
    });

    it('a superior sees that there is a record, and opens it with a reason that those it is about see', async () => {
      const leader = await signInAs(deputy);
      const below = await recorded(leader, [takingPart(deputy)], { title: '上级要看的' });
      expect((await above.get(`/api/performance/records/${below.id}`)).status).toBe(404);
      expect((await list(above, '', YUNJIANG)).items).toEqual([]);
      const { body } = await above.get(
        `/api/performance/people/${deputy.person_id}/records?year=2026`,
      );
      const lines = body['items'] as { id: string; mayRead: boolean }[];
      const line = lines.find(({ id }) => id === below.id);
      expect(line).toMatchObject({ mayRead: false, activity: 'led-inspection' });
      expect(JSON.stringify(lines)).not.toContain('上级要看的');
      const address = `/api/performance/people/${deputy.person_id}/records.xlsx?year=2026`;
      const taken = await above.download(address);
      // Folders and messages show a file's name: whom it is of stands inside alone.
      expect(decodeURIComponent(taken.fileName)).toMatch(/^履职记录目录（截至[\d-]+）\.xlsx$/);
      const sheet = await readList(taken.bytes);
      expect(sheet.said[0]).toMatch(/^.+2026年履职记录目录，/);
      expect(sheet.rows).toHaveLength(lines.length);
      expect(sheet.rows.map((cells) => cells[1])).toContain('带队检查');
      expect(JSON.stringify(sheet)).not.toContain('上级要看的');
      const opened = await act(above, below, 'open', {
        version: undefined,
        reason: '核查群众反映',
      });
      expect(opened.body).toMatchObject({ title: '上级要看的', may: [], openings: [] });
      for (const visitor of [office, leader])
        expect((await read(visitor, below.id)).openings).toMatchObject([
          { reason: '核查群众反映' },
        ]);
      const { rows } = await services.owner.query(
        "select 1 from access.audit_entry where action = 'performance.open' and target = $1",
        [below.id],
      );
      expect(rows).toHaveLength(1);
      const own = await act(office, below, 'open', { version: undefined, reason: '看看' });
      expect(own.body.error?.code).toBe('performance.own-record');
      const foreign = await act(beside, below, 'open', { version: undefined, reason: '看看' });
      expect(foreign.status).toBe(404);
    });
  });

  describe('a correction', () => {
    it('is a new version with its difference, asks again whom it concerns, and counts its lateness anew', async () => {
      const leader = await signInAs(deputy);
      const first = await recorded(liaison, [takingPart(deputy)], { title: '检查矿山' });
      await confirm(leader, first);
      const confirmed = await read(liaison, first.id);
      const body = {
        ...content([takingPart(deputy, ['art9.4', 'art9.5'])], {
          title: '检查非煤矿山',
          occurredOn: '2026-09-02',
        }),
        reason: '日期和名称写错',
      };
      const stale = await act(liaison, first, 'correct', body);
      expect(stale.body.error?.code).toBe('http.version-conflict');
      const corrected = await act(liaison, confirmed, 'correct', body);
      expect(corrected.body).toMatchObject({
        version: 3,
        title: '检查非煤矿山',
        lateDays: 82,
        participants: [{ confirmation: 'waiting', confirmedAt: null }],
        versions: [
          {
            act: 'corrected',
            version: 2,
            reason: '日期和名称写错',
            content: { title: '检查矿山', participants: [{ confirmation: 'confirmed' }] },
            changes: [
              { kind: 'field', field: 'title', before: '检查矿山', after: '检查非煤矿山' },
              { kind: 'field', field: 'occurredOn', before: '2026-11-20', after: '2026-09-02' },
              {
                kind: 'participant',
                change: 'changed',
                before: { duties: ['art9.4'] },
                after: { duties: ['art9.4', 'art9.5'] },
              },
            ],
          },
        ],
      });
      const waiting = (await leader.get('/api/performance/records/to-confirm')).body as unknown as {
        items: (Whole & { change: { reason: string } | null })[];
      };
      expect(waiting.items.find(({ id }) => id === first.id)?.change).toMatchObject({
        act: 'corrected',
        reason: '日期和名称写错',
      });
      const same = await act(liaison, corrected.body as unknown as Whole, 'correct', {
        ...body,
        reason: '没有改动',
      });
      expect(same.body.error?.code).toBe('performance.nothing-changed');
      // By the leader it is the leader’s own word.
      const now = await read(leader, first.id);
      const own = await act(leader, now, 'correct', { ...body, place: '石门乡', reason: '补地点' });
      expect(own.body).toMatchObject({ participants: [{ confirmation: 'own' }] });
      expect((own.body as unknown as Whole).versions).toHaveLength(2);
    });

    it('a withdrawn one stays readable, is asked about, objected to and brought back', async () => {
      const leader = await signInAs(deputy);
      const first = await recorded(office, [takingPart(deputy)], { title: '重复登记的' });
      await confirm(leader, first);
      const withdrawn = await act(office, await read(office, first.id), 'withdraw', {
        reason: '与另一条重复',
      });
      expect(withdrawn.body).toMatchObject({
        state: 'withdrawn',
        participants: [{ confirmation: 'waiting' }],
        versions: [{ act: 'withdrawn', reason: '与另一条重复', changes: [] }],
      });
      expect((await list(office)).items.map(({ id }) => id)).not.toContain(first.id);
      expect((await list(office, '&state=withdrawn')).items.map(({ id }) => id)).toEqual([
        first.id,
      ]);
      const asked = await read(leader, first.id);
      expect(asked.may).toEqual(expect.arrayContaining(['confirm', 'object']));
      await act(leader, asked, 'object', { reason: '不是同一次检查' });
      const back = await act(office, await read(office, first.id), 'correct', {
        ...content([takingPart(deputy)], { title: '重复登记的' }),
        reason: '确为两次检查，恢复',
      });
      expect(back.body).toMatchObject({
        state: 'submitted',
        participants: [{ confirmation: 'waiting', objection: null }],
      });
      expect((back.body as unknown as Whole).versions.map((one) => one.act)).toEqual([
        'corrected',
        'withdrawn',
      ]);
      const never = await recorded(office, [takingPart(deputy)], { title: '没有确认就撤回' });
      await act(office, never, 'withdraw', { reason: '录错' });
      const queue = (await leader.get('/api/performance/records/to-confirm'))
        .body as unknown as List;
      expect(queue.items.map(({ title }) => title)).not.toContain('没有确认就撤回');
    });
  });

  it('the own office checks the form; what it returns goes back to its recorder, and a correction clears it', async () => {
    const incomplete = await recorded(liaison, [takingPart(deputy)], { title: '要素不全' });
    const chosen = { records: [{ id: incomplete.id, version: incomplete.version }] };
    const check = (body: object) =>
      office.post('/api/performance/records/check-form', { ...chosen, ...body });
    expect((await check({ outcome: 'returned', note: null })).body.error?.code).toBe(
      'performance.note-needed',
    );
    expect((await check({ outcome: 'returned', note: '请写明依据文号' })).body).toEqual({
      checked: 1,
    });
    const mine = (await liaison.get('/api/performance/records/mine?returned=true'))
      .body as unknown as List;
    expect(mine.items.map(({ title }) => title)).toEqual(['要素不全']);
    const now = await read(liaison, incomplete.id);
    expect(now).toMatchObject({ formChecked: { outcome: 'returned', note: '请写明依据文号' } });
    const corrected = await act(liaison, now, 'correct', {
      ...content([takingPart(deputy)], { title: '要素不全', basisNo: '青安委〔2026〕3号' }),
      reason: '补文号',
    });
    expect(corrected.body).toMatchObject({ formCheck: null, formChecked: null });
    const leader = await signInAs(deputy);
    const notOffice = await leader.post('/api/performance/records/check-form', {
      ...chosen,
      outcome: 'passed',
      note: null,
    });
    expect(notOffice.body.error?.code).toBe('access.not-allowed');
  });

  it('the office of every body whose leader took part may check the form, and is offered it', async () => {
    const together = content(
      [takingPart(deputy), takingPart(await holding('县长', '/99/9901/990102/'))],
      { title: '两县联合检查' },
    );
    const { recordId: id } = await recordActivity(
      { ...services, afterRecords: async () => undefined },
      world.command,
      [],
      {
        ...performanceRoutes.record.body.omit({ draftId: true }).parse(together),
        draftId: draftId(),
      },
    );
    for (const [visitor, outcome] of [
      [beside, 'returned'],
      [office, 'passed'],
    ] as const) {
      const { may, version } = await read(visitor, id);
      expect(may).toContain('check-form');
      const checked = await visitor.post('/api/performance/records/check-form', {
        records: [{ id, version }],
        outcome,
        note: '补写地点',
      });
      expect(checked.body).toEqual({ checked: 1 });
    }
    const ofOneBody = await recorded(office, [takingPart(deputy)], { title: '本县检查' });
    expect(ofOneBody.may).toContain('check-form');
    expect((await read(await signInAs(deputy), id)).may).not.toContain('check-form');
  });

  describe('many of another system', () => {
    const item = (id: number, more: object = {}) => ({
      ...content([takingPart(deputy)], { title: `OA 会议 ${id}`, activity: 'meeting' }),
      externalSystem: '青石县OA',
      externalId: `oa-${id}`,
      ...more,
    });
    const batch = (items: object[]) => office.post('/api/performance/records/batch', { items });

    it('are all recorded or none, an error names its row, and what came before is answered with its record', async () => {
      const bad = await batch([
        item(1),
        item(2, { occurredOn: '2027-01-01' }),
        item(3, {
          participants: [{ ...takingPart(mayor), personId: world.command.actor.accountId }],
        }),
      ]);
      expect(bad).toMatchObject({
        status: 422,
        body: {
          error: {
            code: 'performance.rows-refused',
            details: [
              { path: 'body.items.1.occurredOn' },
              { path: 'body.items.2.participants.0.personId' },
            ],
          },
        },
      });
      const count = async () =>
        (
          await services.owner.query<{ n: number }>(
            "select count(*) as n from performance.duty_record where external_system = '青石县OA'",
          )
        ).rows[0]?.n;
      expect(await count()).toBe(0);
      const good = await batch([item(1), item(2), item(1)]);
      expect(good.body).toMatchObject({ recorded: 2, alreadyThere: 1 });
      const again = await batch([item(2), item(3)]);
      expect(again.body).toMatchObject({
        recorded: 1,
        alreadyThere: 1,
        items: [{ externalId: 'oa-2', outcome: 'already-there' }, { outcome: 'recorded' }],
      });
      const other = await batch([item(4), item(2, { title: '内容变了' })]);
      expect(other.body).toMatchObject({ error: { details: [{ path: 'body.items.1' }] } });
      expect(await count()).toBe(3);
      const { rows } = await services.owner.query(
        `select distinct source from ledger.pending_leaf leaf join performance.duty_record r on r.id = leaf.record
         where r.external_system = '青石县OA'`,
      );
      expect(rows).toEqual([{ source: 'api' }]);
    });

    it('take as many statements as one', async () => {
      const few = await countingStatements(() => batch([item(100)]));
      const many = await countingStatements(() =>
        batch(Array.from({ length: 300 }, (_, index) => item(200 + index))),
      );
      expect(many.result.body).toMatchObject({ recorded: 300 });
      expect(many.statements).toBe(few.statements);
    });
  });

  describe('lists', () => {
    it('are paged with the latest first, whole and without doubles, in as many statements whatever their size', async () => {
      const { counts } = await list(office);
      const found: string[] = [];
      const days: string[] = [];
      let after = '';
      for (;;) {
        const page = await list(office, `&limit=7${after}`);
        found.push(...page.items.map(({ id }) => id));
        days.push(
          ...page.items.map((one) => (one as unknown as { occurredOn: string }).occurredOn),
        );
        if (page.next === null) break;
        after = `&after=${encodeURIComponent(page.next)}`;
      }
      expect(found).toHaveLength(counts['total'] ?? 0);
      expect(new Set(found).size).toBe(found.length);
      expect(days).toEqual(days.toSorted().toReversed());
      const small = await countingStatements(() => list(office, '&limit=2'));
      const large = await countingStatements(() => list(office, '&limit=100'));
      expect(large.result.items.length).toBeGreaterThan(50);
      expect(large.statements).toBe(small.statements);
    });

    it('are narrowed by person, kind, duty with its key points, word, form and days', async () => {
      const point = await recorded(office, [takingPart(mayor, ['art6.3-2'])], {
        title: '检查清单落实',
        occurredOn: '2026-10-30',
      });
      const only = async (query: string) => (await list(office, query)).items.map(({ id }) => id);
      expect(await only('&duty=art6.3')).toEqual([point.id]);
      expect(await only('&duty=art6')).toEqual([]);
      expect(await only('&from=2026-10-01&to=2026-10-31')).toEqual([point.id]);
      expect(await only(`&person=${mayor.person_id}&activity=led-inspection`)).toEqual([point.id]);
      const waiting = await list(office, '&duty=art6.3-2&confirmation=waiting&formCheck=unchecked');
      expect(waiting.items.map(({ id }) => id)).toContain(point.id);
      expect(
        (await office.get('/api/performance/records?region=/99/&after=2026-13-40|x')).status,
      ).toBe(400);
    });

    it('of a leader hold their own records of a year, also those another recorded', async () => {
      const leader = await signInAs(deputy);
      const mine = (await leader.get('/api/performance/records/mine?year=2026&limit=100'))
        .body as unknown as List;
      expect(mine.items.length).toBeGreaterThan(10);
      for (const one of mine.items)
        expect(one.participants.map(({ personId }) => personId)).toContain(deputy.person_id);
      const before = await leader.get('/api/performance/records/mine?year=2025');
      expect(before.body).toMatchObject({ items: [], next: null });
      const small = await countingStatements(() =>
        leader.get('/api/performance/records/mine?limit=1'),
      );
      const large = await countingStatements(() =>
        leader.get('/api/performance/records/mine?limit=100'),
      );
      expect(large.statements).toBe(small.statements);
    });

    it('are taken away as a workbook that says what it leaves out', async () => {
      const file = await office.download(
        `/api/performance/records.xlsx?region=${QINGSHI}&activity=budget`,
      );
      expect(file.status).toBe(200);
      const text = JSON.stringify(await readList(file.bytes));
      expect(text).toContain('专项资金列入预算');
      expect(text).toContain(mayor.name);
      expect(text).not.toContain('带队检查危险化学品企业');
      const leader = await signInAs(deputy);
      const own = await leader.download('/api/performance/records/mine.xlsx?year=2026');
      const mine = await readList(own.bytes);
      const { items } = (await leader.get('/api/performance/records/mine?year=2026&limit=100'))
        .body as unknown as List;
      expect(mine.said.join()).toContain('本人履职记录');
      expect(mine.said.join()).toContain('只含 2026-01-01 起的。');
      // More than a page holds, and each of them has the leader in it.
      expect(mine.rows.length).toBeGreaterThan(items.length);
      const titles = mine.rows.flatMap(({ 3: title, 8: name }) =>
        name === deputy.name ? [title] : [],
      );
      expect(titles).toEqual(expect.arrayContaining(items.map(({ title }) => title)));
      expect(new Set(titles)).toEqual(new Set(mine.rows.map(({ 3: title }) => title)));
      const served = await liaison.download('/api/performance/records/mine.xlsx?late=true');
      expect((await readList(served.bytes)).said.join()).toContain('所服务领导的履职记录');
      expect((await office.download('/api/performance/records/mine.xlsx')).status).toBe(403);
    });
  });

  it('the form proposes duties of the list in force with reasons, and remembers places and people', async () => {
    await draftSections(services, world.command, { region: QINGSHI, year: 2026 });
    await office.post('/api/access/reauthenticate', { proof: '我是本人' });
    const sectionsOf = async () =>
      (
        (await office.get(`/api/duties/sections?region=${QINGSHI}&year=2026&limit=100`))
          .body as unknown as {
          items: { id: string; version: number; personId: string; blockedBy: string | null }[];
        }
      ).items
        .filter(({ personId }) => [mayor.person_id, deputy.person_id].includes(personId))
        .map(({ id, version }) => ({ id, version }));
    const approval = { meeting: '县政府常务会议', on: '2026-11-20', documentNo: '青政〔2026〕1号' };
    await office.post('/api/duties/approve', { sections: await sectionsOf(), approval });
    const issue = { on: '2026-11-21', documentNo: '青政办发〔2026〕1号' };
    const issued = await office.post('/api/duties/issue', {
      sections: await sectionsOf(),
      ...issue,
    });
    expect(issued.body).toEqual({ changed: 2 });
    const text = encodeURIComponent('研究安全生产专项资金和监管执法装备');
    const { body } = await office.get(
      `/api/performance/propose?people=${mayor.person_id}&activity=budget&text=${text}`,
    );
    const [person] = body['people'] as {
      duties: { code: string; isProposed: boolean; reasons: { because: string }[] }[];
      posts: { postTitle: string }[];
    }[];
    expect(person?.posts).toMatchObject([{ postTitle: '县长' }]);
    expect(person?.duties[0]).toMatchObject({ isProposed: true });
    expect(person?.duties.filter((one) => one.isProposed).map(({ code }) => code)).toContain(
      'art6.4-1',
    );
    expect(person?.duties.some(({ isProposed }) => !isProposed)).toBe(true);
    expect(body['recent']).toMatchObject({ places: ['青石化工园区'] });
    expect(JSON.stringify(body['recent'])).toContain(deputy.name);
    // Whom the caller does not record for is not in the answer.
    const foreign = await liaison.get(`/api/performance/propose?people=${mayor.person_id}`);
    expect(foreign.body).toMatchObject({ people: [] });
    const served = await liaison.get('/api/performance/propose');
    expect(served.body).toMatchObject({ people: [{ personId: deputy.person_id }] });
  });

  it('whoever has left the post reads and confirms what was recorded for them', async () => {
    const gone = await holding('副县长（城建）');
    const before = await recorded(office, [takingPart(gone)], { title: '离任前的检查' });
    const { rows } = await services.owner.query<{ record_id: string; version: number }>(
      'select record_id, version from posts.appointment where person_id = $1 and superseded_at is null',
      [gone.person_id],
    );
    const left = await office.post(`/api/posts/appointments/${rows[0]?.record_id ?? ''}/leave`, {
      version: rows[0]?.version,
      on: '2026-11-21',
      documentNo: null,
    });
    expect(left.status).toBe(200);
    const person = await signInAs(gone);
    expect((await confirm(person, before)).body).toEqual({ confirmed: 1 });
    expect((await read(person, before.id)).title).toBe('离任前的检查');
    const late = await record(office, [takingPart(gone)], { occurredOn: '2026-11-22' });
    expect(late.body.error?.code).toBe('performance.not-in-post');
  });

  it('leaves nothing in the tables that the ledger does not say', async () => {
    expect(await disagreements(services)).toEqual([]);
    const { rows } = await services.owner.query<{ type: string }>(
      "select distinct type from platform.event where stream in ('duty-record', 'record-opening') order by 1",
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'duty-record.confirmed.v1',
      'duty-record.corrected.v1',
      'duty-record.form-checked.v1',
      'duty-record.objected.v1',
      'duty-record.submitted.v1',
      'duty-record.withdrawn.v1',
      'record-opening.made.v1',
    ]);
  });
});

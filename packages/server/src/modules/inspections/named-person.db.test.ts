// Who is named in a finding: told after the feedback and not before, heard once and in time, answered; the leaders of the body beside them.
import { civilDate as day, type Id, POST_CLASSES } from '@jinze/kernel';
import { REGULATION } from '@jinze/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_SCOPE, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { disagreements } from '../../testing/held.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { type Moving, movingClock } from '../../testing/moving-clock.ts';
import { printSheet, sheetForm } from '../../testing/print-sheet.ts';
import { addWorld, QINGSHI, type World, YUNJIANG } from '../../testing/world.ts';
import { addAccounts } from '../access/index.ts';
import { findingsOfPersons } from './facts.store.ts';
import { findingsCounted } from './findings-counted.store.ts';

interface Own {
  id: string;
  version: number;
  number: number;
  state: string;
  facts: string;
  person: { name: string; post: string } | null;
  stateUntil: string | null;
  statement: { text: string; answer: { outcome: string; text: string } | null } | null;
  maySay: boolean;
}
interface Finding {
  id: string;
  version: number;
  number: number;
  state: string;
  person: { id: string } | null;
  statement: { text: string } | null;
  entries: { act: string; text: string | null }[];
  may: string[];
}
interface Post {
  record_id: string;
  person_id: Id<'person'>;
  account: string;
}

const APPROVAL = { organ: '中共云江市委', documentNo: '云委〔2026〕3号', on: '2026-03-02' };

describe('who is named in a finding', () => {
  let services: TestDatabase;
  let clock: Moving;
  let server: TestServer;
  let world: World;
  let above: Visitor;
  let county: Visitor;
  let named: Visitor;
  let leader: Visitor;
  let post: Post;
  let other: Post;
  let id = '';

  const row = async <T>(sql: string, values: readonly unknown[] = []) =>
    (await services.owner.query(sql, [...values])).rows as T[];
  const moveTo = async (local: string) => {
    clock.moveTo(local);
    above = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    county = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    named = await server.signIn(post.account);
    leader = await server.signIn(other.account);
  };
  const whole = async (visitor = above) =>
    (await visitor.get(`/api/inspections/${id}`)).body as unknown as {
      version: number;
      findingList: Finding[];
    };
  const done = async (doing: string, body: object = {}, visitor = above) => {
    const { version } = await whole();
    const { status, body: said } = await visitor.post(`/api/inspections/${id}/${doing}`, {
      version,
      ...body,
    });
    expect([doing, status, said.error?.code]).toEqual([doing, 200, undefined]);
  };
  const on = async (number: number, doing: string, body: object, visitor = above) => {
    const found = (await whole()).findingList.find((one) => one.number === number);
    return visitor.post(`/api/inspections/${id}/findings/${found?.id}/${doing}`, {
      version: found?.version,
      ...body,
    });
  };
  const mine = async (visitor: Visitor) =>
    (await visitor.get('/api/inspections/mine')).body as unknown as { items: Own[]; led: Own[] };
  const state = (one: Own | undefined, text: string, visitor: Visitor) =>
    visitor.post(`/api/inspections/findings/${one?.id}/state`, { version: one?.version, text });
  /** Of the person, as whoever assesses them reads it: from the inspected side or from above. */
  const countedOf = async (keys: readonly string[]) => {
    const whom = {
      id: post.person_id,
      scopeKey: `county${QINGSHI}`,
      regionPath: QINGSHI,
      organId: null,
      personId: post.person_id,
    };
    const days = { from: day('2026-01-01'), to: day('2026-12-31'), of: 'findings' as const };
    const [one] = await services.database.read({ ...NO_SCOPE, keys }, (db) =>
      findingsCounted(db, [whom], days),
    );
    return [Number(one?.counted ?? 0), Number(one?.objected ?? 0)];
  };
  const wordsOf = async () =>
    (await services.database.read(SYSTEM_SCOPE, (db) => findingsOfPersons(db, [post.person_id])))
      .get(post.person_id)
      ?.map(({ words }) => words);
  const noticesOf = async (account: string) =>
    (
      await row<{ kind: string }>(
        `select kind from notices.notice where account_id = $1 and kind like 'inspection-person-%' order by id`,
        [account],
      )
    ).map(({ kind }) => kind);

  const grant = async (
    account: string,
    role: string,
    { region, person }: { readonly region?: string; readonly person?: string },
  ) => {
    const [granted] = await row<{ id: string }>(
      `insert into access.role_grant (id, account_id, role, region_path, level, person_id, granted_at)
       values (gen_random_uuid(), $1, $2, $3, $4, $5, now()) returning id`,
      [account, role, region ?? null, region === undefined ? null : 'county', person ?? null],
    );
    return granted?.id;
  };

  /** Somebody in office there with an account of their own; by the kind of their body. */
  const inOffice = async (kinds: readonly string[], except: string) => {
    const [found] = await row<Post>(
      `select a.record_id, a.person_id, account.id as account from posts.appointment a
         join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
         join access.account account on account.person_id = a.person_id
         where a.superseded_at is null and a.valid_to is null and o.region_path = $1 and o.kind = any($2)
           and a.valid_from <= '2026-03-04' and a.person_id <> $3 order by a.record_id limit 1`,
      [QINGSHI, kinds, except],
    );
    if (found === undefined) throw new Error('somebody is in office there');
    return found;
  };

  beforeAll(async () => {
    clock = movingClock(await openTestDatabase(), '2026-03-03T10:00:00');
    services = clock.services;
    world = await addWorld(services);
    await services.unitOfWork.commit(world.command, async (unit) => {
      await addAccounts(unit, [{ loginName: 'xc1', displayName: '组长' }]);
      return {};
    });
    const nobody = '00000000-0000-7000-8000-000000000000';
    post = await inOffice(['government'], nobody);
    other = await inOffice(['party-committee', 'government'], post.person_id);
    server = await openTestServer(services);
    await moveTo('2026-03-03T10:00:00');
    const made = await above.post('/api/inspections', {
      region: YUNJIANG,
      inspected: QINGSHI,
      kind: 'unannounced',
      title: '明查暗访',
      bodies: ['青石县人民政府'],
      programmeId: null,
      from: '2026-03-03',
      to: '2026-03-20',
      basis: '《规定》第十一条',
      planEntry: null,
      planDays: 15,
      planBasis: '通知第五条',
      complaintDays: null,
      complaintBasis: null,
    });
    id = String(made.body['id']);
    await done('approve', APPROVAL);
    await done('name-member', {
      loginName: 'xc1',
      place: 'leader',
      title: '市应急管理局',
      to: null,
      sizeReason: null,
    });
    await done('issue', { on: '2026-03-03', documentNo: '1号', sizeReason: null });
    for (const facts of ['没有研究安全生产工作。', '没有带队检查。', '没有督促整改。'])
      await done('add-finding', {
        kind: 'problem',
        severity: 'prominent',
        block: 'responsibility',
        clause: { instrument: REGULATION.id, article: '6' },
        facts,
        place: '县政府',
        foundOn: '2026-03-03',
        evidence: [],
        organName: '青石县人民政府',
        appointmentId: post.record_id,
        dueOn: '2026-06-30',
      });
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  it('has nothing of it before the feedback is delivered, and is told with it', async () => {
    expect(await mine(named)).toEqual({ items: [], led: [] });
    expect(await mine(leader)).toEqual({ items: [], led: [] });
    const [first] = (await whole()).findingList;
    const early = { version: first?.version, text: '我有话说。' };
    const { status } = await named.post(`/api/inspections/findings/${first?.id}/state`, early);
    expect(status).toBe(404);
    await moveTo('2026-03-20T10:00:00');
    await done('leave', { on: '2026-03-20' });
    await done('draft-feedback', { text: '反馈意见' });
    expect(await noticesOf(post.account)).toEqual([]);
    await done('deliver', { approval: { ...APPROVAL, on: '2026-03-20' }, on: '2026-03-20' });
    expect(await noticesOf(post.account)).toContain('inspection-person-told');
    const { items } = await mine(named);
    expect(items.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    expect(items[0]).toMatchObject({ stateUntil: '2026-04-04', maySay: true, statement: null });
  });

  it('the leaders of the inspected body read it too, without whom it names and what was said', async () => {
    const { items, led } = await mine(leader);
    expect(items).toEqual([]);
    expect(led).toHaveLength(3);
    expect(led[0]).toMatchObject({ person: null, maySay: false, stateUntil: null });
    const [one] = (await mine(named)).items;
    expect((await state(one, '替别人说。', leader)).status).toBe(404);
  });

  it('who reads why has it on one page, with what they read of it and nobody else', async () => {
    const [one] = (await mine(named)).items;
    const asked = { stream: 'inspection-finding', of: one?.id ?? '', part: 'own' };
    const paperOf = async (visitor: Visitor) => {
      const [found] = await row<{ id: string; paper: string; person: string }>(
        'select id, paper::text, person_id as person from documents.document where id = $1',
        [await printSheet(visitor, asked)],
      );
      return found;
    };
    const [own, led] = [await paperOf(named), await paperOf(leader)];
    const name = one?.person?.name ?? '';
    expect(own).toMatchObject({ person: post.person_id });
    expect(own?.paper).toContain(`${name}（不是责任认定）`);
    expect(led).toMatchObject({ person: other.person_id });
    expect(led?.paper).toContain(one?.facts);
    expect(led?.paper).not.toContain(name);
    for (const [paper, strangers] of [
      [own, [leader, county, above]],
      [led, [named, county, above]],
    ] as const)
      for (const stranger of strangers)
        expect((await stranger.get(`/api/documents/${paper?.id}`)).status).toBe(404);
    expect((await named.get(`/api/documents/${own?.id}`)).body).toMatchObject({ pages: 1 });
    expect(
      (await named.download(`/api/documents/${own?.id}/document.pdf`)).bytes.length,
    ).toBeGreaterThan(5000);
    expect((await sheetForm(named, { ...asked, part: '1' })).body.error?.code).toBe(
      'documents.no-conclusion',
    );
    expect((await sheetForm(county, asked)).status).toBe(404);

    // Nor has a leader what another is told where they belong to the office of the region.
    const granted = await grant(other.account, 'safety-office', { region: QINGSHI });
    const both = await server.signIn(other.account);
    expect((await both.get(`/api/documents/${led?.id}`)).status).toBe(200);
    expect((await both.get(`/api/documents/${own?.id}`)).status).toBe(404);
    const gone = { version: 1, reason: '不要了' };
    expect((await both.post(`/api/documents/${own?.id}/withdraw`, gone)).status).toBe(404);
    const { body } = await both.get(`/api/documents?stream=inspection-finding&of=${asked.of}`);
    const ids = (body as unknown as { items: { id: string }[] }).items.map((paper) => paper.id);
    expect(ids).toEqual([led?.id]);
    await services.owner.query('delete from access.role_grant where id = $1', [granted]);
  });

  it('of two who lead the region whoever serves both has the paper of the first by their post', async () => {
    const [heads] = await row<{ first: string; second: string; account: string }>(
      `with led as (
         select a.person_id as person, a.valid_from, a.record_id, account.id as account,
           array_position($2::text[], p.class) as rank
         from posts.appointment a join posts.post p on p.id = a.post_id
           join posts.organ o on o.id = p.organ_id
           join access.account account on account.person_id = a.person_id
         where a.superseded_at is null and a.valid_to is null and o.region_path = $1
           and o.kind in ('party-committee', 'government') and a.valid_from <= '2026-03-04'
           and a.person_id <> $3)
       select first.person as first, second.person as second, second.account
       from led first join led second on first.rank < second.rank
         and (first.valid_from, first.record_id) < (second.valid_from, second.record_id)
       order by first.rank, second.rank limit 1`,
      [QINGSHI, POST_CLASSES, post.person_id],
    );
    if (heads === undefined) throw new Error('two lead the region');
    let account = '';
    await services.unitOfWork.commit(world.command, async (unit) => {
      const added = await addAccounts(unit, [{ loginName: 'lly', displayName: '联络员' }]);
      account = added[0] ?? '';
      return {};
    });
    for (const person of [heads.second, heads.first]) await grant(account, 'liaison', { person });
    const liaison = await server.signIn(account);
    const [one] = (await mine(liaison)).led;
    const asked = { stream: 'inspection-finding', of: one?.id ?? '', part: 'own' };
    const paper = await printSheet(liaison, asked);
    const [kept] = await row<{ person: string }>(
      'select person_id as person from documents.document where id = $1',
      [paper],
    );
    expect(kept?.person).toBe(heads.first);
    // They serve the second as well.
    const second = await printSheet(await server.signIn(heads.account), asked);
    expect((await liaison.get(`/api/documents/${second}`)).status).toBe(200);
  });

  it('states once what there is to say; the inspected office learns that, and not what', async () => {
    const find = async (number: number) =>
      (await mine(named)).items.find((one) => one.number === number);
    const one = await find(1);
    expect((await state(one, '会议已开，见纪要。', named)).status).toBe(200);
    const again = await find(1);
    expect(again).toMatchObject({ maySay: false, statement: { text: '会议已开，见纪要。' } });
    expect((await state(again, '再说一次。', named)).body.error?.code).toBe('inspections.stated');
    expect((await state(await find(2), '当时不分管。', named)).status).toBe(200);
    // Nobody knows yet whether they count, on whatever side they are read.
    expect(await countedOf([`county${QINGSHI}`])).toEqual([3, 2]);
    expect(await countedOf([`prefecture${YUNJIANG}`])).toEqual([3, 2]);
    expect(await wordsOf()).toEqual([
      '“明查暗访”第 3 项，问题，突出',
      '“明查暗访”第 2 项，问题，突出，本人说明待答复',
      '“明查暗访”第 1 项，问题，突出，本人说明待答复',
    ]);
    const seen = (await whole(county)).findingList.find(({ number }) => number === 1);
    expect(seen?.statement).toBeNull();
    expect(seen?.entries.map(({ act, text }) => [act, text])).toEqual([['state', null]]);
    expect(JSON.stringify(await whole(county))).not.toContain('会议已开');
    // The inspected side goes on, and the log has what it does not read.
    const measure = { measure: '每季度研究一次', responsible: '县长' };
    expect((await on(1, 'plan', measure, county)).status).toBe(200);
    expect(await disagreements(services)).toEqual([]);
  });

  it('is answered with the reason: the finding stands, or names nobody, or is taken back', async () => {
    const asked = (await whole()).findingList.find(({ number }) => number === 1);
    expect(asked?.may).toContain('answer-statement');
    const answer = { outcome: 'stands', text: '纪要中没有安全生产议题。' };
    expect((await on(1, 'answer-statement', answer, county)).status).toBe(404);
    expect((await on(1, 'answer-statement', answer)).status).toBe(200);
    const twice = await on(1, 'answer-statement', answer);
    expect(twice.body.error?.code).toBe('inspections.no-statement');
    const freed = { outcome: 'unnamed', text: '当时由另一同志分管。' };
    expect((await on(2, 'answer-statement', freed)).status).toBe(200);
    const { items } = await mine(named);
    const of = (number: number) => items.find((one) => one.number === number);
    expect(of(1)?.statement?.answer).toMatchObject({ outcome: 'stands' });
    expect(of(2)?.statement?.answer).toMatchObject({ outcome: 'unnamed' });
    expect(of(2)?.stateUntil).toBeNull();
    // Freed of the name, it is still theirs to read and print.
    expect(
      (await sheetForm(named, { stream: 'inspection-finding', of: of(2)?.id ?? '', part: 'own' }))
        .status,
    ).toBe(200);
    const after = (await whole()).findingList.find(({ number }) => number === 2);
    expect(after).toMatchObject({ person: null, state: 'open' });
    expect(await noticesOf(post.account)).toContain('inspection-person-answered');
    expect(await countedOf([`county${QINGSHI}`])).toEqual([2, 0]);
  });

  it('after the term nothing is stated any more', async () => {
    await moveTo('2026-04-05T10:00:00');
    const late = (await mine(named)).items.find((one) => one.number === 3);
    expect(late?.maySay).toBe(false);
    const { body } = await state(late, '晚了。', named);
    expect(body.error?.code).toBe('inspections.statement-late');
  });

  it('who vets them has what stands for reference, and nothing of what names them no more', async () => {
    const found = await services.database.read(SYSTEM_SCOPE, (db) =>
      findingsOfPersons(db, [other.person_id]),
    );
    expect(await wordsOf()).toEqual([
      '“明查暗访”第 3 项，问题，突出',
      '“明查暗访”第 1 项，问题，突出',
    ]);
    expect(found.get(other.person_id)).toBeUndefined();
  });

  it('has the receipts of it, also of what they said and what was answered', async () => {
    const leaves = await row<{ type: string }>(
      `select distinct type from ledger.pending_leaf where $1 = any (persons) and type like 'inspection-finding.%'
         order by type`,
      [post.person_id],
    );
    expect(leaves.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'inspection-finding.delivered.v1',
        'inspection-finding.stated.v1',
        'inspection-finding.statement-answered.v1',
      ]),
    );
    expect(await disagreements(services)).toEqual([]);
  });
});

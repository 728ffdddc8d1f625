// Names through time over HTTP: right on the day, as known then; nobody outside changes or sees one.
import type { Answering } from '@jinze/contracts';
import { addDays } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockAt } from '../../platform/clock.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { createUnitOfWork } from '../../platform/unit-of-work.ts';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI, type World } from '../../testing/world.ts';
import { formerNamesAmong } from './naming.store.ts';
import { rename } from './rename.ts';

const ON = '2025-06-01';

describe('names through time', () => {
  let services: TestDatabase;
  let server: TestServer;
  let world: World;
  let office: Visitor;
  let beside: Visitor;
  let above: Visitor;
  let head: Answering;
  let organId: string;
  beforeAll(async () => {
    services = await openTestDatabase();
    world = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(world.accounts.get('qingshi-awb') ?? '');
    beside = await server.signIn(world.accounts.get('shiqiao-awb') ?? '');
    above = await server.signIn(world.accounts.get('yunjiang-awb') ?? '');
    const found = (await ask('2026-06-01')).find(
      ({ postClass }) => postClass === 'government-chief',
    );
    if (found === undefined) throw new Error('no head of government');
    head = found;
    organId = (await office.get(`/api/posts/posts/${head.postId}`)).body['organId'] as string;
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const ask = async (on: string, knownOn?: string) => {
    const known = knownOn === undefined ? '' : `&knownOn=${knownOn}`;
    const url = `/api/posts/answering?region=${QINGSHI}&field=消防&on=${on}${known}`;
    return (await office.get(url)).body['items'] as Answering[];
  };
  const headOn = async (on: string, knownOn?: string) =>
    (await ask(on, knownOn)).find(({ appointmentId }) => appointmentId === head.appointmentId);
  const renamed = (name: string, version = 1) => ({
    kind: 'renamed',
    version,
    name,
    on: ON,
    documentNo: '青编〔2025〕3号',
  });
  const corrected = (name: string, version: number) => ({
    kind: 'corrected',
    version,
    name,
    on: null,
    documentNo: null,
    reason: '登记时写错',
  });
  const count = async (text: string, values: unknown[] = []) =>
    Number((await services.owner.query<{ count: string }>(text, values)).rows[0]?.count);

  it('another county’s office is told of nothing, the superior’s office sees and does not rename', async () => {
    for (const url of [
      `/api/posts/organs/${organId}/name`,
      `/api/posts/posts/${head.postId}/title`,
      `/api/posts/people/${head.personId}/name`,
    ]) {
      expect((await beside.post(url, renamed('新名'))).status).toBe(404);
      expect((await above.post(url, renamed('新名'))).status).toBe(404);
    }
    const seen = await above.get(`/api/posts/organs/${organId}`);
    expect(seen.body).toMatchObject({ names: [], nameVersion: 1, may: [] });
    expect(await count('select count(*) from posts.naming')).toBe(0);
  });

  it('a body renamed: the old name on a day before, the new one since, each once on record', async () => {
    const { organName } = head;
    const answer = await office.post(`/api/posts/organs/${organId}/name`, renamed('青石县新政府'));
    expect(answer.body).toEqual({ name: '青石县新政府', nameVersion: 2 });
    expect((await headOn('2025-05-31'))?.organName).toBe(organName);
    expect((await headOn(ON))?.organName).toBe('青石县新政府');
    expect((await office.get(`/api/posts/organs/${organId}`)).body).toMatchObject({
      name: '青石县新政府',
      nameVersion: 2,
      may: ['rename'],
      names: [
        { name: organName, from: null, to: null, recordedAt: null },
        { name: organName, from: null, to: '2025-05-31', supersededAt: null },
        { name: '青石县新政府', from: ON, to: null, documentNo: '青编〔2025〕3号' },
      ],
    });
    expect(await count("select count(*) from platform.event where type = 'organ.renamed.v1'")).toBe(
      1,
    );
    expect(
      await count(
        "select count(*) from access.audit_entry where action = 'posts.rename-organ' and outcome = 'done' and target = $1",
        [organId],
      ),
    ).toBe(1);
  });

  it('as known before it was recorded, the old name is what was known of any day', async () => {
    const today = services.clock.today();
    expect((await headOn('2025-07-01', today))?.organName).toBe('青石县新政府');
    // The roster of this test was recorded today too: as if it had been long before.
    await services.owner.query("update posts.appointment set recorded_at = '2020-01-01'");
    expect((await headOn('2025-07-01', addDays(today, -1)))?.organName).toBe(head.organName);
  });

  it('a post retitled and a person’s name corrected: history and who answered say the same', async () => {
    const title = await office.post(
      `/api/posts/posts/${head.postId}/title`,
      renamed('县长（新称）'),
    );
    expect(title.status).toBe(200);
    const wrong = head.personName;
    const name = await office.post(
      `/api/posts/people/${head.personId}/name`,
      corrected('改正名', 1),
    );
    expect(name.body).toEqual({ name: '改正名', nameVersion: 2 });
    expect(await headOn('2025-05-31')).toMatchObject({
      personName: '改正名',
      postTitle: head.postTitle,
    });
    expect(await headOn(ON)).toMatchObject({ personName: '改正名', postTitle: '县长（新称）' });
    const before = addDays(services.clock.today(), -1);
    expect(await headOn(ON, before)).toMatchObject({
      personName: wrong,
      postTitle: head.postTitle,
    });
    expect((await office.get(`/api/posts/people/${head.personId}`)).body).toMatchObject({
      name: '改正名',
      names: [
        { name: wrong, recordedAt: null, changeReason: null },
        { name: '改正名', from: null, to: null, changeReason: '登记时写错', supersededAt: null },
      ],
      may: ['rename', 'evidence-file'],
    });
    expect((await office.get(`/api/posts/posts/${head.postId}`)).body).toMatchObject({
      title: '县长（新称）',
      may: ['appoint', 'rename'],
    });
  });

  it('somebody who left before is shown with what the post was called then', async () => {
    const { body } = await office.post(`/api/posts/posts/${head.postId}/appointments`, {
      person: { name: '前任县长' },
      from: '2020-01-01',
      manner: 'ab-holder',
      documentNo: null,
      isCommitteeMember: null,
      portfolios: [],
      portfolioDocumentNo: null,
    });
    const id = body['appointmentId'] as string;
    const left = await office.post(`/api/posts/appointments/${id}/leave`, {
      version: 1,
      on: '2021-01-01',
      documentNo: null,
    });
    expect(left.status).toBe(200);
    const history = (await office.get(`/api/posts/posts/${head.postId}`)).body['appointments'] as {
      appointmentId: string;
      postTitle: string;
      organName: string;
    }[];
    expect(history.find(({ appointmentId }) => appointmentId === id)).toMatchObject({
      postTitle: head.postTitle,
      organName: head.organName,
    });
    expect(history.find(({ appointmentId }) => appointmentId === head.appointmentId)).toMatchObject(
      { postTitle: '县长（新称）', organName: '青石县新政府' },
    );
  });

  it('a name that another body or post has is refused in words, and nothing is kept of it', async () => {
    const rows = await count('select count(*) from posts.naming');
    const other = await services.owner.query<{ name: string }>(
      'select name from posts.organ where region_path = $1 and id <> $2 order by name limit 1',
      [QINGSHI, organId],
    );
    const organ = await office.post(`/api/posts/organs/${organId}/name`, {
      ...renamed(other.rows[0]?.name ?? '', 2),
      on: '2025-07-01',
    });
    expect(organ.body.error).toMatchObject({ code: 'posts.organ-name-taken' });
    expect(organ.body.error?.message).toContain('同名的机构');
    const { rows: posts } = await services.owner.query<{ id: string; title: string }>(
      `select post.id, other.title from posts.post join posts.post other
         on other.organ_id = post.organ_id and other.id <> post.id
       where post.scope_key = $1 limit 1`,
      [`county${QINGSHI}`],
    );
    const post = await office.post(
      `/api/posts/posts/${posts[0]?.id}/title`,
      corrected(posts[0]?.title ?? '', 1),
    );
    expect(post.body.error).toMatchObject({ code: 'posts.post-title-taken' });
    expect(await count('select count(*) from posts.naming')).toBe(rows);
  });

  it('of two writers with the same version one is told of the other', async () => {
    const answers = await Promise.all(
      ['甲名', '乙名'].map((name) =>
        office.post(`/api/posts/people/${head.personId}/name`, corrected(name, 2)),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(
      await count(
        'select count(*) from posts.naming where subject_id = $1 and superseded_at is null',
        [head.personId],
      ),
    ).toBe(1);
  });

  it('a renaming that never was is taken back, and stays as what was known meanwhile', async () => {
    const then = services.clock.today();
    const clock = clockAt(new Date(services.clock.now().getTime() + 2 * 86_400_000));
    const unitOfWork = createUnitOfWork(services.database, clock, { send: async () => undefined });
    const back = await rename(
      { ...services, clock, unitOfWork },
      { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE },
      { subject: 'organ', id: organId as never },
      {
        kind: 'corrected',
        version: 2,
        name: head.organName,
        on: null,
        documentNo: null,
        reason: '文件没有印发',
      },
    );
    expect(back).toEqual({ name: head.organName, nameVersion: 3 });
    expect((await headOn('2025-07-01'))?.organName).toBe(head.organName);
    expect((await headOn('2025-07-01', then))?.organName).toBe('青石县新政府');
  });

  it('the application’s role reads no name of a body outside, and writes none', async () => {
    const scope = { keys: ['county/99/9901/990102/'], committees: [], persons: [] };
    const seen = await services.database.read(scope, (db) =>
      db.selectFrom('posts.naming').select('id').execute(),
    );
    expect(seen).toEqual([]);
    expect(await count('select count(*) from posts.naming')).toBeGreaterThan(5);
  });

  it('a sheet’s former name is an error that says the present one', async () => {
    const former = head.postTitle;
    const exported = await office.download(`/api/posts/roster.xlsx?region=${QINGSHI}`);
    const again = await office.upload('/api/posts/roster/check', exported.bytes);
    expect(again.body).toMatchObject({ errors: [], added: 0 });
    // The post once more under a further name: the sheet now names it by a former one.
    const title = await office.post(`/api/posts/posts/${head.postId}/title`, {
      ...renamed('县长（再称）', 2),
      on: '2025-08-01',
    });
    expect(title.status).toBe(200);
    const stale = await office.upload('/api/posts/roster/check', exported.bytes);
    expect(stale.body['errors']).toMatchObject([
      {
        column: '职务',
        value: '县长（新称）',
        code: 'posts.former-name',
        suggestion: '现名“县长（再称）”',
      },
    ]);
    const found = await services.database.read(SYSTEM_SCOPE, (db) =>
      formerNamesAmong(db, SYSTEM_SCOPE, [QINGSHI], [former]),
    );
    expect([...found]).toEqual([[`post|${organId}|${former}`, '县长（再称）']]);
  });
});

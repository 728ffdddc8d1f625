// Drafting beside changes: whatever comes while lists are being written is in them, or marks them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer, type Visitor } from '../../testing/http.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { addWorld, QINGSHI } from '../../testing/world.ts';

interface Line {
  id: string;
  state: string;
  isStale: boolean;
  personId: string;
  personName: string;
  postTitle: string;
  organName: string;
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

describe('a change while lists are being drafted', () => {
  let services: TestDatabase;
  let server: TestServer;
  let office: Visitor;
  beforeAll(async () => {
    services = await openTestDatabase();
    const { accounts } = await addWorld(services);
    server = await openTestServer(services);
    office = await server.signIn(accounts.get('qingshi-awb') ?? '');
  });
  afterAll(async () => {
    await server.close();
    await services.close();
  });

  const appointment = async (title: string) => {
    const { rows } = await services.owner.query<{
      record_id: string;
      person_id: string;
      version: number;
      fields: string[];
    }>(
      `select a.record_id, a.person_id, 1 as version, array(select f.field from posts.portfolio f
         where f.appointment_record_id = a.record_id and f.superseded_at is null and f.valid_to is null) as fields
       from posts.appointment a join posts.post p on p.id = a.post_id join posts.organ o on o.id = p.organ_id
       where p.title = $1 and o.region_path = $2 and a.superseded_at is null`,
      [title, QINGSHI],
    );
    if (rows[0] === undefined) throw new Error(title);
    return rows[0];
  };
  const lines = async (year: number) =>
    (await office.get(`/api/duties/sections?region=${QINGSHI}&year=${year}&limit=100`))
      .body as unknown as { items: Line[] };
  /** Drafts with its last table held by another; what is begun meanwhile begins between its reading and its commit. */
  const draftBeside = async (year: number, meanwhile: () => Promise<unknown>) => {
    const holder = await services.owner.connect();
    try {
      await holder.query('begin');
      await holder.query('lock table duties.section in share row exclusive mode');
      const drafting = office.post('/api/duties/draft', { region: QINGSHI, year });
      await pause(700);
      let isDone = false;
      const changing = meanwhile().then((answer) => {
        isDone = true;
        return answer;
      });
      await pause(700);
      expect(isDone).toBe(false);
      await holder.query('commit');
      expect((await drafting).status).toBe(200);
      return await changing;
    } finally {
      holder.release();
    }
  };

  it('another portfolio waits for the draft and marks the list that is new', async () => {
    const { record_id: id, fields: expected } = await appointment('常务副县长');
    const answer = await draftBeside(2026, () =>
      office.post(`/api/posts/appointments/${id}/portfolios`, {
        expected,
        from: '2026-07-01',
        fields: ['应急管理', '消防'],
        documentNo: '临政发〔2026〕9号',
        reason: '分工调整',
      }),
    );
    expect(answer).toMatchObject({ status: 200 });
    const line = (await lines(2026)).items.find(({ postTitle }) => postTitle === '常务副县长');
    expect(line).toMatchObject({ state: 'drafted', isStale: true });
  });

  it('who leaves meanwhile has no list left', async () => {
    const { record_id: id, version } = await appointment('县长');
    const answer = await draftBeside(2025, () =>
      office.post(`/api/posts/appointments/${id}/leave`, {
        version,
        on: '2025-03-01',
        documentNo: '临委〔2025〕1号',
      }),
    );
    expect(answer).toMatchObject({ status: 200 });
    const left = (await lines(2025)).items.filter(({ postTitle }) => postTitle === '县长');
    expect(left).toEqual([]);
  });
});

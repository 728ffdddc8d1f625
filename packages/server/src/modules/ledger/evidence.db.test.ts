// Evidence a discipline organ calls for: by the committee of the latest post, by two of them, and unknown to person and office.
import type { Id } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../testing/http.ts';
import { type LedgerWorld, openLedgerWorld } from '../../testing/ledger-world.ts';
import { addAccounts, addGrants } from '../access/index.ts';

const PURPOSE = '核查事故前的履职情况';
const NUMBER = '云纪证〔2026〕4号';

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly organName: string | null;
  readonly records: number;
}

describe('evidence called for by a discipline organ', () => {
  let world: LedgerWorld;
  let person: Id<'person'>;
  let committee: string;
  let organ: Visitor;
  let colleague: Visitor;
  let elsewhere: Visitor;
  beforeAll(async () => {
    world = await openLedgerWorld();
    person = world.section.personId;
    const [row] = await query<{ committee: string }>(
      'select posts.latest_committee($1) as committee',
      [person],
    );
    committee = row?.committee ?? '';
    organ = await join('纪委监委甲', committee);
    colleague = await join('纪委监委乙', committee);
    const [other] = await query<{ path: string }>(
      `select path from posts.region where level = 'county' and path <> $1 order by path limit 1`,
      [committee],
    );
    elsewhere = await join('别处纪委监委', other?.path ?? '');
  });
  afterAll(async () => {
    await world.close();
  });

  const query = async <T>(text: string, values: unknown[] = []) =>
    (await world.services.owner.query(text, values)).rows as T[];
  /** An account of the discipline organ of a committee; of a person, where one is named. */
  const join = async (name: string, path: string, personId?: Id<'person'>) => {
    const ids = await world.services.unitOfWork.commit(world.world.command, async (unit) => {
      const added = await addAccounts(unit, [
        { loginName: name, displayName: name, ...(personId === undefined ? {} : { personId }) },
      ]);
      const [accountId] = added;
      if (accountId !== undefined)
        await addGrants(unit, [{ accountId, role: 'discipline-organ', committeePath: path }]);
      return added;
    });
    return world.enter(ids[0] ?? '');
  };
  const call = (visitor: Visitor, body: object = {}) =>
    visitor.post('/api/ledger/handouts/evidence', {
      person,
      purpose: PURPOSE,
      documentNo: NUMBER,
      ...body,
    });
  const decide = (visitor: Visitor, id: string, decision = 'approve') =>
    visitor.post(`/api/ledger/handouts/${id}/decide`, { version: 1, decision, note: null });
  const make = (visitor: Visitor, id: string) => visitor.take(`/api/ledger/handouts/${id}/package`);
  const listed = async (visitor: Visitor) =>
    ((await visitor.get('/api/ledger/handouts?limit=100')).body['items'] ?? []) as Row[];
  const called = async () => {
    const answer = await call(organ);
    expect(answer.body.error).toBeUndefined();
    return answer.body as unknown as { id: string; records: number };
  };

  it('is of somebody who is found by name among the people of the committee', async () => {
    const [named] = await query<{ name: string }>('select name from posts.person where id = $1', [
      person,
    ]);
    const found = async (visitor: Visitor) =>
      (
        (
          await visitor.get(
            `/api/posts/people?limit=20&search=${encodeURIComponent(named?.name ?? '')}`,
          )
        ).body['items'] as { personId: string }[]
      ).map(({ personId }) => personId);
    expect(await found(organ)).toContain(person);
    expect(await found(elsewhere)).not.toContain(person);
  });

  it('is called for by one, agreed to by a colleague, made with every record of the person and taken', async () => {
    const { id, records } = await called();
    const expected = await query<{ record: string }>(
      `select distinct record from ledger.pending_leaf where $1 = any(persons) and organ_id is not null`,
      [person],
    );
    expect(records).toBe(expected.length);
    expect(records).toBeGreaterThan(1);
    await world.seal();
    expect((await make(organ, id)).code).toBe('ledger.not-that-state');
    expect((await decide(organ, id)).body.error?.code).toBe('ledger.second-person');
    expect((await decide(colleague, id)).body).toEqual({ version: 2 });
    await world.seal();
    const made = await make(organ, id);
    expect(made.status).toBe(200);
    const { evidence, verdict } = await world.check(made.bytes);
    expect(verdict.statements.filter(({ holds }) => holds === 'no')).toEqual([]);
    expect(new Set(evidence.about.items.map(({ title }) => title.split(' · ')[1]))).toEqual(
      new Set(expected.map(({ record }) => record)),
    );
    const taken = await organ.post(`/api/ledger/handouts/${id}/handed-over`, {
      version: 3,
      takenBy: '第二审查调查室',
      note: null,
    });
    expect(taken.body).toEqual({ version: 4 });
    expect(await listed(colleague)).toMatchObject([
      { id, kind: 'evidence', state: 'handed-over', organName: null, records },
    ]);
  });

  it('is not told to the person or their office: no line, no receipt, no notice, no leaf that names them', async () => {
    const { id } = await called();
    const subject = await world.enterAs(person);
    const offices = [world.office, world.second, world.beside, elsewhere];
    for (const visitor of offices) {
      expect((await listed(visitor)).map((row) => row.id)).not.toContain(id);
      expect((await decide(visitor, id)).status).toBe(404);
      expect((await make(visitor, id)).status).toBe(404);
      expect((await visitor.get(`/api/ledger/records/${id}`)).status).not.toBe(200);
    }
    expect((await subject.get('/api/ledger/handouts')).body.error?.code).toBe('access.not-allowed');
    expect((await subject.get(`/api/ledger/records/${id}`)).status).not.toBe(200);
    const leaves = await query<{ organ_id: string | null; persons: string[]; secret: boolean }>(
      'select organ_id, persons, is_concealed as secret from ledger.pending_leaf where record = $1',
      [id],
    );
    expect(leaves).toEqual([{ organ_id: null, persons: [], secret: true }]);
    const notices = await query<{ text: string }>(
      'select notice::text as text from notices.notice notice',
    );
    expect(notices.filter(({ text }) => text.includes(id))).toEqual([]);
    // The audit has it, with who did it.
    const audited = await query<{ action: string }>(
      'select action from access.audit_entry where target = $1',
      [id],
    );
    expect(audited).toEqual([{ action: 'ledger.requested' }]);
    expect((await decide(organ, id, 'withdraw')).status).toBe(200);
  });

  it('is not seen by the person it is about, also where they work in the organ', async () => {
    const { id } = await called();
    const same = await join('在纪委任职的本人', committee, person);
    expect(await listed(same)).toEqual([]);
    expect((await decide(same, id)).status).toBe(404);
    expect((await decide(organ, id, 'withdraw')).status).toBe(200);
  });

  it('is of people whose latest post the committee manages, asked anew at each step', async () => {
    expect((await call(elsewhere)).body.error).toMatchObject({
      code: 'ledger.other-committee',
      path: 'body.person',
    });
    expect((await call(world.office)).body.error?.code).toBe('access.not-allowed');
    expect((await call(organ, { documentNo: ' ' })).status).toBe(400);
    const { id } = await called();
    await query('update posts.appointment set managing_committee = $2 where person_id = $1', [
      person,
      '/99/9901/990102/',
    ]);
    try {
      expect((await decide(colleague, id)).body.error?.code).toBe('ledger.other-committee');
    } finally {
      await query('update posts.appointment set managing_committee = $2 where person_id = $1', [
        person,
        committee,
      ]);
    }
    expect((await decide(colleague, id)).status).toBe(200);
  });

  it('hides nothing that the office itself hands over, and takes no part in it', async () => {
    const own = await world.office.post('/api/ledger/handouts', {
      person,
      recipient: '县档案馆',
      purpose: '归档',
      documentNo: null,
    });
    const id = own.body['id'] as string;
    expect((await listed(world.second)).map((row) => row.id)).toContain(id);
    expect((await listed(organ)).map((row) => row.id)).not.toContain(id);
    expect((await decide(organ, id)).status).toBe(404);
  });
});

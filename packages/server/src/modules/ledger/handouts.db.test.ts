// Packages for a discipline organ, and contents for somebody who has left: two persons, every act on the list, nothing left out.

import { createHash } from 'node:crypto';
import { readList } from '@jinze/documents/testing';
import type { Id } from '@jinze/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE, scopeKeysUnder } from '../../platform/database/scope.ts';
import type { Visitor } from '../../testing/http.ts';
import { joinOffice, type LedgerWorld, openLedgerWorld, SCAN } from '../../testing/ledger-world.ts';
import { addAccounts, addGrants } from '../access/index.ts';
import { fsck } from './check.ts';
import { makePackage } from './handed-out.ts';
import { pack } from './packages.ts';

const RECIPIENT = '中共青石县纪律检查委员会';
const PURPOSE = '核查履职情况';
const hexOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

interface Entry {
  readonly act: string;
  readonly name: string;
  readonly note: string | null;
  readonly hashes: Record<string, string>;
}
interface Row {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly kind: string;
  readonly isMine: boolean;
  readonly records: number;
  readonly custody: Entry[];
}

describe('packages handed out', () => {
  let world: LedgerWorld;
  let office: Visitor;
  let second: Visitor;
  let person: string;
  beforeAll(async () => {
    world = await openLedgerWorld();
    ({ office, second } = world);
    person = world.section.personId;
  });
  afterAll(async () => {
    await world.close();
  });

  const query = async <T>(text: string, values: unknown[] = []) =>
    (await world.services.owner.query(text, values)).rows as T[];
  const ask = (visitor: Visitor, body: object, key?: string) =>
    visitor.post(
      '/api/ledger/handouts',
      { recipient: RECIPIENT, purpose: PURPOSE, documentNo: '青纪函〔2026〕7号', ...body },
      key === undefined ? {} : { key },
    );
  const decide = (visitor: Visitor, id: string, version: number, decision: string) =>
    visitor.post(`/api/ledger/handouts/${id}/decide`, { version, decision, note: null });
  const hand = (visitor: Visitor, id: string, version: number) =>
    visitor.post(`/api/ledger/handouts/${id}/handed-over`, {
      version,
      takenBy: '县纪委监委 顾若溪',
      note: '当面点交',
    });
  const make = (visitor: Visitor, id: string) => visitor.take(`/api/ledger/handouts/${id}/package`);
  const listed = async (visitor = office, url = '/api/ledger/handouts') =>
    (await visitor.get(`${url}?limit=100`)).body['items'] as Row[];
  const rowOf = async (id: string, visitor = office) =>
    (await listed(visitor)).find((row) => row.id === id);
  const approved = async (body: object) => {
    const asked = await ask(office, body);
    expect(asked.body.error).toBeUndefined();
    const id = asked.body['id'] as string;
    await world.seal();
    expect((await decide(second, id, 1, 'approve')).body).toEqual({ version: 2 });
    return id;
  };
  /** What the county’s own bodies have of a person, by the rows themselves. */
  const recordsOf = async (id: string) =>
    (
      await query<{ record: string }>(
        `select distinct pending.record from ledger.pending_leaf pending join posts.organ organ on organ.id = pending.organ_id
         where $1 = any(pending.persons) and organ.region_path like '/99/9901/990101/%' order by 1`,
        [id],
      )
    ).map(({ record }) => record);

  /** One version more of a record, of the same body or of one of the county beside. Answers the way back. */
  const added = async (record: string, county: string | null) => {
    const [row] = await query<{ id: string }>(
      `insert into ledger.pending_leaf (id, event_id, type, record, version, organ_id, recorded_at, fields, persons)
       select gen_random_uuid(), null, type, record, version + 1, coalesce((
         select id from posts.organ where region_path like '/99/9901/' || $2 || '/%' order by id limit 1), organ_id),
         recorded_at, fields, persons
       from ledger.pending_leaf where record = $1 order by version desc limit 1 returning id`,
      [record, county],
    );
    return () => query('delete from ledger.pending_leaf where id = $1', [row?.id]);
  };
  const moveAway = (record: string) => added(record, '990102');

  let custody = '';

  it('asked for by one, agreed to by another, made twice, taken: each act stands in the list, each file with its hash', async () => {
    const asked = await ask(office, { person });
    const expected = await recordsOf(person);
    expect(asked.body).toMatchObject({ records: expected.length });
    custody = asked.body['id'] as string;
    expect((await make(office, custody)).code).toBe('ledger.not-that-state');
    expect((await hand(office, custody, 1)).body.error?.code).toBe('ledger.not-that-state');
    expect((await decide(office, custody, 1, 'approve')).body.error?.code).toBe(
      'ledger.second-person',
    );
    expect((await decide(second, custody, 1, 'withdraw')).body.error?.code).toBe(
      'ledger.not-yours',
    );
    expect((await decide(second, custody, 9, 'approve')).body.error?.code).toBe(
      'http.version-conflict',
    );
    expect((await decide(second, custody, 1, 'approve')).body).toEqual({ version: 2 });
    expect((await hand(office, custody, 2)).body.error?.code).toBe('ledger.not-that-state');
    await world.seal();
    const first = await make(office, custody);
    await world.seal();
    const again = await make(second, custody);
    expect([first.status, again.status]).toEqual([200, 200]);
    // Each making is an act of its own: the second file names the first making, and has another hash.
    const taken = await hand(office, custody, 4);
    expect(taken.body).toEqual({ version: 5 });
    const row = await rowOf(custody);
    expect(row?.state).toBe('handed-over');
    const name = decodeURIComponent(first.fileName);
    expect(row?.custody).toMatchObject([
      { act: 'requested', name: '青石县安委办', hashes: {} },
      { act: 'approved', name: '青石县安委办副主任', hashes: {} },
      { act: 'made', name: '青石县安委办', hashes: { [name]: hexOf(first.bytes) } },
      { act: 'made', name: '青石县安委办副主任', hashes: { [name]: hexOf(again.bytes) } },
      {
        act: 'handed-over',
        note: '县纪委监委 顾若溪：当面点交',
        hashes: { [name]: hexOf(again.bytes) },
      },
    ]);
    expect(hexOf(first.bytes)).not.toBe(hexOf(again.bytes));
    // What was taken is not made anew behind the end of its list.
    expect((await make(office, custody)).code).toBe('ledger.not-that-state');
    expect((await hand(office, custody, 5)).body.error?.code).toBe('ledger.not-that-state');

    const { evidence, verdict } = await world.check(again.bytes);
    expect(verdict.statements.filter(({ holds }) => holds === 'no')).toEqual([]);
    expect(evidence.custody?.map(({ act, who }) => [act, who])).toEqual([
      ['requested', '青石县安委办'],
      ['approved', '青石县安委办副主任'],
      ['made', '青石县安委办'],
      ['made', '青石县安委办副主任'],
    ]);
    for (const { hashes } of evidence.custody ?? []) expect(hashes).toEqual(evidence.parts);
    expect(Object.keys(evidence.parts).length).toBeGreaterThan(evidence.items.length * 3);
  });

  it('has every version of every record of the person in the own bodies, for and against alike, and their files', async () => {
    const { services, world: people } = world;
    // Of kinds that nobody has thought of, good and bad, told and concealed.
    await services.unitOfWork.commit(people.command, async (unit) => {
      await unit.record(
        ['commended', 'criticised'].map((what, at) => ({
          stream: 'made-up',
          id: `00000000-0000-7000-8000-00000000000${at + 1}`,
          version: 1,
          type: `made-up.${what}.v1`,
          data: {},
          organId: world.section.organId,
          persons: [world.section.personId],
          isConcealed: at === 1,
          fields: { what },
        })),
      );
      return {};
    });
    await world.seal();
    const records = await recordsOf(person);
    const id = await approved({ person });
    expect(await rowOf(id)).toMatchObject({ records: records.length });
    const { evidence, verdict } = await world.check((await make(office, id)).bytes);
    expect(verdict.statements.filter(({ holds }) => holds === 'no')).toEqual([]);
    const packed = evidence.about.items.map(({ title }) => title.split(' · '));
    const accepted = await query<{ type: string; record: string; version: number }>(
      'select type, record, version from ledger.pending_leaf where record = any($1) order by record, version',
      [records],
    );
    expect(packed).toEqual(accepted.map((row) => [row.type, row.record, String(row.version)]));
    const types = accepted.map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining([
        'made-up.commended.v1',
        'made-up.criticised.v1',
        'person.recorded.v1',
      ]),
    );
    expect([...evidence.blobs.values()].map((bytes) => Buffer.from(bytes))).toEqual([SCAN]);
  });

  it('what waits for its seal is not left out: the package waits for it', async () => {
    const id = await approved({ records: [world.section.id] });
    const touched = await office.post('/api/duties/draft', {
      region: '/99/9901/990101/',
      year: 2027,
    });
    expect(touched.status).toBe(200);
    const [later] = await query<{ id: string }>(
      'select id from duties.section where year = 2027 and person_id = $1',
      [person],
    );
    expect((await make(office, id)).status).toBe(200);
    const waiting = await ask(office, { records: [world.section.id, later?.id] });
    const both = waiting.body['id'] as string;
    await decide(second, both, 1, 'approve');
    expect((await make(office, both)).code).toBe('ledger.not-sealed');
    await world.seal();
    expect((await make(office, both)).status).toBe(200);
  });

  it('names a person or records, of the own bodies, that are there', async () => {
    const code = async (body: object, visitor = office) =>
      (await ask(visitor, body)).body.error?.code;
    expect(await code({})).toBe('ledger.person-or-records');
    expect(await code({ person, records: [world.section.id] })).toBe('ledger.person-or-records');
    expect(await code({ records: [world.section.id] }, world.beside)).toBe(
      'ledger.nothing-to-pack',
    );
    expect(await code({ person }, world.beside)).toBe('ledger.nothing-to-pack');
    expect(
      await code({ records: [world.section.id, '00000000-0000-7000-8000-0000000000ff'] }),
    ).toBe('ledger.nothing-to-pack');
    const [elsewhere] = await query<{ id: string }>(
      `select pending.record as id from ledger.pending_leaf pending join posts.organ organ on organ.id = pending.organ_id
       where organ.region_path = '/99/9901/990102/' limit 1`,
    );
    expect(await code({ records: [world.section.id, elsewhere?.id] })).toBe(
      'ledger.nothing-to-pack',
    );
    // A number that is named twice is one record.
    const twice = await ask(office, { records: [world.section.id, world.section.id] });
    expect(twice.body).toMatchObject({ records: 1 });
    expect(await rowOf(twice.body['id'] as string, world.beside)).toBeUndefined();
    for (const visitor of [world.beside]) {
      const id = twice.body['id'] as string;
      expect((await decide(visitor, id, 1, 'approve')).status).toBe(404);
      expect((await make(visitor, id)).status).toBe(404);
      expect((await hand(visitor, id, 1)).status).toBe(404);
    }
  });

  /** Versions of a record that nobody has thought of. */
  const keepVersions = (id: string, first: number, count: number) =>
    world.services.unitOfWork.commit(world.world.command, async (unit) => {
      await unit.record(
        Array.from({ length: count }, (_, at) => ({
          stream: 'long',
          id,
          version: first + at,
          type: 'long.kept.v1',
          data: {},
          organId: world.section.organId,
          fields: { at },
        })),
      );
      return {};
    });
  const LONG = '00000000-0000-7000-8000-0000000000aa';

  it('more than a thousand entries are refused when they are asked for, and with their number', async () => {
    await keepVersions(LONG, 1, 1001);
    const answer = await ask(office, { records: [LONG] });
    expect([answer.status, answer.body.error?.code]).toEqual([422, 'ledger.too-many-records']);
    expect(answer.body.error?.message).toContain('1001');
    await world.seal();
  });

  it('the receipts of a record are all in one file, or it is said that there are too many', async () => {
    const url = `/api/ledger/records/${LONG}/receipts`;
    const whole = await office.download(url);
    const names =
      Buffer.from(whole.bytes)
        .toString('latin1')
        .match(/-v\d+\.tlog-proof/g) ?? [];
    expect(new Set(names).size).toBe(1001);
    await keepVersions(LONG, 1002, 4000);
    await world.seal();
    const refused = await office.get(url);
    expect([refused.status, refused.body.error?.code]).toEqual([422, 'ledger.too-many-receipts']);
    expect(refused.body.error?.message).toContain('5000');
  });

  it('files too large for a package are refused before any of them is read, with their size', async () => {
    const id = await approved({ records: [world.section.id] });
    const { ledger } = world.server;
    let reads = 0;
    const large = {
      ...ledger,
      sizeOfFiles: () => Promise.resolve(129 << 20),
      filesOf: () => {
        reads += 1;
        return Promise.resolve([]);
      },
    };
    const asked = { records: [world.section.id], purpose: PURPOSE, madeBy: '测试' };
    expect(await pack(large, asked)).toEqual({
      ok: false,
      error: { code: 'ledger.too-large', values: { size: 129, limit: 128 } },
    });
    expect(reads).toBe(0);
    const known = await world.services.database.read(SYSTEM_SCOPE, (db) =>
      ledger.sizeOfFiles(db, [world.section.id, LONG]),
    );
    expect(known).toBe(SCAN.length);
    expect((await rowOf(id))?.custody).toHaveLength(2);
  });

  /** The package made by who asked for it; `meanwhile` runs once everything is read and nothing is written. */
  const makeWhile = async (id: string, meanwhile: () => Promise<void>) => {
    const [row] = await query<{ by: Id<'account'> }>(
      'select requested_by as by from ledger.handout where id = $1',
      [id],
    );
    if (row === undefined) throw new Error('the handout is there');
    const verifier = async () => {
      await meanwhile();
      return undefined;
    };
    const command = { actor: { accountId: row.by, name: '青石县安委办' }, scope: SYSTEM_SCOPE };
    const of = { scope: SYSTEM_SCOPE, viewer: { accountId: row.by, personId: null } };
    return makePackage({ ...world.server.ledger, verifier }, command, of, id as Id<'handout'>);
  };

  it('while a package is built nobody waits; who has made one meanwhile stands on the list, and the other is a conflict', async () => {
    const id = await approved({ records: [world.section.id] });
    // Somebody else makes theirs, and is not held up.
    let won: Buffer = Buffer.alloc(0);
    const late = makeWhile(id, async () => {
      won = (await make(second, id)).bytes;
    });
    await expect(late).rejects.toMatchObject({ refusal: { code: 'http.version-conflict' } });
    const custodyRow = await rowOf(id);
    expect(custodyRow?.custody.map(({ act }) => act)).toEqual(['requested', 'approved', 'made']);
    expect(Object.values(custodyRow?.custody[2]?.hashes ?? {})).toEqual([hexOf(won)]);
    const { evidence } = await world.check(won);
    const entries = await query<{ at: Date }>(
      'select at from ledger.custody_entry where handout_id = $1 order by position',
      [id],
    );
    expect(evidence.custody?.map(({ at }) => at)).toEqual(
      entries.map(({ at }) => at.toISOString()),
    );
  });

  it('a sealed record stops the package and is named; nothing is left out of it silently', async () => {
    const id = await approved({ person });
    const sealed = await office.post('/api/ledger/restrictions', {
      kind: 'seal',
      record: world.section.id,
      paths: [],
      basis: '《保守国家秘密法》第二十三条',
      orderNo: '青密决〔2026〕2号',
      reason: '误收录',
    });
    const seal = sealed.body['id'] as string;
    const act = (version: number, decision: string) =>
      second.post(`/api/ledger/restrictions/${seal}/decide`, { version, decision, note: '依文' });
    // Also where it is sealed off while the package is built.
    const late = makeWhile(id, async () => {
      await act(1, 'carry-out');
    });
    await expect(late).rejects.toMatchObject({ refusal: { code: 'ledger.sealed-off' } });
    await world.seal();
    expect((await make(office, id)).code).toBe('ledger.sealed-off');
    await act(2, 'lift');
    await world.seal();
    expect((await make(office, id)).status).toBe(200);
  });

  it('the same request sent again answers the same; of two who decide at once one wins', async () => {
    const first = await ask(office, { records: [world.section.id] }, 'the-same-handout');
    const again = await ask(office, { records: [world.section.id] }, 'the-same-handout');
    expect(again.body).toEqual(first.body);
    const id = first.body['id'] as string;
    const third = await world.enter(await joinOffice(world.services, world.world, '第三人'));
    const answers = await Promise.all([
      decide(second, id, 1, 'approve'),
      decide(third, id, 1, 'refuse'),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect((await rowOf(id))?.custody).toHaveLength(2);
  });

  it('the subject learns nothing of it: no receipt, no notice, no line, also where they work in the office', async () => {
    const subject = await world.enterAs(person);
    const mine: { record: string; type: string | null }[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: { body: Record<string, unknown> } = await subject.get(
        `/api/ledger/mine?limit=100${next === '' ? '' : `&cursor=${encodeURIComponent(next)}`}`,
      );
      mine.push(...(page.body['items'] as typeof mine));
      next = page.body['next'] as string | null;
    }
    const handouts = (await query<{ id: string }>('select id from ledger.handout')).map(
      ({ id }) => id,
    );
    expect(handouts.length).toBeGreaterThan(3);
    expect(mine.length).toBeGreaterThan(3);
    expect(mine.filter(({ record }) => handouts.includes(record))).toEqual([]);
    expect(await listed(subject, '/api/ledger/mine/handouts')).toEqual([]);
    const notices = await query<{ text: string }>(
      'select notice::text as text from notices.notice notice',
    );
    expect(notices.filter(({ text }) => handouts.some((id) => text.includes(id)))).toEqual([]);
    expect((await subject.get('/api/ledger/handouts')).body.error?.code).toBe('access.not-allowed');
    expect((await subject.download('/api/ledger/handouts.xlsx')).status).toBe(403);
    const sheet = await readList((await office.download('/api/ledger/handouts.xlsx')).bytes);
    expect(sheet.rows).toHaveLength((await listed()).length);
    expect(sheet.rows.some((cells) => cells[4] === RECIPIENT && cells[5] === PURPOSE)).toBe(true);
    // That the list of names was taken is kept, and nothing of whom it names.
    const taken = await query<{ target: string }>(
      `select target from access.audit_entry where action = 'ledger.export-handouts' and outcome = 'done'`,
    );
    expect(taken).toEqual([{ target: `${sheet.rows.length} 行` }]);
    const leaves = await query<{ type: string; persons: string[]; is_concealed: boolean }>(
      `select type, persons, is_concealed from ledger.pending_leaf where type like 'handout.%'`,
    );
    expect(leaves.every((leaf) => leaf.persons.length === 0 && leaf.is_concealed)).toBe(true);

    const colleague = await world.enter(
      await joinOffice(world.services, world.world, '在安委办任职的本人', world.section.personId),
    );
    const seen = await listed(colleague);
    expect(seen).toEqual([]);
    expect((await listed(second)).length).toBeGreaterThan(3);
    const open = await ask(office, { person });
    const id = open.body['id'] as string;
    expect((await decide(colleague, id, 1, 'approve')).status).toBe(404);
    expect((await make(colleague, custody)).status).toBe(404);
    expect((await hand(colleague, id, 1)).status).toBe(404);
    expect((await decide(office, id, 1, 'withdraw')).status).toBe(200);
  });

  it('of several bodies only who reaches all of them sees it, makes it and hands it over', async () => {
    const [township] = await query<{ record: string; key: string; path: string }>(
      `select pending.record, organ.scope_key as key, organ.region_path as path
       from ledger.pending_leaf pending join posts.organ organ on organ.id = pending.organ_id
       where organ.level = 'township' and organ.region_path like '/99/9901/990101/%'
         and cardinality(pending.persons) > 0 order by pending.record limit 1`,
    );
    const id = await approved({ records: [township?.record, world.section.id] });
    const loginName = '乡镇安委办';
    const [accountId] = await world.services.unitOfWork.commit(
      world.world.command,
      async (unit) => {
        const ids = await addAccounts(unit, [{ loginName, displayName: loginName }]);
        const grant = {
          role: 'safety-office',
          regionPath: township?.path ?? '',
          level: 'township',
        };
        await addGrants(unit, [
          { ...grant, accountId: ids[0] } as Parameters<typeof addGrants>[1][0],
        ]);
        return ids;
      },
    );
    const below = await world.enter(accountId ?? '');
    expect((await below.get(`/api/ledger/records/${township?.record}`)).status).toBe(200);
    expect(await rowOf(id, below)).toBeUndefined();
    expect((await make(below, id)).code).toBe('http.not-found');
    expect((await hand(below, id, 2)).status).toBe(404);
    // Where what one of them is about has gone to another county meanwhile, nobody of this one makes it any more.
    const back = await moveAway(world.section.id);
    try {
      expect((await make(office, id)).code).toBe('ledger.out-of-reach');
      expect((await hand(office, id, 2)).body.error?.code).toBe('ledger.out-of-reach');
    } finally {
      await back();
    }
    expect((await make(office, id)).status).toBe(200);
  });

  it('a note that goes with who took it fits into the list', async () => {
    const id = await approved({ records: [world.section.id] });
    expect((await make(office, id)).status).toBe(200);
    const taken = (note: string) =>
      office.post(`/api/ledger/handouts/${id}/handed-over`, {
        version: 3,
        takenBy: '顾'.repeat(100),
        note,
      });
    expect((await taken('长'.repeat(1801))).status).toBe(400);
    expect((await taken('长'.repeat(1800))).status).toBe(200);
  });

  it('a record belongs to the body of its newest version: who had it before has neither the package nor a say', async () => {
    const [record = ''] = await recordsOf(person);
    const beside = await world.enter(world.world.accounts.get('shiqiao-awb') ?? '');
    const body = { records: [record] };
    const back = await moveAway(record);
    try {
      expect((await ask(office, body)).body.error?.code).toBe('ledger.nothing-to-pack');
      const refused = await office.get(`/api/ledger/records/${record}/package`);
      expect(refused.body.error?.code).toBe('ledger.other-body');
      const asked = await ask(beside, body);
      expect(asked.body).toMatchObject({ records: 1 });
      expect(await rowOf(asked.body['id'] as string)).toBeUndefined();
      expect((await decide(second, asked.body['id'] as string, 1, 'approve')).status).toBe(404);
      expect((await decide(beside, asked.body['id'] as string, 1, 'withdraw')).status).toBe(200);
    } finally {
      await back();
    }
  });

  it('row security is the second wall: another region sees none of its rows, the person their releases alone', async () => {
    const seen = (keys: readonly string[], persons: readonly string[] = []) =>
      world.services.database.read(
        { keys, committees: [], persons: persons as Id<'person'>[] },
        async (db) => {
          const handouts = await db
            .selectFrom('ledger.handout')
            .select(['id', 'kind', 'person_id'])
            .execute();
          const entries = await db
            .selectFrom('ledger.custody_entry')
            .select('handout_id')
            .distinct()
            .execute();
          const restrictions = await db.selectFrom('ledger.restriction').select('id').execute();
          expect(entries.map(({ handout_id }) => handout_id).sort()).toEqual(
            handouts.map(({ id }) => id).sort(),
          );
          return { handouts, restrictions: restrictions.length };
        },
      );
    const all = await seen(['']);
    const own = await seen(scopeKeysUnder('/99/9901/990101/'));
    // The one of the county beside, from the test before.
    expect(all.handouts.length).toBe(own.handouts.length + 1);
    expect(own.handouts.length).toBeGreaterThan(3);
    expect(own.restrictions).toBeGreaterThan(0);
    expect(await seen(scopeKeysUnder('/99/9901/990103/'))).toEqual({
      handouts: [],
      restrictions: 0,
    });
    const { handouts } = await seen([], [person]);
    expect(handouts).toEqual(
      all.handouts.filter(({ kind, person_id }) => kind === 'release' && person_id === person),
    );
  });

  it('its rows are vouched for: a changed list is a finding', async () => {
    await world.seal();
    const findings = async () => (await fsck(world.server.ledger, () => undefined)).findings;
    // Records that this test has made up have no tables.
    expect(await findings()).toEqual([]);
    await query(
      `update ledger.custody_entry set actor_name = '别人' where handout_id = $1 and position = 2`,
      [custody],
    );
    expect((await findings()).map(({ subject }) => subject)).toEqual([`${custody}/5/custody`]);
    await query(
      `update ledger.custody_entry set actor_name = '青石县安委办副主任' where handout_id = $1 and position = 2`,
      [custody],
    );
    expect(await findings()).toEqual([]);
  });

  describe('released to somebody who has left', () => {
    let leader: Visitor;
    let record = '';
    const askFor = (visitor: Visitor, records: readonly string[], key?: string) =>
      visitor.post(
        '/api/ledger/mine/handouts',
        { records, purpose: '用于个人申诉' },
        key === undefined ? {} : { key },
      );
    const packageOf = (visitor: Visitor) =>
      visitor.download(`/api/ledger/records/${record}/package`);
    const codeOf = ({ bytes }: { bytes: Buffer }) =>
      (JSON.parse(bytes.toString()) as { error: { code: string } }).error.code;
    const mineOf = async (visitor: Visitor) =>
      (await visitor.get('/api/ledger/mine?limit=100')).body['items'] as {
        record: string;
        version: number;
        index: number | null;
      }[];

    beforeAll(async () => {
      record = world.section.id;
      leader = await world.enterAs(person);
    });

    it('who is in office takes the package of a record of their own', async () => {
      const own = await packageOf(leader);
      expect(own.status).toBe(200);
      const { evidence, verdict } = await world.check(own.bytes);
      expect(verdict.statements.filter(({ holds }) => holds === 'no')).toEqual([]);
      // The scan lies behind row security: the person’s own is in the package all the same.
      expect(evidence.blobs.size).toBe(1);
      expect(evidence.custody).toBeUndefined();
    });

    it('who has left has dates, numbers and receipts, and asks for contents', async () => {
      const before = await mineOf(leader);
      const [held] = await query<{ record_id: string; version: number }>(
        `select record_id, version from posts.appointment where person_id = $1 and superseded_at is null`,
        [person],
      );
      const left = await office.post(`/api/posts/appointments/${held?.record_id}/leave`, {
        version: held?.version,
        on: '2026-11-22',
        documentNo: null,
      });
      expect(left.body.error).toBeUndefined();
      await world.seal();
      const refused = await packageOf(leader);
      expect([refused.status, codeOf(refused)]).toEqual([403, 'ledger.release-needed']);
      expect((await packageOf(office)).status).toBe(200);
      const mine = await mineOf(leader);
      expect(mine.length).toBeGreaterThanOrEqual(before.length);
      expect(mine.every(({ index }) => index !== null)).toBe(true);
      const receipt = await leader.download(`/api/ledger/mine/${record}/1/receipt`);
      expect(receipt.bytes.toString()).toContain('c2sp.org/tlog-proof@v1');
    });

    it('asks; the office, not the person themself, agrees; the person takes it, again where need be', async () => {
      const asked = await askFor(leader, [record, record], 'the-same-release');
      expect(asked.body).toMatchObject({ records: 1 });
      expect((await askFor(leader, [record, record], 'the-same-release')).body).toEqual(asked.body);
      const id = asked.body['id'] as string;
      const take = () => leader.take(`/api/ledger/mine/handouts/${id}/package`);
      expect((await take()).code).toBe('ledger.not-that-state');
      // The person's other account, in the office, is the person.
      const self = await world.enter(
        await joinOffice(world.services, world.world, '离任者本人', world.section.personId),
      );
      expect((await decide(self, id, 1, 'approve')).body.error?.code).toBe('ledger.second-person');
      expect((await decide(world.beside, id, 1, 'approve')).status).toBe(404);
      expect((await decide(office, id, 1, 'approve')).body).toEqual({ version: 2 });
      await world.seal();
      const made = await take();
      expect(made.status).toBe(200);
      const { evidence, verdict } = await world.check(made.bytes);
      expect(verdict.statements.filter(({ holds }) => holds === 'no')).toEqual([]);
      expect(evidence.blobs.size).toBe(1);
      expect(evidence.about.madeBy).toBe('青石县人民政府');
      expect((await take()).status).toBe(200);
      // What is accepted after the approval is not released with it.
      const back = await added(record, null);
      expect((await take()).code).toBe('ledger.changed-since-release');
      await back();
      const [row] = await listed(leader, '/api/ledger/mine/handouts');
      expect(row).toMatchObject({ id, kind: 'release', state: 'approved', isMine: true });
      expect(row?.custody.map(({ act }) => act)).toEqual(['requested', 'approved', 'made', 'made']);
      // Nobody else takes it as theirs, and without the release it stays refused.
      expect((await second.take(`/api/ledger/mine/handouts/${id}/package`)).status).toBe(404);
      expect(codeOf(await packageOf(leader))).toBe('ledger.release-needed');
    });

    it('what the office refuses is not given', async () => {
      const id = (await askFor(leader, [record])).body['id'] as string;
      expect((await decide(office, id, 1, 'refuse')).body).toEqual({ version: 2 });
      expect((await leader.take(`/api/ledger/mine/handouts/${id}/package`)).code).toBe(
        'ledger.not-that-state',
      );
    });

    it('asks for records of their own alone, of one body at a time', async () => {
      const [other] = await query<{ id: string }>(
        'select id from duties.section where person_id <> $1 limit 1',
        [person],
      );
      expect((await askFor(leader, [record, other?.id ?? ''])).body.error?.code).toBe(
        'ledger.no-body',
      );
      expect((await askFor(leader, [])).status).toBe(400);
      // Acting in another body since: the person has records there as well.
      const [post] = await query<{ id: string }>(
        `select post.id from posts.post post join posts.organ organ on organ.id = post.organ_id
         where organ.region_path = '/99/9901/990101/' and organ.id <> $1 limit 1`,
        [world.section.organId],
      );
      const acting = await office.post(`/api/posts/posts/${post?.id}/appointments`, {
        person: { id: person },
        from: '2026-11-23',
        manner: 'acting',
        documentNo: null,
        isCommitteeMember: null,
        portfolios: [],
        portfolioDocumentNo: null,
      });
      expect(acting.body.error).toBeUndefined();
      const elsewhere = acting.body['appointmentId'] as string;
      expect((await askFor(leader, [record, elsewhere])).body.error?.code).toBe(
        'ledger.not-several-bodies',
      );
    });

    it('a place in the list that is none is refused with its name', async () => {
      for (const place of ['x', '1', '2026-13-01T00:00:00.000Z']) {
        const cursor = encodeURIComponent(`${place}|${record}`);
        const refused = await leader.get(`/api/ledger/mine?cursor=${cursor}`);
        expect([refused.status, refused.body.error]).toMatchObject([
          400,
          { code: 'http.invalid-input', path: 'query.cursor' },
        ]);
      }
    });

    it('an account without a person has nothing of its own', async () => {
      for (const url of ['/api/ledger/mine', '/api/ledger/mine/receipts'])
        expect((await office.get(url)).status).toBe(404);
      expect((await askFor(office, [record])).status).toBe(404);
    });

    it('after the role has ended the person’s own routes still work', async () => {
      const [grant] = await query<{ id: string; account_id: string }>(
        `select role_grant.id, account_id from access.role_grant join access.account on account.id = account_id
         where account.person_id = $1 and role = 'leader' and ended_at is null`,
        [person],
      );
      const security = await world.enter(world.world.accounts.get('security') ?? '');
      const ended = await security.post(
        `/api/access/accounts/${grant?.account_id}/grants/${grant?.id}/end`,
      );
      expect(ended.body.error).toBeUndefined();
      await world.seal();
      expect((await mineOf(leader)).length).toBeGreaterThan(3);
      expect((await leader.download(`/api/ledger/mine/${record}/1/receipt`)).status).toBe(200);
      const all = await leader.download('/api/ledger/mine/receipts');
      expect([all.status, all.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
      expect(codeOf(await packageOf(leader))).toBe('access.not-allowed');
      const id = (await askFor(leader, [record])).body['id'] as string;
      expect((await decide(office, id, 1, 'approve')).status).toBe(200);
      await world.seal();
      const made = await leader.take(`/api/ledger/mine/handouts/${id}/package`);
      expect(made.status).toBe(200);
      expect((await world.check(made.bytes)).evidence.blobs.size).toBe(1);
    });
  });
});

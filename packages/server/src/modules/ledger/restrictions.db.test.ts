// Lawful erasure and sealing by two persons: what goes, what stays, and that every proof still holds.
import { readList } from '@jinze/documents/testing';
import { parseLeaf, parsePolicy, parseTlogProof, verifyTlogProof } from '@jinze/ledger/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPLICATION_ROLE } from '../../platform/database/database.ts';
import { digestOf } from '../../platform/ids.ts';
import type { Visitor } from '../../testing/http.ts';
import { sampleRoster, sampleWorkbook } from '../../testing/index.ts';
import { joinOffice, type LedgerWorld, openLedgerWorld, SCAN } from '../../testing/ledger-world.ts';
import { importRoster } from '../posts/index.ts';
import { fsck } from './check.ts';

const ORDER = {
  basis: '《中华人民共和国个人信息保护法》第四十七条',
  orderNo: '青安办〔2026〕7号',
  reason: '签收件上有与履职无关的个人信息',
};
const erasing = (record: string, paths: readonly string[]) => ({
  kind: 'erase',
  record,
  paths,
  ...ORDER,
});
const sealing = (record: string) => ({ kind: 'seal', record, paths: [], ...ORDER });

interface Row {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly record: string;
  readonly basis: string;
  readonly isMine: boolean;
  readonly decider: string | null;
}

describe('lawful erasure and sealing', () => {
  let world: LedgerWorld;
  let office: Visitor;
  let second: Visitor;
  let record: string;
  /** Kept before anything was erased. */
  const receipts = new Map<number, string>();
  beforeAll(async () => {
    world = await openLedgerWorld();
    ({ office, second } = world);
    record = world.section.id;
  });
  afterAll(async () => {
    await world.close();
  });

  const query = async <T>(text: string, values: unknown[] = []) =>
    (await world.services.owner.query(text, values)).rows as T[];
  const propose = (visitor: Visitor, body: unknown, key?: string) =>
    visitor.post('/api/ledger/restrictions', body, key === undefined ? {} : { key });
  const decide = (visitor: Visitor, id: string, body: unknown, key?: string) =>
    visitor.post(
      `/api/ledger/restrictions/${id}/decide`,
      { note: null, ...(body as object) },
      key === undefined ? {} : { key },
    );
  const proposed = async (body: unknown, visitor = office) => {
    const answer = await propose(visitor, body);
    expect(answer.body.error).toBeUndefined();
    return answer.body['id'] as string;
  };
  const listed = async (visitor = office) =>
    (await visitor.get('/api/ledger/restrictions?limit=100')).body['items'] as Row[];
  const rowOf = async (id: string) => (await listed()).find((one) => one.id === id);
  const carryOutBy = (visitor: Visitor, id: string) =>
    decide(visitor, id, { version: 1, decision: 'carry-out' });
  const carryOut = (id: string) => carryOutBy(second, id);
  const withdraw = (id: string) => decide(office, id, { version: 1, decision: 'withdraw' });
  const packageOf = (id: string, visitor = office) =>
    visitor.download(`/api/ledger/records/${id}/package`);
  const receiptOf = async (version: number, visitor = office) =>
    (
      await visitor.download(`/api/ledger/records/${record}/versions/${version}/receipt`)
    ).bytes.toString();
  const versionsOf = async (id: string) =>
    query<{ version: number; fields: string; salts: Record<string, string> }>(
      `select pending.version, pending.fields, leaf.salts from ledger.pending_leaf pending
       join ledger.leaf leaf on leaf.pending_id = pending.id where pending.record = $1 order by pending.version`,
      [id],
    );
  const findings = async () => (await fsck(world.server.ledger, () => undefined)).findings;
  const policy = async () => {
    const parsed = parsePolicy((await world.server.ledger.policy()).text);
    if (!parsed.ok) throw new Error(parsed.error.code);
    return parsed.value;
  };

  it('a proposal names fields that the record has and that may go; everything else changes nothing', async () => {
    const refused = async (body: unknown, visitor = office) => {
      const { status, body: answer } = await propose(visitor, body);
      return `${status} ${answer.error?.code} ${(answer.error as { path?: string }).path ?? ''}`;
    };
    expect(await refused(erasing(record, ['/nothing']))).toBe('422 ledger.unknown-path body.paths');
    expect(await refused(erasing(record, ['/scanFile', '/personId']))).toBe(
      '422 ledger.path-stays body.paths',
    );
    expect(await refused(erasing(record, ['/event']))).toBe('422 ledger.path-stays body.paths');
    expect(await refused(erasing(record, []))).toBe('400 http.invalid-input body.paths');
    expect(await refused({ ...sealing(record), paths: ['/scanFile'] })).toBe(
      '400 http.invalid-input body.paths',
    );
    expect(await refused({ ...sealing(record), basis: ' ' })).toContain('400 http.invalid-input');
    expect(await refused(sealing(record), world.beside)).toBe('404 http.not-found ');
    expect(await refused(sealing('00000000-0000-7000-8000-000000000000'))).toBe(
      '404 http.not-found ',
    );
    const leader = await world.enterAs(world.section.personId);
    expect(await refused(sealing(record), leader)).toBe('403 access.not-allowed ');
    expect(await query('select 1 from ledger.restriction')).toEqual([]);
    const types = await query(`select 1 from ledger.pending_leaf where type like 'restriction.%'`);
    expect(types).toEqual([]);
  });

  it('nobody decides what they proposed, under no account; who has not proposed cannot withdraw', async () => {
    const id = await proposed(sealing(record));
    const code = async (visitor: Visitor, decision: string, version = 1) =>
      (await decide(visitor, id, { version, decision })).body.error?.code;
    for (const decision of ['carry-out', 'refuse'])
      expect(await code(office, decision)).toBe('ledger.second-person');
    expect(await code(second, 'withdraw')).toBe('ledger.not-yours');
    expect(await code(second, 'lift')).toBe('ledger.not-that-state');
    expect(await code(second, 'carry-out', 2)).toBe('http.version-conflict');
    expect(await code(world.beside, 'carry-out')).toBe('http.not-found');
    expect((await listed(second)).find((one) => one.id === id)).toMatchObject({ isMine: false });
    expect((await propose(second, sealing(record))).body.error?.code).toBe(
      'ledger.already-proposed',
    );
    expect((await decide(office, id, { version: 1, decision: 'withdraw' })).body).toEqual({
      version: 2,
    });
    expect(await code(second, 'carry-out', 2)).toBe('ledger.not-that-state');
    expect(await rowOf(id)).toMatchObject({ state: 'withdrawn', isMine: true });
  });

  it('two accounts of one person are one person', async () => {
    const { services } = world;
    const [leader] = await query<{ personId: never }>(
      `select person_id as "personId" from duties.section where region_path = '/99/9901/990101/' and person_id <> $1 limit 1`,
      [world.section.personId],
    );
    if (leader === undefined) throw new Error('another leader');
    const accounts = [
      await joinOffice(services, world.world, '同一人甲', leader.personId),
      await joinOffice(services, world.world, '同一人乙', leader.personId),
    ];
    const [one, other] = await Promise.all(accounts.map((id) => world.enter(id)));
    if (one === undefined || other === undefined) throw new Error('two accounts');
    const id = await proposed(sealing(record), one);
    expect((await listed(other)).find((row) => row.id === id)).toMatchObject({ isMine: true });
    expect((await carryOutBy(other, id)).body.error?.code).toBe('ledger.second-person');
    expect((await decide(other, id, { version: 1, decision: 'withdraw' })).status).toBe(200);
  });
  it('nobody decides on a record of their own', async () => {
    const own = await world.enter(
      await joinOffice(world.services, world.world, '本人', world.section.personId),
    );
    const id = await proposed(sealing(record));
    expect((await carryOutBy(own, id)).body.error?.code).toBe('ledger.own-record');
    expect((await decide(own, id, { version: 1, decision: 'refuse' })).body.error?.code).toBe(
      'ledger.own-record',
    );
    await withdraw(id);
  });

  it('the register leaves as a workbook, to whom it is shown', async () => {
    const sheet = async (visitor: Visitor) =>
      readList((await visitor.download('/api/ledger/restrictions.xlsx')).bytes);
    const { rows } = await sheet(office);
    const shown = await listed();
    expect(rows.map((cells) => [cells[3], cells[4]])).toEqual(
      shown.map((row) => [row.record, row.basis]),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect((await sheet(world.beside)).rows).toEqual([]);
  });

  it('the same request sent again answers the same and does nothing twice', async () => {
    const key = 'the-same-proposal';
    const first = await propose(office, sealing(record), key);
    expect((await propose(office, sealing(record), key)).body).toEqual(first.body);
    const id = first.body['id'] as string;
    const decision = { version: 1, decision: 'refuse', note: '依据不足' };
    const decided = await decide(second, id, decision, 'the-same-decision');
    expect(decided.body).toEqual({ version: 2 });
    expect((await decide(second, id, decision, 'the-same-decision')).body).toEqual({ version: 2 });
    expect((await decide(second, id, decision)).body.error?.code).toBe('http.version-conflict');
    expect(await rowOf(id)).toMatchObject({ state: 'refused', version: 2 });
  });

  it('where the record has gone to another body meanwhile, its former one only takes the proposal back', async () => {
    const id = await proposed(sealing(record));
    const [moved] = await query<{ id: string }>(
      `insert into ledger.pending_leaf (id, event_id, type, record, version, organ_id, recorded_at, fields, persons)
       select gen_random_uuid(), null, type, record, version + 1, (
         select id from posts.organ where region_path like '/99/9901/990102/%' order by id limit 1), recorded_at, fields, persons
       from ledger.pending_leaf where record = $1 order by version desc limit 1 returning id`,
      [record],
    );
    expect((await carryOut(id)).body.error?.code).toBe('ledger.out-of-reach');
    expect((await withdraw(id)).status).toBe(200);
    await query('delete from ledger.pending_leaf where id = $1', [moved?.id]);
  });

  it('of two who decide at once one wins', async () => {
    const third = await world.enter(await joinOffice(world.services, world.world, '第三人'));
    const id = await proposed(sealing(record));
    const answers = await Promise.all([
      decide(second, id, { version: 1, decision: 'refuse' }),
      decide(third, id, { version: 1, decision: 'refuse' }),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(answers.find(({ status }) => status === 409)?.body.error?.code).toBe(
      'http.version-conflict',
    );
  });

  it('while a version waits for its seal nothing of it is erased, and nothing of a package is given', async () => {
    const id = await proposed(erasing(record, ['/scanFile']));
    await query(
      'insert into ledger.unsealed select id from ledger.pending_leaf where record = $1 and version = 1',
      [record],
    );
    const answer = await carryOut(id);
    expect([answer.status, answer.body.error?.code]).toEqual([409, 'ledger.not-sealed']);
    expect(await query('select 1 as one from duties.scan')).toEqual([{ one: 1 }]);
    expect(await rowOf(id)).toMatchObject({ state: 'proposed', version: 1 });
    await query(
      'delete from ledger.unsealed where pending_id in (select id from ledger.pending_leaf where record = $1)',
      [record],
    );
    await withdraw(id);
  });

  it('erased: value and salt are gone everywhere, of every version; the rest and every proof stay', async () => {
    await world.seal();
    const held = await versionsOf(record);
    for (const { version } of held) receipts.set(version, await receiptOf(version));
    const last = held.at(-1)?.version ?? 0;
    expect(last).toBe(5);
    expect(held.at(-1)?.fields).toContain('roster.xlsx');
    const before = await world.check((await packageOf(record)).bytes);
    expect(before.evidence.blobs.size).toBe(1);
    expect([...before.evidence.blobs.values()].map((bytes) => Buffer.from(bytes))).toEqual([SCAN]);

    const id = await proposed(erasing(record, ['/scanFile']));
    expect((await carryOut(id)).body).toEqual({ version: 2 });

    expect(await query('select 1 from duties.scan')).toEqual([]);
    for (const { fields, salts } of await versionsOf(record)) {
      const keys = Object.keys(JSON.parse(fields) as object);
      for (const path of ['scanFile', 'scanKept']) {
        expect(keys).not.toContain(path);
        expect(Object.keys(salts)).not.toContain(`/${path}`);
      }
      expect(fields).not.toContain('roster.xlsx');
      expect(keys).toContain('personId');
      expect(Object.keys(salts)).toContain('/event');
    }
    await world.seal();
    expect(await findings()).toEqual([]);

    const { evidence, verdict } = await world.check((await packageOf(record)).bytes);
    expect(verdict.statements.filter(({ holds }) => holds === 'no')).toEqual([]);
    expect(evidence.blobs.size).toBe(0);
    expect(evidence.items).toHaveLength(last);
    evidence.items.forEach(({ disclosed }, at) => {
      const erased = { basis: ORDER.basis, order: ORDER.orderNo };
      expect(disclosed.erased).toEqual({ '/scanFile': erased, '/scanKept': erased });
      const was = before.evidence.items[at]?.disclosed.fields ?? {};
      const { '/scanFile': _file, '/scanKept': _kept, ...rest } = was;
      expect(disclosed.fields).toEqual(rest);
    });
    expect(verdict.statements.some(({ kind, holds }) => kind === 'erased' && holds === 'yes')).toBe(
      true,
    );
  });

  it.each([
    [
      'another value in the erased field',
      'pending_leaf',
      `fields = (fields::jsonb || '{"scanFile": 5}')::text`,
      '/scanFile',
    ],
    ['its salt still there', 'leaf', `salts = salts || '{"/scanFile": "AAAA"}'`, '/scanFile'],
    ['both there again', 'leaf', `salts = salts || '{"/scanFile": 5}'`, '/scanFile'],
    ['a salt gone that the order did not name', 'leaf', `salts = salts - '/event'`, '/event'],
    [
      'a field gone that the order did not name',
      'leaf',
      `salts = salts - '/personId'`,
      '/personId',
    ],
  ])('an order does not excuse: %s', async (_, table, set, path) => {
    const column = table === 'leaf' ? 'salts' : 'fields';
    const where = 'where record = $1 and version = 4';
    const [kept] = await query<{ was: string }>(
      `select ${column}::text as was from ledger.${table} ${where}`,
      [record],
    );
    await query(`update ledger.${table} set ${set} ${where}`, [record]);
    expect((await findings()).map(({ subject }) => subject)).toEqual([`${record}/4${path}`]);
    await query(
      `update ledger.${table} set ${column} = $2::${table === 'leaf' ? 'jsonb' : 'text'} ${where}`,
      [record, kept?.was],
    );
    expect(await findings()).toEqual([]);
  });

  it('an order does not excuse an event that said nothing of the field: another text whose salt is gone', async () => {
    const [event] = await query<{ id: string; salts: object; data: object }>(
      `select pending.event_id as id, leaf.salts, event.data from ledger.leaf
        join ledger.pending_leaf pending on pending.id = leaf.pending_id
        join platform.event event on event.id = pending.event_id where leaf.record = $1 and leaf.version = 4`,
      [record],
    );
    const set = async (salts: unknown, data: unknown) => {
      await query('update ledger.leaf set salts = $2 where record = $1 and version = 4', [
        record,
        salts,
      ]);
      await query('update platform.event set data = $2 where id = $1', [event?.id, data]);
    };
    const { '/event': _gone, ...salts } = (event?.salts ?? {}) as Record<string, string>;
    for (const data of [{ because: '伪造' }, {}]) {
      await set(salts, data);
      expect((await findings()).map(({ subject }) => subject)).toEqual([`${record}/4/event`]);
    }
    await set(event?.salts, event?.data);
    expect(await findings()).toEqual([]);
  });

  it('receipts of before are word for word those of now, and hold', async () => {
    for (const [version, before] of receipts) {
      const now = await receiptOf(version);
      const [one, other] = [before, now].map((text) => parseTlogProof(text));
      if (!one?.ok || !other?.ok) throw new Error('receipts are read');
      expect(other.value.extra).toEqual(one.value.extra);
      const leaf = one.value.extra ?? new Uint8Array();
      for (const proof of [before, now])
        expect(verifyTlogProof({ proof, leaf, policy: await policy() }).ok).toBe(true);
      const parsed = parseLeaf(leaf);
      expect(parsed.ok && Object.keys(parsed.value.c)).toContain('/scanFile');
    }
    expect(receipts.size).toBe(5);
  });

  it('says of each version what it lost; what is written later has lost nothing, and loses nothing to an old order', async () => {
    const seals = async () =>
      (await office.get(`/api/ledger/records/${record}`)).body as unknown as {
        versions: { version: number; erased: string[] }[];
        paths: string[];
      };
    expect((await seals()).paths).toEqual([]);
    expect((await propose(office, erasing(record, ['/scanFile']))).body.error?.code).toBe(
      'ledger.unknown-path',
    );
    const kept = await office.upload(`/api/duties/sections/${record}/scan`, SCAN);
    expect(kept.status).toBe(200);
    await world.seal();
    const { versions, paths } = await seals();
    expect(paths).toEqual(['/scanFile']);
    expect(versions.map(({ version, erased }) => [version, erased.length])).toEqual([
      [6, 0],
      [5, 2],
      [4, 2],
      [3, 2],
      [2, 2],
      [1, 2],
    ]);
    expect(await findings()).toEqual([]);
    const { evidence } = await world.check((await packageOf(record)).bytes);
    expect(evidence.items.map(({ disclosed }) => Object.keys(disclosed.erased).length)).toEqual([
      2, 2, 2, 2, 2, 0,
    ]);
    expect(evidence.blobs.size).toBe(1);
    const [erasure] = await query<{ id: string }>(
      `select id from ledger.restriction where kind = 'erase' and state = 'carried-out'`,
    );
    await expect(query('select ledger.erase($1)', [erasure?.id])).rejects.toMatchObject({
      constraint: 'erasure_decided',
    });
    // Whoever takes value and salt of the new version away is named: the old order does not excuse it.
    await query(
      `update ledger.leaf set salts = salts - '/scanFile' where record = $1 and version = 6`,
      [record],
    );
    expect((await findings()).map(({ subject }) => subject)).toEqual([`${record}/6/scanFile`]);
  });

  it('what lay in the tables of an erased field may not come back', async () => {
    const tail = '731X';
    const row = sampleRoster().at(-1) ?? [];
    const bytes = await sampleWorkbook([row.with(4, '同名之人').with(5, tail).with(2, '副镇长')]);
    const file = { name: 'roster.xlsx', bytes };
    await importRoster(world.services, world.world.command, file, digestOf(bytes));
    const [person] = await query<{ id: string }>('select id from posts.person where id_tail = $1', [
      tail,
    ]);
    const id = person?.id ?? '';
    const event = '(select event_id from ledger.pending_leaf where record = $1)';
    // As an event that says the digits too.
    await query(
      `update platform.event set data = data || '{"idTail": "731X"}' where id = ${event}`,
      [id],
    );
    await world.seal();
    const erasure = await proposed(erasing(id, ['/idTail']));
    expect((await carryOut(erasure)).status).toBe(200);
    expect(await query('select id_tail from posts.person where id = $1', [id])).toEqual([
      { id_tail: null },
    ]);
    for (const { fields, salts } of await versionsOf(id)) {
      expect(fields).not.toContain(tail);
      expect(salts).not.toHaveProperty('/idTail');
    }
    await world.seal();
    const others = async () =>
      (await findings()).filter(({ subject }) => !subject.startsWith(record));
    expect(await others()).toEqual([]);
    // Its event is gone whole, and so it stays.
    const [restriction] = await query<{ event_versions: number[] }>(
      'select event_versions from ledger.restriction where id = $1',
      [erasure],
    );
    expect(restriction?.event_versions).toEqual([1]);
    expect(await query(`select data from platform.event where id = ${event}`, [id])).toEqual([
      { data: {} },
    ]);
    await query(`update platform.event set data = '{"idTail": "000X"}' where id = ${event}`, [id]);
    expect((await others()).map(({ subject }) => subject)).toEqual([`${id}/1/event`]);
    await query(`update platform.event set data = '{}' where id = ${event}`, [id]);
    // Four digits are soon tried out where value and salt do not go together.
    await query(`update ledger.leaf set salts = salts || '{"/idTail": "AAAA"}' where record = $1`, [
      id,
    ]);
    expect((await others()).map(({ subject }) => subject)).toEqual([`${id}/1/idTail`]);
    await query(`update ledger.leaf set salts = salts - '/idTail' where record = $1`, [id]);
    await query('update posts.person set id_tail = $2 where id = $1', [id, tail]);
    expect((await others()).map(({ subject }) => subject)).toEqual([`${id}/1/idTail`]);
    await query('update posts.person set id_tail = null where id = $1', [id]);
  });

  it('an erasure whose row was changed, or that nobody decided, is a finding', async () => {
    const [one] = await query<{ id: string; basis: string }>(
      `select id, basis from ledger.restriction where kind = 'erase' and state = 'carried-out' order by id limit 1`,
    );
    const named = async () =>
      (await findings()).filter(({ params }) => params['stream'] === 'restriction');
    expect(await named()).toEqual([]);
    await query(`update ledger.restriction set basis = '另一依据' where id = $1`, [one?.id]);
    expect((await named()).map(({ subject }) => subject)).toEqual([`${one?.id}/2/basis`]);
    await query('update ledger.restriction set basis = $2 where id = $1', [one?.id, one?.basis]);
    expect(await named()).toEqual([]);
  });

  it('sealed: contents are given to nobody, receipts to everybody; lifted by a decision that is named', async () => {
    const [other] = await query<{ id: string; person_id: string }>(
      `select id, person_id from duties.section where region_path = '/99/9901/990101/' and id <> $1 order by id limit 1`,
      [record],
    );
    const sealed = other?.id ?? '';
    const id = await proposed(sealing(sealed));
    const carried = await carryOut(id);
    expect(carried.body).toEqual({ version: 2 });
    await world.seal();
    const leader = await world.enterAs(other?.person_id ?? '');
    for (const visitor of [office, second, leader]) {
      expect((await packageOf(sealed, visitor)).status).toBe(403);
      const seals = await visitor.get(`/api/ledger/records/${sealed}`);
      expect(seals.body).toMatchObject({ isSealedOff: true, mayPackage: false });
      const receipt = await visitor.download(`/api/ledger/records/${sealed}/versions/1/receipt`);
      expect(receipt.status).toBe(200);
    }
    const refused = await office.get(`/api/ledger/records/${sealed}/package`);
    expect(refused.body.error?.code).toBe('ledger.sealed-off');
    expect(refused.body.error?.message).toContain(sealed);
    const lift = { version: 2, decision: 'lift' };
    expect((await decide(second, id, lift)).body.error?.code).toBe('ledger.lift-needs-order');
    const reasoned = { ...lift, note: '青密解〔2026〕1号' };
    expect((await decide(office, id, reasoned)).body.error?.code).toBe('ledger.second-person');
    expect((await decide(second, id, reasoned)).body).toEqual({ version: 3 });
    await world.seal();
    expect((await packageOf(sealed)).status).toBe(200);
    expect((await rowOf(id))?.state).toBe('lifted');
  });

  it('an erasure cannot be lifted', async () => {
    const done = (await listed()).find(
      (one) => one.state === 'carried-out' && (one as unknown as { kind: string }).kind === 'erase',
    );
    const answer = await decide(second, done?.id ?? '', {
      version: done?.version,
      decision: 'lift',
      note: '改变主意',
    });
    expect(answer.body.error?.code).toBe('ledger.not-that-state');
  });

  describe('the role the application runs as', () => {
    /** In the scope of the whole installation: what is refused here is refused to everybody. */
    const enter = `begin; set local role ${APPLICATION_ROLE};
      select set_config('jinze.scope_keys', '{""}', true)`;
    const asApplication = async (text: string, values: unknown[] = []) => {
      const client = await world.services.owner.connect();
      try {
        await client.query(enter);
        await client.query(text, values);
      } finally {
        await client.query('rollback');
        client.release();
      }
    };

    it.each([
      `update ledger.pending_leaf set fields = '{}'`,
      'delete from ledger.pending_leaf',
      `update ledger.leaf set salts = '{}'`,
      'delete from ledger.leaf',
      `update platform.event set data = '{}'`,
      'delete from platform.event',
      `update ledger.custody_entry set note = 'x'`,
      'delete from ledger.custody_entry',
      'delete from ledger.restriction',
      'delete from ledger.handout',
      `update ledger.checkpoint set root = decode(repeat('00', 32), 'hex')`,
      'delete from ledger.checkpoint',
      'delete from ledger.tile',
      'delete from access.audit_entry',
      'delete from posts.person',
    ])('may not: %s', async (text) => {
      await expect(asApplication(text)).rejects.toMatchObject({ code: '42501' });
    });

    it('erases nothing that two persons have not decided in the very transaction', async () => {
      const id = await proposed(erasing(record, ['/scanFile']));
      const refused = { constraint: 'erasure_decided' };
      await expect(asApplication('select ledger.erase($1)', [id])).rejects.toMatchObject(refused);
      await withdraw(id);
      await expect(asApplication('select ledger.erase($1)', [id])).rejects.toMatchObject(refused);
      const nobody = '00000000-0000-7000-8000-000000000000';
      await expect(asApplication('select ledger.erase($1)', [nobody])).rejects.toMatchObject(
        refused,
      );
      // One that says of itself that it was carried out, without a decision in the log.
      const forged = `with made as (
          insert into ledger.restriction (id, version, kind, state, record, paths, to_version, basis, order_no, reason,
            organ_id, proposed_by, proposer, proposed_at, decided_by)
          select gen_random_uuid(), 2, 'erase', 'carried-out', record, paths, 9, basis, order_no, reason,
            organ_id, proposed_by, proposer, proposed_at, gen_random_uuid() from ledger.restriction where id = $1
          returning id)
        select id from made`;
      const client = await world.services.owner.connect();
      await client.query(enter);
      const { rows } = await client.query<{ id: string }>(forged, [id]);
      expect(rows).toHaveLength(1);
      await expect(client.query('select ledger.erase($1)', [rows[0]?.id])).rejects.toMatchObject(
        refused,
      );
      await client.query('rollback');
      client.release();
    });

    it('cannot let one person decide alone', async () => {
      const id = await proposed(sealing(record));
      await expect(
        asApplication(
          `update ledger.restriction set state = 'carried-out', decided_by = proposed_by where id = $1`,
          [id],
        ),
      ).rejects.toMatchObject({ constraint: 'restriction_two_persons' });
      await withdraw(id);
    });
  });
});

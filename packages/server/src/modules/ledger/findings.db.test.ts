// Settling: what somebody has read and no more, each of them in the log; and damage that stays, once it is settled.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { openTestLedger } from '../../testing/ledger.ts';
import { acceptSome } from '../../testing/ledger-records.ts';
import { checkNext, fsck } from './check.ts';
import { type Found, listOpen, raise, settle } from './findings.ts';
import type { LedgerContext } from './ledger.context.ts';
import { statusOf } from './ledger.view.ts';
import { timeLeavesFor } from './package-time.ts';
import { sealStep } from './seal.ts';
import { sealAndSign, startTurns } from './sealer.ts';
import { beat } from './time-leaves.ts';

const finding = (index: number): Found => ({
  code: 'tile',
  subject: `tile/0/${index}`,
  params: { level: 0, index },
});
const OTHER = { ok: false, error: { code: 'ledger.other-findings' } };

describe('settling', () => {
  let services: TestDatabase;
  let ledger: LedgerContext;
  beforeAll(async () => {
    services = await openTestDatabase();
    ledger = await openTestLedger(services);
  });
  afterAll(() => services.close());
  beforeEach(() => services.owner.query('delete from ledger.finding'));

  const open = async () => (await listOpen(ledger)).findings.map(({ subject }) => subject);
  const settledLeaves = async () => {
    const { rows } = await services.owner.query<{ fields: string }>(
      `select fields from ledger.pending_leaf where type = 'ledger.findings-settled.v1' order by id`,
    );
    return rows.map(({ fields }) => JSON.parse(fields) as unknown);
  };

  it('closes what was listed, and the leaf says each of them and why', async () => {
    await raise(ledger, [finding(1), finding(2)]);
    const { mark, findings, more } = await listOpen(ledger);
    expect([findings.length, more]).toEqual([2, 0]);
    await acceptSome(services.unitOfWork, 1);
    expect(await sealStep(ledger)).toEqual({ kind: 'halted' });
    const before = await settledLeaves();
    expect(await settle(ledger, mark, '磁盘更换')).toEqual({
      ok: true,
      value: { settled: 2, left: 0 },
    });
    expect(await open()).toEqual([]);
    expect((await settledLeaves()).slice(before.length)).toEqual([
      {
        reason: '磁盘更换',
        settled: [
          { code: 'tile', subject: 'tile/0/1' },
          { code: 'tile', subject: 'tile/0/2' },
        ],
      },
    ]);
    await sealAndSign(ledger);
  });

  it('leaves open what was found since the list was read', async () => {
    await raise(ledger, [finding(1)]);
    const { mark } = await listOpen(ledger);
    const later = new Date(services.clock.now().getTime() + 1);
    await raise({ ...ledger, clock: { ...ledger.clock, now: () => later } }, [finding(9)]);
    expect(await settle(ledger, mark, '磁盘更换')).toEqual({
      ok: true,
      value: { settled: 1, left: 1 },
    });
    expect(await open()).toEqual(['tile/0/9']);
    await acceptSome(services.unitOfWork, 1);
    expect(await sealStep(ledger)).toEqual({ kind: 'halted' });
  });

  it('is refused under the mark of another list, of none, or a second time', async () => {
    await raise(ledger, [finding(1)]);
    const { mark } = await listOpen(ledger);
    const before = await settledLeaves();
    // By the clock of another machine it was found earlier: it was not on the list either.
    const earlier = new Date(services.clock.now().getTime() - 60_000);
    await raise({ ...ledger, clock: { ...ledger.clock, now: () => earlier } }, [finding(5)]);
    for (const other of [mark, '', '0-', 'all', '1-00000000', '2', `${mark}0`])
      expect(await settle(ledger, other, '磁盘更换'), other).toEqual(OTHER);
    expect(await open()).toHaveLength(2);
    const both = (await listOpen(ledger)).mark;
    const done = await Promise.all([
      settle(ledger, both, '磁盘更换'),
      settle(ledger, both, '磁盘更换'),
    ]);
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await settledLeaves()).toHaveLength(before.length + 1);
  });

  it('lists as many as somebody reads, and the rest afterwards', async () => {
    await raise(
      ledger,
      Array.from({ length: 501 }, (_, index) => finding(index)),
    );
    const first = await listOpen(ledger);
    expect([first.findings.length, first.more]).toEqual([500, 1]);
    expect(await settle(ledger, first.mark, '磁盘更换')).toEqual({
      ok: true,
      value: { settled: 500, left: 1 },
    });
    expect((await listOpen(ledger)).findings).toHaveLength(1);
  });
});

describe('damage that nobody can put right', () => {
  let services: TestDatabase;
  let ledger: LedgerContext;
  beforeEach(async () => {
    services = await openTestDatabase();
    ledger = { ...(await openTestLedger(services)), sources: [] };
    await acceptSome(services.unitOfWork, 3);
    await sealAndSign(ledger);
  });
  afterEach(() => services.close());

  const query = async (text: string, values: unknown[] = []) =>
    (await services.owner.query<Record<string, unknown>>(text, values)).rows;
  const open = async () => (await listOpen(ledger)).findings.map(({ subject }) => subject);
  const settleAll = async (reason: string) =>
    expect(await settle(ledger, (await listOpen(ledger)).mark, reason)).toMatchObject({ ok: true });
  /** A round as the server walks it, to its end. */
  const round = async () => {
    do await checkNext(ledger);
    while ((await query('select part from ledger.check_round'))[0]?.['part'] !== '');
  };
  const everything = async () => {
    const { findings, known } = await fsck(ledger, () => undefined);
    return {
      findings: findings.map(({ code, subject }) => `${code} ${subject}`),
      known: known.map(({ code, subject, reason }) => `${code} ${subject} ${reason}`),
    };
  };
  const change = (n: number) =>
    query(
      `update ledger.pending_leaf set fields = (fields::jsonb || $1)::text
      where id = (select pending_id from ledger.leaf where index = 1)`,
      [JSON.stringify({ n })],
    );
  const nameOf = async (index: number) => {
    const [row] = await query('select record, version from ledger.leaf where index = $1', [index]);
    return `${String(row?.['record'])}/${String(row?.['version'])}`;
  };

  it('once settled it stops the signing no more, in this round or the next, and stays to be seen', async () => {
    await change(77);
    const subject = `${await nameOf(1)}/n`;
    await round();
    expect(await open()).toEqual([subject]);
    expect(await sealStep(ledger)).toEqual({ kind: 'halted' });
    await settleAll('硬盘损坏，青安办〔2026〕9号');
    for (let time = 0; time < 2; time += 1) {
      await round();
      expect(await open()).toEqual([]);
      await acceptSome(services.unitOfWork, 1);
      await sealAndSign(ledger);
      expect(await everything()).toEqual({
        findings: [],
        known: [`field ${subject} 硬盘损坏，青安办〔2026〕9号`],
      });
    }
    const { findings } = await fsck(ledger, () => undefined);
    await raise(ledger, findings);
    expect(await open()).toEqual([]);
  });

  it('the same thing in another state, or another thing, is a new finding', async () => {
    await change(77);
    await round();
    await settleAll('硬盘损坏');
    await change(78);
    await round();
    expect(await open()).toEqual([`${await nameOf(1)}/n`]);
    await settleAll('又坏了一次');
    await change(77);
    await round();
    expect(await open()).toEqual([]);
    await query(`update ledger.leaf set salts = salts - '/n' where index = 2`);
    await round();
    expect(await open()).toEqual([`${await nameOf(2)}/n`]);
  });

  it('who writes into the table of findings silences nothing: only the log says what was settled', async () => {
    await change(77);
    await round();
    await query(`update ledger.finding set settled_at = now(), settled_by = 'x', reason = '无事'`);
    await round();
    expect(await open()).toEqual([`${await nameOf(1)}/n`]);
    // A row past the program, that is not on its way into the log.
    const [finding] = await query('select code, subject, state from ledger.finding limit 1');
    await query(
      `insert into ledger.pending_leaf (id, type, record, version, recorded_at, fields)
        values (gen_random_uuid(), 'ledger.findings-settled.v1', gen_random_uuid(), 1, now(), $1)`,
      [JSON.stringify({ settled: [finding], reason: '无事' })],
    );
    expect((await everything()).findings).toContain(`field ${await nameOf(1)}/n`);
  });

  it('settled damage does not hide what is new beside it', async () => {
    await acceptSome(services.unitOfWork, 120);
    await sealAndSign(ledger);
    await query(`update ledger.leaf set salts = salts - '/n' where index between 10 and 119`);
    // A hundred are told in one step, and the rest when these are settled.
    for (const left of [100, 10]) {
      await round();
      expect(await open()).toHaveLength(left);
      await settleAll('硬盘损坏');
    }
    await query(`update ledger.leaf set salts = salts - '/event' where index = 121`);
    await round();
    expect(await open()).toEqual([`${await nameOf(121)}/event`]);
  });

  it('of a value without its salt the state says no more than that it is there', async () => {
    await query(`update ledger.leaf set salts = salts - '/n' where index = 1`);
    const states = async () =>
      (await fsck(ledger, () => undefined)).findings.map(({ state }) => state);
    const before = await states();
    await change(12);
    expect(await states()).toEqual(before);
    expect(before).toHaveLength(1);
  });

  it('what cannot be read is told by the check, and neither the page nor a package fails for it', async () => {
    await beat(ledger);
    await query(
      `insert into ledger.pending_leaf (id, type, record, version, recorded_at, fields)
        values ('ffffffff-0000-7000-8000-000000000000', 'ledger.anchored.v1', gen_random_uuid(), 1, now(), 'x')`,
    );
    await sealAndSign(ledger);
    await query(`update ledger.pending_leaf set fields = 'x' where type = 'ledger.heartbeat.v1'`);
    await ledger.database.read(SYSTEM_SCOPE, async (db) => {
      expect(await statusOf(db, ledger, new Map())).toMatchObject({ anchor: null, size: 5 });
      const { policy } = await ledger.policy();
      expect(await timeLeavesFor(db, policy, [5])).toEqual(new Map());
    });
    await round();
    expect((await open()).toSorted()).toEqual(
      [`${await nameOf(4)}/`, 'pending/ffffffff-0000-7000-8000-000000000000'].toSorted(),
    );
  });

  it('a row that somebody only says was set aside is told by the check', async () => {
    const [id] = await acceptSome(services.unitOfWork, 1);
    await query(
      `insert into ledger.finding (id, code, subject, params, found_at, settled_at, settled_by, reason)
        select gen_random_uuid(), 'pending', 'x', jsonb_build_object('pending', id), now(), now(), 'x', '无事'
        from ledger.pending_leaf where record = $1 and version = 2`,
      [id],
    );
    await sealAndSign(ledger);
    await round();
    expect(await open()).toEqual([`${id}/2`]);
  });

  describe.each([
    ['cannot be read', `fields = 'x'`],
    ['is of another form', `fields = '[]'`],
    ['leans on a checkpoint of no log', 'anchor_size = 999999'],
    ['has no instant', `recorded_at = 'infinity'`],
  ])('a row that waits and %s', (_, set) => {
    it('is a finding, stops the sealing, and is left waiting once that is settled', async () => {
      const [id] = await acceptSome(services.unitOfWork, 1);
      await query(`update ledger.pending_leaf set ${set} where record = $1 and version = 1`, [id]);
      const turn = await startTurns(ledger);
      await turn();
      expect(await open()).toEqual([`${id}/1`]);
      expect(await sealStep(ledger)).toEqual({ kind: 'halted' });
      await settleAll('由新的版本更正');
      await turn();
      await round();
      expect(await open()).toEqual([]);
      const left = await query(
        `select pending.record, pending.version from ledger.unsealed
          join ledger.pending_leaf pending on pending.id = pending_id`,
      );
      expect(left).toEqual([{ record: id, version: 1 }]);
      const sealed = await query('select version from ledger.leaf where record = $1', [id]);
      expect(sealed).toEqual([{ version: 2 }]);
      expect(await everything()).toEqual({
        findings: [],
        known: [`pending ${id}/1 由新的版本更正`],
      });
    });
  });
});

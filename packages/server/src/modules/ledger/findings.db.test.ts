// Settling: what somebody has read and no more, each of them in the log.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { openTestLedger } from '../../testing/ledger.ts';
import { acceptSome } from '../../testing/ledger-records.ts';
import { type Found, listOpen, raise, settle } from './findings.ts';
import type { LedgerContext } from './ledger.context.ts';
import { sealStep } from './seal.ts';
import { sealAndSign } from './sealer.ts';

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

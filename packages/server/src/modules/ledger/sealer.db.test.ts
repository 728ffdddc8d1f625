// The sealer beside others: several at once, writers that overtake one another, a backlog, a witness that others ask too.
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clockAt } from '../../platform/clock.ts';
import { APPLICATION_ROLE, openDatabase, openPool } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { createUnitOfWork } from '../../platform/unit-of-work.ts';
import { startChild } from '../../testing/child.ts';
import { type Fault, noFault } from '../../testing/failing-database.ts';
import { acceptSome } from '../../testing/ledger-records.ts';
import {
  ask,
  expectWhole,
  finish,
  openSite,
  type Site,
  startProcess,
  stateOf,
} from '../../testing/ledger-site.ts';
import { servicesOn } from '../../testing/services-on.ts';
import { fsck } from './check.ts';
import { takesTurn } from './seal.store.ts';
import { STEP, sealStep } from './seal.ts';
import { sealAndSign, startSealer } from './sealer.ts';

const SEALER = fileURLToPath(new URL('../../testing/ledger-sealer.ts', import.meta.url));
const WRITERS = 8;
const TRANSACTIONS = 25;

describe('the sealer', () => {
  let site: Site;
  beforeEach(async () => {
    site = await openSite();
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    return site.close();
  });

  it('is one of four over one database, with eight writers that overtake one another: nothing is lost or doubled', async () => {
    const { owner, address } = site.services;
    const here = [await startProcess(site), await startProcess(site)];
    const beside = await Promise.all(
      here.map(() => startChild(SEALER, JSON.stringify(address), site.folder)),
    );
    const { database, unitOfWork } = servicesOn(address, WRITERS + 1);
    const gate = Promise.withResolvers<undefined>();
    const began = Promise.withResolvers<undefined>();
    // Opened first, committed last.
    const long = acceptSome(unitOfWork, 5, () => {
      began.resolve(undefined);
      return gate.promise;
    });
    await began.promise;
    let isWriting = true;
    const sealing = here.map(async ({ context }) => {
      while (isWriting) {
        await sealAndSign(context);
        await ask(context);
        await pause(Math.random() * 10);
      }
    });
    const writing = Array.from({ length: WRITERS }, async () => {
      const ids: string[] = [];
      for (let n = 0; n < TRANSACTIONS; n += 1)
        ids.push(...(await acceptSome(unitOfWork, 1 + (n % 3), () => pause(Math.random() * 20))));
      return ids;
    });
    const written = (await Promise.all(writing)).flat();
    gate.resolve(undefined);
    const last = await long;
    isWriting = false;
    await Promise.all(sealing);
    await Promise.all(beside.map((child) => child.kill()));
    const context = here[0]?.context;
    if (context === undefined) throw new Error('two are here');
    await finish(context);
    await expectWhole(site, context);

    const { rows } = await owner.query<{ record: string; leaves: number; last: number }>(
      `select record, count(*)::int as leaves, max(index)::int as last from ledger.leaf
       where record = any($1::uuid[]) group by record`,
      [[...written, ...last]],
    );
    expect(new Set(rows.map(({ record }) => record))).toEqual(new Set([...written, ...last]));
    // One leaf for each record, and one for the second version of the first of each transaction.
    expect(rows.reduce((sum, { leaves }) => sum + leaves, 0)).toBe(
      written.length + last.length + WRITERS * TRANSACTIONS + 1,
    );
    // It was accepted behind others that began after it, and is in the log behind them.
    const indexOf = new Map(rows.map((row) => [row.record, row.last]));
    const latest = Math.min(...last.map((id) => indexOf.get(id) ?? 0));
    expect(written.filter((id) => (indexOf.get(id) ?? 0) < latest).length).toBeGreaterThan(0);
    await database.close();
    for (const one of here) await one.close();
  }, 300_000);

  it('signs the newest of several steps alone, and nothing leans on those between', async () => {
    for (let n = 0; n < 3; n += 1) await acceptSome(site.services.unitOfWork, STEP);
    // A process that went away between the first step and its signature.
    const first = await startProcess(site);
    await sealStep(first.context);
    await first.close();
    const next = await startProcess(site);
    await acceptSome(site.services.unitOfWork, 5);
    await finish(next.context);
    await acceptSome(site.services.unitOfWork, 5);
    await finish(next.context);
    const { rows } = await site.services.owner.query<{ size: number; signed: boolean }>(
      'select size::int, note is not null as signed from ledger.checkpoint order by size',
    );
    expect(rows.filter(({ signed }) => !signed).map(({ size }) => size)).toEqual([
      STEP,
      2 * STEP,
      3 * STEP,
    ]);
    await expectWhole(site, next.context);
    // Planted: what an unsigned checkpoint vouches for is found.
    await site.services.owner.query('update ledger.checkpoint set note = null where size = $1', [
      rows.find(({ signed }) => signed)?.size,
    ]);
    expect((await fsck(next.context, () => undefined)).findings).toMatchObject([
      { code: 'signature', subject: `checkpoint/${rows.find(({ signed }) => signed)?.size}` },
    ]);
    await next.close();
  });

  it('commits to the disk, also where the database may answer earlier', async () => {
    const early = openPool(site.services.address, APPLICATION_ROLE, 1);
    await early.query(`set synchronous_commit = off`);
    const database = openDatabase(early);
    const shown = await database.write(SYSTEM_SCOPE, async (tx) => {
      const setting = async () =>
        (
          await sql<{
            value: string;
          }>`select current_setting('synchronous_commit') as value`.execute(tx)
        ).rows[0]?.value;
      const before = await setting();
      return { before, isTaken: await takesTurn(tx), after: await setting() };
    });
    expect(shown).toEqual({ before: 'off', isTaken: true, after: 'on' });
    await database.close();
  });

  it('is not told off by a witness that another process of ours has told more meanwhile', async () => {
    const [slow, quick] = [await startProcess(site), await startProcess(site)];
    await acceptSome(site.services.unitOfWork, 3);
    await finish(quick.context);
    await acceptSome(site.services.unitOfWork, 3);
    await sealAndSign(slow.context);
    const { fetch } = globalThis;
    vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
      vi.stubGlobal('fetch', fetch);
      await acceptSome(site.services.unitOfWork, 3);
      await finish(quick.context);
      return fetch(...request);
    });
    await ask(slow.context);
    await expectWhole(site, slow.context);
    expect(await stateOf(site)).toBe('cosigned');
    await slow.close();
    await quick.close();
  });

  it('seals a record’s versions in their order, whatever the clocks of those who wrote them', async () => {
    const { owner, database, unitOfWork } = site.services;
    const RECORD = '0192f000-0000-7000-8000-000000000001';
    const write = (version: number, now: string) =>
      createUnitOfWork(database, clockAt(new Date(now)), { send: async () => undefined }).commit(
        { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE },
        async (unit) => {
          const type = 'probe.changed.v1';
          const what = {
            stream: 'probe',
            id: RECORD,
            version,
            type,
            data: {},
            fields: { version },
          };
          await unit.record([what]);
          return {};
        },
      );
    // The second server is an hour behind; between its row and the first's lie more than one step takes.
    await write(1, '2026-11-23T05:00:00Z');
    await write(2, '2026-11-23T01:00:00Z');
    await write(3, '2026-11-23T00:30:00Z');
    await acceptSome(unitOfWork, STEP);
    const process = await startProcess(site);
    await finish(process.context);
    const { rows } = await owner.query<{ version: number }>(
      'select version from ledger.leaf where record = $1 order by index',
      [RECORD],
    );
    expect(rows.map(({ version }) => version)).toEqual([1, 2, 3]);
    await expectWhole(site, process.context);
    await process.close();
  });

  it('signs nothing before the right edge was derived anew, however long the database is away at the start', async () => {
    const { owner, unitOfWork } = site.services;
    const before = await startProcess(site);
    await acceptSome(unitOfWork, 3);
    await finish(before.context);
    await before.close();
    // Behind the log's back; its tile and its checkpoint still agree with one another.
    await owner.query(
      `update ledger.leaf set bytes = bytes || ' ' where index = (select max(index) from ledger.leaf)`,
    );
    await acceptSome(unitOfWork, 3);
    const signed = site.signed.size;
    const away: Fault = { ...noFault(), statements: [/from ledger\.checkpoint/], kept: 'not kept' };
    const process = await startProcess(site, away);
    const sealing = await startSealer(process.context, {
      check: async () => undefined,
      refresh: async () => undefined,
    });
    expect(away.isOver).toBe(true);
    const found = async () =>
      (await owner.query<{ code: string }>('select code from ledger.finding')).rows;
    while ((await found()).length === 0) await pause(50);
    expect(await found()).toEqual([{ code: 'leaf-bytes' }]);
    // Its own loops may hold the turn at this moment: they end first.
    await sealing.stop();
    expect(await sealStep(process.context)).toEqual({ kind: 'halted' });
    expect(site.signed.size).toBe(signed);
    await process.close();
  });

  it('does nothing while another one has the turn', async () => {
    const process = await startProcess(site);
    await acceptSome(site.services.unitOfWork, 3);
    await site.services.database.write(SYSTEM_SCOPE, async (tx) => {
      expect(await takesTurn(tx)).toBe(true);
      expect(await sealStep(process.context)).toEqual({ kind: 'busy' });
    });
    expect(await sealStep(process.context)).toMatchObject({ kind: 'sealed' });
    await process.close();
  });
});

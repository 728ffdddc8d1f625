// What only a forger who can write the whole log leaves behind: each is found and named. And how the continuous check walks.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkpointText, signatureLine, verifierKeyText } from '@jinze/ledger';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasOpenssl, openAuthority } from '../../../../ledger/src/testing/authority.ts';
import { clockAt } from '../../platform/clock.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { newId } from '../../platform/ids.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/index.ts';
import { openTestLedger } from '../../testing/ledger.ts';
import { acceptSome } from '../../testing/ledger-records.ts';
import { takesCheck } from './check.store.ts';
import { checkNext, fsck } from './check.ts';
import { checkCheckpoints } from './check-tree.ts';
import type { LedgerContext } from './ledger.context.ts';
import { statusOf } from './ledger.view.ts';
import { beginRotation, finishRotation } from './rotate.ts';
import { sealStep } from './seal.ts';
import { sealAndSign } from './sealer.ts';
import { anchorNewest } from './time-leaves.ts';

let services: TestDatabase;
let ledger: LedgerContext;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jinze-check-'));
  services = await openTestDatabase();
  // The records here are of no module.
  ledger = { ...(await openTestLedger(services, { folder })), sources: [] };
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await services.close();
  rmSync(folder, { recursive: true, force: true });
});

const named = async (context = ledger) =>
  (await fsck(context, () => undefined)).findings.map(({ code, subject }) => `${code} ${subject}`);
const command = { actor: { accountId: null, name: '测试' }, scope: SYSTEM_SCOPE };
const write = (record: string, version: number) =>
  services.unitOfWork.commit(command, async (unit) => {
    const type = 'probe.changed.v1';
    await unit.record([
      { stream: 'probe', id: newId(unit.now), version: 1, type, data: {}, fields: { n: 0 } },
    ]);
    await unit.record([{ stream: 'probe', id: record, version, type, data: {}, fields: { n: 1 } }]);
    return {};
  });

/** Past every trigger and key, as whoever owns the database. */
async function forge(statement: string, values: readonly unknown[] = []): Promise<void> {
  const client = await services.owner.connect();
  try {
    await client.query('set session_replication_role = replica');
    const { rowCount } = await client.query(statement, [...values]);
    expect(rowCount, statement).toBe(1);
  } finally {
    await client.query('set session_replication_role = default');
    client.release();
  }
}

describe('the order of a record’s versions', () => {
  const RECORD = '0192f000-0000-7000-8000-000000000001';

  it('is whole where every version names the one before it, in one step or in several', async () => {
    for (const version of [1, 2]) await write(RECORD, version);
    await sealAndSign(ledger);
    await write(RECORD, 3);
    await sealAndSign(ledger);
    expect(await named()).toEqual([]);
  });

  it('a leaf that names another hash than that of the version before it', async () => {
    await write(RECORD, 1);
    await sealAndSign(ledger);
    const hash = `(select hash from ledger.leaf where record = '${RECORD}')`;
    const { rows } = await services.owner.query<{ hash: Buffer }>(`select ${hash} as hash`);
    // The sealer takes from the row what it writes into the next leaf; everything else goes together again.
    await forge(`update ledger.leaf set hash = set_byte(hash, 3, 0) where record = $1`, [RECORD]);
    await write(RECORD, 2);
    await sealAndSign(ledger);
    await forge(`update ledger.leaf set hash = $2 where record = $1 and version = 1`, [
      RECORD,
      rows[0]?.hash,
    ]);
    expect(await named()).toEqual([`leaf-order ${RECORD}/2`]);
  });

  it('a leaf that names none although there is one', async () => {
    await write(RECORD, 1);
    await sealAndSign(ledger);
    await forge(`update ledger.leaf set record = gen_random_uuid() where record = $1`, [RECORD]);
    await write(RECORD, 2);
    await sealAndSign(ledger);
    await forge(
      `update ledger.leaf set record = $1 where index = (
        select index from ledger.leaf join ledger.pending_leaf pending on pending.id = pending_id
        where pending.record = $1 and pending.version = 1)`,
      [RECORD],
    );
    expect(await named()).toEqual([`leaf-order ${RECORD}/2`]);
  });

  it('a version that stands in the log before the one before it', async () => {
    await write(RECORD, 1);
    const first = `(select id from ledger.pending_leaf where record = $1 and version = 1)`;
    await forge(`delete from ledger.unsealed where pending_id = ${first}`, [RECORD]);
    await write(RECORD, 2);
    await sealAndSign(ledger);
    await forge(`insert into ledger.unsealed select id from ${first} one`, [RECORD]);
    await sealAndSign(ledger);
    expect(await named()).toEqual([`leaf-order ${RECORD}/2`]);
  });
});

describe('what a leaf leans on', () => {
  it('an anchor that nobody has signed', async () => {
    await acceptSome(services.unitOfWork, 3);
    await sealStep(ledger);
    const { rows } = await services.owner.query<{ size: number }>(
      'select size::int from ledger.checkpoint',
    );
    const [unsigned] = rows;
    await acceptSome(services.unitOfWork, 1);
    await forge(
      `update ledger.pending_leaf set anchor_size = $1
       where id = (select pending_id from ledger.unsealed order by pending_id limit 1)`,
      [unsigned?.size],
    );
    await sealAndSign(ledger);
    expect(await named()).toEqual([`signature checkpoint/${unsigned?.size}`]);
  });
});

// openssl is not needed to run anything; Debian and the project’s CI have it.
if (hasOpenssl)
  describe('a time stamp in the log', () => {
    const stampedBy = async (
      answer: (request: Uint8Array) => Uint8Array,
      context: LedgerContext,
    ): Promise<string> => {
      await acceptSome(services.unitOfWork, 3);
      await sealAndSign(context);
      vi.stubGlobal('fetch', async (_: string, { body }: { body: Uint8Array }) => {
        const headers = { 'content-type': 'application/timestamp-reply' };
        return new Response(new Uint8Array(answer(body)), { headers });
      });
      await anchorNewest(context);
      await sealAndSign(context);
      const { rows } = await services.owner.query<{ record: string }>(
        `select record from ledger.pending_leaf where type = 'ledger.anchored.v1' order by id desc limit 1`,
      );
      return rows[0]?.record ?? '';
    };
    /** Another text under a stamp that was accepted, before it becomes a leaf. */
    const restamped = async (fields: object) => {
      const type = 'ledger.anchored.v1';
      const id = newId(services.clock.now());
      await services.unitOfWork.commit(command, async (unit) => {
        await unit.record([
          { stream: 'ledger', id, version: 1, type, data: {}, fields: { ...fields } },
        ]);
        return {};
      });
      await sealAndSign(ledger);
      return id;
    };
    const fieldsOf = async (record: string) => {
      const { rows } = await services.owner.query<{ fields: string }>(
        `select fields from ledger.pending_leaf where record = $1`,
        [record],
      );
      return JSON.parse(rows[0]?.fields ?? '{}') as { checkpoint: string; token: string };
    };
    const reasons = async (context: LedgerContext) =>
      (await fsck(context, () => undefined)).findings.map(
        ({ code, subject, params }) => `${code} ${subject} ${params['reason'] as string}`,
      );

    it('holds where its token is over a signed checkpoint and the authority is trusted', async () => {
      const authority = openAuthority(join(folder, 'tsa'), 'ec');
      const other = openAuthority(join(folder, 'other'), 'ec');
      const url = 'http://stamps.test/';
      const trusting = { ...ledger, authority: { url, trusted: [authority.root] } };
      const record = await stampedBy(authority.answer, trusting);
      expect(await named(trusting)).toEqual([]);
      // Without a certificate the imprint alone is looked at; with those of somebody else it is no stamp.
      expect(await named(ledger)).toEqual([]);
      const elsewhere = { ...ledger, authority: { url, trusted: [other.root] } };
      expect(await reasons(elsewhere)).toEqual([`anchor ${record}/1 timestamp.untrusted`]);
    });

    it('is named where it is over another checkpoint, of another log, over an unsigned one, or cut', async () => {
      const authority = openAuthority(join(folder, 'tsa'), 'ec');
      const url = 'http://stamps.test/';
      const trusting = { ...ledger, authority: { url, trusted: [authority.root] } };
      const first = await fieldsOf(await stampedBy(authority.answer, trusting));
      const second = await fieldsOf(await stampedBy(authority.answer, trusting));
      const swapped = await restamped({ ...first, token: second.token });
      const strange = await restamped({ ...first, checkpoint: `x${first.checkpoint}` });
      await acceptSome(services.unitOfWork, 3);
      await sealStep(ledger);
      const { rows } = await services.owner.query<{ size: number; root: Buffer }>(
        'select size::int, root from ledger.checkpoint where note is null',
      );
      const [one] = rows;
      const text = checkpointText(
        ledger.log.origin,
        BigInt(one?.size ?? 0),
        one?.root ?? new Uint8Array(),
      );
      const unsigned = await restamped({ ...first, checkpoint: text });
      const cut = await restamped({ ...first, token: first.token.slice(0, 400) });
      expect((await reasons(ledger)).toSorted()).toEqual(
        [
          `anchor ${swapped}/1 timestamp.other-message`,
          `anchor ${strange}/1 checkpoint`,
          `anchor ${unsigned}/1 checkpoint`,
          `anchor ${cut}/1 timestamp.malformed`,
        ].toSorted(),
      );
    });
  });

describe('a step of the check', () => {
  it('does not keep the process from everything else while it verifies', async () => {
    for (let time = 0; time < 40; time += 1) {
      await acceptSome(services.unitOfWork, 1);
      await sealAndSign(ledger);
    }
    const check = () =>
      ledger.database.read(SYSTEM_SCOPE, (db) => checkCheckpoints(db, ledger, 0, 1000));
    await check();
    let longest = 0;
    let last = performance.now();
    const start = last;
    const tick = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    expect(await check()).toEqual([]);
    clearInterval(tick);
    longest = Math.max(longest, performance.now() - last);
    const whole = performance.now() - start;
    expect(longest, `of ${whole} ms`).toBeLessThan(whole / 2);
  });
});

describe('a key that signs no more', () => {
  it('cannot sign alone what contains its end', async () => {
    await acceptSome(services.unitOfWork, 3);
    await sealAndSign(ledger);
    const old = ledger.signers();
    expect((await beginRotation(ledger, folder)).ok).toBe(true);
    const both = { ...(await openTestLedger(services, { folder })), sources: [] };
    await sealAndSign(both);
    expect((await finishRotation(both, folder)).ok).toBe(true);
    const size = async () => {
      const { rows } = await services.owner.query<{ size: number }>(
        'select max(size)::int as size from ledger.checkpoint',
      );
      return rows[0]?.size;
    };
    // A process that has not read the keys anew signs with both: good for whoever knows either.
    await sealAndSign(both);
    expect(await named()).toEqual([]);
    // Whoever kept the old key signs on with it; no process of this program does.
    await acceptSome(services.unitOfWork, 3);
    await sealStep(both);
    const { rows } = await services.owner.query<{ size: number; root: Buffer }>(
      'select size::int, root from ledger.checkpoint where note is null order by size desc limit 1',
    );
    const [unsigned] = rows;
    const text = checkpointText(
      ledger.log.origin,
      BigInt(unsigned?.size ?? 0),
      unsigned?.root ?? new Uint8Array(),
    );
    const lines = old.map((signer) => signatureLine(signer, text, 1_800_000_000n)).join('');
    await forge('update ledger.checkpoint set note = $1 where size = $2', [
      `${text}\n${lines}`,
      unsigned?.size,
    ]);
    expect(await named()).toEqual([`signature checkpoint/${await size()}`]);
  });

  it('is retired in the log and in the table, or in neither', async () => {
    await acceptSome(services.unitOfWork, 3);
    await sealAndSign(ledger);
    const [signer] = ledger.signers();
    const key = signer === undefined ? '' : verifierKeyText(signer.key);
    await forge('update ledger.signing_key set retired_at = now()');
    expect(await named()).toEqual([`signature key/${key.split('+')[1]}`]);
  });
});

describe('the continuous check', () => {
  const round = async () => {
    const { rows } = await services.owner.query<{
      part: string;
      after: string;
      checked: number;
      isFinished: boolean;
    }>(
      `select part, after, checked::int, finished_at is not null as "isFinished" from ledger.check_round`,
    );
    return rows[0];
  };

  it('walks a small log in one turn', async () => {
    await acceptSome(services.unitOfWork, 20);
    await sealAndSign(ledger);
    await checkNext(ledger);
    expect(await round()).toEqual({ part: '', after: '', checked: 21, isFinished: true });
  });

  it('goes on where it was, in whatever process, also at the end of the leaves', async () => {
    await acceptSome(services.unitOfWork, 1500);
    await sealAndSign(ledger);
    // More rows without a leaf than one step looks at: the last one is found by the second.
    await services.owner.query(
      `insert into platform.event (id, stream, stream_id, version, type, data, recorded_at)
       select ('ffffffff-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'probe', gen_random_uuid(), 1,
         'probe.changed.v1', '{}', now() from generate_series(1, 19000) n`,
    );
    await checkNext(ledger);
    expect(await round()).toEqual({
      part: 'leaves',
      after: '1024',
      checked: 1024,
      isFinished: false,
    });
    await checkNext({ ...ledger });
    expect(await round()).toMatchObject({ part: 'events', checked: 1501, isFinished: false });
    const found = async () => {
      const { rows } = await services.owner.query<{ subject: string }>(
        `select subject from ledger.finding where code = 'row-without-leaf' order by subject desc`,
      );
      return rows.map(({ subject }) => subject);
    };
    const first = await found();
    expect(first).toHaveLength(100);
    await checkNext({ ...ledger });
    expect(await round()).toEqual({ part: '', after: '', checked: 1501, isFinished: true });
    const all = await found();
    expect(all).toHaveLength(200);
    expect(all[0]).not.toBe(first[0]);
    await checkNext(ledger);
    expect(await round()).toMatchObject({ part: 'leaves', after: '1024', isFinished: true });
  });

  it('says when it took its last step', async () => {
    await acceptSome(services.unitOfWork, 1500);
    await sealAndSign(ledger);
    const after = (minutes: number) => new Date(services.clock.now().getTime() + minutes * 60_000);
    const steps = [1, 2];
    for (const minutes of steps) await checkNext({ ...ledger, clock: clockAt(after(minutes)) });
    const { check } = await services.database.read(SYSTEM_SCOPE, (db) =>
      statusOf(db, ledger, new Map()),
    );
    expect(check).toMatchObject({
      startedAt: after(1).toISOString(),
      movedAt: after(2).toISOString(),
      finishedAt: after(2).toISOString(),
    });
    await services.database.write(SYSTEM_SCOPE, async (tx) => {
      await takesCheck(tx);
      await checkNext({ ...ledger, clock: clockAt(after(3)) });
    });
    await checkNext({ ...ledger, clock: clockAt(after(4)) });
    const next = await services.database.read(SYSTEM_SCOPE, (db) =>
      statusOf(db, ledger, new Map()),
    );
    expect(next.check).toMatchObject({
      startedAt: after(4).toISOString(),
      movedAt: after(4).toISOString(),
      finishedAt: after(2).toISOString(),
    });
  });

  it('does nothing while another process checks', async () => {
    await acceptSome(services.unitOfWork, 20);
    await sealAndSign(ledger);
    await services.database.write(SYSTEM_SCOPE, async (tx) => {
      expect(await takesCheck(tx)).toBe(true);
      await checkNext(ledger);
      expect(await round()).toBeUndefined();
    });
    await checkNext(ledger);
    expect(await round()).toMatchObject({ isFinished: true });
  });
});

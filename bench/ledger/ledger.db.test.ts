// What the benchmark of the ledger measures, small: every contender keeps what it accepts, and every check checks something.
import { hashLeaf, rootOf } from '@jinze/ledger/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fsck, type LedgerContext } from '../../packages/server/src/modules/ledger/index.ts';
import { bundleOf } from '../../packages/server/src/modules/ledger/records.store.ts';
import { SYSTEM_SCOPE } from '../../packages/server/src/platform/database/scope.ts';
import { openTestDatabase, type TestDatabase } from '../../packages/server/src/testing/index.ts';
import { openTestLedger } from '../../packages/server/src/testing/ledger.ts';
import { type Accept, acceptFor, chained, plainly, withLedger } from './acceptance.ts';
import { acceptBacklog, buildTables, RECTIFICATIONS } from './records.ts';
import { hashAndTile, sealAll, timeStatements } from './sealing.ts';
import { checksOf, growTree, proveEntries, proveGrowth, type Tree } from './tree.ts';

describe('the benchmark of the ledger', () => {
  let services: TestDatabase;
  let context: LedgerContext;
  beforeAll(async () => {
    services = await openTestDatabase({ kind: 'real' });
    await buildTables(services.owner);
    const opened = await openTestLedger(services);
    context = { ...opened, sources: [...opened.sources, RECTIFICATIONS] };
    timeStatements();
  });
  afterAll(() => services.close());

  const count = async (text: string): Promise<number> => {
    const { rows } = await services.owner.query<{ n: number }>(`select count(*) as n from ${text}`);
    return rows[0]?.n ?? 0;
  };
  /** Accepts for a moment; answers how many clients' records there must be at least. */
  const acceptSome = async (accept: Accept): Promise<void> => {
    expect(await acceptFor(accept, 4, 100)).toBeGreaterThan(0);
  };

  it('with the ledger each row has its event and waits to be sealed', async () => {
    const waiting = await count('ledger.unsealed');
    await acceptSome(withLedger(services));
    const rows = await count('bench.rectification');
    expect(rows).toBeGreaterThanOrEqual(4);
    expect(await count("platform.event where stream = 'rectification'")).toBe(rows);
    expect(await count('ledger.unsealed')).toBe(waiting + rows);
  });

  it('alone there is the row and nothing else', async () => {
    const events = await count('platform.event');
    await acceptSome(plainly(services.owner, services));
    expect(await count('bench.plain')).toBeGreaterThanOrEqual(4);
    expect(await count('platform.event')).toBe(events);
  });

  it('the chain of hashes is one chain, whoever writes beside whom', async () => {
    await acceptSome(chained(services.owner, services));
    const rows = await count('bench.chained');
    expect(rows).toBeGreaterThanOrEqual(4);
    expect(await count('(select distinct previous from bench.chained) one')).toBe(rows);
    const linked = 'one.previous = before.hash';
    expect(await count(`bench.chained one join bench.chained before on ${linked}`)).toBe(rows - 1);
    expect(await count('bench.chain_head join bench.chained using (hash)')).toBe(1);
    const text =
      'row(id, version, organ_id, person_id, kind, title, place, found_on, due_on, note, recorded_at)::text';
    const recomputed = `hash = sha256(previous || convert_to(${text}, 'UTF8'))`;
    expect(await count(`bench.chained where ${recomputed}`)).toBe(rows);
  });

  it('seals a backlog to the last row and says which statements took the time', async () => {
    await acceptBacklog(services, 1300);
    const waiting = await count('ledger.unsealed');
    expect(waiting).toBeGreaterThan(1300);
    expect(await count("ledger.pending_leaf where type = 'rectification.postponed.v1'")).toBe(200);
    const { leaves, milliseconds, statements } = await sealAll(context);
    expect(leaves).toBe(waiting);
    expect(await count('ledger.unsealed')).toBe(0);
    const names = statements.map(([name]) => name);
    expect(names).toEqual(expect.arrayContaining(['insert ledger.leaf', 'commit']));
    expect(statements.reduce((sum, [, one]) => sum + one, 0)).toBeLessThan(milliseconds);
  });

  it('hashing and tiles alone come to the root that the log has signed', async () => {
    const { database, owner } = services;
    const bytes = await database.read(SYSTEM_SCOPE, (db) => bundleOf(db, 0, 10_000));
    const { rows } = await owner.query<{ root: Buffer }>(
      'select root from ledger.checkpoint where note is not null order by size desc limit 1',
    );
    expect(Buffer.from(hashAndTile('sha256', bytes))).toEqual(rows[0]?.root);
    const hashes = bytes.map((one) => hashLeaf('sm3', one));
    expect(Buffer.from(hashAndTile('sm3', bytes))).toEqual(Buffer.from(rootOf('sm3', hashes)));
  });

  it('the check compares each leaf with its row, and finds the one that was changed', async () => {
    const sound = await fsck(context, () => undefined);
    expect(sound.findings).toEqual([]);
    expect(sound.leaves).toBe(await count('ledger.leaf'));
    const { rows } = await services.owner.query<{ id: string }>(
      `update bench.rectification set due_on = due_on + 1
       where id = (select id from bench.rectification where version = 2 limit 1) returning id`,
    );
    const { findings } = await fsck(context, () => undefined);
    expect(findings).toMatchObject([{ code: 'record', subject: `${rows[0]?.id ?? ''}/2/dueOn` }]);
  });

  it.each(['sha256', 'sm3'] as const)(
    'proofs of a counted tree hold, and none with a bit turned: %s',
    async (alg) => {
      const { database, owner } = services;
      await owner.query('truncate ledger.tile');
      await growTree(database, alg, { from: 0, to: 1000 });
      await growTree(database, alg, { from: 1000, to: 70_000 });
      const tree: Tree = { database, alg, size: 70_000 };
      expect(await proveEntries(tree, 0, 1)).toBeGreaterThan(10);
      expect(await proveEntries(tree, 0, 50)).toBeGreaterThan(500);
      expect(await proveGrowth(tree, 0)).toBeGreaterThan(5);
      const checks = await checksOf(tree, 10);
      expect(checks.map(({ name }) => name)).toEqual([
        'inclusion',
        'consistency',
        'receipt, whole',
      ]);
      for (const { isGood, isRefused } of checks) {
        expect(Array.from({ length: 10 }, (_, n) => isGood(n))).not.toContain(false);
        expect(isRefused()).toBe(true);
      }
    },
  );
});

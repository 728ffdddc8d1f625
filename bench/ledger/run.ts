// `npm run bench:ledger [short]`: accepting, sealing, checking and proving, beside what a user would pick instead.
import type { Alg } from '@jinze/ledger/verify';
import {
  fsck,
  type LedgerContext,
  startSealer,
} from '../../packages/server/src/modules/ledger/index.ts';
import { bundleOf } from '../../packages/server/src/modules/ledger/records.store.ts';
import { SYSTEM_SCOPE } from '../../packages/server/src/platform/database/scope.ts';
import { openTestLedger } from '../../packages/server/src/testing/ledger.ts';
import { type Cluster, openCluster } from '../posts/cluster.ts';
import { countStatements, measure, quantile, timed } from '../posts/measure.ts';
import { openReport, sayLoad } from '../report.ts';
import { type Accept, acceptFor, chained, plainly, withLedger } from './acceptance.ts';
import { acceptBacklog, buildTables, RECTIFICATIONS } from './records.ts';
import { hashAndTile, type SealingFigures, sealAll, timeStatements } from './sealing.ts';
import { checksOf, growTree, proveEntries, proveGrowth, type Tree } from './tree.ts';

/**
 * On two processors that clients, server and PostgreSQL share; wide, so that what misses one has become another thing.
 * Accepting: from several clients at once not much less than a chain of hashes, and a fifth of the bare row, neither of
 * which has a scope, an event or a leaf. Sealing keeps ahead of anything that can be accepted; its hashes alone are not what it waits
 * for. A proof comes before the eye notices that it waits, and so does its check; five hundred within a second.
 */
const BUDGET = {
  timesChain: 0.6,
  ofPlain: 0.2,
  sealedPerSecond: 3500,
  hashedPerSecond: 80_000,
  checkedPerSecond: 2500,
  milliseconds: { proof: 50, proofs: 1000, growth: 50, verify: 50 },
} as const;

const isShort = process.argv[2] === 'short';
const CLIENTS = [1, 8, 32] as const;
const ROUNDS = isShort ? 1 : 5;
const ROUND_MS = isShort ? 1000 : 3000;
const BACKLOG = isShort ? 5000 : 50_000;
const SIZES = isShort ? [100_000] : [1_000_000, 10_000_000];
const PROFILES: readonly Alg[] = ['sha256', 'sm3'];
/** As many connections as the server has, whoever uses them. */
const CONNECTIONS = 16;

const report = openReport();
const perSecond = (count: number, milliseconds: number) => (count / milliseconds) * 1000;
const whole = (value: number) => Math.round(value).toLocaleString('en').replaceAll(',', ' ');
const median = (values: readonly number[]) =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );

const LEDGER = 'this';
const BESIDE_SEALER = 'this, sealer beside it';
const PLAIN = 'plain insert';
const CHAIN = 'chain of hashes';

/** Runs the sealer as the server does meanwhile, when asked; afterwards nothing waits. */
async function besideSealer(
  context: LedgerContext,
  isSealing: boolean,
  work: () => Promise<number>,
) {
  const beside = { check: async () => undefined, refresh: async () => undefined };
  const sealer = isSealing ? await startSealer(context, beside) : undefined;
  try {
    return await work();
  } finally {
    await sealer?.stop();
    await sealAll(context);
  }
}

async function measureAccepting({ services, pool }: Cluster, context: LedgerContext) {
  const ledger = withLedger(services);
  const contenders: readonly (readonly [name: string, accept: Accept])[] = [
    [LEDGER, ledger],
    [PLAIN, plainly(pool, services)],
    [BESIDE_SEALER, ledger],
    [CHAIN, chained(pool, services)],
  ];
  const rates = new Map<string, number[]>();
  // The first round warms up; in each, every contender has its turn with every number of clients.
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const clients of CLIENTS)
      for (const [name, accept] of contenders) {
        const rate = await besideSealer(context, name === BESIDE_SEALER, () =>
          acceptFor(accept, clients, round === 0 ? ROUND_MS / 3 : ROUND_MS),
        );
        const key = `${name} ${clients}`;
        if (round > 0) rates.set(key, [...(rates.get(key) ?? []), rate]);
      }
  console.log(
    `\naccepted records per second, median of ${ROUNDS} rounds (least–most), ${CONNECTIONS} connections`,
  );
  const of = (name: string, clients: number) => rates.get(`${name} ${clients}`) ?? [];
  for (const clients of CLIENTS) {
    const [plain, chain] = [median(of(PLAIN, clients)), median(of(CHAIN, clients))];
    for (const name of [PLAIN, LEDGER, BESIDE_SEALER, CHAIN]) {
      const own = of(name, clients);
      const rate = median(own);
      const isEnough =
        rate >= BUDGET.ofPlain * plain && (clients === 1 || rate >= BUDGET.timesChain * chain);
      const isJudged = name === LEDGER || name === BESIDE_SEALER;
      const verdict = isJudged ? report.within(`${name}, ${clients} clients`, isEnough) : '';
      const range = `${whole(Math.min(...own))}–${whole(Math.max(...own))}`;
      console.log(
        `${`${clients} clients, ${name}`.padEnd(36)}${whole(rate).padStart(9)}  (${range})`.padEnd(
          66,
        ) +
          `${(rate / plain).toFixed(2)} of plain, ${(rate / chain).toFixed(2)} of the chain${verdict}`,
      );
    }
  }
}

function saySealing({ leaves, milliseconds, statements }: SealingFigures): void {
  const rate = perSecond(leaves, milliseconds);
  const verdict = report.within('sealing', rate >= BUDGET.sealedPerSecond);
  console.log(
    `\nsealed ${leaves} leaves in ${(milliseconds / 1000).toFixed(2)} s: ${whole(rate)} a second${verdict}`,
  );
  const waited = statements.reduce((sum, [, one]) => sum + one, 0);
  const share = (name: string, one: number) =>
    console.log(`  ${name.padEnd(34)}${((one / leaves) * 1000).toFixed(1).padStart(9)} µs a leaf`);
  share('commitments, hashes, parameters', milliseconds - waited);
  for (const [name, one] of statements.slice(0, 6)) share(name, one);
}

/** A log of nothing but this backlog: sealed, hashed anew without anything else, and checked whole. */
async function measureSealing({ services }: Cluster, context: LedgerContext): Promise<void> {
  await acceptBacklog(services, BACKLOG);
  const sealed = await sealAll(context);
  saySealing(sealed);
  const bytes = await services.database.read(SYSTEM_SCOPE, (db) => bundleOf(db, 0, sealed.leaves));
  for (const alg of PROFILES) {
    const { milliseconds } = await timed(async () => hashAndTile(alg, bytes));
    const rate = perSecond(bytes.length, milliseconds);
    const isEnough = alg !== 'sha256' || rate >= BUDGET.hashedPerSecond;
    const verdict = report.within(`hashing, ${alg}`, isEnough);
    console.log(`leaf hashes, tiles and roots alone, ${alg}: ${whole(rate)} a second${verdict}`);
  }
  const { result, milliseconds } = await timed(() => fsck(context, () => undefined));
  const rate = perSecond(result.leaves, milliseconds);
  const isSound = result.findings.length === 0 && result.leaves === bytes.length;
  const verdict = report.within('check of everything', isSound && rate >= BUDGET.checkedPerSecond);
  console.log(
    `checked ${result.leaves} leaves with their rows in ${(milliseconds / 1000).toFixed(2)} s: ${whole(rate)} a second, ` +
      `${result.findings.length} findings${verdict}`,
  );
}

const CALLS = isShort ? 20 : 200;
const MANY = 500;

async function measureProofs(tree: Tree): Promise<void> {
  const { alg, size } = tree;
  const title = `${alg}, ${whole(size)} leaves`;
  const { milliseconds } = BUDGET;
  report.head(`${title}: proofs made`);
  for (const [name, calls, most, run] of [
    ['inclusion, one entry', CALLS, milliseconds.proof, (n: number) => proveEntries(tree, n, 1)],
    [
      'inclusion, 500 entries',
      CALLS / 10,
      milliseconds.proofs,
      (n: number) => proveEntries(tree, n, MANY),
    ],
    ['consistency', CALLS, milliseconds.growth, (n: number) => proveGrowth(tree, n)],
  ] as const) {
    const figures = await measure(name, calls, run);
    report.line(figures, report.within(`${title}: ${name}`, figures.p95 <= most));
  }
  console.log(`\n${`${title}: checked by a stranger`.padEnd(48)}p50 µs   p95 µs`);
  for (const { name, isGood, isRefused } of await checksOf(tree, CALLS)) {
    const { p50, p95, rows } = await measure(name, CALLS, async (n) => (isGood(n) ? 1 : 0));
    const isRight = rows === 1 && isRefused();
    const verdict = report.within(`${title}: ${name}`, isRight && p95 <= milliseconds.verify);
    const [half, most] = [p50, p95].map((one) => whole(one * 1000).padStart(9));
    console.log(`${name.padEnd(45)}${half ?? ''}${most ?? ''}${verdict}`);
  }
}

/** The tree stands where the log's own stood: same table, same rights. */
async function measureTrees({ services, owner }: Cluster): Promise<void> {
  const { database } = services;
  for (const alg of PROFILES) {
    await owner.query('truncate ledger.tile');
    let from = 0;
    for (const size of SIZES) {
      const { milliseconds } = await timed(() => growTree(database, alg, { from, to: size }));
      console.log(
        `\n${alg}: ${whole(from)} to ${whole(size)} leaves in ${(milliseconds / 1000).toFixed(1)} s`,
      );
      // What the load has left to be written would be written during the first calls.
      await owner.query('vacuum analyze ledger.tile');
      await owner.query('checkpoint');
      await measureProofs({ database, alg, size });
      from = size;
    }
  }
}

countStatements();
timeStatements();
sayLoad('at the start');
const cluster = await openCluster({ connections: CONNECTIONS });
try {
  await buildTables(cluster.owner);
  const opened = await openTestLedger(cluster.services);
  const context = { ...opened, sources: [...opened.sources, RECTIFICATIONS] };
  await measureSealing(cluster, context);
  await measureAccepting(cluster, context);
  sayLoad('\nbefore the trees');
  await measureTrees(cluster);
  sayLoad('\nat the end, this run included');
} finally {
  await cluster.close();
}
const { milliseconds: most } = BUDGET;
report.end(
  `accepting ≥ ${BUDGET.ofPlain} of a plain insert and, from several clients, ≥ ${BUDGET.timesChain.toFixed(1)} of a chain of hashes; ` +
    `sealing ≥ ${whole(BUDGET.sealedPerSecond)} leaves a second, hashing ≥ ${whole(BUDGET.hashedPerSecond)}, check ≥ ${whole(BUDGET.checkedPerSecond)}; ` +
    `p95 of a proof ≤ ${most.proof} ms, of ${MANY} ≤ ${most.proofs} ms, of growth ≤ ${most.growth} ms, of checking one ≤ ${most.verify} ms`,
  { isJudged: !isShort },
);

// The loops beside requests: sealing and signing every second, asking witnesses, one step of the continuous check.
import { setTimeout as pause } from 'node:timers/promises';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { UnsealableRow } from './build-leaves.ts';
import { type Found, raise, stateOf, waitingFound } from './findings.ts';
import type { LedgerContext } from './ledger.context.ts';
import { hasWork, leafHashesOf } from './seal.store.ts';
import { LogBroken, rederiveEdge, STEP, sealStep, signNewest } from './seal.ts';
import { askWitnesses } from './witnesses.ts';

export interface Sealing {
  /** What each witness answered last in this process, by its name. */
  readonly refusals: ReadonlyMap<string, string>;
  stop(): Promise<void>;
}

const SEAL_EVERY_MS = 1000;
const WITNESS_EVERY_MS = 2000;
const AFRESH_EVERY_MS = 3_600_000;
const CHECK_EVERY_MS = 30_000;
const REFRESH_EVERY_MS = 10_000;

/**
 * What is wrong, where an error says it. A tree that its checkpoint does not fit is raised whenever it is met: nothing can
 * be added to it. A leaf whose bytes were changed can be gone past, once somebody has settled it.
 */
async function foundOf({ database }: LedgerContext, error: unknown): Promise<Found | undefined> {
  if (error instanceof UnsealableRow) return waitingFound(error.row);
  if (!(error instanceof LogBroken)) return undefined;
  const { code, subject } = error;
  if (code !== 'leaf-bytes') return { code, subject, params: {} };
  const at = Number(subject);
  const leaves = await database.read(SYSTEM_SCOPE, (db) => leafHashesOf(db, at, at + 1));
  return { code, subject, params: {}, state: stateOf(leaves[0]?.hash, leaves[0]?.bytes) };
}

/**
 * A broken tree, or a row that cannot go into it, is a finding; anything else (a database that is away) is tried again. Answers whether the work was done,
 * or what is wrong is written down where it stops the signing.
 */
async function guarded(context: LedgerContext, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    try {
      const found = await foundOf(context, error);
      if (found === undefined) {
        context.onProblem(error instanceof Error ? `ledger ${error.name}` : 'ledger error');
        return false;
      }
      await raise(context, [found]);
      return true;
    } catch {
      context.onProblem('ledger finding not kept');
      return false;
    }
  }
}

/** Everything that waits, step by step, and one signature over it. */
export async function sealAndSign(context: LedgerContext): Promise<void> {
  if (!(await context.database.read(SYSTEM_SCOPE, hasWork))) return;
  for (;;) {
    const step = await sealStep(context);
    if (step.kind !== 'sealed' || step.sealed < STEP) break;
  }
  await signNewest(context);
}

/** Turns of sealing; none of them begins before the right edge was derived anew, whenever the database is there. */
export async function startTurns(context: LedgerContext): Promise<() => Promise<void>> {
  const { database, log } = context;
  const derive = () =>
    guarded(context, () => database.read(SYSTEM_SCOPE, (db) => rederiveEdge(db, log.alg)));
  let isDerived = await derive();
  return async () => {
    isDerived ||= await derive();
    if (isDerived) await guarded(context, () => sealAndSign(context));
  };
}

/** Runs until stopped; a turn that is under way is finished first. */
function every(ms: number, work: () => Promise<unknown>): () => Promise<void> {
  const ended = new AbortController();
  const running = (async () => {
    while (!ended.signal.aborted) {
      await work();
      await pause(ms, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    ended.abort();
    await running;
  };
}

export interface Beside {
  /** One step of the continuous check. */
  readonly check: () => Promise<void>;
  /** Reads the keys anew: another one may sign since a rotation. */
  readonly refresh: () => Promise<void>;
  readonly checkEveryMs?: number;
}

/** Starts the loops. Before anything is signed here the right edge is derived anew and compared. */
export async function startSealer(
  context: LedgerContext,
  { check, refresh, checkEveryMs = CHECK_EVERY_MS }: Beside,
): Promise<Sealing> {
  const seal = await startTurns(context);
  const refusals = new Map<string, string>();
  const askAll = async (isAfresh: boolean) => {
    for (const { witness, asked } of await askWitnesses(context, isAfresh))
      if (asked.kind === 'refused') refusals.set(witness.name, asked.refusal);
      else refusals.delete(witness.name);
  };
  // Whoever comes back from a backup hears of it before anything more is sealed or signed.
  let isFirst = true;
  const first = guarded(context, () => askAll(true));
  const stops = [
    every(SEAL_EVERY_MS, async () => {
      if (isFirst) await first;
      isFirst = false;
      await seal();
    }),
    every(WITNESS_EVERY_MS, () => guarded(context, () => askAll(false))),
    every(AFRESH_EVERY_MS, () => guarded(context, () => askAll(true))),
    every(checkEveryMs, () => guarded(context, check)),
    every(REFRESH_EVERY_MS, () => guarded(context, refresh)),
  ];
  return {
    refusals,
    stop: async () => {
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}

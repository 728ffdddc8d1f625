// A failure is loud: it is written down where every process sees it, and nothing is signed until it is settled.
import type { FindingCode } from '@jinze/contracts';
import { type JsonObject, ok, type Result, refuse } from '@jinze/kernel';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { digestOf, newId } from '../../platform/ids.ts';
import {
  countOpen,
  insertFindings,
  type NewFinding,
  openFindings,
  settledInLog,
  settleFindings,
} from './findings.store.ts';
import type { LedgerContext } from './ledger.context.ts';
import { parsedFields } from './parsed-fields.ts';

/** What a check found: which thing, and the compared values. */
export interface Found {
  readonly code: FindingCode;
  readonly subject: string;
  readonly params: JsonObject;
  /**
   * A digest of the state that was found (`stateOf`): once somebody has settled it, the same is not raised again, another
   * state of the same thing is. Without one it is raised whenever it is found.
   */
  readonly state?: string;
}

/** The same parts, the same digest. What may be lawfully erased goes in under its salt alone, which goes with it. */
export function stateOf(...parts: readonly unknown[]): string {
  const told = parts.map((part) => {
    if (part instanceof Uint8Array) return digestOf(part);
    return typeof part === 'bigint' ? String(part) : (part ?? null);
  });
  return digestOf(JSON.stringify(told));
}

/** A row that waits and that no leaf can be made of. Whatever stands in it: nothing vouches for it. */
export const waitingFound = (row: {
  readonly id: string;
  readonly record: string;
  readonly version: number;
}): Found => ({
  code: 'pending',
  subject: `${row.record}/${row.version}`,
  params: { pending: row.id },
  state: stateOf('waiting', row.id),
});

/** Found again as it was when somebody settled it. */
export interface KnownFound extends Found {
  /** Of who settled it. */
  readonly reason: string;
}

const nameOf = ({ code, subject, state }: { code: unknown; subject: unknown; state?: unknown }) =>
  JSON.stringify([code, subject, state]);

/** Everything that somebody settled, with the reason, as the log says it. */
async function settledEntries(
  db: Reader,
): Promise<{ readonly one: JsonObject; readonly reason: string }[]> {
  return (await settledInLog(db)).flatMap((text) => {
    const { settled, reason } = parsedFields(text) ?? {};
    if (!Array.isArray(settled)) return [];
    return (settled as JsonObject[]).map((one) => ({
      one: one ?? {},
      reason: typeof reason === 'string' ? reason : '',
    }));
  });
}

/** Everything that was settled in some state, with the reason. */
async function settledReasons(db: Reader): Promise<ReadonlyMap<string, string>> {
  const reasons = new Map<string, string>();
  for (const { one, reason } of await settledEntries(db)) {
    const { code, subject, state } = one;
    if (typeof state === 'string') reasons.set(nameOf({ code, subject, state }), reason);
  }
  return reasons;
}

/** Whether something of this subject was found and settled. */
export async function isSettled(db: Reader, subject: string): Promise<boolean> {
  return (await settledEntries(db)).some(({ one }) => one['subject'] === subject);
}

/** What is new, and what is as it was when somebody settled it. */
export async function splitSettled(
  db: Reader,
  found: readonly Found[],
): Promise<{ readonly fresh: Found[]; readonly known: KnownFound[] }> {
  const reasons = found.length === 0 ? new Map() : await settledReasons(db);
  const fresh: Found[] = [];
  const known: KnownFound[] = [];
  for (const one of found) {
    const reason = one.state === undefined ? undefined : reasons.get(nameOf(one));
    if (reason === undefined) fresh.push(one);
    else known.push({ ...one, reason });
  }
  return { fresh, known };
}

/** Answers those that nobody has settled as they are. */
export async function keepFindings(tx: Tx, found: readonly Found[], now: Date): Promise<Found[]> {
  const { fresh } = await splitSettled(tx, found);
  await insertFindings(
    tx,
    fresh.map((one) => ({ ...one, state: one.state ?? null, id: newId(now), foundAt: now })),
  );
  return fresh;
}

/** Whoever runs this hears of it as well. */
export function tellOf(
  { onProblem }: Pick<LedgerContext, 'onProblem'>,
  found: readonly Found[],
): void {
  for (const { code } of found) onProblem(`ledger finding ${code}`);
}

export async function raise(
  context: Pick<LedgerContext, 'database' | 'clock' | 'onProblem'>,
  found: readonly Found[],
): Promise<void> {
  if (found.length === 0) return;
  const fresh = await context.database.write(SYSTEM_SCOPE, (tx) =>
    keepFindings(tx, found, context.clock.now()),
  );
  tellOf(context, fresh);
}

/** As many as somebody reads at once. */
const LISTED = 500;

export interface OpenFindings {
  /** The oldest; those beyond wait until these are settled. */
  readonly findings: readonly NewFinding[];
  readonly more: number;
  /** What whoever settles them shows to have seen. */
  readonly mark: string;
}

/** How many they are, and which: another list has another mark. */
const markOf = (findings: readonly NewFinding[]) =>
  `${findings.length}-${digestOf(findings.map(({ id }) => id).join()).slice(0, 8)}`;

/** What a person looks at before it is settled. */
export async function listOpen({
  database,
}: Pick<LedgerContext, 'database'>): Promise<OpenFindings> {
  return database.read(SYSTEM_SCOPE, async (db) => {
    const findings = await openFindings(db, LISTED);
    const more = (await countOpen(db)) - findings.length;
    return { findings, more, mark: markOf(findings) };
  });
}

export interface Settled {
  readonly settled: number;
  /** Found since the list was read, or beyond it: they stay open. */
  readonly left: number;
}

export interface SettleRefusal {
  /** The list that has this mark is not the one that is open. */
  readonly code: 'ledger.other-findings';
}

/**
 * Somebody at the machine has looked at what was found, and says why signing may go on. What was not on the list they saw
 * stays open. It stands in the log as well: each of them, and why.
 */
export async function settle(
  { clock, unitOfWork }: Pick<LedgerContext, 'clock' | 'unitOfWork'>,
  mark: string,
  reason: string,
): Promise<Result<Settled, SettleRefusal>> {
  const by = 'jinze ledger settle';
  const command = { actor: { accountId: null, name: by }, scope: SYSTEM_SCOPE };
  const count = Math.min(Number(/^[1-9]\d*(?=-)/.exec(mark)?.[0] ?? 0), LISTED);
  return unitOfWork.commit(command, async (unit) => {
    const findings = await openFindings(unit.tx, count, true);
    if (findings.length === 0 || markOf(findings) !== mark)
      return refuse({ code: 'ledger.other-findings' });
    await settleFindings(
      unit.tx,
      findings.map(({ id }) => id),
      { by, reason, at: clock.now() },
    );
    const settled = findings.map(({ code, subject, state }) =>
      state === null ? { code, subject } : { code, subject, state },
    );
    await unit.record([
      {
        stream: 'ledger',
        id: newId(unit.now),
        version: 1,
        type: 'ledger.findings-settled.v1',
        data: {},
        fields: { settled, reason },
      },
    ]);
    return ok({ settled: settled.length, left: await countOpen(unit.tx) });
  });
}

// The SQL of findings: raised once, open until somebody settles them with a reason.
import type { FindingCode } from '@jinze/contracts';
import type { JsonObject } from '@jinze/kernel';
import type { Reader, Tx } from '../../platform/database/database.ts';

export interface NewFinding {
  readonly id: string;
  readonly code: FindingCode;
  readonly subject: string;
  readonly params: JsonObject;
  readonly foundAt: Date;
}

/** What is already open is not said twice. */
export async function insertFindings(tx: Tx, findings: readonly NewFinding[]): Promise<void> {
  if (findings.length === 0) return;
  await tx
    .insertInto('ledger.finding')
    .values(
      findings.map(({ id, code, subject, params, foundAt }) => ({
        id,
        code,
        subject,
        params: JSON.stringify(params),
        found_at: foundAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The oldest first. `isLocked`: nobody else settles them until the transaction ends. */
export async function openFindings(
  db: Reader,
  limit: number,
  isLocked = false,
): Promise<NewFinding[]> {
  const rows = await db
    .selectFrom('ledger.finding')
    .select(['id', 'code', 'subject', 'params', 'found_at'])
    .where('settled_at', 'is', null)
    .orderBy('found_at')
    .orderBy('id')
    .limit(limit)
    .$if(isLocked, (query) => query.forUpdate())
    .execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code as FindingCode,
    subject: row.subject,
    params: row.params as JsonObject,
    foundAt: row.found_at,
  }));
}

export async function countOpen(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('ledger.finding')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** Whether something of this subject was found and settled. */
export async function isSettled(db: Reader, subject: string): Promise<boolean> {
  const row = await db
    .selectFrom('ledger.finding')
    .select('id')
    .where('subject', '=', subject)
    .where('settled_at', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function settleFindings(
  tx: Tx,
  ids: readonly string[],
  settled: { readonly by: string; readonly reason: string; readonly at: Date },
): Promise<void> {
  await tx
    .updateTable('ledger.finding')
    .set({ settled_at: settled.at, settled_by: settled.by, reason: settled.reason })
    .where('id', 'in', [...ids])
    .execute();
}

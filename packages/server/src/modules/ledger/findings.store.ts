// The SQL of findings: raised once, open until somebody settles them with a reason.
import type { FindingCode } from '@jinze/contracts';
import type { JsonObject } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';

export interface NewFinding {
  readonly id: string;
  readonly code: FindingCode;
  readonly subject: string;
  readonly params: JsonObject;
  /** What was found, as a digest; null: the same again is a new finding, whatever was settled. */
  readonly state: string | null;
  readonly foundAt: Date;
}

/** What is already open is not said twice. */
export async function insertFindings(tx: Tx, findings: readonly NewFinding[]): Promise<void> {
  if (findings.length === 0) return;
  await tx
    .insertInto('ledger.finding')
    .values(
      findings.map(({ id, code, subject, params, state, foundAt }) => ({
        id,
        code,
        subject,
        params: JSON.stringify(params),
        state,
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
    .select(['id', 'code', 'subject', 'params', 'state', 'found_at'])
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
    state: row.state,
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

/**
 * What was settled, as the log says it: whoever writes into the table of findings alone silences nothing. A row that is
 * neither in the log nor on its way there is not believed.
 */
export async function settledInLog(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ fields: string }>`
    select fields from ledger.pending_leaf said
    where type = 'ledger.findings-settled.v1' and type like 'ledger.%'
      and (exists (select from ledger.leaf where pending_id = said.id)
        or exists (select from ledger.unsealed where pending_id = said.id))
    order by id`.execute(db as Tx);
  return rows.map(({ fields }) => fields);
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

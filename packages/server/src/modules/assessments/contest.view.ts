// What of a contested fact leaves the server.
import type { Contest } from '@jinze/contracts';
import type { ContestRow } from './contests.store.ts';

/** `toDecide`: those the reader may decide. */
export function contestView(row: ContestRow, toDecide: ReadonlySet<ContestRow['id']>): Contest {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    subjectName: row.subject_name,
    subjectId: row.subject_id,
    year: row.year,
    fact: row.fact,
    asks: row.asks,
    source: row.source,
    valueThen: row.value_then,
    claimed: row.claimed,
    reason: row.reason,
    evidence: row.evidence,
    on: row.on_day,
    by: row.by_name,
    decision:
      row.decided_on === null
        ? null
        : {
            on: row.decided_on,
            by: row.decided_by ?? '',
            reason: row.decision ?? '',
            value: row.decided_value,
            replaced: row.replaced ?? 0,
            keptFinal: row.kept_final ?? 0,
          },
    mayDecide: toDecide.has(row.id),
  };
}

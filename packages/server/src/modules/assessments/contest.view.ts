// What of a contested fact leaves the server.
import type { Contest } from '@jinze/contracts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import type { ContestRow } from './contests.store.ts';

export function contestView(
  { may }: Pick<AssessmentsContext, 'may'>,
  caller: Caller,
  row: ContestRow,
): Contest {
  const isOwn = row.person_id !== null && selvesOf(caller).includes(row.person_id);
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
    mayDecide:
      row.state === 'open' &&
      !isOwn &&
      row.by_account !== caller.accountId &&
      row.entered_by !== caller.accountId &&
      may(caller, 'assessments.decide-contest', { scopeKey: row.organiser_key }),
  };
}

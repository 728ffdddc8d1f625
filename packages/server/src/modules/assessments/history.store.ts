// The course of a subject in one order: each change of its score, each mark with what it was before, each telling.
import type { FactCause } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { FactValue } from '@jinze/rules';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import type { Outcome, ToldResult } from './subjects.store.ts';

interface KeptChange {
  readonly by: string;
  readonly cause: FactCause | 'choice' | 'rules';
  readonly reason: string | null;
  readonly facts: readonly {
    readonly name: string;
    readonly before: FactValue | null;
    readonly after: FactValue | null;
  }[];
  readonly before: Outcome | null;
  readonly after: Outcome;
}

interface KeptMark {
  readonly by: string;
  readonly fact: string;
  /** Null: the first. */
  readonly before: FactValue | null;
  readonly value: FactValue;
  readonly reason: string;
  readonly evidence: readonly string[];
}

type Kept =
  | { readonly kind: 'score'; readonly said: KeptChange }
  | { readonly kind: 'mark'; readonly said: KeptMark }
  | { readonly kind: 'told'; readonly said: ToldResult };

export type HistoryRow = Kept & {
  readonly id: string;
  readonly number: number;
  readonly at: Date;
  /** Its place in the order. */
  readonly place: string;
};

/** The latest first; `until`: to which version of the subject its score is shown. */
export async function historyPage(
  db: Reader,
  id: Id<'assessed'>,
  {
    until,
    hasMarks,
    after,
    limit,
  }: {
    readonly until: number | undefined;
    readonly hasMarks: boolean;
    readonly after: { readonly place: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`with line as (
      select 'score' as kind, subject_id as id, number, at, jsonb_build_object('by', by_name, 'cause', cause,
        'reason', reason, 'facts', facts, 'before', before, 'after', after) as said
      from assessments.score_change
      where subject_id = ${id} and (${until ?? null}::int4 is null or number <= ${until ?? null})
      union all
      select 'told', subject_id, number, at, result from assessments.told_result where subject_id = ${id}
      union all
      select 'mark', mark.id, kept.version, kept.recorded_at, jsonb_build_object('by', mark.by_name, 'fact', mark.fact,
        'before', lag(kept.value) over (partition by mark.id order by kept.version), 'value', kept.value,
        'reason', kept.reason, 'evidence', kept.evidence)
      from assessments.mark join assessments.mark_version as kept on kept.mark_id = mark.id
      where mark.subject_id = ${id} and ${hasMarks}),
    placed as (
      -- Of one moment a score follows the marks it is by.
      select line.*, to_char(at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || case kind when 'mark' then ' 0 ' else ' 1 ' end
        || lpad(number::text, 10, '0') as place
      from line)
    select * from placed
    where ${after === undefined ? sql`true` : sql`(place collate "C", id) < (${after.place}, ${after.id}::uuid)`}
    order by place collate "C" desc, id desc limit ${limit}`.execute(db);
  return rows;
}

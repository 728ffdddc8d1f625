// How many findings inspections made of regions and persons in a period, or how many of them were repeats or of untrue records.
import type { CivilDate } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Whom, whomRows } from '../../platform/database/whom.ts';
import { isStatementOpen } from './statements.store.ts';

export interface FindingsCounted {
  readonly id: string;
  readonly counted: number;
  /** Of these, how many wait for an answer, to an objection or to what the person said: nobody knows whether they count. */
  readonly objected: number;
}

const OF = {
  findings: sql<boolean>`true`,
  repeats: sql<boolean>`finding.repeats is not null`,
  untrue: sql<boolean>`finding.kind = 'untrue-record'`,
} as const;

/** What was withdrawn, or whose objection was upheld, is none: it was contested once, for all uses. */
export async function findingsCounted(
  db: Reader,
  whom: readonly Whom[],
  {
    from,
    to,
    of,
  }: { readonly from: CivilDate; readonly to: CivilDate; readonly of: keyof typeof OF },
): Promise<FindingsCounted[]> {
  const { rows } = await sql<FindingsCounted>`
    select whom.id::text as id, count(*) as counted,
      count(*) filter (where (finding.objected_on is not null and finding.replied_on is null)
        or (whom.person_id is not null and ${isStatementOpen('finding.id')})) as objected
    from ${whomRows(whom)}
    join inspections.inspection as inspection on case
        when whom.person_id is not null then true else inspection.inspected_path = whom.region_path end
    join inspections.finding as finding on finding.inspection_id = inspection.id
      and (whom.person_id is null or finding.person_id = whom.person_id)
    where finding.state <> 'withdrawn' and finding.is_upheld is not true and finding.told_at is not null
      and finding.found_on between ${from}::date and ${to}::date and ${OF[of]}
    group by whom.id`.execute(db);
  return rows;
}

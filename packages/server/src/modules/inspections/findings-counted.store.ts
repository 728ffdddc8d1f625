// How many findings inspections made of regions in a period, and how many of them were repeats or of untrue records.
import type { CivilDate } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Whom, whomRows } from '../../platform/database/whom.ts';

export interface FindingsCounted {
  readonly id: string;
  readonly findings: number;
  readonly repeats: number;
  readonly untrue: number;
}

/** What was withdrawn, or whose objection was upheld, is none: it was contested once, for all uses. */
export async function findingsCounted(
  db: Reader,
  whom: readonly Whom[],
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<FindingsCounted[]> {
  const { rows } = await sql<FindingsCounted>`
    select whom.id::text as id, count(*) as findings, count(*) filter (where finding.repeats is not null) as repeats,
      count(*) filter (where finding.kind = 'untrue-record') as untrue
    from ${whomRows(whom)}
    join inspections.inspection as inspection on case
        when whom.person_id is not null then true else inspection.inspected_path = whom.region_path end
    join inspections.finding as finding on finding.inspection_id = inspection.id
      and (whom.person_id is null or finding.person_id = whom.person_id)
    where finding.state <> 'withdrawn' and finding.is_upheld is not true and finding.told_at is not null
      and finding.found_on between ${from}::date and ${to}::date
    group by whom.id`.execute(db);
  return rows;
}

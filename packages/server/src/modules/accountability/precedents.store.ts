// The SQL of closed cases as precedents: nothing of a person, a place or a number leaves it.
import type { Responsibility } from '@jinze/contracts';
import type { Id, Level, MeasureId } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';

export interface ClosedRow {
  /** A mark of its own that leads to no record. */
  readonly id: string;
  readonly year: number;
  readonly level: Level;
  readonly postClass: string;
  readonly responsibility: Responsibility | null;
  readonly outcome: 'pursued' | 'not-pursued';
  readonly measures: readonly MeasureId[];
  readonly accidentId: Id<'accident'> | null;
}

const AT_MOST = 5000;

/** Decisions that stand in cases that are closed; what an appeal changed counts as it stands. The newest years first. */
export async function closedDecisions(db: Reader): Promise<ClosedRow[]> {
  const { rows } = await sql<ClosedRow>`
    select 'own-' || left(encode(sha256(opened.id::text::bytea), 'hex'), 24)
        || '#' || left(encode(sha256(made.id::text::bytea), 'hex'), 24) as id,
      extract(year from made.decided_on)::int as year, made.level, made.post_class as "postClass",
      made.responsibility, made.outcome, made.accident_id as "accidentId",
      array(select given.measure from accountability.measure given
        where given.decision_id = made.id order by given.number) as measures
    from accountability.decision made
      join accountability.worksheet sheet on sheet.id = made.worksheet_id
      join accountability.case opened on opened.id = sheet.case_id
    where opened.state = 'closed' and made.state = 'in-force'
    order by 2 desc, 1 limit ${AT_MOST}`.execute(db as Tx);
  return rows;
}

// An accident as other modules need it: what is known, its grade, whether the report is approved, its nature.
import type { AccidentFacts, AccidentGrade, AccidentNature, Graded } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { gradedAsOf, gradeStanding } from './accident.rules.ts';
import { type AccidentRow, accidentsByIds, factsOf } from './accidents.store.ts';
import { findingsOf } from './findings.store.ts';
import { standingMilestones } from './milestones.store.ts';

export interface AccidentForCase {
  readonly id: Id<'accident'>;
  readonly version: number;
  readonly name: string;
  readonly occurredOn: CivilDate;
  readonly regionPath: string;
  readonly regionName: string;
  readonly scopeKey: string;
  readonly isWithdrawn: boolean;
  readonly facts: AccidentFacts;
  readonly nature: AccidentNature;
  /** As decided; without a decision as computed; null: cannot be told. */
  readonly grade: AccidentGrade | null;
  /** What the rule says of it, and whether the decision says otherwise. */
  readonly graded: Graded;
  /** Null: not on record, which is no statement that it is not. */
  readonly reportApproved: {
    readonly on: CivilDate;
    readonly by: string | null;
    readonly documentNo: string | null;
  } | null;
}

function caseOf(
  row: AccidentRow,
  approved: AccidentForCase['reportApproved'],
  asOf: CivilDate,
): AccidentForCase {
  const facts = factsOf(row);
  const graded = gradedAsOf(facts, asOf);
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    occurredOn: row.occurredOn,
    regionPath: row.regionPath,
    regionName: row.regionName,
    scopeKey: row.scopeKey,
    isWithdrawn: row.state === 'withdrawn',
    facts,
    nature: row.nature,
    grade: gradeStanding(facts, asOf),
    graded,
    reportApproved: approved,
  };
}

/** Of several at once, two statements; those outside the scope are absent. */
export async function accidentsForCases(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'accident'>[],
  asOf: CivilDate,
): Promise<AccidentForCase[]> {
  const rows = await accidentsByIds(db, scope, ids);
  const milestones = await standingMilestones(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const found = milestones.find(
      ({ accidentId, kind }) => accidentId === row.id && kind === 'approved',
    );
    const approved =
      found === undefined ? null : { on: found.on, by: found.actor, documentNo: found.documentNo };
    return caseOf(row, approved, asOf);
  });
}

export async function accidentForCase(
  db: Reader,
  scope: Scope,
  id: Id<'accident'>,
  asOf: CivilDate,
): Promise<AccidentForCase | undefined> {
  const [found] = await accidentsForCases(db, scope, [id], asOf);
  return found;
}

/** The records that are kept of an accident beside its chain: its own, its milestones, what was found of its reporting. */
export async function recordsOfAccident(
  db: Reader,
  id: Id<'accident'>,
): Promise<readonly string[]> {
  const milestones = await standingMilestones(db, [id]);
  const findings = await findingsOf(db, [id]);
  return [id, ...milestones.map((one) => one.id), ...findings.map((one) => one.id)];
}

// Milestones and findings by their ids, as far as their accident is in the scope.
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { accidentsByIds } from './accidents.store.ts';
import { type FindingRow, findingsByIds } from './findings.store.ts';
import { type MilestoneRow, milestonesByIds } from './milestones.store.ts';

async function withAccident<Row>(
  db: Reader,
  scope: Scope,
  rows: readonly Row[],
  accidentOf: (row: Row) => Id<'accident'>,
): Promise<Row[]> {
  const seen = new Set(
    (await accidentsByIds(db, scope, [...new Set(rows.map(accidentOf))])).map(({ id }) => id),
  );
  return rows.filter((row) => seen.has(accidentOf(row)));
}

/** As they are said now. */
export const milestonesInScope = async (
  db: Reader,
  scope: Scope,
  ids: readonly Id<'milestone'>[],
): Promise<MilestoneRow[]> =>
  withAccident(db, scope, await milestonesByIds(db, ids), ({ accidentId }) => accidentId);

export const findingsInScope = async (
  db: Reader,
  scope: Scope,
  ids: readonly Id<'reporting-finding'>[],
): Promise<FindingRow[]> =>
  withAccident(db, scope, await findingsByIds(db, ids), ({ accident_id: of }) => of);

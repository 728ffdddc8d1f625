// Everything on record of accidents: every version of their facts and milestones, and the findings. Four statements, however many.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { pathsTo } from '../../platform/region-path.ts';
import { regionsAt } from '../posts/index.ts';
import { versionsOf } from './accidents.store.ts';
import type { AccidentOnRecord } from './accidents.view.ts';
import { openedTo } from './case-access.store.ts';
import { findingsOf } from './findings.store.ts';
import { milestonesOf } from './milestones.store.ts';
import type { OnRecord } from './timetable.ts';

const NOTHING: OnRecord = { versions: [], milestones: [], findings: [], hasNoPrefecture: false };

/** Those outside the scope are absent. */
export async function recordsOf(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'accident'>[],
): Promise<ReadonlyMap<Id<'accident'>, OnRecord>> {
  if (ids.length === 0) return new Map();
  const versions = Map.groupBy(await versionsOf(db, scope, ids), ({ id }) => id);
  const seen = [...versions.keys()];
  if (seen.length === 0) return new Map();
  const milestones = Map.groupBy(await milestonesOf(db, seen), ({ accidentId }) => accidentId);
  const findings = Map.groupBy(await findingsOf(db, seen), ({ accident_id: of }) => of);
  const pathOf = (id: Id<'accident'>) => versions.get(id)?.[0]?.regionPath ?? '';
  const above = new Set(seen.flatMap((id) => [...pathsTo(pathOf(id))]));
  const levels = new Map(
    (await regionsAt(db, [...above])).map(({ path, level }) => [path, level] as const),
  );
  return new Map(
    seen.map((id) => {
      const found = [...pathsTo(pathOf(id))].map((path) => levels.get(path));
      return [
        id,
        {
          versions: versions.get(id) ?? [],
          milestones: milestones.get(id) ?? [],
          findings: findings.get(id) ?? [],
          hasNoPrefecture: found.includes('province') && !found.includes('prefecture'),
        },
      ];
    }),
  );
}

/** Without versions outside the scope. `reader`: whether that account is named for the case is told too. */
export async function onRecord(
  db: Reader,
  scope: Scope,
  id: Id<'accident'>,
  reader?: { readonly accountId: Id<'account'>; readonly on: CivilDate },
): Promise<OnRecord & AccidentOnRecord> {
  const found = (await recordsOf(db, scope, [id])).get(id) ?? NOTHING;
  const isNamed =
    reader !== undefined &&
    found.versions.length > 0 &&
    (await openedTo(db, reader.accountId, id, reader.on)) !== undefined;
  return { ...found, isNamed };
}

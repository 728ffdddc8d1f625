// Everything on record of one accident: every version of its facts and milestones, and the findings. Four statements.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { regionsAbove } from '../posts/index.ts';
import { versionsOf } from './accidents.store.ts';
import type { AccidentOnRecord } from './accidents.view.ts';
import { openedTo } from './case-access.store.ts';
import { findingsOf } from './findings.store.ts';
import { milestonesOf } from './milestones.store.ts';
import type { OnRecord } from './timetable.ts';

/** Without versions outside the scope. `reader`: whether that account is named for the case is told too. */
export async function onRecord(
  db: Reader,
  scope: Scope,
  id: Id<'accident'>,
  reader?: { readonly accountId: Id<'account'>; readonly on: CivilDate },
): Promise<OnRecord & AccidentOnRecord> {
  const versions = await versionsOf(db, scope, id);
  const [newest] = versions;
  if (newest === undefined)
    return { versions, milestones: [], findings: [], hasNoPrefecture: false, isNamed: false };
  const levels = (await regionsAbove(db, newest.regionPath)).map(({ level }) => level);
  return {
    versions,
    milestones: await milestonesOf(db, id),
    findings: await findingsOf(db, id),
    hasNoPrefecture: levels.includes('province') && !levels.includes('prefecture'),
    isNamed:
      reader !== undefined && (await openedTo(db, reader.accountId, id, reader.on)) !== undefined,
  };
}

// The duty records that serve tasks as evidence, asked of the module that keeps them.
import type { TaskRecord } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import { recordsInScope } from '../performance/index.ts';

/** Of these, those the scope has; the others are somebody else’s to see. */
export async function recordsOf(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'duty-record'>[],
): Promise<TaskRecord[]> {
  if (ids.length === 0) return [];
  const lines = await recordsInScope(db, scope, [...new Set(ids)]);
  return lines.map(({ id, title, occurredOn, personNames, state }) => ({
    id,
    title,
    occurredOn,
    personNames: [...personNames],
    state,
  }));
}

/** Refuses records that whoever names them does not see themselves, or that were withdrawn. */
export async function recordsKnown(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'duty-record'>[],
): Promise<void> {
  const found = await recordsOf(db, scope, ids);
  const standing = found.filter(({ state }) => state === 'submitted');
  if (standing.length !== new Set(ids).size)
    throw new Refused({ code: 'supervision.record-unknown', path: 'body.records' });
}

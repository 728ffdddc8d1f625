// The last look of every act that changes who holds a post.
import type { Id } from '@jinze/kernel';
import { Refused } from '../../platform/refused.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { collisionIn } from './holding.store.ts';

/** Refuses, and so undoes, an act after which two would hold what only one can, or one person a post twice. */
export async function requireHolding(
  unit: Unit,
  postIds: readonly Id<'post'>[],
  path?: string,
): Promise<void> {
  if (postIds.length === 0) return;
  const collision = await collisionIn(unit.tx, [...new Set(postIds)]);
  if (collision === undefined) return;
  const { code, name } = collision;
  throw new Refused({ code, values: { name }, ...(path === undefined ? {} : { path }) });
}

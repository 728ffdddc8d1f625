// 系统里已有，不必再要: what the system holds of the material a task asks for, within the caller's own scope.
import type { Held } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Scope } from '../../platform/database/scope.ts';
import { wordsAsked } from './held.decide.ts';
import { heldOf } from './held.store.ts';
import type { SupervisionContext } from './supervision.context.ts';
import { addresseesOf } from './task-writing.store.ts';
import { taskById } from './tasks.store.ts';

export interface MaterialAsked {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly words: string;
  readonly assignees: readonly {
    readonly organId: Id<'organ'>;
    readonly postId: Id<'post'> | null;
  }[];
}

/** A post stands for its holder, a body for itself. Two statements. */
export async function checkHeld(
  { database, clock }: SupervisionContext,
  scope: Scope,
  { from, to, words, assignees }: MaterialAsked,
): Promise<Held> {
  return database.read(scope, async (db) => {
    const found = await addresseesOf(db, scope, assignees, clock.today());
    return heldOf(db, scope, {
      from,
      to,
      ...wordsAsked(words),
      persons: found.flatMap(({ personId }) => personId ?? []),
      organs: found.flatMap(({ postId, organId }) => (postId === null ? [organId] : [])),
    });
  });
}

/** Of a draft that is to be issued. */
export async function heldFor(
  { database }: SupervisionContext,
  scope: Scope,
  id: Id<'task'>,
): Promise<{ count: number; isExplained: boolean }> {
  return database.read(scope, async (db) => {
    const task = await taskById(db, scope, id);
    const { material_from: from, material_to: to, material_words: words } = task ?? {};
    if (task === undefined || !from || !to || !words) return { count: 0, isExplained: true };
    const asked = task.parties.filter(({ role }) => role === 'lead' || role === 'assist');
    const { counts } = await heldOf(db, scope, {
      from,
      to,
      ...wordsAsked(words),
      persons: asked.flatMap(({ personId }) => personId ?? []),
      organs: asked.flatMap(({ postId, organId }) => (postId === null ? [organId] : [])),
    });
    const count = counts.record + counts.section + counts.reply;
    return { count, isExplained: task.held_reason !== null };
  });
}

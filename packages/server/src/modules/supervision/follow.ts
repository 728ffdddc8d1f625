// A task waits with the post it is asked of: when another holds it, the task is theirs, from their first day on.
import type { CivilDate, Id } from '@jinze/kernel';
import { civilDateAt } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { recordHeld } from '../../platform/record-held.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import type { PostChange } from '../posts/index.ts';
import { entryOf } from './act-on-task.ts';
import { taskSource } from './supervision.ledger.ts';
import { TASK_TRANSITIONS } from './task.states.ts';
import { insertEntries, lockMoved, moveParties } from './task-writing.store.ts';

/** So many parties in one go. */
const AT_ONCE = 1000;

async function move(
  unit: Unit,
  on: CivilDate,
  postIds: readonly Id<'post'>[] | undefined,
  by: string,
): Promise<number> {
  const found = await lockMoved(unit.tx, on, postIds, AT_ONCE);
  const moved = found.filter(({ state }) => TASK_TRANSITIONS[state].transfer !== undefined);
  await moveParties(unit.tx, moved);
  // A draft nobody has seen has nothing to tell.
  const told = moved.filter(({ isIssued }) => isIssued);
  await insertEntries(
    unit.tx,
    told.map((one) =>
      entryOf(unit, one.taskId, by, {
        kind: 'transferred',
        text: one.postTitle,
        from_name: one.fromName,
        to_name: one.toName,
      }),
    ),
  );
  const organs = new Map(moved.map(({ taskId, organId }) => [taskId, organId]));
  await recordHeld(
    unit,
    taskSource,
    [...organs].map(([id, organId]) => ({ id, type: 'task.transferred.v1' as const, organId })),
  );
  return found.length;
}

/** Told by posts of every change, in its transaction; a day to come is followed when it comes. */
export async function followHolders(unit: Unit, changes: readonly PostChange[]): Promise<void> {
  const postIds = [...new Set(changes.map(({ postId }) => postId))];
  if (postIds.length === 0) return;
  while ((await move(unit, civilDateAt(unit.now), postIds, '职务变动')) === AT_ONCE);
}

/** Every day, by the clock of the jobs: first and last days that have come. */
export async function followTaskDates(services: Services): Promise<number> {
  const command = { actor: { accountId: null, name: '职务变动' }, scope: SYSTEM_SCOPE };
  let moved = 0;
  for (let more = true; more; ) {
    const { count } = await services.unitOfWork.commit(command, async (unit) => ({
      count: await move(unit, services.clock.today(), undefined, command.actor.name),
    }));
    moved += count;
    more = count === AT_ONCE;
  }
  return moved;
}

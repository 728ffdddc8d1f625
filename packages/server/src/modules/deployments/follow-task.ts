// A task that is a deployment too has been given another day: so are its lines, unless theirs was changed or they are settled.
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { JobData } from '../../platform/jobs.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { askSource } from './deployments.ledger.ts';
import { moveDueOfTask } from './deployments.store.ts';

/** The office that issues a task need not be the one whose deployment it is: it runs by itself. Twice is once. */
export async function followTaskDue(
  { unitOfWork }: Pick<Services, 'unitOfWork'>,
  { taskId, from, to }: JobData['supervision.due-moved'],
): Promise<void> {
  const command = { actor: { accountId: null, name: '督办任务改期' }, scope: SYSTEM_SCOPE };
  await unitOfWork.commit(command, async (unit) => {
    const asks = await moveDueOfTask(unit.tx, { taskId: taskId as Id<'task'>, from, to });
    await recordHeld(
      unit,
      askSource,
      asks.map(({ id, organId }) => ({
        id,
        type: 'deployment-ask.due-moved.v1',
        data: { from, to },
        organId,
      })),
    );
    return {};
  });
}

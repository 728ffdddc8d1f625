// Reminders of deadlines: three working days before, and every week after; to the liaison or the office, in working hours.
import { addDays, type Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { isWorkday } from '../notices/index.ts';
import { soonUntil } from './deadline.decide.ts';
import { isToEscalate } from './task.decide.ts';
import { lockToRemind, markReminded } from './task-writing.store.ts';
import { type TaskNotice, tell } from './tell.ts';

/** Days between two reminders of a task that is overdue. */
const EVERY_DAYS = 7;
/** So many in one transaction. */
const AT_ONCE = 500;

/** Every working day, by the clock of the jobs, page by page. Answers how many tasks were reminded of. */
export async function remindOfTasks(services: Services, atOnce = AT_ONCE): Promise<number> {
  const today = services.clock.today();
  if (!isWorkday(today)) return 0;
  const command = { actor: { accountId: null, name: '每日提醒' }, scope: SYSTEM_SCOPE };
  const page = { today, soon: soonUntil(today, isWorkday), before: addDays(today, -EVERY_DAYS) };
  let reminded = 0;
  let after: Id<'task'> | undefined;
  do {
    const { count, last } = await services.unitOfWork.commit(command, async (unit) => {
      const tasks = await lockToRemind(unit.tx, SYSTEM_SCOPE, { ...page, after, limit: atOnce });
      await tell(
        unit,
        tasks.map((task) => {
          const facts = { state: task.state, dueOn: task.due_on, repliedOn: task.replied_on };
          const kinds: TaskNotice[] = task.due_on < today ? ['task-overdue'] : ['task-due'];
          if (isToEscalate(facts, today)) kinds.push('escalation-drafted');
          return { task: { ...task, on: task.due_on }, kinds };
        }),
        null,
      );
      const ids = tasks.map(({ id }) => id);
      await markReminded(unit.tx, ids, today);
      return { count: tasks.length, last: tasks.length < atOnce ? undefined : ids.at(-1) };
    });
    reminded += count;
    after = last;
  } while (after !== undefined);
  return reminded;
}

// A report becomes a task (art. 10): the matter as the office words it, not who told, nor their words.
import type { Due, TaskInput } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { Refused, unwrap } from '../../platform/refused.ts';
import {
  type Acting,
  type Chosen,
  factsOf,
  hasOpenTask,
  linkTask,
  lockVersion,
} from './act-on-report.ts';
import { decideTask } from './report.decide.ts';
import { bodiesOf } from './report-places.store.ts';
import type { ReportsContext } from './reports.context.ts';

export interface TaskOfReport {
  readonly issuerOrganId: Id<'organ'>;
  readonly title: string;
  readonly text: string;
  readonly due: Due;
  readonly assignee: TaskInput['assignees'][number];
}

const inputOf = ({ issuerOrganId, title, text, due, assignee }: TaskOfReport): TaskInput => ({
  office: 'safety-office',
  issuerOrganId,
  // That there was a report, and none of it: where it can be read, the office knows.
  source: {
    kind: 'public-report',
    text: '群众举报核查',
    number: null,
    recordId: null,
    findingId: null,
  },
  title,
  text,
  due,
  assignees: [{ ...assignee, role: 'lead' }],
  material: null,
  listing: null,
});

/**
 * Two writes: the task by supervision’s own use case, then the report. Sent again with the same key, the first answers the
 * same task, so that what was broken off between them is completed.
 */
export async function makeTask(
  context: ReportsContext,
  acting: Acting,
  chosen: Chosen,
  task: TaskOfReport,
): Promise<void> {
  const { command, caller } = acting;
  const { request: _, ...plain } = command;
  // A draft that nothing leads to is not made for a report that is elsewhere by now.
  await context.unitOfWork.commit(plain, async (unit) => {
    const row = await lockVersion(unit, acting, chosen);
    const facts = factsOf(row);
    unwrap(decideTask(facts, await hasOpenTask(unit, row)));
    const own = facts.isByOrgan ? await bodiesOf(unit.tx, [row.handler_path]) : [];
    if (facts.isByOrgan && own.every(({ id }) => id !== task.assignee.organId))
      throw new Refused({ code: 'publication.report-upward-only', path: 'body.assignee' });
    return {};
  });
  const { taskId } = await context.draftTask(command, caller, inputOf(task));
  await linkTask(context, { ...acting, command: plain }, chosen, taskId);
}

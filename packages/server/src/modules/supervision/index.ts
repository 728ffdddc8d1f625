// Supervision (art. 10): the module's public face.
export { approvalNeededFor } from './approval.decide.ts';
export { dueDay, type WorkCalendar } from './deadline.decide.ts';
export { draftTask } from './draft-task.ts';
export { TASK_STATE_WORDS } from './export-tasks.ts';
export { followHolders, followTaskDates } from './follow.ts';
export {
  type HeldTasks,
  type TaskTotals,
  tasksHeldIn,
  tasksNamed,
  taskTotalsIn,
} from './held-in-region.store.ts';
export { remindOfTasks } from './remind.ts';
export type { SupervisionContext } from './supervision.context.ts';
export { supervisionConstraints, supervisionErrors } from './supervision.errors.ts';
export { taskSource, townshipListSource } from './supervision.ledger.ts';
export { registerSupervision } from './supervision.routes.ts';
export { taskDocuments } from './task.documents.ts';
export {
  accept,
  approve,
  askExtension,
  close,
  decideOnExtension,
  escalate,
  issue,
  progress,
  reply,
  returnTask,
  withdraw,
} from './task-acts.ts';
export { readdressTasks } from './task-writing.store.ts';
export {
  stagesOfTasks,
  type TaskAtPost,
  type TaskOfFinding,
  type TaskRow,
  type TaskStage,
  taskById,
  tasksAtPosts,
  tasksById,
  tasksOfFindings,
} from './tasks.store.ts';
export { tasksCounted } from './tasks-counted.store.ts';
export { townshipLists } from './township.store.ts';
export { keepTownshipList } from './township-lists.ts';

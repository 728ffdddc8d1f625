// Supervision (art. 10): the module's public face.
export { approvalNeededFor } from './approval.decide.ts';
export { dueDay } from './deadline.decide.ts';
export { followHolders, followTaskDates } from './follow.ts';
export { remindOfTasks } from './remind.ts';
export type { SupervisionContext } from './supervision.context.ts';
export { supervisionConstraints, supervisionErrors } from './supervision.errors.ts';
export { taskSource, townshipListSource } from './supervision.ledger.ts';
export { registerSupervision } from './supervision.routes.ts';
export { readdressTasks } from './task-writing.store.ts';
export { type TaskAtPost, tasksAtPosts } from './tasks.store.ts';

// Deployments 工作部署 (third limb of art. 23): the deployments module's public face.
export { addStep } from './add-step.ts';
export { asksCounted } from './asks-counted.store.ts';
export type { DeploymentsContext } from './deployments.context.ts';
export { deploymentsConstraints, deploymentsErrors } from './deployments.errors.ts';
export { askSource, deploymentImportSource, deploymentSource } from './deployments.ledger.ts';
export { registerDeployments } from './deployments.routes.ts';
export {
  type AskWithHead,
  asksById,
  readdressDeployments,
  type StepRow,
  stepsOf,
} from './deployments.store.ts';
export { followTaskDue } from './follow-task.ts';
export { deploymentsOf } from './for-persons.ts';
export {
  deploymentsHeldIn,
  deploymentsNamed,
  type HeldDeployments,
} from './held-in-region.store.ts';
export { type OpenAskRow, openAsksOf } from './persons.store.ts';
export { deploymentFromTask, recordDeployment } from './record-deployments.ts';
export { remindOfDeployments } from './remind.ts';
export { KIND_WORDS, RESULT_WORDS } from './sheet.columns.ts';

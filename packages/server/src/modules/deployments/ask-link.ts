// Where in the page one ask stands: what notices of it lead to, and by which they are settled.
import type { Id } from '@jinze/kernel';

export const linkOfAsk = (ask: {
  readonly id: Id<'deployment-ask'>;
  readonly deployment_id: Id<'deployment'>;
}): string => `/deployments/${ask.deployment_id}/asks/${ask.id}`;

// Handover (DESIGN §5): the handovers module's public face.
export { followPostChanges } from './follow.ts';
export type { HandoversContext } from './handovers.context.ts';
export { handoversConstraints, handoversErrors } from './handovers.errors.ts';
export { handoverSource } from './handovers.ledger.ts';
export { registerHandovers } from './handovers.routes.ts';
export {
  countHandedOver,
  type HandoverRow,
  handoversById,
  handoversPage,
  readdressHandovers,
  type SignatureRow,
  signaturesOf,
} from './handovers.store.ts';
export { digestOfMatters, mattersOf } from './matters.ts';
export { recordPaper, signHandover, supervise } from './sign-handover.ts';

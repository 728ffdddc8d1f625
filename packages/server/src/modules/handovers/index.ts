// Handover (DESIGN §5): the handovers module's public face.
export { followPostChanges } from './follow.ts';
export { handoversConstraints, handoversErrors } from './handovers.errors.ts';
export { registerHandovers } from './handovers.routes.ts';
export { countHandedOver, readdressHandovers } from './handovers.store.ts';

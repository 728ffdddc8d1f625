// Who may: the access module's public face.
export type { AccessContext, PeopleDirectory, PersonTitle } from './access.context.ts';
export { accessConstraints, accessErrors } from './access.errors.ts';
export { accountSource, auditSource, grantSource } from './access.ledger.ts';
export { can, orderBehind, scopeFor } from './access.policy.ts';
export { registerAccess } from './access.routes.ts';
export {
  accountNamed,
  accountsByCommittee,
  accountsByPerson,
  accountsOfPersons,
  accountToName,
  committeeAccounts,
  deleteExpired,
  liaisonsOf,
  officesOf,
  officesOfAccounts,
  readdressGrants,
  regionsServedBy,
  selvesOfAccounts,
  standingsOf,
} from './access.store.ts';
export { addAccounts, addGrants, endOrderedGrants, type NewGrant } from './accounts.ts';
export { createGate } from './sessions.ts';
export { bootstrapPath } from './setup.ts';

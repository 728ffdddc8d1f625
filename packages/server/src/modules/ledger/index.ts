// Proof: the ledger module's public face.
export { checkNext, fsck } from './check.ts';
export {
  type PlacedVersion,
  type RecordStanding,
  standingOf,
} from './evidence-files.store.ts';
export {
  type LogState,
  logState,
  packageOfRecords,
  receiptsByIndex,
} from './evidence-files.ts';
export { requestsFor, type Taken, takeAnswers } from './exchange.ts';
export {
  type Found,
  type KnownFound,
  listOpen,
  type OpenFindings,
  raise,
  type Settled,
  type SettleRefusal,
  settle,
} from './findings.ts';
export { refuseSealedOff } from './handed-out.ts';
export { registerHandouts } from './handouts.routes.ts';
export type { Erasers, LedgerContext, LedgerNeeds } from './ledger.context.ts';
export { ledgerConstraints, ledgerErrors } from './ledger.errors.ts';
export {
  publicPlaceOf,
  publicReceiptOf,
  registerReceipts,
  registerStatus,
} from './ledger.routes.ts';
export { type LedgerOptions, type OpenedLedger, openLedger, WITNESS_FILE } from './open-ledger.ts';
export {
  type EvidenceOfLog,
  personEvidence,
  recordsEvidence,
  unsealedEvidence,
} from './person-evidence.store.ts';
export { beginRotation, finishRotation, replaceLost } from './rotate.ts';
export { newestCheckpoint } from './seal.store.ts';
export { type Sealing, sealAndSign, startSealer, startTurns } from './sealer.ts';
export { registerTiles } from './tiles.routes.ts';
export { anchorNewest, beat, beatIfSilent } from './time-leaves.ts';
export { handoutSource, restrictionSource } from './two-persons.ledger.ts';

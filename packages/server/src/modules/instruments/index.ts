// The instruments themselves: the module's public face.
export { adopt } from './change-local-rules.ts';
export { importLocalInstrument } from './import-local-instrument.ts';
export { instrumentsConstraints, instrumentsErrors } from './instruments.errors.ts';
export { adoptionSource, instrumentSource } from './instruments.ledger.ts';
export { localInstrumentWorkbook, registerInstruments } from './instruments.routes.ts';
export { readdressInstruments } from './instruments.store.ts';
export { LOCAL_COLUMNS, type LocalColumn } from './local-instrument.columns.ts';
export { factsAt, type LocalRules, loadLocalRules, titlesOf } from './local-rules.ts';
export { datesOfRules, type RuleDate } from './rule-dates.ts';

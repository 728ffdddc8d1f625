// Accidents as known: the accidents module's public face.
export type { AccidentsContext } from './accidents.context.ts';
export { accidentsConstraints, accidentsErrors } from './accidents.errors.ts';
export { accidentSource } from './accidents.ledger.ts';
export { registerAccidents } from './accidents.routes.ts';
export {
  type AccidentRow,
  accidentsInField,
  accidentsOf,
  factsOf,
  readdressAccidents,
} from './accidents.store.ts';
export { GRADE_WORDS } from './export-accidents.ts';
export { correctAccident, recordAccident, withdrawAccident } from './record-accident.ts';

// Accidents as known: the accidents module's public face.
export { accidentsConstraints, accidentsErrors } from './accidents.errors.ts';
export { accidentSource } from './accidents.ledger.ts';
export { registerAccidents } from './accidents.routes.ts';
export {
  type AccidentRow,
  accidentsInField,
  accidentsOf,
  readdressAccidents,
} from './accidents.store.ts';
export { recordAccident } from './record-accident.ts';

// Accidents as known over time, with grade, timetable and chain: the accidents module's public face.

export { accidentDocuments } from './accident.documents.ts';
export { GRADE_WORDS, NATURE_WORDS } from './accident.words.ts';
export {
  type AccidentForCase,
  accidentForCase,
  accidentsForCases,
  recordsOfAccident,
} from './accident-for-case.ts';
export type { AccidentsContext, CaseContext } from './accidents.context.ts';
export { accidentsConstraints, accidentsErrors } from './accidents.errors.ts';
export {
  accidentSource,
  caseAccessSource,
  findingSource,
  milestoneSource,
  momentSource,
} from './accidents.ledger.ts';
export { registerAccidents } from './accidents.routes.ts';
export {
  type AccidentRow,
  accidentsByIds,
  accidentsInField,
  accidentsOf,
  factsOf,
  readdressAccidents,
} from './accidents.store.ts';
export { accidentsCounted } from './accidents-counted.store.ts';
export { type AccidentInTenure, accidentsInTenures } from './accidents-in-tenures.ts';
export { callApart, quoted } from './call-apart.ts';
export { scopeOfNamed } from './case-access.store.ts';
export { type ChainAsked, chainOf } from './chain.ts';
export { chainPersons } from './chain-persons.ts';
export { countByGrade, type GradeCounts } from './count-by-grade.ts';
export { saidOfAccident } from './export-accidents.ts';
export type { FindingRow } from './findings.store.ts';
export {
  accidentsHeldIn,
  accidentsNamed,
  evaluationsHeldIn,
  type HeldAccidents,
} from './held-in-region.store.ts';
export type { MilestoneRow } from './milestones.store.ts';
export { grantAccess, type NewAccess } from './name-for-case.ts';
export { correctAccident, recordAccident, withdrawAccident } from './record-accident.ts';
export { addFinding, type NewFinding } from './record-finding.ts';
export { addMilestone, correctMilestone, noteMilestone } from './record-milestone.ts';
export { addMoment, type NewMoment } from './record-moment.ts';
export { findingsInScope, milestonesInScope } from './records-by-id.ts';

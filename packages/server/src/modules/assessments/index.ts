// Assessments 考核 (art. 10, 12, 13, 14): the assessments module's public face.

export { type AssessmentsContext, officesHeld } from './assessments.context.ts';
export { assessmentsConstraints, assessmentsErrors } from './assessments.errors.ts';
export {
  assessedSource,
  contestSource,
  exerciseSource,
  markSource,
  schemeSource,
} from './assessments.ledger.ts';
export { registerAssessments } from './assessments.routes.ts';
export { changeFacts } from './change-facts.ts';
export { chooseConsequence } from './choose-consequence.ts';
export { approve, finalise, notify, propose } from './conclude-exercise.ts';
export { remindOfConsequences } from './consequences.ts';
export { contestFact, decideContest } from './contest-facts.ts';
export { coverageDocuments } from './coverage.documents.ts';
export { enterFact } from './enter-facts.ts';
export { exerciseDocuments } from './exercise.documents.ts';
export { readdressAssessments } from './exercises.store.ts';
export {
  type FinalBody,
  type FinalExercise,
  finalExercises,
  finalGradesOfBodies,
  finalResultsOfPersons,
} from './final-results.store.ts';
export { giveMark } from './give-mark.ts';
export { objectTo } from './objections.ts';
export { addSubjects, assignScorer, prepareExercise } from './prepare-exercise.ts';
export { proposalSlip } from './proposal.documents.ts';
export { readProposal } from './read-proposal.ts';
export { changeUse, recordUse, withdrawUse } from './record-result-use.ts';
export { rescoreStale } from './rescore.ts';
export type {
  CommendationDecree,
  IssuedLetter,
  ResultUsesContext,
  UseSources,
} from './result-use.context.ts';
export { resultUsesConstraints, resultUsesErrors } from './result-use.errors.ts';
export { resultUseSource } from './result-use.ledger.ts';
export { registerResultUses } from './result-use.routes.ts';
export { readdressResultUses } from './result-use.store.ts';
export { closeScoring, openScoring, openSelfAssessment } from './run-exercise.ts';
export { registerSchemes } from './schemes.routes.ts';
export { draftScheme, issueScheme } from './schemes.ts';
export { scoreDocuments } from './score.documents.ts';
export { subjectDocuments } from './subject.documents.ts';
export { tellTerms } from './tell-terms.ts';
export { tellGrades } from './told-results.store.ts';

// The law as dated data and pure functions: the package's public face.

export { ACCIDENT_INSTRUMENTS } from './accident-law.ts';
export { GRADE_NAMES, SECTOR_NAMES, toldName } from './accident-names.ts';
export type {
  AccountabilityAccident,
  AccountabilityInput,
  AccountabilityLimb,
  AccountabilityOutput,
  AccountabilityRefusal,
  ArticleAnswer,
  CircumstanceAnswer,
  JudgedDeployment,
  JudgedDuty,
  MeasureOption,
  PostAtTheTime,
} from './accountability.shape.ts';
export { type AccountabilityKnowledge, accountability } from './accountability.ts';
export { APPEALS, type Appeal, familyOf } from './appeals.ts';
export { keysOfWindow } from './bars.keys.ts';
export {
  type AppraisalYear,
  BAR_KEYS,
  type BarKey,
  type BarsInput,
  type BarsKnowledge,
  type BarsOutput,
  type BarsRefusal,
  type BarWindow,
  type CombinedBar,
  type CombinedBars,
  type LocalBar,
  type OtherReading,
  type TakenMeasure,
  type VetoBar,
} from './bars.shape.ts';
export { barStates, bars } from './bars.ts';
export { citedClause, regulationClause } from './cited-clause.ts';
export { USUAL_ORGANS } from './duties.local.ts';
export type {
  Conflict,
  DutiesFacts,
  DutiesInput,
  DutiesOutput,
  DutiesRefusal,
  DutyItem,
  Requirement,
} from './duties.shape.ts';
export { duties } from './duties.ts';
export { askedText, requirementText } from './duties.words.ts';
export type {
  EligibilityAccident,
  EligibilityInput,
  EligibilityOutput,
  EligibilityRefusal,
  ForJudgement,
} from './eligibility.shape.ts';
export { type EligibilityKnowledge, eligibility, eligibilityAnswer } from './eligibility.ts';
export {
  allOf,
  type Basis,
  type Conclusion,
  conclude,
  type Ground,
  groundsOf,
  LANGUAGES,
  type Language,
  type Missing,
  type Reason,
  sentence,
} from './frame.ts';
export { fulfilmentOf, fulfilmentStates, type ItemStanding } from './fulfilment.answer.ts';
export {
  type AskedItem,
  type AskedRequirement,
  FULFILMENT_STATES,
  type Fulfilment,
  type FulfilmentDeployment,
  type FulfilmentFacts,
  type FulfilmentInput,
  type FulfilmentKnowledge,
  type FulfilmentOutput,
  type FulfilmentRecord,
  type FulfilmentRefusal,
  type FulfilmentState,
  type Gap,
  ITEM_STATES,
  type ItemResult,
  type ItemState,
  type KeyPeriod,
  type LateRule,
  LIMBS,
  type Limb,
  type NotCounted,
  type NotMetFinding,
  type Occasion,
  RECORD_ROLES,
  type Readiness,
  type RequirementResult,
  type SliceResult,
  type YearAmounts,
} from './fulfilment.shape.ts';
export { fulfilment } from './fulfilment.ts';
export { type Graded, gradeOf } from './grade.judge.ts';
export type {
  AccidentGrade,
  AccidentNature,
  Casualties,
  CouldRise,
  GradeInput,
  GradeOutput,
  GradeRefusal,
  InvestigatedBy,
  RegradeUntil,
} from './grade.shape.ts';
export { grade } from './grade.ts';
export {
  type Article,
  type Instrument,
  instruments,
  type KeyPoint,
  type ProvisionItem,
  provisionOf,
  REGULATION,
  type SourceStatus,
} from './instruments.ts';
export { type InvestigatedPerson, type Investigation, investigations } from './investigations.ts';
export {
  type LocalInstrument,
  type LocalRequirement,
  localInstruments,
  localRequirements,
  localRequirementsOf,
  type Placement,
  placements,
} from './local-instruments.ts';
export {
  MEASURE_ROWS,
  type MeasureRow,
  measureInstrumentTitle,
  measureName,
  measureRow,
  type Term,
} from './measures.ts';
export * from './names.ts';
export type { Adoption } from './overlay.ts';
export { fullNameOf, type Place, places, resolvePlace } from './places.ts';
export { REFUSAL_WORDS } from './refusals.words.ts';
export { builtInScheme, builtInSchemes } from './schemes.ts';
export type { SchemeFault } from './score.check.faults.ts';
export { checkScheme } from './score.check.ts';
export type { ItemJudged, ScoreJudged, SectionJudged } from './score.judge.ts';
export type {
  Amount,
  FactFrom,
  Scheme,
  SchemeCondition,
  SchemeConsequence,
  SchemeGrade,
  SchemeItem,
  SchemeQuota,
  SchemeRule,
  SchemeSection,
  SchemeVeto,
  VetoAct,
} from './score.scheme.ts';
export {
  type Settled,
  type SettledQuota,
  type SettledSubject,
  type SubjectResult,
  settleGrades,
} from './score.settle.ts';
export type {
  Adjustment,
  AskedFact,
  FactValue,
  ItemScore,
  ScoreFact,
  ScoreFacts,
  ScoreInput,
  ScoreOutput,
  ScoreRefusal,
  SectionScore,
  UsedFact,
  VetoResult,
} from './score.shape.ts';
export { type Scorer, sayScore, score, scorer } from './score.ts';
export {
  ACCIDENT_GRADES_UPWARD,
  type PerhapsCounted,
  type TalkAccident,
  type TalkGrade,
  type TalkKnowledge,
  type TalkTriggersInput,
  type TalkTriggersOutput,
  type TalkTriggersRefusal,
  type Trigger,
} from './talk-triggers.shape.ts';
export { talkTriggers } from './talk-triggers.ts';
export type {
  Instant,
  Step,
  TimetableInput,
  TimetableOutput,
  TimetableRefusal,
} from './timetable.shape.ts';
export { timetable } from './timetable.ts';
export { TOPICS } from './topics.ts';
export { trainedRegions, training } from './training.ts';
export { RULES_VERSION } from './version.ts';

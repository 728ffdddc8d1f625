// What the page needs to preview a scheme while it is being written: the checker, the scorer and the regulation's points.
export { type Article, provisionOf, REGULATION } from './instruments.ts';
export { builtInSchemes } from './schemes.ts';
export type { SchemeFault } from './score.check.faults.ts';
export { checkScheme } from './score.check.ts';
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
} from './score.scheme.ts';
export type { AskedFact, FactValue, ScoreFacts, ScoreOutput } from './score.shape.ts';
export { sayScore, scorer } from './score.ts';

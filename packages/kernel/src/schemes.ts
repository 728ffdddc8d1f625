// The closed lists an assessment scheme is made of.

/** How a rule comes to its points. */
export const SCHEME_RULE_KINDS = [
  'done',
  'count',
  'ratio',
  'deadline',
  'occurrence',
  'untrue',
  'manual',
  'duties',
] as const;
export type SchemeRuleKind = (typeof SCHEME_RULE_KINDS)[number];

/** An item starts full and loses, only adds, or only takes away. */
export const SCHEME_ITEM_KINDS = ['score', 'bonus', 'deduction'] as const;
export type SchemeItemKind = (typeof SCHEME_ITEM_KINDS)[number];

/** Where a fact is taken from; `scorer` and `office` are people. */
export const FACT_SOURCES = [
  'duties',
  'records',
  'deployments',
  'tasks',
  'accidents',
  'inspections',
  'publication',
  'scorer',
  'office',
] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

/** What of a source is counted, where it has several things to count; absent in records: the records. */
export const FACT_COUNTS = [
  'records',
  'accidents',
  'deaths',
  'asked',
  'done',
  'overdue',
  'findings',
  'repeats',
  'untrue',
  'published',
  'late',
] as const;
export type FactCount = (typeof FACT_COUNTS)[number];

/** What kind of value a rule is told. */
export const FACT_KINDS = ['yes-no', 'number', 'by-period', 'day', 'points', 'duties'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** 直接定为某等次, 总分按零分计, 降低一个等次. */
export const VETO_EFFECTS = ['grade', 'zero', 'lower-grade'] as const;
export type VetoEffect = (typeof VETO_EFFECTS)[number];

/** Only an act of the Party centre, the state or a province may lay down a veto. */
export const VETO_ISSUERS = ['national', 'provincial'] as const;
export type VetoIssuer = (typeof VETO_ISSUERS)[number];

/** What kind of thing follows from a result: a written report, 约谈, 表彰, 作为参考. */
export const CONSEQUENCE_KINDS = ['report', 'talk', 'honour', 'reference'] as const;
export type ConsequenceKind = (typeof CONSEQUENCE_KINDS)[number];

export const SUBJECT_KINDS = ['body', 'person'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** 党委和政府一并考核 or 分别考核. */
export const PARTY_AND_GOVERNMENT = ['together', 'apart'] as const;
export type PartyAndGovernment = (typeof PARTY_AND_GOVERNMENT)[number];

/** What may end a deduction or a bonus early. */
export const SCORE_CAPS = ['rule', 'item', 'section', 'role'] as const;
export type ScoreCap = (typeof SCORE_CAPS)[number];

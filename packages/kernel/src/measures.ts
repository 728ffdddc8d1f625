// The closed lists of what follows accountability: measures, what they forbid, what is asked of a person.

/** Every measure of article 19 and of the laws it points to; rows of measures.json, lightest first within a family. */
export const MEASURE_NAMES = {
  'party-warning': '党内警告',
  'party-serious-warning': '党内严重警告',
  'party-post-removal': '撤销党内职务',
  'party-probation': '留党察看',
  'party-expulsion': '开除党籍',
  'admin-warning': '政务警告',
  'admin-demerit': '政务记过',
  'admin-serious-demerit': '政务记大过',
  'admin-downgrade': '政务降级',
  'admin-post-removal': '政务撤职',
  'admin-dismissal': '政务开除',
  suspension: '停职检查',
  reassignment: '调整职务',
  'ordered-resignation': '责令辞职',
  'accountable-resignation': '引咎辞职',
  'removal-from-post': '免职',
  demotion: '降职',
  admonition: '诫勉',
  'circulated-criticism': '通报',
} as const;
export type MeasureId = keyof typeof MEASURE_NAMES;
export type MeasureName = (typeof MEASURE_NAMES)[MeasureId];
export const MEASURE_IDS = Object.keys(MEASURE_NAMES) as readonly MeasureId[];

/** In the order of article 19: 通报、诫勉、停职检查、调整职务、责令辞职、降职、免职, then sanctions, the lightest first in each. */
export const MEASURES_IN_ORDER: readonly MeasureId[] = [
  'circulated-criticism',
  'admonition',
  'suspension',
  'reassignment',
  'ordered-resignation',
  'accountable-resignation',
  'demotion',
  'removal-from-post',
  ...MEASURE_IDS.filter((id) => id.startsWith('party-') || id.startsWith('admin-')),
];

export const MEASURE_FAMILIES = ['party-discipline', 'administrative', 'organisational'] as const;
export type MeasureFamily = (typeof MEASURE_FAMILIES)[number];

/** What a bar forbids while it runs. */
export const PROHIBITIONS = [
  'promotion',
  'important-appointment',
  'leadership-post',
  'higher-post',
  'equal-or-higher-post',
  'equal-or-higher-party-post',
  'any-public-post',
  'grade-rise',
  'pay-rise',
  'honours',
  'readmission',
  'duty',
] as const;
export type Prohibition = (typeof PROHIBITIONS)[number];

/** What a measure does to the annual appraisal of a year, lightest first. */
export const APPRAISAL_EFFECTS = ['not-excellent', 'comment-only', 'incompetent'] as const;
export type AppraisalEffect = (typeof APPRAISAL_EFFECTS)[number];

export const BAR_STATES = ['none', 'until', 'permanent', 'cannot-tell'] as const;
export type BarState = (typeof BAR_STATES)[number];

export const ELIGIBILITY_QUESTIONS = [
  'promotion',
  'important-appointment',
  'honour',
  'excellent-appraisal',
  'commendation-timely',
  'commendation-periodic',
] as const;
export type EligibilityQuestion = (typeof ELIGIBILITY_QUESTIONS)[number];

export const ELIGIBILITY_ANSWERS = ['barred', 'no-bar-recorded', 'cannot-tell'] as const;
export type EligibilityAnswer = (typeof ELIGIBILITY_ANSWERS)[number];

/** 立案: `filed` forbids by law, and only the competent organ says it; what is absent is `unknown`. */
export const OPEN_CASES = [
  'filed',
  'accountability-open',
  'accident-under-investigation',
  'none',
  'unknown',
] as const;
export type OpenCase = (typeof OPEN_CASES)[number];

/** 年度考核等次, best first. */
export const APPRAISAL_NAMES = {
  excellent: '优秀',
  competent: '称职',
  'basically-competent': '基本称职',
  incompetent: '不称职',
  'comment-only': '不定等次',
} as const;
export type AppraisalResult = keyof typeof APPRAISAL_NAMES;
export type AppraisalName = (typeof APPRAISAL_NAMES)[AppraisalResult];
export const APPRAISAL_RESULTS = Object.keys(APPRAISAL_NAMES) as readonly AppraisalResult[];

/** 安全生产工作考核等次, best first. */
export const ASSESSMENT_NAMES = {
  excellent: '优秀',
  good: '良好',
  qualified: '合格',
  unqualified: '不合格',
} as const;
export type AssessmentGrade = keyof typeof ASSESSMENT_NAMES;
export type AssessmentName = (typeof ASSESSMENT_NAMES)[AssessmentGrade];
export const ASSESSMENT_GRADES = Object.keys(ASSESSMENT_NAMES) as readonly AssessmentGrade[];

/** Where the person is now. */
export const WHEREABOUTS = [
  'in-post',
  'transferred',
  'promoted',
  'retired',
  'left',
  'deceased',
] as const;
export type Whereabouts = (typeof WHEREABOUTS)[number];

/** What articles 21 to 25 weigh. */
export const ACCOUNTABILITY_FACTORS = [
  'poorWorkCausedIt',
  'lossWidened',
  'seriousSocialEffect',
  'principalResponsibility',
  'voluntaryRemedy',
  'lossReduced',
  'effectRepaired',
  'badNature',
  'graveConsequences',
  'conditionsLacking',
] as const;
export type AccountabilityFactor = (typeof ACCOUNTABILITY_FACTORS)[number];

/** The five circumstances of article 18. */
export const CIRCUMSTANCES = [1, 2, 3, 4, 5] as const;
export type Circumstance = (typeof CIRCUMSTANCES)[number];

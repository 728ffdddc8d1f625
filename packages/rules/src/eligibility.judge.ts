// What stands against a person in one question: bars, an open case, accidents, appraisals. Codes only; words come later.
import {
  APPRAISAL_NAMES,
  type AppraisalResult,
  ASSESSMENT_NAMES,
  type AssessmentGrade,
  type EligibilityAnswer,
  type EligibilityQuestion,
  yearOf,
} from '@jinze/kernel';
import { appraisalYears, barOf, type Weighed, weigh } from './bars.combine.ts';
import { BAR_KEYS, type BarKey, type CombinedBar } from './bars.shape.ts';
import type { EligibilityAccident, EligibilityInput } from './eligibility.shape.ts';
import type { Compared } from './frame.ts';

/** One thing that bars, or of which it cannot be told whether it does. */
export interface Obstacle {
  readonly code: string;
  readonly isSure: boolean;
  /** What would settle it, by code. */
  readonly settles?: string;
  readonly compared?: Compared;
}

export interface EligibilityJudged {
  readonly answer: EligibilityAnswer;
  readonly weighed: Weighed;
  /** The bar of the question; undefined for the appraisal, which goes by years. */
  readonly bar: CombinedBar | undefined;
  readonly obstacles: readonly Obstacle[];
}

const KEY_OF: Readonly<Record<Exclude<EligibilityQuestion, 'excellent-appraisal'>, BarKey>> = {
  promotion: 'promotion',
  'important-appointment': 'importantAppointment',
  honour: 'honours',
  'commendation-timely': 'honours',
  'commendation-periodic': 'honours',
};
const PLACE_OF = {
  promotion: BAR_KEYS.indexOf(KEY_OF.promotion),
  'important-appointment': BAR_KEYS.indexOf(KEY_OF['important-appointment']),
  honour: BAR_KEYS.indexOf(KEY_OF.honour),
  'commendation-timely': BAR_KEYS.indexOf(KEY_OF['commendation-timely']),
  'commendation-periodic': BAR_KEYS.indexOf(KEY_OF['commendation-periodic']),
} as const;

const isCommendation = (question: EligibilityQuestion) =>
  question === 'commendation-timely' || question === 'commendation-periodic';
export const isAppointment = (question: EligibilityQuestion) =>
  question === 'promotion' || question === 'important-appointment';

/** The id of a value written by id or Chinese name; undefined: not known. */
function idIn<Id extends string>(
  names: Readonly<Record<Id, string>>,
  given: string | undefined,
): Id | undefined {
  if (given === undefined || given === 'unknown') return undefined;
  for (const id of Object.keys(names) as Id[]) if (id === given || names[id] === given) return id;
  return undefined;
}

const appraisalOf = ({ lastAppraisal }: EligibilityInput): AppraisalResult | undefined =>
  idIn(APPRAISAL_NAMES, lastAppraisal);
const assessmentOf = ({ assessmentGrade }: EligibilityInput): AssessmentGrade | undefined =>
  idIn(ASSESSMENT_NAMES, assessmentGrade);

function ofCase({ openCase = 'unknown' }: EligibilityInput): Obstacle | undefined {
  if (openCase === 'none') return undefined;
  if (openCase === 'filed') return { code: 'eligibility.case-filed', isSure: true };
  return {
    code: `eligibility.case-${openCase}`,
    isSure: false,
    settles: `eligibility.missing-case-${openCase}`,
  };
}

/** 选拔任用工作条例 art. 24: a candidate's last appraisal; what is not on record is left for judgement. */
function ofAppraisal(input: EligibilityInput): Obstacle | undefined {
  const { lastAppraisal } = input;
  if (lastAppraisal === undefined) return undefined;
  if (lastAppraisal === 'unknown')
    return {
      code: 'eligibility.appraisal-unknown',
      isSure: false,
      settles: 'eligibility.missing-appraisal',
    };
  const appraisal = appraisalOf(input);
  if (appraisal === 'comment-only')
    return {
      code: 'eligibility.appraisal-comment-only',
      isSure: false,
      settles: 'eligibility.missing-appraisal-rule',
    };
  if (appraisal !== 'basically-competent' && appraisal !== 'incompetent') return undefined;
  return {
    code: 'eligibility.appraisal-low',
    isSure: true,
    compared: { appraisal: APPRAISAL_NAMES[appraisal] },
  };
}

/** Art. 17: 考核中成绩优秀. */
function ofAssessment(input: EligibilityInput): Obstacle | undefined {
  const grade = assessmentOf(input);
  if (grade === 'excellent') return undefined;
  if (grade === undefined)
    return {
      code: 'eligibility.assessment-unknown',
      isSure: false,
      settles: 'eligibility.missing-assessment',
    };
  return {
    code: 'eligibility.assessment-not-excellent',
    isSure: true,
    compared: { grade: ASSESSMENT_NAMES[grade] },
  };
}

function ofYears(input: EligibilityInput, weighed: Weighed): Obstacle | undefined {
  const { year = yearOf(input.asOf) } = input;
  const { effects, cannotTell } = appraisalYears(weighed, input.asOf);
  const compared = { year };
  const effect = effects.find((one) => one.year === year);
  if (effect !== undefined)
    return { code: `eligibility.year-${effect.effect}`, isSure: true, compared };
  if (!cannotTell.includes(year)) return undefined;
  return {
    code: 'eligibility.year-open',
    isSure: false,
    settles: 'eligibility.missing-year',
    compared,
  };
}

function ofBar({ state, until, orUntil }: CombinedBar): Obstacle | undefined {
  if (state === 'none') return undefined;
  if (state === 'cannot-tell')
    return { code: 'eligibility.bar-open', isSure: false, settles: 'eligibility.missing-bar' };
  if (state === 'permanent') return { code: 'eligibility.bar-permanent', isSure: true };
  return until === undefined
    ? { code: 'eligibility.bar-at-least', isSure: true, compared: { orUntil: orUntil ?? '' } }
    : { code: 'eligibility.bar-until', isSure: true, compared: { until } };
}

const UNAPPROVED = {
  isSure: false,
  settles: 'eligibility.missing-report',
} as const;

/** Whether a measure on record is for this accident: by its name, or because there is no other it could be for. */
function pursuedFor(
  { decided }: Weighed,
  accident: string,
  among: number,
): 'yes' | 'no' | 'unnamed' {
  let isUnnamed = false;
  for (const { taken } of decided)
    if (taken.accident === accident) return 'yes';
    else if (taken.accident === undefined && taken.because === 'accident') isUnnamed = true;
  if (!isUnnamed) return 'no';
  return among === 1 ? 'yes' : 'unnamed';
}

/** Whether the accident's own outcome is still open for this person, whatever is asked. */
function ofAccident(
  { id: accident, reportApproved, answersFor }: EligibilityAccident,
  weighed: Weighed,
  among: number,
): Obstacle | undefined {
  const compared = { accident };
  if (!reportApproved) return { code: 'eligibility.report-not-approved', ...UNAPPROVED, compared };
  if (answersFor === 'unknown')
    return {
      code: 'eligibility.answers-unknown',
      isSure: false,
      settles: 'eligibility.missing-answers',
      compared,
    };
  // Art. 20 follows being held to account: until the decision is on record nobody can say what it bars.
  const pursued = answersFor === 'yes' ? pursuedFor(weighed, accident, among) : 'yes';
  if (pursued === 'yes') return undefined;
  const isUnnamed = pursued === 'unnamed';
  return {
    code: isUnnamed ? 'eligibility.answers-unnamed' : 'eligibility.answers-undecided',
    isSure: false,
    settles: isUnnamed ? 'eligibility.missing-named-decision' : 'eligibility.missing-decision',
    compared,
  };
}

/** Who answers for an accident, or belongs to the body that does, is not honoured for its rescue: art. 22 at most. */
function ofRescue(accident: EligibilityAccident, isNamed: boolean): Obstacle | undefined {
  const { id, reportApproved, answersFor, ofResponsibleBody } = accident;
  const compared = { accident: id };
  if (answersFor === 'no' && ofResponsibleBody === 'no' && reportApproved) return undefined;
  if (!reportApproved) return { code: 'eligibility.rescue-not-approved', ...UNAPPROVED, compared };
  const isResponsible = answersFor === 'yes' || ofResponsibleBody === 'yes';
  if (!isResponsible)
    return {
      code: 'eligibility.rescue-unknown',
      isSure: false,
      settles: 'eligibility.missing-responsibility',
      compared,
    };
  const whose = answersFor === 'yes' ? 'answers' : 'body';
  if (isNamed) return { code: `eligibility.rescue-${whose}`, isSure: true, compared };
  return {
    code: `eligibility.rescue-perhaps-${whose}`,
    isSure: false,
    settles: 'eligibility.missing-merit',
    compared,
  };
}

function addOfAccidents(input: EligibilityInput, weighed: Weighed, found: Obstacle[]): void {
  const { accidents, accident: named, question } = input;
  if (accidents === undefined) {
    if (named !== undefined && isCommendation(question))
      found.push({
        code: 'eligibility.rescue-unknown',
        isSure: false,
        settles: 'eligibility.missing-responsibility',
        compared: { accident: named },
      });
    return;
  }
  for (const accident of accidents) {
    const open = ofAccident(accident, weighed, accidents.length);
    if (open !== undefined) found.push(open);
    if (!isCommendation(question)) continue;
    const isNamed = accident.id === named;
    // Named or not: without a name the merit may be this rescue.
    if (!isNamed && (named !== undefined || !accident.rescuedIn)) continue;
    const guard = ofRescue(accident, isNamed);
    if (guard !== undefined) found.push(guard);
  }
}

const NO_OBSTACLES: readonly Obstacle[] = [];

/** The answer with everything that stands against it: one sure obstacle bars, otherwise one open one leaves it open. */
export function judgeEligibility(input: EligibilityInput): EligibilityJudged {
  const { question, asOf } = input;
  const weighed = weigh(input);
  const found: Obstacle[] = [];
  const add = (one: Obstacle | undefined) => {
    if (one !== undefined) found.push(one);
  };
  let bar: CombinedBar | undefined;
  if (question === 'excellent-appraisal') add(ofYears(input, weighed));
  else {
    const at = PLACE_OF[question];
    bar = barOf(weighed.least[at], weighed.most[at], asOf);
    add(ofBar(bar));
  }
  add(ofCase(input));
  if (isAppointment(question)) add(ofAppraisal(input));
  if (question === 'commendation-periodic') add(ofAssessment(input));
  addOfAccidents(input, weighed, found);
  let answer: EligibilityAnswer = 'no-bar-recorded';
  for (const { isSure } of found)
    if (isSure) answer = 'barred';
    else if (answer === 'no-bar-recorded') answer = 'cannot-tell';
  return { answer, weighed, bar, obstacles: found.length === 0 ? NO_OBSTACLES : found };
}

// Topic `eligibility`: whether a recorded bar stands against a promotion, an honour or a commendation; never a verdict.
import {
  type CivilDate,
  type EligibilityAnswer,
  ok,
  type Result,
  refuse,
  yearOf,
} from '@jinze/kernel';
import { decidedOnOf, groundsOfSpan, stateOf } from './bars.say.ts';
import { endedOnOf } from './bars.spans.ts';
import { missingOfBars, refusalOfMeasures } from './bars.ts';
import { BARS_WORDS, forbidden } from './bars.words.ts';
import {
  type EligibilityJudged,
  isAppointment,
  judgeEligibility,
  type Obstacle,
} from './eligibility.judge.ts';
import type {
  EligibilityInput,
  EligibilityOutput,
  EligibilityRefusal,
  ForJudgement,
} from './eligibility.shape.ts';
import { ELIGIBILITY_WORDS } from './eligibility.words.ts';
import {
  type Basis,
  type Compared,
  distinctBasis,
  type Ground,
  type Language,
  type Missing,
  reasonsIn,
  sentence,
} from './frame.ts';
import { measureName, OVERLAP, ofRegulation } from './measures.ts';
import { RULES_VERSION } from './version.ts';

export interface EligibilityKnowledge {
  readonly language?: Language;
}

const WORDS = { ...BARS_WORDS, ...ELIGIBILITY_WORDS };

const VETO = ofRegulation(20);
const TIMELY = ofRegulation(16);
const PERIODIC = ofRegulation(17);
const LIGHTER = ofRegulation(22);

/** The clause behind an obstacle; bars have those of their windows. */
function basisOf({ code }: Obstacle): readonly Basis[] {
  if (code.startsWith('eligibility.case-')) return [OVERLAP.underInvestigation];
  if (code.startsWith('eligibility.appraisal-')) return [OVERLAP.conditions];
  if (code.startsWith('eligibility.assessment-')) return [PERIODIC];
  if (code.startsWith('eligibility.year-')) return [OVERLAP.appraisalHeavier];
  if (code.startsWith('eligibility.rescue-')) return [TIMELY, LIGHTER];
  if (code.startsWith('eligibility.bar-')) return [];
  return [VETO];
}

function refusalOf(input: EligibilityInput): EligibilityRefusal | undefined {
  const refusal = refusalOfMeasures(input);
  if (refusal !== undefined) return refusal;
  const { accidents, accident } = input;
  if (accidents === undefined) return undefined;
  for (const [at, { id }] of accidents.entries())
    if (accidents.findIndex((one) => one.id === id) < at)
      return {
        code: 'rules.same-accident-twice',
        path: `accidents.${at}.id`,
        values: { given: id },
      };
  if (accident === undefined || accidents.some(({ id }) => id === accident)) return undefined;
  return { code: 'rules.no-such-accident', path: 'accident', values: { given: accident } };
}

/** The answer alone, without words: for many persons at once. */
export function eligibilityAnswer(
  input: EligibilityInput,
): Result<EligibilityAnswer, EligibilityRefusal> {
  const refusal = refusalOf(input);
  return refusal === undefined ? ok(judgeEligibility(input).answer) : refuse(refusal);
}

interface Until {
  readonly until?: CivilDate;
  readonly orUntil?: CivilDate;
}

/** Only what is barred by days alone has a last day; the year of an appraisal ends with it. */
function untilOf(input: EligibilityInput, { answer, bar, obstacles }: EligibilityJudged): Until {
  if (answer !== 'barred') return {};
  const sure = obstacles.filter(({ isSure }) => isSure);
  if (sure.every(({ code }) => code.startsWith('eligibility.year-')))
    return { until: `${input.year ?? yearOf(input.asOf)}-12-31` as CivilDate };
  if (!sure.every(({ code }) => code === 'eligibility.bar-until')) return {};
  const { until, orUntil } = bar ?? {};
  return {
    ...(until === undefined ? {} : { until }),
    ...(orUntil === undefined ? {} : { orUntil }),
  };
}

function judgements(
  input: EligibilityInput,
  { weighed }: EligibilityJudged,
  language: Language,
): readonly ForJudgement[] {
  const { asOf, question, accidents = [] } = input;
  const found: ForJudgement[] = [];
  const add = (code: string, values: Compared = {}) =>
    found.push({ code, text: sentence(WORDS, code, language, values) });
  for (const span of weighed.spans) {
    const { row, to = '', term, rule } = span;
    const values = { measure: measureName(row, language), decidedOn: decidedOnOf(span), to };
    if (stateOf(span, asOf) === 'ended') add('eligibility.judge-ended', values);
    else if (term.unverified.length > 0 && rule !== 'bars.local')
      add('eligibility.judge-unverified', {
        ...values,
        forbids: forbidden(term.unverified, language),
      });
  }
  const withSpan = new Set(weighed.spans.flatMap(({ decisions }) => decisions.map(({ id }) => id)));
  for (const { id, row, taken } of weighed.decided)
    if (!withSpan.has(id))
      add('eligibility.judge-no-period', {
        measure: measureName(row, language),
        decidedOn: taken.decidedOn,
      });
  if (isAppointment(question) && input.lastAppraisal === undefined)
    add('eligibility.judge-appraisal-absent');
  for (const { id, reportApproved, answersFor } of accidents)
    if (reportApproved && answersFor === 'yes') add('eligibility.judge-answers', { accident: id });
  const endedOn = endedOnOf(input);
  if (endedOn !== undefined && endedOn <= asOf) add('eligibility.judge-left', { endedOn });
  return found;
}

function missingOf(
  input: EligibilityInput,
  { obstacles, weighed }: EligibilityJudged,
  language: Language,
): readonly Missing[] {
  const all = obstacles.flatMap(({ settles, compared }) => {
    if (settles === undefined) return [];
    if (settles === 'eligibility.missing-bar') return missingOfBars(weighed, input, language);
    return [{ code: settles, text: sentence(WORDS, settles, language, compared) }];
  });
  return [...new Map(all.map((one) => [one.text, one])).values()];
}

/**
 * `barred` by one thing that surely bars, `cannot-tell` while one is open (an absent `openCase`, an accident whose
 * report is not approved, an end on which two readings differ), otherwise `no-bar-recorded`, which is no
 * recommendation: what still weighs is in `forJudgement`. Refuses what `bars` refuses, one accident id twice and an
 * `accident` that is not among the accidents.
 */
export function eligibility(
  input: EligibilityInput,
  { language = 'zh' }: EligibilityKnowledge = {},
): Result<EligibilityOutput, EligibilityRefusal> {
  const refusal = refusalOf(input);
  if (refusal !== undefined) return refuse(refusal);
  const judged = judgeEligibility(input);
  const { answer, weighed } = judged;
  // What surely bars decides, so it is said first.
  const obstacles = judged.obstacles.toSorted((a, b) => Number(b.isSure) - Number(a.isSure));
  const running = weighed.spans.filter((span) => stateOf(span, input.asOf) !== 'ended');
  const grounds: readonly Ground[] = [
    ...obstacles.map((one) => ({
      code: one.code,
      basis: basisOf(one),
      ...(one.compared === undefined ? {} : { compared: one.compared }),
    })),
    ...(obstacles.length === 0
      ? [{ code: 'eligibility.nothing-recorded', basis: [], compared: { asOf: input.asOf } }]
      : []),
    ...running.flatMap((span) => groundsOfSpan(span, weighed, input, language)),
  ];
  return ok({
    answer,
    ...untilOf(input, judged),
    forJudgement: judgements(input, judged, language),
    reasons: reasonsIn(WORDS, language, grounds),
    missing: answer === 'cannot-tell' ? missingOf(input, judged, language) : [],
    basis: distinctBasis(grounds.flatMap(({ basis }) => basis)),
    rulesVersion: RULES_VERSION,
  });
}

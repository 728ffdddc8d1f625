// The opinion on one person: what is on record of them put to the rule topic `eligibility`, with everything it stands on. Pure.
import type { VettingFacts, VettingPurpose, VettingReasons } from '@jinze/contracts';
import {
  type AppraisalResult,
  type AssessmentGrade,
  type CivilDate,
  type EligibilityAnswer,
  type Id,
  type OpenCase,
  yearOf,
} from '@jinze/kernel';
import { canonicalJson } from '@jinze/ledger';
import {
  type EligibilityAccident,
  type EligibilityInput,
  type EligibilityOutput,
  eligibility,
} from '@jinze/rules';
import type { AccidentInTenure } from '../accidents/index.ts';
import { type MeasuresOfPerson, openCaseOf } from '../accountability/index.ts';
import type { FulfilmentCount } from '../performance/index.ts';
import type { Tenure } from '../posts/index.ts';
import type { CommendationOfPerson } from './vetting.context.ts';

/** Everything this system has on record of one person, as far as it concerns the question. */
export interface PersonFacts {
  readonly tenures: readonly Tenure[];
  readonly fulfilment: readonly FulfilmentCount[];
  readonly measures: MeasuresOfPerson;
  /** Worksheets of accountability cases that are told and without a conclusion. */
  readonly openCases: number;
  readonly accidents: readonly AccidentInTenure[];
  /** Whether a decision in force holds the person to account for an accident, or says that it is not pursued. */
  readonly decisions: ReadonlyMap<Id<'accident'>, 'yes' | 'no'>;
  /** Null: the system keeps none. */
  readonly commendations: readonly CommendationOfPerson[] | null;
}

export interface AskedOf {
  readonly purpose: VettingPurpose;
  readonly askedFor: CivilDate;
  readonly lastAppraisal: AppraisalResult | null;
  readonly assessment: AssessmentGrade | null;
  /** What the office took from approved reports, where no decision is on record. */
  readonly reportWords: ReadonlyMap<Id<'accident'>, 'yes' | 'no'>;
}

export interface Opinion {
  readonly answer: EligibilityAnswer;
  readonly until: CivilDate | null;
  readonly orUntil: CivilDate | null;
  readonly openCase: OpenCase;
  /** There is no bar on record, and something a person weighs. */
  readonly toJudge: boolean;
  readonly facts: VettingFacts;
  readonly reasons: VettingReasons;
  /** What the answer says and stands on, in canonical form: other bytes mean that something has changed. */
  readonly substance: string;
  readonly rulesVersion: string;
}

/** Listed with an opinion; the newest of more. */
const ACCIDENTS_LISTED = 200;

type Accident = VettingFacts['accidents'][number];

function accidentsOf(facts: PersonFacts, asked: AskedOf): Accident[] {
  const distinct = new Map(facts.accidents.map((one) => [one.id, one]));
  return [...distinct.values()]
    .filter(({ occurredOn }) => occurredOn <= asked.askedFor)
    .toSorted((a, b) => (a.occurredOn < b.occurredOn ? 1 : -1))
    .slice(0, ACCIDENTS_LISTED)
    .map((one) => ({
      accidentId: one.id,
      name: one.name,
      occurredOn: one.occurredOn,
      grade: one.grade,
      isReportApproved: one.isReportApproved,
      // No accident of responsibility 非责任事故: nobody answers for it.
      answersFor:
        facts.decisions.get(one.id) ??
        asked.reportWords.get(one.id) ??
        (one.isResponsible === false ? 'no' : 'unknown'),
    }));
}

/** The rule names an accident by its id: what it is called, told apart where two are called alike. */
function forTheRule(accidents: readonly Accident[]): EligibilityAccident[] {
  const seen = new Set<string>();
  return accidents
    .filter(({ answersFor, isReportApproved }) => answersFor !== 'no' || !isReportApproved)
    .map(({ accidentId, name, occurredOn, isReportApproved, answersFor }) => {
      const called = `${name}（${occurredOn}）`;
      const id = seen.has(called) ? `${called}${accidentId.slice(-6)}` : called;
      seen.add(called);
      return {
        id,
        reportApproved: isReportApproved,
        answersFor,
        ofResponsibleBody: 'unknown',
        rescuedIn: false,
      };
    });
}

/**
 * Only that there is a case. `none` is said of this system's own register: what discipline organs have filed is not entered
 * here, and they answer apart.
 */
function caseOf(facts: PersonFacts, accidents: readonly Accident[]): OpenCase {
  const open = openCaseOf(facts.openCases);
  if (open !== undefined) return open;
  return accidents.some(({ isReportApproved }) => !isReportApproved)
    ? 'accident-under-investigation'
    : 'none';
}

const COUNTED = {
  met: 'met',
  partly: 'partly',
  'no-record': 'noRecord',
  'not-yet-due': 'notYetDue',
  'cannot-tell': 'cannotTell',
} as const;

function fulfilmentOf(counts: readonly FulfilmentCount[]): VettingFacts['fulfilment'] {
  return [...Map.groupBy(counts, ({ year }) => year)]
    .map(([year, rows]) => {
      const of = { year, met: 0, partly: 0, noRecord: 0, notYetDue: 0, cannotTell: 0 };
      for (const { state, count } of rows) of[COUNTED[state]] += count;
      return of;
    })
    .toSorted((a, b) => b.year - a.year);
}

function factsOf(facts: PersonFacts, accidents: readonly Accident[]): VettingFacts {
  return {
    posts: facts.tenures
      .map(({ postTitle, organName, from, to, fields }) => ({
        postTitle,
        organName,
        from,
        to,
        fields: [...new Set(fields.map(({ field }) => field))],
      }))
      .toSorted((a, b) => (a.from < b.from ? 1 : -1))
      .slice(0, 100),
    fulfilment: fulfilmentOf(facts.fulfilment),
    measures: facts.measures.measures
      .map(({ measure, decidedOn }) => ({ measure, decidedOn }) as VettingFacts['measures'][number])
      .slice(0, 200),
    accidents: [...accidents],
    commendations: facts.commendations === null ? null : [...facts.commendations].slice(0, 100),
  };
}

function inputOf(
  facts: PersonFacts,
  asked: AskedOf,
  accidents: readonly Accident[],
  openCase: OpenCase,
): EligibilityInput {
  const { purpose, askedFor, lastAppraisal, assessment } = asked;
  return {
    question: purpose,
    asOf: askedFor,
    measures: facts.measures.measures,
    ...facts.measures.whereabouts,
    openCase,
    accidents: forTheRule(accidents),
    ...(lastAppraisal === null ? {} : { lastAppraisal }),
    ...(assessment === null ? {} : { assessmentGrade: assessment }),
    ...(purpose === 'excellent-appraisal' ? { year: yearOf(askedFor) } : {}),
  };
}

const codes = (all: readonly { readonly code: string }[]) => all.map(({ code }) => code);

function substanceOf(
  found: EligibilityOutput,
  { measures, accidents }: VettingFacts,
  openCase: OpenCase,
): string {
  return canonicalJson({
    answer: found.answer,
    until: found.until ?? null,
    orUntil: found.orUntil ?? null,
    openCase,
    reasons: found.reasons.map(({ code, compared }) => ({ code, compared: compared ?? null })),
    missing: codes(found.missing),
    forJudgement: codes(found.forJudgement),
    measures: measures.map(({ measure, decidedOn }) => ({ measure, decidedOn })),
    accidents: accidents.map(({ accidentId, isReportApproved, answersFor }) => ({
      accidentId,
      isReportApproved,
      answersFor,
    })),
  });
}

/** The rule refuses nothing here: what was recorded has been let through by the same conditions. */
export function opinionOn(facts: PersonFacts, asked: AskedOf): Opinion {
  const accidents = accidentsOf(facts, asked);
  const openCase = caseOf(facts, accidents);
  const answered = eligibility(inputOf(facts, asked, accidents, openCase));
  if (!answered.ok) throw new Error(`invariant broken: ${answered.error.code}`);
  const found = answered.value;
  const standsOn = factsOf(facts, accidents);
  return {
    answer: found.answer,
    until: found.until ?? null,
    orUntil: found.orUntil ?? null,
    openCase,
    toJudge: found.answer === 'no-bar-recorded' && found.forJudgement.length > 0,
    facts: standsOn,
    reasons: {
      reasons: found.reasons.map(({ text }) => text).slice(0, 200),
      missing: found.missing.map(({ text }) => text).slice(0, 200),
      forJudgement: found.forJudgement.map(({ text }) => text).slice(0, 200),
      basis: found.basis.map((one) => ({ ...one })).slice(0, 200),
    },
    substance: substanceOf(found, standsOn, openCase),
    rulesVersion: found.rulesVersion,
  };
}

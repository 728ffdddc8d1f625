// The opinion on one person: what is on record of them put to the rule topic `eligibility`, with everything it stands on. Pure.
import type { VettingFacts, VettingPurpose, VettingReasons } from '@jinze/contracts';
import {
  type AppraisalResult,
  type AssessmentGrade,
  type CivilDate,
  documentDate,
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
import { type AccidentInTenure, callApart } from '../accidents/index.ts';
import { type MeasuresOfPerson, openCaseOf } from '../accountability/index.ts';
import type { FindingOfPerson } from '../inspections/index.ts';
import type { FulfilmentCount } from '../performance/index.ts';
import type { Tenure } from '../posts/index.ts';
import type { CommendationOfPerson } from './vetting.context.ts';

/** What the register of accountability has: for who manages the person, never for an office. */
export interface RegisterFacts {
  readonly measures: MeasuresOfPerson;
  /** Worksheets of accountability cases that are told and without a conclusion. */
  readonly openCases: number;
  /** Whether a decision in force holds the person to account for an accident, or says that it is not pursued. */
  readonly decisions: ReadonlyMap<Id<'accident'>, 'yes' | 'no'>;
}

/** Everything this system has on record of one person, as far as it concerns the question. */
export interface PersonFacts extends RegisterFacts {
  readonly tenures: readonly Tenure[];
  readonly fulfilment: readonly FulfilmentCount[];
  readonly accidents: readonly AccidentInTenure[];
  /** What inspections found and told, that names a post of theirs: for reference, it bars nothing. */
  readonly findings: readonly FindingOfPerson[];
  /** Null: the system keeps none. */
  readonly commendations: readonly CommendationOfPerson[] | null;
}

export interface AskedOf {
  /** 干部管理权限: who asks. */
  readonly committee: string;
  readonly purpose: VettingPurpose;
  readonly askedFor: CivilDate;
  /** 年度考核 of which year; null: of the day asked for. */
  readonly appraisalYear: number | null;
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

/** Listed with an opinion; the newest of more. The rule is asked about all. */
const ACCIDENTS_LISTED = 200;
const LINES = 200;

type Accident = VettingFacts['accidents'][number] & Pick<AccidentInTenure, 'nature'>;

function accidentsOf(facts: PersonFacts, asked: AskedOf): Accident[] {
  const distinct = new Map(facts.accidents.map((one) => [one.id, one]));
  return [...distinct.values()]
    .filter(({ occurredOn }) => occurredOn <= asked.askedFor)
    .toSorted((a, b) => (a.occurredOn < b.occurredOn ? 1 : -1))
    .map((one) => ({
      accidentId: one.id,
      name: one.name,
      occurredOn: one.occurredOn,
      grade: one.grade,
      nature: one.nature,
      isReportApproved: one.isReportApproved,
      // No accident of responsibility 非责任事故: nobody answers for it.
      answersFor:
        facts.decisions.get(one.id) ??
        asked.reportWords.get(one.id) ??
        (one.isResponsible === false ? 'no' : 'unknown'),
    }));
}

/** 自然灾害、刑事案件: nobody waits for a report on it; a person weighs it, and should it be of production after all it counts. */
const isOfProduction = ({ nature, answersFor }: Accident) =>
  (nature !== 'natural' && nature !== 'criminal') || answersFor === 'yes';

/** The rule names an accident by its id: what it is called, told apart where two are called alike; a measure alike. */
function forTheRule(
  accidents: readonly Accident[],
  measures: EligibilityInput['measures'],
): Pick<EligibilityInput, 'measures'> & { readonly accidents: readonly EligibilityAccident[] } {
  const counted = accidents.filter(
    (one) => isOfProduction(one) && (one.answersFor !== 'no' || !one.isReportApproved),
  );
  const called = callApart(counted.map((one) => ({ ...one, id: one.accidentId })));
  return {
    accidents: counted.map(({ accidentId, isReportApproved, answersFor }) => ({
      id: called(accidentId),
      reportApproved: isReportApproved,
      answersFor,
      ofResponsibleBody: 'unknown',
      rescuedIn: false,
    })),
    measures: measures.map(({ accident, ...one }) =>
      accident === undefined ? one : { ...one, accident: called(accident) },
    ),
  };
}

/**
 * Only that there is a case. `none` is said of this system's own register: what discipline organs have filed is not entered
 * here, and they answer apart.
 */
function caseOf({ openCases }: RegisterFacts, accidents: readonly Accident[]): OpenCase {
  const open = openCaseOf(openCases);
  if (open !== undefined) return open;
  return accidents.some((one) => isOfProduction(one) && !one.isReportApproved)
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

function factsOf(
  facts: PersonFacts,
  accidents: readonly Accident[],
  { askedFor }: Pick<AskedOf, 'askedFor'>,
): VettingFacts {
  const findings = facts.findings.filter(({ foundOn }) => foundOn <= askedFor);
  const leftOut = accidents.length - ACCIDENTS_LISTED;
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
    accidents: accidents.slice(0, ACCIDENTS_LISTED),
    ...(leftOut > 0 ? { accidentsLeftOut: leftOut } : {}),
    ...(findings.length === 0
      ? {}
      : { findings: findings.slice(0, 100).map(({ foundOn, words }) => ({ foundOn, words })) }),
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
    ...forTheRule(accidents, facts.measures.measures),
    ...facts.measures.whereabouts,
    openCase,
    ...(lastAppraisal === null ? {} : { lastAppraisal }),
    ...(assessment === null ? {} : { assessmentGrade: assessment }),
    ...(purpose === 'excellent-appraisal' ? { year: asked.appraisalYear ?? yearOf(askedFor) } : {}),
  };
}

const codes = (all: readonly { readonly code: string }[]) => all.map(({ code }) => code);

function substanceOf(
  found: EligibilityOutput,
  { measures }: VettingFacts,
  accidents: readonly Accident[],
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
    accidents: accidents.map(({ accidentId, nature, isReportApproved, answersFor }) => ({
      accidentId,
      nature,
      isReportApproved,
      answersFor,
    })),
  });
}

/** Nothing is cut without a word. */
const lines = (all: readonly string[]): string[] =>
  all.length <= LINES
    ? [...all]
    : [...all.slice(0, LINES - 1), `另有 ${all.length - LINES + 1} 条没有列出`];

const naturesIn = (accidents: readonly Accident[]) =>
  accidents
    .filter((one) => !isOfProduction(one))
    .map(
      ({ name, occurredOn, nature }) =>
        `任职与分管期间：${documentDate(occurredOn)}${name}，性质认定为${nature === 'natural' ? '自然灾害' : '刑事案件'}，不作为生产安全事故`,
    );

/** The rule refuses nothing here: what was recorded has been let through by the same conditions. */
export function opinionOn(facts: PersonFacts, asked: AskedOf): Opinion {
  const accidents = accidentsOf(facts, asked);
  const openCase = caseOf(facts, accidents);
  const answered = eligibility(inputOf(facts, asked, accidents, openCase));
  if (!answered.ok) throw new Error(`invariant broken: ${answered.error.code}`);
  const found = answered.value;
  const standsOn = factsOf(facts, accidents, asked);
  const forJudgement = [...found.forJudgement.map(({ text }) => text), ...naturesIn(accidents)];
  return {
    answer: found.answer,
    until: found.until ?? null,
    orUntil: found.orUntil ?? null,
    openCase,
    toJudge: found.answer === 'no-bar-recorded' && forJudgement.length > 0,
    facts: standsOn,
    reasons: {
      reasons: lines(found.reasons.map(({ text }) => text)),
      missing: lines(found.missing.map(({ text }) => text)),
      forJudgement: lines(forJudgement),
      basis: found.basis.map((one) => ({ ...one })).slice(0, 200),
    },
    substance: substanceOf(found, standsOn, accidents, openCase),
    rulesVersion: found.rulesVersion,
  };
}

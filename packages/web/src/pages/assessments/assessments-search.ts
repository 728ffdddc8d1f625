// What the addresses of assessments keep: filters and the page of each list.
import type { AssessmentState, SchemeState } from '@jinze/contracts';
import { text } from '../../router-search.ts';

type Raw = Record<string, unknown>;
const yearIn = (value: unknown) => {
  const year = Number(value);
  return Number.isInteger(year) && year >= 2018 && year <= 2100 ? year : undefined;
};
const oneOf = <Value extends string>(all: readonly Value[], value: unknown): Value | undefined =>
  all.find((one) => one === value);

export const SCHEME_STATES = ['draft', 'issued', 'superseded', 'withdrawn'] as const;

/** Without the keys that say nothing. */
function said<Search extends object>(search: Search): Search {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined),
  ) as Search;
}

export interface SchemesSearch {
  state?: SchemeState | undefined;
  year?: number | undefined;
  search?: string | undefined;
  after?: string | undefined;
}
export function schemesSearch(raw: Raw): SchemesSearch {
  return said({
    state: oneOf(SCHEME_STATES, raw['state']),
    year: yearIn(raw['year']),
    search: text(raw['search']),
    after: text(raw['after']),
  });
}

export const EXERCISE_STATES = [
  'prepared',
  'self-assessment',
  'scoring',
  'moderation',
  'proposed',
  'approved',
  'notified',
  'final',
  'cancelled',
] as const satisfies readonly AssessmentState[];

export interface ExercisesSearch {
  state?: AssessmentState | undefined;
  year?: number | undefined;
  search?: string | undefined;
  after?: string | undefined;
}
export function exercisesSearch(raw: Raw): ExercisesSearch {
  return said({
    state: oneOf(EXERCISE_STATES, raw['state']),
    year: yearIn(raw['year']),
    search: text(raw['search']),
    after: text(raw['after']),
  });
}

export const WAITING = ['self', 'facts', 'marks'] as const;
export interface SubjectsSearch {
  class?: string | undefined;
  search?: string | undefined;
  waiting?: (typeof WAITING)[number] | undefined;
  after?: string | undefined;
}
export function subjectsSearch(raw: Raw): SubjectsSearch {
  return said({
    class: text(raw['class']),
    search: text(raw['search']),
    waiting: oneOf(WAITING, raw['waiting']),
    after: text(raw['after']),
  });
}

export const PROPOSAL_SHOWS = ['open', 'undecided', 'chosen', 'moved', 'vetoed'] as const;
export interface ProposalSearch {
  shows?: (typeof PROPOSAL_SHOWS)[number] | undefined;
  grade?: string | undefined;
  class?: string | undefined;
  /** Whom the quota of this grade leaves to people. */
  quota?: string | undefined;
  search?: string | undefined;
  after?: string | undefined;
}
export const proposalSearch = (raw: Raw): ProposalSearch =>
  said({
    shows: oneOf(PROPOSAL_SHOWS, raw['shows']),
    grade: text(raw['grade']),
    class: text(raw['class']),
    quota: text(raw['quota']),
    search: text(raw['search']),
    after: text(raw['after']),
  });

export interface SubjectSearch {
  /** Of which item the why is open; `total`: of the whole. */
  why?: string | undefined;
  /** An earlier telling, by its number: the result as it was told then. */
  told?: number | undefined;
}
export const subjectSearch = (raw: Raw): SubjectSearch => {
  const told = Number(raw['told']);
  return said({
    why: text(raw['why']),
    told: Number.isSafeInteger(told) && told > 0 ? told : undefined,
  });
};

export interface ScoringSearch {
  exercise?: string | undefined;
  given?: 'yes' | 'no' | undefined;
  after?: string | undefined;
}
export const scoringSearch = (raw: Raw): ScoringSearch =>
  said({
    exercise: text(raw['exercise']),
    given: oneOf(['yes', 'no'] as const, raw['given']),
    after: text(raw['after']),
  });

export const CONTEST_STATES = ['open', 'upheld', 'rejected'] as const;
export interface ContestsSearch {
  /** One alone. */
  contest?: string | undefined;
  state?: (typeof CONTEST_STATES)[number] | undefined;
  year?: number | undefined;
  after?: string | undefined;
}
export const contestsSearch = (raw: Raw): ContestsSearch =>
  said({
    contest: text(raw['contest']),
    state: oneOf(CONTEST_STATES, raw['state']),
    year: yearIn(raw['year']),
    after: text(raw['after']),
  });

export const CONSEQUENCE_STATES = ['open', 'overdue', 'done'] as const;
export interface ConsequencesSearch {
  /** One alone. */
  consequence?: string | undefined;
  state?: (typeof CONSEQUENCE_STATES)[number] | undefined;
  after?: string | undefined;
}
export const consequencesSearch = (raw: Raw): ConsequencesSearch =>
  said({
    consequence: text(raw['consequence']),
    state: oneOf(CONSEQUENCE_STATES, raw['state']),
    after: text(raw['after']),
  });

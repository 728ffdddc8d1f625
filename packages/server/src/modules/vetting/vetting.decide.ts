// What becomes of a vetting request by an act, or why not. Pure.
import type { VettingAct, VettingPurpose, VettingState } from '@jinze/contracts';
import { addMonths, type CivilDate, type Id, ok, type Result, refuse, yearOf } from '@jinze/kernel';
import { VETTING_TRANSITIONS } from './vetting.states.ts';

export interface VettingRefusal {
  readonly code:
    | 'vetting.not-now'
    | 'vetting.future-date'
    | 'vetting.too-early'
    | 'vetting.too-long'
    | 'vetting.letter-ended'
    | 'vetting.despite-needed'
    | 'vetting.appraisal-year'
    | 'vetting.same-person'
    | 'vetting.nothing-changed'
    | 'vetting.changed-again'
    | 'vetting.already-concluded'
    | 'vetting.no-letter'
    | 'vetting.no-such-name'
    | 'vetting.name-twice';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string>>;
}

export interface RequestFacts {
  readonly state: VettingState;
  readonly requestedOn: CivilDate | null;
  readonly issuedOn: CivilDate | null;
  /** When the opinion was computed: no letter is older than what it says. */
  readonly preparedOn: CivilDate | null;
  readonly preparedBy: Id<'account'> | null;
  /** What facts have changed with nothing decided on it, by its hash. */
  readonly openChange: string | null;
}

export interface ActInput {
  readonly act: Exclude<VettingAct, 'create'>;
  /** The day on the paper, of acts that have one. */
  readonly on?: CivilDate;
  readonly validUntil?: CivilDate;
  /** The changes that were seen. */
  readonly changesHash?: string;
  readonly accountId: Id<'account'>;
}

export interface VettingDecision {
  readonly state: VettingState;
  readonly event: string;
}

const EVENTS: Readonly<Record<ActInput['act'], string>> = {
  send: 'vetting-request.asked.v1',
  withdraw: 'vetting-request.withdrawn.v1',
  settle: 'vetting-request.settled.v1',
  prepare: 'vetting-request.prepared.v1',
  return: 'vetting-request.returned.v1',
  review: 'vetting-request.reviewed.v1',
  issue: 'vetting-request.issued.v1',
  'let-stand': 'vetting-request.let-stand.v1',
  revoke: 'vetting-request.revoked.v1',
};

/** A day on paper: not ahead, and not before what it follows. */
export function faultOfDay(
  on: CivilDate | undefined,
  after: CivilDate | null,
  today: CivilDate,
): VettingRefusal | undefined {
  if (on === undefined) return undefined;
  if (on > today) return { code: 'vetting.future-date', path: 'body.on' };
  return after !== null && on < after
    ? { code: 'vetting.too-early', path: 'body.on', values: { on: after } }
    : undefined;
}

function earliestOf(act: ActInput['act'], facts: RequestFacts): CivilDate | null {
  if (act === 'revoke') return facts.issuedOn;
  return act === 'issue' ? (facts.preparedOn ?? facts.requestedOn) : facts.requestedOn;
}

/** Facts grow old: a letter holds for a year at most, and is not issued when it has run out. */
const MOST_MONTHS = 12;

function faultOfValidity(
  on: CivilDate | undefined,
  validUntil: CivilDate | undefined,
  today: CivilDate,
): VettingRefusal | undefined {
  if (on === undefined || validUntil === undefined) return undefined;
  const path = 'body.validUntil';
  if (validUntil < today) return { code: 'vetting.too-early', path, values: { on: today } };
  const last = addMonths(on, MOST_MONTHS);
  return validUntil > last ? { code: 'vetting.too-long', path, values: { on: last } } : undefined;
}

export interface LetterFacts {
  readonly state: VettingState;
  readonly issuedOn: CivilDate | null;
  readonly validUntil: CivilDate | null;
  /** The discipline organ has answered. */
  readonly isAnsweredApart: boolean;
}

/**
 * The department concludes on a letter that stands. One that has run out, or without the discipline organ's answer, only
 * with the reason, which is kept.
 */
export function faultOfConclusion(
  { state, issuedOn, validUntil, isAnsweredApart }: LetterFacts,
  { on, despite }: { readonly on: CivilDate; readonly despite: string | null },
  today: CivilDate,
): VettingRefusal | undefined {
  if (issuedOn === null) return { code: 'vetting.no-letter' };
  if (state !== 'issued') return { code: 'vetting.letter-ended' };
  const fault = faultOfDay(on, issuedOn, today);
  if (fault !== undefined) return fault;
  const isWhole = isAnsweredApart && validUntil !== null && validUntil >= on;
  return isWhole || despite !== null
    ? undefined
    : { code: 'vetting.despite-needed', path: 'body.despite' };
}

/** Two people: who prepared an opinion does not review it. */
export function decideAct(
  facts: RequestFacts,
  input: ActInput,
  today: CivilDate,
): Result<VettingDecision, VettingRefusal> {
  const { act, on, validUntil, accountId } = input;
  const state = VETTING_TRANSITIONS[facts.state][act];
  if (state === undefined) return refuse({ code: 'vetting.not-now' });
  if (act === 'review' && facts.preparedBy === accountId)
    return refuse({ code: 'vetting.same-person' });
  if (act === 'let-stand') {
    if (facts.openChange === null) return refuse({ code: 'vetting.nothing-changed' });
    if (facts.openChange !== input.changesHash) return refuse({ code: 'vetting.changed-again' });
  }
  const fault =
    faultOfDay(on, earliestOf(act, facts), today) ?? faultOfValidity(on, validUntil, today);
  if (fault !== undefined) return refuse(fault);
  return ok({ state, event: EVENTS[act] });
}

/** An appraisal is made after its year: which one is meant has to be said, and for no other purpose. */
export function faultOfYear(asked: {
  readonly purpose: VettingPurpose;
  readonly askedFor: CivilDate;
  readonly appraisalYear: number | null;
}): VettingRefusal | undefined {
  const { purpose, askedFor, appraisalYear } = asked;
  const last = yearOf(askedFor);
  const isSaid = (purpose === 'excellent-appraisal') === (appraisalYear !== null);
  return isSaid && (appraisalYear ?? last) <= last
    ? undefined
    : {
        code: 'vetting.appraisal-year',
        path: 'body.appraisalYear',
        values: { year: String(last) },
      };
}

/** Numbers of the list: each once, and none that is not on it. */
export function faultOfNumbers(
  numbers: readonly number[],
  count: number,
  path: string,
): VettingRefusal | undefined {
  const unknown = numbers.find((number) => number > count);
  if (unknown !== undefined)
    return { code: 'vetting.no-such-name', path, values: { number: String(unknown) } };
  const seen = new Set<number>();
  const twice = numbers.find((number) => seen.size === seen.add(number).size);
  return twice === undefined
    ? undefined
    : { code: 'vetting.name-twice', path, values: { number: String(twice) } };
}

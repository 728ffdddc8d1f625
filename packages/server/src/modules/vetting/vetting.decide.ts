// What becomes of a vetting request by an act, or why not. Pure.
import type { VettingAct, VettingState } from '@jinze/contracts';
import { type CivilDate, type Id, ok, type Result, refuse } from '@jinze/kernel';
import { VETTING_TRANSITIONS } from './vetting.states.ts';

export interface VettingRefusal {
  readonly code:
    | 'vetting.not-now'
    | 'vetting.future-date'
    | 'vetting.too-early'
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
  const fault = faultOfDay(on, act === 'revoke' ? facts.issuedOn : facts.requestedOn, today);
  if (fault !== undefined) return refuse(fault);
  if (on !== undefined && validUntil !== undefined && validUntil < on)
    return refuse({ code: 'vetting.too-early', path: 'body.validUntil', values: { on } });
  return ok({ state, event: EVENTS[act] });
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

// What an act does to a commendation: the next state and its event, or a refusal. Pure.
import type { CommendationAct, CommendationGround, CommendationState } from '@jinze/contracts';
import {
  type CivilDate,
  daysBetween,
  type EligibilityAnswer,
  type Id,
  LEVELS,
  type Level,
  ok,
  type Result,
  refuse,
} from '@jinze/kernel';
import { COMMENDATION_TRANSITIONS } from './commendation.states.ts';

export interface CommendationRefusal {
  readonly code:
    | 'commendations.not-now'
    | 'commendations.future-date'
    | 'commendations.too-early'
    | 'commendations.own'
    | 'commendations.same-person'
    | 'commendations.not-ones-region'
    | 'commendations.not-above'
    | 'commendations.committee-unknown'
    | 'commendations.rescue-of-one'
    | 'commendations.statement-twice'
    | 'commendations.statement-not-asked'
    | 'commendations.no-quota'
    | 'commendations.too-short'
    | 'commendations.still-public'
    | 'commendations.objection-open'
    | 'commendations.objection-upheld'
    | 'commendations.no-such-objection'
    | 'commendations.objection-answered'
    | 'commendations.facts-changed'
    | 'commendations.quota-used-up'
    | 'commendations.not-that-body';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface CommendationFacts {
  readonly state: CommendationState;
  readonly nominatedOn: CivilDate | null;
  readonly examinedOn: CivilDate | null;
  readonly publicFrom: CivilDate | null;
  readonly publicTo: CivilDate | null;
  readonly grantedOn: CivilDate | null;
  readonly objections: readonly {
    readonly number: number;
    readonly on: CivilDate;
    /** Null: not handled yet. */
    readonly isUpheld: boolean | null;
  }[];
}

export interface CommendationDecision {
  readonly state: CommendationState;
  readonly act: CommendationAct;
  readonly event: `commendation.${string}.v1`;
}
type Decided = Result<CommendationDecision, CommendationRefusal>;

const EVENTS: Readonly<Record<CommendationAct, CommendationDecision['event']>> = {
  draft: 'commendation.drafted.v1',
  change: 'commendation.changed.v1',
  nominate: 'commendation.nominated.v1',
  examine: 'commendation.examined.v1',
  publicise: 'commendation.publicised.v1',
  object: 'commendation.objected.v1',
  'answer-objection': 'commendation.objection-answered.v1',
  grant: 'commendation.granted.v1',
  'not-grant': 'commendation.not-granted.v1',
  revoke: 'commendation.revoked.v1',
  withdraw: 'commendation.withdrawn.v1',
};

/** Where who is nominated belongs, and who is asked. */
export interface Placed {
  readonly issuer: { readonly path: string };
  readonly person: { readonly path: string; readonly level: Level };
  readonly approving: { readonly path: string; readonly level: Level };
  readonly managingCommittee: string | null;
}

/** 由上级党委和政府表彰: a place above the person's own, of a higher level; never one's own. */
function isAbove(approving: Placed['approving'], person: Placed['person']): boolean {
  return (
    person.path !== approving.path &&
    person.path.startsWith(approving.path) &&
    LEVELS.indexOf(approving.level) < LEVELS.indexOf(person.level)
  );
}

/** What of the person refuses a nomination, whatever it is for and whoever is asked. */
export function faultOfPerson({
  issuer,
  person,
  managingCommittee,
}: Pick<Placed, 'issuer' | 'managingCommittee'> & {
  readonly person: Pick<Placed['person'], 'path'>;
}): CommendationRefusal | undefined {
  if (!person.path.startsWith(issuer.path))
    return { code: 'commendations.not-ones-region', path: 'body.appointmentId' };
  return managingCommittee === null
    ? { code: 'commendations.committee-unknown', path: 'body.appointmentId' }
    : undefined;
}

function faultOfContent(
  placed: Placed,
  ground: CommendationGround,
): CommendationRefusal | undefined {
  const { person, approving } = placed;
  const fault = faultOfPerson(placed);
  if (fault !== undefined) return fault;
  if (!isAbove(approving, person))
    return { code: 'commendations.not-above', path: 'body.approving' };
  if (ground.kind === 'rescue' && (ground.accidentId === null) === (ground.event === null))
    return { code: 'commendations.rescue-of-one', path: 'body.ground' };
  return undefined;
}

function next(
  { state }: Pick<CommendationFacts, 'state'>,
  act: Exclude<CommendationAct, 'draft'>,
): Decided {
  const [to] = COMMENDATION_TRANSITIONS[state][act] ?? [];
  return to === undefined
    ? refuse({ code: 'commendations.not-now' })
    : ok({ state: to, act, event: EVENTS[act] });
}

/** What has happened: not to come, and not before what it follows. */
function happened(
  facts: CommendationFacts,
  act: Exclude<CommendationAct, 'draft'>,
  { on, after, today }: Record<'on' | 'today', CivilDate> & { readonly after: CivilDate | null },
  path = 'body.on',
): Decided {
  const decided = next(facts, act);
  if (!decided.ok) return decided;
  if (on > today) return refuse({ code: 'commendations.future-date', path });
  return after !== null && on < after
    ? refuse({ code: 'commendations.too-early', path, values: { on: after } })
    : decided;
}

/** Nobody handles what is about themselves or whom they serve. */
export function mayHandle(
  own: readonly Id<'person'>[],
  personId: Id<'person'>,
): Result<null, CommendationRefusal> {
  return own.includes(personId) ? refuse({ code: 'commendations.own' }) : ok(null);
}

/** Who nominates neither examines nor grants, nor answers what is said against it. */
export function mayDecide(
  accountId: Id<'account'>,
  nominators: readonly (Id<'account'> | null)[],
): Result<null, CommendationRefusal> {
  return nominators.includes(accountId) ? refuse({ code: 'commendations.same-person' }) : ok(null);
}

export function decideDraft(placed: Placed, ground: CommendationGround): Decided {
  const fault = faultOfContent(placed, ground);
  return fault === undefined
    ? ok({ state: 'draft', act: 'draft', event: EVENTS.draft })
    : refuse(fault);
}

export function decideChange(
  facts: CommendationFacts,
  placed: Placed,
  ground: CommendationGround,
): Decided {
  const decided = next(facts, 'change');
  if (!decided.ok) return decided;
  const fault = faultOfContent(placed, ground);
  return fault === undefined ? decided : refuse(fault);
}

export function decideNomination(
  facts: CommendationFacts,
  on: CivilDate,
  today: CivilDate,
): Decided {
  return happened(facts, 'nominate', { on, after: null, today });
}

/** Barred, it ends here with its reasons; while it cannot be told it waits; what is public stays so. */
export function decideExamination(facts: CommendationFacts, answer: EligibilityAnswer): Decided {
  const decided = next(facts, 'examine');
  if (!decided.ok || answer === 'no-bar-recorded') return decided;
  return ok({ ...decided.value, state: answer === 'barred' ? 'refused' : 'waiting' });
}

/** What the approving body has laid down for the kind and year. */
export interface LaidDown {
  readonly total: number;
  readonly used: number;
  readonly publicityDays: number;
  readonly publicityBasis: string;
}

/** As long as the approving body's own paper says; no number of days is made up here. */
export function decidePublicity(
  facts: CommendationFacts,
  input: { readonly from: CivilDate; readonly to: CivilDate },
  laidDown: LaidDown | undefined,
  today: CivilDate,
): Decided {
  const { from: on, to } = input;
  const after = facts.examinedOn;
  const decided = happened(facts, 'publicise', { on, after, today }, 'body.from');
  if (!decided.ok) return decided;
  if (laidDown === undefined) return refuse({ code: 'commendations.no-quota' });
  const { publicityDays: least, publicityBasis: basis } = laidDown;
  return to < on || daysBetween(on, to) + 1 < least
    ? refuse({ code: 'commendations.too-short', path: 'body.to', values: { least, basis } })
    : decided;
}

export function decideObjection(
  facts: CommendationFacts,
  on: CivilDate,
  today: CivilDate,
): Decided {
  return happened(facts, 'object', { on, after: facts.publicFrom, today });
}

export function decideAnswer(
  facts: CommendationFacts,
  { number, on }: { readonly number: number; readonly on: CivilDate },
  today: CivilDate,
): Decided {
  const objection = facts.objections.find((one) => one.number === number);
  const after = objection?.on ?? null;
  const decided = happened(facts, 'answer-objection', { on, after, today });
  if (!decided.ok) return decided;
  if (objection === undefined)
    return refuse({ code: 'commendations.no-such-objection', path: 'body.number' });
  return objection.isUpheld === null
    ? decided
    : refuse({ code: 'commendations.objection-answered', path: 'body.number' });
}

export interface Granting {
  readonly laidDown: LaidDown | undefined;
  /** What the rules say just now. */
  readonly answer: EligibilityAnswer;
  /** What the two bodies of the approving region are called; empty: the roster has none of them. */
  readonly partyCommittees: readonly string[];
  readonly governments: readonly string[];
}

const isNamed = (names: readonly string[], name: string) =>
  names.length === 0 || names.includes(name);

/** Why it is not decided on a day: still public, or something said against it is open or holds. */
export function faultOfHearing(
  {
    publicTo,
    objections,
  }: {
    readonly publicTo: CivilDate | null;
    readonly objections: readonly { readonly isUpheld: boolean | null }[];
  },
  on: CivilDate,
): 'still-public' | 'objection-open' | 'objection-upheld' | undefined {
  if (publicTo !== null && on <= publicTo) return 'still-public';
  if (objections.some(({ isUpheld }) => isUpheld === null)) return 'objection-open';
  return objections.some(({ isUpheld }) => isUpheld === true) ? 'objection-upheld' : undefined;
}

/** After the publicity, with nothing said against it left open, within the quota, by the two bodies above. */
export function decideGrant(
  facts: CommendationFacts,
  input: {
    readonly on: CivilDate;
    readonly partyCommittee: string;
    readonly government: string;
  },
  { laidDown, answer, partyCommittees, governments }: Granting,
  today: CivilDate,
): Decided {
  const { on } = input;
  const decided = happened(facts, 'grant', { on, after: facts.publicFrom, today });
  if (!decided.ok) return decided;
  const fault = faultOfHearing(facts, on);
  if (fault === 'still-public')
    return refuse({
      code: 'commendations.still-public',
      path: 'body.on',
      values: { on: facts.publicTo ?? on },
    });
  if (fault !== undefined) return refuse({ code: `commendations.${fault}` });
  if (answer !== 'no-bar-recorded') return refuse({ code: 'commendations.facts-changed' });
  if (!isNamed(partyCommittees, input.partyCommittee))
    return refuse({
      code: 'commendations.not-that-body',
      path: 'body.partyCommittee',
      values: { names: partyCommittees.join('、') },
    });
  if (!isNamed(governments, input.government))
    return refuse({
      code: 'commendations.not-that-body',
      path: 'body.government',
      values: { names: governments.join('、') },
    });
  if (laidDown === undefined) return refuse({ code: 'commendations.no-quota' });
  const { total, used } = laidDown;
  return used < total
    ? decided
    : refuse({ code: 'commendations.quota-used-up', values: { total, used } });
}

export function decideNotGranting(
  facts: CommendationFacts,
  on: CivilDate,
  today: CivilDate,
): Decided {
  return happened(facts, 'not-grant', { on, after: facts.nominatedOn, today });
}

export function decideRevocation(
  facts: CommendationFacts,
  on: CivilDate,
  today: CivilDate,
): Decided {
  return happened(facts, 'revoke', { on, after: facts.grantedOn, today });
}

export function decideWithdrawal(facts: CommendationFacts): Decided {
  return next(facts, 'withdraw');
}

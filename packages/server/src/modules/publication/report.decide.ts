// What an act does to a report: the next state and its event, or a refusal. Pure.
import type {
  PublicReportAct,
  PublicReportState,
  ReportDeaths,
  ReportEntryKind,
  ReportKind,
  ReportTrack,
} from '@jinze/contracts';
import { type CivilDate, type OrganKind, ok, type Result, refuse } from '@jinze/kernel';
import { ENDED_REPORT_STATES, REPORT_TRANSITIONS } from './report.states.ts';
import { isOfDeaths } from './report-route.decide.ts';

export interface ReportRefusal {
  readonly code:
    | 'publication.report-not-now'
    | 'publication.report-future-date'
    | 'publication.report-too-early'
    | 'publication.report-needs-government'
    | 'publication.report-task-open'
    | 'publication.report-same-handler'
    | 'publication.report-below-county'
    | 'publication.report-leader-apart'
    | 'publication.report-upward-only'
    | 'publication.report-of-deaths'
    | 'publication.report-pass-on-first'
    | 'publication.report-passed-on'
    | 'publication.report-had-it'
    | 'publication.report-of-accused'
    | 'publication.report-no-deaths'
    | 'publication.report-keep-calendar-days'
    | 'publication.report-extended'
    | 'publication.report-no-term'
    | 'publication.report-term-over'
    | 'publication.report-not-later'
    | 'publication.report-past-longest'
    | 'publication.report-same-approver';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface ReportFacts {
  readonly state: PublicReportState;
  readonly track: ReportTrack;
  readonly kind: ReportKind;
  readonly deaths: ReportDeaths;
  /** Said to be covered up, or done, by the place’s own authorities. */
  readonly isByAuthorities: boolean;
  /** The accident alone, passed on by a discipline organ: whom it had a report of is not said. */
  readonly isByOrgan: boolean;
  readonly openedOn: CivilDate;
  /** When it was told that somebody died; null: it was not. */
  readonly deathsOn: CivilDate | null;
  /** In this round and since the deaths were told, a government has what is told of them. */
  readonly isPassedOn: boolean;
}
export interface ReportDecision {
  readonly state: PublicReportState;
  readonly kind: ReportEntryKind;
  readonly event: `public-report.${string}.v1`;
}
type Decided = Result<ReportDecision, ReportRefusal>;

const EVENTS: Readonly<Record<PublicReportAct, ReportDecision['event']>> = {
  accept: 'public-report.accepted.v1',
  refuse: 'public-report.not-accepted.v1',
  'hand-on': 'public-report.handed-on.v1',
  'pass-on': 'public-report.accident-passed-on.v1',
  'known-to-government': 'public-report.accident-known.v1',
  check: 'public-report.checked.v1',
  task: 'public-report.tasked.v1',
  extend: 'public-report.extended.v1',
  reply: 'public-report.replied.v1',
  close: 'public-report.closed.v1',
};

export function decideReport({ state, track }: ReportFacts, act: PublicReportAct): Decided {
  const to = REPORT_TRANSITIONS[track][state][act];
  return to === undefined
    ? refuse({ code: 'publication.report-not-now' })
    : ok({ state: to, kind: act, event: EVENTS[act] });
}

export interface Verified {
  readonly on: CivilDate;
  readonly organKind: OrganKind;
  /** What it became before the deaths were told is still under way: the report is with it again. */
  readonly hasOpenTask: boolean;
}

/** Of deaths, a government of the county level or higher organises the verification (安全生产法 73), once they are told of. */
export function decideCheck(facts: ReportFacts, by: Verified, today: CivilDate): Decided {
  const decided = decideReport(facts, 'check');
  if (!decided.ok) return decided;
  if (by.on > today) return refuse({ code: 'publication.report-future-date', path: 'body.on' });
  const { openedOn, deathsOn } = facts;
  const since = deathsOn !== null && deathsOn > openedOn ? deathsOn : openedOn;
  if (by.on < since)
    return refuse({
      code: 'publication.report-too-early',
      path: 'body.on',
      values: { on: since },
    });
  if (isOfDeaths(facts) && by.organKind !== 'government')
    return refuse({ code: 'publication.report-needs-government', path: 'body.organId' });
  return by.hasOpenTask ? ok({ ...decided.value, state: 'tasked' }) : decided;
}

/** A discipline organ verifies no deaths: a government has what is told of them before the organ ends its own part. */
const isToPassOn = ({ track, deaths, isPassedOn }: ReportFacts) =>
  track === 'discipline' && deaths === 'yes' && !isPassedOn;

/** Of deaths nobody says no before a government has verified it, or has it to verify (安全生产法 73). */
export function decideRefusal(facts: ReportFacts): Decided {
  const decided = decideReport(facts, 'refuse');
  if (!decided.ok) return decided;
  if (isToPassOn(facts)) return refuse({ code: 'publication.report-pass-on-first' });
  return facts.track === 'office' && isOfDeaths(facts)
    ? refuse({ code: 'publication.report-of-deaths' })
    : decided;
}

/** While its task is open an answer is one on the way: the report stays with its task and is answered again at its end. */
export function decideReply(facts: ReportFacts, hasOpenTask: boolean): Decided {
  const decided = decideReport(facts, 'reply');
  if (decided.ok && isToPassOn(facts)) return refuse({ code: 'publication.report-pass-on-first' });
  return decided.ok && hasOpenTask ? ok({ ...decided.value, state: facts.state }) : decided;
}

export interface PassingOn {
  readonly isTownship: boolean;
  /** The government there is one the report speaks of, or one below. */
  readonly isOfAccused: boolean;
}

/** The accident alone, of a report about a leader that tells of deaths: these a government verifies (安全生产法 73). */
export function decidePassingOn(facts: ReportFacts, to: PassingOn): Decided {
  const decided = decideReport(facts, 'pass-on');
  if (!decided.ok) return decided;
  if (!isOfDeaths(facts)) return refuse({ code: 'publication.report-no-deaths' });
  if (to.isTownship) return refuse({ code: 'publication.report-below-county', path: 'body.to' });
  return to.isOfAccused
    ? refuse({ code: 'publication.report-of-accused', path: 'body.to' })
    : decided;
}

export interface Accused extends Pick<ReportFacts, 'kind' | 'isByAuthorities'> {
  /** Of a leader: in whose bodies the post is; undefined: it is not known. */
  readonly postAt: string | undefined;
  /** The county of the place, or the lowest region above it: its own authorities. */
  readonly county: string;
}

/**
 * Whether a government stands above all that the report speaks of: the bodies in which the leader is, or the authorities of the
 * place; where the post is not known, those of the place too. Whoever is spoken of neither gets the accident nor says that it
 * has it.
 */
export function isAboveAccused(
  government: string,
  { kind, isByAuthorities, postAt, county }: Accused,
): boolean {
  const accused = [
    ...(kind === 'leader' ? [postAt ?? county] : []),
    ...(isByAuthorities ? [county] : []),
  ];
  return accused.every((path) => path !== government && path.startsWith(government));
}

export interface Known {
  readonly on: CivilDate;
  readonly today: CivilDate;
  /** The government said to have it is one the report speaks of, or one below. */
  readonly isOfAccused: boolean;
}

/** In place of passing it on: a document shows that a government has the accident already, also from before the report. */
export function decideKnown(facts: ReportFacts, { on, today, isOfAccused }: Known): Decided {
  const decided = decideReport(facts, 'known-to-government');
  if (!decided.ok) return decided;
  if (!isOfDeaths(facts)) return refuse({ code: 'publication.report-no-deaths' });
  if (facts.isPassedOn) return refuse({ code: 'publication.report-passed-on' });
  if (isOfAccused) return refuse({ code: 'publication.report-of-accused', path: 'body.organId' });
  return on > today ? refuse({ code: 'publication.report-future-date', path: 'body.on' }) : decided;
}

export interface Extending {
  /** Until when it is to be answered; null: nobody laid that down, or its day cannot be told yet. */
  readonly replyBy: CivilDate | null;
  /** In this round. */
  readonly isExtended: boolean;
}

/** Once, while the term still runs: whoever told is not put off again and again. */
export function mayExtend(
  facts: ReportFacts,
  { replyBy, isExtended }: Extending,
  today: CivilDate,
): Decided {
  const decided = decideReport(facts, 'extend');
  if (!decided.ok) return decided;
  if (isExtended) return refuse({ code: 'publication.report-extended' });
  if (replyBy === null) return refuse({ code: 'publication.report-no-term' });
  return replyBy < today
    ? refuse({ code: 'publication.report-term-over', values: { on: replyBy } })
    : decided;
}

export interface Extension {
  readonly to: CivilDate;
  /** The last day it may be extended to, by how many days that is, and under what. */
  readonly longest: {
    readonly until: CivilDate;
    readonly days: number;
    readonly basis: string;
  } | null;
  /** Whoever is in charge and approved it is somebody else than records it. */
  readonly isByApprover: boolean;
}

export function decideExtending(
  facts: ReportFacts,
  term: Extending,
  { to, longest, isByApprover }: Extension,
  today: CivilDate,
): Decided {
  const decided = mayExtend(facts, term, today);
  const { replyBy } = term;
  if (!decided.ok || replyBy === null) return decided;
  if (to <= replyBy)
    return refuse({
      code: 'publication.report-not-later',
      path: 'body.to',
      values: { on: replyBy },
    });
  // Nothing says by how much.
  if (longest === null) return refuse({ code: 'publication.report-no-term' });
  if (to > longest.until)
    return refuse({
      code: 'publication.report-past-longest',
      path: 'body.to',
      values: { on: longest.until, days: longest.days, basis: longest.basis },
    });
  return isByApprover
    ? refuse({ code: 'publication.report-same-approver', path: 'body.approvedBy' })
    : decided;
}

/** Once more only when the task it became was withdrawn. */
export function decideTask(facts: ReportFacts, hasOpenTask: boolean): Decided {
  const decided = decideReport(facts, 'task');
  return decided.ok && hasOpenTask ? refuse({ code: 'publication.report-task-open' }) : decided;
}

/** What it became is done first. */
export function decideClose(facts: ReportFacts, hasOpenTask: boolean): Decided {
  const decided = decideReport(facts, 'close');
  if (decided.ok && isToPassOn(facts)) return refuse({ code: 'publication.report-pass-on-first' });
  return decided.ok && hasOpenTask ? refuse({ code: 'publication.report-task-open' }) : decided;
}

export interface Handing {
  readonly from: { readonly path: string; readonly track: ReportTrack };
  /** Who had it before in this round and handed it on. */
  readonly had: readonly { readonly path: string; readonly track: ReportTrack }[];
  readonly to: { readonly path: string; readonly track: ReportTrack; readonly isTownship: boolean };
  /** What it became is theirs who gave it, and is not seen elsewhere. */
  readonly hasOpenTask: boolean;
}

/**
 * What is about a leader, or about what the authorities themselves did, goes to no one but those above whoever has it: never
 * back to the place it speaks of, nor to an organ without power over the post. What a discipline organ passed on goes down
 * to nobody either, whoever it is about: that tells nothing of whom.
 */
export function isInReach(
  { kind, isByAuthorities, isByOrgan }: Pick<ReportFacts, 'kind' | 'isByAuthorities' | 'isByOrgan'>,
  { from, to }: { readonly from: string; readonly to: string },
): boolean {
  return (kind !== 'leader' && !isByAuthorities && !isByOrgan) || from.startsWith(to);
}

/**
 * What is about a leader never goes to an office, and what tells of deaths stays with one, for a government to verify; nothing
 * goes to a township, which closes nothing by itself.
 */
export function decideHandingOn(
  facts: ReportFacts,
  { from, to, had, hasOpenTask }: Handing,
): Decided {
  const decided = decideReport(facts, 'hand-on');
  if (!decided.ok) return decided;
  if (hasOpenTask) return refuse({ code: 'publication.report-task-open' });
  if (from.path === to.path && from.track === to.track)
    return refuse({ code: 'publication.report-same-handler', path: 'body.to' });
  if (had.some(({ path, track }) => path === to.path && track === to.track))
    return refuse({ code: 'publication.report-had-it', path: 'body.to' });
  if (to.isTownship) return refuse({ code: 'publication.report-below-county', path: 'body.to' });
  if (facts.kind === 'leader' && to.track === 'office')
    return refuse({ code: 'publication.report-leader-apart', path: 'body.track' });
  if (facts.track === 'office' && to.track === 'discipline' && isOfDeaths(facts))
    return refuse({ code: 'publication.report-of-deaths', path: 'body.track' });
  if (!isInReach(facts, { from: from.path, to: to.path }))
    return refuse({ code: 'publication.report-upward-only', path: 'body.to' });
  return decided;
}

/**
 * What the reporter adds opens again what was answered or ended; deaths that were not told of before are to be verified by a
 * government, whatever was found without them.
 */
export function decideAdding({
  state,
  tellsOfDeaths,
}: Pick<ReportFacts, 'state'> & { readonly tellsOfDeaths: boolean }): ReportDecision {
  if (ENDED_REPORT_STATES.includes(state))
    return { state: 'received', kind: 'reopen', event: 'public-report.reopened.v1' };
  const isFound = state === 'checked' || state === 'tasked';
  const next = tellsOfDeaths && isFound ? 'accepted' : state;
  return { state: next, kind: 'add', event: 'public-report.added-to.v1' };
}

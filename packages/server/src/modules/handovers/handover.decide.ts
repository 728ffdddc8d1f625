// What a signature or a supervision does to a handover: the next state and its event, or a refusal. Pure.
import type { HandoverState, Side, SupervisionReason } from '@jinze/contracts';
import { type CivilDate, type Id, ok, type Result, refuse } from '@jinze/kernel';
import { HANDOVER_TRANSITIONS, type HandoverAct } from './handover.states.ts';

/** What a decision needs to know of the handover. */
export interface HandoverFacts {
  readonly state: HandoverState;
  readonly outgoing: { readonly personId: Id<'person'>; readonly on: CivilDate } | null;
  readonly incoming: { readonly personId: Id<'person'>; readonly on: CivilDate } | null;
  readonly signed: readonly Side[];
  /** A third person has supervised who leaves, before anybody had come. */
  readonly isSupervised: boolean;
  /** The digest of what is open now. */
  readonly matters: string;
}

export interface HandoverRefusal {
  readonly code:
    | 'handovers.not-open'
    | 'handovers.side-missing'
    | 'handovers.already-signed'
    | 'handovers.matters-changed'
    | 'handovers.not-a-party'
    | 'handovers.future-date'
    | 'handovers.before-effect'
    | 'handovers.note-needed'
    | 'handovers.waits-for-incoming';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string>>;
}

export interface HandoverDecision {
  readonly state: HandoverState;
  readonly event: `handover.${string}.v1`;
}

function next(
  facts: HandoverFacts,
  act: HandoverAct,
  event: HandoverDecision['event'],
): Result<HandoverDecision, HandoverRefusal> {
  const state = HANDOVER_TRANSITIONS[facts.state][act];
  return state === undefined ? refuse({ code: 'handovers.not-open' }) : ok({ state, event });
}

/** Responsibility moves on this day, never on the signature: the first day of who comes, else the day after the last. */
export function effectiveOn(
  { outgoing, incoming }: Pick<HandoverFacts, 'outgoing' | 'incoming'>,
  dayAfter: (day: CivilDate) => CivilDate,
): CivilDate | undefined {
  return incoming?.on ?? (outgoing === null ? undefined : dayAfter(outgoing.on));
}

/** One side signs. It closes when every side there is has signed and somebody has come. */
export function decideSignature(
  facts: HandoverFacts,
  side: Side,
): Result<HandoverDecision, HandoverRefusal> {
  if (facts.state !== 'open') return refuse({ code: 'handovers.not-open' });
  if (facts[side] === null) return refuse({ code: 'handovers.side-missing' });
  if (facts.signed.includes(side)) return refuse({ code: 'handovers.already-signed' });
  const isOtherDone =
    side === 'outgoing'
      ? facts.incoming !== null && facts.signed.includes('incoming')
      : facts.outgoing === null || facts.signed.includes('outgoing') || facts.isSupervised;
  return next(
    facts,
    isOtherDone ? 'complete' : 'sign',
    isOtherDone ? 'handover.completed.v1' : 'handover.signed.v1',
  );
}

/** Signing here: by the person, on the list as it stands. */
export function decideOwnSignature(
  facts: HandoverFacts,
  signer: { readonly personIds: readonly Id<'person'>[]; readonly seen: string },
): Result<HandoverDecision & { readonly side: Side }, HandoverRefusal> {
  const sides = (['outgoing', 'incoming'] as const).filter((side) => {
    const party = facts[side];
    return party !== null && signer.personIds.includes(party.personId);
  });
  // Somebody who hands over to themselves (acting, then appointed) signs one side after the other.
  const side = sides.find((one) => !facts.signed.includes(one)) ?? sides[0];
  if (side === undefined) return refuse({ code: 'handovers.not-a-party' });
  if (facts.state === 'open' && signer.seen !== facts.matters)
    return refuse({ code: 'handovers.matters-changed' });
  const decided = decideSignature(facts, side);
  return decided.ok ? ok({ ...decided.value, side }) : decided;
}

/** A signature on paper, recorded by the office. */
export function decidePaper(
  facts: HandoverFacts,
  input: { readonly side: Side; readonly on: CivilDate },
  today: CivilDate,
): Result<HandoverDecision, HandoverRefusal> {
  if (input.on > today) return refuse({ code: 'handovers.future-date', path: 'body.on' });
  return decideSignature(facts, input.side);
}

/**
 * 监交: closed by a third person, because a side cannot sign. Before anybody has come it stands for the signature of
 * who leaves, and the handover waits on: whoever comes still takes over what is open.
 */
export function decideSupervision(
  facts: HandoverFacts,
  input: {
    readonly on: CivilDate;
    readonly reason: SupervisionReason;
    readonly note: string | null;
  },
  today: CivilDate,
): Result<HandoverDecision, HandoverRefusal> {
  if (input.on > today) return refuse({ code: 'handovers.future-date', path: 'body.on' });
  if (facts.outgoing !== null && input.on < facts.outgoing.on)
    return refuse({
      code: 'handovers.before-effect',
      path: 'body.on',
      values: { on: facts.outgoing.on },
    });
  if (input.reason === 'other' && input.note === null)
    return refuse({ code: 'handovers.note-needed', path: 'body.note' });
  if (facts.incoming !== null) return next(facts, 'supervise', 'handover.supervised.v1');
  return facts.state === 'open' && (facts.isSupervised || facts.signed.includes('outgoing'))
    ? refuse({ code: 'handovers.waits-for-incoming' })
    : next(facts, 'stand-in', 'handover.supervised.v1');
}

// What changes of who holds which post mean for handovers: opened, joined, withdrawn, or only another day. Pure.
import type { CivilDate, Id } from '@jinze/kernel';
import type { PostChange } from '../posts/index.ts';

export interface Party {
  readonly appointmentId: Id<'appointment'>;
  readonly personId: Id<'person'>;
  readonly name: string;
  /** The last day of who leaves, the first of who comes. */
  readonly on: CivilDate;
}

export interface OpenHandover {
  /** Undefined: opened just now. */
  readonly id: Id<'handover'> | undefined;
  readonly version: number;
  readonly postId: Id<'post'>;
  readonly scopeKey: string;
  readonly outgoing: Party | null;
  readonly incoming: Party | null;
}

/** A handover as it is to be written; without anybody on either side it is withdrawn. */
export interface Followed extends OpenHandover {
  readonly event: `handover.${string}.v1`;
}

type Plan = (OpenHandover & { readonly event?: Followed['event'] })[];

const isOf = (party: Party | null, change: PostChange) =>
  party?.appointmentId === change.appointmentId;
const partyOf = (change: PostChange, on: CivilDate): Party => ({
  appointmentId: change.appointmentId,
  personId: change.personId,
  name: change.personName,
  on,
});

/** Replaces the handover at a place of the plan; one that is opened just now stays just that. */
function put(plan: Plan, at: number, next: Partial<Followed>): void {
  const found = plan[at];
  if (found !== undefined)
    plan[at] = {
      ...found,
      ...next,
      ...(found.id === undefined && found.event !== undefined ? { event: found.event } : {}),
    };
}

function openFor(
  plan: Plan,
  change: PostChange,
  parties: Pick<OpenHandover, 'outgoing' | 'incoming'>,
) {
  const { postId, scopeKey } = change;
  plan.push({
    id: undefined,
    version: 0,
    postId,
    scopeKey,
    ...parties,
    event: 'handover.opened.v1',
  });
}

/** Who leaves joins the handover that a successor opened before the leaving was recorded. */
function planLeaving(plan: Plan, change: PostChange, on: CivilDate): void {
  const outgoing = partyOf(change, on);
  const waiting = plan.findIndex(
    (one) => one.postId === change.postId && one.outgoing === null && !isOf(one.incoming, change),
  );
  if (waiting === -1) openFor(plan, change, { outgoing, incoming: null });
  else put(plan, waiting, { outgoing, event: 'handover.joined.v1' });
}

/** Who comes joins the handover that waits for somebody. A post nobody held before has nothing to hand over. */
function planComing(plan: Plan, change: PostChange, isHeldBefore: boolean): void {
  const incoming = partyOf(change, change.from);
  const waiting = plan.findIndex((one) => one.postId === change.postId && one.incoming === null);
  if (waiting !== -1) put(plan, waiting, { incoming, event: 'handover.joined.v1' });
  else if (isHeldBefore) openFor(plan, change, { outgoing: null, incoming });
}

/** What was recorded of a party is taken back, or has another day. */
function planParty(plan: Plan, change: PostChange): void {
  for (const [at, one] of plan.entries()) {
    const side = isOf(one.outgoing, change)
      ? 'outgoing'
      : isOf(one.incoming, change)
        ? 'incoming'
        : undefined;
    if (side === undefined) continue;
    const on = side === 'outgoing' ? change.to : change.from;
    const isGone = change.kind === 'withdrawn' || on === null;
    const party = isGone ? null : partyOf(change, on);
    const other = side === 'outgoing' ? one.incoming : one.outgoing;
    const event = !isGone
      ? 'handover.redated.v1'
      : other === null
        ? 'handover.withdrawn.v1'
        : 'handover.party-left.v1';
    put(plan, at, side === 'outgoing' ? { outgoing: party, event } : { incoming: party, event });
  }
}

/**
 * A handover opens when somebody in office leaves, and when somebody comes to a post that others held before.
 * Responsibility moves on the days of the appointments; a handover only says whether it was handed over.
 */
export function followChanges(
  changes: readonly PostChange[],
  open: readonly OpenHandover[],
  heldBefore: ReadonlySet<Id<'post'>>,
): Followed[] {
  const plan: Plan = [...open];
  // Who leaves first: who comes in the same act joins them.
  const comingLast = changes.toSorted(
    (a, b) => Number(a.kind === 'came') - Number(b.kind === 'came'),
  );
  for (const change of comingLast) {
    // Who stands in as A/B holder takes nothing over and hands nothing over.
    if (change.manner === 'ab-holder') continue;
    if (change.kind === 'came') planComing(plan, change, heldBefore.has(change.postId));
    else if (change.kind === 'left' && change.to !== null) planLeaving(plan, change, change.to);
    else if (change.kind !== 'portfolios') planParty(plan, change);
  }
  return plan.flatMap(({ event, ...one }) =>
    event === undefined || (one.id === undefined && one.outgoing === null && one.incoming === null)
      ? []
      : [{ ...one, event }],
  );
}

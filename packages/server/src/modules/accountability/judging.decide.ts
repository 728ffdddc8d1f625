// Nobody judges their own case, or one of the chain they stand in (art. 25, 回避). Pure.
import { type Id, ok, type Result, refuse } from '@jinze/kernel';
import type { AccountabilityRefusal } from './accountability.refusal.ts';

/** Whom an account stands for: its own person, and those it serves as liaison. */
export interface Standing {
  readonly personId: Id<'person'> | null;
  readonly served: readonly Id<'person'>[];
}

/** `subjects`: who is in the case; `chain`: who held a post in the chain of its accident. */
export function mayJudge(
  { personId, served }: Standing,
  subjects: readonly Id<'person'>[],
  chain: readonly Id<'person'>[],
): Result<null, AccountabilityRefusal> {
  const own = [...(personId === null ? [] : [personId]), ...served];
  if (own.some((id) => subjects.includes(id))) return refuse({ code: 'accountability.own-case' });
  if (own.some((id) => chain.includes(id))) return refuse({ code: 'accountability.own-chain' });
  return ok(null);
}

/**
 * 干部管理权限: an office handles people whose posts are managed at its own place or below it; nobody pursues whoever is
 * managed above. Where it is not known who manages the post, that is entered in the roster first.
 */
export function mayHandle(
  handlingRegion: string,
  managingCommittee: string | null,
): Result<null, AccountabilityRefusal> {
  if (managingCommittee === null) return refuse({ code: 'accountability.committee-unknown' });
  return managingCommittee.startsWith(handlingRegion)
    ? ok(null)
    : refuse({ code: 'accountability.not-competent' });
}

// Nobody judges their own case, or one of the chain they stand in (art. 25, 回避). Pure.
import { type CivilDate, type Id, ok, type Result, refuse } from '@jinze/kernel';
import type { AccountabilityRefusal } from './accountability.refusal.ts';

/** Who reads, and what is for others alone: the cases that somebody they stand for is in. */
export interface CaseReader {
  readonly accountId: Id<'account'>;
  readonly today: CivilDate;
  readonly selves: readonly Id<'person'>[];
  readonly ownCases: readonly Id<'case'>[];
}

/** `subjects`: who is in the case; `chain`: who held a post in the chain of its accident. */
export function mayJudge(
  selves: readonly Id<'person'>[],
  subjects: readonly Id<'person'>[],
  chain: readonly Id<'person'>[],
): Result<null, AccountabilityRefusal> {
  if (selves.some((id) => subjects.includes(id)))
    return refuse({ code: 'accountability.own-case' });
  if (selves.some((id) => chain.includes(id))) return refuse({ code: 'accountability.own-chain' });
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

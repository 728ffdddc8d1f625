// Whether a vote decides: enough were there, and more than half of them were for it. Pure.
import type { AccountabilityRefusal } from './accountability.refusal.ts';

export interface Vote {
  readonly present: number;
  readonly votesFor: number;
}

export function faultOfQuorum(
  { present }: Vote,
  quorum: number | null,
  path: string,
): AccountabilityRefusal | undefined {
  return quorum === null || present >= quorum
    ? undefined
    : {
        code: 'accountability.quorum',
        path: `${path}.present`,
        values: { quorum: String(quorum) },
      };
}

/** Enough were there, and more than half of them were for it. */
export function faultOfVote(
  vote: Vote | null,
  quorum: number | null,
  path: string,
): AccountabilityRefusal | undefined {
  if (vote === null)
    return quorum === null ? undefined : { code: 'accountability.vote-needed', path };
  const fault = faultOfQuorum(vote, quorum, path);
  if (fault !== undefined) return fault;
  return vote.votesFor * 2 > vote.present && vote.votesFor <= vote.present
    ? undefined
    : { code: 'accountability.majority', path: `${path}.votesFor` };
}

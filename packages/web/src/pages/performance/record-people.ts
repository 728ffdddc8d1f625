// Who an account is, and whom it serves, as its roles say.
import type { SessionView } from '@jinze/contracts';

/** The persons an account is itself: what it records for them needs nobody's word. */
export function ownPersons({ grants }: SessionView): readonly string[] {
  return grants.flatMap(({ role, personId }) =>
    role === 'leader' && personId !== null ? [personId] : [],
  );
}

/** Whether there are records of one's own, or of whom one serves. */
export function hasOwnRecords({ actions }: SessionView): boolean {
  return actions.includes('performance.mine');
}

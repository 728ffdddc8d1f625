// Who an account is, and whom it serves: what it records for itself needs nobody’s word.
import type { SessionView } from '@jinze/contracts';
import { may, useSession } from '../../shell/session.ts';
import { useStart } from './use-proposals.ts';

/** The leaders whose liaison the account is. */
function servedBy({ grants }: SessionView): ReadonlySet<string> {
  return new Set(
    grants.flatMap(({ role, personId }) =>
      role === 'liaison' && personId !== null ? [personId] : [],
    ),
  );
}

export interface OwnPeople {
  /** The persons the account is itself. */
  readonly own: ReadonlySet<string>;
  readonly served: ReadonlySet<string>;
}

/** Known once the form’s beginning is: a session does not say which person it is. */
export function useOwnPeople(): OwnPeople {
  const session = useSession();
  const start = useStart();
  const served = servedBy(session);
  const people = may(session, 'performance.confirm') ? (start.data?.people ?? []) : [];
  return {
    own: new Set<string>(
      people.map(({ personId }) => personId).filter((personId) => !served.has(personId)),
    ),
    served,
  };
}

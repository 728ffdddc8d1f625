// In which capacity a caller stands to a task: by the scope of the act and the offices they hold. Pure.
import { ISSUING_OFFICES, type IssuingOffice } from '@jinze/contracts';
import { covers, type Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import type { Standing } from './task.decide.ts';
import type { PartyRow, TaskRow } from './tasks.store.ts';

/** Whose tasks the caller decides on. */
export const officesOf = ({ grants }: Pick<Caller, 'grants'>): IssuingOffice[] =>
  ISSUING_OFFICES.filter((office) => grants.some(({ role }) => role === office));

/** `scope`: of the act, which may reach less far than that of looking. */
export function standingOf(
  scope: Scope,
  caller: Pick<Caller, 'grants'>,
  { parties }: Pick<TaskRow, 'parties'>,
): Standing {
  const has = (role: PartyRow['role']) =>
    parties.some(
      (party) =>
        party.role === role &&
        covers(scope, {
          scopeKey: party.scopeKey,
          ...(party.personId === null ? {} : { personId: party.personId }),
        }),
    );
  return {
    isIssuer: has('issuer'),
    isLead: has('lead'),
    isAssisting: has('assist'),
    offices: officesOf(caller),
  };
}

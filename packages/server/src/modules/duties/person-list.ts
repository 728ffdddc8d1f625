// All duties of a person in a year, as one document: a view of the lists in force, whoever may open them.
import type { PersonList } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { can } from '../access/index.ts';
import { sectionLineView } from './duties.view.ts';
import { inShownOrder, mergeDuties } from './merge-duties.ts';
import { openSectionsOfPerson, tracesOfPerson } from './person-list.store.ts';
import { IN_FORCE, type SectionWithItems } from './sections.store.ts';

/** A signature that was carried over and then objected to stands no more. */
function signedOf({ state, signed_on: on, signed_how: how }: SectionWithItems) {
  return state !== 'acknowledged' || on === null || how === null ? null : { on, how };
}

function sectionOf(row: SectionWithItems, caller: Caller): PersonList['sections'] {
  const { issued_on: issuedOn } = row;
  if (issuedOn === null) return [];
  return [
    {
      ...sectionLineView(row, caller),
      holdsPostFrom: row.holds_post_from,
      portfolios: [...row.portfolios],
      issuedOn,
      signed: signedOf(row),
    },
  ];
}

/** Two statements. Who may see no section of the person at all is not told that there is one. */
export async function personListOf(
  db: Reader,
  scope: Scope,
  caller: Caller,
  asked: { readonly personId: Id<'person'>; readonly year: number; readonly today: CivilDate },
): Promise<PersonList> {
  const { personId, year, today } = asked;
  const runs = (scopeKey: string) => can(caller, 'duties.draft', { scopeKey });
  const traces = await tracesOfPerson(db, scope, personId);
  const newest = traces[0];
  if (newest === undefined) throw new Refused({ code: 'http.not-found' });
  const open = await openSectionsOfPerson(db, scope, { personId, year });
  const inForce = inShownOrder(open.filter(({ state }) => IN_FORCE.includes(state)));
  const shown = traces.filter((one) => one.issuedAt !== null || runs(one.scopeKey));
  return {
    personId,
    personName: inForce[0]?.person_name ?? newest.personName,
    year,
    years: [...new Set(shown.map((one) => one.year))],
    asOf: today,
    isWhole: scope.persons.includes(personId),
    sections: inForce.flatMap((row) => sectionOf(row, caller)),
    duties: [...mergeDuties(inForce)],
    drafts: can(caller, 'duties.draft')
      ? open.filter((row) => !IN_FORCE.includes(row.state) && runs(row.scope_key)).length
      : null,
  };
}

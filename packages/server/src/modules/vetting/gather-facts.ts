// Reads what is on record of many people for an opinion: the same few statements, however many they are.
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type AccidentInTenure, accidentsInTenures } from '../accidents/index.ts';
import { heldForAccidents, measuresOfPersons, openWorksheetsOf } from '../accountability/index.ts';
import { findingsOfPersons } from '../inspections/index.ts';
import { fulfilmentCountsOf } from '../performance/index.ts';
import { type Tenure, tenuresOf } from '../posts/index.ts';
import type { PersonFacts } from './opinion.decide.ts';
import type { OpinionContext } from './vetting.context.ts';

const NONE: readonly never[] = [];

/** What decisions say of each person's accidents; a later one counts before an earlier. */
async function decisionsIn(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<ReadonlyMap<Id<'person'>, ReadonlyMap<Id<'accident'>, 'yes' | 'no'>>> {
  const said = new Map<Id<'person'>, Map<Id<'accident'>, 'yes' | 'no'>>();
  for (const [personId, held] of await heldForAccidents(db, personIds)) {
    const own = new Map<Id<'accident'>, 'yes' | 'no'>();
    for (const { accidentId, answersFor } of held)
      if (accidentId !== null && answersFor !== 'unknown') own.set(accidentId, answersFor);
    said.set(personId, own);
  }
  return said;
}

/**
 * In the system's own scope: a person's facts lie with every body they ever served, and what leaves here is the opinion
 * alone, to the office that answers.
 */
export async function gatherFacts(
  { database, commendations }: Pick<OpinionContext, 'database' | 'commendations'>,
  personIds: readonly Id<'person'>[],
): Promise<(personId: Id<'person'>) => PersonFacts> {
  const ids = [...new Set(personIds)];
  return database.read(SYSTEM_SCOPE, async (db) => {
    const tenures = Map.groupBy(await tenuresOf(db, SYSTEM_SCOPE, ids), (one) => one.personId);
    const counts = Map.groupBy(
      await fulfilmentCountsOf(db, SYSTEM_SCOPE, ids),
      ({ personId }) => personId,
    );
    const measures = await measuresOfPersons(db, ids);
    const open = await openWorksheetsOf(db, ids);
    const decisions = await decisionsIn(db, ids);
    const findings = await findingsOfPersons(db, ids);
    const held = [...tenures.values()].flat();
    const accidents = await accidentsInTenures(db, SYSTEM_SCOPE, held);
    const honours = commendations === undefined ? null : await commendations(db, ids);
    const accidentsOf = (own: readonly Tenure[]): readonly AccidentInTenure[] =>
      own.flatMap((one) => accidents(one));
    return (personId) => {
      const own = tenures.get(personId) ?? NONE;
      return {
        tenures: own,
        fulfilment: counts.get(personId) ?? NONE,
        measures: measures(personId),
        openCases: open.get(personId) ?? 0,
        accidents: accidentsOf(own),
        decisions: decisions.get(personId) ?? new Map(),
        findings: findings.get(personId) ?? NONE,
        commendations: honours === null ? null : (honours.get(personId) ?? NONE),
      };
    };
  });
}

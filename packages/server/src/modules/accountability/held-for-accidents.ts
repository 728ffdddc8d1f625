// Who answers for which accidents, as decisions in force and open worksheets say: for who asks whether somebody may be honoured.
import type { Id, OpenCase } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { decisionsOfPersons } from './decisions.store.ts';
import { openAccidentsOf } from './worksheets.store.ts';

/**
 * What open worksheets come to in the rules: nobody can tell yet. Never `filed` 立案, which forbids by law and which the
 * discipline organ alone says. Undefined: none is open.
 */
export const openCaseOf = (openWorksheets: number): OpenCase | undefined =>
  openWorksheets > 0 ? 'accountability-open' : undefined;

/** One registered from elsewhere may name its accident in words alone. */
export interface HeldForAccident {
  readonly accidentId: Id<'accident'> | null;
  readonly accidentName: string | null;
  /** `yes`: a decision in force holds them to account; `no`: one in force does not pursue them; `unknown`: still open. */
  readonly answersFor: 'yes' | 'no' | 'unknown';
}

/**
 * Of several people at once, two statements; `db` reads in the system's scope. Whoever is absent has no decision on
 * record, which is no statement that they answer for nothing.
 */
export async function heldForAccidents(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<ReadonlyMap<Id<'person'>, readonly HeldForAccident[]>> {
  const decided = (await decisionsOfPersons(db, personIds)).flatMap((row) =>
    row.state === 'in-force' && (row.accident_id !== null || row.accident_name !== null)
      ? [
          {
            personId: row.person_id,
            accidentId: row.accident_id,
            accidentName: row.accident_name,
            answersFor: row.outcome === 'pursued' ? ('yes' as const) : ('no' as const),
          },
        ]
      : [],
  );
  const open = (await openAccidentsOf(db, personIds)).map((one) => ({
    ...one,
    accidentName: null,
    answersFor: 'unknown' as const,
  }));
  return Map.groupBy([...decided, ...open], ({ personId }) => personId);
}

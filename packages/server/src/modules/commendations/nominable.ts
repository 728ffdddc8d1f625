// Who may be nominated just now, asked of several before any is offered.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { holdersOf } from '../posts/index.ts';
import { faultOfPerson, mayHandle } from './commendation.decide.ts';

/** In their order: whether each is in the post still, and nothing about them refuses a nomination. One statement. */
export async function mayBeNominated(
  db: Reader,
  scope: Scope,
  asked: readonly {
    readonly appointmentId: Id<'appointment'>;
    readonly issuer: { readonly path: string };
  }[],
  { own, today }: { readonly own: readonly Id<'person'>[]; readonly today: CivilDate },
): Promise<boolean[]> {
  if (asked.length === 0) return [];
  const ids = asked.map(({ appointmentId }) => appointmentId);
  const held = new Map(
    (await holdersOf(db, scope, ids, today)).map((one) => [one.appointmentId, one]),
  );
  return asked.map(({ appointmentId, issuer }) => {
    const holder = held.get(appointmentId);
    if (holder === undefined || !mayHandle(own, holder.personId).ok) return false;
    const { regionPath: path, managingCommittee } = holder;
    return faultOfPerson({ issuer, person: { path }, managingCommittee }) === undefined;
  });
}

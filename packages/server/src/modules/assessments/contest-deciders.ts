// Who decides a contest: none whose side it is about, nor who made it, entered the fact or gave a mark on it. One function offers and refuses.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { type Acting, type AssessmentsContext, officesHeld } from './assessments.context.ts';
import type { ContestRow } from './contests.store.ts';
import { marksGivenBy } from './facts.store.ts';
import { isOnItsSide } from './impartial.ts';
import { placesOfPosts } from './own-posts.store.ts';

interface Decider extends Pick<Acting, 'own' | 'offices'> {
  readonly accountId: Id<'account'> | null;
}

export type DecidingFault = 'own' | 'made-by-oneself' | 'entered-by-oneself';

/** Which of these somebody does not decide, and why not. At most two statements, in the system’s scope. */
export async function faultsOfDeciding(
  db: Reader,
  hand: Decider,
  rows: readonly ContestRow[],
  today: CivilDate,
): Promise<ReadonlyMap<ContestRow['id'], DecidingFault>> {
  if (rows.length === 0) return new Map();
  const { own, accountId } = hand;
  const places = await placesOfPosts(db, own, today);
  const ids = rows.map(({ subject_id: id }) => id);
  const marks = accountId === null ? [] : await marksGivenBy(db, accountId, ids);
  const faultOf = (row: ContestRow): DecidingFault | undefined => {
    if (isOnItsSide(hand, row) || places.has(row.organ_id ?? row.region_path)) return 'own';
    if (accountId === null) return undefined;
    if (row.by_account === accountId) return 'made-by-oneself';
    const isMarked = marks.some(
      (one) => one.subject_id === row.subject_id && one.fact === row.fact,
    );
    return row.entered_by === accountId || isMarked ? 'entered-by-oneself' : undefined;
  };
  return new Map(
    rows.flatMap((row) => {
      const fault = faultOf(row);
      return fault === undefined ? [] : [[row.id, fault] as const];
    }),
  );
}

/** Of these, the open ones the caller may decide. */
export async function contestsToDecide(
  { database, clock, may }: Pick<AssessmentsContext, 'database' | 'clock' | 'may'>,
  caller: Caller,
  rows: readonly ContestRow[],
): Promise<ReadonlySet<ContestRow['id']>> {
  const open = rows.filter(
    ({ state, organiser_key: scopeKey }) =>
      state === 'open' && may(caller, 'assessments.decide-contest', { scopeKey }),
  );
  const { accountId } = caller;
  const hand = { accountId, own: selvesOf(caller), offices: officesHeld(caller) };
  const faults = await database.read(SYSTEM_SCOPE, (db) =>
    faultsOfDeciding(db, hand, open, clock.today()),
  );
  return new Set(open.flatMap(({ id }) => (faults.has(id) ? [] : [id])));
}

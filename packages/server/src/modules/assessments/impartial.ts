// Who has no hand in what is about themselves 回避, whatever side of an assessment they stand on.
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { type Acting, type AssessmentsContext, officesHeld } from './assessments.context.ts';
import { barredOf } from './barred.store.ts';
import { type EnteringSide, sideToEnter } from './entering.decide.ts';
import { postsInRegion } from './own-posts.store.ts';
import type { SubjectRow } from './subjects.store.ts';

type Assessed = Pick<
  SubjectRow,
  'person_id' | 'organ_id' | 'region_path' | 'scope_key' | 'organiser_key'
>;

type Hand = Pick<Acting, 'own' | 'offices'>;

/** Whether one is the office of the place that is assessed, and not only of the one that organises it. */
export const isOfficeOf = (
  offices: readonly string[],
  row: Pick<SubjectRow, 'scope_key' | 'organiser_key' | 'region_path'>,
): boolean => row.scope_key !== row.organiser_key && offices.includes(row.region_path);

/** What a row by itself tells to be about a hand: themselves, those they serve, the place whose office they are. */
export const isOnItsSide = (
  { own, offices }: Hand,
  row: Pick<SubjectRow, 'person_id' | 'scope_key' | 'organiser_key' | 'region_path'>,
): boolean => (row.person_id !== null && own.includes(row.person_id)) || isOfficeOf(offices, row);

/** 回避: oneself, those one serves, and a region or body where one holds a post or whose office one is. */
async function isConcerned(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  hand: Hand,
  row: Assessed,
): Promise<boolean> {
  const { own } = hand;
  const holds =
    own.length > 0 &&
    (await database.read(SYSTEM_SCOPE, (db) =>
      postsInRegion(db, own, row.organ_id === null ? row.region_path : row.organ_id, clock.today()),
    ));
  return holds || isOnItsSide(hand, row);
}

/** On which side of a subject somebody enters facts: `isOffice`, `isOwnSide` as their grants have it. */
export async function enteringSide(
  services: Pick<Services, 'database' | 'clock'>,
  hand: Hand,
  row: Assessed,
  has: Readonly<Record<'isOffice' | 'isOwnSide', boolean>>,
): Promise<EnteringSide | undefined> {
  return sideToEnter({ ...has, isConcerned: await isConcerned(services, hand, row) });
}

export async function checkImpartial(
  services: Pick<Services, 'database' | 'clock'>,
  hand: Hand,
  row: Assessed,
): Promise<void> {
  if (await isConcerned(services, hand, row)) throw new Refused({ code: 'assessments.own' });
}

interface HandOfAccount extends Hand {
  readonly command: { readonly actor: Pick<Acting['command']['actor'], 'accountId'> };
}

/** Those of an exercise a hand keeps out of, told at once. */
async function barredTo(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { command, own, offices }: HandOfAccount,
  exerciseId: Id<'assessment'>,
) {
  const { accountId } = command.actor;
  if (accountId === null) return [];
  const hand = { accountId, persons: own, offices };
  return database.read(SYSTEM_SCOPE, (db) => barredOf(db, [exerciseId], [hand], clock.today()));
}

/** Those of an exercise that are about a hand. */
async function subjectsAbout(
  services: Pick<Services, 'database' | 'clock'>,
  hand: HandOfAccount,
  exerciseId: Id<'assessment'>,
): Promise<ReadonlySet<Id<'assessed'>>> {
  const about = await barredTo(services, hand, exerciseId);
  // Of people it is themselves and those they serve; a colleague of one who is assessed may run the stages.
  return new Set(about.flatMap(({ id, is_self: isSelf }) => (isSelf ? [id] : [])));
}

const handOf = (caller: Caller): HandOfAccount => ({
  command: { actor: { accountId: caller.accountId } },
  own: selvesOf(caller),
  offices: officesHeld(caller),
});

/** What of an exercise is about a caller: they read of it what its own side reads. */
export const subjectsAboutCaller = (
  services: Pick<Services, 'database' | 'clock'>,
  caller: Caller,
  exerciseId: Id<'assessment'>,
): Promise<ReadonlySet<Id<'assessed'>>> => subjectsAbout(services, handOf(caller), exerciseId);

/** What of an exercise a caller settles nothing of: told for many as `maySettle` tells it for one. */
export async function subjectsBarredTo(
  services: Pick<Services, 'database' | 'clock'>,
  caller: Caller,
  exerciseId: Id<'assessment'>,
): Promise<ReadonlySet<Id<'assessed'>>> {
  const barred = await barredTo(services, handOf(caller), exerciseId);
  return new Set(barred.map(({ id }) => id));
}

/** Whoever is assessed, serves somebody who is, or holds a post in a body that is, runs no stage of it. */
export async function checkNotAssessed(
  services: Pick<Services, 'database' | 'clock'>,
  hand: HandOfAccount,
  exerciseId: Id<'assessment'>,
): Promise<void> {
  if ((await subjectsAbout(services, hand, exerciseId)).size > 0)
    throw new Refused({ code: 'assessments.own' });
}

/** On which side of a subject a caller may enter facts; undefined where on none. */
export function sideOfCaller(
  context: Pick<AssessmentsContext, 'database' | 'clock' | 'may'>,
  caller: Caller,
  row: Assessed,
): Promise<EnteringSide | undefined> {
  const hand = handOf(caller);
  const isOwn = row.person_id !== null && hand.own.includes(row.person_id);
  const mayIn = (scopeKey: string) => context.may(caller, 'assessments.enter-fact', { scopeKey });
  const has = { isOffice: mayIn(row.organiser_key), isOwnSide: isOwn || mayIn(row.scope_key) };
  return enteringSide(context, hand, row, has);
}

/** Whether somebody may settle what a subject gets: nobody offers them what they would be refused. `about`: what of its exercise is about them. */
export async function maySettle(
  services: Pick<Services, 'database' | 'clock'>,
  caller: Caller,
  row: Assessed,
  about: ReadonlySet<Id<'assessed'>>,
): Promise<boolean> {
  return about.size === 0 && !(await isConcerned(services, handOf(caller), row));
}

// Who has no hand in what is about themselves 回避, whatever side of an assessment they stand on.
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import type { Acting } from './assessments.context.ts';
import { barredOf } from './barred.store.ts';
import { postsInRegion } from './own-posts.store.ts';
import type { SubjectRow } from './subjects.store.ts';

type Assessed = Pick<
  SubjectRow,
  'person_id' | 'organ_id' | 'region_path' | 'scope_key' | 'organiser_key'
>;

/** 回避: oneself, those one serves, and a region or body where one holds a post or whose office one is. */
export async function checkImpartial(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { own, offices }: Pick<Acting, 'own' | 'offices'>,
  row: Assessed,
): Promise<void> {
  const isSelf = row.person_id !== null && own.includes(row.person_id);
  const isOffice = row.scope_key !== row.organiser_key && offices.includes(row.region_path);
  const holds =
    own.length > 0 &&
    (await database.read(SYSTEM_SCOPE, (db) =>
      postsInRegion(db, own, row.organ_id === null ? row.region_path : row.organ_id, clock.today()),
    ));
  if (isSelf || isOffice || holds) throw new Refused({ code: 'assessments.own' });
}

/** Whoever is assessed, serves somebody who is, or holds a post in a body that is, runs no stage of it. */
export async function checkNotAssessed(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  {
    command,
    own,
    offices,
  }: Pick<Acting, 'own' | 'offices'> & {
    readonly command: { readonly actor: Pick<Acting['command']['actor'], 'accountId'> };
  },
  exerciseId: Id<'assessment'>,
): Promise<void> {
  const { accountId } = command.actor;
  if (accountId === null) return;
  const hand = { accountId, persons: own, offices };
  const about = await database.read(SYSTEM_SCOPE, (db) =>
    barredOf(db, exerciseId, [hand], clock.today()),
  );
  // Of people it is themselves and those they serve; a colleague of one who is assessed may run the stages.
  if (about.some(({ is_self: isSelf }) => isSelf)) throw new Refused({ code: 'assessments.own' });
}

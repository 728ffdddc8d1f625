// Scope of the regulation (art. 2, 4): the posts module's public face.
import type { Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { readDivisions } from './divisions.ts';
import { insertRegions, type PersonTitleRow, searchTitles, titlesOfPeople } from './posts.store.ts';

export { appoint } from './appoint.ts';
export {
  fieldsHandedOver,
  heldBefore,
  type PostAlong,
  personNamed,
  postsAlong,
} from './appointments.store.ts';
export { changePortfolios, correct } from './change-appointment.ts';
export { importRoster } from './import-roster.ts';
export type { Named } from './naming.store.ts';
export { officeOver } from './office-over.ts';
export { ownRegion } from './own-region.ts';
export type {
  Holder,
  NewPerson,
  NewRegion,
  PostChange,
  PostsContext,
  Region,
  Undone,
} from './posts.context.ts';
export { postsConstraints, postsErrors } from './posts.errors.ts';
export {
  appointmentSource,
  organSource,
  personSource,
  postSource,
  rosterImportSource,
} from './posts.ledger.ts';
export { registerPosts } from './posts.routes.ts';
export {
  type Addressed,
  holderOf,
  holdersAmong,
  holdersOf,
  holdersOn,
  insertRegions,
  lastCommitteesOf,
  postsOfRegion,
  regionAt,
  regionIdAt,
  regionOfPerson,
  regionsAbove,
  regionsAt,
  rosterPage,
  searchAllRegions,
} from './posts.store.ts';
export { findRegion, loadRegionIndex, type RegionIndex } from './region-index.ts';
export {
  formerNames,
  leadingNamesOf,
  leadingOrganOf,
  leadingOrgansOf,
  organInScope,
  organsInScope,
  organsOfRegion,
} from './regions.store.ts';
export { regionSource } from './regions-ledger.store.ts';
export { POST_CATEGORIES, ROSTER_COLUMNS, rosterWorkbook } from './roster.columns.ts';

/** A real installation's first start: every division there is, in one statement. */
export async function addDivisions({ unitOfWork }: Services): Promise<void> {
  const command = { actor: { accountId: null, name: '首次启动' }, scope: SYSTEM_SCOPE };
  await unitOfWork.commit(command, async (unit) => {
    await insertRegions(unit.tx, readDivisions());
    await unit.audit('posts.add-divisions', 'divisions');
    return {};
  });
}

/** What people are called by now; somebody without a post is absent. */
export async function currentPostsOf(
  db: Reader,
  ids: readonly Id<'person'>[],
): Promise<ReadonlyMap<Id<'person'>, PersonTitleRow>> {
  return new Map((await titlesOfPeople(db, ids)).map((row) => [row.personId, row]));
}

/** People in posts by a part of their name. */
export function searchPeople(
  db: Reader,
  text: string,
  limit: number,
): Promise<readonly PersonTitleRow[]> {
  return searchTitles(db, text, limit);
}
export {
  eraseIdTail,
  latestCommittee,
  latestCommittees,
  namesInScope,
  organsHeldBy,
  type PostHeld,
  postsEverHeld,
  postsHeldByNames,
} from './holding.store.ts';
export { type Tenure, tenuresNamed, tenuresOf, tenuresSearched } from './tenures.store.ts';

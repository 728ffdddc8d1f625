// Whose paper it is that tells of a region: the office’s that reads of it, and no other office’s.
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { covers, type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import { type DocumentPlace, placeOfOffice } from '../../platform/document-source.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { safetyOfficeName } from '../../platform/organ-names.ts';
import type { Region } from './posts.context.ts';
import { regionAt, regionById } from './posts.store.ts';
import { leadingOrganOf } from './regions.store.ts';

/** A region reads of itself and of those below it: of several offices of the caller the nearest one. */
export async function officeOver(
  db: Reader,
  caller: Caller,
  { reads, makes }: { readonly reads: Scope; readonly makes: Scope | undefined },
  id: Id<'region'>,
): Promise<
  | { readonly region: Region; readonly place: DocumentPlace; readonly organs: readonly string[] }
  | undefined
> {
  const region = await regionById(db, id);
  if (region === undefined || makes === undefined) return undefined;
  if (!covers(reads, { scopeKey: scopeKeyOf(region.level, region.path) })) return undefined;
  const [nearest] = caller.grants
    .flatMap(({ regionPath, level }) => {
      if (regionPath === null || level === null || !region.path.startsWith(regionPath)) return [];
      const scopeKey = scopeKeyOf(level, regionPath);
      const isOwn = covers(reads, { scopeKey }) && covers(makes, { scopeKey });
      return isOwn ? [{ regionPath, scopeKey }] : [];
    })
    .toSorted((a, b) => b.regionPath.length - a.regionPath.length);
  if (nearest === undefined) return undefined;
  const { regionPath, scopeKey } = nearest;
  const organId = (await leadingOrganOf(db, regionPath)) ?? null;
  return {
    region,
    place: placeOfOffice(regionPath, scopeKey, organId),
    organs: [safetyOfficeName((await regionAt(db, regionPath))?.name ?? '')],
  };
}

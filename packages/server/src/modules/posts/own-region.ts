// The region whose bodies the caller runs: what an office sets for its own region it sets here only.
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import { Refused } from '../../platform/refused.ts';
import type { Region } from './posts.context.ts';
import { regionAt } from './posts.store.ts';

/** With its scope key. Another region is not found. */
export async function ownRegion(
  db: Reader,
  scope: Scope,
  path: string,
): Promise<{ readonly region: Region; readonly scopeKey: string }> {
  const region = await regionAt(db, path);
  const scopeKey = region === undefined ? undefined : scopeKeyOf(region.level, region.path);
  const isOwn = scopeKey !== undefined && scope.keys.some((key) => scopeKey.startsWith(key));
  if (region === undefined || scopeKey === undefined || !isOwn)
    throw new Refused({ code: 'http.not-found' });
  return { region, scopeKey };
}

// The chain of an accident read from posts and portfolios, level by level.
import type { AccidentFacts, ChainLevel } from '@jinze/contracts';
import { addDays, addMonths, type CivilDate } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { covers, type Scope, scopeKeyOf } from '../../platform/database/scope.ts';
import { pathsTo } from '../../platform/region-path.ts';
import { holdersAmong, postsAlong, regionsAbove } from '../posts/index.ts';
import { chainOn } from './chain.decide.ts';

export interface ChainAsked {
  readonly on: CivilDate;
  /** As is on record today, or as was when the day ended. */
  readonly known: 'today' | 'then';
  readonly previousYears: number;
}
type Placed = Pick<AccidentFacts, 'sector' | 'sectorCode'> & { readonly regionPath: string };

/** Midnight in Asia/Shanghai after the day: what was recorded on the day itself was known on it. */
const endOf = (on: CivilDate) => new Date(`${addDays(on, 1)}T00:00:00+08:00`);
export const previousSince = ({
  on,
  previousYears,
}: Pick<ChainAsked, 'on' | 'previousYears'>): CivilDate => addMonths(on, -12 * previousYears);

/**
 * Who held which post and portfolio on a day from the accident's place upward, within the scope, each link with its
 * reason. Two statements of posts whatever the number of levels. Whoever calls has seen to it that the case is open to
 * whom it is shown.
 */
export async function chainOf(
  db: Reader,
  scope: Scope,
  accident: Placed,
  asked: ChainAsked,
  today: CivilDate,
): Promise<ChainLevel[]> {
  const { on, known } = asked;
  const since = previousSince(asked);
  const regions = (await regionsAbove(db, accident.regionPath)).toReversed();
  const along = { on, since, regionPaths: pathsTo(accident.regionPath) };
  const knownBefore = known === 'then' ? endOf(on) : undefined;
  const [posts = []] = await postsAlong(db, scope, [along], knownBefore);
  const people = [...new Set(posts.map(({ personId }) => personId))];
  const present = await holdersAmong(db, scope, people, today);
  return chainOn({
    accident,
    on,
    since,
    places: regions.map(({ level, path, name }) => ({
      level,
      regionPath: path,
      regionName: name,
      isInReach: covers(scope, { scopeKey: scopeKeyOf(level, path) }),
    })),
    posts,
    present,
  });
}

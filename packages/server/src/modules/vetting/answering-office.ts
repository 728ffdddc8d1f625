// Which office answers for a person: the safety office of the nearest region whose level is above the highest body they serve. Pure.
import { LEVELS, type Level } from '@jinze/kernel';
import { pathsTo } from '../../platform/region-path.ts';

export interface OfficePlace {
  readonly path: string;
  readonly level: Level;
  readonly name: string;
}

const rank = (level: Level) => LEVELS.indexOf(level);

/** The body that decides it: of the highest level; at one level the first. */
export function highestOf<Body extends { readonly level: Level }>(
  bodies: readonly Body[],
): Body | undefined {
  return bodies.reduce<Body | undefined>(
    (highest, one) =>
      highest === undefined || rank(one.level) < rank(highest.level) ? one : highest,
    undefined,
  );
}

/**
 * A county's leader is answered for by the prefecture's office (or the province's, where no prefecture stands between), a
 * township's by the county's; undefined: nothing of this installation is above. Never the office of the own level.
 */
export function answeringOffice(
  bodies: readonly { readonly level: Level; readonly regionPath: string }[],
  places: ReadonlyMap<string, OfficePlace>,
): OfficePlace | undefined {
  const highest = highestOf(bodies);
  if (highest === undefined) return undefined;
  return pathsTo(highest.regionPath)
    .map((path) => places.get(path))
    .filter((place) => place !== undefined)
    .findLast(({ level }) => level !== 'township' && rank(level) < rank(highest.level));
}

// To whom a report goes, with the reasons and what is missing to tell (安全生产法 73, 74; 干部管理权限). Pure.
import type { ReportDeaths, ReportKind, ReportTrack } from '@jinze/contracts';
import type { CivilDate, Level } from '@jinze/kernel';

export interface Place {
  readonly path: string;
  readonly name: string;
  readonly level: Level;
}

export interface ToRoute {
  readonly kind: ReportKind;
  /** From the top down to the place that was picked. */
  readonly places: readonly Place[];
  readonly deaths: ReportDeaths;
  /** Said to be covered up, or done, by the place’s own authorities. */
  readonly isByAuthorities: boolean;
  /** Of a report about a leader: the region whose party committee manages the post; null: not known. */
  readonly managing: Place | null;
}

export type RouteReason =
  | { readonly code: 'by-place'; readonly place: string }
  | { readonly code: 'township-by-county'; readonly place: string; readonly to: string }
  | { readonly code: 'one-level-up'; readonly place: string; readonly to: string }
  | { readonly code: 'deaths'; readonly to: string }
  | { readonly code: 'leader-managing'; readonly to: string }
  | { readonly code: 'leader-receiving'; readonly to: string }
  | {
      readonly code: 'handed-on';
      readonly from: string;
      readonly to: string;
      readonly why: string;
      /** Of whom, and when: they do not get it back in this round. */
      readonly had: { readonly path: string; readonly track: ReportTrack };
      readonly on: CivilDate;
    }
  | { readonly code: 'deaths-apart' }
  | { readonly code: 'passed-on'; readonly to: string }
  | { readonly code: 'no-desk'; readonly place: string; readonly to: string };
/** What would settle it. */
export type RouteGap = 'county' | 'post' | 'level-above' | 'desk';

export interface ReportRoute {
  readonly outcome: 'applies' | 'cannot-tell';
  readonly track: ReportTrack;
  /** Who handles it; where it cannot be told, who receives it and picks. */
  readonly handler: Place;
  readonly reasons: readonly RouteReason[];
  readonly missing: readonly RouteGap[];
}

/** Whether people are said to have died, or it may be: the county government or higher verifies it. */
export const isOfDeaths = ({ kind, deaths }: Pick<ToRoute, 'kind' | 'deaths'>): boolean =>
  deaths === 'yes' || (deaths === 'unknown' && (kind === 'accident' || kind === 'leader'));

const routed = (
  track: ReportTrack,
  handler: Place,
  reasons: readonly RouteReason[],
  missing: readonly RouteGap[],
): ReportRoute => ({
  outcome: missing.length === 0 ? 'applies' : 'cannot-tell',
  track,
  handler,
  reasons,
  missing,
});

/** Never an office’s: where the post is not known, the committee above the place receives it, not the place’s own. */
function routeOfLeader(asked: ToRoute, picked: Place): ReportRoute {
  const { places, managing } = asked;
  const apart: readonly RouteReason[] = isOfDeaths(asked) ? [{ code: 'deaths-apart' }] : [];
  if (managing !== null) {
    const reasons = [{ code: 'leader-managing', to: managing.name } as const, ...apart];
    return routed('discipline', managing, reasons, []);
  }
  const above = places.at(-2);
  const receiving = above ?? picked;
  return routed(
    'discipline',
    receiving,
    [{ code: 'leader-receiving', to: receiving.name }, ...apart],
    above === undefined ? ['post', 'level-above'] : ['post'],
  );
}

export function routeReport(asked: ToRoute): ReportRoute {
  const { places, isByAuthorities } = asked;
  const picked = places.at(-1);
  if (picked === undefined) throw new Error('a report names a place');
  if (asked.kind === 'leader') return routeOfLeader(asked, picked);
  const reasons: RouteReason[] = [{ code: 'by-place', place: picked.name }];
  const missing: RouteGap[] = [];
  // Townships have no office: theirs is the county’s, or where there are no counties the one above.
  let at = places.findLastIndex(({ level }) => level !== 'township');
  if (at < 0) at = places.length - 1;
  let handler = places[at] ?? picked;
  if (handler !== picked)
    reasons.push({ code: 'township-by-county', place: picked.name, to: handler.name });
  else if (picked.level === 'province' || picked.level === 'prefecture') missing.push('county');
  if (isByAuthorities) {
    const above = places[at - 1];
    if (above === undefined) missing.push('level-above');
    else {
      reasons.push({ code: 'one-level-up', place: handler.name, to: above.name });
      handler = above;
    }
  }
  if (isOfDeaths(asked)) reasons.push({ code: 'deaths', to: handler.name });
  return routed('office', handler, reasons, missing);
}

/**
 * Where nobody has an account that reads it, it goes to the nearest above where somebody has. `above`: from whoever would
 * handle it upward, each with whether somebody reads there.
 */
export function raisedToReaders(
  route: ReportRoute,
  above: readonly (Place & { readonly isRead: boolean })[],
): ReportRoute {
  const [own, ...higher] = above;
  if (own === undefined || own.isRead) return route;
  const found = higher.find(({ isRead }) => isRead);
  if (found === undefined)
    return { ...route, outcome: 'cannot-tell', missing: [...route.missing, 'desk'] };
  const { path, name, level } = found;
  const reason = { code: 'no-desk', place: own.name, to: name } as const;
  return { ...route, handler: { path, name, level }, reasons: [...route.reasons, reason] };
}

/** Deaths are told of later: it stays where it is, and a government verifies it. */
export function routeWithDeaths(route: ReportRoute): ReportRoute {
  const { track, handler, reasons } = route;
  if (reasons.some(({ code }) => code === 'deaths' || code === 'deaths-apart')) return route;
  const reason: RouteReason =
    track === 'office' ? { code: 'deaths', to: handler.name } : { code: 'deaths-apart' };
  return { ...route, reasons: [...reasons, reason] };
}

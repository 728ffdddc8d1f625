// How regions and organs leave the server.
import {
  type OrganDetail,
  REGION_ACTS,
  type RegionDetail,
  type RegionNode,
} from '@jinze/contracts';
import type { CivilDate, Level } from '@jinze/kernel';
import type { NamingRow } from './naming.store.ts';
import { namesView } from './naming.view.ts';
import type { NodeRow, organInScope, postsOfOrgan, RecordRow, RegionRow } from './regions.store.ts';

/** 省直管县 and 不设区的市的乡镇: a level is left out. Districts of a city that is a province are the usual thing. */
function markOf(row: NodeRow): RegionNode['mark'] {
  if (row.kind === 'development-zone') return 'development-zone';
  if (row.level === 'county' && row.superiorLevel === 'province')
    return row.superiorName?.endsWith('市') === true ? null : 'under-province';
  return row.level === 'township' && row.superiorLevel === 'prefecture' ? 'under-prefecture' : null;
}

export function nodeView(row: NodeRow): RegionNode {
  const { path, code, name, endedOn, mergedInto, organs, posts, parts } = row;
  return {
    path,
    code,
    name,
    level: row.level as Level,
    kind: row.kind as RegionNode['kind'],
    mark: markOf(row),
    endedOn,
    mergedInto,
    organs,
    posts,
    parts,
  };
}

/** The record that held on a day. Without any record the present name is all that is known. */
export function asOfDay(
  records: readonly RecordRow[],
  present: { readonly name: string; readonly superiorName: string },
  on: CivilDate,
): NonNullable<RegionDetail['asOf']> {
  if (records.length === 0) return { on, ...present };
  const held = records.find(
    ({ from, to }) => (from === null || from <= on) && (to === null || on <= to),
  );
  return held === undefined || held.kind === 'merged' || held.kind === 'abolished'
    ? { on, name: null, superiorName: null }
    : { on, name: held.name, superiorName: held.superiorName };
}

export interface RegionSeen {
  readonly on: CivilDate | undefined;
  readonly bodies: RegionDetail['bodies'];
  isInScope(scopeKey: string): boolean;
  may(act: RegionDetail['may'][number]): boolean;
}

export function regionView(row: RegionRow, seen: RegionSeen): RegionDetail {
  const superior = row.above.at(-1);
  const canMove = superior !== undefined && seen.isInScope(superior.scopeKey);
  return {
    ...nodeView(row),
    version: row.version,
    above: row.above.map(({ code, name, scopeKey }) => ({
      code,
      name,
      isInScope: seen.isInScope(scopeKey),
    })),
    livingParts: row.livingParts,
    records: row.records.map((one) => ({
      ...one,
      recordedAt: new Date(one.recordedAt).toISOString(),
    })),
    mergedFrom: row.mergedFrom,
    bodies: seen.bodies,
    asOf:
      seen.on === undefined
        ? null
        : asOfDay(
            row.records,
            { name: row.name, superiorName: row.above.map(({ name }) => name).join('') },
            seen.on,
          ),
    may:
      row.endedOn === null
        ? REGION_ACTS.filter(
            (act) =>
              seen.may(act) &&
              (canMove || (act !== 'move' && act !== 'merge')) &&
              (act !== 'establish' || row.level !== 'township'),
          )
        : [],
  };
}

export function organView(
  organ: NonNullable<Awaited<ReturnType<typeof organInScope>>>,
  posts: Awaited<ReturnType<typeof postsOfOrgan>>,
  seen: {
    readonly on: CivilDate;
    readonly names: readonly NamingRow[];
    readonly mayRename: boolean;
  },
): OrganDetail {
  return {
    organId: organ.organId,
    name: organ.name,
    kind: organ.kind,
    level: organ.level,
    region: {
      path: organ.regionPath,
      code: organ.regionCode,
      name: organ.regionName,
      level: organ.regionLevel,
      endedOn: organ.regionEndedOn,
    },
    on: seen.on,
    ...namesView(seen.names),
    may: seen.mayRename ? ['rename'] : [],
    posts: posts.map(({ holders, ...post }) => ({
      ...post,
      holders: holders.map((one) => ({ ...one, portfolios: [...one.portfolios] })),
    })),
  };
}

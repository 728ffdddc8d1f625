// The regions a spreadsheet may name: those of the caller's scope, by name, longer name and code.
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { nearest } from '../../platform/nearest.ts';
import type { Region } from './posts.context.ts';
import { regionsAbove, regionsInScope } from './posts.store.ts';

export type RegionIndex = ReadonlyMap<string, readonly Region[]>;
/** Names by path, those above the scope included. */
export type RegionNames = ReadonlyMap<string, string>;

/** Regions by name, by the names above and name, and by code. */
function indexRegions(regions: readonly Region[], names: RegionNames): RegionIndex {
  const index = new Map<string, Region[]>();
  const add = (key: string, region: Region) => {
    const found = index.get(key) ?? [];
    if (!found.includes(region)) index.set(key, [...found, region]);
  };
  for (const region of regions) {
    const codes = region.path.split('/').filter((code) => code !== '');
    const chain = codes.map(
      (_, place) => names.get(`/${codes.slice(0, place + 1).join('/')}/`) ?? '',
    );
    add(region.code, region);
    for (let from = 0; from < chain.length; from += 1) add(chain.slice(from).join(''), region);
  }
  return index;
}

/** The regions of the scope and the names of those above it, in two queries. */
export async function loadRegionIndex(
  db: Reader,
  scope: Scope,
): Promise<{ readonly regions: RegionIndex; readonly names: RegionNames }> {
  const regions = await regionsInScope(db, scope);
  const shortest = regions.reduce<string>(
    (best, one) => (best === '' || one.path.length < best.length ? one.path : best),
    '',
  );
  const above = shortest === '' ? [] : await regionsAbove(db, shortest);
  const names = new Map([...above, ...regions].map((region) => [region.path, region.name]));
  return { regions: indexRegions(regions, names), names };
}

/** Why a cell names no region, as every import says it. */
export interface RegionFault {
  readonly code: 'posts.ambiguous-region' | 'posts.unknown-region';
  readonly reason: string;
  readonly suggestion: string | undefined;
}

export function findRegion(regions: RegionIndex, text: string): Region | RegionFault {
  const [first, second] = regions.get(text) ?? [];
  if (second !== undefined)
    return {
      code: 'posts.ambiguous-region',
      reason: '有几个地区同名',
      suggestion: '请在前面加上上级地区的名称，或填代码',
    };
  return (
    first ?? {
      code: 'posts.unknown-region',
      reason: '没有这个地区，或不在您的管理范围内',
      suggestion: nearest(text, regions.keys()),
    }
  );
}

// Changes of regions: a path is an address and may change, the region and what it was called stay on record. Pure.
import {
  addDays,
  type CivilDate,
  type Id,
  LEVELS,
  type Level,
  ok,
  type Result,
  refuse,
} from '@jinze/kernel';

const REGION_LEVELS_DEEP = 8;

/** A region as it is now on record. */
export interface RegionState {
  readonly id: Id<'region'>;
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly version: number;
  /** The last day; null while it exists. */
  readonly endedOn: CivilDate | null;
  /** The day what is now so began; null when nobody recorded one. */
  readonly since: CivilDate | null;
}

export interface RegionRefusal {
  readonly code:
    | 'http.version-conflict'
    | 'posts.future-change'
    | 'posts.nothing-changed'
    | 'posts.region-ended'
    | 'posts.region-earlier-change'
    | 'posts.region-wrong-level'
    | 'posts.region-other-level'
    | 'posts.region-inside-itself'
    | 'posts.region-too-deep'
    | 'posts.region-holders'
    | 'posts.region-has-parts';
  readonly path?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

type RegionChangeKind = 'established' | 'renamed' | 'moved' | 'merged' | 'abolished';

/** One region's change: what it is from a day on, and which other region has part in it. */
export interface RegionChange {
  readonly kind: RegionChangeKind;
  readonly before: RegionState;
  readonly after: RegionState;
  readonly on: CivilDate;
  /** The last day of what was before. */
  readonly lastDay: CivilDate;
  readonly other: RegionState | null;
}

/** A region's old and new address. */
interface Move {
  readonly from: string;
  readonly to: string;
}

export interface RegionDecision {
  /** The region asked about first; with it those that change superior because it ends. */
  readonly changes: readonly RegionChange[];
  /** Every region that gets another address. */
  readonly moves: readonly Move[];
  /** Posts that one committee managed are managed by another: all of them, or those of the moved regions. */
  readonly committee: {
    readonly from: string;
    readonly to: string;
    readonly isAll: boolean;
  } | null;
}

type Decided = Result<RegionDecision, RegionRefusal>;
interface Asked {
  readonly version: number;
  readonly on: CivilDate;
}

const lastCode = (path: string) => path.split('/').at(-2) ?? '';
export const superiorOf = (path: string) => path.slice(0, path.length - lastCode(path).length - 1);
const depthOf = (path: string) => path.split('/').length - 2;
const isLower = (level: Level, than: Level) => LEVELS.indexOf(level) > LEVELS.indexOf(than);

function refuseEnded(region: RegionState, path?: string): RegionRefusal | undefined {
  return region.endedOn === null
    ? undefined
    : {
        code: 'posts.region-ended',
        values: { name: region.name, on: region.endedOn },
        ...(path === undefined ? {} : { path }),
      };
}

/** A change comes after the last one, and not before its day. */
function refuseDay(
  region: RegionState,
  on: CivilDate,
  today: CivilDate,
): RegionRefusal | undefined {
  if (on > today) return { code: 'posts.future-change', path: 'body.on' };
  if (region.since === null || on > region.since) return undefined;
  return {
    code: 'posts.region-earlier-change',
    path: 'body.on',
    values: { name: region.name, on: region.since },
  };
}

function refuseChange(
  region: RegionState,
  { version, on }: Asked,
  today: CivilDate,
): RegionRefusal | undefined {
  if (version !== region.version) return { code: 'http.version-conflict' };
  return refuseEnded(region) ?? refuseDay(region, on, today);
}

function refuseDepth(moves: readonly Move[]): RegionRefusal | undefined {
  return moves.some(({ to }) => depthOf(to) > REGION_LEVELS_DEEP)
    ? { code: 'posts.region-too-deep', values: { levels: REGION_LEVELS_DEEP } }
    : undefined;
}

/** What follows from a change of one region: the next version, and the day it holds from. */
function changed(
  kind: RegionChangeKind,
  before: RegionState,
  on: CivilDate,
  next: Partial<RegionState>,
  other: RegionState | null = null,
): RegionChange {
  const after = { ...before, ...next, version: before.version + 1, since: on };
  return { kind, before, after, on, lastDay: addDays(on, -1), other };
}

export function decideRename(
  region: RegionState,
  input: Asked & { readonly name: string },
  today: CivilDate,
): Decided {
  const refusal = refuseChange(region, input, today);
  if (refusal !== undefined) return refuse(refusal);
  if (input.name === region.name) return refuse({ code: 'posts.nothing-changed' });
  const change = changed('renamed', region, input.on, { name: input.name });
  return ok({ changes: [change], moves: [], committee: null });
}

/** Lies beneath another superior, with everything beneath it; the new superior's committee manages what the old one's did. */
export function decideMove(
  region: RegionState,
  superior: RegionState,
  within: readonly RegionState[],
  input: Asked,
  today: CivilDate,
): Decided {
  const refusal = refuseChange(region, input, today) ?? refuseEnded(superior, 'body.superior');
  if (refusal !== undefined) return refuse(refusal);
  const old = superiorOf(region.path);
  if (superior.path.startsWith(region.path))
    return refuse({ code: 'posts.region-inside-itself', path: 'body.superior' });
  if (superior.path === old) return refuse({ code: 'posts.nothing-changed' });
  if (!isLower(region.level, superior.level))
    return refuse({
      code: 'posts.region-wrong-level',
      path: 'body.superior',
      values: { superior: superior.name },
    });
  const moves = within.map(({ path }) => ({
    from: path,
    to: superior.path + path.slice(old.length),
  }));
  const tooDeep = refuseDepth(moves);
  if (tooDeep !== undefined) return refuse(tooDeep);
  const path = superior.path + region.path.slice(old.length);
  return ok({
    changes: [changed('moved', region, input.on, { path }, superior)],
    moves,
    committee: { from: old, to: superior.path, isAll: false },
  });
}

/** Where a region inside the one that ends comes to lie: living parts beneath the successor, what has ended with it. */
function addressAfterMerger(
  region: RegionState,
  into: RegionState,
  parts: readonly RegionState[],
  path: string,
): string {
  const isLiving = parts.some((part) => part.endedOn === null && path.startsWith(part.path));
  return isLiving
    ? into.path + path.slice(region.path.length)
    : into.path + path.slice(superiorOf(region.path).length);
}

/**
 * Becomes part of another region of its level. It lies beneath its successor as an ended region, so that the
 * successor's office sees its records; its living parts are the successor's, and so is what its committee managed.
 */
export function decideMerge(
  region: RegionState,
  into: RegionState,
  within: readonly RegionState[],
  input: Asked & { readonly holders: number },
  today: CivilDate,
): Decided {
  const refusal = refuseChange(region, input, today) ?? refuseEnded(into, 'body.into');
  if (refusal !== undefined) return refuse(refusal);
  if (into.path.startsWith(region.path))
    return refuse({ code: 'posts.region-inside-itself', path: 'body.into' });
  if (into.level !== region.level)
    return refuse({
      code: 'posts.region-other-level',
      path: 'body.into',
      values: { into: into.name },
    });
  const occupied = refuseHolders(region, input.holders);
  if (occupied !== undefined) return refuse(occupied);
  const parts = within.filter(({ path }) => superiorOf(path) === region.path);
  const living = parts.filter(({ endedOn }) => endedOn === null);
  const early = living.map((part) => refuseDay(part, input.on, today)).find((one) => one);
  if (early !== undefined) return refuse(early);
  const addressOf = (path: string) => addressAfterMerger(region, into, parts, path);
  const moves = within.map(({ path }) => ({ from: path, to: addressOf(path) }));
  const tooDeep = refuseDepth(moves);
  if (tooDeep !== undefined) return refuse(tooDeep);
  const path = addressOf(region.path);
  return ok({
    changes: [
      changed('merged', region, input.on, { path, endedOn: addDays(input.on, -1) }, into),
      ...living.map((part) =>
        changed('moved', part, input.on, { path: addressOf(part.path) }, into),
      ),
    ],
    moves,
    committee: { from: path, to: into.path, isAll: true },
  });
}

function refuseHolders(region: RegionState, count: number): RegionRefusal | undefined {
  return count === 0
    ? undefined
    : { code: 'posts.region-holders', values: { name: region.name, count } };
}

/** Ends without a successor; refused while somebody is in post or a part of it exists. */
export function decideAbolish(
  region: RegionState,
  input: Asked & { readonly holders: number; readonly livingParts: number },
  today: CivilDate,
): Decided {
  const refusal = refuseChange(region, input, today) ?? refuseHolders(region, input.holders);
  if (refusal !== undefined) return refuse(refusal);
  if (input.livingParts > 0)
    return refuse({
      code: 'posts.region-has-parts',
      values: { name: region.name, count: input.livingParts },
    });
  const change = changed('abolished', region, input.on, { endedOn: addDays(input.on, -1) });
  return ok({ changes: [change], moves: [], committee: null });
}

/** A region of our own: lower than its superior, by however many levels. */
export function decideEstablishment(
  superior: RegionState,
  input: {
    readonly id: Id<'region'>;
    readonly code: string;
    readonly name: string;
    readonly level: Level;
    readonly on: CivilDate;
  },
  today: CivilDate,
): Result<RegionState, RegionRefusal> {
  const { on, id, code, name, level } = input;
  const ended = refuseEnded(superior, 'body.superior');
  if (ended !== undefined) return refuse(ended);
  if (on > today) return refuse({ code: 'posts.future-change', path: 'body.on' });
  if (!isLower(level, superior.level))
    return refuse({
      code: 'posts.region-wrong-level',
      path: 'body.level',
      values: { superior: superior.name },
    });
  const path = `${superior.path}${code}/`;
  const tooDeep = refuseDepth([{ from: path, to: path }]);
  if (tooDeep !== undefined) return refuse(tooDeep);
  return ok({ id, path, code, name, level, version: 1, endedOn: null, since: on });
}

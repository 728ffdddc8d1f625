// The rows a transaction may see: the same prefixes serve can(), SQL and row-level security.
import { type Id, LEVELS, type Level } from '@jinze/kernel';
import { type ReferenceExpression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** A row is in scope when its scope key starts with one of `keys`, one of `committees` manages its post, or it is one of the `persons`’ own. */
export interface Scope {
  /** Prefixes of `level || regionPath`; the empty prefix is everything. */
  readonly keys: readonly string[];
  /** Managing committees 干部管理权限, each named by the path of its region; exact, not a range. */
  readonly committees: readonly string[];
  readonly persons: readonly Id<'person'>[];
}

export const NO_SCOPE: Scope = { keys: [], committees: [], persons: [] };
/** For the system's own acts (start, sign-in, jobs); no request handler passes it for a user's reading. */
export const SYSTEM_SCOPE: Scope = { keys: [''], committees: [], persons: [] };

export interface ScopedResource {
  readonly scopeKey?: string;
  readonly managingCommittee?: string | null;
  readonly personId?: Id<'person'>;
}

export function scopeKeyOf(level: Level, regionPath: string): string {
  return `${level}${regionPath}`;
}

/** What a scope key is of: it begins with the level. */
export function placeOfKey(scopeKey: string): {
  readonly level: Level;
  readonly regionPath: string;
} {
  const at = scopeKey.indexOf('/');
  return { level: scopeKey.slice(0, at) as Level, regionPath: scopeKey.slice(at) };
}

const FROM_BELOW = LEVELS.toReversed();

/**
 * The prefixes of these levels of a region and all below it, the lowest first: most rows are of the lowest level, and
 * a row is compared with one prefix after the other until one fits.
 */
export function scopeKeysUnder(regionPath: string, levels: readonly Level[] = LEVELS): string[] {
  return FROM_BELOW.filter((level) => levels.includes(level)).map((level) =>
    scopeKeyOf(level, regionPath),
  );
}

/** What of the prefixes lies in the region or below it: a row in one of these is in the scope and in the region. */
function keysWithin(keys: readonly string[], regionPath: string): string[] {
  return scopeKeysUnder(regionPath).flatMap((under) =>
    keys.some((key) => under.startsWith(key))
      ? [under]
      : keys.filter((key) => key.startsWith(under)),
  );
}

/** Whether the resource lies inside; the same answer SQL gives with `whereInScope`. */
export function covers(scope: Scope, resource: ScopedResource): boolean {
  const { scopeKey, managingCommittee, personId } = resource;
  if (scopeKey !== undefined && scope.keys.some((key) => scopeKey.startsWith(key))) return true;
  if (typeof managingCommittee === 'string' && scope.committees.includes(managingCommittee))
    return true;
  return personId !== undefined && scope.persons.includes(personId);
}

/** The first string after all those that start with the prefix, in byte order. */
function afterPrefix(prefix: string): string {
  const last = prefix.charCodeAt(prefix.length - 1);
  return prefix.slice(0, -1) + String.fromCharCode(last + 1);
}

/** Every query states its scope itself, so that the index is used and the first wall stands alone. */
export function whereInScope<DB extends Tables, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  scope: Scope,
  columns: {
    key: ReferenceExpression<DB, TB>;
    committee?: ReferenceExpression<DB, TB>;
    person?: ReferenceExpression<DB, TB>;
    /** A row that belongs to several people is each one’s own. */
    persons?: readonly ReferenceExpression<DB, TB>[];
  },
): SelectQueryBuilder<DB, TB, O> {
  return query.where((eb) => {
    const alternatives = scope.keys.map((key) =>
      key === ''
        ? sql<SqlBool>`true`
        : sql<SqlBool>`(${eb.ref(columns.key as never)} >= ${key} and ${eb.ref(columns.key as never)} < ${afterPrefix(key)})`,
    );
    if (columns.committee !== undefined && scope.committees.length > 0) {
      alternatives.push(
        sql<SqlBool>`${eb.ref(columns.committee as never)} = any(${[...scope.committees]}::text[])`,
      );
    }
    const persons = columns.person === undefined ? (columns.persons ?? []) : [columns.person];
    if (scope.persons.length > 0)
      alternatives.push(
        ...persons.map(
          (person) => sql<SqlBool>`${eb.ref(person as never)} = any(${[...scope.persons]}::uuid[])`,
        ),
      );
    return alternatives.length === 0 ? sql<SqlBool>`false` : eb.or(alternatives);
  });
}

/** As `whereInScope`, of a region and all below it alone: told by the scope key, so that one index answers both. */
export function whereInRegion<DB extends Tables, TB extends keyof DB, O>(
  query: SelectQueryBuilder<DB, TB, O>,
  scope: Scope,
  regionPath: string,
  columns: Parameters<typeof whereInScope<DB, TB, O>>[2],
): SelectQueryBuilder<DB, TB, O> {
  const within = { ...scope, keys: keysWithin(scope.keys, regionPath) };
  const found = whereInScope(query, within, columns);
  if (scope.committees.length === 0 && scope.persons.length === 0) return found;
  return found.where(
    (eb) =>
      sql<SqlBool>`${eb.ref(columns.key as never)} ^@ any(${scopeKeysUnder(regionPath)}::text[])`,
  );
}

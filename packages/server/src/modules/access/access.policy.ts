// Who may do what where: what the grant table gives a caller, for can(), the scope of every query and the menu.
import type { Role } from '@jinze/contracts';
import { type Id, LEVELS, type Level } from '@jinze/kernel';
import {
  covers,
  type Scope,
  type ScopedResource,
  scopeKeysUnder,
} from '../../platform/database/scope.ts';
import type { Caller, Grant } from '../../platform/http/caller.ts';
import { GRANT_TABLE, type Reach, SESSION_ACTIONS } from './grant-table.ts';

export const ADMINISTRATOR_ROLES: readonly Role[] = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
];

/** Roles that are held for a managing committee. */
export const COMMITTEE_ROLES: readonly Role[] = [
  'organisation-department',
  'discipline-organ',
  'discipline-worksheets',
];

/** Roles that are held over a region. */
export const REGION_ROLES: readonly Role[] = ['safety-office', 'supervision-office', 'report-desk'];

/** Roles that an order gives and ends, and nobody grants by hand. */
export const ORDERED_ROLES: readonly Role[] = ['inspection-group'];

function ownLevels(level: Level): readonly Level[] {
  return level === 'county' ? ['county', 'township'] : [level];
}

function keysOf(grant: Grant, levels: readonly Level[]): string[] {
  const { regionPath } = grant;
  return regionPath === null ? [] : scopeKeysUnder(regionPath, levels);
}

function reachOf(grant: Grant, action: string): Reach | undefined {
  return (GRANT_TABLE as Readonly<Record<string, Readonly<Record<string, Reach>>>>)[grant.role]?.[
    action
  ];
}

function scopeOfGrant(caller: Caller, grant: Grant, reach: Reach): Scope {
  switch (reach) {
    case 'range':
      return { keys: keysOf(grant, LEVELS), committees: [], persons: [] };
    case 'own-bodies':
      return {
        keys: grant.level === null ? [] : keysOf(grant, ownLevels(grant.level)),
        committees: [],
        persons: [],
      };
    case 'committee':
      return {
        keys: [],
        committees: grant.committeePath === null ? [] : [grant.committeePath],
        persons: [],
      };
    case 'self':
      return {
        keys: [],
        committees: [],
        persons: caller.personId === null ? [] : [caller.personId],
      };
    case 'served':
      return { keys: [], committees: [], persons: grant.personId === null ? [] : [grant.personId] };
    case 'installation':
      return { keys: [], committees: [], persons: [] };
    case 'everywhere':
      return { keys: [''], committees: [], persons: [] };
  }
}

/** The union of what the caller's grants give for the action; undefined when none gives any. */
export function scopeFor(caller: Caller, action: string): Scope | undefined {
  if (SESSION_ACTIONS.includes(action)) return { keys: [], committees: [], persons: [] };
  const scopes = caller.grants.flatMap((grant) => {
    const reach = reachOf(grant, action);
    return reach === undefined ? [] : [scopeOfGrant(caller, grant, reach)];
  });
  if (scopes.length === 0) return undefined;
  return {
    keys: [...new Set(scopes.flatMap((scope) => scope.keys))],
    committees: [...new Set(scopes.flatMap((scope) => scope.committees))],
    persons: [...new Set(scopes.flatMap((scope) => scope.persons))],
  };
}

/** Whether the caller may do the action, and where a resource is given, on that one. */
export function can(caller: Caller, action: string, resource?: ScopedResource): boolean {
  const scope = scopeFor(caller, action);
  if (scope === undefined) return false;
  return resource === undefined || covers(scope, resource);
}

/** The order that gives the caller the action on one of these; undefined where a grant of their own gives it too. */
export function orderBehind(
  caller: Caller,
  action: string,
  resources: readonly ScopedResource[],
): Id<'grant-ground'> | undefined {
  const giving = caller.grants.filter((grant) => {
    const reach = reachOf(grant, action);
    if (reach === undefined) return false;
    const scope = scopeOfGrant(caller, grant, reach);
    return resources.some((resource) => covers(scope, resource));
  });
  const grounds = giving.map(({ ground }) => ground ?? undefined);
  return grounds.includes(undefined) ? undefined : grounds[0];
}

/** Every action some grant of the caller allows, for the menu. */
export function actionsOf(caller: Caller): string[] {
  const granted = Object.values(GRANT_TABLE).flatMap((actions) => Object.keys(actions));
  return [...new Set(granted)].filter((action) => can(caller, action));
}

// What a caller is to inspections: of the office, of a group for the days of its order, of the inspected side.

import type { Id } from '@jinze/kernel';
import { covers, NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import type { Acting, InspectionsContext, Side } from './inspections.context.ts';
import {
  findingTold,
  type InspectionRow,
  inspectionById,
  openedTo,
  type Sight,
} from './inspections.store.ts';

/** The grants of a group are those of its inspection's order. */
export const groundOf = (row: Pick<InspectionRow, 'id'>) => row.id as string as Id<'grant-ground'>;

export interface Standing extends Sight {
  /**
   * What the database may show: also where the caller is a member, and what is the group’s alone (`group` and the
   * inspection). Every query says besides which ones.
   */
  readonly scope: Scope;
}

type Looking = Pick<InspectionsContext, 'database' | 'clock' | 'scopeFor'>;

export async function standingOf(
  { database, clock, scopeFor }: Looking,
  caller: Caller,
  action: string,
): Promise<Standing> {
  const { keys } = scopeFor(caller, action) ?? NO_SCOPE;
  const opened = await database.read(NO_SCOPE, (db) =>
    openedTo(db, caller.accountId, clock.today()),
  );
  return {
    keys,
    opened: opened.map(({ id }) => id),
    scope: {
      ...NO_SCOPE,
      keys: [...keys, ...opened.flatMap(({ id, scope_key: key }) => [key, `group ${id}`])],
    },
  };
}

/** Within the days of the order the group comes first: who is of the office too is still of the group. */
export function sidesOf(
  row: Pick<InspectionRow, 'id' | 'scope_key' | 'inspected_key' | 'told_at'>,
  { keys, opened }: Sight,
): Side[] {
  const scope = { ...NO_SCOPE, keys };
  return [
    ...(opened.includes(row.id) ? (['group'] as const) : []),
    ...(covers(scope, { scopeKey: row.scope_key ?? '' }) ? (['office'] as const) : []),
    ...(row.told_at !== null && covers(scope, { scopeKey: row.inspected_key ?? '' })
      ? (['inspected'] as const)
      : []),
  ];
}

/** The inspection as the caller sees it. */
export async function rowFor(context: InspectionsContext, caller: Caller, id: Id<'inspection'>) {
  const standing = await standingOf(context, caller, 'inspections.inspection');
  const today = context.clock.today();
  const row = await context.database.read(standing.scope, (db) =>
    inspectionById(db, standing, id, today),
  );
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  return { row, standing };
}

/** What somebody read, as the log keeps it: for the group with the order that lets it. */
export const readUnder = (
  { caller }: Acting,
  { id, order_no: number }: Pick<InspectionRow, 'id' | 'order_no'>,
  what: string = id,
): string => {
  const isByOrder = caller.grants.some(({ ground }) => ground === groundOf({ id }));
  return isByOrder ? [...new Set([what, id, number])].join(' ') : what;
};

/** What a task was begun from, for whoever reads both. */
export async function findingFor(context: Looking, caller: Caller, id: Id<'inspection-finding'>) {
  const standing = await standingOf(context, caller, 'inspections.inspection');
  return context.database.read(standing.scope, (db) => findingTold(db, standing, id));
}

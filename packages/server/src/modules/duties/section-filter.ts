// The filter of lists of sections as a query names it, and the places of rows in a keyset-paged list.
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { scopeFor } from '../access/index.ts';
import type { SectionFilter, SectionLineRow } from './sections.store.ts';

/** The filter as a query names it. */
export function filterOf(query: {
  readonly region: string;
  readonly year: number;
  readonly instrument?: SectionFilter['instrument'];
  readonly state?: SectionFilter['state'];
  readonly waiting?: SectionFilter['waiting'];
  readonly search?: string | undefined;
}): SectionFilter {
  const { region: regionPath, year, instrument, state, waiting } = query;
  return { regionPath, year, instrument, state, waiting, search: query.search?.trim() };
}

/** The range, or of it only the bodies that the caller may draft for. */
export function scopeAsked(
  query: { readonly own?: 'true' | undefined },
  range: Scope,
  caller: Caller,
): Scope {
  return query.own === 'true' ? (scopeFor(caller, 'duties.draft') ?? NO_SCOPE) : range;
}

/** The places of rows in a keyset-paged list. */
export const cursorsOf = (rows: readonly SectionLineRow[]) =>
  rows.map(({ sort_key: scopeKey, id }) => ({ scopeKey, id }));

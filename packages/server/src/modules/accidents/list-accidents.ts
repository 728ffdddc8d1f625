// The accidents of a region as a list: filtered by the grade that stands, which is computed from what is known today.
import type { AccidentGrade } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import { gradeStanding } from './accident.rules.ts';
import {
  type AccidentFilter,
  type AccidentRow,
  accidentsByIds,
  accidentsPage,
  gradeFactsOf,
} from './accidents.store.ts';

export interface GradedFilter extends AccidentFilter {
  readonly grade?: AccidentGrade | 'unknown' | undefined;
}

export interface ListedAccidents {
  readonly rows: readonly AccidentRow[];
  readonly count: number;
  /** Of which no grade stands. */
  readonly withoutGrade: number;
}

/** The latest first; two statements, whatever is filtered. */
export async function listAccidents(
  db: Reader,
  scope: Scope,
  { grade, ...filter }: GradedFilter,
  page: {
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly limit: number;
  },
  today: CivilDate,
): Promise<ListedAccidents> {
  const { after, limit } = page;
  const all = (await gradeFactsOf(db, scope, filter)).map((facts) => ({
    id: facts.id,
    on: facts.occurredOn,
    grade: gradeStanding(facts, today) ?? ('unknown' as const),
  }));
  const matching = grade === undefined ? all : all.filter((one) => one.grade === grade);
  const counted = {
    count: matching.length,
    withoutGrade: matching.filter((one) => one.grade === 'unknown').length,
  };
  if (grade === undefined)
    return { rows: await accidentsPage(db, scope, { ...filter, ...page }), ...counted };
  const ids = matching
    .filter(
      ({ on, id }) =>
        after === undefined || on < after.on || (on === after.on && id < (after.id as typeof id)),
    )
    .slice(0, limit)
    .map(({ id }) => id);
  const rows = new Map((await accidentsByIds(db, scope, ids)).map((row) => [row.id, row]));
  return { rows: ids.flatMap((id) => rows.get(id) ?? []), ...counted };
}

// How many reports of which kind an area received, for statistics: a small number tells on somebody and is not given.
import { REPORT_KINDS, type ReportKind } from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { countByKind } from './reports.store.ts';

/** Fewer than these are said to be fewer, not how many. */
const LEAST_COUNT = 5;

export interface ReportCount {
  readonly kind: Exclude<ReportKind, 'leader'>;
  /** Null: some, and fewer than `LEAST_COUNT`. */
  readonly count: number | null;
}

/** In the system’s scope; what is about leaders is in no statistic. */
export async function reportCountsOf(
  db: Reader,
  regionPath: string,
  days: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<ReportCount[]> {
  const found = new Map(
    (await countByKind(db, regionPath, days)).map(({ kind, count }) => [kind, count]),
  );
  return REPORT_KINDS.flatMap((kind) => {
    if (kind === 'leader') return [];
    const count = found.get(kind) ?? 0;
    return [{ kind, count: count > 0 && count < LEAST_COUNT ? null : count }];
  });
}

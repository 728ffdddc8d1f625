// What undoing an import does: what it recorded ends its being current, what it ended or completed is as before. Pure.
import { type Id, ok, type Result, refuse } from '@jinze/kernel';
import type {
  AppointmentRecord,
  PortfolioRecord,
  RosterImportRow,
} from './roster-imports.store.ts';

export interface Undoing {
  /** Appointments the import added: from now on nothing is on record of them. */
  readonly withdrawn: readonly AppointmentRecord[];
  /** The version that was current before the import, to be recorded anew, with the current one it replaces. */
  readonly restored: readonly {
    readonly current: AppointmentRecord;
    readonly before: AppointmentRecord;
  }[];
  /** Portfolio rows that end their being current. */
  readonly endedPortfolios: readonly PortfolioRecord[];
  /** Portfolio rows that the import replaced, to be recorded anew. */
  readonly restoredPortfolios: readonly PortfolioRecord[];
}

export interface UndoRefusal {
  readonly code: 'posts.import-undone' | 'posts.import-built-on';
  readonly values?: Readonly<Record<string, string | number>>;
}

/**
 * Refused when the import is undone already, or when something it recorded was changed since: those changes
 * say something of their own and would hang in the air.
 */
export function decideUndo(
  made: Pick<RosterImportRow, 'id' | 'undone_at' | 'recorded_at'>,
  appointments: readonly AppointmentRecord[],
  portfolios: readonly PortfolioRecord[],
): Result<Undoing, UndoRefusal> {
  if (made.undone_at !== null) return refuse({ code: 'posts.import-undone' });
  const isOwn = (row: { import_id: Id<'roster-import'> | null }) => row.import_id === made.id;
  const byRecord = Map.groupBy(appointments, (row) => row.record_id);
  const touched = [...byRecord.values()].map((rows) => ({
    current: rows.find((row) => row.superseded_at === null),
    rows,
  }));
  const changed = touched.filter(({ current }) => current === undefined || !isOwn(current)).length;
  const later = portfolios.filter(
    (row) => !isOwn(row) && row.recorded_at.getTime() > made.recorded_at.getTime(),
  ).length;
  if (changed + later > 0)
    return refuse({ code: 'posts.import-built-on', values: { count: changed + later } });
  const current = touched.flatMap((one) => (one.current === undefined ? [] : [one.current]));
  const beforeOf = (row: AppointmentRecord) =>
    byRecord.get(row.record_id)?.find((one) => one.version === row.version - 1);
  return ok({
    withdrawn: current.filter((row) => beforeOf(row) === undefined),
    restored: current.flatMap((row) => {
      const before = beforeOf(row);
      return before === undefined ? [] : [{ current: row, before }];
    }),
    endedPortfolios: portfolios.filter((row) => isOwn(row) && row.superseded_at === null),
    restoredPortfolios: portfolios.filter(
      (row) => !isOwn(row) && row.superseded_at?.getTime() === made.recorded_at.getTime(),
    ),
  });
}

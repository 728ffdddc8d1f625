// What undoing an import does: what it recorded ends its being current, what it ended or completed is as before. Pure.
import { type Id, ok, type Result, refuse } from '@jinze/kernel';

/** What of a row of an appointment the decision needs. */
interface AppointmentRow {
  readonly record_id: Id<'appointment'>;
  readonly version: number;
  readonly superseded_at: Date | null;
  readonly import_id: Id<'roster-import'> | null;
}
interface PortfolioRow {
  readonly recorded_at: Date;
  readonly superseded_at: Date | null;
  readonly import_id: Id<'roster-import'> | null;
}
interface Made {
  readonly id: Id<'roster-import'>;
  readonly undone_at: Date | null;
  readonly recorded_at: Date;
}

export interface Undoing<A, P> {
  /** Appointments the import added: from now on nothing is on record of them. */
  readonly withdrawn: readonly A[];
  /** The version that was current before the import, to be recorded anew, with the current one it replaces. */
  readonly restored: readonly {
    readonly current: A;
    readonly before: A;
  }[];
  /** Portfolio rows that end their being current. */
  readonly endedPortfolios: readonly P[];
  /** Portfolio rows that the import replaced, to be recorded anew. */
  readonly restoredPortfolios: readonly P[];
}

export interface UndoRefusal {
  readonly code: 'posts.import-undone' | 'posts.import-built-on';
  readonly values?: Readonly<Record<string, string | number>>;
}

/**
 * Refused when the import is undone already, or when something it recorded was changed since: those changes
 * say something of their own and would hang in the air.
 */
export function decideUndo<A extends AppointmentRow, P extends PortfolioRow>(
  made: Made,
  appointments: readonly A[],
  portfolios: readonly P[],
): Result<Undoing<A, P>, UndoRefusal> {
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
  const beforeOf = (row: A) =>
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

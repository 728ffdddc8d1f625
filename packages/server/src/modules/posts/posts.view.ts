// How posts, people and their history leave the server.
import type {
  Answering,
  AppointmentHistory,
  PortfolioMatrix,
  RosterImport,
} from '@jinze/contracts';
import type { CivilDate } from '@jinze/kernel';
import type { AnsweringRow, AppointmentRow, matrixOf, PortfolioRow } from './appointments.store.ts';
import type { Holder } from './posts.context.ts';
import type { RosterImportRow } from './roster-imports.store.ts';

/** What of a holder leaves the server. */
export function rosterLine(holder: Holder) {
  return {
    appointmentId: holder.appointmentId,
    personId: holder.personId,
    personName: holder.personName,
    postId: holder.postId,
    postTitle: holder.postTitle,
    postClass: holder.postClass,
    organId: holder.organId,
    organName: holder.organName,
    organKind: holder.organKind,
    regionName: holder.regionName,
    regionPath: holder.regionPath,
    from: holder.from,
    managingCommittee: holder.managingCommittee,
    portfolios: [...holder.portfolios],
  };
}

const BECAUSE: Readonly<Record<string, Answering['because'][number]>> = {
  'party-chief': 'first',
  'government-chief': 'first',
  'safety-deputy': 'safety-deputy',
};

export function answeringView(row: AnsweringRow): Answering {
  const { field, fieldFrom, fieldRecordedAt } = row;
  const hasField = field !== null && fieldFrom !== null && fieldRecordedAt !== null;
  const office = BECAUSE[row.postClass];
  return {
    appointmentId: row.appointmentId,
    personId: row.personId,
    personName: row.personName,
    postId: row.postId,
    postTitle: row.postTitle,
    organName: row.organName,
    postClass: row.postClass,
    manner: row.manner,
    because: [
      ...(hasField ? (['portfolio'] as const) : []),
      ...(office === undefined ? [] : [office]),
    ],
    from: row.from,
    to: row.to,
    documentNo: row.documentNo,
    portfolio: hasField
      ? {
          field,
          from: fieldFrom,
          to: row.fieldTo,
          documentNo: row.fieldDocumentNo,
          recordedAt: fieldRecordedAt.toISOString(),
        }
      : null,
    recordedAt: row.recordedAt.toISOString(),
  };
}

/** What stands before what was taken back; the latest to take the post first. */
function latestFirst(one: readonly AppointmentRow[], other: readonly AppointmentRow[]): number {
  const [a, b] = [one[0], other[0]];
  if (a === undefined || b === undefined) return 0;
  const isWithdrawn = Number(a.supersededAt !== null) - Number(b.supersededAt !== null);
  return isWithdrawn === 0 ? b.from.localeCompare(a.from) : isWithdrawn;
}

const OPENED = [
  ['briefing', 'handovers.briefing'],
  ['record', 'ledger.record'],
] as const;

/** Rows of appointments gathered by appointment, newest knowledge first, with what the caller may do to each. */
export function historiesOf(
  rows: readonly AppointmentRow[],
  portfolios: readonly PortfolioRow[],
  mayDo: (action: string, row: AppointmentRow) => boolean,
): AppointmentHistory[] {
  const byRecord = Map.groupBy(rows, ({ appointmentId }) => appointmentId);
  const fields = Map.groupBy(portfolios, ({ appointmentId }) => appointmentId);
  const histories = [...byRecord.values()].map((versions) =>
    versions.toSorted((a, b) => b.version - a.version),
  );
  return histories.toSorted(latestFirst).flatMap((versions) => {
    const [current] = versions;
    if (current === undefined) return [];
    // Nothing is on record of it any more: it was taken back, or its import undone.
    const isWithdrawn = current.supersededAt !== null;
    const isHeld = !isWithdrawn && current.to === null;
    const acts = isWithdrawn
      ? []
      : [
          ...(current.to === null ? (['leave'] as const) : []),
          'correct' as const,
          'portfolios' as const,
          'withdraw' as const,
        ];
    const isOutside =
      current.postClass === 'safety-deputy' &&
      current.organKind === 'government' &&
      current.isCommitteeMember === false;
    return [
      {
        appointmentId: current.appointmentId,
        personId: current.personId,
        personName: current.personName,
        postId: current.postId,
        postTitle: current.postTitle,
        postClass: current.postClass,
        organName: current.organName,
        organKind: current.organKind,
        regionName: current.regionName,
        versions: versions.map((one) => ({
          version: one.version,
          from: one.from,
          to: one.to,
          manner: one.manner,
          documentNo: one.documentNo,
          isCommitteeMember: one.isCommitteeMember,
          recordedAt: one.recordedAt.toISOString(),
          recordedBy: one.recordedBy,
          supersededAt: one.supersededAt?.toISOString() ?? null,
          changeReason: one.changeReason,
        })),
        portfolios: (fields.get(current.appointmentId) ?? []).map((one) => ({
          field: one.field,
          from: one.from,
          to: one.to,
          documentNo: one.documentNo,
          recordedAt: one.recordedAt.toISOString(),
          supersededAt: one.supersededAt?.toISOString() ?? null,
          changeReason: one.changeReason,
        })),
        flags: isOutside ? ['deputy-outside-committee' as const] : [],
        may: acts.filter((act) => mayDo(`posts.${act}`, current)),
        opens: OPENED.flatMap(([what, action]) =>
          mayDo(action, current) && (what === 'record' || isHeld) ? [what] : [],
        ),
      },
    ];
  });
}

export function importView(row: RosterImportRow, mayUndo: boolean): RosterImport {
  const { undone_at: at, undone_by: by, undo_reason: reason } = row;
  const undone =
    at === null || by === null || reason === null ? null : { by, reason, at: at.toISOString() };
  return {
    id: row.id,
    fileName: row.file_name,
    recordedAt: row.recorded_at.toISOString(),
    rows: row.row_count,
    added: row.added_count,
    ended: row.ended_count,
    completed: row.corrected_count,
    undone,
    may: undone === null && mayUndo ? ['undo'] : [],
  };
}

export function matrixView(
  on: CivilDate,
  { people, portfolios }: Awaited<ReturnType<typeof matrixOf>>,
): PortfolioMatrix {
  const fields = Map.groupBy(portfolios, ({ field }) => field);
  return {
    on,
    people: people.map(({ appointmentId, personId, personName, postTitle }) => ({
      appointmentId,
      personId,
      personName,
      postTitle,
    })),
    fields: [...fields].map(([field, rows]) => ({
      field,
      holders: people
        .filter((one) => rows.some((row) => row.isValid && row.appointmentId === one.appointmentId))
        .map(({ appointmentId }) => appointmentId),
    })),
  };
}

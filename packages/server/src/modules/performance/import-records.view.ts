// How a checked file and the imports of records are shown.
import type { AttachmentLine, RecordImport, RecordsCheck } from '@jinze/contracts';
import type { Examined } from './import-records.examine.ts';
import { isBroughtIn, type Plan, type PlannedRow } from './import-records.plan.ts';
import type { RecordImportRow } from './import-records.store.ts';
import { tableName } from './records-sheet.find.ts';
import type { Question } from './records-sheet.people.ts';

const SAMPLES = 3;

export function tableViews({ found, people }: Examined): RecordsCheck['tables'] {
  return found.tables.map((table) => {
    const personId = people.owners.get(table.number) ?? null;
    return {
      number: table.number,
      name: tableName(table),
      title: table.title.slice(0, 120),
      isLeftOut: found.isLeftOut(table),
      layout: table.layout,
      columns: table.columns.map((one) => ({
        ...one,
        title: one.title.slice(0, 60),
        samples: table.rows
          .map(({ cells }) => (cells[one.column] ?? '').slice(0, 60))
          .filter((cell) => cell !== '')
          .slice(0, SAMPLES),
      })),
      activity: table.activity ?? null,
      personId,
      personName: personId === null ? null : (people.roster.nameOf(personId) ?? null),
      year: table.year ?? null,
      rows: table.rows.length,
    };
  });
}

export function questionViews(questions: readonly Question[]): RecordsCheck['questions'] {
  return [...Map.groupBy(questions, ({ name }) => name)].map(([name, asked]) => {
    const candidates = new Map(
      asked.flatMap(({ candidates }) =>
        candidates.map(({ personId, posts }) => [
          personId,
          { personId, postTitle: posts[0]?.postTitle ?? '', organName: posts[0]?.organName ?? '' },
        ]),
      ),
    );
    return { name, rows: asked.length, candidates: [...candidates.values()] };
  });
}

export function countsOf(plan: Plan, leftOut: number): RecordsCheck['counts'] {
  const incoming = plan.rows.filter(isBroughtIn);
  const count = (is: (row: PlannedRow) => boolean) => incoming.filter(is).length;
  return {
    new: incoming.length,
    duplicates: plan.rows.filter(({ state }) => state === 'duplicate').length,
    leftOut,
    withoutPost: count(({ participants }) => participants.some((one) => one.withoutPost)),
    late: count(({ lateDays }) => lateDays !== null),
  };
}

export const earlierOf = (row: RecordImportRow | undefined): RecordsCheck['earlier'] =>
  row === undefined
    ? null
    : {
        importId: row.id,
        recordedAt: row.recorded_at.toISOString(),
        recordedBy: row.recorded_by,
        recorded: row.recorded_count,
      };

export function recordImportView(
  row: RecordImportRow,
  file: AttachmentLine | undefined,
  mayWithdraw: boolean,
): RecordImport {
  const { withdrawn_at: at, withdrawn_by: by, withdrawn_why: reason } = row;
  const withdrawn =
    at === null || by === null || reason === null ? null : { at: at.toISOString(), by, reason };
  return {
    id: row.id,
    fileName: row.file_name,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by,
    rows: row.row_count,
    recorded: row.recorded_count,
    file: file ?? null,
    withdrawn,
    may: mayWithdraw && withdrawn === null ? ['withdraw'] : [],
  };
}

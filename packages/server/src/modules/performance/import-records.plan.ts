// What a file of records would do: which rows are new, which are there already, and what is wrong with which cell. Pure.
import type { ImportChoices, ImportError, ImportRow, RecordContent } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { messageOf } from '../../platform/http/errors.ts';
import type { PostHeld } from '../posts/index.ts';
import { faultsOf, lateDaysOf, type RecordRefusal } from './duty-record.decide.ts';
import type { LikeRow } from './import-records.store.ts';
import { type Resolved, resolveParticipants } from './participants.decide.ts';
import { performanceErrors } from './performance.errors.ts';
import { headOfField } from './records-sheet.cells.ts';
import { tableName } from './records-sheet.find.ts';
import type { ReadRecord } from './records-sheet.read.ts';

export interface PlannedRow extends ReadRecord {
  readonly state: ImportRow['state'];
  /** Of a duplicate: the record that is there; null where it stands further up in the file. */
  readonly recordId: Id<'duty-record'> | null;
  readonly participants: readonly Resolved[];
  readonly lateDays: number | null;
}

export interface Plan {
  readonly rows: readonly PlannedRow[];
  readonly errors: readonly ImportError[];
}

/** Same day, same kind, same people, same title: the like of each other. */
const likenessOf = (one: {
  readonly occurredOn: string;
  readonly activity: string;
  readonly title: string;
  readonly persons: readonly string[];
}) => JSON.stringify([one.occurredOn, one.activity, one.title, [...one.persons].toSorted()]);

const likenessOfContent = ({ participants, ...content }: RecordContent) =>
  likenessOf({ ...content, persons: participants.map(({ personId }) => personId) });

/** `participants.0.personId` is the column of people; any other path is its own. */
function columnOf({ table }: ReadRecord, path: string | undefined): string {
  const field = path?.split('.')[0] ?? 'title';
  const known = field === 'participants' ? 'people' : field;
  return headOfField(table, known as 'title');
}

/** A refusal of the record’s own rules as a fault of the cell it comes from. */
export function errorOf(record: ReadRecord, refusal: RecordRefusal): ImportError {
  return {
    tableNumber: record.table.number,
    table: tableName(record.table),
    row: record.row,
    column: columnOf(record, refusal.path),
    value: refusal.path === 'occurredOn' ? record.content.occurredOn : '',
    code: refusal.code,
    reason: messageOf(performanceErrors, refusal, 'zh'),
  };
}

/**
 * A row stands for itself unless the like is there, in the system or further up in the file: then it is left out, or
 * brought in again where that was asked for.
 */
export function planRows(
  records: readonly ReadRecord[],
  known: {
    readonly likes: readonly LikeRow[];
    readonly held: readonly PostHeld[];
    readonly today: CivilDate;
    readonly again: ImportChoices['again'];
  },
): Plan {
  const there = new Map<string, Id<'duty-record'> | null>(
    known.likes.map((like) => [likenessOf(like), like.id]),
  );
  const held = Map.groupBy(known.held, ({ personId }) => personId);
  const again = new Set(known.again.map(({ table, row }) => `${table} ${row}`));
  const errors: ImportError[] = [];
  const rows = records.map((record): PlannedRow => {
    const { content } = record;
    const posts = content.participants.flatMap(({ personId }) => held.get(personId) ?? []);
    const { resolved, refusals } = resolveParticipants(content, posts, {
      mayLackPost: true,
      kept: [],
    });
    const faults = [...faultsOf(content, known.today), ...refusals];
    errors.push(...faults.map((fault) => errorOf(record, fault)));
    const likeness = likenessOfContent(content);
    const recordId = there.get(likeness);
    if (recordId === undefined) there.set(likeness, null);
    const isAsked = again.has(`${record.table.number} ${record.row}`);
    return {
      ...record,
      state: recordId === undefined ? 'new' : isAsked ? 'again' : 'duplicate',
      recordId: recordId ?? null,
      participants: resolved,
      lateDays: lateDaysOf(content, known.today),
    };
  });
  return { rows, errors };
}

export const isBroughtIn = ({ state }: PlannedRow) => state === 'new' || state === 'again';

export const rowView = (row: PlannedRow): ImportRow => ({
  table: row.table.number,
  row: row.row,
  state: row.state,
  occurredOn: row.content.occurredOn,
  activity: row.content.activity,
  title: row.content.title,
  people: row.participants.map(({ name, postTitle, role, duties, withoutPost }) => ({
    name,
    postTitle,
    role,
    duties: [...duties],
    withoutPost,
  })),
  lateDays: row.lateDays,
  recordId: row.recordId,
});

// Reading duty records: one with its versions, pages of lists, what waits for a person’s word.
import type { DutyRecord, RecordLine, WaitingRecord } from '@jinze/contracts';
import { type CivilDate, civilDate, type Id, parseCivilDate } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { dutyNamesOf } from './duty-names.ts';
import { openingsOf, participationsOf, recordsById, versionsOf } from './duty-records.store.ts';
import type { PerformanceContext } from './performance.context.ts';
import {
  codesOf,
  isTheirs,
  recordLine,
  recordView,
  signsFor,
  versionsSinceWord,
  type WholeRecord,
  waitingView,
} from './performance.view.ts';
import { type Page, type Place, type RecordFilter } from './records-list.store.ts';

/** The place in a list, as its cursor says it. */
function placeOf(after: string | undefined): Place | undefined {
  const cursor = readCursor(after);
  if (cursor === undefined) return undefined;
  const occurredOn = parseCivilDate(cursor.scopeKey);
  if (occurredOn === undefined)
    throw new Refused({ code: 'http.invalid-input', path: 'query.after' });
  return { occurredOn, id: cursor.id as Id<'duty-record'> };
}

/** One more than is shown tells whether there is a next page. */
export const pageOf = (query: { after?: string | undefined; limit: number }): Page => ({
  after: placeOf(query.after),
  limit: query.limit + 1,
});

export const nextOf = (places: readonly Place[], limit: number): string | null =>
  cursorAfter(
    places.map(({ occurredOn, id }) => ({ scopeKey: occurredOn, id })),
    limit,
  );

export const daysOfYear = (year: number): { from: CivilDate; to: CivilDate } => ({
  from: civilDate(`${year}-01-01`),
  to: civilDate(`${year}-12-31`),
});

/** The records of a page, in its order: two statements, however many. */
export async function wholeRecords(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'duty-record'>[],
): Promise<WholeRecord[]> {
  const rows = new Map((await recordsById(db, scope, ids)).map((row) => [row.id, row]));
  const people = await participationsOf(db, [...rows.keys()]);
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row === undefined ? [] : [{ row, participations: people.get(id) ?? [] }];
  });
}

export async function linesOf(
  context: PerformanceContext,
  caller: Caller,
  db: Reader,
  scope: Scope,
  places: readonly Place[],
): Promise<RecordLine[]> {
  const records = await wholeRecords(
    db,
    scope,
    places.map(({ id }) => id),
  );
  return records.map((record) => recordLine(context, caller, record));
}

/** Who opened it is told to those whose record it is and to their office, not to another who opens it. */
function seesOpenings(context: PerformanceContext, caller: Caller, record: WholeRecord): boolean {
  const own = signsFor(context, caller);
  return (
    isTheirs(context, caller, record) ||
    record.participations.some(
      (one) =>
        own.includes(one.person_id) ||
        context.may(caller, 'performance.duty-record', {
          scopeKey: one.scope_key,
          personId: one.person_id,
        }),
    )
  );
}

/** One record in a scope that the action gives: of `performance.open` one that was opened just now. */
export function presentRecord(
  context: PerformanceContext,
  caller: Caller,
  id: Id<'duty-record'>,
  action: 'performance.duty-record' | 'performance.open' = 'performance.duty-record',
): Promise<DutyRecord> {
  const scope = context.scopeFor(caller, action) ?? NO_SCOPE;
  return context.database.read(scope, async (db) => {
    const [record] = await wholeRecords(db, scope, [id]);
    if (record === undefined) throw new Refused({ code: 'http.not-found' });
    const versions = (await versionsOf(db, [id])).get(id) ?? [];
    const openings = seesOpenings(context, caller, record) ? await openingsOf(db, id) : [];
    return recordView(context, caller, record, {
      versions,
      names: await dutyNamesOf(db, codesOf(record, versions)),
      openings: openings.map((one) => ({
        at: one.opened_at.toISOString(),
        by: one.opened_by,
        reason: one.reason,
      })),
    });
  });
}

/** What waits for these people, each with what another changed since. */
export async function waitingRecords(
  context: PerformanceContext,
  caller: Caller,
  db: Reader,
  scope: Scope,
  places: readonly Place[],
): Promise<WaitingRecord[]> {
  const ids = places.map(({ id }) => id);
  const records = await wholeRecords(db, scope, ids);
  const versions = await versionsOf(db, ids);
  const sinceOf = ({ row }: WholeRecord) =>
    versionsSinceWord(versions.get(row.id) ?? [], scope.persons);
  const codes = records.flatMap((record) => codesOf(record, sinceOf(record)));
  const names = await dutyNamesOf(db, codes);
  return records.map((record) =>
    waitingView(context, caller, record, { since: sinceOf(record), names }, scope.persons),
  );
}

interface ListQuery {
  readonly person?: Id<'person'> | undefined;
  readonly activity?: RecordFilter['activity'];
  readonly duty?: string | undefined;
  readonly confirmation?: RecordFilter['confirmation'];
  readonly formCheck?: RecordFilter['formCheck'];
  readonly late?: 'true' | undefined;
  readonly state: NonNullable<RecordFilter['state']>;
  readonly from?: CivilDate | undefined;
  readonly to?: CivilDate | undefined;
}

/** What the head of a list counts: whatever it is narrowed by beside whom, what and when. */
export const baseFilterOf = (query: ListQuery): RecordFilter => ({
  persons: query.person === undefined ? undefined : [query.person],
  activity: query.activity,
  duty: query.duty,
  from: query.from,
  to: query.to,
});

/** Of one's own: by years, and whether the office returned them. */
export const ownFilterOf = ({
  year,
  late,
  returned,
  activity,
  duty,
  confirmation,
  state,
}: Omit<ListQuery, 'state'> & {
  readonly state?: RecordFilter['state'];
  readonly year?: number | undefined;
  readonly returned?: 'true' | undefined;
}): Omit<RecordFilter, 'persons'> => ({
  activity,
  duty,
  confirmation,
  state,
  isLate: late === 'true',
  formCheck: returned === undefined ? undefined : 'returned',
  ...(year === undefined ? {} : daysOfYear(year)),
});

export const filterOf = (query: ListQuery): RecordFilter => ({
  ...baseFilterOf(query),
  confirmation: query.confirmation,
  formCheck: query.formCheck,
  isLate: query.late === 'true',
  state: query.state,
});

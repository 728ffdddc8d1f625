// What inspections have found, for who judges by it: assessments of a region, vetting of a person as reference.
import type { FindingSeverity, InspectionFindingKind } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { NO_SCOPE, type Scope, whereInScope } from '../../platform/database/scope.ts';
import { FINDING_WORDS, SEVERITY_WORDS } from './inspection-words.ts';
import { isStatementOpen } from './statements.store.ts';

type FindingId = Id<'inspection-finding'>;

/** Of one region: the findings of each kind, so that every number can be opened. */
export interface InspectionFacts {
  readonly bySeverity: Readonly<Record<FindingSeverity, readonly FindingId[]>>;
  readonly open: readonly FindingId[];
  readonly overdue: readonly FindingId[];
  readonly repeats: readonly FindingId[];
  readonly untrueRecords: readonly FindingId[];
}

interface FactRow {
  readonly id: FindingId;
  readonly regionPath: string;
  readonly severity: FindingSeverity;
  readonly isOpen: boolean;
  readonly isOverdue: boolean;
  readonly isRepeat: boolean;
  readonly isUntrue: boolean;
}

/** Findings that were delivered and stand, of inspections that the scope reaches from either side. */
function delivered(db: Reader, scope: Scope, today: CivilDate) {
  const ids = () => db.selectFrom('inspections.inspection as mine').select('mine.id');
  const keys = { ...NO_SCOPE, keys: scope.keys };
  const seen = whereInScope(ids(), keys, { key: 'mine.scope_key' }).union(
    whereInScope(ids(), keys, { key: 'mine.inspected_key' }),
  );
  return db
    .selectFrom('inspections.finding as found')
    .innerJoin('inspections.inspection as round', 'round.id', 'found.inspection_id')
    .select([
      'found.id',
      'round.inspected_path as regionPath',
      sql<FindingSeverity>`found.severity`.as('severity'),
      sql<boolean>`found.state in ('open', 'claimed')`.as('isOpen'),
      sql<boolean>`found.state in ('open', 'claimed') and found.due_on < ${today}::date`.as(
        'isOverdue',
      ),
      sql<boolean>`found.repeats is not null`.as('isRepeat'),
      sql<boolean>`found.kind = 'untrue-record'`.as('isUntrue'),
    ])
    .where('round.id', 'in', seen)
    .where('round.delivered_on', 'is not', null)
    .where('found.state', '<>', 'withdrawn')
    .orderBy('found.found_on')
    .orderBy('found.id');
}

function factsOf(rows: readonly FactRow[]): InspectionFacts {
  const ids = (which: (row: FactRow) => boolean) => rows.filter(which).map(({ id }) => id);
  const of = (severity: FindingSeverity) => ids((row) => row.severity === severity);
  return {
    bySeverity: {
      ordinary: of('ordinary'),
      prominent: of('prominent'),
      major: of('major'),
    },
    open: ids(({ isOpen }) => isOpen),
    overdue: ids(({ isOverdue }) => isOverdue),
    repeats: ids(({ isRepeat }) => isRepeat),
    untrueRecords: ids(({ isUntrue }) => isUntrue),
  };
}

/** By region, both days of finding included; a region without a finding has none of each. */
export async function inspectionFactsOf(
  db: Reader,
  scope: Scope,
  regionPaths: readonly string[],
  {
    from,
    to,
    today,
  }: { readonly from: CivilDate; readonly to: CivilDate; readonly today: CivilDate },
): Promise<ReadonlyMap<string, InspectionFacts>> {
  const rows = await delivered(db, scope, today)
    .where(sql<boolean>`round.inspected_path = any(${[...regionPaths]}::text[])`)
    .where('found.found_on', '>=', from)
    .where('found.found_on', '<=', to)
    .execute();
  const byRegion = Map.groupBy(rows, ({ regionPath }) => regionPath);
  return new Map(regionPaths.map((path) => [path, factsOf(byRegion.get(path) ?? [])]));
}

export interface RectificationTotals {
  readonly found: number;
  readonly closed: number;
  /** Not closed by now, and its day is past. */
  readonly overdue: number;
}

/** What was found in a region and below, and how far it is put right; one statement. */
export async function rectificationIn(
  db: Reader,
  scope: Scope,
  { regionPath, from, to }: { regionPath: string; from: CivilDate; to: CivilDate },
  today: CivilDate,
): Promise<RectificationTotals> {
  const rows = await delivered(db, scope, today)
    .where('round.inspected_path', '>=', regionPath)
    .where('round.inspected_path', '<', `${regionPath}~`)
    .where('found.found_on', '>=', from)
    .where('found.found_on', '<=', to)
    .execute();
  return {
    found: rows.length,
    closed: rows.filter(({ isOpen }) => !isOpen).length,
    overdue: rows.filter(({ isOverdue }) => isOverdue).length,
  };
}

export interface FindingOfPerson {
  readonly foundOn: CivilDate;
  /** Which round it was, how it is called there, and what still waits for an answer; never what it says. */
  readonly words: string;
}

/** Findings that name each of these people and stand, once they were told; the newest first. One statement. */
export async function findingsOfPersons(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<ReadonlyMap<Id<'person'>, readonly FindingOfPerson[]>> {
  const rows = await db
    .selectFrom('inspections.finding as found')
    .innerJoin('inspections.inspection as round', 'round.id', 'found.inspection_id')
    .select([
      sql<Id<'person'>>`found.person_id`.as('personId'),
      'found.found_on',
      'found.number',
      sql<InspectionFindingKind>`found.kind`.as('kind'),
      sql<FindingSeverity>`found.severity`.as('severity'),
      sql<boolean>`found.objected_on is not null and found.replied_on is null`.as('isObjected'),
      isStatementOpen('found.id').as('isStated'),
      'round.title',
    ])
    .where(sql<boolean>`found.person_id = any(${[...personIds]}::uuid[])`)
    .where('found.told_at', 'is not', null)
    .where('found.state', '<>', 'withdrawn')
    .orderBy('found.found_on', 'desc')
    .orderBy('found.id', 'desc')
    .execute();
  const named = rows.map(
    ({ personId, found_on: foundOn, title, number, kind, severity, ...open }) => ({
      personId,
      foundOn,
      words: [
        `“${title}”第 ${number} 项`,
        FINDING_WORDS[kind],
        SEVERITY_WORDS[severity],
        ...(open.isObjected ? ['异议待答复'] : []),
        ...(open.isStated ? ['本人说明待答复'] : []),
      ].join('，'),
    }),
  );
  return Map.groupBy(named, ({ personId }) => personId);
}

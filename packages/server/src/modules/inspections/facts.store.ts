// What inspections have found, for who tells of it or judges by it: statistics of a region, vetting of a person as reference.
import type { FindingSeverity, InspectionFindingKind } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { NO_SCOPE, type Scope, whereInScope } from '../../platform/database/scope.ts';
import { FINDING_WORDS, SEVERITY_WORDS } from './inspection-words.ts';
import { isStatementOpen } from './statements.store.ts';

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
      sql<boolean>`found.state in ('open', 'claimed')`.as('isOpen'),
      sql<boolean>`found.state in ('open', 'claimed') and found.due_on < ${today}::date`.as(
        'isOverdue',
      ),
    ])
    .where('round.id', 'in', seen)
    .where('round.delivered_on', 'is not', null)
    .where('found.state', '<>', 'withdrawn');
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

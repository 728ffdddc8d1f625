// All SQL of who told: read only in a scope that says so, which one opening or the removal after its time has.
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Scope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { ENDED_REPORT_STATES } from './report.states.ts';

const MARK = 'identity ';

/** What the caller may open, by row security as well: their own reports, and in these who told. */
export const identityScope = ({ keys, committees }: Scope): Scope => ({
  keys: [...keys, ...keys.filter((key) => key !== '').map((key) => `${MARK}${key}`)],
  committees: [...committees, ...committees.map((path) => `${MARK}${path}`)],
  persons: [],
});
/** For the removal alone. */
export const FORGETTING_SCOPE: Scope = { keys: ['', MARK], committees: [], persons: [] };

export async function insertReporter(
  tx: Tx,
  row: Insertable<Tables['publication.reporter']>,
): Promise<void> {
  await tx.insertInto('publication.reporter').values(row).execute();
}

export async function reporterOf(
  db: Reader,
  id: Id<'public-report'>,
): Promise<{ name: string | null; contact: string | null } | undefined> {
  return db
    .selectFrom('publication.reporter')
    .select(['name', 'contact'])
    .where('report_id', '=', id)
    .executeTakeFirst();
}

export async function openingsOf(
  db: Reader,
  id: Id<'public-report'>,
): Promise<{ opened_by: string; reason: string; opened_at: Date }[]> {
  return db
    .selectFrom('publication.report_opening')
    .select(['opened_by', 'reason', 'opened_at'])
    .where('report_id', '=', id)
    .orderBy('id')
    .limit(100)
    .execute();
}

export async function insertOpening(
  tx: Tx,
  row: Insertable<Tables['publication.report_opening']>,
): Promise<void> {
  await tx.insertInto('publication.report_opening').values(row).execute();
}

/** Of reports that were answered or ended so long ago that the term of whose they are is over; answers which. */
export async function removeReporters(tx: Tx, today: CivilDate): Promise<Id<'public-report'>[]> {
  const { rows } = await sql<{ id: Id<'public-report'> }>`
    delete from publication.reporter told using publication.report held
    where held.id = told.report_id and held.state = any(${[...ENDED_REPORT_STATES]}::text[])
      and coalesce(held.closed_on, held.replied_on) + (select term.days from publication.report_term term
        where (term.scope_key = held.scope_key or term.managing_committee = held.managing_committee)
          and term.kind = 'keep-identity'
        order by term.id desc limit 1) < ${today}::date
    returning held.id`.execute(tx);
  return rows.map(({ id }) => id);
}

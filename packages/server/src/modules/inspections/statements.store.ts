// All SQL of what persons say of findings that name them, and of the findings they have.
import type { StatementOutcome } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { asRow, type FindingRow } from './findings.store.ts';

type Persons = readonly Id<'person'>[];

export interface StatementRow extends Omit<Selectable<Tables['inspections.statement']>, 'outcome'> {
  readonly outcome: StatementOutcome | null;
}

export async function statementsOf(
  db: Reader,
  ids: readonly Id<'inspection-finding'>[],
): Promise<StatementRow[]> {
  const rows = await db
    .selectFrom('inspections.statement')
    .selectAll()
    .where(sql<boolean>`finding_id = any(${[...ids]}::uuid[])`)
    .execute();
  return rows as StatementRow[];
}

/**
 * Whether what the person said waits for its answer. By the course of the finding: what they said is not read by everybody
 * who reads the finding, that they said something is.
 */
export const isStatementOpen = (findingId: string) => sql<boolean>`(
  exists (select 1 from inspections.entry said where said.finding_id = ${sql.ref(findingId)} and said.act = 'state')
  and not exists (select 1 from inspections.entry said where said.finding_id = ${sql.ref(findingId)}
    and said.act = 'answer-statement'))`;

export async function insertStatement(
  tx: Tx,
  row: Insertable<Tables['inspections.statement']>,
): Promise<void> {
  await tx.insertInto('inspections.statement').values(row).execute();
}

export async function keepAnswer(
  tx: Tx,
  id: Id<'inspection-finding'>,
  answer: Updateable<Tables['inspections.statement']>,
): Promise<void> {
  await tx.updateTable('inspections.statement').set(answer).where('finding_id', '=', id).execute();
}

/** Told of, and naming one of these persons, or freed of their name by what they stated. */
const own = (persons: Persons) =>
  sql<boolean>`finding.told_at is not null and (finding.person_id = any(${[...persons]}::uuid[])
    or exists (select 1 from inspections.statement said
      where said.finding_id = finding.id and said.person_id = any(${[...persons]}::uuid[])))`;

export async function findingsNaming(db: Reader, persons: Persons): Promise<FindingRow[]> {
  const rows = await db
    .selectFrom('inspections.finding as finding')
    .selectAll()
    .where(own(persons))
    .orderBy('told_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();
  return rows.map(asRow);
}

/** Whoever was named when it was told is asked for; who is named no more has nothing to state. */
export async function lockOwn(
  tx: Tx,
  persons: Persons,
  id: Id<'inspection-finding'>,
): Promise<FindingRow | undefined> {
  const row = await tx
    .selectFrom('inspections.finding as finding')
    .selectAll()
    .where('id', '=', id)
    .where('told_at', 'is not', null)
    .where(sql<boolean>`person_id = any(${[...persons]}::uuid[])`)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

/** What was told to the party committee and government of these regions; in the system’s scope. */
export async function findingsToldTo(
  db: Reader,
  regionPaths: readonly string[],
): Promise<FindingRow[]> {
  if (regionPaths.length === 0) return [];
  const rows = await db
    .selectFrom('inspections.finding as finding')
    .innerJoin('inspections.inspection as round', 'round.id', 'finding.inspection_id')
    .selectAll('finding')
    .where(sql<boolean>`round.inspected_path = any(${[...regionPaths]}::text[])`)
    .where('finding.told_at', 'is not', null)
    .where('finding.state', '<>', 'withdrawn')
    .orderBy('finding.told_at', 'desc')
    .orderBy('finding.id')
    .limit(200)
    .execute();
  return rows.map(asRow);
}

/** The rounds that findings were made in, by name; in the system’s scope. */
export function roundsOf(db: Reader, ids: readonly Id<'inspection'>[]) {
  return db
    .selectFrom('inspections.inspection as round')
    .innerJoin('posts.region as issuer', 'issuer.path', 'round.region_path')
    .innerJoin('posts.region as place', 'place.path', 'round.inspected_path')
    .select([
      'round.id',
      'round.title',
      'round.region_path',
      'round.scope_key',
      'round.inspected_path',
      'round.inspected_key',
      'round.state',
      'round.to_day',
      'round.plan_days',
      'issuer.name as issuer_name',
      'place.name as inspected_name',
    ])
    .where(sql<boolean>`round.id = any(${[...new Set(ids)]}::uuid[])`)
    .execute();
}

export type RoundRow = Awaited<ReturnType<typeof roundsOf>>[number];

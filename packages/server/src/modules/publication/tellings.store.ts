// All SQL of results told to people, and who has acknowledged them.
import type { RecipientKind } from '@jinze/contracts';
import { type Id, writtenPoints } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import { countRows } from '../../platform/database/count-rows.ts';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { insertRows } from '../../platform/database/insert-rows.ts';
import { NO_SCOPE, type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';

export interface RecipientRow
  extends Omit<Selectable<Tables['publication.recipient']>, 'kind' | 'how'> {
  readonly kind: RecipientKind;
  readonly how: 'system' | 'paper' | null;
}
export type TellingRow = Selectable<Tables['publication.telling']>;

const COLUMNS = {
  key: 'seen.scope_key',
  committee: 'seen.managing_committee',
  person: 'seen.person_id',
} as const;

/** Of the office that tells, of that of their body, of the departments, or one's own; who works there has nothing of themselves to handle there. */
function tellings(db: Reader, scope: Scope, selves: readonly Id<'person'>[]) {
  const ids = () => db.selectFrom('publication.telling as seen').select('seen.id');
  const seen = whereInScope(ids(), scope, COLUMNS).union(
    whereInScope(ids(), { ...NO_SCOPE, keys: scope.keys }, { key: 'seen.organ_key' }),
  );
  return db
    .selectFrom('publication.telling as held')
    .selectAll('held')
    .where('held.id', 'in', seen)
    .where(
      sql<boolean>`(held.person_id = any(${[...scope.persons]}::uuid[])
      or not (held.person_id = any(${[...selves]}::uuid[])))`,
    );
}

interface TellingFilter {
  readonly selves: readonly Id<'person'>[];
  readonly year?: number | undefined;
}

function filtered(db: Reader, scope: Scope, { selves, year }: TellingFilter) {
  const all = tellings(db, scope, selves);
  return year === undefined ? all : all.where('held.year', '=', year);
}

export const countTellings = (db: Reader, scope: Scope, filter: TellingFilter): Promise<number> =>
  countRows(filtered(db, scope, filter));

export async function tellingsPage(
  db: Reader,
  scope: Scope,
  page: TellingFilter & {
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<TellingRow[]> {
  let query = filtered(db, scope, page)
    .orderBy('held.told_on', 'desc')
    .orderBy('held.id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(held.told_on, held.id) < (${page.after.on}::date, ${page.after.id}::uuid)`,
    );
  return query.execute();
}

export async function countUnacknowledged(
  db: Reader,
  scope: Scope,
  selves: readonly Id<'person'>[],
): Promise<number> {
  const { count } = await tellings(db, scope, selves)
    .where(
      sql<boolean>`exists (select 1 from publication.recipient r where r.telling_id = held.id and r.how is null)`,
    )
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export async function tellingById(
  db: Reader,
  scope: Scope,
  selves: readonly Id<'person'>[],
  id: Id<'result-telling'>,
): Promise<TellingRow | undefined> {
  return tellings(db, scope, selves).where('held.id', '=', id).executeTakeFirst();
}

export async function lockTelling(
  tx: Tx,
  scope: Scope,
  selves: readonly Id<'person'>[],
  id: Id<'result-telling'>,
): Promise<TellingRow | undefined> {
  return tellings(tx, scope, selves).where('held.id', '=', id).forUpdate('held').executeTakeFirst();
}

export async function recipientsOf(
  db: Reader,
  ids: readonly Id<'result-telling'>[],
): Promise<ReadonlyMap<Id<'result-telling'>, RecipientRow[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('publication.recipient')
    .selectAll()
    .where('telling_id', 'in', [...ids])
    .orderBy('telling_id')
    .orderBy(
      sql`array_position(array['person', 'body', 'organisation-department', 'discipline-organ'], kind)`,
    )
    .execute();
  return Map.groupBy(rows as unknown as RecipientRow[], (row) => row.telling_id);
}

/** Of these subjects of an assessment: who was told already. */
export async function toldOf(
  db: Reader,
  subjectIds: readonly Id<'assessed'>[],
): Promise<ReadonlySet<Id<'assessed'>>> {
  const rows = await db
    .selectFrom('publication.telling')
    .select('assessed_id')
    .where(sql<boolean>`assessed_id = any(${[...subjectIds]}::uuid[])`)
    .execute();
  return new Set(rows.flatMap(({ assessed_id: id }) => id ?? []));
}

interface OfYear {
  /** Of the region that tells. */
  readonly regionPath: string;
  readonly year: number;
}

/** Of these people: what the region told them last of the year by hand. */
export async function toldByHand(
  db: Reader,
  { regionPath, year, personIds }: OfYear & { readonly personIds: readonly Id<'person'>[] },
) {
  const rows = await db
    .selectFrom('publication.telling')
    .select(['person_id', 'result as told', 'document_no as documentNo', 'told_on as toldOn'])
    .distinctOn('person_id')
    .where('region_path', '=', regionPath)
    .where('year', '=', year)
    .where('assessed_id', 'is', null)
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .orderBy('person_id')
    .orderBy('told_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map(({ person_id: id, ...told }) => [id, told]));
}

/** What the final assessments of the region that are held here came to for a person, the latest first. */
export async function finalOf(
  db: Reader,
  { regionPath, year, personId }: OfYear & { readonly personId: Id<'person'> },
) {
  const rows = await db
    .selectFrom('assessments.subject as subject')
    .innerJoin('assessments.exercise as exercise', 'exercise.id', 'subject.exercise_id')
    .leftJoin('publication.telling as telling', 'telling.assessed_id', 'subject.id')
    .select([
      'exercise.title',
      'exercise.approval_no as approvalNo',
      'telling.document_no as toldNo',
      'subject.final_grade as grade',
      'subject.total',
    ])
    .where('exercise.region_path', '=', regionPath)
    .where('exercise.year', '=', year)
    .where('exercise.state', '=', 'final')
    .where('subject.person_id', '=', personId)
    .where('subject.is_removed', '=', false)
    .orderBy('exercise.final_on', 'desc')
    .orderBy('subject.id')
    .execute();
  return rows.map(({ total, ...row }) => ({
    ...row,
    total: total === null ? null : writtenPoints(total),
  }));
}

export async function insertTellings(
  tx: Tx,
  rows: readonly TellingRow[],
  recipients: readonly Insertable<Tables['publication.recipient']>[],
): Promise<void> {
  await insertRows(tx, 'publication.telling', rows);
  await insertRows(tx, 'publication.recipient', recipients);
}

export async function markAcknowledged(
  tx: Tx,
  telling: Pick<TellingRow, 'id' | 'version'>,
  kind: RecipientKind,
  said: Pick<
    Insertable<Tables['publication.recipient']>,
    'how' | 'acknowledged_on' | 'acknowledged_at' | 'acknowledged_by'
  >,
): Promise<void> {
  await tx
    .updateTable('publication.recipient')
    .set(said)
    .where('telling_id', '=', telling.id)
    .where('kind', '=', kind)
    .execute();
  await tx
    .updateTable('publication.telling')
    .set({ version: telling.version + 1 })
    .where('id', '=', telling.id)
    .execute();
}

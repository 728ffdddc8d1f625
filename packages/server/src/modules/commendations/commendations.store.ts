// All SQL of commendations, their examinations, objections and course.
import type {
  CommendationKind,
  CommendationMerit,
  CommendationState,
  CommendationStatement,
} from '@jinze/contracts';
import type { AssessmentGrade, CivilDate, EligibilityAnswer, Id, Level } from '@jinze/kernel';
import type { EligibilityOutput } from '@jinze/rules';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { countRows } from '../../platform/database/count-rows.ts';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import {
  type Readdress,
  readdressPaths,
  readdressScopeKeys,
} from '../../platform/database/readdress.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { Selves } from '../../platform/http/caller.ts';
import { OPEN_COMMENDATION_STATES } from './commendation.states.ts';

const commendations = (db: Reader) =>
  db
    .selectFrom('commendations.commendation as held')
    .innerJoin('posts.region as issuer', 'issuer.path', 'held.region_path')
    .innerJoin('posts.region as approving', 'approving.path', 'held.approving_path')
    .leftJoin('posts.region as managing', 'managing.path', 'held.managing_committee')
    .selectAll('held')
    .select([
      'issuer.name as issuer_name',
      'approving.name as approving_name',
      'approving.level as approving_level',
      'managing.name as managing_name',
    ]);

type Record_ = Awaited<ReturnType<ReturnType<typeof commendations>['execute']>>[number];
export interface CommendationRow
  extends Omit<
    Record_,
    'state' | 'kind' | 'merit' | 'level' | 'approving_level' | 'assessment_grade'
  > {
  readonly state: CommendationState;
  readonly kind: CommendationKind;
  readonly merit: CommendationMerit | null;
  readonly level: Level;
  readonly approving_level: Level;
  readonly assessment_grade: AssessmentGrade | null;
}
const asRow = (row: Record_): CommendationRow => row as CommendationRow;

const ids = (db: Reader) =>
  db.selectFrom('commendations.commendation as mine').select('mine.id as id');

/**
 * Its office's; once nominated also of the departments that examine and grant; once granted the person's. Whoever works
 * there has nothing there of themselves, nor of those they serve.
 */
function idsInScope(db: Reader, { keys, committees, persons }: Scope, selves: Selves) {
  const none: Scope = { keys: [], committees: [], persons: [] };
  const key = 'mine.scope_key' as const;
  const others = ids(db).where(sql<boolean>`not (mine.person_id = any(${[...selves]}::uuid[]))`);
  const nominated = others.where('mine.nominated_on', 'is not', null);
  const told = ids(db).where('mine.told_at', 'is not', null);
  const ofCommittees = { ...none, committees };
  return whereInScope(others, { ...none, keys }, { key })
    .union(whereInScope(nominated, ofCommittees, { key, committee: 'mine.managing_committee' }))
    .union(whereInScope(nominated, ofCommittees, { key, committee: 'mine.approving_path' }))
    .union(whereInScope(told, { ...none, persons }, { key, person: 'mine.person_id' }));
}

export interface CommendationFilter {
  readonly selves: Selves;
  readonly state?: CommendationState | 'open' | undefined;
  readonly kind?: CommendationKind | undefined;
  /** In which it was drafted. */
  readonly year?: number | undefined;
  readonly search?: string | undefined;
}

const isOpen = sql<boolean>`held.state = any(${[...OPEN_COMMENDATION_STATES]}::text[])`;

function filtered(
  db: Reader,
  scope: Scope,
  { state, kind, year, search, selves }: CommendationFilter,
) {
  let query = commendations(db).where('held.id', 'in', idsInScope(db, scope, selves));
  if (state === 'open') query = query.where(isOpen);
  else if (state !== undefined) query = query.where('held.state', '=', state);
  if (kind !== undefined) query = query.where('held.kind', '=', kind);
  if (year !== undefined)
    query = query.where(
      sql<boolean>`held.drafted_on between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)`,
    );
  if (search === undefined || search === '') return query;
  const pattern = likePattern(search);
  return query.where((eb) =>
    eb.or([
      eb('held.person_name', 'like', pattern),
      eb('held.organ_name', 'like', pattern),
      eb('held.post_title', 'like', pattern),
      eb('held.nominating_organ', 'like', pattern),
      eb('held.grant_no', 'like', pattern),
    ]),
  );
}

/** The latest first. */
export async function commendationsPage(
  db: Reader,
  scope: Scope,
  page: CommendationFilter & {
    readonly after: { readonly on: string; readonly id: string } | undefined;
    readonly limit: number;
  },
): Promise<CommendationRow[]> {
  let query = filtered(db, scope, page)
    .orderBy('held.drafted_on', 'desc')
    .orderBy('held.id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined)
    query = query.where(
      sql<boolean>`(held.drafted_on, held.id) < (${page.after.on}::date, ${page.after.id}::uuid)`,
    );
  return (await query.execute()).map(asRow);
}

export const countCommendations = (
  db: Reader,
  scope: Scope,
  filter: CommendationFilter,
): Promise<number> => countRows(filtered(db, scope, filter));

/** How many are open, and whose turn it is: those of the committees of the scope are its departments'. */
export async function countOpen(
  db: Reader,
  scope: Scope,
  selves: Selves,
  today: CivilDate,
): Promise<{
  open: number;
  waiting: { toExamine: number; toPublicise: number; toDecide: number };
}> {
  const committees = sql`${[...scope.committees]}::text[]`;
  const { open, ...waiting } = await filtered(db, scope, { state: 'open', selves })
    .clearSelect()
    .select((eb) => [
      eb.fn.countAll<number>().as('open'),
      eb.fn
        .countAll<number>()
        .filterWhere(
          sql<boolean>`held.state in ('nominated', 'waiting') and held.managing_committee = any(${committees})`,
        )
        .as('toExamine'),
      eb.fn.countAll<number>().filterWhere('held.state', '=', 'examined').as('toPublicise'),
      eb.fn
        .countAll<number>()
        .filterWhere(
          sql<boolean>`held.state = 'publicised' and held.public_to < ${today}::date
            and held.approving_path = any(${committees})`,
        )
        .as('toDecide'),
    ])
    .executeTakeFirstOrThrow();
  return { open, waiting };
}

export async function commendationById(
  db: Reader,
  scope: Scope,
  selves: Selves,
  id: Id<'commendation'>,
): Promise<CommendationRow | undefined> {
  const row = await commendations(db)
    .where('held.id', 'in', idsInScope(db, scope, selves))
    .where('held.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

/** What was granted to these people, revoked or not, the latest first; the caller has the right to ask. */
export async function grantedTo(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<CommendationRow[]> {
  const rows = await commendations(db)
    .where(sql<boolean>`held.person_id = any(${[...personIds]}::uuid[])`)
    .where('held.granted_on', 'is not', null)
    .orderBy('held.granted_on', 'desc')
    .orderBy('held.id', 'desc')
    .execute();
  return rows.map(asRow);
}

/** By whom an act is done: the office that nominates, the department that examines, or the one that grants. */
export type Side = 'office' | 'managing' | 'approving';

const COMMITTEE_OF = {
  managing: 'held.managing_committee',
  approving: 'held.approving_path',
} as const;

export async function lockCommendation(
  tx: Tx,
  scope: Scope,
  id: Id<'commendation'>,
  side: Side,
): Promise<CommendationRow | undefined> {
  const key = 'held.scope_key' as const;
  const found =
    side === 'office'
      ? whereInScope(commendations(tx), { ...scope, committees: [], persons: [] }, { key })
      : whereInScope(commendations(tx), scope, { key, committee: COMMITTEE_OF[side] }).where(
          'held.nominated_on',
          'is not',
          null,
        );
  const row = await found.where('held.id', '=', id).forUpdate('held').executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

export async function insertCommendation(
  tx: Tx,
  row: Insertable<Tables['commendations.commendation']>,
): Promise<void> {
  await tx.insertInto('commendations.commendation').values(row).execute();
}

export type CommendationChanges = Updateable<Tables['commendations.commendation']>;

/** Answers 1, or 0 when somebody else was faster. */
export async function updateCommendation(
  tx: Tx,
  id: Id<'commendation'>,
  version: number,
  changes: CommendationChanges,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('commendations.commendation')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

type ExaminationRecord = Selectable<Tables['commendations.examination']>;
export interface ExaminationRow
  extends Omit<ExaminationRecord, 'statements' | 'output' | 'answer'> {
  readonly statements: readonly CommendationStatement[];
  readonly output: EligibilityOutput;
  readonly answer: EligibilityAnswer;
}

export async function examinationsOf(
  db: Reader,
  id: Id<'commendation'>,
): Promise<ExaminationRow[]> {
  const rows = await db
    .selectFrom('commendations.examination')
    .selectAll()
    .where('commendation_id', '=', id)
    .orderBy('number')
    .limit(100)
    .execute();
  return rows as unknown as ExaminationRow[];
}

export async function insertExamination(
  tx: Tx,
  row: Insertable<Tables['commendations.examination']>,
): Promise<void> {
  await tx.insertInto('commendations.examination').values(row).execute();
}

export type ObjectionRow = Selectable<Tables['commendations.objection']>;

export async function objectionsOf(db: Reader, id: Id<'commendation'>): Promise<ObjectionRow[]> {
  return db
    .selectFrom('commendations.objection')
    .selectAll()
    .where('commendation_id', '=', id)
    .orderBy('number')
    .limit(100)
    .execute();
}

export async function insertObjection(
  tx: Tx,
  row: Insertable<Tables['commendations.objection']>,
): Promise<void> {
  await tx.insertInto('commendations.objection').values(row).execute();
}

export async function answerObjection(
  tx: Tx,
  { id, version }: Pick<ObjectionRow, 'id' | 'version'>,
  answer: Pick<
    Updateable<Tables['commendations.objection']>,
    'answered_on' | 'answered_by' | 'is_upheld' | 'answer'
  >,
): Promise<void> {
  await tx
    .updateTable('commendations.objection')
    .set({ ...answer, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

export type StepRow = Selectable<Tables['commendations.step']>;

export async function stepsOf(db: Reader, id: Id<'commendation'>): Promise<StepRow[]> {
  return db
    .selectFrom('commendations.step')
    .selectAll()
    .where('commendation_id', '=', id)
    .orderBy('version')
    .limit(300)
    .execute();
}

export async function insertStep(
  tx: Tx,
  row: Insertable<Tables['commendations.step']>,
): Promise<void> {
  await tx.insertInto('commendations.step').values(row).execute();
}

export const readdressCommendations: Readdress = async (tx, moves) => {
  await readdressScopeKeys(tx, 'commendations.commendation', moves);
  await readdressPaths(tx, 'commendations.commendation', 'managing_committee', moves);
};

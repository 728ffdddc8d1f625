// All SQL that reads tasks: lists, one whole task, and the tree beneath it.
import type {
  DueKind,
  IssuingOffice,
  PartyRole,
  TaskEntryKind,
  TaskSource,
  TaskState,
} from '@jinze/contracts';
import type { CivilDate, Id, Level, OrganKind } from '@jinze/kernel';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { likePattern } from '../../platform/database/like-pattern.ts';
import {
  placeOfKey,
  type Scope,
  whereInRegion,
  whereInScope,
} from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { TaskFacts } from './task.decide.ts';

/** As the database makes it of a party. */
export interface PartyRow {
  readonly role: PartyRole;
  readonly organId: Id<'organ'>;
  readonly organName: string;
  readonly organKind: OrganKind;
  readonly regionName: string;
  readonly scopeKey: string;
  readonly postId: Id<'post'> | null;
  readonly postTitle: string | null;
  readonly personId: Id<'person'> | null;
  readonly personName: string | null;
  readonly township: 'within' | 'outside' | 'no-list' | null;
  readonly townshipMatter: string | null;
  readonly townshipReason: string | null;
}

/** The level of a scope key, which begins with it. */
export function levelOf({ scopeKey }: Pick<PartyRow, 'scopeKey'>): Level {
  return placeOfKey(scopeKey).level;
}

/** Of `p`. */
export const partyJson = sql`jsonb_build_object('role', p.role, 'organId', p.organ_id, 'organName', p.organ_name,
  'organKind', p.organ_kind, 'regionName', p.region_name, 'scopeKey', p.scope_key, 'postId', p.post_id,
  'postTitle', p.post_title, 'personId', p.person_id, 'personName', p.person_name, 'township', p.township,
  'townshipMatter', p.township_matter, 'townshipReason', p.township_reason)`;

/** Parties of the scope. What is not issued yet is there for the issuer alone. */
function placedIn(db: Reader, scope: Scope) {
  return whereInScope(
    db.selectFrom('supervision.party as placed').select('placed.task_id'),
    scope,
    { key: 'placed.scope_key', person: 'placed.person_id' },
  );
}

const OPEN = sql`('issued', 'accepted', 'returned')`;

/** The columns of a line; `own`: where the caller may open what they see. */
function lines(db: Reader, own: Scope) {
  const mine = placedIn(db, own).where(sql<boolean>`placed.task_id = task.id`);
  return db.selectFrom('supervision.task as task').select([
    'task.id',
    'task.version',
    'task.state',
    'task.parent_id',
    'task.root_id',
    'task.scope_key',
    'task.issuer_office',
    'task.issuer_name',
    'task.source_kind',
    'task.title',
    'task.due_on',
    'task.replied_on',
    'task.extensions',
    sql<boolean>`task.issued_at is not null`.as('is_issued'),
    sql<PartyRow | null>`(select ${partyJson} from supervision.party p
        where p.task_id = task.id and p.role = 'lead')`.as('lead'),
    sql<number>`(select count(*)::int from supervision.party p
        where p.task_id = task.id and p.role = 'assist')`.as('assist_count'),
    sql<boolean>`exists (select 1 from supervision.listing l where l.task_id = task.id)`.as(
      'is_listed',
    ),
    sql<boolean>`exists (select 1 from supervision.extension e
        where e.task_id = task.id and e.state = 'asked')`.as('is_extension_asked'),
    sql<boolean>`exists (select 1 from supervision.task part where part.parent_id = task.id)`.as(
      'is_split',
    ),
    sql<boolean>`exists (${mine})`.as('may_open'),
  ]);
}

type LineRecord = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number];
export interface TaskLineRow extends Omit<LineRecord, 'state' | 'issuer_office' | 'source_kind'> {
  readonly state: TaskState;
  readonly issuer_office: IssuingOffice;
  readonly source_kind: TaskSource;
}

const asLine = (row: LineRecord): TaskLineRow => ({
  ...row,
  state: row.state as TaskState,
  issuer_office: row.issuer_office as IssuingOffice,
  source_kind: row.source_kind as TaskSource,
});

export interface TaskFilter {
  readonly regionPath: string;
  readonly state: TaskState | 'open' | 'all';
  readonly isOverdue: boolean;
  readonly source: TaskSource | undefined;
  readonly assignee: string | undefined;
  readonly side: 'issued' | 'received' | undefined;
  readonly isListed: boolean;
  readonly today: CivilDate;
}

/** Tasks with a party in the scope and in the region; drafts of one's own bodies alone. */
function ofRegion(db: Reader, scope: Scope, own: Scope, filter: TaskFilter) {
  const { regionPath, side } = filter;
  const roles: readonly PartyRole[] =
    side === 'issued'
      ? ['issuer']
      : side === 'received'
        ? ['lead', 'assist']
        : ['issuer', 'lead', 'assist'];
  const placed = whereInRegion(
    db.selectFrom('supervision.party as placed').select('placed.task_id'),
    scope,
    regionPath,
    { key: 'placed.scope_key' },
  ).where('placed.role', 'in', [...roles]);
  const drafted = whereInScope(
    db.selectFrom('supervision.task as drafted').select('drafted.id'),
    own,
    { key: 'drafted.scope_key' },
  ).where(sql<boolean>`drafted.id = task.id`);
  return lines(db, own)
    .where('task.id', 'in', placed)
    .where(sql<boolean>`(task.issued_at is not null or exists (${drafted}))`);
}

function filtered(db: Reader, scope: Scope, own: Scope, filter: TaskFilter) {
  const { state, isOverdue, source, assignee, isListed, today } = filter;
  let query = ofRegion(db, scope, own, filter);
  if (state === 'open') query = query.where('task.ended_on', 'is', null);
  else if (state !== 'all') query = query.where('task.state', '=', state);
  if (isOverdue)
    query = query.where(sql<boolean>`task.state in ${OPEN}`).where('task.due_on', '<', today);
  if (source !== undefined) query = query.where('task.source_kind', '=', source);
  if (isListed)
    query = query.where(
      sql<boolean>`exists (select 1 from supervision.listing l where l.task_id = task.id)`,
    );
  if (assignee !== undefined && assignee !== '') {
    const pattern = likePattern(assignee);
    query = query.where(
      sql<boolean>`exists (select 1 from supervision.party p where p.task_id = task.id and p.role in ('lead', 'assist')
        and (p.organ_name like ${pattern} or p.post_title like ${pattern} or p.person_name like ${pattern}))`,
    );
  }
  return query;
}

export interface TaskPlace {
  readonly after: { readonly scopeKey: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** What is still to be done: the earliest deadline first. Everything else: the latest first. */
function paged(query: ReturnType<typeof lines>, place: TaskPlace, isDueFirst: boolean) {
  const direction = isDueFirst ? 'asc' : 'desc';
  const found = query
    .orderBy('task.due_on', direction)
    .orderBy('task.id', direction)
    .limit(place.limit);
  if (place.after === undefined) return found;
  const { scopeKey: dueOn, id } = place.after;
  return found.where(
    isDueFirst
      ? sql<boolean>`(task.due_on, task.id) > (${dueOn}::date, ${id}::uuid)`
      : sql<boolean>`(task.due_on, task.id) < (${dueOn}::date, ${id}::uuid)`,
  );
}

export async function tasksPage(
  db: Reader,
  scope: Scope,
  own: Scope,
  page: TaskFilter & TaskPlace,
): Promise<TaskLineRow[]> {
  const query = paged(filtered(db, scope, own, page), page, page.state === 'open');
  return (await query.execute()).map(asLine);
}

/** Of a region, whatever the list is narrowed to; what waits for a decision counts where the caller decides. */
export async function countTasks(
  db: Reader,
  scope: Scope,
  own: Scope,
  filter: TaskFilter,
  offices: readonly IssuingOffice[],
): Promise<{ open: number; overdue: number; toVerify: number; toDecide: number }> {
  const all = { ...filter, state: 'open' as const, isOverdue: false, source: undefined };
  const issuedHere = whereInScope(
    db.selectFrom('supervision.task as issued').select('issued.id'),
    own,
    { key: 'issued.scope_key' },
  )
    .where(sql<boolean>`issued.id = line.id`)
    .where(sql<boolean>`issued.issuer_office = any(${[...offices]}::text[])`);
  const counted = filtered(db, scope, own, { ...all, assignee: undefined, isListed: false });
  const count = (condition: RawBuilder<unknown>) =>
    sql<number>`count(*) filter (where ${condition})::int`;
  return db
    .selectFrom(counted.as('line'))
    .select([
      count(sql`line.is_issued`).as('open'),
      count(sql`line.state in ${OPEN} and line.due_on < ${filter.today}`).as('overdue'),
      count(sql`line.state = 'replied' and exists (${issuedHere})`).as('toVerify'),
      count(sql`line.is_extension_asked and exists (${issuedHere})`).as('toDecide'),
    ])
    .executeTakeFirstOrThrow();
}

/** Asked of the scope's persons. */
export async function tasksOfPersons(
  db: Reader,
  scope: Scope,
  page: TaskPlace & { readonly isDone: boolean },
): Promise<TaskLineRow[]> {
  const persons: Scope = { keys: [], committees: [], persons: scope.persons };
  const query = lines(db, persons)
    .where('task.id', 'in', placedIn(db, persons).where('placed.role', 'in', ['lead', 'assist']))
    .where('task.issued_at', 'is not', null)
    .where('task.ended_on', page.isDone ? 'is not' : 'is', null);
  return (await paged(query, page, !page.isDone).execute()).map(asLine);
}

type TaskRecord = Selectable<Tables['supervision.task']>;
export interface TaskRow
  extends Omit<TaskRecord, 'state' | 'issuer_office' | 'source_kind' | 'due_kind'> {
  readonly state: TaskState;
  readonly issuer_office: IssuingOffice;
  readonly source_kind: TaskSource;
  readonly due_kind: DueKind;
  /** In the order they were named: the issuer first. */
  readonly parties: readonly PartyRow[];
}

/** One whole task, if the scope has a party of it; a draft by its issuer alone. */
function wholeTasks(db: Reader, scope: Scope) {
  const placed = placedIn(db, scope)
    .where(sql<boolean>`placed.task_id = task.id`)
    .where(sql<boolean>`(placed.role = 'issuer' or task.issued_at is not null)`);
  return db
    .selectFrom('supervision.task as task')
    .selectAll('task')
    .select(
      sql<PartyRow[]>`(select jsonb_agg(${partyJson} order by p.position) from supervision.party p
        where p.task_id = task.id)`.as('parties'),
    )
    .where(sql<boolean>`exists (${placed})`);
}

const asTask = (
  row: Awaited<ReturnType<ReturnType<typeof wholeTasks>['execute']>>[number],
): TaskRow => ({
  ...row,
  state: row.state as TaskState,
  issuer_office: row.issuer_office as IssuingOffice,
  source_kind: row.source_kind as TaskSource,
  due_kind: row.due_kind as DueKind,
});

export async function taskById(
  db: Reader,
  scope: Scope,
  id: Id<'task'>,
): Promise<TaskRow | undefined> {
  const row = await wholeTasks(db, scope).where('task.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : asTask(row);
}

/** Those of these that the scope has, whole. */
export async function tasksById(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'task'>[],
): Promise<TaskRow[]> {
  const rows = await wholeTasks(db, scope)
    .where(sql<boolean>`task.id = any(${[...ids]}::uuid[])`)
    .execute();
  return rows.map(asTask);
}

/** How far something that became a task is: a draft, issued, closed or withdrawn. */
export interface TaskStage {
  readonly isIssued: boolean;
  readonly isEnded: boolean;
  readonly isClosed: boolean;
  readonly endedOn: CivilDate | null;
}

/** Of these tasks, in the scope of the transaction. */
export async function stagesOfTasks(
  db: Reader,
  ids: readonly Id<'task'>[],
): Promise<ReadonlyMap<Id<'task'>, TaskStage>> {
  const rows = await db
    .selectFrom('supervision.task')
    .select(['id', 'state', 'ended_on'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(
    rows.map(({ id, state, ended_on: endedOn }) => [
      id,
      {
        isIssued: state !== 'drafted' && state !== 'approved',
        isEnded: state === 'closed' || state === 'withdrawn',
        isClosed: state === 'closed',
        endedOn,
      },
    ]),
  );
}

export async function lockTask(tx: Tx, scope: Scope, id: Id<'task'>): Promise<TaskRow | undefined> {
  const row = await wholeTasks(tx, scope)
    .where('task.id', '=', id)
    .forUpdate('task')
    .executeTakeFirst();
  return row === undefined ? undefined : asTask(row);
}

export type ListingRow = Selectable<Tables['supervision.listing']>;
export interface EntryRow extends Omit<Selectable<Tables['supervision.entry']>, 'kind'> {
  readonly kind: TaskEntryKind;
}
export type ExtensionRow = Selectable<Tables['supervision.extension']>;

export interface TaskParts {
  readonly listing: ListingRow | undefined;
  readonly entries: readonly EntryRow[];
  readonly extensions: readonly ExtensionRow[];
  readonly parent: {
    readonly id: Id<'task'>;
    readonly title: string;
    readonly state: TaskState;
  } | null;
  readonly branches: readonly TaskLineRow[];
  /** As which deployment it stands, if any that the scope sees. */
  readonly deploymentId: Id<'deployment'> | null;
}

/** The notice of listed supervision, where the task has one. */
export const listingOf = (db: Reader, id: Id<'task'>): Promise<ListingRow | undefined> =>
  db
    .selectFrom('supervision.listing as listing')
    .selectAll('listing')
    .where('listing.task_id', '=', id)
    .executeTakeFirst();

/** Everything that hangs on a task, in six statements whatever there is of it. */
export async function partsOf(db: Reader, scope: Scope, task: TaskRow): Promise<TaskParts> {
  const { id } = task;
  const listing = await listingOf(db, id);
  const entries = await db
    .selectFrom('supervision.entry as entry')
    .selectAll('entry')
    .where('entry.task_id', '=', id)
    .orderBy('entry.id')
    .limit(500)
    .execute();
  const extensions = await db
    .selectFrom('supervision.extension as extension')
    .selectAll('extension')
    .where('extension.task_id', '=', id)
    .orderBy('extension.id')
    .limit(100)
    .execute();
  const deployment = await whereInScope(
    db.selectFrom('deployments.deployment as deployment').select('deployment.id'),
    scope,
    { key: 'deployment.scope_key' },
  )
    .where('deployment.task_id', '=', id)
    .executeTakeFirst();
  const chain = await chainOf(db, scope, task.root_id);
  const parent = chain.find((one) => one.id === task.parent_id && one.may_open);
  return {
    listing,
    entries: entries.map((row) => ({ ...row, kind: row.kind as TaskEntryKind })),
    extensions,
    parent:
      parent === undefined ? null : { id: parent.id, title: parent.title, state: parent.state },
    branches: beneath(chain, id),
    deploymentId: deployment?.id ?? null,
  };
}

/** The whole chain as far as the scope sees it: a few dozen at most. */
async function chainOf(db: Reader, scope: Scope, rootId: Id<'task'>): Promise<TaskLineRow[]> {
  const rows = await lines(db, scope)
    .where('task.root_id', '=', rootId)
    .where(
      'task.id',
      'in',
      placedIn(db, scope).where(
        sql<boolean>`(placed.role = 'issuer' or task.issued_at is not null)`,
      ),
    )
    .orderBy('task.id')
    .limit(300)
    .execute();
  return rows.map(asLine);
}

/** What hangs under a task, each after what it hangs under. */
function beneath(chain: readonly TaskLineRow[], id: Id<'task'>): TaskLineRow[] {
  const children = Map.groupBy(chain, (one) => one.parent_id);
  const walk = (parent: Id<'task'>): TaskLineRow[] =>
    (children.get(parent) ?? []).flatMap((one) => [one, ...walk(one.id)]);
  return walk(id);
}

/**
 * What stands beside a task: an extension that waits, parts that are issued and not yet at their end (whoever closes it
 * sees them all), and what it is a part of. One statement.
 */
export async function besideOf(
  db: Reader,
  id: Id<'task'>,
): Promise<Pick<TaskFacts, 'hasExtensionAsked' | 'openBranches' | 'parent'>> {
  return db
    .selectFrom('supervision.task as task')
    .leftJoin('supervision.task as parent', 'parent.id', 'task.parent_id')
    .select([
      sql<boolean>`exists (select 1 from supervision.extension e
        where e.task_id = task.id and e.state = 'asked')`.as('hasExtensionAsked'),
      sql<number>`(select count(*)::int from supervision.task part
        where part.parent_id = task.id and part.issued_at is not null and part.ended_on is null)`.as(
        'openBranches',
      ),
      sql<TaskFacts['parent']>`case when parent.id is not null then
        jsonb_build_object('dueOn', parent.due_on, 'hasEnded', parent.ended_on is not null) end`.as(
        'parent',
      ),
    ])
    .where('task.id', '=', id)
    .executeTakeFirstOrThrow();
}

export interface TaskAtPost {
  readonly postId: Id<'post'>;
  readonly taskId: Id<'task'>;
  readonly title: string;
  readonly state: TaskState;
  readonly dueOn: CivilDate;
  /** Whom it is with; null: it waits with the post. */
  readonly personName: string | null;
}

/** Open tasks asked of these posts, for their handovers: the earliest deadline first. One statement. */
export async function tasksAtPosts(
  db: Reader,
  scope: Scope,
  postIds: readonly Id<'post'>[],
): Promise<TaskAtPost[]> {
  const rows = await whereInScope(
    db
      .selectFrom('supervision.party as party')
      .innerJoin('supervision.task as task', 'task.id', 'party.task_id')
      .select([
        'party.post_id as postId',
        'task.id as taskId',
        'task.title',
        'task.state',
        'task.due_on as dueOn',
        'party.person_name as personName',
      ]),
    scope,
    { key: 'party.scope_key' },
  )
    .where(sql<boolean>`party.post_id = any(${[...postIds]}::uuid[])`)
    .where('party.role', 'in', ['lead', 'assist'])
    .where('task.issued_at', 'is not', null)
    .where('task.ended_on', 'is', null)
    .orderBy('task.due_on')
    .orderBy('task.id')
    .execute();
  return rows.flatMap(({ postId, state, ...row }) =>
    postId === null ? [] : [{ ...row, postId, state: state as TaskState }],
  );
}

export interface TaskOfFinding {
  readonly findingId: Id<'inspection-finding'>;
  readonly id: Id<'task'>;
  readonly title: string;
  readonly state: TaskState;
}

/** Tasks begun from these findings that the scope may open, the newest first. One statement. */
export async function tasksOfFindings(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'inspection-finding'>[],
): Promise<TaskOfFinding[]> {
  const rows = await wholeTasks(db, scope)
    .clearSelect()
    .select(['task.finding_id', 'task.id', 'task.title', 'task.state'])
    .where(sql<boolean>`task.finding_id = any(${[...ids]}::uuid[])`)
    .orderBy('task.id', 'desc')
    .limit(1000)
    .execute();
  return rows.flatMap(({ finding_id: findingId, state, ...row }) =>
    findingId === null ? [] : [{ ...row, findingId, state: state as TaskState }],
  );
}

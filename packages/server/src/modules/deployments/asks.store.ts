// All SQL that lists and counts asks: of a region for the office, of people for those who are asked.
import type { AskCounts, AskFilter, AskResult, DeploymentKind, IssuedBy } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, whereInRegion, whereInScope } from '../../platform/database/scope.ts';
import { answersForPost, heldWhileOpen, isPostOf } from './holders.store.ts';

const LINE = [
  'ask.id',
  'ask.version',
  'ask.deployment_id',
  'ask.scope_key',
  'ask.what',
  'ask.organ_id',
  'ask.post_id',
  'ask.organ_name',
  'ask.post_title',
  'ask.asked_on',
  'ask.due_on',
  'ask.conveyed_on',
  'ask.studied_on',
  'ask.measures_on',
  'ask.result_on',
  'ask.settled_on',
  'ask.ended_at',
  'deployment.issuer',
  'deployment.number',
  'deployment.title',
  'region.name as region_name',
  sql<DeploymentKind>`deployment.kind`.as('kind'),
  sql<IssuedBy>`deployment.issued_by`.as('issued_by'),
  sql<AskResult | null>`ask.result`.as('result'),
] as const;

function lines(db: Reader) {
  return db
    .selectFrom('deployments.ask as ask')
    .innerJoin('deployments.deployment as deployment', 'deployment.id', 'ask.deployment_id')
    .innerJoin('posts.region as region', 'region.scope_key', 'ask.scope_key')
    .select(LINE);
}

export type AskLineRow = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number];

export interface AsksFilter {
  readonly regionPath: string;
  readonly issuer?: string | undefined;
  readonly personId?: Id<'person'> | undefined;
  readonly year?: number | undefined;
}

/**
 * Asks of a region and below as the address narrows them, all but the state. The asks alone: what a page shows beside
 * them is read for its rows only.
 */
function asksIn(db: Reader, scope: Scope, { regionPath, issuer, personId, year }: AsksFilter) {
  let found = whereInRegion(db.selectFrom('deployments.ask as ask'), scope, regionPath, {
    key: 'ask.scope_key',
  }).where('ask.ended_at', 'is', null);
  if (issuer !== undefined)
    found = found.where('ask.deployment_id', 'in', (eb) =>
      eb
        .selectFrom('deployments.deployment as deployment')
        .select('deployment.id')
        .where('deployment.issuer', '=', issuer),
    );
  if (year !== undefined)
    found = found
      .where('ask.asked_on', '>=', `${year}-01-01` as CivilDate)
      .where('ask.asked_on', '<=', `${year}-12-31` as CivilDate);
  if (personId !== undefined)
    found = found.where(
      sql<boolean>`exists (select from posts.appointment holding
        join posts.post post on post.id = holding.post_id
        where holding.person_id = ${personId} and ${answersForPost} and ${heldWhileOpen} and ${isPostOf('ask')})`,
    );
  return found;
}

const isOverdue = (today: CivilDate) =>
  sql<boolean>`(ask.settled_on is null and ask.due_on < ${today})`;

const shown: Readonly<Record<AskFilter, (today: CivilDate) => ReturnType<typeof isOverdue>>> = {
  open: () => sql<boolean>`ask.settled_on is null`,
  overdue: isOverdue,
  settled: () => sql<boolean>`ask.settled_on is not null`,
  'not-done': () => sql<boolean>`ask.result = 'not-done'`,
  all: () => sql<boolean>`true`,
};

/** What waits is in the order of its days, without a day last; what is settled or all, the newest first. */
const isByDue = (show: AskFilter) => show === 'open' || show === 'overdue';
const dueKey = sql<string>`coalesce(ask.due_on, 'infinity'::date)`;

/** What the cursor holds beside the id. */
export function sortKeyOf(row: AskLineRow, show: AskFilter): string {
  return isByDue(show) ? (row.due_on ?? 'infinity') : row.asked_on;
}

export interface AsksPage extends AsksFilter {
  readonly show: AskFilter;
  readonly today: CivilDate;
  readonly after: { readonly key: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** The next ids in the order of the list, and then all about those. One statement. */
export async function asksPage(db: Reader, scope: Scope, page: AsksPage): Promise<AskLineRow[]> {
  const { show, after } = page;
  const isUp = isByDue(show);
  const order = isUp ? dueKey : sql<string>`ask.asked_on`;
  const direction = isUp ? 'asc' : 'desc';
  let ids = asksIn(db, scope, page)
    .select('ask.id')
    .where(shown[show](page.today))
    .orderBy(order, direction)
    .orderBy('ask.id', direction)
    .limit(page.limit);
  if (after !== undefined)
    ids = ids.where(
      isUp
        ? sql<boolean>`(${order}, ask.id) > (${after.key}::date, ${after.id}::uuid)`
        : sql<boolean>`(${order}, ask.id) < (${after.key}::date, ${after.id}::uuid)`,
    );
  return lines(db)
    .where('ask.id', 'in', ids)
    .orderBy(order, direction)
    .orderBy('ask.id', direction)
    .execute();
}

const countColumns = (today: CivilDate) =>
  [
    sql<number>`count(*)::int`.as('asks'),
    sql<number>`count(*) filter (where ask.settled_on is null)::int`.as('open'),
    sql<number>`count(*) filter (where ${isOverdue(today)})::int`.as('overdue'),
    sql<number>`count(*) filter (where ask.result = 'done')::int`.as('done'),
    sql<number>`count(*) filter (where ask.result = 'partly')::int`.as('partly'),
    sql<number>`count(*) filter (where ask.result = 'not-done')::int`.as('notDone'),
    sql<number>`count(*) filter (where ask.result is null and ask.conveyed_on is null
      and ask.studied_on is null and ask.measures_on is null)::int`.as('untouched'),
  ] as const;

/** How many of a region and below, by how far they are. One statement. */
export async function countAsks(
  db: Reader,
  scope: Scope,
  filter: AsksFilter,
  today: CivilDate,
): Promise<AskCounts> {
  return asksIn(db, scope, filter).select(countColumns(today)).executeTakeFirstOrThrow();
}

/** Who has asked the most lately stands first. */
export async function issuersOf(db: Reader, scope: Scope, regionPath: string): Promise<string[]> {
  const rows = await whereInRegion(
    db
      .selectFrom('deployments.deployment as deployment')
      .select('deployment.issuer')
      .where('deployment.withdrawn_at', 'is', null),
    scope,
    regionPath,
    { key: 'deployment.scope_key' },
  )
    .groupBy('deployment.issuer')
    .orderBy(sql`max(deployment.received_on)`, 'desc')
    .orderBy('deployment.issuer')
    .limit(50)
    .execute();
  return rows.map(({ issuer }) => issuer);
}

export interface OwnAskRow extends AskLineRow {
  /** Whether a post it is of is held today. */
  readonly isNow: boolean;
}

/**
 * What is asked of the scope's persons: open, or settled in the year. Found through the posts they hold or held while
 * it was open. What waits comes first, by its day. One statement.
 */
export async function asksOfPersons(
  db: Reader,
  scope: Scope,
  asked: { readonly year: number; readonly today: CivilDate; readonly limit: number },
): Promise<OwnAskRow[]> {
  const { year, today } = asked;
  return whereInScope(
    db
      .selectFrom('posts.appointment as holding')
      .innerJoin('posts.post as post', 'post.id', 'holding.post_id')
      .innerJoin('deployments.ask as ask', (join) => join.on(isPostOf('ask')))
      .innerJoin('deployments.deployment as deployment', 'deployment.id', 'ask.deployment_id')
      .innerJoin('posts.region as region', 'region.scope_key', 'ask.scope_key')
      .select(LINE)
      .select(
        sql<boolean>`bool_or(holding.valid_from <= ${today}
          and (holding.valid_to is null or holding.valid_to >= ${today}))`.as('isNow'),
      ),
    { keys: [], committees: [], persons: scope.persons },
    { key: 'holding.scope_key', person: 'holding.person_id' },
  )
    .where(answersForPost)
    .where(heldWhileOpen)
    .where('holding.valid_from', '<=', today)
    .where('ask.ended_at', 'is', null)
    .where(
      sql<boolean>`(ask.settled_on is null
        or ask.settled_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date)`,
    )
    .groupBy(['ask.id', 'deployment.id', 'region.path'])
    .orderBy(sql`ask.settled_on is not null`)
    .orderBy(sql`ask.due_on nulls last`)
    .orderBy('ask.id')
    .limit(asked.limit)
    .execute();
}

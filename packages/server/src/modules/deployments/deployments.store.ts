// All SQL of single deployments: reading one, locking it for an act, and what acts write.
import type { AskResult, Capacity, DeploymentKind, IssuedBy, StepKind } from '@jinze/contracts';
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Readdress, readdressScopeKeys } from '../../platform/database/readdress.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { FieldChange } from './deployment.decide.ts';
import { answersForPost, heldWhileOpen, isPostOf } from './holders.store.ts';
import type { Standing } from './standing.ts';

type Ask = Selectable<Tables['deployments.ask']>;
type Step = Selectable<Tables['deployments.step']>;

export interface AskRow extends Omit<Ask, 'result'> {
  readonly result: AskResult | null;
  readonly region_name: string;
}

export interface StepRow extends Omit<Step, 'kind' | 'result' | 'capacity' | 'records'> {
  readonly kind: StepKind;
  readonly result: AskResult | null;
  readonly capacity: Capacity;
  readonly records: Id<'duty-record'>[];
}

/**
 * Asks of the scope: of its bodies, or of posts its persons hold or held while they were open; that is asked once for
 * each ask, and answers one of the persons.
 */
function asks(db: Reader, scope: Scope) {
  const held = sql<{
    person_id: Id<'person'>;
  }>`(select holding.person_id from posts.appointment holding
    join posts.post post on post.id = holding.post_id
    where holding.person_id = any(${[...scope.persons]}::uuid[])
      and ${answersForPost} and ${heldWhileOpen} and ${isPostOf('ask')} limit 1)`;
  return whereInScope(
    db
      .selectFrom('deployments.ask as ask')
      .innerJoin('posts.region as region', 'region.scope_key', 'ask.scope_key')
      .leftJoinLateral(held.as('held'), (join) => join.onTrue())
      .selectAll('ask')
      .select('region.name as region_name'),
    scope,
    { key: 'ask.scope_key', person: 'held.person_id' },
  );
}

export async function asksOf(
  db: Reader,
  scope: Scope,
  deploymentId: Id<'deployment'>,
): Promise<AskRow[]> {
  const rows = await asks(db, scope)
    .where('ask.deployment_id', '=', deploymentId)
    .orderBy('ask.position')
    .execute();
  return rows as AskRow[];
}

export interface AskWithHead extends AskRow {
  readonly head: Pick<DeploymentRow, 'kind' | 'issuer' | 'number' | 'title'>;
}

/** Those of these that are in the scope, each with what asked it. */
export async function asksById(
  db: Reader,
  scope: Scope,
  ids: readonly Id<'deployment-ask'>[],
): Promise<AskWithHead[]> {
  const rows = await asks(db, scope)
    .innerJoin('deployments.deployment as deployment', 'deployment.id', 'ask.deployment_id')
    .select([
      'deployment.kind as head_kind',
      'deployment.issuer as head_issuer',
      'deployment.number as head_number',
      'deployment.title as head_title',
    ])
    .where(sql<boolean>`ask.id = any(${[...ids]}::uuid[])`)
    .execute();
  return rows.map(
    ({ head_kind: kind, head_issuer: issuer, head_number: number, head_title: title, ...row }) => ({
      ...(row as AskRow),
      head: { kind: kind as DeploymentKind, issuer, number, title },
    }),
  );
}

/** One ask, locked. */
export async function lockAsk(
  tx: Tx,
  scope: Scope,
  of: { readonly deploymentId: Id<'deployment'>; readonly id: Id<'deployment-ask'> },
): Promise<AskRow | undefined> {
  const row = await asks(tx, scope)
    .where('ask.id', '=', of.id)
    .where('ask.deployment_id', '=', of.deploymentId)
    .forUpdate('ask')
    .executeTakeFirst();
  return row as AskRow | undefined;
}

/** All of these deployments, in one order. */
export async function lockAsks(
  tx: Tx,
  scope: Scope,
  deploymentIds: readonly Id<'deployment'>[],
): Promise<AskRow[]> {
  const rows = await asks(tx, scope)
    .where(sql<boolean>`ask.deployment_id = any(${[...deploymentIds]}::uuid[])`)
    .orderBy('ask.id')
    .forUpdate('ask')
    .execute();
  return rows as AskRow[];
}

export type DeploymentRow = Omit<
  Selectable<Tables['deployments.deployment']>,
  'kind' | 'issued_by' | 'source'
> & {
  readonly kind: DeploymentKind;
  readonly issued_by: IssuedBy;
  readonly source: 'form' | 'sheet' | 'task';
};

/** Deployments of the scope’s bodies, or with an ask that is one of its persons’. */
function deployments(db: Reader, scope: Scope) {
  const held = sql<{ person_id: Id<'person'> }>`(select holding.person_id from deployments.ask ask
    join posts.post post on ${isPostOf('ask')}
    join posts.appointment holding on holding.post_id = post.id
    where ask.deployment_id = deployment.id
      and holding.person_id = any(${[...scope.persons]}::uuid[])
      and ${answersForPost} and ${heldWhileOpen} limit 1)`;
  return whereInScope(
    db
      .selectFrom('deployments.deployment as deployment')
      .leftJoinLateral(held.as('held'), (join) => join.onTrue())
      .selectAll('deployment'),
    scope,
    { key: 'deployment.scope_key', person: 'held.person_id' },
  );
}

export async function deploymentById(
  db: Reader,
  scope: Scope,
  id: Id<'deployment'>,
): Promise<DeploymentRow | undefined> {
  const row = await deployments(db, scope).where('deployment.id', '=', id).executeTakeFirst();
  return row as DeploymentRow | undefined;
}

/** In one order, so that two with several do not wait for each other. */
export async function lockDeployments(
  tx: Tx,
  scope: Scope,
  ids: readonly Id<'deployment'>[],
): Promise<DeploymentRow[]> {
  const rows = await deployments(tx, scope)
    .where(sql<boolean>`deployment.id = any(${[...ids]}::uuid[])`)
    .orderBy('deployment.id')
    .forUpdate('deployment')
    .execute();
  return rows as DeploymentRow[];
}

/** Of asks that were found in the scope; in the order they were recorded. */
export async function stepsOf(
  db: Reader,
  askIds: readonly Id<'deployment-ask'>[],
): Promise<StepRow[]> {
  const rows = await db
    .selectFrom('deployments.step as step')
    .selectAll('step')
    .where(sql<boolean>`step.ask_id = any(${[...askIds]}::uuid[])`)
    .orderBy('step.id')
    .execute();
  return rows as StepRow[];
}

export interface ChangeRow extends Omit<Selectable<Tables['deployments.change']>, 'changes'> {
  readonly changes: FieldChange[];
}

export async function changesOf(db: Reader, deploymentId: Id<'deployment'>): Promise<ChangeRow[]> {
  const rows = await db
    .selectFrom('deployments.change as change')
    .selectAll('change')
    .where('change.deployment_id', '=', deploymentId)
    .orderBy('change.version')
    .execute();
  return rows as unknown as ChangeRow[];
}

/** Rows per statement: an ask has 23 parameters, a step 20. */
const CHUNK = 2500;

export interface NewRows {
  readonly deployments: readonly Insertable<Tables['deployments.deployment']>[];
  readonly asks: readonly Insertable<Tables['deployments.ask']>[];
  readonly steps: readonly Insertable<Tables['deployments.step']>[];
}

async function insertAll<T extends keyof Tables>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK)
    await tx
      .insertInto(table)
      .values(rows.slice(start, start + CHUNK) as never)
      .execute();
}

export async function insertDeployments(tx: Tx, rows: NewRows): Promise<void> {
  await insertAll(tx, 'deployments.deployment', rows.deployments);
  await insertAll(tx, 'deployments.ask', rows.asks);
  await insertAll(tx, 'deployments.step', rows.steps);
}

export async function insertChange(
  tx: Tx,
  row: Insertable<Tables['deployments.change']>,
): Promise<void> {
  await tx.insertInto('deployments.change').values(row).execute();
}

type HeadColumns = Partial<
  Pick<
    Insertable<Tables['deployments.deployment']>,
    | 'kind'
    | 'issued_by'
    | 'issuer'
    | 'number'
    | 'title'
    | 'received_on'
    | 'custodian'
    | 'withdrawn_at'
    | 'withdrawn_by'
    | 'withdrawal_reason'
  >
>;

/** The next version of locked deployments, with what an act changes of them; answers how many still had theirs. */
export async function advanceDeployments(
  tx: Tx,
  rows: readonly Pick<DeploymentRow, 'id' | 'version'>[],
  columns: HeadColumns = {},
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('deployments.deployment as deployment')
    .set({ ...columns, version: sql<number>`deployment.version + 1` })
    .where(
      sql<boolean>`(deployment.id, deployment.version) in (select * from unnest(
        ${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ version }) => version)}::int[]))`,
    )
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export interface AskWritten {
  readonly id: Id<'deployment-ask'>;
  readonly what: string;
  readonly organId: Id<'organ'>;
  readonly postId: Id<'post'> | null;
  readonly scopeKey: string;
  readonly organName: string;
  readonly postTitle: string | null;
  readonly askedOn: CivilDate;
  readonly dueOn: CivilDate | null;
  readonly persons: readonly Id<'person'>[];
}

/** What a correction says of lines that stay, each in its next version. One statement. */
export async function rewriteAsks(tx: Tx, written: readonly AskWritten[]): Promise<void> {
  if (written.length === 0) return;
  const lists = written.map(({ persons }) => `{${persons.join(',')}}`);
  await sql`update deployments.ask as ask set version = ask.version + 1, what = next.what, organ_id = next.organ_id,
      post_id = next.post_id, scope_key = next.scope_key, organ_name = next.organ_name, post_title = next.post_title,
      asked_on = next.asked_on, due_on = next.due_on, persons = next.persons::uuid[]
    from unnest(${written.map(({ id }) => id)}::uuid[], ${written.map(({ what }) => what)}::text[],
      ${written.map(({ organId }) => organId)}::uuid[], ${written.map(({ postId }) => postId)}::uuid[],
      ${written.map(({ scopeKey }) => scopeKey)}::text[], ${written.map(({ organName }) => organName)}::text[],
      ${written.map(({ postTitle }) => postTitle)}::text[], ${written.map(({ askedOn }) => askedOn)}::date[],
      ${written.map(({ dueOn }) => dueOn)}::date[], ${lists}::text[]
    ) as next (id, what, organ_id, post_id, scope_key, organ_name, post_title, asked_on, due_on, persons)
    where ask.id = next.id`.execute(tx);
}

/** Open lines of the deployment a task is recorded as, of which the day is still the task's former one. */
export async function moveDueOfTask(
  tx: Tx,
  {
    taskId,
    from,
    to,
  }: { readonly taskId: Id<'task'>; readonly from: CivilDate; readonly to: CivilDate },
): Promise<{ readonly id: Id<'deployment-ask'>; readonly organId: Id<'organ'> }[]> {
  const { rows } = await sql<{ id: Id<'deployment-ask'>; organId: Id<'organ'> }>`
    update deployments.ask as ask set version = ask.version + 1, due_on = ${to}, reminded_on = null
    from deployments.deployment deployment
    where deployment.id = ask.deployment_id and deployment.task_id = ${taskId}
      and ask.due_on = ${from} and ask.ended_at is null and ask.settled_on is null
    returning ask.id, ask.organ_id as "organId"`.execute(tx);
  return rows;
}

export interface Ending {
  readonly at: Date;
  readonly by: string;
  readonly reason: string;
}

/** Lines that are taken back; those that ended before stay as they did. */
export async function endAsks(
  tx: Tx,
  ids: readonly Id<'deployment-ask'>[],
  { at, by, reason }: Ending,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('deployments.ask as ask')
    .set({
      version: sql<number>`ask.version + 1`,
      ended_at: at,
      ended_by: by,
      end_reason: reason,
    })
    .where(sql<boolean>`ask.id = any(${[...ids]}::uuid[])`)
    .where('ask.ended_at', 'is', null)
    .execute();
}

export async function insertStep(
  tx: Tx,
  row: Insertable<Tables['deployments.step']>,
): Promise<void> {
  await tx.insertInto('deployments.step').values(row).execute();
}

export const standingColumns = (standing: Standing) => ({
  conveyed_on: standing.conveyedOn,
  studied_on: standing.studiedOn,
  measures_on: standing.measuresOn,
  result: standing.result,
  result_on: standing.resultOn,
  settled_on:
    standing.result === 'done' || standing.result === 'not-done' ? standing.resultOn : null,
});

/** What the steps say now, in the ask’s next version. Answers whether it still had its version. */
export async function writeStanding(
  tx: Tx,
  ask: { readonly id: Id<'deployment-ask'>; readonly version: number },
  standing: Standing,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('deployments.ask as ask')
    .set({ ...standingColumns(standing), version: ask.version + 1 })
    .where('ask.id', '=', ask.id)
    .where('ask.version', '=', ask.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Deployments, what they ask, and imports follow their bodies when regions get other addresses. */
export const readdressDeployments: Readdress = async (tx, moves) => {
  await readdressScopeKeys(tx, 'deployments.deployment', moves);
  await readdressScopeKeys(tx, 'deployments.ask', moves);
  await readdressScopeKeys(tx, 'deployments.import', moves);
};

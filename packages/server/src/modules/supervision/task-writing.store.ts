// All SQL that writes tasks: drafts, acts, what follows a change of post or of address.
import type { IssuingOffice, TaskState } from '@jinze/contracts';
import type { CivilDate, Id, OrganKind } from '@jinze/kernel';
import { type Insertable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { insertRows } from '../../platform/database/insert-rows.ts';
import { type Readdress, readdressScopeKeys } from '../../platform/database/readdress.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { Refused } from '../../platform/refused.ts';
import { type PartyRow, partyJson } from './tasks.store.ts';

export type NewParty = Insertable<Tables['supervision.party']>;
type NewListing = Insertable<Tables['supervision.listing']>;

export type TaskChanges = Updateable<Tables['supervision.task']>;
export type EntryRow = Insertable<Tables['supervision.entry']>;

export async function insertTask(
  tx: Tx,
  row: Insertable<Tables['supervision.task']>,
  parties: readonly NewParty[],
  listing: NewListing | null,
): Promise<void> {
  await tx.insertInto('supervision.task').values(row).execute();
  await insertRows(tx, 'supervision.party', parties);
  if (listing !== null) await tx.insertInto('supervision.listing').values(listing).execute();
}

/** What a draft named is named anew. */
export async function replaceParties(
  tx: Tx,
  id: Id<'task'>,
  parties: readonly NewParty[],
  listing: NewListing | null,
): Promise<void> {
  await tx.deleteFrom('supervision.party').where('task_id', '=', id).execute();
  await tx.deleteFrom('supervision.listing').where('task_id', '=', id).execute();
  await insertRows(tx, 'supervision.party', parties);
  if (listing !== null) await tx.insertInto('supervision.listing').values(listing).execute();
}

/** The next version, if this one is still the newest. */
export async function updateTask(
  tx: Tx,
  of: { readonly id: Id<'task'>; readonly version: number },
  changes: Updateable<Tables['supervision.task']>,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('supervision.task')
    .set({ ...changes, version: of.version + 1 })
    .where('id', '=', of.id)
    .where('version', '=', of.version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Refused({ code: 'http.version-conflict' });
}

export async function insertEntries(
  tx: Tx,
  entries: readonly Insertable<Tables['supervision.entry']>[],
): Promise<void> {
  if (entries.length > 0)
    await tx
      .insertInto('supervision.entry')
      .values([...entries])
      .execute();
}

export async function insertExtension(
  tx: Tx,
  extension: Insertable<Tables['supervision.extension']>,
): Promise<void> {
  await tx.insertInto('supervision.extension').values(extension).execute();
}

/** The one that waits for its decision, if any. */
export async function settleExtension(
  tx: Tx,
  taskId: Id<'task'>,
  changes: Updateable<Tables['supervision.extension']>,
): Promise<void> {
  await tx
    .updateTable('supervision.extension')
    .set(changes)
    .where('task_id', '=', taskId)
    .where('state', '=', 'asked')
    .execute();
}

/** A body or post that is asked, with who holds the post on the day. */
export interface Addressee {
  readonly organId: Id<'organ'>;
  readonly organName: string;
  readonly organKind: OrganKind;
  readonly regionPath: string;
  readonly regionName: string;
  readonly scopeKey: string;
  readonly postId: Id<'post'> | null;
  readonly postTitle: string | null;
  readonly personId: Id<'person'> | null;
  readonly personName: string | null;
}

/** The one who answers for a post on a day: who stands in as B-holder does not. */
const holderOn = (on: CivilDate) => sql`(select a.person_id from posts.appointment a
  where a.post_id = post.id and a.superseded_at is null and a.manner <> 'ab-holder'
    and a.valid_from <= ${on} and (a.valid_to is null or a.valid_to >= ${on})
  order by a.valid_from desc, a.record_id limit 1)`;

/** In the order asked for; what is not in the scope, or a post of another body, is left out. One statement. */
export async function addresseesOf(
  db: Reader,
  scope: Scope,
  asked: readonly { readonly organId: Id<'organ'>; readonly postId: Id<'post'> | null }[],
  on: CivilDate,
): Promise<(Addressee & { readonly position: number })[]> {
  const lines = sql<{ organ_id: Id<'organ'>; post_id: Id<'post'> | null; position: number }>`(
    select organ_id, post_id, position::int from unnest(${asked.map(({ organId }) => organId)}::uuid[],
      ${asked.map(({ postId }) => postId)}::uuid[]) with ordinality as line (organ_id, post_id, position))`;
  const query = db
    .selectFrom('posts.organ as organ')
    .innerJoin(lines.as('asked'), 'asked.organ_id', 'organ.id')
    .innerJoin('posts.region as region', 'region.path', 'organ.region_path')
    .leftJoin('posts.post as post', (join) =>
      join.onRef('post.id', '=', 'asked.post_id').onRef('post.organ_id', '=', 'organ.id'),
    )
    .leftJoin('posts.person as person', (join) =>
      join.on(sql<boolean>`person.id = ${holderOn(on)}`),
    )
    .select([
      'organ.id as organId',
      'organ.name as organName',
      sql<OrganKind>`organ.kind`.as('organKind'),
      'region.path as regionPath',
      'region.name as regionName',
      sql<string>`coalesce(post.scope_key, organ.scope_key)`.as('scopeKey'),
      'post.id as postId',
      'post.title as postTitle',
      'person.id as personId',
      'person.name as personName',
      'asked.position as position',
    ])
    .where(sql<boolean>`(asked.post_id is null or post.id is not null)`)
    .orderBy('asked.position');
  return whereInScope(query, scope, { key: 'organ.scope_key' }).execute();
}

/** A party of an open task that another person holds the post of now. */
export interface Moved {
  readonly taskId: Id<'task'>;
  /** The issuer’s body. */
  readonly organId: Id<'organ'>;
  readonly version: number;
  readonly state: TaskState;
  readonly position: number;
  readonly isIssued: boolean;
  readonly postTitle: string;
  readonly fromName: string | null;
  readonly toPerson: Id<'person'> | null;
  readonly toName: string | null;
}

/** `postIds`: only these posts; undefined: all, for the days that come. The tasks are locked in one order. */
export async function lockMoved(
  tx: Tx,
  on: CivilDate,
  postIds: readonly Id<'post'>[] | undefined,
  limit: number,
): Promise<Moved[]> {
  const ofPosts =
    postIds === undefined ? sql`true` : sql`party.post_id = any(${[...postIds]}::uuid[])`;
  const { rows } = await sql<Moved>`
    select task.id as "taskId", issuer.organ_id as "organId", task.version, task.state, party.position, task.issued_at is not null as "isIssued",
      party.post_title as "postTitle", party.person_name as "fromName", person.id as "toPerson", person.name as "toName"
    from supervision.task task
      join supervision.party issuer on issuer.task_id = task.id and issuer.role = 'issuer'
      join supervision.party party on party.task_id = task.id
      join posts.post post on post.id = party.post_id
      left join lateral ${holderOn(on)} holder (person_id) on true
      left join posts.person person on person.id = holder.person_id
    where ${ofPosts} and task.ended_on is null and party.role in ('lead', 'assist')
      and party.person_id is distinct from person.id
    order by task.id, party.position limit ${limit}
    for update of task`.execute(tx);
  return rows;
}

/** The person of each party follows its post; the copy in the task follows the parties. */
export async function moveParties(tx: Tx, moved: readonly Moved[]): Promise<void> {
  if (moved.length === 0) return;
  const column = <T>(pick: (one: Moved) => T) => moved.map(pick);
  await sql`update supervision.party as party set person_id = next.person_id, person_name = next.name
    from unnest(${column((one) => one.taskId)}::uuid[], ${column((one) => one.position)}::int[],
      ${column((one) => one.toPerson)}::uuid[], ${column((one) => one.toName)}::text[])
      as next (task_id, position, person_id, name)
    where party.task_id = next.task_id and party.position = next.position`.execute(tx);
  const ids = [...new Set(column((one) => one.taskId))];
  await sql`update supervision.task as task set version = task.version + 1, persons = ${personsOf}
    where task.id = any(${ids}::uuid[])`.execute(tx);
}

/** The people a task is theirs of, once it is issued. */
const personsOf = sql`case when task.issued_at is null then '{}'::uuid[] else array(
  select distinct p.person_id from supervision.party p
  where p.task_id = task.id and p.person_id is not null order by 1) end`;

const keysOf = sql`case when task.issued_at is null then array[task.scope_key] else array(
  select distinct p.scope_key from supervision.party p where p.task_id = task.id order by 1) end`;

/** Now everybody who is named sees it. */
export async function showToParties(tx: Tx, id: Id<'task'>): Promise<void> {
  await sql`update supervision.task as task set scope_keys = ${keysOf}, persons = ${personsOf}
    where task.id = ${id}`.execute(tx);
}

/** Tasks follow their bodies, and lists their townships, when regions get other addresses. */
export const readdressTasks: Readdress = async (tx, moves) => {
  await readdressScopeKeys(tx, 'supervision.task', moves);
  await readdressScopeKeys(tx, 'supervision.party', moves);
  await readdressScopeKeys(tx, 'supervision.township_list', moves);
  const paths = moves.map(({ to }) => to);
  await sql`update supervision.task as task set scope_keys = ${keysOf}
    where task.id in (select p.task_id from supervision.party p
      where substr(p.scope_key, position('/' in p.scope_key)) = any(${paths}::text[]))`.execute(tx);
};

export interface ToRemind {
  readonly id: Id<'task'>;
  readonly title: string;
  readonly state: TaskState;
  readonly issuer_office: IssuingOffice;
  readonly due_on: CivilDate;
  readonly replied_on: CivilDate | null;
  readonly parties: readonly PartyRow[];
}

/** Open tasks that are due soon and nobody was told of, and overdue ones last told of before the day. Locked. */
export async function lockToRemind(
  tx: Tx,
  scope: Scope,
  page: {
    readonly today: CivilDate;
    readonly soon: CivilDate;
    readonly before: CivilDate;
    readonly after: Id<'task'> | undefined;
    readonly limit: number;
  },
): Promise<ToRemind[]> {
  let query = whereInScope(
    tx.selectFrom('supervision.task as task').select([
      'task.id',
      'task.title',
      'task.state',
      'task.issuer_office',
      'task.due_on',
      'task.replied_on',
      sql<PartyRow[]>`(select jsonb_agg(${partyJson} order by p.position) from supervision.party p
          where p.task_id = task.id)`.as('parties'),
    ]),
    scope,
    { key: 'task.scope_key' },
  )
    .where(sql<boolean>`task.state in ('issued', 'accepted', 'returned')`)
    .where(
      sql<boolean>`(task.due_on between ${page.today} and ${page.soon} and task.reminded_on is null
        or task.due_on < ${page.today} and (task.reminded_on is null or task.reminded_on <= task.due_on
          or task.reminded_on <= ${page.before}))`,
    )
    .orderBy('task.id')
    .limit(page.limit)
    .forUpdate('task');
  if (page.after !== undefined) query = query.where('task.id', '>', page.after);
  const rows = await query.execute();
  return rows.map((row) => ({
    ...row,
    state: row.state as TaskState,
    issuer_office: row.issuer_office as IssuingOffice,
  }));
}

/** No change of the task: its version stays. */
export async function markReminded(
  tx: Tx,
  ids: readonly Id<'task'>[],
  on: CivilDate,
): Promise<void> {
  if (ids.length === 0) return;
  await sql`update supervision.task set reminded_on = ${on} where id = any(${[...ids]}::uuid[])`.execute(
    tx,
  );
}

// All SQL of the year's priorities and of who is responsible for them.
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { PriorityOfPost } from './item-sets.ts';

export interface ResponsiblePost {
  readonly postId: Id<'post'>;
  readonly postTitle: string;
  readonly organName: string;
  readonly personName: string | null;
  readonly role: 'lead' | 'assist';
}

export type PriorityRow = Selectable<Tables['duties.priority']> & {
  readonly posts: ResponsiblePost[];
};

/** The region's own priorities of a year, each with its posts and who holds them on the day. One statement. */
export async function prioritiesOf(
  db: Reader,
  scope: Scope,
  of: {
    readonly regionPath: string;
    readonly year: number;
    readonly on: CivilDate;
    readonly after?: Id<'priority'> | undefined;
    readonly limit: number;
  },
): Promise<PriorityRow[]> {
  const found = whereInScope(
    db
      .selectFrom('duties.priority as priority')
      .selectAll('priority')
      .select(
        sql<ResponsiblePost[]>`coalesce((
          select json_agg(json_build_object('postId', p.id, 'postTitle', p.title, 'organName', o.name,
              'role', r.role, 'personName', (
                select string_agg(person.name, '、' order by person.name) from posts.appointment a
                join posts.person person on person.id = a.person_id
                where a.post_id = p.id and a.superseded_at is null and a.valid_from <= ${of.on}
                  and (a.valid_to is null or a.valid_to >= ${of.on})))
            order by r.role desc, o.name, p.title)
          from duties.priority_post r join posts.post p on p.id = r.post_id
          join posts.organ o on o.id = p.organ_id where r.priority_id = priority.id), '[]')`.as(
          'posts',
        ),
      ),
    scope,
    { key: 'priority.scope_key' },
  )
    .where('priority.region_path', '=', of.regionPath)
    .where('priority.year', '=', of.year)
    .where('priority.dropped_at', 'is', null)
    .orderBy('priority.id')
    .limit(of.limit);
  return of.after === undefined
    ? found.execute()
    : found.where('priority.id', '>', of.after).execute();
}

export async function countPriorities(
  db: Reader,
  scope: Scope,
  regionPath: string,
  year: number,
): Promise<number> {
  const row = await whereInScope(
    db
      .selectFrom('duties.priority as priority')
      .select((eb) => eb.fn.countAll<number>().as('count')),
    scope,
    { key: 'priority.scope_key' },
  )
    .where('priority.year', '=', year)
    .where(sql<boolean>`priority.region_path ^@ ${regionPath}`)
    .where('priority.dropped_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The priorities of a year by post. One statement. */
export async function prioritiesFor(
  db: Reader,
  postIds: readonly Id<'post'>[],
  year: number,
): Promise<ReadonlyMap<Id<'post'>, readonly PriorityOfPost[]>> {
  const rows = await db
    .selectFrom('duties.priority as priority')
    .innerJoin('duties.priority_post as responsible', 'responsible.priority_id', 'priority.id')
    .select([
      'responsible.post_id as postId',
      'priority.id',
      'priority.title',
      'priority.text',
      'priority.measure',
      'priority.due_on as dueOn',
      'priority.source',
      'responsible.role',
    ])
    .where('priority.year', '=', year)
    .where('priority.dropped_at', 'is', null)
    .where(sql<boolean>`responsible.post_id = any(${[...postIds]}::uuid[])`)
    .orderBy('priority.id')
    .execute();
  return Map.groupBy(
    rows.map((row) => ({ ...row, role: row.role as PriorityOfPost['role'] })),
    ({ postId }) => postId,
  );
}

export async function lockPriority(tx: Tx, scope: Scope, id: Id<'priority'>) {
  return whereInScope(tx.selectFrom('duties.priority as priority').selectAll('priority'), scope, {
    key: 'priority.scope_key',
  })
    .where('priority.id', '=', id)
    .forUpdate('priority')
    .executeTakeFirst();
}

export async function postsOfPriority(db: Reader, id: Id<'priority'>): Promise<Id<'post'>[]> {
  const rows = await db
    .selectFrom('duties.priority_post')
    .select('post_id')
    .where('priority_id', '=', id)
    .execute();
  return rows.map((row) => row.post_id);
}

type Responsible = Insertable<Tables['duties.priority_post']>;

export async function insertPriority(
  tx: Tx,
  row: Insertable<Tables['duties.priority']>,
  posts: readonly Responsible[],
): Promise<void> {
  await tx.insertInto('duties.priority').values(row).execute();
  await tx
    .insertInto('duties.priority_post')
    .values([...posts])
    .execute();
}

export async function updatePriority(
  tx: Tx,
  id: Id<'priority'>,
  changes: Updateable<Tables['duties.priority']>,
  posts: readonly Responsible[] | undefined,
): Promise<void> {
  await tx
    .updateTable('duties.priority')
    .set({ ...changes, version: sql<number>`duties.priority.version + 1` })
    .where('id', '=', id)
    .execute();
  if (posts === undefined) return;
  await tx.deleteFrom('duties.priority_post').where('priority_id', '=', id).execute();
  await tx
    .insertInto('duties.priority_post')
    .values([...posts])
    .execute();
}

// All SQL of documents that lay duties down, and of the posts that wait for one.
import type { CivilDate, Id, PostClass } from '@jinze/kernel';
import { type Insertable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { LaidDown } from './item-sets.ts';

/** What the newest document in force on the day lays down, by post. One statement. */
export async function laidDownFor(
  db: Reader,
  postIds: readonly Id<'post'>[],
  on: CivilDate,
): Promise<ReadonlyMap<Id<'post'>, LaidDown>> {
  const rows = await db
    .selectFrom('duties.document as document')
    .innerJoin('duties.document_item as item', 'item.document_id', 'document.id')
    .distinctOn('item.post_id')
    .select([
      'item.post_id as postId',
      'document.id as documentId',
      'document.number as documentNumber',
      sql<
        LaidDown['items']
      >`(select json_agg(json_build_object('title', i.title, 'text', i.text) order by i.number)
        from duties.document_item i where i.document_id = document.id and i.post_id = item.post_id)`.as(
        'items',
      ),
    ])
    .where(sql<boolean>`item.post_id = any(${[...postIds]}::uuid[])`)
    .where('document.withdrawn_at', 'is', null)
    .where('document.adopted_on', '<=', on)
    .orderBy('item.post_id')
    .orderBy('document.adopted_on', 'desc')
    .orderBy('document.recorded_at', 'desc')
    .execute();
  return new Map(rows.map(({ postId, ...laidDown }) => [postId, laidDown]));
}

export interface DocumentPost {
  readonly postId: Id<'post'>;
  readonly postTitle: string;
  readonly organName: string;
  readonly items: { readonly title: string; readonly text: string }[];
}

/** The latest first, after one of them or from the first. */
export async function documentsOf(
  db: Reader,
  scope: Scope,
  of: {
    readonly regionPath: string;
    readonly after?: { readonly on: CivilDate; readonly id: Id<'duty-document'> } | undefined;
    readonly limit: number;
  },
) {
  const { regionPath, after, limit } = of;
  const found = whereInScope(
    db
      .selectFrom('duties.document as document')
      .selectAll('document')
      .select(
        sql<
          DocumentPost[]
        >`coalesce((select json_agg(covered order by covered."organName", covered."postTitle") from (
            select p.id as "postId", p.title as "postTitle", o.name as "organName",
              json_agg(json_build_object('title', i.title, 'text', i.text) order by i.number) as items
            from duties.document_item i join posts.post p on p.id = i.post_id
              join posts.organ o on o.id = p.organ_id
            where i.document_id = document.id group by p.id, p.title, o.name) as covered), '[]')`.as(
          'posts',
        ),
      ),
    scope,
    { key: 'document.scope_key' },
  )
    .where('document.region_path', '=', regionPath)
    .orderBy('document.adopted_on', 'desc')
    .orderBy('document.id', 'desc')
    .limit(limit);
  return after === undefined
    ? found.execute()
    : found
        .where(
          sql<boolean>`(document.adopted_on, document.id) < (${after.on}::date, ${after.id}::uuid)`,
        )
        .execute();
}

export async function lockDocument(tx: Tx, scope: Scope, id: Id<'duty-document'>) {
  return whereInScope(tx.selectFrom('duties.document as document').selectAll('document'), scope, {
    key: 'document.scope_key',
  })
    .where('document.id', '=', id)
    .forUpdate('document')
    .executeTakeFirst();
}

export async function postsOfDocument(db: Reader, id: Id<'duty-document'>): Promise<Id<'post'>[]> {
  const rows = await db
    .selectFrom('duties.document_item')
    .select('post_id')
    .distinct()
    .where('document_id', '=', id)
    .execute();
  return rows.map((row) => row.post_id);
}

export async function insertDocument(
  tx: Tx,
  document: Insertable<Tables['duties.document']>,
  items: readonly Insertable<Tables['duties.document_item']>[],
): Promise<void> {
  await tx.insertInto('duties.document').values(document).execute();
  await tx
    .insertInto('duties.document_item')
    .values([...items])
    .execute();
}

export async function withdrawDocumentRow(
  tx: Tx,
  id: Id<'duty-document'>,
  withdrawn: { readonly at: Date; readonly why: string },
): Promise<void> {
  await tx
    .updateTable('duties.document')
    .set({
      version: sql<number>`duties.document.version + 1`,
      withdrawn_at: withdrawn.at,
      withdrawn_why: withdrawn.why,
    })
    .where('id', '=', id)
    .execute();
}

/** Where a post stands among those that wait. */
export interface WaitingPlace {
  readonly organName: string;
  readonly postTitle: string;
  readonly postId: Id<'post'>;
}

/** Posts of the region's own bodies whose current draft waits for a document: each once, with all who hold it. */
export async function postsWithoutDuties(
  db: Reader,
  scope: Scope,
  of: {
    readonly regionPath: string;
    readonly year: number;
    readonly after?: WaitingPlace | undefined;
    readonly limit: number;
  },
) {
  const { after, limit } = of;
  const waiting = whereInScope(
    db
      .selectFrom('duties.section as section')
      .select([
        'section.post_id as postId',
        sql<string>`min(section.post_title)`.as('postTitle'),
        sql<PostClass>`min(section.post_class)`.as('postClass'),
        sql<string>`min(section.organ_name)`.as('organName'),
        sql<string>`string_agg(distinct section.person_name, '、' order by section.person_name)`.as(
          'personName',
        ),
        sql<string>`min(section.blocked_by)`.as('reason'),
      ]),
    scope,
    { key: 'section.scope_key' },
  )
    .where('section.year', '=', of.year)
    .where('section.region_path', '=', of.regionPath)
    .where('section.state', '=', 'drafted')
    .where('section.blocked_by', 'is not', null)
    .groupBy('section.post_id')
    .orderBy('organName')
    .orderBy('postTitle')
    .orderBy('section.post_id')
    .limit(limit);
  return after === undefined
    ? waiting.execute()
    : waiting
        .having(
          sql<boolean>`(min(section.organ_name), min(section.post_title), section.post_id)
            > (${after.organName}, ${after.postTitle}, ${after.postId}::uuid)`,
        )
        .execute();
}

// All SQL of names through time: what was called what on a day, as known at a moment, and every change.
import type { CivilDate, Id } from '@jinze/kernel';
import { type Insertable, type RawBuilder, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import { type Scope, whereInScope } from '../../platform/database/scope.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { NamedState } from './naming.decide.ts';

/** What has a name through time, by its own id. */
export type Named =
  | { readonly subject: 'organ'; readonly id: Id<'organ'> }
  | { readonly subject: 'post'; readonly id: Id<'post'> }
  | { readonly subject: 'person'; readonly id: Id<'person'> };

/**
 * What the joined organ, post or person was called on a day, as known before a moment or now. Without rows, and
 * for whom none holds, the present name is all that is known. `on` null: at the end of what is known.
 */
export function nameOn(
  subject: Named['subject'],
  on: CivilDate | RawBuilder<CivilDate | null>,
  knownBefore?: Date,
): RawBuilder<string> {
  const present = sql.ref(subject === 'post' ? 'post.title' : `${subject}.name`);
  return sql<string>`coalesce(
    posts.name_on(${sql.ref(`${subject}.id`)}, ${on}::date, ${knownBefore ?? null}::timestamptz), ${present})`;
}

/** Every name of one subject, superseded rows too; the oldest first. */
export async function namesOf(db: Reader, { subject, id }: Named) {
  return db
    .selectFrom('posts.naming as naming')
    .select([
      'naming.id',
      'naming.record_id as recordId',
      'naming.version',
      'naming.name',
      'naming.valid_from as from',
      'naming.valid_to as to',
      'naming.document_no as documentNo',
      'naming.recorded_at as recordedAt',
      'naming.superseded_at as supersededAt',
      'naming.change_reason as changeReason',
    ])
    .where('naming.subject', '=', subject)
    .where('naming.subject_id', '=', id)
    .orderBy(sql`naming.valid_from nulls first`)
    .orderBy('naming.version')
    .limit(200)
    .execute();
}
export type NamingRow = Awaited<ReturnType<typeof namesOf>>[number];

interface LockedName {
  readonly name: string;
  readonly organId: Id<'organ'> | null;
  readonly ended: NamedState['ended'];
}

const PLACE = ['region.name as regionName', 'region.ended_on as endedOn'] as const;
const endedOf = (row: { regionName: string; endedOn: CivilDate | null }) =>
  row.endedOn === null ? null : { regionName: row.regionName, on: row.endedOn };

async function lockOrgan(tx: Tx, scope: Scope, id: Id<'organ'>): Promise<LockedName | undefined> {
  const row = await whereInScope(
    tx
      .selectFrom('posts.organ as organ')
      .innerJoin('posts.region as region', 'region.path', 'organ.region_path')
      .select(['organ.name', ...PLACE]),
    scope,
    { key: 'organ.scope_key' },
  )
    .where('organ.id', '=', id)
    .forUpdate('organ')
    .executeTakeFirst();
  return row && { name: row.name, organId: id, ended: endedOf(row) };
}

async function lockPost(tx: Tx, scope: Scope, id: Id<'post'>): Promise<LockedName | undefined> {
  const row = await whereInScope(
    tx
      .selectFrom('posts.post as post')
      .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
      .innerJoin('posts.region as region', 'region.path', 'organ.region_path')
      .select(['post.title as name', 'post.organ_id as organId', ...PLACE]),
    scope,
    { key: 'post.scope_key' },
  )
    .where('post.id', '=', id)
    .forUpdate('post')
    .executeTakeFirst();
  return row && { name: row.name, organId: row.organId, ended: endedOf(row) };
}

/** Somebody who holds or held a post in scope. */
async function lockPerson(tx: Tx, scope: Scope, id: Id<'person'>): Promise<LockedName | undefined> {
  const row = await tx
    .selectFrom('posts.person as person')
    .select('person.name')
    .where('person.id', '=', id)
    .where((eb) =>
      eb.exists(
        whereInScope(
          tx.selectFrom('posts.appointment as appointment').select('appointment.id'),
          scope,
          { key: 'appointment.scope_key' },
        ).where('appointment.person_id', '=', id),
      ),
    )
    .forUpdate('person')
    .executeTakeFirst();
  return row && { name: row.name, organId: null, ended: null };
}

/** What bears the name, in scope and locked: the next writer waits and then sees the change. */
export function lockNamed(tx: Tx, scope: Scope, named: Named): Promise<LockedName | undefined> {
  if (named.subject === 'organ') return lockOrgan(tx, scope, named.id);
  return named.subject === 'post' ? lockPost(tx, scope, named.id) : lockPerson(tx, scope, named.id);
}

export async function insertNames(
  tx: Tx,
  rows: readonly Insertable<Tables['posts.naming']>[],
): Promise<void> {
  await tx
    .insertInto('posts.naming')
    .values([...rows])
    .execute();
}

export async function supersedeNames(
  tx: Tx,
  ids: readonly Id<'naming'>[],
  at: Date,
): Promise<void> {
  await tx
    .updateTable('posts.naming')
    .set({ superseded_at: at })
    .where(sql<boolean>`posts.naming.id = any(${[...ids]}::uuid[])`)
    .execute();
}

/** Writes the present name where everything reads it. */
export async function updateName(tx: Tx, { subject, id }: Named, name: string): Promise<void> {
  if (subject === 'post')
    await tx.updateTable('posts.post').set({ title: name }).where('id', '=', id).execute();
  else if (subject === 'organ')
    await tx.updateTable('posts.organ').set({ name }).where('id', '=', id).execute();
  else await tx.updateTable('posts.person').set({ name }).where('id', '=', id).execute();
}

/** By `organ|region|former`, `post|organ|former`, `person|person|former`: the present name. */
export type FormerNames = ReadonlyMap<string, string>;

/** Which of the names are former ones of bodies, posts and people of the regions, and what they are called now. One statement. */
export async function formerNamesAmong(
  db: Reader,
  scope: Scope,
  regionPaths: readonly string[],
  names: readonly string[],
): Promise<FormerNames> {
  const rows = await whereInScope(
    db
      .selectFrom('posts.naming as naming')
      .leftJoin('posts.post as post', (join) =>
        join.onRef('post.id', '=', 'naming.subject_id').on('naming.subject', '=', 'post'),
      )
      .leftJoin('posts.person as person', (join) =>
        join.onRef('person.id', '=', 'naming.subject_id').on('naming.subject', '=', 'person'),
      )
      .leftJoin('posts.appointment as appointment', (join) =>
        join
          .onRef('appointment.person_id', '=', 'person.id')
          .on('appointment.superseded_at', 'is', null),
      )
      .leftJoin('posts.post as held', 'held.id', 'appointment.post_id')
      .innerJoin('posts.organ as organ', (join) =>
        join.on(sql<boolean>`organ.id = coalesce(held.organ_id, post.organ_id, naming.subject_id)`),
      )
      .select([
        'naming.subject',
        'naming.name',
        'organ.id as organId',
        'organ.region_path as regionPath',
        'person.id as personId',
        sql<string>`case naming.subject when 'organ' then organ.name when 'post' then post.title
          else person.name end`.as('present'),
      ])
      .distinct(),
    scope,
    { key: 'organ.scope_key' },
  )
    .where(sql<boolean>`naming.name = any(${[...names]}::text[])`)
    .where(sql<boolean>`organ.region_path = any(${[...regionPaths]}::text[])`)
    .where('naming.superseded_at', 'is', null)
    .where('naming.valid_to', 'is not', null)
    .execute();
  return new Map(
    rows
      .filter(({ name, present }) => name !== present)
      .map(({ subject, name, organId, regionPath, personId, present }) => [
        `${subject}|${subject === 'organ' ? regionPath : subject === 'post' ? organId : personId}|${name}`,
        present,
      ]),
  );
}

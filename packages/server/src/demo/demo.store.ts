// What the demo's seeding reads back.
import type { DutyInstrument, SectionState } from '@jinze/contracts';
import type { Id, Level, OrganKind, PostClass } from '@jinze/kernel';
import { sql } from 'kysely';
import type { Reader } from '../platform/database/database.ts';
import type { Caller } from '../platform/http/caller.ts';
import { newId } from '../platform/ids.ts';
import type { Holding } from './demo-history.ts';

export interface OwnPost {
  readonly postId: Id<'post'>;
  readonly postTitle: string;
  readonly organName: string;
}

/** The posts of a region's own bodies. */
export async function postsIn(db: Reader, regionPath: string): Promise<OwnPost[]> {
  return db
    .selectFrom('posts.post as post')
    .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
    .select(['post.id as postId', 'post.title as postTitle', 'organ.name as organName'])
    .where('organ.region_path', '=', regionPath)
    .execute();
}

export interface DemoSection {
  readonly id: Id<'section'>;
  readonly version: number;
  readonly instrument: DutyInstrument;
  readonly personId: Id<'person'>;
  readonly personName: string;
  readonly postTitle: string;
  readonly postClass: PostClass;
  readonly organName: string;
  readonly organKind: OrganKind;
  readonly blockedBy: string | null;
}

/** Sections of a region's own bodies in a state. */
export async function sectionsIn(
  db: Reader,
  of: { readonly regionPath: string; readonly year: number; readonly state: SectionState },
): Promise<DemoSection[]> {
  const rows = await db
    .selectFrom('duties.section')
    .select([
      'id',
      'version',
      'instrument',
      'person_id as personId',
      'person_name as personName',
      'post_title as postTitle',
      'post_class as postClass',
      'organ_name as organName',
      'organ_kind as organKind',
      'blocked_by as blockedBy',
    ])
    .where('region_path', '=', of.regionPath)
    .where('year', '=', of.year)
    .where('state', '=', of.state)
    .orderBy('id')
    .execute();
  return rows as DemoSection[];
}

export async function accountsNamed(
  db: Reader,
  displayNames: readonly string[],
): Promise<ReadonlyMap<string, Id<'account'>>> {
  const rows = await db
    .selectFrom('access.account')
    .select(['id', 'display_name'])
    .where('display_name', 'in', [...displayNames])
    .execute();
  return new Map(rows.map((row) => [row.display_name, row.id]));
}

/** The last key, in their own order, of the requests that were already answered and begin so. */
export async function lastAnsweredKey(db: Reader, prefix: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('platform.idempotency_key')
    .select('key')
    .where(sql<boolean>`key ^@ ${prefix}`)
    .where('response', 'is not', null)
    .orderBy('key', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.key;
}

/** The person and the post of somebody in a seat: both are on record by the time this is asked. */
export async function idsOf(
  db: Reader,
  { person, seat }: Holding,
): Promise<{ personId: Id<'person'>; postId: Id<'post'> }> {
  return db
    .selectFrom('posts.person as person')
    .innerJoin('posts.post as post', (join) => join.on('post.title', '=', seat.title))
    .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
    .select(['person.id as personId', 'post.id as postId'])
    .where('person.name', '=', person.name)
    .where('person.id_tail', '=', person.tail)
    .where('organ.name', '=', seat.organ)
    .executeTakeFirstOrThrow();
}

/** The appointment that somebody in a seat holds now. */
export async function appointmentOf(
  db: Reader,
  holding: Holding,
): Promise<{ id: Id<'appointment'>; version: number }> {
  const { personId, postId } = await idsOf(db, holding);
  return db
    .selectFrom('posts.appointment')
    .select(['record_id as id', 'version'])
    .where('person_id', '=', personId)
    .where('post_id', '=', postId)
    .where('superseded_at', 'is', null)
    .where('valid_to', 'is', null)
    .executeTakeFirstOrThrow();
}

export async function organNamed(
  db: Reader,
  name: string,
): Promise<{ id: Id<'organ'>; regionPath: string }> {
  return db
    .selectFrom('posts.organ')
    .select(['id', 'region_path as regionPath'])
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
}

export async function postNamed(db: Reader, organ: string, title: string): Promise<Id<'post'>> {
  const row = await db
    .selectFrom('posts.post as post')
    .innerJoin('posts.organ as organ', 'organ.id', 'post.organ_id')
    .select('post.id')
    .where('organ.name', '=', organ)
    .where('post.title', '=', title)
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function regionNamed(db: Reader, name: string): Promise<string> {
  const row = await db
    .selectFrom('posts.region')
    .select('path')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return row.path;
}

/** A line of the document with this number in the place. */
export async function askNumbered(
  db: Reader,
  of: { readonly regionPath: string; readonly number: string; readonly position: number },
): Promise<{ id: Id<'deployment-ask'>; version: number; deploymentId: Id<'deployment'> }> {
  return db
    .selectFrom('deployments.ask as ask')
    .innerJoin('deployments.deployment as deployment', 'deployment.id', 'ask.deployment_id')
    .select(['ask.id', 'ask.version', 'deployment.id as deploymentId'])
    .where('deployment.region_path', '=', of.regionPath)
    .where('deployment.number', '=', of.number)
    .where('ask.position', '=', of.position)
    .executeTakeFirstOrThrow();
}

/** The talk on these matters, as it stands. */
export async function talkOn(
  db: Reader,
  matters: string,
): Promise<{ id: Id<'talk'>; version: number }> {
  return db
    .selectFrom('talks.talk')
    .select(['id', 'version'])
    .where('matters', '=', matters)
    .executeTakeFirstOrThrow();
}

/** The task with this title; the demo has each once. */
export async function taskTitled(db: Reader, title: string): Promise<Id<'task'> | undefined> {
  const row = await db
    .selectFrom('supervision.task')
    .select('id')
    .where('title', '=', title)
    .executeTakeFirst();
  return row?.id;
}

/** Records that waited for a person's word at a moment. */
export async function recordsWaiting(
  db: Reader,
  personId: Id<'person'>,
  at: Date,
): Promise<{ id: Id<'duty-record'>; version: number }[]> {
  return db
    .selectFrom('performance.participation as part')
    .innerJoin('performance.duty_record as record', 'record.id', 'part.record_id')
    .select(['record.id', 'record.version'])
    .where('part.person_id', '=', personId)
    .where('part.confirmation', '=', 'waiting')
    .where('record.state', '=', 'submitted')
    .where('record.recorded_at', '<=', at)
    .orderBy('record.id')
    .limit(200)
    .execute();
}

/** An account as a route sees who calls it: by its login name, or the person it belongs to. */
export async function callerOf(
  db: Reader,
  who: { readonly loginName: string } | { readonly personId: Id<'person'> },
): Promise<Caller> {
  const account = await db
    .selectFrom('access.account')
    .select(['id', 'display_name', 'person_id'])
    .$if('loginName' in who, (query) =>
      query.where('login_name', '=', 'loginName' in who ? who.loginName : ''),
    )
    .$if('personId' in who, (query) =>
      query.where('person_id', '=', 'personId' in who ? who.personId : null),
    )
    .executeTakeFirstOrThrow();
  const grants = await db
    .selectFrom('access.role_grant')
    .select(['role', 'region_path', 'level', 'committee', 'person_id'])
    .where('account_id', '=', account.id)
    .where('ended_at', 'is', null)
    .execute();
  return {
    accountId: account.id,
    // Of no session: nobody signed in.
    sessionId: newId<'session'>(new Date(0)),
    csrfToken: '',
    reauthenticatedUntil: null,
    displayName: account.display_name,
    personId: account.person_id,
    grants: grants.map((grant) => ({
      role: grant.role,
      regionPath: grant.region_path,
      level: grant.level as Level | null,
      committeePath: grant.committee,
      personId: grant.person_id,
    })),
  };
}

export interface DemoSheet {
  readonly id: Id<'worksheet'>;
  readonly version: number;
  readonly personId: Id<'person'>;
  readonly decisionId: Id<'decision'> | null;
}

export async function caseTitled(
  db: Reader,
  title: string,
): Promise<{ readonly id: Id<'case'>; readonly version: number }> {
  return db
    .selectFrom('accountability.case')
    .select(['id', 'version'])
    .where('title', '=', title)
    .executeTakeFirstOrThrow();
}

/** The worksheet in the case of whoever held the post. */
export async function sheetIn(
  db: Reader,
  of: { readonly caseTitle: string; readonly organ: string; readonly post: string },
): Promise<DemoSheet> {
  return db
    .selectFrom('accountability.worksheet')
    .select(['id', 'version', 'person_id as personId', 'decision_id as decisionId'])
    .where('case_title', '=', of.caseTitle)
    .where('organ_name', '=', of.organ)
    .where('post_title', '=', of.post)
    .where('state', '<>', 'dropped')
    .executeTakeFirstOrThrow();
}

export async function exemptionOn(
  db: Reader,
  worksheetId: Id<'worksheet'>,
): Promise<{ readonly id: Id<'exemption'>; readonly version: number }> {
  return db
    .selectFrom('accountability.exemption')
    .select(['id', 'version'])
    .where('worksheet_id', '=', worksheetId)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirstOrThrow();
}

export async function versionOfDecision(db: Reader, id: Id<'decision'>): Promise<number> {
  const row = await db
    .selectFrom('accountability.decision')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.version;
}

/** The commendation with these grounds, as it stands. */
export async function commendationOf(
  db: Reader,
  grounds: string,
): Promise<{ readonly id: Id<'commendation'>; readonly version: number }> {
  return db
    .selectFrom('commendations.commendation')
    .select(['id', 'version'])
    .where('grounds', '=', grounds)
    .executeTakeFirstOrThrow();
}

/** The public notice with this title, as it stands. */
export async function assessmentTitled(db: Reader, title: string): Promise<Id<'assessment'>> {
  const { id } = await db
    .selectFrom('assessments.exercise')
    .select('id')
    .where('title', '=', title)
    .executeTakeFirstOrThrow();
  return id;
}

export async function publicNoticeTitled(
  db: Reader,
  title: string,
): Promise<{ readonly id: Id<'public-notice'>; readonly version: number }> {
  return db
    .selectFrom('publication.notice')
    .select(['id', 'version'])
    .where('title', '=', title)
    .executeTakeFirstOrThrow();
}

export async function inspectionTitled(
  db: Reader,
  title: string,
): Promise<Id<'inspection'> | undefined> {
  const row = await db
    .selectFrom('inspections.inspection')
    .select('id')
    .where('title', '=', title)
    .executeTakeFirst();
  return row?.id;
}

/** The latest that was held with a body. */
export async function talkWith(db: Reader, organ: string): Promise<Id<'talk'> | undefined> {
  const row = await db
    .selectFrom('talks.talk')
    .select('id')
    .where('subject_organ', '=', organ)
    .where('held_on', 'is not', null)
    .orderBy('held_on', 'desc')
    .executeTakeFirst();
  return row?.id;
}

export async function documentNumbered(
  db: Reader,
  { code, n }: { readonly code: string; readonly n: number },
): Promise<{ readonly id: Id<'document'>; readonly version: number }> {
  return db
    .selectFrom('documents.document as document')
    .innerJoin('documents.number as number', 'number.id', 'document.number_id')
    .select(['document.id', 'document.version'])
    .where('number.code', '=', code)
    .where('number.n', '=', n)
    .executeTakeFirstOrThrow();
}

/** An inspection and its findings as they stand, for the next act on them. */
export async function inspectionHeld(db: Reader, id: Id<'inspection'>) {
  const { version } = await db
    .selectFrom('inspections.inspection')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const findings = await db
    .selectFrom('inspections.finding')
    .select(['id', 'version'])
    .where('inspection_id', '=', id)
    .orderBy('number')
    .execute();
  return { version, findings };
}

/** Whom an exercise assesses, in its order, as they stand. */
export async function assessedIn(
  db: Reader,
  exercise: Id<'assessment'>,
): Promise<{ readonly id: Id<'assessed'>; readonly version: number }[]> {
  return db
    .selectFrom('assessments.subject')
    .select(['id', 'version'])
    .where('exercise_id', '=', exercise)
    .orderBy('place')
    .execute();
}

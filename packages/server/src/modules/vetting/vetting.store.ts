// All SQL of requests, their names, steps and what was fed back.
import type { VettingPurpose, VettingShown, VettingState } from '@jinze/contracts';
import type { AppraisalResult, AssessmentGrade, CivilDate, Id, Level } from '@jinze/kernel';
import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from 'kysely';
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

const hashOf = (rows: RawBuilder<unknown>) =>
  sql<string>`encode(sha256(convert_to(coalesce((${rows}), ''), 'UTF8')), 'hex')`;

/** The list as it stands, in order. */
const namesHash = (request: string) =>
  hashOf(sql`select string_agg((to_jsonb(listed) - 'request_id')::text, E'\n' order by listed.number)
    from vetting.name listed where listed.request_id = ${sql.ref(`${request}.id`)}`);

/** The opinions of every round that was kept, and what the register added to those of the letter. */
const opinionsHash = (request: string) =>
  sql<string | null>`case when ${sql.ref(`${request}.round`)} > 0
    then vetting.opinions_hash(${sql.ref(`${request}.id`)}) end`;

/** Beside what the rows of a request come to now stands what it says of them: a change of either shows. */
export const HASHES_HELD = {
  names_hash: sql`concat(${namesHash('held')}, ' ', held.names_hash)`,
  opinions_hash: sql`concat(${opinionsHash('held')}, ' ', held.opinions_hash)`,
};

const requests = (db: Reader) =>
  db
    .selectFrom('vetting.request as request')
    .leftJoin('posts.region as committee', 'committee.path', 'request.asking_committee')
    .innerJoin('posts.region as office', 'office.path', 'request.answering_region')
    .selectAll('request')
    .select(['committee.name as committee_name', 'office.name as office_name']);

type Record_ = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number];
export interface RequestRow extends Omit<Record_, 'state' | 'purpose' | 'answering_level'> {
  readonly state: VettingState;
  readonly purpose: VettingPurpose;
  readonly answering_level: 'province' | 'prefecture' | 'county';
}
const asRow = (row: Record_): RequestRow => row as RequestRow;

/** The discipline organ of a committee is told from its organisation department by this mark, in SQL and in every policy. */
export const disciplineScope = (scope: Scope): Scope => ({
  keys: scope.keys,
  committees: scope.committees.map((path) => `discipline:${path}`),
  persons: [],
});

/** Whoever is on the list, or serves somebody who is, has no such request, whatever office they work in. */
const isAboutOthers = (selves: Selves) =>
  selves.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`not exists (select from vetting.name as own
        where own.request_id = request.id and own.person_id = any(${[...selves]}::uuid[]))`;

/** By the office that answers and the committee that asks, and by nobody's person. */
const inScope = (db: Reader, { keys, committees }: Scope, selves: Selves) =>
  whereInScope(
    requests(db),
    { keys, committees, persons: [] },
    {
      key: 'request.scope_key',
      committee: 'request.asking_committee',
    },
  ).where(isAboutOthers(selves));

const inDisciplineScope = (db: Reader, { committees }: Scope, selves: Selves) =>
  requests(db)
    .where(
      sql<boolean>`'discipline:' || request.asking_committee = any(${[...committees]}::text[])`,
    )
    .where('request.requested_on', 'is not', null)
    .where(isAboutOthers(selves));

export interface RequestFilter {
  readonly state?: VettingState | 'open' | 'changed' | undefined;
  readonly search?: string | undefined;
}

const hasChanged = sql<boolean>`exists (select from vetting.found_change as found
  where found.request_id = request.id and found.settled_hash is distinct from found.changes_hash)`;

interface Page {
  readonly after: { readonly on: string; readonly id: string } | undefined;
  readonly limit: number;
}

const dayOf = sql<CivilDate>`(request.created_at at time zone 'Asia/Shanghai')::date`;

/** The latest first. Whether facts have changed only the office's own rows say. */
export async function requestsPage(
  db: Reader,
  scope: Scope,
  selves: Selves,
  { state, search, after, limit }: RequestFilter & Page,
): Promise<(RequestRow & { created_on: CivilDate; has_changed: boolean })[]> {
  let query = inScope(db, scope, selves)
    .select([dayOf.as('created_on'), hasChanged.as('has_changed')])
    .orderBy(dayOf, 'desc')
    .orderBy('request.id', 'desc')
    .limit(limit);
  if (state === 'open')
    query = query.where('request.state', 'in', ['draft', 'requested', 'prepared', 'reviewed']);
  else if (state === 'changed')
    query = query.where('request.state', '=', 'issued').where(hasChanged);
  else if (state !== undefined) query = query.where('request.state', '=', state);
  if (search !== undefined && search !== '') {
    const pattern = likePattern(search);
    query = query.where((eb) =>
      eb.or([
        eb('request.title', 'like', pattern),
        eb('request.basis_document', 'like', pattern),
        eb('request.letter_no', 'like', pattern),
      ]),
    );
  }
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(${dayOf}, request.id) < (${after.on}::date, ${after.id}::uuid)`,
    );
  return (await query.execute()) as (RequestRow & {
    created_on: CivilDate;
    has_changed: boolean;
  })[];
}

/** What waits for the office or the department, of everything they see. One statement. */
export async function requestsWaiting(
  db: Reader,
  scope: Scope,
  selves: Selves,
): Promise<
  Record<'draft' | 'requested' | 'prepared' | 'reviewed' | 'changed' | 'toConclude', number>
> {
  const isOwnList = sql<boolean>`request.asking_committee = any(${[...scope.committees]}::text[])`;
  const isConcluded = sql<boolean>`exists (select from vetting.conclusion as made
    where made.request_id = request.id)`;
  return inScope(db, scope, selves)
    .clearSelect()
    .select((eb) => {
      const inState = (state: VettingState) =>
        eb.fn.countAll<number>().filterWhere('request.state', '=', state);
      return [
        inState('draft').as('draft'),
        inState('requested').as('requested'),
        inState('prepared').as('prepared'),
        inState('reviewed').as('reviewed'),
        inState('issued').filterWhere(hasChanged).as('changed'),
        inState('issued')
          .filterWhere(isOwnList)
          .filterWhere(sql<boolean>`not ${isConcluded}`)
          .as('toConclude'),
      ];
    })
    .executeTakeFirstOrThrow();
}

/** What waits for the discipline organ: an answer, or that another issues the one drafted. */
export async function disciplineWaiting(
  db: Reader,
  scope: Scope,
  selves: Selves,
): Promise<{ none: number; drafted: number }> {
  return inDisciplineScope(db, scope, selves)
    .leftJoin('vetting.discipline_answer as answer', 'answer.request_id', 'request.id')
    .where('request.state', '<>', 'withdrawn')
    .clearSelect()
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('answer.id', 'is', null).as('none'),
      eb.fn.countAll<number>().filterWhere('answer.state', '=', 'drafted').as('drafted'),
    ])
    .executeTakeFirstOrThrow();
}

export async function disciplinePage(
  db: Reader,
  scope: Scope,
  selves: Selves,
  { after, limit }: Page,
): Promise<(RequestRow & { answer_state: string | null })[]> {
  let query = inDisciplineScope(db, scope, selves)
    .leftJoin('vetting.discipline_answer as answer', 'answer.request_id', 'request.id')
    .select('answer.state as answer_state')
    .orderBy('request.requested_on', 'desc')
    .orderBy('request.id', 'desc')
    .limit(limit);
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(request.requested_on, request.id) < (${after.on}::date, ${after.id}::uuid)`,
    );
  return (await query.execute()) as (RequestRow & { answer_state: string | null })[];
}

export async function requestById(
  db: Reader,
  scope: Scope,
  selves: Selves,
  id: Id<'vetting-request'>,
): Promise<RequestRow | undefined> {
  const row = await inScope(db, scope, selves).where('request.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

export async function requestForDiscipline(
  db: Reader,
  scope: Scope,
  selves: Selves,
  id: Id<'vetting-request'>,
): Promise<RequestRow | undefined> {
  const row = await inDisciplineScope(db, scope, selves)
    .where('request.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

export async function lockRequest(
  tx: Tx,
  scope: Scope,
  selves: Selves,
  id: Id<'vetting-request'>,
): Promise<RequestRow | undefined> {
  const row = await inScope(tx, scope, selves)
    .where('request.id', '=', id)
    .forUpdate('request')
    .executeTakeFirst();
  return row === undefined ? undefined : asRow(row);
}

/** The same list for the same purpose, day and document. */
export async function sameRequest(
  db: Reader,
  of: {
    readonly committee: string;
    readonly digest: string;
    readonly purpose: VettingPurpose;
    readonly askedFor: CivilDate;
    readonly appraisalYear: number | null;
    readonly basisDocument: string;
  },
): Promise<{ readonly id: Id<'vetting-request'>; readonly names: number } | undefined> {
  return db
    .selectFrom('vetting.request')
    .select(['id', 'name_count as names'])
    .where('asking_committee', '=', of.committee)
    .where('source_digest', '=', of.digest)
    .where('purpose', '=', of.purpose)
    .where('asked_for', '=', of.askedFor)
    .where('appraisal_year', 'is not distinct from', of.appraisalYear)
    .where('basis_document', '=', of.basisDocument)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst();
}

/** One draft of a committee at a time: a second tab with the same list finds the first one's. */
export async function lockCommittee(tx: Tx, committee: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(4201624, hashtext(${committee}))`.execute(tx);
}

export type NewName = Omit<Selectable<Tables['vetting.name']>, 'request_id'>;

/** Two statements and one for the hash, however many the names are. */
export async function insertRequest(
  tx: Tx,
  row: Omit<Insertable<Tables['vetting.request']>, 'names_hash'>,
  names: readonly NewName[],
): Promise<void> {
  await tx
    .insertInto('vetting.request')
    .values({ ...row, names_hash: '' })
    .execute();
  await sql`
    insert into vetting.name (request_id, number, source_row, person_id, person_name, appointment_id, post_title,
      organ_name, level, last_appraisal, assessment)
    select ${row.id}::uuid, * from unnest(${names.map(({ number }) => number)}::int[],
      ${names.map((one) => one.source_row)}::int[], ${names.map((one) => one.person_id)}::uuid[],
      ${names.map((one) => one.person_name)}::text[], ${names.map((one) => one.appointment_id)}::uuid[],
      ${names.map((one) => one.post_title)}::text[], ${names.map((one) => one.organ_name)}::text[],
      ${names.map(({ level }) => level)}::text[], ${names.map((one) => one.last_appraisal)}::text[],
      ${names.map(({ assessment }) => assessment)}::text[])`.execute(tx);
  await sql`update vetting.request set names_hash = ${namesHash('request')} where id = ${row.id}`.execute(
    tx,
  );
}

/** 0 when somebody else has been faster. */
export async function updateRequest(
  tx: Tx,
  id: Id<'vetting-request'>,
  version: number,
  changes: Updateable<Tables['vetting.request']>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('vetting.request')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** After the opinions of a round are written. */
export async function keepOpinionsHash(tx: Tx, id: Id<'vetting-request'>): Promise<void> {
  await sql`update vetting.request set opinions_hash = ${opinionsHash('request')} where id = ${id}`.execute(
    tx,
  );
}

export async function insertStep(tx: Tx, row: Insertable<Tables['vetting.step']>): Promise<void> {
  await tx.insertInto('vetting.step').values(row).execute();
}

export type StepRow = Selectable<Tables['vetting.step']>;
export async function stepsOf(db: Reader, id: Id<'vetting-request'>): Promise<StepRow[]> {
  return db
    .selectFrom('vetting.step')
    .selectAll()
    .where('request_id', '=', id)
    .orderBy('version')
    .limit(500)
    .execute();
}

export type UseRow = Selectable<Tables['vetting.use']>;
export async function usesOf(db: Reader, id: Id<'vetting-request'>): Promise<UseRow[]> {
  return db
    .selectFrom('vetting.use')
    .selectAll()
    .where('request_id', '=', id)
    .orderBy('entry')
    .limit(500)
    .execute();
}
export async function insertUse(tx: Tx, row: Insertable<Tables['vetting.use']>): Promise<void> {
  await tx.insertInto('vetting.use').values(row).execute();
}

export async function countReportWords(db: Reader, id: Id<'vetting-request'>): Promise<number> {
  const { count } = await db
    .selectFrom('vetting.report_word')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('request_id', '=', id)
    .executeTakeFirstOrThrow();
  return count;
}
/** What an office took from approved reports of these people, in whichever request: the earliest first. */
export interface SaidOfPerson {
  readonly office: string;
  readonly personId: Id<'person'>;
  readonly accidentId: Id<'accident'>;
  readonly answersFor: 'yes' | 'no';
}
export async function reportWordsOfPersons(
  db: Reader,
  personIds: readonly Id<'person'>[],
): Promise<SaidOfPerson[]> {
  const { rows } = await sql<SaidOfPerson>`
    select request.answering_region as office, listed.person_id as "personId", word.accident_id as "accidentId",
      word.answers_for as "answersFor"
    from vetting.name listed
      join vetting.report_word word on word.request_id = listed.request_id and listed.number = any(word.numbers)
      join vetting.request request on request.id = listed.request_id
    where listed.person_id = any(${[...personIds]}::uuid[])
    order by word.recorded_at, word.entry`.execute(db as Tx);
  return rows;
}

export async function insertReportWord(
  tx: Tx,
  row: Insertable<Tables['vetting.report_word']>,
): Promise<void> {
  await tx.insertInto('vetting.report_word').values(row).execute();
}

export type ConclusionRow = Selectable<Tables['vetting.conclusion']>;
export async function conclusionOf(
  db: Reader,
  id: Id<'vetting-request'>,
): Promise<ConclusionRow | undefined> {
  return db
    .selectFrom('vetting.conclusion')
    .selectAll()
    .where('request_id', '=', id)
    .executeTakeFirst();
}
export async function insertConclusion(
  tx: Tx,
  row: Insertable<Tables['vetting.conclusion']>,
): Promise<void> {
  await tx.insertInto('vetting.conclusion').values(row).execute();
}

const names = (db: Reader, id: Id<'vetting-request'>) =>
  db.selectFrom('vetting.name as listed').where('listed.request_id', '=', id);

export interface NameRow extends Omit<NewName, 'level' | 'last_appraisal' | 'assessment'> {
  readonly level: Level;
  readonly last_appraisal: AppraisalResult | null;
  readonly assessment: AssessmentGrade | null;
}

/** The whole list, for computing. */
export async function namesOf(db: Reader, id: Id<'vetting-request'>): Promise<NameRow[]> {
  const rows = await names(db, id).selectAll('listed').orderBy('listed.number').execute();
  return rows as NameRow[];
}

/** A page of the bare list, for who does not see opinions. */
export async function barePage(
  db: Reader,
  id: Id<'vetting-request'>,
  page: { readonly after: number; readonly limit: number },
): Promise<NameRow[]> {
  const rows = await names(db, id)
    .selectAll('listed')
    .where('listed.number', '>', page.after)
    .orderBy('listed.number')
    .limit(page.limit)
    .execute();
  return rows as NameRow[];
}

/** The letter's own words, or with what the register of accountability adds, as far as the reader may see that. */
export type OpinionPart = 'letter' | 'whole';
type Column = 'answer' | 'until_day' | 'or_until' | 'open_case' | 'to_judge' | 'facts' | 'reasons';

/** Of `said` and `whole`: row-level security leaves the whole out for who does not see it, and the letter remains. */
export const saidOf = (column: Column, part: OpinionPart) =>
  part === 'letter'
    ? sql.ref(`said.${column}`)
    : sql`coalesce(${sql.ref(`whole.${column}`)}, ${sql.ref(`said.${column}`)})`;

function isShown(shown: VettingShown, part: OpinionPart): RawBuilder<boolean> {
  const answer = saidOf('answer', part);
  const toJudge = saidOf('to_judge', part);
  switch (shown) {
    case 'all':
      return sql`true`;
    case 'exceptions':
      return sql`(${answer} <> 'no-bar-recorded' or ${toJudge})`;
    case 'to-judge':
      return sql`${toJudge}`;
    case 'clear':
      return sql`(${answer} = 'no-bar-recorded' and not ${toJudge})`;
    case 'barred':
    case 'cannot-tell':
      return sql`${answer} = ${shown}`;
  }
}

/**
 * An end of the whole that has none is no end of the letter: the columns of one name are all of the one or all of the other.
 */
const pickOf = (column: 'until_day' | 'or_until', part: OpinionPart) =>
  part === 'letter'
    ? sql<CivilDate | null>`${sql.ref(`said.${column}`)}`
    : sql<CivilDate | null>`case when whole.number is null then ${sql.ref(`said.${column}`)} else ${sql.ref(`whole.${column}`)} end`;

/** Names with the opinion of the present round; row-level security leaves the opinion out for who does not see it. */
const withOpinions = (db: Reader, of: Pick<RequestRow, 'id' | 'round'>, part: OpinionPart) =>
  names(db, of.id)
    .leftJoin('vetting.opinion as said', (join) =>
      join
        .onRef('said.request_id', '=', 'listed.request_id')
        .onRef('said.number', '=', 'listed.number')
        .on('said.round', '=', of.round),
    )
    .leftJoin('vetting.whole_opinion as whole', (join) =>
      join
        .onRef('whole.request_id', '=', 'listed.request_id')
        .onRef('whole.number', '=', 'listed.number'),
    )
    .selectAll('listed')
    .select([
      sql<string | null>`${saidOf('answer', part)}`.as('answer'),
      pickOf('until_day', part).as('until_day'),
      pickOf('or_until', part).as('or_until'),
      sql<string | null>`${saidOf('open_case', part)}`.as('open_case'),
      sql<boolean | null>`${saidOf('to_judge', part)}`.as('to_judge'),
      sql<unknown>`${saidOf('facts', part)}`.as('facts'),
      sql<unknown>`${saidOf('reasons', part)}`.as('reasons'),
      'said.answer as letter_answer',
    ]);

type WithOpinion = Awaited<ReturnType<ReturnType<typeof withOpinions>['execute']>>[number];
export type NameWithOpinion = NameRow &
  Pick<
    WithOpinion,
    | 'answer'
    | 'until_day'
    | 'or_until'
    | 'open_case'
    | 'to_judge'
    | 'facts'
    | 'reasons'
    | 'letter_answer'
  >;

interface NamesAsked {
  readonly shown: VettingShown;
  readonly part: OpinionPart;
}

const namesShown = (
  db: Reader,
  of: Pick<RequestRow, 'id' | 'round'>,
  { shown, part }: NamesAsked,
) => withOpinions(db, of, part).where(isShown(shown, part));

export const countNames = (
  db: Reader,
  of: Pick<RequestRow, 'id' | 'round'>,
  asked: NamesAsked,
): Promise<number> => countRows(namesShown(db, of, asked));

export async function namesPage(
  db: Reader,
  of: Pick<RequestRow, 'id' | 'round'>,
  page: NamesAsked & {
    readonly search?: string | undefined;
    readonly after: number;
    readonly limit: number;
  },
): Promise<NameWithOpinion[]> {
  let query = namesShown(db, of, page)
    .where('listed.number', '>', page.after)
    .orderBy('listed.number')
    .limit(page.limit);
  if (page.search !== undefined && page.search !== '') {
    const pattern = likePattern(page.search);
    query = query.where((eb) =>
      eb.or([eb('listed.person_name', 'like', pattern), eb('listed.organ_name', 'like', pattern)]),
    );
  }
  return (await query.execute()) as NameWithOpinion[];
}

export async function nameNumbered(
  db: Reader,
  of: Pick<RequestRow, 'id' | 'round'>,
  number: number,
): Promise<NameWithOpinion | undefined> {
  const row = await withOpinions(db, of, 'whole')
    .where('listed.number', '=', number)
    .executeTakeFirst();
  return row as NameWithOpinion | undefined;
}

export const readdressVetting: Readdress = async (tx, moves) => {
  await readdressScopeKeys(tx, 'vetting.request', moves);
  await readdressPaths(tx, 'vetting.request', 'asking_committee', moves);
};

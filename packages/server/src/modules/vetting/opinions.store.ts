// All SQL of opinions: written round by round, counted, read anew for letters in force; and of what has changed since.
import type { ChangedName, VettingCounts } from '@jinze/contracts';
import type { CivilDate, EligibilityAnswer, Id } from '@jinze/kernel';
import { type Insertable, type RawBuilder, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { type NameRow, type OpinionPart, type RequestRow, saidOf } from './vetting.store.ts';

export type NewOpinion = Omit<Insertable<Tables['vetting.opinion']>, 'request_id' | 'round'>;

/** So many in one statement: what goes over the wire at once stays within some megabytes. */
const AT_ONCE = 5000;

const valuesOf = (rows: readonly NewOpinion[]) =>
  sql`unnest(${rows.map(({ number }) => number)}::int[],
    ${rows.map(({ answer }) => answer)}::text[], ${rows.map((one) => one.until_day ?? null)}::date[],
    ${rows.map((one) => one.or_until ?? null)}::date[], ${rows.map((one) => one.open_case)}::text[],
    ${rows.map((one) => one.to_judge)}::bool[], ${rows.map(({ facts }) => facts)}::jsonb[],
    ${rows.map(({ reasons }) => reasons)}::jsonb[], ${rows.map((one) => one.answer_hash)}::text[])`;
const COLUMNS = sql.raw(
  'number, answer, until_day, or_until, open_case, to_judge, facts, reasons, answer_hash',
);

export async function insertOpinions(
  tx: Tx,
  of: { readonly id: Id<'vetting-request'>; readonly round: number },
  rows: readonly NewOpinion[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += AT_ONCE)
    await sql`insert into vetting.opinion (request_id, round, ${COLUMNS})
      select ${of.id}::uuid, ${of.round}::int, * from ${valuesOf(rows.slice(start, start + AT_ONCE))}`.execute(
      tx,
    );
}

/** With the register of accountability, of names where it adds something: once, with the letter. */
export async function insertWholeOpinions(
  tx: Tx,
  id: Id<'vetting-request'>,
  rows: readonly NewOpinion[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += AT_ONCE)
    await sql`insert into vetting.whole_opinion (request_id, ${COLUMNS})
      select ${id}::uuid, * from ${valuesOf(rows.slice(start, start + AT_ONCE))}`.execute(tx);
}

/** By number, of the present round. */
export async function hashesOf(
  db: Reader,
  { id, round }: Pick<RequestRow, 'id' | 'round'>,
): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom('vetting.opinion')
    .select(['number', 'answer_hash'])
    .where('request_id', '=', id)
    .where('round', '=', round)
    .execute();
  return new Map(rows.map(({ number, answer_hash: hash }) => [number, hash]));
}

/** Of the letter as it was issued, or of what the reader may see: row-level security leaves out the whole. */
export async function countsOf(
  db: Reader,
  { id, round }: Pick<RequestRow, 'id' | 'round'>,
  part: OpinionPart,
): Promise<VettingCounts | null> {
  const answer = saidOf('answer', part);
  const count = (condition: RawBuilder<unknown>) =>
    sql<number>`count(*) filter (where ${condition})::int`;
  const row = await db
    .selectFrom('vetting.opinion as said')
    .leftJoin('vetting.whole_opinion as whole', (join) =>
      join
        .onRef('whole.request_id', '=', 'said.request_id')
        .onRef('whole.number', '=', 'said.number'),
    )
    .select([
      (eb) => eb.fn.countAll<number>().as('all'),
      count(sql`${answer} = 'barred'`).as('barred'),
      count(sql`${answer} = 'cannot-tell'`).as('cannotTell'),
      count(saidOf('to_judge', part)).as('toJudge'),
    ])
    .where('said.request_id', '=', id)
    .where('said.round', '=', round)
    .executeTakeFirstOrThrow();
  const { all, barred, cannotTell, toJudge } = row;
  return all === 0
    ? null
    : { barred, cannotTell, toJudge, clear: all - barred - cannotTell - toJudge };
}

/** One name of a letter in force, with what it said, and what the department reads besides. */
export interface IssuedName
  extends Pick<NameRow, 'number' | 'person_id' | 'person_name' | 'last_appraisal' | 'assessment'>,
    Pick<
      RequestRow,
      'purpose' | 'asked_for' | 'appraisal_year' | 'asking_committee' | 'answering_region'
    > {
  readonly request_id: Id<'vetting-request'>;
  readonly answer: EligibilityAnswer;
  readonly answer_hash: string;
  readonly reasons: Lines;
  /** Null: the register had nothing. */
  readonly whole_answer: EligibilityAnswer | null;
  readonly whole_hash: string | null;
  readonly whole_reasons: Lines | null;
}
interface Lines {
  readonly reasons: readonly string[];
}

/** Of letters in force on the day, whole letters after one another; `only`: of this one, whatever the day. */
export async function issuedNames(
  db: Reader,
  asked: {
    readonly today: CivilDate;
    readonly after: { readonly request: string; readonly number: number } | undefined;
    readonly only: Id<'vetting-request'> | undefined;
    readonly limit: number;
  },
): Promise<IssuedName[]> {
  let query = db
    .selectFrom('vetting.request as request')
    .innerJoin('vetting.name as listed', 'listed.request_id', 'request.id')
    .innerJoin('vetting.opinion as said', (join) =>
      join
        .onRef('said.request_id', '=', 'request.id')
        .onRef('said.round', '=', 'request.round')
        .onRef('said.number', '=', 'listed.number'),
    )
    .leftJoin('vetting.whole_opinion as whole', (join) =>
      join.onRef('whole.request_id', '=', 'request.id').onRef('whole.number', '=', 'listed.number'),
    )
    .select([
      'listed.request_id',
      'listed.number',
      'listed.person_id',
      'listed.person_name',
      'listed.last_appraisal',
      'listed.assessment',
      'request.purpose',
      'request.asked_for',
      'request.appraisal_year',
      'request.asking_committee',
      'request.answering_region',
      'said.answer',
      'said.answer_hash',
      'said.reasons',
      'whole.answer as whole_answer',
      'whole.answer_hash as whole_hash',
      'whole.reasons as whole_reasons',
    ])
    .where('request.state', '=', 'issued')
    .orderBy('listed.request_id')
    .orderBy('listed.number')
    .limit(asked.limit);
  query =
    asked.only === undefined
      ? query.where('request.valid_until', '>=', asked.today)
      : query.where('request.id', '=', asked.only);
  if (asked.after !== undefined)
    query = query.where(
      sql<boolean>`(listed.request_id, listed.number) > (${asked.after.request}::uuid, ${asked.after.number}::int)`,
    );
  return (await query.execute()) as unknown as IssuedName[];
}

export type FoundChangeRow = Omit<Selectable<Tables['vetting.found_change']>, 'entries'> & {
  readonly entries: readonly ChangedName[];
};

/** Those of the letter are the office's, those of the whole the department's. */
export async function changesOf(
  db: Reader,
  ids: readonly Id<'vetting-request'>[],
  part: OpinionPart,
): Promise<ReadonlyMap<Id<'vetting-request'>, FoundChangeRow>> {
  const rows = await db
    .selectFrom('vetting.found_change')
    .selectAll()
    .where(sql<boolean>`request_id = any(${[...ids]}::uuid[])`)
    .where('part', '=', part)
    .execute();
  return new Map(rows.map((row) => [row.request_id, row as unknown as FoundChangeRow] as const));
}

export interface FoundChange {
  readonly id: Id<'vetting-request'>;
  readonly part: OpinionPart;
  readonly entries: string;
  readonly hash: string;
}

/** Rows that say the same are left alone. Answers which are new. */
export async function keepChanges(
  tx: Tx,
  found: readonly FoundChange[],
  at: Date,
): Promise<Pick<FoundChange, 'id' | 'part'>[]> {
  const { rows } = await sql<Pick<FoundChange, 'id' | 'part'>>`
    insert into vetting.found_change as kept (request_id, part, found_at, entries, changes_hash)
    select id, part, ${at}::timestamptz, entries::jsonb, hash
    from unnest(${found.map(({ id }) => id)}::uuid[], ${found.map(({ part }) => part)}::text[],
      ${found.map(({ entries }) => entries)}::text[], ${found.map(({ hash }) => hash)}::text[])
      as found (id, part, entries, hash) order by id, part
    on conflict (request_id, part) do update set found_at = excluded.found_at, entries = excluded.entries,
      changes_hash = excluded.changes_hash
    where kept.changes_hash <> excluded.changes_hash
    returning kept.request_id as id, kept.part`.execute(tx);
  return rows;
}

/** The office has decided on the changes it saw; without a hash on whatever there is, because the letter ends. */
export async function settleChanges(
  tx: Tx,
  id: Id<'vetting-request'>,
  changesHash?: string,
): Promise<void> {
  let query = tx
    .updateTable('vetting.found_change')
    .set((eb) => ({ settled_hash: eb.ref('changes_hash') }))
    .where('request_id', '=', id);
  if (changesHash !== undefined)
    query = query.where('part', '=', 'letter').where('changes_hash', '=', changesHash);
  await query.execute();
}

/** What was found earlier is so no longer: the letters answer again what they said. */
export async function clearChanges(
  tx: Tx,
  same: readonly Pick<FoundChange, 'id' | 'part'>[],
): Promise<void> {
  await sql`update vetting.found_change kept set entries = '[]', changes_hash = '', settled_hash = ''
    from unnest(${same.map(({ id }) => id)}::uuid[], ${same.map(({ part }) => part)}::text[]) as same (id, part)
    where kept.request_id = same.id and kept.part = same.part and kept.changes_hash <> ''`.execute(
    tx,
  );
}

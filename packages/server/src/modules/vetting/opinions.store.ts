// All SQL of opinions: written round by round, counted, read anew for letters in force; and of what has changed since.
import type { ChangedName, VettingCounts } from '@jinze/contracts';
import type { CivilDate, EligibilityAnswer, Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { NameRow, RequestRow } from './vetting.store.ts';

export type NewOpinion = Omit<Insertable<Tables['vetting.opinion']>, 'request_id' | 'round'>;

/** So many in one statement: what goes over the wire at once stays within some megabytes. */
const AT_ONCE = 5000;

export async function insertOpinions(
  tx: Tx,
  of: { readonly id: Id<'vetting-request'>; readonly round: number },
  rows: readonly NewOpinion[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const some = rows.slice(start, start + AT_ONCE);
    await sql`
      insert into vetting.opinion (request_id, round, number, answer, until_day, or_until, open_case, to_judge, facts,
        reasons, answer_hash)
      select ${of.id}::uuid, ${of.round}::int, * from unnest(${some.map(({ number }) => number)}::int[],
        ${some.map(({ answer }) => answer)}::text[], ${some.map((one) => one.until_day ?? null)}::date[],
        ${some.map((one) => one.or_until ?? null)}::date[], ${some.map((one) => one.open_case)}::text[],
        ${some.map((one) => one.to_judge)}::bool[], ${some.map(({ facts }) => facts)}::jsonb[],
        ${some.map(({ reasons }) => reasons)}::jsonb[], ${some.map((one) => one.answer_hash)}::text[])`.execute(
      tx,
    );
  }
}

export async function countsOf(
  db: Reader,
  { id, round }: Pick<RequestRow, 'id' | 'round'>,
): Promise<VettingCounts | null> {
  const row = await db
    .selectFrom('vetting.opinion as said')
    .select([
      (eb) => eb.fn.countAll<number>().as('all'),
      (eb) => eb.fn.countAll<number>().filterWhere('said.answer', '=', 'barred').as('barred'),
      (eb) =>
        eb.fn.countAll<number>().filterWhere('said.answer', '=', 'cannot-tell').as('cannotTell'),
      (eb) => eb.fn.countAll<number>().filterWhere('said.to_judge', '=', true).as('toJudge'),
    ])
    .where('said.request_id', '=', id)
    .where('said.round', '=', round)
    .executeTakeFirstOrThrow();
  const { all, barred, cannotTell, toJudge } = row;
  return all === 0
    ? null
    : { barred, cannotTell, toJudge, clear: all - barred - cannotTell - toJudge };
}

/** One name of a letter in force, with what it said. */
export interface IssuedName
  extends Pick<NameRow, 'number' | 'person_id' | 'person_name' | 'last_appraisal' | 'assessment'>,
    Pick<RequestRow, 'purpose' | 'asked_for'> {
  readonly request_id: Id<'vetting-request'>;
  readonly answer: EligibilityAnswer;
  readonly answer_hash: string;
  readonly reasons: { readonly reasons: readonly string[] };
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
    .select([
      'listed.request_id',
      'listed.number',
      'listed.person_id',
      'listed.person_name',
      'listed.last_appraisal',
      'listed.assessment',
      'request.purpose',
      'request.asked_for',
      'said.answer',
      'said.answer_hash',
      'said.reasons',
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

export async function changesOf(
  db: Reader,
  ids: readonly Id<'vetting-request'>[],
): Promise<ReadonlyMap<Id<'vetting-request'>, FoundChangeRow>> {
  const rows = await db
    .selectFrom('vetting.found_change')
    .selectAll()
    .where(sql<boolean>`request_id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.request_id, row as unknown as FoundChangeRow] as const));
}

/** Rows that say the same are left alone. Answers which are new. */
export async function keepChanges(
  tx: Tx,
  found: readonly {
    readonly id: Id<'vetting-request'>;
    readonly entries: string;
    readonly hash: string;
  }[],
  at: Date,
): Promise<Id<'vetting-request'>[]> {
  const { rows } = await sql<{ id: Id<'vetting-request'> }>`
    insert into vetting.found_change as kept (request_id, found_at, entries, changes_hash)
    select id, ${at}::timestamptz, entries::jsonb, hash
    from unnest(${found.map(({ id }) => id)}::uuid[], ${found.map(({ entries }) => entries)}::text[],
      ${found.map(({ hash }) => hash)}::text[]) as found (id, entries, hash) order by id
    on conflict (request_id) do update set found_at = excluded.found_at, entries = excluded.entries,
      changes_hash = excluded.changes_hash
    where kept.changes_hash <> excluded.changes_hash
    returning kept.request_id as id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The office has decided on what was found so far. */
export async function settleChanges(tx: Tx, id: Id<'vetting-request'>): Promise<void> {
  await sql`update vetting.found_change set settled_hash = changes_hash where request_id = ${id}`.execute(
    tx,
  );
}

/** What was found earlier is so no longer: the letters answer again what they said. */
export async function clearChanges(tx: Tx, ids: readonly Id<'vetting-request'>[]): Promise<void> {
  await sql`update vetting.found_change set entries = '[]', changes_hash = '', settled_hash = ''
    where request_id = any(${[...ids]}::uuid[]) and changes_hash <> ''`.execute(tx);
}

// All SQL of the discipline organ's own answers.

import type { Id } from '@jinze/kernel';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';

export interface DisciplineRow
  extends Omit<Selectable<Tables['vetting.discipline_answer']>, 'state'> {
  readonly state: 'drafted' | 'issued';
}

/** As far as row-level security shows it: to the organ, and to the department from the day it is issued. */
export async function disciplineAnswerOf(
  db: Reader,
  requestId: Id<'vetting-request'>,
): Promise<DisciplineRow | undefined> {
  const row = await db
    .selectFrom('vetting.discipline_answer')
    .selectAll()
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  return row as DisciplineRow | undefined;
}

export type EntryRow = Selectable<Tables['vetting.discipline_entry']> & {
  readonly person_name: string;
};

export async function entriesOf(
  db: Reader,
  of: Pick<DisciplineRow, 'id' | 'request_id'>,
): Promise<EntryRow[]> {
  return db
    .selectFrom('vetting.discipline_entry as entry')
    .innerJoin('vetting.name as listed', (join) =>
      join.on('listed.request_id', '=', of.request_id).onRef('listed.number', '=', 'entry.number'),
    )
    .selectAll('entry')
    .select('listed.person_name')
    .where('entry.answer_id', '=', of.id)
    .orderBy('entry.number')
    .limit(1000)
    .execute();
}

export async function insertAnswer(
  tx: Tx,
  row: Insertable<Tables['vetting.discipline_answer']>,
): Promise<void> {
  await tx.insertInto('vetting.discipline_answer').values(row).execute();
}

export async function updateAnswer(
  tx: Tx,
  id: Id<'discipline-answer'>,
  version: number,
  changes: Updateable<Tables['vetting.discipline_answer']>,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('vetting.discipline_answer')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** A draft's entries take the place of those before; the ledger has every version. */
export async function replaceEntries(
  tx: Tx,
  id: Id<'discipline-answer'>,
  entries: readonly Omit<Insertable<Tables['vetting.discipline_entry']>, 'answer_id'>[],
): Promise<void> {
  await tx.deleteFrom('vetting.discipline_entry').where('answer_id', '=', id).execute();
  await sql`
    insert into vetting.discipline_entry (answer_id, number, open_case, measures)
    select ${id}::uuid, * from unnest(${entries.map(({ number }) => number)}::int[],
      ${entries.map((one) => one.open_case)}::text[], ${entries.map((one) => one.measures ?? null)}::text[])`.execute(
    tx,
  );
}

// All SQL of what people said follows where the rule leaves it open. Earlier choices are kept; the latest counts.
import type { Id } from '@jinze/kernel';
import type { Insertable, Selectable } from 'kysely';
import type { Reader, Tx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';

export type ChoiceRow = Selectable<Tables['assessments.consequence_choice']>;

export async function insertChoice(
  tx: Tx,
  row: Insertable<Tables['assessments.consequence_choice']>,
): Promise<void> {
  await tx.insertInto('assessments.consequence_choice').values(row).execute();
}

const latest = (db: Reader) =>
  db
    .selectFrom('assessments.consequence_choice as choice')
    .selectAll('choice')
    .distinctOn(['choice.subject_id', 'choice.place'])
    .orderBy('choice.subject_id')
    .orderBy('choice.place')
    .orderBy('choice.number', 'desc');

export const choicesOf = (db: Reader, exerciseId: Id<'assessment'>): Promise<ChoiceRow[]> =>
  latest(db)
    .innerJoin('assessments.subject as subject', 'subject.id', 'choice.subject_id')
    .where('subject.exercise_id', '=', exerciseId)
    .execute();

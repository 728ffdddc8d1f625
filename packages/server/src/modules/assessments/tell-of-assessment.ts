// Telling of an assessment: the offices of the subjects, who gives marks, and from the notification on the persons.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Unit } from '../../platform/unit-of-work.ts';
import { accountsOfPersons, officesOf } from '../access/index.ts';
import { type NewNotice, sendNoticesOnce, settleNotices } from '../notices/index.ts';
import type { AssignmentRow, ExerciseRow } from './exercises.store.ts';
import type { SubjectRow } from './subjects.store.ts';

type Told = Pick<ExerciseRow, 'id' | 'title'>;

const linkOfExercise = ({ id }: Pick<ExerciseRow, 'id'>) => `/assessments/${id}`;
export const linkOfSubject = ({ id }: Pick<SubjectRow, 'id'>) => `/assessments/subjects/${id}`;

async function officesByKey(unit: Unit, keys: readonly string[]) {
  const found = await officesOf(unit.tx, keys, ['safety-office']);
  return (key: string): Id<'account'>[] => (found.get(key) ?? []).map(({ accountId }) => accountId);
}

/** The self-assessment is open: each office is told of its own subjects, once for the exercise. */
export async function tellSelfAssessment(
  unit: Unit,
  row: Told & Pick<ExerciseRow, 'self_by' | 'scope_key'>,
  subjects: readonly SubjectRow[],
): Promise<void> {
  const keys = [...new Set(subjects.map(({ scope_key: key }) => key))];
  const officeOf = await officesByKey(unit, keys);
  await sendNoticesOnce(
    unit,
    keys
      .filter((key) => key !== row.scope_key)
      .flatMap(officeOf)
      .map(
        (accountId): NewNotice => ({
          accountId,
          kind: 'assessment-self',
          link: linkOfExercise(row),
          params: { title: row.title, on: row.self_by },
        }),
      ),
  );
}

export async function tellScorers(
  unit: Unit,
  row: Told & Pick<ExerciseRow, 'scoring_by'>,
  assignments: readonly AssignmentRow[],
): Promise<void> {
  await settleNotices(unit, [linkOfExercise(row)]);
  await sendNoticesOnce(
    unit,
    assignments
      .filter(({ items }) => items.length > 0)
      .map(
        ({ account_id: accountId }): NewNotice => ({
          accountId,
          kind: 'assessment-scoring',
          link: '/assessments/scoring',
          params: { title: row.title, on: row.scoring_by },
        }),
      ),
  );
}

/** Each its own result: of a body its office, of a person the person. */
export async function tellResults(
  unit: Unit,
  row: Told,
  subjects: readonly SubjectRow[],
  until: CivilDate,
): Promise<void> {
  const officeOf = await officesByKey(unit, [...new Set(subjects.map((one) => one.scope_key))]);
  const notices: NewNotice[] = [];
  for (const one of subjects) {
    const accounts =
      one.person_id === null
        ? officeOf(one.scope_key)
        : await accountsOfPersons(unit.tx, [one.person_id]);
    for (const accountId of accounts)
      notices.push({
        accountId,
        kind: 'assessment-notified',
        link: linkOfSubject(one),
        params: { title: row.title, on: until },
      });
  }
  await sendNoticesOnce(unit, notices);
}

/** A fact or a result is contested: the office that organises it. */
export async function tellContested(
  unit: Unit,
  organiserKey: string,
  link: string,
  title: string,
): Promise<void> {
  const officeOf = await officesByKey(unit, [organiserKey]);
  await sendNoticesOnce(
    unit,
    officeOf(organiserKey).map(
      (accountId): NewNotice => ({
        accountId,
        kind: 'assessment-contested',
        link,
        params: { title },
      }),
    ),
  );
}

/** What was contested is decided: its office, and the person where it is about one. */
export async function tellDecided(
  unit: Unit,
  of: { readonly scopeKey: string; readonly personId: Id<'person'> | null },
  link: string,
  title: string,
): Promise<void> {
  await settleNotices(unit, [link]);
  const officeOf = await officesByKey(unit, [of.scopeKey]);
  const accounts = [
    ...officeOf(of.scopeKey),
    ...(of.personId === null ? [] : await accountsOfPersons(unit.tx, [of.personId])),
  ];
  await sendNoticesOnce(
    unit,
    [...new Set(accounts)].map(
      (accountId): NewNotice => ({
        accountId,
        kind: 'assessment-answered',
        link,
        params: { title },
      }),
    ),
  );
}

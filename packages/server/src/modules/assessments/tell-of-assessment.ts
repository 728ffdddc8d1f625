// Telling of an assessment: the offices of the subjects, who gives marks, and from the notification on the persons.
import type { CivilDate, Id } from '@jinze/kernel';
import type { Unit } from '../../platform/unit-of-work.ts';
import { accountsByPerson, accountsOfPersons, officesOf } from '../access/index.ts';
import { type NewNotice, sendNoticesOnce, settleNotices } from '../notices/index.ts';
import type { AssignmentRow, ExerciseRow } from './exercises.store.ts';
import type { SubjectHead } from './subjects.store.ts';

type Told = Pick<ExerciseRow, 'id' | 'title'>;

const linkOfExercise = ({ id }: Pick<ExerciseRow, 'id'>) => `/assessments/${id}`;
export const linkOfSubject = ({ id }: Pick<SubjectHead, 'id'>) => `/assessments/subjects/${id}`;

async function officesByKey(unit: Unit, keys: readonly string[]) {
  const found = await officesOf(unit.tx, keys, ['safety-office']);
  return (key: string): Id<'account'>[] => (found.get(key) ?? []).map(({ accountId }) => accountId);
}

/** Whom to tell about each subject: of a body its office, of a person the person. */
async function accountsAbout(
  unit: Unit,
  subjects: readonly Pick<SubjectHead, 'person_id' | 'scope_key'>[],
) {
  const bodies = subjects.flatMap((one) => (one.person_id === null ? [one.scope_key] : []));
  const officeOf = await officesByKey(unit, [...new Set(bodies)]);
  const persons = await accountsByPerson(
    unit.tx,
    subjects.flatMap((one) => one.person_id ?? []),
  );
  return (one: Pick<SubjectHead, 'person_id' | 'scope_key'>): readonly Id<'account'>[] =>
    one.person_id === null ? officeOf(one.scope_key) : (persons.get(one.person_id) ?? []);
}

/**
 * The self-assessment is open: each office is told of its own subjects once for the exercise, each person of theirs. The
 * organising office is where it answers for departments of its own.
 */
export async function tellSelfAssessment(
  unit: Unit,
  row: Told & Pick<ExerciseRow, 'self_by' | 'scope_key'>,
  subjects: readonly SubjectHead[],
): Promise<void> {
  const isAnswering = (one: SubjectHead) =>
    one.scope_key !== row.scope_key || one.person_id === null;
  const keys = [...new Set(subjects.filter(isAnswering).map(({ scope_key: key }) => key))];
  const officeOf = await officesByKey(unit, keys);
  const persons = subjects.filter((one) => one.person_id !== null);
  const accountsOf = await accountsAbout(unit, persons);
  const params = { title: row.title, on: row.self_by };
  const notice = (link: string, accountId: Id<'account'>): NewNotice => ({
    accountId,
    kind: 'assessment-self',
    link,
    params,
  });
  await sendNoticesOnce(unit, [
    ...keys.flatMap(officeOf).map((accountId) => notice(linkOfExercise(row), accountId)),
    ...persons.flatMap((one) => accountsOf(one).map((id) => notice(linkOfSubject(one), id))),
  ]);
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
          link: `/assessments/scoring?exercise=${row.id}`,
          params: { title: row.title, on: row.scoring_by },
        }),
      ),
  );
}

/** Each its own result, with the last day to object where it is known. */
export async function tellResults(
  unit: Unit,
  row: Told,
  subjects: readonly SubjectHead[],
  until: CivilDate | null,
): Promise<void> {
  const accountsOf = await accountsAbout(unit, subjects);
  const { title } = row;
  const said =
    until === null
      ? ({ kind: 'assessment-notified-untold', params: { title } } as const)
      : ({ kind: 'assessment-notified', params: { title, on: until } } as const);
  await sendNoticesOnce(
    unit,
    subjects.flatMap((one) =>
      accountsOf(one).map(
        (accountId): NewNotice => ({ accountId, link: linkOfSubject(one), ...said }),
      ),
    ),
  );
}

/** Each its own: what is due to one day is not told under another, nor done with another. */
export const linkOfConsequence = (id: Id<'assessment-consequence'>) =>
  `/assessments/consequences?consequence=${id}`;

/** Nothing is owed any more: also what was told of it under the subject’s own link, as it once was. */
export const settleOwed = (unit: Unit, subject: Pick<SubjectHead, 'id'>): Promise<void> =>
  settleNotices(unit, [linkOfSubject(subject)], {
    kinds: ['assessment-owed', 'assessment-overdue'],
  });

/** The result is final, as it was told; what follows from it is told to the same, each under its own day. */
export async function tellFinal(
  unit: Unit,
  row: Told,
  subjects: readonly SubjectHead[],
  owed: readonly {
    readonly id: Id<'assessment-consequence'>;
    readonly subject_id: Id<'assessed'>;
    readonly content: string;
    readonly due_on: CivilDate | null;
  }[],
): Promise<void> {
  await settleNotices(unit, subjects.map(linkOfSubject));
  const accountsOf = await accountsAbout(unit, subjects);
  const owedBy = Map.groupBy(owed, (one) => one.subject_id);
  await sendNoticesOnce(
    unit,
    subjects.flatMap((one) => {
      const link = linkOfSubject(one);
      const dated = (owedBy.get(one.id) ?? []).flatMap(({ due_on: on, ...each }) =>
        on === null ? [] : [{ ...each, on }],
      );
      return accountsOf(one).flatMap((accountId): NewNotice[] => [
        { accountId, kind: 'assessment-final', link, params: { title: row.title } },
        ...dated.map(
          ({ id, content, on }): NewNotice => ({
            accountId,
            kind: 'assessment-owed',
            link: linkOfConsequence(id),
            params: { title: content, on },
          }),
        ),
      ]);
    }),
  );
}

/** What was due and is not done: who organised it, the body’s office, and of a person the person. */
export async function tellOverdue(
  unit: Unit,
  rows: readonly (Pick<SubjectHead, 'person_id' | 'scope_key' | 'organiser_key'> & {
    readonly id: Id<'assessment-consequence'>;
    readonly subject_name: string;
    readonly content: string;
    readonly due_on: CivilDate | null;
  })[],
  today: CivilDate,
): Promise<void> {
  const keysOf = (row: (typeof rows)[number]) => [row.organiser_key, row.scope_key];
  const officeOf = await officesByKey(unit, [...new Set(rows.flatMap(keysOf))]);
  const accountsOf = await accountsAbout(unit, rows);
  await sendNoticesOnce(
    unit,
    rows.flatMap((row) =>
      [...new Set([...keysOf(row).flatMap(officeOf), ...accountsOf(row)])].map(
        (accountId): NewNotice => ({
          accountId,
          kind: 'assessment-overdue',
          link: linkOfConsequence(row.id),
          params: { title: `${row.subject_name} ${row.content}`, on: row.due_on ?? today },
        }),
      ),
    ),
  );
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

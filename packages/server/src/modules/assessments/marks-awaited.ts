// Whose mark on what an exercise waits for: of those who were named, but of nobody who is to keep out 回避.
import type { Id } from '@jinze/kernel';
import type { Scheme, SchemeItem } from '@jinze/rules';
import type { Reader } from '../../platform/database/database.ts';
import { officesOfAccounts, selvesOfAccounts } from '../access/index.ts';
import { barredOf } from './barred.store.ts';
import type { AssignmentRow, ExerciseRow } from './exercises.store.ts';
import { factsAsked, type TaskFact } from './scheme-body.ts';
import type { SubjectRow } from './subjects.store.ts';

const pairOf = (account: Id<'account'>, subject: Id<'assessed'>) => `${account} ${subject}`;

/** Which of those who give marks keep out of which subject; read in the system’s scope. */
export async function barredScorers(
  db: Reader,
  row: Pick<ExerciseRow, 'id'>,
  assignments: readonly AssignmentRow[],
  today: Parameters<typeof barredOf>[3],
) {
  const ids = assignments.map(({ account_id: id }) => id);
  const persons = await selvesOfAccounts(db, ids);
  const offices = await officesOfAccounts(db, ids);
  const hands = ids.map((accountId) => ({
    accountId,
    persons: persons.get(accountId) ?? [],
    offices: offices.get(accountId) ?? [],
  }));
  return hands.length === 0 ? [] : barredOf(db, [row.id], hands, today);
}

export interface MarkTask {
  readonly fact: string;
  readonly task: TaskFact;
  readonly item: SchemeItem;
  /** Among all that is asked of the class: it stays as it is whoever is named on what. */
  readonly nth: number;
}

/** What one scorer gives marks on, of a class, in the order of the table: each fact with the item they were named on. */
export function markTasks(
  scheme: Scheme,
  subjectClass: string | null,
  given: readonly string[],
): MarkTask[] {
  return [...factsAsked(scheme, subjectClass)].flatMap(([fact, task], nth): MarkTask[] => {
    const item = task.items.find(({ id }) => given.includes(id));
    return task.source === 'scorer' && item !== undefined ? [{ fact, task, item, nth }] : [];
  });
}

export interface AwaitedMark {
  readonly subject_id: Id<'assessed'>;
  readonly account_id: Id<'account'>;
  readonly fact: string;
}

export function marksAwaited(
  scheme: Scheme,
  subjects: readonly Pick<SubjectRow, 'id' | 'class'>[],
  assignments: readonly AssignmentRow[],
  barred: Awaited<ReturnType<typeof barredScorers>>,
): AwaitedMark[] {
  const out = new Set(barred.map((one) => pairOf(one.account_id, one.id)));
  return assignments.flatMap(({ account_id, items }) => {
    const byClass = new Map<string | null, string[]>();
    return subjects.flatMap(({ id, class: of }): AwaitedMark[] => {
      if (out.has(pairOf(account_id, id))) return [];
      const facts = byClass.get(of) ?? markTasks(scheme, of, items).map(({ fact }) => fact);
      byClass.set(of, facts);
      return facts.map((fact) => ({ subject_id: id, account_id, fact }));
    });
  });
}

/** How many marks are waited for in all; counted by classes, for however many subjects. */
export function countAwaited(
  scheme: Scheme,
  classes: readonly { readonly class: string | null; readonly count: number }[],
  assignments: readonly AssignmentRow[],
  barred: Awaited<ReturnType<typeof barredScorers>>,
): number {
  let count = 0;
  for (const { account_id: account, items } of assignments) {
    const outOf = Map.groupBy(
      barred.filter((one) => one.account_id === account),
      (one) => one.class,
    );
    for (const { class: of, count: many } of classes)
      count += markTasks(scheme, of, items).length * (many - (outOf.get(of)?.length ?? 0));
  }
  return count;
}

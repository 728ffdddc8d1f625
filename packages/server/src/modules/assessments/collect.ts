// 取数 and 重新取数: what the records say beside the facts as they stand, and then in their place; what a person said stays.
import type { FactValue } from '@jinze/rules';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { actOnExercise, type ChosenExercise } from './act-on-exercise.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { changeFacts } from './change-facts.ts';
import { collectFacts } from './collect-facts.ts';
import { decideStep } from './exercise.decide.ts';
import type { ExerciseRow } from './exercises.store.ts';
import { type FactRow, type FactWrite, factsBySubject } from './facts.store.ts';
import type { IssuedScheme } from './issued-schemes.ts';
import { factsAsked } from './scheme-body.ts';
import { allSubjects, type SubjectRow } from './subjects.store.ts';

export interface Difference {
  readonly row: SubjectRow;
  readonly asks: string;
  readonly before: FactValue | null;
  /** Moderated, contested or entered by a person since: it is not replaced. */
  readonly isKept: boolean;
  readonly write: FactWrite;
}

const BY = '系统取数';
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Read in the system’s scope: what a subject’s records count, its organiser may know as a number. */
export async function differencesOf(
  { database, clock }: Pick<AssessmentsContext, 'database' | 'clock'>,
  exercise: ExerciseRow,
  issued: IssuedScheme,
): Promise<Difference[]> {
  const today = clock.today();
  const { year, period_from: from, period_to: to } = exercise;
  return database.read(SYSTEM_SCOPE, async (db) => {
    const rows = await allSubjects(db, exercise.id);
    const asked = (row: SubjectRow) => factsAsked(issued.scheme, row.class);
    const collected = await collectFacts(db, rows, asked, { year, from, to, today });
    const held = await factsBySubject(
      db,
      rows.map(({ id }) => id),
    );
    return rows.flatMap((row) =>
      [...(collected.get(row.id) ?? [])].flatMap(([name, { task, ...fact }]): Difference[] => {
        const before: FactRow | undefined = held.get(row.id)?.get(name);
        if (same(before?.value ?? null, fact.value)) return [];
        const isKept = before !== undefined && before.cause !== 'collected';
        const write: FactWrite = {
          subject_id: row.id,
          name,
          value: fact.value,
          source: task.source,
          cause: 'collected',
          evidence: fact.evidence,
          by_name: fact.by ?? BY,
          by_account: null,
          because: fact.because,
        };
        return [{ row, asks: task.asked.asks, before: before?.value ?? null, isKept, write }];
      }),
    );
  });
}

/** In place of what stands, but for what a person said. Answers how many facts are others now. */
export async function takeFacts(
  context: AssessmentsContext,
  unit: Unit,
  { row, issued }: { readonly row: ExerciseRow; readonly issued: IssuedScheme },
  by: string,
): Promise<number> {
  const found = await differencesOf(context, row, issued);
  const writes = found.filter(({ isKept }) => !isKept).map(({ write }) => write);
  return changeFacts(unit, issued.scheme, writes, { cause: 'collected', reason: null, by });
}

export async function collect(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
): Promise<void> {
  await actOnExercise(context, acting, chosen, async ({ row, facts, issued }, unit) => ({
    decided: decideStep(facts, 'collect'),
    also: async () => {
      await takeFacts(context, unit, { row, issued }, acting.command.actor.name);
    },
  }));
}

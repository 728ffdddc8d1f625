// 取数 and 重新取数: what the records say beside the facts as they stand, and then in their place; what a person said stays.
import type { FactValue } from '@jinze/rules';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { actOnExercise, type ChosenExercise } from './act-on-exercise.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { changeFacts } from './change-facts.ts';
import { type CollectedFact, collectFacts } from './collect-facts.ts';
import type { ContestRow } from './contests.store.ts';
import { contestsAlike } from './contests-alike.ts';
import { decideStep } from './exercise.decide.ts';
import type { ExerciseRow } from './exercises.store.ts';
import { type FactRow, type FactWrite, factsBySubject } from './facts.store.ts';
import type { IssuedScheme } from './issued-schemes.ts';
import { isSameValue } from './same-value.ts';
import { factsAsked } from './scheme-body.ts';
import { allSubjects, type SubjectHead } from './subjects.store.ts';

export interface Difference {
  readonly row: SubjectHead;
  readonly asks: string;
  readonly before: FactValue | null;
  /** Moderated, contested or entered by a person since: it is not replaced. */
  readonly isKept: boolean;
  readonly write: FactWrite;
}

const BY = '系统取数';
const NO_LONGER_KNOWN = '现在的记录不能确定';
const LAID_OVER = '本年度申诉成立，各处通用';

type Found = Pick<FactWrite, 'value' | 'cause' | 'evidence' | 'because'> & { readonly by?: string };

/** An upheld contest before what the records say; what they say no more is not known any more. */
function foundOf(
  contest: ContestRow | undefined,
  collected: CollectedFact | undefined,
  held: FactRow | undefined,
): Found | undefined {
  if (contest !== undefined) {
    const { decided_value: value, decided_by: by, decision, evidence } = contest;
    return { value, cause: 'contest', evidence, because: decision, by: by ?? '' };
  }
  if (collected !== undefined) return { ...collected, cause: 'collected' };
  return held?.cause === 'collected'
    ? { value: null, cause: 'collected', evidence: [], because: NO_LONGER_KNOWN }
    : undefined;
}

/** What people decided here stands; an upheld contest takes the place of what was merely entered. */
function isKeptFrom({ cause }: Found, held: FactRow | undefined): boolean {
  if (held === undefined || held.cause === 'collected') return false;
  return cause !== 'contest' || (held.cause !== 'self-assessment' && held.cause !== 'office');
}

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
    const asked = (row: SubjectHead) => factsAsked(issued.scheme, row.class);
    const collected = await collectFacts(db, rows, asked, { year, from, to, today });
    const upheld = await contestsAlike(db, exercise, issued, 'upheld');
    const facts = await factsBySubject(
      db,
      rows.map(({ id }) => id),
    );
    return rows.flatMap((row) =>
      [...asked(row)].flatMap(([name, task]): Difference[] => {
        const held = facts.get(row.id)?.get(name);
        const contest = upheld.get(row.id)?.get(name);
        const found = foundOf(contest, collected.get(row.id)?.get(name), held);
        if (found === undefined || isSameValue(held?.value ?? null, found.value)) return [];
        const { by = BY, ...what } = found;
        const write: FactWrite = {
          ...what,
          subject_id: row.id,
          name,
          source: task.source,
          by_name: by,
          by_account: null,
        };
        const before = held?.value ?? null;
        const isKept = isKeptFrom(found, held);
        return [{ row, asks: task.asked.asks, before, isKept, write }];
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
  const [decided, collected] = [
    writes.filter(({ cause }) => cause === 'contest'),
    writes.filter(({ cause }) => cause === 'collected'),
  ];
  const { scheme } = issued;
  return (
    (await changeFacts(unit, scheme, decided, { cause: 'contest', reason: LAID_OVER, by })) +
    (await changeFacts(unit, scheme, collected, { cause: 'collected', reason: null, by }))
  );
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

// 取数 and 重新取数: what the records say beside the facts as they stand, and then in their place; what a person said stays.
import type { FactValue } from '@jinze/rules';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { portionsOf } from '../../platform/portions.ts';
import type { Unit } from '../../platform/unit-of-work.ts';
import { actOnExercise, type ChosenExercise } from './act-on-exercise.ts';
import type { Acting, AssessmentsContext } from './assessments.context.ts';
import { changeFacts } from './change-facts.ts';
import { type CollectedFact, type CollectingFrom, collectFacts } from './collect-facts.ts';
import type { ContestRow } from './contests.store.ts';
import { contestsAlike } from './contests-alike.ts';
import { decideStep } from './exercise.decide.ts';
import type { ExerciseRow } from './exercises.store.ts';
import { type FactRow, type FactWrite, factsBySubject } from './facts.store.ts';
import type { IssuedScheme } from './issued-schemes.ts';
import { recordSubjects } from './record-subjects.ts';
import { rescoreStale } from './rescore.ts';
import { isSameValue } from './same-value.ts';
import { factsAsked, type TaskFact } from './scheme-body.ts';
import { allSubjects, inOneOrder, openSubjects, type SubjectHead } from './subjects.store.ts';

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

/** As many subjects at once as their facts take little memory. */
const AT_ONCE = 1000;

interface Around {
  readonly upheld: Awaited<ReturnType<typeof contestsAlike>>;
  readonly asked: (row: SubjectHead) => ReadonlyMap<string, TaskFact>;
  readonly from: CollectingFrom;
}

async function differencesIn(
  db: Reader,
  rows: readonly SubjectHead[],
  { upheld, asked, from }: Around,
): Promise<Difference[]> {
  const collected = await collectFacts(db, rows, asked, from);
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
}

/**
 * Read in the system’s scope: what a subject’s records count, its organiser may know as a number. Some subjects after the
 * other, in `order`.
 */
export async function* differencesOf(
  { database, clock }: Pick<AssessmentsContext, 'database' | 'clock'>,
  exercise: ExerciseRow,
  issued: IssuedScheme,
  order: (rows: SubjectHead[]) => SubjectHead[] = (rows) => rows,
): AsyncGenerator<readonly Difference[]> {
  const { year, period_from: from, period_to: to } = exercise;
  const { rows, upheld } = await database.read(SYSTEM_SCOPE, async (db) => ({
    rows: order(await allSubjects(db, exercise.id)),
    upheld: await contestsAlike(db, exercise, issued, 'upheld'),
  }));
  const around = {
    upheld,
    asked: (row: SubjectHead) => factsAsked(issued.scheme, row.class),
    from: { year, from, to, today: clock.today() },
  };
  for (const some of portionsOf(rows, AT_ONCE))
    yield await database.read(SYSTEM_SCOPE, (db) => differencesIn(db, some, around));
}

/** In place of what stands, but for what a person said. Answers how many facts are others now. */
export async function takeFacts(
  context: AssessmentsContext,
  unit: Unit,
  { row, issued }: { readonly row: ExerciseRow; readonly issued: IssuedScheme },
  by: string,
): Promise<number> {
  const { scheme } = issued;
  let changed = 0;
  for await (const found of differencesOf(context, row, issued, inOneOrder)) {
    const writes = found.filter(({ isKept }) => !isKept).map(({ write }) => write);
    const [decided, collected] = [
      writes.filter(({ cause }) => cause === 'contest'),
      writes.filter(({ cause }) => cause === 'collected'),
    ];
    changed +=
      (await changeFacts(unit, scheme, decided, { cause: 'contest', reason: LAID_OVER, by })) +
      (await changeFacts(unit, scheme, collected, { cause: 'collected', reason: null, by }));
  }
  return changed;
}

export async function collect(
  context: AssessmentsContext,
  acting: Acting,
  chosen: ChosenExercise,
): Promise<void> {
  await actOnExercise(context, acting, chosen, async ({ row, facts, issued }, unit) => ({
    decided: decideStep(facts, 'collect'),
    also: async () => {
      const { name } = acting.command.actor;
      // What is held about somebody is theirs to read from the first day on.
      const opened = await openSubjects(unit.tx, row.id);
      await recordSubjects(unit, opened, 'assessment-subject.facts-opened.v1', true);
      await takeFacts(context, unit, { row, issued }, name);
      const rescored = await rescoreStale(unit, { row, issued }, name);
      await recordSubjects(unit, rescored, 'assessment-subject.collected.v1', true);
    },
  }));
}

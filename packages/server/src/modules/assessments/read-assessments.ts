// One exercise and one subject as a caller sees them.
import type { Assessed, AssessmentExercise } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { Reader } from '../../platform/database/database.ts';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import { beginnings } from './begin-from-consequence.ts';
import { shownBy, titlesOf } from './beside-marks.ts';
import { choicesOf } from './consequence-choices.store.ts';
import { consequencesOfSubject } from './consequences.store.ts';
import { contestsToDecide } from './contest-deciders.ts';
import { countsKey } from './contest-key.ts';
import { contestsAbout } from './contests.store.ts';
import { openContests } from './contests-alike.ts';
import { exerciseView } from './exercise.view.ts';
import {
  assignmentsOf,
  classesOf,
  countSubjects,
  type ExerciseRow,
  exerciseById,
  marksCount,
  progressOf,
  stepsOf,
  wasNotified,
} from './exercises.store.ts';
import { type FactRow, factsBySubject, marksOf } from './facts.store.ts';
import { maySettle, sideOfCaller, subjectsAboutCaller } from './impartial.ts';
import { type IssuedScheme, issuedScheme } from './issued-schemes.ts';
import { barredScorers, countAwaited } from './marks-awaited.ts';
import { type ObjectionRow, objectionsOf } from './objections.store.ts';
import type { GradesLeft } from './offered-acts.ts';
import { CHOSEN_IN, gradesToChoose, otherThanApproved, proposalOf } from './proposal.decide.ts';
import { factsAsked } from './scheme-body.ts';
import { type Reading, readingOf, subjectView } from './subject.view.ts';
import { type SubjectRow, saidScore, standingsOf, subjectById } from './subjects.store.ts';
import { factsAsTold, type ToldRow, toldResult } from './told-results.store.ts';

/** What people still have to say of the grades and of what follows, and for whom it became another than was approved. */
async function gradesNow(
  db: Reader,
  { id }: ExerciseRow,
  scheme: IssuedScheme['scheme'],
): Promise<GradesLeft> {
  const proposal = proposalOf(scheme, await standingsOf(db, id), await choicesOf(db, id));
  const { open, undecided: consequences, exceeded, short } = proposal;
  return { open, consequences, exceeded, short, others: otherThanApproved(proposal) };
}

/** Before anything was approved nothing is another than that; the grades that are open are counted apart. */
function leftOf({ state }: ExerciseRow, totalsOpen: number, grades: GradesLeft | undefined) {
  if (grades === undefined) return { open: totalsOpen, toDecide: 0, others: 0 };
  const { open, consequences, exceeded, short, others } = grades;
  const rest = consequences + exceeded.length + short.length;
  return state === 'notified'
    ? { open: totalsOpen, toDecide: open + rest, others: others.length }
    : { open, toDecide: rest, others: 0 };
}

/** What is still to be done, counted by the database however many there are. */
async function progressIn(
  context: AssessmentsContext,
  scope: Scope,
  row: ExerciseRow,
  issued: IssuedScheme,
) {
  const { database, clock } = context;
  const { scheme } = issued;
  const held = await database.read(scope, async (db) => {
    const { subjects: _, ...counts } = await progressOf(db, row.id);
    return {
      counts,
      classes: await classesOf(db, [row.id]),
      assignments: await assignmentsOf(db, row.id),
      marks: await marksCount(db, row.id),
      // In these the next step waits for what people say of them.
      grades: CHOSEN_IN.includes(row.state) ? await gradesNow(db, row, scheme) : undefined,
      wasNotified: await wasNotified(db, row.id),
    };
  });
  const { counts, classes, assignments, marks, grades } = held;
  const isAwaited = ['prepared', 'self-assessment', 'scoring'].includes(row.state);
  const barred = isAwaited
    ? await database.read(SYSTEM_SCOPE, (db) => barredScorers(db, row, assignments, clock.today()))
    : [];
  const given = [...marks.given.values()].reduce((all, one) => all + one, 0);
  const awaited = isAwaited ? countAwaited(scheme, classes, assignments, barred) - given : 0;
  return {
    assignments,
    given: marks.given,
    grades,
    wasNotified: held.wasNotified,
    progress: {
      ...counts,
      contests: await openContests(context, row, issued),
      marksMissing: Math.max(0, awaited),
      // Until scoring is closed it is nobody’s to know whether they differ.
      marksDiffer: isAwaited ? 0 : marks.differ,
      ...leftOf(row, counts.open, grades),
    },
  };
}

export async function exerciseOf(
  context: AssessmentsContext,
  caller: Caller,
  scope: Scope,
  id: Id<'assessment'>,
): Promise<AssessmentExercise> {
  const { database } = context;
  const row = await database.read(scope, (db) => exerciseById(db, scope, id));
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  const issued = await issuedScheme(database, row.scheme_id);
  const isOrganiser = context.may(caller, 'assessments.assessment', { scopeKey: row.scope_key });
  const { steps, subjectCount } = await database.read(scope, async (db) => ({
    steps: isOrganiser ? await stepsOf(db, id) : [],
    subjectCount: (await countSubjects(db, scope, [id])).get(id) ?? 0,
  }));
  const inner = isOrganiser
    ? await progressIn(context, scope, row, issued)
    : { assignments: [], given: new Map(), grades: undefined, wasNotified: false, progress: null };
  const isAboutCaller = isOrganiser && (await subjectsAboutCaller(context, caller, id)).size > 0;
  return exerciseView(context, caller, row, {
    ...inner,
    issued,
    steps,
    subjectCount,
    isAboutCaller,
  });
}

/** Whoever may read a subject reads what it was told, and does nothing from there. */
const AS_TOLD: Reading = { isOrganiser: false, isSubject: false, isAsTold: true };

/** A subject as of a telling: what was final only later is not of it. */
const earlier = (row: SubjectRow, { number, result }: ToldRow): SubjectRow => ({
  ...row,
  told: result,
  final_grade: number === row.told?.number ? row.final_grade : null,
});

/** Read in the system’s scope once the row was found in the caller’s own: the view says what is theirs to see. */
export async function subjectOf(
  context: AssessmentsContext,
  caller: Caller,
  scope: Scope,
  id: Id<'assessed'>,
  number?: number,
): Promise<Assessed> {
  const { database, clock } = context;
  const found = await database.read(scope, (db) => subjectById(db, scope, id));
  if (found === undefined) throw new Refused({ code: 'http.not-found' });
  const told = await database.read(scope, (db) => toldResult(db, id, number));
  if (number !== undefined && told === undefined) throw new Refused({ code: 'http.not-found' });
  const row = number === undefined || told === undefined ? found : earlier(found, told);
  const exercise = await database.read(SYSTEM_SCOPE, (db) =>
    exerciseById(db, SYSTEM_SCOPE, row.exercise_id),
  );
  if (exercise === undefined) throw new Error('invariant broken: a subject of an exercise');
  const issued = await issuedScheme(database, exercise.scheme_id);
  const around = await database.read(SYSTEM_SCOPE, (db) =>
    aroundSubject(db, row, exercise, issued, told),
  );
  const about = await subjectsAboutCaller(context, caller, exercise.id);
  const whole = {
    ...around,
    issued,
    today: clock.today(),
    // What follows from the final result is of the last telling alone.
    consequences: number === undefined || number === found.told?.number ? around.consequences : [],
    side: await sideOfCaller(context, caller, row),
    maySettle: await maySettle(context, caller, row, about),
    begins: await beginnings(context, caller, around.consequences),
    contestsToDecide: await contestsToDecide(context, caller, around.contests),
  };
  const reading = number === undefined ? readingOf(context, caller, row, about) : AS_TOLD;
  return subjectView(context, caller, row, whole, reading);
}

/** Between which an open objection may still choose; read where there is one. */
async function gradesLeft(
  db: Reader,
  { id, exercise_id: exerciseId, chosen_grade: chosen }: SubjectRow,
  { scheme }: IssuedScheme,
  objections: readonly ObjectionRow[],
): Promise<readonly string[]> {
  if (!objections.some(({ state }) => state === 'open')) return [];
  const { subjects } = proposalOf(scheme, await standingsOf(db, exerciseId), []);
  const couldBe = subjects.find(({ row }) => row.id === id)?.couldBe ?? [];
  // The one that was chosen is no other.
  return gradesToChoose({ couldBe }).filter((grade) => grade !== chosen);
}

async function aroundSubject(
  db: Reader,
  row: SubjectRow,
  exercise: ExerciseRow,
  issued: IssuedScheme,
  told: ToldRow | undefined,
) {
  const keys = [...factsAsked(issued.scheme, row.class).values()].map((task) =>
    countsKey(task, row.class, exercise),
  );
  const held = (await factsBySubject(db, [row.id])).get(row.id) ?? new Map();
  const before = told === undefined ? new Map<string, FactRow>() : await factsAsTold(db, told);
  const titles = await titlesOf(db, [...held.values(), ...before.values()]);
  const named = (facts: ReadonlyMap<string, FactRow>) =>
    new Map(
      [...facts].map(([name, fact]) => {
        const evidence = shownBy(fact, titles).map(({ title }) => title);
        return [name, { ...fact, evidence }];
      }),
    );
  const objections = await objectionsOf(db, row.id);
  return {
    exercise,
    facts: named(held),
    said: await saidScore(db, row.id),
    told,
    toldFacts: named(before),
    marks: await marksOf(db, { exerciseId: row.exercise_id, subjectIds: [row.id] }),
    contests: await contestsAbout(db, { ...row, year: exercise.year }, keys),
    objections,
    openGrades: await gradesLeft(db, row, issued, objections),
    consequences: await consequencesOfSubject(db, SYSTEM_SCOPE, row.id),
  };
}

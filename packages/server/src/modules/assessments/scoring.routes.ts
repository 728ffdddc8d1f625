// The routes of who gives marks: what is theirs to do, and each mark.
import { assessmentsRoutes } from '@jinze/contracts';
import type { z } from 'zod';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind, type SignedInCall } from '../../platform/http/bind.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { readOffset } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { type Acting, type AssessmentsContext, officesHeld } from './assessments.context.ts';
import { barredOf } from './barred.store.ts';
import { type DueMark, scoringLines } from './beside-marks.ts';
import { readCitedFile, readCitedRecord } from './cited-records.ts';
import { exercisesToScore } from './exercises.store.ts';
import { marksBy } from './facts.store.ts';
import { giveMark } from './give-mark.ts';
import { issuedScheme } from './issued-schemes.ts';
import { factsAsked } from './scheme-body.ts';
import { allSubjects, type SubjectHead, subjectById } from './subjects.store.ts';

type ToScore = Awaited<ReturnType<typeof exercisesToScore>>[number];

/** What an account is to give marks on among these subjects of an exercise, in their order. */
async function duesOf(
  { database, clock }: AssessmentsContext,
  db: Reader,
  caller: Caller,
  exercise: ToScore,
  subjects: readonly SubjectHead[],
): Promise<DueMark[]> {
  const { accountId } = caller;
  const hand = { accountId, persons: selvesOf(caller), offices: officesHeld(caller) };
  const { scheme } = await issuedScheme(database, exercise.scheme_id);
  const marks = await marksBy(db, exercise.id, accountId);
  const byFact = new Map(marks.map((one) => [`${one.subject_id} ${one.fact}`, one]));
  const barred = await barredOf(db, exercise.id, [hand], clock.today());
  const isOut = new Set(barred.map(({ id }) => id));
  return subjects
    .filter(({ id }) => !isOut.has(id))
    .flatMap((subject) =>
      [...factsAsked(scheme, subject.class)].flatMap(([fact, task]): DueMark[] => {
        const item = task.items.find(({ id }) => exercise.items.includes(id));
        if (task.source !== 'scorer' || item === undefined) return [];
        const mark = byFact.get(`${subject.id} ${fact}`);
        return [{ subject, scheme, item, fact, task, mark }];
      }),
    );
}

/** The lines of a page alone are filled: what lies beside them is read once for all. */
async function scoringPage(
  context: AssessmentsContext,
  caller: Caller,
  { assessmentId, given, after, limit }: z.output<typeof assessmentsRoutes.scoring.query>,
) {
  return context.database.read(SYSTEM_SCOPE, async (db) => {
    const all: { exercise: ToScore; dues: DueMark[] }[] = [];
    for (const exercise of await exercisesToScore(db, caller.accountId)) {
      const subjects = await allSubjects(db, exercise.id);
      all.push({ exercise, dues: await duesOf(context, db, caller, exercise, subjects) });
    }
    const isGiven = ({ mark }: DueMark) => mark !== undefined;
    const asked = all
      .filter(({ exercise }) => assessmentId === undefined || exercise.id === assessmentId)
      .flatMap(({ dues }) => dues)
      .filter((due) => given === undefined || (given === 'yes') === isGiven(due));
    const start = readOffset(after);
    const end = start + limit;
    const { lines, said } = await scoringLines(db, asked.slice(start, end));
    return {
      assessments: all.map(({ exercise, dues }) => ({
        id: exercise.id,
        title: exercise.title,
        scoringBy: exercise.scoring_by,
        isBlind: exercise.is_blind,
        open: dues.filter((due) => !isGiven(due)).length,
      })),
      items: lines,
      subjects: said.map(({ id, statement, submitted_on: submittedOn }) => ({
        id,
        statement,
        submittedOn,
      })),
      next: asked.length > end ? String(end) : null,
    };
  });
}

const actingOf = ({ caller, command }: SignedInCall): Acting => ({
  command,
  own: selvesOf(caller),
  offices: officesHeld(caller),
});

export function registerScoring(binder: Binder, context: AssessmentsContext): void {
  bind(binder, assessmentsRoutes.scoring, ({ query }, { caller }) =>
    scoringPage(context, caller, query),
  );
  bind(binder, assessmentsRoutes.citedRecord, ({ params }, call) =>
    readCitedRecord(context, actingOf(call), params),
  );
  bind(binder, assessmentsRoutes.citedFile, ({ params }, call) =>
    readCitedFile(context, actingOf(call), params),
  );
  bind(binder, assessmentsRoutes.mark, async ({ params, body }, call) => {
    const { caller } = call;
    const input = body as Parameters<typeof giveMark>[3];
    await giveMark(context, actingOf(call), params.subjectId, input);
    const lines = await context.database.read(SYSTEM_SCOPE, async (db) => {
      const row = await subjectById(db, SYSTEM_SCOPE, params.subjectId);
      const exercises = await exercisesToScore(db, caller.accountId);
      const exercise = exercises.find(({ id }) => id === row?.exercise_id);
      if (row === undefined || exercise === undefined) return [];
      const dues = await duesOf(context, db, caller, exercise, [row]);
      const due = dues.filter((one) => one.fact === body.fact && one.item.id === body.itemId);
      return (await scoringLines(db, due)).lines;
    });
    const [line] = lines;
    if (line === undefined) throw new Refused({ code: 'http.not-found' });
    return line;
  });
}

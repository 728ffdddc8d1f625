// The routes of who gives marks: what is theirs to do, and each mark.
import { assessmentsRoutes } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { z } from 'zod';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind, type SignedInCall } from '../../platform/http/bind.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { Refused } from '../../platform/refused.ts';
import { type Acting, type AssessmentsContext, officesHeld } from './assessments.context.ts';
import { type DueMark, scoringLines } from './beside-marks.ts';
import { readCitedFile, readCitedRecord } from './cited-records.ts';
import { exercisesToScore } from './exercises.store.ts';
import { marksOf } from './facts.store.ts';
import { giveMark } from './give-mark.ts';
import { issuedScheme } from './issued-schemes.ts';
import { markTasks } from './marks-awaited.ts';
import { marksDue } from './marks-due.ts';
import { subjectById } from './subjects.store.ts';

/** The lines of a page alone are filled: what lies beside them is read once for all. */
async function scoringPage(
  context: AssessmentsContext,
  caller: Caller,
  query: z.output<typeof assessmentsRoutes.scoring.query>,
) {
  return context.database.read(SYSTEM_SCOPE, async (db) => {
    const { assessments, dues, next } = await marksDue(context, db, caller, query);
    const { lines, said } = await scoringLines(db, dues);
    return {
      assessments: assessments.map(({ exercise, open }) => ({
        id: exercise.id,
        title: exercise.title,
        scoringBy: exercise.scoring_by,
        isBlind: exercise.is_blind,
        open,
      })),
      items: lines,
      subjects: said.map(({ id, statement, submitted_on: submittedOn }) => ({
        id,
        statement,
        submittedOn,
      })),
      next,
    };
  });
}

/** One mark of the caller’s own, as it now stands; undefined where it is not theirs to give. */
async function markOf(
  { database }: AssessmentsContext,
  db: Reader,
  { accountId }: Caller,
  asked: { readonly subjectId: Id<'assessed'>; readonly fact: string },
): Promise<DueMark | undefined> {
  const subject = await subjectById(db, SYSTEM_SCOPE, asked.subjectId);
  const exercises = await exercisesToScore(db, accountId);
  const exercise = exercises.find(({ id }) => id === subject?.exercise_id);
  if (subject === undefined || exercise === undefined) return undefined;
  const { scheme } = await issuedScheme(database, exercise.scheme_id);
  // One mark of a fact, whichever of its items it was given at: the line is of the first that is theirs.
  const due = markTasks(scheme, subject.class, exercise.items).find(
    ({ fact }) => fact === asked.fact,
  );
  const marks = await marksOf(db, { exerciseId: exercise.id, subjectIds: [subject.id] });
  const mark = marks.find((one) => one.account_id === accountId && one.fact === asked.fact);
  return due === undefined ? undefined : { subject, scheme, mark, ...due };
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
      const due = await markOf(context, db, caller, { ...params, ...body });
      return due === undefined ? [] : (await scoringLines(db, [due])).lines;
    });
    const [line] = lines;
    if (line === undefined) throw new Refused({ code: 'http.not-found' });
    return line;
  });
}

// The routes of who gives marks: what is theirs to do, and each mark.
import { assessmentsRoutes } from '@jinze/contracts';
import type { z } from 'zod';
import type { Reader } from '../../platform/database/database.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { readOffset } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { type AssessmentsContext, officesHeld } from './assessments.context.ts';
import { barredOf } from './barred.store.ts';
import { exercisesToScore } from './exercises.store.ts';
import { marksBy } from './facts.store.ts';
import { giveMark } from './give-mark.ts';
import { issuedScheme } from './issued-schemes.ts';
import { factsAsked } from './scheme-body.ts';
import { allSubjects, type SubjectHead, subjectById } from './subjects.store.ts';

type Line = z.input<typeof assessmentsRoutes.mark.response>;

type ToScore = Awaited<ReturnType<typeof exercisesToScore>>[number];

/** What an account is to give marks on among these subjects of an exercise, in their order. */
async function linesOf(
  { database, clock }: AssessmentsContext,
  db: Reader,
  caller: Caller,
  exercise: ToScore,
  subjects: readonly SubjectHead[],
): Promise<Line[]> {
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
      [...factsAsked(scheme, subject.class)].flatMap(([fact, { asked, source, items }]): Line[] => {
        const item = items.find(({ id }) => exercise.items.includes(id));
        if (source !== 'scorer' || item === undefined) return [];
        const mark = byFact.get(`${subject.id} ${fact}`);
        return [
          {
            subjectId: subject.id,
            subjectName: subject.name,
            itemId: item.id,
            title: item.title,
            text: item.text ?? null,
            fact,
            asks: asked.asks,
            kind: asked.kind,
            periods: asked.periods ?? null,
            codes: [...(asked.codes ?? [])],
            value: mark?.value ?? null,
            reason: mark?.reason ?? null,
          },
        ];
      }),
    );
}

export function registerScoring(binder: Binder, context: AssessmentsContext): void {
  bind(binder, assessmentsRoutes.scoring, async ({ query }, { caller }) => {
    const { assessmentId, given, after, limit } = query;
    const found = await context.database.read(SYSTEM_SCOPE, async (db) => {
      const all: { exercise: ToScore; lines: Line[] }[] = [];
      for (const exercise of await exercisesToScore(db, caller.accountId)) {
        const subjects = await allSubjects(db, exercise.id);
        all.push({ exercise, lines: await linesOf(context, db, caller, exercise, subjects) });
      }
      return all;
    });
    const isGiven = ({ value }: Line) => value !== null;
    const lines = found
      .filter(({ exercise }) => assessmentId === undefined || exercise.id === assessmentId)
      .flatMap((one) => one.lines)
      .filter((line) => given === undefined || (given === 'yes') === isGiven(line));
    const start = readOffset(after);
    const end = start + limit;
    return {
      assessments: found.map(({ exercise, lines: own }) => ({
        id: exercise.id,
        title: exercise.title,
        scoringBy: exercise.scoring_by,
        isBlind: exercise.is_blind,
        open: own.filter((line) => !isGiven(line)).length,
      })),
      items: lines.slice(start, end),
      next: lines.length > end ? String(end) : null,
    };
  });
  bind(binder, assessmentsRoutes.mark, async ({ params, body }, { caller, command }) => {
    const acting = { command, own: selvesOf(caller), offices: officesHeld(caller) };
    await giveMark(context, acting, params.subjectId, body as Parameters<typeof giveMark>[3]);
    const lines = await context.database.read(SYSTEM_SCOPE, async (db) => {
      const row = await subjectById(db, SYSTEM_SCOPE, params.subjectId);
      const exercises = await exercisesToScore(db, caller.accountId);
      const exercise = exercises.find(({ id }) => id === row?.exercise_id);
      return row === undefined || exercise === undefined
        ? []
        : linesOf(context, db, caller, exercise, [row]);
    });
    const line = lines.find((one) => one.fact === body.fact && one.itemId === body.itemId);
    if (line === undefined) throw new Refused({ code: 'http.not-found' });
    return line;
  });
}

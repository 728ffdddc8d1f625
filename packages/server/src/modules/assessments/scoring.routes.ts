// The routes of who gives marks: what is theirs to do, and each mark.
import { assessmentsRoutes } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import type { z } from 'zod';
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
import { allSubjects } from './subjects.store.ts';

type Line = z.input<typeof assessmentsRoutes.mark.response>;

/** Everything an account is to give marks on, in the order of the roster; asked by the account itself. */
async function linesOf(
  { database, clock }: AssessmentsContext,
  caller: Caller,
  only: Id<'assessment'> | undefined,
) {
  const { accountId } = caller;
  const hand = { accountId, persons: selvesOf(caller), offices: officesHeld(caller) };
  return database.read(SYSTEM_SCOPE, async (db) => {
    const exercises = await exercisesToScore(db, accountId);
    const lines: Line[] = [];
    const open = new Map<Id<'assessment'>, number>();
    for (const exercise of exercises) {
      const { scheme } = await issuedScheme(database, exercise.scheme_id);
      const marks = await marksBy(db, exercise.id, accountId);
      const byFact = new Map(marks.map((one) => [`${one.subject_id} ${one.fact}`, one]));
      const barred = await barredOf(db, exercise.id, [hand], clock.today());
      const isOut = new Set(barred.map(({ id }) => id));
      let missing = 0;
      for (const subject of await allSubjects(db, exercise.id)) {
        if (isOut.has(subject.id)) continue;
        for (const [fact, { asked, source, items }] of factsAsked(scheme, subject.class)) {
          const item = items.find(({ id }) => exercise.items.includes(id));
          if (source !== 'scorer' || item === undefined) continue;
          const mark = byFact.get(`${subject.id} ${fact}`);
          if (mark === undefined) missing += 1;
          if (only !== undefined && only !== exercise.id) continue;
          lines.push({
            subjectId: subject.id,
            subjectName: subject.name,
            itemId: item.id,
            title: item.title,
            text: item.text ?? null,
            fact,
            asks: asked.asks,
            kind: asked.kind,
            value: mark?.value ?? null,
            reason: mark?.reason ?? null,
          });
        }
      }
      open.set(exercise.id, missing);
    }
    return { exercises, lines, open };
  });
}

export function registerScoring(binder: Binder, context: AssessmentsContext): void {
  bind(binder, assessmentsRoutes.scoring, async ({ query }, { caller }) => {
    const { assessmentId, given, after, limit } = query;
    const found = await linesOf(context, caller, assessmentId);
    const lines = found.lines.filter(
      ({ value }) => given === undefined || (given === 'yes') === (value !== null),
    );
    const start = readOffset(after);
    const end = start + limit;
    return {
      assessments: found.exercises.map((one) => ({
        id: one.id,
        title: one.title,
        scoringBy: one.scoring_by,
        isBlind: one.is_blind,
        open: found.open.get(one.id) ?? 0,
      })),
      items: lines.slice(start, end),
      next: lines.length > end ? String(end) : null,
    };
  });
  bind(binder, assessmentsRoutes.mark, async ({ params, body }, { caller, command }) => {
    const acting = { command, own: selvesOf(caller), offices: officesHeld(caller) };
    await giveMark(context, acting, params.subjectId, body as Parameters<typeof giveMark>[3]);
    const { lines } = await linesOf(context, caller, undefined);
    const line = lines.find(
      (one) =>
        one.subjectId === params.subjectId && one.fact === body.fact && one.itemId === body.itemId,
    );
    if (line === undefined) throw new Refused({ code: 'http.not-found' });
    return line;
  });
}

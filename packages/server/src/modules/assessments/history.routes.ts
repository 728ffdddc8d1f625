// The course of a subject: what changed its score, each mark as it was, what it was told; to its subject up to what was told.
import { assessmentsRoutes, type SubjectEvent } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import type { AssessmentsContext } from './assessments.context.ts';
import { exerciseById } from './exercises.store.ts';
import { type HistoryRow, historyPage } from './history.store.ts';
import { subjectsAboutCaller } from './impartial.ts';
import { issuedScheme } from './issued-schemes.ts';
import { resultOf } from './result.view.ts';
import { factsAsked, type TaskFact } from './scheme-body.ts';
import { areMarksShown, readingOf } from './subject.view.ts';
import { subjectById } from './subjects.store.ts';

function eventView(row: HistoryRow, asked: ReadonlyMap<string, TaskFact>): SubjectEvent {
  const at = row.at.toISOString();
  const { number } = row;
  const askedAs = (fact: string) => {
    const { asks = fact, kind = 'number' } = asked.get(fact)?.asked ?? {};
    return { asks, kind };
  };
  if (row.kind === 'told') {
    const { proposed_grade: proposedGrade } = row.said;
    return { kind: 'told', number, at, ...resultOf(row.said), proposedGrade };
  }
  if (row.kind === 'mark') {
    const { by, fact, before, value: after, reason, evidence } = row.said;
    const { asks, kind: factKind } = askedAs(fact);
    const id = row.id as Id<'assessment-mark'>;
    const what = { by, fact, asks, factKind, before, after, reason, evidence };
    return { kind: 'mark', id, number, at, ...what } as SubjectEvent;
  }
  const { by, cause, reason, facts, before, after } = row.said;
  return {
    kind: 'score',
    number,
    at,
    by,
    cause,
    reason,
    facts: facts.map(({ name, ...one }) => ({ fact: name, ...askedAs(name), ...one })),
    before: before === null ? null : resultOf(before),
    after: resultOf(after),
  } as SubjectEvent;
}

export function bindHistory(binder: Binder, context: AssessmentsContext): void {
  const { database } = context;
  bind(binder, assessmentsRoutes.history, async ({ params, query }, { scope, caller }) => {
    const row = await database.read(scope, (db) => subjectById(db, scope, params.subjectId));
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    const about = await subjectsAboutCaller(context, caller, row.exercise_id);
    const reading = readingOf(context, caller, row, about);
    // Before the notification the course of a score is the organiser’s alone.
    if (!reading.isOrganiser && row.told === null) throw new Refused({ code: 'http.not-found' });
    const exercise = await database.read(SYSTEM_SCOPE, (db) =>
      exerciseById(db, SYSTEM_SCOPE, row.exercise_id),
    );
    if (exercise === undefined) throw new Error('invariant broken: a subject of an exercise');
    const { scheme } = await issuedScheme(database, exercise.scheme_id);
    const asked = factsAsked(scheme, row.class);
    const cursor = readCursor(query.after);
    const rows = await database.read(scope, (db) =>
      historyPage(db, row.id, {
        until: reading.isOrganiser ? undefined : row.told?.number,
        hasMarks: areMarksShown(exercise, reading),
        after: cursor === undefined ? undefined : { place: cursor.scopeKey, id: cursor.id },
        limit: query.limit + 1,
      }),
    );
    const cursors = rows.map(({ place, id }) => ({ scopeKey: place, id }));
    return {
      items: rows.slice(0, query.limit).map((one) => eventView(one, asked)),
      next: cursorAfter(cursors, query.limit),
    };
  });
}

// The reading routes of assessments: lists, exports, histories.
import { assessmentsRoutes } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { RULES_VERSION } from '@jinze/rules';
import { type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { auditTaken } from '../../platform/http/audit-taken.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { cursorAfter, readDayCursor, readPlaceCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { type AssessmentsContext, officesHeld } from './assessments.context.ts';
import { beginnings } from './begin-from-consequence.ts';
import { candidatesPage, countCandidates } from './candidates.store.ts';
import { type Difference, differencesOf } from './collect.ts';
import { consequenceView } from './consequence.view.ts';
import { consequencesPage } from './consequences.store.ts';
import { contestView } from './contest.view.ts';
import { contestsToDecide } from './contest-deciders.ts';
import { contestsPage } from './contests.store.ts';
import { exerciseLine } from './exercise.view.ts';
import {
  countSubjects,
  type ExerciseRow,
  exerciseById,
  exercisesByIds,
  exercisesPage,
} from './exercises.store.ts';
import {
  chosenOfSubjects,
  exportExercises,
  exportSubjects,
  saidOf,
  saidOfSubjects,
} from './export-assessments.ts';
import { exportProposal } from './export-proposal.ts';
import { exportConsequences, exportContests } from './export-registers.ts';
import { bindHistory } from './history.routes.ts';
import { checkNotAssessed, subjectsAboutCaller } from './impartial.ts';
import { type IssuedScheme, issuedScheme } from './issued-schemes.ts';
import { exerciseOf, subjectOf } from './read-assessments.ts';
import { readProposal } from './read-proposal.ts';
import { readingOf, subjectLine } from './subject.view.ts';
import {
  countFound,
  countStale,
  type SubjectHead,
  subjectsOfPersons,
  subjectsPage,
} from './subjects.store.ts';
import { candidatesAsked } from './subjects-named.ts';

const SHOWN_DIFFERENCES = 1000;

/** An exercise the scope holds, or nothing. */
async function found(
  { database }: AssessmentsContext,
  scope: Scope,
  id: Id<'assessment'>,
): Promise<ExerciseRow> {
  const row = await database.read(scope, (db) => exerciseById(db, scope, id));
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  return row;
}

/** Only for who organises it: what is across its subjects is no subject’s to see. */
async function organised(
  context: AssessmentsContext,
  caller: Caller,
  scope: Scope,
  id: Id<'assessment'>,
): Promise<ExerciseRow> {
  const row = await found(context, scope, id);
  if (!context.may(caller, 'assessments.assessment', { scopeKey: row.scope_key }))
    throw new Refused({ code: 'http.not-found' });
  return row;
}

/** And for nobody who is assessed in it: how all stand tells them how they do, before they are told. */
async function organisedByOthers(
  context: AssessmentsContext,
  caller: Caller,
  scope: Scope,
  id: Id<'assessment'>,
): Promise<ExerciseRow> {
  const row = await organised(context, caller, scope, id);
  const command = { actor: { accountId: caller.accountId } };
  const acting = { command, own: selvesOf(caller), offices: officesHeld(caller) };
  await checkNotAssessed(context, acting, id);
  return row;
}

function bindLists(binder: Binder, context: AssessmentsContext): void {
  const { database, clock } = context;
  const lines = async (scope: Scope, page: Parameters<typeof exercisesPage>[2]) =>
    database.read(scope, async (db) => {
      const rows = await exercisesPage(db, scope, page);
      const counts = await countSubjects(
        db,
        scope,
        rows.map(({ id }) => id),
      );
      const today = clock.today();
      return rows.map((row) => ({
        row,
        line: exerciseLine(row, counts.get(row.id) ?? 0, today),
      }));
    });
  bind(binder, assessmentsRoutes.list, async ({ query }, { scope }) => {
    const { after, limit, ...filter } = query;
    const all = await lines(scope, { ...filter, after: readDayCursor(after), limit: limit + 1 });
    const cursors = all.map(({ row }) => ({ scopeKey: row.prepared_on, id: row.id }));
    return {
      items: all.slice(0, limit).map(({ line }) => line),
      next: cursorAfter(cursors, limit),
    };
  });
  bind(binder, assessmentsRoutes.export, async ({ query }, { scope, caller }) => {
    const as = { by: caller.displayName, today: clock.today(), said: saidOf(query) };
    return exportExercises<ExerciseRow>(async (last, limit) => {
      const after = last && { on: last.row.prepared_on, id: last.row.id };
      return lines(scope, { ...query, after, limit });
    }, as);
  });
  bind(binder, assessmentsRoutes.assessment, ({ params }, { scope, caller }) =>
    exerciseOf(context, caller, scope, params.assessmentId),
  );
  bind(binder, assessmentsRoutes.candidates, async ({ params, query }, { scope, caller }) => {
    const row = await organised(context, caller, scope, params.assessmentId);
    const { kind, class: of = null, search = '', after = '', limit } = query;
    const { scheme } = await issuedScheme(database, row.scheme_id);
    const filter = { kind, class: of, search };
    const page = candidatesAsked({ row, scheme, today: clock.today() }, filter);
    return database.read(SYSTEM_SCOPE, async (db) => {
      const rows = await candidatesPage(db, kind, { ...page, after, limit: limit + 1 });
      const last = rows[limit - 1];
      return {
        items: rows.slice(0, limit).map(({ key: _key, ...one }) => one),
        next: rows.length > limit && last !== undefined ? last.key : null,
        count: await countCandidates(db, kind, page),
      };
    });
  });
}

function bindSubjects(binder: Binder, context: AssessmentsContext): void {
  const { database, clock } = context;
  const linesIn = async (caller: Caller, exercise: ExerciseRow, issued: IssuedScheme) => {
    const about = await subjectsAboutCaller(context, caller, exercise.id);
    const around = { exercise, issued, today: clock.today() };
    return {
      ownSide: { offices: officesHeld(caller), about },
      line: (row: SubjectHead) => subjectLine(row, around, readingOf(context, caller, row, about)),
    };
  };
  bind(binder, assessmentsRoutes.subjects, async ({ params, query }, { scope, caller }) => {
    const exercise = await found(context, scope, params.assessmentId);
    const { after, limit, ...filter } = query;
    const issued = await issuedScheme(database, exercise.scheme_id);
    const { line, ownSide } = await linesIn(caller, exercise, issued);
    const page = { ...filter, ownSide, after: readPlaceCursor(after), limit: limit + 1 };
    const rows = await database.read(scope, (db) => subjectsPage(db, scope, exercise.id, page));
    const cursors = rows.map((row) => ({ scopeKey: String(row.place), id: row.id }));
    const items = rows.slice(0, limit).map(line);
    return { items, next: cursorAfter(cursors, limit) };
  });
  bind(binder, assessmentsRoutes.exportSubjects, async ({ params, query }, { scope, caller }) => {
    const exercise = await found(context, scope, params.assessmentId);
    const issued = await issuedScheme(database, exercise.scheme_id);
    const said = saidOfSubjects(query, issued);
    const as = { by: caller.displayName, today: clock.today(), said };
    const { line, ownSide } = await linesIn(caller, exercise, issued);
    const asked = { ...query, ownSide };
    await auditTaken(context, { caller, scope }, 'assessments.export-subjects', {
      of: exercise.id,
      count: await database.read(scope, (db) => countFound(db, scope, exercise.id, asked)),
      chosen: Object.values(chosenOfSubjects(query, issued)),
      search: query.search,
    });
    const read = async (last: { row: SubjectHead } | undefined, limit: number) => {
      const after = last && { place: last.row.place, id: last.row.id };
      const page = { ...asked, after, limit };
      const rows = await database.read(scope, (db) => subjectsPage(db, scope, exercise.id, page));
      return rows.map((row) => ({ row, line: line(row) }));
    };
    return exportSubjects(exercise.title, read, as);
  });
  bind(binder, assessmentsRoutes.subject, ({ params, query }, { scope, caller }) =>
    subjectOf(context, caller, scope, params.subjectId, query.told),
  );
}

function bindMine(binder: Binder, context: AssessmentsContext): void {
  const { database, clock } = context;
  bind(binder, assessmentsRoutes.mine, async (_, { caller, scope }) => {
    const { personId } = caller;
    if (personId === null) return { items: [] };
    const rows = await database.read(scope, (db) => subjectsOfPersons(db, [personId]));
    const ids = [...new Set(rows.map((row) => row.exercise_id))];
    const exercises = await database.read(SYSTEM_SCOPE, (db) => exercisesByIds(db, ids));
    const schemeIds = [...new Set([...exercises.values()].map((one) => one.scheme_id))];
    const schemes = await Promise.all(schemeIds.map((id) => issuedScheme(database, id)));
    const schemeOf = new Map(schemes.map((one) => [one.id, one]));
    const today = clock.today();
    const reading = { isOrganiser: false, isSubject: true, isAsTold: false };
    const items = rows.map((row) => {
      const exercise = exercises.get(row.exercise_id);
      const issued = exercise && schemeOf.get(exercise.scheme_id);
      if (exercise === undefined || issued === undefined)
        throw new Error(`invariant broken: the exercise of ${row.id}`);
      return {
        ...subjectLine(row, { exercise, issued, today }, reading),
        assessmentId: exercise.id,
        assessmentTitle: exercise.title,
        year: exercise.year,
      };
    });
    return { items };
  });
}

function bindAcross(binder: Binder, context: AssessmentsContext): void {
  const { database } = context;
  bind(binder, assessmentsRoutes.checkCollection, async ({ params }, { scope, caller }) => {
    const row = await organisedByOthers(context, caller, scope, params.assessmentId);
    const issued = await issuedScheme(database, row.scheme_id);
    const shown: Difference[] = [];
    let total = 0;
    for await (const some of differencesOf(context, row, issued)) {
      total += some.length;
      shown.push(...some.slice(0, SHOWN_DIFFERENCES - shown.length));
    }
    return {
      changes: shown.map(({ row: of, asks, before, isKept, write }) => ({
        subjectId: of.id,
        subjectName: of.name,
        fact: write.name,
        asks,
        source: write.source,
        before,
        after: write.value,
        isKept,
      })) as never,
      total,
      stale: await database.read(scope, (db) => countStale(db, row.id, RULES_VERSION)),
    };
  });
  bind(binder, assessmentsRoutes.proposal, async ({ params, query }, { scope, caller }) => {
    const row = await organisedByOthers(context, caller, scope, params.assessmentId);
    return readProposal(context, caller, scope, row, query);
  });
  bind(binder, assessmentsRoutes.exportProposal, async ({ params, query }, { scope, caller }) => {
    const row = await organisedByOthers(context, caller, scope, params.assessmentId);
    return exportProposal(context, caller, scope, row, query);
  });
}

function bindRegisters(binder: Binder, context: AssessmentsContext): void {
  const { database, clock } = context;
  bind(binder, assessmentsRoutes.contests, async ({ query }, { scope, caller }) => {
    const { after, limit, ...filter } = query;
    const page = { ...filter, after: readDayCursor(after), limit: limit + 1 };
    const rows = await database.read(scope, (db) => contestsPage(db, scope, page));
    const cursors = rows.map((row) => ({ scopeKey: row.on_day, id: row.id }));
    const shown = rows.slice(0, limit);
    const toDecide = await contestsToDecide(context, caller, shown);
    const items = shown.map((row) => contestView(row, toDecide));
    return { items, next: cursorAfter(cursors, limit) };
  });
  bind(binder, assessmentsRoutes.exportContests, ({ query }, { scope, caller }) =>
    exportContests(context, scope, caller, query),
  );
  bind(binder, assessmentsRoutes.exportConsequences, ({ query }, { scope, caller }) =>
    exportConsequences(context, scope, caller, query),
  );
  bind(binder, assessmentsRoutes.consequences, async ({ query }, { scope, caller }) => {
    const { after, limit, ...filter } = query;
    const today = clock.today();
    const page = { ...filter, today, after: readDayCursor(after), limit: limit + 1 };
    const rows = await database.read(scope, (db) => consequencesPage(db, scope, page));
    const cursors = rows.map((row) => ({ scopeKey: row.due, id: row.id }));
    const shown = rows.slice(0, limit);
    const begins = await beginnings(context, caller, shown);
    const items = shown.map((row) =>
      consequenceView(context, caller, row, { today, begun: begins.get(row.id) }),
    );
    return { items, next: cursorAfter(cursors, limit) };
  });
}

export function registerReading(binder: Binder, context: AssessmentsContext): void {
  bindLists(binder, context);
  bindSubjects(binder, context);
  bindMine(binder, context);
  bindHistory(binder, context);
  bindAcross(binder, context);
  bindRegisters(binder, context);
}

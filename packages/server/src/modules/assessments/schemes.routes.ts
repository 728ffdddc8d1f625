// The routes of assessment schemes: parse, call, present.
import {
  type AssessmentScheme,
  assessmentSchemesRoutes,
  type SchemeSource,
} from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { builtInSchemes, type Scheme, scorer } from '@jinze/rules';
import type { FastifyRequest } from 'fastify';
import { NO_SCOPE, type Scope, SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readDayCursor } from '../../platform/http/cursor.ts';
import { type Language, languageOf } from '../../platform/http/errors.ts';
import { Refused } from '../../platform/refused.ts';
import { type AssessmentsContext, officesHeld } from './assessments.context.ts';
import { exerciseById, isUsedIn } from './exercises.store.ts';
import { exportSchemes } from './export-registers.ts';
import { factsBySubject } from './facts.store.ts';
import { subjectsAboutCaller } from './impartial.ts';
import { sampleFacts } from './sample-facts.ts';
import { schemeLine, schemeView } from './scheme.view.ts';
import { itemsOf, readScheme } from './scheme-body.ts';
import {
  aroundScheme,
  bodyAtVersion,
  type SchemeRow,
  type SchemeVersionRow,
  schemeById,
  schemesPage,
  versionsOfScheme,
} from './schemes.store.ts';
import { bodyOf, changeScheme, draftScheme, issueScheme, withdrawScheme } from './schemes.ts';
import { scoreFactsOf } from './score-subject.ts';
import { readingOf } from './subject.view.ts';
import { subjectsPage } from './subjects.store.ts';
import { type Tried, tryOut } from './what-if.ts';

const READ = 'assessments.scheme';
/** As many subjects of an exercise as are tried at once. */
const TRIED = 100;

/** Faults are told in the language of the request. */
interface Handling {
  readonly caller: Caller;
  readonly request: FastifyRequest;
}

const AS_ISSUED = { supersedes: null, supersededBy: null, exerciseCount: null };

interface ReadableScheme {
  readonly row: SchemeRow;
  readonly versions: readonly SchemeVersionRow[];
  readonly around: Parameters<typeof schemeView>[4];
}

/** With its drafting where it is the reader’s own; to who is assessed under it as it was issued, and nothing of how it came about. */
async function readable(
  { database }: AssessmentsContext,
  scope: Scope,
  id: Id<'assessment-scheme'>,
): Promise<ReadableScheme> {
  const own = await database.read(scope, async (db) => {
    const row = await schemeById(db, scope, id);
    if (row === undefined) return { isAssessed: await isUsedIn(db, scope, id) };
    return { row, versions: await versionsOfScheme(db, id), around: await aroundScheme(db, row) };
  });
  if (own.row !== undefined) return own;
  const row = own.isAssessed
    ? await database.read(SYSTEM_SCOPE, (db) => schemeById(db, SYSTEM_SCOPE, id))
    : undefined;
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  return { row, versions: [], around: AS_ISSUED };
}

async function present(
  context: AssessmentsContext,
  { caller, request }: Handling,
  scope: Scope,
  id: Id<'assessment-scheme'>,
): Promise<AssessmentScheme> {
  const { row, versions, around } = await readable(context, scope, id);
  const read = readScheme(row.body, languageOf(request));
  return schemeView(context, caller, { row, read }, versions, around);
}

/** What can be tried has no fault; the first that it has is told. */
async function soundScheme(
  { database }: AssessmentsContext,
  scope: Scope,
  source: SchemeSource,
  { path, language }: { readonly path: string; readonly language: Language },
): Promise<Scheme> {
  const body = await database.read(scope, (db) => bodyOf(db, scope, source, path));
  const { scheme, faults } = readScheme(body, language);
  if (scheme !== undefined) return scheme;
  const [fault] = faults;
  throw new Refused({
    code: 'assessments.scheme-faulty',
    path: source.kind === 'body' ? `${path}.body.${fault?.path ?? ''}` : path,
    values: {
      count: faults.length,
      what: [fault?.place, fault?.text].filter((one) => one !== '').join('：'),
    },
  });
}

/** Those whose results the caller may see before they are told: the organising side, and nothing of oneself or of a place one serves. */
async function triedOf(
  context: AssessmentsContext,
  { caller, scope }: { readonly caller: Caller; readonly scope: Scope },
  exerciseId: Id<'assessment'>,
  scheme: Scheme,
): Promise<Tried[]> {
  const { database, may } = context;
  const about = await subjectsAboutCaller(context, caller, exerciseId);
  return database.read(scope, async (db) => {
    const exercise = await exerciseById(db, scope, exerciseId);
    if (
      exercise === undefined ||
      !may(caller, 'assessments.what-if', { scopeKey: exercise.scope_key })
    )
      throw new Refused({ code: 'http.not-found', path: 'body.exerciseId' });
    const ownSide = { offices: officesHeld(caller), about };
    const asked = { ownSide, after: undefined, limit: TRIED };
    const page = await subjectsPage(db, scope, exerciseId, asked);
    const rows = page.filter((row) => readingOf(context, caller, row, about).isOrganiser);
    const facts = await factsBySubject(
      db,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({
      name: row.name,
      class: row.class,
      facts: scoreFactsOf(scheme, row.class, facts.get(row.id)?.values() ?? []),
    }));
  });
}

function bindTrying(binder: Binder, context: AssessmentsContext): void {
  bind(binder, assessmentSchemesRoutes.checkScheme, async ({ body }, { request }) => ({
    faults: [...readScheme(body.body, languageOf(request)).faults],
  }));
  bind(binder, assessmentSchemesRoutes.sampleFacts, async ({ body }, { scope, request }) => {
    const language = languageOf(request);
    const scheme = await soundScheme(context, scope, body.scheme, {
      path: 'body.scheme',
      language,
    });
    const ready = scorer(scheme, body.class ?? undefined);
    if (!ready.ok)
      throw new Refused({
        code: 'assessments.class-not-fitting',
        path: 'body.class',
        values: { classes: ready.error.values['classes'] ?? '' },
      });
    return { facts: sampleFacts(ready.value.asked, body.seed) as never };
  });
  bind(binder, assessmentSchemesRoutes.whatIf, async ({ body }, { scope, caller, request }) => {
    const language = languageOf(request);
    const scheme = await soundScheme(context, scope, body.scheme, {
      path: 'body.scheme',
      language,
    });
    const against =
      body.against === null
        ? null
        : await soundScheme(context, scope, body.against, { path: 'body.against', language });
    const given = body.subjects.map(({ name, class: of, facts }) => ({ name, class: of, facts }));
    const held =
      body.exerciseId === null
        ? []
        : await triedOf(context, { caller, scope }, body.exerciseId, scheme);
    return tryOut(scheme, against, [...given, ...held] as Tried[], body.change as never);
  });
}

function bindReading(binder: Binder, context: AssessmentsContext): void {
  const { database } = context;
  bind(binder, assessmentSchemesRoutes.builtIn, async () => ({
    items: builtInSchemes().map((scheme) => ({
      id: scheme.id,
      title: scheme.title,
      year: scheme.year ?? null,
      place: scheme.place ?? null,
      subjectKind: scheme.subjects.kind,
      itemCount: itemsOf(scheme).length,
      isPartial: scheme.isPartial === true,
    })),
  }));
  bind(binder, assessmentSchemesRoutes.schemes, ({ query }, { scope }) =>
    database.read(scope, async (db) => {
      const { after, limit, ...filter } = query;
      const page = { ...filter, after: readDayCursor(after), limit: limit + 1 };
      const rows = await schemesPage(db, scope, page);
      const cursors = rows.map((row) => ({ scopeKey: row.drafted_on, id: row.id }));
      return { items: rows.slice(0, limit).map(schemeLine), next: cursorAfter(cursors, limit) };
    }),
  );
  bind(binder, assessmentSchemesRoutes.exportSchemes, ({ query }, { scope, caller }) =>
    exportSchemes(context, scope, caller, query),
  );
  bind(binder, assessmentSchemesRoutes.scheme, ({ params }, handling) =>
    present(context, handling, handling.scope, params.schemeId),
  );
  bind(binder, assessmentSchemesRoutes.schemeVersion, ({ params }, { scope }) =>
    database.read(scope, async (db) => {
      const row = await schemeById(db, scope, params.schemeId);
      const body = row === undefined ? undefined : await bodyAtVersion(db, row.id, params.version);
      if (body === undefined) throw new Refused({ code: 'http.not-found' });
      return { body };
    }),
  );
  bind(binder, assessmentSchemesRoutes.exportScheme, async ({ params }, { scope }) => {
    const { row } = await readable(context, scope, params.schemeId);
    return {
      fileName: `${row.title}.json`,
      contentType: 'application/json; charset=utf-8',
      bytes: Buffer.from(`${JSON.stringify(row.body, null, 2)}\n`),
    };
  });
}

export function registerSchemes(binder: Binder, context: AssessmentsContext): void {
  const after = (handling: Handling, id: Id<'assessment-scheme'>) =>
    present(context, handling, context.scopeFor(handling.caller, READ) ?? NO_SCOPE, id);
  bindReading(binder, context);
  bindTrying(binder, context);
  bind(binder, assessmentSchemesRoutes.draftScheme, async ({ body }, handling) =>
    after(handling, (await draftScheme(context, handling.command, body)).id),
  );
  bind(binder, assessmentSchemesRoutes.changeScheme, async ({ params, body }, handling) => {
    const { version, ...input } = body;
    await changeScheme(context, handling.command, { id: params.schemeId, version }, input);
    return after(handling, params.schemeId);
  });
  bind(binder, assessmentSchemesRoutes.issueScheme, async ({ params, body }, handling) => {
    const { version, ...input } = body;
    const language = languageOf(handling.request);
    const chosen = { id: params.schemeId, version };
    await issueScheme(context, handling.command, chosen, { ...input, language });
    return after(handling, params.schemeId);
  });
  bind(binder, assessmentSchemesRoutes.withdrawScheme, async ({ params, body }, handling) => {
    const { version, ...input } = body;
    await withdrawScheme(context, handling.command, { id: params.schemeId, version }, input);
    return after(handling, params.schemeId);
  });
}

// The documents routes: parse, call, present.
import { documentsRoutes, type RegisteredNumber } from '@jinze/contracts';
import { DOCX_TYPE, writeOfficialDocx, writeOfficialPdf } from '@jinze/documents/official';
import { assert, type Id, yearOf } from '@jinze/kernel';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { Caller } from '../../platform/http/caller.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { KIND_NAMES } from './document-kinds.ts';
import type { DocumentsContext } from './documents.context.ts';
import { type DocumentRow, documentById, documentsOf } from './documents.store.ts';
import { documentView, formView, lineView, numberView, printed } from './documents.view.ts';
import { exportNumbers } from './export-numbers.ts';
import { makeDocument, matterFor } from './make-document.ts';
import { codesAt, numberById, numbersPage, reservedAt, seriesOfYear } from './numbers.store.ts';
import { actOnNumber, officeOf, reserveNumber } from './numbers.ts';
import { previewDocument } from './preview-document.ts';
import { checkCode, ownersOf, readable, sourceOf } from './read-document.ts';
import { withdrawDocument } from './withdraw-document.ts';

const WITHDRAWN = '已撤回';

/** By name where it names nobody, by kind otherwise: a downloads folder is read by many. */
const fileNameOf = ({ state, kind, title }: DocumentRow, isPersonal: boolean, ending: string) =>
  `${state === 'withdrawn' ? `（${WITHDRAWN}）` : ''}${isPersonal ? KIND_NAMES[kind] : title}${ending}`;

/** What is withdrawn says so on every page: printed, it is taken for nothing else. */
const pdfOf = (context: DocumentsContext, row: DocumentRow) =>
  writeOfficialPdf(
    printed(context, row),
    row.made_at,
    row.state === 'withdrawn' ? { mark: WITHDRAWN } : {},
  );

async function lineOf(
  context: DocumentsContext,
  scope: Scope,
  id: Id<'document'>,
): Promise<ReturnType<typeof lineView>> {
  const row = await context.database.read(scope, (db) => documentById(db, scope, id));
  if (row === undefined) throw new Refused({ code: 'http.not-found' });
  return lineView(row, sourceOf(context, row));
}

function bindList(binder: Binder, context: DocumentsContext): void {
  const { database } = context;
  bind(binder, documentsRoutes.list, async ({ query }, { caller, scope }) => {
    const { stream, of, part, limit } = query;
    const after = readCursor(query.after)?.id;
    const asked = context.sources.filter((source) => source.stream === stream);
    const found = await Promise.all(
      asked.map(async (source) => ({ source, matter: await source.find(caller, of, part) })),
    );
    const seen = found.flatMap(({ source: { kind }, matter }) =>
      matter === undefined ? [] : [{ kind, matter, owners: ownersOf(matter, scope) }],
    );
    const mayMake = context.scopeFor(caller, 'documents.make') !== undefined;
    const rows = await database.read(scope, (db) =>
      documentsOf(db, scope, { stream, of, kinds: seen, after, limit: limit + 1 }),
    );
    return {
      items: rows.slice(0, limit).map((row) => lineView(row, sourceOf(context, row))),
      next: cursorAfter(
        rows.map(({ id, verify_code: code }) => ({ scopeKey: code, id })),
        limit,
      ),
      offers: mayMake
        ? seen.flatMap(({ kind, matter }) => (matter.refusal === undefined ? [kind] : []))
        : [],
    };
  });
  bind(binder, documentsRoutes.form, async ({ query }, { caller, scope }) => {
    const { source, matter } = await matterFor(context, caller, query);
    const register = await database.read(scope, async (db) => ({
      codes: await codesAt(
        db,
        matter.place,
        yearOf(context.clock.today()),
        officeOf(context, caller, matter.place),
      ),
      reserved: await reservedAt(db, scope, matter.place),
    }));
    return formView(context, caller, source, query.of, matter, register);
  });
}

function bindDocuments(binder: Binder, context: DocumentsContext): void {
  bind(binder, documentsRoutes.make, async ({ body }, { command, caller }) => {
    const { id } = await makeDocument(context, command, caller, body);
    return lineOf(context, command.scope, id);
  });
  bind(binder, documentsRoutes.preview, async ({ body }, { command, caller }) => {
    const { bytes } = await previewDocument(context, command, caller, body);
    return {
      fileName: `${KIND_NAMES[body.kind]}（预览）.pdf`,
      contentType: 'application/pdf',
      bytes,
    };
  });
  bind(binder, documentsRoutes.document, async ({ params }, { caller, scope }) => {
    const { row, source } = await readable(context, scope, caller, params.documentId);
    const pdf = await pdfOf(context, row);
    return documentView(context, caller, row, { source, pdf });
  });
  bind(binder, documentsRoutes.docx, async ({ params }, { caller, scope }) => {
    const { row, source } = await readable(context, scope, caller, params.documentId);
    return {
      fileName: fileNameOf(row, source.isPersonal, '.docx'),
      contentType: DOCX_TYPE,
      bytes: await writeOfficialDocx(printed(context, row)),
    };
  });
  bind(binder, documentsRoutes.pdf, async ({ params, query }, { caller, scope }) => {
    const { row, source } = await readable(context, scope, caller, params.documentId);
    const { bytes } = await pdfOf(context, row);
    return {
      fileName: fileNameOf(row, source.isPersonal, '.pdf'),
      contentType: 'application/pdf',
      bytes,
      isInline: query.inline === 'true',
    };
  });
  bind(binder, documentsRoutes.withdraw, async ({ params, body }, { command, caller }) => {
    const chosen = { id: params.documentId, version: body.version };
    await withdrawDocument(context, command, caller, chosen, body.reason);
    return lineOf(context, command.scope, params.documentId);
  });
  bind(binder, documentsRoutes.check, ({ query }) => checkCode(context, query.code));
}

function bindNumbers(binder: Binder, context: DocumentsContext): void {
  const { database } = context;
  const after = async (caller: Caller, id: Id<'document-number'>): Promise<RegisteredNumber> => {
    const scope = context.scopeFor(caller, 'documents.numbers') ?? NO_SCOPE;
    const row = await database.read(scope, (db) => numberById(db, scope, id));
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    return numberView(context, caller, row);
  };
  bind(binder, documentsRoutes.numbers, async ({ query }, { caller, scope }) => {
    const { limit, after: cursor, ...filter } = query;
    const page = { ...filter, after: readCursor(cursor)?.id, limit: limit + 1 };
    const [rows, series] = await database.read(scope, async (db) => [
      await numbersPage(db, scope, page),
      await seriesOfYear(db, scope, yearOf(context.clock.today())),
    ]);
    return {
      series,
      items: rows.slice(0, limit).map((row) => numberView(context, caller, row)),
      next: cursorAfter(
        rows.map(({ id, n }) => ({ scopeKey: String(n), id })),
        limit,
      ),
    };
  });
  bind(binder, documentsRoutes.exportNumbers, ({ query }, { caller, scope }) =>
    exportNumbers(context, scope, { ...query, by: caller.displayName }),
  );
  bind(binder, documentsRoutes.reserve, async ({ body }, { command, caller }) => {
    const { id } = await reserveNumber(context, command, caller, body);
    return after(caller, id);
  });
  bind(binder, documentsRoutes.useNumber, async ({ params, body }, { command, caller }) => {
    const chosen = { id: params.numberId, version: body.version };
    await actOnNumber(context, command, chosen, 'use', body.title);
    return after(caller, params.numberId);
  });
  bind(binder, documentsRoutes.voidNumber, async ({ params, body }, { command, caller }) => {
    const chosen = { id: params.numberId, version: body.version };
    await actOnNumber(context, command, chosen, 'void', body.reason);
    return after(caller, params.numberId);
  });
}

export function registerDocuments(binder: Binder, context: DocumentsContext): void {
  const named = context.sources.map(({ stream, kind }) => `${stream} ${kind}`);
  assert(new Set(named).size === named.length, 'of one stream and kind there is one source');
  bindList(binder, context);
  bindDocuments(binder, context);
  bindNumbers(binder, context);
}

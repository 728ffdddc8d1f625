// The routes of the register of uses: parse, call, present.
import { type ResultUse, resultUsesRoutes } from '@jinze/contracts';
import { XLSX_TYPE } from '@jinze/documents';
import type { Id } from '@jinze/kernel';
import { NO_SCOPE, type Scope } from '../../platform/database/scope.ts';
import { type Binder, bind, type SignedInCall } from '../../platform/http/bind.ts';
import { type Caller, selvesOf } from '../../platform/http/caller.ts';
import { cursorAfter, readCursor } from '../../platform/http/cursor.ts';
import { Refused } from '../../platform/refused.ts';
import { exportUses } from './export-result-uses.ts';
import { checkUses, importUses } from './import-result-uses.ts';
import { hiddenFrom, officeOf, whyOfYear } from './read-coverage.ts';
import { changeUse, recordUse, withdrawUse } from './record-result-use.ts';
import type { ResultUsesContext, UseActing } from './result-use.context.ts';
import { usesTemplate } from './result-use.sheet.ts';
import { coverageOf, useById, usesPage, versionsOfUse } from './result-use.store.ts';
import { useLine, useView } from './result-use.view.ts';
import { proposalsOf } from './result-use-proposals.ts';

function yearCursor(text: string | undefined): { year: number; id: string } | undefined {
  const cursor = readCursor(text);
  if (cursor === undefined) return undefined;
  if (!/^\d{4}$/.test(cursor.scopeKey))
    throw new Refused({ code: 'http.invalid-input', path: 'query.after' });
  return { year: Number(cursor.scopeKey), id: cursor.id };
}

async function present(
  context: ResultUsesContext,
  caller: Caller,
  scope: Scope,
  id: Id<'result-use'>,
): Promise<ResultUse> {
  const hidden = await hiddenFrom(context, caller);
  return context.database.read(scope, async (db) => {
    const row = await useById(db, scope, hidden, id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    return useView(context, caller, row, await versionsOfUse(db, id));
  });
}

function bindReading(binder: Binder, context: ResultUsesContext): void {
  const { database } = context;
  bind(binder, resultUsesRoutes.list, async ({ query }, { scope, caller }) => {
    const { after, limit, ...filter } = query;
    const hidden = await hiddenFrom(context, caller);
    return database.read(scope, async (db) => {
      const page = { ...filter, after: yearCursor(after), limit: limit + 1 };
      const rows = await usesPage(db, scope, hidden, page);
      const cursors = rows.map((row) => ({ scopeKey: String(row.year), id: row.id }));
      return {
        items: rows.slice(0, limit).map(useLine),
        next: cursorAfter(cursors, limit),
        coverage: await coverageOf(db, scope, hidden),
        office: await officeOf(db, scope),
      };
    });
  });
  bind(binder, resultUsesRoutes.export, async ({ query }, { scope, caller }) => {
    const hidden = await hiddenFrom(context, caller);
    return exportUses(context, { scope, hidden, by: caller.displayName }, query);
  });
  bind(binder, resultUsesRoutes.why, async ({ query: { year } }, { scope, caller }) => {
    const hidden = await hiddenFrom(context, caller);
    return database.read(scope, (db) => whyOfYear(db, scope, hidden, year));
  });
  bind(binder, resultUsesRoutes.proposals, async ({ query }, { scope, caller }) => {
    const reader = { caller, scope, selves: selvesOf(caller) };
    const { items, isCut } = await proposalsOf(context, reader, query);
    return { items: [...items], isCut };
  });
  bind(binder, resultUsesRoutes.use, ({ params }, { scope, caller }) =>
    present(context, caller, scope, params.useId),
  );
}

export function registerResultUses(binder: Binder, context: ResultUsesContext): void {
  bindReading(binder, context);
  /** After an act the caller sees it as it now stands. */
  const after = (caller: Caller, id: Id<'result-use'>) =>
    present(context, caller, context.scopeFor(caller, 'assessments.use') ?? NO_SCOPE, id);
  const actingOf = async ({ caller, command }: SignedInCall): Promise<UseActing> => ({
    command,
    hidden: await hiddenFrom(context, caller),
  });
  bind(binder, resultUsesRoutes.record, async ({ body }, call) => {
    const { region, year, from, ...said } = body;
    if (from !== null) {
      const reader = { caller: call.caller, scope: call.scope, selves: selvesOf(call.caller) };
      const { items } = await proposalsOf(context, reader, { year, ref: from.ref });
      // Of what is not, or is no longer, proposed nothing is said to come.
      const isProposed = items.some(
        (one) => one.region === region && one.origin === from.origin && one.ref === from.ref,
      );
      if (!isProposed) throw new Refused({ code: 'assessments.use-taken', path: 'body.from' });
    }
    const acting = await actingOf(call);
    return after(call.caller, await recordUse(context, acting, { region, year, said, from }));
  });
  bind(binder, resultUsesRoutes.change, async ({ params, body }, call) => {
    const { version, ...said } = body;
    await changeUse(context, await actingOf(call), { id: params.useId, version }, said);
    return after(call.caller, params.useId);
  });
  bind(binder, resultUsesRoutes.withdraw, async ({ params, body }, call) => {
    const { version, reason } = body;
    await withdrawUse(context, await actingOf(call), { id: params.useId, version }, reason);
    return after(call.caller, params.useId);
  });
  bind(binder, resultUsesRoutes.template, async () => ({
    fileName: '结果运用台账导入模板.xlsx',
    contentType: XLSX_TYPE,
    bytes: await usesTemplate(),
  }));
  bind(binder, resultUsesRoutes.check, ({ file }, { scope }) => checkUses(context, scope, file));
  bind(binder, resultUsesRoutes.import, ({ file, params }, { command }) =>
    importUses(context, command, file, params.digest),
  );
}

// Precedents over HTTP: parse, call, present.
import { precedentsRoutes } from '@jinze/contracts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import { Refused } from '../../platform/refused.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { caseOfSheet } from './act-on-worksheet.ts';
import { precedentsFor, searchPrecedents } from './precedents.ts';
import { worksheetById } from './worksheets.store.ts';

export function registerPrecedents(binder: Binder, context: AccountabilityContext): void {
  bind(binder, precedentsRoutes.search, ({ query }) => searchPrecedents(context, query));
  bind(binder, precedentsRoutes.compare, async ({ params }, { scope, caller }) => {
    const reader = { accountId: caller.accountId, today: context.clock.today() };
    const seen = await context.database.read(scope, (db) =>
      worksheetById(db, scope, params.worksheetId, reader),
    );
    // Whoever handles or decides compares; the person is not measured against others here.
    if (seen === undefined || seen.sides.every((side) => side === 'subject'))
      throw new Refused({ code: 'http.not-found' });
    const { accidentId } = await caseOfSheet(context, seen.row.case_id);
    const { level, post_class: postClass } = seen.row;
    return precedentsFor(context, { level, postClass, accidentId });
  });
}

// Precedents over HTTP: parse, call, present.
import { precedentsRoutes } from '@jinze/contracts';
import { type Binder, bind } from '../../platform/http/bind.ts';
import type { AccountabilityContext } from './accountability.context.ts';
import { exportPrecedents } from './export-precedents.ts';
import { readerOf } from './judging.ts';
import { seeSheet } from './open-worksheet.ts';
import { precedentsFor, searchPrecedents } from './precedents.ts';

export function registerPrecedents(binder: Binder, context: AccountabilityContext): void {
  bind(binder, precedentsRoutes.search, ({ query }) => searchPrecedents(context, query));
  bind(binder, precedentsRoutes.export, ({ query }, { caller }) =>
    exportPrecedents(context, caller, query),
  );
  bind(binder, precedentsRoutes.compare, async ({ params }, { scope, caller }) => {
    const reader = await readerOf(context, caller);
    // Whoever handles or decides compares; the person is not measured against others here.
    const { row, accident } = await seeSheet(context, reader, scope, params.worksheetId, [
      'handler',
      'decider',
    ]);
    const { level, post_class: postClass } = row;
    return precedentsFor(context, { level, postClass, accidentId: accident?.id ?? null });
  });
}

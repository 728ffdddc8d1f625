// The term to answer a report, extended once; until when and why is what the reporter reads.
import type { CivilDate } from '@jinze/kernel';
import { type Acting, act, type Chosen, factsOf, refuseSecrets } from './act-on-report.ts';
import { decideExtending } from './report.decide.ts';
import type { ReportsContext } from './reports.context.ts';
import type { ReportRow } from './reports.store.ts';

export const termOf = (row: ReportRow) => ({
  replyBy: row.reply_by,
  isExtended: row.extended_on !== null,
});

export function extendTerm(
  context: ReportsContext,
  acting: Acting,
  chosen: Chosen,
  { to, reason }: { readonly to: CivilDate; readonly reason: string },
): Promise<void> {
  refuseSecrets({ reason });
  const on = context.clock.today();
  return act(context, acting, chosen, 'publication.extend-report', (row) => ({
    decided: decideExtending(factsOf(row), termOf(row), { to, today: on }),
    changes: { reply_by: to, extended_on: on },
    entry: { on, text: `由 ${row.reply_by ?? ''} 延长到 ${to}：${reason}`, isTold: true },
  }));
}

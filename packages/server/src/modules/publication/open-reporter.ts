// Opening who told 调阅: with a reason, recorded before anything is read; the answer is kept nowhere.
import type { Id } from '@jinze/kernel';
import { selvesOf } from '../../platform/http/caller.ts';
import { newId } from '../../platform/ids.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { Refused } from '../../platform/refused.ts';
import { type Acting, refuseSecrets } from './act-on-report.ts';
import { reportOpeningSource } from './report-ledger.store.ts';
import { identityScope, insertOpening, reporterOf } from './reporters.store.ts';
import type { ReportsContext } from './reports.context.ts';
import { lockReport } from './reports.store.ts';

/** Whether there is somebody to open at all; asked by who may open it alone. */
export async function hasReporter(
  { database }: Pick<ReportsContext, 'database'>,
  { command }: Pick<Acting, 'command'>,
  id: Id<'public-report'>,
): Promise<boolean> {
  const found = await database.read(identityScope(command.scope), (db) => reporterOf(db, id));
  return found !== undefined;
}

/** That somebody reads who told, or a file that may say so: kept with its reason before anything is read. */
export async function recordOpening(
  { unitOfWork }: Pick<ReportsContext, 'unitOfWork'>,
  { command, caller }: Acting,
  id: Id<'public-report'>,
  reason: string,
): Promise<void> {
  // Without the key of the request: asked for again it is read again, and that is one more opening.
  const { request: _, ...plain } = command;
  await unitOfWork.commit(plain, async (unit) => {
    const row = await lockReport(unit.tx, command.scope, selvesOf(caller), id);
    if (row === undefined) throw new Refused({ code: 'http.not-found' });
    const opening = newId<'report-opening'>(unit.now);
    await insertOpening(unit.tx, {
      id: opening,
      report_id: id,
      account_id: caller.accountId,
      opened_by: command.actor.name,
      reason,
      opened_at: unit.now,
    });
    await recordHeld(unit, reportOpeningSource, [
      { id: opening, type: 'public-report-opening.opened.v1', isConcealed: true },
    ]);
    await unit.audit('publication.open-reporter', id);
    return {};
  });
}

export async function openReporter(
  context: Pick<ReportsContext, 'database' | 'unitOfWork'>,
  acting: Acting,
  id: Id<'public-report'>,
  reason: string,
): Promise<{ readonly name: string | null; readonly contact: string | null }> {
  refuseSecrets({ reason });
  await recordOpening(context, acting, id, reason);
  const found = await context.database.read(identityScope(acting.command.scope), (db) =>
    reporterOf(db, id),
  );
  if (found === undefined) throw new Refused({ code: 'publication.report-no-reporter' });
  return found;
}

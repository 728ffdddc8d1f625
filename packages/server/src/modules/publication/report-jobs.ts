// What comes with the days: the desk is reminded of what is late or done, who told is forgotten after the term, unsent files go.
import { addDays } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { isWorkday } from '../notices/index.ts';
import { endedAmong } from '../supervision/index.ts';
import { FORGETTING_SCOPE, removeReporters } from './reporters.store.ts';
import { deleteFormFiles, lockReportsToRemind, markReportsReminded } from './reports.store.ts';
import { tellOfReport } from './tell-of-report.ts';

/** Days between two reminders of one report. */
const EVERY_DAYS = 7;
const AT_ONCE = 500;
/** A form that is filled in again is sent within hours. */
const FORM_DAYS = 1;
const DAY_MS = 86_400_000;

/** Every working day: what is past its day, and what became a task that is closed. Answers how many. */
export async function remindOfReports({ unitOfWork, clock }: Services): Promise<number> {
  const today = clock.today();
  if (!isWorkday(today)) return 0;
  const command = { actor: { accountId: null, name: '每日提醒' }, scope: SYSTEM_SCOPE };
  const { count } = await unitOfWork.commit(command, async (unit) => {
    const before = addDays(today, -EVERY_DAYS);
    const rows = await lockReportsToRemind(unit.tx, { today, before, limit: AT_ONCE });
    const ended = await endedAmong(
      unit.tx,
      rows.flatMap((row) => row.task_id ?? []),
    );
    const due = rows.filter(
      (row) =>
        row.state !== 'tasked' ||
        (row.reply_by !== null && row.reply_by < today) ||
        (row.task_id !== null && ended.has(row.task_id)),
    );
    for (const row of due) await tellOfReport(unit, row, 'public-report-due', null);
    await markReportsReminded(
      unit.tx,
      due.map(({ id }) => id),
      today,
    );
    return { count: due.length };
  });
  return count;
}

/** Every night. Answers of how many reports who told was removed. */
export async function tidyReports({ database, unitOfWork, clock }: Services): Promise<number> {
  const before = new Date(clock.now().getTime() - FORM_DAYS * DAY_MS);
  await database.write(SYSTEM_SCOPE, (tx) => deleteFormFiles(tx, before));
  const command = { actor: { accountId: null, name: '到期删除' }, scope: FORGETTING_SCOPE };
  const { count } = await unitOfWork.commit(command, async (unit) => {
    const ids = await removeReporters(unit.tx, clock.today());
    for (const id of ids) await unit.audit('publication.forget-reporter', id);
    return { count: ids.length };
  });
  return count;
}

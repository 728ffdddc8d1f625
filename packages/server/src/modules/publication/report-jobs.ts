// What comes with the days: the desk is reminded of what is late or done, who told is forgotten after the term, unsent files go.
import { addDays, type Id } from '@jinze/kernel';
import type { Services } from '../../context.ts';
import { SYSTEM_SCOPE } from '../../platform/database/scope.ts';
import { recordHeld } from '../../platform/record-held.ts';
import { isWorkday } from '../notices/index.ts';
import { stagesOfTasks } from '../supervision/index.ts';
import { addEntry } from './file-report.ts';
import { publicReportSource } from './report-ledger.store.ts';
import { countedDay } from './report-terms.ts';
import { FORGETTING_SCOPE, removeReporters } from './reporters.store.ts';
import {
  deleteFormFiles,
  lockReportsToRemind,
  lockUntoldDays,
  markReportsReminded,
  updateReport,
} from './reports.store.ts';
import { tellOfReports } from './tell-of-report.ts';

/** Days between two reminders of one report. */
const EVERY_DAYS = 7;
const AT_ONCE = 500;
/** A form that is filled in again is sent within hours. */
const FORM_DAYS = 1;
const DAY_MS = 86_400_000;

interface Page {
  readonly count: number;
  /** The last one looked at; null: there are no more. */
  readonly after: Id<'public-report'> | null;
}

async function remindOfPage(
  { unitOfWork, clock }: Services,
  after: Id<'public-report'> | null,
): Promise<Page> {
  const today = clock.today();
  const command = { actor: { accountId: null, name: '每日提醒' }, scope: SYSTEM_SCOPE };
  return unitOfWork.commit(command, async (unit): Promise<Page> => {
    const before = addDays(today, -EVERY_DAYS);
    const rows = await lockReportsToRemind(unit.tx, { today, before, after, limit: AT_ONCE });
    const stages = await stagesOfTasks(
      unit.tx,
      rows.flatMap((row) => row.task_id ?? []),
    );
    const due = rows.filter(
      (row) =>
        row.state !== 'tasked' ||
        row.is_idle ||
        (row.reply_by !== null && row.reply_by < today) ||
        (row.task_id !== null && stages.get(row.task_id)?.isEnded === true),
    );
    await tellOfReports(unit, due, 'public-report-due', null);
    const ids = due.map(({ id }) => id);
    await markReportsReminded(unit.tx, ids, today);
    return { count: ids.length, after: rows[AT_ONCE - 1]?.id ?? null };
  });
}

/** Every working day: what is past its day or has none, what became a task that has ended, what was answered and is not closed. Answers how many. */
export async function remindOfReports(services: Services): Promise<number> {
  if (!isWorkday(services.clock.today())) return 0;
  let count = 0;
  for (let page: Page = { count: 0, after: null }; ; ) {
    page = await remindOfPage(services, page.after);
    count += page.count;
    if (page.after === null) return count;
  }
}

/** Days that could not be told when they were asked for, since a year’s calendar was not published; told once it is. */
async function tellDays({ unitOfWork, clock }: Services): Promise<void> {
  const command = { actor: { accountId: null, name: '期限计算' }, scope: SYSTEM_SCOPE };
  await unitOfWork.commit(command, async (unit) => {
    const rows = await lockUntoldDays(unit.tx, AT_ONCE);
    for (const { id, version, state, days_from: from, days_count: days } of rows) {
      const on = from === null || days === null ? null : countedDay(days, from);
      if (on === null) continue;
      const day = state === 'received' ? { accept_by: on } : { reply_by: on };
      await updateReport(unit.tx, id, version, { ...day, days_from: null, days_count: null });
      const entry = { kind: 'day', on: clock.today(), text: on, isTold: true } as const;
      await addEntry(unit, id, entry, command.actor.name);
      await recordHeld(unit, publicReportSource, [
        { id, type: 'public-report.day-told.v1', isConcealed: true },
      ]);
    }
    return {};
  });
}

/** Every night. Answers of how many reports who told was removed. */
export async function tidyReports(services: Services): Promise<number> {
  const { database, unitOfWork, clock } = services;
  const before = new Date(clock.now().getTime() - FORM_DAYS * DAY_MS);
  await database.write(SYSTEM_SCOPE, (tx) => deleteFormFiles(tx, before));
  await tellDays(services);
  const command = { actor: { accountId: null, name: '到期删除' }, scope: FORGETTING_SCOPE };
  const { count } = await unitOfWork.commit(command, async (unit) => {
    const ids = await removeReporters(unit.tx, clock.today());
    for (const id of ids) await unit.audit('publication.forget-reporter', id);
    return { count: ids.length };
  });
  return count;
}

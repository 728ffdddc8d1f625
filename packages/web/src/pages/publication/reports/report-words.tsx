// How a report from the public is said in words: its state with a mark, its day, and the answer first.
import type { PublicReport, PublicReportLine, PublicReportState } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type StateId, StateMark } from '../../../components/marks.tsx';

const MARKS: Readonly<Record<PublicReportState, StateId>> = {
  received: 'not-yet-due',
  accepted: 'under-way',
  'not-accepted': 'ended',
  checked: 'under-way',
  tasked: 'under-way',
  replied: 'under-way',
  closed: 'met',
};

export function ReportMark({ state }: Pick<PublicReportLine, 'state'>) {
  const { t } = useTranslation();
  return <StateMark state={MARKS[state]} text={t(`publicReports.states.${state}`)} />;
}

/** The day that is waited for, and that it is past; a closed task waits for its answer. */
export function DueWord({ dueOn, isOverdue, isTaskClosed, calendarUntil }: PublicReportLine) {
  const { t } = useTranslation();
  if (isTaskClosed) return <StateMark state="due-soon" text={t('publicReports.taskClosed')} />;
  if (calendarUntil !== null)
    return <span className="muted">{t('publicReports.untoldShort')}</span>;
  if (dueOn === null) return null;
  if (isOverdue)
    return <StateMark state="overdue" text={t('publicReports.pastDay', { on: dueOn })} />;
  return <span className="nowrap">{dueOn}</span>;
}

/** The first line of its page: what it is about and what is next. */
export function conclusionOf(one: PublicReport, t: TFunction): string {
  const what = t(`publicReports.kinds.${one.kind}`);
  if (one.isTaskClosed) return t('publicReports.is.taskClosed', { what });
  if (one.isOverdue && one.dueOn !== null)
    return t('publicReports.is.overdue', { what, on: one.dueOn });
  const { state, task } = one;
  if (state === 'tasked' && task !== null && !task.isIssued)
    return t('publicReports.is.drafted', { what });
  return t(`publicReports.is.${state}`, { what });
}

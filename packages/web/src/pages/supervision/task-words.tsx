// How a task is said: its state with a mark, its deadline, who is asked, and the sentence its page begins with.
import type { Task, TaskLine, TaskParty, TaskState } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { daysBetween, today } from '../../clock.ts';
import { type StateId, StateMark } from '../../components/marks.tsx';

const MARKS: Readonly<Record<TaskState, StateId>> = {
  drafted: 'not-yet-due',
  approved: 'not-yet-due',
  issued: 'not-yet-due',
  accepted: 'not-yet-due',
  replied: 'partly',
  returned: 'partly',
  closed: 'met',
  withdrawn: 'not-yet-due',
};

/** It is with whoever is asked. */
export const isOpen = (state: TaskState) => ['issued', 'accepted', 'returned'].includes(state);

export function TaskStateMark({ task }: { task: Pick<TaskLine, 'state'> }) {
  const { t } = useTranslation();
  return <StateMark state={MARKS[task.state]} text={t(`supervision.states.${task.state}`)} />;
}

type Dated = Pick<TaskLine, 'state' | 'dueOn' | 'overdueDays' | 'isDueSoon'>;

/** The day, and where it matters how near or how far past. */
export function DueMark({ task }: { task: Dated }) {
  const { t } = useTranslation();
  const { overdueDays: count } = task;
  const left = daysBetween(today(), task.dueOn);
  return (
    <div>
      <span className="nowrap">{task.dueOn}</span>
      {isOpen(task.state) && count > 0 && (
        <div>
          <StateMark state="overdue" text={t('supervision.overdueBy', { count })} />
        </div>
      )}
      {task.isDueSoon && (
        <div>
          <StateMark
            state="due-soon"
            text={left === 0 ? t('supervision.dueToday') : t('supervision.dueIn', { count: left })}
          />
        </div>
      )}
      {!isOpen(task.state) && count > 0 && (
        <div className="muted">{t('supervision.repliedLate', { count })}</div>
      )}
    </div>
  );
}

/** The body, and the post where one is asked. */
export function partyName(party: Pick<TaskParty, 'organName' | 'postTitle'>): string {
  return [party.organName, party.postTitle].filter((part) => part !== null).join(' ');
}

/** Body or post with who holds it; a vacant post says so. */
export function PartyLine({ party }: { party: TaskParty }) {
  const { t } = useTranslation();
  return (
    <>
      {partyName(party)}
      {party.personName !== null && <span className="nowrap"> {party.personName}</span>}
      {party.postId !== null && party.personName === null && (
        <span className="conflict"> {t('supervision.vacant')}</span>
      )}
    </>
  );
}

function standsOf(task: Task, t: TFunction): string {
  if (isOpen(task.state) && task.overdueDays > 0)
    return t('supervision.is.overdue', { count: task.overdueDays });
  if (task.state === 'drafted' && task.approvalNeed.isNeeded)
    return t('supervision.is.needsApproval');
  return t(`supervision.is.${task.state}`);
}

/** The conclusion: how it stands, with its mark, and until when it is. */
export function Stands({ task }: { task: Task }) {
  const { t } = useTranslation();
  const isLate = isOpen(task.state) && task.overdueDays > 0;
  const hasEnded = task.endedOn !== null;
  return (
    <div className="stands">
      <StateMark
        state={isLate ? 'overdue' : task.isDueSoon ? 'due-soon' : MARKS[task.state]}
        text={standsOf(task, t)}
      />
      {isLate && <span className="muted">{t(`supervision.states.${task.state}`)}</span>}
      {!hasEnded && (
        <span className="muted nowrap">{t('supervision.is.dueSoon', { on: task.dueOn })}</span>
      )}
      {!isLate && task.overdueDays > 0 && (
        <span className="muted">{t('supervision.repliedLate', { count: task.overdueDays })}</span>
      )}
      {task.isListed && <span className="tag listed">{t('supervision.isListed')}</span>}
      {task.extensions > 0 && (
        <span className="tag">{t('supervision.extended', { count: task.extensions })}</span>
      )}
    </div>
  );
}

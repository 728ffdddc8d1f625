// The columns of a list of tasks: for the office, and for whoever is asked.
import type { TaskLine } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../components/list-page.tsx';
import { DueMark, PartyLine, TaskStateMark } from './task-words.tsx';

function TaskName({ task }: { task: TaskLine }) {
  const { t } = useTranslation();
  return (
    <div className="task-name">
      {task.mayOpen && task.title !== null ? (
        <Link to="/supervision/tasks/$taskId" params={{ taskId: task.id }}>
          {task.title}
        </Link>
      ) : (
        <span className="muted">{t('supervision.notOpen', { issuer: task.issuerName })}</span>
      )}{' '}
      <span className="task-tags">
        {task.isListed && <span className="tag listed">{t('supervision.isListed')}</span>}
        {task.isPart && <span className="tag">{t('supervision.isPart')}</span>}
        {task.isSplit && <span className="tag">{t('supervision.isSplit')}</span>}
        {task.isExtensionAsked && (
          <span className="tag unchecked">{t('supervision.extensionAsked')}</span>
        )}
      </span>
    </div>
  );
}

export function useTaskColumns(side: 'office' | 'asked'): Column<TaskLine>[] {
  const { t } = useTranslation();
  const lead: Column<TaskLine> = {
    id: 'lead',
    title: t('supervision.lead'),
    cell: (task) =>
      task.lead !== null && (
        <div>
          <PartyLine party={task.lead} />
          {task.assistCount > 0 && (
            <div className="muted">{t('supervision.andOthers', { count: task.assistCount })}</div>
          )}
        </div>
      ),
  };
  const region: Column<TaskLine> = {
    id: 'region',
    title: t('supervision.region'),
    isShort: true,
    cell: (task) => task.lead?.regionName,
  };
  return [
    {
      id: 'task',
      title: t('supervision.task'),
      isHead: true,
      cell: (task) => <TaskName task={task} />,
    },
    { id: 'state', title: t('supervision.state'), cell: (task) => <TaskStateMark task={task} /> },
    { id: 'due', title: t('supervision.due'), cell: (task) => <DueMark task={task} /> },
    ...(side === 'office' ? [lead, region] : [lead]),
    {
      id: 'source',
      title: t('supervision.source'),
      isShort: true,
      cell: (task) => t(`supervision.sources.${task.sourceKind}`),
    },
    {
      id: 'issuer',
      title: t('supervision.issuer'),
      isShort: true,
      cell: (task) => task.issuerName,
    },
  ];
}

// What passes from one holder to the next, what needs somebody first.
import type { HandoverMatter } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { today } from '../clock.ts';
import { StateMark } from '../components/marks.tsx';
import { SectionStateTag } from './section-state.tsx';

/** Whether somebody still has to do something about it. The list of who leaves ends as it stands; a task waits with the post. */
export function isUnsettled(matter: HandoverMatter): boolean {
  switch (matter.kind) {
    case 'portfolio':
      return matter.state === 'nobody';
    case 'duty-section':
      return matter.side === 'incoming' && matter.state !== 'acknowledged';
    case 'task':
      return matter.personName === null;
    // It is asked of the post: whoever comes goes on with it.
    case 'deployment':
      return false;
  }
}

function OpenTask({ task }: { task: Extract<HandoverMatter, { kind: 'task' }> }) {
  const { t } = useTranslation();
  const isLate = task.state !== 'replied' && task.dueOn < today();
  return (
    <>
      <Link to="/supervision/tasks/$taskId" params={{ taskId: task.taskId }}>
        {t('handovers.task', { title: task.title })}
      </Link>
      <StateMark
        state={isLate ? 'overdue' : 'not-yet-due'}
        text={t('handovers.taskDue', {
          state: t(`supervision.states.${task.state}`),
          on: task.dueOn,
        })}
      />
      <span className={task.personName === null ? 'tag unchecked' : 'tag'}>
        {task.personName ?? t('handovers.taskWaits')}
      </span>
    </>
  );
}

function OpenDeployment({ ask }: { ask: Extract<HandoverMatter, { kind: 'deployment' }> }) {
  const { t } = useTranslation();
  const { deploymentId, askId, what, dueOn } = ask;
  const isLate = dueOn !== null && dueOn < today();
  return (
    <>
      <Link to="/deployments/$deploymentId/asks/$askId" params={{ deploymentId, askId }}>
        {t('handovers.deployment', { what })}
      </Link>
      <StateMark
        state={isLate ? 'overdue' : ask.state === 'partly' ? 'partly' : 'not-yet-due'}
        text={
          dueOn === null
            ? t(`deployments.word.${ask.state === 'partly' ? 'partly' : 'noRecord'}`)
            : t('handovers.deploymentDue', { on: dueOn })
        }
      />
    </>
  );
}

function MatterLine({ matter }: { matter: HandoverMatter }) {
  const { t } = useTranslation();
  if (matter.kind === 'portfolio')
    return (
      <>
        <span>{t('handovers.field', { field: matter.field })}</span>
        <span className={matter.state === 'nobody' ? 'tag unchecked' : 'tag checked'}>
          {t(`handovers.fieldState.${matter.state}`, { by: matter.by.join('、') })}
        </span>
      </>
    );
  if (matter.kind === 'task') return <OpenTask task={matter} />;
  if (matter.kind === 'deployment') return <OpenDeployment ask={matter} />;
  const title = t(`handovers.list.${matter.side}`, { year: matter.year });
  return (
    <>
      {matter.sectionId === null ? (
        <span>{title}</span>
      ) : (
        <Link to="/duties/sections/$sectionId" params={{ sectionId: matter.sectionId }}>
          {title}
        </Link>
      )}
      {matter.state === null ? (
        <span className={matter.side === 'incoming' ? 'tag unchecked' : 'tag'}>
          {t(matter.side === 'incoming' ? 'handovers.notDrafted' : 'handovers.noList')}
        </span>
      ) : (
        <SectionStateTag state={matter.state} />
      )}
    </>
  );
}

export function HandoverMatters({ matters }: { matters: readonly HandoverMatter[] }) {
  const { t } = useTranslation();
  if (matters.length === 0) return <p className="muted">{t('handovers.noMatters')}</p>;
  const keyOf = (one: HandoverMatter) =>
    one.kind === 'portfolio'
      ? one.field
      : one.kind === 'task'
        ? one.taskId
        : one.kind === 'deployment'
          ? one.askId
          : `${one.side}-${one.year}`;
  // What needs somebody comes first.
  const sorted = matters.toSorted((a, b) => Number(isUnsettled(b)) - Number(isUnsettled(a)));
  return (
    <ul className="todo">
      {sorted.map((matter) => (
        <li key={keyOf(matter)}>
          <MatterLine matter={matter} />
        </li>
      ))}
    </ul>
  );
}

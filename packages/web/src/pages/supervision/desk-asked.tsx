// What the desk says of tasks and deployments: for whoever is asked each one with its day, for the office what waits.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { daysBetween, thisYear, today } from '../../clock.ts';
import { StateMark } from '../../components/marks.tsx';
import { useRegion } from '../../shell/region-switcher.tsx';
import { may, useSession } from '../../shell/session.ts';
import { isSettled } from '../deployments/ask-standing.ts';
import { isOpen } from './task-words.tsx';

/** So many of them here; their own pages have the rest. */
const SHOWN = 6;

interface Asked {
  readonly id: string;
  readonly dueOn: string | null;
  readonly link: ReactNode;
}

/** Open tasks and deployments of the caller, or of whom they serve; the nearest day first. */
export function useAsked(): readonly Asked[] {
  const session = useSession();
  const tasks = useQuery({
    queryKey: ['supervision', 'mine', 'desk'],
    queryFn: () => call('supervision', 'mine', { query: { state: 'open', limit: 50 } }),
    enabled: may(session, 'supervision.mine'),
  });
  const deployments = useQuery({
    queryKey: ['deployments', 'mine', thisYear()],
    queryFn: () => call('deployments', 'mine', { query: { year: thisYear() } }),
    enabled: may(session, 'deployments.mine'),
  });
  const ofTasks = (tasks.data?.items ?? [])
    .filter(({ state }) => isOpen(state))
    .map(({ id, title, dueOn }) => ({
      id,
      dueOn,
      link: (
        <Link to="/supervision/tasks/$taskId" params={{ taskId: id }}>
          {title}
        </Link>
      ),
    }));
  const ofDeployments = (deployments.data?.items ?? [])
    .filter((line) => line.isNow && !isSettled(line))
    .map(({ id, deploymentId, what, dueOn }) => ({
      id,
      dueOn,
      link: (
        <Link to="/deployments/$deploymentId/asks/$askId" params={{ deploymentId, askId: id }}>
          {what}
        </Link>
      ),
    }));
  const LAST = '9999-12-31';
  return [...ofTasks, ...ofDeployments].toSorted((a, b) =>
    (a.dueOn ?? LAST).localeCompare(b.dueOn ?? LAST),
  );
}

function DueWords({ on }: { on: string | null }) {
  const { t } = useTranslation();
  if (on === null) return <span className="muted nowrap">{t('deployments.noDay')}</span>;
  return on < today() ? (
    <StateMark
      state="overdue"
      text={t('supervision.overdueBy', { count: daysBetween(on, today()) })}
    />
  ) : (
    <span className="muted nowrap">{t('supervision.is.dueSoon', { on })}</span>
  );
}

export function AskedCard() {
  const { t } = useTranslation();
  const asked = useAsked();
  if (asked.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('desk.asked', { count: asked.length })}</h2>
      <ul className="todo">
        {asked.slice(0, SHOWN).map(({ id, dueOn, link }) => (
          <li key={id}>
            <span>{link}</span>
            <DueWords on={dueOn} />
          </li>
        ))}
      </ul>
      <p className="more row">
        <Link to="/supervision">{t('menu.supervision')}</Link>
        <Link to="/deployments">{t('menu.deployments')}</Link>
      </p>
    </section>
  );
}

/** What waits for the office of a region; what is zero is not said. */
export function useOfficeTodo(regionPath: string | undefined) {
  const { t } = useTranslation();
  const session = useSession();
  const region = regionPath ?? '';
  const tasks = useQuery({
    queryKey: ['supervision', 'list', region, 'desk'],
    queryFn: () => call('supervision', 'list', { query: { region, limit: 1 } }),
    enabled: regionPath !== undefined && may(session, 'supervision.list'),
  });
  const deployments = useQuery({
    queryKey: ['deployments', 'list', region, 'desk'],
    queryFn: () => call('deployments', 'list', { query: { region, limit: 1 } }),
    enabled: regionPath !== undefined && may(session, 'deployments.list'),
  });
  const { toVerify = 0, toDecide = 0, overdue = 0 } = tasks.data?.counts ?? {};
  const { overdue: late = 0 } = deployments.data?.counts ?? {};
  const go = t('desk.go');
  const lines: readonly (readonly [count: number, words: string, link: ReactNode])[] = [
    [
      toDecide,
      t('desk.tasksToDecide', { count: toDecide }),
      <Link key="decide" to="/supervision">
        {go}
      </Link>,
    ],
    [
      toVerify,
      t('desk.tasksToVerify', { count: toVerify }),
      <Link key="verify" to="/supervision" search={{ state: 'replied' }}>
        {go}
      </Link>,
    ],
    [
      overdue,
      t('desk.tasksOverdue', { count: overdue }),
      <Link key="overdue" to="/supervision" search={{ overdue: true }}>
        {go}
      </Link>,
    ],
    [
      late,
      t('desk.deploymentsOverdue', { count: late }),
      <Link key="late" to="/deployments" search={{ show: 'overdue' }}>
        {go}
      </Link>,
    ],
  ];
  return lines.filter(([count]) => count > 0);
}

/** The desk of who runs tasks and no lists 督查室. */
export function TasksTodoCard() {
  const { t } = useTranslation();
  const todo = useOfficeTodo(useRegion()?.path);
  return (
    <section className="card">
      <h2>{t('desk.waiting')}</h2>
      {todo.length === 0 && <p>{t('desk.allDone')}</p>}
      <ul className="todo">
        {todo.map(([, words, link]) => (
          <li key={words}>
            <span>{words}</span>
            {link}
          </li>
        ))}
      </ul>
      <p className="more">
        <Link to="/supervision">{t('menu.supervision')}</Link>
      </p>
    </section>
  );
}

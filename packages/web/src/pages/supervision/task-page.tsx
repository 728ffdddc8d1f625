// One task: what is asked and how it stands left, what happened right, one act at a time.
import type { Task, TaskAct } from '@jinze/contracts';
import type { Id } from '@jinze/kernel';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call, newKey } from '../../api/client.ts';
import { CasePage } from '../../components/case-page.tsx';
import { ActError, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import './supervision.css';
import { may, useSession } from '../../shell/session.ts';
import { DocumentsPart } from '../documents/documents-part.tsx';
import { type DialogAct, TaskDialog } from './task-acts.tsx';
import { TaskFacts } from './task-facts.tsx';
import { useTimeline } from './task-timeline.ts';
import { TaskWays } from './task-ways.tsx';
import { partyName, Stands } from './task-words.tsx';

/** What is to be done next stands first and is the one in colour. */
const ORDER: readonly TaskAct[] = [
  'issue',
  'approve',
  'accept',
  'decide-extension',
  'close',
  'reply',
  'return',
  'progress',
  'split',
  'ask-extension',
  'escalate',
  'change',
  'withdraw',
];

function useAccept(task: Task, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (idempotencyKey: string) =>
      call('supervision', 'accept', {
        params: { taskId: task.id },
        body: { version: task.version },
        idempotencyKey,
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries();
      onDone();
    },
    onError: async (error) => {
      if (error instanceof ApiError && error.status === 409)
        await queryClient.invalidateQueries({ queryKey: ['supervision'] });
    },
  });
}

function Acts({ task, onDone }: { task: Task; onDone: (act: TaskAct) => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<DialogAct>();
  const accept = useAccept(task, () => onDone('accept'));
  // What needs an approval first offers that first, and the issuing only after it.
  const isHeldUp = task.approvalNeed.isNeeded && task.approval === null;
  const acts = ORDER.filter((act) => task.may.includes(act) && !(act === 'issue' && isHeldUp));
  const open = (act: TaskAct) => {
    if (act === 'accept') accept.mutate(newKey());
    else if (act === 'change')
      void navigate({ to: '/supervision/tasks/$taskId/change', params: { taskId: task.id } });
    else if (act === 'split') void navigate({ to: '/supervision/new', search: { from: task.id } });
    else setDialog(act);
  };
  return (
    <>
      <ActError error={accept.error} />
      <div className="row task-acts">
        {acts.map((act, index) => (
          <Button
            key={act}
            type={act === 'withdraw' ? 'text' : index === 0 ? 'primary' : 'default'}
            loading={act === 'accept' && accept.isPending}
            onClick={() => open(act)}
          >
            {t(`supervision.acts.${act}`)}
          </Button>
        ))}
      </div>
      {dialog !== undefined && (
        <TaskDialog
          act={dialog}
          task={task}
          onClose={() => setDialog(undefined)}
          onDone={() => {
            setDialog(undefined);
            onDone(dialog);
          }}
        />
      )}
    </>
  );
}

function Whole({ task }: { task: Task }) {
  const { t } = useTranslation();
  const session = useSession();
  const [done, setDone] = useState<Exclude<TaskAct, 'change' | 'split'>>();
  const timeline = useTimeline(task);
  return (
    <div className="stack task-page">
      <PageHead
        title={task.title}
        sub={t('supervision.pageSub', {
          issuer: task.issuerName,
          lead: task.lead === null ? '' : partyName(task.lead),
        })}
      >
        <Link to="/supervision">{t('supervision.back')}</Link>
        {may(session, 'accountability.open') && (
          <Link
            to="/accountability/new"
            search={{ origin: 'task', reference: task.title.slice(0, 120) }}
          >
            {t('accountability.openCase')}
          </Link>
        )}
      </PageHead>
      {done !== undefined && <Notice>{t(`supervision.done.${done}`)}</Notice>}
      <CasePage
        facts={
          <>
            <Stands task={task} />
            <TaskFacts task={task} />
            <TaskWays task={task} />
            <DocumentsPart stream="task" of={task.id} />
          </>
        }
        timelineTitle={t('supervision.timeline')}
        timeline={timeline}
        decision={
          task.may.length === 0 ? undefined : (
            <Acts
              task={task}
              onDone={(act) => {
                if (act !== 'change' && act !== 'split') setDone(act);
              }}
            />
          )
        }
      />
    </div>
  );
}

export function TaskPage() {
  const { taskId } = useParams({ from: '/app/supervision/tasks/$taskId' });
  const query = useQuery({
    queryKey: ['supervision', 'task', taskId],
    queryFn: () => call('supervision', 'task', { params: { taskId: taskId as Id<'task'> } }),
  });
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Whole key={taskId} task={query.data} />;
}

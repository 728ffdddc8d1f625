// Where a task leads: a duty record of what was done for it, and the deployments of whoever is asked.
import type { Task } from '@jinze/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../../api/client.ts';
import { ActError, Notice } from '../../components/feedback.tsx';
import { may, useSession } from '../../shell/session.ts';

export function TaskWays({ task }: { task: Task }) {
  const { t } = useTranslation();
  const session = useSession();
  const queryClient = useQueryClient();
  const record = useMutation({
    mutationFn: (idempotencyKey: string) =>
      call('supervision', 'toDeployment', {
        params: { taskId: task.id },
        body: { version: task.version },
        idempotencyKey,
      }),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  const mayRecord = task.may.includes('progress') && may(session, 'performance.record');
  if (!mayRecord && !task.mayRecordDeployment && record.isIdle) return null;
  return (
    <>
      <ActError error={record.error} />
      {record.isSuccess && <Notice>{t('supervision.toDeploymentDone')}</Notice>}
      <div className="row no-print">
        {mayRecord && (
          <Link to="/records/new" search={{ activity: 'task', title: task.title, task: task.id }}>
            {t('supervision.toRecord')}
          </Link>
        )}
        {task.mayRecordDeployment && (
          <button
            type="button"
            className="link-button"
            disabled={record.isPending}
            onClick={() => record.mutate(newKey())}
          >
            {t('supervision.toDeployment')}
          </button>
        )}
      </div>
    </>
  );
}

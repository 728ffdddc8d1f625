// The latest imports of records: what each brought in, its file, and the way to withdraw one that nothing builds on yet.
import type { RecordImport } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { ActDialog } from '../../components/act-dialog.tsx';
import { EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { ListPage } from '../../components/list-page.tsx';

function WithdrawDialog({
  made,
  onClose,
  onDone,
}: {
  made: RecordImport;
  onClose: () => void;
  onDone: (count: number) => Promise<void>;
}) {
  const { t } = useTranslation();
  return (
    <ActDialog
      title={t('importRecords.withdrawTitle', { file: made.fileName })}
      fields={[{ name: 'reason', label: t('importRecords.withdrawReason'), kind: 'long' }]}
      submit={t('importRecords.withdraw')}
      onClose={onClose}
      onSubmit={async (values, idempotencyKey) => {
        const { withdrawn } = await call('recordImports', 'withdraw', {
          params: { importId: made.id },
          body: { reason: values['reason'] ?? '' },
          idempotencyKey,
        });
        await onDone(withdrawn);
      }}
    >
      <p className="muted">{t('importRecords.withdrawHint')}</p>
    </ActDialog>
  );
}

export function RecordImports() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [withdrawing, setWithdrawing] = useState<RecordImport>();
  const [withdrawn, setWithdrawn] = useState<number>();
  const imports = useQuery({
    queryKey: ['performance', 'record-imports'],
    queryFn: () => call('recordImports', 'list'),
  });
  if (imports.isPending) return <Loading lines={3} />;
  if (imports.isError)
    return <ErrorState error={imports.error} onRetry={() => void imports.refetch()} />;
  return (
    <section className="card stack">
      <h2>{t('importRecords.imports')}</h2>
      {withdrawn !== undefined && (
        <Notice>{t('importRecords.withdrawn', { count: withdrawn })}</Notice>
      )}
      <ListPage
        name="record-imports"
        caption={t('importRecords.imports')}
        isFixed
        rows={imports.data.items}
        rowKey={(one) => one.id}
        empty={<EmptyState title={t('importRecords.noImports')} />}
        columns={[
          {
            id: 'at',
            title: t('importRecords.importedAt'),
            isHead: true,
            cell: (one) => (
              <>
                <span className="nowrap">{writtenInstant(one.recordedAt)}</span>{' '}
                <span className="muted">{one.recordedBy}</span>
              </>
            ),
          },
          {
            id: 'file',
            title: t('posts.file'),
            cell: (one) =>
              one.file === null ? (
                one.fileName
              ) : (
                <a href={`/api/performance/attachments/${one.file.id}/content`} download>
                  {one.fileName}
                </a>
              ),
          },
          {
            id: 'recorded',
            title: t('posts.effect'),
            cell: (one) => t('importRecords.effect', { count: one.recorded }),
          },
          {
            id: 'state',
            title: t('posts.importState'),
            cell: (one) =>
              one.withdrawn === null
                ? t('posts.importStands')
                : t('importRecords.isWithdrawn', {
                    at: writtenInstant(one.withdrawn.at),
                    by: one.withdrawn.by,
                    reason: one.withdrawn.reason,
                  }),
          },
          {
            id: 'act',
            title: '',
            isEnd: true,
            cell: (one) =>
              one.may.includes('withdraw') && (
                <Button size="small" onClick={() => setWithdrawing(one)}>
                  {t('importRecords.withdraw')}
                </Button>
              ),
          },
        ]}
      />
      {withdrawing !== undefined && (
        <WithdrawDialog
          made={withdrawing}
          onClose={() => setWithdrawing(undefined)}
          onDone={async (count) => {
            setWithdrawing(undefined);
            setWithdrawn(count);
            await queryClient.invalidateQueries();
          }}
        />
      )}
    </section>
  );
}

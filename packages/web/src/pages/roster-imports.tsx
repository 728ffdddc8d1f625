// The latest imports: what each did, and the way to undo one that nothing builds on yet.
import type { RosterImport } from '@jinze/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { writtenInstant } from '../clock.ts';
import { ActDialog } from '../components/act-dialog.tsx';
import { EmptyState, ErrorState, Loading, Notice } from '../components/feedback.tsx';
import { ListPage } from '../components/list-page.tsx';

export function RosterImports() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [undoing, setUndoing] = useState<RosterImport>();
  const [undone, setUndone] = useState<number>();
  const imports = useQuery({
    queryKey: ['posts', 'roster-imports'],
    queryFn: () => call('posts', 'rosterImports'),
  });
  if (imports.isPending) return <Loading lines={3} />;
  if (imports.isError)
    return <ErrorState error={imports.error} onRetry={() => void imports.refetch()} />;
  return (
    <section className="card stack">
      <h2 style={{ margin: 0 }}>{t('posts.imports')}</h2>
      {undone !== undefined && <Notice>{t('posts.undone', { count: undone })}</Notice>}
      <ListPage
        name="roster-imports"
        caption={t('posts.imports')}
        isFixed
        rows={imports.data.items}
        rowKey={(one) => one.id}
        empty={<EmptyState title={t('posts.noImports')} />}
        columns={[
          {
            id: 'at',
            title: t('posts.importedAt'),
            isHead: true,
            cell: (one) => <span className="nowrap">{writtenInstant(one.recordedAt)}</span>,
          },
          { id: 'file', title: t('posts.file'), cell: (one) => one.fileName },
          {
            id: 'effect',
            title: t('posts.effect'),
            cell: (one) => t('posts.effectOf', { ...one }),
          },
          {
            id: 'state',
            title: t('posts.importState'),
            cell: (one) =>
              one.undone === null
                ? t('posts.importStands')
                : t('posts.importUndone', {
                    at: writtenInstant(one.undone.at),
                    by: one.undone.by,
                    reason: one.undone.reason,
                  }),
          },
          {
            id: 'act',
            title: '',
            isEnd: true,
            cell: (one) =>
              one.may.includes('undo') && (
                <Button size="small" onClick={() => setUndoing(one)}>
                  {t('posts.undo')}
                </Button>
              ),
          },
        ]}
      />
      {undoing !== undefined && (
        <ActDialog
          title={t('posts.undoTitle', { file: undoing.fileName })}
          fields={[{ name: 'reason', label: t('posts.undoReason'), kind: 'long' }]}
          submit={t('posts.undo')}
          onClose={() => setUndoing(undefined)}
          onSubmit={async (values, idempotencyKey) => {
            const done = await call('posts', 'undoImport', {
              params: { importId: undoing.id },
              body: { reason: values['reason'] ?? '' },
              idempotencyKey,
            });
            setUndoing(undefined);
            setUndone(done.undone);
            await queryClient.invalidateQueries();
          }}
        >
          <p className="muted">{t('posts.undoHint')}</p>
        </ActDialog>
      )}
    </section>
  );
}

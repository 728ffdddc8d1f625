// A leader’s own lists, or those of the leader one serves: what waits is signed together.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, newKey } from '../api/client.ts';
import { ActError, EmptyState, ErrorState, Loading, Notice } from '../components/feedback.tsx';
import { ListPage } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { may, useSession } from '../shell/session.ts';
import { isCancelled, useSigning } from '../shell/signing.tsx';
import { useOwnColumns } from './section-list.tsx';

/** `isBeside`: of an account that is an office too, above what the office runs; nothing where there is none. */
export function MyDuties({ isBeside = false }: { isBeside?: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const queryClient = useQueryClient();
  const sign = useSigning();
  const [signed, setSigned] = useState<number>();
  const mine = useQuery({ queryKey: ['duties', 'mine'], queryFn: () => call('duties', 'mine') });
  const columns = useOwnColumns();
  const title = t(may(session, 'duties.acknowledge') ? 'duties.mineTitle' : 'duties.servedTitle');
  const waiting = (mine.data?.items ?? []).filter(({ state }) => state === 'issued');
  const acknowledge = useMutation({
    mutationFn: (idempotencyKey: string) =>
      sign(() =>
        call('duties', 'acknowledge', {
          body: { sections: waiting.map(({ id, version }) => ({ id, version })) },
          idempotencyKey,
        }),
      ),
    onSuccess: ({ changed }) => setSigned(changed),
    onSettled: () => void queryClient.invalidateQueries(),
  });
  if (mine.isPending) return isBeside ? null : <Loading />;
  if (mine.isError) return <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />;
  if (isBeside && mine.data.items.length === 0) return null;
  const signAll = waiting.length > 1 && may(session, 'duties.acknowledge') && (
    <Button
      type="primary"
      loading={acknowledge.isPending}
      onClick={() => acknowledge.mutate(newKey())}
    >
      {t('duties.signAll', { count: waiting.length })}
    </Button>
  );
  return (
    <div className="stack">
      {isBeside ? (
        <div className="row">
          <h2>{title}</h2>
          {signAll}
        </div>
      ) : (
        <PageHead title={title}>{signAll}</PageHead>
      )}
      {signed !== undefined && <Notice>{t('duties.signedAll', { count: signed })}</Notice>}
      <ActError error={isCancelled(acknowledge.error) ? null : acknowledge.error} />
      <ListPage
        name="my-duties"
        caption={title}
        columns={columns}
        rows={mine.data.items}
        rowKey={(line) => line.id}
        isFixed
        empty={<EmptyState title={t('duties.mineEmpty')} hint={t('duties.mineEmptyHint')} />}
      />
    </div>
  );
}

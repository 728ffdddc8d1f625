// The monthly round: what others recorded for me, month by month; what I choose is confirmed with one signature.
import type { WaitingRecord } from '@jinze/contracts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, call, newKey } from '../../api/client.ts';
import { ActError, EmptyState, ErrorState, Loading, Notice } from '../../components/feedback.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { may, useSession } from '../../shell/session.ts';
import { isCancelled, useSigning } from '../../shell/signing.tsx';
import { NotFound } from '../not-found.tsx';
import { ObjectDialog } from './record-acts.tsx';
import { RecordsLinks } from './records-links.tsx';
import { byMonth, changedOf } from './waiting.ts';
import { WaitingEntry } from './waiting-entry.tsx';
import './records.css';

const AT_ONCE = 50;
/** One signature covers as many as the contract takes. */
const MOST = 200;

function useWaiting() {
  return useInfiniteQuery({
    queryKey: ['performance', 'to-confirm'],
    queryFn: ({ pageParam }) =>
      call('performance', 'toConfirm', {
        query: { limit: AT_ONCE, ...(pageParam === '' ? {} : { after: pageParam }) },
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

/** What is chosen, at the version that was read. */
type Chosen = ReadonlyMap<string, number>;

function useConfirm(chosen: Chosen, onDone: (count: number) => void) {
  const queryClient = useQueryClient();
  const sign = useSigning();
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['performance'] });
  return useMutation({
    mutationFn: (idempotencyKey: string) =>
      sign(() =>
        call('performance', 'confirm', {
          body: {
            records: [...chosen].map(([id, version]) => ({
              id: id as WaitingRecord['id'],
              version,
            })),
          },
          idempotencyKey,
        }),
      ),
    onSuccess: async ({ confirmed }) => {
      onDone(confirmed);
      await refresh();
    },
    /** All or none: the newer state is read, and what was changed is told apart. */
    onError: async (error) => {
      if (error instanceof ApiError && error.status === 409) await refresh();
    },
  });
}

function ChosenBar({
  records,
  total,
  chosen,
  isBusy,
  onChosen,
  onConfirm,
}: {
  records: readonly WaitingRecord[];
  total: number;
  chosen: Chosen;
  isBusy: boolean;
  onChosen: (next: Chosen) => void;
  onConfirm: () => void;
}) {
  const { t } = useTranslation();
  const isAll = chosen.size >= Math.min(records.length, MOST);
  return (
    <div className="card row confirm-bar">
      <Button
        onClick={() =>
          onChosen(
            isAll
              ? new Map()
              : new Map(records.slice(0, MOST).map(({ id, version }) => [id, version])),
          )
        }
      >
        {t(isAll ? 'records.none' : 'records.all')}
      </Button>
      <span role="status">{t('records.chosen', { count: chosen.size, total })}</span>
      <span className="spacer" />
      <Button type="primary" disabled={chosen.size === 0} loading={isBusy} onClick={onConfirm}>
        {t('records.confirmChosen', { count: chosen.size })}
      </Button>
    </div>
  );
}

function ToConfirm() {
  const { t } = useTranslation();
  const session = useSession();
  const isOwn = may(session, 'performance.confirm');
  const [choice, setChoice] = useState<Chosen>(new Map());
  const [notice, setNotice] = useState('');
  const [objecting, setObjecting] = useState<WaitingRecord>();
  const query = useWaiting();
  const records = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  // A record that was changed since it was chosen is not chosen any more, and marked until it is chosen anew.
  const changed = changedOf(choice, records);
  const chosen: Chosen = new Map([...choice].filter(([id]) => !changed.has(id)));
  const confirm = useConfirm(chosen, (count) => {
    setChoice(new Map());
    setNotice(t('records.confirmed', { count }));
  });
  const isStale = confirm.error instanceof ApiError && confirm.error.status === 409;
  const titles = {
    some: isOwn ? 'records.confirmTitle' : 'records.confirmTitleServed',
    none: isOwn ? 'records.confirmNone' : 'records.confirmNoneServed',
  } as const;
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const choose = (record: WaitingRecord) => (isChosen: boolean) => {
    const next = new Map(choice);
    if (isChosen) next.set(record.id, record.version);
    else next.delete(record.id);
    setChoice(next);
  };
  return (
    <div className="stack">
      <PageHead
        title={total === 0 ? t(titles.none) : t(titles.some, { count: total })}
        sub={t(isOwn ? 'records.confirmSub' : 'records.confirmSubServed')}
      />
      <RecordsLinks />
      {notice !== '' && <Notice>{notice}</Notice>}
      {isStale && changed.size > 0 ? (
        <div className="error-summary" role="alert">
          {t('records.confirmStale', { count: changed.size })}
        </div>
      ) : (
        <ActError error={isCancelled(confirm.error) ? null : confirm.error} />
      )}
      {total === 0 && (
        <section className="card">
          <EmptyState title={t(titles.none)} hint={t('records.confirmNoneHint')} />
        </section>
      )}
      {byMonth(records).map(({ month, lines }) => (
        <section key={month} className="card">
          <h2>{t('records.month', { year: month.slice(0, 4), month: Number(month.slice(5)) })}</h2>
          <ul className="waiting">
            {lines.map((record) => (
              <WaitingEntry
                key={record.id}
                record={record}
                isChosen={chosen.has(record.id)}
                isChangedJust={changed.has(record.id)}
                onChoose={isOwn ? choose(record) : undefined}
                onObject={isOwn ? () => setObjecting(record) : undefined}
              />
            ))}
          </ul>
        </section>
      ))}
      {query.hasNextPage && (
        <div className="row">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('records.more50', { count: total - records.length })}
          </Button>
        </div>
      )}
      {isOwn && total > 0 && (
        <ChosenBar
          records={records}
          total={total}
          chosen={chosen}
          isBusy={confirm.isPending}
          onChosen={setChoice}
          onConfirm={() => {
            setNotice('');
            confirm.mutate(newKey());
          }}
        />
      )}
      {objecting !== undefined && (
        <ObjectDialog
          record={objecting}
          onClose={() => setObjecting(undefined)}
          onDone={() => {
            setObjecting(undefined);
            setNotice(t('records.objectDone'));
          }}
        />
      )}
    </div>
  );
}

export function ToConfirmPage() {
  const session = useSession();
  return may(session, 'performance.to-confirm') ? <ToConfirm /> : <NotFound />;
}

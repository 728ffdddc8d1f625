// Open sessions: one's own, and for the security administrator everybody's.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { writtenInstant } from '../clock.ts';
import { ActError, EmptyState, Notice } from '../components/feedback.tsx';
import { PagedList } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';

type Entry = Awaited<ReturnType<typeof call<'access', 'sessions'>>>['items'][number];

export function SessionsPage() {
  const { t } = useTranslation();
  const { after } = useSearch({ from: '/app/sessions' });
  const navigate = useNavigate({ from: '/sessions' });
  const queryClient = useQueryClient();
  const [notice, setNotice] = useState('');
  const sessions = useQuery({
    queryKey: ['access', 'sessions', after],
    queryFn: () =>
      call('access', 'sessions', {
        query: { limit: 50, after },
      }),
  });
  const end = useMutation({
    mutationFn: (entry: Entry) => call('access', 'endSession', { params: { sessionId: entry.id } }),
    onSuccess: () => {
      setNotice(t('sessions.ended'));
      void queryClient.invalidateQueries({ queryKey: ['access', 'sessions'] });
    },
  });
  return (
    <div className="stack">
      <PageHead title={t('sessions.title')} sub={t('sessions.sub')} />
      {notice !== '' && <Notice>{notice}</Notice>}
      <ActError error={end.error} />
      <PagedList
        list={sessions}
        after={after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="sessions"
        caption={t('sessions.title')}
        isFixed
        rowKey={(entry) => entry.id}
        empty={<EmptyState title={t('sessions.empty')} />}
        columns={[
          {
            id: 'account',
            title: t('sessions.account'),
            isHead: true,
            cell: (entry) => entry.displayName,
          },
          {
            id: 'since',
            title: t('sessions.since'),
            cell: (entry) => <span className="nowrap">{writtenInstant(entry.createdAt)}</span>,
          },
          {
            id: 'seen',
            title: t('sessions.seen'),
            cell: (entry) => <span className="nowrap">{writtenInstant(entry.lastSeenAt)}</span>,
          },
          { id: 'address', title: t('sessions.address'), cell: (entry) => entry.address },
          {
            id: 'device',
            title: t('sessions.device'),
            cell: (entry) => <span className="muted">{entry.device.slice(0, 60)}</span>,
          },
          {
            id: 'end',
            title: '',
            isEnd: true,
            cell: (entry) =>
              entry.isCurrent ? (
                <span className="muted nowrap">{t('sessions.current')}</span>
              ) : (
                <button type="button" className="link-button" onClick={() => end.mutate(entry)}>
                  {t('sessions.end')}
                </button>
              ),
          },
        ]}
      />
    </div>
  );
}

// The inbox: what one was told, unread first or all of it, by kind; each leads to the page it is about.
import type { NoticeKind, Notice as Told } from '@jinze/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { writtenInstant } from '../../clock.ts';
import { ActError, EmptyState, Notice } from '../../components/feedback.tsx';
import { type Column, PagedList } from '../../components/list-page.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sentenceOf } from './notice-words.ts';
import './notices.css';
import { NoticesLinks } from './notices-links.tsx';

type Line = Told & { readonly readAt: string | null };

function useColumns(isUnreadOnly: boolean, onRead: (line: Line) => void): readonly Column<Line>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'what',
      title: t('notices.what'),
      isHead: true,
      cell: (line) => (
        <span className={line.readAt === null ? 'told unread' : 'told'}>
          {line.readAt === null && !isUnreadOnly && (
            <span className="visually-hidden">{t('notices.isUnread')}</span>
          )}
          <Link to={line.link} onClick={() => line.readAt === null && onRead(line)}>
            {sentenceOf(t, line)}
          </Link>
        </span>
      ),
    },
    {
      id: 'kind',
      title: t('notices.kindOf'),
      isShort: true,
      cell: (line) => t(`notices.kindName.${line.kind}`),
    },
    {
      id: 'at',
      title: t('notices.at'),
      isShort: true,
      cell: (line) => <span className="nowrap">{writtenInstant(line.at)}</span>,
    },
    {
      id: 'act',
      title: '',
      isEnd: true,
      cell: (line) =>
        line.readAt === null ? (
          <button
            type="button"
            className="link-button nowrap"
            aria-label={`${t('notices.read')}：${sentenceOf(t, line)}`}
            onClick={() => onRead(line)}
          >
            {t('notices.read')}
          </button>
        ) : null,
    },
  ];
}

export function InboxPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/notices' });
  const navigate = useNavigate({ from: '/notices' });
  const queryClient = useQueryClient();
  const [notice, setNotice] = useState('');
  const state = search.state ?? 'unread';
  const inbox = useQuery({
    queryKey: ['notices', 'inbox', state, search.kind, search.after],
    queryFn: () =>
      call('notices', 'inbox', {
        query: {
          state,
          limit: 50,
          ...(search.kind === undefined ? {} : { kind: search.kind }),
          after: search.after,
        },
      }),
  });
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ['notices'] });
  const read = useMutation({
    mutationFn: (line: Line) => call('notices', 'read', { body: { notices: [line.id] } }),
    onSuccess: refresh,
  });
  const readAll = useMutation({
    mutationFn: (upTo: string) =>
      call('notices', 'readAll', { body: { upTo, kind: search.kind ?? null } }),
    onSuccess: ({ read: count }) => {
      setNotice(t('notices.readDone', { count }));
      refresh();
    },
  });
  const columns = useColumns(state === 'unread', (line) => read.mutate(line));
  const newest = inbox.data?.items[0]?.at;
  const kinds = inbox.data?.kinds ?? [];
  const go = (next: { state?: 'all'; kind?: NoticeKind }) =>
    void navigate({ search: { ...search, after: undefined, ...next } });
  return (
    <div className="stack">
      <PageHead
        title={
          inbox.data === undefined || inbox.data.unread === 0
            ? t('notices.none')
            : t('notices.some', { count: inbox.data.unread })
        }
        sub={t('notices.sub')}
      >
        {newest !== undefined && inbox.data !== undefined && inbox.data.unread > 0 && (
          <Button loading={readAll.isPending} onClick={() => readAll.mutate(newest)}>
            {t('notices.readAll')}
          </Button>
        )}
      </PageHead>
      <NoticesLinks />
      {notice !== '' && <Notice>{notice}</Notice>}
      <ActError error={read.error ?? readAll.error} />
      <PagedList
        list={inbox}
        after={search.after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="notices"
        caption={t('menu.notices')}
        isFixed
        columns={columns}
        rowKey={(line) => line.id}
        filters={
          <>
            <Segmented
              aria-label={t('notices.which')}
              value={state}
              options={[
                { value: 'unread', label: t('notices.unread') },
                { value: 'all', label: t('notices.all') },
              ]}
              onChange={(value) =>
                void navigate({
                  search: {
                    ...(search.kind === undefined ? {} : { kind: search.kind }),
                    ...(value === 'all' ? { state: 'all' as const } : {}),
                  },
                })
              }
            />
            {kinds.length > 1 && (
              <Select
                aria-label={t('notices.kindOf')}
                style={{ minWidth: 180 }}
                value={search.kind ?? ''}
                options={[
                  { value: '', label: t('notices.everyKind') },
                  ...kinds.map(({ kind }) => ({
                    value: kind,
                    label: t(`notices.kindName.${kind}`),
                  })),
                ]}
                onChange={(kind: NoticeKind | '') =>
                  go(kind === '' ? { kind: undefined as never } : { kind })
                }
              />
            )}
          </>
        }
        empty={
          <EmptyState
            title={t(state === 'unread' ? 'notices.emptyUnread' : 'notices.emptyAll')}
            hint={t('notices.emptyHint')}
          />
        }
      />
    </div>
  );
}

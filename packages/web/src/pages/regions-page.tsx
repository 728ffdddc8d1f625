// The regions of one's own range: as a tree, or as what a search by name, former name or code finds.
import type { RegionFound } from '@jinze/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../components/feedback.tsx';
import { type Column, ListPage } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SheetLink } from '../components/sheet-link.tsx';
import { may, useSession } from '../shell/session.ts';
import { NotFound } from './not-found.tsx';
import { RegionTree } from './region-tree.tsx';

function useColumns(): Column<RegionFound>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'name',
      title: t('regions.name'),
      isHead: true,
      cell: (one) => (
        <>
          <Link
            to="/regions/$code"
            params={{ code: one.code }}
            className={one.endedOn === null ? undefined : 'struck'}
          >
            {one.name}
          </Link>
          {one.formerName !== null && (
            <span className="muted"> {t('regions.formerName', { name: one.formerName })}</span>
          )}
        </>
      ),
    },
    { id: 'level', title: t('regions.level'), cell: (one) => t(`level.${one.level}`) },
    { id: 'code', title: t('regions.newCode'), isShort: true, cell: (one) => one.code },
    {
      id: 'state',
      title: t('regions.state'),
      cell: (one) =>
        one.endedOn === null ? t('regions.living') : t('regions.endedOn', { on: one.endedOn }),
    },
  ];
}

function Found({ search }: { search: string }) {
  const { t } = useTranslation();
  const columns = useColumns();
  const found = useQuery({
    queryKey: ['posts', 'regions', search],
    queryFn: () => call('posts', 'regions', { query: { search, limit: 100 } }),
  });
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <Link to="/regions" search={(old) => ({ ...old, search: undefined })}>
        {t('regions.backToTree')}
      </Link>
      <ListPage
        name="regions"
        caption={t('regions.searchTitle', { search })}
        columns={columns}
        rows={found.data.items}
        rowKey={(one) => one.code}
        isFixed
        empty={<EmptyState title={t('regions.noMatch')} hint={t('regions.noMatchHint')} />}
      />
    </>
  );
}

export function RegionsPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { search } = useSearch({ from: '/app/regions' });
  const navigate = useNavigate({ from: '/regions' });
  const [words, setWords] = useState(search ?? '');
  if (!may(session, 'posts.region-tree')) return <NotFound />;
  return (
    <div className="stack">
      <PageHead
        title={search === undefined ? t('regions.title') : t('regions.searchTitle', { search })}
        sub={t('regions.sub')}
      >
        <Input.Search
          aria-label={t('regions.search')}
          placeholder={t('regions.search')}
          style={{ width: 260, maxWidth: '100%' }}
          value={words}
          allowClear
          onChange={(event) => setWords(event.target.value)}
          onSearch={(value) =>
            void navigate({
              search: (old) => ({
                ...old,
                search: value.trim() === '' ? undefined : value.trim(),
              }),
            })
          }
        />
        <SheetLink path="posts/regions" filter={{ search }} />
      </PageHead>
      {search === undefined ? (
        <section className="card">
          <RegionTree />
        </section>
      ) : (
        <Found search={search} />
      )}
    </div>
  );
}

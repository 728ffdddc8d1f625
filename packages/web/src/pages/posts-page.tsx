// Who holds which post in the region today, and the way to import a roster.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { today } from '../clock.ts';
import { EmptyState } from '../components/feedback.tsx';
import { WordsFilter } from '../components/list-filters.tsx';
import { type Column, PagedList } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SheetLink } from '../components/sheet-link.tsx';
import { useRegion } from '../shell/region-switcher.tsx';
import { may, useSession } from '../shell/session.ts';
import { NotFound } from './not-found.tsx';
import { PersonLink } from './person-link.tsx';

type Line = Awaited<ReturnType<typeof call<'posts', 'roster'>>>['items'][number];

function useColumns(): Column<Line>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'person',
      title: t('duties.person'),
      isHead: true,
      cell: (line) => <PersonLink id={line.personId} name={line.personName} />,
    },
    {
      id: 'post',
      title: t('duties.post'),
      cell: (line) => (
        <Link to="/posts/posts/$postId" params={{ postId: line.postId }}>
          {line.postTitle}
        </Link>
      ),
    },
    {
      id: 'organ',
      title: t('duties.organ'),
      cell: (line) => (
        <Link to="/posts/organs/$organId" params={{ organId: line.organId }}>
          {line.organName}
        </Link>
      ),
    },
    { id: 'region', title: t('duties.region'), isShort: true, cell: (line) => line.regionName },
    {
      id: 'category',
      title: t('duties.category'),
      isShort: true,
      cell: (line) => t(`postClass.${line.postClass}`),
    },
    {
      id: 'from',
      title: t('posts.from'),
      isShort: true,
      cell: (line) => <span className="nowrap">{line.from}</span>,
    },
    { id: 'fields', title: t('posts.fields'), cell: (line) => line.portfolios.join('、') },
  ];
}

function ImportButton() {
  const { t } = useTranslation();
  return (
    <Link to="/posts/import">
      <Button type="primary" tabIndex={-1}>
        {t('posts.import')}
      </Button>
    </Link>
  );
}

function Roster({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const session = useSession();
  const search = useSearch({ from: '/app/posts' });
  const navigate = useNavigate({ from: '/posts' });
  const columns = useColumns();
  const roster = useQuery({
    queryKey: ['posts', 'roster', region.path, search.search, search.after],
    queryFn: () =>
      call('posts', 'roster', {
        query: {
          region: region.path as never,
          limit: 50,
          ...(search.search === undefined ? {} : { search: search.search }),
          after: search.after,
        },
      }),
  });
  const mayImport = may(session, 'posts.import-roster');
  // Without a range of its own an organisation department sees what its committee manages.
  const title = may(session, 'posts.regions')
    ? t('posts.title', { region: region.name })
    : t('posts.managedTitle', { region: region.name });
  return (
    <>
      <PageHead title={title} sub={t('posts.sub', { date: today() })}>
        {may(session, 'posts.answering') && (
          <>
            <Link to="/posts/answering">{t('posts.answering')}</Link>
            <Link to="/posts/matrix">{t('posts.matrix')}</Link>
          </>
        )}
        {may(session, 'posts.export-roster') && (
          <SheetLink path="posts/roster" filter={{ region: region.path }} />
        )}
        {mayImport && <ImportButton />}
      </PageHead>
      <PagedList
        list={roster}
        after={search.after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="posts"
        caption={title}
        columns={columns}
        rowKey={(line) => line.appointmentId}
        filters={
          <WordsFilter
            label={t('duties.filterSearch')}
            width={240}
            value={search.search}
            onChange={(words) =>
              void navigate({ search: (old) => ({ ...old, search: words, after: undefined }) })
            }
          />
        }
        empty={
          <EmptyState
            title={search.search === undefined ? t('posts.empty') : t('duties.empty')}
            hint={t('posts.emptyHint')}
            action={mayImport && search.search === undefined ? <ImportButton /> : undefined}
          />
        }
      />
    </>
  );
}

export function PostsPage() {
  const region = useRegion();
  return region === undefined ? <NotFound /> : <Roster key={region.path} region={region} />;
}

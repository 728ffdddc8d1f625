// Who is in post and has no list of the year yet.
import { documentDate } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { thisYear } from '../clock.ts';
import { EmptyState } from '../components/feedback.tsx';
import { PagedList } from '../components/list-page.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SheetLink } from '../components/sheet-link.tsx';
import { useRegion } from '../shell/region-switcher.tsx';
import { may, useSession } from '../shell/session.ts';
import { NotFound } from './not-found.tsx';
import { YearSelect } from './year-select.tsx';

function Page({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/duties/without' });
  const navigate = useNavigate({ from: '/duties/without' });
  const { year = thisYear(), after, own } = search;
  const query = useQuery({
    queryKey: ['duties', 'without', region.path, year, own, after],
    queryFn: () =>
      call('duties', 'without', {
        query: {
          region: region.path,
          year,
          limit: 50,
          ...(own === undefined ? {} : { own: 'true' as const }),
          after,
        },
      }),
  });
  const title = t('without.title', { region: region.name, year });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('without.sub')}>
        <SheetLink path="duties/without" filter={{ region: region.path, year, own }} />
        <Link to="/duties" search={{ year, ...(own === undefined ? {} : { own }) }}>
          {t('without.toLists')}
        </Link>
        <YearSelect
          value={year}
          onChange={(next) =>
            void navigate({ search: (old) => ({ ...old, year: next, after: undefined }) })
          }
        />
      </PageHead>
      <PagedList
        list={query}
        after={after}
        onPage={(after) => void navigate({ search: (old) => ({ ...old, after }) })}
        name="without"
        caption={title}
        isFixed
        rowKey={({ appointmentId }) => appointmentId}
        empty={<EmptyState title={t('without.empty')} hint={t('without.emptyHint')} />}
        columns={[
          {
            id: 'person',
            title: t('duties.person'),
            isHead: true,
            cell: ({ personName }) => personName,
          },
          {
            id: 'post',
            title: t('duties.post'),
            cell: ({ postId, postTitle }) => (
              <Link to="/posts/posts/$postId" params={{ postId }}>
                {postTitle}
              </Link>
            ),
          },
          { id: 'organ', title: t('duties.organ'), cell: ({ organName }) => organName },
          {
            id: 'region',
            title: t('duties.region'),
            isShort: true,
            cell: ({ regionName }) => regionName,
          },
          {
            id: 'category',
            title: t('duties.category'),
            isShort: true,
            cell: ({ postClass }) => t(`postClass.${postClass}`),
          },
          {
            id: 'from',
            title: t('without.from'),
            isShort: true,
            cell: ({ from }) => documentDate(from),
          },
        ]}
      />
    </div>
  );
}

export function WithoutPage() {
  const session = useSession();
  const region = useRegion();
  return may(session, 'duties.without') && region !== undefined ? (
    <Page key={region.path} region={region} />
  ) : (
    <NotFound />
  );
}

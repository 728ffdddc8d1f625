// Fields by people of a region's own bodies on a day: where nobody is in charge, and where several are.
import { documentDate } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { today } from '../clock.ts';
import { DayInput } from '../components/day-input.tsx';
import { EmptyState, ErrorState, Loading } from '../components/feedback.tsx';
import { PageHead } from '../components/page-head.tsx';
import { SheetLink } from '../components/sheet-link.tsx';
import { useRegion } from '../shell/region-switcher.tsx';
import { NotFound } from './not-found.tsx';
import { PersonLink } from './person-link.tsx';

type Matrix = Awaited<ReturnType<typeof call<'posts', 'matrix'>>>;

function Grid({ matrix, caption }: { matrix: Matrix; caption: string }) {
  const { t } = useTranslation();
  const people = matrix.people.filter((one) =>
    matrix.fields.some(({ holders }) => holders.includes(one.appointmentId)),
  );
  return (
    <section className="table-frame" tabIndex={0} aria-label={caption}>
      <table className="plain grid-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('posts.field')}</th>
            {people.map((one) => (
              <th key={one.appointmentId} scope="col">
                <PersonLink id={one.personId} name={one.personName} />
                <div className="muted">{one.postTitle}</div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.fields.map(({ field, holders }) => (
            <tr key={field}>
              <th scope="row">
                <Link to="/posts/answering" search={{ field, on: matrix.on }}>
                  {field}
                </Link>{' '}
                {holders.length === 0 && <span className="tag unchecked">{t('posts.gap')}</span>}
                {holders.length > 1 && <span className="tag unchecked">{t('posts.overlap')}</span>}
              </th>
              {people.map((one) => (
                <td key={one.appointmentId}>
                  {holders.includes(one.appointmentId) && (
                    <span role="img" aria-label={t('posts.held')}>
                      ●
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Page({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const { on = today() } = useSearch({ from: '/app/posts/matrix' });
  const navigate = useNavigate({ from: '/posts/matrix' });
  const matrix = useQuery({
    queryKey: ['posts', 'matrix', region.path, on],
    queryFn: () =>
      call('posts', 'matrix', { query: { region: region.path as never, on: on as never } }),
  });
  const fields = matrix.data?.fields ?? [];
  const title = t('posts.matrixTitle', { region: region.name });
  return (
    <div className="stack">
      <PageHead title={title} sub={t('posts.matrixSub', { date: documentDate(on) })}>
        <SheetLink path="posts/matrix" filter={{ region: region.path, on }} />
        <Link to="/posts">{t('menu.posts')}</Link>
        <DayInput
          aria-label={t('posts.on')}
          style={{ width: 160 }}
          value={on}
          onChange={(day) =>
            void navigate({ search: (old) => ({ ...old, on: day }), replace: true })
          }
        />
      </PageHead>
      {matrix.isPending && <Loading />}
      {matrix.isError && <ErrorState error={matrix.error} onRetry={() => void matrix.refetch()} />}
      {matrix.data !== undefined &&
        (fields.length === 0 ? (
          <EmptyState title={t('posts.matrixEmpty')} hint={t('posts.emptyHint')} />
        ) : (
          <>
            <p>
              {t('posts.matrixSummary', {
                fields: fields.length,
                gaps: fields.filter(({ holders }) => holders.length === 0).length,
                overlaps: fields.filter(({ holders }) => holders.length > 1).length,
              })}
            </p>
            <Grid matrix={matrix.data} caption={title} />
          </>
        ))}
    </div>
  );
}

export function MatrixPage() {
  const region = useRegion();
  return region === undefined ? <NotFound /> : <Page key={region.path} region={region} />;
}

// A body’s lists in force as they may be published once that is approved (art. 15): posts and duties, no states.
import { documentDate } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { thisYear } from '../clock.ts';
import { DocumentPage } from '../components/document-page.tsx';
import { EmptyState, ErrorState, Loading } from '../components/feedback.tsx';
import { useRegion } from '../shell/region-switcher.tsx';
import { runsBodiesOf, useSession } from '../shell/session.ts';
import { DutiesLinks } from './duties-links.tsx';
import { NotFound } from './not-found.tsx';
import { NotOwn } from './not-own.tsx';
import { YearSelect } from './year-select.tsx';

/** Nothing of a post is its own alone, not even its document: the same person may have both kinds of list in one. */
function keyed<T>(values: readonly T[], nameOf: (value: T) => string): (readonly [string, T])[] {
  const seen = new Map<string, number>();
  return values.map((value) => {
    const name = nameOf(value);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [`${name}|${count}`, value];
  });
}

function Page({ region }: { region: { path: string; name: string } }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/app/duties/public' });
  const navigate = useNavigate({ from: '/duties/public' });
  const year = search.year ?? thisYear();
  const query = useQuery({
    queryKey: ['duties', 'public', region.path, year],
    queryFn: () => call('duties', 'publicList', { query: { region: region.path, year } }),
  });
  if (query.isPending) return <Loading lines={10} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { bodies, asOf } = query.data;
  return (
    <div className="stack">
      <div className="row no-print">
        <YearSelect
          value={year}
          onChange={(next) => void navigate({ search: (old) => ({ ...old, year: next }) })}
        />
        <span className="spacer" />
        <Button onClick={() => print()}>{t('common.print')}</Button>
      </div>
      <DutiesLinks year={year} />
      <p className="muted no-print">{t('publicList.hint')}</p>
      <DocumentPage
        title={t('publicList.title', { region: region.name, year })}
        sub={t('publicList.sub', { date: documentDate(asOf) })}
      >
        {bodies.length === 0 && (
          <EmptyState title={t('publicList.empty')} hint={t('publicList.emptyHint')} />
        )}
        {bodies.map((body) => (
          <section key={body.organName}>
            <h2>{body.organName}</h2>
            {keyed(body.posts, (post) => post.postTitle + post.personName + post.instrument).map(
              ([key, post]) => (
                <div key={key} className="public-post">
                  <h3>
                    {post.postTitle} {post.personName}
                    {post.instrument === 'annual' && (
                      <>
                        {' '}
                        <span className="tag">{t('duties.instruments.annual')}</span>
                      </>
                    )}
                  </h3>
                  {post.portfolios.length > 0 && (
                    <p className="muted">
                      {t('section.portfolios', { fields: post.portfolios.join('、') })}
                    </p>
                  )}
                  <ol className="briefing">
                    {keyed(post.items, ({ article, title }) => article + title).map(
                      ([itemKey, item]) => (
                        <li key={itemKey}>
                          <strong>{item.title}</strong>：{item.text}
                        </li>
                      ),
                    )}
                  </ol>
                </div>
              ),
            )}
          </section>
        ))}
      </DocumentPage>
    </div>
  );
}

export function PublicListPage() {
  const session = useSession();
  const region = useRegion();
  const { year = thisYear() } = useSearch({ from: '/app/duties/public' });
  if (region === undefined) return <NotFound />;
  return runsBodiesOf(session, region.path) ? (
    <Page key={region.path} region={region} />
  ) : (
    <NotOwn region={region.name} view="public" year={year} />
  );
}

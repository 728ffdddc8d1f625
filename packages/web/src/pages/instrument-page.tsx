// The reader: articles with their status, duty items and key points; each clause has its own address.
import { citedArticle } from '@jinze/kernel';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import { Fragment, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.ts';
import { documentDate } from '../clock.ts';
import { ErrorState, Loading } from '../components/feedback.tsx';
import { SourceTag } from '../components/marks.tsx';
import { PageHead } from '../components/page-head.tsx';

type Instrument = Awaited<ReturnType<typeof call<'instruments', 'read'>>>;
type Article = Instrument['articles'][number];

const REGULATION = 'cn-leading-cadres-2018';

function Clause({ item }: { item: Article['items'][number] }) {
  const { t } = useTranslation();
  return (
    <div className="clause" id={`art${item.article}`}>
      <h4 style={{ margin: 0 }}>
        <a href={`#art${item.article}`}>{item.article}</a> {item.title}
      </h4>
      <p className="law">{item.text}</p>
      {item.keyPoints.length > 0 && (
        <details open>
          <summary>{t('instruments.keyPoints')}</summary>
          <ul>
            {item.keyPoints.map((point) => (
              <li key={point.id}>
                {point.what}
                <span className="muted">
                  （{t('section.evidence', { evidence: point.evidence })}）
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function ArticleText({ article }: { article: Article }) {
  return (
    <section className="article" id={`art${article.article}`}>
      <h3 style={{ margin: 0 }}>
        <a href={`#art${article.article}`}>{citedArticle(String(article.article))}</a>{' '}
        {article.title} <SourceTag status={article.status} />
      </h3>
      {article.items.length === 0 ? (
        article.text.split('\n').map((line) => (
          <p key={line} className="law">
            {line}
          </p>
        ))
      ) : (
        <>
          <p className="law">{article.text.split('\n')[0]}</p>
          {article.items.map((item) => (
            <Clause key={item.code} item={item} />
          ))}
        </>
      )}
    </section>
  );
}

function Contents({ instrument }: { instrument: Instrument }) {
  const { t } = useTranslation();
  return (
    <nav className="contents card no-print" aria-label={t('instruments.contents')}>
      {instrument.articles.map((article, index) => (
        <Fragment key={article.article}>
          {article.chapter !== instrument.articles[index - 1]?.chapter && (
            <strong>{article.chapter}</strong>
          )}
          <a href={`#art${article.article}`}>
            {citedArticle(String(article.article))} {article.title}
          </a>
        </Fragment>
      ))}
    </nav>
  );
}

export function InstrumentPage() {
  const { t } = useTranslation();
  const { instrumentId = REGULATION } = useParams({ strict: false });
  const { hash } = useLocation();
  const instrument = useQuery({
    queryKey: ['instruments', instrumentId],
    queryFn: () => call('instruments', 'read', { params: { instrumentId } }),
    staleTime: 3_600_000,
  });
  const isHere = instrument.data !== undefined;
  useEffect(() => {
    if (isHere && hash !== '') document.getElementById(hash)?.scrollIntoView();
  }, [isHere, hash]);
  if (instrument.isPending) return <Loading lines={12} />;
  if (instrument.isError)
    return <ErrorState error={instrument.error} onRetry={() => void instrument.refetch()} />;
  const { title, number, issuers, effectiveFrom, articles } = instrument.data;
  return (
    <>
      <PageHead
        title={`《${title}》`}
        sub={`${t('instruments.sub', { number, issuers: issuers.join('、'), date: documentDate(effectiveFrom) })}。${t('instruments.status')}`}
      />
      <div className="two-columns">
        <Contents instrument={instrument.data} />
        <article className="sheet" style={{ margin: 0 }}>
          {articles.map((article, index) => (
            <Fragment key={article.article}>
              {article.chapter !== articles[index - 1]?.chapter && (
                <h2 style={{ textAlign: 'center', margin: '12px 0' }}>{article.chapter}</h2>
              )}
              <ArticleText article={article} />
            </Fragment>
          ))}
        </article>
      </div>
    </>
  );
}

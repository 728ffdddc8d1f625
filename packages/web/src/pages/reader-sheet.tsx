// The text of the regulation as the reader shows it: chapters, articles, clauses, and what stands beside them.
import { citedArticle } from '@jinze/kernel';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/feedback.tsx';
import { SourceTag } from '../components/marks.tsx';
import { LocalRequirements } from './local-requirements.tsx';
import type { Article, Beside, Clause } from './reader-beside.ts';

function Marked({ text, words }: { text: string; words: string }) {
  if (words === '') return text;
  return text.split(words).map((part, index) => (
    // The parts of one text never change their order.
    <Fragment key={`${index}-${part}`}>
      {index > 0 && <mark>{words}</mark>}
      {part}
    </Fragment>
  ));
}

function WhoButton({ article, onWho }: { article: string; onWho: (article: string) => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      id={`who-${article}`}
      className="link-button no-print who"
      aria-label={t('instruments.whoTitle', { clause: citedArticle(article) })}
      onClick={() => onWho(article)}
    >
      {t('instruments.who')}
    </button>
  );
}

function ClauseText({ item, beside }: { item: Clause; beside: Beside }) {
  const { t } = useTranslation();
  const local = beside.itemOf(item.code);
  return (
    <div className="clause" id={`art${item.article}`}>
      <h4 className="clause-head">
        <span>
          <a href={`#art${item.article}`}>{item.article}</a> {item.title}
        </span>
        <WhoButton article={item.article} onWho={beside.onWho} />
      </h4>
      <p className="law">
        <Marked text={item.text} words={beside.words} />
      </p>
      {item.keyPoints.length > 0 && (
        <details open>
          <summary>{t('instruments.keyPoints')}</summary>
          <ul>
            {item.keyPoints.map((point) => (
              <li key={point.id}>
                <Marked text={point.what} words={beside.words} />{' '}
                {point.group !== undefined && <span className="tag">{point.group}</span>}
                <span className="muted">
                  （{t('section.evidence', { evidence: point.evidence })}）
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {local !== undefined && (
        <LocalRequirements item={local} heading={beside.heading} facts={beside.facts} />
      )}
    </div>
  );
}

function ArticleText({ article, beside }: { article: Article; beside: Beside }) {
  const additions = beside.additionsOf(article.article);
  const [first, ...rest] = article.text.split('\n');
  const shown = article.items.length === 0 ? [first ?? '', ...rest] : [first ?? ''];
  return (
    <section className="article" id={`art${article.article}`}>
      <h3 className="clause-head">
        <span>
          <a href={`#art${article.article}`}>{citedArticle(String(article.article))}</a>{' '}
          {article.title} <SourceTag status={article.status} />
        </span>
        {article.items.length === 0 && (
          <WhoButton article={String(article.article)} onWho={beside.onWho} />
        )}
      </h3>
      {shown.map((line) => (
        <p key={line} className="law">
          <Marked text={line} words={beside.words} />
        </p>
      ))}
      {article.items.map((item) => (
        <ClauseText key={item.code} item={item} beside={beside} />
      ))}
      {additions.length > 0 && (
        <div className="local-rules">
          <strong>{beside.additionsHeading(article.article)}</strong>
          {additions.map((item) => (
            <LocalRequirements key={item.code} item={item} facts={beside.facts} />
          ))}
        </div>
      )}
    </section>
  );
}

export function Contents({ articles }: { articles: readonly Article[] }) {
  const { t } = useTranslation();
  return (
    <nav className="contents card no-print" aria-label={t('instruments.contents')}>
      <details open={matchMedia('(min-width: 801px)').matches}>
        <summary>{t('instruments.contents')}</summary>
        {articles.map((article, index) => (
          <Fragment key={article.article}>
            {article.chapter !== articles[index - 1]?.chapter && <strong>{article.chapter}</strong>}
            <a href={`#art${article.article}`}>
              {citedArticle(String(article.article))} {article.title}
            </a>
          </Fragment>
        ))}
      </details>
    </nav>
  );
}

export function Sheet({
  articles,
  beside,
  onClear,
}: {
  articles: readonly Article[];
  beside: Beside;
  onClear: () => void;
}) {
  const { t } = useTranslation();
  return (
    <article className="sheet" style={{ margin: 0 }}>
      {beside.words !== '' && (
        <p role="status" className="muted">
          {t('instruments.found', { count: articles.length })}{' '}
          <button type="button" className="link-button" onClick={onClear}>
            {t('instruments.clearSearch')}
          </button>
        </p>
      )}
      {articles.length === 0 && (
        <EmptyState title={t('instruments.notFound', { words: beside.words })} />
      )}
      {articles.map((article, index) => (
        <Fragment key={article.article}>
          {article.chapter !== articles[index - 1]?.chapter && (
            <h2 className="chapter">{article.chapter}</h2>
          )}
          <ArticleText article={article} beside={beside} />
        </Fragment>
      ))}
    </article>
  );
}

// A clause as it is cited: with its wording where it is the regulation's own, by name and number where it is not.
import { citedArticle } from '@jinze/kernel';
import type { Basis } from './frame.ts';
import { REGULATION, type SourceStatus } from './instruments.ts';
import { measureInstrumentTitle } from './measures.ts';

interface CitedClause {
  readonly instrument: string;
  /** In book-title marks, with the article. */
  readonly title: string;
  readonly article: string;
  /** Empty where the wording is not at hand. */
  readonly text: string;
  readonly status: SourceStatus;
  readonly place: string | null;
}

/** `20.1` is a paragraph of article 20, whose whole wording is shown. */
export function citedClause({ instrument, article = '', place, status }: Basis): CitedClause {
  const isOwn = instrument === REGULATION.id;
  const own = isOwn
    ? REGULATION.articles.find((one) => String(one.article) === article.split('.')[0])
    : undefined;
  const title = isOwn ? REGULATION.title : (measureInstrumentTitle(instrument) ?? instrument);
  return {
    instrument,
    title: `《${title}》${isOwn && article !== '' ? citedArticle(article) : article}`,
    article,
    text: own?.text ?? '',
    status,
    place: place ?? null,
  };
}

/** An article of the regulation, with what is known of its source. */
export function regulationClause(article: string): CitedClause {
  const { id, articles } = REGULATION;
  const status = articles.find((one) => String(one.article) === article)?.status ?? 'recalled';
  return citedClause({ instrument: id, article, status });
}

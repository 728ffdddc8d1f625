// A clause as it is cited: with its wording where it is the regulation's own, by name and number where it is not.
import type { Basis } from './frame.ts';
import { REGULATION, type SourceStatus } from './instruments.ts';
import { measureInstrumentTitle } from './measures.ts';

interface CitedClause {
  readonly instrument: string;
  /** In book-title marks. */
  readonly title: string;
  readonly article: string;
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
    title: `《${title}》`,
    article,
    text: own?.text ?? `${title}${article}`,
    status,
    place: place ?? null,
  };
}

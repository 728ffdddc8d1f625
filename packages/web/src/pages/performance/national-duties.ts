// The regulation’s own duties, to narrow a list by: articles 5 to 9, as they are cited; a document, a local rule or a priority may name others.
import { citedArticle } from '@jinze/kernel';

/** How many items each article has. */
const ITEMS = [
  [5, 6],
  [6, 6],
  [7, 3],
  [8, 6],
  [9, 5],
] as const;

export const NATIONAL_DUTY_CODES: readonly string[] = ITEMS.flatMap(([article, count]) =>
  Array.from({ length: count }, (_, index) => `art${article}.${index + 1}`),
);

/** Article 7 numbers no items, its three parts are told apart all the same. */
export function citedClause(article: string): string {
  const [number, part] = article.split('.');
  return number === '7' ? `${citedArticle('7')}（${part ?? ''}）` : citedArticle(article);
}

export const NATIONAL_DUTIES = NATIONAL_DUTY_CODES.map((value) => ({
  value,
  label: citedClause(value.replace('art', '')),
}));

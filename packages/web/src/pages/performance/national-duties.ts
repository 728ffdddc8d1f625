// The regulation’s own duties, to narrow a list by: articles 5 to 9, as they are cited.
import { citedArticle } from '@jinze/kernel';

/** How many items each article has; of article 7 the parts are not numbered in the text. */
const ITEMS = [
  [5, 6],
  [6, 6],
  [7, 3],
  [8, 6],
  [9, 5],
] as const;

export const NATIONAL_DUTIES = ITEMS.flatMap(([article, count]) =>
  Array.from({ length: count }, (_, index) => {
    const cited = citedArticle(`${article}.${index + 1}`);
    return {
      value: `art${article}.${index + 1}`,
      label: article === 7 ? `${cited}（${index + 1}）` : cited,
    };
  }),
);

// Which clauses and duty items the regulation has, as entries of the year name them: `art13`, `art5.2`, `art5.2-1`.
import { REGULATION } from '@jinze/rules';

const KNOWN: ReadonlySet<string> = new Set(
  REGULATION.articles.flatMap(({ article, items }) => [
    `art${article}`,
    ...items.flatMap(({ code, keyPoints }) => [code, ...keyPoints.map(({ id }) => id)]),
  ]),
);

export const isClause = (code: string): boolean => KNOWN.has(code);

// The clause of a finding as it is cited: the regulation's in its own words, another instrument's by its name.
import type { InspectionFinding } from '@jinze/contracts';
import { citedClause, REGULATION, regulationClause } from '@jinze/rules';
import { Refused } from '../../platform/refused.ts';
import type { FindingRow } from './findings.store.ts';

export function clauseOf({
  instrument,
  article,
}: Pick<FindingRow, 'instrument' | 'article'>): InspectionFinding['clause'] {
  if (instrument !== REGULATION.id) return citedClause({ instrument, article, status: 'local' });
  const { status } = regulationClause(article.split('.')[0] ?? article);
  return citedClause({ instrument, article, status });
}

/** The regulation's own articles are checked; another instrument is cited by its name. */
export function refuseUnknownClause({
  instrument,
  article,
}: {
  readonly instrument: string;
  readonly article: string;
}): void {
  if (instrument !== REGULATION.id) return;
  const found = /^\d{1,2}(\.\d{1,2})?$/.test(article)
    ? REGULATION.articles.find((one) => String(one.article) === article.split('.')[0])
    : undefined;
  // Where an article has items, it has no others.
  const items = found?.items ?? [];
  const isWhole = !article.includes('.') || items.length === 0;
  if (found === undefined || !(isWhole || items.some((one) => one.article === article)))
    throw new Refused({ code: 'inspections.clause-unknown', path: 'body.clause' });
}

// The clause of a finding as it is cited: the regulation's in its own words, another instrument's by its name.
import type { InspectionFinding } from '@jinze/contracts';
import { citedClause, REGULATION, regulationClause } from '@jinze/rules';
import type { FindingRow } from './findings.store.ts';

export function clauseOf({
  instrument,
  article,
}: Pick<FindingRow, 'instrument' | 'article'>): InspectionFinding['clause'] {
  if (instrument !== REGULATION.id) return citedClause({ instrument, article, status: 'local' });
  const { status } = regulationClause(article.split('.')[0] ?? article);
  return citedClause({ instrument, article, status });
}

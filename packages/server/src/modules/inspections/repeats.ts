// Repeat findings 屡查屡犯: which earlier ones a finding may repeat, and the chain of rounds behind it. Pure.
import type { EarlierRow, FindingRow } from './findings.store.ts';

/** `5.2` stands in article 5: what is found under either is the same matter to begin with. */
const articleOf = ({ article }: Pick<EarlierRow, 'article'>) => article.split('.')[0] ?? '';

type Here = Pick<FindingRow, 'id' | 'inspection_id' | 'found_on' | 'instrument' | 'article'>;

/** Of an earlier round, in the same region and under the same clause; the newest first. */
export function earlierLike(finding: Here, all: readonly EarlierRow[]): readonly EarlierRow[] {
  return all.filter(
    (one) =>
      !one.isWithdrawn &&
      one.inspection_id !== finding.inspection_id &&
      one.found_on < finding.found_on &&
      one.instrument === finding.instrument &&
      articleOf(one) === articleOf(finding),
  );
}

/** What it repeats, and what that repeated; the newest first. */
export function chainBehind(
  { repeats }: Pick<FindingRow, 'repeats'>,
  all: readonly EarlierRow[],
): EarlierRow[] {
  const byId = new Map(all.map((one) => [one.id, one]));
  const chain: EarlierRow[] = [];
  for (let id = repeats; id !== null; ) {
    const found = byId.get(id);
    if (found === undefined || chain.includes(found)) break;
    chain.push(found);
    id = found.repeats;
  }
  return chain;
}

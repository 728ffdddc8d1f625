// Repeat findings 屡查屡犯: which earlier ones a finding may repeat, and the chain of rounds behind it. Pure.
import type { EarlierRow, FindingRow } from './findings.store.ts';

/** `5.2` stands in article 5: what is found under either is the same matter to begin with. */
const articleOf = ({ article }: Pick<EarlierRow, 'article'>) => article.split('.')[0] ?? '';

type Here = Pick<FindingRow, 'id' | 'inspection_id' | 'found_on' | 'instrument' | 'article'>;

/** Of a round that was told of before, in the same region and under the same clause; the newest first. */
export function earlierLike(finding: Here, all: readonly EarlierRow[]): readonly EarlierRow[] {
  return all.filter(
    (one) =>
      one.state !== 'withdrawn' &&
      one.inspection_id !== finding.inspection_id &&
      one.delivered_on !== null &&
      one.delivered_on < finding.found_on &&
      one.found_on < finding.found_on &&
      one.instrument === finding.instrument &&
      articleOf(one) === articleOf(finding),
  );
}

/** What it repeats, and what that repeated; the newest first. What was withdrawn was no finding, and is passed over. */
export function chainBehind(
  { repeats }: Pick<FindingRow, 'repeats'>,
  all: readonly EarlierRow[],
): EarlierRow[] {
  const byId = new Map(all.map((one) => [one.id, one]));
  const chain: EarlierRow[] = [];
  const seen = new Set<string>();
  for (let id = repeats; id !== null; ) {
    const found = byId.get(id);
    if (found === undefined || seen.has(found.id)) break;
    seen.add(found.id);
    if (found.state !== 'withdrawn') chain.push(found);
    id = found.repeats;
  }
  return chain;
}

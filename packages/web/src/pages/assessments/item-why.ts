// The why of one item of a score: its clauses, the facts it went by, what is missing, and who said it.
import type { Assessed, Why } from '@jinze/contracts';
import type { TFunction } from 'i18next';
import type { Score } from './score-part.tsx';

export function whyOfItem(one: Assessed, score: Score, id: string, t: TFunction): Why | undefined {
  if (id === 'total') return one.why ?? undefined;
  const item = score.items.find((each) => each.id === id);
  if (item === undefined) return undefined;
  // The scheme itself comes first there, the articles of the regulation after it.
  const known = one.why?.clause ?? [];
  return {
    heading: item.title,
    clause: item.basis.map(({ instrument, article = '', status, place = null }) => {
      const said =
        article === ''
          ? known[0]
          : known.find((each) => each.instrument === instrument && each.article === article);
      return { instrument, title: instrument, article, text: '', status, ...said, place };
    }),
    facts: item.reasons.map(({ text }) => text),
    gaps: item.missing.map(({ text }) => text),
    proof: item.evidence.flatMap(({ asks, by, because, evidence = [] }) =>
      by === undefined && evidence.length === 0
        ? []
        : [
            t('assessments.proofAs', {
              asks,
              by: by ?? '',
              because: [because, ...evidence].filter(Boolean).join('；'),
            }),
          ],
    ),
  };
}

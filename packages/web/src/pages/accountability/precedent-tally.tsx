// How often what was given, in the order of article 19, early removal and the final measure apart; a proposal is marked where it lies among them.
import type { AccountabilityProposal, PrecedentSummary } from '@jinze/contracts';
import { MEASURE_NAMES, MEASURES_IN_ORDER, type MeasureId } from '@jinze/kernel';
import { useTranslation } from 'react-i18next';

type Proposed = Pick<AccountabilityProposal, 'outcome' | 'measures'>;

function Bar({
  name,
  count,
  most,
  isProposed,
}: {
  name: string;
  count: number;
  most: number;
  isProposed: boolean;
}) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row" style={{ width: 140, fontWeight: isProposed ? 700 : 400 }}>
        {name}
        {isProposed && `（${t('accountability.isProposed')}）`}
      </th>
      <td>
        <span
          aria-hidden="true"
          className={isProposed ? 'tally proposed' : 'tally'}
          style={{ width: `${(count / most) * 70}%` }}
        />{' '}
        {t('accountability.times', { count })}
      </td>
    </tr>
  );
}

/** What is proposed has its row even where nobody received it. */
function rowsOf(tally: PrecedentSummary['final'], proposed: readonly MeasureId[]) {
  const counts = new Map(tally.map(({ measure, count }) => [measure, count]));
  return MEASURES_IN_ORDER.filter((id) => counts.has(id) || proposed.includes(id)).map((id) => ({
    measure: id,
    count: counts.get(id) ?? 0,
  }));
}

export function PrecedentTally({
  summary,
  proposed,
}: {
  summary: PrecedentSummary;
  proposed?: Proposed;
}) {
  const { t } = useTranslation();
  const most = Math.max(
    1,
    summary.notPursued,
    ...[...summary.final, ...summary.early].map(({ count }) => count),
  );
  const measures = proposed?.measures.map(({ measure }) => measure) ?? [];
  const final = rowsOf(summary.final, measures);
  const isExempt = proposed?.outcome === 'not-pursue';
  const missing = final.filter(({ count }) => count === 0);
  return (
    <div className="stack tight">
      <p>
        {t('accountability.tally', {
          people: summary.people,
          cases: summary.cases,
          without: summary.withoutMeasure,
          not: summary.notPursued,
        })}
      </p>
      {(final.length > 0 || isExempt || summary.notPursued > 0) && (
        <table className="plain bars">
          <caption>{t('accountability.stages.final')}</caption>
          <tbody>
            {(isExempt || summary.notPursued > 0) && (
              <Bar
                name={t('accountability.notPursued')}
                count={summary.notPursued}
                most={most}
                isProposed={isExempt}
              />
            )}
            {final.map(({ measure, count }) => (
              <Bar
                key={measure}
                name={MEASURE_NAMES[measure]}
                count={count}
                most={most}
                isProposed={measures.includes(measure)}
              />
            ))}
          </tbody>
        </table>
      )}
      {summary.early.length > 0 && (
        <table className="plain bars">
          <caption>{t('accountability.stages.early')}</caption>
          <tbody>
            {summary.early.map(({ measure, count }) => (
              <Bar
                key={measure}
                name={MEASURE_NAMES[measure]}
                count={count}
                most={most}
                isProposed={false}
              />
            ))}
          </tbody>
        </table>
      )}
      {missing.length > 0 && (
        <p>
          {t('accountability.noneLike', {
            measures: missing.map(({ measure }) => MEASURE_NAMES[measure]).join('、'),
          })}
        </p>
      )}
      <p className="muted">{t('accountability.precedentWarning')}</p>
    </div>
  );
}

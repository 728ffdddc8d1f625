// How often what was given, early removal and the final measure apart; a proposal is marked where it lies among them.
import type { PrecedentSummary } from '@jinze/contracts';
import { MEASURE_NAMES, type MeasureId } from '@jinze/kernel';
import { useTranslation } from 'react-i18next';

export function PrecedentTally({
  summary,
  proposed = [],
}: {
  summary: PrecedentSummary;
  proposed?: readonly MeasureId[];
}) {
  const { t } = useTranslation();
  const most = Math.max(1, ...[...summary.final, ...summary.early].map(({ count }) => count));
  const missing = proposed.filter((id) => !summary.final.some(({ measure }) => measure === id));
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
      {(['final', 'early'] as const).map((stage) =>
        summary[stage].length === 0 ? null : (
          <table className="plain bars" key={stage}>
            <caption>{t(`accountability.stages.${stage}`)}</caption>
            <tbody>
              {summary[stage].map(({ measure, count }) => {
                const isProposed = stage === 'final' && proposed.includes(measure);
                return (
                  <tr key={measure}>
                    <th scope="row" style={{ width: 140, fontWeight: isProposed ? 700 : 400 }}>
                      {MEASURE_NAMES[measure]}
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
              })}
            </tbody>
          </table>
        ),
      )}
      {missing.length > 0 && (
        <p>
          {t('accountability.noneLike', {
            measures: missing.map((id) => MEASURE_NAMES[id]).join('、'),
          })}
        </p>
      )}
      <p className="muted">{t('accountability.precedentWarning')}</p>
    </div>
  );
}

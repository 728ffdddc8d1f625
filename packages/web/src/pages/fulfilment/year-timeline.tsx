// A year in the order it happened, month by month, the latest first.
import type { PersonFulfilment } from '@jinze/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function YearTimeline({ timeline }: Pick<PersonFulfilment, 'timeline'>) {
  const { t } = useTranslation();
  if (timeline.length === 0) return null;
  const months = [...Map.groupBy(timeline, ({ occurredOn }) => occurredOn.slice(0, 7))];
  return (
    <section className="card">
      <h2>{t('fulfilment.timeline', { count: timeline.length })}</h2>
      <ol className="year-timeline">
        {months.map(([month, records]) => (
          <li key={month}>
            <h3>{t('fulfilment.month', { month: Number(month.slice(5)) })}</h3>
            <ul className="todo">
              {records.map((record) => (
                <li key={record.id}>
                  <span>
                    <span className="muted nowrap">{record.occurredOn}</span>{' '}
                    <Link to="/records/$recordId" params={{ recordId: record.id }}>
                      {record.title}
                    </Link>
                  </span>
                  <span className="muted nowrap">{t(`activity.${record.activity}`)}</span>
                  {record.isLate && <span className="tag unchecked">{t('fulfilment.late')}</span>}
                  {record.isWaiting && (
                    <span className="tag">{t('records.confirmation.waiting')}</span>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

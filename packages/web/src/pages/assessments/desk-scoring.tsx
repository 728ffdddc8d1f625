// What the desk says of marks to give: to whoever was named, of whatever role, each exercise with its last day.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { today } from '../../clock.ts';
import { StateMark } from '../../components/marks.tsx';

export function ScoringCard() {
  const { t } = useTranslation();
  const scoring = useQuery({
    queryKey: ['assessments', 'scoring', 'desk'],
    queryFn: () => call('assessments', 'scoring', { query: { given: 'no', limit: 1 } }),
  });
  const waiting = (scoring.data?.assessments ?? []).filter(({ open }) => open > 0);
  if (waiting.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('assessments.ways.scoring')}</h2>
      <ul className="todo">
        {waiting.map(({ id, title, scoringBy, open }) => (
          <li key={id}>
            <span>
              {title} · {t('assessments.marksOpen', { count: open })}
            </span>
            <StateMark
              state={scoringBy < today() ? 'overdue' : 'due-soon'}
              text={t(scoringBy < today() ? 'assessments.overdueOn' : 'assessments.selfBy', {
                on: scoringBy,
              })}
            />
            <Link to="/assessments/scoring" search={{ exercise: id }}>
              {t('desk.go')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

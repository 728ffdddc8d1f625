// In the year: the day by which last year's results are public (art. 15), with its state and the way to its reasons.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { may, useSession } from '../../shell/session.ts';
import { DueMark } from '../publication/publication-words.tsx';

/** Since the regulation is in force. */
const FIRST_YEAR = 2018;

export function ResultsDue({ region, year }: { region: string; year: number }) {
  const { t } = useTranslation();
  const session = useSession();
  const about = year - 1;
  const query = useQuery({
    queryKey: ['publication', 'obligations', about, region, 'calendar'],
    queryFn: () =>
      call('publication', 'obligations', {
        query: { year: about, region: region as never, limit: 1 },
      }),
    enabled: about >= FIRST_YEAR && may(session, 'publication.obligations'),
  });
  const one = query.data?.items[0];
  if (one === undefined) return null;
  return (
    <p className="card row">
      <span>
        {one.dueOn === null
          ? t('calendar.resultsNoDay', { year: about })
          : t('calendar.resultsDue', { year: about, on: one.dueOn })}
      </span>
      <DueMark state={one.state} />
      <Link
        className="no-print"
        to="/publication/obligations"
        search={{ year: about, why: one.region }}
      >
        {t('why.open')}
      </Link>
    </p>
  );
}

// On the desk: what others recorded and waits for the leader’s word, the latest first.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { may, useSession } from '../../shell/session.ts';

/** So many are shown; the rest is one tap away. */
const SHOWN = 3;

/** How many wait, as soon as it is known; asked once for the desk’s first line and its card. */
export function useToConfirm() {
  const session = useSession();
  return useQuery({
    queryKey: ['performance', 'to-confirm', 'desk'],
    queryFn: () => call('performance', 'toConfirm', { query: { limit: SHOWN } }),
    enabled: may(session, 'performance.to-confirm'),
  });
}

/** Nothing where nothing waits. */
export function ToConfirmCard() {
  const { t } = useTranslation();
  const session = useSession();
  const { data } = useToConfirm();
  const isOwn = may(session, 'performance.confirm');
  if (data === undefined || data.total === 0) return null;
  return (
    <section className="card">
      <h2>{t(isOwn ? 'records.deskTitle' : 'records.deskServed')}</h2>
      <ul className="todo">
        {data.items.map((record) => (
          <li key={record.id}>
            <span>
              <span className="nowrap">{record.occurredOn}</span> {record.title}{' '}
              <span className="muted">
                {t(`activity.${record.activity}`)} · {record.recordedBy}
              </span>
            </span>
            <Link to="/records/$recordId" params={{ recordId: record.id }}>
              {t('desk.open')}
            </Link>
          </li>
        ))}
      </ul>
      <p className="more">
        <Link to="/records/to-confirm">
          {t(isOwn ? 'records.deskAll' : 'records.deskLook', { count: data.total })}
        </Link>
      </p>
    </section>
  );
}

// What the desk says of publication: notices that wait for one's own step, and days of article 15 that are near or past.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client.ts';
import { may, useSession } from '../../shell/session.ts';
import type { TodoLine } from '../desk-cases.tsx';

export function usePublicationTodo(): readonly TodoLine[] {
  const { t } = useTranslation();
  const session = useSession();
  const list = useQuery({
    queryKey: ['publication', 'list', 'desk'],
    queryFn: () => call('publication', 'list', { query: { limit: 1 } }),
    enabled: may(session, 'publication.list'),
  });
  const { toApprove = 0, toPublish = 0 } = list.data ?? {};
  const {
    resultsOverdue = 0,
    resultsDue = 0,
    personsOverdue = 0,
    personsDue = 0,
  } = list.data ?? {};
  const due = (
    key: 'overdue' | 'due' | 'personsOverdue' | 'personsDue',
    count: number,
  ): TodoLine => [
    count,
    t(`desk.publication.${key}`, { count }),
    <Link
      key={key}
      to="/publication/obligations"
      search={key.startsWith('persons') ? { what: 'persons' } : {}}
    >
      {t('desk.go')}
    </Link>,
  ];
  const notices = (key: 'toApprove' | 'toPublish', count: number): TodoLine => [
    count,
    t(`desk.publication.${key}`, { count }),
    <Link
      key={key}
      to="/publication"
      search={{ state: key === 'toApprove' ? 'checked' : 'approved' }}
    >
      {t('desk.go')}
    </Link>,
  ];
  return [
    due('overdue', resultsOverdue),
    due('personsOverdue', personsOverdue),
    due('due', resultsDue),
    due('personsDue', personsDue),
    notices('toApprove', toApprove),
    notices('toPublish', toPublish),
  ].filter(([count]) => count > 0);
}

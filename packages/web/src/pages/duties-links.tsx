// The views of a region's lists: the lists themselves, documents, priorities, one item across leaders, last year, the public version, paper.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { may, useSession } from '../shell/session.ts';

const WAYS = [
  { to: '/duties', text: 'lists', action: 'duties.sections' },
  { to: '/duties/documents', text: 'documents', action: 'duties.documents' },
  { to: '/duties/priorities', text: 'priorities', action: 'duties.priorities' },
  { to: '/duties/items', text: 'items', action: 'duties.item' },
  { to: '/duties/changes', text: 'changes', action: 'duties.changes' },
  { to: '/duties/public', text: 'public', action: 'duties.public-list' },
] as const;

export function DutiesLinks({ year }: { year: number }) {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <nav className="row no-print ways" aria-label={t('duties.ways')}>
      {WAYS.filter(({ action }) => may(session, action)).map(({ to, text }) => (
        <Link
          key={to}
          to={to}
          search={{ year }}
          activeOptions={{ exact: to === '/duties', includeSearch: false }}
        >
          {t(`duties.way.${text}`)}
        </Link>
      ))}
    </nav>
  );
}

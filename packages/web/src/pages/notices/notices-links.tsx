// The pages of notices: what one was told, how one is told, and for an office what its region is told.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { may, useSession } from '../../shell/session.ts';

const WAYS = [
  { to: '/notices', text: 'inbox', action: undefined },
  { to: '/notices/settings', text: 'settings', action: undefined },
  { to: '/notices/region', text: 'region', action: 'notices.region' },
] as const;

export function NoticesLinks() {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <nav className="row no-print ways" aria-label={t('notices.ways')}>
      {WAYS.filter(({ action }) => action === undefined || may(session, action)).map(
        ({ to, text }) => (
          <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
            {t(`notices.way.${text}`)}
          </Link>
        ),
      )}
    </nav>
  );
}
